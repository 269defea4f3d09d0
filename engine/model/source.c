/* SPDX-License-Identifier: EUPL-1.2 */
/* Sources and stretches of time in words, and links to the official text. */
#include <string.h>

#include "model/jci.h"
#include "model/model.h"

#define LAWS  "https://wetten.overheid.nl/"
#define LOCAL "https://lokaleregelgeving.overheid.nl/"

static const char *title_of(const sl_source *s)
{
	if (s->cited)
		return s->cited;
	if (s->regulation && s->regulation->title)
		return s->regulation->title;
	/* A regulation without an id is refused, but it has sources by then. */
	return s->regulation && s->regulation->id ? s->regulation->id : "";
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

bool sl_source_same(const sl_source *a, const sl_source *b)
{
	if (a == b)
		return true;
	if (a->jci || b->jci)
		return a->jci == b->jci;
	if (a->part_count != b->part_count || !same_text(a->article, b->article) ||
	    !same_text(a->paragraph, b->paragraph) || !same_text(title_of(a), title_of(b)))
		return false;
	for (uint32_t i = 0; i < a->part_count; i++)
		if (!same_text(a->parts[i], b->parts[i]))
			return false;
	return true;
}

bool sl_source_is_law(const sl_source *s)
{
	return s->jci || (s->regulation && s->regulation->rank != SL_DICTIONARY);
}

bool sl_source_has_place(const sl_source *s)
{
	return s->article || s->cited;
}

void sl_source_print(sl_buf *out, const sl_source *s)
{
	size_t from = out->len;
	sl_jci jci;

	if (s->words) {
		sl_buf_puts(out, s->words);
		return;
	}
	if (s->article)
		sl_place_print(out, s->article, s->paragraph, s->parts, s->part_count);
	else if (s->jci && sl_jci_parse(&jci, s->jci, strlen(s->jci), NULL, NULL) == SL_OK)
		sl_jci_print(out, &jci);
	if (out->len > from && *title_of(s))
		sl_buf_putc(out, ' ');
	sl_buf_puts(out, title_of(s));
}

static void add_day(sl_buf *out, sl_date day)
{
	char text[SL_DATE_TEXT_MAX];

	sl_date_text(text, day);
	sl_buf_puts(out, "&z=");
	sl_buf_puts(out, text);
	sl_buf_puts(out, "&g=");
	sl_buf_puts(out, text);
}

void sl_source_link(sl_buf *out, const sl_source *s, sl_date day)
{
	sl_jci jci;

	if (!s->jci || sl_jci_parse(&jci, s->jci, strlen(s->jci), NULL, NULL) != SL_OK)
		return;
	if (memcmp(jci.id, "CVDR", 4) == 0) {
		sl_buf_puts(out, LOCAL);
		sl_buf_write(out, jci.id, jci.id_length);
		return;
	}
	sl_buf_puts(out, LAWS);
	sl_buf_puts(out, s->jci);
	/* What names a version itself keeps it. */
	if (day != SL_FOREVER && !sl_jci_find(&jci, "z", 0) && !sl_jci_find(&jci, "g", 0))
		add_day(out, day);
}

void sl_stretch_print(sl_buf *out, sl_date from, sl_date to)
{
	if (from == SL_DATE_MIN && to == SL_FOREVER)
		sl_buf_puts(out, "op elke dag");
	if (from != SL_DATE_MIN) {
		sl_buf_puts(out, to == SL_FOREVER ? "vanaf " : "van ");
		sl_date_print_dutch(out, from);
	}
	if (to != SL_FOREVER) {
		sl_buf_puts(out, from == SL_DATE_MIN ? "tot " : " tot ");
		sl_date_print_dutch(out, to);
	}
}
