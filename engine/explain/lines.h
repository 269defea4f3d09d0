/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/lines - ladders and contributions, a line for each step.
 *
 * in     lines (reason/reason.h)
 * out    "eigen kracht: 2 uur per week; blijft over: 1 uur per week"
 * calls  this room only
 */
#ifndef SL_EXPLAIN_LINES_H
#define SL_EXPLAIN_LINES_H

#include "explain/dutch.h"

static inline bool sl_is_ladder(const sl_lines *l)
{
	return l->rule->code->rule->kind == SL_RULE_LADDER;
}

/* A need of ja/nee without a step: there is nothing to count. */
static inline bool sl_is_bare(const sl_lines *l)
{
	return sl_is_ladder(l) && !l->count && l->need.kind == SL_BOOLEAN;
}

/* "grondslag", "verlaging", ... Static. */
const char *sl_share_name(sl_share_kind k);
/* "nodig: 3 uur per week", kept. */
const char *sl_need_text(sl_teller *t, const sl_lines *l);
const char *sl_line_text(sl_teller *t, const sl_lines *l, const sl_line *line);
/* What a ladder comes to in one sentence, for a letter: kept. */
const char *sl_ladder_sentence(sl_teller *t, const sl_lines *l);
/* One line for each ladder that a compensatie may rest on: which is the one,
 * and what it leaves. At most as many as the rule has parts. */
uint32_t sl_right_lines(const char **out, sl_teller *t, const sl_reason_rule *rule);

#endif
