/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The loader: every diagnostic with its place (tests/bad), the XSD, what the
 * model holds (tests/rules), municipalities, running out of memory.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <libxml/xmlschemas.h>

#include "base/file.h"
#include "load/elements.h"
#include "load/load.h"
#include "support/alloc.h"

#define BAD   "tests/bad"
#define RULES "tests/rules"
#define MOST  16

/* ---- texts in memory ---- */

typedef struct texts {
	char *names[MOST], *texts[MOST];
	size_t lengths[MOST], count;
} texts;

static void texts_free(texts *t)
{
	for (size_t i = 0; i < t->count; i++) {
		free(t->names[i]);
		free(t->texts[i]);
	}
	t->count = 0;
}

static char *join(const char *a, const char *b)
{
	size_t n = strlen(a) + strlen(b) + 2;
	char *out = malloc(n);

	assert_non_null(out);
	snprintf(out, n, "%s/%s", a, b);
	return out;
}

static void add_file(texts *t, const char *folder, const char *name)
{
	sl_diags diags = {0};
	char *path = join(folder, name);

	assert_true(t->count < MOST);
	t->names[t->count] = strdup(name);
	if (sl_file_read(&t->texts[t->count], &t->lengths[t->count], path, 1 << 24, &diags) != SL_OK)
		fail_msg("cannot read %s", path);
	t->count++;
	free(path);
	sl_diags_free(&diags);
}

static bool ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

/* NAME.xml, or all of NAME/: their names are those of the expected messages. */
static void add_case(texts *t, const char *name)
{
	char *folder = join(BAD, name), file[256];
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir) {
		snprintf(file, sizeof file, "%s.xml", name);
		add_file(t, BAD, file);
	}
	while (dir && (entry = readdir(dir)))
		if (ends_with(entry->d_name, ".xml")) {
			char *inner = join(name, entry->d_name);

			add_file(t, BAD, inner);
			free(inner);
		}
	if (dir)
		closedir(dir);
	free(folder);
}

static sl_status load(sl_model **out, const texts *t, sl_diags *diags)
{
	return sl_model_load_texts(out, (const char *const *)t->names,
				   (const char *const *)t->texts, t->lengths, t->count, diags);
}

/* One text, as it is written here. */
static sl_status load_one(sl_model **out, const char *text, sl_diags *diags)
{
	static const char *const name = "test.xml";
	size_t n = strlen(text);

	return sl_model_load_texts(out, &name, &text, &n, 1, diags);
}

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

static int check_schema(xmlSchemaPtr schema, const char *name, const texts *t, const sl_diags *diags)
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
	texts t = {.count = 0}, want = {.count = 0};
	sl_diags diags = {0};
	sl_model *m = NULL;
	int failed = 0;

	add_case(&t, name);
	sl_buf_printf(&path, "%s.diag", name);
	add_file(&want, BAD, path.text);
	if (load(&m, &t, &diags) == SL_OK && diags.error_count)
		fail_msg("%s: a model in spite of errors", name);
	sl_diags_print(&got, &diags);
	if (strcmp(sl_buf_text(&got), want.texts[0]) != 0) {
		print_error("%s: want\n%sgot\n%s\n", name, want.texts[0], sl_buf_text(&got));
		failed++;
	}
	failed += check_schema(schema, name, &t, &diags);
	sl_model_free(m);
	sl_diags_free(&diags);
	sl_buf_free(&got);
	sl_buf_free(&path);
	texts_free(&t);
	texts_free(&want);
	return failed;
}

static void bad_rules_say_what_and_where(void **state)
{
	DIR *dir = opendir(BAD);
	xmlSchemaPtr schema = make_schema();
	struct dirent *entry;
	int failed = 0, count = 0;

	(void)state;
	assert_non_null(dir);
	while ((entry = readdir(dir))) {
		char name[256];

		if (!ends_with(entry->d_name, ".diag"))
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bad_rules_say_what_and_where),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
