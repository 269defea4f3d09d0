/* SPDX-License-Identifier: EUPL-1.2 */
/* Help is made from the tables of the commands. */
#include <string.h>

#include "command.h"

void sl_help_overview(FILE *out)
{
	const sl_command *c;

	fputs("samenloop beslist waar een huishouden recht op heeft, en legt het uit.\n\n"
	      "gebruik: samenloop COMMANDO [ARGUMENTEN]\n\n", out);
	for (size_t i = 0; (c = sl_command_at(i)); i++)
		fprintf(out, "  %-9s %s\n", c->name, c->summary);
	fputs("\nsamenloop help COMMANDO vertelt meer over een commando.\n\n"
	      "voorbeelden:\n"
	      "  samenloop decide rules/voorbeelden/anna-alleen.json\n"
	      "  samenloop check\n"
	      "  samenloop test\n\n"
	      "De uitkomst komt op de standaarduitvoer, meldingen op de foutuitvoer.\n"
	      "Eindcode 0: in orde; 1: er is iets gevonden; 2: verkeerd gebruik of geweigerde\n"
	      "invoer; 3: een deel is geweigerd, of (feel) niet ondersteund.\n", out);
}

static void print_options(FILE *out, const sl_command *c)
{
	size_t width = strlen("--help");

	for (size_t i = 0; i < c->option_count; i++) {
		const sl_option *o = &c->options[i];
		size_t n = strlen(o->name) + (o->word ? strlen(o->word) + 1 : 0);

		width = n > width ? n : width;
	}
	fputs("\nopties:\n", out);
	for (size_t i = 0; i < c->option_count; i++) {
		const sl_option *o = &c->options[i];
		int written = fprintf(out, "  %s%s%s", o->name, o->word ? " " : "", o->word ? o->word : "");

		fprintf(out, "%*s  %s\n", (int)width + 2 - written, "", o->what);
	}
	fprintf(out, "  %-*s  %s\n", (int)width, "--help", "deze hulp");
}

/* Lines of a text, each two spaces in. */
static void print_indented(FILE *out, const char *text)
{
	for (const char *end; *text; text = end + (*end != '\0')) {
		end = strchrnul(text, '\n');
		fprintf(out, "  %.*s\n", (int)(end - text), text);
	}
}

void sl_help_command(FILE *out, const sl_command *c)
{
	fprintf(out, "samenloop %s: %s\n\ngebruik: samenloop %s%s%s\n\n%s\n", c->name, c->summary, c->name,
		*c->usage ? " " : "", c->usage, c->about);
	print_options(out, c);
	if (c->examples) {
		fputs("\nvoorbeelden:\n", out);
		print_indented(out, c->examples);
	}
}
