/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * facts/plain - told facts as integers, for the quick path of eval.
 *
 * in     what was told
 * out    per entity one int64 per fact, or SL_PLAIN_NONE
 * calls  this room (makes them), eval (reads them)
 *
 * A truth is 0 or 1; a number is its value times 10^scale, the scale following
 * from its type; a choice is its place among the values; a text a pointer; a day, a duration in
 * months and an entity are their numbers; a list of entities is a pointer to
 * an sl_plain_list; leeg is SL_PLAIN_NULL. What is not told, not known, told over time, a count
 * that holds for one day only, or too long for the type is SL_PLAIN_NONE: the
 * general way of reading then says what it is.
 */
#ifndef SL_FACTS_PLAIN_H
#define SL_FACTS_PLAIN_H

#include "facts/facts.h"

#define SL_PLAIN_NULL  INT64_MIN
#define SL_PLAIN_NONE  (INT64_MIN + 1)
#define SL_PLAIN_SCALE 6 /* of numbers whose type says no scale */

typedef enum sl_plain_kind { SL_PLAIN_TRUTH, SL_PLAIN_NUMBER, SL_PLAIN_CHOICE, SL_PLAIN_TEXT, SL_PLAIN_DAY, SL_PLAIN_MONTHS,
			     SL_PLAIN_DAYS, SL_PLAIN_ENTITY, SL_PLAIN_LIST } sl_plain_kind;

typedef struct sl_plain_member {
	int64_t entity;
	const int64_t *facts; /* its plain facts */
} sl_plain_member;

/* A list of entities; stands among the plain facts of its household. */
typedef struct sl_plain_list {
	int64_t count;
	sl_plain_member members[];
} sl_plain_list;

/* What an integer stands for. */
typedef struct sl_plain_type {
	uint8_t kind;  /* sl_plain_kind */
	uint8_t scale; /* NUMBER */
	bool nullable;
	const char *const *choices; /* CHOICE */
	uint32_t choice_count;
} sl_plain_type;

/* False when values of this type have no plain form. */
bool sl_plain_type_of(sl_plain_type *out, const sl_type *type, bool nullable);
/* The plain form of a value; false when it has none in this type. Lists have
 * one only as facts of a household. */
bool sl_plain_from(int64_t *out, const sl_plain_type *t, sl_value v);

#endif
