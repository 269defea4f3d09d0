/* SPDX-License-Identifier: EUPL-1.2 */
/* Who has what in which domain, the terms that run, and what to handle first. */
#include "plan/plan.h"

#include <string.h>

/* ---- what is in it ---- */

/* The same right stands at the other already. */
static bool is_told_at_other(const sl_answer *a, const sl_decided *d)
{
	for (uint32_t i = 0; i < a->decided_count && d->joint != SL_NO_ENTITY; i++) {
		const sl_decided *o = a->decided[i];

		if (o == d)
			return false;
		if (o->decision == d->decision && o->entity == d->joint && o->joint == d->entity && o->asked &&
		    o->outcome == d->outcome)
			return true;
	}
	return false;
}

sl_place sl_plan_place(const sl_answer *a, const sl_decided *d)
{
	bool duty = d->decision->norm == SL_NORM_DUTY;

	if (!d->asked || d->decision->norm == SL_NORM_CONTRIBUTION || is_told_at_other(a, d))
		return SL_PLACE_NONE;
	switch (d->outcome) {
	case SL_GRANTED:
		return duty ? SL_PLACE_DUTY : SL_PLACE_GRANTED;
	case SL_REFUSED:
		return duty ? SL_PLACE_NONE : SL_PLACE_REFUSED;
	case SL_NOT_APPLICABLE:
		return SL_PLACE_NONE;
	case SL_FACTS_MISSING:
	case SL_JUDGEMENT_NEEDED:
	case SL_UNDECIDABLE:
		break;
	}
	return SL_PLACE_OPEN;
}

static bool is_about(const sl_decided *d, const char *domain)
{
	return d->asked && d->outcome != SL_NOT_APPLICABLE && strcmp(d->decision->domain, domain) == 0;
}

