/* SPDX-License-Identifier: EUPL-1.2 */
/* Sections 2, 3 and 4: how rules give a concept its value. */
#include "reference/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- als ---- */

static ref_value condition(ref *r, const ref_place *p, const sl_condition *c)
{
	ref_value all = ref_truth(c->kind == SL_ALL);

	if (c->kind == SL_TEST && c->subject)
		return ref_tests(r, p, c->expr->ast, ref_expr(r, p, c->subject));
	if (c->kind == SL_TEST)
		return ref_expr(r, p, c->expr);
	for (uint32_t i = 0; i < c->count; i++) {
		ref_value t = condition(r, p, c->kids[i]);
		all = c->kind == SL_ALL ? ref_and(r, all, t) : ref_or(r, all, t);
	}
	return c->kind == SL_NONE_OF ? ref_not(all) : all;
}

ref_value ref_condition(ref *r, const ref_place *p, const sl_condition *c)
{
	return c ? ref_needed(condition(r, p, c)) : ref_truth(true);
}

/* ---- 5. the rules in force ---- */

static bool counts_here(ref *r, const sl_rule *rule, bool opened)
{
	const char *municipality = rule->source.regulation->municipality;

	if (!municipality)
		return true;
	return opened && r->household->municipality &&
	       strcmp(municipality, r->household->municipality) == 0;
}

/* Is there a version of the same rule, in force too, published later? */
static bool superseded(ref *r, const sl_concept *c, const sl_rule *rule, sl_date day)
{
	for (uint32_t i = 0; i < c->rule_count; i++)
		if (c->rules[i] != rule && c->rules[i]->family == rule->family &&
		    sl_in_force(c->rules[i]->validity, day, r->known) &&
		    c->rules[i]->validity.known_from > rule->validity.known_from)
			return true;
	return false;
}

static void find_rules(ref *r, const sl_concept *c, sl_date day, bool opened, ref_outcome *o)
{
	o->rules = ref_alloc(r, c->rule_count, sizeof *o->rules);
	for (uint32_t i = 0; i < c->rule_count; i++)
		if (sl_in_force(c->rules[i]->validity, day, r->known) &&
		    !superseded(r, c, c->rules[i], day) && counts_here(r, c->rules[i], opened))
			o->rules[o->count++].rule = c->rules[i];
}

/* ---- 2. kan and werkt ---- */

static bool derogates(const sl_rule *exception, const sl_rule *base)
{
	for (uint32_t i = 0; i < exception->except_count; i++)
		if (exception->excepts[i] == base->family)
			return true;
	return false;
}

/* "its als, and for an exception also: at least one rule that it derogates
 * from kan". With none of these in force it cannot work. */
static ref_value can(ref *r, const ref_place *p, const ref_outcome *o, const sl_rule *rule)
{
	ref_value base = ref_truth(rule->except_count == 0);

	for (uint32_t i = 0; i < o->count; i++)
		if (derogates(rule, o->rules[i].rule))
			base = ref_or(r, base, can(r, p, o, o->rules[i].rule));
	return ref_and(r, base, ref_condition(r, p, rule->condition));
}

/* "kan(r), and no exception on r werkt" */
static ref_value works(ref *r, const ref_place *p, const ref_outcome *o, const sl_rule *rule)
{
	ref_value t = can(r, p, o, rule);

	for (uint32_t i = 0; i < o->count; i++)
		if (derogates(o->rules[i].rule, rule))
			t = ref_and(r, t, ref_not(works(r, p, o, o->rules[i].rule)));
	return t;
}

/* ---- the value that a rule gives ---- */

static ref_value rounded(const sl_concept *c, ref_value v)
{
	sl_dec d;

	if (!c->rounding.given || v.state != REF_KNOWN || v.plain.kind != SL_NUMBER)
		return v;
	if (sl_dec_round(&d, v.plain.as.dec, c->rounding.digits, c->rounding.how) != SL_OK)
		return ref_broken(REF_ARITHMETIC);
	return ref_known(sl_number(d));
}

ref_value ref_said(ref *r, const ref_place *p, const sl_rule *rule)
{
	switch (rule->kind) {
	case SL_RULE_VALUE: return ref_expr(r, p, rule->value);
	case SL_RULE_TABLE: return ref_table(r, p, rule->table);
	case SL_RULE_JUDGEMENT:
		return ref_feature(r, rule->judgement, p->self, REF_NOBODY, p->day);
	case SL_RULE_TRUTH: return ref_truth(rule->truth);
	case SL_RULE_LADDER: return ref_ladder(r, p, rule->ladder);
	case SL_RULE_RIGHT: return ref_right(r, p, rule->decision);
	case SL_RULE_CONTRIBUTION: return ref_contribution(r, p, rule->decision->contribution);
	case SL_RULE_STOP: break;
	}
	abort();
}

