/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The XSD 1.0 of facts in XML for the loaded rules.
 *
 *     type  persoon                  the element of a kind
 *           persoon.schulden         the bare value of a fact
 *           persoon.schulden-leeg    the same, or nothing when an attribute
 *                                    says leeg or onbekend
 *
 * XSD 1.0 cannot say "a number, or stretches": an element that may hold
 * stretches is mixed, and its bare value is checked on reading only. Values
 * in stretches and values that never change are checked by the XSD too.
 */
#include <string.h>

#include "facts/describe.h"
#include "facts/facts.h"
#include "facts/index.h"

static void put_documentation(sl_buf *out, const char *text)
{
	if (!text || !*text)
		return;
	sl_buf_puts(out, "<xs:annotation><xs:documentation xml:lang=\"nl\">");
	sl_buf_put_xml(out, text);
	sl_buf_puts(out, "</xs:documentation></xs:annotation>\n");
}

/* ---- values ---- */

/*
 * PCRE2 knows much that XSD does not, and one pattern that is wrong makes the
 * whole XSD wrong: only letters, digits, classes, groups and counts go in.
 */
static bool is_plain_pattern(const char *p)
{
	if (strstr(p, "(?") || strstr(p, "(*") || strstr(p, "[[") || strstr(p, "[^"))
		return false;
	return p[strspn(p, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
			   "[](){}|?*+-., ")] == '\0';
}

static void put_facet(sl_buf *out, const char *facet, const char *value)
{
	sl_buf_printf(out, "<xs:%s value=\"", facet);
	sl_buf_put_xml(out, value);
	sl_buf_puts(out, "\"/>");
}

static void put_bound(sl_buf *out, const char *facet, bool has, sl_value bound)
{
	char text[SL_DEC_TEXT_MAX];

	if (!has || (bound.kind != SL_NUMBER && bound.kind != SL_DATE))
		return;
	if (bound.kind == SL_NUMBER)
		sl_dec_text(text, bound.as.dec);
	else
		sl_date_text(text, bound.as.i);
	put_facet(out, facet, text);
}

static void put_bounds(sl_buf *out, const sl_feature *f)
{
	put_bound(out, "minInclusive", f->fact->has_minimum, f->fact->minimum);
	put_bound(out, "maxInclusive", f->fact->has_maximum, f->fact->maximum);
}

static void put_text_facets(sl_buf *out, const sl_feature *f, const sl_type *t)
{
	for (uint32_t i = 0; i < t->choice_count; i++)
		put_facet(out, "enumeration", t->choices[i]);
	if (t->choices)
		return;
	if (f->fact->pattern && is_plain_pattern(f->fact->pattern))
		put_facet(out, "pattern", f->fact->pattern);
	else
		put_facet(out, "minLength", "1");
}

static const char *base_of(const sl_type *t)
{
	switch (t->base) {
	case SL_T_BOOLEAN:
		return "xs:boolean";
	case SL_T_NUMBER:
		return t->integer ? "xs:integer" : "xs:decimal";
	case SL_T_DATE:
		return "xs:date";
	case SL_T_STRING: case SL_T_MONTHS: case SL_T_ENTITY: case SL_T_LIST: case SL_T_ANY:
	case SL_T_SPAN: case SL_T_RANGE: case SL_T_CONTEXT: case SL_T_FUNCTION:
		break;
	}
	return "xs:token";
}

static void put_facets(sl_buf *out, const sl_feature *f, const sl_type *t)
{
	if (t->base == SL_T_BOOLEAN)
		put_facet(out, "pattern", "true|false");
	else if (t->base == SL_T_DATE)
		put_facet(out, "pattern", "[0-9]{4}-[0-9]{2}-[0-9]{2}");
	else if (t->base == SL_T_MONTHS)
		put_facet(out, "pattern", SL_FACT_MONTHS_FORM);
	else if (t->base == SL_T_ENTITY)
		put_facet(out, "minLength", "1");
	else if (t->base == SL_T_STRING)
		put_text_facets(out, f, t);
	if (t->base == SL_T_NUMBER && t->amount)
		put_facet(out, "fractionDigits", "2");
	put_bounds(out, f);
}

