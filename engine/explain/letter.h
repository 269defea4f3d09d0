/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/letter - one decision in plain words, as it can stand in a letter
 * (Awb 3:46), and what falls short where the rules give no answer.
 *
 * in     a decided decision
 * out    sentences and sources
 * calls  this room only
 */
#ifndef SL_EXPLAIN_LETTER_H
#define SL_EXPLAIN_LETTER_H

#include "explain/dutch.h"

typedef struct sl_letter {
	const char *outcome;         /* "Algemene bijstand voor Anna wordt toegekend." */
	const char *amount;          /* "Het bedrag is ..", or NULL */
	const char *outcome_without; /* with a deviation: the same two by the rules; else NULL */
	const char *amount_without;
	const char **because;        /* sentences of the rules that decided, most general first */
	uint32_t because_count;
	const sl_source **sources;   /* of those sentences, the decision's own first */
	uint32_t source_count;
} sl_letter;

sl_status sl_letter_make(sl_letter *out, sl_teller *t, const sl_decided *d);
/* "Algemene bijstand voor Anna". */
const char *sl_decided_title(sl_teller *t, const sl_decided *d);

/* A melding, filled in; kept. */
const char *sl_notice_text(sl_teller *t, const sl_notice_value *n);

/* Somebody gave this judgement; that there is none is an assumption. */
static inline bool sl_is_given(const sl_reason *r)
{
	return r->use == SL_FACT_TOLD || r->use == SL_FACT_UNCHANGED;
}

/* The points that count in a judgement, on the day, for a domain (NULL: any). */
const sl_weighing *sl_weighing_next(const sl_teller *t, const sl_feature *f, const char *domain, uint32_t *at);
/* To whom a conflict goes up, in its own words or those for its gravity. */
const char *sl_conflict_escalation(sl_teller *t, const sl_conflict_found *c);

/* A gap in rules or policy. */
typedef struct sl_shortfall {
	const char *sort;            /* "beleid", "waarde", "grondslag", "regelgebrek" */
	const char *defect;          /* "tegenstrijdig", ...; or NULL */
	const char *what, *mend;     /* a sentence without point; who mends it */
	const sl_feature *feature;
	const sl_parameter *parameter;
	uint32_t entity;             /* or SL_NO_ENTITY */
	sl_date day;
	const sl_source *source;     /* where the law leaves it open or states it; or NULL */
	const sl_source *set_in;     /* outside the bounds: where it was set; or NULL */
	const sl_rule *const *rules; /* of a contradiction, with their values */
	const sl_value *values;
	uint32_t rule_count;
	const sl_value *figures;     /* outside the bounds: what was set, and the bound; or NULL */
} sl_shortfall;

sl_status sl_shortfalls_find(sl_shortfall **out, uint32_t *count, sl_teller *t, const sl_decided *d);
/* Of one that is only possible: what no fact or judgement can settle. */
sl_status sl_shortfalls_of_conflict(sl_shortfall **out, uint32_t *count, sl_teller *t, const sl_conflict_found *c);
void sl_shortfall_of_defect(sl_shortfall *out, sl_teller *t, const sl_defect *d);
bool sl_shortfall_of_cause(sl_shortfall *out, sl_teller *t, const sl_cause *c);
/* The type of what falls short, to print its values; or NULL. */
const sl_type *sl_shortfall_type(const sl_shortfall *s);

#endif
