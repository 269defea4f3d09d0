/* SPDX-License-Identifier: EUPL-1.2 */
/* What a decision comes to, kept beyond the run that decided it. */
#include "plan/compare.h"

sl_value sl_kept_value(sl_value v, sl_arena *arena)
{
	switch (v.kind) {
	case SL_NUMBER:
	case SL_BOOLEAN:
	case SL_DATE:
	case SL_MONTHS:
	case SL_ENTITY:
	case SL_NULL:
		return v;
	case SL_STRING:
		v.as.text = sl_arena_strndup(arena, v.as.text, v.n);
		return v.as.text ? v : (sl_value){0};
	case SL_UNKNOWN:
	case SL_BROKEN:
		return (sl_value){.kind = v.kind};
	default:
		return (sl_value){0};
	}
}

static sl_status keep_causes(sl_standing *out, const sl_cause_set *causes, sl_arena *arena)
{
	if (!(out->causes = sl_arena_calloc(arena, causes->count, sizeof *out->causes)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < causes->count; i++) {
		out->causes[i] = *causes->items[i];
		out->causes[i].left = out->causes[i].right = NULL;
	}
	out->cause_count = causes->count;
	return SL_OK;
}

sl_status sl_standing_make(sl_standing *out, const sl_decided *d, sl_arena *arena)
{
	*out = (sl_standing){0};
	if (!d)
		return SL_OK;
	*out = (sl_standing){.present = d->asked || d->outcome == SL_GRANTED, .outcome = d->outcome,
			     .has_amount = d->has_amount, .extent = d->extent, .amount = sl_kept_value(d->amount, arena),
			     .unit = d->unit, .digits = d->digits};
	return keep_causes(out, &d->causes, arena);
}
