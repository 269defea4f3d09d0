/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Explanations: the answer as data, of one value or decision, over a period; the
 * first step at which two answers differ.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/differs.h"
#include "support/stookwet.h"

/* ---- the answer as data ---- */

static json_t *find_decision(json_t *root, const char *id, const char *person)
{
	size_t i;
	json_t *d;

	json_array_foreach(json_object_get(root, "besluiten"), i, d)
		if (strcmp(json_string_value(json_object_get(d, "besluit")), id) == 0 &&
		    strcmp(json_string_value(json_object_get(d, "persoon")), person) == 0)
			return d;
	fail_msg("no %s of %s", id, person);
	return NULL;
}

static void has_text(json_t *o, const char *key, const char *want)
{
	const char *got = json_string_value(json_object_get(o, key));

	if (!got || strcmp(got, want) != 0)
		fail_msg("%s: got %s, want %s", key, got ? got : "nothing", want);
}

static json_t *first(json_t *o, const char *key)
{
	json_t *item = json_array_get(json_object_get(o, key), 0);

	if (!item)
		fail_msg("%s is empty", key);
	return item;
}

static void test_data_of_granted(void **state)
{
	static const char *const values[] = {"aantal stokers", "is_groot", "personen", "stookt_met", "partner", "oppervlak"};
	sl_decide_options o = {.values = values, .value_count = 6};
	json_t *root, *d, *of, *item;

	(void)state;
	sl_stook_case("alleen");
	sl_stook_decide_on(&o, sl_stook.household->date);
	root = sl_stook_json();
	has_text(root, "huishouden", "alleen");
	has_text(root, "peildatum", "2026-08-01");
	has_text(json_object_get(root, "regelset"), "versie", "9");
	has_text(json_object_get(root, "regelset"), "sha256", sl_stook.model->sha256);
	d = find_decision(root, "stookgeld", "anna");
	has_text(d, "domein", "warmte");
	has_text(d, "uitkomst", "toekennen");
	has_text(d, "bedrag", "73.50");
	has_text(d, "eenheid", "EUR/maand");
	assert_true(json_is_true(json_object_get(d, "gevraagd")));
	has_text(json_object_get(d, "termijnen"), "eerste_dag", "2026-09-01");
	assert_string_equal(json_string_value(first(d, "bronnen")), "jci1.3:c:BWBR0000099&artikel=3");
	has_text(first(d, "aannames"), "feit", "heeft_kachel");
	has_text(first(d, "aannames"), "waarde", "true");
	has_text(first(d, "aannames"), "soort", "aanname");
	has_text(first(d, "twijfels"), "zekerheid", "afgeleid");
	item = first(json_object_get(d, "motivering"), "stappen");
	has_text(item, "begrip", "stookgeld_per_maand");
	has_text(item, "waarde", "73.50");
	has_text(first(item, "regels"), "ingevuld", "(0,40 + 0,30 × 1) × € 105,00");
	d = find_decision(root, "isoleren", "anna");
	has_text(first(d, "gegeven_oordelen"), "door", "mr. De Wit");
	has_text(first(d, "gegeven_oordelen"), "datum", "2026-07-30");
	d = find_decision(root, "grote-kamer", "anna");
	has_text(d, "kamer", "k1");
	of = json_object_get(root, "waarden");
	has_text(json_object_get(of, "anna"), "aantal_stokers", "1");
	assert_true(json_is_null(json_object_get(json_object_get(of, "anna"), "partner")));
	has_text(json_object_get(of, "k1"), "is_groot", "true");
	item = json_object_get(json_object_get(of, "k2"), "is_groot");
	has_text(item, "staat", "onbekend");
	has_text(first(item, "oorzaken"), "soort", "feit");
	has_text(first(item, "oorzaken"), "persoon", "anna");
	has_text(first(item, "oorzaken"), "kamer", "k2");
	has_text(first(item, "oorzaken"), "feit", "oppervlak");
	assert_string_equal(json_string_value(first(json_object_get(of, "huishouden"), "personen")), "anna");
	json_decref(root);
}

