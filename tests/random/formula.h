/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * formula - random expressions that have a type.
 *
 * in     a world, where the expression stands
 * out    FEEL
 * calls  the maker of rule sets
 */
#ifndef SL_TESTS_RANDOM_FORMULA_H
#define SL_TESTS_RANDOM_FORMULA_H

#include "random/random.h"

typedef struct formula_variable {
	char name[8];
	world_kind kind;
} formula_variable;

/* Where it stands: what it may name. */
typedef struct formula_place {
	world *w;
	world_kind self;
	bool nobody;     /* parameters only */
	bool pair, in_period;
	int item;        /* kind of the member of the innermost filter, or -1 */
	formula_variable variables[4];
	uint32_t variable_count;
	uint32_t limit;  /* concepts with a lower number only */
} formula_place;

void formula_write(sl_buf *out, const formula_place *p, world_type type, int depth);
/* Unary tests on a value of the type, and one more of its values as written. */
void formula_tests(sl_buf *out, const formula_place *p, world_type type, int depth);
void formula_literal(sl_buf *out, chance *c, world_type type);

#endif
