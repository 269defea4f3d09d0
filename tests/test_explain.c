/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Explanations: values in Dutch, formulas filled in, answers in four formats.
 * The law of tests/cases/stookwet is invented; source.txt beside it says
 * where the amounts come from. Whole answers are compared to the byte:
 *
 *     SL_GOLDEN=1 build/release/test_explain    writes them anew
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>

#include "base/file.h"
#include "base/utf8.h"
#include "compile/compile.h"
#include "explain/dutch.h"
#include "explain/explain.h"
#include "explain/fill.h"
#include "explain/page.h"
#include "explain/sweep.h"
#include "load/load.h"
#include "support/alloc.h"

#define LAW "tests/cases/stookwet"

static const char *const law_files[] = {LAW "/boek.xml", LAW "/wet.xml", LAW "/verordening.xml"};

typedef struct world {
	sl_model *model;
	sl_program *program;
	sl_run *run;
	sl_arena names, facts, answers;
	sl_household *household;
	sl_answer *answer;
} world;

static world w;

static void show_diags(sl_diags *d)
{
	sl_buf b = {0};

	sl_diags_print(&b, d);
	print_error("%s", sl_buf_text(&b));
	sl_buf_free(&b);
}

static int set_up(void **state)
{
	sl_diags diags = {0};
	int bad;

	(void)state;
	bad = sl_model_load(&w.model, law_files, 3, &diags) != SL_OK ||
	      sl_program_compile(&w.program, w.model, &diags) != SL_OK ||
	      sl_facts_prepare(&w.model->schema, &w.names, &diags) != SL_OK || sl_run_new(&w.run, w.program) != SL_OK;
	if (bad)
		show_diags(&diags);
	sl_diags_free(&diags);
	return bad;
}

static int tear_down(void **state)
{
	(void)state;
	sl_run_free(w.run);
	sl_program_free(w.program);
	sl_model_free(w.model);
	sl_arena_free(&w.names);
	sl_arena_free(&w.facts);
	sl_arena_free(&w.answers);
	return 0;
}

static void take(const char *facts, size_t n)
{
	sl_diags diags = {0};

	sl_arena_reset(&w.facts);
	if (sl_facts_read_json(&w.household, &w.model->schema, "facts.json", facts, n, &w.facts, &diags) != SL_OK) {
		show_diags(&diags);
		fail_msg("the facts were refused");
	}
	sl_diags_free(&diags);
}

static void decide_on(const sl_decide_options *o, sl_date day)
{
	sl_arena_reset(&w.answers);
	assert_int_equal(sl_run_begin(w.run, w.household, day, SL_FOREVER), SL_OK);
	assert_int_equal(sl_decide(&w.answer, w.run, o, &w.answers), SL_OK);
}

static void decide(const char *facts)
{
	take(facts, strlen(facts));
	decide_on(NULL, w.household->date);
}

static char *read_text(const char *path)
{
	sl_diags diags = {0};
	char *text = NULL;
	size_t n;

	if (sl_file_read(&text, &n, path, 1 << 24, &diags) != SL_OK)
		text = NULL;
	sl_diags_free(&diags);
	return text;
}

static void decide_case(const char *name)
{
	char path[200], *text;

	snprintf(path, sizeof path, LAW "/%s/facts.json", name);
	assert_non_null(text = read_text(path));
	decide(text);
	free(text);
}

static char *written(sl_answer_options o)
{
	sl_buf b = {0};

	assert_int_equal(sl_answer_write(&b, w.answer, &o), SL_OK);
	return b.text;
}

static void says(const char *name, const char *text, const char *want)
{
	if (!strstr(text, want))
		fail_msg("%s: \"%s\" is not in\n%s", name, want, text);
}

static void says_not(const char *name, const char *text, const char *unwanted)
{
	if (strstr(text, unwanted))
		fail_msg("%s: \"%s\" is in\n%s", name, unwanted, text);
}

/* ---- values in Dutch ---- */

static const struct {
	const char *name, *number, *unit;
	bool amount, brief;
	const char *want;
} numbers[] = {
	{"an amount", "1013.9", "EUR/maand", true, false, "€ 1.013,90 per maand"},
	{"whole euros have cents", "25", "EUR", true, false, "€ 25,00"},
	{"more digits stay", "878.709", "EUR/maand", true, false, "€ 878,709 per maand"},
	{"many digits are said to be cut", "496.27499999999", "EUR", true, false, "ca. € 496,275000"},
	{"in a formula without period", "1013.9", "EUR/maand", true, true, "€ 1.013,90"},
	{"four weeks", "21.8", "EUR/4 weken", true, false, "€ 21,80 per 4 weken"},
	{"below zero", "-50", "EUR", true, false, "€ -50,00"},
	{"percent", "40", "procent", false, false, "40%"},
	{"a number", "0.5", "", false, false, "0,5"},
	{"one month", "1", "maand", false, false, "1 maand"},
	{"more months", "6", "maand", false, false, "6 maanden"},
	{"hours", "3.5", "uur/week", false, false, "3,5 uur per week"},
	{"big", "1234567", "", false, false, "1.234.567"},
};

