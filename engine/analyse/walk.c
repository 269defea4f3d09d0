/* SPDX-License-Identifier: EUPL-1.2 */
/* One municipality, stretch of time after stretch of time. */
#include "analyse/walk.h"

#include <stdlib.h>

#include "facts/facts.h"

/* A household of which nothing is told. */
static sl_status make_household(sl_walk *w, const char *municipality)
{
	sl_diags nobody_reads = {0};
	sl_status err = sl_facts_read_json(&w->household, &w->program->model->schema, NULL, "{}", 2, &w->arena,
					   &nobody_reads);

	sl_diags_free(&nobody_reads);
	if (err == SL_OK)
		w->household->municipality = municipality;
	return err;
}

sl_status sl_walk_open(sl_walk *w, const sl_program *p, const char *municipality, sl_date from, sl_date to)
{
	sl_status err;

	*w = (sl_walk){.next = from, .end = to};
	if ((err = sl_program_fork(&w->program, p)) == SL_OK && (err = make_household(w, municipality)) == SL_OK &&
	    (err = sl_run_new(&w->run, w->program)) == SL_OK)
		sl_run_general_only(w->run, true); /* a day is asked once */
	return err;
}

static void add_cut(sl_walk *w, sl_date day)
{
	sl_date *cuts = sl_arena_grow(&w->arena, w->cuts, w->cut_count, &w->cut_cap, sizeof *cuts);

	if (!cuts) {
		w->status = SL_ENOMEM;
		return;
	}
	w->cuts = cuts;
	w->cuts[w->cut_count++] = day;
}

void sl_walk_cut(sl_walk *w, sl_validity v)
{
	add_cut(w, v.from);
	add_cut(w, v.to);
}

static int compare_days(const void *a, const void *b)
{
	sl_date x = *(const sl_date *)a, y = *(const sl_date *)b;

	return (x > y) - (x < y);
}

static void begin(sl_walk *w)
{
	for (uint32_t i = 0; i < w->program->cut_count; i++)
		add_cut(w, w->program->cuts[i]);
	if (w->cut_count)
		qsort(w->cuts, w->cut_count, sizeof *w->cuts, compare_days);
	w->began = true;
}

bool sl_walk_next(sl_walk *w)
{
	if (!w->began)
		begin(w);
	else if (w->status == SL_OK)
		w->status = sl_run_status(w->run); /* the next begin forgets it */
	if (w->next >= w->end || w->status != SL_OK)
		return false;
	w->from = w->next;
	while (w->cut < w->cut_count && w->cuts[w->cut] <= w->from)
		w->cut++;
	w->to = w->cut < w->cut_count && w->cuts[w->cut] < w->end ? w->cuts[w->cut] : w->end;
	w->next = w->to;
	if ((w->status = sl_run_begin(w->run, w->household, w->from, SL_FOREVER)) == SL_OK &&
	    !(w->day = sl_run_day(w->run, w->from)))
		w->status = SL_ENOMEM;
	return w->status == SL_OK;
}

sl_status sl_walk_close(sl_walk *w, sl_status err)
{
	if (err == SL_OK)
		err = w->status;
	if (err == SL_OK && w->run)
		err = sl_run_status(w->run);
	sl_run_free(w->run);
	sl_program_free(w->program);
	sl_arena_free(&w->arena);
	return err;
}
