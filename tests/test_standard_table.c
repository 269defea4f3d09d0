/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * standard: decision tables as DMN 1.5 has them.
 *
 * What is expected follows from the text of the standard, 8.3; the section
 * stands beside the row where it is not plain.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "standard/standard.h"
#include "support/feel_text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* One input x, two outputs at most; cells by place, "" ends the rules. */
typedef struct table_row {
	const char *name, *x;
	sl_hit_policy policy;
	sl_aggregation aggregation;
	const char *rules[4][3]; /* test, outputs; an output left out is not there */
	const char *values[3];   /* of the first output, by priority */
	const char *fallback, *allowed;
	const char *want;
} table_row;

static const table_row tables[] = {
	{"unique",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"< 5", "\"a\""}, {">= 5", "\"b\""}},
	 {0},
	 0,
	 0,
	 "\"b\""},
	{"unique, two hit",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"<= 5", "\"a\""}, {">= 5", "\"a\""}},
	 {0},
	 0,
	 0,
	 FAILS},
	{"no hit", "5", SL_HIT_UNIQUE, 0, {{"< 5", "\"a\""}}, {0}, 0, 0, "null"},
	{"no hit, default",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"< 5", "\"a\""}},
	 {0},
	 "\"z\"",
	 0,
	 "\"z\""},
	{"a truth in a cell is a value: null is not it",
	 "null",
	 SL_HIT_FIRST,
	 0,
	 {{"true", "\"yes\""}, {"false", "\"no\""}},
	 {0},
	 "\"z\"",
	 0,
	 "\"z\""},
	{"nor is a number",
	 "5",
	 SL_HIT_FIRST,
	 0,
	 {{"true", "\"yes\""}, {"not(true)", "\"no\""}},
	 {0},
	 "\"z\"",
	 0,
	 "\"z\""},
	{"a truth by its name is one too",
	 "{b: true, c: 5}",
	 SL_HIT_FIRST,
	 0,
	 {{"x.b", "\"yes\""}},
	 {0},
	 "\"z\"",
	 0,
	 "\"z\""},
	{"a condition over other values speaks for itself",
	 "5",
	 SL_HIT_FIRST,
	 0,
	 {{"x > 4 and x < 6", "\"yes\""}},
	 {0},
	 "\"z\"",
	 0,
	 "\"yes\""},
	{"any, the same",
	 "5",
	 SL_HIT_ANY,
	 0,
	 {{"<= 5", "1"}, {">= 5", "1.0"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"any, not the same",
	 "5",
	 SL_HIT_ANY,
	 0,
	 {{"<= 5", "1"}, {">= 5", "2"}},
	 {0},
	 0,
	 0,
	 FAILS},
	{"priority",
	 "5",
	 SL_HIT_PRIORITY,
	 0,
	 {{"-", "\"a\""}, {"-", "\"b\""}},
	 {"\"b\"", "\"a\""},
	 0,
	 0,
	 "\"b\""},
	{"priority, what is not listed comes last",
	 "5",
	 SL_HIT_PRIORITY,
	 0,
	 {{"-", "\"q\""}, {"-", "\"a\""}},
	 {"\"b\"", "\"a\""},
	 0,
	 0,
	 "\"a\""},
	{"first",
	 "5",
	 SL_HIT_FIRST,
	 0,
	 {{"< 5", "1"}, {"5", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"rule order",
	 "5",
	 SL_HIT_RULE_ORDER,
	 0,
	 {{"-", "2"}, {"4", "9"}, {"-", "1"}},
	 {0},
	 0,
	 0,
	 "[2, 1]"},
	{"output order",
	 "5",
	 SL_HIT_OUTPUT_ORDER,
	 0,
	 {{"-", "1"}, {"-", "2"}, {"-", "1"}},
	 {"2", "1"},
	 0,
	 0,
	 "[2, 1, 1]"},
	{"collect",
	 "5",
	 SL_HIT_COLLECT,
	 0,
	 {{"-", "2"}, {"-", "2"}},
	 {0},
	 0,
	 0,
	 "[2, 2]"},
	{"collect sum",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_SUM,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "5"},
	{"collect min",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_MIN,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"collect max",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_MAX,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "3"},
	{"collect count",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_COUNT,
	 {{"-", "2"}, {"-", "3"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"sum of texts",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_SUM,
	 {{"-", "\"a\""}, {"-", "\"b\""}},
	 {0},
	 0,
	 0,
	 FAILS},
	{"sum of two outputs",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_SUM,
	 {{"-", "1", "2"}},
	 {0},
	 0,
	 0,
	 LIMIT},
	{"two outputs",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"5", "1", "2"}},
	 {0},
	 0,
	 0,
	 "{een: 1, twee: 2}"},
	{"two outputs, a default for one",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"6", "1", "2"}},
	 {0},
	 "7",
	 0,
	 "{een: 7, twee: null}"},
	{"several tests in a cell",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"1, [4..6]", "1"}, {"not(1, [4..6])", "2"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"none of several",
	 "3",
	 SL_HIT_UNIQUE,
	 0,
	 {{"1, [4..6]", "1"}, {"not(1, [4..6])", "2"}},
	 {0},
	 0,
	 0,
	 "2"},
	{"a test that asks",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"odd(?)", "1"}, {"even(?)", "2"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"an output over the context",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"-", "x * 2"}},
	 {0},
	 0,
	 0,
	 "10"},
	{"a test over the context", "5", SL_HIT_UNIQUE, 0, {{"x", "1"}}, {0}, 0, 0, "1"},
	{"null hits what tests null",
	 "null",
	 SL_HIT_UNIQUE,
	 0,
	 {{"null", "1"}, {"> 1", "2"}},
	 {0},
	 0,
	 0,
	 "1"},
	{"null hits no comparison",
	 "null",
	 SL_HIT_UNIQUE,
	 0,
	 {{"> 1", "2"}},
	 {0},
	 0,
	 0,
	 "null"},
	{"an input that is allowed",
	 "5",
	 SL_HIT_UNIQUE,
	 0,
	 {{"-", "1"}},
	 {0},
	 0,
	 "[1..9]",
	 "1"},
	{"an input that is not",
	 "15",
	 SL_HIT_UNIQUE,
	 0,
	 {{"-", "1"}},
	 {0},
	 0,
	 "[1..9]",
	 FAILS},
	{"a sum of what cannot be added",
	 "5",
	 SL_HIT_COLLECT,
	 SL_AGGREGATE_SUM,
	 {{"-", "\"a\""}, {"> 1", "1"}},
	 {0},
	 0,
	 0,
	 FAILS},
	{"a cell that is no FEEL, though no hit",
	 "5",
	 SL_HIT_FIRST,
	 0,
	 {{"-", "1"}, {">", "2"}},
	 {0},
	 0,
	 0,
	 NO_FEEL},
};

