/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Worked examples of the rule language (tests/reference/examples), asked of
 * the reference and of the engine. What is wanted was worked out by hand from
 * docs/rule-language.md. And the five truths: all twenty-five pairs, as section
 * 10 orders them.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "random/workbench.h"
#include "reference/inside.h"

#define EXAMPLES "tests/reference/examples/"

/* ---- a value in words ---- */

static const char *name_of(const sl_model *m, const void *what)
{
	for (uint32_t i = 0; i < m->parameter_count; i++)
		if (what == m->parameters[i])
			return m->parameters[i]->name;
	return ((const sl_feature *)what)->name;
}

/* "onbekend: feit anna.partner, waarde maximum n" */
static void say(sl_buf *out, const ref *r, ref_value v)
{
	if (v.state != REF_UNKNOWN) {
		if (v.state == REF_KNOWN && v.plain.kind == SL_ENTITY)
			sl_buf_puts(out, r->household->entities[v.plain.n].id);
		else
			ref_print(out, v);
		return;
	}
	sl_buf_puts(out, "onbekend:");
	for (uint32_t i = 0; v.causes && i < v.causes->count; i++) {
		const ref_cause *c = &v.causes->items[i];
		sl_buf_printf(out, "%s %s ", i > 0 ? "," : "", ref_cause_name(c->kind));
		if (c->entity != REF_NOBODY)
			sl_buf_printf(out, "%s.", r->household->entities[c->entity].id);
		sl_buf_puts(out, name_of(r->model, c->what));
	}
}

/* ---- asking both ---- */

typedef struct table {
	workbench_rules rules;
	sl_arena arena;
	sl_household *household;
	sl_run *run;
	ref reference;
} table;

static sl_date day_of(const char *text)
{
	sl_date d;

	if (!text)
		return SL_FOREVER;
	assert_int_equal(sl_date_parse(&d, text, strlen(text)), SL_OK);
	return d;
}

/* "kinds norm" -> the files of these names. */
static void load_examples(workbench_rules *b, const char *words)
{
	char paths[6][80];
	const char *list[6];
	size_t n = 0;
	sl_buf why = {0};

	while (*words) {
		size_t length = strcspn(words, " ");
		snprintf(paths[n], sizeof paths[n], EXAMPLES "%.*s.xml", (int)length, words);
		list[n] = paths[n];
		n++;
		words += length + (words[length] == ' ');
	}
	if (!workbench_load_paths(b, list, n)) {
		sl_diags_print(&why, &b->diags);
		fail_msg("%s", sl_buf_text(&why));
	}
}

/* JSON in which ' stands for ". */
static sl_household *read_facts(const workbench_rules *b, const char *facts, sl_arena *arena)
{
	sl_diags diags = {0};
	sl_household *h = NULL;
	sl_buf why = {0};
	char json[2000];
	size_t n = strlen(facts);

	assert_true(n < sizeof json);
	for (size_t i = 0; i <= n; i++)
		json[i] = facts[i] == '\'' ? '"' : facts[i];
	if (sl_facts_read_json(&h, &b->model->schema, "feiten.json", json, n, arena, &diags) != SL_OK) {
		sl_diags_print(&why, &diags);
		fail_msg("%s", sl_buf_text(&why));
	}
	sl_diags_free(&diags);
	return h;
}

static uint32_t find(const sl_household *h, const char *id)
{
	for (uint32_t i = 1; id && i < h->entity_count; i++)
		if (strcmp(h->entities[i].id, id) == 0)
			return i;
	return REF_NOBODY;
}

static void sit_down(table *t, const char *files, const char *facts, const char *day, const char *known)
{
	memset(t, 0, sizeof *t);
	sl_arena_init(&t->arena);
	load_examples(&t->rules, files);
	t->household = read_facts(&t->rules, facts, &t->arena);
	assert_int_equal(sl_run_new(&t->run, t->rules.program), SL_OK);
	assert_int_equal(sl_run_begin(t->run, t->household, day_of(day), day_of(known)), SL_OK);
	ref_begin(&t->reference, t->rules.model, t->household, day_of(day), day_of(known));
}

