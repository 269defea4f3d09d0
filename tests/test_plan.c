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
#include <string.h>

#include <cmocka.h>

#include "plan/agenda.h"
#include "plan/effect.h"
#include "plan/plan.h"
#include "plan/sweep.h"
#include "support/answer_text.h"
#include "support/asking.h"
#include "support/differs.h"

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

static const sl_decide_options all = {0};

static const char *id_of(const sl_answer *a, uint32_t entity)
{
	return sl_run_household(a->run)->entities[entity].id;
}

/* ---- what first ---- */

static void put_step(sl_buf *out, const sl_answer *a, const sl_plan_step *s)
{
	static const char *const names[] = {"conflict", "ask", "decide", "mend", "wait"};
	char day[SL_DATE_TEXT_MAX];

	sl_buf_printf(out, "%s%s ", out->len ? "; " : "", names[s->kind]);
	if (s->conflict)
		sl_buf_printf(out, "%s %s", s->conflict->conflict->id, id_of(a, s->conflict->self));
	if (s->question)
		sl_buf_printf(out, "%s.%s %u %u %u", id_of(a, s->question->cause->entity), s->question->cause->feature->name,
			      s->question->alone, s->question->all, s->question->conflicts);
	if (s->decided)
		sl_buf_printf(out, "%s %s", s->decided->decision->id, id_of(a, s->decided->entity));
	if (s->before) {
		sl_date_text(day, s->before->term->value.as.i);
		sl_buf_printf(out, " before %s", day);
	}
}

static const sl_asking_row orders[] = {
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

static void put_steps(sl_buf *out, const sl_answer *a)
{
	sl_arrangement *plan;

	assert_int_equal(sl_arrange(&plan, a), SL_OK);
	for (uint32_t i = 0; i < plan->step_count; i++)
		put_step(out, a, &plan->steps[i]);
}

static void table_of_orders(void **state)
{
	(void)state;
	sl_asking_table(orders, sizeof orders / sizeof *orders, put_steps);
}

/* ---- who may see what ---- */

static const sl_plan_use *use_of(const sl_arrangement *plan, const char *name)
{
	for (uint32_t i = 0; i < plan->use_count; i++)
		if (strcmp(plan->uses[i].fact->name, name) == 0)
			return &plan->uses[i];
	return NULL;
}

static void grounds(void **state)
{
	const sl_plan_use *use;
	sl_arrangement *plan;
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "grounds", WITH(""), ANNA "'a': true, 'b': true, 'c': true, 'broden': 1, 'loon': 5.00, 'liters': 1" BERT
		       "'a': true, 'b': false, 'broden': 0}]}", NULL, NULL);
	assert_int_equal(sl_arrange(&plan, k.answer), SL_OK);
	assert_int_equal(plan->domain_count, 2);
	assert_string_equal(plan->domains[0]->name, "brood");
	assert_non_null(use = use_of(plan, "broden"));
	assert_int_equal(use->entity_count, 2);
	assert_true(use->used_by[0]);
	assert_false(use->used_by[1]);
	assert_false(use->hidden_from[0]);
	assert_true(use->hidden_from[1]);
	assert_non_null(use = use_of(plan, "liters"));
	assert_true(use->used_by[1]);
	assert_true(use->hidden_from[0]);
	assert_non_null(use = use_of(plan, "c")); /* without any ground: of nobody's file */
	assert_false(use->hidden_from[0]);
	assert_null(use_of(plan, "e"));
	sl_asking_close(&k);
}

