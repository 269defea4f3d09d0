/* SPDX-License-Identifier: EUPL-1.2 */
/* Running quick code: a loop over steps on integer registers. */
#include "eval/quick_run.h"

#include <string.h>

static int64_t day_part(const sl_day_memory *day, int64_t date, int64_t part)
{
	sl_ymd y;

	if (part == 0)
		return day->date;
	y = sl_date_to_ymd(date);
	return part == 1 ? y.year : part == 2 ? y.month : y.day;
}

const void *const *sl_quick_labels(void)
{
	int64_t labels;

	sl_quick_run(NULL, NULL, NULL, 0, 0, &labels);
	return (const void *const *)(intptr_t)labels;
}

/* A concept that waits for one that it reads. */
typedef struct waiting {
	const sl_quick_step *step; /* where it goes on */
	const sl_quick_code *code;
	int64_t *registers;
	uint32_t slot;            /* of the concept being read; NO_SLOT: it has none */
} waiting;

#define NO_SLOT   UINT32_MAX
#define MOST_WAIT 32

/*
 * One step after the other; the label table makes each step jump straight to
 * the next (a GNU extension that both gcc and clang have). A concept that
 * reads another waits on a small stack of our own; when that is full, or for
 * joint concepts, the call goes through C.
 */
bool sl_quick_run(sl_run *r, sl_day_memory *day, const sl_quick_code *code, uint32_t self, uint32_t other, int64_t *out)
{
	static const void *const labels[] = {
#define X(name) &&do_##name,
		SL_QUICK_OPS(X)
#undef X
	};
	int64_t *v, result;
	waiting stack[MOST_WAIT];
	unsigned waits = 0;
	const sl_quick_step *s;
	const sl_quick_code *next;
	const sl_household *h;
	const int64_t *plain; /* the facts of v[0] */
	uint32_t slot, base;  /* base: where the concepts of v[0] begin */
	uint8_t state;
	sl_date date;

	if (!code) { /* only asked for the labels */
		*out = (int64_t)(intptr_t)labels;
		return true;
	}
	if (r->quick_top + (MOST_WAIT + 1) * SL_QUICK_REGISTERS > SL_QUICK_STACK)
		return false;
	v = r->quick_stack + r->quick_top;
	h = r->household;
	s = code->steps;
	v[0] = self;
	v[1] = other;
	plain = h->plain + h->plain_entities[self].at;
	base = r->base ? r->base[self] : 0; /* none is needed yet when the code is alone */
#define DISPATCH() goto *s->go
#define NEXT_STEP() do { s++; DISPATCH(); } while (0)
#define JUMP() do { s = (const sl_quick_step *)(const void *)((const char *)s + s->jump); DISPATCH(); } while (0)
/* Go into `next`; its value comes back at GIVE. */
#define ENTER(first, second, place) do { \
		int64_t e1 = (first), e2 = (second); \
		stack[waits++] = (waiting){s, code, v, (place)}; \
		v += code->registers; \
		code = next; \
		v[0] = e1; \
		v[1] = e2; \
		s = next->enter; \
	} while (0)
#define MOVE_TO(entity) do { \
		plain = h->plain + h->plain_entities[entity].at; \
		base = r->base[entity]; \
	} while (0)
/* Around what may come back into this function: keep our registers. */
#define OUTSIDE(call) do { \
		uint32_t top = r->quick_top; \
		bool good; \
		r->quick_top = (uint32_t)(v - r->quick_stack) + code->registers; \
		good = (call); \
		r->quick_top = top; \
		if (!good) \
			goto give_up; \
	} while (0)
	DISPATCH();
do_CONST:
	v[s->d] = s->imm;
	NEXT_STEP();
do_CONST_JUMP:
	v[s->d] = s->imm;
	JUMP();
do_MOVE:
	v[s->d] = v[s->a];
	NEXT_STEP();
do_FACT:
	v[s->d] = h->plain[h->plain_entities[v[s->a]].at + (uint32_t)s->jump];
	if (v[s->d] == SL_PLAIN_NONE)
		OUTSIDE(sl_quick_read_fact(r, day, (const sl_quick_read *)(intptr_t)s->imm, (uint32_t)v[s->a], &v[s->d]));
	NEXT_STEP();
do_OWN_FACT:
	v[s->d] = plain[s->jump];
	if (v[s->d] == SL_PLAIN_NONE)
		OUTSIDE(sl_quick_read_fact(r, day, (const sl_quick_read *)(intptr_t)s->imm, (uint32_t)v[0], &v[s->d]));
	NEXT_STEP();
