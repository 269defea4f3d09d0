/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Interned names: a hash table of slots, grown by doubling. The hash stands in
 * the slot, so that only the name that is looked for is read.
 */
#include "base/intern.h"

#include <string.h>

#define FIRST_SLOTS   256
#define LONGEST_NAME  64 /* names longer than this are not compared letter by letter */

/* Eight bytes at a time, each multiplied in and the upper half folded down. The
 * table is never filled by an adversary's choice alone (the number of names in
 * a rule file is limited by the reader). */
static uint32_t hash_of(const char *s, size_t n)
{
	uint64_t h = n, piece;

	for (; n > 0; s += 8, n -= 8) {
		if (n < 8) {
			piece = 0;
			memcpy(&piece, s, n);
			n = 8;
		} else {
			memcpy(&piece, s, 8);
		}
		h = (h ^ piece) * 0x9E3779B97F4A7C15u;
		h ^= h >> 32;
	}
	return (uint32_t)h;
}

void sl_intern_init(sl_intern *t, sl_arena *arena)
{
	*t = (sl_intern){.arena = arena};
}

/* In this table alone. */
static const char *find_here(const sl_intern *t, const char *s, size_t n, uint32_t hash)
{
	size_t mask = t->slot_count - 1;
	const sl_intern_slot *slot;

	if (!t->count)
		return NULL;
	for (size_t i = hash & mask; (slot = &t->slots[i])->name; i = (i + 1) & mask)
		if (slot->hash == hash && slot->length == n && memcmp(slot->name, s, n) == 0)
			return slot->name;
	return NULL;
}

static const char *find(const sl_intern *t, const char *s, size_t n, uint32_t hash)
{
	const char *name = NULL;

	for (; t && !name; t = t->base)
		name = find_here(t, s, n, hash);
	return name;
}

static void put(sl_intern_slot *slots, size_t slot_count, sl_intern_slot slot)
{
	size_t i = slot.hash & (slot_count - 1);

	while (slots[i].name)
		i = (i + 1) & (slot_count - 1);
	slots[i] = slot;
}

static bool grow(sl_intern *t)
{
	size_t count = t->slot_count ? t->slot_count * 2 : FIRST_SLOTS;
	sl_intern_slot *slots = sl_arena_calloc(t->arena, count, sizeof *slots);

	if (!slots)
		return false;
	for (size_t i = 0; i < t->slot_count; i++)
		if (t->slots[i].name)
			put(slots, count, t->slots[i]);
	t->slots = slots;
	t->slot_count = count;
	return true;
}

static bool make_room(sl_intern *t)
{
	return t->count < t->slot_count / 2 || grow(t);
}

static const char *find_or_add(sl_intern *t, const char *s, size_t n, uint32_t hash)
{
	const char *name = find_here(t, s, n, hash);

	if (name)
		return name;
	if (n > UINT32_MAX || !make_room(t) || !(name = sl_arena_strndup(t->arena, s, n)))
		return NULL;
	put(t->slots, t->slot_count, (sl_intern_slot){name, hash, (uint32_t)n});
	t->count++;
	return name;
}

const char *sl_intern_add(sl_intern *t, const char *s, size_t n)
{
	uint32_t hash = hash_of(s, n);
	const char *name = find(t->base, s, n, hash);

	if (name)
		return name;
	if (t->lock)
		pthread_mutex_lock(t->lock);
	name = find_or_add(t, s, n, hash);
	if (t->lock)
		pthread_mutex_unlock(t->lock);
	return name;
}

void sl_intern_share(sl_intern *t, sl_intern_shared *s)
{
	s->before = *t;
	s->memory = (sl_arena){0};
	s->lock = (pthread_mutex_t)PTHREAD_ADAPTIVE_MUTEX_INITIALIZER_NP; /* held for a moment only */
	*t = (sl_intern){.arena = &s->memory, .base = &s->before, .lock = &s->lock};
}

/* Take over the names of `from`; their memory stays where it is. */
static bool take_over(sl_intern *t, const sl_intern *from)
{
	for (size_t i = 0; i < from->slot_count; i++) {
		if (!from->slots[i].name)
			continue;
		if (!make_room(t))
			return false;
		put(t->slots, t->slot_count, from->slots[i]);
		t->count++;
	}
	return true;
}

bool sl_intern_unshare(sl_intern *t, sl_intern_shared *s)
{
	sl_intern added = *t;
	bool good;

	*t = s->before;
	good = take_over(t, &added);
	sl_arena_join(t->arena, &s->memory);
	pthread_mutex_destroy(&s->lock);
	return good;
}

const char *sl_intern_find(const sl_intern *t, const char *s, size_t n)
{
	return find(t, s, n, hash_of(s, n));
}

static unsigned least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned sl_name_distance(const char *a, const char *b, unsigned most)
{
	unsigned rows[3][LONGEST_NAME + 1];
	unsigned *before = rows[0], *last = rows[1], *row = rows[2], *swap;
	size_t na = strlen(a), nb = strlen(b);

	if (na > LONGEST_NAME || nb > LONGEST_NAME || (na > nb ? na - nb : nb - na) > most)
		return most + 1;
	for (size_t j = 0; j <= nb; j++)
		last[j] = (unsigned)j;
	for (size_t i = 1; i <= na; i++) {
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= nb; j++) {
			unsigned cost = a[i - 1] != b[j - 1];

			row[j] = least(least(last[j] + 1, row[j - 1] + 1), last[j - 1] + cost);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		swap = before;
		before = last;
		last = row;
		row = swap;
	}
	return last[nb] > most ? most + 1 : last[nb];
}

/* By how many letters a name may differ and still look like this one: a short
 * name looks like every other when three may differ. */
static unsigned reach_of(const char *name)
{
	size_t n = strlen(name);

	return n < 2 ? 0 : n < 5 ? 1 : n < 8 ? 2 : n < 15 ? 3 : 4;
}

sl_nearest sl_nearest_to(const char *name)
{
	return (sl_nearest){.name = name, .least = reach_of(name) + 1};
}

void sl_nearest_consider(sl_nearest *n, const char *candidate)
{
	unsigned d;

	if (!candidate)
		return;
	d = sl_name_distance(n->name, candidate, n->least);
	if (d < n->least || (d == n->least && n->best && strcmp(candidate, n->best) < 0)) {
		n->least = d;
		n->best = candidate;
	}
}

const char *sl_nearest_among(const char *name, const char *const *list, size_t count)
{
	sl_nearest n = sl_nearest_to(name);

	for (size_t i = 0; i < count; i++)
		sl_nearest_consider(&n, list[i]);
	return n.best;
}
