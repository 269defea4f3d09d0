/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The library as somebody has it who embeds it: samenloop.h and nothing else.
 * What is wanted comes from the comments of that header.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "samenloop.h"

#define COUNT(rows) (sizeof rows / sizeof *rows)
#define HOUSEHOLD "rules/voorbeelden/gezin-met-medebewoner.json"

static sl_ruleset *rules;

static int load_rules(void **state)
{
	static const char *const path = "rules";
	sl_messages *m = sl_messages_new();
	sl_status err = sl_ruleset_load(&rules, &path, 1, m);

	(void)state;
	sl_messages_free(m);
	return err != SL_OK;
}

static int free_rules(void **state)
{
	(void)state;
	sl_ruleset_free(rules);
	return 0;
}

/* The status, and what the one message that came with it has to say. */
static void refused(const char *name, sl_status got, sl_status want, sl_messages *m, const char *says)
{
	if (got != want || sl_messages_count(m, true) != 1 || !strstr(sl_messages_text(m), says))
		fail_msg("%s: status %d, want %d with \"%s\": %s", name, got, want, says, sl_messages_text(m));
	sl_messages_free(m);
}

/* ---- questions that are none ---- */

static const struct {
	const char *name;
	sl_decide_request request;
	const char *says;
} unfit[] = {
	{"no date", {.date = "2026-02-30"}, "SL5001"},
	{"half a period", {.from = "2026-02-01"}, "SL5021"},
	{"the other half", {.to = "2026-02-01"}, "SL5021"},
	{"an empty period", {.from = "2026-02-01", .to = "2026-02-01"}, "SL5003"},
	{"more than forty years", {.from = "1986-01-01", .to = "2026-02-01"}, "SL5003"},
	{"a day and a period", {.date = "2026-02-01", .from = "2026-02-01", .to = "2026-03-01"}, "SL5022"},
	{"no such decision", {.decisions = (const char *const[]){"bijstant"}, .decision_count = 1}, "SL5004"},
	{"no such value", {.values = (const char *const[]){"leeftijt"}, .value_count = 1}, "SL5005"},
	{"no such domain", {.domain = "belasting"}, "SL5006"},
	{"nobody of that id", {.person = "niemand"}, "SL5007"},
	{"no such format", {.format = (sl_format)17}, "SL5024"},
	{"a format below zero", {.format = (sl_format)-1}, "SL5024"},
	{"an arrangement over a period", {.from = "2026-02-01", .to = "2026-03-01", .arrangement = true}, "SL5023"},
	{"an arrangement of one person", {.person = "farah", .arrangement = true}, "SL5023"},
	{"an arrangement of one decision",
	 {.decisions = (const char *const[]){"algemene-bijstand"}, .decision_count = 1, .arrangement = true}, "SL5023"},
};

static void test_unfit_questions(void **state)
{
	sl_messages *m = sl_messages_new();
	sl_evaluator *e;
	sl_text text;

	(void)state;
	assert_int_equal(sl_evaluator_new(&e, rules), SL_OK);
	refused("nothing was read", sl_evaluator_decide(&text, e, &(sl_decide_request){0}, m), SL_EINVAL, m, "SL5008");
	m = sl_messages_new();
	assert_int_equal(sl_evaluator_read_file(e, HOUSEHOLD, m), SL_OK);
	sl_messages_free(m);
	for (size_t i = 0; i < COUNT(unfit); i++) {
		m = sl_messages_new();
		refused(unfit[i].name, sl_evaluator_decide(&text, e, &unfit[i].request, m), SL_EINVAL, m, unfit[i].says);
	}
	m = sl_messages_new();
	refused("no form of a sweep",
		sl_evaluator_vary(&text, e, &(sl_vary_request){.range = "farah.schulden=0..10:5", .format = (sl_sweep_format)9},
				  &(sl_decide_request){0}, m),
		SL_EINVAL, m, "SL5024");
	m = sl_messages_new();
	refused("no form of facts", sl_evaluator_read(e, (sl_facts_form)9, NULL, "{}", 2, m), SL_EINVAL, m, "SL5024");
	sl_evaluator_free(e);
}

/* Of the request an explanation reads the days, the domain and the form. */
static void test_explanation_is_of_one_thing(void **state)
{
	static const char *const nothing = "niets";
	sl_decide_request plain = {.format = SL_JSON},
			  more = {.format = SL_JSON, .person = nothing, .from = nothing, .decisions = &nothing,
				  .decision_count = 1, .arrangement = true};
	sl_messages *m = sl_messages_new();
	sl_text a, b;
	sl_evaluator *e;

	(void)state;
	assert_int_equal(sl_evaluator_new(&e, rules), SL_OK);
	assert_int_equal(sl_evaluator_read_file(e, HOUSEHOLD, m), SL_OK);
	for (int i = 0; i < 2; i++) {
		const char *of = i ? "algemene-bijstand" : "bijstandsnorm";

		assert_int_equal(sl_evaluator_explain(&a, e, "farah", of, &plain, m), SL_OK);
		assert_int_equal(sl_evaluator_explain(&b, e, "farah", of, &more, m), SL_OK);
		assert_string_equal(a.data, b.data);
		assert_int_equal(a.length, strlen(a.data));
		sl_text_free(&a);
		sl_text_free(&b);
	}
	sl_evaluator_free(e);
	sl_messages_free(m);
}

