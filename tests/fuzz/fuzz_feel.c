/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Fuzz: FEEL. Any bytes give a tree or one message with a place inside the
 * text; a tree prints as text that is read back as the same tree. The first
 * byte says whether the rest is an expression or a table cell.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "feel/ast.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
	if (!holds)
		abort();
}

/* Names that are each other's beginning, or hold what is an operator too. */
static const char *const declared[] = {
	"a",    "b",     "a-b",   "a - b", "a and b", "a.b",  "b c",
	"in b", "not a", "if a",  "a * b", "b'c",     "a in", "then c",
	"a..b", "-",     "x y z", "for",   "?a",
};

static sl_names *names_new(sl_arena *arena, sl_intern *intern)
{
	sl_names *names;

	sl_intern_init(intern, arena);
	require((names = sl_names_new(arena, intern)) != NULL);
	for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
		sl_names_add(names, declared[i], strlen(declared[i]));
	return names;
}

static int same_type(const sl_type_text *a, const sl_type_text *b)
{
	if (!a || !b)
		return a == b;
	if (strcmp(a->name, b->name) != 0 || a->count != b->count ||
	    !a->fields != !b->fields)
		return 0;
	for (uint32_t i = 0; i < a->count; i++)
		if ((a->fields && a->fields[i] != b->fields[i]) ||
		    !same_type(a->args[i], b->args[i]))
			return 0;
	return 1;
}

static int same_literal(sl_value a, sl_value b)
{
	if (a.kind != b.kind)
		return 0;
	if (a.kind == SL_STRING)
		return a.n == b.n && memcmp(a.as.text, b.as.text, a.n) == 0;
	return sl_value_equal(a, b) == SL_TRUE;
}

static int same(const sl_ast *a, const sl_ast *b)
{
	if (a->op != b->op || a->detail != b->detail || a->count != b->count ||
	    a->name != b->name || a->height != b->height || !same_type(a->type, b->type))
		return 0;
	if (a->op == SL_OP_LITERAL && !same_literal(a->literal, b->literal))
		return 0;
	for (uint32_t i = 0; i < a->count; i++)
		if (!same(a->kids[i], b->kids[i]))
			return 0;
	return 1;
}

/* Kids lie inside their parents. */
static void check_spans(const sl_ast *ast, uint32_t start, uint32_t end)
{
	require(ast->start >= start && ast->start <= ast->end && ast->end <= end);
	for (uint32_t i = 0; i < ast->count; i++) {
		require(ast->kids[i]->height < ast->height);
		check_spans(ast->kids[i], ast->start, ast->end);
	}
}

static void check_wrong(const sl_diags *diags, sl_status status, const char *text,
			size_t n)
{
	sl_pos pos = diags->items[0].pos;
	uint32_t lines = 1;

	for (size_t i = 0; i < n; i++)
		lines += text[i] == '\n';
	require(status == SL_EINVAL || status == SL_ELIMIT);
	require(diags->count >= 1 && diags->error_count == 1);
	require(pos.line >= 1 && pos.line <= lines && pos.column >= 1 &&
		pos.column <= n + 1);
	require(!strchr(diags->items[0].text, '\n'));
}

static void check_right(const sl_ast *tree, sl_feel_source source, sl_feel_goal goal,
			const sl_names *names, sl_arena *arena, sl_diags *diags)
{
	sl_buf printed = {0};
	sl_ast *again = NULL;

	require(diags->count == 0);
	check_spans(tree, 0, (uint32_t)source.length);
	sl_ast_print(&printed, tree);
	require(sl_buf_status(&printed) == SL_OK);
	source.text = sl_buf_text(&printed);
	source.length = printed.len;
	/* Brackets may make a text too deep, or too long, to be read back. */
	if (sl_feel_parse(&again, &source, goal, names, arena, diags) == SL_OK)
		require(same(tree, again));
	else
		require(diags->items[0].code == SL_DIAG_FEEL_DEPTH ||
			diags->items[0].code == SL_DIAG_FEEL_LENGTH);
	sl_buf_free(&printed);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sl_arena arena = {0};
	sl_intern intern;
	sl_names *names;
	sl_diags diags = {0};
	sl_ast *tree = NULL;
	sl_status status;
	sl_feel_source source;
	sl_feel_goal goal;
	char *text;

	if (!size)
		return 0;
	goal = data[0] & 1 ? SL_FEEL_UNARY_TESTS : SL_FEEL_EXPRESSION;
	/* A block of its own, so that reading past its end shows. */
	require((text = malloc(size > 1 ? size - 1 : 1)) != NULL);
	memcpy(text, data + 1, size - 1);
	source = (sl_feel_source){.text = text, .length = size - 1,
				  .where = {.line = 1, .column = 1}};
	names = names_new(&arena, &intern);
	status = sl_feel_parse(&tree, &source, goal, names, &arena, &diags);
	if (status != SL_OK)
		check_wrong(&diags, status, text, size - 1);
	else
		check_right(tree, source, goal, names, &arena, &diags);
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	free(text);
	return 0;
}
