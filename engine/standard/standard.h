/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard - FEEL as the DMN standard has it: expressions and tables.
 *
 * in     a syntax tree, a context of typed values; or a decision table as text
 * out    a value; errors are null, with a diagnostic that says why
 * calls  tools (`samenloop feel`); rules have an evaluator of their own (eval), in
 *        which an error is regelgebrek and a value may be unknown
 *
 * Whatever the text: no crash and no endless run. Steps, depth, sizes and
 * memory have limits; what hits one is refused, never answered.
 */
#ifndef SL_STANDARD_STANDARD_H
#define SL_STANDARD_STANDARD_H

#include "base/diag.h"
#include "feel/ast.h"
#include "value/value.h"

/* A null that stands for an error, where a plain null is just a value. */
#define SL_VALUE_IS_ERROR 1
static inline bool sl_value_is_error(sl_value v)
{
	return v.kind == SL_NULL && (v.flags & SL_VALUE_IS_ERROR);
}

#define SL_STANDARD_MOST_STEPS    8000000 /* nodes evaluated, and long values gone through */
#define SL_STANDARD_MOST_DEPTH    1500    /* nodes inside each other, calls included */
#define SL_STANDARD_MOST_MESSAGES 20      /* errors of one evaluation that are told */

/* One evaluation: fill in what is asked, zero the rest. */
typedef struct sl_standard {
	sl_arena *arena;       /* values live here; give it a limit */
	sl_diags *diags;       /* errors, with their place in the text */
	const sl_names *names; /* the names that expressions may use */
	const sl_moment *now;  /* for now() and today(); NULL: the clock */
	/* the rest belongs to the evaluation */
	const sl_feel_source *source;
	uint64_t steps;
	uint32_t effort; /* left for patterns */
	unsigned depth, messages;
} sl_standard;

/*
 * Add every name of a context, also of the contexts in it, so that the
 * parser can find those with spaces and signs.
 */
sl_status sl_standard_add_names(sl_names *names, sl_value context);

/*
 * Evaluate a text over a context (SL_CONTEXT; its names are in `names`).
 *
 * SL_OK      *out is the value; sl_value_is_error(*out) when it is null for an error
 * SL_EINVAL  the text is no FEEL; the diagnostics say where
 * SL_ELIMIT  not supported, or a limit; the diagnostics say what
 * SL_ENOMEM
 *
 * out  borrowed from the arena, the context and `names`.
 */
sl_status sl_standard_evaluate(sl_value *out, sl_standard *s,
			       const sl_feel_source *source, sl_value context);

/* ---- decision tables ---- */

typedef enum sl_hit_policy {
	SL_HIT_UNIQUE,
	SL_HIT_ANY,
	SL_HIT_PRIORITY,
	SL_HIT_FIRST,
	SL_HIT_RULE_ORDER,
	SL_HIT_OUTPUT_ORDER,
	SL_HIT_COLLECT
} sl_hit_policy;

typedef enum sl_aggregation {
	SL_AGGREGATE_NONE,
	SL_AGGREGATE_SUM,
	SL_AGGREGATE_MIN,
	SL_AGGREGATE_MAX,
	SL_AGGREGATE_COUNT
} sl_aggregation;

typedef struct sl_table_column {
	sl_feel_source expression; /* inputs; text NULL with outputs */
	const char *name;          /* outputs; NULL: the only one */
	const sl_feel_source
		*values; /* inputs: allowed; outputs: by priority, highest first */
	uint32_t value_count;
	sl_feel_source fallback; /* outputs: without a hit; text NULL: none */
} sl_table_column;

typedef struct sl_table_rule {
	const sl_feel_source *in;  /* unary tests, one for each input */
	const sl_feel_source *out; /* expressions, one for each output */
} sl_table_rule;

typedef struct sl_dmn_table {
	sl_hit_policy policy;
	sl_aggregation aggregation; /* with COLLECT */
	const sl_table_column *inputs, *outputs;
	const sl_table_rule *rules;
	uint32_t input_count, output_count, rule_count;
} sl_dmn_table;

/* The answer of a table; statuses as sl_standard_evaluate. All texts are
 * parsed before any is evaluated. */
sl_status sl_standard_table(sl_value *out, sl_standard *s, const sl_dmn_table *table,
			    sl_value context);

#endif
