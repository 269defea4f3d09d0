/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/decimal - exact decimal numbers of 34 digits.
 *
 * in     decimal text, integers, other decimals
 * out    decimals, decimal text
 * calls  every room from value up
 *
 * One representation: IEEE 754-2008 decimal128 in its binary integer form
 * (BID), as libintelrdfpmath computes with it. A BID number whose
 * coefficient fits in 64 bits is {sign, exponent, uint64}, so the fast paths
 * work on the two words directly and fall back to the library; the result is
 * the same to the last digit, cohort aside (1.0 and 1 are equal and print
 * alike). The hot operations stand inline in value/decimal_fast.h.
 *
 *     hi  s eeeeeeeeeeeeee ccccccccc...   sign, exponent + 6176, high 49 bits
 *     lo  cccccccccccccccccccccccccc...   low 64 bits of the coefficient
 *
 * A sl_dec is always finite and never minus zero: what would be infinite or
 * NaN is SL_ERANGE.
 * Rounding of intermediate results is half-even at 34 digits, as FEEL has it.
 */
#ifndef SL_VALUE_DECIMAL_H
#define SL_VALUE_DECIMAL_H

#include "base/buf.h"

typedef struct sl_dec {
	uint64_t lo, hi;
} sl_dec;

/* Zero with exponent 0, and the `hi` of every non-negative integer below 2^64. */
#define SL_DEC_INT_HI  UINT64_C(0x3040000000000000)
#define SL_DEC_SIGN    UINT64_C(0x8000000000000000)
#define SL_DEC_ZERO    ((sl_dec){0, SL_DEC_INT_HI})

#define SL_DEC_MAX_SCALE 34  /* most digits behind the point that one can round to */
#define SL_DEC_TEXT_MAX  64  /* sl_dec_text always fits, NUL included (see there) */

typedef enum sl_round {
	SL_ROUND_HALF_EVEN, /* decimal(), round half even */
	SL_ROUND_HALF_UP,   /* half away from zero */
	SL_ROUND_HALF_DOWN, /* half towards zero */
	SL_ROUND_UP,        /* away from zero */
	SL_ROUND_DOWN,      /* towards zero */
	SL_ROUND_FLOOR,
	SL_ROUND_CEILING
} sl_round;

sl_dec sl_dec_from_int(int64_t i);
/* True and *out set when d is an integer that fits. */
bool sl_dec_to_int(int64_t *out, sl_dec d);
bool sl_dec_is_integer(sl_dec d);

/*
 * Text of the form [-]digits[.digits] or [-].digits with an optional
 * e[+-]digits behind it; n bytes, nothing before or after it. Values of more
 * than 34 digits are rounded half-even as FEEL literals are; pass `exact` to
 * refuse them (SL_ERANGE): facts and parameters keep all their digits or are
 * refused. SL_EINVAL when the text is no number; SL_ERANGE when too large.
 */
sl_status sl_dec_parse(sl_dec *out, const char *text, size_t n, bool exact);

/*
 * Plain text without exponent and without trailing zeros ("-0.5", "100").
 * A value that would need more than SL_DEC_TEXT_MAX characters so is written
 * with an exponent ("1E+6000"). Returns the length.
 */
size_t sl_dec_text(char out[SL_DEC_TEXT_MAX], sl_dec d);
/* With exactly `digits` digits behind the point (0..34), rounded half up:
 * for amounts, "1013.90". What does not fit so is written as sl_dec_text does. */
size_t sl_dec_text_fixed(char out[SL_DEC_TEXT_MAX], sl_dec d, int digits);
/* The text of sl_dec_text. */
void sl_dec_print(sl_buf *out, sl_dec d);
/* Dutch: comma for the point, points between thousands, "1.013,90". */
void sl_dec_print_dutch(sl_buf *out, sl_dec d, int digits /* -1: as many as there are */);

/* SL_ERANGE on overflow and, for div, modulo and the rest, on a zero divisor. */
sl_status sl_dec_add(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_sub(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_mul(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_div(sl_dec *out, sl_dec a, sl_dec b);
/* FEEL modulo: a - b * floor(a / b); its sign is that of b. */
sl_status sl_dec_modulo(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_pow(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_sqrt(sl_dec *out, sl_dec a);
sl_status sl_dec_log(sl_dec *out, sl_dec a);
sl_status sl_dec_exp(sl_dec *out, sl_dec a);
sl_dec sl_dec_neg(sl_dec a);
sl_dec sl_dec_abs(sl_dec a);

/*
 * Round a to `scale` digits (negative: tens, hundreds, ...; -6111..6176, as
 * FEEL allows). There is no default rounding: the rule names one and the
 * article that prescribes it, because here a citizen gains or loses a cent.
 * SL_ERANGE when scale is out of range.
 */
sl_status sl_dec_round(sl_dec *out, sl_dec a, int scale, sl_round how);
/*
 * a / b rounded to `scale` digits in one step: the same result as
 * sl_dec_div and then sl_dec_round, found without the 34-digit quotient
 * where that is proved.
 */
sl_status sl_dec_div_round(sl_dec *out, sl_dec a, sl_dec b, int scale, sl_round how);

/* -1, 0 or 1. 1.0 and 1 are equal. */
int sl_dec_compare(sl_dec a, sl_dec b);
bool sl_dec_equal(sl_dec a, sl_dec b);
bool sl_dec_is_zero(sl_dec a);
bool sl_dec_is_negative(sl_dec a); /* below zero; -0 is not */

#endif
