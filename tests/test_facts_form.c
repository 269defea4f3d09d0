/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Facts in JSON and in XML: what each tells is the same, and JSON Schema and XSD
 * describe it.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <libxml/xmlschemas.h>

#include "support/desk.h"

/* One fact of anna in both forms, and what it means (docs/facts.md). */
static const struct {
	const char *name, *json, *xml, *want;
} tellings[] = {
	{"an amount keeps its value", "\"schulden\": 3200.00", "<schulden>3200.00</schulden>",
	 "schulden=3200"},
	{"thirty-four digits", "\"verlaging\": 0.1234567890123456789012345678901234",
	 "<verlaging>0.1234567890123456789012345678901234</verlaging>",
	 "verlaging=0.1234567890123456789012345678901234"},
	{"an exponent in a number", "\"schulden\": 1.5e2", "<schulden>1.5e2</schulden>",
	 "schulden=150"},
	{"zeros behind the cents", "\"schulden\": 1.500", "<schulden>1.500</schulden>",
	 "schulden=1.5"},
	{"a whole number written with a point", "\"maanden_gebruikt\": 3.0",
	 "<maanden_gebruikt>3.0</maanden_gebruikt>", "maanden_gebruikt=3"},
	{"null: asked, not known", "\"schulden\": null", "<schulden onbekend=\"ja\"/>", "schulden=?"},
	{"leeg", "\"verhuisdatum\": {\"leeg\": true}", "<verhuisdatum leeg='ja'/>",
	 "verhuisdatum=leeg"},
	{"leeg with a source", "\"verhuisdatum\": {\"leeg\": true, \"bron\": \"BRP\"}",
	 "<verhuisdatum leeg='ja' bron='BRP'/>", "verhuisdatum=leeg {bron: BRP }"},
	{"no partner, told", "\"partner\": {\"leeg\": true}", "<partner leeg='ja'/>",
	 "partner=leeg"},
	{"source and date", "\"schulden\": {\"waarde\": 5, \"bron\": \"brief\", \"datum\": \"2026-06-20\"}",
	 "<schulden bron='brief' datum='2026-06-20'>5</schulden>",
	 "schulden=5 {bron: brief 2026-06-20}"},
	{"source of what is not known", "\"schulden\": {\"waarde\": null, \"bron\": \"brief\"}",
	 "<schulden bron='brief' onbekend='ja'/>", "schulden=? {bron: brief }"},
	{"an oordeel", "\"redt_zich\": {\"waarde\": false, \"door\": \"x\", \"reden\": \"y z\"}",
	 "<redt_zich door='x' reden='y z'>false</redt_zich>", "redt_zich=false {door: x reden: y z }"},
	{"an oordeel that is open", "\"redt_zich\": {\"waarde\": null, \"door\": \"x\", \"reden\": \"y\"}",
	 "<redt_zich door='x' reden='y' onbekend='ja'/>", "redt_zich=? {door: x reden: y }"},
	{"an oordeel that was asked for only", "\"redt_zich\": null", "<redt_zich onbekend='ja'/>",
	 "redt_zich=?"},
	{"an oordeel that there is none", "\"redt_zich\": {\"leeg\": true, \"door\": \"x\", \"reden\": \"y\"}",
	 "<redt_zich leeg='ja' door='x' reden='y'/>", "redt_zich=leeg {door: x reden: y }"},
	{"a date", "\"geboortedatum\": \"1988-02-29\"", "<geboortedatum>\n 1988-02-29 </geboortedatum>",
	 "geboortedatum=1988-02-29"},
	{"years and months", "\"verblijfsduur\": \"P2Y6M\"", "<verblijfsduur>P2Y6M</verblijfsduur>",
	 "verblijfsduur=P2Y6M"},
	{"months alone", "\"verblijfsduur\": \"P18M\"", "<verblijfsduur>P18M</verblijfsduur>",
	 "verblijfsduur=P1Y6M"},
	{"a choice of two words", "\"status\": \"rechtmatig verblijf\"",
	 "<status>rechtmatig verblijf</status>", "status=\"rechtmatig verblijf\""},
	/* 111222333 is the number official tests use: 9+8+7+12+10+8+9+6-3 = 66. */
	{"a number that passes the eleven test", "\"burgerservicenummer\": \"111222333\"",
	 "<burgerservicenummer>111222333</burgerservicenummer>", "burgerservicenummer=\"111222333\""},
	{"letters with accents", "\"naam\": \"Zo\\u00eb\"", "<naam>Zo&#xEB;</naam>", "naam=\"Zo\xC3\xAB\""},
	{"an empty list is known", "\"inkomsten\": []", "<inkomsten/>", "inkomsten=[]"},
	{"a list with a source", "\"inkomsten\": {\"waarde\": [], \"bron\": \"Suwinet\"}",
	 "<inkomsten bron='Suwinet'/>", "inkomsten=[] {bron: Suwinet }"},
	{"items", "\"inkomsten\": [ {\"soort\": \"loon\"}, {} ]",
	 "<inkomsten><inkomst><soort>loon</soort></inkomst><inkomst/></inkomsten>",
	 "inkomsten=[anna.inkomsten[1], anna.inkomsten[2]]\n"
	 "inkomst anna.inkomsten[1] van anna: soort=\"loon\"\n"
	 "inkomst anna.inkomsten[2] van anna:"},
	{"items with a fact called waarde", "\"bezittingen\": [ {\"waarde\": 10}, {\"waarde\": {\"waarde\": 11, \"bron\": \"b\"}} ]",
	 "<bezittingen><bezitting><waarde>10</waarde></bezitting>"
	 "<bezitting><waarde bron='b'>11</waarde></bezitting></bezittingen>",
	 "bezittingen=[anna.bezittingen[1], anna.bezittingen[2]]\n"
	 "bezitting anna.bezittingen[1] van anna: waarde=10\n"
	 "bezitting anna.bezittingen[2] van anna: waarde=11 {bron: b }"},
	{"items that look like stretches", "\"gebruiken\": [ {\"van\": \"wmo\", \"tot\": \"wgs\", \"waarde\": 1} ]",
	 "<gebruiken><gebruik><van>wmo</van><tot>wgs</tot><waarde>1</waarde></gebruik></gebruiken>",
	 "gebruiken=[anna.gebruiken[1]]\n"
	 "gebruik anna.gebruiken[1] van anna: van=\"wmo\" tot=\"wgs\" waarde=1"},
	{"items with an id", "\"hulpvragen\": [ {\"id\": \"h1\", \"hulp_van\": [\"cato\", \"bram\"]} ]",
	 "<hulpvragen><hulpvraag id='h1'><hulp_van><verwijzing>cato</verwijzing>"
	 "<verwijzing>bram</verwijzing></hulp_van></hulpvraag></hulpvragen>",
	 "hulpvragen=[h1]\nhulpvraag h1 van anna: hulp_van=[cato, bram]"},
	{"a timeline, told out of order",
	 "\"schulden\": [ {\"van\": \"2026-07-01\", \"waarde\": 3}, {\"tot\": \"2026-01-01\", \"waarde\": 1},"
	 "{\"van\": \"2026-01-01\", \"tot\": \"2026-03-01\", \"waarde\": null} ]",
	 "<schulden><tijdvak van='2026-07-01'>3</tijdvak><tijdvak tot='2026-01-01'>1</tijdvak>"
	 "<tijdvak van='2026-01-01' tot='2026-03-01' onbekend='ja'/></schulden>",
	 "schulden=[..2026-01-01)1[2026-01-01..2026-03-01)?[2026-07-01..)3"},
	{"a timeline with leeg", "\"verhuisdatum\": [ {\"tot\": \"2026-01-01\", \"leeg\": true},"
	 "{\"van\": \"2026-01-01\", \"waarde\": \"2025-12-30\"} ]",
	 "<verhuisdatum><tijdvak tot='2026-01-01' leeg='ja'/>"
	 "<tijdvak van='2026-01-01'>2025-12-30</tijdvak></verhuisdatum>",
	 "verhuisdatum=[..2026-01-01)leeg[2026-01-01..)2025-12-30"},
	{"a timeline of an oordeel", "\"redt_zich\": {\"waarde\": [ {\"van\": \"2026-01-01\", \"waarde\": true} ],"
	 "\"door\": \"x\", \"reden\": \"y\"}",
	 "<redt_zich door='x' reden='y'><tijdvak van='2026-01-01'>true</tijdvak></redt_zich>",
	 "redt_zich=[2026-01-01..)true {door: x reden: y }"},
	{"a timeline of lists", "\"inkomsten\": [ {\"van\": \"2026-02-01\", \"waarde\": [ {\"soort\": \"loon\"} ]},"
	 "{\"van\": \"2026-01-01\", \"tot\": \"2026-02-01\", \"waarde\": [ {} ]} ]",
	 "<inkomsten><tijdvak van='2026-02-01'><inkomst><soort>loon</soort></inkomst></tijdvak>"
	 "<tijdvak van='2026-01-01' tot='2026-02-01'><inkomst/></tijdvak></inkomsten>",
	 "inkomsten=[2026-01-01..2026-02-01)[anna.inkomsten[2]][2026-02-01..)[anna.inkomsten[1]]\n"
	 "inkomst anna.inkomsten[1] van anna: soort=\"loon\"\n"
	 "inkomst anna.inkomsten[2] van anna:"},
	{"a relation without another side", "\"huurt_van\": \"cato\"", "<huurt_van>cato</huurt_van>",
	 "huurt_van=cato"},
};

