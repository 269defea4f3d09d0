/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Memory that runs out, from rule files to decisions: whichever allocation
 * fails, the result is SL_ENOMEM or the answer of a run in which none did, and
 * all memory is given back (run this with MODE=asan).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "compile/compile.h"
#include "decide/decide.h"
#include "load/load.h"
#include "support/alloc.h"
#include "support/answer_text.h"
#include "support/processors.h"

/* Loading the shipped rules some thousand times is slow with checks: then every
 * so many allocations. The stride is a prime, so that no kind is passed over. */
#ifdef __SANITIZE_ADDRESS__
enum { STRIDE = 7 };
#else
enum { STRIDE = 1 };
#endif

/* One household decided on one day and over two months, from paths of rules. */
typedef struct work {
	const char *paths[2];
	size_t path_count;
	const char *facts_file;
	char *facts;
	size_t length;
	bool general;
} work;

typedef struct result {
	sl_model *model;
	sl_program *program;
	sl_run *run;
	sl_arena prepared, facts, answer;
	sl_diags diags;
	sl_buf text;
} result;

static sl_status keep_stretch(void *ctx, sl_date from, sl_date to, const sl_answer *answer)
{
	result *r = ctx;

	sl_buf_printf(&r->text, "[%lld..%lld)\n", (long long)from, (long long)to);
	sl_answer_text(&r->text, answer);
	return SL_OK;
}

static sl_status decide(const work *w, result *r)
{
	const sl_decide_options options = {.value_count = 0};
	sl_household *h = NULL;
	sl_answer *answer = NULL;
	sl_status err;

	if ((err = sl_facts_read_json(&h, &r->model->schema, w->facts_file, w->facts, w->length, &r->facts, &r->diags)) != SL_OK ||
	    (err = sl_run_new(&r->run, r->program)) != SL_OK)
		return err;
	sl_run_general_only(r->run, w->general);
	if ((err = sl_run_begin(r->run, h, h->date, SL_FOREVER)) != SL_OK ||
	    (err = sl_decide(&answer, r->run, &options, &r->answer)) != SL_OK)
		return err;
	sl_answer_text(&r->text, answer);
	if ((err = sl_decide_period(r->run, h, h->date - 20, h->date + 2, SL_FOREVER, &options, keep_stretch, r)) != SL_OK)
		return err;
	return sl_buf_status(&r->text);
}

static sl_status do_work(const work *w, result *r)
{
	sl_status err;

	if ((err = sl_model_load(&r->model, w->paths, w->path_count, &r->diags)) != SL_OK ||
	    (err = sl_program_compile(&r->program, r->model, &r->diags)) != SL_OK ||
	    (err = sl_facts_prepare(&r->model->schema, &r->prepared, &r->diags)) != SL_OK)
		return err;
	return decide(w, r);
}

static void clean(result *r)
{
	sl_run_free(r->run);
	sl_program_free(r->program);
	sl_model_free(r->model);
	sl_arena_free(&r->prepared);
	sl_arena_free(&r->facts);
	sl_arena_free(&r->answer);
	sl_diags_free(&r->diags);
	sl_buf_free(&r->text);
	*r = (result){0};
}

/* The text of a run in which nothing fails, and how many allocations it took. */
static char *plain_run(const work *w, size_t *count)
{
	result r = {0};
	sl_buf why = {0};
	char *text;

	sl_alloc_fail_at(0);
	if (do_work(w, &r) != SL_OK) {
		sl_diags_print(&why, &r.diags);
		fail_msg("%s: %s", w->facts_file, sl_buf_text(&why));
	}
	*count = sl_alloc_count();
	text = strdup(sl_buf_text(&r.text));
	clean(&r);
	return text;
}

static void fail_each(const work *w, size_t stride)
{
	size_t count, failures = 0;
	char *want = plain_run(w, &count);

	assert_true(strlen(want) > 20);
	for (size_t n = 1; n <= count; n += stride) {
		result r = {0};
		sl_status err;
		bool failed;

		sl_alloc_fail_at(n);
		err = do_work(w, &r);
		failed = sl_alloc_failed();
		sl_alloc_fail_at(0);
		if (err != SL_OK && err != SL_ENOMEM)
			fail_msg("allocation %zu of %zu: status %d", n, count, (int)err);
		if (err == SL_OK && strcmp(sl_buf_text(&r.text), want) != 0)
			fail_msg("allocation %zu of %zu: another answer: %s\nwant %s", n, count, sl_buf_text(&r.text), want);
		failures += failed && err == SL_ENOMEM;
		clean(&r);
	}
	/* Most of them were needed. */
	if (failures * 2 * stride < count)
		fail_msg("only %zu of %zu allocations were missed", failures, count / stride);
	free(want);
}

static void read_facts(work *w)
{
	sl_diags diags = {0};

	if (sl_file_read(&w->facts, &w->length, w->facts_file, 1 << 20, &diags) != SL_OK)
		fail_msg("cannot read %s", w->facts_file);
	sl_diags_free(&diags);
}

static void check(work w, size_t stride)
{
	if (!w.facts)
		read_facts(&w);
	else
		w.facts = strdup(w.facts);
	w.length = strlen(w.facts);
	for (size_t i = 0; i < w.length; i++)
		w.facts[i] = w.facts[i] == '\'' ? '"' : w.facts[i];
	fail_each(&w, stride);
	w.general = true;
	fail_each(&w, stride);
	free(w.facts);
}

#define SMALL "{'peildatum': '2026-07-01', 'gemeente': 'GM0001', 'warm': true, 'personen': [" \
	"{'id': 'anna', 'geboren': '1990-02-03', 'partner': 'bert', 'a': false, 'b': true, 'altijd': true, 'kleur': 'rood', 'begin': '2026-06-01', " \
	"'inkomsten': [{'soort': 'loon', 'bedrag': 120.10}, {'soort': 'premie', 'bedrag': 3.00}]}, " \
	"{'id': 'bert', 'geboren': '1991-02-03', 'a': true, 'altijd': true, 'inkomsten': []}, {'id': 'cato', 'geboren': '2023-08-01'}]}"

static void a_small_rule_set(void **state)
{
	(void)state;
	check((work){.paths = {"tests/support/wereld.xml", "tests/support/brood"}, .path_count = 2, .facts_file = "klein.json", .facts = SMALL}, 1);
}

static void the_shipped_rules(void **state)
{
	(void)state;
	check((work){.paths = {"rules"}, .path_count = 1, .facts_file = "rules/voorbeelden/gezin-met-medebewoner.json"}, STRIDE);
}

static void incomplete_facts(void **state)
{
	(void)state;
	check((work){.paths = {"rules"}, .path_count = 1, .facts_file = "rules/voorbeelden/onvolledig.json"}, 3 * STRIDE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_small_rule_set), cmocka_unit_test(the_shipped_rules), cmocka_unit_test(incomplete_facts),
	};

	sl_one_processor(); /* allocations are counted in the order they are made */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
