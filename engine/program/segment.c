/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Segments: which rules are in force and what parameters are, between two
 * days on which something changes.
 */
#include "program/program.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

typedef struct cached {
	struct cached *next;
	sl_segment segment;
	sl_segment_extra extra;
	sl_arena arena;
} cached;

/* Readers walk the list without a lock: entries are only put in front. */
typedef struct sl_segment_cache {
	_Atomic(cached *) first;
	pthread_mutex_t lock;
} sl_segment_cache;

sl_status sl_program_open_segments(sl_program *p)
{
	sl_segment_cache *c = calloc(1, sizeof *c);

	if (!c)
		return SL_ENOMEM;
	if (pthread_mutex_init(&c->lock, NULL) != 0) {
		free(c);
		return SL_ENOMEM;
	}
	p->segments = c;
	return SL_OK;
}

sl_status sl_program_fork(sl_program **out, const sl_program *p)
{
	sl_program *fork = malloc(sizeof *fork);

	if (!fork)
		return SL_ENOMEM;
	*fork = *p;
	fork->arena = (sl_arena){0}; /* what p owns, p frees */
	fork->segments = NULL;
	if (sl_program_open_segments(fork) != SL_OK) {
		free(fork);
		return SL_ENOMEM;
	}
	*out = fork;
	return SL_OK;
}

void sl_program_free(sl_program *p)
{
	cached *next;

	if (!p)
		return;
	if (p->segments) {
		for (cached *c = atomic_load(&p->segments->first); c; c = next) {
			sl_made *made = atomic_load(&c->extra.made);

			next = c->next;
			if (made)
				made->release(made);
			sl_arena_free(&c->arena);
			free(c);
		}
		pthread_mutex_destroy(&p->segments->lock);
		free(p->segments);
	}
	sl_arena_free(&p->arena);
	free(p);
}

static bool same_place(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static const sl_segment *find(const sl_segment_cache *c, sl_date day, sl_date known, const char *municipality)
{
	for (cached *e = atomic_load_explicit(&c->first, memory_order_acquire); e; e = e->next)
		if (e->segment.from <= day && day < e->segment.to && e->segment.known == known &&
		    same_place(e->segment.municipality, municipality))
			return &e->segment;
	return NULL;
}

/* ---- which rules ---- */

typedef struct building {
	const sl_program *p;
	sl_segment *s;
	sl_arena *arena;
} building;

static bool regulation_counts(const building *b, const sl_regulation *r)
{
	if (b->p->broken[r->number])
		return false;
	return !r->municipality || (b->s->municipality && strcmp(r->municipality, b->s->municipality) == 0);
}

/* Is there an ordinance of this municipality that fills the law? One that has
 * errors is as if it was not loaded. */
static bool has_ordinance(const building *b, const sl_regulation *law)
{
	const sl_model *m = b->p->model;

	if (!b->s->municipality)
		return false;
	for (uint32_t i = 0; i < m->regulation_count; i++)
		if (b->p->broken[i] && same_place(m->regulations[i]->municipality, b->s->municipality))
			return false;
	return sl_model_has_ordinance(m, b->s->municipality, law, b->s->from, b->s->known);
}

static const sl_delegation *delegation_in_force(const building *b, const sl_delegation *const *list, uint32_t count)
{
	const sl_delegation *best = NULL;

	for (uint32_t i = 0; i < count; i++)
		if (sl_in_force(list[i]->validity, b->s->from, b->s->known) &&
		    (!best || list[i]->validity.known_from > best->validity.known_from))
			best = list[i];
	return best;
}

/* An ordinance may give rules for what it declares itself, or a law opens. */
static bool may_rule(const sl_rule *r, const sl_delegation *opened)
{
	const sl_regulation *reg = r->source.regulation, *declared = r->concept->regulation;

	return !reg->municipality || opened || same_place(reg->municipality, declared->municipality);
}

static bool in_force(const building *b, const sl_rule *r, const sl_delegation *opened)
{
	return sl_in_force(r->validity, b->s->from, b->s->known) &&
	       regulation_counts(b, r->source.regulation) && may_rule(r, opened);
}

/* Of versions of one rule that are in force together, the one published last. */
static uint32_t pick_rules(const building *b, const sl_concept *c, const sl_delegation *opened, sl_active_rule *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < c->rule_count; i++) {
		const sl_rule *r = c->rules[i];
		uint32_t at = n;

		if (!in_force(b, r, opened))
			continue;
		for (uint32_t j = 0; j < n; j++)
			if (out[j].code->rule->family == r->family)
				at = j;
		if (at < n && out[at].code->rule->validity.known_from > r->validity.known_from)
			continue;
		if (at == SL_MOST_RULES)
			return SL_MOST_RULES + 1;
		out[at].code = &b->p->rules[r->number];
		if (at == n)
			n++;
	}
	return n;
}

