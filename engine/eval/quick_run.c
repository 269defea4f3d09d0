/* SPDX-License-Identifier: EUPL-1.2 */
/* Running quick code: a loop over steps on integer registers. */
#include <string.h>

#include "eval/quick.h"
#include "value/decimal_fast.h"

/* ---- integers and values ---- */

sl_value sl_quick_value(sl_run *r, const quick_type *t, int64_t v)
{
	uint64_t magnitude = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	if (v == QUICK_NULL && t->nullable)
		return sl_null();
	switch ((sl_plain_kind)t->kind) {
	case SL_PLAIN_TRUTH:
		return sl_boolean(v != 0);
	case SL_PLAIN_NUMBER:
		return sl_number(sl_dec_build(v < 0 ? SL_DEC_SIGN : 0, magnitude, SL_DEC_BIAS - t->scale));
	case SL_PLAIN_CHOICE:
		return sl_string(t->choices[v], strlen(t->choices[v]));
	case SL_PLAIN_TEXT:
		return sl_string((const char *)(intptr_t)v, strlen((const char *)(intptr_t)v));
	case SL_PLAIN_DAY:
		return sl_day(v);
	case SL_PLAIN_MONTHS:
		return sl_months(v);
	case SL_PLAIN_ENTITY:
		return sl_entity(r->household->plain_entities[v].kind, (uint32_t)v);
	case SL_PLAIN_LIST: /* of facts only: no concept gives one */
	case SL_PLAIN_DAYS:
		break;
	}
	return (sl_value){.kind = SL_SPAN, .as.span = {v * 86400, 0}};
}

/* ---- facts, parameters, concepts ---- */

/* A fact that has no plain form may still be known: a count, a timeline. */
static bool read_fact(sl_run *r, sl_day_memory *day, const quick_read *read, uint32_t entity, int64_t *out)
{
	sl_fact_use use;
	sl_value v;

	sl_run_fact(r, day, read->fact, entity, &v, &use);
	return use != SL_FACT_MISSING && sl_plain_from(out, &read->type, v);
}

static bool read_parameter(sl_run *r, sl_day_memory *day, const quick_read *read, int64_t *out)
{
	sl_value v;

	sl_run_parameter(r, day, read->parameter, &v);
	return sl_plain_from(out, &read->type, v);
}

/* ---- arithmetic that may give up ---- */

__extension__ typedef __int128 wide;

/* a / b rounded; b is not zero. The same directions as sl_dec_round. */
static wide divide(wide a, wide b, sl_round how)
{
	wide q = a / b, rest = a % b, twice;
	bool negative = (a < 0) != (b < 0), up = false;

	if (rest == 0)
		return q;
	twice = (rest < 0 ? -rest : rest) * 2;
	b = b < 0 ? -b : b;
	switch (how) {
	case SL_ROUND_HALF_EVEN:
		up = twice > b || (twice == b && (q & 1));
		break;
	case SL_ROUND_HALF_UP:
		up = twice >= b;
		break;
	case SL_ROUND_HALF_DOWN:
		up = twice > b;
		break;
	case SL_ROUND_UP:
		up = true;
		break;
	case SL_ROUND_DOWN:
		break;
	case SL_ROUND_FLOOR:
		up = negative;
		break;
	case SL_ROUND_CEILING:
		up = !negative;
		break;
	}
	return up ? q + (negative ? -1 : 1) : q;
}

static bool fits(wide v, int64_t *out)
{
	*out = (int64_t)v;
	return v < INT64_MAX / 2 && v > -(INT64_MAX / 2);
}

