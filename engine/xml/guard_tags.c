/* SPDX-License-Identifier: EUPL-1.2 */
/* Tags: names, attributes, elements in each other; what the tree builder needs of them. */
#include "xml/guard.h"

#include <string.h>

#include "base/utf8.h"

/* There is a tag, an attribute in so many bytes, at most as a rule. */
#define BYTES_OF_TAG    32
#define BYTES_OF_ATTR   48
#define MOST_FIRST_ROOM (1u << 20)

/* ---- names ---- */

/* What names are made of, but for the rare ones: 2 may be the first character. */
static const unsigned char plain[256] = {
	['a'] = 2, ['b'] = 2, ['c'] = 2, ['d'] = 2, ['e'] = 2, ['f'] = 2, ['g'] = 2,
	['h'] = 2, ['i'] = 2, ['j'] = 2, ['k'] = 2, ['l'] = 2, ['m'] = 2, ['n'] = 2,
	['o'] = 2, ['p'] = 2, ['q'] = 2, ['r'] = 2, ['s'] = 2, ['t'] = 2, ['u'] = 2,
	['v'] = 2, ['w'] = 2, ['x'] = 2, ['y'] = 2, ['z'] = 2, ['-'] = 1, ['0'] = 1,
	['1'] = 1, ['2'] = 1, ['3'] = 1, ['4'] = 1, ['5'] = 1, ['6'] = 1, ['7'] = 1,
	['8'] = 1, ['9'] = 1,
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

static void check_name(sl_guard *g, sl_scan_range name)
{
	uint32_t code;
	size_t step;

	if (name.to - name.from > SL_XML_MOST_NAME) {
		sl_guard_refuse_limit(g, name.from, "bytes in één naam",
				      SL_XML_MOST_NAME);
		return;
	}
	for (size_t at = name.from; at < name.to; at += step) {
		step = 1;
		if (plain[(unsigned char)g->text[at]] > (at == name.from))
			continue;
		if (!(step = sl_utf8_decode(&code, g->text + at, name.to - at)))
			return; /* reported with the bytes */
		if (!is_name_char(code, at == name.from)) {
			sl_guard_refuse(g, SL_DIAG_XML_NAME, at,
					sl_guard_quote(g, 0, name), NULL);
			return;
		}
	}
}

/* ---- what the tree builder needs ---- */

/* Room for as many as there often are in so many bytes: most documents never
 * need more. */
static void *first_room(sl_guard *g, size_t *cap, size_t bytes_each, size_t size)
{
	size_t bytes = g->n < MOST_FIRST_ROOM ? g->n : MOST_FIRST_ROOM;
	void *items = sl_arena_raw(g->scratch, (bytes / bytes_each + 8) * size);

	*cap = items ? bytes / bytes_each + 8 : 0;
	g->no_memory |= !items;
	return items;
}

bool sl_guard_tags_begin(sl_guard *g)
{
	sl_xml_doc *doc = g->doc;

	doc->tags = first_room(g, &doc->tag_cap, BYTES_OF_TAG, sizeof *doc->tags);
	doc->attrs = first_room(g, &doc->attr_cap, BYTES_OF_ATTR, sizeof *doc->attrs);
	return !g->no_memory;
}

/* NULL when memory ran out. */
static void *one_more(sl_guard *g, void *items, size_t count, size_t *cap, size_t size)
{
	void *grown = sl_arena_grow(g->scratch, items, count, cap, size);

	if (!grown)
		g->stop = g->no_memory = true;
	return grown;
}

static void note_attribute(sl_guard *g, const sl_scan_attr *a)
{
	sl_xml_doc *doc = g->doc;
	sl_scan_attr_place *all;

	if (sl_scan_is_xmlns(g->text, a->name) ||
	    !(all = one_more(g, doc->attrs, doc->attr_count, &doc->attr_cap,
			     sizeof *all)))
		return;
	all[doc->attr_count++] = (sl_scan_attr_place){
		(uint32_t)a->name.from, (uint32_t)a->name.to, (uint32_t)a->value.from};
	doc->attrs = all;
}

static void note_tag(sl_guard *g, const sl_scan_token *t)
{
	sl_xml_doc *doc = g->doc;
	sl_scan_tag *all =
		one_more(g, doc->tags, doc->tag_count, &doc->tag_cap, sizeof *all);

	if (!all)
		return;
	all[doc->tag_count++] = (sl_scan_tag){(uint32_t)t->from, (uint32_t)t->to};
	doc->tags = all;
}

/* ---- attributes ---- */

static bool same(const sl_guard *g, sl_scan_range a, sl_scan_range b)
{
	return a.to - a.from == b.to - b.from &&
	       memcmp(g->text + a.from, g->text + b.from, a.to - a.from) == 0;
}

static void check_twice(sl_guard *g, const sl_scan_range *names, unsigned count)
{
	const sl_scan_range *last = &names[count - 1];
	sl_pos pos;

	for (unsigned i = 0; i + 1 < count; i++)
		if (same(g, names[i], *last)) {
			unsigned before = g->messages;

			sl_guard_refuse(g, SL_DIAG_XML_ATTRIBUTE_TWICE, last->from,
					sl_guard_quote(g, 0, *last), NULL);
			pos = sl_scan_place(g->doc, names[i].from);
			if (g->messages > before && !g->stop)
				sl_diags_note(g->diags, &pos, "hier stond het al");
			return;
		}
}

static void check_value(sl_guard *g, sl_scan_range value)
{
	const char *less;

	if (value.to - value.from > SL_XML_MOST_VALUE) {
		sl_guard_refuse_limit(g, value.from, "bytes in één attribuutwaarde",
				      SL_XML_MOST_VALUE);
		return;
	}
	if ((less = memchr(g->text + value.from, '<', value.to - value.from)))
		sl_guard_refuse(g, SL_DIAG_XML_LESS_THAN, (size_t)(less - g->text), NULL,
				NULL);
	sl_guard_references(g, value);
}

static void check_attributes(sl_guard *g, const sl_scan_token *t, size_t at)
{
	sl_scan_range names[SL_XML_MOST_ATTRS];
	unsigned count = 0;
	sl_scan_attr a;

	while (sl_scan_attr_next(&a, g->text, &at, t->inner_to)) {
		if (count == SL_XML_MOST_ATTRS) {
			sl_guard_refuse_limit(g, a.name.from, "attributen in één element",
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
		sl_guard_refuse(g, SL_DIAG_XML_TAG, a.name.from, a.problem, NULL);
}

/* ---- elements ---- */

void sl_guard_start(sl_guard *g, const sl_scan_token *t)
{
	sl_scan_range name = sl_scan_name(g->text, t);

	check_name(g, name);
	check_attributes(g, t, name.to);
	if (++g->nodes > SL_XML_MOST_NODES) {
		sl_guard_refuse_limit(g, t->from, "elementen", SL_XML_MOST_NODES);
		g->stop = true;
	} else if (g->depth == SL_XML_MOST_DEPTH) {
		sl_guard_refuse_limit(g, t->from, "elementen in elkaar",
				      SL_XML_MOST_DEPTH);
		g->stop = true;
	} else if (t->kind == SL_SCAN_START) {
		g->open[g->depth++] = name;
	}
	note_tag(g, t);
}

/* An end tag that does not fit: did somebody forget one further in, or is
 * this one too many? Go on in the way that gives the fewest messages. */
static void mismatch(sl_guard *g, const sl_scan_token *t, sl_scan_range name)
{
	sl_scan_range open = g->open[g->depth - 1];
	unsigned depth = g->depth;
	sl_pos pos = sl_scan_place(g->doc, open.from - 1);

	sl_guard_refuse(g, SL_DIAG_XML_END_TAG, t->from, sl_guard_quote(g, 0, name),
			sl_guard_quote(g, 1, open));
	if (!g->stop)
		sl_diags_note(g->diags, &pos, "hier begint \"<%s>\"",
			      sl_guard_quote(g, 1, open));
	while (depth > 0 && !same(g, g->open[depth - 1], name))
		depth--;
	if (depth > 0)
		g->depth = depth - 1;
	else if (sl_name_distance(sl_guard_quote(g, 0, name), sl_guard_quote(g, 1, open), 2) <= 2)
		g->depth--; /* a slip of the pen in the name of this one */
}

void sl_guard_end(sl_guard *g, const sl_scan_token *t)
{
	sl_scan_range name = sl_scan_name(g->text, t);
	size_t rest = name.to + strspn(g->text + name.to, " \t\r\n"); /* '>' stops it */

	if (rest != t->inner_to)
		sl_guard_refuse(g, SL_DIAG_XML_TAG, rest,
				"in een eindtag hoort alleen een naam", NULL);
	if (g->depth == 0)
		sl_guard_refuse(g, SL_DIAG_XML_END_TAG_LOOSE, t->from,
				sl_guard_quote(g, 0, name), NULL);
	else if (!same(g, g->open[g->depth - 1], name))
		mismatch(g, t, name);
	else
		g->depth--;
	note_tag(g, t);
}
