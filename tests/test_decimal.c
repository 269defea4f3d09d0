/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decimals. Expected values were worked out by hand or come from the official
 * examples in the language's documentation.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "value/decimal.h"
#include "support/decimal_text.h"

static void expect(const char *name, sl_status status, sl_dec got, const char *want)
{
	if (!want) {
		if (status == SL_OK)
			fail_msg("%s: got %s, want an error", name, sl_dec_show(got));
		return;
	}
	if (status != SL_OK)
		fail_msg("%s: status %d, want %s", name, status, want);
	if (strcmp(sl_dec_show(got), want) != 0)
		fail_msg("%s: got %s, want %s", name, sl_dec_show(got), want);
}

static const struct {
	const char *text;
	bool exact;
	const char *want; /* NULL: refused */
} parsing[] = {
	{"0", true, "0"},
	{"-0", true, "0"},
	{"-0.000", true, "0"},
	{"1013.90", true, "1013.9"},
	{"007", true, "7"},
	{".5", true, "0.5"},
	{"-.5", true, "-0.5"},
	{"1e3", true, "1000"},
	{"1.5E-3", true, "0.0015"},
	{"12e+2", true, "1200"},
	{"0e999999999999999999999", true, "0"},
	{"18446744073709551616", true, "18446744073709551616"},
	{"9999999999999999999999999999999999", true,
	 "9999999999999999999999999999999999"},
	{"-9999999999999999999999999999999999", true,
	 "-9999999999999999999999999999999999"},
	{"99999999999999999999999999999999990", true,
	 "99999999999999999999999999999999990"},
	{"99999999999999999999999999999999999", true, NULL},
	{"99999999999999999999999999999999999", false,
	 "100000000000000000000000000000000000"},
	{"1.0000000000000000000000000000000000000000", true, "1"},
	{"0.00000000000000000000000000000000000000012", true,
	 "0.00000000000000000000000000000000000000012"},
	{"1.2345678901234567890123456789012345", false,
	 "1.234567890123456789012345678901234"},
	{"1.2345678901234567890123456789012335", false,
	 "1.234567890123456789012345678901234"},
	{"1.23456789012345678901234567890123350000001", false,
	 "1.234567890123456789012345678901234"},
	{"1.23456789012345678901234567890123250000001", false,
	 "1.234567890123456789012345678901233"},
	{"1e6144", true, "1E+6144"},
	{"1e6145", true, NULL},
	{"1e99999999999999999999", false, NULL},
	{"10e6143", true, "1E+6144"},
	{"9999999999999999999999999999999999e6111", true,
	 "9.999999999999999999999999999999999E+6144"},
	{"99999999999999999999999999999999995e6110", false, NULL},
	{"1e-6176", true, "1E-6176"},
	{"1e-6177", true, NULL},
	{"1e-6177", false, "0"},
	{"5e-6177", false, "0"},
	{"6e-6177", false, "1E-6176"},
	{"15e-6177", false, "2E-6176"},
	{"25e-6177", false, "2E-6176"},
	{"1e-99999999999999999999", false, "0"},
	{"0.01e-6174", true, "1E-6176"},
	{"", true, NULL},
	{"-", true, NULL},
	{"+1", true, NULL},
	{".", true, NULL},
	{"1.", true, NULL},
	{"1.e3", true, NULL},
	{"1..2", true, NULL},
	{"1.2.3", true, NULL},
	{"1e", true, NULL},
	{"1e+", true, NULL},
	{"e3", true, NULL},
	{"1,5", true, NULL},
	{" 1", true, NULL},
	{"1 ", true, NULL},
	{"0x10", true, NULL},
	{"NaN", true, NULL},
	{"Infinity", true, NULL},
	{"--1", true, NULL},
};

static void test_parse(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof parsing / sizeof *parsing; i++) {
		sl_dec d = SL_DEC_ZERO;
		sl_status s = sl_dec_parse(&d, parsing[i].text, strlen(parsing[i].text),
					   parsing[i].exact);
		expect(parsing[i].text, s, d, parsing[i].want);
	}
	/* n bytes and no more: the text need not end there. */
	sl_dec d;
	assert_int_equal(sl_dec_parse(&d, "12.5rest", 4, true), SL_OK);
	assert_string_equal(sl_dec_show(d), "12.5");
}

