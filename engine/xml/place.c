/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Places: from a byte of the source, of a text or of a value to line and
 * column.
 *
 * The text of an element and the source differ by references, CDATA marks,
 * comments, children and line ends. Nothing is stored about that: the bytes
 * between the tags are walked again, which happens for messages only.
 */
#include "xml/scan.h"

#include <string.h>

#include "base/utf8.h"

/* Columns are characters. */
static uint32_t count_characters(const char *s, size_t n)
{
	uint32_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += !sl_utf8_continues(s[i]);
	return count;
}

/* From `pos` at byte `from` on to byte `at`. */
static void go_on_to(sl_pos *pos, const sl_xml_doc *doc, size_t from, size_t at)
{
	const char *s = doc->text + from, *line;
	size_t n = at - from;

	if (memchr(s, '\r', n)) { /* rare: does it end a line? */
		for (; from < at; from++) {
			bool ends = sl_scan_ends_line(doc->text, doc->n, from);

			pos->line += ends;
			pos->column = ends ? 1 : pos->column + !sl_utf8_continues(doc->text[from]);
		}
		return;
	}
	while ((line = memchr(s, '\n', n))) {
		n -= (size_t)(line + 1 - s);
		s = line + 1;
		pos->line++;
		pos->column = 1;
	}
	pos->column += count_characters(s, n);
}

sl_pos sl_scan_place(const sl_xml_doc *doc, size_t at)
{
	sl_pos pos = {.file = doc->file, .line = 1, .column = 1};

	if (at > doc->n)
		at = doc->n;
	if (!doc->marks) /* the guard stopped at the first bytes */
		return pos;
	pos.line = doc->marks[at / SL_SCAN_MARK_BYTES].line;
	pos.column = doc->marks[at / SL_SCAN_MARK_BYTES].column;
	go_on_to(&pos, doc, at / SL_SCAN_MARK_BYTES * SL_SCAN_MARK_BYTES, at);
	return pos;
}

sl_pos sl_xml_pos(const sl_xml_node *node)
{
	return sl_scan_place(node->doc, node->at);
}

sl_pos sl_xml_attr_pos(const sl_xml_attr *attr)
{
	return sl_scan_place(attr->node->doc, attr->name_at);
}

/* A walk through source bytes that counts the bytes they decode to. */
typedef struct walk {
	const sl_xml_doc *doc;
	size_t decoded;   /* bytes of text so far */
	size_t wanted;    /* the one that is looked for */
	size_t at, after; /* the source bytes that gave the last one */
} walk;

/* One source character (or one byte of it): what it takes and gives. */
static size_t step_over(const sl_xml_doc *doc, sl_scan_range range, bool references,
			size_t *gives)
{
	const char *text = doc->text;
	char buffer[4];
	uint32_t code;
	size_t takes;

	*gives = 1;
	if (text[range.from] == '\r' && range.from + 1 < range.to &&
	    text[range.from + 1] == '\n')
		return 2;
	if (references && text[range.from] == '&' &&
	    (takes = sl_scan_reference(&code, text, range.from, range.to))) {
		*gives = sl_utf8_encode(buffer, code);
		return takes;
	}
	return 1;
}

/* True once the wanted byte was met. */
static bool walk_range(walk *w, sl_scan_range range, bool references)
{
	size_t gives;

	while (range.from < range.to) {
		size_t takes = step_over(w->doc, range, references, &gives);

		w->at = range.from;
		w->after = range.from + takes;
		w->decoded += gives;
		if (w->decoded > w->wanted)
			return true;
		range.from += takes;
	}
	return false;
}

sl_pos sl_xml_value_pos(const sl_xml_attr *attr, size_t offset)
{
	const sl_xml_doc *doc = attr->node->doc;
	walk w = {.doc = doc, .after = attr->value_at};
	sl_scan_range range = {attr->value_at, attr->value_at};
	bool beyond = offset >= attr->length;

	if (attr->length == 0)
		return sl_scan_place(doc, attr->value_at);
	while (range.to < doc->n && doc->text[range.to] != doc->text[attr->value_at - 1])
		range.to++;
	w.wanted = beyond ? attr->length - 1 : offset;
	walk_range(&w, range, true);
	return sl_scan_place(doc, beyond ? w.after : w.at);
}

/* Walk the character data from w->after up to the next tag. */
static bool walk_run(walk *w)
{
	sl_scan_token t = {.to = w->after};

	for (;;) {
		sl_scan_next(&t, w->doc->text, w->doc->n, t.to);
		if (t.kind == SL_SCAN_TEXT || t.kind == SL_SCAN_CDATA) {
			sl_scan_range range = {t.inner, t.inner_to};

			if (walk_range(w, range, t.kind == SL_SCAN_TEXT))
				return true;
		} else if (t.kind != SL_SCAN_COMMENT && t.kind != SL_SCAN_INSTRUCTION) {
			return false;
		}
	}
}

sl_pos sl_xml_text_pos(const sl_xml_node *node, size_t offset)
{
	walk w = {.doc = node->doc, .after = node->content_at};
	bool beyond = offset >= node->text_length;

	if (node->text_length == 0)
		return sl_scan_place(node->doc, node->content_at);
	w.wanted = beyond ? node->text_length - 1 : offset;
	/* The byte stands behind the last child that is not behind it. */
	for (const sl_xml_node *c = node->first; c && c->text_at <= w.wanted;
	     c = c->next) {
		w.after = c->end_at;
		w.decoded = c->text_at;
	}
	walk_run(&w);
	return sl_scan_place(node->doc, beyond ? w.after : w.at);
}
