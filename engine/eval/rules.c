/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Concepts: how rules make a value (docs/rule-language.md, "Hoe een begrip
 * aan zijn waarde komt").
 *
 *   kan(r)    its condition; of an exception also: some rule that it
 *             derogates from kan
 *   werkt(r)  kan(r), and no exception on r works
 *   W, M      valued rules that work; that may work
 */
#include "eval/quick.h"

#include <string.h>

#include "value/decimal_fast.h"

typedef struct judging {
	sl_run *r;
	sl_frame *f;
	const sl_concept *c;
	const sl_active_concept *a;
	sl_value can[SL_MOST_RULES], works[SL_MOST_RULES], value[SL_MOST_RULES];
	uint64_t valued, w, m, evaluated;
	uint64_t outranked; /* left M */
} judging;

#define BIT(i) (UINT64_C(1) << (i))

/* ---- kan and werkt ---- */

static sl_value condition_of(judging *j, uint32_t i)
{
	uint32_t node = j->a->rules[i].code->condition;
	sl_value v;

	if (node == SL_NO_NODE)
		return sl_boolean(true);
	sl_eval(j->r, j->f, sl_node_at(j->r, node), &v);
	return sl_fold(v);
}

static sl_value any_of(judging *j, uint64_t mask, const sl_value *truths)
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

static void judge_can(judging *j)
{
	for (uint32_t k = 0; k < j->a->count; k++) {
		uint32_t i = j->a->base_first[k];
		sl_value base;

		if (!j->a->rules[i].excepts) {
			/* An exception whose base is not in force derogates from nothing. */
			j->can[i] = j->a->rules[i].code->rule->except_count ? sl_boolean(false) : condition_of(j, i);
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

static void judge_works(judging *j)
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
static void drop_lower_ranks(judging *j)
{
	sl_rank highest = SL_DICTIONARY;
	bool found = false;

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->w & BIT(i) && (!found || j->a->rules[i].code->rule->rank < highest)) {
			highest = j->a->rules[i].code->rule->rank;
			found = true;
		}
	for (uint32_t i = 0; found && i < j->a->count; i++)
		if (j->a->rules[i].code->rule->rank > highest) {
			j->outranked |= j->m & BIT(i);
			j->w &= ~BIT(i);
			j->m &= ~BIT(i);
		}
}

static void judge_rules(judging *j)
{
	j->valued = j->w = j->m = j->evaluated = j->outranked = 0;
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->a->rules[i].code->value != SL_NO_NODE)
			j->valued |= BIT(i);
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
		if (!(j->valued & BIT(i)) || sl_is_false(j->works[i]))
			continue;
		j->m |= BIT(i);
		if (sl_is_true(j->works[i]))
			j->w |= BIT(i);
	}
	if (j->c->combine == SL_COMBINE_UNIQUE)
		drop_lower_ranks(j);
}

/* ---- values ---- */

static sl_value rounded(judging *j, sl_value v)
{
	const sl_rounding *how = &j->c->rounding;

	if (how->given && v.kind == SL_NUMBER && sl_dec_round(&v.as.dec, v.as.dec, how->digits, how->how) != SL_OK)
		return sl_broken(j->r, SL_DEFECT_ARITHMETIC, "het getal is te groot om af te ronden");
	return v;
}

static sl_value broken_about(judging *j, sl_defect_kind kind, uint64_t mask, bool with_values)
{
	sl_defect d = {.kind = (uint8_t)kind, .concept = j->c, .entity = j->f->self};
	const sl_rule **rules = sl_arena_calloc(&j->r->arena, j->a->count, sizeof *rules);
	sl_value *values = with_values ? sl_arena_calloc(&j->r->arena, j->a->count, sizeof *values) : NULL;

	if (!rules || (with_values && !values)) {
		j->r->status = SL_ENOMEM;
		return sl_broken_with(j->r, d);
	}
	for (uint32_t i = 0; i < j->a->count; i++)
		if (mask & BIT(i)) {
			if (with_values)
				values[d.count] = j->value[i];
			rules[d.count++] = j->a->rules[i].code->rule;
		}
	d.rules = rules;
	d.values = values;
	return sl_broken_with(j->r, d);
}

/* Say whose regelgebrek it is, where the operators could not. */
static sl_value named(judging *j, uint32_t i, sl_value v)
{
	sl_defect d;

	if (v.kind != SL_BROKEN || !v.as.defect || v.as.defect->concept || v.as.defect->parameter)
		return v;
	d = *broken_about(j, (sl_defect_kind)v.as.defect->kind, BIT(i), false).as.defect;
	d.text = v.as.defect->text;
	return sl_broken_with(j->r, d);
}

static sl_value value_of(judging *j, uint32_t i)
{
	sl_value v;

	if (j->evaluated & BIT(i))
		return j->value[i];
	sl_eval(j->r, j->f, sl_node_at(j->r, j->a->rules[i].code->value), &v);
	if (j->c->combine == SL_COMBINE_UNIQUE)
		v = rounded(j, v);
	if (v.kind == SL_NULL && !j->c->feature->may_be_empty)
		v = broken_about(j, SL_DEFECT_EMPTY, BIT(i), false);
	j->evaluated |= BIT(i);
	return j->value[i] = named(j, i, v);
}

/* ---- one definition at a time ---- */

static bool may_be_stopped(judging *j, uint32_t i)
{
	uint64_t by = j->a->rules[i].excepted_by & ~j->valued;

	for (uint32_t e = 0; by >> e; e++)
		if (by >> e & 1 && !sl_is_false(j->works[e]))
			return true;
	return false;
}

static bool is_certain(judging *j)
{
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->valued & BIT(i) && sl_is_true(j->can[i]) && !may_be_stopped(j, i))
			return true;
	return false;
}

