/* SPDX-License-Identifier: EUPL-1.2 */
/* What a municipality must settle, may settle and did settle, stretch by
 * stretch: see policy.h. */
#include "analyse/policy.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/verdict.h"

/* ---- stretches ---- */

static bool goes_on(const sl_policy_stretch *last, const sl_policy_draft *d, sl_date from)
{
	if (last->to != from || last->verdict != d->verdict || last->obligation != d->obligation ||
	    last->count != d->count)
		return false;
	for (uint32_t i = 0; i < d->count; i++)
		if (!sl_policy_point_same(&last->points[i], &d->points[i]))
			return false;
	return true;
}

static void add_stretch(sl_judging *j, sl_policy_item *item)
{
	sl_arena *arena = &j->out->arena;
	const sl_policy_draft *d = &j->draft;
	sl_policy_stretch *all;
	sl_policy_point *points;

	if (item->count && goes_on(&item->stretches[item->count - 1], d, j->walk.from)) {
		item->stretches[item->count - 1].to = j->walk.to;
		return;
	}
	all = sl_arena_grow(arena, item->stretches, item->count, &item->cap, sizeof *all);
	points = sl_arena_calloc(arena, d->count, sizeof *points);
	if (!all || !points) {
		j->status = SL_ENOMEM;
		return;
	}
	if (d->count)
		memcpy(points, d->points, d->count * sizeof *points);
	item->stretches = all;
	item->stretches[item->count++] =
		(sl_policy_stretch){j->walk.from, j->walk.to, d->verdict, d->obligation, points, d->count};
}

static sl_status judge_all(sl_judging *j)
{
	while (j->status == SL_OK && sl_walk_next(&j->walk))
		for (uint32_t i = 0; i < j->out->count && j->status == SL_OK; i++)
			if (sl_policy_find_verdict(j, &j->out->items[i]) && j->status == SL_OK)
				add_stretch(j, &j->out->items[i]);
	return j->status;
}

/* ---- what there is to judge ---- */

/* Laws are told together that have one number, though they stand in several
 * files: under the one with the shortest id. */
static const sl_regulation *law_of(const sl_model *m, const sl_regulation *law)
{
	const sl_regulation *best = NULL;

	for (uint32_t i = 0; law->bwb && i < m->regulation_count; i++) {
		const sl_regulation *r = m->regulations[i];

		if (sl_is_same_text(r->bwb, law->bwb) && (!best || strlen(r->id) < strlen(best->id)))
			best = r;
	}
	return best ? best : law;
}

/* Items of all kinds, in the order of the rule files. */
static bool find_items(sl_judging *j)
{
	const sl_model *m = j->model;
	sl_policy *out = j->out;
	size_t most = (size_t)m->obligation_count + m->parameter_count + m->concept_count + m->excess_count;

	if (!(out->items = sl_arena_calloc(&out->arena, most, sizeof *out->items)))
		return false;
	for (uint32_t i = 0, family = 0; i < m->obligation_count; i++)
		if (m->obligations[i]->family == family) {
			out->items[out->count++] = (sl_policy_item){.obligation = m->obligations[i],
				.law = law_of(m, m->obligations[i]->source.regulation)};
			family++;
		}
	for (uint32_t i = 0; i < m->parameter_count; i++)
		if (m->parameters[i]->delegation_count)
			out->items[out->count++] = (sl_policy_item){.parameter = m->parameters[i],
				.law = law_of(m, m->parameters[i]->delegations[0]->source.regulation)};
	for (uint32_t i = 0; i < m->concept_count; i++)
		if (m->concepts[i]->delegation_count)
			out->items[out->count++] = (sl_policy_item){.concept = m->concepts[i],
				.law = law_of(m, m->concepts[i]->delegations[0]->source.regulation)};
	for (uint32_t i = 0; i < m->excess_count; i++)
		if (sl_is_same_text(m->excesses[i].municipality, out->municipality))
			out->items[out->count++] = (sl_policy_item){.excess = &m->excesses[i]};
	return true;
}

/* By law; what no law opens last. */
static int compare_items(const void *a, const void *b)
{
	const sl_policy_item *x = a, *y = b;
	uint32_t u = x->law ? x->law->number : UINT32_MAX, v = y->law ? y->law->number : UINT32_MAX;

	return (u > v) - (u < v);
}

/* Insertion keeps the order of what stands under one law. */
static void sort_items(sl_policy *out)
{
	for (uint32_t i = 1; i < out->count; i++) {
		sl_policy_item item = out->items[i];
		uint32_t at = i;

		for (; at && compare_items(&out->items[at - 1], &item) > 0; at--)
			out->items[at] = out->items[at - 1];
		out->items[at] = item;
	}
}

/* Leave out of what nothing is said, and count the rest. */
static void finish_items(sl_policy *out)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < out->count; i++) {
		sl_policy_item item = out->items[i];

		if (!item.count)
			continue;
		item.worst = SL_VERDICT_NOT_APPLICABLE;
		for (uint32_t k = 0; k < item.count; k++)
			if (item.stretches[k].verdict < item.worst)
				item.worst = item.stretches[k].verdict;
		if (item.obligation)
			out->obligations[item.worst]++;
		out->bad += sl_policy_is_bad(item.worst);
		out->items[n++] = item;
	}
	out->count = n;
	sort_items(out);
}

