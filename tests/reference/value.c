/* SPDX-License-Identifier: EUPL-1.2 */
/* Section 10: states, truths, causes. */
#include "reference/inside.h"

#include <stdlib.h>
#include <string.h>

void *ref_alloc(ref *r, size_t count, size_t size)
{
	void *p = sl_arena_calloc(&r->arena, count, size);

	if (!p)
		abort();
	return p;
}

/* ---- the states ---- */

ref_value ref_known(sl_value plain)
{
	return (ref_value){.state = REF_KNOWN, .plain = plain};
}

ref_value ref_truth(bool b)
{
	return ref_known(sl_boolean(b));
}

ref_value ref_empty(const sl_kind_of_entity *kind)
{
	return (ref_value){.state = REF_EMPTY, .kind = kind};
}

ref_value ref_unknown(const ref_causes *causes)
{
	return (ref_value){.state = REF_UNKNOWN, .causes = causes};
}

ref_value ref_broken(ref_defect d)
{
	return (ref_value){.state = REF_BROKEN, .defect = d};
}

ref_value ref_of_list(ref *r, ref_list list)
{
	ref_list *l = ref_alloc(r, 1, sizeof *l);

	*l = list;
	return (ref_value){.state = REF_KNOWN, .plain = {.kind = SL_LIST}, .list = l};
}

ref_list *ref_list_new(ref *r, uint32_t room)
{
	ref_list *l = ref_alloc(r, 1, sizeof *l);

	l->items = ref_alloc(r, room, sizeof *l->items);
	l->there = ref_alloc(r, room, sizeof *l->there);
	return l;
}

void ref_list_push(ref_list *l, ref_value v, ref_value there)
{
	l->items[l->count] = v;
	l->there[l->count++] = there;
}

void ref_list_push_sure(ref_list *l, ref_value v)
{
	ref_list_push(l, v, ref_truth(true));
}

ref_value ref_is_there(const ref_list *l, uint32_t i)
{
	return l->there[i].state == REF_UNKNOWN ? ref_unknown(l->causes) : l->there[i];
}

/* ---- causes ---- */

static int compare_causes(const ref_cause *a, const ref_cause *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->entity != b->entity)
		return a->entity < b->entity ? -1 : 1;
	return a->what == b->what ? 0 : (uintptr_t)a->what < (uintptr_t)b->what ? -1 : 1;
}

const ref_causes *ref_one_cause(ref *r, ref_cause_kind kind, uint32_t entity, const void *what)
{
	ref_causes *c = ref_alloc(r, 1, sizeof *c + sizeof c->items[0]);

	c->count = 1;
	c->items[0] = (ref_cause){.kind = kind, .entity = entity, .what = what};
	return c;
}

const ref_causes *ref_both_causes(ref *r, const ref_causes *a, const ref_causes *b)
{
	ref_causes *c;
	uint32_t i = 0, j = 0;

	if (!a || !b)
		return a ? a : b;
	c = ref_alloc(r, 1, sizeof *c + (a->count + b->count) * sizeof c->items[0]);
	while (i < a->count || j < b->count) {
		int order = i == a->count ? 1
			    : j == b->count ? -1 : compare_causes(&a->items[i], &b->items[j]);
		c->items[c->count++] = order <= 0 ? a->items[i] : b->items[j];
		i += order <= 0;
		j += order >= 0;
	}
	return c;
}

/* ---- truths ---- */

bool ref_is_true(ref_value v)
{
	return v.state == REF_KNOWN && v.plain.kind == SL_BOOLEAN && v.plain.as.i;
}

bool ref_is_false(ref_value v)
{
	return v.state == REF_KNOWN && v.plain.kind == SL_BOOLEAN && !v.plain.as.i;
}

/* "and takes the least in the order onwaar < onbekend < regelgebrek < leeg < waar" */
static int rank_for_and(ref_value v)
{
	switch (v.state) {
	case REF_UNKNOWN: return 1;
	case REF_BROKEN: return 2;
	case REF_EMPTY: return 3;
	case REF_KNOWN: break;
	}
	return ref_is_true(v) ? 4 : 0;
}

