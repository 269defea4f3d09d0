/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Programs: what is in force in a segment, and the periods of a series. Days
 * of ISO weeks were looked up in a calendar, not computed here.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/differs.h"
#include "support/law.h"

/* ---- periods ---- */

#define MONTHS "<reeks soort='maand' geldig-van='2020-01-01'/>"
#define YEARS  "<reeks soort='jaar' geldig-van='2020-01-01'/>"
#define WEEKS  "<reeks soort='iso-vier-weken' geldig-van='2007-01-01'/>"
#define WEEKS_THEN_MONTHS "<reeks soort='iso-vier-weken' geldig-van='2007-01-01' geldig-tot='2019-12-30'/>" MONTHS
#define MONTHS_UNTIL "<reeks soort='maand' geldig-van='2020-01-01' geldig-tot='2020-06-01'/>"
#define HOLE MONTHS_UNTIL "<reeks soort='jaar' geldig-van='2021-01-01'/>"
#define KNOWN_LATER "<reeks soort='jaar' geldig-van='2020-01-01' bekend-van='2024-01-01'/>"

/* Begin, eind (first day after), toetsdag. */
static const struct {
	const char *name, *series, *day, *want;
} periods[] = {
	{"a month", MONTHS, "2024-02-29", "2024-02-01 2024-03-01 2024-02-01"},
	{"the last day of December", MONTHS, "2025-12-31", "2025-12-01 2026-01-01 2025-12-01"},
	{"before the series", MONTHS, "2019-12-31", "none"},
	{"its first day", MONTHS, "2020-01-01", "2020-01-01 2020-02-01 2020-01-01"},
	{"a year", YEARS, "2024-12-31", "2024-01-01 2025-01-01 2024-01-01"},
	{"four weeks: the first of 2026", WEEKS, "2026-01-01", "2025-12-29 2026-01-26 2026-01-01"},
	{"four weeks: 2014-12-29 is of 2015", WEEKS, "2014-12-29", "2014-12-29 2015-01-26 2015-01-01"},
	{"four weeks: the day before is of 2014", WEEKS, "2014-12-28", "2014-12-01 2014-12-29 2014-12-04"},
	{"four weeks: 2018-12-31 is of 2019", WEEKS, "2018-12-31", "2018-12-31 2019-01-28 2019-01-03"},
	{"four weeks: the second of 2019", WEEKS, "2019-01-28", "2019-01-28 2019-02-25 2019-01-31"},
	{"four weeks: week 53 of 2015 is in the 13th", WEEKS, "2015-12-31", "2015-11-30 2016-01-04 2015-12-03"},
	{"four weeks: the 13th of 2015 has five weeks", WEEKS, "2015-12-28", "2015-11-30 2016-01-04 2015-12-03"},
	{"four weeks: its last day", WEEKS, "2016-01-03", "2015-11-30 2016-01-04 2015-12-03"},
	{"four weeks: then 2016 begins", WEEKS, "2016-01-04", "2016-01-04 2016-02-01 2016-01-07"},
	{"four weeks: week 53 of 2020", WEEKS, "2021-01-03", "2020-11-30 2021-01-04 2020-12-03"},
	{"four weeks: week 53 of 2026", WEEKS, "2026-12-31", "2026-11-30 2027-01-04 2026-12-03"},
	{"four weeks: the 13th of a year of 52 has four", WEEKS, "2019-12-29", "2019-12-02 2019-12-30 2019-12-05"},
	{"the last period of a stretch runs on: its own days", WEEKS_THEN_MONTHS, "2019-12-29", "2019-12-02 2020-01-01 2019-12-05"},
	{"the last period of a stretch runs on: 30 December 2019", WEEKS_THEN_MONTHS, "2019-12-30", "2019-12-02 2020-01-01 2019-12-05"},
	{"the last period of a stretch runs on: 31 December 2019", WEEKS_THEN_MONTHS, "2019-12-31", "2019-12-02 2020-01-01 2019-12-05"},
	{"and the next stretch begins", WEEKS_THEN_MONTHS, "2020-01-01", "2020-01-01 2020-02-01 2020-01-01"},
	{"the one before the last does not", WEEKS_THEN_MONTHS, "2019-12-01", "2019-11-04 2019-12-02 2019-11-07"},
	{"behind the last stretch that ends", MONTHS_UNTIL, "2020-06-01", "none"},
	{"its last day", MONTHS_UNTIL, "2020-05-31", "2020-05-01 2020-06-01 2020-05-01"},
	{"a hole between stretches belongs to the last period before it", HOLE, "2020-09-15", "2020-05-01 2021-01-01 2020-05-01"},
	{"so do its own days", HOLE, "2020-05-15", "2020-05-01 2021-01-01 2020-05-01"},
	{"the one before does not", HOLE, "2020-04-30", "2020-04-01 2020-05-01 2020-04-01"},
};

