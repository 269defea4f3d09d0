/* SPDX-License-Identifier: EUPL-1.2 */
/* Binding: and, or, not, comparisons, arithmetic, if. */
#include "compile/bind.h"

#include <string.h>

/* ---- truths ---- */

bool sl_bind_is_truth(const sl_type *t)
{
	return t->base == SL_T_BOOLEAN || t->base == SL_T_ANY;
}

sl_typed sl_bind_truth(sl_binder *b, const sl_ast *ast)
{
	sl_typed t = sl_bind(b, ast);

	if (t.node != SL_NO_NODE && !sl_bind_is_truth(t.type))
		return sl_bind_complain(b, ast, SL_DIAG_NOT_A_TRUTH, NULL, t.type);
	return t;
}

sl_typed sl_bind_logic(sl_binder *b, const sl_ast *ast)
{
	uint32_t kids[2];

	for (uint32_t i = 0; i < ast->count; i++)
		kids[i] = sl_bind_truth(b, ast->kids[i]).node;
	return sl_bind_emit(b, ast, (sl_code)ast->op, &sl_type_boolean, kids, ast->count);
}

/* ---- comparisons ---- */

/* A literal text beside a keuze must be one of its values. */
void sl_bind_check_choice(sl_binder *b, const sl_ast *ast, const sl_type *type)
{
	const char *nearest;

	if (ast->op != SL_OP_LITERAL || ast->literal.kind != SL_STRING || !type->choices)
		return;
	for (uint32_t i = 0; i < type->choice_count; i++)
		if (strcmp(type->choices[i], ast->literal.as.text) == 0)
			return;
	sl_diags_add(b->p->diags, SL_DIAG_CHOICE_UNKNOWN, sl_bind_at(b, ast), ast->literal.as.text);
	if ((nearest = sl_nearest_among(ast->literal.as.text, type->choices, type->choice_count)))
		sl_diags_note(b->p->diags, NULL, "lijkt het meest op \"%s\"", nearest);
}

bool sl_bind_has_order(const sl_type *t)
{
	switch (t->base) {
	case SL_T_ANY:
	case SL_T_NUMBER:
	case SL_T_STRING:
	case SL_T_DATE:
	case SL_T_MONTHS:
	case SL_T_SPAN:
		return true;
	case SL_T_BOOLEAN:
	case SL_T_ENTITY:
	case SL_T_LIST:
	case SL_T_RANGE:
	case SL_T_CONTEXT:
	case SL_T_FUNCTION:
		return false;
	}
	return false;
}

static bool same_text(const sl_binder *b, const sl_ast *x, const sl_ast *y)
{
	const char *text = b->expr->source.text;

	return x->op != SL_OP_LITERAL && x->end - x->start == y->end - y->start &&
	       memcmp(text + x->start, text + y->start, x->end - x->start) == 0;
}

static bool is_null(const sl_ast *ast)
{
	return ast->op == SL_OP_LITERAL && ast->literal.kind == SL_NULL;
}

/* A list that is there, if only without members. */
static bool is_always_a_list(const sl_binder *b, sl_typed t)
{
	const sl_node *n = &b->p->program->nodes[t.node];

	if (t.type->base != SL_T_LIST)
		return false;
	return (n->code != SL_CODE_FACT && n->code != SL_CODE_CONCEPT) ||
	       !b->p->model->schema.features[n->ref]->may_be_empty;
}

/* A list without members is no null: `kinderen != null` holds of everybody. */
static void doubt_null(sl_binder *b, const sl_ast *ast, sl_typed x, sl_typed y)
{
	if ((is_null(ast->kids[1]) && is_always_a_list(b, x)) ||
	    (is_null(ast->kids[0]) && is_always_a_list(b, y)))
		sl_diags_add(b->p->diags, SL_DIAG_LIST_IS_NULL, sl_bind_at(b, ast));
}

