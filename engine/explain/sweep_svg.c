/* SPDX-License-Identifier: EUPL-1.2 */
/* A sweep as a chart, to the whole pixel. */
#include "explain/sweep.h"

#define WIDTH  960
#define LEFT   100
#define RIGHT  30
#define TOP    70
#define PLOT   380  /* height of the plot */
#define BELOW  60   /* for the labels of the axis */
#define LINE   22   /* of the legend */
#define MOST_SERIES 8

typedef struct series {
	const char *name, *colour, *dash;
	int column;         /* or one of the next */
	int width;
} series;
enum { RESULT = -1, TOTAL = -2, CHOSEN = -3 };

typedef struct chart {
	sl_buf *out;
	sl_teller *t;
	const sl_sweep *s;
	series all[MOST_SERIES];
	unsigned count;
	uint32_t left_out;  /* columns that are no euro a month, or too many */
	sl_axis x, y;
} chart;

/* What is too large to draw fails the chart. */
static void check(chart *c, sl_status err)
{
	if (err != SL_OK)
		c->t->status = err;
}

/* ---- what is drawn ---- */

static sl_value value_of(const chart *c, const series *r, uint32_t point)
{
	const sl_point *p = &c->s->points[point];
	const sl_column *column;
	sl_value v;

	if (r->column == RESULT)
		return p->result.total;
	if (r->column == TOTAL)
		return p->total;
	if (r->column == CHOSEN)
		return p->chosen;
	column = &c->s->columns[r->column];
	if (column->feature)
		return sl_per_month(p->cells[r->column].value, column->feature->type.unit);
	v = sl_cell_in_sum(column, &p->cells[r->column]);
	if (v.kind == SL_NUMBER)
		v.as.dec = sl_dec_abs(v.as.dec);
	return v;
}

static bool can_draw(const chart *c, const series *r)
{
	for (uint32_t i = 0; i < c->s->point_count; i++)
		if (value_of(c, r, i).kind == SL_NUMBER)
			return true;
	return false;
}

/* Colours that the colour-blind tell apart; dashes for black and white. */
static void take(chart *c, const char *name, int column)
{
	static const char *const colours[] = {"#000000", "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#666666"};
	static const char *const dashes[] = {"", "10 4", "8 4", "2 4", "12 4 2 4", "4 4", "16 4", "1 3"};
	series r = {name, colours[c->count % MOST_SERIES], dashes[c->count % MOST_SERIES], column, c->count ? 2 : 3};

	if (c->count == MOST_SERIES || !can_draw(c, &r)) {
		c->left_out += column >= 0;
		return;
	}
	c->all[c->count++] = r;
}

static void choose(chart *c)
{
	const sl_sweep *s = c->s;

	if (s->of_chosen) {
		take(c, sl_word_text(s->money ? SL_WORD_SWEEP_CHOSEN_LINE : SL_WORD_SWEEP_CHOSEN), CHOSEN);
	} else {
		if (s->money)
			take(c, sl_word_text(SL_WORD_SWEEP_WITH), TOTAL);
		take(c, sl_word_text(SL_WORD_SWEEP_HOUSEHOLD), RESULT);
	}
	for (uint32_t i = 0; i < s->column_count; i++)
		take(c, sl_column_name(c->t, &s->columns[i]), (int)i);
}

static void scale(chart *c)
{
	const sl_sweep *s = c->s;
	sl_dec low = SL_DEC_ZERO, high = SL_DEC_ZERO;

	for (unsigned k = 0; k < c->count; k++)
		for (uint32_t i = 0; i < s->point_count; i++) {
			sl_value v = value_of(c, &c->all[k], i);

			if (v.kind != SL_NUMBER)
				continue;
			if (sl_dec_compare(v.as.dec, low) < 0)
				low = v.as.dec;
			if (sl_dec_compare(v.as.dec, high) > 0)
				high = v.as.dec;
		}
	check(c, sl_axis_of(&c->y, low, high, 8));
	check(c, sl_axis_of(&c->x, s->points[0].x, s->points[s->point_count - 1].x, 10));
}

static int at_x(chart *c, sl_dec x)
{
	int right = 0;

	check(c, sl_axis_place(&right, &c->x, x, WIDTH - LEFT - RIGHT, SL_ROUND_HALF_UP));
	return LEFT + right;
}

/* Upward is less: a half goes down on paper, too. */
static int at_y(chart *c, sl_dec y)
{
	int up = 0;

	check(c, sl_axis_place(&up, &c->y, y, PLOT, SL_ROUND_HALF_DOWN));
	return TOP + PLOT - up;
}

static int point_x(chart *c, uint32_t point)
{
	return at_x(c, c->s->points[point].x);
}

/* ---- ink ---- */

static void put_text(chart *c, int x, int y, const char *more, const char *text)
{
	sl_buf_printf(c->out, "<text x=\"%d\" y=\"%d\"%s>", x, y, more);
	sl_buf_put_xml(c->out, text);
	sl_buf_puts(c->out, "</text>\n");
}

static sl_dec tick(chart *c, const sl_axis *axis, unsigned i)
{
	sl_dec value = SL_DEC_ZERO;

	check(c, sl_axis_tick(&value, axis, i));
	return value;
}

static const char *tick_text(chart *c, const sl_axis *axis, sl_dec value)
{
	sl_buf text = sl_blank(c->t);

	sl_dec_print_dutch(&text, value, axis->digits);
	return sl_keep(c->t, &text);
}

