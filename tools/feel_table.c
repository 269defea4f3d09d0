/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of tests for FEEL: a row is a test, the run is TAP. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "feel.h"

#define MOST_FILE ((size_t)256 << 20)

typedef struct file {
	const char *name;
	char *text;
	size_t n;
} file;

/* The next line that is not empty. */
static bool next_line(const file *f, size_t *at, uint32_t *line, const char **text, size_t *n)
{
	while (*at < f->n) {
		const char *start = f->text + *at, *end = memchr(start, '\n', f->n - *at);

		*n = end ? (size_t)(end - start) : f->n - *at;
		*at += *n + 1;
		++*line;
		*text = start;
		for (size_t i = 0; i < *n; i++)
			if (!strchr(" \t\r", start[i]))
				return true;
	}
	return false;
}

/* ---- the run ---- */

typedef struct tally {
	unsigned rows, passed, failed, unsupported;
	unsigned number; /* of the row that runs */
} tally;

static void print_test(bool passed, unsigned number, const char *id)
{
	sl_buf text = {0};

	sl_buf_put_tap(&text, id);
	printf("%s %u - %s", passed ? "ok" : "not ok", number, sl_buf_text(&text));
	sl_buf_free(&text);
}

/* One line of comment, whatever is in the text. */
static void print_comment(const char *label, const char *text)
{
	printf("# %s", label);
	for (; *text; text++)
		putchar((unsigned char)*text < ' ' ? ' ' : *text);
	putchar('\n');
}

static void print_skip(const sl_diags *diags)
{
	static const char prefix[] = "niet ondersteund: ";
	const char *text = diags->count ? diags->items[diags->count - 1].text : "?";

	if (strncmp(text, prefix, sizeof prefix - 1) == 0)
		text += sizeof prefix - 1;
	printf(" # SKIP not supported: %s\n", text);
}

/* As FEEL text for an expression; a table as its JSON line. */
static sl_status print_failure(const sl_feel_row *r, const char *json, size_t n, sl_value answer, const sl_diags *diags)
{
	sl_buf text = {0};
	sl_status err;

	if (r->is_table)
		sl_buf_write(&text, json, n);
	else
		sl_json_write_string(&text, r->expression.text, r->expression.length);
	print_comment(r->is_table ? "row " : "expr ", sl_buf_text(&text));
	sl_buf_clear(&text);
	err = sl_feel_value_text(&text, r->expected);
	print_comment("expected ", sl_buf_text(&text));
	sl_buf_clear(&text);
	if (err == SL_OK)
		err = sl_feel_value_text(&text, answer);
	print_comment("answer ", sl_buf_text(&text));
	for (size_t i = 0; i < diags->count; i++)
		print_comment("", diags->items[i].text);
	sl_buf_free(&text);
	return err;
}

static sl_status run_row(tally *t, const sl_feel_row *r, const char *json, size_t n, sl_arena *arena)
{
	sl_diags diags = {0};
	sl_value v = sl_null();
	sl_status err = sl_feel_try(&v, &r->expression, r->is_table ? &r->table : NULL, r->context, arena, &diags);
	bool skipped = err == SL_ELIMIT, agrees;

	if (err == SL_EINVAL) { /* no FEEL: an error, and errors are null */
		v = sl_null();
		err = SL_OK;
	}
	agrees = !skipped && err == SL_OK && sl_typed_agrees(v, r->expected);
	if (err == SL_OK || skipped) {
		print_test(agrees || skipped, t->number, r->id);
		if (skipped)
			print_skip(&diags);
		else
			putchar('\n');
		err = agrees || skipped ? SL_OK : print_failure(r, json, n, v, &diags);
	}
	t->passed += agrees;
	t->unsupported += skipped;
	t->failed += !agrees && !skipped;
	sl_diags_free(&diags);
	return err;
}

/* Read every row of a file, and run it unless this is the first pass: the
 * plan stands on top, and a bad row stops the run before it begins. */
static sl_status walk(tally *t, const file *f, bool running)
{
	sl_arena arena = {.limit = SL_FEEL_MOST_MEMORY};
	sl_diags diags = {0};
	sl_feel_row_reader reader = {.file = f->name, .arena = &arena, .diags = &diags};
	const char *text;
	size_t at = 0, n;
	sl_status err = SL_OK;
	sl_feel_row r;

	while (err == SL_OK && next_line(f, &at, &reader.line, &text, &n)) {
		sl_arena_reset(&arena);
		err = sl_feel_read_row(&r, text, n, &reader);
		if (err != SL_OK)
			sl_feel_print(&diags);
		else if (running)
			err = run_row(t, &r, text, n, &arena);
		t->number++;
	}
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	return err;
}

static int run_files(const file *files, unsigned count)
{
	tally t = {.number = 1};
	sl_status err = SL_OK;

	for (unsigned i = 0; i < count && err == SL_OK; i++)
		err = walk(&t, &files[i], false);
	if (err != SL_OK)
		return err == SL_ENOMEM ? sl_feel_memory_is_out() : SL_EXIT_USE;
	printf("TAP version 13\n1..%u\n", t.number - 1);
	t.number = 1;
	for (unsigned i = 0; i < count && err == SL_OK; i++)
		err = walk(&t, &files[i], true);
	if (err != SL_OK)
		return sl_feel_memory_is_out();
	printf("%u passed, %u failed, %u not supported\n", t.passed, t.failed, t.unsupported);
	return t.failed ? SL_EXIT_FOUND : SL_EXIT_OK;
}

static sl_status load(file *f, const char *name)
{
	sl_diags diags = {0};
	sl_status err;

	f->name = name;
	err = sl_file_read(&f->text, &f->n, name, MOST_FILE, &diags);
	sl_feel_print(&diags);
	sl_diags_free(&diags);
	return err;
}

int sl_feel_tables(const sl_words *names)
{
	file *files = calloc(names->count, sizeof *files);
	sl_status err = files ? SL_OK : SL_ENOMEM;
	int exit_status = SL_EXIT_USE;

	for (size_t i = 0; i < names->count && err == SL_OK; i++)
		err = load(&files[i], names->at[i]);
	if (err == SL_OK)
		exit_status = run_files(files, (unsigned)names->count);
	else if (err == SL_ENOMEM)
		exit_status = sl_feel_memory_is_out();
	for (size_t i = 0; files && i < names->count; i++)
		free(files[i].text);
	free(files);
	return exit_status;
}