static void test_numbers(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		const sl_unit *unit = NULL;
		sl_buf b = {0};
		sl_dec d;

		assert_int_equal(sl_unit_parse(&unit, w.model->schema.units, numbers[i].unit,
					       strlen(numbers[i].unit)), SL_OK);
		assert_int_equal(sl_dec_parse(&d, numbers[i].number, strlen(numbers[i].number), true), SL_OK);
		sl_dutch_number(&b, d, unit, numbers[i].amount, numbers[i].brief);
		if (strcmp(sl_buf_text(&b), numbers[i].want) != 0)
			fail_msg("%s: got %s, want %s", numbers[i].name, sl_buf_text(&b), numbers[i].want);
		sl_buf_free(&b);
	}
}

static void shows(const char *name, sl_value v, const sl_type *type, const char *want)
{
	sl_teller t;
	sl_buf b = {0};

	sl_teller_init(&t, w.run, &w.answers);
	sl_dutch_value(&b, &t, v, type, false);
	if (strcmp(sl_buf_text(&b), want) != 0)
		fail_msg("%s: got %s, want %s", name, sl_buf_text(&b), want);
	sl_buf_free(&b);
}

static void test_values(void **state)
{
	sl_value three[] = {sl_boolean(true), sl_months(14), sl_day(20454)};
	uint8_t doubts[] = {0, 1, 0};
	sl_list list = {.items = three, .count = 3}, open = list, none = {0};

	(void)state;
	decide_case("alleen");
	open.open = open.doubtful = true;
	open.doubts = doubts;
	shows("yes", sl_boolean(true), NULL, "ja");
	shows("a day", sl_day(20454), NULL, "1 januari 2026");
	shows("a year and two months", sl_months(14), NULL, "1 jaar en 2 maanden");
	shows("one month", sl_months(1), NULL, "1 maand");
	shows("no time", sl_months(0), NULL, "0 maanden");
	shows("leeg", sl_null(), NULL, "geen");
	shows("unknown", (sl_value){.kind = SL_UNKNOWN}, NULL, "niet bekend");
	shows("broken", (sl_value){.kind = SL_BROKEN}, NULL, "niet te bepalen");
	shows("a list", (sl_value){.kind = SL_LIST, .as.list = &list}, NULL,
		     "ja, 1 jaar en 2 maanden en 1 januari 2026");
	shows("an open list with a doubtful member", (sl_value){.kind = SL_LIST, .as.list = &open}, NULL,
		     "ja, mogelijk 1 jaar en 2 maanden, 1 januari 2026 en mogelijk meer");
	shows("a period", (sl_value){.kind = SL_CONTEXT, .as.span = {20454, 31}}, NULL,
	      "de periode van 1 januari 2026 tot 1 februari 2026");
	shows("an empty list", (sl_value){.kind = SL_LIST, .as.list = &none}, NULL, "geen");
	shows("a person", sl_entity(1, 1), NULL, "Anna");
	shows("an item", sl_entity(2, 2), NULL, "inkomst 1 van Anna");
	shows("the root", sl_entity(0, 0), NULL, "het huishouden");
}

static void test_two_of_one_name(void **state)
{
	(void)state;
	decide("{\"peildatum\":\"2026-08-01\",\"personen\":[{\"id\":\"j1\",\"naam\":\"Jan\"},"
	       "{\"id\":\"j2\",\"naam\":\"Jan\"},{\"id\":\"j3\"}]}");
	shows("the first Jan", sl_entity(1, 1), NULL, "Jan (j1)");
	shows("the second Jan", sl_entity(1, 2), NULL, "Jan (j2)");
	shows("no name", sl_entity(1, 3), NULL, "j3");
}

/* ---- formulas ---- */

static const struct {
	const char *rule;
	bool condition;
	const char *written, *filled; /* for Anna of "alleen", who is 45 and earns 900 */
} formulas[] = {
	{"sw-3-1", false, "(0.40 + 0.30 * aantal stokers) * tussenbedrag", "(0,40 + 0,30 × 1) × € 105,00"},
	{"sw-1-2", false, "if partner = null then 1 else 2", "als geen = geen dan 1 anders 2"},
	{"sw-1-3", false, "sum(inkomsten.bedrag)", "som(€ 850,50; € 49,50)"},
	{"leeftijd", false, "years and months duration(geboren, peildatum).years",
	 "tijd tussen(1 maart 1981, 1 augustus 2026) in jaren"},
	{"sw-4-1", true, "leeftijd >= 18 en inkomen < 1000", "45 ≥ 18 en € 900,00 < 1000"},
	{"sw-4-2", true, "not(heeft kachel)", "niet(ja)"},
	/* Of what is false only what decided is filled in. */
	{"sw-3-3", true, "leeftijd >= 70 en (heeft kachel of leeftijd in [90..120))", "45 ≥ 70"},
};

static const sl_rule_code *rule_named(const char *id)
{
	for (uint32_t i = 0; i < w.model->rule_count; i++)
		if (strcmp(w.model->rules[i]->id, id) == 0)
			return &w.program->rules[i];
	fail_msg("no rule %s", id);
	return NULL;
}

static void test_formulas(void **state)
{
	sl_teller t;
	sl_frame f;

	(void)state;
	decide_case("alleen");
	sl_teller_init(&t, w.run, &w.answers);
	for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
		const sl_rule_code *code = rule_named(formulas[i].rule);
		uint32_t node = formulas[i].condition ? code->condition : code->value;
		sl_buf plain = {0}, full = {0};

		sl_frame_init(&f, sl_run_day(w.run, w.answer->date), 1, SL_NO_ENTITY);
		sl_formula_print(&plain, &t, node);
		sl_formula_fill(&full, &t, &f, node);
		if (strcmp(sl_buf_text(&plain), formulas[i].written) != 0)
			fail_msg("%s: got %s, want %s", formulas[i].rule, sl_buf_text(&plain), formulas[i].written);
		if (strcmp(sl_buf_text(&full), formulas[i].filled) != 0)
			fail_msg("%s: got %s, want %s", formulas[i].rule, sl_buf_text(&full), formulas[i].filled);
		sl_buf_free(&plain);
		sl_buf_free(&full);
	}
}