static const struct {
	const char *a, *op, *b, *want;
} arithmetic[] = {
	{"0.1", "+", "0.2", "0.3"},
	{"1013.90", "+", "286.11", "1300.01"},
	{"1013.90", "-", "286.11", "727.79"},
	{"5", "-", "5.00", "0"},
	{"-5", "+", "5", "0"},
	{"18446744073709551615", "+", "1", "18446744073709551616"},
	{"18446744073709551615", "+", "18446744073709551615", "36893488147419103230"},
	{"9999999999999999999999999999999999", "+", "1",
	 "10000000000000000000000000000000000"},
	{"9999999999999999999999999999999999", "+", "5",
	 "10000000000000000000000000000000000"},
	{"9999999999999999999999999999999998", "+", "0.5",
	 "9999999999999999999999999999999998"},
	{"9999999999999999999999999999999997", "+", "0.5",
	 "9999999999999999999999999999999998"},
	{"1e6144", "+", "9e6144", NULL},
	{"1e40", "+", "1", "10000000000000000000000000000000000000000"},
	{"0.30", "*", "4", "1.2"},
	{"-3", "*", "0", "0"},
	{"18446744073709551615", "*", "18446744073709551615",
	 "340282366920938463426481119284349100000"},
	{"1e4000", "*", "1e4000", NULL},
	{"1e-4000", "*", "1e-4000", "0"},
	{"1", "/", "3", "0.3333333333333333333333333333333333"},
	{"2", "/", "3", "0.6666666666666666666666666666666667"},
	{"-2", "/", "3", "-0.6666666666666666666666666666666667"},
	{"100", "/", "8", "12.5"},
	{"1", "/", "1024", "0.0009765625"},
	{"6", "/", "2", "3"},
	{"0", "/", "7", "0"},
	{"1", "/", "0", NULL},
	{"0", "/", "0", NULL},
	{"1", "/", "10000000000000000001", "9.9999999999999999990000000000000E-20"},
	{"9999999999999999999999999999999999", "/", "9999999999999999999999999999999999",
	 "1"},
	{"10", "mod", "-4", "-2"},
	{"-10", "mod", "4", "2"},
	{"-12", "mod", "5", "3"},
	{"10.1", "mod", "4.5", "1.1"},
	{"-10.1", "mod", "4.5", "3.4"},
	{"10.1", "mod", "-4.5", "-3.4"},
	{"8", "mod", "4", "0"},
	{"-8", "mod", "4", "0"},
	{"1", "mod", "0", NULL},
	{"1e40", "mod", "7", "4"},
	{"2", "^", "10", "1024"},
	{"2", "^", "-2", "0.25"},
	{"-2", "^", "3", "-8"},
	{"-2", "^", "2", "4"},
	{"1.1", "^", "2", "1.21"},
	{"10", "^", "-3", "0.001"},
	{"10", "^", "6000", "1E+6000"},
	{"1", "^", "1000000", "1"},
	{"2", "^", "112", "5192296858534827628530496329220096"},
	{"0", "^", "0", "1"},
	{"5", "^", "0", "1"},
	{"0", "^", "-1", NULL},
	{"0", "^", "3", "0"},
	{"4", "^", "0.5", "2"},
	{"-4", "^", "0.5", NULL},
	{"10", "^", "7000", NULL},
};

static sl_status apply(sl_dec *out, sl_dec a, char op, sl_dec b)
{
	switch (op) {
	case '+':
		return sl_dec_add(out, a, b);
	case '-':
		return sl_dec_sub(out, a, b);
	case '*':
		return sl_dec_mul(out, a, b);
	case '/':
		return sl_dec_div(out, a, b);
	case 'm':
		return sl_dec_modulo(out, a, b);
	default:
		return sl_dec_pow(out, a, b);
	}
}

static void test_arithmetic(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof arithmetic / sizeof *arithmetic; i++) {
		sl_dec a = sl_dec_of(arithmetic[i].a), b = sl_dec_of(arithmetic[i].b),
		       got = SL_DEC_ZERO;
		const char *want = arithmetic[i].want;
		char name[128];
		sl_status s = apply(&got, a, arithmetic[i].op[0], b);

		snprintf(name, sizeof name, "%s %s %s", arithmetic[i].a, arithmetic[i].op,
			 arithmetic[i].b);
		if (want && strchr(want, 'E'))
			want = sl_dec_show(sl_dec_of(want));
		expect(name, s, got, want);
	}
}

/* docs/rule-language: multiply before you divide. */
static void test_order_of_division(void **state)
{
	sl_dec a = sl_dec_of("7"), b = sl_dec_of("1389.57"), share, x;

	(void)state;
	assert_int_equal(sl_dec_mul(&share, sl_dec_of("0.30"), a), SL_OK);
	assert_int_equal(sl_dec_add(&share, sl_dec_of("0.40"), share), SL_OK);
	assert_int_equal(sl_dec_div(&x, share, a), SL_OK);
	assert_int_equal(sl_dec_mul(&x, x, b), SL_OK);
	assert_int_equal(sl_dec_round(&x, x, 2, SL_ROUND_HALF_UP), SL_OK);
	assert_string_equal(sl_dec_show(x), "496.27");
	assert_int_equal(sl_dec_mul(&x, share, b), SL_OK);
	assert_int_equal(sl_dec_div(&x, x, a), SL_OK);
	assert_string_equal(sl_dec_show(x), "496.275");
	assert_int_equal(sl_dec_div_round(&x, x, sl_dec_of("1"), 2, SL_ROUND_HALF_UP), SL_OK);
	assert_string_equal(sl_dec_show(x), "496.28");
}

