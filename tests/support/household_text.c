/* SPDX-License-Identifier: EUPL-1.2 */
/* A household in words. */
#include "household_text.h"

static void put_value(sl_buf *out, const sl_household *h, sl_value v)
{
	char number[SL_DEC_TEXT_MAX];

	switch ((sl_kind)v.kind) {
	case SL_ENTITY:
		sl_buf_puts(out, h->entities[v.n].id);
		if (h->entities[v.n].kind->number != v.aux)
			sl_buf_puts(out, "(verkeerde soort)");
		break;
	case SL_LIST:
		sl_buf_putc(out, '[');
		for (uint32_t i = 0; i < v.as.list->count; i++) {
			sl_buf_puts(out, i ? ", " : "");
			put_value(out, h, v.as.list->items[i]);
		}
		sl_buf_putc(out, ']');
		break;
	case SL_NUMBER:
		sl_dec_text(number, v.as.dec);
		sl_buf_puts(out, number);
		break;
	case SL_STRING:
		sl_buf_printf(out, "\"%.*s\"", (int)v.n, v.as.text);
		if (v.as.text[v.n])
			sl_buf_puts(out, "(zonder NUL)");
		break;
	case SL_NULL:
		sl_buf_puts(out, "leeg");
		break;
	case SL_UNKNOWN:
		sl_buf_puts(out, "?");
		break;
	case SL_UNSET: case SL_BOOLEAN: case SL_DATE: case SL_TIME: case SL_MOMENT: case SL_MONTHS:
	case SL_SPAN: case SL_RANGE: case SL_CONTEXT: case SL_FUNCTION: case SL_BROKEN:
		sl_value_print(out, v);
		break;
	}
}

static void put_day(sl_buf *out, sl_date d)
{
	char text[SL_DATE_TEXT_MAX];

	if (d == SL_DATE_MIN || d == SL_DATE_MAX)
		return;
	sl_date_text(text, d);
	sl_buf_puts(out, text);
}

static void put_provenance(sl_buf *out, const sl_provenance *p)
{
	sl_buf_puts(out, " {");
	if (p->source)
		sl_buf_printf(out, "bron: %s ", p->source);
	if (p->by)
		sl_buf_printf(out, "door: %s ", p->by);
	if (p->reason)
		sl_buf_printf(out, "reden: %s ", p->reason);
	if (p->has_date)
		put_day(out, p->date);
	sl_buf_putc(out, '}');
}

static void put_told(sl_buf *out, const sl_household *h, const sl_told *told)
{
	if (told->mirrored)
		sl_buf_putc(out, '~');
	if (told->telling == SL_TOLD_UNKNOWN)
		sl_buf_putc(out, '?');
	if (told->telling == SL_TOLD)
		put_value(out, h, told->value);
	for (uint32_t i = 0; told->telling == SL_TOLD_TIMELINE && i < told->stretch_count; i++) {
		sl_buf_putc(out, '[');
		put_day(out, told->stretches[i].from);
		sl_buf_puts(out, "..");
		put_day(out, told->stretches[i].to);
		sl_buf_puts(out, ")");
		put_value(out, h, told->stretches[i].value);
	}
	if (told->provenance)
		put_provenance(out, told->provenance);
}

void sl_household_text(sl_buf *out, const sl_household *h)
{
	for (uint32_t i = 0; i < h->entity_count; i++) {
		const sl_member *e = &h->entities[i];

		if (i)
			sl_buf_printf(out, "%s %s van %s:", e->kind->name, e->id,
				      h->entities[e->owner].id);
		else
			sl_buf_printf(out, "%s:", e->id);
		for (uint32_t k = 0; k < e->kind->fact_count; k++) {
			const sl_feature *f = e->kind->facts[k];
			const sl_told *told = sl_household_told(h, i, f);

			if (told->telling == SL_NOT_TOLD || f == e->kind->identity)
				continue;
			sl_buf_printf(out, " %s=", f->key);
			put_told(out, h, told);
		}
		sl_buf_putc(out, '\n');
	}
}
