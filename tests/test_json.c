/* SPDX-License-Identifier: EUPL-1.2 */
/* The JSON room: what the reader accepts, where it says things stand, what
 * the writer writes. jansson is the oracle for what is JSON. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <jansson.h>

#include "json/json.h"
#include "support/alloc.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* One document and what became of it. */
typedef struct reading {
	sl_arena arena;
	sl_diags diags;
	sl_json_node *root;
	sl_status status;
} reading;

static void read_n(reading *r, const char *text, size_t n)
{
	sl_json_source source = {.file = "f.json", .text = text, .n = n};

	*r = (reading){0};
	r->status = sl_json_read(&r->root, &r->arena, &source, &r->diags);
}

static void done(reading *r)
{
	sl_arena_free(&r->arena);
	sl_diags_free(&r->diags);
}

/* ---- what is refused, and where ---- */

static const struct {
	const char *name, *text;
	size_t n; /* 0: strlen */
	sl_diag_code code;
	uint32_t line, column;
	const char *path;
} refused[] = {
	{"nothing", "", 0, SL_DIAG_JSON_EMPTY, 1, 1, "$"},
	{"white space only", " \n\t ", 0, SL_DIAG_JSON_EMPTY, 2, 3, "$"},
	{"a comment", "{} // klaar", 0, SL_DIAG_JSON_TRAILING, 1, 4, "$"},
	{"comment first", "/* x */ {}", 0, SL_DIAG_JSON_SYNTAX, 1, 1, "$"},
	{"two documents", "1 2", 0, SL_DIAG_JSON_TRAILING, 1, 3, "$"},
	{"a loose bracket", "[1]]", 0, SL_DIAG_JSON_TRAILING, 1, 4, "$"},
	{"comma at the end of a list", "[1,]", 0, SL_DIAG_JSON_SYNTAX, 1, 4, "$[1]"},
	{"comma at the end of an object", "{\"a\":1,}", 0, SL_DIAG_JSON_SYNTAX, 1, 8, "$"},
	{"no comma", "[1 2]", 0, SL_DIAG_JSON_SYNTAX, 1, 4, "$"},
	{"no colon", "{\"a\" 1}", 0, SL_DIAG_JSON_SYNTAX, 1, 6, "$.a"},
	{"key without quotes", "{a:1}", 0, SL_DIAG_JSON_SYNTAX, 1, 2, "$"},
	{"single quotes", "{'a':1}", 0, SL_DIAG_JSON_SYNTAX, 1, 2, "$"},
	{"number as key", "{1:1}", 0, SL_DIAG_JSON_SYNTAX, 1, 2, "$"},
	{"no value", "{\"a\":}", 0, SL_DIAG_JSON_SYNTAX, 1, 6, "$.a"},
	{"NaN", "[NaN]", 0, SL_DIAG_JSON_SYNTAX, 1, 2, "$[0]"},
	{"Infinity", "[-Infinity]", 0, SL_DIAG_JSON_NUMBER, 1, 3, "$[0]"},
	{"True", "True", 0, SL_DIAG_JSON_SYNTAX, 1, 1, "$"},
	{"nullx", "nullx", 0, SL_DIAG_JSON_SYNTAX, 1, 1, "$"},
	{"plus", "+1", 0, SL_DIAG_JSON_SYNTAX, 1, 1, "$"},
	{"leading zero", "[012]", 0, SL_DIAG_JSON_NUMBER, 1, 2, "$[0]"},
	{"negative leading zero", "-01", 0, SL_DIAG_JSON_NUMBER, 1, 2, "$"},
	{"no digits after the point", "1.", 0, SL_DIAG_JSON_NUMBER, 1, 3, "$"},
	{"no digits before the point", ".5", 0, SL_DIAG_JSON_SYNTAX, 1, 1, "$"},
	{"no digits in the exponent", "[1e]", 0, SL_DIAG_JSON_NUMBER, 1, 4, "$[0]"},
	{"hexadecimal", "0x10", 0, SL_DIAG_JSON_NUMBER, 1, 2, "$"},
	{"two points", "1.2.3", 0, SL_DIAG_JSON_NUMBER, 1, 4, "$"},
	{"minus alone", "-", 0, SL_DIAG_JSON_NUMBER, 1, 2, "$"},
	{"Dutch decimal comma", "{\"a\":12,50}", 0, SL_DIAG_JSON_SYNTAX, 1, 9, "$"},
	{"huge exponent", "1e999999999", 0, SL_DIAG_JSON_LIMIT, 1, 1, "$"},
	{"tiny exponent", "1e-10000", 0, SL_DIAG_JSON_LIMIT, 1, 1, "$"},
	{"open list", "[1,\n 2", 0, SL_DIAG_JSON_UNCLOSED, 2, 3, "$"},
	{"open object", "{\"a\":{", 0, SL_DIAG_JSON_UNCLOSED, 1, 7, "$.a"},
	{"open string", "[\"abc", 0, SL_DIAG_JSON_UNCLOSED, 1, 6, "$[0]"},
	{"open string, escape last", "\"abc\\", 0, SL_DIAG_JSON_UNCLOSED, 1, 6, "$"},
	{"line end in a string", "[\"a\nb\"]", 0, SL_DIAG_JSON_CONTROL, 1, 4, "$[0]"},
	{"tab in a string", "\"a\tb\"", 0, SL_DIAG_JSON_CONTROL, 1, 3, "$"},
	{"NUL in a string", "\"a\0b\"", 5, SL_DIAG_JSON_CONTROL, 1, 3, "$"},
	{"NUL between values", "[1,\0 2]", 7, SL_DIAG_JSON_SYNTAX, 1, 4, "$[1]"},
	{"escaped NUL", "[\"\\u0000\"]", 0, SL_DIAG_JSON_NUL, 1, 3, "$[0]"},
	{"escaped NUL in a key", "{\"a\\u0000\":1}", 0, SL_DIAG_JSON_NUL, 1, 4, "$"},
	{"unknown escape", "\"\\x41\"", 0, SL_DIAG_JSON_ESCAPE, 1, 2, "$"},
	{"short unicode escape", "\"\\u12\"", 0, SL_DIAG_JSON_ESCAPE, 1, 2, "$"},
	{"escape at the end", "\"\\u123", 0, SL_DIAG_JSON_ESCAPE, 1, 2, "$"},
	{"lone high surrogate", "\"ab\\uD800\"", 0, SL_DIAG_JSON_SURROGATE, 1, 4, "$"},
	{"lone low surrogate", "\"\\uDC00x\"", 0, SL_DIAG_JSON_SURROGATE, 1, 2, "$"},
	{"high surrogate twice", "\"\\uD83C\\uD83C\"", 0, SL_DIAG_JSON_SURROGATE, 1, 2, "$"},
	{"overlong slash", "\"\xC0\xAF\"", 0, SL_DIAG_JSON_UTF8, 1, 2, "$"},
	{"encoded surrogate", "\"\xED\xA0\x80\"", 0, SL_DIAG_JSON_UTF8, 1, 2, "$"},
	{"Latin-1", "{\"naam\":\"Ren\xE9\"}", 0, SL_DIAG_JSON_UTF8, 1, 13, "$.naam"},
	{"cut in a character", "\"a\xE2\x82", 0, SL_DIAG_JSON_UTF8, 1, 3, "$"},
	{"no-break space between values", "[1,\xC2\xA0""2]", 0, SL_DIAG_JSON_SYNTAX, 1, 4, "$[1]"},
	{"byte order mark later on", "[\xEF\xBB\xBF]", 0, SL_DIAG_JSON_SYNTAX, 1, 2, "$[0]"},
	{"UTF-16 with mark", "\xFF\xFE[\0]\0", 6, SL_DIAG_JSON_ENCODING, 1, 1, "$"},
	{"UTF-16 without", "[\0]\0", 4, SL_DIAG_JSON_ENCODING, 1, 1, "$"},
	{"UTF-32", "\0\0\0[", 4, SL_DIAG_JSON_ENCODING, 1, 1, "$"},
	{"key twice", "{\"a\":1,\n \"b\":2, \"a\":3}", 0, SL_DIAG_JSON_KEY_TWICE, 2, 9, "$"},
	{"key twice, spelt otherwise", "[{\"a\":1,\"\\u0061\":3}]", 0, SL_DIAG_JSON_KEY_TWICE, 1, 9, "$[0]"},
	{"empty key twice", "{\"\":1,\"\":3}", 0, SL_DIAG_JSON_KEY_TWICE, 1, 7, "$"},
	{"after wide characters", "{\"\xC3\xA9\xE2\x82\xAC\":\"\xF0\x9F\x8F\xA0\", x}", 0,
	 SL_DIAG_JSON_SYNTAX, 1, 12, "$"},
	{"after an escaped one", "[\"\\u00e9\", x]", 0, SL_DIAG_JSON_SYNTAX, 1, 12, "$[1]"},
	{"CR LF lines", "[\r\n1,\r\nx]", 0, SL_DIAG_JSON_SYNTAX, 3, 1, "$[1]"},
	{"CR lines", "[\r1,\rx]", 0, SL_DIAG_JSON_SYNTAX, 3, 1, "$[1]"},
	{"deep path", "{\"personen\":[{},{\"partner\":{\"id\":?}}]}", 0, SL_DIAG_JSON_SYNTAX, 1, 34,
	 "$.personen[1].partner.id"},
	{"path with a key that is no name", "{\"a \\\"b\":[{\"0\":x}]}", 0, SL_DIAG_JSON_SYNTAX, 1, 16,
	 "$[\"a \\\"b\"][0][\"0\"]"},
};

