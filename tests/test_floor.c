/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Floors: what is left after the contributions of all laws, against what a
 * family is to keep. There, perhaps there, absent; joint contributions once;
 * never without consent, never half a sum.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/asking.h"

#define MONEY(name, unit) CONCEPT(name, "type='bedrag' eenheid='" unit "'")
#define ROUNDED(name, unit) "<begrip naam='" name "' per='persoon' type='bedrag' eenheid='" unit "'>" \
	"<afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>"
#define OWES(id, name, unit, amount, when) "<besluit id='" id "' per='persoon' norm='eigen-bijdrage' artikel='2'>" \
	"<omschrijving>Bijdrage voor " id "</omschrijving><aanleiding>" when "</aanleiding><recht>true</recht>" \
	"<bedrag>" name "</bedrag></besluit>" ROUNDED(name, unit) ALWAYS(id "-r", name, amount)
#define WORDS "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" \
	"<feit naam='mag samen' per='huishouden' type='ja/nee' rol='combineren'/>" \
	"<feit naam='geld' per='persoon' type='bedrag' eenheid='EUR/maand'/>" \
	"<feit naam='genoeg' per='persoon' type='bedrag' eenheid='EUR/maand' mag-leeg='ja'/>" \
	"<feit naam='opgave' per='persoon' type='bedrag' eenheid='EUR/maand' mag-leeg='ja' aanname='null'/></regeling>"
#define BREAD "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	OWES("broodgeld", "broodprijs", "EUR/maand", "20", "a") \
	"<besluit id='uitkering' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>altijd</aanleiding><recht>c</recht>" \
	"<bedrag>aanvulling</bedrag></besluit>" ROUNDED("aanvulling", "EUR/maand") ALWAYS("av", "aanvulling", "genoeg - geld") "</regeling>"
#define MILK "<regeling id='melkwet' soort='wet' domein='melk' bwb='BWBR0000002' citeertitel='Melkwet' geldig-van='2015-01-01'>" \
	OWES("melkgeld", "melkprijs", "EUR/jaar", "120", "b") "</regeling>"
#define FLOOR(attrs, more, means) "<regeling id='samenloop' soort='woordenboek' domein='samenloop'>" more \
	"<ondergrens id='grens' per='persoon' domeinen='brood melk' jci='jci1.3:c:BWBR0000001&amp;artikel=9' " attrs ">" \
	"<omschrijving>Onder wat genoeg is</omschrijving><leden>if partner = null then [ik] else [ik, partner]</leden>" \
	"<norm>genoeg</norm><middelen>" means "</middelen><opgegeven-bijdragen>opgave</opgegeven-bijdragen></ondergrens></regeling>"
#define GRANT "geld + (if ik.besluit(\"uitkering\").toegekend then ik.besluit(\"uitkering\").bedrag else 0)"
#define RULES WORDS BREAD MILK FLOOR("", "", GRANT)
#define TWO_LAWS(when) "<conflict id='stapeling' soort='stapeling-bijdragen' ernst='laag' domeinen='brood melk'><omschrijving>S</omschrijving>" \
	"<betreft naam='p' in='personen'/><wanneer>" when "</wanneer><kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=2'/>" \
	"<uitleg>u</uitleg><handeling>h</handeling><escalatie>e</escalatie></conflict>"
#define ANNA(more) "{'peildatum': '2026-07-01', 'mag_samen': true, 'personen': [{'id': 'anna', " more "}]}"
#define BOTH(anna, bert) "{'peildatum': '2026-07-01', 'mag_samen': true, 'personen': [{'id': 'anna', 'partner': 'bert', " anna "}, {'id': 'bert', " bert "}]}"
#define NO "'a': false, 'b': false, 'altijd': false"

