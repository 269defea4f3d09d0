/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is found without anybody having declared it: rules that contradict
 * each other, facts that a domain had no ground for, two domains that grant
 * for one need, a decision that brings about what another one rests on,
 * contributions that leave less than the norm (floor.c finds those), who is
 * not there yet by the date that was told.
 *
 * Detecting is processing too: without consent nothing is looked for across
 * laws, and nothing is said of that: what would be there is itself a finding.
 */
#include "decide/decide.h"

#include <string.h>

typedef struct finding {
	sl_answer *a;
	bool consent;        /* files of different laws may be laid side by side */
	size_t cap;
	sl_status status;
} finding;

static sl_finding *add(finding *f, sl_finding_kind kind)
{
	sl_answer *a = f->a;
	sl_finding *list = sl_arena_grow(a->arena, a->findings, a->finding_count, &f->cap, sizeof *list);

	if (!list) {
		f->status = SL_ENOMEM;
		return NULL;
	}
	a->findings = list;
	list[a->finding_count] = (sl_finding){.kind = kind};
	return &list[a->finding_count++];
}

/* Room for as many decisions as there are. */
static bool take_decisions(finding *f, sl_finding *x)
{
	if (!(x->decided = sl_arena_calloc(f->a->arena, f->a->decided_count, sizeof *x->decided)))
		f->status = SL_ENOMEM;
	return x->decided != NULL;
}

/* ---- contradictions: once for each value, with the decisions that wait for it ---- */

static bool is_contradiction(const sl_decided *d)
{
	return d->outcome == SL_UNDECIDABLE && d->defect && d->defect->kind == SL_DEFECT_CONTRADICTION;
}

static bool same_defect(const sl_decided *a, const sl_decided *b)
{
	return is_contradiction(a) && is_contradiction(b) && a->defect->concept == b->defect->concept &&
	       a->defect->entity == b->defect->entity;
}

static bool is_first(const sl_answer *a, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (same_defect(a->decided[k], a->decided[i]))
			return false;
	return is_contradiction(a->decided[i]);
}

static void find_contradictions(finding *f)
{
	const sl_answer *a = f->a;

	for (uint32_t i = 0; i < a->decided_count; i++) {
		sl_finding *x = is_first(a, i) ? add(f, SL_FINDING_CONTRADICTION) : NULL;

		if (!x || !take_decisions(f, x))
			continue;
		x->defect = a->decided[i]->defect;
		for (uint32_t k = i; k < a->decided_count; k++)
			if (same_defect(a->decided[i], a->decided[k]))
				x->decided[x->decided_count++] = a->decided[k];
	}
}

static void find_broken_conflicts(finding *f)
{
	for (uint32_t i = 0; i < f->a->conflict_count; i++) {
		sl_finding *x = f->a->conflicts[i].status == SL_BROKEN_TRUTH ? add(f, SL_FINDING_CONFLICT) : NULL;

		if (x) {
			x->conflict = &f->a->conflicts[i];
			x->defect = x->conflict->defect;
		}
	}
}

/* ---- facts without a ground ---- */

static bool is_without_ground(const sl_decided *d, const sl_reason *r)
{
	return r->kind == SL_REASON_FACT && (r->use == SL_FACT_TOLD || r->use == SL_FACT_UNCHANGED) &&
	       r->feature->ground_count && !sl_feature_has_ground(r->feature, d->decision->domain);
}

static bool is_named(const sl_finding *x, const sl_feature *f)
{
	for (uint32_t i = 0; i < x->fact_count; i++)
		if (x->facts[i] == f)
			return true;
	return false;
}

static void find_without_ground(finding *f)
{
	for (uint32_t i = 0; i < f->a->decided_count && f->status == SL_OK; i++) {
		sl_decided *d = f->a->decided[i];
		sl_finding *x = NULL;

		for (uint32_t k = 0; k < d->used.count && f->status == SL_OK; k++) {
			if (!is_without_ground(d, d->used.items[k]))
				continue;
			if (!x) {
				if (!(x = add(f, SL_FINDING_WITHOUT_GROUND)) || !take_decisions(f, x) ||
				    !(x->facts = sl_arena_calloc(f->a->arena, d->used.count, sizeof *x->facts))) {
					f->status = SL_ENOMEM;
					return;
				}
				x->decided[x->decided_count++] = d;
			}
			if (!is_named(x, d->used.items[k]->feature))
				x->facts[x->fact_count++] = d->used.items[k]->feature;
		}
	}
}