static void refusals_name_code_and_place(void **state)
{
	reading r;

	for (size_t i = 0; i < COUNT(refused); i++) {
		const char *text = refused[i].text;
		const sl_diag *d;

		read_n(&r, text, refused[i].n ? refused[i].n : strlen(text));
		if (r.status != SL_EINVAL || r.diags.count == 0)
			fail_msg("%s: status %d, %zu messages", refused[i].name, r.status, r.diags.count);
		d = &r.diags.items[0];
		if (d->code != refused[i].code)
			fail_msg("%s: code %d (%s)", refused[i].name, d->code, d->text);
		if (d->pos.line != refused[i].line || d->pos.column != refused[i].column)
			fail_msg("%s: at %u:%u", refused[i].name, d->pos.line, d->pos.column);
		if (!d->pos.path || strcmp(d->pos.path, refused[i].path) != 0)
			fail_msg("%s: path %s", refused[i].name, d->pos.path);
		if (strcmp(d->pos.file, "f.json") != 0)
			fail_msg("%s: file %s", refused[i].name, d->pos.file);
		done(&r);
	}
}

static void what_was_meant_is_a_note(void **state)
{
	static const struct { const char *name, *text, *note; } rows[] = {
		{"comma at the end", "{\"a\":1,}", "achter het laatste staat geen komma"},
		{"and behind white space", "[1,\n]", "achter het laatste staat geen komma"},
		{"decimal comma", "{\"a\":850,00}", "een getal heeft een punt"},
		{"single quotes", "{'a':1}", "rechte, dubbele aanhalingstekens"},
		{"curly quotes", "{“a”:1}", "rechte, dubbele aanhalingstekens"},
		{"comment", "{ /* a */ }", "commentaar kan niet"},
		{"truth of another language", "[True]", "ja is true"},
		{"money", "[€ 5]", "schrijf alleen het getal"},
		{"two numbers without a space", "[1,x]", NULL},
		{"end", "[1,", NULL},
	};
	reading r;

	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *got;

		read_n(&r, rows[i].text, strlen(rows[i].text));
		got = r.diags.count > 1 && r.diags.items[1].severity == SL_NOTE ? r.diags.items[1].text : NULL;
		if (rows[i].note ? !got || !strstr(got, rows[i].note) : got && strcmp(got, "hier begint het"))
			fail_msg("%s: %s", rows[i].name, got ? got : "no note");
		done(&r);
	}
}

