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

#include "plan/agenda.h"
#include "plan/effect.h"
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

/* ---- what changes by itself ---- */

#define AGED FACTS "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	"<parameter naam='prijs' type='bedrag' eenheid='EUR/maand' indexering='jaar' artikel='3'><waarde geldig-van='2026-01-01' bron='x'>10.00</waarde>" \
	"<waarde geldig-van='2027-01-01' bron='x'>11.00</waarde></parameter>" \
	"<begrip naam='leeftijd' per='persoon' type='geheel getal'/>" ALWAYS("leeftijd", "leeftijd", "years and months duration(geboren, peildatum).years") \
	"<begrip naam='geld' per='persoon' type='bedrag' eenheid='EUR/maand'><afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" ALWAYS("g", "geld", "prijs")
#define OLD(more) AGED "<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a</aanleiding><recht>leeftijd >= 18 and b</recht>" \
	"<bedrag>geld</bedrag>" more "</besluit></regeling>"
#define YOUNG AGED "<besluit id='melk' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a</aanleiding><recht>leeftijd &lt; 18</recht></besluit></regeling>"
#define COUNTED AGED "<besluit id='thee' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a</aanleiding><recht>maanden gebruikt &lt; 6</recht></besluit></regeling>"
#define RULED AGED "<begrip naam='mag' per='persoon' type='ja/nee'/>" \
	"<artikel nr='7' geldig-van='2015-01-01' geldig-tot='2027-03-01'><regel id='m1' begrip='mag'><dan>true</dan></regel></artikel>" \
	"<artikel nr='7' geldig-van='2027-03-01'><regel id='m2' begrip='mag'><dan>false</dan></regel></artikel>" \
	"<besluit id='koek' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a</aanleiding><recht>mag</recht></besluit></regeling>"
#define AGE_CONFLICT "<regeling id='botsing' soort='woordenboek' domein='samenloop'>" CONFLICT("x", "hoog", "p.leeftijd = 17 and p.a") "</regeling>"

static const struct {
	const char *name, *rules, *facts, *want;
} agendas[] = {
	{"nothing changes", YOUNG, ANNA "'a': true, 'geboren': '2020-05-05'}]}", ""},
	{"a birthday", YOUNG, ANNA "'a': true, 'geboren': '2008-11-15'}]}",
	 "2026-11-15 melk anna: toekennen -> afwijzen (leeftijd anna 17 18)\n"},
	{"nobody asked, and a right goes", YOUNG, ANNA "'a': false, 'geboren': '2008-11-15'}]}",
	 "2026-11-15 melk anna not asked: toekennen -> afwijzen (leeftijd anna 17 18)\n"},
	{"an amount changes, and is not known any more", OLD(""), ANNA "'a': true, 'b': true, 'geboren': '1990-02-02'}]}",
	 "2027-01-01 brood anna: toekennen 10 -> toekennen 11 (prijs 10 11)\n"
	 "2028-01-01 brood anna: toekennen 11 -> niet-te-beslissen (prijs 11 onbekend)\n"},
	{"what it waits for changes", OLD(""), ANNA "'a': true, 'geboren': '2009-01-05'}]}",
	 "2027-01-05 brood anna: afwijzen -> feiten-ontbreken (leeftijd anna 17 18)\n"},
	{"a fact that is told for stretches", OLD(""), ANNA "'a': true, 'geboren': '1990-02-02', 'b': [{'van': '2020-01-01', 'tot': '2026-10-01', 'waarde': true}, "
	 "{'van': '2026-10-01', 'tot': '2030-01-01', 'waarde': false}]}]}",
	 "2026-10-01 brood anna: toekennen 10 -> afwijzen (b anna true false)\n"},
	{"a term that ends", OLD("<termijn naam='uiterlijk'>einde</termijn>"), ANNA "'a': true, 'b': false, 'geboren': '1990-02-02', 'einde': '2026-12-31'}]}",
	 "2026-12-31 uiterlijk of brood anna\n"},
	{"a term of before, and one of long after", OLD("<termijn naam='uiterlijk'>einde</termijn><termijn naam='later'>begin</termijn>"),
	 ANNA "'a': true, 'b': false, 'geboren': '1990-02-02', 'einde': '2026-06-30', 'begin': '2028-07-01'}]}", ""},
	{"a conflict comes and goes", YOUNG AGE_CONFLICT, ANNA "'a': true, 'geboren': '2009-11-15'}]}",
	 "2026-11-15 x anna: onwaar -> waar (leeftijd anna 16 17)\n"
	 "2027-11-15 melk anna: toekennen -> afwijzen (leeftijd anna 17 18)\n"
	 "2027-11-15 x anna: waar -> onwaar (leeftijd anna 17 18)\n"},
	{"a rule that ends and one that begins", RULED, ANNA "'a': true}]}", "2027-03-01 koek anna: toekennen -> afwijzen (begin m2, end m1)\n"},
	{"a count stands still", COUNTED, ANNA "'a': true, 'maanden_gebruikt': 2}]}", "held maanden gebruikt\n"},
};

