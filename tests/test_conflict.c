/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Conflicts: there, possibly there, absent, or beyond what the rules say; one
 * finding for each set of persons; consent and grounds before anything is
 * read. What is wanted comes from section 18 of docs/rule-language.md (and 17
 * for outcomes), and is named by them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "explain/explain.h"
#include "support/answer_text.h"
#include "support/asking.h"
#include "support/differs.h"

/* Facts of two laws, of both, and of none. */
#define WORDS "<regeling id='woorden' soort='woordenboek' domein='alle'>" \
	"<domein naam='samenloop'>Samenloop</domein>" \
	"<feit naam='mag samen' per='huishouden' type='ja/nee' rol='combineren'/>" \
	"<feit naam='broden' per='persoon' type='geheel getal'><gebruik domein='brood'/></feit>" \
	"<feit naam='liters' per='persoon' type='geheel getal'><gebruik domein='melk'/></feit>" \
	"<feit naam='ontbijt' per='persoon' type='ja/nee'><gebruik domein='brood'/><gebruik domein='melk'/></feit>" \
	"<feit naam='ruzie' per='persoon' type='ja/nee'><gebruik domein='samenloop'/></feit>" \
	"<feit naam='geheim' per='persoon' type='ja/nee'><gebruik domein='zuivel'/></feit>" \
	"<domein naam='zuivel'>Zuivelwet</domein>" \
	"<begrip naam='hoeveel' per='persoon' type='geheel getal'/><regel id='hoeveel' begrip='hoeveel'><dan>broden + liters</dan></regel>" \
	"</regeling>"
#define LAW "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	"<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a</aanleiding><van-toepassing>b</van-toepassing><recht>c</recht><bedrag>geld</bedrag></besluit>" \
	"<begrip naam='geld' per='persoon' type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" ALWAYS("g", "geld", "loon") \
	"</regeling>"
#define SIDES "<kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=1'/>"
#define CONFLICT(attrs, more, when) WORDS LAW \
	"<regeling id='samenloop' soort='woordenboek' domein='samenloop'>" \
	"<conflict id='x' soort='averechts-effect' ernst='laag' domeinen='brood melk' " attrs "><omschrijving>X</omschrijving>" \
	more "<wanneer>" when "</wanneer>" SIDES "<uitleg>u</uitleg><handeling>h</handeling><escalatie>e</escalatie></conflict>" \
	"</regeling>"
#define ONE "<betreft naam='p' in='personen'/>"
#define TWO "<betreft naam='p' in='personen'/><betreft naam='q' in='personen' anders-dan='p'/>"
#define FACTS(anna, bert) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " anna "}, {'id': 'bert', " bert "}]}"
#define SAMEN(yes, anna, bert) "{'peildatum': '2026-07-01', 'mag_samen': " yes ", 'personen': [{'id': 'anna', " anna "}, {'id': 'bert', " bert "}]}"

