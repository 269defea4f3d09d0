/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decimals: arithmetic on the two words where the result is proved to be
 * that of the library, the library (decimal_slow.c) for the rest.
 *
 * "Exact" below: the true result has at most 34 digits at the exponent we
 * write it with, so half-even rounding at 34 digits leaves it alone and the
 * library gives the same value.
 */
#include "value/decimal.h"

#include "value/decimal_fast.h"
#include "value/decimal_slow.h"

#define E(n) UINT64_C(1##n)
/* What fits in 64 bits. */
#define TO_19 \
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, E(0000000000), E(00000000000), \
	E(000000000000), E(0000000000000), E(00000000000000), E(000000000000000), E(0000000000000000), \
	E(00000000000000000), E(000000000000000000), E(0000000000000000000)
const uint64_t sl_pow10[20] = {TO_19};
#define W(n) ((sl_u128)E(0000000000000000000) * E(n))
const sl_u128 sl_pow10_wide[39] = {
	TO_19,
	W(0),
	W(00),
	W(000),
	W(0000),
	W(00000),
	W(000000),
	W(0000000),
	W(00000000),
	W(000000000),
	W(0000000000),
	W(00000000000),
	W(000000000000),
	W(0000000000000),
	W(00000000000000),
	W(000000000000000),
	W(0000000000000000),
	W(00000000000000000),
	W(000000000000000000),
	W(0000000000000000000),
};
#undef E
#undef W
#define DIGITS 34
#define LIMIT  (sl_pow10_wide[DIGITS]) /* coefficients stay below it */

static int digit_count_64(uint64_t x) /* x > 0 */
{
	/* 1233 / 4096 is just above log10(2): right, or one too few. */
	int guess = (64 - __builtin_clzll(x)) * 1233 >> 12;

	return guess + (x >= sl_pow10[guess]);
}

static int digit_count(sl_u128 c) /* 0 < c < 10^34 */
{
	if ((uint64_t)(c >> 64) == 0)
		return digit_count_64((uint64_t)c);
	/* Only when c >= 2^64: at least 20 digits, so c / 10^19 is above 0. */
	return 19 + digit_count_64((uint64_t)(c / sl_pow10[19]));
}

/* Divide trailing zeros out of *c, at most `most`; returns how many. */
static int strip_zeros_64(uint64_t *c, int most)
{
	static const uint8_t steps[] = {16, 8, 4, 2, 1};
	int done = 0;

	for (size_t i = 0; i < sizeof steps; i++) {
		int step = steps[i];
		if (step <= most - done && *c % sl_pow10[step] == 0) {
			*c /= sl_pow10[step];
			done += step;
		}
	}
	return done;
}

/* The same for all coefficients; *c > 0. */
static int strip_zeros(sl_u128 *c)
{
	int done = 0;
	uint64_t low;

	while (*c >> 64 != 0 && *c % 10 == 0) {
		*c /= 10;
		done++;
	}
	if (*c >> 64 != 0)
		return done;
	low = (uint64_t)*c;
	done += strip_zeros_64(&low, DIGITS);
	*c = low;
	return done;
}

/* ---- integers and signs ---- */

sl_dec sl_dec_from_int(int64_t i)
{
	uint64_t magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;

	return (sl_dec){magnitude, SL_DEC_INT_HI | (i < 0 ? SL_DEC_SIGN : 0)};
}

/* The magnitude of an integer up to 2^64 - 1; false when it is none. */
static bool integer_magnitude(uint64_t *out, sl_dec d)
{
	int exponent = sl_dec_exponent(d) - SL_DEC_BIAS;
	sl_u128 c = sl_dec_coefficient(d);

	if (c == 0)
		exponent = 0;
	if (exponent > 19 || exponent < -DIGITS)
		return false;
	if (exponent > 0) {
		/* c < 2^64 so that the product fits in 128 bits. */
		if (c >> 64 != 0)
			return false;
		c *= sl_pow10[exponent];
	} else if (exponent < 0) {
		if (c % sl_pow10_wide[-exponent] != 0)
			return false;
		c /= sl_pow10_wide[-exponent];
	}
	*out = (uint64_t)c;
	return c >> 64 == 0;
}

