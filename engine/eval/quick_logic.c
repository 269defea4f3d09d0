/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: conditions, which jump, and the branches of an if. */
#include "eval/quick_emit.h"

/* ---- conditions: code that jumps ---- */

sl_quick_reg sl_quick_truth(sl_quick_emitter *e, uint32_t node)
{
	sl_quick_reg x = sl_quick_node(e, node);

	if (x.t.kind != SL_PLAIN_TRUTH)
		return sl_quick_give_up(e);
	sl_quick_not_null(e, &x);
	return x;
}

static bool is_own_tiny(const sl_quick_emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_CONCEPT && sl_kid(e->p, n, 0)->code == SL_CODE_SELF &&
	       sl_quick_is_tiny(e, e->p->model->schema.features[n->ref]->concept);
}

/* All kids must be `when`'s opposite to fall through; or, the other way round,
 * one kid that decides skips the rest. */
static void jump_logic(sl_quick_emitter *e, const sl_node *n, bool when, sl_quick_exits *out)
{
	bool decides = n->code == SL_CODE_OR; /* the truth that settles it at once */
	sl_quick_exits skip = {.count = 0};

	for (uint32_t i = 0; i < n->count && !e->failed; i++) {
		if (decides == when || i + 1 == n->count)
			sl_quick_jump(e, sl_quick_kid(e, n, i), when, out);
		else
			sl_quick_jump(e, sl_quick_kid(e, n, i), decides, &skip);
	}
	sl_quick_land_all(e, &skip);
}

static bool is_comparison(sl_quick_op op)
{
	return op >= SL_QUICK_LT && op <= SL_QUICK_NE_I;
}

sl_quick_op sl_quick_opposite(sl_quick_op op)
{
	static const sl_quick_op of[] = {
		SL_QUICK_GE, SL_QUICK_GT, SL_QUICK_LE, SL_QUICK_LT, SL_QUICK_NE, SL_QUICK_EQ,
		SL_QUICK_GE_I, SL_QUICK_GT_I, SL_QUICK_LE_I, SL_QUICK_LT_I, SL_QUICK_NE_I, SL_QUICK_EQ_I};

	return of[op - SL_QUICK_LT];
}

/* Jump when a truth is so: a comparison made just now jumps itself. */
static void jump_on(sl_quick_emitter *e, sl_quick_reg x, bool when, sl_quick_exits *out)
{
	const sl_quick_step *last = x.constant ? NULL : sl_quick_last_made(e, x.r);

	if (last && is_comparison((sl_quick_op)last->op)) {
		sl_quick_op op = when ? (sl_quick_op)last->op : sl_quick_opposite((sl_quick_op)last->op);

		sl_quick_turn_into_jump(e, (sl_quick_op)(op - SL_QUICK_LT + SL_QUICK_JUMP_LT));
		sl_quick_add_exit(e, out, e->count - 1);
		return;
	}
	sl_quick_add_exit(e, out,
			  sl_quick_emit(e, when ? SL_QUICK_JUMP_TRUE : SL_QUICK_JUMP_FALSE, 0,
					sl_quick_loaded(e, x), 0, 0));
}

/* The concept of another entity that is done again where its name stands. */
static const sl_concept *small_truth(const sl_quick_emitter *e, const sl_node *n)
{
	const sl_concept *c;

	if (n->code != SL_CODE_CONCEPT || sl_kid(e->p, n, 0)->code != SL_CODE_VARIABLE)
		return NULL;
	c = e->p->model->schema.features[n->ref]->concept;
	return c->feature->type.base == SL_T_BOOLEAN && !c->feature->may_be_empty && sl_quick_is_small(e, c) ? c : NULL;
}

static void jump_on_truth(sl_quick_emitter *e, uint32_t node, bool when, sl_quick_exits *out)
{
	sl_quick_checkpoint here = sl_quick_mark(e);
	sl_quick_reg x = sl_quick_truth(e, node);

	if (!sl_quick_rescue(e, &here))
		jump_on(e, x, when, out);
}

static void jump_on_small(sl_quick_emitter *e, const sl_node *n, const sl_concept *c, bool when, sl_quick_exits *out)
{
	sl_quick_reg entity = sl_quick_node(e, sl_quick_kid(e, n, 0));

	sl_quick_not_null(e, &entity);
	sl_quick_others_jump(e, c, entity, when, out);
}

void sl_quick_jump(sl_quick_emitter *e, uint32_t node, bool when, sl_quick_exits *out)
{
	const sl_node *n = &e->p->nodes[node];
	const sl_concept *c;

	if ((n->code == SL_CODE_AND || n->code == SL_CODE_OR) && !sl_quick_goes_straight(e, n))
		jump_logic(e, n, when, out);
	else if (n->code == SL_CODE_NOT)
		sl_quick_jump(e, sl_quick_kid(e, n, 0), !when, out);
	else if (is_own_tiny(e, n))
		sl_quick_jump(e, sl_quick_value_node(e, n), when, out);
	else if ((c = small_truth(e, n)))
		jump_on_small(e, n, c, when, out);
	else
		jump_on_truth(e, node, when, out);
}

