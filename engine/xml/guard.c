/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The guard: everything that is refused before libxml2 sees it.
 *
 * First every byte (encoding, characters, where lines begin), then every
 * piece (declarations, instructions, references, tags, limits). Both report
 * all they find.
 */
#include "xml/scan.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

#define WORD_SIZE 48
#define BYTES_OF_TAG  32 /* there is a tag, an attribute in so many bytes, at most as a rule */
#define BYTES_OF_ATTR 48
#define MOST_FIRST_ROOM (1u << 20)

typedef struct guard {
	sl_xml_doc *doc;
	const char *text; /* of doc */
	size_t n;
	sl_arena *scratch;
	sl_diags *diags;
	unsigned messages;
	bool refused, stop;
	bool not_utf8; /* said once */
	bool no_memory;
	unsigned depth, nodes;
	scan_range open[SL_XML_MOST_DEPTH]; /* names of the elements around us */
	char words[2][WORD_SIZE];
} guard;

/* A few words of the text for in a message: whole characters, nothing that
 * would break the line. */
static const char *quote(guard *g, unsigned slot, scan_range range)
{
	char *word = g->words[slot];
	size_t length = 0;

	for (size_t at = range.from; at < range.to;) {
		uint32_t code;
		size_t step = sl_utf8_decode(&code, g->text + at, range.to - at);
		bool plain = step && code >= 0x20;

		if (length + (plain ? step : 1) + sizeof "…" > WORD_SIZE) {
			memcpy(word + length, "…", sizeof "…");
			return word;
		}
		if (plain)
			memcpy(word + length, g->text + at, step);
		else
			word[length] = '?';
		length += plain ? step : 1;
		at += step ? step : 1;
	}
	word[length] = '\0';
	return word;
}

/* Is there room for one more message? */
static bool room(guard *g, sl_pos *pos, size_t at)
{
	g->refused = true;
	if (g->stop && g->messages > SL_XML_MOST_MESSAGES)
		return false;
	*pos = sl_scan_place(g->doc, at);
	if (++g->messages <= SL_XML_MOST_MESSAGES)
		return true;
	g->stop = true;
	sl_diags_add(g->diags, SL_DIAG_XML_TOO_MANY, pos);
	return false;
}

static void refuse(guard *g, sl_diag_code code, size_t at, const char *a, const char *b)
{
	sl_pos pos;

	if (room(g, &pos, at))
		sl_diags_add(g->diags, code, &pos, a, b);
}

static void refuse_code(guard *g, sl_diag_code code, size_t at, uint32_t number)
{
	sl_pos pos;

	if (room(g, &pos, at))
		sl_diags_add(g->diags, code, &pos, number);
}

static void refuse_limit(guard *g, size_t at, const char *what, unsigned most)
{
	sl_pos pos;

	if (room(g, &pos, at))
		sl_diags_add(g->diags, SL_DIAG_XML_LIMIT, &pos, what, most);
}

/* ---- bytes ---- */

static const char *other_encoding(const char *s, size_t n)
{
	static const struct {
		const char *name, *bytes;
		size_t length;
	} known[] = {
		{"UTF-32", "\0\0\xFE\xFF", 4},
		{"UTF-32", "\xFF\xFE\0\0", 4},
		{"UTF-32", "\0\0\0<", 4},
		{"UTF-32", "<\0\0\0", 4},
		{"UTF-16", "\xFF\xFE", 2},
		{"UTF-16", "\xFE\xFF", 2},
		{"UTF-16", "<\0", 2},
		{"UTF-16", "\0<", 2},
		{"EBCDIC", "\x4C\x6F\xA7\x94", 4},
		{"een zip- of Word-bestand", "PK\x03\x04", 4},
		{"een pdf", "%PDF", 4},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n >= known[i].length &&
		    memcmp(s, known[i].bytes, known[i].length) == 0)
			return known[i].name;
	return NULL;
}

/* One block of plain ASCII with nothing odd in it, as most are: line and
 * column without looking at bytes one by one. All that is computed is a byte
 * wide, so that the compiler takes sixteen at a time. */