bool sl_dec_to_int(int64_t *out, sl_dec d)
{
	bool negative = (d.hi & SL_DEC_SIGN) != 0;
	uint64_t magnitude;

	if (!integer_magnitude(&magnitude, d))
		return false;
	if (negative && magnitude == UINT64_C(1) << 63)
		*out = INT64_MIN;
	else if (magnitude > INT64_MAX)
		return false;
	else
		*out = negative ? -(int64_t)magnitude : (int64_t)magnitude;
	return true;
}

bool sl_dec_is_integer(sl_dec d)
{
	int exponent = sl_dec_exponent(d) - SL_DEC_BIAS;
	sl_u128 c = sl_dec_coefficient(d);

	if (c == 0 || exponent >= 0)
		return true;
	return exponent >= -DIGITS && c % sl_pow10_wide[-exponent] == 0;
}

bool sl_dec_is_zero(sl_dec a)
{
	return a.lo == 0 && sl_dec_is_small(a);
}

bool sl_dec_is_negative(sl_dec a)
{
	return (a.hi & SL_DEC_SIGN) != 0 && !sl_dec_is_zero(a);
}

sl_dec sl_dec_neg(sl_dec a)
{
	if (!sl_dec_is_zero(a))
		a.hi ^= SL_DEC_SIGN;
	return a;
}

sl_dec sl_dec_abs(sl_dec a)
{
	a.hi &= ~SL_DEC_SIGN;
	return a;
}

/* ---- add, subtract, compare ---- */

/*
 * Both coefficients at the smaller of the two exponents, which is returned
 * (biased); -1 when the larger does not fit in 34 digits there.
 */
static inline int align(sl_u128 *ca, sl_u128 *cb, sl_dec a, sl_dec b)
{
	int ea = sl_dec_exponent(a), eb = sl_dec_exponent(b);
	int shift = ea - eb;

	*ca = sl_dec_coefficient(a);
	*cb = sl_dec_coefficient(b);
	if (shift == 0)
		return ea;
	if (shift > 0) {
		if (shift > 19 || *ca >> 64 != 0)
			return -1;
		*ca *= sl_pow10[shift];
		return *ca < LIMIT ? eb : -1;
	}
	if (shift < -19 || *cb >> 64 != 0)
		return -1;
	*cb *= sl_pow10[-shift];
	return *cb < LIMIT ? ea : -1;
}

/*
 * At the smaller exponent a sum below 10^34 is exact. Aligned coefficients
 * are below 10^34 < 2^113, so their sum does not wrap.
 */
sl_status sl_dec_add(sl_dec *out, sl_dec a, sl_dec b)
{
	sl_u128 ca, cb;
	int exponent = align(&ca, &cb, a, b);
	uint64_t sign = a.hi & SL_DEC_SIGN;

	if (exponent < 0)
		return sl_dec_add_slow(out, a, b);
	if (((a.hi ^ b.hi) & SL_DEC_SIGN) == 0) {
		ca += cb;
		if (ca >= LIMIT)
			return sl_dec_add_slow(out, a, b);
	} else if (ca >= cb) {
		ca -= cb;
	} else {
		ca = cb - ca;
		sign ^= SL_DEC_SIGN;
	}
	*out = sl_dec_build(sign, ca, exponent);
	return SL_OK;
}

sl_status sl_dec_sub(sl_dec *out, sl_dec a, sl_dec b)
{
	b.hi ^= SL_DEC_SIGN;
	return sl_dec_add(out, a, b);
}

int sl_dec_compare(sl_dec a, sl_dec b)
{
	bool negative = (a.hi & SL_DEC_SIGN) != 0;
	sl_u128 ca, cb;
	int order;

	if (align(&ca, &cb, a, b) < 0)
		return sl_dec_compare_slow(a, b);
	if (((a.hi ^ b.hi) & SL_DEC_SIGN) != 0)
		return (ca | cb) == 0 ? 0 : negative ? -1 : 1;
	order = (ca > cb) - (ca < cb);
	return negative ? -order : order;
}

bool sl_dec_equal(sl_dec a, sl_dec b)
{
	return sl_dec_compare(a, b) == 0;
}

/* ---- multiply, divide ---- */

