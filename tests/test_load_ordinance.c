/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the model of tests/rules holds of municipalities: what an ordinance
 * sets, what it must, and what fulfils that.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/law.h"
#include "support/test_rules.h"

static void ordinances_fill_what_the_law_leaves_open(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
	const sl_regulation *law = NULL;

	(void)state;
	for (uint32_t i = 0; i < m->regulation_count; i++)
		if (strcmp(m->regulations[i]->id, "fietswet") == 0)
			law = m->regulations[i];
	assert_non_null(law);
	assert_string_equal(law->abbreviation, "Fw");
	assert_int_equal(law->read_until, sl_law_day("2026-07-01"));
	assert_true(sl_model_has_ordinance(m, "GM9001", law, sl_law_day("2020-01-01"), SL_FOREVER));
	assert_false(sl_model_has_ordinance(m, "GM9001", law, sl_law_day("2018-12-31"), SL_FOREVER));
	assert_false(sl_model_has_ordinance(m, "GM9001", law, sl_law_day("2027-01-01"), SL_FOREVER));
	assert_false(sl_model_has_ordinance(m, "GM9002", law, sl_law_day("2020-01-01"), SL_FOREVER));

	assert_int_equal(m->setting_count, 1);
	assert_string_equal(m->settings[0]->municipality, "GM9001");
	assert_int_equal(m->settings[0]->value_count, 2);
	sl_expect_number(m->settings[0]->values[0].value, "10");
	assert_int_equal(m->settings[0]->values[0].validity.to, sl_law_day("2025-01-01"));
	assert_int_equal(m->settings[0]->values[1].validity.to, sl_law_day("2027-01-01"));
	assert_int_equal(sl_test_rule(m, "v-3", "2020-01-01")->rank, SL_ORDINANCE);
	for (uint32_t i = 0; i < m->rule_count; i++) /* of what no law opens */
		assert_string_not_equal(m->rules[i]->id, "v-4");
	assert_int_equal(m->broken_count, 0);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static void obligations_have_versions(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);
	const sl_obligation *const *o;

	(void)state;
	assert_int_equal(m->obligation_count, 4);
	assert_int_equal(m->obligation_family_count, 3);
	for (uint32_t i = 0; i < m->obligation_count; i++)
		assert_int_equal(m->obligations[i]->number, i);
	o = (const sl_obligation *const *)m->obligations;
	while (strcmp((*o)->id, "fietswet-3-2") != 0)
		o++;
	assert_int_equal(o[0]->family, o[1]->family);
	assert_int_equal(o[0]->demand, SL_DEMANDED);
	assert_int_equal(o[1]->demand, SL_ALLOWED);
	assert_int_equal(o[0]->validity.from, sl_law_day("2016-01-01"));
	assert_int_equal(o[0]->validity.to, sl_law_day("2024-01-01"));
	assert_int_equal(o[0]->body, SL_COUNCIL);
	assert_int_equal(o[0]->instrument, SL_ORDINANCE);
	assert_string_equal(o[0]->subject, "De prijs in de stad.");
	assert_null(o[0]->provided);
	sl_expect_source(&o[0]->source, "art. 3 lid 2 Fietswet", "jci1.3:c:BWBR0000012&artikel=3&lid=2");
	assert_int_equal(o[0]->source.certainty, SL_UNCERTAIN);
	assert_ptr_equal(sl_model_parameter(m, "stadsprijs")->delegations[0]->obligation, o[0]);
	sl_model_free(m);
	sl_diags_free(&diags);
}

static const struct {
	const char *where, *obligation, *from, *to; /* to NULL: without end */
} fulfilments[] = {
	{"art. 2 Fietsverordening Modelstad", "fietswet-3-2", "2019-01-01", "2027-01-01"},
	{"art. 1 Fietsplan Modelstad", "fietswet-10", "2019-01-01", "2023-01-01"},
	{"art. 2 lid 2 Fietsverordening Modelstad", "fietswet-3-2", "2020-01-01", "2027-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-3-2", "2019-01-01", "2025-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-3-2", "2025-01-01", "2027-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-10", "2019-01-01", "2025-01-01"},
	{"art. 2 lid 1 Fietsverordening Modelstad", "fietswet-10", "2025-01-01", "2027-01-01"},
};