/* "a rule that yields leeg elsewhere gives regelgebrek" */
static ref_value value_of(ref *r, const ref_place *p, const sl_rule *rule)
{
	ref_value v = ref_said(r, p, rule);
	const sl_concept *c = rule->concept;

	if (v.state == REF_EMPTY && !c->feature->may_be_empty)
		return ref_broken(REF_EMPTY_NOT_ALLOWED);
	/* "Equal is FEEL = after the rounding of the concept"; what is combined
	 * is rounded once, at the end. */
	return c->combine == SL_COMBINE_UNIQUE ? rounded(c, v) : v;
}

/* ---- W and M ---- */

static bool is_stop(const sl_rule *rule)
{
	return rule->kind == SL_RULE_STOP;
}

/* "a rule leaves W and M when a rule of higher rank is in W" */
static void leave_to_higher_rank(ref_outcome *o)
{
	sl_rank best = SL_DICTIONARY;

	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_w && o->rules[i].rule->rank < best)
			best = o->rules[i].rule->rank;
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].rule->rank > best)
			o->rules[i].in_w = o->rules[i].in_m = false;
}

static void work_out(ref *r, const ref_place *p, const sl_concept *c, ref_outcome *o)
{
	for (uint32_t i = 0; i < o->count; i++) {
		ref_rule *q = &o->rules[i];
		q->can = can(r, p, o, q->rule);
		q->works = works(r, p, o, q->rule);
		q->in_w = !is_stop(q->rule) && ref_is_true(q->works);
		q->in_m = !is_stop(q->rule) && !ref_is_false(q->works);
	}
	if (c->combine == SL_COMBINE_UNIQUE)
		leave_to_higher_rank(o);
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_m)
			o->rules[i].value = value_of(r, p, o->rules[i].rule);
}

/* ---- 2. one value ---- */

/* "zeker when kan(r) is waar and no buiten-toepassing on r may work" */
static bool certain(const ref_outcome *o, const ref_rule *q)
{
	if (is_stop(q->rule) || !ref_is_true(q->can))
		return false;
	for (uint32_t i = 0; i < o->count; i++)
		if (is_stop(o->rules[i].rule) && derogates(o->rules[i].rule, q->rule) &&
		    !ref_is_false(o->rules[i].works))
			return false;
	return true;
}

/* Rows 3 and 4: rules of W of the highest rank in M. */
static bool row_3_or_4(ref *r, const ref_outcome *o, ref_value *out)
{
	sl_rank highest = SL_DICTIONARY;

	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_m && o->rules[i].rule->rank < highest)
			highest = o->rules[i].rule->rank;
	for (uint32_t i = 0; i < o->count; i++)
		for (uint32_t j = 0; j < i; j++)
			if (o->rules[i].in_w && o->rules[j].in_w &&
			    o->rules[i].rule->rank == highest &&
			    o->rules[j].rule->rank == highest &&
			    ref_differ(r, o->rules[i].value, o->rules[j].value)) {
				*out = ref_broken(REF_CONTRADICTION);
				return true;
			}
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_w && o->rules[i].rule->rank == highest &&
		    o->rules[i].value.state == REF_BROKEN) {
			*out = o->rules[i].value;
			return true;
		}
	return false;
}

/* Row 5: "all values of M are known and equal, and some r is zeker" */
static bool row_5(ref *r, const ref_outcome *o, ref_value *out)
{
	const ref_rule *first = NULL;
	bool some = false;

	for (uint32_t i = 0; i < o->count; i++) {
		const ref_rule *q = &o->rules[i];
		some |= certain(o, q);
		if (!q->in_m)
			continue;
		if (!ref_decided(q->value) || (first && !ref_same(r, first->value, q->value)))
			return false;
		first = first ? first : q;
	}
	*out = first->value;
	return some;
}

