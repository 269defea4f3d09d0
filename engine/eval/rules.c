/* SPDX-License-Identifier: EUPL-1.2 */
/* Concepts: which rules can and do work, and the value of one rule. */
#include "eval/rules.h"

/* ---- kan and werkt ---- */

static sl_value condition_of(sl_judge *j, uint32_t i)
{
	uint32_t node = j->a->rules[i].code->condition;
	sl_value v;

	if (node == SL_NO_NODE)
		return sl_boolean(true);
	sl_eval(j->r, j->f, sl_node_at(j->r, node), &v);
	return sl_fold(v);
}

static sl_value any_of(sl_judge *j, uint64_t mask, const sl_value *truths)
{
	sl_value v = sl_boolean(false);

	for (uint32_t i = 0; mask >> i; i++)
		if (mask >> i & 1) {
			v = sl_or(j->r, v, truths[i]);
			if (sl_is_true(v))
				break;
		}
	return v;
}

static void judge_can(sl_judge *j)
{
	for (uint32_t k = 0; k < j->a->count; k++) {
		uint32_t i = j->a->base_first[k];
		sl_value base;

		if (!j->a->rules[i].excepts) {
			/* An exception whose base is not in force derogates from nothing. */
			j->can[i] = j->a->rules[i].code->rule->except_count ? sl_boolean(false)
									    : condition_of(j, i);
			continue;
		}
		base = any_of(j, j->a->rules[i].excepts, j->can);
		if (sl_is_false(base))
			j->can[i] = base;
		else if (sl_is_true(base))
			j->can[i] = condition_of(j, i);
		else
			j->can[i] = sl_and(j->r, base, condition_of(j, i));
	}
}

static void judge_works(sl_judge *j)
{
	for (uint32_t k = j->a->count; k-- > 0;) {
		uint32_t i = j->a->base_first[k];
		uint64_t by = j->a->rules[i].excepted_by;

		if (sl_is_false(j->can[i]) || !by)
			j->works[i] = j->can[i];
		else
			j->works[i] = sl_and(j->r, j->can[i], sl_not(any_of(j, by, j->works)));
	}
}

/* A rule leaves W and M when one of higher rank is in W. Only where rules say
 * the same thing: what is combined (a ground for exclusion in a decree beside
 * one in the law, parts of a sum) does not contradict. */
static void drop_lower_ranks(sl_judge *j)
{
	sl_rank highest = SL_DICTIONARY;
	bool found = false;

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->w & SL_RULE_BIT(i) && (!found || j->a->rules[i].code->rule->rank < highest)) {
			highest = j->a->rules[i].code->rule->rank;
			found = true;
		}
	for (uint32_t i = 0; found && i < j->a->count; i++)
		if (j->a->rules[i].code->rule->rank > highest) {
			j->outranked |= j->m & SL_RULE_BIT(i);
			j->w &= ~SL_RULE_BIT(i);
			j->m &= ~SL_RULE_BIT(i);
		}
}

void sl_judge_rules(sl_judge *j)
{
	j->valued = j->w = j->m = j->evaluated = j->outranked = 0;
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->a->rules[i].code->value != SL_NO_NODE)
			j->valued |= SL_RULE_BIT(i);
	if (j->a->has_exceptions) {
		judge_can(j);
		judge_works(j);
	} else {
		for (uint32_t i = 0; i < j->a->count; i++)
			j->works[i] = j->can[i] = j->a->rules[i].code->rule->except_count
							  ? sl_boolean(false)
							  : condition_of(j, i);
	}
	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->valued & SL_RULE_BIT(i)) || sl_is_false(j->works[i]))
			continue;
		j->m |= SL_RULE_BIT(i);
		if (sl_is_true(j->works[i]))
			j->w |= SL_RULE_BIT(i);
	}
	if (j->c->combine == SL_COMBINE_UNIQUE)
		drop_lower_ranks(j);
}

/* ---- values ---- */

sl_value sl_judge_rounded(sl_judge *j, sl_value v)
{
	const sl_rounding *how = &j->c->rounding;

	if (how->given && v.kind == SL_NUMBER &&
	    sl_dec_round(&v.as.dec, v.as.dec, how->digits, how->how) != SL_OK)
		return sl_broken(j->r, SL_DEFECT_ARITHMETIC,
				 "het getal is te groot om af te ronden");
	return v;
}

sl_value sl_judge_broken(sl_judge *j, sl_defect_kind kind, uint64_t mask, bool with_values)
{
	sl_defect d = {.kind = (uint8_t)kind, .concept = j->c, .entity = j->f->self};
	const sl_rule **rules = sl_arena_calloc(&j->r->arena, j->a->count, sizeof *rules);
	sl_value *values =
		with_values ? sl_arena_calloc(&j->r->arena, j->a->count, sizeof *values) : NULL;

	if (!rules || (with_values && !values)) {
		j->r->status = SL_ENOMEM;
		return sl_broken_with(j->r, d);
	}
	for (uint32_t i = 0; i < j->a->count; i++)
		if (mask & SL_RULE_BIT(i)) {
			if (with_values)
				values[d.count] = j->value[i];
			rules[d.count++] = j->a->rules[i].code->rule;
		}
	d.rules = rules;
	d.values = values;
	return sl_broken_with(j->r, d);
}

/* Say whose regelgebrek it is, where the operators could not. */
static sl_value named(sl_judge *j, uint32_t i, sl_value v)
{
	sl_defect d;

	if (v.kind != SL_BROKEN || !v.as.defect || v.as.defect->concept || v.as.defect->parameter)
		return v;
	d = *sl_judge_broken(j, (sl_defect_kind)v.as.defect->kind, SL_RULE_BIT(i), false).as.defect;
	d.text = v.as.defect->text;
	return sl_broken_with(j->r, d);
}

sl_value sl_judge_value(sl_judge *j, uint32_t i)
{
	sl_value v;

	if (j->evaluated & SL_RULE_BIT(i))
		return j->value[i];
	sl_eval(j->r, j->f, sl_node_at(j->r, j->a->rules[i].code->value), &v);
	if (j->c->combine == SL_COMBINE_UNIQUE)
		v = sl_judge_rounded(j, v);
	if (v.kind == SL_NULL && !j->c->feature->may_be_empty)
		v = sl_judge_broken(j, SL_DEFECT_EMPTY, SL_RULE_BIT(i), false);
	j->evaluated |= SL_RULE_BIT(i);
	return j->value[i] = named(j, i, v);
}

/* The first rule alone, without anything that could stop it. */
void sl_judge_simple(sl_judge *j, sl_value *out)
{
	sl_eval(j->r, j->f, sl_node_at(j->r, j->a->rules[0].code->value), out);
	if (j->c->rounding.given)
		*out = sl_judge_rounded(j, *out);
	if (out->kind == SL_NULL && !j->c->feature->may_be_empty)
		*out = sl_judge_broken(j, SL_DEFECT_EMPTY, 1, false);
	if (out->kind == SL_BROKEN)
		*out = named(j, 0, *out);
}
