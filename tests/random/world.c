/* SPDX-License-Identifier: EUPL-1.2 */
/* Random rule sets: days, files with their pieces, and what stands in them. */
#include "random/world.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const world_days[7] = {"2024-07-01", "2025-01-01", "2025-07-01", "2025-12-29",
				   "2026-01-01", "2026-07-01", "2027-01-01"};
static const char *const days_around[] = {"2024-06-30", "2025-01-01", "2025-06-30", "2025-07-01",
					  "2025-12-28", "2025-12-30", "2026-01-01", "2026-02-28",
					  "2026-06-30", "2026-07-01", "2026-12-31", "2027-01-15"};

const char *world_random_day(chance *c)
{
	return days_around[chance_below(c, 12)];
}

bool world_may(world *w, uint32_t percent)
{
	return chance_in_100(&w->chance, percent);
}

uint32_t world_pick(world *w, uint32_t n)
{
	return chance_below(&w->chance, n);
}

/* ---- pieces ---- */

void world_escape(sl_buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '<')
			sl_buf_puts(out, "&lt;");
		else if (*text == '&')
			sl_buf_puts(out, "&amp;");
		else if (*text == '"')
			sl_buf_puts(out, "&quot;");
		else
			sl_buf_putc(out, *text);
	}
}

void world_add_piece(world *w, int file, sl_buf *text)
{
	if (sl_buf_status(text) != SL_OK || w->piece_count == WORLD_MOST_PIECES)
		abort();
	w->pieces[w->piece_count++] = (world_piece){.file = file, .text = text->text};
	*text = (sl_buf){0};
}

__attribute__((format(printf, 3, 4))) void world_say(world *w, int file, const char *format, ...)
{
	char text[1200];
	sl_buf b = {0};
	va_list args;

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	sl_buf_puts(&b, text);
	world_add_piece(w, file, &b);
}

/* ---- files ---- */

static void make_head(world *w, int file, const char *attributes)
{
	char from[40] = "";

	w->has_file[file] = true;
	if (w->from[file][0])
		snprintf(from, sizeof from, " geldig-van=\"%s\"", w->from[file]);
	snprintf(w->head[file], sizeof w->head[file],
		 "<regeling xmlns=\"urn:samenloop:regels\" domein=\"%s\" %s%s>", file == FILE_CONFLICTS ? "s" : "d",
		 attributes, from);
}

static void make_files(world *w)
{
	make_head(w, FILE_WORDS, "id=\"woorden\" soort=\"woordenboek\" citeertitel=\"Woorden\"");
	make_head(w, FILE_LAW, "id=\"wet\" soort=\"wet\" bwb=\"BWBR0000001\" citeertitel=\"Wet\"");
	make_head(w, FILE_TREATY,
		  "id=\"verdrag\" soort=\"verdrag\" bwb=\"BWBV0000001\" citeertitel=\"Verdrag\"");
	if (world_may(w, 20))
		strcpy(w->from[FILE_DECREE], world_days[world_pick(w, 4)]);
	make_head(w, FILE_DECREE, "id=\"amvb\" soort=\"amvb\" bwb=\"BWBR0000002\" citeertitel=\"Besluit\"");
	make_head(w, FILE_POLICY,
		  "id=\"regeling\" soort=\"ministeriele-regeling\" bwb=\"BWBR0000003\" citeertitel=\"Regeling\"");
	if (world_may(w, 80)) {
		if (world_may(w, 20))
			strcpy(w->from[FILE_FIRST], world_days[world_pick(w, 4)]);
		make_head(w, FILE_FIRST,
			  "id=\"eerste\" soort=\"verordening\" gemeente=\"GM0001\" vult-in=\"wet\" "
			  "bwb=\"CVDR1\" citeertitel=\"Verordening\"");
	}
	if (world_may(w, 60))
		make_head(w, FILE_SECOND,
			  "id=\"tweede\" soort=\"verordening\" gemeente=\"GM0002\" vult-in=\"wet\" "
			  "bwb=\"CVDR2\" citeertitel=\"Verordening\"");
}

const char *world_file_name(int file)
{
	static const char *const names[WORLD_FILES] = {"woorden.xml", "wet.xml",     "verdrag.xml",
						       "amvb.xml",    "regeling.xml", "eerste.xml",
						       "tweede.xml",  "samen.xml"};

	return names[file];
}

void world_print(sl_buf *out, const world *w, int file)
{
	if (!w->has_file[file])
		return;
	sl_buf_printf(out, "%s\n", w->head[file]);
	for (uint32_t i = 0; i < w->piece_count; i++)
		if (w->pieces[i].file == file && !w->pieces[i].out)
			sl_buf_puts(out, w->pieces[i].text);
	sl_buf_puts(out, "</regeling>\n");
}

/* ---- all of it ---- */

void world_make(world *w, uint64_t seed)
{
	uint32_t n;

	memset(w, 0, sizeof *w);
	w->chance.state = seed;
	make_files(w);
	world_make_facts(w);
	world_make_parameters(w);
	world_make_series(w);
	world_make_calendar(w);
	n = 2 + world_pick(w, 9);
	for (uint32_t i = 0; i < n; i++)
		world_make_concept(w, i);
	make_head(w, FILE_CONFLICTS, "id=\"samen\" soort=\"woordenboek\" citeertitel=\"Samen\"");
	world_write_conflicts(w);
}

void world_free(world *w)
{
	for (uint32_t i = 0; i < w->piece_count; i++)
		free(w->pieces[i].text);
	w->piece_count = 0;
}
