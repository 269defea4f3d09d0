/* SPDX-License-Identifier: EUPL-1.2 */
/* Steps as JSON. */
#include "explain/data.h"

static const char *role_name(sl_reason_role role)
{
	static const char *const names[] = {"toegepast", "onbekend", "om het even", "opzijgezet", "lager in rang", "niet toegepast"};

	return names[role];
}

static void write_rule(sl_json_writer *w, sl_teller *t, const sl_step_rule *r)
{
	const sl_rule *rule = r->reason->code->rule;

	sl_json_object_begin(w);
	sl_json_member(w, "regel", rule->id);
	sl_json_member(w, "rol", role_name(r->reason->role));
	if (r->reason->code->value == SL_NO_NODE) {
		sl_json_key(w, "zet_opzij");
		sl_json_bool(w, true);
	}
	sl_data_source(w, t, "bron", &rule->source);
	sl_data_member_if(w, "omdat", r->because);
	sl_data_member_if(w, "geeft", r->value);
	sl_data_member_if(w, "voorwaarde", r->condition);
	sl_data_member_if(w, "voorwaarde_ingevuld", r->met);
	sl_data_member_if(w, "formule", r->formula);
	sl_data_member_if(w, "ingevuld", r->filled);
	sl_data_member_if(w, "wijkt_voor", r->stopper);
	if (r->row_count) {
		sl_json_key(w, rule->kind == SL_RULE_TABLE ? "tabel" : "stap_voor_stap");
		sl_json_array_begin(w);
		for (uint32_t i = 0; i < r->row_count; i++)
			sl_json_string(w, r->rows[i]);
		sl_json_array_end(w);
	}
	sl_json_object_end(w);
}

static void write_note(sl_json_writer *w, sl_teller *t, const sl_note *n)
{
	sl_json_object_begin(w);
	sl_json_member(w, "tekst", n->words);
	sl_data_source(w, t, "bron", n->source);
	sl_json_object_end(w);
}

static void write_step_subject(sl_json_writer *w, sl_teller *t, const sl_reason *r)
{
	static const char *const kinds[] = {"feit", "begrip", "parameter", "formule"};

	if (r->feature)
		sl_json_member(w, kinds[r->kind], r->feature->key);
	else if (r->parameter)
		sl_json_member(w, kinds[r->kind], r->parameter->key);
	if (r->kind != SL_REASON_PARAMETER)
		sl_data_about(w, t, r->entity);
	if (r->other != SL_NO_ENTITY)
		sl_json_member(w, "ander", sl_data_id(t, r->other));
	if (r->day != t->date)
		sl_data_day(w, "dag", r->day);
	if (r->kind == SL_REASON_FACT)
		sl_json_member(w, "herkomst", sl_word_of_use(r->use));
}

static void write_steps(sl_json_writer *w, sl_teller *t, const char *key, sl_step *const *steps, uint32_t count);

static void write_step_body(sl_json_writer *w, sl_teller *t, const sl_step *s)
{
	sl_data_member_if(w, "ingevuld", s->filled);
	if (s->rule_count) {
		sl_json_key(w, "regels");
		sl_json_array_begin(w);
		for (uint32_t i = 0; i < s->rule_count; i++)
			write_rule(w, t, &s->rules[i]);
		sl_json_array_end(w);
	}
	sl_data_member_if(w, "niet_aan_de_orde", s->aside);
	if (s->note_count) {
		sl_json_key(w, "toelichting");
		sl_json_array_begin(w);
		for (uint32_t i = 0; i < s->note_count; i++)
			write_note(w, t, &s->notes[i]);
		sl_json_array_end(w);
	}
	if (s->kid_count)
		write_steps(w, t, "stappen", s->kids, s->kid_count);
}

static void write_step(sl_json_writer *w, sl_teller *t, const sl_step *s)
{
	sl_json_object_begin(w);
	sl_json_key(w, s->again ? "zie" : "stap");
	sl_json_integer(w, s->number);
	sl_data_member_if(w, "onderdeel", s->label);
	sl_json_member(w, "naam", s->name);
	write_step_subject(w, t, s->reason);
	sl_json_key(w, "waarde");
	sl_data_value(w, t, s->reason->value, sl_type_of_reason(t, s->reason));
	sl_json_member(w, "weergave", s->value);
	if (!s->again)
		write_step_body(w, t, s);
	sl_json_object_end(w);
}

static void write_steps(sl_json_writer *w, sl_teller *t, const char *key, sl_step *const *steps, uint32_t count)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < count; i++)
		write_step(w, t, steps[i]);
	sl_json_array_end(w);
}

void sl_data_tree(sl_json_writer *w, sl_teller *t, const sl_tree *tree)
{
	write_steps(w, t, "stappen", tree->parts, tree->part_count);
	if (tree->further_count)
		write_steps(w, t, "vervolg", tree->further, tree->further_count);
}
