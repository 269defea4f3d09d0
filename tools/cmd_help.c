/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop help: what there is, and how to use it. */
#include "command.h"

typedef struct arguments {
	sl_words names;
} arguments;

static int run(int argc, char **argv);

const sl_command sl_cmd_help = {
	.name = "help",
	.summary = "uitleg over samenloop en over elk commando",
	.usage = "[COMMANDO]",
	.about = "Zonder COMMANDO: welke commando's er zijn.",
	.examples = "samenloop help decide",
	.rest = offsetof(arguments, names),
	.most_rest = 1,
	.run = run,
};

static int run(int argc, char **argv)
{
	arguments a = {0};
	const sl_command *c;
	int status = sl_options_read(&a, &sl_cmd_help, argc, argv);

	if (status == SL_NO_EXIT && !a.names.count) {
		sl_help_overview(stdout);
		status = SL_EXIT_OK;
	} else if (status == SL_NO_EXIT && (c = sl_command_find(a.names.at[0]))) {
		sl_help_command(stdout, c);
		status = SL_EXIT_OK;
	} else if (status == SL_NO_EXIT) {
		status = sl_command_unknown(a.names.at[0]);
	}
	sl_words_free(&a.names);
	return status;
}
