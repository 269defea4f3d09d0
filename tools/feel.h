/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tools/feel - what the files of `samenloop feel` share.
 *
 *     cmd_feel.c     the command; one expression
 *     feel_table.c   files of test rows, run as TAP
 *     feel_row.c     a row of such a file
 *     feel_try.c     one evaluation, its value and messages as text
 */
#ifndef SL_FEEL_H
#define SL_FEEL_H

#include "command.h"
#include "standard/standard.h"
#include "standard/typed.h"

#define SL_FEEL_MOST_MEMORY ((size_t)512 << 20) /* of one evaluation */

/* ---- feel_try.c ---- */

/* One expression, or one table when `table` is not NULL. SL_ELIMIT: not supported, or too large. */
sl_status sl_feel_try(sl_value *out, const sl_feel_source *source, const sl_dmn_table *table, sl_value context,
		      sl_arena *arena, sl_diags *diags);
/* With its kind, as JSON. */
sl_status sl_feel_value_text(sl_buf *out, sl_value v);
void sl_feel_print(const sl_diags *diags);
/* Says so. Returns SL_EXIT_USE. */
int sl_feel_memory_is_out(void);

/* ---- feel_row.c ---- */

typedef struct sl_feel_row {
	const char *id;
	sl_feel_source expression;
	sl_dmn_table table;
	bool is_table;
	sl_value context, expected;
} sl_feel_row;

typedef struct sl_feel_row_reader {
	const char *file;
	uint32_t line;
	sl_arena *arena;
	sl_diags *diags;
} sl_feel_row_reader;

/* A line of JSON: id, expr or table, context, expected. SL_EINVAL with a message. */
sl_status sl_feel_read_row(sl_feel_row *out, const char *text, size_t n, const sl_feel_row_reader *r);

/* ---- feel_table.c ---- */

/* Runs all rows of all files; returns the exit status. */
int sl_feel_tables(const sl_words *names);

#endif
