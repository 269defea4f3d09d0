/* SPDX-License-Identifier: EUPL-1.2 */
/* Durations: days and time (sl_span), years and months (a count of months). */
#include "value/time.h"

#define SECOND INT32_C(1000000000)
#define DAY    86400

/* ---- reading ---- */

/* A cursor over "-P1DT2H...". */
struct reader {
	const char *p, *end;
	bool negative;
	bool overflow;
};

/* Digits into *out; false when there are none. */
static bool take_number(struct reader *r, int64_t *out)
{
	const char *first = r->p;
	int64_t n = 0;

	for (; r->p < r->end && *r->p >= '0' && *r->p <= '9'; r->p++) {
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_add_overflow(n, *r->p - '0', &n)) {
			r->overflow = true;
			n = 0;
		}
	}
	*out = n;
	return r->p > first;
}

static bool take_start(struct reader *r, const char *text, size_t n)
{
	*r = (struct reader){.p = text, .end = text + n};
	if (r->p < r->end && *r->p == '-') {
		r->negative = true;
		r->p++;
	}
	if (r->p == r->end || *r->p != 'P')
		return false;
	r->p++;
	return r->p < r->end;
}

/* sum += n * unit */
static void add_units(struct reader *r, int64_t *sum, int64_t n, int64_t unit)
{
	if (__builtin_mul_overflow(n, unit, &n) || __builtin_add_overflow(*sum, n, sum)) {
		r->overflow = true;
		*sum = 0;
	}
}

/* Behind the point: 0 to 9 digits, as nanoseconds. */
static bool take_fraction(struct reader *r, int32_t *out)
{
	int32_t unit = SECOND / 10, nanos = 0;

	for (; r->p < r->end && *r->p >= '0' && *r->p <= '9'; r->p++) {
		if (unit == 0)
			return false;
		nanos += (*r->p - '0') * unit;
		unit /= 10;
	}
	*out = nanos;
	return true;
}

/* What follows the T: H, M, S in this order, at least one. */
static bool take_clock(struct reader *r, int64_t *seconds, int32_t *nanos)
{
	static const char units[] = "HMS";
	static const int64_t worth[] = {3600, 60, 1};
	size_t next = 0;
	int64_t n;

	if (r->p == r->end)
		return false;
	while (r->p < r->end) {
		bool fraction = false;
		if (!take_number(r, &n) || r->p == r->end)
			return false;
		if (*r->p == '.') {
			r->p++;
			fraction = true;
			if (!take_fraction(r, nanos) || r->p == r->end || *r->p != 'S')
				return false;
		}
		while (next < 3 && units[next] != *r->p)
			next++;
		if (next == 3)
			return false;
		add_units(r, seconds, n, worth[next++]);
		r->p++;
		if (fraction)
			break;
	}
	return r->p == r->end;
}

sl_status sl_span_parse(sl_span *out, const char *text, size_t n)
{
	int64_t seconds = 0, number;
	int32_t nanos = 0;
	struct reader r;

	if (!take_start(&r, text, n))
		return SL_EINVAL;
	if (take_number(&r, &number)) {
		if (r.p == r.end || *r.p != 'D')
			return SL_EINVAL;
		add_units(&r, &seconds, number, DAY);
		r.p++;
	}
	if (r.p < r.end) {
		if (*r.p != 'T')
			return SL_EINVAL;
		r.p++;
		if (!take_clock(&r, &seconds, &nanos))
			return SL_EINVAL;
	}
	if (r.overflow)
		return SL_ERANGE;
	*out = r.negative ? (sl_span){-seconds, -nanos} : (sl_span){seconds, nanos};
	return SL_OK;
}

sl_status sl_months_parse(int64_t *out, const char *text, size_t n)
{
	int64_t months = 0, number;
	struct reader r;
	bool years = false;

	if (!take_start(&r, text, n))
		return SL_EINVAL;
	while (r.p < r.end) {
		if (!take_number(&r, &number) || r.p == r.end)
			return SL_EINVAL;
		if (*r.p == 'Y' && !years)
			add_units(&r, &months, number, 12);
		else if (*r.p == 'M' && r.p + 1 == r.end)
			add_units(&r, &months, number, 1);
		else
			return SL_EINVAL;
		years = true;
		r.p++;
	}
	if (r.overflow)
		return SL_ERANGE;
	*out = r.negative ? -months : months;
	return SL_OK;
}

/* ---- writing ---- */

static void print_unit(sl_buf *out, uint64_t n, char unit)
{
	if (n > 0)
		sl_buf_printf(out, "%llu%c", (unsigned long long)n, unit);
}

static uint64_t magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

void sl_span_print(sl_buf *out, sl_span s)
{
	uint64_t seconds = magnitude(s.seconds), rest = seconds % DAY;
	uint32_t nanos = (uint32_t)magnitude(s.nanos);
	int digits = 9;

	if (s.seconds < 0 || s.nanos < 0)
		sl_buf_putc(out, '-');
	sl_buf_putc(out, 'P');
	print_unit(out, seconds / DAY, 'D');
	if (rest == 0 && nanos == 0) {
		if (seconds == 0)
			sl_buf_puts(out, "T0S");
		return;
	}
	sl_buf_putc(out, 'T');
	print_unit(out, rest / 3600, 'H');
	print_unit(out, rest / 60 % 60, 'M');
	if (nanos == 0) {
		print_unit(out, rest % 60, 'S');
		return;
	}
	for (; nanos % 10 == 0; digits--)
		nanos /= 10;
	sl_buf_printf(out, "%u.%0*uS", (unsigned)(rest % 60), digits, (unsigned)nanos);
}

