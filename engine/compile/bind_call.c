/* SPDX-License-Identifier: EUPL-1.2 */
/* Binding: calls of functions, of pair concepts, and of op(), perioden() and eerstvolgende werkdag(). */
#include "compile/bind.h"

#include <string.h>

/* ---- pairs, days, periods ---- */

static sl_typed bind_pair(sl_binder *b, const sl_ast *ast, sl_typed entity, const sl_feature *f)
{
	sl_typed other;
	sl_type want = {.base = SL_T_ENTITY, .kind = f->towards};

	if (ast->count != 2) {
		sl_diags_add(b->p->diags, SL_DIAG_PAIR_NEEDS_OTHER, sl_bind_at(b, ast), f->name,
			     f->name);
		return sl_nothing;
	}
	other = sl_bind(b, ast->kids[1]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[1]->start, other, &want, f->name))
		return sl_nothing;
	return sl_bind_with_ref(b,
				sl_bind_emit(b, ast, SL_CODE_PAIR, &f->type,
					     (uint32_t[]){entity.node, other.node}, 2),
				f->number);
}

static sl_typed bind_op(sl_binder *b, const sl_ast *ast)
{
	sl_typed day, value, t;

	if (ast->count != 3) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, sl_bind_at(b, ast), "op",
			     "nodig zijn een datum en een expressie");
		return sl_nothing;
	}
	day = sl_bind(b, ast->kids[1]);
	value = sl_bind(b, ast->kids[2]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[1]->start, day, &sl_type_date, "op") ||
	    value.node == SL_NO_NODE)
		return sl_nothing;
	t = sl_bind_emit(b, ast, SL_CODE_AT_DATE, value.type, (uint32_t[]){day.node, value.node},
			 2);
	t.bare = value.bare;
	return t;
}

static const sl_period_series *series_named(const sl_binder *b, const sl_ast *ast)
{
	if (ast->op == SL_OP_LITERAL && ast->literal.kind == SL_STRING)
		for (uint32_t i = 0; i < b->p->model->series_count; i++)
			if (strcmp(b->p->model->series[i]->name, ast->literal.as.text) == 0)
				return b->p->model->series[i];
	return NULL;
}

static sl_typed bind_periods(sl_binder *b, const sl_ast *ast)
{
	const sl_period_series *series;
	sl_typed from, to;

	if (ast->count != 4) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, sl_bind_at(b, ast), "perioden",
			     "nodig zijn een reeks en twee datums");
		return sl_nothing;
	}
	if (!(series = series_named(b, ast->kids[1]))) {
		sl_diags_add(b->p->diags, SL_DIAG_SERIES_UNKNOWN, sl_bind_at(b, ast->kids[1]),
			     ast->kids[1]->literal.kind == SL_STRING ? ast->kids[1]->literal.as.text
								     : "?");
		return sl_nothing;
	}
	from = sl_bind(b, ast->kids[2]);
	to = sl_bind(b, ast->kids[3]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[2]->start, from, &sl_type_date, "perioden") ||
	    !sl_check_fits(b->p, b->expr, ast->kids[3]->start, to, &sl_type_date, "perioden"))
		return sl_nothing;
	return sl_bind_with_ref(b,
				sl_bind_emit(b, ast, SL_CODE_PERIODS,
					     sl_list_type(b->p, &sl_type_period),
					     (uint32_t[]){from.node, to.node}, 2),
				series->number);
}

static sl_typed bind_workday(sl_binder *b, const sl_ast *ast)
{
	sl_typed day;

	if (ast->count != 2) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, sl_bind_at(b, ast),
			     SL_WORKDAY_NAME, "nodig is een datum");
		return sl_nothing;
	}
	if (!b->p->model->calendar) {
		sl_diags_add(b->p->diags, SL_DIAG_CALENDAR_MISSING, sl_bind_at(b, ast),
			     SL_WORKDAY_NAME);
		return sl_nothing;
	}
	day = sl_bind(b, ast->kids[1]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[1]->start, day, &sl_type_date, SL_WORKDAY_NAME))
		return sl_nothing;
	return sl_bind_emit(b, ast, SL_CODE_WORKDAY, &sl_type_date, (uint32_t[]){day.node}, 1);
}

/* ---- arguments and results of functions ---- */