sl_typed sl_bind_comparison(sl_binder *b, const sl_ast *ast)
{
	sl_typed x = sl_bind(b, ast->kids[0]), y = sl_bind(b, ast->kids[1]);
	const sl_type *type = sl_check_alike(b->p, b->expr, ast->start, x, y, "vergelijking");

	if (!type)
		return sl_nothing;
	sl_bind_check_choice(b, ast->kids[0], y.type);
	sl_bind_check_choice(b, ast->kids[1], x.type);
	if (ast->op != SL_OP_EQ && ast->op != SL_OP_NE && !sl_bind_has_order(type))
		return sl_bind_complain(b, ast, SL_DIAG_NO_ORDER, sl_op_spelling((sl_op)ast->op),
					type);
	doubt_null(b, ast, x, y);
	if (same_text(b, ast->kids[0], ast->kids[1]))
		sl_diags_add(b->p->diags, SL_DIAG_SAME_BOTH_SIDES, sl_bind_at(b, ast));
	return sl_bind_emit(b, ast, (sl_code)ast->op, &sl_type_boolean,
			    (uint32_t[]){x.node, y.node}, 2);
}

sl_typed sl_bind_between(sl_binder *b, const sl_ast *ast)
{
	sl_typed t[3];

	for (int i = 0; i < 3; i++)
		t[i] = sl_bind(b, ast->kids[i]);
	for (int i = 1; i < 3; i++) {
		const sl_type *type =
			sl_check_alike(b->p, b->expr, ast->kids[i]->start, t[0], t[i], "between");

		if (!type)
			return sl_nothing;
		if (!sl_bind_has_order(type))
			return sl_bind_complain(b, ast, SL_DIAG_NO_ORDER, "between", type);
	}
	return sl_bind_emit(b, ast, SL_CODE_BETWEEN, &sl_type_boolean,
		    (uint32_t[]){t[0].node, t[1].node, t[2].node}, 3);
}

/* ---- arithmetic ---- */

static bool is_time(sl_base base)
{
	return base == SL_T_DATE || base == SL_T_MONTHS || base == SL_T_SPAN;
}

/* date + duration, date - date, duration + duration, duration * number, ... NULL: no such sum. */
static const sl_type *time_result(sl_op op, sl_base x, sl_base y)
{
	bool duration_x = x == SL_T_MONTHS || x == SL_T_SPAN,
	     duration_y = y == SL_T_MONTHS || y == SL_T_SPAN;

	if (op == SL_OP_ADD || op == SL_OP_SUB) {
		if (x == SL_T_DATE && duration_y)
			return &sl_type_date;
		if (op == SL_OP_ADD && duration_x && y == SL_T_DATE)
			return &sl_type_date;
		if (op == SL_OP_SUB && x == SL_T_DATE && y == SL_T_DATE)
			return &sl_type_span;
		if (x == y && duration_x)
			return x == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	}
	if (op == SL_OP_MUL && duration_x && y == SL_T_NUMBER)
		return x == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	if (op == SL_OP_MUL && x == SL_T_NUMBER && duration_y)
		return y == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	if (op == SL_OP_DIV && duration_x && y == SL_T_NUMBER)
		return x == SL_T_MONTHS ? &sl_type_months : &sl_type_span;
	if (op == SL_OP_DIV && duration_x && x == y)
		return &sl_type_number;
	return NULL;
}

static sl_typed bind_scaled(sl_binder *b, const sl_ast *ast, sl_typed x, sl_typed y)
{
	const sl_unit *unit = NULL, *ux = x.bare ? NULL : x.type->unit,
		      *uy = y.bare ? NULL : y.type->unit;
	sl_unit_table *units = b->p->model->schema.units;
	sl_status err = ast->op == SL_OP_MUL ? sl_unit_multiply(&unit, units, ux, uy)
					     : sl_unit_divide(&unit, units, ux, uy);
	sl_typed t;

	if (err != SL_OK)
		b->p->out_of_memory = true;
	if (ast->op == SL_OP_MUL && ast->kids[0]->op == SL_OP_DIV && !x.bare && !y.bare)
		sl_diags_add(b->p->diags, SL_DIAG_DIVIDES_FIRST, sl_bind_at(b, ast));
	t = sl_bind_emit(b, ast, (sl_code)ast->op, sl_number_type(b->p, unit),
			 (uint32_t[]){x.node, y.node}, 2);
	t.bare = x.bare && y.bare;
	return t;
}

