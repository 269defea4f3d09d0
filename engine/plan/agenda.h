/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan/agenda - what changes for a household by itself.
 *
 * in     an answer for one day
 * out    for every later day on which something changes: what, and why
 * calls  explain (writes it), the front door
 *
 * All that was told is taken to stay as it is; what may not be told for
 * another day (a count up to the peildatum) is kept still, and named.
 */
#ifndef SL_PLAN_AGENDA_H
#define SL_PLAN_AGENDA_H

#include "plan/compare.h"

#define SL_AGENDA_MONTHS 24

typedef struct sl_agenda {
	sl_date from, to;              /* days behind `from`, up to and without `to` */
	sl_change *changes;            /* by day */
	uint32_t change_count;
	const sl_feature **held;       /* counts that were kept still */
	uint32_t held_count;
} sl_agenda;

/*
 * Look ahead from the day of the answer; `options` are those by which it was
 * decided. All that is found lives in `arena`. SL_ENOMEM.
 */
sl_status sl_look_ahead(sl_agenda **out, const sl_answer *a, const sl_decide_options *options, sl_arena *arena);

#endif