/* The arguments of a call, in the order of the parameters. */
static bool bind_arguments(sl_binder *b, const sl_ast *ast, const sl_builtin *f, sl_typed *args,
			   unsigned *count)
{
	const char *names[SL_MOST_ARGUMENTS];
	int order[SL_MOST_ARGUMENTS];
	unsigned n = ast->count - 1;
	bool named = n > 0 && ast->kids[1]->op == SL_OP_ENTRY;

	if (n > SL_MOST_ARGUMENTS) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, sl_bind_at(b, ast), f->name,
			     "te veel argumenten");
		return false;
	}
	for (unsigned i = 0; i < n; i++)
		names[i] = ast->kids[i + 1]->name;
	if (named && sl_builtin_match(f, names, n, order, SL_MOST_ARGUMENTS) != SL_OK) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, sl_bind_at(b, ast), f->name,
			     "namen van argumenten kloppen niet");
		return false;
	}
	*count = n;
	for (unsigned i = 0; i < n; i++) {
		const sl_ast *arg = ast->kids[i + 1];

		if (named) {
			if (order[i] < 0 || order[i] >= (int)n) {
				sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG,
					     sl_bind_at(b, ast), f->name, "een argument ontbreekt");
				return false;
			}
			arg = ast->kids[order[i] + 1]->kids[0];
		}
		args[i] = sl_bind(b, arg);
		if (args[i].node == SL_NO_NODE)
			return false;
	}
	return true;
}

/* Functions whose result has the unit, or the type, of what goes in. */
static bool keeps_type(sl_builtin_id id)
{
	static const sl_builtin_id keeping[] = {
		SL_FN_MIN, SL_FN_MAX, SL_FN_SUM, SL_FN_MEAN, SL_FN_MEDIAN, SL_FN_ABS, SL_FN_FLOOR,
		SL_FN_CEILING, SL_FN_ROUND_UP, SL_FN_ROUND_DOWN, SL_FN_ROUND_HALF_UP,
		SL_FN_ROUND_HALF_DOWN, SL_FN_ROUND_HALF_EVEN, SL_FN_DECIMAL, SL_FN_MODULO, SL_FN_MODE};

	for (size_t i = 0; i < sizeof keeping / sizeof *keeping; i++)
		if (keeping[i] == id)
			return true;
	return false;
}

static bool takes_all_alike(sl_builtin_id id)
{
	return id == SL_FN_MIN || id == SL_FN_MAX || id == SL_FN_SUM || id == SL_FN_MEAN ||
	       id == SL_FN_MEDIAN || id == SL_FN_MODULO;
}

static const sl_type *list_result(sl_binder *b, const sl_builtin *f, const sl_typed *args, unsigned n)
{
	if (f->id == SL_FN_SPLIT)
		return sl_list_type(b->p, &sl_type_string);
	if (f->id == SL_FN_INDEX_OF)
		return sl_list_type(b->p, &sl_type_number);
	if (f->id == SL_FN_FLATTEN && n && args[0].type->base == SL_T_LIST) {
		const sl_type *t = args[0].type;

		while (t->item && t->item->base == SL_T_LIST)
			t = t->item;
		return t;
	}
	return n && args[0].type->base == SL_T_LIST
		       ? args[0].type
		       : sl_list_type(b->p, n ? args[0].type : &sl_type_any);
}

static const sl_type *result_type(sl_binder *b, const sl_ast *ast, const sl_builtin *f,
				  const sl_typed *args, unsigned n, bool *bare)
{
	const char *r = f->result;
	sl_typed all = n ? args[0] : sl_nothing;

	*bare = false;
	if (keeps_type(f->id) && n) {
		if (all.type->base == SL_T_LIST)
			all.type = sl_bind_item_type(all.type);
		for (unsigned i = 1; takes_all_alike(f->id) && i < n; i++) {
			const sl_type *t =
				sl_check_alike(b->p, b->expr, ast->start, all, args[i], f->name);

			if (!t)
				return NULL;
			all.type = t;
			all.bare = all.bare && args[i].bare;
		}
		*bare = all.bare;
		if (f->id == SL_FN_MODE)
			return sl_list_type(b->p, all.type);
		if (f->id == SL_FN_SUM && all.type->base == SL_T_NUMBER)
			return sl_number_type(b->p, sl_bind_unit_of_sum(b, args[0], all.type->unit));
		return all.type->base == SL_T_NUMBER ? sl_number_type(b->p, all.type->unit)
						     : all.type;
	}
	if (strcmp(r, "number") == 0)
		return &sl_type_number;
	if (strcmp(r, "boolean") == 0)
		return &sl_type_boolean;
	if (strcmp(r, "string") == 0)
		return &sl_type_string;
	if (strcmp(r, "date") == 0)
		return &sl_type_date;
	if (strcmp(r, "years and months duration") == 0)
		return &sl_type_months;
	if (strcmp(r, "list") == 0)
		return list_result(b, f, args, n);
	return &sl_type_any;
}