static void put_value(sl_buf *out, sl_value v)
{
	sl_buf_putc(out, ' ');
	if (v.kind == SL_UNKNOWN)
		sl_buf_puts(out, "onbekend");
	else
		sl_value_print(out, v);
}

static void put_why(sl_buf *out, const asking *k, const sl_why *y)
{
	if (y->rule) {
		sl_buf_printf(out, "%s %s", y->begins ? "begin" : "end", y->rule->id);
		return;
	}
	if (y->feature)
		sl_buf_printf(out, "%s %s", y->feature->name, id_of(k, y->entity));
	else
		sl_buf_puts(out, y->parameter->name);
	put_value(out, y->before);
	put_value(out, y->after);
}

static void put_standing(sl_buf *out, const sl_standing *s)
{
	sl_buf_puts(out, s->present || s->outcome ? sl_outcome_name(s->outcome) : "none");
	if (s->has_amount)
		put_value(out, s->amount);
}

static void put_truth(sl_buf *out, sl_truth t)
{
	sl_buf_puts(out, t == SL_TRUE ? "waar" : t == SL_FALSE ? "onwaar" : "onbekend");
}

static void put_change(sl_buf *out, const asking *k, const sl_change *c)
{
	if (c->kind == SL_CHANGE_TERM)
		sl_buf_printf(out, "%s of ", c->term);
	sl_buf_printf(out, "%s %s%s", c->conflict ? c->conflict->id : c->decision->id, id_of(k, c->entity), c->asked ? "" : " not asked");
	if (c->kind == SL_CHANGE_TERM)
		return;
	sl_buf_puts(out, ": ");
	if (c->conflict)
		put_truth(out, c->was);
	else
		put_standing(out, &c->before);
	sl_buf_puts(out, " -> ");
	if (c->conflict)
		put_truth(out, c->becomes);
	else
		put_standing(out, &c->after);
}

static void put_agenda(sl_buf *out, const asking *k, const sl_agenda *a)
{
	char day[SL_DATE_TEXT_MAX];

	for (uint32_t i = 0; i < a->held_count; i++)
		sl_buf_printf(out, "held %s\n", a->held[i]->name);
	for (uint32_t i = 0; i < a->change_count; i++) {
		const sl_change *c = &a->changes[i];

		sl_date_text(day, c->day);
		sl_buf_printf(out, "%s ", day);
		put_change(out, k, c);
		for (uint32_t n = 0; n < c->why_count; n++) {
			sl_buf_puts(out, n ? ", " : " (");
			put_why(out, k, &c->whys[n]);
		}
		sl_buf_puts(out, c->why_count ? ")\n" : "\n");
	}
}

static void table_of_agendas(void **state)
{
	static const sl_decide_options all = {0};
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof agendas / sizeof *agendas; i++) {
		sl_arena arena = {0};
		sl_agenda *agenda;
		sl_buf got = {0};
		asking k;

		ask(&k, agendas[i].name, agendas[i].rules, agendas[i].facts);
		assert_int_equal(sl_look_ahead(&agenda, k.answer, &all, &arena), SL_OK);
		put_agenda(&got, &k, agenda);
		if (strcmp(sl_buf_text(&got), agendas[i].want) != 0) {
			print_error("%s: want\n%s\ngot\n%s\n", agendas[i].name, agendas[i].want, sl_buf_text(&got));
			failed++;
		}
		sl_buf_free(&got);
		sl_arena_free(&arena);
		done(&k);
	}
	if (failed)
		fail_msg("%d rows differ", failed);
}

/* ---- what a decision costs elsewhere ---- */

/* Bread is 100 a month; who gets it pays 20 for milk more, and may lose the tea of 30. */
#define MONEY(name, value) "<begrip naam='" name "' per='persoon' type='bedrag' eenheid='EUR/maand'>" \
	"<afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" value
#define GIVES(id, asked, right, amount, more) "<besluit id='" id "' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>" asked "</aanleiding>" \
	"<recht>" right "</recht><bedrag>" amount "</bedrag>" more "</besluit>"
#define EFFECT(more) "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" \
	"<feit naam='krijgt brood' per='persoon' type='ja/nee' gevolg-van='brood'/></regeling>" \
	"<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	MONEY("brood geld", ALWAYS("bg", "brood geld", "loon")) MONEY("thee geld", ALWAYS("tg", "thee geld", "huur")) \
	GIVES("brood", "a or krijgt brood", "b", "brood geld", "<gezamenlijk>partner</gezamenlijk>") GIVES("thee", "c", "not(krijgt brood)", "thee geld", "") \
	more "</regeling>"
#define FEE MONEY("melkgeld per maand", "") "<bijdrage id='melkgeld' per='persoon' begrip='melkgeld per maand' artikel='5'>" \
	"<van-toepassing>krijgt brood</van-toepassing><grondslag>20</grondslag><inning>de melkboer</inning><eenheid>EUR/maand</eenheid></bijdrage>"
