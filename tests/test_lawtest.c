/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Cases for rules: values in comparable form, expectations against answers,
 * reading test files, results as text, TAP and JUnit XML, and what happens
 * when memory runs out.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "lawtest/parts.h"
#include "support/alloc.h"

static const sl_json_node *parse(sl_arena *arena, const char *text)
{
	sl_json_source source = {.text = text, .n = strlen(text)};
	sl_diags diags = {0};
	sl_json_node *node;
	sl_status err = sl_json_read(&node, arena, &source, &diags);

	sl_diags_free(&diags);
	if (err != SL_OK)
		fail_msg("no JSON: %s", text);
	return node;
}

/* ---- values ---- */

static const struct {
	const char *name, *a, *b;
	bool equal;
} values[] = {
	{"a number and its text", "2", "\"2\"", true},
	{"zeros behind the point", "\"2.00\"", "2", true},
	{"zeros before it", "\"002\"", "2", true},
	{"an exponent", "2e3", "\"2000\"", true},
	{"a negative exponent", "25e-2", "\"0.25\"", true},
	{"a sign", "\"+2\"", "2", true},
	{"minus zero", "\"-0.00\"", "0", true},
	{"minus is not plus", "\"-2\"", "2", false},
	{"a cent", "\"1013.90\"", "\"1013.91\"", false},
	{"a factor of ten", "\"10\"", "\"1\"", false},
	{"many digits", "\"0.1234567890123456789012345678901234\"", "\"0.1234567890123456789012345678901235\"", false},
	{"an exponent in text is text", "\"2e3\"", "2000", false},
	{"ja and true", "true", "\"ja\"", true},
	{"Ja and true", "\"True\"", "\"JA\"", true},
	{"nee and false", "false", "\"nee\"", true},
	{"ja is not nee", "\"ja\"", "\"nee\"", false},
	{"ja is not 1", "true", "1", false},
	{"null is null", "null", "null", true},
	{"null is no text", "null", "\"null\"", false},
	{"null is not 0", "null", "0", false},
	{"underscores are spaces", "\"eigen_kracht\"", "\"eigen kracht\"", true},
	{"space around is nothing", "\" loon \"", "\"loon\"", true},
	{"words differ", "\"loon\"", "\"lonen\"", false},
	{"letters count", "\"Loon\"", "\"loon\"", false},
	{"a list is a set", "[\"b\",\"a\",\"a\"]", "[\"a\",\"b\"]", true},
	{"a list in text", "\"[b, a]\"", "[\"a\",\"b\"]", true},
	{"a list of JSON in text", "\"[1.0, \\\"x\\\"]\"", "[\"x\",1]", true},
	{"a longer list", "[\"a\",\"b\",\"c\"]", "[\"a\",\"b\"]", false},
	{"a list is not its item", "[\"a\"]", "\"a\"", false},
	{"two items are not one", "[\"a\",\"b\"]", "[\"a|b\"]", false},
	{"an empty list", "[]", "\"[]\"", true},
	{"not known is no value", "{\"staat\":\"onbekend\"}", "null", false},
	{"not known is not its text", "{\"staat\":\"onbekend\"}", "\"onbekend\"", false},
	{"a date", "\"2026-07-01\"", "\"2026-07-01\"", true},
};

static void test_values(void **state)
{
	sl_arena arena = {0};

	for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
		const sl_json_node *a = parse(&arena, values[i].a), *b = parse(&arena, values[i].b);

		if (sl_plain_equal(&arena, a, b) != values[i].equal || sl_plain_equal(&arena, b, a) != values[i].equal)
			fail_msg("%s: %s and %s should%s be equal", values[i].name, values[i].a, values[i].b,
				 values[i].equal ? "" : " not");
	}
	sl_arena_free(&arena);
}

/* ---- expectations ---- */

