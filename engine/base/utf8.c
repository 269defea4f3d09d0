/* SPDX-License-Identifier: EUPL-1.2 */
/* UTF-8: decoding, encoding, checking, counting. */
#include "base/utf8.h"

#include <string.h>

#define HIGH_BITS 0x8080808080808080u

/* What the first byte promises; 0 when nothing can begin with it. */
static size_t length_of(unsigned char lead)
{
	if (lead < 0x80)
		return 1;
	if (lead < 0xC2 || lead > 0xF4)
		return 0;
	return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

size_t sl_utf8_decode(uint32_t *code, const char *s, size_t n)
{
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	unsigned char lead = (unsigned char)*s;
	size_t length = length_of(lead);
	uint32_t c;

	if (length == 0 || length > n)
		return 0;
	c = length == 1 ? lead : lead & (0x7Fu >> length);
	for (size_t i = 1; i < length; i++) {
		if (!sl_utf8_continues(s[i]))
			return 0;
		c = c << 6 | ((unsigned char)s[i] & 0x3F);
	}
	if (c < least[length] || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF)
		return 0;
	if (code)
		*code = c;
	return length;
}

size_t sl_utf8_encode(char out[4], uint32_t code)
{
	static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
	size_t length = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;

	for (size_t i = length; i-- > 1; code >>= 6)
		out[i] = (char)(0x80 | (code & 0x3F));
	out[0] = (char)(leads[length] | code);
	return length;
}

size_t sl_utf8_check(const char *s, size_t n)
{
	size_t at = 0, step;
	uint64_t word;

	while (at < n) {
		if (n - at >= sizeof word) {
			memcpy(&word, s + at, sizeof word);
			if (!(word & HIGH_BITS)) {
				at += sizeof word;
				continue;
			}
		}
		if (!(step = sl_utf8_decode(NULL, s + at, n - at)))
			return at;
		at += step;
	}
	return n;
}

size_t sl_utf8_count(const char *s, size_t n)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += !sl_utf8_continues(s[i]);
	return count;
}
