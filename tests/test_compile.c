/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Compiling: what a name means where, longest match, and how units add,
 * multiply and compare. The places of diagnostics stand in tests/bad. A row
 * begins with the section of docs/rule-language.md that it comes from.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/differs.h"
#include "support/law.h"

/* ---- names ---- */

#define HOUSE "{'peildatum': '2026-07-01', 'kamers': 4, 'personen': [{'id': 'anna', 'n': 1, 'm': 2, 'k': 3, 'loon': 10.00, " \
	"'inkomsten': [{'getal': 5, 'bedrag': 6.00}, {'getal': 7, 'bedrag': 8.00}], 'partner': 'bert'}, {'id': 'bert', 'n': 20, 'm': 30, 'inkomsten': []}]}"
#define X(text) NUMBER("x") ALWAYS("r", "x", text)
#define ITEM(text) "<begrip naam='y' per='inkomst' type='getal'/><regel id='s' begrip='y'><dan>" text "</dan></regel>" X("sum(inkomsten.y)")

static const struct {
	const char *name, *rules, *want;
} names[] = {
	{"8 a name of the entity of the rule", X("n"), "1"},
	{"8 of its owner", X("kamers"), "4"},
	{"8 of the owner of the owner", ITEM("kamers"), "8"},
	{"8 the entity before its owner", "<begrip naam='kamers' per='persoon' type='getal'/><regel id='s' begrip='kamers'><dan>9</dan></regel>" X("kamers"), "9"},
	{"8 the item's own before its owner's", "<begrip naam='n' per='inkomst' type='getal'/><regel id='t' begrip='n'><dan>100</dan></regel>" ITEM("n"), "200"},
	{"8 a parameter last", "<parameter naam='norm' type='getal'><waarde>50</waarde></parameter>" X("norm + n"), "51"},
	{"8 a variable first", X("sum(for n in [5, 6] return n)"), "11"},
	{"8 the inner variable first", X("sum(for n in [5, 6] return sum(for n in [n, 100] return n))"), "211"},
	{"8 a variable ends with its expression", X("sum(for n in [5, 6] return n) + n"), "12"},
	{"8 within [ ] the names of the item", X("sum(personen[n > 10].n)"), "20"},
	{"8 within [ ] what the item has not, the entity of the rule has", X("count(inkomsten[getal > k + 3])"), "1"},
	{"8 ik within [ ]", X("count(personen[n > ik.n])"), "1"},
	{"8 item within [ ]", X("count(personen[item.n > ik.n])"), "1"},
	{"8 [ ] in [ ]: the inner item first", X("count(personen[inkomsten[getal > 6] != []])"), "1"},
	{"8 a variable before the item", X("sum(for n in [100] return count(personen[n > 50]))"), "2"},
	{"8 longest match", "<begrip naam='n m' per='persoon' type='getal'/><regel id='s' begrip='n m'><dan>77</dan></regel>" X("n m + n"), "78"},
	{"8 longest match of names declared anywhere", "<begrip naam='en meer' per='huishouden' type='getal'/><begrip naam='n en meer' per='persoon' type='getal'/>"
	 "<regel id='s' begrip='en meer'><dan>1</dan></regel><regel id='t' begrip='n en meer'><dan>60</dan></regel>" X("n en meer - en meer"), "59"},
	{"8 a longer name of another kind does not hide a shorter one", "<begrip naam='n plus' per='persoon' type='getal'/><regel id='s' begrip='n plus'><dan>5</dan></regel>" X("n plus+n"), "6"},
	{"8 a name that is a parameter elsewhere", "<parameter naam='getal' type='getal'><waarde>50</waarde></parameter>" X("sum(for i in inkomsten return i.getal) + getal"), "62"},
	{"8 op and perioden are words only before (", "<begrip naam='op tijd' per='persoon' type='getal'/><regel id='s' begrip='op tijd'><dan>3</dan></regel>" X("op(peildatum, op tijd)"), "3"},
	{"8 the path of a path", X("partner.partner.n"), "1"},
	{"8 the entity of a concept of the household", "<begrip naam='y' per='huishouden' type='getal'/><regel id='s' begrip='y'><dan>sum(personen.n)</dan></regel>" X("y"), "21"},
};

