/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Two laws that both grant for one need: a finding, though nobody declared it.
 * Detecting is processing too: without consent it is not even looked for.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/asking.h"

#define GIVES(id, norm, of, asked, right) "<besluit id='" id "' per='" of "' norm='" norm "' artikel='1'><omschrijving>Hulp met " id "</omschrijving>" \
	"<aanleiding>" asked "</aanleiding><recht>" right "</recht></besluit>"
#define HELPS(id, asked, right) GIVES(id, "compensatie", "persoon", asked, right)
#define WORDS(more) "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" more "</regeling>"
#define CONSENT "<feit naam='mag samen' per='huishouden' type='ja/nee' rol='combineren'/>"
#define WISHES "<entiteit naam='wens' van='persoon' lijst='wensen'/><feit naam='wensen' per='persoon' type='lijst' van='wens'/>" \
	"<feit naam='kan' per='wens' type='ja/nee'/>"
#define BREAD(more) "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" more "</regeling>"
#define MILK(more) "<regeling id='melkwet' soort='wet' domein='melk' bwb='BWBR0000002' citeertitel='Melkwet' geldig-van='2015-01-01'>" more "</regeling>"
#define LAWS BREAD(HELPS("brood", "a", "b")) MILK(HELPS("melk", "c", "d"))
#define BOTH WORDS(CONSENT) LAWS
#define CONFLICT(when) "<regeling id='samenloop' soort='woordenboek' domein='samenloop'>" \
	"<conflict id='x' soort='dubbele-aanspraak' ernst='laag' domeinen='brood melk'><omschrijving>X</omschrijving>" \
	"<betreft naam='p' in='personen'/><wanneer>" when "</wanneer><kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=1'/>" \
	"<uitleg>u</uitleg><handeling>h</handeling><escalatie>e</escalatie></conflict></regeling>"
#define GRANTED(id) "p.besluit(\"" id "\").toegekend"
#define HOUSE(consent, anna) "{'peildatum': '2026-07-01', " consent "'personen': [{'id': 'anna', " anna "}]}"
#define YES "'mag_samen': true, "
#define ALL "'a': true, 'b': true, 'c': true, 'd': true"
#define WISH(id, per) GIVES(id, "compensatie", "wens", "true", per)

static const sl_asking_row rows[] = {
	{"with consent", BOTH, HOUSE(YES, ALL), "brood melk anna"},
	{"nothing is said about consent", BOTH, HOUSE("", ALL), ""},
	{"consent is not known", BOTH, HOUSE("'mag_samen': null, ", ALL), ""},
	{"consent is refused", BOTH, HOUSE("'mag_samen': false, ", ALL), ""},
	{"rules in which nobody is asked for it", WORDS("") LAWS, HOUSE("", ALL), "brood melk anna"},
	{"one law that gives twice", WORDS(CONSENT) BREAD(HELPS("brood", "a", "b") HELPS("beleg", "c", "d")), HOUSE(YES, ALL), ""},
	{"one is refused", BOTH, HOUSE(YES, "'a': true, 'b': true, 'c': true, 'd': false"), ""},
	{"one is open", BOTH, HOUSE(YES, "'a': true, 'b': true, 'c': true"), ""},
	{"nobody asked for one", BOTH, HOUSE(YES, "'a': true, 'b': true, 'c': false, 'd': true"), ""},
	{"a right that fills no need", WORDS(CONSENT) BREAD(HELPS("brood", "a", "b")) MILK(GIVES("melk", "omschreven-recht", "persoon", "c", "d")), HOUSE(YES, ALL), ""},
	{"of two persons", BOTH, "{'peildatum': '2026-07-01', 'mag_samen': true, 'personen': [{'id': 'anna', 'a': true, 'b': true, 'c': false}, "
	 "{'id': 'bert', 'a': false, 'c': true, 'd': true}]}", ""},
	{"one wish", WORDS(CONSENT WISHES) BREAD(WISH("brood", "kan")) MILK(WISH("melk", "kan")), HOUSE(YES, "'wensen': [{'kan': true}, {'kan': false}]"), "brood melk anna.wensen[1]"},
	{"two wishes", WORDS(CONSENT WISHES) BREAD(WISH("brood", "kan")) MILK(WISH("melk", "not(kan)")), HOUSE(YES, "'wensen': [{'kan': true}, {'kan': false}]"), ""},
	{"three, two at a time", BOTH "<regeling id='kaaswet' soort='wet' domein='kaas' bwb='BWBR0000003' citeertitel='Kaaswet' geldig-van='2015-01-01'>"
	 "<domein naam='kaas'>Kaaswet</domein>" HELPS("kaas", "a", "b") "</regeling>", HOUSE(YES, ALL), "brood melk anna; brood kaas anna; melk kaas anna"},
	{"a conflict says it better", BOTH CONFLICT(GRANTED("brood") " and " GRANTED("melk")), HOUSE(YES, ALL), ""},
	{"a conflict of one of them", BOTH CONFLICT(GRANTED("brood") " and p.a"), HOUSE(YES, ALL), "brood melk anna"},
	{"a conflict that is not there", BOTH CONFLICT(GRANTED("brood") " and " GRANTED("melk") " and not(p.a)"), HOUSE(YES, ALL), "brood melk anna"},
	{"a conflict that only may be there", BOTH CONFLICT(GRANTED("brood") " and " GRANTED("melk") " and p.oordeel a"), HOUSE(YES, ALL), "brood melk anna"},
};

