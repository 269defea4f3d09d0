/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The states of a value, the truth tables over them, and numbers: sections 10
 * and 16 of docs/rule-language.md.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/one_value.h"

/* ---- 10: states ---- */

static const sl_law_row states[] = {
	{"10 bekend", X(N, "n"), "'n': 2.50", "2.5"},
	{"10 leeg is a known answer", X(NE, "p"), "'p': {'leeg': true}", "null"},
	{"10 onbekend: a fact not told", X(N, "n"), "", "onbekend: anna.n"},
	{"10 onbekend: told to be unknown", X(N, "n"), "'n': null", "onbekend: anna.n"},
	{"10 onbekend: an oordeel", X(T, "oordeel a"), "", "onbekend: oordeel anna.oordeel a"},
	{"10 an aanname fills what is absent", X(T, "aangenomen"), "", "false"},
	{"10 an aanname does not fill an explicit null", X(T, "aangenomen"), "'aangenomen': null", "onbekend: anna.aangenomen"},
	{"10 leeg where it may not be", X(N, "p"), "'p': {'leeg': true}", "regelgebrek leeg-niet-toegestaan: r"},
	{"10 leeg from an operator where it may not be", X(N, "p + 1"), "'p': {'leeg': true}", "regelgebrek leeg-niet-toegestaan: r"},
	{"10 a FEEL error is regelgebrek, not null", X(NE, "1 / n"), "'n': 0", "regelgebrek rekenfout: r"},
	{"10 also of dates", X("type='datum' mag-leeg='ja'", "date(k, 13, 1)"), "'k': 2026", "regelgebrek rekenfout: r"},
	/* strict */
	{"10 strict: leeg gives leeg", X(NE, "p + n"), "'p': {'leeg': true}, 'n': 1", "null"},
	{"10 strict: onbekend before leeg", X(NE, "p + n"), "'p': {'leeg': true}", "onbekend: anna.n"},
	{"10 strict: regelgebrek before onbekend", X(NE, "n + 1 / k"), "'k': 0", "regelgebrek rekenfout: r"},
	{"10 strict: causes are the union", X(N, "n + m * k"), "", "onbekend: anna.n, anna.m, anna.k"},
	{"10 strict: also a comparison", X(TE, "p > n"), "'p': {'leeg': true}, 'n': 1", "null"},
	{"10 strict: no short cut by zero", X(N, "n * m"), "'n': 0", "onbekend: anna.m"},
	{"10 strict: between", X(T, "n between 1 and m"), "'n': 0", "onbekend: anna.m"},
	{"10 = treats leeg as a value", X(T, "p = n"), "'p': {'leeg': true}, 'n': 1", "false"},
	{"10 = of leeg and leeg", X(T, "p = q"), "'p': {'leeg': true}, 'q': {'leeg': true}", "true"},
	{"10 != of leeg and a value", X(T, "p != n"), "'p': {'leeg': true}, 'n': 1", "true"},
	{"10 = of leeg and onbekend is open", X(T, "p = n"), "'p': {'leeg': true}", "onbekend: anna.n"},
	{"10 = null of onbekend is open", X(T, "p = null"), "", "onbekend: anna.p"},
	{"10 entities are equal when they are the same one", X(T, "partner = buur"),
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'partner': 'bert', 'buur': 'bert'}, {'id': 'bert'}]}", "true"},
	/* if */
	{"10 if: only the branch taken counts", X(N, "if a then n else m"), "'a': true, 'n': 1", "1"},
	{"10 if: c leeg is onwaar", X(N, "if e then n else m"), "'e': {'leeg': true}, 'm': 2", "2"},
	{"10 if: c onbekend, branches equal", X(N, "if a then n else m"), "'n': 1, 'm': 1.0", "1"},
	{"10 if: c onbekend, branches differ: causes of c alone", X(N, "if a then n else m"), "'n': 1, 'm': 2", "onbekend: anna.a"},
	{"10 if: c onbekend, a branch onbekend: causes of c alone", X(N, "if a then n else m"), "'n': 1", "onbekend: anna.a"},
	{"10 if: c onbekend, a branch regelgebrek", X(N, "if a then 1 / k else m"), "'k': 0, 'm': 1", "onbekend: anna.a"},
	{"10 if: c regelgebrek, branches equal", X(N, "if 1 / k > 0 then n else m"), "'k': 0, 'n': 1, 'm': 1", "1"},
	{"10 if: c regelgebrek, a branch onbekend", X(N, "if 1 / k > 0 then n else m"), "'k': 0, 'n': 1", "onbekend: anna.m"},
	{"10 if: c regelgebrek, branches differ", X(N, "if 1 / k > 0 then n else m"), "'k': 0, 'n': 1, 'm': 2", "regelgebrek rekenfout: r"},
	{"10 if: c onbekend, both leeg", X(NE, "if a then p else q"), "'p': {'leeg': true}, 'q': {'leeg': true}", "null"},
	/* causes of and, or */
	{"10 and: causes of every operand that is onbekend", X(T, "a and b and c"), "'b': true", "onbekend: anna.a, anna.c"},
	{"10 and: false and anything is false", X(T, "a and b"), "'b': false", "false"},
	{"10 and: onbekend and regelgebrek is onbekend", X(T, "a and 1 / k > 0"), "'k': 0", "onbekend: anna.a"},
	{"10 and: regelgebrek and waar", X(T, "a and 1 / k > 0"), "'k': 0, 'a': true", "regelgebrek rekenfout: r"},
	{"10 and: false and regelgebrek", X(T, "1 / k > 0 and a"), "'k': 0, 'a': false", "false"},
	{"10 or: onbekend or regelgebrek is onbekend", X(T, "a or 1 / k > 0"), "'k': 0", "onbekend: anna.a"},
	{"10 or: true or regelgebrek", X(T, "1 / k > 0 or a"), "'k': 0, 'a': true", "true"},
	{"10 Kleene and no more", X(T, "a or not(a)"), "", "onbekend: anna.a"},
	/* where a truth is needed */
	{"10 als: leeg counts as onwaar", CONCEPT("x", "type='ja/nee' samenvoegen='of'") WHEN("r", "x", "e", "true"), "'e': {'leeg': true}", "false"},
	{"10 a filter: leeg counts as onwaar", X("type='geheel getal'", "count(personen[e])"), "'e': {'leeg': true}", "0"},
	{"10 some is or: leeg stays leeg", X(TE, "some q in personen satisfies q.e"), "'e': {'leeg': true}", "null"},
	{"10 a concept of the household from a person", "<begrip naam='y' per='huishouden' type='ja/nee'/><regel id='s' begrip='y'><dan>kamers > 2</dan></regel>" X(T, "y and a"),
	 "{'peildatum': '2026-07-01', 'kamers': 3, 'personen': [{'id': 'anna', 'a': true}]}", "true"},
};

