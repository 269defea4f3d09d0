/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/rule_texts - rule files as texts in memory: those of tests/bad, and
 * any other.
 */
#ifndef SL_TESTS_SUPPORT_RULE_TEXTS_H
#define SL_TESTS_SUPPORT_RULE_TEXTS_H

#include <stdbool.h>

#include "load/load.h"

#define SL_BAD_RULES  "tests/bad"
#define SL_MOST_TEXTS 16

typedef struct sl_texts {
	char *names[SL_MOST_TEXTS], *texts[SL_MOST_TEXTS];
	size_t lengths[SL_MOST_TEXTS], count;
} sl_texts;

/* A file of a folder; the test fails when it cannot be read. */
void sl_texts_add(sl_texts *t, const char *folder, const char *name);
/* NAME.xml of tests/bad, or all of NAME/: their names are those of the
 * expected messages. */
void sl_texts_add_case(sl_texts *t, const char *name);
sl_status sl_texts_load(sl_model **out, const sl_texts *t, sl_diags *diags);
void sl_texts_free(sl_texts *t);

bool sl_ends_with(const char *s, const char *end);

#endif