sl_status sl_dec_mul(sl_dec *out, sl_dec a, sl_dec b)
{
	int exponent = sl_dec_exponent(a) + sl_dec_exponent(b) - SL_DEC_BIAS;
	sl_u128 p;

	if (((a.hi | b.hi) & SL_DEC_COEFF_HI) != 0 || exponent < 0 ||
	    exponent > SL_DEC_EXP_MAX)
		return sl_dec_mul_slow(out, a, b);
	p = (sl_u128)a.lo * b.lo;
	if (p >= LIMIT)
		return sl_dec_mul_slow(out, a, b);
	*out = sl_dec_build((a.hi ^ b.hi) & SL_DEC_SIGN, p, exponent);
	return SL_OK;
}

/* A quotient being built, digit group by digit group. */
struct quotient {
	sl_u128 q;     /* digits so far */
	uint64_t rest; /* of the division so far, below d */
	int exponent;  /* biased */
};

/* Append `count` (0..19) digits: with rest < d < 2^64 they fit in 64 bits. */
static uint64_t next_digits(struct quotient *s, uint64_t d, int count)
{
	sl_u128 n = (sl_u128)s->rest * sl_pow10[count];
	uint64_t group = (uint64_t)(n / d);

	s->rest = (uint64_t)(n - (sl_u128)group * d);
	s->exponent -= count;
	return group;
}

/* The first digit group, at least 1: the dividend is scaled up to the divisor. */
static void first_digits(struct quotient *s, sl_u128 n, uint64_t d)
{
	int scale;

	if (n < d) {
		scale = digit_count_64(d) - digit_count_64((uint64_t)n);
		/* At most d * 10 < 2^68. */
		n *= sl_pow10[scale];
		s->exponent -= scale;
		if (n < d) {
			n *= 10;
			s->exponent--;
		}
	}
	if (n >> 64 == 0) {
		s->q = (uint64_t)n / d;
		s->rest = (uint64_t)n % d;
		return;
	}
	s->q = n / d;
	s->rest = (uint64_t)(n - s->q * d);
}

/*
 * n / d to 34 digits, half-even, n < 10^34. False leaves it to the library
 * (a result at the ends of the exponent range).
 *
 * The groups are the digits of the true quotient cut off, `rest` tells how
 * much was cut, so comparing it with half the divisor rounds exactly as half-
 * even does. When nothing is left the quotient is exact and only loses the
 * zeros of its last group, as the library's preferred exponent has it.
 *
 * Rounding up never makes 10^34: then n / d would lie within half a unit of
 * the 34th digit under a power of ten, a relative distance below 0.5 * 10^-34.
 * But n (or n with zeros behind it) differs by at least 1 from d * 10^k, which
 * is at most 10^34 there: the distance is at least 10^-34.
 */
static bool divide(sl_dec *out, uint64_t sign, sl_u128 n, uint64_t d, int exponent)
{
	struct quotient s = {.exponent = exponent};
	int missing;

	first_digits(&s, n, d);
	missing = DIGITS - digit_count(s.q);
	while (missing > 0 && s.rest != 0) {
		int count = missing < 19 ? missing : 19, zeros = 0;
		uint64_t group = next_digits(&s, d, count);
		if (s.rest == 0 && group != 0) {
			zeros = strip_zeros_64(&group, count);
			s.exponent += zeros;
		}
		s.q = s.q * sl_pow10[count - zeros] + group;
		missing -= count;
	}
	if (s.rest > d - s.rest || (s.rest == d - s.rest && (s.q & 1) != 0))
		s.q++;
	if (s.exponent < 0 || s.exponent > SL_DEC_EXP_MAX)
		return false;
	*out = sl_dec_build(sign, s.q, s.exponent);
	return true;
}

sl_status sl_dec_div(sl_dec *out, sl_dec a, sl_dec b)
{
	sl_u128 n = sl_dec_coefficient(a);
	int exponent = sl_dec_exponent(a) - sl_dec_exponent(b) + SL_DEC_BIAS;

	if (sl_dec_is_zero(b))
		return SL_ERANGE;
	if (n == 0) {
		*out = SL_DEC_ZERO;
		return SL_OK;
	}
	if (sl_dec_is_small(b) &&
	    divide(out, (a.hi ^ b.hi) & SL_DEC_SIGN, n, b.lo, exponent))
		return SL_OK;
	return sl_dec_div_slow(out, a, b);
}

