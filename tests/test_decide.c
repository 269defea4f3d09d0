/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decisions: the table of outcomes, the order of asking, notices, terms,
 * joint rights, periods; one program shared by threads. What is wanted comes
 * from sections 14, 17 and 18 of docs/rule-language.md, and is named by them;
 * the examples are those of test_reference.c.
 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/file.h"
#include "load/load.h"
#include "support/answer_text.h"
#include "support/asking.h"
#include "support/differs.h"

/* ---- the table of outcomes ---- */

#define DECISION(more, inside) "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1' " more ">" inside "</besluit>"
#define MONEY(name, value) "<begrip naam='" name "' per='persoon' type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>want</afronding></begrip>" \
	ALWAYS("g-" name, name, value)
#define PLAIN "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><van-toepassing>a</van-toepassing><recht>b</recht><bedrag>geld</bedrag></besluit>" MONEY("geld", "loon")
#define OWED "<besluit id='d' per='persoon' norm='eigen-bijdrage' artikel='1'><van-toepassing>a</van-toepassing><recht>b</recht><bedrag>geld</bedrag></besluit>" MONEY("geld", "loon")
#define JUDGED "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><van-toepassing>oordeel a</van-toepassing><recht>oordeel b and c</recht></besluit>"
#define POLICY "<parameter naam='norm' type='getal'/><delegatie parameter='norm' instrument='verordening' artikel='1'/><besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><recht>n > norm</recht></besluit>"

static const sl_asking_row outcomes[] = {
	{"17 van-toepassing onwaar", PLAIN, "'a': false", "d anna: niet-van-toepassing"},
	{"17 van-toepassing leeg counts as onwaar", DECISION("", "<van-toepassing>e</van-toepassing>"), "'e': {'leeg': true}", "d anna: niet-van-toepassing"},
	{"17 recht onwaar", PLAIN, "'a': true, 'b': false", "d anna: afwijzen"},
	{"17 recht onwaar: a contribution of 0.00", OWED, "'a': true, 'b': false", "d anna: afwijzen 0.00 EUR/maand"},
	{"17 not applicable carries no amount", OWED, "'a': false, 'loon': 3.00", "d anna: niet-van-toepassing"},
	{"17 known amount", PLAIN, "'a': true, 'b': true, 'loon': 12.5", "d anna: toekennen 12.50 EUR/maand"},
	{"17 no amount declared", DECISION("", "<recht>a</recht>"), "'a': true", "d anna: toekennen"},
	{"17 nothing declared", DECISION("", "<omschrijving>x</omschrijving>"), "", "d anna: toekennen"},
	{"17 the first onbekend: van-toepassing", PLAIN, "'b': false", "d anna: feiten-ontbreken (anna.a)"},
	{"17 the first onbekend: recht", PLAIN, "'a': true", "d anna: feiten-ontbreken (anna.b)"},
	{"17 the first onbekend: bedrag", PLAIN, "'a': true, 'b': true", "d anna: feiten-ontbreken (anna.loon)"},
	{"17 a feit before an oordeel", JUDGED, "'oordeel_a': {'waarde': true, 'door': 'z', 'reden': 'w', 'datum': '2026-06-01'}", "d anna: feiten-ontbreken (anna.c, oordeel anna.oordeel b)"},
	{"17 else oordeel-nodig", JUDGED, "'c': true", "d anna: oordeel-nodig (oordeel anna.oordeel a)"},
	{"17 else niet-te-beslissen: beleid", POLICY, "{'peildatum': '2026-07-01', 'gemeente': 'GM0001', 'personen': [{'id': 'anna', 'n': 3}]}", "d anna: niet-te-beslissen (beleid norm)"},
	{"17 a feit before beleid", POLICY, "{'peildatum': '2026-07-01', 'gemeente': 'GM0001', 'personen': [{'id': 'anna'}]}", "d anna: feiten-ontbreken (anna.n, beleid norm)"},
	{"13 which gemeente is a fact", POLICY, "'n': 3", "d anna: feiten-ontbreken (huishouden.gemeente)"},
	{"17 else niet-te-beslissen: waarde", "<parameter naam='norm' type='getal'><waarde geldig-van='2027-01-01'>3</waarde></parameter>" DECISION("", "<recht>n > norm</recht>"), "'n': 3",
	 "d anna: niet-te-beslissen (waarde norm)"},
	{"17 regelgebrek", DECISION("", "<recht>1 / n > 0</recht>"), "'n': 0", "d anna: niet-te-beslissen (rekenfout)"},
	{"17 regelgebrek of the amount", "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><recht>a</recht><bedrag>geld</bedrag></besluit>" MONEY("geld", "loon / k"), "'a': true, 'loon': 1.00, 'k': 0",
	 "d anna: niet-te-beslissen (rekenfout)"},
	{"17 the first decides: van-toepassing onwaar before a broken recht", DECISION("", "<van-toepassing>a</van-toepassing><recht>1 / n > 0</recht>"), "'a': false, 'n': 0", "d anna: niet-van-toepassing"},
	{"17 regelgebrek before an unknown recht", DECISION("", "<van-toepassing>1 / n > 0</van-toepassing><recht>a</recht>"), "'n': 0", "d anna: niet-te-beslissen (rekenfout)"},
	{"17 the amount of a stretch", "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><bedrag eenheid='EUR/4 weken' geldig-tot='2026-07-01'>geld</bedrag>"
				       "<bedrag geldig-van='2026-07-01'>geld</bedrag></besluit>" MONEY("geld", "loon"),
	 "'loon': 2.00", "d anna: toekennen 2.00 EUR/maand"},
	{"17 a decision of another day", DECISION("geldig-tot='2026-07-01'", "<recht>a</recht>"), "'a': true", ""},
	{"17 a decision for every entity of its kind", DECISION("", "<recht>a</recht>"), "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true}, {'id': 'bert', 'a': false}, {'id': 'cato'}]}",
	 "d anna: toekennen\nd bert: afwijzen\nd cato: feiten-ontbreken (cato.a)"},
	{"17 of an item", "<besluit id='d' per='inkomst' norm='omschreven-recht' artikel='1'><recht>telt and a</recht></besluit>",
	 "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'inkomsten': [{'telt': true}, {'telt': false}]}]}", "d anna.inkomsten[1]: toekennen\nd anna.inkomsten[2]: afwijzen"},
	{"17 duties", "<verplichting id='d' per='persoon' artikel='1'><geldt>a</geldt></verplichting>", "'a': true", "d anna: toekennen"},
};

