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

static void write_finding(sl_json_writer *w, sl_teller *t, const sl_finding *f)
{
	static const char *const sorts[] = {
		[SL_FINDING_WITHOUT_GROUND] = "zonder-grondslag",
		[SL_FINDING_SAME_NEED] = "dubbele-toekenning",
		[SL_FINDING_FEEDBACK] = "terugkoppeling",
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
	if (f->fact)
		sl_json_member(w, "feit", f->fact->key);
	if (f->kind != SL_FINDING_CONFLICT)
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
