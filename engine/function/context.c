/* SPDX-License-Identifier: EUPL-1.2 */
/* Context functions. */
#include <string.h>

#include "function/internal.h"

static const char *const entry_names[] = {"key", "value"};

sl_status sl_fn_get_value(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_value *v = sl_context_find(args[0].as.context, args[1].as.text);

	*out = v ? *v : sl_null();
	return SL_OK;
}

sl_status sl_fn_get_entries(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	const sl_context *context = args[0].as.context;
	sl_value *items = sl_arena_calloc(call->arena, context->count + 1, sizeof *items);
	sl_status err = items ? SL_OK : SL_ENOMEM;

	for (uint32_t i = 0; i < context->count && err == SL_OK; i++) {
		sl_value *pair = sl_arena_calloc(call->arena, 2, sizeof *pair);

		if (!pair)
			return SL_ENOMEM;
		pair[0] = sl_string(context->names[i], strlen(context->names[i]));
		pair[1] = context->values[i];
		err = sl_context_value(&items[i], entry_names, pair, 2, call);
	}
	return err == SL_OK ? sl_list_value(out, items, context->count, call) : err;
}

/* A context that is being put together; equal names are replaced or refused. */
typedef struct builder {
	const char **names;
	sl_value *values;
	size_t count;
} builder;

static bool builder_new(builder *b, size_t most, sl_call *call)
{
	b->names = sl_arena_calloc(call->arena, most + 1, sizeof *b->names);
	b->values = sl_arena_calloc(call->arena, most + 1, sizeof *b->values);
	b->count = 0;
	return b->names && b->values;
}

static size_t builder_place(const builder *b, const char *name)
{
	size_t i = 0;

	while (i < b->count && strcmp(b->names[i], name) != 0)
		i++;
	return i;
}

static void builder_put(builder *b, const char *name, sl_value v)
{
	size_t i = builder_place(b, name);

	b->names[i] = name;
	b->values[i] = v;
	if (i == b->count)
		b->count++;
}

static void builder_copy(builder *b, const sl_context *from)
{
	for (uint32_t i = 0; i < from->count; i++)
		builder_put(b, from->names[i], from->values[i]);
}

sl_status sl_fn_context(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	const sl_list *list = args[0].as.list;
	builder b;

	if (list->count > 10000)
		return sl_call_limit(call, "context() van meer dan 10000 namen");
	if (!builder_new(&b, list->count, call))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < list->count; i++) {
		const sl_context *entry = list->items[i].kind == SL_CONTEXT
						  ? list->items[i].as.context
						  : NULL;
		const sl_value *key = entry ? sl_context_find(entry, "key") : NULL;
		const sl_value *value = entry ? sl_context_find(entry, "value") : NULL;

		if (!key || key->kind != SL_STRING || !value)
			return sl_call_fail(call,
					    "context(): lid %u is geen context met key "
					    "(tekst) en value",
					    i + 1);
		if (builder_place(&b, key->as.text) < b.count)
			return sl_call_fail(call,
					    "context(): \"%.80s\" staat er twee keer in",
					    key->as.text);
		builder_put(&b, key->as.text, *value);
	}
	return sl_context_value(out, b.names, b.values, b.count, call);
}

static sl_status put(sl_value *out, const sl_context *context, const char *name,
		     sl_value v, sl_call *call)
{
	builder b;

	if (!builder_new(&b, (size_t)context->count + 1, call))
		return SL_ENOMEM;
	builder_copy(&b, context);
	builder_put(&b, name, v);
	return sl_context_value(out, b.names, b.values, b.count, call);
}

/* Put at the end of a path of names; every step but the last must be there. */
static sl_status put_path(sl_value *out, sl_value context, const sl_value *keys,
			  uint32_t count, sl_value v, sl_call *call)
{
	const sl_value *inner;
	sl_value changed;
	sl_status err;

	if (!count || keys[0].kind != SL_STRING)
		return sl_call_fail(
			call, "context put(): de namen van het pad zijn geen teksten");
	if (count == 1)
		return put(out, context.as.context, keys[0].as.text, v, call);
	if (count > SL_VALUE_MOST_DEPTH)
		return sl_call_limit(call, "context put(): een pad van meer dan %d namen",
				     SL_VALUE_MOST_DEPTH);
	inner = sl_context_find(context.as.context, keys[0].as.text);
	if (!inner || inner->kind != SL_CONTEXT)
		return sl_call_fail(call, "context put(): \"%.80s\" is geen context",
				    keys[0].as.text);
	if ((err = put_path(&changed, *inner, keys + 1, count - 1, v, call)) != SL_OK)
		return err;
	return put(out, context.as.context, keys[0].as.text, changed, call);
}

sl_status sl_fn_context_put(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	if (args[1].kind == SL_LIST)
		return put_path(out, args[0], args[1].as.list->items,
				args[1].as.list->count, args[2], call);
	return put_path(out, args[0], &args[1], 1, args[2], call);
}

sl_status sl_fn_context_merge(sl_value *out, const sl_value *args, unsigned n,
			      sl_call *call)
{
	const sl_list *list = args[0].as.list;
	size_t most = 0;
	builder b;

	for (uint32_t i = 0; i < list->count; i++) {
		if (list->items[i].kind != SL_CONTEXT)
			return sl_call_fail(
				call, "context merge(): lid %u is geen context maar %s",
				i + 1, sl_kind_name((sl_kind)list->items[i].kind));
		most += list->items[i].as.context->count;
	}
	if (most > 10000)
		return sl_call_limit(call, "context merge() van meer dan 10000 namen");
	if (!builder_new(&b, most, call))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < list->count; i++)
		builder_copy(&b, list->items[i].as.context);
	return sl_context_value(out, b.names, b.values, b.count, call);
}
