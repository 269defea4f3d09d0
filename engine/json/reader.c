/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The JSON reader: one pass, one tree.
 *
 * Decoded strings and numbers never take more bytes than they take in the
 * source with the quote or separator behind them, so one block of the size of
 * the source holds them all, each with its NUL.
 */
#include "json/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define FEW_KEYS 32 /* up to here all pairs are compared */

typedef struct reader {
	const sl_json_source *source;
	const char *p, *end;
	const char *line_at; /* where the line begins */
	size_t hidden;       /* bytes of this line that begin no character */
	uint32_t line;
	char *out; /* where the next decoded byte goes */
	sl_arena *arena;
	sl_diags *diags;
	sl_json_node *open; /* the value we are in, for the path; NULL outside */
	unsigned depth, nodes, messages;
	bool refused, stop;
	sl_status status;
} reader;

/* ---- messages ---- */

static uint32_t column_of(const reader *r, const char *at)
{
	return (uint32_t)((size_t)(at - r->line_at) - r->hidden + 1);
}

/* Room for one more message? If so, pos and the path for it are filled. */
static bool begin_message(reader *r, sl_pos *pos, sl_buf *path)
{
	r->refused = true;
	pos->file = r->source->file;
	if (++r->messages > SL_JSON_MOST_MESSAGES) {
		if (r->messages == SL_JSON_MOST_MESSAGES + 1)
			sl_diags_add(r->diags, SL_DIAG_JSON_TOO_MANY, pos);
		r->stop = true;
		return false;
	}
	if (r->open)
		sl_json_path(path, r->open);
	else
		sl_buf_putc(path, '$');
	pos->path = sl_buf_text(path);
	return true;
}

/* The words were used: let them go, but not a failure to make them. */
static void end_message(reader *r, sl_buf *words)
{
	if (sl_buf_status(words) != SL_OK)
		r->status = SL_ENOMEM;
	sl_buf_free(words);
}

static void refuse_at(reader *r, sl_diag_code code, uint32_t line, uint32_t column,
		      const char *a, const char *b)
{
	sl_pos pos = {.line = line, .column = column};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, code, &pos, a, b);
	end_message(r, &path);
}

static void refuse(reader *r, sl_diag_code code, const char *at, const char *a,
		   const char *b)
{
	refuse_at(r, code, r->line, column_of(r, at), a, b);
}

static void refuse_code(reader *r, sl_diag_code code, const char *at, uint32_t number)
{
	sl_pos pos = {.line = r->line, .column = column_of(r, at)};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, code, &pos, number);
	end_message(r, &path);
}

static void refuse_limit(reader *r, const char *at, const char *what, unsigned most)
{
	sl_pos pos = {.line = r->line, .column = column_of(r, at)};
	sl_buf path = {0};

	if (begin_message(r, &pos, &path))
		sl_diags_add(r->diags, SL_DIAG_JSON_LIMIT, &pos, what, most);
	end_message(r, &path);
}

/* Nothing more can be made of this text. */
static bool halt(reader *r)
{
	r->stop = true;
	return false;
}

static bool no_memory(reader *r)
{
	r->status = SL_ENOMEM;
	return halt(r);
}

static bool is_word_byte(char c)
{
	unsigned char u = (unsigned char)c;

	return (u | 0x20u) - 'a' < 26 || (unsigned)u - '0' < 10 || u == '_';
}

/* What stands at p, in words for a message. */
static void describe(const reader *r, sl_buf *out)
{
	size_t n = 0, left = (size_t)(r->end - r->p);
	uint32_t code;

	while (n < left && n < 20 && is_word_byte(r->p[n]))
		n++;
	if (n == 0 && left)
		n = sl_utf8_decode(&code, r->p, left);
	if (left == 0)
		sl_buf_puts(out, "het einde van de tekst");
	else if (n == 0)
		sl_buf_printf(out, "byte 0x%02X", (unsigned char)*r->p);
	else if ((unsigned char)*r->p < 0x20)
		sl_buf_printf(out, "teken U+%04X", (unsigned char)*r->p);
	else
		sl_buf_printf(out, "\"%.*s\"", (int)n, r->p);
}

static bool unclosed(reader *r, const char *what, uint32_t line, uint32_t column)
{
	sl_pos begin = {.file = r->source->file, .line = line, .column = column};

	refuse(r, SL_DIAG_JSON_UNCLOSED, r->p, what, NULL);
	sl_diags_note(r->diags, &begin, "hier begint het");
	return halt(r);
}

