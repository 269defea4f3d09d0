/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The towns of tests/policy: what is judged of them, how that is written, what
 * cannot be asked, and memory that runs out. What is wanted is what was planted
 * in those towns.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "analyse/policy_write.h"
#include "facts/facts.h"
#include "load/load.h"
#include "support/alloc.h"
#include "support/law.h"
#include "support/policy_words.h"

/* Rows leave out what is as usual. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define COUNT(rows) (sizeof rows / sizeof *rows)
#define TOWNS "tests/policy"

/* ---- judged ---- */

static const char *const towns[] = {TOWNS};

/* Every defect that is planted in gatendorp-*.xml, by its number there. */
static const char gatendorp[] =
	"broodwet-1-a: 2023-01-01..2025-07-01 vervuld | art. 1 Broodverordening Gatendorp\n"
	"broodwet-1-a: 2025-07-01.. ontbreekt\n"                                                   /* 1 */
	"broodwet-1-b: 2023-01-01..2026-01-01 niet-geregeld\n"
	"broodwet-1-b: 2026-01-01.. ontbreekt\n"                                                   /* 2 */
	"broodwet-1-c: 2023-01-01.. niet-toegestaan | niet art. 2 Broodverordening Gatendorp\n"    /* 3 */
	"broodwet-2: 2023-01-01..2025-01-01 vervuld | art. 3 Broodverordening Gatendorp\n"
	"broodwet-2: 2025-01-01..2026-01-01 buiten-de-grenzen | plaatselijke prijs 21.8 > 21\n" /* 4 */
	"broodwet-2: 2026-01-01.. vervuld | art. 3 Broodverordening Gatendorp\n"
	"broodwet-3: 2023-01-01..2024-01-01 niet-geregeld\n"
	"broodwet-3: 2024-01-01.. niet-toegestaan | art. 4 Broodverordening Gatendorp\n"           /* 5 */
	"broodwet-4: 2023-01-01.. niet-toegestaan | niet art. 5 Broodverordening Gatendorp\n"      /* 6 */
	"broodwet-5-2: 2023-01-01..2024-01-01 niet-van-toepassing\n"
	"broodwet-5-2: 2024-01-01.. niet-te-beoordelen | ? besteedt uit\n"                         /* 7 */
	"broodwet-6: 2023-01-01.. ontbreekt | art. 6 Broodverordening Gatendorp | leeg aantal broden\n" /* 8 */
	"besteedt uit: 2023-01-01..2024-01-01 niet-geregeld\n"
	"besteedt uit: 2024-01-01.. ontbreekt | leeg besteedt uit\n"                               /* 7 */
	"dag van levering: 2023-01-01.. ontbreekt | leeg dag van levering\n"                       /* 9 */
	"korting: 2024-06-01..2025-01-01 niet-toegestaan | art. 7 Broodverordening Gatendorp\n"    /* 10 */
	"korting: 2025-01-01..2026-06-01 vervuld | art. 7 Broodverordening Gatendorp\n"
	"korting: 2026-06-01.. buiten-de-grenzen | korting 60 > 50\n"                              /* 10 */
	"recht op brood: 2024-01-01.. niet-toegestaan | art. 1 Beleidsregels brood Gatendorp\n"    /* 12 */
	"vaste maat: 2023-01-01.. niet-toegestaan | art. 8 Broodverordening Gatendorp\n";          /* 11 */

static const char heelstad[] =
	"broodwet-1-a: 2023-01-01.. vervuld | art. 1 Broodverordening Heelstad\n"
	"broodwet-1-b: 2023-01-01..2026-01-01 vervuld | art. 1 Broodverordening Heelstad\n"
	"broodwet-1-b: 2026-01-01.. vervuld | art. 1 Broodverordening Heelstad\n"
	"broodwet-1-c: 2023-01-01.. vervuld | art. 1 Broodplan Heelstad\n"
	"broodwet-2: 2023-01-01.. vervuld | art. 2 Broodverordening Heelstad\n"
	"broodwet-3: 2023-01-01.. niet-geregeld\n"
	"broodwet-4: 2023-01-01.. vervuld | art. 1 Beleidsregels brood Heelstad\n"
	"broodwet-5-2: 2023-01-01.. niet-van-toepassing\n"
	"broodwet-6: 2023-01-01.. vervuld | art. 3 Broodverordening Heelstad\n"
	"besteedt uit: 2023-01-01.. vervuld | art. 2 Beleidsregels brood Heelstad\n"
	"dag van levering: 2023-01-01.. vervuld | art. 4 Broodverordening Heelstad\n"
	"korting: 2025-01-01.. niet-geregeld\n";

