/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * One node: the dispatch over ops.def, for everything but lists and tables.
 *
 * Every operator first looks for the common case (all operands known) and
 * leaves the rest to sl_strict or to the truth tables.
 */
#include "eval/run.h"

#include <string.h>

#include "value/decimal_fast.h"

/* ---- logic ---- */

static void eval_and(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value v;

	sl_eval_kid(r, f, n, 0, out);
	for (uint32_t i = 1; i < n->count && !sl_is_false(*out); i++) {
		sl_eval_kid(r, f, n, i, &v);
		*out = sl_is_true(*out) ? v : sl_and(r, *out, v);
	}
}

static void eval_or(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value v;

	sl_eval_kid(r, f, n, 0, out);
	for (uint32_t i = 1; i < n->count && !sl_is_true(*out); i++) {
		sl_eval_kid(r, f, n, i, &v);
		*out = sl_is_false(*out) ? v : sl_or(r, *out, v);
	}
}

/* The condition unknown or broken: the branches decide when they agree. */
static void eval_open_if(sl_run *r, sl_frame *f, const sl_node *n, sl_value c, sl_value *out)
{
	sl_value a, b, same;

	sl_eval_kid(r, f, n, 1, &a);
	sl_eval_kid(r, f, n, 2, &b);
	if (sl_is_answer(a) && sl_is_answer(b)) {
		same = sl_eval_equal(r, a, b);
		*out = sl_is_true(same) ? a : c;
	} else if (c.kind == SL_UNKNOWN) {
		*out = c;
	} else {
		/* Broken: still open while a branch is. */
		*out = a.kind == SL_UNKNOWN || b.kind == SL_UNKNOWN
			       ? sl_unknown(sl_causes_join(r, sl_cause_of(a), sl_cause_of(b)))
			       : c;
	}
}

static void eval_if(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value c;

	sl_eval_kid(r, f, n, 0, &c);
	switch (sl_truth_of(c)) {
	case SL_TRUE:
		sl_eval_kid(r, f, n, 1, out);
		break;
	case SL_FALSE:
	case SL_EMPTY:
		sl_eval_kid(r, f, n, 2, out);
		break;
	case SL_TRUTH_UNKNOWN:
	case SL_BROKEN_TRUTH:
		eval_open_if(r, f, n, c, out);
		break;
	}
}

/* ---- comparison ---- */

static sl_value compared(sl_run *r, sl_code code, sl_value a, sl_value b)
{
	int order;

	if (a.kind == SL_NUMBER && b.kind == SL_NUMBER)
		return sl_boolean(sl_order_holds(code, sl_dec_compare_fast(a.as.dec, b.as.dec)));
	if (a.kind == SL_DATE && b.kind == SL_DATE)
		return sl_boolean(sl_order_holds(code, (a.as.i > b.as.i) - (a.as.i < b.as.i)));
	if (!sl_is_known(a) || !sl_is_known(b))
		return sl_strict(r, (sl_value[]){a, b}, 2);
	if (!sl_value_compare(&order, a, b))
		return sl_broken(r, SL_DEFECT_ARITHMETIC, "deze waarden hebben geen volgorde");
	return sl_boolean(sl_order_holds(code, order));
}

static void eval_compare(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value a, b;

	sl_eval_kid(r, f, n, 0, &a);
	sl_eval_kid(r, f, n, 1, &b);
	*out = compared(r, (sl_code)n->code, a, b);
}

static void eval_between(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value v[3];

	for (uint32_t i = 0; i < 3; i++)
		sl_eval_kid(r, f, n, i, &v[i]);
	if (!sl_is_known(v[0]) || !sl_is_known(v[1]) || !sl_is_known(v[2]))
		*out = sl_strict(r, v, 3);
	else
		*out = sl_and(r, compared(r, SL_CODE_GE, v[0], v[1]), compared(r, SL_CODE_LE, v[0], v[2]));
}

/* The members that are sure decide `= []` (docs/rule-language.md, section 15). */
static sl_value compare_with_none(sl_run *r, const sl_list *list)
{
	sl_value some = sl_boolean(false);

	for (uint32_t i = 0; i < list->count && !sl_is_true(some); i++)
		some = sl_or(r, some, sl_member_is_there(list, i));
	return sl_not(list->open ? sl_or(r, some, sl_unknown(list->cause)) : some);
}

static bool is_wobbly(sl_value v)
{
	return v.kind == SL_LIST && (v.as.list->open || v.as.list->doubtful);
}

