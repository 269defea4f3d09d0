/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/date - days, times of day, moments and durations.
 *
 * in     ISO 8601 text as FEEL has it, parts, other dates
 * out    dates, times, durations, text
 * calls  every room from value up
 *
 * The calendar is the proleptic Gregorian one. A day is a number: days since
 * 1970-01-01. Years run from -999999999 to 999999999, as in FEEL.
 */
#ifndef SL_VALUE_DATE_H
#define SL_VALUE_DATE_H

#include "base/buf.h"

typedef int64_t sl_date; /* days since 1970-01-01 */

#define SL_DATE_MIN      INT64_C(-365243219162) /* -999999999-01-01 */
#define SL_DATE_MAX      INT64_C(365241780471)  /* 999999999-12-31 */
#define SL_DATE_TEXT_MAX 32

typedef struct sl_ymd {
	int32_t year;
	uint8_t month, day; /* 1..12, 1..31 */
} sl_ymd;

/* SL_EINVAL when there is no such day. */
sl_status sl_date_from_ymd(sl_date *out, int64_t year, int month, int day);
sl_ymd sl_date_to_ymd(sl_date d);
bool sl_year_is_leap(int64_t year);
int sl_month_length(int64_t year, int month);
/* "YYYY-MM-DD", n bytes; years of five to nine digits and negative years as
 * FEEL has them. SL_EINVAL when it is not a date. */
sl_status sl_date_parse(sl_date *out, const char *text, size_t n);
size_t sl_date_text(char out[SL_DATE_TEXT_MAX], sl_date d);
/* "1 juli 2026". */
void sl_date_print_dutch(sl_buf *out, sl_date d);

/* Monday 1 .. Sunday 7. */
int sl_date_weekday(sl_date d);
/* 1..366. */
int sl_date_day_of_year(sl_date d);
/* ISO week 1..53; *year is the year that ISO counts it to (may be NULL). */
int sl_date_iso_week(sl_date d, int64_t *year);
/* Easter Sunday of a year. SL_EINVAL beyond the calendar. */
sl_status sl_date_easter(sl_date *out, int64_t year);
/* Months later, the day kept where the month has it, else its last day
 * (FEEL: date + years and months duration). SL_ERANGE beyond the calendar. */
sl_status sl_date_add_months(sl_date *out, sl_date d, int64_t months);
/* Whole months between, FEEL's years and months duration; sign as to - from. */
int64_t sl_date_whole_months(sl_date from, sl_date to);

/* ---- what only standard FEEL needs: times, moments ---- */

#define SL_NO_OFFSET INT32_MIN

/* A time of day. Without zone and offset it is local. */
typedef struct sl_time {
	int64_t nanos;      /* of the day, 0 .. 86399999999999 */
	int32_t offset;     /* seconds east of UTC, or SL_NO_OFFSET */
	const char *zone;   /* IANA name (interned, borrowed) or NULL; then offset is what
	                       the zone had on that day, or SL_NO_OFFSET where none is known */
} sl_time;

typedef struct sl_moment { /* FEEL: date and time */
	sl_date date;
	sl_time time;
} sl_moment;

/* Days-time durations are in nanoseconds within +- 2^63 * 1e-9 s (292 years)
 * and in whole seconds beyond: seconds and nanos have the same sign. */
typedef struct sl_span {
	int64_t seconds;
	int32_t nanos;
} sl_span;

#endif
