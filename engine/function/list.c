/* SPDX-License-Identifier: EUPL-1.2 */
/* List functions. */
#include <string.h>

#include "function/internal.h"

/* Functions that compare every member with every other refuse longer lists:
 * the work grows with the square. */
#define MOST_COMPARED 10000

static sl_value *new_items(size_t count, sl_call *call)
{
	return sl_arena_calloc(call->arena, count ? count : 1, sizeof(sl_value));
}

/* An empty list may have no items at all, and memcpy takes no NULL. */
static void copy_items(sl_value *to, const sl_value *from, size_t count)
{
	if (count)
		memcpy(to, from, count * sizeof *to);
}

static bool same(sl_value a, sl_value b)
{
	return sl_value_equal(a, b) == SL_TRUE;
}

/* true when one of `items` is `want` (all(): FALSE, any(): TRUE), the other
 * when all are the other; null and what is no truth make it null. */
static sl_status fold_truth(sl_value *out, const char *name, const sl_list *list,
			    bool want, sl_call *call)
{
	bool doubt = false, wrong = false;

	for (uint32_t i = 0; i < list->count; i++) {
		sl_value v = list->items[i];

		if (v.kind != SL_BOOLEAN) {
			doubt = true;
			wrong |= v.kind != SL_NULL;
		} else if ((v.as.i != 0) == want) {
			*out = sl_boolean(want);
			return SL_OK;
		}
	}
	if (wrong)
		return sl_call_fail(
			call, "%s(): de lijst heeft een lid dat geen ja/nee is", name);
	*out = doubt ? sl_null() : sl_boolean(!want);
	return SL_OK;
}

sl_status sl_fn_all(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return fold_truth(out, "all", args[0].as.list, false, call);
}

sl_status sl_fn_any(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return fold_truth(out, "any", args[0].as.list, true, call);
}

sl_status sl_fn_list_contains(sl_value *out, const sl_value *args, unsigned n,
			      sl_call *call)
{
	const sl_list *list = args[0].as.list;
	bool found = false;

	for (uint32_t i = 0; i < list->count && !found; i++)
		found = same(list->items[i], args[1]);
	*out = sl_boolean(found);
	return SL_OK;
}

sl_status sl_fn_count(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	*out = sl_number(sl_dec_from_int(args[0].as.list->count));
	return SL_OK;
}

sl_status sl_fn_sublist(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	int64_t start, take;

	if (!sl_position(&start, args[1].as.dec, list->count))
		return sl_call_fail(
			call, "sublist(): de lijst heeft die plaats niet (%u leden)",
			list->count);
	if (!sl_take(&take, args[2], list->count - start))
		return sl_call_fail(
			call, "sublist(): de lengte ligt niet tussen 1 en %lld, zoveel leden zijn er vanaf die plaats",
			(long long)(list->count - start));
	return sl_list_value(out, list->items + start, (size_t)take, call);
}

sl_status sl_fn_append(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	sl_value *items = new_items(list->count + (size_t)n, call);

	if (!items)
		return SL_ENOMEM;
	copy_items(items, list->items, list->count);
	copy_items(items + list->count, args + 1, n - 1);
	return sl_list_value(out, items, list->count + (size_t)n - 1, call);
}

sl_status sl_fn_concatenate(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	size_t count = 0, at = 0;
	sl_value *items;

	for (unsigned i = 0; i < n; i++)
		count += args[i].as.list->count;
	if (!(items = new_items(count, call)))
		return SL_ENOMEM;
	for (unsigned i = 0; i < n; i++) {
		copy_items(items + at, args[i].as.list->items, args[i].as.list->count);
		at += args[i].as.list->count;
	}
	return sl_list_value(out, items, count, call);
}

/* The list with the members [at, at + gone) replaced by `with` (0 or 1 of them). */
static sl_status splice(sl_value *out, const sl_list *list, size_t at, size_t gone,
			const sl_value *with, sl_call *call)
{
	size_t put = with ? 1 : 0, count = list->count - gone + put;
	sl_value *items = new_items(count, call);

	if (!items)
		return SL_ENOMEM;
	copy_items(items, list->items, at);
	if (with)
		items[at] = *with;
	copy_items(items + at + put, list->items + at + gone, list->count - at - gone);
	return sl_list_value(out, items, count, call);
}

static sl_status no_place(const char *name, const sl_list *list, sl_call *call)
{
	return sl_call_fail(call, "%s(): de lijst heeft die plaats niet (%u leden)", name,
			    list->count);
}

sl_status sl_fn_insert_before(sl_value *out, const sl_value *args, unsigned n,
			      sl_call *call)
{
	const sl_list *list = args[0].as.list;
	int64_t at;

	if (!sl_position(&at, args[1].as.dec, list->count))
		return no_place("insert before", list, call);
	return splice(out, list, (size_t)at, 0, &args[2], call);
}

sl_status sl_fn_remove(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	int64_t at;

	if (!sl_position(&at, args[1].as.dec, list->count))
		return no_place("remove", list, call);
	return splice(out, list, (size_t)at, 1, NULL, call);
}

