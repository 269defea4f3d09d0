/* SPDX-License-Identifier: EUPL-1.2 */
/* Times of a day. Expected values follow DMN 1.5 (FEEL). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/decimal_text.h"
#include "support/time_text.h"

static const struct {
	const char *text, *want;
} times[] = {
	{"10:00:00", "10:00:00"},
	{"00:00:00", "00:00:00"},
	{"23:59:59.999999999", "23:59:59.999999999"},
	{"11:22:33.4440", "11:22:33.444"},
	{"24:00:00", "00:00:00"},
	{"23:59:00Z", "23:59:00Z"},
	{"11:22:33-00:00", "11:22:33Z"},
	{"11:22:33+00:00", "11:22:33Z"},
	{"13:20:00+01:35", "13:20:00+01:35"},
	{"13:20:00-05:00", "13:20:00-05:00"},
	{"11:59:45+02:45:55", "11:59:45+02:45:55"},
	{"13:20:00+14:00", "13:20:00+14:00"},
	{"13:20:00-14:00", "13:20:00-14:00"},
	{"10:00:00z", "10:00:00Z"},
	{"00:01:00@Etc/UTC", "00:01:00@Etc/UTC"},
	{"10:30:00@Europe/Amsterdam", "10:30:00@Europe/Amsterdam"},
	{"", NULL},
	{"7:00:00", NULL},
	{"07:01:2", NULL},
	{"07:20", NULL},
	{"23:59:60", NULL},
	{"23:60:00", NULL},
	{"24:00:01", NULL},
	{"24:01:00", NULL},
	{"24:00:00.1", NULL},
	{"25:00:00", NULL},
	{"10:00:00.", NULL},
	{"10:00:00.1234567891", NULL},
	{"10:00:00+15:00", NULL},
	{"10:00:00+14:00:01", NULL},
	{"10:00:00+14:01", NULL},
	{"10:00:00-15:00", NULL},
	{"10:00:00+5:00", NULL},
	{"10:00:00+05:0", NULL},
	{"10:00:00+05", NULL},
	{"10:00:00+05:60", NULL},
	{"10:00:00ZZ", NULL},
	{"10:00:00T", NULL},
	{"10:00:00@", NULL},
	{"10:00:00@xyz/abc", NULL},
	{"10:00:00@../../../etc/passwd", NULL},
	{"10:00:00@/etc/passwd", NULL},
	{"10:00:00@Europe", NULL},
	{"10:00:00@Europe/", NULL},
	{"10:00:00@zone.tab", NULL},
	{"10:00:00+02:00@Europe/Paris", NULL},
	{"-10:00:00", NULL},
};

static void test_times(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
		sl_time t;
		sl_status st =
			sl_time_parse(&t, times[i].text, strlen(times[i].text), sl_time_text_arena());
		sl_buf b = {0};

		if (!times[i].want) {
			if (st == SL_OK)
				fail_msg("\"%s\" was taken for a time", times[i].text);
			continue;
		}
		if (st != SL_OK)
			fail_msg("\"%s\" was refused", times[i].text);
		sl_time_print(&b, &t);
		sl_text_is(times[i].text, &b, times[i].want);
	}
}

static void test_time_arithmetic(void **state)
{
	static const struct {
		const char *t, *span, *want;
	} sums[] = {
		{"10:15:00", "PT1H", "11:15:00"},
		{"23:30:00", "PT1H", "00:30:00"},
		{"00:30:00", "-PT1H", "23:30:00"},
		{"10:15:00+11:00", "P1D", "10:15:00+11:00"},
		{"10:15:00@Europe/Paris", "-PT1H", "09:15:00@Europe/Paris"},
		{"00:00:00", "-PT0.000000001S", "23:59:59.999999999"},
		{"12:00:00", "P100000DT1S", "12:00:01"},
	};
	static const struct {
		const char *a, *b, *want; /* NULL: no difference */
	} differences[] = {
		{"10:10:10", "09:10:10", "PT1H"},
		{"10:10:10", "11:10:10", "-PT1H"},
		{"10:10:10+11:00", "11:10:10+11:00", "-PT1H"},
		{"10:00:00+01:00", "09:00:00Z", "PT0S"},
		{"10:00:00@Europe/Paris", "11:00:00@Europe/Paris", "-PT1H"},
		{"10:00:00@Etc/UTC", "11:00:00Z", "-PT1H"},
		{"10:00:00.25", "10:00:00", "PT0.25S"},
		{"10:10:10", "10:10:10Z", NULL},
		{"10:10:10@Europe/Paris", "10:10:10@Asia/Tokyo", NULL},
		{"10:10:10@Europe/Paris", "10:10:10", NULL},
	};
	sl_time t;

	(void)state;
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
		sl_buf b = {0};
		t = sl_time_add(sl_time_of(sums[i].t), sl_span_of(sums[i].span));
		sl_time_print(&b, &t);
		sl_text_is(sums[i].t, &b, sums[i].want);
	}
	for (size_t i = 0; i < sizeof differences / sizeof *differences; i++) {
		sl_time a = sl_time_of(differences[i].a),
			c = sl_time_of(differences[i].b);
		sl_span s;
		sl_buf b = {0};
		sl_status st = sl_time_sub(&s, &a, &c);

		if ((st == SL_OK) != (differences[i].want != NULL))
			fail_msg("%s - %s: status %d", differences[i].a, differences[i].b,
				 st);
		if (st != SL_OK)
			continue;
		sl_span_print(&b, s);
		sl_text_is(differences[i].a, &b, differences[i].want);
	}
	assert_int_equal(sl_time_make(&t, 11, 59, sl_dec_of("45.5"), -7200), SL_OK);
	sl_buf b = {0};
	sl_time_print(&b, &t);
	sl_text_is("time from parts", &b, "11:59:45.5-02:00");
	assert_int_equal(sl_time_make(&t, 24, 0, sl_dec_of("0"), SL_NO_OFFSET), SL_EINVAL);
	assert_int_equal(sl_time_make(&t, 23, 60, sl_dec_of("0"), SL_NO_OFFSET), SL_EINVAL);
	assert_int_equal(sl_time_make(&t, 23, 59, sl_dec_of("60"), SL_NO_OFFSET), SL_EINVAL);
	assert_int_equal(sl_time_make(&t, 23, 59, sl_dec_of("-1"), SL_NO_OFFSET), SL_EINVAL);
	assert_int_equal(sl_time_make(&t, 1, 1, sl_dec_of("1"), 64801), SL_EINVAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_time_arithmetic),
	};

	return cmocka_run_group_tests(tests, NULL, sl_time_text_forget);
}
