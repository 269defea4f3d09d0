/* SPDX-License-Identifier: EUPL-1.2 */
/* One municipality, stretch of time after stretch of time. For the files of
 * this room. */
#ifndef SL_ANALYSE_WALK_H
#define SL_ANALYSE_WALK_H

#include "eval/eval.h"

/*
 *     sl_walk w;
 *     sl_status err = sl_walk_open(&w, program, "GM9001", from, to);
 *     sl_walk_cut(&w, validity);        days that matter to the caller alone
 *     while (err == SL_OK && sl_walk_next(&w))
 *             err = ...;       the days [w.from, w.to), and w.day
 *     err = sl_walk_close(&w, err);
 *
 * Between two cuts nothing changes. The walk is that of a household of which
 * only the municipality is known, as known at the end of time.
 */
typedef struct sl_walk {
	sl_program *program; /* with segments of its own: they are many, and of no use afterwards */
	sl_household *household;
	sl_run *run;
	sl_arena arena;
	sl_date from, to;    /* the stretch that it is at */
	sl_day_memory *day;
	sl_date next, end;
	sl_date *cuts;       /* by day, once the walk began */
	uint32_t cut_count, cut; /* cut: the first that was not passed */
	size_t cut_cap;
	bool began;
	sl_status status;
} sl_walk;

sl_status sl_walk_open(sl_walk *w, const sl_program *p, const char *municipality, sl_date from, sl_date to);
/* Something that decides nothing begins and ends: cut there too. */
void sl_walk_cut(sl_walk *w, sl_validity v);
/* To the next stretch; false at the end, or when memory ran out. */
bool sl_walk_next(sl_walk *w);
/* The first failure: this one, or of the walk itself. */
sl_status sl_walk_close(sl_walk *w, sl_status err);

#endif
