/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: how the rules of a concept make its value. */
#include "eval/quick_emit.h"

/* A value in the type of its concept, rounded as the concept says. */
static sl_quick_reg emit_value(sl_quick_emitter *e, const sl_concept *c, uint32_t node, const sl_quick_type *t,
			       bool round)
{
	const sl_node *n = &e->p->nodes[node];
	sl_quick_reg x;

	if (sl_quick_is_null(e, n) && t->nullable)
		return sl_quick_constant(SL_QUICK_NULL, *t);
	if (round && c->rounding.given && n->code == SL_CODE_DIV && n->type->base == SL_T_NUMBER)
		x = sl_quick_quotient(e, n, c->rounding.digits, c->rounding.how);
	else if (round && c->rounding.given)
		x = sl_quick_round(e, sl_quick_node(e, node), c->rounding.digits, c->rounding.how);
	else
		x = sl_quick_node_as(e, node, t);
	if (x.t.kind == SL_PLAIN_NUMBER && t->kind == SL_PLAIN_NUMBER)
		x = sl_quick_rescale(e, x, t->scale);
	if (x.t.kind != t->kind && !(x.t.nullable && x.t.kind == SL_PLAIN_ENTITY))
		return sl_quick_give_up(e);
	/* The places of another list of choices are other words. */
	if (x.t.kind == SL_PLAIN_CHOICE && x.t.choices != t->choices)
		return sl_quick_give_up(e);
	if (x.t.nullable && !t->nullable)
		sl_quick_not_null(e, &x);
	return x;
}

/* kan: its condition holds, and so does kan of one of the rules that it is an
 * exception to. */
static void emit_can(sl_quick_emitter *e, const sl_active_concept *a, uint32_t i, const uint8_t *can)
{
	uint64_t excepts = a->rules[i].excepts;
	size_t start[SL_MOST_RULES], leave;
	sl_quick_exits fails = {.count = 0};
	unsigned n = 0;

	sl_quick_emit(e, SL_QUICK_CONST, can[i], 0, 0, 0);
	if (a->rules[i].code->rule->except_count && !excepts)
		return;
	for (uint32_t j = 0; j < a->count && excepts; j++)
		if (excepts >> j & 1)
			start[n++] = sl_quick_emit(e, SL_QUICK_JUMP_TRUE, 0, can[j], 0, 0);
	leave = n ? sl_quick_emit(e, SL_QUICK_JUMP, 0, 0, 0, 0) : 0;
	if (n)
		sl_quick_unreachable(e);
	for (unsigned j = 0; j < n && !e->failed; j++)
		sl_quick_land(e, start[j]);
	if (a->rules[i].code->condition != SL_NO_NODE)
		sl_quick_jump(e, a->rules[i].code->condition, false, &fails);
	sl_quick_emit(e, SL_QUICK_CONST, can[i], 0, 0, 1);
	sl_quick_land_all(e, &fails);
	if (n)
		sl_quick_land(e, leave);
}

/* werkt: kan, and no exception to it works. */
static void emit_works(sl_quick_emitter *e, const sl_active_concept *a, uint32_t i, uint8_t can, uint8_t *works)
{
	size_t skip;

	for (uint32_t j = 0; j < a->count; j++) {
		if (!(a->rules[i].excepted_by >> j & 1))
			continue;
		if (works[i] == can) {
			works[i] = sl_quick_register(e);
			sl_quick_emit(e, SL_QUICK_MOVE, works[i], can, 0, 0);
		}
		skip = sl_quick_emit(e, SL_QUICK_JUMP_FALSE, 0, works[j], 0, 0);
		sl_quick_emit(e, SL_QUICK_CONST, works[i], 0, 0, 0);
		sl_quick_land(e, skip);
	}
}

/* kan and werkt of each rule, in registers; one where they are the same. */
static void emit_rules(sl_quick_emitter *e, const sl_active_concept *a, uint8_t *works)
{
	uint8_t can[SL_MOST_RULES];
	unsigned keep;

	/* First, so that what conditions use can be used again. */
	for (uint32_t i = 0; i < a->count; i++)
		works[i] = can[i] = sl_quick_register(e);
	keep = e->next;
	for (uint32_t k = 0; k < a->count && !e->failed; k++) {
		e->next = keep;
		emit_can(e, a, a->base_first[k], can);
	}
	for (uint32_t k = a->count; k-- > 0 && !e->failed;)
		emit_works(e, a, a->base_first[k], can[a->base_first[k]], works);
}

