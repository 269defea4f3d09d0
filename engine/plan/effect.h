/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan/effect - what a household has in the end, and what a decision costs
 * elsewhere.
 *
 * in     an answer
 * out    euro a month over all laws and contributions; for each decision that
 *        brings something about, the same with and without it; for two such
 *        decisions, what they do together that each alone does not
 * calls  explain (writes it), the front door
 *
 *     result.c   what a household has a month
 *     brought.c  what a decision brings about (brought.h)
 *     effect.c   with and without
 *     pair.c     two of them (pair.h)
 *     sweep.c    one fact over a range of values (sweep.h)
 *
 * While a part is open the sum is open: it then says what it waits for. Care
 * and what is paid for it (compensatie) is no income and is left out; so is
 * what is paid once, and what nobody is known to have asked.
 */
#ifndef SL_PLAN_EFFECT_H
#define SL_PLAN_EFFECT_H

#include "plan/brought.h"
#include "plan/compare.h"

/* A decision that keeps a sum open, or that is no part of it. */
typedef struct sl_aside {
	const sl_decision *decision;
	uint32_t entity;
	sl_standing standing;
} sl_aside;

typedef struct sl_result {
	sl_value total;      /* EUR a month; kind UNKNOWN or BROKEN while it is open */
	sl_value granted;    /* before contributions; the same */
	sl_value owed;
	sl_aside *open;      /* why it is open */
	uint32_t open_count;
	sl_aside *left_out;  /* money that is no income by the month, or not known to be asked */
	uint32_t left_out_count;
} sl_result;

/* Whom a decision is left out for: it and who shares it. */
typedef struct sl_exception {
	const sl_decision *decision;
	uint32_t entity, joint;
} sl_exception;

/* What was asked and is granted, a month, minus contributions, joint ones
 * once. Lives in `arena`, apart from the answer. SL_ENOMEM, SL_ELIMIT. */
sl_status sl_household_result(sl_result *out, const sl_answer *a, const sl_exception *except, uint32_t except_count,
			      sl_arena *arena);

/* Of two sums, of which each may be open. */
sl_value sl_difference(sl_value a, sl_value b);

/* A decision that can be taken or left, with and without what it brings about. */
typedef struct sl_effect {
	sl_brought brought;
	const sl_decision *decision;
	uint32_t entity, joint;
	const sl_household *household; /* with: whom the rest may name */
	sl_standing own;           /* what the decision itself comes to */
	sl_result with, without;   /* without: and without that decision */
	sl_value difference;       /* of the two totals; UNKNOWN while one is open */
	sl_value elsewhere;        /* the same, without what the decision itself gives */
	sl_change *changes;        /* before: without; after: with */
	uint32_t change_count;
} sl_effect;

/* Two of them, where laws meet: both together is not the sum of each alone. */
typedef struct sl_effect_pair {
	const sl_effect *one, *other;
	sl_value none, only_one, only_other, both; /* totals */
	sl_value beyond;           /* what both differ from none, beyond what each differs alone; never 0 */
} sl_effect_pair;

#define SL_MOST_EFFECTS 40        /* measured, of one household */
#define SL_MOST_PAIRS_MEASURED 15 /* all pairs of the first six */
#define SL_MOST_PAIRS 5           /* kept: where the most is beyond */

typedef struct sl_effects {
	sl_effect *items;
	uint32_t count;
	uint32_t unmeasured;       /* decisions beyond SL_MOST_EFFECTS */
	bool apart;                /* each within its own domain: those of more may not be laid side by side */
	sl_effect_pair *pairs;     /* the most beyond first */
	uint32_t pair_count;
	uint32_t pairs_open;       /* of which it cannot be said yet */
	uint32_t pairs_left;       /* not measured, or not among the most */
} sl_effects;

/* For each decision that brings something about, and is granted or asked and
 * still open. Without consent to lay files of different laws side by side, each
 * is measured within its own domain. All lives in `arena`, and borrows from the
 * run of the answer. SL_ENOMEM. */
sl_status sl_measure_effects(sl_effects **out, const sl_answer *a, const sl_decide_options *options, sl_arena *arena);

#endif