static void test_data_of_others(void **state)
{
	static const char *const values[] = {"toeslag", "stookt met"};
	sl_decide_options o = {.values = values, .value_count = 2};
	json_t *root, *d, *item;

	(void)state;
	sl_stook_case("samen");
	sl_stook_decide_on(&o, sl_stook.household->date);
	root = sl_stook_json();
	d = find_decision(root, "stookgeld", "bea");
	has_text(d, "uitkomst", "afwijzen");
	has_text(d, "gezamenlijk_met", "cor");
	assert_null(json_object_get(d, "bedrag"));
	d = find_decision(root, "toeslag", "bea");
	has_text(d, "uitkomst", "niet-te-beslissen");
	item = first(d, "tekort");
	has_text(item, "soort", "regelgebrek");
	has_text(item, "gebrek", "tegenstrijdig");
	has_text(item, "begrip", "toeslag");
	has_text(first(item, "regels"), "regel", "sw-5-1");
	has_text(first(item, "regels"), "waarde", "10.00");
	has_text(first(root, "bevindingen"), "soort", "tegenstrijdig");
	has_text(first(root, "bevindingen"), "persoon", "bea");
	d = find_decision(root, "korting", "bea");
	item = first(d, "tekort");
	has_text(item, "gebrek", "buiten-delegatie");
	has_text(item, "vastgesteld", "25.00");
	has_text(item, "grens", "20.00");
	item = json_object_get(json_object_get(root, "waarden"), "bea");
	has_text(json_object_get(item, "toeslag"), "soort", "tegenstrijdig");
	has_text(json_object_get(item, "stookt_met"), "cor", "true");
	json_decref(root);
	sl_stook_case("onvolledig");
	root = sl_stook_json();
	d = find_decision(root, "stookgeld", "dirk");
	has_text(d, "uitkomst", "feiten-ontbreken");
	has_text(first(d, "ontbrekend"), "persoon", "dirk");
	has_text(first(d, "ontbrekend"), "feit", "inkomsten");
	has_text(first(d, "ontbrekend"), "vraag", "Welke inkomsten heeft u?");
	d = find_decision(root, "isoleren", "dirk");
	has_text(first(d, "oordelen"), "feit", "kou_is_schadelijk");
	has_text(find_decision(root, "korting", "eva"), "bedrag", "0.00");
	has_text(first(root, "vragen"), "feit", "inkomsten");
	json_decref(root);
}

/* ---- one value, a period ---- */

static void test_explain_feature(void **state)
{
	const sl_feature *f = sl_schema_feature(&sl_stook.model->schema, sl_stook.model->schema.kinds[1], "klasse");
	const sl_feature *pair = sl_schema_feature(&sl_stook.model->schema, sl_stook.model->schema.kinds[1], "stookt met");

	(void)state;
	assert_non_null(f);
	assert_non_null(pair);
	sl_stook_case("samen");
	for (int format = SL_TEXT; format <= SL_JSON; format++) {
		sl_answer_options o = {.format = (sl_format)format};
		sl_buf b = {0};

		assert_int_equal(sl_explain_feature(&b, sl_stook.run, f, 1, &o), SL_OK);
		if (format == SL_TEXT) {
			sl_says("the value", b.text, "1. klasse van Bea: oud");
			sl_says("the input", b.text, "leeftijd = 82");
			sl_says("the row", b.text, "rij 3: >= 70 geeft \"oud\"");
		}
		if (format == SL_HTML)
			sl_check_html("klasse", b.text);
		if (format == SL_JSON)
			json_decref(sl_check_json("klasse", b.text));
		sl_buf_free(&b);
		assert_int_equal(sl_explain_feature(&b, sl_stook.run, pair, 1, &o), SL_OK);
		if (format == SL_TEXT)
			sl_says("towards the other", b.text, "stookt met (Bea tegenover Cor): ja");
		sl_buf_free(&b);
	}
}

