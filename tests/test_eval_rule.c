/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rules that make a value, exceptions, combining, and what the law leaves to an
 * ordinance: sections 11, 12 and 13 of docs/rule-language.md.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/one_value.h"

/* ---- 11: rules ---- */

/* x: base value n when a; an exception of value m when b. */
#define BASE NUMBER("x") WHEN("r1", "x", "a", "n") UNLESS("r2", "x", "r1", "b", "m")
#define TWO NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m")

static const sl_law_row rules[] = {
	{"11 row 1: no rule in force", NUMBER("x") "<regel id='r' begrip='x' geldig-van='2027-01-01'><dan>1</dan></regel>", "", "regelgebrek geen-regel"},
	{"11 row 2: M is empty", TWO, "'a': false, 'b': false, 'n': 1, 'm': 2", "regelgebrek geen-regel: r1 r2"},
	{"11 row 3: two of W with different values", TWO, "'a': true, 'b': true, 'n': 1, 'm': 2", "regelgebrek tegenstrijdig: r1 r2"},
	{"11 two that agree are no contradiction", TWO, "'a': true, 'b': true, 'n': 1, 'm': 1.00", "1"},
	{"11 agreement is after rounding",
	 "<begrip naam='x' per='persoon' type='getal'><afronding richting='half-omhoog' cijfers='0'>want</afronding></begrip>"
	 WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m"), "'a': true, 'b': true, 'n': 1.4, 'm': 0.6", "1"},
	{"11 row 3 before row 4", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "a", "m") WHEN("r3", "x", "a", "1 / k"),
	 "'a': true, 'n': 1, 'm': 2, 'k': 0", "regelgebrek tegenstrijdig: r1 r2 r3"},
	{"11 row 4: a rule of W is regelgebrek", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "a", "1 / k"),
	 "'a': true, 'n': 1, 'k': 0", "regelgebrek rekenfout: r2"},
	{"11 row 4 before row 6", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "a", "1 / k"), "'a': true, 'k': 0", "regelgebrek rekenfout: r2"},
	{"11 row 5: all of M equal and one is zeker", TWO, "'a': true, 'n': 1, 'm': 1", "1"},
	{"11 row 5: either way, W empty", NUMBER("x") ALWAYS("r1", "x", "n") UNLESS("r2", "x", "r1", "b", "m"), "'n': 1, 'm': 1", "1"},
	{"11 row 5: all equal but none zeker", TWO, "'n': 1, 'm': 1", "onbekend: anna.a, anna.b"},
	{"11 row 5: a stop that may work makes it not zeker", NUMBER("x") ALWAYS("r1", "x", "n") STOP("r2", "x", "r1", "b"), "'n': 1", "onbekend: anna.b"},
	{"11 row 6: an unknown condition that would change the value", TWO, "'a': true, 'n': 1, 'm': 2", "onbekend: anna.b"},
	{"11 row 6: causes of werkt before those of values", TWO, "'a': true, 'm': 2", "onbekend: anna.b, anna.n"},
	{"11 row 6: a value that is onbekend", TWO, "'a': true, 'b': false, 'm': 2", "onbekend: anna.n"},
	{"11 row 6: the value of a rule that does not work is not needed", TWO, "'a': true, 'b': false, 'n': 1", "1"},
	{"11 row 6: a value that may count is needed, its causes are not W's", TWO, "'a': true, 'n': 1", "onbekend: anna.b"},
	{"11 row 7: the regelgebrek of werkt", NUMBER("x") WHEN("r1", "x", "1 / k > 0", "n") WHEN("r2", "x", "a", "m"),
	 "'k': 0, 'n': 1, 'a': true, 'm': 2", "regelgebrek rekenfout"},
	{"11 a condition that is regelgebrek and would not matter", NUMBER("x") WHEN("r1", "x", "1 / k > 0", "n") WHEN("r2", "x", "a", "m"),
	 "'k': 0, 'n': 2, 'a': true, 'm': 2", "2"},
	/* exceptions */
	{"11 an exception that works displaces", BASE, "'a': true, 'b': true, 'n': 1, 'm': 2", "2"},
	{"11 an exception that does not work", BASE, "'a': true, 'b': false, 'n': 1, 'm': 2", "1"},
	{"11 kan: an exception supposes its base", BASE, "'a': false, 'b': true, 'n': 1, 'm': 2", "regelgebrek geen-regel: r1 r2"},
	{"11 kan: its facts are not asked in vain", BASE, "'a': false", "regelgebrek geen-regel: r1 r2"},
	{"11 an unknown exception blocks when it changes the value", BASE, "'a': true, 'n': 1, 'm': 2", "onbekend: anna.b"},
	{"11 and only then", BASE, "'a': true, 'n': 1, 'm': 1", "1"},
	{"11 an exception with an unknown base is unknown", BASE, "'b': true, 'n': 1, 'm': 2", "onbekend: anna.a"},
	{"11 an exception on two, one of them kan",
	 NUMBER("x") WHEN("r1", "x", "a", "1") WHEN("r2", "x", "b", "2") UNLESS("r3", "x", "r1 r2", "c", "3"), "'a': false, 'b': true, 'c': true", "3"},
	{"11 what a stopped exception displaced works again",
	 NUMBER("x") ALWAYS("r1", "x", "1") UNLESS("r2", "x", "r1", "a", "2") STOP("r3", "x", "r2", "b"), "'a': true, 'b': true", "1"},
	{"11 the stop does not work", NUMBER("x") ALWAYS("r1", "x", "1") UNLESS("r2", "x", "r1", "a", "2") STOP("r3", "x", "r2", "b"),
	 "'a': true, 'b': false", "2"},
	{"11 a stop on the only rule", NUMBER("x") ALWAYS("r1", "x", "1") STOP("r2", "x", "r1", "a"), "'a': true", "regelgebrek geen-regel: r1"},
	{"11 two exceptions on one rule that differ",
	 NUMBER("x") ALWAYS("r1", "x", "1") UNLESS("r2", "x", "r1", "a", "2") UNLESS("r3", "x", "r1", "b", "3"), "'a': true, 'b': true", "regelgebrek tegenstrijdig: r2 r3"},
	{"11 vergt oordeel: onbekend until it is there",
	 TRUTH("x") "<regel id='r' begrip='x'><als>a</als><vergt oordeel='oordeel a'/></regel>", "'a': true", "onbekend: oordeel anna.oordeel a"},
	{"11 vergt oordeel: then it is the value",
	 TRUTH("x") "<regel id='r' begrip='x'><als>a</als><vergt oordeel='oordeel a'/></regel>",
	 "'a': true, 'oordeel_a': {'waarde': false, 'door': 'z', 'reden': 'w', 'datum': '2026-06-01'}", "false"},
	{"11 uitzondering-op an article",
	 NUMBER("x") "<artikel nr='1'>" ALWAYS("r1", "x", "1") "</artikel><artikel nr='2'>" UNLESS("r2", "x", "art:1", "a", "2") "</artikel>", "'a': true", "2"},
	{"11 several voorwaarde mean all",
	 TRUTH("x") "<regel id='r' begrip='x'><als><voorwaarde>a</voorwaarde><voorwaarde>b</voorwaarde></als><dan>true</dan></regel>"
	 "<regel id='s' begrip='x'><als><geen-van><alle><voorwaarde>a</voorwaarde><voorwaarde>b</voorwaarde></alle></geen-van></als><dan>false</dan></regel>",
	 "'a': true, 'b': false", "false"},
	/* rank */
	{"11 rank: a rule of higher rank in W",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") END, "'a': true", "1"},
	{"11 rank: the higher one does not work",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") END, "'a': false", "2"},
	{"11 rank: the higher one may work",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") END, "", "onbekend: anna.a"},
	{"11 row 3 is about the highest rank in M",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END
	 LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") ALWAYS("r3", "x", "3") END, "", "onbekend: anna.a"},
	{"11 row 4 is about that rank too",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END
	 LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "1 / k") END, "'k': 0", "onbekend: anna.a"},
	{"11 rank: then the lower ones do contradict",
	 LAW("wet", "hoog", "") NUMBER("x") WHEN("r1", "x", "a", "1") END
	 LAW("ministeriele-regeling", "laag", "") ALWAYS("r2", "x", "2") ALWAYS("r3", "x", "3") END, "'a': false", "regelgebrek tegenstrijdig: r2 r3"},
};

static void rules_make_values(void **state)
{
	(void)state;
	CHECK(rules);
}

/* ---- 12: combining ---- */

#define SET(how, more) CONCEPT("x", "type='getal' samenvoegen='" how "'" more) \
	WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m") WHEN("r3", "x", "c", "k")
#define SETT(how, more) CONCEPT("x", "type='ja/nee' samenvoegen='" how "'" more) \
	WHEN("r1", "x", "a", "d") WHEN("r2", "x", "b", "e") WHEN("r3", "x", "c", "f")

static const sl_law_row combining[] = {
	{"12 of: no rule works", SETT("of", ""), "'a': false, 'b': false, 'c': false", "false"},
	{"11 row 1: also for of", CONCEPT("x", "type='ja/nee' samenvoegen='of'") "<regel id='r' begrip='x' geldig-van='2027-01-01'><dan>true</dan></regel>", "", "regelgebrek geen-regel"},
	{"11 row 1: also for som", CONCEPT("x", "type='getal' samenvoegen='som'") "<regel id='r' begrip='x' geldig-van='2027-01-01'><dan>1</dan></regel>", "", "regelgebrek geen-regel"},
	{"12 of: may work, value onwaar", SETT("of", ""), "'b': false, 'c': false, 'd': false", "false"},
	{"12 of: may work, value waar", SETT("of", ""), "'b': false, 'c': false, 'd': true", "onbekend: anna.a"},
	{"12 of: or", SETT("of", ""), "'a': true, 'b': true, 'c': false, 'd': false, 'e': true", "true"},
	{"12 of: a true one decides", SETT("of", ""), "'b': true, 'e': true", "true"},
	{"12 of: causes of all that is open", SETT("of", ""), "'a': true, 'b': true, 'c': true", "onbekend: anna.d, anna.e, anna.f"},
	{"12 of: leeg where it may not be", SETT("of", ""), "'a': false, 'b': true, 'c': false, 'e': {'leeg': true}", "regelgebrek leeg-niet-toegestaan: r2"},
	{"12 of: leeg and true", SETT("of", " mag-leeg='ja'"), "'a': false, 'b': true, 'c': true, 'e': {'leeg': true}, 'f': true", "true"},
	{"12 of: X is y, except when", CONCEPT("x", "type='ja/nee' samenvoegen='of'") ALWAYS("r1", "x", "true") STOP("r2", "x", "r1", "a"), "'a': true", "false"},
	{"12 of: X is y, except when: not", CONCEPT("x", "type='ja/nee' samenvoegen='of'") ALWAYS("r1", "x", "true") STOP("r2", "x", "r1", "a"), "'a': false", "true"},
	{"12 en: no rule works", SETT("en", ""), "'a': false, 'b': false, 'c': false", "regelgebrek geen-regel: r1 r2 r3"},
	{"12 en: no rule surely works", SETT("en", ""), "'b': false, 'c': false, 'd': true", "onbekend: anna.a"},
	{"12 en: no rule surely works, value onwaar", SETT("en", ""), "'b': false, 'c': false, 'd': false", "onbekend: anna.a"},
	{"12 en: may work, value waar, beside a sure one", SETT("en", ""), "'a': true, 'd': true, 'c': false, 'e': true", "true"},
	{"12 en: may work, value onwaar, beside a sure one", SETT("en", ""), "'a': true, 'd': true, 'c': false, 'e': false", "onbekend: anna.b"},
	{"12 en: a false that surely works decides", SETT("en", ""), "'a': true, 'd': false", "false"},
	{"12 en: and", SETT("en", ""), "'a': true, 'b': true, 'c': false, 'd': true, 'e': true", "true"},
	{"12 en: leeg and true is leeg", SETT("en", " mag-leeg='ja'"), "'a': false, 'b': true, 'c': true, 'e': {'leeg': true}, 'f': true", "null"},
	{"12 som: no rule works", SET("som", ""), "'a': false, 'b': false, 'c': false", "0"},
	{"12 som: may work", SET("som", ""), "'a': true, 'n': 1, 'c': false, 'm': 2", "onbekend: anna.b"},
	{"12 som: may work, value known to be 0", SET("som", ""), "'a': true, 'n': 1, 'c': false, 'm': 0", "1"},
	{"12 som: strict sum", SET("som", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 2, 'k': 4", "7"},
	{"12 som: a value onbekend", SET("som", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'k': 4", "onbekend: anna.m"},
	{"12 som: a displaced rule adds nothing",
	 CONCEPT("x", "type='getal' samenvoegen='som'") ALWAYS("r1", "x", "1") ALWAYS("r2", "x", "2") STOP("r3", "x", "r2", "a"), "'a': true", "1"},
	{"12 som: equal values both count", SET("som", ""), "'a': true, 'b': true, 'c': false, 'n': 2, 'm': 2", "4"},
	{"12 hoogste: no rule works", SET("hoogste", ""), "'a': false, 'b': false, 'c': false", "regelgebrek geen-regel: r1 r2 r3"},
	{"12 hoogste: no rule surely works", SET("hoogste", ""), "'b': false, 'c': false, 'n': 1", "onbekend: anna.a"},
	{"12 hoogste: may work and would change it", SET("hoogste", ""), "'a': true, 'n': 1, 'c': false, 'm': 2", "onbekend: anna.b"},
	{"12 hoogste: may work and would not change it", SET("hoogste", ""), "'a': true, 'n': 2, 'c': false, 'm': 1", "2"},
	{"12 hoogste: may work, equal", SET("hoogste", ""), "'a': true, 'n': 2, 'c': false, 'm': 2.0", "2"},
	{"12 hoogste", SET("hoogste", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 3, 'k': 2", "3"},
	{"12 hoogste: strict", SET("hoogste", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 3", "onbekend: anna.k"},
	{"12 hoogste: strict on leeg, first", CONCEPT("x", "type='getal' samenvoegen='hoogste' mag-leeg='ja'") ALWAYS("r1", "x", "p") ALWAYS("r2", "x", "n"),
	 "'p': {'leeg': true}, 'n': 1", "null"},
	{"12 hoogste: strict on leeg, last", CONCEPT("x", "type='getal' samenvoegen='hoogste' mag-leeg='ja'") ALWAYS("r1", "x", "n") ALWAYS("r2", "x", "p"),
	 "'p': {'leeg': true}, 'n': 1", "null"},
	{"12 laagste", SET("laagste", ""), "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 3, 'k': 2", "1"},
	{"12 laagste: may work and would change it", SET("laagste", ""), "'a': true, 'n': 2, 'c': false, 'm': 1", "onbekend: anna.b"},
	{"12 lijst: by rule id", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") WHEN("r2", "x", "b", "\"twee\"") WHEN("r1", "x", "a", "\"een\""),
	 "'a': true, 'b': true", "[\"een\", \"twee\"]"},
	{"12 lijst: empty", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") WHEN("r2", "x", "b", "\"twee\""), "'b': false", "[]"},
	{"12 lijst: a doubtful member", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") WHEN("r2", "x", "b", "\"twee\"") WHEN("r1", "x", "a", "\"een\""),
	 "'a': true", "[\"een\", \"twee\"?]"},
	{"12 lijst: causes of all that is open", CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") ALWAYS("r1", "x", "woord") ALWAYS("r2", "x", "if a then \"p\" else \"q\""),
	 "", "onbekend: anna.a, anna.woord"},
	{"12 lijst: regelgebrek before onbekend",
	 CONCEPT("x", "type='lijst' van='tekst' samenvoegen='lijst'") ALWAYS("r1", "x", "woord") ALWAYS("r2", "x", "if 1 / k > 0 then \"p\" else \"q\""),
	 "'k': 0", "regelgebrek rekenfout: r2"},
	{"16 rounding once, to the sum",
	 "<begrip naam='x' per='persoon' type='getal' samenvoegen='som'><afronding richting='half-omhoog' cijfers='0'>want</afronding></begrip>"
	 ALWAYS("r1", "x", "n") ALWAYS("r2", "x", "n"), "'n': 0.5", "1"},
};

static void combining_rules(void **state)
{
	(void)state;
	CHECK(combining);
}

/* ---- 13: delegation ---- */

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
	{"13 none loaded", OPEN, IN("GM0001"), "onbekend: beleid norm"},
	{"13 of another gemeente", OPEN SETS("15.00"), IN("GM0002"), "onbekend: beleid norm"},
	{"13 loaded and silent, without stil", OPEN ORDINANCE(""), IN("GM0001"), "onbekend: beleid norm"},
	{"13 loaded and silent: stil", SILENT ORDINANCE(""), IN("GM0001"), "21.8"},
	{"13 not loaded: stil does not count", SILENT, IN("GM0001"), "onbekend: beleid norm"},
	{"13 stil on another day", SILENT ORDINANCE(""), IN("GM0001"), "21", NULL, NULL, "2025-07-01", NULL},
	{"13 not in force yet is not loaded", SILENT SETS("15.00"), IN("GM0001"), "onbekend: beleid norm", NULL, NULL, "2024-07-01", NULL},
	{"13 F set inside", OPEN SETS("15.00"), IN("GM0001"), "15"},
	{"13 F set on the bound", OPEN SETS("21.80"), IN("GM0001"), "21.8"},
	{"13 F set outside in 2025", OPEN SETS("21.80"), IN("GM0001"), "regelgebrek buiten-delegatie", NULL, NULL, "2025-12-31", NULL},
	{"13 set below", OPEN SETS("-1"), IN("GM0001"), "regelgebrek buiten-delegatie"},
	{"13 a bound that is not known",
	 LAW("wet", "wet", "") "<parameter naam='norm' type='getal'/><parameter naam='top' type='getal'><waarde geldig-van='2027-01-01'>21</waarde></parameter>"
			       "<delegatie parameter='norm' instrument='verordening' artikel='1' ten-hoogste='top'/>" NUMBER("x") ALWAYS("r", "x", "norm") END SETS("15"),
	 IN("GM0001"),
	 "onbekend: waarde top"},
	{"13 outside one bound, the other not known",
	 LAW("wet", "wet", "") "<parameter naam='norm' type='getal'/><parameter naam='top' type='getal'><waarde geldig-van='2027-01-01'>21</waarde></parameter>"
			       "<delegatie parameter='norm' instrument='verordening' artikel='1' tenminste='top' ten-hoogste='10'/>" NUMBER("x") ALWAYS("r", "x", "norm") END SETS("15"),
	 IN("GM0001"),
	 "regelgebrek buiten-delegatie"},
	{"13 a concept opened, none loaded",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END, IN("GM0001"), "onbekend: beleid x"},
	{"13 a concept opened, silent",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END ORDINANCE(""), IN("GM0001"), "3"},
	{"13 a concept opened, ruled",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END ORDINANCE(ALWAYS("v", "x", "if a then 7 else 11")),
	 IN("GM0001"), "7"},
	{"13 a concept opened, ruled outside",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' ten-hoogste='10' stil='3'/>" END ORDINANCE(ALWAYS("v", "x", "if a then 11 else 7")),
	 IN("GM0001"), "regelgebrek buiten-delegatie"},
	{"13 no gemeente told: it is asked for", OPEN SETS("15.00"), "", "onbekend: huishouden.gemeente"},
	{"13 no gemeente told, none loaded", SILENT, "", "onbekend: huishouden.gemeente"},
	{"13 gemeente told as not known", SILENT SETS("15.00"), "{'peildatum': '2026-07-01', 'gemeente': null, 'personen': [{'id': 'anna'}]}",
	 "onbekend: huishouden.gemeente"},
	{"13 no gemeente told, a concept opened",
	 LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' stil='3'/>" END ORDINANCE(ALWAYS("v", "x", "7")), "",
	 "onbekend: huishouden.gemeente"},
	{"13 no gemeente told, and the law has a rule of its own beside what an ordinance may say",
	 LAW("wet", "wet", "") NUMBER("x") WHEN("r", "x", "a", "1") "<delegatie begrip='x' instrument='verordening' artikel='1'/>" END
		 ORDINANCE(WHEN("v", "x", "not(a)", "7")),
	 "'a': false", "onbekend: huishouden.gemeente"},
	{"13 the same with the gemeente",
	 LAW("wet", "wet", "") NUMBER("x") WHEN("r", "x", "a", "1") "<delegatie begrip='x' instrument='verordening' artikel='1'/>" END
		 ORDINANCE(WHEN("v", "x", "not(a)", "7")),
	 "{'peildatum': '2026-07-01', 'gemeente': 'GM0001', 'personen': [{'id': 'anna', 'a': false}]}", "7"},
	{"13 a rule of the law does not stand in for an ordinance that is not loaded", RULED END, IN("GM0001"), "onbekend: beleid x"},
	{"13 nor for one that is silent", RULED END ORDINANCE(""), IN("GM0001"), "onbekend: beleid x"},
	{"13 nor for stil", RULED_OR_SILENT END ORDINANCE(""), IN("GM0001"), "3"},
	{"13 nor for one of another gemeente", RULED END ORDINANCE(ALWAYS("v", "x", "7")), IN("GM0002"), "onbekend: beleid x"},
	{"13 nor for one that is not in force yet", RULED END ORDINANCE("<regel id='v' begrip='x' geldig-van='2027-01-01'><dan>7</dan></regel>"), IN("GM0001"),
	 "onbekend: beleid x"},
	{"13 and it outranks what the ordinance says", RULED END ORDINANCE(ALWAYS("v", "x", "7")), IN("GM0001"), "1"},
	{"13 unless that is an exception", RULED END ORDINANCE(UNLESS("v", "x", "r", "a", "7")), IN("GM0001"), "7"},
	{"13 before the delegation it counts", LAW("wet", "wet", "") NUMBER("x") ALWAYS("r", "x", "1") "<delegatie begrip='x' instrument='verordening' artikel='1' geldig-van='2027-01-01'/>" END ORDINANCE(""), IN("GM0001"), "1"},
	{"13 what the law leaves open is not waited for where it does not matter",
	 LAW("wet", "wet", "") TRUTH("x") "<delegatie begrip='x' instrument='verordening' artikel='1'/>" TRUTH("z") ALWAYS("rz", "z", "a or x") END,
	 IN("GM0001"), "true", NULL, "z"},
	{"13 two settings: the one that was published last", OPEN SETS("15.00") "<regeling id='vo2' soort='verordening' gemeente='GM0001' domein='brood' bwb='CVDR2' citeertitel='W' vult-in='wet' geldig-van='2025-01-01'>"
										"<vaststelling parameter='norm' artikel='1'><waarde bekend-van='2026-03-01'>16</waarde></vaststelling>" END,
	 IN("GM0001"), "16"},
	{"13 the same the other way round", OPEN ORDINANCE("<vaststelling parameter='norm' artikel='1'><waarde bekend-van='2026-03-01'>16</waarde></vaststelling>") "<regeling id='vo2' soort='verordening' gemeente='GM0001' domein='brood' bwb='CVDR2' citeertitel='W' vult-in='wet' geldig-van='2025-01-01'>"
																				    "<vaststelling parameter='norm' artikel='1'><waarde>15</waarde></vaststelling>" END,
	 IN("GM0001"), "16"},
	{"13 two delegations: the one that was published last", LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' stil='3'/><delegatie begrip='x' instrument='verordening' artikel='1' bekend-van='2026-01-01' stil='4'/>" END ORDINANCE(""), IN("GM0001"), "4"},
	{"13 as known before that", LAW("wet", "wet", "") NUMBER("x") "<delegatie begrip='x' instrument='verordening' artikel='1' stil='3'/><delegatie begrip='x' instrument='verordening' artikel='1' bekend-van='2026-01-01' stil='4'/>" END ORDINANCE(""), IN("GM0001"), "3", NULL, NULL, NULL, "2025-12-31"},
	{"13 no gemeente told, and what is not delegated does not ask for it", OPEN SETS("15.00"), "", "21.8", NULL, "z"},
	{"13 a rule for what no law opens is not used",
	 LAW("wet", "wet", "") NUMBER("x") ALWAYS("r", "x", "1") END ORDINANCE(ALWAYS("v", "x", "2")), IN("GM0001"), "1"},
	{"13 a defect in one gemeente does not touch another", OPEN SETS("15.00") "<regeling id='vo2' soort='verordening' gemeente='GM0002' domein='brood' bwb='CVDR2' citeertitel='W' vult-in='wet' geldig-van='2025-01-01'>"
										  "<vaststelling parameter='nrom' artikel='1'><waarde>3</waarde></vaststelling>" END,
	 IN("GM0001"), "15"},
};

static void delegated_values(void **state)
{
	(void)state;
	CHECK(delegation);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rules_make_values),
		cmocka_unit_test(combining_rules),
		cmocka_unit_test(delegated_values),
	};

	return cmocka_run_group_tests_name("eval_rule", tests, NULL, NULL);
}
