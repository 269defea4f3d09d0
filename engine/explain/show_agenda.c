/* SPDX-License-Identifier: EUPL-1.2 */
/* What changes by itself, day by day. */
#include "explain/show_plan.h"

#define MOST_WHYS 3 /* on a page */

/* ---- why ---- */

static const char *why_text(sl_teller *t, const sl_why *y)
{
	const sl_type *type = y->feature ? &y->feature->type : y->parameter ? &y->parameter->type : NULL;
	const char *name = NULL;
	sl_buf buf = sl_blank(t);

	if (y->rule)
		sl_source_print(&buf, &y->rule->source);
	else if (y->feature)
		sl_dutch_feature(&buf, t, y->feature, y->entity, y->other, t->date);
	else
		sl_buf_puts(&buf, y->parameter->name);
	name = sl_keep(t, &buf);
	if (y->rule)
		return sl_said(t, y->begins ? SL_WORD_AGENDA_BEGINS : SL_WORD_AGENDA_ENDS, name, NULL, NULL);
	if (y->before.kind == SL_UNSET || y->after.kind == SL_UNSET)
		return sl_said(t, SL_WORD_AGENDA_OTHER, name, NULL, NULL);
	if (y->after.kind == SL_UNKNOWN)
		return sl_said(t, SL_WORD_AGENDA_NO_VALUE, name, sl_dutch_kept(t, y->before, type), NULL);
	return sl_said(t, SL_WORD_AGENDA_VALUE, name, sl_dutch_kept(t, y->before, type), sl_dutch_kept(t, y->after, type));
}

static void show_whys(sl_page *p, sl_teller *t, const sl_change *c)
{
	sl_buf count = {0};

	if (!c->why_count)
		return;
	sl_page_text(p, " ");
	sl_page_text(p, sl_word_text(SL_WORD_AGENDA_WHY));
	for (uint32_t i = 0; i < c->why_count && i < MOST_WHYS; i++) {
		sl_page_text(p, i ? "; " : "");
		sl_page_text(p, why_text(t, &c->whys[i]));
	}
	if (c->why_count > MOST_WHYS) {
		sl_buf_printf(&count, "%u", c->why_count - MOST_WHYS);
		sl_page_text(p, "; ");
		sl_page_say(p, SL_WORD_AGENDA_MORE, sl_keep(t, &count), NULL, NULL);
	}
	sl_page_text(p, ".");
}

/* ---- a change ---- */

static bool stays_open(const sl_change *c)
{
	return c->before.present && c->after.present && c->before.outcome == c->after.outcome && c->after.cause_count;
}

static void show_decision(sl_page *p, sl_teller *t, const sl_change *c)
{
	sl_page_text(p, sl_plan_decision(t, c->decision, c->entity));
	if (!c->asked)
		sl_page_text(p, sl_word_text(SL_WORD_AGENDA_NOT_ASKED));
	sl_page_text(p, ": ");
	if (c->behind)
		sl_page_say(p, SL_WORD_AGENDA_BEHIND, sl_standing_text(t, c->decision, &c->after), NULL, NULL);
	else if (stays_open(c))
		sl_page_say(p, SL_WORD_AGENDA_STAYS, sl_standing_text(t, c->decision, &c->after), NULL, NULL);
	else
		sl_page_say(p, SL_WORD_AGENDA_CHANGE, sl_standing_text(t, c->decision, &c->before),
			    sl_standing_text(t, c->decision, &c->after), NULL);
	sl_page_text(p, ".");
}

static void show_conflict(sl_page *p, sl_teller *t, const sl_change *c)
{
	const char *names = sl_plan_pair(t, c->entity, c->other);

	sl_page_say(p, SL_WORD_AGENDA_CONFLICT, sl_gravity_name(c->gravity), c->conflict->title, NULL);
	if (*names)
		sl_page_say(p, SL_WORD_PLAN_ABOUT, names, NULL, NULL);
	sl_page_text(p, ": ");
	sl_page_say(p, SL_WORD_AGENDA_CHANGE, sl_conflict_text(t, c, false), sl_conflict_text(t, c, true), NULL);
	sl_page_text(p, ".");
}

static void show_change(sl_page *p, sl_teller *t, const sl_change *c)
{
	sl_page_item_begin(p, c->asked ? NULL : "niet");
	if (c->kind == SL_CHANGE_DECISION)
		show_decision(p, t, c);
	else if (c->kind == SL_CHANGE_CONFLICT)
		show_conflict(p, t, c);
	else
		sl_page_say(p, SL_WORD_AGENDA_TERM, sl_plan_decision(t, c->decision, c->entity), c->term, NULL);
	show_whys(p, t, c);
	sl_page_item_end(p);
}

static void show_base(sl_page *p, sl_teller *t, const sl_agenda *a)
{
	sl_buf held = sl_blank(t);

	for (uint32_t i = 0; i < a->held_count; i++)
		sl_buf_printf(&held, "%s%s", i ? ", " : "", a->held[i]->name);
	sl_page_paragraph_begin(p);
	sl_page_say(p, SL_WORD_AGENDA_BASE, sl_day_kept(t, a->to), NULL, NULL);
	if (a->held_count)
		sl_page_after(p, sl_said(t, SL_WORD_AGENDA_HELD, sl_keep(t, &held), NULL, NULL));
	else
		sl_keep(t, &held);
	sl_page_paragraph_end(p);
}

/* ---- where no amount is known ---- */

static void put_titles(sl_buf *out, const sl_agenda *a, uint32_t first, uint32_t count)
{
	for (uint32_t i = first; i < first + count; i++)
		for (uint32_t n = 0; n < a->blinds[i].decision_count; n++) {
			const sl_decision *d = a->blinds[i].decisions[n];
			bool told = false;

			for (uint32_t k = first; k < i; k++)
				for (uint32_t m = 0; m < a->blinds[k].decision_count; m++)
					told |= a->blinds[k].decisions[m] == d;
			if (!told)
				sl_buf_printf(out, "%s%s", out->len ? ", " : "", d->title ? d->title : d->id);
		}
}

/* All that is lacking from one day on, in a sentence. */
static void show_blinds(sl_page *p, sl_teller *t, const sl_agenda *a)
{
	for (uint32_t i = 0, count; i < a->blind_count; i += count) {
		sl_buf names = {0}, titles = {0};

		for (count = 0; i + count < a->blind_count && a->blinds[i + count].from == a->blinds[i].from; count++)
			sl_buf_printf(&names, "%s%s", count ? ", " : "", a->blinds[i + count].parameter->name);
		put_titles(&titles, a, i, count);
		sl_page_paragraph_begin(p);
		sl_page_say(p, SL_WORD_AGENDA_BLIND, sl_day_kept(t, a->blinds[i].from), sl_keep(t, &names), sl_keep(t, &titles));
		sl_page_paragraph_end(p);
	}
}

void sl_show_agenda(sl_page *p, sl_teller *t, const sl_agenda *a, unsigned level)
{
	sl_page_heading(p, level, sl_word_text(SL_WORD_AGENDA));
	show_base(p, t, a);
	show_blinds(p, t, a);
	if (!a->change_count) {
		sl_page_paragraph(p, sl_word_text(SL_WORD_AGENDA_NOTHING));
		return;
	}
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->change_count;) {
		sl_date day = a->changes[i].day;

		sl_page_item_begin(p, NULL);
		sl_page_strong(p, sl_day_kept(t, day));
		sl_page_list_begin(p);
		for (; i < a->change_count && a->changes[i].day == day; i++)
			show_change(p, t, &a->changes[i]);
		sl_page_list_end(p);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}
