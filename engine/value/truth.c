/* SPDX-License-Identifier: EUPL-1.2 */
/* Five truths, cell by cell; the columns stand in the order of sl_truth:
 * unknown, false, true, empty, broken. */
#include "value/truth.h"

enum {
	U = SL_TRUTH_UNKNOWN,
	F = SL_FALSE,
	T = SL_TRUE,
	E = SL_EMPTY,
	B = SL_BROKEN_TRUTH
};

sl_truth sl_truth_and(sl_truth a, sl_truth b)
{
	static const uint8_t table[5][5] = {
		/* unknown */ {U, F, U, U, U},
		/* false   */ {F, F, F, F, F},
		/* true    */ {U, F, T, E, B},
		/* empty   */ {U, F, E, E, B},
		/* broken  */ {U, F, B, B, B},
	};

	return (sl_truth)table[a][b];
}

sl_truth sl_truth_or(sl_truth a, sl_truth b)
{
	static const uint8_t table[5][5] = {
		/* unknown */ {U, U, T, U, U},
		/* false   */ {U, F, T, E, B},
		/* true    */ {T, T, T, T, T},
		/* empty   */ {U, E, T, E, B},
		/* broken  */ {U, B, T, B, B},
	};

	return (sl_truth)table[a][b];
}

sl_truth sl_truth_not(sl_truth a)
{
	static const uint8_t table[5] = {U, T, F, E, B};

	return (sl_truth)table[a];
}

const char *sl_truth_name(sl_truth a)
{
	static const char *const names[] = {"onbekend", "onwaar", "waar", "leeg",
					    "regelgebrek"};

	return names[a];
}