/* ---- what an answer says ---- */

static const struct {
	const char *name, *of, *want;
} sentences[] = {
	{"outcome and amount", "alleen", "Stookgeld voor Anna wordt toegekend. Het bedrag is € 73,50 per maand."},
	{"the rule speaks", "alleen", "Anna is 45 jaar en heeft € 900,00 per maand inkomen"},
	{"sources in words", "alleen", "Dit berust op art. 3 Stookwet, art. 4 lid 1 Stookwet en art. 3 lid 1 Stookwet."},
	{"an assumption is marked", "alleen", "heeft kachel (Anna): ja (aanname, niet opgegeven; te controleren)"},
	{"and listed", "alleen", "- heeft kachel (Anna): ja (aanname, niet opgegeven)\n"},
	{"who judged", "alleen", "oordeel van mr. De Wit, gegeven op 30 juli 2026; reden: reuma"},
	{"why not", "alleen", "regel sw-3-3, niet waar: leeftijd >= 70 (45 ≥ 70)"},
	{"a version of a parameter", "alleen", "stookbedrag: € 105,00 per maand (geldt van 1 juli 2026 tot 1 januari 2027; "
	 "staat in art. 2 Stookwet; cijfer uit: Staatscourant 2)"},
	{"the origin of a fact", "alleen", "€ 850,50 per maand (opgegeven; bron: loonstrook; van 15 juli 2026)"},
	{"doubt", "alleen", "regel sw-3-1, geeft € 73,50 per maand (afgeleid): De formule staat in een plaatje."},
	{"a term", "alleen", "- eerste dag: 1 september 2026"},
	{"a decision about an item", "alleen", "Extra kachel voor Anna (k2): nog niet te beslissen"},
	{"a step is told once", "alleen", "leeftijd van Anna: 45, zie stap 5"},
	{"not asked", "alleen", "- Korting voor Anna: niet te beslissen"},
	{"a rule that is set aside", "samen",
	 "zou gelden, maar wijkt voor art. 4 lid 2 Stookwet: art. 4 lid 1 Stookwet, regel sw-4-1"},
	{"the exception speaks in a refusal", "samen", "Stookgeld voor Bea wordt afgewezen. Het is één besluit samen met Cor; "
	 "het telt één keer. Bea heeft geen kachel."},
	{"a contradiction", "samen", "de regels voor \"toeslag van Bea\" spreken elkaar tegen"},
	{"both values", "samen", "art. 5 lid 1 Stookwet, regel sw-5-1 geeft € 10,00 per maand"},
	{"and both sources", "samen", "art. 5 lid 2 Stookwet, regel sw-5-2 geeft € 25,00 per maand"},
	{"a notice with a value", "samen", "Vanaf 70 jaar geldt klasse oud."},
	{"what is missing, with its question", "onvolledig", "- inkomsten van Dirk: Welke inkomsten heeft u?"},
	{"unknown in a condition", "onvolledig", "36 ≥ 18 en niet bekend < 1000"},
	{"told to be unknown is not the same as not told", "onvolledig", "niet bekend (niet opgegeven; vraag"},
	{"what a refusal broke off on", "onvolledig",
	 "Stookgeld voor Eva wordt afgewezen. Niet voldaan is aan: leeftijd >= 18 (ingevuld: 11 ≥ 18)."},
	{"a judgement to give", "onvolledig", "Isoleren voor Dirk: nog niet te beslissen, want er is een oordeel nodig"},
	{"a refused contribution", "onvolledig", "Korting voor Eva is niet verschuldigd. Het bedrag is € 0,00 per maand."},
};

static void test_sentences(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
		char *text;

		decide_case(sentences[i].of);
		text = written((sl_answer_options){.format = SL_TEXT});
		says(sentences[i].name, text, sentences[i].want);
		free(text);
	}
}

/* What does not matter is not told: neither what Eva earns, nor a kachel. */
static void test_nothing_unused(void **state)
{
	char *text, *eva, *end;

	(void)state;
	decide_case("onvolledig");
	text = written((sl_answer_options){.format = SL_TEXT});
	assert_non_null(eva = strstr(text, "Stookgeld voor Eva\n"));
	assert_non_null(end = strstr(eva, "Toeslag voor Dirk\n"));
	*end = '\0';
	says_not("income", eva, "inkom");
	says_not("kachel", eva, "kachel");
	free(text);
}

static void test_full_and_short(void **state)
{
	sl_decide_options o = {.decisions = (const char *[]){"korting"}, .decision_count = 1};
	char *text;

	(void)state;
	decide_case("samen");
	decide_on(&o, w.household->date);
	text = written((sl_answer_options){.format = SL_TEXT, .in_full = true});
	says("outside the bounds", text, "\"gemeentekorting\" is door de gemeente vastgesteld op € 25,00 per maand, "
		  "buiten de grens van de wet van € 20,00 per maand");
	says("who mends it", text, "te herstellen door de gemeente");
	says("where it was set", text, "art. 4 Stookverordening");
	free(text);
	decide_case("alleen");
	text = written((sl_answer_options){.format = SL_TEXT, .without_explanation = true, .only_asked = true});
	says_not("no steps", text, "Uitleg");
	says_not("not what nobody asked", text, "Korting");
	free(text);
	decide_on(&o, w.household->date);
	text = written((sl_answer_options){.format = SL_TEXT, .in_full = true});
	says("no ordinance", text, "\"gemeentekorting\" laat de wet aan de gemeente over, en van deze gemeente zijn "
		  "voor 1 augustus 2026 geen regels geladen");
	free(text);
}

