/* SPDX-License-Identifier: EUPL-1.2 */
/* Decimals from text. */
#include "decimal_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

sl_dec sl_dec_of(const char *text)
{
	sl_dec d;

	if (sl_dec_parse(&d, text, strlen(text), true) != SL_OK)
		fail_msg("\"%s\" is not an exact number", text);
	return d;
}

const char *sl_dec_show(sl_dec d)
{
	static char text[8][SL_DEC_TEXT_MAX];
	static unsigned turn;
	char *out = text[turn++ % 8];

	sl_dec_text(out, d);
	return out;
}