sl_value sl_eval_equal(sl_run *r, sl_value a, sl_value b)
{
	if (a.kind == SL_NUMBER && b.kind == SL_NUMBER)
		return sl_boolean(sl_dec_equal_fast(a.as.dec, b.as.dec));
	if (a.kind == SL_STRING && b.kind == SL_STRING)
		return sl_boolean(a.n == b.n && (a.as.text == b.as.text || memcmp(a.as.text, b.as.text, a.n) == 0));
	if (a.kind == SL_ENTITY && b.kind == SL_ENTITY)
		return sl_boolean(a.n == b.n);
	if (!sl_is_answer(a) || !sl_is_answer(b))
		return sl_strict(r, (sl_value[]){a, b}, 2);
	if (a.kind == SL_NULL || b.kind == SL_NULL)
		return sl_boolean(a.kind == b.kind);
	if (is_wobbly(a) || is_wobbly(b)) {
		if (b.kind == SL_LIST && b.as.list->count == 0 && !b.as.list->open)
			return compare_with_none(r, a.as.list);
		if (a.kind == SL_LIST && a.as.list->count == 0 && !a.as.list->open)
			return compare_with_none(r, b.as.list);
		if (!sl_list_is_sure(a, &a))
			return sl_strict(r, (sl_value[]){a, sl_list_is_sure(b, &b) ? sl_boolean(true) : b}, 2);
		sl_list_is_sure(b, &b);
		return b;
	}
	switch (sl_value_equal(a, b)) {
	case SL_TRUE:
		return sl_boolean(true);
	case SL_FALSE:
		return sl_boolean(false);
	case SL_TRUTH_UNKNOWN:
	case SL_EMPTY:
	case SL_BROKEN_TRUTH:
		break;
	}
	return sl_broken(r, SL_DEFECT_ARITHMETIC, "deze waarden kunnen niet worden vergeleken");
}

static void eval_equal(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value a, b;

	sl_eval_kid(r, f, n, 0, &a);
	sl_eval_kid(r, f, n, 1, &b);
	*out = sl_eval_equal(r, a, b);
	if (n->code == SL_CODE_NE)
		*out = sl_not(*out);
}

/* ---- arithmetic ---- */

static sl_value failed(sl_run *r, sl_status err, const char *text)
{
	if (err == SL_ENOMEM)
		r->status = SL_ENOMEM;
	return sl_broken(r, err == SL_ELIMIT ? SL_DEFECT_LIMIT : SL_DEFECT_ARITHMETIC, text);
}

static sl_value arith(sl_run *r, int op, sl_value a, sl_value b)
{
	sl_call call = {.arena = &r->arena, .rules = true};
	sl_value v;
	sl_status err;

	if (!sl_is_known(a) || !sl_is_known(b))
		return sl_strict(r, (sl_value[]){a, b}, 2);
	err = sl_arith(&v, op, a, b, &call);
	return err == SL_OK ? v : failed(r, err, call.error);
}

static void eval_arith(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value a, b;
	sl_dec d;
	sl_status err = SL_EINVAL;
	static const char ops[] = {'+', '-', '*', '/', '^'};

	sl_eval_kid(r, f, n, 0, &a);
	sl_eval_kid(r, f, n, 1, &b);
	if (a.kind == SL_NUMBER && b.kind == SL_NUMBER) {
		if (n->code == SL_CODE_ADD)
			err = sl_dec_add_fast(&d, a.as.dec, b.as.dec);
		else if (n->code == SL_CODE_SUB)
			err = sl_dec_sub_fast(&d, a.as.dec, b.as.dec);
		else if (n->code == SL_CODE_MUL)
			err = sl_dec_mul_fast(&d, a.as.dec, b.as.dec);
		if (err == SL_OK) {
			*out = sl_number(d);
			return;
		}
	}
	*out = arith(r, ops[n->code - SL_CODE_ADD], a, b);
}

static void eval_div_round(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value a, b;
	sl_dec d;

	sl_eval_kid(r, f, n, 0, &a);
	sl_eval_kid(r, f, n, 1, &b);
	if (a.kind != SL_NUMBER || b.kind != SL_NUMBER)
		*out = sl_strict(r, (sl_value[]){a, b}, 2);
	else if (sl_dec_div_round(&d, a.as.dec, b.as.dec, (int)n->ref, (sl_round)n->detail) == SL_OK)
		*out = sl_number(d);
	else
		*out = sl_broken(r, SL_DEFECT_ARITHMETIC,
				 sl_dec_is_zero(b.as.dec) ? "delen door nul" : "het getal is te groot");
}

static void eval_neg(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_eval_kid(r, f, n, 0, out);
	if (out->kind == SL_NUMBER)
		out->as.dec = sl_dec_neg(out->as.dec);
	else if (sl_is_known(*out))
		*out = arith(r, '*', *out, sl_number(sl_dec_from_int(-1)));
}

