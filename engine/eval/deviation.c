/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Deviations: a professional puts another outcome or amount in the place of
 * what the rules give, where an article allows it.
 *
 *   recorded (facts) --recorded.c--> sl_deviation --judged against the powers in
 *   force--> allowed, waiting, or refused and why
 *
 * Of those that are allowed the one of the latest day counts.
 */
#include "eval/run.h"

#include <stdio.h>
#include <string.h>

#include "model/jci.h"

/* ---- does the power that it names allow it? ---- */

typedef struct trial {
	sl_stand stand;
	sl_refusal refusal;
	const sl_power_code *power;
	sl_value waits_for, bound;
} trial;

static trial refused(const sl_power_code *power, sl_refusal why)
{
	return (trial){.stand = SL_STANDS_REFUSED, .refusal = why, .power = power};
}

static bool same_part(const sl_jci *jci, const char *name, uint32_t n, const char *want)
{
	const sl_jci_part *p = sl_jci_find(jci, name, n);

	return p && p->value_length == strlen(want) && memcmp(p->value, want, p->value_length) == 0;
}

/* "artikel=18&lid=1", or a whole reference. It may say more than the power
 * does (an onderdeel), and not less. */
static bool names_place(const char *article, const sl_source *s)
{
	char text[512];
	sl_jci jci, own;
	bool whole = strncmp(article, "jci", 3) == 0;
	int n = snprintf(text, sizeof text, "%s%s", whole ? "" : "jci1.3:c:BWBR0000000&", article);

	if (n < 0 || (size_t)n >= sizeof text || sl_jci_parse(&jci, text, (size_t)n, NULL, NULL) != SL_OK)
		return false;
	if (whole && s->jci && (sl_jci_parse(&own, s->jci, strlen(s->jci), NULL, NULL) != SL_OK ||
				own.id_length != jci.id_length || memcmp(own.id, jci.id, own.id_length) != 0))
		return false;
	if (!s->article || !same_part(&jci, "artikel", 0, s->article) ||
	    (s->paragraph && !same_part(&jci, "lid", 0, s->paragraph)))
		return false;
	for (uint32_t i = 0; i < s->part_count; i++)
		if (!same_part(&jci, "o", i, s->parts[i]))
			return false;
	return true;
}

static bool in_force_here(const sl_run *r, const sl_power *p)
{
	const char *municipality = p->source.regulation->municipality, *here = r->household->municipality;

	return sl_in_force(p->validity, r->date, r->known) && !r->program->broken[p->source.regulation->number] &&
	       (!municipality || (here && strcmp(municipality, here) == 0));
}

/* An amount in the place of one, and only when the right is granted. */
static bool amount_fits(const sl_deviation *d, const sl_verdict *v)
{
	sl_outcome to = d->has_outcome ? d->outcome : v->outcome;

	return d->amount.kind == SL_UNSET || (to == SL_GRANTED && v->amount_version != SL_NO_AMOUNT);
}

/* Granting what the rules make nothing of is granting nothing. */
static bool gives_nothing(sl_run *r, sl_frame *f, const sl_deviation *d, const sl_verdict *v)
{
	const sl_decision_code *code = &r->program->decisions[d->decision->number];
	sl_value amount;

	if (d->amount.kind != SL_UNSET || d->outcome != SL_GRANTED || v->amount_version == SL_NO_AMOUNT)
		return false;
	sl_run_node(r, f, r->program->kids[code->amounts + v->amount_version], &amount);
	return amount.kind == SL_NUMBER && sl_dec_is_zero(amount.as.dec);
}

/* SL_STANDS_ALLOWED: the amount is inside. */
static trial try_bound(sl_run *r, sl_frame *f, const sl_power_code *power, const sl_deviation *d, uint32_t node,
		       bool most)
{
	trial t = {.stand = SL_STANDS_ALLOWED, .power = power};
	int order;

	if (node == SL_NO_NODE || d->amount.kind != SL_NUMBER)
		return t;
	sl_run_node(r, f, node, &t.bound);
	if (t.bound.kind == SL_UNKNOWN) {
		t.stand = SL_STANDS_WAITING;
		t.waits_for = t.bound;
		return t;
	}
	if (t.bound.kind == SL_NULL)
		return t; /* there is no such bound */
	if (t.bound.kind != SL_NUMBER)
		return refused(power, SL_REFUSAL_BOUND_BROKEN);
	order = sl_dec_compare(d->amount.as.dec, t.bound.as.dec);
	if (most ? order > 0 : order < 0) {
		t.stand = SL_STANDS_REFUSED;
		t.refusal = most ? SL_REFUSAL_ABOVE : SL_REFUSAL_BELOW;
	}
	return t;
}

static trial try_bounds(sl_run *r, sl_frame *f, const sl_power_code *power, const sl_deviation *d)
{
	trial least = try_bound(r, f, power, d, power->least, false);
	trial most = try_bound(r, f, power, d, power->most, true);

	return most.stand < least.stand ? most : least;
}

static trial try_condition(sl_run *r, sl_frame *f, const sl_power_code *power, const sl_deviation *d)
{
	sl_value v = sl_boolean(true);

	if (power->condition != SL_NO_NODE)
		sl_run_node(r, f, power->condition, &v);
	if (v.kind == SL_UNKNOWN)
		return (trial){.stand = SL_STANDS_WAITING, .power = power, .waits_for = v};
	if (v.kind == SL_BROKEN)
		return refused(power, SL_REFUSAL_CONDITION_BROKEN);
	if (sl_truth_of(v) != SL_TRUE)
		return refused(power, SL_REFUSAL_CONDITION);
	return try_bounds(r, f, power, d);
}