static const sl_period_series *load_series(sl_law *l, const char *name, const char *stretches)
{
	sl_buf rules = {0};

	sl_buf_printf(&rules, "<periodereeks naam='r'>%s</periodereeks>" NUMBER("x") ALWAYS("r", "x", "1"), stretches);
	sl_law_load(l, name, sl_buf_text(&rules));
	sl_buf_free(&rules);
	return l->model->series[0];
}

static void put_period(sl_buf *out, const sl_period_series *s, sl_date day)
{
	sl_date days[3];

	if (!sl_period_of(s, day, SL_FOREVER, &days[0], &days[1], &days[2])) {
		sl_buf_puts(out, "none");
		return;
	}
	for (size_t i = 0; i < 3; i++) {
		sl_buf_puts(out, i ? " " : "");
		sl_value_print(out, sl_day(days[i]));
	}
}

static void periods_hold_each_day_once(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
		sl_law l;
		sl_buf got = {0};

		put_period(&got, load_series(&l, periods[i].name, periods[i].series), sl_law_day(periods[i].day));
		failed += sl_differs(periods[i].name, &got, periods[i].want);
		sl_buf_free(&got);
		sl_law_free(&l);
	}
	sl_none_differ(failed, sizeof periods / sizeof *periods);
}

/* "so each day belongs to exactly one": from each day of a period the same
 * period, and the next one begins where it ends. */
static void periods_join_without_gaps(void **state)
{
	static const char *const all[] = {MONTHS, YEARS, WEEKS, WEEKS_THEN_MONTHS, HOLE};

	(void)state;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		sl_law l;
		const sl_period_series *s = load_series(&l, all[i], all[i]);
		sl_date begin, end, test, from = 0, to = SL_DATE_MIN, first = sl_law_day("2020-01-01");

		for (sl_date day = s->stretches[0].validity.from; day < sl_law_day("2035-01-01"); day++) {
			if (!sl_period_of(s, day, SL_FOREVER, &begin, &end, &test))
				fail_msg("%s: no period on day %lld", all[i], (long long)(day - first));
			if (begin > day || day >= end || test < begin || test >= end)
				fail_msg("%s: day %lld is not in its period", all[i], (long long)(day - first));
			if (day < to && (begin != from || end != to))
				fail_msg("%s: day %lld is in two periods", all[i], (long long)(day - first));
			if (day >= to && to != SL_DATE_MIN && begin != to)
				fail_msg("%s: a gap before day %lld", all[i], (long long)(day - first));
			from = begin;
			to = end;
		}
		sl_law_free(&l);
	}
}

static void series_that_were_not_known(void **state)
{
	sl_law l;
	const sl_period_series *s = load_series(&l, "known later", KNOWN_LATER);
	sl_date begin, end, test, day = sl_law_day("2026-07-01");

	(void)state;
	assert_true(sl_period_of(s, day, SL_FOREVER, &begin, &end, &test));
	assert_true(sl_period_of(s, day, sl_law_day("2024-01-01"), &begin, &end, &test));
	assert_false(sl_period_of(s, day, sl_law_day("2023-12-31"), &begin, &end, &test));
	sl_law_free(&l);
}

/* ---- segments ---- */

