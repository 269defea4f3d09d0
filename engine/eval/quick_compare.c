/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: equal, less, between, in; and a text as a choice. */
#include "eval/quick_emit.h"

#include <string.h>

/* a < b is b > a */
static sl_quick_op mirrored(sl_quick_op op)
{
	static const sl_quick_op of[] = {SL_QUICK_GT, SL_QUICK_GE, SL_QUICK_LT, SL_QUICK_LE, SL_QUICK_EQ, SL_QUICK_NE};

	return of[op - SL_QUICK_LT];
}

/* A step that compares; a constant stands in the step. */
static sl_quick_reg emit_comparison(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg y, sl_quick_op op)
{
	sl_quick_reg out;

	if (x.constant && !y.constant)
		return emit_comparison(e, y, x, mirrored(op));
	x.r = sl_quick_loaded(e, x);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = sl_quick_truth_type};
	if (y.constant)
		sl_quick_emit(e, (sl_quick_op)(op - SL_QUICK_LT + SL_QUICK_LT_I), out.r, x.r, 0, y.value);
	else
		sl_quick_emit(e, op, out.r, x.r, y.r, 0);
	return out;
}

/* x = "loon": the place of the text among the choices of x. */
sl_quick_reg sl_quick_choice(sl_quick_emitter *e, const sl_quick_type *t, const sl_node *n)
{
	const char *text = e->p->constants[n->ref].as.text;

	if (t->kind == SL_PLAIN_TEXT)
		return sl_quick_constant((int64_t)(intptr_t)text, *t);
	for (uint32_t i = 0; t->kind == SL_PLAIN_CHOICE && i < t->choice_count; i++)
		if (strcmp(t->choices[i], text) == 0)
			return sl_quick_constant(i, *t);
	return sl_quick_give_up(e);
}

static sl_quick_reg emit_text_equal(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg y, sl_quick_op op)
{
	sl_quick_reg out;

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	x.r = sl_quick_loaded(e, x);
	y.r = sl_quick_loaded(e, y);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = sl_quick_truth_type};
	sl_quick_emit(e, SL_QUICK_TEXT_EQ, out.r, x.r, y.r, 0);
	if (op == SL_QUICK_NE)
		sl_quick_emit(e, SL_QUICK_NOT, out.r, out.r, 0, 0);
	return out;
}

sl_quick_reg sl_quick_equal_to(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg y, sl_quick_op op)
{
	sl_quick_align(e, &x, &y);
	if (!sl_quick_same_kind(x, y) || x.t.kind == SL_PLAIN_LIST)
		return sl_quick_give_up(e);
	return x.t.kind == SL_PLAIN_TEXT ? emit_text_equal(e, x, y, op)
					 : emit_comparison(e, x, y, op);
}

static sl_quick_reg null_test(sl_quick_emitter *e, sl_quick_reg x, sl_quick_op op)
{
	return x.t.kind == SL_PLAIN_LIST
		       ? sl_quick_give_up(e)
		       : emit_comparison(e, x, sl_quick_constant(SL_QUICK_NULL, x.t), op);
}

static bool is_empty_list(const sl_node *n)
{
	return n->code == SL_CODE_LIST && n->count == 0;
}

sl_quick_reg sl_quick_equal(sl_quick_emitter *e, const sl_node *n, sl_quick_op op)
{
	const sl_node *a = sl_kid(e->p, n, 0), *b = sl_kid(e->p, n, 1);
	sl_quick_reg x;

	if (is_empty_list(b))
		return sl_quick_none_test(e, sl_quick_kid(e, n, 0), op == SL_QUICK_EQ);
	if (sl_quick_is_null(e, b))
		return null_test(e, sl_quick_node(e, sl_quick_kid(e, n, 0)), op);
	if (sl_quick_is_null(e, a))
		return null_test(e, sl_quick_node(e, sl_quick_kid(e, n, 1)), op);
	if (sl_quick_is_text(e, a)) {
		x = sl_quick_node(e, sl_quick_kid(e, n, 1));
		return sl_quick_equal_to(e, x, sl_quick_choice(e, &x.t, a), op);
	}
	x = sl_quick_node(e, sl_quick_kid(e, n, 0));
	if (sl_quick_is_text(e, b))
		return sl_quick_equal_to(e, x, sl_quick_choice(e, &x.t, b), op);
	return sl_quick_equal_to(e, x, sl_quick_node(e, sl_quick_kid(e, n, 1)), op);
}

static sl_quick_reg emit_order(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg y, sl_quick_op op)
{
	if (!sl_quick_same_kind(x, y) || x.t.kind == SL_PLAIN_LIST || x.t.kind == SL_PLAIN_CHOICE ||
	    x.t.kind == SL_PLAIN_TEXT || x.t.kind == SL_PLAIN_ENTITY)
		return sl_quick_give_up(e);
	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	sl_quick_align(e, &x, &y);
	return emit_comparison(e, x, y, op);
}

sl_quick_reg sl_quick_compare(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
		     y = sl_quick_node(e, sl_quick_kid(e, n, 1));

	return emit_order(e, x, y, (sl_quick_op)(SL_QUICK_LT + (n->code - SL_CODE_LT)));
}

/* Strict: the last bound must be known also when the first decides. */
sl_quick_reg sl_quick_between(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)), most = {0}, low, high, out;
	bool literal = sl_kid(e->p, n, 2)->code == SL_CODE_LITERAL;
	size_t leave;

	sl_quick_not_null(e, &x);
	if (!literal) {
		most = sl_quick_node(e, sl_quick_kid(e, n, 2));
		sl_quick_not_null(e, &most);
	}
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = sl_quick_truth_type};
	low = emit_order(e, x, sl_quick_node(e, sl_quick_kid(e, n, 1)), SL_QUICK_GE);
	sl_quick_emit(e, SL_QUICK_MOVE, out.r, low.r, 0, 0);
	leave = sl_quick_emit(e, SL_QUICK_JUMP_FALSE, 0, out.r, 0, 0);
	high = emit_order(e, x, literal ? sl_quick_node(e, sl_quick_kid(e, n, 2)) : most, SL_QUICK_LE);
	sl_quick_emit(e, SL_QUICK_MOVE, out.r, high.r, 0, 0);
	sl_quick_land(e, leave);
	return out;
}

sl_quick_reg sl_quick_in(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_bind(e, n->detail, sl_quick_node(e, sl_quick_kid(e, n, 0)));
	return sl_quick_node(e, sl_quick_kid(e, n, 1));
}
