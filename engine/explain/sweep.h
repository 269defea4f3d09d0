/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/sweep - one fact over a range, for people and programs.
 *
 * in     a sweep (plan/sweep.h)
 * out    a table with what stands out in words, CSV, JSON, or a chart (SVG)
 * calls  the front door
 *
 *     sweep.c       the ways in, and what all forms say alike
 *     sweep_text.c  a table for people
 *     sweep_data.c  CSV and JSON
 *     sweep_svg.c   a chart
 *     axis.c        where ticks stand
 */
#ifndef SL_EXPLAIN_SWEEP_H
#define SL_EXPLAIN_SWEEP_H

#include "explain/show_plan.h"
#include "plan/sweep.h"

/* The run is that of the household as it was told; only names come from it. */
sl_status sl_sweep_write(sl_buf *out, sl_run *run, const sl_sweep *s, sl_sweep_format format);

/* ---- what the files of this header share ---- */

void sl_sweep_text(sl_buf *out, sl_teller *t, const sl_sweep *s);
void sl_sweep_csv(sl_buf *out, sl_teller *t, const sl_sweep *s);
void sl_sweep_json(sl_buf *out, sl_teller *t, const sl_sweep *s);
void sl_sweep_svg(sl_buf *out, sl_teller *t, const sl_sweep *s);

/* All kept. */
const char *sl_sweep_title(sl_teller *t, const sl_sweep *s);
const char *sl_column_name(sl_teller *t, const sl_column *c);
const char *sl_cliff_text(sl_teller *t, const sl_sweep *s, const sl_cliff *c);
const char *sl_turn_text(sl_teller *t, const sl_sweep *s, const sl_turn *turn);

/* Round steps for an axis: from a value not above `low`, in at most about
 * `most` of them up to one not below `high`. SL_ERANGE: too large to draw. */
typedef struct sl_axis {
	sl_dec first, step, width; /* width: from the first tick to the last */
	unsigned count;            /* of ticks */
	int digits;                /* of a step, behind the point */
} sl_axis;
sl_status sl_axis_of(sl_axis *out, sl_dec low, sl_dec high, unsigned most);
sl_status sl_axis_tick(sl_dec *out, const sl_axis *a, unsigned i);
/* How many pixels from the first tick, on an axis of `length` pixels. */
sl_status sl_axis_place(int *out, const sl_axis *a, sl_dec value, int length, sl_round how);

#endif