static sl_status find_domains(sl_arrangement *p)
{
	const sl_answer *a = p->answer;
	const sl_schema *s = &sl_run_program(a->run)->model->schema;

	if (!(p->domains = sl_arena_calloc(a->arena, s->domain_count, sizeof *p->domains)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < s->domain_count; i++)
		for (uint32_t k = 0; k < a->decided_count; k++)
			if (is_about(a->decided[k], s->domains[i].name)) {
				p->domains[p->domain_count++] = &s->domains[i];
				break;
			}
	return SL_OK;
}

/* ---- terms ---- */

static void insert_term(sl_arrangement *p, sl_plan_term t)
{
	uint32_t i = p->term_count++;

	for (; i > 0 && p->terms[i - 1].term->value.as.i > t.term->value.as.i; i--)
		p->terms[i] = p->terms[i - 1];
	p->terms[i] = t;
}

static void take_terms(sl_arrangement *p, const sl_decided *d)
{
	for (uint32_t i = 0; i < d->term_count; i++)
		if (d->terms[i].value.kind == SL_DATE)
			insert_term(p, (sl_plan_term){d, &d->terms[i], d->terms[i].value.as.i < p->answer->date});
}

static sl_status find_terms(sl_arrangement *p)
{
	const sl_answer *a = p->answer;
	size_t most = 0;

	for (uint32_t i = 0; i < a->decided_count; i++)
		most += a->decided[i]->term_count;
	if (!(p->terms = sl_arena_calloc(a->arena, most, sizeof *p->terms)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (a->decided[i]->asked && !is_told_at_other(a, a->decided[i]))
			take_terms(p, a->decided[i]);
	return SL_OK;
}

static const sl_plan_term *first_term(const sl_arrangement *p, const sl_decided *d)
{
	for (uint32_t i = 0; i < p->term_count; i++)
		if (p->terms[i].decided == d && !p->terms[i].passed)
			return &p->terms[i];
	return NULL;
}

/* ---- conflicts, what is certain first, and of that the gravest ---- */

static bool is_more(const sl_conflict_found *a, const sl_conflict_found *b)
{
	if (a->status != b->status)
		return a->status == SL_TRUE;
	return a->gravity > b->gravity;
}

static sl_status sort_conflicts(sl_arrangement *p)
{
	const sl_answer *a = p->answer;

	if (!(p->conflicts = sl_arena_calloc(a->arena, a->conflict_count, sizeof *p->conflicts)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < a->conflict_count; i++) {
		const sl_conflict_found *c = &a->conflicts[i];
		uint32_t k = p->conflict_count;

		if (c->status == SL_BROKEN_TRUTH)
			continue;
		for (; k > 0 && is_more(c, p->conflicts[k - 1]); k--)
			p->conflicts[k] = p->conflicts[k - 1];
		p->conflicts[k] = c;
		p->conflict_count++;
	}
	return SL_OK;
}

/* ---- what to handle first ----
 *
 * Conflicts that are there and grave come first: deciding before they are
 * looked at does harm. Then the one thing to ask, what can be decided (the
 * nearest term first), what the rules cannot decide, what waits, and the
 * conflicts that are less grave.
 */

static void add_step(sl_arrangement *p, sl_plan_step s)
{
	p->steps[p->step_count++] = s;
}

static bool is_grave(const sl_conflict_found *c)
{
	return c->gravity >= SL_GRAVITY_HIGH;
}

static void add_conflicts(sl_arrangement *p, bool grave)
{
	for (uint32_t i = 0; i < p->conflict_count; i++) {
		const sl_conflict_found *c = p->conflicts[i];

		if (c->status == SL_TRUE && is_grave(c) == grave)
			add_step(p, (sl_plan_step){.kind = SL_DO_CONFLICT, .conflict = c});
	}
}

/* Granted duties and contributions follow from what else is decided. */
static bool is_work(const sl_arrangement *p, const sl_decided *d, sl_step_kind kind)
{
	sl_place place = sl_plan_place(p->answer, d);

	if (kind == SL_DO_DECIDE)
		return place == SL_PLACE_GRANTED || (place == SL_PLACE_REFUSED && !d->asked_unknown);
	return place == SL_PLACE_OPEN && (d->outcome == SL_UNDECIDABLE) == (kind == SL_DO_MEND);
}

static bool is_nearer(const sl_plan_step *a, const sl_plan_step *b)
{
	if (!a->before || !b->before)
		return a->before && !b->before;
	return a->before->term->value.as.i < b->before->term->value.as.i;
}

static void add_decisions(sl_arrangement *p, sl_step_kind kind)
{
	const sl_answer *a = p->answer;
	uint32_t first = p->step_count;

	for (uint32_t i = 0; i < a->decided_count; i++) {
		sl_plan_step s = {.kind = kind, .decided = a->decided[i], .before = first_term(p, a->decided[i])};
		uint32_t k = p->step_count;

		if (!is_work(p, a->decided[i], kind))
			continue;
		add_step(p, s);
		for (; k > first && is_nearer(&s, &p->steps[k - 1]); k--)
			p->steps[k] = p->steps[k - 1];
		p->steps[k] = s;
	}
}

static sl_status find_steps(sl_arrangement *p)
{
	const sl_answer *a = p->answer;

	if (!(p->steps = sl_arena_calloc(a->arena, (size_t)a->conflict_count + a->decided_count + 1, sizeof *p->steps)))
		return SL_ENOMEM;
	add_conflicts(p, true);
	if (p->question_count)
		add_step(p, (sl_plan_step){.kind = SL_DO_ASK, .question = &p->questions[0]});
	add_decisions(p, SL_DO_DECIDE);
	add_decisions(p, SL_DO_MEND);
	add_decisions(p, SL_DO_WAIT);
	add_conflicts(p, false);
	return SL_OK;
}

sl_status sl_arrange(sl_arrangement **out, const sl_answer *a)
{
	sl_arrangement *p = sl_arena_alloc(a->arena, sizeof *p);

	if (!p)
		return SL_ENOMEM;
	p->answer = a;
	if (find_domains(p) != SL_OK || sl_plan_questions(p) != SL_OK || find_terms(p) != SL_OK ||
	    sort_conflicts(p) != SL_OK || find_steps(p) != SL_OK || sl_plan_collect(p) != SL_OK ||
	    sl_plan_uses(p) != SL_OK)
		return SL_ENOMEM;
	*out = p;
	return SL_OK;
}
