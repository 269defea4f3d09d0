/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * formula_parts - what the makers of random expressions share.
 *
 * in     where the expression stands, how deep it may go
 * out    FEEL
 * calls  formula.c  any type, literals    formula_name.c    names, persons, lists
 *        formula_truth.c  tests, truths   formula_number.c  numbers
 */
#ifndef SL_TESTS_RANDOM_FORMULA_PARTS_H
#define SL_TESTS_RANDOM_FORMULA_PARTS_H

#include "random/formula.h"

static inline chance *formula_luck(const formula_place *p)
{
	return &p->w->chance;
}

static inline bool formula_may(const formula_place *p, uint32_t percent)
{
	return chance_in_100(formula_luck(p), percent);
}

static inline uint32_t formula_pick(const formula_place *p, uint32_t n)
{
	return chance_below(formula_luck(p), n);
}

/* ---- names, persons, lists (formula_name.c) ---- */

/* A feature of that kind and type, or NULL. */
const world_feature *formula_some_feature(const formula_place *p, world_kind kind, world_type type);
/* x.f, or f; false when nothing here has one. */
bool formula_feature(sl_buf *out, const formula_place *p, world_type type, int depth);
/* A name or a literal. */
void formula_leaf(sl_buf *out, const formula_place *p, world_type type, int depth);
void formula_person(sl_buf *out, const formula_place *p, int depth);
void formula_list(sl_buf *out, const formula_place *p, world_kind of, int depth);
/* The same place, inside a loop over that kind; and its variable. */
formula_place formula_with_variable(const formula_place *p, world_kind kind);
const char *formula_newest(const formula_place *p);

/* ---- tests, truths (formula_truth.c) ---- */

void formula_several_tests(sl_buf *out, const formula_place *p, world_type type, int depth);
/* Parts with a word between them. */
void formula_joined(sl_buf *out, const formula_place *p, const char *word, world_type type, int depth);
void formula_texts(sl_buf *out, const formula_place *p, int depth);
void formula_boolean(sl_buf *out, const formula_place *p, int depth);

/* ---- numbers (formula_number.c) ---- */

void formula_number(sl_buf *out, const formula_place *p, int depth);

#endif
