/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The facts on which the arrangement rests: by which domain each was used,
 * and to which other domain of the same arrangement it may not be shown.
 */
#include "plan/plan.h"

#include <string.h>

typedef struct using {
	sl_arrangement *plan;
	sl_plan_use *by_feature; /* by number of feature; `fact` is NULL where it was not used */
	sl_status status;
} using;

static bool is_told(const sl_reason *r)
{
	return r->kind == SL_REASON_FACT && (r->use == SL_FACT_TOLD || r->use == SL_FACT_UNCHANGED) &&
	       r->feature->fact->role != SL_ROLE_DATE;
}

static sl_plan_use *use_of(using *u, const sl_feature *f)
{
	const sl_answer *a = u->plan->answer;
	sl_plan_use *use = &u->by_feature[f->number];

	if (use->fact)
		return use;
	use->entities = sl_arena_calloc(a->arena, sl_run_household(a->run)->entity_count, sizeof *use->entities);
	use->used_by = sl_arena_calloc(a->arena, u->plan->domain_count, sizeof *use->used_by);
	use->hidden_from = sl_arena_calloc(a->arena, u->plan->domain_count, sizeof *use->hidden_from);
	if (!use->entities || !use->used_by || !use->hidden_from) {
		u->status = SL_ENOMEM;
		return NULL;
	}
	use->fact = f;
	return use;
}

static void add_entity(sl_plan_use *use, uint32_t entity)
{
	for (uint32_t i = 0; i < use->entity_count; i++)
		if (use->entities[i] == entity)
			return;
	use->entities[use->entity_count++] = entity;
}

static void take_reason(using *u, const sl_reason *r, uint32_t domain)
{
	sl_plan_use *use = is_told(r) ? use_of(u, r->feature) : NULL;

	if (!use)
		return;
	add_entity(use, r->entity);
	use->used_by[domain] = true;
}

static void take_decision(using *u, const sl_decided *d)
{
	for (uint32_t i = 0; i < u->plan->domain_count; i++)
		if (strcmp(u->plan->domains[i]->name, d->decision->domain) == 0)
			for (uint32_t k = 0; k < d->used.count && u->status == SL_OK; k++)
				take_reason(u, d->used.items[k], i);
}

/* A fact without any ground belongs to nobody's file. */
static void hide(const using *u, sl_plan_use *use)
{
	for (uint32_t i = 0; i < u->plan->domain_count; i++)
		use->hidden_from[i] = use->fact->ground_count &&
				      !sl_feature_has_ground(use->fact, u->plan->domains[i]->name);
}

sl_status sl_plan_uses(sl_arrangement *p)
{
	const sl_answer *a = p->answer;
	const sl_schema *s = &sl_run_program(a->run)->model->schema;
	using u = {.plan = p};

	u.by_feature = sl_arena_calloc(a->arena, s->feature_count, sizeof *u.by_feature);
	p->uses = sl_arena_calloc(a->arena, s->feature_count, sizeof *p->uses);
	if (!u.by_feature || !p->uses)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < a->decided_count && u.status == SL_OK; i++)
		if (a->decided[i]->asked)
			take_decision(&u, a->decided[i]);
	for (uint32_t i = 0; i < s->feature_count && u.status == SL_OK; i++) {
		if (!u.by_feature[i].fact)
			continue;
		hide(&u, &u.by_feature[i]);
		p->uses[p->use_count++] = u.by_feature[i];
	}
	return u.status;
}
