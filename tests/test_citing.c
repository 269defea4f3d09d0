/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decisions on small laws: what they cite, and what they say beside the
 * outcome. The laws are invented; what is wanted comes from
 * docs/rule-language.md: sections 11 (rank), 13 (delegation), 17 (outcomes).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "explain/explain.h"
#include "support/asking.h"
#include "support/differs.h"

/* Rows leave out what is as usual. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define COUNT(rows) (sizeof rows / sizeof *rows)
#define LAW(id, soort, more) "<regeling id='" id "' soort='" soort "' domein='brood' citeertitel='Wet' geldig-van='2015-01-01' " more ">"
#define WET LAW("wet", "wet", "bwb='BWBR0000001'")
#define ORDINANCE "<regeling id='vo' soort='verordening' gemeente='GM0001' domein='brood' citeertitel='Verordening' " \
	"vult-in='wet' geldig-van='2015-01-01'>"
#define END "</regeling>"
#define DECISION "<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='9'><omschrijving>Brood</omschrijving>" \
	"<recht>true</recht><bedrag>x</bedrag></besluit>"
#define AMOUNT(name) "<begrip naam='" name "' per='persoon' type='bedrag' eenheid='EUR/maand'>" \
	"<afronding richting='half-omhoog' cijfers='2'>Centen.</afronding></begrip>"
#define FACTS(gm) "{'peildatum': '2026-07-01', 'gemeente': '" gm "', 'personen': [{'id': 'anna', 'a': true, 'b': true}]}"

typedef struct row {
	const char *name, *rules, *facts;
	sl_format format;
	const char *want; /* stands in it */
	const char *also; /* or NULL */
} row;

static int look_for(const row *w, const char *text, const char *want)
{
	if (!want || strstr(text, want))
		return 0;
	print_error("%s: \"%s\" is not in\n%s\n", w->name, want, text);
	return 1;
}

/* What is written of the one decision about anna. */
static void check_all(const row *rows, size_t count)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++) {
		sl_asking k;
		sl_buf text = {0};

		sl_asking_open(&k, rows[i].name, rows[i].rules, rows[i].facts, NULL, NULL);
		assert_int_equal(sl_answer_write(&text, k.answer, &(sl_answer_options){.format = rows[i].format, .in_full = true}), SL_OK);
		failed += look_for(&rows[i], sl_buf_text(&text), rows[i].want);
		failed += look_for(&rows[i], sl_buf_text(&text), rows[i].also);
		sl_buf_free(&text);
		sl_asking_close(&k);
	}
	sl_none_differ(failed, count);
}

/* ---- sources ---- */

#define SET "<parameter naam='norm' type='bedrag' eenheid='EUR/maand' artikel='2'/>" \
	"<delegatie parameter='norm' instrument='verordening' artikel='3'/>"
#define SETS ORDINANCE "<vaststelling parameter='norm' artikel='7' lid='2'><waarde>15.00</waarde></vaststelling>" END

