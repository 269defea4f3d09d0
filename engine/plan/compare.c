/* SPDX-License-Identifier: EUPL-1.2 */
/* Two answers about one household, and every decision and conflict that differs. */
#include "plan/compare.h"

/* ---- is it another answer? ---- */

static bool same_amount(const sl_decided *a, const sl_decided *b)
{
	if (a->has_amount != b->has_amount || a->unit != b->unit)
		return false;
	return !a->has_amount || sl_value_equal(a->amount, b->amount) == SL_TRUE;
}

/* Of what nobody asked only a right that comes or goes. */
static bool same_decided(const sl_decided *a, const sl_decided *b)
{
	if (!a || !b)
		return !a == !b || !(a ? a : b)->asked;
	if (!a->asked && !b->asked)
		return a->outcome == b->outcome || a->decision->norm != SL_NORM_DEFINED_RIGHT ||
		       (a->outcome != SL_GRANTED && b->outcome != SL_GRANTED);
	return a->asked == b->asked && a->outcome == b->outcome && same_amount(a, b) && sl_causes_same(&a->causes, &b->causes);
}

static const sl_conflict_found *find_conflict(const sl_answer *a, const sl_conflict_found *like)
{
	for (uint32_t i = 0; i < a->conflict_count; i++) {
		const sl_conflict_found *c = &a->conflicts[i];

		if (c->conflict == like->conflict && ((c->self == like->self && c->other == like->other) ||
						      (c->self == like->other && c->other == like->self)))
			return c;
	}
	return NULL;
}

static bool same_conflicts(const sl_answer *a, const sl_answer *b)
{
	if (a->conflict_count != b->conflict_count)
		return false;
	for (uint32_t i = 0; i < a->conflict_count; i++) {
		const sl_conflict_found *x = &a->conflicts[i], *y = find_conflict(b, x);

		if (!y || x->status != y->status || x->gravity != y->gravity)
			return false;
	}
	return true;
}

bool sl_same_answers(const sl_answer *a, const sl_answer *b)
{
	if (a->decided_count != b->decided_count || !same_conflicts(a, b))
		return false;
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (a->decided[i]->decision != b->decided[i]->decision || a->decided[i]->entity != b->decided[i]->entity ||
		    !same_decided(a->decided[i], b->decided[i]))
			return false;
	return true;
}

/* ---- what changed ---- */

sl_change *sl_change_add(sl_changes *k, sl_change c)
{
	sl_change *list = sl_arena_grow(k->arena, k->items, k->count, &k->cap, sizeof *list);

	if (!list) {
		k->status = SL_ENOMEM;
		return NULL;
	}
	k->items = list;
	list[k->count] = c;
	return &list[k->count++];
}

static bool is_told_at_other(const sl_changes *k, const sl_decided *d, sl_date day)
{
	for (uint32_t i = k->count; d->joint != SL_NO_ENTITY && i-- > 0 && k->items[i].day == day;)
		if (k->items[i].decision == d->decision && k->items[i].entity == d->joint)
			return true;
	return false;
}

static void find_whys(sl_changes *k, sl_change *c, const sl_two *two, const sl_reason_list *before,
		      const sl_reason_list *after)
{
	if (two->days && k->status == SL_OK)
		k->status = sl_find_whys(c, two, before, after, k->arena);
}

static void compare_decision(sl_changes *k, const sl_two *two, const sl_decided *x, const sl_decided *y)
{
	const sl_decided *d = y ? y : x;
	sl_change *c;

	if (same_decided(x, y) || is_told_at_other(k, d, two->after->date))
		return;
	c = sl_change_add(k, (sl_change){.kind = SL_CHANGE_DECISION, .day = two->after->date, .decision = d->decision,
			       .entity = d->entity, .joint = d->joint, .other = SL_NO_ENTITY,
			       .asked = (x && x->asked) || (y && y->asked)});
	if (!c)
		return;
	if (sl_standing_make(&c->before, x, k->arena) != SL_OK || sl_standing_make(&c->after, y, k->arena) != SL_OK)
		k->status = SL_ENOMEM;
	find_whys(k, c, two, x ? &x->used : NULL, y ? &y->used : NULL);
}

static void compare_conflict(sl_changes *k, const sl_two *two, const sl_conflict_found *x, const sl_conflict_found *y)
{
	const sl_conflict_found *any = y ? y : x;
	sl_change *c;

	if (x && y && x->status == y->status && x->gravity == y->gravity)
		return;
	c = sl_change_add(k, (sl_change){.kind = SL_CHANGE_CONFLICT, .day = two->after->date, .conflict = any->conflict,
			       .entity = any->self, .other = any->other, .joint = SL_NO_ENTITY, .gravity = any->gravity,
			       .gravity_was = x ? x->gravity : any->gravity,
			       .asked = true, .was = x ? x->status : SL_FALSE, .becomes = y ? y->status : SL_FALSE});
	if (c)
		find_whys(k, c, two, x ? &x->used : NULL, y ? &y->used : NULL);
}

void sl_compare(sl_changes *k, const sl_two *two)
{
	const sl_answer *a = two->before, *b = two->after;

	for (uint32_t i = 0; i < b->decided_count && k->status == SL_OK; i++)
		compare_decision(k, two, sl_answer_decided(a, b->decided[i]->decision, b->decided[i]->entity), b->decided[i]);
	for (uint32_t i = 0; i < a->decided_count && k->status == SL_OK; i++)
		if (!sl_answer_decided(b, a->decided[i]->decision, a->decided[i]->entity))
			compare_decision(k, two, a->decided[i], NULL);
	for (uint32_t i = 0; i < b->conflict_count && k->status == SL_OK; i++)
		compare_conflict(k, two, find_conflict(a, &b->conflicts[i]), &b->conflicts[i]);
	for (uint32_t i = 0; i < a->conflict_count && k->status == SL_OK; i++)
		if (!find_conflict(b, &a->conflicts[i]))
			compare_conflict(k, two, &a->conflicts[i], NULL);
}
