/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * eval/quick_run - what the runners of quick code share.
 *
 * in     quick code, a household
 * out    integers
 * calls  the files below only
 *
 *   quick_run.c      the loop over steps     quick_read.c  facts, parameters, concepts
 *   quick_divide.c   quotients               quick_batch.c  many concepts at once
 */
#ifndef SL_EVAL_QUICK_RUN_H
#define SL_EVAL_QUICK_RUN_H

#include "eval/quick.h"

/* Where the value of `ik` and `ander` stand; those of a batch follow. */
enum { SL_QUICK_SELF = 0, SL_QUICK_OTHER = 1, SL_QUICK_FIRST_FREE = 2 };

/*
 * Run a code about an entity. False: it gave up. A code that is not alone
 * needs the memory of the day (sl_run_open_memory).
 */
bool sl_quick_run(sl_run *r, sl_day_memory *day, const sl_quick_code *code, uint32_t self, uint32_t other, int64_t *out);

/* A fact that has no plain form may still be known: a count, a timeline. */
bool sl_quick_read_fact(sl_run *r, sl_day_memory *day, const sl_quick_read *read, uint32_t entity, int64_t *out);
bool sl_quick_read_parameter(sl_run *r, sl_day_memory *day, const sl_quick_read *read, int64_t *out);
/* A concept that has no quick code may have a general value that fits. */
bool sl_quick_read_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
			   int64_t *out);

/* a / b rounded; b is above zero, and below 2^61. */
int64_t sl_quick_divide(int64_t a, int64_t b, sl_round how);
/* a * 10^power / b; exact, or rounded. power may be below zero. */
bool sl_quick_quotient_of(int64_t *out, int64_t a, int64_t b, int64_t power, bool exact, sl_round how);

#endif
