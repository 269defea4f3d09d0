/* SPDX-License-Identifier: EUPL-1.2 */
/* The whole answer as JSON. Amounts and dates are texts, so that no reader turns
 * them into something less exact. */
#include "explain/deviation.h"
#include "explain/data_plan.h"

void sl_data_ruleset(sl_json_writer *w, const sl_program *p, const char *version)
{
	sl_json_key(w, "regelset");
	sl_json_object_begin(w);
	sl_data_member_if(w, "versie", version);
	sl_json_member(w, "sha256", p->model->sha256);
	sl_json_object_end(w);
}

void sl_data_known_on(sl_json_writer *w, sl_date known)
{
	if (known != SL_FOREVER)
		sl_data_day(w, "kennisdatum", known);
}

/* A pair concept towards each other entity, keyed by its id. */
static uint32_t write_pairs(sl_json_writer *w, sl_teller *t, const sl_answer *a, uint32_t i)
{
	const sl_asked_value *first = &a->values[i];

	sl_json_object_begin(w);
	for (; i < a->value_count && a->values[i].feature == first->feature && a->values[i].entity == first->entity; i++) {
		sl_json_key(w, sl_data_id(t, a->values[i].other));
		sl_data_value(w, t, a->values[i].value, &first->feature->type);
	}
	sl_json_object_end(w);
	return i;
}

static void write_values_of(sl_json_writer *w, sl_teller *t, const sl_answer *a, uint32_t entity)
{
	for (uint32_t i = 0; i < a->value_count;) {
		const sl_asked_value *v = &a->values[i];
		bool twice = false;

		for (uint32_t k = 0; k < i; k++)
			twice |= a->values[k].entity == entity && a->values[k].feature == v->feature;
		if (v->entity != entity || twice) {
			i++;
			continue;
		}
		sl_json_key(w, v->feature->key);
		if (v->feature->towards) {
			i = write_pairs(w, t, a, i);
			continue;
		}
		sl_data_value(w, t, v->value, &v->feature->type);
		i++;
	}
}

static bool has_values(const sl_answer *a, uint32_t entity)
{
	for (uint32_t i = 0; i < a->value_count; i++)
		if (a->values[i].entity == entity)
			return true;
	return false;
}

static void write_values(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	if (!a->value_count)
		return;
	sl_json_key(w, "waarden");
	sl_json_object_begin(w);
	for (uint32_t e = 0; e < t->household->entity_count; e++) {
		if (!has_values(a, e))
			continue;
		sl_json_key(w, sl_data_id(t, e));
		sl_json_object_begin(w);
		write_values_of(w, t, a, e);
		sl_json_object_end(w);
	}
	sl_json_object_end(w);
}

static void write_questions(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	sl_json_key(w, "vragen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->question_count; i++) {
		const sl_question *q = &a->questions[i];

		if (!q->all)
			continue;
		sl_json_object_begin(w);
		sl_data_question(w, t, q->cause);
		sl_json_member(w, "soort", sl_cause_name((sl_cause_kind)q->cause->kind));
		sl_json_key(w, "beslist");
		sl_json_integer(w, q->alone);
		sl_json_key(w, "raakt");
		sl_json_integer(w, q->all);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_arrangement(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_answer_options *o)
{
	sl_arrangement *p;
	sl_status err = sl_arrange(&p, a);

	if (err == SL_OK)
		sl_data_arrangement(w, t, p, o);
	else
		t->status = err;
}

void sl_data_answer(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_answer_options *o)
{
	sl_json_key(w, "besluiten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->decided_count; i++) {
		if (o->only_asked && !a->decided[i]->asked)
			continue;
		sl_json_object_begin(w);
		sl_data_decided(w, t, a, a->decided[i], !o->without_explanation);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
	sl_data_refused(w, t, a);
	sl_data_contributions(w, t, a);
	sl_data_conflicts(w, t, a, !o->without_explanation);
	sl_data_findings(w, t, a);
	sl_data_closed(w, a);
	write_arrangement(w, t, a, o);
	write_values(w, t, a);
	write_questions(w, t, a);
}
