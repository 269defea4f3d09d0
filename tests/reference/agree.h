/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * agree - does the engine say what the reference says?
 *
 * in     a run of the engine and a reference on the same household and day
 * out    the first concept on which they differ, in words
 * calls  test_reference, test_random
 */
#ifndef SL_TESTS_AGREE_H
#define SL_TESTS_AGREE_H

#include "eval/eval.h"
#include "reference/reference.h"

typedef struct agree_counts {
	uint64_t known, empty, unknown, broken;
	uint64_t certain, possible, closed; /* conflicts */
	uint64_t other_defect; /* both a regelgebrek, of another kind */
	uint64_t batched;      /* values that a batch gave */
} agree_counts;

/*
 * "Equal means: the same state, value, causes, W and M." False: `why` says
 * what differs. Of two defects in one expression either may be the one that is
 * told, so another kind of regelgebrek is only counted.
 */
bool agree_on(sl_buf *why, sl_run *run, ref *r, const sl_feature *f, uint32_t entity,
	      uint32_t other, sl_date day, agree_counts *counts);
/* Every concept of every entity, and of every pair. */
bool agree_on_all(sl_buf *why, sl_run *run, ref *r, sl_date day, agree_counts *counts);

/* What a batch of all concepts of a kind says of an entity, on the day of the
 * run, is what the reference says; where it gives up there is nothing to say. */
bool agree_on_batches(sl_buf *why, sl_run *run, ref *r, agree_counts *counts);

/* Every conflict for everybody: found or not, how certain, what it misses; and
 * what was not looked at, also in runs narrowed to each domain. */
bool agree_on_conflicts(sl_buf *why, sl_run *run, ref *r, agree_counts *counts);

/* Take the value of the engine into the terms of the reference. */
ref_value agree_engine_value(ref *r, sl_value v);

/* The same state, value, causes. */
bool agree_same(ref_value a, ref_value b);

#endif
