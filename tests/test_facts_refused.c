/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Facts that are refused, in JSON and in XML, and where; how many there may be.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/desk.h"

#define AN SL_JSON_PERSON
#define NA SL_JSON_REST

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
	 " er staat de tekst \"12.50\"",
	 "zonder aanhalingstekens"},
	{"a comma for the cents", AN "\"schulden\": \"12,50\"" NA, "f.json:1:45: $.personen[0].schulden: fout SL1205",
	 "met een punt voor de centen"},
	{"a euro sign", AN "\"schulden\": \"€ 12\"" NA, "f.json:1:45: $.personen[0].schulden: fout SL1205", "zonder eenheid"},
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
	 "f.json:1:46: $.personen[0].inkomsten: fout SL1205: \"inkomsten\": hier hoort een lijst van objecten, er staat een object", NULL},
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
	{"a stretch that is none", AN "\"schulden\": [{\"waarde\": 2, \"tot\": \"2026-01-01\"}, 1]" NA,
	 "f.json:1:82: $.personen[0].schulden[1]: fout SL1205", NULL},
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
	{"a list for one", AN "\"partner\": [\"bram\"]" NA,
	 "f.json:1:44: $.personen[0].partner: fout SL1205: \"partner\": hier hoort een enkele waarde, of een rij tijdvakken, er staat een lijst", NULL},
	{"an entity for its id", AN "\"partner\": {\"id\": \"bram\"}" NA, "f.json:1:44: $.personen[0].partner: fout SL1221",
	 "schrijf alleen de id"},
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

/* One mistake, one error, at its place. */
static void check_refused(sl_desk *d, const char *name, sl_status err, const char *want)
{
	if (err != SL_EFACTS || d->h)
		fail_msg("%s: status %d", name, err);
	if (strncmp(sl_desk_problems(d), want, strlen(want)) != 0)
		fail_msg("%s: got %s, want %s", name, sl_desk_problems(d), want);
	if (d->diags.error_count != 1)
		fail_msg("%s: more than one: %s", name, sl_desk_problems(d));
}

static void test_refused(void **state)
{
	sl_desk d;

	sl_desk_open(&d);
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		check_refused(&d, refused[i].name, sl_desk_json(&d, refused[i].json), refused[i].want);
		if (refused[i].note && !strstr(sl_desk_problems(&d), refused[i].note))
			fail_msg("%s: got %s, want %s", refused[i].name, sl_desk_problems(&d), refused[i].note);
	}
	sl_desk_close(&d);
}

static void test_refused_xml(void **state)
{
	sl_desk d;

	sl_desk_open(&d);
	for (size_t i = 0; i < sizeof refused_xml / sizeof *refused_xml; i++)
		check_refused(&d, refused_xml[i].name, sl_desk_xml(&d, refused_xml[i].xml), refused_xml[i].want);
	sl_desk_close(&d);
}

static void test_all_problems(void **state)
{
	sl_buf b = {0};
	sl_desk d;

	sl_desk_open(&d);
	assert_int_equal(sl_desk_json(&d, "{\"x\": 1, \"gemeente\": \"y\", \"personen\": [{\"naam\": 1},"
				      " {\"id\": \"a\", \"partner\": \"b\", \"schulden\": true}]}"), SL_EFACTS);
	/* x, gemeente, naam, schulden, no id; the partner may be the one without. */
	assert_int_equal(d.diags.error_count, 5);
	sl_buf_puts(&b, "{\"plannen\": [");
	for (int i = 0; i < 500; i++)
		sl_buf_printf(&b, "%s%d", i ? "," : "", i);
	sl_buf_puts(&b, "]}");
	assert_int_equal(sl_desk_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.error_count, SL_FACTS_MOST_PROBLEMS + 1);
	assert_int_equal(d.diags.items[d.diags.count - 1].code, SL_DIAG_FACTS_TOO_MANY);
	sl_buf_free(&b);
	sl_desk_close(&d);
}

static void test_limits(void **state)
{
	sl_buf b = {0};
	sl_desk d;

	sl_desk_open(&d);
	sl_buf_puts(&b, "{\"personen\": [{\"id\": \"a\", \"inkomsten\": [{}");
	for (int i = 0; i < SL_FACTS_MOST_ENTITIES; i++)
		sl_buf_puts(&b, ",{}");
	sl_buf_puts(&b, "]}]}");
	assert_int_equal(sl_desk_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.items[0].code, SL_DIAG_FACTS_LIMIT);
	assert_int_equal(d.diags.count, 1);
	sl_buf_clear(&b);
	sl_buf_puts(&b, "{\"volledig\": [{\"waarde\": true}");
	for (int i = 0; i < SL_FACTS_MOST_STRETCHES; i++)
		sl_buf_puts(&b, ",{\"waarde\": true}");
	sl_buf_puts(&b, "]}");
	assert_int_equal(sl_desk_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.items[0].code, SL_DIAG_FACTS_LIMIT);
	sl_buf_clear(&b);
	sl_buf_puts(&b, "{\"personen\": [{\"id\": \"a\", \"kinderen\": [\"b\"");
	for (int i = 0; i < SL_FACTS_MOST_REFERENCES; i++)
		sl_buf_puts(&b, ",\"b\"");
	sl_buf_puts(&b, "]}]}");
	assert_int_equal(sl_desk_json(&d, sl_buf_text(&b)), SL_EFACTS);
	assert_int_equal(d.diags.items[0].code, SL_DIAG_FACTS_LIMIT);
	sl_buf_free(&b);
	sl_desk_close(&d);
}

/* ---- the schema itself ---- */

static void test_bad_pattern(void **state)
{
	sl_desk d;
	sl_fact_info info;
	sl_feature f;
	const sl_feature *gemeente;

	sl_desk_open(&d);
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
	sl_desk_close(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_refused_xml),
		cmocka_unit_test(test_all_problems),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_bad_pattern),
	};

	return cmocka_run_group_tests_name("facts_refused", tests, NULL, NULL);
}