/* ---- who is not there yet ---- */

static void find_not_yet(finding *f, sl_day_memory *day)
{
	const sl_household *h = sl_run_household(f->a->run);

	for (uint32_t e = 0; e < h->entity_count && f->status == SL_OK; e++) {
		const sl_feature *begin = h->entities[e].kind->begin;
		sl_fact_use use;
		sl_finding *x;
		sl_value v;

		if (!begin)
			continue;
		sl_run_fact(f->a->run, day, begin, e, &v, &use);
		if (v.kind != SL_DATE || v.as.i <= f->a->date || !(x = add(f, SL_FINDING_NOT_YET)))
			continue;
		x->entity = e;
		x->begin = v.as.i;
	}
}

/* ---- two domains, one need; what brings about what ---- */

static bool is_granted(const sl_decided *d)
{
	return d->asked && d->outcome == SL_GRANTED;
}

static bool other_domain(const sl_decided *a, const sl_decided *b)
{
	return strcmp(a->decision->domain, b->decision->domain) != 0;
}

/* A declared conflict that reads both says it better. */
static bool is_declared(const sl_answer *a, const sl_decided *x, const sl_decided *y)
{
	const sl_program *p = sl_run_program(a->run);

	for (uint32_t i = 0; i < a->conflict_count; i++) {
		const sl_conflict_found *c = &a->conflicts[i];

		if (c->status == SL_TRUE && sl_node_reads_decision(p, c->code->condition, x->decision->number) &&
		    sl_node_reads_decision(p, c->code->condition, y->decision->number))
			return true;
	}
	return false;
}

static void pair(finding *f, sl_finding_kind kind, sl_decided *x, sl_decided *y)
{
	sl_finding *found = is_declared(f->a, x, y) ? NULL : add(f, kind);

	if (!found || !take_decisions(f, found))
		return;
	found->decided[found->decided_count++] = x;
	found->decided[found->decided_count++] = y;
}

static bool is_for_one_need(const sl_decided *x, const sl_decided *y)
{
	return x->entity == y->entity && x->entity != 0 && x->decision->norm == SL_NORM_COMPENSATION &&
	       y->decision->norm == SL_NORM_COMPENSATION && other_domain(x, y) && is_granted(x) && is_granted(y);
}

static void find_same_needs(finding *f)
{
	for (uint32_t i = 0; i < f->a->decided_count && f->consent && f->status == SL_OK; i++)
		for (uint32_t k = i + 1; k < f->a->decided_count && f->status == SL_OK; k++)
			if (is_for_one_need(f->a->decided[i], f->a->decided[k]))
				pair(f, SL_FINDING_SAME_NEED, f->a->decided[i], f->a->decided[k]);
}

/* ---- what brings about what ----
 *
 * A decision that is granted brings about a fact; another rests on that fact
 * and may come out otherwise; what that one brings about may change a third.
 * Each such way is one finding, as long as it goes. From one law into another
 * it goes only where their files may be laid side by side.
 */

#define MOST_LINKS 8 /* of one way: longer ones tell nobody anything */

typedef struct way {
	finding *f;
	sl_decided *decided[MOST_LINKS + 1];
	sl_link links[MOST_LINKS];
	uint32_t count; /* of decisions */
} way;

/* About the same, or about whom it is of. */
static bool is_about(const sl_answer *a, const sl_reason *r, const sl_decided *x)
{
	return r->entity == x->entity || r->entity == sl_answer_person(a, x->entity);
}

/* Already so, and for good: nothing follows from it. A list can always get one more. */
static bool is_so(const sl_reason *r)
{
	return r->feature->type.base == SL_T_BOOLEAN && sl_truth_of(r->value) == SL_TRUE;
}

static bool touches(const sl_consequence *c, const sl_decision *y)
{
	for (uint32_t i = 0; i < c->touch_count; i++)
		if (strcmp(c->touches[i], y->id) == 0)
			return true;
	return !c->touch_count;
}

static const sl_consequence *consequence_of(const sl_answer *a, const sl_feature *f, const sl_decision *x,
					    const sl_decision *y)
{
	for (uint32_t i = 0; i < f->fact->consequence_count; i++) {
		const sl_consequence *c = &f->fact->consequences[i];

		if (strcmp(c->decision, x->id) == 0 && sl_in_force(c->validity, a->date, a->known) && touches(c, y))
			return c;
	}
	return NULL;
}

