/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a decision costs elsewhere when it puts something on a list, and what
 * two decisions do together. What is wanted follows from the small law: help
 * costs its owner 20 a month, however much of it there is; who sleeps in a
 * shelter loses the bread of 100.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "plan/effect.h"
#include "support/answer_text.h"
#include "support/asking.h"
#include "support/differs.h"

#define MONEY(name, value) "<begrip naam='" name "' per='persoon' type='bedrag' eenheid='EUR/maand'>" \
	"<afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" value
#define FROM "jci='jci1.3:c:BWBR0000001&amp;artikel=7'"
#define SAYS(fact, value) "<waarde feit='" fact "'>" value "</waarde>"
#define HELP_IS(item) "<gevolg besluit='hulp' " FROM ">" item "</gevolg>"
#define WORDS(help) "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" \
	"<entiteit naam='vraag' van='persoon' lijst='vragen' sleutel='id'/><entiteit naam='hulp' van='persoon' lijst='hulpen'/>" \
	"<entiteit naam='bed' van='persoon' lijst='bedden'/>" \
	"<feit naam='vragen' per='persoon' type='lijst' van='vraag' aanname='[]'/><feit naam='id' per='vraag' type='tekst'/>" \
	"<feit naam='soort' per='vraag' type='keuze' mag-leeg='ja'><keuze>schoon</keuze><keuze>slaap</keuze><keuze>praat</keuze></feit>" \
	"<feit naam='goed' per='vraag' type='ja/nee'/>" \
	"<feit naam='hulpen' per='persoon' type='lijst' van='hulp'>" help "</feit>" \
	"<feit naam='soort' per='hulp' type='keuze'><keuze>schoon</keuze><keuze>praat</keuze></feit>" \
	"<feit naam='van dag' per='hulp' type='datum'/>" \
	"<feit naam='bedden' per='persoon' type='lijst' van='bed' aanname='[]'>" \
	"<gevolg besluit='slaap' " FROM "><exemplaar>" SAYS("telt", "true") "</exemplaar></gevolg></feit>" \
	"<feit naam='telt' per='bed' type='ja/nee'/>" \
	"<feit naam='krijgt brood' per='persoon' type='ja/nee' gevolg-van='brood'/></regeling>"
#define LAW(more) "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	MONEY("brood geld", ALWAYS("bg", "brood geld", "loon")) \
	"<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a or krijgt brood</aanleiding>" \
	"<recht>not(some b in bedden satisfies b.telt)</recht><bedrag>brood geld</bedrag></besluit>" \
	"<besluit id='hulp' per='vraag' norm='compensatie' artikel='2'><aanleiding>soort != \"slaap\"</aanleiding><recht>goed</recht></besluit>" \
	"<besluit id='slaap' per='vraag' norm='compensatie' artikel='3'><aanleiding>soort = \"slaap\"</aanleiding><recht>goed</recht></besluit>" \
	MONEY("hulpgeld", "") "<bijdrage id='hulpgeld' per='persoon' begrip='hulpgeld' artikel='5'>" \
	"<van-toepassing>some h in hulpen satisfies h.soort != \"praat\" and h.van dag &lt;= peildatum</van-toepassing>" \
	"<grondslag>20</grondslag><inning>de buur</inning><eenheid>EUR/maand</eenheid></bijdrage>" more "</regeling>"
#define RULES(help) WORDS(help) LAW("")
#define PLAIN RULES(HELP_IS("<exemplaar>" SAYS("soort", "soort") SAYS("van dag", "peildatum") "</exemplaar>"))
/* Whoever has help gets 50 less for tea, which is of another law. */
#define OF_TWO_LAWS WORDS(HELP_IS("<exemplaar>" SAYS("soort", "soort") SAYS("van dag", "peildatum") "</exemplaar>")) LAW("") \
	"<regeling id='thee' soort='wet' domein='thee' bwb='BWBR0000002' citeertitel='Theewet' geldig-van='2015-01-01'><domein naam='thee'>Thee</domein>" \
	"<feit naam='mag samen' per='huishouden' type='ja/nee' rol='combineren'/>" \
	MONEY("theegeld", ALWAYS("tg", "theegeld", "if hulpen = [] then 60 else 10")) \
	"<besluit id='thee' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a</aanleiding><recht>a</recht><bedrag>theegeld</bedrag></besluit></regeling>"
#define ASKS_HELP_AND_TEA "'personen': [{'id': 'anna', 'loon': 100.00, 'krijgt_brood': false, 'a': true, 'hulpen': [], 'vragen': [" \
	ASKS("v", "schoon", "true") "]}]}"
#define ANNA(more) "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'loon': 100.00, 'krijgt_brood': false, " more "}]}"
#define ASKS(id, kind, right) "{'id': '" id "', 'soort': '" kind "', 'goed': " right "}"

static const sl_decide_options all = {0};

static const char *id_of(const sl_household *h, uint32_t entity)
{
	return h->entities[entity].id;
}

