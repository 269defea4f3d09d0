/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Binding: names get their meaning, expressions their type, trees become
 * nodes. Here: the forms, and what every file of binding uses.
 */
#include "compile/bind.h"

#include <stdio.h>

const sl_typed sl_nothing = {SL_NO_NODE, &sl_type_any, false};

/* ---- helpers ---- */

/* Where it stands, for a message; borrowed until the next call. */
const sl_pos *sl_bind_at(sl_binder *b, const sl_ast *ast)
{
	b->pos = sl_feel_place(&b->expr->source, ast->start);
	return &b->pos;
}

sl_typed sl_bind_finish(sl_binder *b, const sl_ast *ast, uint32_t node, const sl_type *type, bool bare)
{
	if (node == SL_NO_NODE)
		return sl_nothing;
	sl_node *n = &b->p->program->nodes[node];
	n->expr = b->expr->number;
	n->start = ast->start;
	n->end = ast->end;
	n->type = type;
	return (sl_typed){node, type, bare};
}

sl_typed sl_bind_emit(sl_binder *b, const sl_ast *ast, sl_code code, const sl_type *type,
		      const uint32_t *kids, uint32_t count)
{
	return sl_bind_finish(b, ast, sl_emit(b->p, code, type, kids, count), type, false);
}

sl_typed sl_bind_with_ref(sl_binder *b, sl_typed t, uint32_t ref)
{
	if (t.node != SL_NO_NODE)
		b->p->program->nodes[t.node].ref = ref;
	return t;
}

void sl_bind_set_detail(sl_binder *b, sl_typed t, unsigned detail)
{
	if (t.node != SL_NO_NODE)
		b->p->program->nodes[t.node].detail = (uint8_t)detail;
}

const char *sl_bind_type_text(const sl_type *t, sl_buf *buf)
{
	sl_type_print(buf, t);
	return sl_buf_text(buf);
}

const char *sl_bind_written(const sl_binder *b, const sl_ast *ast, sl_buf *buf)
{
	sl_buf_write(buf, b->expr->source.text + ast->start, ast->end - ast->start);
	return sl_buf_text(buf);
}

sl_typed sl_bind_complain(sl_binder *b, const sl_ast *ast, sl_diag_code code, const char *word,
			  const sl_type *t)
{
	sl_buf buf = {0};

	if (word)
		sl_diags_add(b->p->diags, code, sl_bind_at(b, ast), word,
			     sl_bind_type_text(t, &buf));
	else
		sl_diags_add(b->p->diags, code, sl_bind_at(b, ast), sl_bind_type_text(t, &buf));
	sl_buf_free(&buf);
	return sl_nothing;
}

sl_typed sl_bind_refuse(sl_binder *b, const sl_ast *ast, const char *what)
{
	sl_diags_add(b->p->diags, SL_DIAG_NOT_IN_RULES, sl_bind_at(b, ast), what);
	return sl_nothing;
}

bool sl_bind_fits(sl_binder *b, const sl_ast *ast, const char *of)
{
	char text[64];

	if (ast->count <= SL_MOST_LISTED)
		return true;
	snprintf(text, sizeof text, "meer dan %d %s", SL_MOST_LISTED, of);
	sl_bind_refuse(b, ast, text);
	return false;
}

/* A variable for what follows; NULL when there are too many in each other. */
sl_variable *sl_bind_push(sl_binder *b, const sl_ast *ast, const char *name, const sl_type *type,
			  bool bare)
{
	sl_variable *v;

	if (b->count == SL_MOST_VARIABLES) {
		sl_diags_add(b->p->diags, SL_DIAG_TOO_MANY_VARIABLES, sl_bind_at(b, ast),
			     SL_MOST_VARIABLES);
		return NULL;
	}
	v = &b->variables[b->count];
	*v = (sl_variable){.name = name, .type = type, .bare = bare, .slot = (uint8_t)b->count};
	b->count++;
	return v;
}

/* ---- all forms ---- */

