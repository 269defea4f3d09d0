/* SPDX-License-Identifier: EUPL-1.2 */
/* The scanner: where each piece of an XML text begins and ends. */
#include "xml/scan.h"

#include <string.h>

#include "base/utf8.h"

/* Letters as far as the scanner must know them; libxml2 checks names. */
static bool begins_name(char c)
{
	unsigned char u = (unsigned char)c;

	return (u | 0x20u) - 'a' < 26 || u == '_' || u == ':' || u >= 0x80;
}

static bool ends_name(char c)
{
	static const bool ends[256] = {
		[' '] = true, ['\n'] = true, ['\t'] = true, ['\r'] = true, ['='] = true, ['/'] = true,
		['>'] = true, ['<'] = true,  ['"'] = true,  ['\''] = true, ['?'] = true,
	};

	return ends[(unsigned char)c];
}

/* Fields one by one: a token is filled millions of times, and a copy of what
 * was just written waits for the writing. */
static void found(sl_scan_token *out, sl_scan_kind kind, size_t from, size_t to, size_t inner,
		  size_t inner_to)
{
	out->kind = kind;
	out->from = from;
	out->to = to;
	out->inner = inner;
	out->inner_to = inner_to;
}

static void unclosed(sl_scan_token *out, size_t from, size_t to, const char *what)
{
	found(out, SL_SCAN_UNCLOSED, from, to, from, to);
	out->what = what;
}

/* From `open` bytes behind `from` up to `close`. */
static void until(sl_scan_token *out, sl_scan_kind kind, const char *text, size_t n,
		  size_t from, size_t open, const char *close, const char *what)
{
	size_t inner = from + open, length = strlen(close), end;
	const char *p = length == 1 ? memchr(text + inner, *close, n - inner)
				    : memmem(text + inner, n - inner, close, length);

	if (!p) {
		unclosed(out, from, n, what);
		return;
	}
	end = (size_t)(p - text);
	found(out, kind, from, end + length, inner, end);
}

static void start_tag(sl_scan_token *out, const char *text, size_t n, size_t from)
{
	const char *quote;

	for (size_t at = from + 1; at < n; at++) {
		char c = text[at];

		if (!ends_name(c)) /* most are letters of names */
			continue;
		if (c == '"' || c == '\'') {
			if (!(quote = memchr(text + at + 1, c, n - at - 1))) {
				unclosed(out, at, n, "deze attribuutwaarde");
				return;
			}
			at = (size_t)(quote - text);
		} else if (c == '>') {
			bool empty = text[at - 1] == '/';

			found(out, empty ? SL_SCAN_EMPTY : SL_SCAN_START, from, at + 1,
			      from + 1, at - empty);
			return;
		} else if (c == '<') {
			unclosed(out, from, at, "deze tag");
			return;
		}
	}
	unclosed(out, from, n, "deze tag");
}

static bool stands(const char *text, size_t n, size_t at, const char *mark)
{
	size_t length = strlen(mark);

	return n - at >= length && memcmp(text + at, mark, length) == 0;
}

static void mark_up(sl_scan_token *out, const char *text, size_t n, size_t at)
{
	char second = at + 1 < n ? text[at + 1] : ' ';

	if (begins_name(second))
		start_tag(out, text, n, at);
	else if (second == '/')
		until(out, SL_SCAN_END, text, n, at, 2, ">", "deze eindtag");
	else if (second == '?')
		until(out, SL_SCAN_INSTRUCTION, text, n, at, 2, "?>",
		      "deze verwerkingsinstructie");
	else if (second != '!')
		found(out, SL_SCAN_LOOSE, at, at + 1, at, at + 1);
	else if (stands(text, n, at, "<!--"))
		until(out, SL_SCAN_COMMENT, text, n, at, 4, "-->", "dit commentaar");
	else if (stands(text, n, at, "<![CDATA["))
		until(out, SL_SCAN_CDATA, text, n, at, 9, "]]>", "dit CDATA-deel");
	else
		found(out, SL_SCAN_DECLARATION, at, at + 2, at, at + 2);
}