/* The fact that x brings about, and that y rests on. */
static sl_link link_between(const sl_answer *a, const sl_decided *x, const sl_decided *y)
{
	for (uint32_t i = 0; i < y->used.count; i++) {
		const sl_reason *r = y->used.items[i];
		const sl_consequence *c;

		if (r->kind == SL_REASON_FACT && r->feature->fact->consequence_count && is_about(a, r, x) && !is_so(r) &&
		    (c = consequence_of(a, r->feature, x->decision, y->decision)))
			return (sl_link){r->feature, c};
	}
	return (sl_link){0};
}

/* A contribution follows by itself: nobody asks for it. */
static bool may_follow(const sl_decided *d)
{
	return d->asked || d->decision->norm == SL_NORM_CONTRIBUTION;
}

static bool is_on(const way *w, const sl_decided *d)
{
	for (uint32_t i = 0; i < w->count; i++)
		if (w->decided[i]->decision == d->decision)
			return true;
	return false;
}

static void tell(way *w)
{
	finding *f = w->f;
	sl_finding *found;

	if (w->count == 2 && is_declared(f->a, w->decided[0], w->decided[1]))
		return;
	if (!(found = add(f, SL_FINDING_FEEDBACK)))
		return;
	found->decided = sl_arena_memdup(f->a->arena, w->decided, w->count * sizeof *w->decided);
	found->links = sl_arena_memdup(f->a->arena, w->links, w->count * sizeof *w->links);
	found->decided_count = w->count;
	if (!found->decided || !found->links)
		f->status = SL_ENOMEM;
}

/* Most bring about nothing: then no step of any other need be looked at. */
static bool brings_about(const sl_answer *a, const sl_decision *d)
{
	const sl_schema *s = &sl_run_program(a->run)->model->schema;

	for (uint32_t i = 0; i < s->feature_count; i++)
		for (uint32_t k = 0; s->features[i]->is_fact && k < s->features[i]->fact->consequence_count; k++)
			if (strcmp(s->features[i]->fact->consequences[k].decision, d->id) == 0)
				return true;
	return false;
}

/* Go on from the last; true when it goes on. */
static bool follow(way *w)
{
	const sl_answer *a = w->f->a;
	bool any = false;

	if (!brings_about(a, w->decided[w->count - 1]->decision))
		return false;
	for (uint32_t i = 0; i < a->decided_count && w->count <= MOST_LINKS && w->f->status == SL_OK; i++) {
		sl_decided *y = a->decided[i];
		sl_link link;

		if (!may_follow(y) || is_on(w, y) || (!w->f->consent && other_domain(w->decided[w->count - 1], y)) ||
		    !(link = link_between(a, w->decided[w->count - 1], y)).fact)
			continue;
		any = true;
		w->links[w->count - 1] = link;
		w->decided[w->count++] = y;
		if (!follow(w))
			tell(w);
		w->count--;
	}
	return any;
}

static void find_feedback(finding *f)
{
	for (uint32_t i = 0; i < f->a->decided_count && f->status == SL_OK; i++) {
		way w = {.f = f, .decided = {f->a->decided[i]}, .count = 1};

		if (is_granted(f->a->decided[i]))
			follow(&w);
	}
}

/* ---- less than the norm ---- */

static void take_below(void *ctx, const sl_below *below)
{
	finding *f = ctx;
	sl_finding *x = add(f, SL_FINDING_BELOW_FLOOR);

	if (x && !(x->below = sl_arena_memdup(f->a->arena, below, sizeof *below)))
		f->status = SL_ENOMEM;
}

sl_status sl_find_findings(sl_answer *a, const sl_decide_options *options)
{
	sl_day_memory *day = sl_run_day(a->run, a->date);
	finding f = {.a = a, .consent = day && sl_may_combine(a->run, day)};
	sl_status err;

	if (!day)
		return SL_ENOMEM;
	find_not_yet(&f, day);
	find_contradictions(&f);
	find_broken_conflicts(&f);
	if (f.status == SL_OK)
		find_without_ground(&f);
	find_same_needs(&f);
	find_feedback(&f);
	if (f.status != SL_OK)
		return f.status;
	err = sl_find_below(a, options, take_below, &f);
	return err == SL_OK ? f.status : err;
}
