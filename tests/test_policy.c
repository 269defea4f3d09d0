/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Obligations of a municipality, judged. What is wanted comes from section 13
 * of docs/rule-language.md (delegation, and the verdicts).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/law.h"
#include "support/policy_words.h"

/* Rows leave out what is as usual. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define COUNT(rows) (sizeof rows / sizeof *rows)
#define LAW "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>"
#define TOWN(id, soort, more) \
	"<regeling id='" id "' soort='" soort "' gemeente='GM0001' domein='brood' citeertitel='V' geldig-van='2020-01-01' " more ">"
#define ORDINANCE TOWN("v", "verordening", "vult-in='wet'")
#define POLICY TOWN("b", "beleidsregel", "vult-in='wet'")
#define COUNCIL_PLAN TOWN("p", "plan", "vastgesteld-door='gemeenteraad'")
#define END "</regeling>"
#define DUTY(id, body, instrument, demand, more) \
	"<beleidsplicht id='" id "' op='" body "' instrument='" instrument "' verplicht='" demand "' artikel='1'>" \
	"<omschrijving>Iets.</omschrijving>" more "</beleidsplicht>"
#define MUST DUTY("w", "gemeenteraad", "verordening", "ja", "")
#define MAY DUTY("w", "gemeenteraad", "verordening", "nee", "")
#define NEVER DUTY("w", "gemeenteraad", "verordening", "verboden", "")
#define SAYS(nr, ids) "<artikel nr='" nr "' vervult='" ids "'/>"
#define SAYS_FROM(nr, ids, dates) "<artikel nr='" nr "' vervult='" ids "' " dates "/>"
#define PRICE "<parameter naam='prijs' type='getal'/>"
#define OPENS(more) "<delegatie parameter='prijs' instrument='verordening' artikel='1' " more "/>"
#define SETS(value) "<vaststelling parameter='prijs' artikel='7'><waarde>" value "</waarde></vaststelling>"

typedef struct verdict_row {
	const char *name, *rules, *want;
	bool complete;
	const char *from, *to;
} verdict_row;

static int check_row(const verdict_row *w)
{
	sl_law l;
	bool complete;
	char *got;
	int failed = 0;

	sl_law_load(&l, w->name, w->rules);
	got = sl_policy_words(l.program, "GM0001", w->from, w->to, &complete);
	if (strcmp(got, w->want) != 0 || complete != w->complete) {
		print_error("%s: want %s\n%sgot %s\n%s", w->name, w->complete ? "complete" : "incomplete", w->want,
			    complete ? "complete" : "incomplete", got);
		failed = 1;
	}
	free(got);
	sl_law_free(&l);
	return failed;
}

static void check_rows(const verdict_row *rows, size_t count)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++)
		failed += check_row(&rows[i]);
	if (failed)
		fail_msg("%d rows differ", failed);
}

/* ---- obligations ---- */

