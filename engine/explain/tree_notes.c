/* SPDX-License-Identifier: EUPL-1.2 */
/* What is said beside a step: where a fact comes from, where a figure stands, how a
 * value was rounded. */
#include "explain/tree.h"

#define MOST_NOTES 12

typedef struct notes {
	sl_note items[MOST_NOTES];
	uint32_t count;
} notes;

static void note(notes *n, const char *words, const sl_source *source)
{
	if (n->count < MOST_NOTES)
		n->items[n->count++] = (sl_note){words, source};
}

static void note_provenance(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_provenance *p = r->provenance;

	if (!p)
		return;
	if (p->by)
		note(n, sl_said(t, SL_WORD_JUDGED_BY, p->by, NULL, NULL), NULL);
	if (p->source)
		note(n, sl_said(t, SL_WORD_TOLD_BY, p->source, NULL, NULL), NULL);
	if (p->has_date)
		note(n, sl_said(t, p->by ? SL_WORD_JUDGED_ON : SL_WORD_TOLD_ON, sl_day_kept(t, p->date), NULL, NULL), NULL);
	if (p->reason)
		note(n, sl_said(t, SL_WORD_JUDGED_WHY, p->reason, NULL, NULL), NULL);
}

static const char *use_words(const sl_teller *t, const sl_reason *r)
{
	if (r->use != SL_FACT_MISSING)
		return sl_use_words(r->use);
	if (sl_is_withheld(r->value))
		return sl_word_text(SL_WORD_MISSING_WITHHELD);
	switch ((sl_telling)sl_household_told(t->household, r->entity, r->feature)->telling) {
	case SL_NOT_TOLD:
		return sl_word_text(SL_WORD_MISSING_NOT_TOLD);
	case SL_TOLD_UNKNOWN:
		return sl_word_text(SL_WORD_MISSING_TOLD);
	case SL_TOLD:
	case SL_TOLD_TIMELINE:
		break;
	}
	return sl_word_text(SL_WORD_MISSING_DAY);
}

/* Inside op() the peildatum is another day. */
static const char *date_words(const sl_teller *t, const sl_reason *r)
{
	return sl_word_text(r->day == t->date ? SL_WORD_USE_DATE : SL_WORD_USE_OTHER_DATE);
}

static void note_fact(sl_teller *t, notes *n, const sl_reason *r)
{
	bool date = r->feature->fact->role == SL_ROLE_DATE;

	note(n, date ? date_words(t, r) : use_words(t, r), NULL);
	if (date)
		return;
	if (r->use == SL_FACT_UNCHANGED && t->household->has_date)
		note(n, sl_said(t, SL_WORD_TOLD_FOR, sl_day_kept(t, t->household->date), NULL, NULL), NULL);
	if (r->use == SL_FACT_TOLD || r->use == SL_FACT_UNCHANGED)
		note_provenance(t, n, r);
	if (r->use == SL_FACT_ASSUMED || r->use == SL_FACT_CLOSED || r->use == SL_FACT_UNCHANGED)
		note(n, sl_word_text(SL_WORD_TO_CHECK), NULL);
	if (r->use == SL_FACT_MISSING && r->feature->fact->question)
		note(n, sl_said(t, SL_WORD_ASK, r->feature->fact->question, NULL, NULL), NULL);
}

static void note_validity(sl_teller *t, notes *n, sl_validity v)
{
	if (v.from == SL_DATE_MIN)
		return;
	if (v.to == SL_FOREVER)
		note(n, sl_said(t, SL_WORD_VALID_FROM, sl_day_kept(t, v.from), NULL, NULL), NULL);
	else
		note(n, sl_said(t, SL_WORD_VALID_BETWEEN, sl_day_kept(t, v.from), sl_day_kept(t, v.to), NULL), NULL);
}

