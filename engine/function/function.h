/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * function - the built-in functions of DMN 1.5.
 *
 * in     known values (or leeg), an arena for what the result needs
 * out    a value, or an error in words
 * calls  compile, eval, standard; for eval an error is regelgebrek, for
 *        standard null
 *
 * functions.def is the one table: name, parameters, types, meaning.
 */
#ifndef SL_FUNCTION_FUNCTION_H
#define SL_FUNCTION_FUNCTION_H

#include "base/arena.h"
#include "value/value.h"

typedef enum sl_builtin_id {
#define SL_FN(id, code, name, params, result, meaning) SL_FN_##id,
#include "function/functions.def"
#undef SL_FN
	SL_BUILTIN_COUNT
} sl_builtin_id;

/* What a function may need besides its arguments. */
typedef struct sl_call {
	sl_arena *arena;   /* the result lives here */
	const char *error; /* set with SL_EINVAL and SL_ELIMIT: what is wrong, Dutch,
			      static or in arena */
	/* Apply a function value (sort, list replace); NULL where functions are no
	 * values. SL_EINVAL: the function failed or `f` is none. */
	sl_status (*apply)(void *ctx, sl_value *out, const sl_value *f,
			   const sl_value *args, unsigned n);
	/* How many parameters a function value has; NULL with `apply`. */
	unsigned (*arity)(void *ctx, const sl_value *f);
	/* The value of a range written as text (range()): literals and calls with
	 * literals only. NULL where range() is not offered. */
	sl_status (*parse_range)(void *ctx, sl_value *out, const char *text, size_t n);
	void *ctx;
	const sl_moment *now; /* for today and now; NULL: ask the clock */
	bool rules;           /* true in rules: today and now are refused (SL_ELIMIT) */
	uint32_t *effort;     /* what patterns may still cost together; NULL:
				 SL_PATTERN_EFFORT a call */
	unsigned signature;   /* 1..: only this one, as the names of the arguments say; 0:
				 the first that fits */
} sl_call;

#define SL_PATTERN_EFFORT 4000

/*
 * What a parameter takes: its text in documentation and messages, and the
 * set of kinds. A list of one becomes its member where no list is taken, and
 * one value becomes a list of one where only a list is (DMN 10.3.2.9.4).
 */
#define SL_BIT(kind)                (1u << (kind))
#define SL_TAKES_ANY                ~0u
#define SL_TAKES_NUMBER             SL_BIT(SL_NUMBER)
#define SL_TAKES_NUMBER_OR_NULL     (SL_BIT(SL_NUMBER) | SL_BIT(SL_NULL))
#define SL_TAKES_NUMBER_OR_DURATION (SL_BIT(SL_NUMBER) | SL_TAKES_DURATION)
#define SL_TAKES_STRING             SL_BIT(SL_STRING)
#define SL_TAKES_STRING_OR_NULL     (SL_BIT(SL_STRING) | SL_BIT(SL_NULL))
#define SL_TAKES_STRING_OR_DAY      (SL_BIT(SL_STRING) | SL_TAKES_DAY)
#define SL_TAKES_STRING_OR_TIME     (SL_BIT(SL_STRING) | SL_TAKES_DAY | SL_BIT(SL_TIME))
#define SL_TAKES_STRING_OR_DURATION (SL_BIT(SL_STRING) | SL_TAKES_DURATION)
#define SL_TAKES_DURATION           (SL_BIT(SL_MONTHS) | SL_BIT(SL_SPAN))
#define SL_TAKES_SPAN_OR_NULL       (SL_BIT(SL_SPAN) | SL_BIT(SL_NULL))
#define SL_TAKES_DAY                (SL_BIT(SL_DATE) | SL_BIT(SL_MOMENT))
#define SL_TAKES_TIME               SL_BIT(SL_TIME)
#define SL_TAKES_LIST               SL_BIT(SL_LIST)
#define SL_TAKES_CONTEXT            SL_BIT(SL_CONTEXT)
#define SL_TAKES_FUNCTION           SL_BIT(SL_FUNCTION)
#define SL_TAKES_RANGE              SL_BIT(SL_RANGE)
#define SL_TAKES_POINT                                                                   \
	(SL_BIT(SL_NUMBER) | SL_BIT(SL_STRING) | SL_TAKES_DAY | SL_BIT(SL_TIME) |        \
	 SL_TAKES_DURATION)

typedef enum sl_param_use {
	SL_PARAM_NEEDED,
	SL_PARAM_OPTIONAL,
	SL_PARAM_NAMED, /* may be left out where arguments have names; then null */
	SL_PARAM_REST   /* any number of arguments from here on */
} sl_param_use;

/* One parameter as functions.def has it. */
typedef struct sl_param {
	const char *name; /* NULL: the next signature begins behind it */
	uint32_t takes;   /* set of kinds: SL_BIT(SL_NUMBER) | ... */
	sl_param_use use;
} sl_param;