static void test_period(void **state)
{
	sl_decide_options o = {.decisions = (const char *[]){"stookgeld"}, .decision_count = 1};
	sl_date from, to;

	(void)state;
	sl_stook_case("alleen");
	assert_int_equal(sl_date_from_ymd(&from, 2026, 6, 1), SL_OK);
	assert_int_equal(sl_date_from_ymd(&to, 2026, 9, 1), SL_OK);
	for (int format = SL_TEXT; format <= SL_JSON; format++) {
		sl_answer_options as = {.format = (sl_format)format};
		sl_period_writer p;
		sl_buf b = {0};

		assert_int_equal(sl_period_writer_open(&p, &b, sl_stook.program, sl_stook.household, from, to, SL_FOREVER, &as), SL_OK);
		assert_int_equal(sl_decide_period(sl_stook.run, sl_stook.household, from, to, SL_FOREVER, &o, sl_period_writer_add, &p),
				 SL_OK);
		assert_int_equal(sl_period_writer_close(&p), SL_OK);
		if (format == SL_HTML)
			sl_check_html("period", b.text);
		if (format == SL_JSON) {
			json_t *root = sl_check_json("period", b.text);

			/* 0.70 * 100.01 is 70.007 until July; the first day is another one each day. */
			has_text(first(root, "tijdvakken"), "van", "2026-06-01");
			has_text(find_decision(first(root, "tijdvakken"), "stookgeld", "anna"), "bedrag", "70.01");
			json_decref(root);
		}
		sl_buf_free(&b);
	}
}

/* ---- the first difference ---- */

static void test_first_difference(void **state)
{
	const sl_kind_of_entity *person = sl_stook.model->schema.kinds[1];
	sl_expectation list[] = {
		{.entity = 1, .other = SL_NO_ENTITY, .expected = "80.00", .found = "73.50", .differs = true},
		{.entity = 1, .other = SL_NO_ENTITY, .expected = "2", .differs = true},
		{.entity = 1, .other = SL_NO_ENTITY, .expected = "900.00"},
	};
	sl_buf b = {0};

	(void)state;
	sl_stook_case("alleen");
	list[0].decided = sl_stook.answer->decided[0];
	list[1].feature = sl_schema_feature(&sl_stook.model->schema, person, "aantal stokers");
	list[2].feature = sl_schema_feature(&sl_stook.model->schema, person, "inkomen");
	assert_int_equal(sl_first_difference(&b, sl_stook.answer, list, 3), SL_OK);
	assert_int_equal(strncmp(b.text, "eerste verschil: aantal stokers van Anna is 1, verwacht 2\n", 58), 0);
	sl_says("its rule", b.text, "regel sw-1-2 (" SL_STOOKWET "/wet.xml:33), art. 1 lid 2 Stookwet: toegepast");
	sl_says("its formula", b.text, "if partner = null then 1 else 2 = als geen = geen dan 1 anders 2");
	sl_says("what rests on it", b.text, "daarna: Stookgeld voor Anna is 73.50, verwacht 80.00");
	sl_buf_free(&b);
	list[1].differs = false;
	assert_int_equal(sl_first_difference(&b, sl_stook.answer, list, 3), SL_OK);
	sl_says("now the decision is first", b.text, "eerste verschil: Stookgeld voor Anna is 73.50, verwacht 80.00");
	sl_buf_free(&b);
	list[0].differs = false;
	assert_int_equal(sl_first_difference(&b, sl_stook.answer, list, 3), SL_OK);
	assert_string_equal(sl_buf_text(&b), "");
	sl_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_data_of_granted),
		cmocka_unit_test(test_data_of_others),
		cmocka_unit_test(test_explain_feature),
		cmocka_unit_test(test_period),
		cmocka_unit_test(test_first_difference),
	};

	return cmocka_run_group_tests_name("explain_data", tests, sl_stook_open, sl_stook_close);
}
