/* SPDX-License-Identifier: EUPL-1.2 */
/* Plain facts: made once, when a household has been read. */
#include "facts/plain.h"

#include <string.h>

#include "facts/reader.h"
#include "value/decimal_fast.h"

bool sl_plain_type_of(sl_plain_type *out, const sl_type *type, bool nullable)
{
	*out = (sl_plain_type){.nullable = nullable};
	switch (type->base) {
	case SL_T_BOOLEAN:
		out->kind = SL_PLAIN_TRUTH;
		return true;
	case SL_T_NUMBER:
		out->kind = SL_PLAIN_NUMBER;
		out->scale = type->integer ? 0 : type->amount ? 2 : SL_PLAIN_SCALE;
		return true;
	case SL_T_STRING:
		out->kind = type->choices ? SL_PLAIN_CHOICE : SL_PLAIN_TEXT;
		out->choices = type->choices;
		out->choice_count = type->choice_count;
		return true;
	case SL_T_DATE:
		out->kind = SL_PLAIN_DAY;
		return true;
	case SL_T_MONTHS:
		out->kind = SL_PLAIN_MONTHS;
		return true;
	case SL_T_ENTITY:
		out->kind = SL_PLAIN_ENTITY;
		return true;
	case SL_T_LIST:
		out->kind = SL_PLAIN_LIST;
		return type->item && type->item->base == SL_T_ENTITY;
	case SL_T_ANY:
	case SL_T_SPAN:
	case SL_T_RANGE:
	case SL_T_CONTEXT:
	case SL_T_FUNCTION:
		break;
	}
	return false;
}

static bool number_from(int64_t *out, unsigned scale, sl_dec d)
{
	int up = sl_dec_exponent(d) - SL_DEC_BIAS + (int)scale;
	uint64_t c = d.lo;

	if (!sl_dec_is_small(d))
		return false;
	*out = 0;
	if (c == 0)
		return true;
	for (; up < 0; up++, c /= 10)
		if (c % 10)
			return false; /* more digits than the type has */
	if (up > 18 || __builtin_mul_overflow(c, sl_pow10[up], &c) || c > INT64_MAX / 2)
		return false;
	*out = d.hi & SL_DEC_SIGN ? -(int64_t)c : (int64_t)c;
	return true;
}

static bool choice_from(int64_t *out, const sl_plain_type *t, const char *text)
{
	for (uint32_t i = 0; i < t->choice_count; i++)
		if (t->choices[i] == text || strcmp(t->choices[i], text) == 0) {
			*out = i;
			return true;
		}
	return false;
}

bool sl_plain_from(int64_t *out, const sl_plain_type *t, sl_value v)
{
	if (v.kind == SL_NULL) {
		*out = SL_PLAIN_NULL;
		return t->nullable;
	}
	switch ((sl_plain_kind)t->kind) {
	case SL_PLAIN_NUMBER:
		return v.kind == SL_NUMBER && number_from(out, t->scale, v.as.dec);
	case SL_PLAIN_CHOICE:
		return v.kind == SL_STRING && choice_from(out, t, v.as.text);
	case SL_PLAIN_TEXT:
		*out = (int64_t)(intptr_t)v.as.text;
		return v.kind == SL_STRING;
	case SL_PLAIN_ENTITY:
		*out = v.n;
		return v.kind == SL_ENTITY;
	case SL_PLAIN_TRUTH:
		*out = v.as.i;
		return v.kind == SL_BOOLEAN;
	case SL_PLAIN_DAY:
		*out = v.as.i;
		/* Days far outside any law keep clear of the special integers. */
		return v.kind == SL_DATE && v.as.i >= SL_DATE_MIN && v.as.i <= SL_DATE_MAX;
	case SL_PLAIN_MONTHS:
		*out = v.as.i;
		return v.kind == SL_MONTHS && v.as.i > -INT32_MAX && v.as.i < INT32_MAX;
	case SL_PLAIN_LIST:
	case SL_PLAIN_DAYS:
		break;
	}
	return false;
}

/* ---- the facts of a household ---- */

/* Told or assumed to be complete: then what was not given does not exist. */
static bool is_complete(const sl_household *h)
{
	const sl_feature *f = h->schema->roles[SL_ROLE_COMPLETE];
	const sl_told *t;
	sl_value v;

	if (!f)
		return true;
	t = sl_household_told(h, 0, f);
	if (t->telling == SL_NOT_TOLD && f->fact->has_assumption)
		v = f->fact->assumption;
	else if (t->telling == SL_TOLD)
		v = t->value;
	else
		return false;
	return v.kind == SL_BOOLEAN && v.as.i;
}

