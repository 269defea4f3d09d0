/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Values of other days, periods of a series, working days: section 14 of
 * docs/rule-language.md. The examples are those of test_reference.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/one_value.h"

/* ---- 14: time ---- */

#define INDEXED "<parameter naam='norm' type='getal' indexering='halfjaar'><waarde geldig-van='2026-01-01'>1</waarde><waarde geldig-van='2026-07-01'>2</waarde></parameter>" \
	NUMBER("x") ALWAYS("r", "x", "norm")
#define CORRECTED "<parameter naam='norm' type='getal'><waarde geldig-van='2026-01-01' bekend-van='2025-11-28'>1.10</waarde>" \
	"<waarde geldig-van='2026-01-01' bekend-van='2026-03-04'>1.15</waarde></parameter>" NUMBER("x") ALWAYS("r", "x", "norm")
#define TOLD(person) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " person "}]}"

static const sl_law_row times[] = {
	{"14 in force from the first day", "<regel id='r' begrip='x' geldig-van='2026-07-01'><dan>1</dan></regel>" NUMBER("x"), "", "1"},
	{"14 not on the day of geldig-tot", "<regel id='r' begrip='x' geldig-tot='2026-07-01'><dan>1</dan></regel>" NUMBER("x"), "", "regelgebrek geen-regel"},
	{"14 two versions of one rule", NUMBER("x") "<regel id='r' begrip='x' geldig-tot='2026-07-01'><dan>1</dan></regel><regel id='r' begrip='x' geldig-van='2026-07-01'><dan>2</dan></regel>",
	 "", "1", NULL, NULL, "2026-06-30", NULL},
	{"14 the inner counts", NUMBER("x") "<artikel nr='1' geldig-van='2020-01-01' geldig-tot='2026-01-01'><regel id='r' begrip='x' geldig-tot='2025-01-01'><dan>1</dan></regel></artikel>",
	 "", "regelgebrek geen-regel", NULL, NULL, "2025-06-01", NULL},
	{"14 indexed: the last value ends at the next indexing day", INDEXED, "", "onbekend: waarde norm", NULL, NULL, "2027-01-01", NULL},
	{"14 indexed: the day before", INDEXED, "", "2", NULL, NULL, "2026-12-31", NULL},
	{"14 indexed: between", INDEXED, "", "1", NULL, NULL, "2026-06-30", NULL},
	{"14 before the first value", INDEXED, "", "onbekend: waarde norm", NULL, NULL, "2025-12-31", NULL},
	{"example H: the correction", CORRECTED, "", "1.15", NULL, NULL, "2026-02-01", NULL},
	{"example H: as known on 2026-02-15", CORRECTED, "", "1.1", NULL, NULL, "2026-02-01", "2026-02-15"},
	{"example H: as known on 2025-11-01", CORRECTED, "", "onbekend: waarde norm", NULL, NULL, "2026-02-01", "2025-11-01"},
	{"14 of versions of one rule the latest bekend-van counts",
	 NUMBER("x") "<regel id='r' begrip='x' bekend-van='2026-01-01'><dan>1</dan></regel><regel id='r' begrip='x' bekend-van='2026-05-01'><dan>2</dan></regel>", "", "2"},
	{"14 as known before", NUMBER("x") "<regel id='r' begrip='x' bekend-van='2026-01-01'><dan>1</dan></regel><regel id='r' begrip='x' bekend-van='2026-05-01'><dan>2</dan></regel>",
	 "", "1", NULL, NULL, NULL, "2026-04-30"},
	/* facts */
	{"14 vast holds on other dates", X("type='datum'", "op(@\"2020-01-01\", geboren)"), "'geboren': '2000-01-01'", "2000-01-01"},
	{"14 doorlopend holds on other dates too", X(N, "op(@\"2020-01-01\", n)"), "'n': 3", "3"},
	{"14 stand on its date", X("type='geheel getal'", "maanden gebruikt"), "'maanden_gebruikt': 2", "2"},
	{"14 stand on another date is onbekend", X("type='geheel getal'", "op(@\"2026-06-30\", maanden gebruikt)"), "'maanden_gebruikt': 2", "onbekend: anna.maanden gebruikt"},
	{"14 stand, decided for another date than was told", X("type='geheel getal'", "maanden gebruikt"), "'maanden_gebruikt': 2", "onbekend: anna.maanden gebruikt", NULL, NULL,
	 "2026-06-30", NULL},
	{"14 stand without a peildatum in the facts: that of the question", X("type='geheel getal'", "maanden gebruikt + op(@\"2026-06-30\", maanden gebruikt)"),
	 "{'personen': [{'id': 'anna', 'maanden_gebruikt': 2}]}", "onbekend: anna.maanden gebruikt"},
	{"14 stand as a timeline", X("type='geheel getal'", "op(@\"2026-06-30\", maanden gebruikt)"),
	 "'maanden_gebruikt': [{'van': '2026-06-01', 'tot': '2026-07-01', 'waarde': 1}, {'van': '2026-07-01', 'waarde': 2}]", "1"},
	{"14 a timeline: tot is exclusive", X(N, "n"), "'n': [{'tot': '2026-07-01', 'waarde': 1}, {'van': '2026-07-01', 'waarde': 2}]", "2"},
	{"14 a timeline in its hole", X(N, "n"), "'n': [{'tot': '2026-06-01', 'waarde': 1}, {'van': '2026-07-02', 'waarde': 2}]", "onbekend: anna.n"},
	{"14 a timeline with null", X(N, "n"), "'n': [{'tot': '2026-06-01', 'waarde': 1}, {'van': '2026-06-01', 'waarde': null}]", "onbekend: anna.n"},
	{"14 an aanname does not fill a hole", X(T, "aangenomen"), "'aangenomen': [{'tot': '2026-06-01', 'waarde': true}]", "onbekend: anna.aangenomen"},
	{"14 op: other versions", INDEXED "<begrip naam='y' per='persoon' type='getal'/>" ALWAYS("s", "y", "op(@\"2026-03-01\", x) * 10 + x"), "", "12", NULL, "y"},
	{"14 op: other ages", X(N, "op(geboren + duration(\"P18Y\"), years and months duration(geboren, peildatum).years)"), "'geboren': '2008-07-02'", "18"},
	{"14 op: 29 February plus years is 28 February, a day early", X(N, "op(geboren + duration(\"P18Y\"), years and months duration(geboren, peildatum).years)"),
	 "'geboren': '2008-02-29'", "17"},
	{"14 born on 29 February: a year older on 1 March", X(N, "years and months duration(geboren, peildatum).years"), "'geboren': '2008-02-29'", "17", NULL, NULL, "2026-02-28", NULL},
	{"14 born on 29 February: on 1 March", X(N, "years and months duration(geboren, peildatum).years"), "'geboren': '2008-02-29'", "18", NULL, NULL, "2026-03-01", NULL},
	{"14 op: the date onbekend", X(N, "op(begin, n)"), "'n': 1", "onbekend: anna.begin"},
	{"14 op: inside op", X("type='datum'", "op(@\"2025-01-01\", op(peildatum + duration(\"P1M\"), peildatum))"), "", "2025-02-01"},
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
	{"example E: 4 x 21.80", E_LAW, E_DAY "'a': false, 'loon': 100.00}]}", "87.2", NULL, NULL, "2026-12-15", NULL},
	{"example E: cost price 150, exempt until April: the counter runs on", E_LAW,
	 E_DAY "'a': [{'tot': '2026-04-01', 'waarde': true}, {'van': '2026-04-01', 'waarde': false}], 'loon': 150.00}]}", "65.4", NULL, NULL, "2026-12-15", NULL},
	{"example E: in May: four periods that begin before it", E_LAW, E_DAY "'a': false, 'loon': 1000.00}]}", "87.2", NULL, NULL, "2026-05-20", NULL},
	{"example E: in February: one", E_LAW, E_DAY "'a': false, 'loon': 1000.00}]}", "21.8", NULL, NULL, "2026-02-28", NULL},
	{"example E: in January: none", E_LAW, E_DAY "'a': false, 'loon': 1000.00}]}", "0", NULL, NULL, "2026-01-31", NULL},
	{"14 per-periode: taken on the first day of the month",
	 "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'") ALWAYS("s", "x", "n"),
	 "'n': [{'tot': '2026-07-02', 'waarde': 1}, {'van': '2026-07-02', 'waarde': 2}]", "1", NULL, NULL, "2026-07-20", NULL},
	{"14 per-periode: iso periods are taken on a Thursday",
	 "<periodereeks naam='r'><reeks soort='iso-vier-weken' geldig-van='2018-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'") ALWAYS("s", "x", "norm")
	 "<parameter naam='norm' type='getal'><waarde geldig-tot='2019-01-01'>2018</waarde><waarde geldig-van='2019-01-01'>2019</waarde></parameter>",
	 "", "2019", NULL, NULL, "2018-12-31", NULL},
	{"14 per-periode: before the series", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2027-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'") ALWAYS("s", "x", "n"),
	 "'n': 1", "regelgebrek geen-regel"},
	{"14 periode.begin and periode.eind", "<periodereeks naam='r'><reeks soort='jaar' geldig-van='2020-01-01'/></periodereeks>" CONCEPT("x", "type='getal' per-periode='r'")
	 ALWAYS("s", "x", "(periode.eind - periode.begin).days"), "", "366", NULL, NULL, "2024-07-01", NULL},
	{"14 perioden begin in [van..tot)", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
	 X("type='geheel getal'", "count(perioden(\"r\", @\"2026-01-02\", @\"2026-04-01\"))"), "", "2"},
	{"14 perioden: from the first day", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
	 X("type='geheel getal'", "count(perioden(\"r\", @\"2026-01-01\", @\"2026-04-02\"))"), "", "4"},
	{"14 perioden: an unknown bound", "<periodereeks naam='r'><reeks soort='maand' geldig-van='2020-01-01'/></periodereeks>"
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
	{"14 a working day stays", WORKDAY("@\"2026-07-01\""), "", "2026-07-01"},
	{"14 Saturday becomes Monday", WORKDAY("@\"2026-07-04\""), "", "2026-07-06"},
	{"14 Good Friday to behind Easter Monday", WORKDAY("@\"2026-04-03\""), "", "2026-04-07"},
	{"14 the Thursday before it", WORKDAY("@\"2026-04-02\""), "", "2026-04-02"},
	{"14 Koningsdag is a Monday in 2026", WORKDAY("@\"2026-04-27\""), "", "2026-04-28"},
	{"14 Koningsdag 2025 would be a Sunday: Saturday, so Monday is for work", WORKDAY("@\"2025-04-26\""), "", "2025-04-28"},
	{"14 30 April is for work since 2014", WORKDAY("@\"2026-04-30\""), "", "2026-04-30"},
	{"14 Koninginnedag 2013, whatever the peildatum", WORKDAY("@\"2013-04-30\""), "", "2013-05-01"},
	{"14 Koninginnedag 2012 was a Monday", WORKDAY("@\"2012-04-28\""), "", "2012-05-01"},
	{"14 27 April is for work before 2014", WORKDAY("@\"2012-04-27\""), "", "2012-04-27"},
	{"14 not yet known", WORKDAY("@\"2026-04-27\""), "", "2026-04-27", NULL, NULL, NULL, "2015-05-31"},
	{"14 a day that only some years have", WORKDAY("@\"2024-02-29\""), "", "2024-03-01"},
	{"14 no such day this year", WORKDAY("@\"2023-02-28\" + duration(\"P1D\")"), "", "2023-03-01"},
	{"14 the date onbekend", WORKDAY("begin"), "", "onbekend: anna.begin"},
	{"14 the date leeg", FREE X("type='datum' mag-leeg='ja'", "eerstvolgende werkdag(if a then begin else null)"), "'a': false", "null"},
	{"14 only free days", EACH_DAY_FREE X("type='datum'", "eerstvolgende werkdag(peildatum)"), "", "regelgebrek grens: r"},
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_kinds),
		cmocka_unit_test(periods_of_a_series),
		cmocka_unit_test(free_days_and_working_days),
	};

	return cmocka_run_group_tests_name("eval_time", tests, NULL, NULL);
}
