/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Zones: what the clock of a place says. Expected values follow the published
 * dates on which clocks changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/time_text.h"
#include "value/zone.h"

static const struct {
	const char *zone, *at;
	int32_t want;
} offsets[] = {
	{"Europe/Amsterdam", "2026-03-29T00:59:59Z", 3600},
	{"Europe/Amsterdam", "2026-03-29T01:00:00Z", 7200},
	{"Europe/Amsterdam", "2026-10-25T00:59:59Z", 7200},
	{"Europe/Amsterdam", "2026-10-25T01:00:00Z", 3600},
	/* March 2044 has four Sundays: the rule's fifth week is the last. */
	{"Europe/Amsterdam", "2044-03-27T00:59:59Z", 3600},
	{"Europe/Amsterdam", "2044-03-27T01:00:00Z", 7200},
	{"Europe/Amsterdam", "2126-07-01T00:00:00Z", 7200},
	{"Europe/Amsterdam", "2126-01-01T00:00:00Z", 3600},
	{"Europe/London", "1970-01-01T00:00:00Z", 3600},
	{"Australia/Melbourne", "2021-01-01T00:00:00Z", 39600},
	{"Australia/Melbourne", "2021-07-01T00:00:00Z", 36000},
	{"Australia/Melbourne", "2121-12-31T23:00:00Z", 39600},
	{"America/New_York", "2040-07-01T00:00:00Z", -14400},
	{"America/New_York", "2040-01-01T00:00:00Z", -18000},
	{"Asia/Kolkata", "2026-01-01T00:00:00Z", 19800},
	{"Asia/Dhaka", "2026-01-01T00:00:00Z", 21600},
	{"Europe/Dublin", "2050-07-01T00:00:00Z", 3600},
	{"Europe/Dublin", "2050-01-01T00:00:00Z", 0},
	{"Etc/UTC", "2026-01-01T00:00:00Z", 0},
	{"Etc/GMT+5", "2026-01-01T00:00:00Z", -18000},
};

static void test_offsets(void **state)
{
	int32_t got;

	(void)state;
	for (size_t i = 0; i < sizeof offsets / sizeof *offsets; i++) {
		sl_moment m = sl_moment_of(offsets[i].at);
		int64_t seconds = m.date * 86400 + m.time.nanos / 1000000000;
		if (sl_zone_offset_at(&got, offsets[i].zone, seconds) != SL_OK ||
		    got != offsets[i].want)
			fail_msg("%s at %s: got %d, want %d", offsets[i].zone,
				 offsets[i].at, got, offsets[i].want);
	}
	/* 02:30 on 25 October 2026 is read twice: the first time in summer time.
	 * 02:30 on 29 March is skipped: as if the clock had not changed yet. */
	assert_int_equal(sl_moment_of("2026-10-25T02:30:00@Europe/Amsterdam").time.offset,
			 7200);
	assert_int_equal(sl_moment_of("2026-10-25T03:00:00@Europe/Amsterdam").time.offset,
			 3600);
	assert_int_equal(sl_moment_of("2026-03-29T02:30:00@Europe/Amsterdam").time.offset,
			 3600);
	assert_int_equal(sl_moment_of("2026-03-29T03:00:00@Europe/Amsterdam").time.offset,
			 7200);
	assert_int_equal(sl_zone_offset_at(&got, "Europe/Nowhere", 0), SL_EINVAL);
	assert_int_equal(sl_zone_offset_at(&got, "", 0), SL_EINVAL);
	assert_int_equal(sl_zone_offset_at(&got, "../zoneinfo/Europe/Paris", 0),
			 SL_EINVAL);
	assert_true(sl_zone_is_fixed(&got, "Etc/UTC"));
	assert_false(sl_zone_is_fixed(&got, "Europe/Amsterdam"));
}

/* A file cut off anywhere, or with one byte changed, is refused or read, but
 * never read beyond its end (the sanitizer watches). */
static void test_damaged_zone_file(void **state)
{
	static uint8_t whole[16384];
	FILE *f = fopen("/usr/share/zoneinfo/Europe/Amsterdam", "rb");
	int32_t offset;
	size_t n;

	(void)state;
	assert_non_null(f);
	n = fread(whole, 1, sizeof whole, f);
	fclose(f);
	assert_int_equal(sl_zone_offset_in(&offset, whole, n, 0), SL_OK);
	assert_int_equal(offset, 3600);
	for (size_t cut = 0; cut < n; cut++) {
		uint8_t *part = malloc(cut ? cut : 1);
		assert_non_null(part);
		memcpy(part, whole, cut);
		sl_status st = sl_zone_offset_in(&offset, part, cut, INT64_C(4000000000));
		if (cut < n - 40 && st == SL_OK)
			fail_msg("a file cut off at %zu was accepted", cut);
		free(part);
	}
	for (size_t i = 0; i < n; i++) {
		uint8_t keep = whole[i];
		whole[i] = 0xff;
		(void)sl_zone_offset_in(&offset, whole, n, INT64_MAX);
		(void)sl_zone_offset_in(&offset, whole, n, INT64_MIN);
		whole[i] = keep;
	}
	assert_int_equal(sl_zone_offset_in(&offset, whole, n, 0), SL_OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_offsets),
		cmocka_unit_test(test_damaged_zone_file),
	};

	return cmocka_run_group_tests(tests, NULL, sl_time_text_forget);
}
