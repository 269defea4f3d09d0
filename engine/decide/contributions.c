/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a household owes in contributions, a month: over all its members,
 * whatever part of the decisions was asked for, joint ones once. While one is
 * open the total is open: a smaller sum would be wrong.
 */
#include "decide/decide.h"

#include <string.h>

typedef struct adding {
	sl_answer *a;
	sl_day_memory *day;
	size_t cap;
	sl_status status;
} adding;

const char *sl_decide_collector(const sl_answer *a, const sl_decision *d)
{
	const sl_contribution *c = d->contribution;

	for (uint32_t i = 0; c && i < c->collector_count; i++)
		if (sl_in_force(c->collectors[i].validity, a->date, a->known))
			return c->collectors[i].name;
	return NULL;
}

/* ---- who owes what ---- */

static sl_value value_of(const adding *x, sl_frame *f, uint32_t node)
{
	sl_value v;

	sl_run_node(x->a->run, f, node, &v);
	return v;
}

/* Nobody asked, and it does not run. */
static bool is_idle(const adding *x, sl_frame *f, const sl_decision_code *code, sl_owed *owed)
{
	sl_value v;

	if (code->occasion == SL_NO_NODE)
		return false;
	v = value_of(x, f, code->occasion);
	owed->unsure = v.kind == SL_UNKNOWN ? v.as.cause : NULL;
	return v.kind <= SL_NULL && sl_truth_of(v) != SL_TRUE;
}

/* It stands at the other already. */
static bool is_told(const adding *x, const sl_decision *d, uint32_t entity, uint32_t joint)
{
	for (uint32_t i = 0; i < x->a->owed_count; i++)
		if (x->a->owed[i].decision == d && x->a->owed[i].entity == joint && x->a->owed[i].joint == entity)
			return true;
	return false;
}

static void add(adding *x, sl_owed owed)
{
	sl_owed *items = sl_arena_grow(x->a->arena, x->a->owed, x->a->owed_count, &x->cap, sizeof *items);

	if (!items) {
		x->status = SL_ENOMEM;
		return;
	}
	x->a->owed = items;
	items[x->a->owed_count++] = owed;
}

static void decide(adding *x, const sl_decision_code *code, uint32_t entity)
{
	const sl_decision *d = code->decision;
	sl_owed owed = {.decision = d, .entity = entity, .joint = SL_NO_ENTITY};
	sl_verdict verdict;
	sl_value joint;
	sl_frame f;

	sl_frame_init(&f, x->day, entity, SL_NO_ENTITY);
	if (is_idle(x, &f, code, &owed))
		return;
	sl_run_decision(x->a->run, &f, code, &verdict);
	if (verdict.outcome == SL_REFUSED || verdict.outcome == SL_NOT_APPLICABLE)
		return;
	joint = code->joint == SL_NO_NODE ? sl_null() : value_of(x, &f, code->joint);
	if (joint.kind == SL_ENTITY)
		owed.joint = joint.n;
	if (owed.joint != SL_NO_ENTITY && is_told(x, d, entity, owed.joint))
		return;
	owed.deviation = verdict.deviation;
	owed.amount = verdict.settled_by;
	if (verdict.outcome == SL_GRANTED) {
		owed.amount = verdict.amount;
		if (owed.amount.kind == SL_UNSET || owed.amount.kind == SL_NULL)
			return; /* owed, but not in money */
		owed.unit = d->amounts[verdict.amount_version].unit;
		owed.digits = sl_amount_digits(&d->amounts[verdict.amount_version]);
	}
	owed.collector = sl_decide_collector(x->a, d);
	owed.monthly = sl_per_month(owed.amount, owed.unit);
	add(x, owed);
}

/* ---- the total ---- */

static const sl_cause *both(adding *x, const sl_cause *a, const sl_cause *b)
{
	sl_cause *c;

	if (!a || !b)
		return a ? a : b;
	if (!(c = sl_arena_alloc(x->a->arena, sizeof *c))) {
		x->status = SL_ENOMEM;
		return a;
	}
	*c = (sl_cause){.kind = SL_CAUSE_BOTH, .left = a, .right = b};
	return c;
}

static sl_value total_of(adding *x)
{
	sl_value total = sl_number(SL_DEC_ZERO), broken = sl_null();
	const sl_cause *causes = NULL;
	bool open = false;

	for (uint32_t i = 0; i < x->a->owed_count; i++) {
		sl_value v = x->a->owed[i].monthly;

		if (v.kind == SL_BROKEN && broken.kind == SL_NULL)
			broken = v;
		if (v.kind == SL_UNKNOWN) {
			open = true;
			causes = both(x, causes, v.as.cause);
		}
		if (v.kind == SL_NUMBER && sl_dec_add(&total.as.dec, total.as.dec, v.as.dec) != SL_OK)
			x->status = SL_ELIMIT;
	}
	if (broken.kind == SL_BROKEN)
		return broken;
	return open ? (sl_value){.kind = SL_UNKNOWN, .as.cause = causes} : total;
}

sl_status sl_decide_contributions(sl_answer *a, const char *domain)
{
	const sl_program *p = sl_run_program(a->run);
	const sl_household *h = sl_run_household(a->run);
	adding x = {.a = a, .day = sl_run_day(a->run, a->date)};

	if (!x.day)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < p->model->decision_count && x.status == SL_OK; i++) {
		const sl_decision_code *code = &p->decisions[i];
		uint16_t kind = code->decision->per->number;

		if (code->decision->norm != SL_NORM_CONTRIBUTION ||
		    !sl_in_force(code->decision->validity, a->date, a->known) ||
		    (domain && strcmp(domain, code->decision->domain) != 0))
			continue;
		for (uint32_t k = 0; k < h->kind_counts[kind] && x.status == SL_OK; k++)
			decide(&x, code, h->by_kind[kind][k]);
	}
	a->owed_total = total_of(&x);
	return x.status;
}
