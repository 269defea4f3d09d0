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
typedef struct reg {
	uint8_t r;
	quick_type t;
	uint8_t facts;  /* 0: none */
	bool constant;
	int64_t value;  /* of a constant */
} reg;

/*
 * Facts and concepts of `ik`, and of the member that a loop is at, are read
 * once: each has a *home*, a register that nothing else uses, and `known` says
 * where it surely holds the value.
 */
#define KNOWN_SLOTS 512
enum { OWN_FACTS, OWN_CONCEPTS, ITEM_FACTS, ITEM_CONCEPTS, SLOT_SETS };
typedef struct known {
	uint64_t words[SLOT_SETS][KNOWN_SLOTS / 64];
} known;

typedef struct emitter {
	const sl_program *p;
	const sl_segment *s;
	const struct sl_quick *quick;
	sl_arena *arena;       /* for what steps point to */
	sl_arena *scratch;     /* until the code is kept */
	sl_arena *arrays;      /* for steps and at_jump, which serve code after code */
	quick_step *steps;
	size_t count, cap;
	unsigned next;         /* the first free register */
	unsigned most;         /* registers used so far */
	unsigned top;          /* from here on they are homes, until the code is kept */
	unsigned asked;        /* of a batch: so many registers from FIRST_FREE on are homes too */
	uint8_t into;          /* where the next value is wanted; 0: anywhere */
	reg self;              /* `ik`: SELF, or the entity whose concept stands inside */
	reg item;              /* the member that the innermost loop is at; SELF: no loop */
	reg variables[SL_MOST_VARIABLES];
	uint8_t homes[SLOT_SETS][KNOWN_SLOTS]; /* by slot; 0: none yet */
	known known;
	known *at_jump;        /* of each step that jumps: what was known there */
	size_t jump_count, jump_cap;
	unsigned nesting;      /* concepts put inside each other */
	bool eager;            /* of a batch: rather compute too much than jump (quick_straight.c) */
	bool batch;            /* values stand in homes only, not in the memory of the run */
	bool no_inline;        /* leave every concept its own code */
	size_t most_steps;     /* behind these no concept is put inside any more */
	size_t label;          /* the last place that a jump lands on */
	bool failed;           /* something has no quick form */
} emitter;

static const quick_type truth_type = {.kind = SL_PLAIN_TRUTH};

/* Where code jumps from, to land all at one place later. */
#define MOST_EXITS 96
typedef struct exits {
	size_t at[MOST_EXITS];
	unsigned count;
} exits;

/*
 * Some forms have no quick code. Where such a form stands in a branch, only
 * that branch gives up when it is reached; the rest of the concept is quick.
 */
typedef struct checkpoint {
	size_t count, label;
	unsigned next;
	reg item;
	known known;
	bool failed; /* before this place: not for us to rescue */
} checkpoint;

/* ---- steps, registers, jumps (quick_steps.c) ---- */

reg sl_quick_give_up(emitter *e);
void sl_quick_restart(emitter *e);
uint8_t sl_quick_register(emitter *e);
/*
 * Where the value of a form is to go: where it is wanted (`into`), or a new
 * register. For forms that write it in more than one place.
 */
uint8_t sl_quick_result(emitter *e);
reg sl_quick_result_from(emitter *e, int64_t v, quick_type t); /* it begins with v */
/* The home of a fact or concept, made when it is first asked for: a register
 * that keeps its value to the end. 0 when they run short. */
uint8_t sl_quick_home(emitter *e, int set, uint32_t slot);
static inline bool sl_quick_jumps(quick_op op)
{
	return (op >= QUICK_JUMP_LT && op <= QUICK_CONST_JUMP) || op == QUICK_HAVE || op == QUICK_NEXT ||
	       op == QUICK_AGAIN;
}
/* The number of the new step. */
size_t sl_quick_step(emitter *e, quick_op op, uint8_t d, uint8_t a, uint8_t b, int64_t imm);
/* The last step, if what it made in x is for the next one only: then the two
 * may be one. Else NULL. */
