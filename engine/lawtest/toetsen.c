/* SPDX-License-Identifier: EUPL-1.2 */
/* <toetsen> files become cases. What <verwacht> says is written as the same
 * JSON that the JSON cases have, so that one check serves both. */
#include <string.h>

#include "lawtest/parts.h"

#define TESTS_NAMESPACE "urn:samenloop:toetsen"
#define RULES_NAMESPACE "urn:samenloop:regels"
#define FACTS_NAMESPACE "urn:samenloop:feiten"

/* Words with single spaces between them. */
static const char *tidy(sl_arena *arena, const char *text)
{
	char *out = sl_arena_strdup(arena, text), *to = out;

	if (!out)
		return NULL;
	for (const char *from = text + strspn(text, " \t\r\n"); *from;) {
		size_t n = strcspn(from, " \t\r\n"), gap = strspn(from + n, " \t\r\n");

		memmove(to, from, n);
		to += n;
		from += n + gap;
		if (*from)
			*to++ = ' ';
	}
	*to = '\0';
	return out;
}

/* ---- what is expected ---- */

/* "a, b" becomes ["a","b"]. */
static void write_list(sl_json_writer *w, const char *text)
{
	sl_json_array_begin(w);
	while (*text) {
		size_t n = strcspn(text, ","), from = strspn(text, " ");
		size_t end = n;

		while (end > from && text[end - 1] == ' ')
			end--;
		if (end > from)
			sl_json_string_n(w, text + from, end - from);
		text += n + (text[n] == ',');
	}
	sl_json_array_end(w);
}

static void write_expectation(sl_json_writer *w, const sl_xml_node *node, sl_arena *arena)
{
	sl_json_object_begin(w);
	for (uint32_t i = 0; i < node->attr_count; i++) {
		const sl_xml_attr *a = &node->attrs[i];
		char *key = sl_arena_strdup(arena, a->name);

		for (char *at = key; at && (at = strchr(at, '-'));)
			*at = '_';
		sl_json_key(w, key ? key : "");
		if (key && (strcmp(key, "ontbrekend") == 0 || strcmp(key, "personen") == 0))
			write_list(w, a->value);
		else if (key && strcmp(key, "waarde") == 0 && strcmp(a->value, "null") == 0)
			sl_json_null(w);
		else if (key && strcmp(key, "geen_andere_conflicten") == 0)
			sl_json_bool(w, strcmp(a->value, "nee") != 0 && strcmp(a->value, "false") != 0);
		else
			sl_json_string(w, a->value);
	}
	sl_json_object_end(w);
}

/* Point the messages at the elements, not at the JSON that was made of them. */
static void place_expectations(const sl_json_node *array, const sl_xml_node *toets)
{
	sl_json_node *e = array->first;

	for (const sl_xml_node *node = toets->first; node && e; node = node->next) {
		sl_pos pos = sl_xml_pos(node);

		if (strcmp(node->name, "verwacht") != 0)
			continue;
		e->line = pos.line;
		e->column = pos.column;
		for (sl_json_node *k = e->first; k; k = k->next) {
			k->key_line = pos.line;
			k->key_column = pos.column;
		}
		e = e->next;
	}
}

static sl_status read_expectations(sl_case_reader *r, sl_case *c, const sl_xml_node *toets)
{
	sl_buf text = {0};
	sl_json_writer w = {.out = &text};
	sl_json_node *root;
	sl_status err;

	sl_json_array_begin(&w);
	for (const sl_xml_node *node = toets->first; node; node = node->next)
		if (strcmp(node->name, "verwacht") == 0)
			write_expectation(&w, node, &r->list->arena);
	sl_json_array_end(&w);
	if ((err = sl_buf_status(&text)) == SL_OK) {
		sl_json_source source = {.file = r->file, .text = text.text, .n = text.len};

		err = sl_json_read(&root, &r->list->arena, &source, r->diags);
	}
	sl_buf_free(&text);
	if (err != SL_OK)
		return err;
	place_expectations(root, toets);
	c->expected = root;
	return sl_case_check(r, c);
}

/* ---- facts ---- */