/* Lists of which the members are not all sure cannot be compared yet. */
static bool not_compared(ref *r, const ref_outcome *o, const ref_causes **causes)
{
	bool some = false;

	for (uint32_t i = 0; i < o->count; i++)
		for (uint32_t j = 0; j < i; j++) {
			const ref_rule *a = &o->rules[i], *b = &o->rules[j];
			ref_value same;
			if (!a->in_m || !b->in_m || !ref_decided(a->value) || !ref_decided(b->value))
				continue;
			same = ref_equal(r, a->value, b->value);
			if (same.state != REF_UNKNOWN)
				continue;
			some = true;
			*causes = ref_both_causes(r, *causes, same.causes);
		}
	return some;
}

/* Row 6: "of some r in M werkt(r) or the value is onbekend" */
static bool row_6(ref *r, const ref_outcome *o, ref_value *out)
{
	const ref_causes *causes = NULL, *others = NULL;
	bool some = not_compared(r, o, &causes);

	for (uint32_t i = 0; i < o->count; i++) {
		const ref_rule *q = &o->rules[i];
		if (!q->in_m)
			continue;
		some |= q->works.state == REF_UNKNOWN || q->value.state == REF_UNKNOWN;
		if (!q->in_w && q->works.state == REF_UNKNOWN)
			causes = ref_both_causes(r, causes, q->works.causes);
		if (q->value.state != REF_UNKNOWN)
			continue;
		if (q->in_w)
			causes = ref_both_causes(r, causes, q->value.causes);
		else
			others = ref_both_causes(r, others, q->value.causes);
	}
	/* When these are none: of the unknown values in M outside W. */
	*out = ref_unknown(causes ? causes : others);
	return some;
}

/* Row 7 */
static ref_value row_7(ref *r, const ref_outcome *o)
{
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_m && o->rules[i].works.state == REF_BROKEN)
			return o->rules[i].works;
	for (uint32_t i = 0; i < o->count; i++)
		for (uint32_t j = 0; j < i; j++)
			if (o->rules[i].in_m && o->rules[j].in_m) {
				ref_value same = ref_equal(r, o->rules[i].value, o->rules[j].value);
				if (same.state == REF_BROKEN)
					return same; /* lists of which that is so of a member */
			}
	abort(); /* all of M works and is known and equal: row 5 */
}

static ref_value unique(ref *r, const ref_outcome *o)
{
	ref_value out;

	if (row_3_or_4(r, o, &out) || row_5(r, o, &out) || row_6(r, o, &out))
		return out;
	return row_7(r, o);
}

/* ---- 3. combining ---- */

/* or over M of (W: its value, else: it works and its value) */
static ref_value combine_or(ref *r, const ref_outcome *o)
{
	ref_value any = ref_truth(false);

	for (uint32_t i = 0; i < o->count; i++) {
		const ref_rule *q = &o->rules[i];
		if (q->in_m)
			any = ref_or(r, any, q->in_w ? q->value : ref_and(r, q->works, q->value));
	}
	return any;
}

/* Of the rules that may work: why that is not known; regelgebrek when it is
 * nothing else. */
static ref_value whether_one_works(ref *r, const ref_outcome *o)
{
	const ref_causes *causes = NULL;
	ref_value broken = ref_broken(REF_NO_RULE);
	bool unknown = false;

	for (uint32_t i = o->count; i-- > 0;) {
		const ref_rule *q = &o->rules[i];
		if (q->in_m && q->works.state == REF_UNKNOWN) {
			unknown = true;
			causes = ref_both_causes(r, causes, q->works.causes);
		} else if (q->in_m && q->works.state == REF_BROKEN) {
			broken = q->works;
		}
	}
	return unknown ? ref_unknown(causes) : broken;
}

static bool some_in_w(const ref_outcome *o)
{
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_w)
			return true;
	return false;
}

/* and over M of (W: its value, else: it does not work, or its value); there
 * is no empty truth */
static ref_value combine_and(ref *r, const ref_outcome *o)
{
	ref_value all = ref_truth(true);

	for (uint32_t i = 0; i < o->count; i++) {
		const ref_rule *q = &o->rules[i];
		if (q->in_m)
			all = ref_and(r, all, q->in_w ? q->value
						      : ref_or(r, ref_not(q->works), q->value));
	}
	return some_in_w(o) || ref_is_false(all) ? all : whether_one_works(r, o);
}

/*
 * What a rule that only may work is as an operand: the state of whether it
 * works; or, where that is a regelgebrek but the value may still turn out not
 * to matter, onbekend for what the value waits for.
 */
