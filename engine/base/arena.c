/* SPDX-License-Identifier: EUPL-1.2 */
/* Arenas: a chain of blocks, each some times as large as the one before it. */
#include "base/arena.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define ALIGNMENT   16
#define FIRST_BLOCK 4096
#define SMALL_PAGE  ((size_t)4096)
#define AHEAD       ((size_t)1 << 17) /* bytes asked of the system at a time */
#define SMALL_BLOCK ((size_t)1 << 20) /* at most */
#define LARGE_PAGE  ((size_t)2 << 20) /* where the system has them; a wrong guess does no harm */
#define LARGE_BLOCK (2 * LARGE_PAGE - sizeof(sl_arena_block))

struct sl_arena_block {
	sl_arena_block *next;
	size_t used, size;
	size_t touched; /* bytes ever given out; behind them all are still zero */
	size_t ready;   /* bytes that the system was asked for */
	/* Where the bytes start is a multiple of ALIGNMENT. */
	_Alignas(ALIGNMENT) unsigned char bytes[];
};

void sl_arena_init(sl_arena *a)
{
	*a = (sl_arena){0};
}

void sl_arena_expect(sl_arena *a, size_t size)
{
	a->expected = size;
	a->large = true;
}

void sl_arena_free(sl_arena *a)
{
	sl_arena_block *next;

	for (sl_arena_block *b = a->first; b; b = next) {
		next = b->next;
		free(b);
	}
	a->first = a->current = NULL;
	a->held = 0;
}

void sl_arena_reset(sl_arena *a)
{
	a->current = a->first;
	if (a->current)
		a->current->used = 0;
}

void sl_arena_join(sl_arena *a, sl_arena *from)
{
	sl_arena_block **end = &from->first;

	/* Before the blocks of `a`: what stands behind its current one is free. */
	while (*end)
		end = &(*end)->next;
	*end = a->first;
	a->first = from->first;
	if (!a->current)
		a->current = from->current;
	a->held += from->held;
	from->first = from->current = NULL;
	from->held = 0;
}

/* Zeroed by calloc: of a large block the system gives pages that are zero
 * already, and only those that are used. */
static sl_arena_block *small_block(size_t size)
{
	sl_arena_block *b = calloc(1, sizeof *b + size);

	if (b)
		b->size = size;
	return b;
}

/* A rule set is megabytes, and to be given those four kilobytes at a time is a
 * fifth of its load: ask for a large page, and for small ones behind it, since
 * the last large one would be nearly empty. This is advice only; a system that
 * does not take it gives small ones. */
static sl_arena_block *large_block(size_t size)
{
	size_t whole = (sizeof(sl_arena_block) + size + LARGE_PAGE - 1) / LARGE_PAGE * LARGE_PAGE;
	sl_arena_block *b = aligned_alloc(LARGE_PAGE, whole);

	if (!b)
		return NULL;
#ifdef MADV_HUGEPAGE
	madvise(b, LARGE_PAGE, MADV_HUGEPAGE);
#endif
	*b = (sl_arena_block){.size = whole - sizeof *b, .touched = whole - sizeof *b, .ready = LARGE_PAGE - sizeof *b};
	return b;
}

/* What is next to be used is given at once, not page by page as it is
 * touched. Advice too: a system that does not know it does as it did. */
static void make_ready(sl_arena_block *b)
{
#ifdef MADV_POPULATE_WRITE
	uintptr_t begin = (uintptr_t)b->bytes, end = (begin + b->size) / SMALL_PAGE * SMALL_PAGE;
	uintptr_t from = (begin + b->ready + SMALL_PAGE - 1) / SMALL_PAGE * SMALL_PAGE;
	uintptr_t to = (begin + b->used + AHEAD) / SMALL_PAGE * SMALL_PAGE;

	if (to < end) {
		b->ready = (size_t)(to - begin);
	} else {
		b->ready = b->size;
		to = end;
	}
	if (from < to)
		madvise((void *)from, to - from, MADV_POPULATE_WRITE);
#else
	b->ready = b->size;
#endif
}

