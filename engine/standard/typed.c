/* SPDX-License-Identifier: EUPL-1.2 */
/* Typed values: reading, writing, comparing. */
#include "standard/typed.h"

#include <string.h>

#include "value/time.h"

typedef struct reader {
	const char *file;
	sl_arena *arena;
	sl_diags *diags;
} reader;

static sl_status refuse(const reader *r, const sl_json_node *node, const char *what)
{
	sl_pos pos = sl_json_pos(node, r->file, r->arena);

	sl_diags_add(r->diags, SL_DIAG_TYPED_VALUE, &pos, what);
	return SL_EINVAL;
}

static sl_status read_value(sl_value *out, const sl_json_node *node, const reader *r);

static sl_status read_list(sl_value *out, const sl_json_node *node, const reader *r)
{
	sl_list *list = sl_arena_alloc(r->arena, sizeof *list);
	sl_value *items = sl_arena_calloc(r->arena, node->count + 1, sizeof *items);
	const sl_json_node *kid = node->first;
	sl_status err = list && items ? SL_OK : SL_ENOMEM;

	for (uint32_t i = 0; kid && err == SL_OK; kid = kid->next, i++)
		err = read_value(&items[i], kid, r);
	if (err != SL_OK)
		return err;
	list->items = items;
	list->count = node->count;
	*out = (sl_value){.kind = SL_LIST, .as.list = list};
	return SL_OK;
}

static sl_status read_context(sl_value *out, const sl_json_node *node, const reader *r)
{
	sl_context *context = sl_arena_alloc(r->arena, sizeof *context);
	const char **names = sl_arena_calloc(r->arena, node->count + 1, sizeof *names);
	sl_value *values = sl_arena_calloc(r->arena, node->count + 1, sizeof *values);
	const sl_json_node *kid = node->first;
	sl_status err = context && names && values ? SL_OK : SL_ENOMEM;

	for (uint32_t i = 0; kid && err == SL_OK; kid = kid->next, i++) {
		err = read_value(&values[i], kid, r);
		if (err == SL_OK && !(names[i] = sl_arena_strdup(r->arena, kid->key)))
			err = SL_ENOMEM;
	}
	if (err != SL_OK)
		return err;
	*context = (sl_context){names, values, node->count};
	*out = (sl_value){.kind = SL_CONTEXT, .as.context = context};
	return SL_OK;
}

static sl_status read_time(sl_value *out, const sl_json_node *node, const reader *r)
{
	sl_time t, *copy;

	if (sl_time_parse(&t, node->text, node->length, r->arena) != SL_OK)
		return refuse(r, node, "dit is geen tijd");
	copy = sl_arena_memdup(r->arena, &t, sizeof t);
	*out = (sl_value){.kind = SL_TIME, .as.time = copy};
	return copy ? SL_OK : SL_ENOMEM;
}

static sl_status read_moment(sl_value *out, const sl_json_node *node, const reader *r)
{
	sl_moment m, *copy;

	if (sl_moment_parse(&m, node->text, node->length, r->arena) != SL_OK)
		return refuse(r, node, "dit is geen datum en tijd");
	copy = sl_arena_memdup(r->arena, &m, sizeof m);
	*out = (sl_value){.kind = SL_MOMENT, .as.moment = copy};
	return copy ? SL_OK : SL_ENOMEM;
}

static sl_status read_duration(sl_value *out, const sl_json_node *node, const reader *r)
{
	sl_span span;
	int64_t months;

	if (sl_months_parse(&months, node->text, node->length) == SL_OK)
		*out = sl_months(months);
	else if (sl_span_parse(&span, node->text, node->length) == SL_OK)
		*out = (sl_value){.kind = SL_SPAN, .as.span = span};
	else
		return refuse(r, node, "dit is geen duur");
	return SL_OK;
}

/* Kinds whose value is written as text. */
static sl_status read_text(sl_value *out, const sl_json_node *node, const char *kind,
			   const reader *r)
{
	char *text;

	if (node->kind != SL_JSON_STRING)
		return refuse(r, node, "hier hoort een tekst te staan");
	if (strcmp(kind, "number") == 0) {
		*out = sl_number(SL_DEC_ZERO);
		return sl_dec_parse(&out->as.dec, node->text, node->length, false) ==
				       SL_OK
			       ? SL_OK
			       : refuse(r, node, "dit is geen getal");
	}
	if (strcmp(kind, "date") == 0) {
		*out = sl_day(0);
		return sl_date_parse(&out->as.i, node->text, node->length) == SL_OK
			       ? SL_OK
			       : refuse(r, node, "dit is geen datum");
	}
	if (strcmp(kind, "time") == 0)
		return read_time(out, node, r);
	if (strcmp(kind, "dateTime") == 0)
		return read_moment(out, node, r);
	if (strcmp(kind, "duration") == 0)
		return read_duration(out, node, r);
	if (!(text = sl_arena_strndup(r->arena, node->text, node->length)))
		return SL_ENOMEM;
	*out = sl_string(text, node->length);
	return SL_OK;
}

