/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading an XPath regular expression and writing it for PCRE2.
 *
 *     regex   = branch *( "|" branch )
 *     branch  = *( atom [ quantifier ] )
 *     atom    = character | "." | "^" | "$" | escape | class | "(" regex ")"
 *     class   = "[" ["^"] parts [ "-" class ] "]"
 *
 * A class with a subtraction, [a-z-[aeiou]], becomes (?:(?![aeiou])[a-z]).
 */
#include "function/regex.h"

#include <string.h>

#include "function/internal.h"

#define MOST_PATTERN   20000 /* bytes */
#define MOST_NESTED    100
#define MOST_GROUPS    1000
#define LAST_CHARACTER 0x10FFFF

typedef struct reader {
	const char *text;
	size_t n, at;
	sl_regex_flags flags;
	sl_buf *out;
	sl_call *call;
	unsigned groups;              /* opened so far */
	bool closed[MOST_GROUPS + 1]; /* and closed: only those can be referred to */
	unsigned depth;
} reader;

static sl_status bad(reader *r, const char *what)
{
	return sl_call_fail(r->call, "reguliere expressie \"%.80s\": %s (teken %zu)",
			    r->text, what, r->at + 1);
}

static int peek(const reader *r)
{
	return r->at < r->n ? (unsigned char)r->text[r->at] : -1;
}

static int take(reader *r)
{
	return r->at < r->n ? (unsigned char)r->text[r->at++] : -1;
}

static bool accept(reader *r, char c)
{
	if (peek(r) != c)
		return false;
	r->at++;
	return true;
}

/* The character at this place (the text is UTF-8). */
static uint32_t take_character(reader *r)
{
	unsigned char c = (unsigned char)r->text[r->at++];
	unsigned more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
	uint32_t ch = more ? c & (0x3Fu >> more) : c;

	while (more-- && r->at < r->n)
		ch = ch << 6 | ((unsigned char)r->text[r->at++] & 0x3F);
	return ch;
}

static void put_character(sl_buf *out, uint32_t c)
{
	bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
		     (c >= 'a' && c <= 'z');

	if (plain)
		sl_buf_putc(out, (char)c);
	else
		sl_buf_printf(out, "\\x{%X}", c);
}

/* ---- escapes ---- */

/* Ranges in order; the last entry of a table is {0, 0}. */
typedef struct span {
	uint32_t first, last;
} span;

