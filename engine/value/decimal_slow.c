/* SPDX-License-Identifier: EUPL-1.2 */
/* The library behind the decimals: BID128 in libintelrdfpmath. */
#include "value/decimal_slow.h"

#include "value/decimal_fast.h"

#include <bid_conf.h>
#include <bid_functions.h>

/* The archive is the variant that passes by value, with rounding mode and
 * flags as parameters: nothing global, so all threads may call it. */
#if DECIMAL_CALL_BY_REFERENCE || DECIMAL_GLOBAL_ROUNDING || DECIMAL_GLOBAL_EXCEPTION_FLAGS
#error "libbidgcc000.a wants the DECIMAL_ settings of the Makefile"
#endif

static BID_UINT128 to_bid(sl_dec a)
{
	return (BID_UINT128){{a.lo, a.hi}};
}

/* Finite or SL_ERANGE, and no negative zero. */
static sl_status finish(sl_dec *out, BID_UINT128 r)
{
	const uint64_t special = UINT64_C(0x7800000000000000);

	if ((r.w[1] & special) == special)
		return SL_ERANGE;
	if (r.w[0] == 0 && (r.w[1] & SL_DEC_COEFF_HI) == 0)
		r.w[1] &= ~SL_DEC_SIGN;
	*out = (sl_dec){r.w[0], r.w[1]};
	return SL_OK;
}

#define BINARY(name, function)                                                           \
	sl_status name(sl_dec *out, sl_dec a, sl_dec b)                                  \
	{                                                                                \
		_IDEC_flags flags = 0;                                                   \
		return finish(out, function(to_bid(a), to_bid(b),                        \
					    BID_ROUNDING_TO_NEAREST, &flags));           \
	}
BINARY(sl_dec_add_slow, bid128_add)
BINARY(sl_dec_sub_slow, bid128_sub)
BINARY(sl_dec_mul_slow, bid128_mul)
BINARY(sl_dec_div_slow, bid128_div)
BINARY(sl_dec_pow_slow, bid128_pow)

sl_status sl_dec_remainder_slow(sl_dec *out, sl_dec a, sl_dec b)
{
	_IDEC_flags flags = 0;

	return finish(out, bid128_fmod(to_bid(a), to_bid(b), &flags));
}

#define UNARY(name, function)                                                            \
	sl_status name(sl_dec *out, sl_dec a)                                            \
	{                                                                                \
		_IDEC_flags flags = 0;                                                   \
		return finish(out,                                                       \
			      function(to_bid(a), BID_ROUNDING_TO_NEAREST, &flags));     \
	}
UNARY(sl_dec_sqrt_slow, bid128_sqrt)
UNARY(sl_dec_log_slow, bid128_log)
UNARY(sl_dec_exp_slow, bid128_exp)

/* The mode of the library, or -1. "Down" in the library is towards minus
 * infinity. */
static int library_mode(sl_dec a, sl_round how)
{
	bool negative = (a.hi & SL_DEC_SIGN) != 0;

	switch (how) {
	case SL_ROUND_HALF_EVEN:
		return BID_ROUNDING_TO_NEAREST;
	case SL_ROUND_HALF_UP:
		return BID_ROUNDING_TIES_AWAY;
	case SL_ROUND_UP:
		return negative ? BID_ROUNDING_DOWN : BID_ROUNDING_UP;
	case SL_ROUND_DOWN:
		return BID_ROUNDING_TO_ZERO;
	case SL_ROUND_FLOOR:
		return BID_ROUNDING_DOWN;
	case SL_ROUND_CEILING:
		return BID_ROUNDING_UP;
	case SL_ROUND_HALF_DOWN:
		break;
	}
	return -1;
}

sl_status sl_dec_quantize_slow(sl_dec *out, sl_dec a, int scale, sl_round how)
{
	int mode = library_mode(a, how);
	_IDEC_flags flags = 0;
	sl_dec unit;

	if (mode < 0)
		return SL_EINVAL;
	if (scale < SL_DEC_BIAS - SL_DEC_EXP_MAX || scale > SL_DEC_BIAS)
		return SL_ERANGE;
	unit = sl_dec_build(0, 1, SL_DEC_BIAS - scale);
	return finish(
		out, bid128_quantize(to_bid(a), to_bid(unit), (_IDEC_round)mode, &flags));
}

int sl_dec_compare_slow(sl_dec a, sl_dec b)
{
	_IDEC_flags flags = 0;

	if (bid128_quiet_less(to_bid(a), to_bid(b), &flags))
		return -1;
	return bid128_quiet_greater(to_bid(a), to_bid(b), &flags) ? 1 : 0;
}

sl_status sl_dec_parse_slow(sl_dec *out, char *text)
{
	_IDEC_flags flags = 0;

	return finish(out, bid128_from_string(text, BID_ROUNDING_TO_NEAREST, &flags));
}