static void note_parameter(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_active_parameter *a = r->active;
	bool own = a->from && a->from->source.regulation;

	if (a->from)
		note_validity(t, n, a->from->validity);
	if (a->setting)
		note(n, sl_said(t, SL_WORD_SET_BY, a->setting->municipality, NULL, NULL), NULL);
	if (own)
		note(n, sl_word_text(a->setting ? SL_WORD_SET_IN : SL_WORD_STANDS_IN), &a->from->source);
	else if (r->parameter->source.regulation)
		note(n, sl_word_text(SL_WORD_STANDS_IN), &r->parameter->source);
	if (a->delegation)
		note(n, sl_word_text(SL_WORD_DELEGATED_BY), &a->delegation->source);
	if (a->delegated == SL_SILENT)
		note(n, sl_word_text(SL_WORD_SILENT), NULL);
	if (a->from && a->from->origin)
		note(n, sl_said(t, SL_WORD_FIGURE_FROM, a->from->origin, NULL, NULL), NULL);
}

static bool applies(const sl_reason_rule *r)
{
	return r->role == SL_RULE_APPLIED || r->role == SL_RULE_AGREED;
}

uint32_t sl_valued_rules(const sl_reason *r)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->rule_count; i++)
		n += applies(&r->rules[i]) && r->rules[i].code->value != SL_NO_NODE;
	return n;
}

/* The value of the one rule before it was rounded, when that differs. */
static void note_rounding(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_concept *c = r->feature->concept;
	const sl_reason_rule *rule = r->rules;
	sl_value raw;
	const char *from;

	if (!c->rounding.given || r->value.kind != SL_NUMBER || sl_valued_rules(r) != 1 || rule->code->value == SL_NO_NODE)
		return;
	sl_run_node(t->run, rule->frame, rule->code->value, &raw);
	if (raw.kind != SL_NUMBER || sl_dec_equal(raw.as.dec, r->value.as.dec))
		return;
	from = sl_dutch_kept(t, raw, &r->feature->type);
	if (c->rounding.why)
		note(n, sl_said(t, SL_WORD_ROUNDED_WHY, from, c->rounding.why, NULL), NULL);
	else
		note(n, sl_said(t, SL_WORD_ROUNDED, from, NULL, NULL), NULL);
}

static void note_joint(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_concept *c = r->feature->concept;
	sl_day_memory *day = c->joint_with ? sl_run_day(t->run, r->day) : NULL;
	sl_buf who = {0};
	sl_value v;

	if (!day)
		return;
	sl_run_feature(t->run, day, c->joint_with, r->entity, SL_NO_ENTITY, &v);
	if (v.kind != SL_ENTITY)
		return;
	sl_dutch_entity(&who, t, v.n);
	note(n, sl_said(t, SL_WORD_JOINT_VALUE, sl_keep(t, &who), NULL, NULL), NULL);
}

static void note_concept(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_concept *c = r->feature->concept;

	if (sl_valued_rules(r) > 1 && c->combine == SL_COMBINE_SUM)
		note(n, sl_word_text(SL_WORD_SUM_OF), NULL);
	if (sl_valued_rules(r) > 1 && c->combine == SL_COMBINE_HIGHEST)
		note(n, sl_word_text(SL_WORD_HIGHEST_OF), NULL);
	if (sl_valued_rules(r) > 1 && c->combine == SL_COMBINE_LOWEST)
		note(n, sl_word_text(SL_WORD_LOWEST_OF), NULL);
	if (!sl_valued_rules(r) && sl_is_known(r->value))
		note(n, sl_word_text(SL_WORD_NO_RULE_APPLIES), NULL);
	note_rounding(t, n, r);
	note_joint(t, n, r);
}

void sl_step_find_notes(sl_teller *t, sl_step *s)
{
	notes n = {.count = 0};

	switch (s->reason->kind) {
	case SL_REASON_FACT:
		note_fact(t, &n, s->reason);
		break;
	case SL_REASON_PARAMETER:
		note_parameter(t, &n, s->reason);
		break;
	case SL_REASON_CONCEPT:
		note_concept(t, &n, s->reason);
		break;
	case SL_REASON_EXPR:
		break;
	}
	s->notes = sl_arena_memdup(t->arena, n.items, n.count * sizeof *n.items);
	if (!s->notes)
		t->status = SL_ENOMEM;
	else
		s->note_count = n.count;
}
