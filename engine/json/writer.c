/* SPDX-License-Identifier: EUPL-1.2 */
/* The JSON writer: the same calls give the same bytes. */
#include "json/json.h"

#include <string.h>

#include "base/utf8.h"

static const char *short_escape(unsigned char c)
{
	switch (c) {
	case '"':
		return "\\\"";
	case '\\':
		return "\\\\";
	case '\b':
		return "\\b";
	case '\f':
		return "\\f";
	case '\n':
		return "\\n";
	case '\r':
		return "\\r";
	case '\t':
		return "\\t";
	default:
		return NULL;
	}
}

/* One character that cannot stay as it is; returns the bytes it took. */
static size_t write_odd(sl_buf *out, const char *s, size_t n)
{
	unsigned char c = (unsigned char)*s;
	size_t step = sl_utf8_decode(NULL, s, n);
	const char *escape;

	if (!step) {
		sl_buf_puts(out, "\xEF\xBF\xBD");
		return 1;
	}
	if ((escape = short_escape(c)))
		sl_buf_puts(out, escape);
	else if (c < 0x20)
		sl_buf_printf(out, "\\u%04x", c);
	else
		sl_buf_write(out, s, step);
	return step;
}

void sl_json_write_string(sl_buf *out, const char *text, size_t n)
{
	size_t at = 0, from;

	sl_buf_putc(out, '"');
	while (at < n) {
		for (from = at; at < n && text[at] != '"' && text[at] != '\\' &&
				(unsigned char)text[at] - 0x20u < 0x60;
		     at++)
			;
		sl_buf_write(out, text + from, at - from);
		if (at < n)
			at += write_odd(out, text + at, n - at);
	}
	sl_buf_putc(out, '"');
}

static void new_line(sl_json_writer *w)
{
	if (!w->indent)
		return;
	sl_buf_putc(w->out, '\n');
	sl_buf_fill(w->out, ' ', (size_t)w->indent * w->depth);
}

/* What goes between the value before and the next value or key. */
static void separate(sl_json_writer *w)
{
	if (w->keyed) {
		w->keyed = false;
		w->follows = true;
		return;
	}
	if (w->follows)
		sl_buf_putc(w->out, ',');
	if (w->depth)
		new_line(w);
	w->follows = true;
}

static void begin(sl_json_writer *w, char mark)
{
	separate(w);
	sl_buf_putc(w->out, mark);
	w->depth++;
	w->follows = false;
}

static void end(sl_json_writer *w, char mark)
{
	w->depth--;
	if (w->follows)
		new_line(w);
	sl_buf_putc(w->out, mark);
	w->follows = true;
}

void sl_json_object_begin(sl_json_writer *w)
{
	begin(w, '{');
}

void sl_json_object_end(sl_json_writer *w)
{
	end(w, '}');
}

void sl_json_array_begin(sl_json_writer *w)
{
	begin(w, '[');
}

void sl_json_array_end(sl_json_writer *w)
{
	end(w, ']');
}

static void write_key(sl_json_writer *w, const char *key, size_t n)
{
	separate(w);
	sl_json_write_string(w->out, key, n);
	sl_buf_puts(w->out, w->indent ? ": " : ":");
	w->keyed = true;
}

void sl_json_key(sl_json_writer *w, const char *key)
{
	write_key(w, key, strlen(key));
}

void sl_json_string_n(sl_json_writer *w, const char *text, size_t n)
{
	separate(w);
	sl_json_write_string(w->out, text, n);
}

void sl_json_string(sl_json_writer *w, const char *text)
{
	if (text)
		sl_json_string_n(w, text, strlen(text));
	else
		sl_json_null(w);
}

void sl_json_raw(sl_json_writer *w, const char *text)
{
	separate(w);
	sl_buf_puts(w->out, text);
}

void sl_json_integer(sl_json_writer *w, int64_t value)
{
	separate(w);
	sl_buf_int(w->out, value);
}

void sl_json_bool(sl_json_writer *w, bool value)
{
	sl_json_raw(w, value ? "true" : "false");
}

void sl_json_null(sl_json_writer *w)
{
	sl_json_raw(w, "null");
}

void sl_json_member(sl_json_writer *w, const char *key, const char *text)
{
	sl_json_key(w, key);
	sl_json_string(w, text);
}

void sl_json_tree(sl_json_writer *w, const sl_json_node *node)
{
	bool object = node->kind == SL_JSON_OBJECT;

	switch (node->kind) {
	case SL_JSON_NULL:
		sl_json_null(w);
		return;
	case SL_JSON_FALSE:
	case SL_JSON_TRUE:
		sl_json_bool(w, node->kind == SL_JSON_TRUE);
		return;
	case SL_JSON_NUMBER:
		sl_json_raw(w, node->text);
		return;
	case SL_JSON_STRING:
		sl_json_string_n(w, node->text, node->length);
		return;
	case SL_JSON_ARRAY:
	case SL_JSON_OBJECT:
		break;
	}
	begin(w, object ? '{' : '[');
	for (const sl_json_node *item = node->first; item; item = item->next) {
		if (object)
			write_key(w, item->key, item->key_length);
		sl_json_tree(w, item);
	}
	end(w, object ? '}' : ']');
}
