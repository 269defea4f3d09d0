/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel/chars - what a character may be in FEEL.
 *
 * in     UTF-8
 * out    kinds of characters, lengths of words and white space
 * calls  this room, standard
 */
#ifndef SL_FEEL_CHARS_H
#define SL_FEEL_CHARS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The character at s, and in *out its number; 0 bytes when it is no UTF-8. */
size_t sl_feel_char(uint32_t *out, const char *s, size_t n);
/* The bytes of the character at s when it may stand in a word, else 0; the
 * slow half of sl_feel_word. */
size_t sl_feel_word_char(const char *s, size_t n);
/* The bytes of the white space character at s, else 0. */
size_t sl_feel_space_char(const char *s, size_t n);
/* The bytes of the sign at s that a name may hold: . / - ' + * or the
 * typographic apostrophe; else 0. */
size_t sl_feel_sign(const char *s, size_t n);

/* Letters, digits, `_` and `?`: what a word of a name is made of. */
static inline bool sl_feel_is_ascii_word(unsigned char c)
{
	return (unsigned)((c | 32) - 'a') < 26 || (unsigned)(c - '0') < 10 || c == '_' ||
	       c == '?';
}

static inline bool sl_feel_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The bytes of the word at s: the longest run of characters of a word. */
static inline size_t sl_feel_word(const char *s, size_t n)
{
	size_t at = 0, more;

	for (;;) {
		while (at < n && sl_feel_is_ascii_word((unsigned char)s[at]))
			at++;
		if (at >= n || !((unsigned char)s[at] & 0x80) ||
		    !(more = sl_feel_word_char(s + at, n - at)))
			return at;
		at += more;
	}
}

/* The bytes of white space at s. */
static inline size_t sl_feel_space(const char *s, size_t n)
{
	size_t at = 0, more;

	while (at < n) {
		unsigned char c = (unsigned char)s[at];

		if (c == ' ' || (c >= 9 && c <= 13))
			at++;
		else if ((c & 0x80) && (more = sl_feel_space_char(s + at, n - at)))
			at += more;
		else
			break;
	}
	return at;
}

#endif