/* a * 10^power / b; exact when `exact`. power may be below zero. */
static bool quotient(int64_t a, int64_t b, int64_t power, bool exact, sl_round how, int64_t *out)
{
	const wide most = (wide)sl_pow10[16] * (wide)sl_pow10[16];
	wide n = a, m = b;

	if (b == 0 || power > 18 || power < -18)
		return false;
	if (power >= 0)
		n *= (wide)sl_pow10[power];
	else
		m *= (wide)sl_pow10[-power];
	/* A quotient of 34 digits that is rounded once more is the same only when
	 * it cannot come that near to half a digit. */
	if (!exact && (n > most || n < -most))
		return false;
	/* Both stay below 2^63 * 10^18 < 2^123, so nothing is lost here. Small
	 * ones take the division that the machine has. */
	if (n == (int64_t)n && m == (int64_t)m && exact) {
		if ((int64_t)n % (int64_t)m)
			return false;
		*out = (int64_t)n / (int64_t)m;
		return true;
	}
	if (n == (int64_t)n && m == (int64_t)m && n >= 0 && m > 0 && m < INT64_MAX / 4) {
		int64_t q = (int64_t)n / (int64_t)m, rest = (int64_t)n % (int64_t)m;

		if (how == SL_ROUND_FLOOR || how == SL_ROUND_DOWN) {
			*out = q;
			return true;
		}
		if (how == SL_ROUND_HALF_UP) {
			*out = q + (rest * 2 >= (int64_t)m);
			return true;
		}
	}
	if (exact && n % m)
		return false;
	return fits(divide(n, m, how), out);
}

/* ---- concepts ---- */

static bool run(sl_run *r, sl_day_memory *day, const quick_code *code, uint32_t self, uint32_t other, int64_t *out);

static bool own(sl_run *r, sl_day_memory *day, const quick_code *code, uint32_t entity, int64_t *out)
{
	bool good;

	if (r->depth >= SL_RUN_DEPTH)
		return false;
	r->depth += SL_DEPTH_OF_CONCEPT;
	good = run(r, day, code, entity, SL_NO_ENTITY, out);
	r->depth -= SL_DEPTH_OF_CONCEPT;
	return good;
}

/* The own value of one of the two who share a joint concept. */
static bool joint_share(sl_run *r, sl_day_memory *day, const sl_concept *c, const quick_code *code, uint32_t entity,
			int64_t *out)
{
	uint32_t slot = r->base[entity] + r->joint_slots[c->number];

	if (day->quick_states[slot] != QUICK_KNOWN) {
		if (!own(r, day, code, entity, &day->quick_values[slot]))
			return false;
		day->quick_states[slot] = QUICK_KNOWN;
	}
	*out = day->quick_values[slot];
	return true;
}

/* One value for two: computed at both, and the same. */
static bool joint(sl_run *r, sl_day_memory *day, const sl_concept *c, const quick_code *code, uint32_t entity,
		  int64_t *out)
{
	quick_type t = {.kind = SL_PLAIN_ENTITY, .nullable = true};
	int64_t partner, theirs;
	sl_value v;

	sl_run_feature(r, day, code->joint_with, entity, SL_NO_ENTITY, &v);
	if (!sl_plain_from(&partner, &t, v) || !joint_share(r, day, c, code, entity, out))
		return false;
	if (partner == QUICK_NULL)
		return true;
	return joint_share(r, day, c, code, (uint32_t)partner, &theirs) && *out == theirs;
}

bool sl_run_plain(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, int64_t *out, sl_plain_type *type)
{
	const quick_code *code;
	uint32_t slot;

	if (f->is_fact || f->towards || !day->quick)
		return false;
	code = &day->quick->concepts[((const sl_concept *)f->concept)->number];
	slot = r->base[entity] + f->slot;
	*type = code->type;
	if (day->quick_states[slot] == QUICK_KNOWN) {
		*out = day->quick_values[slot];
		return true;
	}
	return code->steps && sl_quick_concept(r, day, f->concept, entity, out);
}

bool sl_quick_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, int64_t *out)
{
	const quick_code *code = &day->quick->concepts[c->number];
	uint32_t slot = r->base[entity] + c->feature->slot;
	bool good;

	if (day->quick_states[slot]) {
		*out = day->quick_values[slot];
		return day->quick_states[slot] == QUICK_KNOWN;
	}
	if (!code->steps)
		good = false;
	else if (code->joint_with)
		good = joint(r, day, c, code, entity, out);
	else
		good = own(r, day, code, entity, out);
	day->quick_values[slot] = good ? *out : 0;
	day->quick_states[slot] = good ? QUICK_KNOWN : QUICK_SLOW;
	return good;
}

