/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Expressions become trees.
 *
 * An expression and the names that are declared are all that this needs, so
 * it waits until everything is declared and is then done by several at the same
 * time, each with memory and messages of its own. Names that only
 * expressions have are in one table for all: equal names stay equal pointers.
 */
#include "base/beside.h"
#include "load/loader.h"

#define SHARE 32         /* expressions that one takes at a time */
#define WORTH_A_HAND 512 /* with fewer, a thread costs more than it gives */

typedef struct sl_waiting {
	sl_expr *expr;
	const char *gemeente; /* for the messages */
} sl_waiting;

bool sl_load_wait_for_tree(sl_loader *l, sl_expr *e)
{
	sl_waiting *all = sl_arena_grow(&l->scratch, l->waiting, l->waiting_count, &l->waiting_cap, sizeof *all);

	if (!all) {
		sl_load_fail(l);
		return false;
	}
	l->waiting = all;
	all[l->waiting_count++] = (sl_waiting){e, l->diags->gemeente};
	return true;
}

typedef struct worker {
	sl_arena memory;
	sl_names *names;
	sl_diags said;
	bool no_memory;
} worker;

typedef struct parsing {
	const sl_waiting *waiting;
	size_t count;
	worker workers[SL_MOST_HANDS];
} parsing;

static void parse_share(void *data, unsigned hand, size_t task)
{
	parsing *p = data;
	worker *w = &p->workers[hand];
	size_t from = task * SHARE, to = p->count - from < SHARE ? p->count : from + SHARE;

	for (size_t i = from; i < to && !w->no_memory; i++) {
		sl_expr *e = p->waiting[i].expr;

		w->said.gemeente = p->waiting[i].gemeente;
		w->no_memory = sl_feel_parse(&e->ast, &e->source, e->goal, w->names, &w->memory, &w->said) == SL_ENOMEM;
	}
	w->said.gemeente = NULL;
}

void sl_load_trees(sl_loader *l)
{
	unsigned hands = sl_hands(l->waiting_count, WORTH_A_HAND);
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	parsing p = {.waiting = l->waiting, .count = l->waiting_count};
	sl_arena memory = {0};
	sl_intern names;

	sl_intern_init(&names, &memory);
	names.base = &l->m->intern;
	names.lock = &lock;
	for (unsigned i = 0; i < hands; i++) {
		p.workers[i].names = sl_names_extend(&p.workers[i].memory, &names, l->m->names);
		p.workers[i].no_memory = !p.workers[i].names;
	}
	sl_together(hands, (p.count + SHARE - 1) / SHARE, parse_share, &p);
	for (unsigned i = 0; i < hands; i++) {
		sl_arena_join(l->arena, &p.workers[i].memory);
		sl_diags_join(l->diags, &p.workers[i].said);
		if (p.workers[i].no_memory)
			sl_load_fail(l);
	}
	if (!sl_intern_join(&l->m->intern, &names))
		sl_load_fail(l);
	sl_arena_join(l->arena, &memory);
}
