/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * eval/quick_emit - what the makers of quick code share.
 *
 * in     nodes and rules of a segment
 * out    steps on registers (quick.h)
 * calls  the files below only
 *
 *   quick_make.c     nodes, concepts, a segment  quick_compare.c  equal, less, between, in
 *   quick_rules.c    the rules of a concept      quick_number.c   arithmetic, functions, dates
 *   quick_logic.c    conditions, if              quick_list.c     loops
 *   quick_straight.c the same without jumps
 *   quick_leaf.c     names, literals             quick_table.c    tables
 *   quick_inside.c   concepts inside others      quick_batch.c     many concepts in one code
 *   quick_folds.c    loops of a batch together    quick_tidy.c     a code that is ready
 *   quick_steps.c    steps, registers, jumps
 *
 * A form without quick code sets `failed` (sl_quick_give_up); what is emitted
 * after that does not count, so only who would go wrong needs to look.
 */
#ifndef SL_EVAL_QUICK_EMIT_H
#define SL_EVAL_QUICK_EMIT_H

#include "eval/quick_run.h"

/*
 * What stands in a register: a value, or a constant that has none yet (most
 * steps take a constant themselves). An entity that a loop runs over has
 * beside it a register that points at its plain facts.
 */
typedef struct sl_quick_reg {
	uint8_t r;
	sl_quick_type t;
	uint8_t facts;  /* 0: none */
	bool constant;
	int64_t value;  /* of a constant */
} sl_quick_reg;

/*
 * Facts and concepts of `ik`, and of the member that a loop is at, are read
 * once: each has a *home*, a register that nothing else uses, and `known` says
 * where it surely holds the value.
 */
#define SL_QUICK_KNOWN_SLOTS 512
enum { SL_QUICK_OWN_FACTS, SL_QUICK_OWN_CONCEPTS, SL_QUICK_ITEM_FACTS, SL_QUICK_ITEM_CONCEPTS, SL_QUICK_SLOT_SETS };
typedef struct sl_quick_known {
	uint64_t words[SL_QUICK_SLOT_SETS][SL_QUICK_KNOWN_SLOTS / 64];
} sl_quick_known;

typedef struct sl_quick_emitter {
	const sl_program *p;
	const sl_segment *s;
	const struct sl_quick *quick;
	sl_arena *arena;       /* for what steps point to */
	sl_arena *scratch;     /* until the code is kept */
	sl_arena *arrays;      /* for steps and at_jump, which serve code after code */
	sl_quick_step *steps;
	size_t count, cap;
	unsigned next;         /* the first free register */
	unsigned most;         /* registers used so far */
	unsigned top;          /* from here on they are homes, until the code is kept */
	unsigned asked;        /* of a batch: so many registers from SL_QUICK_FIRST_FREE on are homes too */
	uint8_t into;          /* where the next value is wanted; 0: anywhere */
	sl_quick_reg self;     /* `ik`: SL_QUICK_SELF, or the entity whose concept stands inside */
	sl_quick_reg item;     /* the member that the innermost loop is at; SL_QUICK_SELF: no loop */
	sl_quick_reg variables[SL_MOST_VARIABLES];
	uint8_t homes[SL_QUICK_SLOT_SETS][SL_QUICK_KNOWN_SLOTS]; /* by slot; 0: none yet */
	sl_quick_known known;
	sl_quick_known *at_jump; /* of each step that jumps: what was known there */
	size_t jump_count, jump_cap;
	unsigned nesting;      /* concepts put inside each other */
	bool eager;            /* of a batch: rather compute too much than jump (quick_straight.c) */
	bool batch;            /* values stand in homes only, not in the memory of the run */
	bool no_inline;        /* leave every concept its own code */
	size_t most_steps;     /* behind these no concept is put inside any more */
	size_t label;          /* the last place that a jump lands on */
	bool failed;           /* something has no quick form */
} sl_quick_emitter;

