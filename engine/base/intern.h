/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/intern - equal names are equal pointers.
 *
 * in     names as they stand in rules and facts
 * out    one pointer per name, and the nearest name to a wrong one
 * calls  every room
 *
 * A table belongs to one rule set. While it is filled it belongs to one
 * thread; afterwards sl_intern_find may be called by all, and it may be the
 * base of tables of theirs, or of one that they share (which has a lock).
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

/* `arena` is borrowed and must outlive the table. */
void sl_intern_init(sl_intern *t, sl_arena *arena);
/* The one pointer for this name, NUL-terminated; NULL when memory ran out. */
const char *sl_intern_add(sl_intern *t, const char *s, size_t n);
/* Take over the names of a table of which `t` was the base; their memory stays
 * where it is. False when memory ran out. */
bool sl_intern_join(sl_intern *t, const sl_intern *from);
/* The same as sl_intern_add without adding: NULL when the name is not in the table. */
const char *sl_intern_find(const sl_intern *t, const char *s, size_t n);

/*
 * How many single-letter changes (insert, delete, replace, swap of
 * neighbours) turn a into b, counted up to `most`; more gives most + 1.
 */
unsigned sl_name_distance(const char *a, const char *b, unsigned most);

#endif
