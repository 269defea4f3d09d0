/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The order of asking: what settles most comes first.
 *
 * First what alone keeps the most open decisions (with an aanleiding) from an
 * outcome, then what occurs in most, then what came first; facts before
 * judgements. Policy and missing amounts are not asked of a household.
 */
#include "decide/decide.h"

#include <stdlib.h>

static bool is_asked(const sl_cause *c)
{
	return c->kind == SL_CAUSE_FACT || c->kind == SL_CAUSE_JUDGEMENT;
}

static bool same(const sl_cause *a, const sl_cause *b)
{
	return a->kind == b->kind && a->entity == b->entity && a->feature == b->feature;
}

static uint32_t questions_in(const sl_decided *d)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < d->causes.count; i++)
		n += is_asked(d->causes.items[i]);
	return n;
}

static sl_status count_cause(sl_answer *a, size_t *cap, const sl_decided *d, const sl_cause *c)
{
	sl_question *list, *q = NULL;

	for (uint32_t i = 0; i < a->question_count && !q; i++)
		if (same(a->questions[i].cause, c))
			q = &a->questions[i];
	if (!q) {
		if (!(list = sl_arena_grow(a->arena, a->questions, a->question_count, cap, sizeof *list)))
			return SL_ENOMEM;
		a->questions = list;
		q = &list[a->question_count++];
		*q = (sl_question){.cause = c};
	}
	if (d->asked) {
		q->all++;
		q->alone += questions_in(d) == 1;
	}
	return SL_OK;
}

/* Insertion keeps ties in the order in which they came. */
static bool comes_before(const sl_question *a, const sl_question *b)
{
	if (a->cause->kind != b->cause->kind)
		return a->cause->kind == SL_CAUSE_FACT;
	if (a->alone != b->alone)
		return a->alone > b->alone;
	return a->all > b->all;
}

static void sort_questions(sl_answer *a)
{
	sl_question q;

	for (uint32_t i = 1; i < a->question_count; i++)
		for (uint32_t k = i; k > 0 && comes_before(&a->questions[k], &a->questions[k - 1]); k--) {
			q = a->questions[k];
			a->questions[k] = a->questions[k - 1];
			a->questions[k - 1] = q;
		}
}

static uint32_t rank_of(const sl_answer *a, const sl_cause *c)
{
	for (uint32_t i = 0; i < a->question_count; i++)
		if (same(a->questions[i].cause, c))
			return i;
	return a->question_count;
}

static void sort_causes(const sl_answer *a, sl_decided *d)
{
	const sl_cause *c;

	for (uint32_t i = 1; i < d->causes.count; i++)
		for (uint32_t k = i; k > 0 && rank_of(a, d->causes.items[k]) < rank_of(a, d->causes.items[k - 1]); k--) {
			c = d->causes.items[k];
			d->causes.items[k] = d->causes.items[k - 1];
			d->causes.items[k - 1] = c;
		}
}

sl_status sl_order_questions(sl_answer *a)
{
	size_t cap = 0;

	for (uint32_t i = 0; i < a->decided_count; i++)
		for (uint32_t k = 0; k < a->decided[i]->causes.count; k++)
			if (is_asked(a->decided[i]->causes.items[k]) &&
			    count_cause(a, &cap, a->decided[i], a->decided[i]->causes.items[k]) != SL_OK)
				return SL_ENOMEM;
	sort_questions(a);
	for (uint32_t i = 0; i < a->decided_count; i++)
		sort_causes(a, a->decided[i]);
	return SL_OK;
}
