/* SPDX-License-Identifier: EUPL-1.2 */
/* The law of tests/cases/stookwet. */
#include "stookwet.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "base/file.h"
#include "base/utf8.h"
#include "compile/compile.h"
#include "load/load.h"

static const char *const law_files[] = {SL_STOOKWET "/boek.xml", SL_STOOKWET "/wet.xml", SL_STOOKWET "/verordening.xml"};

const char *const sl_stook_cases[SL_STOOK_CASES] = {"alleen", "samen", "onvolledig", "afgeweken"};

sl_stookwet sl_stook;

void sl_show_diags(const sl_diags *d)
{
	sl_buf b = {0};

	sl_diags_print(&b, d);
	print_error("%s", sl_buf_text(&b));
	sl_buf_free(&b);
}

int sl_stook_open(void **state)
{
	sl_diags diags = {0};
	int bad;

	(void)state;
	bad = sl_model_load(&sl_stook.model, law_files, 3, &diags) != SL_OK ||
	      sl_program_compile(&sl_stook.program, sl_stook.model, &diags) != SL_OK ||
	      sl_facts_prepare(&sl_stook.model->schema, &sl_stook.names, &diags) != SL_OK || sl_run_new(&sl_stook.run, sl_stook.program) != SL_OK;
	if (bad)
		sl_show_diags(&diags);
	sl_diags_free(&diags);
	return bad;
}

int sl_stook_close(void **state)
{
	(void)state;
	sl_run_free(sl_stook.run);
	sl_program_free(sl_stook.program);
	sl_model_free(sl_stook.model);
	sl_arena_free(&sl_stook.names);
	sl_arena_free(&sl_stook.facts);
	sl_arena_free(&sl_stook.answers);
	return 0;
}

void sl_stook_take(const char *facts, size_t n)
{
	sl_diags diags = {0};

	sl_arena_reset(&sl_stook.facts);
	if (sl_facts_read_json(&sl_stook.household, &sl_stook.model->schema, "facts.json", facts, n, &sl_stook.facts, &diags) != SL_OK) {
		sl_show_diags(&diags);
		fail_msg("the facts were refused");
	}
	sl_diags_free(&diags);
}

void sl_stook_decide_on(const sl_decide_options *o, sl_date day)
{
	sl_arena_reset(&sl_stook.answers);
	assert_int_equal(sl_run_begin(sl_stook.run, sl_stook.household, day, SL_FOREVER), SL_OK);
	assert_int_equal(sl_decide(&sl_stook.answer, sl_stook.run, o, &sl_stook.answers), SL_OK);
}

void sl_stook_decide(const char *facts)
{
	sl_stook_take(facts, strlen(facts));
	sl_stook_decide_on(NULL, sl_stook.household->date);
}

char *sl_read_text(const char *path)
{
	sl_diags diags = {0};
	char *text = NULL;
	size_t n;

	if (sl_file_read(&text, &n, path, 1 << 24, &diags) != SL_OK)
		text = NULL;
	sl_diags_free(&diags);
	return text;
}

void sl_stook_case(const char *name)
{
	char path[200], *text;

	snprintf(path, sizeof path, SL_STOOKWET "/%s/facts.json", name);
	assert_non_null(text = sl_read_text(path));
	sl_stook_decide(text);
	free(text);
}

char *sl_stook_written(sl_answer_options o)
{
	sl_buf b = {0};

	assert_int_equal(sl_answer_write(&b, sl_stook.answer, &o), SL_OK);
	return b.text;
}

/* ---- what the answer says ---- */

void sl_check_html(const char *name, const char *html)
{
	xmlDoc *doc = xmlReadMemory(html, (int)strlen(html), name, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR);

	if (!doc)
		fail_msg("%s: not well-formed as XML\n%s", name, html);
	xmlFreeDoc(doc);
	doc = htmlReadMemory(html, (int)strlen(html), name, "UTF-8", HTML_PARSE_NONET | HTML_PARSE_NOERROR |
			     HTML_PARSE_NOWARNING);
	assert_non_null(doc);
	xmlFreeDoc(doc);
}

json_t *sl_check_json(const char *name, const char *text)
{
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%s: %s at %d:%d", name, error.text, error.line, error.column);
	return root;
}

void sl_stook_check(const char *name)
{
	for (int format = SL_TEXT; format <= SL_JSON; format++) {
		sl_answer_options o = {.format = (sl_format)format, .version = "1"};
		char *text = sl_stook_written(o), *again = sl_stook_written(o);

		assert_string_equal(text, again);
		assert_int_equal(sl_utf8_check(text, strlen(text)), strlen(text));
		if (format == SL_HTML)
			sl_check_html(name, text);
		if (format == SL_JSON)
			json_decref(sl_check_json(name, text));
		free(text);
		free(again);
	}
}

json_t *sl_stook_json(void)
{
	char *text = sl_stook_written((sl_answer_options){.format = SL_JSON, .version = "9"});
	json_t *root = sl_check_json("answer", text);

	free(text);
	return root;
}