static const verdict_row obligations[] = {
	{"an article fulfils it", LAW MUST END ORDINANCE SAYS("3", "w") END, "w: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"nothing does", LAW MUST END ORDINANCE END, "w: 2020-01-01.. ontbreekt\n"},
	{"two articles do", LAW MUST END ORDINANCE SAYS("3", "w") SAYS("4", "w") END, "w: 2020-01-01.. vervuld | art. 3 V | art. 4 V\n", true},
	{"one article, two obligations", LAW MUST DUTY("u", "gemeenteraad", "verordening", "ja", "") END ORDINANCE SAYS("3", "u w") END,
	 "w: 2020-01-01.. vervuld | art. 3 V\nu: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"of another municipality", LAW MUST END ORDINANCE END
	 "<regeling id='x' soort='verordening' gemeente='GM0002' domein='brood' citeertitel='X' vult-in='wet'>" SAYS("3", "w") END,
	 "w: 2020-01-01.. ontbreekt\n"},
	{"until an article ends", LAW MUST END ORDINANCE SAYS_FROM("3", "w", "geldig-tot='2024-01-01'") END,
	 "w: 2020-01-01..2024-01-01 vervuld | art. 3 V\nw: 2024-01-01.. ontbreekt\n"},
	{"a hole between two articles", LAW MUST END ORDINANCE SAYS_FROM("3", "w", "geldig-tot='2024-01-01'") SAYS_FROM("4", "w", "geldig-van='2024-02-01'") END,
	 "w: 2020-01-01..2024-01-01 vervuld | art. 3 V\nw: 2024-01-01..2024-02-01 ontbreekt\nw: 2024-02-01.. vervuld | art. 4 V\n"},
	{"the hole is not looked at", LAW MUST END ORDINANCE SAYS_FROM("3", "w", "geldig-tot='2024-01-01'") SAYS_FROM("4", "w", "geldig-van='2024-02-01'") END,
	 "w: 2024-03-01..2025-01-01 vervuld | art. 4 V\n", true, "2024-03-01", "2025-01-01"},
	{"one day in the hole", LAW MUST END ORDINANCE SAYS_FROM("3", "w", "geldig-tot='2024-01-01'") SAYS_FROM("4", "w", "geldig-van='2024-02-01'") END,
	 "w: 2024-01-31..2024-02-01 ontbreekt\n", false, "2024-01-31", "2024-02-01"},
	{"cuts of other things do not cut", LAW MUST "<parameter naam='iets' type='getal'><waarde geldig-van='2021-01-01'>1</waarde>"
	 "<waarde geldig-van='2022-01-01'>2</waarde></parameter>" END ORDINANCE SAYS("3", "w") END, "w: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"before the law has it", LAW "<beleidsplicht id='w' op='gemeenteraad' instrument='verordening' verplicht='ja' geldig-van='2022-01-01' "
	 "geldig-tot='2023-01-01'><omschrijving>Iets.</omschrijving></beleidsplicht>" END ORDINANCE END, "w: 2022-01-01..2023-01-01 ontbreekt\n"},
	{"it may, and does not", LAW MAY END ORDINANCE END, "w: 2020-01-01.. niet-geregeld\n", true},
	{"it may, and does", LAW MAY END ORDINANCE SAYS("3", "w") END, "w: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"it may not, and does not", LAW NEVER END ORDINANCE END, "w: 2020-01-01.. niet-geregeld\n", true},
	{"it may not, and does", LAW NEVER END ORDINANCE SAYS_FROM("3", "w", "geldig-van='2021-01-01'") END,
	 "w: 2020-01-01..2021-01-01 niet-geregeld\nw: 2021-01-01.. niet-toegestaan | art. 3 V\n"},
	{"first it may, then it must, and in the end it may not",
	 LAW "<beleidsplicht id='w' op='gemeenteraad' instrument='verordening' verplicht='nee' geldig-tot='2022-01-01'><omschrijving>I.</omschrijving></beleidsplicht>"
	 "<beleidsplicht id='w' op='gemeenteraad' instrument='verordening' verplicht='ja' geldig-van='2022-01-01' geldig-tot='2023-01-01'><omschrijving>I.</omschrijving></beleidsplicht>"
	 "<beleidsplicht id='w' op='gemeenteraad' instrument='verordening' verplicht='verboden' geldig-van='2023-01-01'><omschrijving>I.</omschrijving></beleidsplicht>" END
	 ORDINANCE END, "w: 2020-01-01..2022-01-01 niet-geregeld\nw: 2022-01-01..2023-01-01 ontbreekt\nw: 2023-01-01.. niet-geregeld\n"},
	{"of two versions the one published last", LAW MUST
	 "<beleidsplicht id='w' op='gemeenteraad' instrument='verordening' verplicht='nee' bekend-van='2021-05-01'><omschrijving>I.</omschrijving></beleidsplicht>" END
	 ORDINANCE END, "w: 2020-01-01.. niet-geregeld\n", true},
	{"a rule fulfils it", LAW NUMBER("x") "<delegatie begrip='x' instrument='verordening' stil='1'/>" MUST END
	 ORDINANCE "<regel id='r' begrip='x' artikel='5' geldig-van='2021-01-01' vervult='w'><dan>2</dan></regel>" END,
	 "w: 2020-01-01..2021-01-01 ontbreekt\nw: 2021-01-01.. vervuld | art. 5 V\n"
	 "x: 2020-01-01..2021-01-01 niet-geregeld\nx: 2021-01-01.. vervuld | art. 5 V\n"},
	{"a rule that is not used does not", LAW NUMBER("x") ALWAYS("rx", "x", "1") MUST END
	 ORDINANCE "<regel id='r' begrip='x' artikel='5' vervult='w'><dan>2</dan></regel>" END,
	 "w: 2020-01-01.. ontbreekt\nx: 2020-01-01.. niet-toegestaan | art. 5 V\n"},
	{"a setting does as long as it has a value", LAW PRICE OPENS("stil='1'") MUST END
	 ORDINANCE "<vaststelling parameter='prijs' artikel='7' vervult='w'><waarde geldig-van='2021-01-01' geldig-tot='2022-01-01'>2</waarde></vaststelling>" END,
	 "w: 2020-01-01..2021-01-01 ontbreekt\nw: 2021-01-01..2022-01-01 vervuld | art. 7 V\nw: 2022-01-01.. ontbreekt\n"
	 "prijs: 2020-01-01..2021-01-01 niet-geregeld\nprijs: 2021-01-01..2022-01-01 vervuld | art. 7 V\nprijs: 2022-01-01.. niet-geregeld\n"},
	{"no files on those days", LAW MUST END ORDINANCE SAYS("3", "w") END, "w: 2018-01-01..2019-01-01 ontbreekt\n", false, "2018-01-01", "2019-01-01"},
};

static void obligations_are_judged(void **state)
{
	(void)state;
	check_rows(obligations, COUNT(obligations));
}

/* ---- who made it, and in what ---- */

static const verdict_row forms[] = {
	{"policy where an ordinance is asked", LAW MUST END POLICY SAYS("3", "w") END, "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
	{"a plan where an ordinance is asked", LAW MUST END COUNCIL_PLAN SAYS("3", "w") END, "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
	{"an ordinance where a plan is asked", LAW DUTY("w", "gemeenteraad", "plan", "ja", "") END ORDINANCE SAYS("3", "w") END,
	 "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
	{"a plan of the council", LAW DUTY("w", "gemeenteraad", "plan", "ja", "") END COUNCIL_PLAN SAYS("3", "w") END, "w: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"a plan of the college", LAW DUTY("w", "gemeenteraad", "plan", "ja", "") END TOWN("p", "plan", "vastgesteld-door='college'") SAYS("3", "w") END,
	 "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
	{"the college makes what is for the council", LAW MUST END TOWN("v", "verordening", "vult-in='wet' vastgesteld-door='college'") SAYS("3", "w") END,
	 "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
	{"the council makes what is for the college", LAW DUTY("w", "college", "beleidsregel", "ja", "") END ORDINANCE SAYS("3", "w") END,
	 "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
	{"policy of the college", LAW DUTY("w", "college", "beleidsregel", "ja", "") END POLICY SAYS("3", "w") END, "w: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"an ordinance of the college binds more than its policy",
	 LAW DUTY("w", "college", "beleidsregel", "ja", "") END TOWN("v", "verordening", "vult-in='wet' vastgesteld-door='college'") SAYS("3", "w") END,
	 "w: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"policy works out what the ordinance has", LAW MUST END ORDINANCE SAYS("3", "w") END POLICY SAYS("9", "w") END,
	 "w: 2020-01-01.. vervuld | art. 3 V | niet art. 9 V\n", true},
	{"in the wrong form, and the law only allows it", LAW MAY END POLICY SAYS("3", "w") END, "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
	{"forbidden in any form", LAW NEVER END POLICY SAYS("3", "w") END, "w: 2020-01-01.. niet-toegestaan | niet art. 3 V\n"},
};

static void the_form_and_the_body_count(void **state)
{
	(void)state;
	check_rows(forms, COUNT(forms));
}

/* ---- what it may depend on ---- */

#define BUYS(values, more) "<parameter naam='besteedt uit' type='ja/nee'>" values "</parameter>" more \
	DUTY("w", "gemeenteraad", "verordening", "ja", "<mits>besteedt uit</mits>")
#define ASKED "<delegatie parameter='besteedt uit' instrument='verordening' artikel='2'/>"
#define TELLS(value) "<vaststelling parameter='besteedt uit' artikel='8'><waarde>" value "</waarde></vaststelling>"

static const verdict_row conditions[] = {
	{"it does not apply", LAW BUYS("", ASKED) END ORDINANCE TELLS("false") END,
	 "w: 2020-01-01.. niet-van-toepassing\nbesteedt uit: 2020-01-01.. vervuld | art. 8 V\n", true},
	{"it applies", LAW BUYS("", ASKED) END ORDINANCE TELLS("true") END,
	 "w: 2020-01-01.. ontbreekt\nbesteedt uit: 2020-01-01.. vervuld | art. 8 V\n"},
	{"it applies and is fulfilled", LAW BUYS("", ASKED) END ORDINANCE TELLS("true") SAYS("3", "w") END,
	 "w: 2020-01-01.. vervuld | art. 3 V\nbesteedt uit: 2020-01-01.. vervuld | art. 8 V\n", true},
	{"nobody knows", LAW BUYS("", ASKED) END ORDINANCE END,
	 "w: 2020-01-01.. niet-te-beoordelen | ? besteedt uit\nbesteedt uit: 2020-01-01.. ontbreekt | leeg besteedt uit\n"},
	{"nobody knows, and it is fulfilled anyhow", LAW BUYS("", ASKED) END ORDINANCE SAYS("3", "w") END,
	 "w: 2020-01-01.. vervuld | art. 3 V\nbesteedt uit: 2020-01-01.. ontbreekt | leeg besteedt uit\n"},
	{"it depends on the day", LAW BUYS("<waarde geldig-tot='2022-01-01'>false</waarde><waarde geldig-van='2022-01-01'>true</waarde>", "") END ORDINANCE END,
	 "w: 2020-01-01..2022-01-01 niet-van-toepassing\nw: 2022-01-01.. ontbreekt\n"},
	{"no value on some days", LAW BUYS("<waarde geldig-van='2022-01-01'>true</waarde>", "") END ORDINANCE SAYS_FROM("3", "w", "geldig-van='2021-01-01'") END,
	 "w: 2020-01-01..2021-01-01 niet-te-beoordelen | ? besteedt uit\nw: 2021-01-01.. vervuld | art. 3 V\n"},
	{"what is forbidden only then", LAW "<parameter naam='besteedt uit' type='ja/nee'><waarde>false</waarde></parameter>"
	 DUTY("w", "gemeenteraad", "verordening", "verboden", "<mits>besteedt uit</mits>") END ORDINANCE SAYS("3", "w") END, "w: 2020-01-01.. niet-van-toepassing\n", true},
	{"one that is set outside its bounds decides nothing",
	 LAW PRICE OPENS("ten-hoogste='5'") DUTY("w", "gemeenteraad", "verordening", "ja", "<mits>prijs > 1</mits>") END ORDINANCE SETS("9") END,
	 "w: 2020-01-01.. niet-te-beoordelen | ? prijs\nprijs: 2020-01-01.. buiten-de-grenzen | prijs 9 > 5\n"},
};

static void conditions_of_an_obligation(void **state)
{
	(void)state;
	check_rows(conditions, COUNT(conditions));
}

/* ---- what a law opens ---- */

#define TOP "<parameter naam='top' type='getal'><waarde geldig-tot='2026-01-01'>21.00</waarde><waarde geldig-van='2026-01-01'>21.80</waarde></parameter>"

static const verdict_row openings[] = {
	{"F inside", LAW PRICE TOP OPENS("tenminste='0' ten-hoogste='top' stil='top'") END ORDINANCE SETS("15.00") END,
	 "prijs: 2020-01-01.. vervuld | art. 7 V\n", true},
	{"F outside for some years", LAW PRICE TOP OPENS("tenminste='0' ten-hoogste='top' stil='top'") END ORDINANCE SETS("21.80") END,
	 "prijs: 2020-01-01..2026-01-01 buiten-de-grenzen | prijs 21.8 > 21\nprijs: 2026-01-01.. vervuld | art. 7 V\n"},
	{"below", LAW PRICE TOP OPENS("tenminste='0' ten-hoogste='top' stil='top'") END ORDINANCE SETS("-1") END,
	 "prijs: 2020-01-01.. buiten-de-grenzen | prijs -1 < 0\n"},
	{"a bound that is not known is told, and no fault",
	 LAW PRICE "<parameter naam='top' type='getal'><waarde geldig-van='2027-01-01'>1</waarde></parameter>" OPENS("ten-hoogste='top' stil='0'") END
	 ORDINANCE SETS("9") END, "prijs: 2020-01-01..2027-01-01 vervuld | art. 7 V | grens? prijs\nprijs: 2027-01-01.. buiten-de-grenzen | prijs 9 > 1\n"},
	{"silent, and the law has something for it", LAW PRICE OPENS("stil='1'") END ORDINANCE END, "prijs: 2020-01-01.. niet-geregeld\n", true},
	{"silent, and the law has nothing", LAW PRICE OPENS("") END ORDINANCE END, "prijs: 2020-01-01.. ontbreekt | leeg prijs\n"},
	{"nothing fills the law: that is not silence", LAW PRICE OPENS("stil='1'") END TOWN("v", "verordening", "") END,
	 "prijs: 2020-01-01.. ontbreekt | geen vult-in prijs\n"},
	{"filled from some day on", LAW PRICE OPENS("stil='1'") END
	 "<regeling id='x' soort='verordening' gemeente='GM0001' domein='brood' citeertitel='X' vult-in='wet' geldig-van='2022-01-01'>" END TOWN("v", "verordening", "") END,
	 "prijs: 2020-01-01..2022-01-01 ontbreekt | geen vult-in prijs\nprijs: 2022-01-01.. niet-geregeld\n"},
	{"the same of a concept", LAW NUMBER("x") "<delegatie begrip='x' instrument='verordening'/>" END ORDINANCE END,
	 "x: 2020-01-01.. ontbreekt | leeg x\n"},
	{"a concept with a rule", LAW NUMBER("x") "<delegatie begrip='x' instrument='verordening' ten-hoogste='3'/>" END
	 ORDINANCE "<regel id='r' begrip='x' artikel='5'><dan>n</dan></regel>" END, "x: 2020-01-01.. vervuld | art. 5 V\n", true},
	{"opened for some time", LAW PRICE OPENS("stil='1' geldig-van='2022-01-01' geldig-tot='2023-01-01'") END ORDINANCE SETS("2") END,
	 "prijs: 2020-01-01..2022-01-01 niet-toegestaan | art. 7 V\nprijs: 2022-01-01..2023-01-01 vervuld | art. 7 V\n"
	 "prijs: 2023-01-01.. niet-toegestaan | art. 7 V\n"},
	{"a rule before the concept is opened", LAW NUMBER("x") ALWAYS("rx", "x", "1") "<delegatie begrip='x' instrument='verordening' geldig-van='2022-01-01'/>" END
	 ORDINANCE "<regel id='r' begrip='x' artikel='5'><dan>2</dan></regel>" END,
	 "x: 2020-01-01..2022-01-01 niet-toegestaan | art. 5 V\nx: 2022-01-01.. vervuld | art. 5 V\n"},
	{"no law opens it", LAW "<parameter naam='prijs' type='getal'><waarde>1</waarde></parameter>" END ORDINANCE SETS("2") END,
	 "prijs: 2020-01-01.. niet-toegestaan | art. 7 V\n"},
	{"no law opens it, until it ends", LAW "<parameter naam='prijs' type='getal'><waarde>1</waarde></parameter>" END
	 ORDINANCE "<vaststelling parameter='prijs' artikel='7' geldig-tot='2021-01-01'><waarde>2</waarde></vaststelling>" END,
	 "prijs: 2020-01-01..2021-01-01 niet-toegestaan | art. 7 V\n"},
	{"no law opens it, on the days of its values", LAW "<parameter naam='prijs' type='getal'><waarde>1</waarde></parameter>" END
	 ORDINANCE "<vaststelling parameter='prijs' artikel='7'><waarde geldig-van='2021-01-01' geldig-tot='2022-01-01'>2</waarde>"
	 "<waarde geldig-van='2023-01-01'>3</waarde></vaststelling>" END,
	 "prijs: 2021-01-01..2022-01-01 niet-toegestaan | art. 7 V\nprijs: 2023-01-01.. niet-toegestaan | art. 7 V\n"},
	{"opened to an ordinance, set by policy", LAW PRICE OPENS("stil='1'") END POLICY SETS("2") END,
	 "prijs: 2020-01-01.. niet-geregeld\nprijs: 2020-01-01.. niet-toegestaan | art. 7 V\n"},
	{"what the town makes itself needs no law", LAW NUMBER("x") "<delegatie begrip='x' instrument='verordening'/>" END
	 ORDINANCE NUMBER("y") ALWAYS("ry", "y", "2") "<regel id='r' begrip='x' artikel='5'><dan>y</dan></regel>" END, "x: 2020-01-01.. vervuld | art. 5 V\n", true},
};

static void what_a_law_opens(void **state)
{
	(void)state;
	check_rows(openings, COUNT(openings));
}

/* ---- obligations with what they open ---- */

static const verdict_row together[] = {
	{"setting it fulfils it", LAW PRICE MUST OPENS("plicht='w'") END ORDINANCE SETS("2") END, "w: 2020-01-01.. vervuld | art. 7 V\n", true},
	{"what the law has for silence does not", LAW PRICE MUST OPENS("plicht='w' stil='1'") END ORDINANCE END, "w: 2020-01-01.. ontbreekt\n"},
	{"an article says so, and there is no value", LAW PRICE MUST OPENS("plicht='w'") END ORDINANCE SAYS("3", "w") END,
	 "w: 2020-01-01.. ontbreekt | art. 3 V | leeg prijs\n"},
	{"what the law has for silence is no use to who fills nothing", LAW PRICE MAY OPENS("plicht='w' stil='1'") END TOWN("v", "verordening", "") END,
	 "w: 2020-01-01.. niet-geregeld | geen vult-in prijs\n", true},
	{"an article says so, and silence is provided for", LAW PRICE MUST OPENS("plicht='w' stil='1'") END ORDINANCE SAYS("3", "w") END,
	 "w: 2020-01-01.. vervuld | art. 3 V\n", true},
	{"one of two is set", LAW PRICE "<parameter naam='maat' type='getal'/>" MUST OPENS("plicht='w'") "<delegatie parameter='maat' instrument='verordening' plicht='w'/>" END
	 ORDINANCE SETS("2") END, "w: 2020-01-01.. ontbreekt | art. 7 V | leeg maat\n"},
	{"set outside the bounds", LAW PRICE MUST OPENS("plicht='w' ten-hoogste='5'") END ORDINANCE SAYS("3", "w") SETS("9") END,
	 "w: 2020-01-01.. buiten-de-grenzen | art. 3 V | prijs 9 > 5\n"},
	{"the bound changes", LAW PRICE TOP MUST OPENS("plicht='w' ten-hoogste='top'") END ORDINANCE SETS("21.80") END,
	 "w: 2020-01-01..2026-01-01 buiten-de-grenzen | prijs 21.8 > 21\nw: 2026-01-01.. vervuld | art. 7 V\n"},
	{"it may, and there is no value", LAW PRICE MAY OPENS("plicht='w'") END ORDINANCE END, "w: 2020-01-01.. niet-geregeld | leeg prijs\n", true},
	{"it may, and is set outside", LAW PRICE MAY OPENS("plicht='w' ten-hoogste='5' stil='1'") END ORDINANCE SETS("9") END,
	 "w: 2020-01-01.. buiten-de-grenzen | prijs 9 > 5\n"},
	{"it may not be set", LAW PRICE NEVER OPENS("plicht='w' stil='1'") END ORDINANCE SETS("9") END, "w: 2020-01-01.. niet-toegestaan | art. 7 V\n"},
	{"it may not be set, and outside less", LAW PRICE NEVER OPENS("plicht='w' stil='1' ten-hoogste='5'") END ORDINANCE SETS("9") END,
	 "w: 2020-01-01.. niet-toegestaan | prijs 9 > 5\n"},
	{"it need not be set while it does not apply",
	 LAW PRICE "<parameter naam='aan' type='ja/nee'><waarde>false</waarde></parameter>" DUTY("w", "gemeenteraad", "verordening", "ja", "<mits>aan</mits>") OPENS("plicht='w'") END
	 ORDINANCE END, "w: 2020-01-01.. niet-van-toepassing\n", true},
	{"the delegation ends before the obligation", LAW PRICE MUST OPENS("plicht='w' geldig-tot='2023-01-01'") END
	 ORDINANCE "<vaststelling parameter='prijs' artikel='7' geldig-tot='2023-01-01'><waarde>2</waarde></vaststelling>" END,
	 "w: 2020-01-01..2023-01-01 vervuld | art. 7 V\nw: 2023-01-01.. ontbreekt\n"},
	{"rules fulfil it", LAW NUMBER("x") MUST "<delegatie begrip='x' instrument='verordening' plicht='w'/>" END
	 ORDINANCE "<regel id='r' begrip='x' artikel='5' geldig-van='2021-01-01'><dan>2</dan></regel>" END,
	 "w: 2020-01-01..2021-01-01 ontbreekt | leeg x\nw: 2021-01-01.. vervuld | art. 5 V\n"},
	{"only obligations of their own law are told under it", LAW MUST END
	 "<regeling id='besluit' soort='amvb' domein='brood' bwb='BWBR0000002' citeertitel='Besluit'>" DUTY("u", "gemeenteraad", "verordening", "ja", "") END
	 TOWN("v", "verordening", "vult-in='wet besluit'") SAYS("3", "u") END, "w: 2020-01-01.. ontbreekt\nu: 2020-01-01.. vervuld | art. 3 V\n"},
};

static void obligations_and_what_they_open(void **state)
{
	(void)state;
	check_rows(together, COUNT(together));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(obligations_are_judged), cmocka_unit_test(the_form_and_the_body_count),
		cmocka_unit_test(conditions_of_an_obligation), cmocka_unit_test(what_a_law_opens),
		cmocka_unit_test(obligations_and_what_they_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
