/* SPDX-License-Identifier: EUPL-1.2 */
/* Nodes, kids and constants: the arrays of a program while they grow. */
#include "compile/pass.h"

uint32_t sl_emit_kids(sl_pass *p, uint32_t count)
{
	sl_program *g = p->program;
	uint32_t first = g->kid_count;

	while (g->kid_count + (size_t)count > p->kid_cap) {
		uint32_t *kids = sl_arena_grow(&g->arena, g->kids, p->kid_cap, &p->kid_cap, sizeof *kids);

		if (!kids) {
			p->out_of_memory = true;
			return SL_NO_NODE;
		}
		g->kids = kids;
	}
	g->kid_count += count;
	return first;
}

uint32_t sl_emit(sl_pass *p, sl_code code, const sl_type *type, const uint32_t *kids, uint32_t count)
{
	sl_program *g = p->program;
	sl_node *nodes = sl_arena_grow(&g->arena, g->nodes, g->node_count, &p->node_cap, sizeof *nodes);
	uint32_t first = count ? sl_emit_kids(p, count) : 0;

	if (!nodes || first == SL_NO_NODE || count > UINT16_MAX) {
		p->out_of_memory = true;
		return SL_NO_NODE;
	}
	g->nodes = nodes;
	for (uint32_t i = 0; i < count; i++) {
		if (kids[i] == SL_NO_NODE)
			return SL_NO_NODE; /* an error below was reported */
		g->kids[first + i] = kids[i];
	}
	nodes[g->node_count] = (sl_node){.code = (uint8_t)code, .count = (uint16_t)count, .kids = first,
					 .type = type, .expr = SL_NO_EXPR};
	return g->node_count++;
}

uint32_t sl_emit_constant(sl_pass *p, sl_value v)
{
	sl_program *g = p->program;
	sl_value *constants = sl_arena_grow(&g->arena, g->constants, g->constant_count,
					    &p->constant_cap, sizeof *constants);

	if (!constants) {
		p->out_of_memory = true;
		return 0;
	}
	g->constants = constants;
	constants[g->constant_count] = v;
	return g->constant_count++;
}

uint32_t sl_emit_literal(sl_pass *p, sl_value v, const sl_type *type)
{
	uint32_t node = sl_emit(p, SL_CODE_LITERAL, type, NULL, 0);

	if (node != SL_NO_NODE)
		p->program->nodes[node].ref = sl_emit_constant(p, v);
	return node;
}