static void stand_up(table *t)
{
	ref_end(&t->reference);
	sl_run_free(t->run);
	workbench_unload(&t->rules);
	sl_arena_free(&t->arena);
}

/* True when both say what is wanted. */
static bool both_say(table *t, const char *row, const char *who, const char *other, const char *concept,
		     const char *day, const char *want)
{
	uint32_t e = find(t->household, who), o = find(t->household, other);
	const sl_feature *f = sl_schema_feature(&t->rules.model->schema, t->household->entities[e].kind, concept);
	sl_buf engine = {0}, reference = {0};
	sl_value v;
	bool good;

	assert_non_null(f);
	sl_run_feature(t->run, sl_run_day(t->run, day_of(day)), f, e, o, &v);
	say(&engine, &t->reference, agree_engine_value(&t->reference, v));
	say(&reference, &t->reference, ref_feature(&t->reference, f, e, o, day_of(day)));
	assert_null(t->reference.unsupported);
	good = strcmp(sl_buf_text(&engine), want) == 0 && strcmp(sl_buf_text(&reference), want) == 0;
	if (!good)
		print_error("%s: %s of %s\n  want      %s\n  engine    %s\n  reference %s\n", row, concept, who,
			    want, sl_buf_text(&engine), sl_buf_text(&reference));
	sl_buf_free(&engine);
	sl_buf_free(&reference);
	return good;
}

/* ---- worked examples ---- */

#define ANNA "{'id': 'anna', 'geboortedatum': '1981-03-01'}"
#define ALONE "{'personen': [" ANNA "]}"
#define BROTHER(born, more) "{'personen': [" ANNA ", {'id': 'broer', 'geboortedatum': '" born "'" more "}]}"
#define COUPLE(born) "{'personen': [{'id': 'anna', 'geboortedatum': '" born "', 'partner': 'bram', 'opleidingen': []}, " \
	"{'id': 'bram', 'geboortedatum': '2003-01-01', 'opleidingen': []}, " \
	"{'id': 'gast', 'geboortedatum': '1986-01-01', 'opleidingen': []}]}"
#define WORK(born, wage, months) "{'peildatum': '2026-03-15', 'personen': [{'id': 'anna', 'geboortedatum': '" born "', " \
	"'loon_per_maand': " wage ", 'ontvangt_algemene_bijstand': true" months "}]}"
#define HELPS ", 'werk_helpt_bij_arbeidsinschakeling': {'waarde': true, 'door': 'x', 'reden': 'y', 'datum': '2026-01-01'}"
#define BOTH "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'partner': 'bram', 'eigen_recht': true, 'inkomen': 0}, " \
	"{'id': 'bram', 'geboortedatum': '1981-03-01', 'eigen_recht': false, 'inkomen': 1300}]}"
#define AID(price, exempt) "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', " \
	"'eerste_bijdragemaand': '2026-01-01', 'kostprijs': " price ", 'vrijgesteld': " exempt "}]}"
#define SPRING "[{'van': '2026-01-01', 'tot': '2026-04-01', 'waarde': true}, {'van': '2026-04-01', 'waarde': false}]"
#define IN(place) "{'gemeente': '" place "', 'personen': [" ANNA "]}"
#define BIRTHDAY "{'personen': [{'id': 'kind', 'geboortedatum': '2005-10-10', 'opleidingen': []}, " \
	"{'id': 'vader', 'geboortedatum': '1970-01-01', 'opleidingen': []}, " \
	"{'id': 'moeder', 'geboortedatum': '1970-01-01', 'opleidingen': []}]}"

#define JUDGED(key, hours) ", '" key "': {'waarde': " hours ", 'door': 'x', 'reden': 'y', 'datum': '2026-01-01'}"
#define NEEDS(hours) JUDGED("nodige_uren_per_week", hours)
#define OWN(hours) JUDGED("uren_eigen_kracht", hours)
#define USUAL(hours) JUDGED("uren_gebruikelijke_hulp", hours)
#define QUESTION(place, young, more) "{'gemeente': '" place "', 'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'jeugdig': " young more "}]}"
#define ADULT(more) QUESTION("GM0001", "false", more)
#define STEPS "kinds ladder kader geenkader"
#define UREN "te verlenen uren per week"
#define OWES(more) "{'peildatum': '2026-01-10', 'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'eerste_bijdragemaand': '2010-01-01', " \
	"'vrijgesteld': false" more "}]}"