static void test_tellings(void **state)
{
	char document[2000], want[1000];
	sl_desk d;

	sl_desk_open(&d);
	for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++) {
		snprintf(want, sizeof want, "persoon anna van huishouden: %s\n", tellings[i].want);
		if (sl_desk_json(&d, sl_desk_person(document, sizeof document, SL_JSON_PERSON, tellings[i].json,
						    SL_JSON_REST)) != SL_OK)
			fail_msg("%s, json: %s", tellings[i].name, sl_desk_problems(&d));
		if (!strstr(sl_desk_told(&d), want))
			fail_msg("%s, json: got %s, want %s", tellings[i].name, sl_desk_told(&d), want);
		if (sl_desk_xml(&d, sl_desk_person(document, sizeof document, SL_XML_PERSON, tellings[i].xml,
						   SL_XML_REST)) != SL_OK)
			fail_msg("%s, xml: %s", tellings[i].name, sl_desk_problems(&d));
		if (!strstr(sl_desk_told(&d), want))
			fail_msg("%s, xml: got %s, want %s", tellings[i].name, sl_desk_told(&d), want);
	}
	sl_desk_close(&d);
}

/* ---- descriptions ---- */

#define XH "<huishouden xmlns='urn:samenloop:feiten'>"
#define HX "</huishouden>"