static const char answer[] =
	"{\"besluiten\":["
	" {\"besluit\":\"bijstand\",\"persoon\":\"anna\",\"uitkomst\":\"toekennen\",\"bedrag\":\"1013.90\","
	"  \"eenheid\":\"EUR/maand\",\"termijnen\":{\"uiterste_dag\":\"2026-05-01\"},\"bronnen\":[\"jci1.3:c:BWBR0015703&artikel=22a&lid=1\"]},"
	" {\"besluit\":\"bijstand\",\"persoon\":\"bram\",\"uitkomst\":\"feiten-ontbreken\","
	"  \"ontbrekend\":[{\"persoon\":\"bram\",\"feit\":\"inkomsten\"}],"
	"  \"oordelen\":[{\"persoon\":\"bram\",\"feit\":\"eigen_kracht\"}]},"
	" {\"besluit\":\"hulp\",\"persoon\":\"anna\",\"hulpvraag\":\"h1\",\"uitkomst\":\"toekennen\"},"
	" {\"besluit\":\"hulp\",\"persoon\":\"anna\",\"hulpvraag\":\"h2\",\"uitkomst\":\"afwijzen\"}],"
	"\"waarden\":{\"anna\":{\"leeftijd\":\"35\",\"partner\":null,"
	"   \"norm\":{\"staat\":\"onbekend\",\"oorzaken\":[]}},\"huishouden\":{\"omvang\":\"3\"},\"h1\":{\"uren\":\"2\"}},"
	"\"conflicten\":[{\"conflict\":\"stapeling\",\"status\":\"vastgesteld\",\"personen\":[\"anna\",\"bram\"]},"
	"  {\"conflict\":\"termijn\",\"status\":\"mogelijk\",\"ernst\":\"middel\",\"personen\":[\"anna\"],"
	"   \"ontbrekend\":[{\"persoon\":\"anna\",\"feit\":\"dag\"}],\"oordelen\":[{\"persoon\":\"anna\",\"feit\":\"spoed\"}],"
	"   \"bronnen\":[\"jci1.3:c:BWBR0015703&artikel=41&lid=4\"]}],"
	"\"bevindingen\":[{\"soort\":\"terugkoppeling\",\"besluiten\":[{\"besluit\":\"maatregel\"},{\"besluit\":\"bijstand\"},{\"besluit\":\"bijdrage\"}]},{\"soort\":\"onder-norm\",\"status\":\"vastgesteld\",\"personen\":[\"anna\"],"
	"  \"tekort_per_maand\":\"21.80\",\"bronnen\":[\"jci1.3:c:BWBR0015703&artikel=18\"]},"
	"  {\"soort\":\"onder-norm\",\"status\":\"mogelijk\",\"personen\":[\"bram\"],\"ontbrekend\":[{\"persoon\":\"bram\",\"feit\":\"loon\"}]}],"
	"\"niet_beoordeeld\":[{\"conflict\":\"dossier\",\"grond\":\"toestemming\"},{\"ondergrens\":\"norm\",\"grond\":\"toestemming\"}]}";

