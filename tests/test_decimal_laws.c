/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decimals by chance: what holds of all of them. The library is the yardstick,
 * for its own way and the fast one.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "value/decimal.h"
#include "value/decimal_fast.h"
#include "value/decimal_slow.h"
#include "support/decimal_text.h"

/* ---- random numbers, the same on every run ---- */

static uint64_t seed = 88172645463325252;

static uint64_t roll(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed;
}

/* A coefficient of 1 to `most` digits, often with trailing zeros or nines. */
static sl_u128 roll_coefficient(int most)
{
	int digits = 1 + (int)(roll() % (unsigned)most), style = (int)(roll() % 8);
	sl_u128 c = 0;

	for (int i = 0; i < digits; i++) {
		unsigned digit = (unsigned)(roll() % 10);
		if (style == 0 && i > digits / 3)
			digit = 0;
		if (style == 1)
			digit = 9;
		if (style == 2 && i > 0)
			digit = i == digits / 2 ? 5 : 0;
		c = c * 10 + digit;
	}
	return c;
}

static sl_dec roll_dec(void)
{
	unsigned style = (unsigned)(roll() % 16);
	int digits = style < 8 ? 8 : style < 13 ? 20 : 34;
	int exponent = (int)(roll() % 7) - 5;

	if (style % 4 == 3)
		exponent = (int)(roll() % 81) - 40;
	if (style == 15 && roll() % 4 == 0)
		exponent = (int)(roll() % 12288) - 6176;
	return sl_dec_build(roll() & 1 ? SL_DEC_SIGN : 0, roll_coefficient(digits),
			    exponent + SL_DEC_BIAS);
}

/* ---- properties ---- */

static void agree(const char *name, sl_dec a, sl_dec b, sl_status fast, sl_dec x,
		  sl_status slow, sl_dec y)
{
	if (fast != slow)
		fail_msg("%s of %s and %s: status %d, library %d", name, sl_dec_show(a), sl_dec_show(b),
			 fast, slow);
	if (fast == SL_OK && sl_dec_compare_slow(x, y) != 0)
		fail_msg("%s of %s and %s: got %s, library %s", name, sl_dec_show(a), sl_dec_show(b),
			 sl_dec_show(x), sl_dec_show(y));
	if (fast == SL_OK && sl_dec_is_zero(x) && (x.hi & SL_DEC_SIGN) != 0)
		fail_msg("%s of %s and %s: minus zero", name, sl_dec_show(a), sl_dec_show(b));
}

static void test_against_library(void **state)
{
	static const struct {
		const char *name;
		sl_status (*fast)(sl_dec *, sl_dec, sl_dec);
		sl_status (*slow)(sl_dec *, sl_dec, sl_dec);
	} ops[] = {
		{"add", sl_dec_add, sl_dec_add_slow},
		{"sub", sl_dec_sub, sl_dec_sub_slow},
		{"mul", sl_dec_mul, sl_dec_mul_slow},
		{"div", sl_dec_div, sl_dec_div_slow},
		{"inline add", sl_dec_add_fast, sl_dec_add_slow},
		{"inline sub", sl_dec_sub_fast, sl_dec_sub_slow},
		{"inline mul", sl_dec_mul_fast, sl_dec_mul_slow},
	};

	(void)state;
	for (int i = 0; i < 200000; i++) {
		sl_dec a = roll_dec(), b = roll_dec();
		if (i % 5 == 0) /* the same exponent, and now and then the same number */
			b.hi = (b.hi & SL_DEC_COEFF_HI) | (a.hi & ~SL_DEC_COEFF_HI);
		if (i % 20 == 0)
			b = a;
		for (size_t k = 0; k < sizeof ops / sizeof *ops; k++) {
			sl_dec x = SL_DEC_ZERO, y = SL_DEC_ZERO;
			sl_status fast = ops[k].fast(&x, a, b);
			agree(ops[k].name, a, b, fast, x, ops[k].slow(&y, a, b), y);
		}
		int order = sl_dec_compare_slow(a, b);
		if (sl_dec_compare(a, b) != order || sl_dec_compare_fast(a, b) != order)
			fail_msg("compare %s and %s", sl_dec_show(a), sl_dec_show(b));
		if (sl_dec_equal(a, b) != (order == 0) ||
		    sl_dec_equal_fast(a, b) != (order == 0))
			fail_msg("equal %s and %s", sl_dec_show(a), sl_dec_show(b));
	}
}

