/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard: FEEL expressions as DMN 1.5 has them.
 *
 * What is expected follows from the text of the standard, 10.3.2; the section
 * stands beside the row where it is not plain.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "standard/standard.h"
#include "standard/typed.h"
#include "support/alloc.h"
#include "support/feel_text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* A context as typed JSON, an expression over it, and what it gives as FEEL. */
typedef struct row {
	const char *name, *context, *expression, *want;
} row;

static void read_context(feel_text *f, const char *json)
{
	sl_json_source source = {.text = json, .n = json ? strlen(json) : 0};
	sl_json_node *node;

	if (!json)
		return;
	if (sl_json_read(&node, &f->arena, &source, &f->diags) != SL_OK ||
	    sl_typed_read_context(&f->context, node, NULL, &f->arena, &f->diags) != SL_OK)
		fail_msg("no context: %s", json);
	assert_int_equal(sl_standard_add_names(f->names, f->context), SL_OK);
}

static void check(const row *r)
{
	const char *got, *want;
	feel_text f;
	sl_value v;
	sl_status err;

	feel_text_open(&f);
	read_context(&f, r->context);
	err = feel_text_evaluate(&f, &v, r->expression);
	got = feel_text_answer(&f, err, v);
	/* Whoever fails says why, and where. */
	if (feel_text_is_word(got)) {
		assert_true(f.diags.count > 0);
		assert_true(f.diags.items[0].pos.line > 0);
	}
	want = feel_text_want(&f, r->want);
	if (strcmp(got, want) != 0)
		fail_msg("%s: %s gives %s, want %s", r->name, r->expression, got, want);
	feel_text_close(&f);
}

