/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The order of concepts: each behind those that it reads. A cycle is an
 * error, also one through a relation or another date: every evaluation ends.
 */
#include "compile/pass.h"

#include <string.h>

typedef enum mark { NEW, OPEN, DONE } mark;

typedef struct walk {
	sl_pass *p;
	uint8_t *marks;      /* by concept */
	uint32_t *seen;      /* by node: the last concept that looked at it, plus one */
	uint32_t *path;      /* concepts that are open, outermost first */
	uint32_t depth, done;
} walk;

static void visit(walk *w, uint32_t concept);

static void visit_table(walk *w, const sl_table_code *t, uint32_t concept);

static void visit_node(walk *w, uint32_t node, uint32_t concept)
{
	const sl_program *g = w->p->program;
	const sl_node *n;

	if (node == SL_NO_NODE || w->seen[node] == concept + 1)
		return;
	w->seen[node] = concept + 1;
	n = &g->nodes[node];
	for (uint32_t i = 0; i < n->count; i++)
		visit_node(w, g->kids[n->kids + i], concept);
	if (n->code == SL_CODE_CONCEPT || n->code == SL_CODE_PAIR) {
		const sl_concept *c = w->p->model->schema.features[n->ref]->concept;

		visit(w, c->number);
	}
	if (n->code == SL_CODE_TABLE)
		visit_table(w, &g->tables[n->ref], concept);
	if (n->code == SL_CODE_PARAMETER) {
		const sl_parameter *a = w->p->model->parameters[n->ref];

		for (uint32_t i = 0; i < a->delegation_count; i++) {
			const sl_expr *bounds[] = {a->delegations[i]->least, a->delegations[i]->most,
						   a->delegations[i]->silent};

			for (int j = 0; j < 3; j++)
				if (bounds[j])
					visit_node(w, g->expr_nodes[bounds[j]->number], concept);
		}
	}
}

static void visit_table(walk *w, const sl_table_code *t, uint32_t concept)
{
	const sl_program *g = w->p->program;
	uint32_t cells = t->table->row_count * (t->table->input_count + 1);

	for (uint32_t i = 0; i < t->table->input_count; i++)
		visit_node(w, g->kids[t->inputs + i], concept);
	for (uint32_t i = 0; i < cells; i++)
		visit_node(w, g->kids[t->rows + i], concept);
	for (uint32_t i = 0; i < t->table->priority_count; i++)
		visit_node(w, g->kids[t->priorities + i], concept);
	visit_node(w, t->fallback, concept);
}

static void report_cycle(walk *w, uint32_t concept)
{
	const sl_concept *c = w->p->model->concepts[concept];
	uint32_t i = w->depth;

	while (i > 0 && w->path[i - 1] != concept)
		i--;
	sl_diags_add(w->p->diags, SL_DIAG_CONCEPT_CYCLE, &c->feature->pos, c->feature->name);
	for (; i < w->depth; i++) {
		const sl_feature *f = w->p->model->concepts[w->path[i]]->feature;

		sl_diags_note(w->p->diags, &f->pos, "\"%s\" leest daarna \"%s\"", f->name,
			      i + 1 < w->depth ? w->p->model->concepts[w->path[i + 1]]->feature->name
					       : c->feature->name);
	}
}

static void visit_delegations(walk *w, const sl_concept *c)
{
	for (uint32_t i = 0; i < c->delegation_count; i++) {
		const sl_expr *bounds[] = {c->delegations[i]->least, c->delegations[i]->most,
					   c->delegations[i]->silent};

		for (int j = 0; j < 3; j++)
			if (bounds[j])
				visit_node(w, w->p->program->expr_nodes[bounds[j]->number], c->number);
	}
}

static void visit(walk *w, uint32_t concept)
{
	const sl_concept *c = w->p->model->concepts[concept];

	if (w->marks[concept] == DONE)
		return;
	if (w->marks[concept] == OPEN) {
		report_cycle(w, concept);
		return;
	}
	w->marks[concept] = OPEN;
	w->path[w->depth++] = concept;
	for (uint32_t i = 0; i < c->rule_count; i++) {
		const sl_rule_code *r = &w->p->program->rules[c->rules[i]->number];

		visit_node(w, r->condition, concept);
		visit_node(w, r->value, concept);
	}
	if (c->joint_with && !c->joint_with->is_fact)
		visit(w, ((const sl_concept *)c->joint_with->concept)->number);
	visit_delegations(w, c);
	w->depth--;
	w->marks[concept] = DONE;
	w->p->program->order[w->done++] = concept;
}

sl_status sl_order_concepts(sl_pass *p)
{
	uint32_t count = p->model->concept_count;
	sl_arena *a = &p->program->arena;
	walk w = {.p = p,
		  .marks = sl_arena_calloc(a, count, 1),
		  .seen = sl_arena_calloc(a, p->program->node_count, sizeof *w.seen),
		  .path = sl_arena_calloc(a, count + 1, sizeof *w.path)};

	if (!w.marks || !w.seen || !w.path)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < count; i++)
		visit(&w, i);
	return SL_OK;
}