static sl_law load_program(void)
{
	sl_law l = {0};

	assert_int_equal(sl_model_load(&l.model, towns, 1, &l.diags), SL_OK);
	assert_int_equal(sl_program_compile(&l.program, l.model, &l.diags), SL_OK);
	assert_int_equal(sl_facts_prepare(&l.model->schema, &l.prepared, &l.diags), SL_OK);
	return l;
}

static void towns_are_judged(void **state)
{
	static const struct {
		const char *code, *want;
		bool complete;
	} rows[] = {{"GM8001", heelstad, true}, {"GM8002", gatendorp, false}, {"GM8003", "doet niet mee\n", false}};
	sl_law l = load_program();

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		bool complete;
		char *got;

		assert_true(sl_policy_knows(l.program, rows[i].code));
		got = sl_policy_words(l.program, rows[i].code, NULL, NULL, &complete);
		if (strcmp(got, rows[i].want) != 0 || complete != rows[i].complete)
			fail_msg("%s: %s, want\n%sgot\n%s", rows[i].code, complete ? "complete" : "incomplete", rows[i].want, got);
		free(got);
	}
	assert_false(sl_policy_knows(l.program, "GM8004"));
	sl_law_free(&l);
}

/* ---- the public function, and how it is written ---- */

static sl_ruleset *load_towns(sl_messages *said)
{
	sl_ruleset *r = NULL;

	assert_int_equal(sl_ruleset_load(&r, towns, 1, said), SL_OK);
	return r;
}

static const struct {
	const char *name, *code, *date, *from, *to;
	sl_format format;
	const char *has[3], *lacks;
} pages[] = {
	{"all is in order", "GM8001", .format = SL_TEXT, .has = {"Het beleid is volledig", "- Wat brood kost. (art. 2 Broodwet; broodwet-2)\n  - vanaf 1 januari 2023: vervuld door art. 2",
	 "8 beleidsplichten: 6 vervuld, 1 niet geregeld, 1 niet van toepassing"}, .lacks = "Ontbreekt"},
	{"outside the bounds", "GM8002", .format = SL_TEXT, .has = {"- van 1 januari 2025 tot 1 januari 2026: buiten de grenzen van de wet\n"
	 "    - \"plaatselijke prijs\" is vastgesteld op € 21,80 per maand; de wet laat ten hoogste € 21,00 per maand toe (art. 3 Broodverordening Gatendorp; art. 2 lid 2 Broodwet)",
	 "Verder buiten de plichten om te herstellen: 5.", "de wet laat dit over aan een verordening en niet aan een beleidsregel"}, .lacks = "SL2513"},
	{"of one day", "GM8002", "2026-03-01", .format = SL_TEXT, .has = {"Beoordeeld op 1 maart 2026.", "  - vervuld door art. 3 Broodverordening Gatendorp", "  - ontbreekt; de gemeenteraad moet dit regelen in een verordening"},
	 .lacks = "vanaf 1 januari 2026"},
	{"of one month", "GM8002", NULL, "2023-02-01", "2023-03-01", SL_TEXT, {"van 1 februari 2023 tot 1 maart 2023: vervuld door"}, "ontbreekt; de gemeenteraad moet dit regelen in een verordening\n  - van"},
	{"as HTML", "GM8002", .format = SL_HTML, .has = {"<!DOCTYPE html>", "<li class=\"let-op\">vanaf 1 juli 2025: ontbreekt", "<a href=\"https://wetten.overheid.nl/jci1.3:c:BWBR0000077&amp;artikel=2\">"}},
	{"as Markdown", "GM8002", .format = SL_MARKDOWN, .has = {"### Ontbreekt", "`broodwet-1-a`"}},
	{"as JSON", "GM8002", .format = SL_JSON, .has = {"\"oordeel\": \"buiten-de-grenzen\"", "\"vastgesteld\": \"21.80\",\n              \"ten_hoogste\": \"21.00\"", "\"volledig\": false"}},
	{"with errors", "GM8003", .format = SL_TEXT, .has = {"hebben fouten", "SL2521: de beleidsplicht \"broodwet-1-d\" bestaat niet", "het meest op lijkt is \"broodwet-1-a\""}, .lacks = "Vervuld"},
	{"with errors, as JSON", "GM8003", .format = SL_JSON, .has = {"\"doet_mee\": false", "\"code\": \"SL2521\"", "\"plichten\": []"}},
	{"in order, as JSON", "GM8001", .format = SL_JSON, .has = {"\"volledig\": true", "\"meldingen\": []", "\"van\": \"2023-01-01\",\n  \"tot\": null"}},
};

