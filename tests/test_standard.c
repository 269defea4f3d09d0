/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard: FEEL expressions and decision tables as DMN 1.5 has them.
 *
 * What is expected follows from the text of the standard: 10.3.2 for
 * expressions, 8.3 for tables; the section stands beside the row where it is
 * not plain.
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
#define FAILS    "fout"
#define LIMIT    "grens"
#define NO_FEEL  "geen FEEL"

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

static const char *answer(feel_text *f, sl_status err, sl_value v)
{
	switch (err) {
	case SL_OK: return feel_text_show(f, v);
	case SL_EINVAL: return NO_FEEL;
	case SL_ELIMIT: return LIMIT;
	default: return "geheugen";
	}
}

static bool is_word(const char *want)
{
	return strcmp(want, FAILS) == 0 || strcmp(want, LIMIT) == 0 ||
	       strcmp(want, NO_FEEL) == 0;
}

static void check(const row *r)
{
	const char *got, *want = r->want;
	feel_text f;
	sl_value v;
	sl_status err;

	feel_text_open(&f);
	read_context(&f, r->context);
	err = feel_text_evaluate(&f, &v, r->expression);
	got = answer(&f, err, v);
	/* Whoever fails says why, and where. */
	if (is_word(got)) {
		assert_true(f.diags.count > 0);
		assert_true(f.diags.items[0].pos.line > 0);
	}
	if (!is_word(want))
		want = feel_text_show(&f, feel_text_value(&f, want));
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
	{"range of text with a name in it", "{\"a\":{\"number\":\"1\"}}",
	 "range(\"[a..3)\")", FAILS},

	{"a loop over nothing as a list", NULL, "append(for i in [] return i, 1)", "[1]"},
	{"and joined", NULL, "concatenate(for i in [] return i, [])", "[]"},

	/* 10.3.2.9: types */
	{"instance of", NULL, "1 instance of number", "true"},
	{"null is of no type", NULL, "null instance of Any", "false"},
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

/* ---- decision tables ---- */

/* One input x, two outputs at most; cells by place, "" ends the rules. */
typedef struct table_row {
	const char *name, *x;
	sl_hit_policy policy;
	sl_aggregation aggregation;
	const char *rules[4][3]; /* test, outputs; an output left out is not there */
	const char *values[3];   /* of the first output, by priority */
	const char *fallback, *allowed;
	const char *want;
} table_row;

static const table_row tables[] = {
	{"unique",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"< 5", "\"a\""}, {">= 5", "\"b\""}},
	 {0},
	 0,
	 0,
	 "\"b\""},
	{"unique, two hit",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"<= 5", "\"a\""}, {">= 5", "\"a\""}},
	 {0},
	 0,
	 0,
	 FAILS},
	{"no hit", "5", SL_HIT_UNIQUE, 0, {{"< 5", "\"a\""}}, {0}, 0, 0, "null"},
	{"no hit, default",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"< 5", "\"a\""}},
	 {0},
	 "\"z\"",
	 0,
	 "\"z\""},
	{"any, the same",
	 "5",
	 SL_HIT_ANY,
	 0,
	 {{"<= 5", "1"}, {">= 5", "1.0"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"any, not the same",
	 "5",
	 SL_HIT_ANY,
	 0,
	 {{"<= 5", "1"}, {">= 5", "2"}},
	 {0},
	 0,
	 0,
	 FAILS},
	{"priority",
	 "5",
	 SL_HIT_PRIORITY,
	 0,
	 {{"-", "\"a\""}, {"-", "\"b\""}},
	 {"\"b\"", "\"a\""},
	 0,
	 0,
	 "\"b\""},
	{"priority, what is not listed comes last",
	 "5",
	 SL_HIT_PRIORITY,
	 0,
	 {{"-", "\"q\""}, {"-", "\"a\""}},
	 {"\"b\"", "\"a\""},
	 0,
	 0,
	 "\"a\""},
	{"first",
	 "5",
	 SL_HIT_FIRST,
	 0,
	 {{"< 5", "1"}, {"5", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"rule order",
	 "5",
	 SL_HIT_RULE_ORDER,
	 0,
	 {{"-", "2"}, {"4", "9"}, {"-", "1"}},
	 {0},
	 0,
	 0,
	 "[2, 1]"},
	{"output order",
	 "5",
	 SL_HIT_OUTPUT_ORDER,
	 0,
	 {{"-", "1"}, {"-", "2"}, {"-", "1"}},
	 {"2", "1"},
	 0,
	 0,
	 "[2, 1, 1]"},
	{"collect",
	 "5",
	 SL_HIT_COLLECT,
	 0,
	 {{"-", "2"}, {"-", "2"}},
	 {0},
	 0,
	 0,
	 "[2, 2]"},
	{"collect sum",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_SUM,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "5"},
	{"collect min",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_MIN,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"collect max",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_MAX,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "3"},
	{"collect count",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_COUNT,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"sum of texts",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_SUM,
	 {{"-", "\"a\""}, {"-", "\"b\""}},
	 {0},
	 0,
	 0,
	 FAILS},
	{"sum of two outputs",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_SUM,
	 {{"-", "1", "2"}},
	 {0},
	 0,
	 0,
	 LIMIT},
	{"two outputs",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"5", "1", "2"}},
	 {0},
	 0,
	 0,
	 "{een: 1, twee: 2}"},
	{"two outputs, a default for one",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"6", "1", "2"}},
	 {0},
	 "7",
	 0,
	 "{een: 7, twee: null}"},
	{"several tests in a cell",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"1, [4..6]", "1"}, {"not(1, [4..6])", "2"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"none of several",
	 "3",
	 SL_HIT_UNIQUE,
	 0,
	 {{"1, [4..6]", "1"}, {"not(1, [4..6])", "2"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"a test that asks",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"odd(?)", "1"}, {"even(?)", "2"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"an output over the context",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"-", "x * 2"}},
	 {0},
	 0,
	 0,
	 "10"},
	{"a test over the context", "5", SL_HIT_UNIQUE, 0, {{"x", "1"}}, {0}, 0, 0, "1"},
	{"null hits what tests null",
	 "null",
	 SL_HIT_UNIQUE,
	 0,
	 {{"null", "1"}, {"> 1", "2"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"null hits no comparison",
	 "null",
	 SL_HIT_UNIQUE,
	 0,
	 {{"> 1", "2"}},
	 {0},
	 0,
	 0,
	 "null"},
	{"an input that is allowed",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"-", "1"}},
	 {0},
	 0,
	 "[1..9]",
	 "1"},
	{"an input that is not",
	 "15",
	 SL_HIT_UNIQUE,
	 0,
	 {{"-", "1"}},
	 {0},
	 0,
	 "[1..9]",
	 FAILS},
	{"a cell that is no FEEL, though no hit",
	 "5",
	 SL_HIT_FIRST,
	 0,
	 {{"-", "1"}, {">", "2"}},
	 {0},
	 0,
	 0,
	 NO_FEEL},
};

