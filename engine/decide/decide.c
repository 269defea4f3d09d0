/* SPDX-License-Identifier: EUPL-1.2 */
/* Deciding: outcome, amount and notices of each decision. */
#include "decide/deciding.h"

#include <string.h>

/* ---- outcome and amount ---- */

static void describe_amount(sl_decided *out, const sl_amount_version *a)
{
	out->unit = a->unit;
	out->extent = a->extent;
	out->digits = sl_amount_digits(a);
}

/* A contribution that is refused is owed for 0.00. */
static sl_value owed_for(const sl_decided *out, sl_outcome outcome, sl_value amount, uint32_t version)
{
	if (outcome == SL_REFUSED && out->decision->norm == SL_NORM_CONTRIBUTION && version != SL_NO_AMOUNT)
		return sl_number(SL_DEC_ZERO);
	return amount;
}

static void judge(sl_deciding *d, sl_decided *out)
{
	sl_verdict v;

	sl_run_decision(d->run, &d->frame, out->code, &v);
	out->outcome = v.outcome;
	out->part = v.part;
	out->applies = v.applies;
	out->right = v.right;
	out->amount = owed_for(out, v.outcome, v.amount, v.amount_version);
	out->causes = v.causes;
	out->defect = v.settled_by.kind == SL_BROKEN ? v.settled_by.as.defect : NULL;
	out->deviation = v.deviation;
	out->waiting = v.waiting;
	out->by_rules = (sl_by_rules){out->outcome, out->part, out->amount};
	if (v.deviation)
		out->by_rules = (sl_by_rules){v.without, v.part_without,
					      owed_for(out, v.without, v.amount_without, v.amount_version)};
	if (out->amount.kind == SL_UNSET && out->by_rules.amount.kind == SL_UNSET)
		return;
	describe_amount(out, &out->decision->amounts[v.amount_version]);
	out->has_amount = sl_is_amount(out->amount);
}

/* ---- what goes with it ---- */

static void find_notices(sl_deciding *d, sl_decided *out)
{
	const sl_decision *x = out->decision;
	const sl_program *p = sl_run_program(d->run);
	sl_frame *frame = NULL;

	if (!(out->notices = sl_arena_calloc(d->arena, x->notice_count, sizeof *out->notices))) {
		d->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < x->notice_count; i++) {
		if (sl_truth_of(sl_decide_value(d, p->kids[out->code->notices + i])) != SL_TRUE)
			continue;
		if (!frame && !(frame = sl_arena_memdup(d->arena, &d->frame, sizeof d->frame))) {
			d->status = SL_ENOMEM;
			return;
		}
		out->notices[out->notice_count++] = (sl_notice_value){.text = x->notices[i].text, .frame = frame};
	}
}

static void find_joint(sl_deciding *d, sl_decided *out)
{
	sl_value v = out->code->joint == SL_NO_NODE ? sl_null() : sl_decide_value(d, out->code->joint);

	out->joint = v.kind == SL_ENTITY ? v.n : SL_NO_ENTITY;
}

/* ---- every decision for every entity ---- */

static bool listed(const sl_deciding *d, const sl_decision *x)
{
	const sl_decide_options *o = d->options;
	bool found = !o->decision_count;

	for (uint32_t i = 0; i < o->decision_count && !found; i++)
		found = strcmp(o->decisions[i], x->id) == 0;
	return found && (!o->domain || strcmp(o->domain, x->domain) == 0);
}

static bool selected(const sl_deciding *d, const sl_decision *x)
{
	return listed(d, x) && sl_in_force(x->validity, sl_run_date(d->run), sl_run_known(d->run));
}

static bool about(const sl_deciding *d, uint32_t entity)
{
	const sl_household *h = sl_run_household(d->run);
	uint32_t e = entity;

	if (!d->options->person)
		return true;
	for (;; e = h->entities[e].owner) {
		if (h->entities[e].id && strcmp(h->entities[e].id, d->options->person) == 0)
			return true;
		if (e == 0)
			return false;
	}
}

