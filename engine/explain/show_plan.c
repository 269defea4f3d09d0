/* SPDX-License-Identifier: EUPL-1.2 */
/* One page about the whole household: what first, who gets what, and until when. */
#include "explain/show_plan.h"

#include <stdio.h>
#include <string.h>

#include "explain/fill.h"
#include "explain/letter.h"

/* ---- the head ---- */

const char *sl_plan_title(sl_teller *t)
{
	if (!t->household->name)
		return sl_word_text(SL_WORD_PLAN_TITLE);
	return sl_said(t, SL_WORD_PLAN_OF, t->household->name, NULL, NULL);
}

static const char *count_kept(sl_teller *t, uint32_t n)
{
	sl_buf buf = sl_blank(t);

	sl_buf_printf(&buf, "%u", n);
	return sl_keep(t, &buf);
}

/* ---- what first ---- */

static void show_persons(sl_page *p, sl_teller *t, const char *names)
{
	if (*names)
		sl_page_say(p, SL_WORD_PLAN_ABOUT, names, NULL, NULL);
}

static void show_conflict(sl_page *p, sl_teller *t, const sl_conflict_found *c)
{
	sl_page_say_strong(p, SL_WORD_PLAN_CONFLICT, sl_gravity_name(c->gravity), NULL, NULL);
	sl_page_strong(p, c->conflict->title);
	show_persons(p, t, sl_plan_pair(t, c->self, c->other));
	sl_page_text(p, ".");
	if (c->conflict->action)
		sl_page_after(p, sl_said(t, SL_WORD_PLAN_ACTION,
					 sl_template_kept(t, c->frame, c->conflict->action), NULL, NULL));
}

static void show_question(sl_page *p, sl_teller *t, const sl_plan_question *q)
{
	bool judged = q->cause->kind == SL_CAUSE_JUDGEMENT;

	sl_page_strong(p, sl_word_text(judged ? SL_WORD_PLAN_ASK_JUDGED : SL_WORD_PLAN_ASK));
	sl_show_asked(p, t, q->cause);
	if (q->all && q->alone)
		sl_page_after(p, sl_said(t, SL_WORD_PLAN_SETTLES_ALONE, count_kept(t, q->all), count_kept(t, q->alone), NULL));
	else if (q->all)
		sl_page_after(p, sl_said(t, SL_WORD_PLAN_SETTLES, count_kept(t, q->all), NULL, NULL));
	if (q->conflicts)
		sl_page_after(p, sl_said(t, SL_WORD_PLAN_CONFLICTS_WAIT, count_kept(t, q->conflicts), NULL, NULL));
}

static void show_decision(sl_page *p, sl_teller *t, const sl_plan_step *s)
{
	sl_letter l;

	if (sl_letter_make(&l, t, s->decided) != SL_OK)
		return;
	sl_page_strong(p, sl_word_text(s->kind == SL_DO_MEND ? SL_WORD_PLAN_MEND : SL_WORD_PLAN_DECIDE));
	sl_page_text(p, l.outcome);
	sl_page_after(p, l.amount);
	if (s->before)
		sl_page_after(p, sl_said(t, SL_WORD_PLAN_BEFORE, s->before->term->name,
					 sl_day_kept(t, s->before->term->value.as.i), NULL));
}

/* What waits does so together: one step. */
static void show_waiting(sl_page *p, sl_teller *t, const sl_arrangement *plan, uint32_t first)
{
	sl_page_strong(p, sl_word_text(SL_WORD_PLAN_WAIT));
	for (uint32_t i = first; i < plan->step_count && plan->steps[i].kind == SL_DO_WAIT; i++) {
		if (i > first)
			sl_page_text(p, "; ");
		sl_page_text(p, sl_decided_title(t, plan->steps[i].decided));
	}
	sl_page_text(p, ".");
}

static void show_step(sl_page *p, sl_teller *t, const sl_arrangement *plan, uint32_t i)
{
	const sl_plan_step *s = &plan->steps[i];

	switch (s->kind) {
	case SL_DO_CONFLICT:
		show_conflict(p, t, s->conflict);
		break;
	case SL_DO_ASK:
		show_question(p, t, s->question);
		break;
	case SL_DO_DECIDE:
	case SL_DO_MEND:
		show_decision(p, t, s);
		break;
	case SL_DO_WAIT:
		show_waiting(p, t, plan, i);
		break;
	}
}

