/* SPDX-License-Identifier: EUPL-1.2 */
/* Interned names: a hash table with chains, grown by doubling. */
#include "base/intern.h"

#include <string.h>

struct sl_intern_entry {
	sl_intern_entry *next;
	uint64_t hash;
	size_t length;
	char name[];
};

#define FIRST_BUCKETS 256
#define LONGEST_NAME  64 /* names longer than this are not compared letter by letter */

/* Eight bytes at a time, each multiplied in and the upper half folded down. The
 * table is never filled by an adversary's choice alone (the number of names in
 * a rule file is limited by the reader). */
static uint64_t hash_of(const char *s, size_t n)
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
	return h;
}

void sl_intern_init(sl_intern *t, sl_arena *arena)
{
	*t = (sl_intern){.arena = arena};
}

static sl_intern_entry *find(const sl_intern *t, const char *s, size_t n, uint64_t hash)
{
	for (; t; t = t->base) {
		sl_intern_entry *e = t->bucket_count ? t->buckets[hash & (t->bucket_count - 1)] : NULL;

		for (; e; e = e->next)
			if (e->hash == hash && e->length == n && memcmp(e->name, s, n) == 0)
				return e;
	}
	return NULL;
}

static bool grow(sl_intern *t)
{
	size_t count = t->bucket_count ? t->bucket_count * 2 : FIRST_BUCKETS;
	sl_intern_entry **buckets = sl_arena_calloc(t->arena, count, sizeof *buckets), *next;

	if (!buckets)
		return false;
	for (size_t i = 0; i < t->bucket_count; i++)
		for (sl_intern_entry *e = t->buckets[i]; e; e = next) {
			next = e->next;
			e->next = buckets[e->hash & (count - 1)];
			buckets[e->hash & (count - 1)] = e;
		}
	t->buckets = buckets;
	t->bucket_count = count;
	return true;
}

const char *sl_intern_add(sl_intern *t, const char *s, size_t n)
{
	uint64_t hash = hash_of(s, n);
	sl_intern_entry *e = find(t, s, n, hash), **bucket;

	if (e)
		return e->name;
	if (t->count >= t->bucket_count && !grow(t))
		return NULL;
	if (n > SIZE_MAX / 4 || !(e = sl_arena_alloc(t->arena, sizeof *e + n + 1)))
		return NULL;
	memcpy(e->name, s, n);
	e->hash = hash;
	e->length = n;
	bucket = &t->buckets[hash & (t->bucket_count - 1)];
	e->next = *bucket;
	*bucket = e;
	t->count++;
	return e->name;
}

const char *sl_intern_find(const sl_intern *t, const char *s, size_t n)
{
	sl_intern_entry *e = find(t, s, n, hash_of(s, n));

	return e ? e->name : NULL;
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
