/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/feel_text - values written as FEEL, for tests.
 *
 * Everything lives until feel_text_close.
 */
#ifndef SL_TESTS_SUPPORT_FEEL_TEXT_H
#define SL_TESTS_SUPPORT_FEEL_TEXT_H

#include <stdbool.h>

#include "standard/standard.h"

typedef struct feel_text {
	sl_arena arena;
	sl_intern intern;
	sl_names *names;
	sl_diags diags;
	sl_value context; /* an empty one to begin with */
} feel_text;

void feel_text_open(feel_text *f);
void feel_text_close(feel_text *f);
/* Evaluate over f->context. */
sl_status feel_text_evaluate(feel_text *f, sl_value *out, const char *expression);
/* The value of an expression that must have one: the test fails otherwise. */
sl_value feel_text_value(feel_text *f, const char *expression);
/* A value as text, in f->arena: kind and text, "null", "fout". */
const char *feel_text_show(feel_text *f, sl_value v);

/* ---- what rows want instead of a value ---- */

#define FAILS   "fout"
#define LIMIT   "grens"
#define NO_FEEL "geen FEEL"

bool feel_text_is_word(const char *want);
/* An expression as feel_text_show writes its value, or the word. */
const char *feel_text_want(feel_text *f, const char *want);
/* The value, or the word for the status. */
const char *feel_text_answer(feel_text *f, sl_status err, sl_value v);
/* A text that stands at 1:1. */
sl_feel_source feel_text_source(const char *text);

#endif
