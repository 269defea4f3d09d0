/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What values are: states, rules, combining, delegation, time, entities and
 * lists. What is wanted comes from the meaning of the rule language; the name
 * of a row begins with its section and says which line of it. Every row is
 * asked in general and on the quick path.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/law.h"

/* Rows leave out what is as usual. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define CHECK(rows) sl_law_table(rows, sizeof rows / sizeof *rows)

/* x = an expression of one person. */
#define X(type, text) CONCEPT("x", type) ALWAYS("r", "x", text)
#define T "type='ja/nee'"
#define TE "type='ja/nee' mag-leeg='ja'"
#define N "type='getal'"
#define NE "type='getal' mag-leeg='ja'"

/* ---- 1: states ---- */

static const sl_law_row states[] = {
	{"1 bekend", X(N, "n"), "'n': 2.50", "2.5"},
	{"1 leeg is a known answer", X(NE, "p"), "'p': {'leeg': true}", "null"},
	{"1 onbekend: a fact not told", X(N, "n"), "", "onbekend: anna.n"},
	{"1 onbekend: told to be unknown", X(N, "n"), "'n': null", "onbekend: anna.n"},
	{"1 onbekend: an oordeel", X(T, "oordeel a"), "", "onbekend: oordeel anna.oordeel a"},
	{"1 an aanname fills what is absent", X(T, "aangenomen"), "", "false"},
	{"1 an aanname does not fill an explicit null", X(T, "aangenomen"), "'aangenomen': null", "onbekend: anna.aangenomen"},
	{"1 leeg where it may not be", X(N, "p"), "'p': {'leeg': true}", "regelgebrek leeg-niet-toegestaan: r"},
	{"1 leeg from an operator where it may not be", X(N, "p + 1"), "'p': {'leeg': true}", "regelgebrek leeg-niet-toegestaan: r"},
	{"1 a FEEL error is regelgebrek, not null", X(NE, "1 / n"), "'n': 0", "regelgebrek rekenfout: r"},
	{"1 also of dates", X("type='datum' mag-leeg='ja'", "date(k, 13, 1)"), "'k': 2026", "regelgebrek rekenfout: r"},
	/* strict */
	{"1 strict: leeg gives leeg", X(NE, "p + n"), "'p': {'leeg': true}, 'n': 1", "null"},
	{"1 strict: onbekend before leeg", X(NE, "p + n"), "'p': {'leeg': true}", "onbekend: anna.n"},
	{"1 strict: regelgebrek before onbekend", X(NE, "n + 1 / k"), "'k': 0", "regelgebrek rekenfout: r"},
	{"1 strict: causes are the union", X(N, "n + m * k"), "", "onbekend: anna.n, anna.m, anna.k"},
	{"1 strict: also a comparison", X(TE, "p > n"), "'p': {'leeg': true}, 'n': 1", "null"},
	{"1 strict: no short cut by zero", X(N, "n * m"), "'n': 0", "onbekend: anna.m"},
	{"1 strict: between", X(T, "n between 1 and m"), "'n': 0", "onbekend: anna.m"},
	{"1 = treats leeg as a value", X(T, "p = n"), "'p': {'leeg': true}, 'n': 1", "false"},
	{"1 = of leeg and leeg", X(T, "p = q"), "'p': {'leeg': true}, 'q': {'leeg': true}", "true"},
	{"1 != of leeg and a value", X(T, "p != n"), "'p': {'leeg': true}, 'n': 1", "true"},
	{"1 = of leeg and onbekend is open", X(T, "p = n"), "'p': {'leeg': true}", "onbekend: anna.n"},
	{"1 = null of onbekend is open", X(T, "p = null"), "", "onbekend: anna.p"},
	{"1 entities are equal when they are the same one", X(T, "partner = buur"),
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'partner': 'bert', 'buur': 'bert'}, {'id': 'bert'}]}", "true"},
	/* if */
	{"1 if: only the branch taken counts", X(N, "if a then n else m"), "'a': true, 'n': 1", "1"},
	{"1 if: c leeg is onwaar", X(N, "if e then n else m"), "'e': {'leeg': true}, 'm': 2", "2"},
	{"1 if: c onbekend, branches equal", X(N, "if a then n else m"), "'n': 1, 'm': 1.0", "1"},
	{"1 if: c onbekend, branches differ: causes of c alone", X(N, "if a then n else m"), "'n': 1, 'm': 2", "onbekend: anna.a"},
	{"1 if: c onbekend, a branch onbekend: causes of c alone", X(N, "if a then n else m"), "'n': 1", "onbekend: anna.a"},
	{"1 if: c onbekend, a branch regelgebrek", X(N, "if a then 1 / k else m"), "'k': 0, 'm': 1", "onbekend: anna.a"},
	{"1 if: c regelgebrek, branches equal", X(N, "if 1 / k > 0 then n else m"), "'k': 0, 'n': 1, 'm': 1", "1"},
	{"1 if: c regelgebrek, a branch onbekend", X(N, "if 1 / k > 0 then n else m"), "'k': 0, 'n': 1", "onbekend: anna.m"},
	{"1 if: c regelgebrek, branches differ", X(N, "if 1 / k > 0 then n else m"), "'k': 0, 'n': 1, 'm': 2", "regelgebrek rekenfout: r"},
	{"1 if: c onbekend, both leeg", X(NE, "if a then p else q"), "'p': {'leeg': true}, 'q': {'leeg': true}", "null"},
	/* causes of and, or */
	{"1 and: causes of every operand that is onbekend", X(T, "a and b and c"), "'b': true", "onbekend: anna.a, anna.c"},
	{"1 and: false and anything is false", X(T, "a and b"), "'b': false", "false"},
	{"1 and: onbekend and regelgebrek is onbekend", X(T, "a and 1 / k > 0"), "'k': 0", "onbekend: anna.a"},
	{"1 and: regelgebrek and waar", X(T, "a and 1 / k > 0"), "'k': 0, 'a': true", "regelgebrek rekenfout: r"},
	{"1 and: false and regelgebrek", X(T, "1 / k > 0 and a"), "'k': 0, 'a': false", "false"},
	{"1 or: onbekend or regelgebrek is onbekend", X(T, "a or 1 / k > 0"), "'k': 0", "onbekend: anna.a"},
	{"1 or: true or regelgebrek", X(T, "1 / k > 0 or a"), "'k': 0, 'a': true", "true"},
	{"1 Kleene and no more", X(T, "a or not(a)"), "", "onbekend: anna.a"},
	/* where a truth is needed */
	{"1 als: leeg counts as onwaar", CONCEPT("x", "type='ja/nee' samenvoegen='of'") WHEN("r", "x", "e", "true"), "'e': {'leeg': true}", "false"},
	{"1 a filter: leeg counts as onwaar", X("type='geheel getal'", "count(personen[e])"), "'e': {'leeg': true}", "0"},
	{"1 some is or: leeg stays leeg", X(TE, "some q in personen satisfies q.e"), "'e': {'leeg': true}", "null"},
	{"1 a concept of the household from a person", "<begrip naam='y' per='huishouden' type='ja/nee'/><regel id='s' begrip='y'><dan>kamers > 2</dan></regel>" X(T, "y and a"),
	 "{'peildatum': '2026-07-01', 'kamers': 3, 'personen': [{'id': 'anna', 'a': true}]}", "true"},
};

/* The truth tables of section 1 from its two orders, for every pair. */
static void truth_tables(void **state)
{
	/* anna's e, and 1/k > 0 in three states; one operand from each list */
	static const struct { const char *truth, *left, *right, *facts_left, *facts_right; } t[] = {
		{"onwaar", "e", "f", "'e': false", "'f': false"},
		{"onbekend", "e", "f", "'e': null", "'f': null"},
		{"regelgebrek", "1 / k > 0", "1 / j > 0", "'k': 0", "'j': 0"},
		{"leeg", "e", "f", "'e': {'leeg': true}", "'f': {'leeg': true}"},
		{"waar", "e", "f", "'e': true", "'f': true"},
	};
	static const int and_order[] = {0, 1, 2, 3, 4}, or_order[] = {0, 3, 2, 1, 4};
	static const char *const wants[] = {"false", "onbekend", "regelgebrek", "null", "true"};
	int failed = 0;

	(void)state;
	for (int op = 0; op < 2; op++)
		for (int i = 0; i < 5; i++)
			for (int k = 0; k < 5; k++) {
				const int *order = op ? or_order : and_order;
				int places[2] = {0, 0}, want;
				sl_law l;
				sl_arena arena = {0};
				sl_buf rules = {0}, facts = {0}, got = {0};

				for (int n = 0; n < 5; n++) {
					places[0] = order[n] == i ? n : places[0];
					places[1] = order[n] == k ? n : places[1];
				}
				want = (op ? places[0] > places[1] : places[0] < places[1]) ? i : k;
				sl_buf_printf(&rules, CONCEPT("x", TE) "<regel id='r' begrip='x'><dan>%s %s %s</dan></regel>", t[i].left,
					      op ? "or" : "and", t[k].right);
				sl_buf_printf(&facts, "%s, %s", t[i].facts_left, t[k].facts_right);
				sl_law_load(&l, "truths", sl_buf_text(&rules));
				sl_law_ask(&got, &l, sl_law_facts(&l, "truths", sl_buf_text(&facts), &arena), "truths", "anna", NULL, "x",
					   sl_law_day("2026-07-01"), SL_FOREVER);
				if (strncmp(sl_buf_text(&got), wants[want], strlen(wants[want])) != 0) {
					print_error("1 %s %s %s: want %s, got %s\n", t[i].truth, op ? "or" : "and", t[k].truth, wants[want],
						    sl_buf_text(&got));
					failed++;
				}
				sl_buf_free(&rules);
				sl_buf_free(&facts);
				sl_buf_free(&got);
				sl_arena_free(&arena);
				sl_law_free(&l);
			}
	if (failed)
		fail_msg("%d pairs differ", failed);
}

