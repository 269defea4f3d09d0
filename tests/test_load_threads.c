/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Files and expressions read by several threads: whoever reads which, the
 * outcome is the same.
 * On a machine with one processor there is one thread, and nothing to compare.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "compile/compile.h"
#include "load/load.h"
#include "support/processors.h"

#define FILES  40
#define ROUNDS 10

/* Files of 16 kB: each a regulation with facts that nobody else has. Every
 * fourth has an attribute that does not exist, every tenth is no XML, and the
 * odd ones are ordinances of a municipality of their own. */
static char *make_file(int number)
{
	sl_buf b = {0};

	sl_buf_printf(&b, "<regeling xmlns=\"urn:samenloop:regels\" id=\"r%d\" %s citeertitel=\"R %d\">\n", number,
		      number % 2 ? "" : "soort=\"wet\" domein=\"d\" bwb=\"BWBR0000001\" geldig-van=\"2020-01-01\"", number);
	if (number == 0)
		sl_buf_puts(&b, "<domein naam=\"d\">D</domein><entiteit naam=\"h\"/><feit naam=\"nul\" per=\"h\" type=\"getal\"/>\n");
	for (int i = 0; i < 200; i++)
		sl_buf_printf(&b, "<feit naam=\"f%d n%d\" per=\"h\" type=\"getal\"%s><omschrijving>Feit %d</omschrijving></feit>\n",
			      number, i, number % 4 == 1 && i % 50 == 0 ? " onzin=\"ja\"" : "", i);
	sl_buf_puts(&b, number % 10 == 9 ? "</regelin>" : "</regeling>");
	assert_int_equal(sl_buf_status(&b), SL_OK);
	return b.text;
}

typedef struct files {
	char *texts[FILES];
	const char *names[FILES];
	size_t lengths[FILES];
} files;

static files make_files(void)
{
	files f = {.texts = {0}};

	for (int i = 0; i < FILES; i++) {
		char name[16];

		snprintf(name, sizeof name, "%02d.xml", i);
		f.names[i] = strdup(name);
		f.texts[i] = make_file(i);
		f.lengths[i] = strlen(f.texts[i]);
	}
	return f;
}

static void free_files(files *f)
{
	for (int i = 0; i < FILES; i++) {
		free((char *)f->names[i]);
		free(f->texts[i]);
	}
}

static char *messages_of(const files *f)
{
	sl_diags diags = {0};
	sl_buf out = {0};
	sl_model *m = NULL;
	sl_status err = sl_model_load_texts(&m, f->names, (const char *const *)f->texts, f->lengths, FILES, &diags);

	assert_int_equal(err, SL_ERULES);
	sl_buf_printf(&out, "%zu errors\n", diags.error_count);
	sl_diags_print(&out, &diags);
	sl_diags_free(&diags);
	sl_model_free(m);
	return out.text;
}

static void all_messages_in_the_same_order(void **state)
{
	files f = make_files();
	char *want, *got;

	(void)state;
	sl_one_processor();
	want = messages_of(&f);
	assert_non_null(strstr(want, "09.xml:202:1: fout SL"));
	assert_non_null(strstr(want, "\"onzin\""));
	if (sl_all_processors() < 2)
		print_message("one processor: nothing to compare\n");
	for (int i = 0; i < ROUNDS; i++) {
		got = messages_of(&f);
		assert_string_equal(got, want);
		free(got);
	}
	free(want);
	free_files(&f);
}

/* ---- expressions ---- */

#define RULES 1500

/* A file of rules whose expressions name things of their own; every fortieth
 * expression is wrong. */
static char *make_rules(void)
{
	sl_buf b = {0};

	sl_buf_puts(&b, "<regeling xmlns=\"urn:samenloop:regels\" id=\"r\" soort=\"wet\" domein=\"d\" bwb=\"BWBR0000001\" "
			"citeertitel=\"R\" geldig-van=\"2020-01-01\">\n<domein naam=\"d\">D</domein><entiteit naam=\"h\"/>\n");
	for (int i = 0; i < RULES; i++) {
		sl_buf_printf(&b, "<begrip naam=\"b%d\" per=\"h\" type=\"getal\"/>\n", i);
		sl_buf_printf(&b, "<artikel nr=\"%d\"><regel id=\"r%d\" begrip=\"b%d\"><dan>sum(for eigen naam %d in [1, 2] return "
				  "eigen naam %d * %d)%s</dan></regel></artikel>\n", i + 1, i, i, i % 9, i % 9, i, i % 40 == 39 ? " +" : "");
	}
	sl_buf_puts(&b, "</regeling>");
	assert_int_equal(sl_buf_status(&b), SL_OK);
	return b.text;
}

static char *messages_of_rules(const char *text)
{
	const char *const name = "rules.xml";
	size_t length = strlen(text);
	sl_diags diags = {0};
	sl_buf out = {0};
	sl_model *m = NULL;

	assert_int_equal(sl_model_load_texts(&m, &name, &text, &length, 1, &diags), SL_ERULES);
	sl_diags_print(&out, &diags);
	sl_diags_free(&diags);
	return out.text;
}

static void mistakes_in_expressions_in_the_same_order(void **state)
{
	char *text = make_rules(), *want, *got;
	size_t errors = 0;

	(void)state;
	sl_one_processor();
	want = messages_of_rules(text);
	for (const char *at = want; (at = strstr(at, ": fout SL")); at++)
		errors++;
	assert_int_equal(errors, RULES / 40);
	sl_all_processors();
	for (int i = 0; i < ROUNDS; i++) {
		got = messages_of_rules(text);
		assert_string_equal(got, want);
		free(got);
	}
	free(want);
	free(text);
}

/* What the program consists of, and what was said on the way. */
static char *program_of_rules(void)
{
	static const char *const path = "rules";
	sl_diags diags = {0};
	sl_buf out = {0};
	sl_model *m = NULL;
	sl_program *p = NULL;

	assert_int_equal(sl_model_load(&m, &path, 1, &diags), SL_OK);
	assert_int_equal(sl_program_compile(&p, m, &diags), SL_OK);
	sl_diags_print(&out, &diags);
	for (uint32_t i = 0; i < m->expr_count; i++)
		sl_program_print(&out, p, p->expr_nodes[i], 0);
	assert_int_equal(sl_buf_status(&out), SL_OK);
	sl_program_free(p);
	sl_model_free(m);
	sl_diags_free(&diags);
	return out.text;
}

static void the_same_program(void **state)
{
	char *want, *got;

	(void)state;
	sl_one_processor();
	want = program_of_rules();
	sl_all_processors();
	got = program_of_rules();
	assert_string_equal(got, want);
	free(got);
	free(want);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_messages_in_the_same_order),
		cmocka_unit_test(mistakes_in_expressions_in_the_same_order),
		cmocka_unit_test(the_same_program),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
