/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Hostile input: every file of tests/hostile and what is too large to keep
 * there. Each is refused with a code and a place, in an arena of 32 MB.
 */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "json/json.h"
#include "xml/xml.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define MOST_MEMORY  (32u << 20)

static const struct {
	const char *name;
	sl_diag_code code;
	uint32_t line, column;
} files[] = {
	{"xml/billion-laughs.xml", SL_DIAG_XML_DOCTYPE, 2, 1},
	{"xml/quadratic-entities.xml", SL_DIAG_XML_DOCTYPE, 1, 1},
	{"xml/external-entity.xml", SL_DIAG_XML_DOCTYPE, 2, 1},
	{"xml/parameter-entity.xml", SL_DIAG_XML_DOCTYPE, 1, 1},
	{"xml/external-subset.xml", SL_DIAG_XML_DOCTYPE, 1, 1},
	{"xml/public-subset.xml", SL_DIAG_XML_DOCTYPE, 2, 1},
	{"xml/default-attributes.xml", SL_DIAG_XML_DOCTYPE, 1, 1},
	{"xml/notation.xml", SL_DIAG_XML_DOCTYPE, 1, 1},
	{"xml/doctype-in-body.xml", SL_DIAG_XML_DOCTYPE, 2, 2},
	{"xml/entity-without-doctype.xml", SL_DIAG_XML_ENTITY, 1, 4},
	{"xml/entity-in-value.xml", SL_DIAG_XML_ENTITY, 1, 7},
	{"xml/reference-nul.xml", SL_DIAG_XML_ENTITY, 1, 5},
	{"xml/reference-overflow.xml", SL_DIAG_XML_ENTITY, 1, 4},
	{"xml/reference-hex-negative.xml", SL_DIAG_XML_ENTITY, 1, 4},
	{"xml/catalog.xml", SL_DIAG_XML_INSTRUCTION, 1, 1},
	{"xml/stylesheet.xml", SL_DIAG_XML_INSTRUCTION, 2, 1},
	{"xml/php.xml", SL_DIAG_XML_INSTRUCTION, 1, 4},
	{"xml/second-declaration.xml", SL_DIAG_XML_INSTRUCTION, 2, 1},
	{"xml/xml-1.1.xml", SL_DIAG_XML_VERSION, 1, 16},
	{"xml/utf-16.xml", SL_DIAG_XML_ENCODING, 1, 1},
	{"xml/utf-16-unmarked.xml", SL_DIAG_XML_ENCODING, 1, 1},
	{"xml/utf-32.xml", SL_DIAG_XML_ENCODING, 1, 1},
	{"xml/utf-16-declared.xml", SL_DIAG_XML_ENCODING_DECLARED, 1, 31},
	{"xml/utf-7.xml", SL_DIAG_XML_ENCODING_DECLARED, 1, 31},
	{"xml/latin-1.xml", SL_DIAG_XML_UTF8, 2, 4},
	{"xml/overlong.xml", SL_DIAG_XML_UTF8, 1, 4},
	{"xml/overlong-nul.xml", SL_DIAG_XML_UTF8, 1, 4},
	{"xml/surrogate.xml", SL_DIAG_XML_UTF8, 1, 4},
	{"xml/beyond-unicode.xml", SL_DIAG_XML_UTF8, 1, 4},
	{"xml/nul.xml", SL_DIAG_XML_CHARACTER, 2, 3},
	{"xml/nul-in-name.xml", SL_DIAG_XML_CHARACTER, 1, 3},
	{"xml/terminal-escape.xml", SL_DIAG_XML_CHARACTER, 1, 4},
	{"xml/mark-in-the-middle.xml", SL_DIAG_XML_CHARACTER, 2, 5},
	{"xml/mark-twice.xml", SL_DIAG_XML_CHARACTER, 1, 1},
	{"xml/noncharacter.xml", SL_DIAG_XML_CHARACTER, 1, 4},
	{"xml/cdata-open.xml", SL_DIAG_XML_UNCLOSED, 2, 1},
	{"xml/comment-open.xml", SL_DIAG_XML_UNCLOSED, 1, 4},
	{"xml/tag-open.xml", SL_DIAG_XML_UNCLOSED, 1, 4},
	{"xml/quote-open.xml", SL_DIAG_XML_UNCLOSED, 1, 6},
	{"xml/attribute-twice.xml", SL_DIAG_XML_ATTRIBUTE_TWICE, 1, 11},
	{"xml/overlapping.xml", SL_DIAG_XML_END_TAG, 1, 10},
	{"xml/two-roots.xml", SL_DIAG_XML_MALFORMED, 2, 1},
	{"xml/prefix-unbound.xml", SL_DIAG_XML_MALFORMED, 1, 4},
	{"xml/xmlns-taken.xml", SL_DIAG_XML_MALFORMED, 1, 1},
	{"json/key-twice.json", SL_DIAG_JSON_KEY_TWICE, 2, 2},
	{"json/key-twice-escaped.json", SL_DIAG_JSON_KEY_TWICE, 1, 9},
	{"json/proto-twice.json", SL_DIAG_JSON_KEY_TWICE, 1, 17},
	{"json/lone-high.json", SL_DIAG_JSON_SURROGATE, 1, 3},
	{"json/lone-low.json", SL_DIAG_JSON_SURROGATE, 1, 3},
	{"json/escaped-nul.json", SL_DIAG_JSON_NUL, 1, 12},
	{"json/nul.json", SL_DIAG_JSON_CONTROL, 1, 12},
	{"json/nul-after.json", SL_DIAG_JSON_TRAILING, 2, 1},
	{"json/exponent.json", SL_DIAG_JSON_LIMIT, 1, 6},
	{"json/exponent-tiny.json", SL_DIAG_JSON_LIMIT, 1, 6},
	{"json/nan.json", SL_DIAG_JSON_SYNTAX, 1, 2},
	{"json/infinity.json", SL_DIAG_JSON_SYNTAX, 1, 2},
	{"json/hexadecimal.json", SL_DIAG_JSON_NUMBER, 1, 3},
	{"json/octal.json", SL_DIAG_JSON_NUMBER, 1, 2},
	{"json/plus.json", SL_DIAG_JSON_SYNTAX, 1, 2},
	{"json/minus-only.json", SL_DIAG_JSON_NUMBER, 1, 3},
	{"json/wide-digits.json", SL_DIAG_JSON_SYNTAX, 1, 2},
	{"json/comment.json", SL_DIAG_JSON_SYNTAX, 1, 8},
	{"json/trailing-comma.json", SL_DIAG_JSON_SYNTAX, 1, 4},
	{"json/single-quotes.json", SL_DIAG_JSON_SYNTAX, 1, 2},
	{"json/trailing.json", SL_DIAG_JSON_TRAILING, 2, 1},
	{"json/garbage.json", SL_DIAG_JSON_TRAILING, 1, 8},
	{"json/overlong.json", SL_DIAG_JSON_UTF8, 1, 3},
	{"json/surrogate-bytes.json", SL_DIAG_JSON_UTF8, 1, 3},
	{"json/latin-1.json", SL_DIAG_JSON_UTF8, 1, 6},
	{"json/utf-16.json", SL_DIAG_JSON_ENCODING, 1, 1},
	{"json/utf-16-unmarked.json", SL_DIAG_JSON_ENCODING, 1, 1},
	{"json/utf-32.json", SL_DIAG_JSON_ENCODING, 1, 1},
	{"json/mark-in-the-middle.json", SL_DIAG_JSON_SYNTAX, 1, 2},
	{"json/line-end-in-text.json", SL_DIAG_JSON_CONTROL, 1, 4},
	{"json/escape-unknown.json", SL_DIAG_JSON_ESCAPE, 1, 3},
	{"json/truncated.json", SL_DIAG_JSON_UNCLOSED, 1, 26},
	{"json/truncated-escape.json", SL_DIAG_JSON_ESCAPE, 1, 3},
	{"json/truncated-text.json", SL_DIAG_JSON_UNCLOSED, 1, 7},
	{"json/empty.json", SL_DIAG_JSON_EMPTY, 1, 1},
	{"json/brackets-crossed.json", SL_DIAG_JSON_SYNTAX, 1, 8},
};

