/* SPDX-License-Identifier: EUPL-1.2 */
/* Literals: numbers, texts with their escapes, dates behind `@`. */
#include "feel/parse.h"

#include <string.h>

#include "feel/chars.h"
#include "value/time.h"

static sl_ast *literal(sl_parser *p, uint32_t start, sl_value value)
{
	sl_ast *node = sl_feel_node(p, SL_OP_LITERAL, start, p->token.end, NULL, 0);

	if (!node)
		return NULL;
	node->literal = value;
	sl_feel_next(p);
	return node;
}

sl_ast *sl_feel_constant(sl_parser *p, sl_value value)
{
	return literal(p, p->token.start, value);
}

sl_ast *sl_feel_number(sl_parser *p, uint32_t start)
{
	const char *text = p->text + p->token.start;
	size_t n = p->token.end - p->token.start;
	char quoted[SL_FEEL_QUOTE_MAX];
	sl_dec dec;

	if (sl_dec_parse(&dec, text, n, false) != SL_OK) {
		sl_feel_quote(quoted, text, n);
		return sl_feel_fail(p, SL_DIAG_FEEL_NUMBER, start, quoted, NULL);
	}
	return literal(p, start,
		       sl_number(start < p->token.start ? sl_dec_neg(dec) : dec));
}

/* ---- texts ---- */

static bool hex(uint32_t *out, const char *s, size_t n)
{
	*out = 0;
	for (size_t i = 0; i < n; i++) {
		char c = s[i], low = (char)(c | 32);

		if (c >= '0' && c <= '9')
			*out = *out << 4 | (uint32_t)(c - '0');
		else if (low >= 'a' && low <= 'f')
			*out = *out << 4 | (uint32_t)(low - 'a' + 10);
		else
			return false;
	}
	return true;
}

static char *put_char(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
		return to;
	}
	if (c < 0x800) {
		*to++ = (char)(0xC0 | c >> 6);
	} else {
		if (c < 0x10000) {
			*to++ = (char)(0xE0 | c >> 12);
		} else {
			*to++ = (char)(0xF0 | c >> 18);
			*to++ = (char)(0x80 | (c >> 12 & 0x3F));
		}
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
	}
	*to++ = (char)(0x80 | (c & 0x3F));
	return to;
}

/* The bytes of \uXXXX (or a pair of halves) or \UXXXXXX at s, and in *out
 * the character; 0 when it is none. */
static size_t code_point(uint32_t *out, const char *s, size_t n)
{
	size_t length = s[1] == 'U' ? 8 : 6;
	uint32_t half;

	if (n < length || !hex(out, s + 2, length - 2))
		return 0;
	if (*out >= 0xD800 && *out < 0xDC00 && n >= 12 && s[6] == '\\' && s[7] == 'u' &&
	    hex(&half, s + 8, 4) && half >= 0xDC00 && half < 0xE000) {
		*out = 0x10000 + ((*out - 0xD800) << 10) + (half - 0xDC00);
		return 12;
	}
	/* A NUL would end the text for readers that count on one. */
	return *out && *out <= 0x10FFFF && (*out < 0xD800 || *out > 0xDFFF) ? length : 0;
}

/* The escape at s goes to *to; its bytes, 0 when it is wrong. A backslash
 * before any other character stands for itself, as patterns need it. */
static size_t escape(char **to, const char *s, size_t n)
{
	static const char from[] = "'\"\\nrt", into[] = "'\"\\\n\r\t";
	const char *simple;
	uint32_t c;
	size_t length;

	if (n > 1 && s[1] && (simple = strchr(from, s[1]))) {
		*(*to)++ = into[simple - from];
		return 2;
	}
	if (n < 2 || (s[1] != 'u' && s[1] != 'U')) {
		*(*to)++ = '\\';
		return 1;
	}
	if ((length = code_point(&c, s, n)))
		*to = put_char(*to, c);
	return length;
}

static const char *unescape(sl_parser *p, const char *s, size_t n, size_t *out_n)
{
	char *text = sl_arena_alloc(p->arena, n + 1), *to = text;
	const char *start = s;
	char quoted[SL_FEEL_QUOTE_MAX];
	size_t used;

	if (!text)
		return sl_feel_no_memory(p);
	for (; n; s += used, n -= used) {
		used = 1;
		if (*s != '\\') {
			*to++ = *s;
		} else if (!(used = escape(&to, s, n))) {
			sl_feel_quote(quoted, s,
				      n < 8 || s[1] == 'u' ? (n < 6 ? n : 6) : 8);
			return sl_feel_fail(p, SL_DIAG_FEEL_ESCAPE,
					    p->token.start + 1 + (size_t)(s - start),
					    quoted, NULL);
		}
	}
	*out_n = (size_t)(to - text);
	return text;
}

