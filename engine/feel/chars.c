/* SPDX-License-Identifier: EUPL-1.2 */
/* Characters: the ranges of DMN 1.5 grammar rules 29, 30, 31 and 63. */
#include "feel/chars.h"

#include <string.h>

static bool is_tail(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

size_t sl_feel_char(uint32_t *out, const char *s, size_t n)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char first = (unsigned char)(n ? s[0] : 0);
	size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
	uint32_t c = first;

	if (!n || n < length || first > 0xF4 || (first >= 0x80 && first < 0xC2))
		return 0;
	if (length > 1)
		c = first & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++) {
		if (!is_tail(s[i]))
			return 0;
		c = c << 6 | ((unsigned char)s[i] & 0x3F);
	}
	if (c < least[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*out = c;
	return length;
}

static bool is_space(uint32_t c)
{
	return (c >= 9 && c <= 13) || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
	       c == 0x180E || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
	       c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/* Rules 29 and 30 together. A word may begin with what rule 30 adds only
 * inside a name, and there it does no harm. */
static bool is_word(uint32_t c)
{
	static const struct { uint32_t first, last; } ranges[] = {
		{0xB7, 0xB7}, {0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x37D}, {0x37F, 0x1FFF},
		{0x200C, 0x200D}, {0x203F, 0x2040}, {0x2070, 0x218F}, {0x2C00, 0x2FEF},
		{0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
	};

	if (c < 0x80)
		return sl_feel_is_ascii_word((unsigned char)c);
	for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
		if (c <= ranges[i].last)
			return c >= ranges[i].first && !is_space(c);
	return false;
}

size_t sl_feel_word_char(const char *s, size_t n)
{
	uint32_t c;
	size_t length = sl_feel_char(&c, s, n);

	return length && is_word(c) ? length : 0;
}

size_t sl_feel_space_char(const char *s, size_t n)
{
	uint32_t c;
	size_t length = sl_feel_char(&c, s, n);

	return length && is_space(c) ? length : 0;
}

size_t sl_feel_sign(const char *s, size_t n)
{
	if (!n)
		return 0;
	switch (s[0]) {
	case '.': case '/': case '-': case '\'': case '+': case '*':
		return 1;
	default: /* U+2019 */
		return n >= 3 && memcmp(s, "\xE2\x80\x99", 3) == 0 ? 3 : 0;
	}
}
