/* SPDX-License-Identifier: EUPL-1.2 */
/* Truths and values: the tables of docs/rule-language.md, FEEL's equality,
 * order and text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "value/time.h"
#include "value/value.h"

/* ---- truths ---- */

static const sl_truth all[] = {SL_TRUTH_UNKNOWN, SL_FALSE, SL_TRUE, SL_EMPTY,
			       SL_BROKEN_TRUTH};

static void test_truth_orders(void **state)
{
	/* The least for and, the greatest for or. */
	static const sl_truth and_order[] = {SL_FALSE, SL_TRUTH_UNKNOWN, SL_BROKEN_TRUTH,
					     SL_EMPTY, SL_TRUE};
	static const sl_truth or_order[] = {SL_FALSE, SL_EMPTY, SL_BROKEN_TRUTH,
					    SL_TRUTH_UNKNOWN, SL_TRUE};

	(void)state;
	for (int i = 0; i < 5; i++) {
		for (int k = 0; k < 5; k++) {
			sl_truth least = and_order[i < k ? i : k];
			sl_truth greatest = or_order[i > k ? i : k];
			if (sl_truth_and(and_order[i], and_order[k]) != least)
				fail_msg("%s and %s", sl_truth_name(and_order[i]),
					 sl_truth_name(and_order[k]));
			if (sl_truth_or(or_order[i], or_order[k]) != greatest)
				fail_msg("%s or %s", sl_truth_name(or_order[i]),
					 sl_truth_name(or_order[k]));
		}
	}
	assert_int_equal(sl_truth_and(SL_TRUTH_UNKNOWN, SL_BROKEN_TRUTH),
			 SL_TRUTH_UNKNOWN);
	assert_int_equal(sl_truth_not(SL_TRUE), SL_FALSE);
	assert_int_equal(sl_truth_not(SL_FALSE), SL_TRUE);
	assert_int_equal(sl_truth_not(SL_EMPTY), SL_EMPTY);
	assert_int_equal(sl_truth_not(SL_BROKEN_TRUTH), SL_BROKEN_TRUTH);
	assert_string_equal(sl_truth_name(SL_BROKEN_TRUTH), "regelgebrek");
	/* Zeroed memory means "not known". */
	assert_int_equal(SL_TRUTH_UNKNOWN, 0);
}

static void test_de_morgan(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		for (int k = 0; k < 5; k++) {
			sl_truth a = all[i], b = all[k];
			if (sl_truth_not(sl_truth_and(a, b)) !=
				    sl_truth_or(sl_truth_not(a), sl_truth_not(b)) ||
			    sl_truth_not(sl_truth_or(a, b)) !=
				    sl_truth_and(sl_truth_not(a), sl_truth_not(b)))
				fail_msg("De Morgan fails for %s, %s", sl_truth_name(a),
					 sl_truth_name(b));
			assert_int_equal(sl_truth_and(a, b), sl_truth_and(b, a));
			assert_int_equal(sl_truth_or(a, b), sl_truth_or(b, a));
			for (int m = 0; m < 5; m++) {
				assert_int_equal(
					sl_truth_and(sl_truth_and(a, b), all[m]),
					sl_truth_and(a, sl_truth_and(b, all[m])));
				assert_int_equal(sl_truth_or(sl_truth_or(a, b), all[m]),
						 sl_truth_or(a, sl_truth_or(b, all[m])));
			}
		}
	}
}

/* Filling in an unknown never changes what was decided. */
static void test_monotone(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		for (int k = 0; k < 5; k++) {
			sl_truth with = all[k],
				 known = sl_truth_and(SL_TRUTH_UNKNOWN, all[i]);
			if (known != SL_TRUTH_UNKNOWN &&
			    sl_truth_and(with, all[i]) != known)
				fail_msg("unknown and %s changes", sl_truth_name(all[i]));
			known = sl_truth_or(SL_TRUTH_UNKNOWN, all[i]);
			if (known != SL_TRUTH_UNKNOWN &&
			    sl_truth_or(with, all[i]) != known)
				fail_msg("unknown or %s changes", sl_truth_name(all[i]));
		}
	}
}

/* ---- values ---- */

static sl_arena arena;

static int tear_down(void **state)
{
	(void)state;
	sl_arena_free(&arena);
	return 0;
}

static sl_value number(const char *text)
{
	sl_dec d;

	assert_int_equal(sl_dec_parse(&d, text, strlen(text), true), SL_OK);
	return sl_number(d);
}

