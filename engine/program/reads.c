/* SPDX-License-Identifier: EUPL-1.2 */
/* What an expression reads. */
#include "program/program.h"

bool sl_node_reads_decision(const sl_program *p, uint32_t node, uint32_t decision)
{
	const sl_node *n;

	if (node == SL_NO_NODE)
		return false;
	n = &p->nodes[node];
	if (n->code == SL_CODE_DECIDED && n->ref == decision)
		return true;
	for (uint32_t i = 0; i < n->count; i++)
		if (sl_node_reads_decision(p, p->kids[n->kids + i], decision))
			return true;
	return false;
}

static bool kids_read(const sl_program *p, const uint32_t *kids, uint32_t count, const sl_feature *f)
{
	for (uint32_t i = 0; i < count; i++)
		if (sl_node_reads_feature(p, kids[i], f))
			return true;
	return false;
}

static bool table_reads(const sl_program *p, const sl_table_code *t, const sl_feature *f)
{
	uint32_t per_row = t->table->input_count + 1;

	return kids_read(p, &p->kids[t->inputs], t->table->input_count, f) ||
	       kids_read(p, &p->kids[t->rows], t->table->row_count * per_row, f) ||
	       sl_node_reads_feature(p, t->fallback, f);
}

bool sl_node_reads_feature(const sl_program *p, uint32_t node, const sl_feature *f)
{
	const sl_node *n;

	if (node == SL_NO_NODE)
		return false;
	n = &p->nodes[node];
	if ((n->code == SL_CODE_FACT || n->code == SL_CODE_CONCEPT || n->code == SL_CODE_PAIR) && n->ref == f->number)
		return true;
	if (n->code == SL_CODE_TABLE)
		return table_reads(p, &p->tables[n->ref], f);
	return kids_read(p, &p->kids[n->kids], n->count, f);
}
