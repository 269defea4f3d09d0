/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Exceptions on exceptions that forget the rule below: see analyse.h.
 *
 *     b  <- t  <- e     e works, so t does not, so nothing displaces b
 */
#include "analyse/analyse.h"

#include <string.h>

#include "analyse/exclude.h"

#define MOST_MIDDLE 128 /* exceptions looked at from which one rule derogates */

typedef struct looking {
	const sl_program *p;
	sl_diags *diags;
	const sl_concept *c;
	const sl_rule *e, *t, *b;
	sl_validity shared;  /* the days on which all three are in force */
} looking;

/* Families stand in order. */
static bool derogates(const sl_rule *r, uint32_t family)
{
	uint32_t low = 0, high = r->except_count;

	while (low < high) {
		uint32_t mid = (low + high) / 2;

		if (r->excepts[mid] == family)
			return true;
		if (r->excepts[mid] < family)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

static const char *place_of(const sl_rule *r)
{
	return r->source.regulation->municipality;
}

/* Are they ever in force for one household? */
static bool meet(const sl_program *p, const sl_rule *a, const sl_rule *b)
{
	if (p->broken[a->source.regulation->number] || p->broken[b->source.regulation->number])
		return false;
	if (place_of(a) && place_of(b) && strcmp(place_of(a), place_of(b)) != 0)
		return false;
	return a->validity.from < b->validity.to && b->validity.from < a->validity.to;
}

static sl_validity overlap(sl_validity a, sl_validity b)
{
	return (sl_validity){a.from > b.from ? a.from : b.from, a.to < b.to ? a.to : b.to, SL_DATE_MIN};
}

static bool share_days(looking *l)
{
	l->shared = overlap(overlap(l->e->validity, l->t->validity), l->b->validity);
	return l->shared.from < l->shared.to;
}

static uint32_t condition_of(const looking *l, const sl_rule *r)
{
	return l->p->rules[r->number].condition;
}

/* Some other rule displaces b, whenever these three could apply. */
static bool is_displaced(const looking *l, const sl_atoms *asked)
{
	for (uint32_t i = 0; i < l->c->rule_count; i++) {
		const sl_rule *x = l->c->rules[i];
		sl_atoms its = {.program = l->p};

		if (x->family == l->t->family || x->family == l->e->family || !derogates(x, l->b->family) ||
		    derogates(l->e, x->family) || !meet(l->p, x, l->b) || (place_of(x) && !place_of(l->e)) ||
		    x->validity.from > l->shared.from || x->validity.to < l->shared.to)
			continue;
		sl_atoms_add(&its, condition_of(l, x));
		if (sl_atoms_imply(asked, &its))
			return true;
	}
	return false;
}

static bool contradicts(looking *l)
{
	sl_atoms asked = {.program = l->p};

	if (l->b->kind == SL_RULE_STOP || l->b->rank != l->e->rank || !share_days(l) ||
	    sl_same_node(l->p, l->p->rules[l->b->number].value, l->p->rules[l->e->number].value))
		return false;
	sl_atoms_add(&asked, condition_of(l, l->e));
	sl_atoms_add(&asked, condition_of(l, l->t));
	sl_atoms_add(&asked, condition_of(l, l->b));
	return !sl_atoms_exclude(&asked) && !is_displaced(l, &asked);
}

static void report(looking *l)
{
	const char *place = place_of(l->e) ? place_of(l->e) : place_of(l->t) ? place_of(l->t) : place_of(l->b);

	l->diags->municipality = place;
	sl_diags_add(l->diags, SL_DIAG_BASE_RETURNS, &l->e->pos, l->e->id, l->t->id, l->b->id);
	sl_diags_note(l->diags, &l->t->pos, "de regel \"%s\"", l->t->id);
	sl_diags_note(l->diags, &l->b->pos, "de regel \"%s\"", l->b->id);
	l->diags->municipality = NULL;
}

/* The exceptions from which e derogates. */
static uint32_t find_middle(const looking *l, const sl_rule **middle)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < l->c->rule_count && n < MOST_MIDDLE; i++) {
		const sl_rule *t = l->c->rules[i];

		if (t->except_count && derogates(l->e, t->family) && meet(l->p, l->e, t))
			middle[n++] = t;
	}
	return n;
}

/* Is there an exception by which e brings b back? */
static bool brings_back(looking *l, const sl_rule *const *middle, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		l->t = middle[i];
		if (derogates(l->t, l->b->family) && meet(l->p, l->t, l->b) && contradicts(l))
			return true;
	}
	return false;
}

/* Of versions of one rule the first is told. */
static void look_at(looking *l, const sl_rule *e)
{
	const sl_rule *middle[MOST_MIDDLE], *told = NULL;
	uint32_t count;

	l->e = e;
	count = find_middle(l, middle);
	for (uint32_t i = 0; i < l->c->rule_count && count; i++) {
		l->b = l->c->rules[i];
		if (derogates(e, l->b->family) || l->b->family == e->family || !meet(l->p, e, l->b) ||
		    (told && told->family == l->b->family) || !brings_back(l, middle, count))
			continue;
		report(l);
		told = l->b;
	}
}

sl_status sl_analyse_exceptions(const sl_program *p, sl_diags *diags)
{
	const sl_model *m = p->model;

	for (uint32_t i = 0; i < m->concept_count; i++) {
		looking l = {.p = p, .diags = diags, .c = m->concepts[i]};

		if (l.c->combine != SL_COMBINE_UNIQUE)
			continue;
		for (uint32_t k = 0; k < l.c->rule_count; k++)
			if (l.c->rules[k]->except_count && l.c->rules[k]->kind != SL_RULE_STOP)
				look_at(&l, l.c->rules[k]);
	}
	return diags->status;
}