static const row expressions[] = {
	{"order of operations", NULL, "1 + 2 * 3 ** 2", "19"},
	{"a name with spaces", "{\"Monthly Salary\":{\"number\":\"10\"}}",
	 "12 * Monthly Salary", "120"},
	{"a sign within a name", "{\"a-b\":{\"number\":\"1\"},\"a\":{\"number\":\"5\"}}",
	 "a-b", "1"},
	{"and a sign between names",
	 "{\"a-b\":{\"number\":\"1\"},\"a\":{\"number\":\"5\"}}", "a - 1", "4"},
	{"a name that nobody gave", NULL, "nobody", FAILS},
	{"not a text of FEEL", NULL, "1 +", NO_FEEL},

	/* 10.3.2.14, tables 50 and 51: three truths */
	{"false and null", NULL, "false and null", "false"},
	{"null and true", NULL, "null and true", "null"},
	{"no truth and false", NULL, "1 and false", "false"},
	{"no truth and true", NULL, "true and 1", "null"},
	{"true or null", NULL, "null or true", "true"},
	{"no truth or false", NULL, "\"x\" or false", "null"},
	{"not null", NULL, "not(null)", "null"},
	{"not a number", NULL, "not(1)", FAILS},
	{"what decides is not computed twice", NULL, "true or 1/0 = 1", "true"},
	{"if null takes else", NULL, "if null then 1 else 2", "2"},

	/* 10.3.2.13: equality and order */
	{"equal by value", NULL, "1.0 = 1", "true"},
	{"null equals null", NULL, "null = null", "true"},
	{"null equals nothing else", NULL, "1 = null", "false"},
	{"kinds that do not compare", NULL, "1 = \"1\"", FAILS},
	{"contexts whatever the order", NULL, "{a: 1, b: 2} = {b: 2, a: 1}", "true"},
	{"lists in order", NULL, "[1, 2] = [2, 1]", "false"},
	{"instants", NULL, "@\"2026-01-01T12:00:00Z\" = @\"2026-01-01T13:00:00+01:00\"",
	 "true"},
	{"no order with null", NULL, "1 < null", FAILS},
	{"between", NULL, "3 between 1 and 3", "true"},
	/* table 54: what has no offset takes that of the other */
	{"a local time before one in UTC", NULL,
	 "@\"10:00:00\" < @\"10:00:01Z\"", "true"},
	{"a local moment before one in an offset", NULL,
	 "@\"2026-01-01T10:00:00\" < @\"2026-01-01T10:00:01+05:00\"", "true"},
	{"a local moment not after one in a zone", NULL,
	 "@\"2026-07-01T10:00:00\" > @\"2026-07-01T10:00:00@Europe/Paris\"", "false"},
	{"a local moment in a range of others", NULL,
	 "@\"2026-01-01T10:00:00\" in [@\"2026-01-01T09:00:00Z\"..@\"2026-01-01T11:00:00Z\"]", "true"},
	{"but their difference is undefined", NULL,
	 "@\"2026-01-01T10:00:00\" - @\"2026-01-01T09:00:00Z\"", FAILS},
	{"UTC as the standard writes it", NULL,
	 "time(\"23:59:00z\") + duration(\"PT2M\") = time(\"00:01:00@Etc/UTC\")", "true"},
	{"between null", NULL, "3 between null and 3", FAILS},

	/* 10.3.2.7 and table 52: in */
	{"in a list", NULL, "1 in [2, 1]", "true"},
	{"in ranges in a list", NULL, "5 in [[1..3], [5..7]]", "true"},
	{"in tests", NULL, "5 in (1, > 4)", "true"},
	{"in an open range", NULL, "1 in (1..3)", "false"},
	{"a test that asks", NULL, "5 in (? > 6, ? < 7)", "true"},
	{"a list in a list of lists", NULL, "[1] in [[1], [2]]", "true"},
	{"null in null", NULL, "null in (null)", "true"},
	{"in a range without end", NULL, "5 in [1..null)", "null"},
	{"range the wrong way round", NULL, "[3..1]", FAILS},
	{"range of two kinds", NULL, "[1..\"a\"]", FAILS},

	/* lists, filters and paths: 10.3.2.5 */
	{"the second", NULL, "[1, 2, 3][2]", "2"},
	{"the last", NULL, "[1, 2, 3][-1]", "3"},
	{"beyond the last", NULL, "[1, 2, 3][4]", "null"},
	{"half a place", NULL, "[1, 2, 3][1.5]", FAILS},
	{"those that fit", NULL, "[1, 2, 3][item > 1]", "[2, 3]"},
	{"by a name of the member", NULL, "[{a: 1}, {a: 2}][a = 2]", "[{a: 2}]"},
	{"a member's own item", NULL, "[{item: 1}, {item: 3}][item > 2]", "[{item: 3}]"},
	{"a name of the member goes first", "{\"a\":{\"number\":\"2\"}}",
	 "[{a: 1}, {a: 2}][a = 1]", "[{a: 1}]"},
	{"a place that is computed", "{\"i\":{\"number\":\"2\"}}", "[7, 8, 9][i]", "8"},
	{"those for which it is not known are left out", NULL,
	 "[{x: 1, y: 2}, {x: null, y: 3}][x < 2]", "[{x: 1, y: 2}]"},
	{"a condition that is no truth", NULL, "[1, 2, 3][\"a\"]", FAILS},
	{"a condition that is no truth for one", NULL,
	 "[1, 2][if item = 1 then true else \"a\"]", FAILS},
	{"one value is a list of one", NULL, "7[item = 7]", "[7]"},
	{"part of every member", NULL, "[{a: 1}, {a: 2}].a", "[1, 2]"},
	{"part of nothing", NULL, "null.a", "null"},
	{"no such part", NULL, "{a: 1}.b", FAILS},

	/* 10.3.2.14: for, some, every */
	{"for", NULL, "for x in [1, 2], y in [10, 20] return x + y", "[11, 21, 12, 22]"},
	{"for over what went before", NULL, "for x in [[1, 2], [3]], y in x return y",
	 "[1, 2, 3]"},
	{"for upwards", NULL, "for i in 1..3 return i", "[1, 2, 3]"},
	{"for downwards", NULL, "for i in 3..1 return i", "[3, 2, 1]"},
	{"for over days", NULL, "for d in @\"2026-01-31\"..@\"2026-02-01\" return d.day",
	 "[31, 1]"},
	{"for over a range with open ends", NULL, "for i in (1..4) return i", "[2, 3]"},
	{"the list so far", NULL,
	 "for i in 1..4 return if i = 1 then 1 else i * partial[-1]", "[1, 2, 6, 24]"},
	{"for over null", NULL, "for i in null return i", FAILS},
	{"for over hours", NULL, "for i in @\"PT1H\"..@\"PT2H\" return i", FAILS},
	{"some", NULL, "some x in [1, 2] satisfies x > 1", "true"},
	{"some of none", NULL, "some x in [] satisfies true", "false"},
	{"some, not known", NULL, "some x in [1, null] satisfies x > 1", "null"},
	{"every", NULL, "every x in [1, 2] satisfies x > 1", "false"},
	{"every of none", NULL, "every x in [] satisfies false", "true"},

	/* contexts and functions: 10.3.2.6, 10.3.2.12 */
	{"entries see those before", NULL, "{a: 1, b: a + 1}", "{a: 1, b: 2}"},
	{"a name twice", NULL, "{a: 1, a: 2}", FAILS},
	{"a function", NULL, "{f: function(a, b) a - b, r: f(3, 1)}.r", "2"},
	{"by name", NULL, "{f: function(a, b) a - b, r: f(b: 3, a: 1)}.r", "-2"},
	{"one too few", NULL, "{f: function(a, b) a, r: f(1)}.r", FAILS},
	{"a wrong name", NULL, "{f: function(a) a, r: f(b: 1)}.r", FAILS},
	{"a function keeps its names", NULL,
	 "{g: function(a) function(b) a * b, a: 7, r: g(2)(5)}.r", "10"},
	{"a function that calls itself", NULL,
	 "{f: function(n) if n = 0 then 1 else n * f(n - 1), r: f(5)}.r", "120"},
	{"of a type", NULL, "{f: function(a: number) a, r: f(\"1\")}.r", FAILS},
	{"a list of one for a number", NULL, "{f: function(a: number) a, r: f([1])}.r",
	 "1"},
	{"a number for a list", NULL, "{f: function(a: list<number>) a, r: f(1)}.r",
	 "[1]"},
	{"a day for a moment", NULL,
	 "{f: function(a: date and time) a, r: f(@\"2026-01-01\")}.r",
	 "@\"2026-01-01T00:00:00Z\""},
	{"a name of the text hides a function", NULL,
	 "{abs: function(a) 7, r: abs(-1)}.r", "7"},
	{"no function", NULL, "\"abs\"(1)", FAILS},
	{"a function that does not exist", NULL, "nope(1)", FAILS},
	{"sort", NULL, "sort([2, 3, 1], function(a, b) a > b)", "[3, 2, 1]"},
	{"sort keeps equals in order", NULL,
	 "sort([{a: 1, b: 1}, {a: 1, b: 2}], function(x, y) x.a < y.a).b", "[1, 2]"},
	{"sort by what gives no truth", NULL, "sort([1, 2], function(a, b) a)", FAILS},
	{"sort by one parameter", NULL, "sort([1, 2], function(a) true)", FAILS},
	{"list replace by a function", NULL,
	 "list replace([1, 2, 3], function(a, b) a > 1, 0)", "[1, 0, 0]"},
	{"the other signature by its name", NULL,
	 "list replace(list: [1], match: 1, newItem: 2)", FAILS},
	{"range of text", NULL, "range(\"[1..3)\") = [1..3)", "true"},
	{"range of text without an upper end", NULL, "range(\"[17..)\") = >= 17", "true"},
	{"nor it closed below", NULL, "range(\"(2..)\") = (>2)", "true"},
	{"range of text without a lower end", NULL, "range(\"(..2]\") = (<=2)", "true"},
	{"nor it closed above", NULL, "range(\" ] .. 2 [ \") = <2", "true"},
	{"an end within the text of an end", NULL, "range(\"(..\\\"..)\\\")\").end",
	 "\"..)\""},
	{"a closed end that is not there", NULL, "range(\"[2..]\")", FAILS},
	{"nor below", NULL, "range(\"[..2)\")", FAILS},
	{"no end at all", NULL, "range(\"(..)\")", FAILS},
	{"null is no end", NULL, "range(\"(..null)\")", FAILS},
	{"a test is no range in text", NULL, "range(\"(>2)\")", FAILS},
	{"a sum is no end", NULL, "range(\"[1 + 1..)\")", FAILS},
	{"range of text with a name in it", "{\"a\":{\"number\":\"1\"}}",
	 "range(\"[a..3)\")", FAILS},

	{"a loop over nothing as a list", NULL, "append(for i in [] return i, 1)", "[1]"},
	{"and joined", NULL, "concatenate(for i in [] return i, [])", "[]"},

	/* all but one value is a range too: from it to it, without it */
	{"all but one", NULL, "(!=4) = (!=4)", "true"},
	{"all but another", NULL, "(!=4) = (!=5)", "false"},
	{"all but one is not that one", NULL, "(!=4) = (=4)", "false"},
	{"nor between its ends", NULL, "(!=4) = (4..4)", "false"},
	{"its ends", NULL,
	 "{r: (!=4), a: [r.start, r.end, r.start included, r.end included]}.a",
	 "[4, 4, false, false]"},
	{"what lies in it", NULL, "{r: (!=4), a: [3 in r, 4 in r, 5 in [r]]}.a",
	 "[true, false, true]"},
	{"it lies nowhere before or behind", NULL, "before((!=4), 5)", FAILS},
	{"nor is it run over", NULL, "for i in (!=4) return i", FAILS},
	{"as text", NULL, "string((!=4))", "\"!= 4\""},

	/* a T in the name of a zone makes no moment of a time */
	{"a time in Tokyo", NULL, "@\"10:30:00@Asia/Tokyo\" instance of time", "true"},
	{"a time in UTC", NULL, "@\"10:30:00@Etc/UTC\" = @\"10:30:00Z\"", "true"},
	{"a moment there", NULL,
	 "@\"2026-03-01T10:30:00@Asia/Tokyo\" instance of date and time", "true"},

	/* a day is its midnight in UTC */
	{"a day and its midnight", NULL, "@\"2026-03-01\" = @\"2026-03-01T00:00:00Z\"",
	 "true"},
	{"the midnight first", NULL, "@\"2026-03-01T01:00:00+01:00\" = @\"2026-03-01\"",
	 "true"},
	{"another hour", NULL, "@\"2026-03-01\" = @\"2026-03-01T01:00:00Z\"", "false"},
	{"not the same", NULL, "@\"2026-03-01\" != @\"2026-03-02T00:00:00Z\"", "true"},
	{"a midnight that may be anywhere", NULL,
	 "@\"2026-03-01\" = @\"2026-03-01T00:00:00\"", "false"},
	{"equal, not the same kind", NULL,
	 "is(@\"2026-03-01\", @\"2026-03-01T00:00:00Z\")", "false"},
	{"no range from a day to a moment", NULL,
	 "[@\"2026-03-01\"..@\"2026-03-02T00:00:00Z\"]", FAILS},

	/* 10.3.2.9: types */
	{"instance of", NULL, "1 instance of number", "true"},
	{"null is of no type", NULL, "null instance of Any", "false"},
	/* table 61: a list type requires parameters */
	{"a list of what", NULL, "123 instance of list", FAILS},
	{"a context of what", NULL, "{a: 1} instance of context", FAILS},
	{"a range of what", NULL, "[1..2] instance of range", FAILS},
	{"a function of what", NULL, "(function() 1) instance of function", FAILS},
	{"a list of lists of what", NULL, "[[1]] instance of list<list>", FAILS},
	{"null is no list of what either", NULL, "null instance of list", FAILS},
	{"every member", NULL, "[1, \"a\"] instance of list<number>", "false"},
	{"null conforms within", NULL, "[1, null] instance of list<number>", "true"},
	{"more names than asked", NULL, "{a: 1, b: 2} instance of context<a: number>",
	 "true"},
	{"fewer", NULL, "{a: 1} instance of context<a: number, b: number>", "false"},
	{"of a range", NULL, "[1..2] instance of range<string>", "false"},
	{"of a function", NULL,
	 "(function(a: number) a) instance of function<number> -> Any", "true"},
	{"takes less than is handed in", NULL,
	 "(function(a: number) a) instance of function<Any> -> Any", "false"},
	{"of a built-in function", NULL, "odd instance of function<number> -> boolean",
	 "true"},
	{"the result of a parameter", NULL,
	 "(function(a: number) a) instance of function<number> -> number", "true"},
	{"and of another type", NULL,
	 "(function(a: number) a) instance of function<number> -> string", "false"},
	{"a result with a name too few", NULL,
	 "(function() {a: 1}) instance of function<> -> context<a: number, b: number>",
	 "false"},
	{"and with all", NULL,
	 "(function() {a: 1, b: 2}) instance of function<> -> "
	 "context<a: number, b: number>",
	 "true"},
	{"a result with another kind within", NULL,
	 "(function() {a: [\"x\"]}) instance of function<> -> context<a: list<number>>",
	 "false"},
	{"a result of either branch", NULL,
	 "(function(a: number) if a > 1 then \"x\" else 2) instance of "
	 "function<number> -> string",
	 "false"},
	{"a comparison is a truth", NULL,
	 "(function(a: number) a > 1) instance of function<number> -> number", "false"},
	{"a function of a function", NULL,
	 "(function(a: number) function(b: number) a) instance of "
	 "function<number> -> number",
	 "false"},
	{"not told from the text", NULL,
	 "(function(a) a + 1) instance of function<Any> -> number", "true"},
	{"a function that gives something else is not taken", NULL,
	 "{f: function(g: function<number> -> string) g(2), r: f(function(a: number) "
	 "a)}.r",
	 FAILS},

	/* limits: refused, not answered */
	{"endless", NULL, "{f: function(n) f(n), r: f(1)}.r", LIMIT},
	{"too many", NULL, "for i in 1..1000000000 return i", LIMIT},
	{"too deep", NULL, "for i in 1..1000 return [partial[-1]]", LIMIT},
	{"doubling lists", NULL, "for i in 1..100 return [partial[-1], partial[-1]]",
	 LIMIT},
	{"doubling text", NULL,
	 "(for i in 1..100 return if i = 1 then \"abcd\" else partial[-1] + "
	 "partial[-1])[1]",
	 LIMIT},
};