typedef struct sl_builtin {
	sl_builtin_id id;
	const char *name;   /* "string length" */
	const char *result; /* type text */
	const char *meaning;
	const sl_param *params; /* all signatures, one behind the other */
	unsigned param_count;
} sl_builtin;

/* The i-th function; ids run from 0 to SL_BUILTIN_COUNT. */
const sl_builtin *sl_builtin_at(sl_builtin_id id);
/* The function of that name (exact, single spaces), or NULL. */
const sl_builtin *sl_builtin_find(const char *name);
/* Fewest and most arguments over all signatures; most is UINT_MAX with a rest. */
void sl_builtin_arity(const sl_builtin *f, unsigned *least, unsigned *most);
/* Does one signature take n arguments, the i-th of any kind in kinds(ctx, i)? */
typedef uint32_t sl_kinds_at(const void *ctx, unsigned i);
bool sl_builtin_accepts(const sl_builtin *f, unsigned n, sl_kinds_at *kinds,
			const void *ctx);
/* "list, start position[, length]"; signatures divided by " | ". */
void sl_builtin_print_params(sl_buf *out, const sl_builtin *f);

#define SL_BUILTIN_PARAMS 4    /* most parameters of one signature */
#define SL_ARGUMENT_NONE  (-1) /* nothing for this parameter */
#define SL_ARGUMENT_NULL  (-2) /* nothing, but null is to be passed */
/*
 * Order named arguments by parameter: out[i] is the index of the argument
 * for parameter i, or one of the two above; out_count is at least
 * SL_BUILTIN_PARAMS. Functions with several signatures (date, min, ...) are
 * matched on all of theirs. SL_EINVAL: no such parameter, double, or one is
 * missing.
 */
sl_status sl_builtin_match(const sl_builtin *f, const char *const *names, unsigned n,
			   int *out, unsigned out_count);
/* Which signature has these names, from 1, for sl_call; 0: none. */
unsigned sl_builtin_signature(const sl_builtin *f, const char *const *names, unsigned n);
/*
 * Call it. Arguments are known or leeg (lists hold the same); args may be
 * changed (lists of one). SL_OK: *out is set, borrowed from arguments and
 * arena. SL_EINVAL: a FEEL error, words in call->error. SL_ELIMIT: a limit
 * (pattern match), not supported, or not allowed in rules. SL_ENOMEM.
 */
sl_status sl_builtin_call(sl_value *out, sl_builtin_id id, sl_value *args, unsigned n,
			  sl_call *call);

/*
 * Lists and contexts, made with their bounds: a value that a text of a few
 * lines blows up (lists in lists, doubled again and again) must not take all
 * memory or stack when it is compared or printed. A list or context made here
 * keeps its depth in `aux` and its size in `n`; SL_ELIMIT beyond the limits.
 * Arrays are borrowed.
 */
#define SL_VALUE_MOST_DEPTH 200
#define SL_VALUE_MOST_SIZE  (1u << 22) /* values in a value */
#define SL_VALUE_MOST_TEXT  (1u << 24) /* bytes in a text */
sl_status sl_list_value(sl_value *out, const sl_value *items, size_t count,
			sl_call *call);
sl_status sl_context_value(sl_value *out, const char *const *names,
			   const sl_value *values, size_t count, sl_call *call);
/* The entry of that name, or NULL. */
const sl_value *sl_context_find(const sl_context *context, const char *name);

/* ---- operators on known values, shared by both evaluators ---- */

/*
 * +, -, *, /, ** (op '+', '-', '*', '/', '^') on two known values as FEEL has
 * them: numbers, texts, dates, durations. SL_EINVAL with words in call->error.
 */
sl_status sl_arith(sl_value *out, char op, sl_value a, sl_value b, sl_call *call);
/* -v of a number or duration. */
sl_status sl_negate(sl_value *out, sl_value v, sl_call *call);
/* Is v in the range: SL_TRUTH_UNKNOWN where FEEL gives null (v does not compare with the
 * ends). */
sl_truth sl_range_contains(const sl_range *range, sl_value v);
/* A range must have ends of one ordered kind, the low one first (or equal).
 * False: FEEL has no such range. A null end is no end. */
bool sl_range_valid(const sl_range *range);
/* Written `!= x`: all values but x, on both sides of it. */
bool sl_range_is_other(const sl_range *range);
/* The property of a date, time, duration or range: year, month, day, weekday,
 * hour, minute, second, "time offset", timezone, years, months, days, hours,
 * minutes, seconds, start, end, "start included", "end included".
 * SL_EINVAL: no such property. */
sl_status sl_value_property(sl_value *out, sl_value v, const char *name, sl_call *call);

#endif
