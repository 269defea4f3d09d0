/* SPDX-License-Identifier: EUPL-1.2 */
/* The verdict on one thing in one stretch of time. For the files of this
 * room. */
#ifndef SL_ANALYSE_VERDICT_H
#define SL_ANALYSE_VERDICT_H

#include <string.h>

#include "analyse/policy.h"
#include "analyse/walk.h"

/* Codes and numbers; NULL is like nothing. */
static inline bool sl_is_same_text(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

/* The verdict on one thing, for the stretch that the walk is at. */
typedef struct sl_policy_draft {
	sl_policy_verdict verdict;
	const sl_obligation *obligation;
	sl_policy_point *points;
	uint32_t count;
	size_t cap;
} sl_policy_draft;

typedef struct sl_judging {
	sl_policy *out;
	const sl_model *model;
	sl_walk walk;
	const sl_fulfilment **claims; /* of the municipality */
	uint32_t claim_count;
	sl_policy_draft draft;
	sl_status status;
} sl_judging;

/* Judge the item into the draft; false when there is nothing to say of it in
 * this stretch. */
bool sl_policy_find_verdict(sl_judging *j, const sl_policy_item *item);

#endif