/* The truth tables of section 10 from its two orders, for every pair. */
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

/* ---- 16: numbers ---- */

static const sl_law_row figures[] = {
	{"16 in the order of the text", X(N, "(0.40 + 0.30 * k) / k * n"), "'k': 7, 'n': 1389.57", "496.2749999999999999999999999999999"},
	{"16 multiplied first", X(N, "(0.40 + 0.30 * k) * n / k"), "'k': 7, 'n': 1389.57", "496.275"},
	{"16 the exact one is 496.28", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>"
	 ALWAYS("r", "x", "(0.40 + 0.30 * k) * n / k"), "'k': 7, 'n': 1389.57", "496.28"},
	{"16 divided first it is 496.27", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>"
	 ALWAYS("r", "x", "(0.40 + 0.30 * k) / k * n"), "'k': 7, 'n': 1389.57", "496.27"},
	{"16 34 digits", X(N, "n / 3"), "'n': 1", "0.3333333333333333333333333333333333"},
	{"16 readers see the rounded one", "<begrip naam='y' per='persoon' type='getal'><afronding richting='omlaag' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "y", "n")
	 X(N, "y * 10"), "'n': 1.9", "10"},
	{"16 a negative half goes away from zero", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"),
	 "'n': -2.5", "-3"},
	{"16 half-even", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-even' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': 2.5", "2"},
	{"16 half-omlaag", "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omlaag' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': 2.5", "2"},
	{"16 vloer of a negative", "<begrip naam='x' per='persoon' type='getal'><afronding richting='vloer' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': -2.1", "-3"},
	{"16 omlaag of a negative", "<begrip naam='x' per='persoon' type='getal'><afronding richting='omlaag' cijfers='0'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': -2.9", "-2"},
	{"16 plafond", "<begrip naam='x' per='persoon' type='getal'><afronding richting='plafond' cijfers='1'>want</afronding></begrip>" ALWAYS("s", "x", "n"), "'n': 2.01", "2.1"},
	{"16 a quotient of durations", X(N, "floor((peildatum - begin) / duration(\"P7D\"))"), "'begin': '2026-06-01'", "4"},
	{"16 a quotient of months", X(N, "ceiling(wachttijd / duration(\"P1Y\"))"), "'wachttijd': 'P25M'", "3"},
};

static void numbers_and_rounding(void **state)
{
	(void)state;
	CHECK(figures);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(states_of_values),
		cmocka_unit_test(truth_tables),
		cmocka_unit_test(numbers_and_rounding),
	};

	return cmocka_run_group_tests_name("eval_state", tests, NULL, NULL);
}
