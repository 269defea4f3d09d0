/* SPDX-License-Identifier: EUPL-1.2 */
/* Shared by the passes of compile: the program being made, and expressions
 * with their types. */
#ifndef SL_COMPILE_PASS_H
#define SL_COMPILE_PASS_H

#include "compile/compile.h"
#include "function/function.h"

typedef struct sl_pass {
	sl_program *program;
	sl_model *model;
	sl_diags *diags;
	size_t node_cap, kid_cap, constant_cap, table_cap;
	/* Names with a meaning of their own, interned. */
	const char *ik, *ander, *item, *periode, *op, *perioden, *werkdag, *question, *besluit;
	sl_type *entities;  /* the type "entity of this kind", by number of the kind */
	bool out_of_memory;
} sl_pass;

/*
 * A node with its type. A *bare* number is made of literals only: it takes
 * the unit of what it meets. `node` is SL_NO_NODE after an error that was
 * reported; its type is then &sl_type_any and nothing more is said of it.
 */
typedef struct sl_typed {
	uint32_t node;
	const sl_type *type;
	bool bare;
} sl_typed;

extern const sl_type sl_type_any, sl_type_boolean, sl_type_number, sl_type_string,
	sl_type_date, sl_type_months, sl_type_span, sl_type_period;

/* ---- building nodes (emit.c) ---- */

uint32_t sl_emit(sl_pass *p, sl_code code, const sl_type *type, const uint32_t *kids, uint32_t count);
uint32_t sl_emit_constant(sl_pass *p, sl_value v);
uint32_t sl_emit_literal(sl_pass *p, sl_value v, const sl_type *type);
/* Room for `count` kids in a row, to fill in later; the first number. */
uint32_t sl_emit_kids(sl_pass *p, uint32_t count);

/* ---- binding (bind.c; its files share bind.h) ---- */

/* The root node of an expression; SL_NO_NODE after an error. `subject` is
 * the slot and type in which unary tests find their value. */
typedef struct sl_subject {
	const sl_type *type;
	bool bare;
} sl_subject;
sl_typed sl_bind_expr(sl_pass *p, const sl_expr *expr);
sl_typed sl_bind_tests(sl_pass *p, const sl_expr *expr, sl_subject subject);
/* The slot in which the tests of an expression find their subject. */
#define SL_SUBJECT_SLOT 0

/* ---- types and units (check.c) ---- */

/* True when a value of `have` may stand where `want` is asked; else a
 * diagnostic at that place. */
bool sl_check_fits(sl_pass *p, const sl_expr *expr, uint32_t at, sl_typed have, const sl_type *want, const char *what);
/* The type of two that must be alike (branches, comparison, addition);
 * NULL after a diagnostic. */
const sl_type *sl_check_alike(sl_pass *p, const sl_expr *expr, uint32_t at, sl_typed a, sl_typed b, const char *what);
/* A note on what was probably meant, behind a message that two types differ (advice.c). */
void sl_check_advise_types(sl_pass *p, const sl_expr *expr, const sl_type *a, const sl_type *b);
const sl_type *sl_list_type(sl_pass *p, const sl_type *item);
const sl_type *sl_number_type(sl_pass *p, const sl_unit *unit);

/* ---- conditions (condition.c) ---- */

/* als as a node; SL_NO_NODE without one, or after an error. */
uint32_t sl_lower_condition(sl_pass *p, const sl_condition *c);
/* An expression that must be a truth. */
uint32_t sl_lower_truth(sl_pass *p, const sl_expr *expr);

/* ---- rules that were made for ladders and contributions (shorthand.c) ---- */

uint32_t sl_lower_ladder(sl_pass *p, const sl_rule *r);
uint32_t sl_lower_right(sl_pass *p, const sl_rule *r);
uint32_t sl_lower_contribution(sl_pass *p, const sl_rule *r);
/* A concept of the entity of the rule. */
uint32_t sl_lower_own(sl_pass *p, const sl_concept *c);
/* The right of a decision: written, or a concept. */
uint32_t sl_lower_right_of(sl_pass *p, const sl_decision *d);

/* ---- the other passes ---- */

sl_status sl_lower_all(sl_pass *p);
/* All powers to deviate (power.c), all floors (floor.c). */
void sl_lower_powers(sl_pass *p);
void sl_lower_floors(sl_pass *p);
sl_status sl_order_concepts(sl_pass *p);
void sl_check_grounds(sl_pass *p);
/* Which domains may evaluate each conflict; what conflicts and floors need
 * consent. */
void sl_find_purposes(sl_pass *p);
/* Hints at what is allowed but doubtful. */
void sl_review_rules(sl_pass *p);
/* No concept may have more rules on one day than fit. */
void sl_check_rule_counts(sl_pass *p);

#endif
