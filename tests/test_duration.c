/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Durations: spans of days and seconds, months. Expected values follow DMN 1.5
 * (FEEL) and XML Schema.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/decimal_text.h"
#include "support/time_text.h"

static const struct {
	const char *text, *want; /* NULL: refused */
} spans[] = {
	{"P1D", "P1D"},
	{"PT0S", "PT0S"},
	{"P0D", "PT0S"},
	{"-P0D", "PT0S"},
	{"PT0.S", "PT0S"},
	{"PT0.000S", "PT0S"},
	{"P1DT2H3M4.5S", "P1DT2H3M4.5S"},
	{"-P1DT2H3M4.5S", "-P1DT2H3M4.5S"},
	{"PT4.123456789S", "PT4.123456789S"},
	{"-PT0.000000001S", "-PT0.000000001S"},
	{"PT0.050S", "PT0.05S"},
	{"PT24H", "P1D"},
	{"PT100H", "P4DT4H"},
	{"PT90M", "PT1H30M"},
	{"PT3600S", "PT1H"},
	{"P1DT86400S", "P2D"},
	{"PT1H1S", "PT1H1S"},
	{"P106751991167300DT15H30M7S", "P106751991167300DT15H30M7S"},
	{"P106751991167301D", NULL},
	{"PT99999999999999999999S", NULL},
	{"", NULL},
	{"P", NULL},
	{"-P", NULL},
	{"PT", NULL},
	{"P1DT", NULL},
	{"P0", NULL},
	{"1D", NULL},
	{"P1S", NULL},
	{"P1H", NULL},
	{"PT1D", NULL},
	{"PT1S1M", NULL},
	{"PT1M1M", NULL},
	{"PT1.5M", NULL},
	{"PT.5S", NULL},
	{"PT1.0000000001S", NULL},
	{"P1Y", NULL},
	{"P1Y1D", NULL},
	{"P1M", NULL},
	{"P1W", NULL},
	{"P-1D", NULL},
	{"+P1D", NULL},
	{"P1D ", NULL},
	{"p1d", NULL},
};

static void test_spans(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		sl_span s;
		sl_status st = sl_span_parse(&s, spans[i].text, strlen(spans[i].text));
		sl_buf b = {0};

		if (!spans[i].want) {
			if (st == SL_OK)
				fail_msg("\"%s\" was taken for a duration",
					 spans[i].text);
			continue;
		}
		if (st != SL_OK)
			fail_msg("\"%s\" was refused", spans[i].text);
		sl_span_print(&b, s);
		sl_text_is(spans[i].text, &b, spans[i].want);
	}
}

static const struct {
	const char *text, *want;
} months[] = {
	{"P1Y2M", "P1Y2M"},
	{"P14M", "P1Y2M"},
	{"-P14M", "-P1Y2M"},
	{"P0Y", "P0M"},
	{"P0M", "P0M"},
	{"-P0M", "P0M"},
	{"P12M", "P1Y"},
	{"P1Y0M", "P1Y"},
	{"P999999999M", "P83333333Y3M"},
	{"-P99999999Y", "-P99999999Y"},
	{"P", NULL},
	{"P1", NULL},
	{"P1M1Y", NULL},
	{"P1Y1Y", NULL},
	{"P1M1M", NULL},
	{"P1YT", NULL},
	{"P1D", NULL},
	{"PT1M", NULL},
	{"P1.5Y", NULL},
	{"", NULL},
	{"P99999999999999999999M", NULL},
	{"P1000000000000000000Y", NULL},
};

static void test_months(void **state)
{
	int64_t m;

	(void)state;
	for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
		sl_status st =
			sl_months_parse(&m, months[i].text, strlen(months[i].text));
		sl_buf b = {0};

		if (!months[i].want) {
			if (st == SL_OK)
				fail_msg("\"%s\" was taken for a duration",
					 months[i].text);
			continue;
		}
		if (st != SL_OK)
			fail_msg("\"%s\" was refused", months[i].text);
		sl_months_print(&b, m);
		sl_text_is(months[i].text, &b, months[i].want);
	}
	assert_int_equal(sl_months_mul(&m, 23, sl_dec_of("-2.5")), SL_OK);
	assert_int_equal(m, -57); /* P1Y11M: the half month is cut off */
	assert_int_equal(sl_months_div(&m, 120, sl_dec_of("10")), SL_OK);
	assert_int_equal(m, 12);
	assert_int_equal(sl_months_div(&m, 120, sl_dec_of("0")), SL_ERANGE);
}

