/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers for people. */
#include "explain/show.h"

#include "explain/deviation.h"

void sl_show_head(sl_page *p, sl_teller *t, const char *title)
{
	sl_date known = sl_run_known(t->run);

	sl_page_heading(p, 1, title);
	sl_page_paragraph_begin(p);
	sl_page_say(p, SL_WORD_DATE, sl_day_kept(t, t->date), NULL, NULL);
	if (known != SL_FOREVER) {
		sl_page_text(p, ". ");
		sl_page_say(p, SL_WORD_KNOWN_ON, sl_day_kept(t, known), NULL, NULL);
	}
	sl_page_text(p, ". ");
	sl_page_say(p, SL_WORD_RULES, t->program->model->sha256, NULL, NULL);
	sl_page_text(p, ".");
	sl_page_paragraph_end(p);
}

static void show_not_asked(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	bool first = true;

	for (uint32_t i = 0; i < a->decided_count; i++) {
		const sl_decided *d = a->decided[i];
		sl_letter l;

		if (d->asked || sl_letter_make(&l, t, d) != SL_OK)
			continue;
		if (first) {
			sl_page_heading(p, level, sl_word_text(SL_WORD_NOT_ASKED));
			sl_page_paragraph(p, sl_word_text(SL_WORD_NOT_ASKED_WHY));
			sl_page_list_begin(p);
		}
		first = false;
		sl_page_item_begin(p, NULL);
		sl_page_text(p, l.outcome);
		sl_page_after(p, l.amount);
		if (d->deviation)
			sl_page_after(p, sl_deviation_text(t, d->deviation));
		sl_page_item_end(p);
	}
	if (!first)
		sl_page_list_end(p);
}

void sl_show_owed(sl_page *p, sl_teller *t, const sl_owed *o)
{
	const char *title = o->decision->title ? o->decision->title : o->decision->id;
	const sl_type own = {.base = SL_T_NUMBER, .amount = true, .unit = o->unit};
	const char *amount = sl_dutch_kept(t, o->amount, &own);
	sl_buf who = sl_blank(t);

	sl_dutch_entity(&who, t, o->entity);
	title = sl_said(t, SL_WORD_FOR, title, sl_keep(t, &who), NULL);
	sl_page_item_begin(p, NULL);
	sl_page_say(p, SL_WORD_CONTRIBUTION, title, amount, NULL);
	if (o->deviation)
		sl_page_say(p, SL_WORD_AFTER_DEVIATION, o->deviation->by, NULL, NULL);
	sl_page_item_end(p);
}

/* What the household owes together; only where it is more than one decision
 * says by itself. */
static void show_contributions(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	if (a->owed_count < 2)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_CONTRIBUTIONS));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->owed_count; i++)
		sl_show_owed(p, t, &a->owed[i]);
	sl_page_list_end(p);
	if (a->owed_total.kind == SL_NUMBER)
		sl_page_paragraph(p, sl_said(t, SL_WORD_TOTAL_MONTHLY, sl_euro_kept(t, a->owed_total), NULL, NULL));
	else
		sl_page_paragraph(p, sl_word_text(SL_WORD_TOTAL_OPEN));
}

static void show_questions(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	bool any = false;

	for (uint32_t i = 0; i < a->question_count; i++)
		any |= a->questions[i].all > 0;
	if (!any)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_QUESTIONS));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->question_count; i++) {
		const sl_cause *c = a->questions[i].cause;

		if (!a->questions[i].all)
			continue;
		sl_page_item_begin(p, NULL);
		sl_show_asked(p, t, c);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

static void show_value(sl_page *p, sl_teller *t, const sl_asked_value *v)
{
	sl_buf name = {0};

	sl_dutch_feature(&name, t, v->feature, v->entity, v->other, t->date);
	sl_page_item_begin(p, NULL);
	sl_page_text(p, sl_keep(t, &name));
	sl_page_text(p, ": ");
	sl_page_text(p, sl_dutch_kept(t, v->value, &v->feature->type));
	sl_page_item_end(p);
}

static void show_values(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	if (!a->value_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_VALUES));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->value_count; i++)
		show_value(p, t, &a->values[i]);
	sl_page_list_end(p);
}

void sl_show_answer(sl_page *p, sl_teller *t, const sl_answer *a, const sl_answer_options *o, unsigned level)
{
	bool asked = false;

	for (uint32_t i = 0; i < a->decided_count; i++)
		if (a->decided[i]->asked || o->in_full) {
			asked = true;
			sl_show_decided(p, t, a, a->decided[i], !o->without_explanation, level);
		}
	if (!asked && (!a->decided_count || o->only_asked) && !a->value_count)
		sl_page_paragraph(p, sl_word_text(SL_WORD_NOTHING));
	if (!o->only_asked && !o->in_full)
		show_not_asked(p, t, a, level);
	show_contributions(p, t, a, level);
	sl_show_conflicts(p, t, a, !o->without_explanation, level);
	sl_show_refused(p, t, a, level);
	sl_show_findings(p, t, a, level);
	show_values(p, t, a, level);
	show_questions(p, t, a, level);
}
