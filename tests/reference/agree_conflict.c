/* SPDX-License-Identifier: EUPL-1.2 */
/* Conflicts of the engine beside those of the reference. */
#include "reference/agree.h"

#include <stdlib.h>
#include <string.h>

#include "decide/decide.h"
#include "reference/inside.h"

static const char *name_of(const ref *r, uint32_t entity)
{
	const char *id = entity == REF_NOBODY ? "" : r->household->entities[entity].id;

	return id ? id : "huishouden";
}

static const sl_conflict_found *found_for(const sl_answer *a, const sl_conflict *c, uint32_t self, uint32_t other)
{
	for (uint32_t i = 0; i < a->conflict_count; i++) {
		const sl_conflict_found *f = &a->conflicts[i];

		if (f->conflict == c && ((f->self == self && f->other == other) ||
					 (f->self == other && f->other == self)))
			return f;
	}
	return NULL;
}

static const ref_causes *causes_of(ref *r, const sl_cause_set *set)
{
	const ref_causes *out = NULL;

	for (uint32_t i = 0; i < set->count; i++) {
		sl_cause alone = *set->items[i];
		ref_value v = agree_engine_value(r, (sl_value){.kind = SL_UNKNOWN, .as.cause = &alone});

		out = ref_both_causes(r, out, v.causes);
	}
	return out;
}

static bool same_finding(ref *r, const sl_conflict_found *found, ref_value want)
{
	if (!found)
		return ref_is_false(want);
	switch (found->status) {
	case SL_TRUE: return ref_is_true(want);
	case SL_TRUTH_UNKNOWN: return agree_same(ref_unknown(causes_of(r, &found->causes)), want);
	default: return want.state == REF_BROKEN;
	}
}

static bool agree_about(sl_buf *why, const sl_answer *a, ref *r, const sl_conflict *c, uint32_t self, uint32_t other)
{
	ref_value want = ref_conflict(r, c, self, other);
	const sl_conflict_found *found = found_for(a, c, self, other);

	if (r->unsupported || same_finding(r, found, want))
		return true;
	sl_buf_printf(why, "conflict %s of %s %s: engine ", c->id, name_of(r, self), name_of(r, other));
	if (!found)
		sl_buf_puts(why, "nothing");
	else if (found->status == SL_TRUE)
		sl_buf_puts(why, "vastgesteld");
	else if (found->status == SL_TRUTH_UNKNOWN)
		ref_print(why, ref_unknown(causes_of(r, &found->causes)));
	else
		sl_buf_puts(why, "regelgebrek");
	sl_buf_puts(why, ", reference ");
	ref_print(why, want);
	sl_buf_putc(why, '\n');
	return false;
}

static bool agree_for_everybody(sl_buf *why, const sl_answer *a, ref *r, const sl_conflict *c)
{
	const sl_household *h = r->household;
	uint32_t n = h->kind_counts[c->per->number];
	const uint32_t *all = h->by_kind[c->per->number];

	for (uint32_t i = 0; i < n; i++) {
		if (!c->towards && !agree_about(why, a, r, c, all[i], REF_NOBODY))
			return false;
		for (uint32_t k = i + 1; c->towards && k < n; k++)
			if (!agree_about(why, a, r, c, all[i], all[k]))
				return false;
	}
	return true;
}

static ref_closed closed_as(const sl_answer *a, const sl_conflict *c)
{
	for (uint32_t i = 0; i < a->closed_count; i++)
		if (a->closed[i].conflict == c)
			return a->closed[i].why == SL_CLOSED_CONSENT ? REF_NO_CONSENT : REF_NO_GROUND;
	return REF_OPEN;
}

static bool concerns(const sl_conflict *c, const char *domain)
{
	for (uint32_t i = 0; domain && i < c->domain_count; i++)
		if (c->domains[i] == domain || strcmp(c->domains[i], domain) == 0)
			return true;
	return !domain;
}

static void count(const sl_answer *a, agree_counts *counts)
{
	for (uint32_t i = 0; counts && i < a->conflict_count; i++) {
		counts->certain += a->conflicts[i].status == SL_TRUE;
		counts->possible += a->conflicts[i].status == SL_TRUTH_UNKNOWN;
	}
	if (counts)
		counts->closed += a->closed_count;
}

static bool agree_in(sl_buf *why, sl_run *run, ref *r, const char *domain, agree_counts *counts)
{
	sl_decide_options options = {.domain = domain, .outcomes_only = true};
	const sl_model *m = r->model;
	sl_arena arena = {0};
	sl_answer *a;
	bool same = true;

	if (sl_decide(&a, run, &options, &arena) != SL_OK)
		abort();
	count(a, counts);
	for (uint32_t i = 0; i < m->conflict_count && same; i++) {
		const sl_conflict *c = m->conflicts[i];
		ref_closed want;

		if (!sl_in_force(c->validity, r->date, r->known) || !concerns(c, domain))
			continue;
		want = ref_is_closed(r, c, domain);
		if ((same = closed_as(a, c) == want) && want == REF_OPEN && !domain)
			same = agree_for_everybody(why, a, r, c);
		else if (!same)
			sl_buf_printf(why, "conflict %s, domain %s: engine closes %d, reference %d\n", c->id,
				      domain ? domain : "-", (int)closed_as(a, c), (int)want);
	}
	sl_arena_free(&arena);
	return same;
}

bool agree_on_conflicts(sl_buf *why, sl_run *run, ref *r, agree_counts *counts)
{
	const sl_schema *s = &r->model->schema;
	bool same = agree_in(why, run, r, NULL, counts);

	for (uint32_t i = 0; i < s->domain_count && same; i++)
		same = agree_in(why, run, r, s->domains[i].name, counts);
	return same;
}
