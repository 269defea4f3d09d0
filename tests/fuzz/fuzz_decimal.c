/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Fuzz: decimals. The input is "text", or "text op text": what is read must
 * print and read back the same, the library must agree with the fast paths.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "value/decimal.h"
#include "value/decimal_fast.h"
#include "value/decimal_slow.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
	if (!holds)
		abort();
}

static void check_round_trip(sl_dec d)
{
	char text[SL_DEC_TEXT_MAX];
	sl_dec back;
	size_t n = sl_dec_text(text, d);

	require(n < sizeof text && strlen(text) == n);
	require(sl_dec_parse(&back, text, n, true) == SL_OK);
	require(sl_dec_equal(d, back));
	for (int digits = 0; digits <= 34; digits += 17)
		require(sl_dec_text_fixed(text, d, digits) < sizeof text);
}

static void check_rounding(sl_dec d, int scale)
{
	for (int how = 0; how < 7; how++) {
		sl_dec ours, theirs;
		require(sl_dec_round(&ours, d, scale, (sl_round)how) == SL_OK);
		if (how != SL_ROUND_HALF_DOWN &&
		    sl_dec_quantize_slow(&theirs, d, scale, (sl_round)how) == SL_OK)
			require(sl_dec_compare_slow(ours, theirs) == 0);
	}
}

static void agree(sl_status fast, sl_dec x, sl_status slow, sl_dec y)
{
	require(fast == slow);
	require(fast != SL_OK || sl_dec_compare_slow(x, y) == 0);
}

static void check_pair(sl_dec a, sl_dec b, int scale)
{
	sl_dec x = SL_DEC_ZERO, y = SL_DEC_ZERO;
	sl_status s;

	s = sl_dec_add_fast(&x, a, b);
	agree(s, x, sl_dec_add_slow(&y, a, b), y);
	s = sl_dec_sub_fast(&x, a, b);
	agree(s, x, sl_dec_sub_slow(&y, a, b), y);
	s = sl_dec_mul_fast(&x, a, b);
	agree(s, x, sl_dec_mul_slow(&y, a, b), y);
	s = sl_dec_div(&x, a, b);
	agree(s, x, sl_dec_div_slow(&y, a, b), y);
	require(sl_dec_compare_fast(a, b) == sl_dec_compare_slow(a, b));
	for (int how = 0; how < 7; how++) {
		sl_status t = sl_dec_div_slow(&y, a, b);
		if (t == SL_OK)
			t = sl_dec_round(&y, y, scale, (sl_round)how);
		s = sl_dec_div_round(&x, a, b, scale, (sl_round)how);
		agree(s, x, t, y);
	}
	if (sl_dec_modulo(&x, a, b) == SL_OK)
		require(sl_dec_compare(sl_dec_abs(x), sl_dec_abs(b)) <= 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data, *op = memchr(data, ' ', size);
	size_t n = op ? (size_t)(op - text) : size;
	sl_dec a, b;
	int scale;

	if (size > 300 || sl_dec_parse(&a, text, n, false) != SL_OK)
		return 0;
	check_round_trip(a);
	scale = (int)(n % 41) - 6;
	check_rounding(a, scale);
	if (!op || sl_dec_parse(&b, op + 1, size - n - 1, false) != SL_OK)
		return 0;
	check_pair(a, b, scale);
	check_pair(b, a, 2);
	return 0;
}