static void test_other_days(void **state)
{
	sl_date day;
	char *text;

	(void)state;
	decide_case("alleen");
	assert_int_equal(sl_date_from_ymd(&day, 2027, 2, 1), SL_OK);
	decide_on(NULL, day);
	text = written((sl_answer_options){.format = SL_TEXT});
	says("no amount after indexing", text, "voor \"stookbedrag\" is op 1 februari 2027 geen waarde bekend");
	says("facts of another day", text, "onveranderd verondersteld");
	says("and which", text, "opgegeven voor 1 augustus 2026");
	says("beyond what was read", text, "De tekst van Stookwet is bijgewerkt tot 1 december 2026.");
	free(text);
}

/* ---- formats ---- */

static const char *const cases[] = {"alleen", "samen", "onvolledig", "afgeweken"};

static void check_html(const char *name, const char *html)
{
	xmlDoc *doc = xmlReadMemory(html, (int)strlen(html), name, "UTF-8", XML_PARSE_NONET | XML_PARSE_NOERROR);

	if (!doc)
		fail_msg("%s: not well-formed as XML\n%s", name, html);
	xmlFreeDoc(doc);
	doc = htmlReadMemory(html, (int)strlen(html), name, "UTF-8", HTML_PARSE_NONET | HTML_PARSE_NOERROR |
			     HTML_PARSE_NOWARNING);
	assert_non_null(doc);
	xmlFreeDoc(doc);
}

static json_t *check_json(const char *name, const char *text)
{
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	if (!root)
		fail_msg("%s: %s at %d:%d", name, error.text, error.line, error.column);
	return root;
}

static void check_all(const char *name)
{
	for (int format = SL_TEXT; format <= SL_JSON; format++) {
		sl_answer_options o = {.format = (sl_format)format, .version = "1"};
		char *text = written(o), *again = written(o);

		assert_string_equal(text, again);
		assert_int_equal(sl_utf8_check(text, strlen(text)), strlen(text));
		if (format == SL_HTML)
			check_html(name, text);
		if (format == SL_JSON)
			json_decref(check_json(name, text));
		free(text);
		free(again);
	}
}

static void test_well_formed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		decide_case(cases[i]);
		check_all(cases[i]);
	}
}

static const char hostile[] =
	"{\"huishouden\":\"<b>&\\\"x]]>\",\"peildatum\":\"2026-08-01\",\"personen\":[{\"id\":\"a\","
	"\"naam\":\"<script>alert(1)</script> [x](javascript:y) `*_#| \\u202e\\u2066\","
	"\"geboren\":\"1981-03-01\",\"stookgeld_gevraagd\":true,"
	"\"kou_is_schadelijk\":{\"waarde\":true,\"door\":\"`` <i>\",\"reden\":\"1. a\\n# b\",\"datum\":\"2026-07-30\"},"
	"\"inkomsten\":[{\"bedrag\":{\"waarde\":1,\"bron\":\"</li></ul>\"}}]}]}";

static void test_hostile(void **state)
{
	char *text;

	(void)state;
	decide(hostile);
	check_all("hostile");
	text = written((sl_answer_options){.format = SL_HTML});
	says_not("html", text, "<script>");
	says_not("html", text, "</li></ul></li>&");
	free(text);
	text = written((sl_answer_options){.format = SL_MARKDOWN});
	says_not("markdown", text, " <script>");
	says_not("markdown", text, " [x](");
	says("markdown", text, "\\[x\\](javascript:y)");
	free(text);
	text = written((sl_answer_options){.format = SL_TEXT});
	says_not("direction", text, "\xE2\x80\xAE");
	free(text);
}

static const struct {
	const char *name, *text;
	sl_format format;
	const char *want;
} escapes[] = {
	{"a terminal", "a\033[31mb", SL_TEXT, "a\uFFFD[31mb\n"},
	{"a C1 control", "a\xC2\x85" "b", SL_HTML, "<p>a\uFFFDb</p>\n"},
	{"no character", "a\xEF\xBF\xBF", SL_HTML, "<p>a\uFFFD</p>\n"},
	{"no UTF-8", "a\xFF" "b", SL_TEXT, "a\uFFFDb\n"},
	{"white space", " a \n\t b ", SL_TEXT, " a b \n"},
	{"html", "<a href=\"x\">&amp;</a>", SL_HTML, "<p>&lt;a href=&quot;x&quot;&gt;&amp;amp;&lt;/a&gt;</p>\n"},
	{"markdown", "*_`#[x](y)<z>|", SL_MARKDOWN, "\\*\\_\\`\\#\\[x\\](y)\\<z\\>\\|\n"},
	{"no list of a number", "12. maart", SL_MARKDOWN, "12\\. maart\n"},
	{"no list of a dash", "- 5", SL_MARKDOWN, "\\- 5\n"},
	{"a number is a number", "12 maart", SL_MARKDOWN, "12 maart\n"},
};