static void table_of_outcomes(void **state)
{
	(void)state;
	sl_asking_table(outcomes, sizeof outcomes / sizeof *outcomes, sl_answer_text);
}

/* ---- who asks, and for what ---- */

#define THREE DECISION("", "<aanleiding>a</aanleiding><recht>b</recht>") "<besluit id='t' per='persoon' norm='omschreven-recht' artikel='2'><recht>c</recht></besluit>" \
	"<besluit id='i' per='inkomst' norm='omschreven-recht' artikel='2'><recht>telt</recht></besluit>"
#define PEOPLE "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'b': true, 'c': true, 'inkomsten': [{'telt': true}]}, " \
	"{'id': 'bert', 'a': false, 'b': true, 'c': true, 'inkomsten': [{'telt': false}]}, {'id': 'cato', 'b': true, 'c': true, 'inkomsten': []}]}"

static void occasion_marks(void **state)
{
	static const bool wanted[3] = {true, false, true}, unknown[3] = {false, false, true};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "occasion", DECISION("", "<aanleiding>a</aanleiding><recht>b</recht>"), PEOPLE, NULL, NULL);
	assert_int_equal(k.answer->decided_count, 3);
	for (int i = 0; i < 3; i++) {
		assert_int_equal(k.answer->decided[i]->asked, wanted[i]);
		assert_int_equal(k.answer->decided[i]->asked_unknown, unknown[i]);
		assert_int_equal(k.answer->decided[i]->outcome, SL_GRANTED);
	}
	sl_asking_close(&k);
}

static void options_select(void **state)
{
	static const char *const ids[] = {"t"};
	static const struct {
		const char *name;
		sl_decide_options options;
		const char *want;
	} rows[] = {
		{"by id", {.decisions = ids, .decision_count = 1}, "t anna: toekennen\nt bert: toekennen\nt cato: toekennen"},
		{"by person, with items", {.person = "anna"}, "d anna: toekennen\nt anna: toekennen\ni anna.inkomsten[1]: toekennen"},
		{"by both", {.decisions = ids, .decision_count = 1, .person = "bert"}, "t bert: toekennen"},
		{"by domain", {.domain = "melk"}, ""},
	};
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		failed += sl_asking_differs(rows[i].name, THREE, PEOPLE, &rows[i].options, sl_answer_text, rows[i].want);
	sl_none_differ(failed, sizeof rows / sizeof *rows);
}