static const row sources[] = {
	{"a setting: the ordinance and the law that leaves it",
	 WET SET AMOUNT("x") "<regel id='r' begrip='x' artikel='1'><dan>norm</dan><omdat>Zo veel.</omdat></regel>" DECISION END SETS,
	 FACTS("GM0001"), SL_TEXT, "Dit berust op art. 9 Wet, art. 1 Wet, art. 7 lid 2 Verordening en art. 3 Wet."},
	{"also far below the decision",
	 WET SET AMOUNT("x") AMOUNT("y1") AMOUNT("y2") AMOUNT("y3") AMOUNT("y4") AMOUNT("y5") ALWAYS("r", "x", "y1") ALWAYS("r1", "y1", "y2")
	 ALWAYS("r2", "y2", "y3") ALWAYS("r3", "y3", "y4") ALWAYS("r4", "y4", "y5") ALWAYS("r5", "y5", "norm") DECISION END SETS,
	 FACTS("GM0001"), SL_TEXT, "Dit berust op art. 9 Wet, art. 7 lid 2 Verordening en art. 3 Wet."},
	{"in data both stand once",
	 WET SET AMOUNT("x") "<regel id='r' begrip='x' artikel='1'><dan>norm + 0 * norm</dan></regel>" DECISION END SETS,
	 FACTS("GM0001"), SL_JSON,
	 "\"bronnen\":[\"jci1.3:c:BWBR0000001&artikel=9\",\"jci1.3:c:BWBR0000001&artikel=1\",\"art. 7 lid 2 Verordening\","
	 "\"jci1.3:c:BWBR0000001&artikel=3\"]"},
	{"a rule of an ordinance: with the law that opens the concept",
	 WET AMOUNT("x") "<delegatie begrip='x' instrument='verordening' artikel='3'/>" DECISION END
	 ORDINANCE "<regel id='v' begrip='x' artikel='8'><dan>4</dan></regel>" END,
	 FACTS("GM0001"), SL_TEXT, "Dit berust op art. 9 Wet, art. 8 Verordening en art. 3 Wet."},
	{"the same in data",
	 WET AMOUNT("x") "<delegatie begrip='x' instrument='verordening' artikel='3'/>" DECISION END
	 ORDINANCE "<regel id='v' begrip='x' artikel='8'><dan>4</dan></regel>" END,
	 FACTS("GM0001"), SL_JSON, "\"bronnen\":[\"jci1.3:c:BWBR0000001&artikel=9\",\"art. 8 Verordening\",\"jci1.3:c:BWBR0000001&artikel=3\"]"},
	{"two settings in one article: it is named once",
	 WET SET "<parameter naam='meer' type='bedrag' eenheid='EUR/maand'/><delegatie parameter='meer' instrument='verordening' artikel='3'/>"
	 AMOUNT("x") ALWAYS("r", "x", "norm + meer") DECISION END
	 ORDINANCE "<artikel nr='7'><vaststelling parameter='norm'><waarde>15.00</waarde></vaststelling>"
	 "<vaststelling parameter='meer'><waarde>2.00</waarde></vaststelling></artikel>" END,
	 FACTS("GM0001"), SL_TEXT, "Dit berust op art. 9 Wet, art. 7 Verordening en art. 3 Wet."},
	{"doubted and not doubted: named once, and the doubt is told",
	 WET AMOUNT("x") AMOUNT("y")
	 "<regel id='r' begrip='x' artikel='1'><dan>y</dan></regel>"
	 "<regel id='s' begrip='y' artikel='1' zekerheid='onzeker'><twijfel>Wie weet.</twijfel><dan>4</dan></regel>" DECISION END,
	 FACTS("GM0001"), SL_JSON, "\"bronnen\":[\"jci1.3:c:BWBR0000001&artikel=9\",\"jci1.3:c:BWBR0000001&artikel=1\"]", "Wie weet."},
	{"a word book is no source", WET AMOUNT("x") "<regel id='r' begrip='x' artikel='1'><dan>y</dan></regel>" DECISION END
	 "<regeling id='woorden' soort='woordenboek' domein='brood' citeertitel='Woorden'>" AMOUNT("y")
	 "<regel id='s' begrip='y' zekerheid='onzeker'><twijfel>Wie weet.</twijfel><dan>4</dan></regel>" END, FACTS("GM0001"), SL_JSON,
	 "\"bronnen\":[\"jci1.3:c:BWBR0000001&artikel=9\",\"jci1.3:c:BWBR0000001&artikel=1\"]", "Wie weet."},
	{"a rule of a word book that names a law is", WET AMOUNT("x") DECISION END
	 "<regeling id='woorden' soort='woordenboek' domein='brood' citeertitel='Woorden'>"
	 "<begrip naam='y' per='persoon' type='ja/nee'/><regel id='s' begrip='y' jci='jci1.3:c:BWBR0000001&amp;artikel=5'><dan>true</dan></regel>" END
	 LAW("meer", "wet", "bwb='BWBR0000002'") "<regel id='r' begrip='x' artikel='1'><als>y</als><dan>4</dan></regel>" END,
	 FACTS("GM0001"), SL_JSON, "\"jci1.3:c:BWBR0000001&artikel=5\""},
	{"a decision without a place rests on what its rules rest on",
	 WET AMOUNT("x") "<regel id='r' begrip='x' artikel='1'><dan>4</dan><omdat>Vier.</omdat></regel>"
	 "<besluit id='brood' per='persoon' norm='omschreven-recht'><recht>true</recht><bedrag>x</bedrag></besluit>" END,
	 FACTS("GM0001"), SL_TEXT, "Dit berust op art. 1 Wet."},
	{"and on its act when they name nothing",
	 WET AMOUNT("x") ALWAYS("r", "x", "4")
	 "<besluit id='brood' per='persoon' norm='omschreven-recht'><recht>true</recht><bedrag>x</bedrag></besluit>" END,
	 FACTS("GM0001"), SL_TEXT, "Dit berust op Wet."},
	{"no source is empty", WET AMOUNT("x") "<delegatie begrip='x' instrument='verordening' artikel='3'/>" DECISION END
	 ORDINANCE ALWAYS("v", "x", "4") END, FACTS("GM0001"), SL_JSON,
	 "\"bronnen\":[\"jci1.3:c:BWBR0000001&artikel=9\",\"Verordening\",\"jci1.3:c:BWBR0000001&artikel=3\"]"},
};

static void a_decision_cites_what_it_rests_on(void **state)
{
	(void)state;
	check_all(sources, COUNT(sources));
}

