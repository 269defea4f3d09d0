/* SPDX-License-Identifier: EUPL-1.2 */
/* Text functions that need no patterns. Places count characters, not bytes. */
#include <string.h>

#include "function/internal.h"

/* The bytes [from, to) of a text, which needs no copy at its end. */
static sl_status slice(sl_value *out, sl_value text, size_t from, size_t to,
		       sl_call *call)
{
	if (to == text.n) {
		*out = sl_string(text.as.text + from, to - from);
		return SL_OK;
	}
	return sl_text_value(out, call, text.as.text + from, to - from);
}

/* Where `match` first stands in `text`, or NULL. */
static const char *find(sl_value text, sl_value match)
{
	return memmem(text.as.text, text.n, match.as.text, match.n);
}

sl_status sl_fn_string(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_buf text = {0};

	if (args[0].kind == SL_STRING || args[0].kind == SL_NULL) {
		*out = args[0];
		return SL_OK;
	}
	if (args[0].kind == SL_FUNCTION)
		return sl_call_fail(call, "string(): een functie heeft geen tekst");
	sl_value_print(&text, args[0]);
	return sl_text_take(out, call, &text);
}

sl_status sl_fn_substring(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_value text = args[0];
	int64_t length = (int64_t)sl_text_length(text),
		start = sl_dec_truncate(args[1].as.dec), take;

	if (start == 0)
		return sl_call_fail(
			call,
			"substring(): plaatsen tellen vanaf 1, of vanaf -1 van achteren");
	if (start < -length || start > length)
		return sl_call_fail(call, "substring(): de tekst heeft maar %lld tekens",
				    (long long)length);
	start = start < 0 ? length + start : start - 1;
	if (!sl_take(&take, args[2], length - start))
		return sl_call_fail(
			call, "substring(): de lengte ligt niet tussen 1 en %lld, zoveel tekens zijn er vanaf die plaats",
			(long long)(length - start));
	return slice(out, text, sl_text_offset(text, (size_t)start),
		     sl_text_offset(text, (size_t)(start + take)), call);
}

sl_status sl_fn_string_length(sl_value *out, const sl_value *args, unsigned n,
			      sl_call *call)
{
	*out = sl_number(sl_dec_from_int((int64_t)sl_text_length(args[0])));
	return SL_OK;
}

sl_status sl_fn_substring_before(sl_value *out, const sl_value *args, unsigned n,
				 sl_call *call)
{
	const char *at = find(args[0], args[1]);

	return slice(out, args[0], 0, at ? (size_t)(at - args[0].as.text) : 0, call);
}

sl_status sl_fn_substring_after(sl_value *out, const sl_value *args, unsigned n,
				sl_call *call)
{
	const char *at = find(args[0], args[1]);

	return slice(out, args[0],
		     at ? (size_t)(at - args[0].as.text) + args[1].n : args[0].n,
		     args[0].n, call);
}

sl_status sl_fn_contains(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	*out = sl_boolean(find(args[0], args[1]) != NULL);
	return SL_OK;
}

sl_status sl_fn_starts_with(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	*out = sl_boolean(args[1].n <= args[0].n &&
			  memcmp(args[0].as.text, args[1].as.text, args[1].n) == 0);
	return SL_OK;
}

sl_status sl_fn_ends_with(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	*out = sl_boolean(args[1].n <= args[0].n &&
			  memcmp(args[0].as.text + args[0].n - args[1].n, args[1].as.text,
				 args[1].n) == 0);
	return SL_OK;
}

sl_status sl_fn_string_join(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	const sl_list *list = args[0].as.list;
	sl_value between = args[1];
	sl_buf text = {0};
	bool first = true;

	for (uint32_t i = 0; i < list->count; i++) {
		sl_value v = list->items[i];

		if (v.kind == SL_NULL)
			continue;
		if (v.kind != SL_STRING || text.len > SL_VALUE_MOST_TEXT) {
			sl_buf_free(&text);
			return v.kind == SL_STRING
				       ? sl_call_limit(
						 call,
						 "string join(): de tekst wordt te lang")
				       : sl_call_fail(call,
						      "string join(): lid %u is geen "
						      "tekst maar %s",
						      i + 1,
						      sl_kind_name((sl_kind)v.kind));
		}
		if (!first && between.kind == SL_STRING)
			sl_buf_write(&text, between.as.text, between.n);
		sl_buf_write(&text, v.as.text, v.n);
		first = false;
	}
	return sl_text_take(out, call, &text);
}
