/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: steps, registers, jumps, and numbers at one scale. */
#include "eval/quick_emit.h"

#include <string.h>

/* ---- registers ---- */

/* Homes come down from the top, as long as so many stay free below them. */
#define LEAST_FREE 80

sl_quick_reg sl_quick_give_up(sl_quick_emitter *e)
{
	e->failed = true;
	return (sl_quick_reg){.t = sl_quick_truth_type};
}

void sl_quick_restart(sl_quick_emitter *e)
{
	e->count = e->jump_count = 0;
	e->next = e->most = SL_QUICK_FIRST_FREE;
	e->top = SL_QUICK_REGISTERS;
	e->asked = 0;
	e->into = 0;
	e->self = (sl_quick_reg){.r = SL_QUICK_SELF, .t = {.kind = SL_PLAIN_ENTITY}};
	e->item = e->self;
	e->label = SIZE_MAX;
	memset(e->variables, 0, sizeof e->variables);
	memset(e->homes, 0, sizeof e->homes);
	memset(&e->known, 0, sizeof e->known);
	e->nesting = 0;
	e->eager = e->batch = e->no_inline = false;
	e->most_steps = 600;
	e->failed = false;
}

uint8_t sl_quick_register(sl_quick_emitter *e)
{
	if (e->next >= e->top) {
		e->failed = true;
		return 0;
	}
	if (e->next + 1 > e->most)
		e->most = e->next + 1;
	return (uint8_t)e->next++;
}

uint8_t sl_quick_result(sl_quick_emitter *e)
{
	uint8_t into = e->into;

	e->into = 0;
	return into ? into : sl_quick_register(e);
}

uint8_t sl_quick_home(sl_quick_emitter *e, int set, uint32_t slot)
{
	if (slot >= SL_QUICK_KNOWN_SLOTS)
		return 0;
	if (!e->homes[set][slot] && e->top >= e->most + LEAST_FREE)
		e->homes[set][slot] = (uint8_t)--e->top;
	return e->homes[set][slot];
}

bool sl_quick_is_kept(const sl_quick_emitter *e, uint8_t x)
{
	if (x < SL_QUICK_FIRST_FREE + e->asked || x >= e->top)
		return true;
	for (unsigned i = 0; i < SL_MOST_VARIABLES; i++)
		if (e->variables[i].r == x)
			return true;
	return false;
}

/* ---- steps ---- */

/* What is known here, for who lands; its number stands in the step until then. */
static bool note_known(sl_quick_emitter *e, int32_t *number)
{
	sl_quick_known *at_jump = sl_arena_grow(e->arrays, e->at_jump, e->jump_count, &e->jump_cap, sizeof *at_jump);

	if (!at_jump)
		return false;
	e->at_jump = at_jump;
	at_jump[e->jump_count] = e->known;
	*number = (int32_t)e->jump_count++;
	return true;
}

size_t sl_quick_emit(sl_quick_emitter *e, sl_quick_op op, uint8_t d, uint8_t a, uint8_t b, int64_t imm)
{
	sl_quick_step *steps = sl_arena_grow(e->arrays, e->steps, e->count, &e->cap, sizeof *steps);
	int32_t number = 0;

	e->steps = steps ? steps : e->steps;
	if (!steps || (sl_quick_jumps(op) && !note_known(e, &number))) {
		e->failed = true;
		return 0;
	}
	steps[e->count] = (sl_quick_step){NULL, (uint8_t)op, d, a, b, number, imm};
	return e->count++;
}

sl_quick_step *sl_quick_last_made(const sl_quick_emitter *e, uint8_t x)
{
	sl_quick_step *last;

	if (!e->count || e->failed || e->label == e->count)
		return NULL; /* none, or a jump lands behind it */
	last = &e->steps[e->count - 1];
	return last->d == x && last->op <= SL_QUICK_NE_I && !sl_quick_is_kept(e, x) ? last : NULL;
}

void sl_quick_turn_into_jump(sl_quick_emitter *e, sl_quick_op op)
{
	sl_quick_step *last = &e->steps[e->count - 1];

	last->op = (uint8_t)op;
	if (!note_known(e, &last->jump))
		e->failed = true;
}

sl_quick_reg sl_quick_constant(int64_t v, sl_quick_type t)
{
	return (sl_quick_reg){.t = t, .constant = true, .value = v};
}

sl_quick_reg sl_quick_begin_with(sl_quick_emitter *e, int64_t v, sl_quick_type t)
{
	sl_quick_reg out = {.r = sl_quick_register(e), .t = t};

	sl_quick_emit(e, SL_QUICK_CONST, out.r, 0, 0, v);
	return out;
}

sl_quick_reg sl_quick_result_from(sl_quick_emitter *e, int64_t v, sl_quick_type t)
{
	sl_quick_reg out = {.r = sl_quick_result(e), .t = t};

	sl_quick_emit(e, SL_QUICK_CONST, out.r, 0, 0, v);
	return out;
}

uint8_t sl_quick_loaded(sl_quick_emitter *e, sl_quick_reg x)
{
	return x.constant ? sl_quick_begin_with(e, x.value, x.t).r : x.r;
}

void sl_quick_bind(sl_quick_emitter *e, unsigned slot, sl_quick_reg x)
{
	x.r = sl_quick_loaded(e, x);
	x.constant = false;
	e->variables[slot] = x;
}

/* x into a register that others read. The step that just made x writes there
 * itself, unless a jump lands between. */
void sl_quick_move_into(sl_quick_emitter *e, uint8_t out, sl_quick_reg x)
{
	sl_quick_step *last;

	if (x.constant)
		sl_quick_emit(e, SL_QUICK_CONST, out, 0, 0, x.value);
	else if (out == x.r)
		return;
	else if ((last = sl_quick_last_made(e, x.r)))
		last->d = out;
	else
		sl_quick_emit(e, SL_QUICK_MOVE, out, x.r, 0, 0);
}

