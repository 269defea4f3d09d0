/* SPDX-License-Identifier: EUPL-1.2 */
/* The way into the parser, and what its files share: tokens, nodes, names. */
#include "feel/parse.h"

#include <stdio.h>
#include <string.h>

#include "feel/advice.h"
#include "feel/chars.h"

/* ---- places and messages ---- */

sl_pos sl_feel_place(const sl_feel_source *source, size_t offset)
{
	sl_pos pos = source->where;

	if (source->locate)
		return source->locate(source->ctx, offset);
	if (!pos.line)
		return pos;
	for (size_t i = 0; i < offset && i < source->length; i++) {
		if (source->text[i] == '\n') {
			pos.line++;
			pos.column = 1;
		} else if (((unsigned char)source->text[i] & 0xC0) != 0x80) {
			pos.column++; /* columns are characters, not bytes */
		}
	}
	return pos;
}

void *sl_feel_fail(sl_parser *p, sl_diag_code code, size_t offset, const char *a,
		   const char *b)
{
	sl_pos pos = sl_feel_place(p->source, offset);
	bool limit = code == SL_DIAG_FEEL_EXTERNAL || code == SL_DIAG_FEEL_DEPTH ||
		     code == SL_DIAG_FEEL_LENGTH;

	if (p->status != SL_OK)
		return NULL;
	p->status = limit ? SL_ELIMIT : SL_EINVAL;
	if (sl_diags_add(p->diags, code, &pos, a, b) == SL_ENOMEM)
		p->status = SL_ENOMEM;
	return NULL;
}

void *sl_feel_no_memory(sl_parser *p)
{
	p->status = SL_ENOMEM;
	return NULL;
}

const char *sl_feel_quote(char out[SL_FEEL_QUOTE_MAX], const char *text, size_t n)
{
	bool cut = n > SL_FEEL_QUOTE_MAX - 8;

	if (cut) {
		n = SL_FEEL_QUOTE_MAX - 8;
		while (n && ((unsigned char)text[n] & 0xC0) == 0x80)
			n--;
	}
	snprintf(out, SL_FEEL_QUOTE_MAX, "\"%.*s%s\"", (int)n, text, cut ? "..." : "");
	for (char *c = out; *c; c++)
		if ((unsigned char)*c < ' ')
			*c = ' '; /* a message is one line */
	return out;
}

/* Behind the message on the token, when that was the first: what to write for a sign or a word. */
static void advise(sl_parser *p, bool first)
{
	const char *text = p->text + p->token.start, *feel;
	size_t n = p->token.end - p->token.start;

	if (!first)
		return;
	if ((feel = sl_feel_advice_sign(text, n)))
		sl_diags_note(p->diags, NULL, "%s", feel);
	else if ((feel = sl_feel_advice_word(text, n)))
		sl_diags_note(p->diags, NULL, "\"%.*s\" is in een formule %s", (int)n, text, feel);
}

static void *bad_char(sl_parser *p)
{
	const sl_token *t = &p->token;
	bool first = p->status == SL_OK;
	char quoted[SL_FEEL_QUOTE_MAX];

	sl_feel_quote(quoted, p->text + t->start, t->end - t->start);
	sl_feel_fail(p, SL_DIAG_FEEL_CHAR, t->start, quoted, NULL);
	advise(p, first);
	return NULL;
}

/* Tokens that cannot be part of any expression have messages of their own. */
static void *bad_token(sl_parser *p)
{
	const sl_token *t = &p->token;

	switch (t->kind) {
	case SL_TOKEN_BAD_UTF8:
		return sl_feel_fail(p, SL_DIAG_FEEL_UTF8, t->start, NULL, NULL);
	case SL_TOKEN_OPEN_STRING:
		return sl_feel_fail(p, SL_DIAG_FEEL_OPEN_STRING, t->start, NULL, NULL);
	case SL_TOKEN_OPEN_COMMENT:
		return sl_feel_fail(p, SL_DIAG_FEEL_OPEN_COMMENT, t->start, NULL, NULL);
	default:
		return bad_char(p);
	}
}

void *sl_feel_unexpected(sl_parser *p, const char *what)
{
	const sl_token *t = &p->token;
	bool first = p->status == SL_OK;
	char quoted[SL_FEEL_QUOTE_MAX];

	if (t->kind >= SL_TOKEN_BAD_CHAR)
		return bad_token(p);
	if (t->kind == SL_TOKEN_END)
		return sl_feel_fail(p, SL_DIAG_FEEL_EXPECTED, t->start, what,
				    "het einde");
	sl_feel_quote(quoted, p->text + t->start, t->end - t->start);
	sl_feel_fail(p, SL_DIAG_FEEL_EXPECTED, t->start, what, quoted);
	advise(p, first);
	return NULL;
}

