/* SPDX-License-Identifier: EUPL-1.2 */
/* Random parameters, with what the law leaves open; a series, a calendar. */
#include "random/world.h"

#include <stdio.h>

/* ---- parameters ---- */

static void write_value(world *w, sl_buf *b, world_type type)
{
	static const char *const numbers[] = {"0", "1", "2", "5", "1.5", "100"};

	if (type == WORLD_NUMBER)
		sl_buf_puts(b, numbers[world_pick(w, 6)]);
	else if (type == WORLD_DATE)
		sl_buf_puts(b, world_random_day(&w->chance));
	else
		sl_buf_puts(b, world_may(w, 50) ? "true" : "false");
}

void world_write_dates(sl_buf *b, const char *from, const char *to, const char *known)
{
	if (from && from[0])
		sl_buf_printf(b, " geldig-van=\"%s\"", from);
	if (to && to[0])
		sl_buf_printf(b, " geldig-tot=\"%s\"", to);
	if (known && known[0])
		sl_buf_printf(b, " bekend-van=\"%s\"", known);
}

/* One to three values at rising dates, with holes; or with later knowledge
 * and corrections, and then each says how long it holds. */
static void write_values(world *w, sl_buf *b, world_type type, bool must_start)
{
	uint32_t at = world_pick(w, 3), n = 1 + world_pick(w, 3);
	bool start = !must_start && world_may(w, 40), corrected = world_may(w, 40);

	for (uint32_t i = 0; i < n && at < 6; i++, at += 1 + world_pick(w, 2)) {
		bool last = i + 1 == n || at >= 4;
		const char *from = i == 0 && start ? "" : world_days[at];
		const char *to = (corrected && !last) || world_may(w, 20) ? world_days[at + 1] : "";
		sl_buf_puts(b, "<waarde");
		world_write_dates(b, from, to, corrected && world_may(w, 30) ? world_days[world_pick(w, 7)] : "");
		sl_buf_puts(b, ">");
		write_value(w, b, type);
		sl_buf_puts(b, "</waarde>");
		if (corrected && world_may(w, 40)) {
			sl_buf_puts(b, "<waarde");
			world_write_dates(b, from, to, "2026-03-04");
			sl_buf_puts(b, ">");
			write_value(w, b, type);
			sl_buf_puts(b, "</waarde>");
		}
		if (last)
			return;
	}
}

static void write_bound(world *w, sl_buf *b, const char *name, const formula_place *p)
{
	sl_buf text = {0};

	formula_write(&text, p, WORLD_NUMBER, world_may(w, 80) ? 0 : 1);
	sl_buf_printf(b, " %s=\"", name);
	world_escape(b, sl_buf_text(&text));
	sl_buf_puts(b, "\"");
	sl_buf_free(&text);
}

/* tenminste, ten-hoogste, stil */
void world_write_bounds(world *w, sl_buf *b, const formula_place *p)
{
	if (world_may(w, 40))
		write_bound(w, b, "tenminste", p);
	if (world_may(w, 50))
		write_bound(w, b, "ten-hoogste", p);
	if (world_may(w, 50))
		write_bound(w, b, "stil", p);
}

static void delegate_parameter(world *w, const char *name)
{
	formula_place p = {.w = w, .nobody = true, .item = -1};
	sl_buf b = {0};

	sl_buf_printf(&b, "<delegatie parameter=\"%s\" instrument=\"verordening\" artikel=\"9\"", name);
	world_write_dates(&b, world_may(w, 25) ? world_days[world_pick(w, 5)] : "", "", "");
	world_write_bounds(w, &b, &p);
	sl_buf_puts(&b, "/>\n");
	world_add_piece(w, FILE_LAW, &b);
	for (int file = FILE_FIRST; file <= FILE_SECOND; file++) {
		if (!w->has_file[file] || world_may(w, 30))
			continue;
		sl_buf_printf(&b, "<vaststelling parameter=\"%s\" artikel=\"1\">", name);
		write_values(w, &b, WORLD_NUMBER, true);
		sl_buf_puts(&b, "</vaststelling>\n");
		world_add_piece(w, file, &b);
	}
}

static void add_parameter(world *w, const char *name, world_type type, bool delegated)
{
	world_parameter *p = &w->parameters[w->parameter_count];
	bool indexed = type == WORLD_NUMBER && world_may(w, 25);
	sl_buf b = {0};

	if (delegated)
		delegate_parameter(w, name);
	snprintf(p->name, sizeof p->name, "%s", name);
	p->type = type;
	w->parameter_count++;
	sl_buf_printf(&b, "<parameter naam=\"%s\" %s artikel=\"8\"%s>", name, world_type_attributes(type),
		      indexed ? (world_may(w, 50) ? " indexering=\"jaar\"" : " indexering=\"halfjaar\"") : "");
	if (!delegated || world_may(w, 20))
		write_values(w, &b, type, indexed);
	sl_buf_puts(&b, "</parameter>\n");
	world_add_piece(w, FILE_LAW, &b);
}

void world_make_parameters(world *w)
{
	add_parameter(w, "p een", WORLD_NUMBER, false);
	add_parameter(w, "p twee", WORLD_NUMBER, false);
	add_parameter(w, "p dag", WORLD_DATE, false);
	add_parameter(w, "p ja", WORLD_BOOLEAN, false);
	add_parameter(w, "p lokaal", WORLD_NUMBER, true);
}

/* ---- series ---- */

void world_make_series(world *w)
{
	static const char *const stretches[] = {
		"<reeks soort=\"maand\"/>",
		"<reeks soort=\"iso-vier-weken\"/>",
		"<reeks soort=\"jaar\"/>",
		"<reeks soort=\"iso-vier-weken\" geldig-van=\"2007-01-01\" geldig-tot=\"2025-12-29\"/>"
		"<reeks soort=\"maand\" geldig-van=\"2026-01-01\"/>",
		"<reeks soort=\"jaar\" geldig-van=\"2001-01-01\" geldig-tot=\"2025-07-01\"/>"
		"<reeks soort=\"maand\" geldig-van=\"2025-07-01\"/>",
	};

	world_say(w, FILE_LAW, "<periodereeks naam=\"reeks\">%s</periodereeks>\n", stretches[world_pick(w, 5)]);
}

/* ---- the calendar ---- */

void world_make_calendar(world *w)
{
	static const char *const free_days[] = {
		"<vrije-dag weekdag=\"zaterdag\"/><vrije-dag weekdag=\"zondag\"/>",
		"<vrije-dag naam=\"a\" dag=\"07-01\"/><vrije-dag naam=\"b\" pasen=\"-2\"/>",
		"<vrije-dag weekdag=\"woensdag\" bekend-van=\"2025-06-01\"/>"
		"<vrije-dag naam=\"c\" dag=\"01-01\" op-zondag=\"12-31\"/>",
		"<vrije-dag weekdag=\"donderdag\" geldig-tot=\"2026-01-01\"/>"
		"<vrije-dag weekdag=\"vrijdag\" geldig-van=\"2026-01-01\"/>",
		"<vrije-dag weekdag=\"maandag\"/><vrije-dag weekdag=\"dinsdag\"/>"
		"<vrije-dag weekdag=\"woensdag\"/><vrije-dag weekdag=\"donderdag\"/>"
		"<vrije-dag weekdag=\"vrijdag\"/><vrije-dag weekdag=\"zaterdag\"/>"
		"<vrije-dag weekdag=\"zondag\"/>",
	};

	world_say(w, FILE_LAW, "<kalender naam=\"kalender\">%s</kalender>\n", free_days[world_pick(w, 5)]);
}
