/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Ladders and contributions as decisions: outcome and amount, what they rest
 * on, what the answer tells of their steps, and what a household owes a
 * month. What is wanted comes from section 17 of docs/rule-language.md; the
 * values of the concepts below them stand in test_reference.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "explain/explain.h"
#include "support/answer_text.h"
#include "support/asking.h"
#include "support/differs.h"

#define REST "<begrip naam='rest' per='persoon' type='getal'/><begrip naam='voorziening' per='persoon' type='ja/nee'/>"
#define COMPENSATION(more, inside) "<compensatie id='h' per='persoon' artikel='2' lid='3' " more ">" inside "</compensatie>"
#define LADDER(inside) "<ladder id='l' rest='rest'>" inside "</ladder>"
#define NEED "<behoefte>n</behoefte>"
#define STEP(name, part, inside) "<trede naam='" name "' onderdeel='" part "'>" inside "</trede>"
#define OWN STEP("eigen kracht", "a", "<dekking>m</dekking><omdat>Zelf kunt u {m}.</omdat>")
#define USUAL STEP("gebruikelijke hulp", "b", "<dekking>p</dekking><omdat>Uw huisgenoten doen {p}.</omdat>")
#define HELP REST COMPENSATION("", "<omschrijving>Hulp</omschrijving>" LADDER(NEED OWN USUAL) "<omvang>rest</omvang>")
#define YOUTH REST COMPENSATION("", LADDER(NEED STEP("eigen kracht", "a", "<mits>b</mits><dekking>m</dekking>")) "<omvang>rest</omvang>")
#define TWO REST COMPENSATION("", "<van-toepassing>a</van-toepassing><recht>b</recht>" \
	"<ladder id='uren' rest='rest'><als>c</als>" NEED OWN "</ladder>" \
	"<ladder id='zaken' rest='voorziening'><als>not(c)</als><behoefte>d</behoefte>" STEP("te koop", "a", "<dekking>e</dekking>") "</ladder>")
#define MONEY(unit) "<begrip naam='geld' per='persoon' type='bedrag' eenheid='" unit "'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>"
#define CONTRIBUTION(inside) "<bijdrage id='b' per='persoon' begrip='geld' artikel='3'><omschrijving>Bijdrage</omschrijving>" inside "</bijdrage>"
#define EXEMPT "<vrijstelling id='minima' lid='3' onderdeel='a'><als>b</als><omdat>Wie weinig heeft, betaalt niet.</omdat></vrijstelling>"
#define OWED MONEY("EUR/maand") CONTRIBUTION("<van-toepassing>a</van-toepassing>" EXEMPT \
	"<grondslag lid='1'>loon</grondslag><verlaging lid='2'><als>c</als><dan>10</dan><omdat>De gemeente vraagt minder.</omdat></verlaging>" \
	"<aftrek lid='4'>huur</aftrek><plafond lid='5'><dan>50</dan><omdat>Meer dan 50 is het nooit.</omdat></plafond>" \
	"<inning geldig-tot='2026-01-01'>de gemeente</inning><inning geldig-van='2026-01-01'>CAK</inning>")
#define PAYS "'a': true, 'b': false, 'c': false, "