/* Read as what the name says; the first message must be this one. */
static void expect_refusal(const char *name, bool xml, const char *text, size_t n,
			   sl_diag_code code, uint32_t line, uint32_t column)
{
	sl_arena arena = {.limit = MOST_MEMORY};
	sl_diags diags = {.arena = {.limit = 1u << 20}};
	sl_json_source source = {.file = name, .text = text, .n = n};
	sl_xml_node *root = NULL;
	sl_json_node *value = NULL;
	sl_status err = xml ? sl_xml_read(&root, &arena, NULL, name, text, n, &diags)
			    : sl_json_read(&value, &arena, &source, &diags);
	const sl_diag *d = diags.items;

	if (err != SL_EINVAL || diags.count == 0 || root || value)
		fail_msg("%s: status %d, %zu messages", name, err, diags.count);
	if (d->code != code || d->pos.line != line || d->pos.column != column)
		fail_msg("%s: code %d at %u:%u (%s)", name, d->code, d->pos.line, d->pos.column,
			 d->text);
	if (diags.error_count > 51)
		fail_msg("%s: %zu errors", name, diags.error_count);
	for (size_t i = 0; i < diags.count; i++)
		if (strlen(diags.items[i].text) > 400 || strchr(diags.items[i].text, '\n'))
			fail_msg("%s: message %zu is no line", name, i);
	sl_arena_free(&arena);
	sl_diags_free(&diags);
}

