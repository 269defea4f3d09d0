/* SPDX-License-Identifier: EUPL-1.2 */
/* The value of a concept: of its rules, its ordinance, its period, its partner. */
#include "reference/inside.h"

#include <string.h>

static bool from_ordinance(const ref_outcome *o)
{
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].rule->source.regulation->municipality)
			return true;
	return false;
}

static void own_value(ref *r, const ref_place *p, const sl_concept *c, ref_outcome *o)
{
	const sl_delegation *d = ref_delegation(r, c->delegations, c->delegation_count, p->day);

	ref_find_rules(r, c, p->day, d != NULL, o);
	if (d && !from_ordinance(o)) {
		o->count = 0;
		o->value = ref_rounded(c, ref_silent(r, p, d, c->feature));
		return;
	}
	if (o->count == 0) {
		o->value = ref_broken(REF_NO_RULE);
		return;
	}
	ref_work_out(r, p, c, o);
	o->value = ref_rounded(c, ref_combined(r, c, o));
	if (d)
		o->value = ref_inside_bounds(r, p, d, o->value);
	if (o->value.state == REF_EMPTY)
		o->value = ref_empty(c->feature->type.kind);
}

struct ref_memo {
	const sl_concept *concept;
	uint32_t entity, other;
	sl_date day;
	ref_outcome outcome;
	ref_memo *next;
};

/* The place of a concept on a day: for a concept per period, its toetsdag. */
static bool place_of(ref *r, const sl_concept *c, uint32_t entity, uint32_t other, sl_date day,
		     ref_place *p)
{
	sl_date begin, end, test;

	*p = (ref_place){.day = day, .self = entity, .other = other};
	if (!c->periods)
		return true;
	if (!ref_period_of(c->periods, day, r->known, &begin, &end, &test))
		return false;
	p->series = c->periods;
	p->day = test;
	return true;
}

/* The own value, remembered: the same value is asked for many times. */
static const ref_outcome *own(ref *r, const sl_concept *c, uint32_t entity, uint32_t other, sl_date day)
{
	ref_memo **slot, *m;
	ref_place p;

	if (!place_of(r, c, entity, other, day, &p)) {
		(void)ref_unsupported(r, "a day outside the series of periods");
		p = (ref_place){.day = day, .self = entity, .other = other};
	}
	slot = &r->memo[(c->number * 31u + entity * 7u + other * 3u + (uint32_t)p.day) % 4096u];
	for (m = *slot; m; m = m->next)
		if (m->concept == c && m->entity == entity && m->other == other && m->day == p.day)
			return &m->outcome;
	m = ref_alloc(r, 1, sizeof *m);
	*m = (ref_memo){.concept = c, .entity = entity, .other = other, .day = p.day};
	own_value(r, &p, c, &m->outcome);
	m->next = *slot;
	*slot = m;
	return &m->outcome;
}

/* 6. "one value for both, computed at both; a difference is regelgebrek" */
static ref_value joint(ref *r, const sl_concept *c, uint32_t entity, sl_date day, ref_value mine)
{
	ref_value with, theirs, strict;
	ref_place p;

	if (!place_of(r, c, entity, REF_NOBODY, day, &p))
		return mine;
	with = ref_feature(r, c->joint_with, entity, REF_NOBODY, p.day);
	if (with.state == REF_EMPTY)
		return mine;
	if (with.state != REF_KNOWN)
		return ref_strict2(r, mine, with);
	theirs = own(r, c, with.plain.n, REF_NOBODY, day)->value;
	strict = ref_strict2(r, mine, theirs);
	if (strict.state == REF_BROKEN || strict.state == REF_UNKNOWN)
		return strict;
	strict = ref_equal(r, mine, theirs);
	if (ref_is_false(strict))
		return ref_broken(REF_CONTRADICTION);
	return ref_is_true(strict) ? mine : strict;
}

ref_outcome ref_concept(ref *r, const sl_concept *c, uint32_t entity, uint32_t other, sl_date day)
{
	ref_outcome o = *own(r, c, entity, other, day);

	if (c->joint_with)
		o.value = joint(r, c, entity, day, o.value);
	return o;
}

ref_value ref_feature(ref *r, const sl_feature *f, uint32_t entity, uint32_t other, sl_date day)
{
	return f->is_fact ? ref_fact(r, f, entity, day)
			  : ref_concept(r, f->concept, entity, other, day).value;
}

void ref_begin(ref *r, const sl_model *m, const sl_household *h, sl_date day, sl_date known)
{
	memset(r, 0, sizeof *r);
	sl_arena_init(&r->arena);
	r->model = m;
	r->household = h;
	r->date = day;
	r->known = known;
}

void ref_end(ref *r)
{
	sl_arena_free(&r->arena);
}
