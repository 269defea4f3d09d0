/* SPDX-License-Identifier: EUPL-1.2 */
/* The axes of a chart: where ticks stand, and values between them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "explain/sweep.h"

static sl_dec dec(const char *text)
{
	sl_dec d = SL_DEC_ZERO;

	assert_int_equal(sl_dec_parse(&d, text, strlen(text), true), SL_OK);
	return d;
}

static const struct {
	const char *name, *low, *high;
	unsigned most;
	const char *first, *step;
	unsigned count;
	int digits;
	const char *value;
	int place;          /* of the value on 200 pixels */
} axes[] = {
	{"a tenth of the width", "0", "1000", 10, "0", "100", 11, 0, "250", 50},
	{"one above it", "0", "1001", 10, "0", "200", 7, 0, "1200", 200},
	{"a third of it", "0", "3000", 8, "0", "500", 7, 0, "1500", 100},
	{"whole steps around both ends", "13", "2977", 10, "0", "500", 7, 0, "7.5", 1},
	{"below zero", "-250", "250", 10, "-250", "50", 11, 0, "0", 100},
	{"cents", "0", "0.5", 10, "0", "0.05", 11, 2, "0.01", 4},
	{"no width", "7", "7", 10, "7", "0.1", 11, 1, "7.05", 10},
	{"beyond 64 bits", "0", "1e30", 10, "0", "1e29", 11, 0, "5e29", 100},
};

static void test_axes(void **state)
{
	for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
		int place = 0;
		sl_axis a;

		assert_int_equal(sl_axis_of(&a, dec(axes[i].low), dec(axes[i].high), axes[i].most), SL_OK);
		assert_int_equal(sl_axis_place(&place, &a, dec(axes[i].value), 200, SL_ROUND_HALF_UP), SL_OK);
		if (!sl_dec_equal(a.first, dec(axes[i].first)) || !sl_dec_equal(a.step, dec(axes[i].step)) ||
		    a.count != axes[i].count || a.digits != axes[i].digits || place != axes[i].place)
			fail_msg("%s: %u ticks, %d digits, at %d", axes[i].name, a.count, a.digits, place);
	}
}

/* The largest numbers have no axis, and say so. */
static void test_no_axis(void **state)
{
	sl_axis a;

	assert_int_equal(sl_axis_of(&a, dec("-9e6144"), dec("9e6144"), 10), SL_ERANGE);
	assert_int_equal(sl_axis_of(&a, dec("1e33"), dec("1e33"), 10), SL_OK);
	assert_int_not_equal(sl_axis_of(&a, dec("1e60"), dec("1e60"), 10), SL_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_axes), cmocka_unit_test(test_no_axis)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