static bool is_open(sl_outcome o)
{
	return o == SL_FACTS_MISSING || o == SL_JUDGEMENT_NEEDED || o == SL_UNDECIDABLE;
}

static trial try_power(sl_run *r, sl_frame *f, const sl_power_code *power, const sl_deviation *d,
		       const sl_verdict *v)
{
	const sl_power *p = power->power;

	if (!names_place(d->article, &p->source))
		return refused(power, SL_REFUSAL_ARTICLE);
	if (d->has_outcome && !(p->to & 1u << d->outcome))
		return refused(power, SL_REFUSAL_TO);
	if (is_open(v->outcome))
		return (trial){.stand = SL_STANDS_WAITING, .power = power};
	if (!(p->from & 1u << v->outcome))
		return refused(power, SL_REFUSAL_FROM);
	if (!d->has_outcome && !(p->to & 1u << v->outcome))
		return refused(power, SL_REFUSAL_TO);
	if (d->amount.kind == SL_UNSET && d->outcome == v->outcome)
		return refused(power, SL_REFUSAL_SAME);
	if (!amount_fits(d, v))
		return refused(power, SL_REFUSAL_AMOUNT);
	if (gives_nothing(r, f, d, v))
		return refused(power, SL_REFUSAL_NOTHING);
	return try_condition(r, f, power, d);
}

static bool is_nearer(const trial *a, const trial *b)
{
	return a->stand != b->stand ? a->stand > b->stand : a->refusal > b->refusal;
}

static trial try_powers(sl_run *r, sl_frame *f, const sl_deviation *d, const sl_verdict *v)
{
	trial best = refused(NULL, SL_REFUSAL_NO_POWER), t;

	for (uint32_t i = 0; i < r->program->model->power_count; i++) {
		const sl_power_code *power = &r->program->powers[i];

		if (power->power->decision != d->decision || !in_force_here(r, power->power))
			continue;
		t = try_power(r, f, power, d, v);
		if (is_nearer(&t, &best))
			best = t;
	}
	return best;
}

/* Once for each, of whom it is about. */
static void judge(sl_run *r, const sl_decision_code *code, sl_deviation *d)
{
	sl_frame f = {0};
	sl_verdict v;
	trial t;

	d->judged = true;
	sl_frame_init(&f, sl_run_day(r, r->date), d->entity, SL_NO_ENTITY);
	sl_decide_by_rules(r, &f, code, &v);
	t = try_powers(r, &f, d, &v);
	d->stand = t.stand;
	d->refusal = t.refusal;
	d->power = t.power;
	d->waits_for = t.waits_for;
	d->bound = t.bound;
}

/* ---- which of them counts ---- */

/* A joint right is one: who deviates from it for one does so for both. */
static bool is_about(sl_run *r, sl_frame *f, const sl_decision_code *code, const sl_deviation *d)
{
	sl_value joint = sl_null();

	if (d->decision != code->decision || d->entity == SL_NO_ENTITY)
		return false;
	if (d->entity == f->self || code->joint == SL_NO_NODE)
		return d->entity == f->self;
	sl_run_node(r, f, code->joint, &joint);
	return joint.kind == SL_ENTITY && joint.n == d->entity;
}

/* Two of one day, about one decision: nobody can say which. */
static void refuse_twins(sl_deviation *const *list, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		for (uint32_t k = 0; k < i; k++)
			if (list[i]->date == list[k]->date && list[i]->stand != SL_STANDS_REFUSED &&
			    (list[k]->stand != SL_STANDS_REFUSED || list[k]->refusal == SL_REFUSAL_TWICE)) {
				list[i]->stand = list[k]->stand = SL_STANDS_REFUSED;
				list[i]->refusal = list[k]->refusal = SL_REFUSAL_TWICE;
			}
}

/* The latest that stands so. */
static const sl_deviation *latest(sl_deviation *const *list, uint32_t count, sl_stand stand)
{
	const sl_deviation *best = NULL;

	for (uint32_t i = 0; i < count; i++)
		if (list[i]->stand == stand && (!best || list[i]->date > best->date))
			best = list[i];
	return best;
}

static uint32_t find_all(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_deviation **list)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->deviation_count; i++) {
		sl_deviation *d = &r->deviations[i];

		if (!is_about(r, f, code, d))
			continue;
		if (!d->judged && d->refusal == SL_FOLLOWED)
			judge(r, code, d);
		list[n++] = d;
	}
	return n;
}

void sl_find_deviation(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *v)
{
	const sl_deviation *all;
	sl_deviation **list;
	uint32_t count;

	if (sl_run_deviations(r, &all, &count) != SL_OK || !count)
		return;
	if (!(list = sl_arena_calloc(&r->arena, count, sizeof *list))) {
		r->status = SL_ENOMEM;
		return;
	}
	count = find_all(r, f, code, list);
	refuse_twins(list, count);
	v->deviation = latest(list, count, SL_STANDS_ALLOWED);
	v->waiting = latest(list, count, SL_STANDS_WAITING);
	if (v->waiting && v->deviation && v->waiting->date < v->deviation->date)
		v->waiting = NULL;
	/* Of a joint right: the other must stand where one may deviate from. */
	if (v->deviation && (is_open(v->outcome) || !(v->deviation->power->power->from & 1u << v->outcome)))
		v->deviation = NULL;
}
