/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel: expression text becomes a tree.
 *
 * What is expected follows from the grammar of DMN 1.5 (10.3.1.2), written
 * out by hand as brackets, and from docs/rule-language.md (sections 8 and 20)
 * for what the rules add.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/feel_tree.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void check_tree(feel_tree *f, const char *text, sl_feel_goal goal, const char *want)
{
	sl_buf b = {0}, again = {0};

	feel_tree_must_parse(f, text, goal);
	sl_ast_print(&b, f->tree);
	assert_int_equal(sl_buf_status(&b), SL_OK);
	if (strcmp(sl_buf_text(&b), want) != 0)
		fail_msg("%s: got %s, want %s", text, sl_buf_text(&b), want);
	feel_tree_must_parse(f, sl_buf_text(&b), goal);
	sl_ast_print(&again, f->tree);
	if (strcmp(sl_buf_text(&b), sl_buf_text(&again)) != 0)
		fail_msg("%s: printed %s, read back as %s", text, b.text,
			 sl_buf_text(&again));
	sl_buf_free(&b);
	sl_buf_free(&again);
}

/* ---- trees ---- */

static const struct { const char *text, *want; } trees[] = {
	/* literals */
	{"1", "1"},
	{".5", "0.5"},
	{"1.2e3", "1200"},
	{"1.23E-4", "0.000123"},
	{"1.23e+4", "12300"},
	{"-10", "-10"},
	{"- 10", "-10"},
	{"--10", "-(-10)"},
	{"true", "true"},
	{"false", "false"},
	{"null", "null"},
	{"\"tekst\"", "\"tekst\""},
	{"\"\"", "\"\""},
	{"\"a\\nb\\t\\\"c\\\"\"", "\"a\\nb\\u0009\\\"c\\\"\""},
	{"\"\\u0041\\U01F40E\"", "\"A🐎\""},
	{"\"\\ud83d\\udca9\"", "\"💩\""},
	{"\"\\s\\d{2}\"", "\"\\\\s\\\\d{2}\""},
	{"\"\\\\u0009\"", "\"\\\\u0009\""},
	{"\"it\\'s\"", "\"it's\""},
	{"@\"2026-07-01\"", "@\"2026-07-01\""},
	{"@\"-P1Y6M\"", "@\"-P1Y6M\""},
	{"@\"P1DT2H\"", "@\"P1DT2H\""},
	{"@\"10:30:00\"", "@\"10:30:00\""},
	{"@\"2018-12-08T10:30:11+11:00\"", "@\"2018-12-08T10:30:11+11:00\""},
	/* precedence and grouping */
	{"1 + 2 * 3", "(1 + (2 * 3))"},
	{"1 * 2 + 3", "((1 * 2) + 3)"},
	{"10 - 4 - 3", "((10 - 4) - 3)"},
	{"8 / 4 / 2", "((8 / 4) / 2)"},
	{"3 ** 4 ** 5", "((3 ** 4) ** 5)"},
	{"-3 ** 2", "(-3 ** 2)"},
	{"-x ** 2", "(-(x) ** 2)"},
	{"2 ** -x", "(2 ** -(x))"},
	{"-x instance of number", "-(((x) instance of number))"},
	{"-x * y", "(-(x) * y)"},
	{"-a.x", "-((a).x)"},
	{"-a[1]", "-(a[1])"},
	{"-(function(q) q)(10)", "-((function(q) q)(10))"},
	{"10 - -5", "(10 - -5)"},
	{"-10--5", "(-10 - -5)"},
	{"x-1", "((x) - 1)"},
	{"true or false and true", "(true or (false and true))"},
	{"x = 1 and y != 2 or x < 3", "((((x) = 1) and ((y) != 2)) or ((x) < 3))"},
	{"x + 1 > y * 2", "(((x) + 1) > ((y) * 2))"},
	{"(x = 1) = true", "(((x) = 1) = true)"},
	{"x >= 1 and y <= 2", "(((x) >= 1) and ((y) <= 2))"},
	{"not(x) and y", "(not(x) and y)"},
	{"not(negand: x)", "not(x)"},
	{"not(x, y)", "not(x, y)"},
	{"not()", "not()"},
	{"1 + 2 instance of number", "(1 + (2 instance of number))"},
	{"-5 instance of number", "(-5 instance of number)"},
	/* between, in */
	{"x between 1 and 10", "((x) between 1 and 10)"},
	{"x between 1 and 2 + 3 and y", "(((x) between 1 and (2 + 3)) and y)"},
	{"x in [18..21)", "((x) in ([18 .. 21)))"},
	{"x in (1, < 5, >= 10)", "((x) in (1, < 5, >= 10))"},
	{"x in <= 10", "((x) in (<= 10))"},
	{"x in (=10)", "((x) in (= 10))"},
	{"x in != 3 and y", "(((x) in (!= 3)) and y)"},
	{"x in (2..4]", "((x) in ((2 .. 4]))"},
	{"x in ((2..4], 7)", "((x) in ((2 .. 4], 7))"},
	{"x in (a + b) * 2", "((x) in ((((a) + b) * 2)))"},
	{"x in [1,2,3]", "((x) in ([1, 2, 3]))"},
	{"x in y or a", "(((x) in (y)) or a)"},
	{"x in in behandeling", "((x) in (in behandeling))"},
	{"x in ]1..2[", "((x) in ((1 .. 2)))"},
	{"x in (y)", "((x) in (y))"},
	{"x in (a)[1]", "((x) in (a[1]))"},
	/* ranges */
	{"[1..2]", "[1 .. 2]"},
	{"]1..2[", "(1 .. 2)"},
	{"]-1..2[", "(-1 .. 2)"},
	{"(1..2)", "(1 .. 2)"},
	{"[1..2[", "[1 .. 2)"},
	{"[x[1]..y[2]]", "[x[1] .. y[2]]"},
	{"[1..2[.start", "[1 .. 2).start"},
	{"[1..2[ = [1..2)", "([1 .. 2) = [1 .. 2))"},
	{"(< 10)", "(< 10)"},
	{"(>= x + 1)", "(>= ((x) + 1))"},
	{"(!= 5)", "(!= 5)"},
	{"[ != x + 1, =2 ]", "[(!= ((x) + 1)), (= 2)]"},
	{"x in ((!= 5))", "((x) in ((!= 5)))"},
	{"x = >= 2", "((x) = (>= 2))"},
	{"x != < 2 and y", "(((x) != (< 2)) and y)"},
	{"(=10) = [10..10]", "((= 10) = [10 .. 10])"},
	{"[ ]1..2], [3..4[ ]", "[(1 .. 2], [3 .. 4)]"},
	{"(<=10).end included", "(<= 10).end included"},
	{"[1..max([2][1])]", "[1 .. max([2][1])]"},
	{"[null..5]", "[null .. 5]"},
	{"[ < 5, [1..2] ]", "[(< 5), [1 .. 2]]"},
	/* choice and repetition */
	{"if x then 1 else 2", "(if (x) then 1 else 2)"},
	{"if x then 1 else if y then 2 else 3",
	 "(if (x) then 1 else (if (y) then 2 else 3))"},
	{"if x then y else a + 1", "(if (x) then (y) else ((a) + 1))"},
	{"(if x then 1 else 2) + 3", "((if (x) then 1 else 2) + 3)"},
	{"1 + if x then 1 else 2 + 3", "(1 + (if (x) then 1 else (2 + 3)))"},
	{"for i in [1,2] return i + 1", "(for i in [1, 2] return ((i) + 1))"},
	{"for i in 1..3, j in i..3 return i * j",
	 "(for i in 1 .. 3, j in (i) .. 3 return ((i) * j))"},
	{"for i in [1..3] return i", "(for i in [1 .. 3] return i)"},
	{"for i in 0..4 return if i = 0 then 1 else i * partial[-1]",
	 "(for i in 0 .. 4 return (if ((i) = 0) then 1 else ((i) * partial[-1])))"},
	{"some i in x satisfies i > 1 and i < 3",
	 "(some i in (x) satisfies (((i) > 1) and ((i) < 3)))"},
	{"every i in x, j in y satisfies i = j",
	 "(every i in (x), j in (y) satisfies ((i) = j))"},
	/* structure */
	{"[]", "[]"},
	{"[][1]", "[][1]"},
	{"[] = []", "([] = [])"},
	{"[1, \"a\", [2]]", "[1, \"a\", [2]]"},
	{"{}", "{}"},
	{"{x: 1, \"y z\": 2}", "{x: 1, \"y z\": 2}"},
	{"{foo bar: 1}", "{\"foo bar\": 1}"},
	{"{foo+bar: 1}", "{\"foo+bar\": 1}"},
	{"{\"\": 1}", "{\"\": 1}"},
	{"{🐎: 1}", "{🐎: 1}"},
	{"x.y.a", "((x).y).a"},
	{"x[y = 1].a[1]", "x[((y) = 1)].a[1]"},
	{"true[1]", "true[1]"},
	{"f(1)(2)", "f(1)(2)"},
	{"f(g(x), y)", "f(g(x), y)"},
	{"f(x: 1, foo bar: 2)", "f(x: 1, foo bar: 2)"},
	{"x.f(1)", "(x).f(1)"},
	{"date and time(\"2018-12-08\")", "date and time(\"2018-12-08\")"},
	{"date and\n\t time(x)", "date and time(x)"},
	{"years and months duration(x, y).months",
	 "years and months duration(x, y).months"},
	{"function(p, q: number) p + q", "(function(p, q: number) ((p) + q))"},
	{"function() 1", "(function() 1)"},
	{"(function(q) q)(1)", "(function(q) q)(1)"},
	/* types */
	{"x instance of list<number>", "((x) instance of list<number>)"},
	{"x instance of date and time and y", "(((x) instance of date and time) and y)"},
	{"x instance of days and  time duration",
	 "((x) instance of days and time duration)"},
	{"x instance of context<a: string, b c: list<Any>>",
	 "((x) instance of context<a: string, b c: list<Any>>)"},
	{"x instance of function<number, date> -> range<date and time>",
	 "((x) instance of function<number, date>->range<date and time>)"},
	{"x instance of function<>->Any", "((x) instance of function<>->Any)"},
	{"x instance of list<number>=true", "(((x) instance of list<number>) = true)"},
	/* names */
	{"\"Hello \" + Full Name", "(\"Hello \" + Full Name)"},
	{"Full\n  Name + 1", "((Full Name) + 1)"},
	{"Date-Time - Date-Time2", "((Date-Time) - Date-Time2)"},
	{"Date-Time-Date-Time2", "((Date-Time) - Date-Time2)"},
	{"a-b", "a-b"},
	{"a - b", "((a) - b)"},
	{"a -b", "((a) - b)"},
	{"(a)-b", "((a) - b)"},
	{"profit and loss", "profit and loss"},
	{"datum in dienst > datum", "((datum in dienst) > datum)"},
	{"datum in [x]", "((datum) in ([x]))"},
	{"decision A 2.1 + 1", "((decision A 2.1) + 1)"},
	{"vóór ingang", "vóór ingang"},
	{"Today's date", "Today's date"},
	{"not ok", "not ok"},
	{"not(not ok)", "not(not ok)"},
	{"? > 5", "((?) > 5)"},
	{"x.time offset", "(x).time offset"},
	{"x.date and time", "(x).date and time"},
	/* names that are not known are as long as they can be */
	{"bijstandnorm per maand > 5", "((bijstandnorm per maand) > 5)"},
	{"norm 27 jaar and x", "((norm 27 jaar) and x)"},
	{"x y z", "x y z"},
	{"Foo-Bar", "((Foo) - Bar)"},
	{"onbekend(1)", "onbekend(1)"},
	{"x in  onbekend ding", "((x) in (onbekend ding))"},
	/* names that the expression introduces */
	{"{p-q: 1, p: 2, q: p-q}", "{\"p-q\": 1, p: 2, q: p-q}"},
	{"{z: {p-q: 1}, r: p-q}", "{z: {\"p-q\": 1}, r: ((p) - q)}"},
	{"{p-q: 1}.p-q", "{\"p-q\": 1}.p-q"},
	{"{z: {p-q: 1}}.z.p-q", "({z: {\"p-q\": 1}}.z).p-q"},
	{"[{p-q: 1}][p-q = 1]", "[{\"p-q\": 1}][((p-q) = 1)]"},
	{"{\"values in a list\": [1], r: every i in values in a list satisfies i > 0}.r",
	 "{\"values in a list\": [1], r: (every i in (values in a list) satisfies ((i) > "
	 "0))}.r"},
	{"for p-q in x, r in p-q return p-q + r",
	 "(for p-q in (x), r in (p-q) return ((p-q) + r))"},
	{"[for p-q in x return p-q, p-q]", "[(for p-q in (x) return p-q), ((p) - q)]"},
	{"function(p-q: number) p-q", "(function(p-q: number) p-q)"},
	{"some days in weekend in x satisfies days in weekend",
	 "(some days in ((weekend) in (x)) satisfies ((days) in (weekend)))"},
	/* comments and white space */
	{"1 + // tot hier\n 1", "(1 + 1)"},
	{"/* eerst */ 1 /* dan */ + 1 // klaar", "(1 + 1)"},
	{"\xC2\xA0x\xE2\x80\x89+\t1", "((x) + 1)"},
	/* rule texts */
	{"aantal kostendelende medebewoners >= 1",
	 "((aantal kostendelende medebewoners) >= 1)"},
	{"partner participatiewet.leeftijd >= 21 and not(partner participatiewet.aow "
	 "leeftijd bereikt)",
	 "((((partner participatiewet).leeftijd) >= 21) and not((partner "
	 "participatiewet).aow leeftijd bereikt))"},
	{"q.kostendelende medebewoner(p) and q != p.partner participatiewet",
	 "((q).kostendelende medebewoner(p) and ((q) != (p).partner participatiewet))"},
	{"voorzieningen[soort hulp = ik.soort hulp]",
	 "voorzieningen[((soort hulp) = (ik).soort hulp)]"},
	{"p.besluit(\"algemene-bijstand\").toegekend",
	 "(p).besluit(\"algemene-bijstand\").toegekend"},
	{"sum(for q in perioden(\"bijdrageperiode\", eerste bijdragemaand, periode.eind) "
	 "return op(q.begin, vol bedrag))",
	 "sum((for q in perioden(\"bijdrageperiode\", eerste bijdragemaand, "
	 "(periode).eind) return op((q).begin, vol bedrag)))"},
	{"some o in opleidingen satisfies o.telt voor 19a",
	 "(some o in (opleidingen) satisfies (o).telt voor 19a)"},
};