#define OWED "wmo bijdrage per periode"

/* Rows leave out what is as usual: about anna alone, with all that is known. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

typedef struct example {
	const char *name, *facts, *day, *concept, *want, *known, *who, *other;
} example;

static const example norms[] = {
	{"A: alone", ALONE, "2026-08-01", "landelijke norm", "1419.46"},
	{"A: a brother of 30, his training not told", BROTHER("1996-01-01", ""), "2026-08-01", "landelijke norm", "onbekend: feit broer.opleidingen"},
	{"A: a brother of 22 is below 27, nothing is asked", BROTHER("2004-01-01", ""), "2026-08-01", "landelijke norm", "1419.46"},
	{"A: in 2022 the bound was 21", BROTHER("2000-06-01", ""), "2022-12-31", "landelijke norm", "onbekend: feit broer.opleidingen"},
	{"A: the day after it is 27", BROTHER("2000-06-01", ""), "2023-01-01", "kostendelende medebewoner", "false", .who = "broer", .other = "anna"},
	{"A: training that counts stops 19a", BROTHER("1996-01-01", ", 'opleidingen': [{'telt_voor_19a': true}]"),
	 "2026-08-01", "landelijke norm", "1419.46"},
	{"A: training that does not count", BROTHER("1996-01-01", ", 'opleidingen': [{'telt_voor_19a': false}]"), "2026-08-01", "landelijke norm", "1013.9"},
	{"A: whether she has a partner was asked", "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'partner': null}]}",
	 "2026-08-01", "landelijke norm", "onbekend: feit anna.partner"},
	{"A: a couple of 20 and 23 with a housemate of 40", COUPLE("2006-01-01"), "2026-08-01", "landelijke norm", "1364.32"},
	{"A: a couple of 23 and 23 with a housemate of 40", COUPLE("2003-01-01"), "2026-08-01", "landelijke norm", "1757.42"},
	{"H: the day before the birthday", BIRTHDAY, "2026-10-09", "landelijke norm", "350.42", .who = "kind"},
	{"H: the birthday", BIRTHDAY, "2026-10-10", "landelijke norm", "878.71", .who = "kind"},
};

static const example months[] = {
	{"B: the third month", WORK("1981-03-01", "900", ", 'maanden_inkomstenvrijlating_gebruikt': 2" HELPS),
	 "2026-03-15", "vrijgelaten inkomen uit werk", "225"},
	{"B: at 26 neither months nor judgement is asked", WORK("2000-01-01", "900", ""), "2026-03-15", "vrijgelaten inkomen uit werk", "0"},
	{"B: months and judgement are asked", WORK("1981-03-01", "900", ""),
	 "2026-03-15", "vrijgelaten inkomen uit werk", "onbekend: feit anna.maanden inkomstenvrijlating gebruikt, oordeel anna.werk helpt bij arbeidsinschakeling"},
	{"B: after the indexing day there is no maximum", "{'peildatum': '2026-08-01', 'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'loon_per_maand': 900, "
	 "'ontvangt_algemene_bijstand': true, 'maanden_inkomstenvrijlating_gebruikt': 2" HELPS "}]}",
	 "2026-08-01", "vrijgelaten inkomen uit werk", "onbekend: waarde maximum n"},
	{"B: without wage that does not matter", WORK("1981-03-01", "0", ""), "2026-08-01", "vrijgelaten inkomen uit werk", "0"},
	{"B: the count does not stand still", WORK("1981-03-01", "900", ", 'maanden_inkomstenvrijlating_gebruikt': 2" HELPS),
	 "2026-03-16", "vrijgelaten inkomen uit werk", "onbekend: feit anna.maanden inkomstenvrijlating gebruikt"},
};

static const example partners[] = {
	{"C: the norm", BOTH, "2026-08-01", "landelijke norm", "1013.9"},
	{"C: the income", BOTH, "2026-08-01", "meetellend inkomen", "286.11"},
	{"C: the bijstand", BOTH, "2026-08-01", "bijstand per maand", "727.79"},
	{"C: at the other side the same", BOTH, "2026-08-01", "bijstand per maand", "727.79", .who = "bram"},
	{"C: leeg is not another right", "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'eigen_recht': true, 'inkomen': 100}]}",
	 "2026-08-01", "bijstand per maand", "1319.46"},
	{"C: what the other earns is asked", "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'partner': 'bram', 'eigen_recht': true, 'inkomen': 0}, "
	 "{'id': 'bram', 'geboortedatum': '1981-03-01', 'eigen_recht': false}]}",
	 "2026-08-01", "bijstand per maand", "onbekend: feit bram.inkomen"},
};

static const example steps[] = {
	{"D: gebruikelijke hulp covers the need, eigen kracht is not asked", ADULT(NEEDS("3") USUAL("3")), "2026-07-01", UREN, "0"},
	{"D: need onbekend: only that", ADULT(USUAL("3")), "2026-07-01", UREN, "onbekend: oordeel anna.nodige uren per week"},
	{"D: eigen kracht without afwegingskader", QUESTION("GM0002", "true", NEEDS("3") OWN("2")),
	 "2026-07-01", UREN, "onbekend: oordeel anna.uren eigen kracht"},
	{"D: even when it is all of it", QUESTION("GM0002", "true", NEEDS("2") OWN("2")), "2026-07-01", UREN, "onbekend: oordeel anna.uren eigen kracht"},
	{"D: eigen kracht 0 needs no kader", QUESTION("GM0002", "true", NEEDS("3") OWN("0")), "2026-07-01", UREN, "3"},
	{"D: with afwegingskader", QUESTION("GM0001", "true", NEEDS("3") OWN("2")), "2026-07-01", UREN, "1"},
	{"D: no ordinance loaded", QUESTION("GM0003", "true", NEEDS("3") OWN("2")),
	 "2026-07-01", UREN, "onbekend: oordeel anna.uren eigen kracht, beleid afwegingskader"},
	{"10: a step that is not known, the others do not reach", ADULT(NEEDS("3") USUAL("2") ", 'uren_netwerk': 0"),
	 "2026-07-01", UREN, "onbekend: oordeel anna.uren eigen kracht"},
	{"10: two steps that are not known", ADULT(NEEDS("3") USUAL("2")),
	 "2026-07-01", UREN, "onbekend: feit anna.uren netwerk, oordeel anna.uren eigen kracht"},
	{"10: no need", ADULT(NEEDS("0")), "2026-07-01", UREN, "0"},
	{"10: not below 0", ADULT(NEEDS("3") OWN("2") USUAL("2") ", 'uren_netwerk': 7"), "2026-07-01", UREN, "0"},
	{"10: what is left", ADULT(NEEDS("7.5") OWN("2") USUAL("1.25") ", 'uren_netwerk': 0.5"), "2026-07-01", UREN, "3.75"},
	{"10: a share below 0 covers nothing", ADULT(NEEDS("3") OWN("-2") USUAL("1") ", 'uren_netwerk': 0"), "2026-07-01", UREN, "2"},
	{"10: a step that is not in force yet", ADULT(NEEDS("3") OWN("1") USUAL("1")), "2025-07-01", UREN, "1"},
	{"10: a step in its first version", ADULT(NEEDS("5") OWN("0") USUAL("0")), "2015-07-01", UREN, "4"},
	{"10: and corrected", ADULT(NEEDS("5") OWN("0") USUAL("0")), "2016-02-01", UREN, "2"},
	{"10: as known before the correction", ADULT(NEEDS("5") OWN("0") USUAL("0")), "2016-02-01", UREN, "3", .known = "2016-03-01"},
	{"10: and after the step", ADULT(NEEDS("5") OWN("0") USUAL("0")), "2017-01-01", UREN, "5"},
	{"10: ja/nee: nothing covers it", ADULT(", 'voorziening_nodig': true, 'heeft_er_al_een': false, 'uren_netwerk': 1"),
	 "2026-07-01", "te geven", "true"},
	{"10: ja/nee: one is enough", ADULT(", 'voorziening_nodig': true, 'heeft_er_al_een': true"), "2026-07-01", "te geven", "false"},
	{"10: ja/nee: not needed", ADULT(", 'voorziening_nodig': false"), "2026-07-01", "te geven", "false"},
	{"10: ja/nee: a step is not known", ADULT(", 'voorziening_nodig': true, 'uren_netwerk': 1"),
	 "2026-07-01", "te geven", "onbekend: feit anna.heeft er al een"},
	{"10: ja/nee: need onbekend", ADULT(", 'heeft_er_al_een': true"), "2026-07-01", "te geven", "onbekend: feit anna.voorziening nodig"},
};

static const example owed[] = {
	{"E as bijdrage: four months below the cost price", AID("100", "false"), "2026-12-15", "totaal verschuldigde wmo bijdrage", "87.2"},
	{"E as bijdrage: the counter runs on while exempt", AID("150", SPRING), "2026-12-15", "totaal verschuldigde wmo bijdrage", "65.4"},
	{"E as bijdrage: in the fifth month it is reached", AID("100", "false"), "2026-05-20", OWED, "0"},
	{"E as bijdrage: in the fourth it is not", AID("100", "false"), "2026-04-30", OWED, "21.8"},
	{"10: before there is anything", AID("100", "false"), "2025-12-31", OWED, "0"},
	{"10: before there is anything nothing is asked", "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'eerste_bijdragemaand': '2026-01-01'}]}",
	 "2025-12-31", OWED, "0"},
	{"10: exempt or not is asked", "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'eerste_bijdragemaand': '2026-01-01'}]}",
	 "2026-02-10", OWED, "onbekend: feit anna.vrijgesteld"},
	{"10: exempt: nothing else is asked", "{'personen': [{'id': 'anna', 'geboortedatum': '1981-03-01', 'eerste_bijdragemaand': '2010-01-01', 'vrijgesteld': true}]}",
	 "2015-02-10", OWED, "0"},
	{"10: base", OWES(""), "2026-01-10", OWED, "21.8"},
	{"10: lowered", OWES(""), "2025-06-10", OWED, "15"},
	{"10: the lowering comes before the deduction", OWES(", 'andere_bijdrage': 4"), "2025-06-10", OWED, "11"},
	{"10: not below 0", OWES(", 'andere_bijdrage': 30"), "2026-01-10", OWED, "0"},
	{"10: the ceiling comes after the deduction", OWES(", 'andere_bijdrage': 3.6, 'kosten_per_periode': 38"), "2015-06-10", OWED, "38"},
	{"10: below the ceiling", OWES(", 'andere_bijdrage': 3.6, 'kosten_per_periode': 400"), "2015-06-10", OWED, "40"},
	{"10: the ceiling is asked", OWES(""), "2015-06-10", OWED, "onbekend: feit anna.kosten per periode"},
};

static const example totals[] = {
	{"E: four months below the cost price", AID("100", "false"), "2026-12-15", "totaal verschuldigde wmo bijdrage", "87.2"},
	{"E: the counter runs on while exempt", AID("150", SPRING), "2026-12-15", "totaal verschuldigde wmo bijdrage", "65.4"},
	{"E: in the fifth month it is reached", AID("100", "false"), "2026-05-20", "wmo bijdrage per periode", "0"},
	{"E: in the fourth it is not", AID("100", "false"), "2026-04-30", "wmo bijdrage per periode", "21.8"},
	{"5: the last four-week period runs on to January", AID("100", "false"), "2019-12-31", "laatste dag", "2020-01-01"},
	{"5: it began four weeks before the Monday of week 1", AID("100", "false"), "2019-12-31", "eerste dag", "2019-12-02"},
	{"5: ISO counts 2018-12-31 to 2019", AID("100", "false"), "2018-12-31", "toetsdag", "2019-01-03"},
	{"5: the thirteenth of a long year has five weeks", AID("100", "false"), "2015-12-31", "laatste dag", "2016-01-04"},
};

static const example ordinances[] = {
	{"F: what the ordinance set", IN("GM0001"), "2026-02-01", "bijdrage", "15"},
	{"F: above the bound of that day", IN("GM0002"), "2025-06-01", "bijdrage", "regelgebrek buiten-delegatie"},
	{"F: inside the bound of the next year", IN("GM0002"), "2026-02-01", "bijdrage", "21.8"},
	{"F: loaded and silent", IN("GM0003"), "2026-02-01", "bijdrage", "21.8"},
	{"F: not loaded", IN("GM0004"), "2026-02-01", "bijdrage", "onbekend: beleid wmo maandbijdrage gemeente"},
	{"F: silent, and no tariff for that year", IN("GM0003"), "2027-02-01", "bijdrage", "onbekend: waarde wmo maandtarief"},
};

static const example corrections[] = {
	{"H: the correction", ALONE, "2026-02-01", "cijfer", "1.15"},
	{"H: as known before it", ALONE, "2026-02-01", "cijfer", "1.1", .known = "2026-02-15"},
	{"H: as known before there was a figure", ALONE, "2026-02-01", "cijfer", "onbekend: waarde verbeterd cijfer", .known = "2025-11-01"},
};

/* 4: every row of the table of delegation */
static const example delegation[] = {
	{"4: a parameter, set on the bound of that day", IN("GM0001"), "2024-06-01", "a", "10"},
	{"4: above the bound of that day", IN("GM0001"), "2025-06-01", "a", "regelgebrek buiten-delegatie"},
	{"4: inside the bound of the next year", IN("GM0001"), "2026-06-01", "a", "12"},
	{"4: below the other bound", IN("GM0001"), "2027-06-01", "a", "regelgebrek buiten-delegatie"},
	{"4: a bound without a value", IN("GM0001"), "2028-06-01", "a", "onbekend: waarde hoogste"},
	{"4: loaded and silent, without stil", IN("GM0003"), "2026-06-01", "a", "onbekend: beleid zonder stil"},
	{"4: not loaded", IN("GM0002"), "2026-06-01", "a", "onbekend: beleid zonder stil"},
	{"4: before the ordinance is in force", IN("GM0001"), "2023-06-01", "a", "onbekend: beleid zonder stil"},
	{"4: no gemeente", ALONE, "2026-06-01", "a", "onbekend: feit huishouden.gemeente"},
	{"4: set, in stead of stil", IN("GM0001"), "2025-06-01", "b", "7"},
	{"4: silent before it is set: stil of that day", IN("GM0001"), "2024-06-01", "b", "5"},
	{"4: silent after it was set: stil of that day", IN("GM0001"), "2026-06-01", "b", "10"},
	{"4: loaded and silent: stil of that day", IN("GM0003"), "2026-06-01", "b", "10"},
	{"4: stil without a value", IN("GM0003"), "2028-06-01", "b", "onbekend: waarde hoogste"},
	{"4: not loaded: stil does not count", IN("GM0002"), "2026-06-01", "b", "onbekend: beleid met stil"},
	{"4: before a delegation the law has the value", IN("GM0001"), "2025-06-01", "c", "1"},
	{"4: while it is in force the ordinance has", IN("GM0001"), "2026-06-01", "c", "3"},
	{"4: and the law again afterwards", IN("GM0001"), "2027-06-01", "c", "1"},
	{"4: while it is in force, silent", IN("GM0003"), "2026-06-01", "c", "2"},
	{"4: a concept, ruled inside the bounds", IN("GM0001"), "2026-06-01", "eigen", "15"},
	{"4: ruled outside the bounds", IN("GM0001"), "2025-06-01", "eigen", "regelgebrek buiten-delegatie"},
	{"4: no rule yet", IN("GM0001"), "2024-06-01", "eigen", "onbekend: beleid eigen"},
	{"4: silent", IN("GM0003"), "2026-06-01", "eigen", "onbekend: beleid eigen"},
	{"4: a concept, not loaded", IN("GM0002"), "2026-06-01", "eigen", "onbekend: beleid eigen"},
	{"4: a concept, silent: stil may read the person", IN("GM0003"), "2026-06-01", "eigen met stil", "45"},
	{"4: no rule yet: stil", IN("GM0001"), "2025-06-01", "eigen met stil", "44"},
	{"4: ruled: no stil", IN("GM0001"), "2026-06-01", "eigen met stil", "0"},
	{"4: not loaded: no stil", IN("GM0002"), "2026-06-01", "eigen met stil", "onbekend: beleid eigen met stil"},
	{"4: rules of the law do not stand in for an ordinance", IN("GM0002"), "2026-06-01", "wet en verordening", "onbekend: beleid wet en verordening"},
	{"4: nor for one that is silent", IN("GM0003"), "2026-06-01", "wet en verordening", "onbekend: beleid wet en verordening"},
	{"4: nor before the ordinance has a rule", IN("GM0001"), "2024-06-01", "wet en verordening", "onbekend: beleid wet en verordening"},
	{"4: an exception of the ordinance", IN("GM0001"), "2025-06-01", "wet en verordening", "3"},
	{"4: where it does not matter it is not waited for", IN("GM0002"), "2026-06-01", "maakt niet uit", "true"},
	{"4: younger than the exception: the rule of the law", "{'gemeente': 'GM0001', 'personen': [{'id': 'anna', 'geboortedatum': '1990-01-01'}]}",
	 "2025-06-01", "wet en verordening", "2"},
	{"4: of a child it matters", "{'gemeente': 'GM0002', 'personen': [{'id': 'anna', 'geboortedatum': '2015-01-01'}]}",
	 "2025-06-01", "maakt niet uit", "onbekend: beleid eigen"},
};

