/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Which files are loaded: in any order, more than one of a municipality, named
 * twice, too long; a mistake of one municipality; running out of memory.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "support/alloc.h"
#include "support/rule_texts.h"
#include "support/test_rules.h"

/* One text, as it is written here. */
static sl_status load_one(sl_model **out, const char *text, sl_diags *diags)
{
	static const char *const name = "test.xml";
	size_t n = strlen(text);

	return sl_model_load_texts(out, &name, &text, &n, 1, diags);
}

static void a_municipality_falls_out_alone(void **state)
{
	sl_texts t = {.count = 0};
	sl_diags diags = {0};
	sl_model *m = NULL;

	(void)state;
	sl_texts_add_case(&t, "one-municipality");
	assert_int_equal(sl_texts_load(&m, &t, &diags), SL_OK);
	assert_int_equal(diags.error_count, 0);
	assert_int_equal(m->broken_count, 2);
	assert_string_equal(m->broken_municipalities[0], "GM9002");
	assert_string_equal(m->broken_municipalities[1], "GM9003");
	assert_int_equal(m->setting_count, 1);
	assert_string_equal(m->settings[0]->municipality, "GM9001");
	assert_int_equal(m->regulation_count, 2);
	for (size_t i = 0; i < diags.count; i++)
		assert_non_null(diags.items[i].municipality);
	sl_model_free(m);
	assert_string_equal(diags.items[0].municipality, "GM9002"); /* outlives the model */
	sl_diags_free(&diags);
	sl_texts_free(&t);
}

/* An ordinance that is no XML: the start of the root tells whose it is. */
static void a_file_that_is_no_xml_puts_out_its_own(void **state)
{
	static const struct {
		const char *text;
		bool own; /* one municipality falls out, not all that is loaded */
	} rows[] = {
		{"<regeling soort=\"verordening\" gemeente=\"GM9003\"><x></regeling>", true},
		{"<regeling soort='plan' gemeente='GM9003'><x></regeling>", true},
		{"<regeling gemeente = \"GM9003\"\n soort = 'beleidsregel'><x></regeling>", true},
		{"<?xml version='1.0'?>\n<!-- <regeling> --><regeling soort='verordening' gemeente='GM9003'>", true},
		{"\xEF\xBB\xBF<regeling soort='verordening' titel gemeente='GM9003'/>", true},
		{"<!DOCTYPE regeling><regeling soort='verordening' gemeente='GM9003'/>", true},
		{"<regeling soort='verordening' gemeente='GM9003' titel='los><x/></regeling>", true},
		{"<regeling soort='verordening' gemeente='Heelstad'><x></regeling>", false},
		{"<regeling soort='wet' gemeente='GM9003'><x></regeling>", false},
		{"<regeling soort='wet' titel=\"gemeente='GM9003' soort='plan'\"><x></regeling>", false},
		{"<!-- <regeling soort='verordening' gemeente='GM9003'>", false},
		{"", false},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		static const char law[] = "<regeling xmlns='urn:samenloop:regels' id='wet' soort='wet' domein='alle'"
					  " bwb='BWBR0000001' citeertitel='Wet'><entiteit naam='huishouden'/></regeling>";
		static const char *const names[] = {"stuk.xml", "wet.xml"};
		const char *texts[] = {rows[i].text, law};
		size_t lengths[] = {strlen(rows[i].text), sizeof law - 1};
		sl_diags diags = {0};
		sl_model *m = NULL;
		sl_status err = sl_model_load_texts(&m, names, texts, lengths, 2, &diags);

		if (err != (rows[i].own ? SL_OK : SL_ERULES))
			fail_msg("row %zu: status %d", i, err);
		if (rows[i].own)
			assert_string_equal(m->broken_municipalities[0], "GM9003");
		sl_model_free(m);
		sl_diags_free(&diags);
	}
}

/* The same files under other names, so in another order, mean the same. */
static void order_of_files_does_not_matter(void **state)
{
	static const char *const orders[][3] = {{"1", "2", "3"}, {"3", "2", "1"}, {"2", "3", "1"}};
	uint32_t rules = 0, features = 0;

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		sl_texts t = {.count = 0};
		sl_diags diags = {0};
		sl_model *m = NULL;

		sl_texts_add(&t, SL_TEST_RULES, "boek.xml");
		sl_texts_add(&t, SL_TEST_RULES, "verordening.xml");
		sl_texts_add(&t, SL_TEST_RULES, "wet.xml");
		for (size_t k = 0; k < 3; k++)
			strcpy(t.names[k], orders[i][k]);
		assert_int_equal(sl_texts_load(&m, &t, &diags), SL_OK);
		if (i == 0) {
			rules = m->rule_count;
			features = m->schema.feature_count;
		}
		assert_int_equal(m->rule_count, rules);
		assert_int_equal(m->schema.feature_count, features);
		assert_string_equal(m->rules[0]->id, "fietsbijdrage"); /* by id, not by file */
		assert_int_equal(sl_test_rule(m, "fw-1-3", "2020-01-01")->except_count, 2);
		sl_model_free(m);
		sl_diags_free(&diags);
		sl_texts_free(&t);
	}
}

