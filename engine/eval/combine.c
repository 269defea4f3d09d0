/* SPDX-License-Identifier: EUPL-1.2 */
/* Concepts: rules that are combined: or, and, sum, highest, lowest, list. */
#include "eval/rules.h"

#include "value/decimal_fast.h"

/*
 * A rule that only may work, as an operand: whether it works. Where that is a
 * regelgebrek but its value x may still turn out not to matter, it waits for x.
 */
static sl_value works_cause(sl_judge *j, uint32_t i, sl_value x)
{
	if (j->works[i].kind == SL_BROKEN && x.kind == SL_UNKNOWN)
		return x;
	return j->works[i].kind == SL_UNKNOWN || j->works[i].kind == SL_BROKEN ? j->works[i]
									       : sl_unknown(NULL);
}

static sl_value combine_or(sl_judge *j)
{
	sl_value v = sl_boolean(false);

	for (uint32_t i = 0; i < j->a->count && !sl_is_true(v); i++)
		if (j->m & SL_RULE_BIT(i)) {
			sl_value x = sl_judge_value(j, i);

			v = sl_or(j->r, v, j->w & SL_RULE_BIT(i) ? x : sl_and(j->r, j->works[i], x));
		}
	return v;
}

/* No empty truth: a right may not follow from the absence of rules. */
static sl_value no_sure_rule(sl_judge *j)
{
	const sl_cause *causes = NULL;
	sl_value broken = sl_null();

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & SL_RULE_BIT(i)))
			continue;
		if (j->works[i].kind == SL_UNKNOWN)
			causes = sl_causes_join(j->r, causes, j->works[i].as.cause);
		else if (broken.kind == SL_NULL)
			broken = j->works[i];
	}
	return causes || broken.kind == SL_NULL ? sl_unknown(causes) : broken;
}

static sl_value combine_and(sl_judge *j)
{
	sl_value v = sl_boolean(true);

	if (!j->m)
		return sl_judge_broken(j, SL_DEFECT_NO_RULE, j->valued, false);
	for (uint32_t i = 0; i < j->a->count && !sl_is_false(v); i++)
		if (j->m & SL_RULE_BIT(i)) {
			sl_value x = sl_judge_value(j, i);

			v = sl_and(j->r, v,
				   j->w & SL_RULE_BIT(i) ? x : sl_or(j->r, sl_not(j->works[i]), x));
		}
	return !j->w && !sl_is_false(v) ? no_sure_rule(j) : v;
}

static bool is_zero(sl_value v)
{
	return (v.kind == SL_NUMBER && sl_dec_is_zero(v.as.dec)) ||
	       (v.kind == SL_MONTHS && v.as.i == 0);
}

static sl_value added(sl_judge *j, sl_value a, sl_value b)
{
	sl_call call = {.arena = &j->r->arena, .rules = true};
	sl_value v;
	sl_dec d;

	if (a.kind == SL_NUMBER && b.kind == SL_NUMBER &&
	    sl_dec_add_fast(&d, a.as.dec, b.as.dec) == SL_OK)
		return sl_number(d);
	if (!sl_is_known(a) || !sl_is_known(b))
		return sl_strict(j->r, (sl_value[]){a, b}, 2);
	return sl_arith(&v, '+', a, b, &call) == SL_OK
		       ? v
		       : sl_broken(j->r, SL_DEFECT_ARITHMETIC, call.error);
}

static sl_value combine_sum(sl_judge *j)
{
	sl_value v =
		j->c->feature->type.base == SL_T_MONTHS ? sl_months(0) : sl_number(SL_DEC_ZERO);

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & SL_RULE_BIT(i)) {
			sl_value x = sl_judge_value(j, i);

			if (!(j->w & SL_RULE_BIT(i))) {
				if (is_zero(x))
					continue;
				x = works_cause(j, i, x);
			}
			v = added(j, v, x);
		}
	return v;
}

static bool would_win(sl_judge *j, sl_value x, sl_value best)
{
	int order;

	if (!sl_is_known(x) || !sl_value_compare(&order, x, best))
		return true;
	return j->c->combine == SL_COMBINE_HIGHEST ? order > 0 : order < 0;
}

