/* SPDX-License-Identifier: EUPL-1.2 */
/* The way in, errors and limits, names in scope. */
#include <string.h>

#include "standard/internal.h"

static sl_pos place_of(const sl_standard *s, const sl_ast *ast)
{
	return sl_feel_place(s->source, ast ? ast->start : 0);
}

sl_status sl_std_error(sl_standard *s, sl_value *out, const sl_ast *ast,
		       sl_diag_code code, const char *a, const char *b)
{
	sl_pos pos = place_of(s, ast);

	*out = sl_null();
	out->flags = SL_VALUE_IS_ERROR;
	/* A loop makes the same error a thousand times. */
	if (s->messages++ < SL_STANDARD_MOST_MESSAGES)
		sl_diags_add(s->diags, code, &pos, a, b);
	return s->diags->status;
}

sl_status sl_std_limit(sl_standard *s, const sl_ast *ast, const char *what)
{
	sl_pos pos = place_of(s, ast);

	sl_diags_add(s->diags, SL_DIAG_FEEL_LIMIT, &pos, what);
	return SL_ELIMIT;
}

sl_status sl_std_called(sl_standard *s, sl_value *out, const sl_ast *ast,
			sl_status status, const sl_call *call)
{
	if (status == SL_EINVAL || status == SL_ERANGE)
		return sl_std_error(s, out, ast, SL_DIAG_FEEL_FAILED,
				    call->error ? call->error : "geen uitkomst", NULL);
	/* Without words a function of the text itself hit the limit, and told so. */
	if (status == SL_ELIMIT && call->error)
		return sl_std_limit(s, ast, call->error);
	return status;
}

/* ---- what functions ask for ---- */

static sl_status apply(void *ctx, sl_value *out, const sl_value *f, const sl_value *args,
		       unsigned n)
{
	sl_standard *s = ctx;
	sl_value copy[2];

	if (f->kind != SL_FUNCTION || n > 2)
		return SL_EINVAL;
	memcpy(copy, args, n * sizeof *copy);
	return sl_std_apply(s, out, f->as.function->ast, f->as.function, copy, n);
}

static unsigned arity(void *ctx, const sl_value *f)
{
	return f->kind == SL_FUNCTION ? sl_std_arity(f->as.function) : 0;
}

sl_call sl_std_call(sl_standard *s)
{
	return (sl_call){.arena = s->arena,
			 .apply = apply,
			 .arity = arity,
			 .parse_range = sl_std_range_of_text,
			 .ctx = s,
			 .now = s->now,
			 .effort = &s->effort};
}

void sl_std_begin(sl_standard *s, const sl_feel_source *source)
{
	s->source = source;
	s->steps = 0;
	s->depth = s->messages = 0;
	s->effort = SL_PATTERN_EFFORT;
}

/* A node costs some tens of nanoseconds; comparing a member or reading a
 * hundred bytes about a tenth of that. */
void sl_std_charge(sl_standard *s, sl_value v)
{
	if (v.kind == SL_LIST)
		s->steps += (v.n > v.as.list->count ? v.n : v.as.list->count) / 8;
	else if (v.kind == SL_CONTEXT)
		s->steps += (v.n > v.as.context->count ? v.n : v.as.context->count) / 8;
	else if (v.kind == SL_STRING)
		s->steps += v.n / 512;
}

/* ---- names in scope ---- */

const sl_std_scope *sl_std_bind(sl_standard *s, const sl_std_scope *up, const char *name, sl_value v)
{
	struct one {
		sl_std_scope frame;
		const char *name;
		sl_value value;
	} *one = sl_arena_alloc(s->arena, sizeof *one);

	if (!one)
		return NULL;
	one->name = name;
	one->value = v;
	one->frame = (sl_std_scope){up, &one->name, &one->value, 1};
	return &one->frame;
}

const sl_std_scope *sl_std_open(sl_standard *s, const sl_std_scope *up, const sl_context *context)
{
	sl_std_scope *frame = sl_arena_alloc(s->arena, sizeof *frame);

	if (frame)
		*frame = (sl_std_scope){up, context->names, context->values, context->count};
	return frame;
}

const sl_value *sl_std_lookup(sl_standard *s, const sl_std_scope *in, const char *name)
{
	for (; in; in = in->up) {
		s->steps += in->count / 16;
		for (uint32_t i = in->count; i-- > 0;)
			if (in->names[i] == name || strcmp(in->names[i], name) == 0)
				return &in->values[i];
	}
	return NULL;
}

static sl_status add_names(sl_names *names, sl_value v, unsigned depth)
{
	sl_status err = SL_OK;

	if (depth > SL_VALUE_MOST_DEPTH)
		return SL_ELIMIT;
	if (v.kind == SL_LIST)
		for (uint32_t i = 0; i < v.as.list->count && err == SL_OK; i++)
			err = add_names(names, v.as.list->items[i], depth + 1);
	if (v.kind == SL_CONTEXT)
		for (uint32_t i = 0; i < v.as.context->count && err == SL_OK; i++) {
			const char *name = v.as.context->names[i];

			err = sl_names_add(names, name, strlen(name));
			if (err == SL_EINVAL) /* no FEEL can write it, so no FEEL will ask
						 for it */
				err = SL_OK;
			if (err == SL_OK)
				err = add_names(names, v.as.context->values[i],
						depth + 1);
		}
	return err;
}

sl_status sl_standard_add_names(sl_names *names, sl_value context)
{
	return add_names(names, context, 0);
}

/* ---- the way in ---- */

sl_status sl_std_parse(sl_ast **out, sl_standard *s, const sl_feel_source *source,
		       sl_feel_goal goal)
{
	return sl_feel_parse(out, source, goal, s->names, s->arena, s->diags);
}

sl_status sl_standard_evaluate(sl_value *out, sl_standard *s,
			       const sl_feel_source *source, sl_value context)
{
	const sl_std_scope *in;
	sl_ast *ast;
	sl_status err = sl_std_parse(&ast, s, source, SL_FEEL_EXPRESSION);

	*out = sl_null();
	if (err != SL_OK)
		return err;
	sl_std_begin(s, source);
	if (!(in = sl_std_open(s, NULL, context.as.context)))
		return SL_ENOMEM;
	return sl_std_eval(s, out, ast, in);
}