static void every_json_message_is_provoked(void **state)
{
	size_t count;
	const sl_diag_entry *all = sl_diag_catalogue(&count);

	for (size_t i = 0; i < count; i++) {
		bool found = all[i].code == SL_DIAG_JSON_TOO_MANY; /* a test of its own */

		if (all[i].code < 1100 || all[i].code > 1199)
			continue;
		for (size_t j = 0; j < COUNT(refused) && !found; j++)
			found = refused[j].code == all[i].code;
		if (!found)
			fail_msg("no row provokes %s", all[i].name);
	}
}

static void all_problems_are_reported_at_once(void **state)
{
	static const char text[] =
		"{\"a\":\"\\u0000\",\n\"b\":\"\\uD800\",\n\"a\":{\"x\":1,\"x\":\"\t\"}}";
	static const sl_diag_code want[] = {SL_DIAG_JSON_NUL, SL_DIAG_JSON_SURROGATE,
		SL_DIAG_JSON_CONTROL, SL_DIAG_JSON_KEY_TWICE, SL_DIAG_NONE,
		SL_DIAG_JSON_KEY_TWICE, SL_DIAG_NONE};
	reading r;

	read_n(&r, text, strlen(text));
	for (size_t i = 0; i < COUNT(want); i++)
		if (i >= r.diags.count || r.diags.items[i].code != want[i])
			fail_msg("message %zu is not %d", i, want[i]);
	assert_int_equal(r.diags.count, COUNT(want));
	assert_int_equal(r.diags.items[4].pos.column, 6); /* the note: where x stood */
	done(&r);
}