static void test_escapes(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++) {
		sl_buf b = {0};
		sl_page p;

		sl_page_open(&p, &b, escapes[i].format, true, "");
		sl_page_paragraph(&p, escapes[i].text);
		sl_page_close(&p);
		if (strcmp(b.text, escapes[i].want) != 0)
			fail_msg("%s: got %s, want %s", escapes[i].name, b.text, escapes[i].want);
		sl_buf_free(&b);
	}
}

/* A fence longer than any in the text, so that code ends where it ends. */
static void test_code(void **state)
{
	sl_buf b = {0};
	sl_page p;

	(void)state;
	sl_page_open(&p, &b, SL_MARKDOWN, true, "");
	sl_page_code(&p, "a * b");
	sl_page_code(&p, "x``y<");
	assert_string_equal(b.text, "`a * b```` x``y< ```");
	sl_buf_free(&b);
}

/* ---- the answer as data ---- */

static json_t *find_decision(json_t *root, const char *id, const char *person)
{
	size_t i;
	json_t *d;

	json_array_foreach(json_object_get(root, "besluiten"), i, d)
		if (strcmp(json_string_value(json_object_get(d, "besluit")), id) == 0 &&
		    strcmp(json_string_value(json_object_get(d, "persoon")), person) == 0)
			return d;
	fail_msg("no %s of %s", id, person);
	return NULL;
}

static void has_text(json_t *o, const char *key, const char *want)
{
	const char *got = json_string_value(json_object_get(o, key));

	if (!got || strcmp(got, want) != 0)
		fail_msg("%s: got %s, want %s", key, got ? got : "nothing", want);
}

static json_t *first(json_t *o, const char *key)
{
	json_t *item = json_array_get(json_object_get(o, key), 0);

	if (!item)
		fail_msg("%s is empty", key);
	return item;
}

static json_t *answer_json(void)
{
	char *text = written((sl_answer_options){.format = SL_JSON, .version = "9"});
	json_t *root = check_json("answer", text);

	free(text);
	return root;
}

static void test_data_of_granted(void **state)
{
	static const char *const values[] = {"aantal stokers", "is_groot", "personen", "stookt_met", "partner", "oppervlak"};
	sl_decide_options o = {.values = values, .value_count = 6};
	json_t *root, *d, *of, *item;

	(void)state;
	decide_case("alleen");
	decide_on(&o, w.household->date);
	root = answer_json();
	has_text(root, "huishouden", "alleen");
	has_text(root, "peildatum", "2026-08-01");
	has_text(json_object_get(root, "regelset"), "versie", "9");
	has_text(json_object_get(root, "regelset"), "sha256", w.model->sha256);
	d = find_decision(root, "stookgeld", "anna");
	has_text(d, "domein", "warmte");
	has_text(d, "uitkomst", "toekennen");
	has_text(d, "bedrag", "73.50");
	has_text(d, "eenheid", "EUR/maand");
	assert_true(json_is_true(json_object_get(d, "gevraagd")));
	has_text(json_object_get(d, "termijnen"), "eerste_dag", "2026-09-01");
	assert_string_equal(json_string_value(first(d, "bronnen")), "jci1.3:c:BWBR0000099&artikel=3");
	has_text(first(d, "aannames"), "feit", "heeft_kachel");
	has_text(first(d, "aannames"), "waarde", "true");
	has_text(first(d, "aannames"), "soort", "aanname");
	has_text(first(d, "twijfels"), "zekerheid", "afgeleid");
	item = first(json_object_get(d, "motivering"), "stappen");
	has_text(item, "begrip", "stookgeld_per_maand");
	has_text(item, "waarde", "73.50");
	has_text(first(item, "regels"), "ingevuld", "(0,40 + 0,30 × 1) × € 105,00");
	d = find_decision(root, "isoleren", "anna");
	has_text(first(d, "gegeven_oordelen"), "door", "mr. De Wit");
	has_text(first(d, "gegeven_oordelen"), "datum", "2026-07-30");
	d = find_decision(root, "grote-kamer", "anna");
	has_text(d, "kamer", "k1");
	of = json_object_get(root, "waarden");
	has_text(json_object_get(of, "anna"), "aantal_stokers", "1");
	assert_true(json_is_null(json_object_get(json_object_get(of, "anna"), "partner")));
	has_text(json_object_get(of, "k1"), "is_groot", "true");
	item = json_object_get(json_object_get(of, "k2"), "is_groot");
	has_text(item, "staat", "onbekend");
	has_text(first(item, "oorzaken"), "soort", "feit");
	has_text(first(item, "oorzaken"), "persoon", "anna");
	has_text(first(item, "oorzaken"), "kamer", "k2");
	has_text(first(item, "oorzaken"), "feit", "oppervlak");
	assert_string_equal(json_string_value(first(json_object_get(of, "huishouden"), "personen")), "anna");
	json_decref(root);
}