static void put_same_needs(sl_buf *out, const sl_answer *a)
{
	bool first = true;

	for (uint32_t i = 0; i < a->finding_count; i++) {
		const sl_finding *f = &a->findings[i];

		if (f->kind != SL_FINDING_SAME_NEED)
			continue;
		assert_int_equal(f->decided_count, 2);
		sl_buf_printf(out, "%s%s %s ", first ? "" : "; ", f->decided[0]->decision->id, f->decided[1]->decision->id);
		sl_law_entity_text(out, a->run, f->decided[0]->entity);
		first = false;
	}
}

static void table_of_needs(void **state)
{
	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, put_same_needs);
}

static void in_words_and_as_data(void **state)
{
	static const char *const text[] = {"Hulp met brood voor anna en Hulp met melk voor anna gaan over dezelfde vraag, en komen uit verschillende wetten."};
	static const char *const data[] = {"\"soort\":\"dubbele-toekenning\"",
		"\"besluiten\":[{\"besluit\":\"brood\",\"persoon\":\"anna\"},{\"besluit\":\"melk\",\"persoon\":\"anna\"}]"};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "written", BOTH, HOUSE(YES, ALL), NULL, NULL);
	sl_asking_says(&k, "written", (sl_answer_options){.format = SL_MARKDOWN}, text, sizeof text / sizeof *text);
	sl_asking_says(&k, "as data", (sl_answer_options){.format = SL_JSON}, data, sizeof data / sizeof *data);
	sl_asking_close(&k);
}

/* From the day that it may be looked for it is found, and no day before. */
static void cuts_a_period(void **state)
{
	static const sl_period_row cuts[] = {
		{"consent begins", BOTH, HOUSE("'mag_samen': [{'van': '2026-06-01', 'tot': '2026-07-01', 'waarde': false}, "
		 "{'van': '2026-07-01', 'tot': '2026-08-01', 'waarde': true}], ", ALL), "2026-06-29", "2026-07-03",
		 "2026-06-29..2026-07-01 \n2026-07-01..2026-07-03 brood melk anna"},
	};

	(void)state;
	sl_period_table(cuts, sizeof cuts / sizeof *cuts, put_same_needs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(table_of_needs), cmocka_unit_test(in_words_and_as_data), cmocka_unit_test(cuts_a_period)};

	return cmocka_run_group_tests_name("same_need", tests, NULL, NULL);
}