/* Of all persons, whoever the decisions are about. */
static void values_are_asked_for(void **state)
{
	static const char *const ids[] = {"t"}, *const values[] = {"b", "inkomsten", "geen naam"};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "values", THREE, PEOPLE, NULL,
		       &(sl_decide_options){.decisions = ids, .decision_count = 1, .person = "cato", .values = values, .value_count = 3});
	assert_int_equal(k.answer->decided_count, 1);
	assert_int_equal(k.answer->value_count, 6); /* two facts of three persons */
	assert_int_equal(k.answer->unknown_name_count, 1);
	assert_string_equal(k.answer->unknown_names[0], "geen naam");
	sl_asking_close(&k);
}

/* ---- the order of asking ---- */

#define ASK(id, condition) "<besluit id='" id "' per='persoon' norm='omschreven-recht' artikel='1'><recht>" condition "</recht></besluit>"
#define ASK_IF(id, when, condition) "<besluit id='" id "' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>" when "</aanleiding><recht>" condition "</recht></besluit>"

static const sl_asking_row orders[] = {
	{"18 first what alone keeps the most open", ASK("p", "a and b") ASK("q", "b and c") ASK("r", "c"), "", "anna.c anna.b anna.a"},
	{"18 then what occurs in most", ASK("p", "a and b") ASK("q", "b and c") ASK("r", "b and d"), "", "anna.b anna.a anna.c anna.d"},
	{"18 then the first occurrence", ASK("p", "d") ASK("q", "c") ASK("r", "a"), "", "anna.d anna.c anna.a"},
	{"18 facts before oordelen", ASK("p", "oordeel a") ASK("q", "oordeel a") ASK("r", "a and b"), "", "anna.a anna.b oordeel anna.oordeel a"},
	{"18 beleid and waarde are not asked", "<parameter naam='norm' type='getal'><waarde geldig-van='2027-01-01'>3</waarde></parameter>" ASK("p", "n > norm"), "", "anna.n"},
	{"18 decisions with aanleiding count", ASK_IF("p", "aangenomen", "a") ASK_IF("q", "aangenomen", "a") ASK("r", "b"), "", "anna.b anna.a"},
	{"18 the same fact of two is two questions", ASK("p", "a"), "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna'}, {'id': 'bert'}]}", "anna.a bert.a"},
	{"18 nothing to ask", ASK("p", "a"), "'a': true", ""},
};

static void questions_text(sl_buf *out, const sl_answer *a)
{
	for (uint32_t i = 0; i < a->question_count; i++) {
		sl_buf_puts(out, i ? " " : "");
		sl_law_causes_text(out, a->run, a->questions[i].cause);
	}
}

static void order_of_asking(void **state)
{
	(void)state;
	sl_asking_table(orders, sizeof orders / sizeof *orders, questions_text);
}

/* ---- what goes with a decision ---- */

#define EXTRAS DECISION("", "<recht>a</recht><termijn naam='begin'>begin</termijn><termijn naam='einde'>einde</termijn><termijn naam='duur'>n</termijn>" \
	"<melding><als>n > 3</als><tekst>meer dan drie: {n}</tekst></melding><melding><als>m > 3</als><tekst>niet bekend</tekst></melding><melding><tekst>altijd</tekst></melding><gezamenlijk>partner</gezamenlijk>")

static void terms_and_notices(void **state)
{
	sl_asking k;
	const sl_decided *d;

	(void)state;
	sl_asking_open(&k, "extras", EXTRAS, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'n': 5, 'begin': '2026-06-01', 'einde': {'leeg': true}, 'partner': 'bert'}, {'id': 'bert', 'a': false}]}", NULL, NULL);
	d = k.answer->decided[0];
	/* A term that is leeg is no term; one that is known stands there. */
	assert_int_equal(d->term_count, 2);
	assert_string_equal(d->terms[0].name, "begin");
	assert_int_equal(d->terms[0].value.as.i, sl_law_day("2026-06-01"));
	assert_string_equal(d->terms[1].name, "duur");
	/* Only a condition that is true gives its notice. */
	assert_int_equal(d->notice_count, 2);
	assert_int_equal(d->joint, sl_law_entity(k.h, "bert"));
	assert_int_equal(k.answer->decided[1]->joint, sl_law_entity(k.h, "anna"));
	assert_int_equal(k.answer->decided[1]->notice_count, 1);
	sl_asking_close(&k);
}

#define FREE "<kalender naam='k' artikel='9'><vrije-dag weekdag='zaterdag'/><vrije-dag weekdag='zondag'/>" \
	"<vrije-dag naam='Tweede paasdag' pasen='1' artikel='10' zekerheid='onzeker'><twijfel>want</twijfel></vrije-dag></kalender>"