static unsigned ask_both(const char *files, const example *rows, size_t count)
{
	unsigned failed = 0;

	for (const example *e = rows; e < rows + count; e++) {
		table t;
		sit_down(&t, files, e->facts, e->day, e->known);
		failed += !both_say(&t, e->name, e->who ? e->who : "anna", e->other, e->concept, e->day, e->want);
		stand_up(&t);
	}
	return failed;
}

static void test_examples(void **state)
{
#define ROWS(examples) examples, sizeof examples / sizeof *examples
	static const struct {
		const char *files;
		const example *rows;
		size_t count;
	} all[] = {
		{"kinds norm", ROWS(norms)},
		{"kinds months", ROWS(months)},
		{"kinds partner", ROWS(partners)},
		{STEPS, ROWS(steps)},
		{"kinds owed", ROWS(owed)},
		{"kinds total", ROWS(totals)},
		{"kinds law eerste tweede stil", ROWS(ordinances)},
		{"kinds law", ROWS(corrections)},
	};
	unsigned failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		failed += ask_both(all[i].files, all[i].rows, all[i].count);
	if (failed)
		fail_msg("%u examples differ", failed);
}

static void test_delegation(void **state)
{
	unsigned failed = ask_both("kinds opening geopend dicht", ROWS(delegation));

	(void)state;
	if (failed)
		fail_msg("%u rows differ", failed);
}

