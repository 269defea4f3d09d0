/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel: what is no expression, and why; where in a file an expression stands,
 * and each node of its tree.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/feel_tree.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- what is wrong ---- */

typedef struct bad_row {
	const char *text;
	sl_diag_code code;
	uint32_t column;
} bad_row;

static const bad_row bad[] = {
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

static void check_bad(const bad_row *rows, size_t count, sl_feel_goal goal)
{
	feel_tree f;

	feel_tree_open(&f);
	for (const bad_row *row = rows; row < rows + count; row++) {
		sl_status want = row->code == SL_DIAG_FEEL_EXTERNAL ? SL_ELIMIT : SL_EINVAL;
		sl_status got = feel_tree_parse(&f, row->text, goal);
		const sl_diag *d = f.diags.items;

		if (got != want || f.tree || !f.diags.count || f.diags.error_count != 1)
			fail_msg("%s: status %d, %zu messages", row->text, got, f.diags.count);
		if (d->code != row->code || d->pos.line != 1 || d->pos.column != row->column)
			fail_msg("%s: SL%d at column %u (%s), want SL%d at %u", row->text, d->code,
				 d->pos.column, d->text, row->code, row->column);
	}
	feel_tree_close(&f);
}

static void test_bad(void **state)
{
	check_bad(bad, COUNT(bad), SL_FEEL_EXPRESSION);
}

static const bad_row bad_cells[] = {
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
	check_bad(bad_cells, COUNT(bad_cells), SL_FEEL_UNARY_TESTS);
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
	feel_tree f;

	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_int_equal(feel_tree_parse(&f, rows[i].text, SL_FEEL_EXPRESSION), SL_EINVAL);
		assert_string_equal(f.diags.items[0].text, rows[i].want);
	}
	/* what is not closed says where it was opened */
	assert_int_equal(feel_tree_parse(&f, "1 + f(2", SL_FEEL_EXPRESSION), SL_EINVAL);
	assert_int_equal(f.diags.count, 2);
	assert_int_equal(f.diags.items[1].severity, SL_NOTE);
	assert_int_equal(f.diags.items[1].pos.column, 6);
	feel_tree_close(&f);
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
	feel_tree f;
	sl_pos pos;

	feel_tree_open(&f);
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
	feel_tree_close(&f);
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
	feel_tree f;

	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		feel_tree_must_parse(&f, rows[i].text, SL_FEEL_EXPRESSION);
		if (f.tree->start != rows[i].start || f.tree->end != rows[i].end)
			fail_msg("%s: [%u, %u)", rows[i].text, f.tree->start,
				 f.tree->end);
	}
	feel_tree_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bad),
		cmocka_unit_test(test_bad_cells),
		cmocka_unit_test(test_messages),
		cmocka_unit_test(test_places),
		cmocka_unit_test(test_spans),
	};

	return cmocka_run_group_tests_name("feel_wrong", tests, NULL, NULL);
}
