/* SPDX-License-Identifier: EUPL-1.2 */
/* What the guard says: each refusal at its place, up to a limit. */
#include "xml/guard.h"

#include <string.h>

#include "base/utf8.h"

const char *sl_guard_quote(sl_guard *g, unsigned slot, sl_scan_range range)
{
	char *word = g->words[slot];
	size_t length = 0;

	for (size_t at = range.from; at < range.to;) {
		uint32_t code;
		size_t step = sl_utf8_decode(&code, g->text + at, range.to - at);
		bool plain = step && code >= 0x20;

		if (length + (plain ? step : 1) + sizeof "…" > SL_GUARD_WORD) {
			memcpy(word + length, "…", sizeof "…");
			return word;
		}
		if (plain)
			memcpy(word + length, g->text + at, step);
		else
			word[length] = '?';
		length += plain ? step : 1;
		at += step ? step : 1;
	}
	word[length] = '\0';
	return word;
}

/* Is there room for one more message? */
static bool room(sl_guard *g, sl_pos *pos, size_t at)
{
	g->refused = true;
	if (g->stop && g->messages > SL_XML_MOST_MESSAGES)
		return false;
	*pos = sl_scan_place(g->doc, at);
	if (++g->messages <= SL_XML_MOST_MESSAGES)
		return true;
	g->stop = true;
	sl_diags_add(g->diags, SL_DIAG_XML_TOO_MANY, pos);
	return false;
}

void sl_guard_refuse(sl_guard *g, sl_diag_code code, size_t at, const char *a, const char *b)
{
	sl_pos pos;

	if (room(g, &pos, at))
		sl_diags_add(g->diags, code, &pos, a, b);
}

void sl_guard_refuse_code(sl_guard *g, sl_diag_code code, size_t at, uint32_t number)
{
	sl_pos pos;

	if (room(g, &pos, at))
		sl_diags_add(g->diags, code, &pos, number);
}

void sl_guard_refuse_limit(sl_guard *g, size_t at, const char *what, unsigned most)
{
	sl_pos pos;

	if (room(g, &pos, at))
		sl_diags_add(g->diags, SL_DIAG_XML_LIMIT, &pos, what, most);
}