static void every_file_is_refused(void **state)
{
	for (size_t i = 0; i < COUNT(files); i++) {
		char path[128];
		sl_diags diags = {0};
		char *text;
		size_t n;

		snprintf(path, sizeof path, "tests/hostile/%s", files[i].name);
		if (sl_file_read(&text, &n, path, 1 << 20, &diags) != SL_OK)
			fail_msg("%s: %s", path, diags.items[0].text);
		/* Exactly as long as it is: reading one byte too far is found out. */
		text = realloc(text, n ? n : 1);
		expect_refusal(files[i].name, files[i].name[0] == 'x', text, n, files[i].code,
			       files[i].line, files[i].column);
		free(text);
	}
}

static void every_file_has_a_row(void **state)
{
	static const char *const folders[] = {"xml", "json"};

	for (size_t f = 0; f < COUNT(folders); f++) {
		char path[300];
		DIR *dir;
		size_t found = 0, rows = 0;

		snprintf(path, sizeof path, "tests/hostile/%s", folders[f]);
		assert_non_null(dir = opendir(path));
		for (struct dirent *e; (e = readdir(dir));)
			found += e->d_name[0] != '.';
		closedir(dir);
		for (size_t i = 0; i < COUNT(files); i++)
			rows += strncmp(files[i].name, folders[f], strlen(folders[f])) == 0;
		assert_int_equal(found, rows);
	}
}

/* ---- what is made here ---- */

static void repeat(sl_buf *b, const char *text, size_t times)
{
	size_t n = strlen(text);

	for (size_t i = 0; i < times; i++)
		sl_buf_write(b, text, n);
}

static void numbered(sl_buf *b, const char *format, unsigned times)
{
	for (unsigned i = 0; i < times; i++) {
		char text[64];

		snprintf(text, sizeof text, format, i, i);
		sl_buf_puts(b, text);
	}
}

