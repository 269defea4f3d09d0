/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel: expression text becomes a tree.
 *
 * What is expected follows from the grammar of DMN 1.5 (10.3.1.2), written
 * out by hand as brackets, and from design.md for what the rules add.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "feel/ast.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* Names as a rule set and a DMN model declare them. */
static const char *const declared[] = {
	"leeftijd",
	"aantal kostendelers",
	"aantal kostendelende medebewoners",
	"partner participatiewet",
	"kostendelende medebewoner",
	"soort hulp",
	"voorzieningen",
	"eerste bijdragemaand",
	"periode",
	"eind",
	"begin",
	"eigen recht op bijstand",
	"aow leeftijd bereikt",
	"in behandeling",
	"datum in dienst",
	"datum",
	"vol bedrag",
	"telt voor 19a",
	"opleidingen",
	"Full Name",
	"Date-Time",
	"Date-Time2",
	"a-b",
	"a",
	"b",
	"x",
	"y",
	"profit and loss",
	"decision A 2.1",
	"vóór ingang",
	"Today's date",
	"not ok",
};

typedef struct fixture {
	sl_arena arena;
	sl_intern intern;
	sl_names *names;
	sl_diags diags;
	sl_ast *tree;
} fixture;

static void set_up(fixture *f)
{
	memset(f, 0, sizeof *f);
	sl_intern_init(&f->intern, &f->arena);
	assert_non_null(f->names = sl_names_new(&f->arena, &f->intern));
	for (size_t i = 0; i < COUNT(declared); i++)
		assert_int_equal(sl_names_add(f->names, declared[i], strlen(declared[i])),
				 SL_OK);
}

static void tear_down(fixture *f)
{
	sl_diags_free(&f->diags);
	sl_arena_free(&f->arena);
}

static sl_status parse(fixture *f, const char *text, sl_feel_goal goal)
{
	sl_feel_source source = {.text = text, .length = strlen(text),
				 .where = {.file = "proef.xml", .line = 1, .column = 1}};

	sl_diags_free(&f->diags);
	f->tree = NULL;
	return sl_feel_parse(&f->tree, &source, goal, f->names, &f->arena, &f->diags);
}

static void must_parse(fixture *f, const char *text, sl_feel_goal goal)
{
	sl_buf b = {0};

	if (parse(f, text, goal) == SL_OK)
		return;
	sl_diags_print(&b, &f->diags);
	fail_msg("%s: %s", text, sl_buf_text(&b));
}

static void check_tree(fixture *f, const char *text, sl_feel_goal goal, const char *want)
{
	sl_buf b = {0}, again = {0};

	must_parse(f, text, goal);
	sl_ast_print(&b, f->tree);
	assert_int_equal(sl_buf_status(&b), SL_OK);
	if (strcmp(sl_buf_text(&b), want) != 0)
		fail_msg("%s: got %s, want %s", text, sl_buf_text(&b), want);
	must_parse(f, sl_buf_text(&b), goal);
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
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(trees); i++)
		check_tree(&f, trees[i].text, SL_FEEL_EXPRESSION, trees[i].want);
	tear_down(&f);
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
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(cells); i++)
		check_tree(&f, cells[i].text, SL_FEEL_UNARY_TESTS, cells[i].want);
	must_parse(&f, "-", SL_FEEL_UNARY_TESTS);
	assert_int_equal(f.tree->op, SL_OP_TEST_ANY);
	must_parse(&f, "not(1, 2)", SL_FEEL_UNARY_TESTS);
	assert_int_equal(f.tree->op, SL_OP_TESTS);
	assert_int_equal(f.tree->kids[0]->op, SL_OP_TEST_NOT);
	assert_int_equal(f.tree->kids[0]->kids[0]->op, SL_OP_TESTS);
	assert_int_equal(f.tree->kids[0]->kids[0]->count, 2);
	tear_down(&f);
}

