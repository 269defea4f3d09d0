/* SPDX-License-Identifier: EUPL-1.2 */
/* Why a value is not known: causes of unknown, defects of rules, and how
 * operators pass them on. */
#include "eval/run.h"

#include <stdlib.h>
#include <string.h>

sl_value sl_unknown_cause(sl_run *r, sl_cause cause)
{
	sl_cause *c = sl_arena_memdup(&r->arena, &cause, sizeof cause);

	if (!c)
		r->status = SL_ENOMEM;
	return sl_unknown(c);
}

sl_value sl_unknown_fact(sl_run *r, uint32_t entity, const sl_feature *f)
{
	sl_cause_kind kind = f->fact && f->fact->judgement ? SL_CAUSE_JUDGEMENT : SL_CAUSE_FACT;

	return sl_unknown_cause(r, (sl_cause){.kind = (uint8_t)kind, .entity = entity, .feature = f});
}

const sl_cause *sl_causes_join(sl_run *r, const sl_cause *a, const sl_cause *b)
{
	if (!a || a == b)
		return b;
	if (!b)
		return a;
	return sl_unknown_cause(r, (sl_cause){.kind = SL_CAUSE_BOTH, .left = a, .right = b}).as.cause;
}

sl_value sl_broken_with(sl_run *r, sl_defect d)
{
	sl_defect *copy = sl_arena_memdup(&r->arena, &d, sizeof d);

	if (!copy)
		r->status = SL_ENOMEM;
	return (sl_value){.kind = SL_BROKEN, .as.defect = copy};
}

sl_value sl_broken(sl_run *r, sl_defect_kind kind, const char *text)
{
	return sl_broken_with(r, (sl_defect){.kind = (uint8_t)kind, .text = text, .entity = SL_NO_ENTITY});
}

sl_value sl_strict(sl_run *r, const sl_value *operands, unsigned n)
{
	const sl_cause *causes = NULL;
	bool unknown = false;

	for (unsigned i = 0; i < n; i++)
		if (operands[i].kind == SL_BROKEN)
			return operands[i];
	for (unsigned i = 0; i < n; i++)
		if (operands[i].kind == SL_UNKNOWN) {
			unknown = true;
			causes = sl_causes_join(r, causes, operands[i].as.cause);
		}
	return unknown ? sl_unknown(causes) : sl_null();
}

/* The five truths as value/truth has them, from values and back. */
static sl_truth truth(sl_value v)
{
	switch (v.kind) {
	case SL_BOOLEAN:
		return v.as.i ? SL_TRUE : SL_FALSE;
	case SL_NULL:
		return SL_EMPTY;
	case SL_UNKNOWN:
		return SL_TRUTH_UNKNOWN;
	default:
		return SL_BROKEN_TRUTH;
	}
}

static sl_value combine(sl_run *r, sl_value a, sl_value b, sl_truth t)
{
	switch (t) {
	case SL_TRUE:
		return sl_boolean(true);
	case SL_FALSE:
		return sl_boolean(false);
	case SL_EMPTY:
		return sl_null();
	case SL_TRUTH_UNKNOWN:
		return sl_unknown(sl_causes_join(r, sl_cause_of(a), sl_cause_of(b)));
	case SL_BROKEN_TRUTH:
		break;
	}
	return a.kind == SL_BROKEN ? a : b;
}

sl_value sl_and(sl_run *r, sl_value a, sl_value b)
{
	return combine(r, a, b, sl_truth_and(truth(a), truth(b)));
}

sl_value sl_or(sl_run *r, sl_value a, sl_value b)
{
	return combine(r, a, b, sl_truth_or(truth(a), truth(b)));
}

sl_value sl_not(sl_value a)
{
	return a.kind == SL_BOOLEAN ? sl_boolean(!a.as.i) : a;
}

sl_truth sl_truth_of(sl_value v)
{
	sl_truth t = truth(v);

	return t == SL_EMPTY ? SL_FALSE : t;
}

/* ---- sets of causes ---- */

static uint32_t number_of(const sl_cause *c)
{
	if (c->feature)
		return c->feature->number;
	return c->parameter ? c->parameter->number : 0;
}

static int compare(const sl_cause *a, const sl_cause *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->entity != b->entity)
		return a->entity < b->entity ? -1 : 1;
	if (!a->feature != !b->feature)
		return a->feature ? -1 : 1;
	if (number_of(a) != number_of(b))
		return number_of(a) < number_of(b) ? -1 : 1;
	return a->day < b->day ? -1 : a->day > b->day;
}

static int compare_pointers(const void *a, const void *b)
{
	return compare(*(const sl_cause *const *)a, *(const sl_cause *const *)b);
}

static bool has(const sl_cause_set *set, const sl_cause *cause)
{
	for (uint32_t i = 0; i < set->count; i++)
		if (compare(set->items[i], cause) == 0)
			return true;
	return false;
}

/* Joins share parts: remember which were seen, or the walk could double at
 * every level. */
typedef struct seen {
	const sl_cause **items;
	size_t count, cap;
} seen;

static bool was_seen(seen *s, const sl_cause *c, sl_arena *arena, sl_status *err)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->items[i] == c)
			return true;
	const sl_cause **items = sl_arena_grow(arena, s->items, s->count, &s->cap, sizeof *items);

	if (!items) {
		*err = SL_ENOMEM;
		return true;
	}
	s->items = items;
	items[s->count++] = c;
	return false;
}

static sl_status add_one(sl_cause_set *set, const sl_cause *c, sl_arena *arena)
{
	const sl_cause **items;

	if (has(set, c))
		return SL_OK;
	if (!(items = sl_arena_grow(arena, set->items, set->count, &set->cap, sizeof *items)))
		return SL_ENOMEM;
	set->items = items;
	items[set->count++] = c;
	return SL_OK;
}

static sl_status add_all(sl_cause_set *set, const sl_cause *c, seen *s, sl_arena *arena)
{
	sl_status err = SL_OK;

	/* The right side is walked in a loop: long chains lean to the left. */
	while (c && c->kind == SL_CAUSE_BOTH) {
		if (was_seen(s, c, arena, &err))
			return err;
		if ((err = add_all(set, c->right, s, arena)) != SL_OK)
			return err;
		c = c->left;
	}
	return c ? add_one(set, c, arena) : SL_OK;
}

static sl_status add_causes(sl_cause_set *set, const sl_cause *cause, sl_arena *arena)
{
	seen s = {0};

	return add_all(set, cause, &s, arena);
}

static void sort_causes(sl_cause_set *set)
{
	if (set->count)
		qsort(set->items, set->count, sizeof *set->items, compare_pointers);
}

sl_status sl_causes_collect(sl_cause_set *set, const sl_cause *cause, sl_arena *arena)
{
	sl_status err = add_causes(set, cause, arena);

	sort_causes(set);
	return err;
}

const char *sl_defect_name(sl_defect_kind k)
{
	static const char *const names[] = {"tegenstrijdig", "geen-regel", "leeg-niet-toegestaan",
					    "rekenfout", "grens", "buiten-delegatie"};
	return names[k];
}

const char *sl_cause_name(sl_cause_kind k)
{
	static const char *const names[] = {"feit", "oordeel", "beleid", "waarde", "grondslag", "samen"};

	return names[k];
}

static bool same_cause(const sl_cause *a, const sl_cause *b)
{
	return a->kind == b->kind && a->entity == b->entity && a->feature == b->feature && a->parameter == b->parameter;
}

bool sl_causes_same(const sl_cause_set *a, const sl_cause_set *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!same_cause(a->items[i], b->items[i]))
			return false;
	return true;
}