static void decide_one(sl_deciding *d, const sl_decision_code *code, uint32_t entity)
{
	sl_answer *a = d->answer;
	sl_decided **list = sl_arena_grow(d->arena, a->decided, a->decided_count, &d->cap, sizeof *list);
	sl_decided *out = sl_arena_alloc(d->arena, sizeof *out);
	sl_value occasion;

	if (!list || !out) {
		d->status = SL_ENOMEM;
		return;
	}
	a->decided = list;
	sl_frame_init(&d->frame, d->day, entity, SL_NO_ENTITY);
	out->decision = code->decision;
	out->code = code;
	out->entity = entity;
	occasion = sl_decide_value(d, code->occasion);
	out->asked_unknown = !sl_is_known(occasion) && occasion.kind != SL_NULL;
	out->asked = out->asked_unknown || sl_truth_of(occasion) == SL_TRUE;
	judge(d, out);
	find_joint(d, out);
	if (!d->options->outcomes_only) {
		if (sl_find_terms(out, d->run, &d->frame, d->arena) != SL_OK)
			d->status = SL_ENOMEM;
		find_notices(d, out);
		sl_decide_rests(d, out);
	}
	list[a->decided_count++] = out;
}

static void decide_all(sl_deciding *d)
{
	const sl_program *p = sl_run_program(d->run);
	const sl_household *h = sl_run_household(d->run);

	for (uint32_t i = 0; i < p->model->decision_count && d->status == SL_OK; i++) {
		const sl_decision_code *code = &p->decisions[i];
		uint16_t kind = code->decision->per->number;

		if (!selected(d, code->decision))
			continue;
		for (uint32_t k = 0; k < h->kind_counts[kind] && d->status == SL_OK; k++)
			if (about(d, h->by_kind[kind][k]))
				decide_one(d, code, h->by_kind[kind][k]);
	}
}

/* ---- deviations that are not followed ---- */

static bool is_refused(const sl_deciding *d, const sl_deviation *x)
{
	return x->stand == SL_STANDS_REFUSED && x->refusal != SL_FOLLOWED &&
	       (!x->decision || listed(d, x->decision)) && (x->entity == SL_NO_ENTITY || about(d, x->entity));
}

static void find_refused(sl_deciding *d)
{
	sl_answer *a = d->answer;
	const sl_deviation *all;
	uint32_t count;

	if (sl_run_deviations(d->run, &all, &count) != SL_OK ||
	    !(a->refused = sl_arena_calloc(d->arena, count, sizeof *a->refused))) {
		d->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		if (is_refused(d, &all[i]))
			a->refused[a->refused_count++] = &all[i];
}

sl_status sl_decide(sl_answer **out, sl_run *run, const sl_decide_options *options, sl_arena *arena)
{
	static const sl_decide_options all = {0};
	sl_deciding d = {.run = run, .arena = arena, .options = options ? options : &all};
	sl_answer *a = sl_arena_alloc(arena, sizeof *a);

	if (!a)
		return SL_ENOMEM;
	d.answer = a;
	a->run = run;
	a->arena = arena;
	a->date = sl_run_date(run);
	a->known = sl_run_known(run);
	if (!(d.day = sl_run_day(run, a->date)))
		return SL_ENOMEM;
	if (!d.options->outcomes_only && sl_reasons_init(&a->reasons, run, arena) != SL_OK)
		return SL_ENOMEM;
	decide_all(&d);
	find_refused(&d);
	sl_decide_values(&d);
	if (d.status == SL_OK && !d.options->outcomes_only)
		d.status = sl_decide_contributions(a, d.options->domain);
	if (d.status == SL_OK)
		d.status = sl_find_conflicts(a, d.options);
	if (d.status == SL_OK && !d.options->outcomes_only)
		d.status = sl_find_findings(a, d.options);
	if (d.status == SL_OK)
		d.status = sl_order_questions(a);
	if (d.status == SL_OK)
		d.status = sl_run_status(run);
	if (d.status == SL_OK)
		*out = a;
	return d.status;
}