static const sl_asking_row outcomes[] = {
	{"D eigen kracht onbekend, gebruikelijke hulp covers it", HELP, "'n': 3, 'p': 3", "h anna: afwijzen"},
	{"D need onbekend: only that is asked", HELP, "'p': 3", "h anna: feiten-ontbreken (anna.n)"},
	{"D without afwegingskader", YOUTH, "'n': 3, 'm': 2, 'b': false", "h anna: oordeel-nodig (oordeel anna.eigen kracht)"},
	{"D without afwegingskader, eigen kracht 0", YOUTH, "'n': 3, 'm': 0, 'b': false", "h anna: toekennen 3 "},
	{"D with afwegingskader", YOUTH, "'n': 3, 'm': 3, 'b': true", "h anna: afwijzen"},
	{"17 the judgement that a step is, is asked anew", REST COMPENSATION("", "<ladder id='l' rest='voorziening'><behoefte>d</behoefte>" STEP("zelf", "a", "<mits>b</mits><dekking>oordeel a</dekking>") "</ladder>"),
	 "'d': true, 'b': false, 'oordeel_a': {'waarde': true, 'door': 'z', 'reden': 'w', 'datum': '2026-06-01'}", "h anna: oordeel-nodig (oordeel anna.oordeel a)"},
	{"17 mits onbekend: a judgement, and what mits waits for", YOUTH, "'n': 3, 'm': 3", "h anna: feiten-ontbreken (anna.b, oordeel anna.eigen kracht)"},
	{"17 what is left is the extent", HELP, "'n': 3, 'm': 1, 'p': 0.5", "h anna: toekennen 1.5 "},
	{"17 a step onbekend that matters", HELP, "'n': 3, 'p': 1", "h anna: feiten-ontbreken (anna.m)"},
	{"17 not applicable before anything", TWO, "'a': false", "h anna: niet-van-toepassing"},
	{"17 recht onwaar decides, the ladders are not asked", TWO, "'a': true, 'b': false", "h anna: afwijzen"},
	{"17 the ladder that applies", TWO, "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 0", "h anna: toekennen"},
	{"17 the other ladder", TWO, "'a': true, 'b': true, 'c': false, 'd': true, 'e': false", "h anna: toekennen"},
	{"17 of the other nothing is left", TWO, "'a': true, 'b': true, 'c': false, 'd': true, 'e': true", "h anna: afwijzen"},
	{"17 which ladder it is, is asked", TWO, "'a': true, 'b': true", "h anna: feiten-ontbreken (anna.c)"},
	{"17 no ladder applies", REST COMPENSATION("", "<ladder id='l' rest='rest'><als>c</als>" NEED OWN "</ladder>"), "'c': false", "h anna: afwijzen"},
	{"17 als leeg counts as onwaar", REST COMPENSATION("", "<ladder id='l' rest='rest'><als>e</als>" NEED OWN "</ladder>"), "'e': {'leeg': true}", "h anna: afwijzen"},
	{"17 no ladder in force: the rules fall short", REST COMPENSATION("", "<ladder id='l' rest='rest' geldig-tot='2020-01-01'>" NEED OWN "</ladder>"), "'n': 3",
	 "h anna: niet-te-beslissen (geen-regel)"},
	{"17 an exception on the ladder", HELP UNLESS("spoed", "rest", "l", "c", "2"), "'c': true", "h anna: toekennen 2 "},

	{"17 exempt: 0.00, refused", OWED, "'a': true, 'b': true", "b anna: afwijzen 0.00 EUR/maand"},
	{"17 nothing it could be owed for: no amount", OWED, "'a': false", "b anna: niet-van-toepassing"},
	{"17 base, deduction", OWED, PAYS "'loon': 30.00, 'huur': 4.50", "b anna: toekennen 25.50 EUR/maand"},
	{"17 lowered, then deducted", OWED, "'a': true, 'b': false, 'c': true, 'loon': 30.00, 'huur': 4.50", "b anna: toekennen 5.50 EUR/maand"},
	{"17 ceiling", OWED, PAYS "'loon': 300.00, 'huur': 4.50", "b anna: toekennen 50.00 EUR/maand"},
	{"17 not below 0", OWED, PAYS "'loon': 3.00, 'huur': 4.50", "b anna: toekennen 0.00 EUR/maand"},
	{"17 exempt onbekend", OWED, "'a': true, 'loon': 3.00", "b anna: feiten-ontbreken (anna.b)"},
	{"17 exempt onbekend, but the amount is 0 either way: the right is asked all the same", OWED, "'a': true, 'c': false, 'loon': 0.00, 'huur': 0.00",
	 "b anna: feiten-ontbreken (anna.b)"},
	{"17 the base is asked", OWED, PAYS "'huur': 4.50", "b anna: feiten-ontbreken (anna.loon)"},
	{"17 no base in force: the rules fall short", MONEY("EUR/maand") CONTRIBUTION("<grondslag geldig-tot='2020-01-01'>loon</grondslag>"), "'loon': 1.00",
	 "b anna: niet-te-beslissen (geen-regel)"},
	{"17 the rounding of the concept comes last", MONEY("EUR/maand") CONTRIBUTION("<grondslag>loon / 8</grondslag><aftrek>loon / 16</aftrek>"), "'loon': 1.00",
	 "b anna: toekennen 0.06 EUR/maand"},
	{"17 the unit of a stretch", MONEY("EUR/maand") CONTRIBUTION("<grondslag>loon</grondslag><eenheid geldig-tot='2026-01-01'>EUR/4 weken</eenheid><eenheid geldig-van='2026-01-01'>EUR/jaar</eenheid>"),
	 "'loon': 1.00", "b anna: toekennen 1.00 EUR/jaar"},
};

