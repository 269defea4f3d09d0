/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Rule files that are wrong: every diagnostic with its place (tests/bad), and
 * what the XSD of rules sees of that. Rule files that are right fit it.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/xmlschemas.h>

#include "compile/compile.h"
#include "load/elements.h"
#include "support/differs.h"
#include "support/rule_texts.h"
#include "support/test_rules.h"

/* ---- the XSD ---- */

static void be_quiet(void *ctx, const char *format, ...)
{
	(void)ctx;
	(void)format;
}

static xmlSchemaPtr make_schema(void)
{
	sl_buf xsd = {0};
	xmlSchemaParserCtxtPtr parser;
	xmlSchemaPtr schema;

	assert_int_equal(sl_rules_write_xsd(&xsd), SL_OK);
	parser = xmlSchemaNewMemParserCtxt(xsd.text, (int)xsd.len);
	assert_non_null(parser);
	schema = xmlSchemaParse(parser);
	if (!schema)
		fail_msg("the XSD is no schema");
	xmlSchemaFreeParserCtxt(parser);
	sl_buf_free(&xsd);
	return schema;
}

/* 0: valid; above 0: not; -1: no XML. */
static int validate(xmlSchemaPtr schema, const char *text, size_t n)
{
	xmlDocPtr doc = xmlReadMemory(text, (int)n, NULL, NULL,
				      XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlSchemaValidCtxtPtr ctxt;
	int result;

	if (!doc)
		return -1;
	ctxt = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidErrors(ctxt, be_quiet, be_quiet, NULL);
	result = xmlSchemaValidateDoc(ctxt, doc);
	xmlSchemaFreeValidCtxt(ctxt);
	xmlFreeDoc(doc);
	return result;
}

/* What the XSD can see, and must. The rest it cannot, and must let pass. */
static bool is_for_schema(sl_diag_code code)
{
	static const sl_diag_code codes[] = {
		SL_DIAG_ROOT_ELEMENT, SL_DIAG_ROOT_NAMESPACE, SL_DIAG_ELEMENT_UNKNOWN,
		SL_DIAG_ELEMENT_MISPLACED, SL_DIAG_ELEMENT_FOREIGN, SL_DIAG_ATTRIBUTE_UNKNOWN,
		SL_DIAG_ATTRIBUTE_MISSING, SL_DIAG_ATTRIBUTE_WORD, SL_DIAG_ATTRIBUTE_FORM,
		SL_DIAG_TEXT_UNEXPECTED,
	};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (codes[i] == code)
			return true;
	return false;
}

static bool schema_should_refuse(const sl_diags *diags, const char *file)
{
	for (size_t i = 0; i < diags->count; i++)
		if (is_for_schema(diags->items[i].code) && diags->items[i].pos.file &&
		    strcmp(diags->items[i].pos.file, file) == 0)
			return true;
	return false;
}

static int check_schema(xmlSchemaPtr schema, const char *name, const sl_texts *t, const sl_diags *diags)
{
	int failed = 0;

	for (size_t i = 0; i < t->count; i++) {
		int got = validate(schema, t->texts[i], t->lengths[i]);
		bool want = schema_should_refuse(diags, t->names[i]);

		if (got < 0 || strstr(t->texts[i], "urn:samenloop:toetsen"))
			continue; /* no XML, or not for this schema */
		if ((got > 0) != want) {
			print_error("%s: %s: the XSD %s it, the loader %s\n", name, t->names[i],
				    got > 0 ? "refuses" : "accepts", want ? "refuses" : "accepts");
			failed++;
		}
	}
	return failed;
}

/* ---- tests/bad ---- */

static int check_case(xmlSchemaPtr schema, const char *name)
{
	sl_buf got = {0}, path = {0};
	sl_texts t = {.count = 0}, want = {.count = 0};
	sl_diags diags = {0};
	sl_model *m = NULL;
	sl_program *program = NULL;
	int failed = 0;

	sl_texts_add_case(&t, name);
	sl_buf_printf(&path, "%s.diag", name);
	sl_texts_add(&want, SL_BAD_RULES, path.text);
	if (sl_texts_load(&m, &t, &diags) == SL_OK && diags.error_count)
		fail_msg("%s: a model in spite of errors", name);
	if (m) { /* the loader has nothing against it: then compile may */
		if (sl_program_compile(&program, m, &diags) == SL_OK && diags.error_count)
			fail_msg("%s: a program in spite of errors", name);
		sl_diags_sort(&diags);
	}
	sl_diags_print(&got, &diags);
	failed += sl_differs(name, &got, want.texts[0]);
	failed += check_schema(schema, name, &t, &diags);
	sl_program_free(program);
	sl_model_free(m);
	sl_diags_free(&diags);
	sl_buf_free(&got);
	sl_buf_free(&path);
	sl_texts_free(&t);
	sl_texts_free(&want);
	return failed;
}

static void bad_rules_say_what_and_where(void **state)
{
	DIR *dir = opendir(SL_BAD_RULES);
	xmlSchemaPtr schema = make_schema();
	struct dirent *entry;
	int failed = 0, count = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		char name[256];

		if (!sl_ends_with(entry->d_name, ".diag"))
			continue;
		snprintf(name, sizeof name, "%.*s", (int)strlen(entry->d_name) - 5, entry->d_name);
		failed += check_case(schema, name);
		count++;
	}
	closedir(dir);
	xmlSchemaFree(schema);
	if (count < 100)
		fail_msg("only %d cases found", count);
	if (failed)
		fail_msg("%d cases differ", failed);
}

/* ---- the table of elements ---- */

static void every_element_is_in_the_test_rules(void **state)
{
	static const char *const files[] = {"boek.xml", "wet.xml", "verordening.xml"};
	sl_texts t = {.count = 0};
	size_t count;
	const sl_row *rows = sl_rows(&count);

	(void)state;
	for (size_t i = 0; i < 3; i++)
		sl_texts_add(&t, SL_TEST_RULES, files[i]);
	for (size_t i = 0; i < count; i++) {
		char tag[64];
		bool found = false;

		if (rows[i].kind != SL_ROW_ELEMENT)
			continue;
		assert_true(sl_row_end((sl_element)rows[i].id) - &rows[i] < 64);
		snprintf(tag, sizeof tag, "<%s", rows[i].name);
		for (size_t k = 0; k < t.count; k++)
			found |= strstr(t.texts[k], tag) != NULL;
		if (!found)
			fail_msg("<%s> is nowhere in %s", rows[i].name, SL_TEST_RULES);
	}
	sl_texts_free(&t);
}

static void good_rules_fit_the_schema(void **state)
{
	static const char *const files[] = {"boek.xml", "wet.xml", "verordening.xml"};
	xmlSchemaPtr schema = make_schema();
	sl_texts t = {.count = 0};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		sl_texts_add(&t, SL_TEST_RULES, files[i]);
		if (validate(schema, t.texts[i], t.lengths[i]) != 0)
			fail_msg("the XSD refuses %s", files[i]);
	}
	sl_texts_free(&t);
	xmlSchemaFree(schema);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_rules_say_what_and_where),
		cmocka_unit_test(every_element_is_in_the_test_rules),
		cmocka_unit_test(good_rules_fit_the_schema),
	};

	return cmocka_run_group_tests_name("load_bad", tests, NULL, NULL);
}
