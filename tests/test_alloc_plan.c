/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Memory that runs out while a plan is made: the arrangement, the agenda, what
 * a decision costs elsewhere, one fact over a range. Whichever allocation
 * fails, the result is SL_ENOMEM or the plan of a run in which none did, and
 * all memory is given back (run this with MODE=asan).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "explain/explain.h"
#include "explain/sweep.h"
#include "support/alloc.h"
#include "support/alloc_each.h"
#include "support/law.h"

#define MONEY(name, value) "<begrip naam='" name "' per='persoon' type='bedrag' eenheid='EUR/maand'>" \
	"<afronding richting='half-omhoog' cijfers='2'>x</afronding></begrip>" ALWAYS("g-" name, name, value)
#define BREAD "<regeling id='woorden' soort='woordenboek' domein='alle'><domein naam='samenloop'>Samenloop</domein>" \
	"<feit naam='krijgt brood' per='persoon' type='ja/nee' gevolg-van='brood'/>" \
	"<entiteit naam='kop' van='persoon' lijst='koppen'/><feit naam='koppen' per='persoon' type='lijst' van='kop' aanname='[]'>" \
	"<gevolg besluit='thee' jci='jci1.3:c:BWBR0000001&amp;artikel=2'><exemplaar><waarde feit='kleur'>\"rood\"</waarde>" \
	"<waarde feit='inhoud'>geteld</waarde></exemplaar></gevolg></feit>" \
	"<feit naam='kleur' per='kop' type='tekst'/><feit naam='inhoud' per='kop' type='getal'/><feit naam='oor' per='kop' type='ja/nee'/>" \
	"<feit naam='dag' per='persoon' type='datum'/><feit naam='geteld' per='persoon' type='getal' tijd='stand'/>" \
	"<begrip naam='leeftijd' per='persoon' type='geheel getal'/>" \
	"<regel id='leeftijd' begrip='leeftijd'><dan>years and months duration(geboren, peildatum).years</dan></regel></regeling>" \
	"<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Broodwet' geldig-van='2015-01-01'>" \
	"<parameter naam='broodprijs' type='bedrag' eenheid='EUR/maand' indexering='jaar'><waarde geldig-van='2026-01-01'>100</waarde>" \
	"<waarde geldig-van='2027-01-01'>110</waarde></parameter>" \
	MONEY("broodgeld", "broodprijs") MONEY("theegeld", "huur") MONEY("melkgeld", "20") \
	"<besluit id='brood' per='persoon' norm='omschreven-recht' artikel='1'><aanleiding>a or krijgt brood</aanleiding>" \
	"<recht>b and leeftijd >= 18 and 1000 > geteld</recht><bedrag>broodgeld</bedrag>" \
	"<termijn naam='uiterlijk'>dag + duration(\"P56D\")</termijn><gezamenlijk>partner</gezamenlijk></besluit>" \
	"<besluit id='thee' per='persoon' norm='omschreven-recht' artikel='2'><aanleiding>c</aanleiding>" \
	"<recht>not(krijgt brood) and 50 >= loon</recht><bedrag>theegeld</bedrag></besluit>" \
	"<besluit id='melk' per='persoon' norm='eigen-bijdrage' artikel='3'>" \
	"<van-toepassing>krijgt brood or (some k in koppen satisfies k.inhoud > 2)</van-toepassing>" \
	"<recht>true</recht><bedrag>melkgeld</bedrag></besluit>" \
	"<besluit id='suiker' per='persoon' norm='eigen-bijdrage' artikel='4'><van-toepassing>some k in koppen satisfies k.oor</van-toepassing>" \
	"<recht>true</recht><bedrag>melkgeld</bedrag></besluit></regeling>"
#define RULES BREAD "<regeling id='botsing' soort='woordenboek' domein='samenloop'>" \
	"<conflict id='oud' soort='averechts-effect' ernst='hoog' domeinen='brood'><omschrijving>X</omschrijving>" \
	"<betreft naam='p' in='personen'/><wanneer>p.besluit(\"brood\").toegekend and (p.leeftijd >= 18 or p.e)</wanneer>" \
	"<kant domein='brood' jci='jci1.3:c:BWBR0000001&amp;artikel=1'/><uitleg>u</uitleg><handeling>h</handeling>" \
	"<escalatie>e</escalatie></conflict>" \
	"<ondergrens id='grens' per='persoon' domeinen='brood'><omschrijving>Y</omschrijving>" \
	"<leden>if partner = null then [ik] else [ik, partner]</leden><norm>5000</norm><middelen>loon</middelen></ondergrens></regeling>"
#define HOUSE "{'peildatum': '2026-07-01', 'personen': [" \
	"{'id': 'anna', 'partner': 'bert', 'geboren': '2008-09-10', 'a': true, 'b': true, 'c': true, 'krijgt_brood': true, 'loon': 40, 'huur': 30, 'dag': '2026-07-01', 'geteld': 3}, " \
	"{'id': 'bert', 'geboren': '1990-01-01', 'a': false, 'b': true, 'c': true, 'krijgt_brood': false, 'loon': 40, 'dag': '2026-07-01', 'geteld': 3}]}"

