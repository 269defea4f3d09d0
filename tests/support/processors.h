/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/processors - on how many processors this thread may run.
 *
 * The loader reads files in as many threads as it may use processors. Who
 * counts allocations, or compares, chooses one.
 */
#ifndef SL_TESTS_SUPPORT_PROCESSORS_H
#define SL_TESTS_SUPPORT_PROCESSORS_H

/* Only one from now on. */
void sl_one_processor(void);
/* All that were there before the first sl_one_processor. Returns how many. */
int sl_all_processors(void);

#endif