static const struct {
	const char *name, *expected;
	const char *problems; /* a part of them; NULL: there are none */
} judged[] = {
	{"all of a decision", "{\"persoon\":\"anna\",\"besluit\":\"bijstand\",\"uitkomst\":\"toekennen\","
			      "\"bedrag\":1013.9,\"eenheid\":\"EUR/maand\",\"bron_bevat\":\"artikel=22a\"}", NULL},
	{"another amount", "{\"persoon\":\"anna\",\"besluit\":\"bijstand\",\"bedrag\":\"1013.91\"}",
	 "anna bijstand: bedrag is \"1013.90\", verwacht \"1013.91\"\n"},
	{"another outcome", "{\"persoon\":\"bram\",\"besluit\":\"bijstand\",\"uitkomst\":\"afwijzen\"}",
	 "uitkomst is \"feiten-ontbreken\", verwacht \"afwijzen\""},
	{"an amount that is not there", "{\"persoon\":\"bram\",\"besluit\":\"bijstand\",\"bedrag\":\"1\"}",
	 "bedrag is niets, verwacht \"1\""},
	{"another unit", "{\"persoon\":\"anna\",\"besluit\":\"bijstand\",\"eenheid\":\"EUR\"}", "eenheid is"},
	{"a term", "{\"persoon\":\"anna\",\"besluit\":\"bijstand\",\"termijn\":\"uiterste dag\",\"waarde\":\"2026-05-01\"}", NULL},
	{"another day", "{\"persoon\":\"anna\",\"besluit\":\"bijstand\",\"termijn\":\"uiterste_dag\",\"waarde\":\"2026-05-02\"}",
	 "anna bijstand: uiterste_dag is \"2026-05-01\", verwacht \"2026-05-02\""},
	{"no such term", "{\"persoon\":\"anna\",\"besluit\":\"bijstand\",\"termijn\":\"eerste dag\",\"waarde\":null}", NULL},
	{"a term that is not there", "{\"persoon\":\"bram\",\"besluit\":\"bijstand\",\"termijn\":\"eerste dag\",\"waarde\":\"2026-05-02\"}",
	 "eerste dag is niets"},
	{"no such decision", "{\"persoon\":\"anna\",\"besluit\":\"huurtoeslag\",\"uitkomst\":\"toekennen\"}",
	 "anna huurtoeslag: dit besluit is er niet"},
	{"nobody of that name", "{\"persoon\":\"cato\",\"besluit\":\"bijstand\"}", "dit besluit is er niet"},
	{"on an item", "{\"hulpvraag\":\"h2\",\"besluit\":\"hulp\",\"uitkomst\":\"afwijzen\"}", NULL},
	{"on another item", "{\"persoon\":\"anna\",\"hulpvraag\":\"h1\",\"besluit\":\"hulp\",\"uitkomst\":\"afwijzen\"}",
	 "h1 hulp: uitkomst"},
	{"one of two decisions will do", "{\"persoon\":\"anna\",\"besluit\":\"hulp\",\"uitkomst\":\"afwijzen\"}", NULL},
	{"a fact that misses", "{\"persoon\":\"bram\",\"besluit\":\"bijstand\",\"ontbrekend\":[\"inkomsten\"]}", NULL},
	{"an oordeel that misses", "{\"persoon\":\"bram\",\"besluit\":\"bijstand\",\"ontbrekend\":[\"eigen kracht\"]}", NULL},
	{"a fact that does not miss", "{\"persoon\":\"bram\",\"besluit\":\"bijstand\",\"ontbrekend\":[\"partner\"]}",
	 "partner staat niet bij wat ontbreekt"},
	{"missing anywhere", "{\"ontbrekend\":[\"inkomsten\"]}", NULL},
	{"missing nowhere", "{\"ontbrekend\":[\"woning\"]}", "woning staat niet bij wat ontbreekt"},
	{"article 2 is not article 22a", "{\"persoon\":\"anna\",\"besluit\":\"bijstand\",\"bron_bevat\":\"artikel=2\"}",
	 "geen bron met artikel=2"},
	{"lid 1", "{\"bron_bevat\":\"lid=1\"}", NULL},
	{"a source of another decision", "{\"persoon\":\"bram\",\"besluit\":\"bijstand\",\"bron_bevat\":\"artikel=22a\"}",
	 "geen bron met"},
	{"a value", "{\"persoon\":\"anna\",\"begrip\":\"leeftijd\",\"waarde\":35}", NULL},
	{"another value", "{\"persoon\":\"anna\",\"begrip\":\"leeftijd\",\"waarde\":\"36\"}",
	 "anna leeftijd is \"35\", verwacht \"36\""},
	{"leeg", "{\"persoon\":\"anna\",\"begrip\":\"partner\",\"waarde\":null}", NULL},
	{"not known agrees with nothing", "{\"persoon\":\"anna\",\"begrip\":\"norm\",\"waarde\":null}", "anna norm is {"},
	{"a value nobody gave", "{\"persoon\":\"anna\",\"begrip\":\"lengte\",\"waarde\":null}", "er is geen waarde"},
	{"of the household", "{\"begrip\":\"omvang\",\"waarde\":\"3\"}", NULL},
	{"of an item", "{\"hulpvraag\":\"h1\",\"begrip\":\"uren\",\"waarde\":\"2\"}", NULL},
	{"a conflict", "{\"conflict\":\"stapeling\"},{\"geen_andere_conflicten\":true}", NULL},
	{"for these persons", "{\"conflict\":\"stapeling\",\"personen\":[\"bram\",\"anna\"]}", NULL},
	{"not for one of them", "{\"conflict\":\"stapeling\",\"personen\":[\"anna\"]}", "niet voor deze personen"},
	{"possible is not established", "{\"conflict\":\"termijn\"}", "conflict termijn: niet gevonden"},
	{"possible is allowed", "{\"geen_conflict\":\"termijn\"}", NULL},
	{"one that must not be", "{\"geen_conflict\":\"stapeling\"}", "gevonden, verwacht geen"},
	{"possible", "{\"conflict\":\"termijn\",\"status\":\"mogelijk\",\"ernst\":\"middel\",\"ontbrekend\":[\"dag\",\"spoed\"],\"bron_bevat\":\"artikel=41\"}", NULL},
	{"established is not possible", "{\"conflict\":\"stapeling\",\"status\":\"mogelijk\"}", "niet gevonden als mogelijk"},
	{"possible for others", "{\"conflict\":\"termijn\",\"status\":\"mogelijk\",\"personen\":[\"bram\"]}", "niet voor deze personen"},
	{"another fact", "{\"conflict\":\"termijn\",\"status\":\"mogelijk\",\"ontbrekend\":[\"inkomsten\"]}",
	 "conflict termijn: inkomsten staat niet bij wat ontbreekt"},
	{"another gravity", "{\"conflict\":\"termijn\",\"status\":\"mogelijk\",\"ernst\":\"hoog\"}", "ernst is \"middel\", verwacht \"hoog\""},
	{"another source", "{\"conflict\":\"termijn\",\"status\":\"mogelijk\",\"bron_bevat\":\"artikel=4\"}", "geen bron met artikel=4"},
	{"not even possible", "{\"geen_conflict\":\"termijn\",\"status\":\"mogelijk\"}", "gevonden als mogelijk, verwacht geen"},
	{"not possible but established", "{\"geen_conflict\":\"stapeling\",\"status\":\"mogelijk\"}", NULL},
	{"not for somebody else", "{\"geen_conflict\":\"stapeling\",\"personen\":[\"anna\"]}", NULL},
	{"not looked at", "{\"niet_beoordeeld\":\"dossier\"}", NULL},
	{"a floor that was not looked at", "{\"niet_beoordeeld\":\"norm\"}", NULL},
	{"a finding", "{\"bevinding\":\"terugkoppeling\"}", NULL},
	{"from one decision to another", "{\"bevinding\":\"terugkoppeling\",\"van\":\"maatregel\",\"naar\":\"bijdrage\"}", NULL},
	{"it leads elsewhere", "{\"bevinding\":\"terugkoppeling\",\"van\":\"maatregel\",\"naar\":\"bijstand\"}", "bevinding terugkoppeling: niet gevonden"},
	{"it begins elsewhere", "{\"geen_bevinding\":\"terugkoppeling\",\"van\":\"bijstand\"}", NULL},
	{"all of a finding", "{\"bevinding\":\"onder-norm\",\"personen\":[\"anna\"],\"tekort\":\"21.8\",\"bron_bevat\":\"artikel=18\"}", NULL},
	{"a finding that may be", "{\"bevinding\":\"onder-norm\",\"status\":\"mogelijk\",\"ontbrekend\":[\"loon\"]}", NULL},
	{"another shortfall", "{\"bevinding\":\"onder-norm\",\"tekort\":\"21\"}", "bevinding onder-norm: tekort is \"21.80\", verwacht \"21\""},
	{"a finding misses nothing", "{\"bevinding\":\"onder-norm\",\"ontbrekend\":[\"loon\"]}", "loon staat niet bij wat ontbreekt"},
	{"a finding rests on no such thing", "{\"bevinding\":\"onder-norm\",\"bron_bevat\":\"artikel=19\"}", "geen bron met artikel=19"},
	{"a finding for others", "{\"bevinding\":\"onder-norm\",\"personen\":[\"bram\"]}", "bevinding onder-norm: niet gevonden"},
	{"no such finding", "{\"geen_bevinding\":\"dubbel\"}", NULL},
	{"no such finding for him", "{\"geen_bevinding\":\"onder-norm\",\"personen\":[\"bram\"]}", NULL},
	{"a finding that is there", "{\"geen_bevinding\":\"onder-norm\"}", "bevinding onder-norm: gevonden, verwacht geen"},
	{"looked at", "{\"niet_beoordeeld\":\"termijn\"}", "staat niet bij wat niet is beoordeeld"},
	{"no others", "{\"geen_andere_conflicten\":true}", "conflict stapeling: niet verwacht"},
};

