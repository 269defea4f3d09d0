/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/show_plan - the arrangement as a page to put on the table.
 *
 * in     an arrangement (plan/plan.h)
 * out    calls to a page
 * calls  this room only
 *
 *     show_plan.c       what to do first, contributions, conflicts, terms
 *     show_plan_who.c   who gets what
 *     show_plan_use.c   the facts that were used
 */
#ifndef SL_EXPLAIN_SHOW_PLAN_H
#define SL_EXPLAIN_SHOW_PLAN_H

#include "explain/show.h"
#include "plan/plan.h"

void sl_show_arrangement(sl_page *p, sl_teller *t, const sl_arrangement *plan);
/* "Arrangement voor huishouden x", kept. */
const char *sl_plan_title(sl_teller *t);

/* ---- what the files of this header share ---- */

void sl_show_plan_who(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level);
void sl_show_plan_uses(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level);
/* What a decision gives, with whom it is shared: kept. */
const char *sl_plan_given(sl_teller *t, const char *title, const sl_decided *d);

#endif
