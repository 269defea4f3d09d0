/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates, times, moments and durations: making them and taking them apart. */
#include <string.h>
#include <time.h>

#include "function/internal.h"
#include "value/time.h"

#define NANOS INT64_C(1000000000)

static sl_status unreadable(sl_call *call, const char *name, sl_value text)
{
	return sl_call_fail(call, "%s(): \"%.80s\" is geen geldige waarde", name,
			    text.as.text);
}

static sl_status moment_value(sl_value *out, const sl_moment *m, sl_call *call)
{
	sl_moment *copy = sl_arena_memdup(call->arena, m, sizeof *m);

	*out = (sl_value){.kind = SL_MOMENT, .as.moment = copy};
	return copy ? SL_OK : SL_ENOMEM;
}

static sl_status time_value(sl_value *out, const sl_time *t, sl_call *call)
{
	sl_time *copy = sl_arena_memdup(call->arena, t, sizeof *t);

	*out = (sl_value){.kind = SL_TIME, .as.time = copy};
	return copy ? SL_OK : SL_ENOMEM;
}

/* The day of a date or moment, on its own clock. */
static sl_date day_of(sl_value v)
{
	return v.kind == SL_DATE ? v.as.i : v.as.moment->date;
}

/* ---- conversion ---- */

sl_status sl_fn_date(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	int64_t part[3];

	*out = sl_day(0);
	if (args[0].kind == SL_STRING)
		return sl_date_parse(&out->as.i, args[0].as.text, args[0].n) == SL_OK
			       ? SL_OK
			       : unreadable(call, "date", args[0]);
	if (args[0].kind != SL_NUMBER) {
		out->as.i = day_of(args[0]);
		return SL_OK;
	}
	for (unsigned i = 0; i < 3; i++)
		if (!sl_dec_to_int(&part[i], args[i].as.dec) ||
		    (i && (part[i] < 1 || part[i] > 31)))
			return sl_call_fail(call, "date(): zo'n dag bestaat niet");
	if (sl_date_from_ymd(&out->as.i, part[0], (int)part[1], (int)part[2]) != SL_OK)
		return sl_call_fail(call, "date(): zo'n dag bestaat niet");
	return SL_OK;
}

sl_status sl_fn_date_and_time(sl_value *out, const sl_value *args, unsigned n,
			      sl_call *call)
{
	sl_moment m;
	sl_status err;

	if (args[0].kind == SL_STRING) {
		err = sl_moment_parse(&m, args[0].as.text, args[0].n, call->arena);
		if (err == SL_ENOMEM)
			return err;
		return err == SL_OK ? moment_value(out, &m, call)
				    : unreadable(call, "date and time", args[0]);
	}
	if (args[1].kind == SL_TIME) {
		err = sl_moment_make(&m, day_of(args[0]), args[1].as.time);
		if (err != SL_OK)
			return sl_call_status(call, err, "date and time");
		return moment_value(out, &m, call);
	}
	if (args[0].kind == SL_MOMENT) {
		*out = args[0];
		return SL_OK;
	}
	m = sl_moment_from_date(args[0].as.i);
	return moment_value(out, &m, call);
}

/* An offset is whole minutes in the notation, whole seconds in the value. */
static sl_status offset_of(int64_t *out, sl_value offset, sl_call *call)
{
	*out = SL_NO_OFFSET;
	if (offset.kind == SL_NULL)
		return SL_OK;
	if (offset.as.span.nanos)
		return sl_call_fail(call,
				    "time(): de afstand tot UTC is in hele seconden");
	*out = offset.as.span.seconds;
	if (*out < -14 * 3600 || *out > 14 * 3600)
		return sl_call_fail(call,
				    "time(): de afstand tot UTC is ten hoogste 14 uur");
	return SL_OK;
}

static sl_status time_of_parts(sl_value *out, const sl_value *args, sl_call *call)
{
	int64_t hour, minute, offset;
	sl_time t;
	sl_status err = offset_of(&offset, args[3], call);

	if (err != SL_OK)
		return err;
	if (!sl_dec_to_int(&hour, args[0].as.dec) ||
	    !sl_dec_to_int(&minute, args[1].as.dec) ||
	    sl_time_make(&t, hour, minute, args[2].as.dec, offset) != SL_OK)
		return sl_call_fail(call, "time(): zo'n tijd bestaat niet");
	return time_value(out, &t, call);
}