static void messages_stop_at_a_limit(void **state)
{
	sl_buf b = {0};
	reading r;

	sl_buf_putc(&b, '[');
	for (int i = 0; i < 1000; i++)
		sl_buf_puts(&b, "\"\\u0000\",");
	sl_buf_puts(&b, "1]");
	read_n(&r, b.text, b.len);
	assert_int_equal(r.status, SL_EINVAL);
	assert_int_equal(r.diags.count, SL_JSON_MOST_MESSAGES + 1);
	assert_int_equal(r.diags.items[r.diags.count - 1].code, SL_DIAG_JSON_TOO_MANY);
	done(&r);
	sl_buf_free(&b);
}

/* ---- what is accepted ---- */

static const struct {
	const char *name, *text, *want; /* written again without white space */
} accepted[] = {
	{"null", "null", "null"},
	{"numbers keep their digits",
	 "[0,-0,1.50,100000000000000000000000000000000000001,1E+05,0.10e-3]",
	 "[0,-0,1.50,100000000000000000000000000000000000001,1E+05,0.10e-3]"},
	{"white space of all kinds", "\r\n\t [ 1 ,\t2 ]\n", "[1,2]"},
	{"byte order mark first", "\xEF\xBB\xBF{}", "{}"},
	{"empty ones", "{\"a\":[],\"b\":{},\"c\":\"\"}", "{\"a\":[],\"b\":{},\"c\":\"\"}"},
	{"escapes", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0001\\u00e9\\u20AC\"",
	 "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\xC3\xA9\xE2\x82\xAC\""},
	{"a pair of surrogates", "\"\\ud83c\\udfe0\"", "\"\xF0\x9F\x8F\xA0\""},
	{"last of the pairs", "\"\\uDBFF\\uDFFF\"", "\"\xF4\x8F\xBF\xBF\""},
	{"order of keys stays", "{\"b\":1,\"a\":2,\"B\":true,\"\":false}",
	 "{\"b\":1,\"a\":2,\"B\":true,\"\":false}"},
	{"largest exponent", "1e9999", "1e9999"},
	{"zeroes in the exponent", "1e-000000000001", "1e-000000000001"},
	{"DEL and line separators", "\"\x7F\xE2\x80\xA8\"", "\"\x7F\xE2\x80\xA8\""},
	{"byte order mark in a string", "\"\xEF\xBB\xBF\"", "\"\xEF\xBB\xBF\""},
};

static void accepted_text_is_written_again(void **state)
{
	reading r;

	for (size_t i = 0; i < COUNT(accepted); i++) {
		sl_buf b = {0};
		sl_json_writer w = {.out = &b};

		read_n(&r, accepted[i].text, strlen(accepted[i].text));
		if (r.status != SL_OK)
			fail_msg("%s: %s", accepted[i].name, r.diags.items[0].text);
		assert_int_equal(r.diags.count, 0);
		sl_json_tree(&w, r.root);
		if (strcmp(sl_buf_text(&b), accepted[i].want) != 0)
			fail_msg("%s: %s", accepted[i].name, sl_buf_text(&b));
		sl_buf_free(&b);
		done(&r);
	}
}

