/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Explanations: values in Dutch, formulas filled in.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "explain/dutch.h"
#include "explain/fill.h"
#include "support/stookwet.h"

/* ---- values in Dutch ---- */

static const struct {
	const char *name, *number, *unit;
	bool amount, brief;
	const char *want;
} numbers[] = {
	{"an amount", "1013.9", "EUR/maand", true, false, "€ 1.013,90 per maand"},
	{"whole euros have cents", "25", "EUR", true, false, "€ 25,00"},
	{"more digits stay", "878.709", "EUR/maand", true, false, "€ 878,709 per maand"},
	{"many digits are said to be cut", "496.27499999999", "EUR", true, false, "ca. € 496,275000"},
	{"in a formula without period", "1013.9", "EUR/maand", true, true, "€ 1.013,90"},
	{"four weeks", "21.8", "EUR/4 weken", true, false, "€ 21,80 per 4 weken"},
	{"below zero", "-50", "EUR", true, false, "€ -50,00"},
	{"percent", "40", "procent", false, false, "40%"},
	{"a number", "0.5", "", false, false, "0,5"},
	{"one month", "1", "maand", false, false, "1 maand"},
	{"more months", "6", "maand", false, false, "6 maanden"},
	{"hours", "3.5", "uur/week", false, false, "3,5 uur per week"},
	{"big", "1234567", "", false, false, "1.234.567"},
};

static void test_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		const sl_unit *unit = NULL;
		sl_buf b = {0};
		sl_dec d;

		assert_int_equal(sl_unit_parse(&unit, sl_stook.model->schema.units, numbers[i].unit,
					       strlen(numbers[i].unit)), SL_OK);
		assert_int_equal(sl_dec_parse(&d, numbers[i].number, strlen(numbers[i].number), true), SL_OK);
		sl_dutch_number(&b, d, unit, numbers[i].amount, numbers[i].brief);
		if (strcmp(sl_buf_text(&b), numbers[i].want) != 0)
			fail_msg("%s: got %s, want %s", numbers[i].name, sl_buf_text(&b), numbers[i].want);
		sl_buf_free(&b);
	}
}

static void shows(const char *name, sl_value v, const sl_type *type, const char *want)
{
	sl_teller t;
	sl_buf b = {0};

	sl_teller_init(&t, sl_stook.run, &sl_stook.answers);
	sl_dutch_value(&b, &t, v, type, false);
	if (strcmp(sl_buf_text(&b), want) != 0)
		fail_msg("%s: got %s, want %s", name, sl_buf_text(&b), want);
	sl_buf_free(&b);
}

static void test_values(void **state)
{
	sl_value three[] = {sl_boolean(true), sl_months(14), sl_day(20454)};
	uint8_t doubts[] = {0, 1, 0};
	sl_list list = {.items = three, .count = 3}, open = list, none = {0};

	(void)state;
	sl_stook_case("alleen");
	open.open = open.doubtful = true;
	open.doubts = doubts;
	shows("yes", sl_boolean(true), NULL, "ja");
	shows("a day", sl_day(20454), NULL, "1 januari 2026");
	shows("a year and two months", sl_months(14), NULL, "1 jaar en 2 maanden");
	shows("one month", sl_months(1), NULL, "1 maand");
	shows("no time", sl_months(0), NULL, "0 maanden");
	shows("leeg", sl_null(), NULL, "geen");
	shows("unknown", (sl_value){.kind = SL_UNKNOWN}, NULL, "niet bekend");
	shows("broken", (sl_value){.kind = SL_BROKEN}, NULL, "niet te bepalen");
	shows("a list", (sl_value){.kind = SL_LIST, .as.list = &list}, NULL,
		     "ja, 1 jaar en 2 maanden en 1 januari 2026");
	shows("an open list with a doubtful member", (sl_value){.kind = SL_LIST, .as.list = &open}, NULL,
		     "ja, mogelijk 1 jaar en 2 maanden, 1 januari 2026 en mogelijk meer");
	shows("a period", (sl_value){.kind = SL_CONTEXT, .as.span = {20454, 31}}, NULL,
	      "de periode van 1 januari 2026 tot 1 februari 2026");
	shows("an empty list", (sl_value){.kind = SL_LIST, .as.list = &none}, NULL, "geen");
	shows("a person", sl_entity(1, 1), NULL, "Anna");
	shows("an item", sl_entity(2, 2), NULL, "inkomst 1 van Anna");
	shows("the root", sl_entity(0, 0), NULL, "het huishouden");
}