static const char *judge(sl_arena *arena, const char *text, const char *expected, bool conflicts, bool *unsupported)
{
	sl_verification j = {.arena = arena, .answer = parse(arena, text), .conflicts = conflicts};
	sl_buf list = {0};
	const char *out;

	sl_buf_printf(&list, "[%s]", expected);
	j.expected = parse(arena, sl_buf_text(&list));
	sl_verify(&j);
	assert_int_equal(sl_buf_status(&j.problems), SL_OK);
	out = sl_arena_strdup(arena, sl_buf_text(&j.problems));
	*unsupported = j.unsupported != NULL;
	sl_buf_free(&j.problems);
	sl_buf_free(&list);
	return out;
}

static void test_expectations(void **state)
{
	sl_arena arena = {0};
	bool unsupported;

	for (size_t i = 0; i < sizeof judged / sizeof *judged; i++) {
		const char *got = judge(&arena, answer, judged[i].expected, true, &unsupported);

		if (judged[i].problems ? !strstr(got, judged[i].problems) : *got)
			fail_msg("%s: got \"%s\"", judged[i].name, got);
		if (unsupported)
			fail_msg("%s: not supported", judged[i].name);
	}
	sl_arena_free(&arena);
}

/* Where the rules declare no conflicts, nobody looked: never a pass. */
static void test_conflicts_unsupported(void **state)
{
	static const char *const expected[] = {"{\"conflict\":\"stapeling\"}", "{\"geen_conflict\":\"x\"}",
					       "{\"geen_andere_conflicten\":true}", "{\"niet_beoordeeld\":\"x\"}"};
	sl_arena arena = {0};
	bool unsupported;

	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_string_equal(judge(&arena, answer, expected[i], false, &unsupported), "");
		assert_true(unsupported);
	}
	sl_arena_free(&arena);
}