#define BREAD_AND_TEA "'a': true, 'b': true, 'krijgt_brood': false, 'loon': 100.00, 'huur': 30.00"

static const struct {
	const char *name, *rules, *facts, *want;
} effects[] = {
	{"tea is lost", EFFECT(""), ANNA BREAD_AND_TEA ", 'c': true}]}",
	 "krijgt brood anna: without 30, with 100, difference 70, elsewhere -30; thee anna: toekennen 30 -> afwijzen"},
	{"nothing elsewhere", EFFECT(""), ANNA BREAD_AND_TEA ", 'c': false}]}",
	 "krijgt brood anna: without 0, with 100, difference 100, elsewhere 0"},
	{"what is open is never nothing", EFFECT(""), ANNA "'a': true, 'b': true, 'krijgt_brood': false, 'huur': 30.00, 'c': true}]}",
	 "krijgt brood anna: without 30, with onbekend, difference onbekend, elsewhere -30; open brood anna; thee anna: toekennen 30 -> afwijzen"},
	{"open elsewhere", EFFECT(""), ANNA "'a': true, 'b': true, 'krijgt_brood': false, 'loon': 100.00, 'c': true}]}",
	 "krijgt brood anna: without onbekend, with 100, difference onbekend, elsewhere onbekend; open thee anna; thee anna: feiten-ontbreken -> afwijzen"},
	{"a contribution is owed", EFFECT(FEE), ANNA BREAD_AND_TEA ", 'c': false}]}",
	 "krijgt brood anna: without 0, with 80, difference 80, elsewhere -20; melkgeld anna: niet-van-toepassing -> toekennen 20"},
	{"refused: nothing to measure", EFFECT(""), ANNA "'a': true, 'b': false, 'krijgt_brood': false, 'c': false}]}", ""},
	{"not asked: nothing to measure", EFFECT(""), ANNA "'a': false, 'b': true, 'krijgt_brood': false, 'loon': 1.00, 'c': false}]}", ""},
	{"a couple once, and both with it", EFFECT(""), ANNA "'partner': 'bert', " BREAD_AND_TEA ", 'c': true" BERT BREAD_AND_TEA ", 'c': true}]}",
	 "krijgt brood anna bert: without 60, with 100, difference 40, elsewhere -60; thee anna: toekennen 30 -> afwijzen; "
	 "thee bert: toekennen 30 -> afwijzen"},
	{"already there: without it, it is gone", EFFECT(""), ANNA "'a': false, 'b': true, 'krijgt_brood': true, 'loon': 100.00, 'huur': 30.00, 'c': true}]}",
	 "krijgt brood anna: without 30, with 100, difference 70, elsewhere -30; thee anna: toekennen 30 -> afwijzen"},
};

static void put_effect(sl_buf *out, const asking *k, const sl_effect *e)
{
	sl_buf_printf(out, "%s%s %s", out->len ? "\n" : "", e->fact->name, id_of(k, e->entity));
	if (e->joint != SL_NO_ENTITY)
		sl_buf_printf(out, " %s", id_of(k, e->joint));
	sl_buf_puts(out, ": without");
	put_value(out, e->without.total);
	sl_buf_puts(out, ", with");
	put_value(out, e->with.total);
	sl_buf_puts(out, ", difference");
	put_value(out, e->difference);
	sl_buf_puts(out, ", elsewhere");
	put_value(out, e->elsewhere);
	for (uint32_t i = 0; i < e->with.open_count; i++)
		sl_buf_printf(out, "; open %s %s", e->with.open[i].decision->id, id_of(k, e->with.open[i].entity));
	for (uint32_t i = 0; i < e->without.open_count; i++)
		sl_buf_printf(out, "; open %s %s", e->without.open[i].decision->id, id_of(k, e->without.open[i].entity));
	for (uint32_t i = 0; i < e->change_count; i++) {
		sl_buf_puts(out, "; ");
		put_change(out, k, &e->changes[i]);
	}
}

static void table_of_effects(void **state)
{
	static const sl_decide_options all = {0};
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
		sl_arena arena = {0};
		sl_effects *found;
		sl_buf got = {0};
		asking k;

		ask(&k, effects[i].name, effects[i].rules, effects[i].facts);
		assert_int_equal(sl_measure_effects(&found, k.answer, &all, &arena), SL_OK);
		for (uint32_t n = 0; n < found->count; n++)
			put_effect(&got, &k, &found->items[n]);
		if (strcmp(sl_buf_text(&got), effects[i].want) != 0) {
			print_error("%s: want\n%s\ngot\n%s\n", effects[i].name, effects[i].want, sl_buf_text(&got));
			failed++;
		}
		sl_buf_free(&got);
		sl_arena_free(&arena);
		done(&k);
	}
	if (failed)
		fail_msg("%d rows differ", failed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_orders),
		cmocka_unit_test(grounds),
		cmocka_unit_test(places),
		cmocka_unit_test(table_of_agendas),
		cmocka_unit_test(table_of_effects),
	};

	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