static sl_type kinds_type(uint32_t takes)
{
	sl_type t = sl_type_any;

	if (takes == SL_TAKES_NUMBER || takes == SL_TAKES_NUMBER_OR_NULL)
		t.base = SL_T_NUMBER;
	else if (takes == SL_TAKES_STRING || takes == SL_TAKES_STRING_OR_NULL)
		t.base = SL_T_STRING;
	else if (takes == SL_TAKES_DAY)
		t.base = SL_T_DATE;
	return t;
}

/* One signature: does each argument fit by its kind? Units do not count. */
static bool check_arguments(sl_binder *b, const sl_ast *ast, const sl_builtin *f, const sl_typed *args,
			    unsigned n)
{
	unsigned given = 0;

	for (unsigned i = 0; i < f->param_count; i++)
		if (!f->params[i].name)
			return true; /* several signatures: the function itself chooses */
	for (unsigned i = 0; i < f->param_count && given < n; i++, given++) {
		sl_type want = kinds_type(f->params[i].takes);

		if (f->params[i].use == SL_PARAM_REST)
			return true;
		if (want.base != SL_T_ANY && args[i].type->base != SL_T_ANY &&
		    args[i].type->base != want.base) {
			sl_buf x = {0}, y = {0};

			sl_diags_add(b->p->diags, SL_DIAG_TYPE_MISMATCH,
				     sl_bind_at(b, ast->kids[i + 1]), f->name,
				     sl_bind_type_text(args[i].type, &x),
				     sl_bind_type_text(&want, &y));
			sl_buf_free(&x);
			sl_buf_free(&y);
			return false;
		}
	}
	if (given < n) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, sl_bind_at(b, ast), f->name,
			     "te veel argumenten");
		return false;
	}
	return true;
}

/* ---- functions ---- */

static sl_code code_of_builtin(sl_builtin_id id, unsigned n)
{
	return id == SL_FN_LIST_CONTAINS && n == 2 ? SL_CODE_CONTAINS : SL_CODE_BUILTIN;
}

/* `duration("P18Y")` of a text as written is a literal: its type is then known. */
static sl_typed bind_duration(sl_binder *b, const sl_ast *ast)
{
	sl_call call = {.arena = &b->p->program->arena, .rules = true};
	sl_value v, arg;

	if (ast->count != 2 || ast->kids[1]->op != SL_OP_LITERAL)
		return sl_bind_refuse(b, ast,
				      "duration() van iets anders dan een tekst zoals geschreven");
	arg = ast->kids[1]->literal;
	if (sl_builtin_call(&v, SL_FN_DURATION, &arg, 1, &call) != SL_OK ||
	    (v.kind != SL_MONTHS && v.kind != SL_SPAN)) {
		sl_diags_add(b->p->diags, SL_DIAG_ARGUMENTS_WRONG, sl_bind_at(b, ast), "duration",
			     "geen duur, zoals \"P18Y\"");
		return sl_nothing;
	}
	return sl_bind_finish(b, ast, sl_emit_literal(b->p, v, &sl_type_any),
		      v.kind == SL_MONTHS ? &sl_type_months : &sl_type_span, false);
}

/* `date("2026-07-01")` is a literal too; NULL when it is something else. */
static const sl_value *date_text(const sl_ast *ast)
{
	const sl_ast *text = ast->count == 2 ? ast->kids[1] : NULL;

	return text && text->op == SL_OP_LITERAL && text->literal.kind == SL_STRING ? &text->literal
										    : NULL;
}

static sl_typed bind_date(sl_binder *b, const sl_ast *ast, const sl_value *text)
{
	sl_date day;

	if (sl_date_parse(&day, text->as.text, text->n) != SL_OK) {
		sl_diags_add(b->p->diags, SL_DIAG_DATE_TEXT, sl_bind_at(b, ast->kids[1]),
			     text->as.text);
		return sl_nothing;
	}
	return sl_bind_finish(b, ast, sl_emit_literal(b->p, sl_day(day), &sl_type_date),
			      &sl_type_date, false);
}

