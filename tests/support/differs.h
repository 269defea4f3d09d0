/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/differs - text as it is wanted, for tables: each row that differs
 * says so under its own name, and the test fails when all were looked at.
 */
#ifndef SL_TESTS_SUPPORT_DIFFERS_H
#define SL_TESTS_SUPPORT_DIFFERS_H

#include <stdbool.h>

#include "base/buf.h"

/* Is it other text than is wanted, newlines at the end aside? Then both are
 * printed. */
bool sl_differs(const char *name, const sl_buf *got, const char *want);
/* The test fails when some of the rows differ. */
void sl_none_differ(int failed, size_t rows);

/* The test fails when it is not in the text, or is in it. */
void sl_says(const char *name, const char *text, const char *want);
void sl_says_not(const char *name, const char *text, const char *unwanted);

#endif