/* ---- C: reading the bijstand itself would be a cycle ---- */

static void test_a_cycle_is_refused(void **state)
{
	static const char *const names[] = {"a.xml"};
	static const char *const texts[] = {
		"<regeling xmlns=\"urn:samenloop:regels\" id=\"a\" soort=\"woordenboek\" domein=\"alle\">"
		"<entiteit naam=\"huishouden\"/>"
		"<entiteit naam=\"persoon\" van=\"huishouden\" lijst=\"personen\" sleutel=\"id\"/>"
		"<feit naam=\"personen\" per=\"huishouden\" type=\"lijst\" van=\"persoon\"/>"
		"<feit naam=\"id\" per=\"persoon\" type=\"tekst\"/>"
		"<feit naam=\"partner\" per=\"persoon\" type=\"relatie\" naar=\"persoon\" spiegel=\"partner\"/>"
		"<begrip naam=\"bijstand\" per=\"persoon\" type=\"getal\"/>"
		"<begrip naam=\"inkomen\" per=\"persoon\" type=\"getal\"/>"
		"<regel id=\"r1\" begrip=\"bijstand\"><dan>1000 - inkomen</dan></regel>"
		"<regel id=\"r2\" begrip=\"inkomen\"><dan>partner.bijstand</dan></regel>"
		"</regeling>"};
	workbench_rules b;

	(void)state;
	assert_false(workbench_load_texts(&b, names, texts, 1));
	assert_non_null(b.model);
	assert_true(b.diags.error_count > 0);
	assert_int_equal(b.diags.items[0].code, SL_DIAG_CONCEPT_CYCLE);
	workbench_unload(&b);
}

