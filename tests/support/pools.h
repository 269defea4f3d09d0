/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/pools - households made by chance from pools of values that lie at
 * an edge: half a cent, month ends, 29 February, 2^53 and beyond, leeg, not
 * told, told to be unknown, told over time.
 */
#ifndef SL_TESTS_SUPPORT_POOLS_H
#define SL_TESTS_SUPPORT_POOLS_H

#include "base/buf.h"

/* From here on the same households follow. */
void sl_pools_begin(void);
/* Anna, with bert as a partner and cato as a child, or without; of 100 facts
 * about `gaps` are not told as a value. */
void sl_pools_household(sl_buf *out, unsigned gaps);

#endif
