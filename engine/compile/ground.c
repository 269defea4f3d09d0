/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Purpose limitation: a rule of a domain reads only facts for which that
 * domain has a ground. What it reads through a concept of another domain is
 * listed, not refused (docs/rule-language.md).
 */
#include "compile/pass.h"

#include <string.h>

typedef struct ground_walk {
	sl_pass *p;
	const char *domain;
	const sl_pos *pos;         /* when a node has no place of its own */
	const sl_concept *through; /* the concept of another domain that reads; NULL: the rule itself */
	sl_pos from;               /* where that concept was read */
	uint32_t *seen;            /* by concept: the last walk that went through it */
	uint32_t walk;
	uint8_t *listed;           /* by feature: was listed for this domain */
} ground_walk;

static void check_node(ground_walk *g, uint32_t node);

static sl_pos place_of(const ground_walk *g, const sl_node *n)
{
	return n->expr == SL_NO_EXPR ? *g->pos : sl_feel_place(&g->p->model->exprs[n->expr]->source, n->start);
}

static void check_fact(ground_walk *g, const sl_node *n, const sl_feature *f)
{
	sl_pos pos;

	if (!f->ground_count || sl_feature_has_ground(f, g->domain))
		return;
	if (!g->through) {
		pos = place_of(g, n);
		sl_diags_add(g->p->diags, SL_DIAG_GROUND_MISSING, &pos, g->domain, f->name);
	} else if (!g->listed[f->number]) {
		g->listed[f->number] = 1;
		sl_diags_add(g->p->diags, SL_DIAG_GROUND_THROUGH_CONCEPT, &g->from, g->domain, f->name,
			     g->through->feature->name);
	}
}

/* All that the rules of a concept of another domain read. */
static void check_concept(ground_walk *g, const sl_node *n, const sl_concept *c)
{
	const sl_concept *before = g->through;

	if (!before && c->regulation->domain == g->domain)
		return; /* its own rules are looked at by themselves */
	if (g->seen[c->number] == g->walk)
		return;
	g->seen[c->number] = g->walk;
	if (!before) {
		g->through = c;
		g->from = place_of(g, n);
	}
	for (uint32_t i = 0; i < c->rule_count; i++) {
		const sl_rule_code *r = &g->p->program->rules[c->rules[i]->number];

		if (c->rules[i]->source.regulation->municipality)
			continue;
		check_node(g, r->condition);
		check_node(g, r->value);
	}
	g->through = before;
}

static void check_table(ground_walk *g, const sl_table_code *t)
{
	const uint32_t *kids = g->p->program->kids;
	uint32_t cells = t->table->row_count * (t->table->input_count + 1);

	for (uint32_t i = 0; i < t->table->input_count; i++)
		check_node(g, kids[t->inputs + i]);
	for (uint32_t i = 0; i < cells; i++)
		check_node(g, kids[t->rows + i]);
	check_node(g, t->fallback);
}

static void check_node(ground_walk *g, uint32_t node)
{
	const sl_program *program = g->p->program;
	const sl_node *n;

	if (node == SL_NO_NODE)
		return;
	n = &program->nodes[node];
	for (uint32_t i = 0; i < n->count; i++)
		check_node(g, program->kids[n->kids + i]);
	if (n->code == SL_CODE_FACT)
		check_fact(g, n, g->p->model->schema.features[n->ref]);
	else if (n->code == SL_CODE_CONCEPT || n->code == SL_CODE_PAIR)
		check_concept(g, n, g->p->model->schema.features[n->ref]->concept);
	else if (n->code == SL_CODE_TABLE)
		check_table(g, &program->tables[n->ref]);
}

/* What the sentences for the letter print is used too. */
static void check_template(ground_walk *g, const sl_template *t)
{
	for (uint32_t i = 0; t && i < t->count; i++)
		if (t->parts[i].expr)
			check_node(g, g->p->program->expr_nodes[t->parts[i].expr->number]);
}

static void check_rule(ground_walk *g, const sl_rule_code *r)
{
	const sl_regulation *reg = r->rule->source.regulation;
	size_t before = g->p->diags->count;

	g->walk++;
	g->domain = reg->domain;
	g->pos = &r->rule->pos;
	g->p->diags->municipality = reg->municipality;
	check_node(g, r->condition);
	check_node(g, r->value);
	check_template(g, r->rule->because);
	g->p->diags->municipality = NULL;
	for (size_t i = before; i < g->p->diags->count && reg->municipality; i++)
		if (g->p->diags->items[i].severity == SL_ERROR)
			g->p->program->broken[reg->number] = true;
}

static void check_domain(ground_walk *g, const char *domain)
{
	memset(g->listed, 0, g->p->model->schema.feature_count);
	for (uint32_t i = 0; i < g->p->model->rule_count; i++) {
		const sl_rule_code *r = &g->p->program->rules[i];

		if (r->rule && r->rule->source.regulation->domain == domain)
			check_rule(g, r);
	}
}

/* What a decision brings about is told with what its own domain may use. */
static void check_items(ground_walk *g, const sl_consequence *c)
{
	const sl_decision *d = c->item_count ? sl_model_decision(g->p->model, c->decision) : NULL;

	if (!d || strcmp(d->domain, "alle") == 0)
		return;
	memset(g->listed, 0, g->p->model->schema.feature_count);
	g->walk++;
	g->domain = d->domain;
	g->pos = &c->pos;
	for (uint32_t i = 0; i < c->item_count; i++)
		check_node(g, g->p->program->expr_nodes[c->item[i].value->number]);
}

static void check_consequences(ground_walk *g)
{
	const sl_schema *s = &g->p->model->schema;

	for (uint32_t i = 0; i < s->feature_count; i++)
		for (uint32_t k = 0; s->features[i]->fact && k < s->features[i]->fact->consequence_count; k++)
			check_items(g, &s->features[i]->fact->consequences[k]);
}

void sl_check_grounds(sl_pass *p)
{
	const sl_schema *s = &p->model->schema;
	ground_walk g = {.p = p,
			 .seen = sl_arena_calloc(&p->program->arena, p->model->concept_count, sizeof *g.seen),
			 .listed = sl_arena_calloc(&p->program->arena, s->feature_count, 1)};

	if (!g.seen || !g.listed) {
		p->out_of_memory = true;
		return;
	}
	for (uint32_t i = 0; i < s->domain_count; i++)
		if (strcmp(s->domains[i].name, "alle") != 0)
			check_domain(&g, s->domains[i].name);
	check_consequences(&g);
}