do_ITEM_FACT:
	v[s->d] = ((const int64_t *)(intptr_t)v[s->a])[s->jump];
	if (v[s->d] == SL_PLAIN_NONE)
		OUTSIDE(sl_quick_read_fact(r, day, (const sl_quick_read *)(intptr_t)s->imm, (uint32_t)v[s->b], &v[s->d]));
	NEXT_STEP();
do_CONCEPT:
	slot = r->base[v[s->a]] + (uint32_t)s->jump;
	if ((state = day->quick_states[slot]) == SL_QUICK_KNOWN) {
		v[s->d] = day->quick_values[slot];
		NEXT_STEP();
	}
	next = (const sl_quick_code *)(intptr_t)s->imm;
	if (!state && next->enter && waits < MOST_WAIT) {
		MOVE_TO(v[s->a]);
		ENTER(v[s->a], SL_NO_ENTITY, slot);
		DISPATCH();
	}
	OUTSIDE(sl_quick_read_concept(r, day, next->concept, (uint32_t)v[s->a], SL_NO_ENTITY, &v[s->d]));
	NEXT_STEP();
do_OWN_CONCEPT:
	slot = base + (uint32_t)s->jump;
	if ((state = day->quick_states[slot]) == SL_QUICK_KNOWN) {
		v[s->d] = day->quick_values[slot];
		NEXT_STEP();
	}
	next = (const sl_quick_code *)(intptr_t)s->imm;
	if (!state && next->enter && waits < MOST_WAIT) {
		ENTER(v[0], SL_NO_ENTITY, slot);
		DISPATCH();
	}
	OUTSIDE(sl_quick_read_concept(r, day, next->concept, (uint32_t)v[0], SL_NO_ENTITY, &v[s->d]));
	NEXT_STEP();
do_LOAD:
	v[s->d] = day->quick_values[base + (uint32_t)s->imm];
	NEXT_STEP();
do_HAVE:
	slot = base + (uint32_t)s->imm;
	if (day->quick_states[slot] != SL_QUICK_KNOWN)
		NEXT_STEP();
	v[s->d] = day->quick_values[slot];
	JUMP();
do_STORE:
	slot = base + (uint32_t)s->imm;
	day->quick_values[slot] = v[s->a];
	day->quick_states[slot] = SL_QUICK_KNOWN;
	NEXT_STEP();
do_PAIR:
	next = (const sl_quick_code *)(intptr_t)s->imm;
	if (next->enter && waits < MOST_WAIT) {
		MOVE_TO(v[s->a]);
		ENTER(v[s->a], v[s->b], NO_SLOT);
		DISPATCH();
	}
	OUTSIDE(sl_quick_read_concept(r, day, next->concept, (uint32_t)v[s->a], (uint32_t)v[s->b], &v[s->d]));
	NEXT_STEP();
do_PARAMETER:
	OUTSIDE(sl_quick_read_parameter(r, day, (const sl_quick_read *)(intptr_t)s->imm, &v[s->d]));
	NEXT_STEP();
do_OWNER:
	v[s->d] = v[s->a];
	for (int64_t i = 0; i < s->imm; i++)
		v[s->d] = h->plain_entities[v[s->d]].owner;
	NEXT_STEP();
/* Two numbers in range make a sum that 64 bits hold; a product may not. */
#define CHECKED(name, expression) \
	do_##name: \
		result = (expression); \
		if (!SL_QUICK_IN_RANGE(result)) \
			goto give_up; \
		v[s->d] = result; \
		NEXT_STEP();
	CHECKED(ADD, v[s->a] + v[s->b])
	CHECKED(ADD_I, v[s->a] + s->imm)
	CHECKED(SUB, v[s->a] - v[s->b])
	CHECKED(SUB_FROM_I, s->imm - v[s->a])
	CHECKED(NEG, -v[s->a])
do_SUB_MAX_I:
	result = v[s->a] - v[s->b];
	if (!SL_QUICK_IN_RANGE(result))
		goto give_up;
	v[s->d] = result < s->imm ? s->imm : result;
	NEXT_STEP();
#define PRODUCT(name, y) \
	do_##name: \
		if (__builtin_mul_overflow(v[s->a], y, &result) || !SL_QUICK_IN_RANGE(result)) \
			goto give_up; \
		v[s->d] = result; \
		NEXT_STEP();
	PRODUCT(MUL, v[s->b])
	PRODUCT(MUL_I, s->imm)
do_SCALE_UP:
	if (v[s->a] == SL_QUICK_NULL)
		v[s->d] = SL_QUICK_NULL;
	else if (__builtin_mul_overflow(v[s->a], s->imm, &v[s->d]) || !SL_QUICK_IN_RANGE(v[s->d]))
		goto give_up;
	NEXT_STEP();
