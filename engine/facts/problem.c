/* SPDX-License-Identifier: EUPL-1.2 */
/* Memory, places and the words of messages while reading facts. */
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "facts/reader.h"

#define MOST_QUOTED 60 /* bytes of what a person wrote */

void *sl_fact_alloc(sl_fact_reader *r, size_t count, size_t size)
{
	void *p = sl_arena_calloc(r->arena, count, size);

	if (!p)
		r->status = SL_ENOMEM;
	return p;
}

/* A place without its path is half a place. */
static sl_pos with_path(sl_fact_reader *r, sl_pos pos)
{
	if (!pos.path)
		r->status = SL_ENOMEM;
	return pos;
}

sl_pos sl_fact_pos(sl_fact_reader *r, const sl_json_node *node)
{
	const sl_fact_xml_node *x = (const sl_fact_xml_node *)node;

	if (!r->from_xml)
		return with_path(r, sl_json_pos(node, r->file, r->arena));
	if (x->attr)
		return sl_xml_value_pos(x->attr, 0);
	return sl_xml_pos(x->element);
}

sl_pos sl_fact_key_pos(sl_fact_reader *r, const sl_json_node *node)
{
	const sl_fact_xml_node *x = (const sl_fact_xml_node *)node;

	if (!r->from_xml)
		return with_path(r, sl_json_key_pos(node, r->file, r->arena));
	return x->attr ? sl_xml_attr_pos(x->attr) : sl_xml_pos(x->element);
}

bool sl_fact_counts(sl_fact_reader *r)
{
	sl_pos pos = {.file = r->file};

	if (r->status != SL_OK)
		return false;
	if (r->problem_count < SL_FACTS_MOST_PROBLEMS) {
		r->problem_count++;
		return true;
	}
	sl_diags_add(r->diags, SL_DIAG_FACTS_TOO_MANY, &pos, SL_FACTS_MOST_PROBLEMS);
	r->status = r->diags->status == SL_OK ? SL_ELIMIT : r->diags->status;
	return false;
}

void sl_fact_added(sl_fact_reader *r, sl_status added)
{
	if (added == SL_ENOMEM)
		r->status = SL_ENOMEM;
}

const char *sl_fact_keep(sl_fact_reader *r, const sl_json_node *node)
{
	const char *copy = node->text;

	if (!r->tree_stays && !(copy = sl_arena_strndup(r->arena, node->text, node->length)))
		r->status = SL_ENOMEM;
	return copy;
}

/* Messages are one line on a terminal: what could steer it is shown as "?". */
static size_t clean(char *out, const char *text, size_t n)
{
	size_t at = 0, len = 0, step;
	uint32_t c;

	while (at < n && (step = sl_utf8_decode(&c, text + at, n - at)) != 0) {
		bool steers = c < 0x20 || (c >= 0x7F && c < 0xA0) ||
			      (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
			      c == 0x2028 || c == 0x2029;

		if (len + step > MOST_QUOTED) {
			memcpy(out + len, "...", 3);
			return len + 3;
		}
		if (steers)
			out[len++] = '?';
		else
			memcpy(out + len, text + at, step), len += step;
		at += step;
	}
	return len;
}

const char *sl_fact_quote(sl_fact_reader *r, const char *text, size_t n)
{
	char out[MOST_QUOTED + 4];
	const char *copy;

	if (r->hides)
		return "...";
	if (!(copy = sl_arena_strndup(r->arena, out, clean(out, text, n))))
		r->status = SL_ENOMEM;
	return copy ? copy : "";
}

static const char *with_words(sl_fact_reader *r, const char *before, const sl_json_node *node,
			      const char *after)
{
	char out[MOST_QUOTED + 40];
	const char *copy;

	snprintf(out, sizeof out, "%s%s%s", before, sl_fact_quote(r, node->text, node->length),
		 after);
	if (!(copy = sl_arena_strdup(r->arena, out)))
		r->status = SL_ENOMEM;
	return copy ? copy : "";
}

const char *sl_fact_describe(sl_fact_reader *r, const sl_json_node *node)
{
	switch (node->kind) {
	case SL_JSON_NULL:
		return "null";
	case SL_JSON_FALSE:
		return "false";
	case SL_JSON_TRUE:
		return "true";
	case SL_JSON_NUMBER:
		return with_words(r, "het getal ", node, "");
	case SL_JSON_STRING:
		return node->length ? with_words(r, "de tekst \"", node, "\"") : "een lege tekst";
	case SL_JSON_ARRAY:
		return node->count ? "een lijst" : "een lege lijst";
	case SL_JSON_OBJECT:
		return "een object";
	}
	return "";
}
