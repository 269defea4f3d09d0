/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Trees as text, and the rows of ops.def.
 *
 * What is printed is read back as the same tree, whatever names are known:
 * a name before an operator stands in brackets, or `a - b` could be read as
 * the beginning of a longer name.
 */
#include "feel/ast.h"

#include <string.h>

#include "feel/chars.h"

typedef struct op_info {
	const char *identifier, *spelling;
} op_info;

static const op_info ops[] = {
#define SL_OP(name, spelling, arity, unknown, meaning) {#name, spelling},
#include "feel/ops.def"
#undef SL_OP
};

const char *sl_op_spelling(sl_op op)
{
	return ops[op].spelling;
}

const char *sl_op_identifier(sl_op op)
{
	return ops[op].identifier;
}

static void print(sl_buf *out, const sl_ast *ast);

static void print_text(sl_buf *out, const char *text, size_t n)
{
	sl_buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '"' || c == '\\')
			sl_buf_printf(out, "\\%c", c);
		else if (c == '\n')
			sl_buf_puts(out, "\\n");
		else if (c < ' ')
			sl_buf_printf(out, "\\u%04x", c);
		else
			sl_buf_putc(out, (char)c);
	}
	sl_buf_putc(out, '"');
}

static void print_literal(sl_buf *out, sl_value v)
{
	switch ((sl_kind)v.kind) {
	case SL_STRING:
		print_text(out, v.as.text, v.n);
		break;
	case SL_DATE: case SL_TIME: case SL_MOMENT: case SL_MONTHS: case SL_SPAN:
		sl_buf_puts(out, "@\"");
		sl_value_print(out, v);
		sl_buf_putc(out, '"');
		break;
	case SL_UNSET: case SL_NUMBER: case SL_BOOLEAN: case SL_RANGE: case SL_LIST:
	case SL_CONTEXT: case SL_FUNCTION: case SL_ENTITY: case SL_NULL: case SL_UNKNOWN:
	case SL_BROKEN:
		sl_value_print(out, v);
		break;
	}
}

static void print_type(sl_buf *out, const sl_type_text *type)
{
	bool function = strcmp(type->name, "function") == 0;
	uint32_t count = type->count - (function && type->count);

	sl_buf_puts(out, type->name);
	if (!type->count)
		return;
	sl_buf_putc(out, '<');
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			sl_buf_puts(out, ", ");
		if (type->fields)
			sl_buf_printf(out, "%s: ", type->fields[i]);
		print_type(out, type->args[i]);
	}
	sl_buf_putc(out, '>');
	if (function) {
		sl_buf_puts(out, "->");
		print_type(out, type->args[count]);
	}
}

static void print_bracketed(sl_buf *out, const sl_ast *ast)
{
	sl_buf_putc(out, '(');
	print(out, ast);
	sl_buf_putc(out, ')');
}

/* At the beginning of a cell not(...) would be a test of its own. */
static bool is_not(const sl_ast *ast)
{
	return ast->op == SL_OP_NOT ||
	       (ast->op == SL_OP_CALL && ast->kids[0]->op == SL_OP_NAME &&
		strcmp(ast->kids[0]->name, "not") == 0);
}

/* Something that a bracket follows. */
static void print_head(sl_buf *out, const sl_ast *ast)
{
	if (ast->op == SL_OP_NEG || is_not(ast))
		print_bracketed(out, ast);
	else
		print(out, ast);
}

/* Something that an operator or a word follows. */
static void print_left(sl_buf *out, const sl_ast *ast)
{
	if (ast->op == SL_OP_NAME || ast->op == SL_OP_PATH)
		print_bracketed(out, ast);
	else
		print(out, ast);
}

/* Something that a dot or `instance of` follows. */
static void print_value(sl_buf *out, const sl_ast *ast)
{
	if (ast->op == SL_OP_NAME || ast->op == SL_OP_PATH)
		print_bracketed(out, ast);
	else
		print_head(out, ast);
}