/* Something else stands here than what was due. */
static bool expected(reader *r, const char *what)
{
	static const char *const opened[] = {"deze lijst", "dit object"};
	const sl_json_node *in = r->open;
	sl_buf found = {0};

	while (in && in->kind != SL_JSON_ARRAY && in->kind != SL_JSON_OBJECT)
		in = in->parent;
	if (r->p == r->end && in)
		return unclosed(r, opened[in->kind == SL_JSON_OBJECT], in->line,
				in->column);
	describe(r, &found);
	refuse(r, SL_DIAG_JSON_SYNTAX, r->p, what, sl_buf_text(&found));
	end_message(r, &found);
	return halt(r);
}

/* ---- white space ---- */

static void new_line(reader *r)
{
	r->line++;
	r->line_at = r->p;
	r->hidden = 0;
}

static void skip_space(reader *r)
{
	while (r->p < r->end) {
		switch (*r->p) {
		case ' ':
		case '\t':
			r->p++;
			break;
		case '\r':
			r->p++;
			/* Of CR LF the LF ends the line. */
			if (r->p == r->end || *r->p != '\n')
				new_line(r);
			break;
		case '\n':
			r->p++;
			new_line(r);
			break;
		default:
			return;
		}
	}
}

/* ---- strings ---- */

/* 16 when it is none. */
static unsigned hex_digit(char c)
{
	unsigned u = (unsigned char)c;

	if (u - '0' < 10)
		return u - '0';
	u = (u | 0x20) - 'a';
	return u < 6 ? u + 10 : 16;
}

static bool read_hex(uint32_t *code, const char *p, const char *end)
{
	uint32_t value = 0;

	if (end - p < 4)
		return false;
	for (int i = 0; i < 4; i++) {
		unsigned digit = hex_digit(p[i]);

		if (digit == 16)
			return false;
		value = value << 4 | digit;
	}
	*code = value;
	return true;
}

/* The bad escape as it stands, as far as it can be shown. */
static bool bad_escape(reader *r)
{
	char shown[5] = {0};
	size_t length = 0;

	while (length < 4 && r->p + 1 + length < r->end && is_word_byte(r->p[1 + length]))
		length++;
	if (length > 1 && r->p[1] != 'u')
		length = 1;
	memcpy(shown, r->p + 1, length);
	refuse(r, SL_DIAG_JSON_ESCAPE, r->p, shown, NULL);
	return halt(r);
}

/* \uXXXX, or two of them for one character. */
static bool read_unicode(reader *r)
{
	uint32_t code = 0, low = 0;
	char shown[5] = {0};

	if (!read_hex(&code, r->p + 2, r->end))
		return bad_escape(r);
	memcpy(shown, r->p + 2, 4);
	if (code >= 0xD800 && code < 0xDC00 && r->end - r->p >= 12 && r->p[6] == '\\' &&
	    r->p[7] == 'u' && read_hex(&low, r->p + 8, r->end) && low >= 0xDC00 &&
	    low < 0xE000) {
		code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
		r->out += sl_utf8_encode(r->out, code);
		r->p += 12;
		return true;
	}
	if (code == 0)
		refuse(r, SL_DIAG_JSON_NUL, r->p, NULL, NULL);
	else if (code >= 0xD800 && code < 0xE000)
		refuse(r, SL_DIAG_JSON_SURROGATE, r->p, shown, NULL);
	else
		r->out += sl_utf8_encode(r->out, code);
	r->p += 6;
	return true;
}

static bool read_escape(reader *r)
{
	static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
	const char *found;

	if (r->p + 1 == r->end) {
		r->p++;
		return true; /* the caller reports the end */
	}
	if (r->p[1] == 'u')
		return read_unicode(r);
	if (r->p[1] == '\0' || !(found = strchr(from, r->p[1])))
		return bad_escape(r);
	*r->out++ = to[found - from];
	r->p += 2;
	return true;
}

/* A byte in a string that is no plain ASCII. */
static bool read_odd(reader *r)
{
	unsigned char c = (unsigned char)*r->p;
	size_t step;

	if (c == '\\')
		return read_escape(r);
	if (c < 0x20) {
		refuse_code(r, SL_DIAG_JSON_CONTROL, r->p, c);
		r->p++;
		/* A line end in a string: most likely its quote was forgotten. */
		return c == '\n' || c == '\r' ? halt(r) : true;
	}
	if (!(step = sl_utf8_decode(NULL, r->p, (size_t)(r->end - r->p)))) {
		refuse_code(r, SL_DIAG_JSON_UTF8, r->p, c);
		return halt(r);
	}
	memcpy(r->out, r->p, step);
	r->out += step;
	r->p += step;
	r->hidden += step - 1;
	return true;
}