static sl_feel_source source_of(const char *text)
{
	return (sl_feel_source){
		.text = text, .length = strlen(text), .where = {.line = 1, .column = 1}};
}

static void build_table(sl_table *t, const table_row *r, sl_table_column *columns,
			sl_table_rule *rules, sl_feel_source *sources)
{
	*t = (sl_table){.policy = r->policy,
			.aggregation = r->aggregation,
			.inputs = columns,
			.outputs = columns + 1,
			.rules = rules,
			.input_count = 1,
			.output_count = r->rules[0][2] ? 2 : 1};
	columns[0].expression = source_of("x");
	if (r->allowed) {
		*sources = source_of(r->allowed);
		columns[0].values = sources++;
		columns[0].value_count = 1;
	}
	columns[1].name = t->output_count > 1 ? "een" : NULL;
	columns[2].name = "twee";
	if (r->fallback)
		columns[1].fallback = source_of(r->fallback);
	if (r->values[0])
		columns[1].values = sources;
	for (; columns[1].value_count < 3 && r->values[columns[1].value_count];
	     columns[1].value_count++)
		*sources++ = source_of(r->values[columns[1].value_count]);
	for (; t->rule_count < 4 && r->rules[t->rule_count][0]; t->rule_count++) {
		rules[t->rule_count].in = sources;
		rules[t->rule_count].out = sources + 1;
		for (uint32_t i = 0; i <= t->output_count; i++)
			*sources++ = source_of(r->rules[t->rule_count][i]);
	}
}

static void test_tables(void **state)
{
	for (size_t i = 0; i < COUNT(tables); i++) {
		const table_row *r = &tables[i];
		sl_table_column columns[3] = {{.name = NULL}};
		sl_table_rule rules[4];
		sl_feel_source sources[20];
		const char *name = "x", *got, *want = r->want;
		feel_text f;
		sl_standard s;
		sl_value x, v;
		sl_context context;
		sl_table t;

		feel_text_open(&f);
		x = feel_text_value(&f, r->x);
		context = (sl_context){&name, &x, 1};
		build_table(&t, r, columns, rules, sources);
		s = (sl_standard){.arena = &f.arena, .diags = &f.diags, .names = f.names};
		got = answer(&f,
			     sl_standard_table(&v, &s, &t,
					       (sl_value){.kind = SL_CONTEXT,
							  .as.context = &context}),
			     v);
		if (is_word(got))
			assert_true(f.diags.count > 0);
		if (!is_word(want))
			want = feel_text_show(&f, feel_text_value(&f, want));
		if (strcmp(got, want) != 0)
			fail_msg("%s: got %s, want %s", r->name, got, want);
		feel_text_close(&f);
	}
}