/* What the printed text does not show. */
static void test_shapes(void **state)
{
	fixture f;
	const char *name;

	set_up(&f);
	must_parse(&f, "x in ]1..2]", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->kids[1]->op, SL_OP_TESTS);
	assert_int_equal(f.tree->kids[1]->kids[0]->op, SL_OP_RANGE);
	assert_int_equal(f.tree->kids[1]->kids[0]->detail, SL_HIGH_CLOSED);
	must_parse(&f, "x in (<= 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->kids[1]->kids[0]->op, SL_OP_TEST_CMP);
	assert_int_equal(f.tree->kids[1]->kids[0]->detail, SL_OP_LE);
	must_parse(&f, "(> 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->detail, SL_RANGE_UNARY);
	assert_int_equal(f.tree->kids[0]->literal.kind, SL_NUMBER);
	assert_int_equal(f.tree->kids[1]->literal.kind, SL_NULL);
	must_parse(&f, "(= 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->detail, SL_RANGE_UNARY | SL_LOW_CLOSED | SL_HIGH_CLOSED);
	must_parse(&f, "for i in 1..2 return i", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->kids[0]->op, SL_OP_BIND);
	assert_true(f.tree->kids[0]->kids[0]->detail & SL_RANGE_COUNTED);
	must_parse(&f, "f(a: 1, b: 2)", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->op, SL_OP_CALL);
	assert_int_equal(f.tree->count, 3);
	assert_int_equal(f.tree->kids[2]->op, SL_OP_ENTRY);
	/* equal names are equal pointers, whether declared or not */
	must_parse(&f, "Full  Name = Full Name", SL_FEEL_EXPRESSION);
	assert_ptr_equal(f.tree->kids[0]->name, f.tree->kids[1]->name);
	name = f.tree->kids[0]->name;
	assert_ptr_equal(name, sl_names_intern(f.names, "Full Name", 9));
	must_parse(&f, "geen naam = geen\tnaam", SL_FEEL_EXPRESSION);
	assert_ptr_equal(f.tree->kids[0]->name, f.tree->kids[1]->name);
	assert_int_equal(f.tree->height, 2);
	tear_down(&f);
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
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(texts); i++) {
		must_parse(&f, texts[i].text, SL_FEEL_EXPRESSION);
		assert_int_equal(f.tree->literal.kind, SL_STRING);
		assert_int_equal(f.tree->literal.n, strlen(texts[i].want));
		assert_string_equal(f.tree->literal.as.text, texts[i].want);
	}
	must_parse(&f, "@\"2026-07-01\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_DATE);
	assert_int_equal(f.tree->literal.as.i,
			 20635); /* date -d 2026-07-01 +%s, by 86400 */
	must_parse(&f, "@\"P1Y2M\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_MONTHS);
	assert_int_equal(f.tree->literal.as.i, 14);
	must_parse(&f, "@\"-PT90S\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_SPAN);
	assert_int_equal(f.tree->literal.as.span.seconds, -90);
	must_parse(&f, "@\"10:30:00@Europe/Amsterdam\"", SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->literal.kind, SL_TIME);
	assert_string_equal(f.tree->literal.as.time->zone, "Europe/Amsterdam");
	tear_down(&f);
}

/* ---- what is wrong ---- */

static const struct {
	const char *text;
	sl_diag_code code;
	uint32_t column;
} bad[] = {
	{"", SL_DIAG_FEEL_EMPTY, 1},
	{"  // niets", SL_DIAG_FEEL_EMPTY, 1},
	{"1 +", SL_DIAG_FEEL_EXPECTED, 4},
	{"+ 1", SL_DIAG_FEEL_EXPECTED, 1},
	{"x and", SL_DIAG_FEEL_EXPECTED, 6},
	{"(1", SL_DIAG_FEEL_EXPECTED, 3},
	{"[1, 2", SL_DIAG_FEEL_EXPECTED, 6},
	{"[1,, 2]", SL_DIAG_FEEL_EXPECTED, 4},
	{"{a 1}", SL_DIAG_FEEL_EXPECTED, 5},
	{"{a: 1", SL_DIAG_FEEL_EXPECTED, 6},
	{"{1: 2}", SL_DIAG_FEEL_EXPECTED, 2},
	{"{a: 1,}", SL_DIAG_FEEL_EXPECTED, 7},
	{"f(1", SL_DIAG_FEEL_EXPECTED, 4},
	{"x[1", SL_DIAG_FEEL_EXPECTED, 4},
	{"x[]", SL_DIAG_FEEL_EXPECTED, 3},
	{"[1,]", SL_DIAG_FEEL_EXPECTED, 4},
	{"'a'", SL_DIAG_FEEL_CHAR, 1},
	{"x.", SL_DIAG_FEEL_EXPECTED, 3},
	{"x.(1)", SL_DIAG_FEEL_EXPECTED, 3},
	{"1)", SL_DIAG_FEEL_UNOPENED, 2},
	{"1 + 2]", SL_DIAG_FEEL_UNOPENED, 6},
	{"x }", SL_DIAG_FEEL_UNOPENED, 3},
	{"1 2", SL_DIAG_FEEL_OPERATOR, 3},
	{"\"a\" \"b\"", SL_DIAG_FEEL_OPERATOR, 5},
	{"(1) x", SL_DIAG_FEEL_OPERATOR, 5},
	{"x then 1", SL_DIAG_FEEL_OPERATOR, 3},
	{"1, 2", SL_DIAG_FEEL_COMMA, 2},
	{"0,40 * x", SL_DIAG_FEEL_COMMA, 2},
	{"x in 1..2", SL_DIAG_FEEL_BARE_RANGE, 7},
	{"not x", SL_DIAG_FEEL_EXPECTED, 5},
	{"x => 1", SL_DIAG_FEEL_SPELLING, 3},
	{"1..2", SL_DIAG_FEEL_BARE_RANGE, 2},
	{"if x then 1", SL_DIAG_FEEL_EXPECTED, 12},
	{"if x 1", SL_DIAG_FEEL_EXPECTED, 7},
	{"if x else 1", SL_DIAG_FEEL_EXPECTED, 6},
	{"for in in", SL_DIAG_FEEL_EXPECTED, 10},
	{"for i x return 1", SL_DIAG_FEEL_EXPECTED, 17},
	{"for i in x satisfies 1", SL_DIAG_FEEL_EXPECTED, 12},
	{"some i in x return 1", SL_DIAG_FEEL_EXPECTED, 13},
	{"every 1 in x satisfies 1", SL_DIAG_FEEL_EXPECTED, 7},
	{"x between 1", SL_DIAG_FEEL_EXPECTED, 12},
	{"x between 1 or 2", SL_DIAG_FEEL_EXPECTED, 13},
	{"1 < 2 < 3", SL_DIAG_FEEL_CHAIN, 7},
	{"x = y = 1", SL_DIAG_FEEL_CHAIN, 7},
	{"x in [1] = true", SL_DIAG_FEEL_CHAIN, 10},
	{"x == 1", SL_DIAG_FEEL_SPELLING, 3},
	{"x <> 1", SL_DIAG_FEEL_SPELLING, 3},
	{"!x", SL_DIAG_FEEL_CHAR, 1},
	{"x && y", SL_DIAG_FEEL_CHAR, 3},
	{"x % 2", SL_DIAG_FEEL_CHAR, 3},
	{"“a”", SL_DIAG_FEEL_CHAR, 1},
	{"x – 1", SL_DIAG_FEEL_CHAR, 3},
	{"é + §", SL_DIAG_FEEL_CHAR, 5},
	{"x; y", SL_DIAG_FEEL_CHAR, 2},
	{"\"abc", SL_DIAG_FEEL_OPEN_STRING, 1},
	{"x = \"abc\n\"", SL_DIAG_FEEL_OPEN_STRING, 5},
	{"\"abc\\\"", SL_DIAG_FEEL_OPEN_STRING, 1},
	{"\"a\\u12\"", SL_DIAG_FEEL_ESCAPE, 3},
	{"\"\\uD83D\"", SL_DIAG_FEEL_ESCAPE, 2},
	{"\"\\U110000\"", SL_DIAG_FEEL_ESCAPE, 2},
	{"\"\\u0000\"", SL_DIAG_FEEL_ESCAPE, 2},
	{"1 /* open", SL_DIAG_FEEL_OPEN_COMMENT, 3},
	{"x \xFF", SL_DIAG_FEEL_UTF8, 3},
	{"\"\xC3\"", SL_DIAG_FEEL_UTF8, 2},
	{"1e99999", SL_DIAG_FEEL_NUMBER, 1},
	{"1e", SL_DIAG_FEEL_OPERATOR, 2},
	{"12abc", SL_DIAG_FEEL_OPERATOR, 3},
	{"@\"2026-02-30\"", SL_DIAG_FEEL_AT, 1},
	{"x + @\"foo\"", SL_DIAG_FEEL_AT, 5},
	{"@\"\"", SL_DIAG_FEEL_AT, 1},
	{"@x", SL_DIAG_FEEL_EXPECTED, 2},
	{"@\"P1Y1D\"", SL_DIAG_FEEL_AT, 1},
	{"[1..2", SL_DIAG_FEEL_EXPECTED, 6},
	{"[1..", SL_DIAG_FEEL_EXPECTED, 5},
	{"]1, 2]", SL_DIAG_FEEL_EXPECTED, 3},
	{"(1, 2)", SL_DIAG_FEEL_EXPECTED, 3},
	{"(!= 5)", SL_DIAG_FEEL_TESTS, 2},
	{"x instance number", SL_DIAG_FEEL_EXPECTED, 12},
	{"x instance of getal", SL_DIAG_FEEL_TYPE, 15},
	{"x instance of list<getal>", SL_DIAG_FEEL_TYPE, 20},
	{"x instance of list<number", SL_DIAG_FEEL_EXPECTED, 26},
	{"x instance of context<a>", SL_DIAG_FEEL_EXPECTED, 24},
	{"x instance of function<number>", SL_DIAG_FEEL_EXPECTED, 31},
	{"x instance of 5", SL_DIAG_FEEL_EXPECTED, 15},
	{"f(a: 1, 2)", SL_DIAG_FEEL_ARGUMENTS, 9},
	{"f(1, a: 2)", SL_DIAG_FEEL_ARGUMENTS, 6},
	{"function x", SL_DIAG_FEEL_EXPECTED, 10},
	{"function(x 1", SL_DIAG_FEEL_EXPECTED, 13},
	{"function(1) 2", SL_DIAG_FEEL_EXPECTED, 10},
	{"function(x) external {java: {}}", SL_DIAG_FEEL_EXTERNAL, 13},
	{"and", SL_DIAG_FEEL_EXPECTED, 1},
	{"x and and y", SL_DIAG_FEEL_EXPECTED, 7},
	{"é + ", SL_DIAG_FEEL_EXPECTED, 5},
};

static void test_bad(void **state)
{
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(bad); i++) {
		sl_status want =
			bad[i].code == SL_DIAG_FEEL_EXTERNAL ? SL_ELIMIT : SL_EINVAL;
		sl_status got = parse(&f, bad[i].text, SL_FEEL_EXPRESSION);

		if (got != want || !f.diags.count)
			fail_msg("%s: status %d, %zu messages", bad[i].text, got,
				 f.diags.count);
		if (f.diags.items[0].code != bad[i].code ||
		    f.diags.items[0].pos.line != 1 ||
		    f.diags.items[0].pos.column != bad[i].column)
			fail_msg("%s: SL%d at column %u (%s), want SL%d at %u",
				 bad[i].text, f.diags.items[0].code,
				 f.diags.items[0].pos.column, f.diags.items[0].text,
				 bad[i].code, bad[i].column);
		assert_int_equal(f.diags.error_count, 1);
		assert_null(f.tree);
	}
	tear_down(&f);
}

static const struct {
	const char *text;
	sl_diag_code code;
	uint32_t column;
} bad_cells[] = {
	{"", SL_DIAG_FEEL_EMPTY, 1},
	{"- 1, -", SL_DIAG_FEEL_EXPECTED, 7},
	{"1,", SL_DIAG_FEEL_EXPECTED, 3},
	{"not(1", SL_DIAG_FEEL_EXPECTED, 6},
	{"not(1, 2), 3", SL_DIAG_FEEL_EXPECTED, 10},
	{"< 5 and > 3", SL_DIAG_FEEL_OPERATOR, 5},
	{"<", SL_DIAG_FEEL_EXPECTED, 2},
	{"1 2", SL_DIAG_FEEL_OPERATOR, 3},
	{"[18..21", SL_DIAG_FEEL_EXPECTED, 8},
	{">= 3)", SL_DIAG_FEEL_UNOPENED, 5},
};

static void test_bad_cells(void **state)
{
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(bad_cells); i++) {
		assert_int_equal(parse(&f, bad_cells[i].text, SL_FEEL_UNARY_TESTS),
				 SL_EINVAL);
		if (f.diags.items[0].code != bad_cells[i].code ||
		    f.diags.items[0].pos.column != bad_cells[i].column)
			fail_msg("%s: SL%d at column %u (%s)", bad_cells[i].text,
				 f.diags.items[0].code, f.diags.items[0].pos.column,
				 f.diags.items[0].text);
	}
	tear_down(&f);
}

static void test_messages(void **state)
{
	static const struct { const char *text, *want; } rows[] = {
		{"1 +", "verwacht: een waarde of een naam; gevonden: het einde"},
		{"if x 1",
		 "verwacht: \"then\" achter de voorwaarde van if; gevonden: het einde"},
		{"f(1 2)", "verwacht: \")\" of een komma; gevonden: \"2\""},
		{"1 2", "tussen de waarde hiervoor en \"2\" ontbreekt een bewerking"},
		{"x % 2", "het teken \"%\" heeft hier geen betekenis"},
		{"1 < 2 < 3", "vergelijkingen kunnen niet achter elkaar staan: \"<\" "
			      "volgt op een vergelijking"},
	};
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(parse(&f, rows[i].text, SL_FEEL_EXPRESSION), SL_EINVAL);
		assert_string_equal(f.diags.items[0].text, rows[i].want);
	}
	/* what is not closed says where it was opened */
	assert_int_equal(parse(&f, "1 + f(2", SL_FEEL_EXPRESSION), SL_EINVAL);
	assert_int_equal(f.diags.count, 2);
	assert_int_equal(f.diags.items[1].severity, SL_NOTE);
	assert_int_equal(f.diags.items[1].pos.column, 6);
	tear_down(&f);
}

/* ---- places ---- */

static sl_pos far_away(const void *ctx, size_t offset)
{
	return (sl_pos){.file = ctx, .line = 1000, .column = (uint32_t)offset};
}

static void test_places(void **state)
{
	sl_feel_source source = {.text = "é +\n  x)", .length = 9,
				 .where = {.file = "wet.xml", .line = 40, .column = 7}};
	fixture f;
	sl_pos pos;

	set_up(&f);
	pos = sl_feel_place(&source, 0);
	assert_int_equal(pos.line, 40);
	assert_int_equal(pos.column, 7);
	pos = sl_feel_place(&source, 3); /* é is two bytes and one column */
	assert_int_equal(pos.column, 9);
	assert_int_equal(sl_feel_parse(&f.tree, &source, SL_FEEL_EXPRESSION, f.names,
				       &f.arena, &f.diags),
			 SL_EINVAL);
	assert_string_equal(f.diags.items[0].pos.file, "wet.xml");
	assert_int_equal(f.diags.items[0].pos.line, 41);
	assert_int_equal(f.diags.items[0].pos.column, 4);
	source.locate = far_away;
	source.ctx = "elders.xml";
	pos = sl_feel_place(&source, 8);
	assert_string_equal(pos.file, "elders.xml");
	assert_int_equal(pos.column, 8);
	tear_down(&f);
}

static void test_spans(void **state)
{
	static const struct { const char *text; uint32_t start, end;
	} rows[] = {
		{"  x ", 2, 3},
		{"x + 10", 0, 6},
		{" Full  Name = 1", 1, 15},
		{"x.y [1] ", 0, 7},
		{"-x ", 0, 2},
		{"f(1) ", 0, 4},
		{"x instance of list<number> ", 0, 26},
		{"{a: 1} ", 0, 6},
		{"[1..2[ ", 0, 6},
		{"if x then y else b /* */", 0, 18},
		{"x in (1, 2) ", 0, 11},
	};
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		must_parse(&f, rows[i].text, SL_FEEL_EXPRESSION);
		if (f.tree->start != rows[i].start || f.tree->end != rows[i].end)
			fail_msg("%s: [%u, %u)", rows[i].text, f.tree->start,
				 f.tree->end);
	}
	tear_down(&f);
}

/* ---- limits ---- */

static char *repeat(const char *before, const char *middle, const char *after, size_t n)
{
	size_t nb = strlen(before), nm = strlen(middle), na = strlen(after);
	char *text = test_calloc(1, n * (nb + na) + nm + 1), *to = text;

	for (size_t i = 0; i < n; i++, to += nb)
		memcpy(to, before, nb);
	memcpy(to, middle, nm);
	to += nm;
	for (size_t i = 0; i < n; i++, to += na)
		memcpy(to, after, na);
	return text;
}

static void test_depth(void **state)
{
	static const struct { const char *name, *before, *middle, *after;
	} rows[] = {
		{"brackets", "(", "1", ")"},
		{"lists", "[", "1", "]"},
		{"minus", "-", "x", ""},
		{"sums", "1+", "1", ""},
		{"powers", "", "2", "**2"},
		{"and", "", "x", " and x"},
		{"filters", "x[", "1", "]"},
		{"more filters", "", "x", "[1]"},
		{"paths", "", "x", ".x"},
		{"calls", "f(", "1", ")"},
		{"more calls", "", "f", "()"},
		{"if", "if x then 1 else ", "1", ""},
		{"conditions", "if ", "x", " then 1 else 2"},
		{"for", "for i in x return ", "1", ""},
		{"functions", "function() ", "1", ""},
		{"contexts", "{a: ", "1", "}"},
		{"ranges", "[1..", "1", "]"},
		{"tests", "x in (", "1", ")"},
		{"unary ranges", "(= ", "1", ")"},
		{"types", "x instance of list<", "number", ">"},
		{"instance", "", "x", " instance of number"},
	};
	fixture f;

	for (size_t i = 0; i < COUNT(rows); i++) {
		static const size_t many[] = {2000, 20000};

		for (size_t j = 0; j < COUNT(many); j++) {
			bool types = strcmp(rows[i].name, "types") == 0;
			char *text = types ? repeat("list<", "number", ">", many[j])
					   : repeat(rows[i].before, rows[i].middle,
						    rows[i].after, many[j]);
			char *whole = types ? test_calloc(1, strlen(text) + 32) : text;

			if (types)
				strcat(strcpy(whole, "x instance of "), text);
			set_up(&f);
			if (parse(&f, whole, SL_FEEL_EXPRESSION) != SL_ELIMIT ||
			    f.diags.items[0].code != SL_DIAG_FEEL_DEPTH)
				fail_msg("%s: %s", rows[i].name,
					 f.diags.count ? f.diags.items[0].text : "ok");
			tear_down(&f);
			if (types)
				test_free(whole);
			test_free(text);
		}
	}
}

static void test_depth_allowed(void **state)
{
	char *text = repeat("(", "1", ")", SL_FEEL_MAX_DEPTH - 1);
	char *chain = repeat("1+", "1", "", SL_FEEL_MAX_DEPTH - 1);
	fixture f;

	set_up(&f);
	must_parse(&f, text, SL_FEEL_EXPRESSION);
	must_parse(&f, chain, SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->height, SL_FEEL_MAX_DEPTH);
	tear_down(&f);
	test_free(text);
	test_free(chain);
}

static void test_length(void **state)
{
	char *text = repeat(" ", "x", "", 1000000);
	char *name = repeat("x ", "x", "", 5000);
	fixture f;

	set_up(&f);
	assert_int_equal(parse(&f, text, SL_FEEL_EXPRESSION), SL_ELIMIT);
	assert_int_equal(f.diags.items[0].code, SL_DIAG_FEEL_LENGTH);
	assert_int_equal(parse(&f, name, SL_FEEL_EXPRESSION), SL_EINVAL);
	assert_int_equal(f.diags.items[0].code, SL_DIAG_FEEL_NAME_LENGTH);
	tear_down(&f);
	test_free(text);
	test_free(name);
}

/* Whatever allocation fails, the answer is SL_ENOMEM or the tree. */
static void test_memory(void **state)
{
	static const char text[] =
		"{p-q: [1, \"a\\n\", @\"P1Y\"], r: for i in p-q return f(i, x: i.q)}"
		" instance of context<a: list<number>, b: function<Any>->Any>";
	sl_feel_source source = {.text = text, .length = sizeof text - 1};
	bool enough = false;
	fixture f;

	set_up(&f);
	for (size_t limit = 1; !enough; limit += 64) {
		sl_arena arena = {.limit = limit};
		sl_status status;

		assert_true(limit < 100000);
		status = sl_feel_parse(&f.tree, &source, SL_FEEL_EXPRESSION, f.names,
				       &arena, &f.diags);
		if (!(enough = status ==
			       SL_EINVAL)) /* mixed arguments: found when all was read */
			assert_int_equal(status, SL_ENOMEM);
		sl_arena_free(&arena);
	}
	tear_down(&f);
}

/* ---- names ---- */

static void test_names(void **state)
{
	static const struct { const char *text, *want; size_t used;
	} rows[] = {
		{"Full Name", "Full Name", 9},
		{"Full \t\n Name+1", "Full Name", 12},
		{"Full Named", NULL, 0},
		{"Full", NULL, 0},
		{"FullName", NULL, 0},
		{"a-b", "a-b", 3},
		{"a - b", "a", 1},
		{"a -b", "a", 1},
		{"a-", "a", 1},
		{"a-bc", "a", 1},
		{"datum in dienst", "datum in dienst", 15},
		{"datum in huis", "datum", 5},
		{"date and time(", "date and time", 13},
		{"decision A 2.1", "decision A 2.1", 14},
		{"decision A 2.15", NULL, 0},
		{"", NULL, 0},
		{"+", NULL, 0},
		{" a", NULL, 0},
		{"vóór ingang", "vóór ingang", 13},
		{"count", "count", 5},
	};
	static const char *const not_names[] = {"",     " ",   "1a",  "a(b)",  "-a",
						"a\"b", "a,b", "x:y", "a\xFF", "a b ["};
	fixture f;
	sl_names *more;
	size_t used;

	set_up(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *got = sl_names_longest(f.names, rows[i].text,
						   strlen(rows[i].text), &used);

		if (!rows[i].want != !got ||
		    (got && (strcmp(got, rows[i].want) || used != rows[i].used)))
			fail_msg("%s: got %s, %zu bytes", rows[i].text,
				 got ? got : "none", got ? used : 0);
	}
	for (size_t i = 0; i < COUNT(not_names); i++)
		if (sl_names_add(f.names, not_names[i], strlen(not_names[i])) !=
		    SL_EINVAL)
			fail_msg("\"%s\" went in", not_names[i]);
	/* half of a name that was refused stays out as well */
	assert_null(sl_names_longest(f.names, "a b", 3, &used) == NULL ? "" : NULL);
	more = sl_names_extend(&f.arena, f.names);
	assert_int_equal(sl_names_add(more, "  Full   Name  of all ", 22), SL_OK);
	assert_string_equal(sl_names_longest(more, "Full Name of all", 16, &used),
			    "Full Name of all");
	assert_string_equal(sl_names_longest(more, "Full Name of", 12, &used),
			    "Full Name");
	assert_int_equal(used, 9);
	assert_string_equal(sl_names_longest(f.names, "Full Name of all", 16, &used),
			    "Full Name");
	tear_down(&f);
}

static void test_nearest(void **state)
{
	static const struct { const char *name, *want;
	} rows[] = {
		{"leeftijt", "leeftijd"},   {"aantal kostendeler", "aantal kostendelers"},
		{"Ful Name", "Full Name"},  {"voorzieningne", "voorzieningen"},
		{"heel iets anders", NULL}, {"string lenght", "string length"},
	};
	fixture f;

	set_up(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *got = sl_names_nearest(f.names, rows[i].name);

		if (!got != !rows[i].want || (got && strcmp(got, rows[i].want)))
			fail_msg("%s: got %s", rows[i].name, got ? got : "none");
	}
	tear_down(&f);
}

/* As many names as a large rule set has, all beginning alike. */
static void test_many_names(void **state)
{
	fixture f;
	char name[64];
	size_t used;

	set_up(&f);
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(name, sizeof name, "aantal begrip%d per maand %d",
				 i % 100, i);

		assert_int_equal(sl_names_add(f.names, name, (size_t)n), SL_OK);
	}
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(name, sizeof name, "aantal begrip%d per maand %d",
				 i % 100, i);
		const char *got = sl_names_longest(f.names, name, (size_t)n, &used);

		assert_non_null(got);
		assert_string_equal(got, name);
	}
	tear_down(&f);
}

static void test_ops(void **state)
{
	assert_string_equal(sl_op_spelling(SL_OP_POW), "**");
	assert_string_equal(sl_op_identifier(SL_OP_TEST_CMP), "TEST_CMP");
	for (int i = 0; i < SL_OP_COUNT; i++)
		assert_true(*sl_op_spelling((sl_op)i) && *sl_op_meaning((sl_op)i));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_trees),        cmocka_unit_test(test_cells),
		cmocka_unit_test(test_shapes),       cmocka_unit_test(test_literals),
		cmocka_unit_test(test_bad),          cmocka_unit_test(test_bad_cells),
		cmocka_unit_test(test_messages),     cmocka_unit_test(test_places),
		cmocka_unit_test(test_spans),        cmocka_unit_test(test_depth),
		cmocka_unit_test(test_depth_allowed), cmocka_unit_test(test_length),
		cmocka_unit_test(test_memory),       cmocka_unit_test(test_names),
		cmocka_unit_test(test_nearest),      cmocka_unit_test(test_many_names),
		cmocka_unit_test(test_ops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