#define DAYS "<begrip naam='laatste dag' per='persoon' type='datum'/><regel id='l' begrip='laatste dag' artikel='5'><dan>begin</dan></regel>"

/* "t 2026-04-04 -> 2026-04-07 by art. 5; 4 sources, 1 doubtful" */
static void terms_text(sl_buf *out, const sl_answer *a)
{
	const sl_decided *d = a->decided[0];

	for (uint32_t i = 0; i < d->term_count; i++) {
		const sl_term_value *t = &d->terms[i];

		sl_buf_printf(out, "%s ", t->name);
		if (t->proper.kind != SL_UNSET) {
			sl_value_print(out, t->proper);
			sl_buf_puts(out, " -> ");
		}
		sl_value_print(out, t->value);
		for (uint32_t k = 0; k < t->source_count; k++)
			sl_buf_printf(out, " by art. %s", t->sources[k]->article);
		sl_buf_printf(out, "; %u sources, %u doubtful\n", d->source_count, d->doubt_count);
	}
}

/* A term that is moved on keeps both days, and cites what moved it: its own
 * article, that of the term, of the calendar, of Easter Monday. */
static void terms_end_on_working_days(void **state)
{
#define MOVED FREE DAYS DECISION("", "<recht>a</recht><termijn naam='t' verlengd='ja'>laatste dag</termijn>")
	static const sl_asking_row rows[] = {
		{"a working day", MOVED, "'a': true, 'begin': '2026-04-02'", "t 2026-04-02 by art. 5; 2 sources, 0 doubtful"},
		{"Saturday before Easter Monday", MOVED, "'a': true, 'begin': '2026-04-04'", "t 2026-04-04 -> 2026-04-07 by art. 5; 4 sources, 1 doubtful"},
		{"Sunday in July", MOVED, "'a': true, 'begin': '2026-07-05'", "t 2026-07-05 -> 2026-07-06 by art. 5; 3 sources, 0 doubtful"},
	};

	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, terms_text);
}

static void granted_with_terms(sl_buf *out, const sl_answer *a)
{
	sl_buf_printf(out, "%s, %u", sl_outcome_name(a->decided[0]->outcome), a->decided[0]->term_count);
}

/* Of what is asked it is said that a term is not known; the rest is silent. */
static void terms_that_are_not_known(void **state)
{
#define OPEN FREE DECISION("", "<aanleiding>b</aanleiding><recht>a</recht><termijn naam='t' verlengd='ja'>begin</termijn>")
	static const sl_asking_row rows[] = {
		{"asked", OPEN, "'a': true, 'b': true", "toekennen, 1"},
		{"not asked", OPEN, "'a': true, 'b': false", "toekennen, 0"},
		{"not asked, and known", OPEN, "'a': true, 'b': false, 'begin': '2026-04-04'", "toekennen, 1"},
	};

	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, granted_with_terms);
}

/* What stands behind bijgewerkt-tot, and what is doubtful. */
static void sources_and_doubts(void **state)
{
	sl_asking k;
	const sl_decided *d;

	(void)state;
	sl_asking_open(&k, "sources", "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01' bijgewerkt-tot='2026-06-30'>"
		       TRUTH("x") "<regel id='r' begrip='x' artikel='3' lid='2' zekerheid='onzeker'><twijfel>want</twijfel><als>a</als><dan>true</dan></regel>"
		       "<regel id='s' begrip='x' artikel='4'><als>not(a)</als><dan>false</dan></regel>"
		       "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><recht>x</recht></besluit></regeling>", "'a': true", NULL, NULL);
	d = k.answer->decided[0];
	assert_int_equal(d->source_count, 2);
	assert_string_equal(d->sources[0]->jci, "jci1.3:c:BWBR0000001&artikel=1");
	assert_string_equal(d->sources[1]->jci, "jci1.3:c:BWBR0000001&artikel=3&lid=2");
	assert_int_equal(d->doubt_count, 1);
	assert_true(d->beyond_reading);
	sl_asking_close(&k);
}

#define RANKED "<regeling id='hoog' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Hoge wet' geldig-van='2015-01-01'>" TRUTH("x") \
	"<regel id='r' begrip='x' artikel='3'><als>a</als><dan>true</dan></regel>" DECISION("", "<recht>x</recht>") "</regeling>" \
	"<regeling id='laag' soort='ministeriele-regeling' domein='brood' bwb='BWBR0000002' citeertitel='Lage regeling' geldig-van='2015-01-01'>" \
	"<regel id='s' begrip='x' artikel='9'><dan>b</dan></regel></regeling>"

