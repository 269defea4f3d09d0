/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the ticks of an axis stand: at 1, 2 or 5 times a power of ten. */
#include "explain/sweep.h"

/* Do `most` of these steps reach over the width? */
static bool covers(sl_dec step, unsigned most, sl_dec width)
{
	sl_dec all;

	return sl_dec_mul(&all, step, sl_dec_from_int(most)) != SL_OK || sl_dec_compare(all, width) >= 0;
}

/* A part of the step that covers, too, takes its place. */
static bool make_smaller(sl_dec *step, int64_t by, unsigned most, sl_dec width)
{
	sl_dec part;

	if (sl_dec_div(&part, *step, sl_dec_from_int(by)) != SL_OK || !covers(part, most, width))
		return false;
	*step = part;
	return true;
}

/* The least that covers: first the power of ten, then a fifth or half of it. */
static sl_status find_step(sl_dec *step, sl_dec width, unsigned most)
{
	sl_status err = SL_OK;

	*step = sl_dec_from_int(1);
	while (err == SL_OK && !covers(*step, most, width))
		err = sl_dec_mul(step, *step, sl_dec_from_int(10));
	while (make_smaller(step, 10, most, width))
		;
	if (!make_smaller(step, 5, most, width))
		make_smaller(step, 2, most, width);
	return err;
}

static int digits_of(sl_dec step)
{
	int digits = 0;
	sl_dec rounded;

	while (digits < SL_DEC_MAX_SCALE &&
	       (sl_dec_round(&rounded, step, digits, SL_ROUND_DOWN) != SL_OK || !sl_dec_equal(rounded, step)))
		digits++;
	return digits;
}

sl_status sl_axis_of(sl_axis *out, sl_dec low, sl_dec high, unsigned most)
{
	sl_dec width, first, last;
	int64_t steps;
	sl_status err;

	if (sl_dec_equal(low, high) && (err = sl_dec_add(&high, low, sl_dec_from_int(1))) != SL_OK)
		return err;
	if (sl_dec_compare(low, high) >= 0) /* so large that one more makes no difference */
		return SL_ERANGE;
	if ((err = sl_dec_sub(&width, high, low)) != SL_OK ||
	    (err = find_step(&out->step, width, most)) != SL_OK ||
	    (err = sl_dec_div_round(&first, low, out->step, 0, SL_ROUND_FLOOR)) != SL_OK ||
	    (err = sl_dec_div_round(&last, high, out->step, 0, SL_ROUND_CEILING)) != SL_OK ||
	    (err = sl_dec_mul(&out->first, first, out->step)) != SL_OK ||
	    (err = sl_dec_sub(&width, last, first)) != SL_OK ||
	    (err = sl_dec_mul(&out->width, width, out->step)) != SL_OK)
		return err;
	if (!sl_dec_to_int(&steps, width))
		return SL_ERANGE;
	out->count = (unsigned)steps + 1;
	out->digits = digits_of(out->step);
	return SL_OK;
}

sl_status sl_axis_tick(sl_dec *out, const sl_axis *a, unsigned i)
{
	sl_status err = sl_dec_mul(out, a->step, sl_dec_from_int(i));

	return err == SL_OK ? sl_dec_add(out, *out, a->first) : err;
}

sl_status sl_axis_place(int *out, const sl_axis *a, sl_dec value, int length, sl_round how)
{
	sl_dec place;
	int64_t pixels;
	sl_status err;

	if ((err = sl_dec_sub(&place, value, a->first)) != SL_OK ||
	    (err = sl_dec_mul(&place, place, sl_dec_from_int(length))) != SL_OK ||
	    (err = sl_dec_div_round(&place, place, a->width, 0, how)) != SL_OK)
		return err;
	if (!sl_dec_to_int(&pixels, place))
		return SL_ERANGE;
	*out = (int)pixels;
	return SL_OK;
}