/* p is behind the quote. */
static bool read_string(reader *r, const char **text, uint32_t *length, const char *what,
			unsigned most)
{
	const char *begin = r->p, *from;
	uint32_t line = r->line, column = column_of(r, begin - 1);
	char *out = r->out;

	for (;;) {
		for (from = r->p; r->p < r->end && *r->p != '"' && *r->p != '\\' &&
				  (unsigned char)*r->p - 0x20u < 0x60;
		     r->p++)
			;
		memcpy(r->out, from, (size_t)(r->p - from));
		r->out += r->p - from;
		if (r->p == r->end)
			return unclosed(r, what, line, column);
		if (*r->p == '"')
			break;
		if (!read_odd(r) || r->stop)
			return false;
	}
	r->p++;
	if ((size_t)(r->out - out) > most) {
		refuse_limit(r, begin - 1, "bytes in één tekst", most);
		return halt(r);
	}
	*text = out;
	*length = (uint32_t)(r->out - out);
	*r->out++ = '\0';
	return true;
}

/* ---- numbers ---- */

static bool bad_number(reader *r, const char *at, const char *why)
{
	refuse(r, SL_DIAG_JSON_NUMBER, at, why, NULL);
	return halt(r);
}

static const char *skip_digits(const reader *r, const char *p)
{
	while (p < r->end && (unsigned)*p - '0' < 10)
		p++;
	return p;
}

/* From behind the 'e'; the value matters only as far as the limit. */
static bool read_exponent(reader *r, const char **p)
{
	const char *from = *p;
	unsigned value = 0;

	if (from < r->end && (*from == '+' || *from == '-'))
		from++;
	if ((*p = skip_digits(r, from)) == from)
		return bad_number(r, from, "na de \"e\" horen cijfers");
	for (; from < *p && value <= SL_JSON_MOST_EXPONENT; from++)
		value = value * 10 + (unsigned)(*from - '0');
	if (value > SL_JSON_MOST_EXPONENT)
		refuse_limit(r, r->p, "de exponent van een getal", SL_JSON_MOST_EXPONENT);
	return true;
}

static bool read_number(reader *r, sl_json_node *node)
{
	const char *from = r->p + (*r->p == '-'), *p = skip_digits(r, from);
	size_t length;

	if (p == from)
		return bad_number(r, from, "na \"-\" horen cijfers");
	if (*from == '0' && p > from + 1)
		return bad_number(r, from, "het mag niet met een nul beginnen");
	if (p < r->end && *p == '.') {
		from = p + 1;
		if ((p = skip_digits(r, from)) == from)
			return bad_number(r, from, "na de punt horen cijfers");
	}
	if (p < r->end && (*p | 0x20) == 'e') {
		p++;
		if (!read_exponent(r, &p))
			return false;
	}
	if (p < r->end && (is_word_byte(*p) || *p == '.' || *p == '+' || *p == '-'))
		return bad_number(r, p, "er staat iets achter dat er niet bij hoort");
	length = (size_t)(p - r->p);
	if (length > SL_JSON_MOST_NUMBER) {
		refuse_limit(r, r->p, "tekens in één getal", SL_JSON_MOST_NUMBER);
		return halt(r);
	}
	node->kind = SL_JSON_NUMBER;
	node->length = (uint32_t)length;
	node->text = memcpy(r->out, r->p, length);
	r->out[length] = '\0';
	r->out += length + 1;
	r->p = p;
	return true;
}

/* ---- values ---- */

static bool read_value(reader *r, sl_json_node *node);

static sl_json_node *new_node(reader *r, sl_json_node *parent)
{
	sl_json_node *node;

	if (++r->nodes > SL_JSON_MOST_NODES) {
		refuse_limit(r, r->p, "waarden", SL_JSON_MOST_NODES);
		halt(r);
		return NULL;
	}
	if (!(node = sl_arena_alloc(r->arena, sizeof *node))) {
		no_memory(r);
		return NULL;
	}
	if (!(node->parent = parent))
		return node;
	node->index = parent->count++;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	return parent->last = node;
}

static bool enter(reader *r)
{
	if (r->depth == SL_JSON_MOST_DEPTH) {
		refuse_limit(r, r->p, "lijsten en objecten in elkaar",
			     SL_JSON_MOST_DEPTH);
		return halt(r);
	}
	r->depth++;
	r->p++;
	return true;
}

/* After a value: true when another one follows, false at the end or when
 * the reader stopped. */