static void test_open_amount(void **state)
{
	static const char text[] = "{\"besluiten\":[{\"besluit\":\"b\",\"uitkomst\":\"oordeel-nodig\",\"bedrag\":\"1\"}]}";
	sl_arena arena = {0};
	bool unsupported;

	assert_non_null(strstr(judge(&arena, text, "{\"bron_bevat\":\"b\"}", true, &unsupported),
			       "een bedrag bij oordeel-nodig"));
	sl_arena_free(&arena);
}

/* ---- reading test files ---- */

static void write_file(const char *path, const char *text)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, strlen(text), f), strlen(text));
	assert_int_equal(fclose(f), 0);
}

#define XML(inside) "<toetsen xmlns=\"urn:samenloop:toetsen\">\n" inside "</toetsen>\n"
#define FACTS "<feiten vorm=\"json\">{}</feiten>"

static const struct {
	const char *name, *file, *text;
	const char *message; /* a part of it, with the place */
} refused[] = {
	{"no id", "a.xml", XML("<toets>" FACTS "<verwacht bron-bevat=\"x\"/></toets>"), ":2:1: fout SL4003"},
	{"no facts", "a.xml", XML("<toets id=\"a\"><verwacht bron-bevat=\"x\"/></toets>"), "geen feiten"},
	{"facts twice", "a.xml", XML("<toets id=\"a\">" FACTS FACTS "<verwacht bron-bevat=\"x\"/></toets>"), "twee keer"},
	{"nothing expected", "a.xml", XML("<toets id=\"a\">" FACTS "</toets>"), "verwacht niets"},
	{"an unknown element", "a.xml", XML("<toets id=\"a\">" FACTS "<x/></toets>"), ":2:46: fout SL4003"},
	{"another element", "a.xml", XML("<geval/>"), "alleen elementen <toets>"},
	{"an unknown attribute", "a.xml", XML("<toets id=\"a\">" FACTS "\n <verwacht bedrach=\"1\"/></toets>"),
	 ":3:2: fout SL4004"},
	{"an unknown outcome", "a.xml", XML("<toets id=\"a\">" FACTS "<verwacht besluit=\"b\" uitkomst=\"ja\"/></toets>"),
	 "een uitkomst is toekennen, afwijzen, "},
	{"an unknown status", "a.xml", XML("<toets id=\"a\">" FACTS "<verwacht conflict=\"b\" status=\"zeker\"/></toets>"),
	 "vastgesteld of mogelijk"},
	{"an unknown gravity", "a.xml", XML("<toets id=\"a\">" FACTS "<verwacht conflict=\"b\" ernst=\"erg\"/></toets>"),
	 "die ernst bestaat niet"},
	{"a status of a decision", "a.xml", XML("<toets id=\"a\">" FACTS "<verwacht besluit=\"b\" status=\"mogelijk\"/></toets>"),
	 "hoort bij een conflict"},
	{"a gravity of nothing found", "a.xml", XML("<toets id=\"a\">" FACTS "<verwacht geen-conflict=\"b\" ernst=\"laag\"/></toets>"),
	 "hoort bij een conflict"},
	{"a concept without value", "a.xml", XML("<toets id=\"a\">" FACTS "<verwacht begrip=\"b\"/></toets>"),
	 "hoort een waarde"},
	{"nothing said", "a.xml", XML("<toets id=\"a\">" FACTS "<verwacht persoon=\"b\"/></toets>"), "noemt een besluit"},
	{"another form", "a.xml", XML("<toets id=\"a\"><feiten vorm=\"yaml\"/><verwacht bron-bevat=\"x\"/></toets>"),
	 "json of xml"},
	{"no household", "a.xml", XML("<toets id=\"a\"><feiten><x/></feiten><verwacht bron-bevat=\"x\"/></toets>"),
	 "urn:samenloop:feiten"},
	{"no XML", "a.xml", "<toetsen", "fout SL"},
	{"another document", "a.xml", "<x/>", "geen toetsbestand"},
	{"no JSON", "a.json", "{", "fout SL"},
	{"other JSON", "a.json", "{\"feiten\":{}}", "geen toetsbestand"},
	{"facts that are none", "a.json", "{\"feiten\":[],\"verwacht\":[]}", "feiten is een object"},
	{"a key that is none", "a.json", "{\"feiten\":{},\"verwacht\":[\n{\"uitslag\":\"x\"}]}", ":2:2: $.verwacht[0].uitslag: fout SL4004"},
	{"a case among cases", "a.json", "[{\"feiten\":{},\"verwacht\":[]},\n {\"feiten\":{}}]", ":2:2: $[1]: fout SL4003"},
	{"a list of missing facts", "a.json", "{\"feiten\":{},\"verwacht\":[{\"ontbrekend\":\"x\"}]}", "een lijst"},
	{"a text for an object", "a.json", "{\"feiten\":{},\"verwacht\":[\"x\"]}", "een verwachting is een object"},
	{"a number for text", "a.json", "{\"feiten\":{},\"verwacht\":[{\"besluit\":1}]}", "heeft hier tekst"},
};