static bool differ(judging *j, sl_value a, sl_value b)
{
	return sl_is_answer(a) && sl_is_answer(b) && sl_is_false(sl_eval_equal(j->r, a, b));
}

/* Rules of W that nothing can put aside any more: a rule of higher rank that
 * may still work would. */
static uint64_t highest_of_w(judging *j)
{
	sl_rank highest = SL_DICTIONARY;
	uint64_t found = 0;

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & BIT(i) && j->a->rules[i].code->rule->rank < highest)
			highest = j->a->rules[i].code->rule->rank;
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->w & BIT(i) && j->a->rules[i].code->rule->rank == highest)
			found |= BIT(i);
	return found;
}

/* Row 3: two of these rules with different known values. */
static bool contradicts(judging *j, uint64_t rules)
{
	uint32_t first = SL_MOST_RULES;

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(rules & BIT(i)) || !sl_is_answer(j->value[i]))
			continue;
		if (first == SL_MOST_RULES)
			first = i;
		else if (differ(j, j->value[first], j->value[i]))
			return true;
	}
	return false;
}

/* Row 5: all of M known and equal. */
static bool agrees(judging *j, sl_value *out)
{
	bool first = true;

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & BIT(i)))
			continue;
		if (!sl_is_answer(j->value[i]) || (!first && !sl_is_true(sl_eval_equal(j->r, *out, j->value[i]))))
			return false;
		*out = j->value[i];
		first = false;
	}
	return !first;
}

/* Lists of which the members are not all sure cannot be compared yet; where
 * it is a regelgebrek, *broken is the first. */
