/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/words - the connective words of explanations, in Dutch.
 *
 * in     a word of words.def and what fills it
 * out    text
 * calls  this room only
 */
#ifndef SL_EXPLAIN_WORDS_H
#define SL_EXPLAIN_WORDS_H

#include "decide/decide.h"

typedef enum sl_word {
#define SL_WORD(name, text) SL_WORD_##name,
#include "explain/words.def"
#undef SL_WORD
	SL_WORD_COUNT
} sl_word;

const char *sl_word_text(sl_word w);
/* The words with $1, $2 and $3 filled in; what is not used may be NULL. */
void sl_say(sl_buf *out, sl_word w, const char *a, const char *b, const char *c);

/* "ja" of the operators and functions of FEEL in a formula that is filled in:
 * "and" is "en". NULL: as it stands. */
const char *sl_word_of_feel(const char *word, size_t n);
/* The same for what is more than one word, at the start of the text; *used is
 * how many bytes it took. */
const char *sl_phrase_of_feel(const char *text, size_t n, size_t *used);
/* "maand" with a count that is not one: "maanden". */
const char *sl_word_plural(const char *unit);
/* "toekennen" as a sentence: which words for this norm. */
sl_word sl_word_of_outcome(sl_norm norm, sl_outcome outcome);
/* "gelezen", "afgeleid", ... as rule files have it. */
const char *sl_word_of_certainty(sl_certainty c);
/* The sort of an assumption in data: "aanname", "volledig", "onveranderd". */
const char *sl_word_of_use(sl_fact_use use);

#endif
