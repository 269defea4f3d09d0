/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * program - the law ready to run.
 *
 * in     a model, through compile
 * out    typed nodes, rules and decisions by number; segments of time
 * calls  compile (fills it), eval, decide, explain, analyse
 *
 * Every expression of the law is compiled once, to a tree of nodes in one
 * array; what differs per date is which rules are in force and what the
 * parameters are, and that is a *segment*: the days between which no
 * version changes, for one kennisdatum and one municipality.
 *
 *     concept -> rules (by segment) -> condition node, value node
 *     node    -> kids (nodes), ref (feature, parameter, variable, ...)
 *
 * A program never changes; segments are made on first use, under a lock,
 * and never change after that. All threads share one program.
 */
#ifndef SL_PROGRAM_PROGRAM_H
#define SL_PROGRAM_PROGRAM_H

#include "model/model.h"

typedef enum sl_code {
#define SL_OP(name, spelling, arity, unknown, meaning) SL_CODE_##name,
#include "program/ops.def"
#undef SL_OP
	SL_CODE_COUNT
} sl_code;

typedef struct sl_node {
	uint8_t code;            /* sl_code */
	uint8_t detail;          /* RANGE: bounds; TEST_CMP: code; DIV_ROUND: sl_round; PERIOD_EDGE: 1 = eind;
	                            DECIDED: sl_reads;
	                            IN, FILTER, MAP, FOR, SOME, EVERY: the variable they bind */
	uint16_t count;          /* kids */
	uint32_t kids;           /* the first, in program->kids */
	uint32_t ref;            /* LITERAL: constant; FACT, CONCEPT, PAIR: feature; PARAMETER: parameter;
	                            VARIABLE: its slot; BUILTIN: id; PERIODS, PERIOD: series; TABLE: table;
	                            DIV_ROUND: digits; OWNER: steps up; PROPERTY: constant (name);
	                            DECIDED: decision */
	uint32_t expr;           /* the expression it comes from, or SL_NO_EXPR */
	uint32_t start, end;     /* bytes of the text of that expression */
	const sl_type *type;
} sl_node;

/* What a conflict reads of a decision. */
typedef enum sl_reads {
	SL_READS_GRANTED, SL_READS_REFUSED, SL_READS_NOT_APPLICABLE, SL_READS_AMOUNT,
	SL_READS_MONTHLY /* the amount by the month, in whatever unit it is that day */
} sl_reads;

#define SL_NO_EXPR UINT32_MAX
#define SL_NO_NODE UINT32_MAX
#define SL_MOST_VARIABLES 32

/*
 * How deep a computation may go, in steps of the evaluator: a node is one, a
 * concept eight (it takes that much more of the stack). compile refuses a
 * rule set in which concepts that read each other go deeper, so that no
 * evaluation ever meets the limit and the order of asking cannot be seen.
 */
#define SL_MOST_DEPTH        1500
#define SL_DEPTH_OF_CONCEPT  8

typedef struct sl_rule_code {
	const sl_rule *rule;
	uint32_t condition;      /* node, or SL_NO_NODE: true */
	uint32_t value;          /* node, or SL_NO_NODE: buiten-toepassing */
} sl_rule_code;

typedef struct sl_table_code {
	const sl_table *table;
	uint32_t inputs, rows;   /* in program->kids: input nodes; per row the cells (TESTS nodes), then the result */
	uint32_t priorities;     /* in program->kids */
	uint32_t fallback;       /* node or SL_NO_NODE */
	uint32_t variable;       /* slot in which a cell finds its input */
} sl_table_code;

typedef struct sl_decision_code {
	const sl_decision *decision;
	uint32_t occasion, applies, right, joint; /* nodes or SL_NO_NODE */
	uint32_t amounts, terms, notices;         /* first in program->kids: amount nodes; term nodes; condition nodes */
} sl_decision_code;

typedef struct sl_power_code {
	const sl_power *power;
	uint32_t condition, least, most; /* nodes or SL_NO_NODE */
} sl_power_code;

/* A conflict: its condition, and what its evaluation needs to be allowed. */
typedef struct sl_conflict_code {
	const sl_conflict *conflict;
	uint32_t condition;          /* node, or SL_NO_NODE */
	uint32_t gravers;            /* condition nodes, first in program->kids */
	const char *const *domains;  /* domains that each have a ground for every fact it can read */
	uint32_t domain_count;
	bool combines;               /* it lays files of more than one law side by side */
} sl_conflict_code;

/* A floor: nodes, or SL_NO_NODE where nothing was written. */
typedef struct sl_floor_code {
	const sl_floor *floor;
	uint32_t members, norm, means, told;
	bool combines;               /* as of a conflict; contributions count as read */
} sl_floor_code;

typedef struct sl_segment sl_segment;

