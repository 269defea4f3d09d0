/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: decision tables, first and unique. */
#include "eval/quick_emit.h"

/* Jumps away when a cell of the row does not fit. */
static void emit_row(sl_quick_emitter *e, const sl_table_code *t, const sl_quick_reg *inputs, uint32_t row,
		     sl_quick_exits *misses)
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

/* The result of a row that hits, or the default, becomes the value. */
static void emit_result(sl_quick_emitter *e, uint32_t node, sl_quick_reg out)
{
	sl_quick_reg x = sl_quick_node_as(e, node, &out.t);

	if (sl_quick_same_kind(x, out))
		sl_quick_move_into(e, out.r, x);
	else
		sl_quick_give_up(e);
}

/* Rows share their registers. What leaves the table is in `ends`, by row. */
static void emit_rows(sl_quick_emitter *e, const sl_table_code *t, const sl_quick_reg *inputs, sl_quick_reg out, sl_quick_reg had, size_t *ends)
{
	bool first = t->table->hit == SL_HIT_FIRST;
	uint32_t width = t->table->input_count + 1;
	unsigned keep = e->next;

	for (uint32_t row = 0; row < t->table->row_count && !e->failed; row++) {
		sl_quick_exits misses = {.count = 0};

		e->next = keep;
		emit_row(e, t, inputs, row, &misses);
		if (!first) /* a second row that hits is for the general way */
			sl_quick_emit(e, SL_QUICK_SAME, 0, had.r, had.r, 1);
		emit_result(e, e->p->kids[t->rows + row * width + width - 1], out);
		sl_quick_emit(e, SL_QUICK_CONST, had.r, 0, 0, 1);
		if (first) {
			ends[row] = sl_quick_emit(e, SL_QUICK_JUMP, 0, 0, 0, 0);
			sl_quick_unreachable(e);
		}
		sl_quick_land_all(e, &misses);
	}
}

sl_quick_reg sl_quick_table(sl_quick_emitter *e, const sl_node *n)
{
	const sl_table_code *t = &e->p->tables[n->ref];
	sl_quick_reg inputs[32], out, had;
	sl_quick_type want;
	size_t skip, *ends = sl_arena_calloc(e->scratch, t->table->row_count, sizeof *ends);
	bool first = t->table->hit == SL_HIT_FIRST;

	if (!ends || t->table->input_count > 32 || (!first && t->table->hit != SL_HIT_UNIQUE) ||
	    !sl_plain_type_of(&want, n->type, true))
		return sl_quick_give_up(e);
	if (want.kind == SL_PLAIN_NUMBER && !n->type->integer)
		want.scale = SL_QUICK_SCALE;
	for (uint32_t i = 0; i < t->table->input_count; i++)
		inputs[i] = sl_quick_node(e, e->p->kids[t->inputs + i]);
	out = sl_quick_begin_with(e, SL_QUICK_NULL, want);
	had = sl_quick_begin_with(e, 0, sl_quick_truth_type);
	emit_rows(e, t, inputs, out, had, ends);
	if (t->fallback != SL_NO_NODE) {
		skip = sl_quick_emit(e, SL_QUICK_JUMP_TRUE, 0, had.r, 0, 0);
		emit_result(e, t->fallback, out);
		sl_quick_land(e, skip);
	}
	for (uint32_t row = 0; first && row < t->table->row_count && !e->failed; row++)
		sl_quick_land(e, ends[row]);
	return out;
}
