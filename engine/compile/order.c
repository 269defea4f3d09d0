/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The order of concepts: each behind those that it reads. A cycle is an
 * error, also one through a relation or another date: every evaluation ends.
 * So is a row of concepts that is too long to compute on one stack.
 */
#include "compile/pass.h"

#include <string.h>

typedef enum mark { NEW, OPEN, DONE } mark;

typedef struct walk {
	sl_pass *p;
	uint8_t *marks;      /* by concept */
	uint32_t *seen;      /* by node: the last concept that looked at it, plus one */
	uint32_t *path;      /* concepts that are open, outermost first */
	uint32_t *below;     /* by concept that is done: how deep a computation of it goes */
	uint32_t depth, done, level;
	const char *municipality; /* whose rules are looked at, beside those of the law */
	bool everybody;      /* rules of all municipalities, and nothing is said */
	bool too_deep;       /* one that is was met, and said */
	bool cycle;          /* one was met */
} walk;

static uint32_t visit(walk *w, uint32_t concept);

static uint32_t visit_table(walk *w, const sl_table_code *t, uint32_t concept);

static uint32_t more(uint32_t a, uint32_t b)
{
	return a > b ? a : b;
}

static void report_depth(walk *w, uint32_t concept)
{
	const sl_feature *f = w->p->model->concepts[concept]->feature;

	if (!w->too_deep && !w->everybody)
		sl_diags_add(w->p->diags, SL_DIAG_CONCEPTS_TOO_DEEP, &f->pos, f->name);
	w->too_deep = true;
}

/* tenminste, ten-hoogste and stil of what is opened to ordinances. */
static uint32_t visit_bounds(walk *w, const sl_delegation *const *list, uint32_t count, uint32_t concept);

/* How deep a computation of the node goes. */
static uint32_t visit_node(walk *w, uint32_t node, uint32_t concept)
{
	const sl_program *g = w->p->program;
	const sl_node *n;
	uint32_t below = 0;

	if (node == SL_NO_NODE || w->seen[node] == concept + 1)
		return 0;
	w->seen[node] = concept + 1;
	n = &g->nodes[node];
	w->level++;
	for (uint32_t i = 0; i < n->count; i++)
		below = more(below, visit_node(w, g->kids[n->kids + i], concept));
	if (n->code == SL_CODE_CONCEPT || n->code == SL_CODE_PAIR) {
		const sl_concept *c = w->p->model->schema.features[n->ref]->concept;

		below = more(below, visit(w, c->number));
	}
	if (n->code == SL_CODE_TABLE)
		below = more(below, visit_table(w, &g->tables[n->ref], concept));
	if (n->code == SL_CODE_PARAMETER) {
		const sl_parameter *a = w->p->model->parameters[n->ref];

		below = more(below, visit_bounds(w, a->delegations, a->delegation_count, concept));
	}
	w->level--;
	return below + 1;
}

static uint32_t visit_bounds(walk *w, const sl_delegation *const *list, uint32_t count, uint32_t concept)
{
	uint32_t below = 0;

	for (uint32_t i = 0; i < count; i++) {
		const sl_expr *bounds[] = {list[i]->least, list[i]->most, list[i]->silent};

		for (int j = 0; j < 3; j++)
			if (bounds[j])
				below = more(below, visit_node(w, w->p->program->expr_nodes[bounds[j]->number], concept));
	}
	return below;
}

static uint32_t visit_table(walk *w, const sl_table_code *t, uint32_t concept)
{
	const sl_program *g = w->p->program;
	uint32_t cells = t->table->row_count * (t->table->input_count + 1), below;

	below = visit_node(w, t->fallback, concept);
	for (uint32_t i = 0; i < t->table->input_count; i++)
		below = more(below, visit_node(w, g->kids[t->inputs + i], concept));
	for (uint32_t i = 0; i < cells; i++)
		below = more(below, visit_node(w, g->kids[t->rows + i], concept));
	for (uint32_t i = 0; i < t->table->priority_count; i++)
		below = more(below, visit_node(w, g->kids[t->priorities + i], concept));
	return below;
}

static void report_cycle(walk *w, uint32_t concept)
{
	const sl_concept *c = w->p->model->concepts[concept];
	uint32_t i = w->depth;

	w->cycle = true;
	if (w->everybody)
		return;
	do
		i--; /* it is open, so it stands there */
	while (i > 0 && w->path[i] != concept);
	sl_diags_add(w->p->diags, SL_DIAG_CONCEPT_CYCLE, &c->feature->pos, c->feature->name);
	for (; i < w->depth; i++) {
		const sl_feature *f = w->p->model->concepts[w->path[i]]->feature;

		sl_diags_note(w->p->diags, &f->pos, "\"%s\" leest daarna \"%s\"", f->name,
			      i + 1 < w->depth ? w->p->model->concepts[w->path[i + 1]]->feature->name
					       : c->feature->name);
	}
}