static void the_tree_knows_its_places(void **state)
{
	static const char text[] =
		"{ \"huishouden\": \"d\xC3\xA9mo\", \"\xC3\xA9\": [ 1,\n"
		"   { \"bedrag\" : 850.00 } ] }";
	const sl_json_node *list, *amount;
	sl_pos pos;
	reading r;

	read_n(&r, text, strlen(text));
	assert_int_equal(r.status, SL_OK);
	assert_int_equal(r.root->count, 2);
	assert_true(sl_json_is(sl_json_get(r.root, "huishouden"), "d\xC3\xA9mo"));
	assert_null(sl_json_get(r.root, "huis"));
	assert_null(sl_json_get(sl_json_get(r.root, "huis"), "huis"));
	list = sl_json_get(r.root, "\xC3\xA9");
	pos = sl_json_key_pos(list, "f", &r.arena);
	assert_int_equal(pos.line, 1);
	assert_int_equal(pos.column, 25);
	assert_string_equal(pos.path, "$[\"\xC3\xA9\"]");
	assert_int_equal(list->kind, SL_JSON_ARRAY);
	assert_int_equal(list->column, 30);
	amount = sl_json_get(list->last, "bedrag");
	pos = sl_json_pos(amount, "f", &r.arena);
	assert_int_equal(pos.line, 2);
	assert_int_equal(pos.column, 17);
	assert_string_equal(pos.path, "$[\"\xC3\xA9\"][1].bedrag");
	assert_int_equal(amount->kind, SL_JSON_NUMBER);
	assert_string_equal(amount->text, "850.00");
	assert_int_equal(amount->length, 6);
	assert_int_equal(amount->index, 0);
	assert_int_equal(list->last->index, 1);
	done(&r);
}

static void a_line_of_a_file_has_its_number(void **state)
{
	sl_json_source source = {.file = "a.ndjson", .text = "{\"a\":\n}", .n = 7, .line = 41};
	reading r = {0};

	r.status = sl_json_read(&r.root, &r.arena, &source, &r.diags);
	assert_int_equal(r.status, SL_EINVAL);
	assert_int_equal(r.diags.items[0].pos.line, 42);
	done(&r);
	r = (reading){0};
	source.most_bytes = 6;
	r.status = sl_json_read(&r.root, &r.arena, &source, &r.diags);
	assert_int_equal(r.diags.items[0].code, SL_DIAG_JSON_LIMIT);
	assert_int_equal(r.diags.items[0].pos.line, 41);
	done(&r);
}

static void many_keys_are_compared_too(void **state)
{
	sl_buf b = {0};
	reading r;

	sl_buf_putc(&b, '{');
	for (int i = 0; i < 20000; i++)
		sl_buf_printf(&b, "\"sleutel_%d\":%d,\n", i, i);
	sl_buf_puts(&b, "\"laatste\":0}");
	read_n(&r, b.text, b.len);
	assert_int_equal(r.status, SL_OK);
	assert_int_equal(r.root->count, 20001);
	done(&r);
	b.text[b.len - 1] = ',';
	sl_buf_puts(&b, "\n \"sleutel_777\":1}");
	read_n(&r, b.text, b.len);
	assert_int_equal(r.status, SL_EINVAL);
	assert_int_equal(r.diags.items[0].code, SL_DIAG_JSON_KEY_TWICE);
	assert_int_equal(r.diags.items[0].pos.line, 20002);
	assert_int_equal(r.diags.items[0].pos.column, 2);
	assert_int_equal(r.diags.items[1].pos.line, 778);
	done(&r);
	sl_buf_free(&b);
}

/* ---- the oracle ---- */

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	return *seed ^= *seed << 5;
}

