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
	const sl_pos *pos;
	bool own_ground; /* the rule cites a ground of its own */
} ground_walk;

static void check_node(ground_walk *g, uint32_t node)
{
	const sl_program *program = g->p->program;
	const sl_node *n;

	if (node == SL_NO_NODE)
		return;
	n = &program->nodes[node];
	for (uint32_t i = 0; i < n->count; i++)
		check_node(g, program->kids[n->kids + i]);
	if (n->code == SL_CODE_FACT) {
		const sl_feature *f = g->p->model->schema.features[n->ref];
		sl_pos pos = *g->pos;

		if (n->expr != SL_NO_EXPR)
			pos = sl_feel_place(&g->p->model->exprs[n->expr]->source, n->start);
		if (f->ground_count && !g->own_ground && !sl_feature_has_ground(f, g->domain))
			sl_diags_add(g->p->diags, SL_DIAG_GROUND_MISSING, &pos, g->domain, f->name);
	}
	if (n->code == SL_CODE_TABLE) {
		const sl_table_code *t = &program->tables[n->ref];
		uint32_t cells = t->table->row_count * (t->table->input_count + 1);

		for (uint32_t i = 0; i < t->table->input_count; i++)
			check_node(g, program->kids[t->inputs + i]);
		for (uint32_t i = 0; i < cells; i++)
			check_node(g, program->kids[t->rows + i]);
	}
}

void sl_check_grounds(sl_pass *p)
{
	for (uint32_t i = 0; i < p->model->rule_count; i++) {
		const sl_rule_code *r = &p->program->rules[i];
		const sl_regulation *reg = r->rule->source.regulation;
		ground_walk g = {p, reg->domain, &r->rule->pos, false};

		if (!reg->domain || strcmp(reg->domain, "alle") == 0)
			continue;
		p->diags->gemeente = reg->municipality;
		check_node(&g, r->condition);
		check_node(&g, r->value);
		p->diags->gemeente = NULL;
	}
}