/* ---- rounding ---- */

/* Does a magnitude q with a rest go up to q + 1? half: rest against half a
 * unit, -1, 0 or 1. */
static bool goes_up(sl_round how, bool negative, bool odd, bool rest, int half)
{
	switch (how) {
	case SL_ROUND_HALF_EVEN:
		return half > 0 || (half == 0 && odd);
	case SL_ROUND_HALF_UP:
		return half >= 0;
	case SL_ROUND_HALF_DOWN:
		return half > 0;
	case SL_ROUND_UP:
		return rest;
	case SL_ROUND_DOWN:
		return false;
	case SL_ROUND_FLOOR:
		return rest && negative;
	case SL_ROUND_CEILING:
		return rest && !negative;
	}
	return false;
}

/* n / d as an integer, rounded; n < 10^34, 0 < d < 2^128. */
static sl_u128 divide_rounded(sl_u128 n, sl_u128 d, sl_round how, bool negative)
{
	sl_u128 q, rest;
	int half;

	if ((n | d) >> 64 == 0) {
		q = (uint64_t)n / (uint64_t)d;
		rest = (uint64_t)n % (uint64_t)d;
	} else {
		q = n / d;
		rest = n - q * d;
	}
	half = (rest > d - rest) - (rest < d - rest);
	return q + goes_up(how, negative, (q & 1) != 0, rest != 0, half);
}

static bool scale_is_valid(int scale)
{
	return scale >= SL_DEC_BIAS - SL_DEC_EXP_MAX && scale <= SL_DEC_BIAS;
}

sl_status sl_dec_round(sl_dec *out, sl_dec a, int scale, sl_round how)
{
	sl_u128 c = sl_dec_coefficient(a);
	bool negative = (a.hi & SL_DEC_SIGN) != 0;
	int drop = SL_DEC_BIAS - sl_dec_exponent(a) - scale;

	if (!scale_is_valid(scale))
		return SL_ERANGE;
	if (c == 0 || drop <= 0) {
		*out = c == 0 ? SL_DEC_ZERO : a;
		return SL_OK;
	}
	/* c < 10^34: dropping more digits leaves less than a tenth of a unit,
	 * however many there are. */
	if (drop > DIGITS + 1)
		drop = DIGITS + 1;
	c = divide_rounded(c, sl_pow10_wide[drop], how, negative);
	*out = sl_dec_build(a.hi & SL_DEC_SIGN, c, SL_DEC_BIAS - scale);
	return SL_OK;
}

/*
 * a / b to `scale` digits in one step, where that is proved the same as
 * dividing to 34 digits first. False: not proved here.
 *
 * Write a / b * 10^scale as N / D with whole N and D. The result of rounding
 * can only differ when the 34-digit quotient y passes or reaches a multiple
 * of a half, m / 2, that the true quotient x = N / D is not on.
 *  - x not on a half: its distance to the nearest one is at least 1 / (2 D),
 *    and |y - x| <= 5 * 10^-34 * x = 5 * 10^-34 * N / D, so y stays on its
 *    side whenever N < 10^33.
 *  - x = m / 2 with m = 2 N / D <= 2 N < 2 * 10^33: 5 m has at most 34 digits,
 *    so x is a decimal that needs no rounding and y = x.
 * The exponents are kept far from the ends, so y is never subnormal.
 */
static bool divide_at_scale(sl_dec *out, sl_dec a, sl_dec b, int scale, sl_round how)
{
	uint64_t sign = (a.hi ^ b.hi) & SL_DEC_SIGN;
	int shift = sl_dec_exponent(a) - sl_dec_exponent(b) + scale;
	sl_u128 n = sl_dec_coefficient(a), d = b.lo;

	if (((a.hi | b.hi) & SL_DEC_COEFF_HI) != 0 || scale < -64 || scale > 64 ||
	    a.lo == 0 || b.lo == 0)
		return false;
	if (shift >= 0) {
		if (digit_count_64(a.lo) + shift > DIGITS - 1)
			return false;
		n *= sl_pow10_wide[shift];
	} else {
		if (shift < -19)
			return false;
		d *= sl_pow10[-shift];
	}
	*out = sl_dec_build(sign, divide_rounded(n, d, how, sign != 0),
			    SL_DEC_BIAS - scale);
	return true;
}