static void test_refused(void **state)
{
	char folder[] = "/tmp/lawtest-XXXXXX", path[64];

	assert_non_null(mkdtemp(folder));
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
		const char *paths[] = {path};
		sl_case_list list;
		sl_diags diags = {0};
		sl_buf text = {0};

		snprintf(path, sizeof path, "%s/%s", folder, refused[i].file);
		write_file(path, refused[i].text);
		if (sl_cases_read(&list, paths, 1, &diags) == SL_OK)
			fail_msg("%s: was taken", refused[i].name);
		sl_diags_print(&text, &diags);
		if (!strstr(sl_buf_text(&text), refused[i].message))
			fail_msg("%s: says \"%s\"", refused[i].name, sl_buf_text(&text));
		sl_buf_free(&text);
		sl_diags_free(&diags);
		sl_cases_free(&list);
		remove(path);
	}
	remove(folder);
}

/* A folder: tests in order of name, other files passed over, rules noticed. */
static void test_folder(void **state)
{
	const char *paths[] = {"tests/cli/toetsen", "rules/aow"};
	sl_case_list list;
	sl_diags diags = {0};

	assert_int_equal(sl_cases_read(&list, paths, 2, &diags), SL_OK);
	assert_int_equal(list.count, 4);
	assert_true(list.has_rules);
	assert_string_equal(list.items[0].id, "G1");
	assert_string_equal(list.items[0].source, "de kalender");
	assert_int_equal(list.items[0].form, SL_FORM_JSON);
	assert_string_equal(list.items[1].id, "V1");
	assert_string_equal(list.items[1].title, "Een verkeerde verwachting");
	assert_string_equal(list.items[1].doubt, "een jurist kijkt eerst");
	assert_int_equal(list.items[1].line, 5);
	assert_int_equal(list.items[3].form, SL_FORM_XML);
	assert_int_equal(list.items[3].expected->count, 2);
	sl_cases_free(&list);
	sl_diags_free(&diags);
}

/* Facts keep their line and column, so that messages point into the file. */
static void test_place_of_facts(void **state)
{
	const char *paths[] = {"tests/cli/toetsen/goed.json"};
	sl_case_list list;
	sl_diags diags = {0};
	const sl_case *c;

	assert_int_equal(sl_cases_read(&list, paths, 1, &diags), SL_OK);
	c = &list.items[0];
	assert_int_equal(c->facts[0], '\n');
	assert_int_equal(strspn(c->facts + 1, " "), strlen("  \"feiten\": "));
	assert_non_null(strstr(c->facts, "{ \"huishouden\": \"G1 \\\\\\\" {\", "));
	assert_int_equal(c->facts[c->facts_length - 1], '}');
	assert_non_null(strstr(c->facts, "1990-03-01\" } ] }"));
	assert_null(strstr(c->facts, "verwacht"));
	sl_cases_free(&list);
	sl_diags_free(&diags);
}

