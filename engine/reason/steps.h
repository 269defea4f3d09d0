/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reason/steps - what the files that make reasons share.
 *
 * in     nodes and rules of a run that holds values
 * out    steps in the table of an answer, each once
 * calls  the files below only
 *
 *     reason.c   the table, a step for a feature or node, what was used
 *     walk.c     what a node rests on
 *     rules.c    the rules of a concept
 */
#ifndef SL_REASON_STEPS_H
#define SL_REASON_STEPS_H

#include "reason/reason.h"

/* Memory that runs out is the status of `rs`. */

/* The step about `key`; *made when it is new. NULL when memory ran out. */
sl_reason *sl_reason_step(sl_reasons *rs, const sl_reason *key, bool *made);
void sl_reason_append_once(sl_reasons *rs, sl_reason_list *l, sl_reason *item);
/* Add what a node rests on to `out`; nothing for SL_NO_NODE. */
void sl_reason_walk(sl_reasons *rs, sl_frame *f, uint32_t node, sl_reason_list *out);
/* Rules that applied stand first, then those that may, then why not. */
void sl_reason_rules(sl_reasons *rs, sl_reason *r, const sl_detail *d);

#endif
