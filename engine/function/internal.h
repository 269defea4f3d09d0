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
 * from 0. False when there is no such place; half a place is none. */
bool sl_position(int64_t *at, sl_dec position, size_t count);
/* How many of the `left` there are from a place on: `length`, or all of them
 * when it is null. A fraction is cut off. False when it is not in [1..left]. */
bool sl_take(int64_t *out, sl_value length, int64_t left);
/* An integer, the fraction cut off; what does not fit becomes INT64_MIN or MAX. */
int64_t sl_dec_truncate(sl_dec d);

/* functions, one file per family */
sl_builtin_code sl_fn_date, sl_fn_date_and_time, sl_fn_time, sl_fn_duration,
	sl_fn_years_and_months_duration, sl_fn_now, sl_fn_today, sl_fn_day_of_year,
	sl_fn_day_of_week, sl_fn_month_of_year, sl_fn_week_of_year,
	sl_fn_is; /* temporal.c */
sl_builtin_code sl_fn_number, sl_fn_decimal, sl_fn_floor, sl_fn_ceiling, sl_fn_round_up,
	sl_fn_round_down, sl_fn_round_half_up, sl_fn_round_half_down, sl_fn_abs,
	sl_fn_modulo, sl_fn_sqrt, sl_fn_log, sl_fn_exp, sl_fn_odd,
	sl_fn_even; /* number.c */
sl_builtin_code sl_fn_string, sl_fn_substring, sl_fn_string_length,
	sl_fn_substring_before, sl_fn_substring_after, sl_fn_contains, sl_fn_starts_with,
	sl_fn_ends_with, sl_fn_string_join; /* text.c */
sl_builtin_code sl_fn_upper_case, sl_fn_lower_case, sl_fn_replace, sl_fn_matches,
	sl_fn_split; /* pattern.c */
sl_builtin_code sl_fn_all, sl_fn_any, sl_fn_list_contains, sl_fn_count, sl_fn_sublist,
	sl_fn_append, sl_fn_concatenate, sl_fn_insert_before, sl_fn_remove,
	sl_fn_list_replace, sl_fn_reverse, sl_fn_index_of, sl_fn_union,
	sl_fn_distinct_values, sl_fn_flatten, sl_fn_sort; /* list.c */
sl_builtin_code sl_fn_min, sl_fn_max, sl_fn_sum, sl_fn_mean, sl_fn_product, sl_fn_median,
	sl_fn_stddev, sl_fn_mode; /* statistics.c */
sl_builtin_code sl_fn_range, sl_fn_before, sl_fn_after, sl_fn_meets, sl_fn_met_by,
	sl_fn_overlaps, sl_fn_overlaps_before, sl_fn_overlaps_after, sl_fn_finishes,
	sl_fn_finished_by, sl_fn_includes, sl_fn_during, sl_fn_starts, sl_fn_started_by,
	sl_fn_coincides; /* range.c */
sl_builtin_code sl_fn_get_value, sl_fn_get_entries, sl_fn_context, sl_fn_context_put,
	sl_fn_context_merge; /* context.c */

#endif
