/* SPDX-License-Identifier: EUPL-1.2 */
/* Section 14: facts on a day, parameters, periods. And of 15: what is closed. */
#include "reference/inside.h"

#include <string.h>

/* ---- facts ---- */

static ref_value missing(ref *r, const sl_feature *f, uint32_t entity)
{
	return ref_unknown(ref_one_cause(r, f->fact->judgement ? REF_JUDGEMENT : REF_FACT, entity, f));
}

static const sl_feature *completeness(ref *r)
{
	return r->model->schema.roles[SL_ROLE_COMPLETE];
}

/* `huishouden volledig` is true. */
static bool closed(ref *r, sl_date day)
{
	return !completeness(r) || ref_is_true(ref_fact(r, completeness(r), 0, day));
}

/* The list of persons: of the household's own, and such as relations name. */
static bool is_persons(const sl_feature *f)
{
	return f->type.base == SL_T_LIST && f->type.item->base == SL_T_ENTITY && !f->fact->relation &&
	       !f->per->owner && f->type.item->kind->identity;
}

/* "open (personen while huishouden volledig is not true)", and relations read
 * from the other side */
static bool may_be_open(const sl_feature *f, const sl_told *told)
{
	return is_persons(f) || (f->type.base == SL_T_LIST && told->mirrored);
}

static ref_value told_value(ref *r, const sl_feature *f, const sl_told *told, sl_value v, sl_date day)
{
	ref_value out = ref_from_plain(r, v);
	ref_list open;

	if (out.state == REF_EMPTY)
		return ref_empty(f->type.kind);
	if (!out.list || !may_be_open(f, told) || closed(r, day))
		return out;
	open = *out.list;
	open.open = true;
	open.causes = ref_one_cause(r, REF_FACT, 0, completeness(r));
	return ref_of_list(r, open);
}

static ref_value not_told(ref *r, const sl_feature *f, uint32_t entity, sl_date day);

/* "A timeline is onbekend in its holes" */
static ref_value on_timeline(ref *r, const sl_feature *f, uint32_t entity, const sl_told *told,
			     sl_date day)
{
	for (uint32_t i = 0; i < told->stretch_count; i++) {
		const sl_told_stretch *s = &told->stretches[i];
		if (s->from <= day && day < s->to && s->value.kind != SL_UNKNOWN)
			return told_value(r, f, told, s->value, day);
	}
	/* Who told nothing and is named by nobody on that day has not given it. */
	return told->mirrored ? not_told(r, f, entity, day) : missing(r, f, entity);
}

/* "an aanname fills the absent one only"; "A relation not given is leeg
 * (empty) when huishouden volledig is true, else onbekend" */
static ref_value not_told(ref *r, const sl_feature *f, uint32_t entity, sl_date day)
{
	if (f->fact->has_assumption)
		return f->fact->assumption.kind == SL_NULL
			       ? ref_empty(f->type.kind)
			       : ref_from_plain(r, f->fact->assumption);
	if (!f->fact->relation || !closed(r, day))
		return missing(r, f, entity);
	return f->type.base == SL_T_LIST ? ref_of_list(r, *ref_list_new(r, 0))
					 : ref_empty(f->type.kind);
}

/* The day for which bare values were told. */
static sl_date told_day(const ref *r)
{
	return r->household->has_date ? r->household->date : r->date;
}

ref_value ref_fact(ref *r, const sl_feature *f, uint32_t entity, sl_date day)
{
	const sl_told *told = sl_household_told(r->household, entity, f);

	if (f->fact->role == SL_ROLE_DATE)
		return ref_known(sl_day(day));
	switch ((sl_telling)told->telling) {
	case SL_NOT_TOLD: return not_told(r, f, entity, day);
	case SL_TOLD_UNKNOWN: break;
	case SL_TOLD:
		if (f->fact->time == SL_TIME_COUNT && day != told_day(r))
			break; /* "stand: on another date onbekend" */
		return told_value(r, f, told, told->value, day);
	case SL_TOLD_TIMELINE: return on_timeline(r, f, entity, told, day);
	}
	return missing(r, f, entity);
}

/* ---- periods ---- */

static sl_date day_of(int64_t year, int month, int day)
{
	sl_date d = 0;

	(void)sl_date_from_ymd(&d, year, month, day);
	return d;
}

/* The Monday of week 1: the week that has 4 January in it. */
static sl_date iso_year_start(int64_t year)
{
	sl_date d = day_of(year, 1, 4);

	return d - (sl_date_weekday(d) - 1);
}

