/* SPDX-License-Identifier: EUPL-1.2 */
/* What was recorded of deviations: the facts that have a role in them, and what
 * is missing whatever the rules say. */
#include "eval/run.h"

#include <string.h>

static sl_value told(sl_run *r, const sl_feature *fact, uint32_t item)
{
	sl_value v = {.kind = SL_UNSET};

	if (fact)
		sl_run_feature(r, &r->today, fact, item, SL_NO_ENTITY, &v);
	return sl_is_known(v) ? v : (sl_value){.kind = SL_UNSET};
}

static sl_value told_as(sl_run *r, sl_role role, uint32_t item)
{
	return told(r, r->schema->roles[role], item);
}

static const char *told_text(sl_run *r, sl_role role, uint32_t item)
{
	sl_value v = told_as(r, role, item);

	return v.kind == SL_STRING && *v.as.text ? v.as.text : NULL;
}

/* It is that entity, or belongs to it. */
static bool belongs_to(const sl_household *h, uint32_t entity, uint32_t owner)
{
	while (entity && entity != owner)
		entity = h->entities[entity].owner;
	return entity == owner;
}

/* What one of the facts about whom it is names, of that kind; what others name
 * must be whose it is. */
static uint32_t named_entity(sl_run *r, uint32_t item, const sl_kind_of_entity *want, bool *named)
{
	const sl_household *h = r->household;
	const sl_kind_of_entity *kind = h->entities[item].kind;
	uint32_t found = SL_NO_ENTITY, owner = SL_NO_ENTITY;

	for (uint32_t i = 0; i < kind->fact_count; i++) {
		sl_value v;

		if (kind->facts[i]->fact->role != SL_ROLE_DEVIATION_ABOUT)
			continue;
		v = told(r, kind->facts[i], item);
		*named |= v.kind != SL_UNSET;
		if (v.kind == SL_STRING && found == SL_NO_ENTITY)
			found = sl_household_find(h, want, v.as.text);
		if (v.kind != SL_ENTITY)
			continue;
		if (h->entities[v.n].kind == want)
			found = v.n;
		owner = v.n;
	}
	return found == SL_NO_ENTITY || owner == SL_NO_ENTITY || belongs_to(h, found, owner) ? found : SL_NO_ENTITY;
}

static void read_change(sl_run *r, sl_deviation *d)
{
	const char *outcome = told_text(r, SL_ROLE_DEVIATION_OUTCOME, d->item);

	d->amount = told_as(r, SL_ROLE_DEVIATION_AMOUNT, d->item);
	d->has_outcome = outcome && (strcmp(outcome, "toekennen") == 0 || strcmp(outcome, "afwijzen") == 0);
	d->outcome = d->has_outcome && outcome[0] == 'a' ? SL_REFUSED : SL_GRANTED;
}

/* What is wrong with it whatever the rules say. */
static sl_refusal lacks(const sl_run *r, const sl_deviation *d, bool named)
{
	if (!d->decision)
		return d->decision_id ? SL_REFUSAL_DECISION_UNKNOWN : SL_REFUSAL_NO_DECISION;
	if (!sl_in_force(d->decision->validity, r->date, r->known))
		return SL_REFUSAL_DECISION_NOT_NOW;
	if (d->entity == SL_NO_ENTITY)
		return named ? SL_REFUSAL_ENTITY_UNKNOWN : SL_REFUSAL_NO_ENTITY;
	if (!d->by)
		return SL_REFUSAL_NO_AUTHOR;
	if (!d->why)
		return SL_REFUSAL_NO_REASON;
	if (!d->article)
		return SL_REFUSAL_NO_ARTICLE;
	if (!d->has_date)
		return SL_REFUSAL_NO_DATE;
	if (d->date > r->date)
		return SL_REFUSAL_NOT_YET;
	return d->has_outcome || d->amount.kind != SL_UNSET ? SL_FOLLOWED : SL_REFUSAL_NO_CHANGE;
}

static void read_one(sl_run *r, uint32_t item, sl_deviation *d)
{
	sl_value date = told_as(r, SL_ROLE_DEVIATION_DATE, item);
	bool named = false;

	*d = (sl_deviation){.item = item, .entity = SL_NO_ENTITY,
			    .decision_id = told_text(r, SL_ROLE_DEVIATION_DECISION, item),
			    .by = told_text(r, SL_ROLE_DEVIATION_BY, item),
			    .why = told_text(r, SL_ROLE_DEVIATION_WHY, item),
			    .article = told_text(r, SL_ROLE_DEVIATION_ARTICLE, item),
			    .has_date = date.kind == SL_DATE, .date = date.kind == SL_DATE ? date.as.i : 0};
	if (d->decision_id)
		d->decision = sl_model_decision(r->program->model, d->decision_id);
	if (d->decision && d->decision->per->number == 0)
		d->entity = 0;
	else if (d->decision)
		d->entity = named_entity(r, item, d->decision->per, &named);
	read_change(r, d);
	d->refusal = lacks(r, d, named);
	d->stand = SL_STANDS_REFUSED; /* until it is judged */
}

static const sl_kind_of_entity *kind_of_deviations(const sl_run *r)
{
	const sl_feature *list = r->schema->roles[SL_ROLE_DEVIATIONS];

	return list ? list->type.item->kind : NULL;
}

static void read_all(sl_run *r)
{
	const sl_kind_of_entity *kind = kind_of_deviations(r);
	uint32_t n = kind ? r->household->kind_counts[kind->number] : 0;

	r->deviations_read = true;
	if (!n)
		return;
	if (!(r->deviations = sl_arena_calloc(&r->arena, n, sizeof *r->deviations))) {
		r->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < n; i++)
		read_one(r, r->household->by_kind[kind->number][i], &r->deviations[i]);
	r->deviation_count = n;
}

sl_status sl_run_deviations(sl_run *r, const sl_deviation **out, uint32_t *count)
{
	if (!r->deviations_read)
		read_all(r);
	*out = r->deviations;
	*count = r->deviation_count;
	return r->status;
}