/* Which message says what is wrong. */
static const struct {
	const char *name;
	sl_diag_code code;
} messages[] = {
	{"unique, two hit", SL_DIAG_FEEL_HITS},
	{"an input that is not", SL_DIAG_FEEL_INPUT},
	{"a sum of what cannot be added", SL_DIAG_FEEL_AGGREGATE},
};

static void check_message(const char *name, const sl_diags *diags)
{
	assert_true(diags->count > 0);
	for (size_t i = 0; i < COUNT(messages); i++)
		if (strcmp(messages[i].name, name) == 0)
			assert_int_equal(diags->items[0].code, messages[i].code);
}

static void build_table(sl_dmn_table *t, const table_row *r, sl_table_column *columns,
			sl_table_rule *rules, sl_feel_source *sources)
{
	*t = (sl_dmn_table){.policy = r->policy,
			.aggregation = r->aggregation,
			.inputs = columns,
			.outputs = columns + 1,
			.rules = rules,
			.input_count = 1,
			.output_count = r->rules[0][2] ? 2 : 1};
	columns[0].expression = feel_text_source("x");
	if (r->allowed) {
		*sources = feel_text_source(r->allowed);
		columns[0].values = sources++;
		columns[0].value_count = 1;
	}
	columns[1].name = t->output_count > 1 ? "een" : NULL;
	columns[2].name = "twee";
	if (r->fallback)
		columns[1].fallback = feel_text_source(r->fallback);
	if (r->values[0])
		columns[1].values = sources;
	for (; columns[1].value_count < 3 && r->values[columns[1].value_count];
	     columns[1].value_count++)
		*sources++ = feel_text_source(r->values[columns[1].value_count]);
	for (; t->rule_count < 4 && r->rules[t->rule_count][0]; t->rule_count++) {
		rules[t->rule_count].in = sources;
		rules[t->rule_count].out = sources + 1;
		for (uint32_t i = 0; i <= t->output_count; i++)
			*sources++ = feel_text_source(r->rules[t->rule_count][i]);
	}
}

static void test_tables(void **state)
{
	for (size_t i = 0; i < COUNT(tables); i++) {
		const table_row *r = &tables[i];
		sl_table_column columns[3] = {{.name = NULL}};
		sl_table_rule rules[4];
		sl_feel_source sources[20];
		const char *name = "x", *got, *want;
		feel_text f;
		sl_standard s;
		sl_value x, v;
		sl_context context;
		sl_dmn_table t;

		feel_text_open(&f);
		x = feel_text_value(&f, r->x);
		context = (sl_context){&name, &x, 1};
		build_table(&t, r, columns, rules, sources);
		s = (sl_standard){.arena = &f.arena, .diags = &f.diags, .names = f.names};
		got = feel_text_answer(&f,
				       sl_standard_table(&v, &s, &t,
							 (sl_value){.kind = SL_CONTEXT,
								    .as.context = &context}),
				       v);
		if (feel_text_is_word(got))
			check_message(r->name, &f.diags);
		want = feel_text_want(&f, r->want);
		if (strcmp(got, want) != 0)
			fail_msg("%s: got %s, want %s", r->name, got, want);
		feel_text_close(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tables),
	};

	return cmocka_run_group_tests_name("standard_table", tests, NULL, NULL);
}