static const struct {
	const char *name, *before, *again;
	size_t times;
	bool number; /* `again` takes the number of the repetition */
	const char *after;
	sl_diag_code code;
	uint32_t line, column;
} made[] = {
	{"xml: 40 000 attributes", "<a", " b%u='%u'", 40000, true, "/>", SL_DIAG_XML_LIMIT, 1, 560},
	{"xml: 10 000 namespaces", "<a", " xmlns:n%u='u:%u'", 10000, true, "/>", SL_DIAG_XML_LIMIT, 1, 1072},
	{"xml: 100 000 deep", "", "<a>", 100000, false, "", SL_DIAG_XML_LIMIT, 1, 193},
	{"xml: 65 deep", "", "<a>", 65, false, "", SL_DIAG_XML_LIMIT, 1, 193},
	{"xml: 16 MB and more", "<a>", "0123456789abcde\n", 1 << 20, false, "</a>", SL_DIAG_XML_LIMIT, 1, 1},
	{"xml: 600 000 elements", "<a>", "<b/>\n", 600000, false, "</a>", SL_DIAG_XML_LIMIT, 524288, 1},
	{"xml: name of 1 MB", "<", "abcdefgh", 1 << 17, false, "/>", SL_DIAG_XML_LIMIT, 1, 2},
	{"xml: attribute name of 1 MB", "<a ", "abcdefgh", 1 << 17, false, "=''/>", SL_DIAG_XML_LIMIT, 1, 4},
	{"xml: value of 1 MB", "<a b='", "abcdefgh", 1 << 17, false, "'/>", SL_DIAG_XML_LIMIT, 1, 7},
	{"xml: text of 2 MB", "<a>\n", "abcdefgh", 1 << 18, false, "</a>", SL_DIAG_XML_LIMIT, 1, 4},
	{"xml: CDATA of 2 MB", "<a><![CDATA[", "abcdefgh", 1 << 18, false, "]]></a>", SL_DIAG_XML_LIMIT, 1, 4},
	{"xml: a million ampersands", "<a>", "&", 1000000, false, "</a>", SL_DIAG_XML_ENTITY, 1, 4},
	{"xml: a million less-thans", "<a>", "<", 1000000, false, "</a>", SL_DIAG_XML_LESS_THAN, 1, 4},
	{"xml: a million open tags", "", "<a ", 1000000, false, "", SL_DIAG_XML_UNCLOSED, 1, 1},
	{"xml: a million bad bytes", "<a>", "\xFF", 1000000, false, "</a>", SL_DIAG_XML_UTF8, 1, 4},
	{"xml: a million open comments", "<a>", "<!-", 1000000, false, "</a>", SL_DIAG_XML_DOCTYPE, 1, 4},
	{"xml: a million loose end tags", "<a/>", "</b>", 1000000, false, "", SL_DIAG_XML_END_TAG_LOOSE, 1, 5},
	{"xml: a million instructions", "<a>", "<?b?>", 1000000, false, "</a>", SL_DIAG_XML_INSTRUCTION, 1, 4},
	{"xml: a long bad reference", "<a>&", "x", 1000000, false, ";</a>", SL_DIAG_XML_ENTITY, 1, 4},
	{"xml: a reference of zeroes", "<a>&#", "0", 1000000, false, "65;</a>", SL_DIAG_XML_ENTITY, 1, 4},
	{"xml: hyphens in a comment", "<a><!--", " -- ", 1000000, false, "--></a>", SL_DIAG_XML_MALFORMED, 1, 9},
	{"xml: 80 000 unbound prefixes", "<a>", "<p:b/>", 80000, false, "</a>", SL_DIAG_XML_MALFORMED, 1, 4},
	{"xml: 300 000 ends of CDATA", "<a>", "]]>", 300000, false, "</a>", SL_DIAG_XML_MALFORMED, 1, 4},
	{"xml: half a million names that are none", "<a>", "<b\xC3\x97/>", 500000, false, "</a>",
	 SL_DIAG_XML_NAME, 1, 6},
	{"xml: half a million colons", "<a>", "<b:::/>", 500000, false, "</a>", SL_DIAG_XML_MALFORMED, 1, 4},
	{"xml: half a million empty namespaces", "<a>", "<b xmlns:c=''/>", 500000, false, "</a>",
	 SL_DIAG_XML_MALFORMED, 1, 4},
	{"json: a million lists deep", "", "[", 1000000, false, "", SL_DIAG_JSON_LIMIT, 1, 65},
	{"json: 65 lists deep", "", "[", 65, false, "", SL_DIAG_JSON_LIMIT, 1, 65},
	{"json: 100 000 objects deep", "", "{\"a\":", 100000, false, "", SL_DIAG_JSON_LIMIT, 1, 321},
	{"json: 16 MB and more", "[\"", "0123456789abcdef", 1 << 20, false, "\"]", SL_DIAG_JSON_LIMIT, 1, 1},
	{"json: 300 000 values", "[0", ",\n0", 300000, false, "]", SL_DIAG_JSON_LIMIT, 262144, 1},
	{"json: text of 2 MB", "[\"", "abcdefgh", 1 << 18, false, "\"]", SL_DIAG_JSON_LIMIT, 1, 2},
	{"json: key of 1 MB", "{\"", "abcdefgh", 1 << 17, false, "\":1}", SL_DIAG_JSON_LIMIT, 1, 2},
	{"json: 10 to the 400 000th", "[1", "0", 400000, false, "]", SL_DIAG_JSON_LIMIT, 1, 2},
	{"json: 1001 digits", "1", "0", 1000, false, "", SL_DIAG_JSON_LIMIT, 1, 1},
	{"json: a million decimals", "[0.", "3", 1000000, false, "]", SL_DIAG_JSON_LIMIT, 1, 2},
	{"json: a million digits of exponent", "[1e", "9", 1000000, false, "]", SL_DIAG_JSON_LIMIT, 1, 2},
	{"json: 100 000 keys and one again", "{\"k7\":0", ",\n\"k%u\":%u", 100000, true, "}",
	 SL_DIAG_JSON_KEY_TWICE, 9, 1},
	{"json: one key 100 000 times", "{\"k\":0", ",\n\"k\":0", 100000, false, "}", SL_DIAG_JSON_KEY_TWICE, 2, 1},
	{"json: 100 000 lone surrogates", "[\"", "\\ud800", 100000, false, "\"]", SL_DIAG_JSON_SURROGATE, 1, 3},
	{"json: long keys on the path", "", "{\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\":", 64, false, "?",
	 SL_DIAG_JSON_SYNTAX, 1, 2305},
	{"json: a megabyte of spaces", "", "        ", 1 << 17, false, "", SL_DIAG_JSON_EMPTY, 1, 1048577},
};