static void test_trees(void **state)
{
	feel_tree f;

	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(trees); i++)
		check_tree(&f, trees[i].text, SL_FEEL_EXPRESSION, trees[i].want);
	feel_tree_close(&f);
}

/* Where the whole stands: parentheses around its first or last part are in it. */
static const char *const wholes[] = {
	"(a + b) * (c + d)", "(a).x", "(a + b).x", "(a)[1]", "(f)(1)", "-(a)", "a = (b)", "a between (b) and (c)",
	"if a then b else (c)", "for x in (a)..(b) return (x)", "some x in (a) satisfies (x)", "(a) instance of number",
	"a in (< 5)", "a in (b + c) * (d)", "(a) in [1..2]", "function(x) (x)",
};

static void test_places(void **state)
{
	feel_tree f;

	(void)state;
	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(wholes); i++) {
		feel_tree_must_parse(&f, wholes[i], SL_FEEL_EXPRESSION);
		if (f.tree->start != 0 || f.tree->end != strlen(wholes[i]))
			fail_msg("%s: stands at %u to %u", wholes[i], f.tree->start, f.tree->end);
	}
	feel_tree_close(&f);
}

static const struct { const char *text, *want; } cells[] = {
	{"-", "-"},
	{" - ", "-"},
	{"-5", "-5"},
	{"1", "1"},
	{"\"a\", \"b\"", "\"a\", \"b\""},
	{"[18..21)", "[18 .. 21)"},
	{"]18..21[, > 65", "(18 .. 21), > 65"},
	{"< 5", "< 5"},
	{">=x.y", ">= (x).y"},
	{"!= null", "!= null"},
	{"= 3", "= 3"},
	{"not(1, < 5)", "not(1, < 5)"},
	{"not(\"a\")", "not(\"a\")"},
	{"not(x) and y", "(not(x) and y)"},
	{"x, not(y)", "x, (not(y))"},
	{"? > 5 and ? < 9", "(((?) > 5) and ((?) < 9))"},
	{"(< 5)", "(< 5)"},
	{"not ok", "not ok"},
	{"> date(\"2016-10-01\")", "> date(\"2016-10-01\")"},
	{"(not(x, y))", "(not(x, y))"},
	{"[1,2], [3..4]", "[1, 2], [3 .. 4]"},
	{"not([1..2], 7)", "not([1 .. 2], 7)"},
};