/* Each rule that works gives a value; two that differ are not for us. */
static sl_quick_reg emit_unique(sl_quick_emitter *e, const sl_concept *c, const sl_active_concept *a,
				const uint8_t *works, const sl_quick_type *t)
{
	sl_quick_reg out = sl_quick_begin_with(e, 0, *t), had = sl_quick_begin_with(e, 0, sl_quick_truth_type), x;
	unsigned keep = e->next;

	for (uint32_t i = 0; i < a->count && !e->failed; i++) {
		size_t skip, first, end;
		sl_quick_checkpoint here;

		if (a->rules[i].code->value == SL_NO_NODE)
			continue;
		e->next = keep;
		skip = sl_quick_emit(e, SL_QUICK_JUMP_FALSE, 0, works[i], 0, 0);
		here = sl_quick_mark(e);
		x = emit_value(e, c, a->rules[i].code->value, t, true);
		if (sl_quick_rescue(e, &here)) {
			sl_quick_land(e, skip);
			continue;
		}
		x.r = sl_quick_loaded(e, x);
		x.constant = false;
		first = sl_quick_emit(e, SL_QUICK_JUMP_FALSE, 0, had.r, 0, 0);
		sl_quick_emit(e, SL_QUICK_SAME, 0, out.r, x.r, 0);
		end = sl_quick_emit(e, SL_QUICK_JUMP, 0, 0, 0, 0);
		sl_quick_unreachable(e);
		sl_quick_land(e, first);
		sl_quick_move_into(e, out.r, x);
		sl_quick_emit(e, SL_QUICK_CONST, had.r, 0, 0, 1);
		sl_quick_land(e, end);
		sl_quick_land(e, skip);
	}
	sl_quick_emit(e, SL_QUICK_SAME, 0, had.r, had.r, 2); /* no rule: the general way says so */
	return out;
}

/* The value of a rule, and not leeg; `skip` leaves where it does not work. */
static sl_quick_reg emit_where_works(sl_quick_emitter *e, size_t *skip, const sl_concept *c, uint32_t value, uint8_t works, const sl_quick_type *t)
{
	sl_quick_reg x;

	*skip = sl_quick_emit(e, SL_QUICK_JUMP_FALSE, 0, works, 0, 0);
	x = emit_value(e, c, value, t, false);
	sl_quick_not_null(e, &x);
	return x;
}

/* Leeg is a third truth here: not for us. */
static sl_quick_reg emit_or_and(sl_quick_emitter *e, const sl_concept *c, const sl_active_concept *a,
				const uint8_t *works, const sl_quick_type *t)
{
	bool is_or = c->combine == SL_COMBINE_OR;
	sl_quick_reg out = sl_quick_begin_with(e, !is_or, *t), had = sl_quick_begin_with(e, is_or, sl_quick_truth_type),
		     x;
	unsigned keep = e->next;
	size_t ends[SL_MOST_RULES];
	unsigned n = 0;

	for (uint32_t i = 0; i < a->count && !e->failed; i++) {
		size_t skip;

		if (a->rules[i].code->value == SL_NO_NODE)
			continue;
		e->next = keep;
		x = emit_where_works(e, &skip, c, a->rules[i].code->value, works[i], t);
		sl_quick_emit(e, SL_QUICK_CONST, had.r, 0, 0, 1);
		sl_quick_move_into(e, out.r, x);
		ends[n++] = sl_quick_emit(e, is_or ? SL_QUICK_JUMP_TRUE : SL_QUICK_JUMP_FALSE, 0, out.r,
					  0, 0);
		sl_quick_land(e, skip);
	}
	for (unsigned i = 0; i < n && !e->failed; i++)
		sl_quick_land(e, ends[i]);
	sl_quick_emit(e, SL_QUICK_SAME, 0, had.r, had.r, 2);
	return out;
}

static sl_quick_reg emit_total(sl_quick_emitter *e, const sl_concept *c, const sl_active_concept *a,
			       const uint8_t *works, const sl_quick_type *t)
{
	sl_quick_type wide = *t;
	sl_quick_reg out, x;
	unsigned keep;

	if (t->kind != SL_PLAIN_NUMBER)
		return sl_quick_give_up(e);
	wide.scale = SL_QUICK_SCALE;
	out = sl_quick_begin_with(e, 0, wide);
	keep = e->next;
	for (uint32_t i = 0; i < a->count && !e->failed; i++) {
		size_t skip;

		if (a->rules[i].code->value == SL_NO_NODE)
			continue;
		e->next = keep;
		x = emit_where_works(e, &skip, c, a->rules[i].code->value, works[i], &wide);
		sl_quick_emit(e, SL_QUICK_ADD, out.r, out.r, sl_quick_loaded(e, x), 0);
		sl_quick_land(e, skip);
	}
	return c->rounding.given ? sl_quick_round(e, out, c->rounding.digits, c->rounding.how)
				 : sl_quick_rescale(e, out, t->scale);
}

sl_quick_reg sl_quick_by_rules(sl_quick_emitter *e, const sl_concept *c, const sl_quick_type *t)
{
	const sl_active_concept *a = &e->s->concepts[c->number];
	uint8_t works[SL_MOST_RULES];

	if (a->simple)
		return emit_value(e, c, a->rules[0].code->value, t, true);
	emit_rules(e, a, works);
	if (c->combine == SL_COMBINE_UNIQUE)
		return emit_unique(e, c, a, works, t);
	if (c->combine == SL_COMBINE_OR || c->combine == SL_COMBINE_AND)
		return emit_or_and(e, c, a, works, t);
	return c->combine == SL_COMBINE_SUM ? emit_total(e, c, a, works, t) : sl_quick_give_up(e);
}
