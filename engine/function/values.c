/* SPDX-License-Identifier: EUPL-1.2 */
/* Errors in words, and the making of texts, lists and contexts within limits. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "function/internal.h"

static sl_status say(sl_call *call, sl_status status, const char *format, va_list args)
{
	char line[512];

	vsnprintf(line, sizeof line, format, args);
	if (!(call->error = sl_arena_strdup(call->arena, line)))
		return SL_ENOMEM;
	return status;
}

sl_status sl_call_fail(sl_call *call, const char *format, ...)
{
	va_list args;
	sl_status err;

	va_start(args, format);
	err = say(call, SL_EINVAL, format, args);
	va_end(args);
	return err;
}

sl_status sl_call_limit(sl_call *call, const char *format, ...)
{
	va_list args;
	sl_status err;

	va_start(args, format);
	err = say(call, SL_ELIMIT, format, args);
	va_end(args);
	return err;
}

sl_status sl_call_status(sl_call *call, sl_status status, const char *what)
{
	if (status == SL_OK || status == SL_ENOMEM)
		return status;
	if (status == SL_ERANGE)
		return sl_call_fail(call, "%s: de uitkomst bestaat niet of is te groot",
				    what);
	return sl_call_fail(call, "%s: geen geldige waarde", what);
}

/* ---- texts ---- */

sl_status sl_text_value(sl_value *out, sl_call *call, const char *text, size_t n)
{
	char *copy;

	if (n > SL_VALUE_MOST_TEXT)
		return sl_call_limit(call, "de tekst wordt langer dan %u bytes",
				     SL_VALUE_MOST_TEXT);
	if (!(copy = sl_arena_strndup(call->arena, text, n)))
		return SL_ENOMEM;
	*out = sl_string(copy, n);
	return SL_OK;
}

sl_status sl_text_take(sl_value *out, sl_call *call, sl_buf *buf)
{
	sl_status err = sl_buf_status(buf);

	if (err == SL_OK)
		err = sl_text_value(out, call, sl_buf_text(buf), buf->len);
	sl_buf_free(buf);
	return err;
}

size_t sl_text_length(sl_value text)
{
	size_t length = 0;

	for (uint32_t i = 0; i < text.n; i++)
		if (((unsigned char)text.as.text[i] & 0xC0) != 0x80)
			length++;
	return length;
}

size_t sl_text_offset(sl_value text, size_t characters)
{
	uint32_t i = 0;

	while (i < text.n && characters) {
		do
			i++;
		while (i < text.n && ((unsigned char)text.as.text[i] & 0xC0) == 0x80);
		characters--;
	}
	return i;
}

/* ---- positions ---- */

int64_t sl_dec_truncate(sl_dec d)
{
	sl_dec whole;
	int64_t i;

	if (sl_dec_round(&whole, d, 0, SL_ROUND_DOWN) == SL_OK &&
	    sl_dec_to_int(&i, whole))
		return i;
	return sl_dec_is_negative(d) ? INT64_MIN : INT64_MAX;
}

bool sl_position(int64_t *at, sl_dec position, size_t count)
{
	int64_t i = sl_dec_truncate(position), n = (int64_t)count;

	if (i > 0 && i <= n)
		*at = i - 1;
	else if (i < 0 && i >= -n)
		*at = n + i;
	else
		return false;
	return true;
}

bool sl_take(int64_t *out, sl_value length, int64_t left)
{
	*out = left;
	if (length.kind == SL_NULL)
		return true;
	if (sl_dec_compare(length.as.dec, sl_dec_from_int(1)) < 0 ||
	    sl_dec_compare(length.as.dec, sl_dec_from_int(left)) > 0)
		return false;
	*out = sl_dec_truncate(length.as.dec);
	return true;
}

/* ---- lists and contexts ---- */

/* Depth and size of a value that holds these. Lists that were not made here
 * (facts) say 0 and count as flat. */
static sl_status measure(sl_value *out, const sl_value *values, size_t count,
			 sl_call *call)
{
	uint64_t size = count;
	unsigned depth = 0;

	for (size_t i = 0; i < count; i++) {
		if (values[i].kind != SL_LIST && values[i].kind != SL_CONTEXT)
			continue;
		size += values[i].n;
		if (values[i].aux > depth)
			depth = values[i].aux;
	}
	if (size > SL_VALUE_MOST_SIZE)
		return sl_call_limit(call,
				     "een lijst of context krijgt meer dan %u waarden",
				     SL_VALUE_MOST_SIZE);
	if (depth >= SL_VALUE_MOST_DEPTH)
		return sl_call_limit(call,
				     "lijsten en contexten zijn dieper genest dan %d",
				     SL_VALUE_MOST_DEPTH);
	out->n = (uint32_t)size;
	out->aux = (uint16_t)(depth + 1);
	return SL_OK;
}

sl_status sl_list_value(sl_value *out, const sl_value *items, size_t count, sl_call *call)
{
	sl_value v = {.kind = SL_LIST};
	sl_status err = measure(&v, items, count, call);
	sl_list *list;

	if (err != SL_OK)
		return err;
	if (!(list = sl_arena_alloc(call->arena, sizeof *list)))
		return SL_ENOMEM;
	list->items = items;
	list->count = (uint32_t)count;
	v.as.list = list;
	*out = v;
	return SL_OK;
}

sl_status sl_context_value(sl_value *out, const char *const *names,
			   const sl_value *values, size_t count, sl_call *call)
{
	sl_value v = {.kind = SL_CONTEXT};
	sl_status err = measure(&v, values, count, call);
	sl_context *context;

	if (err != SL_OK)
		return err;
	if (!(context = sl_arena_alloc(call->arena, sizeof *context)))
		return SL_ENOMEM;
	context->names = names;
	context->values = values;
	context->count = (uint32_t)count;
	v.as.context = context;
	*out = v;
	return SL_OK;
}

const sl_value *sl_context_find(const sl_context *context, const char *name)
{
	for (uint32_t i = 0; i < context->count; i++)
		if (context->names[i] == name || strcmp(context->names[i], name) == 0)
			return &context->values[i];
	return NULL;
}
