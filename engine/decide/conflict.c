/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Conflicts: each declared pattern, for everybody whom it can be about.
 *
 * Detecting is processing too: whether a pattern may be looked at is judged
 * on what it can read, before anything of it is read.
 */
#include "decide/deciding.h"

#include <string.h>

typedef struct finding {
	sl_answer *answer;
	const sl_decide_options *options;
	sl_day_memory *day;
	bool consent;        /* files of different laws may be laid side by side */
	size_t cap;
	sl_status status;
} finding;

/* ---- may it be looked at? ---- */

bool sl_may_combine(sl_run *r, sl_day_memory *day)
{
	const sl_feature *fact = sl_run_program(r)->model->schema.roles[SL_ROLE_COMBINE];
	sl_value v;

	if (!fact)
		return true;
	sl_run_feature(r, day, fact, 0, SL_NO_ENTITY, &v);
	return sl_truth_of(v) == SL_TRUE;
}

static bool is_one_of(const char *const *list, uint32_t count, const char *name)
{
	for (uint32_t i = 0; i < count; i++)
		if (strcmp(list[i], name) == 0)
			return true;
	return false;
}

sl_status sl_close_off(sl_answer *a, sl_closed_conflict closed)
{
	sl_closed_conflict *list = sl_arena_grow(a->arena, a->closed, a->closed_count, &a->closed_cap, sizeof *list);

	if (!list)
		return SL_ENOMEM;
	a->closed = list;
	list[a->closed_count++] = closed;
	return SL_OK;
}

static void close_off(finding *f, const sl_conflict_code *code, sl_closed_why why)
{
	if (sl_close_off(f->answer, (sl_closed_conflict){.conflict = code->conflict, .why = why}) != SL_OK)
		f->status = SL_ENOMEM;
}

static bool is_open(finding *f, const sl_conflict_code *code)
{
	const char *narrow = f->options->domain;

	if (f->consent)
		return true;
	if (code->combines)
		close_off(f, code, SL_CLOSED_CONSENT);
	else if (narrow && !is_one_of(code->domains, code->domain_count, narrow))
		close_off(f, code, SL_CLOSED_GROUND);
	else
		return true;
	return false;
}

static bool is_selected(const finding *f, const sl_conflict *c)
{
	const sl_run *r = f->answer->run;

	if (!sl_in_force(c->validity, sl_run_date(r), sl_run_known(r)))
		return false;
	return !f->options->domain || is_one_of(c->domains, c->domain_count, f->options->domain);
}

/* ---- what was found ---- */

static uint32_t order(uint32_t a, uint32_t b, bool first)
{
	return (a < b) == first ? a : b;
}

static sl_conflict_found *same_set(finding *f, const sl_conflict *c, uint32_t self, uint32_t other)
{
	sl_answer *a = f->answer;

	for (uint32_t i = a->conflict_count; i-- > 0 && a->conflicts[i].conflict == c;)
		if (order(a->conflicts[i].self, a->conflicts[i].other, true) == order(self, other, true) &&
		    order(a->conflicts[i].self, a->conflicts[i].other, false) == order(self, other, false))
			return &a->conflicts[i];
	return NULL;
}

/* Of two ways round a pair, what is certain counts; else what may still be. */
static unsigned weight(sl_truth t)
{
	return t == SL_TRUE ? 2 : t == SL_TRUTH_UNKNOWN ? 1 : 0;
}

static sl_conflict_found *room_for(finding *f, const sl_conflict *c, uint32_t self, uint32_t other, sl_truth status)
{
	sl_answer *a = f->answer;
	sl_conflict_found *found = same_set(f, c, self, other), *list;

	if (found)
		return weight(status) > weight(found->status) ? found : NULL;
	if (!(list = sl_arena_grow(a->arena, a->conflicts, a->conflict_count, &f->cap, sizeof *list))) {
		f->status = SL_ENOMEM;
		return NULL;
	}
	a->conflicts = list;
	return &list[a->conflict_count++];
}

/* The gravest that applies. One of which it is not known whether it does
 * counts: who reads this must not think lightly of it. */
static sl_gravity gravity_of(finding *f, const sl_conflict_code *code, sl_frame *frame)
{
	const sl_conflict *c = code->conflict;
	sl_gravity gravity = c->gravity;
	sl_value v;

	for (uint32_t i = 0; i < c->graver_count; i++) {
		sl_run_node(f->answer->run, frame, sl_run_program(f->answer->run)->kids[code->gravers + i], &v);
		if (c->gravers[i].gravity > gravity && sl_truth_of(v) != SL_FALSE && v.kind != SL_NULL)
			gravity = c->gravers[i].gravity;
	}
	return gravity;
}

