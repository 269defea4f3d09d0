/* SPDX-License-Identifier: EUPL-1.2 */
/* The root of a text that was not read: what its start tag says. */
#include "xml/scan.h"

#include <string.h>

static bool same_text(const char *text, sl_scan_range r, const char *other, size_t n)
{
	return r.to - r.from == n && memcmp(text + r.from, other, n) == 0;
}

/* Does this attribute declare the namespace of a name like `p:root`? */
static bool declares(const char *text, sl_scan_range attr, sl_scan_range name)
{
	const char *colon = memchr(text + name.from, ':', name.to - name.from);

	if (!colon)
		return same_text(text, attr, "xmlns", 5);
	if (!sl_scan_is_xmlns(text, attr) || attr.to - attr.from < 6)
		return false;
	attr.from += 6;
	return same_text(text, attr, text + name.from, (size_t)(colon - text) - name.from);
}

static bool is_blank(const char *text, const sl_scan_token *t)
{
	return t->kind == SL_SCAN_TEXT && sl_scan_space(text, t->from, t->to) == t->to;
}

static sl_scan_token behind_mark(const char *text, size_t n)
{
	return (sl_scan_token){.to = n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0};
}

/* ---- a text that is well-formed as far as it goes ---- */

bool sl_xml_root_is_in(const char *text, size_t n, const char *ns)
{
	sl_scan_token t = behind_mark(text, n);
	sl_scan_range name;
	sl_scan_attr a;
	size_t at;

	do
		sl_scan_next(&t, text, n, t.to);
	while (t.kind == SL_SCAN_COMMENT || t.kind == SL_SCAN_INSTRUCTION || is_blank(text, &t));
	if (t.kind != SL_SCAN_START && t.kind != SL_SCAN_EMPTY)
		return false;
	name = sl_scan_name(text, &t);
	at = name.to;
	while (sl_scan_attr_next(&a, text, &at, t.inner_to))
		if (declares(text, a.name, name))
			return same_text(text, a.value, ns, strlen(ns));
	return false;
}

/* ---- a text that will be refused ---- */

/* The first start tag, also one that does not end: what stands in it. */
static bool find_tag(sl_scan_range *out, const char *text, size_t n)
{
	sl_scan_token t = behind_mark(text, n);
	size_t from;

	do {
		from = t.to;
		if (sl_scan_next(&t, text, n, from) == SL_SCAN_OVER)
			return false;
	} while (t.kind != SL_SCAN_START && t.kind != SL_SCAN_EMPTY && t.kind != SL_SCAN_UNCLOSED);
	/* A comment or an instruction that does not end takes the rest with it. */
	if (text[from] != '<' || from + 1 == n || strchr("!?/", text[from + 1]))
		return false;
	*out = (sl_scan_range){from + 1, t.kind == SL_SCAN_UNCLOSED ? t.to : t.inner_to};
	return true;
}

bool sl_xml_root_attr(const char **value, size_t *length, const char *text, size_t n, const char *name)
{
	sl_scan_range tag;
	sl_scan_attr a = {0};
	size_t at;

	if (!find_tag(&tag, text, n))
		return false;
	for (at = tag.from; at < tag.to; at = a.name.from) {
		while (at < tag.to && !sl_scan_is_space(text[at]))
			at++;
		while (sl_scan_attr_next(&a, text, &at, tag.to))
			if (same_text(text, a.name, name, strlen(name))) {
				*value = text + a.value.from;
				*length = a.value.to - a.value.from;
				return true;
			}
		if (!a.problem)
			return false;
		a.name.from++; /* go on behind what is no attribute */
	}
	return false;
}