/* Pieces that make JSON now and then, and near misses often. */
static size_t make_text(char *out, uint32_t *seed)
{
	static const char *const pieces[] = {
		"{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "\"\\u0041\"", "1", "-0", "0", "1.5",
		"1e5", "12E-3", "true", "false", "null", " ", "\n", "\"\\n\"", "\"\xC3\xA9\"", "01",
		"1.", "\"", "\\", "tru", "-", "\"\\ud800\"", "\"\\ud83c\\udfe0\"", "\x01", "\xFF",
		"{\"a\":", "[1,", "{\"k\":[", "\"b\":", ",\"c\":2", "]}", "}]", "\"\t\"", "\"\\/\"",
	};
	size_t n = 0, count = next_random(seed) % 12 + 1;

	for (size_t i = 0; i < count; i++) {
		const char *piece = pieces[next_random(seed) % COUNT(pieces)];

		memcpy(out + n, piece, strlen(piece));
		n += strlen(piece);
	}
	out[n] = '\0';
	return n;
}

/* Well-formed JSON, cut into or changed at one place half of the time. */
static void make_value(sl_buf *b, uint32_t *seed, unsigned depth)
{
	static const char *const leaves[] = {
		"null", "true", "false", "0", "-12.75", "1e3", "\"tekst\"", "\"\\u20ac \\\"\"",
		"\"\xE2\x82\xAC\"", "\"\"", "9007199254740993",
	};
	unsigned kind = next_random(seed) % 4, count = next_random(seed) % 4;

	if (depth == 0 || kind > 1) {
		sl_buf_puts(b, leaves[next_random(seed) % COUNT(leaves)]);
		return;
	}
	sl_buf_putc(b, kind ? '{' : '[');
	for (unsigned i = 0; i < count; i++) {
		sl_buf_puts(b, i ? ", " : "");
		if (kind)
			sl_buf_printf(b, "\"%c\":", (char)('a' + next_random(seed) % 5));
		make_value(b, seed, depth - 1);
	}
	sl_buf_putc(b, kind ? '}' : ']');
}

static void damage(sl_buf *b, uint32_t *seed)
{
	static const char bytes[] = "{}[],:\"\\0 1-.eE+nu\t\n\x80\xC3/";
	size_t at = next_random(seed) % b->len;

	switch (next_random(seed) % 6) {
	case 0:
		b->text[b->len = at] = '\0';
		break;
	case 1:
	case 2:
		b->text[at] = bytes[next_random(seed) % (sizeof bytes - 1)];
		break;
	default:
		break;
	}
}

static unsigned compare_with_jansson(const char *text, size_t n)
{
	json_error_t error;
	json_t *theirs = json_loadb(text, n, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY |
						     JSON_DECODE_INT_AS_REAL, &error);
	json_t *again;
	reading r;

	read_n(&r, text, n);
	/* Numbers are text to us and doubles to jansson. */
	if (!theirs && strstr(error.text, "overflow")) {
		done(&r);
		return 0;
	}
	if ((r.status == SL_OK) != (theirs != NULL))
		fail_msg("\"%s\": we say %d (%s), jansson \"%s\"", text, r.status,
			 r.diags.count ? r.diags.items[0].text : "", theirs ? "fine" : error.text);
	if (r.status == SL_OK) {
		sl_buf b = {0};
		sl_json_writer w = {.out = &b, .indent = 2};

		sl_json_tree(&w, r.root);
		again = json_loadb(b.text, b.len, JSON_DECODE_ANY | JSON_DECODE_INT_AS_REAL, &error);
		if (!again || !json_equal(theirs, again))
			fail_msg("\"%s\" was written as \"%s\"", text, sl_buf_text(&b));
		json_decref(again);
		sl_buf_free(&b);
	}
	json_decref(theirs);
	done(&r);
	return r.status == SL_OK;
}

static void jansson_agrees(void **state)
{
	uint32_t seed = 20260701;
	unsigned fine = 0;
	char text[400];

	for (int i = 0; i < 40000; i++)
		fine += compare_with_jansson(text, make_text(text, &seed));
	for (int i = 0; i < 20000; i++) {
		sl_buf b = {0};

		make_value(&b, &seed, 4);
		damage(&b, &seed);
		fine += compare_with_jansson(sl_buf_text(&b), b.len);
		sl_buf_free(&b);
	}
	/* Both answers must occur, or the comparison says nothing. */
	assert_in_range(fine, 8000, 52000);
}

/* ---- the writer ---- */

