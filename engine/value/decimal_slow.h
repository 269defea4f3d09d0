/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/decimal_slow - the library behind the decimals.
 *
 * in     decimals
 * out    what libintelrdfpmath makes of them
 * calls  decimal.c (where no fast path fits), tests (as the yardstick)
 *
 * decimal_slow.c is the only file that sees the headers of the library.
 */
#ifndef SL_VALUE_DECIMAL_SLOW_H
#define SL_VALUE_DECIMAL_SLOW_H

#include "value/decimal.h"

/* SL_ERANGE for what would be infinite or not a number. */
sl_status sl_dec_add_slow(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_sub_slow(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_mul_slow(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_div_slow(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_pow_slow(sl_dec *out, sl_dec a, sl_dec b);
/* The remainder of division truncated towards zero; it is always exact. */
sl_status sl_dec_remainder_slow(sl_dec *out, sl_dec a, sl_dec b);
sl_status sl_dec_sqrt_slow(sl_dec *out, sl_dec a);
sl_status sl_dec_log_slow(sl_dec *out, sl_dec a);
sl_status sl_dec_exp_slow(sl_dec *out, sl_dec a);
/*
 * IEEE quantize to exponent -scale. The library knows no half-down (SL_EINVAL)
 * and fails (SL_ERANGE) when the result needs more than 34 digits.
 */
sl_status sl_dec_quantize_slow(sl_dec *out, sl_dec a, int scale, sl_round how);
int sl_dec_compare_slow(sl_dec a, sl_dec b);
/* NUL-terminated text (only read, but the library says char *), half-even at
 * 34 digits. */
sl_status sl_dec_parse_slow(sl_dec *out, char *text);

#endif
