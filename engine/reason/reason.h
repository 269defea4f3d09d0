/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reason - what a value rests on.
 *
 * in     a run that holds values
 * out    the steps behind a value: rules, facts, parameters, with the rules
 *        that did not apply and the one condition that failed
 * calls  decide (facts used, sources, assumptions), explain (the text)
 *
 * Nothing is recorded while a run evaluates: conditions and values are looked
 * at again here, from what the run remembers. What was *used* follows from
 * the values, in written order (docs/rule-language.md): of a false `and` the
 * first false operand, of a true `or` the first true one, of `if` the
 * condition and the branch taken, of a concept the rules that gave the value
 * and the exceptions on them that failed.
 *
 *     steps.h   reason.c, walk.c, rules.c: making the steps
 *     lines.c   ladders and contributions, step by step
 */
#ifndef SL_REASON_REASON_H
#define SL_REASON_REASON_H

#include "eval/eval.h"

typedef struct sl_reason sl_reason;

typedef struct sl_reason_list {
	sl_reason **items; /* each once, in written order */
	uint32_t count;
	size_t cap;
} sl_reason_list;

typedef enum sl_reason_role {
	SL_RULE_APPLIED, /* gave the value, or its share */
	SL_RULE_MAY,     /* it is not known whether it applies */
	SL_RULE_AGREED,  /* may apply, and gives the same value either way */
	SL_RULE_STOPPED, /* would apply, but an exception does */
	SL_RULE_OUTRANKED, /* a rule of higher rank applies */
	SL_RULE_FAILED   /* a condition is false: why not */
} sl_reason_role;

/* Put aside by another rule: it has no share in the value, whatever it says. */
static inline bool sl_is_aside(sl_reason_role role)
{
	return role == SL_RULE_STOPPED || role == SL_RULE_OUTRANKED;
}

typedef struct sl_reason_rule {
	const sl_rule_code *code;
	sl_reason_role role;
	sl_value can, works, value; /* value: SL_UNSET when it was not needed */
	uint32_t failed;            /* FAILED: the first false condition, else SL_NO_NODE */
	bool base_failed;           /* FAILED: what it derogates from does not apply */
	const sl_rule *stopped_by;  /* STOPPED, OUTRANKED */
	bool contradicts;           /* OUTRANKED: it would give another value */
	sl_reason_list condition, parts; /* what its condition, and its value, rest on */
	sl_frame *frame;            /* to evaluate its nodes (omdat) again */
} sl_reason_rule;

typedef enum sl_reason_kind { SL_REASON_FACT, SL_REASON_CONCEPT, SL_REASON_PARAMETER, SL_REASON_EXPR } sl_reason_kind;

struct sl_reason {
	sl_reason_kind kind;
	const sl_feature *feature;        /* FACT, CONCEPT */
	const sl_parameter *parameter;    /* PARAMETER */
	const sl_active_parameter *active;/* PARAMETER: which version, which ordinance */
	uint32_t entity, other;           /* other: of pair concepts, else SL_NO_ENTITY */
	sl_date day;
	sl_value value;
	sl_fact_use use;                  /* FACT */
	const sl_provenance *provenance;  /* FACT: NULL when bare */
	sl_reason_rule *rules;            /* CONCEPT: those that applied first */
	uint32_t rule_count;
	uint32_t node;                    /* EXPR: the expression itself */
	sl_reason_list parts;             /* EXPR */
	bool used;                        /* false: only there to say why not */
	uint32_t number;                  /* in sl_reasons.all */
};

/* All reasons of one answer; shared steps stand once. */
typedef struct sl_reasons {
	sl_run *run;
	sl_arena *arena;
	sl_reason_list all;
	uint32_t *buckets; /* hash of what it is about -> number + 1 */
	uint32_t bucket_count;
	uint32_t *next;    /* chains */
	size_t next_cap;
	sl_status status;
} sl_reasons;

/* Both are borrowed; everything lives in the arena. */
sl_status sl_reasons_init(sl_reasons *rs, sl_run *run, sl_arena *arena);
/* What a fact or concept rests on; NULL when memory ran out. */
sl_reason *sl_reason_feature(sl_reasons *rs, sl_date day, const sl_feature *f, uint32_t entity, uint32_t other);
/* The delegation by which a parameter, or a rule of an ordinance that gives a
 * concept its value, is left to a municipality; or NULL. */
const sl_delegation *sl_reason_delegation(const sl_run *run, const sl_reason *r);
/* What a node rests on, in the frame of an entity. */
sl_reason *sl_reason_node(sl_reasons *rs, sl_date day, uint32_t node, uint32_t entity);
/* The same of a node about a pair; `other` may be SL_NO_ENTITY. */
sl_reason *sl_reason_pair(sl_reasons *rs, sl_date day, uint32_t node, uint32_t entity, uint32_t other);
/* Every used reason at or below `from`, each once, in written order. */
sl_status sl_reason_collect(sl_reasons *rs, const sl_reason *from, sl_reason_list *out);
/* Of a node that is false the first condition that is, as deep as `and` goes. */
uint32_t sl_reason_first_false(sl_run *run, sl_frame *f, uint32_t node);

/* ---- ladders and contributions (lines.c) ---- */

/* One rung of a ladder, or one share of a contribution, in the order in
 * which they are told. */
typedef struct sl_line {
	const sl_rung *rung;      /* one of the two */
	const sl_share *share;
	const sl_concept *concept;/* that is its value */
	const sl_source *source;
	uint32_t condition;       /* node of mits or als, or SL_NO_NODE */
	sl_value allowed;         /* what that is: whether it counts */
	sl_value value;
	sl_value after;           /* what is left, or what the amount is so far */
	bool counted;             /* it made a difference */
} sl_line;
typedef struct sl_lines {
	const sl_reason_rule *rule;
	sl_value need;            /* of a ladder; else SL_UNSET */
	sl_line *items;
	uint32_t count;
} sl_lines;
/* The lines of a rule that is a ladder or contribution; none of other rules,
 * of a ladder of which the need is not known, and of a contribution that is
 * not owed. */
sl_status sl_reason_lines(sl_lines *out, sl_run *run, sl_arena *arena, const sl_reason_rule *rule);

#endif
