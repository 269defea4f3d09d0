/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * reference - docs/rule-language.md, slowly and in its own words.
 *
 * in     a model as loaded, one household, a day and a kennisdatum
 * out    the value of any fact or concept, with its state, its causes, and
 *        the rules that work (W) and may work (M)
 * calls  the tests that compare the engine with it
 *
 * It walks the syntax trees of the law, one function per paragraph of the
 * meaning, and shares nothing with program, compile and eval. Of the engine
 * it uses only what works on known values: numbers, dates, built-in
 * functions. Sections in comments are those of docs/rule-language.md.
 */
#ifndef SL_TESTS_REFERENCE_H
#define SL_TESTS_REFERENCE_H

#include "facts/facts.h"
#include "model/model.h"

#define REF_NOBODY UINT32_MAX

/* ---- 10. states of a value ---- */

typedef enum ref_state { REF_KNOWN, REF_EMPTY, REF_UNKNOWN, REF_BROKEN } ref_state;

typedef enum ref_cause_kind { REF_FACT, REF_JUDGEMENT, REF_POLICY, REF_VALUE } ref_cause_kind;

typedef struct ref_cause {
	ref_cause_kind kind;
	uint32_t entity;  /* FACT, JUDGEMENT; else REF_NOBODY */
	const void *what; /* sl_feature, or of VALUE and POLICY maybe sl_parameter */
} ref_cause;

/* Sorted, each once. NULL is the empty set. */
typedef struct ref_causes {
	uint32_t count;
	ref_cause items[];
} ref_causes;

typedef enum ref_defect {
	REF_CONTRADICTION, REF_NO_RULE, REF_EMPTY_NOT_ALLOWED, REF_ARITHMETIC,
	REF_LIMIT, REF_OUTSIDE_DELEGATION
} ref_defect;

typedef struct ref_list ref_list;

typedef struct ref_value {
	ref_state state;
	sl_value plain;           /* KNOWN and no list */
	const ref_list *list;     /* KNOWN and a list, else NULL */
	const ref_causes *causes; /* UNKNOWN */
	ref_defect defect;        /* BROKEN */
	/* EMPTY: what kind of entity there is not, or NULL. Only to find the
	 * names that `[ ]` may use. */
	const sl_kind_of_entity *kind;
} ref_value;

struct ref_list {
	uint32_t count;
	ref_value *items; /* known, leeg or lists */
	ref_value *there; /* per member: true; onbekend (doubtful), or regelgebrek,
	                     whether it is one */
	bool open;
	const ref_causes *causes; /* of all that is doubtful or open */
};

/* ---- 11. how a concept got its value ---- */

typedef struct ref_rule {
	const sl_rule *rule;
	ref_value can, works; /* kan, werkt */
	ref_value value;      /* set when in_m */
	bool in_w, in_m;
} ref_rule;

typedef struct ref_outcome {
	ref_value value;
	ref_rule *rules; /* in force, in the order of the model */
	uint32_t count;
} ref_outcome;

typedef struct ref_memo ref_memo;

typedef struct ref {
	const sl_model *model;
	const sl_household *household;
	sl_date date, known;
	sl_arena arena;
	ref_memo *memo[4096];
	const char *unsupported; /* the first form that it does not know, or NULL */
} ref;

void ref_begin(ref *r, const sl_model *m, const sl_household *h, sl_date day, sl_date known);
void ref_end(ref *r);

/* The value of a fact or concept; `other` for pair concepts, else REF_NOBODY. */
ref_value ref_feature(ref *r, const sl_feature *f, uint32_t entity, uint32_t other, sl_date day);
/* The same for a concept, with how its own rules came out. */
ref_outcome ref_concept(ref *r, const sl_concept *c, uint32_t entity, uint32_t other, sl_date day);
ref_value ref_parameter(ref *r, const sl_parameter *p, sl_date day);

/* ---- 18. conflicts, on the day of the reference ---- */

/* Of one set of persons, `other` REF_NOBODY when it is about one: waar is
 * vastgesteld, onbekend mogelijk, regelgebrek a finding. */
ref_value ref_conflict(ref *r, const sl_conflict *c, uint32_t self, uint32_t other);

typedef enum ref_closed { REF_OPEN, REF_NO_CONSENT, REF_NO_GROUND } ref_closed;
/* May it be looked at? `domain`: of a narrowed run, or NULL. Names of facts
 * and concepts must each be of one thing, apart from the kind of entity. */
ref_closed ref_is_closed(ref *r, const sl_conflict *c, const char *domain);

/* "regelgebrek tegenstrijdig", "onbekend (feit #1 inkomen)", "12.5", ... */
void ref_print(sl_buf *out, ref_value v);
const char *ref_defect_name(ref_defect d);
const char *ref_cause_name(ref_cause_kind k);

#endif