/* The first byte of s that is no UTF-8, or n. */
static size_t not_utf8(const char *s, size_t n)
{
	size_t at = 0, length;
	uint32_t c;

	while (at < n) {
		if (!(length = sl_feel_char(&c, s + at, n - at)))
			return at;
		at += length;
	}
	return n;
}

const char *sl_feel_string_text(sl_parser *p, size_t *n)
{
	const char *s = p->text + p->token.start + 1;
	const char *text;
	size_t bad;

	*n = p->token.end - p->token.start - 2;
	if ((bad = not_utf8(s, *n)) < *n || memchr(s, 0, *n))
		return sl_feel_fail(p, SL_DIAG_FEEL_UTF8, p->token.start + 1 + bad, NULL,
				    NULL);
	if (memchr(s, '\\', *n))
		return unescape(p, s, *n, n);
	if (!(text = sl_arena_strndup(p->arena, s, *n)))
		return sl_feel_no_memory(p);
	return text;
}

sl_ast *sl_feel_string(sl_parser *p)
{
	size_t n;
	const char *text = sl_feel_string_text(p, &n);

	return text ? literal(p, p->token.start, sl_string(text, n)) : NULL;
}

/* ---- dates ---- */

static sl_status duration(sl_value *out, const char *text, size_t n)
{
	int64_t months;
	sl_span span;

	if (sl_months_parse(&months, text, n) == SL_OK) {
		*out = sl_months(months);
		return SL_OK;
	}
	*out = (sl_value){.kind = SL_SPAN};
	if (sl_span_parse(&span, text, n) != SL_OK)
		return SL_EINVAL;
	out->as.span = span;
	return SL_OK;
}

static sl_status moment(sl_parser *p, sl_value *out, const char *text, size_t n)
{
	sl_moment *m = sl_arena_alloc(p->arena, sizeof *m);

	if (!m)
		return SL_ENOMEM;
	*out = (sl_value){.kind = SL_MOMENT, .as.moment = m};
	return sl_moment_parse(m, text, n, p->arena);
}

static sl_status time_of_day(sl_parser *p, sl_value *out, const char *text, size_t n)
{
	sl_time *t = sl_arena_alloc(p->arena, sizeof *t);

	if (!t)
		return SL_ENOMEM;
	*out = (sl_value){.kind = SL_TIME, .as.time = t};
	return sl_time_parse(t, text, n, p->arena);
}

/* Which of the five it is shows in its letters. */
static sl_status at_value(sl_parser *p, sl_value *out, const char *text, size_t n)
{
	const char *zone = memchr(text, '@', n);
	sl_date date;
	sl_status status;

	if (n && (text[0] == 'P' || (n > 1 && text[0] == '-' && text[1] == 'P')))
		return duration(out, text, n);
	/* A zone can have a T of its own: Asia/Tokyo, Etc/UTC. */
	if (memchr(text, 'T', zone ? (size_t)(zone - text) : n))
		return moment(p, out, text, n);
	if (memchr(text, ':', n))
		return time_of_day(p, out, text, n);
	if ((status = sl_date_parse(&date, text, n)) == SL_OK)
		*out = sl_day(date);
	return status;
}

sl_ast *sl_feel_at(sl_parser *p)
{
	uint32_t start = p->token.start;
	char quoted[SL_FEEL_QUOTE_MAX];
	const char *text;
	sl_value value;
	sl_status status;
	size_t n;

	sl_feel_next(p);
	if (p->token.kind != SL_TOKEN_STRING)
		return sl_feel_unexpected(p, "een tekst achter @");
	if (!(text = sl_feel_string_text(p, &n)))
		return NULL;
	status = at_value(p, &value, text, n);
	if (status == SL_ENOMEM)
		return sl_feel_no_memory(p);
	if (status != SL_OK) {
		sl_feel_quote(quoted, text, n);
		return sl_feel_fail(p, SL_DIAG_FEEL_AT, start, quoted, NULL);
	}
	return literal(p, start, value);
}
