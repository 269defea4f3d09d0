/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * samenloop feel: one expression of standard FEEL, or a table of tests.
 *
 *   samenloop feel 'EXPR' [--context JSON]   the typed value as JSON
 *   samenloop feel --table FILE...           TAP, one test per line of a file
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "standard/standard.h"
#include "standard/typed.h"

#define MOST_MEMORY ((size_t)512 << 20) /* of one evaluation */
#define MOST_FILE   ((size_t)256 << 20)

typedef struct arguments {
	sl_words rest;
	const char *context;
	bool table;
} arguments;

static const sl_option options[] = {
	{"--context", "JSON", SL_OPTION_TEXT, offsetof(arguments, context), "de namen die de expressie mag gebruiken"},
	{"--table", NULL, SL_OPTION_FLAG, offsetof(arguments, table), "voer toetstabellen uit (JSON, een toets per regel)"},
};

static int run(int argc, char **argv);

const sl_command sl_cmd_feel = {
	.name = "feel",
	.summary = "reken een FEEL-expressie uit, of voer een toetstabel uit",
	.usage = "EXPRESSIE [--context JSON] | --table BESTAND...",
	.about = "FEEL is de taal van de expressies in de regels. De waarde komt er als JSON uit, met\n"
		 "haar soort: {\"number\":\"3\"}. Namen uit --context hebben ook zulke waarden:\n"
		 "number, string, boolean, date, time, dateTime, duration, list, context, of null.\n"
		 "Een toets is een regel JSON met id, expr (of table), context en expected.\n"
		 "Eindcode 1 bij een fout in de expressie, 3 als iets niet ondersteund wordt.",
	.examples = "samenloop feel '1 + 2 * 3'\n"
		    "samenloop feel 'd + @\"P1M\"' --context '{\"d\": {\"date\": \"2026-01-31\"}}'\n"
		    "samenloop feel --table toetsen.jsonl",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, rest),
	.most_rest = SL_ANY_NUMBER,
	.run = run,
};

static void print_diags(const sl_diags *diags)
{
	sl_buf text = {0};

	sl_diags_print(&text, diags);
	fputs(sl_buf_text(&text), stderr);
	sl_buf_free(&text);
}

static int no_memory(void)
{
	fputs("samenloop feel: het geheugen is op\n", stderr);
	return SL_EXIT_USE;
}

/* ---- evaluating ---- */

/* The names that an expression over this context may use. */
static sl_status names_of(sl_names **out, sl_arena *arena, sl_intern *intern, sl_value context)
{
	sl_intern_init(intern, arena);
	if (!(*out = sl_names_new(arena, intern)))
		return SL_ENOMEM;
	return sl_standard_add_names(*out, context);
}

/* One expression, or one table when `table` is not NULL. */
static sl_status evaluate(sl_value *out, const sl_feel_source *source, const sl_dmn_table *table, sl_value context,
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
	if (err == SL_ENOMEM && arena->held > MOST_MEMORY / 2) {
		sl_diags_add(diags, SL_DIAG_FEEL_LIMIT, NULL, "een uitkomst die zoveel geheugen vraagt");
		err = SL_ELIMIT;
	}
	return err;
}

static sl_status value_text(sl_buf *out, sl_value v)
{
	sl_json_writer w = {.out = out};

	sl_typed_write(&w, v);
	return sl_buf_status(out);
}

static sl_status read_context(sl_value *out, const char *json, sl_arena *arena, sl_diags *diags)
{
	sl_json_source source = {.file = "--context", .text = json, .n = strlen(json)};
	sl_json_node *node;
	sl_status err = sl_json_read(&node, arena, &source, diags);

	return err == SL_OK ? sl_typed_read_context(out, node, source.file, arena, diags) : err;
}

static int show(const char *expression, sl_value context, sl_arena *arena, sl_diags *diags)
{
	sl_feel_source source = {.text = expression, .length = strlen(expression), .where = {.line = 1, .column = 1}};
	sl_buf text = {0};
	sl_value v;
	sl_status err = evaluate(&v, &source, NULL, context, arena, diags);
	bool failed = err == SL_EINVAL || (err == SL_OK && sl_value_is_error(v));

	if (err == SL_OK || err == SL_EINVAL)
		err = value_text(&text, failed ? sl_null() : v);
	print_diags(diags);
	if (err == SL_OK)
		puts(sl_buf_text(&text));
	sl_buf_free(&text);
	if (err == SL_ELIMIT)
		return SL_EXIT_PART;
	return err != SL_OK ? no_memory() : failed ? SL_EXIT_FOUND : SL_EXIT_OK;
}