typedef sl_status (*doing)(sl_buf *out, const sl_answer *a, sl_run *run, sl_arena *arena);

static const sl_decide_options all = {0};

static sl_status write_plan(sl_buf *out, const sl_answer *a, sl_answer_options o)
{
	static const sl_format formats[] = {SL_TEXT, SL_MARKDOWN, SL_HTML, SL_JSON};
	sl_status err = SL_OK;

	o.arrangement = true;
	for (size_t i = 0; i < sizeof formats / sizeof *formats && err == SL_OK; i++) {
		o.format = formats[i];
		err = sl_answer_write(out, a, &o);
	}
	return err;
}

static sl_status arrange(sl_buf *out, const sl_answer *a, sl_run *run, sl_arena *arena)
{
	sl_arrangement *plan;
	sl_status err = sl_arrange(&plan, a);

	(void)run;
	(void)arena;
	return err == SL_OK ? write_plan(out, a, (sl_answer_options){0}) : err;
}

static sl_status look_ahead(sl_buf *out, const sl_answer *a, sl_run *run, sl_arena *arena)
{
	sl_agenda *agenda;
	sl_status err = sl_look_ahead(&agenda, a, &all, arena);

	(void)run;
	return err == SL_OK ? write_plan(out, a, (sl_answer_options){.agenda = agenda}) : err;
}

static sl_status measure(sl_buf *out, const sl_answer *a, sl_run *run, sl_arena *arena)
{
	sl_effects *effects;
	sl_status err = sl_measure_effects(&effects, a, &all, arena);

	(void)run;
	return err == SL_OK ? write_plan(out, a, (sl_answer_options){.effects = effects}) : err;
}

static sl_status sweep(sl_buf *out, const sl_answer *a, sl_run *run, sl_arena *arena)
{
	static const sl_sweep_format formats[] = {SL_SWEEP_TEXT, SL_SWEEP_CSV, SL_SWEEP_JSON, SL_SWEEP_SVG};
	static const sl_sweep_options columns = {0};
	sl_diags diags = {0};
	sl_range_asked range;
	sl_sweep *found;
	sl_status err = sl_range_read(&range, sl_run_household(run), "anna.loon=0..100:20", &diags);

	if (err == SL_OK)
		err = sl_sweep_run(&found, a, &range, &columns, &all, arena);
	for (size_t i = 0; i < sizeof formats / sizeof *formats && err == SL_OK; i++)
		err = sl_sweep_write(out, run, found, formats[i]);
	sl_diags_free(&diags);
	return err;
}

typedef struct work {
	const sl_law *law;
	const sl_household *h;
	doing what;
} work;

/* In a program of its own, so that its segments are made anew each time. */
static sl_status do_work(sl_buf *out, const void *ctx)
{
	const work *w = ctx;
	sl_program *fork = NULL;
	sl_run *run = NULL;
	sl_arena answers = {0}, further = {0};
	sl_answer *answer;
	sl_status err;

	if ((err = sl_program_fork(&fork, w->law->program)) == SL_OK && (err = sl_run_new(&run, fork)) == SL_OK &&
	    (err = sl_run_begin(run, w->h, w->h->date, SL_FOREVER)) == SL_OK &&
	    (err = sl_decide(&answer, run, &all, &answers)) == SL_OK &&
	    (err = w->what(out, answer, run, &further)) == SL_OK)
		err = sl_buf_status(out);
	sl_run_free(run);
	sl_arena_free(&answers);
	sl_arena_free(&further);
	sl_program_free(fork);
	return err;
}

static const struct {
	const char *name;
	doing what;
} parts[] = {{"arrangement", arrange}, {"agenda", look_ahead}, {"effects", measure}, {"sweep", sweep}};

static void a_small_rule_set(void **state)
{
	sl_law law;
	sl_arena arena = {0};

	(void)state;
	sl_alloc_fail_at(0);
	sl_law_load(&law, "plan", RULES);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		work w = {&law, sl_law_facts(&law, "plan", HOUSE, &arena), parts[i].what};

		sl_alloc_fail_each(parts[i].name, do_work, &w, SL_ALLOC_STRIDE);
	}
	sl_arena_free(&arena);
	sl_law_free(&law);
}

/* What is wrong is said, or there is no memory to say it: never something else. */
static void a_range_that_is_wrong(void **state)
{
	static const char *const ranges[] = {"anna.lon=0..100:20", "piet.loon=0..100:20", "anna.loon=0..100"};
	sl_law law;
	sl_arena arena = {0};
	const sl_household *h;

	(void)state;
	sl_alloc_fail_at(0);
	sl_law_load(&law, "range", RULES);
	h = sl_law_facts(&law, "range", HOUSE, &arena);
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		for (size_t n = 1;; n++) {
			sl_diags diags = {0};
			sl_range_asked range;
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = sl_range_read(&range, h, ranges[i], &diags);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			assert_int_equal(err, failed ? SL_ENOMEM : SL_EINVAL);
			sl_diags_free(&diags);
			if (!failed)
				break;
		}
	sl_arena_free(&arena);
	sl_law_free(&law);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_small_rule_set), cmocka_unit_test(a_range_that_is_wrong)};

	return cmocka_run_group_tests_name("alloc_plan", tests, NULL, NULL);
}
