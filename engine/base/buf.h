/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/buf - text that grows.
 *
 * in     pieces of text
 * out    one text, NUL-terminated; the first failure is kept
 * calls  every room
 *
 * Write as much as you like and ask once at the end: after a failure the
 * buffer ignores what comes, and sl_buf_status tells.
 */
#ifndef SL_BASE_BUF_H
#define SL_BASE_BUF_H

#include "samenloop.h"

typedef struct sl_buf {
	char *text; /* NULL while empty, else NUL-terminated */
	size_t len, cap;
	sl_status status;
} sl_buf;

/* The digits of n as text, "-12"; returns how many bytes. */
#define SL_INT_TEXT_MAX 21
size_t sl_int_text(char out[SL_INT_TEXT_MAX], int64_t n);

void sl_buf_free(sl_buf *b);
/* Empty it but keep its memory. */
void sl_buf_clear(sl_buf *b);
void sl_buf_putc(sl_buf *b, char c);
void sl_buf_puts(sl_buf *b, const char *s);
void sl_buf_write(sl_buf *b, const char *s, size_t n);
/* What XML and HTML write for a character that has a meaning of its own there; NULL: itself. */
const char *sl_xml_escape(char c);
/* The text with those characters escaped; right in an element and in a "quoted" attribute. */
void sl_buf_put_xml(sl_buf *b, const char *text);
/* The text on one line of TAP, where a hash sign would begin a directive. */
void sl_buf_put_tap(sl_buf *b, const char *text);
/* A whole number in decimal digits. */
void sl_buf_int(sl_buf *b, int64_t n);
void sl_buf_fill(sl_buf *b, char c, size_t n);
void sl_buf_printf(sl_buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The first failure, or SL_OK. */
sl_status sl_buf_status(const sl_buf *b);
/* The text, "" when nothing was written. Borrowed from the buffer. */
const char *sl_buf_text(const sl_buf *b);

#endif
