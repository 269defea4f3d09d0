/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * decide - states of values become decisions.
 *
 * in     a run with a household, the decisions of the program
 * out    an answer: for every decision and entity the outcome, the amount,
 *        what is missing, what it rests on
 * calls  plan, explain, the front door
 *
 * All logic of law is concepts by now. What stands here is the table of
 * outcomes (docs/rule-language.md, "Besluiten") and the order of asking.
 */
#ifndef SL_DECIDE_DECIDE_H
#define SL_DECIDE_DECIDE_H

#include "reason/reason.h"

typedef struct sl_assumption {
	const sl_feature *feature;
	uint32_t entity;
	sl_value value;
	sl_fact_use use; /* ASSUMED, CLOSED, UNCHANGED */
} sl_assumption;

/* The last day of a term. */
typedef struct sl_term_value {
	const char *name;
	uint32_t node;
	sl_value value;          /* known; of what is asked also unknown or broken */
	sl_value proper;         /* verlengd: the day from which it moved on; SL_UNSET: it did not */
	const sl_source **sources; /* of the rules that give it, each once */
	uint32_t source_count;
} sl_term_value;

/* A melding: a sentence that goes with the decision. */
typedef struct sl_notice_value {
	const sl_template *text; /* to be filled in, in `frame`; NULL: see `rule` */
	sl_frame *frame;
	const sl_reason *about;  /* a used concept .. */
	const sl_reason_rule *rule; /* .. for which this rule of lower rank says something else */
} sl_notice_value;

/* What the rules give, when nobody deviates from it. */
typedef struct sl_by_rules {
	sl_outcome outcome;
	sl_part part;            /* which part decided */
	sl_value amount;         /* SL_UNSET when none is declared or reached */
} sl_by_rules;

/* Reached, and known. */
static inline bool sl_is_amount(sl_value v)
{
	return v.kind != SL_UNSET && sl_is_known(v);
}

/* One decision about one entity. */
typedef struct sl_decided {
	const sl_decision *decision;
	const sl_decision_code *code;
	uint32_t entity;
	sl_outcome outcome;
	sl_part part;            /* which part decided */
	bool asked;              /* aanleiding */
	bool asked_unknown;      /* the aanleiding itself is not known; treated as asked */
	sl_value applies, right, amount; /* amount: SL_UNSET when none is declared or reached */
	bool has_amount;         /* the outcome carries an amount */
	sl_by_rules by_rules;    /* the same as above, unless there is a deviation */
	const sl_deviation *deviation; /* that put the outcome or amount in its place, or NULL */
	const sl_deviation *waiting;   /* that waits for something, or NULL */
	const sl_unit *unit;
	bool extent;             /* omvang, not money */
	int digits;              /* behind the point in `bedrag`; -1: as many as there are */
	sl_cause_set causes;     /* why open; sorted by the order of asking */
	const sl_defect *defect; /* UNDECIDABLE by regelgebrek, or NULL */
	uint32_t joint;          /* who has the same joint right, or SL_NO_ENTITY */
	sl_term_value *terms;
	uint32_t term_count;
	sl_notice_value *notices;
	uint32_t notice_count;
	sl_reason *reasons[3];   /* of applies, right, amount; NULL where not reached */
	sl_reason_list used;     /* all steps that were used */
	sl_assumption *assumptions;
	uint32_t assumption_count;
	const sl_reason **judgements; /* oordelen that were used */
	uint32_t judgement_count;
	const sl_source **sources;    /* each jci once, the decision's own first */
	uint32_t source_count;
	const sl_source **doubts;     /* sources that are not simply read */
	uint32_t doubt_count;
	sl_lines *lines;         /* ladders and contributions that were used, step by step */
	uint32_t line_count;
	const char *collector;   /* of a contribution: who collects it; or NULL */
	bool beyond_reading;     /* the day lies behind bijgewerkt-tot of a regulation used */
	const sl_regulation *outdated; /* that regulation */
} sl_decided;

/* A fact or judgement to ask for, over all decisions. */
typedef struct sl_question {
	const sl_cause *cause;
	uint32_t alone;   /* open decisions (asked) that wait for it alone */
	uint32_t all;     /* open decisions that wait for it */
} sl_question;

typedef struct sl_decide_options {
	const char *const *decisions; /* ids; NULL: all */
	uint32_t decision_count;
	const char *person;      /* id of an entity: only decisions about it, or about its items */
	const char *domain;      /* only decisions of this domain */
	const char *const *values; /* names or keys of concepts (and facts) to report */
	uint32_t value_count;
	bool outcomes_only;      /* outcome, amount and causes; nothing of what they rest on */
	bool explain_possible;   /* also what a conflict rests on that is only possible */
} sl_decide_options;