static void put_axes(chart *c)
{
	for (unsigned i = 0; i < c->y.count; i++) {
		sl_dec value = tick(c, &c->y, i);
		int y = at_y(c, value);

		sl_buf_printf(c->out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>\n", LEFT, y, WIDTH - RIGHT, y,
			      sl_dec_is_zero(value) ? "#333333" : "#dddddd");
		put_text(c, LEFT - 8, y + 4, " text-anchor=\"end\"", tick_text(c, &c->y, value));
	}
	for (unsigned i = 0; i < c->x.count; i++) {
		sl_dec value = tick(c, &c->x, i);
		int x = at_x(c, value);

		sl_buf_printf(c->out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"#333333\"/>\n", x, TOP + PLOT, x, TOP + PLOT + 5);
		put_text(c, x, TOP + PLOT + 20, " text-anchor=\"middle\"", tick_text(c, &c->x, value));
	}
	sl_buf_printf(c->out, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"none\" stroke=\"#333333\"/>\n", LEFT, TOP,
		      WIDTH - LEFT - RIGHT, PLOT);
}

static void put_labels(chart *c)
{
	const sl_feature *f = c->s->range.fact;
	const char *unit = sl_unit_text(f->type.unit), *name = sl_feature_kept(c->t, f, c->s->range.entity);

	if (*unit)
		name = sl_said(c->t, SL_WORD_OF_BRACKETS, name, unit, NULL);
	put_text(c, LEFT + (WIDTH - LEFT - RIGHT) / 2, TOP + PLOT + 44, " text-anchor=\"middle\"", name);
	sl_buf_printf(c->out, "<text transform=\"translate(22 %d) rotate(-90)\" text-anchor=\"middle\">", TOP + PLOT / 2);
	sl_buf_put_xml(c->out, sl_word_text(SL_WORD_SWEEP_AXIS));
	sl_buf_puts(c->out, "</text>\n");
	put_text(c, LEFT, 30, " font-size=\"17\" font-weight=\"bold\"", sl_sweep_title(c->t, c->s));
}

/* A band where the household has less, with the loss on top. */
static void put_cliffs(chart *c)
{
	for (uint32_t i = 0; i < c->s->cliff_count; i++) {
		const sl_cliff *f = &c->s->cliffs[i];
		int from = point_x(c, f->from), to = point_x(c, f->to);

		sl_buf_puts(c->out, "<g class=\"achteruit\"><title>");
		sl_buf_put_xml(c->out, sl_cliff_text(c->t, c->s, f));
		sl_buf_printf(c->out, "</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#d00000\" fill-opacity=\"0.15\" "
				      "stroke=\"#d00000\" stroke-dasharray=\"3 3\"/>\n", from, TOP, to - from, PLOT);
		put_text(c, (from + to) / 2, TOP - 8 - 14 * (int)(i % 2), " text-anchor=\"middle\" fill=\"#d00000\" font-size=\"12\"",
			 sl_said(c->t, SL_WORD_SWEEP_LOSS, sl_euro_kept(c->t, f->loss), NULL, NULL));
		sl_buf_puts(c->out, "</g>\n");
	}
}

/* Where it is open there is no line. */
static void put_line(chart *c, const series *r)
{
	bool pen = false;

	sl_buf_printf(c->out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"%d\"", r->colour, r->width);
	if (*r->dash)
		sl_buf_printf(c->out, " stroke-dasharray=\"%s\"", r->dash);
	sl_buf_puts(c->out, " d=\"");
	for (uint32_t i = 0; i < c->s->point_count; i++) {
		sl_value v = value_of(c, r, i);

		if (v.kind != SL_NUMBER) {
			pen = false;
			continue;
		}
		sl_buf_printf(c->out, "%c%d %d", pen ? 'L' : 'M', point_x(c, i), at_y(c, v.as.dec));
		pen = true;
	}
	sl_buf_puts(c->out, "\"/>\n");
}

static void put_legend(chart *c)
{
	int y = TOP + PLOT + BELOW + LINE;
	sl_buf count = {0};

	for (unsigned k = 0; k < c->count; k++, y += LINE) {
		const series *r = &c->all[k];

		sl_buf_printf(c->out, "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-width=\"%d\"", LEFT, y - 5, LEFT + 40,
			      y - 5, r->colour, r->width);
		sl_buf_printf(c->out, *r->dash ? " stroke-dasharray=\"%s\"/>\n" : "/>\n%s", r->dash);
		put_text(c, LEFT + 50, y, "", r->name);
	}
	if (!c->left_out)
		return;
	sl_buf_printf(&count, "%u", c->left_out);
	put_text(c, LEFT + 50, y, " fill=\"#555555\"", sl_said(c->t, SL_WORD_SWEEP_NOT_DRAWN, sl_keep(c->t, &count), NULL, NULL));
}

void sl_sweep_svg(sl_buf *out, sl_teller *t, const sl_sweep *s)
{
	chart c = {.out = out, .t = t, .s = s};
	int height;

	choose(&c);
	scale(&c);
	if (t->status != SL_OK)
		return;
	height = TOP + PLOT + BELOW + LINE * ((int)c.count + (c.left_out ? 2 : 1));
	sl_buf_printf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" "
			   "width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\">\n<title>", WIDTH, height, WIDTH, height);
	sl_buf_put_xml(out, sl_sweep_title(t, s));
	sl_buf_puts(out, "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
	put_axes(&c);
	put_cliffs(&c);
	for (unsigned k = c.count; k-- > 0;)
		put_line(&c, &c.all[k]);
	put_labels(&c);
	put_legend(&c);
	sl_buf_puts(out, "</svg>\n");
}