static void show_steps(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level)
{
	uint32_t number = 0;

	if (!plan->step_count) {
		sl_page_paragraph(p, sl_word_text(SL_WORD_PLAN_NOTHING));
		return;
	}
	sl_page_heading(p, level, sl_word_text(SL_WORD_PLAN_STEPS));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < plan->step_count; i++) {
		if (plan->steps[i].kind == SL_DO_WAIT && i && plan->steps[i - 1].kind == SL_DO_WAIT)
			continue;
		sl_page_item_begin(p, "stap");
		sl_page_say(p, SL_WORD_PLAN_STEP, count_kept(t, ++number), NULL, NULL);
		show_step(p, t, plan, i);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

/* ---- contributions ---- */

static void show_collected(sl_page *p, sl_teller *t, const sl_plan_collected *c)
{
	const char *who = c->collector ? c->collector : sl_word_text(SL_WORD_PLAN_NOBODY);

	if (c->monthly.kind == SL_NUMBER)
		sl_page_item(p, NULL, sl_said(t, SL_WORD_PLAN_COLLECTED, who, sl_euro_kept(t, c->monthly), NULL));
	else
		sl_page_item(p, NULL, sl_said(t, SL_WORD_PLAN_COLLECTED_OPEN, who, NULL, NULL));
}

static void show_open_contributions(sl_page *p, sl_teller *t, const sl_answer *a)
{
	sl_buf names = {0};

	for (uint32_t i = 0; i < a->owed_count; i++)
		if (a->owed[i].amount.kind != SL_NUMBER)
			sl_buf_printf(&names, "%s%s", names.len ? "; " : "", sl_plan_decision(t, a->owed[i].decision, a->owed[i].entity));
	if (names.len) {
		sl_page_item_begin(p, "let-op");
		sl_page_text(p, sl_word_text(SL_WORD_PLAN_OWED_OPEN));
		sl_page_text(p, sl_buf_text(&names));
		sl_page_item_end(p);
	}
	if (sl_buf_status(&names) != SL_OK)
		t->status = SL_ENOMEM;
	sl_buf_free(&names);
}

static void show_contributions(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level)
{
	sl_page_heading(p, level, sl_word_text(SL_WORD_PLAN_OWED));
	if (!plan->collected_count) {
		sl_page_paragraph(p, sl_word_text(SL_WORD_PLAN_OWED_NONE));
		return;
	}
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < plan->answer->owed_count; i++)
		if (plan->answer->owed[i].amount.kind == SL_NUMBER)
			sl_show_owed(p, t, &plan->answer->owed[i]);
	show_open_contributions(p, t, plan->answer);
	for (uint32_t i = 0; i < plan->collected_count; i++)
		show_collected(p, t, &plan->collected[i]);
	sl_page_list_end(p);
}

/* ---- what may collide ---- */

static bool is_first_of(const sl_arrangement *plan, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (plan->conflicts[k]->status == SL_TRUTH_UNKNOWN && plan->conflicts[k]->conflict == plan->conflicts[i]->conflict &&
		    plan->conflicts[k]->gravity == plan->conflicts[i]->gravity)
			return false;
	return plan->conflicts[i]->status == SL_TRUTH_UNKNOWN;
}

static void show_maybe(sl_page *p, sl_teller *t, const sl_arrangement *plan, uint32_t first)
{
	const sl_conflict_found *c = plan->conflicts[first];
	sl_buf names = sl_blank(t);

	for (uint32_t i = first; i < plan->conflict_count; i++)
		if (plan->conflicts[i]->conflict == c->conflict && plan->conflicts[i]->gravity == c->gravity) {
			const char *pair = sl_plan_pair(t, plan->conflicts[i]->self, plan->conflicts[i]->other);

			sl_buf_printf(&names, "%s%s", names.len && *pair ? "; " : "", pair);
		}
	sl_page_item_begin(p, NULL);
	sl_page_say(p, SL_WORD_PLAN_MAYBE_ITEM, sl_gravity_name(c->gravity), c->conflict->title, NULL);
	show_persons(p, t, sl_keep(t, &names));
	sl_page_item_end(p);
}

static void show_maybes(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level)
{
	bool any = false;

	for (uint32_t i = 0; i < plan->conflict_count; i++) {
		if (!is_first_of(plan, i))
			continue;
		if (!any) {
			sl_page_heading(p, level, sl_word_text(SL_WORD_PLAN_MAYBE));
			sl_page_list_begin(p);
		}
		any = true;
		show_maybe(p, t, plan, i);
	}
	if (any)
		sl_page_list_end(p);
}

/* ---- terms ---- */

static void show_passed(sl_page *p, sl_teller *t, const sl_arrangement *plan)
{
	sl_buf buf = sl_blank(t);

	for (uint32_t i = 0; i < plan->term_count && plan->terms[i].passed; i++)
		sl_buf_printf(&buf, "%s%s", i ? "; " : "",
			      sl_said(t, SL_WORD_PLAN_PASSED_ITEM, plan->terms[i].term->name,
				      sl_day_kept(t, plan->terms[i].term->value.as.i), NULL));
	sl_page_item_begin(p, "niet");
	sl_page_text(p, sl_word_text(SL_WORD_PLAN_PASSED));
	sl_page_text(p, sl_keep(t, &buf));
	sl_page_item_end(p);
}

static void show_terms(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level)
{
	if (!plan->term_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_PLAN_TERMS));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < plan->term_count; i++)
		if (!plan->terms[i].passed)
			sl_page_item(p, NULL, sl_said(t, SL_WORD_PLAN_TERM, sl_day_kept(t, plan->terms[i].term->value.as.i),
						      plan->terms[i].term->name, sl_decided_title(t, plan->terms[i].decided)));
	if (plan->terms[0].passed)
		show_passed(p, t, plan);
	sl_page_list_end(p);
}

void sl_show_arrangement(sl_page *p, sl_teller *t, const sl_arrangement *plan, const sl_answer_options *o)
{
	show_steps(p, t, plan, 2);
	sl_show_plan_who(p, t, plan, 2);
	show_contributions(p, t, plan, 2);
	show_maybes(p, t, plan, 2);
	sl_show_findings(p, t, plan->answer, 2);
	show_terms(p, t, plan, 2);
	if (o->agenda)
		sl_show_agenda(p, t, o->agenda, 2);
	if (o->effects)
		sl_show_effects(p, t, o->effects, 2);
	sl_show_plan_uses(p, t, plan, 2);
}
