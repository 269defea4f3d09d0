/* SPDX-License-Identifier: EUPL-1.2 */
/* The same household with some facts told otherwise. */
#include "facts/facts.h"

/* The told facts of an entity are copied when one of them changes first. */
static sl_status own_told(sl_household *h, const sl_household *from, uint32_t entity)
{
	sl_member *m = &h->entities[entity];

	if (m->told != from->entities[entity].told)
		return SL_OK;
	m->told = sl_arena_memdup(h->arena, m->told, m->kind->fact_count * sizeof *m->told);
	return m->told ? SL_OK : SL_ENOMEM;
}

sl_status sl_household_with(sl_household **out, const sl_household *h, const sl_fact_change *changes,
			    uint32_t count, sl_arena *arena)
{
	sl_household copy = *h;

	copy.arena = arena;
	if (!(copy.entities = sl_arena_memdup(arena, h->entities, h->entity_count * sizeof *copy.entities)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < count; i++) {
		const sl_fact_change *c = &changes[i];

		if (own_told(&copy, h, c->entity) != SL_OK)
			return SL_ENOMEM;
		copy.entities[c->entity].told[c->fact->slot] = c->told;
	}
	return sl_household_make_plain(out, &copy);
}
