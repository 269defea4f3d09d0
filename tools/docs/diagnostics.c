/* SPDX-License-Identifier: EUPL-1.2 */
/* Prints docs/diagnostics.md from the catalogue (make docs). */
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

static const struct {
	unsigned from;
	const char *title;
} chapters[] = {
	{1000, "XML"},
	{1100, "JSON"},
	{1200, "Feiten"},
	{1300, "Bestanden en regelset"},
	{2000, "Elementen en attributen"},
	{2100, "Namen"},
	{2200, "Typen en eenheden"},
	{2300, "Datums en versies"},
	{2400, "Uitzonderingen en kringen"},
	{2500, "Delegatie en verordeningen"},
	{2600, "Bronnen en grondslagen"},
	{2700, "Tabellen"},
	{3000, "FEEL: spelling en grammatica"},
	{3100, "FEEL: niet ondersteund"},
	{3200, "FEEL: typen"},
	{3300, "FEEL: fouten bij het rekenen"},
	{4000, "Toetsbestanden"},
	{5000, "De opdrachtregel"},
};

static unsigned chapter_of(unsigned code)
{
	unsigned at = 0;

	for (unsigned i = 0; i < sizeof chapters / sizeof *chapters; i++)
		if (chapters[i].from <= code)
			at = i;
	return at;
}

/* printf directives become an ellipsis; what Markdown or a table would read
 * as its own is escaped. */
static void put_text(const char *text)
{
	for (; *text; text++) {
		if (*text == '%' && text[1] == '%') {
			putchar(*text++);
		} else if (*text == '%') {
			text += 1 + strspn(text + 1, "0123456789.lz"); /* up to its letter */
			fputs("…", stdout);
		} else if (*text == '&') {
			fputs("&amp;", stdout);
		} else if (strchr("|<>*_`\\", *text)) {
			printf("\\%c", *text);
		} else {
			putchar(*text);
		}
	}
}

/* The lowest code above `last`: the catalogue need not be in order. */
static const sl_diag_entry *next_entry(unsigned last)
{
	size_t count;
	const sl_diag_entry *all = sl_diag_catalogue(&count), *best = NULL;

	for (size_t i = 0; i < count; i++)
		if (all[i].code > last && (!best || all[i].code < best->code))
			best = &all[i];
	return best;
}

int main(void)
{
	static const char *const weights[] = {"fout", "waarschuwing", "tip", "noot"};
	unsigned last = 0, chapter = UINT32_MAX;
	const sl_diag_entry *e;
	char code[12];

	puts("# Meldingen\n\n"
	     "Gemaakt uit `engine/base/diag.def` met `make docs`; verander dat bestand en niet dit.\n"
	     "Een … staat voor wat per geval verschilt. Een nummer verandert nooit van betekenis.");
	for (; (e = next_entry(last)); last = e->code) {
		if (chapter_of(e->code) != chapter) {
			chapter = chapter_of(e->code);
			printf("\n## %s\n\n| nummer | soort | wat er is | wat u kunt doen |\n|---|---|---|---|\n",
			       chapters[chapter].title);
		}
		printf("| %s | %s | ", sl_diag_code_name(e->code, code), weights[e->severity]);
		put_text(e->message);
		fputs(" | ", stdout);
		put_text(e->remedy);
		puts(" |");
	}
	return 0;
}
