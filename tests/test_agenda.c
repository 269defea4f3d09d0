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
#include <string.h>

#include <cmocka.h>

#include "explain/explain.h"
#include "support/law.h"

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

static const struct {
	const char *name, *facts, *want;
} rows[] = {
	{"birthdays of who counts already change nothing", HOUSE(""),
	 "blind 2027-01-01 norm van het jaar brood; 2027-01-01 brood anna; 2027-09-01 uiterlijk"},
	{"another one counts before the amounts run out", HOUSE(CHILD("bert", "2008-10-05")),
	 "blind 2027-01-01 norm van het jaar brood; 2026-10-05 brood anna; 2027-01-01 brood anna; 2027-09-01 uiterlijk"},
	{"and after that", HOUSE(CHILD("bert", "2009-02-05") CHILD("cato", "2010-03-06")),
	 "blind 2027-01-01 norm van het jaar brood; 2027-01-01 brood anna; 2027-02-05 brood anna behind (leeftijd bert 17 18); 2027-09-01 uiterlijk; "
	 "2028-03-06 brood anna behind (leeftijd cato 17 18)"},
	{"two on one day", HOUSE(CHILD("bert", "2009-02-05") CHILD("cato", "2009-02-05")),
	 "blind 2027-01-01 norm van het jaar brood; 2027-01-01 brood anna; 2027-02-05 brood anna behind (leeftijd bert 17 18, leeftijd cato 17 18); 2027-09-01 uiterlijk"},
	{"on the day itself that the amounts run out", HOUSE(CHILD("bert", "2009-01-01")),
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

static void put_agenda(sl_buf *out, const sl_household *h, const sl_agenda *a)
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

typedef struct asking {
	sl_law law;
	sl_arena arena;
	sl_run *run;
	sl_answer *answer;
	sl_agenda *agenda;
} asking;

static void ask(asking *k, const char *name, const char *facts)
{
	static const sl_decide_options all = {0};

	*k = (asking){.run = NULL};
	sl_law_load(&k->law, name, RULES);
	assert_int_equal(sl_run_new(&k->run, k->law.program), SL_OK);
	assert_int_equal(sl_run_begin(k->run, sl_law_facts(&k->law, name, facts, &k->arena), sl_law_day("2026-07-01"), SL_FOREVER), SL_OK);
	assert_int_equal(sl_decide(&k->answer, k->run, &all, &k->arena), SL_OK);
	assert_int_equal(sl_look_ahead(&k->agenda, k->answer, &all, &k->arena), SL_OK);
}

static void done(asking *k)
{
	sl_run_free(k->run);
	sl_arena_free(&k->arena);
	sl_law_free(&k->law);
}

static void table_of_agendas(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		asking k;
		sl_buf got = {0};

		ask(&k, rows[i].name, rows[i].facts);
		put_agenda(&got, sl_run_household(k.run), k.agenda);
		if (strcmp(sl_buf_text(&got), rows[i].want) != 0) {
			print_error("%s: want\n%s\ngot\n%s\n", rows[i].name, rows[i].want, sl_buf_text(&got));
			failed++;
		}
		sl_buf_free(&got);
		done(&k);
	}
	if (failed)
		fail_msg("%d rows differ", failed);
}

static void is_written(const asking *k, sl_format format, const char *const *parts, size_t count)
{
	sl_buf got = {0};

	assert_int_equal(sl_answer_write(&got, k->answer, &(sl_answer_options){.format = format, .arrangement = true, .agenda = k->agenda}), SL_OK);
	for (size_t i = 0; i < count; i++)
		if (!strstr(sl_buf_text(&got), parts[i]))
			fail_msg("no %s in\n%s", parts[i], sl_buf_text(&got));
	sl_buf_free(&got);
}

static void in_words_and_as_data(void **state)
{
	static const char *const text[] = {
		"Vanaf 1 januari 2027 is nog niet bekend: norm van het jaar. Wat daarop rust is dan niet te berekenen (Brood);",
		"blijft niet te beslissen, de regels schieten tekort (norm van het jaar); waarop het rust verandert wel", "Want: leeftijd van bert was 17 en wordt 18."};
	static const char *const data[] = {"\"niet_bekend\":[{\"parameter\":\"norm_van_het_jaar\",\"vanaf\":\"2027-01-01\",\"besluiten\":[\"brood\"]}]",
					   "\"dag\":\"2027-02-05\",\"soort\":\"besluit\"", "\"zonder_bedrag\":true"};
	asking k;

	(void)state;
	ask(&k, "written", HOUSE(CHILD("bert", "2009-02-05")));
	is_written(&k, SL_TEXT, text, sizeof text / sizeof *text);
	is_written(&k, SL_HTML, text, 1);
	is_written(&k, SL_JSON, data, sizeof data / sizeof *data);
	done(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(table_of_agendas), cmocka_unit_test(in_words_and_as_data)};

	return cmocka_run_group_tests_name("agenda", tests, NULL, NULL);
}
