/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The arrangement of a household: what first, who has what, what to ask, the
 * terms that run, the facts that were used. What is wanted follows from the
 * order that plan/arrangement.c states and from the small laws below.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "plan/plan.h"
#include "support/law.h"

#define FACTS "<regeling id='woorden' soort='woordenboek' domein='alle'>" "<domein naam='samenloop'>Samenloop</domein>" \
	"<feit naam='dag' per='persoon' type='datum'/>" \
	"<feit naam='broden' per='persoon' type='geheel getal'><herkomst>bakker</herkomst><gebruik domein='brood' grond='art. 1'/></feit>" \
	"<feit naam='liters' per='persoon' type='geheel getal'><herkomst>boer</herkomst><gebruik domein='melk' grond='art. 2'/></feit>" \
	"</regeling>"
#define BREAD "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	"<begrip naam='geld' per='persoon' type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" ALWAYS("g", "geld", "loon") \
	"<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a</aanleiding><recht>broden > 0</recht><bedrag>geld</bedrag>" \
	"<termijn naam='uiterlijk'>dag + duration(\"P56D\")</termijn></besluit>" \
	"<besluit id='bakplicht' per='persoon' norm='verplichting' artikel='2'><aanleiding>a</aanleiding><recht>broden > 1</recht></besluit>" \
	"</regeling>"
#define MILK "<regeling id='melkwet' soort='wet' domein='melk' bwb='BWBR0000002' citeertitel='Melkwet' geldig-van='2015-01-01'>" \
	"<besluit id='melk' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>b</aanleiding><recht>liters > 0 and c</recht></besluit>" \
	"</regeling>"
#define CONFLICT(id, gravity, when) \
	"<conflict id='" id "' soort='averechts-effect' ernst='" gravity "' domeinen='brood melk'><omschrijving>X</omschrijving>" \
	"<betreft naam='p' in='personen'/><wanneer>" when "</wanneer><kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=1'/>" \
	"<uitleg>u</uitleg><handeling>h</handeling><escalatie>e</escalatie></conflict>"
#define WITH(conflicts) FACTS BREAD MILK "<regeling id='botsing' soort='woordenboek' domein='samenloop'>" conflicts "</regeling>"
#define ANNA "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', "
#define BERT "}, {'id': 'bert', "

typedef struct asking {
	sl_law law;
	sl_arena arena;
	sl_run *run;
	sl_answer *answer;
	sl_arrangement *plan;
} asking;

static void ask(asking *k, const char *name, const char *rules, const char *facts)
{
	*k = (asking){.run = NULL};
	sl_law_load(&k->law, name, rules);
	assert_int_equal(sl_run_new(&k->run, k->law.program), SL_OK);
	assert_int_equal(sl_run_begin(k->run, sl_law_facts(&k->law, name, facts, &k->arena), sl_law_day("2026-07-01"), SL_FOREVER), SL_OK);
	assert_int_equal(sl_decide(&k->answer, k->run, NULL, &k->arena), SL_OK);
	assert_int_equal(sl_arrange(&k->plan, k->answer), SL_OK);
}

static void done(asking *k)
{
	sl_run_free(k->run);
	sl_arena_free(&k->arena);
	sl_law_free(&k->law);
}

static const char *id_of(const asking *k, uint32_t entity)
{
	return sl_run_household(k->run)->entities[entity].id;
}

/* ---- what first ---- */

static void put_step(sl_buf *out, const asking *k, const sl_plan_step *s)
{
	static const char *const names[] = {"conflict", "ask", "decide", "mend", "wait"};
	char day[SL_DATE_TEXT_MAX];

	sl_buf_printf(out, "%s%s ", out->len ? "; " : "", names[s->kind]);
	if (s->conflict)
		sl_buf_printf(out, "%s %s", s->conflict->conflict->id, id_of(k, s->conflict->self));
	if (s->question)
		sl_buf_printf(out, "%s.%s %u %u %u", id_of(k, s->question->cause->entity), s->question->cause->feature->name,
			      s->question->alone, s->question->all, s->question->conflicts);
	if (s->decided)
		sl_buf_printf(out, "%s %s", s->decided->decision->id, id_of(k, s->decided->entity));
	if (s->before) {
		sl_date_text(day, s->before->term->value.as.i);
		sl_buf_printf(out, " before %s", day);
	}
}

