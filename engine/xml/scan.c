/* SPDX-License-Identifier: EUPL-1.2 */
/* The scanner: where each piece of an XML text begins and ends. */
#include "xml/scan.h"

#include <string.h>

#include "base/utf8.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Letters as far as the scanner must know them; libxml2 checks names. */
static bool begins_name(char c)
{
	unsigned char u = (unsigned char)c;

	return (u | 0x20u) - 'a' < 26 || u == '_' || u == ':' || u >= 0x80;
}

static bool ends_name(char c)
{
	return is_space(c) || c == '=' || c == '/' || c == '>' || c == '<' || c == '"' ||
	       c == '\'' || c == '?';
}

static scan_token unclosed(size_t from, size_t to, const char *what)
{
	return (scan_token){SCAN_UNCLOSED, from, to, from, to, what};
}

/* From `open` bytes behind `from` up to `close`. */
static scan_token until(scan_kind kind, const char *text, size_t n, size_t from, size_t open,
			const char *close, const char *what)
{
	size_t inner = from + open, length = strlen(close);
	const char *found = memmem(text + inner, n - inner, close, length);
	size_t end;

	if (!found)
		return unclosed(from, n, what);
	end = (size_t)(found - text);
	return (scan_token){kind, from, end + length, inner, end, NULL};
}

static scan_token start_tag(const char *text, size_t n, size_t from)
{
	const char *quote;

	for (size_t at = from + 1; at < n; at++) {
		char c = text[at];

		if (c == '"' || c == '\'') {
			if (!(quote = memchr(text + at + 1, c, n - at - 1)))
				return unclosed(at, n, "deze attribuutwaarde");
			at = (size_t)(quote - text);
		} else if (c == '>') {
			bool empty = text[at - 1] == '/';

			return (scan_token){empty ? SCAN_EMPTY : SCAN_START, from, at + 1,
					    from + 1, at - empty, NULL};
		} else if (c == '<') {
			return unclosed(from, at, "deze tag");
		}
	}
	return unclosed(from, n, "deze tag");
}

static bool stands(const char *text, size_t n, size_t at, const char *mark)
{
	size_t length = strlen(mark);

	return n - at >= length && memcmp(text + at, mark, length) == 0;
}

static scan_token mark_up(const char *text, size_t n, size_t at)
{
	char second = at + 1 < n ? text[at + 1] : ' ';

	if (begins_name(second))
		return start_tag(text, n, at);
	if (second == '/')
		return until(SCAN_END, text, n, at, 2, ">", "deze eindtag");
	if (second == '?')
		return until(SCAN_INSTRUCTION, text, n, at, 2, "?>", "deze verwerkingsinstructie");
	if (second != '!')
		return (scan_token){SCAN_LOOSE, at, at + 1, at, at + 1, NULL};
	if (stands(text, n, at, "<!--"))
		return until(SCAN_COMMENT, text, n, at, 4, "-->", "dit commentaar");
	if (stands(text, n, at, "<![CDATA["))
		return until(SCAN_CDATA, text, n, at, 9, "]]>", "dit CDATA-deel");
	return (scan_token){SCAN_DECLARATION, at, at + 2, at, at + 2, NULL};
}

scan_token sl_scan_next(const char *text, size_t n, size_t at)
{
	const char *less;
	size_t to;

	if (at >= n)
		return (scan_token){SCAN_OVER, n, n, n, n, NULL};
	if (text[at] == '<')
		return mark_up(text, n, at);
	less = memchr(text + at, '<', n - at);
	to = less ? (size_t)(less - text) : n;
	return (scan_token){SCAN_TEXT, at, to, at, to, NULL};
}

scan_range sl_scan_name(const char *text, const scan_token *tag)
{
	size_t at = tag->inner;

	while (at < tag->inner_to && !ends_name(text[at]))
		at++;
	return (scan_range){tag->inner, at};
}

static size_t skip_space(const char *text, size_t at, size_t end)
{
	while (at < end && is_space(text[at]))
		at++;
	return at;
}

static bool problem(scan_attr *out, size_t at, const char *what)
{
	*out = (scan_attr){.name = {at, at}, .problem = what};
	return false;
}

bool sl_scan_attr_next(scan_attr *out, const char *text, size_t *at, size_t end)
{
	size_t from = skip_space(text, *at, end), to = from, p;
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
	p = skip_space(text, to, end);
	if (p == end || text[p] != '=')
		return problem(out, from, "dit attribuut heeft geen waarde");
	p = skip_space(text, p + 1, end);
	if (p == end || (text[p] != '"' && text[p] != '\''))
		return problem(out, p, "hier hoort een waarde tussen aanhalingstekens");
	if (!(quote = memchr(text + p + 1, text[p], end - p - 1)))
		return problem(out, p, "deze waarde wordt niet gesloten");
	*at = (size_t)(quote - text) + 1;
	*out = (scan_attr){{from, to}, {p + 1, *at - 1}, NULL};
	return true;
}

bool sl_scan_is_xmlns(const char *text, scan_range name)
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
	unsigned d = c >= '0' && c <= '9' ? (unsigned)(c - '0') :
		     (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (unsigned)((c | 0x20) - 'a') + 10 :
		     base;

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
	} known[] = {{"lt", '<'}, {"gt", '>'}, {"amp", '&'}, {"quot", '"'}, {"apos", '\''}};
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
