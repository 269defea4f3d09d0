/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decision tables: section 11 of docs/rule-language.md.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/one_value.h"

/* ---- tables ---- */

#define TABLE(type, hit, out, rows) CONCEPT("x", type) "<regel id='r' begrip='x'><dan><tabel treffer='" hit "'><invoer>n</invoer><invoer>a</invoer>" out rows "</tabel></dan></regel>"
#define ROW(x, y, out) "<rij><cel>" x "</cel><cel>" y "</cel><dan>" out "</dan></rij>"
#define ORDER "<uitvoer><waarde>3</waarde><waarde>2</waarde><waarde>1</waarde></uitvoer>"
#define LIST_N "type='lijst' van='tekst'"

static const sl_law_row tables[] = {
	{"11 table U: one row", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 2", "true", "2")), "'n': 1, 'a': true", "1"},
	{"11 table U: two rows", TABLE(N, "U", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "2")), "'n': 2, 'a': true", "regelgebrek tegenstrijdig: r"},
	{"11 table U: no row is null", TABLE(N, "U", "", ROW("[0..2)", "-", "1")), "'n': 5, 'a': true", "regelgebrek leeg-niet-toegestaan: r"},
	{"11 table U: no row, leeg may be", TABLE(NE, "U", "", ROW("[0..2)", "-", "1")), "'n': 5, 'a': true", "null"},
	{"11 table U: no row, a default", TABLE(N, "U", "<uitvoer standaard='9'/>", ROW("[0..2)", "-", "1")), "'n': 5, 'a': true", "9"},
	{"11 table U: an unknown cell", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 2", "-", "2")), "'a': true", "onbekend: anna.n"},
	{"11 table U: an unknown cell that does not matter", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 2", "true", "2")), "'n': 1", "1"},
	{"11 table U: another row that may hit", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 0", "true", "2")), "'n': 1", "onbekend: anna.a"},
	{"11 table U: a cell that is leeg is onwaar", CONCEPT("x", N) "<regel id='r' begrip='x'><dan><tabel treffer='U'><invoer>p</invoer><uitvoer standaard='0'/>"
	 "<rij><cel>> 1</cel><dan>1</dan></rij></tabel></dan></regel>", "'p': {'leeg': true}", "0"},
	{"11 table U: null in a cell", CONCEPT("x", N) "<regel id='r' begrip='x'><dan><tabel treffer='U'><invoer>p</invoer><uitvoer standaard='0'/>"
	 "<rij><cel>null</cel><dan>1</dan></rij></tabel></dan></regel>", "'p': {'leeg': true}", "1"},
	{"11 table A: rows that agree", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "m")), "'n': 2, 'a': true, 'm': 1.0", "1"},
	{"11 table A: rows that differ", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "m")), "'n': 2, 'a': true, 'm': 2", "regelgebrek tegenstrijdig: r"},
	{"11 table A: a value not known", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "m")), "'n': 2, 'a': true", "onbekend: anna.m"},
	{"11 table A: a row that may hit and agrees", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "1")), "'n': 2", "1"},
	{"11 table A: a row that may hit and differs", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "2")), "'n': 2", "onbekend: anna.a"},
	{"11 table F: the first", TABLE(N, "F", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "2")), "'n': 2", "1"},
	{"11 table F: rows behind the first that surely hits do not count", TABLE(N, "F", "", ROW("[0..2]", "-", "1") ROW("-", "true", "m")), "'n': 2", "1"},
	{"11 table F: up to the first that surely hits all must agree", TABLE(N, "F", "", ROW("-", "true", "1") ROW("> 1", "-", "1") ROW("-", "-", "3")), "'n': 2", "1"},
	{"11 table F: they do not", TABLE(N, "F", "", ROW("-", "true", "1") ROW("> 1", "-", "2") ROW("-", "-", "3")), "'n': 2", "onbekend: anna.a"},
	{"11 table F: none surely hits", TABLE(N, "F", "", ROW("-", "true", "1") ROW("-", "false", "1")), "'n': 2", "onbekend: anna.a"},
	{"11 table F: the condition broken, the value open", TABLE(N, "F", "", ROW("> 1 / k", "-", "1") ROW("-", "-", "m")), "'n': 2, 'k': 0, 'a': true", "onbekend: anna.m"},
	{"11 table P: by priority", TABLE(N, "P", ORDER, ROW("-", "-", "1") ROW("> 1", "-", "3") ROW("-", "true", "2")), "'n': 2, 'a': true", "3"},
	{"11 table P: a lower one that may hit", TABLE(N, "P", ORDER, ROW("-", "-", "3") ROW("-", "true", "2")), "'n': 2", "3"},
	{"11 table P: a higher one that may hit", TABLE(N, "P", ORDER, ROW("-", "-", "2") ROW("-", "true", "3")), "'n': 2", "onbekend: anna.a"},
	{"11 table C+", TABLE(N, "C+", "", ROW("-", "-", "1") ROW("> 1", "-", "3") ROW("-", "true", "2")), "'n': 2, 'a': true", "6"},
	{"11 table C+: a row that may hit", TABLE(N, "C+", "", ROW("-", "-", "1") ROW("-", "true", "2")), "'n': 2", "onbekend: anna.a"},
	{"11 table C<", TABLE(N, "C&lt;", "", ROW("-", "-", "2") ROW("> 1", "-", "1") ROW("-", "true", "3")), "'n': 2, 'a': true", "1"},
	{"11 table C>", TABLE(N, "C>", "", ROW("-", "-", "2") ROW("> 1", "-", "1") ROW("-", "true", "3")), "'n': 2, 'a': true", "3"},
	{"11 table C#", TABLE(N, "C#", "", ROW("-", "-", "2") ROW("> 1", "-", "1") ROW("-", "true", "3")), "'n': 2, 'a': false", "2"},
	{"11 table C+: no row, a default", TABLE(N, "C+", "<uitvoer standaard='9'/>", ROW("> 5", "-", "1")), "'n': 2, 'a': true", "9"},
	{"11 table C+: no row is null", TABLE(N, "C+", "", ROW("> 5", "-", "1")), "'n': 2, 'a': true", "regelgebrek leeg-niet-toegestaan: r"},
	{"11 table C", TABLE(LIST_N, "C", "", ROW("-", "-", "\"p\"") ROW("> 1", "-", "\"q\"") ROW("-", "true", "\"r\"")), "'n': 2, 'a': true", "[\"p\", \"q\", \"r\"]"},
	{"11 table R", TABLE(LIST_N, "R", "", ROW("-", "-", "\"p\"") ROW("> 5", "-", "\"q\"") ROW("-", "true", "\"r\"")), "'n': 2, 'a': true", "[\"p\", \"r\"]"},
	{"11 table O", TABLE(LIST_N, "O", "<uitvoer><waarde>\"r\"</waarde><waarde>\"q\"</waarde><waarde>\"p\"</waarde></uitvoer>",
			    ROW("-", "-", "\"p\"") ROW("> 1", "-", "\"q\"") ROW("-", "true", "\"r\"")), "'n': 2, 'a': true", "[\"r\", \"q\", \"p\"]"},
	{"11 table C: a row that may hit is a doubtful member", TABLE(LIST_N, "C", "", ROW("-", "-", "\"p\"") ROW("-", "true", "\"r\"")), "'n': 2", "[\"p\", \"r\"?]"},
};

static void decision_tables(void **state)
{
	(void)state;
	CHECK(tables);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(decision_tables),
	};

	return cmocka_run_group_tests_name("eval_table", tests, NULL, NULL);
}
