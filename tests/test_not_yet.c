/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Who is not there yet on the day that is asked about, by the date told with
 * rol="begin": a finding, and nothing that is decided changes by it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/asking.h"

#define LAW "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	"<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><omschrijving>Brood</omschrijving><recht>a</recht></besluit></regeling>"
#define WORDS(use) "<regeling id='woorden' soort='woordenboek' domein='alle'>" \
	"<feit naam='mag samen' per='huishouden' type='ja/nee' rol='combineren'/>" \
	"<feit naam='komt ter wereld' per='persoon' type='datum' tijd='vast' rol='begin'>" use "</feit>" \
	"<entiteit naam='koek' van='persoon' lijst='koeken'/><feit naam='koeken' per='persoon' type='lijst' van='koek'/>" \
	"<feit naam='gebakken' per='koek' type='datum' rol='begin'/><feit naam='op' per='koek' type='datum'/></regeling>"
#define OPEN WORDS("") LAW
#define HOUSE(anna) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, " anna "}]}"

static const sl_part_row rows[] = {
	{"the day before", OPEN, HOUSE("'komt_ter_wereld': '2026-07-02'"), "anna 2026-07-02", {0}},
	{"a slip of the pen", OPEN, HOUSE("'komt_ter_wereld': '2091-05-30'"), "anna 2091-05-30", {0}},
	{"the day itself", OPEN, HOUSE("'komt_ter_wereld': '2026-07-01'"), "", {0}},
	{"long ago", OPEN, HOUSE("'komt_ter_wereld': '1991-05-30'"), "", {0}},
	{"not told", OPEN, HOUSE("'b': true"), "", {0}},
	{"not known", OPEN, HOUSE("'komt_ter_wereld': null"), "", {0}},
	{"a thing of somebody", OPEN, HOUSE("'koeken': [{'gebakken': '2026-07-05'}, {'gebakken': '2026-06-05', 'op': '2026-08-01'}]"), "anna.koeken[1] 2026-07-05", {0}},
	{"on another day", OPEN, HOUSE("'koeken': [{'gebakken': [{'van': '2026-07-01', 'waarde': '2026-07-05'}]}]"), "anna.koeken[1] 2026-07-05", {0}},
	{"each of them", OPEN, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'komt_ter_wereld': '2027-01-01'}, {'id': 'bert', 'komt_ter_wereld': '2000-01-01'}, "
	 "{'id': 'cato', 'komt_ter_wereld': '2026-12-01'}]}", "anna 2027-01-01; cato 2026-12-01", {0}},
	{"the domain has a ground", WORDS("<gebruik domein='brood'/>") LAW, HOUSE("'komt_ter_wereld': '2026-07-02'"), "anna 2026-07-02", {.domain = "brood"}},
	{"the domain has none", WORDS("<gebruik domein='brood'/>") LAW, HOUSE("'komt_ter_wereld': '2026-07-02'"), "", {.domain = "melk"}},
};

static void put_not_yet(sl_buf *out, const sl_answer *a)
{
	char day[SL_DATE_TEXT_MAX];
	bool first = true;

	for (uint32_t i = 0; i < a->finding_count; i++) {
		const sl_finding *f = &a->findings[i];

		if (f->kind != SL_FINDING_NOT_YET)
			continue;
		sl_buf_puts(out, first ? "" : "; ");
		sl_law_entity_text(out, a->run, f->entity);
		sl_date_text(day, f->begin);
		sl_buf_printf(out, " %s", day);
		first = false;
	}
}

static void table_of_who(void **state)
{
	(void)state;
	sl_part_table(rows, sizeof rows / sizeof *rows, put_not_yet);
}

static void in_words_and_as_data(void **state)
{
	static const char *const text[] = {"Komt ter wereld van anna is 3 augustus 2026, en dat is na deze dag. In wat hier staat telt anna toch mee. Klopt de datum?"};
	static const char *const data[] = {"{\"soort\":\"nog-niet-begonnen\"", "\"persoon\":\"anna\",\"feit\":\"komt_ter_wereld\",\"begint\":\"2026-08-03\"}",
		"\"uitkomst\":\"toekennen\""};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "written", OPEN, HOUSE("'komt_ter_wereld': '2026-08-03'"), NULL, NULL);
	sl_asking_says(&k, "written", (sl_answer_options){.format = SL_MARKDOWN}, text, sizeof text / sizeof *text);
	sl_asking_says(&k, "as data", (sl_answer_options){.format = SL_JSON}, data, sizeof data / sizeof *data);
	sl_asking_close(&k);
}

static void cuts_a_period(void **state)
{
	static const sl_period_row cuts[] = {
		{"a birth", OPEN, HOUSE("'komt_ter_wereld': '2026-07-03'"), "2026-07-01", "2026-07-05",
		 "2026-07-01..2026-07-03 anna 2026-07-03\n2026-07-03..2026-07-05 "},
	};

	(void)state;
	sl_period_table(cuts, sizeof cuts / sizeof *cuts, put_not_yet);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(table_of_who), cmocka_unit_test(in_words_and_as_data), cmocka_unit_test(cuts_a_period)};

	return cmocka_run_group_tests_name("not_yet", tests, NULL, NULL);
}
