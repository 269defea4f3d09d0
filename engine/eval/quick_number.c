/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: arithmetic, rounding, dates and functions. */
#include "eval/quick_emit.h"

#include <string.h>

/* ---- operators ---- */

static reg emit_dates(emitter *e, const sl_node *n, reg x, reg y)
{
	reg out = {.t = {.kind = SL_PLAIN_DAY}};
	bool add = n->code == SL_CODE_ADD;

	if (add && x.t.kind != SL_PLAIN_DAY)
		return y.t.kind == SL_PLAIN_DAY && x.t.kind != SL_PLAIN_NUMBER
			       ? emit_dates(e, n, y, x)
			       : sl_quick_give_up(e);
	x.r = sl_quick_loaded(e, x);
	y.r = sl_quick_loaded(e, y);
	out.r = sl_quick_register(e);
	if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_DAY && !add) {
		out.t.kind = SL_PLAIN_DAYS;
		sl_quick_step(e, QUICK_SUB, out.r, x.r, y.r, 0);
	} else if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_DAYS) {
		sl_quick_step(e, QUICK_ADD_DAYS, out.r, x.r, y.r, add ? 1 : -1);
	} else if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_MONTHS) {
		sl_quick_step(e, QUICK_ADD_MONTHS, out.r, x.r, y.r, add ? 1 : -1);
	} else {
		return sl_quick_give_up(e);
	}
	return out;
}

/*
 * d = x op y. A constant stands in the step: `with_constant` is the same step
 * with a constant on either side; for a difference that is in front, since a
 * constant behind it is added (see emit_difference).
 */
static reg emit_pair(emitter *e, reg x, reg y, quick_op op, quick_op with_constant, quick_type t)
{
	reg out = {.t = t};

	if (x.constant && !y.constant)
		return emit_pair(e, y, x, op, with_constant, t);
	x.r = sl_quick_loaded(e, x);
	out.r = sl_quick_register(e);
	if (y.constant)
		sl_quick_step(e, with_constant, out.r, x.r, 0, y.value);
	else
		sl_quick_step(e, op, out.r, x.r, y.r, 0);
	return out;
}

static reg emit_difference(emitter *e, reg x, reg y)
{
	if (!y.constant)
		return emit_pair(e, x, y, QUICK_SUB, QUICK_SUB_FROM_I, x.t);
	y.value = -y.value; /* constants stay below 2^63 */
	return emit_pair(e, x, y, QUICK_ADD, QUICK_ADD_I, x.t);
}

reg sl_quick_sum(emitter *e, const sl_node *n)
{
	reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
	    y = sl_quick_node(e, sl_quick_kid(e, n, 1));

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind == SL_PLAIN_DAY || y.t.kind == SL_PLAIN_DAY)
		return emit_dates(e, n, x, y);
	if (x.t.kind != SL_PLAIN_NUMBER || y.t.kind != SL_PLAIN_NUMBER)
		return sl_quick_give_up(e);
	sl_quick_align(e, &x, &y);
	return n->code == SL_CODE_ADD ? emit_pair(e, x, y, QUICK_ADD, QUICK_ADD_I, x.t)
				      : emit_difference(e, x, y);
}

reg sl_quick_product(emitter *e, const sl_node *n)
{
	reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
	    y = sl_quick_node(e, sl_quick_kid(e, n, 1));
	quick_type t;

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind != SL_PLAIN_NUMBER || y.t.kind != SL_PLAIN_NUMBER ||
	    x.t.scale + y.t.scale > QUICK_MOST_SCALE)
		return sl_quick_give_up(e);
	t = x.t;
	t.scale = (uint8_t)(x.t.scale + y.t.scale);
	return emit_pair(e, x, y, QUICK_MUL, QUICK_MUL_I, t);
}

/* x times 10^power divided by a constant, when that is one integer. */
static bool one_divisor(reg y, int power, int64_t *divisor)
{
	*divisor = y.value;
	return y.constant && y.value > 0 && power <= 0 && power >= -18 &&
	       !__builtin_mul_overflow(y.value, sl_quick_power_of_ten((unsigned)-power), divisor) &&
	       *divisor < INT64_MAX / 4;
}

/* Whole times in what a constant was just lessened to. */
static bool takes_floor(emitter *e, reg x, int64_t divisor)
{
	quick_step *last = divisor <= INT32_MAX ? sl_quick_last_made(e, x.r) : NULL;

	if (!last || last->op != QUICK_SUB_FROM_I)
		return false;
	last->op = QUICK_FLOOR_FROM_I;
	last->jump = (int32_t)divisor;
	return true;
}

