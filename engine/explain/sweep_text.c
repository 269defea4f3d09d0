/* SPDX-License-Identifier: EUPL-1.2 */
/* A sweep as a table with the columns under letters, and in words what stands out. */
#include "explain/sweep.h"

#include <string.h>

#include "base/utf8.h"

static const char *outcome_text(const sl_standing *s)
{
	if (!s->present)
		return sl_word_text(SL_WORD_SWEEP_NONE);
	switch (s->outcome) {
	case SL_GRANTED:
		return sl_word_text(SL_WORD_YES);
	case SL_REFUSED:
		return sl_word_text(SL_WORD_NO);
	case SL_NOT_APPLICABLE:
		return sl_word_text(SL_WORD_SWEEP_NONE);
	case SL_FACTS_MISSING:
	case SL_JUDGEMENT_NEEDED:
		return sl_word_text(SL_WORD_SWEEP_OPEN);
	case SL_UNDECIDABLE:
		break;
	}
	return sl_word_text(SL_WORD_SWEEP_NO_ANSWER);
}

static const char *cell_text(sl_teller *t, const sl_column *c, const sl_cell *cell)
{
	const sl_standing *s = &cell->standing;
	const sl_type type = {.base = SL_T_NUMBER, .amount = !s->extent, .unit = s->unit};
	sl_buf buf = sl_blank(t);

	if (c->feature)
		sl_dutch_value(&buf, t, cell->value, &c->feature->type, true);
	else if (s->has_amount && s->outcome == SL_GRANTED)
		sl_dutch_value(&buf, t, cell->value, &type, true);
	else
		sl_buf_puts(&buf, outcome_text(s));
	return sl_keep(t, &buf);
}

/* ---- the table: value, columns, household, total ---- */

typedef struct table {
	const char **cells; /* rows of `width` */
	uint32_t width, height;
} table;

static const char *letter_of(sl_teller *t, uint32_t column)
{
	sl_buf buf = sl_blank(t);

	if (column >= 26)
		sl_buf_putc(&buf, (char)('A' + column / 26 - 1));
	sl_buf_putc(&buf, (char)('A' + column % 26));
	return sl_keep(t, &buf);
}

static void fill_row(const char **row, sl_teller *t, const sl_sweep *s, const sl_point *p)
{
	sl_buf value = sl_blank(t);
	uint32_t n = 0;

	sl_dutch_value(&value, t, sl_number(p->x), &s->range.fact->type, true);
	row[n++] = sl_keep(t, &value);
	for (uint32_t c = 0; c < s->column_count; c++)
		row[n++] = cell_text(t, &s->columns[c], &p->cells[c]);
	row[n++] = sl_euro_kept(t, s->of_chosen ? p->chosen : p->result.total);
	if (s->money && !s->of_chosen)
		row[n++] = sl_euro_kept(t, p->total);
}

static bool make_table(table *out, sl_teller *t, const sl_sweep *s)
{
	const char **head;
	uint32_t n = 0;

	out->width = s->column_count + 2 + (s->money && !s->of_chosen);
	out->height = s->point_count + 1;
	if (!(out->cells = sl_arena_calloc(t->arena, (size_t)out->width * out->height, sizeof *out->cells))) {
		t->status = SL_ENOMEM;
		return false;
	}
	head = out->cells;
	head[n++] = s->range.fact->name;
	for (uint32_t c = 0; c < s->column_count; c++)
		head[n++] = letter_of(t, c);
	head[n++] = sl_word_text(s->of_chosen ? SL_WORD_SWEEP_CHOSEN : SL_WORD_SWEEP_HOUSEHOLD);
	if (s->money && !s->of_chosen)
		head[n++] = sl_word_text(SL_WORD_SWEEP_WITH);
	for (uint32_t i = 0; i < s->point_count; i++)
		fill_row(out->cells + (size_t)(i + 1) * out->width, t, s, &s->points[i]);
	return true;
}

static size_t width_of(const char *text)
{
	return sl_utf8_count(text, strlen(text));
}

static void put_table(sl_buf *out, const table *x)
{
	for (uint32_t row = 0; row < x->height; row++) {
		for (uint32_t col = 0; col < x->width; col++) {
			const char *text = x->cells[(size_t)row * x->width + col];
			size_t most = 0;

			for (uint32_t i = 0; i < x->height; i++)
				if (width_of(x->cells[(size_t)i * x->width + col]) > most)
					most = width_of(x->cells[(size_t)i * x->width + col]);
			sl_buf_fill(out, ' ', most - width_of(text) + (col ? 2 : 0));
			sl_buf_puts(out, text);
		}
		sl_buf_putc(out, '\n');
	}
}

/* ---- in words ---- */

static void put_legend(sl_buf *out, sl_teller *t, const sl_sweep *s)
{
	for (uint32_t c = 0; c < s->column_count; c++)
		sl_buf_printf(out, "%s  %s\n", letter_of(t, c), sl_column_name(t, &s->columns[c]));
	if (s->of_chosen)
		sl_buf_printf(out, "\n%s\n", sl_word_text(s->money ? SL_WORD_SWEEP_OPEN_WITH : SL_WORD_SWEEP_OPEN_BASE));
	else if (s->money)
		sl_buf_printf(out, "\n%s\n", sl_word_text(SL_WORD_SWEEP_BASE));
	sl_buf_putc(out, '\n');
}

static void put_words(sl_buf *out, sl_teller *t, const sl_sweep *s)
{
	sl_buf_printf(out, "\n%s\n", sl_word_text(s->cliff_count ? SL_WORD_SWEEP_CLIFFS : SL_WORD_SWEEP_NO_CLIFF));
	for (uint32_t i = 0; i < s->cliff_count; i++)
		sl_buf_printf(out, "- %s\n", sl_cliff_text(t, s, &s->cliffs[i]));
	if (!s->turn_count)
		return;
	sl_buf_printf(out, "\n%s\n", sl_word_text(SL_WORD_SWEEP_TURNS));
	for (uint32_t i = 0; i < s->turn_count; i++)
		sl_buf_printf(out, "- %s\n", sl_turn_text(t, s, &s->turns[i]));
}

void sl_sweep_text(sl_buf *out, sl_teller *t, const sl_sweep *s)
{
	const char *title = sl_sweep_title(t, s);
	table x;

	sl_buf_printf(out, "%s\n", title);
	sl_buf_fill(out, '=', width_of(title));
	sl_buf_puts(out, "\n\n");
	put_legend(out, t, s);
	if (make_table(&x, t, s))
		put_table(out, &x);
	put_words(out, t, s);
}