/* Every "$ref" in the tree leads somewhere. */
static size_t check_refs(json_t *definitions, json_t *node)
{
	size_t count = 0, i;
	const char *key;
	json_t *child;

	if (json_is_object(node)) {
		json_object_foreach(node, key, child) {
			count += check_refs(definitions, child);
			if (strcmp(key, "$ref") != 0)
				continue;
			count++;
			if (strncmp(json_string_value(child), "#/$defs/", 8) != 0 ||
			    !json_object_get(definitions, json_string_value(child) + 8))
				fail_msg("%s leads nowhere", json_string_value(child));
		}
	}
	if (json_is_array(node))
		json_array_foreach(node, i, child)
			count += check_refs(definitions, child);
	return count;
}

static json_t *definition(json_t *schema, const char *name)
{
	return json_object_get(json_object_get(schema, "$defs"), name);
}

static void test_json_schema(void **state)
{
	sl_desk d;
	json_t *schema, *fact, *person;
	json_error_t error;

	sl_desk_open(&d);
	assert_int_equal(sl_schema_write_json_schema(&d.text, d.schema), SL_OK);
	schema = json_loads(sl_buf_text(&d.text), JSON_REJECT_DUPLICATES, &error);
	if (!schema)
		fail_msg("line %d: %s", error.line, error.text);
	assert_true(check_refs(json_object_get(schema, "$defs"), schema) > 100);
	person = definition(schema, "persoon");
	assert_false(json_boolean_value(json_object_get(person, "additionalProperties")));
	assert_string_equal(json_string_value(json_array_get(json_object_get(person, "required"), 0)), "id");
	fact = json_object_get(json_object_get(person, "properties"), "netto_bedrag_per_maand");
	assert_null(fact);
	fact = json_object_get(json_object_get(definition(schema, "inkomst"), "properties"),
			       "netto_bedrag_per_maand");
	assert_string_equal(json_string_value(json_object_get(fact, "title")), "netto bedrag per maand");
	assert_string_equal(json_string_value(json_object_get(fact, "description")),
			    "Wat <dit> \"is\" & meer. Vraag: Hoe zit dat? Eenheid: EUR/maand. "
			    "Komt van: opgave aanvrager.");
	assert_string_equal(json_string_value(json_object_get(definition(schema, "huishouden.gemeente"),
							      "pattern")),
			    "^(?:GM[0-9]{4})$");
	assert_int_equal(json_array_size(json_object_get(definition(schema, "persoon.status"), "enum")), 3);
	assert_null(definition(schema, "huishouden.totaal")); /* a concept */
	assert_null(definition(schema, "persoon.geboortedatum.tijdvakken"));
	assert_non_null(definition(schema, "persoon.schulden.tijdvakken"));
	json_decref(schema);
	sl_desk_close(&d);
}