static sl_status read_value(sl_value *out, const sl_json_node *node, const reader *r)
{
	static const char *const texts[] = {"number", "string",   "date",
					    "time",   "dateTime", "duration"};
	const sl_json_node *kid = node->first;

	*out = sl_null();
	if (node->kind == SL_JSON_NULL)
		return SL_OK;
	if (node->kind != SL_JSON_OBJECT || node->count != 1)
		return refuse(
			r, node,
			"een waarde is null of een object met een naam, haar soort");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		if (strcmp(kid->key, texts[i]) == 0)
			return read_text(out, kid, kid->key, r);
	if (strcmp(kid->key, "boolean") == 0 &&
	    (kid->kind == SL_JSON_TRUE || kid->kind == SL_JSON_FALSE)) {
		*out = sl_boolean(kid->kind == SL_JSON_TRUE);
		return SL_OK;
	}
	if (strcmp(kid->key, "list") == 0 && kid->kind == SL_JSON_ARRAY)
		return read_list(out, kid, r);
	if (strcmp(kid->key, "context") == 0 && kid->kind == SL_JSON_OBJECT)
		return read_context(out, kid, r);
	return refuse(r, kid, "onbekende soort waarde");
}

sl_status sl_typed_read(sl_value *out, const sl_json_node *node, const char *file,
			sl_arena *arena, sl_diags *diags)
{
	reader r = {file, arena, diags};

	return read_value(out, node, &r);
}

sl_status sl_typed_read_context(sl_value *out, const sl_json_node *node, const char *file,
				sl_arena *arena, sl_diags *diags)
{
	reader r = {file, arena, diags};

	if (node->kind != SL_JSON_OBJECT)
		return refuse(&r, node, "een context is een object van waarden bij naam");
	return read_context(out, node, &r);
}

/* ---- writing ---- */

/* The name of the kind in typed JSON. */
static const char *kind_key(sl_value v)
{
	switch ((sl_kind)v.kind) {
	case SL_NUMBER: return "number";
	case SL_BOOLEAN: return "boolean";
	case SL_STRING: return "string";
	case SL_DATE: return "date";
	case SL_TIME: return "time";
	case SL_MOMENT: return "dateTime";
	case SL_MONTHS:
	case SL_SPAN: return "duration";
	case SL_RANGE: return "range";
	case SL_LIST: return "list";
	case SL_CONTEXT: return "context";
	case SL_FUNCTION: return "function";
	case SL_UNSET:
	case SL_ENTITY:
	case SL_NULL:
	case SL_UNKNOWN:
	case SL_BROKEN: break;
	}
	return NULL;
}

static void write_list(sl_json_writer *w, const sl_list *list)
{
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < list->count; i++)
		sl_typed_write(w, list->items[i]);
	sl_json_array_end(w);
}

static void write_context(sl_json_writer *w, const sl_context *context)
{
	sl_json_object_begin(w);
	for (uint32_t i = 0; i < context->count; i++) {
		sl_json_key(w, context->names[i]);
		sl_typed_write(w, context->values[i]);
	}
	sl_json_object_end(w);
}

static void write_text(sl_json_writer *w, sl_value v)
{
	sl_buf text = {0};

	sl_value_print(&text, v);
	sl_json_string_n(w, sl_buf_text(&text), text.len);
	if (sl_buf_status(&text) != SL_OK)
		w->out->status = sl_buf_status(&text);
	sl_buf_free(&text);
}

void sl_typed_write(sl_json_writer *w, sl_value v)
{
	const char *key = kind_key(v);

	if (!key) {
		sl_json_null(w);
		return;
	}
	sl_json_object_begin(w);
	sl_json_key(w, key);
	if (v.kind == SL_BOOLEAN)
		sl_json_bool(w, v.as.i != 0);
	else if (v.kind == SL_STRING)
		sl_json_string_n(w, v.as.text, v.n);
	else if (v.kind == SL_LIST)
		write_list(w, v.as.list);
	else if (v.kind == SL_CONTEXT)
		write_context(w, v.as.context);
	else if (v.kind == SL_FUNCTION)
		sl_json_null(w);
	else
		write_text(w, v);
	sl_json_object_end(w);
}

/* ---- comparing ---- */

static bool near(sl_dec a, sl_dec b)
{
	static const sl_dec most = {1,
				    SL_DEC_INT_HI - (UINT64_C(8) << 49)}; /* 0.00000001 */
	sl_dec d;

	return sl_dec_sub(&d, a, b) == SL_OK && sl_dec_compare(sl_dec_abs(d), most) <= 0;
}

static bool lists_agree(const sl_list *a, const sl_list *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!sl_typed_agrees(a->items[i], b->items[i]))
			return false;
	return true;
}

static bool contexts_agree(const sl_context *a, const sl_context *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++) {
		uint32_t j = 0;

		while (j < b->count && strcmp(a->names[i], b->names[j]) != 0)
			j++;
		if (j == b->count || !sl_typed_agrees(a->values[i], b->values[j]))
			return false;
	}
	return true;
}

bool sl_typed_agrees(sl_value a, sl_value b)
{
	if (a.kind != b.kind)
		return false;
	switch ((sl_kind)a.kind) {
	case SL_NULL: return true;
	case SL_NUMBER: return near(a.as.dec, b.as.dec);
	case SL_LIST: return lists_agree(a.as.list, b.as.list);
	case SL_CONTEXT: return contexts_agree(a.as.context, b.as.context);
	case SL_TIME: return sl_time_same(a.as.time, b.as.time);
	case SL_MOMENT: return sl_moment_same(a.as.moment, b.as.moment);
	case SL_BOOLEAN:
	case SL_STRING:
	case SL_DATE:
	case SL_MONTHS:
	case SL_SPAN:
	case SL_RANGE: return sl_value_equal(a, b) == SL_TRUE;
	case SL_UNSET:
	case SL_FUNCTION:
	case SL_ENTITY:
	case SL_UNKNOWN:
	case SL_BROKEN: break;
	}
	return false;
}