static void states_of_values(void **state)
{
	(void)state;
	CHECK(states);
}

/* ---- 2: rules ---- */

#define LAW(soort, id, more) "<regeling id='" id "' soort='" soort "' domein='brood' bwb='BWBR0000001' citeertitel='" id "' geldig-van='2015-01-01' " more ">"
#define END "</regeling>"

/* x: base value n when a; an exception of value m when b. */
#define BASE NUMBER("x") WHEN("r1", "x", "a", "n") UNLESS("r2", "x", "r1", "b", "m")
#define TWO NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m")

static const sl_law_row rules[] = {
	{"2 row 1: no rule in force", NUMBER("x") "<regel id='r' begrip='x' geldig-van='2027-01-01'><dan>1</dan></regel>", "", "regelgebrek geen-regel"},
	{"2 row 2: M is empty", TWO, "'a': false, 'b': false, 'n': 1, 'm': 2", "regelgebrek geen-regel: r1 r2"},
	{"2 row 3: two of W with different values", TWO, "'a': true, 'b': true, 'n': 1, 'm': 2", "regelgebrek tegenstrijdig: r1 r2"},
	{"2 two that agree are no contradiction", TWO, "'a': true, 'b': true, 'n': 1, 'm': 1.00", "1"},
	{"2 agreement is after rounding",
	 "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='0'>want</afronding></begrip>"
	 WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m"), "'a': true, 'b': true, 'n': 1.4, 'm': 0.6", "1"},
	{"2 row 3 before row 4", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "a", "m") WHEN("r3", "x", "a", "1 / k"),
	 "'a': true, 'n': 1, 'm': 2, 'k': 0", "regelgebrek tegenstrijdig: r1 r2 r3"},
	{"2 row 4: a rule of W is regelgebrek", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "a", "1 / k"),
	 "'a': true, 'n': 1, 'k': 0", "regelgebrek rekenfout: r2"},
	{"2 row 4 before row 6", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "a", "1 / k"), "'a': true, 'k': 0", "regelgebrek rekenfout: r2"},
	{"2 row 5: all of M equal and one is zeker", TWO, "'a': true, 'n': 1, 'm': 1", "1"},
	{"2 row 5: either way, W empty", NUMBER("x") ALWAYS("r1", "x", "n") UNLESS("r2", "x", "r1", "b", "m"), "'n': 1, 'm': 1", "1"},
	{"2 row 5: all equal but none zeker", TWO, "'n': 1, 'm': 1", "onbekend: anna.a, anna.b"},
	{"2 row 5: a stop that may work makes it not zeker", NUMBER("x") ALWAYS("r1", "x", "n") STOP("r2", "x", "r1", "b"), "'n': 1", "onbekend: anna.b"},
	{"2 row 6: an unknown condition that would change the value", TWO, "'a': true, 'n': 1, 'm': 2", "onbekend: anna.b"},
	{"2 row 6: causes of werkt before those of values", TWO, "'a': true, 'm': 2", "onbekend: anna.b, anna.n"},
	{"2 row 6: a value that is onbekend", TWO, "'a': true, 'b': false, 'm': 2", "onbekend: anna.n"},
	{"2 row 6: the value of a rule that does not work is not needed", TWO, "'a': true, 'b': false, 'n': 1", "1"},
	{"2 row 6: a value that may count is needed, its causes are not W's", TWO, "'a': true, 'n': 1", "onbekend: anna.b"},
	{"2 row 7: the regelgebrek of werkt", NUMBER("x") WHEN("r1", "x", "1 / k > 0", "n") WHEN("r2", "x", "a", "m"),
	 "'k': 0, 'n': 1, 'a': true, 'm': 2", "regelgebrek rekenfout"},
	{"2 a condition that is regelgebrek and would not matter", NUMBER("x") WHEN("r1", "x", "1 / k > 0", "n") WHEN("r2", "x", "a", "m"),
	 "'k': 0, 'n': 2, 'a': true, 'm': 2", "2"},
	/* exceptions */
	{"2 an exception that works displaces", BASE, "'a': true, 'b': true, 'n': 1, 'm': 2", "2"},
	{"2 an exception that does not work", BASE, "'a': true, 'b': false, 'n': 1, 'm': 2", "1"},
	{"2 kan: an exception supposes its base", BASE, "'a': false, 'b': true, 'n': 1, 'm': 2", "regelgebrek geen-regel: r1 r2"},
	{"2 kan: its facts are not asked in vain", BASE, "'a': false", "regelgebrek geen-regel: r1 r2"},
	{"2 an unknown exception blocks when it changes the value", BASE, "'a': true, 'n': 1, 'm': 2", "onbekend: anna.b"},
	{"2 and only then", BASE, "'a': true, 'n': 1, 'm': 1", "1"},
	{"2 an exception with an unknown base is unknown", BASE, "'b': true, 'n': 1, 'm': 2", "onbekend: anna.a"},
	{"2 an exception on two, one of them kan",
	 NUMBER("x") WHEN("r1", "x", "a", "1") WHEN("r2", "x", "b", "2") UNLESS("r3", "x", "r1 r2", "c", "3"), "'a': false, 'b': true, 'c': true", "3"},
	{"2 what a stopped exception displaced works again",
	 NUMBER("x") ALWAYS("r1", "x", "1") UNLESS("r2", "x", "r1", "a", "2") STOP("r3", "x", "r2", "b"), "'a': true, 'b': true", "1"},
	{"2 the stop does not work", NUMBER("x") ALWAYS("r1", "x", "1") UNLESS("r2", "x", "r1", "a", "2") STOP("r3", "x", "r2", "b"),
	 "'a': true, 'b': false", "2"},
	{"2 a stop on the only rule", NUMBER("x") ALWAYS("r1", "x", "1") STOP("r2", "x", "r1", "a"), "'a': true", "regelgebrek geen-regel: r1"},
	{"2 two exceptions on one rule that differ",
	 NUMBER("x") ALWAYS("r1", "x", "1") UNLESS("r2", "x", "r1", "a", "2") UNLESS("r3", "x", "r1", "b", "3"), "'a': true, 'b': true", "regelgebrek tegenstrijdig: r2 r3"},
	{"2 vergt oordeel: onbekend until it is there",
	 TRUTH("x") "<regel id='r' begrip='x'><als>a</als><vergt oordeel='oordeel a'/></regel>", "'a': true", "onbekend: oordeel anna.oordeel a"},
	{"2 vergt oordeel: then it is the value",
	 TRUTH("x") "<regel id='r' begrip='x'><als>a</als><vergt oordeel='oordeel a'/></regel>",
	 "'a': true, 'oordeel_a': {'waarde': false, 'door': 'z', 'reden': 'w', 'datum': '2026-06-01'}", "false"},
	{"2 uitzondering-op an article",
	 NUMBER("x") "<artikel nr='1'>" ALWAYS("r1", "x", "1") "</artikel><artikel nr='2'>" UNLESS("r2", "x", "art:1", "a", "2") "</artikel>", "'a': true", "2"},
	{"2 several voorwaarde mean all",
	 TRUTH("x") "<regel id='r' begrip='x'><als><voorwaarde>a</voorwaarde><voorwaarde>b</voorwaarde></als><dan>true</dan></regel>"
	 "<regel id='s' begrip='x'><als><geen-van><alle><voorwaarde>a</voorwaarde><voorwaarde>b</voorwaarde></alle></geen-van></als><dan>false</dan></regel>",
	 "'a': true, 'b': false", "false"},
	/* rank */
	{"2 rank: a rule of higher rank in W",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") END, "'a': true", "1"},
	{"2 rank: the higher one does not work",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") END, "'a': false", "2"},
	{"2 rank: the higher one may work",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") END, "", "onbekend: anna.a"},
	{"2 row 3 is about the highest rank in M",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END
	 LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") ALWAYS("r3", "x", "3") END, "", "onbekend: anna.a"},
	{"2 row 4 is about that rank too",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END
	 LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "1 / k") END, "'k': 0", "onbekend: anna.a"},
	{"2 rank: then the lower ones do contradict",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END
	 LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") ALWAYS("r3", "x", "3") END, "'a': false", "regelgebrek tegenstrijdig: r2 r3"},
};

static void rules_make_values(void **state)
{
	(void)state;
	CHECK(rules);
}

/* ---- 3: combining ---- */

#define SET(how, more) CONCEPT("x", "type='getal' samenvoegen='" how "'" more) \
	WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m") WHEN("r3", "x", "c", "k")
#define SETT(how, more) CONCEPT("x", "type='ja/nee' samenvoegen='" how "'" more) \
	WHEN("r1", "x", "a", "d") WHEN("r2", "x", "b", "e") WHEN("r3", "x", "c", "f")

static const sl_law_row combining[] = {
	{"3 of: no rule works", SETT("of", ""), "'a': false, 'b': false, 'c': false", "false"},
	{"2 row 1: also for of", CONCEPT("x", "type='ja/nee' samenvoegen='of'") "<regel id='r' begrip='x' geldig-van='2027-01-01'><dan>true</dan></regel>", "", "regelgebrek geen-regel"},
	{"2 row 1: also for som", CONCEPT("x", "type='getal' samenvoegen='som'") "<regel id='r' begrip='x' geldig-van='2027-01-01'><dan>1</dan></regel>", "", "regelgebrek geen-regel"},
	{"3 of: may work, value onwaar", SETT("of", ""), "'b': false, 'c': false, 'd': false", "false"},
	{"3 of: may work, value waar", SETT("of", ""), "'b': false, 'c': false, 'd': true", "onbekend: anna.a"},
	{"3 of: or", SETT("of", ""), "'a': true, 'b': true, 'c': false, 'd': false, 'e': true", "true"},
	{"3 of: a true one decides", SETT("of", ""), "'b': true, 'e': true", "true"},
	{"3 of: causes of all that is open", SETT("of", ""), "'a': true, 'b': true, 'c': true", "onbekend: anna.d, anna.e, anna.f"},
	{"3 of: leeg where it may not be", SETT("of", ""), "'a': false, 'b': true, 'c': false, 'e': {'leeg': true}", "regelgebrek leeg-niet-toegestaan: r2"},
	{"3 of: leeg and true", SETT("of", " mag-leeg='ja'"), "'a': false, 'b': true, 'c': true, 'e': {'leeg': true}, 'f': true", "true"},
	{"3 of: X is y, except when", CONCEPT("x", "type='ja/nee' samenvoegen='of'") ALWAYS("r1", "x", "true") STOP("r2", "x", "r1", "a"), "'a': true", "false"},
	{"3 of: X is y, except when: not", CONCEPT("x", "type='ja/nee' samenvoegen='of'") ALWAYS("r1", "x", "true") STOP("r2", "x", "r1", "a"), "'a': false", "true"},
	{"3 en: no rule works", SETT("en", ""), "'a': false, 'b': false, 'c': false", "regelgebrek geen-regel: r1 r2 r3"},
	{"3 en: no rule surely works", SETT("en", ""), "'b': false, 'c': false, 'd': true", "onbekend: anna.a"},
	{"3 en: no rule surely works, value onwaar", SETT("en", ""), "'b': false, 'c': false, 'd': false", "onbekend: anna.a"},
	{"3 en: may work, value waar, beside a sure one", SETT("en", ""), "'a': true, 'd': true, 'c': false, 'e': true", "true"},
	{"3 en: may work, value onwaar, beside a sure one", SETT("en", ""), "'a': true, 'd': true, 'c': false, 'e': false", "onbekend: anna.b"},
	{"3 en: a false that surely works decides", SETT("en", ""), "'a': true, 'd': false", "false"},
	{"3 en: and", SETT("en", ""), "'a': true, 'b': true, 'c': false, 'd': true, 'e': true", "true"},
	{"3 en: leeg and true is leeg", SETT("en", " mag-leeg='ja'"), "'a': false, 'b': true, 'c': true, 'e': {'leeg': true}, 'f': true", "null"},
	{"3 som: no rule works", SET("som", ""), "'a': false, 'b': false, 'c': false", "0"},
	{"3 som: may work", SET("som", ""), "'a': true, 'n': 1, 'c': false, 'm': 2", "onbekend: anna.b"},
	{"3 som: may work, value known to be 0", SET("som", ""), "'a': true, 'n': 1, 'c': false, 'm': 0", "1"},
	{"3 som: strict sum", SET("som", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 2, 'k': 4", "7"},
	{"3 som: a value onbekend", SET("som", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'k': 4", "onbekend: anna.m"},
	{"3 som: a displaced rule adds nothing",
	 CONCEPT("x", "type='getal' samenvoegen='som'") ALWAYS("r1", "x", "1") ALWAYS("r2", "x", "2") STOP("r3", "x", "r2", "a"), "'a': true", "1"},
	{"3 som: equal values both count", SET("som", ""), "'a': true, 'b': true, 'c': false, 'n': 2, 'm': 2", "4"},
	{"3 hoogste: no rule works", SET("hoogste", ""), "'a': false, 'b': false, 'c': false", "regelgebrek geen-regel: r1 r2 r3"},
	{"3 hoogste: no rule surely works", SET("hoogste", ""), "'b': false, 'c': false, 'n': 1", "onbekend: anna.a"},
	{"3 hoogste: may work and would change it", SET("hoogste", ""), "'a': true, 'n': 1, 'c': false, 'm': 2", "onbekend: anna.b"},
	{"3 hoogste: may work and would not change it", SET("hoogste", ""), "'a': true, 'n': 2, 'c': false, 'm': 1", "2"},
	{"3 hoogste: may work, equal", SET("hoogste", ""), "'a': true, 'n': 2, 'c': false, 'm': 2.0", "2"},
	{"3 hoogste", SET("hoogste", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 3, 'k': 2", "3"},
	{"3 hoogste: strict", SET("hoogste", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 3", "onbekend: anna.k"},
	{"3 hoogste: strict on leeg, first", CONCEPT("x", "type='getal' samenvoegen='hoogste' mag-leeg='ja'") ALWAYS("r1", "x", "p") ALWAYS("r2", "x", "n"),
	 "'p': {'leeg': true}, 'n': 1", "null"},
	{"3 hoogste: strict on leeg, last", CONCEPT("x", "type='getal' samenvoegen='hoogste' mag-leeg='ja'") ALWAYS("r1", "x", "n") ALWAYS("r2", "x", "p"),
	 "'p': {'leeg': true}, 'n': 1", "null"},
	{"3 laagste", SET("laagste", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 3, 'k': 2", "1"},
	{"3 laagste: may work and would change it", SET("laagste", ""), "'a': true, 'n': 2, 'c': false, 'm': 1", "onbekend: anna.b"},
	{"3 lijst: by rule id", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") WHEN("r2", "x", "b", "\"twee\"") WHEN("r1", "x", "a", "\"een\""),
	 "'a': true, 'b': true", "[\"een\", \"twee\"]"},
	{"3 lijst: empty", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") WHEN("r2", "x", "b", "\"twee\""), "'b': false", "[]"},
	{"3 lijst: a doubtful member", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") WHEN("r2", "x", "b", "\"twee\"") WHEN("r1", "x", "a", "\"een\""),
	 "'a': true", "[\"een\", \"twee\"?]"},
	{"3 lijst: causes of all that is open", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") ALWAYS("r1", "x", "woord") ALWAYS("r2", "x", "if a then \"p\" else \"q\""),
	 "", "onbekend: anna.a, anna.woord"},
	{"3 lijst: regelgebrek before onbekend",
	 CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") ALWAYS("r1", "x", "woord") ALWAYS("r2", "x", "if 1 / k > 0 then \"p\" else \"q\""),
	 "'k': 0", "regelgebrek rekenfout: r2"},
	{"8 rounding once, to the sum",
	 "<begrip naam='x' per='persoon' type='getal' samenvoegen='som'><afronding richting='half-omhoog' cijfers='0'>want</afronding></begrip>"
	 ALWAYS("r1", "x", "n") ALWAYS("r2", "x", "n"), "'n': 0.5", "1"},
};

static void combining_rules(void **state)
{
	(void)state;
	CHECK(combining);
}

/* ---- 4: delegation ---- */

#define OPEN LAW("wet", "wet", "") \
	"<parameter naam='norm' type='getal'/><parameter naam='top' type='getal'><waarde geldig-tot='2026-01-01'>21.00</waarde><waarde geldig-van='2026-01-01'>21.80</waarde></parameter>" \
	"<delegatie parameter='norm' instrument='verordening' artikel='1' tenminste='0' ten-hoogste='top'/>" NUMBER("x") ALWAYS("r", "x", "norm") NUMBER("z") ALWAYS("rz", "z", "top") END
#define SILENT LAW("wet", "wet", "") \
	"<parameter naam='norm' type='getal'/><parameter naam='top' type='getal'><waarde geldig-tot='2026-01-01'>21.00</waarde><waarde geldig-van='2026-01-01'>21.80</waarde></parameter>" \
	"<delegatie parameter='norm' instrument='verordening' artikel='1' tenminste='0' ten-hoogste='top' stil='top'/>" NUMBER("x") ALWAYS("r", "x", "norm") END
#define ORDINANCE(inside) "<regeling id='vo' soort='verordening' gemeente='GM0001' domein='brood' bwb='CVDR1' citeertitel='V' vult-in='wet' geldig-van='2025-01-01'>" inside END
#define SETS(value) ORDINANCE("<vaststelling parameter='norm' artikel='1'><waarde>" value "</waarde></vaststelling>")
#define RULED LAW("wet", "wet", "") NUMBER("x") ALWAYS("r", "x", "1") "<delegatie begrip='x' instrument='verordening' artikel='1'/>"
#define RULED_OR_SILENT LAW("wet", "wet", "") NUMBER("x") ALWAYS("r", "x", "1") "<delegatie begrip='x' instrument='verordening' artikel='1' stil='3'/>"
#define IN(gm) "{'peildatum': '2026-07-01', 'gemeente': '" gm "', 'personen': [{'id': 'anna', 'a': true}]}"

static const sl_law_row delegation[] = {
	{"4 none loaded", OPEN, IN("GM0001"), "onbekend: beleid norm"},
	{"4 of another gemeente", OPEN SETS("15.00"), IN("GM0002"), "onbekend: beleid norm"},
	{"4 loaded and silent, without stil", OPEN ORDINANCE(""), IN("GM0001"), "onbekend: beleid norm"},
	{"4 loaded and silent: stil", SILENT ORDINANCE(""), IN("GM0001"), "21.8"},
	{"4 not loaded: stil does not count", SILENT, IN("GM0001"), "onbekend: beleid norm"},
	{"4 stil on another day", SILENT ORDINANCE(""), IN("GM0001"), "21", NULL, NULL, "2025-07-01", NULL},
	{"4 not in force yet is not loaded", SILENT SETS("15.00"), IN("GM0001"), "onbekend: beleid norm", NULL, NULL, "2024-07-01", NULL},
	{"4 F set inside", OPEN SETS("15.00"), IN("GM0001"), "15"},
	{"4 F set on the bound", OPEN SETS("21.80"), IN("GM0001"), "21.8"},
	{"4 F set outside in 2025", OPEN SETS("21.80"), IN("GM0001"), "regelgebrek buiten-delegatie", NULL, NULL, "2025-12-31", NULL},
	{"4 set below", OPEN SETS("-1"), IN("GM0001"), "regelgebrek buiten-delegatie"},
	{"4 a bound that is not known",
	 LAW("wet", "wet", "") "<parameter naam='norm' type='getal'/><parameter naam='top' type='getal'><waarde geldig-van='2027-01-01'>21</waarde></parameter>"
	 "<delegatie parameter='norm' instrument='verordening' artikel='1' ten-hoogste='top'/>" NUMBER("x") ALWAYS("r", "x", "norm") END SETS("15"), IN("GM0001"),
	 "onbekend: waarde top"},
	{"4 outside one bound, the other not known",
	 LAW("wet", "wet", "") "<parameter naam='norm' type='getal'/><parameter naam='top' type='getal'><waarde geldig-van='2027-01-01'>21</waarde></parameter>"
	 "<delegatie parameter='norm' instrument='verordening' artikel='1' tenminste='top' ten-hoogste='10'/>" NUMBER("x") ALWAYS("r", "x", "norm") END SETS("15"), IN("GM0001"),
	 "regelgebrek buiten-delegatie"},
	{"4 a concept opened, none loaded",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END, IN("GM0001"), "onbekend: beleid x"},
	{"4 a concept opened, silent",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END ORDINANCE(""), IN("GM0001"), "3"},
	{"4 a concept opened, ruled",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END ORDINANCE(ALWAYS("v", "x", "if a then 7 else 11")),
	 IN("GM0001"), "7"},
	{"4 a concept opened, ruled outside",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END ORDINANCE(ALWAYS("v", "x", "if a then 11 else 7")),
	 IN("GM0001"), "regelgebrek buiten-delegatie"},
	{"4 no gemeente told: it is asked for", OPEN SETS("15.00"), "", "onbekend: huishouden.gemeente"},
	{"4 no gemeente told, none loaded", SILENT, "", "onbekend: huishouden.gemeente"},
	{"4 gemeente told as not known", SILENT SETS("15.00"), "{'peildatum': '2026-07-01', 'gemeente': null, 'personen': [{'id': 'anna'}]}",
	 "onbekend: huishouden.gemeente"},
	{"4 no gemeente told, a concept opened",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' stil='3'/>" END ORDINANCE(ALWAYS("v", "x", "7")), "",
	 "onbekend: huishouden.gemeente"},
	{"4 no gemeente told, and the law has a rule of its own beside what an ordinance may say",
	 LAW("wet", "wet", "") NUMBER("x") WHEN("r", "x", "a", "1") "<delegatie begrip='x' instrument='verordening' artikel='1'/>" END
	 ORDINANCE(WHEN("v", "x", "not(a)", "7")), "'a': false", "onbekend: huishouden.gemeente"},
	{"4 the same with the gemeente",
	 LAW("wet", "wet", "") NUMBER("x") WHEN("r", "x", "a", "1") "<delegatie begrip='x' instrument='verordening' artikel='1'/>" END
	 ORDINANCE(WHEN("v", "x", "not(a)", "7")), "{'peildatum': '2026-07-01', 'gemeente': 'GM0001', 'personen': [{'id': 'anna', 'a': false}]}", "7"},
	{"4 a rule of the law does not stand in for an ordinance that is not loaded", RULED END, IN("GM0001"), "onbekend: beleid x"},
	{"4 nor for one that is silent", RULED END ORDINANCE(""), IN("GM0001"), "onbekend: beleid x"},
	{"4 nor for stil", RULED_OR_SILENT END ORDINANCE(""), IN("GM0001"), "3"},
	{"4 nor for one of another gemeente", RULED END ORDINANCE(ALWAYS("v", "x", "7")), IN("GM0002"), "onbekend: beleid x"},
	{"4 nor for one that is not in force yet", RULED END ORDINANCE("<regel id='v' begrip='x' geldig-van='2027-01-01'><dan>7</dan></regel>"), IN("GM0001"),
	 "onbekend: beleid x"},
	{"4 and it outranks what the ordinance says", RULED END ORDINANCE(ALWAYS("v", "x", "7")), IN("GM0001"), "1"},
	{"4 unless that is an exception", RULED END ORDINANCE(UNLESS("v", "x", "r", "a", "7")), IN("GM0001"), "7"},
	{"4 before the delegation it counts", LAW("wet", "wet", "") NUMBER("x") ALWAYS("r", "x", "1")
	 "<delegatie begrip='x' instrument='verordening' artikel='1' geldig-van='2027-01-01'/>" END ORDINANCE(""), IN("GM0001"), "1"},
	{"4 what the law leaves open is not waited for where it does not matter",
	 LAW("wet", "wet", "") TRUTH("x") "<delegatie begrip='x' instrument='verordening' artikel='1'/>" TRUTH("z") ALWAYS("rz", "z", "a or x") END,
	 IN("GM0001"), "true", NULL, "z"},
	{"4 two settings: the one that was published last", OPEN SETS("15.00")
	 "<regeling id='vo2' soort='verordening' gemeente='GM0001' domein='brood' bwb='CVDR2' citeertitel='W' vult-in='wet' geldig-van='2025-01-01'>"
	 "<vaststelling parameter='norm' artikel='1'><waarde bekend-van='2026-03-01'>16</waarde></vaststelling>" END, IN("GM0001"), "16"},
	{"4 the same the other way round", OPEN ORDINANCE("<vaststelling parameter='norm' artikel='1'><waarde bekend-van='2026-03-01'>16</waarde></vaststelling>")
	 "<regeling id='vo2' soort='verordening' gemeente='GM0001' domein='brood' bwb='CVDR2' citeertitel='W' vult-in='wet' geldig-van='2025-01-01'>"
	 "<vaststelling parameter='norm' artikel='1'><waarde>15</waarde></vaststelling>" END, IN("GM0001"), "16"},
	{"4 two delegations: the one that was published last", LAW("wet", "wet", "") NUMBER("x")
	 "<delegatie begrip='x' instrument='verordening' artikel='1' stil='3'/><delegatie begrip='x' instrument='verordening' artikel='1' bekend-van='2026-01-01' stil='4'/>" END
	 ORDINANCE(""), IN("GM0001"), "4"},
	{"4 as known before that", LAW("wet", "wet", "") NUMBER("x")
	 "<delegatie begrip='x' instrument='verordening' artikel='1' stil='3'/><delegatie begrip='x' instrument='verordening' artikel='1' bekend-van='2026-01-01' stil='4'/>" END
	 ORDINANCE(""), IN("GM0001"), "3", NULL, NULL, NULL, "2025-12-31"},
	{"4 no gemeente told, and what is not delegated does not ask for it", OPEN SETS("15.00"), "", "21.8", NULL, "z"},
	{"4 a rule for what no law opens is not used",
	 LAW("wet", "wet", "") NUMBER("x") ALWAYS("r", "x", "1") END ORDINANCE(ALWAYS("v", "x", "2")), IN("GM0001"), "1"},
	{"4 a defect in one gemeente does not touch another", OPEN SETS("15.00")
	 "<regeling id='vo2' soort='verordening' gemeente='GM0002' domein='brood' bwb='CVDR2' citeertitel='W' vult-in='wet' geldig-van='2025-01-01'>"
	 "<vaststelling parameter='nrom' artikel='1'><waarde>3</waarde></vaststelling>" END, IN("GM0001"), "15"},
};

static void delegated_values(void **state)
{
	(void)state;
	CHECK(delegation);
}

/* ---- 5: time ---- */

#define INDEXED "<parameter naam='norm' type='getal' indexering='halfjaar'><waarde geldig-van='2026-01-01'>1</waarde><waarde geldig-van='2026-07-01'>2</waarde></parameter>" \
	NUMBER("x") ALWAYS("r", "x", "norm")
#define CORRECTED "<parameter naam='norm' type='getal'><waarde geldig-van='2026-01-01' bekend-van='2025-11-28'>1.10</waarde>" \
	"<waarde geldig-van='2026-01-01' bekend-van='2026-03-04'>1.15</waarde></parameter>" NUMBER("x") ALWAYS("r", "x", "norm")
#define TOLD(person) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " person "}]}"

static const sl_law_row times[] = {
	{"5 in force from the first day", "<regel id='r' begrip='x' geldig-van='2026-07-01'><dan>1</dan></regel>" NUMBER("x"), "", "1"},
	{"5 not on the day of geldig-tot", "<regel id='r' begrip='x' geldig-tot='2026-07-01'><dan>1</dan></regel>" NUMBER("x"), "", "regelgebrek geen-regel"},
	{"5 two versions of one rule", NUMBER("x") "<regel id='r' begrip='x' geldig-tot='2026-07-01'><dan>1</dan></regel><regel id='r' begrip='x' geldig-van='2026-07-01'><dan>2</dan></regel>",
	 "", "1", NULL, NULL, "2026-06-30", NULL},
	{"5 the inner counts", NUMBER("x") "<artikel nr='1' geldig-van='2020-01-01' geldig-tot='2026-01-01'><regel id='r' begrip='x' geldig-tot='2025-01-01'><dan>1</dan></regel></artikel>",
	 "", "regelgebrek geen-regel", NULL, NULL, "2025-06-01", NULL},
	{"5 indexed: the last value ends at the next indexing day", INDEXED, "", "onbekend: waarde norm", NULL, NULL, "2027-01-01", NULL},
	{"5 indexed: the day before", INDEXED, "", "2", NULL, NULL, "2026-12-31", NULL},
	{"5 indexed: between", INDEXED, "", "1", NULL, NULL, "2026-06-30", NULL},
	{"5 before the first value", INDEXED, "", "onbekend: waarde norm", NULL, NULL, "2025-12-31", NULL},
	{"15 H the correction", CORRECTED, "", "1.15", NULL, NULL, "2026-02-01", NULL},
	{"15 H as known on 2026-02-15", CORRECTED, "", "1.1", NULL, NULL, "2026-02-01", "2026-02-15"},
	{"15 H as known on 2025-11-01", CORRECTED, "", "onbekend: waarde norm", NULL, NULL, "2026-02-01", "2025-11-01"},
	{"5 of versions of one rule the latest bekend-van counts",
	 NUMBER("x") "<regel id='r' begrip='x' bekend-van='2026-01-01'><dan>1</dan></regel><regel id='r' begrip='x' bekend-van='2026-05-01'><dan>2</dan></regel>", "", "2"},
	{"5 as known before", NUMBER("x") "<regel id='r' begrip='x' bekend-van='2026-01-01'><dan>1</dan></regel><regel id='r' begrip='x' bekend-van='2026-05-01'><dan>2</dan></regel>",
	 "", "1", NULL, NULL, NULL, "2026-04-30"},
	/* facts */
	{"5 vast holds on other dates", X("type='datum'", "op(@\"2020-01-01\", geboren)"), "'geboren': '2000-01-01'", "2000-01-01"},
	{"5 doorlopend holds on other dates too", X(N, "op(@\"2020-01-01\", n)"), "'n': 3", "3"},
	{"5 stand on its date", X("type='geheel getal'", "maanden gebruikt"), "'maanden_gebruikt': 2", "2"},
	{"5 stand on another date is onbekend", X("type='geheel getal'", "op(@\"2026-06-30\", maanden gebruikt)"), "'maanden_gebruikt': 2", "onbekend: anna.maanden gebruikt"},
	{"5 stand, decided for another date than was told", X("type='geheel getal'", "maanden gebruikt"), "'maanden_gebruikt': 2", "onbekend: anna.maanden gebruikt", NULL, NULL,
	 "2026-06-30", NULL},
	{"5 stand without a peildatum in the facts: that of the question", X("type='geheel getal'", "maanden gebruikt + op(@\"2026-06-30\", maanden gebruikt)"),
	 "{'personen': [{'id': 'anna', 'maanden_gebruikt': 2}]}", "onbekend: anna.maanden gebruikt"},
	{"5 stand as a timeline", X("type='geheel getal'", "op(@\"2026-06-30\", maanden gebruikt)"),
	 "'maanden_gebruikt': [{'van': '2026-06-01', 'tot': '2026-07-01', 'waarde': 1}, {'van': '2026-07-01', 'waarde': 2}]", "1"},
	{"5 a timeline: tot is exclusive", X(N, "n"), "'n': [{'tot': '2026-07-01', 'waarde': 1}, {'van': '2026-07-01', 'waarde': 2}]", "2"},
	{"5 a timeline in its hole", X(N, "n"), "'n': [{'tot': '2026-06-01', 'waarde': 1}, {'van': '2026-07-02', 'waarde': 2}]", "onbekend: anna.n"},
	{"5 a timeline with null", X(N, "n"), "'n': [{'tot': '2026-06-01', 'waarde': 1}, {'van': '2026-06-01', 'waarde': null}]", "onbekend: anna.n"},
	{"5 an aanname does not fill a hole", X(T, "aangenomen"), "'aangenomen': [{'tot': '2026-06-01', 'waarde': true}]", "onbekend: anna.aangenomen"},
	{"5 op: other versions", INDEXED "<begrip naam='y' per='persoon' type='getal'/>" ALWAYS("s", "y", "op(@\"2026-03-01\", x) * 10 + x"), "", "12", NULL, "y"},
	{"5 op: other ages", X(N, "op(geboren + duration(\"P18Y\"), years and months duration(geboren, peildatum).years)"), "'geboren': '2008-07-02'", "18"},
	{"5 op: 29 February plus years is 28 February, a day early", X(N, "op(geboren + duration(\"P18Y\"), years and months duration(geboren, peildatum).years)"),
	 "'geboren': '2008-02-29'", "17"},
	{"5 born on 29 February: a year older on 1 March", X(N, "years and months duration(geboren, peildatum).years"), "'geboren': '2008-02-29'", "17", NULL, NULL, "2026-02-28", NULL},
	{"5 born on 29 February: on 1 March", X(N, "years and months duration(geboren, peildatum).years"), "'geboren': '2008-02-29'", "18", NULL, NULL, "2026-03-01", NULL},
	{"5 op: the date onbekend", X(N, "op(begin, n)"), "'n': 1", "onbekend: anna.begin"},
	{"5 op: inside op", X("type='datum'", "op(@\"2025-01-01\", op(peildatum + duration(\"P1M\"), peildatum))"), "", "2025-02-01"},
};

/* Example E: aid of 100.00 from January 2026, 21.80 a month. */
#define E_LAW \
	"<periodereeks naam='bijdrageperiode'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>" \
	"<parameter naam='tarief' type='bedrag' eenheid='EUR/periode'><waarde geldig-van='2026-01-01'>21.80</waarde></parameter>" \
	"<begrip naam='vol bedrag' per='persoon' type='bedrag' eenheid='EUR/periode' per-periode='bijdrageperiode'/>" ALWAYS("vol", "vol bedrag", "tarief") \
	"<begrip naam='kostprijs bereikt' per='persoon' type='ja/nee' samenvoegen='of' per-periode='bijdrageperiode'/>" \
	WHEN("kost", "kostprijs bereikt", "sum(for q in perioden(\"bijdrageperiode\", begin, periode.eind) return op(q.begin, vol bedrag)) > loon * een maand", "true") \
	"<parameter naam='een maand' type='getal' eenheid='maand'><waarde>1</waarde></parameter>" \
	"<begrip naam='bijdrage per periode' per='persoon' type='bedrag' eenheid='EUR/periode' per-periode='bijdrageperiode'/>" \
	WHEN("gewoon", "bijdrage per periode", "not(kostprijs bereikt) and not(a)", "vol bedrag") WHEN("niets", "bijdrage per periode", "kostprijs bereikt or a", "0") \
	"<begrip naam='x' per='persoon' type='bedrag' eenheid='EUR' per-periode='bijdrageperiode'/>" \
	ALWAYS("totaal", "x", "sum(for q in perioden(\"bijdrageperiode\", begin, periode.begin) return op(q.begin, bijdrage per periode))")
#define E_DAY "{'peildatum': '2026-12-15', 'personen': [{'id': 'anna', 'begin': '2026-01-01', "

static const sl_law_row periods[] = {
	{"15 E 4 x 21.80", E_LAW, E_DAY "'a': false, 'loon': 100.00}]}", "87.2", NULL, NULL, "2026-12-15", NULL},
	{"15 E cost price 150, exempt until April: the counter runs on", E_LAW,
	 E_DAY "'a': [{'tot': '2026-04-01', 'waarde': true}, {'van': '2026-04-01', 'waarde': false}], 'loon': 150.00}]}", "65.4", NULL, NULL, "2026-12-15", NULL},
	{"15 E in May: four periods that begin before it", E_LAW, E_DAY "'a': false, 'loon': 1000.00}]}", "87.2", NULL, NULL, "2026-05-20", NULL},
	{"15 E in February: one", E_LAW, E_DAY "'a': false, 'loon': 1000.00}]}", "21.8", NULL, NULL, "2026-02-28", NULL},
	{"15 E in January: none", E_LAW, E_DAY "'a': false, 'loon': 1000.00}]}", "0", NULL, NULL, "2026-01-31", NULL},
	{"5 per-periode: taken on the first day of the month",
	 "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'") ALWAYS("s", "x", "n"),
	 "'n': [{'tot': '2026-07-02', 'waarde': 1}, {'van': '2026-07-02', 'waarde': 2}]", "1", NULL, NULL, "2026-07-20", NULL},
	{"5 per-periode: iso periods are taken on a Thursday",
	 "<periodereeks naam='r'><reeks soort='iso-vier-weken' geldig-van='2018-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'") ALWAYS("s", "x", "norm")
	 "<parameter naam='norm' type='getal'><waarde geldig-tot='2019-01-01'>2018</waarde><waarde geldig-van='2019-01-01'>2019</waarde></parameter>",
	 "", "2019", NULL, NULL, "2018-12-31", NULL},
	{"5 per-periode: before the series", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2027-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'") ALWAYS("s", "x", "n"),
	 "'n': 1", "regelgebrek geen-regel"},
	{"5 periode.begin and periode.eind", "<periodereeks naam='r'><reeks soort='jaar' geldig-van='2020-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'")
	 ALWAYS("s", "x", "(periode.eind - periode.begin).days"), "", "366", NULL, NULL, "2024-07-01", NULL},
	{"5 perioden begin in [van..tot)", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
	 X("type='geheel getal'", "count(perioden(\"r\", @\"2026-01-02\", @\"2026-04-01\"))"), "", "2"},
	{"5 perioden: from the first day", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
	 X("type='geheel getal'", "count(perioden(\"r\", @\"2026-01-01\", @\"2026-04-02\"))"), "", "4"},
	{"5 perioden: an unknown bound", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
	 X("type='geheel getal'", "count(perioden(\"r\", begin, @\"2026-04-02\"))"), "", "onbekend: anna.begin"},
};

#define FREE "<kalender naam='k' geldig-van='1990-01-01'><vrije-dag weekdag='zaterdag'/><vrije-dag weekdag='zondag'/>" \
	"<vrije-dag naam='Goede Vrijdag' pasen='-2'/><vrije-dag naam='Tweede paasdag' pasen='1'/>" \
	"<vrije-dag naam='Koninginnedag' dag='04-30' op-zondag='04-29' geldig-tot='2014-01-01'/>" \
	"<vrije-dag naam='Koningsdag' dag='04-27' op-zondag='04-26' geldig-van='2014-01-01' bekend-van='2015-06-01'/>" \
	"<vrije-dag naam='Schrikkeldag' dag='02-29'/></kalender>"
#define WORKDAY(day) FREE X("type='datum'", "eerstvolgende werkdag(" day ")")
#define EACH_DAY_FREE "<kalender naam='k'><vrije-dag weekdag='maandag'/><vrije-dag weekdag='dinsdag'/><vrije-dag weekdag='woensdag'/>" \
	"<vrije-dag weekdag='donderdag'/><vrije-dag weekdag='vrijdag'/><vrije-dag weekdag='zaterdag'/><vrije-dag weekdag='zondag'/></kalender>"

/* Calendars of 2012, 2013, 2014, 2024 to 2026. */
static const sl_law_row working_days[] = {
	{"5 a working day stays", WORKDAY("@\"2026-07-01\""), "", "2026-07-01"},
	{"5 Saturday becomes Monday", WORKDAY("@\"2026-07-04\""), "", "2026-07-06"},
	{"5 Good Friday to behind Easter Monday", WORKDAY("@\"2026-04-03\""), "", "2026-04-07"},
	{"5 the Thursday before it", WORKDAY("@\"2026-04-02\""), "", "2026-04-02"},
	{"5 Koningsdag is a Monday in 2026", WORKDAY("@\"2026-04-27\""), "", "2026-04-28"},
	{"5 Koningsdag 2025 would be a Sunday: Saturday, so Monday is for work", WORKDAY("@\"2025-04-26\""), "", "2025-04-28"},
	{"5 30 April is for work since 2014", WORKDAY("@\"2026-04-30\""), "", "2026-04-30"},
	{"5 Koninginnedag 2013, whatever the peildatum", WORKDAY("@\"2013-04-30\""), "", "2013-05-01"},
	{"5 Koninginnedag 2012 was a Monday", WORKDAY("@\"2012-04-28\""), "", "2012-05-01"},
	{"5 27 April is for work before 2014", WORKDAY("@\"2012-04-27\""), "", "2012-04-27"},
	{"5 not yet known", WORKDAY("@\"2026-04-27\""), "", "2026-04-27", NULL, NULL, NULL, "2015-05-31"},
	{"5 a day that only some years have", WORKDAY("@\"2024-02-29\""), "", "2024-03-01"},
	{"5 no such day this year", WORKDAY("@\"2023-02-28\" + duration(\"P1D\")"), "", "2023-03-01"},
	{"5 the date onbekend", WORKDAY("begin"), "", "onbekend: anna.begin"},
	{"5 the date leeg", FREE X("type='datum' mag-leeg='ja'", "eerstvolgende werkdag(if a then begin else null)"), "'a': false", "null"},
	{"5 only free days", EACH_DAY_FREE X("type='datum'", "eerstvolgende werkdag(peildatum)"), "", "regelgebrek grens: r"},
};

static void free_days_and_working_days(void **state)
{
	(void)state;
	CHECK(working_days);
}

static void time_kinds(void **state)
{
	(void)state;
	CHECK(times);
}

static void periods_of_a_series(void **state)
{
	(void)state;
	CHECK(periods);
}

/* ---- 6: entities, relations, lists ---- */

#define ANNA(more) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " more "}, {'id': 'bert', 'n': 5, 'a': true}, {'id': 'cato', 'n': 7, 'a': false}]}"
#define OPEN_ANNA(more) "{'peildatum': '2026-07-01', 'volledig': false, 'personen': [{'id': 'anna', " more "}, {'id': 'bert', 'n': 5, 'a': true}, {'id': 'cato', 'n': 7, 'a': false}]}"
#define ITEMS(items) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'n': 1, 'k': 0, 'inkomsten': [" items "]}]}"

#define CLOSED_LATER "{'peildatum': '2026-07-01', 'volledig': [{'tot': '2026-01-01', 'waarde': false}, {'van': '2026-01-01', 'waarde': true}], 'personen': [{'id': 'anna'}]}"

static const sl_law_row lists[] = {
	{"6 a relation not given is leeg", X(T, "partner = null"), ANNA("'n': 1"), "true"},
	{"6 onbekend while the structure is not closed", X(T, "partner = null"), OPEN_ANNA("'n': 1"), "onbekend: anna.partner"},
	{"6 explicit null is onbekend", X(T, "partner = null"), ANNA("'partner': null"), "onbekend: anna.partner"},
	{"6 x.f is leeg through an empty relation", X(NE, "partner.n"), ANNA("'n': 1"), "null"},
	{"6 x.f is onbekend through an unknown one", X(NE, "partner.n"), ANNA("'partner': null"), "onbekend: anna.partner"},
	{"6 x.f", X(NE, "partner.n"), ANNA("'partner': 'bert'"), "5"},
	{"6 the other side of a relation", X("type='relatie' naar='persoon' mag-leeg='ja'", "partner"), ANNA("'partner': 'bert'"), "anna", "bert"},
	{"6 relations not given: none", X("type='geheel getal'", "count(vrienden)"), ANNA("'n': 1"), "0"},
	{"6 relations not given, open structure", X("type='geheel getal'", "count(vrienden)"), OPEN_ANNA("'n': 1"), "onbekend: anna.vrienden"},
	{"6 a list of items not given", X("type='geheel getal'", "count(inkomsten)"), ANNA("'n': 1"), "onbekend: anna.inkomsten"},
	{"6 document order", X("type='relaties' naar='persoon'", "personen[n > 1]"), ANNA("'n': 2"), "[anna, bert, cato]"},
	{"6 a filter that is onbekend makes a member doubtful", X("type='relaties' naar='persoon'", "personen[n > 1]"), ANNA("'a': true"), "[anna?, bert, cato]"},
	{"6 personen is open while volledig is not true", X("type='relaties' naar='persoon'", "personen[n > 1]"), OPEN_ANNA("'n': 0"), "[bert, cato, ...]"},
	{"6 some: waar on a sure member", X(T, "some q in personen satisfies q.a"), OPEN_ANNA("'b': true"), "true"},
	{"6 some: else onbekend when the list is open", X(T, "some q in personen satisfies q.n > 10"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	{"6 some: else onbekend when a doubtful one fits", X(T, "some q in personen[n > 6] satisfies q.b"), ANNA("'b': true"), "onbekend: anna.n, cato.b"},
	{"6 some: a doubtful one that does not fit", X(T, "some q in personen[n > 10] satisfies q.b"), ANNA("'b': false"), "false"},
	{"6 some: of none", X(T, "some q in personen[n > 10] satisfies q.a"), ANNA("'n': 1"), "false"},
	{"6 every: onwaar on a sure member", X(T, "every q in personen satisfies q.a"), OPEN_ANNA("'a': true"), "false"},
	{"6 every: onbekend when the list is open", X(T, "every q in personen satisfies q.n > 0"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	{"6 every: a doubtful one that satisfies it", X(T, "every q in personen[n > 6] satisfies q.n = 7 or q.b"), ANNA("'b': true"), "true"},
	{"6 every: a doubtful one that does not", X(T, "every q in personen[n > 6] satisfies q.n = 7 or q.b"), ANNA("'b': false"), "onbekend: anna.n"},
	{"6 every: of none", X(T, "every q in personen[n > 10] satisfies q.a"), ANNA("'n': 1"), "true"},
	{"6 list contains: on a sure member", X(T, "list contains(vrienden, personen[2])"), ANNA("'vrienden': ['bert']"), "true"},
	{"6 list contains: not", X(T, "list contains(vrienden, personen[3])"), ANNA("'vrienden': ['bert']"), "false"},
	{"6 list contains: open", X(T, "list contains(personen[n > 1], ik)"), OPEN_ANNA("'n': 0"), "onbekend: huishouden.volledig"},
	{"6 list contains: a doubtful one", X(T, "list contains(personen[n > 1], ik)"), ANNA("'a': true"), "onbekend: anna.n"},
	{"6 count: onbekend once a member is doubtful", X("type='geheel getal'", "count(personen[n > 1])"), ANNA("'a': true"), "onbekend: anna.n"},
	{"6 count: onbekend once the list is open", X("type='geheel getal'", "count(personen)"), OPEN_ANNA("'a': true"), "onbekend: huishouden.volledig"},
	{"6 index: onbekend once a member is doubtful, also behind it", X("type='relatie' naar='persoon' mag-leeg='ja'", "personen[n > 1 or c][1]"),
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'n': 2}, {'id': 'bert', 'n': 0}]}", "onbekend: bert.c"},
	{"6 index: beyond the end is leeg", X("type='relatie' naar='persoon' mag-leeg='ja'", "personen[7]"), ANNA("'n': 1"), "null"},
	{"6 index: from the end", X("type='relatie' naar='persoon' mag-leeg='ja'", "personen[-1]"), ANNA("'n': 1"), "cato"},
	{"6 = [] reads as not some: a sure member", X(T, "personen[n > 1] = []"), ANNA("'a': true"), "false"},
	{"6 = []: only doubtful ones", X(T, "personen[n > 10] = []"), ANNA("'a': true"), "onbekend: anna.n"},
	{"6 = []: none", X(T, "personen[n > 10] = []"), ANNA("'n': 1"), "true"},
	{"6 = []: open", X(T, "personen[n > 10] = []"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	{"6 sum of nothing", X(N, "sum(inkomsten.getal)"), ITEMS(""), "0"},
	{"6 sum", X(N, "sum(inkomsten.getal)"), ITEMS("{'getal': 1.5}, {'getal': 2}"), "3.5"},
	{"6 sum: an unknown member", X(N, "sum(inkomsten.getal)"), ITEMS("{'getal': 1.5}, {'soort': 'loon'}"), "onbekend: anna.inkomsten[2].getal"},
	{"6 flatten: a list in the list has a doubtful member", X("type='geheel getal'", "count(flatten([inkomsten[telt]]))"), ITEMS("{'getal': 1.5}"),
	 "onbekend: anna.inkomsten[1].telt"},
	{"6 flatten: of each member a list with a doubtful member", X("type='geheel getal'", "count(flatten(for q in [ik] return q.inkomsten[telt]))"),
	 ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"6 for over what each has: a doubtful member stays one", X(N, "sum(for q in [ik], i in q.inkomsten[telt] return 0 * i.getal)"),
	 ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"6 sum: a doubtful member", X(N, "sum(inkomsten[telt].getal)"), ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"6 sum: a doubtful member that is broken may still go", X(N, "sum(for i in inkomsten[telt] return i.getal / k)"), ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"6 sum: a sure member that is broken", X(N, "sum(for i in inkomsten return i.getal / k)"), ITEMS("{'getal': 1.5}, {'soort': 'loon'}"), "regelgebrek rekenfout: r"},
	{"6 the owner of an item", "<begrip naam='y' per='inkomst' type='getal'/><regel id='s' begrip='y'><dan>getal + n</dan></regel>" X(N, "sum(inkomsten.y)"),
	 ITEMS("{'getal': 1.5}, {'getal': 2}"), "5.5"},
	{"7 within [ ] the names of the item, ik the entity of the rule", X(N, "sum(inkomsten[soort = \"loon\" and getal > ik.n].getal)"),
	 ITEMS("{'soort': 'loon', 'getal': 1}, {'soort': 'loon', 'getal': 2}, {'soort': 'premie', 'getal': 4}"), "2"},
	{"6 joint: one value for both", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "count(personen)"), ANNA("'partner': 'bert'"), "3"},
	{"6 joint: a difference is regelgebrek", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "n"), ANNA("'partner': 'bert', 'n': 1"), "regelgebrek tegenstrijdig"},
	{"6 joint: alone", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "n"), ANNA("'n': 1"), "1"},
	{"6 joint: the other's is onbekend", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "m"), ANNA("'partner': 'bert', 'm': 1"), "onbekend: bert.m"},
	{"6 joint: who the other is, is onbekend", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "n"), ANNA("'partner': null, 'n': 1"), "onbekend: anna.partner"},
	{"6 pairs", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee' samenvoegen='of'") WHEN("s", "y", "ik != ander and n > ander.n", "true")
	 X("type='relaties' naar='persoon'", "personen[item.y(ik)]"), ANNA("'n': 6"), "[cato]"},
	{"6 pairs, from ik", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee' samenvoegen='of'") WHEN("s", "y", "ik != ander and n > ander.n", "true")
	 X("type='relaties' naar='persoon'", "personen[ik.y(item)]"), ANNA("'n': 6"), "[bert]"},
	{"6 pairs, an unknown one", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee' samenvoegen='of'") WHEN("s", "y", "ik != ander and n > ander.n", "true")
	 X("type='relaties' naar='persoon'", "personen[ik.y(item)]"), ANNA("'a': true"), "[bert?, cato?]"},
	{"6 closed from a day on: then", X(T, "op(@\"2025-01-01\", count(vrienden) = 0) or partner = null"), CLOSED_LATER, "true"},
	{"6 closed from a day on: before", X(T, "partner = null and op(@\"2025-01-01\", partner = null)"), CLOSED_LATER, "onbekend: anna.partner"},
	{"6 closed from a day on: before, asked first", X(T, "op(@\"2025-01-01\", partner = null) and partner = null"), CLOSED_LATER, "onbekend: anna.partner"},
	{"6 closed from a day on: the list of persons", X("type='geheel getal'", "count(personen) + op(@\"2025-01-01\", count(personen))"), CLOSED_LATER, "onbekend: huishouden.volledig"},
	{"6 told from the other side over time", X("type='geheel getal'", "count(kinderen) * 10 + op(@\"2026-01-01\", count(kinderen))"),
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna'}, {'id': 'cato', 'ouders': [{'van': '2026-06-01', 'waarde': ['anna']}, {'tot': '2026-06-01', 'waarde': []}]}]}", "10"},
	{"6 told from the other side over time, open", X("type='geheel getal'", "count(kinderen)"),
	 "{'peildatum': '2026-07-01', 'volledig': false, 'personen': [{'id': 'anna'}, {'id': 'cato', 'ouders': [{'van': '2026-06-01', 'waarde': ['anna']}, {'tot': '2026-06-01', 'waarde': []}]}]}",
	 "onbekend: huishouden.volledig"},
	{"6 told from the other side, open", X("type='geheel getal'", "count(kinderen)"),
	 "{'peildatum': '2026-07-01', 'volledig': false, 'personen': [{'id': 'anna'}, {'id': 'cato', 'ouders': ['anna']}]}", "onbekend: huishouden.volledig"},
	{"1 a variable does not run into the value of in", X(T, "(n > 0 and (some i in inkomsten satisfies i.getal > 1)) in (true)"), ITEMS("{'getal': 2}"), "true"},
};

static void lists_and_relations(void **state)
{
	(void)state;
	CHECK(lists);
}

/* ---- tables ---- */

#define TABLE(type, hit, out, rows) CONCEPT("x", type) "<regel id='r' begrip='x'><dan><tabel treffer='" hit "'><invoer>n</invoer><invoer>a</invoer>" out rows "</tabel></dan></regel>"
#define ROW(x, y, out) "<rij><cel>" x "</cel><cel>" y "</cel><dan>" out "</dan></rij>"
#define ORDER "<uitvoer><waarde>3</waarde><waarde>2</waarde><waarde>1</waarde></uitvoer>"
#define LIST_N "type='lijst' van='tekst'"

static const sl_law_row tables[] = {
	{"2 table U: one row", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 2", "true", "2")), "'n': 1, 'a': true", "1"},
	{"2 table U: two rows", TABLE(N, "U", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "2")), "'n': 2, 'a': true", "regelgebrek tegenstrijdig: r"},
	{"2 table U: no row is null", TABLE(N, "U", "", ROW("[0..2)", "-", "1")), "'n': 5, 'a': true", "regelgebrek leeg-niet-toegestaan: r"},
	{"2 table U: no row, leeg may be", TABLE(NE, "U", "", ROW("[0..2)", "-", "1")), "'n': 5, 'a': true", "null"},
	{"2 table U: no row, a default", TABLE(N, "U", "<uitvoer standaard='9'/>", ROW("[0..2)", "-", "1")), "'n': 5, 'a': true", "9"},
	{"2 table U: an unknown cell", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 2", "-", "2")), "'a': true", "onbekend: anna.n"},
	{"2 table U: an unknown cell that does not matter", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 2", "true", "2")), "'n': 1", "1"},
	{"2 table U: another row that may hit", TABLE(N, "U", "", ROW("[0..2)", "-", "1") ROW(">= 0", "true", "2")), "'n': 1", "onbekend: anna.a"},
	{"2 table U: a cell that is leeg is onwaar", CONCEPT("x", N) "<regel id='r' begrip='x'><dan><tabel treffer='U'><invoer>p</invoer><uitvoer standaard='0'/>"
	 "<rij><cel>> 1</cel><dan>1</dan></rij></tabel></dan></regel>", "'p': {'leeg': true}", "0"},
	{"2 table U: null in a cell", CONCEPT("x", N) "<regel id='r' begrip='x'><dan><tabel treffer='U'><invoer>p</invoer><uitvoer standaard='0'/>"
	 "<rij><cel>null</cel><dan>1</dan></rij></tabel></dan></regel>", "'p': {'leeg': true}", "1"},
	{"2 table A: rows that agree", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "m")), "'n': 2, 'a': true, 'm': 1.0", "1"},
	{"2 table A: rows that differ", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "m")), "'n': 2, 'a': true, 'm': 2", "regelgebrek tegenstrijdig: r"},
	{"2 table A: a value not known", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "m")), "'n': 2, 'a': true", "onbekend: anna.m"},
	{"2 table A: a row that may hit and agrees", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "1")), "'n': 2", "1"},
	{"2 table A: a row that may hit and differs", TABLE(N, "A", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "2")), "'n': 2", "onbekend: anna.a"},
	{"2 table F: the first", TABLE(N, "F", "", ROW("[0..2]", "-", "1") ROW(">= 2", "true", "2")), "'n': 2", "1"},
	{"2 table F: rows behind the first that surely hits do not count", TABLE(N, "F", "", ROW("[0..2]", "-", "1") ROW("-", "true", "m")), "'n': 2", "1"},
	{"2 table F: up to the first that surely hits all must agree", TABLE(N, "F", "", ROW("-", "true", "1") ROW("> 1", "-", "1") ROW("-", "-", "3")), "'n': 2", "1"},
	{"2 table F: they do not", TABLE(N, "F", "", ROW("-", "true", "1") ROW("> 1", "-", "2") ROW("-", "-", "3")), "'n': 2", "onbekend: anna.a"},
	{"2 table F: none surely hits", TABLE(N, "F", "", ROW("-", "true", "1") ROW("-", "false", "1")), "'n': 2", "onbekend: anna.a"},
	{"2 table F: the condition broken, the value open", TABLE(N, "F", "", ROW("> 1 / k", "-", "1") ROW("-", "-", "m")), "'n': 2, 'k': 0, 'a': true", "onbekend: anna.m"},
	{"2 table P: by priority", TABLE(N, "P", ORDER, ROW("-", "-", "1") ROW("> 1", "-", "3") ROW("-", "true", "2")), "'n': 2, 'a': true", "3"},
	{"2 table P: a lower one that may hit", TABLE(N, "P", ORDER, ROW("-", "-", "3") ROW("-", "true", "2")), "'n': 2", "3"},
	{"2 table P: a higher one that may hit", TABLE(N, "P", ORDER, ROW("-", "-", "2") ROW("-", "true", "3")), "'n': 2", "onbekend: anna.a"},
	{"2 table C+", TABLE(N, "C+", "", ROW("-", "-", "1") ROW("> 1", "-", "3") ROW("-", "true", "2")), "'n': 2, 'a': true", "6"},
	{"2 table C+: a row that may hit", TABLE(N, "C+", "", ROW("-", "-", "1") ROW("-", "true", "2")), "'n': 2", "onbekend: anna.a"},
	{"2 table C<", TABLE(N, "C&lt;", "", ROW("-", "-", "2") ROW("> 1", "-", "1") ROW("-", "true", "3")), "'n': 2, 'a': true", "1"},
	{"2 table C>", TABLE(N, "C>", "", ROW("-", "-", "2") ROW("> 1", "-", "1") ROW("-", "true", "3")), "'n': 2, 'a': true", "3"},
	{"2 table C#", TABLE(N, "C#", "", ROW("-", "-", "2") ROW("> 1", "-", "1") ROW("-", "true", "3")), "'n': 2, 'a': false", "2"},
	{"2 table C+: no row, a default", TABLE(N, "C+", "<uitvoer standaard='9'/>", ROW("> 5", "-", "1")), "'n': 2, 'a': true", "9"},
	{"2 table C+: no row is null", TABLE(N, "C+", "", ROW("> 5", "-", "1")), "'n': 2, 'a': true", "regelgebrek leeg-niet-toegestaan: r"},
	{"2 table C", TABLE(LIST_N, "C", "", ROW("-", "-", "\"p\"") ROW("> 1", "-", "\"q\"") ROW("-", "true", "\"r\"")), "'n': 2, 'a': true", "[\"p\", \"q\", \"r\"]"},
	{"2 table R", TABLE(LIST_N, "R", "", ROW("-", "-", "\"p\"") ROW("> 5", "-", "\"q\"") ROW("-", "true", "\"r\"")), "'n': 2, 'a': true", "[\"p\", \"r\"]"},
	{"2 table O", TABLE(LIST_N, "O", "<uitvoer><waarde>\"r\"</waarde><waarde>\"q\"</waarde><waarde>\"p\"</waarde></uitvoer>",
			    ROW("-", "-", "\"p\"") ROW("> 1", "-", "\"q\"") ROW("-", "true", "\"r\"")), "'n': 2, 'a': true", "[\"r\", \"q\", \"p\"]"},
	{"2 table C: a row that may hit is a doubtful member", TABLE(LIST_N, "C", "", ROW("-", "-", "\"p\"") ROW("-", "true", "\"r\"")), "'n': 2", "[\"p\", \"r\"?]"},
};

