/* SPDX-License-Identifier: EUPL-1.2 */
/* Why a deviation is not followed, and what it waits for. */
#include "explain/deviation.h"

#include "explain/fill.h"

static sl_word word_of(sl_refusal why)
{
	static const sl_word words[SL_REFUSAL_COUNT] = {
		[SL_REFUSAL_NO_DECISION] = SL_WORD_REFUSED_NO_DECISION,
		[SL_REFUSAL_DECISION_UNKNOWN] = SL_WORD_REFUSED_DECISION_UNKNOWN,
		[SL_REFUSAL_DECISION_NOT_NOW] = SL_WORD_REFUSED_DECISION_NOT_NOW,
		[SL_REFUSAL_NO_ENTITY] = SL_WORD_REFUSED_NO_ENTITY,
		[SL_REFUSAL_ENTITY_UNKNOWN] = SL_WORD_REFUSED_ENTITY_UNKNOWN,
		[SL_REFUSAL_NO_AUTHOR] = SL_WORD_REFUSED_NO_AUTHOR,
		[SL_REFUSAL_NO_REASON] = SL_WORD_REFUSED_NO_REASON,
		[SL_REFUSAL_NO_ARTICLE] = SL_WORD_REFUSED_NO_ARTICLE,
		[SL_REFUSAL_NO_DATE] = SL_WORD_REFUSED_NO_DATE,
		[SL_REFUSAL_NOT_YET] = SL_WORD_REFUSED_NOT_YET,
		[SL_REFUSAL_NO_CHANGE] = SL_WORD_REFUSED_NO_CHANGE,
		[SL_REFUSAL_NO_POWER] = SL_WORD_REFUSED_NO_POWER,
		[SL_REFUSAL_ARTICLE] = SL_WORD_REFUSED_ARTICLE,
		[SL_REFUSAL_TO] = SL_WORD_REFUSED_TO,
		[SL_REFUSAL_FROM] = SL_WORD_REFUSED_FROM,
		[SL_REFUSAL_SAME] = SL_WORD_REFUSED_SAME,
		[SL_REFUSAL_AMOUNT] = SL_WORD_REFUSED_AMOUNT,
		[SL_REFUSAL_NOTHING] = SL_WORD_REFUSED_NOTHING,
		[SL_REFUSAL_CONDITION] = SL_WORD_REFUSED_CONDITION,
		[SL_REFUSAL_CONDITION_BROKEN] = SL_WORD_REFUSED_CONDITION_BROKEN,
		[SL_REFUSAL_BELOW] = SL_WORD_REFUSED_BELOW,
		[SL_REFUSAL_ABOVE] = SL_WORD_REFUSED_ABOVE,
		[SL_REFUSAL_BOUND_BROKEN] = SL_WORD_REFUSED_BOUND_BROKEN,
		[SL_REFUSAL_TWICE] = SL_WORD_REFUSED_TWICE,
	};

	return words[why];
}

/* What fills $1. */
static const char *subject_of(sl_teller *t, const sl_deviation *d)
{
	const sl_type amount = {.base = SL_T_NUMBER, .amount = true,
				.unit = d->decision && d->decision->amount_count ? d->decision->amounts[0].unit : NULL};

	switch (d->refusal) {
	case SL_REFUSAL_DECISION_UNKNOWN:
	case SL_REFUSAL_DECISION_NOT_NOW:
		return d->decision_id;
	case SL_REFUSAL_NOT_YET:
		return sl_day_kept(t, d->date);
	case SL_REFUSAL_ARTICLE:
		return d->article;
	case SL_REFUSAL_CONDITION:
		return sl_formula_kept(t, d->power->condition);
	case SL_REFUSAL_BELOW:
	case SL_REFUSAL_ABOVE:
		return sl_dutch_kept(t, d->bound, &amount);
	default:
		return NULL;
	}
}

