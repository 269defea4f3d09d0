/* SPDX-License-Identifier: EUPL-1.2 */
/* Values written as FEEL, for tests. */
#include "feel_text.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

void feel_text_open(feel_text *f)
{
	static const sl_context none = {NULL, NULL, 0};

	*f = (feel_text){0};
	sl_intern_init(&f->intern, &f->arena);
	f->names = sl_names_new(&f->arena, &f->intern);
	f->context = (sl_value){.kind = SL_CONTEXT, .as.context = &none};
	assert_non_null(f->names);
}

void feel_text_close(feel_text *f)
{
	sl_diags_free(&f->diags);
	sl_arena_free(&f->arena);
}

sl_status feel_text_evaluate(feel_text *f, sl_value *out, const char *expression)
{
	sl_standard s = {.arena = &f->arena, .diags = &f->diags, .names = f->names};
	sl_feel_source *source = sl_arena_alloc(&f->arena, sizeof *source);
	char *text = sl_arena_strdup(&f->arena, expression);

	assert_non_null(source);
	assert_non_null(text);
	*source = (sl_feel_source){
		.text = text, .length = strlen(text), .where = {.line = 1, .column = 1}};
	return sl_standard_evaluate(out, &s, source, f->context);
}

sl_value feel_text_value(feel_text *f, const char *expression)
{
	sl_value v;

	if (feel_text_evaluate(f, &v, expression) != SL_OK || sl_value_is_error(v))
		fail_msg("%s has no value", expression);
	return v;
}

const char *feel_text_show(feel_text *f, sl_value v)
{
	sl_buf text = {0};
	const char *copy;

	if (sl_value_is_error(v))
		return "fout";
	if (v.kind != SL_NULL)
		sl_buf_printf(&text, "%s ", sl_kind_name((sl_kind)v.kind));
	sl_value_print(&text, v);
	copy = sl_arena_strdup(&f->arena, sl_buf_text(&text));
	sl_buf_free(&text);
	assert_non_null(copy);
	return copy;
}

/* ---- words ---- */

bool feel_text_is_word(const char *want)
{
	return strcmp(want, FAILS) == 0 || strcmp(want, LIMIT) == 0 ||
	       strcmp(want, NO_FEEL) == 0;
}

const char *feel_text_want(feel_text *f, const char *want)
{
	return feel_text_is_word(want) ? want : feel_text_show(f, feel_text_value(f, want));
}

const char *feel_text_answer(feel_text *f, sl_status err, sl_value v)
{
	switch (err) {
	case SL_OK: return feel_text_show(f, v);
	case SL_EINVAL: return NO_FEEL;
	case SL_ELIMIT: return LIMIT;
	default: return "geheugen";
	}
}

sl_feel_source feel_text_source(const char *text)
{
	return (sl_feel_source){
		.text = text, .length = strlen(text), .where = {.line = 1, .column = 1}};
}
