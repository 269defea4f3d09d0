/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * compile/bind - what the files of the binding pass share.
 *
 * in     syntax trees of expressions
 * out    nodes with a type
 * calls  the files below only
 *
 *   bind.c           all forms; the way in   bind_list.c  for, some, every, filters, lists
 *   bind_name.c      names and paths         bind_call.c  functions, pairs, op(), perioden(), ..
 *   bind_operator.c  logic, arithmetic, if   bind_test.c  unary tests, in
 *   bind_decision.c  what was decided        advice.c     notes: what was probably meant
 *
 * Who returns sl_nothing has reported why.
 */
#ifndef SL_COMPILE_BIND_H
#define SL_COMPILE_BIND_H

#include "compile/pass.h"

/* Of one expression; limits of the language. */
#define SL_MOST_LISTED    256 /* members of a list as written, tests in one cell */
#define SL_MOST_ARGUMENTS 64  /* of one call */

typedef struct sl_variable {
	const char *name;    /* NULL: only reachable as `item` or through its names */
	const sl_type *type;
	bool bare;
	bool is_item;        /* its own names may be used without saying item */
	uint8_t slot;
} sl_variable;

typedef struct sl_binder {
	sl_pass *p;
	const sl_expr *expr;
	sl_variable variables[SL_MOST_VARIABLES];
	unsigned count;
	sl_pos pos;          /* of the last message */
} sl_binder;

/* What a name in scope refers to. */
typedef struct sl_meaning {
	const sl_variable *variable;   /* a variable, or the item that has the feature */
	const sl_feature *feature;
	uint32_t steps;                /* from ik upwards */
	const sl_parameter *parameter;
	int edge;                      /* of a period item: 0 begin, 1 eind; -1 none */
} sl_meaning;

/* ---- all forms, and helpers (bind.c) ---- */

extern const sl_typed sl_nothing;

sl_typed sl_bind(sl_binder *b, const sl_ast *ast);
/* Where it stands, for a message; borrowed until the next call. */
const sl_pos *sl_bind_at(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_finish(sl_binder *b, const sl_ast *ast, uint32_t node, const sl_type *type,
			bool bare);
sl_typed sl_bind_emit(sl_binder *b, const sl_ast *ast, sl_code code, const sl_type *type,
		      const uint32_t *kids, uint32_t count);
sl_typed sl_bind_with_ref(sl_binder *b, sl_typed t, uint32_t ref);
void sl_bind_set_detail(sl_binder *b, sl_typed t, unsigned detail);
const char *sl_bind_type_text(const sl_type *t, sl_buf *buf);
/* An expression as it was written, for a message. */
const char *sl_bind_written(const sl_binder *b, const sl_ast *ast, sl_buf *buf);
/* A message about a type, after `word` unless that is NULL. */
sl_typed sl_bind_complain(sl_binder *b, const sl_ast *ast, sl_diag_code code, const char *word,
			  const sl_type *t);
/* FEEL has it, but rules may not use it. */
sl_typed sl_bind_refuse(sl_binder *b, const sl_ast *ast, const char *what);
/* Not more than SL_MOST_LISTED, or else refused: "meer dan 256 leden in een lijst". */
bool sl_bind_fits(sl_binder *b, const sl_ast *ast, const char *of);
/* A variable for what follows; NULL when there are too many in each other. */
sl_variable *sl_bind_push(sl_binder *b, const sl_ast *ast, const char *name, const sl_type *type,
			  bool bare);

/* ---- names and paths (bind_name.c) ---- */

const sl_kind_of_entity *sl_bind_self_kind(const sl_binder *b);
sl_typed sl_bind_variable(sl_binder *b, const sl_ast *ast, const sl_variable *v);
sl_typed sl_bind_self(sl_binder *b, const sl_ast *ast);
/* From an entity of `kind` to its owner, so many times. */
sl_typed sl_bind_climb(sl_binder *b, const sl_ast *ast, sl_typed entity, const sl_kind_of_entity *kind,
		       uint32_t steps);
bool sl_bind_find(const sl_binder *b, const char *name, sl_meaning *m);
sl_typed sl_bind_name(sl_binder *b, const sl_ast *ast);
/* The feature of an entity that a path names; NULL after a message. */
const sl_feature *sl_bind_part(sl_binder *b, const sl_ast *ast, const sl_type *type);
sl_typed sl_bind_path(sl_binder *b, const sl_ast *ast);

/* ---- notes: what was probably meant (advice.c) ---- */

void sl_bind_advise_name(sl_binder *b, const char *name);
void sl_bind_advise_function(sl_binder *b, const char *name);

/* ---- decisions (bind_decision.c) ---- */

/* Is the path behind p.besluit("...")? */
bool sl_bind_reads_decision(const sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_decided(sl_binder *b, const sl_ast *ast);

/* ---- operators (bind_operator.c) ---- */

bool sl_bind_is_truth(const sl_type *t);
sl_typed sl_bind_truth(sl_binder *b, const sl_ast *ast);
void sl_bind_check_choice(sl_binder *b, const sl_ast *ast, const sl_type *type);
bool sl_bind_has_order(const sl_type *t);
sl_typed sl_bind_logic(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_comparison(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_between(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_arithmetic(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_negation(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_if(sl_binder *b, const sl_ast *ast);

/* ---- lists, calls, tests (bind_list.c, bind_call.c, bind_test.c) ---- */

const sl_type *sl_bind_item_type(const sl_type *list);
/* From the i-th variable inwards. */
sl_typed sl_bind_loop(sl_binder *b, const sl_ast *ast, uint32_t i);
/* The unit of a sum of that list: over perioden() the period drops out. */
const sl_unit *sl_bind_unit_of_sum(sl_binder *b, sl_typed list, const sl_unit *unit);
sl_typed sl_bind_filter(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_list(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_call(sl_binder *b, const sl_ast *ast);
sl_typed sl_bind_test(sl_binder *b, const sl_ast *ast, const sl_variable *subject);
sl_typed sl_bind_in(sl_binder *b, const sl_ast *ast);

#endif
