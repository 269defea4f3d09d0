/* SPDX-License-Identifier: EUPL-1.2 */
/* Compiling: the passes, one after the other. */
#include "compile/pass.h"

#include <stdlib.h>
#include <string.h>

/* Room for nodes to begin with: what most rule sets need, so that the arrays
 * need not be copied while they grow. */
#define NODES_OF_EXPR 8

static int compare_days(const void *a, const void *b)
{
	sl_date x = *(const sl_date *)a, y = *(const sl_date *)b;

	return x < y ? -1 : x > y;
}

typedef struct cuts {
	sl_pass *p;
	sl_date *days;
	size_t count, cap;
} cuts;

static void add_cut(cuts *c, sl_date day)
{
	sl_date *days;

	if (day <= SL_DATE_MIN || day >= SL_FOREVER)
		return;
	/* Neighbours mostly change on the same days: leave little to sort. */
	for (size_t i = 1; i <= 8 && i <= c->count; i++)
		if (c->days[c->count - i] == day)
			return;
	if (!(days = sl_arena_grow(&c->p->program->arena, c->days, c->count, &c->cap, sizeof *days))) {
		c->p->out_of_memory = true;
		return;
	}
	c->days = days;
	days[c->count++] = day;
}

static void add_validity(cuts *c, sl_validity v)
{
	add_cut(c, v.from);
	add_cut(c, v.to);
}

static void add_versions(cuts *c, const sl_model *m)
{
	for (uint32_t i = 0; i < m->rule_count; i++)
		add_validity(c, m->rules[i]->validity);
	for (uint32_t i = 0; i < m->parameter_count; i++)
		for (uint32_t j = 0; j < m->parameters[i]->value_count; j++)
			add_validity(c, m->parameters[i]->values[j].validity);
	for (uint32_t i = 0; i < m->setting_count; i++)
		for (uint32_t j = 0; j < m->settings[i]->value_count; j++)
			add_validity(c, m->settings[i]->values[j].validity);
	for (uint32_t i = 0; i < m->delegation_count; i++)
		add_validity(c, m->delegations[i]->validity);
	for (uint32_t i = 0; i < m->regulation_count; i++)
		add_validity(c, m->regulations[i]->validity);
	for (uint32_t i = 0; i < m->decision_count; i++) {
		add_validity(c, m->decisions[i]->validity);
		for (uint32_t j = 0; j < m->decisions[i]->amount_count; j++)
			add_validity(c, m->decisions[i]->amounts[j].validity);
	}
	for (uint32_t i = 0; i < m->power_count; i++)
		add_validity(c, m->powers[i]->validity);
	for (uint32_t i = 0; i < m->conflict_count; i++)
		add_validity(c, m->conflicts[i]->validity);
	for (uint32_t i = 0; i < m->floor_count; i++)
		add_validity(c, m->floors[i]->validity);
}

/* Every day on which some version begins or ends, each once, in order. */
static sl_status find_cuts(sl_pass *p)
{
	cuts c = {.p = p};
	size_t n = 0;

	add_versions(&c, p->model);
	if (p->out_of_memory)
		return SL_ENOMEM;
	if (c.count)
		qsort(c.days, c.count, sizeof *c.days, compare_days);
	for (size_t i = 0; i < c.count; i++)
		if (n == 0 || c.days[i] != c.days[n - 1])
			c.days[n++] = c.days[i];
	p->program->cuts = c.days;
	p->program->cut_count = (uint32_t)n;
	return SL_OK;
}

static bool intern_words(sl_pass *p)
{
	sl_names *n = p->model->names;

	p->ik = sl_names_intern(n, "ik", 2);
	p->ander = sl_names_intern(n, "ander", 5);
	p->item = sl_names_intern(n, "item", 4);
	p->periode = sl_names_intern(n, "periode", 7);
	p->op = sl_names_intern(n, "op", 2);
	p->perioden = sl_names_intern(n, "perioden", 8);
	p->werkdag = sl_names_intern(n, SL_WORKDAY_NAME, strlen(SL_WORKDAY_NAME));
	p->question = sl_names_intern(n, "?", 1);
	p->besluit = sl_names_intern(n, "besluit", 7);
	return p->ik && p->ander && p->item && p->periode && p->op && p->perioden && p->werkdag &&
	       p->question && p->besluit;
}

