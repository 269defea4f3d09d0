/* SPDX-License-Identifier: EUPL-1.2 */
/* Deciding: outcome, amount and notices of each decision. */
#include "decide/decide.h"

#include <string.h>

typedef struct deciding {
	sl_run *run;
	sl_arena *arena;
	sl_answer *answer;
	const sl_decide_options *options;
	sl_day_memory *day;
	sl_frame frame;
	size_t cap;
	sl_status status;
} deciding;

const char *sl_outcome_name(sl_outcome o)
{
	static const char *const names[] = {"toekennen", "afwijzen", "niet-van-toepassing",
					    "feiten-ontbreken", "oordeel-nodig", "niet-te-beslissen"};
	return names[o];
}

/* ---- outcome and amount ---- */

static sl_value value_of(deciding *d, uint32_t node)
{
	sl_value v;

	if (node == SL_NO_NODE)
		return sl_boolean(true);
	sl_run_node(d->run, &d->frame, node, &v);
	return v;
}

int sl_amount_digits(const sl_amount_version *a)
{
	if (a->concept && a->concept->rounding.given)
		return a->concept->rounding.digits;
	return a->concept && a->concept->feature->type.amount ? 2 : -1;
}

static void describe_amount(sl_decided *out, const sl_amount_version *a)
{
	out->unit = a->unit;
	out->extent = a->extent;
	out->digits = sl_amount_digits(a);
}

/* A contribution that is refused is owed for 0.00. */
static sl_value owed_for(const sl_decided *out, sl_outcome outcome, sl_value amount, uint32_t version)
{
	if (outcome == SL_REFUSED && out->decision->norm == SL_NORM_CONTRIBUTION && version != SL_NO_AMOUNT)
		return sl_number(SL_DEC_ZERO);
	return amount;
}

static void judge(deciding *d, sl_decided *out)
{
	sl_verdict v;

	sl_run_decision(d->run, &d->frame, out->code, &v);
	out->outcome = v.outcome;
	out->part = v.part;
	out->applies = v.applies;
	out->right = v.right;
	out->amount = owed_for(out, v.outcome, v.amount, v.amount_version);
	out->causes = v.causes;
	out->defect = v.settled_by.kind == SL_BROKEN ? v.settled_by.as.defect : NULL;
	out->deviation = v.deviation;
	out->waiting = v.waiting;
	out->by_rules = (sl_by_rules){out->outcome, out->part, out->amount};
	if (v.deviation)
		out->by_rules = (sl_by_rules){v.without, v.part_without,
					      owed_for(out, v.without, v.amount_without, v.amount_version)};
	if (out->amount.kind == SL_UNSET && out->by_rules.amount.kind == SL_UNSET)
		return;
	describe_amount(out, &out->decision->amounts[v.amount_version]);
	out->has_amount = sl_is_amount(out->amount);
}

/* ---- what goes with it ---- */

static void find_notices(deciding *d, sl_decided *out)
{
	const sl_decision *x = out->decision;
	const sl_program *p = sl_run_program(d->run);
	sl_frame *frame = NULL;

	if (!(out->notices = sl_arena_calloc(d->arena, x->notice_count, sizeof *out->notices))) {
		d->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < x->notice_count; i++) {
		if (sl_truth_of(value_of(d, p->kids[out->code->notices + i])) != SL_TRUE)
			continue;
		if (!frame && !(frame = sl_arena_memdup(d->arena, &d->frame, sizeof d->frame))) {
			d->status = SL_ENOMEM;
			return;
		}
		out->notices[out->notice_count++] = (sl_notice_value){.text = x->notices[i].text, .frame = frame};
	}
}

static void find_joint(deciding *d, sl_decided *out)
{
	sl_value v = out->code->joint == SL_NO_NODE ? sl_null() : value_of(d, out->code->joint);

	out->joint = v.kind == SL_ENTITY ? v.n : SL_NO_ENTITY;
}

/* ---- what it rests on ---- */

typedef struct citing {
	deciding *d;
	sl_decided *out;
	size_t cap, doubt_cap;
	/* The decision's own source if it names no place; what the loader made
	 * of the decision has the same. */
	const sl_source *placeless;
} citing;