static sl_typed bind_literal(sl_binder *b, const sl_ast *ast)
{
	const sl_type *type = &sl_type_any;
	sl_value v = ast->literal;

	if (v.kind == SL_NUMBER)
		type = &sl_type_number;
	else if (v.kind == SL_BOOLEAN)
		type = &sl_type_boolean;
	else if (v.kind == SL_STRING)
		type = &sl_type_string;
	else if (v.kind == SL_DATE)
		type = &sl_type_date;
	else if (v.kind == SL_MONTHS)
		type = &sl_type_months;
	else if (v.kind == SL_SPAN)
		type = &sl_type_span;
	else if (v.kind != SL_NULL)
		return sl_bind_refuse(b, ast, "een tijd, of een datum met tijd,");
	return sl_bind_finish(b, ast, sl_emit_literal(b->p, v, type), type,
			      v.kind == SL_NUMBER || v.kind == SL_NULL);
}

sl_typed sl_bind(sl_binder *b, const sl_ast *ast)
{
	switch ((sl_op)ast->op) {
	case SL_OP_LITERAL:
		return bind_literal(b, ast);
	case SL_OP_NAME:
		return sl_bind_name(b, ast);
	case SL_OP_OR:
	case SL_OP_AND:
	case SL_OP_NOT:
		return sl_bind_logic(b, ast);
	case SL_OP_EQ:
	case SL_OP_NE:
	case SL_OP_LT:
	case SL_OP_LE:
	case SL_OP_GT:
	case SL_OP_GE:
		return sl_bind_comparison(b, ast);
	case SL_OP_BETWEEN:
		return sl_bind_between(b, ast);
	case SL_OP_IN:
		return sl_bind_in(b, ast);
	case SL_OP_ADD:
	case SL_OP_SUB:
	case SL_OP_MUL:
	case SL_OP_DIV:
	case SL_OP_POW:
		return sl_bind_arithmetic(b, ast);
	case SL_OP_NEG:
		return sl_bind_negation(b, ast);
	case SL_OP_IF:
		return sl_bind_if(b, ast);
	case SL_OP_FOR:
	case SL_OP_SOME:
	case SL_OP_EVERY:
		return sl_bind_loop(b, ast, 0);
	case SL_OP_PATH:
		return sl_bind_path(b, ast);
	case SL_OP_FILTER:
		return sl_bind_filter(b, ast);
	case SL_OP_CALL:
		return sl_bind_call(b, ast);
	case SL_OP_LIST:
		return sl_bind_list(b, ast);
	case SL_OP_CONTEXT:
		return sl_bind_refuse(b, ast, "een context { }");
	case SL_OP_FUNCTION:
		return sl_bind_refuse(b, ast, "een eigen functie");
	case SL_OP_INSTANCE:
		return sl_bind_refuse(b, ast, "instance of");
	case SL_OP_RANGE:
		return sl_bind_refuse(b, ast, "een bereik als waarde");
	case SL_OP_ENTRY:
	case SL_OP_TESTS:
	case SL_OP_TEST_NOT:
	case SL_OP_TEST_ANY:
	case SL_OP_TEST_CMP:
	case SL_OP_BIND:
	case SL_OP_COUNT:
		break;
	}
	return sl_bind_refuse(b, ast, "deze vorm");
}

sl_typed sl_bind_expr(sl_pass *p, const sl_expr *expr)
{
	sl_binder b = {.p = p, .expr = expr};
	sl_typed t;

	if (!expr->ast)
		return sl_nothing; /* it did not parse, and that was reported */
	t = sl_bind(&b, expr->ast);
	p->program->expr_nodes[expr->number] = t.node;
	return t;
}

sl_typed sl_bind_tests(sl_pass *p, const sl_expr *expr, sl_subject subject)
{
	sl_binder b = {.p = p, .expr = expr};
	sl_typed t;
	sl_variable *v;

	if (!expr->ast)
		return sl_nothing;
	v = sl_bind_push(&b, expr->ast, p->question, subject.type,
			 subject.bare); /* SL_SUBJECT_SLOT */
	t = sl_bind_test(&b, expr->ast, v);
	p->program->expr_nodes[expr->number] = t.node;
	return t;
}
