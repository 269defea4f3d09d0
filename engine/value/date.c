/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Days of the proleptic Gregorian calendar.
 *
 * Years are counted here from 1 March, so that the leap day is the last of
 * its year and month lengths follow one line: the month m (March = 0) starts
 * (153 m + 2) / 5 days after 1 March.
 */
#include "value/date.h"

#include <stdlib.h>

#define DAYS_PER_ERA   146097 /* 400 years */
#define EPOCH_FROM_ERA 719468 /* 0000-03-01 to 1970-01-01 */
#define YEAR_MAX       999999999

bool sl_year_is_leap(int64_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int sl_month_length(int64_t year, int month)
{
	static const uint8_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return lengths[month - 1] + (month == 2 && sl_year_is_leap(year));
}

static int64_t floor_div(int64_t a, int64_t b) /* b > 0 */
{
	return a / b - (a % b < 0);
}

sl_status sl_date_from_ymd(sl_date *out, int64_t year, int month, int day)
{
	int64_t era, y, day_of_year;

	if (year < -YEAR_MAX || year > YEAR_MAX || month < 1 || month > 12 || day < 1 ||
	    day > sl_month_length(year, month))
		return SL_EINVAL;
	y = month > 2 ? year : year - 1;
	era = floor_div(y, 400);
	y -= era * 400;
	day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
	*out = era * DAYS_PER_ERA + y * 365 + y / 4 - y / 100 + day_of_year -
	       EPOCH_FROM_ERA;
	return SL_OK;
}

sl_ymd sl_date_to_ymd(sl_date d)
{
	int64_t days = d + EPOCH_FROM_ERA;
	int64_t era = floor_div(days, DAYS_PER_ERA);
	uint32_t day = (uint32_t)(days - era * DAYS_PER_ERA);
	/* Leave out the leap days before `day`: every 1461 days, not every
	 * 36525, but the one that ends the era. */
	uint32_t y = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	uint32_t day_of_year = day - (365 * y + y / 4 - y / 100);
	uint32_t m = (5 * day_of_year + 2) / 153;
	int64_t year = era * 400 + y + (m >= 10);

	return (sl_ymd){
		.year = (int32_t)year,
		.month = (uint8_t)(m < 10 ? m + 3 : m - 9),
		.day = (uint8_t)(day_of_year - (153 * m + 2) / 5 + 1),
	};
}

/* ---- text ---- */

static bool take_two(int *out, const char *p)
{
	if (p[0] < '0' || p[0] > '9' || p[1] < '0' || p[1] > '9')
		return false;
	*out = (p[0] - '0') * 10 + (p[1] - '0');
	return true;
}

sl_status sl_date_parse(sl_date *out, const char *text, size_t n)
{
	const char *p = text, *end = text + n, *first;
	bool negative = n > 0 && *p == '-';
	int64_t year = 0;
	int month, day;

	p += negative;
	for (first = p; p < end && *p >= '0' && *p <= '9' && p - first < 9; p++)
		year = year * 10 + (*p - '0');
	/* Four digits, or more without leading zeros. */
	if (p - first < 4 || (p - first > 4 && *first == '0') || (negative && year == 0))
		return SL_EINVAL;
	if (end - p != 6 || p[0] != '-' || p[3] != '-' || !take_two(&month, p + 1) ||
	    !take_two(&day, p + 4))
		return SL_EINVAL;
	return sl_date_from_ymd(out, negative ? -year : year, month, day);
}

/* Digits of v, at least `width` of them. */
static char *put_number(char *p, uint32_t v, int width)
{
	char back[12];
	int n = 0;

	for (; v > 0 || n < width; v /= 10)
		back[n++] = (char)('0' + v % 10);
	while (n > 0)
		*p++ = back[--n];
	return p;
}

size_t sl_date_text(char out[SL_DATE_TEXT_MAX], sl_date d)
{
	sl_ymd ymd = sl_date_to_ymd(d);
	char *p = out;

	if (ymd.year < 0)
		*p++ = '-';
	p = put_number(p, (uint32_t)abs(ymd.year), 4);
	*p++ = '-';
	p = put_number(p, ymd.month, 2);
	*p++ = '-';
	p = put_number(p, ymd.day, 2);
	*p = '\0';
	return (size_t)(p - out);
}

void sl_date_print_dutch(sl_buf *out, sl_date d)
{
	static const char *const months[] = {
		"januari", "februari", "maart",     "april",   "mei",      "juni",
		"juli",    "augustus", "september", "oktober", "november", "december",
	};
	sl_ymd ymd = sl_date_to_ymd(d);

	sl_buf_int(out, ymd.day);
	sl_buf_putc(out, ' ');
	sl_buf_puts(out, months[ymd.month - 1]);
	sl_buf_putc(out, ' ');
	sl_buf_int(out, ymd.year);
}

/* ---- weeks ---- */

int sl_date_weekday(sl_date d)
{
	/* 1970-01-01 was a Thursday. */
	int64_t r = (d + 3) % 7;

	return (int)(r < 0 ? r + 7 : r) + 1;
}

/* 1 January of a year; also of the years just outside the calendar, to which
 * ISO may count the days at its ends. */
static sl_date new_year(int64_t year)
{
	int64_t y = year - 1;

	return y * 365 + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400) - 719162;
}

