/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Dates. Expected values: ISO 8601 and its published week tables, the
 * examples of the language's documentation, and a calendar counted day by day.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "value/date.h"

static sl_date day(const char *text)
{
	sl_date d;

	if (sl_date_parse(&d, text, strlen(text)) != SL_OK)
		fail_msg("\"%s\" is not a date", text);
	return d;
}

static const char *show(sl_date d)
{
	static char text[4][SL_DATE_TEXT_MAX];
	static unsigned turn;
	char *out = text[turn++ % 4];

	sl_date_text(out, d);
	return out;
}

static void test_parse(void **state)
{
	static const char *const good[] = {
		"2026-07-01",      "1970-01-01",       "2024-02-29",  "2000-02-29",
		"0001-01-01",      "0000-02-29",       "-2021-01-01", "-0001-12-31",
		"9999-12-31",      "10000-01-01",      "99999-12-31", "123456789-03-01",
		"999999999-12-31", "-999999999-01-01", "-0004-02-29",
	};
	static const char *const bad[] = {
		"",
		"-",
		"2026",
		"2026-7-1",
		"2026-07-1",
		"2026-07-011",
		"2026-13-01",
		"2026-00-10",
		"2026-01-00",
		"2026-01-32",
		"2026-02-29",
		"1900-02-29",
		"2026-04-31",
		"+2026-07-01",
		"-0000-01-01",
		"998-12-31",
		"01211-12-31",
		"000002026-01-01",
		"9999999999-12-25",
		"2026/07/01",
		"2026-07-01Z",
		"2026-07-01T",
		" 2026-07-01",
		"2026-07-01 ",
		"2026-0a-01",
		"2026_07-01",
		"2026-07_01",
		"--2026-07-01",
		"20260701",
		"2026-07-0\xc2",
	};
	sl_date d;

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		if (strcmp(show(day(good[i])), good[i]) != 0)
			fail_msg("%s printed as %s", good[i], show(day(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		if (sl_date_parse(&d, bad[i], strlen(bad[i])) != SL_EINVAL)
			fail_msg("\"%s\" was taken for %s", bad[i], show(d));
	assert_int_equal(sl_date_parse(&d, "2026-07-01T10:00", 10), SL_OK);
	assert_true(day("-999999999-01-01") == SL_DATE_MIN);
	assert_true(day("999999999-12-31") == SL_DATE_MAX);
	assert_true(day("1970-01-01") == 0);
	assert_true(day("1969-12-31") == -1);
	assert_true(day("2000-01-01") == 10957);
}

/* A calendar counted day by day, over three eras of 400 years. */
static void test_every_day(void **state)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int year = -400, month = 1, dom = 1, doy = 1, weekday;
	sl_date d = day("-0400-01-01");

	(void)state;
	/* 1 January -400 lies 2400 years before that of 2000, a Saturday, and 400
	 * years are whole weeks. */
	weekday = 6;
	for (; year < 2800; d++) {
		sl_ymd ymd = sl_date_to_ymd(d);
		sl_date back;
		bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
		int length = lengths[month - 1] + (month == 2 && leap);

		if (ymd.year != year || ymd.month != month || ymd.day != dom)
			fail_msg("day %lld is %s, want %d-%d-%d", (long long)d, show(d),
				 year, month, dom);
		if (sl_date_from_ymd(&back, year, month, dom) != SL_OK || back != d)
			fail_msg("%d-%d-%d is day %lld", year, month, dom, (long long)d);
		if (sl_date_weekday(d) != weekday || sl_date_day_of_year(d) != doy)
			fail_msg("%s: weekday %d, day %d of the year", show(d),
				 sl_date_weekday(d), sl_date_day_of_year(d));
		weekday = weekday % 7 + 1;
		doy++;
		if (dom++ == length) {
			dom = 1;
			if (month++ == 12) {
				month = doy = 1;
				year++;
			}
		}
	}
}

static void test_round_trip(void **state)
{
	uint64_t seed = 42;

	(void)state;
	for (int i = 0; i < 300000; i++) {
		seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
		sl_date d = (sl_date)((seed >> 11) %
				      (uint64_t)(SL_DATE_MAX - SL_DATE_MIN + 1)) +
			    SL_DATE_MIN;
		char text[SL_DATE_TEXT_MAX];
		sl_date back;
		size_t n = sl_date_text(text, d);

		if (sl_date_parse(&back, text, n) != SL_OK || back != d)
			fail_msg("%s read back is %s", text, show(back));
	}
}

static const struct {
	const char *date;
	int week, year;
} weeks[] = {
	{"2014-12-29", 1, 2015},  {"2018-12-31", 1, 2019},  {"2026-01-01", 1, 2026},
	{"2020-12-31", 53, 2020}, {"2021-01-03", 53, 2020}, {"2021-01-04", 1, 2021},
	{"2009-12-31", 53, 2009}, {"2010-01-01", 53, 2009}, {"2005-01-01", 53, 2004},
	{"2005-01-02", 53, 2004}, {"2005-12-31", 52, 2005}, {"2007-01-01", 1, 2007},
	{"2007-12-30", 52, 2007}, {"2007-12-31", 1, 2008},  {"2008-12-28", 52, 2008},
	{"2008-12-29", 1, 2009},  {"2026-12-31", 53, 2026}, {"2027-01-03", 53, 2026},
	{"2027-01-04", 1, 2027},  {"1970-01-01", 1, 1970},
};

static void test_weeks(void **state)
{
	int64_t year;

	(void)state;
	for (size_t i = 0; i < sizeof weeks / sizeof *weeks; i++) {
		int week = sl_date_iso_week(day(weeks[i].date), &year);
		if (week != weeks[i].week || year != weeks[i].year)
			fail_msg("%s: week %d of %lld", weeks[i].date, week,
				 (long long)year);
	}
	/* Week follows week, and a new one starts on every Monday only. */
	for (sl_date d = day("1990-01-01"); d < day("2060-01-01"); d++) {
		int64_t y1, y2;
		int w1 = sl_date_iso_week(d, &y1), w2 = sl_date_iso_week(d + 1, &y2);
		bool same = w1 == w2 && y1 == y2;
		bool next = (w2 == w1 + 1 && y1 == y2) ||
			    (w2 == 1 && w1 >= 52 && y2 == y1 + 1);
		if (sl_date_weekday(d) == 7 ? !next : !same)
			fail_msg("week %d then %d around %s", w1, w2, show(d));
	}
	assert_true(sl_date_iso_week(SL_DATE_MIN, NULL) >= 1);
	assert_true(sl_date_iso_week(SL_DATE_MAX, NULL) <= 53);
}

static const struct {
	const char *date;
	int64_t months;
	const char *want;
} sums[] = {
	{"2026-01-31", 1, "2026-02-28"},
	{"2024-01-31", 1, "2024-02-29"},
	{"2026-03-31", -1, "2026-02-28"},
	{"2024-02-29", 12, "2025-02-28"},
	{"2024-02-29", 48, "2028-02-29"},
	{"2026-07-01", 0, "2026-07-01"},
	{"2026-11-30", 3, "2027-02-28"},
	{"2026-01-15", -13, "2024-12-15"},
	{"0000-01-31", -1, "-0001-12-31"},
	{"-2021-01-01", -12, "-2022-01-01"},
	{"999999999-12-31", 1, NULL},
	{"-999999999-01-01", -1, NULL},
	{"2026-07-01", INT64_MAX, NULL},
	{"2026-07-01", INT64_MIN, NULL},
	{"-999999999-01-31", INT64_C(23999999987), "999999999-12-31"},
};

static void test_add_months(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
		sl_date got;
		sl_status s = sl_date_add_months(&got, day(sums[i].date), sums[i].months);
		if (!sums[i].want)
			assert_int_equal(s, SL_ERANGE);
		else if (s != SL_OK || strcmp(show(got), sums[i].want) != 0)
			fail_msg("%s + %lld months: %s", sums[i].date,
				 (long long)sums[i].months, show(got));
	}
}

static const struct {
	const char *from, *to;
	int64_t months;
} spans[] = {
	{"2026-01-01", "2026-07-01", 6},   {"2026-01-31", "2026-02-28", 0},
	{"2026-01-31", "2026-03-01", 1},   {"2011-12-22", "2013-08-24", 20},
	{"2013-08-24", "2011-12-22", -20}, {"2016-01-21", "2015-01-21", -12},
	{"2016-01-01", "2016-01-01", 0},   {"2016-09-30", "2017-12-28", 14},
	{"2026-03-01", "2026-02-28", 0},   {"2026-03-15", "2026-02-16", 0},
	{"2026-03-15", "2026-02-15", -1},
};

static void test_whole_months(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
		int64_t got = sl_date_whole_months(day(spans[i].from), day(spans[i].to));
		if (got != spans[i].months)
			fail_msg("%s to %s: %lld months", spans[i].from, spans[i].to,
				 (long long)got);
	}
}

