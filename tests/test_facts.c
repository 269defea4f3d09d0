/* SPDX-License-Identifier: EUPL-1.2 */
/* Facts: what a document tells, what is refused and where, both forms alike. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <libxml/xmlschemas.h>

#include "facts/facts.h"
#include "support/alloc.h"
#include "support/household_text.h"
#include "support/schema_fixture.h"

typedef struct desk {
	sl_arena rules, arena;
	const sl_schema *schema;
	sl_diags diags;
	sl_household *h;
	sl_buf text;
} desk;

static void open_desk(desk *d)
{
	*d = (desk){0};
	d->schema = sl_fixture_schema(&d->rules);
	assert_non_null(d->schema);
}

static void clear_desk(desk *d)
{
	sl_arena_reset(&d->arena);
	sl_diags_free(&d->diags);
	sl_buf_clear(&d->text);
	d->h = NULL;
}

static void close_desk(desk *d)
{
	sl_arena_free(&d->rules);
	sl_arena_free(&d->arena);
	sl_diags_free(&d->diags);
	sl_buf_free(&d->text);
}

static sl_status read_json(desk *d, const char *text)
{
	clear_desk(d);
	return sl_facts_read_json(&d->h, d->schema, "f.json", text, strlen(text), &d->arena,
				  &d->diags);
}

static sl_status read_xml(desk *d, const char *text)
{
	clear_desk(d);
	return sl_facts_read_xml(&d->h, d->schema, "f.xml", text, strlen(text), &d->arena,
				 &d->diags);
}

static const char *told(desk *d)
{
	sl_buf_clear(&d->text);
	sl_household_text(&d->text, d->h);
	return sl_buf_text(&d->text);
}

static const char *problems(desk *d)
{
	sl_buf_clear(&d->text);
	sl_diags_print(&d->text, &d->diags);
	return sl_buf_text(&d->text);
}

/* Wraps what is told of one person. */
static const char *person(char *out, size_t size, const char *before, const char *facts,
			  const char *after)
{
	snprintf(out, size, "%s%s%s", before, facts, after);
	return out;
}
#define JSON_PERSON "{ \"personen\": [ { \"id\": \"anna\", "
#define JSON_REST   " }, { \"id\": \"bram\" }, { \"id\": \"cato\" } ] }"
#define XML_PERSON  "<huishouden xmlns='urn:samenloop:feiten'><personen><persoon id='anna'>"
#define XML_REST    "</persoon><persoon id='bram'/><persoon><id>cato</id></persoon>" \
		    "</personen></huishouden>"

/* ---- what is told ---- */

/* One fact of anna in both forms, and what it means (semantics.md 1, 5, 6, 9). */
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
	desk d;

	open_desk(&d);
	for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++) {
		snprintf(want, sizeof want, "persoon anna van huishouden: %s\n", tellings[i].want);
		if (read_json(&d, person(document, sizeof document, JSON_PERSON, tellings[i].json,
					 JSON_REST)) != SL_OK)
			fail_msg("%s, json: %s", tellings[i].name, problems(&d));
		if (!strstr(told(&d), want))
			fail_msg("%s, json: got %s, want %s", tellings[i].name, told(&d), want);
		if (read_xml(&d, person(document, sizeof document, XML_PERSON, tellings[i].xml,
					XML_REST)) != SL_OK)
			fail_msg("%s, xml: %s", tellings[i].name, problems(&d));
		if (!strstr(told(&d), want))
			fail_msg("%s, xml: got %s, want %s", tellings[i].name, told(&d), want);
	}
	close_desk(&d);
}

/* ---- relations read from the other side ---- */