/* ---- 10. the five truths ---- */

typedef enum truth { FALSE_, UNKNOWN_, BROKEN_, EMPTY_, TRUE_ } truth;

static const char *const chosen[] = {"onwaar", "onbekend", "regelgebrek", "leeg", "waar"};

/* "onwaar < onbekend < regelgebrek < leeg < waar" is the order above. */
static truth least(truth a, truth b)
{
	return a < b ? a : b;
}

/* "onwaar < leeg < regelgebrek < onbekend < waar" */
static truth greatest(truth a, truth b)
{
	static const int place[] = {[FALSE_] = 0, [EMPTY_] = 1, [BROKEN_] = 2, [UNKNOWN_] = 3, [TRUE_] = 4};

	return place[a] > place[b] ? a : b;
}

/* The words for it, with the causes of both. */
static void words(char out[120], truth t, truth a, truth b)
{
	static const char *const names[] = {"false", "", "regelgebrek geen-regel", "leeg", "true"};

	strcpy(out, names[t]);
	if (t == UNKNOWN_)
		snprintf(out, 120, "onbekend:%s%s%s", a == UNKNOWN_ ? " feit p.nooit a" : "",
			 a == UNKNOWN_ && b == UNKNOWN_ ? "," : "", b == UNKNOWN_ ? " feit p.nooit b" : "");
}