static void table_of_outcomes(void **state)
{
	(void)state;
	sl_asking_table(outcomes, sizeof outcomes / sizeof *outcomes, sl_answer_text);
}

/* ---- what it rests on ---- */

/* "2 lid 3; 2 lid 3 onderdeel b", each source of the first decision once. */
static void sources_text(sl_buf *out, const sl_answer *a)
{
	const sl_decided *d = a->decided[0];

	for (uint32_t i = 0; i < d->source_count; i++) {
		const sl_source *s = d->sources[i];

		sl_buf_printf(out, "%s%s", i ? "; " : "", s->article ? s->article : "-");
		if (s->paragraph)
			sl_buf_printf(out, ".%s", s->paragraph);
		for (uint32_t k = 0; k < s->part_count; k++)
			sl_buf_printf(out, ".%s", s->parts[k]);
	}
}

static const sl_asking_row cited[] = {
	{"the step that covers it, not the one that was not needed", HELP, "'n': 3, 'p': 3", "2.3; 2.3.b"},
	{"both steps when both are needed", HELP, "'n': 3, 'm': 1, 'p': 2", "2.3; 2.3.a; 2.3.b"},
	{"the first step alone reaches it", HELP, "'n': 3, 'm': 3, 'p': 3", "2.3; 2.3.a"},
	{"what is left rests on every step", HELP, "'n': 3, 'm': 0, 'p': 0", "2.3; 2.3.a; 2.3.b"},
	{"need onbekend: no step", HELP, "'p': 3", "2.3"},
	{"a decision without a place of its own: only its parts", REST "<compensatie id='h' per='persoon'>" LADDER(NEED "<trede naam='zelf' artikel='4' lid='1'><dekking>m</dekking></trede>") "</compensatie>",
	 "'n': 3, 'm': 3", "4.1"},
	{"nothing has a place: the regulation", REST "<compensatie id='h' per='persoon'>" LADDER(NEED "<trede naam='zelf'><dekking>m</dekking></trede>") "</compensatie>", "'n': 3, 'm': 3", "-"},
	{"the exemption", OWED, "'a': true, 'b': true", "3; 3.3.a"},
	{"base, deduction and ceiling; not the lowering", OWED, PAYS "'loon': 30.00, 'huur': 4.50", "3; 3.1; 3.4; 3.5"},
};

static void sources_of_the_steps(void **state)
{
	(void)state;
	sl_asking_table(cited, sizeof cited / sizeof *cited, sources_text);
}

/* ---- what the answer tells ---- */

#define MOST_PIECES 8
#define LETTER 100 /* text without the steps */
#define COUPLE(one, other) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'partner': 'bram', " one "}, {'id': 'bram', " other "}]}"
#define SHARED MONEY("EUR/maand") CONTRIBUTION("<van-toepassing>a</van-toepassing>" EXEMPT "<grondslag>loon</grondslag><eenheid>EUR/4 weken</eenheid><gezamenlijk>partner</gezamenlijk>")

