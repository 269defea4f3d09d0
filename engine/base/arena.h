/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/arena - memory with one lifetime.
 *
 * in     sizes
 * out    zeroed memory that lives until the arena is reset or freed
 * calls  every room
 *
 * Nothing in an arena is freed alone. sl_arena_reset keeps the blocks, so an
 * arena that is filled and reset again and again allocates nothing after
 * warm-up. Mark and release give scratch memory inside one function.
 */
#ifndef SL_BASE_ARENA_H
#define SL_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct sl_arena_block sl_arena_block;

typedef struct sl_arena {
	sl_arena_block *first;   /* all blocks, in the order they were made */
	sl_arena_block *current; /* the block that is being filled */
	size_t limit;            /* most bytes this arena may hold; 0 is no limit */
	size_t expected;         /* the least size of the next block */
	bool large;              /* in large pages, once it is large */
	size_t held;             /* bytes in all blocks together */
} sl_arena;

typedef struct sl_arena_mark {
	sl_arena_block *block;
	size_t used;
} sl_arena_mark;

/* An arena of zeroes is ready for use; this only says so. */
void sl_arena_init(sl_arena *a);
/* About so many bytes will be asked for, in small pieces, and most of what is
 * held will be used: take large pages where the system has them. 0: unknown. */
void sl_arena_expect(sl_arena *a, size_t size);
/* Give all blocks back. The arena is empty and may be used again. */
void sl_arena_free(sl_arena *a);
/* Forget what was allocated but keep the blocks. */
void sl_arena_reset(sl_arena *a);

/* What `from` holds lives as long as `a` from now on; `from` is empty. */
void sl_arena_join(sl_arena *a, sl_arena *from);

/* `size` zeroed bytes aligned for any type, or NULL when memory (or the
 * limit) ran out. A size of 0 gives a valid pointer. */
void *sl_arena_alloc(sl_arena *a, size_t size);
/* The same, but the bytes are not zeroed. */
void *sl_arena_raw(sl_arena *a, size_t size);
/* `count` zeroed items; NULL also when count * size overflows. */
void *sl_arena_calloc(sl_arena *a, size_t count, size_t size);
/* A copy of n bytes with a NUL behind it. */
char *sl_arena_strndup(sl_arena *a, const char *s, size_t n);
char *sl_arena_strdup(sl_arena *a, const char *s);
void *sl_arena_memdup(sl_arena *a, const void *p, size_t n);

sl_arena_mark sl_arena_mark_take(const sl_arena *a);
void sl_arena_release(sl_arena *a, sl_arena_mark mark);

/*
 * Grow an array held in an arena: room for one more item of `size` bytes in
 * `items` (of which `count` are used and `*cap` fit). Returns the array to
 * use from now on, or NULL when memory ran out (the old one is untouched).
 */
void *sl_arena_grow(sl_arena *a, void *items, size_t count, size_t *cap, size_t size);

#endif
