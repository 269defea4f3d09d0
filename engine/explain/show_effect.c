/* SPDX-License-Identifier: EUPL-1.2 */
/* What a decision costs elsewhere, on a page. */
#include "explain/show_plan.h"

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
				      conflict ? sl_conflict_text(t, c, false) : sl_standing_text(t, c->decision, &c->before),
				      conflict ? sl_conflict_text(t, c, true) : sl_standing_text(t, c->decision, &c->after)));
}

static void show_facts(sl_page *p, const sl_brought *b)
{
	sl_page_text(p, " (");
	for (uint32_t i = 0; i < b->fact_count; i++) {
		sl_page_text(p, i ? ", " : "");
		sl_page_text(p, b->facts[i]->name);
	}
	sl_page_text(p, ")");
}

static void show_changes(sl_page *p, sl_teller *t, const sl_effect *e)
{
	if (!e->change_count) {
		sl_page_item(p, NULL, sl_word_text(SL_WORD_EFFECT_NO_CHANGE));
		return;
	}
	sl_page_item_begin(p, NULL);
	sl_page_text(p, sl_word_text(SL_WORD_EFFECT_CHANGES));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < e->change_count; i++)
		show_change(p, t, &e->changes[i]);
	sl_page_list_end(p);
	sl_page_item_end(p);
}

static void show_effect(sl_page *p, sl_teller *t, const sl_effect *e)
{
	sl_around around = sl_teller_turn(t, e->household);

	sl_page_item_begin(p, NULL);
	sl_page_strong(p, sl_plan_decision(t, e->decision, e->entity));
	show_facts(p, &e->brought);
	sl_page_list_begin(p);
	sl_page_item(p, NULL, sl_said(t, SL_WORD_EFFECT_ITSELF, sl_standing_text(t, e->decision, &e->own), NULL, NULL));
	show_totals(p, t, e);
	show_changes(p, t, e);
	sl_page_list_end(p);
	sl_page_item_end(p);
	sl_teller_return(t, around);
}

/* ---- two together ---- */

static const char *count_text(sl_teller *t, uint32_t count)
{
	sl_buf buf = sl_blank(t);

	sl_buf_printf(&buf, "%u", count);
	return sl_keep(t, &buf);
}

static void show_alone(sl_page *p, sl_teller *t, const sl_effect *e, sl_value total)
{
	sl_page_item(p, NULL, sl_said(t, SL_WORD_EFFECT_PAIR_ONE, sl_plan_decision(t, e->decision, e->entity),
				      sl_euro_kept(t, total), NULL));
}

static void show_pair(sl_page *p, sl_teller *t, const sl_effect_pair *x)
{
	sl_page_item_begin(p, "let-op");
	sl_page_text(p, sl_said(t, SL_WORD_EFFECT_PAIR, sl_plan_decision(t, x->one->decision, x->one->entity),
				sl_plan_decision(t, x->other->decision, x->other->entity), NULL));
	sl_page_list_begin(p);
	sl_page_item(p, NULL, sl_said(t, SL_WORD_EFFECT_PAIR_NONE, sl_euro_kept(t, x->none), NULL, NULL));
	show_alone(p, t, x->one, x->only_one);
	show_alone(p, t, x->other, x->only_other);
	sl_page_item(p, NULL, sl_said(t, SL_WORD_EFFECT_PAIR_BOTH, sl_euro_kept(t, x->both), sl_euro_kept(t, x->beyond), NULL));
	sl_page_list_end(p);
	sl_page_item_end(p);
}

static void show_pairs(sl_page *p, sl_teller *t, const sl_effects *e)
{
	if (e->pair_count) {
		sl_page_paragraph(p, sl_word_text(SL_WORD_EFFECT_PAIRS));
		sl_page_list_begin(p);
		for (uint32_t i = 0; i < e->pair_count; i++)
			show_pair(p, t, &e->pairs[i]);
		sl_page_list_end(p);
	}
	if (e->pairs_open)
		sl_page_paragraph(p, sl_said(t, SL_WORD_EFFECT_PAIRS_OPEN, count_text(t, e->pairs_open), NULL, NULL));
	if (e->pairs_left)
		sl_page_paragraph(p, sl_said(t, SL_WORD_EFFECT_PAIRS_LEFT, count_text(t, e->pairs_left), NULL, NULL));
}

void sl_show_effects(sl_page *p, sl_teller *t, const sl_effects *e, unsigned level)
{
	sl_page_heading(p, level, sl_word_text(SL_WORD_EFFECTS));
	if (!e->count) {
		sl_page_paragraph(p, sl_word_text(SL_WORD_EFFECTS_NOTHING));
		return;
	}
	sl_page_paragraph(p, sl_word_text(SL_WORD_EFFECTS_BASE));
	if (e->apart)
		sl_page_paragraph(p, sl_word_text(SL_WORD_EFFECTS_APART));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < e->count; i++)
		show_effect(p, t, &e->items[i]);
	sl_page_list_end(p);
	if (e->unmeasured)
		sl_page_paragraph(p, sl_said(t, SL_WORD_EFFECTS_MANY, count_text(t, e->unmeasured), NULL, NULL));
	show_pairs(p, t, e);
}
