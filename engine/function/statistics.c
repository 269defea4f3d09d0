/* SPDX-License-Identifier: EUPL-1.2 */
/* Functions that make one value of a list of comparable values or numbers. */
#include <stdlib.h>
#include <string.h>

#include "function/internal.h"

static sl_status extreme(sl_value *out, const char *name, const sl_list *list, int want,
			 sl_call *call)
{
	sl_value best;
	int c;

	if (!list->count) {
		*out = sl_null();
		return SL_OK;
	}
	best = list->items[0];
	for (uint32_t i = 0; i < list->count; i++) {
		if (!sl_value_compare(&c, list->items[i], best))
			return sl_call_fail(call,
					    "%s(): lid %u (%s) laat zich niet "
					    "vergelijken met de andere",
					    name, i + 1,
					    sl_kind_name((sl_kind)list->items[i].kind));
		if (c == want)
			best = list->items[i];
	}
	*out = best;
	return SL_OK;
}

sl_status sl_fn_min(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return extreme(out, "min", args[0].as.list, -1, call);
}

sl_status sl_fn_max(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return extreme(out, "max", args[0].as.list, 1, call);
}

static sl_status check_numbers(const char *name, const sl_list *list, sl_call *call)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].kind != SL_NUMBER)
			return sl_call_fail(call, "%s(): lid %u is geen getal maar %s",
					    name, i + 1,
					    sl_kind_name((sl_kind)list->items[i].kind));
	return SL_OK;
}

static sl_status fold(sl_dec *out, const sl_list *list, sl_dec start,
		      sl_status (*step)(sl_dec *, sl_dec, sl_dec))
{
	sl_dec total = start;
	sl_status err = SL_OK;

	for (uint32_t i = 0; i < list->count && err == SL_OK; i++)
		err = step(&total, total, list->items[i].as.dec);
	*out = total;
	return err;
}

/* Numbers folded into one; null when there are none. */
static sl_status total_of(sl_value *out, const char *name, const sl_list *list,
			  int64_t start, sl_status (*step)(sl_dec *, sl_dec, sl_dec),
			  sl_call *call)
{
	sl_status err = check_numbers(name, list, call);

	if (err != SL_OK)
		return err;
	*out = sl_null();
	if (!list->count)
		return SL_OK;
	*out = sl_number(SL_DEC_ZERO);
	return sl_call_status(
		call, fold(&out->as.dec, list, sl_dec_from_int(start), step), name);
}

sl_status sl_fn_sum(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return total_of(out, "sum", args[0].as.list, 0, sl_dec_add, call);
}

sl_status sl_fn_product(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return total_of(out, "product", args[0].as.list, 1, sl_dec_mul, call);
}

sl_status sl_fn_mean(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	sl_status err = total_of(out, "mean", list, 0, sl_dec_add, call);

	if (err != SL_OK || !list->count)
		return err;
	err = sl_dec_div(&out->as.dec, out->as.dec, sl_dec_from_int(list->count));
	return sl_call_status(call, err, "mean");
}

static int compare_numbers(const void *a, const void *b)
{
	return sl_dec_compare(((const sl_value *)a)->as.dec,
			      ((const sl_value *)b)->as.dec);
}

/* The numbers in order, in the arena. */
static sl_status in_order(sl_value **out, const char *name, const sl_list *list,
			  sl_call *call)
{
	sl_status err = check_numbers(name, list, call);

	if (err != SL_OK)
		return err;
	if (!(*out = sl_arena_memdup(call->arena, list->items,
				     list->count * sizeof **out)))
		return SL_ENOMEM;
	if (list->count)
		qsort(*out, list->count, sizeof **out, compare_numbers);
	return SL_OK;
}

sl_status sl_fn_median(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	uint32_t half = list->count / 2;
	sl_value *items;
	sl_status err = in_order(&items, "median", list, call);

	if (err != SL_OK)
		return err;
	*out = list->count ? items[half] : sl_null();
	if (!list->count || list->count % 2)
		return SL_OK;
	err = sl_dec_add(&out->as.dec, items[half - 1].as.dec, items[half].as.dec);
	if (err == SL_OK)
		err = sl_dec_div(&out->as.dec, out->as.dec, sl_dec_from_int(2));
	return sl_call_status(call, err, "median");
}

/* Sum of the squares of the distances to the mean. */
static sl_status squares(sl_dec *out, const sl_list *list, sl_dec mean)
{
	sl_dec sum = SL_DEC_ZERO, d;
	sl_status err = SL_OK;

	for (uint32_t i = 0; i < list->count && err == SL_OK; i++) {
		err = sl_dec_sub(&d, list->items[i].as.dec, mean);
		if (err == SL_OK)
			err = sl_dec_mul(&d, d, d);
		if (err == SL_OK)
			err = sl_dec_add(&sum, sum, d);
	}
	*out = sum;
	return err;
}

sl_status sl_fn_stddev(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	sl_status err = sl_fn_mean(out, args, n, call);
	sl_dec d = SL_DEC_ZERO;

	if (err != SL_OK)
		return err;
	if (list->count < 2)
		return sl_call_fail(call, "stddev(): de standaardafwijking vraagt ten "
					  "minste twee getallen");
	err = squares(&d, list, out->as.dec);
	if (err == SL_OK)
		err = sl_dec_div(&d, d, sl_dec_from_int((int64_t)list->count - 1));
	if (err == SL_OK)
		err = sl_dec_sqrt(&d, d);
	*out = sl_number(d);
	return sl_call_status(call, err, "stddev");
}

/* From sorted numbers the first of each run of the longest length. */
sl_status sl_fn_mode(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	uint32_t longest = 0, count = 0, end;
	sl_value *items;
	sl_status err = in_order(&items, "mode", list, call);

	if (err != SL_OK)
		return err;
	for (uint32_t i = 0; i < list->count; i = end) {
		for (end = i + 1; end < list->count &&
				  sl_dec_equal(items[i].as.dec, items[end].as.dec);)
			end++;
		if (end - i > longest) {
			longest = end - i;
			count = 0;
		}
		if (end - i == longest)
			items[count++] = items[i];
	}
	return sl_list_value(out, items, count, call);
}