void sl_months_print(sl_buf *out, int64_t months)
{
	uint64_t n = magnitude(months);

	if (months < 0)
		sl_buf_putc(out, '-');
	sl_buf_putc(out, 'P');
	print_unit(out, n / 12, 'Y');
	print_unit(out, n % 12, 'M');
	if (n == 0)
		sl_buf_puts(out, "0M");
}

/* ---- arithmetic ---- */

/* Seconds and nanos of any signs, |nanos| below two seconds. */
static sl_status normalise(sl_span *out, int64_t seconds, int64_t nanos)
{
	if (__builtin_add_overflow(seconds, nanos / SECOND, &seconds))
		return SL_ERANGE;
	nanos %= SECOND;
	if (seconds > 0 && nanos < 0) {
		seconds--;
		nanos += SECOND;
	} else if (seconds < 0 && nanos > 0) {
		seconds++;
		nanos -= SECOND;
	}
	*out = (sl_span){seconds, (int32_t)nanos};
	return SL_OK;
}

sl_status sl_span_add(sl_span *out, sl_span a, sl_span b)
{
	int64_t seconds;

	if (__builtin_add_overflow(a.seconds, b.seconds, &seconds))
		return SL_ERANGE;
	return normalise(out, seconds, (int64_t)a.nanos + b.nanos);
}

sl_status sl_span_sub(sl_span *out, sl_span a, sl_span b)
{
	int64_t seconds;

	if (__builtin_sub_overflow(a.seconds, b.seconds, &seconds))
		return SL_ERANGE;
	return normalise(out, seconds, (int64_t)a.nanos - b.nanos);
}

sl_status sl_span_neg(sl_span *out, sl_span a)
{
	return sl_span_sub(out, (sl_span){0, 0}, a);
}

int sl_span_compare(sl_span a, sl_span b)
{
	if (a.seconds != b.seconds)
		return a.seconds < b.seconds ? -1 : 1;
	return (a.nanos > b.nanos) - (a.nanos < b.nanos);
}

/* 19 digits before the point and 9 behind it: always exact. */
sl_dec sl_span_to_dec(sl_span s)
{
	static const sl_dec nano = {1, SL_DEC_INT_HI - (UINT64_C(9) << 49)};
	sl_dec fraction, sum = sl_dec_from_int(s.seconds);

	if (s.nanos != 0 &&
	    sl_dec_mul(&fraction, sl_dec_from_int(s.nanos), nano) == SL_OK)
		sl_dec_add(&sum, sum, fraction);
	return sum;
}

sl_status sl_span_from_dec(sl_span *out, sl_dec seconds)
{
	sl_dec whole, rest;
	int64_t s, n;

	if (sl_dec_round(&whole, seconds, 0, SL_ROUND_DOWN) != SL_OK ||
	    !sl_dec_to_int(&s, whole) || sl_dec_sub(&rest, seconds, whole) != SL_OK ||
	    sl_dec_mul(&rest, rest, sl_dec_from_int(SECOND)) != SL_OK ||
	    sl_dec_round(&rest, rest, 0, SL_ROUND_DOWN) != SL_OK ||
	    !sl_dec_to_int(&n, rest))
		return SL_ERANGE;
	return normalise(out, s, n);
}

sl_status sl_span_mul(sl_span *out, sl_span a, sl_dec by)
{
	sl_status err;
	sl_dec d;

	if ((err = sl_dec_mul(&d, sl_span_to_dec(a), by)) != SL_OK)
		return err;
	return sl_span_from_dec(out, d);
}

sl_status sl_span_div(sl_span *out, sl_span a, sl_dec by)
{
	sl_status err;
	sl_dec d;

	if ((err = sl_dec_div(&d, sl_span_to_dec(a), by)) != SL_OK)
		return err;
	return sl_span_from_dec(out, d);
}

sl_status sl_span_ratio(sl_dec *out, sl_span a, sl_span b)
{
	return sl_dec_div(out, sl_span_to_dec(a), sl_span_to_dec(b));
}

static sl_status whole_months(int64_t *out, sl_dec months)
{
	if (sl_dec_round(&months, months, 0, SL_ROUND_DOWN) != SL_OK ||
	    !sl_dec_to_int(out, months))
		return SL_ERANGE;
	return SL_OK;
}

sl_status sl_months_mul(int64_t *out, int64_t months, sl_dec by)
{
	sl_status err;
	sl_dec d;

	if ((err = sl_dec_mul(&d, sl_dec_from_int(months), by)) != SL_OK)
		return err;
	return whole_months(out, d);
}

sl_status sl_months_div(int64_t *out, int64_t months, sl_dec by)
{
	sl_status err;
	sl_dec d;

	if ((err = sl_dec_div(&d, sl_dec_from_int(months), by)) != SL_OK)
		return err;
	return whole_months(out, d);
}

sl_status sl_months_ratio(sl_dec *out, int64_t a, int64_t b)
{
	return sl_dec_div(out, sl_dec_from_int(a), sl_dec_from_int(b));
}