static void files_are_found_and_counted(void **state)
{
	static const char *const twice[] = {SL_TEST_RULES "/wet.xml", SL_TEST_RULES, SL_TEST_RULES "/boek.xml"};
	static const char *const absent[] = {SL_TEST_RULES, "tests/no-such-folder"};
	sl_diags diags = {0};
	sl_model *m = NULL;

	(void)state;
	/* A file that is named twice is read once, under the same name. */
	assert_int_equal(sl_model_load(&m, twice, 3, &diags), SL_OK);
	assert_int_equal(m->regulation_count, 4);
	assert_int_equal(strlen(m->sha256), 64);
	sl_model_free(m);
	sl_diags_free(&diags);
	m = NULL;
	assert_int_equal(sl_model_load(&m, absent, 2, &diags), SL_ERULES);
	assert_null(m);
	assert_int_equal(diags.items[0].code, SL_DIAG_FILE_UNREADABLE);
	sl_diags_free(&diags);
}

/* It may be the rest of a copy that failed: say so. */
static void an_empty_file_is_no_silence(void **state)
{
	char path[] = "/tmp/test_load_XXXXXX";
	const char *const paths[] = {SL_TEST_RULES, path};
	sl_diags diags = {0};
	sl_model *m = NULL;

	(void)state;
	close(mkstemp(path));
	assert_int_equal(sl_model_load(&m, paths, 2, &diags), SL_ERULES);
	assert_null(m);
	assert_int_equal(diags.count, 1);
	assert_string_equal(diags.items[0].pos.file, path);
	sl_diags_free(&diags);
	unlink(path);
}

static void too_many_versions_are_refused(void **state)
{
	sl_buf text = {0};
	sl_diags diags = {0};
	sl_model *m = NULL;

	(void)state;
	sl_buf_puts(&text, "<regeling xmlns='urn:samenloop:regels' id='a' soort='wet' domein='alle'"
		    " bwb='BWBR0000001' citeertitel='A'><entiteit naam='huishouden'/>"
		    "<parameter naam='p' type='getal'>");
	for (int i = 0; i < 4097; i++)
		sl_buf_printf(&text, "<waarde geldig-van='%04d-01-01'>1</waarde>", 1000 + i);
	sl_buf_puts(&text, "</parameter></regeling>");
	assert_int_equal(load_one(&m, text.text, &diags), SL_ERULES);
	assert_int_equal(diags.items[0].code, SL_DIAG_TOO_MANY);
	sl_diags_free(&diags);
	sl_buf_free(&text);
}

/* ---- running out of memory ---- */

static void every_allocation_may_fail(void **state)
{
	static const char *const cases[] = {"one-municipality", "value-type"};
	static const char *const paths[] = {SL_TEST_RULES};
	size_t failures = 0;

	(void)state;
	for (size_t k = 0; k < 3; k++) {
		sl_texts t = {.count = 0};

		if (k < 2)
			sl_texts_add_case(&t, cases[k]);
		for (size_t n = 1;; n++) {
			sl_diags diags = {0};
			sl_model *m = NULL;
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = k < 2 ? sl_texts_load(&m, &t, &diags) : sl_model_load(&m, paths, 1, &diags);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			if (failed && (err != SL_ENOMEM || m))
				fail_msg("allocation %zu: status %d", n, err);
			if (!failed)
				sl_model_free(m);
			sl_diags_free(&diags);
			failures += failed;
			if (!failed)
				break;
		}
		sl_texts_free(&t);
	}
	assert_true(failures > 20);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_municipality_falls_out_alone),
		cmocka_unit_test(a_file_that_is_no_xml_puts_out_its_own),
		cmocka_unit_test(order_of_files_does_not_matter),
		cmocka_unit_test(files_are_found_and_counted),
		cmocka_unit_test(an_empty_file_is_no_silence),
		cmocka_unit_test(too_many_versions_are_refused),
		cmocka_unit_test(every_allocation_may_fail),
	};

	return cmocka_run_group_tests_name("load_files", tests, NULL, NULL);
}
