/* SPDX-License-Identifier: EUPL-1.2 */
/* Section 17: ladders and contributions, as they are written. */
#include "reference/inside.h"

#include <string.h>

/* ---- what is in force ---- */

static bool in_force(const ref *r, const ref_place *p, sl_validity v)
{
	return sl_in_force(v, p->day, r->known);
}

/* "Of versions in force on one day the latest bekend-van counts" */
static bool rung_counts(const ref *r, const ref_place *p, const sl_ladder *l, uint32_t i)
{
	const sl_rung *rung = &l->rungs[i];

	for (uint32_t k = 0; k < l->rung_count; k++)
		if (k != i && strcmp(l->rungs[k].name, rung->name) == 0 && in_force(r, p, l->rungs[k].validity) &&
		    l->rungs[k].validity.known_from > rung->validity.known_from)
			return false;
	return in_force(r, p, rung->validity);
}

static bool ladder_counts(const ref *r, const ref_place *p, const sl_decision *d, uint32_t i)
{
	const sl_ladder *l = d->ladders[i];

	for (uint32_t k = 0; k < d->ladder_count; k++)
		if (k != i && strcmp(d->ladders[k]->id, l->id) == 0 && in_force(r, p, d->ladders[k]->validity) &&
		    d->ladders[k]->validity.known_from > l->validity.known_from)
			return false;
	return in_force(r, p, l->validity);
}

/* Versions of one share are the bases; the others stand by themselves. */
static bool share_counts(const ref *r, const ref_place *p, const sl_contribution *c, uint32_t i)
{
	const sl_share *s = &c->shares[i];

	for (uint32_t k = 0; k < c->share_count; k++)
		if (k != i && s->kind == SL_SHARE_BASE && c->shares[k].kind == SL_SHARE_BASE &&
		    in_force(r, p, c->shares[k].validity) &&
		    c->shares[k].validity.known_from > s->validity.known_from)
			return false;
	return in_force(r, p, s->validity);
}

/* ---- ladders ---- */

/* No share and no amount is leeg: "leeg-niet-toegestaan". */
static ref_value not_empty(ref_value v)
{
	return v.state == REF_EMPTY ? ref_broken(REF_EMPTY_NOT_ALLOWED) : v;
}

static bool above_nothing(ref_value v)
{
	if (v.state != REF_KNOWN)
		return false;
	if (v.plain.kind == SL_BOOLEAN)
		return ref_is_true(v);
	return sl_dec_compare(v.plain.as.dec, SL_DEC_ZERO) > 0;
}

/* "A step whose mits is not waar while its coverage is above 0 is onbekend,
 * cause oordeel"; a mits that is itself onbekend says why too, and one that is
 * a regelgebrek stays so. */
static ref_value coverage(ref *r, const ref_place *p, const sl_rung *rung)
{
	ref_value covers = not_empty(ref_expr(r, p, rung->coverage)), may;
	const ref_causes *causes;

	if (!above_nothing(covers))
		return covers;
	may = ref_condition(r, p, rung->provided);
	if (ref_is_true(may))
		return covers;
	if (may.state == REF_BROKEN)
		return may;
	causes = ref_one_cause(r, REF_JUDGEMENT, p->self,
			       rung->share->judged ? rung->share->judged : rung->share->feature);
	return ref_unknown(may.state == REF_UNKNOWN ? ref_both_causes(r, causes, may.causes) : causes);
}

static ref_value nothing_of(ref_value need)
{
	return need.plain.kind == SL_BOOLEAN ? ref_truth(false) : ref_known(sl_number(SL_DEC_ZERO));
}

/* "max(0, need - sum of coverage)"; of ja/nee one is enough. A coverage below
 * 0 is no coverage. */
static ref_value less(ref *r, ref_value need, const ref_value *covered, uint32_t n)
{
	ref_value sum = ref_known(sl_number(SL_DEC_ZERO));
	bool any = false;

	for (uint32_t i = 0; i < n; i++)
		if (above_nothing(covered[i])) {
			any = true;
			if (need.plain.kind == SL_NUMBER)
				sum = ref_arith(r, '+', sum, covered[i]);
		}
	if (need.plain.kind == SL_BOOLEAN)
		return any ? ref_truth(false) : need;
	sum = ref_arith(r, '-', need, sum);
	return above_nothing(sum) || sum.state != REF_KNOWN ? sum : nothing_of(need);
}