/* The bare value; of a list the value of its items. */
static void put_value_types(sl_buf *out, const sl_feature *f)
{
	const sl_type *t = f->type.base == SL_T_LIST ? f->type.item : &f->type;
	const char *kind = f->per->key;

	if (sl_fact_owns_items(f))
		return;
	sl_buf_printf(out, "<xs:simpleType name=\"%s.%s\"><xs:restriction base=\"%s\">", kind, f->key,
		      base_of(t));
	put_facets(out, f, t);
	sl_buf_puts(out, "</xs:restriction></xs:simpleType>\n");
	if (f->type.base != SL_T_LIST)
		sl_buf_printf(out, "<xs:simpleType name=\"%s.%s-leeg\">"
			      "<xs:union memberTypes=\"%s.%s _niets\"/></xs:simpleType>\n",
			      kind, f->key, kind, f->key);
}

/* ---- elements ---- */

static void put_stretch_attributes(sl_buf *out, const sl_feature *f)
{
	sl_buf_puts(out, "<xs:attribute name=\"van\" type=\"_dag\"/><xs:attribute name=\"tot\" type=\"_dag\"/>");
	if (sl_fact_may_be_leeg(f))
		sl_buf_puts(out, "<xs:attribute name=\"leeg\" type=\"_ja\"/>");
	sl_buf_puts(out, "<xs:attribute name=\"onbekend\" type=\"_ja\"/>");
}

static void put_attributes(sl_buf *out, const sl_feature *f)
{
	sl_buf_puts(out, "<xs:attributeGroup ref=\"_herkomst\"/>");
	if (f->fact->judgement)
		sl_buf_puts(out, "<xs:attribute name=\"door\" type=\"_tekst\"/>"
				 "<xs:attribute name=\"reden\" type=\"_tekst\"/>");
	if (sl_fact_may_be_leeg(f))
		sl_buf_puts(out, "<xs:attribute name=\"leeg\" type=\"_ja\"/>");
}

static void put_items(sl_buf *out, const sl_feature *f)
{
	if (sl_fact_owns_items(f))
		sl_buf_printf(out, "<xs:element name=\"%s\" type=\"%s\"", f->type.item->kind->key,
			      f->type.item->kind->key);
	else
		sl_buf_printf(out, "<xs:element name=\"%s\" type=\"%s.%s\"",
			      f->fact->relation ? "verwijzing" : "waarde", f->per->key, f->key);
	sl_buf_puts(out, " minOccurs=\"0\" maxOccurs=\"unbounded\"/>");
}

static void put_list_content(sl_buf *out, const sl_feature *f)
{
	bool taken = sl_fact_owns_items(f) && strcmp(f->type.item->kind->key, "tijdvak") == 0;

	if (taken || !sl_fact_has_timeline(f)) {
		sl_buf_puts(out, "<xs:sequence>");
		put_items(out, f);
		sl_buf_puts(out, "</xs:sequence>");
		return;
	}
	sl_buf_puts(out, "<xs:choice>");
	put_items(out, f);
	sl_buf_puts(out, "<xs:element name=\"tijdvak\" maxOccurs=\"unbounded\"><xs:complexType><xs:sequence>");
	put_items(out, f);
	sl_buf_puts(out, "</xs:sequence>");
	put_stretch_attributes(out, f);
	sl_buf_puts(out, "</xs:complexType></xs:element></xs:choice>");
}

/* <xs:extension> of the value or nothing; attributes follow. */
static void begin_simple(sl_buf *out, const sl_feature *f)
{
	sl_buf_printf(out, "<xs:simpleContent><xs:extension base=\"%s.%s-leeg\">", f->per->key, f->key);
}

static void end_simple(sl_buf *out)
{
	sl_buf_puts(out, "</xs:extension></xs:simpleContent>");
}

static void put_scalar(sl_buf *out, const sl_feature *f)
{
	if (!sl_fact_has_timeline(f)) {
		sl_buf_puts(out, "<xs:complexType>");
		begin_simple(out, f);
		put_attributes(out, f);
		end_simple(out);
		sl_buf_puts(out, "</xs:complexType>");
		return;
	}
	sl_buf_puts(out, "<xs:complexType mixed=\"true\"><xs:sequence>"
			 "<xs:element name=\"tijdvak\" minOccurs=\"0\" maxOccurs=\"unbounded\"><xs:complexType>");
	begin_simple(out, f);
	put_stretch_attributes(out, f);
	end_simple(out);
	sl_buf_puts(out, "</xs:complexType></xs:element></xs:sequence>");
	put_attributes(out, f);
	sl_buf_puts(out, "</xs:complexType>");
}