/* Two facts of one name: the kind of entity says which is which. */
static void facts_of_one_name(void **state)
{
	static const char *const told[] = {"soort van kaas (boer), soort van koek (boer)", "Niet tonen aan Broodwet: liters, soort van kaas, soort van koek"};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "one name", WITH("") "<regeling id='meer' soort='woordenboek' domein='melk'>"
		       "<entiteit naam='kaas' van='persoon' lijst='kazen'/><entiteit naam='koek' van='persoon' lijst='koeken'/>"
		       "<feit naam='kazen' per='persoon' type='lijst' van='kaas'/><feit naam='koeken' per='persoon' type='lijst' van='koek'/>"
		       "<feit naam='soort' per='kaas' type='tekst'><herkomst>boer</herkomst><gebruik domein='melk' grond='art. 3'/></feit>"
		       "<feit naam='soort' per='koek' type='tekst'><herkomst>boer</herkomst><gebruik domein='melk' grond='art. 3'/></feit></regeling>"
		       "<regeling id='derde' soort='wet' domein='melk' bwb='BWBR0000003' citeertitel='Zuivelwet'>"
		       "<besluit id='zuivel' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>b</aanleiding>"
		       "<recht>kazen[1].soort = koeken[1].soort</recht></besluit></regeling>",
		       ANNA "'a': true, 'b': true, 'c': true, 'broden': 1, 'loon': 5.00, 'liters': 1, 'kazen': [{'soort': 'oud'}], "
		       "'koeken': [{'soort': 'oud'}]}]}", NULL, NULL);
	sl_asking_says(&k, "one name", (sl_answer_options){.format = SL_TEXT, .arrangement = true}, told, sizeof told / sizeof *told);
	sl_asking_close(&k);
}

static void places(void **state)
{
	static const sl_place want[] = {SL_PLACE_GRANTED, SL_PLACE_REFUSED, SL_PLACE_DUTY, SL_PLACE_NONE, SL_PLACE_OPEN, SL_PLACE_NONE};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "places", WITH(""), ANNA "'a': true, 'b': true, 'broden': 2, 'loon': 5.00, 'liters': 1" BERT "'a': true, 'b': false, 'broden': 0}]}", NULL, NULL);
	assert_int_equal(k.answer->decided_count, sizeof want / sizeof *want);
	for (size_t i = 0; i < sizeof want / sizeof *want; i++)
		assert_int_equal(sl_plan_place(k.answer, k.answer->decided[i]), want[i]);
	sl_asking_close(&k);
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