static void test_cells(void **state)
{
	feel_tree f;

	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(cells); i++)
		check_tree(&f, cells[i].text, SL_FEEL_UNARY_TESTS, cells[i].want);
	feel_tree_must_parse(&f, "-", SL_FEEL_UNARY_TESTS);
	assert_int_equal(f.tree->op, SL_OP_TEST_ANY);
	feel_tree_must_parse(&f, "not(1, 2)", SL_FEEL_UNARY_TESTS);
	assert_int_equal(f.tree->op, SL_OP_TESTS);
	assert_int_equal(f.tree->kids[0]->op, SL_OP_TEST_NOT);
	assert_int_equal(f.tree->kids[0]->kids[0]->op, SL_OP_TESTS);
	assert_int_equal(f.tree->kids[0]->kids[0]->count, 2);
	feel_tree_close(&f);
}

/* What the printed text does not show. */
static void test_shapes(void **state)
{
	feel_tree f;
	const char *name;

	feel_tree_open(&f);
	feel_tree_must_parse(&f, "x in ]1..2]", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->kids[1]->op, SL_OP_TESTS);
	assert_int_equal(f.tree->kids[1]->kids[0]->op, SL_OP_RANGE);
	assert_int_equal(f.tree->kids[1]->kids[0]->detail, SL_HIGH_CLOSED);
	feel_tree_must_parse(&f, "x in (<= 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->kids[1]->kids[0]->op, SL_OP_TEST_CMP);
	assert_int_equal(f.tree->kids[1]->kids[0]->detail, SL_OP_LE);
	feel_tree_must_parse(&f, "(> 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->detail, SL_RANGE_UNARY);
	assert_int_equal(f.tree->kids[0]->literal.kind, SL_NUMBER);
	assert_int_equal(f.tree->kids[1]->literal.kind, SL_NULL);
	feel_tree_must_parse(&f, "(= 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->detail, SL_RANGE_UNARY | SL_LOW_CLOSED | SL_HIGH_CLOSED);
	feel_tree_must_parse(&f, "for i in 1..2 return i", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->kids[0]->op, SL_OP_BIND);
	assert_true(f.tree->kids[0]->kids[0]->detail & SL_RANGE_COUNTED);
	feel_tree_must_parse(&f, "f(a: 1, b: 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->op, SL_OP_CALL);
	assert_int_equal(f.tree->count, 3);
	assert_int_equal(f.tree->kids[2]->op, SL_OP_ENTRY);
	/* equal names are equal pointers, whether declared or not */
	feel_tree_must_parse(&f, "Full  Name = Full Name", SL_FEEL_EXPRESSION);
	assert_ptr_equal(f.tree->kids[0]->name, f.tree->kids[1]->name);
	name = f.tree->kids[0]->name;
	assert_ptr_equal(name, sl_names_intern(f.names, "Full Name", 9));
	feel_tree_must_parse(&f, "geen naam = geen\tnaam", SL_FEEL_EXPRESSION);
	assert_ptr_equal(f.tree->kids[0]->name, f.tree->kids[1]->name);
	assert_int_equal(f.tree->height, 2);
	feel_tree_close(&f);
}

static void test_literals(void **state)
{
	static const struct { const char *text, *want; } texts[] = {
		{"\"\\u0041\"", "A"},
		{"\"\\U01F40E\"", "\xF0\x9F\x90\x8E"},
		{"\"\\uD83D\\uDE00\"", "\xF0\x9F\x98\x80"},
		{"\"\\u00e9\\u20AC\"", "é€"},
		{"\"a\\r\\n\\t\\'\\\"\\\\b\"", "a\r\n\t'\"\\b"},
		{"\"\\s\"", "\\s"},
		{"\"é\"", "é"},
	};
	feel_tree f;

	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(texts); i++) {
		feel_tree_must_parse(&f, texts[i].text, SL_FEEL_EXPRESSION);
		assert_int_equal(f.tree->literal.kind, SL_STRING);
		assert_int_equal(f.tree->literal.n, strlen(texts[i].want));
		assert_string_equal(f.tree->literal.as.text, texts[i].want);
	}
	feel_tree_must_parse(&f, "@\"2026-07-01\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_DATE);
	assert_int_equal(f.tree->literal.as.i,
			 20635); /* date -d 2026-07-01 +%s, by 86400 */
	feel_tree_must_parse(&f, "@\"P1Y2M\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_MONTHS);
	assert_int_equal(f.tree->literal.as.i, 14);
	feel_tree_must_parse(&f, "@\"-PT90S\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_SPAN);
	assert_int_equal(f.tree->literal.as.span.seconds, -90);
	feel_tree_must_parse(&f, "@\"10:30:00@Europe/Amsterdam\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_TIME);
	assert_string_equal(f.tree->literal.as.time->zone, "Europe/Amsterdam");
	feel_tree_close(&f);
}

static void test_ops(void **state)
{
	assert_string_equal(sl_op_spelling(SL_OP_POW), "**");
	assert_string_equal(sl_op_identifier(SL_OP_TEST_CMP), "TEST_CMP");
	for (int i = 0; i < SL_OP_COUNT; i++)
		assert_true(*sl_op_spelling((sl_op)i));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trees),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_literals),
		cmocka_unit_test(test_ops),
	};

	return cmocka_run_group_tests_name("feel", tests, NULL, NULL);
}