/* waarden: one asked value of one entity. */
typedef struct sl_asked_value {
	const sl_feature *feature;
	uint32_t entity, other;  /* other: of pair concepts */
	sl_value value;
} sl_asked_value;

/* A declared conflict that is there (SL_TRUE), may be there (UNKNOWN), or of
 * which the rules cannot say (BROKEN), for one set of persons. */
typedef struct sl_conflict_found {
	const sl_conflict *conflict;
	const sl_conflict_code *code;
	uint32_t self, other;    /* whom it is about; the root when it is about nobody; SL_NO_ENTITY */
	sl_truth status;
	sl_gravity gravity;
	sl_cause_set causes;     /* why it is only possible */
	const sl_defect *defect; /* BROKEN */
	sl_frame *frame;         /* to fill in its texts */
	const sl_source **sources; /* each place once: both sides */
	uint32_t source_count;
	/* Of one that is only possible when asked for, see sl_decide_options. */
	sl_reason *reason;       /* of its condition; or NULL */
	sl_reason_list used;     /* all steps that were used */
	sl_assumption *assumptions;
	uint32_t assumption_count;
} sl_conflict_found;

/* A pattern that may not be looked at, and which ground is missing. */
typedef enum sl_closed_why {
	SL_CLOSED_CONSENT, /* it lays files of different laws side by side */
	SL_CLOSED_GROUND   /* the domain that is asked for has no ground for all it reads */
} sl_closed_why;
typedef struct sl_closed_conflict {
	const sl_conflict *conflict; /* one of the two */
	const sl_floor *floor;
	sl_closed_why why;
} sl_closed_conflict;

/* What nobody declared, and yet was found. */
typedef enum sl_finding_kind {
	SL_FINDING_CONTRADICTION,  /* rules that contradict each other */
	SL_FINDING_CONFLICT,       /* a conflict of which the rules cannot say whether it is there */
	SL_FINDING_WITHOUT_GROUND, /* a decision used facts for which its domain has no ground */
	SL_FINDING_SAME_NEED,      /* two domains grant for one need */
	SL_FINDING_BELOW_FLOOR,    /* contributions leave less than the norm */
	SL_FINDING_FEEDBACK,       /* each decision brings about a fact on which the next one rests */
	SL_FINDING_NOT_YET         /* on this day there is no such entity yet, by the date told */
} sl_finding_kind;

/* By which fact one decision touches another. */
typedef struct sl_link {
	const sl_feature *fact;
	const sl_consequence *consequence;
} sl_link;

/* Those who live from one norm, and what contributions leave them. */
typedef struct sl_below {
	const sl_floor *floor;
	uint32_t *members;
	uint32_t member_count;
	sl_truth status;         /* SL_TRUE, or UNKNOWN: it may be so */
	sl_value norm, means, total; /* a month; unknown while one is open */
	bool told;               /* the total is as it was told: no decision counts in it */
	const struct sl_owed **owed; /* else: what it is made of */
	uint32_t owed_count;
	sl_dec left, shortfall;  /* SL_TRUE */
	sl_cause_set causes;     /* UNKNOWN */
} sl_below;

typedef struct sl_finding {
	sl_finding_kind kind;
	const sl_defect *defect;             /* CONTRADICTION, CONFLICT */
	const sl_conflict_found *conflict;   /* CONFLICT */
	sl_decided **decided;                /* the decisions that it is about */
	uint32_t decided_count;
	const sl_feature **facts;            /* WITHOUT_GROUND */
	uint32_t fact_count;
	uint32_t entity;                     /* NOT_YET: who, by the fact with which its kind begins */
	sl_date begin;                       /* NOT_YET: what was told of that */
	const sl_link *links;                /* FEEDBACK: from each decision to the next */
	const sl_below *below;               /* BELOW_FLOOR */
} sl_finding;

/* A contribution that is owed, or may be. */
typedef struct sl_owed {
	const sl_decision *decision;
	uint32_t entity, joint;  /* joint: who owes it together with the entity, or SL_NO_ENTITY */
	sl_value amount;         /* unknown or broken while it is open */
	const sl_unit *unit;
	int digits;              /* as of sl_decided */
	const char *collector;   /* or NULL */
	sl_value monthly;        /* not rounded */
	const sl_cause *unsure;  /* why it is not known whether anybody asked, or NULL */
	const sl_deviation *deviation; /* that made the amount what it is, or NULL */
} sl_owed;

