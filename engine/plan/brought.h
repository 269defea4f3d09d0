/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan/brought - what a decision brings about in a household.
 *
 * in     a decision that can be taken or left, the rules on what follows from it
 * out    the facts that become yes and the items that come to lists; the
 *        household with some of such decisions and without others
 * calls  this room only
 */
#ifndef SL_PLAN_BROUGHT_H
#define SL_PLAN_BROUGHT_H

#include "decide/decide.h"

typedef struct sl_brought {
	const sl_feature **facts;  /* in the order of the rules */
	uint32_t fact_count;
	uint32_t entity, joint;    /* whom the decision is about */
	sl_new_item *items;        /* for each fact that is a list */
	uint32_t item_count;
	sl_fact_change *values;    /* of them; `entity` counts the items from 0 */
	uint32_t value_count;
} sl_brought;

/* On the day of the answer. A list of which no rule says what comes to it is
 * left out; fact_count 0: nothing follows. Borrows from the run of the answer. */
sl_status sl_brought_find(sl_brought *out, const sl_answer *a, const sl_decided *d, sl_arena *arena);

/* The household as told, but: of each whether it is taken or left. */
typedef struct sl_taken {
	const sl_brought *what;
	bool taken;
} sl_taken;
sl_status sl_household_taking(sl_household **out, const sl_household *h, const sl_taken *all, uint32_t count,
			      sl_arena *arena);

#endif