static void names_mean_the_nearest(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		failed += sl_law_row_differs(&(sl_law_row){.name = names[i].name, .rules = names[i].rules, .facts = HOUSE, .want = names[i].want});
	sl_none_differ(failed, sizeof names / sizeof *names);
}

/* ---- what is accepted, and what is not ---- */

#define MONTHLY(text) CONCEPT("x", "type='bedrag' eenheid='EUR/maand'") ALWAYS("r", "x", text)
#define YEARLY(text) CONCEPT("x", "type='bedrag' eenheid='EUR/jaar'") ALWAYS("r", "x", text)
#define TRUE_WHEN(text) TRUTH("x") ALWAYS("r", "x", text)
#define FACTOR "<parameter naam='maanden per jaar' type='getal' eenheid='maand/jaar'><waarde>12</waarde></parameter>"
#define SHARE "<parameter naam='aandeel' type='getal' eenheid='procent'><waarde>70</waarde></parameter>"

/* The codes that a compile gives, in order; "" is none. */
static const struct {
	const char *name, *rules, *codes;
} uses[] = {
	{"16 units add when they are the same", MONTHLY("loon + huur"), ""},
	{"16 units do not add when they differ", MONTHLY("loon + jaarloon"), "3204"},
	{"16 nothing converts by itself", YEARLY("loon"), "3204"},
	{"16 a conversion is a parameter with a unit", FACTOR YEARLY("loon * maanden per jaar"), ""},
	{"16 and cancels", FACTOR MONTHLY("jaarloon / maanden per jaar"), ""},
	{"16 the wrong way round", FACTOR YEARLY("loon / maanden per jaar"), "3204"},
	{"16 a quotient of equal units has none", X("loon / huur"), ""},
	{"16 a square is not the unit", MONTHLY("loon * huur"), "3204"},
	{"16 a square divided again", MONTHLY("loon * huur / huur"), ""},
	{"16 a bare literal takes the unit of what it is added to", MONTHLY("loon + 10"), ""},
	{"16 also in front", MONTHLY("10 - loon"), ""},
	{"16 of what it is compared with", TRUE_WHEN("loon > 100"), ""},
	{"16 an expression of literals is bare", MONTHLY("loon + 2 * 3"), ""},
	{"16 a literal alone is any amount", MONTHLY("0"), ""},
	{"16 a fact without a unit is not bare", MONTHLY("loon + n"), "3204"},
	{"16 a number without a unit scales", MONTHLY("loon * n"), ""},
	{"16 a number in a unit does not", SHARE MONTHLY("loon * aandeel"), "3204"},
	{"16 comparison of units that differ", TRUE_WHEN("loon > jaarloon"), "3204"},
	{"16 comparison with a pure number", TRUE_WHEN("loon > n"), "3204"},
	{"16 max keeps the unit", MONTHLY("max(0, loon - huur)"), ""},
	{"16 max of units that differ", MONTHLY("max(loon, jaarloon)"), "3204"},
	{"16 sum keeps the unit", MONTHLY("sum(inkomsten.bedrag)"), ""},
	{"16 sum of a for", MONTHLY("sum(for i in inkomsten return i.bedrag * 0.5)"), ""},
	{"16 sum of another unit", YEARLY("sum(inkomsten.bedrag)"), "3204"},
	{"16 count has no unit", MONTHLY("count(inkomsten)"), "3204"},
	{"16 count times an amount", MONTHLY("count(inkomsten) * loon"), ""},
	{"16 rounding keeps the unit", MONTHLY("floor(loon)"), ""},
	{"16 branches have one unit", MONTHLY("if a then loon else jaarloon"), "3204"},
	{"16 a branch that is a literal", MONTHLY("if a then loon else 0"), ""},
	{"16 a range over a unit", TRUE_WHEN("loon in [100..huur)"), ""},
	{"16 a range over another unit", TRUE_WHEN("loon in [100..jaarloon)"), "3204"},
	{"16 between", TRUE_WHEN("loon between 0 and jaarloon"), "3204"},
	{"16 a list of one unit", TRUE_WHEN("list contains([loon, huur], loon)"), ""},
	{"16 a list of two", TRUE_WHEN("list contains([loon, jaarloon], loon)"), "3204"},
	{"16 a negation keeps the unit", MONTHLY("-loon"), ""},
	{"16 multiply before you divide", X("(0.40 + 0.30 * k) / k * n"), "3221"},
	{"16 multiplied first", X("(0.40 + 0.30 * k) * n / k"), ""},
	{"16 a quotient on the right is divided last too", X("n * (m / k)"), ""},
	{"16 divided twice", X("n / k / m"), ""},
	{"16 a quotient of literals", X("1 / 3 * n"), ""},
	{"14 a date and a duration", "<begrip naam='x' per='persoon' type='datum'/>" ALWAYS("r", "x", "geboren + duration(\"P18Y\") - duration(\"P1D\")"), ""},
	{"14 a date and a number", "<begrip naam='x' per='persoon' type='datum'/>" ALWAYS("r", "x", "geboren + 18"), "3206"},
	{"14 two dates do not add", X("(geboren + begin).days"), "3206"},
	{"14 dates and days", X("(begin - geboren).days"), ""},
	{"14 now", TRUE_WHEN("now() = null"), "3219"},
	{"14 op needs a date", X("op(n, n)"), "3203"},
	{"14 op needs two", X("op(peildatum)"), "3210"},
	{"14 perioden needs a series by name", X("count(perioden(n, begin, begin))"), "3215"},
	{"15 a pair towards its kind", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee'") ALWAYS("s", "y", "n > ander.n") TRUE_WHEN("partner.y(ik)"), ""},
	{"15 a pair towards another kind", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee'") ALWAYS("s", "y", "n > ander.n") TRUE_WHEN("y(inkomsten[1])"), "3203"},
	{"15 a list where one is asked", TRUE_WHEN("partner = kinderen"), "3203"},
	{"15 entities of two kinds", TRUE_WHEN("partner = inkomsten[1]"), "3203"},
	{"15 the names of a list of texts", X("talen.n"), "3212"},
	{"8 the same on both sides", X("count(personen[n = n])"), "3220"},
	{"8 not when one is of ik", X("count(personen[n = ik.n])"), ""},
	{"20 a text where a truth is asked", TRUE_WHEN("if woord then a else b"), "3205"},
	{"10 leeg may stand anywhere", MONTHLY("if a then null else loon"), ""},
	{"20 a choice that is not one of the values", TRUE_WHEN("kleur in (\"rood\", \"paars\")"), "3208"},
	{"20 a choice given to a concept", CHOICE("x", "<keuze>rood</keuze>") ALWAYS("r", "x", "\"paars\""), "3208"},
	{"20 an own function", X("(function(q) q + 1)(n)"), "3211"},
	{"20 instance of", TRUE_WHEN("n instance of number"), "3211"},
	{"20 a time", TRUE_WHEN("@\"10:00:00\" = null"), "3211"},
	{"20 several errors of one load", X("n + woord") TRUTH("z") ALWAYS("s", "z", "onbekend ding") TRUTH("w") ALWAYS("t", "w", "n"), "3206 3201 3203"},
	{"12 a value of lijst is one member", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") ALWAYS("r", "x", "n"), "3203"},
	{"11 a count in a concept of texts", CONCEPT("x", "type='tekst'") "<regel id='r' begrip='x'><dan><tabel treffer='C#'><invoer>a</invoer><rij><cel>true</cel><dan>\"p\"</dan></rij></tabel></dan></regel>", "3203"},
	{"11 a sum in a concept of dates", CONCEPT("x", "type='datum'") "<regel id='r' begrip='x'><dan><tabel treffer='C+'><invoer>a</invoer><rij><cel>true</cel><dan>begin</dan></rij></tabel></dan></regel>", "3203"},
	{"11 a cell of another unit", TRUTH("x") "<regel id='r' begrip='x'><dan><tabel treffer='U'><invoer>loon</invoer><rij><cel>> jaarloon</cel><dan>true</dan></rij></tabel></dan></regel>", "3204"},
	{"11 a default of another type", TRUTH("x") "<regel id='r' begrip='x'><dan><tabel treffer='U'><invoer>loon</invoer><uitvoer standaard='0'/><rij><cel>> 1</cel><dan>true</dan></rij></tabel></dan></regel>", "3203"},
	{"17 gezamenlijk is an entity", TRUTH("x") ALWAYS("r", "x", "a") "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><recht>x</recht><gezamenlijk>n</gezamenlijk></besluit>", "3203"},
	{"17 recht is a truth", TRUTH("x") ALWAYS("r", "x", "a") "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><recht>n</recht></besluit>", "3205"},
	{"8 no cycle through a relation", NUMBER("x") ALWAYS("r", "x", "if partner = null then 0 else partner.x"), "2450"},
	{"8 no cycle through op", NUMBER("x") ALWAYS("r", "x", "op(begin, x)"), "2450"},
	{"8 no cycle through a list", NUMBER("x") ALWAYS("r", "x", "sum(kinderen.x)"), "2450"},
	{"8 no cycle through versions of other days", NUMBER("x") NUMBER("y") "<regel id='r' begrip='x' geldig-tot='2020-01-01'><dan>y</dan></regel><regel id='s' begrip='y' geldig-van='2020-01-01'><dan>x</dan></regel>", "2450"},
	{"8 no cycle through a joint concept", CONCEPT("p1", "type='relatie' naar='persoon' mag-leeg='ja'") ALWAYS("r", "p1", "if x > 0 then partner else null") CONCEPT("x", "type='getal' gezamenlijk-met='p1'") ALWAYS("s", "x", "n"), "2450"},
	{"8 two that share a third", NUMBER("x") NUMBER("y") NUMBER("z") ALWAYS("r", "x", "y + z") ALWAYS("s", "y", "z") ALWAYS("t", "z", "n"), ""},
	{"20 a range that has no bounds", TRUE_WHEN("n in [null..null]"), "3211"},
};

static void units_and_types(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof uses / sizeof *uses; i++) {
		sl_law l;
		sl_buf got = {0};

		if ((sl_law_try(&l, uses[i].rules) == SL_OK) != (l.diags.error_count == 0))
			fail_msg("%s: %zu errors", uses[i].name, l.diags.error_count);
		for (size_t k = 0; k < l.diags.count; k++)
			if (l.diags.items[k].severity != SL_NOTE && l.diags.items[k].code != SL_DIAG_MAY_BE_EMPTY)
				sl_buf_printf(&got, "%s%d", got.len ? " " : "", (int)l.diags.items[k].code);
		failed += sl_differs(uses[i].name, &got, uses[i].codes);
		sl_buf_free(&got);
		sl_law_free(&l);
	}
	sl_none_differ(failed, sizeof uses / sizeof *uses);
}

/* As many rules on one day as there may be, and versions do not count twice. */
static void sixty_four_rules(void **state)
{
	sl_buf rules = {0};

	(void)state;
	sl_buf_puts(&rules, CONCEPT("x", "type='getal' samenvoegen='som'"));
	for (int i = 0; i < 64; i++)
		sl_buf_printf(&rules, "<regel id='r%d' begrip='x' bekend-van='2020-01-01'><dan>n</dan></regel><regel id='r%d' begrip='x'><dan>0</dan></regel>", i, i);
	sl_law_table(&(sl_law_row){.name = "64 rules", .rules = sl_buf_text(&rules), .facts = "'n': 0.5", .want = "32"}, 1);
	sl_buf_free(&rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_mean_the_nearest), cmocka_unit_test(units_and_types), cmocka_unit_test(sixty_four_rules),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