/* A concept that has no quick code may have a general value that fits. */
static bool read_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
			 int64_t *out)
{
	const quick_code *code = &day->quick->concepts[c->number];
	sl_value v;

	if (code->steps && !c->feature->towards)
		return sl_quick_concept(r, day, c, entity, out);
	sl_eval_concept(r, day, c, entity, other, &v);
	return sl_plain_from(out, &code->type, v);
}

/* ---- the loop ---- */

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

	run(NULL, NULL, NULL, 0, 0, &labels);
	return (const void *const *)(intptr_t)labels;
}

/* A concept that waits for one that it reads. */
typedef struct waiting {
	const quick_step *step;   /* where it goes on */
	const quick_code *code;
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
static bool run(sl_run *r, sl_day_memory *day, const quick_code *code, uint32_t self, uint32_t other, int64_t *out)
{
	static const void *const labels[] = {
#define X(name) &&do_##name,
		QUICK_OPS(X)
#undef X
	};
	int64_t *v;
	waiting stack[MOST_WAIT];
	unsigned waits = 0;
	const quick_step *s;
	const quick_code *next;
	const sl_household *h;
	const int64_t *plain; /* the facts of v[0] */
	uint32_t slot, base;  /* base: where the concepts of v[0] begin */
	uint8_t state;
	sl_date date;

	if (!code) { /* only asked for the labels */
		*out = (int64_t)(intptr_t)labels;
		return true;
	}
	if (r->quick_top + (MOST_WAIT + 1) * QUICK_REGISTERS > QUICK_STACK)
		return false;
	v = r->quick_stack + r->quick_top;
	h = r->household;
	s = code->steps;
	v[0] = self;
	v[1] = other;
	plain = h->plain + h->plain_entities[self].at;
	base = r->base[self];
#define DISPATCH() goto *s->go
#define NEXT_STEP() do { s++; DISPATCH(); } while (0)
#define JUMP() do { s += s->jump; DISPATCH(); } while (0)
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
do_MOVE:
	v[s->d] = v[s->a];
	NEXT_STEP();
do_FACT:
	v[s->d] = h->plain[h->plain_entities[v[s->a]].at + (uint32_t)s->jump];
	if (v[s->d] == SL_PLAIN_NONE)
		OUTSIDE(read_fact(r, day, (const quick_read *)(intptr_t)s->imm, (uint32_t)v[s->a], &v[s->d]));
	NEXT_STEP();
do_OWN_FACT:
	v[s->d] = plain[s->jump];
	if (v[s->d] == SL_PLAIN_NONE)
		OUTSIDE(read_fact(r, day, (const quick_read *)(intptr_t)s->imm, (uint32_t)v[0], &v[s->d]));
	NEXT_STEP();
do_CONCEPT:
	slot = r->base[v[s->a]] + (uint32_t)s->jump;
	if ((state = day->quick_states[slot]) == QUICK_KNOWN) {
		v[s->d] = day->quick_values[slot];
		NEXT_STEP();
	}
	next = (const quick_code *)(intptr_t)s->imm;
	if (!state && next->enter && waits < MOST_WAIT) {
		MOVE_TO(v[s->a]);
		ENTER(v[s->a], SL_NO_ENTITY, slot);
		DISPATCH();
	}
	OUTSIDE(read_concept(r, day, next->concept, (uint32_t)v[s->a], SL_NO_ENTITY, &v[s->d]));
	NEXT_STEP();
do_OWN_CONCEPT:
	slot = base + (uint32_t)s->jump;
	if ((state = day->quick_states[slot]) == QUICK_KNOWN) {
		v[s->d] = day->quick_values[slot];
		NEXT_STEP();
	}
	next = (const quick_code *)(intptr_t)s->imm;
	if (!state && next->enter && waits < MOST_WAIT) {
		ENTER(v[0], SL_NO_ENTITY, slot);
		DISPATCH();
	}
	OUTSIDE(read_concept(r, day, next->concept, (uint32_t)v[0], SL_NO_ENTITY, &v[s->d]));
	NEXT_STEP();
do_LOAD:
	v[s->d] = day->quick_values[base + (uint32_t)s->imm];
	NEXT_STEP();
do_HAVE:
	slot = base + (uint32_t)s->imm;
	if (day->quick_states[slot] != QUICK_KNOWN)
		NEXT_STEP();
	v[s->d] = day->quick_values[slot];
	JUMP();
do_STORE:
	slot = base + (uint32_t)s->imm;
	day->quick_values[slot] = v[s->a];
	day->quick_states[slot] = QUICK_KNOWN;
	NEXT_STEP();
do_PAIR:
	next = (const quick_code *)(intptr_t)s->imm;
	if (next->enter && waits < MOST_WAIT) {
		MOVE_TO(v[s->a]);
		ENTER(v[s->a], v[s->b], NO_SLOT);
		DISPATCH();
	}
	OUTSIDE(read_concept(r, day, next->concept, (uint32_t)v[s->a], (uint32_t)v[s->b], &v[s->d]));
	NEXT_STEP();
do_PARAMETER:
	OUTSIDE(read_parameter(r, day, (const quick_read *)(intptr_t)s->imm, &v[s->d]));
	NEXT_STEP();
do_OWNER:
	v[s->d] = v[s->a];
	for (int64_t i = 0; i < s->imm; i++)
		v[s->d] = h->plain_entities[v[s->d]].owner;
	NEXT_STEP();
do_ADD:
	if (__builtin_add_overflow(v[s->a], v[s->b], &v[s->d]) || v[s->d] == QUICK_NULL)
		goto give_up;
	NEXT_STEP();
do_SUB:
	if (__builtin_sub_overflow(v[s->a], v[s->b], &v[s->d]) || v[s->d] == QUICK_NULL)
		goto give_up;
	NEXT_STEP();
do_MUL:
	if (__builtin_mul_overflow(v[s->a], v[s->b], &v[s->d]) || v[s->d] == QUICK_NULL)
		goto give_up;
	NEXT_STEP();
do_SCALE_UP:
	if (v[s->a] == QUICK_NULL)
		v[s->d] = QUICK_NULL;
	else if (__builtin_mul_overflow(v[s->a], s->imm, &v[s->d]))
		goto give_up;
	NEXT_STEP();
do_SHRINK:
	if (v[s->a] != QUICK_NULL && v[s->a] % s->imm)
		goto give_up;
	v[s->d] = v[s->a] == QUICK_NULL ? QUICK_NULL : v[s->a] / s->imm;
	NEXT_STEP();
do_NEG:
	v[s->d] = -v[s->a];
	NEXT_STEP();
do_MIN:
	v[s->d] = v[s->a] < v[s->b] ? v[s->a] : v[s->b];
	NEXT_STEP();
do_MAX:
	v[s->d] = v[s->a] > v[s->b] ? v[s->a] : v[s->b];
	NEXT_STEP();
do_TEXT_EQ:
	v[s->d] = strcmp((const char *)(intptr_t)v[s->a], (const char *)(intptr_t)v[s->b]) == 0;
	NEXT_STEP();
do_LT:
	v[s->d] = v[s->a] < v[s->b];
	NEXT_STEP();
do_LE:
	v[s->d] = v[s->a] <= v[s->b];
	NEXT_STEP();
do_GT:
	v[s->d] = v[s->a] > v[s->b];
	NEXT_STEP();
do_GE:
	v[s->d] = v[s->a] >= v[s->b];
	NEXT_STEP();
do_EQ:
	v[s->d] = v[s->a] == v[s->b];
	NEXT_STEP();
do_NE:
	v[s->d] = v[s->a] != v[s->b];
	NEXT_STEP();
do_LT_I:
	v[s->d] = v[s->a] < s->imm;
	NEXT_STEP();
do_LE_I:
	v[s->d] = v[s->a] <= s->imm;
	NEXT_STEP();
do_GT_I:
	v[s->d] = v[s->a] > s->imm;
	NEXT_STEP();
do_GE_I:
	v[s->d] = v[s->a] >= s->imm;
	NEXT_STEP();
do_EQ_I:
	v[s->d] = v[s->a] == s->imm;
	NEXT_STEP();
do_NE_I:
	v[s->d] = v[s->a] != s->imm;
	NEXT_STEP();
do_JUMP_LT:
	if (v[s->a] < v[s->b])
		JUMP();
	NEXT_STEP();
do_JUMP_LE:
	if (v[s->a] <= v[s->b])
		JUMP();
	NEXT_STEP();
do_JUMP_GT:
	if (v[s->a] > v[s->b])
		JUMP();
	NEXT_STEP();
do_JUMP_GE:
	if (v[s->a] >= v[s->b])
		JUMP();
	NEXT_STEP();
do_JUMP_EQ:
	if (v[s->a] == v[s->b])
		JUMP();
	NEXT_STEP();
do_JUMP_NE:
	if (v[s->a] != v[s->b])
		JUMP();
	NEXT_STEP();
do_JUMP_LT_I:
	if (v[s->a] < s->imm)
		JUMP();
	NEXT_STEP();
do_JUMP_LE_I:
	if (v[s->a] <= s->imm)
		JUMP();
	NEXT_STEP();
do_JUMP_GT_I:
	if (v[s->a] > s->imm)
		JUMP();
	NEXT_STEP();
do_JUMP_GE_I:
	if (v[s->a] >= s->imm)
		JUMP();
	NEXT_STEP();
do_JUMP_EQ_I:
	if (v[s->a] == s->imm)
		JUMP();
	NEXT_STEP();
do_JUMP_NE_I:
	if (v[s->a] != s->imm)
		JUMP();
	NEXT_STEP();
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
	if (v[s->a] == QUICK_NULL)
		goto give_up;
	NEXT_STEP();
do_SAME:
	if (s->imm == 0 ? v[s->a] != v[s->b] : s->imm == 1 ? v[s->a] != 0 : v[s->a] == 0)
		goto give_up;
	NEXT_STEP();
do_DIVIDE:
	if (!quotient(v[s->a], v[s->b], s->imm, true, SL_ROUND_HALF_EVEN, &v[s->d]))
		goto give_up;
	NEXT_STEP();
do_DIVIDE_ROUND:
	if (!quotient(v[s->a], v[s->b], s->imm, false, (sl_round)s->jump, &v[s->d]))
		goto give_up;
	NEXT_STEP();
do_ROUND:
	v[s->d] = (int64_t)divide(v[s->a], s->imm, (sl_round)s->jump);
	NEXT_STEP();
do_MONTHS_BETWEEN:
	v[s->d] = sl_date_whole_months(v[s->a], v[s->b]);
	NEXT_STEP();
do_DATE:
	if (v[s->b] < 1 || v[s->b] > 12 || v[s->jump] < 1 || v[s->jump] > 31 ||
	    sl_date_from_ymd(&date, v[s->a], (int)v[s->b], (int)v[s->jump]) != SL_OK)
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
do_FIRST:
	v[s->d] = 0;
	NEXT_STEP();
do_NEXT: {
	const sl_plain_list *l = (const sl_plain_list *)(intptr_t)v[s->a];

	if (v[s->b] >= l->count)
		JUMP();
	v[s->d] = l->entities[v[s->b]++];
	NEXT_STEP();
}
do_GIVE:
	*out = v[s->a];
	if (waits == 0)
		return true;
	waits--;
	slot = stack[waits].slot;
	if (slot != NO_SLOT) {
		day->quick_values[slot] = *out;
		day->quick_states[slot] = QUICK_KNOWN;
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
			day->quick_states[stack[waits].slot] = QUICK_SLOW;
	return false;
}

bool sl_run_fill(sl_run *r, sl_day_memory *day, uint32_t entity)
{
	const quick_code *code;
	int64_t none;

	if (!day->quick)
		return false;
	code = &day->quick->kinds[r->household->plain_entities[entity].kind];
	return code->steps && run(r, day, code, entity, SL_NO_ENTITY, &none);
}

void sl_run_part(sl_run *r, sl_frame *f, uint32_t index, uint32_t node, sl_value *out)
{
	const quick_code *code = f->day->quick ? &f->day->quick->parts[index] : NULL;
	int64_t v;

	if (code && code->steps && run(r, f->day, code, f->self, SL_NO_ENTITY, &v))
		*out = sl_quick_value(r, &code->type, v);
	else
		sl_run_node(r, f, node, out);
}
