/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel: names of more than one word, the longest that fits, the nearest that
 * was declared.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/feel_tree.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- names ---- */

static void test_names(void **state)
{
	static const struct { const char *text, *want; size_t used;
	} rows[] = {
		{"Full Name", "Full Name", 9},
		{"Full \t\n Name+1", "Full Name", 12},
		{"Full Named", NULL, 0},
		{"Full", NULL, 0},
		{"FullName", NULL, 0},
		{"a-b", "a-b", 3},
		{"a - b", "a", 1},
		{"a -b", "a", 1},
		{"a-", "a", 1},
		{"a-bc", "a", 1},
		{"datum in dienst", "datum in dienst", 15},
		{"datum in huis", "datum", 5},
		{"date and time(", "date and time", 13},
		{"decision A 2.1", "decision A 2.1", 14},
		{"decision A 2.15", NULL, 0},
		{"", NULL, 0},
		{"+", NULL, 0},
		{" a", NULL, 0},
		{"vóór ingang", "vóór ingang", 13},
		{"count", "count", 5},
	};
	static const char *const not_names[] = {"",     " ",   "1a",  "a(b)",  "-a",
						"a\"b", "a,b", "x:y", "a\xFF", "a b ["};
	feel_tree f;
	size_t used;

	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *got = sl_names_longest(f.names, rows[i].text,
						   strlen(rows[i].text), &used);

		if (!rows[i].want != !got ||
		    (got && (strcmp(got, rows[i].want) || used != rows[i].used)))
			fail_msg("%s: got %s, %zu bytes", rows[i].text,
				 got ? got : "none", got ? used : 0);
	}
	for (size_t i = 0; i < COUNT(not_names); i++)
		if (sl_names_add(f.names, not_names[i], strlen(not_names[i])) !=
		    SL_EINVAL)
			fail_msg("\"%s\" went in", not_names[i]);
	/* half of a name that was refused stays out as well */
	assert_null(sl_names_longest(f.names, "a b", 3, &used) == NULL ? "" : NULL);
	assert_string_equal(sl_names_longest(f.names, "Full Name of all", 16, &used), "Full Name");
	assert_int_equal(used, 9);
	assert_int_equal(sl_names_add(f.names, "  Full   Name  of all ", 22), SL_OK);
	assert_string_equal(sl_names_longest(f.names, "Full Name of all", 16, &used), "Full Name of all");
	assert_string_equal(sl_names_longest(f.names, "Full Name of", 12, &used), "Full Name");
	assert_int_equal(used, 9);
	feel_tree_close(&f);
}

static void test_nearest(void **state)
{
	static const struct { const char *name, *want;
	} rows[] = {
		{"leeftijt", "leeftijd"},   {"aantal kostendeler", "aantal kostendelers"},
		{"Ful Name", "Full Name"},  {"voorzieningne", "voorzieningen"},
		{"heel iets anders", NULL}, {"string lenght", "string length"},
	};
	feel_tree f;

	feel_tree_open(&f);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *got = sl_names_nearest(f.names, rows[i].name);

		if (!got != !rows[i].want || (got && strcmp(got, rows[i].want)))
			fail_msg("%s: got %s", rows[i].name, got ? got : "none");
	}
	feel_tree_close(&f);
}

/* As many names as a large rule set has, all beginning alike. */
static void test_many_names(void **state)
{
	feel_tree f;
	char name[64];
	size_t used;

	feel_tree_open(&f);
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(name, sizeof name, "aantal begrip%d per maand %d",
				 i % 100, i);

		assert_int_equal(sl_names_add(f.names, name, (size_t)n), SL_OK);
	}
	for (int i = 0; i < 20000; i++) {
		int n = snprintf(name, sizeof name, "aantal begrip%d per maand %d",
				 i % 100, i);
		const char *got = sl_names_longest(f.names, name, (size_t)n, &used);

		assert_non_null(got);
		assert_string_equal(got, name);
	}
	feel_tree_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_many_names),
	};

	return cmocka_run_group_tests_name("feel_names", tests, NULL, NULL);
}
