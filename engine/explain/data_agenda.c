/* SPDX-License-Identifier: EUPL-1.2 */
/* What changes by itself, as JSON. */
#include "explain/data_plan.h"

static void write_needs(sl_json_writer *w, sl_teller *t, const sl_standing *s)
{
	sl_json_key(w, "wacht_op");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < s->cause_count; i++) {
		const sl_cause *c = &s->causes[i];

		sl_json_object_begin(w);
		sl_json_member(w, "soort", sl_cause_name((sl_cause_kind)c->kind));
		sl_data_about(w, t, c->feature ? c->entity : SL_NO_ENTITY);
		if (c->feature)
			sl_json_member(w, c->feature->is_fact ? "feit" : "begrip", c->feature->key);
		if (c->parameter)
			sl_json_member(w, "parameter", c->parameter->key);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

void sl_data_standing(sl_json_writer *w, sl_teller *t, const char *key, const sl_standing *s)
{
	sl_json_key(w, key);
	if (!s->present) {
		sl_json_null(w);
		return;
	}
	sl_json_object_begin(w);
	sl_json_member(w, "uitkomst", sl_outcome_name(s->outcome));
	if (s->has_amount) {
		sl_json_key(w, s->extent ? "omvang" : "bedrag");
		sl_data_amount(w, t, s->amount, s->digits);
		if (s->unit)
			sl_json_member(w, "eenheid", sl_unit_text(s->unit));
	}
	if (s->cause_count)
		write_needs(w, t, s);
	sl_json_object_end(w);
}

static void write_value(sl_json_writer *w, sl_teller *t, const char *key, sl_value v, const sl_type *type)
{
	if (v.kind == SL_UNSET)
		return;
	sl_json_key(w, key);
	if (v.kind == SL_UNKNOWN || v.kind == SL_BROKEN)
		sl_json_null(w);
	else
		sl_data_value(w, t, v, type);
}

static void write_why(sl_json_writer *w, sl_teller *t, const sl_why *y)
{
	sl_json_object_begin(w);
	if (y->feature) {
		sl_json_member(w, y->feature->is_fact ? "feit" : "begrip", y->feature->key);
		sl_data_about(w, t, y->entity);
		if (y->other != SL_NO_ENTITY)
			sl_json_member(w, "tegenover", sl_data_id(t, y->other));
	}
	if (y->parameter)
		sl_json_member(w, "parameter", y->parameter->key);
	if (y->rule) {
		sl_json_member(w, "regel", y->rule->id);
		sl_json_member(w, "wat", y->begins ? "begint" : "vervalt");
		sl_data_source(w, t, "bron", &y->rule->source);
	} else {
		const sl_type *type = y->feature ? &y->feature->type : y->parameter ? &y->parameter->type : NULL;

		write_value(w, t, "was", y->before, type);
		write_value(w, t, "wordt", y->after, type);
	}
	sl_json_object_end(w);
}

static const char *conflict_word(sl_truth t)
{
	return t == SL_FALSE ? "geen" : t == SL_BROKEN_TRUTH ? "regelgebrek" : sl_data_status(t);
}

static void write_conflict(sl_json_writer *w, sl_teller *t, const sl_change *c, const char *was, const char *becomes)
{
	sl_json_member(w, "conflict", c->conflict->id);
	sl_data_persons(w, t, c->entity, c->other);
	sl_json_member(w, "ernst", sl_gravity_name(c->gravity));
	if (c->gravity_was != c->gravity)
		sl_json_member(w, "ernst_eerst", sl_gravity_name(c->gravity_was));
	sl_json_member(w, was, conflict_word(c->was));
	sl_json_member(w, becomes, conflict_word(c->becomes));
}

static void write_decision(sl_json_writer *w, sl_teller *t, const sl_change *c, const char *was, const char *becomes)
{
	sl_data_decision_name(w, t, c->decision, c->entity);
	if (c->joint != SL_NO_ENTITY)
		sl_json_member(w, "gezamenlijk_met", sl_data_id(t, c->joint));
	sl_json_key(w, "gevraagd");
	sl_json_bool(w, c->asked);
	if (c->behind) {
		sl_json_key(w, "zonder_bedrag");
		sl_json_bool(w, true);
	}
	sl_data_standing(w, t, was, &c->before);
	sl_data_standing(w, t, becomes, &c->after);
}

void sl_data_change(sl_json_writer *w, sl_teller *t, const sl_change *c, const char *was, const char *becomes)
{
	static const char *const names[] = {"besluit", "conflict", "termijn"};

	sl_json_member(w, "soort", names[c->kind]);
	if (c->kind == SL_CHANGE_TERM) {
		sl_json_member(w, "termijn", sl_data_key(t, c->term));
		sl_data_decision_name(w, t, c->decision, c->entity);
	} else if (c->kind == SL_CHANGE_CONFLICT) {
		write_conflict(w, t, c, was, becomes);
	} else {
		write_decision(w, t, c, was, becomes);
	}
}

static void write_change(sl_json_writer *w, sl_teller *t, const sl_change *c)
{
	sl_json_object_begin(w);
	sl_data_day(w, "dag", c->day);
	sl_data_change(w, t, c, "was", "wordt");
	sl_json_key(w, "waarom");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < c->why_count; i++)
		write_why(w, t, &c->whys[i]);
	sl_json_array_end(w);
	sl_json_object_end(w);
}

static void write_blind(sl_json_writer *w, const sl_blind *b)
{
	sl_json_object_begin(w);
	sl_json_member(w, "parameter", b->parameter->key);
	sl_data_day(w, "vanaf", b->from);
	sl_json_key(w, "besluiten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < b->decision_count; i++)
		sl_json_string(w, b->decisions[i]->id);
	sl_json_array_end(w);
	sl_json_object_end(w);
}

void sl_data_agenda(sl_json_writer *w, sl_teller *t, const sl_agenda *a)
{
	sl_json_key(w, "kalender");
	sl_json_object_begin(w);
	sl_data_day(w, "van", a->from);
	sl_data_day(w, "tot", a->to);
	sl_json_member(w, "aanname", sl_said(t, SL_WORD_AGENDA_BASE, sl_day_kept(t, a->to), NULL, NULL));
	sl_json_key(w, "stilgehouden");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->held_count; i++)
		sl_json_string(w, a->held[i]->key);
	sl_json_array_end(w);
	sl_json_key(w, "niet_bekend");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->blind_count; i++)
		write_blind(w, &a->blinds[i]);
	sl_json_array_end(w);
	sl_json_key(w, "wijzigingen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->change_count; i++)
		write_change(w, t, &a->changes[i]);
	sl_json_array_end(w);
	sl_json_object_end(w);
}
