/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * With and without a decision: the household is decided twice, once with the
 * fact that the decision brings about and once without.
 */
#include "plan/effect.h"

#include <string.h>

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

static sl_fact_change told_as(const sl_feature *f, uint32_t entity, bool value)
{
	return (sl_fact_change){entity, f, {.telling = SL_TOLD, .value = sl_boolean(value)}};
}

/* The household as if the decision is there, or is not. */
static sl_answer *decide(measuring *m, const sl_effect *e, bool with)
{
	sl_fact_change changes[2] = {told_as(e->fact, e->entity, with), told_as(e->fact, e->joint, with)};
	uint32_t count = e->joint == SL_NO_ENTITY ? 1 : 2;
	sl_household *h;
	sl_answer *answer = NULL;

	sl_arena_reset(&m->arenas[with]);
	m->status = sl_household_with(&h, sl_run_household(m->a->run), changes, count, &m->arenas[with]);
	if (m->status == SL_OK)
		m->status = sl_run_begin(m->runs[with], h, m->a->date, m->a->known);
	if (m->status == SL_OK)
		m->status = sl_decide(&answer, m->runs[with], m->options, &m->arenas[with]);
	return m->status == SL_OK ? answer : NULL;
}

/* What follows from the fact alone: not that the decision itself is there. */
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
	if ((m->status = sl_household_result(&e->without, without, &itself, m->arena)) != SL_OK ||
	    (m->status = sl_household_result(&beside, with, &itself, m->arena)) != SL_OK ||
	    (m->status = sl_household_result(&e->with, with, NULL, m->arena)) != SL_OK ||
	    (m->status = sl_standing_make(&e->own, sl_answer_decided(with, e->decision, e->entity), m->arena)) != SL_OK)
		return;
	e->difference = sl_difference(e->with.total, e->without.total);
	e->elsewhere = sl_difference(beside.total, e->without.total);
	sl_compare(&all, &(sl_two){without, with, false});
	take_changes(m, e, &all);
}

/* ---- which facts ---- */

static bool is_wanted(const sl_decided *d)
{
	return d->asked && !d->asked_unknown && d->outcome != SL_REFUSED && d->outcome != SL_NOT_APPLICABLE;
}

static bool is_measured(const measuring *m, const sl_feature *f, const sl_decided *d)
{
	for (uint32_t i = 0; i < m->effects->count; i++) {
		const sl_effect *e = &m->effects->items[i];

		if (e->fact == f && e->decision == d->decision && (e->entity == d->entity || e->joint == d->entity))
			return true;
	}
	return false;
}

static bool is_caused_by(const measuring *m, const sl_feature *f, const sl_decision *d)
{
	for (uint32_t i = 0; i < f->fact->consequence_count; i++)
		if (strcmp(f->fact->consequences[i].decision, d->id) == 0 &&
		    sl_in_force(f->fact->consequences[i].validity, m->a->date, m->a->known))
			return true;
	return false;
}

static void take(measuring *m, const sl_feature *f, const sl_decided *d)
{
	sl_effect *list;

	if (!is_caused_by(m, f, d->decision) || f->per != d->decision->per || !is_wanted(d) ||
	    is_measured(m, f, d))
		return;
	if (!(list = sl_arena_grow(m->arena, m->effects->items, m->effects->count, &m->cap, sizeof *list))) {
		m->status = SL_ENOMEM;
		return;
	}
	m->effects->items = list;
	list[m->effects->count] = (sl_effect){.fact = f, .decision = d->decision, .entity = d->entity, .joint = d->joint};
	measure(m, &list[m->effects->count++]);
}

static void take_all(measuring *m)
{
	const sl_schema *s = &sl_run_program(m->a->run)->model->schema;

	for (uint32_t i = 0; i < s->feature_count; i++) {
		const sl_feature *f = s->features[i];

		if (!f->is_fact || !f->fact->consequence_count || f->type.base != SL_T_BOOLEAN)
			continue;
		for (uint32_t k = 0; k < m->a->decided_count && m->status == SL_OK; k++)
			take(m, f, m->a->decided[k]);
	}
}

sl_status sl_measure_effects(sl_effects **out, const sl_answer *a, const sl_decide_options *options, sl_arena *arena)
{
	sl_decide_options plain = *options;
	measuring m = {.a = a, .options = &plain, .arena = arena};

	plain.values = NULL;
	plain.value_count = 0;
	if (!(m.effects = sl_arena_alloc(arena, sizeof *m.effects)))
		return SL_ENOMEM;
	for (int i = 0; i < 2 && m.status == SL_OK; i++)
		m.status = sl_run_new(&m.runs[i], sl_run_program(a->run));
	for (int i = 0; i < 2 && m.status == SL_OK; i++)
		sl_run_narrow(m.runs[i], options->domain);
	if (m.status == SL_OK)
		take_all(&m);
	for (int i = 0; i < 2; i++) {
		sl_run_free(m.runs[i]);
		sl_arena_free(&m.arenas[i]);
	}
	*out = m.effects;
	return m.status;
}
