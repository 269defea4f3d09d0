/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * eval - program and facts become values.
 *
 * in     a program (shared), one household
 * out    the value of every fact and concept that is asked, with its state;
 *        why it is unknown or broken; how its rules came out
 * calls  reason, decide, plan, explain, analyse, the front door
 *
 * A run is one thread's evaluator: it holds one household at a time and
 * remembers each value that it found, so the memory of the run *is* the
 * trace that explanations are made from. Values are borrowed from the run
 * until the next sl_run_begin. After warm-up a run allocates nothing.
 */
#ifndef SL_EVAL_EVAL_H
#define SL_EVAL_EVAL_H

#include "facts/plain.h"
#include "program/program.h"

typedef struct sl_run sl_run;

sl_status sl_run_new(sl_run **out, const sl_program *p);
void sl_run_free(sl_run *r); /* takes NULL */
/*
 * Take a household (borrowed until the next begin), for the day on which is
 * decided and the kennisdatum (SL_FOREVER: all that is known).
 */
sl_status sl_run_begin(sl_run *r, const sl_household *h, sl_date day, sl_date known);
/*
 * Leave the quick path aside from the next begin on: every value is then
 * found by the general evaluator. The values are the same; tests compare.
 */
void sl_run_general_only(sl_run *r, bool on);
/*
 * From the next begin on, for one domain only (NULL: for all): a fact that it
 * has no ground to use is not known, whatever was told, unless it is on record
 * that the files of all laws may be combined.
 */
void sl_run_narrow(sl_run *r, const char *domain);
/* SL_OK, or SL_ENOMEM after which no value may be trusted. */
sl_status sl_run_status(const sl_run *r);

const sl_program *sl_run_program(const sl_run *r);
const sl_household *sl_run_household(const sl_run *r);
sl_date sl_run_date(const sl_run *r);
sl_date sl_run_known(const sl_run *r);
const sl_segment *sl_run_segment(const sl_run *r, sl_date day);

/* ---- where something is evaluated ---- */

/* A day with its memory. */
typedef struct sl_day_memory sl_day_memory;

typedef struct sl_frame {
	sl_day_memory *day;
	uint32_t self, other;        /* entities; other: SL_NO_ENTITY outside pairs */
	const sl_period_series *series; /* of a concept per period, else NULL */
	sl_value variables[SL_MOST_VARIABLES];
} sl_frame;

#define SL_NO_ENTITY UINT32_MAX

/* The memory of a day; NULL when there are too many days (SL_MOST_DAYS) or
 * memory ran out. */
#define SL_MOST_DAYS    2000
#define SL_MOST_MEMBERS 100000 /* of a list made from 1..n */
sl_day_memory *sl_run_day(sl_run *r, sl_date day);
sl_date sl_day_date(const sl_day_memory *d);
const sl_segment *sl_day_segment(const sl_day_memory *d);
/* A frame for rules about `self`. Variables are not cleared. */
void sl_frame_init(sl_frame *f, sl_day_memory *day, uint32_t self, uint32_t other);

/* ---- values ---- */

/* The value of a fact or concept for an entity; `other` for pair concepts. */
void sl_run_feature(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, uint32_t other,
		    sl_value *out);
/*
 * A batch: concepts of one kind of entity that are asked of many households,
 * in one code that computes each at most once, in the order in which they
 * read each other, and remembers nothing. For one thread, like a run.
 */
typedef struct sl_batch sl_batch;
/* SL_ELIMIT: more than SL_MOST_BATCHED. SL_EINVAL: a concept that is asked
 * twice, towards another entity, or of another kind than the first. */
#define SL_MOST_BATCHED 100
sl_status sl_batch_new(sl_batch **out, const sl_program *p, const sl_feature *const *asked, uint32_t count);
void sl_batch_free(sl_batch *batch); /* takes NULL */
/*
 * The values of all that the batch asks, in that order, as integers, for the
 * day on which is decided; borrowed until the run is used again. NULL: one of
 * them has no such value here, and each must be asked for by itself.
 */
const int64_t *sl_run_batch(sl_run *r, sl_batch *batch, uint32_t entity);
/* What the i-th integer stands for, after a run gave it. */
sl_plain_type sl_batch_type(const sl_batch *batch, uint32_t i);
/* The value of any node. */
void sl_run_node(sl_run *r, sl_frame *f, uint32_t node, sl_value *out);
/* The same over its first kids only: what is left of a need after so many shares. */
void sl_run_first(sl_run *r, sl_frame *f, uint32_t node, uint32_t kids, sl_value *out);
/* The value of part `index` of a decision (3 times its number, plus which
 * part), of which `node` is the node: for the entity of the frame. */
