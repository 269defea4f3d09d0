/* SPDX-License-Identifier: EUPL-1.2 */
/* Shared by the files of eval: the run and its memory, causes and defects. */
#ifndef SL_EVAL_RUN_H
#define SL_EVAL_RUN_H

#include "eval/eval.h"
#include "function/function.h"

/*
 * Values that are SL_UNSET until one is stored. There are many, of which a
 * household asks few: each is cleared when it is first asked for.
 */
typedef struct sl_slots {
	sl_value *values; /* NULL: not made yet */
	uint8_t *cleared;
} sl_slots;

static inline sl_value *sl_slot(const sl_slots *s, size_t i)
{
	if (!s->cleared[i]) {
		s->cleared[i] = true;
		s->values[i].kind = SL_UNSET;
	}
	return &s->values[i];
}

/*
 * The memory of a day: one slot per concept per entity,
 *
 *     values: base[entity] + slot of the concept
 *
 * then, per entity, the own value of each joint concept.
 */
struct sl_day_memory {
	sl_date date;
	int complete;          /* huishouden volledig: 1 yes, -1 no or not known, 0 not looked at */
	const sl_segment *segment;
	sl_slots values;       /* made when the general evaluator stores one */
	sl_value **pairs;      /* by number of pair concept: entity x entity */
	sl_slots parameters;   /* of delegated parameters: judged against their bounds */
	const struct sl_quick *quick; /* NULL: only the general way */
	int64_t *quick_values; /* by slot; both NULL until a value is remembered */
	uint8_t *quick_states; /* 0: not looked at; SL_QUICK_KNOWN, SL_QUICK_SLOW */
};

#define SL_QUICK_REGISTERS 250    /* of one code */
#define SL_QUICK_STACK     32768  /* registers of all code that waits */

enum { SL_QUICK_KNOWN = 1, SL_QUICK_SLOW = 2 };

struct sl_run {
	const sl_program *program;
	const sl_schema *schema;
	const sl_household *household;
	sl_arena arena;
	sl_date date, known;
	sl_day_memory today;     /* the day on which is decided */
	sl_day_memory **days;    /* the others */
	size_t day_count, day_cap;
	const sl_segment *segment; /* of the last day that was opened */
	const struct sl_quick *quick; /* the code of that segment */
	uint32_t *base;          /* per entity: where its values begin; NULL until one is remembered */
	uint32_t slot_count;     /* of one day */
	uint32_t *joint_slots;   /* by concept: place of the own value behind the concepts of its kind */
	uint32_t *kind_slots;    /* by kind: slots of one entity */
	uint32_t *pair_numbers;  /* by concept */
	uint32_t pair_count;
	unsigned depth;
	int64_t *quick_stack; /* SL_QUICK_STACK registers */
	uint32_t quick_top;   /* of which these are in use */
	sl_deviation *deviations; /* recorded; read when first asked (recorded.c) */
	uint32_t deviation_count;
	bool deviations_read;
	bool general_only; /* leave the quick path aside */
	const char *domain;  /* narrowed to this one, or NULL */
	bool withholds;      /* facts without a ground for it are not known */
	sl_status status;
};

/* What compile cannot see: the expressions of decisions above their concepts. */
#define SL_RUN_DEPTH (SL_MOST_DEPTH + 500)

/*
 * Room for the values of a day. Asked for when the first is to be remembered:
 * who only wants a batch (quick_batch.c) never needs it.
 */
bool sl_run_open_slots(sl_run *r);
/* Make them, unless they are there. False when memory ran out. */
bool sl_run_make_slots(sl_run *r, sl_slots *s, size_t count);
bool sl_run_make_memory(sl_run *r, sl_day_memory *day);
static inline bool sl_run_open_memory(sl_run *r, sl_day_memory *day)
{
	return day->quick_states || sl_run_make_memory(r, day);
}

/* ---- causes and defects (cause.c) ---- */

sl_value sl_unknown_fact(sl_run *r, uint32_t entity, const sl_feature *f);
sl_value sl_unknown_cause(sl_run *r, sl_cause cause);
/* Both sets; either may be NULL. */
const sl_cause *sl_causes_join(sl_run *r, const sl_cause *a, const sl_cause *b);
static inline sl_value sl_unknown(const sl_cause *c)
{
	return (sl_value){.kind = SL_UNKNOWN, .as.cause = c};
}
sl_value sl_broken(sl_run *r, sl_defect_kind kind, const char *text);
sl_value sl_broken_with(sl_run *r, sl_defect d);
static inline const sl_cause *sl_cause_of(sl_value v)
{
	return v.kind == SL_UNKNOWN ? v.as.cause : NULL;
}

/* The strict result of operands of which at least one is not known: broken,
 * else unknown with all causes, else leeg. */
sl_value sl_strict(sl_run *r, const sl_value *operands, unsigned n);
/* Kleene and, or on truths as values. */
sl_value sl_and(sl_run *r, sl_value a, sl_value b);
sl_value sl_or(sl_run *r, sl_value a, sl_value b);
sl_value sl_not(sl_value a);
/* leeg becomes false. */
static inline sl_value sl_fold(sl_value v)
{
	return v.kind == SL_NULL ? sl_boolean(false) : v;
}
static inline bool sl_is_true(sl_value v)
{
	return v.kind == SL_BOOLEAN && v.as.i;
}
static inline bool sl_is_false(sl_value v)
{
	return v.kind == SL_BOOLEAN && !v.as.i;
}
/* Known, or leeg. */
static inline bool sl_is_answer(sl_value v)
{
	return v.kind <= SL_NULL;
}

/* ---- nodes (node.c, list.c, builtin.c, table.c, left.c) ---- */

void sl_eval(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
static inline void sl_eval_kid(sl_run *r, sl_frame *f, const sl_node *n, uint32_t i, sl_value *out)
{
	sl_eval(r, f, sl_kid(r->program, n, i), out);
}
void sl_eval_for(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_quantifier(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_filter(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_map(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_list(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_contains(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_index(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_builtin(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_periods(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_decided(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_table(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
void sl_eval_left(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out);
/* FEEL = between two values in any state; lists may be open or doubtful. */
sl_value sl_eval_equal(sl_run *r, sl_value a, sl_value b);
/* A list whose members must be known: broken or unknown when it is open or
 * has a doubtful member. True when it may be used. */
bool sl_list_is_sure(sl_value v, sl_value *out);
/* Whether the i-th is a member: true, unknown or broken. */
sl_value sl_member_is_there(const sl_list *l, uint32_t i);

/* ---- concepts (concept.c) ---- */

void sl_eval_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
		     sl_value *out);
/* What an ordinance set for a delegated concept, inside its bounds (parameter.c). */
sl_value sl_eval_delegated_concept(sl_run *r, sl_frame *f, const sl_concept *c, const sl_active_concept *a,
				   sl_value v);
/* ---- deviations (deviation.c) ---- */

/* What the rules give, before anybody deviates from it (outcome.c). */
void sl_decide_by_rules(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *out);
/* Which deviation from what the rules give is followed, and which waits. */
void sl_find_deviation(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *v);

static inline const sl_node *sl_node_at(const sl_run *r, uint32_t node)
{
	return &r->program->nodes[node];
}

#endif
