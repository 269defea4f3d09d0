/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: steps, registers, jumps, and numbers at one scale. */
#include "eval/quick_emit.h"

#include <string.h>

/* ---- steps and registers ---- */

reg sl_quick_give_up(emitter *e)
{
	e->failed = true;
	return (reg){0, truth_type};
}

uint8_t sl_quick_register(emitter *e)
{
	if (e->next >= QUICK_REGISTERS) {
		e->failed = true;
		return 0;
	}
	if (e->next + 1 > e->most)
		e->most = e->next + 1;
	return (uint8_t)e->next++;
}

size_t sl_quick_step(emitter *e, quick_op op, uint8_t d, uint8_t a, uint8_t b, int64_t imm)
{
	size_t cap = e->cap;
	quick_step *steps = sl_arena_grow(e->scratch, e->steps, e->count, &e->cap, sizeof *steps);
	known *at_jump = sl_arena_grow(e->scratch, e->at_jump, e->count, &cap, sizeof *at_jump);

	if (!steps || !at_jump) {
		e->failed = true;
		return 0;
	}
	e->steps = steps;
	e->at_jump = at_jump;
	at_jump[e->count] = e->known;
	steps[e->count] = (quick_step){NULL, (uint8_t)op, d, a, b, 0, imm};
	return e->count++;
}

reg sl_quick_constant(emitter *e, int64_t v, quick_type t)
{
	reg out = {sl_quick_register(e), t};

	sl_quick_step(e, QUICK_CONST, out.r, 0, 0, v);
	return out;
}

/* A variable is read again, perhaps. */
bool sl_quick_is_variable(const emitter *e, uint8_t x)
{
	for (unsigned i = 0; i < SL_MOST_VARIABLES; i++)
		if (e->variables[i] == x)
			return true;
	return false;
}

void sl_quick_bind(emitter *e, unsigned slot, reg x)
{
	e->variables[slot] = x.r;
	e->variable_types[slot] = x.t;
}

/* x into a register that others read. The step that just made x writes there
 * itself, unless a jump lands between. */
void sl_quick_move_into(emitter *e, uint8_t out, uint8_t x)
{
	quick_step *last = e->count && !e->failed ? &e->steps[e->count - 1] : NULL;

	if (last && last->d == x && e->label != e->count && last->op < QUICK_JUMP_LT &&
	    !sl_quick_is_variable(e, x))
		last->d = out;
	else if (out != x)
		sl_quick_step(e, QUICK_MOVE, out, x, 0, 0);
}

/* ---- jumps, and what is known where they land ---- */

void sl_quick_land(emitter *e, size_t at)
{
	if (e->failed)
		return;
	e->steps[at].jump = (int32_t)(e->count - at);
	e->label = e->count;
	/* Two ways lead here: only what both know is known. */
	for (size_t i = 0; i < KNOWN_SLOTS / 64; i++)
		e->known.words[i] &= e->at_jump[at].words[i];
}

/* What follows an unconditional jump is reached only by landing there. */
void sl_quick_unreachable(emitter *e)
{
	memset(&e->known, 0xff, sizeof e->known);
}

bool sl_quick_is_known(const emitter *e, uint32_t slot)
{
	return slot < KNOWN_SLOTS && e->known.words[slot / 64] >> slot % 64 & 1;
}

void sl_quick_now_known(emitter *e, uint32_t slot)
{
	if (slot < KNOWN_SLOTS)
		e->known.words[slot / 64] |= UINT64_C(1) << slot % 64;
}

void sl_quick_add_exit(emitter *e, exits *x, size_t at)
{
	if (x->count == MOST_EXITS)
		e->failed = true;
	else
		x->at[x->count++] = at;
}

void sl_quick_land_all(emitter *e, const exits *x)
{
	for (unsigned i = 0; i < x->count && !e->failed; i++)
		sl_quick_land(e, x->at[i]);
}

/* ---- giving up in one branch ---- */

checkpoint sl_quick_mark(const emitter *e)
{
	return (checkpoint){e->count, e->label, e->next, e->known, e->failed};
}

/* True when emitting failed since the mark: a step that gives up is in its place. */
bool sl_quick_rescue(emitter *e, const checkpoint *from)
{
	if (!e->failed || from->failed)
		return false;
	e->failed = false;
	e->count = from->count;
	e->label = from->label;
	e->next = from->next;
	e->known = from->known;
	sl_quick_step(e, QUICK_GIVE_UP, 0, 0, 0, 0);
	sl_quick_unreachable(e);
	return true;
}

/* ---- types ---- */

int64_t sl_quick_power_of_ten(unsigned n)
{
	int64_t p = 1;

	while (n--)
		p *= 10;
	return p;
}

/* The same number at another scale; downwards only when no digit is lost. */
reg sl_quick_rescale(emitter *e, reg x, unsigned scale)
{
	reg out = x;

	if (x.t.kind != SL_PLAIN_NUMBER || x.t.scale == scale)
		return x;
	out.r = sl_quick_register(e);
	out.t.scale = (uint8_t)scale;
	if (scale > x.t.scale)
		sl_quick_step(e, QUICK_SCALE_UP, out.r, x.r, 0,
			      sl_quick_power_of_ten(scale - x.t.scale));
	else
		sl_quick_step(e, QUICK_SHRINK, out.r, x.r, 0,
			      sl_quick_power_of_ten(x.t.scale - scale));
	return out;
}

void sl_quick_not_null(emitter *e, reg *x)
{
	if (x->t.nullable)
		sl_quick_step(e, QUICK_NOT_NULL, 0, x->r, 0, 0);
	x->t.nullable = false;
}

void sl_quick_align(emitter *e, reg *x, reg *y)
{
	unsigned scale = x->t.scale > y->t.scale ? x->t.scale : y->t.scale;

	if (x->t.kind != SL_PLAIN_NUMBER || y->t.kind != SL_PLAIN_NUMBER)
		return;
	*x = sl_quick_rescale(e, *x, scale);
	*y = sl_quick_rescale(e, *y, scale);
}

bool sl_quick_same_kind(reg x, reg y)
{
	return x.t.kind == y.t.kind && (x.t.kind != SL_PLAIN_CHOICE || x.t.choices == y.t.choices);
}