static void test_dutch(void **state)
{
	sl_buf b = {0};

	(void)state;
	sl_date_print_dutch(&b, day("2026-07-01"));
	sl_buf_putc(&b, '|');
	sl_date_print_dutch(&b, day("2024-02-29"));
	assert_string_equal(sl_buf_text(&b), "1 juli 2026|29 februari 2024");
	sl_buf_free(&b);
}

/* Easter Sundays as published by the United States Naval Observatory; the
 * earliest and latest days that there are, and the years that the exceptions
 * of Gauss are for. */
static void test_easter(void **state)
{
	static const char *const sundays[] = {
		"1598-03-22", "1609-04-19", "1666-04-25", "1693-03-22", "1734-04-25", "1761-03-22",
		"1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1981-04-19", "2000-04-23",
		"2001-04-15", "2002-03-31", "2003-04-20", "2004-04-11", "2005-03-27", "2006-04-16",
		"2007-04-08", "2008-03-23", "2009-04-12", "2010-04-04", "2011-04-24", "2012-04-08",
		"2013-03-31", "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01",
		"2019-04-21", "2020-04-12", "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31",
		"2025-04-20", "2026-04-05", "2027-03-28", "2028-04-16", "2029-04-01", "2030-04-21",
		"2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09", "2035-03-25", "2036-04-13",
		"2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01", "2049-04-18", "2076-04-19",
		"2285-03-22",
	};
	sl_date easter;

	(void)state;
	for (size_t i = 0; i < sizeof sundays / sizeof *sundays; i++) {
		sl_date want = day(sundays[i]);

		assert_int_equal(sl_date_easter(&easter, sl_date_to_ymd(want).year), SL_OK);
		if (easter != want)
			fail_msg("Easter: got %s, want %s", show(easter), show(want));
	}
	/* The order of the days returns after 5 700 000 years, on either side. */
	assert_int_equal(sl_date_easter(&easter, 2026 - 5700000), SL_OK);
	assert_int_equal(sl_date_to_ymd(easter).month * 100 + sl_date_to_ymd(easter).day, 405);
	assert_int_equal(sl_date_easter(&easter, 1000000000), SL_EINVAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parse),
		cmocka_unit_test(test_every_day),
		cmocka_unit_test(test_round_trip),
		cmocka_unit_test(test_weeks),
		cmocka_unit_test(test_add_months),
		cmocka_unit_test(test_whole_months),
		cmocka_unit_test(test_dutch),
		cmocka_unit_test(test_easter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