static void test_data_of_others(void **state)
{
	static const char *const values[] = {"toeslag", "stookt met"};
	sl_decide_options o = {.values = values, .value_count = 2};
	json_t *root, *d, *item;

	(void)state;
	decide_case("samen");
	decide_on(&o, w.household->date);
	root = answer_json();
	d = find_decision(root, "stookgeld", "bea");
	has_text(d, "uitkomst", "afwijzen");
	has_text(d, "gezamenlijk_met", "cor");
	assert_null(json_object_get(d, "bedrag"));
	d = find_decision(root, "toeslag", "bea");
	has_text(d, "uitkomst", "niet-te-beslissen");
	item = first(d, "tekort");
	has_text(item, "soort", "regelgebrek");
	has_text(item, "gebrek", "tegenstrijdig");
	has_text(item, "begrip", "toeslag");
	has_text(first(item, "regels"), "regel", "sw-5-1");
	has_text(first(item, "regels"), "waarde", "10.00");
	has_text(first(root, "bevindingen"), "soort", "tegenstrijdig");
	has_text(first(root, "bevindingen"), "persoon", "bea");
	d = find_decision(root, "korting", "bea");
	item = first(d, "tekort");
	has_text(item, "gebrek", "buiten-delegatie");
	has_text(item, "vastgesteld", "25.00");
	has_text(item, "grens", "20.00");
	item = json_object_get(json_object_get(root, "waarden"), "bea");
	has_text(json_object_get(item, "toeslag"), "soort", "tegenstrijdig");
	has_text(json_object_get(item, "stookt_met"), "cor", "true");
	json_decref(root);
	decide_case("onvolledig");
	root = answer_json();
	d = find_decision(root, "stookgeld", "dirk");
	has_text(d, "uitkomst", "feiten-ontbreken");
	has_text(first(d, "ontbrekend"), "persoon", "dirk");
	has_text(first(d, "ontbrekend"), "feit", "inkomsten");
	has_text(first(d, "ontbrekend"), "vraag", "Welke inkomsten heeft u?");
	d = find_decision(root, "isoleren", "dirk");
	has_text(first(d, "oordelen"), "feit", "kou_is_schadelijk");
	has_text(find_decision(root, "korting", "eva"), "bedrag", "0.00");
	has_text(first(root, "vragen"), "feit", "inkomsten");
	json_decref(root);
}

/* ---- one value, a period ---- */

static void test_explain_feature(void **state)
{
	const sl_feature *f = sl_schema_feature(&w.model->schema, w.model->schema.kinds[1], "klasse");
	const sl_feature *pair = sl_schema_feature(&w.model->schema, w.model->schema.kinds[1], "stookt met");

	(void)state;
	assert_non_null(f);
	assert_non_null(pair);
	decide_case("samen");
	for (int format = SL_TEXT; format <= SL_JSON; format++) {
		sl_answer_options o = {.format = (sl_format)format};
		sl_buf b = {0};

		assert_int_equal(sl_explain_feature(&b, w.run, f, 1, &o), SL_OK);
		if (format == SL_TEXT) {
			says("the value", b.text, "1. klasse van Bea: oud");
			says("the input", b.text, "leeftijd = 82");
			says("the row", b.text, "rij 3: >= 70 geeft \"oud\"");
		}
		if (format == SL_HTML)
			check_html("klasse", b.text);
		if (format == SL_JSON)
			json_decref(check_json("klasse", b.text));
		sl_buf_free(&b);
		assert_int_equal(sl_explain_feature(&b, w.run, pair, 1, &o), SL_OK);
		if (format == SL_TEXT)
			says("towards the other", b.text, "stookt met (Bea tegenover Cor): ja");
		sl_buf_free(&b);
	}
}

static void test_explain_decision(void **state)
{
	(void)state;
	decide_case("alleen");
	for (int format = SL_TEXT; format <= SL_JSON; format++) {
		sl_answer_options o = {.format = (sl_format)format};
		sl_buf b = {0};

		assert_int_equal(sl_explain_decision(&b, w.answer, w.answer->decided[0], &o), SL_OK);
		if (format == SL_HTML)
			check_html("decision", b.text);
		if (format == SL_JSON)
			json_decref(check_json("decision", b.text));
		says_not("no other decision", b.text, "Toeslag");
		sl_buf_free(&b);
	}
}

static void test_period(void **state)
{
	sl_decide_options o = {.decisions = (const char *[]){"stookgeld"}, .decision_count = 1};
	sl_date from, to;

	(void)state;
	decide_case("alleen");
	assert_int_equal(sl_date_from_ymd(&from, 2026, 6, 1), SL_OK);
	assert_int_equal(sl_date_from_ymd(&to, 2026, 9, 1), SL_OK);
	for (int format = SL_TEXT; format <= SL_JSON; format++) {
		sl_answer_options as = {.format = (sl_format)format};
		sl_period_writer p;
		sl_buf b = {0};

		assert_int_equal(sl_period_writer_open(&p, &b, w.program, w.household, from, to, &as), SL_OK);
		assert_int_equal(sl_decide_period(w.run, w.household, from, to, SL_FOREVER, &o, sl_period_writer_add, &p),
				 SL_OK);
		assert_int_equal(sl_period_writer_close(&p), SL_OK);
		if (format == SL_HTML)
			check_html("period", b.text);
		if (format == SL_JSON) {
			json_t *root = check_json("period", b.text);

			/* 0.70 * 100.01 is 70.007 until July; the first day is another one each day. */
			has_text(first(root, "tijdvakken"), "van", "2026-06-01");
			has_text(find_decision(first(root, "tijdvakken"), "stookgeld", "anna"), "bedrag", "70.01");
			json_decref(root);
		}
		sl_buf_free(&b);
	}
}

/* ---- the first difference ---- */