static const sl_part_row rows[] = {
	{"18 waar: vastgesteld", CONFLICT("", ONE, "p.a"), FACTS("'a': true", "'a': false"), "x anna: vastgesteld laag", {0}},
	{"18 onbekend: mogelijk, with what is missing", CONFLICT("", ONE, "p.a and p.oordeel a"), FACTS("'b': true", "'a': false"),
	 "x anna: mogelijk laag (anna.a, oordeel anna.oordeel a)", {0}},
	{"18 leeg counts as onwaar", CONFLICT("", ONE, "p.e"), FACTS("'e': {'leeg': true}", "'e': false"), "", {0}},
	{"18 regelgebrek", CONFLICT("", ONE, "1 / p.n > 0"), FACTS("'n': 0", "'n': -1"), "x anna: regelgebrek laag (rekenfout)", {0}},
	{"18 about the dossier", CONFLICT("", "", "warm"), "{'peildatum': '2026-07-01', 'warm': true, 'personen': []}", "x huishouden: vastgesteld laag", {0}},
	{"18 a pair, one way", CONFLICT("", TWO, "p.a and q.b"), FACTS("'a': true, 'b': false", "'a': false, 'b': true"), "x anna bert: vastgesteld laag", {0}},
	{"18 a pair, the other way", CONFLICT("", TWO, "p.a and q.b"), FACTS("'a': false, 'b': true", "'a': true, 'b': false"), "x bert anna: vastgesteld laag", {0}},
	{"18 one finding for a set of persons", CONFLICT("", TWO, "p.a and q.a"), FACTS("'a': true", "'a': true"), "x anna bert: vastgesteld laag", {0}},
	{"18 vastgesteld if any way round is", CONFLICT("", TWO, "p.a and q.b"), FACTS("'b': true", "'a': true, 'b': true"), "x bert anna: vastgesteld laag", {0}},
	{"18 a pair is of two", CONFLICT("", TWO, "p.a"), "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true}]}", "", {0}},
	{"18 toegekend", CONFLICT("", ONE, "p.besluit(\"brood\").toegekend"), FACTS("'a': true, 'b': true, 'c': true, 'loon': 1.00", "'a': true, 'b': true, 'c': false"),
	 "x anna: vastgesteld laag", {0}},
	{"18 toegekend only with aanleiding", CONFLICT("", ONE, "p.besluit(\"brood\").toegekend"), FACTS("'a': false", "'a': false, 'b': true, 'c': true, 'loon': 1.00"), "", {0}},
	{"18 an open outcome is onbekend, no refusal", CONFLICT("", ONE, "not(p.besluit(\"brood\").toegekend)"), FACTS("'a': true, 'b': true, 'c': true, 'loon': 1.00", "'a': true, 'b': true"),
	 "x bert: mogelijk laag (bert.c)", {0}},
	{"18 afgewezen", CONFLICT("", ONE, "p.besluit(\"brood\").afgewezen"), FACTS("'a': true, 'b': true, 'c': false", "'a': true, 'b': false"), "x anna: vastgesteld laag", {0}},
	{"18 niet van toepassing", CONFLICT("", ONE, "p.besluit(\"brood\").niet van toepassing"), FACTS("'a': true, 'b': true, 'c': false", "'a': true, 'b': false"), "x bert: vastgesteld laag", {0}},
	{"18 bedrag", CONFLICT("", ONE, "p.besluit(\"brood\").bedrag > 5"), FACTS("'a': true, 'b': true, 'c': true, 'loon': 6.00", "'a': true, 'b': true, 'c': true, 'loon': 5.00"),
	 "x anna: vastgesteld laag", {0}},
	{"18 niet-te-beslissen is regelgebrek", WORDS "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>"
	 "<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><recht>1 / n > 0</recht></besluit>"
	 "<conflict id='x' soort='averechts-effect' ernst='laag' domeinen='brood'><omschrijving>X</omschrijving>" ONE "<wanneer>p.besluit(\"brood\").afgewezen</wanneer>" SIDES
	 "<uitleg>u</uitleg><handeling>h</handeling><escalatie>e</escalatie></conflict></regeling>", FACTS("'n': 0", "'n': 1"), "x anna: regelgebrek laag (rekenfout)", {0}},
	{"17 a contribution that is refused is 0.00", WORDS "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>"
	 "<besluit id='brood' per='persoon' norm='eigen-bijdrage' artikel='1'><recht>c</recht><bedrag>geld</bedrag></besluit>"
	 "<begrip naam='geld' per='persoon' type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" ALWAYS("g", "geld", "loon")
	 "<conflict id='x' soort='averechts-effect' ernst='laag' domeinen='brood'><omschrijving>X</omschrijving>" ONE "<wanneer>p.besluit(\"brood\").bedrag = 0</wanneer>" SIDES
	 "<uitleg>u</uitleg><handeling>h</handeling><escalatie>e</escalatie></conflict></regeling>", FACTS("'c': false", "'c': true, 'loon': 1.00"), "x anna: vastgesteld laag", {0}},
	{"18 dated like everything else", CONFLICT("geldig-tot='2026-07-01'", ONE, "p.a"), FACTS("'a': true", "'a': true"), "", {0}},
	{"18 the gravest that applies", CONFLICT("", ONE "<zwaarder ernst='middel'><als>p.b</als></zwaarder><zwaarder ernst='kritiek'><als>p.c</als></zwaarder>", "p.a"),
	 FACTS("'a': true, 'b': true, 'c': false", "'a': true, 'b': true, 'c': true"), "x anna: vastgesteld middel\nx bert: vastgesteld kritiek", {0}},
	{"18 graver when it is not known", CONFLICT("", ONE "<zwaarder ernst='hoog'><als>p.b</als></zwaarder>", "p.a"), FACTS("'a': true", "'a': false"), "x anna: vastgesteld hoog", {0}},

	{"18 two laws without consent", CONFLICT("", ONE, "p.broden > 1 and p.liters > 1"), FACTS("'broden': 2, 'liters': 2", "'broden': 0"), "x: niet beoordeeld, toestemming", {0}},
	{"18 consent that is refused", CONFLICT("", ONE, "p.broden > 1 and p.liters > 1"), SAMEN("false", "'broden': 2, 'liters': 2", "'broden': 0"), "x: niet beoordeeld, toestemming", {0}},
	{"18 consent", CONFLICT("", ONE, "p.broden > 1 and p.liters > 1"), SAMEN("true", "'broden': 2, 'liters': 2", "'broden': 0"), "x anna: vastgesteld laag", {0}},
	{"18 one law needs no consent", CONFLICT("", ONE, "p.broden > 1"), FACTS("'broden': 2", "'broden': 0"), "x anna: vastgesteld laag", {0}},
	{"18 a fact of both laws is in both files", CONFLICT("", ONE, "p.ontbijt"), FACTS("'ontbijt': true", "'ontbijt': false"), "x: niet beoordeeld, toestemming", {0}},
	{"18 a fact of no law", CONFLICT("", ONE, "p.broden > 1 and p.ruzie"), FACTS("'broden': 2, 'ruzie': true", "'broden': 0"), "x anna: vastgesteld laag", {0}},
	{"18 what it can read, though it does not matter", CONFLICT("", ONE, "p.a or p.broden + p.liters > 1"), FACTS("'a': true", "'a': true"), "x: niet beoordeeld, toestemming", {0}},
	{"18 through a concept", CONFLICT("", ONE, "p.hoeveel > 1"), FACTS("'broden': 2, 'liters': 2", "'broden': 0, 'liters': 0"), "x: niet beoordeeld, toestemming", {0}},
	{"18 a decision belongs to its law", CONFLICT("", ONE, "p.liters > 1 and p.besluit(\"brood\").toegekend"), FACTS("'liters': 2", "'liters': 2"), "x: niet beoordeeld, toestemming", {0}},
	{"18 narrowed to a domain without ground", CONFLICT("", ONE, "p.broden > 1"), FACTS("'broden': 2", "'broden': 0"), "x: niet beoordeeld, grond", {.domain = "melk"}},
	{"18 narrowed to a domain with a ground", CONFLICT("", ONE, "p.broden > 1"), FACTS("'broden': 2", "'broden': 0"), "x anna: vastgesteld laag", {.domain = "brood"}},
	{"18 narrowed, with consent", CONFLICT("", ONE, "p.broden > 1"), SAMEN("true", "'broden': 2", "'broden': 0"), "x anna: vastgesteld laag", {.domain = "melk"}},
	{"narrowed to another domain", CONFLICT("", ONE, "p.a"), FACTS("'a': true", "'a': true"), "", {.domain = "zuivel"}},
	{"of one person", CONFLICT("", ONE, "p.a"), FACTS("'a': true", "'a': true"), "x bert: vastgesteld laag", {.person = "bert"}},
	{"of a pair with that person", CONFLICT("", TWO, "p.a and q.a"), FACTS("'a': true", "'a': true"), "x anna bert: vastgesteld laag", {.person = "bert"}},
};

