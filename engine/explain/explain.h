/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain - an answer becomes text that people and programs can use.
 *
 * in     an answer, with the steps that each decision rests on
 * out    text, Markdown, HTML or JSON
 * calls  the front door
 *
 * One tree of steps (tree.h) is made from the reasons, and each format is
 * written from that tree. Within one decision a step is told once; later
 * mentions refer to its number. The same answer gives the same bytes.
 *
 *     words.def, words.c   the connective words
 *     dutch*.c             values and names in Dutch
 *     fill.c, holes.c      formulas as written and with the values filled in
 *     tree*.c              reasons -> steps
 *     letter.c             the summary
 *     shortfall.c          what falls short
 *     page.c               text, Markdown and HTML
 *     show*.c, data*.c     answers, steps and the arrangement on a page, and as JSON
 *     period.c             the envelope over a period
 *     difference.c         where expected and found part
 */
#ifndef SL_EXPLAIN_EXPLAIN_H
#define SL_EXPLAIN_EXPLAIN_H

#include "plan/agenda.h"
#include "plan/effect.h"
#include "json/json.h"

typedef struct sl_answer_options {
	sl_format format;
	bool without_explanation; /* leave the motivering out */
	bool only_asked;          /* leave out answers to questions that nobody put */
	bool in_full;             /* on a page: explain also what nobody asked; JSON always does */
	bool arrangement;         /* on a page: the arrangement, and no more */
	const sl_agenda *agenda;  /* in the arrangement; NULL: not looked ahead */
	const sl_effects *effects; /* the same; NULL: not measured */
	bool fragment;            /* HTML: only what stands in <body> */
	unsigned indent;          /* JSON: 0 is one line */
	const char *version;      /* of the program, for `regelset`; NULL: left out */
} sl_answer_options;

/* The whole answer. SL_ENOMEM, or SL_OK. Text ends with a newline. */
sl_status sl_answer_write(sl_buf *out, const sl_answer *a, const sl_answer_options *o);

/*
 * Why a fact or concept has its value for an entity, on the day of the run:
 * of a pair concept towards every other entity. The run must hold a
 * household; nothing of it changes.
 */
sl_status sl_explain_feature(sl_buf *out, sl_run *run, const sl_feature *f, uint32_t entity,
			     const sl_answer_options *o);

/* ---- a period ---- */

/*
 * open, then sl_period_writer_add for every stretch (it fits
 * sl_decide_period: ctx is the writer), then close. `household` is what is
 * decided on; days [from, to); `known` is the kennisdatum, or SL_FOREVER.
 */
typedef struct sl_period_writer {
	sl_buf *out;
	sl_answer_options options;
	sl_json_writer json;
} sl_period_writer;

sl_status sl_period_writer_open(sl_period_writer *w, sl_buf *out, const sl_program *p,
				const sl_household *household, sl_date from, sl_date to, sl_date known,
				const sl_answer_options *o);
sl_status sl_period_writer_add(void *writer, sl_date from, sl_date to, const sl_answer *answer);
sl_status sl_period_writer_close(sl_period_writer *w);

/* ---- for tests of rules ---- */

/* What a case expects: a value, or something of a decision. */
typedef struct sl_expectation {
	const sl_feature *feature;  /* or NULL */
	const sl_decided *decided;  /* or NULL; of the same answer */
	uint32_t entity, other;     /* of the feature; other: SL_NO_ENTITY but of pairs */
	const char *expected;       /* as the case has it */
	const char *found;          /* as the answer has it; NULL: print it */
	bool differs;
} sl_expectation;

/*
 * The first step where expected and found part: of what differs, that on
 * which the rest builds, with the rule that gave it, its formula filled in,
 * and the values below it. Lines of text; "" when nothing differs.
 */
sl_status sl_first_difference(sl_buf *out, sl_answer *a, const sl_expectation *list, size_t count);

#endif