static void eval_property(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_call call = {.arena = &r->arena, .rules = true};
	const char *name = r->program->constants[n->ref].as.text;
	sl_value v;
	sl_status err;

	sl_eval_kid(r, f, n, 0, &v);
	if (!sl_is_known(v)) {
		*out = v;
		return;
	}
	err = sl_value_property(out, v, name, &call);
	if (err != SL_OK)
		*out = failed(r, err, call.error);
}

/* ---- entities, facts, concepts ---- */

static void eval_owner(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_eval_kid(r, f, n, 0, out);
	for (uint32_t i = 0; i < n->ref && out->kind == SL_ENTITY; i++)
		out->n = r->household->entities[out->n].owner;
	if (out->kind == SL_ENTITY)
		out->aux = r->household->entities[out->n].kind->number;
}

static void eval_fact(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	const sl_feature *fact = r->schema->features[n->ref];
	sl_fact_use use;
	sl_value e;

	sl_eval_kid(r, f, n, 0, &e);
	if (e.kind == SL_ENTITY)
		sl_run_fact(r, f->day, fact, e.n, out, &use);
	else
		*out = e; /* leeg, unknown or broken on the way */
}

static void eval_concept(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	const sl_feature *feature = r->schema->features[n->ref];
	sl_value e;

	sl_eval_kid(r, f, n, 0, &e);
	if (e.kind == SL_ENTITY)
		sl_eval_concept(r, f->day, feature->concept, e.n, SL_NO_ENTITY, out);
	else
		*out = e;
}

static void eval_pair(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	const sl_feature *feature = r->schema->features[n->ref];
	sl_value e, other;

	sl_eval_kid(r, f, n, 0, &e);
	sl_eval_kid(r, f, n, 1, &other);
	if (e.kind == SL_ENTITY && other.kind == SL_ENTITY)
		sl_eval_concept(r, f->day, feature->concept, e.n, other.n, out);
	else
		*out = sl_strict(r, (sl_value[]){e, other}, 2);
}

/* ---- time ---- */

static sl_value day_memory(sl_run *r, sl_date day, sl_day_memory **memory)
{
	*memory = sl_run_day(r, day);
	return *memory ? sl_null() : sl_broken(r, SL_DEFECT_LIMIT, "te veel dagen in een berekening");
}

static void eval_at_date(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_day_memory *before = f->day;
	sl_value day;

	sl_eval_kid(r, f, n, 0, &day);
	if (day.kind != SL_DATE) {
		*out = sl_is_known(day) ? sl_broken(r, SL_DEFECT_ARITHMETIC, "geen datum") : day;
		return;
	}
	*out = day_memory(r, day.as.i, &f->day);
	if (f->day)
		sl_eval_kid(r, f, n, 1, out);
	f->day = before;
}

static void eval_period(sl_run *r, sl_frame *f, sl_value *out)
{
	sl_date begin, end, test;

	if (f->series && sl_period_of(f->series, f->day->date, r->known, &begin, &end, &test))
		*out = (sl_value){.kind = SL_CONTEXT, .as.span = {begin, (int32_t)(end - begin)}};
	else
		*out = sl_broken(r, SL_DEFECT_NO_RULE, "er is geen periode voor deze dag");
}

sl_date sl_period_edge(sl_value period, bool end)
{
	return period.as.span.seconds + (end ? period.as.span.nanos : 0);
}

static void eval_period_edge(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_eval_kid(r, f, n, 0, out);
	if (out->kind == SL_CONTEXT)
		*out = sl_day(sl_period_edge(*out, n->detail));
}

static void eval_workday(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_date day;

	sl_eval_kid(r, f, n, 0, out);
	if (out->kind != SL_DATE)
		return;
	*out = sl_workday_from(&day, r->program->model->calendar, out->as.i, r->known)
		       ? sl_day(day)
		       : sl_broken(r, SL_DEFECT_LIMIT, "de kalender heeft te veel vrije dagen achter elkaar");
}

/* x in (tests): the tests find x in their variable. */
static void eval_in(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_eval_kid(r, f, n, 0, &f->variables[n->detail]);
	sl_eval_kid(r, f, n, 1, out);
}

/* ---- dispatch ---- */