static void be_silent(void *data, const char *format, ...)
{
}

static bool is_valid(xmlSchemaValidCtxtPtr context, const char *text)
{
	xmlDocPtr doc = xmlReadMemory(text, (int)strlen(text), "f.xml", NULL, XML_PARSE_NONET);
	int result;

	assert_non_null(doc);
	result = xmlSchemaValidateDoc(context, doc);
	xmlFreeDoc(doc);
	return result == 0;
}

static void test_xsd(void **state)
{
	static const char *const wrong[] = {
		XH "<personen><persoon id='a'><geboortedatum>1988-02-31</geboortedatum></persoon></personen>" HX,
		XH "<wetten><waarde>wgs</waarde></wetten>" HX,
		XH "<volledi>true</volledi>" HX,
		XH "<gemeente>GM36</gemeente>" HX,
		XH "<volledig leeg='ja'/>" HX,
		XH "<volledig><tijdvak van='2026-01-01'>ja</tijdvak></volledig>" HX,
		XH "<volledig/><volledig/>" HX,
	};
	char document[2000];
	sl_desk d;
	xmlSchemaParserCtxtPtr parser;
	xmlSchemaValidCtxtPtr context;
	xmlSchemaPtr schema;

	sl_desk_open(&d);
	assert_int_equal(sl_schema_write_xsd(&d.text, d.schema), SL_OK);
	parser = xmlSchemaNewMemParserCtxt(sl_buf_text(&d.text), (int)d.text.len);
	schema = xmlSchemaParse(parser);
	assert_non_null(schema);
	context = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidErrors(context, be_silent, be_silent, NULL);
	assert_true(is_valid(context, sl_example_xml));
	for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
		if (!is_valid(context, sl_desk_person(document, sizeof document, SL_XML_PERSON, tellings[i].xml, SL_XML_REST)))
			fail_msg("%s: not valid", tellings[i].name);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (is_valid(context, wrong[i]))
			fail_msg("valid: %s", wrong[i]);
	xmlSchemaFreeValidCtxt(context);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	xmlCleanupParser();
	sl_desk_close(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tellings),
		cmocka_unit_test(test_json_schema),
		cmocka_unit_test(test_xsd),
	};

	return cmocka_run_group_tests_name("facts_form", tests, NULL, NULL);
}
