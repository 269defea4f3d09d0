/* SPDX-License-Identifier: EUPL-1.2 */
/* What a decision rests on: steps, sources, doubts, assumptions, judgements. */
#include "decide/deciding.h"

#include <string.h>

typedef struct citing {
	sl_deciding *d;
	sl_decided *out;
	size_t cap, doubt_cap;
	/* The decision's own source if it names no place; what the loader made
	 * of the decision has the same. */
	const sl_source *placeless;
} citing;

sl_status sl_sources_add(const sl_source ***list, uint32_t *count, size_t *cap, const sl_source *s, sl_arena *arena)
{
	const sl_source **items;

	for (uint32_t i = 0; i < *count; i++)
		if (sl_source_same((*list)[i], s))
			return SL_OK;
	if (!(items = sl_arena_grow(arena, *list, *count, cap, sizeof *items)))
		return SL_ENOMEM;
	*list = items;
	items[(*count)++] = s;
	return SL_OK;
}

/* Of one place there may be several things to doubt. */
static void name_doubt(citing *c, const sl_source *s)
{
	const sl_source **items;

	if (s->certainty == SL_READ)
		return;
	for (uint32_t i = 0; i < c->out->doubt_count; i++) {
		const sl_source *other = c->out->doubts[i];

		if (other == s || (sl_source_same(other, s) && other->certainty == s->certainty &&
				   strcmp(other->doubt ? other->doubt : "", s->doubt ? s->doubt : "") == 0))
			return;
	}
	if (!(items = sl_arena_grow(c->d->arena, c->out->doubts, c->out->doubt_count, &c->doubt_cap, sizeof *items))) {
		c->d->status = SL_ENOMEM;
		return;
	}
	c->out->doubts = items;
	items[c->out->doubt_count++] = s;
}

static void add_source(citing *c, const sl_source *s)
{
	if (!s->regulation)
		return;
	if (sl_source_is_law(s) && !(c->placeless && sl_source_same(s, c->placeless)) &&
	    sl_sources_add(&c->out->sources, &c->out->source_count, &c->cap, s, c->d->arena) != SL_OK)
		c->d->status = SL_ENOMEM;
	name_doubt(c, s);
	if (s->regulation->read_until <= sl_run_date(c->d->run) && !c->out->beyond_reading) {
		c->out->beyond_reading = true;
		c->out->outdated = s->regulation;
	}
}

static bool gives_source(const sl_reason_rule *r)
{
	return r->role == SL_RULE_APPLIED || r->role == SL_RULE_AGREED || r->role == SL_RULE_MAY;
}

static void cite_reason(citing *c, const sl_reason *r)
{
	const sl_delegation *by = sl_reason_delegation(c->d->run, r);

	for (uint32_t i = 0; i < r->rule_count; i++)
		if (gives_source(&r->rules[i]))
			add_source(c, &r->rules[i].code->rule->source);
	if (r->active && r->active->from)
		add_source(c, &r->active->from->source);
	if (by)
		add_source(c, &by->source);
}

/* Where it says that a term moves on, and which days are free. */
static void cite_calendar(citing *c, const sl_term_value *t)
{
	const sl_calendar *calendar = sl_run_program(c->d->run)->model->calendar;

	if (t->proper.kind != SL_DATE)
		return;
	add_source(c, &calendar->source);
	for (sl_date day = t->proper.as.i; day < t->value.as.i; day++)
		add_source(c, &sl_free_day_on(calendar, day, sl_run_known(c->d->run))->source);
}

static void find_sources(sl_deciding *d, sl_decided *out)
{
	const sl_source *own = &out->decision->source;
	citing c = {.d = d, .out = out};

	if (sl_source_has_place(own))
		add_source(&c, own);
	else
		c.placeless = own;
	for (uint32_t i = 0; i < out->used.count; i++)
		cite_reason(&c, out->used.items[i]);
	if (out->deviation)
		add_source(&c, &out->deviation->power->power->source);
	/* Without a place of its own it rests on what its parts rest on. */
	c.placeless = NULL;
	if (!out->source_count)
		add_source(&c, own);
	name_doubt(&c, own);
	for (uint32_t i = 0; i < out->term_count; i++)
		cite_calendar(&c, &out->terms[i]);
}

/* What is the same on every day that was looked at is told once. */
static bool is_listed(const sl_assumption *list, uint32_t count, const sl_reason *r)
{
	for (uint32_t i = 0; i < count; i++)
		if (list[i].feature == r->feature && list[i].entity == r->entity && list[i].use == r->use &&
		    list[i].value.kind == r->value.kind &&
		    (r->value.kind == SL_NULL || sl_value_equal(list[i].value, r->value) == SL_TRUE))
			return true;
	return false;
}