static void take(finding *f, const sl_conflict_code *code, sl_frame *frame, sl_value v)
{
	sl_answer *a = f->answer;
	sl_truth status = sl_truth_of(v);
	sl_conflict_found *found;

	if (status == SL_FALSE || status == SL_EMPTY ||
	    !(found = room_for(f, code->conflict, frame->self, frame->other, status)))
		return;
	*found = (sl_conflict_found){.conflict = code->conflict, .code = code, .self = frame->self,
				     .other = frame->other, .status = status,
				     .gravity = gravity_of(f, code, frame)};
	if (!(found->frame = sl_arena_memdup(a->arena, frame, sizeof *frame)))
		f->status = SL_ENOMEM;
	if (v.kind == SL_UNKNOWN && sl_causes_collect(&found->causes, v.as.cause, a->arena) != SL_OK)
		f->status = SL_ENOMEM;
	if (v.kind == SL_BROKEN)
		found->defect = v.as.defect;
}

static void look(finding *f, const sl_conflict_code *code, uint32_t self, uint32_t other)
{
	sl_frame frame;
	sl_value v;

	sl_frame_init(&frame, f->day, self, other);
	sl_run_node(f->answer->run, &frame, code->condition, &v);
	take(f, code, &frame, v);
}

bool sl_concerns(const sl_answer *a, const sl_decide_options *options, const uint32_t *who, uint32_t count)
{
	const sl_household *h = sl_run_household(a->run);
	const char *person = options->person;

	for (uint32_t i = 0; i < count && person; i++)
		if (who[i] != SL_NO_ENTITY && h->entities[who[i]].id && strcmp(h->entities[who[i]].id, person) == 0)
			return true;
	return !person;
}

static bool concerns(const finding *f, uint32_t self, uint32_t other)
{
	return sl_concerns(f->answer, f->options, (const uint32_t[]){self, other}, 2);
}

/* ---- everybody whom it can be about ---- */

static void look_at_pairs(finding *f, const sl_conflict_code *code, uint32_t self)
{
	const sl_household *h = sl_run_household(f->answer->run);
	uint16_t kind = code->conflict->towards->number;

	for (uint32_t i = 0; i < h->kind_counts[kind] && f->status == SL_OK; i++)
		if (h->by_kind[kind][i] != self && concerns(f, self, h->by_kind[kind][i]))
			look(f, code, self, h->by_kind[kind][i]);
}

static void look_at_all(finding *f, const sl_conflict_code *code)
{
	const sl_household *h = sl_run_household(f->answer->run);
	uint16_t kind = code->conflict->per->number;

	for (uint32_t i = 0; i < h->kind_counts[kind] && f->status == SL_OK; i++) {
		uint32_t self = h->by_kind[kind][i];

		if (code->conflict->towards)
			look_at_pairs(f, code, self);
		else if (self == 0 || concerns(f, self, SL_NO_ENTITY))
			look(f, code, self, SL_NO_ENTITY);
	}
}

/* ---- what it rests on ---- */

static void explain(finding *f, sl_conflict_found *found)
{
	sl_reasons *rs = &f->answer->reasons;
	size_t cap = 0;

	for (uint32_t i = 0; i < found->conflict->side_count; i++)
		if (sl_sources_add(&found->sources, &found->source_count, &cap, &found->conflict->sides[i].source, rs->arena) != SL_OK)
			f->status = SL_ENOMEM;
	/* Many are possible as long as little is told, and each is a walk. */
	if (found->status == SL_TRUTH_UNKNOWN && !f->options->explain_possible)
		return;
	found->reason = sl_reason_pair(rs, f->answer->date, found->code->condition, found->self, found->other);
	if (!found->reason || sl_reason_collect(rs, found->reason, &found->used) != SL_OK ||
	    sl_used_assumptions(&found->assumptions, &found->assumption_count, &found->used, rs->arena) != SL_OK)
		f->status = SL_ENOMEM;
}

sl_status sl_find_conflicts(sl_answer *a, const sl_decide_options *options)
{
	const sl_program *p = sl_run_program(a->run);
	finding f = {.answer = a, .options = options, .day = sl_run_day(a->run, a->date)};

	if (!f.day)
		return SL_ENOMEM;
	if (options->decision_count || !p->model->conflict_count)
		return SL_OK;
	f.consent = sl_may_combine(a->run, f.day);
	for (uint32_t i = 0; i < p->model->conflict_count && f.status == SL_OK; i++)
		if (is_selected(&f, p->conflicts[i].conflict) && is_open(&f, &p->conflicts[i]))
			look_at_all(&f, &p->conflicts[i]);
	for (uint32_t i = 0; i < a->conflict_count && f.status == SL_OK && !options->outcomes_only; i++)
		explain(&f, &a->conflicts[i]);
	return f.status;
}
