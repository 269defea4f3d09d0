/* SPDX-License-Identifier: EUPL-1.2 */
/* What a decision costs elsewhere, on a page. */
#include "explain/show_plan.h"

const char *sl_asides_text(sl_teller *t, const sl_aside *list, uint32_t count)
{
	sl_buf buf = {0};

	for (uint32_t i = 0; i < count; i++)
		sl_buf_printf(&buf, "%s%s: %s", i ? "; " : "", sl_plan_decision(t, list[i].decision, list[i].entity),
			      sl_standing_text(t, list[i].decision, &list[i].standing));
	return sl_keep(t, &buf);
}

static bool is_nothing(sl_value v)
{
	return v.kind == SL_NUMBER && sl_dec_equal(v.as.dec, SL_DEC_ZERO);
}

static void show_totals(sl_page *p, sl_teller *t, const sl_effect *e)
{
	const sl_result *open = e->with.open_count ? &e->with : &e->without;

	if (e->difference.kind != SL_NUMBER) {
		sl_page_item(p, "let-op", sl_said(t, SL_WORD_EFFECT_OPEN, sl_asides_text(t, open->open, open->open_count), NULL, NULL));
	} else {
		sl_page_item(p, NULL, sl_said(t, SL_WORD_EFFECT_TOTALS, sl_euro_kept(t, e->without.total),
					      sl_euro_kept(t, e->with.total), sl_euro_kept(t, e->difference)));
	}
	if (is_nothing(e->elsewhere))
		sl_page_item(p, NULL, sl_word_text(SL_WORD_EFFECT_NO_COST));
	else if (e->elsewhere.kind == SL_NUMBER)
		sl_page_item(p, "let-op", sl_said(t, SL_WORD_EFFECT_ELSEWHERE, sl_euro_kept(t, e->elsewhere), NULL, NULL));
	if (e->with.left_out_count)
		sl_page_item(p, "niet", sl_said(t, SL_WORD_EFFECT_LEFT_OUT,
						sl_asides_text(t, e->with.left_out, e->with.left_out_count), NULL, NULL));
}

static const char *change_name(sl_teller *t, const sl_change *c)
{
	const char *names, *title;

	if (c->kind != SL_CHANGE_CONFLICT)
		return sl_plan_decision(t, c->decision, c->entity);
	names = sl_plan_pair(t, c->entity, c->other);
	title = sl_said(t, SL_WORD_AGENDA_CONFLICT, sl_gravity_name(c->gravity), c->conflict->title, NULL);
	return *names ? sl_said(t, SL_WORD_OF_BRACKETS, title, names, NULL) : title;
}

static void show_change(sl_page *p, sl_teller *t, const sl_change *c)
{
	bool conflict = c->kind == SL_CHANGE_CONFLICT;

	sl_page_item(p, NULL, sl_said(t, SL_WORD_EFFECT_CHANGE, change_name(t, c),
				      conflict ? sl_conflict_word(c->was) : sl_standing_text(t, c->decision, &c->before),
				      conflict ? sl_conflict_word(c->becomes) : sl_standing_text(t, c->decision, &c->after)));
}

static void show_effect(sl_page *p, sl_teller *t, const sl_effect *e)
{
	sl_page_item_begin(p, NULL);
	sl_page_strong(p, sl_plan_decision(t, e->decision, e->entity));
	sl_page_text(p, " (");
	sl_page_text(p, e->fact->name);
	sl_page_text(p, ")");
	sl_page_list_begin(p);
	sl_page_item(p, NULL, sl_said(t, SL_WORD_EFFECT_ITSELF, sl_standing_text(t, e->decision, &e->own), NULL, NULL));
	show_totals(p, t, e);
	if (!e->change_count)
		sl_page_item(p, NULL, sl_word_text(SL_WORD_EFFECT_NO_CHANGE));
	if (e->change_count) {
		sl_page_item_begin(p, NULL);
		sl_page_text(p, sl_word_text(SL_WORD_EFFECT_CHANGES));
		sl_page_list_begin(p);
		for (uint32_t i = 0; i < e->change_count; i++)
			show_change(p, t, &e->changes[i]);
		sl_page_list_end(p);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
	sl_page_item_end(p);
}

void sl_show_effects(sl_page *p, sl_teller *t, const sl_effects *e, unsigned level)
{
	sl_page_heading(p, level, sl_word_text(SL_WORD_EFFECTS));
	if (!e->count) {
		sl_page_paragraph(p, sl_word_text(SL_WORD_EFFECTS_NOTHING));
		return;
	}
	sl_page_paragraph(p, sl_word_text(SL_WORD_EFFECTS_BASE));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < e->count; i++)
		show_effect(p, t, &e->items[i]);
	sl_page_list_end(p);
}
