/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Expressions: operators by precedence.
 *
 * From loose to tight, as DMN 1.5 grammar rule 2 lists them: or; and;
 * comparison, between, in (not one behind another); + -; * /; **; the minus
 * of a number (so -3 ** 2 is 9); instance of; [ ] . ( ). All that stand
 * between two operands group from the left, ** too.
 */
#include "feel/parse.h"

#include <string.h>

typedef struct op_row {
	uint8_t op, level; /* sl_op, sl_level; level 0: no operator */
} op_row;

static op_row operator_at(const sl_parser *p)
{
	static const op_row signs[SL_TOKEN_COUNT] = {
		[SL_TOKEN_EQ] = {SL_OP_EQ, SL_LEVEL_COMPARE},
		[SL_TOKEN_NE] = {SL_OP_NE, SL_LEVEL_COMPARE},
		[SL_TOKEN_LT] = {SL_OP_LT, SL_LEVEL_COMPARE},
		[SL_TOKEN_LE] = {SL_OP_LE, SL_LEVEL_COMPARE},
		[SL_TOKEN_GT] = {SL_OP_GT, SL_LEVEL_COMPARE},
		[SL_TOKEN_GE] = {SL_OP_GE, SL_LEVEL_COMPARE},
		[SL_TOKEN_PLUS] = {SL_OP_ADD, SL_LEVEL_ADD},
		[SL_TOKEN_MINUS] = {SL_OP_SUB, SL_LEVEL_ADD},
		[SL_TOKEN_STAR] = {SL_OP_MUL, SL_LEVEL_MULTIPLY},
		[SL_TOKEN_SLASH] = {SL_OP_DIV, SL_LEVEL_MULTIPLY},
		[SL_TOKEN_POWER] = {SL_OP_POW, SL_LEVEL_POWER},
	};
	static const op_row words[SL_KEYWORD_COUNT] = {
		[SL_WORD_OR] = {SL_OP_OR, SL_LEVEL_OR},
		[SL_WORD_AND] = {SL_OP_AND, SL_LEVEL_AND},
		[SL_WORD_BETWEEN] = {SL_OP_BETWEEN, SL_LEVEL_COMPARE},
		[SL_WORD_IN] = {SL_OP_IN, SL_LEVEL_COMPARE},
	};

	return p->token.kind == SL_TOKEN_WORD ? words[p->token.keyword]
					      : signs[p->token.kind];
}

static sl_ast *between(sl_parser *p, uint32_t start, sl_ast *value)
{
	sl_ast *kids[3] = {value, NULL, NULL};

	if (!(kids[1] = sl_feel_operand(p, SL_LEVEL_ADD)))
		return NULL;
	if (!sl_feel_at_word(p, SL_WORD_AND))
		return sl_feel_unexpected(p, "\"and\" en de bovengrens van between");
	sl_feel_next(p);
	if (!(kids[2] = sl_feel_operand(p, SL_LEVEL_ADD)))
		return NULL;
	return sl_feel_node(p, SL_OP_BETWEEN, start, p->done, kids, 3);
}

/* `= >= 2` compares with a range. `=> 2` is a slip of the pen, and `= = 2` too. */
static bool is_apart_order(const sl_parser *p)
{
	sl_op op = sl_feel_test_operator(p);

	return p->token.start > p->done &&
	       (op == SL_OP_LT || op == SL_OP_LE || op == SL_OP_GT || op == SL_OP_GE);
}

/* The operator has been read; its operands begin at byte `start`. */
static sl_ast *right_side(sl_parser *p, op_row row, uint32_t start, sl_ast *left)
{
	sl_ast *kids[2] = {left, NULL};

	if (row.op == SL_OP_BETWEEN)
		return between(p, start, left);
	if (row.op == SL_OP_IN)
		kids[1] = sl_feel_in(p);
	else if ((row.op == SL_OP_EQ || row.op == SL_OP_NE) && is_apart_order(p))
		kids[1] = sl_feel_unary_range(p);
	else
		kids[1] = sl_feel_operand(p, (sl_level)(row.level + 1));
	if (!kids[1])
		return NULL;
	return sl_feel_node(p, (sl_op)row.op, start, p->done, kids, 2);
}

