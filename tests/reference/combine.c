/* SPDX-License-Identifier: EUPL-1.2 */
/* Sections 11 and 12: one value from the rules that work, or that may. */
#include "reference/inside.h"

#include <stdlib.h>

/* ---- 11. one value ---- */

/* "zeker when kan(r) is waar and no buiten-toepassing on r may work" */
static bool certain(const ref_outcome *o, const ref_rule *q)
{
	if (ref_is_stop(q->rule) || !ref_is_true(q->can))
		return false;
	for (uint32_t i = 0; i < o->count; i++)
		if (ref_is_stop(o->rules[i].rule) && ref_derogates(o->rules[i].rule, q->rule) &&
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

/* ---- 12. combining ---- */

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

ref_value ref_combined(ref *r, const sl_concept *c, const ref_outcome *o)
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