/* a / b: rounded in one step, or (digits < 0) only when it is exact. */
reg sl_quick_quotient(emitter *e, const sl_node *n, int digits, sl_round how)
{
	reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
	    y = sl_quick_node(e, sl_quick_kid(e, n, 1)), out;
	int scale = digits < 0 ? QUICK_SCALE : digits, power;
	int64_t divisor;
	size_t at;

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind != y.t.kind || (x.t.kind != SL_PLAIN_NUMBER && x.t.kind != SL_PLAIN_DAYS) ||
	    scale > QUICK_SCALE)
		return sl_quick_give_up(e);
	if (x.t.kind == SL_PLAIN_DAYS)
		x.t.scale = y.t.scale = 0;
	power = scale + y.t.scale - x.t.scale; /* of ten, to multiply a with */
	x.r = sl_quick_loaded(e, x);
	if (digits >= 0 && one_divisor(y, power, &divisor)) {
		if (how == SL_ROUND_FLOOR && takes_floor(e, x, divisor))
			return (reg){.r = x.r, .t = {.kind = SL_PLAIN_NUMBER, .scale = (uint8_t)scale}};
		out = (reg){.r = sl_quick_register(e)};
		at = sl_quick_step(e, how == SL_ROUND_FLOOR && divisor <= UINT32_MAX ? QUICK_FLOOR : QUICK_ROUND, out.r,
				   x.r, 0, divisor);
	} else {
		y.r = sl_quick_loaded(e, y);
		out = (reg){.r = sl_quick_register(e)};
		at = sl_quick_step(e, digits < 0 ? QUICK_DIVIDE : QUICK_DIVIDE_ROUND, out.r, x.r,
				   y.r, power);
	}
	if (!e->failed)
		e->steps[at].jump = (int32_t)how;
	out.t = (quick_type){.kind = SL_PLAIN_NUMBER, .scale = (uint8_t)scale};
	return out;
}

reg sl_quick_negation(emitter *e, const sl_node *n)
{
	reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)), out;

	sl_quick_not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER)
		return sl_quick_give_up(e);
	x.r = sl_quick_loaded(e, x);
	out = (reg){.r = sl_quick_register(e), .t = x.t};
	sl_quick_step(e, QUICK_NEG, out.r, x.r, 0, 0);
	return out;
}

/* ---- functions ---- */

/* A difference that was just taken, and is at least a constant. */
static bool takes_least(emitter *e, reg x, reg least)
{
	quick_step *last = least.constant && !x.constant ? sl_quick_last_made(e, x.r) : NULL;

	if (!last || last->op != QUICK_SUB)
		return false;
	last->op = QUICK_SUB_MAX_I;
	last->imm = least.value;
	return true;
}

static reg emit_extreme(emitter *e, const sl_node *n, quick_op op)
{
	reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)), y;

	for (uint32_t i = 1; i < n->count && !e->failed; i++) {
		y = sl_quick_node(e, sl_quick_kid(e, n, i));
		sl_quick_not_null(e, &x);
		sl_quick_not_null(e, &y);
		if (!sl_quick_same_kind(x, y) ||
		    (x.t.kind != SL_PLAIN_NUMBER && x.t.kind != SL_PLAIN_DAY))
			return sl_quick_give_up(e);
		sl_quick_align(e, &x, &y);
		if (op == QUICK_MAX && takes_least(e, y, x))
			x = y;
		else if (op != QUICK_MAX || !takes_least(e, x, y))
			x = emit_pair(e, x, y, op, (quick_op)(op - QUICK_MIN + QUICK_MIN_I), x.t);
	}
	return n->count < 2 ? sl_quick_give_up(e) : x;
}

reg sl_quick_round(emitter *e, reg x, int digits, sl_round how)
{
	reg out;
	size_t at;

	sl_quick_not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER || digits < 0 || digits > QUICK_SCALE)
		return sl_quick_give_up(e);
	if (x.t.scale <= digits)
		return sl_quick_rescale(e, x, (unsigned)digits);
	x.r = sl_quick_loaded(e, x);
	out = (reg){.r = sl_quick_register(e), .t = x.t};
	out.t.scale = (uint8_t)digits;
	at = sl_quick_step(e, QUICK_ROUND, out.r, x.r, 0,
			   sl_quick_power_of_ten(x.t.scale - (unsigned)digits));
	if (!e->failed)
		e->steps[at].jump = (int32_t)how;
	return out;
}