static bool find_claims(sl_judging *j)
{
	const sl_model *m = j->model;

	if (!(j->claims = sl_arena_calloc(&j->out->arena, m->fulfilment_count, sizeof *j->claims)))
		return false;
	for (uint32_t i = 0; i < m->fulfilment_count; i++)
		if (sl_is_same_text(m->fulfilments[i].source->regulation->municipality, j->out->municipality))
			j->claims[j->claim_count++] = &m->fulfilments[i];
	return true;
}

/* Days on which an obligation, or what fulfils it, begins and ends. */
static void cut_walk(sl_judging *j)
{
	for (uint32_t i = 0; i < j->model->obligation_count; i++)
		sl_walk_cut(&j->walk, j->model->obligations[i]->validity);
	for (uint32_t i = 0; i < j->claim_count; i++)
		sl_walk_cut(&j->walk, j->claims[i]->validity);
	for (uint32_t i = 0; i < j->out->count; i++) {
		const sl_excess *x = j->out->items[i].excess;

		if (x)
			sl_walk_cut(&j->walk, x->validity);
		for (uint32_t k = 0; x && x->setting && k < x->setting->value_count; k++)
			sl_walk_cut(&j->walk, x->setting->values[k].validity);
	}
}

/* ---- the municipality ---- */

static bool is_left_out(const sl_model *m, const char *municipality)
{
	for (uint32_t i = 0; i < m->broken_count; i++)
		if (sl_is_same_text(m->broken_municipalities[i], municipality))
			return true;
	return false;
}

bool sl_policy_knows(const sl_program *p, const char *municipality)
{
	const sl_model *m = p->model;

	for (uint32_t i = 0; i < m->regulation_count; i++)
		if (sl_is_same_text(m->regulations[i]->municipality, municipality))
			return true;
	return is_left_out(m, municipality);
}

static bool find_regulations(sl_policy *out, const sl_model *m)
{
	out->regulations = sl_arena_calloc(&out->arena, m->regulation_count, sizeof *out->regulations);
	for (uint32_t i = 0; out->regulations && i < m->regulation_count; i++)
		if (sl_is_same_text(m->regulations[i]->municipality, out->municipality))
			out->regulations[out->regulation_count++] = m->regulations[i];
	return out->regulations != NULL;
}

static sl_date first_day(const sl_policy *out)
{
	sl_date first = SL_FOREVER;

	for (uint32_t i = 0; i < out->regulation_count; i++)
		if (out->regulations[i]->validity.from < first)
			first = out->regulations[i]->validity.from;
	return first == SL_FOREVER ? SL_DATE_MIN : first;
}

static sl_status judge(sl_policy *out)
{
	sl_judging j = {.out = out, .model = out->program->model};
	sl_status err;

	if (!find_items(&j) || !find_claims(&j))
		return SL_ENOMEM;
	if ((err = sl_walk_open(&j.walk, out->program, out->municipality, out->from, out->to)) == SL_OK) {
		cut_walk(&j);
		err = judge_all(&j);
	}
	if ((err = sl_walk_close(&j.walk, err)) == SL_OK)
		finish_items(out);
	return err;
}

sl_status sl_policy_judge(sl_policy *out, const sl_program *p, const char *municipality, sl_date from, sl_date to)
{
	*out = (sl_policy){.program = p, .from = from, .to = to, .left_out = is_left_out(p->model, municipality)};
	if (!(out->municipality = sl_arena_strdup(&out->arena, municipality)) || !find_regulations(out, p->model))
		return SL_ENOMEM;
	if (from == SL_DATE_MIN)
		out->from = first_day(out);
	return out->left_out ? SL_OK : judge(out);
}

void sl_policy_free(sl_policy *policy)
{
	sl_arena_free(&policy->arena);
}

bool sl_policy_is_complete(const sl_policy *policy)
{
	return !policy->left_out && !policy->bad;
}

const char *sl_policy_verdict_name(sl_policy_verdict v)
{
	static const char *const names[SL_VERDICT_COUNT] = {
		[SL_VERDICT_LACKING] = "ontbreekt",
		[SL_VERDICT_OUTSIDE] = "buiten-de-grenzen",
		[SL_VERDICT_NOT_ALLOWED] = "niet-toegestaan",
		[SL_VERDICT_UNJUDGED] = "niet-te-beoordelen",
		[SL_VERDICT_FULFILLED] = "vervuld",
		[SL_VERDICT_UNUSED] = "niet-geregeld",
		[SL_VERDICT_NOT_APPLICABLE] = "niet-van-toepassing",
	};

	return names[v];
}

bool sl_policy_tells(const sl_policy *policy, const sl_diag *d)
{
	if (!d->municipality || strcmp(d->municipality, policy->municipality) != 0)
		return false;
	return d->code != SL_DIAG_NOT_OPENED && d->code != SL_DIAG_FULFILS_INSTRUMENT &&
	       d->code != SL_DIAG_SETTING_OUTSIDE;
}
