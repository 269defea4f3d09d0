/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms with a layout of their own: if, for, some, every, functions,
 * contexts, lists, calls. */
#include "feel/parse.h"

#include <string.h>

/* Step over a keyword that must stand here. */
static bool expect_word(sl_parser *p, sl_keyword word, const char *what)
{
	if (!sl_feel_at_word(p, word))
		return sl_feel_unexpected(p, what);
	sl_feel_next(p);
	return true;
}

sl_ast *sl_feel_if(sl_parser *p)
{
	uint32_t start = p->token.start;
	sl_ast *kids[3];

	sl_feel_next(p);
	if (!(kids[0] = sl_feel_expression(p)) ||
	    !expect_word(p, SL_WORD_THEN, "\"then\" achter de voorwaarde van if") ||
	    !(kids[1] = sl_feel_expression(p)) ||
	    !expect_word(p, SL_WORD_ELSE, "\"else\" (een if zonder else bestaat niet)") ||
	    !(kids[2] = sl_feel_expression(p)))
		return NULL;
	return sl_feel_node(p, SL_OP_IF, start, p->done, kids, 3);
}

/* A name that is introduced at the token, and the token behind it. */
static const char *new_name(sl_parser *p, bool for_in, const char *what)
{
	size_t start = p->token.start, end;

	if (p->token.kind != SL_TOKEN_WORD)
		return sl_feel_unexpected(p, what);
	end = sl_feel_name_end(p, start, for_in);
	sl_feel_go(p, end);
	return sl_feel_name(p, start, end);
}

/* What a variable runs over: a list, or `low..high`. */
static sl_ast *domain(sl_parser *p)
{
	uint32_t start = p->token.start;
	sl_ast *kids[2], *node;

	if (!(kids[0] = sl_feel_expression(p)) || !sl_feel_accept(p, SL_TOKEN_DOTS))
		return kids[0];
	if (!(kids[1] = sl_feel_expression(p)))
		return NULL;
	if ((node = sl_feel_node(p, SL_OP_RANGE, start, p->done, kids, 2)))
		node->detail = SL_LOW_CLOSED | SL_HIGH_CLOSED | SL_RANGE_COUNTED;
	return node;
}

static sl_ast *binding(sl_parser *p)
{
	uint32_t start = p->token.start;
	const char *name = new_name(p, true, "de naam van een variabele");
	sl_ast *value, *node;

	if (!name || !expect_word(p, SL_WORD_IN, "\"in\" achter de variabele") ||
	    !(value = domain(p)) ||
	    !(node = sl_feel_node1(p, SL_OP_BIND, start, p->done, value)) ||
	    !sl_feel_scope_add(p, name))
		return NULL;
	node->name = name;
	return node;
}

sl_ast *sl_feel_loop(sl_parser *p, sl_op op)
{
	uint32_t start = p->token.start;
	size_t mark = p->pending_count, scope = p->scope_count;
	sl_ast *node, *body;

	do {
		sl_feel_next(p);
		if (!sl_feel_push(p, binding(p)))
			return NULL;
	} while (p->token.kind == SL_TOKEN_COMMA);
	if (op == SL_OP_FOR) {
		if (!expect_word(p, SL_WORD_RETURN, "\"return\" of een komma"))
			return NULL;
	} else if (!expect_word(p, SL_WORD_SATISFIES, "\"satisfies\" of een komma")) {
		return NULL;
	}
	if (!(body = sl_feel_expression(p)) || !sl_feel_push(p, body))
		return NULL;
	node = sl_feel_node_pushed(p, op, start, p->done, mark);
	sl_feel_scope_leave(p, scope);
	return node;
}

static sl_ast *parameter(sl_parser *p)
{
	uint32_t start = p->token.start;
	const char *name = new_name(p, false, "de naam van een parameter");
	sl_ast *node;

	if (!name || !(node = sl_feel_node(p, SL_OP_ENTRY, start, p->done, NULL, 0)) ||
	    !sl_feel_scope_add(p, name))
		return NULL;
	node->name = name;
	if (sl_feel_accept(p, SL_TOKEN_COLON)) {
		if (!(node->type = sl_feel_type(p)))
			return NULL;
		node->end = p->done;
	}
	return node;
}

static bool parameters(sl_parser *p)
{
	uint32_t opened = p->token.start;

	if (!sl_feel_accept(p, SL_TOKEN_LPAREN))
		return sl_feel_unexpected(p, "\"(\" achter function");
	if (sl_feel_accept(p, SL_TOKEN_RPAREN))
		return true;
	do {
		if (!sl_feel_push(p, parameter(p)))
			return false;
	} while (sl_feel_accept(p, SL_TOKEN_COMMA));
	return sl_feel_accept(p, SL_TOKEN_RPAREN) ||
	       sl_feel_unclosed(p, "\")\" of een komma", opened);
}