static const sl_quick_type sl_quick_truth_type = {.kind = SL_PLAIN_TRUTH};

/* Where code jumps from, to land all at one place later. */
#define SL_QUICK_MOST_EXITS 96
typedef struct sl_quick_exits {
	size_t at[SL_QUICK_MOST_EXITS];
	unsigned count;
} sl_quick_exits;

/*
 * Some forms have no quick code. Where such a form stands in a branch, only
 * that branch gives up when it is reached; the rest of the concept is quick.
 */
typedef struct sl_quick_checkpoint {
	size_t count, label;
	unsigned next;
	sl_quick_reg item;
	sl_quick_known known;
	bool failed; /* before this place: not for us to rescue */
} sl_quick_checkpoint;

/* ---- steps, registers, jumps (quick_steps.c) ---- */

sl_quick_reg sl_quick_give_up(sl_quick_emitter *e);
void sl_quick_restart(sl_quick_emitter *e);
uint8_t sl_quick_register(sl_quick_emitter *e);
/*
 * Where the value of a form is to go: where it is wanted (`into`), or a new
 * register. For forms that write it in more than one place.
 */
uint8_t sl_quick_result(sl_quick_emitter *e);
sl_quick_reg sl_quick_result_from(sl_quick_emitter *e, int64_t v, sl_quick_type t); /* it begins with v */
/* The home of a fact or concept, made when it is first asked for: a register
 * that keeps its value to the end. 0 when they run short. */
uint8_t sl_quick_home(sl_quick_emitter *e, int set, uint32_t slot);
static inline bool sl_quick_jumps(sl_quick_op op)
{
	return (op >= SL_QUICK_JUMP_LT && op <= SL_QUICK_CONST_JUMP) || op == SL_QUICK_HAVE || op == SL_QUICK_NEXT ||
	       op == SL_QUICK_AGAIN;
}
/* The number of the new step. */
size_t sl_quick_emit(sl_quick_emitter *e, sl_quick_op op, uint8_t d, uint8_t a, uint8_t b, int64_t imm);
/* The last step, if what it made in x is for the next one only: then the two
 * may be one. Else NULL. */
sl_quick_step *sl_quick_last_made(const sl_quick_emitter *e, uint8_t x);
/* The last step jumps instead of making its value. */
void sl_quick_turn_into_jump(sl_quick_emitter *e, sl_quick_op op);
sl_quick_reg sl_quick_constant(int64_t v, sl_quick_type t);
/* A new register that begins with a value, and changes. */
sl_quick_reg sl_quick_begin_with(sl_quick_emitter *e, int64_t v, sl_quick_type t);
/* The register of x; a constant is put in a new one. */
uint8_t sl_quick_loaded(sl_quick_emitter *e, sl_quick_reg x);
void sl_quick_bind(sl_quick_emitter *e, unsigned slot, sl_quick_reg x);
void sl_quick_move_into(sl_quick_emitter *e, uint8_t out, sl_quick_reg x);
/* Does somebody read this register again, perhaps? */
bool sl_quick_is_kept(const sl_quick_emitter *e, uint8_t x);
void sl_quick_land(sl_quick_emitter *e, size_t at);
void sl_quick_unreachable(sl_quick_emitter *e);
bool sl_quick_is_known(const sl_quick_emitter *e, int set, uint32_t slot);
void sl_quick_now_known(sl_quick_emitter *e, int set, uint32_t slot);
/* Nothing is known of the member: another one comes. */
void sl_quick_forget_item(sl_quick_emitter *e);
void sl_quick_add_exit(sl_quick_emitter *e, sl_quick_exits *x, size_t at);
void sl_quick_land_all(sl_quick_emitter *e, const sl_quick_exits *x);
sl_quick_checkpoint sl_quick_mark(const sl_quick_emitter *e);
bool sl_quick_rescue(sl_quick_emitter *e, const sl_quick_checkpoint *from);
/* The steps as a code, in the arena of the emitter (quick_tidy.c). */
void sl_quick_keep(sl_quick_emitter *e, sl_quick_code *out);

