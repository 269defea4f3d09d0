/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What to ask for the whole household: first what decisions wait for, in
 * their order of asking; then what only conflicts wait for, by the same order.
 */
#include "plan/plan.h"

typedef struct asking {
	sl_arrangement *plan;
	uint32_t of_decisions; /* these stand first, and keep their order */
	size_t cap;
	sl_status status;
} asking;

static bool is_asked(const sl_cause *c)
{
	return c->kind == SL_CAUSE_FACT || c->kind == SL_CAUSE_JUDGEMENT;
}

static bool same(const sl_cause *a, const sl_cause *b)
{
	return a->kind == b->kind && a->entity == b->entity && a->feature == b->feature;
}

static sl_plan_question *question_of(asking *k, const sl_cause *c)
{
	sl_arrangement *p = k->plan;
	sl_plan_question *list;

	for (uint32_t i = 0; i < p->question_count; i++)
		if (same(p->questions[i].cause, c))
			return &p->questions[i];
	if (!(list = sl_arena_grow(p->answer->arena, p->questions, p->question_count, &k->cap, sizeof *list))) {
		k->status = SL_ENOMEM;
		return NULL;
	}
	p->questions = list;
	list[p->question_count] = (sl_plan_question){.cause = c};
	return &list[p->question_count++];
}

static void take_decisions(asking *k)
{
	const sl_answer *a = k->plan->answer;

	for (uint32_t i = 0; i < a->question_count && k->status == SL_OK; i++) {
		sl_plan_question *q = a->questions[i].all ? question_of(k, a->questions[i].cause) : NULL;

		if (!q)
			continue;
		q->alone = a->questions[i].alone;
		q->all = a->questions[i].all;
	}
	k->of_decisions = k->plan->question_count;
}

static void take_conflicts(asking *k)
{
	const sl_answer *a = k->plan->answer;

	for (uint32_t i = 0; i < a->conflict_count; i++) {
		const sl_conflict_found *c = &a->conflicts[i];

		for (uint32_t n = 0; c->status == SL_TRUTH_UNKNOWN && n < c->causes.count; n++) {
			sl_plan_question *q = is_asked(c->causes.items[n]) ? question_of(k, c->causes.items[n]) : NULL;

			if (q)
				q->conflicts++;
		}
	}
}

static bool comes_before(const sl_plan_question *a, const sl_plan_question *b)
{
	if (a->cause->kind != b->cause->kind)
		return a->cause->kind == SL_CAUSE_FACT;
	return a->conflicts > b->conflicts;
}

/* Insertion keeps ties in the order in which they came. */
static void sort_rest(asking *k)
{
	sl_plan_question *list = k->plan->questions, q;

	for (uint32_t i = k->of_decisions + 1; i < k->plan->question_count; i++)
		for (uint32_t n = i; n > k->of_decisions && comes_before(&list[n], &list[n - 1]); n--) {
			q = list[n];
			list[n] = list[n - 1];
			list[n - 1] = q;
		}
}

sl_status sl_plan_questions(sl_arrangement *p)
{
	asking k = {.plan = p};

	take_decisions(&k);
	take_conflicts(&k);
	sort_rest(&k);
	return k.status;
}
