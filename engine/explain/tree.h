/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/tree - the steps behind a value, in the order in which they are
 * told.
 *
 * in     reasons (reason/reason.h)
 * out    a tree of steps, all text filled in; each step stands in it once
 * calls  this room only
 *
 *     tree.c        which steps stand where, and their numbers
 *     tree_rules.c  the rules of a step
 *     tree_notes.c  what is said beside it
 *
 * A reason is what the engine knows, a step is what a reader sees: internal
 * concepts are folded away (what they rest on takes their place), a step that
 * was told before is mentioned with its number, and what would go too deep is
 * told behind the tree.
 */
#ifndef SL_EXPLAIN_TREE_H
#define SL_EXPLAIN_TREE_H

#include "explain/dutch.h"

#define SL_STEP_DEPTH 12 /* deeper steps are told behind the tree */

typedef struct sl_step sl_step;

/* A source with words before it ("staat in"), or words alone. */
typedef struct sl_note {
	const char *words;
	const sl_source *source;
} sl_note;

/* One rule of a step. */
typedef struct sl_step_rule {
	const sl_reason_rule *reason;
	const char *because;            /* omdat, filled in; or NULL when there is nothing to say */
	const char *value;              /* what it gives; or NULL */
	const char *formula, *filled;   /* or NULL */
	const char *condition, *met;    /* the condition to show, and filled in; or NULL */
	const char *stopper;            /* STOPPED, OUTRANKED: where the rule stands that does it; or NULL */
	const char *const *rows;        /* of a table: inputs, and the rows that hit */
	uint32_t row_count;
} sl_step_rule;

struct sl_step {
	const sl_reason *reason;
	uint32_t number;
	bool again;                     /* told elsewhere: here only its value */
	const char *label;              /* "Recht", of a part of a decision; or NULL */
	const char *name, *value;
	const char *filled;             /* of an expression of a decision; or NULL */
	sl_step_rule *rules;
	uint32_t rule_count;
	const char *aside;              /* ids of the exceptions on rules that do not apply; or NULL */
	sl_note *notes;
	uint32_t note_count;
	sl_step **kids;
	uint32_t kid_count;
};

typedef struct sl_tree {
	sl_step **parts;                /* as asked */
	uint32_t part_count;
	sl_step **further;              /* what went too deep */
	uint32_t further_count;
} sl_tree;

/* A part to explain: its label (or NULL) and what it rests on. */
typedef struct sl_tree_part {
	const char *label;
	const sl_reason *reason;
} sl_tree_part;

/* All from one answer (or one sl_reasons). */
sl_status sl_tree_make(sl_tree *out, sl_teller *t, const sl_reasons *reasons, const sl_tree_part *parts,
		       uint32_t count);
/* Its notes and its rules, filled in: for sl_tree_make. */
void sl_step_find_notes(sl_teller *t, sl_step *s);
void sl_step_tell_rules(sl_teller *t, sl_step *s);
/* How many rules gave a value. */
uint32_t sl_valued_rules(const sl_reason *r);
const sl_type *sl_type_of_reason(const sl_teller *t, const sl_reason *r);
/* How the value of a fact came to be: "aanname, niet opgegeven". */
const char *sl_use_words(sl_fact_use use);
/* The question of a fact, else what it is. */
const char *sl_question_of(const sl_feature *f);
/* "art. 22a lid 1 Participatiewet", kept. */
const char *sl_source_kept(sl_teller *t, const sl_source *s);

#endif
