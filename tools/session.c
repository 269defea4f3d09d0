/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules are loaded, facts are read, and what went wrong is shown. */
#include "session.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"

#ifndef SL_DATADIR
#define SL_DATADIR "/usr/local/share/samenloop"
#endif

static bool is_coloured(FILE *out)
{
	const char *term = getenv("TERM"), *none = getenv("NO_COLOR");

	return isatty(fileno(out)) && !(none && *none) && term && strcmp(term, "dumb") != 0;
}

/* ---- messages ---- */

/* One line, with its weight in colour: "file:1:2: fout SL1: ...". */
static void show_line(const char *line, int n)
{
	static const struct {
		const char *word, *colour;
	} weights[] = {{"fout SL", "1;31"}, {"waarschuwing SL", "1;33"}, {"tip SL", "1;36"}};

	for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
		size_t m = strlen(weights[i].word) - strlen(" SL");
		const char *at = memmem(line, (size_t)n, weights[i].word, m + strlen(" SL"));

		if (at) {
			fprintf(stderr, "%.*s\033[%sm%.*s\033[0m%.*s\n", (int)(at - line), line, weights[i].colour,
				(int)m, at, n - (int)(at - line) - (int)m, at + m);
			return;
		}
	}
	fprintf(stderr, "%.*s\n", n, line);
}

void sl_show_messages(const char *text)
{
	fflush(stdout);
	if (!is_coloured(stderr)) {
		fputs(text, stderr);
		return;
	}
	for (const char *end; *text; text = end + (*end != '\0')) {
		end = strchrnul(text, '\n');
		show_line(text, (int)(end - text));
	}
}

void sl_show_text(const sl_text *text)
{
	fwrite(text->data, 1, text->length, stdout);
}

int sl_session_fail(sl_session *s, const char *what, sl_status status)
{
	if (s->messages && sl_messages_count(s->messages, false))
		sl_show_messages(sl_messages_text(s->messages));
	else
		fprintf(stderr, "samenloop: %s%s%s\n", what ? what : "", what ? ": " : "", sl_status_text(status));
	sl_messages_free(s->messages);
	s->messages = sl_messages_new();
	return SL_EXIT_USE;
}

/* ---- rules ---- */

static bool is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

const char *sl_default_rules(void)
{
	return is_folder("rules") ? "rules" : SL_DATADIR "/rules";
}

int sl_paths_check(const sl_words *paths)
{
	char spare[SL_FILE_PROBLEM_MAX];
	int status = SL_NO_EXIT;

	for (size_t i = 0; i < paths->count; i++)
		if (access(paths->at[i], R_OK) != 0) {
			fprintf(stderr, "samenloop: kan \"%s\" niet lezen: %s\n", paths->at[i],
				sl_file_problem(errno, spare));
			status = SL_EXIT_USE;
		}
	return status;
}

sl_status sl_session_load(sl_session *s, const sl_words *rules)
{
	const char *standard = sl_default_rules();
	const char *const *paths = rules->count ? rules->at : &standard;

	*s = (sl_session){0};
	if (!(s->messages = sl_messages_new()))
		return SL_ENOMEM;
	return sl_ruleset_load(&s->ruleset, paths, rules->count ? rules->count : 1, s->messages);
}

/* A municipality that is left out concerns only its own households. */
static void show_left_out(const sl_ruleset *r)
{
	const char *code;

	for (size_t i = 0; (code = sl_ruleset_left_out(r, i)); i++)
		fprintf(stderr,
			"samenloop: de regels van %s hebben fouten en doen niet mee "
			"(samenloop check --gemeente %s)\n", code, code);
}

int sl_rules_check(const sl_words *rules)
{
	if (rules->count || is_folder(sl_default_rules()))
		return sl_paths_check(rules);
	fputs("samenloop: hier is geen map rules en er zijn geen regels meegeleverd; geef --rules MAP\n", stderr);
	return SL_EXIT_USE;
}

int sl_session_open(sl_session *s, const sl_words *rules)
{
	int missing = sl_rules_check(rules);
	sl_status err;

	*s = (sl_session){0};
	if (missing != SL_NO_EXIT)
		return missing;
	if ((err = sl_session_load(s, rules)) != SL_OK) {
		if (!s->messages || !sl_messages_count(s->messages, true))
			return sl_session_fail(s, "de regels", err);
		sl_show_messages(sl_messages_errors(s->messages));
		return SL_EXIT_USE;
	}
	show_left_out(s->ruleset);
	sl_messages_free(s->messages);
	if (!(s->messages = sl_messages_new()))
		return sl_session_fail(s, NULL, SL_ENOMEM);
	if ((err = sl_evaluator_new(&s->evaluator, s->ruleset)) != SL_OK)
		return sl_session_fail(s, NULL, err);
	return SL_NO_EXIT;
}

void sl_session_close(sl_session *s)
{
	sl_evaluator_free(s->evaluator);
	sl_ruleset_free(s->ruleset);
	sl_messages_free(s->messages);
	*s = (sl_session){0};
}

int sl_format_read(sl_format *out, const sl_command *c, const char *name)
{
	static const struct {
		const char *name;
		sl_format format;
	} formats[] = {{"text", SL_TEXT}, {"md", SL_MARKDOWN}, {"html", SL_HTML}, {"json", SL_JSON}};

	*out = SL_TEXT;
	for (size_t i = 0; name && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, name) == 0) {
			*out = formats[i].format;
			return SL_NO_EXIT;
		}
	return name ? sl_usage_error(c, "onbekende vorm \"%s\"; kies text, md, html of json", name) : SL_NO_EXIT;
}

int sl_period_read(char **copy, const char **from, const char **to, const sl_command *c, const char *date,
		   const char *period)
{
	char *dots;

	if (!period)
		return SL_NO_EXIT;
	if (date)
		return sl_usage_error(c, "geef --date of --period, niet allebei");
	if (!(*copy = strdup(period)))
		return sl_usage_error(c, "%s", sl_status_text(SL_ENOMEM));
	if (!(dots = strstr(*copy, "..")))
		return sl_usage_error(c, "een periode is als 2026-01-01..2026-07-01, niet \"%s\"", period);
	*dots = '\0';
	*from = *copy;
	*to = dots + 2;
	return SL_NO_EXIT;
}
