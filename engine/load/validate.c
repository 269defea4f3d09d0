/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Trees against elements.def: is every element, attribute and text where it
 * may be and written as it must be? What passes here passes the XSD; what is
 * refused here for its form is refused there.
 */
#include <string.h>

#include "load/loader.h"

#define MOST_CHANGES 3
#define XSI "http://www.w3.org/2001/XMLSchema-instance"

bool sl_load_tables(sl_loader *l)
{
	size_t count;
	const sl_row *rows = sl_rows(&count);

	if (!(l->attrs = sl_load_scratch(l, count, sizeof *l->attrs)))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *name = NULL;

		if (rows[i].name && !(name = sl_load_intern(l, rows[i].name, strlen(rows[i].name))))
			return false;
		if (rows[i].kind == SL_ROW_ELEMENT) {
			l->first[rows[i].id] = (uint16_t)i;
			l->names[rows[i].id] = name;
		}
		l->attrs[i] = name;
	}
	return true;
}

static size_t row_end(const sl_loader *l, sl_element id)
{
	size_t count;

	sl_rows(&count);
	return id + 1 < SL_EL_COUNT ? l->first[id + 1] : count;
}

/* ---- attributes ---- */

static void nearest_attribute(sl_loader *l, sl_element id, const char *name)
{
	unsigned least = MOST_CHANGES + 1;
	const char *best = NULL;
	size_t count;
	const sl_row *rows = sl_rows(&count);

	for (size_t i = l->first[id] + 1u; i < row_end(l, id); i++) {
		unsigned d;

		if (rows[i].kind != SL_ROW_ATTRIBUTE)
			continue;
		if ((d = sl_name_distance(name, rows[i].name, MOST_CHANGES)) < least) {
			least = d;
			best = rows[i].name;
		}
	}
	sl_load_nearest(l, name, best);
}

static void check_form(sl_loader *l, const sl_xml_attr *a, const sl_row *row)
{
	sl_pos pos;

	if (sl_form_fits((sl_form)row->form, row->words, a->value, a->length))
		return;
	pos = sl_load_value_pos(a);
	if (row->form == SL_FORM_WORD) {
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_WORD, &pos, a->value, a->name);
		sl_diags_note(l->diags, NULL, "mogelijk zijn: %s", row->words);
	} else {
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_FORM, &pos, a->value, a->name,
			     sl_form_text((sl_form)row->form));
	}
}

static void check_attribute(sl_loader *l, const sl_xml_attr *a, sl_element id)
{
	size_t count, end = row_end(l, id);
	const sl_row *rows = sl_rows(&count);
	sl_pos pos;

	if (a->ns && strcmp(a->ns, XSI) == 0)
		return;
	for (size_t i = l->first[id] + 1u; !a->ns && i < end; i++)
		if (rows[i].kind == SL_ROW_ATTRIBUTE && l->attrs[i] == a->name) {
			check_form(l, a, &rows[i]);
			return;
		}
	pos = sl_xml_attr_pos(a);
	sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_UNKNOWN, &pos, rows[l->first[id]].name, a->name);
	nearest_attribute(l, id, a->name);
}

static void check_attributes(sl_loader *l, const sl_xml_node *node, sl_element id)
{
	size_t count, end = row_end(l, id);
	const sl_row *rows = sl_rows(&count);

	for (uint32_t i = 0; i < node->attr_count; i++)
		check_attribute(l, &node->attrs[i], id);
	for (size_t i = l->first[id] + 1u; i < end; i++) {
		sl_pos pos;

		if (rows[i].kind != SL_ROW_ATTRIBUTE || !rows[i].least ||
		    sl_xml_attr_find(node, rows[i].name))
			continue;
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_MISSING, &pos, node->name, rows[i].name);
	}
}

/* ---- children ---- */

/* The row of `parent` that allows this child, or NULL. */
static const sl_row *row_of_child(const sl_loader *l, sl_element parent, const sl_xml_node *kid)
{
	size_t count, end = row_end(l, parent);
	const sl_row *rows = sl_rows(&count);

	/* Nearly always the same pointer as that of the root, which was checked. */
	if (kid->ns != kid->parent->ns &&
	    (!kid->ns || strcmp(kid->ns, SL_RULES_NAMESPACE) != 0))
		return NULL;
	for (size_t i = l->first[parent] + 1u; i < end; i++)
		if (rows[i].kind == SL_ROW_CHILD && l->names[rows[i].id] == kid->name)
			return &rows[i];
	return NULL;
}