/* "or the greatest in onwaar < leeg < regelgebrek < onbekend < waar" */
static int rank_for_or(ref_value v)
{
	switch (v.state) {
	case REF_EMPTY: return 1;
	case REF_BROKEN: return 2;
	case REF_UNKNOWN: return 3;
	case REF_KNOWN: break;
	}
	return ref_is_true(v) ? 4 : 0;
}

/* "Causes of and, or, quantifiers: those of every operand that is onbekend" */
static ref_value with_causes(ref *r, ref_value chosen, ref_value a, ref_value b)
{
	if (chosen.state != REF_UNKNOWN)
		return chosen;
	return ref_unknown(ref_both_causes(r, a.state == REF_UNKNOWN ? a.causes : NULL,
					   b.state == REF_UNKNOWN ? b.causes : NULL));
}

ref_value ref_and(ref *r, ref_value a, ref_value b)
{
	return with_causes(r, rank_for_and(b) < rank_for_and(a) ? b : a, a, b);
}

ref_value ref_or(ref *r, ref_value a, ref_value b)
{
	return with_causes(r, rank_for_or(b) > rank_for_or(a) ? b : a, a, b);
}

/* "not swaps waar and onwaar only" */
ref_value ref_not(ref_value a)
{
	return a.state == REF_KNOWN ? ref_truth(!ref_is_true(a)) : a;
}

ref_value ref_needed(ref_value a)
{
	return a.state == REF_EMPTY ? ref_truth(false) : a;
}

/* ---- strict operators ---- */

ref_value ref_strict(ref *r, const ref_value *v, uint32_t n)
{
	const ref_causes *causes = NULL;
	bool unknown = false, empty = false;

	for (uint32_t i = 0; i < n; i++) {
		if (v[i].state == REF_BROKEN)
			return v[i];
		if (v[i].state == REF_UNKNOWN) {
			unknown = true;
			causes = ref_both_causes(r, causes, v[i].causes);
		}
		empty |= v[i].state == REF_EMPTY;
	}
	if (unknown)
		return ref_unknown(causes);
	return empty ? ref_empty(NULL) : ref_truth(true);
}

ref_value ref_strict2(ref *r, ref_value a, ref_value b)
{
	return ref_strict(r, (ref_value[]){a, b}, 2);
}

/* ---- lists in doubt ---- */

bool ref_in_doubt(ref_value v)
{
	if (v.state != REF_KNOWN || !v.list)
		return false;
	for (uint32_t i = 0; i < v.list->count; i++)
		if (!ref_is_true(v.list->there[i]) || ref_in_doubt(v.list->items[i]))
			return true;
	return v.list->open;
}

ref_value ref_solid(ref_value v)
{
	if (!ref_in_doubt(v))
		return v;
	for (uint32_t i = 0; i < v.list->count; i++)
		if (v.list->there[i].state == REF_BROKEN)
			return v.list->there[i];
	return ref_unknown(v.list->causes);
}

/* ---- equality ---- */

sl_value ref_to_plain(ref *r, ref_value v)
{
	sl_list *l;
	sl_value *items;

	if (v.state != REF_KNOWN)
		return sl_null();
	if (!v.list)
		return v.plain;
	l = ref_alloc(r, 1, sizeof *l);
	items = ref_alloc(r, v.list->count, sizeof *items);
	for (uint32_t i = 0; i < v.list->count; i++)
		items[i] = ref_to_plain(r, v.list->items[i]);
	*l = (sl_list){.items = items, .count = v.list->count};
	return (sl_value){.kind = SL_LIST, .n = l->count, .as.list = l};
}

