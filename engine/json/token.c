/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The JSON reader: strings and numbers.
 *
 * Decoded strings and numbers never take more bytes than they take in the
 * source with the quote or separator behind them, so one block of the size of
 * the source holds them all, each with its NUL.
 */
#include "json/reader.h"

#include <string.h>

#include "base/utf8.h"

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
static bool bad_escape(sl_json_reader *r)
{
	char shown[5] = {0};
	size_t length = 0;

	while (length < 4 && r->p + 1 + length < r->end && sl_json_is_word_byte(r->p[1 + length]))
		length++;
	if (length > 1 && r->p[1] != 'u')
		length = 1;
	memcpy(shown, r->p + 1, length);
	sl_json_refuse(r, SL_DIAG_JSON_ESCAPE, r->p, shown, NULL);
	return sl_json_halt(r);
}

/* \uXXXX, or two of them for one character. */
static bool read_unicode(sl_json_reader *r)
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
		sl_json_refuse(r, SL_DIAG_JSON_NUL, r->p, NULL, NULL);
	else if (code >= 0xD800 && code < 0xE000)
		sl_json_refuse(r, SL_DIAG_JSON_SURROGATE, r->p, shown, NULL);
	else
		r->out += sl_utf8_encode(r->out, code);
	r->p += 6;
	return true;
}

static bool read_escape(sl_json_reader *r)
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
static bool read_odd(sl_json_reader *r)
{
	unsigned char c = (unsigned char)*r->p;
	size_t step;

	if (c == '\\')
		return read_escape(r);
	if (c < 0x20) {
		sl_json_refuse_code(r, SL_DIAG_JSON_CONTROL, r->p, c);
		r->p++;
		/* A line end in a string: most likely its quote was forgotten. */
		return c == '\n' || c == '\r' ? sl_json_halt(r) : true;
	}
	if (!(step = sl_utf8_decode(NULL, r->p, (size_t)(r->end - r->p)))) {
		sl_json_refuse_code(r, SL_DIAG_JSON_UTF8, r->p, c);
		return sl_json_halt(r);
	}
	memcpy(r->out, r->p, step);
	r->out += step;
	r->p += step;
	r->hidden += step - 1;
	return true;
}

/* p is behind the quote. */
bool sl_json_read_string(sl_json_reader *r, const char **text, uint32_t *length, const char *what,
			 unsigned most)
{
	const char *begin = r->p, *from;
	uint32_t line = r->line, column = sl_json_column(r, begin - 1);
	char *out = r->out;

	for (;;) {
		for (from = r->p; r->p < r->end && *r->p != '"' && *r->p != '\\' &&
				  (unsigned char)*r->p - 0x20u < 0x60;
		     r->p++)
			;
		memcpy(r->out, from, (size_t)(r->p - from));
		r->out += r->p - from;
		if (r->p == r->end)
			return sl_json_unclosed(r, what, line, column);
		if (*r->p == '"')
			break;
		if (!read_odd(r) || r->stop)
			return false;
	}
	r->p++;
	if ((size_t)(r->out - out) > most) {
		sl_json_refuse_limit(r, begin - 1, "bytes in één tekst", most);
		return sl_json_halt(r);
	}
	*text = out;
	*length = (uint32_t)(r->out - out);
	*r->out++ = '\0';
	return true;
}

/* ---- numbers ---- */

static bool bad_number(sl_json_reader *r, const char *at, const char *why)
{
	sl_json_refuse(r, SL_DIAG_JSON_NUMBER, at, why, NULL);
	return sl_json_halt(r);
}

static const char *skip_digits(const sl_json_reader *r, const char *p)
{
	while (p < r->end && (unsigned)*p - '0' < 10)
		p++;
	return p;
}

/* From behind the 'e'; the value matters only as far as the limit. */
static bool read_exponent(sl_json_reader *r, const char **p)
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
		sl_json_refuse_limit(r, r->p, "de exponent van een getal", SL_JSON_MOST_EXPONENT);
	return true;
}

bool sl_json_read_number(sl_json_reader *r, sl_json_node *node)
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
	if (p < r->end && (sl_json_is_word_byte(*p) || *p == '.' || *p == '+' || *p == '-'))
		return bad_number(r, p, "er staat iets achter dat er niet bij hoort");
	length = (size_t)(p - r->p);
	if (length > SL_JSON_MOST_NUMBER) {
		sl_json_refuse_limit(r, r->p, "tekens in één getal", SL_JSON_MOST_NUMBER);
		return sl_json_halt(r);
	}
	node->kind = SL_JSON_NUMBER;
	node->length = (uint32_t)length;
	node->text = memcpy(r->out, r->p, length);
	r->out[length] = '\0';
	r->out += length + 1;
	r->p = p;
	return true;
}