sl_ast *sl_feel_operators(sl_parser *p, sl_level least, uint32_t start, sl_ast *left)
{
	op_row row = {0, 0};
	bool compared;

	while (left) {
		compared = row.level == SL_LEVEL_COMPARE;
		row = operator_at(p);
		if (row.level < least || !row.level)
			break;
		if (compared && row.level == SL_LEVEL_COMPARE) {
			char quoted[SL_FEEL_QUOTE_MAX];

			sl_feel_quote(quoted, p->text + p->token.start,
				      p->token.end - p->token.start);
			return sl_feel_fail(p, SL_DIAG_FEEL_CHAIN, p->token.start, quoted,
					    NULL);
		}
		sl_feel_next(p);
		left = right_side(p, row, start, left);
	}
	return left;
}

static sl_ast *name(sl_parser *p)
{
	sl_ast *node = sl_feel_node(p, SL_OP_NAME, p->token.start, 0, NULL, 0);

	if (!node || !(node->name = sl_feel_read_name(p, false, &node->end)))
		return NULL;
	return node;
}

/* `not(x)` is an operator; with other arguments it is a call that fails. */
static sl_ast *not(sl_parser *p)
{
	sl_ast *call, *argument;

	if (sl_feel_token(p->text, p->length, p->token.end).kind != SL_TOKEN_LPAREN) {
		sl_feel_next(p);
		return sl_feel_unexpected(p, "\"(\" achter not");
	}
	if (!(call = name(p)) || !(call = sl_feel_call(p, call->start, call)) || call->count != 2)
		return call;
	argument = call->kids[1];
	if (argument->op == SL_OP_ENTRY) {
		if (argument->name != sl_names_intern(p->names, "negand", 6))
			return call;
		argument = argument->kids[0];
	}
	return sl_feel_node1(p, SL_OP_NOT, call->start, call->end, argument);
}

static sl_ast *keyword(sl_parser *p)
{
	switch ((sl_keyword)p->token.keyword) {
	case SL_WORD_TRUE: return sl_feel_constant(p, sl_boolean(true));
	case SL_WORD_FALSE: return sl_feel_constant(p, sl_boolean(false));
	case SL_WORD_NULL: return sl_feel_constant(p, sl_null());
	case SL_WORD_IF: return sl_feel_if(p);
	case SL_WORD_FOR: return sl_feel_loop(p, SL_OP_FOR);
	case SL_WORD_SOME: return sl_feel_loop(p, SL_OP_SOME);
	case SL_WORD_EVERY: return sl_feel_loop(p, SL_OP_EVERY);
	case SL_WORD_FUNCTION: return sl_feel_function(p);
	case SL_WORD_NOT: return not(p);
	case SL_WORD_OTHER: return name(p);
	case SL_WORD_AND: case SL_WORD_BETWEEN: case SL_WORD_ELSE: case SL_WORD_EXTERNAL:
	case SL_WORD_IN: case SL_WORD_INSTANCE: case SL_WORD_OF: case SL_WORD_OR:
	case SL_WORD_RETURN: case SL_WORD_SATISFIES: case SL_WORD_THEN:
		break;
	}
	return sl_feel_unexpected(p, "een waarde of een naam");
}

/* A name may go on behind a word that is a keyword alone: `in behandeling`. */
static sl_ast *word(sl_parser *p)
{
	size_t used;

	if (p->token.keyword != SL_WORD_OTHER &&
	    sl_feel_known(p, p->token.start, false, &used) &&
	    used > p->token.end - p->token.start)
		return name(p);
	return keyword(p);
}

/* Does a value begin behind the token? What may be an operator too is
 * one when `operators`. */
