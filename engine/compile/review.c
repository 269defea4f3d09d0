/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * A last look at the rules: a hint where a condition reads through what may
 * not be there.
 */
#include "compile/pass.h"

#include <string.h>

/* ---- reading through what may be leeg ---- */

typedef struct reading {
	sl_pass *p;
	const sl_rule *rule;
	uint8_t *said;       /* by feature */
} reading;

static const sl_node *node_at(const reading *r, uint32_t node)
{
	return &r->p->program->nodes[node];
}

/* The relation that a node gives, when there may be nobody. */
static const sl_feature *may_be_nobody(const reading *r, const sl_node *n)
{
	const sl_feature *f;

	if (n->code != SL_CODE_FACT && n->code != SL_CODE_CONCEPT)
		return NULL;
	f = r->p->model->schema.features[n->ref];
	if (f->type.base != SL_T_ENTITY)
		return NULL;
	return f->may_be_empty || (f->is_fact && f->fact->relation) ? f : NULL;
}

/* Does the condition anywhere ask whether there is one? */
static bool is_asked_for(const reading *r, uint32_t node, const sl_feature *f)
{
	const sl_program *g = r->p->program;
	const sl_node *n = node_at(r, node);

	if (n->code == SL_CODE_EQ || n->code == SL_CODE_NE)
		for (uint32_t i = 0; i < 2; i++)
			if (may_be_nobody(r, sl_kid(g, n, i)) == f)
				return true;
	for (uint32_t i = 0; i < n->count; i++)
		if (is_asked_for(r, g->kids[n->kids + i], f))
			return true;
	return false;
}

/* Its own condition asks, or that of a rule that it derogates from. */
static bool is_settled(const reading *r, const sl_feature *f)
{
	const sl_rule *x = r->rule;
	uint32_t node = r->p->program->rules[x->number].condition;

	if (node != SL_NO_NODE && is_asked_for(r, node, f))
		return true;
	for (uint32_t i = 0; i < x->concept->rule_count; i++) {
		const sl_rule *base = x->concept->rules[i];

		node = r->p->program->rules[base->number].condition;
		for (uint32_t k = 0; k < x->except_count && node != SL_NO_NODE; k++)
			if (x->excepts[k] == base->family && is_asked_for(r, node, f))
				return true;
	}
	return false;
}

static void look_through(reading *r, uint32_t node)
{
	const sl_program *g = r->p->program;
	const sl_node *n = node_at(r, node);
	const sl_feature *f;

	for (uint32_t i = 0; i < n->count; i++)
		look_through(r, g->kids[n->kids + i]);
	if ((n->code != SL_CODE_FACT && n->code != SL_CODE_CONCEPT) || n->expr == SL_NO_EXPR)
		return;
	f = may_be_nobody(r, sl_kid(g, n, 0));
	if (f && !r->said[f->number] && !is_settled(r, f)) {
		sl_pos pos = sl_feel_place(&r->p->model->exprs[n->expr]->source, n->start);

		r->said[f->number] = 1;
		sl_diags_add(r->p->diags, SL_DIAG_MAY_BE_EMPTY, &pos, f->name);
	}
}

void sl_review_rules(sl_pass *p)
{
	uint32_t features = p->model->schema.feature_count;
	reading r = {.p = p, .said = sl_arena_calloc(&p->program->arena, features, 1)};

	if (!r.said) {
		p->out_of_memory = true;
		return;
	}
	for (uint32_t i = 0; i < p->model->rule_count; i++) {
		r.rule = p->model->rules[i];
		if (p->program->rules[i].condition == SL_NO_NODE)
			continue;
		memset(r.said, 0, features);
		p->diags->municipality = r.rule->source.regulation->municipality;
		look_through(&r, p->program->rules[i].condition);
		p->diags->municipality = NULL;
	}
}