/* XML 1.0, fifth edition: NameStartChar and NameChar, in order of code point. */
static const span name_start[] = {
	{':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},
	{0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0x2FF},    {0x370, 0x37D},
	{0x37F, 0x1FFF},  {0x200C, 0x200D}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
	{0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
	{0, 0},
};
static const span name_part[] = {
	{'-', '.'},       {'0', ':'},         {'A', 'Z'},       {'_', '_'},
	{'a', 'z'},       {0xB7, 0xB7},       {0xC0, 0xD6},     {0xD8, 0xF6},
	{0xF8, 0x37D},    {0x37F, 0x1FFF},    {0x200C, 0x200D}, {0x203F, 0x2040},
	{0x2070, 0x218F}, {0x2C00, 0x2FEF},   {0x3001, 0xD7FF}, {0xF900, 0xFDCF},
	{0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF}, {0, 0},
};
static const span blank[] = {{'\t', '\n'}, {'\r', '\r'}, {' ', ' '}, {0, 0}};

static void put_range(sl_buf *out, uint32_t first, uint32_t last)
{
	if (first > last)
		return;
	sl_buf_printf(out, "\\x{%X}-\\x{%X}", first, last);
}

/* The inside of a class: these ranges, or all but these. Surrogates are no characters. */
static void put_spans(sl_buf *out, const span *spans, bool negated)
{
	uint32_t next = 0;

	if (!negated) {
		for (; spans->last; spans++)
			put_range(out, spans->first, spans->last);
		return;
	}
	for (; spans->last; spans++) {
		if (next < spans->first && next < 0xD800 && spans->first > 0xDFFF) {
			put_range(out, next, 0xD7FF);
			put_range(out, 0xE000, spans->first - 1);
		} else if (next < spans->first) {
			put_range(out, next >= 0xD800 && next <= 0xDFFF ? 0xE000 : next,
				  spans->first - 1);
		}
		next = spans->last + 1;
	}
	if (next < 0xD800) {
		put_range(out, next, 0xD7FF);
		next = 0xE000;
	}
	put_range(out, next, LAST_CHARACTER);
}

static bool is_category(const char *name, size_t n)
{
	static const char *const categories[] = {
		"L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",  "Nd",
		"Nl", "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Z",  "Zs",
		"Zl", "Zp", "S",  "Sm", "Sc", "Sk", "So", "C",  "Cc", "Cf", "Co", "Cn",
	};

	for (size_t i = 0; i < sizeof categories / sizeof *categories; i++)
		if (strlen(categories[i]) == n && memcmp(categories[i], name, n) == 0)
			return true;
	return false;
}

/* What stands in a class for \p{...} or \P{...}; the `p` has been read. */
static sl_status property(reader *r, sl_buf *out, bool negated)
{
	span block[2] = {{0, 0}, {0, 0}};
	const char *name, *end;
	size_t n;

	if (!accept(r, '{'))
		return bad(r, "achter \\p hoort een naam tussen accolades");
	name = r->text + r->at;
	if (!(end = memchr(name, '}', r->n - r->at)))
		return bad(r, "de accolade van \\p wordt niet gesloten");
	n = (size_t)(end - name);
	r->at += n + 1;
	if (is_category(name, n)) {
		sl_buf_printf(out, "\\%c{%.*s}", negated ? 'P' : 'p', (int)n, name);
		return SL_OK;
	}
	if (n > 2 && memcmp(name, "Is", 2) == 0 &&
	    sl_regex_block(&block[0].first, &block[0].last, name + 2, n - 2)) {
		put_spans(out, block, negated);
		return SL_OK;
	}
	if (n > 2 && memcmp(name, "Is", 2) == 0 && n < 60 && !memchr(name, ' ', n))
		return sl_call_limit(r->call,
				     "reguliere expressie: het Unicode-blok \"%.*s\"",
				     (int)n - 2, name + 2);
	return bad(r, "onbekende soort tekens achter \\p");
}

/* An escape that stands for several characters, written for inside a class.
 * *done is false when the letter c is no such escape. */
static sl_status multi_escape(reader *r, sl_buf *out, int c, bool *done)
{
	*done = true;
	switch (c) {
	case 's':
	case 'S': put_spans(out, blank, c == 'S'); return SL_OK;
	case 'i':
	case 'I': put_spans(out, name_start, c == 'I'); return SL_OK;
	case 'c':
	case 'C': put_spans(out, name_part, c == 'C'); return SL_OK;
	case 'd': sl_buf_puts(out, "\\p{Nd}"); return SL_OK;
	case 'D': sl_buf_puts(out, "\\P{Nd}"); return SL_OK;
	/* \w is all but punctuation, separators and other. */
	case 'w': sl_buf_puts(out, "\\p{L}\\p{M}\\p{N}\\p{S}"); return SL_OK;
	case 'W': sl_buf_puts(out, "\\p{P}\\p{Z}\\p{C}"); return SL_OK;
	case 'p':
	case 'P': return property(r, out, c == 'P');
	default: break;
	}
	*done = false;
	return SL_OK;
}

/* The one character of an escape: \n, \. and so on; 0 when it is none. */
static uint32_t single_escape(int c)
{
	switch (c) {
	case 'n': return '\n';
	case 'r': return '\r';
	case 't': return '\t';
	default: return c > 0 && strchr("\\|.?*+(){}-[]^$", c) ? (uint32_t)c : 0;
	}
}

/* ---- classes ---- */

/*
 * The members of a class. Flag i holds for characters, not for kinds of them:
 * \p{Lu} stays capitals. PCRE2 thinks otherwise, so the two are kept apart.
 */
typedef struct members {
	sl_buf characters, kinds;
} members;

static void members_free(members *m)
{
	sl_buf_free(&m->characters);
	sl_buf_free(&m->kinds);
}

/* One character that is a member, or is none when `negated`. */
static void put_members(sl_buf *out, const members *m, bool negated, bool ignore_case)
{
	const char *characters = sl_buf_text(&m->characters),
		   *kinds = sl_buf_text(&m->kinds);

	if (!ignore_case || !*kinds)
		sl_buf_printf(out, "[%s%s%s]", negated ? "^" : "", characters, kinds);
	else if (!*characters)
		sl_buf_printf(out, "(?-i:[%s%s])", negated ? "^" : "", kinds);
	else if (negated)
		sl_buf_printf(out, "(?:(?![%s])(?-i:[^%s]))", characters, kinds);
	else
		sl_buf_printf(out, "(?:[%s]|(?-i:[%s]))", characters, kinds);
}

static sl_status class(reader *r, sl_buf *out);

/* One end of a range, or one member. *multi: an escape for several characters,
 * already written. */
static sl_status class_member(reader *r, members *m, uint32_t *c, bool *multi)
{
	int letter;
	sl_status err;

	*multi = false;
	if (!accept(r, '\\')) {
		if (peek(r) == '[')
			return bad(r, "zet een \\ voor [ binnen vierkante haken");
		*c = take_character(r);
		return SL_OK;
	}
	letter = take(r);
	if ((err = multi_escape(r, &m->kinds, letter, multi)) != SL_OK || *multi)
		return err;
	if (!(*c = single_escape(letter)))
		return bad(r, "onbekende \\ binnen vierkante haken");
	return SL_OK;
}

/* Does the hyphen at this place join two ends? Not as the last member, nor
 * before a subtraction. */
static bool at_range(const reader *r)
{
	return peek(r) == '-' && r->at + 1 < r->n && r->text[r->at + 1] != ']' &&
	       r->text[r->at + 1] != '[';
}

/* The members up to `]` or the subtraction `-[`. */
static sl_status class_members(reader *r, members *m)
{
	while (peek(r) >= 0 && peek(r) != ']') {
		bool multi, last_multi = false;
		uint32_t first, last;
		sl_status err;

		if (peek(r) == '-' && r->at + 1 < r->n && r->text[r->at + 1] == '[')
			return SL_OK;
		if ((err = class_member(r, m, &first, &multi)) != SL_OK)
			return err;
		if (multi)
			continue;
		last = first;
		if (at_range(r)) {
			r->at++;
			if ((err = class_member(r, m, &last, &last_multi)) != SL_OK)
				return err;
		}
		if (last_multi || last < first)
			return bad(r, "verkeerd bereik binnen vierkante haken");
		put_range(&m->characters, first, last);
	}
	return SL_OK;
}

/* The `[` has been read. */
static sl_status class(reader *r, sl_buf *out)
{
	sl_buf without = {0};
	members m = {0};
	bool negated = accept(r, '^');
	sl_status err;

	if (++r->depth > MOST_NESTED)
		return sl_call_limit(r->call, "reguliere expressie: te diep genest");
	err = class_members(r, &m);
	if (err == SL_OK && !m.characters.len && !m.kinds.len)
		err = bad(r, "lege vierkante haken");
	if (err == SL_OK && accept(r, '-')) {
		r->at++; /* its [ was seen */
		err = class(r, &without);
	}
	if (err == SL_OK && !accept(r, ']'))
		err = bad(r, "vierkante haak wordt niet gesloten");
	if (without.len)
		sl_buf_printf(out, "(?:(?!%s)", without.text);
	put_members(out, &m, negated, r->flags.ignore_case);
	if (without.len)
		sl_buf_putc(out, ')');
	members_free(&m);
	sl_buf_free(&without);
	r->depth--;
	return err;
}

/* ---- atoms ---- */

/* \1: a group that was closed before; as many digits as give such a group. */
static sl_status back_reference(reader *r, int first)
{
	unsigned group = (unsigned)(first - '0');

	while (peek(r) >= '0' && peek(r) <= '9' &&
	       group * 10 + (unsigned)(peek(r) - '0') <= r->groups)
		group = group * 10 + (unsigned)(take(r) - '0');
	if (group > r->groups || !r->closed[group])
		return bad(r, "verwijzing naar een groep die er niet is");
	sl_buf_printf(r->out, "\\g{%u}", group);
	return SL_OK;
}

static sl_status escape(reader *r)
{
	int c = take(r);
	members m = {0};
	uint32_t single;
	bool multi;
	sl_status err;

	if (c >= '1' && c <= '9')
		return back_reference(r, c);
	err = multi_escape(r, &m.kinds, c, &multi);
	if (err == SL_OK && multi)
		put_members(r->out, &m, false, r->flags.ignore_case);
	members_free(&m);
	if (err != SL_OK || multi)
		return err;
	if (!(single = single_escape(c)))
		return bad(r, "onbekende \\");
	put_character(r->out, single);
	return SL_OK;
}

static sl_status regex(reader *r);

/* The `(` has been read. */
static sl_status group(reader *r)
{
	unsigned number = 0;
	sl_status err;

	if (++r->depth > MOST_NESTED)
		return sl_call_limit(r->call, "reguliere expressie: te diep genest");
	if (accept(r, '?')) {
		if (!accept(r, ':'))
			return bad(r, "achter (? kan alleen : staan");
		sl_buf_puts(r->out, "(?:");
	} else {
		if (r->groups >= MOST_GROUPS)
			return sl_call_limit(r->call,
					     "reguliere expressie: meer dan %d groepen",
					     MOST_GROUPS);
		number = ++r->groups;
		sl_buf_putc(r->out, '(');
	}
	if ((err = regex(r)) != SL_OK)
		return err;
	if (!accept(r, ')'))
		return bad(r, "haakje wordt niet gesloten");
	sl_buf_putc(r->out, ')');
	if (number)
		r->closed[number] = true;
	r->depth--;
	return SL_OK;
}

static sl_status atom(reader *r)
{
	int c = peek(r);

	switch (c) {
	case '(': r->at++; return group(r);
	case '[': r->at++; return class(r, r->out);
	case '\\': r->at++; return escape(r);
	case '.':
		/* PCRE2 would have to count a carriage return among the ends of a line,
		 * and then ^ and $ would find lines there. */
		r->at++;
		sl_buf_puts(r->out, r->flags.dot_all ? "." : "[^\\n\\r]");
		return SL_OK;
	case '^':
	case '$':
		r->at++;
		sl_buf_putc(r->out, (char)c);
		return SL_OK;
	case '*':
	case '+':
	case '?':
	case '{': return bad(r, "hier valt niets te herhalen");
	case ']':
	case '}': return bad(r, "zet een \\ voor dit teken");
	default: put_character(r->out, take_character(r)); return SL_OK;
	}
}

static bool digits(reader *r, unsigned *n)
{
	size_t start = r->at;

	*n = 0;
	while (peek(r) >= '0' && peek(r) <= '9') {
		if (*n <= 100000)
			*n = *n * 10 + (unsigned)(peek(r) - '0');
		r->at++;
	}
	return r->at > start;
}

/* {n}, {n,} or {n,m}; the `{` has been read. */
static sl_status counted(reader *r)
{
	unsigned least, most = 0;
	bool range = false, open = false;

	if (!digits(r, &least))
		return bad(r, "verkeerd aantal herhalingen");
	if (accept(r, ',')) {
		range = true;
		open = !digits(r, &most);
	}
	if (!accept(r, '}') || (range && !open && most < least))
		return bad(r, "verkeerd aantal herhalingen");
	if (least > 65535 || most > 65535)
		return sl_call_limit(r->call,
				     "reguliere expressie: meer dan 65535 herhalingen");
	sl_buf_printf(r->out, "{%u", least);
	if (range)
		sl_buf_putc(r->out, ',');
	if (range && !open)
		sl_buf_printf(r->out, "%u", most);
	sl_buf_putc(r->out, '}');
	return SL_OK;
}

static sl_status quantifier(reader *r)
{
	int c = peek(r);
	sl_status err = SL_OK;

	if (c != '*' && c != '+' && c != '?' && c != '{')
		return SL_OK;
	r->at++;
	if (c == '{')
		err = counted(r);
	else
		sl_buf_putc(r->out, (char)c);
	if (err == SL_OK && accept(r, '?'))
		sl_buf_putc(r->out, '?');
	return err;
}

static sl_status regex(reader *r)
{
	sl_status err;

	while (peek(r) >= 0 && peek(r) != ')') {
		if (accept(r, '|')) {
			sl_buf_putc(r->out, '|');
			continue;
		}
		if ((err = atom(r)) != SL_OK || (err = quantifier(r)) != SL_OK)
			return err;
	}
	return SL_OK;
}

/* ---- the whole ---- */

/* Flag x: white space goes, except within brackets. */
static sl_status without_space(sl_value *out, sl_value pattern, sl_call *call)
{
	sl_buf kept = {0};
	unsigned brackets = 0;

	for (uint32_t i = 0; i < pattern.n; i++) {
		char c = pattern.as.text[i];

		if (!brackets && strchr(" \t\n\r", c) && c)
			continue;
		if (c == '[')
			brackets++;
		else if (c == ']' && brackets)
			brackets--;
		sl_buf_putc(&kept, c);
		if (c == '\\' && i + 1 < pattern.n &&
		    (brackets || !strchr(" \t\n\r", pattern.as.text[i + 1])))
			sl_buf_putc(&kept, pattern.as.text[++i]);
	}
	return sl_text_take(out, call, &kept);
}

sl_status sl_regex_flags_read(sl_regex_flags *out, sl_value flags, sl_call *call)
{
	*out = (sl_regex_flags){false, false, false, false, false};
	for (uint32_t i = 0; flags.kind == SL_STRING && i < flags.n; i++)
		switch (flags.as.text[i]) {
		case 's': out->dot_all = true; break;
		case 'm': out->multiline = true; break;
		case 'i': out->ignore_case = true; break;
		case 'x': out->spaced = true; break;
		case 'q': out->literal = true; break;
		default:
			return sl_call_fail(call,
					    "\"%.20s\": als vlag kan s, m, i, x of q",
					    flags.as.text);
		}
	return SL_OK;
}

sl_status sl_regex_translate(sl_buf *out, unsigned *groups, sl_value pattern,
			     sl_regex_flags flags, sl_call *call)
{
	reader r = {.flags = flags, .out = out, .call = call};
	sl_status err = SL_OK;

	if (pattern.n > MOST_PATTERN)
		return sl_call_limit(call, "reguliere expressie van meer dan %d bytes",
				     MOST_PATTERN);
	if (flags.spaced && !flags.literal)
		err = without_space(&pattern, pattern, call);
	if (err != SL_OK)
		return err;
	r.text = pattern.as.text;
	r.n = pattern.n;
	while (flags.literal && r.at < r.n)
		put_character(out, take_character(&r));
	if (!flags.literal)
		err = regex(&r);
	if (err == SL_OK && r.at < r.n)
		err = bad(&r, "haakje sluit iets dat niet open is");
	*groups = r.groups;
	return err == SL_OK ? sl_buf_status(out) : err;
}