ref_value ref_from_plain(ref *r, sl_value v)
{
	ref_list *l;

	if (v.kind == SL_NULL)
		return ref_empty(NULL);
	if (v.kind != SL_LIST)
		return ref_known(v);
	l = ref_list_new(r, v.as.list->count);
	for (uint32_t i = 0; i < v.as.list->count; i++)
		ref_list_push_sure(l, ref_from_plain(r, v.as.list->items[i]));
	return ref_of_list(r, *l);
}

static bool has_no_members(ref_value v)
{
	return v.state == REF_KNOWN && v.list && v.list->count == 0 && !v.list->open;
}

ref_value ref_equal(ref *r, ref_value a, ref_value b)
{
	ref_value strict;

	/* "`= []` reads as not some"; and no list is leeg, whoever is in it. */
	if (has_no_members(a) && b.state == REF_KNOWN && b.list)
		return ref_no_members(r, b);
	if (has_no_members(b) && a.state == REF_KNOWN && a.list)
		return ref_no_members(r, a);
	if (ref_decided(a) && ref_decided(b) && a.state != b.state)
		return ref_truth(false);
	a = ref_solid(a);
	b = ref_solid(b);
	strict = ref_strict2(r, a, b);
	if (strict.state == REF_BROKEN || strict.state == REF_UNKNOWN)
		return strict;
	switch (sl_value_equal(ref_to_plain(r, a), ref_to_plain(r, b))) {
	case SL_TRUE: return ref_truth(true);
	case SL_FALSE: return ref_truth(false);
	case SL_TRUTH_UNKNOWN:
	case SL_EMPTY:
	case SL_BROKEN_TRUTH: break;
	}
	return ref_broken(REF_ARITHMETIC); /* FEEL cannot compare them */
}

bool ref_same(ref *r, ref_value a, ref_value b)
{
	return ref_decided(a) && ref_decided(b) && ref_is_true(ref_equal(r, a, b));
}

bool ref_differ(ref *r, ref_value a, ref_value b)
{
	return ref_decided(a) && ref_decided(b) && ref_is_false(ref_equal(r, a, b));
}

/* ---- text ---- */

const char *ref_defect_name(ref_defect d)
{
	static const char *const names[] = {"tegenstrijdig", "geen-regel", "leeg-niet-toegestaan",
					    "rekenfout", "grens", "buiten-delegatie"};

	return names[d];
}

const char *ref_cause_name(ref_cause_kind k)
{
	static const char *const names[] = {"feit", "oordeel", "beleid", "waarde"};

	return names[k];
}

static void print_list(sl_buf *out, const ref_list *l)
{
	sl_buf_putc(out, '[');
	for (uint32_t i = 0; i < l->count; i++) {
		sl_buf_puts(out, i > 0 ? ", " : "");
		sl_buf_puts(out, l->there[i].state == REF_UNKNOWN  ? "?"
				 : l->there[i].state == REF_BROKEN ? "!"
								   : "");
		ref_print(out, l->items[i]);
	}
	sl_buf_puts(out, l->open ? ", ...]" : "]");
}

static void print_causes(sl_buf *out, const ref_causes *c)
{
	for (uint32_t i = 0; c && i < c->count; i++) {
		sl_buf_printf(out, "%s%s", i > 0 ? ", " : " ", ref_cause_name(c->items[i].kind));
		if (c->items[i].entity != REF_NOBODY)
			sl_buf_printf(out, " #%u %s", (unsigned)c->items[i].entity,
				      ((const sl_feature *)c->items[i].what)->name);
	}
}

void ref_print(sl_buf *out, ref_value v)
{
	switch (v.state) {
	case REF_KNOWN:
		if (v.list)
			print_list(out, v.list);
		else
			sl_value_print(out, v.plain);
		return;
	case REF_EMPTY:
		sl_buf_puts(out, "leeg");
		return;
	case REF_UNKNOWN:
		sl_buf_puts(out, "onbekend:");
		print_causes(out, v.causes);
		return;
	case REF_BROKEN:
		sl_buf_printf(out, "regelgebrek %s", ref_defect_name(v.defect));
		return;
	}
}
