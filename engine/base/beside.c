/* SPDX-License-Identifier: EUPL-1.2 */
/* Threads, if they help. */
#include "base/beside.h"

#include <sched.h>
#include <stdatomic.h>

static unsigned count_processors(void)
{
	cpu_set_t processors;

	if (sched_getaffinity(0, sizeof processors, &processors) != 0)
		return 1;
	return (unsigned)CPU_COUNT(&processors);
}

/* ---- one thing ---- */

void sl_beside_start(sl_beside *b, bool worth, void *(*work)(void *), void *data)
{
	b->runs = worth && count_processors() > 1 && pthread_create(&b->thread, NULL, work, data) == 0;
	if (!b->runs)
		work(data);
}

void sl_beside_end(sl_beside *b)
{
	if (b->runs)
		pthread_join(b->thread, NULL);
	b->runs = false;
}

/* ---- many things ---- */

typedef struct crew {
	size_t count;
	atomic_size_t next; /* the first task that nobody has */
	sl_task *task;
	void *data;
} crew;

typedef struct hand {
	crew *crew;
	unsigned number;
	sl_beside beside;
} hand;

static void *work(void *data)
{
	const hand *h = data;
	crew *c = h->crew;
	size_t i;

	while ((i = atomic_fetch_add(&c->next, 1)) < c->count)
		c->task(c->data, h->number, i);
	return NULL;
}

unsigned sl_hands(size_t work, size_t least)
{
	size_t n = count_processors();

	if (n > SL_MOST_HANDS)
		n = SL_MOST_HANDS;
	if (n > work / least)
		n = work / least;
	return n ? (unsigned)n : 1;
}

void sl_together(unsigned hands, size_t count, sl_task *task, void *data)
{
	crew c = {.count = count, .task = task, .data = data};
	hand all[SL_MOST_HANDS];

	for (unsigned i = 0; i < hands; i++) {
		all[i] = (hand){.crew = &c, .number = i};
		sl_beside_start(&all[i].beside, i + 1 < hands, work, &all[i]); /* the last is the caller */
	}
	for (unsigned i = 0; i < hands; i++)
		sl_beside_end(&all[i].beside);
}
