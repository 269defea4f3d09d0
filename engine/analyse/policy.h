/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * analyse/policy - does a municipality do what the law obliges it to, and
 * no more than the law lets it?
 *
 * in     a compiled program, one municipality, days
 * out    a judgement of each obligation, and of each thing that a law opens,
 *        over every stretch of time between two days on which something
 *        changes; and what the municipality settles that no law opens
 * calls  this room; policy_page.c and policy_data.c write it
 *
 * It is judged as known at the end of time.
 */
#ifndef SL_ANALYSE_POLICY_H
#define SL_ANALYSE_POLICY_H

#include "program/program.h"

/* The worst first: the order in which it is told. */
typedef enum sl_policy_verdict {
	SL_VERDICT_LACKING,        /* ontbreekt */
	SL_VERDICT_OUTSIDE,        /* buiten de grenzen */
	SL_VERDICT_NOT_ALLOWED,    /* niet toegestaan */
	SL_VERDICT_UNJUDGED,       /* whether it applies is not known */
	SL_VERDICT_FULFILLED,      /* vervuld */
	SL_VERDICT_UNUSED,         /* nothing is settled, and nothing needs to be */
	SL_VERDICT_NOT_APPLICABLE, /* its mits */
	SL_VERDICT_COUNT
} sl_policy_verdict;

static inline bool sl_policy_is_bad(sl_policy_verdict v)
{
	return v <= SL_VERDICT_UNJUDGED;
}

/* What a verdict rests on. */
typedef enum sl_policy_point_kind {
	SL_POINT_BY,      /* settles it: an article, a rule, a value that was set */
	SL_POINT_UNFIT,   /* settles it in another form than the law asks, or by another body */
	SL_POINT_OUTSIDE, /* a value outside the bounds of the law */
	SL_POINT_UNSET,   /* the law opens it, it has no value, and the law gives none for silence;
			   * or nothing fills this law, so that it is not even silent */
	SL_POINT_UNBOUNDED, /* it has a value, and the bound of the law is not known on these days */
	SL_POINT_CAUSE    /* the condition of the obligation needs it, and it is not known */
} sl_policy_point_kind;

typedef struct sl_policy_point {
	uint8_t kind;
	bool above;                      /* OUTSIDE: past the highest, else the lowest */
	bool unfilled;                   /* UNSET: no file of the municipality fills this law */
	const sl_source *source;         /* of the municipality: BY, UNFIT, OUTSIDE */
	const sl_delegation *delegation; /* OUTSIDE, UNSET, UNBOUNDED */
	const sl_parameter *parameter;   /* CAUSE */
	sl_value figures[2];             /* OUTSIDE: what was set, and the bound */
} sl_policy_point;

/* [from, to), never two alike behind each other. */
typedef struct sl_policy_stretch {
	sl_date from, to;
	sl_policy_verdict verdict;
	const sl_obligation *obligation; /* the version; NULL: not of an obligation */
	const sl_policy_point *points;
	uint32_t count;
} sl_policy_stretch;

/* An obligation; or a parameter or concept that a law opens without naming
 * one; or (`excess`) what no law opens. */
typedef struct sl_policy_item {
	const sl_regulation *law;        /* under which it is told; of an excess NULL */
	const sl_obligation *obligation; /* the first version, or NULL */
	const sl_parameter *parameter;   /* or */
	const sl_concept *concept;
	const sl_excess *excess;
	sl_policy_stretch *stretches;   /* by date; at least one */
	uint32_t count;
	size_t cap;
	sl_policy_verdict worst;
} sl_policy_item;

typedef struct sl_policy {
	sl_arena arena;
	const sl_program *program;
	const char *municipality;
	sl_date from, to;
	bool left_out;                   /* its files have errors: nothing is judged */
	const sl_regulation **regulations; /* of the municipality */
	uint32_t regulation_count;
	sl_policy_item *items;           /* by law, then obligations before other things, then as written */
	uint32_t count;
	uint32_t obligations[SL_VERDICT_COUNT]; /* how many, by their worst */
	uint32_t bad;                    /* items of which the worst is bad */
} sl_policy;

/* Has this municipality files, with or without errors? */
bool sl_policy_knows(const sl_program *p, const char *municipality);
/*
 * Judge the days [from, to); `from` SL_DATE_MIN: from the first day on which
 * a file of the municipality is in force. Free it in any case.
 */
sl_status sl_policy_judge(sl_policy *out, const sl_program *p, const char *municipality, sl_date from, sl_date to);
void sl_policy_free(sl_policy *policy);
/* Nothing is missing, outside the bounds, not allowed or left out. */
bool sl_policy_is_complete(const sl_policy *policy);

/* Do both say the same? */
bool sl_policy_point_same(const sl_policy_point *a, const sl_policy_point *b);
/* "ontbreekt", "buiten-de-grenzen", ... as in data. */
const char *sl_policy_verdict_name(sl_policy_verdict v);
/* Is the message about this municipality, and not in the judgement? Of a note
 * ask for the message before it. */
bool sl_policy_tells(const sl_policy *policy, const sl_diag *d);

#endif
