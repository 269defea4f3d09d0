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
