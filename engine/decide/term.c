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

/* A day, or a figure that is counted with: not what decides whether there is a term. */
static bool is_counted(const sl_reason *r)
{
	return r->kind == SL_REASON_PARAMETER || r->kind == SL_REASON_EXPR ||
	       (r->kind == SL_REASON_CONCEPT && r->feature->type.base == SL_T_DATE);
}

typedef struct citing {
	sl_term_value *term;
	uint8_t *seen; /* by number of a reason */
} citing;

static void cite_list(citing *c, const sl_reason_list *l);

/* Day after day, down to the fact that it is counted from. */
static void cite(citing *c, const sl_reason *r)
{
	if (!is_counted(r) || c->seen[r->number])
		return;
	c->seen[r->number] = 1;
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (gave_value(&r->rules[i])) {
			name_source(c->term, &r->rules[i].code->rule->source);
			cite_list(c, &r->rules[i].parts);
		}
	if (r->active && r->active->from)
		name_source(c->term, &r->active->from->source);
	cite_list(c, &r->parts);
}

static void cite_list(citing *c, const sl_reason_list *l)
{
	for (uint32_t i = 0; i < l->count; i++)
		cite(c, l->items[i]);
}

/* The sources of the day itself: the decision says what its conditions rest on. */
static sl_status find_sources(sl_term_value *t, sl_reasons *rs, const sl_reason *r, const sl_reason_list *used)
{
	citing c = {t, sl_arena_calloc(rs->arena, rs->all.count, 1)};
	size_t most = used->count;

	for (uint32_t i = 0; i < used->count; i++)
		most += used->items[i]->rule_count;
	if (!c.seen || !(t->sources = sl_arena_calloc(rs->arena, most, sizeof *t->sources)))
		return SL_ENOMEM;
	cite(&c, r);
	return SL_OK;
}

sl_status sl_use_terms(sl_decided *out, sl_reasons *rs)
{
	for (uint32_t i = 0; i < out->term_count; i++) {
		sl_term_value *t = &out->terms[i];
		sl_reason *r = sl_reason_node(rs, sl_run_date(rs->run), t->node, out->entity);
		sl_reason_list used = {0};

		if (!r || sl_reason_collect(rs, r, &used) != SL_OK || find_sources(t, rs, r, &used) != SL_OK ||
		    (sl_is_known(t->value) && sl_reason_collect(rs, r, &out->used) != SL_OK))
			return SL_ENOMEM;
	}
	return SL_OK;
}