/* The kids from `first` on, with commas. */
static void print_kids(sl_buf *out, const sl_ast *ast, uint32_t first, uint32_t end)
{
	for (uint32_t i = first; i < end; i++) {
		if (i > first)
			sl_buf_puts(out, ", ");
		print(out, ast->kids[i]);
	}
}

static void print_binary(sl_buf *out, const sl_ast *ast)
{
	sl_buf_putc(out, '(');
	print_left(out, ast->kids[0]);
	sl_buf_printf(out, " %s ", ops[ast->op].spelling);
	if (ast->op == SL_OP_IN)
		print_bracketed(out, ast->kids[1]);
	else if (ast->op == SL_OP_BETWEEN)
		print_left(out, ast->kids[1]);
	else
		print(out, ast->kids[1]);
	if (ast->op == SL_OP_BETWEEN) {
		sl_buf_puts(out, " and ");
		print(out, ast->kids[2]);
	}
	sl_buf_putc(out, ')');
}

static void print_if(sl_buf *out, const sl_ast *ast)
{
	sl_buf_puts(out, "(if ");
	print_left(out, ast->kids[0]);
	sl_buf_puts(out, " then ");
	print_left(out, ast->kids[1]);
	sl_buf_puts(out, " else ");
	print(out, ast->kids[2]);
	sl_buf_putc(out, ')');
}

static void print_loop(sl_buf *out, const sl_ast *ast)
{
	uint32_t last = ast->count - 1;

	sl_buf_printf(out, "(%s ", ops[ast->op].spelling);
	print_kids(out, ast, 0, last);
	sl_buf_puts(out, ast->op == SL_OP_FOR ? " return " : " satisfies ");
	print(out, ast->kids[last]);
	sl_buf_putc(out, ')');
}

static void print_binding(sl_buf *out, const sl_ast *ast)
{
	sl_buf_printf(out, "%s in ", ast->name);
	print_left(out, ast->kids[0]);
}

static bool is_one_word(const char *name)
{
	size_t n = strlen(name);

	return n && sl_feel_word(name, n) == n && !sl_feel_is_digit(*name);
}

/* A context's key, a named argument, or a parameter with its type. */
static void print_entry(sl_buf *out, const sl_ast *ast, bool key)
{
	if (key && !is_one_word(ast->name))
		print_text(out, ast->name, strlen(ast->name));
	else
		sl_buf_puts(out, ast->name);
	if (ast->type) {
		sl_buf_puts(out, ": ");
		print_type(out, ast->type);
	}
	if (ast->count) {
		sl_buf_puts(out, ": ");
		print(out, ast->kids[0]);
	}
}

static void print_context(sl_buf *out, const sl_ast *ast)
{
	sl_buf_putc(out, '{');
	for (uint32_t i = 0; i < ast->count; i++) {
		if (i)
			sl_buf_puts(out, ", ");
		print_entry(out, ast->kids[i], true);
	}
	sl_buf_putc(out, '}');
}

static void print_call(sl_buf *out, const sl_ast *ast)
{
	print_head(out, ast->kids[0]);
	sl_buf_putc(out, '(');
	print_kids(out, ast, 1, ast->count);
	sl_buf_putc(out, ')');
}

static void print_function(sl_buf *out, const sl_ast *ast)
{
	uint32_t last = ast->count - 1;

	sl_buf_puts(out, "(function(");
	print_kids(out, ast, 0, last);
	sl_buf_puts(out, ") ");
	print(out, ast->kids[last]);
	sl_buf_putc(out, ')');
}

static void print_unary_range(sl_buf *out, const sl_ast *ast)
{
	static const char *const signs[2][4] = {{">", ">=", "", "="},
						{"<", "", "<=", ""}};
	/* The bound that was not written takes no place in the text. */
	bool high = ast->kids[0]->start == ast->kids[0]->end;
	const char *sign = signs[high][ast->detail & (SL_LOW_CLOSED | SL_HIGH_CLOSED)];

	sl_buf_printf(out, "(%s ", ast->detail & SL_RANGE_OTHER ? "!=" : sign);
	print(out, ast->kids[high]);
	sl_buf_putc(out, ')');
}