quick_step *sl_quick_last_made(const emitter *e, uint8_t x);
/* The last step jumps instead of making its value. */
void sl_quick_turn_into_jump(emitter *e, quick_op op);
reg sl_quick_constant(int64_t v, quick_type t);
/* A new register that begins with a value, and changes. */
reg sl_quick_begin_with(emitter *e, int64_t v, quick_type t);
/* The register of x; a constant is put in a new one. */
uint8_t sl_quick_loaded(emitter *e, reg x);
void sl_quick_bind(emitter *e, unsigned slot, reg x);
void sl_quick_move_into(emitter *e, uint8_t out, reg x);
/* Does somebody read this register again, perhaps? */
bool sl_quick_is_kept(const emitter *e, uint8_t x);
void sl_quick_land(emitter *e, size_t at);
void sl_quick_unreachable(emitter *e);
bool sl_quick_is_known(const emitter *e, int set, uint32_t slot);
void sl_quick_now_known(emitter *e, int set, uint32_t slot);
/* Nothing is known of the member: another one comes. */
void sl_quick_forget_item(emitter *e);
void sl_quick_add_exit(emitter *e, exits *x, size_t at);
void sl_quick_land_all(emitter *e, const exits *x);
checkpoint sl_quick_mark(const emitter *e);
bool sl_quick_rescue(emitter *e, const checkpoint *from);
/* The steps as a code, in the arena of the emitter (quick_tidy.c). */
void sl_quick_keep(emitter *e, quick_code *out);

int64_t sl_quick_power_of_ten(unsigned n);
reg sl_quick_rescale(emitter *e, reg x, unsigned scale);
/* From here on it is not leeg: the code gives up when it is. */
void sl_quick_not_null(emitter *e, reg *x);
/* Two numbers at the larger of their scales. */
void sl_quick_align(emitter *e, reg *x, reg *y);
bool sl_quick_same_kind(reg x, reg y);

static inline uint32_t sl_quick_kid(const emitter *e, const sl_node *n, uint32_t i)
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

reg sl_quick_literal(emitter *e, sl_value v);
bool sl_quick_is_null(const emitter *e, const sl_node *n);
bool sl_quick_is_text(const emitter *e, const sl_node *n);
quick_type sl_quick_concept_type(const sl_concept *c, bool *good);
bool sl_quick_is_tiny(const emitter *e, const sl_concept *c);
/* Of a node that names a concept with one rule: the value of that rule. */
uint32_t sl_quick_value_node(const emitter *e, const sl_node *n);
reg sl_quick_fact(emitter *e, const sl_node *n);
reg sl_quick_concept_of(emitter *e, const sl_node *n);
reg sl_quick_pair(emitter *e, const sl_node *n);
reg sl_quick_parameter(emitter *e, const sl_node *n);
reg sl_quick_owner(emitter *e, const sl_node *n);

/* ---- concepts inside others (quick_inside.c) ---- */

bool sl_quick_may_stand_inside(const emitter *e, const sl_concept *c);
/* The value of a concept of the entity that the code is about: from its home,
 * from code that stands here, or from its own code. */
reg sl_quick_own(emitter *e, const sl_concept *c);
/* The same of another entity, if it is small enough to be done each time. */
bool sl_quick_is_small(const emitter *e, const sl_concept *c);
reg sl_quick_others(emitter *e, const sl_concept *c, reg entity);
/* Jumps to `out` when that concept, a truth that is not rounded, is `when`. */
void sl_quick_others_jump(emitter *e, const sl_concept *c, reg entity, bool when, exits *out);

/* ---- conditions and branches (quick_logic.c) ---- */

