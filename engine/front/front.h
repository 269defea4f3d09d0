/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * front - the functions of samenloop.h that join rooms.
 *
 * in     what the caller asks, in the words of samenloop.h
 * out    rule sets, evaluators, messages, and answers as text
 * calls  nobody inside; programs and guests, through samenloop.h
 *
 *     text.c        what the library is called, and text that changes owner
 *     messages.c    messages for the caller
 *     ruleset.c     rules: loaded, checked, measured, what is in them
 *     doubts.c      what nobody has read in the law
 *     request.c     a request with its dates read and its names looked up
 *     evaluator.c   a household: read, decided on a day or over a period
 *     one.c         one decision or value explained
 *     vary.c        one fact over a range
 *     difference.c  where a case and its answer part
 *     policy.c      what a municipality must settle
 */
#ifndef SL_FRONT_FRONT_H
#define SL_FRONT_FRONT_H

#include "samenloop.h"

#include "base/diag.h"
#include "explain/explain.h"

struct sl_messages {
	sl_diags diags;
	sl_buf text;
};

struct sl_ruleset {
	sl_model *model;
	sl_program *program;
	sl_arena facts; /* what the readers of facts prepared */
};

struct sl_evaluator {
	const sl_ruleset *ruleset;
	sl_run *run;
	sl_arena facts, answer;
	sl_household *household;
	bool began; /* something was asked before */
};

/* ---- text ---- */

/* Hand the buffer over as text; its memory changes owner. With an error, or
 * one of the buffer, it is freed and `out` stays as it is. */
sl_status sl_text_give(sl_text *out, sl_buf *b, sl_status err);

/* ---- requests ---- */

/* A request with its dates read and its names looked up. */
typedef struct sl_asked {
	sl_date date, from, to, known;
	bool period;
	sl_decide_options options;
	sl_answer_options write;
} sl_asked;

/* SL_EINVAL with a message when the household or rules have no such thing. */
sl_status sl_request_read(sl_asked *out, const sl_evaluator *e, const sl_decide_request *q, sl_messages *m);
/* A day or a period, not both, and no half of one. */
sl_status sl_request_one_time(const char *date, const char *from, const char *to, sl_messages *m);
/* Is it one of the forms 0 to `last`? */
sl_status sl_request_form(unsigned form, unsigned last, sl_messages *m);
/* "2026-07-01". */
sl_status sl_request_date(sl_date *out, const char *text, sl_messages *m);
/* Is there a fact or concept of that name? */
sl_status sl_request_value(const sl_model *model, const char *name, sl_messages *m);
/* The message, and SL_EINVAL. */
sl_status sl_request_refuse(sl_messages *m, sl_diag_code code, const char *what);
/* The entity of that id, of whatever kind; SL_NO_ENTITY when there is none. */
uint32_t sl_request_entity(const sl_household *h, const char *id);

/* ---- deciding ---- */

/* Ready for values of the day. */
sl_status sl_evaluator_begin(sl_evaluator *e, const sl_asked *a);
/* Begin and decide; the answer lives until the next question. */
sl_status sl_evaluator_answer(sl_answer **out, sl_evaluator *e, const sl_asked *a);

#endif
