/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of this room share: errors in words, lists, texts, positions. */
#ifndef SL_FUNCTION_INTERNAL_H
#define SL_FUNCTION_INTERNAL_H

#include "function/function.h"

/* Arguments arrive checked: the kinds that functions.def names, options that
 * were left out as null, `sum(1, 2)` as `sum([1, 2])`. */
typedef sl_status sl_builtin_code(sl_value *out, const sl_value *args, unsigned n,
				  sl_call *call);

/* Keep the words and give SL_EINVAL (a FEEL error) or SL_ELIMIT. */
sl_status sl_call_fail(sl_call *call, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
sl_status sl_call_limit(sl_call *call, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* The words for what the value rooms return: overflow, no such day. */
sl_status sl_call_status(sl_call *call, sl_status status, const char *what);

/* Text into the arena; SL_ELIMIT above SL_VALUE_MOST_TEXT. */
sl_status sl_text_value(sl_value *out, sl_call *call, const char *text, size_t n);
sl_status sl_text_take(sl_value *out, sl_call *call, sl_buf *buf); /* frees buf */
size_t sl_text_length(sl_value text);                              /* in characters */
size_t sl_text_offset(sl_value text, size_t characters); /* byte of the n-th character */

/* An index as FEEL counts: 1.. from the front, -1.. from the back; *at counts
 * from 0. A fraction is cut off. False when there is no such place. */
bool sl_position(int64_t *at, sl_dec position, size_t count);
/* How many of the `left` there are from a place on: `length`, or all of them
 * when it is null. A fraction is cut off. False when it is not in [1..left]. */
bool sl_take(int64_t *out, sl_value length, int64_t left);
/* An integer, the fraction cut off; what does not fit becomes INT64_MIN or MAX. */
int64_t sl_dec_truncate(sl_dec d);

/* The functions: temporal.c, number.c, text.c, pattern.c, list.c, statistics.c, range.c, context.c. */
#define SL_FN(id, code, name, params, result, meaning) sl_builtin_code sl_fn_##code;
#include "function/functions.def"
#undef SL_FN

#endif
