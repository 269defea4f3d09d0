/* SPDX-License-Identifier: EUPL-1.2 */
/* Types: instance of, and what a typed parameter takes. */
#include <string.h>

#include "function/function.h"
#include "standard/internal.h"
#include "value/time.h"

/* The kind that a type name means; SL_UNSET for Any. */
static sl_kind kind_named(const char *name)
{
	for (unsigned k = SL_NUMBER; k <= SL_FUNCTION; k++)
		if (strcmp(name, sl_kind_name((sl_kind)k)) == 0)
			return (sl_kind)k;
	return SL_UNSET;
}

static bool is_any(const sl_type_text *type)
{
	return !type || strcmp(type->name, "Any") == 0;
}

/* Null conforms to every type; it is an instance of none. */
static bool conforms(sl_value v, const sl_type_text *type)
{
	return v.kind == SL_NULL || sl_std_instance(v, type);
}

static bool list_conforms(const sl_list *list, const sl_type_text *type)
{
	if (!type->count || is_any(type->args[0]))
		return true;
	for (uint32_t i = 0; i < list->count; i++)
		if (!conforms(list->items[i], type->args[0]))
			return false;
	return true;
}

static bool context_conforms(const sl_context *context, const sl_type_text *type)
{
	for (uint32_t i = 0; i < type->count; i++) {
		const sl_value *v = sl_context_find(context, type->fields[i]);

		if (!v || !conforms(*v, type->args[i]))
			return false;
	}
	return true;
}

/* Is every value of type `a` one of type `b`? */
static bool type_within(const sl_type_text *a, const sl_type_text *b)
{
	if (is_any(b))
		return true;
	if (is_any(a) || strcmp(a->name, b->name) != 0)
		return false;
	if (strcmp(a->name, "context") == 0) {
		for (uint32_t i = 0; i < b->count; i++) {
			uint32_t j = 0;

			while (j < a->count && strcmp(a->fields[j], b->fields[i]) != 0)
				j++;
			if (j == a->count || !type_within(a->args[j], b->args[i]))
				return false;
		}
		return true;
	}
	for (uint32_t i = 0; i < a->count && i < b->count; i++)
		if (!type_within(a->args[i], b->args[i]))
			return false;
	return a->count == b->count || !b->count;
}

/* The kinds that values of the i-th argument of a function type can have. */
static uint32_t kinds_of_argument(const void *function, unsigned i)
{
	const sl_type_text *type = ((const sl_type_text *)function)->args[i];

	return is_any(type) ? SL_TAKES_ANY : SL_BIT(kind_named(type->name));
}

static bool builtin_conforms(const sl_builtin *f, const sl_type_text *type,
			     uint32_t count)
{
	if (!sl_builtin_accepts(f, count, kinds_of_argument, type))
		return false;
	return is_any(type->args[count]) || strcmp(f->result, "Any") == 0 ||
	       strcmp(f->result, type->args[count]->name) == 0;
}

/* What an operator gives, whatever its operands are; NULL: that depends. */
static const char *result_name(const sl_ast *body)
{
	switch (body->op) {
	case SL_OP_OR:
	case SL_OP_AND:
	case SL_OP_NOT:
	case SL_OP_EQ:
	case SL_OP_NE:
	case SL_OP_LT:
	case SL_OP_LE:
	case SL_OP_GT:
	case SL_OP_GE:
	case SL_OP_BETWEEN:
	case SL_OP_IN:
	case SL_OP_SOME:
	case SL_OP_EVERY:
	case SL_OP_INSTANCE: return "boolean";
	case SL_OP_LIST:
	case SL_OP_FOR: return "list";
	case SL_OP_CONTEXT: return "context";
	case SL_OP_RANGE: return "range";
	case SL_OP_FUNCTION: return "function";
	default: return NULL;
	}
}

static bool result_conforms(const sl_ast *f, const sl_ast *body,
			    const sl_type_text *type);

/* A parameter gives what it takes. */
static bool name_conforms(const sl_ast *f, const sl_ast *name, const sl_type_text *type)
{
	for (uint32_t i = 0; f && i + 1 < f->count; i++)
		if (f->kids[i]->name == name->name)
			return is_any(f->kids[i]->type) ||
			       type_within(f->kids[i]->type, type);
	return true;
}

