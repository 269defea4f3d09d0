/* SPDX-License-Identifier: EUPL-1.2 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/quick_agrees.h"

#include "eval/quick.h"
#include "support/answer_text.h"
#include "support/law.h"
#include "support/pools.h"

typedef struct comparing {
	const sl_law *law;
	const sl_household *h;
	sl_run *general, *quick;
	const char *name, *facts;
	sl_batch **batches; /* each concept alone, then all of a kind together */
	const sl_feature *const **asked;
	uint32_t *asked_counts;
	size_t batch_count;
	size_t compared, known, batched, decided;
	int differ;
} comparing;

static void compare(comparing *c, const sl_feature *f, uint32_t entity, uint32_t other, sl_date day)
{
	sl_value v, w;
	sl_buf x = {0}, y = {0};

	sl_run_feature(c->general, sl_run_day(c->general, day), f, entity, other, &v);
	sl_run_feature(c->quick, sl_run_day(c->quick, day), f, entity, other, &w);
	sl_law_value_text(&x, c->general, v);
	sl_law_value_text(&y, c->quick, w);
	c->compared++;
	c->known += sl_is_known(v);
	if (strcmp(sl_buf_text(&x), sl_buf_text(&y)) != 0) {
		if (c->differ++ < 6)
			print_error("%s: %s of %s: in general %s, quick %s\n%s\n", c->name, f->name, c->h->entities[entity].id,
				    sl_buf_text(&x), sl_buf_text(&y), c->differ < 3 ? c->facts : "");
	}
	sl_buf_free(&x);
	sl_buf_free(&y);
}

static void compare_feature(comparing *c, const sl_feature *f, sl_date day)
{
	uint16_t kind = f->per->number;

	for (uint32_t i = 0; i < c->h->kind_counts[kind]; i++) {
		if (!f->towards) {
			compare(c, f, c->h->by_kind[kind][i], SL_NO_ENTITY, day);
			continue;
		}
		for (uint32_t k = 0; k < c->h->kind_counts[f->towards->number]; k++)
			compare(c, f, c->h->by_kind[kind][i], c->h->by_kind[f->towards->number][k], day);
	}
}

/* Decisions have quick code of their own for what applies, right and amount. */
static void compare_decisions(comparing *c)
{
	static const sl_decide_options quickly = {.outcomes_only = true};
	sl_arena arena = {0};
	sl_answer *a, *b;
	sl_buf x = {0}, y = {0};

	assert_int_equal(sl_decide(&a, c->general, &quickly, &arena), SL_OK);
	assert_int_equal(sl_decide(&b, c->quick, &quickly, &arena), SL_OK);
	assert_int_equal(a->decided_count, b->decided_count);
	c->decided += a->decided_count;
	for (uint32_t i = 0; i < a->decided_count; i++) {
		sl_buf_clear(&x);
		sl_buf_clear(&y);
		sl_decided_text(&x, a, a->decided[i]);
		sl_decided_text(&y, b, b->decided[i]);
		if (strcmp(sl_buf_text(&x), sl_buf_text(&y)) != 0 && c->differ++ < 6)
			print_error("%s: in general %s, quick %s\n", c->name, sl_buf_text(&x), sl_buf_text(&y));
	}
	sl_buf_free(&x);
	sl_buf_free(&y);
	sl_arena_free(&arena);
}

static void add_batch(comparing *c, const sl_feature *const *asked, uint32_t count)
{
	c->asked[c->batch_count] = asked;
	c->asked_counts[c->batch_count] = count;
	assert_int_equal(sl_batch_new(&c->batches[c->batch_count++], c->law->program, asked, count), SL_OK);
}

static void make_batches(comparing *c)
{
	const sl_schema *s = &c->law->model->schema;
	size_t most = s->feature_count + s->kind_count;

	c->batches = calloc(most, sizeof *c->batches);
	c->asked = calloc(most, sizeof *c->asked);
	c->asked_counts = calloc(most, sizeof *c->asked_counts);
	for (uint32_t k = 0; k < s->kind_count; k++) {
		const sl_kind_of_entity *kind = s->kinds[k];
		uint32_t n = 0;

		for (uint32_t i = 0; i < kind->concept_count; i++)
			if (!kind->concepts[i]->towards)
				add_batch(c, (const sl_feature *const *)&kind->concepts[i], 1);
		while (n < kind->concept_count && n < SL_MOST_BATCHED && !kind->concepts[n]->towards)
			n++;
		if (n > 1)
			add_batch(c, (const sl_feature *const *)kind->concepts, n);
	}
}

static void free_batches(comparing *c)
{
	for (size_t i = 0; i < c->batch_count; i++)
		sl_batch_free(c->batches[i]);
	free(c->batches);
	free((void *)c->asked);
	free(c->asked_counts);
}