static bool more(reader *r, char close, const char *what)
{
	skip_space(r);
	if (r->p < r->end && *r->p == ',') {
		r->p++;
		skip_space(r);
		return true;
	}
	if (r->p < r->end && *r->p == close) {
		r->p++;
		return false;
	}
	return expected(r, what);
}

static bool read_array(reader *r, sl_json_node *node)
{
	sl_json_node *item;

	node->kind = SL_JSON_ARRAY;
	if (!enter(r))
		return false;
	skip_space(r);
	if (r->p < r->end && *r->p == ']') {
		r->p++;
	} else {
		do {
			if (!(item = new_node(r, node)) || !read_value(r, item))
				return false;
		} while (more(r, ']', "een komma of \"]\""));
	}
	r->depth--;
	return !r->stop;
}

static bool read_member(reader *r, sl_json_node *node)
{
	uint32_t line = r->line, column = column_of(r, r->p);
	const char *key;
	uint32_t length;
	sl_json_node *item;

	if (r->p == r->end || *r->p != '"')
		return expected(r, "een sleutel tussen dubbele aanhalingstekens");
	r->p++;
	if (!read_string(r, &key, &length, "deze sleutel", SL_JSON_MOST_KEY))
		return false;
	if (!(item = new_node(r, node)))
		return false;
	item->key = key;
	item->key_length = length;
	item->key_line = line;
	item->key_column = column;
	r->open = item;
	skip_space(r);
	if (r->p == r->end || *r->p != ':')
		return expected(r, "\":\"");
	r->p++;
	skip_space(r);
	return read_value(r, item);
}

/* ---- keys that stand there twice ---- */

static void report_twice(reader *r, const sl_json_node *first, const sl_json_node *again)
{
	sl_pos pos = {.file = r->source->file,
		      .line = first->key_line,
		      .column = first->key_column};
	sl_buf key = {0};
	sl_json_node *open = r->open;
	size_t length = again->key_length;

	while (length > 60 || (length && sl_utf8_continues(again->key[length])))
		length--; /* whole characters */
	sl_json_write_string(&key, again->key, length);
	r->open = again->parent;
	if (r->messages < SL_JSON_MOST_MESSAGES) {
		refuse_at(r, SL_DIAG_JSON_KEY_TWICE, again->key_line, again->key_column,
			  sl_buf_text(&key), NULL);
		sl_diags_note(r->diags, &pos, "hier stond hij al");
	} else {
		refuse_at(r, SL_DIAG_JSON_KEY_TWICE, again->key_line, again->key_column,
			  "", NULL);
	}
	r->open = open;
	end_message(r, &key);
}

static int compare_keys(const sl_json_node *a, const sl_json_node *b)
{
	if (a->key_length != b->key_length)
		return a->key_length < b->key_length ? -1 : 1;
	return memcmp(a->key, b->key, a->key_length);
}

static void check_few_keys(reader *r, const sl_json_node *object)
{
	for (const sl_json_node *a = object->first; a; a = a->next)
		for (const sl_json_node *b = object->first; b != a; b = b->next)
			if (compare_keys(a, b) == 0) {
				report_twice(r, b, a);
				break;
			}
}

static int compare_places(const void *x, const void *y)
{
	const sl_json_node *a = *(const sl_json_node *const *)x;
	const sl_json_node *b = *(const sl_json_node *const *)y;
	int c = compare_keys(a, b);

	return c ? c : a->index < b->index ? -1 : 1;
}

/* Sorted, not hashed: nobody can choose keys that make this slow. */
static void check_many_keys(reader *r, const sl_json_node *object)
{
	sl_arena_mark mark = sl_arena_mark_take(r->arena);
	const sl_json_node **sorted =
		sl_arena_calloc(r->arena, object->count, sizeof *sorted);
	size_t n = 0;

	if (!sorted) {
		no_memory(r);
		return;
	}
	for (const sl_json_node *a = object->first; a; a = a->next)
		sorted[n++] = a;
	qsort(sorted, n, sizeof *sorted, compare_places);
	for (size_t i = 1; i < n && !r->stop; i++)
		if (compare_keys(sorted[i - 1], sorted[i]) == 0)
			report_twice(r, sorted[i - 1], sorted[i]);
	sl_arena_release(r->arena, mark);
}

static bool read_object(reader *r, sl_json_node *node)
{
	node->kind = SL_JSON_OBJECT;
	if (!enter(r))
		return false;
	skip_space(r);
	if (r->p < r->end && *r->p == '}') {
		r->p++;
	} else {
		do {
			r->open = node;
			if (!read_member(r, node))
				return false;
			r->open = node;
		} while (more(r, '}', "een komma of \"}\""));
	}
	r->depth--;
	if (r->stop)
		return false;
	if (node->count <= FEW_KEYS)
		check_few_keys(r, node);
	else
		check_many_keys(r, node);
	return !r->stop;
}

