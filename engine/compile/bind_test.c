/* SPDX-License-Identifier: EUPL-1.2 */
/* Binding: unary tests, as in the cells of a table and behind in. */
#include "compile/bind.h"

#include <string.h>

/* `[12, 15]` or `[12-15]`, where somebody may have meant [12..15]. */
static void doubt_list(sl_binder *b, const sl_ast *ast, const sl_type *item)
{
	sl_buf members = {0};

	if (ast->op != SL_OP_LIST || ast->count == 0 ||
	    (item->base != SL_T_NUMBER && item->base != SL_T_DATE))
		return;
	sl_buf_write(&members, b->expr->source.text + ast->kids[0]->start,
		   ast->kids[ast->count - 1]->end - ast->kids[0]->start);
	sl_diags_add(b->p->diags, SL_DIAG_LIST_AS_TEST, sl_bind_at(b, ast), sl_buf_text(&members));
	sl_buf_free(&members);
}

/* [a..b), or an expression: equal to it, or member of the list it gives. */
static sl_typed bind_test_value(sl_binder *b, const sl_ast *ast, const sl_variable *subject)
{
	sl_typed value, x;
	bool uses_subject =
		memchr(b->expr->source.text + ast->start, '?', ast->end - ast->start) != NULL;

	value = sl_bind(b, ast);
	if (value.node == SL_NO_NODE)
		return sl_nothing;
	if (uses_subject && sl_bind_is_truth(value.type))
		return value;
	x = sl_bind_variable(b, ast, subject);
	x.bare = subject->bare;
	if (value.type->base == SL_T_LIST && subject->type->base != SL_T_LIST) {
		sl_typed item = {value.node, sl_bind_item_type(value.type), value.bare};

		if (!sl_check_alike(b->p, b->expr, ast->start, x, item, "in"))
			return sl_nothing;
		doubt_list(b, ast, item.type);
		return sl_bind_emit(b, ast, SL_CODE_CONTAINS, &sl_type_boolean,
				    (uint32_t[]){value.node, x.node}, 2);
	}
	if (!sl_check_alike(b->p, b->expr, ast->start, x, value, "toets"))
		return sl_nothing;
	sl_bind_check_choice(b, ast, subject->type);
	return sl_bind_emit(b, ast, SL_CODE_EQ, &sl_type_boolean, (uint32_t[]){x.node, value.node},
			    2);
}

/* What a bound is on every day; NULL when it depends on something. */
static const sl_value *constant(const sl_binder *b, sl_typed t)
{
	const sl_node *n = &b->p->program->nodes[t.node];

	return n->code == SL_CODE_LITERAL ? &b->p->program->constants[n->ref] : NULL;
}

/* [21..18]: nothing lies in it, so nobody can have meant it. */
static bool is_reversed(sl_binder *b, const sl_ast *ast, sl_typed from, sl_typed to)
{
	const sl_value *low = constant(b, from), *high = constant(b, to);
	bool closed = (ast->detail & SL_LOW_CLOSED) && (ast->detail & SL_HIGH_CLOSED);
	sl_buf x = {0}, y = {0};
	int order;

	if (!low || !high || !sl_value_compare(&order, *low, *high) || order < (closed ? 1 : 0))
		return false;
	sl_diags_add(b->p->diags, SL_DIAG_RANGE_REVERSED, sl_bind_at(b, ast),
		     sl_bind_written(b, ast->kids[0], &x), sl_bind_written(b, ast->kids[1], &y));
	sl_buf_free(&x);
	sl_buf_free(&y);
	return true;
}

/* x against one bound. */
static sl_typed bind_bound(sl_binder *b, const sl_ast *ast, sl_typed x, int high, sl_typed *bound)
{
	const sl_ast *kid = ast->kids[high];
	bool closed = ast->detail & (high ? SL_HIGH_CLOSED : SL_LOW_CLOSED);
	sl_code code = high ? (closed ? SL_CODE_LE : SL_CODE_LT) : (closed ? SL_CODE_GE : SL_CODE_GT);

	*bound = sl_bind(b, kid);
	if (!sl_check_alike(b->p, b->expr, kid->start, x, *bound, "bereik"))
		return sl_nothing;
	if (!sl_bind_has_order(bound->type))
		return sl_bind_complain(b, kid, SL_DIAG_NO_ORDER, "..", bound->type);
	return sl_bind_emit(b, ast, code, &sl_type_boolean, (uint32_t[]){x.node, bound->node}, 2);
}

