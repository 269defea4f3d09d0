/* SPDX-License-Identifier: EUPL-1.2 */
/* Who collects how much of the contributions of a household, a month. */
#include "plan/plan.h"

#include <string.h>

static bool same_collector(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static sl_plan_collected *collected_by(sl_arrangement *p, const char *collector)
{
	for (uint32_t i = 0; i < p->collected_count; i++)
		if (same_collector(p->collected[i].collector, collector))
			return &p->collected[i];
	p->collected[p->collected_count] = (sl_plan_collected){collector, sl_number(SL_DEC_ZERO)};
	return &p->collected[p->collected_count++];
}

/* What is open keeps the sum open, and what is broken breaks it. */
static sl_status add(sl_value *sum, sl_value v)
{
	if (v.kind != SL_NUMBER || sum->kind != SL_NUMBER) {
		if (v.kind == SL_BROKEN || (v.kind != SL_NUMBER && sum->kind == SL_NUMBER))
			*sum = v;
		return SL_OK;
	}
	return sl_dec_add(&sum->as.dec, sum->as.dec, v.as.dec);
}

sl_status sl_plan_collect(sl_arrangement *p)
{
	const sl_answer *a = p->answer;
	sl_status err = SL_OK;

	if (!(p->collected = sl_arena_calloc(a->arena, a->owed_count, sizeof *p->collected)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < a->owed_count && err == SL_OK; i++)
		err = add(&collected_by(p, a->owed[i].collector)->monthly, a->owed[i].monthly);
	return err;
}