/* ---- jumps, and what is known where they land ---- */

void sl_quick_land(sl_quick_emitter *e, size_t at)
{
	const sl_quick_known *there;

	if (e->failed)
		return;
	there = &e->at_jump[e->steps[at].jump];
	e->steps[at].jump = (int32_t)(e->count - at);
	e->label = e->count;
	/* Two ways lead here: only what both know is known. */
	for (size_t set = 0; set < SL_QUICK_SLOT_SETS; set++)
		for (size_t i = 0; i < SL_QUICK_KNOWN_SLOTS / 64; i++)
			e->known.words[set][i] &= there->words[set][i];
}

bool sl_quick_is_known(const sl_quick_emitter *e, int set, uint32_t slot)
{
	return slot < SL_QUICK_KNOWN_SLOTS && e->known.words[set][slot / 64] >> slot % 64 & 1;
}

void sl_quick_now_known(sl_quick_emitter *e, int set, uint32_t slot)
{
	if (slot < SL_QUICK_KNOWN_SLOTS)
		e->known.words[set][slot / 64] |= UINT64_C(1) << slot % 64;
}

void sl_quick_forget_item(sl_quick_emitter *e)
{
	memset(e->known.words[SL_QUICK_ITEM_FACTS], 0, sizeof e->known.words[SL_QUICK_ITEM_FACTS]);
	memset(e->known.words[SL_QUICK_ITEM_CONCEPTS], 0, sizeof e->known.words[SL_QUICK_ITEM_CONCEPTS]);
}

/* What follows an unconditional jump is reached only by landing there. */
void sl_quick_unreachable(sl_quick_emitter *e)
{
	memset(&e->known, 0xff, sizeof e->known);
}

void sl_quick_add_exit(sl_quick_emitter *e, sl_quick_exits *x, size_t at)
{
	if (x->count == SL_QUICK_MOST_EXITS)
		e->failed = true;
	else
		x->at[x->count++] = at;
}

void sl_quick_land_all(sl_quick_emitter *e, const sl_quick_exits *x)
{
	for (unsigned i = 0; i < x->count && !e->failed; i++)
		sl_quick_land(e, x->at[i]);
}

/* ---- giving up in one branch ---- */

sl_quick_checkpoint sl_quick_mark(const sl_quick_emitter *e)
{
	return (sl_quick_checkpoint){e->count, e->label, e->next, e->item, e->known, e->failed};
}

/* True when emitting failed since the mark: a step that gives up is in its place. */
bool sl_quick_rescue(sl_quick_emitter *e, const sl_quick_checkpoint *from)
{
	if (!e->failed || from->failed)
		return false;
	e->failed = false;
	e->count = from->count;
	e->label = from->label;
	e->next = from->next;
	e->item = from->item; /* a loop may have been left open */
	e->into = 0;
	e->known = from->known;
	sl_quick_emit(e, SL_QUICK_GIVE_UP, 0, 0, 0, 0);
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

static sl_quick_reg rescaled_constant(sl_quick_emitter *e, sl_quick_reg x, unsigned scale)
{
	int64_t up = scale > x.t.scale ? sl_quick_power_of_ten(scale - x.t.scale) : 1,
		down = scale < x.t.scale ? sl_quick_power_of_ten(x.t.scale - scale) : 1;

	x.t.scale = (uint8_t)scale;
	if (x.value == SL_QUICK_NULL)
		return x;
	if (x.value % down || __builtin_mul_overflow(x.value / down, up, &x.value) ||
	    !SL_QUICK_IN_RANGE(x.value))
		return sl_quick_give_up(e);
	return x;
}

/* The same number at another scale; downwards only when no digit is lost. */
sl_quick_reg sl_quick_rescale(sl_quick_emitter *e, sl_quick_reg x, unsigned scale)
{
	sl_quick_reg out = {.t = x.t};

	if (x.t.kind != SL_PLAIN_NUMBER || x.t.scale == scale)
		return x;
	if (x.constant)
		return rescaled_constant(e, x, scale);
	out.r = sl_quick_register(e);
	out.t.scale = (uint8_t)scale;
	if (scale > x.t.scale)
		sl_quick_emit(e, SL_QUICK_SCALE_UP, out.r, x.r, 0,
			      sl_quick_power_of_ten(scale - x.t.scale));
	else
		sl_quick_emit(e, SL_QUICK_SHRINK, out.r, x.r, 0,
			      sl_quick_power_of_ten(x.t.scale - scale));
	return out;
}

void sl_quick_not_null(sl_quick_emitter *e, sl_quick_reg *x)
{
	if (x->constant && x->value == SL_QUICK_NULL)
		sl_quick_give_up(e);
	else if (x->t.nullable && !x->constant)
		sl_quick_emit(e, SL_QUICK_NOT_NULL, 0, x->r, 0, 0);
	x->t.nullable = false;
}

void sl_quick_align(sl_quick_emitter *e, sl_quick_reg *x, sl_quick_reg *y)
{
	unsigned scale = x->t.scale > y->t.scale ? x->t.scale : y->t.scale;

	if (x->t.kind != SL_PLAIN_NUMBER || y->t.kind != SL_PLAIN_NUMBER)
		return;
	*x = sl_quick_rescale(e, *x, scale);
	*y = sl_quick_rescale(e, *y, scale);
}

bool sl_quick_same_kind(sl_quick_reg x, sl_quick_reg y)
{
	return x.t.kind == y.t.kind && (x.t.kind != SL_PLAIN_CHOICE || x.t.choices == y.t.choices);
}
