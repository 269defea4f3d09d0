/* SPDX-License-Identifier: EUPL-1.2 */
/* Running quick code: a loop over steps on integer registers. */
#include <string.h>

#include "eval/quick.h"
#include "value/decimal_fast.h"

/* ---- integers and values ---- */

bool sl_quick_from(const quick_type *t, sl_value v, int64_t *out)
{
	int up;
	uint64_t c;

	if (v.kind == SL_NULL) {
		*out = QUICK_NULL;
		return t->nullable;
	}
	switch ((quick_kind)t->kind) {
	case QUICK_NUMBER:
		if (v.kind != SL_NUMBER || !sl_dec_is_small(v.as.dec))
			return false;
		up = sl_dec_exponent(v.as.dec) - SL_DEC_BIAS + t->scale;
		c = v.as.dec.lo;
		if (c == 0) {
			*out = 0;
			return true;
		}
		for (; up < 0; up++, c /= 10)
			if (c % 10)
				return false; /* more digits than the type has */
		if (up > 18 || __builtin_mul_overflow(c, sl_pow10[up], &c) || c > INT64_MAX / 2)
			return false;
		*out = v.as.dec.hi & SL_DEC_SIGN ? -(int64_t)c : (int64_t)c;
		return true;
	case QUICK_CHOICE:
		if (v.kind != SL_STRING)
			return false;
		for (uint32_t i = 0; i < t->choice_count; i++)
			if (t->choices[i] == v.as.text) {
				*out = i;
				return true;
			}
		for (uint32_t i = 0; i < t->choice_count; i++)
			if (strcmp(t->choices[i], v.as.text) == 0) {
				*out = i;
				return true;
			}
		return false;
	case QUICK_ENTITY:
		*out = v.n;
		return v.kind == SL_ENTITY;
	case QUICK_LIST:
		*out = (int64_t)(intptr_t)v.as.list;
		return v.kind == SL_LIST && !v.as.list->open && !v.as.list->doubtful;
	case QUICK_TRUTH:
	case QUICK_DAY:
	case QUICK_MONTHS:
		*out = v.as.i;
		return v.kind == (t->kind == QUICK_TRUTH ? SL_BOOLEAN : t->kind == QUICK_DAY ? SL_DATE : SL_MONTHS);
	case QUICK_DAYS:
		break;
	}
	return false;
}

sl_value sl_quick_value(sl_run *r, const quick_type *t, int64_t v)
{
	uint64_t magnitude = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	if (v == QUICK_NULL && t->nullable)
		return sl_null();
	switch ((quick_kind)t->kind) {
	case QUICK_TRUTH:
		return sl_boolean(v != 0);
	case QUICK_NUMBER:
		return sl_number(sl_dec_build(v < 0 ? SL_DEC_SIGN : 0, magnitude, SL_DEC_BIAS - t->scale));
	case QUICK_CHOICE:
		return sl_string(t->choices[v], strlen(t->choices[v]));
	case QUICK_DAY:
		return sl_day(v);
	case QUICK_MONTHS:
		return sl_months(v);
	case QUICK_ENTITY:
		return sl_entity(r->household->entities[v].kind->number, (uint32_t)v);
	case QUICK_LIST:
		return (sl_value){.kind = SL_LIST, .as.list = (const sl_list *)(intptr_t)v};
	case QUICK_DAYS:
		break;
	}
	return (sl_value){.kind = SL_SPAN, .as.span = {v * 86400, 0}};
}

/* ---- facts, parameters, concepts ---- */

static bool read_fact(sl_run *r, sl_day_memory *day, const quick_read *read, uint32_t entity, int64_t *out)
{
	const sl_told *t = sl_household_told(r->household, entity, read->fact);
	sl_fact_use use;
	sl_value v;

	/* Told, and not a list that may be open nor a count of another day. */
	if (t->telling == SL_TOLD && read->type.kind != QUICK_LIST && read->fact->fact->time != SL_TIME_COUNT)
		return sl_quick_from(&read->type, t->value, out);
	if (t->telling == SL_TOLD && read->type.kind == QUICK_LIST && r->complete == 1)
		return sl_quick_from(&read->type, t->value, out);
	sl_run_fact(r, day, read->fact, entity, &v, &use);
	return use != SL_FACT_MISSING && sl_quick_from(&read->type, v, out);
}