sl_status sl_fn_time(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_time t = {0};
	sl_status err;

	switch (args[0].kind) {
	case SL_NUMBER: return time_of_parts(out, args, call);
	case SL_STRING:
		err = sl_time_parse(&t, args[0].as.text, args[0].n, call->arena);
		if (err == SL_ENOMEM)
			return err;
		return err == SL_OK ? time_value(out, &t, call)
				    : unreadable(call, "time", args[0]);
	case SL_DATE: /* midnight UTC, as where a date stands for a moment */
		t = sl_moment_from_date(args[0].as.i).time;
		return time_value(out, &t, call);
	case SL_MOMENT: return time_value(out, &args[0].as.moment->time, call);
	default: *out = args[0]; return SL_OK;
	}
}

sl_status sl_fn_duration(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_span span;
	int64_t months;

	*out = args[0];
	if (args[0].kind != SL_STRING)
		return SL_OK;
	if (sl_months_parse(&months, args[0].as.text, args[0].n) == SL_OK)
		*out = sl_months(months);
	else if (sl_span_parse(&span, args[0].as.text, args[0].n) == SL_OK)
		*out = (sl_value){.kind = SL_SPAN, .as.span = span};
	else
		return unreadable(call, "duration", args[0]);
	return SL_OK;
}

sl_status sl_fn_years_and_months_duration(sl_value *out, const sl_value *args, unsigned n,
					  sl_call *call)
{
	*out = sl_months(sl_date_whole_months(day_of(args[0]), day_of(args[1])));
	return SL_OK;
}

/* ---- the clock ---- */

static sl_status read_clock(sl_moment *out, const char *name, sl_call *call)
{
	struct timespec now;
	struct tm local;

	if (call->rules)
		return sl_call_limit(
			call, "%s() hoort niet in regels: gebruik de peildatum", name);
	if (call->now) {
		*out = *call->now;
		return SL_OK;
	}
	if (clock_gettime(CLOCK_REALTIME, &now) != 0 ||
	    !localtime_r(&now.tv_sec, &local) ||
	    sl_date_from_ymd(&out->date, (int64_t)local.tm_year + 1900, local.tm_mon + 1,
			     local.tm_mday) != SL_OK)
		return sl_call_fail(call, "%s(): de klok is niet te lezen", name);
	out->time = (sl_time){
		.nanos = ((local.tm_hour * 60 + local.tm_min) * 60 + local.tm_sec) *
				 NANOS +
			 now.tv_nsec,
		.offset = (int32_t)local.tm_gmtoff};
	return SL_OK;
}

sl_status sl_fn_now(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_moment m = {0};
	sl_status err = read_clock(&m, "now", call);

	return err == SL_OK ? moment_value(out, &m, call) : err;
}

sl_status sl_fn_today(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_moment m = {0};
	sl_status err = read_clock(&m, "today", call);

	*out = sl_day(m.date);
	return err;
}

/* ---- the calendar ---- */

sl_status sl_fn_day_of_year(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	*out = sl_number(sl_dec_from_int(sl_date_day_of_year(day_of(args[0]))));
	return SL_OK;
}

sl_status sl_fn_day_of_week(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	static const char *const names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
					    "Friday", "Saturday", "Sunday"};
	const char *name = names[sl_date_weekday(day_of(args[0])) - 1];

	*out = sl_string(name, strlen(name));
	return SL_OK;
}

sl_status sl_fn_month_of_year(sl_value *out, const sl_value *args, unsigned n,
			      sl_call *call)
{
	static const char *const names[] = {
		"January", "February", "March",     "April",   "May",      "June",
		"July",    "August",   "September", "October", "November", "December"};
	const char *name = names[sl_date_to_ymd(day_of(args[0])).month - 1];

	*out = sl_string(name, strlen(name));
	return SL_OK;
}

sl_status sl_fn_week_of_year(sl_value *out, const sl_value *args, unsigned n,
			     sl_call *call)
{
	*out = sl_number(sl_dec_from_int(sl_date_iso_week(day_of(args[0]), NULL)));
	return SL_OK;
}

/* ---- is() ---- */

static bool same_time(const sl_time *a, const sl_time *b)
{
	if (a->nanos != b->nanos || (a->zone == NULL) != (b->zone == NULL))
		return false;
	return a->zone ? strcmp(a->zone, b->zone) == 0 : a->offset == b->offset;
}