#define LAW "<regeling id='wet' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='Wet' geldig-van='2015-01-01'>"
#define ORDINANCE(id, gm) "<regeling id='" id "' soort='verordening' gemeente='" gm "' domein='brood' bwb='CVDR1' citeertitel='V' vult-in='wet' geldig-van='2025-01-01'>"

static const char laws[] =
	LAW NUMBER("x")
	"<regel id='a' begrip='x' geldig-tot='2026-01-01'><dan>1</dan></regel><regel id='a' begrip='x' geldig-van='2026-01-01'><dan>2</dan></regel>"
	"<regel id='b' begrip='x' geldig-van='2026-04-01' geldig-tot='2026-07-01' uitzondering-op='a'><als>a</als><dan>3</dan></regel>"
	"<regel id='c' begrip='x' bekend-van='2026-06-15' geldig-van='2026-02-01' uitzondering-op='a'><als>b</als><dan>4</dan></regel>"
	"<parameter naam='norm' type='getal'><waarde geldig-van='2026-01-01' bekend-van='2025-11-28'>1.10</waarde>"
	"<waarde geldig-van='2026-01-01' bekend-van='2026-03-04'>1.15</waarde></parameter>"
	"<parameter naam='open' type='getal'/><delegatie parameter='open' instrument='verordening' artikel='1' geldig-van='2026-01-01'/>"
	NUMBER("y") "<delegatie begrip='y' instrument='verordening' artikel='2'/>" NUMBER("z") ALWAYS("z1", "z", "norm + open + x + y") "</regeling>"
	ORDINANCE("v1", "GM0001") "<vaststelling parameter='open' artikel='1'><waarde geldig-van='2026-03-01'>5</waarde></vaststelling>"
	ALWAYS("y1", "y", "7") "</regeling>" ORDINANCE("v2", "GM0002") "</regeling>";

/* The rules of x in force (exceptions with *), the norm, how `open` and `y`
 * stand, and the days of the segment. */
static const struct {
	const char *name, *day, *known, *municipality, *want;
} segments[] = {
	{"before the cut", "2025-12-31", NULL, NULL, "a norm=? open=not y=no [2025-01-01..2026-01-01)"},
	{"a new version", "2026-01-01", NULL, NULL, "a norm=1.15 open=no y=no [2026-01-01..2026-02-01)"},
	{"an exception begins", "2026-02-28", NULL, NULL, "a c* norm=1.15 open=no y=no [2026-02-01..2026-03-01)"},
	{"another", "2026-06-30", NULL, NULL, "a b* c* norm=1.15 open=no y=no [2026-04-01..2026-07-01)"},
	{"ended on its last day", "2026-07-01", NULL, NULL, "a c* norm=1.15 open=no y=no [2026-07-01..forever)"},
	{"as known before it was published", "2026-06-30", "2026-06-14", NULL, "a b* norm=1.15 open=no y=no [2026-04-01..2026-07-01)"},
	{"as known before the correction", "2026-06-30", "2026-03-03", NULL, "a b* norm=1.1 open=no y=no [2026-04-01..2026-07-01)"},
	{"as known before anything", "2026-06-30", "2025-11-27", NULL, "a b* norm=? open=no y=no [2026-04-01..2026-07-01)"},
	{"an ordinance that is silent", "2026-02-15", NULL, "GM0001", "a c* norm=1.15 open=silent y=set [2026-02-01..2026-03-01)"},
	{"an ordinance that sets", "2026-03-01", NULL, "GM0001", "a c* norm=1.15 open=set y=set [2026-03-01..2026-04-01)"},
	{"an ordinance about nothing", "2026-03-01", NULL, "GM0002", "a c* norm=1.15 open=silent y=silent [2026-03-01..2026-04-01)"},
	{"before the ordinances", "2024-06-01", NULL, "GM0001", "a norm=? open=not y=no [2015-01-01..2025-01-01)"},
	{"before the delegation", "2025-06-01", NULL, "GM0001", "a norm=? open=not y=set [2025-01-01..2026-01-01)"},
	{"a gemeente without files", "2026-03-01", NULL, "GM0009", "a c* norm=1.15 open=no y=no [2026-03-01..2026-04-01)"},
	{"before the law", "2014-12-31", NULL, NULL, "norm=? open=not y=not [ever..2015-01-01)"},
};

