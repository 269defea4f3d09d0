/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/value - one value, with its state.
 *
 * in     numbers, texts, dates, lists, ...
 * out    values, their text, their equality and order
 * calls  every room from value up
 *
 * The kind says the state too: leeg, onbekend and regelgebrek are kinds of
 * their own, so one comparison tells whether there is something to compute
 * with. A value is 24 bytes; what does not fit stands in an arena and is
 * borrowed from it.
 *
 *     kind        holds
 *     NUMBER      dec
 *     BOOLEAN     i: 0 or 1
 *     STRING      text (interned or in an arena; UTF-8, NUL-terminated), n: bytes
 *     DATE        i: days since 1970-01-01
 *     MONTHS      i: months        years and months duration
 *     ENTITY      n: number of the entity in its household, aux: its kind
 *     LIST        list
 *     UNKNOWN     cause            (eval: why)
 *     BROKEN      defect           (eval: which rules)
 *   and for standard FEEL only: TIME, MOMENT, SPAN, RANGE, CONTEXT, FUNCTION
 */
#ifndef SL_VALUE_VALUE_H
#define SL_VALUE_VALUE_H

#include "value/date.h"
#include "value/decimal.h"
#include "value/truth.h"

typedef enum sl_kind {
	SL_UNSET = 0, /* not computed yet; never seen outside eval */
	SL_NUMBER,
	SL_BOOLEAN,
	SL_STRING,
	SL_DATE,
	SL_TIME,
	SL_MOMENT,
	SL_MONTHS,
	SL_SPAN,
	SL_RANGE,
	SL_LIST,
	SL_CONTEXT,
	SL_FUNCTION,
	SL_ENTITY,
	SL_NULL,    /* leeg, FEEL null */
	SL_UNKNOWN, /* onbekend */
	SL_BROKEN   /* regelgebrek */
} sl_kind;

typedef struct sl_value sl_value;
typedef struct sl_list sl_list;
typedef struct sl_range sl_range;
typedef struct sl_context sl_context;
typedef struct sl_function sl_function; /* defined where functions are called */
typedef struct sl_cause sl_cause;       /* defined in eval */
typedef struct sl_defect sl_defect;     /* defined in eval */

struct sl_value {
	uint8_t kind; /* sl_kind */
	uint8_t flags;
	uint16_t aux; /* ENTITY: kind of entity */
	uint32_t n;   /* STRING: bytes; ENTITY: number */
	union {
		sl_dec dec;
		int64_t i;
		const char *text;
		const sl_list *list;
		const sl_range *range;
		const sl_context *context;
		const sl_function *function;
		const sl_time *time;
		const sl_moment *moment;
		sl_span span;
		const sl_cause *cause;
		const sl_defect *defect;
	} as;
};

/*
 * A list: the members, in order. In rules a member may be *doubtful* (a
 * filter was unknown for it) and the list may be *open* (more members may
 * exist): docs/rule-language.md, "Lijsten".
 */
struct sl_list {
	const sl_value *items;
	uint32_t count;
	bool open;                  /* there may be members that were not told */
	bool doubtful;              /* of some member it is not sure that it is one */
	const uint8_t *doubts;      /* per member: sl_membership; NULL when all are sure */
	const sl_cause *cause;      /* why open or doubtful */
	const sl_defect *defect;    /* why disputed: of the first member that is */
};

/* Is it a member: yes; not known; regelgebrek. */
typedef enum sl_membership { SL_THERE, SL_DOUBTFUL, SL_DISPUTED } sl_membership;

struct sl_range {
	sl_value low, high; /* SL_NULL: no bound at this side */
	bool low_closed, high_closed;
	bool unary; /* written as a unary test (< 5), for `=` and `in` */
};

/* Names in the order in which they were written. */
struct sl_context {
	const char *const *names; /* NUL-terminated */
	const sl_value *values;
	uint32_t count;
};

static inline sl_value sl_number(sl_dec d)
{
	return (sl_value){.kind = SL_NUMBER, .as.dec = d};
}
static inline sl_value sl_boolean(bool b)
{
	return (sl_value){.kind = SL_BOOLEAN, .as.i = b};
}
static inline sl_value sl_string(const char *text, size_t n)
{
	return (sl_value){.kind = SL_STRING, .n = (uint32_t)n, .as.text = text};
}
static inline sl_value sl_day(sl_date d)
{
	return (sl_value){.kind = SL_DATE, .as.i = d};
}
static inline sl_value sl_months(int64_t m)
{
	return (sl_value){.kind = SL_MONTHS, .as.i = m};
}
static inline sl_value sl_entity(uint16_t kind, uint32_t number)
{
	return (sl_value){.kind = SL_ENTITY, .aux = kind, .n = number};
}
static inline sl_value sl_null(void)
{
	return (sl_value){.kind = SL_NULL};
}
/* Neither leeg, onbekend nor regelgebrek. */
static inline bool sl_is_known(sl_value v)
{
	return v.kind < SL_NULL;
}

/*
 * FEEL `=` on two known values or leeg. SL_TRUTH_UNKNOWN is returned where
 * FEEL gives null: the kinds cannot be compared. Numbers by value, strings
 * by code point, lists and contexts by members, moments by instant, times
 * and moments to the second (as FEEL has it: a fraction does not count); a
 * date as its midnight in UTC where the other is a moment.
 */
sl_truth sl_value_equal(sl_value a, sl_value b);
/* FEEL is(): the same kind and the same value, for times and moments in the
 * same zone and to the nanosecond. */
bool sl_value_is(sl_value a, sl_value b);
/* FEEL order: sets *out to -1, 0 or 1. False when the two have no order
 * (other kinds, lists, booleans). Times and moments are ordered to the
 * nanosecond; what has no offset takes that of the other. */
bool sl_value_compare(int *out, sl_value a, sl_value b);
/*
 * The text FEEL string() gives, and what `waarden` in an answer hold:
 * "1013.9", "true", "2026-07-01", "P1Y2M", "[1, \"a\"]", "null". An entity
 * is "#3" here: who knows its id prints that.
 */
void sl_value_print(sl_buf *out, sl_value v);
/* "number", "string", "date", "years and months duration", ... Static. */
const char *sl_kind_name(sl_kind k);

#endif