static const sl_part_row rows[] = {
	{"both laws together", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80"),
	 "anna: 100 - 30 = 70 < 80, 10 short (broodgeld 20, melkgeld 10)", {0}},
	{"a cent is enough", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 109.99, 'genoeg': 80"),
	 "anna: 109.99 - 30 = 79.99 < 80, 0.01 short (broodgeld 20, melkgeld 10)", {0}},
	{"just the norm is left", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 110, 'genoeg': 80"), "", {0}},
	{"poor, but nothing is owed", RULES, ANNA(NO ", 'geld': 10, 'genoeg': 80"), "", {0}},
	{"poor, and the income is not known while nothing is owed", RULES, ANNA(NO ", 'genoeg': 80"), "", {0}},
	{"there is no norm for her", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 1, 'genoeg': {'leeg': true}"), "", {0}},
	{"what a decision gives counts", RULES, ANNA("'a': true, 'b': true, 'altijd': true, 'c': true, 'geld': 10, 'genoeg': 80"),
	 "anna: 80 - 30 = 50 < 80, 30 short (broodgeld 20, melkgeld 10)", {0}},
	{"what is not decided is not nothing", RULES, ANNA("'a': true, 'b': false, 'altijd': true, 'geld': 10, 'genoeg': 80"), "anna: maybe (anna.c)", {0}},
	{"the income is not known", RULES, ANNA("'a': true, 'b': false, 'altijd': false, 'genoeg': 80"), "anna: maybe (anna.geld)", {0}},
	{"the norm is not known", RULES, ANNA("'a': true, 'b': false, 'altijd': false, 'geld': 10"), "anna: maybe (anna.genoeg)", {0}},
	{"whether it is owed is not known", RULES, ANNA("'a': true, 'altijd': false, 'geld': 81, 'genoeg': 80"),
	 "anna: maybe (anna.b)", {0}},
	{"who lives from it is not known", RULES, ANNA("'partner': null, 'a': true, 'b': false, 'altijd': false, 'geld': 81, 'genoeg': 80"), "anna: maybe (anna.partner)", {0}},
	{"as it was told, and not as it was decided", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80, 'opgave': 25"),
	 "anna: 100 - 25 = 75 < 80, 5 short (told)", {0}},
	{"told that nothing is paid", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 70, 'genoeg': 80, 'opgave': 0"), "", {0}},
	{"a couple is one finding", RULES, BOTH("'a': true, 'b': false, 'altijd': false, 'geld': 100, 'genoeg': 80", "'a': false, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80"),
	 "anna bert: 100 - 30 = 70 < 80, 10 short (broodgeld 20, melkgeld 10)", {0}},
	{"without consent", RULES, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80}]}",
	 "grens: niet beoordeeld, toestemming", {0}},
	{"narrowed to one law half of it is missing", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80"), "", {.domain = "brood"}},
	{"of somebody else", RULES, ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80"), "", {.person = "bert"}},
	{"dated like everything else", WORDS BREAD MILK FLOOR("geldig-tot='2026-07-01'", "", GRANT), ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80"), "", {0}},
	{"a conflict says it better", WORDS BREAD MILK FLOOR("conflict='stapeling'", TWO_LAWS("p.besluit(\"broodgeld\").toegekend"), GRANT),
	 ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80"), "", {0}},
	{"a conflict that is not there", WORDS BREAD MILK FLOOR("conflict='stapeling'", TWO_LAWS("p.c"), GRANT),
	 ANNA("'a': true, 'b': true, 'altijd': false, 'c': false, 'geld': 100, 'genoeg': 80"), "anna: 100 - 30 = 70 < 80, 10 short (broodgeld 20, melkgeld 10)", {0}},
	{"a conflict that only may be there", WORDS BREAD MILK FLOOR("conflict='stapeling'", TWO_LAWS("p.c"), GRANT),
	 ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80"), "anna: 100 - 30 = 70 < 80, 10 short (broodgeld 20, melkgeld 10)", {0}},
	{"by the month, in whatever unit", WORDS BREAD MILK FLOOR("", "", "geld + ik.besluit(\"melkgeld\").bedrag per maand"),
	 ANNA("'a': false, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 101"), "anna: 110 - 10 = 100 < 101, 1 short (melkgeld 10)", {0}},
};

static void put_number(sl_buf *out, sl_dec d)
{
	sl_value_print(out, sl_number(d));
}

static void put_below(sl_buf *out, const sl_answer *a, const sl_below *b)
{
	for (uint32_t i = 0; i < b->member_count; i++)
		sl_buf_printf(out, "%s%s", i ? " " : "", sl_run_household(a->run)->entities[b->members[i]].id);
	sl_buf_puts(out, ": ");
	if (b->status != SL_TRUE) {
		sl_buf_puts(out, "maybe (");
		for (uint32_t i = 0; i < b->causes.count; i++)
			sl_buf_printf(out, "%s%s.%s", i ? ", " : "", sl_run_household(a->run)->entities[b->causes.items[i]->entity].id,
				      b->causes.items[i]->feature->name);
		sl_buf_puts(out, ")\n");
		return;
	}
	put_number(out, b->means.as.dec);
	sl_buf_puts(out, " - ");
	put_number(out, b->total.as.dec);
	sl_buf_puts(out, " = ");
	put_number(out, b->left);
	sl_buf_puts(out, " < ");
	put_number(out, b->norm.as.dec);
	sl_buf_puts(out, ", ");
	put_number(out, b->shortfall);
	sl_buf_puts(out, b->told ? " short (told" : " short (");
	for (uint32_t i = 0; i < b->owed_count; i++) {
		sl_buf_printf(out, "%s%s ", i ? ", " : "", b->owed[i]->decision->id);
		put_number(out, b->owed[i]->monthly.as.dec);
	}
	sl_buf_puts(out, ")\n");
}

static void put_found(sl_buf *out, const sl_answer *a)
{
	for (uint32_t i = 0; i < a->finding_count; i++)
		if (a->findings[i].below)
			put_below(out, a, a->findings[i].below);
	for (uint32_t i = 0; i < a->closed_count; i++)
		if (a->closed[i].floor)
			sl_buf_printf(out, "%s: niet beoordeeld, %s\n", a->closed[i].floor->id,
				      a->closed[i].why == SL_CLOSED_CONSENT ? "toestemming" : "grond");
}

static void table_of_floors(void **state)
{
	(void)state;
	sl_part_table(rows, sizeof rows / sizeof *rows, put_found);
}

static void is_written(const char *facts, sl_format format, const char *const *texts, size_t count)
{
	sl_asking k;

	sl_asking_open(&k, "written", RULES, facts, NULL, NULL);
	sl_asking_says(&k, "written", (sl_answer_options){.format = format, .in_full = true}, texts, count);
	sl_asking_close(&k);
}

static void in_words_and_as_data(void **state)
{
	static const char there[] = ANNA("'a': true, 'b': true, 'altijd': false, 'geld': 100, 'genoeg': 80");
	static const char maybe[] = ANNA("'a': true, 'b': false, 'altijd': false, 'genoeg': 80");
	static const char *const data[] = {"\"soort\":\"bijdragen-onder-norm\"", "\"ondergrens\":\"grens\",\"status\":\"vastgesteld\",\"personen\":[\"anna\"]",
		"\"norm_per_maand\":\"80.00\",\"middelen_per_maand\":\"100.00\",\"bijdragen_per_maand\":\"30.00\",\"bijdragen_volgens\":\"besluiten\"",
		"{\"besluit\":\"melkgeld\",\"domein\":\"melk\",\"persoon\":\"anna\",\"per_maand\":\"10.00\"}",
		"\"over_per_maand\":\"70.00\",\"tekort_per_maand\":\"10.00\",\"bronnen\":[\"jci1.3:c:BWBR0000001&artikel=9\"]"};
	static const char *const text[] = {"Onder wat genoeg is: na de eigen bijdragen blijft voor anna", "70,00 per maand over.",
		"Bijdrage voor broodgeld (brood)"};
	static const char *const open[] = {"\"status\":\"mogelijk\"", "\"ontbrekend\":[{\"persoon\":\"anna\",\"feit\":\"geld\""};
	static const char *const open_text[] = {"misschien blijft voor anna na de eigen bijdragen minder over dan de norm. Nog niet bekend: geld van anna."};

	(void)state;
	is_written(there, SL_JSON, data, sizeof data / sizeof *data);
	is_written(there, SL_TEXT, text, sizeof text / sizeof *text);
	is_written(there, SL_HTML, text, sizeof text / sizeof *text);
	is_written(there, SL_MARKDOWN, text, 1);
	is_written(maybe, SL_JSON, open, sizeof open / sizeof *open);
	is_written(maybe, SL_TEXT, open_text, 1);
}

/* A period is cut where the finding changes, though no decision does. */
static void cuts_a_period(void **state)
{
	static const sl_period_row cuts[] = {
		{"less money", RULES, "{'peildatum': '2026-07-01', 'mag_samen': true, 'personen': [{'id': 'anna', 'a': true, 'b': false, 'altijd': false, "
		 "'genoeg': 80, 'geld': [{'van': '2026-06-01', 'tot': '2026-07-02', 'waarde': 120}, {'van': '2026-07-02', 'tot': '2026-08-01', 'waarde': 90}]}]}",
		 "2026-06-29", "2026-07-05", "2026-06-29..2026-07-02 \n2026-07-02..2026-07-05 anna: 90 - 20 = 70 < 80, 10 short (broodgeld 20)"},
	};

	(void)state;
	sl_period_table(cuts, sizeof cuts / sizeof *cuts, put_found);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_floors), cmocka_unit_test(in_words_and_as_data), cmocka_unit_test(cuts_a_period),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
