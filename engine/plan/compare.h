/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan/compare - where two answers about one household differ.
 *
 * in     two answers: of two days, or with and without some fact
 * out    each decision and conflict that differs, with what it was and becomes
 * calls  this room, explain (writes it)
 *
 *     compare.c   what differs
 *     standing.c  what a decision comes to, kept beyond its run
 *     why.c       what behind it changed, when nobody told anything new
 *     behind.c    the same where no amount is known, so that nothing shows
 */
#ifndef SL_PLAN_COMPARE_H
#define SL_PLAN_COMPARE_H

#include "plan/plan.h"

/* What a decision comes to. */
typedef struct sl_standing {
	bool present;        /* the decision exists, and was asked or is a right */
	sl_outcome outcome;
	bool has_amount, extent;
	sl_value amount;
	const sl_unit *unit;
	int digits;
	sl_cause *causes;    /* why open; without what lives in a run */
	uint32_t cause_count;
} sl_standing;
/* `d` may be NULL: there is no such decision. */
sl_status sl_standing_make(sl_standing *out, const sl_decided *d, sl_arena *arena);
/* The number, truth, text or day of a value, and nothing that lives in a run. */
sl_value sl_kept_value(sl_value v, sl_arena *arena);

/* One thing behind a change. */
typedef struct sl_why {
	const sl_feature *feature;     /* a concept that reads the peildatum, or a fact told per stretch; or NULL */
	uint32_t entity, other;
	const sl_parameter *parameter; /* or NULL */
	sl_value before, after;        /* of the feature or parameter; SL_UNSET: not to be told */
	const sl_rule *rule;           /* that begins or ends on the day, or NULL */
	bool begins;
} sl_why;

typedef enum sl_change_kind { SL_CHANGE_DECISION, SL_CHANGE_CONFLICT, SL_CHANGE_TERM } sl_change_kind;
typedef struct sl_change {
	sl_change_kind kind;
	sl_date day;
	const sl_decision *decision;   /* DECISION, TERM */
	uint32_t entity, joint;
	bool asked;                    /* before or after */
	bool behind;                   /* DECISION: it stays open for want of an amount; what it rests on changes */
	sl_standing before, after;     /* DECISION */
	const sl_conflict *conflict;   /* CONFLICT */
	uint32_t other;                /* of a pair; SL_NO_ENTITY */
	sl_truth was, becomes;         /* CONFLICT: SL_FALSE: not there */
	sl_gravity gravity, gravity_was; /* the same when it was not there, or is there no more */
	const char *term;              /* TERM */
	sl_why *whys;
	uint32_t why_count;
} sl_change;

typedef struct sl_changes {
	sl_arena *arena;               /* everything lives in it */
	sl_change *items;
	uint32_t count;
	size_t cap;
	sl_status status;
} sl_changes;
/* One more, at the end; NULL when memory ran out. */
sl_change *sl_change_add(sl_changes *k, sl_change c);

/* Two answers that were decided in full. */
typedef struct sl_two {
	const sl_answer *before, *after;
	bool days;                     /* of two days that follow each other: say why */
} sl_two;

/* No decision and no conflict is another one. Outcomes are enough for that. */
bool sl_same_answers(const sl_answer *a, const sl_answer *b);
/* Add all that differs. A joint right counts once. */
void sl_compare(sl_changes *k, const sl_two *two);
/* Add what changes behind decisions that stay open for want of an amount. */
void sl_compare_behind(sl_changes *k, const sl_two *two);
/* Asked, and open for want of an amount (and perhaps of more). */
bool sl_lacks_amount(const sl_decided *d);

/* Does the concept read the peildatum itself, by a rule in force that day? */
bool sl_reads_day(const sl_answer *a, const sl_feature *f);
/* What changed among the steps that were used; either list may be NULL. Part
 * of sl_compare. */
sl_status sl_find_whys(sl_change *out, const sl_two *two, const sl_reason_list *before,
		       const sl_reason_list *after, sl_arena *arena);

#endif
