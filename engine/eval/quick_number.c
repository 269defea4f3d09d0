/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: arithmetic, rounding, dates and functions. */
#include "eval/quick_emit.h"

#include <string.h>

/* ---- operators ---- */

static sl_quick_reg emit_dates(sl_quick_emitter *e, const sl_node *n, sl_quick_reg x, sl_quick_reg y)
{
	sl_quick_reg out = {.t = {.kind = SL_PLAIN_DAY}};
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
		sl_quick_emit(e, SL_QUICK_SUB, out.r, x.r, y.r, 0);
	} else if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_DAYS) {
		sl_quick_emit(e, SL_QUICK_ADD_DAYS, out.r, x.r, y.r, add ? 1 : -1);
	} else if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_MONTHS) {
		sl_quick_emit(e, SL_QUICK_ADD_MONTHS, out.r, x.r, y.r, add ? 1 : -1);
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
static sl_quick_reg emit_pair(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg y, sl_quick_op op, sl_quick_op with_constant, sl_quick_type t)
{
	sl_quick_reg out = {.t = t};

	if (x.constant && !y.constant)
		return emit_pair(e, y, x, op, with_constant, t);
	x.r = sl_quick_loaded(e, x);
	out.r = sl_quick_register(e);
	if (y.constant)
		sl_quick_emit(e, with_constant, out.r, x.r, 0, y.value);
	else
		sl_quick_emit(e, op, out.r, x.r, y.r, 0);
	return out;
}

static sl_quick_reg emit_difference(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg y)
{
	if (!y.constant)
		return emit_pair(e, x, y, SL_QUICK_SUB, SL_QUICK_SUB_FROM_I, x.t);
	y.value = -y.value; /* constants stay below 2^63 */
	return emit_pair(e, x, y, SL_QUICK_ADD, SL_QUICK_ADD_I, x.t);
}

sl_quick_reg sl_quick_sum(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
		     y = sl_quick_node(e, sl_quick_kid(e, n, 1));

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind == SL_PLAIN_DAY || y.t.kind == SL_PLAIN_DAY)
		return emit_dates(e, n, x, y);
	if (x.t.kind != SL_PLAIN_NUMBER || y.t.kind != SL_PLAIN_NUMBER)
		return sl_quick_give_up(e);
	sl_quick_align(e, &x, &y);
	return n->code == SL_CODE_ADD ? emit_pair(e, x, y, SL_QUICK_ADD, SL_QUICK_ADD_I, x.t)
				      : emit_difference(e, x, y);
}

sl_quick_reg sl_quick_product(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
		     y = sl_quick_node(e, sl_quick_kid(e, n, 1));
	sl_quick_type t;

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind != SL_PLAIN_NUMBER || y.t.kind != SL_PLAIN_NUMBER ||
	    x.t.scale + y.t.scale > SL_QUICK_MOST_SCALE)
		return sl_quick_give_up(e);
	t = x.t;
	t.scale = (uint8_t)(x.t.scale + y.t.scale);
	return emit_pair(e, x, y, SL_QUICK_MUL, SL_QUICK_MUL_I, t);
}

/* x times 10^power divided by a constant, when that is one integer. */
static bool one_divisor(sl_quick_reg y, int power, int64_t *divisor)
{
	*divisor = y.value;
	return y.constant && y.value > 0 && power <= 0 && power >= -18 &&
	       !__builtin_mul_overflow(y.value, sl_quick_power_of_ten((unsigned)-power), divisor) &&
	       *divisor < INT64_MAX / 4;
}

/* Whole times in what a constant was just lessened to. */
static bool takes_floor(sl_quick_emitter *e, sl_quick_reg x, int64_t divisor)
{
	sl_quick_step *last = divisor <= INT32_MAX ? sl_quick_last_made(e, x.r) : NULL;

	if (!last || last->op != SL_QUICK_SUB_FROM_I)
		return false;
	last->op = SL_QUICK_FLOOR_FROM_I;
	last->jump = (int32_t)divisor;
	return true;
}