static bool value_follows(const sl_parser *p, bool operators)
{
	sl_token t = sl_feel_token(p->text, p->length, p->token.end);

	switch (t.kind) {
	case SL_TOKEN_NUMBER:
	case SL_TOKEN_STRING:
	case SL_TOKEN_AT:
	case SL_TOKEN_LBRACE:
		return true;
	case SL_TOKEN_LPAREN: case SL_TOKEN_LBRACKET: case SL_TOKEN_MINUS:
		return !operators;
	case SL_TOKEN_WORD:
		switch ((sl_keyword)t.keyword) {
		case SL_WORD_AND:
		case SL_WORD_BETWEEN:
		case SL_WORD_ELSE:
		case SL_WORD_IN:
		case SL_WORD_INSTANCE: case SL_WORD_OR: case SL_WORD_RETURN:
		case SL_WORD_SATISFIES: case SL_WORD_THEN:
			return false;
		case SL_WORD_OTHER:
		case SL_WORD_EVERY:
		case SL_WORD_EXTERNAL:
		case SL_WORD_FALSE:
		case SL_WORD_FOR:
		case SL_WORD_FUNCTION:
		case SL_WORD_IF:
		case SL_WORD_NOT:
		case SL_WORD_NULL: case SL_WORD_OF: case SL_WORD_SOME: case SL_WORD_TRUE:
			return true;
		}
		return false;
	default:
		return false;
	}
}

static sl_ast *open_range(sl_parser *p)
{
	uint32_t start = p->token.start;
	sl_ast *low;

	sl_feel_next(p);
	if (!(low = sl_feel_operand(p, SL_LEVEL_OR)))
		return NULL;
	if (p->token.kind != SL_TOKEN_DOTS)
		return sl_feel_unclosed(p, "\"..\" van een bereik zoals ]1..5]", start);
	return sl_feel_range(p, start, false, low);
}

/* No value begins here; perhaps because of `==`, `=>` or `<>`. */
static sl_ast *no_value(sl_parser *p)
{
	uint32_t at = p->token.start;
	char quoted[SL_FEEL_QUOTE_MAX];

	if (at == 0 || sl_feel_test_operator(p) == SL_OP_COUNT || !strchr("=<>", p->text[at - 1]))
		return sl_feel_unexpected(p, "een waarde of een naam");
	sl_feel_quote(quoted, p->text + at - 1, p->token.end - at + 1);
	return sl_feel_fail(p, SL_DIAG_FEEL_SPELLING, at - 1, quoted, NULL);
}

static sl_ast *primary(sl_parser *p)
{
	switch (p->token.kind) {
	case SL_TOKEN_WORD: return word(p);
	case SL_TOKEN_NUMBER: return sl_feel_number(p, p->token.start);
	case SL_TOKEN_STRING: return sl_feel_string(p);
	case SL_TOKEN_AT: return sl_feel_at(p);
	case SL_TOKEN_LPAREN: return sl_feel_parenthesised(p, false);
	case SL_TOKEN_LBRACKET: return sl_feel_list_or_range(p);
	case SL_TOKEN_RBRACKET:
		if (value_follows(p, false))
			return open_range(p);
		break;
	case SL_TOKEN_LBRACE: return sl_feel_context(p);
	default: break;
	}
	return no_value(p);
}

/* Behind the high end of a range, is this `[` its bracket, as in [1..2[, or
 * does it open a filter? Only a filter goes on with a value. */
static bool closes_range(const sl_parser *p)
{
	return !value_follows(p, false);
}

bool sl_feel_opens_range(const sl_parser *p)
{
	return p->token.kind == SL_TOKEN_RBRACKET && value_follows(p, true);
}

static sl_ast *filter(sl_parser *p, uint32_t start, sl_ast *list)
{
	sl_ast *kids[2] = {list, NULL};
	uint32_t opened = p->token.start;
	bool endpoint = p->endpoint;

	p->endpoint = false;
	p->filters++;
	sl_feel_next(p);
	if (!(kids[1] = sl_feel_expression(p)))
		return NULL;
	p->filters--;
	p->endpoint = endpoint;
	if (!sl_feel_accept(p, SL_TOKEN_RBRACKET))
		return sl_feel_unclosed(p, "\"]\" achter het filter", opened);
	return sl_feel_node(p, SL_OP_FILTER, start, p->done, kids, 2);
}

