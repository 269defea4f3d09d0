/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/data - answers and steps as JSON.
 *
 * in     an answer, trees of steps
 * out    members of a JSON object
 * calls  this room, analyse
 *
 *     data.c          the whole answer      data_step.c   steps
 *     data_decided.c  one decision          data_value.c  values, whom and what they are about
 *     data_conflict.c conflicts             data_finding.c what nobody declared
 *     data_lines.c    ladders, contributions   data_plan.c  the arrangement
 */
#ifndef SL_EXPLAIN_DATA_H
#define SL_EXPLAIN_DATA_H

#include "explain/explain.h"
#include "explain/letter.h"
#include "explain/tree.h"

/* Members of the object that is open. */
void sl_data_ruleset(sl_json_writer *w, const sl_program *p, const char *version);
/* The kennisdatum, when there is one (not SL_FOREVER). */
void sl_data_known_on(sl_json_writer *w, sl_date known);
void sl_data_answer(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_answer_options *o);
void sl_data_decided(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_decided *d, bool explain);
void sl_data_conflicts(sl_json_writer *w, sl_teller *t, const sl_answer *a, bool explain);
/* "personen": of a pair, those that are persons. */
void sl_data_persons(sl_json_writer *w, const sl_teller *t, uint32_t self, uint32_t other);
/* "vastgesteld", "mogelijk". Static. */
const char *sl_data_status(sl_truth status);
void sl_data_findings(sl_json_writer *w, sl_teller *t, const sl_answer *a);
void sl_data_closed(sl_json_writer *w, const sl_answer *a);
void sl_data_tree(sl_json_writer *w, sl_teller *t, const sl_tree *tree);
/* A day as "2026-07-01". */
void sl_data_day(sl_json_writer *w, const char *key, sl_date day);

/* One value: text, a list of texts, null, or an object that says why not. */
void sl_data_value(sl_json_writer *w, sl_teller *t, sl_value v, const sl_type *type);

/* "bedrag" or "omvang" with "eenheid", for a decision; nothing when it is not known. */
void sl_data_amount_of(sl_json_writer *w, sl_teller *t, const sl_decided *d, sl_value amount);

/* ---- what the files of this header share ---- */

/* An amount with so many digits behind the point, or why not. */
void sl_data_amount(sl_json_writer *w, sl_teller *t, sl_value v, int digits);
/* Ladder, computation, who collects. */
void sl_data_lines(sl_json_writer *w, sl_teller *t, const sl_decided *d);
/* "bijdragen": what the household owes, and a month in all. */
void sl_data_contributions(sl_json_writer *w, sl_teller *t, const sl_answer *a);

/* A name as it is written in data, kept. */
const char *sl_data_key(sl_teller *t, const char *name);
/* A sum that nobody decides, only reads: to whole cents. */
void sl_data_cents(sl_json_writer *w, sl_teller *t, const char *key, sl_value v);
/* The text of a buffer, which is freed. */
void sl_data_buf(sl_json_writer *w, sl_buf *b);
/* Nothing where text is NULL. */
void sl_data_member_if(sl_json_writer *w, const char *key, const char *text);
/* "persoon", and for an item its kind with its own id. */
void sl_data_about(sl_json_writer *w, const sl_teller *t, uint32_t entity);
/* "besluit", and whom it is about. */
void sl_data_decision_name(sl_json_writer *w, const sl_teller *t, const sl_decision *d, uint32_t entity);
const char *sl_data_id(const sl_teller *t, uint32_t entity);
/* The Juriconnect reference of a source, else its words. */
const char *sl_data_reference(sl_teller *t, const sl_source *s);
/* Each reference once, where it comes first. */
void sl_data_references(sl_json_writer *w, sl_teller *t, const char *key, const sl_source *const *list,
			uint32_t count);
/* A source with words and link; nothing where there is none. */
void sl_data_source(sl_json_writer *w, const sl_teller *t, const char *key, const sl_source *s);
/* What is missing: of whom, which fact, its question. */
void sl_data_question(sl_json_writer *w, sl_teller *t, const sl_cause *c);
/* The same, with what counts in it for a domain (NULL: any) when it is a judgement. */
void sl_data_asked(sl_json_writer *w, sl_teller *t, const sl_cause *c, const char *domain);
void sl_data_assumptions(sl_json_writer *w, sl_teller *t, const sl_assumption *list, uint32_t count);
void sl_data_shortfall(sl_json_writer *w, sl_teller *t, const sl_shortfall *s);
/* "tekort", with each; nothing where there is none. */
void sl_data_shortfalls(sl_json_writer *w, sl_teller *t, const sl_shortfall *list, uint32_t count);

#endif
