/* SPDX-License-Identifier: EUPL-1.2 */
/* Threads, if they help. */
#include "base/beside.h"

#include <sched.h>

static unsigned count_processors(void)
{
	cpu_set_t processors;

	if (sched_getaffinity(0, sizeof processors, &processors) != 0)
		return 1;
	return (unsigned)CPU_COUNT(&processors);
}

/* ---- one thing ---- */

static bool begin(sl_beside *b, void *(*work)(void *), void *data)
{
	b->runs = pthread_create(&b->thread, NULL, work, data) == 0;
	return b->runs;
}

void sl_beside_start(sl_beside *b, bool worth, void *(*work)(void *), void *data)
{
	b->runs = false;
	if (!worth || count_processors() < 2 || !begin(b, work, data))
		work(data);
}

void sl_beside_end(sl_beside *b)
{
	if (b->runs)
		pthread_join(b->thread, NULL);
	b->runs = false;
}

/* ---- many things ---- */

unsigned sl_hands(size_t work, size_t least)
{
	size_t n = count_processors();

	if (n > SL_MOST_HANDS)
		n = SL_MOST_HANDS;
	if (n > work / least)
		n = work / least;
	return n ? (unsigned)n : 1;
}

/* Has the task come, or wait until it does. */
static bool comes(sl_crew *c, size_t task)
{
	bool there;

	pthread_mutex_lock(&c->lock);
	while (task >= c->ready && !c->whole)
		pthread_cond_wait(&c->more, &c->lock);
	there = task < c->ready;
	pthread_mutex_unlock(&c->lock);
	return there;
}

static void *work(void *data)
{
	const sl_hand *h = data;
	size_t i;

	while (comes(h->crew, i = atomic_fetch_add(&h->crew->next, 1)))
		h->crew->task(h->crew->data, h->number, i);
	return NULL;
}

void sl_crew_start(sl_crew *c, unsigned hands, sl_task *task, void *data)
{
	*c = (sl_crew){.hands = hands, .task = task, .data = data};
	pthread_mutex_init(&c->lock, NULL);
	pthread_cond_init(&c->more, NULL);
	for (unsigned i = 0; i < hands; i++) {
		c->all[i] = (sl_hand){.crew = c, .number = i};
		if (i + 1 < hands) /* a thread that cannot be had is a hand less */
			begin(&c->all[i].beside, work, &c->all[i]);
	}
}

void sl_crew_offer(sl_crew *c, size_t count)
{
	pthread_mutex_lock(&c->lock);
	c->ready = count;
	pthread_cond_broadcast(&c->more);
	pthread_mutex_unlock(&c->lock);
}

void sl_crew_end(sl_crew *c)
{
	pthread_mutex_lock(&c->lock);
	c->whole = true;
	pthread_cond_broadcast(&c->more);
	pthread_mutex_unlock(&c->lock);
	work(&c->all[c->hands - 1]);
	for (unsigned i = 0; i < c->hands; i++)
		sl_beside_end(&c->all[i].beside);
	pthread_cond_destroy(&c->more);
	pthread_mutex_destroy(&c->lock);
}

void sl_together(unsigned hands, size_t count, sl_task *task, void *data)
{
	sl_crew c;

	sl_crew_start(&c, hands, task, data);
	sl_crew_offer(&c, count);
	sl_crew_end(&c);
}
