/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Concepts with one definition at a time: the first row that holds of the
 * table in docs/rule-language.md, section 11.
 */
#include "eval/rules.h"

static bool may_be_stopped(sl_judge *j, uint32_t i)
{
	uint64_t by = j->a->rules[i].excepted_by & ~j->valued;

	for (uint32_t e = 0; by >> e; e++)
		if (by >> e & 1 && !sl_is_false(j->works[e]))
			return true;
	return false;
}

static bool is_certain(sl_judge *j)
{
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->valued & SL_RULE_BIT(i) && sl_is_true(j->can[i]) && !may_be_stopped(j, i))
			return true;
	return false;
}

static bool differ(sl_judge *j, sl_value a, sl_value b)
{
	return sl_is_answer(a) && sl_is_answer(b) && sl_is_false(sl_eval_equal(j->r, a, b));
}

/* Rules of W that nothing can put aside any more: a rule of higher rank that
 * may still work would. */
static uint64_t highest_of_w(sl_judge *j)
{
	sl_rank highest = SL_DICTIONARY;
	uint64_t found = 0;

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & SL_RULE_BIT(i) && j->a->rules[i].code->rule->rank < highest)
			highest = j->a->rules[i].code->rule->rank;
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->w & SL_RULE_BIT(i) && j->a->rules[i].code->rule->rank == highest)
			found |= SL_RULE_BIT(i);
	return found;
}

/* Row 3: two of these rules with different known values. */
static bool contradicts(sl_judge *j, uint64_t rules)
{
	uint32_t first = SL_MOST_RULES;

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(rules & SL_RULE_BIT(i)) || !sl_is_answer(j->value[i]))
			continue;
		if (first == SL_MOST_RULES)
			first = i;
		else if (differ(j, j->value[first], j->value[i]))
			return true;
	}
	return false;
}

/* Row 5: all of M known and equal. */
static bool agrees(sl_judge *j, sl_value *out)
{
	bool first = true;

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & SL_RULE_BIT(i)))
			continue;
		if (!sl_is_answer(j->value[i]) ||
		    (!first && !sl_is_true(sl_eval_equal(j->r, *out, j->value[i]))))
			return false;
		*out = j->value[i];
		first = false;
	}
	return !first;
}

/* Lists of which the members are not all sure cannot be compared yet; where
 * it is a regelgebrek, *broken is the first. */
static bool not_compared(sl_judge *j, const sl_cause **causes, sl_value *broken)
{
	bool open = false;

	*broken = sl_null();

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & SL_RULE_BIT(i)) || j->value[i].kind != SL_LIST)
			continue;
		for (uint32_t k = 0; k < i; k++) {
			sl_value same;

			if (!(j->m & SL_RULE_BIT(k)) || j->value[k].kind != SL_LIST)
				continue;
			same = sl_eval_equal(j->r, j->value[k], j->value[i]);
			if (same.kind == SL_BROKEN && broken->kind != SL_BROKEN)
				*broken = same;
			if (same.kind == SL_UNKNOWN) {
				open = true;
				*causes = sl_causes_join(j->r, *causes, same.as.cause);
			}
		}
	}
	return open;
}

/* Row 6: is something still open, and why. */
static bool is_open(sl_judge *j, const sl_cause **causes)
{
	const sl_cause *others = NULL;
	sl_value broken;
	bool open;

	*causes = NULL;
	open = not_compared(j, causes, &broken);
	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & SL_RULE_BIT(i)))
			continue;
		if (!(j->w & SL_RULE_BIT(i)) && j->works[i].kind == SL_UNKNOWN) {
			open = true;
			*causes = sl_causes_join(j->r, *causes, j->works[i].as.cause);
		}
		if (j->value[i].kind != SL_UNKNOWN)
			continue;
		open = true;
		if (j->w & SL_RULE_BIT(i))
			*causes = sl_causes_join(j->r, *causes, j->value[i].as.cause);
		else
			others = sl_causes_join(j->r, others, j->value[i].as.cause);
	}
	if (!*causes)
		*causes = others;
	return open;
}

static sl_value row_seven(sl_judge *j)
{
	const sl_cause *causes = NULL;
	sl_value broken;

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & SL_RULE_BIT(i) && j->works[i].kind == SL_BROKEN)
			return j->works[i];
	not_compared(j, &causes, &broken);
	return broken.kind == SL_BROKEN ? broken
					: sl_judge_broken(j, SL_DEFECT_NO_RULE, j->m, false);
}

sl_value sl_judge_unique(sl_judge *j)
{
	const sl_cause *causes;
	sl_value v = sl_null();
	uint64_t highest;

	if (!j->m)
		return sl_judge_broken(j, SL_DEFECT_NO_RULE, j->valued, false);
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & SL_RULE_BIT(i))
			sl_judge_value(j, i);
	if (j->w == j->m && (j->w & (j->w - 1)) == 0) /* one rule, for sure */
		return j->value[__builtin_ctzll(j->w)];
	highest = highest_of_w(j);
	if (contradicts(j, highest))
		return sl_judge_broken(j, SL_DEFECT_CONTRADICTION, highest, true);
	for (uint32_t i = 0; i < j->a->count; i++)
		if (highest & SL_RULE_BIT(i) && j->value[i].kind == SL_BROKEN)
			return j->value[i];
	if (agrees(j, &v) && is_certain(j))
		return v;
	if (is_open(j, &causes))
		return sl_unknown(causes);
	return row_seven(j);
}
