/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/utf8 - characters in bytes.
 *
 * in     bytes that claim to be UTF-8
 * out    code points, and the place of the first byte that is none
 * calls  every room
 *
 * Valid is what Unicode says: no overlong forms, no surrogates, nothing
 * above U+10FFFF.
 */
#ifndef SL_BASE_UTF8_H
#define SL_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many of the n (at least 1) bytes at s the first character takes, and
 * the character; 0 when they are not valid. `code` may be NULL. */
size_t sl_utf8_decode(uint32_t *code, const char *s, size_t n);
/* Write a character (not a surrogate, at most U+10FFFF) in 1..4 bytes. */
size_t sl_utf8_encode(char out[4], uint32_t code);
/* Where the first byte stands that is not valid, or n. */
size_t sl_utf8_check(const char *s, size_t n);
/* How many characters valid text holds. */
size_t sl_utf8_count(const char *s, size_t n);
/* The second and later bytes of a character. */
static inline bool sl_utf8_continues(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

#endif
