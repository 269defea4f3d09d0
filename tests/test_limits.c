/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Compiling: what it refuses that the loader lets through, and whom an error
 * in the files of one municipality touches.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/law.h"

#define LAW "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>"
#define ORDINANCE(id, gm, from) \
	"<regeling id='" id "' soort='verordening' gemeente='" gm "' domein='brood' bwb='CVDR1' citeertitel='V' " \
	"vult-in='wet' geldig-van='" from "'>"
#define END "</regeling>"
#define OPEN "<delegatie begrip='x' instrument='verordening' artikel='1' geldig-van='2021-01-01'/>"
#define SUM "<begrip naam='x' per='persoon' type='getal' samenvoegen='som'/>"

/* `count` rules for x, named after `id`; `dates` stands in each. */
static void add_rules(sl_buf *b, const char *id, int count, const char *dates)
{
	for (int i = 0; i < count; i++)
		sl_buf_printf(b, "<regel id='%s%d' begrip='x' %s><dan>1</dan></regel>\n", id, i, dates);
}

static void add(sl_buf *b, const char *text)
{
	sl_buf_puts(b, text);
}

/* The messages without their places, each on a line of its own. */
static char *messages(const sl_law *l)
{
	sl_buf b = {0};

	for (size_t i = 0; i < l->diags.count; i++) {
		const sl_diag *d = &l->diags.items[i];

		if (d->severity == SL_NOTE)
			continue;
		sl_buf_printf(&b, "SL%d%s%s: %s\n", (int)d->code, d->gemeente ? " " : "", d->gemeente ? d->gemeente : "",
			      d->text);
	}
	sl_buf_puts(&b, "");
	return b.text;
}

static void expect(const char *name, const char *rules, sl_status status, const char *want, const char *left_out)
{
	sl_law l;
	sl_status got = sl_law_try(&l, rules);
	char *text = messages(&l);

	if (strcmp(text, want) != 0)
		fail_msg("%s: want\n%sgot\n%s", name, want, text);
	if (got != status)
		fail_msg("%s: status %d, not %d", name, (int)got, (int)status);
	if (left_out) {
		assert_int_equal(l.model->broken_count, 1);
		assert_string_equal(l.model->broken_municipalities[0], left_out);
	} else if (l.model) {
		assert_int_equal(l.model->broken_count, 0);
	}
	free(text);
	sl_law_free(&l);
}

/* ---- the number of rules in force on one day ---- */

#define TOO_MANY "het begrip \"x\" heeft "

static void sixty_four_rules_is_the_most(void **state)
{
	sl_buf b = {0};

	(void)state;
	add(&b, SUM NUMBER("y") ALWAYS("r10a", "y", "1") ALWAYS("r20a", "y", "1")); /* ids between those of x */
	add_rules(&b, "r", 64, "");
	expect("64 rules", b.text, SL_OK, "", NULL);
	add_rules(&b, "s", 1, "geldig-van='2024-01-01' geldig-tot='2025-01-01'");
	expect("65 in one year", b.text, SL_ERULES,
	       "SL2451: " TOO_MANY "van 2024-01-01 tot 2025-01-01 meer dan 64 regels\n", NULL);
	add_rules(&b, "t", 1, "geldig-van='2024-07-01'");
	expect("65 from that year on", b.text, SL_ERULES,
	       "SL2451: " TOO_MANY "vanaf 2024-01-01 meer dan 64 regels\n", NULL);
	sl_buf_free(&b);
}

/* One after the other there may be more: the laws of sixty years. */
static void rules_that_follow_each_other_count_once(void **state)
{
	sl_buf b = {0};

	(void)state;
	add(&b, SUM);
	add_rules(&b, "r", 40, "geldig-tot='2020-01-01'");
	add_rules(&b, "s", 64, "geldig-van='2020-01-01'");
	expect("two generations", b.text, SL_OK, "", NULL);
	/* A correction beside what it corrects is one rule. */
	add_rules(&b, "s", 64, "geldig-van='2020-01-01' bekend-van='2021-01-01'");
	expect("corrected", b.text, SL_OK, "", NULL);
	add_rules(&b, "t", 1, "geldig-van='2030-01-01' bekend-van='2029-01-01'");
	expect("one more, published later", b.text, SL_ERULES,
	       "SL2451: " TOO_MANY "vanaf 2030-01-01 meer dan 64 regels\n", NULL);
	sl_buf_free(&b);
}

/* Rules of a municipality count with those of the law, from the day on which
 * the law opens the concept, and touch nobody else. */
static void rules_of_a_municipality_touch_that_one_only(void **state)
{
	sl_buf b = {0};

	(void)state;
	add(&b, LAW SUM OPEN);
	add_rules(&b, "r", 60, "");
	add(&b, END ORDINANCE("een", "GM0001", "2020-01-01"));
	add_rules(&b, "een", 4, "");
	add(&b, END ORDINANCE("twee", "GM0002", "2020-01-01"));
	add_rules(&b, "twee", 4, "");
	add(&b, END);
	expect("64 in both", b.text, SL_OK, "", NULL);
	add(&b, ORDINANCE("meer", "GM0002", "2020-01-01"));
	add_rules(&b, "meer", 1, "");
	add(&b, END);
	expect("65 in one", b.text, SL_OK,
	       "SL2451 GM0002: " TOO_MANY "vanaf 2021-01-01 meer dan 64 regels\n", "GM0002");
	sl_buf_free(&b);
}

/* ---- what an error of a municipality takes out ---- */

static const struct { const char *name, *rules, *gemeente, *want; } touched[] = {
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
			      touched[i].gemeente);
		h = sl_law_facts(&l, touched[i].name, facts.text, &arena);
		sl_law_ask(&got, &l, h, touched[i].name, "anna", NULL, "x", sl_law_day("2026-07-01"), SL_FOREVER);
		if (strcmp(sl_buf_text(&got), touched[i].want) != 0)
			fail_msg("%s: want %s, got %s", touched[i].name, touched[i].want, sl_buf_text(&got));
		sl_buf_free(&got);
		sl_buf_free(&facts);
		sl_arena_free(&arena);
		sl_law_free(&l);
	}
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