int64_t sl_quick_power_of_ten(unsigned n);
sl_quick_reg sl_quick_rescale(sl_quick_emitter *e, sl_quick_reg x, unsigned scale);
/* From here on it is not leeg: the code gives up when it is. */
void sl_quick_not_null(sl_quick_emitter *e, sl_quick_reg *x);
/* Two numbers at the larger of their scales. */
void sl_quick_align(sl_quick_emitter *e, sl_quick_reg *x, sl_quick_reg *y);
bool sl_quick_same_kind(sl_quick_reg x, sl_quick_reg y);

static inline uint32_t sl_quick_kid(const sl_quick_emitter *e, const sl_node *n, uint32_t i)
{
	return e->p->kids[n->kids + i];
}

/* A step or a few on what its kids gave, that work for all of it. */
static inline bool sl_quick_is_plain(sl_code c)
{
	switch (c) {
	case SL_CODE_AND:
	case SL_CODE_OR:
	case SL_CODE_NOT:
	case SL_CODE_EQ:
	case SL_CODE_NE:
	case SL_CODE_LT:
	case SL_CODE_LE:
	case SL_CODE_GT:
	case SL_CODE_GE:
	case SL_CODE_ADD:
	case SL_CODE_SUB:
	case SL_CODE_MUL:
	case SL_CODE_IF:
		return true;
	default:
		return false;
	}
}

/* ---- names and literals (quick_leaf.c) ---- */

