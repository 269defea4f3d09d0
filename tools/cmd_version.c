/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop version. */
#include "command.h"
#include "samenloop.h"

static int run(int argc, char **argv);

const sl_command sl_cmd_version = {
	.name = "version",
	.summary = "welke samenloop dit is",
	.usage = "",
	.about = "De versie van een regelset staat bij elk antwoord, met haar vingerafdruk (sha256).",
	.run = run,
};

static int run(int argc, char **argv)
{
	int status = sl_options_read(NULL, &sl_cmd_version, argc, argv);

	if (status != SL_NO_EXIT)
		return status;
	printf("samenloop %s\n", sl_version());
	return SL_EXIT_OK;
}
