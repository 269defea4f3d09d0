/* SPDX-License-Identifier: EUPL-1.2 */
/* Times of day and moments. */
#include "value/time.h"

#include <string.h>

#include "value/zone.h"

#define SECOND     INT64_C(1000000000)
#define DAY        86400
#define DAY_NANOS  (DAY * SECOND)
#define OFFSET_MAX (14 * 3600)

static int64_t floor_div(int64_t a, int64_t b) /* b > 0 */
{
	return a / b - (a % b < 0);
}

/* ---- reading ---- */

struct reader {
	const char *p, *end;
};

static bool take(struct reader *r, char wanted)
{
	if (r->p == r->end || *r->p != wanted)
		return false;
	r->p++;
	return true;
}

/* Two digits, at most `most`. */
static bool take_two(struct reader *r, int *out, int most)
{
	if (r->end - r->p < 2 || r->p[0] < '0' || r->p[0] > '9' || r->p[1] < '0' ||
	    r->p[1] > '9')
		return false;
	*out = (r->p[0] - '0') * 10 + (r->p[1] - '0');
	r->p += 2;
	return *out <= most;
}

/* One to nine digits behind the point. */
static bool take_fraction(struct reader *r, int64_t *nanos)
{
	const char *first = r->p;
	int64_t unit = SECOND / 10;

	for (; r->p < r->end && *r->p >= '0' && *r->p <= '9' && unit > 0; r->p++) {
		*nanos += (*r->p - '0') * unit;
		unit /= 10;
	}
	return r->p > first;
}

/* "hh:mm:ss[.f]"; *next_day for 24:00:00, which reads as 00:00:00. */
static bool take_clock(struct reader *r, int64_t *nanos, bool *next_day)
{
	int hour, minute, second;
	int64_t fraction = 0;

	if (!take_two(r, &hour, 24) || !take(r, ':') || !take_two(r, &minute, 59) ||
	    !take(r, ':') || !take_two(r, &second, 59))
		return false;
	if (take(r, '.') && !take_fraction(r, &fraction))
		return false;
	*nanos = (hour * INT64_C(3600) + minute * 60 + second) * SECOND + fraction;
	*next_day = *nanos == DAY_NANOS;
	if (*next_day)
		*nanos = 0;
	return *nanos < DAY_NANOS;
}

/* "Z", which the standard also writes "z", "+hh:mm", "-hh:mm:ss" or nothing. */
static bool take_offset(struct reader *r, int32_t *out)
{
	int sign = 1, hour, minute, second = 0;

	*out = SL_NO_OFFSET;
	if (r->p == r->end)
		return true;
	*out = 0;
	if (take(r, 'Z') || take(r, 'z'))
		return r->p == r->end;
	if (take(r, '-'))
		sign = -1;
	else if (!take(r, '+'))
		return false;
	if (!take_two(r, &hour, 14) || !take(r, ':') || !take_two(r, &minute, 59))
		return false;
	if (take(r, ':') && !take_two(r, &second, 59))
		return false;
	*out = sign * (hour * 3600 + minute * 60 + second);
	return r->p == r->end && *out >= -OFFSET_MAX && *out <= OFFSET_MAX;
}

/* The rest of the text as a zone that exists. */
static sl_status take_zone(struct reader *r, sl_time *t, sl_arena *arena)
{
	size_t n = (size_t)(r->end - r->p);
	int32_t offset;
	char *name;

	if (n == 0 || n > 128 || memchr(r->p, '\0', n))
		return SL_EINVAL;
	if (!(name = sl_arena_strndup(arena, r->p, n)))
		return SL_ENOMEM;
	t->zone = name;
	return sl_zone_offset_at(&offset, name, 0);
}

static sl_status take_time(struct reader *r, sl_time *out, bool *next_day,
			   sl_arena *arena)
{
	*out = (sl_time){.offset = SL_NO_OFFSET};
	if (!take_clock(r, &out->nanos, next_day))
		return SL_EINVAL;
	if (take(r, '@'))
		return take_zone(r, out, arena);
	return take_offset(r, &out->offset) ? SL_OK : SL_EINVAL;
}

sl_status sl_time_parse(sl_time *out, const char *text, size_t n, sl_arena *arena)
{
	struct reader r = {text, text + n};
	bool next_day;
	sl_status err;

	if ((err = take_time(&r, out, &next_day, arena)) != SL_OK)
		return err;
	/* A zone that never changed its offset has it on any day. */
	if (out->zone && !sl_zone_is_fixed(&out->offset, out->zone))
		out->offset = SL_NO_OFFSET;
	return SL_OK;
}