static int one_expression(const char *expression, const char *json)
{
	sl_arena arena = {.limit = MOST_MEMORY};
	sl_diags diags = {0};
	sl_value context;
	sl_status err = read_context(&context, json, &arena, &diags);
	int exit_status;

	if (err == SL_OK) {
		exit_status = show(expression, context, &arena, &diags);
	} else {
		print_diags(&diags);
		exit_status = err == SL_ENOMEM ? no_memory() : SL_EXIT_USE;
	}
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	return exit_status;
}

/* ---- rows ---- */

typedef struct row {
	const char *id;
	sl_feel_source expression;
	sl_dmn_table table;
	bool is_table;
	sl_value context, expected;
} row;

typedef struct row_reader {
	const char *file;
	uint32_t line;
	sl_arena *arena;
	sl_diags *diags;
} row_reader;

static sl_status bad_row(const row_reader *r, const char *what)
{
	sl_pos pos = {.file = r->file, .line = r->line, .column = 1};

	sl_diags_add(r->diags, SL_DIAG_FEEL_ROW, &pos, what);
	return SL_EINVAL;
}

static sl_status read_source(sl_feel_source *out, const sl_json_node *node, const row_reader *r)
{
	if (!node || node->kind != SL_JSON_STRING)
		return bad_row(r, "een expressie of cel is geen tekst");
	*out = (sl_feel_source){.text = node->text, .length = node->length, .where = {.line = 1, .column = 1}};
	return SL_OK;
}

/* An array of texts; *out NULL for null or nothing. */
static sl_status read_sources(const sl_feel_source **out, uint32_t *count, const sl_json_node *node,
			      const row_reader *r)
{
	sl_feel_source *sources;
	const sl_json_node *kid;
	sl_status err = SL_OK;

	*out = NULL;
	*count = 0;
	if (!node || node->kind == SL_JSON_NULL)
		return SL_OK;
	if (node->kind != SL_JSON_ARRAY)
		return bad_row(r, "hier hoort een lijst van teksten te staan");
	if (!(sources = sl_arena_calloc(r->arena, node->count + 1, sizeof *sources)))
		return SL_ENOMEM;
	for (kid = node->first; kid && err == SL_OK; kid = kid->next)
		err = read_source(&sources[(*count)++], kid, r);
	*out = sources;
	return err;
}

static sl_status read_column(sl_table_column *c, const sl_json_node *node, bool output, const row_reader *r)
{
	const sl_json_node *name = sl_json_get(node, "name"), *fallback = sl_json_get(node, "default");
	sl_status err = read_sources(&c->values, &c->value_count, sl_json_get(node, "values"), r);

	if (err != SL_OK || !output)
		return err == SL_OK ? read_source(&c->expression, sl_json_get(node, "expression"), r) : err;
	if (name && name->kind == SL_JSON_STRING)
		c->name = name->text;
	return fallback && fallback->kind != SL_JSON_NULL ? read_source(&c->fallback, fallback, r) : SL_OK;
}

static sl_status read_columns(const sl_table_column **out, uint32_t *count, const sl_json_node *node, bool output,
			      const row_reader *r)
{
	sl_table_column *columns;
	const sl_json_node *kid;
	sl_status err = SL_OK;

	if (!node || node->kind != SL_JSON_ARRAY)
		return bad_row(r, "de tabel heeft geen inputs of outputs");
	if (!(columns = sl_arena_calloc(r->arena, node->count + 1, sizeof *columns)))
		return SL_ENOMEM;
	for (kid = node->first; kid && err == SL_OK; kid = kid->next) {
		err = read_column(&columns[*count], kid, output, r);
		if (err == SL_OK && output && node->count > 1 && !columns[*count].name)
			err = bad_row(r, "een van meer outputs heeft geen naam");
		++*count;
	}
	*out = columns;
	return err;
}

