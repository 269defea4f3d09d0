/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan/sweep - one fact over a range of values.
 *
 * in     a household, "anna.inkomsten[1].netto_bedrag_per_maand=0..3000:50"
 * out    for each value what was chosen and what the household has a month;
 *        where it has less while the fact rises; where a decision turns
 * calls  explain (writes it), the front door
 *
 *     range.c   reading the range
 *     sweep.c   deciding for each value
 *     cliff.c   where the result falls, where a decision turns
 */
#ifndef SL_PLAN_SWEEP_H
#define SL_PLAN_SWEEP_H

#include "plan/effect.h"

#define SL_MOST_POINTS 1000

typedef struct sl_range_asked {
	const sl_feature *fact;
	uint32_t entity;
	sl_dec from, to, step;
	uint32_t count;          /* of values */
} sl_range_asked;
/* SL_EINVAL with a message: not a range, nothing of that name, out of bounds. */
sl_status sl_range_read(sl_range_asked *out, const sl_household *h, const char *text, sl_diags *diags);

/* A column: a decision or a feature of one entity. */
typedef struct sl_column {
	const sl_decision *decision; /* or NULL */
	const sl_feature *feature;   /* or NULL */
	uint32_t entity, joint;
} sl_column;

typedef struct sl_cell {
	sl_standing standing;  /* of a decision */
	sl_value value;        /* the amount, or the value of the feature; UNSET: none */
} sl_cell;

typedef struct sl_point {
	sl_dec x;
	sl_cell *cells;        /* by column */
	sl_result result;      /* of the household */
	sl_value total;        /* the result; with the fact itself where that is money by the month */
	sl_value chosen;       /* the same over the columns alone; open while one is */
} sl_point;

/* From point `from` to point `to` the household has less, while the fact rises. */
typedef struct sl_cliff {
	uint32_t from, to;
	sl_value loss;         /* above 0 */
} sl_cliff;

/* At this point the decision of a column comes out otherwise than before. */
typedef struct sl_turn {
	uint32_t point, column;
} sl_turn;

typedef struct sl_sweep {
	sl_range_asked range;
	bool money;            /* the fact is money by the month, and counts in the total */
	sl_column *columns;
	uint32_t column_count;
	sl_point *points;
	uint32_t point_count;
	bool of_chosen;        /* the result of the household is open: cliffs are of what was chosen */
	sl_cliff *cliffs;
	uint32_t cliff_count;
	sl_turn *turns;
	uint32_t turn_count;
} sl_sweep;

typedef struct sl_sweep_options {
	const char *const *of; /* ids of decisions, names of concepts and facts; none: all money that was asked */
	uint32_t of_count;
	const char *person;    /* columns of this one only, or NULL */
} sl_sweep_options;

/*
 * Decide the household of `a` for each value of the range. Only names that
 * are there (but for features of pairs). All lives in `arena`. SL_ENOMEM,
 * SL_ELIMIT.
 */
sl_status sl_sweep_run(sl_sweep **out, const sl_answer *a, const sl_range_asked *range, const sl_sweep_options *options,
		       const sl_decide_options *decide, sl_arena *arena);
/* The value of a cell in a sum: 0 where a decision was refused; a
 * contribution counts against. */
sl_value sl_cell_in_sum(const sl_column *c, const sl_cell *cell);
/* Part of sl_sweep_run. */
sl_status sl_find_cliffs(sl_sweep *s, sl_arena *arena);

#endif
