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
 *     show_agenda.c     what changes by itself
 *     show_effect.c     what a decision costs elsewhere
 *     plan_words.c      what these call things
 */
#ifndef SL_EXPLAIN_SHOW_PLAN_H
#define SL_EXPLAIN_SHOW_PLAN_H

#include "explain/show.h"
#include "plan/plan.h"

void sl_show_arrangement(sl_page *p, sl_teller *t, const sl_arrangement *plan, const sl_answer_options *o);
/* "Arrangement voor huishouden x", kept. */
const char *sl_plan_title(sl_teller *t);

/* ---- what the files of this header share ---- */

void sl_show_plan_who(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level);
void sl_show_plan_uses(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level);

void sl_show_agenda(sl_page *p, sl_teller *t, const sl_agenda *a, unsigned level);
void sl_show_effects(sl_page *p, sl_teller *t, const sl_effects *e, unsigned level);
/* What keeps a sum open: "Studietoeslag voor Cato (inkomsten)", kept. */
const char *sl_asides_text(sl_teller *t, const sl_aside *list, uint32_t count);
/* What a conflict was, or is after the change: "mogelijk", "vastgesteld", "er
 * niet", and "vastgesteld (ernst hoog)" where nothing but that changes; kept. */
const char *sl_conflict_text(sl_teller *t, const sl_change *c, bool after);
/* "Algemene bijstand voor Anna", kept. */
const char *sl_plan_decision(sl_teller *t, const sl_decision *d, uint32_t entity);
/* What a decision comes to: "toegekend, € 12,00 per maand", kept. */
const char *sl_standing_text(sl_teller *t, const sl_decision *d, const sl_standing *s);
/* "Anna, Bert": of whom a conflict is, kept. */
const char *sl_plan_pair(sl_teller *t, uint32_t self, uint32_t other);

#endif
