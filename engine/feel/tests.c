/* SPDX-License-Identifier: EUPL-1.2 */
/* Unary tests: what stands behind `in` and in the cells of a table; and
 * parentheses, which may hold tests, ranges or an expression. */
#include "feel/parse.h"

sl_op sl_feel_test_operator(const sl_parser *p)
{
	switch (p->token.kind) {
	case SL_TOKEN_EQ: return SL_OP_EQ;
	case SL_TOKEN_NE: return SL_OP_NE;
	case SL_TOKEN_LT: return SL_OP_LT;
	case SL_TOKEN_LE: return SL_OP_LE;
	case SL_TOKEN_GT: return SL_OP_GT;
	case SL_TOKEN_GE: return SL_OP_GE;
	default: return SL_OP_COUNT;
	}
}

/* `< 5`: the operator at the token, and what the value is compared with. */
static sl_ast *comparison(sl_parser *p)
{
	sl_op op = sl_feel_test_operator(p);
	uint32_t start = p->token.start;
	sl_ast *bound, *node;

	sl_feel_next(p);
	if (!(bound = sl_feel_operand(p, SL_LEVEL_ADD)) ||
	    !(node = sl_feel_node1(p, SL_OP_TEST_CMP, start, p->done, bound)))
		return NULL;
	node->detail = (uint8_t)op;
	return node;
}

static sl_ast *test(sl_parser *p)
{
	if (sl_feel_test_operator(p) != SL_OP_COUNT)
		return comparison(p);
	return sl_feel_operand(p, SL_LEVEL_OR);
}

/* The range that a comparison says: `<= 5` is ..5]. `= 5` and `!= 5` have one
 * bound too, the low one: were it in the tree twice, every walk would double its work. */
static sl_ast *range_of(sl_parser *p, sl_ast *cmp)
{
	sl_op op = (sl_op)cmp->detail;
	bool high = op == SL_OP_LT || op == SL_OP_LE;
	sl_ast *none = sl_feel_node(p, SL_OP_LITERAL, cmp->start, cmp->start, NULL, 0);
	sl_ast *kids[2], *node;

	if (!none)
		return NULL;
	none->literal = sl_null();
	kids[high] = cmp->kids[0];
	kids[!high] = none;
	if (!(node = sl_feel_node(p, SL_OP_RANGE, cmp->start, cmp->end, kids, 2)))
		return NULL;
	node->detail = SL_RANGE_UNARY;
	if (op == SL_OP_GE || op == SL_OP_EQ)
		node->detail |= SL_LOW_CLOSED;
	if (op == SL_OP_LE || op == SL_OP_EQ)
		node->detail |= SL_HIGH_CLOSED;
	if (op == SL_OP_NE)
		node->detail |= SL_RANGE_OTHER;
	return node;
}

sl_ast *sl_feel_unary_range(sl_parser *p)
{
	sl_ast *cmp = comparison(p);

	return cmp ? range_of(p, cmp) : NULL;
}

/* One or more tests with commas; pushed. */
static bool push_tests(sl_parser *p)
{
	do {
		if (!sl_feel_push(p, test(p)))
			return false;
	} while (sl_feel_accept(p, SL_TOKEN_COMMA));
	return true;
}

/* `soort = ("loon", "premie")`, or a decimal comma. */
static void *several_values(sl_parser *p, uint32_t opened)
{
	bool first = p->status == SL_OK;

	sl_feel_unclosed(p, "\")\"", opened);
	if (first)
		sl_diags_note(p->diags, NULL, "een van meer waarden schrijft u met in: x in (a, b); "
					      "een getal heeft een punt: 0.40");
	return NULL;
}

