/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan - one household, one plan: what an answer means taken together.
 *
 * in     an answer with all that it rests on
 * out    the arrangement: for each person what is granted, refused and open;
 *        what to handle first, what to ask first, the terms that run, which
 *        facts were used on which ground
 * calls  explain (writes it), the front door
 *
 *     arrangement.c  who has what, in which domain; terms; what to handle first
 *     question.c     what to ask, also for what conflicts wait for
 *     use.c          the facts that were used
 *     collect.c      who collects how much
 */
#ifndef SL_PLAN_PLAN_H
#define SL_PLAN_PLAN_H

#include "decide/decide.h"

/* What a decision is in an arrangement. */
typedef enum sl_place {
	SL_PLACE_NONE,    /* not asked, or it does not apply; a contribution; the same right of another */
	SL_PLACE_GRANTED,
	SL_PLACE_DUTY,    /* a duty that holds */
	SL_PLACE_REFUSED,
	SL_PLACE_OPEN
} sl_place;
sl_place sl_plan_place(const sl_answer *a, const sl_decided *d);

/* A fact or judgement to ask for: as sl_question, also for what conflicts
 * that may be there wait for. */
typedef struct sl_plan_question {
	const sl_cause *cause;
	uint32_t alone, all;  /* open decisions */
	uint32_t conflicts;   /* conflicts that may be there */
} sl_plan_question;

/* A last day that is known. */
typedef struct sl_plan_term {
	const sl_decided *decided;
	const sl_term_value *term;
	bool passed;          /* before the day of the answer */
} sl_plan_term;

/* What to do, in order. */
typedef enum sl_step_kind {
	SL_DO_CONFLICT, /* look at a conflict that is there */
	SL_DO_ASK,      /* ask what settles most */
	SL_DO_DECIDE,   /* decide: all is known */
	SL_DO_MEND,     /* the rules fall short: who keeps them must act */
	SL_DO_WAIT      /* a decision that waits for what is asked */
} sl_step_kind;
typedef struct sl_plan_step {
	sl_step_kind kind;
	const sl_conflict_found *conflict;  /* CONFLICT */
	const sl_plan_question *question;   /* ASK */
	const sl_decided *decided;          /* DECIDE, MEND, WAIT */
	const sl_plan_term *before;         /* of these: the first term that still runs, or NULL */
} sl_plan_step;

/* A fact that was used, about whom, and by which domains. */
typedef struct sl_plan_use {
	const sl_feature *fact;
	uint32_t *entities;   /* each once */
	uint32_t entity_count;
	bool *used_by, *hidden_from; /* by number of the domains of the arrangement */
} sl_plan_use;

/* What is owed to one collector, a month; unknown or broken while a part is. */
typedef struct sl_plan_collected {
	const char *collector; /* NULL: nobody is named */
	sl_value monthly;
} sl_plan_collected;

typedef struct sl_arrangement {
	const sl_answer *answer;
	const sl_domain **domains; /* of which something was asked, in the order of the schema */
	uint32_t domain_count;
	sl_plan_question *questions; /* what to ask first comes first */
	uint32_t question_count;
	const sl_conflict_found **conflicts; /* certain ones first, and of those the gravest */
	uint32_t conflict_count;
	sl_plan_collected *collected;
	uint32_t collected_count;
	sl_plan_term *terms;       /* by day */
	uint32_t term_count;
	sl_plan_step *steps;
	uint32_t step_count;
	sl_plan_use *uses;         /* in the order of the schema */
	uint32_t use_count;
} sl_arrangement;

/* The arrangement of an answer, in the arena of that answer. SL_ENOMEM. */
sl_status sl_arrange(sl_arrangement **out, const sl_answer *a);

/* Parts of sl_arrange. */
sl_status sl_plan_questions(sl_arrangement *p);
sl_status sl_plan_uses(sl_arrangement *p);
sl_status sl_plan_collect(sl_arrangement *p);

#endif
