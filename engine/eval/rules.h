/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * eval/rules - how rules make the value of a concept
 * (docs/rule-language.md, "Hoe een begrip aan zijn waarde komt").
 *
 * in     the rules of a concept that are in force, for one entity on one day
 * out    which of them work, and one value
 * calls  the files below only
 *
 *   kan(r)    its condition; of an exception also: some rule that it
 *             derogates from kan
 *   werkt(r)  kan(r), and no exception on r works
 *   W, M      valued rules that work; that may work
 *
 *   rules.c  kan, werkt, the value of a rule    combine.c  or, and, sum, highest, ...
 *   unique.c one definition at a time           concept.c  the concept on a day, remembered
 */
#ifndef SL_EVAL_RULES_H
#define SL_EVAL_RULES_H

#include "eval/run.h"

typedef struct sl_judge {
	sl_run *r;
	sl_frame *f;
	const sl_concept *c;
	const sl_active_concept *a;
	sl_value can[SL_MOST_RULES], works[SL_MOST_RULES], value[SL_MOST_RULES];
	uint64_t valued, w, m, evaluated;
	uint64_t outranked; /* left M */
} sl_judge;

#define SL_RULE_BIT(i) (UINT64_C(1) << (i))

/* ---- rules.c ---- */

/* can, works, W and M of all rules. */
void sl_judge_rules(sl_judge *j);
/* The value of the i-th rule, made when first asked. */
sl_value sl_judge_value(sl_judge *j, uint32_t i);
/* Rounded as the concept says, if it does. */
sl_value sl_judge_rounded(sl_judge *j, sl_value v);
/* A regelgebrek of the concept, with the rules of `mask`. */
sl_value sl_judge_broken(sl_judge *j, sl_defect_kind kind, uint64_t mask, bool with_values);
/* The first rule alone, without anything that could stop it. */
void sl_judge_simple(sl_judge *j, sl_value *out);

/* ---- unique.c, combine.c ---- */

sl_value sl_judge_unique(sl_judge *j);
/* One value of all rules, as the concept combines them. */
sl_value sl_judge_combined(sl_judge *j);

#endif