sl_scan_kind sl_scan_next(sl_scan_token *out, const char *text, size_t n, size_t at)
{
	const char *less;
	size_t to;

	if (at >= n) {
		found(out, SL_SCAN_OVER, n, n, n, n);
	} else if (text[at] == '<') {
		mark_up(out, text, n, at);
	} else {
		less = memchr(text + at, '<', n - at);
		to = less ? (size_t)(less - text) : n;
		found(out, SL_SCAN_TEXT, at, to, at, to);
	}
	return out->kind;
}

sl_scan_range sl_scan_name(const char *text, const sl_scan_token *tag)
{
	size_t at = tag->inner;

	while (at < tag->inner_to && !ends_name(text[at]))
		at++;
	return (sl_scan_range){tag->inner, at};
}

size_t sl_scan_space(const char *text, size_t at, size_t end)
{
	while (at < end && sl_scan_is_space(text[at]))
		at++;
	return at;
}

static bool problem(sl_scan_attr *out, size_t at, const char *what)
{
	*out = (sl_scan_attr){.name = {at, at}, .problem = what};
	return false;
}

bool sl_scan_attr_next(sl_scan_attr *out, const char *text, size_t *at, size_t end)
{
	size_t from = sl_scan_space(text, *at, end), to = from, p;
	const char *quote;

	out->problem = NULL;
	if (from == end)
		return false;
	if (from == *at)
		return problem(out, from, "hier hoort een spatie");
	while (to < end && !ends_name(text[to]))
		to++;
	if (to == from)
		return problem(out, from, "hier hoort de naam van een attribuut");
	p = sl_scan_space(text, to, end);
	if (p == end || text[p] != '=')
		return problem(out, from, "dit attribuut heeft geen waarde");
	p = sl_scan_space(text, p + 1, end);
	if (p == end || (text[p] != '"' && text[p] != '\''))
		return problem(out, p, "hier hoort een waarde tussen aanhalingstekens");
	if (!(quote = memchr(text + p + 1, text[p], end - p - 1)))
		return problem(out, p, "deze waarde wordt niet gesloten");
	*at = (size_t)(quote - text) + 1;
	out->name.from = from;
	out->name.to = to;
	out->value.from = p + 1;
	out->value.to = *at - 1;
	return true;
}

bool sl_scan_is_xmlns(const char *text, sl_scan_range name)
{
	size_t length = name.to - name.from;

	return length >= 5 && memcmp(text + name.from, "xmlns", 5) == 0 &&
	       (length == 5 || text[name.from + 5] == ':');
}

/* XML's Char. */
static bool is_char(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c < 0xD800) ||
	       (c >= 0xE000 && c <= 0xFFFD) || (c >= 0x10000 && c <= 0x10FFFF);
}

static unsigned digit_of(char c, unsigned base)
{
	unsigned d = (unsigned)(unsigned char)c - '0';

	if (d >= 10 && ((unsigned char)c | 0x20u) - 'a' < 6)
		d = ((unsigned char)c | 0x20u) - 'a' + 10;
	return d < base ? d : base;
}

/* Of "#8364" or "#x20AC". */
static bool read_code(uint32_t *code, const char *text, size_t from, size_t to)
{
	unsigned base = from + 1 < to && text[from + 1] == 'x' ? 16 : 10;
	size_t at = from + (base == 16 ? 2 : 1);
	uint32_t value = 0;

	if (at >= to)
		return false;
	for (; at < to; at++) {
		unsigned digit = digit_of(text[at], base);

		if (digit == base || (value = value * base + digit) > 0x10FFFF)
			return false;
	}
	*code = value;
	return is_char(value);
}

size_t sl_scan_reference(uint32_t *code, const char *text, size_t at, size_t end)
{
	static const struct {
		const char *name;
		uint32_t code;
	} known[] = {
		{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
	size_t most = end - at < SL_XML_MOST_NAME ? end - at : SL_XML_MOST_NAME;
	const char *semicolon = memchr(text + at, ';', most);
	size_t from = at + 1, to;

	if (!semicolon || (to = (size_t)(semicolon - text)) == from)
		return 0;
	if (text[from] == '#')
		return read_code(code, text, from, to) ? to + 1 - at : 0;
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strlen(known[i].name) == to - from &&
		    memcmp(known[i].name, text + from, to - from) == 0) {
			*code = known[i].code;
			return to + 1 - at;
		}
	return 0;
}
