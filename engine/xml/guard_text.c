/* SPDX-License-Identifier: EUPL-1.2 */
/* The pieces between tags: text and its references, comments, instructions. */
#include "xml/guard.h"

#include <string.h>
#include <strings.h>

static bool is_word(const sl_guard *g, sl_scan_range r, const char *word)
{
	size_t length = strlen(word);

	return r.to - r.from == length && memcmp(g->text + r.from, word, length) == 0;
}

void sl_guard_references(sl_guard *g, sl_scan_range range)
{
	const char *end = g->text + range.to, *p = g->text + range.from;
	uint32_t code;

	while (!g->stop && (p = memchr(p, '&', (size_t)(end - p)))) {
		size_t at = (size_t)(p - g->text), step;
		sl_scan_range name = {at + 1, at + 1};

		if ((step = sl_scan_reference(&code, g->text, at, range.to))) {
			p += step;
			continue;
		}
		while (name.to < range.to && name.to - name.from < SL_GUARD_WORD &&
		       !strchr(" \t\r\n;&<\"'=)", g->text[name.to]))
			name.to++;
		if (name.to < range.to && g->text[name.to] == ';')
			name.to++;
		sl_guard_refuse(g, SL_DIAG_XML_ENTITY, at, sl_guard_quote(g, 0, name),
				NULL);
		do
			p++;
		while (p < end && *p == '&'); /* `&&` is one mistake */
	}
}

/* "]]>" may not stand in text. */
static void check_brackets(sl_guard *g, sl_scan_range range)
{
	const char *end = g->text + range.to, *p = g->text + range.from;

	while ((p = memchr(p, '>', (size_t)(end - p)))) {
		size_t at = (size_t)(p++ - g->text);

		if (at >= range.from + 2 && g->text[at - 1] == ']' &&
		    g->text[at - 2] == ']') {
			sl_guard_refuse(g, SL_DIAG_XML_MALFORMED, at - 2,
					"\"]]>\" mag niet in tekst, schrijf ]]&gt;",
					NULL);
			return;
		}
	}
}

void sl_guard_text(sl_guard *g, const sl_scan_token *t)
{
	sl_scan_range range = {t->from, t->to};

	if (t->to - t->from > SL_XML_MOST_TEXT) {
		sl_guard_refuse_limit(g, t->from, "bytes in één stuk tekst",
				      SL_XML_MOST_TEXT);
	} else if (t->kind == SL_SCAN_TEXT) {
		sl_guard_references(g, range);
		check_brackets(g, range);
	}
}

/* Two hyphens may stand at the end only, and not three. */
void sl_guard_comment(sl_guard *g, const sl_scan_token *t)
{
	const char *found =
		memmem(g->text + t->inner, t->inner_to + 1 - t->inner, "--", 2);

	if (found)
		sl_guard_refuse(g, SL_DIAG_XML_MALFORMED, (size_t)(found - g->text),
				"\"--\" mag niet in commentaar", NULL);
}

/* <?xml version="1.0" encoding="UTF-8"?> */
static void check_xml_declaration(sl_guard *g, const sl_scan_token *t, size_t at)
{
	sl_scan_attr a;

	while (sl_scan_attr_next(&a, g->text, &at, t->inner_to)) {
		const char *value = sl_guard_quote(g, 0, a.value);

		if (is_word(g, a.name, "encoding") && strcasecmp(value, "utf-8") != 0)
			sl_guard_refuse(g, SL_DIAG_XML_ENCODING_DECLARED, a.value.from,
					value, NULL);
		else if (is_word(g, a.name, "version") && strcmp(value, "1.0") != 0)
			sl_guard_refuse(g, SL_DIAG_XML_VERSION, a.value.from, value,
					NULL);
	}
	if (a.problem)
		sl_guard_refuse(g, SL_DIAG_XML_TAG, a.name.from, a.problem, NULL);
}

void sl_guard_instruction(sl_guard *g, const sl_scan_token *t)
{
	sl_scan_range name = sl_scan_name(g->text, t);

	if (is_word(g, name, "xml") && t->from == 0)
		check_xml_declaration(g, t, name.to);
	else if (!is_word(g, name, "xml-model"))
		sl_guard_refuse(g, SL_DIAG_XML_INSTRUCTION, t->from,
				sl_guard_quote(g, 0, name), NULL);
}