static bool entries_conform(const sl_ast *body, const sl_type_text *type)
{
	for (uint32_t i = 0; i < type->count; i++) {
		uint32_t j = 0;

		while (j < body->count &&
		       strcmp(body->kids[j]->name, type->fields[i]) != 0)
			j++;
		/* An entry can hide a parameter: names say nothing there. */
		if (j == body->count ||
		    !result_conforms(NULL, body->kids[j]->kids[0], type->args[i]))
			return false;
	}
	return true;
}

/* A function of the text has no declared result: what its body says of itself.
 * What only the values can tell is believed. */
static bool result_conforms(const sl_ast *f, const sl_ast *body, const sl_type_text *type)
{
	const char *name = result_name(body);

	if (is_any(type))
		return true;
	if (name && strcmp(name, type->name) != 0)
		return false;
	switch (body->op) {
	case SL_OP_LITERAL: return conforms(body->literal, type);
	case SL_OP_NAME: return name_conforms(f, body, type);
	case SL_OP_IF:
		return result_conforms(f, body->kids[1], type) &&
		       result_conforms(f, body->kids[2], type);
	case SL_OP_CONTEXT: return entries_conform(body, type);
	case SL_OP_LIST:
		for (uint32_t i = 0; i < body->count && type->count; i++)
			if (!result_conforms(f, body->kids[i], type->args[0]))
				return false;
		return true;
	default: return true;
	}
}

static bool function_conforms(const sl_function *f, const sl_type_text *type)
{
	uint32_t count = type->count ? type->count - 1 : 0;

	if (!type->count)
		return true;
	if (f->builtin)
		return builtin_conforms(f->builtin, type, count);
	if (f->ast->count - 1 != count)
		return false;
	/* What the type hands in must be what the function takes. */
	for (uint32_t i = 0; i < count; i++)
		if (!type_within(type->args[i], f->ast->kids[i]->type))
			return false;
	return result_conforms(f->ast, f->ast->kids[count], type->args[count]);
}

static bool range_conforms(const sl_range *r, const sl_type_text *type)
{
	return !type->count ||
	       (conforms(r->low, type->args[0]) && conforms(r->high, type->args[0]));
}

const char *sl_std_lacks_parameters(const sl_type_text *type)
{
	static const char *const constructed[] = {"list", "range", "context", "function"};
	const char *lacking = NULL;

	for (unsigned i = 0; !type->count && i < 4; i++)
		if (strcmp(type->name, constructed[i]) == 0)
			return type->name;
	for (uint32_t i = 0; i < type->count && !lacking; i++)
		lacking = sl_std_lacks_parameters(type->args[i]);
	return lacking;
}

bool sl_std_instance(sl_value v, const sl_type_text *type)
{
	if (v.kind == SL_NULL)
		return false;
	if (is_any(type))
		return true;
	switch (v.kind) {
	case SL_LIST:
		return strcmp(type->name, "list") == 0 && list_conforms(v.as.list, type);
	case SL_CONTEXT:
		return strcmp(type->name, "context") == 0 &&
		       context_conforms(v.as.context, type);
	case SL_FUNCTION:
		return strcmp(type->name, "function") == 0 &&
		       function_conforms(v.as.function, type);
	case SL_RANGE:
		return strcmp(type->name, "range") == 0 &&
		       range_conforms(v.as.range, type);
	default: return kind_named(type->name) == (sl_kind)v.kind;
	}
}

/* DMN 10.3.2.9.4: a list of one and its member stand for each other, and a
 * date for its midnight in UTC. */
sl_status sl_std_coerce(bool *fits, sl_standard *s, sl_value *v, const sl_type_text *type)
{
	sl_call call = sl_std_call(s);
	sl_value *item;
	sl_moment *m;

	*fits = true;
	if (is_any(type) || conforms(*v, type))
		return SL_OK;
	if (v->kind == SL_LIST && v->as.list->count == 1 &&
	    conforms(v->as.list->items[0], type)) {
		*v = v->as.list->items[0];
		return SL_OK;
	}
	if (strcmp(type->name, "list") == 0 && v->kind != SL_LIST && type->count &&
	    conforms(*v, type->args[0])) {
		if (!(item = sl_arena_memdup(s->arena, v, sizeof *v)))
			return SL_ENOMEM;
		return sl_list_value(v, item, 1, &call);
	}
	if (v->kind == SL_DATE && strcmp(type->name, "date and time") == 0) {
		if (!(m = sl_arena_alloc(s->arena, sizeof *m)))
			return SL_ENOMEM;
		*m = sl_moment_from_date(v->as.i);
		*v = (sl_value){.kind = SL_MOMENT, .as.moment = m};
		return SL_OK;
	}
	*fits = false;
	return SL_OK;
}
