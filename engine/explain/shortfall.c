/* SPDX-License-Identifier: EUPL-1.2 */
/* What falls short where the rules give no answer, and who mends it. */
#include "explain/letter.h"

const sl_type *sl_shortfall_type(const sl_shortfall *s)
{
	return s->feature ? &s->feature->type : s->parameter ? &s->parameter->type : NULL;
}

static const char *name_of(sl_teller *t, const sl_shortfall *s)
{
	sl_buf buf = {0};

	if (s->parameter)
		return s->parameter->name;
	if (!s->feature)
		return sl_word_text(SL_WORD_SOMETHING);
	sl_dutch_feature(&buf, t, s->feature, s->entity, SL_NO_ENTITY, t->date);
	return sl_keep(t, &buf);
}

static bool is_silent(const sl_teller *t, const sl_cause *c)
{
	const sl_segment *s = sl_run_segment(t->run, c->day);

	if (!s || !c->delegation)
		return false;
	if (c->parameter)
		return s->parameters[c->parameter->number].delegated == SL_SILENT;
	return c->delegation->concept && s->concepts[c->delegation->concept->number].delegated == SL_SILENT;
}

static void no_value(sl_shortfall *out, sl_teller *t, const sl_cause *c)
{
	sl_date known = sl_run_known(t->run);

	out->what = known == SL_FOREVER
			    ? sl_said(t, SL_WORD_NO_VALUE, name_of(t, out), sl_day_kept(t, c->day), NULL)
			    : sl_said(t, SL_WORD_NO_VALUE_KNOWN, name_of(t, out), sl_day_kept(t, c->day), sl_day_kept(t, known));
	out->mend = sl_word_text(SL_WORD_MEND_RULES);
	if (c->parameter)
		out->source = &c->parameter->source;
}

static void no_policy(sl_shortfall *out, sl_teller *t, const sl_cause *c)
{
	out->what = sl_said(t, is_silent(t, c) ? SL_WORD_ORDINANCE_SILENT : SL_WORD_NO_ORDINANCE, name_of(t, out),
			 sl_day_kept(t, c->day), NULL);
	out->mend = sl_word_text(SL_WORD_MEND_MUNICIPALITY);
	if (c->delegation)
		out->source = &c->delegation->source;
}

bool sl_shortfall_of_cause(sl_shortfall *out, sl_teller *t, const sl_cause *c)
{
	*out = (sl_shortfall){.sort = sl_cause_name((sl_cause_kind)c->kind), .feature = c->feature,
			      .parameter = c->parameter, .entity = c->kind == SL_CAUSE_GROUND ? c->entity : SL_NO_ENTITY,
			      .day = c->day};
	switch ((sl_cause_kind)c->kind) {
	case SL_CAUSE_VALUE:
		no_value(out, t, c);
		return true;
	case SL_CAUSE_POLICY:
		no_policy(out, t, c);
		return true;
	case SL_CAUSE_GROUND:
		out->day = t->date;
		out->what = sl_said(t, SL_WORD_NO_GROUND, name_of(t, out), NULL, NULL);
		out->mend = sl_word_text(SL_WORD_MEND_GROUND);
		return true;
	case SL_CAUSE_FACT:
	case SL_CAUSE_JUDGEMENT:
	case SL_CAUSE_BOTH:
		break;
	}
	return false;
}

static const char *defect_words(sl_teller *t, const sl_shortfall *s, const sl_defect *d)
{
	static const sl_word words[] = {SL_WORD_CONTRADICTION, SL_WORD_NO_RULE, SL_WORD_EMPTY,
					SL_WORD_ARITHMETIC, SL_WORD_LIMIT, SL_WORD_OUTSIDE_PLAIN};
	const char *what;

	if (s->figures)
		return sl_said(t, SL_WORD_OUTSIDE, name_of(t, s),
			    sl_dutch_kept(t, s->figures[0], sl_shortfall_type(s)),
			    sl_dutch_kept(t, s->figures[1], sl_shortfall_type(s)));
	what = sl_said(t, words[d->kind], name_of(t, s), NULL, NULL);
	return d->text ? sl_said(t, SL_WORD_WITH_DETAIL, what, d->text, NULL) : what;
}

/* Both articles: what the municipality set, and what the law allows. */
static void cite_bounds(sl_shortfall *out, const sl_teller *t, const sl_defect *d)
{
	const sl_segment *s = sl_run_segment(t->run, t->date);
	const sl_active_parameter *a = s && d->parameter ? &s->parameters[d->parameter->number] : NULL;
	const sl_delegation *by = a ? a->delegation : NULL;

	if (s && d->concept)
		by = s->concepts[d->concept->number].delegation;
	if (by)
		out->source = &by->source;
	if (a && a->from)
		out->set_in = &a->from->source;
}

void sl_shortfall_of_defect(sl_shortfall *out, sl_teller *t, const sl_defect *d)
{
	bool outside;

	*out = (sl_shortfall){.sort = "regelgebrek", .defect = "rekenfout", .entity = SL_NO_ENTITY, .day = t->date,
			      .what = sl_word_text(SL_WORD_BROKEN), .mend = sl_word_text(SL_WORD_MEND_RULES)};
	if (!d)
		return;
	outside = d->kind == SL_DEFECT_OUTSIDE_DELEGATION;
	out->defect = sl_defect_name((sl_defect_kind)d->kind);
	out->feature = d->concept ? d->concept->feature : NULL;
	out->parameter = d->parameter;
	out->entity = d->concept ? d->entity : SL_NO_ENTITY;
	if (outside && d->count == 2)
		out->figures = d->values;
	if (!outside && d->rules) {
		out->rules = d->rules;
		out->values = d->values;
		out->rule_count = d->count;
	}
	out->what = defect_words(t, out, d);
	if (outside)
		out->mend = sl_word_text(SL_WORD_MEND_MUNICIPALITY);
	else if (d->kind == SL_DEFECT_CONTRADICTION)
		out->mend = sl_word_text(SL_WORD_MEND_LAWYER);
	if (outside)
		cite_bounds(out, t, d);
}

/* Room for the causes, and one for a defect. */
static sl_shortfall *room_for(sl_teller *t, const sl_cause_set *causes)
{
	sl_shortfall *list = sl_arena_calloc(t->arena, causes->count + 1u, sizeof *list);

	if (!list)
		t->status = SL_ENOMEM;
	return list;
}

static void add_causes(sl_shortfall *list, uint32_t *count, sl_teller *t, const sl_cause_set *causes)
{
	for (uint32_t i = 0; i < causes->count; i++)
		if (sl_shortfall_of_cause(&list[*count], t, causes->items[i]))
			(*count)++;
}

sl_status sl_shortfalls_find(sl_shortfall **out, uint32_t *count, sl_teller *t, const sl_decided *d)
{
	sl_shortfall *list = room_for(t, &d->causes);

	*count = 0;
	if (!(*out = list))
		return t->status;
	if (d->outcome == SL_UNDECIDABLE && (d->defect || !d->causes.count))
		sl_shortfall_of_defect(&list[(*count)++], t, d->defect);
	add_causes(list, count, t, &d->causes);
	return t->status;
}

sl_status sl_shortfalls_of_conflict(sl_shortfall **out, uint32_t *count, sl_teller *t, const sl_conflict_found *c)
{
	*count = 0;
	if ((*out = room_for(t, &c->causes)))
		add_causes(*out, count, t, &c->causes);
	return t->status;
}