static const char *const delegated_words[] = {"not", "no", "silent", "set"};

static void print_day(sl_buf *out, sl_date day)
{
	if (day == SL_DATE_MIN)
		sl_buf_puts(out, "ever");
	else if (day == SL_FOREVER)
		sl_buf_puts(out, "forever");
	else
		sl_value_print(out, sl_day(day));
}

static void print_segment(sl_buf *out, const sl_law *l, const sl_segment *s)
{
	const sl_active_concept *x = &s->concepts[sl_model_concept(l->model, "persoon", "x")->number];
	const sl_active_parameter *norm = &s->parameters[sl_model_parameter(l->model, "norm")->number];

	for (uint32_t i = 0; i < x->count; i++)
		sl_buf_printf(out, "%s%s ", x->rules[i].code->rule->id, x->rules[i].excepts ? "*" : "");
	sl_buf_puts(out, "norm=");
	if (norm->from)
		sl_value_print(out, norm->value);
	else
		sl_buf_puts(out, "?");
	sl_buf_printf(out, " open=%s", delegated_words[s->parameters[sl_model_parameter(l->model, "open")->number].delegated]);
	sl_buf_printf(out, " y=%s [", delegated_words[s->concepts[sl_model_concept(l->model, "persoon", "y")->number].delegated]);
	print_day(out, s->from);
	sl_buf_puts(out, "..");
	print_day(out, s->to);
	sl_buf_puts(out, ")");
}

static void segments_between_cuts(void **state)
{
	sl_law l;
	int failed = 0;

	(void)state;
	sl_law_load(&l, "segments", laws);
	for (size_t i = 0; i < sizeof segments / sizeof *segments; i++) {
		sl_buf got = {0};
		sl_date known = segments[i].known ? sl_law_day(segments[i].known) : SL_FOREVER;
		const sl_segment *s = sl_program_segment(l.program, sl_law_day(segments[i].day), known, segments[i].municipality);

		assert_non_null(s);
		print_segment(&got, &l, s);
		failed += sl_differs(segments[i].name, &got, segments[i].want);
		/* The same segment for every day between its cuts. */
		assert_ptr_equal(sl_program_segment(l.program, s->from, known, segments[i].municipality), s);
		assert_ptr_equal(sl_program_segment(l.program, s->to - 1, known, segments[i].municipality), s);
		sl_buf_free(&got);
	}
	sl_law_free(&l);
	sl_none_differ(failed, sizeof segments / sizeof *segments);
}

/* An ordinance's own rules count after a fault in those of another. */
static void broken_municipalities_do_not_count(void **state)
{
	sl_law l;
	const sl_segment *s;
	uint32_t y;

	(void)state;
	sl_law_load(&l, "broken", LAW NUMBER("y") "<delegatie begrip='y' instrument='verordening' artikel='2'/>" NUMBER("z") ALWAYS("z1", "z", "y") "</regeling>"
		    ORDINANCE("v1", "GM0001") ALWAYS("y1", "y", "z") "</regeling>" ORDINANCE("v2", "GM0002") ALWAYS("y2", "y", "8") "</regeling>");
	assert_int_equal(l.diags.error_count, 0);
	y = sl_model_concept(l.model, "persoon", "y")->number;
	s = sl_program_segment(l.program, sl_law_day("2026-01-01"), SL_FOREVER, "GM0001");
	assert_int_equal(s->concepts[y].count, 0);
	s = sl_program_segment(l.program, sl_law_day("2026-01-01"), SL_FOREVER, "GM0002");
	assert_int_equal(s->concepts[y].count, 1);
	sl_law_free(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(periods_hold_each_day_once), cmocka_unit_test(periods_join_without_gaps),
		cmocka_unit_test(series_that_were_not_known), cmocka_unit_test(segments_between_cuts),
		cmocka_unit_test(broken_municipalities_do_not_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