static void test_first_difference(void **state)
{
	const sl_kind_of_entity *person = w.model->schema.kinds[1];
	sl_expectation list[] = {
		{.entity = 1, .other = SL_NO_ENTITY, .expected = "80.00", .found = "73.50", .differs = true},
		{.entity = 1, .other = SL_NO_ENTITY, .expected = "2", .differs = true},
		{.entity = 1, .other = SL_NO_ENTITY, .expected = "900.00"},
	};
	sl_buf b = {0};

	(void)state;
	decide_case("alleen");
	list[0].decided = w.answer->decided[0];
	list[1].feature = sl_schema_feature(&w.model->schema, person, "aantal stokers");
	list[2].feature = sl_schema_feature(&w.model->schema, person, "inkomen");
	assert_int_equal(sl_first_difference(&b, w.answer, list, 3), SL_OK);
	assert_int_equal(strncmp(b.text, "eerste verschil: aantal stokers van Anna is 1, verwacht 2\n", 58), 0);
	says("its rule", b.text, "regel sw-1-2 (" LAW "/wet.xml:33), art. 1 lid 2 Stookwet: toegepast");
	says("its formula", b.text, "if partner = null then 1 else 2 = als geen = geen dan 1 anders 2");
	says("what rests on it", b.text, "daarna: Stookgeld voor Anna is 73.50, verwacht 80.00");
	sl_buf_free(&b);
	list[1].differs = false;
	assert_int_equal(sl_first_difference(&b, w.answer, list, 3), SL_OK);
	says("now the decision is first", b.text, "eerste verschil: Stookgeld voor Anna is 73.50, verwacht 80.00");
	sl_buf_free(&b);
	list[0].differs = false;
	assert_int_equal(sl_first_difference(&b, w.answer, list, 3), SL_OK);
	assert_string_equal(sl_buf_text(&b), "");
	sl_buf_free(&b);
}

/* ---- deep and shared ---- */

#define LEVELS 40

/* Every level reads the one below twice, the last on another day too: told as
 * a tree this would be 2^40 steps. */
static void write_deep_law(sl_buf *b)
{
	sl_buf_puts(b, "<regeling xmlns=\"urn:samenloop:regels\" id=\"diep\" soort=\"wet\" domein=\"d\" "
		       "bwb=\"BWBR0000001\" citeertitel=\"Dieptewet\"><domein naam=\"d\">D</domein>"
		       "<entiteit naam=\"huishouden\"/><entiteit naam=\"persoon\" van=\"huishouden\" lijst=\"personen\" "
		       "sleutel=\"id\"/><feit naam=\"peildatum\" per=\"huishouden\" type=\"datum\" rol=\"peildatum\"/>"
		       "<feit naam=\"personen\" per=\"huishouden\" type=\"lijst\" van=\"persoon\" tijd=\"vast\"/>"
		       "<feit naam=\"id\" per=\"persoon\" type=\"tekst\"/><feit naam=\"x\" per=\"persoon\" type=\"getal\"/>");
	for (int i = 0; i <= LEVELS; i++)
		sl_buf_printf(b, "<begrip naam=\"c%d\" per=\"persoon\" type=\"getal\"/>", i);
	sl_buf_puts(b, "<regel id=\"r0\" artikel=\"1\" begrip=\"c0\"><dan>x</dan></regel>");
	for (int i = 1; i <= LEVELS; i++)
		sl_buf_printf(b, "<regel id=\"r%d\" artikel=\"%d\" begrip=\"c%d\"><als>c%d > 0</als><dan>2 * c%d - c%d%s</dan></regel>",
			      i, i, i, i - 1, i - 1, i - 1, i == LEVELS ? " + op(date(\"2026-03-01\"), c1)" : "");
	sl_buf_puts(b, "<besluit id=\"diep\" per=\"persoon\" norm=\"omschreven-recht\" artikel=\"1\">"
		       "<omschrijving>Diep</omschrijving><recht>c40 > 0</recht></besluit></regeling>");
}

static unsigned depth_of(const json_t *v)
{
	unsigned most = 0, d;
	const char *key;
	json_t *kid;
	size_t i;

	json_array_foreach((json_t *)v, i, kid)
		if ((d = depth_of(kid)) > most)
			most = d;
	json_object_foreach((json_t *)v, key, kid)
		if ((d = depth_of(kid)) > most)
			most = d;
	return json_is_array(v) || json_is_object(v) ? most + 1 : 0;
}

static void check_deep(void)
{
	char *text;
	json_t *root;

	decide("{\"peildatum\":\"2026-08-01\",\"personen\":[{\"id\":\"p\",\"x\":3}]}");
	check_all("deep");
	text = written((sl_answer_options){.format = SL_TEXT, .in_full = true});
	says("all is told", text, "x van p: 3 (opgegeven)");
	says("behind the tree", text, "Vervolg van de uitleg");
	says("the other day", text, "c1 van p op 1 maart 2026: 3");
	assert_true(strlen(text) < 60000);
	free(text);
	root = answer_json();
	assert_true(depth_of(root) < SL_JSON_MOST_DEPTH);
	json_decref(root);
}

static void test_deep(void **state)
{
	world before = w;
	sl_diags diags = {0};
	const char *name = "diep.xml", *texts[1];
	sl_buf law = {0};

	(void)state;
	write_deep_law(&law);
	texts[0] = law.text;
	memset(&w, 0, sizeof w);
	if (sl_model_load_texts(&w.model, &name, texts, &law.len, 1, &diags) != SL_OK ||
	    sl_program_compile(&w.program, w.model, &diags) != SL_OK ||
	    sl_facts_prepare(&w.model->schema, &w.names, &diags) != SL_OK || sl_run_new(&w.run, w.program) != SL_OK) {
		show_diags(&diags);
		fail_msg("the law was refused");
	}
	check_deep();
	tear_down(NULL);
	w = before;
	sl_diags_free(&diags);
	sl_buf_free(&law);
}