static bool plain_block(const char *s, scan_mark *here)
{
	unsigned char odd = 0, lines = 0;

	for (size_t i = 0; i < MARK_BYTES; i++) {
		unsigned char c = (unsigned char)s[i];
		unsigned char line = c == '\n';

		odd |= (unsigned char)(c >= 0x80) | ((unsigned char)(c < 0x20) & !line & (unsigned char)(c != '\t'));
		lines = (unsigned char)(lines + line);
	}
	if (odd)
		return false;
	here->line += lines;
	if (lines) {
		const char *last = memrchr(s, '\n', MARK_BYTES);

		here->column = (uint32_t)(s + MARK_BYTES - last);
	} else {
		here->column += MARK_BYTES;
	}
	return true;
}

/* The character at `at`: how long it is; reported when it may not be there. */
static size_t check_character(guard *g, size_t at)
{
	uint32_t code;
	size_t step = sl_utf8_decode(&code, g->text + at, g->n - at);

	if (!step) {
		/* One place will do: it is the file that was saved in another way. */
		if (!g->not_utf8)
			refuse_code(g, SL_DIAG_XML_UTF8, at, (unsigned char)g->text[at]);
		g->not_utf8 = true;
		return 1;
	}
	if ((code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
	    code == 0xFEFF || code == 0xFFFE || code == 0xFFFF)
		refuse_code(g, SL_DIAG_XML_CHARACTER, at, code);
	return step;
}

static void check_characters(guard *g)
{
	scan_mark here = {1, 1};
	size_t at = 0;

	for (size_t block = 0; block <= g->n; block += MARK_BYTES) {
		size_t end = g->n - block < MARK_BYTES ? g->n : block + MARK_BYTES;

		g->doc->marks[block / MARK_BYTES] = here;
		if (at == block && end - block == MARK_BYTES &&
		    plain_block(g->text + at, &here))
			at = end;
		while (at < end) {
			size_t step = 1;

			if ((unsigned char)g->text[at] - 0x20u >= 0x60u)
				step = check_character(g, at);
			if (scan_ends_line(g->text, g->n, at))
				here = (scan_mark){here.line + 1, 1};
			else
				here.column += !sl_utf8_continues(g->text[at]);
			at += step;
		}
	}
}

/* ---- pieces ---- */

static bool is_word(const guard *g, scan_range r, const char *word)
{
	size_t length = strlen(word);

	return r.to - r.from == length && memcmp(g->text + r.from, word, length) == 0;
}

static bool same(const guard *g, scan_range a, scan_range b)
{
	return a.to - a.from == b.to - b.from &&
	       memcmp(g->text + a.from, g->text + b.from, a.to - a.from) == 0;
}

static void check_references(guard *g, scan_range range)
{
	const char *end = g->text + range.to, *p = g->text + range.from;
	uint32_t code;

	while (!g->stop && (p = memchr(p, '&', (size_t)(end - p)))) {
		size_t at = (size_t)(p - g->text), step;
		scan_range name = {at + 1, at + 1};

		if ((step = sl_scan_reference(&code, g->text, at, range.to))) {
			p += step;
			continue;
		}
		while (name.to < range.to && name.to - name.from < WORD_SIZE &&
		       !strchr(" \t\r\n;&<\"'=)", g->text[name.to]))
			name.to++;
		if (name.to < range.to && g->text[name.to] == ';')
			name.to++;
		refuse(g, SL_DIAG_XML_ENTITY, at, quote(g, 0, name), NULL);
		do
			p++;
		while (p < end && *p == '&'); /* `&&` is one mistake */
	}
}

/* "]]>" may not stand in text. */
static void check_brackets(guard *g, scan_range range)
{
	const char *end = g->text + range.to, *p = g->text + range.from;

	while ((p = memchr(p, '>', (size_t)(end - p)))) {
		size_t at = (size_t)(p++ - g->text);

		if (at >= range.from + 2 && g->text[at - 1] == ']' &&
		    g->text[at - 2] == ']') {
			refuse(g, SL_DIAG_XML_MALFORMED, at - 2,
			       "\"]]>\" mag niet in tekst, schrijf ]]&gt;", NULL);
			return;
		}
	}
}

static void check_text(guard *g, const scan_token *t)
{
	scan_range range = {t->from, t->to};

	if (t->to - t->from > SL_XML_MOST_TEXT) {
		refuse_limit(g, t->from, "bytes in één stuk tekst", SL_XML_MOST_TEXT);
	} else if (t->kind == SCAN_TEXT) {
		check_references(g, range);
		check_brackets(g, range);
	}
}

/* Two hyphens may stand at the end only, and not three. */
static void check_comment(guard *g, const scan_token *t)
{
	const char *found =
		memmem(g->text + t->inner, t->inner_to + 1 - t->inner, "--", 2);

	if (found)
		refuse(g, SL_DIAG_XML_MALFORMED, (size_t)(found - g->text),
		       "\"--\" mag niet in commentaar", NULL);
}

/* <?xml version="1.0" encoding="UTF-8"?> */
static void check_xml_declaration(guard *g, const scan_token *t, size_t at)
{
	scan_attr a;

	while (sl_scan_attr_next(&a, g->text, &at, t->inner_to)) {
		const char *value = quote(g, 0, a.value);

		if (is_word(g, a.name, "encoding") && strcasecmp(value, "utf-8") != 0)
			refuse(g, SL_DIAG_XML_ENCODING_DECLARED, a.value.from, value,
			       NULL);
		else if (is_word(g, a.name, "version") && strcmp(value, "1.0") != 0)
			refuse(g, SL_DIAG_XML_VERSION, a.value.from, value, NULL);
	}
	if (a.problem)
		refuse(g, SL_DIAG_XML_TAG, a.name.from, a.problem, NULL);
}

static void check_instruction(guard *g, const scan_token *t)
{
	scan_range name = sl_scan_name(g->text, t);

	if (is_word(g, name, "xml") && t->from == 0)
		check_xml_declaration(g, t, name.to);
	else if (!is_word(g, name, "xml-model"))
		refuse(g, SL_DIAG_XML_INSTRUCTION, t->from, quote(g, 0, name), NULL);
}

/* What names are made of, but for the rare ones: 2 may be the first character. */
static const unsigned char plain[256] = {
	['a'] = 2, ['b'] = 2, ['c'] = 2, ['d'] = 2, ['e'] = 2, ['f'] = 2, ['g'] = 2, ['h'] = 2, ['i'] = 2,
	['j'] = 2, ['k'] = 2, ['l'] = 2, ['m'] = 2, ['n'] = 2, ['o'] = 2, ['p'] = 2, ['q'] = 2, ['r'] = 2,
	['s'] = 2, ['t'] = 2, ['u'] = 2, ['v'] = 2, ['w'] = 2, ['x'] = 2, ['y'] = 2, ['z'] = 2, ['-'] = 1,
	['0'] = 1, ['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1, ['8'] = 1,
	['9'] = 1,
};

/* XML's NameStartChar and NameChar. */
static bool is_name_char(uint32_t c, bool first)
{
	static const struct {
		uint32_t from, to;
		bool first;
	} ranges[] = {
		{'a', 'z', true},       {'A', 'Z', true},       {'-', '.', false},
		{'0', '9', false},      {'_', '_', true},       {':', ':', true},
		{0xB7, 0xB7, false},    {0xC0, 0xD6, true},     {0xD8, 0xF6, true},
		{0xF8, 0x2FF, true},    {0x300, 0x36F, false},  {0x370, 0x37D, true},
		{0x37F, 0x1FFF, true},  {0x200C, 0x200D, true}, {0x203F, 0x2040, false},
		{0x2070, 0x218F, true}, {0x2C00, 0x2FEF, true}, {0x3001, 0xD7FF, true},
		{0xF900, 0xFDCF, true}, {0xFDF0, 0xFFFD, true}, {0x10000, 0xEFFFF, true},
	};

	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return ranges[i].first || !first;
	return false;
}

static void check_name(guard *g, scan_range name)
{
	uint32_t code;
	size_t step;

	if (name.to - name.from > SL_XML_MOST_NAME) {
		refuse_limit(g, name.from, "bytes in één naam", SL_XML_MOST_NAME);
		return;
	}
	for (size_t at = name.from; at < name.to; at += step) {
		step = 1;
		if (plain[(unsigned char)g->text[at]] > (at == name.from))
			continue;
		if (!(step = sl_utf8_decode(&code, g->text + at, name.to - at)))
			return; /* reported with the bytes */
		if (!is_name_char(code, at == name.from)) {
			refuse(g, SL_DIAG_XML_NAME, at, quote(g, 0, name), NULL);
			return;
		}
	}
}

static void check_twice(guard *g, const scan_range *names, unsigned count)
{
	const scan_range *last = &names[count - 1];
	sl_pos pos;

	for (unsigned i = 0; i + 1 < count; i++)
		if (same(g, names[i], *last)) {
			unsigned before = g->messages;

			refuse(g, SL_DIAG_XML_ATTRIBUTE_TWICE, last->from,
			       quote(g, 0, *last), NULL);
			pos = sl_scan_place(g->doc, names[i].from);
			if (g->messages > before && !g->stop)
				sl_diags_note(g->diags, &pos, "hier stond het al");
			return;
		}
}

static void check_value(guard *g, scan_range value)
{
	const char *less;

	if (value.to - value.from > SL_XML_MOST_VALUE) {
		refuse_limit(g, value.from, "bytes in één attribuutwaarde",
			     SL_XML_MOST_VALUE);
		return;
	}
	if ((less = memchr(g->text + value.from, '<', value.to - value.from)))
		refuse(g, SL_DIAG_XML_LESS_THAN, (size_t)(less - g->text), NULL, NULL);
	check_references(g, value);
}

/* Room for as many as there often are in so many bytes: most documents never
 * need more. */
static void *first_room(guard *g, size_t *cap, size_t bytes_each, size_t size)
{
	size_t bytes = g->n < MOST_FIRST_ROOM ? g->n : MOST_FIRST_ROOM;
	void *items = sl_arena_raw(g->scratch, (bytes / bytes_each + 8) * size);

	*cap = items ? bytes / bytes_each + 8 : 0;
	g->no_memory |= !items;
	return items;
}

/* NULL when memory ran out. */
static void *one_more(guard *g, void *items, size_t count, size_t *cap, size_t size)
{
	void *grown = sl_arena_grow(g->scratch, items, count, cap, size);

	if (!grown)
		g->stop = g->no_memory = true;
	return grown;
}

static void note_attribute(guard *g, const scan_attr *a)
{
	sl_xml_doc *doc = g->doc;
	scan_place *all;

	if (sl_scan_is_xmlns(g->text, a->name) ||
	    !(all = one_more(g, doc->attrs, doc->attr_count, &doc->attr_cap, sizeof *all)))
		return;
	all[doc->attr_count++] =
		(scan_place){(uint32_t)a->name.from, (uint32_t)a->name.to, (uint32_t)a->value.from};
	doc->attrs = all;
}

static void note_tag(guard *g, const scan_token *t)
{
	sl_xml_doc *doc = g->doc;
	scan_tag *all = one_more(g, doc->tags, doc->tag_count, &doc->tag_cap, sizeof *all);

	if (!all)
		return;
	all[doc->tag_count++] = (scan_tag){(uint32_t)t->from, (uint32_t)t->to};
	doc->tags = all;
}

static void check_attributes(guard *g, const scan_token *t, size_t at)
{
	scan_range names[SL_XML_MOST_ATTRS];
	unsigned count = 0;
	scan_attr a;

	while (sl_scan_attr_next(&a, g->text, &at, t->inner_to)) {
		if (count == SL_XML_MOST_ATTRS) {
			refuse_limit(g, a.name.from, "attributen in één element",
				     SL_XML_MOST_ATTRS);
			return;
		}
		names[count++] = a.name;
		check_name(g, a.name);
		check_twice(g, names, count);
		check_value(g, a.value);
		note_attribute(g, &a);
	}
	if (a.problem)
		refuse(g, SL_DIAG_XML_TAG, a.name.from, a.problem, NULL);
}

static void check_start(guard *g, const scan_token *t)
{
	scan_range name = sl_scan_name(g->text, t);

	check_name(g, name);
	check_attributes(g, t, name.to);
	if (++g->nodes > SL_XML_MOST_NODES) {
		refuse_limit(g, t->from, "elementen", SL_XML_MOST_NODES);
		g->stop = true;
	} else if (g->depth == SL_XML_MOST_DEPTH) {
		refuse_limit(g, t->from, "elementen in elkaar", SL_XML_MOST_DEPTH);
		g->stop = true;
	} else if (t->kind == SCAN_START) {
		g->open[g->depth++] = name;
	}
}

/* An end tag that does not fit: did somebody forget one further in, or is
 * this one too many? Go on in the way that gives the fewest messages. */
static void mismatch(guard *g, const scan_token *t, scan_range name)
{
	scan_range open = g->open[g->depth - 1];
	unsigned depth = g->depth;
	sl_pos pos = sl_scan_place(g->doc, open.from - 1);

	refuse(g, SL_DIAG_XML_END_TAG, t->from, quote(g, 0, name), quote(g, 1, open));
	if (!g->stop)
		sl_diags_note(g->diags, &pos, "hier begint \"<%s>\"", quote(g, 1, open));
	while (depth > 0 && !same(g, g->open[depth - 1], name))
		depth--;
	if (depth > 0)
		g->depth = depth - 1;
	else if (sl_name_distance(quote(g, 0, name), quote(g, 1, open), 2) <= 2)
		g->depth--; /* a slip of the pen in the name of this one */
}

static void check_end(guard *g, const scan_token *t)
{
	scan_range name = sl_scan_name(g->text, t);
	size_t rest = name.to + strspn(g->text + name.to, " \t\r\n"); /* '>' stops it */

	if (rest != t->inner_to)
		refuse(g, SL_DIAG_XML_TAG, rest, "in een eindtag hoort alleen een naam",
		       NULL);
	if (g->depth == 0)
		refuse(g, SL_DIAG_XML_END_TAG_LOOSE, t->from, quote(g, 0, name), NULL);
	else if (!same(g, g->open[g->depth - 1], name))
		mismatch(g, t, name);
	else
		g->depth--;
}

static void check_piece(guard *g, const scan_token *t)
{
	switch (t->kind) {
	case SCAN_TEXT:
	case SCAN_CDATA:
		check_text(g, t);
		break;
	case SCAN_START:
	case SCAN_EMPTY:
		check_start(g, t);
		note_tag(g, t);
		break;
	case SCAN_END:
		check_end(g, t);
		note_tag(g, t);
		break;
	case SCAN_INSTRUCTION:
		check_instruction(g, t);
		break;
	case SCAN_LOOSE:
		refuse(g, SL_DIAG_XML_LESS_THAN, t->from, NULL, NULL);
		break;
	case SCAN_DECLARATION:
		/* What stands in it is no XML to us: going on would only give noise. */
		refuse(g, SL_DIAG_XML_DOCTYPE, t->from, NULL, NULL);
		g->stop = true;
		break;
	case SCAN_UNCLOSED:
		refuse(g, SL_DIAG_XML_UNCLOSED, t->from, t->what, NULL);
		g->stop |= t->to == g->n;
		break;
	case SCAN_COMMENT:
		check_comment(g, t);
		break;
	case SCAN_OVER:
		break;
	}
}

static void check_pieces(guard *g)
{
	scan_token t = {0};

	while (!g->stop && sl_scan_next(&t, g->text, g->n, t.to) != SCAN_OVER)
		check_piece(g, &t);
	if (g->stop)
		return;
	if (g->depth > 0) {
		scan_range open = g->open[g->depth - 1];

		refuse(g, SL_DIAG_XML_NOT_ENDED, open.from - 1, quote(g, 0, open), NULL);
	} else if (g->nodes == 0) {
		refuse(g, SL_DIAG_XML_EMPTY, 0, NULL, NULL);
	}
}

static sl_status finish(const guard *g)
{
	if (g->no_memory || g->diags->status != SL_OK)
		return SL_ENOMEM;
	return g->refused ? SL_EINVAL : SL_OK;
}

sl_status sl_xml_guard(sl_xml_doc *doc, sl_arena *arena, sl_arena *scratch, sl_diags *diags)
{
	guard g = {.doc = doc,
		   .text = doc->text,
		   .n = doc->n,
		   .scratch = scratch,
		   .diags = diags};
	const char *encoding = other_encoding(doc->text, doc->n);

	if (encoding)
		refuse(&g, SL_DIAG_XML_ENCODING, 0, encoding, NULL);
	else if (doc->n > SL_XML_MOST_BYTES)
		refuse_limit(&g, 0, "bytes in één bestand", SL_XML_MOST_BYTES);
	if (g.refused)
		return finish(&g);
	doc->marks = sl_arena_calloc(arena, doc->n / MARK_BYTES + 1, sizeof *doc->marks);
	if (!doc->marks)
		return SL_ENOMEM;
	doc->tags = first_room(&g, &doc->tag_cap, BYTES_OF_TAG, sizeof *doc->tags);
	doc->attrs = first_room(&g, &doc->attr_cap, BYTES_OF_ATTR, sizeof *doc->attrs);
	if (g.no_memory)
		return SL_ENOMEM;
	check_characters(&g);
	check_pieces(&g);
	return finish(&g);
}