static const struct {
	const char *name, *rules, *facts, *want;
} orders[] = {
	{"nothing asked, nothing to do", WITH(""), ANNA "'a': false, 'b': false}]}", ""},
	{"what can be decided, what waits, what to ask", WITH(""), ANNA "'a': true, 'broden': 1, 'loon': 5.00, 'b': true, 'liters': 1}]}",
	 "ask anna.c 1 1 0; decide brood anna; wait melk anna"},
	{"the nearest term first, one that passed last", WITH(""), ANNA "'a': true, 'b': false, 'broden': 1, 'loon': 5.00, 'dag': '2026-01-01'" BERT
	 "'a': true, 'b': false, 'broden': 1, 'loon': 5.00, 'dag': '2026-06-01'}]}", "decide brood bert before 2026-07-27; decide brood anna"},
	{"grave conflicts first, others last", WITH(CONFLICT("licht", "laag", "p.a") CONFLICT("zwaar", "hoog", "p.a") CONFLICT("ergst", "kritiek", "p.a")),
	 ANNA "'a': true, 'b': false, 'broden': 1, 'loon': 5.00}]}", "conflict ergst anna; conflict zwaar anna; decide brood anna; conflict licht anna"},
	{"what a conflict waits for comes behind what decisions wait for", WITH(CONFLICT("x", "laag", "p.e and p.c")),
	 ANNA "'a': false, 'b': true, 'liters': 1}]}", "ask anna.c 1 1 1; wait melk anna"},
	{"what only conflicts wait for", WITH(CONFLICT("x", "laag", "p.e and p.c") CONFLICT("y", "laag", "p.e")), ANNA "'a': false, 'b': false}]}", "ask anna.e 0 0 2"},
	{"a conflict that may be there is no step", WITH(CONFLICT("x", "kritiek", "p.e")), ANNA "'a': false, 'b': false}]}", "ask anna.e 0 0 1"},
	{"rules that fall short", WITH("") "<regeling id='derde' soort='wet' domein='brood' bwb='BWBR0000003' citeertitel='Kaaswet'>"
	 "<besluit id='kaas' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>e</aanleiding><recht>1 / n > 0</recht></besluit></regeling>",
	 ANNA "'a': false, 'b': false, 'e': true, 'n': 0}]}", "mend kaas anna"},
};

static void table_of_orders(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
		asking k;
		sl_buf got = {0};

		ask(&k, orders[i].name, orders[i].rules, orders[i].facts);
		for (uint32_t n = 0; n < k.plan->step_count; n++)
			put_step(&got, &k, &k.plan->steps[n]);
		if (strcmp(sl_buf_text(&got), orders[i].want) != 0) {
			print_error("%s: want\n%s\ngot\n%s\n", orders[i].name, orders[i].want, sl_buf_text(&got));
			failed++;
		}
		sl_buf_free(&got);
		done(&k);
	}
	if (failed)
		fail_msg("%d rows differ", failed);
}

/* ---- who may see what ---- */

static const sl_plan_use *use_of(const asking *k, const char *name)
{
	for (uint32_t i = 0; i < k->plan->use_count; i++)
		if (strcmp(k->plan->uses[i].fact->name, name) == 0)
			return &k->plan->uses[i];
	return NULL;
}

static void grounds(void **state)
{
	const sl_plan_use *use;
	asking k;

	(void)state;
	ask(&k, "grounds", WITH(""), ANNA "'a': true, 'b': true, 'c': true, 'broden': 1, 'loon': 5.00, 'liters': 1" BERT
	    "'a': true, 'b': false, 'broden': 0}]}");
	assert_int_equal(k.plan->domain_count, 2);
	assert_string_equal(k.plan->domains[0]->name, "brood");
	assert_non_null(use = use_of(&k, "broden"));
	assert_int_equal(use->entity_count, 2);
	assert_true(use->used_by[0]);
	assert_false(use->used_by[1]);
	assert_false(use->hidden_from[0]);
	assert_true(use->hidden_from[1]);
	assert_non_null(use = use_of(&k, "liters"));
	assert_true(use->used_by[1]);
	assert_true(use->hidden_from[0]);
	assert_non_null(use = use_of(&k, "c")); /* without any ground: of nobody's file */
	assert_false(use->hidden_from[0]);
	assert_null(use_of(&k, "e"));
	done(&k);
}

static void places(void **state)
{
	static const sl_place want[] = {SL_PLACE_GRANTED, SL_PLACE_REFUSED, SL_PLACE_DUTY, SL_PLACE_NONE, SL_PLACE_OPEN, SL_PLACE_NONE};
	asking k;

	(void)state;
	ask(&k, "places", WITH(""), ANNA "'a': true, 'b': true, 'broden': 2, 'loon': 5.00, 'liters': 1" BERT "'a': true, 'b': false, 'broden': 0}]}");
	assert_int_equal(k.answer->decided_count, sizeof want / sizeof *want);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++)
		assert_int_equal(sl_plan_place(k.answer, k.answer->decided[i]), want[i]);
	done(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_orders),
		cmocka_unit_test(grounds),
		cmocka_unit_test(places),
	};

	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
