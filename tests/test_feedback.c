/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What brings about what: a decision that is granted, the fact that follows,
 * the decision that rests on it; and so on, as far as it goes. The chain of
 * the third row is measure, income, contribution, debt.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/asking.h"

#define FACT(name, more) "<feit naam='" name "' per='persoon' type='ja/nee'>" more "</feit>"
#define AFTER(decision, more) "<gevolg besluit='" decision "' jci='jci1.3:c:BWBR0000001&amp;artikel=7' " more "/>"
#define MONEY(name, value) "<begrip naam='" name "' per='persoon' type='bedrag' eenheid='EUR/maand'>" \
	"<afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" ALWAYS("r" name, name, value)
#define GIVES(id, asked, right) "<besluit id='" id "' per='persoon' norm='omschreven-recht' artikel='1'><omschrijving>Het " id "</omschrijving>" \
	"<aanleiding>" asked "</aanleiding><recht>" right "</recht></besluit>"
#define RULES(facts, more) "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" facts "</regeling>" \
	"<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" more "</regeling>"
#define CHAIN(attrs) RULES(FACT("minder", AFTER("maatregel", "")) FACT("arm", AFTER("inkomen", attrs)) FACT("betaalt niet", AFTER("bijdrage", "")), \
	GIVES("maatregel", "a", "b") GIVES("inkomen", "a", "not(minder)") MONEY("prijs", "20") \
	"<besluit id='bijdrage' per='persoon' norm='eigen-bijdrage' artikel='2'><omschrijving>De bijdrage</omschrijving><aanleiding>arm</aanleiding>" \
	"<recht>not(arm)</recht><bedrag>prijs</bedrag></besluit>" GIVES("schuld", "a", "not(betaalt niet)"))
#define LIST "<entiteit naam='ding' van='persoon' lijst='dingen'/><feit naam='dingen' per='persoon' type='lijst' van='ding'>" AFTER("gunst", "") "</feit>" \
	"<feit naam='kleur' per='ding' type='tekst'/><entiteit naam='wens' van='persoon' lijst='wensen'/><feit naam='wensen' per='persoon' type='lijst' van='wens'/>" \
	"<feit naam='kan' per='wens' type='ja/nee'/>"
#define WISHES RULES(LIST, "<besluit id='gunst' per='wens' norm='omschreven-recht' artikel='1'><recht>kan</recht></besluit>" GIVES("last", "a", "dingen = []"))
#define ANNA(more) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', " more "}]}"

static const sl_asking_row rows[] = {
	{"one rests on what the other brings about", RULES(FACT("krijgt", AFTER("brood", "")), GIVES("brood", "a", "b") GIVES("thee", "c", "not(krijgt)")),
	 ANNA("'a': true, 'b': true, 'c': true, 'krijgt': false"), "brood krijgt thee"},
	{"the attribute says it too", RULES("<feit naam='krijgt' per='persoon' type='ja/nee' gevolg-van='brood'/>", GIVES("brood", "a", "b") GIVES("thee", "c", "not(krijgt)")),
	 ANNA("'a': true, 'b': true, 'c': true, 'krijgt': false"), "brood krijgt thee"},
	{"measure, income, contribution, debt", CHAIN(""), ANNA("'a': true, 'b': true, 'minder': false, 'arm': false, 'betaalt_niet': false"),
	 "maatregel minder inkomen arm bijdrage betaalt niet schuld; inkomen arm bijdrage betaalt niet schuld"},
	{"it ends where it does not matter", CHAIN("raakt='inkomen'"), ANNA("'a': true, 'b': true, 'minder': false, 'arm': false, 'betaalt_niet': false"), "maatregel minder inkomen"},
	{"it ends where it is not in force", CHAIN("geldig-tot='2026-07-01'"), ANNA("'a': true, 'b': true, 'minder': false, 'arm': false, 'betaalt_niet': false"), "maatregel minder inkomen"},
	{"not granted: nothing follows", CHAIN(""), ANNA("'a': true, 'b': false, 'minder': true, 'arm': false, 'betaalt_niet': false"), ""},
	{"already so", RULES(FACT("krijgt", AFTER("brood", "")), GIVES("brood", "a", "b") GIVES("thee", "c", "krijgt")), ANNA("'a': true, 'b': true, 'c': true, 'krijgt': true"), ""},
	{"nobody asked for the second", RULES(FACT("krijgt", AFTER("brood", "")), GIVES("brood", "a", "b") GIVES("thee", "c", "not(krijgt)")),
	 ANNA("'a': true, 'b': true, 'c': false, 'krijgt': false"), ""},
	{"a circle ends", RULES(FACT("x", AFTER("brood", "")) FACT("y", AFTER("thee", "")), GIVES("brood", "a", "not(y)") GIVES("thee", "a", "not(x)")),
	 ANNA("'a': true, 'x': false, 'y': false"), "brood x thee; thee y brood"},
	{"a list of the person, by a decision about something of hers", WISHES, ANNA("'a': true, 'dingen': [], 'wensen': [{'kan': true}]"), "gunst dingen last"},
	{"a list that has something gets one more", WISHES, ANNA("'a': true, 'dingen': [{'kleur': 'rood'}], 'wensen': [{'kan': true}]"), "gunst dingen last"},
	{"of somebody else", WISHES, "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'dingen': [], 'wensen': []}, "
	 "{'id': 'bert', 'a': false, 'dingen': [], 'wensen': [{'kan': true}]}]}", ""},
};

static void put_feedback(sl_buf *out, const sl_answer *a)
{
	for (uint32_t i = 0; i < a->finding_count; i++) {
		const sl_finding *f = &a->findings[i];

		if (f->kind != SL_FINDING_FEEDBACK)
			continue;
		sl_buf_printf(out, "%s%s", out->len ? "; " : "", f->decided[0]->decision->id);
		for (uint32_t n = 0; n + 1 < f->decided_count; n++)
			sl_buf_printf(out, " %s %s", f->links[n].fact->name, f->decided[n + 1]->decision->id);
	}
}

static void table_of_feedback(void **state)
{
	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, put_feedback);
}

static void in_words_and_as_data(void **state)
{
	static const char *const text[] = {"Het maatregel voor anna brengt teweeg: minder. Daarop berust Het inkomen voor anna, dat dus kan veranderen (art. 7 Broodwet).",
		"Het inkomen voor anna brengt op zijn beurt teweeg: arm. Daarop berust De bijdrage voor anna (art. 7 Broodwet)."};
	static const char *const data[] = {"\"soort\":\"terugkoppeling\"", "\"feit\":\"minder\",\"stappen\":[{\"van\":\"maatregel\",\"feit\":\"minder\",\"naar\":\"inkomen\",\"bron\":",
		"{\"van\":\"bijdrage\",\"feit\":\"betaalt_niet\",\"naar\":\"schuld\"", "\"besluiten\":[{\"besluit\":\"maatregel\",\"persoon\":\"anna\"}"};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "written", CHAIN(""), ANNA("'a': true, 'b': true, 'minder': false, 'arm': false, 'betaalt_niet': false"), NULL, NULL);
	/* A page may break lines between words: as Markdown it does not. */
	sl_asking_says(&k, "written", (sl_answer_options){.format = SL_HTML}, text, sizeof text / sizeof *text);
	sl_asking_says(&k, "as data", (sl_answer_options){.format = SL_JSON}, data, sizeof data / sizeof *data);
	sl_asking_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(table_of_feedback), cmocka_unit_test(in_words_and_as_data)};

	return cmocka_run_group_tests_name("feedback", tests, NULL, NULL);
}