typedef struct sl_program {
	const sl_model *model;
	sl_node *nodes;             uint32_t node_count;
	uint32_t *kids;             uint32_t kid_count;
	sl_value *constants;        uint32_t constant_count;
	uint32_t *expr_nodes;       /* by number of expression: its root node */
	sl_rule_code *rules;        /* by number of rule */
	sl_table_code *tables;      uint32_t table_count;
	sl_decision_code *decisions;/* by number of decision */
	sl_power_code *powers;      /* by number of power */
	sl_conflict_code *conflicts;/* by number of conflict */
	sl_floor_code *floors;      /* by number of floor */
	uint32_t *order;            /* concepts, each behind those that it reads */
	sl_date *cuts;              uint32_t cut_count; /* days on which some version changes */
	bool *broken;               /* by number of regulation: its files have errors (one municipality's) */
	struct sl_segment_cache *segments;
	sl_arena arena;
} sl_program;

void sl_program_free(sl_program *p); /* not the model; takes NULL */
/* Make the (empty) cache of segments; compile calls it last. */
sl_status sl_program_open_segments(sl_program *p);
/* The same program with segments of its own, for who looks at many days once.
 * Free it before `p`. */
sl_status sl_program_fork(sl_program **out, const sl_program *p);

/* One rule in force in a segment. Masks run over the rules of its concept
 * that are in force, in order. */
typedef struct sl_active_rule {
	const sl_rule_code *code;
	uint64_t excepts;     /* the rules that it derogates from */
	uint64_t excepted_by; /* the rules that derogate from it */
} sl_active_rule;

#define SL_MOST_RULES 64 /* in force on one day for one concept: a limit of the language */

typedef enum sl_delegated { SL_NOT_DELEGATED, SL_NO_ORDINANCE, SL_SILENT, SL_SET } sl_delegated;

typedef struct sl_active_concept {
	const sl_active_rule *rules;
	uint32_t count;
	bool simple;          /* one rule, no condition, no exception, not delegated, unique */
	bool has_exceptions;
	uint8_t delegated;    /* sl_delegated, of the concept */
	const sl_delegation *delegation;
	const uint8_t *base_first; /* the rules, each behind those that it derogates from */
} sl_active_concept;

typedef struct sl_active_parameter {
	sl_value value;       /* known, or SL_UNSET: look at why */
	const sl_parameter_value *from;  /* the version, or NULL */
	const sl_setting *setting;       /* the ordinance that set it, or NULL */
	const sl_delegation *delegation; /* in force, or NULL */
	uint8_t delegated;    /* sl_delegated */
} sl_active_parameter;

/* What another room made for a segment, once; it is the first member of what
 * was made, and is released with the segment. */
typedef struct sl_made {
	void (*release)(struct sl_made *made);
} sl_made;
typedef struct sl_segment_extra {
	_Atomic(sl_made *) made;
} sl_segment_extra;

struct sl_segment {
	sl_date from, to, known;
	const char *municipality; /* interned or NULL */
	sl_active_concept *concepts;
	sl_active_parameter *parameters;
	sl_segment_extra *extra; /* the quick code of eval */
};

/* The segment for a day, or NULL when memory ran out. Any thread. */
const sl_segment *sl_program_segment(const sl_program *p, sl_date day, sl_date known, const char *municipality);

static inline const sl_node *sl_kid(const sl_program *p, const sl_node *n, uint32_t i)
{
	return &p->nodes[p->kids[n->kids + i]];
}

/* Does `x code y` hold when x stands so to y? <, <=, >, >= only. */
static inline bool sl_order_holds(sl_code code, int order)
{
	switch (code) {
	case SL_CODE_LT:
		return order < 0;
	case SL_CODE_LE:
		return order <= 0;
	case SL_CODE_GT:
		return order > 0;
	default:
		return order >= 0;
	}
}

/* The period of a series that holds `day`: [*begin, *end) and the day on
 * which its values are taken. False when no stretch covers the day. */
bool sl_period_of(const sl_period_series *s, sl_date day, sl_date known, sl_date *begin, sl_date *end, sl_date *test);

/* The free day of the calendar that `day` is, or NULL. */
const sl_free_day *sl_free_day_on(const sl_calendar *c, sl_date day, sl_date known);
/* `day`, or the first day behind it that is not free. False: none within SL_MOST_FREE_DAYS. */
#define SL_MOST_FREE_DAYS 100
bool sl_workday_from(sl_date *out, const sl_calendar *c, sl_date day, sl_date known);

/* Does the node, or what stands below it, read what was decided? */
bool sl_node_reads_decision(const sl_program *p, uint32_t node, uint32_t decision);

/* Does the node, or what stands below it, read that fact or concept? Not what
 * stands behind a concept. */
bool sl_node_reads_feature(const sl_program *p, uint32_t node, const sl_feature *f);

/* One line per node, for people who look inside. */
void sl_program_print(sl_buf *out, const sl_program *p, uint32_t node, int indent);

#endif
