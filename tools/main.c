/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop: finds the subcommand and runs it. */
#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "base/intern.h"
#include "command.h"

static const sl_command *const commands[] = {
	&sl_cmd_check, &sl_cmd_decide, &sl_cmd_explain, &sl_cmd_test,
	&sl_cmd_feel, &sl_cmd_schema, &sl_cmd_version, &sl_cmd_help,
};

const sl_command *sl_command_at(size_t i)
{
	return i < sizeof commands / sizeof *commands ? commands[i] : NULL;
}

const sl_command *sl_command_find(const char *name)
{
	const sl_command *c;

	for (size_t i = 0; (c = sl_command_at(i)); i++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

int sl_command_unknown(const char *name)
{
	const sl_command *c;
	sl_nearest n = sl_nearest_to(name);

	for (size_t i = 0; (c = sl_command_at(i)); i++)
		sl_nearest_consider(&n, c->name);
	fprintf(stderr, "samenloop: onbekend commando \"%s\"", name);
	if (n.best)
		fprintf(stderr, "; bedoelt u %s?", n.best);
	fputs("\n(samenloop help noemt de commando's)\n", stderr);
	return SL_EXIT_USE;
}

/* A full disk or a closed pipe must not pass for a result. */
static int finish(int status)
{
	char spare[SL_FILE_PROBLEM_MAX];

	if (fflush(stdout) == 0 && !ferror(stdout))
		return status;
	fprintf(stderr, "samenloop: de uitvoer kon niet worden geschreven: %s\n", sl_file_problem(errno, spare));
	return SL_EXIT_USE;
}

int main(int argc, char **argv)
{
	const sl_command *c;
	const char *name = argc > 1 ? argv[1] : NULL;

	if (!name) {
		sl_help_overview(stderr);
		return SL_EXIT_USE;
	}
	if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		name = "help";
	if (strcmp(name, "--version") == 0)
		name = "version";
	if (!(c = sl_command_find(name)))
		return sl_command_unknown(name);
	return finish(c->run(argc - 2, argv + 2));
}