sl_ast *sl_feel_parenthesised(sl_parser *p, bool tests)
{
	uint32_t opened = p->token.start;
	size_t mark = p->pending_count;
	bool endpoint = p->endpoint;
	sl_ast *first;

	p->endpoint = false;
	sl_feel_next(p);
	if (!(first = tests ? test(p) : sl_feel_expression(p)))
		return NULL;
	if (p->token.kind == SL_TOKEN_DOTS && first->op != SL_OP_TEST_CMP) {
		p->endpoint = endpoint;
		return sl_feel_range(p, opened, false, first);
	}
	if (tests && p->token.kind == SL_TOKEN_COMMA) {
		sl_feel_next(p);
		if (!sl_feel_push(p, first) || !push_tests(p))
			return NULL;
	}
	if (p->token.kind == SL_TOKEN_COMMA)
		return several_values(p, opened);
	if (!sl_feel_accept(p, SL_TOKEN_RPAREN))
		return sl_feel_unclosed(p, "\")\"", opened);
	p->endpoint = endpoint;
	if (p->pending_count == mark)
		return first;
	return sl_feel_node_pushed(p, SL_OP_TESTS, opened, p->done, mark);
}

sl_ast *sl_feel_in(sl_parser *p)
{
	uint32_t start = p->token.start;
	sl_ast *one;

	if (sl_feel_test_operator(p) != SL_OP_COUNT) {
		one = comparison(p);
	} else if (p->token.kind == SL_TOKEN_LPAREN) {
		one = sl_feel_parenthesised(p, true);
		if (one && one->op == SL_OP_TESTS)
			return one;
		/* `x in (a + b) * 2`: what the parentheses hold is only its beginning. */
		if (one && one->op != SL_OP_TEST_CMP)
			one = sl_feel_operators(p, SL_LEVEL_ADD, start, sl_feel_postfix(p, start, one));
	} else {
		one = sl_feel_operand(p, SL_LEVEL_ADD);
	}
	return one ? sl_feel_node1(p, SL_OP_TESTS, start, p->done, one) : NULL;
}

/*
 * `not(...)` at the beginning of a cell. Over the whole cell it turns its
 * tests; else it is the operator, and only the first part of an expression.
 */
static sl_ast *not(sl_parser *p, uint32_t start)
{
	size_t mark = p->pending_count;
	uint32_t opened = p->token.start;
	sl_ast *tests;

	sl_feel_next(p);
	if (!push_tests(p))
		return NULL;
	if (!sl_feel_accept(p, SL_TOKEN_RPAREN))
		return sl_feel_unclosed(p, "\")\" of een komma", opened);
	if (!(tests = sl_feel_node_pushed(p, SL_OP_TESTS, opened + 1, p->done - 1, mark)))
		return NULL;
	if (p->token.kind == SL_TOKEN_END)
		return sl_feel_node1(p, SL_OP_TEST_NOT, start, p->done, tests);
	if (tests->count != 1 || tests->kids[0]->op == SL_OP_TEST_CMP)
		return sl_feel_unexpected(p, "het einde van de cel achter not(...)");
	return sl_feel_operators(
		p, SL_LEVEL_OR, start,
		sl_feel_postfix(
			p, start, sl_feel_node1(p, SL_OP_NOT, start, p->done, tests->kids[0])));
}

static bool at_not(const sl_parser *p)
{
	size_t used;

	return sl_feel_at_word(p, SL_WORD_NOT) &&
	       sl_feel_token(p->text, p->length, p->token.end).kind == SL_TOKEN_LPAREN &&
	       (!sl_feel_known(p, p->token.start, false, &used) || used <= 3);
}

sl_ast *sl_feel_cell(sl_parser *p)
{
	uint32_t start = p->token.start;
	size_t mark = p->pending_count;

	if (p->token.kind == SL_TOKEN_MINUS &&
	    sl_feel_token(p->text, p->length, p->token.end).kind == SL_TOKEN_END) {
		sl_feel_next(p);
		return sl_feel_node(p, SL_OP_TEST_ANY, start, p->done, NULL, 0);
	}
	if (at_not(p)) {
		sl_feel_next(p);
		if (!sl_feel_push(p, not(p, start)))
			return NULL;
		if (sl_feel_accept(p, SL_TOKEN_COMMA) && !push_tests(p))
			return NULL;
	} else if (!push_tests(p)) {
		return NULL;
	}
	return sl_feel_node_pushed(p, SL_OP_TESTS, start, p->done, mark);
}