static sl_value string(const char *text)
{
	return sl_string(text, strlen(text));
}

static sl_value day(const char *text)
{
	sl_date d;

	assert_int_equal(sl_date_parse(&d, text, strlen(text)), SL_OK);
	return sl_day(d);
}

static sl_value clock_time(const char *text)
{
	sl_time *t = sl_arena_alloc(&arena, sizeof *t);

	assert_int_equal(sl_time_parse(t, text, strlen(text), &arena), SL_OK);
	return (sl_value){.kind = SL_TIME, .as.time = t};
}

static sl_value moment(const char *text)
{
	sl_moment *m = sl_arena_alloc(&arena, sizeof *m);

	assert_int_equal(sl_moment_parse(m, text, strlen(text), &arena), SL_OK);
	return (sl_value){.kind = SL_MOMENT, .as.moment = m};
}

static sl_value span(const char *text)
{
	sl_value v = {.kind = SL_SPAN};

	assert_int_equal(sl_span_parse(&v.as.span, text, strlen(text)), SL_OK);
	return v;
}

static sl_value list(uint32_t count, sl_value a, sl_value b)
{
	sl_value items[2] = {a, b};
	sl_list *l = sl_arena_alloc(&arena, sizeof *l);

	l->items = sl_arena_memdup(&arena, items, count * sizeof *items);
	l->count = count;
	return (sl_value){.kind = SL_LIST, .as.list = l};
}

static sl_value context(const char *n1, sl_value a, const char *n2, sl_value b)
{
	const char *names[2] = {n1, n2};
	sl_value values[2] = {a, b};
	sl_context *c = sl_arena_alloc(&arena, sizeof *c);

	c->count = n2 ? 2 : n1 ? 1 : 0;
	c->names = sl_arena_memdup(&arena, names, sizeof names);
	c->values = sl_arena_memdup(&arena, values, sizeof values);
	return (sl_value){.kind = SL_CONTEXT, .as.context = c};
}

static sl_value range(char open, sl_value low, sl_value high, char close)
{
	sl_range *r = sl_arena_alloc(&arena, sizeof *r);

	*r = (sl_range){.low = low,
			.high = high,
			.low_closed = open == '[' || open == '=',
			.high_closed = close == ']' || close == '=',
			.unary = open == '=' || open == '<'};
	return (sl_value){.kind = SL_RANGE, .as.range = r};
}