static bool not_compared(judging *j, const sl_cause **causes, sl_value *broken)
{
	bool open = false;

	*broken = sl_null();

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & BIT(i)) || j->value[i].kind != SL_LIST)
			continue;
		for (uint32_t k = 0; k < i; k++) {
			sl_value same;

			if (!(j->m & BIT(k)) || j->value[k].kind != SL_LIST)
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
static bool is_open(judging *j, const sl_cause **causes)
{
	const sl_cause *others = NULL;
	sl_value broken;
	bool open;

	*causes = NULL;
	open = not_compared(j, causes, &broken);
	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & BIT(i)))
			continue;
		if (!(j->w & BIT(i)) && j->works[i].kind == SL_UNKNOWN) {
			open = true;
			*causes = sl_causes_join(j->r, *causes, j->works[i].as.cause);
		}
		if (j->value[i].kind != SL_UNKNOWN)
			continue;
		open = true;
		if (j->w & BIT(i))
			*causes = sl_causes_join(j->r, *causes, j->value[i].as.cause);
		else
			others = sl_causes_join(j->r, others, j->value[i].as.cause);
	}
	if (!*causes)
		*causes = others;
	return open;
}

static sl_value row_seven(judging *j)
{
	const sl_cause *causes = NULL;
	sl_value broken;

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & BIT(i) && j->works[i].kind == SL_BROKEN)
			return j->works[i];
	not_compared(j, &causes, &broken);
	return broken.kind == SL_BROKEN ? broken : broken_about(j, SL_DEFECT_NO_RULE, j->m, false);
}

static sl_value choose_unique(judging *j)
{
	const sl_cause *causes;
	sl_value v = sl_null();
	uint64_t highest;

	if (!j->m)
		return broken_about(j, SL_DEFECT_NO_RULE, j->valued, false);
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & BIT(i))
			value_of(j, i);
	if (j->w == j->m && (j->w & (j->w - 1)) == 0) /* one rule, for sure */
		return j->value[__builtin_ctzll(j->w)];
	highest = highest_of_w(j);
	if (contradicts(j, highest))
		return broken_about(j, SL_DEFECT_CONTRADICTION, highest, true);
	for (uint32_t i = 0; i < j->a->count; i++)
		if (highest & BIT(i) && j->value[i].kind == SL_BROKEN)
			return j->value[i];
	if (agrees(j, &v) && is_certain(j))
		return v;
	if (is_open(j, &causes))
		return sl_unknown(causes);
	return row_seven(j);
}

/* ---- combining ---- */

/*
 * A rule that only may work, as an operand: whether it works. Where that is a
 * regelgebrek but its value x may still turn out not to matter, it waits for x.
 */
static sl_value works_cause(judging *j, uint32_t i, sl_value x)
{
	if (j->works[i].kind == SL_BROKEN && x.kind == SL_UNKNOWN)
		return x;
	return j->works[i].kind == SL_UNKNOWN || j->works[i].kind == SL_BROKEN ? j->works[i] : sl_unknown(NULL);
}

static sl_value combine_or(judging *j)
{
	sl_value v = sl_boolean(false);

	for (uint32_t i = 0; i < j->a->count && !sl_is_true(v); i++)
		if (j->m & BIT(i)) {
			sl_value x = value_of(j, i);

			v = sl_or(j->r, v, j->w & BIT(i) ? x : sl_and(j->r, j->works[i], x));
		}
	return v;
}

/* No empty truth: a right may not follow from the absence of rules. */
static sl_value no_sure_rule(judging *j)
{
	const sl_cause *causes = NULL;
	sl_value broken = sl_null();

	for (uint32_t i = 0; i < j->a->count; i++) {
		if (!(j->m & BIT(i)))
			continue;
		if (j->works[i].kind == SL_UNKNOWN)
			causes = sl_causes_join(j->r, causes, j->works[i].as.cause);
		else if (broken.kind == SL_NULL)
			broken = j->works[i];
	}
	return causes || broken.kind == SL_NULL ? sl_unknown(causes) : broken;
}

static sl_value combine_and(judging *j)
{
	sl_value v = sl_boolean(true);

	if (!j->m)
		return broken_about(j, SL_DEFECT_NO_RULE, j->valued, false);
	for (uint32_t i = 0; i < j->a->count && !sl_is_false(v); i++)
		if (j->m & BIT(i)) {
			sl_value x = value_of(j, i);

			v = sl_and(j->r, v, j->w & BIT(i) ? x : sl_or(j->r, sl_not(j->works[i]), x));
		}
	return !j->w && !sl_is_false(v) ? no_sure_rule(j) : v;
}