/* a / b: rounded in one step, or (digits < 0) only when it is exact. */
sl_quick_reg sl_quick_quotient(sl_quick_emitter *e, const sl_node *n, int digits, sl_round how)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
		     y = sl_quick_node(e, sl_quick_kid(e, n, 1)), out;
	int scale = digits < 0 ? SL_QUICK_SCALE : digits, power;
	int64_t divisor;
	size_t at;

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind != y.t.kind || (x.t.kind != SL_PLAIN_NUMBER && x.t.kind != SL_PLAIN_DAYS) ||
	    scale > SL_QUICK_SCALE)
		return sl_quick_give_up(e);
	if (x.t.kind == SL_PLAIN_DAYS)
		x.t.scale = y.t.scale = 0;
	power = scale + y.t.scale - x.t.scale; /* of ten, to multiply a with */
	x.r = sl_quick_loaded(e, x);
	if (digits >= 0 && one_divisor(y, power, &divisor)) {
		if (how == SL_ROUND_FLOOR && takes_floor(e, x, divisor))
			return (sl_quick_reg){.r = x.r, .t = {.kind = SL_PLAIN_NUMBER, .scale = (uint8_t)scale}};
		out = (sl_quick_reg){.r = sl_quick_register(e)};
		at = sl_quick_emit(e, how == SL_ROUND_FLOOR && divisor <= UINT32_MAX ? SL_QUICK_FLOOR : SL_QUICK_ROUND, out.r,
				   x.r, 0, divisor);
	} else {
		y.r = sl_quick_loaded(e, y);
		out = (sl_quick_reg){.r = sl_quick_register(e)};
		at = sl_quick_emit(e, digits < 0 ? SL_QUICK_DIVIDE : SL_QUICK_DIVIDE_ROUND, out.r, x.r,
				   y.r, power);
	}
	if (!e->failed)
		e->steps[at].jump = (int32_t)how;
	out.t = (sl_quick_type){.kind = SL_PLAIN_NUMBER, .scale = (uint8_t)scale};
	return out;
}

sl_quick_reg sl_quick_negation(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)), out;

	sl_quick_not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER)
		return sl_quick_give_up(e);
	x.r = sl_quick_loaded(e, x);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = x.t};
	sl_quick_emit(e, SL_QUICK_NEG, out.r, x.r, 0, 0);
	return out;
}

/* ---- functions ---- */

/* A difference that was just taken, and is at least a constant. */
static bool takes_least(sl_quick_emitter *e, sl_quick_reg x, sl_quick_reg least)
{
	sl_quick_step *last = least.constant && !x.constant ? sl_quick_last_made(e, x.r) : NULL;

	if (!last || last->op != SL_QUICK_SUB)
		return false;
	last->op = SL_QUICK_SUB_MAX_I;
	last->imm = least.value;
	return true;
}

static sl_quick_reg emit_extreme(sl_quick_emitter *e, const sl_node *n, sl_quick_op op)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)), y;

	for (uint32_t i = 1; i < n->count && !e->failed; i++) {
		y = sl_quick_node(e, sl_quick_kid(e, n, i));
		sl_quick_not_null(e, &x);
		sl_quick_not_null(e, &y);
		if (!sl_quick_same_kind(x, y) ||
		    (x.t.kind != SL_PLAIN_NUMBER && x.t.kind != SL_PLAIN_DAY))
			return sl_quick_give_up(e);
		sl_quick_align(e, &x, &y);
		if (op == SL_QUICK_MAX && takes_least(e, y, x))
			x = y;
		else if (op != SL_QUICK_MAX || !takes_least(e, x, y))
			x = emit_pair(e, x, y, op, (sl_quick_op)(op - SL_QUICK_MIN + SL_QUICK_MIN_I), x.t);
	}
	return n->count < 2 ? sl_quick_give_up(e) : x;
}