/* ---- rank ---- */

#define DECREE "<regeling id='amvb' soort='amvb' domein='brood' bwb='BWBR0000002' citeertitel='Besluit' geldig-van='2015-01-01'>"
#define HIGH(id, value) "<regel id='" id "' begrip='x' artikel='1'><dan>" value "</dan></regel>"
#define LOW(value, als) DECREE "<regel id='laag' begrip='x' artikel='7'>" als "<dan>" value "</dan></regel>" END
#define WHEN_TOLD(fact) "<als><voorwaarde>" fact "</voorwaarde></als>"
#define MELDING "x van anna: art. 1 Wet gaat voor en geeft € 10,00 per maand; art. 7 Besluit is lager in rang en zou € 15,00 per maand geven."
#define ASKED_UNKNOWN "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna'}]}"

static const row ranks[] = {
	{"a lower rule says something else", WET AMOUNT("x") HIGH("hoog", "10") DECISION END LOW("15", ""), FACTS("GM0001"), SL_JSON,
	 "\"bedrag\":\"10.00\"", "\"meldingen\":[\"" MELDING "\"]"},
	{"in text", WET AMOUNT("x") HIGH("hoog", "10") DECISION END LOW("15", ""), FACTS("GM0001"), SL_TEXT,
	 "Let op:\n\n- " MELDING "\n", "lager in rang dan art. 1 Wet: art. 7 Besluit, regel laag, zou € 15,00 per maand geven"},
	{"a lower rule says the same", WET AMOUNT("x") HIGH("hoog", "10") DECISION END LOW("10", ""), FACTS("GM0001"), SL_JSON,
	 "\"bedrag\":\"10.00\"", "\"meldingen\":[]"},
	{"the same after rounding", WET AMOUNT("x") HIGH("hoog", "10") DECISION END LOW("10.001", ""), FACTS("GM0001"), SL_JSON,
	 "\"bedrag\":\"10.00\"", "\"meldingen\":[]"},
	{"a lower rule that does not apply", WET AMOUNT("x") HIGH("hoog", "10") DECISION END LOW("15", WHEN_TOLD("not(a)")), FACTS("GM0001"), SL_JSON,
	 "\"bedrag\":\"10.00\"", "\"meldingen\":[]"},
	{"a lower rule that may apply: decided, and nothing to ask for", WET AMOUNT("x") HIGH("hoog", "10") DECISION END LOW("15", WHEN_TOLD("a")), ASKED_UNKNOWN, SL_JSON,
	 "\"bedrag\":\"10.00\"", "\"meldingen\":[]"},
	{"it is told as lower in rank, and is no source", WET AMOUNT("x") HIGH("hoog", "10") DECISION END LOW("15", WHEN_TOLD("a")), ASKED_UNKNOWN, SL_JSON,
	 "\"bronnen\":[\"jci1.3:c:BWBR0000001&artikel=9\",\"jci1.3:c:BWBR0000001&artikel=1\"]", "\"rol\":\"lager in rang\""},
	{"the higher rule does not apply: the lower one does, and no melding",
	 WET AMOUNT("x") "<regel id='hoog' begrip='x' artikel='1'>" WHEN_TOLD("not(a)") "<dan>10</dan></regel>" DECISION END LOW("15", ""), FACTS("GM0001"), SL_JSON,
	 "\"bedrag\":\"15.00\"", "\"meldingen\":[]"},
	{"behind the decision too", WET AMOUNT("x") AMOUNT("y") ALWAYS("r", "x", "2 * y")
	 "<regel id='hoog' begrip='y' artikel='1'><dan>10</dan></regel>" DECISION END
	 DECREE "<regel id='laag' begrip='y' artikel='7'><dan>15</dan></regel>" END, FACTS("GM0001"), SL_JSON,
	 "\"bedrag\":\"20.00\"", "\"meldingen\":[\"y van anna: art. 1 Wet gaat voor"},
	{"what is added up is no contradiction",
	 WET "<begrip naam='x' per='persoon' type='bedrag' eenheid='EUR/maand' samenvoegen='som'><afronding richting='half-omhoog' cijfers='2'>Centen.</afronding></begrip>"
	 HIGH("hoog", "10") DECISION END LOW("15", ""), FACTS("GM0001"), SL_JSON, "\"bedrag\":\"25.00\"", "\"meldingen\":[]"},
};

static void a_lower_rule_that_differs_is_told(void **state)
{
	(void)state;
	check_all(ranks, COUNT(ranks));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_decision_cites_what_it_rests_on),
		cmocka_unit_test(a_lower_rule_that_differs_is_told),
	};

	return cmocka_run_group_tests_name("citing", tests, NULL, NULL);
}
