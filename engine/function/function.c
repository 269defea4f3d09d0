/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of functions, the checking of arguments, and the call. */
#include "function/internal.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

#define SL_PARAM(name, type)  {name, SL_TAKES_##type, SL_PARAM_NEEDED},
#define SL_OPTION(name, type) {name, SL_TAKES_##type, SL_PARAM_OPTIONAL},
#define SL_NAMED(name, type)  {name, SL_TAKES_##type, SL_PARAM_NAMED},
#define SL_REST(name, type)   {name, SL_TAKES_##type, SL_PARAM_REST},
#define SL_OR                 {NULL, 0, SL_PARAM_NEEDED},
#define SL_NONE               {NULL, 0, SL_PARAM_NEEDED},

#define SL_FN(id, code, name, params, result, meaning) \
	static const sl_param params_of_##id[] = {params};
#include "function/functions.def"
#undef SL_FN

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static const sl_builtin table[] = {
#define SL_FN(id, code, name, params, result, meaning) \
	{SL_FN_##id, name, result, meaning, params_of_##id, COUNT_OF(params_of_##id)},
#include "function/functions.def"
#undef SL_FN
};

static sl_builtin_code *const codes[] = {
#define SL_FN(id, code, name, params, result, meaning) sl_fn_##code,
#include "function/functions.def"
#undef SL_FN
};

const sl_builtin *sl_builtin_at(sl_builtin_id id)
{
	return &table[id];
}

const sl_builtin *sl_builtin_find(const char *name)
{
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (strcmp(table[i].name, name) == 0)
			return &table[i];
	return NULL;
}

/* ---- signatures ---- */

/* One signature: its parameters [first, first + count). */
typedef struct signature {
	const sl_param *first;
	unsigned count;
} signature;

/* The next signature of f; `*at` walks from 0. False when there is no more. */
static bool next_signature(signature *out, const sl_builtin *f, unsigned *at)
{
	unsigned end = *at;

	if (*at > f->param_count)
		return false;
	while (end < f->param_count && f->params[end].name)
		end++;
	out->first = f->params + *at;
	out->count = end - *at;
	/* SL_NONE is a divider with nothing on either side: one signature. */
	*at = out->count || end < f->param_count - 1 ? end + 1 : f->param_count + 1;
	return true;
}

static void signature_arity(signature s, unsigned *least, unsigned *most)
{
	*least = *most = 0;
	for (unsigned i = 0; i < s.count; i++) {
		if (s.first[i].use != SL_PARAM_OPTIONAL)
			(*least)++; /* SL_PARAM_NAMED too: by place they are needed */
		*most = s.first[i].use == SL_PARAM_REST ? UINT_MAX : *most + 1;
	}
}

void sl_builtin_arity(const sl_builtin *f, unsigned *least, unsigned *most)
{
	unsigned at = 0, low, high;
	signature s;

	*least = UINT_MAX;
	*most = 0;
	while (next_signature(&s, f, &at)) {
		signature_arity(s, &low, &high);
		if (low < *least)
			*least = low;
		if (high > *most)
			*most = high;
	}
}

static bool signature_accepts(signature s, unsigned n, sl_kinds_at *kinds,
			      const void *ctx)
{
	unsigned least, most;

	signature_arity(s, &least, &most);
	if (n < least || n > most)
		return false;
	for (unsigned i = 0; i < n; i++) {
		const sl_param *p = &s.first[i < s.count ? i : s.count - 1];

		if (kinds(ctx, i) & ~p->takes)
			return false;
	}
	return true;
}

bool sl_builtin_accepts(const sl_builtin *f, unsigned n, sl_kinds_at *kinds,
			const void *ctx)
{
	unsigned at = 0;
	signature s;

	while (next_signature(&s, f, &at))
		if (signature_accepts(s, n, kinds, ctx))
			return true;
	return false;
}

void sl_builtin_print_params(sl_buf *out, const sl_builtin *f)
{
	unsigned at = 0;
	signature s;

	for (bool first = true; next_signature(&s, f, &at); first = false) {
		if (!first)
			sl_buf_puts(out, " | ");
		for (unsigned i = 0; i < s.count; i++) {
			bool optional = s.first[i].use == SL_PARAM_OPTIONAL;

			sl_buf_printf(out, "%s%s%s%s", optional ? "[" : "", i ? ", " : "",
				      s.first[i].name,
				      s.first[i].use == SL_PARAM_REST ? "..."
				      : optional                      ? "]"
								      : "");
		}
	}
}

static bool match_signature(signature s, const char *const *names, unsigned n, int *out)
{
	unsigned used = 0;

	for (unsigned i = 0; i < s.count; i++) {
		out[i] = s.first[i].use == SL_PARAM_NAMED ? SL_ARGUMENT_NULL
							  : SL_ARGUMENT_NONE;
		for (unsigned j = 0; j < n; j++)
			if (strcmp(s.first[i].name, names[j]) == 0) {
				if (out[i] >= 0)
					return false;
				out[i] = (int)j;
				used++;
			}
		if (out[i] == SL_ARGUMENT_NONE && s.first[i].use != SL_PARAM_OPTIONAL)
			return false;
	}
	return used == n;
}

static bool in_order(const int *order, unsigned n)
{
	for (unsigned i = 0; i < n; i++)
		if (order[i] != (int)i)
			return false;
	return true;
}

/*
 * The signature that has these names, from 1; `out` as sl_builtin_match gives
 * it. before(point, range) and before(range, point) have the same names: the
 * one whose order is as written comes first.
 */
static unsigned find_signature(const sl_builtin *f, const char *const *names, unsigned n,
			       int *out, signature *s)
{
	for (int strict = 1; strict >= 0; strict--) {
		unsigned at = 0;

		for (unsigned number = 1; next_signature(s, f, &at); number++)
			if (match_signature(*s, names, n, out) &&
			    (!strict || in_order(out, n)))
				return number;
	}
	return 0;
}

sl_status sl_builtin_match(const sl_builtin *f, const char *const *names, unsigned n,
			   int *out, unsigned out_count)
{
	signature s;

	if (!find_signature(f, names, n, out, &s))
		return SL_EINVAL;
	for (unsigned i = s.count; i < out_count; i++)
		out[i] = SL_ARGUMENT_NONE;
	return SL_OK;
}

unsigned sl_builtin_signature(const sl_builtin *f, const char *const *names, unsigned n)
{
	int order[SL_BUILTIN_PARAMS];
	signature s;

	return find_signature(f, names, n, order, &s);
}

/* ---- arguments ---- */

/* Make the argument what the parameter takes, or say that it is not. */
static bool fit_argument(sl_value *v, const sl_param *p, sl_arena *arena)
{
	sl_list *list;

	if (p->takes & SL_BIT(v->kind))
		return true;
	if (v->kind == SL_LIST && v->as.list->count == 1 && !v->as.list->doubtful &&
	    !v->as.list->open) {
		if (!(p->takes & SL_BIT(v->as.list->items[0].kind)))
			return false;
		*v = v->as.list->items[0];
		return true;
	}
	if (p->takes != SL_TAKES_LIST || v->kind == SL_NULL)
		return false;
	if (!(list = sl_arena_alloc(arena, sizeof *list)) ||
	    !(list->items = sl_arena_memdup(arena, v, sizeof *v)))
		return false;
	list->count = 1;
	*v = (sl_value){.kind = SL_LIST, .as.list = list};
	return true;
}

/* `sum(null)` is a null where a list should be, not a list with a null. */
static bool counts_fit(signature s, unsigned n)
{
	unsigned least, most;

	signature_arity(s, &least, &most);
	if (s.count == 1 && s.first->use == SL_PARAM_REST &&
	    s.first->takes == SL_TAKES_ANY)
		least = 2;
	return n >= least && n <= most;
}

static bool fit_signature(signature s, sl_value *args, unsigned n, sl_call *call,
			  unsigned *wrong)
{
	for (unsigned i = 0; i < n; i++) {
		const sl_param *p = &s.first[i < s.count ? i : s.count - 1];

		if (!fit_argument(&args[i], p, call->arena)) {
			*wrong = i;
			return false;
		}
	}
	return true;
}

/* "string of date": the kinds that a parameter takes. */
static void takes_text(char *out, size_t size, uint32_t takes)
{
	size_t at = 0;

	*out = '\0';
	for (unsigned k = SL_NUMBER; k <= SL_NULL && at < size; k++)
		if (takes & SL_BIT(k)) {
			int n = snprintf(out + at, size - at, "%s%s", at ? " of " : "",
					 sl_kind_name((sl_kind)k));

			at += n > 0 ? (size_t)n : 0;
		}
}

static sl_status refuse(const sl_builtin *f, const sl_value *args, unsigned n,
			signature s, unsigned wrong, sl_call *call)
{
	sl_buf params = {0};
	sl_status err;

	if (s.count) {
		const sl_param *p = &s.first[wrong < s.count ? wrong : s.count - 1];
		char takes[160];

		takes_text(takes, sizeof takes, p->takes);
		return sl_call_fail(call, "%s(): argument %u (%s) is %s en moet %s zijn",
				    f->name, wrong + 1, p->name,
				    sl_kind_name(args[wrong].kind), takes);
	}
	sl_builtin_print_params(&params, f);
	err = sl_call_fail(call, "%s(%s) krijgt %u argumenten", f->name,
			   sl_buf_text(&params), n);
	sl_buf_free(&params);
	return err;
}

/* sum(a, b) becomes sum([a, b]): the functions see one list. */
static sl_status gather(signature s, sl_value *args, unsigned *n, sl_call *call)
{
	unsigned count = *n;
	sl_value *items;

	if (s.count != 1 || s.first->use != SL_PARAM_REST ||
	    s.first->takes != SL_TAKES_ANY)
		return SL_OK;
	if (!(items = sl_arena_memdup(call->arena, args, count * sizeof *args)))
		return SL_ENOMEM;
	*n = 1;
	return sl_list_value(&args[0], items, count, call);
}

/* Call with the options that were left out as null behind the arguments. */
static sl_status run(sl_value *out, sl_builtin_id id, const sl_value *args, unsigned n,
		     sl_call *call)
{
	sl_value padded[SL_BUILTIN_PARAMS];

	if (n >= SL_BUILTIN_PARAMS)
		return codes[id](out, args, n, call);
	for (unsigned i = 0; i < SL_BUILTIN_PARAMS; i++)
		padded[i] = i < n ? args[i] : sl_null();
	return codes[id](out, padded, n, call);
}

sl_status sl_builtin_call(sl_value *out, sl_builtin_id id, sl_value *args, unsigned n,
			  sl_call *call)
{
	const sl_builtin *f = &table[id];
	unsigned at = 0, wrong = 0;
	signature s, nearest = {0};
	sl_status err;

	call->error = NULL;
	for (unsigned number = 1; next_signature(&s, f, &at); number++) {
		if ((call->signature && number != call->signature) || !counts_fit(s, n))
			continue;
		if (fit_signature(s, args, n, call, &wrong)) {
			err = gather(s, args, &n, call);
			return err == SL_OK ? run(out, id, args, n, call) : err;
		}
		nearest = s;
	}
	return refuse(f, args, n, nearest, wrong, call);
}