/* and, or as a value. */
sl_quick_reg sl_quick_logic(sl_quick_emitter *e, uint32_t node)
{
	sl_quick_exits x = {.count = 0};
	sl_quick_reg out;

	if (sl_quick_goes_straight(e, &e->p->nodes[node]))
		return sl_quick_straight_logic(e, &e->p->nodes[node]);
	out = sl_quick_result_from(e, 0, sl_quick_truth_type);
	sl_quick_jump(e, node, false, &x);
	sl_quick_emit(e, SL_QUICK_CONST, out.r, 0, 0, 1);
	sl_quick_land_all(e, &x);
	return out;
}

sl_quick_reg sl_quick_not(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_truth(e, sl_quick_kid(e, n, 0));
	sl_quick_reg out = {.r = sl_quick_register(e), .t = sl_quick_truth_type};

	sl_quick_emit(e, SL_QUICK_NOT, out.r, sl_quick_loaded(e, x), 0, 0);
	return out;
}

/* ---- branches ---- */

/* if with numbers: both branches at one scale, found by looking ahead. */
static sl_quick_reg emit_branch(sl_quick_emitter *e, uint32_t node, const sl_quick_type *want)
{
	const sl_node *n = &e->p->nodes[node];

	if (sl_quick_is_text(e, n) || sl_quick_is_null(e, n))
		e->into = 0;
	if (sl_quick_is_text(e, n))
		return want ? sl_quick_choice(e, want, n) : sl_quick_give_up(e);
	if (sl_quick_is_null(e, n) && want) {
		sl_quick_type t = *want;

		t.nullable = true;
		return sl_quick_constant(SL_QUICK_NULL, t);
	}
	return sl_quick_node(e, node);
}

static sl_quick_reg emit_if_as(sl_quick_emitter *e, const sl_node *n, const sl_quick_type *want);

sl_quick_reg sl_quick_node_as(sl_quick_emitter *e, uint32_t node, const sl_quick_type *want)
{
	const sl_node *n = &e->p->nodes[node];
	sl_quick_reg x;

	if (n->code == SL_CODE_IF && want)
		return emit_if_as(e, n, want);
	x = emit_branch(e, node, want);
	if (want && x.t.kind == SL_PLAIN_NUMBER && want->kind == SL_PLAIN_NUMBER)
		x = sl_quick_rescale(e, x, want->scale);
	return x;
}

/* One branch into `out`; false when it has no quick form and gives up. */
static bool emit_into(sl_quick_emitter *e, uint32_t node, const sl_quick_type *want, sl_quick_reg *out)
{
	sl_quick_checkpoint here = sl_quick_mark(e);
	sl_quick_reg x;

	e->into = out->r; /* so that an if in an if writes there at once */
	x = sl_quick_node_as(e, node, want);
	e->into = 0;
	if (!e->failed && (!sl_quick_same_kind(x, *out) ||
			   (x.t.kind == SL_PLAIN_NUMBER && x.t.scale != want->scale)))
		e->failed = true;
	if (sl_quick_rescue(e, &here))
		return false;
	sl_quick_move_into(e, out->r, x);
	out->t.nullable |= x.t.nullable;
	return true;
}

static sl_quick_reg emit_if_as(sl_quick_emitter *e, const sl_node *n, const sl_quick_type *want)
{
	sl_quick_exits otherwise = {.count = 0};
	sl_quick_reg out;
	size_t end;

	if (sl_quick_goes_straight(e, n))
		return sl_quick_straight_if(e, n, want);
	out = (sl_quick_reg){.r = sl_quick_result(e), .t = *want};
	out.t.nullable = false;
	sl_quick_jump(e, sl_quick_kid(e, n, 0), false, &otherwise);
	emit_into(e, sl_quick_kid(e, n, 1), want, &out);
	end = sl_quick_emit(e, SL_QUICK_JUMP, 0, 0, 0, 0);
	sl_quick_unreachable(e);
	sl_quick_land_all(e, &otherwise);
	emit_into(e, sl_quick_kid(e, n, 2), want, &out);
	sl_quick_land(e, end);
	return out;
}

/* Without a wanted type: numbers at the general scale, so that branches meet. */
sl_quick_reg sl_quick_if(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_type want;

	if (n->type && n->type->base == SL_T_NUMBER) {
		want = (sl_quick_type){.kind = SL_PLAIN_NUMBER,
				       .scale = n->type->integer ? 0 : SL_QUICK_SCALE};
		return emit_if_as(e, n, &want);
	}
	if (n->type && sl_plain_type_of(&want, n->type, false))
		return emit_if_as(e, n, &want);
	return sl_quick_give_up(e);
}