static void decision_tables(void **state)
{
	(void)state;
	CHECK(tables);
}

/* ---- 8: numbers ---- */

static const sl_law_row figures[] = {
	{"8 in the order of the text", X(N, "(0.40 + 0.30 * k) / k * n"), "'k': 7, 'n': 1389.57", "496.2749999999999999999999999999999"},
	{"8 multiplied first", X(N, "(0.40 + 0.30 * k) * n / k"), "'k': 7, 'n': 1389.57", "496.275"},
	{"8 the exact one is 496.28", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>"
	 ALWAYS("r", "x", "(0.40 + 0.30 * k) * n / k"), "'k': 7, 'n': 1389.57", "496.28"},
	{"8 divided first it is 496.27", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>"
	 ALWAYS("r", "x", "(0.40 + 0.30 * k) / k * n"), "'k': 7, 'n': 1389.57", "496.27"},
	{"8 34 digits", X(N, "n / 3"), "'n': 1", "0.3333333333333333333333333333333333"},
	{"8 readers see the rounded one", "<begrip naam='y' per='persoon' type='getal'><afronding richting='omlaag' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "y", "n")
	 X(N, "y * 10"), "'n': 1.9", "10"},
	{"8 a negative half goes away from zero", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"),
	 "'n': -2.5", "-3"},
	{"8 half-even", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-even' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': 2.5", "2"},
	{"8 half-omlaag", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omlaag' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': 2.5", "2"},
	{"8 vloer of a negative", "<begrip naam='x' per='persoon' type='getal'><afronding richting='vloer' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': -2.1", "-3"},
	{"8 omlaag of a negative", "<begrip naam='x' per='persoon' type='getal'><afronding richting='omlaag' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': -2.9", "-2"},
	{"8 plafond", "<begrip naam='x' per='persoon' type='getal'><afronding richting='plafond' cijfers='1'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': 2.01", "2.1"},
	{"8 a quotient of durations", X(N, "floor((peildatum - begin) / duration(\"P7D\"))"), "'begin': '2026-06-01'", "4"},
	{"8 a quotient of months", X(N, "ceiling(wachttijd / duration(\"P1Y\"))"), "'wachttijd': 'P25M'", "3"},
};

static void numbers_and_rounding(void **state)
{
	(void)state;
	CHECK(figures);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_of_values), cmocka_unit_test(truth_tables), cmocka_unit_test(rules_make_values),
		cmocka_unit_test(combining_rules), cmocka_unit_test(delegated_values), cmocka_unit_test(time_kinds),
		cmocka_unit_test(periods_of_a_series), cmocka_unit_test(free_days_and_working_days), cmocka_unit_test(lists_and_relations), cmocka_unit_test(decision_tables),
		cmocka_unit_test(numbers_and_rounding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