static void compare_batch(comparing *c, size_t p, uint32_t entity)
{
	const int64_t *values = sl_run_batch(c->quick, c->batches[p], entity);
	sl_buf x = {0}, y = {0};
	sl_value v;

	for (uint32_t i = 0; values && i < c->asked_counts[p]; i++) {
		sl_plain_type t = sl_batch_type(c->batches[p], i);

		sl_run_feature(c->general, sl_run_day(c->general, sl_run_date(c->general)), c->asked[p][i], entity, SL_NO_ENTITY, &v);
		sl_buf_clear(&x);
		sl_buf_clear(&y);
		sl_law_value_text(&x, c->general, v);
		sl_law_value_text(&y, c->quick, sl_quick_value(c->quick, &t, values[i]));
		c->batched++;
		if (strcmp(sl_buf_text(&x), sl_buf_text(&y)) != 0 && c->differ++ < 6)
			print_error("%s: batch of %u, %s of %s: in general %s, batched %s\n%s\n", c->name, c->asked_counts[p],
				    c->asked[p][i]->name, c->h->entities[entity].id, sl_buf_text(&x), sl_buf_text(&y),
				    c->differ < 3 ? c->facts : "");
	}
	sl_buf_free(&x);
	sl_buf_free(&y);
}

static void compare_batches(comparing *c)
{
	for (size_t p = 0; p < c->batch_count; p++) {
		uint16_t kind = c->asked[p][0]->per->number;

		for (uint32_t i = 0; i < c->h->kind_counts[kind]; i++)
			compare_batch(c, p, c->h->by_kind[kind][i]);
	}
}

/* All concepts, on two days; the one way in order, the other way backwards. */
static void compare_all(comparing *c, bool backwards)
{
	const sl_model *m = c->law->model;
	sl_date days_of[2] = {sl_law_day("2026-07-01"), sl_law_day("2026-02-28")};

	sl_run_general_only(c->general, true);
	assert_int_equal(sl_run_begin(c->general, c->h, days_of[0], SL_FOREVER), SL_OK);
	assert_int_equal(sl_run_begin(c->quick, c->h, days_of[0], SL_FOREVER), SL_OK);
	if (backwards)
		compare_decisions(c);
	else
		compare_batches(c);
	for (int d = 0; d < 2; d++)
		for (uint32_t i = 0; i < m->concept_count; i++)
			compare_feature(c, m->concepts[backwards ? m->concept_count - 1 - i : i]->feature,
					days_of[backwards ? 1 - d : d]);
	if (!backwards)
		compare_decisions(c);
	else
		compare_batches(c);
}

static size_t quick_concepts(const sl_law *l)
{
	const sl_segment *s = sl_program_segment(l->program, sl_law_day("2026-07-01"), SL_FOREVER, NULL);
	const struct sl_quick *q = sl_quick_of(l->program, s);
	size_t n = 0;

	assert_non_null(q);
	for (uint32_t i = 0; i < l->model->concept_count; i++)
		n += q->concepts[i].steps != NULL;
	return n;
}

void sl_quick_agrees(const char *name, const char *rules, unsigned rounds, size_t quick)
{
	sl_law l;
	sl_buf facts = {0};
	sl_arena arena = {0};
	comparing c = {.law = &l, .name = name};

	sl_law_load(&l, name, rules);
	if (quick_concepts(&l) < quick)
		fail_msg("%s: only %zu of %u concepts are quick", name, quick_concepts(&l), l.model->concept_count);
	assert_int_equal(sl_run_new(&c.general, l.program), SL_OK);
	assert_int_equal(sl_run_new(&c.quick, l.program), SL_OK);
	make_batches(&c);
	sl_pools_begin();
	for (unsigned i = 0; i < rounds; i++) {
		sl_arena_reset(&arena);
		sl_pools_household(&facts, i % 3 == 0 ? 0 : i % 3 == 1 ? 8 : 40);
		c.facts = sl_buf_text(&facts);
		c.h = sl_law_facts(&l, name, c.facts, &arena);
		compare_all(&c, i & 1);
	}
	if (c.differ)
		fail_msg("%s: %d of %zu values differ", name, c.differ, c.compared);
	if (c.known * 5 < c.compared)
		fail_msg("%s: only %zu of %zu values are known", name, c.known, c.compared);
	if (l.model->decision_count && !c.decided)
		fail_msg("%s: nothing was decided", name);
	if (c.batched * 5 < c.known)
		fail_msg("%s: batches found only %zu values, where %zu are known", name, c.batched, c.known);
	free_batches(&c);
	sl_run_free(c.general);
	sl_run_free(c.quick);
	sl_arena_free(&arena);
	sl_buf_free(&facts);
	sl_law_free(&l);
}
