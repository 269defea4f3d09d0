/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * function - the built-in functions of DMN 1.5.
 *
 * in     known values (or leeg), an arena for what the result needs
 * out    a value, or an error in words
 * calls  standard and eval, each with its own idea of what an error means:
 *        null in standard FEEL, regelgebrek in rules
 *
 * functions.def is the one table: name, parameters, types, meaning.
 */
#ifndef SL_FUNCTION_FUNCTION_H
#define SL_FUNCTION_FUNCTION_H

#include "base/arena.h"
#include "value/value.h"

typedef enum sl_builtin_id {
#define SL_FN(id, name, params, result, meaning) SL_FN_##id,
#include "function/functions.def"
#undef SL_FN
	SL_BUILTIN_COUNT
} sl_builtin_id;

/* What a function may need besides its arguments. */
typedef struct sl_call {
	sl_arena *arena;        /* the result lives here */
	const char *error;      /* set when it returns SL_EINVAL: what is wrong, Dutch, static or in arena */
	/* Apply a function value (sort, list replace); NULL where functions are no values.
	 * SL_EINVAL: the function failed or `f` is none. */
	sl_status (*apply)(void *ctx, sl_value *out, const sl_value *f, const sl_value *args, unsigned n);
	void *ctx;
	bool rules;             /* true in rules: `today` and `now` are refused (SL_ELIMIT) */
} sl_call;

/* One parameter as functions.def has it. */
typedef struct sl_param {
	const char *name;
	const char *type;   /* "number", "string", "list", "Any", "date", ... */
	bool optional, rest; /* rest: any number of arguments from here on */
} sl_param;

typedef struct sl_builtin {
	sl_builtin_id id;
	const char *name;    /* "string length" */
	const char *result;  /* type text */
	const char *meaning;
	const sl_param *params;
	unsigned param_count, least, most; /* most: UINT_MAX with rest */
} sl_builtin;

/* The i-th function; ids run from 0. */
const sl_builtin *sl_builtin_at(sl_builtin_id id);
/* The function of that name (exact, single spaces), or NULL. */
const sl_builtin *sl_builtin_find(const char *name);
/*
 * Order named arguments by parameter: out[i] is the index of the argument
 * for parameter i, or -1. Functions with several signatures (date, min, ...)
 * are matched on all of theirs. SL_EINVAL: no such parameter, double, or
 * one is missing.
 */
sl_status sl_builtin_match(const sl_builtin *f, const char *const *names, unsigned n, int *out, unsigned out_count);
/*
 * Call it. Arguments are known or leeg (lists hold the same). SL_OK: *out is
 * set, borrowed from arguments and arena. SL_EINVAL: a FEEL error, words in
 * call->error. SL_ELIMIT: a limit (pattern match) or not allowed in rules.
 * SL_ENOMEM.
 */
sl_status sl_builtin_call(sl_value *out, sl_builtin_id id, sl_value *args, unsigned n, sl_call *call);

/* ---- operators on known values, shared by both evaluators ---- */

/* +, -, *, /, ** on two known values as FEEL has them (numbers, texts,
 * dates, durations). SL_EINVAL with words in call->error. */
sl_status sl_arith(sl_value *out, int op /* sl_op of feel/ops.def is not known here: '+','-','*','/','^' */,
		   sl_value a, sl_value b, sl_call *call);
/* value in range; SL_NULL of the standard becomes false here with *fits false. */
bool sl_range_contains(bool *out, const sl_range *range, sl_value v);
/* The property of a date, time, duration or range: year, month, day, weekday,
 * hour, minute, second, "time offset", timezone, years, months, days, hours,
 * minutes, seconds, start, end, "start included", "end included".
 * SL_EINVAL: no such property. */
sl_status sl_value_property(sl_value *out, sl_value v, const char *name, sl_call *call);

#endif
