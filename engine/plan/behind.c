/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What changes behind a decision that stays open for want of an amount: of the
 * steps that were used, some concept comes out otherwise, though the outcome
 * cannot show it. An age that is a year more is no such thing by itself: only
 * what rests on it is.
 */
#include "plan/compare.h"

typedef struct behind {
	const sl_two *two;
	sl_status status;
} behind;

static bool value_on(behind *b, const sl_answer *a, const sl_reason *r, sl_value *out)
{
	sl_day_memory *day = sl_run_day(a->run, a->date);

	if (!day) {
		b->status = SL_ENOMEM;
		return false;
	}
	sl_run_feature(a->run, day, r->feature, r->entity, r->other, out);
	return true;
}

static bool comes_out_otherwise(behind *b, const sl_reason *r)
{
	sl_value x, y;

	if (r->kind != SL_REASON_CONCEPT || sl_reads_day(b->two->after, r->feature) ||
	    !value_on(b, b->two->before, r, &x) || !value_on(b, b->two->after, r, &y))
		return false;
	return x.kind != y.kind || (sl_is_known(x) && x.kind != SL_LIST && sl_value_equal(x, y) != SL_TRUE);
}

static bool rests_on_other(behind *b, const sl_answer *a, const sl_reason_list *used)
{
	for (uint32_t i = 0; i < used->count && b->status == SL_OK; i++)
		if (used->items[i]->day == a->date && comes_out_otherwise(b, used->items[i]))
			return true;
	return false;
}

static bool is_told(const sl_changes *k, const sl_decided *d, sl_date day)
{
	for (uint32_t i = k->count; i-- > 0 && k->items[i].day == day;)
		if (k->items[i].decision == d->decision && (k->items[i].entity == d->entity || k->items[i].entity == d->joint))
			return true;
	return false;
}

static void compare(sl_changes *k, const sl_two *two, const sl_decided *x, const sl_decided *y)
{
	behind b = {.two = two};
	sl_change *c;

	if (is_told(k, y, two->after->date) ||
	    (!rests_on_other(&b, two->after, &y->used) && !rests_on_other(&b, two->before, &x->used)) || b.status != SL_OK) {
		k->status = b.status;
		return;
	}
	c = sl_change_add(k, (sl_change){.kind = SL_CHANGE_DECISION, .day = two->after->date, .decision = y->decision,
			       .entity = y->entity, .joint = y->joint, .other = SL_NO_ENTITY, .asked = true, .behind = true});
	if (!c)
		return;
	if (sl_standing_make(&c->before, x, k->arena) != SL_OK || sl_standing_make(&c->after, y, k->arena) != SL_OK)
		k->status = SL_ENOMEM;
	else
		k->status = sl_find_whys(c, two, &x->used, &y->used, k->arena);
}

void sl_compare_behind(sl_changes *k, const sl_two *two)
{
	for (uint32_t i = 0; i < two->after->decided_count && k->status == SL_OK; i++) {
		const sl_decided *y = two->after->decided[i];
		const sl_decided *x = sl_lacks_amount(y) ? sl_answer_decided(two->before, y->decision, y->entity) : NULL;

		if (x && sl_lacks_amount(x))
			compare(k, two, x, y);
	}
}
