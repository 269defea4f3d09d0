/* SPDX-License-Identifier: EUPL-1.2 */
/* Deviations on a page. */
#include "explain/deviation.h"

void sl_show_deviation(sl_page *p, sl_teller *t, const sl_decided *d, const sl_letter *l)
{
	const sl_deviation *x = d->deviation;
	sl_buf who = {0};

	if (!x)
		return;
	sl_dutch_capital(&who, sl_said(t, SL_WORD_DEVIATED, x->by, sl_day_kept(t, x->date), NULL));
	sl_page_paragraph_begin(p);
	sl_page_strong(p, sl_keep(t, &who));
	sl_page_source(p, &x->power->power->source);
	sl_page_say(p, SL_WORD_DEVIATED_WHY, x->why, NULL, NULL);
	sl_page_paragraph_end(p);
	sl_page_paragraph_begin(p);
	sl_page_text(p, sl_word_text(SL_WORD_WITHOUT));
	sl_page_after(p, l->outcome_without);
	sl_page_after(p, l->amount_without);
	for (uint32_t i = 0; i < l->because_count; i++)
		sl_page_after(p, l->because[i]);
	sl_page_paragraph_end(p);
}

void sl_show_waiting(sl_page *p, sl_teller *t, const sl_decided *d)
{
	const sl_deviation *x = d->waiting;

	if (!x)
		return;
	sl_page_paragraph_begin(p);
	sl_page_say(p, SL_WORD_DEVIATION_WAITS, x->by, sl_day_kept(t, x->date), sl_waiting_text(t, x));
	sl_page_paragraph_end(p);
}

void sl_show_refused(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	if (!a->refused_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_DEVIATIONS_REFUSED));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->refused_count; i++) {
		const sl_deviation *x = a->refused[i];

		sl_page_item_begin(p, "let-op");
		sl_page_say(p, SL_WORD_DEVIATION_OF, sl_deviation_subject(t, x), NULL, NULL);
		if (x->by)
			sl_page_say(p, SL_WORD_DEVIATION_BY, x->by, NULL, NULL);
		sl_page_say(p, SL_WORD_NOT_FOLLOWED, sl_refusal_text(t, x), NULL, NULL);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}