sl_ast *sl_feel_function(sl_parser *p)
{
	uint32_t start = p->token.start;
	size_t mark = p->pending_count, scope = p->scope_count;
	sl_ast *body, *node;

	sl_feel_next(p);
	if (!parameters(p))
		return NULL;
	if (sl_feel_at_word(p, SL_WORD_EXTERNAL))
		return sl_feel_fail(p, SL_DIAG_FEEL_EXTERNAL, p->token.start, NULL, NULL);
	if (!(body = sl_feel_expression(p)) || !sl_feel_push(p, body))
		return NULL;
	node = sl_feel_node_pushed(p, SL_OP_FUNCTION, start, p->done, mark);
	sl_feel_scope_leave(p, scope);
	return node;
}

/* `name: value`, of a context or an argument. */
static sl_ast *entry(sl_parser *p, const char *name, uint32_t start)
{
	sl_ast *value, *node;

	if (!name)
		return NULL;
	if (!sl_feel_accept(p, SL_TOKEN_COLON))
		return sl_feel_unexpected(p, "\":\" achter de naam");
	if (!(value = sl_feel_expression(p)) ||
	    !(node = sl_feel_node1(p, SL_OP_ENTRY, start, p->done, value)))
		return NULL;
	node->name = name;
	return node;
}

static sl_ast *context_entry(sl_parser *p)
{
	uint32_t start = p->token.start;
	const char *name = NULL;
	sl_ast *node;
	size_t n;

	if (p->token.kind != SL_TOKEN_STRING) {
		name = new_name(p, false, "een naam, of een tekst als naam");
	} else if ((name = sl_feel_string_text(p, &n))) {
		if (!(name = sl_names_intern(p->names, name, n)))
			return sl_feel_no_memory(p);
		sl_feel_next(p);
	}
	/* Entries know those before them. */
	if (!(node = entry(p, name, start)) || !sl_feel_scope_add(p, name))
		return NULL;
	return node;
}

sl_ast *sl_feel_context(sl_parser *p)
{
	uint32_t start = p->token.start;
	size_t mark = p->pending_count, scope = p->scope_count;
	bool endpoint = p->endpoint;

	p->endpoint = false;
	sl_feel_next(p);
	if (p->token.kind != SL_TOKEN_RBRACE)
		do {
			if (!sl_feel_push(p, context_entry(p)))
				return NULL;
		} while (sl_feel_accept(p, SL_TOKEN_COMMA));
	if (!sl_feel_accept(p, SL_TOKEN_RBRACE))
		return sl_feel_unclosed(p, "\"}\" of een komma", start);
	p->endpoint = endpoint;
	sl_feel_scope_leave(p, scope);
	return sl_feel_node_pushed(p, SL_OP_CONTEXT, start, p->done, mark);
}

sl_ast *sl_feel_list_or_range(sl_parser *p)
{
	uint32_t start = p->token.start;
	size_t mark = p->pending_count;
	bool endpoint = p->endpoint;
	sl_ast *item;

	p->endpoint = false;
	sl_feel_next(p);
	if (p->token.kind != SL_TOKEN_RBRACKET || sl_feel_opens_range(p))
		do {
			if (!(item = sl_feel_expression(p)))
				return NULL;
			if (p->token.kind == SL_TOKEN_DOTS && p->pending_count == mark) {
				p->endpoint = endpoint;
				return sl_feel_range(p, start, true, item);
			}
			if (!sl_feel_push(p, item))
				return NULL;
		} while (sl_feel_accept(p, SL_TOKEN_COMMA));
	if (!sl_feel_accept(p, SL_TOKEN_RBRACKET))
		return sl_feel_unclosed(p, "\"]\" of een komma", start);
	p->endpoint = endpoint;
	return sl_feel_node_pushed(p, SL_OP_LIST, start, p->done, mark);
}

/* Does `name:` stand at the token? */
static bool at_named_argument(const sl_parser *p)
{
	size_t end;

	if (p->token.kind != SL_TOKEN_WORD)
		return false;
	end = sl_feel_name_end(p, p->token.start, false);
	return sl_feel_token(p->text, p->length, end).kind == SL_TOKEN_COLON;
}

static bool arguments(sl_parser *p)
{
	uint32_t count = 0, named = 0, start;
	sl_ast *argument;

	do {
		start = p->token.start;
		if (at_named_argument(p)) {
			argument = entry(p, new_name(p, false, ""), start);
			named++;
		} else {
			argument = sl_feel_expression(p);
		}
		if (!sl_feel_push(p, argument))
			return false;
		if (named && named != ++count)
			return sl_feel_fail(p, SL_DIAG_FEEL_ARGUMENTS, start, NULL, NULL);
		count += !named;
	} while (sl_feel_accept(p, SL_TOKEN_COMMA));
	return true;
}

sl_ast *sl_feel_call(sl_parser *p, uint32_t start, sl_ast *callee)
{
	uint32_t opened = p->token.start;
	size_t mark = p->pending_count;
	bool endpoint = p->endpoint;

	p->endpoint = false;
	sl_feel_next(p);
	if (!sl_feel_push(p, callee))
		return NULL;
	if (p->token.kind != SL_TOKEN_RPAREN && !arguments(p))
		return NULL;
	if (!sl_feel_accept(p, SL_TOKEN_RPAREN))
		return sl_feel_unclosed(p, "\")\" of een komma", opened);
	p->endpoint = endpoint;
	return sl_feel_node_pushed(p, SL_OP_CALL, start, p->done, mark);
}
