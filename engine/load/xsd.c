/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The XSD 1.0 of rule files, from the same table that the loader reads by.
 *
 * Children stand in any order, so a content is a choice that repeats; how
 * often a child may occur is said in words and checked by the loader.
 */
#include <string.h>

#include "load/elements.h"
#include "load/load.h"

static void put_documentation(sl_buf *out, int depth, const char *text)
{
	sl_buf_fill(out, '\t', (size_t)depth);
	sl_buf_puts(out, "<xs:annotation><xs:documentation xml:lang=\"nl\">");
	sl_buf_put_xml(out, text);
	sl_buf_puts(out, "</xs:documentation></xs:annotation>\n");
}

/* Elements of one name differ by where they stand: the type has the name of
 * the row, which is unique. */
static const char *type_name(sl_element id)
{
	static const char *const names[SL_EL_COUNT] = {
#define ELEMENT(id, name, content, text) [SL_EL_##id] = #id,
#define ATTRIBUTE(name, form, use, words, text)
#define CHILD(id, least, most)
#include "load/elements.def"
	};

	return names[id];
}

static void put_words(sl_buf *out, const char *words)
{
	sl_buf_puts(out, "\t\t\t<xs:simpleType><xs:restriction base=\"xs:string\">\n");
	while (words) {
		size_t n = strcspn(words, "|");
		char word[64] = "";

		memcpy(word, words, n < sizeof word ? n : sizeof word - 1);
		sl_buf_puts(out, "\t\t\t\t<xs:enumeration value=\"");
		sl_buf_put_xml(out, word);
		sl_buf_puts(out, "\"/>\n");
		words = words[n] ? words + n + 1 : NULL;
	}
	sl_buf_puts(out, "\t\t\t</xs:restriction></xs:simpleType>\n");
}

static void put_attribute(sl_buf *out, const sl_row *row)
{
	sl_buf_printf(out, "\t\t<xs:attribute name=\"%s\"", row->name);
	if (row->form != SL_FORM_WORD)
		sl_buf_printf(out, " type=\"Vorm%s\"", sl_form_name(row->form));
	if (row->least)
		sl_buf_puts(out, " use=\"required\"");
	sl_buf_puts(out, ">\n");
	put_documentation(out, 3, row->text);
	if (row->form == SL_FORM_WORD)
		put_words(out, row->words);
	sl_buf_puts(out, "\t\t</xs:attribute>\n");
}

static void put_child(sl_buf *out, const sl_row *row)
{
	const sl_row *child = sl_row_of(row->id);

	sl_buf_printf(out, "\t\t\t<xs:element name=\"%s\" type=\"%s\">\n", child->name,
		      type_name(row->id));
	put_documentation(out, 4, child->text);
	sl_buf_puts(out, "\t\t\t</xs:element>\n");
}

static void put_children(sl_buf *out, const sl_row *row, const sl_row *end)
{
	bool any = false;

	for (; row < end; row++) {
		if (row->kind != SL_ROW_CHILD)
			continue;
		if (!any)
			sl_buf_puts(out, "\t\t<xs:choice minOccurs=\"0\" maxOccurs=\"unbounded\">\n");
		any = true;
		put_child(out, row);
	}
	if (any)
		sl_buf_puts(out, "\t\t</xs:choice>\n");
}

/* "omschrijving hoogstens 1 keer; ..." for the documentation of a type. */
static void put_counts(sl_buf *out, const sl_row *row, const sl_row *end)
{
	for (; row < end; row++) {
		const char *name;

		if (row->kind != SL_ROW_CHILD || (!row->least && !row->most))
			continue;
		name = sl_row_of(row->id)->name;
		if (row->least && row->most)
			sl_buf_printf(out, " Precies een keer: %s.", name);
		else if (row->least)
			sl_buf_printf(out, " Ten minste een keer: %s.", name);
		else
			sl_buf_printf(out, " Hoogstens een keer: %s.", name);
	}
}

static void put_type(sl_buf *out, sl_element id)
{
	const sl_row *row = sl_row_of(id), *end = sl_row_end(id);

	sl_buf_printf(out, "\t<xs:complexType name=\"%s\"%s>\n", type_name(id),
		      row->form == SL_CONTENT_NONE ? "" : " mixed=\"true\"");
	sl_buf_puts(out, "\t\t<xs:annotation><xs:documentation xml:lang=\"nl\">");
	sl_buf_put_xml(out, row->text);
	put_counts(out, row + 1, end);
	sl_buf_puts(out, "</xs:documentation></xs:annotation>\n");
	put_children(out, row + 1, end);
	for (row++; row < end; row++)
		if (row->kind == SL_ROW_ATTRIBUTE)
			put_attribute(out, row);
	sl_buf_puts(out, "\t</xs:complexType>\n");
}

static void put_form(sl_buf *out, sl_form form)
{
	if (!sl_form_pattern(form))
		return;
	sl_buf_printf(out, "\t<xs:simpleType name=\"Vorm%s\">\n", sl_form_name(form));
	put_documentation(out, 2, sl_form_text(form));
	sl_buf_puts(out, "\t\t<xs:restriction base=\"xs:string\"><xs:pattern value=\"");
	sl_buf_put_xml(out, sl_form_pattern(form));
	sl_buf_puts(out, "\"/></xs:restriction>\n\t</xs:simpleType>\n");
}

sl_status sl_rules_write_xsd(sl_buf *out)
{
	sl_buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			 "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\"\n"
			 "\txmlns=\"" SL_RULES_NAMESPACE "\" targetNamespace=\"" SL_RULES_NAMESPACE
			 "\"\n\telementFormDefault=\"qualified\" xml:lang=\"nl\">\n");
	sl_buf_puts(out, "\t<xs:element name=\"regeling\" type=\"REGELING\">\n");
	put_documentation(out, 2, sl_row_of(SL_EL_REGELING)->text);
	sl_buf_puts(out, "\t</xs:element>\n");
	for (int form = 0; form < SL_FORM_COUNT; form++)
		put_form(out, (sl_form)form);
	for (int id = SL_EL_NONE + 1; id < SL_EL_COUNT; id++)
		put_type(out, (sl_element)id);
	sl_buf_puts(out, "</xs:schema>\n");
	return sl_buf_status(out);
}
