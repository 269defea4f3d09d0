/* SPDX-License-Identifier: EUPL-1.2 */
/* The same household with some facts told otherwise, or with more on its lists. */
#include "facts/facts.h"

#include <string.h>

/* The copy that is made. */
typedef struct making {
	sl_household copy;
	const sl_household *from;
} making;

/* The told facts of an entity are copied when one of them changes first. */
static sl_told *own_told(making *m, uint32_t entity)
{
	sl_member *e = &m->copy.entities[entity];

	if (entity < m->from->entity_count && e->told == m->from->entities[entity].told)
		e->told = sl_arena_memdup(m->copy.arena, e->told, e->kind->fact_count * sizeof *e->told);
	return e->told;
}

static sl_status tell(making *m, const sl_fact_change *changes, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		sl_told *told = own_told(m, changes[i].entity);

		if (!told)
			return SL_ENOMEM;
		told[changes[i].fact->slot] = changes[i].told;
	}
	return SL_OK;
}

/* ---- one more on a list ---- */

/* "anna.inkomsten[2]": it is the last of its owner. */
static const char *path_of(const making *m, const sl_new_item *item, const sl_member *e)
{
	const sl_member *owner = &m->copy.entities[item->owner];
	uint32_t place = 1;
	const char *path;
	sl_buf buf = {0};

	for (uint32_t i = 0; i < e->number; i++)
		place += m->copy.entities[i].kind == e->kind && m->copy.entities[i].owner == item->owner;
	if (item->owner)
		sl_buf_printf(&buf, "%s.", owner->id);
	sl_buf_printf(&buf, "%s[%u]", item->list->key, place);
	path = sl_buf_status(&buf) == SL_OK ? sl_arena_strndup(m->copy.arena, sl_buf_text(&buf), buf.len) : NULL;
	sl_buf_free(&buf);
	return path;
}

static sl_status add_entity(making *m, const sl_new_item *item)
{
	const sl_kind_of_entity *kind = item->list->type.item->kind;
	sl_household *h = &m->copy;
	uint32_t count = h->kind_counts[kind->number];
	uint32_t *numbers = sl_arena_calloc(h->arena, count + 1u, sizeof *numbers);
	sl_member *e = &h->entities[h->entity_count];

	if (!numbers)
		return SL_ENOMEM;
	if (count)
		memcpy(numbers, h->by_kind[kind->number], count * sizeof *numbers);
	numbers[count] = h->entity_count;
	h->by_kind[kind->number] = numbers;
	*e = (sl_member){.kind = kind, .number = h->entity_count, .owner = item->owner,
			 .ordinal = h->kind_counts[kind->number]++};
	e->told = sl_arena_calloc(h->arena, kind->fact_count, sizeof *e->told);
	e->id = path_of(m, item, e);
	h->entity_count++;
	return e->told && e->id ? SL_OK : SL_ENOMEM;
}

static sl_status lengthen(making *m, sl_value *v, const sl_member *e)
{
	const sl_list *old = v->as.list;
	sl_value *items = sl_arena_calloc(m->copy.arena, old->count + 1u, sizeof *items);
	sl_list *list = sl_arena_memdup(m->copy.arena, old, sizeof *old);

	if (!items || !list)
		return SL_ENOMEM;
	if (old->count)
		memcpy(items, old->items, old->count * sizeof *items);
	items[old->count] = sl_entity(e->kind->number, e->number);
	list->items = items;
	list->count++;
	v->as.list = list;
	return SL_OK;
}

static sl_status lengthen_stretches(making *m, sl_told *told, const sl_member *e)
{
	sl_told_stretch *all = sl_arena_memdup(m->copy.arena, told->stretches, told->stretch_count * sizeof *all);
	sl_status err = all ? SL_OK : SL_ENOMEM;

	for (uint32_t i = 0; i < told->stretch_count && err == SL_OK; i++)
		if (all[i].value.kind == SL_LIST)
			err = lengthen(m, &all[i].value, e);
	told->stretches = all;
	return err;
}

static sl_status put_on_list(making *m, const sl_new_item *item, const sl_member *e)
{
	sl_told *all = own_told(m, item->owner), *told = all ? &all[item->list->slot] : NULL;
	const sl_fact_info *info = item->list->fact;

	if (!told)
		return SL_ENOMEM;
	if (told->telling == SL_TOLD_TIMELINE)
		return lengthen_stretches(m, told, e);
	if (told->telling == SL_NOT_TOLD && info->has_assumption)
		*told = (sl_told){.telling = SL_TOLD, .value = info->assumption};
	return told->telling == SL_TOLD && told->value.kind == SL_LIST ? lengthen(m, &told->value, e) : SL_OK;
}

static sl_status add_items(making *m, const sl_new_item *items, uint32_t count)
{
	sl_status err = SL_OK;

	for (uint32_t i = 0; i < count && err == SL_OK; i++)
		if ((err = add_entity(m, &items[i])) == SL_OK)
			err = put_on_list(m, &items[i], &m->copy.entities[m->copy.entity_count - 1]);
	return err;
}

/* ---- the copy ---- */

/* Room for the new ones; the lists by kind are copied as they change. */
static sl_status begin(making *m, uint32_t new_count)
{
	const sl_household *h = m->from;
	uint32_t kinds = h->schema->kind_count;
	sl_member *entities = sl_arena_calloc(m->copy.arena, h->entity_count + new_count, sizeof *entities);

	if (!entities)
		return SL_ENOMEM;
	memcpy(entities, h->entities, h->entity_count * sizeof *entities);
	m->copy.entities = entities;
	if (!new_count)
		return SL_OK;
	m->copy.kind_counts = sl_arena_memdup(m->copy.arena, h->kind_counts, kinds * sizeof *h->kind_counts);
	m->copy.by_kind = sl_arena_memdup(m->copy.arena, h->by_kind, kinds * sizeof *h->by_kind);
	return m->copy.kind_counts && m->copy.by_kind ? SL_OK : SL_ENOMEM;
}

sl_status sl_household_with_items(sl_household **out, const sl_household *h, const sl_new_item *items,
				  uint32_t item_count, const sl_fact_change *changes, uint32_t count,
				  sl_arena *arena)
{
	making m = {.copy = *h, .from = h};
	sl_status err;

	m.copy.arena = arena;
	if ((err = begin(&m, item_count)) != SL_OK || (err = add_items(&m, items, item_count)) != SL_OK ||
	    (err = tell(&m, changes, count)) != SL_OK)
		return err;
	return sl_household_make_plain(out, &m.copy);
}

sl_status sl_household_with(sl_household **out, const sl_household *h, const sl_fact_change *changes,
			    uint32_t count, sl_arena *arena)
{
	return sl_household_with_items(out, h, NULL, 0, changes, count, arena);
}
