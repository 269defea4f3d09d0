/* SPDX-License-Identifier: EUPL-1.2 */
/* Moments: a day and a time. Expected values follow DMN 1.5 (FEEL). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/time_text.h"

static const struct {
	const char *text, *want;
} moments[] = {
	{"2026-01-01T10:00:00", "2026-01-01T10:00:00"},
	{"2026-01-01T10:00:00Z", "2026-01-01T10:00:00Z"},
	{"2026-01-01T10:00:00.5-01:35", "2026-01-01T10:00:00.5-01:35"},
	{"2026-01-01T10:00:00@Europe/Paris", "2026-01-01T10:00:00@Europe/Paris"},
	{"-2026-01-01T10:00:00@Europe/Paris", "-2026-01-01T10:00:00@Europe/Paris"},
	{"999999999-12-31T23:59:59.999999999@Europe/Paris",
	 "999999999-12-31T23:59:59.999999999@Europe/Paris"},
	{"-999999999-01-01T00:00:00+02:00", "-999999999-01-01T00:00:00+02:00"},
	{"2025-12-31T24:00:00", "2026-01-01T00:00:00"},
	{"2026-01-01", "2026-01-01T00:00:00"},
	{"999999999-12-31T24:00:00", NULL},
	{"2026-01-01T", NULL},
	{"T10:00:00", NULL},
	{"10:00:00", NULL},
	{"2026-01-0110:00:00", NULL},
	{"2026-13-01T10:00:00", NULL},
	{"2026-02-29T10:00:00", NULL},
	{"+2026-01-01T10:00:00", NULL},
	{"2026-01-01T10:00", NULL},
	{"2026-01-01T10:00:00@xyz/abc", NULL},
	{"2026-01-01t10:00:00", NULL},
	{"2026-01-01 10:00:00", NULL},
	{"", NULL},
};

static void test_moments(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof moments / sizeof *moments; i++) {
		sl_moment m;
		const char *text = moments[i].text;
		sl_status st = sl_moment_parse(&m, text, strlen(text), sl_time_text_arena());
		sl_buf b = {0};

		if (!moments[i].want) {
			if (st == SL_OK)
				fail_msg("\"%s\" was taken for a moment", text);
			continue;
		}
		if (st != SL_OK)
			fail_msg("\"%s\" was refused", text);
		sl_moment_print(&b, &m);
		sl_text_is(text, &b, moments[i].want);
	}
}

static const struct {
	const char *m, *span, *want;
} moment_sums[] = {
	{"2026-01-01T10:10:10", "P1D", "2026-01-02T10:10:10"},
	{"2026-01-01T10:10:10", "-PT10H10M11S", "2025-12-31T23:59:59"},
	{"2026-01-01T00:00:00", "-PT0.1S", "2025-12-31T23:59:59.9"},
	{"2026-01-01T10:10:10+11:00", "P1DT1H", "2026-01-02T11:10:10+11:00"},
	{"-2021-01-01T10:10:10+11:00", "-P1D", "-2022-12-31T10:10:10+11:00"},
	/* Clocks go forward on 29 March 2026, back on 25 October. */
	{"2026-03-28T12:00:00@Europe/Amsterdam", "P1D",
	 "2026-03-29T13:00:00@Europe/Amsterdam"},
	{"2026-03-29T01:59:59@Europe/Amsterdam", "PT1S",
	 "2026-03-29T03:00:00@Europe/Amsterdam"},
	{"2026-10-25T02:30:00@Europe/Amsterdam", "PT1H",
	 "2026-10-25T02:30:00@Europe/Amsterdam"},
	{"2026-10-25T00:30:00@Europe/Amsterdam", "P1D",
	 "2026-10-25T23:30:00@Europe/Amsterdam"},
	{"999999999-12-31T23:59:59", "PT1S", NULL},
	{"-999999999-01-01T00:00:00", "-PT0.1S", NULL},
	{"2026-01-01T00:00:00", "P106751991167300D", NULL},
	{"2026-01-01T00:00:00@Europe/Paris", "P106751991167300D", NULL},
};