do_SHRINK:
	if (v[s->a] != SL_QUICK_NULL && v[s->a] % s->imm)
		goto give_up;
	v[s->d] = v[s->a] == SL_QUICK_NULL ? SL_QUICK_NULL : v[s->a] / s->imm;
	NEXT_STEP();
do_MIN:
	v[s->d] = v[s->a] < v[s->b] ? v[s->a] : v[s->b];
	NEXT_STEP();
do_MAX:
	v[s->d] = v[s->a] > v[s->b] ? v[s->a] : v[s->b];
	NEXT_STEP();
do_MIN_I:
	v[s->d] = v[s->a] < s->imm ? v[s->a] : s->imm;
	NEXT_STEP();
do_MAX_I:
	v[s->d] = v[s->a] > s->imm ? v[s->a] : s->imm;
	NEXT_STEP();
do_AND:
	v[s->d] = v[s->a] & v[s->b];
	NEXT_STEP();
do_OR:
	v[s->d] = v[s->a] | v[s->b];
	NEXT_STEP();
do_AND_NOT:
	v[s->d] = v[s->a] & !v[s->b];
	NEXT_STEP();
/* With a mask of all bits or none, since a compiler may make a jump of `?:`. */
do_PUT_IF:
	v[s->d] ^= -v[s->a] & (v[s->d] ^ v[s->b]);
	NEXT_STEP();
do_PUT_IF_I:
	v[s->d] ^= -v[s->a] & (v[s->d] ^ s->imm);
	NEXT_STEP();
do_CHOOSE_I:
	v[s->d] = s->jump ^ (-v[s->a] & (s->imm ^ s->jump));
	NEXT_STEP();
do_PUT_IF_EQ_I:
	v[s->d] ^= -(int64_t)(v[s->a] == s->jump) & (v[s->d] ^ s->imm);
	NEXT_STEP();
do_PICK_I:
	v[s->d] = s->imm ^ (-v[s->a] & (s->imm ^ v[s->b]));
	NEXT_STEP();
do_PICK_UNLESS_I:
	v[s->d] = s->imm ^ ((v[s->a] - 1) & (s->imm ^ v[s->b]));
	NEXT_STEP();
do_PUT_UNLESS:
	v[s->d] ^= (v[s->a] - 1) & (v[s->d] ^ v[s->b]);
	NEXT_STEP();
do_PUT_UNLESS_I:
	v[s->d] ^= (v[s->a] - 1) & (v[s->d] ^ s->imm);
	NEXT_STEP();
do_TEXT_EQ:
	v[s->d] = strcmp((const char *)(intptr_t)v[s->a], (const char *)(intptr_t)v[s->b]) == 0;
	NEXT_STEP();
/* A comparison as a value and as a jump, with a register and with a constant. */
#define COMPARISON(name, op) \
	do_##name: \
		v[s->d] = v[s->a] op v[s->b]; \
		NEXT_STEP(); \
	do_##name##_I: \
		v[s->d] = v[s->a] op s->imm; \
		NEXT_STEP(); \
	do_AND_##name##_I: \
		v[s->d] = v[s->b] & (v[s->a] op s->imm); \
		NEXT_STEP(); \
	do_OR_##name##_I: \
		v[s->d] = v[s->b] | (v[s->a] op s->imm); \
		NEXT_STEP(); \
	do_JUMP_##name: \
		if (v[s->a] op v[s->b]) \
			JUMP(); \
		NEXT_STEP(); \
	do_JUMP_##name##_I: \
		if (v[s->a] op s->imm) \
			JUMP(); \
		NEXT_STEP();
	COMPARISON(LT, <)
	COMPARISON(LE, <=)
	COMPARISON(GT, >)
	COMPARISON(GE, >=)
	COMPARISON(EQ, ==)
	COMPARISON(NE, !=)
do_NOT:
	v[s->d] = !v[s->a];
	NEXT_STEP();
do_JUMP:
	JUMP();
do_JUMP_FALSE:
	if (!v[s->a])
		JUMP();
	NEXT_STEP();
do_JUMP_TRUE:
	if (v[s->a])
		JUMP();
	NEXT_STEP();
do_NOT_NULL:
	if (v[s->a] == SL_QUICK_NULL)
		goto give_up;
	NEXT_STEP();
do_SAME:
	if (s->imm == 0 ? v[s->a] != v[s->b] : s->imm == 1 ? v[s->a] != 0 : v[s->a] == 0)
		goto give_up;
	NEXT_STEP();