/* Each place once. */
static void name_source(citing *c, const sl_source *s)
{
	const sl_source **items;

	for (uint32_t i = 0; i < c->out->source_count; i++)
		if (sl_source_same(c->out->sources[i], s))
			return;
	if (!(items = sl_arena_grow(c->d->arena, c->out->sources, c->out->source_count, &c->cap, sizeof *items))) {
		c->d->status = SL_ENOMEM;
		return;
	}
	c->out->sources = items;
	items[c->out->source_count++] = s;
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
	if (sl_source_is_law(s) && !(c->placeless && sl_source_same(s, c->placeless)))
		name_source(c, s);
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

static void find_sources(deciding *d, sl_decided *out)
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

static void find_judgements(deciding *d, sl_decided *out)
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
static void notice_ranks(deciding *d, sl_decided *out)
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
static void use_notices(deciding *d, sl_decided *out)
{
	const sl_program *p = sl_run_program(d->run);
	sl_reasons *rs = &d->answer->reasons;

	for (uint32_t i = 0; i < out->decision->notice_count; i++) {
		uint32_t node = p->kids[out->code->notices + i];
		sl_reason *r;

		if (node == SL_NO_NODE || sl_truth_of(value_of(d, node)) != SL_TRUE)
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

static void add_lines(deciding *d, sl_decided *out, const sl_reason_rule *rule, size_t *cap)
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

static void find_lines(deciding *d, sl_decided *out)
{
	size_t cap = 0;

	for (uint32_t i = 0; i < out->used.count; i++) {
		const sl_reason *r = out->used.items[i];

		for (uint32_t k = 0; k < r->rule_count; k++)
			if (is_told_by_step(out, r, &r->rules[k]))
				add_lines(d, out, &r->rules[k], &cap);
	}
}

static void find_reasons(deciding *d, sl_decided *out)
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

/* ---- every decision for every entity ---- */

uint32_t sl_answer_person(const sl_answer *a, uint32_t entity)
{
	const sl_household *h = sl_run_household(a->run);
	uint32_t e = entity;

	while (h->entities[e].owner && e)
		e = h->entities[e].owner;
	return e;
}

static bool listed(const deciding *d, const sl_decision *x)
{
	const sl_decide_options *o = d->options;
	bool found = !o->decision_count;

	for (uint32_t i = 0; i < o->decision_count; i++)
		found |= strcmp(o->decisions[i], x->id) == 0;
	return found && (!o->domain || strcmp(o->domain, x->domain) == 0);
}

static bool selected(const deciding *d, const sl_decision *x)
{
	return sl_in_force(x->validity, sl_run_date(d->run), sl_run_known(d->run)) && listed(d, x);
}

static bool about(const deciding *d, uint32_t entity)
{
	const sl_household *h = sl_run_household(d->run);
	uint32_t e = entity;

	if (!d->options->person)
		return true;
	for (;; e = h->entities[e].owner) {
		if (h->entities[e].id && strcmp(h->entities[e].id, d->options->person) == 0)
			return true;
		if (e == 0)
			return false;
	}
}

static void decide_one(deciding *d, const sl_decision_code *code, uint32_t entity)
{
	sl_answer *a = d->answer;
	sl_decided **list = sl_arena_grow(d->arena, a->decided, a->decided_count, &d->cap, sizeof *list);
	sl_decided *out = sl_arena_alloc(d->arena, sizeof *out);
	sl_value occasion;

	if (!list || !out) {
		d->status = SL_ENOMEM;
		return;
	}
	a->decided = list;
	sl_frame_init(&d->frame, d->day, entity, SL_NO_ENTITY);
	out->decision = code->decision;
	out->code = code;
	out->entity = entity;
	occasion = value_of(d, code->occasion);
	out->asked_unknown = !sl_is_known(occasion) && occasion.kind != SL_NULL;
	out->asked = out->asked_unknown || sl_truth_of(occasion) == SL_TRUE;
	judge(d, out);
	find_joint(d, out);
	if (!d->options->outcomes_only) {
		if (sl_find_terms(out, d->run, &d->frame, d->arena) != SL_OK)
			d->status = SL_ENOMEM;
		find_notices(d, out);
		find_reasons(d, out);
	}
	list[a->decided_count++] = out;
}

static void decide_all(deciding *d)
{
	const sl_program *p = sl_run_program(d->run);
	const sl_household *h = sl_run_household(d->run);

	for (uint32_t i = 0; i < p->model->decision_count && d->status == SL_OK; i++) {
		const sl_decision_code *code = &p->decisions[i];
		uint16_t kind = code->decision->per->number;

		if (!selected(d, code->decision))
			continue;
		for (uint32_t k = 0; k < h->kind_counts[kind] && d->status == SL_OK; k++)
			if (about(d, h->by_kind[kind][k]))
				decide_one(d, code, h->by_kind[kind][k]);
	}
}

/* ---- deviations that are not followed ---- */

static bool is_refused(const deciding *d, const sl_deviation *x)
{
	return x->stand == SL_STANDS_REFUSED && x->refusal != SL_FOLLOWED &&
	       (!x->decision || listed(d, x->decision)) && (x->entity == SL_NO_ENTITY || about(d, x->entity));
}

static void find_refused(deciding *d)
{
	sl_answer *a = d->answer;
	const sl_deviation *all;
	uint32_t count;

	if (sl_run_deviations(d->run, &all, &count) != SL_OK ||
	    !(a->refused = sl_arena_calloc(d->arena, count, sizeof *a->refused))) {
		d->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		if (is_refused(d, &all[i]))
			a->refused[a->refused_count++] = &all[i];
}

/* ---- waarden ---- */

static void add_value(deciding *d, size_t *cap, const sl_feature *f, uint32_t entity, uint32_t other)
{
	sl_answer *a = d->answer;
	sl_asked_value *values = sl_arena_grow(d->arena, a->values, a->value_count, cap, sizeof *values);
	sl_asked_value *v;

	if (!values) {
		d->status = SL_ENOMEM;
		return;
	}
	a->values = values;
	v = &values[a->value_count++];
	*v = (sl_asked_value){.feature = f, .entity = entity, .other = other};
	sl_run_feature(d->run, d->day, f, entity, other, &v->value);
}

static void add_values(deciding *d, size_t *cap, const sl_feature *f)
{
	const sl_household *h = sl_run_household(d->run);
	uint16_t kind = f->per->number;

	for (uint32_t i = 0; i < h->kind_counts[kind]; i++) {
		uint32_t entity = h->by_kind[kind][i];

		if (!f->towards) {
			add_value(d, cap, f, entity, SL_NO_ENTITY);
			continue;
		}
		for (uint32_t k = 0; k < h->kind_counts[f->towards->number]; k++)
			if (h->by_kind[f->towards->number][k] != entity)
				add_value(d, cap, f, entity, h->by_kind[f->towards->number][k]);
	}
}

static void find_values(deciding *d)
{
	const sl_schema *s = &sl_run_program(d->run)->model->schema;
	size_t cap = 0;
	const char **missing = sl_arena_calloc(d->arena, d->options->value_count, sizeof *missing);

	if (!missing) {
		d->status = SL_ENOMEM;
		return;
	}
	d->answer->unknown_names = missing;
	for (uint32_t i = 0; i < d->options->value_count; i++) {
		bool found = false;

		for (uint32_t k = 0; k < s->kind_count; k++) {
			const sl_feature *f = sl_schema_feature(s, s->kinds[k], d->options->values[i]);

			if (f)
				add_values(d, &cap, f);
			found |= f != NULL;
		}
		if (!found)
			missing[d->answer->unknown_name_count++] = d->options->values[i];
	}
}

sl_status sl_decide(sl_answer **out, sl_run *run, const sl_decide_options *options, sl_arena *arena)
{
	static const sl_decide_options all = {0};
	deciding d = {.run = run, .arena = arena, .options = options ? options : &all};
	sl_answer *a = sl_arena_alloc(arena, sizeof *a);

	if (!a)
		return SL_ENOMEM;
	d.answer = a;
	a->run = run;
	a->arena = arena;
	a->date = sl_run_date(run);
	a->known = sl_run_known(run);
	if (!(d.day = sl_run_day(run, a->date)))
		return SL_ENOMEM;
	if (!d.options->outcomes_only && sl_reasons_init(&a->reasons, run, arena) != SL_OK)
		return SL_ENOMEM;
	decide_all(&d);
	find_refused(&d);
	find_values(&d);
	if (d.status == SL_OK && !d.options->outcomes_only)
		d.status = sl_decide_contributions(a, d.options->domain);
	if (d.status == SL_OK)
		d.status = sl_find_conflicts(a, d.options);
	if (d.status == SL_OK && !d.options->outcomes_only)
		d.status = sl_find_findings(a);
	if (d.status == SL_OK)
		d.status = sl_order_questions(a);
	if (d.status != SL_OK || sl_run_status(run) != SL_OK)
		return SL_ENOMEM;
	*out = a;
	return SL_OK;
}