static sl_status read_rules(sl_dmn_table *t, const sl_json_node *node, const row_reader *r)
{
	sl_table_rule *rules;
	const sl_json_node *kid;
	uint32_t in, out;
	sl_status err = SL_OK;

	if (!node || node->kind != SL_JSON_ARRAY)
		return bad_row(r, "de tabel heeft geen rules");
	if (!(rules = sl_arena_calloc(r->arena, node->count + 1, sizeof *rules)))
		return SL_ENOMEM;
	for (kid = node->first; kid && err == SL_OK; kid = kid->next) {
		sl_table_rule *rule = &rules[t->rule_count++];

		if ((err = read_sources(&rule->in, &in, sl_json_get(kid, "in"), r)) == SL_OK)
			err = read_sources(&rule->out, &out, sl_json_get(kid, "out"), r);
		if (err == SL_OK && (in != t->input_count || out != t->output_count))
			err = bad_row(r, "een regel van de tabel heeft te veel of te weinig cellen");
	}
	t->rules = rules;
	return err;
}

/* The place of the text among the words, or -1. */
static int word_at(const sl_json_node *node, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (sl_json_is(node, words[i]))
			return (int)i;
	return -1;
}

static sl_status read_table(sl_dmn_table *t, const sl_json_node *node, const row_reader *r)
{
	static const char *const policies[] = {"UNIQUE", "ANY", "PRIORITY", "FIRST", "RULE ORDER", "OUTPUT ORDER", "COLLECT"};
	static const char *const aggregations[] = {"", "SUM", "MIN", "MAX", "COUNT"};
	const sl_json_node *aggregation = sl_json_get(node, "aggregation");
	int policy = word_at(sl_json_get(node, "hitPolicy"), policies, 7), how = 0;
	sl_status err;

	if (policy < 0)
		return bad_row(r, "onbekende hitPolicy");
	if (aggregation && aggregation->kind != SL_JSON_NULL && (how = word_at(aggregation, aggregations, 5)) < 1)
		return bad_row(r, "onbekende aggregation");
	t->policy = (sl_hit_policy)policy;
	t->aggregation = (sl_aggregation)how;
	err = read_columns(&t->inputs, &t->input_count, sl_json_get(node, "inputs"), false, r);
	if (err == SL_OK)
		err = read_columns(&t->outputs, &t->output_count, sl_json_get(node, "outputs"), true, r);
	if (err == SL_OK && !t->output_count)
		err = bad_row(r, "de tabel heeft geen outputs");
	return err == SL_OK ? read_rules(t, sl_json_get(node, "rules"), r) : err;
}

static sl_status read_row(row *out, const char *text, size_t n, const row_reader *r)
{
	sl_json_source source = {.file = r->file, .text = text, .n = n, .line = r->line};
	const sl_json_node *id, *context, *expected, *table;
	sl_json_node *node;
	sl_status err = sl_json_read(&node, r->arena, &source, r->diags);

	*out = (row){0};
	if (err != SL_OK)
		return err;
	id = sl_json_get(node, "id");
	context = sl_json_get(node, "context");
	expected = sl_json_get(node, "expected");
	table = sl_json_get(node, "table");
	if (!id || id->kind != SL_JSON_STRING || !context || !expected)
		return bad_row(r, "id, context of expected ontbreekt");
	out->id = id->text;
	out->is_table = table != NULL;
	if ((err = sl_typed_read_context(&out->context, context, r->file, r->arena, r->diags)) != SL_OK ||
	    (err = sl_typed_read(&out->expected, expected, r->file, r->arena, r->diags)) != SL_OK)
		return err;
	return table ? read_table(&out->table, table, r) : read_source(&out->expression, sl_json_get(node, "expr"), r);
}

/* ---- files ---- */

typedef struct file {
	const char *name;
	char *text;
	size_t n;
} file;

static bool read_all(file *f, FILE *in)
{
	size_t cap = 0, got;

	do {
		char *bigger = realloc(f->text, cap += 1 << 20);

		if (!bigger)
			return false;
		f->text = bigger;
		got = fread(f->text + f->n, 1, cap - f->n, in);
		f->n += got;
	} while (f->n == cap && cap < MOST_FILE);
	return !ferror(in) && f->n < cap;
}

static bool load(file *f)
{
	FILE *in = fopen(f->name, "rb");
	bool ok;

	errno = in ? 0 : errno;
	ok = in && read_all(f, in);
	if (!ok)
		fprintf(stderr, "samenloop feel: kan \"%s\" niet lezen: %s\n", f->name,
			errno ? strerror(errno) : "te groot");
	if (in)
		fclose(in);
	return ok;
}

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

