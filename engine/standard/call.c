/* SPDX-License-Identifier: EUPL-1.2 */
/* Calls: of built-in functions and of those that the text defines. */
#include <string.h>

#include "standard/internal.h"

#define MOST_ARGUMENTS 10000

/* The arguments of a call, and their names where they have one. */
typedef struct arguments {
	sl_value *values;
	const char **names; /* NULL: by place */
	unsigned count;
} arguments;

static sl_status eval_arguments(sl_standard *s, arguments *a, const sl_ast *ast,
				const sl_std_scope *in)
{
	bool named = ast->count > 1 && ast->kids[1]->op == SL_OP_ENTRY;
	sl_status err = SL_OK;

	*a = (arguments){.count = ast->count - 1};
	if (a->count > MOST_ARGUMENTS)
		return sl_std_limit(s, ast, "meer dan 10000 argumenten");
	a->values = sl_arena_calloc(s->arena, a->count + SL_BUILTIN_PARAMS,
				    sizeof *a->values);
	if (named)
		a->names = sl_arena_calloc(s->arena, a->count, sizeof *a->names);
	if (!a->values || (named && !a->names))
		return SL_ENOMEM;
	for (unsigned i = 0; i < a->count && err == SL_OK; i++) {
		const sl_ast *kid = ast->kids[i + 1];

		if (named)
			a->names[i] = kid->name;
		err = sl_std_eval(s, &a->values[i], named ? kid->kids[0] : kid, in);
	}
	return err;
}

/* ---- built-in functions ---- */

/* Put named arguments in the order of the parameters. */
static bool order_arguments(arguments *a, const sl_builtin *f)
{
	int order[SL_BUILTIN_PARAMS];
	sl_value ordered[SL_BUILTIN_PARAMS];
	unsigned count = 0;

	if (a->count > SL_BUILTIN_PARAMS ||
	    sl_builtin_match(f, a->names, a->count, order, SL_BUILTIN_PARAMS) != SL_OK)
		return false;
	for (unsigned i = 0; i < SL_BUILTIN_PARAMS; i++) {
		ordered[i] = order[i] >= 0 ? a->values[order[i]] : sl_null();
		if (order[i] != SL_ARGUMENT_NONE)
			count = i + 1;
	}
	memcpy(a->values, ordered, count * sizeof *ordered);
	a->count = count;
	return true;
}

static sl_status refuse_names(sl_standard *s, sl_value *out, const sl_ast *ast,
			      const sl_builtin *f)
{
	sl_buf params = {0};
	sl_status err;

	sl_builtin_print_params(&params, f);
	err = sl_buf_status(&params);
	if (err == SL_OK)
		err = sl_std_error(s, out, ast, SL_DIAG_FEEL_ARGUMENT_NAMES, f->name,
				   sl_buf_text(&params));
	sl_buf_free(&params);
	return err;
}

/* What a built-in function costs beside the call. */
static void charge(sl_standard *s, sl_builtin_id id, const arguments *a)
{
	uint64_t members = 0;

	for (unsigned i = 0; i < a->count; i++) {
		sl_std_charge(s, a->values[i]);
		if (a->values[i].kind == SL_LIST)
			members += a->values[i].as.list->count;
	}
	if (id == SL_FN_DISTINCT_VALUES || id == SL_FN_UNION)
		s->steps += members < 100000 ? members * members / 64
					     : 0; /* more is refused */
	if (id == SL_FN_MATCHES || id == SL_FN_REPLACE || id == SL_FN_SPLIT ||
	    id == SL_FN_RANGE)
		s->steps += 200; /* a pattern or a text to parse */
}

static sl_status call_builtin(sl_standard *s, sl_value *out, const sl_ast *ast,
			      const sl_builtin *f, arguments *a)
{
	sl_call call = sl_std_call(s);

	if (a->names) {
		call.signature = sl_builtin_signature(f, a->names, a->count);
		if (!order_arguments(a, f))
			return refuse_names(s, out, ast, f);
	}
	charge(s, f->id, a);
	return sl_std_called(s, out, ast,
			     sl_builtin_call(out, f->id, a->values, a->count, &call),
			     &call);
}