static const sl_asking_row agendas[] = {
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

static void put_why(sl_buf *out, const sl_answer *a, const sl_why *y)
{
	if (y->rule) {
		sl_buf_printf(out, "%s %s", y->begins ? "begin" : "end", y->rule->id);
		return;
	}
	if (y->feature)
		sl_buf_printf(out, "%s %s", y->feature->name, id_of(a, y->entity));
	else
		sl_buf_puts(out, y->parameter->name);
	sl_put_value(out, y->before);
	sl_put_value(out, y->after);
}

static void put_standing(sl_buf *out, const sl_standing *s)
{
	sl_buf_puts(out, s->present || s->outcome ? sl_outcome_name(s->outcome) : "none");
	if (s->has_amount)
		sl_put_value(out, s->amount);
}

static void put_truth(sl_buf *out, sl_truth t)
{
	sl_buf_puts(out, t == SL_TRUE ? "waar" : t == SL_FALSE ? "onwaar" : "onbekend");
}

static void put_change(sl_buf *out, const sl_answer *a, const sl_change *c)
{
	if (c->kind == SL_CHANGE_TERM)
		sl_buf_printf(out, "%s of ", c->term);
	sl_buf_printf(out, "%s %s%s", c->conflict ? c->conflict->id : c->decision->id, id_of(a, c->entity), c->asked ? "" : " not asked");
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

static void put_changes(sl_buf *out, const sl_answer *a, const sl_agenda *agenda)
{
	char day[SL_DATE_TEXT_MAX];

	for (uint32_t i = 0; i < agenda->held_count; i++)
		sl_buf_printf(out, "held %s\n", agenda->held[i]->name);
	for (uint32_t i = 0; i < agenda->change_count; i++) {
		const sl_change *c = &agenda->changes[i];

		sl_date_text(day, c->day);
		sl_buf_printf(out, "%s ", day);
		put_change(out, a, c);
		for (uint32_t n = 0; n < c->why_count; n++) {
			sl_buf_puts(out, n ? ", " : " (");
			put_why(out, a, &c->whys[n]);
		}
		sl_buf_puts(out, c->why_count ? ")\n" : "\n");
	}
}

static void put_agenda(sl_buf *out, const sl_answer *a)
{
	sl_arena arena = {0};
	sl_agenda *agenda;

	assert_int_equal(sl_look_ahead(&agenda, a, &all, &arena), SL_OK);
	put_changes(out, a, agenda);
	sl_arena_free(&arena);
}

static void table_of_agendas(void **state)
{
	(void)state;
	sl_asking_table(agendas, sizeof agendas / sizeof *agendas, put_agenda);
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

static const sl_asking_row effects[] = {
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

static void put_effect(sl_buf *out, const sl_answer *a, const sl_effect *e)
{
	sl_buf_printf(out, "%s%s %s", out->len ? "\n" : "", e->brought.facts[0]->name, id_of(a, e->entity));
	if (e->joint != SL_NO_ENTITY)
		sl_buf_printf(out, " %s", id_of(a, e->joint));
	sl_buf_puts(out, ": without");
	sl_put_value(out, e->without.total);
	sl_buf_puts(out, ", with");
	sl_put_value(out, e->with.total);
	sl_buf_puts(out, ", difference");
	sl_put_value(out, e->difference);
	sl_buf_puts(out, ", elsewhere");
	sl_put_value(out, e->elsewhere);
	for (uint32_t i = 0; i < e->with.open_count; i++)
		sl_buf_printf(out, "; open %s %s", e->with.open[i].decision->id, id_of(a, e->with.open[i].entity));
	for (uint32_t i = 0; i < e->without.open_count; i++)
		sl_buf_printf(out, "; open %s %s", e->without.open[i].decision->id, id_of(a, e->without.open[i].entity));
	for (uint32_t i = 0; i < e->change_count; i++) {
		sl_buf_puts(out, "; ");
		put_change(out, a, &e->changes[i]);
	}
}

static void put_effects(sl_buf *out, const sl_answer *a)
{
	sl_arena arena = {0};
	sl_effects *found;

	assert_int_equal(sl_measure_effects(&found, a, &all, &arena), SL_OK);
	for (uint32_t i = 0; i < found->count; i++)
		put_effect(out, a, &found->items[i]);
	sl_arena_free(&arena);
}

static void table_of_effects(void **state)
{
	(void)state;
	sl_asking_table(effects, sizeof effects / sizeof *effects, put_effects);
}

/* ---- one fact over a range ---- */

/* Bread is what is lacking up to 100 of wages; tea of 30 goes to who earns 50 or less. */
#define SWEPT "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" \
	"<feit naam='uren' per='persoon' type='geheel getal' minimum='0' maximum='40'/></regeling>" \
	"<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	MONEY("brood geld", ALWAYS("bg", "brood geld", "100 - loon")) MONEY("thee geld", ALWAYS("tg", "thee geld", "30")) \
	GIVES("brood", "a", "100 > loon", "brood geld", "") GIVES("thee", "b", "50 >= loon", "thee geld", "") "</regeling>"

static const struct {
	const char *name, *facts, *range, *want;
} sweeps[] = {
	{"nothing is lost", ANNA "'a': true, 'b': false}]}", "anna.loon=0..120:40", "0 100; 40 100; 80 100; 120 120; turn brood 120"},
	{"a fall", ANNA "'a': false, 'b': true}]}", "anna.loon=0..100:25", "0 30; 25 55; 50 80; 75 75; 100 100; cliff 50 75 5; turn thee 75"},
	{"falls that follow each other are one", ANNA "'a': true, 'b': true}]}", "anna.loon=40..60:5",
	 "40 130; 45 130; 50 130; 55 100; 60 100; cliff 50 55 30; turn thee 55"},
	{"one value", ANNA "'a': true, 'b': false}]}", "anna.loon=10..15:10", "10 100"},
	{"all of it is open, but not the columns", ANNA "'a': true, 'c': true}]}", "anna.loon=0..40:40", "0 100; 40 100"},
};

static void put_sweep(sl_buf *out, const sl_sweep *s)
{
	for (uint32_t i = 0; i < s->point_count; i++) {
		sl_buf_puts(out, i ? "; " : "");
		sl_dec_print(out, s->points[i].x);
		sl_put_value(out, s->of_chosen ? s->points[i].chosen : s->points[i].total);
	}
	for (uint32_t i = 0; i < s->cliff_count; i++) {
		sl_buf_puts(out, "; cliff ");
		sl_dec_print(out, s->points[s->cliffs[i].from].x);
		sl_buf_putc(out, ' ');
		sl_dec_print(out, s->points[s->cliffs[i].to].x);
		sl_put_value(out, s->cliffs[i].loss);
	}
	for (uint32_t i = 0; i < s->turn_count; i++) {
		sl_buf_printf(out, "; turn %s ", s->columns[s->turns[i].column].decision->id);
		sl_dec_print(out, s->points[s->turns[i].point].x);
	}
}

/* The sweep over a range, in words. */
static void sweep_text(sl_buf *out, const sl_answer *a, const char *range)
{
	static const sl_sweep_options columns = {0};
	sl_range_asked asked;
	sl_diags diags = {0};
	sl_arena arena = {0};
	sl_sweep *found;

	assert_int_equal(sl_range_read(&asked, sl_run_household(a->run), range, &diags), SL_OK);
	assert_int_equal(sl_sweep_run(&found, a, &asked, &columns, &all, &arena), SL_OK);
	put_sweep(out, found);
	sl_arena_free(&arena);
	sl_diags_free(&diags);
}

static void table_of_sweeps(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof sweeps / sizeof *sweeps; i++) {
		sl_buf got = {0};
		sl_asking k;

		sl_asking_open(&k, sweeps[i].name, SWEPT, sweeps[i].facts, NULL, NULL);
		sweep_text(&got, k.answer, sweeps[i].range);
		failed += sl_differs(sweeps[i].name, &got, sweeps[i].want);
		sl_buf_free(&got);
		sl_asking_close(&k);
	}
	sl_none_differ(failed, sizeof sweeps / sizeof *sweeps);
}

static void refused_ranges(void **state)
{
	static const struct { const char *range; sl_diag_code code; } bad[] = {
		{"loon=", SL_DIAG_VARY_FORM}, {"=0..1:1", SL_DIAG_VARY_FORM}, {"anna.loon=0..1:x", SL_DIAG_VARY_FORM}, {"anna.loon=0:1", SL_DIAG_VARY_FORM},
		{"piet.loon=0..1:1", SL_DIAG_VARY_WHO}, {"anna.inkomsten[0].bedrag=0..1:1", SL_DIAG_VARY_WHO},
		{"anna.inkomsten[2].bedrag=0..1:1", SL_DIAG_VARY_WHO}, {"anna.lon=0..1:1", SL_DIAG_VARY_FACT}, {"loon=0..1:1", SL_DIAG_VARY_FACT},
		{"anna.a=0..1:1", SL_DIAG_VARY_KIND}, {"anna.uren=0..41:1", SL_DIAG_VARY_BOUND}, {"anna.uren=-1..4:1", SL_DIAG_VARY_BOUND},
		{"anna.uren=0..1:0.5", SL_DIAG_VARY_DIGITS}, {"anna.loon=0..1:0", SL_DIAG_VARY_STEP}, {"anna.loon=1..0:1", SL_DIAG_VARY_STEP},
		{"anna.loon=0..1000:1", SL_DIAG_VARY_MANY}};
	sl_asking k;

	(void)state;
	sl_asking_open(&k, "ranges", SWEPT, ANNA "'a': true, 'inkomsten': [{'soort': 'loon'}]}]}", NULL, NULL);
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		sl_diags diags = {0};
		sl_range_asked range;

		if (sl_range_read(&range, k.h, bad[i].range, &diags) != SL_EINVAL)
			fail_msg("%s: was taken", bad[i].range);
		if (diags.items[0].code != bad[i].code)
			fail_msg("%s: %s", bad[i].range, diags.items[0].text);
		sl_diags_free(&diags);
	}
	sl_asking_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(table_of_orders),
		cmocka_unit_test(grounds), cmocka_unit_test(facts_of_one_name),
		cmocka_unit_test(places),
		cmocka_unit_test(table_of_agendas),
		cmocka_unit_test(table_of_effects),
		cmocka_unit_test(table_of_sweeps),
		cmocka_unit_test(refused_ranges),
	};

	return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