static sl_status prepare(sl_pass *p)
{
	sl_program *g = p->program;
	const sl_model *m = p->model;

	g->model = m;
	if (!intern_words(p))
		return SL_ENOMEM;
	p->node_cap = p->kid_cap = (size_t)m->expr_count * NODES_OF_EXPR + 1;
	g->nodes = sl_arena_calloc(&g->arena, p->node_cap, sizeof *g->nodes);
	g->kids = sl_arena_calloc(&g->arena, p->kid_cap, sizeof *g->kids);
	p->entities = sl_arena_calloc(&g->arena, m->schema.kind_count, sizeof *p->entities);
	g->expr_nodes = sl_arena_calloc(&g->arena, m->expr_count, sizeof *g->expr_nodes);
	g->rules = sl_arena_calloc(&g->arena, m->rule_count, sizeof *g->rules);
	g->decisions = sl_arena_calloc(&g->arena, m->decision_count, sizeof *g->decisions);
	g->powers = sl_arena_calloc(&g->arena, m->power_count, sizeof *g->powers);
	g->conflicts = sl_arena_calloc(&g->arena, m->conflict_count, sizeof *g->conflicts);
	g->floors = sl_arena_calloc(&g->arena, m->floor_count, sizeof *g->floors);
	g->order = sl_arena_calloc(&g->arena, m->concept_count, sizeof *g->order);
	g->broken = sl_arena_calloc(&g->arena, m->regulation_count, sizeof *g->broken);
	if (!g->nodes || !g->kids || !p->entities || !g->expr_nodes || !g->rules || !g->decisions ||
	    !g->powers || !g->conflicts || !g->floors || !g->order || !g->broken)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < m->expr_count; i++)
		g->expr_nodes[i] = SL_NO_NODE;
	for (uint32_t i = 0; i < m->schema.kind_count; i++)
		p->entities[i] = (sl_type){.base = SL_T_ENTITY, .kind = m->schema.kinds[i]};
	return SL_OK;
}

/* A municipality with an error in one of its files takes no part: what its
 * other files say may rest on what is wrong. */
static sl_status leave_out(sl_pass *p, size_t first)
{
	const sl_model *m = p->model;
	sl_status err = SL_OK;

	for (size_t i = first; i < p->diags->count && err == SL_OK; i++) {
		const sl_diag *d = &p->diags->items[i];

		if (d->severity != SL_ERROR || !d->municipality)
			continue;
		err = sl_model_leave_out(p->model, d->municipality);
		for (uint32_t k = 0; k < m->regulation_count; k++)
			if (m->regulations[k]->municipality && strcmp(m->regulations[k]->municipality, d->municipality) == 0)
				p->program->broken[k] = true;
	}
	return err;
}

static sl_status run_passes(sl_pass *p)
{
	size_t before = p->diags->error_count, first = p->diags->count;
	sl_status err;

	if ((err = prepare(p)) != SL_OK || (err = sl_lower_all(p)) != SL_OK)
		return err;
	if ((err = sl_order_concepts(p)) != SL_OK || (err = find_cuts(p)) != SL_OK)
		return err;
	sl_check_grounds(p);
	sl_find_purposes(p);
	sl_review_rules(p);
	sl_check_rule_counts(p);
	if (p->out_of_memory || p->diags->status == SL_ENOMEM)
		return SL_ENOMEM;
	return p->diags->error_count > before ? SL_ERULES : leave_out(p, first);
}

sl_status sl_program_compile(sl_program **out, sl_model *model, sl_diags *diags)
{
	sl_program *g = calloc(1, sizeof *g);
	sl_pass p = {.program = g, .model = model, .diags = diags};
	sl_status err;

	if (!g)
		return SL_ENOMEM;
	err = run_passes(&p);
	if (err == SL_OK)
		err = sl_program_open_segments(g);
	if (err != SL_OK) {
		sl_program_free(g);
		return err;
	}
	*out = g;
	return SL_OK;
}