static bool is_zero(sl_value v)
{
	return (v.kind == SL_NUMBER && sl_dec_is_zero(v.as.dec)) || (v.kind == SL_MONTHS && v.as.i == 0);
}

static sl_value added(judging *j, sl_value a, sl_value b)
{
	sl_call call = {.arena = &j->r->arena, .rules = true};
	sl_value v;
	sl_dec d;

	if (a.kind == SL_NUMBER && b.kind == SL_NUMBER && sl_dec_add_fast(&d, a.as.dec, b.as.dec) == SL_OK)
		return sl_number(d);
	if (!sl_is_known(a) || !sl_is_known(b))
		return sl_strict(j->r, (sl_value[]){a, b}, 2);
	return sl_arith(&v, '+', a, b, &call) == SL_OK ? v : sl_broken(j->r, SL_DEFECT_ARITHMETIC, call.error);
}

static sl_value combine_sum(judging *j)
{
	sl_value v = j->c->feature->type.base == SL_T_MONTHS ? sl_months(0) : sl_number(SL_DEC_ZERO);

	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & BIT(i)) {
			sl_value x = value_of(j, i);

			if (!(j->w & BIT(i))) {
				if (is_zero(x))
					continue;
				x = works_cause(j, i, x);
			}
			v = added(j, v, x);
		}
	return v;
}

static bool would_win(judging *j, sl_value x, sl_value best)
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
static sl_value combine_extreme(judging *j)
{
	sl_value best = sl_null(), sure = sl_boolean(true), perhaps = sl_boolean(true), x;

	if (!j->m)
		return broken_about(j, SL_DEFECT_NO_RULE, j->valued, false);
	if (!j->w)
		return no_sure_rule(j);
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->w & BIT(i)) {
			x = value_of(j, i);
			if (!sl_is_known(x))
				sure = sl_strict(j->r, (sl_value[]){sure, x}, 2);
			else if (would_win(j, x, best))
				best = x;
		}
	for (uint32_t i = 0; i < j->a->count; i++)
		if (j->m & ~j->w & BIT(i) && would_win(j, value_of(j, i), best))
			perhaps = sl_and(j->r, perhaps, works_cause(j, i, j->value[i]));
	if (sure.kind == SL_BROKEN || sl_is_true(perhaps))
		return sure.kind == SL_BOOLEAN ? best : sure;
	if (sure.kind == SL_UNKNOWN)
		return perhaps.kind == SL_UNKNOWN ? sl_and(j->r, sure, perhaps) : sure;
	return perhaps;
}

/* What the members of a list make of it: broken when one is, unless it may not
 * be there; else unknown when one is. */
static sl_value list_of(judging *j, sl_list *l, const sl_value *items)
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

static sl_value combine_list(judging *j)
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
		if (!(j->m & BIT(i)))
			continue;
		x = value_of(j, i);
		if (j->works[i].kind == SL_BROKEN) {
			doubts[l->count] = SL_DISPUTED;
			l->doubtful = true;
			l->defect = l->defect ? l->defect : j->works[i].as.defect;
		} else if (!(j->w & BIT(i))) {
			doubts[l->count] = SL_DOUBTFUL;
			l->doubtful = true;
			l->cause = sl_causes_join(r, l->cause, j->works[i].as.cause);
		}
		items[l->count++] = x;
	}
	return list_of(j, l, items);
}

static sl_value combined(judging *j)
{
	if (!j->a->count) /* not the same as: no rule works */
		return broken_about(j, SL_DEFECT_NO_RULE, 0, false);
	switch (j->c->combine) {
	case SL_COMBINE_UNIQUE:
		return choose_unique(j);
	case SL_COMBINE_OR:
		return combine_or(j);
	case SL_COMBINE_AND:
		return combine_and(j);
	case SL_COMBINE_SUM:
		return rounded(j, combine_sum(j));
	case SL_COMBINE_HIGHEST:
	case SL_COMBINE_LOWEST:
		return rounded(j, combine_extreme(j));
	case SL_COMBINE_LIST:
		return combine_list(j);
	}
	return sl_null();
}

