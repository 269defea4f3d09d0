/* SPDX-License-Identifier: EUPL-1.2 */
/* Free days and working days. Which days are free stands in the rules; what is
 * known here are the days of the week and Easter. */
#include "program/program.h"

static bool is_day_of_year(const sl_free_day *f, sl_date day)
{
	sl_ymd ymd = sl_date_to_ymd(day);
	sl_date proper;

	if (sl_date_from_ymd(&proper, ymd.year, f->month, f->day) != SL_OK)
		return false; /* 29 February */
	if (f->sunday_month && sl_date_weekday(proper) == 7)
		return ymd.month == f->sunday_month && ymd.day == f->sunday_day;
	return proper == day;
}

static bool is_from_easter(const sl_free_day *f, sl_date day)
{
	sl_date easter;

	return sl_date_easter(&easter, sl_date_to_ymd(day - f->easter).year) == SL_OK &&
	       easter + f->easter == day;
}

static bool is_free(const sl_free_day *f, sl_date day)
{
	switch (f->kind) {
	case SL_FREE_WEEKDAY:
		return sl_date_weekday(day) == f->weekday;
	case SL_FREE_DAY_OF_YEAR:
		return is_day_of_year(f, day);
	case SL_FREE_FROM_EASTER:
		return is_from_easter(f, day);
	}
	return false;
}

const sl_free_day *sl_free_day_on(const sl_calendar *c, sl_date day, sl_date known)
{
	for (uint32_t i = 0; i < c->count; i++)
		if (sl_in_force(c->days[i].validity, day, known) && is_free(&c->days[i], day))
			return &c->days[i];
	return NULL;
}

bool sl_workday_from(sl_date *out, const sl_calendar *c, sl_date day, sl_date known)
{
	for (unsigned i = 0; i <= SL_MOST_FREE_DAYS && day + i < SL_DATE_MAX; i++)
		if (!sl_free_day_on(c, day + i, known)) {
			*out = day + i;
			return true;
		}
	return false;
}