/* "toekennen", and the rules of lower rank that it tells of. */
static void granted_with_notices(sl_buf *out, const sl_answer *a)
{
	sl_buf_puts(out, sl_outcome_name(a->decided[0]->outcome));
	for (uint32_t i = 0; i < a->decided[0]->notice_count; i++)
		sl_buf_printf(out, ", %s", a->decided[0]->notices[i].rule->code->rule->id);
}

/* "do their values differ, the decision carries a melding with both sources" */
static void a_rule_of_lower_rank_is_told(void **state)
{
	static const sl_asking_row rows[] = {
		{"another value", RANKED, "'a': true, 'b': false", "toekennen, s"},
		{"the same value", RANKED, "'a': true, 'b': true", "toekennen"},
		{"the only value", RANKED, "'a': false, 'b': true", "toekennen"},
	};

	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, granted_with_notices);
}

static void assumptions_are_listed(void **state)
{
	sl_asking k;
	const sl_decided *d;

	(void)state;
	sl_asking_open(&k, "assumptions", DECISION("", "<recht>not(aangenomen) and partner = null and op(@\"2026-01-01\", a) and b</recht>"), "'a': true, 'b': true", NULL, NULL);
	d = k.answer->decided[0];
	assert_int_equal(d->outcome, SL_GRANTED);
	assert_int_equal(d->assumption_count, 3);
	assert_string_equal(d->assumptions[0].feature->name, "aangenomen");
	assert_int_equal(d->assumptions[0].use, SL_FACT_ASSUMED);
	assert_string_equal(d->assumptions[1].feature->name, "partner");
	assert_int_equal(d->assumptions[1].use, SL_FACT_CLOSED);
	assert_string_equal(d->assumptions[2].feature->name, "a");
	assert_int_equal(d->assumptions[2].use, SL_FACT_UNCHANGED);
	sl_asking_close(&k);
}

/* ---- periods ---- */

#define NORMS "<parameter naam='jong' type='bedrag' eenheid='EUR/maand'><waarde>350.42</waarde></parameter><parameter naam='oud' type='bedrag' eenheid='EUR/maand'><waarde>878.71</waarde></parameter>" \
	NUMBER("leeftijd") ALWAYS("l", "leeftijd", "years and months duration(geboren, peildatum).years") \
	MONEY("geld", "if leeftijd >= 21 then oud else jong")

