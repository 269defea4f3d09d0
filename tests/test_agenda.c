/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The agenda where no amount is known: which amount, from when and for what;
 * and what changes all the same behind decisions that it keeps open.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "support/asking.h"

/* The norm is known to the end of 2026; who is 18 counts, and a house of more who count shares. */
#define RULES "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" \
	"<feit naam='dag' per='persoon' type='datum'/></regeling>" \
	"<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	"<parameter naam='norm van het jaar' type='bedrag' eenheid='EUR/maand' indexering='jaar'><waarde geldig-van='2026-01-01'>100</waarde></parameter>" \
	"<begrip naam='leeftijd' per='persoon' type='geheel getal'/>" ALWAYS("leeftijd", "leeftijd", "years and months duration(geboren, peildatum).years") \
	"<begrip naam='dagen oud' per='persoon' type='getal'/>" ALWAYS("dagen", "dagen oud", "(peildatum - geboren) / duration(\"P1D\")") \
	"<begrip naam='telt' per='persoon' type='ja/nee'/>" ALWAYS("telt", "telt", "leeftijd >= 18 and dagen oud > 5") \
	"<begrip naam='aantal' per='huishouden' type='getal'/><regel id='aantal' begrip='aantal'><dan>count(personen[telt])</dan></regel>" \
	"<begrip naam='geld' per='persoon' type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" \
	ALWAYS("geld", "geld", "norm van het jaar / aantal") \
	"<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><omschrijving>Brood</omschrijving><aanleiding>a</aanleiding><recht>telt</recht>" \
	"<bedrag>geld</bedrag><termijn naam='uiterlijk'>dag</termijn></besluit></regeling>"
#define HOUSE(more) "{'peildatum': '2026-07-01', 'personen': [" \
	"{'id': 'anna', 'geboren': '1980-05-01', 'a': true, 'dag': '2027-09-01'}" more "]}"
#define CHILD(id, born) ", {'id': '" id "', 'geboren': '" born "', 'a': false}"

static const sl_decide_options all = {0};

static const sl_asking_row rows[] = {
	{"birthdays of who counts already change nothing", RULES, HOUSE(""),
	 "blind 2027-01-01 norm van het jaar brood; 2027-01-01 brood anna; 2027-09-01 uiterlijk"},
	{"another one counts before the amounts run out", RULES, HOUSE(CHILD("bert", "2008-10-05")),
	 "blind 2027-01-01 norm van het jaar brood; 2026-10-05 brood anna; 2027-01-01 brood anna; 2027-09-01 uiterlijk"},
	{"and after that", RULES, HOUSE(CHILD("bert", "2009-02-05") CHILD("cato", "2010-03-06")),
	 "blind 2027-01-01 norm van het jaar brood; 2027-01-01 brood anna; 2027-02-05 brood anna behind (leeftijd bert 17 18); 2027-09-01 uiterlijk; "
	 "2028-03-06 brood anna behind (leeftijd cato 17 18)"},
	{"two on one day", RULES, HOUSE(CHILD("bert", "2009-02-05") CHILD("cato", "2009-02-05")),
	 "blind 2027-01-01 norm van het jaar brood; 2027-01-01 brood anna; 2027-02-05 brood anna behind (leeftijd bert 17 18, leeftijd cato 17 18); 2027-09-01 uiterlijk"},
	{"on the day itself that the amounts run out", RULES, HOUSE(CHILD("bert", "2009-01-01")),
	 "blind 2027-01-01 norm van het jaar brood; 2027-01-01 brood anna; 2027-09-01 uiterlijk"},
};

static void put_day(sl_buf *out, const char *what, sl_date day)
{
	char text[SL_DATE_TEXT_MAX];

	sl_date_text(text, day);
	sl_buf_printf(out, "%s%s%s", out->len ? "; " : "", what, text);
}

static void put_change(sl_buf *out, const sl_household *h, const sl_change *c)
{
	if (!c->asked)
		return;
	put_day(out, "", c->day);
	if (c->kind == SL_CHANGE_TERM) {
		sl_buf_printf(out, " %s", c->term);
		return;
	}
	sl_buf_printf(out, " %s %s%s", c->decision->id, h->entities[c->entity].id, c->behind ? " behind" : "");
	for (uint32_t i = 0; i < c->why_count && c->behind; i++) {
		sl_buf_printf(out, "%s%s %s ", i ? ", " : " (", c->whys[i].feature->name, h->entities[c->whys[i].entity].id);
		sl_value_print(out, c->whys[i].before);
		sl_buf_putc(out, ' ');
		sl_value_print(out, c->whys[i].after);
	}
	sl_buf_puts(out, c->behind ? ")" : "");
}