static const struct {
	const char *name, *rules, *facts, *day;
	int format; /* an sl_format, or LETTER */
	const char *holds[MOST_PIECES], *lacks[MOST_PIECES];
} told[] = {
	{"the ladder in JSON", HELP, "'n': 3, 'm': 1, 'p': 0.5", NULL, SL_JSON,
	 {"\"behoefte\": \"3\"", "\"trede\": \"eigen kracht\",\n          \"dekking\": \"1\",\n          \"rest\": \"2\",",
	  "\"trede\": \"gebruikelijke hulp\",\n          \"dekking\": \"0.5\",\n          \"rest\": \"1.5\",\n          \"bronnen\": [\n            \"jci1.3:c:BWBR0000001&artikel=2&lid=3&o=b\""},
	 {NULL}},
	{"a step that is not known, and one that covers all", HELP, "'n': 3, 'p': 3", NULL, SL_JSON,
	 {"\"feit\": \"m\"", "\"dekking\": \"3\",\n          \"rest\": \"0\""}, {NULL}},
	{"need onbekend: no steps", HELP, "'p': 3", NULL, SL_JSON, {"\"ladder\": []"}, {"\"trede\""}},
	{"a ground that may not be used", YOUTH, "'n': 3, 'm': 2, 'b': false", NULL, SL_JSON,
	 {"\"dekking\": \"2\",\n          \"mits\": \"false\"", "\"soort\": \"oordeel\""}, {NULL}},
	{"the steps in words, in order, and what each left", HELP, "'n': 3, 'm': 1, 'p': 0.5", NULL, SL_TEXT,
	 {"- nodig: 3\n- eigen kracht: 1; blijft over: 2 (art. 2 lid 3 onderdeel a", "- gebruikelijke hulp: 0,5; blijft over: 1,5",
	  "Zelf kunt u 1.", "Uw huisgenoten doen 0,5."}, {NULL}},
	{"a step that was not needed has no sentence", HELP, "'n': 3, 'm': 3, 'p': 1", NULL, LETTER, {"Zelf kunt u 3."}, {"Uw huisgenoten"}},
	{"a step that covers nothing has no sentence", HELP, "'n': 3, 'm': 0, 'p': 1", NULL, LETTER, {"Uw huisgenoten doen 1."}, {"Zelf kunt u"}},
	{"without sentences of its own the ladder says it", YOUTH, "'n': 3, 'm': 2, 'b': true", NULL, SL_TEXT, {"Nodig is 3. eigen kracht dekt 2."}, {NULL}},
	{"why a ground may not be used", YOUTH, "'n': 3, 'm': 2, 'b': false", NULL, SL_TEXT,
	 {"eigen kracht: 2, maar deze grond is zo niet te gebruiken, want niet voldaan is aan: b (nee)", "Nog te beoordelen:\n\n- eigen kracht van anna"}, {NULL}},
	{"why not: the right", TWO, "'a': true, 'b': false", NULL, SL_TEXT, {"Niet voldaan is aan: b (ingevuld: nee)."}, {NULL}},
	{"why not: no ladder applies", REST COMPENSATION("", "<ladder id='l' rest='rest'><als>c</als>" NEED OWN "</ladder>"), "'c': false", NULL, SL_TEXT,
	 {"Niet voldaan is aan: c (ingevuld: nee).", "l: niet aan de orde, want niet voldaan is aan: c (nee)"}, {NULL}},
	{"why not: what has a sentence speaks, not the formula nor the ladder that is not the one", TWO, "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 1", NULL, LETTER,
	 {"Zelf kunt u 1."}, {"Niet voldaan is aan"}},
	{"why not: the sentence of the concept that is the right", REST "<begrip naam='mag' per='persoon' type='ja/nee'/><regel id='mag' begrip='mag' artikel='9'><dan>b</dan><omdat>Het mag niet.</omdat></regel>"
	 COMPENSATION("", "<recht>mag</recht>" LADDER(NEED OWN)), "'b': false", NULL, LETTER, {"Het mag niet."}, {"Niet voldaan is aan"}},
	{"a need of ja/nee without steps has nothing to count", REST COMPENSATION("", "<ladder id='l' rest='voorziening'><behoefte>d</behoefte></ladder>"), "'d': true", NULL, LETTER,
	 {"wordt toegekend"}, {"odig"}},
	{"ja/nee in words", TWO, "'a': true, 'b': true, 'c': false, 'd': true, 'e': true", NULL, SL_TEXT,
	 {"nodig: ja", "te koop: ja; blijft over: nee"}, {NULL}},
	{"html is escaped", REST COMPENSATION("", LADDER(NEED STEP("eigen kracht", "a", "<mits>m &lt; 1 and b</mits><dekking>m</dekking>"))), "'n': 3, 'm': 2, 'b': true", NULL, SL_HTML,
	 {"m &lt; 1 and b"}, {"m < 1 and b"}},
	{"the result is told", REST COMPENSATION("", "<resultaat>Meedoen in het dorp.</resultaat>" LADDER(NEED OWN)), "'n': 3, 'm': 0", NULL, SL_TEXT,
	 {"Het gaat om dit resultaat: Meedoen in het dorp."}, {NULL}},

	{"the lines of a contribution", OWED, PAYS "'loon': 300.00, 'huur': 4.50", NULL, SL_TEXT,
	 {"- grondslag: € 300,00 per maand (art. 3 lid 1", "- verlaging telt niet mee, want niet voldaan is aan: c (nee)",
	  "- aftrek: € 4,50 per maand; wordt: € 295,50 per maand", "- plafond: € 50,00 per maand; wordt: € 50,00 per maand",
	  "Meer dan 50 is het nooit.", "De bijdrage wordt geïnd door: CAK."}, {"De gemeente vraagt minder."}},
	{"a ceiling that is not reached is no reason", OWED, PAYS "'loon': 30.00, 'huur': 4.50", NULL, LETTER, {"plafond: € 50,00 per maand; wordt: € 25,50"}, {"Meer dan 50"}},
	{"who collected before", OWED, PAYS "'loon': 30.00, 'huur': 4.50", "2025-07-01", SL_JSON, {"\"inning\": \"de gemeente\""}, {"CAK"}},
	{"the lines in JSON", OWED, PAYS "'loon': 30.00, 'huur': 4.50", NULL, SL_JSON,
	 {"\"stap\": \"grondslag\",\n          \"bedrag\": \"30.00\",\n          \"wordt\": \"30.00\"", "\"stap\": \"verlaging\",\n          \"telt_mee\": \"false\",\n          \"wordt\": \"30.00\"",
	  "\"stap\": \"aftrek\",\n          \"bedrag\": \"4.50\",\n          \"wordt\": \"25.50\""}, {NULL}},
	{"the exemption that holds", OWED, "'a': true, 'b': true", NULL, SL_TEXT, {"Wie weinig heeft, betaalt niet.", "Het bedrag is € 0,00 per maand."}, {"De berekening"}},
	{"why not exempt", OWED, PAYS "'loon': 30.00, 'huur': 4.50", NULL, SL_TEXT, {"Vrijgesteld - ", "regel minima, niet waar: b (nee)"}, {NULL}},

	{"an assumption on many days is told once", MONEY("EUR/maand") "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
	 "<begrip naam='vol' per='persoon' type='bedrag' eenheid='EUR/maand' per-periode='r'/>" ALWAYS("vol", "vol", "if aangenomen then 1 else 2")
	 "<begrip naam='samen' per='persoon' type='bedrag' eenheid='EUR'/>" ALWAYS("samen", "samen", "sum(for q in perioden(\"r\", @\"2026-01-01\", peildatum) return op(q.begin, vol))")
	 CONTRIBUTION("<van-toepassing>samen = 12</van-toepassing><grondslag>1</grondslag>"), "", NULL, LETTER,
	 {"Hiervan is uitgegaan; te controleren:\n\n- aangenomen (anna): nee (aanname, niet opgegeven)\n", "is verschuldigd"}, {NULL}},

	{"a total", OWED, PAYS "'loon': 30.00, 'huur': 4.50", NULL, SL_JSON,
	 {"\"totaal_per_maand\": \"25.50\"", "\"bedrag\": \"25.50\",\n        \"eenheid\": \"EUR/maand\",\n        \"inning\": \"CAK\",\n        \"per_maand\": \"25.50\""}, {NULL}},
	{"nothing owed", OWED, "'a': false", NULL, SL_JSON, {"\"totaal_per_maand\": \"0.00\",\n    \"onderdelen\": []"}, {NULL}},
	{"a joint one once, and 13 periods in 12 months", SHARED, COUPLE("'a': true, 'b': false, 'loon': 12.00", "'a': true, 'b': false, 'loon': 12.00"), NULL, SL_JSON,
	 {"\"totaal_per_maand\": \"13.00\"", "\"gezamenlijk_met\": \"bram\",\n        \"bedrag\": \"12.00\",\n        \"eenheid\": \"EUR/4 weken\",\n        \"per_maand\": \"13.00\""},
	 {"\"gezamenlijk_met\": \"anna\",\n        \"bedrag\""}},
	{"two that are not joint", SHARED, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'b': false, 'loon': 10.00}, {'id': 'bram', 'a': true, 'b': false, 'loon': 10.00}]}", NULL, SL_JSON,
	 {"\"totaal_per_maand\": \"21.67\"", "\"per_maand\": \"10.83\""}, {NULL}},
	{"an open one makes the total open", SHARED, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'b': false, 'loon': 10.00}, {'id': 'bram', 'a': true}]}", NULL, SL_JSON,
	 {"\"totaal_per_maand\": {\n      \"staat\": \"onbekend\""}, {NULL}},
	{"also in words", SHARED, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'b': false, 'loon': 10.00}, {'id': 'bram', 'a': true}]}", NULL, SL_TEXT,
	 {"Eigen bijdragen samen", "Bijdrage voor anna: € 10,00 per 4 weken", "Het totaal is niet te geven"}, {NULL}},
	{"an exempt one and one that does not apply count for nothing", SHARED, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'b': true}, {'id': 'bram', 'a': false}, {'id': 'cato', 'a': true, 'b': false, 'loon': 12.00}]}",
	 NULL, SL_JSON, {"\"totaal_per_maand\": \"13.00\""}, {NULL}},
	{"a unit without a month", MONEY("EUR/rit") CONTRIBUTION("<grondslag>1</grondslag>"), "", NULL, SL_JSON, {"\"totaal_per_maand\": {\n      \"staat\": \"regelgebrek\""}, {NULL}},
	{"what nobody asked for is not owed", MONEY("EUR/maand") CONTRIBUTION("<aanleiding>a</aanleiding><grondslag>7</grondslag>"), "'a': false", NULL, SL_JSON, {"\"totaal_per_maand\": \"0.00\""}, {NULL}},
};

