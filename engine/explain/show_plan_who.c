/* SPDX-License-Identifier: EUPL-1.2 */
/* Who gets what: for each person a line for each domain. */
#include "explain/show_plan.h"

#include <string.h>

#include "explain/letter.h"

/* What a decision gives, with whom it is shared: kept. */
static const char *given(sl_teller *t, const char *title, const sl_decided *d)
{
	const sl_type type = {.base = SL_T_NUMBER, .amount = !d->extent, .unit = d->unit};
	sl_buf who = sl_blank(t);

	if (d->has_amount)
		title = sl_said(t, SL_WORD_PLAN_VALUE, title, sl_dutch_kept(t, d->amount, &type), NULL);
	if (d->joint != SL_NO_ENTITY)
		sl_dutch_entity(&who, t, d->joint);
	if (who.len)
		title = sl_said(t, SL_WORD_PLAN_WITH, title, sl_keep(t, &who), NULL);
	else
		sl_keep(t, &who);
	return title;
}

/* Of the person itself the name need not be said again. */
static const char *short_title(sl_teller *t, const sl_decided *d, uint32_t person)
{
	if (d->entity != person)
		return sl_decided_title(t, d);
	return d->decision->title ? d->decision->title : d->decision->id;
}

static bool is_there(const sl_answer *a, const sl_decided *d, uint32_t person, const char *domain, sl_place place)
{
	return sl_answer_person(a, d->entity) == person && strcmp(d->decision->domain, domain) == 0 &&
	       sl_plan_place(a, d) == place && !(place == SL_PLACE_UNSURE && d->outcome == SL_REFUSED);
}

static void put_place(sl_buf *out, sl_teller *t, const sl_answer *a, uint32_t person, const char *domain, sl_place place)
{
	static const sl_word words[] = {SL_WORD_NONE, SL_WORD_PLAN_GRANTED, SL_WORD_PLAN_DUTIES,
					SL_WORD_PLAN_REFUSED, SL_WORD_PLAN_OPEN, SL_WORD_PLAN_UNSURE};
	bool any = false;

	for (uint32_t i = 0; i < a->decided_count; i++) {
		const sl_decided *d = a->decided[i];

		if (!is_there(a, d, person, domain, place))
			continue;
		if (any)
			sl_buf_puts(out, "; ");
		else
			sl_buf_printf(out, "%s%s", out->len ? ". " : "", sl_word_text(words[place]));
		any = true;
		sl_buf_puts(out, given(t, short_title(t, d, person), d));
	}
}

static const char *domain_text(sl_teller *t, const sl_answer *a, uint32_t person, const char *domain)
{
	sl_buf buf = {0};

	for (int place = SL_PLACE_GRANTED; place <= SL_PLACE_UNSURE; place++)
		put_place(&buf, t, a, person, domain, (sl_place)place);
	return sl_keep(t, &buf);
}

static void begin_person(sl_page *p, sl_teller *t, uint32_t person)
{
	sl_buf name = sl_blank(t), capital = sl_blank(t);

	sl_dutch_entity(&name, t, person);
	sl_dutch_capital(&capital, sl_keep(t, &name));
	sl_page_item_begin(p, NULL);
	sl_page_strong(p, sl_keep(t, &capital));
	sl_page_list_begin(p);
}

static void show_person(sl_page *p, sl_teller *t, const sl_arrangement *plan, uint32_t person)
{
	bool any = false;

	for (uint32_t i = 0; i < plan->domain_count; i++) {
		const char *text = domain_text(t, plan->answer, person, plan->domains[i]->name);

		if (!*text)
			continue;
		if (!any)
			begin_person(p, t, person);
		any = true;
		sl_page_item_begin(p, NULL);
		sl_page_text(p, plan->domains[i]->title);
		sl_page_text(p, ": ");
		sl_page_text(p, text);
		sl_page_text(p, ".");
		sl_page_item_end(p);
	}
	if (!any)
		return;
	sl_page_list_end(p);
	sl_page_item_end(p);
}

void sl_show_plan_who(sl_page *p, sl_teller *t, const sl_arrangement *plan, unsigned level)
{
	if (!plan->domain_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_PLAN_PERSONS));
	sl_page_list_begin(p);
	for (uint32_t e = 0; e < t->household->entity_count; e++)
		if (sl_answer_person(plan->answer, e) == e)
			show_person(p, t, plan, e);
	sl_page_list_end(p);
}
