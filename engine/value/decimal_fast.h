/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/decimal_fast - the words of a decimal, and the hot operations inline.
 *
 * in     decimals
 * out    decimals; whatever is not the common case goes to sl_dec_*
 * calls  this room, facts, eval (inner loops)
 *
 * The common case is two numbers with the same exponent (amounts in cents,
 * counts) and coefficients of at most 64 bits.
 */
#ifndef SL_VALUE_DECIMAL_FAST_H
#define SL_VALUE_DECIMAL_FAST_H

#include "value/decimal.h"

__extension__ typedef unsigned __int128 sl_u128;

#define SL_DEC_COEFF_HI  UINT64_C(0x0001ffffffffffff) /* coefficient bits of `hi` */
#define SL_DEC_EXP_SHIFT 49
#define SL_DEC_BIAS      6176
#define SL_DEC_EXP_MAX   12287 /* largest biased exponent */

extern const uint64_t sl_pow10[20];     /* 10^0 .. 10^19 */
extern const sl_u128 sl_pow10_wide[39]; /* 10^0 .. 10^38 */

/* The coefficient fits in `lo`. */
static inline bool sl_dec_is_small(sl_dec a)
{
	return (a.hi & SL_DEC_COEFF_HI) == 0;
}
static inline int sl_dec_exponent(sl_dec a) /* biased */
{
	return (int)(a.hi >> SL_DEC_EXP_SHIFT & 0x3fff);
}
static inline sl_u128 sl_dec_coefficient(sl_dec a)
{
	return (sl_u128)(a.hi & SL_DEC_COEFF_HI) << 64 | a.lo;
}
/* sign is 0 or SL_DEC_SIGN; c < 10^34; biased exponent 0..SL_DEC_EXP_MAX.
 * There is no negative zero. */
static inline sl_dec sl_dec_build(uint64_t sign, sl_u128 c, int exponent)
{
	uint64_t hi = (uint64_t)exponent << SL_DEC_EXP_SHIFT | (uint64_t)(c >> 64);

	return (sl_dec){(uint64_t)c, c ? hi | sign : hi};
}

static inline sl_status sl_dec_add_fast(sl_dec *out, sl_dec a, sl_dec b)
{
	uint64_t lo;

	/* Same sign and exponent: 2^64 + 2^64 is far below 10^34, and a carry
	 * lands in the lowest coefficient bit of hi. */
	if (a.hi == b.hi && sl_dec_is_small(a)) {
		lo = a.lo + b.lo;
		*out = (sl_dec){lo, a.hi + (lo < a.lo)};
		return SL_OK;
	}
	return sl_dec_add(out, a, b);
}

static inline sl_status sl_dec_sub_fast(sl_dec *out, sl_dec a, sl_dec b)
{
	uint64_t hi = a.hi;

	/* Same sign and exponent; written without branches, as which of the two
	 * is larger cannot be foretold. */
	if (a.hi == b.hi && sl_dec_is_small(a)) {
		hi ^= a.lo < b.lo ? SL_DEC_SIGN : 0;
		hi &= a.lo == b.lo ? ~SL_DEC_SIGN : ~UINT64_C(0);
		*out = (sl_dec){a.lo < b.lo ? b.lo - a.lo : a.lo - b.lo, hi};
		return SL_OK;
	}
	return sl_dec_sub(out, a, b);
}

static inline int sl_dec_compare_fast(sl_dec a, sl_dec b)
{
	int order;

	if (a.hi == b.hi && sl_dec_is_small(a)) {
		order = (a.lo > b.lo) - (a.lo < b.lo);
		return a.hi & SL_DEC_SIGN ? -order : order;
	}
	return sl_dec_compare(a, b);
}

static inline bool sl_dec_equal_fast(sl_dec a, sl_dec b)
{
	/* Same sign and exponent: equal coefficients decide, of any size. */
	if (a.hi == b.hi)
		return a.lo == b.lo;
	return sl_dec_equal(a, b);
}

static inline sl_status sl_dec_mul_fast(sl_dec *out, sl_dec a, sl_dec b)
{
	sl_u128 p;
	int exponent;

	if (((a.hi | b.hi) & SL_DEC_COEFF_HI) == 0) {
		p = (sl_u128)a.lo * b.lo;
		exponent = sl_dec_exponent(a) + sl_dec_exponent(b) - SL_DEC_BIAS;
		/* Below 2^112 < 10^34 it is exact. */
		if ((uint64_t)(p >> 64) < UINT64_C(1) << 48 && exponent >= 0 &&
		    exponent <= SL_DEC_EXP_MAX) {
			*out = sl_dec_build((a.hi ^ b.hi) & SL_DEC_SIGN, p, exponent);
			return SL_OK;
		}
	}
	return sl_dec_mul(out, a, b);
}

#endif