/* "the 13th of a long year has five weeks"; the toetsdag is "the Thursday of
 * the first week". */
static void four_weeks(sl_date day, sl_date *begin, sl_date *end, sl_date *test)
{
	int64_t year, k;

	(void)sl_date_iso_week(day, &year);
	k = (day - iso_year_start(year)) / 28;
	if (k > 12)
		k = 12;
	*begin = iso_year_start(year) + 28 * k;
	*end = k == 12 ? iso_year_start(year + 1) : *begin + 28;
	*test = *begin + 3;
}

static void natural_period(sl_period_kind kind, sl_date day, sl_date *begin, sl_date *end, sl_date *test)
{
	sl_ymd d = sl_date_to_ymd(day);

	if (kind == SL_PERIOD_ISO_FOUR_WEEKS) {
		four_weeks(day, begin, end, test);
		return;
	}
	if (kind == SL_PERIOD_MONTH) {
		*begin = day_of(d.year, d.month, 1);
		*end = d.month == 12 ? day_of(d.year + 1, 1, 1) : day_of(d.year, d.month + 1, 1);
	} else {
		*begin = day_of(d.year, 1, 1);
		*end = day_of(d.year + 1, 1, 1);
	}
	*test = *begin;
}

/* The stretch of a day, or before the hole in which it lies; and the next one. */
static bool find_stretches(const sl_period_series *s, sl_date day, sl_date known,
			   const sl_period_stretch **here, const sl_period_stretch **next)
{
	*here = *next = NULL;
	for (uint32_t i = 0; i < s->count; i++) {
		const sl_period_stretch *c = &s->stretches[i];
		if (c->validity.known_from > known)
			continue;
		if (c->validity.from <= day && (!*here || c->validity.from > (*here)->validity.from))
			*here = c;
		if (c->validity.from > day && (!*next || c->validity.from < (*next)->validity.from))
			*next = c;
	}
	return *here && (day < (*here)->validity.to || *next);
}

/*
 * "the last period of a stretch runs on to the next stretch, so each day
 * belongs to exactly one": a period that does not fit before the next stretch
 * is part of the one before it, and so is a hole between stretches.
 */
bool ref_period_of(const sl_period_series *s, sl_date day, sl_date known, sl_date *begin,
		   sl_date *end, sl_date *test)
{
	const sl_period_stretch *here, *next;
	sl_date previous, previous_test, after, after_end, ignored;

	if (!find_stretches(s, day, known, &here, &next))
		return false;
	if (day >= here->validity.to)
		day = here->validity.to - 1;
	natural_period(here->kind, day, begin, end, test);
	if (!next)
		return true;
	if (*end > next->validity.from) {
		natural_period(here->kind, *begin - 1, &previous, &ignored, &previous_test);
		if (previous >= here->validity.from) {
			*begin = previous;
			*test = previous_test;
		}
		*end = next->validity.from;
		return true;
	}
	natural_period(here->kind, *end, &after, &after_end, &ignored);
	if (after >= here->validity.to || after_end > next->validity.from)
		*end = next->validity.from;
	return true;
}

ref_value ref_period_value(ref *r, sl_date begin, sl_date end)
{
	static const char *const names[] = {"begin", "eind"};
	sl_context *c = ref_alloc(r, 1, sizeof *c);
	sl_value *v = ref_alloc(r, 2, sizeof *v);

	v[0] = sl_day(begin);
	v[1] = sl_day(end);
	*c = (sl_context){.names = names, .values = v, .count = 2};
	return ref_known((sl_value){.kind = SL_CONTEXT, .as.context = c});
}

/* "perioden(reeks, van, tot) are those that begin in [van..tot)" */
ref_value ref_periods(ref *r, const sl_period_series *s, ref_value from, ref_value to)
{
	ref_value strict = ref_strict2(r, from, to);
	sl_date day, begin, end, test;
	ref_list *l;

	if (strict.state != REF_KNOWN)
		return strict;
	l = ref_list_new(r, 2000);
	day = from.plain.as.i;
	if (s->count > 0 && s->stretches[0].validity.from > day)
		day = s->stretches[0].validity.from;
	while (day < to.plain.as.i && l->count < 2000 &&
	       ref_period_of(s, day, r->known, &begin, &end, &test)) {
		if (begin >= from.plain.as.i)
			ref_list_push_sure(l, ref_period_value(r, begin, end));
		day = end;
	}
	return ref_of_list(r, *l);
}

/* ---- 14. free days ---- */