sl_status sl_dec_div_round(sl_dec *out, sl_dec a, sl_dec b, int scale, sl_round how)
{
	sl_status err;
	sl_dec q;

	if (divide_at_scale(out, a, b, scale, how))
		return SL_OK;
	if ((err = sl_dec_div(&q, a, b)) != SL_OK)
		return err;
	return sl_dec_round(out, q, scale, how);
}

/* ---- modulo, powers, functions ---- */

sl_status sl_dec_modulo(sl_dec *out, sl_dec a, sl_dec b)
{
	bool differs = ((a.hi ^ b.hi) & SL_DEC_SIGN) != 0;
	sl_u128 ca, cb, rest;
	sl_status err;
	int exponent;
	sl_dec r;

	if (sl_dec_is_zero(b))
		return SL_ERANGE;
	exponent = align(&ca, &cb, a, b);
	if (exponent >= 0) {
		rest = (ca | cb) >> 64 == 0 ? (uint64_t)ca % (uint64_t)cb : ca % cb;
		/* Towards minus infinity: the rest takes the sign of b. */
		if (rest != 0 && differs)
			rest = cb - rest;
		*out = sl_dec_build(b.hi & SL_DEC_SIGN, rest, exponent);
		return SL_OK;
	}
	if ((err = sl_dec_remainder_slow(&r, a, b)) != SL_OK)
		return err;
	if (!sl_dec_is_zero(r) && differs)
		return sl_dec_add(out, r, b);
	*out = r;
	return SL_OK;
}

/*
 * c^count exactly, c >= 2 without trailing zeros; false once it passes 34
 * digits (2^113 does, so count is bounded).
 */
static bool exact_power(sl_u128 *out, sl_u128 c, uint64_t count)
{
	sl_u128 p = 1;

	if (count > 112)
		return false;
	for (; count > 0; count--) {
		if (p > (LIMIT - 1) / c)
			return false;
		p *= c;
	}
	*out = p;
	return true;
}

/* a to a whole power, exactly (one division for a negative one). False: the
 * result does not fit, or a is zero. */
static bool integer_power(sl_status *status, sl_dec *out, sl_dec a, int64_t power)
{
	uint64_t count = power < 0 ? 0 - (uint64_t)power : (uint64_t)power;
	uint64_t sign = count & 1 ? a.hi & SL_DEC_SIGN : 0;
	sl_u128 c = sl_dec_coefficient(a), p = 1;
	int64_t exponent;
	sl_dec whole;

	if (c == 0 || count > 20000)
		return false;
	exponent = strip_zeros(&c) + sl_dec_exponent(a) - SL_DEC_BIAS;
	exponent = exponent * (int64_t)count + SL_DEC_BIAS;
	if (exponent < 0 || exponent > SL_DEC_EXP_MAX)
		return false;
	if (c > 1 && !exact_power(&p, c, count))
		return false;
	whole = sl_dec_build(sign, p, (int)exponent);
	*status = SL_OK;
	if (power >= 0)
		*out = whole;
	else
		*status = sl_dec_div(out, sl_dec_from_int(1), whole);
	return true;
}

sl_status sl_dec_pow(sl_dec *out, sl_dec a, sl_dec b)
{
	sl_status status;
	int64_t power;

	if (sl_dec_is_zero(b)) {
		*out = sl_dec_from_int(1);
		return SL_OK;
	}
	if (sl_dec_is_zero(a)) {
		if (sl_dec_is_negative(b))
			return SL_ERANGE;
		*out = SL_DEC_ZERO;
		return SL_OK;
	}
	if (sl_dec_to_int(&power, b) && integer_power(&status, out, a, power))
		return status;
	return sl_dec_pow_slow(out, a, b);
}

sl_status sl_dec_sqrt(sl_dec *out, sl_dec a)
{
	return sl_dec_sqrt_slow(out, a);
}

sl_status sl_dec_log(sl_dec *out, sl_dec a)
{
	return sl_dec_log_slow(out, a);
}

sl_status sl_dec_exp(sl_dec *out, sl_dec a)
{
	return sl_dec_exp_slow(out, a);
}