static void test_span_arithmetic(void **state)
{
	static const struct {
		const char *a, *op, *b, *want;
	} rows[] = {
		{"P1D", "+", "PT24H", "P2D"},
		{"PT0.5S", "-", "PT1S", "-PT0.5S"},
		{"-PT0.5S", "-", "PT0.5S", "-PT1S"},
		{"-PT0.7S", "+", "PT1.3S", "PT0.6S"},
		{"PT1.3S", "-", "PT2S", "-PT0.7S"},
		{"PT0.999999999S", "+", "PT0.000000001S", "PT1S"},
		{"P4DT1H", "*", "1.5", "P6DT1H30M"},
		{"PT23H", "*", "2.5", "P2DT9H30M"},
		{"-P1D", "*", "-10", "P10D"},
		{"P1D", "*", "0", "PT0S"},
		{"P10D", "/", "10", "P1D"},
		{"PT1S", "/", "3", "PT0.333333333S"},
		{"-PT1S", "/", "3", "-PT0.333333333S"},
		{"P1D", "/", "0", NULL},
		{"P100000000000000D", "*", "2", NULL},
		{"P100000000000000D", "+", "P100000000000000D", NULL},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_span a = sl_span_of(rows[i].a), got = {0, 0};
		sl_status st;
		sl_buf b = {0};

		if (rows[i].op[0] == '*')
			st = sl_span_mul(&got, a, sl_dec_of(rows[i].b));
		else if (rows[i].op[0] == '/')
			st = sl_span_div(&got, a, sl_dec_of(rows[i].b));
		else if (rows[i].op[0] == '+')
			st = sl_span_add(&got, a, sl_span_of(rows[i].b));
		else
			st = sl_span_sub(&got, a, sl_span_of(rows[i].b));
		if ((st == SL_OK) != (rows[i].want != NULL))
			fail_msg("%s %s %s: status %d", rows[i].a, rows[i].op, rows[i].b,
				 st);
		if (st != SL_OK)
			continue;
		sl_span_print(&b, got);
		sl_text_is(rows[i].a, &b, rows[i].want);
	}
	sl_dec ratio;
	assert_int_equal(sl_span_ratio(&ratio, sl_span_of("P10D"), sl_span_of("PT12H")), SL_OK);
	assert_int_equal(sl_dec_compare(ratio, sl_dec_of("20")), 0);
	assert_int_equal(sl_dec_compare(sl_span_to_dec(sl_span_of("-PT1.25S")), sl_dec_of("-1.25")),
			 0);
	assert_int_equal(sl_span_compare(sl_span_of("-PT0.2S"), sl_span_of("-PT0.1S")), -1);
	assert_int_equal(sl_span_compare(sl_span_of("PT1S"), sl_span_of("PT0.9S")), 1);
}

/* parse(print(x)) == x. */
static void test_span_round_trip(void **state)
{
	uint64_t seed = 7;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		sl_buf b = {0};
		sl_span s, back;

		seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
		s.seconds = (int64_t)(seed >> (1 + i % 60));
		s.nanos = (int32_t)(seed >> 20) % 1000000000;
		s.nanos = s.nanos < 0 ? -s.nanos : s.nanos;
		if (i % 3 == 0)
			s = (sl_span){-s.seconds, -s.nanos};
		sl_span_print(&b, s);
		if (sl_span_parse(&back, sl_buf_text(&b), b.len) != SL_OK ||
		    sl_span_compare(s, back) != 0)
			fail_msg("%s is read back otherwise", sl_buf_text(&b));
		sl_buf_free(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_span_arithmetic),
		cmocka_unit_test(test_span_round_trip),
	};

	return cmocka_run_group_tests(tests, NULL, sl_time_text_forget);
}
