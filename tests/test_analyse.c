/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Questions about the rules themselves. What is wanted comes from
 * docs/rule-language.md: section 13 for bounds, section 11 for exceptions.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyse/analyse.h"
#include "support/alloc.h"
#include "support/differs.h"
#include "support/law.h"

/* Rows leave out what is as usual. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define COUNT(rows) (sizeof rows / sizeof *rows)
#define LAW "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>"
#define ORDINANCE(id, gm, from) \
	"<regeling id='" id "' soort='verordening' gemeente='" gm "' domein='brood' bwb='CVDR1' citeertitel='V' " \
	"vult-in='wet' geldig-van='" from "'>"
#define END "</regeling>"

/* ---- bounds ---- */

/* Example F: the ceiling is 21.00, and 21.80 from 2026 on. */
#define F LAW "<parameter naam='maandbedrag' type='bedrag' eenheid='EUR/maand'/>" \
	"<parameter naam='tarief' type='bedrag' eenheid='EUR/maand'>" \
	"<waarde geldig-van='2019-01-01' geldig-tot='2026-01-01'>21.00</waarde><waarde geldig-van='2026-01-01'>21.80</waarde></parameter>" \
	"<delegatie parameter='maandbedrag' instrument='verordening' artikel='1' tenminste='0' ten-hoogste='tarief' stil='tarief'/>" \
	"<parameter naam='iets anders' type='getal'><waarde geldig-van='2025-04-01' geldig-tot='2025-05-01'>1</waarde></parameter>" END
#define SETS(values) "<vaststelling parameter='maandbedrag' artikel='1'>" values "</vaststelling>"
#define SET_TO(figure) F ORDINANCE("v", "GM0001", "2025-01-01") SETS("<waarde>" figure "</waarde>") END
#define SAYS(town, when, figure, which, bound) \
	town " SL2513: \"maandbedrag\" is " when " vastgesteld op " figure " EUR/maand; de wet laat ten " which " " bound " EUR/maand toe\n"
#define ABOVE(town, when, figure) SAYS(town, when, figure, "hoogste", "21.00")

typedef struct bounds_row {
	const char *name, *rules, *municipality, *want;
} bounds_row;

