/* SPDX-License-Identifier: EUPL-1.2 */
/* Types as they are written: DMN 1.5 grammar rule 54. */
#include "feel/parse.h"

#include <string.h>

#include "feel/chars.h"

/* The types of FEEL, a longer name before its beginning. */
static const char *const type_names[] = {
	"Any", "Null", "boolean", "context", "date and time", "date",
	"days and time duration", "function", "list", "number", "range", "string", "time",
	"years and months duration",
};

/* Bytes that the words of `name` take at the token, white space free; else 0. */
static size_t matches(const sl_parser *p, const char *name)
{
	size_t at = p->token.start, length, space;

	for (;;) {
		length = sl_feel_word(name, strlen(name));
		if (sl_feel_word(p->text + at, p->length - at) != length ||
		    memcmp(p->text + at, name, length) != 0)
			return 0;
		at += length;
		name += length;
		if (!*name)
			return at - p->token.start;
		name++;
		if (!(space = sl_feel_space(p->text + at, p->length - at)))
			return 0;
		at += space;
	}
}

static const char *type_name(sl_parser *p)
{
	char quoted[SL_FEEL_QUOTE_MAX];
	size_t used;

	if (p->token.kind != SL_TOKEN_WORD)
		return sl_feel_unexpected(p, "een type");
	for (size_t i = 0; i < sizeof type_names / sizeof *type_names; i++)
		if ((used = matches(p, type_names[i]))) {
			sl_feel_go(p, p->token.start + used);
			return type_names[i];
		}
	sl_feel_quote(quoted, p->text + p->token.start, p->token.end - p->token.start);
	return sl_feel_fail(p, SL_DIAG_FEEL_TYPE, p->token.start, quoted, NULL);
}

/* A list of types, or of fields with types, that is being read. */
typedef struct parts {
	const sl_type_text **types;
	const char **fields;
	size_t count, cap, field_cap;
} parts;

static bool add_part(sl_parser *p, parts *a, const char *field)
{
	const sl_type_text **types = sl_arena_grow(p->arena, a->types, a->count, &a->cap,
						   sizeof *types);
	const char **fields = sl_arena_grow(p->arena, a->fields, a->count, &a->field_cap,
					    sizeof *fields);
	const sl_type_text *type;

	if (!types || !fields)
		return sl_feel_no_memory(p);
	a->types = types;
	a->fields = fields;
	if (!(type = sl_feel_type(p)))
		return false;
	types[a->count] = type;
	fields[a->count++] = field;
	return true;
}

/* The `>` at the token; of `>=` only its first half. */
static bool close_angle(sl_parser *p, uint32_t opened)
{
	if (p->token.kind != SL_TOKEN_GT && p->token.kind != SL_TOKEN_GE)
		return sl_feel_unclosed(p, "\">\" achter het type", opened);
	sl_feel_go(p, p->token.start + 1);
	return true;
}

static bool field(sl_parser *p, parts *a)
{
	size_t start = p->token.start, end;
	const char *name;

	if (p->token.kind != SL_TOKEN_WORD)
		return sl_feel_unexpected(p, "de naam van een onderdeel");
	end = sl_feel_name_end(p, start, false);
	sl_feel_go(p, end);
	if (!(name = sl_feel_name(p, start, end)))
		return false;
	if (!sl_feel_accept(p, SL_TOKEN_COLON))
		return sl_feel_unexpected(p, "\":\" en een type");
	return add_part(p, a, name);
}

static bool result(sl_parser *p, parts *a)
{
	const char *at = p->text + p->token.start;

	if (p->token.kind != SL_TOKEN_MINUS || p->token.end >= p->length || at[1] != '>')
		return sl_feel_unexpected(p, "\"->\" en het type van de uitkomst");
	sl_feel_go(p, p->token.start + 2);
	return add_part(p, a, NULL);
}

/* What stands in `< >` behind list, range, context or function. */
static bool type_parts(sl_parser *p, parts *a, const char *name)
{
	bool context = strcmp(name, "context") == 0,
	     function = strcmp(name, "function") == 0;
	uint32_t opened = p->token.start;

	if (!context && !function && strcmp(name, "list") != 0 &&
	    strcmp(name, "range") != 0)
		return true;
	if (!sl_feel_accept(p, SL_TOKEN_LT))
		return true;
	if (p->token.kind != SL_TOKEN_GT || !function)
		do {
			if (!(context ? field(p, a) : add_part(p, a, NULL)))
				return false;
		} while ((context || function) && sl_feel_accept(p, SL_TOKEN_COMMA));
	return close_angle(p, opened) && (!function || result(p, a));
}

const sl_type_text *sl_feel_type(sl_parser *p)
{
	const char *name;
	sl_type_text *type;
	parts a = {0};

	if (!sl_feel_deeper(p) || !(name = type_name(p)) || !type_parts(p, &a, name))
		return NULL;
	p->depth--;
	if (!(type = sl_arena_alloc(p->arena, sizeof *type)))
		return sl_feel_no_memory(p);
	*type = (sl_type_text){name, a.types,
			       strcmp(name, "context") == 0 ? a.fields : NULL,
			       (uint32_t)a.count};
	return type;
}
