/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking things up in the schema. */
#include "schema/schema.h"

#include <string.h>

/* Features by kind and interned name or key: open addressing, at most half full. */
struct sl_schema_index {
	size_t size;
	struct {
		const char *name;
		const sl_feature *feature;
	} cells[];
};

static size_t place_of(const sl_kind_of_entity *kind, const char *name, size_t size)
{
	size_t h = (size_t)((uintptr_t)name >> 4) * 0x9E3779B1u;

	return (h ^ (size_t)kind->number * 0x85EBCA6Bu) & (size - 1);
}

static void put(struct sl_schema_index *index, const char *name, const sl_feature *f)
{
	size_t i = place_of(f->per, name, index->size);

	while (index->cells[i].name)
		i = (i + 1) & (index->size - 1);
	index->cells[i].name = name;
	index->cells[i].feature = f;
}

sl_status sl_schema_index_build(sl_schema *s, sl_arena *arena)
{
	struct sl_schema_index *index;
	size_t size = 16;

	while (size < (size_t)s->feature_count * 4)
		size *= 2;
	index = sl_arena_alloc(arena, sizeof *index + size * sizeof *index->cells);
	if (!index)
		return SL_ENOMEM;
	index->size = size;
	for (uint32_t i = 0; i < s->feature_count; i++) {
		const sl_feature *f = s->features[i];

		if (f->made)
			continue;
		put(index, f->name, f);
		if (f->key != f->name)
			put(index, f->key, f);
	}
	s->index = index;
	return SL_OK;
}

const sl_feature *sl_schema_feature(const sl_schema *s, const sl_kind_of_entity *kind, const char *name)
{
	const char *interned = sl_intern_find(s->intern, name, strlen(name));
	const struct sl_schema_index *index = s->index;

	if (!interned || !index || !kind)
		return NULL;
	for (size_t i = place_of(kind, interned, index->size); index->cells[i].name;
	     i = (i + 1) & (index->size - 1))
		if (index->cells[i].name == interned && index->cells[i].feature->per == kind)
			return index->cells[i].feature;
	return NULL;
}

const sl_kind_of_entity *sl_schema_kind(const sl_schema *s, const char *name)
{
	for (uint32_t i = 0; i < s->kind_count; i++)
		if (strcmp(s->kinds[i]->name, name) == 0 || strcmp(s->kinds[i]->key, name) == 0)
			return s->kinds[i];
	return NULL;
}

const char *sl_schema_nearest(const sl_kind_of_entity *kind, const char *name)
{
	bool keys = strchr(name, '_') != NULL;
	sl_nearest n = sl_nearest_to(name);

	for (uint32_t i = 0; kind && i < kind->fact_count; i++)
		sl_nearest_consider(&n, keys ? kind->facts[i]->key : kind->facts[i]->name);
	for (uint32_t i = 0; kind && i < kind->concept_count; i++)
		if (!kind->concepts[i]->made)
			sl_nearest_consider(&n, keys ? kind->concepts[i]->key : kind->concepts[i]->name);
	return n.best;
}

const sl_ground *sl_feature_ground(const sl_feature *f, const char *domain)
{
	for (uint32_t i = 0; i < f->ground_count; i++)
		if (strcmp(f->grounds[i].domain, domain) == 0 || strcmp(f->grounds[i].domain, "alle") == 0)
			return &f->grounds[i];
	return NULL;
}

bool sl_feature_has_ground(const sl_feature *f, const char *domain)
{
	return sl_feature_ground(f, domain) != NULL;
}