static const bounds_row bounds[] = {
	{"inside", SET_TO("15.00"), NULL, ""},
	{"on the bound", SET_TO("21.00"), NULL, ""},
	{"F outside for a year, over days on which other things change", SET_TO("21.80"), NULL,
	 ABOVE("GM0001", "van 1 januari 2025 tot 1 januari 2026", "21.80")},
	{"F asked of that municipality", SET_TO("21.80"), "GM0001",
	 ABOVE("GM0001", "van 1 januari 2025 tot 1 januari 2026", "21.80")},
	{"F asked of another", SET_TO("21.80"), "GM0002", ""},
	{"below", SET_TO("-0.01"), NULL,
	 SAYS("GM0001", "vanaf 1 januari 2025", "-0.01", "minste", "0.00")},
	{"another bound, another finding", SET_TO("30.00"), NULL,
	 ABOVE("GM0001", "van 1 januari 2025 tot 1 januari 2026", "30.00")
	 SAYS("GM0001", "vanaf 1 januari 2026", "30.00", "hoogste", "21.80")},
	{"two values with a gap between them",
	 F ORDINANCE("v", "GM0001", "2020-01-01") SETS("<waarde geldig-van='2020-01-01' geldig-tot='2021-01-01'>22.00</waarde>"
	 "<waarde geldig-van='2023-01-01' geldig-tot='2024-01-01'>22.00</waarde>") END, NULL,
	 ABOVE("GM0001", "van 1 januari 2020 tot 1 januari 2021", "22.00")
	 ABOVE("GM0001", "van 1 januari 2023 tot 1 januari 2024", "22.00")},
	{"in two files, one after the other",
	 F ORDINANCE("v", "GM0001", "2024-01-01") SETS("<waarde geldig-tot='2025-01-01'>22.00</waarde>") END
	 ORDINANCE("w", "GM0001", "2025-01-01") SETS("<waarde geldig-tot='2025-06-01'>23.00</waarde>") END, NULL,
	 ABOVE("GM0001", "van 1 januari 2024 tot 1 januari 2025", "22.00")
	 ABOVE("GM0001", "van 1 januari 2025 tot 1 juni 2025", "23.00")},
	{"before the bound has a value nothing is said of it",
	 F ORDINANCE("v", "GM0001", "2016-01-01") SETS("<waarde geldig-tot='2020-01-01'>22.00</waarde>") END, NULL,
	 ABOVE("GM0001", "van 1 januari 2019 tot 1 januari 2020", "22.00")},
	{"of two municipalities",
	 F ORDINANCE("v", "GM0002", "2025-01-01") SETS("<waarde>21.50</waarde>") END
	 ORDINANCE("w", "GM0001", "2025-01-01") SETS("<waarde>21.80</waarde>") END, NULL,
	 ABOVE("GM0002", "van 1 januari 2025 tot 1 januari 2026", "21.50")
	 ABOVE("GM0001", "van 1 januari 2025 tot 1 januari 2026", "21.80")},
	{"a setting of one that is left out",
	 F ORDINANCE("v", "GM0001", "2025-01-01") SETS("<waarde>21.80</waarde>") ALWAYS("r", "nergens", "1") END, NULL,
	 "GM0001 SL2113: het begrip \"nergens\" bestaat niet\n"},
	{"a bound that is reckoned, of which a part is set by the municipality too",
	 LAW "<parameter naam='deel' type='getal'/><delegatie parameter='deel' instrument='verordening' artikel='1' ten-hoogste='5'/>"
	 "<parameter naam='maandbedrag' type='getal'/><delegatie parameter='maandbedrag' instrument='verordening' artikel='2' ten-hoogste='2 * deel + 1'/>" END
	 ORDINANCE("v", "GM0001", "2025-01-01") "<vaststelling parameter='deel' artikel='1'><waarde geldig-tot='2026-01-01'>3</waarde>"
	 "<waarde geldig-van='2026-01-01'>6</waarde></vaststelling>" SETS("<waarde>8</waarde>") END, NULL,
	 "GM0001 SL2513: \"deel\" is vanaf 1 januari 2026 vastgesteld op 6; de wet laat ten hoogste 5 toe\n"
	 "GM0001 SL2513: \"maandbedrag\" is van 1 januari 2025 tot 1 januari 2026 vastgesteld op 8; de wet laat ten hoogste 7 toe\n"},
};

static bool bounds_differ(const bounds_row *w)
{
	sl_law l;
	sl_buf got = {0};
	bool differ;

	sl_law_load(&l, w->name, w->rules);
	if (sl_analyse_bounds(l.program, w->municipality, &l.diags) != SL_OK)
		fail_msg("%s: no status", w->name);
	sl_diags_sort(&l.diags);
	sl_law_messages_text(&got, &l.diags);
	differ = sl_differs(w->name, &got, w->want);
	sl_buf_free(&got);
	sl_law_free(&l);
	return differ;
}

static void settings_outside_the_bounds(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(bounds); i++)
		failed += bounds_differ(&bounds[i]);
	sl_none_differ(failed, COUNT(bounds));
}

/* It is an error about the municipality, at the value, and takes nobody out. */
static void a_finding_has_a_place_and_changes_nothing(void **state)
{
	static const char rules[] = F ORDINANCE("v", "GM0001", "2025-01-01") SETS("\n<waarde>21.80</waarde>") END;
	sl_law l;
	const sl_diag *d;

	(void)state;
	sl_law_load(&l, "place", rules);
	assert_int_equal(sl_analyse_bounds(l.program, NULL, &l.diags), SL_OK);
	assert_int_equal(l.diags.count, 2);
	d = &l.diags.items[0];
	assert_int_equal(d->severity, SL_ERROR);
	assert_int_equal(d->pos.line, 2);
	assert_string_equal(d->pos.file, "wet2.xml");
	assert_int_equal(l.diags.items[1].severity, SL_NOTE);
	assert_string_equal(l.diags.items[1].pos.file, "wet.xml");
	assert_int_equal(l.diags.error_count, 0);
	assert_int_equal(l.model->broken_count, 0);
	sl_law_free(&l);
}

