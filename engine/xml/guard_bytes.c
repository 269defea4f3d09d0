/* SPDX-License-Identifier: EUPL-1.2 */
/* Every byte: encoding, characters, where lines begin. */
#include "xml/guard.h"

#include <string.h>

#include "base/utf8.h"

const char *sl_guard_encoding(const char *s, size_t n)
{
	static const struct {
		const char *name, *bytes;
		size_t length;
	} known[] = {
		{"UTF-32", "\0\0\xFE\xFF", 4},
		{"UTF-32", "\xFF\xFE\0\0", 4},
		{"UTF-32", "\0\0\0<", 4},
		{"UTF-32", "<\0\0\0", 4},
		{"UTF-16", "\xFF\xFE", 2},
		{"UTF-16", "\xFE\xFF", 2},
		{"UTF-16", "<\0", 2},
		{"UTF-16", "\0<", 2},
		{"EBCDIC", "\x4C\x6F\xA7\x94", 4},
		{"een zip- of Word-bestand", "PK\x03\x04", 4},
		{"een pdf", "%PDF", 4},
	};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (n >= known[i].length &&
		    memcmp(s, known[i].bytes, known[i].length) == 0)
			return known[i].name;
	return NULL;
}

/* One block of plain ASCII with nothing odd in it, as most are: line and
 * column without looking at bytes one by one. All that is computed is a byte
 * wide, so that the compiler takes sixteen at a time. */
static bool plain_block(const char *s, sl_scan_mark *here)
{
	unsigned char odd = 0, lines = 0;

	for (size_t i = 0; i < SL_SCAN_MARK_BYTES; i++) {
		unsigned char c = (unsigned char)s[i];
		unsigned char line = c == '\n';

		odd |= (unsigned char)(c >= 0x80) |
		       ((unsigned char)(c < 0x20) & !line & (unsigned char)(c != '\t'));
		lines = (unsigned char)(lines + line);
	}
	if (odd)
		return false;
	here->line += lines;
	if (lines) {
		const char *last = memrchr(s, '\n', SL_SCAN_MARK_BYTES);

		here->column = (uint32_t)(s + SL_SCAN_MARK_BYTES - last);
	} else {
		here->column += SL_SCAN_MARK_BYTES;
	}
	return true;
}

/* The character at `at`: how long it is; reported when it may not be there. */
static size_t check_character(sl_guard *g, size_t at)
{
	uint32_t code;
	size_t step = sl_utf8_decode(&code, g->text + at, g->n - at);

	if (!step) {
		/* One place will do: it is the file that was saved in another way. */
		if (!g->not_utf8)
			sl_guard_refuse_code(g, SL_DIAG_XML_UTF8, at, (unsigned char)g->text[at]);
		g->not_utf8 = true;
		return 1;
	}
	if ((code < 0x20 && code != '\t' && code != '\n' && code != '\r') ||
	    code == 0xFEFF || code == 0xFFFE || code == 0xFFFF)
		sl_guard_refuse_code(g, SL_DIAG_XML_CHARACTER, at, code);
	return step;
}

void sl_guard_characters(sl_guard *g)
{
	sl_scan_mark here = {1, 1};
	size_t at = 0;

	for (size_t block = 0; block <= g->n; block += SL_SCAN_MARK_BYTES) {
		size_t end = g->n - block < SL_SCAN_MARK_BYTES ? g->n : block + SL_SCAN_MARK_BYTES;

		g->doc->marks[block / SL_SCAN_MARK_BYTES] = here;
		if (at == block && end - block == SL_SCAN_MARK_BYTES &&
		    plain_block(g->text + at, &here))
			at = end;
		while (at < end) {
			size_t step = 1;

			if ((unsigned char)g->text[at] - 0x20u >= 0x60u)
				step = check_character(g, at);
			if (sl_scan_ends_line(g->text, g->n, at))
				here = (sl_scan_mark){here.line + 1, 1};
			else
				here.column += !sl_utf8_continues(g->text[at]);
			at += step;
		}
	}
}