int sl_date_day_of_year(sl_date d)
{
	return (int)(d - new_year(sl_date_to_ymd(d).year)) + 1;
}

int sl_date_iso_week(sl_date d, int64_t *year)
{
	/* A week belongs to the year of its Thursday. */
	sl_date thursday = d - sl_date_weekday(d) + 4;
	int64_t y = sl_date_to_ymd(d).year;

	if (thursday < new_year(y))
		y--;
	else if (thursday >= new_year(y + 1))
		y++;
	if (year)
		*year = y;
	return (int)((thursday - new_year(y)) / 7) + 1;
}

#define EASTER_RETURNS 5700000 /* years after which the days of Easter repeat */

/* The way of Meeus, Jones and Butcher, for the Gregorian calendar. */
sl_status sl_date_easter(sl_date *out, int64_t year)
{
	int64_t y = ((year % EASTER_RETURNS) + EASTER_RETURNS) % EASTER_RETURNS;
	int64_t century = y / 100, in_century = y % 100, golden = y % 19;
	int64_t moon = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
	int64_t full = (19 * golden + moon + 15) % 30;
	int64_t sunday = (32 + 2 * (century % 4) + 2 * (in_century / 4) - full - in_century % 4) % 7;
	int64_t early = (golden + 11 * full + 22 * sunday) / 451;
	int64_t n = full + sunday - 7 * early + 114;

	return sl_date_from_ymd(out, year, (int)(n / 31), (int)(n % 31) + 1);
}

/* ---- months and years ---- */

sl_status sl_date_add_months(sl_date *out, sl_date d, int64_t months)
{
	sl_ymd ymd = sl_date_to_ymd(d);
	int64_t count, year;
	int month, length;

	if (months > INT64_C(24000000000) || months < INT64_C(-24000000000))
		return SL_ERANGE;
	count = (int64_t)ymd.year * 12 + ymd.month - 1 + months;
	year = floor_div(count, 12);
	month = (int)(count - year * 12) + 1;
	if (year < -YEAR_MAX || year > YEAR_MAX)
		return SL_ERANGE;
	length = sl_month_length(year, month);
	return sl_date_from_ymd(out, year, month, ymd.day < length ? ymd.day : length);
}

int64_t sl_date_whole_months(sl_date from, sl_date to)
{
	sl_ymd a = sl_date_to_ymd(from), b = sl_date_to_ymd(to);
	int64_t months = ((int64_t)b.year - a.year) * 12 + b.month - a.month;

	if (from <= to)
		return months - (b.day < a.day);
	return months + (b.day > a.day);
}
