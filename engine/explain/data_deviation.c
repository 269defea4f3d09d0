/* SPDX-License-Identifier: EUPL-1.2 */
/* Deviations as JSON. */
#include "explain/deviation.h"

/* Who, when, why and on which article, as it was recorded. */
static void write_recorded(sl_json_writer *w, const sl_deviation *x)
{
	sl_data_member_if(w, "door", x->by);
	if (x->has_date)
		sl_data_day(w, "datum", x->date);
	sl_data_member_if(w, "artikel", x->article);
}

static void write_followed(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	const sl_deviation *x = d->deviation;

	sl_json_key(w, "afwijking");
	sl_json_object_begin(w);
	write_recorded(w, x);
	sl_json_member(w, "reden", x->why);
	sl_data_source(w, t, "bron", &x->power->power->source);
	sl_json_key(w, "zonder");
	sl_json_object_begin(w);
	sl_json_member(w, "uitkomst", sl_outcome_name(d->by_rules.outcome));
	sl_data_amount_of(w, t, d, d->by_rules.amount);
	sl_json_object_end(w);
	sl_json_object_end(w);
}

static void write_waiting(sl_json_writer *w, sl_teller *t, const sl_deviation *x)
{
	sl_cause_set set = {0};

	sl_json_key(w, "afwijking_wacht");
	sl_json_object_begin(w);
	write_recorded(w, x);
	sl_json_member(w, "reden", x->why);
	sl_json_member(w, "waarop", sl_waiting_text(t, x));
	sl_json_key(w, "ontbrekend");
	sl_json_array_begin(w);
	if (x->waits_for.kind == SL_UNKNOWN && sl_causes_collect(&set, x->waits_for.as.cause, t->arena) != SL_OK)
		t->status = SL_ENOMEM;
	for (uint32_t i = 0; i < set.count; i++)
		if (set.items[i]->feature) {
			sl_json_object_begin(w);
			sl_data_question(w, t, set.items[i]);
			sl_json_object_end(w);
		}
	sl_json_array_end(w);
	sl_json_object_end(w);
}

void sl_data_deviation(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	if (d->deviation)
		write_followed(w, t, d);
	if (d->waiting)
		write_waiting(w, t, d->waiting);
}

void sl_data_refused(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	if (!a->refused_count)
		return;
	sl_json_key(w, "afwijkingen_geweigerd");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->refused_count; i++) {
		const sl_deviation *x = a->refused[i];

		sl_json_object_begin(w);
		sl_data_member_if(w, "besluit", x->decision_id);
		sl_data_about(w, t, x->entity);
		write_recorded(w, x);
		sl_json_member(w, "reden", sl_refusal_text(t, x));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}