ref_value ref_ladder(ref *r, const ref_place *p, const sl_ladder *l)
{
	ref_value need = ref_expr(r, p, l->need), *covered = ref_alloc(r, l->rung_count, sizeof *covered);
	ref_value rest, broken = ref_empty(NULL);
	const ref_causes *causes = NULL;
	bool unknown = false;
	uint32_t n = 0;

	/* "rest onbekend with its causes; no step is asked before" */
	if (need.state != REF_KNOWN)
		return need;
	for (uint32_t i = 0; i < l->rung_count; i++)
		if (rung_counts(r, p, l, i))
			covered[n++] = coverage(r, p, &l->rungs[i]);
	/* "once the known coverage reaches the need, rest is 0" */
	rest = less(r, need, covered, n);
	if (rest.state != REF_KNOWN || !above_nothing(rest))
		return rest;
	for (uint32_t i = n; i-- > 0;) {
		if (covered[i].state == REF_BROKEN)
			broken = covered[i];
		if (covered[i].state != REF_UNKNOWN)
			continue;
		unknown = true;
		causes = ref_both_causes(r, causes, covered[i].causes);
	}
	/* What is not known may still reach it. */
	if (unknown)
		return ref_unknown(causes);
	return broken.state == REF_BROKEN ? broken : rest;
}

/* "recht and (some ladder that applies leaves more than 0)" */
ref_value ref_right(ref *r, const ref_place *p, const sl_decision *d)
{
	ref_value some = ref_truth(false);

	for (uint32_t i = 0; i < d->ladder_count; i++) {
		const sl_ladder *l = d->ladders[i];
		ref_value left, otherwise, applies;
		int order;

		if (!ladder_counts(r, p, d, i))
			continue;
		applies = ref_condition(r, p, l->condition);
		left = ref_feature(r, l->rest->feature, p->self, REF_NOBODY, p->day);
		if (l->rest->feature->type.base == SL_T_NUMBER)
			left = ref_order(r, &order, &otherwise, left, ref_known(sl_number(SL_DEC_ZERO)))
				       ? ref_truth(order > 0)
				       : otherwise;
		some = ref_or(r, some, ref_and(r, applies, ref_needed(left)));
	}
	return d->right ? ref_and(r, ref_needed(ref_expr(r, p, d->right)), some) : some;
}

/* ---- contributions ---- */

static ref_value lower_of(ref *r, ref_value a, ref_value b)
{
	ref_value otherwise;
	int order;

	if (!ref_order(r, &order, &otherwise, a, b))
		return otherwise;
	return order <= 0 ? a : b;
}

static ref_value with_share(ref *r, const ref_place *p, const sl_share *s, ref_value amount)
{
	ref_value v = not_empty(ref_said(r, p, s->rule));
	ref_value with = s->kind == SL_SHARE_DEDUCTED ? ref_arith(r, '-', amount, v) : lower_of(r, amount, v);

	return s->condition ? ref_choose(r, ref_condition(r, p, s->condition), with, amount) : with;
}

/* Base, lowered, deducted, ceiling, not below 0. */
static ref_value amount_of(ref *r, const ref_place *p, const sl_contribution *c)
{
	static const sl_share_kind order[] = {SL_SHARE_LOWERED, SL_SHARE_DEDUCTED, SL_SHARE_CEILING};
	ref_value amount = ref_broken(REF_NO_RULE), nothing = ref_known(sl_number(SL_DEC_ZERO));

	for (uint32_t i = 0; i < c->share_count; i++)
		if (c->shares[i].kind == SL_SHARE_BASE && share_counts(r, p, c, i))
			amount = not_empty(ref_said(r, p, c->shares[i].rule));
	for (size_t k = 0; k < sizeof order / sizeof *order; k++)
		for (uint32_t i = 0; i < c->share_count; i++)
			if (c->shares[i].kind == order[k] && share_counts(r, p, c, i))
				amount = with_share(r, p, &c->shares[i], amount);
	return amount.state == REF_KNOWN && !above_nothing(amount) ? nothing : amount;
}

/* Is one of the exemptions in force, and does it hold? */
static ref_value is_exempt(ref *r, const ref_place *p, const sl_concept *c)
{
	ref_value some = ref_truth(false);

	for (uint32_t i = 0; c && i < c->rule_count; i++) {
		const sl_rule *rule = c->rules[i];
		bool superseded = false;

		for (uint32_t k = 0; k < c->rule_count; k++)
			superseded |= c->rules[k]->family == rule->family && in_force(r, p, c->rules[k]->validity) &&
				      c->rules[k]->validity.known_from > rule->validity.known_from;
		if (rule->truth && !superseded && in_force(r, p, rule->validity))
			some = ref_or(r, some, ref_condition(r, p, rule->condition));
	}
	return some;
}

/* "nothing it could be owed for, exemption (0), base, ..." */
ref_value ref_contribution(ref *r, const ref_place *p, const sl_contribution *c)
{
	ref_value nothing = ref_known(sl_number(SL_DEC_ZERO)), applies = ref_truth(true), exempt;

	if (c->applies)
		applies = ref_feature(r, c->applies->feature, p->self, REF_NOBODY, p->day);
	exempt = is_exempt(r, p, c->exempt);
	return ref_choose(r, applies, ref_choose(r, exempt, nothing, amount_of(r, p, c)), nothing);
}