/* ---- a concept on a day ---- */

/* A concept per period has the value of the day on which its period is taken. */
static sl_day_memory *day_of_period(sl_run *r, sl_day_memory *day, const sl_concept *c, sl_value *out)
{
	sl_date begin, end, test;
	sl_day_memory *taken;

	if (!sl_period_of(c->periods, day->date, r->known, &begin, &end, &test)) {
		*out = sl_broken_with(r, (sl_defect){.kind = SL_DEFECT_NO_RULE, .concept = c, .entity = SL_NO_ENTITY,
						     .text = "er is geen periode voor deze dag"});
		return NULL;
	}
	if (!(taken = sl_run_day(r, test)))
		*out = sl_broken(r, SL_DEFECT_LIMIT, "te veel dagen in een berekening");
	return taken;
}

/* The first rule alone, without anything that could stop it. */
static void simple_value(judging *j, sl_value *out)
{
	sl_eval(j->r, j->f, sl_node_at(j->r, j->a->rules[0].code->value), out);
	if (j->c->rounding.given)
		*out = rounded(j, *out);
	if (out->kind == SL_NULL && !j->c->feature->may_be_empty)
		*out = broken_about(j, SL_DEFECT_EMPTY, 1, false);
	if (out->kind == SL_BROKEN)
		*out = named(j, 0, *out);
}

static void own_value(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
		      sl_value *out)
{
	const sl_active_concept *a = &day->segment->concepts[c->number];
	sl_frame f;
	judging j;

	sl_frame_init(&f, day, entity, other);
	f.series = c->periods;
	j.r = r;
	j.f = &f;
	j.c = c;
	j.a = a;
	if (a->delegated == SL_SILENT || a->delegated == SL_NO_ORDINANCE) {
		*out = rounded(&j, sl_eval_delegated_concept(r, &f, c, a, sl_null()));
		return;
	}
	if (a->simple) {
		simple_value(&j, out);
		return;
	}
	judge_rules(&j);
	*out = combined(&j);
	if (a->delegated == SL_SET)
		*out = sl_eval_delegated_concept(r, &f, c, a, *out);
}

/* The general memory of a day, made when it is first needed. */
static sl_value *memory(sl_run *r, sl_day_memory *day)
{
	if (!day->values)
		day->values = sl_arena_calloc(&r->arena, r->slot_count, sizeof *day->values);
	return day->values;
}

static sl_value own(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity)
{
	uint32_t slot = r->base[entity] + r->joint_slots[c->number];
	sl_value v;

	if (!memory(r, day)) {
		r->status = SL_ENOMEM;
		return sl_unknown(NULL);
	}
	if (day->values[slot].kind != SL_UNSET)
		return day->values[slot];
	own_value(r, day, c, entity, SL_NO_ENTITY, &v);
	return day->values[slot] = v;
}

/* One value for two: computed at both; a difference is regelgebrek. */
static void joint_value(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, sl_value *out)
{
	sl_value mine = own(r, day, c, entity), partner, theirs, *values;

	sl_run_feature(r, day, c->joint_with, entity, SL_NO_ENTITY, &partner);
	*out = mine;
	if (partner.kind != SL_ENTITY) {
		if (partner.kind != SL_NULL)
			*out = sl_strict(r, (sl_value[]){partner, mine}, 2);
		return;
	}
	theirs = own(r, day, c, partner.n);
	if (!sl_is_answer(mine) || !sl_is_answer(theirs)) {
		*out = sl_strict(r, (sl_value[]){mine, theirs}, 2);
	} else if (!sl_is_true(sl_eval_equal(r, mine, theirs))) {
		values = sl_arena_memdup(&r->arena, (sl_value[]){mine, theirs}, 2 * sizeof mine);
		*out = sl_broken_with(r, (sl_defect){.kind = SL_DEFECT_CONTRADICTION, .concept = c, .entity = entity,
						     .values = values, .text = "de twee partners krijgen niet dezelfde waarde"});
	}
}

