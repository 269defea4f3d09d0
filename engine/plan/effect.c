/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * With and without a decision: the household is decided twice, once with what
 * the decision brings about and once without.
 */
#include "plan/pair.h"

typedef struct measuring {
	const sl_answer *a;
	const sl_decide_options *options;
	sl_run *runs[2];        /* without, with */
	sl_arena arenas[2];     /* of their answers */
	sl_arena *arena;
	sl_effects *effects;
	size_t cap;
	sl_status status;
} measuring;

sl_decide_options sl_options_for(const sl_decide_options *all, const sl_effects *effects, const sl_decision *d)
{
	sl_decide_options own = *all;

	if (effects->apart)
		own.domain = d->domain;
	return own;
}

/* The household as if the decision is there, or is not. */
static sl_answer *decide(measuring *m, sl_effect *e, bool with)
{
	const sl_decide_options options = sl_options_for(m->options, m->effects, e->decision);
	const sl_taken taken = {&e->brought, with};
	sl_household *h = NULL;
	sl_answer *answer = NULL;

	sl_arena_reset(&m->arenas[with]);
	sl_run_narrow(m->runs[with], options.domain);
	m->status = sl_household_taking(&h, sl_run_household(m->a->run), &taken, 1, m->arena);
	if (m->status == SL_OK)
		m->status = sl_run_begin(m->runs[with], h, m->a->date, m->a->known);
	if (m->status == SL_OK)
		m->status = sl_decide(&answer, m->runs[with], &options, &m->arenas[with]);
	e->household = h;
	return m->status == SL_OK ? answer : NULL;
}

/* What follows from what it brings about: not that the decision itself is there. */
static void take_changes(measuring *m, sl_effect *e, const sl_changes *all)
{
	e->changes = all->items;
	for (uint32_t i = 0; i < all->count; i++) {
		const sl_change *c = &all->items[i];

		if (c->kind == SL_CHANGE_DECISION && c->decision == e->decision && (c->entity == e->entity || c->entity == e->joint))
			continue;
		if (c->kind == SL_CHANGE_DECISION && !c->asked)
			continue;
		e->changes[e->change_count++] = *c;
	}
	m->status = all->status;
}

static void measure(measuring *m, sl_effect *e)
{
	const sl_exception itself = {e->decision, e->entity, e->joint};
	sl_answer *without = decide(m, e, false), *with = without ? decide(m, e, true) : NULL;
	sl_changes all = {.arena = m->arena};
	sl_result beside;

	if (!with)
		return;
	if ((m->status = sl_household_result(&e->without, without, &itself, 1, m->arena)) != SL_OK ||
	    (m->status = sl_household_result(&beside, with, &itself, 1, m->arena)) != SL_OK ||
	    (m->status = sl_household_result(&e->with, with, NULL, 0, m->arena)) != SL_OK ||
	    (m->status = sl_standing_make(&e->own, sl_answer_decided(with, e->decision, e->entity), m->arena)) != SL_OK)
		return;
	e->difference = sl_difference(e->with.total, e->without.total);
	e->elsewhere = sl_difference(beside.total, e->without.total);
	sl_compare(&all, &(sl_two){without, with, false});
	take_changes(m, e, &all);
}

/* ---- which decisions ---- */

static bool is_wanted(const sl_decided *d)
{
	return d->asked && !d->asked_unknown && d->outcome != SL_REFUSED && d->outcome != SL_NOT_APPLICABLE;
}

/* Of two who share it, it was measured for the other. */
static bool is_measured(const measuring *m, const sl_decided *d)
{
	for (uint32_t i = 0; i < m->effects->count; i++)
		if (m->effects->items[i].decision == d->decision && m->effects->items[i].joint == d->entity)
			return true;
	return false;
}

static void take(measuring *m, const sl_decided *d)
{
	sl_effect e = {.decision = d->decision, .entity = d->entity, .joint = d->joint}, *list;

	if (!is_wanted(d) || is_measured(m, d))
		return;
	if ((m->status = sl_brought_find(&e.brought, m->a, d, m->arena)) != SL_OK || !e.brought.fact_count)
		return;
	if (m->effects->count == SL_MOST_EFFECTS) {
		m->effects->unmeasured++;
		return;
	}
	if (!(list = sl_arena_grow(m->arena, m->effects->items, m->effects->count, &m->cap, sizeof *list))) {
		m->status = SL_ENOMEM;
		return;
	}
	m->effects->items = list;
	list[m->effects->count] = e;
	measure(m, &list[m->effects->count++]);
}

static void take_all(measuring *m)
{
	for (uint32_t k = 0; k < m->a->decided_count && m->status == SL_OK; k++)
		take(m, m->a->decided[k]);
	if (m->status == SL_OK)
		m->status = sl_measure_pairs(m->effects, m->a, m->runs[0], m->options, m->arena);
}

sl_status sl_measure_effects(sl_effects **out, const sl_answer *a, const sl_decide_options *options, sl_arena *arena)
{
	sl_decide_options plain = *options;
	measuring m = {.a = a, .options = &plain, .arena = arena};
	sl_day_memory *day = sl_run_day(a->run, a->date);

	plain.values = NULL;
	plain.value_count = 0;
	if (!day || !(m.effects = sl_arena_alloc(arena, sizeof *m.effects)))
		return SL_ENOMEM;
	m.effects->apart = !options->domain && !sl_may_combine(a->run, day);
	for (int i = 0; i < 2 && m.status == SL_OK; i++)
		m.status = sl_run_new(&m.runs[i], sl_run_program(a->run));
	if (m.status == SL_OK)
		take_all(&m);
	for (int i = 0; i < 2; i++) {
		sl_run_free(m.runs[i]);
		sl_arena_free(&m.arenas[i]);
	}
	*out = m.effects;
	return m.status;
}