static bool is_fulfilled(const sl_model *m, size_t row)
{
	for (uint32_t i = 0; i < m->fulfilment_count; i++) {
		const sl_fulfilment *f = &m->fulfilments[i];
		const char *id = NULL;

		for (uint32_t k = 0; k < m->obligation_count; k++)
			if (m->obligations[k]->family == f->family)
				id = m->obligations[k]->id;
		if (strcmp(f->source->words, fulfilments[row].where) == 0 &&
		    strcmp(id, fulfilments[row].obligation) == 0 &&
		    f->validity.from == sl_law_day(fulfilments[row].from) && f->validity.to == sl_law_day(fulfilments[row].to))
			return true;
	}
	return false;
}

static void articles_rules_and_settings_fulfil(void **state)
{
	sl_diags diags = {0};
	sl_model *m = sl_test_rules_load(&diags);

	(void)state;
	for (size_t i = 0; i < sizeof fulfilments / sizeof *fulfilments; i++)
		if (!is_fulfilled(m, i))
			fail_msg("%s does not fulfil %s", fulfilments[i].where, fulfilments[i].obligation);
	assert_int_equal(m->fulfilment_count, sizeof fulfilments / sizeof *fulfilments); /* v-4 is not used */
	sl_model_free(m);
	sl_diags_free(&diags);
}

/* Who made it and in what form, against what the law asks. */
static const struct {
	const char *name;
	sl_body asked;
	sl_rank in;
	sl_body made;
	sl_rank as;
	bool fits;
} forms[] = {
	{"an ordinance of the council, as asked", SL_COUNCIL, SL_ORDINANCE, SL_COUNCIL, SL_ORDINANCE, true},
	{"an ordinance of the executive", SL_COUNCIL, SL_ORDINANCE, SL_EXECUTIVE, SL_ORDINANCE, false},
	{"policy for an ordinance", SL_COUNCIL, SL_ORDINANCE, SL_EXECUTIVE, SL_POLICY, false},
	{"a plan for an ordinance", SL_COUNCIL, SL_ORDINANCE, SL_COUNCIL, SL_PLAN, false},
	{"a plan of the council, as asked", SL_COUNCIL, SL_PLAN, SL_COUNCIL, SL_PLAN, true},
	{"a plan of the executive", SL_COUNCIL, SL_PLAN, SL_EXECUTIVE, SL_PLAN, false},
	{"an ordinance for a plan", SL_COUNCIL, SL_PLAN, SL_COUNCIL, SL_ORDINANCE, false},
	{"policy of the executive, as asked", SL_EXECUTIVE, SL_POLICY, SL_EXECUTIVE, SL_POLICY, true},
	{"policy in a stronger form", SL_EXECUTIVE, SL_POLICY, SL_EXECUTIVE, SL_ORDINANCE, true},
	{"policy of the council", SL_EXECUTIVE, SL_POLICY, SL_COUNCIL, SL_ORDINANCE, false},
	{"a plan for policy", SL_EXECUTIVE, SL_POLICY, SL_EXECUTIVE, SL_PLAN, false},
};

static void an_obligation_asks_a_form_and_a_body(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
		sl_obligation o = {.body = forms[i].asked, .instrument = forms[i].in};
		sl_regulation r = {.body = forms[i].made, .rank = forms[i].as};

		if (sl_obligation_fits(&o, &r) != forms[i].fits)
			fail_msg("%s: %s", forms[i].name, forms[i].fits ? "does not fit" : "fits");
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ordinances_fill_what_the_law_leaves_open),
		cmocka_unit_test(obligations_have_versions),
		cmocka_unit_test(articles_rules_and_settings_fulfil),
		cmocka_unit_test(an_obligation_asks_a_form_and_a_body),
	};

	return cmocka_run_group_tests_name("load_ordinance", tests, NULL, NULL);
}
