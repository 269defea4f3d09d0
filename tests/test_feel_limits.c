/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel: how deep and how long an expression may be; the memory that it takes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/feel_tree.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* ---- limits ---- */

static char *repeat(const char *before, const char *middle, const char *after, size_t n)
{
	size_t nb = strlen(before), nm = strlen(middle), na = strlen(after);
	char *text = test_calloc(1, n * (nb + na) + nm + 1), *to = text;

	for (size_t i = 0; i < n; i++, to += nb)
		memcpy(to, before, nb);
	memcpy(to, middle, nm);
	to += nm;
	for (size_t i = 0; i < n; i++, to += na)
		memcpy(to, after, na);
	return text;
}

static void test_depth(void **state)
{
	static const struct { const char *name, *before, *middle, *after;
	} rows[] = {
		{"brackets", "(", "1", ")"},
		{"lists", "[", "1", "]"},
		{"minus", "-", "x", ""},
		{"sums", "1+", "1", ""},
		{"powers", "", "2", "**2"},
		{"and", "", "x", " and x"},
		{"filters", "x[", "1", "]"},
		{"more filters", "", "x", "[1]"},
		{"paths", "", "x", ".x"},
		{"calls", "f(", "1", ")"},
		{"more calls", "", "f", "()"},
		{"if", "if x then 1 else ", "1", ""},
		{"conditions", "if ", "x", " then 1 else 2"},
		{"for", "for i in x return ", "1", ""},
		{"functions", "function() ", "1", ""},
		{"contexts", "{a: ", "1", "}"},
		{"ranges", "[1..", "1", "]"},
		{"tests", "x in (", "1", ")"},
		{"unary ranges", "(= ", "1", ")"},
		{"types", "x instance of list<", "number", ">"},
		{"instance", "", "x", " instance of number"},
	};
	feel_tree f;

	for (size_t i = 0; i < COUNT(rows); i++) {
		static const size_t many[] = {2000, 20000};

		for (size_t j = 0; j < COUNT(many); j++) {
			bool types = strcmp(rows[i].name, "types") == 0;
			char *text = types ? repeat("list<", "number", ">", many[j])
					   : repeat(rows[i].before, rows[i].middle,
						    rows[i].after, many[j]);
			char *whole = types ? test_calloc(1, strlen(text) + 32) : text;

			if (types)
				strcat(strcpy(whole, "x instance of "), text);
			feel_tree_open(&f);
			if (feel_tree_parse(&f, whole, SL_FEEL_EXPRESSION) != SL_ELIMIT ||
			    f.diags.items[0].code != SL_DIAG_FEEL_DEPTH)
				fail_msg("%s: %s", rows[i].name,
					 f.diags.count ? f.diags.items[0].text : "ok");
			feel_tree_close(&f);
			if (types)
				test_free(whole);
			test_free(text);
		}
	}
}

static void test_depth_allowed(void **state)
{
	char *text = repeat("(", "1", ")", SL_FEEL_MAX_DEPTH - 1);
	char *chain = repeat("1+", "1", "", SL_FEEL_MAX_DEPTH - 1);
	feel_tree f;

	feel_tree_open(&f);
	feel_tree_must_parse(&f, text, SL_FEEL_EXPRESSION);
	feel_tree_must_parse(&f, chain, SL_FEEL_EXPRESSION);
	assert_int_equal(f.tree->height, SL_FEEL_MAX_DEPTH);
	feel_tree_close(&f);
	test_free(text);
	test_free(chain);
}

static void test_length(void **state)
{
	char *text = repeat(" ", "x", "", 1000000);
	char *name = repeat("x ", "x", "", 5000);
	feel_tree f;

	feel_tree_open(&f);
	assert_int_equal(feel_tree_parse(&f, text, SL_FEEL_EXPRESSION), SL_ELIMIT);
	assert_int_equal(f.diags.items[0].code, SL_DIAG_FEEL_LENGTH);
	assert_int_equal(feel_tree_parse(&f, name, SL_FEEL_EXPRESSION), SL_EINVAL);
	assert_int_equal(f.diags.items[0].code, SL_DIAG_FEEL_NAME_LENGTH);
	feel_tree_close(&f);
	test_free(text);
	test_free(name);
}

/* Whatever allocation fails, the answer is SL_ENOMEM or the tree. */
static void test_memory(void **state)
{
	static const char text[] =
		"{p-q: [1, \"a\\n\", @\"P1Y\"], r: for i in p-q return f(i, x: i.q)}"
		" instance of context<a: list<number>, b: function<Any>->Any>";
	sl_feel_source source = {.text = text, .length = sizeof text - 1};
	bool enough = false;
	feel_tree f;

	feel_tree_open(&f);
	for (size_t limit = 1; !enough; limit += 64) {
		sl_arena arena = {.limit = limit};
		sl_status status;

		assert_true(limit < 100000);
		status = sl_feel_parse(&f.tree, &source, SL_FEEL_EXPRESSION, f.names,
				       &arena, &f.diags);
		if (!(enough = status ==
			       SL_EINVAL)) /* mixed arguments: found when all was read */
			assert_int_equal(status, SL_ENOMEM);
		sl_arena_free(&arena);
	}
	feel_tree_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_depth),
		cmocka_unit_test(test_depth_allowed),
		cmocka_unit_test(test_length),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests_name("feel_limits", tests, NULL, NULL);
}