/* ---- reading ---- */

static const struct {
	const char *name, *text;
	sl_facts_form form;
	const char *says;
} no_facts[] = {
	{"nothing", "", SL_FORM_JSON, "SL1112"},
	{"nothing as XML", "", SL_FORM_XML, "SL1016"},
	{"not closed", "{\"personen\": [", SL_FORM_JSON, "SL1111"},
	{"an unknown fact", "{\"xyz\": 1}", SL_FORM_JSON, "SL1202"},
};

/* What was read before is gone, and messages of before decide nothing. */
static void test_refused_facts(void **state)
{
	sl_messages *all = sl_messages_new(), *m;
	sl_evaluator *e;
	sl_text text;

	(void)state;
	assert_int_equal(sl_evaluator_new(&e, rules), SL_OK);
	for (size_t i = 0; i < COUNT(no_facts); i++) {
		const char *file = "gezin", *facts = no_facts[i].text;

		assert_int_equal(sl_evaluator_read_file(e, HOUSEHOLD, all), SL_OK);
		m = sl_messages_new();
		refused(no_facts[i].name, sl_evaluator_read(e, no_facts[i].form, file, facts, strlen(facts), m), SL_EFACTS, m,
			no_facts[i].says);
		m = sl_messages_new();
		refused(no_facts[i].name, sl_evaluator_decide(&text, e, &(sl_decide_request){0}, m), SL_EINVAL, m, "SL5008");
		assert_int_equal(sl_evaluator_read(e, no_facts[i].form, file, facts, strlen(facts), all), SL_EFACTS);
	}
	assert_true(sl_messages_count(all, true) == COUNT(no_facts));
	assert_int_equal(sl_evaluator_read_file(e, HOUSEHOLD, all), SL_OK);
	m = sl_messages_new();
	refused("no such file", sl_evaluator_read_file(e, "nergens.json", m), SL_EIO, m, "het bestaat niet");
	sl_evaluator_free(e);
	sl_messages_free(all);
}

static void test_refused_rules(void **state)
{
	static const struct {
		const char *path, *says;
	} rows[] = {{"nergens", "het bestaat niet"}, {"tests/test_front.c/x", "geen map"}};
	sl_ruleset *out = NULL;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		sl_messages *m = sl_messages_new();

		refused(rows[i].path, sl_ruleset_load(&out, &rows[i].path, 1, m), SL_ERULES, m, rows[i].says);
		m = sl_messages_new();
		assert_int_equal(sl_ruleset_load(&out, &rows[i].path, 1, m), SL_ERULES);
		assert_null(out);
		sl_messages_free(m);
	}
}

/* ---- a municipality ---- */

static void test_unfit_policy(void **state)
{
	static const struct {
		const char *name;
		sl_policy_request request;
		const char *says;
	} rows[] = {
		{"no such municipality", {.municipality = "GM0000"}, "SL5009"},
		{"half a period", {.municipality = "GM9001", .from = "2026-01-01"}, "SL5021"},
		{"the other half", {.municipality = "GM9001", .to = "2026-01-01"}, "SL5021"},
		{"a day and a period",
		 {.municipality = "GM9001", .date = "2026-01-01", .from = "2026-01-01", .to = "2026-02-01"}, "SL5022"},
		{"an empty period", {.municipality = "GM9001", .from = "2026-01-01", .to = "2026-01-01"}, "SL5010"},
		{"no such format", {.municipality = "GM9001", .format = (sl_format)17}, "SL5024"},
	};
	sl_text text;
	bool complete;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		sl_messages *m = sl_messages_new();

		refused(rows[i].name, sl_ruleset_policy(&text, &complete, rules, &rows[i].request, NULL, m), SL_EINVAL, m,
			rows[i].says);
	}
}

/* ---- nothing, and the end of a list ---- */

static void test_nothing_is_freed(void **state)
{
	sl_text text = {0};

	(void)state;
	sl_text_free(NULL);
	sl_text_free(&text);
	sl_messages_free(NULL);
	sl_ruleset_free(NULL);
	sl_evaluator_free(NULL);
}

static void test_walks_end(void **state)
{
	sl_ruleset_size size = sl_ruleset_measure(rules);
	sl_regulation_info regulation;
	sl_decision_info decision;

	(void)state;
	assert_true(sl_ruleset_regulation(&regulation, rules, size.regulations - 1));
	assert_false(sl_ruleset_regulation(&regulation, rules, size.regulations));
	assert_true(sl_ruleset_decision(&decision, rules, size.decisions - 1));
	assert_false(sl_ruleset_decision(&decision, rules, size.decisions));
	assert_null(sl_ruleset_left_out(rules, 0));
	assert_int_equal(strlen(sl_ruleset_sha256(rules)), 64);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_unfit_questions), cmocka_unit_test(test_explanation_is_of_one_thing),
		cmocka_unit_test(test_refused_facts),   cmocka_unit_test(test_refused_rules),
		cmocka_unit_test(test_unfit_policy),    cmocka_unit_test(test_nothing_is_freed),
		cmocka_unit_test(test_walks_end),
	};

	return cmocka_run_group_tests(tests, load_rules, free_rules);
}
