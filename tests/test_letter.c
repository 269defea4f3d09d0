/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a letter gives as the reasons of a decision (Awb 3:46): what decided,
 * and nothing that was met, that may be so, or that is not known. The laws
 * are invented; what is wanted follows from that one sentence.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "explain/explain.h"
#include "support/asking.h"
#include "support/differs.h"

#define COUNT(rows) (sizeof rows / sizeof *rows)

/* A rule that says why. */
#define SAYS(id, name, value, why) "<regel id='" id "' begrip='" name "'><dan>" value "</dan><omdat>" why "</omdat></regel>"
#define SAYS_WHEN(id, name, condition, value, why) \
	"<regel id='" id "' begrip='" name "'><als>" condition "</als><dan>" value "</dan><omdat>" why "</omdat></regel>"
#define ALL(name) CONCEPT(name, "type='ja/nee' samenvoegen='en'")
#define ANY(name) CONCEPT(name, "type='ja/nee' samenvoegen='of'")
#define RIGHT(more) "<besluit id='brood' per='persoon' norm='omschreven-recht'><omschrijving>Brood</omschrijving>" \
	"<recht>x</recht>" more "</besluit>"

#define OWED(id, amount) "<besluit id='" id "' per='persoon' norm='eigen-bijdrage'><recht>true</recht><bedrag>" amount "</bedrag></besluit>"
#define MONTHLY(name) "<parameter naam='tarief' type='bedrag' eenheid='EUR/maand' artikel='2'><waarde geldig-van='2015-01-01' " \
	"bron='x'>21.80</waarde></parameter><begrip naam='" name "' per='persoon' type='bedrag' eenheid='EUR/maand'>" \
	"<afronding richting='half-omhoog' cijfers='2'>Centen.</afronding></begrip>" ALWAYS("r", name, "tarief")

#define THREE ALL("x") SAYS("r1", "x", "a", "Eerst moet a.") SAYS("r2", "x", "b", "Dan moet b.") \
	SAYS("r3", "x", "n > 1", "Er is {n}.") RIGHT("")

static const struct {
	const char *name, *rules, *facts, *want;
} letters[] = {
	{"granted: all that was asked of it", THREE, "'a': true, 'b': true, 'n': 5",
	 "Brood voor anna wordt toegekend. Eerst moet a. Dan moet b. Er is 5.\n"},
	{"refused: what was not met", THREE, "'a': true, 'b': false, 'n': 5",
	 "Brood voor anna wordt afgewezen. Dan moet b.\n"},
	{"refused: not what is not known", THREE, "'a': true, 'b': false, 'n': null",
	 "Brood voor anna wordt afgewezen. Dan moet b.\n"},
	{"refused: all that was not met", THREE, "'a': false, 'b': true, 'n': 1",
	 "Brood voor anna wordt afgewezen. Eerst moet a. Er is 1.\n"},
	{"refused: further down too, with its source",
	 ALL("x") ALL("y") SAYS("r1", "x", "a", "Eerst moet a.") SAYS("r2", "x", "y", "Ook moet y.")
	 SAYS("r3", "y", "b", "Voor y moet b.") SAYS("r4", "y", "n > 1", "Voor y is er {n}.") RIGHT(""),
	 "'a': true, 'b': false, 'n': 5", "Brood voor anna wordt afgewezen. Ook moet y. Voor y moet b.\n"},
	{"granted: of two ways the one that is so",
	 ANY("x") SAYS("r1", "x", "a", "Want a.") SAYS("r2", "x", "b", "Want b.") RIGHT(""),
	 "'a': true, 'b': false", "Brood voor anna wordt toegekend. Want a.\n"},
	{"granted: not what may be so",
	 ANY("x") SAYS_WHEN("r1", "x", "a", "true", "Er is a.") SAYS_WHEN("r2", "x", "b", "true", "Er is b.") RIGHT(""),
	 "'a': true, 'b': null", "Brood voor anna wordt toegekend. Er is a.\n"},
	{"a figure: what it is, and what it must be",
	 NUMBER("y") SAYS("r", "y", "n", "Er is {n}.") "<besluit id='brood' per='persoon' norm='omschreven-recht'>"
	 "<omschrijving>Brood</omschrijving><van-toepassing>a and y > 3</van-toepassing><recht>true</recht></besluit>", "'a': true, 'n': 2",
	 "Brood voor anna is niet van toepassing. Niet voldaan is aan: y > 3 (ingevuld: 2 > 3). Er is 2.\n"},
	{"a name at the beginning", ALL("x") SAYS("r", "x", "a", "{ik} heeft a, zegt {ik}.") RIGHT(""), "'a': true",
	 "Brood voor anna wordt toegekend. Anna heeft a, zegt anna.\n"},
	{"contributions together, in euros", MONTHLY("x") OWED("thuis", "x") OWED("elders", "x"), "",
	 "Samen is dat € 43,60 per maand.\n"},
};

static void test_letters(void **state)
{
	int failed = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(letters); i++) {
		sl_asking k;
		sl_buf text = {0};

		sl_asking_open(&k, letters[i].name, letters[i].rules, letters[i].facts, NULL, NULL);
		assert_int_equal(sl_answer_write(&text, k.answer, &(sl_answer_options){.in_full = true}), SL_OK);
		if (!strstr(sl_buf_text(&text), letters[i].want)) {
			print_error("%s: \"%s\" is not in\n%s\n", letters[i].name, letters[i].want, sl_buf_text(&text));
			failed++;
		}
		sl_buf_free(&text);
		sl_asking_close(&k);
	}
	sl_none_differ(failed, COUNT(letters));
}

/* In the steps: a sentence of which nothing is known is left out. */
static void test_nothing_to_say(void **state)
{
	sl_asking k;
	sl_buf text = {0};

	(void)state;
	sl_asking_open(&k, "unknown", TRUTH("x") SAYS("r", "x", "a", "{if a then \"Er is a.\" else \"Geen a.\"}") RIGHT(""), "'a': null", NULL, NULL);
	assert_int_equal(sl_answer_write(&text, k.answer, &(sl_answer_options){.in_full = true}), SL_OK);
	sl_says("the step", sl_buf_text(&text), "regel r\n");
	sl_says_not("no sentence", sl_buf_text(&text), "(niet bekend)");
	sl_buf_free(&text);
	sl_asking_close(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(test_letters), cmocka_unit_test(test_nothing_to_say)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