static void link_exceptions(sl_active_concept *a, sl_active_rule *rules)
{
	for (uint32_t i = 0; i < a->count; i++) {
		const sl_rule *r = rules[i].code->rule;

		for (uint32_t j = 0; j < a->count; j++)
			for (uint32_t k = 0; k < r->except_count; k++)
				if (r->excepts[k] == rules[j].code->rule->family) {
					rules[i].excepts |= UINT64_C(1) << j;
					rules[j].excepted_by |= UINT64_C(1) << i;
					a->has_exceptions = true;
				}
	}
}

/* Each rule behind those that it derogates from. Exceptions have no cycle
 * (the loader refuses one), so every round places at least one. */
static bool order_rules(building *b, sl_active_concept *a, const sl_active_rule *rules)
{
	uint8_t *order = sl_arena_alloc(b->arena, a->count);
	uint64_t placed = 0;
	uint32_t n = 0, before;

	if (!order)
		return false;
	do {
		before = n;
		for (uint32_t i = 0; i < a->count; i++)
			if (!(placed >> i & 1) && (rules[i].excepts & ~placed) == 0) {
				order[n++] = (uint8_t)i;
				placed |= UINT64_C(1) << i;
			}
	} while (n < a->count && n > before);
	a->base_first = order;
	return n == a->count;
}

/* Nobody said which municipality it is, and one of them has a rule here. */
static bool may_be_ruled(const building *b, const sl_concept *c)
{
	if (b->s->municipality || !b->p->model->schema.roles[SL_ROLE_MUNICIPALITY])
		return false;
	for (uint32_t i = 0; i < c->rule_count; i++) {
		const sl_regulation *r = c->rules[i]->source.regulation;

		if (r->municipality && !b->p->broken[r->number] &&
		    sl_in_force(c->rules[i]->validity, b->s->from, b->s->known))
			return true;
	}
	return false;
}

static uint8_t delegated_concept(const building *b, const sl_concept *c, const sl_active_concept *a)
{
	if (!a->delegation)
		return SL_NOT_DELEGATED;
	if (may_be_ruled(b, c))
		return SL_NO_ORDINANCE;
	for (uint32_t i = 0; i < a->count; i++)
		if (a->rules[i].code->rule->source.regulation->municipality)
			return SL_SET;
	return has_ordinance(b, a->delegation->source.regulation) ? SL_SILENT : SL_NO_ORDINANCE;
}

static bool build_concept(building *b, const sl_concept *c, sl_active_concept *a)
{
	sl_active_rule found[SL_MOST_RULES] = {0}, *rules;

	a->delegation = delegation_in_force(b, c->delegations, c->delegation_count);
	a->count = pick_rules(b, c, a->delegation, found);
	if (a->count > SL_MOST_RULES)
		return false;
	if (!(rules = sl_arena_memdup(b->arena, found, a->count * sizeof *found)))
		return false;
	a->rules = rules;
	a->delegated = delegated_concept(b, c, a);
	if (a->delegated == SL_SILENT || a->delegated == SL_NO_ORDINANCE)
		a->count = 0; /* rules of the law count only beside those of an ordinance */
	link_exceptions(a, rules);
	a->simple = a->count == 1 && rules[0].code->condition == SL_NO_NODE &&
		    rules[0].code->rule->except_count == 0 && /* of what is not in force: never works */
		    rules[0].code->value != SL_NO_NODE && a->delegated == SL_NOT_DELEGATED &&
		    c->combine == SL_COMBINE_UNIQUE;
	return order_rules(b, a, rules);
}

