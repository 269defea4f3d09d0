/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Making quick code: what is left to do when all steps of a code are there.
 * Jumps go to where they end up, registers stand close together, and each step
 * gets the label that the loop jumps to.
 */
#include "eval/quick_emit.h"

static bool needs_memory(uint8_t op)
{
	return op == SL_QUICK_CONCEPT || op == SL_QUICK_OWN_CONCEPT || op == SL_QUICK_LOAD || op == SL_QUICK_PAIR ||
	       op == SL_QUICK_PARAMETER || op == SL_QUICK_HAVE || op == SL_QUICK_STORE;
}

/* A constant before a jump is one step with it; the jump stays for others. */
static void join_constants(sl_quick_emitter *e)
{
	for (size_t i = 0; i + 1 < e->count; i++)
		if (e->steps[i].op == SL_QUICK_CONST && e->steps[i + 1].op == SL_QUICK_JUMP) {
			e->steps[i].op = SL_QUICK_CONST_JUMP;
			e->steps[i].jump = e->steps[i + 1].jump + 1;
		}
}

/* A jump to a jump goes on at once. */
static void shorten(sl_quick_emitter *e, size_t i)
{
	sl_quick_step *s = &e->steps[i];

	for (int hops = 0; hops < 8 && s[s->jump].op == SL_QUICK_JUMP; hops++)
		s->jump += s[s->jump].jump;
}

/* Homes move down to where the other registers end. */
static uint8_t moved(const sl_quick_emitter *e, uint8_t x)
{
	return x >= e->top ? (uint8_t)(x - e->top + e->most) : x;
}

void sl_quick_keep(sl_quick_emitter *e, sl_quick_code *out)
{
	const void *const *labels = sl_quick_labels();

	if (e->failed)
		return;
	out->alone = true;
	join_constants(e);
	for (size_t i = 0; i < e->count; i++)
		if (sl_quick_jumps((sl_quick_op)e->steps[i].op))
			shorten(e, i);
	for (size_t i = 0; i < e->count; i++) {
		sl_quick_step *s = &e->steps[i];

		s->go = labels[s->op];
		s->d = moved(e, s->d);
		s->a = moved(e, s->a);
		s->b = moved(e, s->b);
		if (sl_quick_jumps((sl_quick_op)s->op))
			s->jump *= (int32_t)sizeof *s;
		out->alone = out->alone && !needs_memory(s->op);
	}
	out->steps = sl_arena_memdup(e->arena, e->steps, e->count * sizeof *e->steps);
	out->registers = e->most + SL_QUICK_REGISTERS - e->top;
}