/* ---- functions of the text ---- */

unsigned sl_std_arity(const sl_function *f)
{
	unsigned least, most;

	if (!f->builtin)
		return f->ast->count - 1;
	sl_builtin_arity(f->builtin, &least, &most);
	return least;
}

/* Which argument goes to parameter i; the count when none does. */
static unsigned argument_for(const arguments *a, const char *parameter, unsigned i)
{
	if (!a->names)
		return i;
	for (i = 0; i < a->count && strcmp(a->names[i], parameter) != 0;)
		i++;
	return i;
}

static sl_status call_defined(sl_standard *s, sl_value *out, const sl_ast *ast,
			      const sl_function *f, const arguments *a)
{
	unsigned count = f->ast->count - 1;
	const char **names = sl_arena_calloc(s->arena, count + 1, sizeof *names);
	sl_value *values = sl_arena_calloc(s->arena, count + 1, sizeof *values);
	sl_std_scope *frame = sl_arena_alloc(s->arena, sizeof *frame);
	sl_status err;
	bool fits;

	if (!names || !values || !frame)
		return SL_ENOMEM;
	if (a->count != count)
		return sl_std_error(s, out, ast, SL_DIAG_FEEL_ARGUMENT_COUNT,
				    "deze functie", NULL);
	for (unsigned i = 0; i < count; i++) {
		const sl_ast *parameter = f->ast->kids[i];
		unsigned from = argument_for(a, parameter->name, i);

		if (from >= a->count)
			return sl_std_error(s, out, ast, SL_DIAG_FEEL_ARGUMENT_COUNT,
					    parameter->name, NULL);
		names[i] = parameter->name;
		values[i] = a->values[from];
		if ((err = sl_std_coerce(&fits, s, &values[i], parameter->type)) != SL_OK)
			return err;
		if (!fits)
			return sl_std_error(s, out, ast, SL_DIAG_FEEL_ARGUMENT_TYPE,
					    parameter->name,
					    sl_kind_name((sl_kind)values[i].kind));
	}
	*frame = (sl_std_scope){f->scope, names, values, count};
	return sl_std_eval(s, out, f->ast->kids[count], frame);
}

static sl_status call_function(sl_standard *s, sl_value *out, const sl_ast *ast,
			       const sl_function *f, arguments *a)
{
	return f->builtin ? call_builtin(s, out, ast, f->builtin, a)
			  : call_defined(s, out, ast, f, a);
}

sl_status sl_std_apply(sl_standard *s, sl_value *out, const sl_ast *ast,
		       const sl_function *f, sl_value *args, unsigned n)
{
	arguments a = {args, NULL, n};

	return call_function(s, out, ast, f, &a);
}

/* ---- the call ---- */

sl_status sl_std_eval_call(sl_standard *s, sl_value *out, const sl_ast *ast,
			   const sl_std_scope *in)
{
	const sl_ast *callee = ast->kids[0];
	const sl_builtin *builtin = NULL;
	sl_value f = sl_null();
	arguments a;
	sl_status err;

	/* Names of the text come before built-in ones. */
	if (callee->op == SL_OP_NAME && !sl_std_lookup(s, in, callee->name)) {
		if (!(builtin = sl_builtin_find(callee->name)))
			return sl_std_error(s, out, callee, SL_DIAG_FEEL_FUNCTION,
					    callee->name, NULL);
	} else if ((err = sl_std_eval(s, &f, callee, in)) != SL_OK) {
		return err;
	}
	if ((err = eval_arguments(s, &a, ast, in)) != SL_OK)
		return err;
	if (builtin)
		return call_builtin(s, out, ast, builtin, &a);
	if (f.kind != SL_FUNCTION)
		return sl_std_error(s, out, callee, SL_DIAG_FEEL_NO_FUNCTION,
				    sl_kind_name((sl_kind)f.kind), NULL);
	return call_function(s, out, ast, f.as.function, &a);
}
