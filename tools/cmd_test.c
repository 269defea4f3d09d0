/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop test: run cases against the rules. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "lawtest/lawtest.h"
#include "session.h"

typedef struct arguments {
	sl_words rules, paths;
	const char *junit;
	bool tap, all;
} arguments;

static const sl_option options[] = {
	SL_OPTION_RULES(arguments),
	{"--tap", NULL, SL_OPTION_FLAG, offsetof(arguments, tap), "geef de uitslag als TAP 13"},
	{"--junit", "BESTAND", SL_OPTION_TEXT, offsetof(arguments, junit), "schrijf de uitslag ook als JUnit XML"},
	{"--alles", NULL, SL_OPTION_FLAG, offsetof(arguments, all), "noem ook wat geslaagd is"},
};

static int run(int argc, char **argv);

const sl_command sl_cmd_test = {
	.name = "test",
	.summary = "voer toetsen uit op de regels",
	.usage = "[TOETSEN...] [OPTIES]",
	.about = "Een toets heeft feiten en wat daarop beslist moet worden. TOETSEN zijn bestanden of\n"
		 "mappen met <toetsen> (XML) of JSON met \"feiten\" en \"verwacht\"; anders de map toetsen\n"
		 "bij de regels. Staan er regels in een genoemde map, dan gelden die.\n"
		 "Bij een toets die mislukt staat de eerste stap waar verwachting en uitleg uiteenlopen.\n"
		 "Eindcode 1 als een toets mislukt.",
	.examples = "samenloop test\n"
		    "samenloop test rules/toetsen/aow.xml --alles\n"
		    "samenloop test --junit uitslag.xml",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, paths),
	.most_rest = SL_ANY_NUMBER,
	.run = run,
};

/* ---- cases ---- */

static void show_diags(const sl_diags *diags)
{
	sl_buf text = {0};

	sl_diags_print(&text, diags);
	sl_show_messages(sl_buf_text(&text));
	sl_buf_free(&text);
}

static int read_cases(sl_case_list *list, const arguments *a)
{
	sl_diags diags = {0};
	sl_status err = sl_cases_read(list, a->paths.at, a->paths.count, &diags);
	int status = SL_NO_EXIT;

	show_diags(&diags);
	if (err != SL_OK && !diags.count)
		fprintf(stderr, "samenloop test: %s\n", sl_status_text(err));
	if (err != SL_OK)
		status = SL_EXIT_USE;
	else if (!list->count)
		status = sl_usage_error(&sl_cmd_test, "er zijn geen toetsen gevonden");
	sl_diags_free(&diags);
	return status;
}

/* Without paths: the tests beside the rules. `beside` keeps the path. */
static int default_paths(arguments *a, sl_buf *beside)
{
	if (a->paths.count)
		return SL_NO_EXIT;
	sl_buf_printf(beside, "%s/toetsen", a->rules.count ? a->rules.at[0] : sl_default_rules());
	if (sl_buf_status(beside) != SL_OK || !sl_words_add(&a->paths, sl_buf_text(beside)))
		return SL_EXIT_USE;
	return sl_paths_check(&a->paths);
}

/* ---- running ---- */

static void show_progress(size_t done, size_t count)
{
	if (isatty(STDERR_FILENO) && (done % 16 == 0 || done == count))
		fprintf(stderr, done == count ? "\r\033[K" : "\r%zu van %zu", done, count);
}

static sl_status run_cases(sl_case_result *results, const sl_case_list *list, sl_session *s, sl_arena *arena)
{
	bool conflicts = sl_ruleset_measure(s->ruleset).conflicts > 0;
	sl_status err = SL_OK;

	for (size_t i = 0; i < list->count && err == SL_OK; i++) {
		err = sl_case_run(&results[i], &list->items[i], s->evaluator, conflicts, arena);
		show_progress(i + 1, list->count);
	}
	return err;
}

static int write_junit(const char *path, const sl_case_result *results, size_t count)
{
	sl_buf text = {0};
	FILE *out = fopen(path, "wb");
	char spare[SL_FILE_PROBLEM_MAX];
	bool written;

	sl_case_write_junit(&text, results, count);
	written = out && sl_buf_status(&text) == SL_OK && fwrite(text.text, 1, text.len, out) == text.len;
	if (out && fclose(out) != 0)
		written = false;
	if (!written)
		fprintf(stderr, "samenloop test: kan \"%s\" niet schrijven: %s\n", path,
			sl_file_problem(errno, spare));
	sl_buf_free(&text);
	return written ? SL_EXIT_OK : SL_EXIT_USE;
}

static int report(const arguments *a, const sl_case_result *results, size_t count)
{
	sl_buf text = {0};
	int status = sl_case_count(results, count).failed ? SL_EXIT_FOUND : SL_EXIT_OK;

	if (a->tap)
		sl_case_write_tap(&text, results, count);
	else
		sl_case_write_text(&text, results, count, a->all);
	if (sl_buf_status(&text) != SL_OK)
		status = SL_EXIT_USE;
	fputs(sl_buf_text(&text), stdout);
	sl_buf_free(&text);
	if (a->junit && write_junit(a->junit, results, count) != SL_EXIT_OK)
		status = SL_EXIT_USE;
	return status;
}

static int run_and_report(const arguments *a, const sl_case_list *list, sl_session *s)
{
	sl_arena arena = {0};
	sl_case_result *results = sl_arena_calloc(&arena, list->count, sizeof *results);
	sl_status err = results ? run_cases(results, list, s, &arena) : SL_ENOMEM;
	int status = err == SL_OK ? report(a, results, list->count) : sl_session_fail(s, "toetsen", err);

	sl_arena_free(&arena);
	return status;
}

static int test(arguments *a)
{
	sl_case_list list = {0};
	sl_session s = {0};
	sl_buf beside = {0};
	int status = default_paths(a, &beside);

	if (status == SL_NO_EXIT)
		status = read_cases(&list, a);
	if (status == SL_NO_EXIT)
		status = sl_session_open(&s, list.has_rules && !a->rules.count ? &a->paths : &a->rules);
	if (status == SL_NO_EXIT)
		status = run_and_report(a, &list, &s);
	sl_session_close(&s);
	sl_cases_free(&list);
	sl_buf_free(&beside);
	return status;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	int status = sl_options_read(&a, &sl_cmd_test, argc, argv);

	if (status == SL_NO_EXIT)
		status = test(&a);
	sl_words_free(&a.rules);
	sl_words_free(&a.paths);
	return status;
}