static bool value_of(sl_value *out, const sl_feature *f, const sl_told *t, bool complete)
{
	static const sl_list none = {0};

	if (t->telling == SL_TOLD) {
		*out = t->value;
		return f->fact->time != SL_TIME_COUNT && (f->type.base != SL_T_LIST || complete);
	}
	if (t->telling != SL_NOT_TOLD)
		return false;
	if (f->fact->has_assumption) {
		*out = f->fact->assumption;
		return true;
	}
	*out = f->fact->many ? (sl_value){.kind = SL_LIST, .as.list = &none} : sl_null();
	return f->fact->relation && complete;
}

/* The block being filled: plain facts, then the lists that they point to. */
typedef struct block {
	const sl_plain_entity *entities;
	int64_t *plain;
	int64_t *lists; /* the first free place for a list */
} block;

/* The count and the members, in int64. */
static size_t list_places(uint32_t count)
{
	return 2 * (size_t)count + 1;
}

static int64_t plain_list(block *b, const sl_list *l)
{
	sl_plain_list *list = (sl_plain_list *)(void *)b->lists;

	list->count = l->count;
	for (uint32_t i = 0; i < l->count; i++)
		list->members[i] = (sl_plain_member){l->items[i].n, b->plain + b->entities[l->items[i].n].at};
	b->lists += list_places(l->count);
	return (int64_t)(intptr_t)list;
}

static bool is_list(const sl_feature *f, sl_value v)
{
	return v.kind == SL_LIST && f->type.base == SL_T_LIST && f->type.item && f->type.item->base == SL_T_ENTITY &&
	       !v.as.list->open && !v.as.list->doubtful;
}

static int64_t plain_fact(block *b, const sl_feature *f, const sl_told *t, bool complete)
{
	sl_plain_type type;
	sl_value v;
	int64_t plain;

	if (f->fact->role == SL_ROLE_DATE || !value_of(&v, f, t, complete))
		return SL_PLAIN_NONE;
	if (is_list(f, v))
		return plain_list(b, v.as.list);
	if (!sl_plain_type_of(&type, &f->type, f->may_be_empty || f->fact->relation) || !sl_plain_from(&plain, &type, v))
		return SL_PLAIN_NONE;
	return plain;
}

/* How much room the plain facts and the lists take, in int64. */
static void measure(const sl_household *h, bool complete, size_t *facts, size_t *lists)
{
	sl_value v;

	*facts = *lists = 0;
	for (uint32_t i = 0; i < h->entity_count; i++) {
		const sl_member *m = &h->entities[i];

		*facts += m->kind->fact_count;
		for (uint32_t k = 0; k < m->kind->fact_count; k++)
			if (value_of(&v, m->kind->facts[k], &m->told[k], complete) && is_list(m->kind->facts[k], v))
				*lists += list_places(v.as.list->count);
	}
}

sl_status sl_household_make_plain(sl_household **out, const sl_household *h)
{
	bool complete = is_complete(h);
	size_t facts, lists, at = 0;
	sl_household *copy;
	sl_plain_entity *entities;
	block b;

	measure(h, complete, &facts, &lists);
	copy = sl_arena_memdup(h->arena, h, sizeof *h);
	entities = sl_arena_calloc(h->arena, h->entity_count, sizeof *entities);
	b.plain = sl_arena_calloc(h->arena, facts + lists, sizeof *b.plain);
	if (!copy || !entities || !b.plain)
		return SL_ENOMEM;
	b.entities = entities;
	b.lists = b.plain + facts;
	for (uint32_t i = 0; i < h->entity_count; i++) {
		const sl_member *m = &h->entities[i];

		entities[i] = (sl_plain_entity){(uint32_t)at, m->owner, m->kind->number};
		at += m->kind->fact_count;
	}
	at = 0;
	for (uint32_t i = 0; i < h->entity_count; i++) {
		const sl_member *m = &h->entities[i];

		for (uint32_t k = 0; k < m->kind->fact_count; k++)
			b.plain[at++] = plain_fact(&b, m->kind->facts[k], &m->told[k], complete);
	}
	copy->plain_entities = entities;
	copy->plain = b.plain;
	*out = copy;
	return SL_OK;
}

sl_status sl_households_gather(sl_household **list, size_t count, sl_arena *arena)
{
	/* Who goes from one to the next should not wait for where a page is. */
	sl_arena_expect(arena, count * sizeof **list);
	for (size_t i = 0; i < count; i++) {
		sl_household h = *list[i];
		sl_status err;

		h.arena = arena;
		if ((err = sl_household_make_plain(&list[i], &h)) != SL_OK)
			return err;
	}
	return SL_OK;
}