static void table_of_conflicts(void **state)
{
	(void)state;
	sl_part_table(rows, sizeof rows / sizeof *rows, sl_conflicts_text);
}

#define CUT FACTS("'a': true", "'a': false"), "2026-06-29", "2026-07-03"

/* A period is cut where a conflict begins or ends, also when no decision changes. */
static void cuts_a_period(void **state)
{
	static const sl_period_row cuts[] = {
		{"it ends", CONFLICT("geldig-tot='2026-07-01'", ONE, "p.a"), CUT, "2026-06-29..2026-07-01 x anna: vastgesteld laag\n2026-07-01..2026-07-03 "},
		{"it grows graver", CONFLICT("", ONE "<zwaarder ernst='hoog'><als>peildatum >= date(\"2026-07-01\")</als></zwaarder>", "p.a"), CUT,
		 "2026-06-29..2026-07-01 x anna: vastgesteld laag\n2026-07-01..2026-07-03 x anna: vastgesteld hoog"},
		{"it becomes certain", CONFLICT("", ONE, "p.a and (p.b or peildatum >= date(\"2026-07-01\"))"), CUT,
		 "2026-06-29..2026-07-01 x anna: mogelijk laag (anna.b)\n2026-07-01..2026-07-03 x anna: vastgesteld laag"},
		{"it stays", CONFLICT("", ONE, "p.a"), CUT, "2026-06-29..2026-07-03 x anna: vastgesteld laag"},
	};

	(void)state;
	sl_period_table(cuts, sizeof cuts / sizeof *cuts, sl_conflicts_text);
}

static void write_answer(sl_buf *out, const char *name, const char *rules, const char *facts, const sl_decide_options *options, sl_format format)
{
	sl_asking k;

	sl_asking_open(&k, name, rules, facts, NULL, options);
	assert_int_equal(sl_answer_write(out, k.answer, &(sl_answer_options){.format = format, .in_full = true}), SL_OK);
	sl_asking_close(&k);
}

/* As data, or as people write it. */
static bool tells(const sl_buf *b, const char *number, const char *written)
{
	return strstr(sl_buf_text(b), number) || strstr(sl_buf_text(b), written);
}