/*
 * A regelgebrek of a rule of W is certain. That it is a regelgebrek whether
 * another works only counts once nothing unknown can be above its value.
 */
static sl_value combine_extreme(sl_judge *j)
{
	sl_value best = sl_null(), sure = sl_boolean(true), perhaps = sl_boolean(true), x;

	if (!j->m)
		return sl_judge_broken(j, SL_DEFECT_NO_RULE, j->valued, false);
	if (!j->w)
		return no_sure_rule(j);
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->w & SL_RULE_BIT(i)) {
			x = sl_judge_value(j, i);
			if (!sl_is_known(x))
				sure = sl_strict(j->r, (sl_value[]){sure, x}, 2);
			else if (would_win(j, x, best))
				best = x;
		}
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & ~j->w & SL_RULE_BIT(i) && would_win(j, sl_judge_value(j, i), best))
			perhaps = sl_and(j->r, perhaps, works_cause(j, i, j->value[i]));
	if (sure.kind == SL_BROKEN || sl_is_true(perhaps))
		return sure.kind == SL_BOOLEAN ? best : sure;
	if (sure.kind == SL_UNKNOWN)
		return perhaps.kind == SL_UNKNOWN ? sl_and(j->r, sure, perhaps) : sure;
	return perhaps;
}

/* What the members of a list make of it: broken when one is, unless it may not
 * be there; else unknown when one is. */
static sl_value list_of(sl_judge *j, sl_list *l, const sl_value *items)
{
	const sl_cause *causes = l->cause;
	bool unknown = false;

	for (uint32_t i = 0; i < l->count; i++)
		if (items[i].kind == SL_BROKEN && l->doubts[i] != SL_DOUBTFUL)
			return items[i];
	for (uint32_t i = 0; i < l->count; i++)
		if (!sl_is_answer(items[i])) {
			unknown = true;
			if (items[i].kind == SL_UNKNOWN)
				causes = sl_causes_join(j->r, causes, items[i].as.cause);
		}
	l->items = items;
	if (!l->doubtful)
		l->doubts = NULL;
	return unknown ? sl_unknown(causes) : (sl_value){.kind = SL_LIST, .as.list = l};
}

static sl_value combine_list(sl_judge *j)
{
	sl_run *r = j->r;
	sl_list *l = sl_arena_alloc(&r->arena, sizeof *l);
	sl_value *items = sl_arena_calloc(&r->arena, j->a->count, sizeof *items), x;
	uint8_t *doubts = sl_arena_alloc(&r->arena, j->a->count);

	if (!l || !items || !doubts) {
		r->status = SL_ENOMEM;
		return sl_unknown(NULL);
	}
	l->doubts = doubts;
	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & SL_RULE_BIT(i)))
			continue;
		x = sl_judge_value(j, i);
		if (j->works[i].kind == SL_BROKEN) {
			doubts[l->count] = SL_DISPUTED;
			l->doubtful = true;
			l->defect = l->defect ? l->defect : j->works[i].as.defect;
		} else if (!(j->w & SL_RULE_BIT(i))) {
			doubts[l->count] = SL_DOUBTFUL;
			l->doubtful = true;
			l->cause = sl_causes_join(r, l->cause, j->works[i].as.cause);
		}
		items[l->count++] = x;
	}
	return list_of(j, l, items);
}

sl_value sl_judge_combined(sl_judge *j)
{
	if (!j->a->count) /* not the same as: no rule works */
		return sl_judge_broken(j, SL_DEFECT_NO_RULE, 0, false);
	switch (j->c->combine) {
	case SL_COMBINE_UNIQUE:
		return sl_judge_unique(j);
	case SL_COMBINE_OR:
		return combine_or(j);
	case SL_COMBINE_AND:
		return combine_and(j);
	case SL_COMBINE_SUM:
		return sl_judge_rounded(j, combine_sum(j));
	case SL_COMBINE_HIGHEST:
	case SL_COMBINE_LOWEST:
		return sl_judge_rounded(j, combine_extreme(j));
	case SL_COMBINE_LIST:
		return combine_list(j);
	}
	return sl_null();
}