/* Every mode on the same number: half-even, half-up, half-down, up, down,
 * floor, ceiling. */
static const struct {
	const char *a;
	int scale;
	const char *want[7];
} rounding[] = {
	{"1013.895",
	 2,
	 {"1013.9", "1013.9", "1013.89", "1013.9", "1013.89", "1013.89", "1013.9"}},
	{"100.01", 0, {"100", "100", "100", "101", "100", "100", "101"}},
	{"-100.01", 0, {"-100", "-100", "-100", "-101", "-100", "-101", "-100"}},
	{"2.5", 0, {"2", "3", "2", "3", "2", "2", "3"}},
	{"-2.5", 0, {"-2", "-3", "-2", "-3", "-2", "-3", "-2"}},
	{"3.5", 0, {"4", "4", "3", "4", "3", "3", "4"}},
	{"2.51", 0, {"3", "3", "3", "3", "2", "2", "3"}},
	{"0.4", 0, {"0", "0", "0", "1", "0", "0", "1"}},
	{"-0.4", 0, {"0", "0", "0", "-1", "0", "-1", "0"}},
	{"1250", -2, {"1200", "1300", "1200", "1300", "1200", "1200", "1300"}},
	{"1350", -2, {"1400", "1400", "1300", "1400", "1300", "1300", "1400"}},
	{"49", -2, {"0", "0", "0", "100", "0", "0", "100"}},
	{"5", 6176, {"5", "5", "5", "5", "5", "5", "5"}},
	{"5",
	 -40,
	 {"0", "0", "0", "10000000000000000000000000000000000000000", "0", "0",
	  "10000000000000000000000000000000000000000"}},
	{"9999999999999999999999999999999999",
	 -33,
	 {"10000000000000000000000000000000000", "10000000000000000000000000000000000",
	  "10000000000000000000000000000000000", "10000000000000000000000000000000000",
	  "9000000000000000000000000000000000", "9000000000000000000000000000000000",
	  "10000000000000000000000000000000000"}},
	{"0.05", 1, {"0", "0.1", "0", "0.1", "0", "0", "0.1"}},
	{"1e100",
	 2,
	 {"1E+100", "1E+100", "1E+100", "1E+100", "1E+100", "1E+100", "1E+100"}},
};

static void test_round(void **state)
{
	sl_dec d;

	(void)state;
	for (size_t i = 0; i < sizeof rounding / sizeof *rounding; i++) {
		for (int how = 0; how < 7; how++) {
			sl_dec a = sl_dec_of(rounding[i].a), got = SL_DEC_ZERO;
			sl_status s =
				sl_dec_round(&got, a, rounding[i].scale, (sl_round)how);
			char name[96];
			snprintf(name, sizeof name, "round %s to %d, mode %d",
				 rounding[i].a, rounding[i].scale, how);
			expect(name, s, got, rounding[i].want[how]);
		}
	}
	assert_int_equal(sl_dec_round(&d, sl_dec_of("5.5"), 6177, SL_ROUND_UP), SL_ERANGE);
	assert_int_equal(sl_dec_round(&d, sl_dec_of("5.5"), -6112, SL_ROUND_UP), SL_ERANGE);
	assert_int_equal(sl_dec_round(&d, sl_dec_of("5.5"), -6111, SL_ROUND_UP), SL_OK);
	assert_string_equal(sl_dec_show(d), "1E+6111");
}

static const struct {
	const char *a;
	int digits;
	const char *fixed, *dutch;
} texts[] = {
	{"1013.9", 2, "1013.90", "1.013,90"},
	{"1013.895", 2, "1013.90", "1.013,90"},
	{"-0.001", 2, "0.00", "0,00"},
	{"-1234567.5", 0, "-1234568", "-1.234.568"},
	{"999", 2, "999.00", "999,00"},
	{"-999.5", 1, "-999.5", "-999,5"},
	{"1e3", 2, "1000.00", "1.000,00"},
	{"0", 0, "0", "0"},
	{"0", 3, "0.000", "0,000"},
	{"123456.789", -1, NULL, "123.456,789"},
	{"100", -1, NULL, "100"},
	{"-1000", -1, NULL, "-1.000"},
	{"1.5e100", 2, "1.5E+100", "1,5E+100"},
	{"-1e100", 2, "-1E+100", "-1E+100"},
	{"12345678901234567890123456789012.34", 34, NULL,
	 "1,234567890123456789012345678901234E+31"},
};

