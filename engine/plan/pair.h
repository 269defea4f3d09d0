/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan/pair - two decisions that can be taken or left: neither, one, the
 * other, both.
 *
 * in     what each of them brings about
 * out    the pairs that do more, or less, together than each alone
 * calls  effect.c
 */
#ifndef SL_PLAN_PAIR_H
#define SL_PLAN_PAIR_H

#include "plan/effect.h"

/* What to decide to measure that decision: all, or what is of its domain. */
sl_decide_options sl_options_for(const sl_decide_options *all, const sl_effects *effects, const sl_decision *d);

/* Decides in a run that is nobody else's. `out` has its items; the pairs live
 * in `arena`. */
sl_status sl_measure_pairs(sl_effects *out, const sl_answer *a, sl_run *run, const sl_decide_options *options,
			   sl_arena *arena);

#endif
