/* SPDX-License-Identifier: EUPL-1.2 */
/* One evaluation of FEEL by itself. */
#include <stdio.h>

#include "feel.h"

void sl_feel_print(const sl_diags *diags)
{
	sl_buf text = {0};

	sl_diags_print(&text, diags);
	fputs(sl_buf_text(&text), stderr);
	sl_buf_free(&text);
}

int sl_feel_memory_is_out(void)
{
	fputs("samenloop feel: het geheugen is op\n", stderr);
	return SL_EXIT_USE;
}

/* The names that an expression over this context may use. */
static sl_status names_of(sl_names **out, sl_arena *arena, sl_intern *intern, sl_value context)
{
	sl_intern_init(intern, arena);
	if (!(*out = sl_names_new(arena, intern)))
		return SL_ENOMEM;
	return sl_standard_add_names(*out, context);
}

sl_status sl_feel_try(sl_value *out, const sl_feel_source *source, const sl_dmn_table *table, sl_value context,
			  sl_arena *arena, sl_diags *diags)
{
	sl_standard s = {.arena = arena, .diags = diags};
	sl_intern intern;
	sl_names *names;
	sl_status err = names_of(&names, arena, &intern, context);

	s.names = names;
	if (err == SL_OK)
		err = table ? sl_standard_table(out, &s, table, context)
			    : sl_standard_evaluate(out, &s, source, context);
	/* Memory runs out at the limit of the arena first: a limit like the others. */
	if (err == SL_ENOMEM && arena->held > SL_FEEL_MOST_MEMORY / 2) {
		sl_diags_add(diags, SL_DIAG_FEEL_LIMIT, NULL, "een uitkomst die zoveel geheugen vraagt");
		err = SL_ELIMIT;
	}
	return err;
}

sl_status sl_feel_value_text(sl_buf *out, sl_value v)
{
	sl_json_writer w = {.out = out};

	sl_typed_write(&w, v);
	return sl_buf_status(out);
}