/* A truth that is not leeg. */
reg sl_quick_truth(emitter *e, uint32_t node);
/* not (a < b) is a >= b: both are numbers by then. */
quick_op sl_quick_opposite(quick_op comparison);
/* Jumps to `out` when the condition is `when`, else goes on. */
void sl_quick_jump(emitter *e, uint32_t node, bool when, exits *out);
reg sl_quick_logic(emitter *e, uint32_t node);
reg sl_quick_not(emitter *e, const sl_node *n);
/* A node where a value of that type is wanted; NULL: of any type. */
reg sl_quick_node_as(emitter *e, uint32_t node, const quick_type *want);
reg sl_quick_if(emitter *e, const sl_node *n);

/* ---- the same without jumps (quick_straight.c) ---- */

/* May an `and`, `or` or `if` do without? */
bool sl_quick_goes_straight(const emitter *e, const sl_node *n);
/* May it be computed where it is perhaps not needed? */
bool sl_quick_is_cheap(const emitter *e, uint32_t node);
/* d = x op y, of truths; `op` is QUICK_AND, QUICK_AND_NOT or QUICK_OR. */
void sl_quick_both(emitter *e, quick_op op, uint8_t d, uint8_t x, uint8_t y);
reg sl_quick_straight_logic(emitter *e, const sl_node *n);
reg sl_quick_straight_if(emitter *e, const sl_node *n, const quick_type *want);

/* ---- comparisons (quick_compare.c) ---- */

reg sl_quick_choice(emitter *e, const quick_type *t, const sl_node *n);
/* `op` is QUICK_EQ or QUICK_NE. */
reg sl_quick_equal_to(emitter *e, reg x, reg y, quick_op op);
reg sl_quick_equal(emitter *e, const sl_node *n, quick_op op);
reg sl_quick_compare(emitter *e, const sl_node *n);
reg sl_quick_between(emitter *e, const sl_node *n);
reg sl_quick_in(emitter *e, const sl_node *n);

/* ---- numbers, dates, functions (quick_number.c) ---- */

reg sl_quick_sum(emitter *e, const sl_node *n);
reg sl_quick_product(emitter *e, const sl_node *n);
reg sl_quick_quotient(emitter *e, const sl_node *n, int digits, sl_round how);
reg sl_quick_negation(emitter *e, const sl_node *n);
reg sl_quick_round(emitter *e, reg x, int digits, sl_round how);
reg sl_quick_builtin(emitter *e, const sl_node *n);
reg sl_quick_property(emitter *e, const sl_node *n);

/* ---- lists (quick_list.c) ---- */

/* Steps for each member of a list, between open and close. A filter on the
 * way is a condition in the loop; nothing is collected. */
typedef struct loop {
	size_t next;
	exits skips; /* to the next member */
	uint8_t place; /* in the list */
	reg item, outer;
} loop;
void sl_quick_open_loop(emitter *e, uint32_t list, loop *l);
void sl_quick_close_loop(emitter *e, loop *l);
/* The node that makes the list, behind the names of own lists. */
uint32_t sl_quick_list_itself(const emitter *e, uint32_t list);
/* list = []: no member. */
reg sl_quick_none_test(emitter *e, uint32_t list, bool none);
reg sl_quick_quantifier(emitter *e, const sl_node *n);
reg sl_quick_contains(emitter *e, const sl_node *n);
reg sl_quick_index(emitter *e, const sl_node *n);
reg sl_quick_count(emitter *e, uint32_t list);
reg sl_quick_sum_of(emitter *e, const sl_node *list);

/* ---- loops of a batch (quick_folds.c) ---- */

/* Is it a concept that counts or looks through the members of a told list? */
bool sl_quick_is_fold(emitter *e, const sl_concept *c);
/* Emits a concept that counts or looks through the members of a list, with
 * those of `more` that do the same; false: it is none. */
bool sl_quick_fold(emitter *e, const sl_concept *c, const sl_concept *const *more, uint32_t count);

/* ---- tables, rules, nodes (quick_table.c, quick_rules.c, quick_make.c) ---- */

reg sl_quick_table(emitter *e, const sl_node *n);
reg sl_quick_by_rules(emitter *e, const sl_concept *c, const quick_type *t);
reg sl_quick_node(emitter *e, uint32_t node);

#endif
