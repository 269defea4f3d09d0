/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * function: operators on values (DMN 1.5, tables 54 to 57), arguments by name,
 * parts of values, the clock, and what patterns may cost.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "function/function.h"
#include "support/feel_text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- arithmetic ---- */

static const struct {
	const char *a;
	char op;
	const char *b, *want;
} sums[] = {
	{"0.1", '+', "0.2", "0.3"},
	{"\"a\"", '+', "\"b\"", "\"ab\""},
	{"\"a\"", '-', "\"b\"", FAILS},
	{"\"a\"", '+', "1", FAILS},
	{"1", '/', "0", FAILS},
	{"2", '^', "10", "1024"},
	{"2", '^', "-1", "0.5"},
	{"1", '+', "null", FAILS},
	{"@\"P1Y\"", '+', "@\"P3M\"", "@\"P1Y3M\""},
	{"@\"P1Y\"", '*', "1.5", "@\"P1Y6M\""},
	{"2", '*', "@\"P1Y\"", "@\"P2Y\""},
	{"2", '/', "@\"P1Y\"", FAILS},
	{"@\"P1Y\"", '/', "@\"P3M\"", "4"},
	{"@\"P1Y\"", '/', "@\"P0M\"", FAILS},
	{"@\"P1Y\"", '+', "@\"P1D\"", FAILS},
	{"@\"P1D\"", '-', "@\"PT1H\"", "@\"PT23H\""},
	{"@\"P1D\"", '/', "2", "@\"PT12H\""},
	{"@\"P1D\"", '/', "@\"PT6H\"", "4"},
	{"@\"P1D\"", '*', "@\"P1D\"", FAILS},
	{"@\"2026-01-31\"", '+', "@\"P1M\"", "@\"2026-02-28\""},
	{"@\"P1D\"", '+', "@\"2026-02-28\"", "@\"2026-03-01\""},
	{"@\"2026-03-01\"", '-', "@\"P1D\"", "@\"2026-02-28\""},
	{"@\"2026-03-01\"", '-', "@\"2026-02-01\"", "@\"P28D\""},
	{"@\"2026-03-01\"", '+', "@\"2026-02-01\"", FAILS},
	{"@\"2026-01-01T23:00:00\"", '+', "@\"PT2H\"", "@\"2026-01-02T01:00:00\""},
	{"@\"2026-01-01T00:00:00Z\"", '-', "@\"2026-01-01T00:00:00\"", FAILS},
	{"@\"23:00:00\"", '+', "@\"PT2H\"", "@\"01:00:00\""},
	{"@\"23:00:00\"", '+', "@\"P1M\"", FAILS},
	{"@\"10:00:00Z\"", '-', "@\"10:00:00+01:00\"", "@\"PT1H\""},
	{"true", '+', "true", FAILS},
	{"[1]", '+', "[1]", FAILS},
};

/* What came of an operation, under its name; a failure has words. */
static void check_value(feel_text *f, const char *name, sl_status err, const sl_call *call, sl_value out, const char *want)
{
	const char *got = err == SL_OK ? feel_text_show(f, out) : FAILS;

	want = feel_text_want(f, want);
	if (strcmp(got, want) != 0)
		fail_msg("%s gives %s, want %s", name, got, want);
	if (err != SL_OK && !call->error)
		fail_msg("%s fails without words", name);
}

static void test_arithmetic(void **state)
{
	for (size_t i = 0; i < COUNT(sums); i++) {
		feel_text f;
		sl_call call;
		sl_value out = {0};
		sl_status err;
		char name[200];

		feel_text_open(&f);
		call = (sl_call){.arena = &f.arena};
		snprintf(name, sizeof name, "%s %c %s", sums[i].a, sums[i].op, sums[i].b);
		err = sl_arith(&out, sums[i].op, feel_text_value(&f, sums[i].a), feel_text_value(&f, sums[i].b), &call);
		check_value(&f, name, err, &call, out, sums[i].want);
		feel_text_close(&f);
	}
}

/* ---- names of arguments ---- */

static const struct {
	const char *function, *names[4];
	int want[4]; /* -9: no such signature */
} named[] = {
	{"substring", {"start position", "string"}, {1, 0, -1, -1}},
	{"substring", {"string", "length", "start position"}, {0, 2, 1, -1}},
	{"substring", {"string"}, {-9}},
	{"substring", {"string", "string"}, {-9}},
	{"substring", {"string", "start position", "wrong"}, {-9}},
	{"date", {"from"}, {0, -1, -1, -1}},
	{"date", {"day", "month", "year"}, {2, 1, 0, -1}},
	{"date", {"from", "month", "day"}, {-9}},
	{"time", {"hour", "minute", "second"}, {0, 1, 2, -1}},
	{"min", {"list"}, {0, -1, -1, -1}},
	{"before", {"range", "point"}, {0, 1, -1, -1}},
	{"context put", {"context", "keys", "value"}, {0, 1, 2, -1}},
	{"is", {"value2"}, {SL_ARGUMENT_NULL, 0, -1, -1}},
	{"today", {"list"}, {-9}},
};

static void test_named(void **state)
{
	for (size_t i = 0; i < COUNT(named); i++) {
		const sl_builtin *f = sl_builtin_find(named[i].function);
		unsigned n = 0;
		int got[SL_BUILTIN_PARAMS] = {0};
		sl_status err;

		while (n < 4 && named[i].names[n])
			n++;
		assert_non_null(f);
		err = sl_builtin_match(f, named[i].names, n, got, SL_BUILTIN_PARAMS);
		if (named[i].want[0] == -9
			    ? err != SL_EINVAL
			    : err != SL_OK || memcmp(got, named[i].want, sizeof got) != 0)
			fail_msg("%s, row %zu: %d %d %d %d", f->name, i, got[0], got[1],
				 got[2], got[3]);
		assert_int_equal(sl_builtin_signature(f, named[i].names, n) == 0,
				 err != SL_OK);
	}
}

