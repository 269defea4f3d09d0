/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/time - times of day, moments and durations of standard FEEL.
 *
 * in     text, parts, dates
 * out    times, moments, durations, their text, order and arithmetic
 * calls  this room, feel, function, standard; the types stand in value/date.h
 *
 * Three kinds of time: local (no zone), with an offset, with a named zone.
 * Local and not local have no difference and are never equal; their order is
 * that of their readings, as if both were in the zone of the other.
 * Functions that find a zone read the database of the system (value/zone.h).
 */
#ifndef SL_VALUE_TIME_H
#define SL_VALUE_TIME_H

#include "base/arena.h"
#include "value/date.h"
#include "value/decimal.h"

/* ---- days and time durations (sl_span) ---- */

/* "P1DT2H3M4.5S", "-PT0.000000001S"; SL_EINVAL when it is none, SL_ERANGE
 * when too long. */
sl_status sl_span_parse(sl_span *out, const char *text, size_t n);
/* Normalised: "P1DT2H", "PT0S". */
void sl_span_print(sl_buf *out, sl_span s);
sl_status sl_span_add(sl_span *out, sl_span a, sl_span b);
sl_status sl_span_sub(sl_span *out, sl_span a, sl_span b);
sl_status sl_span_neg(sl_span *out, sl_span a);
int sl_span_compare(sl_span a, sl_span b);
/* Seconds, with up to nine decimals; more are cut off. */
sl_dec sl_span_to_dec(sl_span s);
sl_status sl_span_from_dec(sl_span *out, sl_dec seconds);
sl_status sl_span_mul(sl_span *out, sl_span a, sl_dec by);
sl_status sl_span_div(sl_span *out, sl_span a, sl_dec by);
/* How many times b goes into a. */
sl_status sl_span_ratio(sl_dec *out, sl_span a, sl_span b);

/* ---- years and months durations, as a number of months ---- */

/* "P1Y2M", "-P14M". */
sl_status sl_months_parse(int64_t *out, const char *text, size_t n);
/* Normalised: "P1Y2M", "P0M". */
void sl_months_print(sl_buf *out, int64_t months);
/* Whole months; a part of a month is cut off. */
sl_status sl_months_mul(int64_t *out, int64_t months, sl_dec by);
sl_status sl_months_div(int64_t *out, int64_t months, sl_dec by);
sl_status sl_months_ratio(sl_dec *out, int64_t a, int64_t b);

/* ---- times of day ---- */

/*
 * "10:00:00", "10:00:00.5Z", "10:00:00+01:00", "10:00:00@Europe/Amsterdam";
 * 24:00:00 is 00:00:00. The zone's name is copied into the arena. SL_EINVAL
 * when it is no time or there is no such zone.
 */
sl_status sl_time_parse(sl_time *out, const char *text, size_t n, sl_arena *arena);
void sl_time_print(sl_buf *out, const sl_time *t);
/* From parts; offset in seconds or SL_NO_OFFSET. SL_EINVAL when there is no
 * such time. */
sl_status sl_time_make(sl_time *out, int64_t hour, int64_t minute, sl_dec second,
		       int64_t offset);
/* Round the clock: 23:00 + PT2H is 01:00. */
sl_time sl_time_add(sl_time t, sl_span s);
/* SL_EINVAL when they cannot be compared. */
sl_status sl_time_sub(sl_span *out, const sl_time *a, const sl_time *b);
/* Are they one point of the day? Local and not local never are. */
bool sl_time_same(const sl_time *a, const sl_time *b);
/* False when they have no order: one in a zone whose offset depends on the
 * day, the other elsewhere. */
bool sl_time_compare(int *out, const sl_time *a, const sl_time *b);

/* ---- moments ---- */

/*
 * "2026-07-01T10:00:00", with any end a time may have; a date alone is its
 * midnight; 24:00:00 is midnight of the next day.
 */
sl_status sl_moment_parse(sl_moment *out, const char *text, size_t n, sl_arena *arena);
void sl_moment_print(sl_buf *out, const sl_moment *m);
/* A day and a time; finds the offset of the time's zone on that day. */
sl_status sl_moment_make(sl_moment *out, sl_date date, const sl_time *time);
/* Midnight UTC, as FEEL takes a date where it needs a moment. */
sl_moment sl_moment_from_date(sl_date date);
/* On the time line: a day is 24 hours, also when the clocks change. */
sl_status sl_moment_add(sl_moment *out, const sl_moment *m, sl_span s);
/* On the calendar, as sl_date_add_months; the clock keeps its reading. */
sl_status sl_moment_add_months(sl_moment *out, const sl_moment *m, int64_t months);
/* SL_EINVAL when one is local and the other is not. */
sl_status sl_moment_sub(sl_span *out, const sl_moment *a, const sl_moment *b);
/* Are they one instant? Local and not local never are. */
bool sl_moment_same(const sl_moment *a, const sl_moment *b);
/* By instant; by reading when one is local and the other is not. False when
 * they are too far apart. */
bool sl_moment_compare(int *out, const sl_moment *a, const sl_moment *b);
/* The day on which midnight UTC of d, moved by s, falls. */
sl_status sl_date_add_span(sl_date *out, sl_date d, sl_span s);

#endif
