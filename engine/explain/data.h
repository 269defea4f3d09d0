/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/data - answers and steps as JSON.
 *
 * in     an answer, trees of steps
 * out    members of a JSON object
 * calls  this room only
 */
#ifndef SL_EXPLAIN_DATA_H
#define SL_EXPLAIN_DATA_H

#include "explain/explain.h"
#include "explain/tree.h"

/* Members of the object that is open. */
void sl_data_ruleset(sl_json_writer *w, const sl_program *p, const char *version);
void sl_data_answer(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_answer_options *o);
void sl_data_decided(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_decided *d, bool explain);
void sl_data_tree(sl_json_writer *w, sl_teller *t, const sl_tree *tree);
/* A day as "2026-07-01". */
void sl_data_day(sl_json_writer *w, const char *key, sl_date day);

/* One value: text, a list of texts, null, or an object that says why not. */
void sl_data_value(sl_json_writer *w, sl_teller *t, sl_value v, const sl_type *type);

#endif