/* Every function is found by its name, refuses what it does not take, and has
 * words for it. */
static void test_table(void **state)
{
	feel_text f;

	feel_text_open(&f);
	for (unsigned id = 0; id < SL_BUILTIN_COUNT; id++) {
		const sl_builtin *b = sl_builtin_at((sl_builtin_id)id);
		sl_call call = {.arena = &f.arena, .rules = true};
		sl_value args[6] = {{0}}, out;
		unsigned least, most;
		sl_buf params = {0};

		assert_ptr_equal(sl_builtin_find(b->name), b);
		assert_int_equal(b->id, id);
		sl_builtin_arity(b, &least, &most);
		assert_true(least <= most);
		for (unsigned n = 0; n < 6; n++) {
			for (unsigned i = 0; i < n; i++)
				args[i] = sl_null();
			if (sl_builtin_call(&out, b->id, args, n, &call) != SL_OK)
				assert_non_null(call.error);
			else if (n < least || n > most)
				fail_msg("%s takes %u arguments", b->name, n);
		}
		sl_builtin_print_params(&params, b);
		assert_true(least == 0 || params.len > 0);
		sl_buf_free(&params);
	}
	assert_null(sl_builtin_find("nope"));
	feel_text_close(&f);
}

static void test_clock(void **state)
{
	static const sl_moment now = {.date = 20635,
				      .time = {.nanos = 1000000000, .offset = 0}};
	feel_text f;
	sl_call call;
	sl_value out;

	feel_text_open(&f);
	call = (sl_call){.arena = &f.arena, .now = &now};
	assert_int_equal(sl_builtin_call(&out, SL_FN_TODAY, NULL, 0, &call), SL_OK);
	assert_string_equal(feel_text_show(&f, out), "date 2026-07-01");
	assert_int_equal(sl_builtin_call(&out, SL_FN_NOW, NULL, 0, &call), SL_OK);
	assert_string_equal(feel_text_show(&f, out),
			    "date and time 2026-07-01T00:00:01Z");
	call.rules = true;
	assert_int_equal(sl_builtin_call(&out, SL_FN_TODAY, NULL, 0, &call), SL_ELIMIT);
	assert_int_equal(sl_builtin_call(&out, SL_FN_NOW, NULL, 0, &call), SL_ELIMIT);
	feel_text_close(&f);
}

static const struct {
	const char *of, *part, *want;
} parts[] = {
	{"@\"2026-07-01\"", "year", "2026"},
	{"@\"2026-07-01\"", "weekday", "3"},
	{"@\"2026-07-01\"", "hour", FAILS},
	{"@\"2026-07-01T10:20:30.5+01:00\"", "second", "30.5"},
	{"@\"2026-07-01T10:20:30+01:00\"", "time offset", "@\"PT1H\""},
	{"@\"2026-07-01T10:20:30@Etc/UTC\"", "timezone", "\"Etc/UTC\""},
	{"@\"10:20:30\"", "time offset", "null"},
	{"@\"10:20:30\"", "minute", "20"},
	{"@\"-P1DT2H3M4S\"", "hours", "-2"},
	{"@\"P1DT2H3M4S\"", "seconds", "4"},
	{"@\"P1Y2M\"", "months", "2"},
	{"@\"P1Y2M\"", "days", FAILS},
	{"[1..5)", "end", "5"},
	{"[1..5)", "end included", "false"},
	{"1", "year", FAILS},
};

static void test_parts(void **state)
{
	for (size_t i = 0; i < COUNT(parts); i++) {
		feel_text f;
		sl_call call;
		sl_value out = {0};
		sl_status err;
		char name[200];

		feel_text_open(&f);
		call = (sl_call){.arena = &f.arena};
		snprintf(name, sizeof name, "%s.%s", parts[i].of, parts[i].part);
		err = sl_value_property(&out, feel_text_value(&f, parts[i].of), parts[i].part, &call);
		check_value(&f, name, err, &call, out, parts[i].want);
		feel_text_close(&f);
	}
}

/* All patterns of one evaluation together may cost so much, and no more. */
static void test_effort(void **state)
{
	uint32_t effort = 2;
	feel_text f;
	sl_call call;
	sl_value args[2], out;
	unsigned fits = 0;

	feel_text_open(&f);
	call = (sl_call){.arena = &f.arena, .effort = &effort};
	for (unsigned i = 0; i < 10; i++) {
		args[0] = feel_text_value(&f, "\"aaaaaaaaaaaa!\"");
		args[1] = feel_text_value(&f, "\"^(a|a?)+$\"");
		fits += sl_builtin_call(&out, SL_FN_MATCHES, args, 2, &call) == SL_OK;
	}
	assert_in_range(fits, 1, 2);
	assert_int_equal(effort, 0);
	/* What takes few steps stays free. */
	args[0] = feel_text_value(&f, "\"abc\"");
	args[1] = feel_text_value(&f, "\"b\"");
	assert_int_equal(sl_builtin_call(&out, SL_FN_MATCHES, args, 2, &call), SL_OK);
	feel_text_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arithmetic),
		cmocka_unit_test(test_named),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_clock),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_effort),
	};

	return cmocka_run_group_tests_name("function_call", tests, NULL, NULL);
}
