/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel/parse - what the files of the parser share.
 *
 * in     tokens
 * out    nodes
 * calls  this room only
 *
 * Every function that parses gives a node, or NULL after it has reported
 * what is wrong; a NULL is handed up and the parse ends. On entry the token
 * is the first of what it parses, on return the first behind it.
 *
 *     parse.c       the way in, tokens, nodes, names in scope, messages
 *     expression.c  operators by precedence, what stands between them
 *     forms.c       if, for, some, every, functions, contexts, lists
 *     tests.c       unary tests
 *     types.c       types
 *     literal.c     numbers, texts, dates
 */
#ifndef SL_FEEL_PARSE_H
#define SL_FEEL_PARSE_H

#include "feel/ast.h"
#include "feel/lex.h"
#include "feel/trie.h"

#define SL_FEEL_LENGTH_MOST 1000000 /* bytes of one expression */

typedef struct sl_parser {
	const sl_feel_source *source;
	const char *text;
	size_t length;
	sl_token token;
	uint32_t done;        /* the end of what was read before the token */
	const sl_names *names;
	sl_names *locals; /* names of more than one word that the expression introduces */
	uint32_t *scope;      /* numbers in `locals`, innermost last */
	size_t scope_count, scope_cap;
	unsigned filters;     /* depth of [ ] in which names of members count */
	unsigned depth;
	bool endpoint;        /* the high end of a range: `[` may be its bracket */
	sl_ast **pending;     /* kids of nodes that are not complete yet */
	size_t pending_count, pending_cap;
	sl_arena *arena;
	sl_diags *diags;
	sl_status status;
} sl_parser;

/* ---- parse.c ---- */

/* Report, once, and give NULL. a and b fill the message. */
void *sl_feel_fail(sl_parser *p, sl_diag_code code, size_t offset, const char *a,
		   const char *b);
void *sl_feel_no_memory(sl_parser *p);
/* The token is not what should stand here; `what` is what should. */
void *sl_feel_unexpected(sl_parser *p, const char *what);
/* The same, and where the bracket stands that is to be closed. */
void *sl_feel_unclosed(sl_parser *p, const char *what, uint32_t opened);
/* The token in quotes, for messages. */
#define SL_FEEL_QUOTE_MAX 64
const char *sl_feel_quote(char out[SL_FEEL_QUOTE_MAX], const char *text, size_t n);

void sl_feel_next(sl_parser *p);              /* the token behind this one */
void sl_feel_go(sl_parser *p, size_t offset); /* the token at that byte */
bool sl_feel_accept(sl_parser *p, sl_token_kind kind);
static inline bool sl_feel_at_word(const sl_parser *p, sl_keyword word)
{
	return p->token.kind == SL_TOKEN_WORD && p->token.keyword == word;
}

/* One level deeper; false (and reported) when that is too deep. */
bool sl_feel_deeper(sl_parser *p);
/* A node from byte `start` with the given kids. */
sl_ast *sl_feel_node(sl_parser *p, sl_op op, uint32_t start, uint32_t end,
		     sl_ast *const *kids, uint32_t count);
sl_ast *sl_feel_node1(sl_parser *p, sl_op op, uint32_t start, uint32_t end, sl_ast *kid);
/* Collect kids: push each, then make the node of those pushed since `mark`. */
bool sl_feel_push(sl_parser *p, sl_ast *kid);
sl_ast *sl_feel_node_pushed(sl_parser *p, sl_op op, uint32_t start, uint32_t end,
			    size_t mark);

/* The end of the name that is being introduced at byte `start`: words and
 * signs, up to what can be in no name; up to the word `in` when `for_in`. */
size_t sl_feel_name_end(const sl_parser *p, size_t start, bool for_in);
/* That name, interned. */
const char *sl_feel_name(sl_parser *p, size_t start, size_t end);
/* Make a name known until the scope is left. */
bool sl_feel_scope_add(sl_parser *p, const char *name);
void sl_feel_scope_leave(sl_parser *p, size_t mark); /* mark: scope_count before */
/* The longest known name at byte `start`, or NULL. `member`: behind a dot. */
const char *sl_feel_known(const sl_parser *p, size_t start, bool member, size_t *used);
/* The name at the token: the longest known one, else a run of words. */
const char *sl_feel_read_name(sl_parser *p, bool member, uint32_t *end);

/* ---- expression.c ---- */

typedef enum sl_level {
	SL_LEVEL_OR = 1, SL_LEVEL_AND, SL_LEVEL_COMPARE, SL_LEVEL_ADD, SL_LEVEL_MULTIPLY,
	SL_LEVEL_POWER
} sl_level;

sl_ast *sl_feel_expression(sl_parser *p);
/* Operators of that level and above only. */
sl_ast *sl_feel_operand(sl_parser *p, sl_level least);
/* The same, of which `left` has been read. What is read first begins at byte
 * `start`, with the parentheses around it: those are part of the whole. */
sl_ast *sl_feel_operators(sl_parser *p, sl_level least, uint32_t start, sl_ast *left);
/* What follows a value: arguments, filters, paths, `instance of`. */
sl_ast *sl_feel_postfix(sl_parser *p, uint32_t start, sl_ast *value);
/* Is the `]` at the token the beginning of an open range, as in `[ ]1..2] ]`? */
bool sl_feel_opens_range(const sl_parser *p);
/* `.. high ]` behind the low end of a range that opened at byte `start`. */
sl_ast *sl_feel_range(sl_parser *p, uint32_t start, bool low_closed, sl_ast *low);

/* ---- forms.c ---- */

sl_ast *sl_feel_if(sl_parser *p);
sl_ast *sl_feel_loop(sl_parser *p, sl_op op); /* FOR, SOME, EVERY */
sl_ast *sl_feel_function(sl_parser *p);
sl_ast *sl_feel_context(sl_parser *p);
sl_ast *sl_feel_list_or_range(sl_parser *p);
sl_ast *sl_feel_call(sl_parser *p, uint32_t start, sl_ast *callee);

/* ---- tests.c ---- */

/* The operator of a test at the token (`<`, `=`, ...), or SL_OP_COUNT. */
sl_op sl_feel_test_operator(const sl_parser *p);
/* What stands behind `in`: a TESTS node. */
sl_ast *sl_feel_in(sl_parser *p);
/* `(...)`, and behind `in` also a list of tests, which gives TESTS. */
sl_ast *sl_feel_parenthesised(sl_parser *p, bool tests);
/* A whole table cell. */
sl_ast *sl_feel_cell(sl_parser *p);
/* `< 5` as a value: the range of all that is below 5. */
sl_ast *sl_feel_unary_range(sl_parser *p);

/* ---- types.c ---- */

const sl_type_text *sl_feel_type(sl_parser *p);

/* ---- literal.c ---- */

sl_ast *sl_feel_number(sl_parser *p,
		       uint32_t start); /* with its minus when start is before it */
sl_ast *sl_feel_string(sl_parser *p);
sl_ast *sl_feel_at(sl_parser *p);
sl_ast *sl_feel_constant(sl_parser *p, sl_value value); /* true, false, null: the token */
/* The text that the string token says; *n its bytes. */
const char *sl_feel_string_text(sl_parser *p, size_t *n);

#endif