void sl_run_part(sl_run *r, sl_frame *f, uint32_t index, uint32_t node, sl_value *out);
/* A value where a truth is needed: leeg counts as false. */
sl_truth sl_truth_of(sl_value v);
/* More than nothing: a number above 0, or true. */
bool sl_is_something(sl_value v);
/* The parameter on that day. */
void sl_run_parameter(sl_run *r, sl_day_memory *day, const sl_parameter *p, sl_value *out);
/* The period of a series value (SL_CONTEXT with begin and end day). */
sl_date sl_period_edge(sl_value period, bool end);

/* How a fact came to its value on a day. */
typedef enum sl_fact_use {
	SL_FACT_TOLD, SL_FACT_ASSUMED, /* its aanname */
	SL_FACT_CLOSED,   /* not given, and the structure is closed: there is none */
	SL_FACT_UNCHANGED,/* told for another day, taken to hold on this one */
	SL_FACT_MISSING
} sl_fact_use;
void sl_run_fact(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, sl_value *out,
		 sl_fact_use *use);

/* Is the value of a fact kept back, because there is no ground to use it? Then
 * nothing of what was told about it may be shown. */
bool sl_is_withheld(sl_value v);

/* ---- why not ---- */

typedef enum sl_cause_kind {
	SL_CAUSE_FACT, SL_CAUSE_JUDGEMENT, SL_CAUSE_POLICY, SL_CAUSE_VALUE, SL_CAUSE_GROUND,
	SL_CAUSE_BOTH /* two sets of causes together */
} sl_cause_kind;

struct sl_cause {
	uint8_t kind;
	uint32_t entity;              /* FACT, JUDGEMENT, GROUND */
	const sl_feature *feature;    /* FACT, JUDGEMENT, GROUND; POLICY of a concept */
	const sl_parameter *parameter;/* VALUE, POLICY */
	const sl_delegation *delegation; /* POLICY */
	sl_date day;                  /* VALUE, POLICY: for which day */
	const sl_cause *left, *right; /* BOTH */
};

typedef struct sl_cause_set {
	const sl_cause **items; /* each once: kind, then entity, then feature or parameter */
	uint32_t count;
	size_t cap;
} sl_cause_set;
/* All causes below, each once, in a fixed order. */
sl_status sl_causes_collect(sl_cause_set *set, const sl_cause *cause, sl_arena *arena);
/* Of sets that were sorted. On whatever day: that a value is missing is one cause. */
bool sl_causes_same(const sl_cause_set *a, const sl_cause_set *b);

typedef enum sl_defect_kind {
	SL_DEFECT_CONTRADICTION, SL_DEFECT_NO_RULE, SL_DEFECT_EMPTY, SL_DEFECT_ARITHMETIC, SL_DEFECT_LIMIT,
	SL_DEFECT_OUTSIDE_DELEGATION
} sl_defect_kind;

struct sl_defect {
	uint8_t kind;
	const sl_concept *concept;     /* whose value it is, or NULL */
	const sl_parameter *parameter;
	uint32_t entity;
	const sl_rule *const *rules;   /* the rules that it is about */
	const sl_value *values;        /* CONTRADICTION: of each rule; OUTSIDE: set value, bound */
	uint32_t count;
	const char *text;              /* words for arithmetic and limits, or NULL */
};
/* "tegenstrijdig", "geen-regel", ... Static. */
const char *sl_defect_name(sl_defect_kind k);
const char *sl_cause_name(sl_cause_kind k); /* "feit", "oordeel", ... */

/* ---- decisions (outcome.c) ---- */

typedef enum sl_outcome {
	SL_GRANTED,        /* toekennen */
	SL_REFUSED,        /* afwijzen */
	SL_NOT_APPLICABLE, /* niet-van-toepassing */
	SL_FACTS_MISSING,  /* feiten-ontbreken */
	SL_JUDGEMENT_NEEDED, /* oordeel-nodig */
	SL_UNDECIDABLE     /* niet-te-beslissen */
} sl_outcome;

typedef enum sl_part { SL_PART_APPLIES, SL_PART_RIGHT, SL_PART_AMOUNT } sl_part;