static void nearest_child(sl_loader *l, sl_element parent, const char *name)
{
	unsigned least = MOST_CHANGES + 1;
	const char *best = NULL;
	size_t count;
	const sl_row *rows = sl_rows(&count);

	for (size_t i = l->first[parent] + 1u; i < row_end(l, parent); i++) {
		unsigned d;

		if (rows[i].kind != SL_ROW_CHILD)
			continue;
		d = sl_name_distance(name, l->names[rows[i].id], MOST_CHANGES);
		if (d < least) {
			least = d;
			best = l->names[rows[i].id];
		}
	}
	sl_load_nearest(l, name, best);
}

/* Say where the element does belong, if anywhere. */
static void refuse_child(sl_loader *l, sl_element parent, const sl_xml_node *kid)
{
	const char *name = l->names[parent];
	sl_pos pos = sl_xml_pos(kid);
	sl_element known = SL_EL_NONE;

	for (int id = SL_EL_NONE + 1; id < SL_EL_COUNT && !known; id++)
		if (l->names[id] == kid->name)
			known = (sl_element)id;
	if (kid->ns && strcmp(kid->ns, SL_RULES_NAMESPACE) != 0) {
		sl_diags_add(l->diags, SL_DIAG_ELEMENT_FOREIGN, &pos, kid->name, kid->ns);
	} else if (known) {
		sl_diags_add(l->diags, SL_DIAG_ELEMENT_MISPLACED, &pos, kid->name, name);
	} else {
		sl_diags_add(l->diags, SL_DIAG_ELEMENT_UNKNOWN, &pos, kid->name, name);
		nearest_child(l, parent, kid->name);
	}
}

static void check_node(sl_loader *l, const sl_xml_node *node, sl_element id);

static void check_kid(sl_loader *l, const sl_xml_node *kid, sl_element parent, uint32_t *seen)
{
	const sl_row *row = row_of_child(l, parent, kid);
	size_t count, at;
	sl_pos pos;

	if (!row) {
		refuse_child(l, parent, kid);
		return;
	}
	at = (size_t)(row - sl_rows(&count)) - l->first[parent];
	seen[at]++;
	if (row->most && seen[at] == row->most + 1u) {
		pos = sl_xml_pos(kid);
		sl_diags_add(l->diags, SL_DIAG_ELEMENT_TWICE, &pos, kid->name, l->names[parent]);
	}
	check_node(l, kid, (sl_element)row->id);
}

#define MOST_ROWS 64 /* of one element; the test of the table holds it to this */

static void check_children(sl_loader *l, const sl_xml_node *node, sl_element id)
{
	uint32_t seen[MOST_ROWS] = {0};
	size_t count, end = row_end(l, id);
	const sl_row *rows = sl_rows(&count);

	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		check_kid(l, kid, id, seen);
	for (size_t i = l->first[id] + 1u; i < end; i++) {
		sl_pos pos;

		if (rows[i].kind != SL_ROW_CHILD || seen[i - l->first[id]] >= rows[i].least)
			continue;
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_ELEMENT_MISSING, &pos, node->name,
			     l->names[rows[i].id]);
	}
}

/* ---- text ---- */

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static uint32_t first_text(const sl_xml_node *node)
{
	uint32_t i = 0;

	while (i < node->text_length && is_blank(node->text[i]))
		i++;
	return i;
}

static void check_text(sl_loader *l, const sl_xml_node *node, const sl_row *row)
{
	uint32_t at = first_text(node);
	bool text = at < node->text_length, kids = node->first != NULL;
	sl_diag_code code = SL_DIAG_NONE;
	sl_pos pos;

	switch ((sl_content)row->form) {
	case SL_CONTENT_NONE:
		if (text)
			code = SL_DIAG_TEXT_UNEXPECTED;
		break;
	case SL_CONTENT_TEXT:
	case SL_CONTENT_FEEL:
		if (!text)
			code = SL_DIAG_TEXT_MISSING;
		break;
	case SL_CONTENT_MIXED:
		if (text && kids)
			code = SL_DIAG_TEXT_AND_ELEMENTS;
		else if (!text && !kids)
			code = SL_DIAG_TEXT_MISSING;
		break;
	case SL_CONTENT_OPTION:
		break;
	}
	if (!code)
		return;
	pos = text ? sl_xml_text_pos(node, at) : sl_xml_pos(node);
	sl_diags_add(l->diags, code, &pos, node->name);
}

static void check_node(sl_loader *l, const sl_xml_node *node, sl_element id)
{
	size_t count;

	check_attributes(l, node, id);
	check_children(l, node, id);
	check_text(l, node, &sl_rows(&count)[l->first[id]]);
}

void sl_load_validate(sl_loader *l, const sl_rule_file *file)
{
	l->diags->gemeente = file->gemeente;
	check_node(l, file->root, SL_EL_REGELING);
	l->diags->gemeente = NULL;
}
