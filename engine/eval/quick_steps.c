/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: steps, registers, jumps, and numbers at one scale. */
#include "eval/quick_emit.h"

#include <string.h>

/* ---- registers ---- */

/* Homes come down from the top, as long as so many stay free below them. */
#define LEAST_FREE 80

reg sl_quick_give_up(emitter *e)
{
	e->failed = true;
	return (reg){.t = truth_type};
}

void sl_quick_restart(emitter *e)
{
	e->count = e->jump_count = 0;
	e->next = e->most = FIRST_FREE;
	e->top = QUICK_REGISTERS;
	e->asked = 0;
	e->into = 0;
	e->self = (reg){.r = SELF, .t = {.kind = SL_PLAIN_ENTITY}};
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

uint8_t sl_quick_register(emitter *e)
{
	if (e->next >= e->top) {
		e->failed = true;
		return 0;
	}
	if (e->next + 1 > e->most)
		e->most = e->next + 1;
	return (uint8_t)e->next++;
}

uint8_t sl_quick_result(emitter *e)
{
	uint8_t into = e->into;

	e->into = 0;
	return into ? into : sl_quick_register(e);
}

uint8_t sl_quick_home(emitter *e, int set, uint32_t slot)
{
	if (slot >= KNOWN_SLOTS)
		return 0;
	if (!e->homes[set][slot] && e->top >= e->most + LEAST_FREE)
		e->homes[set][slot] = (uint8_t)--e->top;
	return e->homes[set][slot];
}

bool sl_quick_is_kept(const emitter *e, uint8_t x)
{
	if (x < FIRST_FREE + e->asked || x >= e->top)
		return true;
	for (unsigned i = 0; i < SL_MOST_VARIABLES; i++)
		if (e->variables[i].r == x)
			return true;
	return false;
}

/* ---- steps ---- */

/* What is known here, for who lands; its number stands in the step until then. */
static bool note_known(emitter *e, int32_t *number)
{
	known *at_jump = sl_arena_grow(e->arrays, e->at_jump, e->jump_count, &e->jump_cap, sizeof *at_jump);

	if (!at_jump)
		return false;
	e->at_jump = at_jump;
	at_jump[e->jump_count] = e->known;
	*number = (int32_t)e->jump_count++;
	return true;
}

size_t sl_quick_step(emitter *e, quick_op op, uint8_t d, uint8_t a, uint8_t b, int64_t imm)
{
	quick_step *steps = sl_arena_grow(e->arrays, e->steps, e->count, &e->cap, sizeof *steps);
	int32_t number = 0;

	e->steps = steps ? steps : e->steps;
	if (!steps || (sl_quick_jumps(op) && !note_known(e, &number))) {
		e->failed = true;
		return 0;
	}
	steps[e->count] = (quick_step){NULL, (uint8_t)op, d, a, b, number, imm};
	return e->count++;
}

quick_step *sl_quick_last_made(const emitter *e, uint8_t x)
{
	quick_step *last;

	if (!e->count || e->failed || e->label == e->count)
		return NULL; /* none, or a jump lands behind it */
	last = &e->steps[e->count - 1];
	return last->d == x && last->op <= QUICK_NE_I && !sl_quick_is_kept(e, x) ? last : NULL;
}

void sl_quick_turn_into_jump(emitter *e, quick_op op)
{
	quick_step *last = &e->steps[e->count - 1];

	last->op = (uint8_t)op;
	if (!note_known(e, &last->jump))
		e->failed = true;
}

reg sl_quick_constant(int64_t v, quick_type t)
{
	return (reg){.t = t, .constant = true, .value = v};
}

reg sl_quick_begin_with(emitter *e, int64_t v, quick_type t)
{
	reg out = {.r = sl_quick_register(e), .t = t};

	sl_quick_step(e, QUICK_CONST, out.r, 0, 0, v);
	return out;
}

reg sl_quick_result_from(emitter *e, int64_t v, quick_type t)
{
	reg out = {.r = sl_quick_result(e), .t = t};

	sl_quick_step(e, QUICK_CONST, out.r, 0, 0, v);
	return out;
}

uint8_t sl_quick_loaded(emitter *e, reg x)
{
	return x.constant ? sl_quick_begin_with(e, x.value, x.t).r : x.r;
}

void sl_quick_bind(emitter *e, unsigned slot, reg x)
{
	x.r = sl_quick_loaded(e, x);
	x.constant = false;
	e->variables[slot] = x;
}

/* x into a register that others read. The step that just made x writes there
 * itself, unless a jump lands between. */
void sl_quick_move_into(emitter *e, uint8_t out, reg x)
{
	quick_step *last;

	if (x.constant)
		sl_quick_step(e, QUICK_CONST, out, 0, 0, x.value);
	else if (out == x.r)
		return;
	else if ((last = sl_quick_last_made(e, x.r)))
		last->d = out;
	else
		sl_quick_step(e, QUICK_MOVE, out, x.r, 0, 0);
}

/* ---- jumps, and what is known where they land ---- */

void sl_quick_land(emitter *e, size_t at)
{
	const known *there;

	if (e->failed)
		return;
	there = &e->at_jump[e->steps[at].jump];
	e->steps[at].jump = (int32_t)(e->count - at);
	e->label = e->count;
	/* Two ways lead here: only what both know is known. */
	for (size_t set = 0; set < SLOT_SETS; set++)
		for (size_t i = 0; i < KNOWN_SLOTS / 64; i++)
			e->known.words[set][i] &= there->words[set][i];
}

bool sl_quick_is_known(const emitter *e, int set, uint32_t slot)
{
	return slot < KNOWN_SLOTS && e->known.words[set][slot / 64] >> slot % 64 & 1;
}

void sl_quick_now_known(emitter *e, int set, uint32_t slot)
{
	if (slot < KNOWN_SLOTS)
		e->known.words[set][slot / 64] |= UINT64_C(1) << slot % 64;
}

void sl_quick_forget_item(emitter *e)
{
	memset(e->known.words[ITEM_FACTS], 0, sizeof e->known.words[ITEM_FACTS]);
	memset(e->known.words[ITEM_CONCEPTS], 0, sizeof e->known.words[ITEM_CONCEPTS]);
}

/* What follows an unconditional jump is reached only by landing there. */
void sl_quick_unreachable(emitter *e)
{
	memset(&e->known, 0xff, sizeof e->known);
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
	return (checkpoint){e->count, e->label, e->next, e->item, e->known, e->failed};
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
	e->item = from->item; /* a loop may have been left open */
	e->into = 0;
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

static reg rescaled_constant(emitter *e, reg x, unsigned scale)
{
	int64_t up = scale > x.t.scale ? sl_quick_power_of_ten(scale - x.t.scale) : 1,
		down = scale < x.t.scale ? sl_quick_power_of_ten(x.t.scale - scale) : 1;

	x.t.scale = (uint8_t)scale;
	if (x.value == QUICK_NULL)
		return x;
	if (x.value % down || __builtin_mul_overflow(x.value / down, up, &x.value) ||
	    !QUICK_IN_RANGE(x.value))
		return sl_quick_give_up(e);
	return x;
}

/* The same number at another scale; downwards only when no digit is lost. */
reg sl_quick_rescale(emitter *e, reg x, unsigned scale)
{
	reg out = {.t = x.t};

	if (x.t.kind != SL_PLAIN_NUMBER || x.t.scale == scale)
		return x;
	if (x.constant)
		return rescaled_constant(e, x, scale);
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
	if (x->constant && x->value == QUICK_NULL)
		sl_quick_give_up(e);
	else if (x->t.nullable && !x->constant)
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
