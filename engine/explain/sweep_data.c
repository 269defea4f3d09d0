/* SPDX-License-Identifier: EUPL-1.2 */
/* A sweep as CSV and as JSON. */
#include "explain/sweep.h"

#include <string.h>

#include "explain/data_plan.h"

/* ---- CSV: a comma between, a point in numbers ---- */

static void put_field(sl_buf *out, const char *text)
{
	if (!text[strcspn(text, ",\"\r\n")]) {
		sl_buf_puts(out, text);
		return;
	}
	sl_buf_putc(out, '"');
	for (; *text; text++) {
		if (*text == '"')
			sl_buf_putc(out, '"');
		sl_buf_putc(out, *text);
	}
	sl_buf_putc(out, '"');
}

static void put_name(sl_buf *out, const sl_teller *t, const sl_column *c, const char *part)
{
	sl_buf name = {0};

	sl_buf_printf(&name, "%s.%s%s", sl_data_id(t, c->entity), c->decision ? c->decision->id : c->feature->key, part);
	sl_buf_putc(out, ',');
	put_field(out, sl_buf_text(&name));
	if (sl_buf_status(&name) != SL_OK)
		out->status = SL_ENOMEM;
	sl_buf_free(&name);
}

static void put_head(sl_buf *out, const sl_teller *t, const sl_sweep *s)
{
	put_field(out, s->range.fact->key);
	for (uint32_t i = 0; i < s->column_count; i++) {
		put_name(out, t, &s->columns[i], s->columns[i].decision ? ".uitkomst" : "");
		if (s->columns[i].decision)
			put_name(out, t, &s->columns[i], ".bedrag");
	}
	sl_buf_printf(out, ",gekozen_per_maand,huishouden_per_maand%s\n", s->money ? ",met_het_feit" : "");
}

/* What is open is an empty field, never a nought. */
static void put_number(sl_buf *out, sl_value v, int digits)
{
	char text[SL_DEC_TEXT_MAX];

	sl_buf_putc(out, ',');
	if (v.kind != SL_NUMBER)
		return;
	if (digits >= 0)
		sl_dec_text_fixed(text, v.as.dec, digits);
	else
		sl_dec_text(text, v.as.dec);
	sl_buf_puts(out, text);
}

static void put_feature(sl_buf *out, sl_teller *t, const sl_column *c, sl_value v)
{
	sl_buf text = {0};

	if (sl_is_known(v) && v.kind != SL_UNSET && v.kind != SL_LIST)
		sl_plain_value(&text, t, v, &c->feature->type);
	sl_buf_putc(out, ',');
	put_field(out, sl_buf_text(&text));
	if (sl_buf_status(&text) != SL_OK)
		out->status = SL_ENOMEM;
	sl_buf_free(&text);
}

static void put_row(sl_buf *out, sl_teller *t, const sl_sweep *s, const sl_point *p)
{
	char x[SL_DEC_TEXT_MAX];

	if (s->range.fact->type.amount)
		sl_dec_text_fixed(x, p->x, 2);
	else
		sl_dec_text(x, p->x);
	sl_buf_puts(out, x);
	for (uint32_t i = 0; i < s->column_count; i++) {
		const sl_standing *st = &p->cells[i].standing;

		if (!s->columns[i].decision) {
			put_feature(out, t, &s->columns[i], p->cells[i].value);
			continue;
		}
		sl_buf_printf(out, ",%s", st->present ? sl_outcome_name(st->outcome) : "");
		put_number(out, st->has_amount ? p->cells[i].value : (sl_value){0}, st->digits);
	}
	put_number(out, p->chosen, 2);
	put_number(out, p->result.total, 2);
	if (s->money)
		put_number(out, p->total, 2);
	sl_buf_putc(out, '\n');
}

void sl_sweep_csv(sl_buf *out, sl_teller *t, const sl_sweep *s)
{
	put_head(out, t, s);
	for (uint32_t i = 0; i < s->point_count; i++)
		put_row(out, t, s, &s->points[i]);
}

/* ---- JSON ---- */