sl_status sl_moment_parse(sl_moment *out, const char *text, size_t n, sl_arena *arena)
{
	const char *t = memchr(text, 'T', n);
	struct reader r = {t ? t + 1 : NULL, text + n};
	sl_time time = {.offset = SL_NO_OFFSET};
	bool next_day = false;
	sl_date date;
	sl_status err;

	if ((err = sl_date_parse(&date, text, t ? (size_t)(t - text) : n)) != SL_OK)
		return err;
	if (t && (err = take_time(&r, &time, &next_day, arena)) != SL_OK)
		return err;
	return sl_moment_make(out, date + next_day, &time);
}

/* ---- writing ---- */

static void print_offset(sl_buf *out, int32_t offset)
{
	int n = offset < 0 ? -offset : offset;

	if (offset == 0) {
		sl_buf_putc(out, 'Z');
		return;
	}
	sl_buf_printf(out, "%c%02d:%02d", offset < 0 ? '-' : '+', n / 3600, n / 60 % 60);
	if (n % 60 != 0)
		sl_buf_printf(out, ":%02d", n % 60);
}

void sl_time_print(sl_buf *out, const sl_time *t)
{
	int seconds = (int)(t->nanos / SECOND), digits = 9;
	unsigned fraction = (unsigned)(t->nanos % SECOND);

	sl_buf_printf(out, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60,
		      seconds % 60);
	if (fraction != 0) {
		for (; fraction % 10 == 0; digits--)
			fraction /= 10;
		sl_buf_printf(out, ".%0*u", digits, fraction);
	}
	if (t->zone) {
		sl_buf_putc(out, '@');
		sl_buf_puts(out, t->zone);
	} else if (t->offset != SL_NO_OFFSET) {
		print_offset(out, t->offset);
	}
}

void sl_moment_print(sl_buf *out, const sl_moment *m)
{
	char date[SL_DATE_TEXT_MAX];

	sl_buf_write(out, date, sl_date_text(date, m->date));
	sl_buf_putc(out, 'T');
	sl_time_print(out, &m->time);
}

/* ---- times ---- */

sl_status sl_time_make(sl_time *out, int64_t hour, int64_t minute, sl_dec second,
		       int64_t offset)
{
	sl_span s;

	if (hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
	    sl_span_from_dec(&s, second) != SL_OK || s.seconds < 0 || s.nanos < 0 ||
	    s.seconds > 59)
		return SL_EINVAL;
	if (offset != SL_NO_OFFSET && (offset < -OFFSET_MAX || offset > OFFSET_MAX))
		return SL_EINVAL;
	*out = (sl_time){
		.nanos = (hour * 3600 + minute * 60 + s.seconds) * SECOND + s.nanos,
		.offset = (int32_t)offset,
	};
	return SL_OK;
}

sl_time sl_time_add(sl_time t, sl_span s)
{
	int64_t nanos = t.nanos + s.seconds % DAY * SECOND + s.nanos;

	t.nanos = nanos - floor_div(nanos, DAY_NANOS) * DAY_NANOS;
	return t;
}

static bool same_zone(const sl_time *a, const sl_time *b)
{
	return a->zone == b->zone ||
	       (a->zone && b->zone && strcmp(a->zone, b->zone) == 0);
}

/* What to subtract from each reading so that they are on one clock. */
static bool on_one_clock(int32_t *oa, int32_t *ob, const sl_time *a, const sl_time *b)
{
	*oa = *ob = 0;
	if (a->offset != SL_NO_OFFSET && b->offset != SL_NO_OFFSET) {
		*oa = a->offset;
		*ob = b->offset;
		return true;
	}
	/* Both local, or in one zone on a day that is not known. */
	return same_zone(a, b) &&
	       (a->zone || (a->offset == SL_NO_OFFSET && b->offset == SL_NO_OFFSET));
}

sl_status sl_time_sub(sl_span *out, const sl_time *a, const sl_time *b)
{
	int64_t nanos;
	int32_t oa, ob;

	if (!on_one_clock(&oa, &ob, a, b))
		return SL_EINVAL;
	nanos = (a->nanos - oa * SECOND) - (b->nanos - ob * SECOND);
	*out = (sl_span){nanos / SECOND, (int32_t)(nanos % SECOND)};
	return SL_OK;
}

static bool is_nothing(sl_span s)
{
	return s.seconds == 0 && s.nanos == 0;
}

bool sl_time_same(const sl_time *a, const sl_time *b)
{
	sl_span s;

	return sl_time_sub(&s, a, b) == SL_OK && is_nothing(s);
}