static void what_is_too_much_is_refused(void **state)
{
	for (size_t i = 0; i < COUNT(made); i++) {
		sl_buf b = {0};
		char *exact;

		sl_buf_puts(&b, made[i].before);
		if (made[i].number)
			numbered(&b, made[i].again, (unsigned)made[i].times);
		else
			repeat(&b, made[i].again, made[i].times);
		sl_buf_puts(&b, made[i].after);
		assert_int_equal(sl_buf_status(&b), SL_OK);
		exact = malloc(b.len);
		memcpy(exact, b.text, b.len);
		expect_refusal(made[i].name, made[i].name[0] == 'x', exact, b.len, made[i].code,
			       made[i].line, made[i].column);
		free(exact);
		sl_buf_free(&b);
	}
}

/* A good text cut off at any byte is refused, never read as less. */
static void no_prefix_is_taken_for_the_whole(void **state)
{
	static const char xml[] =
		"\xEF\xBB\xBF<?xml version=\"1.0\"?><!-- x --><a b='&lt;\xC3\xA9'><c/>&#10;"
		"<![CDATA[x]]>\xE2\x82\xAC<?xml-model y?></a>";
	static const char json[] =
		"{\"a\":[1,-2.50e3,\"\\u20ac\\ud83c\\udfe0\xC3\xA9\"],\"b\":{\"c\":null,\"d\":true}}";

	for (int kind = 0; kind < 2; kind++) {
		const char *text = kind ? xml : json;
		size_t n = strlen(text);

		for (size_t i = 0; i <= n; i++) {
			char *exact = malloc(i ? i : 1);
			sl_arena arena = {0};
			sl_diags diags = {0};
			sl_json_source source = {.text = exact, .n = i};
			sl_xml_node *root = NULL;
			sl_json_node *value = NULL;
			sl_status err;

			memcpy(exact, text, i);
			err = kind ? sl_xml_read(&root, &arena, NULL, NULL, exact, i, &diags)
				   : sl_json_read(&value, &arena, &source, &diags);
			if (err != (i == n ? SL_OK : SL_EINVAL) || (i < n && diags.count == 0))
				fail_msg("%s cut at %zu: status %d", kind ? "xml" : "json", i, err);
			free(exact);
			sl_arena_free(&arena);
			sl_diags_free(&diags);
		}
	}
}

/* What is within the limits is read, so the limits are where they should be. */
static void the_most_is_accepted(void **state)
{
	sl_arena arena = {0};
	sl_diags diags = {0};
	sl_xml_node *root;
	sl_json_node *value;
	sl_buf b = {0};

	repeat(&b, "<a>", SL_XML_MOST_DEPTH - 1);
	sl_buf_puts(&b, "<b");
	numbered(&b, " c%u='%u'", SL_XML_MOST_ATTRS);
	sl_buf_puts(&b, "/>");
	repeat(&b, "</a>", SL_XML_MOST_DEPTH - 1);
	assert_int_equal(sl_xml_read(&root, &arena, NULL, NULL, b.text, b.len, &diags), SL_OK);
	sl_buf_clear(&b);
	sl_buf_puts(&b, "<a>");
	sl_buf_fill(&b, 'x', SL_XML_MOST_TEXT);
	for (int i = 0; i < 13; i++) {
		sl_buf_puts(&b, "<!-- -->");
		sl_buf_fill(&b, 'y', SL_XML_MOST_TEXT);
	}
	sl_buf_puts(&b, "</a>");
	assert_int_equal(sl_xml_read(&root, &arena, NULL, NULL, b.text, b.len, &diags), SL_OK);
	assert_int_equal(root->text_length, 14 * SL_XML_MOST_TEXT);
	sl_buf_clear(&b);
	sl_buf_fill(&b, '[', SL_JSON_MOST_DEPTH);
	sl_buf_fill(&b, '9', SL_JSON_MOST_NUMBER);
	sl_buf_fill(&b, ']', SL_JSON_MOST_DEPTH);
	assert_int_equal(sl_json_read(&value, &arena, &(sl_json_source){.text = b.text, .n = b.len},
				      &diags), SL_OK);
	assert_int_equal(diags.count, 0);
	sl_buf_free(&b);
	sl_arena_free(&arena);
	sl_diags_free(&diags);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_file_is_refused),
		cmocka_unit_test(every_file_has_a_row),
		cmocka_unit_test(what_is_too_much_is_refused),
		cmocka_unit_test(no_prefix_is_taken_for_the_whole),
		cmocka_unit_test(the_most_is_accepted),
	};

	return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
