/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel/advice - what somebody probably meant who wrote what FEEL has not.
 *
 * in     a sign, a word or the name of a function, as it was written
 * out    what FEEL has for it, or NULL
 * calls  this room, compile
 *
 * For the note behind a message. It never changes what an expression means: what is not FEEL stays refused.
 */
#ifndef SL_FEEL_ADVICE_H
#define SL_FEEL_ADVICE_H

#include <stddef.h>

/* A sentence on what to write for a sign: `≥`. */
const char *sl_feel_advice_sign(const char *sign, size_t n);
/* What FEEL writes for a word: `en` is and. */
const char *sl_feel_advice_word(const char *word, size_t n);
/* What FEEL writes for a value: `ja` is true. */
const char *sl_feel_advice_value(const char *word);
/* Which function it is: `som` is sum. */
const char *sl_feel_advice_function(const char *name);

#endif