/* A hash sign would begin a directive of TAP, a new line a new test. */
static void print_id(const char *id)
{
	for (; *id; id++) {
		if (*id == '#' || *id == '\\')
			putchar('\\');
		putchar((unsigned char)*id < ' ' ? ' ' : *id);
	}
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
static sl_status print_failure(const row *r, const char *json, size_t n, sl_value answer, const sl_diags *diags)
{
	sl_buf text = {0};
	sl_status err;

	if (r->is_table)
		sl_buf_write(&text, json, n);
	else
		sl_json_write_string(&text, r->expression.text, r->expression.length);
	print_comment(r->is_table ? "row " : "expr ", sl_buf_text(&text));
	sl_buf_clear(&text);
	err = value_text(&text, r->expected);
	print_comment("expected ", sl_buf_text(&text));
	sl_buf_clear(&text);
	if (err == SL_OK)
		err = value_text(&text, answer);
	print_comment("answer ", sl_buf_text(&text));
	for (size_t i = 0; i < diags->count; i++)
		print_comment("", diags->items[i].text);
	sl_buf_free(&text);
	return err;
}

static sl_status run_row(tally *t, const row *r, const char *json, size_t n, sl_arena *arena)
{
	sl_diags diags = {0};
	sl_value v = sl_null();
	sl_status err = evaluate(&v, &r->expression, r->is_table ? &r->table : NULL, r->context, arena, &diags);
	bool skipped = err == SL_ELIMIT, agrees;

	if (err == SL_EINVAL) { /* no FEEL: an error, and errors are null */
		v = sl_null();
		err = SL_OK;
	}
	agrees = !skipped && err == SL_OK && sl_typed_agrees(v, r->expected);
	if (err == SL_OK || skipped) {
		printf("%s %u - ", agrees || skipped ? "ok" : "not ok", t->number);
		print_id(r->id);
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
	sl_arena arena = {.limit = MOST_MEMORY};
	sl_diags diags = {0};
	row_reader reader = {.file = f->name, .arena = &arena, .diags = &diags};
	const char *text;
	size_t at = 0, n;
	sl_status err = SL_OK;
	row r;

	while (err == SL_OK && next_line(f, &at, &reader.line, &text, &n)) {
		sl_arena_reset(&arena);
		err = read_row(&r, text, n, &reader);
		if (err != SL_OK)
			print_diags(&diags);
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
		return err == SL_ENOMEM ? no_memory() : SL_EXIT_USE;
	printf("TAP version 13\n1..%u\n", t.number - 1);
	t.number = 1;
	for (unsigned i = 0; i < count && err == SL_OK; i++)
		err = walk(&t, &files[i], true);
	if (err != SL_OK)
		return no_memory();
	printf("%u passed, %u failed, %u not supported\n", t.passed, t.failed, t.unsupported);
	return t.failed ? SL_EXIT_FOUND : SL_EXIT_OK;
}

static int tables(const sl_words *names)
{
	file *files = calloc(names->count, sizeof *files);
	int exit_status = SL_EXIT_USE;
	bool ok = files != NULL;

	if (!ok)
		return no_memory();
	for (size_t i = 0; i < names->count && ok; i++) {
		files[i].name = names->at[i];
		ok = load(&files[i]);
	}
	if (ok)
		exit_status = run_files(files, (unsigned)names->count);
	for (size_t i = 0; i < names->count; i++)
		free(files[i].text);
	free(files);
	return exit_status;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	int status = sl_options_read(&a, &sl_cmd_feel, argc, argv);

	if (status != SL_NO_EXIT)
		;
	else if (a.table && a.context)
		status = sl_usage_error(&sl_cmd_feel, "--context hoort niet bij --table");
	else if (!a.rest.count)
		status = sl_usage_error(&sl_cmd_feel, a.table ? "achter --table horen een of meer bestanden"
							      : "de expressie ontbreekt");
	else if (!a.table && a.rest.count > 1)
		status = sl_usage_error(&sl_cmd_feel, "geef een expressie, tussen aanhalingstekens");
	else
		status = a.table ? tables(&a.rest) : one_expression(a.rest.at[0], a.context ? a.context : "{}");
	sl_words_free(&a.rest);
	return status;
}
