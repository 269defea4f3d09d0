/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * folk - random households for any rule set.
 *
 * in     a schema, a seed
 * out    facts in JSON that the schema allows
 * calls  test_random
 *
 * Each fact of each thing has its own chance, made from the seed and its
 * place, so the same household can be printed again with more told.
 */
#ifndef SL_TESTS_RANDOM_FOLK_H
#define SL_TESTS_RANDOM_FOLK_H

#include "base/buf.h"
#include "schema/schema.h"

typedef struct folk {
	const sl_schema *schema;
	uint64_t seed;
	uint64_t more; /* 0: nothing more is told than the seed says */
} folk;

/* Returns the day of the household. */
sl_date folk_print(sl_buf *out, folk f);

#endif
