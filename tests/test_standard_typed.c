/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard: values as JSON that says their types, and which values agree.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "standard/typed.h"
#include "support/feel_text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const struct {
	const char *json, *want; /* NULL: the same */
} typed[] = {
	{"{\"number\":\"1.50\"}", "{\"number\":\"1.5\"}"},
	{"{\"string\":\"a\\\"\\u00e9\"}", "{\"string\":\"a\\\"\303\251\"}"},
	{"{\"boolean\":false}", NULL},
	{"{\"date\":\"-2026-07-01\"}", NULL},
	{"{\"time\":\"10:00:00+01:00\"}", NULL},
	{"{\"dateTime\":\"2026-07-01T10:00:00.5Z\"}", NULL},
	{"{\"duration\":\"P12M\"}", "{\"duration\":\"P1Y\"}"},
	{"{\"duration\":\"PT24H\"}", "{\"duration\":\"P1D\"}"},
	{"{\"list\":[null,{\"list\":[]}]}", NULL},
	{"{\"context\":{\"a b\":{\"number\":\"1\"},\"\":null}}", NULL},
	{"null", NULL},
	{"{\"number\":1}", FAILS},
	{"{\"number\":\"een\"}", FAILS},
	{"{\"date\":\"2026-02-30\"}", FAILS},
	{"{\"time\":\"25:00:00\"}", FAILS},
	{"{\"dateTime\":\"x\"}", FAILS},
	{"{\"duration\":\"1D\"}", FAILS},
	{"{\"boolean\":\"true\"}", FAILS},
	{"{\"getal\":\"1\"}", FAILS},
	{"{\"number\":\"1\",\"string\":\"1\"}", FAILS},
	{"{}", FAILS},
	{"[]", FAILS},
	{"\"a\"", FAILS},
	{"{\"list\":{\"number\":\"1\"}}", FAILS},
};

static void test_typed(void **state)
{
	for (size_t i = 0; i < COUNT(typed); i++) {
		const char *want = typed[i].want ? typed[i].want : typed[i].json;
		sl_json_source source = {.text = typed[i].json,
					 .n = strlen(typed[i].json)};
		sl_buf out = {0};
		sl_json_writer w = {.out = &out};
		sl_json_node *node;
		feel_text f;
		sl_value v;

		feel_text_open(&f);
		assert_int_equal(sl_json_read(&node, &f.arena, &source, &f.diags), SL_OK);
		if (sl_typed_read(&v, node, NULL, &f.arena, &f.diags) == SL_OK) {
			sl_typed_write(&w, v);
			assert_true(sl_typed_agrees(v, v));
		} else {
			assert_int_equal(f.diags.count, 1);
			sl_buf_puts(&out, FAILS);
		}
		if (strcmp(sl_buf_text(&out), want) != 0)
			fail_msg("%s: got %s, want %s", typed[i].json, sl_buf_text(&out),
				 want);
		sl_buf_free(&out);
		feel_text_close(&f);
	}
}

static const struct {
	const char *a, *b;
	bool agree;
} pairs[] = {
	{"1", "1.000000009", true},
	{"1", "1.00000002", false},
	{"1", "\"1\"", false},
	{"null", "0", false},
	{"@\"10:00:00Z\"", "@\"10:00:00+00:00\"", true},
	{"@\"10:00:00Z\"", "@\"10:00:00\"", false},
	{"@\"2026-01-01T10:00:00Z\"", "@\"2026-01-01T11:00:00+01:00\"", true},
	{"@\"PT24H\"", "@\"P1D\"", true},
	{"@\"P12M\"", "@\"P1Y\"", true},
	{"@\"P0D\"", "@\"P0M\"", false},
	{"[1, 2]", "[2, 1]", false},
	{"{a: 1, b: 2}", "{b: 2, a: 1}", true},
	{"{a: 1}", "{a: 1, b: null}", false},
};

static void test_agrees(void **state)
{
	feel_text f;

	feel_text_open(&f);
	for (size_t i = 0; i < COUNT(pairs); i++) {
		sl_value a = feel_text_value(&f, pairs[i].a),
			 b = feel_text_value(&f, pairs[i].b);

		if (sl_typed_agrees(a, b) != pairs[i].agree ||
		    sl_typed_agrees(b, a) != pairs[i].agree)
			fail_msg("%s and %s", pairs[i].a, pairs[i].b);
	}
	feel_text_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_typed),
		cmocka_unit_test(test_agrees),
	};

	return cmocka_run_group_tests_name("standard_typed", tests, NULL, NULL);
}
