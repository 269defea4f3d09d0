/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop: finds the subcommand and runs it. */
#include <stdio.h>
#include <string.h>

#include "commands.h"

static const struct {
	const char *name, *what;
	int (*run)(int argc, char **argv);
} commands[] = {
	{"feel", "reken een FEEL-expressie uit, of voer een toetstabel uit", cmd_feel},
};

static void help(FILE *out)
{
	fputs("gebruik: samenloop COMMANDO [ARGUMENTEN]\n\n", out);
	for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
		fprintf(out, "  %-10s %s\n", commands[i].name, commands[i].what);
}

int main(int argc, char **argv)
{
	if (argc > 1 &&
	    (strcmp(argv[1], "help") == 0 || strcmp(argv[1], "--help") == 0)) {
		help(stdout);
		return SL_EXIT_OK;
	}
	for (size_t i = 0; argc > 1 && i < sizeof commands / sizeof *commands; i++)
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 2, argv + 2);
	if (argc > 1)
		fprintf(stderr, "samenloop: onbekend commando \"%s\"\n", argv[1]);
	help(stderr);
	return SL_EXIT_USE;
}