static void put_open(sl_buf *out, const sl_effect *e, const sl_result *r)
{
	for (uint32_t i = 0; i < r->open_count; i++)
		for (uint32_t k = 0; k < r->open[i].standing.cause_count; k++) {
			const sl_cause *c = &r->open[i].standing.causes[k];

			sl_buf_printf(out, "; %s needs %s of %s", r->open[i].decision->id, c->feature->name,
				      id_of(e->household, c->entity));
		}
}

static void put_effect(sl_buf *out, const sl_effect *e)
{
	sl_buf_printf(out, "%s%s %s:", out->len ? "\n" : "", e->decision->id, id_of(e->household, e->entity));
	for (uint32_t i = 0; i < e->brought.fact_count; i++)
		sl_buf_printf(out, " %s,", e->brought.facts[i]->name);
	sl_put_value(out, e->without.total);
	sl_put_value(out, e->with.total);
	sl_buf_puts(out, ", elsewhere");
	sl_put_value(out, e->elsewhere);
	put_open(out, e, &e->with);
}

static void put_pair(sl_buf *out, const sl_effect_pair *p)
{
	sl_buf_printf(out, "\n%s with %s:", p->one->decision->id, p->other->decision->id);
	sl_put_value(out, p->none);
	sl_put_value(out, p->only_one);
	sl_put_value(out, p->only_other);
	sl_put_value(out, p->both);
	sl_buf_puts(out, ", beyond");
	sl_put_value(out, p->beyond);
}

static void put_effects(sl_buf *out, const sl_answer *a)
{
	sl_arena arena = {0};
	sl_effects *found;

	assert_int_equal(sl_measure_effects(&found, a, &all, &arena), SL_OK);
	for (uint32_t i = 0; i < found->count; i++)
		put_effect(out, &found->items[i]);
	for (uint32_t i = 0; i < found->pair_count; i++)
		put_pair(out, &found->pairs[i]);
	if (found->apart)
		sl_buf_puts(out, "\nof each law by itself");
	if (found->pairs_open || found->pairs_left || found->unmeasured)
		sl_buf_printf(out, "\nopen %u, left %u, not measured %u", found->pairs_open, found->pairs_left, found->unmeasured);
	sl_arena_free(&arena);
}