/* The slot of a pair concept, made for all pairs at once; NULL: no memory. */
static sl_value *pair_slot(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other)
{
	const sl_household *h = r->household;
	sl_value **table = &day->pairs[r->pair_numbers[c->number]];
	size_t width = h->kind_counts[c->feature->towards->number];

	if (!*table)
		*table = sl_arena_calloc(&r->arena, h->kind_counts[c->feature->per->number] * width, sizeof **table);
	return *table ? *table + h->entities[entity].ordinal * width + h->entities[other].ordinal : NULL;
}

static sl_value *slot_of(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other)
{
	if (c->feature->towards)
		return pair_slot(r, day, c, entity, other);
	return memory(r, day) ? &day->values[r->base[entity] + c->feature->slot] : NULL;
}

/* The short way, for what is known and fits in 64 bits. */
static bool quick_value(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, sl_value *out)
{
	int64_t v;

	if (!day->quick || c->feature->towards || !day->quick->concepts[c->number].steps ||
	    !sl_quick_concept(r, day, c, entity, &v))
		return false;
	*out = sl_quick_value(r, &day->quick->concepts[c->number].type, v);
	return true;
}

void sl_eval_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
		     sl_value *out)
{
	sl_value *slot;

	if (c->periods && !(day = day_of_period(r, day, c, out)))
		return;
	if (quick_value(r, day, c, entity, out)) /* it has a memory of its own */
		return;
	if (!(slot = slot_of(r, day, c, entity, other))) {
		r->status = SL_ENOMEM;
		*out = sl_unknown(NULL);
		return;
	}
	if (slot->kind != SL_UNSET) {
		*out = *slot;
		return;
	}
	if (r->depth >= SL_RUN_DEPTH) {
		*out = sl_broken(r, SL_DEFECT_LIMIT, "de berekening is te diep");
		return;
	}
	r->depth += SL_DEPTH_OF_CONCEPT;
	if (c->joint_with)
		joint_value(r, day, c, entity, out);
	else
		own_value(r, day, c, entity, other, out);
	r->depth -= SL_DEPTH_OF_CONCEPT;
	*slot = *out;
}

/* ---- how the rules came out, for explanations ---- */

static sl_status copy_outcomes(sl_run *r, judging *j, sl_detail *out)
{
	out->count = j->a->count;
	if (!(out->rules = sl_arena_calloc(&r->arena, j->a->count, sizeof *out->rules)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < j->a->count; i++) {
		bool outranked = j->outranked >> i & 1;

		out->rules[i] = (sl_rule_outcome){
			.code = j->a->rules[i].code,
			.can = j->can[i],
			.works = j->works[i],
			.in_w = j->w >> i & 1,
			.in_m = j->m >> i & 1,
			.outranked = outranked,
		};
		if (out->rules[i].in_m || (outranked && sl_is_true(j->works[i])))
			out->rules[i].value = value_of(j, i);
	}
	return r->status;
}

sl_status sl_run_detail(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
			sl_detail *out)
{
	/* Neither is cleared: both are large, and set before they are read. */
	sl_frame *f = sl_arena_raw(&r->arena, sizeof *f);
	judging j;

	*out = (sl_detail){0};
	sl_eval_concept(r, day, c, entity, other, &out->value);
	if (!f)
		return SL_ENOMEM;
	if (c->periods && !(day = day_of_period(r, day, c, &out->value)))
		return SL_OK;
	sl_frame_init(f, day, entity, other);
	f->series = c->periods;
	out->frame = f;
	out->active = &day->segment->concepts[c->number];
	j.r = r;
	j.f = f;
	j.c = c;
	j.a = out->active;
	judge_rules(&j);
	return copy_outcomes(r, &j, out);
}