/* ---- running out of memory ---- */

static void write_without_memory(const char *name)
{
	decide_case(name);
	for (int format = SL_TEXT; format <= SL_JSON; format++)
		for (size_t n = 1;; n++) {
			sl_answer_options o = {.format = (sl_format)format};
			sl_buf b = {0};
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = sl_answer_write(&b, w.answer, &o);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			sl_buf_free(&b);
			if (!failed)
				break;
			if (err != SL_ENOMEM)
				fail_msg("format %d, allocation %zu: status %d", format, n, err);
		}
}

/* ---- axes ---- */

static sl_dec dec(const char *text)
{
	sl_dec d = SL_DEC_ZERO;

	assert_int_equal(sl_dec_parse(&d, text, strlen(text), true), SL_OK);
	return d;
}

static const struct {
	const char *name, *low, *high;
	unsigned most;
	const char *first, *step;
	unsigned count;
	int digits;
	const char *value;
	int place;          /* of the value on 200 pixels */
} axes[] = {
	{"a tenth of the width", "0", "1000", 10, "0", "100", 11, 0, "250", 50},
	{"one above it", "0", "1001", 10, "0", "200", 7, 0, "1200", 200},
	{"a third of it", "0", "3000", 8, "0", "500", 7, 0, "1500", 100},
	{"whole steps around both ends", "13", "2977", 10, "0", "500", 7, 0, "7.5", 1},
	{"below zero", "-250", "250", 10, "-250", "50", 11, 0, "0", 100},
	{"cents", "0", "0.5", 10, "0", "0.05", 11, 2, "0.01", 4},
	{"no width", "7", "7", 10, "7", "0.1", 11, 1, "7.05", 10},
	{"beyond 64 bits", "0", "1e30", 10, "0", "1e29", 11, 0, "5e29", 100},
};

static void test_axes(void **state)
{
	for (size_t i = 0; i < sizeof axes / sizeof *axes; i++) {
		int place = 0;
		sl_axis a;

		assert_int_equal(sl_axis_of(&a, dec(axes[i].low), dec(axes[i].high), axes[i].most), SL_OK);
		assert_int_equal(sl_axis_place(&place, &a, dec(axes[i].value), 200, SL_ROUND_HALF_UP), SL_OK);
		if (!sl_dec_equal(a.first, dec(axes[i].first)) || !sl_dec_equal(a.step, dec(axes[i].step)) ||
		    a.count != axes[i].count || a.digits != axes[i].digits || place != axes[i].place)
			fail_msg("%s: %u ticks, %d digits, at %d", axes[i].name, a.count, a.digits, place);
	}
}

/* The largest numbers have no axis, and say so. */
static void test_no_axis(void **state)
{
	sl_axis a;

	assert_int_equal(sl_axis_of(&a, dec("-9e6144"), dec("9e6144"), 10), SL_ERANGE);
	assert_int_equal(sl_axis_of(&a, dec("1e33"), dec("1e33"), 10), SL_OK);
	assert_int_not_equal(sl_axis_of(&a, dec("1e60"), dec("1e60"), 10), SL_OK);
}

static void test_memory(void **state)
{
	(void)state;
	write_without_memory("samen");
	write_without_memory("afgeweken");
}

/* ---- whole answers to the byte ---- */

static void compare_golden(const char *path, const char *got)
{
	char *want;
	FILE *f;

	if (getenv("SL_GOLDEN")) {
		assert_non_null(f = fopen(path, "w"));
		fputs(got, f);
		assert_int_equal(fclose(f), 0);
		return;
	}
	if (!(want = read_text(path)))
		fail_msg("%s is not there", path);
	if (strcmp(got, want) != 0)
		fail_msg("%s differs; got\n%s", path, got);
	free(want);
}

static void test_golden(void **state)
{
	static const struct { const char *file; sl_format format; } files[] = {
		{"decision.json", SL_JSON}, {"explanation.txt", SL_TEXT}, {"explanation.md", SL_MARKDOWN},
		{"explanation.html", SL_HTML}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		decide_case(cases[i]);
		for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
			char path[200], *text = written((sl_answer_options){.format = files[k].format, .indent = 2});

			snprintf(path, sizeof path, LAW "/%s/%s", cases[i], files[k].file);
			compare_golden(path, text);
			free(text);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_values), cmocka_unit_test(test_two_of_one_name),
		cmocka_unit_test(test_formulas), cmocka_unit_test(test_sentences), cmocka_unit_test(test_nothing_unused),
		cmocka_unit_test(test_full_and_short), cmocka_unit_test(test_other_days),
		cmocka_unit_test(test_well_formed), cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_escapes), cmocka_unit_test(test_code),
		cmocka_unit_test(test_data_of_granted), cmocka_unit_test(test_data_of_others),
		cmocka_unit_test(test_explain_feature), cmocka_unit_test(test_explain_decision),
		cmocka_unit_test(test_period), cmocka_unit_test(test_first_difference), cmocka_unit_test(test_deep),
		cmocka_unit_test(test_axes), cmocka_unit_test(test_no_axis), cmocka_unit_test(test_memory),
		cmocka_unit_test(test_golden),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