static bool read_parameter(sl_run *r, sl_day_memory *day, const quick_read *read, int64_t *out)
{
	sl_value v;

	sl_run_parameter(r, day, read->parameter, &v);
	return sl_quick_from(&read->type, v, out);
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
	wide n = a, m = b;

	if (b == 0 || power > 18 || power < -18)
		return false;
	if (power >= 0)
		n *= (wide)sl_pow10[power];
	else
		m *= (wide)sl_pow10[-power];
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

/* ---- the loop ---- */

static bool run(sl_run *r, sl_day_memory *day, const quick_step *s, uint32_t self, uint32_t other, int64_t *out);

static bool own(sl_run *r, sl_day_memory *day, const sl_concept *c, const quick_code *code, uint32_t entity,
		uint32_t other, int64_t *out)
{
	bool good;

	if (r->depth >= SL_MOST_DEPTH)
		return false;
	r->depth++;
	good = run(r, day, code->steps, entity, other, out);
	r->depth--;
	return good;
}

/* One value for two: computed at both, and the same. */
static bool joint(sl_run *r, sl_day_memory *day, const sl_concept *c, const quick_code *code, uint32_t entity,
		  int64_t *out)
{
	quick_type t = {.kind = QUICK_ENTITY, .nullable = true};
	int64_t partner, theirs;
	sl_value v;
	uint32_t slots[2] = {r->base[entity] + r->joint_slots[c->number], 0};

	if (code->joint_with->is_fact || !sl_quick_concept(r, day, code->joint_with->concept, entity, &partner)) {
		sl_run_feature(r, day, code->joint_with, entity, SL_NO_ENTITY, &v);
		if (!sl_quick_from(&t, v, &partner))
			return false;
	}
	if (day->quick_states[slots[0]] != QUICK_KNOWN) {
		if (!own(r, day, c, code, entity, SL_NO_ENTITY, &day->quick_values[slots[0]]))
			return false;
		day->quick_states[slots[0]] = QUICK_KNOWN;
	}
	*out = day->quick_values[slots[0]];
	if (partner == QUICK_NULL)
		return true;
	slots[1] = r->base[partner] + r->joint_slots[c->number];
	if (day->quick_states[slots[1]] != QUICK_KNOWN) {
		if (!own(r, day, c, code, (uint32_t)partner, SL_NO_ENTITY, &theirs))
			return false;
		day->quick_values[slots[1]] = theirs;
		day->quick_states[slots[1]] = QUICK_KNOWN;
	}
	return *out == day->quick_values[slots[1]];
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
		good = own(r, day, c, code, entity, SL_NO_ENTITY, out);
	day->quick_values[slot] = good ? *out : 0;
	day->quick_states[slot] = good ? QUICK_KNOWN : QUICK_SLOW;
	return good;
}

/* A concept that has no quick value may have a general one that fits. */
static bool read_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, int64_t *out)
{
	const quick_code *code = &day->quick->concepts[c->number];
	sl_value v;

	if (sl_quick_concept(r, day, c, entity, out))
		return true;
	if (code->steps)
		return false;
	sl_eval_concept(r, day, c, entity, SL_NO_ENTITY, &v);
	return sl_quick_from(&code->type, v, out);
}

static bool read_pair(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other, int64_t *out)
{
	const quick_code *code = &day->quick->concepts[c->number];
	sl_value v;

	if (code->steps)
		return own(r, day, c, code, entity, other, out);
	sl_eval_concept(r, day, c, entity, other, &v);
	return sl_quick_from(&code->type, v, out);
}

static int64_t day_part(const sl_day_memory *day, int64_t date, int64_t part)
{
	sl_ymd y;

	if (part == 0)
		return day->date;
	y = sl_date_to_ymd(date);
	return part == 1 ? y.year : part == 2 ? y.month : y.day;
}

/*
 * One step after the other; the label table makes each step jump straight to
 * the next (a GNU extension that both gcc and clang have).
 */