static size_t next_size(const sl_arena *a, size_t size)
{
	size_t grown = a->current ? a->current->size * (a->large ? 4 : 2) : FIRST_BLOCK;
	size_t most = a->large ? LARGE_BLOCK : SMALL_BLOCK;

	if (grown < a->expected)
		grown = a->expected;
	if (grown > most)
		grown = most;
	return grown < size ? size : grown;
}

static sl_arena_block *new_block(sl_arena *a, size_t size)
{
	size_t want = next_size(a, size);
	/* An array so large by itself may never be filled: zero pages cost nothing. */
	bool large = a->large && want >= LARGE_PAGE / 2 && size < LARGE_PAGE / 2;
	sl_arena_block *b;

	if (size > SIZE_MAX / 2 || (a->limit && (want > a->limit || a->held > a->limit - want)))
		return NULL;
	if (!(b = large ? large_block(want) : small_block(want)))
		return NULL;
	if (want < AHEAD / 4)
		b->ready = b->size; /* it is a few pages */
	a->held += b->size;
	a->expected = 0;
	return b;
}

/* The next block with room, made if there is none. */
static sl_arena_block *advance(sl_arena *a, size_t size)
{
	sl_arena_block *b = a->current ? a->current->next : a->first;

	if (b && b->size >= size) {
		b->used = 0;
		return a->current = b;
	}
	if (!(b = new_block(a, size)))
		return NULL;
	if (a->current) {
		b->next = a->current->next;
		a->current->next = b;
	} else {
		b->next = a->first;
		a->first = b;
	}
	return a->current = b;
}

/* `size` bytes; `zeroed` clears what an earlier use of the block left there. */
static void *take(sl_arena *a, size_t size, bool zeroed)
{
	sl_arena_block *b = a->current;
	unsigned char *p;

	if (size > SIZE_MAX / 2)
		return NULL;
	size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
	if (!b || b->size - b->used < size)
		if (!(b = advance(a, size)))
			return NULL;
	p = b->bytes + b->used;
	if (zeroed && b->used < b->touched)
		memset(p, 0, b->touched - b->used < size ? b->touched - b->used : size);
	b->used += size;
	if (b->used > b->touched)
		b->touched = b->used;
	if (b->used > b->ready)
		make_ready(b);
	return p;
}

void *sl_arena_alloc(sl_arena *a, size_t size)
{
	return take(a, size, true);
}

void *sl_arena_raw(sl_arena *a, size_t size)
{
	return take(a, size, false);
}

void *sl_arena_calloc(sl_arena *a, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		return NULL;
	return sl_arena_alloc(a, count * size);
}

char *sl_arena_strndup(sl_arena *a, const char *s, size_t n)
{
	char *copy = n < SIZE_MAX ? sl_arena_raw(a, n + 1) : NULL;

	if (!copy)
		return NULL;
	if (n)
		memcpy(copy, s, n);
	copy[n] = '\0';
	return copy;
}

char *sl_arena_strdup(sl_arena *a, const char *s)
{
	return sl_arena_strndup(a, s, strlen(s));
}

void *sl_arena_memdup(sl_arena *a, const void *p, size_t n)
{
	void *copy = sl_arena_raw(a, n);

	if (copy && n)
		memcpy(copy, p, n);
	return copy;
}

sl_arena_mark sl_arena_mark_take(const sl_arena *a)
{
	return (sl_arena_mark){a->current, a->current ? a->current->used : 0};
}

void sl_arena_release(sl_arena *a, sl_arena_mark mark)
{
	a->current = mark.block ? mark.block : a->first;
	if (a->current)
		a->current->used = mark.used;
}

void *sl_arena_grow(sl_arena *a, void *items, size_t count, size_t *cap, size_t size)
{
	size_t more = *cap ? *cap * 2 : 8;
	void *bigger;

	if (count < *cap)
		return items;
	if (!(bigger = sl_arena_calloc(a, more, size)))
		return NULL;
	if (count)
		memcpy(bigger, items, count * size);
	*cap = more;
	return bigger;
}