static void write_example(sl_json_writer *w)
{
	sl_json_object_begin(w);
	sl_json_member(w, "uitkomst", "toekennen");
	sl_json_key(w, "bedrag");
	sl_json_raw(w, "1234.50");
	sl_json_key(w, "lijst");
	sl_json_array_begin(w);
	sl_json_integer(w, INT64_MIN);
	sl_json_bool(w, true);
	sl_json_null(w);
	sl_json_object_begin(w);
	sl_json_object_end(w);
	sl_json_array_begin(w);
	sl_json_array_end(w);
	sl_json_array_end(w);
	sl_json_member(w, "leeg", NULL);
	sl_json_object_end(w);
}

static void the_writer_writes_what_is_asked(void **state)
{
	sl_buf b = {0};
	sl_json_writer plain = {.out = &b}, wide = {.out = &b, .indent = 2};

	write_example(&plain);
	assert_string_equal(sl_buf_text(&b),
		"{\"uitkomst\":\"toekennen\",\"bedrag\":1234.50,\"lijst\":"
		"[-9223372036854775808,true,null,{},[]],\"leeg\":null}");
	sl_buf_clear(&b);
	write_example(&wide);
	assert_string_equal(sl_buf_text(&b),
		"{\n  \"uitkomst\": \"toekennen\",\n  \"bedrag\": 1234.50,\n  \"lijst\": [\n"
		"    -9223372036854775808,\n    true,\n    null,\n    {},\n    []\n  ],\n"
		"  \"leeg\": null\n}");
	sl_buf_free(&b);
}

static void strings_are_always_valid_json(void **state)
{
	static const struct {
		const char *text;
		size_t n;
		const char *want;
	} rows[] = {
		{"a\"b\\c", 5, "\"a\\\"b\\\\c\""},
		{"\0\x1F\n", 3, "\"\\u0000\\u001f\\n\""},
		{"Ren\xE9!", 5, "\"Ren\xEF\xBF\xBD!\""},
		{"\xE2\x82", 2, "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
		{"\xE2\x82\xAC", 3, "\"\xE2\x82\xAC\""},
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		sl_buf b = {0};

		sl_json_write_string(&b, rows[i].text, rows[i].n);
		assert_string_equal(sl_buf_text(&b), rows[i].want);
		sl_buf_free(&b);
	}
}

/* ---- memory ---- */

static void reading_survives_every_failed_allocation(void **state)
{
	sl_buf b = {0};
	const char *texts[3];

	/* One good text, one with a message of each way of making it, one large. */
	texts[0] = "{\"a\":[1,{\"b\":\"c\"}],\"d\":null}";
	texts[1] = "{\"a\":\"\\u0000\tx\",\"a\":[1e99999, x]}";
	sl_buf_putc(&b, '{');
	for (int i = 0; i < 400; i++)
		sl_buf_printf(&b, "\"k%d\":%d,", i % 399, i);
	sl_buf_puts(&b, "\"z\":[");
	texts[2] = sl_buf_text(&b);
	for (size_t i = 0; i < COUNT(texts); i++) {
		sl_status want;
		reading r;

		read_n(&r, texts[i], strlen(texts[i]));
		want = r.status;
		done(&r);
		for (size_t n = 1;; n++) {
			sl_alloc_fail_at(n);
			read_n(&r, texts[i], strlen(texts[i]));
			done(&r);
			if (!sl_alloc_failed())
				break;
			if (r.status != SL_ENOMEM)
				fail_msg("text %zu, allocation %zu: status %d", i, n, r.status);
		}
		sl_alloc_fail_at(0);
		assert_int_equal(r.status, want);
	}
	sl_buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refusals_name_code_and_place),
		cmocka_unit_test(what_was_meant_is_a_note),
		cmocka_unit_test(every_json_message_is_provoked),
		cmocka_unit_test(all_problems_are_reported_at_once),
		cmocka_unit_test(messages_stop_at_a_limit),
		cmocka_unit_test(accepted_text_is_written_again),
		cmocka_unit_test(the_tree_knows_its_places),
		cmocka_unit_test(a_line_of_a_file_has_its_number),
		cmocka_unit_test(many_keys_are_compared_too),
		cmocka_unit_test(jansson_agrees),
		cmocka_unit_test(the_writer_writes_what_is_asked),
		cmocka_unit_test(strings_are_always_valid_json),
		cmocka_unit_test(reading_survives_every_failed_allocation),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
