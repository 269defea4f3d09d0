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
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"
#include "compile/compile.h"
#include "decide/decide.h"
#include "load/load.h"
#include "support/alloc_each.h"
#include "support/answer_text.h"
#include "support/processors.h"

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
	sl_buf *text;
} result;

static sl_status keep_stretch(void *ctx, sl_date from, sl_date to, const sl_answer *answer)
{
	result *r = ctx;

	sl_buf_printf(r->text, "[%lld..%lld)\n", (long long)from, (long long)to);
	sl_answer_text(r->text, answer);
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
	sl_answer_text(r->text, answer);
	if ((err = sl_decide_period(r->run, h, h->date - 20, h->date + 2, SL_FOREVER, &options, keep_stretch, r)) != SL_OK)
		return err;
	return sl_buf_status(r->text);
}

static sl_status from_rules(const work *w, result *r)
{
	sl_status err;

	if ((err = sl_model_load(&r->model, w->paths, w->path_count, &r->diags)) != SL_OK ||
	    (err = sl_program_compile(&r->program, r->model, &r->diags)) != SL_OK ||
	    (err = sl_facts_prepare(&r->model->schema, &r->prepared, &r->diags)) != SL_OK)
		return err;
	return decide(w, r);
}

static sl_status do_work(sl_buf *out, const void *ctx)
{
	result r = {.text = out};
	sl_status err = from_rules(ctx, &r);

	if (err != SL_OK && err != SL_ENOMEM)
		sl_diags_print(out, &r.diags);
	sl_run_free(r.run);
	sl_program_free(r.program);
	sl_model_free(r.model);
	sl_arena_free(&r.prepared);
	sl_arena_free(&r.facts);
	sl_arena_free(&r.answer);
	sl_diags_free(&r.diags);
	return err;
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
	sl_alloc_fail_each(w.facts_file, do_work, &w, stride);
	w.general = true;
	sl_alloc_fail_each(w.facts_file, do_work, &w, stride);
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
	check((work){.paths = {"rules"}, .path_count = 1, .facts_file = "rules/voorbeelden/gezin-met-medebewoner.json"}, SL_ALLOC_STRIDE);
}

static void incomplete_facts(void **state)
{
	(void)state;
	check((work){.paths = {"rules"}, .path_count = 1, .facts_file = "rules/voorbeelden/onvolledig.json"}, 3 * SL_ALLOC_STRIDE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_small_rule_set), cmocka_unit_test(the_shipped_rules), cmocka_unit_test(incomplete_facts),
	};

	sl_one_processor(); /* allocations are counted in the order they are made */
	return cmocka_run_group_tests(tests, NULL, NULL);
}