static bool is_local(const sl_time *t)
{
	return !t->zone && t->offset == SL_NO_OFFSET;
}

/* A local time is taken to be in the zone of the other: then readings are compared. */
static void share_zone(sl_time *a, sl_time *b)
{
	if (is_local(a) == is_local(b))
		return;
	a->zone = b->zone = NULL;
	a->offset = b->offset = SL_NO_OFFSET;
}

bool sl_time_compare(int *out, const sl_time *a, const sl_time *b)
{
	sl_time x = *a, y = *b;
	sl_span s;

	share_zone(&x, &y);
	if (sl_time_sub(&s, &x, &y) != SL_OK)
		return false;
	*out = sl_span_compare(s, (sl_span){0, 0});
	return true;
}

/* ---- moments ---- */

/* Seconds since 1970 on its own clock. */
static int64_t clock_seconds(const sl_moment *m)
{
	return m->date * DAY + m->time.nanos / SECOND;
}

sl_status sl_moment_make(sl_moment *out, sl_date date, const sl_time *time)
{
	sl_moment m = {date, *time};
	sl_status err;

	if (date < SL_DATE_MIN || date > SL_DATE_MAX)
		return SL_ERANGE;
	if (m.time.zone) {
		err = sl_zone_offset_local(&m.time.offset, m.time.zone,
					   clock_seconds(&m));
		if (err != SL_OK)
			return err;
	}
	*out = m;
	return SL_OK;
}

sl_moment sl_moment_from_date(sl_date date)
{
	return (sl_moment){date, {0, 0, NULL}};
}

sl_status sl_moment_add(sl_moment *out, const sl_moment *m, sl_span s)
{
	int64_t nanos = m->time.nanos % SECOND + s.nanos;
	int64_t carry = floor_div(nanos, SECOND), seconds = clock_seconds(m), day;
	int32_t offset = m->time.zone ? m->time.offset : 0;
	sl_moment r = *m;
	sl_status err;

	/* Far from overflow: the clock of the calendar needs 55 bits. */
	seconds += carry - offset;
	if (__builtin_add_overflow(seconds, s.seconds, &seconds))
		return SL_ERANGE;
	if (m->time.zone) {
		if ((err = sl_zone_offset_at(&r.time.offset, m->time.zone, seconds)) !=
		    SL_OK)
			return err;
		if (__builtin_add_overflow(seconds, r.time.offset, &seconds))
			return SL_ERANGE;
	}
	day = floor_div(seconds, DAY);
	if (day < SL_DATE_MIN || day > SL_DATE_MAX)
		return SL_ERANGE;
	r.date = day;
	r.time.nanos = (seconds - day * DAY) * SECOND + (nanos - carry * SECOND);
	*out = r;
	return SL_OK;
}

sl_status sl_moment_add_months(sl_moment *out, const sl_moment *m, int64_t months)
{
	sl_date date;
	sl_status err;

	if ((err = sl_date_add_months(&date, m->date, months)) != SL_OK)
		return err;
	return sl_moment_make(out, date, &m->time);
}

sl_status sl_moment_sub(sl_span *out, const sl_moment *a, const sl_moment *b)
{
	bool local = a->time.offset == SL_NO_OFFSET;
	int64_t sa = clock_seconds(a), sb = clock_seconds(b);

	if (local != (b->time.offset == SL_NO_OFFSET))
		return SL_EINVAL;
	if (!local) {
		sa -= a->time.offset;
		sb -= b->time.offset;
	}
	return sl_span_sub(out, (sl_span){sa, (int32_t)(a->time.nanos % SECOND)},
			   (sl_span){sb, (int32_t)(b->time.nanos % SECOND)});
}

bool sl_moment_same(const sl_moment *a, const sl_moment *b)
{
	sl_span s;

	return sl_moment_sub(&s, a, b) == SL_OK && is_nothing(s);
}

bool sl_moment_compare(int *out, const sl_moment *a, const sl_moment *b)
{
	sl_moment x = *a, y = *b;
	sl_span s;

	share_zone(&x.time, &y.time);
	if (sl_moment_sub(&s, &x, &y) != SL_OK)
		return false;
	*out = sl_span_compare(s, (sl_span){0, 0});
	return true;
}

sl_status sl_date_add_span(sl_date *out, sl_date d, sl_span s)
{
	sl_moment m = sl_moment_from_date(d);
	sl_status err;

	if ((err = sl_moment_add(&m, &m, s)) == SL_OK)
		*out = m.date;
	return err;
}