static void put_element(sl_buf *out, const sl_feature *f)
{
	sl_buf text = {0};

	sl_fact_describe_feature(&text, f);
	sl_buf_printf(out, "<xs:element name=\"%s\" minOccurs=\"0\">", f->key);
	put_documentation(out, sl_buf_text(&text));
	if (f->type.base == SL_T_LIST) {
		sl_buf_puts(out, "<xs:complexType>");
		put_list_content(out, f);
		put_attributes(out, f);
		sl_buf_puts(out, "</xs:complexType>");
	} else {
		put_scalar(out, f);
	}
	sl_buf_puts(out, "</xs:element>\n");
	sl_fact_close(out, &text);
}

static void put_kind(sl_buf *out, const sl_kind_of_entity *kind)
{
	sl_buf_printf(out, "\n<xs:complexType name=\"%s\">\n", kind->key);
	put_documentation(out, kind->description);
	sl_buf_puts(out, "<xs:all>\n");
	for (uint32_t i = 0; i < kind->fact_count; i++)
		put_element(out, kind->facts[i]);
	sl_buf_puts(out, "</xs:all>\n");
	if (kind->identity)
		sl_buf_printf(out, "<xs:attribute name=\"%s\" type=\"%s.%s\"/>\n", kind->identity->key,
			      kind->key, kind->identity->key);
	sl_buf_puts(out, "</xs:complexType>\n");
	for (uint32_t i = 0; i < kind->fact_count; i++)
		put_value_types(out, kind->facts[i]);
}

static const char shared[] =
	"<xs:simpleType name=\"_dag\"><xs:restriction base=\"xs:date\">"
	"<xs:pattern value=\"[0-9]{4}-[0-9]{2}-[0-9]{2}\"/></xs:restriction></xs:simpleType>\n"
	"<xs:simpleType name=\"_ja\"><xs:restriction base=\"xs:token\">"
	"<xs:enumeration value=\"ja\"/></xs:restriction></xs:simpleType>\n"
	"<xs:simpleType name=\"_niets\"><xs:restriction base=\"xs:token\">"
	"<xs:maxLength value=\"0\"/></xs:restriction></xs:simpleType>\n"
	"<xs:simpleType name=\"_tekst\"><xs:restriction base=\"xs:token\">"
	"<xs:minLength value=\"1\"/></xs:restriction></xs:simpleType>\n"
	"<xs:attributeGroup name=\"_herkomst\">\n"
	"<xs:attribute name=\"onbekend\" type=\"_ja\"/>"
	"<xs:attribute name=\"bron\" type=\"_tekst\"/>"
	"<xs:attribute name=\"datum\" type=\"_dag\"/>\n"
	"</xs:attributeGroup>\n";

sl_status sl_schema_write_xsd(sl_buf *out, const sl_schema *schema)
{
	sl_buf_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		      "<xs:schema xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns=\"%s\"\n"
		      "           targetNamespace=\"%s\" elementFormDefault=\"qualified\">\n",
		      SL_FACTS_NAMESPACE, SL_FACTS_NAMESPACE);
	put_documentation(out, "Een dossier. Een feit dat er niet staat, is niet bekend; onbekend=\"ja\": "
			  "gevraagd en niet bekend; leeg=\"ja\": het is er niet. Een waarde over een tijdvak: "
			  "<tijdvak van=\"...\" tot=\"...\">, waarin tot de eerste dag is die er niet meer bij "
			  "hoort. Een oordeel heeft de attributen door en reden.");
	sl_buf_printf(out, "<xs:element name=\"%s\" type=\"%s\"/>\n", schema->kinds[0]->key,
		      schema->kinds[0]->key);
	sl_buf_puts(out, shared);
	for (uint32_t i = 0; i < schema->kind_count; i++)
		put_kind(out, schema->kinds[i]);
	sl_buf_puts(out, "</xs:schema>\n");
	return sl_buf_status(out);
}