/* a = b * floor(a / b) + modulo, and the modulo has the sign of b. */
static void test_modulo_laws(void **state)
{
	(void)state;
	for (int i = 0; i < 50000; i++) {
		sl_dec a = roll_dec(), b = roll_dec(), r, m;
		if (sl_dec_is_zero(b))
			continue;
		assert_int_equal(sl_dec_modulo(&m, a, b), SL_OK);
		assert_int_equal(sl_dec_remainder_slow(&r, a, b), SL_OK);
		if (!sl_dec_is_zero(r) && sl_dec_is_negative(a) != sl_dec_is_negative(b))
			assert_int_equal(sl_dec_add_slow(&r, r, b), SL_OK);
		if (sl_dec_compare_slow(m, r) != 0)
			fail_msg("%s mod %s: got %s, want %s", sl_dec_show(a), sl_dec_show(b), sl_dec_show(m),
				 sl_dec_show(r));
		if (sl_dec_compare(sl_dec_abs(m), sl_dec_abs(b)) > 0 ||
		    (!sl_dec_is_zero(m) &&
		     sl_dec_is_negative(m) != sl_dec_is_negative(b)))
			fail_msg("%s mod %s: %s", sl_dec_show(a), sl_dec_show(b), sl_dec_show(m));
	}
}

/* What the library lacks: half-down is half-up, unless it was a tie; then it
 * is down. */
static sl_status half_down_slow(sl_dec *out, sl_dec a, int scale)
{
	sl_dec away, low, twice, sum;
	sl_status s;

	if ((s = sl_dec_quantize_slow(&away, a, scale, SL_ROUND_HALF_UP)) != SL_OK ||
	    (s = sl_dec_quantize_slow(&low, a, scale, SL_ROUND_DOWN)) != SL_OK ||
	    (s = sl_dec_quantize_slow(&sum, a, scale, SL_ROUND_UP)) != SL_OK)
		return s;
	/* A tie: 2 a = down + up. With at most 33 digits both are exact. */
	sl_dec_add_slow(&sum, low, sum);
	sl_dec_add_slow(&twice, a, a);
	*out = sl_dec_compare_slow(sum, twice) == 0 ? low : away;
	return SL_OK;
}

static void test_round_against_library(void **state)
{
	(void)state;
	for (int i = 0; i < 60000; i++) {
		sl_dec a = roll_dec(), x, y;
		int exponent = sl_dec_exponent(a) - SL_DEC_BIAS;
		int scale = (int)(roll() % 50) - 4 - exponent - 40;
		if (i % 2)
			scale = (int)(roll() % 8) - 3;
		if (scale > 6176 || scale < -6111)
			continue;
		for (int how = 0; how < 7; how++) {
			sl_status slow, fast = sl_dec_round(&x, a, scale, (sl_round)how);
			assert_int_equal(fast, SL_OK);
			slow = how == SL_ROUND_HALF_DOWN
				       ? half_down_slow(&y, a, scale)
				       : sl_dec_quantize_slow(&y, a, scale,
							      (sl_round)how);
			/* Quantize cannot add zeros beyond 34 digits; we keep a. */
			if (slow != SL_OK)
				y = a;
			if (how == SL_ROUND_HALF_DOWN &&
			    sl_dec_coefficient(a) >= sl_pow10_wide[33])
				continue;
			if (sl_dec_compare_slow(x, y) != 0)
				fail_msg("round %s to %d mode %d: got %s, library %s",
					 sl_dec_show(a), scale, how, sl_dec_show(x), sl_dec_show(y));
		}
	}
}