/* ---- which values ---- */

static const sl_parameter_value *pick_value(const building *b, const sl_parameter_value *values, uint32_t count)
{
	const sl_parameter_value *best = NULL;

	for (uint32_t i = 0; i < count; i++)
		if (sl_in_force(values[i].validity, b->s->from, b->s->known) &&
		    (!best || values[i].validity.known_from >= best->validity.known_from))
			best = &values[i];
	return best;
}

static void find_setting(const building *b, const sl_parameter *p, sl_active_parameter *a)
{
	for (uint32_t i = 0; i < b->p->model->setting_count; i++) {
		const sl_setting *s = b->p->model->settings[i];
		const sl_parameter_value *v;

		if (s->parameter != p || !regulation_counts(b, s->source.regulation))
			continue;
		if ((v = pick_value(b, s->values, s->value_count)) &&
		    (!a->from || v->validity.known_from > a->from->validity.known_from)) {
			a->from = v;
			a->setting = s;
			a->value = v->value;
			a->delegated = SL_SET;
		}
	}
}

static void build_parameter(const building *b, const sl_parameter *p, sl_active_parameter *a)
{
	a->delegation = delegation_in_force(b, p->delegations, p->delegation_count);
	if (a->delegation) {
		a->delegated = has_ordinance(b, a->delegation->source.regulation) ? SL_SILENT : SL_NO_ORDINANCE;
		find_setting(b, p, a);
		return;
	}
	if ((a->from = pick_value(b, p->values, p->value_count)))
		a->value = a->from->value;
}

static bool build(building *b)
{
	const sl_model *m = b->p->model;

	b->s->concepts = sl_arena_calloc(b->arena, m->concept_count, sizeof *b->s->concepts);
	b->s->parameters = sl_arena_calloc(b->arena, m->parameter_count, sizeof *b->s->parameters);
	if (!b->s->concepts || !b->s->parameters)
		return false;
	for (uint32_t i = 0; i < m->concept_count; i++)
		if (!build_concept(b, m->concepts[i], &b->s->concepts[i]))
			return false;
	for (uint32_t i = 0; i < m->parameter_count; i++)
		build_parameter(b, m->parameters[i], &b->s->parameters[i]);
	return true;
}

/* The stretch between cuts that holds the day. */
static void place(const sl_program *p, sl_date day, sl_segment *s)
{
	uint32_t low = 0, high = p->cut_count;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (p->cuts[mid] <= day)
			low = mid + 1;
		else
			high = mid;
	}
	s->from = low ? p->cuts[low - 1] : SL_DATE_MIN;
	s->to = low < p->cut_count ? p->cuts[low] : SL_FOREVER;
}

static const sl_segment *make(const sl_program *p, sl_date day, sl_date known, const char *municipality)
{
	cached *e = calloc(1, sizeof *e);
	building b;

	if (!e)
		return NULL;
	place(p, day, &e->segment);
	e->segment.known = known;
	e->segment.extra = &e->extra;
	if (municipality)
		e->segment.municipality = sl_arena_strdup(&e->arena, municipality);
	b = (building){p, &e->segment, &e->arena};
	if ((municipality && !e->segment.municipality) || !build(&b)) {
		sl_arena_free(&e->arena);
		free(e);
		return NULL;
	}
	e->next = atomic_load(&p->segments->first);
	atomic_store_explicit(&p->segments->first, e, memory_order_release);
	return &e->segment;
}

const sl_segment *sl_program_segment(const sl_program *p, sl_date day, sl_date known, const char *municipality)
{
	const sl_segment *s = find(p->segments, day, known, municipality);

	if (s)
		return s;
	pthread_mutex_lock(&p->segments->lock);
	if (!(s = find(p->segments, day, known, municipality)))
		s = make(p, day, known, municipality);
	pthread_mutex_unlock(&p->segments->lock);
	return s;
}