static unsigned one_pair(truth a, truth b)
{
	static const struct { const char *concept; bool both, needed, turned; } asked[] = {
		{"a en b", true, false, false},    {"a of b", false, false, false},
		{"en anders", true, false, false}, {"of anders", false, false, false},
		{"elk", true, false, false},      {"een", false, false, false},
		{"som en", true, false, false},   {"som of", false, false, false},
		{"als alle", true, true, false},  {"als een van", false, true, false},
		{"als geen van", false, true, true},
	};
	char facts[200], want[120], row[60];
	unsigned failed = 0;
	table t;

	snprintf(facts, sizeof facts, "{'personen': [{'id': 'p', 'kies_a': '%s', 'kies_b': '%s'}]}", chosen[a], chosen[b]);
	snprintf(row, sizeof row, "%s en %s", chosen[a], chosen[b]);
	sit_down(&t, "kinds truths", facts, "2026-01-01", NULL);
	for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
		truth w = asked[i].both ? least(a, b) : greatest(a, b);
		/* "Causes: those of every operand that is onbekend"; De Morgan and if keep them. */
		if (asked[i].turned && (w == TRUE_ || w == FALSE_))
			w = w == TRUE_ ? FALSE_ : TRUE_;
		if (asked[i].needed && w == EMPTY_)
			w = FALSE_;
		words(want, w, a, b);
		failed += !both_say(&t, row, "p", NULL, asked[i].concept, "2026-01-01", want);
	}
	stand_up(&t);
	return failed;
}

static void test_all_pairs_of_truths(void **state)
{
	unsigned failed = 0;

	(void)state;
	for (truth a = FALSE_; a <= TRUE_; a++)
		for (truth b = FALSE_; b <= TRUE_; b++)
			failed += one_pair(a, b);
	if (failed)
		fail_msg("%u differ", failed);
}

/* Two ways to compute Easter. */
static void test_easter(void **state)
{
	sl_date easter;

	(void)state;
	for (int64_t year = 1583; year < 20000; year++) {
		assert_int_equal(sl_date_easter(&easter, year), SL_OK);
		if (easter != ref_easter(year))
			fail_msg("Easter of %d", (int)year);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples), cmocka_unit_test(test_delegation),
		cmocka_unit_test(test_a_cycle_is_refused),
		cmocka_unit_test(test_all_pairs_of_truths),
		cmocka_unit_test(test_easter),
	};

	return cmocka_run_group_tests_name("reference", tests, NULL, NULL);
}