sl_status sl_used_assumptions(sl_assumption **out, uint32_t *count, const sl_reason_list *used, sl_arena *arena)
{
	*count = 0;
	if (!(*out = sl_arena_calloc(arena, used->count, sizeof **out)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < used->count; i++) {
		const sl_reason *r = used->items[i];

		if (r->kind == SL_REASON_FACT &&
		    (r->use == SL_FACT_ASSUMED || r->use == SL_FACT_CLOSED || r->use == SL_FACT_UNCHANGED) &&
		    !is_listed(*out, *count, r))
			(*out)[(*count)++] = (sl_assumption){r->feature, r->entity, r->value, r->use};
	}
	return SL_OK;
}

static void add_judgement(sl_decided *out, const sl_reason *r)
{
	for (uint32_t i = 0; i < out->judgement_count; i++)
		if (out->judgements[i]->feature == r->feature && out->judgements[i]->entity == r->entity &&
		    out->judgements[i]->provenance == r->provenance)
			return;
	out->judgements[out->judgement_count++] = r;
}

static void find_judgements(sl_deciding *d, sl_decided *out)
{
	if (!(out->judgements = sl_arena_calloc(d->arena, out->used.count, sizeof *out->judgements))) {
		d->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < out->used.count; i++) {
		const sl_reason *r = out->used.items[i];

		if (r->kind != SL_REASON_FACT)
			continue;
		if (r->feature->fact->judgement && r->use != SL_FACT_MISSING && r->use != SL_FACT_ASSUMED)
			add_judgement(out, r);
	}
}

/* A rule of lower rank that says something else than the law does: it is not
 * followed, and somebody has to know. */
static void notice_ranks(sl_deciding *d, sl_decided *out)
{
	size_t cap = out->notice_count;
	sl_notice_value *items;

	for (uint32_t i = 0; i < out->used.count; i++) {
		const sl_reason *r = out->used.items[i];

		for (uint32_t k = 0; k < r->rule_count; k++) {
			if (!r->rules[k].contradicts)
				continue;
			items = sl_arena_grow(d->arena, out->notices, out->notice_count, &cap, sizeof *items);
			if (!items) {
				d->status = SL_ENOMEM;
				return;
			}
			out->notices = items;
			items[out->notice_count++] = (sl_notice_value){.about = r, .rule = &r->rules[k]};
		}
	}
}

/* What a melding says has its sources too. */
static void use_notices(sl_deciding *d, sl_decided *out)
{
	const sl_program *p = sl_run_program(d->run);
	sl_reasons *rs = &d->answer->reasons;

	for (uint32_t i = 0; i < out->decision->notice_count; i++) {
		uint32_t node = p->kids[out->code->notices + i];
		sl_reason *r;

		if (node == SL_NO_NODE || sl_truth_of(sl_decide_value(d, node)) != SL_TRUE)
			continue;
		r = sl_reason_node(rs, sl_run_date(d->run), node, out->entity);
		if (!r || sl_reason_collect(rs, r, &out->used) != SL_OK)
			d->status = SL_ENOMEM;
	}
}

/* The amount was found by the rules: with a deviation, before or after it. */
static bool is_computed(const sl_decided *out)
{
	return out->by_rules.amount.kind != SL_UNSET ||
	       (out->amount.kind != SL_UNSET && out->deviation && out->deviation->amount.kind == SL_UNSET);
}

/* Its own contribution, or a ladder of whom it is about, step by step. */
static bool is_told_by_step(const sl_decided *out, const sl_reason *r, const sl_reason_rule *rule)
{
	if (!gives_source(rule) || r->entity != out->entity)
		return false;
	return rule->code->rule->kind == SL_RULE_LADDER || rule->code->rule->decision == out->decision;
}

static void add_lines(sl_deciding *d, sl_decided *out, const sl_reason_rule *rule, size_t *cap)
{
	sl_lines lines, *all;
	sl_status err = sl_reason_lines(&lines, d->run, d->arena, rule);

	if (err != SL_OK)
		d->status = err;
	if (err != SL_OK || (!lines.count && lines.need.kind == SL_UNSET))
		return;
	if (!(all = sl_arena_grow(d->arena, out->lines, out->line_count, cap, sizeof *all))) {
		d->status = SL_ENOMEM;
		return;
	}
	out->lines = all;
	all[out->line_count++] = lines;
}

static void find_lines(sl_deciding *d, sl_decided *out)
{
	size_t cap = 0;

	for (uint32_t i = 0; i < out->used.count; i++) {
		const sl_reason *r = out->used.items[i];

		for (uint32_t k = 0; k < r->rule_count; k++)
			if (is_told_by_step(out, r, &r->rules[k]))
				add_lines(d, out, &r->rules[k], &cap);
	}
}

void sl_decide_rests(sl_deciding *d, sl_decided *out)
{
	sl_reasons *rs = &d->answer->reasons;
	uint32_t nodes[3] = {out->code->applies, out->code->right, SL_NO_NODE};
	uint32_t amount = sl_run_amount_version(d->run, out->decision);
	unsigned last = (unsigned)out->by_rules.part;

	if (is_computed(out) && amount != SL_NO_AMOUNT) {
		nodes[2] = sl_run_program(d->run)->kids[out->code->amounts + amount];
		last = 2;
	}
	for (unsigned i = 0; i <= last; i++)
		if (nodes[i] != SL_NO_NODE)
			out->reasons[i] = sl_reason_node(rs, sl_run_date(d->run), nodes[i], out->entity);
	for (unsigned i = 0; i <= last; i++)
		if (out->reasons[i] && sl_reason_collect(rs, out->reasons[i], &out->used) != SL_OK)
			d->status = SL_ENOMEM;
	use_notices(d, out);
	if (sl_use_terms(out, rs) != SL_OK)
		d->status = SL_ENOMEM;
	notice_ranks(d, out);
	find_sources(d, out);
	find_judgements(d, out);
	if (sl_used_assumptions(&out->assumptions, &out->assumption_count, &out->used, d->arena) != SL_OK)
		d->status = SL_ENOMEM;
	find_lines(d, out);
	out->collector = sl_decide_collector(d->answer, out->decision);
	if (rs->status != SL_OK)
		d->status = rs->status;
}
