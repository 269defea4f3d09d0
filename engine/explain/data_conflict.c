/* SPDX-License-Identifier: EUPL-1.2 */
/* Conflicts as JSON: what was found, and what was not looked at. */
#include "explain/deviation.h"

#include "explain/fill.h"

const char *sl_data_status(sl_truth status)
{
	return status == SL_TRUE ? "vastgesteld" : "mogelijk";
}

static void write_words(sl_json_writer *w, const char *key, const char *const *list, uint32_t count)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < count; i++)
		sl_json_string(w, list[i]);
	sl_json_array_end(w);
}

void sl_data_persons(sl_json_writer *w, const sl_teller *t, uint32_t self, uint32_t other)
{
	uint32_t both[2] = {self, other};

	sl_json_key(w, "personen");
	sl_json_array_begin(w);
	for (int i = 0; i < 2; i++)
		if (both[i] != SL_NO_ENTITY && both[i] != 0)
			sl_json_string(w, sl_data_id(t, both[i]));
	sl_json_array_end(w);
}

static void write_decisions(sl_json_writer *w, const sl_teller *t, const sl_conflict_found *c)
{
	const sl_model *m = t->program->model;

	sl_json_key(w, "besluiten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < m->decision_count; i++)
		if (sl_node_reads_decision(t->program, c->code->condition, i))
			sl_json_string(w, m->decisions[i]->id);
	sl_json_array_end(w);
}

/* Those that a professional decided otherwise. */
static void write_deviations(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_conflict_found *c)
{
	uint32_t at = 0;
	const sl_deviation *d = sl_deviation_in_conflict(a, c, &at);

	if (!d)
		return;
	sl_json_key(w, "afwijkingen");
	sl_json_array_begin(w);
	for (; d; d = sl_deviation_in_conflict(a, c, &at)) {
		sl_json_object_begin(w);
		sl_json_member(w, "besluit", d->decision->id);
		sl_data_about(w, t, d->entity);
		sl_json_member(w, "door", d->by);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

/* ---- what is missing, what is said ---- */

static void write_missing(sl_json_writer *w, sl_teller *t, const sl_conflict_found *c, const char *key,
			  sl_cause_kind kind)
{
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < c->causes.count; i++)
		if (c->causes.items[i]->kind == kind) {
			sl_json_object_begin(w);
			sl_data_asked(w, t, c->causes.items[i], NULL);
			sl_json_object_end(w);
		}
	sl_json_array_end(w);
}

static void write_shortfalls(sl_json_writer *w, sl_teller *t, const sl_conflict_found *c)
{
	sl_shortfall *list;
	uint32_t count;

	if (sl_shortfalls_of_conflict(&list, &count, t, c) == SL_OK)
		sl_data_shortfalls(w, t, list, count);
}

static void write_sides(sl_json_writer *w, const sl_teller *t, const sl_conflict *c)
{
	sl_json_key(w, "kanten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < c->side_count; i++) {
		sl_json_object_begin(w);
		sl_json_member(w, "domein", c->sides[i].domain);
		sl_data_source(w, t, "bron", &c->sides[i].source);
		sl_data_member_if(w, "bepaling", c->sides[i].words);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_text(sl_json_writer *w, sl_teller *t, const sl_conflict_found *c, const char *key,
		       const sl_template *text)
{
	if (text)
		sl_json_member(w, key, sl_template_kept(t, c->frame, text));
}

static void write_reasons(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_conflict_found *c)
{
	sl_tree_part part = {NULL, c->reason};
	sl_tree tree;

	if (sl_tree_make(&tree, t, &a->reasons, &part, 1) != SL_OK)
		return;
	sl_json_key(w, "motivering");
	sl_json_object_begin(w);
	sl_data_tree(w, t, &tree);
	sl_json_object_end(w);
}

static void write_conflict(sl_json_writer *w, sl_teller *t, const sl_answer *a, const sl_conflict_found *c,
			   bool explain)
{
	const sl_conflict *x = c->conflict;

	sl_json_object_begin(w);
	sl_json_member(w, "conflict", x->id);
	sl_json_member(w, "titel", x->title);
	sl_json_member(w, "status", sl_data_status(c->status));
	sl_json_member(w, "soort", x->kind);
	sl_json_member(w, "ernst", sl_gravity_name(c->gravity));
	write_words(w, "domeinen", x->domains, x->domain_count);
	sl_data_persons(w, t, c->self, c->other);
	write_decisions(w, t, c);
	write_deviations(w, t, a, c);
	write_missing(w, t, c, "ontbrekend", SL_CAUSE_FACT);
	write_missing(w, t, c, "oordelen", SL_CAUSE_JUDGEMENT);
	write_shortfalls(w, t, c);
	sl_data_references(w, t, "bronnen", c->sources, c->source_count);
	write_sides(w, t, x);
	write_text(w, t, c, "uitleg", x->says);
	write_text(w, t, c, "handeling", x->action);
	write_text(w, t, c, "intussen", x->meanwhile);
	sl_data_member_if(w, "escalatie", sl_conflict_escalation(t, c));
	if (x->source.certainty != SL_READ) {
		sl_json_member(w, "zekerheid", sl_word_of_certainty(x->source.certainty));
		sl_data_member_if(w, "twijfel", x->source.doubt);
	}
	sl_data_assumptions(w, t, c->assumptions, c->assumption_count);
	if (explain && c->reason)
		write_reasons(w, t, a, c);
	sl_json_object_end(w);
}

void sl_data_conflicts(sl_json_writer *w, sl_teller *t, const sl_answer *a, bool explain)
{
	sl_json_key(w, "conflicten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->conflict_count; i++)
		if (a->conflicts[i].status != SL_BROKEN_TRUTH)
			write_conflict(w, t, a, &a->conflicts[i], explain);
	sl_json_array_end(w);
}

/* Which ground is missing; never what a fact is. */
void sl_data_closed(sl_json_writer *w, const sl_answer *a)
{
	sl_json_key(w, "niet_beoordeeld");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->closed_count; i++) {
		const sl_conflict *c = a->closed[i].conflict;
		const sl_floor *f = a->closed[i].floor;

		sl_json_object_begin(w);
		sl_json_member(w, c ? "conflict" : "ondergrens", c ? c->id : f->id);
		sl_json_member(w, "titel", c ? c->title : f->title);
		write_words(w, "domeinen", c ? c->domains : f->domains, c ? c->domain_count : f->domain_count);
		sl_json_member(w, "grond", sl_word_text(a->closed[i].why == SL_CLOSED_CONSENT
								? SL_WORD_CLOSED_CONSENT : SL_WORD_CLOSED_GROUND));
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}