static sl_typed bind_test_range(sl_binder *b, const sl_ast *ast, const sl_variable *subject)
{
	sl_typed x = sl_bind_variable(b, ast, subject), bounds[2], parts[2];
	unsigned n = 0;

	x.bare = subject->bare;
	if (ast->detail & SL_RANGE_OTHER)
		return sl_bind_refuse(b, ast, "een bereik als waarde");
	/* (= x): written as a range that is closed at both ends. */
	if ((ast->detail & SL_RANGE_UNARY) && (ast->detail & SL_LOW_CLOSED) &&
	    (ast->detail & SL_HIGH_CLOSED))
		return bind_test_value(b, ast->kids[0], subject);
	for (int i = 0; i < 2; i++) {
		const sl_ast *kid = ast->kids[i];

		if (kid->op == SL_OP_LITERAL && kid->literal.kind == SL_NULL)
			continue;
		if ((parts[n] = bind_bound(b, ast, x, i, &bounds[n])).node == SL_NO_NODE)
			return sl_nothing;
		n++;
	}
	if (n == 2 && is_reversed(b, ast, bounds[0], bounds[1]))
		return sl_nothing;
	if (n == 0)
		return sl_bind_refuse(b, ast, "een bereik zonder grenzen");
	if (n == 1)
		return parts[0];
	return sl_bind_emit(b, ast, SL_CODE_AND, &sl_type_boolean,
			    (uint32_t[]){parts[0].node, parts[1].node}, 2);
}

static sl_typed bind_test_comparison(sl_binder *b, const sl_ast *ast, const sl_variable *subject)
{
	sl_typed x = sl_bind_variable(b, ast, subject), y = sl_bind(b, ast->kids[0]);
	const sl_type *type;

	x.bare = subject->bare;
	if (!(type = sl_check_alike(b->p, b->expr, ast->start, x, y, "toets")))
		return sl_nothing;
	if (ast->detail != SL_OP_EQ && ast->detail != SL_OP_NE && !sl_bind_has_order(type))
		return sl_bind_complain(b, ast, SL_DIAG_NO_ORDER,
					sl_op_spelling((sl_op)ast->detail), type);
	sl_bind_check_choice(b, ast->kids[0], subject->type);
	return sl_bind_emit(b, ast, (sl_code)ast->detail, &sl_type_boolean,
			    (uint32_t[]){x.node, y.node}, 2);
}

static sl_typed bind_many_tests(sl_binder *b, const sl_ast *ast, const sl_variable *subject)
{
	uint32_t kids[SL_MOST_LISTED];

	if (!sl_bind_fits(b, ast, "toetsen bij elkaar"))
		return sl_nothing;
	if (ast->count == 1)
		return sl_bind_test(b, ast->kids[0], subject);
	for (uint32_t i = 0; i < ast->count; i++)
		kids[i] = sl_bind_test(b, ast->kids[i], subject).node;
	return sl_bind_emit(b, ast, SL_CODE_OR, &sl_type_boolean, kids, ast->count);
}

/* Unary tests become the comparisons that they stand for. */
sl_typed sl_bind_test(sl_binder *b, const sl_ast *ast, const sl_variable *subject)
{
	sl_typed t;

	switch ((sl_op)ast->op) {
	case SL_OP_TESTS:
		return bind_many_tests(b, ast, subject);
	case SL_OP_TEST_NOT:
		t = bind_many_tests(b, ast, subject);
		return sl_bind_emit(b, ast, SL_CODE_NOT, &sl_type_boolean, &t.node, 1);
	case SL_OP_TEST_ANY:
		return sl_bind_finish(b, ast,
				      sl_emit_literal(b->p, sl_boolean(true), &sl_type_boolean),
				      &sl_type_boolean, false);
	case SL_OP_TEST_CMP:
		return bind_test_comparison(b, ast, subject);
	case SL_OP_RANGE:
		return bind_test_range(b, ast, subject);
	default:
		return bind_test_value(b, ast, subject);
	}
}

/* x in (tests): x once, in a variable; IN gives it to the tests. */
sl_typed sl_bind_in(sl_binder *b, const sl_ast *ast)
{
	sl_typed x = sl_bind(b, ast->kids[0]), test, t;
	sl_variable *v;

	if (x.node == SL_NO_NODE || !(v = sl_bind_push(b, ast, b->p->question, x.type, x.bare)))
		return sl_nothing;
	test = sl_bind_test(b, ast->kids[1], v);
	b->count--;
	if (test.node == SL_NO_NODE)
		return sl_nothing;
	t = sl_bind_emit(b, ast, SL_CODE_IN, &sl_type_boolean, (uint32_t[]){x.node, test.node}, 2);
	sl_bind_set_detail(b, t, v->slot);
	return t;
}
