/* SPDX-License-Identifier: EUPL-1.2 */
/* The terms of a decision: their last day, and what that rests on. */
#include "decide/decide.h"

/* To the first working day, when the last day is free. */
static void move_on(sl_term_value *t, sl_run *run)
{
	const sl_calendar *calendar = sl_run_program(run)->model->calendar;
	sl_date day;

	if (t->value.kind != SL_DATE || !sl_workday_from(&day, calendar, t->value.as.i, sl_run_known(run)) ||
	    day == t->value.as.i)
		return;
	t->proper = t->value;
	t->value = sl_day(day);
}

sl_status sl_find_terms(sl_decided *out, sl_run *run, sl_frame *f, sl_arena *arena)
{
	const sl_decision *x = out->decision;
	const sl_program *p = sl_run_program(run);

	if (!(out->terms = sl_arena_calloc(arena, x->term_count, sizeof *out->terms)))
		return SL_ENOMEM;
	/* What does not apply has no last day. */
	for (uint32_t i = 0; i < x->term_count && out->outcome != SL_NOT_APPLICABLE; i++) {
		sl_term_value *t = &out->terms[out->term_count];

		*t = (sl_term_value){.name = x->terms[i].name, .node = p->kids[out->code->terms + i]};
		sl_run_node(run, f, t->node, &t->value);
		/* What is not known is told only to who asked; leeg: there is no such term. */
		if (t->value.kind == SL_NULL || (!out->asked && !sl_is_known(t->value)))
			continue;
		if (x->terms[i].moves)
			move_on(t, run);
		out->term_count++;
	}
	return SL_OK;
}

static bool gave_value(const sl_reason_rule *r)
{
	return r->role == SL_RULE_APPLIED || r->role == SL_RULE_AGREED;
}

/* Each place once; what a word means is no source. */
static void name_source(sl_term_value *t, const sl_source *s)
{
	if (!s->regulation || s->regulation->rank == SL_DICTIONARY)
		return;
	for (uint32_t i = 0; i < t->source_count; i++)
		if (sl_source_same(t->sources[i], s))
			return;
	t->sources[t->source_count++] = s;
}

static void cite(sl_term_value *t, const sl_reason *r)
{
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (gave_value(&r->rules[i]))
			name_source(t, &r->rules[i].code->rule->source);
	if (r->active && r->active->from)
		name_source(t, &r->active->from->source);
}

static sl_status find_sources(sl_term_value *t, const sl_reason_list *used, sl_arena *arena)
{
	size_t most = used->count;

	for (uint32_t i = 0; i < used->count; i++)
		most += used->items[i]->rule_count;
	if (!(t->sources = sl_arena_calloc(arena, most, sizeof *t->sources)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < used->count; i++)
		cite(t, used->items[i]);
	return SL_OK;
}

sl_status sl_use_terms(sl_decided *out, sl_reasons *rs)
{
	for (uint32_t i = 0; i < out->term_count; i++) {
		sl_term_value *t = &out->terms[i];
		sl_reason *r = sl_reason_node(rs, sl_run_date(rs->run), t->node, out->entity);
		sl_reason_list used = {0};

		if (!r || sl_reason_collect(rs, r, &used) != SL_OK || find_sources(t, &used, rs->arena) != SL_OK ||
		    (sl_is_known(t->value) && sl_reason_collect(rs, r, &out->used) != SL_OK))
			return SL_ENOMEM;
	}
	return SL_OK;
}