typedef struct sl_answer {
	sl_run *run;
	sl_arena *arena;
	sl_date date, known;
	sl_decided **decided;    /* in order of decision, then entity */
	uint32_t decided_count;
	const sl_deviation **refused; /* deviations that are not followed, as recorded */
	uint32_t refused_count;
	sl_conflict_found *conflicts; /* in order of conflict, then entity */
	uint32_t conflict_count;
	sl_closed_conflict *closed;
	uint32_t closed_count;
	size_t closed_cap;
	sl_finding *findings;
	uint32_t finding_count;
	sl_question *questions;  /* in the order of asking */
	uint32_t question_count;
	sl_asked_value *values;
	uint32_t value_count;
	sl_owed *owed;           /* all contributions of the household, joint ones once */
	uint32_t owed_count;
	sl_value owed_total;     /* a month, not rounded; SL_UNSET when only outcomes were asked */
	const char *const *unknown_names; /* asked values that no kind of entity has */
	uint32_t unknown_name_count;
	sl_reasons reasons;
} sl_answer;

/*
 * Decide everything that is asked for the household in `run`. The answer
 * lives in `arena` and borrows the run until its next begin.
 */
sl_status sl_decide(sl_answer **out, sl_run *run, const sl_decide_options *options, sl_arena *arena);
/* Find the conflicts, when all is decided. Part of sl_decide. */
sl_status sl_find_conflicts(sl_answer *a, const sl_decide_options *options);
/* What the engine finds by itself, after that. Part of sl_decide. */
sl_status sl_find_findings(sl_answer *a, const sl_decide_options *options);
/* Who is left with less than the norm. `visit` gets each, and may keep it.
 * Part of sl_find_findings. */
typedef void (*sl_below_visit)(void *ctx, const sl_below *found);
sl_status sl_find_below(sl_answer *a, const sl_decide_options *options, sl_below_visit visit, void *ctx);
/* May files of different laws be laid side by side? */
bool sl_may_combine(sl_run *r, sl_day_memory *day);
/* Nobody may look at it, and why. SL_ENOMEM. */
sl_status sl_close_off(sl_answer *a, sl_closed_conflict closed);
/* Whom the question is about: everybody, or one who is among these. */
bool sl_concerns(const sl_answer *a, const sl_decide_options *options, const uint32_t *who, uint32_t count);
/* The assumptions among the steps that were used. SL_ENOMEM. */
sl_status sl_used_assumptions(sl_assumption **out, uint32_t *count, const sl_reason_list *used, sl_arena *arena);
/* Find the questions of an answer and put them, and the causes of each
 * decision, in the order of asking. Part of sl_decide. */
sl_status sl_order_questions(sl_answer *a);
/* Find the terms of a decision, and then what they rest on, which is used too.
 * Part of sl_decide. */
sl_status sl_find_terms(sl_decided *out, sl_run *run, sl_frame *f, sl_arena *arena);
sl_status sl_use_terms(sl_decided *out, sl_reasons *rs);
/* Digits behind the point of an amount; -1: as many as there are. */
int sl_amount_digits(const sl_amount_version *a);
/* What the household owes in contributions, of one domain or (NULL) all. Part
 * of sl_decide. */
sl_status sl_decide_contributions(sl_answer *a, const char *domain);
/* Who collects a contribution on the day of the answer, or NULL. */
const char *sl_decide_collector(const sl_answer *a, const sl_decision *d);
/* "toekennen", ... Static. */
const char *sl_outcome_name(sl_outcome o);
/* The nearest owner (or itself) that has an id, and that is no item: the
 * persoon of a hulpvraag. */
uint32_t sl_answer_person(const sl_answer *a, uint32_t entity);
/* What was decided about just this entity, or NULL. */
sl_decided *sl_answer_decided(const sl_answer *a, const sl_decision *d, uint32_t entity);

/*
 * The answer of each day of [from, to), equal neighbours joined. For every
 * stretch `visit` gets its days and the answer of its first day, and returns
 * SL_OK to go on. Answers of later stretches use the same arena after a
 * reset: what is kept must be copied by then.
 */
typedef sl_status (*sl_stretch_visit)(void *ctx, sl_date from, sl_date to, const sl_answer *answer);
#define SL_MOST_PERIOD_DAYS 14611 /* forty years */
sl_status sl_decide_period(sl_run *run, const sl_household *h, sl_date from, sl_date to, sl_date known,
			   const sl_decide_options *options, sl_stretch_visit visit, void *ctx);

#endif