static bool run(sl_run *r, sl_day_memory *day, const quick_step *s, uint32_t self, uint32_t other, int64_t *out)
{
	static const void *const labels[] = {
#define X(name) &&do_##name,
		QUICK_OPS(X)
#undef X
	};
	int64_t v[QUICK_REGISTERS];
	const quick_step *start = s;
	sl_date date;

	v[0] = self;
	v[1] = other;
#define DISPATCH() goto *labels[s->op]
#define NEXT_STEP() do { s++; DISPATCH(); } while (0)
#define JUMP() do { s = start + s->jump; DISPATCH(); } while (0)
	DISPATCH();
do_CONST:
	v[s->d] = s->imm;
	NEXT_STEP();
do_MOVE:
	v[s->d] = v[s->a];
	NEXT_STEP();
do_FACT:
	if (!read_fact(r, day, (const quick_read *)(intptr_t)s->imm, (uint32_t)v[s->a], &v[s->d]))
		return false;
	NEXT_STEP();
do_CONCEPT:
	if (!read_concept(r, day, (const sl_concept *)(intptr_t)s->imm, (uint32_t)v[s->a], &v[s->d]))
		return false;
	NEXT_STEP();
do_PAIR:
	if (!read_pair(r, day, (const sl_concept *)(intptr_t)s->imm, (uint32_t)v[s->a], (uint32_t)v[s->b], &v[s->d]))
		return false;
	NEXT_STEP();
do_PARAMETER:
	if (!read_parameter(r, day, (const quick_read *)(intptr_t)s->imm, &v[s->d]))
		return false;
	NEXT_STEP();
do_OWNER:
	v[s->d] = v[s->a];
	for (int64_t i = 0; i < s->imm; i++)
		v[s->d] = r->household->entities[v[s->d]].owner;
	NEXT_STEP();
do_ADD:
	if (__builtin_add_overflow(v[s->a], v[s->b], &v[s->d]) || v[s->d] == QUICK_NULL)
		return false;
	NEXT_STEP();
do_SUB:
	if (__builtin_sub_overflow(v[s->a], v[s->b], &v[s->d]) || v[s->d] == QUICK_NULL)
		return false;
	NEXT_STEP();
do_MUL:
	if (__builtin_mul_overflow(v[s->a], v[s->b], &v[s->d]) || v[s->d] == QUICK_NULL)
		return false;
	NEXT_STEP();
do_SCALE_UP:
	if (v[s->a] == QUICK_NULL)
		v[s->d] = QUICK_NULL;
	else if (__builtin_mul_overflow(v[s->a], s->imm, &v[s->d]))
		return false;
	NEXT_STEP();
do_SHRINK:
	if (v[s->a] != QUICK_NULL && v[s->a] % s->imm)
		return false;
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
		return false;
	NEXT_STEP();
do_SAME:
	if (s->imm == 0 ? v[s->a] != v[s->b] : s->imm == 1 ? v[s->a] != 0 : v[s->a] == 0)
		return false;
	NEXT_STEP();
do_DIVIDE:
	if (!quotient(v[s->a], v[s->b], s->imm, true, SL_ROUND_HALF_EVEN, &v[s->d]))
		return false;
	NEXT_STEP();
do_DIVIDE_ROUND:
	if (!quotient(v[s->a], v[s->b], s->imm, false, (sl_round)s->jump, &v[s->d]))
		return false;
	NEXT_STEP();
do_ROUND:
	v[s->d] = (int64_t)divide(v[s->a], s->imm, (sl_round)s->jump);
	NEXT_STEP();
do_MONTHS_BETWEEN:
	v[s->d] = sl_date_whole_months(v[s->a], v[s->b]);
	NEXT_STEP();
do_ADD_MONTHS:
	if (sl_date_add_months(&date, v[s->a], s->imm * v[s->b]) != SL_OK)
		return false;
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
	const sl_list *l = (const sl_list *)(intptr_t)v[s->a];

	if (v[s->b] >= l->count)
		JUMP();
	v[s->d] = l->items[v[s->b]++].n;
	NEXT_STEP();
}
do_GIVE:
	*out = v[s->a];
	return true;
do_GIVE_UP:
	return false;
}