static void test_array(void **state)
{
	char path[] = "/tmp/lawtest-XXXXXX.json";
	const char *paths[] = {path};
	int fd = mkstemps(path, 5);
	sl_case_list list;
	sl_diags diags = {0};

	assert_true(fd >= 0);
	close(fd);
	write_file(path, "[{\"id\":\"a\",\"feiten\":{\"x\":1},\"verwacht\":[]},\n"
			 "{\"id\":\"b\",\"feiten\": {\"y\":2},\"verwacht\":[]}]");
	assert_int_equal(sl_cases_read(&list, paths, 1, &diags), SL_OK);
	assert_int_equal(list.count, 2);
	assert_string_equal(list.items[0].facts + strspn(list.items[0].facts, " \n"), "{\"x\":1}");
	assert_string_equal(list.items[1].facts + strspn(list.items[1].facts, " \n"), "{\"y\":2}");
	assert_int_equal(list.items[1].line, 2);
	sl_cases_free(&list);
	sl_diags_free(&diags);
	remove(path);
}

/* ---- running ---- */

static sl_ruleset *load_rules(void)
{
	const char *paths[] = {"rules"};
	sl_messages *messages = sl_messages_new();
	sl_ruleset *r = NULL;

	assert_non_null(messages);
	if (sl_ruleset_load(&r, paths, 1, messages) != SL_OK)
		fail_msg("%s", sl_messages_errors(messages));
	sl_messages_free(messages);
	return r;
}

/* tests/cli/toetsen: one that passes, two that fail, one about conflicts. */
static void run_all(sl_case_result *results, const sl_case_list *list, sl_evaluator *e, sl_arena *arena)
{
	for (size_t i = 0; i < list->count; i++)
		assert_int_equal(sl_case_run(&results[i], &list->items[i], e, false, arena), SL_OK);
}

static void check_reports(const sl_case_result *results, size_t count)
{
	sl_buf text = {0};
	xmlDoc *doc;

	sl_case_write_text(&text, results, count, false);
	assert_null(strstr(sl_buf_text(&text), "G1"));
	assert_non_null(strstr(sl_buf_text(&text), "MISLUKT V1 "));
	assert_non_null(strstr(sl_buf_text(&text), "1 geslaagd, 2 mislukt, 1 niet ondersteund"));
	sl_buf_clear(&text);
	sl_case_write_text(&text, results, count, true);
	assert_non_null(strstr(sl_buf_text(&text), "geslaagd G1 "));
	sl_buf_clear(&text);
	sl_case_write_tap(&text, results, count);
	assert_int_equal(strncmp(sl_buf_text(&text), "TAP version 13\n1..4\nok 1 - G1 ", 30), 0);
	assert_non_null(strstr(sl_buf_text(&text), "\nnot ok 2 - V1 "));
	assert_non_null(strstr(sl_buf_text(&text), "\nok 4 - V3 Een samenloop # SKIP not supported: "));
	assert_non_null(strstr(sl_buf_text(&text), "\n1 passed, 2 failed, 1 not supported\n"));
	sl_buf_clear(&text);
	sl_case_write_junit(&text, results, count);
	assert_non_null(strstr(sl_buf_text(&text), "tests=\"4\" failures=\"2\" errors=\"0\" skipped=\"1\""));
	assert_non_null(doc = xmlReadMemory(text.text, (int)text.len, NULL, NULL, XML_PARSE_NONET));
	xmlFreeDoc(doc);
	sl_buf_free(&text);
}

