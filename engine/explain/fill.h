/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/fill - formulas and sentences with their values filled in.
 *
 * in     nodes and templates, and the frame in which they were evaluated
 * out    "(0.40 + 0.30 * aantal kostendelers) * gehuwdennorm" as written, and
 *        "(0,40 + 0,30 × 2) × € 2.027,79"
 * calls  this room only
 *
 * Only what was used is filled in: the operand that decided, the branch that
 * was taken. The rest stays as it was written.
 */
#ifndef SL_EXPLAIN_FILL_H
#define SL_EXPLAIN_FILL_H

#include "explain/dutch.h"

/* The text of a node as it stands in the rules, on one line. */
void sl_formula_print(sl_buf *out, const sl_teller *t, uint32_t node);
/* The same with values in the place of names. */
void sl_formula_fill(sl_buf *out, const sl_teller *t, sl_frame *f, uint32_t node);
/* Both, kept. */
const char *sl_formula_kept(sl_teller *t, uint32_t node);
const char *sl_filled_kept(sl_teller *t, sl_frame *f, uint32_t node);
/* False when filling in says nothing: the node reads nothing, or is one
 * quantifier whose value is all there is to say. */
bool sl_formula_reads(const sl_teller *t, uint32_t node);
/* omdat, melding: `{e}` becomes the value of e. A sentence that is nothing but
 * values says nothing when none of them is known. */
void sl_template_fill(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_template *text);
const char *sl_template_kept(sl_teller *t, sl_frame *f, const sl_template *text);

#endif