static const sl_period_row stretches[] = {
	{"example H: a birthday", NORMS DECISION("", "<bedrag>geld</bedrag>"), "'geboren': '2005-10-10'", "2026-10-01", "2026-11-01",
	 "2026-10-01..2026-10-10 d anna: toekennen 350.42 EUR/maand\n2026-10-10..2026-11-01 d anna: toekennen 878.71 EUR/maand"},
	{"example H: a birthday, and a day of its own", NORMS DECISION("", "<recht>begin &lt;= peildatum</recht><bedrag>geld</bedrag>"), "'geboren': '2005-10-10', 'begin': '2026-09-20'",
	 "2026-09-01", "2026-11-01", "2026-09-01..2026-09-20 d anna: afwijzen\n2026-09-20..2026-10-10 d anna: toekennen 350.42 EUR/maand\n"
	 "2026-10-10..2026-11-01 d anna: toekennen 878.71 EUR/maand"},
	{"14 equal neighbours are joined", DECISION("", "<recht>a</recht>"), "'a': true", "2026-01-01", "2026-12-31", "2026-01-01..2026-12-31 d anna: toekennen"},
	{"14 one day", DECISION("", "<recht>a</recht>"), "'a': true", "2026-07-01", "2026-07-02", "2026-07-01..2026-07-02 d anna: toekennen"},
	{"example B: a count is onbekend on every other day", DECISION("", "<recht>maanden gebruikt > 1</recht>"), "'maanden_gebruikt': 2", "2026-06-30", "2026-07-03",
	 "2026-06-30..2026-07-01 d anna: feiten-ontbreken (anna.maanden gebruikt)\n2026-07-01..2026-07-02 d anna: toekennen\n2026-07-02..2026-07-03 d anna: feiten-ontbreken (anna.maanden gebruikt)"},
	{"14 cut by the unit", "<besluit id='d' per='persoon' norm='omschreven-recht' artikel='1'><bedrag eenheid='EUR/4 weken' geldig-tot='2026-07-01'>geld</bedrag>"
	 "<bedrag geldig-van='2026-07-01'>geld</bedrag></besluit>" MONEY("geld", "loon"), "'loon': 2.00", "2026-06-29", "2026-07-03",
	 "2026-06-29..2026-07-01 d anna: toekennen 2.00 EUR/4 weken\n2026-07-01..2026-07-03 d anna: toekennen 2.00 EUR/maand"},
	{"14 cut by the cited rule", TRUTH("x") "<regel id='r' begrip='x' artikel='2' geldig-tot='2026-07-01'><dan>true</dan></regel><regel id='s' begrip='x' artikel='3' geldig-van='2026-07-01'><dan>true</dan></regel>"
	 DECISION("", "<recht>x</recht>"), "", "2026-06-30", "2026-07-02", "2026-06-30..2026-07-01 d anna: toekennen\n2026-07-01..2026-07-02 d anna: toekennen"},
	{"14 cut by the causes", DECISION("", "<recht>if peildatum &lt; @\"2026-07-01\" then a else b</recht>"), "", "2026-06-30", "2026-07-02",
	 "2026-06-30..2026-07-01 d anna: feiten-ontbreken (anna.a)\n2026-07-01..2026-07-02 d anna: feiten-ontbreken (anna.b)"},
	{"14 cut by a term", DECISION("", "<recht>a</recht><termijn naam='t'>if peildatum &lt; @\"2026-07-01\" then begin else geboren</termijn>"), "'a': true, 'begin': '2026-01-01', 'geboren': '2000-01-01'", "2026-06-30", "2026-07-02",
	 "2026-06-30..2026-07-01 d anna: toekennen\n2026-07-01..2026-07-02 d anna: toekennen"},
	{"14 cut by what falls short", TRUTH("x") "<regel id='r' begrip='x' artikel='2' geldig-tot='2026-07-01'><dan>true</dan></regel><regel id='q' begrip='x' artikel='2'><dan>1 / k > 0</dan></regel>"
	 "<regel id='s' begrip='x' artikel='2' geldig-van='2026-07-02'><dan>false</dan></regel><regel id='t' begrip='x' artikel='2' geldig-van='2026-07-02'><dan>true</dan></regel>"
	 DECISION("", "<recht>x</recht>"), "'k': 0", "2026-07-01", "2026-07-03",
	 "2026-07-01..2026-07-02 d anna: niet-te-beslissen (rekenfout)\n2026-07-02..2026-07-03 d anna: niet-te-beslissen (tegenstrijdig)"},
};

static void periods_are_days_joined(void **state)
{
	(void)state;
	sl_period_table(stretches, sizeof stretches / sizeof *stretches, sl_answer_text);
}

/* Each day of a stretch, decided by itself, has the answer of the stretch. */
static sl_status compare_days(void *ctx, sl_date from, sl_date to, const sl_answer *a)
{
	sl_asking *alone = ctx;
	sl_buf want = {0}, got = {0};

	sl_answer_text(&want, a);
	for (sl_date day = from; day < to; day++) {
		assert_int_equal(sl_run_begin(alone->run, alone->h, day, SL_FOREVER), SL_OK);
		assert_int_equal(sl_decide(&alone->answer, alone->run, NULL, &alone->arena), SL_OK);
		sl_buf_clear(&got);
		sl_answer_text(&got, alone->answer);
		assert_string_equal(sl_buf_text(&got), sl_buf_text(&want));
	}
	sl_buf_free(&want);
	sl_buf_free(&got);
	return SL_OK;
}

/* "by definition the answer of each single day": a day decided alone. */
static void each_day_of_a_period(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof stretches / sizeof *stretches; i++) {
		const sl_period_row *row = &stretches[i];
		sl_asking k, alone;

		sl_asking_open(&k, row->name, row->rules, row->facts, NULL, NULL);
		sl_asking_open(&alone, row->name, row->rules, row->facts, NULL, NULL);
		assert_int_equal(sl_decide_period(k.run, k.h, sl_law_day(row->from), sl_law_day(row->to), SL_FOREVER, NULL,
						  compare_days, &alone), SL_OK);
		sl_asking_close(&alone);
		sl_asking_close(&k);
	}
}

static void a_period_has_days(void **state)
{
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "no days", DECISION("", "<recht>a</recht>"), "'a': true", NULL, NULL);
	assert_int_equal(sl_decide_period(k.run, k.h, sl_law_day("2026-09-01"), sl_law_day("2026-09-01"), SL_FOREVER, NULL,
					  compare_days, &k), SL_EINVAL);
	sl_asking_close(&k);
}