void *sl_feel_unclosed(sl_parser *p, const char *what, uint32_t opened)
{
	bool first = p->status == SL_OK;
	sl_pos pos = sl_feel_place(p->source, opened);

	sl_feel_unexpected(p, what);
	if (first && p->token.kind < SL_TOKEN_BAD_CHAR)
		sl_diags_note(p->diags, &pos, "het begin staat hier");
	return NULL;
}

/* ---- tokens ---- */

void sl_feel_go(sl_parser *p, size_t offset)
{
	p->done = (uint32_t)offset;
	p->token = sl_feel_token(p->text, p->length, offset);
}

void sl_feel_next(sl_parser *p)
{
	sl_feel_go(p, p->token.end);
}

bool sl_feel_accept(sl_parser *p, sl_token_kind kind)
{
	if (p->token.kind != kind)
		return false;
	sl_feel_next(p);
	return true;
}

/* ---- nodes ---- */

static bool too_deep(sl_parser *p, size_t offset)
{
	char most[16];

	snprintf(most, sizeof most, "%d", SL_FEEL_MAX_DEPTH);
	sl_feel_fail(p, SL_DIAG_FEEL_DEPTH, offset, most, NULL);
	return false;
}

bool sl_feel_deeper(sl_parser *p)
{
	return ++p->depth <= SL_FEEL_MAX_DEPTH || too_deep(p, p->token.start);
}

sl_ast *sl_feel_node(sl_parser *p, sl_op op, uint32_t start, uint32_t end,
		     sl_ast *const *kids, uint32_t count)
{
	sl_ast *node = sl_arena_alloc(p->arena, sizeof *node + count * sizeof *kids);

	if (!node)
		return sl_feel_no_memory(p);
	node->op = (uint8_t)op;
	node->start = start;
	node->end = end;
	node->count = count;
	node->kids = (sl_ast **)(node + 1);
	for (uint32_t i = 0; i < count; i++) {
		node->kids[i] = kids[i];
		if (kids[i]->height > node->height)
			node->height = kids[i]->height;
	}
	if (node->height++ >= SL_FEEL_MAX_DEPTH && !too_deep(p, start))
		return NULL;
	return node;
}

sl_ast *sl_feel_node1(sl_parser *p, sl_op op, uint32_t start, uint32_t end, sl_ast *kid)
{
	return sl_feel_node(p, op, start, end, &kid, 1);
}

bool sl_feel_push(sl_parser *p, sl_ast *kid)
{
	sl_ast **bigger;

	if (!kid)
		return false;
	bigger = sl_arena_grow(p->arena, p->pending, p->pending_count, &p->pending_cap,
			       sizeof *bigger);
	if (!bigger)
		return sl_feel_no_memory(p);
	p->pending = bigger;
	p->pending[p->pending_count++] = kid;
	return true;
}

sl_ast *sl_feel_node_pushed(sl_parser *p, sl_op op, uint32_t start, uint32_t end,
			    size_t mark)
{
	uint32_t count = (uint32_t)(p->pending_count - mark);

	p->pending_count = mark;
	return sl_feel_node(p, op, start, end, count ? p->pending + mark : NULL, count);
}

/* ---- names ---- */

static bool is_in(const char *text, size_t n)
{
	return n == 2 && memcmp(text, "in", 2) == 0;
}

size_t sl_feel_name_end(const sl_parser *p, size_t start, bool for_in)
{
	const char *text = p->text;
	size_t n = p->length, at = start, end = start, length;

	for (;;) {
		at += sl_feel_space(text + at, n - at);
		if ((length = sl_feel_word(text + at, n - at))) {
			if (for_in && end > start && is_in(text + at, length))
				return end;
		} else if (at + 1 < n && text[at] == '/' && strchr("/*", text[at + 1])) {
			return end; /* a comment */
		} else if (!(length = sl_feel_sign(text + at, n - at))) {
			return end;
		}
		end = at += length;
	}
}

const char *sl_feel_name(sl_parser *p, size_t start, size_t end)
{
	const char *name;
	char quoted[SL_FEEL_QUOTE_MAX];

	if (end - start > SL_NAME_MOST) {
		sl_feel_quote(quoted, p->text + start, end - start);
		return sl_feel_fail(p, SL_DIAG_FEEL_NAME_LENGTH, start, quoted, NULL);
	}
	if (!(name = sl_names_normal(p->names, p->text + start, end - start)))
		return sl_feel_no_memory(p);
	return name;
}

bool sl_feel_scope_add(sl_parser *p, const char *name)
{
	size_t n = strlen(name);
	sl_status status;
	uint32_t number, *scope;

	/* One word is read as a name anyway. */
	if (sl_feel_word(name, n) == n)
		return true;
	if (!p->locals && !(p->locals = sl_names_local(p->arena, p->names)))
		return sl_feel_no_memory(p);
	if (!(number = sl_names_number(p->locals, name, n, &status)))
		return status == SL_EINVAL || sl_feel_no_memory(p);
	scope = sl_arena_grow(p->arena, p->scope, p->scope_count, &p->scope_cap,
			      sizeof *scope);
	if (!scope)
		return sl_feel_no_memory(p);
	p->scope = scope;
	p->scope[p->scope_count++] = number;
	sl_names_enter(p->locals, number);
	return true;
}