static void test_text(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		char fixed[SL_DEC_TEXT_MAX];
		sl_buf dutch = {0};

		if (texts[i].fixed) {
			size_t n = sl_dec_text_fixed(fixed, sl_dec_of(texts[i].a),
						     texts[i].digits);
			if (strcmp(fixed, texts[i].fixed) != 0 || n != strlen(fixed))
				fail_msg("%s fixed: got %s, want %s", texts[i].a, fixed,
					 texts[i].fixed);
		}
		sl_dec_print_dutch(&dutch, sl_dec_of(texts[i].a), texts[i].digits);
		if (strchr(texts[i].dutch, 'E') && texts[i].digits == 34)
			assert_true(sl_buf_status(&dutch) == SL_OK);
		else if (strcmp(sl_buf_text(&dutch), texts[i].dutch) != 0)
			fail_msg("%s Dutch: got %s, want %s", texts[i].a,
				 sl_buf_text(&dutch), texts[i].dutch);
		sl_buf_free(&dutch);
	}
}

static void test_integers(void **state)
{
	static const struct {
		const char *a;
		bool is, fits;
		int64_t want;
	} rows[] = {
		{"12", true, true, 12},
		{"12.00", true, true, 12},
		{"12.5", false, false, 0},
		{"1e18", true, true, INT64_C(1000000000000000000)},
		{"1e19", true, false, 0},
		{"1e6000", true, false, 0},
		{"1e-6000", false, false, 0},
		{"9223372036854775807", true, true, INT64_MAX},
		{"9223372036854775808", true, false, 0},
		{"-9223372036854775808", true, true, INT64_MIN},
		{"-9223372036854775809", true, false, 0},
		{"92233720368547758070e-1", true, true, INT64_MAX},
		{"0e-300", true, true, 0},
	};
	int64_t got;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_dec a = sl_dec_of(rows[i].a);
		if (sl_dec_is_integer(a) != rows[i].is)
			fail_msg("%s: is_integer", rows[i].a);
		if (sl_dec_to_int(&got, a) != rows[i].fits)
			fail_msg("%s: to_int", rows[i].a);
		if (rows[i].fits && got != rows[i].want)
			fail_msg("%s: to_int gave %lld", rows[i].a, (long long)got);
	}
	assert_string_equal(sl_dec_show(sl_dec_from_int(INT64_MIN)), "-9223372036854775808");
	assert_string_equal(sl_dec_show(sl_dec_from_int(0)), "0");
	assert_string_equal(sl_dec_show(sl_dec_neg(SL_DEC_ZERO)), "0");
	assert_string_equal(sl_dec_show(sl_dec_neg(sl_dec_of("1.5"))), "-1.5");
	assert_string_equal(sl_dec_show(sl_dec_abs(sl_dec_of("-1.5"))), "1.5");
	assert_false(sl_dec_is_negative(SL_DEC_ZERO));
	assert_true(sl_dec_is_negative(sl_dec_of("-0.1")));
}

/* Digits of e^4, ln 4 and the square root of 2 from published tables. */
static void test_functions(void **state)
{
	sl_dec d;

	(void)state;
	assert_int_equal(sl_dec_sqrt(&d, sl_dec_of("2")), SL_OK);
	assert_string_equal(sl_dec_show(d), "1.414213562373095048801688724209698");
	assert_int_equal(sl_dec_sqrt(&d, sl_dec_of("16")), SL_OK);
	assert_string_equal(sl_dec_show(d), "4");
	assert_int_equal(sl_dec_sqrt(&d, sl_dec_of("-1")), SL_ERANGE);
	assert_int_equal(sl_dec_log(&d, sl_dec_of("4")), SL_OK);
	assert_int_equal(sl_dec_round(&d, d, 30, SL_ROUND_HALF_EVEN), SL_OK);
	assert_string_equal(sl_dec_show(d), "1.386294361119890618834464242916");
	assert_int_equal(sl_dec_log(&d, sl_dec_of("0")), SL_ERANGE);
	assert_int_equal(sl_dec_log(&d, sl_dec_of("-1")), SL_ERANGE);
	assert_int_equal(sl_dec_exp(&d, sl_dec_of("4")), SL_OK);
	assert_int_equal(sl_dec_round(&d, d, 28, SL_ROUND_HALF_EVEN), SL_OK);
	assert_string_equal(sl_dec_show(d), "54.5981500331442390781102612029");
	assert_int_equal(sl_dec_exp(&d, sl_dec_of("0")), SL_OK);
	assert_string_equal(sl_dec_show(d), "1");
	assert_int_equal(sl_dec_exp(&d, sl_dec_of("100000")), SL_ERANGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_arithmetic),
		cmocka_unit_test(test_order_of_division),
		cmocka_unit_test(test_round),
		cmocka_unit_test(test_text),
		cmocka_unit_test(test_integers),
		cmocka_unit_test(test_functions),
	};

	return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