static int missing(const char *name, const char *text, const char *const *pieces, bool wanted)
{
	int failed = 0;

	for (size_t i = 0; i < MOST_PIECES && pieces[i]; i++)
		if ((strstr(text, pieces[i]) != NULL) != wanted) {
			print_error("%s: %s\n%s\nin\n%s\n", name, wanted ? "lacks" : "has", pieces[i], text);
			failed++;
		}
	return failed;
}

static void what_the_answer_tells(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
		sl_answer_options options = {.format = told[i].format == LETTER ? SL_TEXT : (sl_format)told[i].format, .indent = 2,
					     .without_explanation = told[i].format == LETTER};
		sl_asking k;
		sl_buf got = {0};

		sl_asking_open(&k, told[i].name, told[i].rules, told[i].facts, told[i].day, NULL);
		assert_int_equal(sl_answer_write(&got, k.answer, &options), SL_OK);
		failed += missing(told[i].name, sl_buf_text(&got), told[i].holds, true);
		failed += missing(told[i].name, sl_buf_text(&got), told[i].lacks, false);
		sl_buf_free(&got);
		sl_asking_close(&k);
	}
	sl_none_differ(failed, sizeof told / sizeof *told);
}

/* ---- part of a household, part of the decisions ---- */

/* The total is that of the household, whatever part was asked for; but not of
 * what another domain decides. */
