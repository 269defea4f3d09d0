/* SPDX-License-Identifier: EUPL-1.2 */
/* Binding: for, some, every, filters and lists as written. */
#include "compile/bind.h"

#include <string.h>

const sl_type *sl_bind_item_type(const sl_type *list)
{
	return list->base == SL_T_LIST && list->item ? list->item : &sl_type_any;
}

static sl_typed need_list(sl_binder *b, const sl_ast *ast)
{
	sl_typed t = sl_bind(b, ast);

	if (t.node != SL_NO_NODE && t.type->base != SL_T_LIST && t.type->base != SL_T_ANY)
		return sl_bind_complain(b, ast, SL_DIAG_NOT_A_LIST, NULL, t.type);
	return t;
}

/* What a variable of for, some or every runs over: a list, or 1..n. */
static sl_typed bind_domain(sl_binder *b, const sl_ast *ast)
{
	sl_typed low, high;

	if (ast->op != SL_OP_RANGE)
		return need_list(b, ast);
	low = sl_bind(b, ast->kids[0]);
	high = sl_bind(b, ast->kids[1]);
	if (!sl_check_fits(b->p, b->expr, ast->kids[0]->start, low, &sl_type_number, "reeks") ||
	    !sl_check_fits(b->p, b->expr, ast->kids[1]->start, high, &sl_type_number, "reeks"))
		return sl_nothing;
	return sl_bind_emit(b, ast, SL_CODE_RANGE, sl_list_type(b->p, &sl_type_number),
			    (uint32_t[]){low.node, high.node}, 2);
}

/* for, some, every with several variables nest: the first is the outermost. */
sl_typed sl_bind_loop(sl_binder *b, const sl_ast *ast, uint32_t i)
{
	const sl_ast *bound = ast->kids[i];
	bool last = i + 2 == ast->count;
	sl_typed domain, body, t;
	const sl_type *type;
	sl_variable *v;

	domain = bind_domain(b, bound->kids[0]);
	if (domain.node == SL_NO_NODE)
		return sl_nothing;
	if (!(v = sl_bind_push(b, bound, bound->name, sl_bind_item_type(domain.type), false)))
		return sl_nothing;
	if (!last)
		body = sl_bind_loop(b, ast, i + 1);
	else
		body = ast->op == SL_OP_FOR ? sl_bind(b, ast->kids[i + 1])
					    : sl_bind_truth(b, ast->kids[i + 1]);
	b->count--;
	if (body.node == SL_NO_NODE)
		return sl_nothing;
	if (ast->op != SL_OP_FOR)
		type = &sl_type_boolean;
	else
		type = last ? sl_list_type(b->p, body.type) : body.type;
	t = sl_bind_emit(b, ast, (sl_code)ast->op, type, (uint32_t[]){domain.node, body.node}, 2);
	sl_bind_set_detail(b, t, v->slot);
	t.bare = body.bare && ast->op == SL_OP_FOR;
	/* An inner `for` gives a list of its own: the outer one joins them. */
	if (t.node != SL_NO_NODE && ast->op == SL_OP_FOR && !last)
		b->p->program->nodes[t.node].ref = 1;
	return t;
}

/* ---- a sum over periods ---- */

static bool is_all_of(const sl_period_series *s, sl_period_kind kind)
{
	for (uint32_t i = 0; i < s->count; i++)
		if (s->stretches[i].kind != kind)
			return false;
	return s->count > 0;
}

/* How a unit names one period of the series, or NULL: "periode" fits every one. */
static const char *word_of(const sl_period_series *s, const char *word)
{
	static const struct { const char *word; sl_period_kind kind; } words[] = {
		{"maand", SL_PERIOD_MONTH}, {"jaar", SL_PERIOD_YEAR}, {"4 weken", SL_PERIOD_ISO_FOUR_WEEKS}};

	if (strcmp(word, "periode") == 0)
		return word;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(word, words[i].word) == 0 && is_all_of(s, words[i].kind))
			return word;
	return NULL;
}

const sl_unit *sl_bind_unit_of_sum(sl_binder *b, sl_typed list, const sl_unit *unit)
{
	const sl_program *g = b->p->program;
	const sl_node *n = &g->nodes[list.node];
	const sl_unit *out = unit, *period;
	const char *word = NULL;

	if (!unit || n->code != SL_CODE_FOR || sl_kid(g, n, 0)->code != SL_CODE_PERIODS)
		return unit;
	for (uint32_t i = 0; i < unit->count && !word; i++)
		if (unit->powers[i] == -1)
			word = word_of(b->p->model->series[sl_kid(g, n, 0)->ref], unit->words[i]);
	if (word && (sl_unit_parse(&period, b->p->model->schema.units, word, strlen(word)) != SL_OK ||
		     sl_unit_multiply(&out, b->p->model->schema.units, unit, period) != SL_OK))
		b->p->out_of_memory = true;
	return out;
}

sl_typed sl_bind_filter(sl_binder *b, const sl_ast *ast)
{
	sl_typed list = need_list(b, ast->kids[0]), condition, t;
	sl_variable *v;

	if (list.node == SL_NO_NODE ||
	    !(v = sl_bind_push(b, ast, b->p->item, sl_bind_item_type(list.type), false)))
		return sl_nothing;
	v->is_item = true;
	condition = sl_bind(b, ast->kids[1]);
	b->count--;
	if (condition.node == SL_NO_NODE)
		return sl_nothing;
	if (condition.type->base == SL_T_NUMBER)
		return sl_bind_emit(b, ast, SL_CODE_INDEX, sl_bind_item_type(list.type),
				    (uint32_t[]){list.node, condition.node}, 2);
	if (!sl_bind_is_truth(condition.type))
		return sl_bind_complain(b, ast->kids[1], SL_DIAG_NOT_A_TRUTH, NULL, condition.type);
	t = sl_bind_emit(b, ast, SL_CODE_FILTER, list.type, (uint32_t[]){list.node, condition.node},
			 2);
	sl_bind_set_detail(b, t, v->slot);
	return t;
}

sl_typed sl_bind_list(sl_binder *b, const sl_ast *ast)
{
	uint32_t kids[SL_MOST_LISTED];
	sl_typed first = {SL_NO_NODE, &sl_type_any, true}, t;
	const sl_type *type = &sl_type_any;

	if (!sl_bind_fits(b, ast, "leden in een lijst"))
		return sl_nothing;
	for (uint32_t i = 0; i < ast->count; i++) {
		t = sl_bind(b, ast->kids[i]);
		kids[i] = t.node;
		if (i == 0)
			first = t;
		else if (!sl_check_alike(b->p, b->expr, ast->kids[i]->start, first, t, "lijst"))
			return sl_nothing;
		if (i == 0 || type->base == SL_T_ANY || first.bare)
			type = t.type;
		first.bare = first.bare && t.bare;
	}
	t = sl_bind_emit(b, ast, SL_CODE_LIST, sl_list_type(b->p, type), kids, ast->count);
	t.bare = first.bare;
	return t;
}
