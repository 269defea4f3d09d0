/* SPDX-License-Identifier: EUPL-1.2 */
/* The verdict on one obligation, or on one thing that a law opens, in one
 * stretch of time. */
#include "analyse/verdict.h"

/* ---- points ---- */

bool sl_policy_point_same(const sl_policy_point *a, const sl_policy_point *b)
{
	if (a->kind != b->kind || a->unfilled != b->unfilled || a->delegation != b->delegation || a->parameter != b->parameter ||
	    !a->source != !b->source || (a->source && !sl_source_same(a->source, b->source)))
		return false;
	for (int i = 0; i < 2 && a->kind == SL_POINT_OUTSIDE; i++)
		if (a->figures[i].kind != b->figures[i].kind ||
		    sl_value_equal(a->figures[i], b->figures[i]) != SL_TRUE)
			return false;
	return true;
}

static void add_point(sl_judging *j, sl_policy_point point)
{
	sl_policy_draft *d = &j->draft;
	sl_policy_point *all;

	for (uint32_t i = 0; i < d->count; i++)
		if (sl_policy_point_same(&d->points[i], &point))
			return;
	if (!(all = sl_arena_grow(&j->walk.arena, d->points, d->count, &d->cap, sizeof *all))) {
		j->status = SL_ENOMEM;
		return;
	}
	d->points = all;
	d->points[d->count++] = point;
}

static bool has_point(const sl_judging *j, sl_policy_point_kind kind)
{
	for (uint32_t i = 0; i < j->draft.count; i++)
		if (j->draft.points[i].kind == kind)
			return true;
	return false;
}

/* ---- what was set ---- */

static sl_value kept(sl_judging *j, sl_value v)
{
	if (v.kind == SL_STRING && !(v.as.text = sl_arena_strndup(&j->out->arena, v.as.text, v.n)))
		j->status = SL_ENOMEM;
	return v;
}

static void add_set(sl_judging *j, const sl_obligation *o, const sl_source *source)
{
	bool fits = !o || sl_obligation_fits(o, source->regulation);

	add_point(j, (sl_policy_point){.kind = fits ? SL_POINT_BY : SL_POINT_UNFIT, .source = source});
}

/* Not set. What the law has for silence is for who has an ordinance. */
static void add_unset(sl_judging *j, const sl_delegation *d, uint8_t state)
{
	bool unfilled = state == SL_NO_ORDINANCE;

	if (unfilled || !d->silent)
		add_point(j, (sl_policy_point){.kind = SL_POINT_UNSET, .unfilled = unfilled, .delegation = d});
}

static void look_at_parameter(sl_judging *j, const sl_obligation *o, const sl_delegation *d)
{
	const sl_active_parameter *a = &sl_day_segment(j->walk.day)->parameters[d->parameter->number];
	const sl_defect *defect;
	int order = 1;
	sl_value v;

	if (a->delegated != SL_SET) {
		add_unset(j, d, a->delegated);
		return;
	}
	sl_run_parameter(j->walk.run, j->walk.day, d->parameter, &v);
	defect = v.kind == SL_BROKEN ? v.as.defect : NULL;
	if (!defect || defect->kind != SL_DEFECT_OUTSIDE_DELEGATION || defect->parameter != d->parameter ||
	    defect->count != 2) {
		add_set(j, o, &a->from->source);
		if (v.kind == SL_UNKNOWN)
			add_point(j, (sl_policy_point){.kind = SL_POINT_UNBOUNDED, .delegation = d});
		return;
	}
	sl_value_compare(&order, defect->values[0], defect->values[1]);
	add_point(j, (sl_policy_point){.kind = SL_POINT_OUTSIDE, .above = order > 0, .source = &a->from->source, .delegation = d,
				.figures = {kept(j, defect->values[0]), kept(j, defect->values[1])}});
}

/* Whether rules stay inside the bounds depends on the household. */
static void look_at_concept(sl_judging *j, const sl_obligation *o, const sl_delegation *d)
{
	const sl_active_concept *a = &sl_day_segment(j->walk.day)->concepts[d->concept->number];

	if (a->delegated != SL_SET) {
		add_unset(j, d, a->delegated);
		return;
	}
	for (uint32_t i = 0; i < a->count; i++) {
		const sl_rule *r = a->rules[i].code->rule;

		if (r->source.regulation->municipality)
			add_set(j, o, &r->source);
	}
}

