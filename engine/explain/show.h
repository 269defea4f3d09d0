/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/show - answers and steps on a page.
 *
 * in     an answer, trees of steps
 * out    calls to a page
 * calls  this room only
 *
 *     show.c           the whole answer    show_decided.c  one decision
 *     show_conflict.c  conflicts           show_finding.c  what nobody declared
 *     show_step.c      steps
 */
#ifndef SL_EXPLAIN_SHOW_H
#define SL_EXPLAIN_SHOW_H

#include "explain/explain.h"
#include "explain/page.h"
#include "explain/tree.h"

/* Everything of an answer below its head; headings from `level` on. */
void sl_show_answer(sl_page *p, sl_teller *t, const sl_answer *a, const sl_answer_options *o, unsigned level);
void sl_show_decided(sl_page *p, sl_teller *t, const sl_answer *a, const sl_decided *d, bool explain,
		     unsigned level);
void sl_show_conflicts(sl_page *p, sl_teller *t, const sl_answer *a, bool explain, unsigned level);
void sl_show_findings(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level);
/* What was found, as a sentence; kept. */
/* What contributions leave, against the norm (show_below.c). */
const char *sl_below_text(sl_teller *t, const sl_below *b);
const char *sl_finding_text(sl_teller *t, const sl_finding *f);
/* The fact that says from when on there is this entity; NULL: none does. */
const sl_feature *sl_begin_of(const sl_teller *t, uint32_t entity);
/* What it is, peildatum, rules. */
void sl_show_head(sl_page *p, sl_teller *t, const char *title);
/* A contribution with its amount, as an item. */
void sl_show_owed(sl_page *p, sl_teller *t, const sl_owed *o);
void sl_show_tree(sl_page *p, const sl_tree *tree, unsigned level);
/* The steps of a decision. */
sl_status sl_tree_of_decided(sl_tree *out, sl_teller *t, const sl_answer *a, const sl_decided *d);

/* ---- what the files of this header share ---- */

void sl_show_assumptions(sl_page *p, sl_teller *t, const sl_assumption *list, uint32_t count);
/* How sure a source is, when it was not just read. */
void sl_show_certainty(sl_page *p, const sl_source *s);
/* What is asked of whom, and how. */
void sl_show_asked(sl_page *p, sl_teller *t, const sl_cause *c);

#endif
