/* SPDX-License-Identifier: EUPL-1.2 */
/* The JSON reader: one pass, one tree. Here: values, and the document. */
#include "json/reader.h"

#include <string.h>

/* ---- white space ---- */

static void new_line(sl_json_reader *r)
{
	r->line++;
	r->line_at = r->p;
	r->hidden = 0;
}

static void skip_space(sl_json_reader *r)
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

/* ---- values ---- */

static bool read_value(sl_json_reader *r, sl_json_node *node);

static sl_json_node *new_node(sl_json_reader *r, sl_json_node *parent)
{
	sl_json_node *node;

	if (++r->nodes > SL_JSON_MOST_NODES) {
		sl_json_refuse_limit(r, r->p, "waarden", SL_JSON_MOST_NODES);
		sl_json_halt(r);
		return NULL;
	}
	if (!(node = sl_arena_alloc(r->arena, sizeof *node))) {
		sl_json_no_memory(r);
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

static bool enter(sl_json_reader *r)
{
	if (r->depth == SL_JSON_MOST_DEPTH) {
		sl_json_refuse_limit(r, r->p, "lijsten en objecten in elkaar",
			     SL_JSON_MOST_DEPTH);
		return sl_json_halt(r);
	}
	r->depth++;
	r->p++;
	return true;
}

/* After a value: true when another one follows, false at the end or when
 * the reader stopped. */
static bool more(sl_json_reader *r, char close, const char *what)
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
	return sl_json_expected(r, what);
}

static bool read_array(sl_json_reader *r, sl_json_node *node)
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

static bool read_member(sl_json_reader *r, sl_json_node *node)
{
	uint32_t line = r->line, column = sl_json_column(r, r->p);
	const char *key;
	uint32_t length;
	sl_json_node *item;

	if (r->p == r->end || *r->p != '"')
		return sl_json_expected(r, "een sleutel tussen dubbele aanhalingstekens");
	r->p++;
	if (!sl_json_read_string(r, &key, &length, "deze sleutel", SL_JSON_MOST_KEY))
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
		return sl_json_expected(r, "\":\"");
	r->p++;
	skip_space(r);
	return read_value(r, item);
}

static bool read_object(sl_json_reader *r, sl_json_node *node)
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
	return sl_json_check_keys(r, node);
}

static bool read_word(sl_json_reader *r, sl_json_node *node)
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

	while (n < left && n < 6 && sl_json_is_word_byte(r->p[n]))
		n++;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (n == words[i].length && memcmp(r->p, words[i].word, n) == 0) {
			node->kind = words[i].kind;
			r->p += n;
			return true;
		}
	return sl_json_expected(r, "een waarde");
}

static bool read_kind(sl_json_reader *r, sl_json_node *node)
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
		return sl_json_read_string(r, &node->text, &node->length, "deze tekst",
				   SL_JSON_MOST_STRING);
	default:
		return c == '-' || (unsigned)c - '0' < 10 ? sl_json_read_number(r, node)
							  : read_word(r, node);
	}
}

static bool read_value(sl_json_reader *r, sl_json_node *node)
{
	r->open = node;
	node->line = r->line;
	node->column = sl_json_column(r, r->p);
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

static sl_json_node *read_document(sl_json_reader *r)
{
	sl_json_node *root;
	sl_buf found = {0};

	skip_space(r);
	if (r->p == r->end) {
		sl_json_refuse(r, SL_DIAG_JSON_EMPTY, r->p, NULL, NULL);
		return NULL;
	}
	if (!(root = new_node(r, NULL)) || !read_value(r, root))
		return NULL;
	skip_space(r);
	if (r->p < r->end) {
		sl_json_describe(r, &found);
		sl_json_refuse(r, SL_DIAG_JSON_TRAILING, r->p, sl_buf_text(&found), NULL);
		sl_json_end_message(r, &found);
	}
	return root;
}

/* Does what stands at the beginning allow reading on? */
static bool open_text(sl_json_reader *r)
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
		sl_json_refuse(r, SL_DIAG_JSON_ENCODING, r->p, encoding, NULL);
	else if (s->n > most)
		sl_json_refuse_limit(r, r->p, "bytes in één document", most);
	if (r->refused)
		return false;
	if (s->n >= 3 && memcmp(s->text, "\xEF\xBB\xBF", 3) == 0)
		r->p = r->line_at = s->text + 3;
	return (r->out = sl_arena_alloc(r->arena, s->n + 1)) || sl_json_no_memory(r);
}

sl_status sl_json_read(sl_json_node **out, sl_arena *arena, const sl_json_source *source,
		       sl_diags *diags)
{
	sl_json_reader r = {.source = source, .arena = arena, .diags = diags};
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