static sl_typed refuse_time(sl_binder *b, const sl_ast *ast, const sl_type *type)
{
	sl_bind_complain(b, ast, SL_DIAG_NOT_A_NUMBER, sl_op_spelling((sl_op)ast->op), type);
	if (type->base == SL_T_DATE && (ast->op == SL_OP_ADD || ast->op == SL_OP_SUB))
		sl_diags_note(b->p->diags, NULL, "bij een dag hoort een duur, zoals duration(\"P30D\") of duration(\"P1M\")");
	return sl_nothing;
}

sl_typed sl_bind_arithmetic(sl_binder *b, const sl_ast *ast)
{
	sl_typed x = sl_bind(b, ast->kids[0]), y = sl_bind(b, ast->kids[1]);
	const sl_type *type;
	sl_typed t;

	if (x.node == SL_NO_NODE || y.node == SL_NO_NODE)
		return sl_nothing;
	if (is_time(x.type->base) || is_time(y.type->base)) {
		if (!(type = time_result((sl_op)ast->op, x.type->base, y.type->base)))
			return refuse_time(b, ast, is_time(x.type->base) ? x.type : y.type);
		return sl_bind_emit(b, ast, (sl_code)ast->op, type, (uint32_t[]){x.node, y.node},
				    2);
	}
	if (ast->op == SL_OP_ADD && x.type->base == SL_T_STRING && y.type->base == SL_T_STRING)
		return sl_bind_emit(b, ast, SL_CODE_ADD, &sl_type_string,
				    (uint32_t[]){x.node, y.node}, 2);
	for (int i = 0; i < 2; i++) {
		const sl_type *have = i ? y.type : x.type;

		if (have->base != SL_T_NUMBER && have->base != SL_T_ANY) {
			sl_bind_complain(b, ast->kids[i], SL_DIAG_NOT_A_NUMBER,
					 sl_op_spelling((sl_op)ast->op), have);
			if (have->base == SL_T_LIST)
				sl_diags_note(b->p->diags, NULL, "de leden van een lijst tellen op met sum(lijst)");
			return sl_nothing;
		}
	}
	if (ast->op == SL_OP_MUL || ast->op == SL_OP_DIV)
		return bind_scaled(b, ast, x, y);
	if (ast->op == SL_OP_POW)
		type = &sl_type_number;
	else if (!(type = sl_check_alike(b->p, b->expr, ast->start, x, y,
					 sl_op_spelling((sl_op)ast->op))))
		return sl_nothing;
	t = sl_bind_emit(b, ast, (sl_code)ast->op, sl_number_type(b->p, type->unit),
			 (uint32_t[]){x.node, y.node}, 2);
	t.bare = x.bare && y.bare;
	return t;
}

sl_typed sl_bind_negation(sl_binder *b, const sl_ast *ast)
{
	sl_typed x = sl_bind(b, ast->kids[0]), t;

	if (x.node == SL_NO_NODE)
		return sl_nothing;
	if (x.type->base != SL_T_NUMBER && x.type->base != SL_T_MONTHS && x.type->base != SL_T_SPAN)
		return sl_bind_complain(b, ast, SL_DIAG_NOT_A_NUMBER, "-", x.type);
	t = sl_bind_emit(b, ast, SL_CODE_NEG, x.type, &x.node, 1);
	t.bare = x.bare;
	return t;
}

/* ---- if ---- */

sl_typed sl_bind_if(sl_binder *b, const sl_ast *ast)
{
	sl_typed c = sl_bind_truth(b, ast->kids[0]), x = sl_bind(b, ast->kids[1]),
		 y = sl_bind(b, ast->kids[2]), t;
	const sl_type *type = sl_check_alike(b->p, b->expr, ast->start, x, y, "then en else");

	if (!type || c.node == SL_NO_NODE)
		return sl_nothing;
	t = sl_bind_emit(b, ast, SL_CODE_IF, type, (uint32_t[]){c.node, x.node, y.node}, 3);
	t.bare = x.bare && y.bare;
	return t;
}