static void dispatch(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	switch ((sl_code)n->code) {
	case SL_CODE_LITERAL:
		*out = r->program->constants[n->ref];
		break;
	case SL_CODE_SELF:
		*out = sl_entity(r->household->entities[f->self].kind->number, f->self);
		break;
	case SL_CODE_OTHER:
		*out = sl_entity(r->household->entities[f->other].kind->number, f->other);
		break;
	case SL_CODE_VARIABLE:
		*out = f->variables[n->ref];
		break;
	case SL_CODE_OWNER:
		eval_owner(r, f, n, out);
		break;
	case SL_CODE_FACT:
		eval_fact(r, f, n, out);
		break;
	case SL_CODE_CONCEPT:
		eval_concept(r, f, n, out);
		break;
	case SL_CODE_PAIR:
		eval_pair(r, f, n, out);
		break;
	case SL_CODE_PARAMETER:
		sl_run_parameter(r, f->day, r->program->model->parameters[n->ref], out);
		break;
	case SL_CODE_AND:
		eval_and(r, f, n, out);
		break;
	case SL_CODE_OR:
		eval_or(r, f, n, out);
		break;
	case SL_CODE_NOT:
		sl_eval_kid(r, f, n, 0, out);
		*out = sl_not(*out);
		break;
	case SL_CODE_EQ:
	case SL_CODE_NE:
		eval_equal(r, f, n, out);
		break;
	case SL_CODE_LT:
	case SL_CODE_LE:
	case SL_CODE_GT:
	case SL_CODE_GE:
		eval_compare(r, f, n, out);
		break;
	case SL_CODE_BETWEEN:
		eval_between(r, f, n, out);
		break;
	case SL_CODE_IN:
		eval_in(r, f, n, out);
		break;
	case SL_CODE_ADD:
	case SL_CODE_SUB:
	case SL_CODE_MUL:
	case SL_CODE_DIV:
	case SL_CODE_POW:
		eval_arith(r, f, n, out);
		break;
	case SL_CODE_DIV_ROUND:
		eval_div_round(r, f, n, out);
		break;
	case SL_CODE_NEG:
		eval_neg(r, f, n, out);
		break;
	case SL_CODE_IF:
		eval_if(r, f, n, out);
		break;
	case SL_CODE_FOR:
		sl_eval_for(r, f, n, out);
		break;
	case SL_CODE_SOME:
	case SL_CODE_EVERY:
		sl_eval_quantifier(r, f, n, out);
		break;
	case SL_CODE_FILTER:
		sl_eval_filter(r, f, n, out);
		break;
	case SL_CODE_MAP:
		sl_eval_map(r, f, n, out);
		break;
	case SL_CODE_LIST:
		sl_eval_list(r, f, n, out);
		break;
	case SL_CODE_CONTAINS:
		sl_eval_contains(r, f, n, out);
		break;
	case SL_CODE_INDEX:
		sl_eval_index(r, f, n, out);
		break;
	case SL_CODE_BUILTIN:
		sl_eval_builtin(r, f, n, out);
		break;
	case SL_CODE_PROPERTY:
		eval_property(r, f, n, out);
		break;
	case SL_CODE_AT_DATE:
		eval_at_date(r, f, n, out);
		break;
	case SL_CODE_PERIODS:
		sl_eval_periods(r, f, n, out);
		break;
	case SL_CODE_PERIOD:
		eval_period(r, f, out);
		break;
	case SL_CODE_PERIOD_EDGE:
		eval_period_edge(r, f, n, out);
		break;
	case SL_CODE_WORKDAY:
		eval_workday(r, f, n, out);
		break;
	case SL_CODE_TABLE:
		sl_eval_table(r, f, n, out);
		break;
	case SL_CODE_LEFT:
		sl_eval_left(r, f, n, out);
		break;
	case SL_CODE_DECIDED:
		sl_eval_decided(r, f, n, out);
		break;
	/* Forms that binding replaces by others, or refuses. */
	case SL_CODE_NAME:
	case SL_CODE_PATH:
	case SL_CODE_CALL:
	case SL_CODE_CONTEXT:
	case SL_CODE_ENTRY:
	case SL_CODE_RANGE:
	case SL_CODE_FUNCTION:
	case SL_CODE_INSTANCE:
	case SL_CODE_TESTS:
	case SL_CODE_TEST_NOT:
	case SL_CODE_TEST_ANY:
	case SL_CODE_TEST_CMP:
	case SL_CODE_BIND:
	case SL_CODE_COUNT:
		*out = sl_broken(r, SL_DEFECT_LIMIT, "deze vorm kan niet worden uitgerekend");
		break;
	}
}

void sl_eval(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	if (r->depth >= SL_RUN_DEPTH) {
		*out = sl_broken(r, SL_DEFECT_LIMIT, "de berekening is te diep");
		return;
	}
	r->depth++;
	dispatch(r, f, n, out);
	r->depth--;
}
