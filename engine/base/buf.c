/* SPDX-License-Identifier: EUPL-1.2 */
/* Buffers: text that grows and keeps its first failure. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void sl_buf_free(sl_buf *b)
{
	free(b->text);
	*b = (sl_buf){0};
}

void sl_buf_clear(sl_buf *b)
{
	b->len = 0;
	b->status = SL_OK;
	if (b->text)
		b->text[0] = '\0';
}

/* Room for n more bytes and the NUL; false after a failure. */
static bool make_room(sl_buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 256;
	char *text;

	if (b->status != SL_OK)
		return false;
	if (n > SIZE_MAX / 4 - b->len) {
		b->status = SL_ENOMEM;
		return false;
	}
	while (cap <= b->len + n)
		cap *= 2;
	if (!(text = realloc(b->text, cap))) {
		b->status = SL_ENOMEM;
		return false;
	}
	b->text = text;
	b->cap = cap;
	return true;
}

/* The same, quick while there is room. */
static inline bool reserve(sl_buf *b, size_t n)
{
	if (b->status == SL_OK && n < b->cap - b->len)
		return true;
	return make_room(b, n);
}

void sl_buf_write(sl_buf *b, const char *s, size_t n)
{
	if (!reserve(b, n))
		return;
	if (n)
		memcpy(b->text + b->len, s, n);
	b->len += n;
	b->text[b->len] = '\0';
}

void sl_buf_putc(sl_buf *b, char c)
{
	if (!reserve(b, 1))
		return;
	b->text[b->len++] = c;
	b->text[b->len] = '\0';
}

void sl_buf_puts(sl_buf *b, const char *s)
{
	sl_buf_write(b, s, strlen(s));
}

const char *sl_xml_escape(char c)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '"':
		return "&quot;";
	default:
		return NULL;
	}
}

void sl_buf_put_xml(sl_buf *b, const char *text)
{
	for (; *text; text++) {
		const char *escape = sl_xml_escape(*text);
		if (escape)
			sl_buf_puts(b, escape);
		else
			sl_buf_putc(b, *text);
	}
}

void sl_buf_put_tap(sl_buf *b, const char *text)
{
	for (; *text; text++) {
		if (*text == '#' || *text == '\\')
			sl_buf_putc(b, '\\');
		sl_buf_putc(b, (unsigned char)*text < ' ' ? ' ' : *text);
	}
}

size_t sl_int_text(char out[SL_INT_TEXT_MAX], int64_t n)
{
	uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;
	char back[SL_INT_TEXT_MAX];
	size_t count = 0, len = 0;

	do
		back[count++] = (char)('0' + left % 10);
	while (left /= 10);
	if (n < 0)
		out[len++] = '-';
	while (count)
		out[len++] = back[--count];
	out[len] = '\0';
	return len;
}

void sl_buf_int(sl_buf *b, int64_t n)
{
	char text[SL_INT_TEXT_MAX];

	sl_buf_write(b, text, sl_int_text(text, n));
}

void sl_buf_fill(sl_buf *b, char c, size_t n)
{
	if (!reserve(b, n))
		return;
	memset(b->text + b->len, c, n);
	b->len += n;
	b->text[b->len] = '\0';
}

void sl_buf_printf(sl_buf *b, const char *format, ...)
{
	va_list args, again;
	size_t room = b->status == SL_OK ? b->cap - b->len : 0;
	int n;

	va_start(args, format);
	va_copy(again, args);
	n = vsnprintf(room ? b->text + b->len : NULL, room, format, args);
	va_end(args);
	if (n >= 0 && (size_t)n < room) {
		b->len += (size_t)n;
	} else if (n >= 0 && reserve(b, (size_t)n)) {
		vsnprintf(b->text + b->len, (size_t)n + 1, format, again);
		b->len += (size_t)n;
	} else if (room) {
		b->text[b->len] = '\0'; /* what did not fit is not there */
	}
	va_end(again);
}

sl_status sl_buf_status(const sl_buf *b)
{
	return b->status;
}

const char *sl_buf_text(const sl_buf *b)
{
	return b->text ? b->text : "";
}