static const struct {
	const char *name, *json, *want; /* of anna, bram and cato */
} mirrors[] = {
	{"partner both ways", "{\"id\": \"anna\", \"partner\": \"bram\"}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "partner=bram | partner=~anna |"},
	{"the same at both sides",
	 "{\"id\": \"anna\", \"partner\": \"bram\"}, {\"id\": \"bram\", \"partner\": \"anna\"}, {\"id\": \"cato\"}",
	 "partner=bram | partner=anna |"},
	{"children in the order of the document",
	 "{\"id\": \"anna\", \"ouders\": [\"cato\"]}, {\"id\": \"bram\", \"ouders\": [\"cato\"]}, {\"id\": \"cato\"}",
	 "ouders=[cato] | ouders=[cato] | kinderen=~[anna, bram]"},
	{"parents from children", "{\"id\": \"anna\", \"kinderen\": [\"cato\"]}, {\"id\": \"bram\","
	 "\"kinderen\": [\"cato\"]}, {\"id\": \"cato\"}",
	 "kinderen=[cato] | kinderen=[cato] | ouders=~[anna, bram]"},
	{"one side, each about another", "{\"id\": \"anna\", \"kinderen\": [\"bram\"]}, {\"id\": \"bram\"},"
	 "{\"id\": \"cato\", \"ouders\": [\"bram\"]}",
	 "kinderen=[bram] | ouders=~[anna] kinderen=~[cato] | ouders=[bram]"},
	{"an empty list names nobody", "{\"id\": \"anna\", \"kinderen\": []}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "kinderen=[] | |"},
	{"null stays null", "{\"id\": \"anna\", \"partner\": null}, {\"id\": \"bram\", \"partner\": \"anna\"},"
	 "{\"id\": \"cato\"}",
	 "partner=? | partner=anna |"},
	{"an oordeel goes along", "{\"id\": \"anna\", \"samen_met\": {\"waarde\": \"bram\", \"door\": \"x\","
	 "\"reden\": \"y\"}}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "samen_met=bram {door: x reden: y } | samen_met=~anna {door: x reden: y } |"},
	{"a partner from a day", "{\"id\": \"anna\", \"partner\": [{\"tot\": \"2020-01-01\", \"waarde\": \"cato\"},"
	 "{\"van\": \"2021-01-01\", \"waarde\": \"bram\"}]}, {\"id\": \"bram\"}, {\"id\": \"cato\"}",
	 "partner=[..2020-01-01)cato[2021-01-01..)bram | partner=~[2021-01-01..)anna |"
	 " partner=~[..2020-01-01)anna"},
	{"two partners, one after the other",
	 "{\"id\": \"anna\", \"partner\": [{\"tot\": \"2020-01-01\", \"waarde\": \"cato\"}]},"
	 "{\"id\": \"bram\", \"partner\": [{\"van\": \"2020-01-01\", \"waarde\": \"cato\"}]}, {\"id\": \"cato\"}",
	 "partner=[..2020-01-01)cato | partner=[2020-01-01..)cato |"
	 " partner=~[..2020-01-01)anna[2020-01-01..)bram"},
	{"a list that grows", "{\"id\": \"anna\", \"verwanten\": [{\"van\": \"2021-01-01\", \"waarde\": [\"cato\"]}]},"
	 "{\"id\": \"bram\", \"verwanten\": [\"cato\"]}, {\"id\": \"cato\"}",
	 "verwanten=[2021-01-01..)[cato] | verwanten=[cato] |"
	 " verwanten=~[..2021-01-01)[bram][2021-01-01..)[anna, bram]"},
};

/* "persoon anna van huishouden: a=b\npersoon bram..." as "a=b | ..." */
static const char *persons_only(char *out, desk *d)
{
	const char *line = strstr(told(d), "persoon anna");
	char *at = out;

	for (; line && *line; line += strcspn(line, "\n") + 1) {
		const char *facts = strstr(line, ":");
		size_t n = strcspn(facts + 1, "\n");

		at += sprintf(at, "%s%.*s", at == out ? "" : " |", (int)n, facts + 1);
	}
	return out + 1;
}

static void test_mirrors(void **state)
{
	char document[2000], got[2000];
	desk d;

	open_desk(&d);
	for (size_t i = 0; i < sizeof mirrors / sizeof *mirrors; i++) {
		snprintf(document, sizeof document, "{\"personen\": [%s]}", mirrors[i].json);
		if (read_json(&d, document) != SL_OK)
			fail_msg("%s: %s", mirrors[i].name, problems(&d));
		if (strcmp(persons_only(got, &d), mirrors[i].want) != 0)
			fail_msg("%s: got %s, want %s", mirrors[i].name, got + 1, mirrors[i].want);
	}
	close_desk(&d);
}

/* ---- what is refused ---- */

#define AN JSON_PERSON
#define NA JSON_REST

/* `want` is the start of the first message: place, path, code. */
static const struct {
	const char *name, *json, *want, *note;
} refused[] = {
	{"no object", "[]", "f.json:1:1: $: fout SL1201", NULL},
	{"unknown name, near a known one", AN "\"schuld\": 1" NA,
	 "f.json:1:33: $.personen[0].schuld: fout SL1202: persoon heeft geen feit \"schuld\"",
	 "bedoelt u \"schulden\"?"},
	{"name with spaces", AN "\"redt zich\": null" NA, "f.json:1:33: $.personen[0][\"redt zich\"]: fout SL1202",
	 "bedoelt u \"redt_zich\"?"},
	{"a fact of another kind", AN "\"netto_bedrag_per_maand\": 3" NA,
	 "f.json:1:33: $.personen[0].netto_bedrag_per_maand: fout SL1202", "hoort bij inkomst"},
	{"a concept", "{\"totaal\": 1}", "f.json:1:2: $.totaal: fout SL1203", NULL},
	{"text for an amount", AN "\"schulden\": \"12.50\"" NA,
	 "f.json:1:45: $.personen[0].schulden: fout SL1205: \"schulden\": hier hoort een bedrag zoals 850.00,"
	 " er staat de tekst \"12.50\"", "zonder aanhalingstekens"},
	{"text for a truth", "{\"volledig\": \"ja\"}", "f.json:1:14: $.volledig: fout SL1205", NULL},
	{"a number for a truth", "{\"volledig\": 1}", "f.json:1:14: $.volledig: fout SL1205", NULL},
	{"a number for a date", AN "\"geboortedatum\": 1988" NA, "f.json:1:50: $.personen[0].geboortedatum: fout SL1205", NULL},
	{"a number for a text", AN "\"naam\": 5" NA, "f.json:1:41: $.personen[0].naam: fout SL1205", NULL},
	{"an object in waarde", AN "\"schulden\": {\"waarde\": {\"waarde\": 1}}" NA,
	 "f.json:1:56: $.personen[0].schulden.waarde: fout SL1205", NULL},
	{"a list for a text of one", AN "\"naam\": []" NA, "f.json:1:41: $.personen[0].naam: fout SL1231", NULL},
	{"thirty-five digits", AN "\"verlaging\": 0.12345678901234567890123456789012345" NA,
	 "f.json:1:46: $.personen[0].verlaging: fout SL1206", NULL},
	{"too large", AN "\"schulden\": 1e7000" NA, "f.json:1:45: $.personen[0].schulden: fout SL1206", NULL},
	{"a tenth of a cent", AN "\"schulden\": 1.005" NA, "f.json:1:45: $.personen[0].schulden: fout SL1207", NULL},
	{"half a month", AN "\"maanden_gebruikt\": 1.5" NA,
	 "f.json:1:53: $.personen[0].maanden_gebruikt: fout SL1208: \"maanden_gebruikt\": 1.5 is geen geheel getal", NULL},
	{"a day that is not", AN "\"geboortedatum\": \"1989-02-29\"" NA,
	 "f.json:1:50: $.personen[0].geboortedatum: fout SL1209", NULL},
	{"a date and more", AN "\"geboortedatum\": \"1989-02-20 \"" NA,
	 "f.json:1:50: $.personen[0].geboortedatum: fout SL1209", NULL},
	{"year zero", AN "\"geboortedatum\": \"0000-02-20\"" NA,
	 "f.json:1:50: $.personen[0].geboortedatum: fout SL1209", NULL},
	{"days in a duration", AN "\"verblijfsduur\": \"P3D\"" NA,
	 "f.json:1:50: $.personen[0].verblijfsduur: fout SL1210", NULL},
	{"an empty duration", AN "\"verblijfsduur\": \"P\"" NA,
	 "f.json:1:50: $.personen[0].verblijfsduur: fout SL1210", NULL},
	{"a choice that is none", AN "\"status\": \"rechtmatig_verblijf\"" NA,
	 "f.json:1:43: $.personen[0].status: fout SL1211", "bedoelt u \"rechtmatig verblijf\"?"},
	{"below the minimum", AN "\"schulden\": -0.01" NA,
	 "f.json:1:45: $.personen[0].schulden: fout SL1212: \"schulden\": -0.01 is lager dan 0.00", NULL},
	{"above the maximum", AN "\"verlaging\": 100.1" NA,
	 "f.json:1:46: $.personen[0].verlaging: fout SL1213: \"verlaging\": 100.1 is hoger dan 100", NULL},
	{"born too early", AN "\"geboortedatum\": \"1849-12-31\"" NA,
	 "f.json:1:50: $.personen[0].geboortedatum: fout SL1212", NULL},
	{"not the form", "{\"gemeente\": \"GM363\"}", "f.json:1:14: $.gemeente: fout SL1214", NULL},
	{"more than the form", "{\"gemeente\": \"GM0363\\n\"}", "f.json:1:14: $.gemeente: fout SL1214", NULL},
	{"a form that costs too much", "{\"zwaar\": \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac\"}",
	 "f.json:1:11: $.zwaar: fout SL1215", NULL},
	{"fails the eleven test", AN "\"burgerservicenummer\": \"111222334\"" NA,
	 "f.json:1:56: $.personen[0].burgerservicenummer: fout SL1216: \"burgerservicenummer\": \"...\" voldoet niet", NULL},
	{"a special number is not shown", AN "\"burgerservicenummer\": 111222334" NA,
	 "f.json:1:56: $.personen[0].burgerservicenummer: fout SL1205: \"burgerservicenummer\": hier hoort een tekst, er staat het getal ...", NULL},
	{"zeros pass no eleven test", AN "\"burgerservicenummer\": \"000000000\"" NA,
	 "f.json:1:56: $.personen[0].burgerservicenummer: fout SL1216", NULL},
	{"a text of nothing", AN "\"naam\": \" \\n\"" NA, "f.json:1:41: $.personen[0].naam: fout SL1217", NULL},
	{"a text that steers the terminal", AN "\"naam\": \"a\\u001b[2Jb\"" NA,
	 "f.json:1:41: $.personen[0].naam: fout SL1218: \"naam\": stuurteken U+001B", NULL},
	{"leeg that cannot be", AN "\"schulden\": {\"leeg\": true}" NA, "f.json:1:54: $.personen[0].schulden.leeg: fout SL1219", NULL},
	{"a list cannot be leeg", AN "\"inkomsten\": {\"leeg\": true}" NA,
	 "f.json:1:55: $.personen[0].inkomsten.leeg: fout SL1219", "lege lijst"},
	{"leeg is only true", AN "\"verhuisdatum\": {\"leeg\": false}" NA,
	 "f.json:1:58: $.personen[0].verhuisdatum.leeg: fout SL1205", NULL},
	{"a part that is none", AN "\"schulden\": {\"waarde\": 1, \"bronn\": \"x\"}" NA,
	 "f.json:1:59: $.personen[0].schulden.bronn: fout SL1220", NULL},
	{"door is for an oordeel", AN "\"schulden\": {\"waarde\": 1, \"door\": \"x\"}" NA,
	 "f.json:1:59: $.personen[0].schulden.door: fout SL1220", NULL},
	{"no value", AN "\"schulden\": {\"bron\": \"x\"}" NA, "f.json:1:45: $.personen[0].schulden: fout SL1221", NULL},
	{"value and leeg", AN "\"verhuisdatum\": {\"waarde\": null, \"leeg\": true}" NA,
	 "f.json:1:49: $.personen[0].verhuisdatum: fout SL1222", NULL},
	{"a bare oordeel", AN "\"redt_zich\": true" NA, "f.json:1:46: $.personen[0].redt_zich: fout SL1223", NULL},
	{"an oordeel of nobody", AN "\"redt_zich\": {\"waarde\": true, \"reden\": \"x\"}" NA,
	 "f.json:1:46: $.personen[0].redt_zich: fout SL1224: \"redt_zich\" is een oordeel zonder door", NULL},
	{"an oordeel without reason", AN "\"redt_zich\": {\"waarde\": null, \"door\": \"x\"}" NA,
	 "f.json:1:46: $.personen[0].redt_zich: fout SL1224: \"redt_zich\" is een oordeel zonder reden", NULL},
	{"an oordeel without both", AN "\"redt_zich\": {\"waarde\": true}" NA,
	 "f.json:1:46: $.personen[0].redt_zich: fout SL1224: \"redt_zich\" is een oordeel zonder door en reden", NULL},
	{"a reason that says nothing", AN "\"redt_zich\": {\"waarde\": true, \"door\": \"x\", \"reden\": \" \"}" NA,
	 "f.json:1:85: $.personen[0].redt_zich.reden: fout SL1217", NULL},
	{"the date of a source", AN "\"schulden\": {\"waarde\": 1, \"datum\": \"gisteren\"}" NA,
	 "f.json:1:68: $.personen[0].schulden.datum: fout SL1209", NULL},
	{"null in a list", "{\"plannen\": [\"a\", null]}", "f.json:1:19: $.plannen[1]: fout SL1225", NULL},
	{"an item that is none", AN "\"inkomsten\": [5]" NA, "f.json:1:47: $.personen[0].inkomsten[0]: fout SL1205", NULL},
	{"an object for a list", AN "\"inkomsten\": {\"soort\": \"loon\"}" NA,
	 "f.json:1:46: $.personen[0].inkomsten: fout SL1221", NULL},
	{"a timeline of what is fixed", AN "\"geboortedatum\": [{\"van\": \"2026-01-01\", \"waarde\": \"1980-01-01\"}]" NA,
	 "f.json:1:50: $.personen[0].geboortedatum: fout SL1230", NULL},
	{"a timeline of the municipality", "{\"gemeente\": [{\"waarde\": \"GM0363\"}]}", "f.json:1:14: $.gemeente: fout SL1230", NULL},
	{"no stretches", AN "\"schulden\": []" NA, "f.json:1:45: $.personen[0].schulden: fout SL1231", NULL},
	{"a stretch with a source", AN "\"schulden\": [{\"van\": \"2026-01-01\", \"waarde\": 1, \"bron\": \"x\"}]" NA,
	 "f.json:1:81: $.personen[0].schulden[0].bron: fout SL1232", NULL},
	{"a stretch of no days", AN "\"schulden\": [{\"van\": \"2026-01-01\", \"tot\": \"2026-01-01\", \"waarde\": 1}]" NA,
	 "f.json:1:46: $.personen[0].schulden[0]: fout SL1233", NULL},
	{"overlap", AN "\"schulden\": [{\"van\": \"2026-01-01\", \"waarde\": 1}, {\"van\": \"2025-01-01\", \"tot\": \"2026-01-02\", \"waarde\": 1}]" NA,
	 "f.json:1:46: $.personen[0].schulden[0]: fout SL1234", "f.json:1:82: $.personen[0].schulden[1]: noot"},
	{"null for an open end", AN "\"schulden\": [{\"van\": \"2026-01-01\", \"tot\": null, \"waarde\": 1}]" NA,
	 "f.json:1:75: $.personen[0].schulden[0].tot: fout SL1236: \"tot\": null is geen dag", NULL},
	{"a stretch without value", AN "\"schulden\": [{\"van\": \"2026-01-01\"}]" NA,
	 "f.json:1:46: $.personen[0].schulden[0]: fout SL1221", NULL},
	{"a stretch that is none", AN "\"schulden\": [1]" NA, "f.json:1:46: $.personen[0].schulden[0]: fout SL1205", NULL},
	{"no id", "{\"personen\": [{\"naam\": \"A\"}]}", "f.json:1:15: $.personen[0]: fout SL1240: persoon heeft geen \"id\"", NULL},
	{"an id that is not known", "{\"personen\": [{\"id\": null}]}", "f.json:1:15: $.personen[0]: fout SL1240", NULL},
	{"an id twice, of two kinds", "{\"personen\": [{\"id\": \"a\", \"hulpvragen\": [{\"id\": \"a\"}]}]}",
	 "f.json:1:42: $.personen[0].hulpvragen[0]: fout SL1241", "f.json:1:15: $.personen[0]: noot"},
	{"an id with spaces around it", "{\"personen\": [{\"id\": \" a\"}]}", "f.json:1:15: $.personen[0]: fout SL1242", NULL},
	{"an id like a path", "{\"personen\": [{\"id\": \"a[1]\"}]}", "f.json:1:15: $.personen[0]: fout SL1242", NULL},
	{"the id of the root", "{\"personen\": [{\"id\": \"huishouden\"}]}", "f.json:1:15: $.personen[0]: fout SL1242", NULL},
	{"nobody by that name", AN "\"partner\": \"bran\"" NA,
	 "f.json:1:44: $.personen[0].partner: fout SL1243: \"partner\": er is geen persoon \"bran\" in dit dossier", "bedoelt u \"bram\"?"},
	{"another kind", AN "\"hulpvragen\": [{\"id\": \"h\"}], \"partner\": \"h\"" NA,
	 "f.json:1:73: $.personen[0].partner: fout SL1244: \"partner\": \"h\" is een hulpvraag en geen persoon", NULL},
	{"her own partner", AN "\"partner\": \"anna\"" NA, "f.json:1:44: $.personen[0].partner: fout SL1245", NULL},
	{"a child twice", AN "\"kinderen\": [\"cato\", \"cato\"]" NA, "f.json:1:54: $.personen[0].kinderen[1]: fout SL1246", NULL},
	{"a relation as a number", AN "\"partner\": 1" NA, "f.json:1:44: $.personen[0].partner: fout SL1205", NULL},
	{"one id for many", AN "\"kinderen\": \"cato\"" NA, "f.json:1:45: $.personen[0].kinderen: fout SL1205", NULL},
	{"two sides that differ", "{\"personen\": [{\"id\": \"a\", \"kinderen\": []}, {\"id\": \"b\", \"ouders\": [\"a\"]}]}",
	 "f.json:1:66: $.personen[1].ouders: fout SL1247: \"ouders\" van \"b\" noemt \"a\", maar \"kinderen\" van \"a\" noemt \"b\" niet",
	 "f.json:1:39: $.personen[0].kinderen: noot"},
	{"a partner who has none", "{\"personen\": [{\"id\": \"a\", \"partner\": {\"leeg\": true}}, {\"id\": \"b\", \"partner\": \"a\"}]}",
	 "f.json:1:78: $.personen[1].partner: fout SL1247", "f.json:1:38: $.personen[0].partner: noot"},
	{"two partners of one", "{\"personen\": [{\"id\": \"a\"}, {\"id\": \"b\", \"partner\": \"a\"}, {\"id\": \"c\", \"partner\": \"a\"}]}",
	 "f.json:1:80: $.personen[2].partner: fout SL1248", "f.json:1:51: $.personen[1].partner: noot"},
	{"partners that differ on a day", "{\"personen\": [{\"id\": \"a\", \"partner\": [{\"van\": \"2020-01-01\", \"leeg\": true}]}, {\"id\": \"b\", \"partner\": \"a\"}]}",
	 "f.json:1:101: $.personen[1].partner: fout SL1247", NULL},
	{"the same key twice", "{\"volledig\": true, \"volledig\": true}", "f.json:1:20: $: fout SL1109", NULL},
};

static void test_refused(void **state)
{
	desk d;

	open_desk(&d);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		sl_status err = read_json(&d, refused[i].json);

		if (err != SL_EFACTS || d.h)
			fail_msg("%s: status %d", refused[i].name, err);
		if (strncmp(problems(&d), refused[i].want, strlen(refused[i].want)) != 0)
			fail_msg("%s: got %s, want %s", refused[i].name, problems(&d), refused[i].want);
		if (refused[i].note && !strstr(problems(&d), refused[i].note))
			fail_msg("%s: got %s, want %s", refused[i].name, problems(&d), refused[i].note);
		if (d.diags.error_count != 1)
			fail_msg("%s: more than one: %s", refused[i].name, problems(&d));
	}
	close_desk(&d);
}

#define XH "<huishouden xmlns='urn:samenloop:feiten'>"
#define HX "</huishouden>"

static const struct {
	const char *name, *xml, *want;
} refused_xml[] = {
	{"no namespace", "<huishouden/>", "f.xml:1:1: fout SL1260"},
	{"another root", "<gezin xmlns='urn:samenloop:feiten'/>", "f.xml:1:1: fout SL1260"},
	{"unknown name", XH "\n  <volledi>true</volledi>" HX, "f.xml:2:3: fout SL1202"},
	{"another namespace", XH "<volledig xmlns='urn:x'>true</volledig>" HX, "f.xml:1:42: fout SL1263"},
	{"text for a truth", XH "<volledig>ja</volledig>" HX,
	 "f.xml:1:42: fout SL1205: \"volledig\": hier hoort true of false, er staat de tekst \"ja\""},
	{"nothing for a truth", XH "<volledig/>" HX,
	 "f.xml:1:42: fout SL1205: \"volledig\": hier hoort true of false, er staat een lege tekst"},
	{"told twice", XH "<volledig>true</volledig><volledig>true</volledig>" HX, "f.xml:1:67: fout SL1204"},
	{"an attribute that is none", XH "<volledig bon='x'>true</volledig>" HX, "f.xml:1:52: fout SL1261"},
	{"text between items", XH "<personen>\n x <persoon id='a'/></personen>" HX, "f.xml:2:2: fout SL1262"},
	{"an item by another name", XH "<personen><mens id='a'/></personen>" HX, "f.xml:1:52: fout SL1263"},
	{"an element in a text", XH "<huishouden>a<b/></huishouden>" HX, "f.xml:1:55: fout SL1263"},
	{"leeg is only ja", XH "<volledig leeg='nee'>true</volledig>" HX, "f.xml:1:58: fout SL1264"},
	{"leeg and a value", XH "<volledig leeg='ja'>true</volledig>" HX, "f.xml:1:52: fout SL1222"},
	{"leeg and unknown", XH "<volledig leeg='ja' onbekend='ja'/>" HX, "f.xml:1:52: fout SL1222"},
	{"a day in a stretch", XH "<volledig><tijdvak van='x'>true</tijdvak></volledig>" HX, "f.xml:1:66: fout SL1236"},
	{"a value beside stretches", XH "<volledig><tijdvak van='2026-01-01'>true</tijdvak> x</volledig>" HX,
	 "f.xml:1:93: fout SL1262"},
	{"the key at two places", XH "<personen><persoon id='a'><id>a</id></persoon></personen>" HX, "f.xml:1:68: fout SL1204"},
	{"an oordeel without author", XH "<personen><persoon id='a'><redt_zich>true</redt_zich></persoon></personen>" HX,
	 "f.xml:1:68: fout SL1223"},
};

static void test_refused_xml(void **state)
{
	desk d;

	open_desk(&d);
	for (size_t i = 0; i < sizeof refused_xml / sizeof *refused_xml; i++) {
		sl_status err = read_xml(&d, refused_xml[i].xml);

		if (err != SL_EFACTS || d.h)
			fail_msg("%s: status %d", refused_xml[i].name, err);
		if (strncmp(problems(&d), refused_xml[i].want, strlen(refused_xml[i].want)) != 0)
			fail_msg("%s: got %s, want %s", refused_xml[i].name, problems(&d),
				 refused_xml[i].want);
		if (d.diags.error_count != 1)
			fail_msg("%s: more than one: %s", refused_xml[i].name, problems(&d));
	}
	close_desk(&d);
}

/* ---- the document as a whole ---- */

static const char example[] =
	"{ \"huishouden\": \"demo-1\", \"peildatum\": \"2026-07-01\", \"gemeente\": \"GM0363\",\n"
	"  \"wetten\": [\"wmo\"], \"plannen\": [\"plan A\", \"plan B\"], \"volledig\": true,\n"
	"  \"personen\": [\n"
	"    { \"id\": \"anna\", \"geboortedatum\": \"1988-03-14\", \"partner\": \"bram\", \"kinderen\": [\"cato\"],\n"
	"      \"inkomsten\": [ { \"soort\": \"loon\", \"netto_bedrag_per_maand\": 850.00 } ],\n"
	"      \"schulden\": { \"waarde\": 3200.00, \"bron\": \"bankafschrift\", \"datum\": \"2026-06-20\" },\n"
	"      \"redt_zich\": { \"waarde\": true, \"door\": \"consulent\", \"reden\": \"gesprek\" } },\n"
	"    { \"id\": \"bram\", \"geboortedatum\": \"1986-11-02\", \"inkomsten\": null, \"partner\": \"anna\",\n"
	"      \"hulpvragen\": [ { \"id\": \"h1\", \"uren_per_week\": [ { \"van\": \"2026-01-01\", \"tot\": \"2026-07-01\",\n"
	"        \"waarde\": 2.5 } ], \"hulp_van\": [\"anna\"] } ] },\n"
	"    { \"id\": \"cato\", \"geboortedatum\": \"2019-05-30\", \"verhuisdatum\": { \"leeg\": true } } ] }\n";

static const char example_xml[] =
	"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	"<huishouden xmlns=\"urn:samenloop:feiten\">\n"
	"  <huishouden>demo-1</huishouden> <peildatum>2026-07-01</peildatum> <gemeente>GM0363</gemeente>\n"
	"  <wetten><waarde>wmo</waarde></wetten>\n"
	"  <plannen> <waarde>plan A</waarde> <waarde>plan B</waarde> </plannen>\n"
	"  <volledig>true</volledig>\n"
	"  <personen>\n"
	"    <persoon id=\"anna\">\n"
	"      <geboortedatum>1988-03-14</geboortedatum> <partner>bram</partner>\n"
	"      <kinderen><verwijzing>cato</verwijzing></kinderen>\n"
	"      <inkomsten><inkomst> <soort>loon</soort>\n"
	"        <netto_bedrag_per_maand>850.00</netto_bedrag_per_maand> </inkomst></inkomsten>\n"
	"      <schulden bron=\"bankafschrift\" datum=\"2026-06-20\">3200.00</schulden>\n"
	"      <redt_zich door=\"consulent\" reden=\"gesprek\">true</redt_zich>\n"
	"    </persoon>\n"
	"    <persoon id=\"bram\">\n"
	"      <geboortedatum>1986-11-02</geboortedatum> <inkomsten onbekend=\"ja\"/> <partner>anna</partner>\n"
	"      <hulpvragen><hulpvraag id=\"h1\">\n"
	"        <uren_per_week><tijdvak van=\"2026-01-01\" tot=\"2026-07-01\">2.5</tijdvak></uren_per_week>\n"
	"        <hulp_van><verwijzing>anna</verwijzing></hulp_van>\n"
	"      </hulpvraag></hulpvragen>\n"
	"    </persoon>\n"
	"    <persoon id=\"cato\"><geboortedatum>2019-05-30</geboortedatum><verhuisdatum leeg=\"ja\"/></persoon>\n"
	"  </personen>\n"
	"</huishouden>\n";

static const char example_told[] =
	"huishouden: huishouden=\"demo-1\" peildatum=2026-07-01 gemeente=\"GM0363\""
	" personen=[anna, bram, cato] volledig=true plannen=[\"plan A\", \"plan B\"] wetten=[\"wmo\"]\n"
	"persoon anna van huishouden: geboortedatum=1988-03-14 partner=bram kinderen=[cato]"
	" redt_zich=true {door: consulent reden: gesprek }"
	" schulden=3200 {bron: bankafschrift 2026-06-20} inkomsten=[anna.inkomsten[1]]\n"
	"inkomst anna.inkomsten[1] van anna: soort=\"loon\" netto_bedrag_per_maand=850\n"
	"persoon bram van huishouden: geboortedatum=1986-11-02 partner=anna inkomsten=? hulpvragen=[h1]\n"
	"hulpvraag h1 van bram: uren_per_week=[2026-01-01..2026-07-01)2.5 hulp_van=[anna]\n"
	"persoon cato van huishouden: geboortedatum=2019-05-30 ouders=~[anna] verhuisdatum=leeg\n";

static void check_example(desk *d)
{
	const sl_household *h = d->h;

	assert_string_equal(told(d), example_told);
	assert_string_equal(h->name, "demo-1");
	assert_string_equal(h->municipality, "GM0363");
	assert_true(h->has_date);
	assert_int_equal(h->date, 20635); /* date -d 2026-07-01 +%s / 86400 */
	assert_int_equal(h->entity_count, 6);
	assert_int_equal(h->kind_counts[1], 3);
	assert_int_equal(h->by_kind[1][2], 5);
	assert_int_equal(h->entities[5].ordinal, 2);
	assert_int_equal(sl_household_find(h, h->schema->kinds[1], "bram"), 3);
	assert_int_equal(sl_household_find(h, h->schema->kinds[5], "h1"), 4);
	assert_int_equal(sl_household_find(h, h->schema->kinds[2], "anna.inkomsten[1]"), 2);
	assert_int_equal(sl_household_find(h, h->schema->kinds[1], "h1"), UINT32_MAX);
}

static void test_whole(void **state)
{
	desk d;

	open_desk(&d);
	if (read_json(&d, example) != SL_OK)
		fail_msg("%s", problems(&d));
	check_example(&d);
	if (read_xml(&d, example_xml) != SL_OK)
		fail_msg("%s", problems(&d));
	check_example(&d);
	assert_int_equal(read_json(&d, "{}"), SL_OK);
	assert_string_equal(told(&d), "huishouden:\n");
	assert_false(d.h->has_date);
	assert_null(d.h->municipality);
	assert_null(d.h->name);
	assert_int_equal(read_json(&d, "{\"$schema\": \"feiten.schema.json\", \"peildatum\": null}"), SL_OK);
	assert_false(d.h->has_date);
	close_desk(&d);
}

/* A tree of another arena may go once its household is read. */
static void test_node(void **state)
{
	sl_json_source source = {.file = "f.json", .text = example, .n = sizeof example - 1, .line = 7};
	sl_arena trees = {0};
	sl_json_node *tree;
	sl_xml_node *element;
	desk d;

	open_desk(&d);
	assert_int_equal(sl_json_read(&tree, &trees, &source, &d.diags), SL_OK);
	assert_int_equal(sl_facts_read_json_node(&d.h, d.schema, "f.json", tree, &d.arena, &d.diags), SL_OK);
	sl_arena_free(&trees);
	check_example(&d);
	clear_desk(&d);
	assert_int_equal(sl_xml_read(&element, &trees, NULL, "f.xml", example_xml, sizeof example_xml - 1,
				     &d.diags), SL_OK);
	assert_int_equal(sl_facts_read_xml_node(&d.h, d.schema, element, &d.arena, &d.diags), SL_OK);
	sl_arena_free(&trees);
	check_example(&d);
	clear_desk(&d);
	source.text = "{\"x\": 1}";
	source.n = 8;
	assert_int_equal(sl_facts_read_json_source(&d.h, d.schema, &source, &d.arena, &d.diags), SL_EFACTS);
	assert_int_equal(d.diags.items[0].pos.line, 7);
	close_desk(&d);
}

static void test_all_problems(void **state)
{
	sl_buf b = {0};
	desk d;

	open_desk(&d);
	assert_int_equal(read_json(&d, "{\"x\": 1, \"gemeente\": \"y\", \"personen\": [{\"naam\": 1},"
				   " {\"id\": \"a\", \"partner\": \"b\", \"schulden\": true}]}"), SL_EFACTS);
	assert_int_equal(d.diags.error_count, 6); /* x, gemeente, naam, schulden, no id, partner */
	sl_buf_puts(&b, "{\"plannen\": [");
	for (int i = 0; i < 500; i++)
		sl_buf_printf(&b, "%s%d", i ? "," : "", i);
	sl_buf_puts(&b, "]}");
	assert_int_equal(read_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.error_count, SL_FACTS_MOST_PROBLEMS + 1);
	assert_int_equal(d.diags.items[d.diags.count - 1].code, SL_DIAG_FACTS_TOO_MANY);
	sl_buf_free(&b);
	close_desk(&d);
}

static void test_limits(void **state)
{
	sl_buf b = {0};
	desk d;

	open_desk(&d);
	sl_buf_puts(&b, "{\"personen\": [{\"id\": \"a\", \"inkomsten\": [{}");
	for (int i = 0; i < SL_FACTS_MOST_ENTITIES; i++)
		sl_buf_puts(&b, ",{}");
	sl_buf_puts(&b, "]}]}");
	assert_int_equal(read_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.items[0].code, SL_DIAG_FACTS_LIMIT);
	assert_int_equal(d.diags.count, 1);
	sl_buf_clear(&b);
	sl_buf_puts(&b, "{\"volledig\": [{\"waarde\": true}");
	for (int i = 0; i < SL_FACTS_MOST_STRETCHES; i++)
		sl_buf_puts(&b, ",{\"waarde\": true}");
	sl_buf_puts(&b, "]}");
	assert_int_equal(read_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.items[0].code, SL_DIAG_FACTS_LIMIT);
	sl_buf_clear(&b);
	sl_buf_puts(&b, "{\"personen\": [{\"id\": \"a\", \"kinderen\": [\"b\"");
	for (int i = 0; i < SL_FACTS_MOST_REFERENCES; i++)
		sl_buf_puts(&b, ",\"b\"");
	sl_buf_puts(&b, "]}]}");
	assert_int_equal(read_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.items[0].code, SL_DIAG_FACTS_LIMIT);
	sl_buf_free(&b);
	close_desk(&d);
}

/* ---- memory ---- */

static void test_out_of_memory(void **state)
{
	static const char bad[] = "{\"personen\": [{\"id\": \"a\", \"burgerservicenummer\": \"123\","
				  "\"partner\": [{\"van\": \"2020-01-01\", \"waarde\": \"b\"}], \"inkomste\": 1},"
				  "{\"id\": \"b\", \"partner\": \"c\"}]}";
	desk d;
	int fewest = 0;

	open_desk(&d);
	for (int round = 0; round < 3; round++)
		for (size_t n = 1;; n++) {
			sl_status err;
			bool failed;

			clear_desk(&d);
			sl_arena_free(&d.arena);
			sl_alloc_fail_at(n);
			err = round == 0 ? read_json(&d, example) : round == 1 ? read_xml(&d, example_xml) :
			      read_json(&d, bad);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			if (!failed) {
				assert_int_equal(err, round == 2 ? SL_EFACTS : SL_OK);
				break;
			}
			assert_int_equal(err, SL_ENOMEM);
			assert_null(d.h);
			fewest++;
		}
	assert_true(fewest > 5);
	close_desk(&d);
}

/* The blocks of an arena are large, so its own limit cuts finer than malloc. */
static void test_little_memory(void **state)
{
	desk d;
	size_t needed;

	open_desk(&d);
	assert_int_equal(read_json(&d, example), SL_OK);
	needed = d.arena.held;
	for (size_t limit = 1; limit <= needed; limit += 512) {
		sl_status err;

		sl_arena_free(&d.arena);
		d.arena.limit = limit;
		err = read_json(&d, example);
		if (err != SL_OK)
			assert_int_equal(err, SL_ENOMEM);
	}
	close_desk(&d);
}

static void test_no_memory_after_warm_up(void **state)
{
	desk d;

	open_desk(&d);
	assert_int_equal(read_json(&d, example), SL_OK);
	sl_alloc_fail_at(0);
	for (int i = 0; i < 10; i++) {
		sl_arena_reset(&d.arena);
		assert_int_equal(sl_facts_read_json(&d.h, d.schema, "f.json", example, sizeof example - 1,
						    &d.arena, &d.diags), SL_OK);
	}
	assert_int_equal(sl_alloc_count(), 0);
	close_desk(&d);
}

/* ---- the schema itself ---- */

static void test_bad_pattern(void **state)
{
	desk d;
	sl_fact_info info;
	sl_feature f;
	const sl_feature *gemeente;

	open_desk(&d);
	gemeente = d.schema->roles[SL_ROLE_MUNICIPALITY];
	info = *gemeente->fact;
	f = *gemeente;
	info.pattern = "GM[0-9";
	f.fact = &info;
	((sl_schema *)d.schema)->features[gemeente->number] = &f;
	assert_int_equal(sl_facts_prepare((sl_schema *)d.schema, &d.rules, &d.diags), SL_ERULES);
	assert_int_equal(d.diags.items[0].code, SL_DIAG_PATTERN_INVALID);
	((sl_schema *)d.schema)->fact_index = NULL;
	assert_int_equal(sl_facts_read_json(&d.h, d.schema, NULL, "{}", 2, &d.arena, &d.diags), SL_EINVAL);
	close_desk(&d);
}

/* ---- descriptions ---- */

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
	desk d;
	json_t *schema, *fact, *person;
	json_error_t error;

	open_desk(&d);
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
							      "pattern")), "^(?:GM[0-9]{4})$");
	assert_int_equal(json_array_size(json_object_get(definition(schema, "persoon.status"), "enum")), 3);
	assert_null(definition(schema, "huishouden.totaal")); /* a concept */
	assert_null(definition(schema, "persoon.geboortedatum.tijdvakken"));
	assert_non_null(definition(schema, "persoon.schulden.tijdvakken"));
	json_decref(schema);
	close_desk(&d);
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
	desk d;
	xmlSchemaParserCtxtPtr parser;
	xmlSchemaValidCtxtPtr context;
	xmlSchemaPtr schema;

	open_desk(&d);
	assert_int_equal(sl_schema_write_xsd(&d.text, d.schema), SL_OK);
	parser = xmlSchemaNewMemParserCtxt(sl_buf_text(&d.text), (int)d.text.len);
	schema = xmlSchemaParse(parser);
	assert_non_null(schema);
	context = xmlSchemaNewValidCtxt(schema);
	xmlSchemaSetValidErrors(context, be_silent, be_silent, NULL);
	assert_true(is_valid(context, example_xml));
	for (size_t i = 0; i < sizeof tellings / sizeof *tellings; i++)
		if (!is_valid(context, person(document, sizeof document, XML_PERSON, tellings[i].xml, XML_REST)))
			fail_msg("%s: not valid", tellings[i].name);
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
		if (is_valid(context, wrong[i]))
			fail_msg("valid: %s", wrong[i]);
	xmlSchemaFreeValidCtxt(context);
	xmlSchemaFree(schema);
	xmlSchemaFreeParserCtxt(parser);
	xmlCleanupParser();
	close_desk(&d);
}

static void test_description_memory(void **state)
{
	desk d;

	open_desk(&d);
	for (int round = 0; round < 2; round++)
		for (size_t n = 1;; n++) {
			sl_buf b = {0};
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = round ? sl_schema_write_xsd(&b, d.schema) :
			      sl_schema_write_json_schema(&b, d.schema);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			sl_buf_free(&b);
			assert_int_equal(err, failed ? SL_ENOMEM : SL_OK);
			if (!failed)
				break;
		}
	close_desk(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tellings),
		cmocka_unit_test(test_mirrors),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_refused_xml),
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_node),
		cmocka_unit_test(test_all_problems),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_little_memory),
		cmocka_unit_test(test_no_memory_after_warm_up),
		cmocka_unit_test(test_bad_pattern),
		cmocka_unit_test(test_json_schema),
		cmocka_unit_test(test_xsd),
		cmocka_unit_test(test_description_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
