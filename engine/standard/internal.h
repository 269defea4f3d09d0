/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files of this room share.
 *
 *     standard.c  the way in; errors and limits
 *     eval.c      one node
 *     call.c      functions, and the arguments of calls
 *     loops.c     for, some, every, filters
 *     tests.c     in and unary tests
 *     types.c     instance of, and the types of parameters
 *     table.c     decision tables
 *
 * Every function gives SL_OK with a value (null for an error that has been
 * told), or SL_ELIMIT or SL_ENOMEM, which end the evaluation.
 */
#ifndef SL_STANDARD_INTERNAL_H
#define SL_STANDARD_INTERNAL_H

#include "function/function.h"
#include "standard/standard.h"

/* Names in scope, innermost first. Frames live in the arena: a function value
 * keeps the frames it was made in. */
typedef struct sl_std_scope sl_std_scope;
struct sl_std_scope {
	const sl_std_scope *up;
	const char *const *names;
	const sl_value *values;
	uint32_t count; /* grows while a context is being evaluated */
};

struct sl_function {
	const sl_ast *ast; /* FUNCTION, or NULL for a built-in one */
	const sl_std_scope *scope;
	const sl_builtin *builtin;
};

/* ---- standard.c ---- */

/* Tell the error at the node; *out becomes the null of an error. */
sl_status sl_std_error(sl_standard *s, sl_value *out, const sl_ast *ast,
		       sl_diag_code code, const char *a, const char *b);
/* Tell what is not supported; gives SL_ELIMIT. */
sl_status sl_std_limit(sl_standard *s, const sl_ast *ast, const char *what);
/* What the function room returned, with its words. */
sl_status sl_std_called(sl_standard *s, sl_value *out, const sl_ast *ast,
			sl_status status, const sl_call *call);
/* A call structure for the function room. */
sl_call sl_std_call(sl_standard *s);
/* Begin: all limits anew. */
void sl_std_begin(sl_standard *s, const sl_feel_source *source);
/* Count the steps that going through a value once costs. */
void sl_std_charge(sl_standard *s, sl_value v);
sl_status sl_std_parse(sl_ast **out, sl_standard *s, const sl_feel_source *source,
		       sl_feel_goal goal);
/* A frame with one name. NULL: no memory. */
const sl_std_scope *sl_std_bind(sl_standard *s, const sl_std_scope *up, const char *name, sl_value v);
/* A frame with the names of a context. */
const sl_std_scope *sl_std_open(sl_standard *s, const sl_std_scope *up, const sl_context *context);
const sl_value *sl_std_lookup(sl_standard *s, const sl_std_scope *in, const char *name);

/* ---- the rest ---- */

sl_status sl_std_eval(sl_standard *s, sl_value *out, const sl_ast *ast, const sl_std_scope *in);
sl_status sl_std_compare(sl_standard *s, sl_value *out, const sl_ast *ast, sl_op op,
			 sl_value a, sl_value b);
sl_status sl_std_range(sl_standard *s, sl_value *out, const sl_ast *ast, const sl_std_scope *in);
/* range(): `ctx` is the sl_standard. SL_EINVAL: the text says none (range_text.c). */
sl_status sl_std_range_of_text(void *ctx, sl_value *out, const char *text, size_t n);

sl_status sl_std_eval_call(sl_standard *s, sl_value *out, const sl_ast *ast,
			   const sl_std_scope *in);
/* Apply a function value to arguments by place. */
sl_status sl_std_apply(sl_standard *s, sl_value *out, const sl_ast *ast,
		       const sl_function *f, sl_value *args, unsigned n);
unsigned sl_std_arity(const sl_function *f);

sl_status sl_std_for(sl_standard *s, sl_value *out, const sl_ast *ast, const sl_std_scope *in);
sl_status sl_std_quantified(sl_standard *s, sl_value *out, const sl_ast *ast,
			    const sl_std_scope *in);
sl_status sl_std_filter(sl_standard *s, sl_value *out, const sl_ast *ast,
			const sl_std_scope *in);

/* Does the value pass the TESTS (or TEST_ANY)? A boolean, or null. `cell`:
 * in a cell of a table an expression that is true by itself counts too. */
sl_status sl_std_tests(sl_standard *s, sl_value *out, const sl_ast *tests, sl_value v,
		       const sl_std_scope *in, bool cell);

bool sl_std_instance(sl_value v, const sl_type_text *type);
/* "list" when the type is, or holds, a list of nobody knows what: that is no
 * type of the standard. NULL: none. */
const char *sl_std_lacks_parameters(const sl_type_text *type);
/* Make the value one of that type (a list of one, a date for a moment), or
 * say that it is not. A parameter without type takes all. */
sl_status sl_std_coerce(bool *fits, sl_standard *s, sl_value *v,
			const sl_type_text *type);

#endif