do_DIVIDE:
	if (!sl_quick_quotient_of(&v[s->d], v[s->a], v[s->b], s->imm, true, SL_ROUND_HALF_EVEN))
		goto give_up;
	NEXT_STEP();
do_DIVIDE_ROUND:
	if (!sl_quick_quotient_of(&v[s->d], v[s->a], v[s->b], s->imm, false, (sl_round)s->jump))
		goto give_up;
	NEXT_STEP();
do_ROUND:
	v[s->d] = sl_quick_divide(v[s->a], s->imm, (sl_round)s->jump);
	NEXT_STEP();
/* A machine divides half its width much faster. */
#define FLOOR(x, divisor) \
	((uint64_t)(x) <= UINT32_MAX ? (uint32_t)(x) / (uint32_t)(divisor) : sl_quick_divide(x, divisor, SL_ROUND_FLOOR))
do_FLOOR:
	v[s->d] = FLOOR(v[s->a], s->imm);
	NEXT_STEP();
do_FLOOR_FROM_I:
	result = s->imm - v[s->a];
	if (!SL_QUICK_IN_RANGE(result))
		goto give_up;
	v[s->d] = FLOOR(result, s->jump);
	NEXT_STEP();
do_MONTHS_BETWEEN:
	v[s->d] = sl_date_whole_months(v[s->a], v[s->b]);
	NEXT_STEP();
do_DATE:
	if (v[s->b] < 1 || v[s->b] > 12 || v[s->d] < 1 || v[s->d] > 31 ||
	    sl_date_from_ymd(&date, v[s->a], (int)v[s->b], (int)v[s->d]) != SL_OK)
		goto give_up;
	v[s->d] = date;
	NEXT_STEP();
do_ADD_DAYS:
	v[s->d] = v[s->a] + s->imm * v[s->b]; /* days are far below 2^62 */
	if (v[s->d] < SL_DATE_MIN || v[s->d] > SL_DATE_MAX)
		goto give_up;
	NEXT_STEP();
do_ADD_MONTHS:
	if (sl_date_add_months(&date, v[s->a], s->imm * v[s->b]) != SL_OK)
		goto give_up;
	v[s->d] = date;
	NEXT_STEP();
do_YEARS:
	v[s->d] = v[s->a] / 12;
	NEXT_STEP();
do_REST_MONTHS:
	v[s->d] = v[s->a] % 12;
	NEXT_STEP();
do_PART:
	v[s->d] = day_part(day, v[s->a], s->imm);
	NEXT_STEP();
do_FIRST_OF: {
	const sl_plain_list *l = (const sl_plain_list *)(intptr_t)v[s->a];

	v[s->d] = l->count ? l->members[0].entity : SL_QUICK_NULL;
	NEXT_STEP();
}
do_FIRST: {
	const sl_plain_list *l = (const sl_plain_list *)(intptr_t)v[s->a];

	v[s->d] = (int64_t)(intptr_t)l->members;
	v[s->d + 1] = (int64_t)(intptr_t)(l->members + l->count);
	NEXT_STEP();
}
/* The member that the place in the list is at; the place moves on. */
#define TAKE_MEMBER() do { \
		const sl_plain_member *m = (const sl_plain_member *)(intptr_t)v[s->a]; \
		v[s->a] = (int64_t)(intptr_t)(m + 1); \
		v[s->d] = m->entity; \
		v[s->d + 1] = (int64_t)(intptr_t)m->facts; \
	} while (0)
do_NEXT:
	if (v[s->a] == v[s->a + 1])
		JUMP();
	TAKE_MEMBER();
	NEXT_STEP();
do_AGAIN:
	if (v[s->a] == v[s->a + 1])
		NEXT_STEP();
	TAKE_MEMBER();
	JUMP();
do_GIVE:
	*out = v[s->a];
	if (waits == 0)
		return true;
	waits--;
	slot = stack[waits].slot;
	if (slot != NO_SLOT) {
		day->quick_values[slot] = *out;
		day->quick_states[slot] = SL_QUICK_KNOWN;
	}
	if (v[0] != stack[waits].registers[0])
		MOVE_TO(stack[waits].registers[0]);
	v = stack[waits].registers;
	s = stack[waits].step;
	code = stack[waits].code;
	v[s->d] = *out;
	NEXT_STEP();
do_GIVE_UP:
give_up:
	/* Who waits for a value that has no quick form has none either. */
	while (waits-- > 0)
		if (stack[waits].slot != NO_SLOT)
			day->quick_states[stack[waits].slot] = SL_QUICK_SLOW;
	return false;
}
