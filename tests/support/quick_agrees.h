/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/quick_agrees - the quick path of eval (integers) against the general
 * evaluator: every concept, decision and plan, in whatever order it is asked.
 */
#ifndef SL_TESTS_SUPPORT_QUICK_AGREES_H
#define SL_TESTS_SUPPORT_QUICK_AGREES_H

#include <stddef.h>

/* `rounds` households of pools.h under these rules; the test fails when a
 * value differs, or when fewer than `quick` concepts have a quick form (then
 * nothing was compared). */
void sl_quick_agrees(const char *name, const char *rules, unsigned rounds, size_t quick);

#endif