static ref_value as_operand(const ref_rule *q)
{
	return q->works.state == REF_BROKEN && q->value.state == REF_UNKNOWN ? q->value : q->works;
}

static bool is_zero(ref_value v)
{
	if (v.state != REF_KNOWN)
		return false;
	return v.plain.kind == SL_NUMBER ? sl_dec_is_zero(v.plain.as.dec)
					 : v.plain.kind == SL_MONTHS && v.plain.as.i == 0;
}

/* "0 in the unit"; "onbekend, unless its value is known to be 0"; "strict sum" */
static ref_value combine_sum(ref *r, const sl_concept *c, const ref_outcome *o)
{
	ref_value *v = ref_alloc(r, o->count, sizeof *v), strict, sum;
	uint32_t n = 0;

	for (uint32_t i = 0; i < o->count; i++) {
		const ref_rule *q = &o->rules[i];
		if (q->in_w)
			v[n++] = q->value;
		else if (q->in_m && !is_zero(q->value))
			v[n++] = as_operand(q);
	}
	strict = ref_strict(r, v, n);
	if (strict.state != REF_KNOWN)
		return strict;
	sum = c->feature->type.base == SL_T_MONTHS ? ref_known(sl_months(0))
						   : ref_known(sl_number(SL_DEC_ZERO));
	for (uint32_t i = 0; i < n; i++)
		sum = ref_arith(r, '+', sum, v[i]);
	return sum;
}

/* Would this value leave the best of the sure ones as it is? */
static bool changes_nothing(ref *r, sl_combine how, const ref_value *best, ref_value v)
{
	ref_value otherwise;
	int order;

	if (!best || !ref_order(r, &order, &otherwise, v, *best))
		return false;
	return how == SL_COMBINE_HIGHEST ? order <= 0 : order >= 0;
}

static const ref_value *best_of_w(ref *r, sl_combine how, const ref_outcome *o)
{
	const ref_value *best = NULL;

	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_w && o->rules[i].value.state == REF_KNOWN &&
		    !changes_nothing(r, how, best, o->rules[i].value))
			best = &o->rules[i].value;
	return best;
}

/*
 * "geen-regel"; "onbekend, unless its value would not change the result";
 * "strict". A regelgebrek of a rule of W is certain; that it is a regelgebrek
 * whether another works counts only when nothing is unknown that may turn out
 * to be above its value.
 */
static ref_value combine_best(ref *r, sl_combine how, const ref_outcome *o)
{
	ref_value *v = ref_alloc(r, o->count, sizeof *v), sure, perhaps = ref_truth(true);
	const ref_value *best = best_of_w(r, how, o);
	uint32_t n = 0;

	if (!some_in_w(o))
		return whether_one_works(r, o);
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_w)
			v[n++] = o->rules[i].value;
	for (uint32_t i = 0; i < o->count; i++) {
		const ref_rule *q = &o->rules[i];
		if (q->in_m && !q->in_w && !changes_nothing(r, how, best, q->value))
			perhaps = ref_and(r, perhaps, as_operand(q));
	}
	sure = ref_strict(r, v, n);
	if (sure.state == REF_BROKEN)
		return sure;
	if (sure.state == REF_UNKNOWN || perhaps.state == REF_UNKNOWN)
		return ref_and(r, sure.state == REF_UNKNOWN ? sure : ref_truth(true),
			       perhaps.state == REF_UNKNOWN ? perhaps : ref_truth(true));
	if (!ref_is_true(perhaps))
		return perhaps;
	return sure.state == REF_KNOWN ? *best : sure;
}

/* "empty"; "a doubtful member"; "by rule id" */
static ref_value combine_list(ref *r, const ref_outcome *o)
{
	ref_list *l = ref_list_new(r, o->count);

	for (uint32_t i = 0; i < o->count; i++) {
		const ref_rule *q = &o->rules[i];
		if (!q->in_m)
			continue;
		ref_list_push(l, q->value, q->works);
		if (q->works.state == REF_UNKNOWN)
			l->causes = ref_both_causes(r, l->causes, q->works.causes);
	}
	return ref_strict_list(r, l);
}

static bool some_in_m(const ref_outcome *o)
{
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_m)
			return true;
	return false;
}

