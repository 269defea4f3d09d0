/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Trees against elements.def: is every element, attribute and text where it
 * may be and written as it must be? What passes here passes the XSD; what is
 * refused here for its form is refused there.
 */
#include <string.h>

#include "load/loader.h"

#define MOST_NAMED 8 /* a list of what is possible that can still be read */
#define XSI "http://www.w3.org/2001/XMLSchema-instance"

static const sl_row *row_at(size_t i)
{
	size_t count;

	return &sl_rows(&count)[i];
}

static uint64_t bit_of(const sl_loader *l, sl_element id, size_t row)
{
	return 1ull << (row - l->first[id]);
}

/* By element: where its rows begin, and which must be there. */
static bool find_elements(sl_loader *l)
{
	sl_element id = SL_EL_NONE;
	size_t count;
	const sl_row *rows = sl_rows(&count);

	for (size_t i = 0; i < count; i++) {
		if (rows[i].kind != SL_ROW_ELEMENT) {
			l->must[id] |= rows[i].least ? bit_of(l, id, i) : 0;
			continue;
		}
		id = (sl_element)rows[i].id;
		l->first[id] = (uint16_t)i;
		if (!(l->names[id] = sl_load_intern(l, rows[i].name, strlen(rows[i].name))))
			return false;
	}
	l->first[SL_EL_COUNT] = (uint16_t)count;
	return true;
}

bool sl_load_tables(sl_loader *l)
{
	size_t count;
	const sl_row *rows = sl_rows(&count);

	if (!(l->row_names = sl_load_scratch(l, count, sizeof *l->row_names)) || !find_elements(l))
		return false;
	for (size_t i = 0; i < count; i++) {
		const char *name = rows[i].name;

		l->row_names[i] = name ? sl_load_intern(l, name, strlen(name)) : l->names[rows[i].id];
		if (!l->row_names[i])
			return false;
	}
	return true;
}

/* The row of the element that is about that name, as `kind`; or NULL. */
static const sl_row *find_row(const sl_loader *l, sl_element id, sl_row_kind kind, const char *name)
{
	const size_t end = l->first[id + 1];

	for (size_t i = l->first[id] + 1u; i < end; i++)
		if (l->row_names[i] == name && row_at(i)->kind == kind)
			return row_at(i);
	return NULL;
}

/* All that may stand there, when that is little. */
static void say_possible(sl_loader *l, sl_element id, sl_row_kind kind)
{
	unsigned n = 0;

	sl_buf_clear(&l->buf);
	for (size_t i = l->first[id] + 1u; i < l->first[id + 1]; i++)
		if (row_at(i)->kind == kind)
			sl_buf_printf(&l->buf, "%s%s", n++ ? ", " : "", l->row_names[i]);
	if (n && n <= MOST_NAMED)
		sl_diags_note(l->diags, NULL, "hier kan: %s", sl_buf_text(&l->buf));
}

static void say_nearest(sl_loader *l, sl_element id, sl_row_kind kind, const char *name)
{
	sl_nearest n = sl_nearest_to(name);

	for (size_t i = l->first[id] + 1u; i < l->first[id + 1]; i++)
		if (row_at(i)->kind == kind)
			sl_nearest_consider(&n, l->row_names[i]);
	if (n.best)
		sl_load_nearest(l, name, n.best);
	else
		say_possible(l, id, kind);
}

/* What must be there and is not. */
static void say_missing(sl_loader *l, const sl_xml_node *node, sl_element id, uint64_t missing)
{
	for (size_t i = l->first[id]; missing; i++, missing >>= 1) {
		sl_pos pos;

		if (!(missing & 1))
			continue;
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, row_at(i)->kind == SL_ROW_CHILD ? SL_DIAG_ELEMENT_MISSING : SL_DIAG_ATTRIBUTE_MISSING,
			     &pos, node->name, l->row_names[i]);
	}
}

/* ---- attributes ---- */

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

/* The rows that are there. */
static uint64_t check_attributes(sl_loader *l, const sl_xml_node *node, sl_element id)
{
	uint64_t present = 0;

	for (uint32_t i = 0; i < node->attr_count; i++) {
		const sl_xml_attr *a = &node->attrs[i];
		const sl_row *row = a->ns ? NULL : find_row(l, id, SL_ROW_ATTRIBUTE, a->name);
		sl_pos pos;

		if (row) {
			check_form(l, a, row);
			present |= bit_of(l, id, (size_t)(row - row_at(0)));
		} else if (!a->ns || strcmp(a->ns, XSI) != 0) {
			pos = sl_xml_attr_pos(a);
			sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_UNKNOWN, &pos, l->names[id], a->name);
			say_nearest(l, id, SL_ROW_ATTRIBUTE, a->name);
		}
	}
	return present;
}

/* ---- children ---- */

/* The row of `parent` that allows this child, or NULL. */
static const sl_row *row_of_child(const sl_loader *l, sl_element parent, const sl_xml_node *kid)
{
	/* Nearly always the same pointer as that of the root, which was checked. */
	if (kid->ns != kid->parent->ns &&
	    (!kid->ns || strcmp(kid->ns, SL_RULES_NAMESPACE) != 0))
		return NULL;
	return find_row(l, parent, SL_ROW_CHILD, kid->name);
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
		say_nearest(l, parent, SL_ROW_CHILD, kid->name);
	}
}

static void check_node(sl_loader *l, const sl_xml_node *node, sl_element id);

#define MOST_ROWS 64 /* of one element; the test of the table holds it to this */

/* The rows that are there. */
static uint64_t check_children(sl_loader *l, const sl_xml_node *node, sl_element id)
{
	uint8_t seen[MOST_ROWS] = {0};
	uint64_t present = 0;

	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		const sl_row *row = row_of_child(l, id, kid);
		size_t at;
		sl_pos pos;

		if (!row) {
			refuse_child(l, id, kid);
			continue;
		}
		at = (size_t)(row - row_at(l->first[id]));
		present |= 1ull << at;
		if (row->most && seen[at] <= row->most && ++seen[at] == row->most + 1) {
			pos = sl_xml_pos(kid);
			sl_diags_add(l->diags, SL_DIAG_ELEMENT_TWICE, &pos, kid->name, l->names[id]);
		}
		check_node(l, kid, (sl_element)row->id);
	}
	return present;
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
	uint64_t present = check_attributes(l, node, id) | check_children(l, node, id);

	say_missing(l, node, id, l->must[id] & ~present);
	check_text(l, node, row_at(l->first[id]));
}

void sl_load_validate(sl_loader *l, const sl_rule_file *file)
{
	l->diags->municipality = file->municipality;
	check_node(l, file->root, SL_EL_REGELING);
	l->diags->municipality = NULL;
}