static void test_equal(void **state)
{
	const sl_value none = sl_null(), unknown = {.kind = SL_UNKNOWN};
	const sl_value one = number("1"), two = number("2");
	const struct {
		const char *name;
		sl_value a, b;
		sl_truth want;
	} rows[] = {
		{"numbers by value", number("1.0"), one, SL_TRUE},
		{"numbers", one, two, SL_FALSE},
		{"strings", string("ab"), string("ab"), SL_TRUE},
		{"strings of other length", string("ab"), string("abc"), SL_FALSE},
		{"empty strings", sl_string(NULL, 0), string(""), SL_TRUE},
		{"number and string", one, string("1"), SL_TRUTH_UNKNOWN},
		{"null and null", none, none, SL_TRUE},
		{"number and null", one, none, SL_FALSE},
		{"null and number", none, one, SL_FALSE},
		{"null and unknown", none, unknown, SL_TRUTH_UNKNOWN},
		{"unknown and unknown", unknown, unknown, SL_TRUTH_UNKNOWN},
		{"booleans", sl_boolean(true), sl_boolean(true), SL_TRUE},
		{"booleans differ", sl_boolean(true), sl_boolean(false), SL_FALSE},
		{"dates", day("2026-07-01"), day("2026-07-01"), SL_TRUE},
		{"date and its midnight", day("2026-07-01"),
		 moment("2026-07-01T00:00:00Z"), SL_TRUE},
		{"date and a local midnight", day("2026-07-01"), moment("2026-07-01"),
		 SL_FALSE},
		{"P1Y = P12M", sl_months(12), sl_months(12), SL_TRUE},
		{"months and days", sl_months(0), span("P0D"), SL_TRUTH_UNKNOWN},
		{"P1D = PT24H", span("P1D"), span("PT24H"), SL_TRUE},
		{"times without fraction", clock_time("10:30:00.0001"),
		 clock_time("10:30:00.0002"), SL_TRUE},
		{"Z and +00:00", clock_time("10:30:00Z"), clock_time("10:30:00+00:00"),
		 SL_TRUE},
		{"local and Z", clock_time("10:30:00"), clock_time("10:30:00Z"),
		 SL_FALSE},
		{"moments by instant", moment("2026-02-08T00:00:00+01:00"),
		 moment("2026-02-08T00:00:00@Europe/Paris"), SL_TRUE},
		{"moments in other zones", moment("2026-02-08T00:00:00@Europe/Paris"),
		 moment("2026-02-08T00:00:00@Asia/Dhaka"), SL_FALSE},
		{"local moment and Z", moment("2026-02-08T00:00:00"),
		 moment("2026-02-08T00:00:00Z"), SL_FALSE},
		{"lists", list(2, one, two), list(2, number("1.00"), two), SL_TRUE},
		{"lists in other order", list(2, one, two), list(2, two, one), SL_FALSE},
		{"lists of other length", list(1, one, one), list(2, one, one), SL_FALSE},
		{"empty lists", list(0, none, none), list(0, none, none), SL_TRUE},
		{"lists of other kinds", list(1, one, one), list(1, string("1"), one),
		 SL_FALSE},
		{"list and null", list(0, none, none), none, SL_FALSE},
		{"lists with nulls", list(2, none, one), list(2, none, one), SL_TRUE},
		{"list with an unknown", list(2, unknown, one), list(2, two, one),
		 SL_TRUTH_UNKNOWN},
		{"unknown, but another differs", list(2, unknown, one), list(2, two, two),
		 SL_FALSE},
		{"contexts by name", context("a", one, "b", two),
		 context("b", two, "a", one), SL_TRUE},
		{"contexts with another value", context("a", one, "b", two),
		 context("b", two, "a", two), SL_FALSE},
		{"contexts with another name", context("a", one, "b", two),
		 context("a", one, "c", two), SL_FALSE},
		{"empty contexts", context(NULL, one, NULL, one),
		 context(NULL, two, NULL, two), SL_TRUE},
		{"ranges", range('[', one, two, ']'), range('[', one, two, ']'), SL_TRUE},
		{"ranges open and closed", range('[', one, two, ']'),
		 range('[', one, two, ')'), SL_FALSE},
		{"(=1) and [1..1]", range('=', one, one, '='), range('[', one, one, ']'),
		 SL_FALSE},
		{"entities", sl_entity(1, 4), sl_entity(1, 4), SL_TRUE},
		{"other entities", sl_entity(1, 4), sl_entity(1, 5), SL_FALSE},
		{"entities of other kinds", sl_entity(1, 4), sl_entity(2, 4), SL_FALSE},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_truth got = sl_value_equal(rows[i].a, rows[i].b);
		if (got != rows[i].want || sl_value_equal(rows[i].b, rows[i].a) != got)
			fail_msg("%s: %s", rows[i].name, sl_truth_name(got));
	}
	assert_true(sl_value_is(clock_time("23:00:50Z"), clock_time("23:00:50+00:00")));
	assert_false(
		sl_value_is(clock_time("20:00:50+00:00"), clock_time("21:00:50+01:00")));
	assert_false(sl_value_is(moment("2026-04-02T23:00:00@Australia/Melbourne"),
				 moment("2026-04-02T23:00:00+11:00")));
	assert_true(sl_value_is(moment("2026-04-02T23:00:00@Europe/Paris"),
				moment("2026-04-02T23:00:00@Europe/Paris")));
	assert_true(sl_value_is(span("P1D"), span("PT24H")));
	assert_false(sl_value_is(sl_months(0), span("P0D")));
	assert_true(sl_value_is(none, none));
	assert_false(sl_value_is(one, none));
}