static reg emit_rounding(emitter *e, const sl_node *n, sl_round how)
{
	int64_t digits = 0;
	const sl_node *places = n->count > 1 ? sl_kid(e->p, n, 1) : NULL;

	if (places && (places->code != SL_CODE_LITERAL ||
		       !sl_dec_to_int(&digits, e->p->constants[places->ref].as.dec)))
		return sl_quick_give_up(e);
	return sl_quick_round(e, sl_quick_node(e, sl_quick_kid(e, n, 0)), (int)digits, how);
}

static reg emit_months_between(emitter *e, const sl_node *n)
{
	reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
	    y = sl_quick_node(e, sl_quick_kid(e, n, 1));
	reg out;

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind != SL_PLAIN_DAY || y.t.kind != SL_PLAIN_DAY)
		return sl_quick_give_up(e);
	x.r = sl_quick_loaded(e, x);
	y.r = sl_quick_loaded(e, y);
	out = (reg){.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_MONTHS}};
	sl_quick_step(e, QUICK_MONTHS_BETWEEN, out.r, x.r, y.r, 0);
	return out;
}

/* date(year, month, day): the day stands where the date will be. */
static reg emit_date(emitter *e, const sl_node *n)
{
	reg parts[3], out;

	for (uint32_t i = 0; i < 3; i++) {
		parts[i] = sl_quick_rescale(e, sl_quick_node(e, sl_quick_kid(e, n, i)), 0);
		sl_quick_not_null(e, &parts[i]);
		if (parts[i].t.kind != SL_PLAIN_NUMBER)
			return sl_quick_give_up(e);
		parts[i].r = sl_quick_loaded(e, parts[i]);
	}
	out = (reg){.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_DAY}};
	sl_quick_step(e, QUICK_MOVE, out.r, parts[2].r, 0, 0);
	sl_quick_step(e, QUICK_DATE, out.r, parts[0].r, parts[1].r, 0);
	return out;
}

reg sl_quick_builtin(emitter *e, const sl_node *n)
{
	switch ((sl_builtin_id)n->ref) {
	case SL_FN_MIN:
		return emit_extreme(e, n, QUICK_MIN);
	case SL_FN_MAX:
		return emit_extreme(e, n, QUICK_MAX);
	case SL_FN_COUNT:
		return n->count == 1 ? sl_quick_count(e, sl_quick_kid(e, n, 0))
				     : sl_quick_give_up(e);
	case SL_FN_SUM:
		return n->count == 1 ? sl_quick_sum_of(e, sl_kid(e->p, n, 0)) : sl_quick_give_up(e);
	case SL_FN_FLOOR:
		return emit_rounding(e, n, SL_ROUND_FLOOR);
	case SL_FN_CEILING:
		return emit_rounding(e, n, SL_ROUND_CEILING);
	case SL_FN_ROUND_HALF_UP:
		return emit_rounding(e, n, SL_ROUND_HALF_UP);
	case SL_FN_ROUND_UP:
		return emit_rounding(e, n, SL_ROUND_UP);
	case SL_FN_ROUND_DOWN:
		return emit_rounding(e, n, SL_ROUND_DOWN);
	case SL_FN_DATE:
		return n->count == 3 ? emit_date(e, n) : sl_quick_give_up(e);
	case SL_FN_YEARS_AND_MONTHS_DURATION:
		return n->count == 2 ? emit_months_between(e, n) : sl_quick_give_up(e);
	default:
		return sl_quick_give_up(e);
	}
}

reg sl_quick_property(emitter *e, const sl_node *n)
{
	const char *name = e->p->constants[n->ref].as.text;
	reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)), out;

	sl_quick_not_null(e, &x);
	x.r = sl_quick_loaded(e, x);
	out = (reg){.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_NUMBER}};
	if (x.t.kind == SL_PLAIN_MONTHS && strcmp(name, "years") == 0)
		sl_quick_step(e, QUICK_YEARS, out.r, x.r, 0, 0);
	else if (x.t.kind == SL_PLAIN_MONTHS && strcmp(name, "months") == 0)
		sl_quick_step(e, QUICK_REST_MONTHS, out.r, x.r, 0, 0);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "year") == 0)
		sl_quick_step(e, QUICK_PART, out.r, x.r, 0, 1);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "month") == 0)
		sl_quick_step(e, QUICK_PART, out.r, x.r, 0, 2);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "day") == 0)
		sl_quick_step(e, QUICK_PART, out.r, x.r, 0, 3);
	else if (x.t.kind == SL_PLAIN_DAYS && strcmp(name, "days") == 0)
		sl_quick_step(e, QUICK_MOVE, out.r, x.r, 0, 0);
	else
		return sl_quick_give_up(e);
	return out;
}
