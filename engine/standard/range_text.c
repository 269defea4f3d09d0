/* SPDX-License-Identifier: EUPL-1.2 */
/* range("[1..3)"): the range that a text says. */
#include <string.h>

#include "feel/chars.h"
#include "standard/internal.h"

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

static void trim(const char **from, const char **to)
{
	*from += sl_feel_space(*from, (size_t)(*to - *from));
	while (*from < *to && sl_feel_space(*to - 1, 1))
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

sl_status sl_std_range_of_text(void *ctx, sl_value *out, const char *text, size_t n)
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
