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

/* An end of a range in text: a literal, or a date, time or duration of a literal. */
static bool is_plain(const sl_ast *ast)
{
	static const char *const makers[] = {"date", "time", "date and time", "duration"};

	if (ast->op == SL_OP_NEG)
		ast = ast->kids[0];
	if (ast->op == SL_OP_LITERAL)
		return ast->literal.kind != SL_NULL;
	if (ast->op != SL_OP_CALL || ast->count != 2 || ast->kids[0]->op != SL_OP_NAME)
		return false;
	for (size_t i = 0; i < sizeof makers / sizeof *makers; i++)
		if (strcmp(ast->kids[0]->name, makers[i]) == 0)
			return ast->kids[1]->op == SL_OP_LITERAL;
	return false;
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void trim(const char **from, const char **to)
{
	while (*from < *to && is_blank(**from))
		++*from;
	while (*from < *to && is_blank((*to)[-1]))
		--*to;
}

/* The comparison that says what `[2..)` and `(..2]` say, and what stands for 2;
 * NULL for text with both ends. Only an open end can be missing. */
static const char *endless(const char **from, const char **to)
{
	char first, last;

	trim(from, to);
	if (*to - *from < 4)
		return NULL;
	first = *(*from)++;
	last = *--*to;
	trim(from, to);
	if (*to - *from < 2 || !strchr("[(]", first) || !strchr("])[", last))
		return NULL;
	if (first != '[' && memcmp(*from, "..", 2) == 0) {
		*from += 2;
		return last == ']' ? "<= " : "< ";
	}
	if (last != ']' && memcmp(*to - 2, "..", 2) == 0) {
		*to -= 2;
		return first == '[' ? ">= " : "> ";
	}
	return NULL;
}

/* Write a range without one of its ends as FEEL has it. */
static sl_status rewrite_endless(sl_standard *s, sl_feel_source *source)
{
	const char *from = source->text, *to = from + source->length;
	const char *sign = endless(&from, &to);
	size_t n = (size_t)(to - from), before = sign ? strlen(sign) : 0;
	char *text;

	if (!sign)
		return SL_OK;
	if (!(text = sl_arena_alloc(s->arena, before + n + 1)))
		return SL_ENOMEM;
	memcpy(text, sign, before);
	memcpy(text + before, from, n);
	text[before + n] = '\0';
	source->text = text;
	source->length = before + n;
	return SL_OK;
}

/* A range with fixed ends; one of them may be missing when it was written so. */
static bool is_fixed_range(const sl_ast *ast, bool rewritten)
{
	bool unary = ast->op == SL_OP_RANGE && (ast->detail & SL_RANGE_UNARY);

	if (ast->op != SL_OP_RANGE || unary != rewritten)
		return false;
	if (unary)
		return is_plain(ast->kids[0]) || is_plain(ast->kids[1]);
	return is_plain(ast->kids[0]) && is_plain(ast->kids[1]);
}

static sl_status parse_range(void *ctx, sl_value *out, const char *text, size_t n)
{
	sl_standard *s = ctx;
	const sl_feel_source *outer = s->source;
	sl_feel_source source = {
		.text = text, .length = n, .where = {.line = 1, .column = 1}};
	sl_diags quiet = {0};
	sl_standard inner = {
		.arena = s->arena, .diags = &quiet, .names = s->names, .source = &source};
	sl_ast *ast;
	sl_status err = rewrite_endless(s, &source);

	*out = sl_null();
	if (err == SL_OK)
		err = sl_std_parse(&ast, &inner, &source, SL_FEEL_EXPRESSION);
	if (err == SL_OK && !is_fixed_range(ast, source.text != text))
		err = SL_EINVAL;
	if (err == SL_OK)
		err = sl_std_range(&inner, out, ast, NULL);
	if (err == SL_OK && out->kind != SL_RANGE)
		err = SL_EINVAL;
	sl_diags_free(&quiet);
	s->source = outer;
	return err == SL_ENOMEM ? err : err == SL_OK ? SL_OK : SL_EINVAL;
}

sl_call sl_std_call(sl_standard *s)
{
	return (sl_call){.arena = s->arena,
			 .apply = apply,
			 .arity = arity,
			 .parse_range = parse_range,
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

const scope *sl_std_bind(sl_standard *s, const scope *up, const char *name, sl_value v)
{
	struct one {
		scope frame;
		const char *name;
		sl_value value;
	} *one = sl_arena_alloc(s->arena, sizeof *one);

	if (!one)
		return NULL;
	one->name = name;
	one->value = v;
	one->frame = (scope){up, &one->name, &one->value, 1};
	return &one->frame;
}

const scope *sl_std_open(sl_standard *s, const scope *up, const sl_context *context)
{
	scope *frame = sl_arena_alloc(s->arena, sizeof *frame);

	if (frame)
		*frame = (scope){up, context->names, context->values, context->count};
	return frame;
}

const sl_value *sl_std_lookup(sl_standard *s, const scope *in, const char *name)
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
	const scope *in;
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
