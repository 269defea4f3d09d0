/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Explanations: deep ones, without memory, and to the byte. The law of
 * tests/cases/stookwet is invented; source.txt beside it says where the amounts
 * come from.
 *
 *     SL_GOLDEN=1 build/release/test_explain    writes whole answers anew
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "compile/compile.h"
#include "load/load.h"
#include "support/alloc.h"
#include "support/differs.h"
#include "support/stookwet.h"

/* ---- deep and shared ---- */

#define LEVELS 40

/* Every level reads the one below twice, the last on another day too: told as
 * a tree this would be 2^40 steps. */
static void write_deep_law(sl_buf *b)
{
	sl_buf_puts(b, "<regeling xmlns=\"urn:samenloop:regels\" id=\"diep\" soort=\"wet\" domein=\"d\" "
		       "bwb=\"BWBR0000001\" citeertitel=\"Dieptewet\"><domein naam=\"d\">D</domein>"
		       "<entiteit naam=\"huishouden\"/><entiteit naam=\"persoon\" van=\"huishouden\" lijst=\"personen\" "
		       "sleutel=\"id\"/><feit naam=\"peildatum\" per=\"huishouden\" type=\"datum\" rol=\"peildatum\"/>"
		       "<feit naam=\"personen\" per=\"huishouden\" type=\"lijst\" van=\"persoon\" tijd=\"vast\"/>"
		       "<feit naam=\"id\" per=\"persoon\" type=\"tekst\"/><feit naam=\"x\" per=\"persoon\" type=\"getal\"/>");
	for (int i = 0; i <= LEVELS; i++)
		sl_buf_printf(b, "<begrip naam=\"c%d\" per=\"persoon\" type=\"getal\"/>", i);
	sl_buf_puts(b, "<regel id=\"r0\" artikel=\"1\" begrip=\"c0\"><dan>x</dan></regel>");
	for (int i = 1; i <= LEVELS; i++)
		sl_buf_printf(b, "<regel id=\"r%d\" artikel=\"%d\" begrip=\"c%d\"><als>c%d > 0</als><dan>2 * c%d - c%d%s</dan></regel>",
			      i, i, i, i - 1, i - 1, i - 1, i == LEVELS ? " + op(date(\"2026-03-01\"), c1)" : "");
	sl_buf_puts(b, "<besluit id=\"diep\" per=\"persoon\" norm=\"omschreven-recht\" artikel=\"1\">"
		       "<omschrijving>Diep</omschrijving><recht>c40 > 0</recht></besluit></regeling>");
}

static unsigned depth_of(const json_t *v)
{
	unsigned most = 0, d;
	const char *key;
	json_t *kid;
	size_t i;

	json_array_foreach((json_t *)v, i, kid)
		if ((d = depth_of(kid)) > most)
			most = d;
	json_object_foreach((json_t *)v, key, kid)
		if ((d = depth_of(kid)) > most)
			most = d;
	return json_is_array(v) || json_is_object(v) ? most + 1 : 0;
}

static void check_deep(void)
{
	char *text;
	json_t *root;

	sl_stook_decide("{\"peildatum\":\"2026-08-01\",\"personen\":[{\"id\":\"p\",\"x\":3}]}");
	sl_stook_check("deep");
	text = sl_stook_written((sl_answer_options){.format = SL_TEXT, .in_full = true});
	sl_says("all is told", text, "x van p: 3 (opgegeven)");
	sl_says("behind the tree", text, "Vervolg van de uitleg");
	sl_says("the other day", text, "c1 van p op 1 maart 2026: 3");
	assert_true(strlen(text) < 60000);
	free(text);
	root = sl_stook_json();
	assert_true(depth_of(root) < SL_JSON_MOST_DEPTH);
	json_decref(root);
}

static void test_deep(void **state)
{
	sl_stookwet before = sl_stook;
	sl_diags diags = {0};
	const char *name = "diep.xml", *texts[1];
	sl_buf law = {0};

	(void)state;
	write_deep_law(&law);
	texts[0] = law.text;
	memset(&sl_stook, 0, sizeof sl_stook);
	if (sl_model_load_texts(&sl_stook.model, &name, texts, &law.len, 1, &diags) != SL_OK ||
	    sl_program_compile(&sl_stook.program, sl_stook.model, &diags) != SL_OK ||
	    sl_facts_prepare(&sl_stook.model->schema, &sl_stook.names, &diags) != SL_OK || sl_run_new(&sl_stook.run, sl_stook.program) != SL_OK) {
		sl_show_diags(&diags);
		fail_msg("the law was refused");
	}
	check_deep();
	sl_stook_close(NULL);
	sl_stook = before;
	sl_diags_free(&diags);
	sl_buf_free(&law);
}

/* ---- running out of memory ---- */

static void write_without_memory(const char *name)
{
	sl_stook_case(name);
	for (int format = SL_TEXT; format <= SL_JSON; format++)
		for (size_t n = 1;; n++) {
			sl_answer_options o = {.format = (sl_format)format};
			sl_buf b = {0};
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = sl_answer_write(&b, sl_stook.answer, &o);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			sl_buf_free(&b);
			if (!failed)
				break;
			if (err != SL_ENOMEM)
				fail_msg("format %d, allocation %zu: status %d", format, n, err);
		}
}

static void test_memory(void **state)
{
	(void)state;
	write_without_memory("samen");
	write_without_memory("afgeweken");
}

/* ---- whole answers to the byte ---- */

static void compare_golden(const char *path, const char *got)
{
	char *want;
	FILE *f;

	if (getenv("SL_GOLDEN")) {
		assert_non_null(f = fopen(path, "w"));
		fputs(got, f);
		assert_int_equal(fclose(f), 0);
		return;
	}
	if (!(want = sl_read_text(path)))
		fail_msg("%s is not there", path);
	if (strcmp(got, want) != 0)
		fail_msg("%s differs; got\n%s", path, got);
	free(want);
}

static void test_golden(void **state)
{
	static const struct { const char *file; sl_format format; } files[] = {
		{"decision.json", SL_JSON}, {"explanation.txt", SL_TEXT}, {"explanation.md", SL_MARKDOWN},
		{"explanation.html", SL_HTML}};

	(void)state;
	for (size_t i = 0; i < SL_STOOK_CASES; i++) {
		sl_stook_case(sl_stook_cases[i]);
		for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
			char path[200], *text = sl_stook_written((sl_answer_options){.format = files[k].format, .indent = 2});

			snprintf(path, sizeof path, SL_STOOKWET "/%s/%s", sl_stook_cases[i], files[k].file);
			compare_golden(path, text);
			free(text);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_deep),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_golden),
	};

	return cmocka_run_group_tests_name("explain", tests, sl_stook_open, sl_stook_close);
}
