/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * samenloop feel: one expression of standard FEEL, or a table of tests.
 *
 *   samenloop feel 'EXPR' [--context JSON]   the typed value as JSON
 *   samenloop feel --table FILE...           TAP, one test per line of a file
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feel.h"

typedef struct arguments {
	sl_words rest;
	const char *context;
	bool table;
} arguments;

static const sl_option options[] = {
	{"--context", "JSON", SL_OPTION_TEXT, offsetof(arguments, context), "de namen die de expressie mag gebruiken"},
	{"--table", NULL, SL_OPTION_FLAG, offsetof(arguments, table), "voer toetstabellen uit (JSON, een toets per regel)"},
};

static int run(int argc, char **argv);

const sl_command sl_cmd_feel = {
	.name = "feel",
	.summary = "reken een FEEL-expressie uit, of voer een toetstabel uit",
	.usage = "EXPRESSIE [--context JSON] | --table BESTAND...",
	.about = "FEEL is de taal van de expressies in de regels. De waarde komt er als JSON uit, met\n"
		 "haar soort: {\"number\":\"3\"}. Namen uit --context hebben ook zulke waarden:\n"
		 "number, string, boolean, date, time, dateTime, duration, list, context, of null.\n"
		 "Een toets is een regel JSON met id, expr (of table), context en expected.\n"
		 "Eindcode 1 bij een fout in de expressie, 3 als iets niet ondersteund wordt.",
	.examples = "samenloop feel '1 + 2 * 3'\n"
		    "samenloop feel 'd + @\"P1M\"' --context '{\"d\": {\"date\": \"2026-01-31\"}}'\n"
		    "samenloop feel --table toetsen.jsonl",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, rest),
	.most_rest = SL_ANY_NUMBER,
	.run = run,
};

static sl_status read_context(sl_value *out, const char *json, sl_arena *arena, sl_diags *diags)
{
	sl_json_source source = {.file = "--context", .text = json, .n = strlen(json)};
	sl_json_node *node;
	sl_status err = sl_json_read(&node, arena, &source, diags);

	return err == SL_OK ? sl_typed_read_context(out, node, source.file, arena, diags) : err;
}

static int show(const char *expression, sl_value context, sl_arena *arena, sl_diags *diags)
{
	sl_feel_source source = {.text = expression, .length = strlen(expression), .where = {.line = 1, .column = 1}};
	sl_buf text = {0};
	sl_value v;
	sl_status err = sl_feel_try(&v, &source, NULL, context, arena, diags);
	bool failed = err == SL_EINVAL || (err == SL_OK && sl_value_is_error(v));

	if (err == SL_OK || err == SL_EINVAL)
		err = sl_feel_value_text(&text, failed ? sl_null() : v);
	sl_feel_print(diags);
	if (err == SL_OK)
		puts(sl_buf_text(&text));
	sl_buf_free(&text);
	if (err == SL_ELIMIT)
		return SL_EXIT_PART;
	return err != SL_OK ? sl_feel_memory_is_out() : failed ? SL_EXIT_FOUND : SL_EXIT_OK;
}

static int one_expression(const char *expression, const char *json)
{
	sl_arena arena = {.limit = SL_FEEL_MOST_MEMORY};
	sl_diags diags = {0};
	sl_value context;
	sl_status err = read_context(&context, json, &arena, &diags);
	int exit_status;

	if (err == SL_OK) {
		exit_status = show(expression, context, &arena, &diags);
	} else {
		sl_feel_print(&diags);
		exit_status = err == SL_ENOMEM ? sl_feel_memory_is_out() : SL_EXIT_USE;
	}
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	return exit_status;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	int status = sl_options_read(&a, &sl_cmd_feel, argc, argv);

	if (status != SL_NO_EXIT)
		;
	else if (a.table && a.context)
		status = sl_usage_error(&sl_cmd_feel, "--context hoort niet bij --table");
	else if (!a.rest.count)
		status = sl_usage_error(&sl_cmd_feel, a.table ? "achter --table horen een of meer bestanden"
							      : "de expressie ontbreekt");
	else if (!a.table && a.rest.count > 1)
		status = sl_usage_error(&sl_cmd_feel, "geef een expressie, tussen aanhalingstekens");
	else
		status = a.table ? sl_feel_tables(&a.rest) : one_expression(a.rest.at[0], a.context ? a.context : "{}");
	sl_words_free(&a.rest);
	return status;
}