static void the_judgement_is_written(void **state)
{
	sl_messages *said = sl_messages_new(), *messages = sl_messages_new();
	sl_ruleset *r = load_towns(said);

	(void)state;
	for (size_t i = 0; i < COUNT(pages); i++) {
		sl_policy_request q = {pages[i].code, pages[i].date, pages[i].from, pages[i].to, pages[i].format};
		sl_text text;
		bool complete;

		assert_int_equal(sl_ruleset_policy(&text, &complete, r, &q, said, messages), SL_OK);
		if (complete != (strcmp(pages[i].code, "GM8001") == 0))
			fail_msg("%s: %s", pages[i].name, complete ? "complete" : "incomplete");
		for (size_t k = 0; k < 3 && pages[i].has[k]; k++)
			if (!strstr(text.data, pages[i].has[k]))
				fail_msg("%s: has no\n%s\n%s", pages[i].name, pages[i].has[k], text.data);
		if (pages[i].lacks && strstr(text.data, pages[i].lacks))
			fail_msg("%s: has\n%s\n%s", pages[i].name, pages[i].lacks, text.data);
		sl_text_free(&text);
	}
	sl_ruleset_free(r);
	sl_messages_free(said);
	sl_messages_free(messages);
}

static const struct {
	const char *name, *code, *date, *from, *to, *message;
} refused[] = {
	{"not loaded", "GM8004", NULL, NULL, NULL, "van gemeente \"GM8004\" zijn geen regels geladen"},
	{"not loaded: the first of the nearest", "GM8004", NULL, NULL, NULL, "lijkt is \"GM8001\""},
	{"no such day", "GM8001", "2026-02-30", NULL, NULL, "\"2026-02-30\" is geen datum"},
	{"no day at all", "GM8001", NULL, "2026-02-01", "straks", "\"straks\" is geen datum"},
	{"a period without days", "GM8001", NULL, "2026-02-01", "2026-02-01", "de periode vanaf 2026-02-01 is leeg"},
};

static void what_cannot_be_asked(void **state)
{
	sl_messages *said = sl_messages_new();
	sl_ruleset *r = load_towns(said);

	(void)state;
	for (size_t i = 0; i < COUNT(refused); i++) {
		sl_policy_request q = {refused[i].code, refused[i].date, refused[i].from, refused[i].to, SL_TEXT};
		sl_messages *messages = sl_messages_new();
		sl_text text;
		bool complete;

		if (sl_ruleset_policy(&text, &complete, r, &q, said, messages) != SL_EINVAL)
			fail_msg("%s: was taken", refused[i].name);
		if (!strstr(sl_messages_text(messages), refused[i].message))
			fail_msg("%s: %s", refused[i].name, sl_messages_text(messages));
		sl_messages_free(messages);
	}
	sl_ruleset_free(r);
	sl_messages_free(said);
}

/* ---- running out of memory ---- */

static sl_status judge_and_write(const sl_law *l, sl_format format)
{
	sl_policy_options o = {.format = format, .indent = 2};
	sl_policy policy;
	sl_buf b = {0};
	sl_status err = sl_policy_judge(&policy, l->program, "GM8002", SL_DATE_MIN, SL_FOREVER);

	if (err == SL_OK)
		err = sl_policy_write(&b, &policy, &l->diags, &o);
	sl_policy_free(&policy);
	sl_buf_free(&b);
	return err;
}

static void memory_may_run_out(void **state)
{
	static const sl_format formats[] = {SL_TEXT, SL_HTML, SL_JSON};
	sl_law l = load_program();
	size_t failures = 0;

	(void)state;
	for (size_t i = 0; i < COUNT(formats); i++)
		for (size_t n = 1;; n++) {
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = judge_and_write(&l, formats[i]);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			if (!failed) {
				assert_int_equal(err, SL_OK);
				break;
			}
			assert_int_equal(err, SL_ENOMEM);
			failures++;
		}
	assert_true(failures > 3 * COUNT(formats));
	sl_law_free(&l);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(towns_are_judged), cmocka_unit_test(the_judgement_is_written),
		cmocka_unit_test(what_cannot_be_asked), cmocka_unit_test(memory_may_run_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
