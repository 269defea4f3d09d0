/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Conditions become nodes. The evaluator knows nothing of `als` or `een-van` as
 * written: only of and, or and not, and of tests on a subject.
 */
#include "compile/pass.h"

static sl_typed truth_of(sl_pass *p, const sl_expr *expr, sl_typed t)
{
	sl_pos pos;
	sl_buf buf = {0};

	if (t.node == SL_NO_NODE || t.type->base == SL_T_BOOLEAN || t.type->base == SL_T_ANY)
		return t;
	pos = sl_feel_place(&expr->source, 0);
	sl_type_print(&buf, t.type);
	sl_diags_add(p->diags, SL_DIAG_NOT_A_TRUTH, &pos, sl_buf_text(&buf));
	sl_buf_free(&buf);
	return (sl_typed){SL_NO_NODE, &sl_type_any, false};
}

/* voorwaarde: a truth, or unary tests on a subject. */
static uint32_t lower_test(sl_pass *p, const sl_condition *c)
{
	sl_typed subject, test;
	uint32_t node;

	if (!c->subject)
		return truth_of(p, c->expr, sl_bind_expr(p, c->expr)).node;
	subject = sl_bind_expr(p, c->subject);
	test = sl_bind_tests(p, c->expr, (sl_subject){subject.type, subject.bare});
	if (subject.node == SL_NO_NODE || test.node == SL_NO_NODE)
		return SL_NO_NODE;
	node = sl_emit(p, SL_CODE_IN, &sl_type_boolean, (uint32_t[]){subject.node, test.node}, 2);
	if (node != SL_NO_NODE) {
		sl_node *n = &p->program->nodes[node];

		n->detail = SL_SUBJECT_SLOT;
		n->expr = c->expr->number;
		n->end = (uint32_t)c->expr->source.length;
		p->program->expr_nodes[c->expr->number] = node;
	}
	return node;
}

static uint32_t lower_condition(sl_pass *p, const sl_condition *c)
{
	uint32_t *kids, node;

	if (c->kind == SL_TEST)
		return lower_test(p, c);
	/* Not released: binding the kids interns names in the same arena. */
	if (!(kids = sl_arena_calloc(&p->model->arena, c->count, sizeof *kids))) {
		p->out_of_memory = true;
		return SL_NO_NODE;
	}
	for (uint32_t i = 0; i < c->count; i++)
		kids[i] = lower_condition(p, c->kids[i]);
	if (c->count == 1)
		node = kids[0];
	else
		node = sl_emit(p, c->kind == SL_ALL ? SL_CODE_AND : SL_CODE_OR, &sl_type_boolean, kids, c->count);
	if (c->kind == SL_NONE_OF)
		node = sl_emit(p, SL_CODE_NOT, &sl_type_boolean, &node, 1);
	return node;
}

uint32_t sl_lower_condition(sl_pass *p, const sl_condition *c)
{
	return c ? lower_condition(p, c) : SL_NO_NODE;
}

uint32_t sl_lower_truth(sl_pass *p, const sl_expr *expr)
{
	return expr ? truth_of(p, expr, sl_bind_expr(p, expr)).node : SL_NO_NODE;
}
