/* SPDX-License-Identifier: EUPL-1.2 */
/* Times from text. */
#include "time_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static sl_arena arena;

sl_arena *sl_time_text_arena(void)
{
	return &arena;
}

int sl_time_text_forget(void **state)
{
	(void)state;
	sl_arena_free(&arena);
	return 0;
}

void sl_text_is(const char *name, sl_buf *b, const char *want)
{
	if (strcmp(sl_buf_text(b), want) != 0)
		fail_msg("%s: got %s, want %s", name, sl_buf_text(b), want);
	sl_buf_free(b);
}

sl_moment sl_moment_of(const char *text)
{
	sl_moment m;

	if (sl_moment_parse(&m, text, strlen(text), &arena) != SL_OK)
		fail_msg("\"%s\" is no moment", text);
	return m;
}

sl_time sl_time_of(const char *text)
{
	sl_time t;

	if (sl_time_parse(&t, text, strlen(text), &arena) != SL_OK)
		fail_msg("\"%s\" is no time", text);
	return t;
}

sl_span sl_span_of(const char *text)
{
	sl_span s;

	if (sl_span_parse(&s, text, strlen(text)) != SL_OK)
		fail_msg("\"%s\" is no duration", text);
	return s;
}