static void test_two_of_one_name(void **state)
{
	(void)state;
	sl_stook_decide("{\"peildatum\":\"2026-08-01\",\"personen\":[{\"id\":\"j1\",\"naam\":\"Jan\"},"
			"{\"id\":\"j2\",\"naam\":\"Jan\"},{\"id\":\"j3\"}]}");
	shows("the first Jan", sl_entity(1, 1), NULL, "Jan (j1)");
	shows("the second Jan", sl_entity(1, 2), NULL, "Jan (j2)");
	shows("no name", sl_entity(1, 3), NULL, "j3");
}

/* ---- formulas ---- */

static const struct {
	const char *rule;
	bool condition;
	const char *written, *filled; /* for Anna of "alleen", who is 45 and earns 900 */
} formulas[] = {
	{"sw-3-1", false, "(0.40 + 0.30 * aantal stokers) * tussenbedrag", "(0,40 + 0,30 × 1) × € 105,00"},
	{"sw-1-2", false, "if partner = null then 1 else 2", "als geen = geen dan 1 anders 2"},
	{"sw-1-3", false, "sum(inkomsten.bedrag)", "som(€ 850,50; € 49,50)"},
	{"leeftijd", false, "years and months duration(geboren, peildatum).years",
	 "tijd tussen(1 maart 1981, 1 augustus 2026) in jaren"},
	{"sw-4-1", true, "leeftijd >= 18 en inkomen < 1000", "45 ≥ 18 en € 900,00 < 1000"},
	{"sw-4-2", true, "not(heeft kachel)", "niet(ja)"},
	/* Of what is false only what decided is filled in. */
	{"sw-3-3", true, "leeftijd >= 70 en (heeft kachel of leeftijd in [90..120))", "45 ≥ 70"},
};

static const sl_rule_code *rule_named(const char *id)
{
	for (uint32_t i = 0; i < sl_stook.model->rule_count; i++)
		if (strcmp(sl_stook.model->rules[i]->id, id) == 0)
			return &sl_stook.program->rules[i];
	fail_msg("no rule %s", id);
	return NULL;
}

static void test_formulas(void **state)
{
	sl_teller t;
	sl_frame f;

	(void)state;
	sl_stook_case("alleen");
	sl_teller_init(&t, sl_stook.run, &sl_stook.answers);
	for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
		const sl_rule_code *code = rule_named(formulas[i].rule);
		uint32_t node = formulas[i].condition ? code->condition : code->value;
		sl_buf plain = {0}, full = {0};

		sl_frame_init(&f, sl_run_day(sl_stook.run, sl_stook.answer->date), 1, SL_NO_ENTITY);
		sl_formula_print(&plain, &t, node);
		sl_formula_fill(&full, &t, &f, node);
		if (strcmp(sl_buf_text(&plain), formulas[i].written) != 0)
			fail_msg("%s: got %s, want %s", formulas[i].rule, sl_buf_text(&plain), formulas[i].written);
		if (strcmp(sl_buf_text(&full), formulas[i].filled) != 0)
			fail_msg("%s: got %s, want %s", formulas[i].rule, sl_buf_text(&full), formulas[i].filled);
		sl_buf_free(&plain);
		sl_buf_free(&full);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_two_of_one_name),
		cmocka_unit_test(test_formulas),
	};

	return cmocka_run_group_tests_name("explain_value", tests, sl_stook_open, sl_stook_close);
}
