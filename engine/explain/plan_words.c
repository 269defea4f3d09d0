/* SPDX-License-Identifier: EUPL-1.2 */
/* What an arrangement calls decisions, conflicts and persons, and says of what they were and become. */
#include "explain/show_plan.h"

#define MOST_CAUSES 3 /* that are named on a page */
#define MOST_ASIDES 3

/* ---- names ---- */

const char *sl_plan_decision(sl_teller *t, const sl_decision *d, uint32_t entity)
{
	const char *title = d->title ? d->title : d->id;
	sl_buf who = sl_blank(t);

	if (entity)
		sl_dutch_entity(&who, t, entity);
	if (who.len)
		return sl_said(t, SL_WORD_FOR, title, sl_keep(t, &who), NULL);
	sl_keep(t, &who);
	return title;
}

static void put_name(sl_buf *out, sl_teller *t, uint32_t entity)
{
	if (entity == SL_NO_ENTITY || entity == 0)
		return;
	if (out->len)
		sl_buf_puts(out, ", ");
	sl_dutch_entity(out, t, entity);
}

const char *sl_plan_pair(sl_teller *t, uint32_t self, uint32_t other)
{
	sl_buf names = sl_blank(t);

	put_name(&names, t, self);
	put_name(&names, t, other);
	return sl_keep(t, &names);
}

/* ---- what it was, and what it becomes ---- */

static sl_word standing_word(sl_norm norm, sl_outcome o)
{
	switch (o) {
	case SL_GRANTED:
		return norm == SL_NORM_DUTY ? SL_WORD_AGENDA_HOLDS
		       : norm == SL_NORM_CONTRIBUTION ? SL_WORD_AGENDA_OWED : SL_WORD_AGENDA_GRANTED;
	case SL_REFUSED:
		return norm == SL_NORM_DUTY ? SL_WORD_AGENDA_HOLDS_NOT
		       : norm == SL_NORM_CONTRIBUTION ? SL_WORD_AGENDA_NOT_OWED : SL_WORD_AGENDA_REFUSED;
	case SL_NOT_APPLICABLE:
		return SL_WORD_AGENDA_NOT_APPLICABLE;
	case SL_FACTS_MISSING:
		return SL_WORD_AGENDA_FACTS;
	case SL_JUDGEMENT_NEEDED:
		return SL_WORD_AGENDA_JUDGEMENT;
	case SL_UNDECIDABLE:
		break;
	}
	return SL_WORD_AGENDA_UNDECIDABLE;
}

static const char *name_of(const sl_cause *c)
{
	return c->feature ? c->feature->name : c->parameter ? c->parameter->name : NULL;
}

/* The same fact of somebody else has the same name. */
static bool is_named(const sl_standing *s, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (name_of(&s->causes[k]) == name_of(&s->causes[i]))
			return true;
	return !name_of(&s->causes[i]);
}

static void put_causes(sl_buf *out, const sl_standing *s)
{
	uint32_t count = 0;

	for (uint32_t i = 0; i < s->cause_count; i++) {
		if (is_named(s, i))
			continue;
		if (count++ == MOST_CAUSES) {
			sl_buf_puts(out, ", …");
			return;
		}
		sl_buf_printf(out, "%s%s", out->len ? ", " : "", name_of(&s->causes[i]));
	}
}

const char *sl_standing_text(sl_teller *t, const sl_decision *d, const sl_standing *s)
{
	const sl_type type = {.base = SL_T_NUMBER, .amount = !s->extent, .unit = s->unit};
	const char *text;
	sl_buf needs = sl_blank(t);

	if (!s->present) {
		sl_keep(t, &needs);
		return sl_word_text(SL_WORD_AGENDA_ABSENT);
	}
	text = sl_word_text(standing_word(d->norm, s->outcome));
	if (s->has_amount)
		text = sl_said(t, SL_WORD_PLAN_VALUE, text, sl_dutch_kept(t, s->amount, &type), NULL);
	put_causes(&needs, s);
	if (needs.len)
		return sl_said(t, SL_WORD_AGENDA_NEEDS, text, sl_keep(t, &needs), NULL);
	sl_keep(t, &needs);
	return text;
}

static const char *conflict_word(sl_truth t)
{
	return sl_word_text(t == SL_TRUE ? SL_WORD_AGENDA_FOUND
			    : t == SL_TRUTH_UNKNOWN ? SL_WORD_AGENDA_MAYBE
			    : t == SL_BROKEN_TRUTH ? SL_WORD_BROKEN : SL_WORD_AGENDA_NO_CONFLICT);
}

const char *sl_conflict_text(sl_teller *t, const sl_change *c, bool after)
{
	const char *word = conflict_word(after ? c->becomes : c->was);

	if (c->was != c->becomes)
		return word;
	return sl_said(t, SL_WORD_AGENDA_GRAVITY, word, sl_gravity_name(after ? c->gravity : c->gravity_was), NULL);
}

const char *sl_asides_text(sl_teller *t, const sl_aside *list, uint32_t count)
{
	sl_buf buf = {0}, more = {0};

	for (uint32_t i = 0; i < count && i < MOST_ASIDES; i++)
		sl_buf_printf(&buf, "%s%s: %s", i ? "; " : "", sl_plan_decision(t, list[i].decision, list[i].entity),
			      sl_standing_text(t, list[i].decision, &list[i].standing));
	if (count > MOST_ASIDES) {
		sl_buf_printf(&more, "%u", count - MOST_ASIDES);
		sl_buf_printf(&buf, "; %s", sl_said(t, SL_WORD_AGENDA_MORE, sl_keep(t, &more), NULL, NULL));
	}
	return sl_keep(t, &buf);
}
