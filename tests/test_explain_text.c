/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Explanations: what an answer says, in full and in short, and that it is
 * well-formed in every format, whatever the facts hold.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "explain/page.h"
#include "support/differs.h"
#include "support/stookwet.h"

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

		sl_stook_case(sentences[i].of);
		text = sl_stook_written((sl_answer_options){.format = SL_TEXT});
		sl_says(sentences[i].name, text, sentences[i].want);
		free(text);
	}
}

/* What does not matter is not told: neither what Eva earns, nor a kachel. */
static void test_nothing_unused(void **state)
{
	char *text, *eva, *end;

	(void)state;
	sl_stook_case("onvolledig");
	text = sl_stook_written((sl_answer_options){.format = SL_TEXT});
	assert_non_null(eva = strstr(text, "Stookgeld voor Eva\n"));
	assert_non_null(end = strstr(eva, "Toeslag voor Dirk\n"));
	*end = '\0';
	sl_says_not("income", eva, "inkom");
	sl_says_not("kachel", eva, "kachel");
	free(text);
}

static void test_full_and_short(void **state)
{
	sl_decide_options o = {.decisions = (const char *[]){"korting"}, .decision_count = 1};
	char *text;

	(void)state;
	sl_stook_case("samen");
	sl_stook_decide_on(&o, sl_stook.household->date);
	text = sl_stook_written((sl_answer_options){.format = SL_TEXT, .in_full = true});
	sl_says("outside the bounds", text, "\"gemeentekorting\" is door de gemeente vastgesteld op € 25,00 per maand, "
		"buiten de grens van de wet van € 20,00 per maand");
	sl_says("who mends it", text, "te herstellen door de gemeente");
	sl_says("where it was set", text, "art. 4 Stookverordening");
	free(text);
	sl_stook_case("alleen");
	text = sl_stook_written((sl_answer_options){.format = SL_TEXT, .without_explanation = true, .only_asked = true});
	sl_says_not("no steps", text, "Uitleg");
	sl_says_not("not what nobody asked", text, "Korting");
	free(text);
	sl_stook_decide_on(&o, sl_stook.household->date);
	text = sl_stook_written((sl_answer_options){.format = SL_TEXT, .in_full = true});
	sl_says("no ordinance", text, "\"gemeentekorting\" laat de wet aan de gemeente over, en van deze gemeente zijn "
		"voor 1 augustus 2026 geen regels geladen");
	free(text);
}

static void test_other_days(void **state)
{
	sl_date day;
	char *text;

	(void)state;
	sl_stook_case("alleen");
	assert_int_equal(sl_date_from_ymd(&day, 2027, 2, 1), SL_OK);
	sl_stook_decide_on(NULL, day);
	text = sl_stook_written((sl_answer_options){.format = SL_TEXT});
	sl_says("no amount after indexing", text, "voor \"stookbedrag\" is op 1 februari 2027 geen waarde bekend");
	sl_says("facts of another day", text, "onveranderd verondersteld");
	sl_says("and which", text, "opgegeven voor 1 augustus 2026");
	sl_says("beyond what was read", text, "Stookwet: de tekst is bijgewerkt tot 1 december 2026.");
	free(text);
}

/* ---- formats ---- */

static void test_well_formed(void **state)
{
	(void)state;
	for (size_t i = 0; i < SL_STOOK_CASES; i++) {
		sl_stook_case(sl_stook_cases[i]);
		sl_stook_check(sl_stook_cases[i]);
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
	sl_stook_decide(hostile);
	sl_stook_check("hostile");
	text = sl_stook_written((sl_answer_options){.format = SL_HTML});
	sl_says_not("html", text, "<script>");
	sl_says_not("html", text, "</li></ul></li>&");
	free(text);
	text = sl_stook_written((sl_answer_options){.format = SL_MARKDOWN});
	sl_says_not("markdown", text, " <script>");
	sl_says_not("markdown", text, " [x](");
	sl_says("markdown", text, "\\[x\\](javascript:y)");
	free(text);
	text = sl_stook_written((sl_answer_options){.format = SL_TEXT});
	sl_says_not("direction", text, "\xE2\x80\xAE");
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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_nothing_unused),
		cmocka_unit_test(test_full_and_short),
		cmocka_unit_test(test_other_days),
		cmocka_unit_test(test_well_formed),
		cmocka_unit_test(test_hostile),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_code),
	};

	return cmocka_run_group_tests_name("explain_text", tests, sl_stook_open, sl_stook_close);
}