static void test_compare(void **state)
{
	enum { NO_ORDER = 9 };
	const struct {
		const char *name;
		sl_value a, b;
		int want;
	} rows[] = {
		{"numbers", number("-1"), number("0.5"), -1},
		{"equal numbers", number("1.50"), number("1.5"), 0},
		{"strings", string("a"), string("b"), -1},
		{"prefix", string("a"), string("ab"), -1},
		{"empty string", sl_string(NULL, 0), string("a"), -1},
		{"by code point", string("z"), string("\xc3\xa9"), -1},
		{"dates", day("2026-07-01"), day("2025-07-01"), 1},
		{"months", sl_months(11), sl_months(12), -1},
		{"spans", span("PT1S"), span("-PT1S"), 1},
		{"times", clock_time("10:00:00.1"), clock_time("10:00:00.2"), -1},
		{"times in offsets", clock_time("10:00:00+01:00"),
		 clock_time("09:30:00Z"), -1},
		{"local takes the offset of the other", clock_time("10:00:00"),
		 clock_time("10:30:00-05:00"), -1},
		{"local takes the zone of the other", clock_time("10:00:00"),
		 clock_time("09:30:00@Europe/Paris"), 1},
		{"an offset and a zone on no day", clock_time("10:00:00Z"),
		 clock_time("09:30:00@Europe/Paris"), NO_ORDER},
		{"a local moment takes it too", moment("2026-01-01T10:00:00"),
		 moment("2026-01-01T10:00:00-05:00"), 0},
		{"moments", moment("2026-01-01T12:00:00+02:00"),
		 moment("2026-01-01T10:00:01Z"), -1},
		{"booleans", sl_boolean(false), sl_boolean(true), NO_ORDER},
		{"other kinds", number("1"), string("1"), NO_ORDER},
		{"nulls", sl_null(), sl_null(), NO_ORDER},
		{"lists", list(0, sl_null(), sl_null()), list(0, sl_null(), sl_null()),
		 NO_ORDER},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		int got = NO_ORDER, back = NO_ORDER;
		sl_value_compare(&got, rows[i].a, rows[i].b);
		sl_value_compare(&back, rows[i].b, rows[i].a);
		if (got != rows[i].want || back != (got == NO_ORDER ? NO_ORDER : -got))
			fail_msg("%s: %d, turned round %d", rows[i].name, got, back);
	}
}

static void test_print(void **state)
{
	const sl_value one = number("1"), text = string("a \"b\"\\\n\xc3\xa9");
	const struct {
		sl_value v;
		const char *want;
	} rows[] = {
		{number("1013.90"), "1013.9"},
		{sl_boolean(true), "true"},
		{sl_boolean(false), "false"},
		{text, "a \"b\"\\\n\xc3\xa9"},
		{day("2026-07-01"), "2026-07-01"},
		{clock_time("10:00:00.50+01:00"), "10:00:00.5+01:00"},
		{moment("2026-07-01T10:00:00@Europe/Paris"),
		 "2026-07-01T10:00:00@Europe/Paris"},
		{sl_months(14), "P1Y2M"},
		{span("-PT26H"), "-P1DT2H"},
		{list(2, one, text), "[1, \"a \\\"b\\\"\\\\\\n\xc3\xa9\"]"},
		{list(2, list(0, one, one), sl_null()), "[[], null]"},
		{context("a", one, "een naam", day("2026-07-01")),
		 "{a: 1, een naam: 2026-07-01}"},
		{context("a-b", one, NULL, one), "{\"a-b\": 1}"},
		{range('[', one, number("10"), ')'), "[1..10)"},
		{range('(', day("2026-01-01"), sl_null(), ')'),
		 "(@\"2026-01-01\"..null)"},
		{range('<', sl_null(), one, '<'), "< 1"},
		{range('<', sl_null(), one, '='), "<= 1"},
		{range('<', one, sl_null(), '<'), "> 1"},
		{range('=', one, sl_null(), '<'), ">= 1"},
		{range('=', one, one, '='), "= 1"},
		{sl_entity(1, 3), "#3"},
		{sl_null(), "null"},
		{(sl_value){.kind = SL_UNKNOWN}, "onbekend"},
		{(sl_value){.kind = SL_BROKEN}, "regelgebrek"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_buf b = {0};
		sl_value_print(&b, rows[i].v);
		if (strcmp(sl_buf_text(&b), rows[i].want) != 0)
			fail_msg("got %s, want %s", sl_buf_text(&b), rows[i].want);
		sl_buf_free(&b);
	}
	assert_int_equal(sizeof(sl_value), 24);
	assert_string_equal(sl_kind_name(SL_SPAN), "days and time duration");
	assert_string_equal(sl_kind_name(SL_MOMENT), "date and time");
	assert_true(sl_is_known(one));
	assert_false(sl_is_known(sl_null()));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_truth_orders), cmocka_unit_test(test_de_morgan),
		cmocka_unit_test(test_monotone),     cmocka_unit_test(test_equal),
		cmocka_unit_test(test_compare),      cmocka_unit_test(test_print),
	};

	return cmocka_run_group_tests(tests, NULL, tear_down);
}