/* Values that are asked cut too: known ones, lists with doubts, causes. */
static void asked_values_cut_a_period(void **state)
{
	static const struct {
		const char *name, *type, *value;
		int stretches;
	} rows[] = {
		{"the same", "type='getal'", "n", 1},
		{"another", "type='getal'", "if peildatum &lt; @\"2026-07-01\" then 2 else n", 2},
		{"onbekend for the same reason", "type='getal'", "m", 1},
		{"onbekend for another reason", "type='getal'", "if peildatum &lt; @\"2026-07-01\" then m else k", 2},
		{"a doubtful member", "type='relaties' naar='persoon'", "personen[if peildatum &lt; @\"2026-07-01\" then n > 0 else m > 0]", 2},
		{"the same members", "type='relaties' naar='persoon'", "personen[m > 0]", 1},
		{"leeg", "type='getal' mag-leeg='ja'", "if peildatum &lt; @\"2026-07-01\" then null else n", 2},
		{"regelgebrek", "type='getal'", "1 / p", 1},
	};
	static const char *const asked[] = {"x"};
	const sl_decide_options options = {.values = asked, .value_count = 1};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_asking k;
		sl_buf rules = {0}, got = {0};
		int lines = 0;

		sl_buf_printf(&rules, "<begrip naam='x' per='persoon' %s/><regel id='r' begrip='x'><dan>%s</dan></regel>", rows[i].type, rows[i].value);
		sl_buf_puts(&rules, DECISION("", "<omschrijving>x</omschrijving>"));
		sl_asking_open(&k, rows[i].name, sl_buf_text(&rules), "'n': 1, 'p': 0", NULL, NULL);
		sl_asking_period(&got, &k, "2026-06-28", "2026-07-04", &options, sl_answer_text);
		for (size_t c = 0; c < got.len; c++)
			lines += got.text[c] == '\n';
		if (lines != rows[i].stretches)
			fail_msg("%s: want %d stretches, got %d", rows[i].name, rows[i].stretches, lines);
		sl_buf_free(&rules);
		sl_buf_free(&got);
		sl_asking_close(&k);
	}
}

/* A visit that stops ends the walk with its status. */
static sl_status stop(void *ctx, sl_date from, sl_date to, const sl_answer *a)
{
	++*(int *)ctx;
	return SL_EIO;
}

static void a_visit_may_stop(void **state)
{
	sl_asking k;
	int visits = 0;

	(void)state;
	sl_asking_open(&k, "stop", NORMS DECISION("", "<bedrag>geld</bedrag>"), "'geboren': '2005-10-10'", NULL, NULL);
	assert_int_equal(sl_decide_period(k.run, k.h, sl_law_day("2026-10-01"), sl_law_day("2026-11-01"), SL_FOREVER, NULL, stop, &visits), SL_EIO);
	assert_int_equal(visits, 1);
	sl_asking_close(&k);
}

/* ---- threads ---- */

#define THREADS 8
#define ROUNDS  40

typedef struct job {
	const sl_program *program;
	const char *const *facts;
	size_t first;
	sl_buf out; /* of all households, in their own order */
	sl_buf parts[16];
	bool good;
} job;

static const char *const families[] = {
	"{'peildatum': '2026-07-01', 'gemeente': 'GM0001', 'warm': true, 'personen': [{'id': 'anna', 'geboren': '1990-02-03', 'a': false, 'b': true, 'kleur': 'rood', 'inkomsten': [{'soort': 'loon', 'bedrag': 120.10}]}]}",
	"{'peildatum': '2026-02-01', 'gemeente': 'GM0001', 'warm': false, 'personen': [{'id': 'anna', 'geboren': '1990-02-03', 'partner': 'bert', 'a': false, 'b': true, 'inkomsten': []}, {'id': 'bert', 'geboren': '1991-01-01', 'a': true, 'b': true, 'altijd': true, 'inkomsten': []}]}",
	"{'peildatum': '2026-06-20', 'personen': [{'id': 'anna', 'geboren': '2012-02-03', 'b': true}]}",
	"{'peildatum': '2025-06-20', 'gemeente': 'GM0002', 'personen': [{'id': 'anna', 'geboren': '1980-02-03', 'a': true, 'b': true, 'inkomsten': []}]}",
	"{'peildatum': '2026-12-31', 'gemeente': 'GM0001', 'warm': true, 'volledig': false, 'personen': [{'id': 'anna', 'geboren': '1950-02-03', 'a': false, 'b': true, 'inkomsten': [{'soort': 'loon', 'bedrag': 1.00}]}]}",
	"{'peildatum': '2027-01-01', 'gemeente': 'GM0001', 'warm': true, 'personen': [{'id': 'anna', 'geboren': '1950-02-03', 'a': false, 'b': true, 'inkomsten': [{'soort': 'loon', 'bedrag': 1.00}]}]}",
};
#define FAMILIES (sizeof families / sizeof *families)