static void look_at(sl_judging *j, const sl_obligation *o, const sl_delegation *d)
{
	if (d->parameter)
		look_at_parameter(j, o, d);
	else
		look_at_concept(j, o, d);
}

/* The delegation that opens it in this stretch, or NULL. */
static const sl_delegation *opened_by(const sl_judging *j, const sl_parameter *p, const sl_concept *c)
{
	const sl_segment *s = sl_day_segment(j->walk.day);

	return p ? s->parameters[p->number].delegation : s->concepts[c->number].delegation;
}

/* ---- obligations ---- */

/* The version in force; of several the one published last. */
static const sl_obligation *version_of(const sl_judging *j, const sl_obligation *first)
{
	const sl_obligation *best = NULL;

	for (uint32_t i = first->number; i < j->model->obligation_count; i++) {
		const sl_obligation *o = j->model->obligations[i];

		if (o->family == first->family && sl_in_force(o->validity, j->walk.from, SL_FOREVER) &&
		    (!best || o->validity.known_from > best->validity.known_from))
			best = o;
	}
	return best;
}

static void look_at_claims(sl_judging *j, const sl_obligation *o)
{
	for (uint32_t i = 0; i < j->claim_count; i++) {
		const sl_fulfilment *f = j->claims[i];

		if (f->family == o->family && sl_in_force(f->validity, j->walk.from, SL_FOREVER))
			add_set(j, o, f->source);
	}
}

static void look_at_delegations(sl_judging *j, const sl_obligation *o)
{
	for (uint32_t i = 0; i < j->model->delegation_count; i++) {
		const sl_delegation *d = j->model->delegations[i];

		if (d->obligation && d->obligation->family == o->family &&
		    opened_by(j, d->parameter, d->concept) == d)
			look_at(j, o, d);
	}
}

/* Of an obligation that applies. */
static sl_policy_verdict verdict_of(const sl_judging *j, const sl_obligation *o)
{
	bool by = has_point(j, SL_POINT_BY), unfit = has_point(j, SL_POINT_UNFIT);

	if (has_point(j, SL_POINT_OUTSIDE))
		return o->demand == SL_FORBIDDEN ? SL_VERDICT_NOT_ALLOWED : SL_VERDICT_OUTSIDE;
	if (o->demand == SL_FORBIDDEN)
		return by || unfit ? SL_VERDICT_NOT_ALLOWED : SL_VERDICT_UNUSED;
	if (o->demand == SL_DEMANDED && has_point(j, SL_POINT_UNSET))
		return SL_VERDICT_LACKING;
	if (by)
		return SL_VERDICT_FULFILLED;
	if (unfit)
		return SL_VERDICT_NOT_ALLOWED;
	return o->demand == SL_DEMANDED ? SL_VERDICT_LACKING : SL_VERDICT_UNUSED;
}

/* What the condition waits for. */
static void add_causes(sl_judging *j, sl_value v)
{
	sl_cause_set set = {0};

	if (v.kind == SL_BROKEN) {
		if (v.as.defect && v.as.defect->parameter)
			add_point(j, (sl_policy_point){.kind = SL_POINT_CAUSE, .parameter = v.as.defect->parameter});
		return;
	}
	if (sl_causes_collect(&set, v.as.cause, &j->walk.arena) != SL_OK)
		j->status = SL_ENOMEM;
	for (uint32_t i = 0; i < set.count; i++)
		if (set.items[i]->parameter)
			add_point(j, (sl_policy_point){.kind = SL_POINT_CAUSE, .parameter = set.items[i]->parameter});
}

static sl_value condition_of(sl_judging *j, const sl_obligation *o)
{
	sl_value v = sl_null();
	sl_frame f;

	if (!o->provided)
		return (sl_value){.kind = SL_BOOLEAN, .as.i = true};
	sl_frame_init(&f, j->walk.day, 0, SL_NO_ENTITY);
	sl_run_node(j->walk.run, &f, j->walk.program->expr_nodes[o->provided->number], &v);
	return v;
}

