/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/time_text - times, moments and durations from text, and held against it.
 */
#ifndef SL_TESTS_SUPPORT_TIME_TEXT_H
#define SL_TESTS_SUPPORT_TIME_TEXT_H

#include "value/time.h"

/* The test fails when it is none. What they point to lives until forgotten. */
sl_moment sl_moment_of(const char *text);
sl_time sl_time_of(const char *text);
sl_span sl_span_of(const char *text);
/* Where that lives, for what a test parses by itself. */
sl_arena *sl_time_text_arena(void);
/* As the tear down of a group. */
int sl_time_text_forget(void **state);

/* The test fails when the buffer says something else; it is freed. */
void sl_text_is(const char *name, sl_buf *b, const char *want);

#endif
