/* SPDX-License-Identifier: EUPL-1.2 */
/* What nobody declared and yet was found, as JSON. */
#include "explain/data.h"

#include "explain/show.h"

static void write_decisions(sl_json_writer *w, sl_teller *t, const sl_finding *f)
{
	sl_json_key(w, "besluiten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < f->decided_count; i++) {
		sl_json_object_begin(w);
		sl_json_member(w, "besluit", f->decided[i]->decision->id);
		sl_data_about(w, t, f->decided[i]->entity);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

/* The names of the facts with the grounds that there are, never their values. */
static void write_facts(sl_json_writer *w, const sl_finding *f)
{
	sl_json_key(w, "feiten");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < f->fact_count; i++) {
		const sl_feature *fact = f->facts[i];

		sl_json_object_begin(w);
		sl_json_member(w, "feit", fact->key);
		sl_json_key(w, "gronden");
		sl_json_array_begin(w);
		for (uint32_t k = 0; k < fact->ground_count; k++) {
			sl_json_object_begin(w);
			sl_json_member(w, "domein", fact->grounds[k].domain);
			sl_data_member_if(w, "grond", fact->grounds[k].ground);
			sl_json_object_end(w);
		}
		sl_json_array_end(w);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

/* By which fact each decision touches the next; "feit" is the first. */
static void write_links(sl_json_writer *w, sl_teller *t, const sl_finding *f)
{
	sl_json_member(w, "feit", f->links[0].fact->key);
	sl_json_key(w, "stappen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i + 1 < f->decided_count; i++) {
		const sl_consequence *c = f->links[i].consequence;

		sl_json_object_begin(w);
		sl_json_member(w, "van", f->decided[i]->decision->id);
		sl_json_member(w, "feit", f->links[i].fact->key);
		sl_json_member(w, "naar", f->decided[i + 1]->decision->id);
		if (c->cited)
			sl_data_source(w, t, "bron", &c->source);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_defect(sl_json_writer *w, sl_teller *t, const sl_finding *f)
{
	sl_shortfall s;

	sl_shortfall_of_defect(&s, t, f->defect);
	if (f->kind == SL_FINDING_CONTRADICTION) {
		s.sort = s.defect;
		s.defect = NULL;
	} else {
		sl_json_member(w, "conflict", f->conflict->conflict->id);
		sl_data_persons(w, t, f->conflict->self, f->conflict->other);
	}
	sl_data_shortfall(w, t, &s);
}

/* ---- less than the norm ---- */

static void write_parts(sl_json_writer *w, sl_teller *t, const sl_below *b)
{
	sl_json_key(w, "onderdelen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < b->owed_count; i++) {
		const sl_owed *o = b->owed[i];

		sl_json_object_begin(w);
		sl_json_member(w, "besluit", o->decision->id);
		sl_json_member(w, "domein", o->decision->domain);
		sl_data_about(w, t, o->entity);
		if (o->joint != SL_NO_ENTITY)
			sl_json_member(w, "gezamenlijk_met", sl_data_id(t, o->joint));
		sl_data_cents(w, t, "per_maand", o->monthly);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

/* What one can ask for, and what the rules lack. */
static void write_causes(sl_json_writer *w, sl_teller *t, const sl_below *b)
{
	sl_shortfall s;

	sl_json_key(w, "ontbrekend");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < b->causes.count; i++) {
		sl_json_object_begin(w);
		if (sl_shortfall_of_cause(&s, t, b->causes.items[i]))
			sl_data_shortfall(w, t, &s);
		else
			sl_data_asked(w, t, b->causes.items[i], NULL);
		sl_json_object_end(w);
	}
	sl_json_array_end(w);
}

static void write_below(sl_json_writer *w, sl_teller *t, const sl_below *b)
{
	const sl_source *source = &b->floor->source;

	sl_json_member(w, "ondergrens", b->floor->id);
	sl_json_member(w, "status", sl_data_status(b->status));
	sl_json_key(w, "personen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < b->member_count; i++)
		sl_json_string(w, sl_data_id(t, b->members[i]));
	sl_json_array_end(w);
	sl_data_cents(w, t, "norm_per_maand", b->norm);
	sl_data_cents(w, t, "middelen_per_maand", b->means);
	sl_data_cents(w, t, "bijdragen_per_maand", b->total);
	sl_json_member(w, "bijdragen_volgens", b->told ? "opgave" : "besluiten");
	write_parts(w, t, b);
	if (b->status == SL_TRUE) {
		sl_data_cents(w, t, "over_per_maand", sl_number(b->left));
		sl_data_cents(w, t, "tekort_per_maand", sl_number(b->shortfall));
	} else {
		write_causes(w, t, b);
	}
	sl_data_references(w, t, "bronnen", &source, 1);
	if (source->certainty != SL_READ) {
		sl_json_member(w, "zekerheid", sl_word_of_certainty(source->certainty));
		sl_data_member_if(w, "twijfel", source->doubt);
	}
}

static void write_not_yet(sl_json_writer *w, sl_teller *t, const sl_finding *f)
{
	sl_data_about(w, t, f->entity);
	sl_json_member(w, "feit", sl_begin_of(t, f->entity)->key);
	sl_data_day(w, "begint", f->begin);
}

static void write_finding(sl_json_writer *w, sl_teller *t, const sl_finding *f)
{
	static const char *const sorts[] = {
		[SL_FINDING_WITHOUT_GROUND] = "zonder-grondslag",
		[SL_FINDING_SAME_NEED] = "dubbele-toekenning",
		[SL_FINDING_BELOW_FLOOR] = "bijdragen-onder-norm",
		[SL_FINDING_FEEDBACK] = "terugkoppeling",
		[SL_FINDING_NOT_YET] = "nog-niet-begonnen",
	};

	sl_json_object_begin(w);
	if (f->defect) {
		write_defect(w, t, f);
	} else {
		sl_json_member(w, "soort", sorts[f->kind]);
		sl_json_member(w, "uitleg", sl_finding_text(t, f));
	}
	if (f->fact_count)
		write_facts(w, f);
	if (f->links)
		write_links(w, t, f);
	if (f->below)
		write_below(w, t, f->below);
	else if (f->kind == SL_FINDING_NOT_YET)
		write_not_yet(w, t, f);
	else if (f->kind != SL_FINDING_CONFLICT)
		write_decisions(w, t, f);
	sl_json_object_end(w);
}

void sl_data_findings(sl_json_writer *w, sl_teller *t, const sl_answer *a)
{
	sl_json_key(w, "bevindingen");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < a->finding_count; i++)
		write_finding(w, t, &a->findings[i]);
	sl_json_array_end(w);
}