static bool decide_family(job *j, sl_run *run, size_t which, sl_arena *arena, sl_buf *out)
{
	sl_diags diags = {0};
	sl_household *h;
	sl_answer *answer;
	sl_buf json = {0};
	sl_stretches s = {.out = out, .write = sl_answer_text};
	bool good;

	sl_arena_reset(arena);
	sl_buf_puts(&json, j->facts[which]);
	for (size_t i = 0; i < json.len; i++)
		json.text[i] = json.text[i] == '\'' ? '"' : json.text[i];
	good = sl_facts_read_json(&h, &j->program->model->schema, "feiten.json", json.text, json.len, arena, &diags) == SL_OK &&
	       sl_run_begin(run, h, h->date, SL_FOREVER) == SL_OK && sl_decide(&answer, run, NULL, arena) == SL_OK;
	if (good)
		sl_answer_text(out, answer);
	good = good && sl_decide_period(run, h, h->date - 3, h->date + 3, SL_FOREVER, NULL, sl_stretch_text, &s) == SL_OK;
	sl_buf_free(&json);
	sl_diags_free(&diags);
	return good;
}

/* No cmocka here: it is for one thread. */
static void *work(void *ctx)
{
	job *j = ctx;
	sl_arena arena = {0};
	sl_run *run = NULL;

	j->good = sl_run_new(&run, j->program) == SL_OK;
	for (size_t i = 0; i < ROUNDS && j->good; i++) {
		size_t which = (j->first + i) % FAMILIES;

		sl_buf_clear(&j->parts[which]);
		j->good = decide_family(j, run, which, &arena, &j->parts[which]);
	}
	for (size_t i = 0; i < FAMILIES; i++)
		sl_buf_puts(&j->out, sl_buf_text(&j->parts[i]));
	sl_run_free(run);
	sl_arena_free(&arena);
	return NULL;
}

static void threads_share_a_program(void **state)
{
	static const char *const paths[] = {"tests/support/wereld.xml", "tests/support/brood"};
	sl_model *model = NULL;
	sl_program *program = NULL;
	sl_arena prepared = {0};
	sl_diags diags = {0};
	pthread_t threads[THREADS];
	static job jobs[THREADS];

	(void)state;
	assert_int_equal(sl_model_load(&model, paths, 2, &diags), SL_OK);
	assert_int_equal(sl_program_compile(&program, model, &diags), SL_OK);
	assert_int_equal(sl_facts_prepare(&model->schema, &prepared, &diags), SL_OK);
	for (size_t i = 0; i < THREADS; i++) {
		jobs[i] = (job){.program = program, .facts = families, .first = i};
		assert_int_equal(pthread_create(&threads[i], NULL, work, &jobs[i]), 0);
	}
	for (size_t i = 0; i < THREADS; i++)
		assert_int_equal(pthread_join(threads[i], NULL), 0);
	assert_true(jobs[0].out.len > 500);
	for (size_t i = 0; i < THREADS; i++) {
		assert_true(jobs[i].good);
		assert_string_equal(sl_buf_text(&jobs[i].out), sl_buf_text(&jobs[0].out));
	}
	for (size_t i = 0; i < THREADS; i++) {
		sl_buf_free(&jobs[i].out);
		for (size_t k = 0; k < FAMILIES; k++)
			sl_buf_free(&jobs[i].parts[k]);
	}
	sl_program_free(program);
	sl_model_free(model);
	sl_arena_free(&prepared);
	sl_diags_free(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_outcomes), cmocka_unit_test(occasion_marks), cmocka_unit_test(options_select),
		cmocka_unit_test(values_are_asked_for),
		cmocka_unit_test(order_of_asking), cmocka_unit_test(terms_and_notices),
		cmocka_unit_test(terms_end_on_working_days), cmocka_unit_test(terms_that_are_not_known), cmocka_unit_test(sources_and_doubts),
		cmocka_unit_test(assumptions_are_listed), cmocka_unit_test(a_rule_of_lower_rank_is_told), cmocka_unit_test(periods_are_days_joined), cmocka_unit_test(each_day_of_a_period), cmocka_unit_test(a_period_has_days),
		cmocka_unit_test(asked_values_cut_a_period), cmocka_unit_test(a_visit_may_stop), cmocka_unit_test(threads_share_a_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
