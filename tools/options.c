/* SPDX-License-Identifier: EUPL-1.2 */
/* Words on the command line become the arguments of a command. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/intern.h"
#include "command.h"

void sl_words_free(sl_words *w)
{
	free(w->at);
	*w = (sl_words){0};
}

bool sl_words_add(sl_words *w, const char *word)
{
	const char **at = realloc(w->at, (w->count + 1) * sizeof *at);

	if (!at)
		return false;
	w->at = at;
	w->at[w->count++] = word;
	return true;
}

int sl_usage_error(const sl_command *command, const char *format, ...)
{
	va_list words;

	fprintf(stderr, "samenloop %s: ", command->name);
	va_start(words, format);
	vfprintf(stderr, format, words);
	va_end(words);
	fprintf(stderr, "\ngebruik: samenloop %s %s\n(samenloop help %s vertelt meer)\n", command->name,
		command->usage, command->name);
	return SL_EXIT_USE;
}

static int no_memory(void)
{
	fputs("samenloop: het geheugen is op\n", stderr);
	return SL_EXIT_USE;
}

/* The option of that name; `n` letters, for what stands before '='. */
static const sl_option *find_option(const sl_command *c, const char *name, size_t n)
{
	for (size_t i = 0; i < c->option_count; i++)
		if (strlen(c->options[i].name) == n && memcmp(c->options[i].name, name, n) == 0)
			return &c->options[i];
	return NULL;
}

static int unknown_option(const sl_command *c, const char *name)
{
	sl_nearest n = sl_nearest_to(name);

	for (size_t i = 0; i < c->option_count; i++)
		sl_nearest_consider(&n, c->options[i].name);
	if (n.best)
		return sl_usage_error(c, "onbekende optie %s; bedoelt u %s?", name, n.best);
	return sl_usage_error(c, "onbekende optie %s", name);
}

/* "a,b" becomes two words, in place: the words of main() may be changed. */
static bool add_words(sl_words *w, char *text)
{
	for (char *comma; (comma = strchr(text, ',')); text = comma + 1) {
		*comma = '\0';
		if (*text && !sl_words_add(w, text))
			return false;
	}
	return !*text || sl_words_add(w, text);
}

static int set_option(void *arguments, const sl_option *o, char *value)
{
	char *place = (char *)arguments + o->at;

	switch (o->kind) {
	case SL_OPTION_FLAG:
		*(bool *)(void *)place = true;
		return SL_NO_EXIT;
	case SL_OPTION_TEXT:
		*(const char **)(void *)place = value;
		return SL_NO_EXIT;
	case SL_OPTION_WORDS:
		return add_words((sl_words *)(void *)place, value) ? SL_NO_EXIT : no_memory();
	}
	return SL_NO_EXIT;
}

/* One option, with what stands behind it. */
static int read_option(void *arguments, const sl_command *c, int argc, char **argv, int *i)
{
	char *word = argv[*i], *equals = strchr(word, '=');
	size_t n = equals ? (size_t)(equals - word) : strlen(word);
	const sl_option *o = find_option(c, word, n);

	if (!o) {
		word[n] = '\0'; /* what stands behind '=' is no part of the name */
		return unknown_option(c, word);
	}
	if (o->kind == SL_OPTION_FLAG)
		return equals ? sl_usage_error(c, "achter %s hoort niets", o->name) : set_option(arguments, o, NULL);
	if (equals)
		return set_option(arguments, o, equals + 1);
	if (*i + 1 >= argc)
		return sl_usage_error(c, "achter %s hoort %s", o->name, o->word);
	return set_option(arguments, o, argv[++*i]);
}

static int add_rest(void *arguments, const sl_command *c, const char *word)
{
	sl_words *rest = (sl_words *)(void *)((char *)arguments + c->rest);

	if (!c->most_rest)
		return sl_usage_error(c, "onverwacht: %s", word);
	if (rest->count >= c->most_rest)
		return sl_usage_error(c, "te veel: %s", word);
	return sl_words_add(rest, word) ? SL_NO_EXIT : no_memory();
}

int sl_options_read(void *arguments, const sl_command *c, int argc, char **argv)
{
	bool options = true;
	int done = SL_NO_EXIT;

	for (int i = 0; i < argc && done == SL_NO_EXIT; i++) {
		if (options && strcmp(argv[i], "--") == 0) {
			options = false;
		} else if (options && strcmp(argv[i], "--help") == 0) {
			sl_help_command(stdout, c);
			done = SL_EXIT_OK;
		} else if (options && strncmp(argv[i], "--", 2) == 0) {
			done = read_option(arguments, c, argc, argv, &i);
		} else {
			done = add_rest(arguments, c, argv[i]);
		}
	}
	return done;
}