static void put_days(sl_buf *out, const sl_household *h, const sl_agenda *a)
{
	for (uint32_t i = 0; i < a->blind_count; i++) {
		put_day(out, "blind ", a->blinds[i].from);
		sl_buf_printf(out, " %s", a->blinds[i].parameter->name);
		for (uint32_t n = 0; n < a->blinds[i].decision_count; n++)
			sl_buf_printf(out, " %s", a->blinds[i].decisions[n]->id);
	}
	for (uint32_t i = 0; i < a->change_count; i++)
		put_change(out, h, &a->changes[i]);
}

static void put_agenda(sl_buf *out, const sl_answer *a)
{
	sl_arena arena = {0};
	sl_agenda *agenda;

	assert_int_equal(sl_look_ahead(&agenda, a, &all, &arena), SL_OK);
	put_days(out, sl_run_household(a->run), agenda);
	sl_arena_free(&arena);
}

static void table_of_agendas(void **state)
{
	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, put_agenda);
}

static void is_written(const sl_asking *k, sl_format format, const sl_agenda *agenda, const char *const *texts, size_t count)
{
	sl_asking_says(k, "written", (sl_answer_options){.format = format, .arrangement = true, .agenda = agenda}, texts, count);
}

static void in_words_and_as_data(void **state)
{
	static const char *const text[] = {
		"Vanaf 1 januari 2027 is nog niet bekend: norm van het jaar. Wat daarop rust is dan niet te berekenen (Brood);",
		"blijft niet te beslissen, de regels schieten tekort (norm van het jaar); waarop het rust verandert wel", "Want: leeftijd van bert was 17 en wordt 18."};
	static const char *const data[] = {"\"niet_bekend\":[{\"parameter\":\"norm_van_het_jaar\",\"vanaf\":\"2027-01-01\",\"besluiten\":[\"brood\"]}]",
					   "\"dag\":\"2027-02-05\",\"soort\":\"besluit\"", "\"zonder_bedrag\":true"};
	sl_agenda *agenda;
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "written", RULES, HOUSE(CHILD("bert", "2009-02-05")), NULL, NULL);
	assert_int_equal(sl_look_ahead(&agenda, k.answer, &all, &k.arena), SL_OK);
	is_written(&k, SL_TEXT, agenda, text, sizeof text / sizeof *text);
	is_written(&k, SL_HTML, agenda, text, 1);
	is_written(&k, SL_JSON, agenda, data, sizeof data / sizeof *data);
	sl_asking_close(&k);
}

/* A collision that only becomes graver. */
#define GRAVER "<conflict id='krap' soort='averechts-effect' ernst='laag' domeinen='brood'>" \
	"<omschrijving>Krap</omschrijving><betreft naam='p' in='personen'/><zwaarder ernst='hoog'><als>p.leeftijd >= 18</als></zwaarder>" \
	"<wanneer>p.leeftijd >= 17</wanneer><kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=1'>een</kant>" \
	"<kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=2'>twee</kant><uitleg>u</uitleg><handeling>h</handeling>" \
	"<escalatie>e</escalatie></conflict></regeling>"

static void graver(void **state)
{
	static const char *const text[] = {
		"Botsing, ernst hoog: Krap (bert): was vastgesteld (ernst laag); wordt vastgesteld (ernst hoog). Want: leeftijd van bert was 17"};
	static const char *const data[] = {"\"ernst\":\"hoog\",\"ernst_eerst\":\"laag\",\"was\":\"vastgesteld\",\"wordt\":\"vastgesteld\""};
	char rules[8192];
	sl_agenda *agenda;
	sl_asking k;

	(void)state;
	snprintf(rules, sizeof rules, "%.*s%s", (int)(sizeof RULES - sizeof "</regeling>"), RULES, GRAVER);
	sl_asking_open(&k, "graver", rules, HOUSE(CHILD("bert", "2009-02-05")), NULL, NULL);
	assert_int_equal(sl_look_ahead(&agenda, k.answer, &all, &k.arena), SL_OK);
	is_written(&k, SL_TEXT, agenda, text, 1);
	is_written(&k, SL_JSON, agenda, data, 1);
	sl_asking_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(table_of_agendas), cmocka_unit_test(in_words_and_as_data),
					   cmocka_unit_test(graver)};

	return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