static ref_value combined(ref *r, const sl_concept *c, const ref_outcome *o)
{
	bool none = !some_in_m(o);

	switch (c->combine) {
	case SL_COMBINE_UNIQUE: return none ? ref_broken(REF_NO_RULE) : unique(r, o);
	case SL_COMBINE_OR: return combine_or(r, o);
	case SL_COMBINE_AND: return none ? ref_broken(REF_NO_RULE) : combine_and(r, o);
	case SL_COMBINE_SUM: return combine_sum(r, c, o);
	case SL_COMBINE_HIGHEST:
	case SL_COMBINE_LOWEST:
		return none ? ref_broken(REF_NO_RULE) : combine_best(r, c->combine, o);
	case SL_COMBINE_LIST: return combine_list(r, o);
	}
	abort();
}

/* ---- 4. delegation ---- */

const sl_delegation *ref_delegation(ref *r, const sl_delegation *const *all, uint32_t n, sl_date day)
{
	const sl_delegation *best = NULL;

	for (uint32_t i = 0; i < n; i++)
		if (sl_in_force(all[i]->validity, day, r->known) &&
		    (!best || all[i]->validity.known_from > best->validity.known_from))
			best = all[i];
	return best;
}

ref_place ref_nowhere(sl_date day)
{
	return (ref_place){.day = day, .self = REF_NOBODY, .other = REF_NOBODY};
}

static ref_value at_least(ref *r, ref_value high, ref_value low)
{
	ref_value otherwise;
	int order;

	if (ref_order(r, &order, &otherwise, high, low))
		return ref_truth(order >= 0);
	return otherwise.state == REF_EMPTY ? ref_truth(true) : otherwise; /* leeg: no bound */
}

/* "set outside: regelgebrek buiten-delegatie, never clamped" */
ref_value ref_inside_bounds(ref *r, const ref_place *p, const sl_delegation *d, ref_value set)
{
	ref_value inside = ref_truth(true);

	if (set.state != REF_KNOWN)
		return set;
	if (d->least)
		inside = at_least(r, set, ref_expr(r, p, d->least));
	if (d->most)
		inside = ref_and(r, inside, at_least(r, ref_expr(r, p, d->most), set));
	if (ref_is_false(inside))
		return ref_broken(REF_OUTSIDE_DELEGATION);
	return ref_is_true(inside) ? set : inside;
}

/* Was an ordinance of this gemeente loaded that fills this law on that day? */
static bool ordinance_loaded(ref *r, const sl_regulation *law, sl_date day)
{
	for (uint32_t i = 0; i < r->model->regulation_count; i++) {
		const sl_regulation *o = r->model->regulations[i];
		if (!o->municipality || !r->household->municipality ||
		    strcmp(o->municipality, r->household->municipality) != 0 ||
		    !sl_in_force(o->validity, day, r->known))
			continue;
		for (uint32_t j = 0; j < o->fill_count; j++)
			for (uint32_t k = 0; k < r->model->regulation_count; k++) {
				const sl_regulation *l = r->model->regulations[k];
				if (strcmp(l->id, o->fills[j]) == 0 &&
				    (l == law || (l->bwb && law->bwb && strcmp(l->bwb, law->bwb) == 0)))
					return true;
			}
	}
	return false;
}

/* "none loaded for this law and day: onbekend, cause beleid"; of no gemeente
 * it is the gemeente that is missing */
ref_value ref_silent(ref *r, const ref_place *p, const sl_delegation *d, const void *what)
{
	const sl_feature *gemeente = r->model->schema.roles[SL_ROLE_MUNICIPALITY];

	if (!r->household->municipality && gemeente)
		return ref_fact(r, gemeente, 0, p->day);
	if (d->silent && ordinance_loaded(r, d->source.regulation, p->day))
		return ref_expr(r, p, d->silent);
	return ref_unknown(ref_one_cause(r, REF_POLICY, REF_NOBODY, what));
}

static bool from_ordinance(const ref_outcome *o)
{
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].rule->source.regulation->municipality)
			return true;
	return false;
}

/* ---- the value of a concept ---- */

static void own_value(ref *r, const ref_place *p, const sl_concept *c, ref_outcome *o)
{
	const sl_delegation *d = ref_delegation(r, c->delegations, c->delegation_count, p->day);

	find_rules(r, c, p->day, d != NULL, o);
	if (d && !from_ordinance(o)) {
		o->count = 0;
		o->value = rounded(c, ref_silent(r, p, d, c->feature));
		return;
	}
	if (o->count == 0) {
		o->value = ref_broken(REF_NO_RULE);
		return;
	}
	work_out(r, p, c, o);
	o->value = rounded(c, combined(r, c, o));
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