static void print_range(sl_buf *out, const sl_ast *ast)
{
	bool counted = ast->detail & SL_RANGE_COUNTED;

	if (ast->detail & SL_RANGE_UNARY) {
		print_unary_range(out, ast);
		return;
	}
	if (!counted)
		sl_buf_putc(out, ast->detail & SL_LOW_CLOSED ? '[' : '(');
	print_left(out, ast->kids[0]);
	sl_buf_puts(out, " .. ");
	print_left(out, ast->kids[1]);
	if (!counted)
		sl_buf_putc(out, ast->detail & SL_HIGH_CLOSED ? ']' : ')');
}

static void print_tests(sl_buf *out, const sl_ast *ast)
{
	for (uint32_t i = 0; i < ast->count; i++) {
		if (i)
			sl_buf_puts(out, ", ");
		if (is_not(ast->kids[i]))
			print_bracketed(out, ast->kids[i]);
		else
			print(out, ast->kids[i]);
	}
}

static void print(sl_buf *out, const sl_ast *ast)
{
	switch ((sl_op)ast->op) {
	case SL_OP_LITERAL:
		print_literal(out, ast->literal);
		break;
	case SL_OP_NAME:
		sl_buf_puts(out, ast->name);
		break;
	case SL_OP_OR: case SL_OP_AND: case SL_OP_EQ: case SL_OP_NE: case SL_OP_LT:
	case SL_OP_LE: case SL_OP_GT: case SL_OP_GE: case SL_OP_BETWEEN: case SL_OP_IN:
	case SL_OP_ADD: case SL_OP_SUB: case SL_OP_MUL: case SL_OP_DIV: case SL_OP_POW:
		print_binary(out, ast);
		break;
	case SL_OP_NOT:
	case SL_OP_TEST_NOT:
		sl_buf_puts(out, "not");
		print_bracketed(out, ast->kids[0]);
		break;
	case SL_OP_NEG:
		sl_buf_putc(out, '-');
		print_bracketed(out, ast->kids[0]);
		break;
	case SL_OP_IF:
		print_if(out, ast);
		break;
	case SL_OP_FOR: case SL_OP_SOME: case SL_OP_EVERY:
		print_loop(out, ast);
		break;
	case SL_OP_PATH:
		print_value(out, ast->kids[0]);
		sl_buf_printf(out, ".%s", ast->name);
		break;
	case SL_OP_FILTER:
		print_head(out, ast->kids[0]);
		sl_buf_putc(out, '[');
		print(out, ast->kids[1]);
		sl_buf_putc(out, ']');
		break;
	case SL_OP_CALL:
		print_call(out, ast);
		break;
	case SL_OP_LIST:
		sl_buf_putc(out, '[');
		print_kids(out, ast, 0, ast->count);
		sl_buf_putc(out, ']');
		break;
	case SL_OP_CONTEXT:
		print_context(out, ast);
		break;
	case SL_OP_ENTRY:
		print_entry(out, ast, false);
		break;
	case SL_OP_RANGE:
		print_range(out, ast);
		break;
	case SL_OP_FUNCTION:
		print_function(out, ast);
		break;
	case SL_OP_INSTANCE:
		sl_buf_putc(out, '(');
		print_value(out, ast->kids[0]);
		sl_buf_puts(out, " instance of ");
		print_type(out, ast->type);
		sl_buf_putc(out, ')');
		break;
	case SL_OP_TESTS:
		print_tests(out, ast);
		break;
	case SL_OP_TEST_ANY:
		sl_buf_putc(out, '-');
		break;
	case SL_OP_TEST_CMP:
		sl_buf_printf(out, "%s ", ops[ast->detail].spelling);
		print(out, ast->kids[0]);
		break;
	case SL_OP_BIND:
		print_binding(out, ast);
		break;
	case SL_OP_COUNT:
		break;
	}
}

void sl_ast_print(sl_buf *out, const sl_ast *ast)
{
	print(out, ast);
}