/* Ask the function of the rule writer; its answer must be a truth. */
static sl_status ask(bool *out, const char *name, sl_value f, sl_value a, sl_value b,
		     sl_call *call)
{
	sl_value pair[2] = {a, b}, answer;
	sl_status err = call->apply(call->ctx, &answer, &f, pair, 2);

	if (err != SL_OK)
		return err;
	if (answer.kind != SL_BOOLEAN)
		return sl_call_fail(call, "%s(): de functie geeft geen ja/nee maar %s",
				    name, sl_kind_name((sl_kind)answer.kind));
	*out = answer.as.i != 0;
	return SL_OK;
}

static sl_status check_function(const char *name, sl_value f, sl_call *call)
{
	if (!call->apply || !call->arity)
		return sl_call_limit(call, "%s() met een functie", name);
	if (call->arity(call->ctx, &f) != 2)
		return sl_call_fail(call, "%s(): de functie moet twee parameters hebben",
				    name);
	return SL_OK;
}

static sl_status replace_matches(sl_value *out, const sl_list *list, sl_value f,
				 sl_value with, sl_call *call)
{
	sl_status err = check_function("list replace", f, call);
	sl_value *items;

	if (err != SL_OK)
		return err;
	if (!(items = new_items(list->count, call)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < list->count; i++) {
		bool fits;

		if ((err = ask(&fits, "list replace", f, list->items[i], with, call)) !=
		    SL_OK)
			return err;
		items[i] = fits ? with : list->items[i];
	}
	return sl_list_value(out, items, list->count, call);
}

sl_status sl_fn_list_replace(sl_value *out, const sl_value *args, unsigned n,
			     sl_call *call)
{
	const sl_list *list = args[0].as.list;
	int64_t at;

	if (args[1].kind == SL_FUNCTION)
		return replace_matches(out, list, args[1], args[2], call);
	if (!sl_position(&at, args[1].as.dec, list->count))
		return no_place("list replace", list, call);
	return splice(out, list, (size_t)at, 1, &args[2], call);
}

sl_status sl_fn_reverse(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	sl_value *items = new_items(list->count, call);

	if (!items)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < list->count; i++)
		items[i] = list->items[list->count - 1 - i];
	return sl_list_value(out, items, list->count, call);
}

sl_status sl_fn_index_of(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	sl_value *items = new_items(list->count, call);
	size_t count = 0;

	if (!items)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < list->count; i++)
		if (same(list->items[i], args[1]))
			items[count++] = sl_number(sl_dec_from_int((int64_t)i + 1));
	return sl_list_value(out, items, count, call);
}

sl_status sl_fn_distinct_values(sl_value *out, const sl_value *args, unsigned n,
				sl_call *call)
{
	const sl_list *list = args[0].as.list;
	sl_value *items;
	size_t count = 0;

	if (list->count > MOST_COMPARED)
		return sl_call_limit(call, "distinct values() van meer dan %d leden",
				     MOST_COMPARED);
	if (!(items = new_items(list->count, call)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < list->count; i++) {
		size_t j = 0;

		while (j < count && !same(items[j], list->items[i]))
			j++;
		if (j == count)
			items[count++] = list->items[i];
	}
	return sl_list_value(out, items, count, call);
}

sl_status sl_fn_union(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_value all;
	sl_status err = sl_fn_concatenate(&all, args, n, call);

	return err == SL_OK ? sl_fn_distinct_values(out, &all, 1, call) : err;
}

/* Lists made here are at most SL_VALUE_MOST_DEPTH deep, and facts are flat. */
static void flatten(sl_value *items, size_t *count, const sl_list *list)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].kind == SL_LIST)
			flatten(items, count, list->items[i].as.list);
		else if (items)
			items[(*count)++] = list->items[i];
		else
			(*count)++;
}

sl_status sl_fn_flatten(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	size_t count = 0;
	sl_value *items;

	flatten(NULL, &count, args[0].as.list);
	if (!(items = new_items(count, call)))
		return SL_ENOMEM;
	count = 0;
	flatten(items, &count, args[0].as.list);
	return sl_list_value(out, items, count, call);
}

/* ---- sort ---- */

/* Merge [from, middle) and [middle, to) of `items`: stable, since the second
 * goes first only when the function says that it precedes. */
static sl_status merge(sl_value *items, sl_value *spare, size_t from, size_t middle,
		       size_t to, sl_value f, sl_call *call)
{
	size_t a = from, b = middle, at = from;
	sl_status err;

	while (a < middle && b < to) {
		bool second;

		if ((err = ask(&second, "sort", f, items[b], items[a], call)) != SL_OK)
			return err;
		spare[at++] = items[second ? b++ : a++];
	}
	while (a < middle)
		spare[at++] = items[a++];
	while (b < to)
		spare[at++] = items[b++];
	copy_items(items + from, spare + from, to - from);
	return SL_OK;
}

sl_status sl_fn_sort(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	size_t count = list->count;
	sl_value *items = new_items(count, call), *spare = new_items(count, call);
	sl_status err = check_function("sort", args[1], call);

	if (err != SL_OK)
		return err;
	if (!items || !spare)
		return SL_ENOMEM;
	copy_items(items, list->items, count);
	for (size_t width = 1; width < count; width *= 2)
		for (size_t from = 0; from + width < count; from += 2 * width) {
			size_t to = from + 2 * width < count ? from + 2 * width : count;

			if ((err = merge(items, spare, from, from + width, to, args[1],
					 call)) != SL_OK)
				return err;
		}
	return sl_list_value(out, items, count, call);
}