static const sl_asking_row rows[] = {
	{"help costs a contribution", PLAIN, ANNA("'a': false, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "hulp v: hulpen, 0 -20, elsewhere -20"},
	{"help that costs something in another law", OF_TWO_LAWS, "{'peildatum': '2026-07-01', 'mag_samen': true, " ASKS_HELP_AND_TEA,
	 "brood anna: krijgt brood, 60 160, elsewhere 0\nhulp v: hulpen, 160 90, elsewhere -70"},
	{"the same without consent", OF_TWO_LAWS, "{'peildatum': '2026-07-01', 'mag_samen': false, " ASKS_HELP_AND_TEA,
	 "brood anna: krijgt brood, 0 100, elsewhere 0\nhulp v: hulpen, 100 80, elsewhere -20\nof each law by itself"},
	{"help that costs nothing", PLAIN, ANNA("'a': false, 'hulpen': [], 'vragen': [" ASKS("v", "praat", "true") "]"),
	 "hulp v: hulpen, 0 0, elsewhere 0"},
	{"there was help already", PLAIN, ANNA("'a': false, 'hulpen': [{'soort': 'schoon', 'van_dag': '2020-01-01'}], 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "hulp v: hulpen, -20 -20, elsewhere 0"},
	{"refused: nothing to measure", PLAIN, ANNA("'a': false, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "false") "]"), ""},
	{"still open: measured all the same", PLAIN, ANNA("'a': false, 'hulpen': [], 'vragen': [{'id': 'v', 'soort': 'schoon'}]"),
	 "hulp v: hulpen, 0 -20, elsewhere -20"},
	{"which help there is, is not known", PLAIN, ANNA("'a': false, 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "hulp v: hulpen, onbekend onbekend, elsewhere onbekend; hulpgeld needs hulpen of anna"},
	{"what the item does not say is not told", RULES(HELP_IS("<exemplaar>" SAYS("soort", "soort") "</exemplaar>")),
	 ANNA("'a': false, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "hulp v: hulpen, 0 onbekend, elsewhere onbekend; hulpgeld needs van dag of anna.hulpen[1]"},
	{"nor what is not known", RULES(HELP_IS("<exemplaar>" SAYS("van dag", "begin") SAYS("soort", "\"schoon\"") "</exemplaar>")),
	 ANNA("'a': false, 'hulpen': [{'soort': 'praat', 'van_dag': '2020-01-01'}], 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "hulp v: hulpen, 0 onbekend, elsewhere onbekend; hulpgeld needs van dag of anna.hulpen[2]"},
	{"nor a value that the fact cannot have", RULES(HELP_IS("<exemplaar>" SAYS("soort", "woord") SAYS("van dag", "peildatum") "</exemplaar>")),
	 ANNA("'a': false, 'woord': 'fluit', 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "hulp v: hulpen, 0 onbekend, elsewhere onbekend; hulpgeld needs soort of anna.hulpen[1]"},
	{"no item is said: not measured", RULES(HELP_IS("")), ANNA("'a': false, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") "]"), ""},
	{"not in force that day", RULES("<gevolg besluit='hulp' geldig-tot='2026-07-01' " FROM "><exemplaar/></gevolg>"),
	 ANNA("'a': false, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") "]"), ""},
	{"a list that was assumed", PLAIN, ANNA("'a': true, 'hulpen': [], 'vragen': [" ASKS("v", "slaap", "true") "]"),
	 "brood anna: krijgt brood, 0 100, elsewhere 0\n"
	 "slaap v: bedden, 100 0, elsewhere -100\n"
	 "brood with slaap: 0 100 0 0, beyond -100"},
	{"two that cost one contribution", PLAIN, ANNA("'a': false, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") ", " ASKS("w", "schoon", "true") "]"),
	 "hulp v: hulpen, 0 -20, elsewhere -20\n"
	 "hulp w: hulpen, 0 -20, elsewhere -20\n"
	 "hulp with hulp: 0 -20 -20 -20, beyond 20"},
	{"two that do not meet", PLAIN, ANNA("'a': true, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "brood anna: krijgt brood, 0 100, elsewhere 0\n"
	 "hulp v: hulpen, 100 80, elsewhere -20"},
	{"two of which it is not known", PLAIN, ANNA("'a': true, 'vragen': [" ASKS("v", "schoon", "true") "]"),
	 "brood anna: krijgt brood, onbekend onbekend, elsewhere onbekend; hulpgeld needs hulpen of anna\n"
	 "hulp v: hulpen, onbekend onbekend, elsewhere onbekend; hulpgeld needs hulpen of anna\n"
	 "open 1, left 0, not measured 0"},
	{"the most that can be kept", PLAIN, ANNA("'a': true, 'hulpen': [], 'vragen': [" ASKS("v", "schoon", "true") ", " ASKS("w", "schoon", "true") ", "
	 ASKS("x", "schoon", "true") ", " ASKS("y", "slaap", "true") "]"),
	 "brood anna: krijgt brood, 0 100, elsewhere 0\n"
	 "hulp v: hulpen, 100 80, elsewhere -20\n"
	 "hulp w: hulpen, 100 80, elsewhere -20\n"
	 "hulp x: hulpen, 100 80, elsewhere -20\n"
	 "slaap y: bedden, 100 0, elsewhere -100\n"
	 "brood with slaap: 0 100 0 0, beyond -100\n"
	 "hulp with hulp: 100 80 80 80, beyond 20\n"
	 "hulp with hulp: 100 80 80 80, beyond 20\n"
	 "hulp with hulp: 100 80 80 80, beyond 20"},
};

static void table_of_effects(void **state)
{
	(void)state;
	sl_asking_table(rows, sizeof rows / sizeof *rows, put_effects);
}

/* ---- the household with more on its lists ---- */

#define HOUSE ANNA("'hulpen': [{'soort': 'schoon', 'van_dag': '2020-01-01'}], 'buur': 'bert'}, {'id': 'bert', 'ouders': ['anna']")

static void others_keep_their_place(void **state)
{
	sl_arena arena = {0};
	sl_household *with;
	const sl_feature *list;
	const sl_told *told;
	sl_asking k;
	uint32_t bert;

	(void)state;
	sl_asking_open(&k, "more on a list", PLAIN, HOUSE, NULL, NULL);
	bert = sl_law_entity(k.h, "bert");
	list = sl_schema_feature(k.h->schema, k.h->entities[1].kind, "hulpen");
	assert_int_equal(sl_household_with_items(&with, k.h, (const sl_new_item[]){{list, 1}, {list, bert}}, 2, NULL, 0, &arena), SL_OK);
	assert_int_equal(with->entity_count, k.h->entity_count + 2);
	for (uint32_t i = 0; i < k.h->entity_count; i++)
		assert_string_equal(id_of(with, i), id_of(k.h, i));
	assert_string_equal(id_of(with, k.h->entity_count), "anna.hulpen[2]");
	assert_int_equal(with->entities[k.h->entity_count].owner, 1);
	told = sl_household_told(with, 1, list);
	assert_int_equal(told->value.as.list->count, 2);
	assert_int_equal(told->value.as.list->items[1].n, k.h->entity_count);
	/* What bert has was never told: it stays so, and nothing is on it. */
	assert_int_equal(sl_household_told(with, bert, list)->telling, SL_NOT_TOLD);
	/* The household itself is as it was, and so are relations read from the other side. */
	assert_int_equal(sl_household_told(k.h, 1, list)->value.as.list->count, 1);
	assert_int_equal(with->kind_counts[list->type.item->kind->number], 3);
	assert_int_equal(k.h->kind_counts[list->type.item->kind->number], 1);
	told = sl_household_told(with, 1, sl_schema_feature(k.h->schema, k.h->entities[1].kind, "kinderen"));
	assert_true(told->mirrored);
	assert_int_equal(told->value.as.list->items[0].n, bert);
	sl_arena_free(&arena);
	sl_asking_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_effects),
		cmocka_unit_test(others_keep_their_place),
	};

	return cmocka_run_group_tests_name("effect", tests, NULL, NULL);
}
