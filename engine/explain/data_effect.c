/* SPDX-License-Identifier: EUPL-1.2 */
/* What a decision costs elsewhere, as JSON. */
#include "explain/data_plan.h"

/* A sum to whole cents, or null while it is open. */
static void write_sum(sl_json_writer *w, sl_teller *t, const char *key, sl_value v)
{
	if (v.kind == SL_NUMBER) {
		sl_data_cents(w, t, key, v);
		return;
	}
	sl_json_key(w, key);
	sl_json_null(w);
}

static void write_asides(sl_json_writer *w, sl_teller *t, const char *key, const sl_aside *list, uint32_t count)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < count; i++) {
		sl_json_object_begin(w);
		sl_data_decision_name(w, t, list[i].decision, list[i].entity);
		sl_data_standing(w, t, "stand", &list[i].standing);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

/* A sum a month with what keeps it open. */
static void write_result(sl_json_writer *w, sl_teller *t, const char *key, const sl_result *r)
{
	sl_json_key(w, key);
	sl_json_object_begin(w);
	write_sum(w, t, "per_maand", r->total);
	write_sum(w, t, "toegekend", r->granted);
	write_sum(w, t, "bijdragen", r->owed);
	write_asides(w, t, "open", r->open, r->open_count);
	write_asides(w, t, "niet_meegeteld", r->left_out, r->left_out_count);
	sl_json_object_end(w);
}

static void write_effect(sl_json_writer *w, sl_teller *t, const sl_effect *e)
{
	sl_around around = sl_teller_turn(t, e->household);

	sl_json_object_begin(w);
	sl_json_key(w, "feiten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < e->brought.fact_count; i++)
		sl_json_string(w, e->brought.facts[i]->key);
	sl_json_array_end(w);
	sl_data_decision_name(w, t, e->decision, e->entity);
	if (e->joint != SL_NO_ENTITY)
		sl_json_member(w, "gezamenlijk_met", sl_data_id(t, e->joint));
	sl_data_standing(w, t, "zelf", &e->own);
	write_result(w, t, "zonder", &e->without);
	write_result(w, t, "met", &e->with);
	write_sum(w, t, "verschil", e->difference);
	write_sum(w, t, "elders", e->elsewhere);
	sl_json_key(w, "wijzigingen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < e->change_count; i++) {
		sl_json_object_begin(w);
		sl_data_change(w, t, &e->changes[i], "zonder", "met");
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	sl_json_object_end(w);
	sl_teller_return(t, around);
}

static void write_side(sl_json_writer *w, sl_teller *t, const char *key, const sl_effect *e, sl_value alone)
{
	sl_json_key(w, key);
	sl_json_object_begin(w);
	sl_data_decision_name(w, t, e->decision, e->entity);
	write_sum(w, t, "alleen", alone);
	sl_json_object_end(w);
}

static void write_pairs(sl_json_writer *w, sl_teller *t, const sl_effects *e)
{
	sl_json_key(w, "samen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < e->pair_count; i++) {
		const sl_effect_pair *p = &e->pairs[i];

		sl_json_object_begin(w);
		write_side(w, t, "een", p->one, p->only_one);
		write_side(w, t, "ander", p->other, p->only_other);
		write_sum(w, t, "geen", p->none);
		write_sum(w, t, "beide", p->both);
		write_sum(w, t, "meer_dan_de_som", p->beyond);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_count(sl_json_writer *w, const char *key, uint32_t count)
{
	sl_json_key(w, key);
	sl_json_integer(w, count);
}

void sl_data_effects(sl_json_writer *w, sl_teller *t, const sl_effects *e)
{
	sl_json_key(w, "effecten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < e->count; i++)
		write_effect(w, t, &e->items[i]);
	sl_json_array_end(w);
	if (e->apart)
		sl_json_member(w, "effecten_per_wet", sl_word_text(SL_WORD_EFFECTS_APART));
	write_pairs(w, t, e);
	write_count(w, "effecten_niet_berekend", e->unmeasured);
	write_count(w, "paren_open", e->pairs_open);
	write_count(w, "paren_niet_getoond", e->pairs_left);
}