void sl_feel_scope_leave(sl_parser *p, size_t mark)
{
	while (p->scope_count > mark)
		sl_names_leave(p->locals, p->scope[--p->scope_count]);
}

const char *sl_feel_known(const sl_parser *p, size_t start, bool member, size_t *used)
{
	const char *text = p->text + start, *name, *local = NULL;
	size_t n = p->length - start, more = 0;

	*used = 0;
	name = sl_names_longest(p->names, text, n, used);
	if (!p->locals)
		return name;
	/* Members may have the name of any context that was written before: of
	 * which, types would tell, and the parser has none. */
	if (member || p->filters)
		local = sl_names_longest(p->locals, text, n, &more);
	else
		local = sl_names_longest_entered(p->locals, text, n, &more);
	if (local && more > *used) {
		*used = more;
		return local;
	}
	return name;
}

/* Is the token one more word of the name that ends at byte `end`? */
static bool goes_on(const sl_parser *p, uint32_t end)
{
	const sl_token *t = &p->token;
	bool word = (t->kind == SL_TOKEN_WORD && t->keyword == SL_WORD_OTHER) ||
		    (t->kind == SL_TOKEN_NUMBER && sl_feel_is_digit(p->text[t->start]));

	/* A comment is no white space inside a name. */
	return word && sl_feel_space(p->text + end, t->start - end) == t->start - end;
}

const char *sl_feel_read_name(sl_parser *p, bool member, uint32_t *end)
{
	uint32_t start = p->token.start;
	size_t used;
	const char *name = sl_feel_known(p, start, member, &used);
	bool known = name != NULL;

	*end = known ? start + (uint32_t)used : p->token.end;
	sl_feel_go(p, *end);
	/* Words behind a name mean nothing in FEEL, so they belong to a longer
	 * name, which then is not known: say that, not "unexpected word". */
	while (goes_on(p, *end)) {
		*end = p->token.start;
		*end += (uint32_t)sl_feel_word(p->text + *end, p->length - *end);
		known = false;
		sl_feel_go(p, *end);
	}
	return known ? name : sl_feel_name(p, start, *end);
}

/* ---- the way in ---- */

static bool fits(sl_parser *p)
{
	char most[16];

	if (p->length <= SL_FEEL_LENGTH_MOST)
		return true;
	snprintf(most, sizeof most, "%d", SL_FEEL_LENGTH_MOST);
	sl_feel_fail(p, SL_DIAG_FEEL_LENGTH, 0, most, NULL);
	return false;
}

/* What stands behind a complete expression. */
static void *leftover(sl_parser *p)
{
	bool first = p->status == SL_OK;
	char quoted[SL_FEEL_QUOTE_MAX];
	sl_diag_code code = SL_DIAG_NONE;

	sl_feel_quote(quoted, p->text + p->token.start, p->token.end - p->token.start);
	switch (p->token.kind) {
	case SL_TOKEN_RPAREN: case SL_TOKEN_RBRACKET: case SL_TOKEN_RBRACE:
		code = SL_DIAG_FEEL_UNOPENED;
		break;
	case SL_TOKEN_WORD: case SL_TOKEN_NUMBER: case SL_TOKEN_STRING:
	case SL_TOKEN_LBRACE: case SL_TOKEN_AT:
		code = SL_DIAG_FEEL_OPERATOR;
		break;
	case SL_TOKEN_COMMA:
		code = SL_DIAG_FEEL_COMMA;
		break;
	case SL_TOKEN_DOTS:
		code = SL_DIAG_FEEL_BARE_RANGE;
		break;
	default:
		return sl_feel_unexpected(p, "het einde van de expressie");
	}
	sl_feel_fail(p, code, p->token.start, quoted, NULL);
	advise(p, first);
	return NULL;
}

sl_status sl_feel_parse(sl_ast **out, const sl_feel_source *source, sl_feel_goal goal,
			const sl_names *names, sl_arena *arena, sl_diags *diags)
{
	sl_parser p = {.source = source,
		       .text = source->text ? source->text : "",
		       .length = source->length,
		       .names = names,
		       .arena = arena,
		       .diags = diags};
	sl_ast *tree = NULL;

	if (!fits(&p))
		return p.status;
	sl_feel_go(&p, 0);
	if (p.token.kind == SL_TOKEN_END)
		sl_feel_fail(&p, SL_DIAG_FEEL_EMPTY, 0, NULL, NULL);
	else
		tree = goal == SL_FEEL_UNARY_TESTS ? sl_feel_cell(&p)
						   : sl_feel_expression(&p);
	if (tree && p.token.kind != SL_TOKEN_END)
		tree = leftover(&p);
	if (tree)
		*out = tree;
	return p.status;
}