static void test_run(void **state)
{
	const char *paths[] = {"tests/cli/toetsen"};
	sl_ruleset *rules = load_rules();
	sl_evaluator *e;
	sl_case_list list;
	sl_case_result results[4];
	sl_diags diags = {0};
	sl_arena arena = {0};
	sl_case_counts n;

	assert_int_equal(sl_evaluator_new(&e, rules), SL_OK);
	assert_int_equal(sl_cases_read(&list, paths, 1, &diags), SL_OK);
	assert_int_equal(list.count, 4);
	run_all(results, &list, e, &arena);
	assert_int_equal(results[0].verdict, SL_CASE_PASSED);
	assert_int_equal(results[1].verdict, SL_CASE_FAILED);
	assert_string_equal(results[1].problems, "anna leeftijd is \"36\", verwacht \"35\"\n");
	assert_non_null(strstr(results[1].difference, "leeftijd"));
	assert_int_equal(results[2].verdict, SL_CASE_FAILED);
	assert_non_null(strstr(results[2].problems, "verkeerd.xml:18:"));
	assert_int_equal(results[3].verdict, SL_CASE_UNSUPPORTED);
	n = sl_case_count(results, 4);
	assert_int_equal(n.passed, 1);
	assert_int_equal(n.failed, 2);
	assert_int_equal(n.unsupported, 1);
	check_reports(results, 4);
	sl_cases_free(&list);
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	sl_evaluator_free(e);
	sl_ruleset_free(rules);
}

/* A hash sign or a new line in a title must not change what TAP means. */
static void test_tap_is_safe(void **state)
{
	const sl_case c = {.id = "a # SKIP", .title = "b\nnot ok 2", .source = "", .file = "f", .doubt = "x\ny"};
	const sl_case_result r = {.of = &c, .problems = "", .difference = "", .warning = "let op <dit>"};
	sl_buf text = {0};

	sl_case_write_tap(&text, &r, 1);
	assert_non_null(strstr(sl_buf_text(&text), "ok 1 - a \\# SKIP b not ok 2\n# onzeker: x\n# onzeker: y\n"));
	sl_buf_clear(&text);
	sl_case_write_junit(&text, &r, 1);
	assert_non_null(strstr(sl_buf_text(&text), "let op &lt;dit&gt;"));
	sl_buf_free(&text);
}

/* ---- memory that runs out ---- */

static sl_status read_and_free(sl_status *lost)
{
	const char *paths[] = {"tests/cli/toetsen"};
	sl_case_list list;
	sl_diags diags = {0};
	sl_status err = sl_cases_read(&list, paths, 1, &diags);

	*lost = diags.status;
	if (err == SL_OK)
		assert_int_equal(list.count, 4);
	sl_cases_free(&list);
	sl_diags_free(&diags);
	return err;
}

static void test_memory_reading(void **state)
{
	size_t n = 1;

	for (;; n++) {
		sl_status err, lost;

		sl_alloc_fail_at(n);
		err = read_and_free(&lost);
		if (!sl_alloc_failed())
			break;
		sl_alloc_fail_at(0);
		if (err != SL_ENOMEM)
			fail_msg("allocation %zu: %s", n, sl_status_text(err));
	}
	sl_alloc_fail_at(0);
	assert_true(n > 5);
}

/* A case is judged rightly or not at all. */
static void test_memory_running(void **state)
{
	const char *paths[] = {"tests/cli/toetsen"};
	sl_ruleset *rules = load_rules();
	sl_case_list list;
	sl_case_result result;
	sl_diags diags = {0};
	sl_evaluator *e;

	assert_int_equal(sl_cases_read(&list, paths, 1, &diags), SL_OK);
	for (size_t n = 1;; n++) {
		sl_arena arena = {0};
		sl_status err;

		assert_int_equal(sl_evaluator_new(&e, rules), SL_OK);
		sl_alloc_fail_at(n);
		err = sl_case_run(&result, &list.items[1], e, false, &arena);
		if (err == SL_OK)
			assert_string_equal(result.problems, "anna leeftijd is \"36\", verwacht \"35\"\n");
		else
			assert_int_equal(err, SL_ENOMEM);
		sl_arena_free(&arena);
		sl_evaluator_free(e);
		if (!sl_alloc_failed())
			break;
	}
	sl_alloc_fail_at(0);
	sl_cases_free(&list);
	sl_diags_free(&diags);
	sl_ruleset_free(rules);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_expectations),
		cmocka_unit_test(test_conflicts_unsupported),
		cmocka_unit_test(test_open_amount),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_folder),
		cmocka_unit_test(test_place_of_facts),
		cmocka_unit_test(test_array),
		cmocka_unit_test(test_run),
		cmocka_unit_test(test_tap_is_safe),
		cmocka_unit_test(test_memory_reading),
		cmocka_unit_test(test_memory_running),
	};

	return cmocka_run_group_tests_name("lawtest", tests, NULL, NULL);
}