/* While it is not known whether the obligation applies, it may be that nothing
 * is wrong. */
static bool judge_obligation(sl_judging *j, const sl_obligation *first)
{
	const sl_obligation *o = version_of(j, first);
	sl_value applies;
	sl_truth t;

	if (!o)
		return false;
	j->draft.obligation = o;
	applies = condition_of(j, o);
	t = sl_truth_of(applies);
	if (t == SL_FALSE || t == SL_EMPTY) {
		j->draft.verdict = SL_VERDICT_NOT_APPLICABLE;
		return true;
	}
	look_at_claims(j, o);
	look_at_delegations(j, o);
	j->draft.verdict = verdict_of(j, o);
	if (t != SL_TRUE && (j->draft.verdict == SL_VERDICT_LACKING || j->draft.verdict == SL_VERDICT_NOT_ALLOWED)) {
		j->draft.verdict = SL_VERDICT_UNJUDGED;
		add_causes(j, applies);
	}
	return true;
}

/* ---- what a law opens ---- */

/* Set, or ruled, on days on which no law opens it. */
static bool judge_unopened(sl_judging *j, const sl_parameter *p, const sl_concept *c)
{
	for (uint32_t i = 0; c && i < c->rule_count; i++) {
		const sl_rule *r = c->rules[i];

		if (sl_is_same_text(r->source.regulation->municipality, j->out->municipality) &&
		    !sl_is_same_text(c->regulation->municipality, j->out->municipality) &&
		    sl_in_force(r->validity, j->walk.from, SL_FOREVER))
			add_set(j, NULL, &r->source);
	}
	for (uint32_t i = 0; p && i < j->model->setting_count; i++) {
		const sl_setting *s = j->model->settings[i];

		if (s->parameter != p || !sl_is_same_text(s->municipality, j->out->municipality))
			continue;
		for (uint32_t k = 0; k < s->value_count; k++)
			if (sl_in_force(s->values[k].validity, j->walk.from, SL_FOREVER))
				add_set(j, NULL, &s->values[k].source);
	}
	j->draft.verdict = SL_VERDICT_NOT_ALLOWED;
	return j->draft.count > 0;
}

/* What belongs to an obligation is told there. */
static bool judge_opened(sl_judging *j, const sl_policy_item *item)
{
	const sl_delegation *d = opened_by(j, item->parameter, item->concept);

	if (!d)
		return judge_unopened(j, item->parameter, item->concept);
	if (d->obligation)
		return false;
	look_at(j, NULL, d);
	j->draft.verdict = has_point(j, SL_POINT_OUTSIDE) ? SL_VERDICT_OUTSIDE
			   : has_point(j, SL_POINT_UNSET) ? SL_VERDICT_LACKING
			   : has_point(j, SL_POINT_BY)	  ? SL_VERDICT_FULFILLED
							  : SL_VERDICT_UNUSED;
	return true;
}

static bool is_in_force(const sl_judging *j, const sl_excess *x)
{
	if (!x->setting)
		return sl_in_force(x->validity, j->walk.from, SL_FOREVER);
	for (uint32_t i = 0; i < x->setting->value_count; i++)
		if (sl_in_force(x->setting->values[i].validity, j->walk.from, SL_FOREVER))
			return true;
	return false;
}

/* No law opens it, or in another form; some stretch of its days. */
static bool judge_excess(sl_judging *j, const sl_excess *x)
{
	if (!is_in_force(j, x))
		return false;
	add_point(j, (sl_policy_point){.kind = SL_POINT_BY, .source = &x->source});
	j->draft.verdict = SL_VERDICT_NOT_ALLOWED;
	return true;
}

bool sl_policy_find_verdict(sl_judging *j, const sl_policy_item *item)
{
	j->draft = (sl_policy_draft){.points = j->draft.points, .cap = j->draft.cap};
	if (item->obligation)
		return judge_obligation(j, item->obligation);
	if (item->excess)
		return judge_excess(j, item->excess);
	return judge_opened(j, item);
}