/* Gauss, with the corrections for the Gregorian calendar. */
sl_date ref_easter(int64_t y)
{
	int64_t a = y % 19, b = y % 4, c = y % 7, k = y / 100;
	int64_t m = (15 - (13 + 8 * k) / 25 + k - k / 4 + 30) % 30, n = (4 + k - k / 4) % 7;
	int64_t d = (19 * a + m) % 30, e = (2 * b + 4 * c + 6 * d + n) % 7;
	sl_date march;

	sl_date_from_ymd(&march, y, 3, 22);
	if ((d == 29 && e == 6) || (d == 28 && e == 6 && (11 * m + 11) % 30 < 19))
		return march + d + e - 7;
	return march + d + e;
}

static bool same_day_of_year(sl_date d, int month, int day)
{
	sl_ymd ymd = sl_date_to_ymd(d);

	return ymd.month == month && ymd.day == day;
}

/* 1970-01-01 was a Thursday. */
static bool is_sunday(sl_date d)
{
	return ((d + 3) % 7 + 7) % 7 == 6;
}

static bool is_on(const sl_free_day *f, sl_date d)
{
	int64_t year = sl_date_to_ymd(d).year;
	sl_date proper;

	switch (f->kind) {
	case SL_FREE_WEEKDAY:
		return ((d + 3) % 7 + 7) % 7 == f->weekday - 1;
	case SL_FREE_DAY_OF_YEAR:
		if (!f->sunday_month)
			return same_day_of_year(d, f->month, f->day);
		if (same_day_of_year(d, f->month, f->day))
			return !is_sunday(d);
		return same_day_of_year(d, f->sunday_month, f->sunday_day) &&
		       sl_date_from_ymd(&proper, year, f->month, f->day) == SL_OK && is_sunday(proper);
	case SL_FREE_FROM_EASTER:
		break;
	}
	for (int64_t y = year - 1; y <= year + 1; y++)
		if (ref_easter(y) + f->easter == d)
			return true;
	return false;
}

/* "the day itself counts, not the peildatum" */
static bool is_free(const ref *r, sl_date d)
{
	const sl_calendar *c = r->model->calendar;

	for (uint32_t i = 0; i < c->count; i++)
		if (sl_in_force(c->days[i].validity, d, r->known) && is_on(&c->days[i], d))
			return true;
	return false;
}

ref_value ref_workday(ref *r, ref_value day)
{
	ref_value strict = ref_strict(r, &day, 1);
	sl_date d;

	if (strict.state != REF_KNOWN)
		return strict;
	d = day.plain.as.i;
	for (int i = 0; i <= 100; i++)
		if (!is_free(r, d + i))
			return ref_known(sl_day(d + i));
	return ref_broken(REF_LIMIT);
}

/* ---- parameters, with 4. delegation ---- */

/* "Of versions ... in force on one day the latest bekend-van counts" */
static const sl_parameter_value *version(const sl_parameter_value *v, uint32_t n, sl_date day,
					 sl_date known)
{
	const sl_parameter_value *best = NULL;

	for (uint32_t i = 0; i < n; i++)
		if (sl_in_force(v[i].validity, day, known) &&
		    (!best || v[i].validity.known_from > best->validity.known_from))
			best = &v[i];
	return best;
}

static const sl_parameter_value *set_value(ref *r, const sl_parameter *p, sl_date day)
{
	const sl_parameter_value *best = NULL;

	for (uint32_t i = 0; i < r->model->setting_count; i++) {
		const sl_setting *s = r->model->settings[i];
		const sl_parameter_value *v;
		if (s->parameter != p || !r->household->municipality ||
		    strcmp(s->municipality, r->household->municipality) != 0)
			continue;
		v = version(s->values, s->value_count, day, r->known);
		if (v && (!best || v->validity.known_from > best->validity.known_from))
			best = v;
	}
	return best;
}

ref_value ref_parameter(ref *r, const sl_parameter *p, sl_date day)
{
	const sl_delegation *d = ref_delegation(r, p->delegations, p->delegation_count, day);
	ref_place here = ref_nowhere(day);
	const sl_parameter_value *v;

	if (!d) {
		v = version(p->values, p->value_count, day, r->known);
		return v ? ref_from_plain(r, v->value)
			 : ref_unknown(ref_one_cause(r, REF_VALUE, REF_NOBODY, p));
	}
	v = set_value(r, p, day);
	if (v)
		return ref_inside_bounds(r, &here, d, ref_from_plain(r, v->value));
	return ref_silent(r, &here, d, p);
}