sl_quick_reg sl_quick_round(sl_quick_emitter *e, sl_quick_reg x, int digits, sl_round how)
{
	sl_quick_reg out;
	size_t at;

	sl_quick_not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER || digits < 0 || digits > SL_QUICK_SCALE)
		return sl_quick_give_up(e);
	if (x.t.scale <= digits)
		return sl_quick_rescale(e, x, (unsigned)digits);
	x.r = sl_quick_loaded(e, x);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = x.t};
	out.t.scale = (uint8_t)digits;
	at = sl_quick_emit(e, SL_QUICK_ROUND, out.r, x.r, 0,
			   sl_quick_power_of_ten(x.t.scale - (unsigned)digits));
	if (!e->failed)
		e->steps[at].jump = (int32_t)how;
	return out;
}

static sl_quick_reg emit_rounding(sl_quick_emitter *e, const sl_node *n, sl_round how)
{
	int64_t digits = 0;
	const sl_node *places = n->count > 1 ? sl_kid(e->p, n, 1) : NULL;

	if (places && (places->code != SL_CODE_LITERAL ||
		       !sl_dec_to_int(&digits, e->p->constants[places->ref].as.dec)))
		return sl_quick_give_up(e);
	return sl_quick_round(e, sl_quick_node(e, sl_quick_kid(e, n, 0)), (int)digits, how);
}

static sl_quick_reg emit_months_between(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)),
		     y = sl_quick_node(e, sl_quick_kid(e, n, 1));
	sl_quick_reg out;

	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	if (x.t.kind != SL_PLAIN_DAY || y.t.kind != SL_PLAIN_DAY)
		return sl_quick_give_up(e);
	x.r = sl_quick_loaded(e, x);
	y.r = sl_quick_loaded(e, y);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_MONTHS}};
	sl_quick_emit(e, SL_QUICK_MONTHS_BETWEEN, out.r, x.r, y.r, 0);
	return out;
}

/* date(year, month, day): the day stands where the date will be. */
static sl_quick_reg emit_date(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg parts[3], out;

	for (uint32_t i = 0; i < 3; i++) {
		parts[i] = sl_quick_rescale(e, sl_quick_node(e, sl_quick_kid(e, n, i)), 0);
		sl_quick_not_null(e, &parts[i]);
		if (parts[i].t.kind != SL_PLAIN_NUMBER)
			return sl_quick_give_up(e);
		parts[i].r = sl_quick_loaded(e, parts[i]);
	}
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_DAY}};
	sl_quick_emit(e, SL_QUICK_MOVE, out.r, parts[2].r, 0, 0);
	sl_quick_emit(e, SL_QUICK_DATE, out.r, parts[0].r, parts[1].r, 0);
	return out;
}

sl_quick_reg sl_quick_builtin(sl_quick_emitter *e, const sl_node *n)
{
	switch ((sl_builtin_id)n->ref) {
	case SL_FN_MIN:
		return emit_extreme(e, n, SL_QUICK_MIN);
	case SL_FN_MAX:
		return emit_extreme(e, n, SL_QUICK_MAX);
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

sl_quick_reg sl_quick_property(sl_quick_emitter *e, const sl_node *n)
{
	const char *name = e->p->constants[n->ref].as.text;
	sl_quick_reg x = sl_quick_node(e, sl_quick_kid(e, n, 0)), out;

	sl_quick_not_null(e, &x);
	x.r = sl_quick_loaded(e, x);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_NUMBER}};
	if (x.t.kind == SL_PLAIN_MONTHS && strcmp(name, "years") == 0)
		sl_quick_emit(e, SL_QUICK_YEARS, out.r, x.r, 0, 0);
	else if (x.t.kind == SL_PLAIN_MONTHS && strcmp(name, "months") == 0)
		sl_quick_emit(e, SL_QUICK_REST_MONTHS, out.r, x.r, 0, 0);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "year") == 0)
		sl_quick_emit(e, SL_QUICK_PART, out.r, x.r, 0, 1);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "month") == 0)
		sl_quick_emit(e, SL_QUICK_PART, out.r, x.r, 0, 2);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "day") == 0)
		sl_quick_emit(e, SL_QUICK_PART, out.r, x.r, 0, 3);
	else if (x.t.kind == SL_PLAIN_DAYS && strcmp(name, "days") == 0)
		sl_quick_emit(e, SL_QUICK_MOVE, out.r, x.r, 0, 0);
	else
		return sl_quick_give_up(e);
	return out;
}
