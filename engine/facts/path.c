/* SPDX-License-Identifier: EUPL-1.2 */
/* From a path to what it names: "anna", "anna.inkomsten[1]", "huishouden". */
#include "facts/facts.h"

#include <stdlib.h>
#include <string.h>

#define NOBODY UINT32_MAX

static uint32_t by_id(const sl_household *h, const char *text, size_t n)
{
	for (uint32_t i = 0; i < h->entity_count; i++)
		if (h->entities[i].id && strlen(h->entities[i].id) == n && memcmp(h->entities[i].id, text, n) == 0)
			return i;
	return NOBODY;
}

/* The n-th item, from 1, that the owner has in the list of that name. */
static uint32_t nth_item(const sl_household *h, uint32_t owner, const char *list, size_t n, unsigned long nth)
{
	for (uint32_t i = 1; i < h->entity_count; i++) {
		const sl_member *m = &h->entities[i];

		if (m->owner == owner && m->kind->list && strlen(m->kind->list->key) == n &&
		    memcmp(m->kind->list->key, list, n) == 0 && --nth == 0)
			return i;
	}
	return NOBODY;
}

static const char *last(const char *text, size_t n, char c)
{
	while (n-- > 0)
		if (text[n] == c)
			return text + n;
	return NULL;
}

uint32_t sl_household_entity(const sl_household *h, const char *path, size_t n)
{
	uint32_t found = by_id(h, path, n), owner = 0;
	const char *bracket, *dot;
	unsigned long nth;
	char *end;

	if (found != NOBODY || !n || path[n - 1] != ']' || !(bracket = last(path, n, '[')))
		return found;
	nth = strtoul(bracket + 1, &end, 10);
	if (end != path + n - 1 || !nth)
		return NOBODY;
	if ((dot = last(path, (size_t)(bracket - path), '.')))
		owner = sl_household_entity(h, path, (size_t)(dot - path));
	dot = dot ? dot + 1 : path;
	return owner == NOBODY ? NOBODY : nth_item(h, owner, dot, (size_t)(bracket - dot), nth);
}