static bool looks_at(const walk *w, const sl_regulation *r)
{
	if (!r->municipality)
		return true;
	if (w->everybody)
		return !w->p->program->broken[r->number];
	return w->municipality && strcmp(r->municipality, w->municipality) == 0;
}

/* All that rules of the concept read, in any version. */
static uint32_t visit_rules(walk *w, const sl_concept *c)
{
	uint32_t below = 0;

	for (uint32_t i = 0; i < c->rule_count; i++) {
		const sl_rule_code *r = &w->p->program->rules[c->rules[i]->number];

		if (!looks_at(w, c->rules[i]->source.regulation))
			continue;
		below = more(below, visit_node(w, r->condition, c->number));
		below = more(below, visit_node(w, r->value, c->number));
	}
	if (c->joint_with && !c->joint_with->is_fact)
		below = more(below, visit(w, ((const sl_concept *)c->joint_with->concept)->number));
	return more(below, visit_bounds(w, c->delegations, c->delegation_count, c->number));
}

/* How deep a computation of the concept goes. */
static uint32_t visit(walk *w, uint32_t concept)
{
	const sl_concept *c = w->p->model->concepts[concept];
	uint32_t below;

	if (w->marks[concept] == DONE)
		return w->below[concept];
	if (w->marks[concept] == OPEN) {
		report_cycle(w, concept);
		return 0;
	}
	if (w->level > SL_MOST_DEPTH) { /* not deeper: this walk has a stack too */
		report_depth(w, w->path[0]);
		return 0;
	}
	w->marks[concept] = OPEN;
	w->path[w->depth++] = concept;
	w->level += SL_DEPTH_OF_CONCEPT;
	below = visit_rules(w, c) + SL_DEPTH_OF_CONCEPT;
	if (below > SL_MOST_DEPTH)
		report_depth(w, concept);
	w->level -= SL_DEPTH_OF_CONCEPT;
	w->depth--;
	w->marks[concept] = DONE;
	w->below[concept] = below;
	w->p->program->order[w->done++] = concept;
	return below;
}

static void visit_all(walk *w, const char *municipality, bool everybody)
{
	const uint32_t count = w->p->model->concept_count;

	memset(w->marks, NEW, count);
	memset(w->seen, 0, w->p->program->node_count * sizeof *w->seen);
	w->depth = w->done = w->level = 0;
	w->municipality = municipality;
	w->everybody = everybody;
	w->too_deep = w->cycle = false;
	for (uint32_t i = 0; i < count; i++)
		visit(w, i);
}

/* A cycle through the rules of one municipality takes that one out. */
static void visit_municipality(walk *w, const char *municipality)
{
	sl_pass *p = w->p;
	size_t before = p->diags->count;

	p->diags->municipality = municipality;
	visit_all(w, municipality, false);
	p->diags->municipality = NULL;
	for (uint32_t i = 0; i < p->model->regulation_count && p->diags->count > before; i++)
		if (p->model->regulations[i]->municipality &&
		    strcmp(p->model->regulations[i]->municipality, municipality) == 0)
			p->program->broken[i] = true;
}

static void visit_municipalities(walk *w)
{
	const sl_model *m = w->p->model;

	for (uint32_t i = 0; i < m->rule_count; i++) {
		const char *place = m->rules[i]->source.regulation->municipality;
		bool first = place != NULL;

		for (uint32_t k = 0; k < i && first; k++) {
			const char *other = m->rules[k]->source.regulation->municipality;

			first = !other || strcmp(other, place) != 0;
		}
		if (first)
			visit_municipality(w, place);
	}
}

sl_status sl_order_concepts(sl_pass *p)
{
	uint32_t count = p->model->concept_count;
	sl_arena *a = &p->program->arena;
	walk w = {.p = p,
		  .marks = sl_arena_calloc(a, count, 1),
		  .seen = sl_arena_calloc(a, p->program->node_count, sizeof *w.seen),
		  .path = sl_arena_calloc(a, count + 1, sizeof *w.path),
		  .below = sl_arena_calloc(a, count + 1, sizeof *w.below)};
	size_t before = p->diags->error_count;

	if (!w.marks || !w.seen || !w.path || !w.below)
		return SL_ENOMEM;
	/* What is well with the rules of all is well with those of each. */
	visit_all(&w, NULL, true);
	if (!w.cycle && !w.too_deep)
		return SL_OK;
	visit_all(&w, NULL, false);
	if (p->diags->error_count > before)
		return SL_OK;
	visit_municipalities(&w);
	visit_all(&w, NULL, true);
	return SL_OK;
}
