/* SPDX-License-Identifier: EUPL-1.2 */
/* Quotients of the quick path: rounded in one step, or exact. */
#include "eval/quick_run.h"
#include "value/decimal_fast.h"

__extension__ typedef __int128 wide;

/* a / b rounded; b is not zero. The same directions as sl_dec_round. */
static wide divided(wide a, wide b, sl_round how)
{
	wide q = a / b, rest = a % b, twice;
	bool negative = (a < 0) != (b < 0), up = false;

	if (rest == 0)
		return q;
	twice = (rest < 0 ? -rest : rest) * 2;
	b = b < 0 ? -b : b;
	switch (how) {
	case SL_ROUND_HALF_EVEN:
		up = twice > b || (twice == b && (q & 1));
		break;
	case SL_ROUND_HALF_UP:
		up = twice >= b;
		break;
	case SL_ROUND_HALF_DOWN:
		up = twice > b;
		break;
	case SL_ROUND_UP:
		up = true;
		break;
	case SL_ROUND_DOWN:
		break;
	case SL_ROUND_FLOOR:
		up = negative;
		break;
	case SL_ROUND_CEILING:
		up = !negative;
		break;
	}
	return up ? q + (negative ? -1 : 1) : q;
}

static bool fits(wide v, int64_t *out)
{
	*out = (int64_t)v;
	return v == *out && SL_QUICK_IN_RANGE(*out);
}

int64_t sl_quick_divide(int64_t a, int64_t b, sl_round how)
{
	int64_t q = a / b, rest = a % b;

	if (a >= 0 && (how == SL_ROUND_FLOOR || how == SL_ROUND_DOWN))
		return q;
	if (a >= 0 && how == SL_ROUND_HALF_UP)
		return q + (rest * 2 >= b);
	return (int64_t)divided(a, b, how);
}

/* a * 10^power / b; exact when `exact`. power may be below zero. */
bool sl_quick_quotient_of(int64_t *out, int64_t a, int64_t b, int64_t power, bool exact, sl_round how)
{
	const wide most = (wide)sl_pow10[16] * (wide)sl_pow10[16];
	wide n = a, m = b;

	if (b == 0 || power > 18 || power < -18)
		return false;
	if (power >= 0)
		n *= (wide)sl_pow10[power];
	else
		m *= (wide)sl_pow10[-power];
	/* A quotient of 34 digits that is rounded once more is the same only when
	 * it cannot come that near to half a digit. */
	if (!exact && (n > most || n < -most))
		return false;
	/* Both stay below 2^63 * 10^18 < 2^123, so nothing is lost here. */
	if (exact && n % m)
		return false;
	if (!exact && n == (int64_t)n && m == (int64_t)m && m > 0 && m < INT64_MAX / 4)
		return fits(sl_quick_divide((int64_t)n, (int64_t)m, how), out);
	return fits(divided(n, m, how), out);
}
