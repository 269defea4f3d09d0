/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * function/regex - XPath regular expressions written as PCRE2 ones.
 *
 * The two differ more than they look alike: XPath has class subtraction,
 * blocks (\p{IsLatin-1Supplement}), name characters (\i, \c), and refuses what
 * it does not know, while PCRE gives other letters a meaning of their own.
 * So a pattern is read in full here and written anew; what cannot be said in
 * PCRE2 is refused, never guessed.
 */
#ifndef SL_FUNCTION_REGEX_H
#define SL_FUNCTION_REGEX_H

#include "function/function.h"

typedef struct sl_regex_flags {
	bool dot_all, multiline, ignore_case, spaced, literal;
} sl_regex_flags;

/* Letters of "smixq"; SL_EINVAL for any other. */
sl_status sl_regex_flags_read(sl_regex_flags *out, sl_value flags, sl_call *call);
/* The same pattern in PCRE2's words. SL_EINVAL: no pattern of XPath; SL_ELIMIT:
 * right but not supported. *groups counts the brackets that capture. */
sl_status sl_regex_translate(sl_buf *out, unsigned *groups, sl_value pattern,
			     sl_regex_flags flags, sl_call *call);

/* The code points of a block of Unicode, by its name in XML Schema. */
bool sl_regex_block(uint32_t *first, uint32_t *last, const char *name, size_t n);

#endif