static void test_moment_sums(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof moment_sums / sizeof *moment_sums; i++) {
		sl_moment m = sl_moment_of(moment_sums[i].m);
		sl_status st = sl_moment_add(&m, &m, sl_span_of(moment_sums[i].span));
		sl_buf b = {0};

		if ((st == SL_OK) != (moment_sums[i].want != NULL))
			fail_msg("%s + %s: status %d", moment_sums[i].m,
				 moment_sums[i].span, st);
		if (st != SL_OK)
			continue;
		sl_moment_print(&b, &m);
		sl_text_is(moment_sums[i].m, &b, moment_sums[i].want);
	}
	sl_moment m = sl_moment_of("2026-02-28T10:00:00@Europe/Amsterdam");
	assert_int_equal(m.time.offset, 3600);
	assert_int_equal(sl_moment_add_months(&m, &m, 5), SL_OK);
	assert_int_equal(m.time.offset, 7200);
	sl_buf b = {0};
	sl_moment_print(&b, &m);
	sl_text_is("months in a zone", &b, "2026-07-28T10:00:00@Europe/Amsterdam");

	sl_date d = sl_moment_of("2026-01-02").date, got;
	assert_int_equal(sl_date_add_span(&got, d, sl_span_of("-PT1S")), SL_OK);
	assert_int_equal(got, d - 1);
	assert_int_equal(sl_date_add_span(&got, d, sl_span_of("PT36H")), SL_OK);
	assert_int_equal(got, d + 1);
	assert_int_equal(sl_date_add_span(&got, d, sl_span_of("PT1M")), SL_OK);
	assert_int_equal(got, d);
	assert_int_equal(sl_date_add_span(&got, SL_DATE_MAX, sl_span_of("P1D")), SL_ERANGE);
}

static const struct {
	const char *a, *b, *want;
} moment_differences[] = {
	{"2026-01-02T10:10:10", "2026-01-01T10:10:10", "P1D"},
	{"2016-12-24T23:59:00-08:00", "2015-12-24T00:00:01-01:00", "P367DT6H58M59S"},
	{"2026-01-02T10:10:10+01:00", "2026-01-01T10:10:10@Europe/Paris", "P1D"},
	{"2026-07-02T10:10:10+02:00", "2026-07-02T10:10:10@Europe/Paris", "PT0S"},
	{"1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00.25Z", "-PT0.75S"},
	{"2026-03-30T00:00:00@Europe/Amsterdam", "2026-03-29T00:00:00@Europe/Amsterdam",
	 "PT23H"},
	{"2026-10-26T00:00:00@Europe/Amsterdam", "2026-10-25T00:00:00@Europe/Amsterdam",
	 "P1DT1H"},
	{"2026-01-02T10:10:10Z", "2026-01-01T10:10:10", NULL},
	{"2026-01-02T10:10:10", "2026-01-01T10:10:10@Europe/Paris", NULL},
};

static void test_moment_differences(void **state)
{
	int order;

	(void)state;
	for (size_t i = 0; i < sizeof moment_differences / sizeof *moment_differences;
	     i++) {
		sl_moment a = sl_moment_of(moment_differences[i].a),
			  c = sl_moment_of(moment_differences[i].b);
		sl_span s;
		sl_buf b = {0};
		sl_status st = sl_moment_sub(&s, &a, &c);

		if ((st == SL_OK) != (moment_differences[i].want != NULL))
			fail_msg("%s - %s: status %d", moment_differences[i].a,
				 moment_differences[i].b, st);
		if (st != SL_OK)
			continue;
		sl_span_print(&b, s);
		sl_text_is(moment_differences[i].a, &b, moment_differences[i].want);
	}
	sl_moment a = sl_moment_of("2026-01-01T12:00:00+02:00"),
		  b = sl_moment_of("2026-01-01T10:00:01Z");
	assert_true(sl_moment_compare(&order, &a, &b));
	assert_int_equal(order, -1);
	/* DMN 1.5, table 54: what has no offset takes that of the other. */
	b = sl_moment_of("2026-01-01T12:00:01");
	assert_true(sl_moment_compare(&order, &a, &b));
	assert_int_equal(order, -1);
	/* A date counts as midnight UTC. */
	sl_moment day = sl_moment_from_date(sl_moment_of("2026-01-01").date);
	a = sl_moment_of("2026-01-02T10:10:10@Europe/Paris");
	sl_span s;
	assert_int_equal(sl_moment_sub(&s, &a, &day), SL_OK);
	assert_int_equal(sl_span_compare(s, sl_span_of("P1DT9H10M10S")), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_moments),
		cmocka_unit_test(test_moment_sums),
		cmocka_unit_test(test_moment_differences),
	};

	return cmocka_run_group_tests(tests, NULL, sl_time_text_forget);
}