/* In a narrowed run a fact without ground is not known, and its value reaches no writer. */
static void no_canary_gets_out(void **state)
{
	static const char facts[] = "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'broden': 7417, "
				    "'liters': {'waarde': 31337, 'bron': 'geheime bron', 'datum': '2026-06-01'}}]}";
	static const char rules[] = CONFLICT("", ONE, "p.broden + p.liters > 1") "<regeling id='melkwet' soort='wet' domein='melk' bwb='BWBR0000002' citeertitel='Melkwet'>"
		"<besluit id='melk' per='persoon' norm='omschreven-recht' artikel='1'><recht>liters > 31000 and a</recht></besluit></regeling>";
	static const sl_format formats[] = {SL_TEXT, SL_MARKDOWN, SL_HTML, SL_JSON};
	static const char *const values[] = {"broden", "liters", "hoeveel"};

	(void)state;
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		sl_buf got = {0};

		write_answer(&got, "canary", rules, facts, &(sl_decide_options){.domain = "brood", .values = values, .value_count = 3}, formats[i]);
		assert_true(tells(&got, "7417", "7.417"));
		assert_false(tells(&got, "31337", "31.337"));
		assert_null(strstr(sl_buf_text(&got), "geheime bron"));
		sl_buf_free(&got);
		write_answer(&got, "canary", rules, facts, &(sl_decide_options){.domain = "melk", .values = values, .value_count = 3}, formats[i]);
		assert_true(tells(&got, "31337", "31.337"));
		assert_false(tells(&got, "7417", "7.417"));
		sl_buf_free(&got);
	}
}

/* What a pattern reads stands in its formula, also when that is a decision;
 * persons go by their names. */
static void filled_in(void **state)
{
	static const struct {
		const char *name, *rules, *facts, *line;
	} lines[] = {
		{"toegekend", CONFLICT("", ONE, "p.besluit(\"brood\").toegekend and p.a"),
		 FACTS("'a': true, 'b': true, 'c': true, 'loon': 1.00", "'a': false"), "ingevuld: ja en ja\n"},
		{"a refusal", CONFLICT("", ONE, "not(p.besluit(\"brood\").toegekend)"),
		 FACTS("'a': true, 'b': true, 'c': false", "'a': true, 'b': true, 'c': true, 'loon': 1.00"), "ingevuld: niet(nee)\n"},
		{"bedrag", CONFLICT("", ONE, "p.besluit(\"brood\").bedrag > 5"),
		 FACTS("'a': true, 'b': true, 'c': true, 'loon': 6.00", "'a': false"), "ingevuld: € 6,00 > 5\n"},
		{"both persons", CONFLICT("", TWO, "p != q and p.a"), FACTS("'a': true", "'a': false"), "ingevuld: anna ≠ bert en ja\n"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		sl_buf got = {0};

		write_answer(&got, lines[i].name, lines[i].rules, lines[i].facts, &(sl_decide_options){0}, SL_TEXT);
		sl_says(lines[i].name, sl_buf_text(&got), lines[i].line);
		sl_buf_free(&got);
	}
}

/* What only the rules can say is no question for anybody: the answer names it, and who mends it. */
static void what_the_rules_lack(void **state)
{
	static const char rules[] = CONFLICT("", ONE, "p.a and p.n > broodprijs")
		"<regeling id='prijswet' soort='wet' domein='brood' bwb='BWBR0000003' citeertitel='Prijswet'><artikel nr='7'>"
		"<parameter naam='broodprijs' type='getal'><waarde geldig-van='2025-01-01' geldig-tot='2026-01-01'>2</waarde></parameter>"
		"</artikel></regeling>";
	static const char facts[] = FACTS("'n': 3", "'a': false");
	static const char *const data[] = {"\"status\":\"mogelijk\"", "\"ontbrekend\":[{\"persoon\":\"anna\",\"feit\":\"a\"",
		"\"tekort\":[{\"soort\":\"waarde\",\"parameter\":\"broodprijs\",\"dag\":\"2026-07-01\","
		"\"uitleg\":\"voor \\\"broodprijs\\\" is op 1 juli 2026 geen waarde bekend\",\"hersteller\":\"wie de regels beheert\""};
	static const char *const text[] = {"X (ernst laag): a (anna); voor \"broodprijs\" is op 1 juli 2026 geen waarde bekend"};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "what the rules lack", rules, facts, NULL, NULL);
	sl_asking_says(&k, "as data", (sl_answer_options){.format = SL_JSON}, data, sizeof data / sizeof *data);
	sl_asking_says(&k, "as text", (sl_answer_options){.format = SL_TEXT}, text, 1);
	sl_asking_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_conflicts),
		cmocka_unit_test(cuts_a_period),
		cmocka_unit_test(no_canary_gets_out),
		cmocka_unit_test(filled_in),
		cmocka_unit_test(what_the_rules_lack),
	};

	return cmocka_run_group_tests_name("conflict", tests, NULL, NULL);
}