/* Where the law lets somebody deviate from the decision, on this day. */
static const char *powers_text(sl_teller *t, const sl_deviation *d)
{
	const sl_model *m = t->program->model;
	sl_buf buf = {0};

	for (uint32_t i = 0; i < m->power_count; i++) {
		const sl_power *p = m->powers[i];

		if (p->decision == d->decision && !p->source.regulation->municipality &&
		    sl_in_force(p->validity, t->date, sl_run_known(t->run)))
			sl_buf_printf(&buf, "%s%s", buf.len ? ", " : "", sl_source_kept(t, &p->source));
	}
	return sl_keep(t, &buf);
}

const char *sl_refusal_text(sl_teller *t, const sl_deviation *d)
{
	const char *where = d->refusal == SL_REFUSAL_ARTICLE ? powers_text(t, d) : d->power ? sl_source_kept(t, &d->power->power->source)
											    : NULL;

	return sl_said(t, word_of(d->refusal), subject_of(t, d), where, NULL);
}

const char *sl_deviation_text(sl_teller *t, const sl_deviation *d)
{
	sl_buf buf = sl_blank(t);

	sl_dutch_capital(&buf, sl_said(t, SL_WORD_DEVIATED, d->by, sl_day_kept(t, d->date), NULL));
	sl_source_print(&buf, &d->power->power->source);
	sl_say(&buf, SL_WORD_DEVIATED_WHY, d->why, NULL, NULL);
	return sl_keep(t, &buf);
}

/* The facts and judgements in the causes of an open value. */
static const char *causes_text(sl_teller *t, const sl_cause *cause)
{
	sl_cause_set set = {0};
	sl_buf buf = {0};

	if (sl_causes_collect(&set, cause, t->arena) != SL_OK)
		t->status = SL_ENOMEM;
	for (uint32_t i = 0; i < set.count; i++)
		if (set.items[i]->feature)
			sl_buf_printf(&buf, "%s%s", buf.len ? ", " : "",
				      sl_feature_kept(t, set.items[i]->feature, set.items[i]->entity));
	return sl_keep(t, &buf);
}

const char *sl_waiting_text(sl_teller *t, const sl_deviation *d)
{
	if (d->waits_for.kind != SL_UNKNOWN)
		return sl_word_text(SL_WORD_WAITS_OUTCOME);
	return sl_said(t, SL_WORD_WAITS_POWER, causes_text(t, d->waits_for.as.cause), NULL, NULL);
}

const char *sl_deviation_subject(sl_teller *t, const sl_deviation *x)
{
	sl_decided d = {.decision = x->decision, .entity = x->entity == SL_NO_ENTITY ? 0 : x->entity};

	if (x->decision)
		return sl_decided_title(t, &d);
	return x->decision_id ? x->decision_id : sl_word_text(SL_WORD_SOMETHING);
}

/* ---- where it has effect ---- */

/* Followed, and not by a later one overtaken. */
static bool has_effect(const sl_deviation *all, uint32_t count, const sl_deviation *d)
{
	if (d->stand != SL_STANDS_ALLOWED)
		return false;
	for (uint32_t i = 0; i < count; i++)
		if (all[i].stand == SL_STANDS_ALLOWED && all[i].decision == d->decision &&
		    all[i].entity == d->entity && all[i].date > d->date)
			return false;
	return true;
}

const sl_deviation *sl_deviation_in_conflict(const sl_answer *a, const sl_conflict_found *c, uint32_t *at)
{
	const sl_deviation *all;
	uint32_t count;

	if (sl_run_deviations(a->run, &all, &count) != SL_OK)
		return NULL;
	while (*at < count) {
		const sl_deviation *d = &all[(*at)++];
		uint32_t who = d->entity == SL_NO_ENTITY ? SL_NO_ENTITY : sl_answer_person(a, d->entity);

		if (has_effect(all, count, d) && (!c->self || who == c->self || who == c->other) &&
		    sl_node_reads_decision(sl_run_program(a->run), c->code->condition, d->decision->number))
			return d;
	}
	return NULL;
}
