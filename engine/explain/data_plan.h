/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/data_plan - the arrangement as JSON.
 *
 * in     an arrangement (plan/plan.h)
 * out    members of a JSON object
 * calls  this room only
 *
 *     data_plan.c    the arrangement itself
 *     data_agenda.c  what changes by itself
 *     data_effect.c  what a decision costs elsewhere
 */
#ifndef SL_EXPLAIN_DATA_PLAN_H
#define SL_EXPLAIN_DATA_PLAN_H

#include "explain/data.h"
#include "plan/plan.h"

void sl_data_arrangement(sl_json_writer *w, sl_teller *t, const sl_arrangement *p, const sl_answer_options *o);

/* ---- what the files of this header share ---- */

void sl_data_agenda(sl_json_writer *w, sl_teller *t, const sl_agenda *a);
void sl_data_effects(sl_json_writer *w, sl_teller *t, const sl_effects *e);
/* A decision or conflict that differs, by the words for what it was and becomes. */
void sl_data_change(sl_json_writer *w, sl_teller *t, const sl_change *c, const char *was, const char *becomes);
/* What a decision comes to, as the value of a key. */
void sl_data_standing(sl_json_writer *w, sl_teller *t, const char *key, const sl_standing *s);

#endif