/* Why a deviation is not followed; the later, the nearer it came. */
typedef enum sl_refusal {
	SL_FOLLOWED,
	SL_REFUSAL_NO_DECISION,
	SL_REFUSAL_DECISION_UNKNOWN,
	SL_REFUSAL_DECISION_NOT_NOW, /* no such besluit */
	SL_REFUSAL_NO_ENTITY,
	SL_REFUSAL_ENTITY_UNKNOWN, /* about whom */
	SL_REFUSAL_NO_AUTHOR,
	SL_REFUSAL_NO_REASON,
	SL_REFUSAL_NO_ARTICLE,
	SL_REFUSAL_NO_DATE,
	SL_REFUSAL_NOT_YET,   /* its day has not come */
	SL_REFUSAL_NO_CHANGE, /* neither an outcome nor an amount */
	SL_REFUSAL_NO_POWER,  /* no article lets anybody deviate from this decision */
	SL_REFUSAL_ARTICLE,   /* another article than it names does */
	SL_REFUSAL_TO,
	SL_REFUSAL_FROM,    /* not to that outcome, not from this one */
	SL_REFUSAL_SAME,    /* the outcome is that already */
	SL_REFUSAL_AMOUNT,  /* an amount where there is none */
	SL_REFUSAL_NOTHING, /* no amount, and the rules give 0 */
	SL_REFUSAL_CONDITION,
	SL_REFUSAL_CONDITION_BROKEN, /* wanneer */
	SL_REFUSAL_BELOW,
	SL_REFUSAL_ABOVE,
	SL_REFUSAL_BOUND_BROKEN,
	SL_REFUSAL_TWICE, /* another one of the same day */
	SL_REFUSAL_COUNT
} sl_refusal;

typedef enum sl_stand { SL_STANDS_REFUSED, SL_STANDS_WAITING, SL_STANDS_ALLOWED } sl_stand;

/* What a professional recorded: another outcome or amount of a decision. */
typedef struct sl_deviation {
	uint32_t item;           /* the entity that it is */
	const char *decision_id; /* as told, or NULL */
	const sl_decision *decision; /* or NULL: there is none of that id */
	uint32_t entity;         /* about whom; or SL_NO_ENTITY */
	const char *by, *why, *article; /* or NULL */
	bool has_date;
	sl_date date;
	bool has_outcome;
	sl_outcome outcome;
	sl_value amount;         /* or SL_UNSET */
	/* Once the decision was taken: */
	sl_stand stand;
	sl_refusal refusal;
	const sl_power_code *power; /* that allows it, or came nearest; or NULL */
	sl_value waits_for;      /* WAITING: what is not known of its power; SL_UNSET: the outcome */
	sl_value bound;          /* BELOW, ABOVE */
	bool judged;
} sl_deviation;

/* All that were recorded, in the order of the document (recorded.c). */
sl_status sl_run_deviations(sl_run *r, const sl_deviation **out, uint32_t *count);

/* What comes out for one entity. */
typedef struct sl_verdict {
	sl_outcome outcome;
	sl_part part;            /* which part decided */
	sl_value settled_by;     /* its value */
	sl_value applies, right, amount; /* SL_UNSET where not reached */
	uint32_t amount_version; /* of the decision, in force on the day; or SL_NO_AMOUNT */
	sl_cause_set causes;     /* why open; in the arena of the run */
	const sl_deviation *deviation; /* that was followed, or NULL */
	sl_outcome without;      /* it: what the rules give; with the next two */
	sl_part part_without;
	sl_value amount_without;
	const sl_deviation *waiting; /* may be followed once something is known, or NULL */
} sl_verdict;

#define SL_NO_AMOUNT UINT32_MAX

/* Decide about the entity of the frame, on the day of the run. */
void sl_run_decision(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *out);
uint32_t sl_run_amount_version(const sl_run *r, const sl_decision *d);
/* An amount by the month, not rounded; broken where its unit does not say. */
sl_value sl_per_month(sl_value amount, const sl_unit *unit);

/* ---- how the rules of a concept came out ---- */

typedef struct sl_rule_outcome {
	const sl_rule_code *code;
	sl_value can, works;  /* kan, werkt: boolean, unknown or broken */
	sl_value value;       /* SL_UNSET when not in M, but for one that works and is outranked */
	bool in_w, in_m;
	bool outranked;       /* left W or M, because a rule of higher rank works */
} sl_rule_outcome;

typedef struct sl_detail {
	const sl_active_concept *active;
	sl_rule_outcome *rules;
	uint32_t count;
	sl_value value;       /* what the memory holds */
	sl_frame *frame;      /* in which the nodes of the rules can be evaluated again */
} sl_detail;
/* Borrowed from the run. */
sl_status sl_run_detail(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
			sl_detail *out);

#endif
