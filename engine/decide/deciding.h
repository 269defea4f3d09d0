/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decide/deciding - what the files that make one answer share.
 *
 *     decide.c   outcome, amount and notices of every decision
 *     answer.c   what is asked of decisions and answers
 *     rests.c    what a decision rests on
 *     values.c   the values that are asked for
 *     conflict.c conflicts between what was decided
 */
#ifndef SL_DECIDE_DECIDING_H
#define SL_DECIDE_DECIDING_H

#include "decide/decide.h"

typedef struct sl_deciding {
	sl_run *run;
	sl_arena *arena;
	sl_answer *answer;
	const sl_decide_options *options;
	sl_day_memory *day;
	sl_frame frame;
	size_t cap;
	sl_status status;
} sl_deciding;

/* A node of the decision at hand; true when there is none. */
sl_value sl_decide_value(sl_deciding *d, uint32_t node);
/* Find what a decision rests on: reasons, sources, assumptions, judgements. */
void sl_decide_rests(sl_deciding *d, sl_decided *out);
/* Add a source to a list that has each place once. */
sl_status sl_sources_add(const sl_source ***list, uint32_t *count, size_t *cap, const sl_source *s, sl_arena *arena);
/* waarden: find what is asked for. */
void sl_decide_values(sl_deciding *d);

#endif