/* The same in the semantic domain: `=` looks at the instant, `is` also at how it is
 * written down. */
sl_status sl_fn_is(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_value a = args[0], b = args[1];
	bool same = a.kind == b.kind;

	if (same && a.kind == SL_TIME)
		same = same_time(a.as.time, b.as.time);
	else if (same && a.kind == SL_MOMENT)
		same = a.as.moment->date == b.as.moment->date &&
		       same_time(&a.as.moment->time, &b.as.moment->time);
	else if (same)
		same = sl_value_equal(a, b) == SL_TRUE;
	*out = sl_boolean(same);
	return SL_OK;
}

/* ---- properties ---- */

static sl_value whole(int64_t i)
{
	return sl_number(sl_dec_from_int(i));
}

static bool date_property(sl_value *out, sl_date d, const char *name)
{
	sl_ymd ymd = sl_date_to_ymd(d);

	if (strcmp(name, "year") == 0)
		*out = whole(ymd.year);
	else if (strcmp(name, "month") == 0)
		*out = whole(ymd.month);
	else if (strcmp(name, "day") == 0)
		*out = whole(ymd.day);
	else if (strcmp(name, "weekday") == 0)
		*out = whole(sl_date_weekday(d));
	else
		return false;
	return true;
}

static bool time_property(sl_value *out, const sl_time *t, const char *name)
{
	int64_t seconds = t->nanos / NANOS;

	if (strcmp(name, "hour") == 0)
		*out = whole(seconds / 3600);
	else if (strcmp(name, "minute") == 0)
		*out = whole(seconds / 60 % 60);
	else if (strcmp(name, "second") == 0)
		*out = sl_number(sl_span_to_dec(
			(sl_span){seconds % 60, (int32_t)(t->nanos % NANOS)}));
	else if (strcmp(name, "time offset") == 0)
		*out = t->offset == SL_NO_OFFSET
			       ? sl_null()
			       : (sl_value){.kind = SL_SPAN, .as.span = {t->offset, 0}};
	else if (strcmp(name, "timezone") == 0)
		*out = t->zone ? sl_string(t->zone, strlen(t->zone)) : sl_null();
	else
		return false;
	return true;
}

static bool span_property(sl_value *out, sl_span s, const char *name)
{
	if (strcmp(name, "days") == 0)
		*out = whole(s.seconds / 86400);
	else if (strcmp(name, "hours") == 0)
		*out = whole(s.seconds / 3600 % 24);
	else if (strcmp(name, "minutes") == 0)
		*out = whole(s.seconds / 60 % 60);
	else if (strcmp(name, "seconds") == 0)
		*out = sl_number(sl_span_to_dec((sl_span){s.seconds % 60, s.nanos}));
	else
		return false;
	return true;
}

static bool months_property(sl_value *out, int64_t months, const char *name)
{
	if (strcmp(name, "years") == 0)
		*out = whole(months / 12);
	else if (strcmp(name, "months") == 0)
		*out = whole(months % 12);
	else
		return false;
	return true;
}

static bool range_property(sl_value *out, const sl_range *r, const char *name)
{
	if (strcmp(name, "start") == 0)
		*out = r->low;
	else if (strcmp(name, "end") == 0)
		*out = r->high;
	else if (strcmp(name, "start included") == 0)
		*out = sl_boolean(r->low_closed);
	else if (strcmp(name, "end included") == 0)
		*out = sl_boolean(r->high_closed);
	else
		return false;
	return true;
}

sl_status sl_value_property(sl_value *out, sl_value v, const char *name, sl_call *call)
{
	bool found = false;

	switch (v.kind) {
	case SL_DATE: found = date_property(out, v.as.i, name); break;
	case SL_TIME: found = time_property(out, v.as.time, name); break;
	case SL_MOMENT:
		found = date_property(out, v.as.moment->date, name) ||
			time_property(out, &v.as.moment->time, name);
		break;
	case SL_MONTHS: found = months_property(out, v.as.i, name); break;
	case SL_SPAN: found = span_property(out, v.as.span, name); break;
	case SL_RANGE: found = range_property(out, v.as.range, name); break;
	default: break;
	}
	if (found)
		return SL_OK;
	return sl_call_fail(call, "%s heeft geen onderdeel \"%.80s\"",
			    sl_kind_name((sl_kind)v.kind), name);
}
