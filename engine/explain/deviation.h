/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/deviation - what a professional decided other than the rules do.
 *
 * in     a decided decision, an answer
 * out    sentences, calls to a page, members of a JSON object
 * calls  this room only
 *
 *     deviation.c  why not, and what it waits for, in words
 *     show_deviation.c, data_deviation.c
 */
#ifndef SL_EXPLAIN_DEVIATION_H
#define SL_EXPLAIN_DEVIATION_H

#include "explain/data.h"
#include "explain/show.h"

/* Why it is not followed; no point behind it. */
const char *sl_refusal_text(sl_teller *t, const sl_deviation *d);
/* "Algemene bijstand voor Anna": of what it deviates, as far as it says so. */
const char *sl_deviation_subject(sl_teller *t, const sl_deviation *d);
/* The next deviation whose outcome a conflict reads; NULL: no more. Start at 0. */
const sl_deviation *sl_deviation_in_conflict(const sl_answer *a, const sl_conflict_found *c, uint32_t *at);
/* Who deviated, when, on what ground and why: one sentence. */
const char *sl_deviation_text(sl_teller *t, const sl_deviation *d);
/* What a deviation that waits is waiting for. */
const char *sl_waiting_text(sl_teller *t, const sl_deviation *d);

/* Who deviated, when, on what ground and why; and what it was without. */
void sl_show_deviation(sl_page *p, sl_teller *t, const sl_decided *d, const sl_letter *l);
void sl_show_waiting(sl_page *p, sl_teller *t, const sl_decided *d);
/* Those that are not followed, below a heading. */
void sl_show_refused(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level);

/* "afwijking", "afwijking_wacht" of a decision. */
void sl_data_deviation(sl_json_writer *w, sl_teller *t, const sl_decided *d);
/* "afwijkingen_geweigerd"; nothing when there are none. */
void sl_data_refused(sl_json_writer *w, sl_teller *t, const sl_answer *a);

#endif