static void check_div_round(sl_dec a, sl_dec b, int scale)
{
	for (int how = 0; how < 7; how++) {
		sl_dec x = SL_DEC_ZERO, y = SL_DEC_ZERO, q;
		sl_status fast = sl_dec_div_round(&x, a, b, scale, (sl_round)how);
		sl_status slow = sl_dec_div_slow(&q, a, b);
		if (slow == SL_OK)
			slow = sl_dec_round(&y, q, scale, (sl_round)how);
		agree("div_round", a, b, fast, x, slow, y);
	}
}

static void test_div_round(void **state)
{
	(void)state;
	for (int i = 0; i < 60000; i++)
		check_div_round(roll_dec(), roll_dec(), (int)(roll() % 12) - 4);
	/* Close to a half: (2 k + 1) d / 2 and one beside it, over d. */
	for (int i = 0; i < 60000; i++) {
		uint64_t d = 1 + (uint64_t)roll_coefficient(1 + (int)(roll() % 17)), n;
		uint64_t k = roll() % (UINT64_C(18446744073709551000) / d + 1);
		int scale = (int)(roll() % 20) - 4;
		n = k * d + d / 2 + roll() % 3 - (roll() & 1);
		check_div_round(
			(sl_dec){n, SL_DEC_INT_HI},
			(sl_dec){d, SL_DEC_INT_HI - ((uint64_t)(roll() % 20) << 49)},
			scale);
	}
	/* What FEEL's two steps give must come out even where it is not the
	 * nearest: thirty-five nines behind the point round up twice. */
	check_div_round(sl_dec_of("4999999999999999999"), sl_dec_of("9999999999999999999"), 0);
}

static void test_text_round_trip(void **state)
{
	(void)state;
	for (int i = 0; i < 100000; i++) {
		sl_dec a = roll_dec(), b, c;
		char text[SL_DEC_TEXT_MAX];
		size_t n = sl_dec_text(text, a);

		if (n >= sizeof text || strlen(text) != n)
			fail_msg("length of %s", text);
		if (sl_dec_parse(&b, text, n, true) != SL_OK ||
		    sl_dec_compare_slow(a, b) != 0)
			fail_msg("%s read back is %s", text, sl_dec_show(b));
		if (sl_dec_parse_slow(&c, text) != SL_OK ||
		    sl_dec_compare_slow(a, c) != 0)
			fail_msg("the library reads %s otherwise", text);
		if (sl_dec_text_fixed(text, a, (int)(roll() % 35)) >= sizeof text)
			fail_msg("fixed text too long");
	}
}

/* Long literals: our own reader and the library round the same way. */
static void test_long_literals(void **state)
{
	(void)state;
	for (int i = 0; i < 50000; i++) {
		char text[128];
		int n = 0, digits = 30 + (int)(roll() % 50), point = (int)(roll() % 90);
		sl_dec a, b;
		sl_status ours, theirs;

		for (int k = 0; k < digits; k++) {
			unsigned long long r = roll() % 4;
			if (k == point && k > 0)
				text[n++] = '.';
			text[n++] = (char)('0' + (k >= 34 && r ? (k == 34 ? 5 : 0)
							       : roll() % 10));
		}
		if (i % 3 == 0)
			n += snprintf(text + n, 12, "e%d", (int)(roll() % 12600) - 6300);
		text[n] = '\0';
		ours = sl_dec_parse(&a, text, (size_t)n, false);
		theirs = sl_dec_parse_slow(&b, text);
		if (ours != theirs || (ours == SL_OK && sl_dec_compare_slow(a, b) != 0))
			fail_msg("%s: got %s (%d), library %s (%d)", text, sl_dec_show(a), ours,
				 sl_dec_show(b), theirs);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_library),
		cmocka_unit_test(test_modulo_laws),
		cmocka_unit_test(test_round_against_library),
		cmocka_unit_test(test_div_round),
		cmocka_unit_test(test_text_round_trip),
		cmocka_unit_test(test_long_literals),
	};

	return cmocka_run_group_tests_name("decimal_laws", tests, NULL, NULL);
}
