/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Compiling: what it refuses that the loader lets through, and whom an error
 * in the files of one municipality touches.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/differs.h"
#include "support/law.h"

#define LAW "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>"
#define ORDINANCE(id, gm, from) \
	"<regeling id='" id "' soort='verordening' gemeente='" gm "' domein='brood' bwb='CVDR1' citeertitel='V' " \
	"vult-in='wet' geldig-van='" from "'>"
#define END "</regeling>"
#define OPEN "<delegatie begrip='x' instrument='verordening' artikel='1' geldig-van='2021-01-01'/>"
#define SUM "<begrip naam='x' per='persoon' type='getal' samenvoegen='som'/>"

#define TOO_MANY "SL2451: het begrip \"x\" heeft "

/* ---- the number of rules in force on one day ---- */

/* `count` rules for x, named after `id`; `dates` stands in each. */
typedef struct many {
	const char *before, *id;
	int count;
	const char *dates;
} many;

#define MOST_MANY 4
#define IN_2024 "geldig-van='2024-01-01' geldig-tot='2025-01-01'"
#define SIXTY_FOUR {SUM NUMBER("y") ALWAYS("r10a", "y", "1") ALWAYS("r20a", "y", "1"), "r", 64, ""} /* ids between those of x */
#define GENERATIONS {SUM, "r", 40, "geldig-tot='2020-01-01'"}, {"", "s", 64, "geldig-van='2020-01-01'"}
#define CORRECTED {"", "s", 64, "geldig-van='2020-01-01' bekend-van='2021-01-01'"}
#define MUNICIPALITIES {LAW SUM OPEN, "r", 60, ""}, {END ORDINANCE("een", "GM0001", "2020-01-01"), "een", 4, ""}, \
	{END ORDINANCE("twee", "GM0002", "2020-01-01"), "twee", 4, ""}

typedef struct limit {
	const char *name;
	many rules[MOST_MANY];
	const char *after, *want, *left_out; /* NULL: nobody */
} limit;

static void write_rules(sl_buf *out, const limit *row)
{
	for (const many *m = row->rules; m < row->rules + MOST_MANY && m->id; m++) {
		sl_buf_puts(out, m->before);
		for (int i = 0; i < m->count; i++)
			sl_buf_printf(out, "<regel id='%s%d' begrip='x' %s><dan>1</dan></regel>\n", m->id, i, m->dates);
	}
	sl_buf_puts(out, row->after);
}

static bool limit_differs(const limit *row)
{
	bool refused = *row->want && !row->left_out, differs;
	sl_buf rules = {0}, got = {0};
	sl_law l;

	write_rules(&rules, row);
	if (sl_law_try(&l, sl_buf_text(&rules)) != (refused ? SL_ERULES : SL_OK))
		fail_msg("%s: %s", row->name, refused ? "was taken" : "was refused");
	sl_law_messages_text(&got, &l.diags);
	differs = sl_differs(row->name, &got, row->want);
	assert_non_null(l.model);
	assert_int_equal(l.model->broken_count, row->left_out != NULL);
	if (row->left_out)
		assert_string_equal(l.model->broken_municipalities[0], row->left_out);
	sl_buf_free(&rules);
	sl_buf_free(&got);
	sl_law_free(&l);
	return differs;
}

static void check_limits(const limit *rows, size_t count)
{
	int failed = 0;

	for (size_t i = 0; i < count; i++)
		failed += limit_differs(&rows[i]);
	sl_none_differ(failed, count);
}

static void sixty_four_rules_is_the_most(void **state)
{
	static const limit rows[] = {
		{"64 rules", {SIXTY_FOUR}, "", "", NULL},
		{"65 in one year", {SIXTY_FOUR, {"", "s", 1, IN_2024}}, "", TOO_MANY "van 1 januari 2024 tot 1 januari 2025 meer dan 64 regels", NULL},
		{"65 from that year on", {SIXTY_FOUR, {"", "s", 1, IN_2024}, {"", "t", 1, "geldig-van='2024-07-01'"}}, "",
		 TOO_MANY "vanaf 1 januari 2024 meer dan 64 regels", NULL},
	};

	(void)state;
	check_limits(rows, sizeof rows / sizeof *rows);
}

/* One after the other there may be more: the laws of sixty years. */
static void rules_that_follow_each_other_count_once(void **state)
{
	static const limit rows[] = {
		{"two generations", {GENERATIONS}, "", "", NULL},
		/* A correction beside what it corrects is one rule. */
		{"corrected", {GENERATIONS, CORRECTED}, "", "", NULL},
		{"one more, published later", {GENERATIONS, CORRECTED, {"", "t", 1, "geldig-van='2030-01-01' bekend-van='2029-01-01'"}}, "",
		 TOO_MANY "vanaf 1 januari 2030 meer dan 64 regels", NULL},
	};

	(void)state;
	check_limits(rows, sizeof rows / sizeof *rows);
}

