/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Fuzz: dates, times, moments, durations, and the reader of zone files. What
 * is read must print and read back the same; a zone file may be anything.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "value/time.h"
#include "value/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
	if (!holds)
		abort();
}

static void check_date(const char *text, size_t n)
{
	char out[SL_DATE_TEXT_MAX];
	sl_date d, back;
	sl_ymd ymd;

	if (sl_date_parse(&d, text, n) != SL_OK)
		return;
	/* There is one way to write a day. */
	require(sl_date_text(out, d) == n && memcmp(out, text, n) == 0);
	ymd = sl_date_to_ymd(d);
	require(sl_date_from_ymd(&back, ymd.year, ymd.month, ymd.day) == SL_OK &&
		back == d);
	require(sl_date_iso_week(d, NULL) >= 1 && sl_date_iso_week(d, NULL) <= 53);
	if (sl_date_add_months(&back, d, 13) == SL_OK)
		require(sl_date_whole_months(d, back) >= 12);
}

static void check_span(const char *text, size_t n)
{
	sl_buf b = {0};
	sl_span s, back;
	int64_t m, again;

	if (sl_span_parse(&s, text, n) == SL_OK) {
		sl_span_print(&b, s);
		require(sl_span_parse(&back, sl_buf_text(&b), b.len) == SL_OK);
		require(sl_span_compare(s, back) == 0);
		require(sl_span_from_dec(&back, sl_span_to_dec(s)) == SL_OK);
		require(sl_span_compare(s, back) == 0);
		sl_date d;
		(void)sl_date_add_span(&d, 20000, s);
	}
	sl_buf_clear(&b);
	if (sl_months_parse(&m, text, n) == SL_OK) {
		sl_months_print(&b, m);
		require(sl_months_parse(&again, sl_buf_text(&b), b.len) == SL_OK &&
			m == again);
	}
	sl_buf_free(&b);
}

static void check_time(const char *text, size_t n, sl_arena *arena)
{
	sl_buf b = {0};
	sl_time t, back;
	int order;

	if (sl_time_parse(&t, text, n, arena) != SL_OK)
		return;
	sl_time_print(&b, &t);
	require(sl_time_parse(&back, sl_buf_text(&b), b.len, arena) == SL_OK);
	require(sl_time_compare(&order, &t, &back) && order == 0);
	sl_buf_free(&b);
}

static void check_moment(const char *text, size_t n, sl_arena *arena)
{
	sl_buf b = {0};
	sl_moment m, back;
	sl_span s;
	int order;

	if (sl_moment_parse(&m, text, n, arena) != SL_OK)
		return;
	sl_moment_print(&b, &m);
	require(sl_moment_parse(&back, sl_buf_text(&b), b.len, arena) == SL_OK);
	require(sl_moment_compare(&order, &m, &back) && order == 0);
	if (sl_moment_add(&back, &m, (sl_span){86399, 999999999}) == SL_OK) {
		require(sl_moment_sub(&s, &back, &m) == SL_OK);
		require(s.seconds == 86399 && s.nanos == 999999999);
	}
	sl_buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data;
	sl_arena arena = {0};
	int32_t offset;

	if (size >= 4 && memcmp(data, "TZif", 4) == 0) {
		for (int64_t at = -4; at < 5; at++)
			if (sl_zone_offset_in(&offset, data, size,
					      at * INT64_C(999999999)) == SL_OK)
				require(offset > -900000 && offset < 900000);
		return 0;
	}
	if (size > 200)
		return 0;
	check_date(text, size);
	check_span(text, size);
	check_time(text, size, &arena);
	check_moment(text, size, &arena);
	sl_arena_free(&arena);
	return 0;
}