static sl_ast *path(sl_parser *p, uint32_t start, sl_ast *value)
{
	sl_ast *node;

	sl_feel_next(p);
	if (p->token.kind != SL_TOKEN_WORD)
		return sl_feel_unexpected(p, "een naam achter de punt");
	if (!(node = sl_feel_node1(p, SL_OP_PATH, start, 0, value)) ||
	    !(node->name = sl_feel_read_name(p, true, &node->end)))
		return NULL;
	return node;
}

static sl_ast *instance_of(sl_parser *p, uint32_t start, sl_ast *value)
{
	sl_ast *node;

	sl_feel_next(p);
	if (!sl_feel_at_word(p, SL_WORD_OF))
		return sl_feel_unexpected(p, "\"of\" achter instance");
	sl_feel_next(p);
	if (!(node = sl_feel_node1(p, SL_OP_INSTANCE, start, 0, value)) ||
	    !(node->type = sl_feel_type(p)))
		return NULL;
	node->end = p->done;
	return node;
}

sl_ast *sl_feel_postfix(sl_parser *p, uint32_t start, sl_ast *value)
{
	while (value) {
		if (p->token.kind == SL_TOKEN_LPAREN)
			value = sl_feel_call(p, start, value);
		else if (p->token.kind == SL_TOKEN_DOT)
			value = path(p, start, value);
		else if (p->token.kind == SL_TOKEN_LBRACKET &&
			 !(p->endpoint && closes_range(p)))
			value = filter(p, start, value);
		else
			break;
	}
	while (value && sl_feel_at_word(p, SL_WORD_INSTANCE))
		value = instance_of(p, start, value);
	return value;
}

static sl_ast *unary(sl_parser *p)
{
	uint32_t start = p->token.start;
	sl_ast *value;

	if (p->token.kind != SL_TOKEN_MINUS)
		return sl_feel_postfix(p, start, primary(p));
	sl_feel_next(p);
	if (p->token.kind == SL_TOKEN_NUMBER)
		return sl_feel_postfix(p, start, sl_feel_number(p, start));
	if (!sl_feel_deeper(p) || !(value = unary(p)))
		return NULL;
	p->depth--;
	return sl_feel_node1(p, SL_OP_NEG, start, p->done, value);
}

sl_ast *sl_feel_operand(sl_parser *p, sl_level least)
{
	uint32_t start = p->token.start;
	sl_ast *left;

	if (!sl_feel_deeper(p))
		return NULL;
	left = sl_feel_operators(p, least, start, unary(p));
	p->depth--;
	return left;
}

sl_ast *sl_feel_expression(sl_parser *p)
{
	if (sl_feel_test_operator(p) != SL_OP_COUNT)
		return sl_feel_unary_range(p);
	return sl_feel_operand(p, SL_LEVEL_OR);
}

sl_ast *sl_feel_range(sl_parser *p, uint32_t start, bool low_closed, sl_ast *low)
{
	sl_ast *kids[2] = {low, NULL}, *node;
	bool endpoint = p->endpoint;
	sl_token close;

	sl_feel_next(p);
	p->endpoint = true;
	if (!(kids[1] = sl_feel_operand(p, SL_LEVEL_OR)))
		return NULL;
	p->endpoint = endpoint;
	close = p->token;
	if (close.kind != SL_TOKEN_RBRACKET && close.kind != SL_TOKEN_RPAREN &&
	    close.kind != SL_TOKEN_LBRACKET)
		return sl_feel_unclosed(p, "\"]\" of \")\" achter het bereik", start);
	sl_feel_next(p);
	if (!(node = sl_feel_node(p, SL_OP_RANGE, start, close.end, kids, 2)))
		return NULL;
	node->detail = (uint8_t)((low_closed ? SL_LOW_CLOSED : 0) |
				 (close.kind == SL_TOKEN_RBRACKET ? SL_HIGH_CLOSED : 0));
	return node;
}