static bool read_word(reader *r, sl_json_node *node)
{
	static const struct {
		const char *word;
		size_t length;
		sl_json_kind kind;
	} words[] = {
		{"null", 4, SL_JSON_NULL},
		{"true", 4, SL_JSON_TRUE},
		{"false", 5, SL_JSON_FALSE},
	};
	size_t n = 0, left = (size_t)(r->end - r->p);

	while (n < left && n < 6 && is_word_byte(r->p[n]))
		n++;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (n == words[i].length && memcmp(r->p, words[i].word, n) == 0) {
			node->kind = words[i].kind;
			r->p += n;
			return true;
		}
	return expected(r, "een waarde");
}

static bool read_kind(reader *r, sl_json_node *node)
{
	char c = r->p < r->end ? *r->p : '\0';

	switch (c) {
	case '{':
		return read_object(r, node);
	case '[':
		return read_array(r, node);
	case '"':
		node->kind = SL_JSON_STRING;
		r->p++;
		return read_string(r, &node->text, &node->length, "deze tekst",
				   SL_JSON_MOST_STRING);
	default:
		return c == '-' || (unsigned)c - '0' < 10 ? read_number(r, node)
							  : read_word(r, node);
	}
}

static bool read_value(reader *r, sl_json_node *node)
{
	r->open = node;
	node->line = r->line;
	node->column = column_of(r, r->p);
	if (!read_kind(r, node))
		return false;
	r->open = node->parent;
	return true;
}

/* ---- one document ---- */

static const char *other_encoding(const char *s, size_t n)
{
	if (n >= 4 &&
	    (memcmp(s, "\0\0\xFE\xFF", 4) == 0 || memcmp(s, "\xFF\xFE\0\0", 4) == 0))
		return "UTF-32";
	if (n >= 2 && (memcmp(s, "\xFE\xFF", 2) == 0 || memcmp(s, "\xFF\xFE", 2) == 0))
		return "UTF-16";
	/* RFC 4627: JSON begins with two ASCII characters, so zeroes tell. */
	if (n >= 4 &&
	    ((!s[0] && !s[1] && !s[2] && s[3]) || (s[0] && !s[1] && !s[2] && !s[3])))
		return "UTF-32";
	if (n >= 2 && (!s[0] != !s[1]))
		return "UTF-16";
	return NULL;
}

static sl_json_node *read_document(reader *r)
{
	sl_json_node *root;
	sl_buf found = {0};

	skip_space(r);
	if (r->p == r->end) {
		refuse(r, SL_DIAG_JSON_EMPTY, r->p, NULL, NULL);
		return NULL;
	}
	if (!(root = new_node(r, NULL)) || !read_value(r, root))
		return NULL;
	skip_space(r);
	if (r->p < r->end) {
		describe(r, &found);
		refuse(r, SL_DIAG_JSON_TRAILING, r->p, sl_buf_text(&found), NULL);
		end_message(r, &found);
	}
	return root;
}

/* Does what stands at the beginning allow reading on? */
static bool open_text(reader *r)
{
	const sl_json_source *s = r->source;
	unsigned most = s->most_bytes && s->most_bytes < SL_JSON_MOST_BYTES
				? s->most_bytes
				: SL_JSON_MOST_BYTES;
	const char *encoding = other_encoding(s->text, s->n);

	r->line = s->line ? s->line : 1;
	r->p = r->line_at = s->text;
	r->end = s->text + s->n;
	if (encoding)
		refuse(r, SL_DIAG_JSON_ENCODING, r->p, encoding, NULL);
	else if (s->n > most)
		refuse_limit(r, r->p, "bytes in één document", most);
	if (r->refused)
		return false;
	if (s->n >= 3 && memcmp(s->text, "\xEF\xBB\xBF", 3) == 0)
		r->p = r->line_at = s->text + 3;
	return (r->out = sl_arena_alloc(r->arena, s->n + 1)) || no_memory(r);
}

sl_status sl_json_read(sl_json_node **out, sl_arena *arena, const sl_json_source *source,
		       sl_diags *diags)
{
	reader r = {.source = source, .arena = arena, .diags = diags};
	sl_json_node *root = NULL;

	if (open_text(&r))
		root = read_document(&r);
	if (r.status == SL_OK)
		r.status = diags->status;
	if (r.status != SL_OK)
		return r.status;
	if (r.refused)
		return SL_EINVAL;
	*out = root;
	return SL_OK;
}