sl_quick_reg sl_quick_literal(sl_quick_emitter *e, sl_value v);
bool sl_quick_is_null(const sl_quick_emitter *e, const sl_node *n);
bool sl_quick_is_text(const sl_quick_emitter *e, const sl_node *n);
sl_quick_type sl_quick_concept_type(const sl_concept *c, bool *good);
bool sl_quick_is_tiny(const sl_quick_emitter *e, const sl_concept *c);
/* Of a node that names a concept with one rule: the value of that rule. */
uint32_t sl_quick_value_node(const sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_fact(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_concept_of(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_pair(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_parameter(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_owner(sl_quick_emitter *e, const sl_node *n);

/* ---- concepts inside others (quick_inside.c) ---- */

bool sl_quick_may_stand_inside(const sl_quick_emitter *e, const sl_concept *c);
/* The value of a concept of the entity that the code is about: from its home,
 * from code that stands here, or from its own code. */
sl_quick_reg sl_quick_own(sl_quick_emitter *e, const sl_concept *c);
/* The same of another entity, if it is small enough to be done each time. */
bool sl_quick_is_small(const sl_quick_emitter *e, const sl_concept *c);
sl_quick_reg sl_quick_others(sl_quick_emitter *e, const sl_concept *c, sl_quick_reg entity);
/* Jumps to `out` when that concept, a truth that is not rounded, is `when`. */
void sl_quick_others_jump(sl_quick_emitter *e, const sl_concept *c, sl_quick_reg entity, bool when, sl_quick_exits *out);

/* ---- conditions and branches (quick_logic.c) ---- */

/* A truth that is not leeg. */
sl_quick_reg sl_quick_truth(sl_quick_emitter *e, uint32_t node);
/* not (a < b) is a >= b: both are numbers by then. */
sl_quick_op sl_quick_opposite(sl_quick_op comparison);
/* Jumps to `out` when the condition is `when`, else goes on. */
void sl_quick_jump(sl_quick_emitter *e, uint32_t node, bool when, sl_quick_exits *out);
sl_quick_reg sl_quick_logic(sl_quick_emitter *e, uint32_t node);
sl_quick_reg sl_quick_not(sl_quick_emitter *e, const sl_node *n);
/* A node where a value of that type is wanted; NULL: of any type. */
sl_quick_reg sl_quick_node_as(sl_quick_emitter *e, uint32_t node, const sl_quick_type *want);
sl_quick_reg sl_quick_if(sl_quick_emitter *e, const sl_node *n);

/* ---- the same without jumps (quick_straight.c) ---- */

/* May an `and`, `or` or `if` do without? */
bool sl_quick_goes_straight(const sl_quick_emitter *e, const sl_node *n);
/* May it be computed where it is perhaps not needed? */
bool sl_quick_is_cheap(const sl_quick_emitter *e, uint32_t node);
/* d = x op y, of truths; `op` is SL_QUICK_AND, SL_QUICK_AND_NOT or SL_QUICK_OR. */
void sl_quick_both(sl_quick_emitter *e, sl_quick_op op, uint8_t d, uint8_t x, uint8_t y);
sl_quick_reg sl_quick_straight_logic(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_straight_if(sl_quick_emitter *e, const sl_node *n, const sl_quick_type *want);

/* ---- comparisons (quick_compare.c) ---- */

sl_quick_reg sl_quick_choice(sl_quick_emitter *e, const sl_quick_type *t, const sl_node *n);
/* `op` is SL_QUICK_EQ or SL_QUICK_NE. */
sl_quick_reg sl_quick_equal_to(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg y, sl_quick_op op);
sl_quick_reg sl_quick_equal(sl_quick_emitter *e, const sl_node *n, sl_quick_op op);
sl_quick_reg sl_quick_compare(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_between(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_in(sl_quick_emitter *e, const sl_node *n);

/* ---- numbers, dates, functions (quick_number.c) ---- */

sl_quick_reg sl_quick_sum(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_product(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_quotient(sl_quick_emitter *e, const sl_node *n, int digits, sl_round how);
sl_quick_reg sl_quick_negation(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_round(sl_quick_emitter *e, sl_quick_reg x, int digits, sl_round how);
sl_quick_reg sl_quick_builtin(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_property(sl_quick_emitter *e, const sl_node *n);

/* ---- lists (quick_list.c) ---- */

/* Steps for each member of a list, between open and close. A filter on the
 * way is a condition in the loop; nothing is collected. */
typedef struct sl_quick_loop {
	size_t next;
	sl_quick_exits skips; /* to the next member */
	uint8_t place; /* in the list */
	sl_quick_reg item, outer;
} sl_quick_loop;
void sl_quick_open_loop(sl_quick_emitter *e, uint32_t list, sl_quick_loop *l);
void sl_quick_close_loop(sl_quick_emitter *e, sl_quick_loop *l);
/* The node that makes the list, behind the names of own lists. */
uint32_t sl_quick_list_itself(const sl_quick_emitter *e, uint32_t list);
/* list = []: no member. */
sl_quick_reg sl_quick_none_test(sl_quick_emitter *e, uint32_t list, bool none);
sl_quick_reg sl_quick_quantifier(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_contains(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_index(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_count(sl_quick_emitter *e, uint32_t list);
sl_quick_reg sl_quick_sum_of(sl_quick_emitter *e, const sl_node *list);

/* ---- loops of a batch (quick_folds.c) ---- */

/* Is it a concept that counts or looks through the members of a told list? */
bool sl_quick_is_fold(sl_quick_emitter *e, const sl_concept *c);
/* Emits a concept that counts or looks through the members of a list, with
 * those of `more` that do the same; false: it is none. */
bool sl_quick_fold(sl_quick_emitter *e, const sl_concept *c, const sl_concept *const *more, uint32_t count);

/* ---- tables, rules, nodes (quick_table.c, quick_rules.c, quick_make.c) ---- */

sl_quick_reg sl_quick_table(sl_quick_emitter *e, const sl_node *n);
sl_quick_reg sl_quick_by_rules(sl_quick_emitter *e, const sl_concept *c, const sl_quick_type *t);
sl_quick_reg sl_quick_node(sl_quick_emitter *e, uint32_t node);

#endif
