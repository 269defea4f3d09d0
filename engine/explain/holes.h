/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/holes - the places in a formula where a value comes.
 *
 * in     an expression and its node, in the frame in which it was evaluated
 * out    places in its text, in order, each with what it was
 * calls  fill.c
 *
 *     if partner = null then norm   else 0.5 * norm
 *        ~~~~~~~   ~~~~      ~~~~        ~~~~~~~~~~
 *     als geen   = geen dan € 1.419,46 anders 0.5 * norm
 *
 * Those of names and literals; what was not used is one place that stays as
 * it was written.
 */
#ifndef SL_EXPLAIN_HOLES_H
#define SL_EXPLAIN_HOLES_H

#include "explain/dutch.h"

#define SL_MOST_HOLES 256

typedef struct sl_hole {
	uint32_t start, end;
	sl_value value;
	const sl_type *type;
	bool literal, asis; /* asis: not used, so it stays as written */
} sl_hole;

typedef struct sl_holes {
	const sl_teller *t;
	sl_frame *f;
	const sl_expr *expr;
	sl_hole items[SL_MOST_HOLES]; /* by place; the outer one first where they overlap */
	uint32_t count;
	bool whole;         /* inside tests: nothing is left out */
} sl_holes;

void sl_holes_find(sl_holes *out, const sl_teller *t, sl_frame *f, uint32_t node, const sl_expr *expr);

#endif
