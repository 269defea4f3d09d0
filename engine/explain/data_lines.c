/* SPDX-License-Identifier: EUPL-1.2 */
/* Ladders and contributions as JSON. */
#include "explain/data.h"

#include "explain/lines.h"

/* ---- one decision ---- */

static void write_value(sl_json_writer *w, sl_teller *t, const char *key, sl_value v, const sl_type *type)
{
	sl_json_key(w, key);
	sl_data_value(w, t, v, type);
}

static void write_rung(sl_json_writer *w, sl_teller *t, const sl_lines *l, const sl_line *line)
{
	const sl_type *type = &line->concept->feature->type;

	sl_json_object_begin(w);
	sl_json_member(w, "ladder", l->rule->code->rule->id);
	sl_json_member(w, "trede", line->rung->name);
	write_value(w, t, "dekking", line->value, type);
	if (line->condition != SL_NO_NODE)
		write_value(w, t, "mits", line->allowed, NULL);
	write_value(w, t, "rest", line->after, type);
	sl_data_references(w, t, "bronnen", &line->source, 1);
	sl_json_object_end(w);
}

static void write_ladders(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	const sl_lines *first = NULL;

	for (uint32_t i = 0; i < d->line_count && !first; i++)
		if (sl_is_ladder(&d->lines[i]))
			first = &d->lines[i];
	if (!first)
		return;
	write_value(w, t, "behoefte", first->need, &first->rule->code->rule->concept->feature->type);
	sl_json_key(w, "ladder");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < d->line_count; i++)
		for (uint32_t k = 0; sl_is_ladder(&d->lines[i]) && k < d->lines[i].count; k++)
			write_rung(w, t, &d->lines[i], &d->lines[i].items[k]);
	sl_json_array_end(w);
}

static void write_share(sl_json_writer *w, sl_teller *t, const sl_line *line)
{
	const sl_type *type = &line->concept->feature->type;

	sl_json_object_begin(w);
	sl_json_member(w, "stap", sl_share_name(line->share->kind));
	if (sl_truth_of(line->allowed) == SL_TRUE)
		write_value(w, t, "bedrag", line->value, type);
	else
		write_value(w, t, "telt_mee", line->allowed, NULL);
	write_value(w, t, "wordt", line->after, type);
	sl_data_references(w, t, "bronnen", &line->source, 1);
	sl_json_object_end(w);
}

static void write_computation(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	for (uint32_t i = 0; i < d->line_count; i++) {
		if (sl_is_ladder(&d->lines[i]))
			continue;
		sl_json_key(w, "berekening");
		sl_json_array_begin(w);
		for (uint32_t k = 0; k < d->lines[i].count; k++)
			write_share(w, t, &d->lines[i].items[k]);
		sl_json_array_end(w);
		return;
	}
}

void sl_data_lines(sl_json_writer *w, sl_teller *t, const sl_decided *d)
{
	write_ladders(w, t, d);
	write_computation(w, t, d);
	sl_data_member_if(w, "inning", d->collector);
}

/* ---- the household ---- */

void sl_data_cents(sl_json_writer *w, sl_teller *t, const char *key, sl_value v)
{
	sl_json_key(w, key);
	if (v.kind == SL_NUMBER && sl_dec_round(&v.as.dec, v.as.dec, 2, SL_ROUND_HALF_UP) != SL_OK)
		t->status = SL_ELIMIT;
	sl_data_amount(w, t, v, 2);
}

static void write_owed(sl_json_writer *w, sl_teller *t, const sl_owed *o)
{
	sl_json_object_begin(w);
	sl_json_member(w, "besluit", o->decision->id);
	sl_data_about(w, t, o->entity);
	if (o->joint != SL_NO_ENTITY)
		sl_json_member(w, "gezamenlijk_met", sl_data_id(t, o->joint));
	sl_json_key(w, "bedrag");
	sl_data_amount(w, t, o->amount, o->digits);
	if (o->unit)
		sl_json_member(w, "eenheid", sl_unit_text(o->unit));
	sl_data_member_if(w, "inning", o->collector);
	sl_data_cents(w, t, "per_maand", o->monthly);
	if (o->deviation)
		sl_data_member_if(w, "afwijking_door", o->deviation->by);
	sl_json_object_end(w);
}

void sl_data_contributions(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	sl_json_key(w, "bijdragen");
	sl_json_object_begin(w);
	sl_data_cents(w, t, "totaal_per_maand", a->owed_total);
	sl_json_key(w, "onderdelen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->owed_count; i++)
		write_owed(w, t, &a->owed[i]);
	sl_json_array_end(w);
	sl_json_object_end(w);
}