/* The one element inside, as it stands in the file. */
static sl_status read_xml_facts(sl_case_reader *r, sl_case *c, const sl_xml_node *feiten)
{
	const sl_xml_node *root = feiten->first;
	sl_pos pos = sl_xml_pos(feiten);

	if (!root || root->next || !root->ns || strcmp(root->ns, FACTS_NAMESPACE) != 0 ||
	    !memmem(r->text + root->at, root->content_at - root->at, FACTS_NAMESPACE, strlen(FACTS_NAMESPACE)))
		return sl_case_wrong(r, &pos, "in <feiten> staat een <huishouden xmlns=\"" FACTS_NAMESPACE "\">, "
					      "of met vorm=\"json\" een JSON-object");
	c->form = SL_FORM_XML;
	pos = sl_xml_pos(root);
	return sl_case_place_facts(c, r, r->text + root->at, root->end_at - root->at, &pos);
}

static sl_status read_facts(sl_case_reader *r, sl_case *c, const sl_xml_node *feiten)
{
	const char *form = sl_xml_value(feiten, "vorm");
	sl_pos pos = sl_xml_text_pos(feiten, 0);

	if (!form || strcmp(form, "xml") == 0)
		return read_xml_facts(r, c, feiten);
	if (strcmp(form, "json") != 0 || feiten->first)
		return sl_case_wrong(r, &pos, "de vorm van feiten is json of xml");
	c->form = SL_FORM_JSON;
	return sl_case_place_facts(c, r, feiten->text, feiten->text_length, &pos);
}

/* ---- a case ---- */

static sl_status read_child(sl_case_reader *r, sl_case *c, const sl_xml_node *node)
{
	sl_pos pos = sl_xml_pos(node);

	if (strcmp(node->name, "bron") == 0)
		return (c->source = tidy(&r->list->arena, node->text)) ? SL_OK : SL_ENOMEM;
	if (strcmp(node->name, "onzeker") == 0)
		return (c->doubt = tidy(&r->list->arena, node->text)) ? SL_OK : SL_ENOMEM;
	if (strcmp(node->name, "feiten") == 0)
		return c->facts ? sl_case_wrong(r, &pos, "er staan twee keer feiten") : read_facts(r, c, node);
	if (strcmp(node->name, "verwacht") == 0 || strcmp(node->name, "opmerking") == 0)
		return SL_OK;
	return sl_case_wrong(r, &pos, "een toets heeft bron, onzeker, opmerking, feiten en verwacht");
}

static sl_status read_case(sl_case_reader *r, const sl_xml_node *toets)
{
	const char *id = sl_xml_value(toets, "id"), *title = sl_xml_value(toets, "titel");
	sl_pos pos = sl_xml_pos(toets);
	sl_case *c;
	sl_status err = SL_OK, first = SL_OK;

	if (strcmp(toets->name, "toets") != 0)
		return sl_case_wrong(r, &pos, "in <toetsen> staan alleen elementen <toets>");
	if (!id || !*id)
		return sl_case_wrong(r, &pos, "de toets heeft geen id");
	if (!(c = sl_case_add(r)))
		return SL_ENOMEM;
	c->id = id;
	c->title = title ? title : "";
	c->line = pos.line;
	for (const sl_xml_node *node = toets->first; node; node = node->next) {
		err = read_child(r, c, node);
		first = first == SL_OK ? err : first;
	}
	if (!c->facts && first == SL_OK)
		first = sl_case_wrong(r, &pos, "de toets heeft geen feiten");
	err = read_expectations(r, c, toets);
	if (err == SL_OK && !c->expected->count)
		err = sl_case_wrong(r, &pos, "de toets verwacht niets");
	return first == SL_OK ? err : first;
}

sl_status sl_cases_read_xml(sl_case_reader *r)
{
	sl_xml_node *root;
	sl_status first = SL_OK, err = sl_xml_read(&root, &r->list->arena, NULL, r->file, r->text, r->n, r->diags);

	r->xml = true;
	if (err != SL_OK)
		return err;
	if (!sl_xml_is(root, TESTS_NAMESPACE, "toetsen")) {
		r->list->has_rules |= sl_xml_is(root, RULES_NAMESPACE, "regeling");
		return SL_OK;
	}
	for (const sl_xml_node *toets = root->first; toets && first != SL_ENOMEM; toets = toets->next) {
		err = read_case(r, toets);
		if (first == SL_OK || err == SL_ENOMEM)
			first = err;
	}
	return first;
}