/* Rules of a municipality count with those of the law, from the day on which
 * the law opens the concept, and touch nobody else. */
static void rules_of_a_municipality_touch_that_one_only(void **state)
{
	static const limit rows[] = {
		{"64 in both", {MUNICIPALITIES}, END, "", NULL},
		{"65 in one", {MUNICIPALITIES, {END ORDINANCE("meer", "GM0002", "2020-01-01"), "meer", 1, ""}}, END,
		 "GM0002 " TOO_MANY "vanaf 1 januari 2021 meer dan 64 regels", "GM0002"},
	};

	(void)state;
	check_limits(rows, sizeof rows / sizeof *rows);
}

/* ---- what an error of a municipality takes out ---- */

static const struct { const char *name, *rules, *municipality, *want; } touched[] = {
	/* Its setting stands in a file without errors, and is left out too: not
	 * "loaded and silent", but not loaded. */
	{"of that municipality nothing counts",
	 LAW "<parameter naam='norm' type='getal'/><delegatie parameter='norm' instrument='verordening' artikel='1' stil='7'/>"
	 NUMBER("x") ALWAYS("r", "x", "norm") TRUTH("y") "<delegatie begrip='y' instrument='verordening' artikel='2'/>" END
	 ORDINANCE("een", "GM0001", "2020-01-01") "<vaststelling parameter='norm' artikel='1'><waarde>3</waarde></vaststelling>" END
	 ORDINANCE("twee", "GM0001", "2020-01-01") ALWAYS("v", "y", "nergens > 3") END, "GM0001", "onbekend: beleid norm"},
	{"another is not touched",
	 LAW "<parameter naam='norm' type='getal'/><delegatie parameter='norm' instrument='verordening' artikel='1' stil='7'/>"
	 NUMBER("x") ALWAYS("r", "x", "norm") TRUTH("y") "<delegatie begrip='y' instrument='verordening' artikel='2'/>" END
	 ORDINANCE("een", "GM0001", "2020-01-01") ALWAYS("v", "y", "nergens > 3") END
	 ORDINANCE("twee", "GM0002", "2020-01-01") "<vaststelling parameter='norm' artikel='1'><waarde>3</waarde></vaststelling>" END,
	 "GM0002", "3"},
	/* What a rule of an ordinance reads without a ground is its own fault. */
	{"a ground that is missing in an ordinance",
	 LAW NUMBER("x") ALWAYS("r", "x", "1") TRUTH("y") "<delegatie begrip='y' instrument='verordening' artikel='2'/>"
	 "<feit naam='geheim' per='persoon' type='ja/nee'><gebruik domein='melk' grond='art. 1'/></feit>" END
	 ORDINANCE("een", "GM0001", "2020-01-01") ALWAYS("v", "y", "geheim") END, "GM0001", "1"},
};

static void an_error_of_a_municipality_takes_that_one_out(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof touched / sizeof *touched; i++) {
		sl_law l;
		sl_arena arena = {0};
		sl_buf got = {0}, facts = {0};
		sl_household *h;

		sl_law_load(&l, touched[i].name, touched[i].rules);
		assert_int_equal(l.model->broken_count, 1);
		assert_string_equal(l.model->broken_municipalities[0], "GM0001");
		sl_buf_printf(&facts, "{'peildatum': '2026-07-01', 'gemeente': '%s', 'personen': [{'id': 'anna'}]}",
			      touched[i].municipality);
		h = sl_law_facts(&l, touched[i].name, facts.text, &arena);
		sl_law_ask(&got, &l, h, touched[i].name, "anna", NULL, "x", sl_law_day("2026-07-01"), SL_FOREVER);
		failed += sl_differs(touched[i].name, &got, touched[i].want);
		sl_buf_free(&got);
		sl_buf_free(&facts);
		sl_arena_free(&arena);
		sl_law_free(&l);
	}
	sl_none_differ(failed, sizeof touched / sizeof *touched);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sixty_four_rules_is_the_most),
		cmocka_unit_test(rules_that_follow_each_other_count_once),
		cmocka_unit_test(rules_of_a_municipality_touch_that_one_only),
		cmocka_unit_test(an_error_of_a_municipality_takes_that_one_out),
	};

	return cmocka_run_group_tests_name("compile", tests, NULL, NULL);
}