/* ---- exceptions ---- */

/* Base b, exception t on it, exception e on t. */
#define BASE(condition) WHEN("b", "x", condition, "1")
#define MIDDLE(condition) UNLESS("t", "x", "b", condition, "2")
#define TOP(condition) UNLESS("e", "x", "t", condition, "3")
#define IF(condition) "<voorwaarde>" condition "</voorwaarde>"
#define RETURNS(e, t, b) "SL2408: \"" e "\" wijkt af van \"" t "\", en niet van \"" b "\": die geldt dan weer, en de twee spreken elkaar tegen\n"

static const struct { const char *name, *rules, *want; } exceptions[] = {
	{"the base returns", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) TOP(IF("c")), RETURNS("e", "t", "b")},
	{"without conditions", NUMBER("x") ALWAYS("b", "x", "1") MIDDLE(IF("b")) TOP(IF("c")), RETURNS("e", "t", "b")},
	{"it names the base too", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) UNLESS("e", "x", "t b", IF("c"), "3"), ""},
	{"it names the article of both", NUMBER("x") "<artikel nr='1'>" BASE(IF("a")) MIDDLE(IF("b")) "</artikel>" UNLESS("e", "x", "art:1", IF("c"), "3"), ""},
	{"it only stops the exception", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) STOP("e", "x", "t", IF("c")), ""},
	{"the exception between only stops", NUMBER("x") BASE(IF("a")) STOP("t", "x", "b", IF("b")) TOP(IF("c")), RETURNS("e", "t", "b")},
	{"grounds that are combined", TRUTH("x' samenvoegen='of") WHEN("b", "x", IF("a"), "true") UNLESS("t", "x", "b", IF("b"), "false")
	 UNLESS("e", "x", "t", IF("c"), "true"), ""},
	{"the same value", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) UNLESS("e", "x", "t", IF("c"), "1"), ""},
	{"the same formula", NUMBER("x") WHEN("b", "x", IF("a"), "n + 1") MIDDLE(IF("b")) UNLESS("e", "x", "t", IF("c"), "n + 1"), ""},
	{"not while both are in force",
	 NUMBER("x") "<regel id='b' begrip='x' geldig-tot='2020-01-01'><dan>1</dan></regel><regel id='b2' begrip='x' geldig-van='2020-01-01'><dan>1</dan></regel>"
	 UNLESS("t", "x", "b b2", IF("b"), "2") "<regel id='e' begrip='x' uitzondering-op='t b2' geldig-van='2020-01-01'><dan>3</dan></regel>", ""},
	{"another rank goes first",
	 "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>" NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) "</regeling>"
	 "<regeling id='amvb' soort='amvb' domein='brood' bwb='BWBR0000002' citeertitel='B' geldig-van='2015-01-01'>" TOP(IF("c")) "</regeling>", ""},
	/* of two bases one is named: the other may be kept out by its condition */
	{"of two bases one is not named", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("d"), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("c"), "3"), RETURNS("e", "t", "b2")},
	{"a condition and its opposite", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("not(c)"), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("c"), "3"), ""},
	{"ages that do not meet", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("n >= 27 and d"), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("c") IF("n &lt; 27"), "3"), ""},
	{"ages that meet in one", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("n >= 27"), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("n &lt;= 27"), "3"), RETURNS("e", "t", "b2")},
	{"ranges", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("n in [18..21)"), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", "<voorwaarde begrip='n'>[21..27)</voorwaarde>", "3"), ""},
	{"ranges that overlap", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("n in [18..21]"), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("n in [21..27)"), "3"), RETURNS("e", "t", "b2")},
	{"different words", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("kleur = \"rood\""), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("kleur = \"blauw\""), "3"), ""},
	{"somebody and nobody", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("partner = null"), "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("partner != null"), "3"), ""},
	{"one of two, and neither", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", "<een-van>" IF("c") IF("d") "</een-van>", "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", "<geen-van>" IF("c") IF("d") "</geen-van>", "3"), ""},
	{"one of two, and not the first", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", "<een-van>" IF("c") IF("d") "</een-van>", "4") UNLESS("t", "x", "b b2", IF("b"), "2")
	 UNLESS("e", "x", "t b", IF("not(c)"), "3"), RETURNS("e", "t", "b2")},
	{"the exception between excludes", NUMBER("x") BASE(IF("a")) WHEN("b2", "x", IF("d"), "4") UNLESS("t", "x", "b b2", IF("not(c)"), "2")
	 UNLESS("e", "x", "t b", IF("c"), "3"), ""},
	{"something else displaces the base whenever this works", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) TOP(IF("c"))
	 STOP("s", "x", "b", IF("c")), ""},
	{"something else displaces the base sometimes", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) TOP(IF("c"))
	 STOP("s", "x", "b", IF("d")), RETURNS("e", "t", "b")},
	{"an exception on an exception on an exception", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) UNLESS("e", "x", "t b", IF("c"), "3")
	 UNLESS("g", "x", "e", IF("d"), "5"), RETURNS("g", "e", "b") RETURNS("g", "e", "t")},
	{"an ordinance",
	 "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>" NUMBER("x")
	 "<delegatie begrip='x' instrument='verordening' artikel='1'/></regeling>"
	 ORDINANCE("v", "GM0001", "2015-01-01") BASE(IF("a")) MIDDLE(IF("b")) TOP(IF("c")) END, "GM0001 " RETURNS("e", "t", "b")},
};