static void a_total_is_of_all(void **state)
{
	static const char *const only[] = {"h"};
	const struct { const char *name; sl_decide_options options; const char *want; } rows[] = {
		{"one person", {.person = "bram"}, "21.67"},
		{"another decision", {.decisions = only, .decision_count = 1}, "21.67"},
		{"its domain", {.domain = "brood"}, "21.67"},
		{"another domain", {.domain = "melk"}, "0.00"},
	};
	const char *facts = "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'b': false, 'loon': 10.00}, "
			    "{'id': 'bram', 'a': true, 'b': false, 'loon': 10.00}]}";
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_answer_options options = {.format = SL_JSON, .indent = 2};
		char want[60];
		sl_asking k;
		sl_buf got = {0};

		snprintf(want, sizeof want, "\"totaal_per_maand\": \"%s\"", rows[i].want);
		sl_asking_open(&k, rows[i].name, SHARED HELP, facts, NULL, &rows[i].options);
		assert_int_equal(sl_answer_write(&got, k.answer, &options), SL_OK);
		failed += missing(rows[i].name, sl_buf_text(&got), (const char *const[MOST_PIECES]){want}, true);
		sl_buf_free(&got);
		sl_asking_close(&k);
	}
	sl_none_differ(failed, sizeof rows / sizeof *rows);
}

/* ---- periods ---- */

static void collectors_text(sl_buf *out, const sl_answer *a)
{
	sl_buf_puts(out, a->decided[0]->collector);
}

/* Who collects is part of the answer of a day. */
static void a_new_collector_cuts_a_period(void **state)
{
	static const sl_period_row rows[] = {
		{"another collector", MONEY("EUR/maand") CONTRIBUTION("<grondslag>1</grondslag><inning geldig-tot='2026-01-01'>de gemeente</inning>"
		 "<inning geldig-van='2026-01-01'>CAK</inning>"), "", "2025-12-30", "2026-01-03",
		 "2025-12-30..2026-01-01 de gemeente\n2026-01-01..2026-01-03 CAK"},
	};

	(void)state;
	sl_period_table(rows, sizeof rows / sizeof *rows, collectors_text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_outcomes), cmocka_unit_test(sources_of_the_steps),
		cmocka_unit_test(what_the_answer_tells), cmocka_unit_test(a_total_is_of_all),
		cmocka_unit_test(a_new_collector_cuts_a_period),
	};

	return cmocka_run_group_tests_name("ladder", tests, NULL, NULL);
}
