/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The quick path: the same law on 64-bit integers, for what is known.
 *
 * in     a segment of a program
 * out    code on integer registers, for a concept or for many; their values
 * calls  this room only
 *
 * Most values of most households are known, and most amounts are cents. For
 * those a concept is lowered once more, to code on int64 registers: a number
 * is its value times 10^scale, with the scale known when the code is made; a
 * truth is 0 or 1; a day, an entity and a choice are their numbers; leeg is
 * SL_QUICK_NULL. The code *gives up* on everything else: a value that is unknown
 * or broken, an overflow, a quotient that is not exact, a digit too many. Then
 * the general evaluator (node.c, concept.c) computes that concept from the
 * start, so there is one meaning and this is only a shorter way to the same
 * result: sums and products of integers are exact, and a quotient is rounded
 * in one step (value/decimal.h, sl_dec_div_round) or must be exact.
 */
#ifndef SL_EVAL_QUICK_H
#define SL_EVAL_QUICK_H

#include "eval/run.h"
#include "facts/plain.h"

#define SL_QUICK_NULL       SL_PLAIN_NULL
#define SL_QUICK_SCALE      SL_PLAIN_SCALE
#define SL_QUICK_MOST_SCALE 15
/*
 * Numbers lie between -2^62 and 2^62, where the two highest bits are the same;
 * so does all that facts/plain.h makes. Neither SL_QUICK_NULL nor SL_PLAIN_NONE
 * does.
 */
#define SL_QUICK_IN_RANGE(v) (((v) ^ (int64_t)((uint64_t)(v) << 1)) >= 0)

/* What an integer stands for: the forms of plain facts. */
typedef sl_plain_type sl_quick_type;

/*
 * Those up to NE_I make a value in d and do nothing else, so that the maker
 * may let them write elsewhere. ..._I: the second operand is a constant that
 * stands in the step. Two steps that law often has behind each other are one:
 * AND_LT_I is b and a < constant, SUB_MAX_I is what is left of a less b, at
 * least a constant, FLOOR_FROM_I whole times in constant - a, PICK_I is b if a,
 * else a constant.
 */
#define SL_QUICK_OPS(X) \
	X(CONST) X(MOVE) X(FACT) X(OWN_FACT) X(ITEM_FACT) X(CONCEPT) X(OWN_CONCEPT) X(LOAD) X(PAIR) X(PARAMETER) X(OWNER) \
	X(ADD) X(SUB) X(MUL) X(MIN) X(MAX) X(ADD_I) X(SUB_FROM_I) X(MUL_I) X(MIN_I) X(MAX_I) X(SCALE_UP) X(SHRINK) X(NEG) \
	X(DIVIDE) X(DIVIDE_ROUND) X(ROUND) X(FLOOR) X(MONTHS_BETWEEN) X(ADD_MONTHS) X(ADD_DAYS) X(YEARS) X(REST_MONTHS) X(PART) \
	X(SUB_MAX_I) X(FLOOR_FROM_I) \
	X(FIRST_OF) X(CHOOSE_I) X(PICK_I) X(PICK_UNLESS_I) X(NOT) X(AND) X(OR) X(AND_NOT) X(TEXT_EQ) \
	X(AND_LT_I) X(AND_LE_I) X(AND_GT_I) X(AND_GE_I) X(AND_EQ_I) X(AND_NE_I) \
	X(OR_LT_I) X(OR_LE_I) X(OR_GT_I) X(OR_GE_I) X(OR_EQ_I) X(OR_NE_I) \
	X(LT) X(LE) X(GT) X(GE) X(EQ) X(NE) X(LT_I) X(LE_I) X(GT_I) X(GE_I) X(EQ_I) X(NE_I) \
	X(JUMP_LT) X(JUMP_LE) X(JUMP_GT) X(JUMP_GE) X(JUMP_EQ) X(JUMP_NE) \
	X(JUMP_LT_I) X(JUMP_LE_I) X(JUMP_GT_I) X(JUMP_GE_I) X(JUMP_EQ_I) X(JUMP_NE_I) \
	X(JUMP) X(JUMP_FALSE) X(JUMP_TRUE) X(CONST_JUMP) X(NOT_NULL) X(SAME) X(DATE) X(PUT_IF) X(PUT_IF_I) X(PUT_IF_EQ_I) X(PUT_UNLESS) X(PUT_UNLESS_I) \
	X(HAVE) X(STORE) X(FIRST) X(NEXT) X(AGAIN) X(GIVE) X(GIVE_UP)

typedef enum sl_quick_op {
#define X(name) SL_QUICK_##name,
	SL_QUICK_OPS(X)
#undef X
} sl_quick_op;

typedef struct sl_quick_step {
	const void *go;      /* the label of `op` in the loop */
	uint8_t op, d, a, b; /* registers: d = a op b */
	int32_t jump;        /* how far to go, in bytes; FACT, CONCEPT: slot; DIVIDE_ROUND, ROUND: direction; CHOOSE_I: if not;
	                      * FLOOR_FROM_I: divisor; PUT_IF_EQ_I: what a is compared with */
	int64_t imm;         /* a constant, a power of ten, or a pointer to an sl_quick_read or sl_quick_code */
} sl_quick_step;

/* How a fact, or a parameter, becomes an integer. */
typedef struct sl_quick_read {
	const sl_feature *fact;
	const sl_parameter *parameter;
	sl_quick_type type;
} sl_quick_read;

typedef struct sl_quick_code {
	const sl_quick_step *steps; /* NULL: not quick, always the general way */
	const sl_quick_step *enter; /* the same, but NULL of a joint concept */
	uint32_t registers;      /* how many it uses */
	bool alone;              /* it neither reads nor keeps the value of a concept */
	sl_quick_type type;
	const sl_concept *concept;
	/* Joint concepts: who shares it, read for the same entity. */
	const sl_feature *joint_with;
} sl_quick_code;

struct sl_quick {
	sl_made made;            /* first: how the segment releases it */
	sl_quick_code *concepts; /* by number of concept */
	sl_quick_code *parts;    /* by 3 * number of decision + sl_part: applies, right, amount */
	sl_arena arena;
};

/* The labels of the loop, by op. */
const void *const *sl_quick_labels(void);
/* The quick code of a segment, made on first use; NULL when memory ran out. */
const struct sl_quick *sl_quick_of(const sl_program *p, const sl_segment *s);

/* The quick value of a concept on a day; false: go the general way. */
bool sl_quick_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, int64_t *out);
/* The quick value as the value it stands for. */
sl_value sl_quick_value(sl_run *r, const sl_quick_type *t, int64_t v);

#endif