static void exceptions_on_exceptions(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(exceptions); i++) {
		sl_law l;
		sl_buf got = {0};

		sl_law_load(&l, exceptions[i].name, exceptions[i].rules);
		l.diags.count = 0; /* hints of the loader are not looked at */
		assert_int_equal(sl_analyse_exceptions(l.program, &l.diags), SL_OK);
		sl_law_messages_text(&got, &l.diags);
		failed += sl_differs(exceptions[i].name, &got, exceptions[i].want);
		sl_buf_free(&got);
		sl_law_free(&l);
	}
	sl_none_differ(failed, COUNT(exceptions));
}

/* What the hint says is so: both rules work, and contradict. */
static void the_hint_is_right(void **state)
{
	static const sl_law_row row = {"right", NUMBER("x") BASE(IF("a")) MIDDLE(IF("b")) TOP(IF("c")), "'a': true, 'b': true, 'c': true",
				       "regelgebrek tegenstrijdig: b e"};

	(void)state;
	sl_law_table(&row, 1);
}

static void every_allocation_may_fail(void **state)
{
	static const char rules[] = F ORDINANCE("v", "GM0001", "2025-01-01") SETS("<waarde>30.00</waarde>") END;
	sl_law l;
	unsigned n;

	(void)state;
	sl_law_load(&l, "memory", rules);
	for (n = 1;; n++) {
		sl_diags diags = {0};
		sl_status err;
		bool failed;

		sl_alloc_fail_at(n);
		err = sl_analyse_bounds(l.program, NULL, &diags);
		failed = sl_alloc_failed();
		sl_alloc_fail_at(0);
		if (failed && err == SL_OK && diags.status == SL_OK)
			fail_msg("allocation %u failed and nobody says so", n);
		if (!failed)
			assert_int_equal(diags.count, 4);
		sl_diags_free(&diags);
		if (!failed)
			break;
	}
	assert_true(n > 5);
	sl_law_free(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(settings_outside_the_bounds),
		cmocka_unit_test(a_finding_has_a_place_and_changes_nothing),
		cmocka_unit_test(exceptions_on_exceptions),
		cmocka_unit_test(the_hint_is_right),
		cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests_name("analyse", tests, NULL, NULL);
}