static void write_number(sl_json_writer *w, const char *key, sl_dec d, int digits)
{
	char text[SL_DEC_TEXT_MAX];

	if (digits >= 0)
		sl_dec_text_fixed(text, d, digits);
	else
		sl_dec_text(text, d);
	sl_json_member(w, key, text);
}

static void write_x(sl_json_writer *w, const sl_sweep *s, const char *key, uint32_t point)
{
	write_number(w, key, s->points[point].x, s->range.fact->type.amount ? 2 : -1);
}

static void write_sum(sl_json_writer *w, const char *key, sl_value v)
{
	if (v.kind == SL_NUMBER) {
		write_number(w, key, v.as.dec, 2);
		return;
	}
	sl_json_key(w, key);
	sl_json_null(w);
}

static void write_column(sl_json_writer *w, sl_teller *t, const sl_column *c)
{
	sl_json_object_begin(w);
	if (c->decision)
		sl_json_member(w, "besluit", c->decision->id);
	else
		sl_json_member(w, c->feature->is_fact ? "feit" : "begrip", c->feature->key);
	sl_data_about(w, t, c->entity);
	sl_json_object_end(w);
}

static void write_point(sl_json_writer *w, sl_teller *t, const sl_sweep *s, uint32_t i)
{
	const sl_point *p = &s->points[i];

	sl_json_object_begin(w);
	write_x(w, s, "feit", i);
	sl_json_key(w, "kolommen");
	sl_json_array_begin(w);
	for (uint32_t c = 0; c < s->column_count; c++) {
		sl_json_object_begin(w);
		if (s->columns[c].decision) {
			sl_data_standing(w, t, "stand", &p->cells[c].standing);
		} else {
			sl_json_key(w, "waarde");
			sl_data_value(w, t, p->cells[c].value, &s->columns[c].feature->type);
		}
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	write_sum(w, "gekozen", p->chosen);
	write_sum(w, "huishouden", p->result.total);
	if (s->money)
		write_sum(w, "met_het_feit", p->total);
	sl_json_object_end(w);
}

static void write_cliffs(sl_json_writer *w, sl_teller *t, const sl_sweep *s)
{
	sl_json_key(w, "achteruit");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < s->cliff_count; i++) {
		sl_json_object_begin(w);
		write_x(w, s, "van", s->cliffs[i].from);
		write_x(w, s, "tot", s->cliffs[i].to);
		write_sum(w, "verlies", s->cliffs[i].loss);
		sl_json_member(w, "uitleg", sl_cliff_text(t, s, &s->cliffs[i]));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	sl_json_key(w, "omslagpunten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < s->turn_count; i++) {
		sl_json_object_begin(w);
		write_x(w, s, "bij", s->turns[i].point);
		sl_json_key(w, "kolom");
		sl_json_integer(w, s->turns[i].column);
		sl_json_member(w, "uitleg", sl_turn_text(t, s, &s->turns[i]));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

void sl_sweep_json(sl_buf *out, sl_teller *t, const sl_sweep *s)
{
	sl_json_writer w = {.out = out, .indent = 2};

	sl_json_object_begin(&w);
	sl_json_member(&w, "huishouden", t->household->name);
	sl_data_day(&w, "peildatum", t->date);
	sl_data_known_on(&w, sl_run_known(t->run));
	sl_data_ruleset(&w, t->program, NULL);
	sl_json_member(&w, "feit", s->range.fact->key);
	sl_data_about(&w, t, s->range.entity);
	if (s->range.fact->type.unit)
		sl_json_member(&w, "eenheid", sl_unit_text(s->range.fact->type.unit));
	sl_json_member(&w, "gemeten_over", s->of_chosen ? "gekozen" : "huishouden");
	sl_json_key(&w, "kolommen");
	sl_json_array_begin(&w);
	for (uint32_t c = 0; c < s->column_count; c++)
		write_column(&w, t, &s->columns[c]);
	sl_json_array_end(&w);
	sl_json_key(&w, "punten");
	sl_json_array_begin(&w);
	for (uint32_t i = 0; i < s->point_count; i++)
		write_point(&w, t, s, i);
	sl_json_array_end(&w);
	write_cliffs(&w, t, s);
	sl_json_object_end(&w);
	sl_buf_putc(out, '\n');
}