static void test_expressions(void **state)
{
	for (size_t i = 0; i < COUNT(expressions); i++)
		check(&expressions[i]);
}

/* An error within is a null with its message; the rest has its value. */
static void test_error_within(void **state)
{
	feel_text f;
	sl_value v;

	feel_text_open(&f);
	assert_int_equal(feel_text_evaluate(&f, &v, "[1,\n  2 / 0]"), SL_OK);
	assert_string_equal(feel_text_show(&f, v), "list [1, null]");
	assert_int_equal(f.diags.count, 1);
	assert_int_equal(f.diags.items[0].code, SL_DIAG_FEEL_FAILED);
	assert_int_equal(f.diags.items[0].pos.line, 2);
	assert_int_equal(f.diags.items[0].pos.column, 3);
	feel_text_close(&f);
}

/* Which message says what is wrong. */
static void test_messages(void **state)
{
	static const struct {
		const char *expression;
		sl_diag_code code;
	} rows[] = {
		{"1 / 0", SL_DIAG_FEEL_FAILED},
		{"nobody", SL_DIAG_FEEL_NAME},
		{"1 = \"1\"", SL_DIAG_FEEL_COMPARE},
		{"{a: 1}.b", SL_DIAG_FEEL_PART},
		{"not(1)", SL_DIAG_FEEL_TRUTH},
		{"[1, 2][\"a\"]", SL_DIAG_FEEL_TRUTH},
		{"[1..\"a\"]", SL_DIAG_FEEL_RANGE},
		{"{a: 1, a: 2}", SL_DIAG_FEEL_TWICE},
		{"nothing(1)", SL_DIAG_FEEL_FUNCTION},
		{"{a: 1}.a(1)", SL_DIAG_FEEL_NO_FUNCTION},
		{"substring(text: \"a\", start position: 1)", SL_DIAG_FEEL_ARGUMENT_NAMES},
		{"(function(a, b) a)(1)", SL_DIAG_FEEL_ARGUMENT_COUNT},
		{"(function(a: number) a)(\"x\")", SL_DIAG_FEEL_ARGUMENT_TYPE},
		{"for i in \"a\"..\"b\" return i", SL_DIAG_FEEL_LOOP},
		{"[1, 2][1.5]", SL_DIAG_FEEL_POSITION},
		{"[1] instance of list", SL_DIAG_FEEL_TYPE_PARTS},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		feel_text f;
		sl_value v;

		feel_text_open(&f);
		feel_text_evaluate(&f, &v, rows[i].expression);
		if (f.diags.count != 1 || f.diags.items[0].code != rows[i].code)
			fail_msg("%s: %zu messages, the first %s", rows[i].expression, f.diags.count,
				 f.diags.count ? f.diags.items[0].text : "-");
		feel_text_close(&f);
	}
}

