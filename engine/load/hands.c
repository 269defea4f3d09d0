/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What other hands do while rules are being read.
 *
 * When everything is declared, an expression and the names are all that its
 * tree needs, and much of what is said needs nothing of the rules. So other
 * hands say that first, and then make trees of what who reads the rules hands
 * out, a page at a time. Each has memory and messages of its own; only the
 * names are shared. One hand does the same, the other's work last.
 */
#include "base/beside.h"
#include "load/loader.h"

#define SHARE 64 /* expressions that one takes at a time */

typedef struct page {
	struct {
		sl_expr *expr;
		const char *municipality; /* for the messages */
	} at[SHARE];
	size_t count;
	struct page *next;
} page;

typedef struct worker {
	sl_arena memory;
	sl_diags said;
	bool no_memory;
	const page *page; /* the one it had last */
	size_t number;
} worker;

struct sl_load_hands {
	sl_crew crew;
	sl_loader beside; /* for task 0; a page is the task behind its number */
	sl_arena memory;
	sl_diags said;
	void (*say)(sl_loader *);
	const sl_names *names;
	sl_intern_shared shared;
	page *last;
	size_t full; /* pages */
	worker workers[SL_MOST_HANDS];
};

static const page *turn_to(worker *w, size_t number)
{
	for (; w->number < number; w->number++)
		w->page = w->page->next;
	return w->page;
}

static void parse_page(const sl_load_hands *h, worker *w, const page *p)
{
	for (size_t i = 0; i < p->count && !w->no_memory; i++) {
		sl_expr *e = p->at[i].expr;

		w->said.municipality = p->at[i].municipality;
		w->no_memory = sl_feel_parse(&e->ast, &e->source, e->goal, h->names, &w->memory, &w->said) == SL_ENOMEM;
	}
	w->said.municipality = NULL;
}

static void work(void *data, unsigned hand, size_t task)
{
	sl_load_hands *h = data;
	worker *w = &h->workers[hand];

	if (task == 0)
		h->say(&h->beside);
	else
		parse_page(h, w, turn_to(w, task - 1));
}

void sl_load_hands_begin(sl_loader *l, size_t bytes, void (*say)(sl_loader *))
{
	unsigned hands = sl_hands(bytes, SL_WORTH_A_HAND);
	sl_load_hands *h = sl_load_scratch(l, 1, sizeof *h);

	if (!h || !(h->last = sl_load_scratch(l, 1, sizeof *h->last)))
		return;
	h->say = say;
	h->names = l->m->names;
	h->beside = *l;
	h->beside.arena = &h->memory;
	h->beside.scratch = (sl_arena){0};
	h->beside.buf = (sl_buf){0};
	h->beside.diags = &h->said;
	h->beside.exprs = (sl_exprs){0};
	sl_arena_expect(&h->memory, bytes / 4);
	for (unsigned i = 0; i < hands; i++) {
		h->workers[i].page = h->last;
		sl_arena_expect(&h->workers[i].memory, bytes);
	}
	sl_intern_share(&l->m->intern, &h->shared);
	sl_crew_start(&h->crew, hands, work, h);
	sl_crew_offer(&h->crew, 1);
	l->hands = h;
}

bool sl_load_wait_for_tree(sl_loader *l, sl_expr *e)
{
	sl_load_hands *h = l->hands;
	page *p = h->last;

	p->at[p->count].expr = e;
	p->at[p->count++].municipality = l->diags->municipality;
	if (p->count < SHARE)
		return true;
	if (!(p->next = sl_load_scratch(l, 1, sizeof *p)))
		return false;
	h->last = p->next;
	sl_crew_offer(&h->crew, 1 + ++h->full);
	return true;
}

/* What was made beside belongs to the loader from now on. */
static void join(sl_loader *l, sl_load_hands *h)
{
	sl_arena_join(l->arena, &h->memory);
	sl_arena_join(&l->scratch, &h->beside.scratch);
	sl_buf_free(&h->beside.buf);
	sl_diags_join(l->diags, &h->said);
	if (h->beside.status != SL_OK)
		l->status = h->beside.status;
	for (unsigned i = 0; i < SL_MOST_HANDS; i++) {
		sl_arena_join(l->arena, &h->workers[i].memory);
		sl_diags_join(l->diags, &h->workers[i].said);
		if (h->workers[i].no_memory)
			sl_load_fail(l);
	}
	if (!sl_intern_unshare(&l->m->intern, &h->shared))
		sl_load_fail(l);
}

void sl_load_hands_end(sl_loader *l)
{
	sl_load_hands *h = l->hands;

	if (!h)
		return;
	if (l->status == SL_OK)
		sl_crew_offer(&h->crew, 1 + h->full + 1);
	sl_crew_end(&h->crew);
	join(l, h);
	l->hands = NULL;
	sl_load_number_exprs(l, &h->beside.exprs);
}
