/* SPDX-License-Identifier: EUPL-1.2 */
/* Conflicts on a page: the gravest first, then what was not looked at. */
#include "explain/deviation.h"

#include "explain/fill.h"

static void show_text(sl_page *p, sl_teller *t, const sl_conflict_found *c, sl_word word, const sl_template *text)
{
	if (!text)
		return;
	sl_page_item_begin(p, NULL);
	sl_page_say(p, word, sl_template_kept(t, c->frame, text), NULL, NULL);
	sl_page_item_end(p);
}

static void show_side(sl_page *p, const sl_conflict_side *side)
{
	sl_page_item_begin(p, NULL);
	sl_page_text(p, side->domain);
	sl_page_text(p, ": ");
	sl_page_source(p, &side->source);
	if (side->words) {
		sl_page_text(p, ". ");
		sl_page_text(p, side->words);
	}
	sl_page_item_end(p);
}

static void show_doubt(sl_page *p, const sl_conflict *c)
{
	if (c->source.certainty == SL_READ)
		return;
	sl_page_item_begin(p, "let-op");
	sl_page_text(p, sl_word_text(SL_WORD_CONFLICT_DOUBT));
	sl_show_certainty(p, &c->source);
	sl_page_item_end(p);
}

/* It rests on what a professional decided. */
static void show_deviations(sl_page *p, sl_teller *t, const sl_answer *a, const sl_conflict_found *c)
{
	const sl_deviation *d;
	uint32_t at = 0;

	while ((d = sl_deviation_in_conflict(a, c, &at))) {
		sl_page_item_begin(p, "let-op");
		sl_page_say(p, SL_WORD_RESTS_ON_DEVIATION, sl_deviation_subject(t, d), d->by, NULL);
		sl_page_item_end(p);
	}
}

static void show_tree(sl_page *p, sl_teller *t, const sl_answer *a, const sl_conflict_found *c, unsigned level)
{
	sl_tree_part part = {NULL, c->reason};
	sl_tree tree;

	if (!c->reason || sl_tree_make(&tree, t, &a->reasons, &part, 1) != SL_OK)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_EXPLANATION));
	sl_show_tree(p, &tree, level);
}

static void show_conflict(sl_page *p, sl_teller *t, const sl_answer *a, const sl_conflict_found *c,
			  bool explain, unsigned level)
{
	const sl_conflict *x = c->conflict;

	sl_page_heading(p, level, x->title);
	sl_page_paragraph_begin(p);
	sl_page_strong(p, sl_said(t, SL_WORD_CONFLICT_FOUND, sl_gravity_name(c->gravity), NULL, NULL));
	sl_page_after(p, sl_template_kept(t, c->frame, x->says));
	sl_page_paragraph_end(p);
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < x->side_count; i++)
		show_side(p, &x->sides[i]);
	show_text(p, t, c, SL_WORD_CONFLICT_ACTION, x->action);
	show_text(p, t, c, SL_WORD_CONFLICT_MEANWHILE, x->meanwhile);
	sl_page_item(p, NULL, sl_said(t, SL_WORD_CONFLICT_ESCALATION, sl_conflict_escalation(t, c), NULL, NULL));
	show_deviations(p, t, a, c);
	show_doubt(p, x);
	sl_page_list_end(p);
	sl_show_assumptions(p, t, c->assumptions, c->assumption_count);
	if (explain)
		show_tree(p, t, a, c, level + 1);
}

/* What no fact or judgement can settle. */
static void show_lacks(sl_page *p, sl_teller *t, const sl_conflict_found *c, const char *sep)
{
	sl_shortfall *list;
	uint32_t count;

	if (sl_shortfalls_of_conflict(&list, &count, t, c) != SL_OK)
		return;
	for (uint32_t i = 0; i < count; i++) {
		sl_page_text(p, sep);
		sl_page_text(p, list[i].what);
		sep = "; ";
	}
}

/* Of what may be there: what it waits for, in a line. */
static void show_possible(sl_page *p, sl_teller *t, const sl_conflict_found *c)
{
	bool asks = false;

	sl_page_item_begin(p, NULL);
	sl_page_text(p, sl_said(t, SL_WORD_CONFLICT_MAYBE, c->conflict->title, sl_gravity_name(c->gravity), NULL));
	for (uint32_t i = 0; i < c->causes.count; i++) {
		const sl_cause *cause = c->causes.items[i];

		if (cause->kind != SL_CAUSE_FACT && cause->kind != SL_CAUSE_JUDGEMENT)
			continue;
		sl_page_text(p, asks ? ", " : ": ");
		sl_page_text(p, sl_feature_kept(t, cause->feature, cause->entity));
		asks = true;
	}
	show_lacks(p, t, c, asks ? "; " : ": ");
	sl_page_item_end(p);
}

/* The gravest first. */
static uint32_t show_all(sl_page *p, sl_teller *t, const sl_answer *a, sl_truth status, bool explain, unsigned level)
{
	uint32_t n = 0;

	for (int g = SL_GRAVITY_COUNT - 1; g >= 0; g--)
		for (uint32_t i = 0; i < a->conflict_count; i++) {
			const sl_conflict_found *c = &a->conflicts[i];

			if (c->status != status || (int)c->gravity != g)
				continue;
			if (!n++ && status == SL_TRUE)
				sl_page_heading(p, level, sl_word_text(SL_WORD_CONFLICTS));
			else if (n == 1) {
				sl_page_heading(p, level, sl_word_text(SL_WORD_CONFLICTS_MAYBE));
				sl_page_list_begin(p);
			}
			if (status == SL_TRUE)
				show_conflict(p, t, a, c, explain, level + 1);
			else
				show_possible(p, t, c);
		}
	return n;
}

static void show_found(sl_page *p, sl_teller *t, const sl_answer *a, bool explain, unsigned level)
{
	show_all(p, t, a, SL_TRUE, explain, level);
	if (show_all(p, t, a, SL_TRUTH_UNKNOWN, explain, level))
		sl_page_list_end(p);
}

static void show_closed(sl_page *p, const sl_answer *a, sl_closed_why why, sl_word word)
{
	bool any = false;

	for (uint32_t i = 0; i < a->closed_count; i++) {
		if (a->closed[i].why != why)
			continue;
		if (!any) {
			sl_page_paragraph(p, sl_word_text(word));
			sl_page_list_begin(p);
		}
		any = true;
		sl_page_item(p, NULL, a->closed[i].conflict ? a->closed[i].conflict->title : a->closed[i].floor->title);
	}
	if (any)
		sl_page_list_end(p);
}

void sl_show_conflicts(sl_page *p, sl_teller *t, const sl_answer *a, bool explain, unsigned level)
{
	show_found(p, t, a, explain, level);
	if (!a->closed_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_NOT_JUDGED));
	show_closed(p, a, SL_CLOSED_CONSENT, SL_WORD_CLOSED_CONSENT);
	show_closed(p, a, SL_CLOSED_GROUND, SL_WORD_CLOSED_GROUND);
}