/* A thousand times the same error is told twenty times. */
static void test_few_messages(void **state)
{
	feel_text f;
	sl_value v;

	feel_text_open(&f);
	assert_int_equal(feel_text_evaluate(&f, &v, "for i in 1..1000 return i / 0"),
			 SL_OK);
	assert_int_equal(v.as.list->count, 1000);
	assert_int_equal(f.diags.count, SL_STANDARD_MOST_MESSAGES);
	feel_text_close(&f);
}

/* ---- memory ---- */

/* Every allocation made to fail once: SL_ENOMEM, never a value. */
static void test_no_memory(void **state)
{
	static const char *const texts[] = {
		"sort(for i in 1..3 return i * 2, function(a, b) a > b)",
		"{a: [1, 2][item > 1], b: replace(\"abc\", \"b\", \"x\"), c: string(a)}",
		"1 / 0",
	};

	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t n = 1;; n++) {
			sl_feel_source source = feel_text_source(texts[i]);
			static const sl_context none = {NULL, NULL, 0};
			sl_value empty = {.kind = SL_CONTEXT, .as.context = &none}, v;
			sl_arena arena = {0};
			sl_diags diags = {0};
			sl_intern intern;
			sl_standard s = {.arena = &arena, .diags = &diags};
			sl_status err = SL_ENOMEM;
			bool failed;

			sl_intern_init(&intern, &arena);
			sl_alloc_fail_at(n);
			if ((s.names = sl_names_new(&arena, &intern)))
				err = sl_standard_evaluate(&v, &s, &source, empty);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			sl_diags_free(&diags);
			sl_arena_free(&arena);
			if (!failed)
				break;
			assert_int_equal(err, SL_ENOMEM);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_expressions),
		cmocka_unit_test(test_error_within),
		cmocka_unit_test(test_messages), cmocka_unit_test(test_few_messages),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests_name("standard", tests, NULL, NULL);
}
