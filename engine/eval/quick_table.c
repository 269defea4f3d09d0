/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: decision tables, first and unique. */
#include "eval/quick_emit.h"

/* Jumps away when a cell of the row does not fit. */
static void emit_row(emitter *e, const sl_table_code *t, const reg *inputs, uint32_t row,
		     exits *misses)
{
	uint32_t at = t->rows + row * (t->table->input_count + 1);

	for (uint32_t i = 0; i < t->table->input_count && !e->failed; i++) {
		const sl_node *cell = &e->p->nodes[e->p->kids[at + i]];

		if (cell->code == SL_CODE_LITERAL &&
		    e->p->constants[cell->ref].kind == SL_BOOLEAN &&
		    e->p->constants[cell->ref].as.i)
			continue; /* any value */
		sl_quick_bind(e, t->variable, inputs[i]);
		sl_quick_jump(e, e->p->kids[at + i], false, misses);
	}
}

reg sl_quick_table(emitter *e, const sl_node *n)
{
	const sl_table_code *t = &e->p->tables[n->ref];
	reg inputs[32], out, had, x;
	quick_type want;
	size_t skip, *ends = sl_arena_calloc(e->scratch, t->table->row_count, sizeof *ends);
	bool first = t->table->hit == SL_HIT_FIRST;
	unsigned keep;

	if (!ends || t->table->input_count > 32 || (!first && t->table->hit != SL_HIT_UNIQUE) ||
	    !sl_plain_type_of(&want, n->type, true))
		return sl_quick_give_up(e);
	if (want.kind == SL_PLAIN_NUMBER && !n->type->integer)
		want.scale = QUICK_SCALE;
	for (uint32_t i = 0; i < t->table->input_count; i++)
		inputs[i] = sl_quick_node(e, e->p->kids[t->inputs + i]);
	out = sl_quick_begin_with(e, QUICK_NULL, want);
	had = sl_quick_begin_with(e, 0, truth_type);
	keep = e->next;
	for (uint32_t row = 0; row < t->table->row_count && !e->failed; row++) {
		exits misses = {.count = 0};

		e->next = keep; /* rows share their registers */
		emit_row(e, t, inputs, row, &misses);
		if (!first) /* a second row that hits is for the general way */
			sl_quick_step(e, QUICK_SAME, 0, had.r, had.r, 1);
		x = sl_quick_node_as(e,
				     e->p->kids[t->rows + row * (t->table->input_count + 1) +
						t->table->input_count],
				     &want);
		if (!sl_quick_same_kind(x, out))
			return sl_quick_give_up(e);
		sl_quick_move_into(e, out.r, x);
		sl_quick_step(e, QUICK_CONST, had.r, 0, 0, 1);
		if (first) {
			ends[row] = sl_quick_step(e, QUICK_JUMP, 0, 0, 0, 0);
			sl_quick_unreachable(e);
		}
		sl_quick_land_all(e, &misses);
	}
	if (t->fallback != SL_NO_NODE) {
		skip = sl_quick_step(e, QUICK_JUMP_TRUE, 0, had.r, 0, 0);
		x = sl_quick_node_as(e, t->fallback, &want);
		if (!sl_quick_same_kind(x, out))
			return sl_quick_give_up(e);
		sl_quick_move_into(e, out.r, x);
		sl_quick_land(e, skip);
	}
	for (uint32_t row = 0; first && row < t->table->row_count && !e->failed; row++)
		sl_quick_land(e, ends[row]);
	return out;
}
