/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Entities, relations and lists: section 15 of docs/rule-language.md.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/one_value.h"

/* ---- 15: entities, relations, lists ---- */

#define ANNA(more) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " more "}, {'id': 'bert', 'n': 5, 'a': true}, {'id': 'cato', 'n': 7, 'a': false}]}"
#define OPEN_ANNA(more) "{'peildatum': '2026-07-01', 'volledig': false, 'personen': [{'id': 'anna', " more "}, {'id': 'bert', 'n': 5, 'a': true}, {'id': 'cato', 'n': 7, 'a': false}]}"
#define ITEMS(items) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'n': 1, 'k': 0, 'inkomsten': [" items "]}]}"

#define CLOSED_LATER "{'peildatum': '2026-07-01', 'volledig': [{'tot': '2026-01-01', 'waarde': false}, {'van': '2026-01-01', 'waarde': true}], 'personen': [{'id': 'anna'}]}"

static const sl_law_row lists[] = {
	{"15 a relation not given is leeg", X(T, "partner = null"), ANNA("'n': 1"), "true"},
	{"15 onbekend while the structure is not closed", X(T, "partner = null"), OPEN_ANNA("'n': 1"), "onbekend: anna.partner"},
	{"15 explicit null is onbekend", X(T, "partner = null"), ANNA("'partner': null"), "onbekend: anna.partner"},
	{"15 x.f is leeg through an empty relation", X(NE, "partner.n"), ANNA("'n': 1"), "null"},
	{"15 x.f is onbekend through an unknown one", X(NE, "partner.n"), ANNA("'partner': null"), "onbekend: anna.partner"},
	{"15 x.f", X(NE, "partner.n"), ANNA("'partner': 'bert'"), "5"},
	{"15 the other side of a relation", X("type='relatie' naar='persoon' mag-leeg='ja'", "partner"), ANNA("'partner': 'bert'"), "anna", "bert"},
	{"15 relations not given: none", X("type='geheel getal'", "count(vrienden)"), ANNA("'n': 1"), "0"},
	{"15 relations not given, open structure", X("type='geheel getal'", "count(vrienden)"), OPEN_ANNA("'n': 1"), "onbekend: anna.vrienden"},
	{"15 a list of items not given", X("type='geheel getal'", "count(inkomsten)"), ANNA("'n': 1"), "onbekend: anna.inkomsten"},
	{"15 document order", X("type='relaties' naar='persoon'", "personen[n > 1]"), ANNA("'n': 2"), "[anna, bert, cato]"},
	{"15 a filter that is onbekend makes a member doubtful", X("type='relaties' naar='persoon'", "personen[n > 1]"), ANNA("'a': true"), "[anna?, bert, cato]"},
	{"15 personen is open while volledig is not true", X("type='relaties' naar='persoon'", "personen[n > 1]"), OPEN_ANNA("'n': 0"), "[bert, cato, ...]"},
	{"15 some: waar on a sure member", X(T, "some q in personen satisfies q.a"), OPEN_ANNA("'b': true"), "true"},
	{"15 some: else onbekend when the list is open", X(T, "some q in personen satisfies q.n > 10"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	{"15 some: else onbekend when a doubtful one fits", X(T, "some q in personen[n > 6] satisfies q.b"), ANNA("'b': true"), "onbekend: anna.n, cato.b"},
	{"15 some: a doubtful one that does not fit", X(T, "some q in personen[n > 10] satisfies q.b"), ANNA("'b': false"), "false"},
	{"15 some: of none", X(T, "some q in personen[n > 10] satisfies q.a"), ANNA("'n': 1"), "false"},
	{"15 every: onwaar on a sure member", X(T, "every q in personen satisfies q.a"), OPEN_ANNA("'a': true"), "false"},
	{"15 every: onbekend when the list is open", X(T, "every q in personen satisfies q.n > 0"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	{"15 every: a doubtful one that satisfies it", X(T, "every q in personen[n > 6] satisfies q.n = 7 or q.b"), ANNA("'b': true"), "true"},
	{"15 every: a doubtful one that does not", X(T, "every q in personen[n > 6] satisfies q.n = 7 or q.b"), ANNA("'b': false"), "onbekend: anna.n"},
	{"15 every: of none", X(T, "every q in personen[n > 10] satisfies q.a"), ANNA("'n': 1"), "true"},
	{"15 list contains: on a sure member", X(T, "list contains(vrienden, personen[2])"), ANNA("'vrienden': ['bert']"), "true"},
	{"15 list contains: not", X(T, "list contains(vrienden, personen[3])"), ANNA("'vrienden': ['bert']"), "false"},
	{"15 list contains: open", X(T, "list contains(personen[n > 1], ik)"), OPEN_ANNA("'n': 0"), "onbekend: huishouden.volledig"},
	{"15 list contains: a doubtful one", X(T, "list contains(personen[n > 1], ik)"), ANNA("'a': true"), "onbekend: anna.n"},
	{"15 count: onbekend once a member is doubtful", X("type='geheel getal'", "count(personen[n > 1])"), ANNA("'a': true"), "onbekend: anna.n"},
	{"15 count: onbekend once the list is open", X("type='geheel getal'", "count(personen)"), OPEN_ANNA("'a': true"), "onbekend: huishouden.volledig"},
	{"15 index: onbekend once a member is doubtful, also behind it", X("type='relatie' naar='persoon' mag-leeg='ja'", "personen[n > 1 or c][1]"),
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'n': 2}, {'id': 'bert', 'n': 0}]}", "onbekend: bert.c"},
	{"15 index: beyond the end is leeg", X("type='relatie' naar='persoon' mag-leeg='ja'", "personen[7]"), ANNA("'n': 1"), "null"},
	{"15 index: from the end", X("type='relatie' naar='persoon' mag-leeg='ja'", "personen[-1]"), ANNA("'n': 1"), "cato"},
	{"15 = [] reads as not some: a sure member", X(T, "personen[n > 1] = []"), ANNA("'a': true"), "false"},
	{"15 = []: only doubtful ones", X(T, "personen[n > 10] = []"), ANNA("'a': true"), "onbekend: anna.n"},
	{"15 = []: none", X(T, "personen[n > 10] = []"), ANNA("'n': 1"), "true"},
	{"15 what is not there has no facts, whatever somebody else has", X(T, "[vrienden[1]][a] = []"), ANNA("'a': true, 'vrienden': []"), "true"},
	{"15 = []: open", X(T, "personen[n > 10] = []"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	/* Whoever is told yet may have an n that is not known, and the whole list with it. */
	{"15 what is made of an open list has no sure members", X(T, "(for q in personen return q.n) = []"), OPEN_ANNA("'n': 1"),
	 "onbekend: huishouden.volledig"},
	{"15 so list contains", X(T, "list contains(personen.n, 5)"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	{"15 so some", X(T, "some m in personen.n satisfies m = 5"), OPEN_ANNA("'n': 1"), "onbekend: huishouden.volledig"},
	{"15 of a complete one they are sure", X(T, "list contains(personen.n, 5)"), ANNA("'n': 1"), "true"},
	{"15 some over the members themselves", X(T, "some q in personen satisfies q.n = 5"), OPEN_ANNA("'n': 1"), "true"},
	{"15 sum of nothing", X(N, "sum(inkomsten.getal)"), ITEMS(""), "0"},
	{"15 sum", X(N, "sum(inkomsten.getal)"), ITEMS("{'getal': 1.5}, {'getal': 2}"), "3.5"},
	{"15 sum: an unknown member", X(N, "sum(inkomsten.getal)"), ITEMS("{'getal': 1.5}, {'soort': 'loon'}"), "onbekend: anna.inkomsten[2].getal"},
	{"15 flatten: a list in the list has a doubtful member", X("type='geheel getal'", "count(flatten([inkomsten[telt]]))"), ITEMS("{'getal': 1.5}"),
	 "onbekend: anna.inkomsten[1].telt"},
	{"15 flatten: of each member a list with a doubtful member", X("type='geheel getal'", "count(flatten(for q in [ik] return q.inkomsten[telt]))"),
	 ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"15 for over what each has: a doubtful member stays one", X(N, "sum(for q in [ik], i in q.inkomsten[telt] return 0 * i.getal)"),
	 ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"15 sum: a doubtful member", X(N, "sum(inkomsten[telt].getal)"), ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"15 sum: a doubtful member that is broken may still go", X(N, "sum(for i in inkomsten[telt] return i.getal / k)"), ITEMS("{'getal': 1.5}"), "onbekend: anna.inkomsten[1].telt"},
	{"15 sum: a sure member that is broken", X(N, "sum(for i in inkomsten return i.getal / k)"), ITEMS("{'getal': 1.5}, {'soort': 'loon'}"), "regelgebrek rekenfout: r"},
	{"15 the owner of an item", "<begrip naam='y' per='inkomst' type='getal'/><regel id='s' begrip='y'><dan>getal + n</dan></regel>" X(N, "sum(inkomsten.y)"),
	 ITEMS("{'getal': 1.5}, {'getal': 2}"), "5.5"},
	{"8 within [ ] the names of the item, ik the entity of the rule", X(N, "sum(inkomsten[soort = \"loon\" and getal > ik.n].getal)"),
	 ITEMS("{'soort': 'loon', 'getal': 1}, {'soort': 'loon', 'getal': 2}, {'soort': 'premie', 'getal': 4}"), "2"},
	{"15 joint: one value for both", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "count(personen)"), ANNA("'partner': 'bert'"), "3"},
	{"15 joint: a difference is regelgebrek", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "n"), ANNA("'partner': 'bert', 'n': 1"), "regelgebrek tegenstrijdig"},
	{"15 joint: alone", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "n"), ANNA("'n': 1"), "1"},
	{"15 joint: the other's is onbekend", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "m"), ANNA("'partner': 'bert', 'm': 1"), "onbekend: bert.m"},
	{"15 joint: who the other is, is onbekend", CONCEPT("x", "type='getal' gezamenlijk-met='partner'") ALWAYS("r", "x", "n"), ANNA("'partner': null, 'n': 1"), "onbekend: anna.partner"},
	{"15 pairs", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee' samenvoegen='of'") WHEN("s", "y", "ik != ander and n > ander.n", "true")
	 X("type='relaties' naar='persoon'", "personen[item.y(ik)]"), ANNA("'n': 6"), "[cato]"},
	{"15 pairs, from ik", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee' samenvoegen='of'") WHEN("s", "y", "ik != ander and n > ander.n", "true")
	 X("type='relaties' naar='persoon'", "personen[ik.y(item)]"), ANNA("'n': 6"), "[bert]"},
	{"15 pairs, an unknown one", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee' samenvoegen='of'") WHEN("s", "y", "ik != ander and n > ander.n", "true")
	 X("type='relaties' naar='persoon'", "personen[ik.y(item)]"), ANNA("'a': true"), "[bert?, cato?]"},
	{"15 closed from a day on: then", X(T, "op(@\"2025-01-01\", count(vrienden) = 0) or partner = null"), CLOSED_LATER, "true"},
	{"15 closed from a day on: before", X(T, "partner = null and op(@\"2025-01-01\", partner = null)"), CLOSED_LATER, "onbekend: anna.partner"},
	{"15 closed from a day on: before, asked first", X(T, "op(@\"2025-01-01\", partner = null) and partner = null"), CLOSED_LATER, "onbekend: anna.partner"},
	{"15 closed from a day on: the list of persons", X("type='geheel getal'", "count(personen) + op(@\"2025-01-01\", count(personen))"), CLOSED_LATER, "onbekend: huishouden.volledig"},
	{"15 told from the other side over time", X("type='geheel getal'", "count(kinderen) * 10 + op(@\"2026-01-01\", count(kinderen))"),
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna'}, {'id': 'cato', 'ouders': [{'van': '2026-06-01', 'waarde': ['anna']}, {'tot': '2026-06-01', 'waarde': []}]}]}", "10"},
	{"15 told from the other side over time, open", X("type='geheel getal'", "count(kinderen)"),
	 "{'peildatum': '2026-07-01', 'volledig': false, 'personen': [{'id': 'anna'}, {'id': 'cato', 'ouders': [{'van': '2026-06-01', 'waarde': ['anna']}, {'tot': '2026-06-01', 'waarde': []}]}]}",
	 "onbekend: huishouden.volledig"},
	{"15 told from the other side, open", X("type='geheel getal'", "count(kinderen)"),
	 "{'peildatum': '2026-07-01', 'volledig': false, 'personen': [{'id': 'anna'}, {'id': 'cato', 'ouders': ['anna']}]}", "onbekend: huishouden.volledig"},
	{"10 a variable does not run into the value of in", X(T, "(n > 0 and (some i in inkomsten satisfies i.getal > 1)) in (true)"), ITEMS("{'getal': 2}"), "true"},
};

static void lists_and_relations(void **state)
{
	(void)state;
	CHECK(lists);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lists_and_relations),
	};

	return cmocka_run_group_tests_name("eval_list", tests, NULL, NULL);
}
