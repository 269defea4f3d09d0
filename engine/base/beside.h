/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/beside - work beside other work, in threads when that helps.
 *
 * in     something that is not needed until later, or many things of which
 *        each can be done by itself
 * out    it is done
 * calls  load
 *
 * With one processor, or when no thread can be had, the work is done by who
 * asks for it: nothing shows who did what.
 */
#ifndef SL_BASE_BESIDE_H
#define SL_BASE_BESIDE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

enum { SL_MOST_HANDS = 4 }; /* threads that work at the same time, the caller one of them */

typedef struct sl_beside {
	pthread_t thread;
	bool runs;
} sl_beside;

/* `data` belongs to the work until sl_beside_end. Without `worth` it is done at
 * once: to begin a thread takes as long as hashing a hundred kilobytes. */
void sl_beside_start(sl_beside *b, bool worth, void *(*work)(void *), void *data);
/* Wait until it is done. */
void sl_beside_end(sl_beside *b);

/* How many hands there are for so much work, of which `least` is worth a
 * thread: 1 to SL_MOST_HANDS, at most one for each processor. */
unsigned sl_hands(size_t work, size_t least);

/* A task, done by the hand of that number, which does one at a time. */
typedef void sl_task(void *data, unsigned hand, size_t task);
/* Do tasks 0 to count - 1, begun in their order, by hands 0 to hands - 1. */
void sl_together(unsigned hands, size_t count, sl_task *task, void *data);

/*
 * The same for tasks that come one by one while the caller does something
 * else: the other hands begin with what there is, and the caller, the last of
 * the hands, helps from sl_crew_end on.
 */
typedef struct sl_crew sl_crew;

typedef struct sl_hand {
	sl_crew *crew;
	unsigned number;
	sl_beside beside;
} sl_hand;

struct sl_crew {
	unsigned hands;
	sl_task *task;
	void *data;
	atomic_size_t next;      /* the first task that nobody has */
	size_t ready;            /* tasks that there are; it and `whole` with the lock */
	bool whole;              /* there come no more */
	pthread_mutex_t lock;
	pthread_cond_t more;
	sl_hand all[SL_MOST_HANDS];
};

void sl_crew_start(sl_crew *c, unsigned hands, sl_task *task, void *data);
/* There are `count` tasks by now. */
void sl_crew_offer(sl_crew *c, size_t count);
/* There come no more: back when all are done. */
void sl_crew_end(sl_crew *c);

#endif