/* ---- typed values ---- */

static const struct {
	const char *json, *want; /* NULL: the same */
} typed[] = {
	{"{\"number\":\"1.50\"}", "{\"number\":\"1.5\"}"},
	{"{\"string\":\"a\\\"\\u00e9\"}", "{\"string\":\"a\\\"\303\251\"}"},
	{"{\"boolean\":false}", NULL},
	{"{\"date\":\"-2026-07-01\"}", NULL},
	{"{\"time\":\"10:00:00+01:00\"}", NULL},
	{"{\"dateTime\":\"2026-07-01T10:00:00.5Z\"}", NULL},
	{"{\"duration\":\"P12M\"}", "{\"duration\":\"P1Y\"}"},
	{"{\"duration\":\"PT24H\"}", "{\"duration\":\"P1D\"}"},
	{"{\"list\":[null,{\"list\":[]}]}", NULL},
	{"{\"context\":{\"a b\":{\"number\":\"1\"},\"\":null}}", NULL},
	{"null", NULL},
	{"{\"number\":1}", FAILS},
	{"{\"number\":\"een\"}", FAILS},
	{"{\"date\":\"2026-02-30\"}", FAILS},
	{"{\"time\":\"25:00:00\"}", FAILS},
	{"{\"dateTime\":\"x\"}", FAILS},
	{"{\"duration\":\"1D\"}", FAILS},
	{"{\"boolean\":\"true\"}", FAILS},
	{"{\"getal\":\"1\"}", FAILS},
	{"{\"number\":\"1\",\"string\":\"1\"}", FAILS},
	{"{}", FAILS},
	{"[]", FAILS},
	{"\"a\"", FAILS},
	{"{\"list\":{\"number\":\"1\"}}", FAILS},
};

static void test_typed(void **state)
{
	for (size_t i = 0; i < COUNT(typed); i++) {
		const char *want = typed[i].want ? typed[i].want : typed[i].json;
		sl_json_source source = {.text = typed[i].json,
					 .n = strlen(typed[i].json)};
		sl_buf out = {0};
		sl_json_writer w = {.out = &out};
		sl_json_node *node;
		feel_text f;
		sl_value v;

		feel_text_open(&f);
		assert_int_equal(sl_json_read(&node, &f.arena, &source, &f.diags), SL_OK);
		if (sl_typed_read(&v, node, NULL, &f.arena, &f.diags) == SL_OK) {
			sl_typed_write(&w, v);
			assert_true(sl_typed_agrees(v, v));
		} else {
			assert_int_equal(f.diags.count, 1);
			sl_buf_puts(&out, FAILS);
		}
		if (strcmp(sl_buf_text(&out), want) != 0)
			fail_msg("%s: got %s, want %s", typed[i].json, sl_buf_text(&out),
				 want);
		sl_buf_free(&out);
		feel_text_close(&f);
	}
}

static const struct {
	const char *a, *b;
	bool agree;
} pairs[] = {
	{"1", "1.000000009", true},
	{"1", "1.00000002", false},
	{"1", "\"1\"", false},
	{"null", "0", false},
	{"@\"10:00:00Z\"", "@\"10:00:00+00:00\"", true},
	{"@\"10:00:00Z\"", "@\"10:00:00\"", false},
	{"@\"2026-01-01T10:00:00Z\"", "@\"2026-01-01T11:00:00+01:00\"", true},
	{"@\"PT24H\"", "@\"P1D\"", true},
	{"@\"P12M\"", "@\"P1Y\"", true},
	{"@\"P0D\"", "@\"P0M\"", false},
	{"[1, 2]", "[2, 1]", false},
	{"{a: 1, b: 2}", "{b: 2, a: 1}", true},
	{"{a: 1}", "{a: 1, b: null}", false},
};

static void test_agrees(void **state)
{
	feel_text f;

	feel_text_open(&f);
	for (size_t i = 0; i < COUNT(pairs); i++) {
		sl_value a = feel_text_value(&f, pairs[i].a),
			 b = feel_text_value(&f, pairs[i].b);

		if (sl_typed_agrees(a, b) != pairs[i].agree ||
		    sl_typed_agrees(b, a) != pairs[i].agree)
			fail_msg("%s and %s", pairs[i].a, pairs[i].b);
	}
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
			sl_feel_source source = source_of(texts[i]);
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
		cmocka_unit_test(test_expressions),  cmocka_unit_test(test_error_within),
		cmocka_unit_test(test_few_messages), cmocka_unit_test(test_tables),
		cmocka_unit_test(test_typed),        cmocka_unit_test(test_agrees),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
