/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/data_plan - the arrangement as JSON.
 *
 * in     an arrangement (plan/plan.h)
 * out    members of a JSON object
 * calls  this room only
 */
#ifndef SL_EXPLAIN_DATA_PLAN_H
#define SL_EXPLAIN_DATA_PLAN_H

#include "explain/data.h"
#include "plan/plan.h"

void sl_data_arrangement(sl_json_writer *w, sl_teller *t, const sl_arrangement *p);

/* ---- what the files of this header share ---- */

/* "besluit", and whom it is about. */
void sl_data_decision_name(sl_json_writer *w, const sl_teller *t, const sl_decision *d, uint32_t entity);

#endif