/* round(a / b, n) in one step, where the digits are a literal. */
static sl_typed fuse_rounding(sl_binder *b, const sl_ast *ast, const sl_builtin *f,
			      const sl_typed *args, unsigned n, sl_typed whole)
{
	static const struct { sl_builtin_id id; sl_round how; } roundings[] = {
		{SL_FN_FLOOR, SL_ROUND_FLOOR}, {SL_FN_CEILING, SL_ROUND_CEILING},
		{SL_FN_DECIMAL, SL_ROUND_HALF_EVEN},
		{SL_FN_ROUND_UP, SL_ROUND_UP}, {SL_FN_ROUND_DOWN, SL_ROUND_DOWN},
		{SL_FN_ROUND_HALF_UP, SL_ROUND_HALF_UP}, {SL_FN_ROUND_HALF_DOWN, SL_ROUND_HALF_DOWN},
		{SL_FN_ROUND_HALF_EVEN, SL_ROUND_HALF_EVEN}};
	sl_program *g = b->p->program;
	const sl_node *quotient = &g->nodes[args[0].node];
	int64_t digits = 0;
	sl_typed t;

	/* A quotient of durations is a number too, but not one of numbers. */
	if (quotient->code != SL_CODE_DIV || sl_kid(g, quotient, 0)->type->base != SL_T_NUMBER)
		return whole;
	if (n > 1 && (g->nodes[args[1].node].code != SL_CODE_LITERAL ||
		      !sl_dec_to_int(&digits, g->constants[g->nodes[args[1].node].ref].as.dec)))
		return whole;
	if (digits < 0 || digits > SL_DEC_MAX_SCALE)
		return whole;
	for (size_t i = 0; i < sizeof roundings / sizeof *roundings; i++)
		if (roundings[i].id == f->id) {
			uint32_t kids[2] = {g->kids[quotient->kids], g->kids[quotient->kids + 1]};

			t = sl_bind_emit(b, ast, SL_CODE_DIV_ROUND, whole.type, kids, 2);
			sl_bind_set_detail(b, t, roundings[i].how);
			t.bare = whole.bare;
			return sl_bind_with_ref(b, t, (uint32_t)digits);
		}
	return whole;
}

static sl_typed bind_builtin(sl_binder *b, const sl_ast *ast, const sl_builtin *f)
{
	sl_typed args[SL_MOST_ARGUMENTS], t;
	uint32_t kids[SL_MOST_ARGUMENTS];
	unsigned n;
	const sl_type *type;
	bool bare;

	if (f->id == SL_FN_TODAY || f->id == SL_FN_NOW) {
		sl_diags_add(b->p->diags, SL_DIAG_CLOCK_IN_RULES, sl_bind_at(b, ast), f->name);
		return sl_nothing;
	}
	if (f->id == SL_FN_DURATION)
		return bind_duration(b, ast);
	if (f->id == SL_FN_DATE && date_text(ast))
		return bind_date(b, ast, date_text(ast));
	if (!bind_arguments(b, ast, f, args, &n) || !check_arguments(b, ast, f, args, n))
		return sl_nothing;
	if (!(type = result_type(b, ast, f, args, n, &bare)))
		return sl_nothing;
	for (unsigned i = 0; i < n; i++)
		kids[i] = args[i].node;
	t = sl_bind_with_ref(b, sl_bind_emit(b, ast, code_of_builtin(f->id, n), type, kids, n),
			     f->id);
	t.bare = bare;
	return n && t.node != SL_NO_NODE ? fuse_rounding(b, ast, f, args, n, t) : t;
}

/* ---- calls ---- */

sl_typed sl_bind_call(sl_binder *b, const sl_ast *ast)
{
	const sl_ast *callee = ast->kids[0];
	const sl_builtin *f;
	sl_meaning m;
	sl_typed entity;

	if (callee->op == SL_OP_PATH) {
		entity = sl_bind(b, callee->kids[0]);
		if (entity.node == SL_NO_NODE)
			return sl_nothing;
		if (entity.type->base == SL_T_ENTITY) {
			const sl_feature *feature = sl_bind_part(b, callee, entity.type);

			if (feature && feature->towards)
				return bind_pair(b, ast, entity, feature);
			if (!feature)
				return sl_nothing;
		}
		return sl_bind_refuse(b, ast,
				      "het aanroepen van iets dat geen functie of paarbegrip is");
	}
	if (callee->op != SL_OP_NAME)
		return sl_bind_refuse(b, ast,
				      "het aanroepen van iets dat geen functie of paarbegrip is");
	if (callee->name == b->p->op)
		return bind_op(b, ast);
	if (callee->name == b->p->perioden)
		return bind_periods(b, ast);
	if (callee->name == b->p->werkdag)
		return bind_workday(b, ast);
	if (sl_bind_find(b, callee->name, &m) && m.feature && m.feature->towards) {
		entity = m.variable ? sl_bind_variable(b, callee, m.variable)
				    : sl_bind_climb(b, callee, sl_bind_self(b, callee),
						    sl_bind_self_kind(b), m.steps);
		return bind_pair(b, ast, entity, m.feature);
	}
	if ((f = sl_builtin_find(callee->name)))
		return bind_builtin(b, ast, f);
	sl_diags_add(b->p->diags, SL_DIAG_FUNCTION_UNKNOWN, sl_bind_at(b, callee), callee->name);
	sl_bind_advise_function(b, callee->name);
	return sl_nothing;
}
