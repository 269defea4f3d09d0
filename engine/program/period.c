/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Periods of a series: calendar months, calendar years, or the ISO four-week
 * periods of a year (weeks 1-4, 5-8, ...; the 13th of a long year has five).
 */
#include "program/program.h"

static sl_date first_of_month(sl_date day, int months_later)
{
	sl_ymd y = sl_date_to_ymd(day);
	sl_date d = day;
	int64_t month = (int64_t)y.year * 12 + (y.month - 1) + months_later;
	int64_t year = month >= 0 ? month / 12 : -((11 - month) / 12);

	sl_date_from_ymd(&d, year, (int)(month - year * 12) + 1, 1);
	return d;
}

static sl_date first_of_year(sl_date day, int years_later)
{
	sl_date d = day;

	sl_date_from_ymd(&d, sl_date_to_ymd(day).year + years_later, 1, 1);
	return d;
}

static void four_weeks(sl_date day, sl_date *begin, sl_date *end)
{
	int64_t year, other;
	int week = sl_date_iso_week(day, &year), period = (week - 1) / 4;
	sl_date monday = day - (sl_date_weekday(day) - 1);

	if (period > 12)
		period = 12; /* week 53 belongs to the 13th */
	*begin = monday - 7 * (week - 1 - 4 * period);
	*end = *begin + 28;
	if (period == 12 && sl_date_iso_week(*end, &other) == 53 && other == year)
		*end += 7;
}

static void bare_period(sl_period_kind kind, sl_date day, sl_date *begin, sl_date *end)
{
	switch (kind) {
	case SL_PERIOD_MONTH:
		*begin = first_of_month(day, 0);
		*end = first_of_month(day, 1);
		break;
	case SL_PERIOD_YEAR:
		*begin = first_of_year(day, 0);
		*end = first_of_year(day, 1);
		break;
	case SL_PERIOD_ISO_FOUR_WEEKS:
		four_weeks(day, begin, end);
		break;
	}
}

static const sl_period_stretch *stretch_of(const sl_period_series *s, sl_date day, sl_date known,
					   const sl_period_stretch **next)
{
	const sl_period_stretch *found = NULL;

	*next = NULL;
	for (uint32_t i = 0; i < s->count; i++) {
		if (s->stretches[i].validity.known_from > known)
			continue;
		if (s->stretches[i].validity.from <= day)
			found = &s->stretches[i];
		else if (!*next)
			*next = &s->stretches[i];
	}
	return found;
}

/* Is [begin, ...) the last period that fits before the next stretch? What
 * would begin behind it, or would not fit, is part of it. */
static bool is_last(const sl_period_stretch *stretch, const sl_period_stretch *next, sl_date end)
{
	sl_date after, after_end;

	if (end >= stretch->validity.to || end >= next->validity.from)
		return true;
	bare_period(stretch->kind, end, &after, &after_end);
	return after_end > next->validity.from;
}

bool sl_period_of(const sl_period_series *s, sl_date day, sl_date known, sl_date *begin, sl_date *end, sl_date *test)
{
	const sl_period_stretch *next, *stretch = stretch_of(s, day, known, &next);
	sl_date previous, ignored;

	if (!stretch || (!next && day >= stretch->validity.to))
		return false;
	/* A hole between two stretches belongs to the last period before it. */
	bare_period(stretch->kind, day < stretch->validity.to ? day : stretch->validity.to - 1, begin, end);
	if (next && *end > next->validity.from && *begin > stretch->validity.from) {
		bare_period(stretch->kind, *begin - 1, &previous, &ignored);
		if (previous >= stretch->validity.from)
			*begin = previous;
	}
	if (next && is_last(stretch, next, *end))
		*end = next->validity.from;
	if (*begin < stretch->validity.from)
		*begin = stretch->validity.from;
	*test = *begin;
	if (stretch->kind == SL_PERIOD_ISO_FOUR_WEEKS)
		*test = *begin - (sl_date_weekday(*begin) - 1) + 3; /* Thursday of its first week */
	return true;
}
