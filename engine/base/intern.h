/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/intern - equal names are equal pointers.
 *
 * in     names as they stand in rules and facts
 * out    one pointer per name, and the nearest name to a wrong one
 * calls  every room
 *
 * A table belongs to one rule set. While it is filled it belongs to one
 * thread, unless it is shared; afterwards sl_intern_find may be called by all,
 * and it may be the base of tables of theirs.
 */
#ifndef SL_BASE_INTERN_H
#define SL_BASE_INTERN_H

#include <pthread.h>

#include "base/arena.h"

typedef struct sl_intern_slot {
	const char *name; /* NULL: free */
	uint32_t hash, length;
} sl_intern_slot;

typedef struct sl_intern {
	sl_arena *arena; /* borrowed: where the names live */
	const struct sl_intern *base; /* borrowed: names that are not added again; or NULL */
	sl_intern_slot *slots;
	size_t slot_count, count; /* slot_count is a power of two, or 0 */
	pthread_mutex_t *lock;    /* borrowed: held to look at what is not in the base; NULL: one thread */
} sl_intern;

/* A table while several threads add to it: what it had, and what is new. */
typedef struct sl_intern_shared {
	sl_intern before;
	sl_arena memory; /* of what is new */
	pthread_mutex_t lock;
} sl_intern_shared;

/* `arena` is borrowed and must outlive the table. */
void sl_intern_init(sl_intern *t, sl_arena *arena);
/* The one pointer for this name, NUL-terminated; NULL when memory ran out. */
const char *sl_intern_add(sl_intern *t, const char *s, size_t n);
/* From here on all threads may add to `t`, and what it holds already is found
 * without waiting for each other. `s` is used until sl_intern_unshare. */
void sl_intern_share(sl_intern *t, sl_intern_shared *s);
/* One thread again, with all that was added. False when memory ran out. */
bool sl_intern_unshare(sl_intern *t, sl_intern_shared *s);
/* The same as sl_intern_add without adding: NULL when the name is not in the table. */
const char *sl_intern_find(const sl_intern *t, const char *s, size_t n);

/*
 * How many single-letter changes (insert, delete, replace, swap of
 * neighbours) turn a into b, counted up to `most`; more gives most + 1.
 */
unsigned sl_name_distance(const char *a, const char *b, unsigned most);

/* The one of several names that comes nearest to one that is none of them. */
typedef struct sl_nearest {
	const char *name, *best; /* best: NULL while none is near enough */
	unsigned least;          /* nearer than this is near enough */
} sl_nearest;

/* Nothing considered yet. The longer the name, the more of it may differ. */
sl_nearest sl_nearest_to(const char *name);
/* Takes NULL. Of those that are equally near the first by spelling is the one,
 * so that their order does not show. */
void sl_nearest_consider(sl_nearest *n, const char *candidate);
/* All of a list considered: the best, or NULL. */
const char *sl_nearest_among(const char *name, const char *const *list, size_t count);

#endif
