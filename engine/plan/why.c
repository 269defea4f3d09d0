/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Why an answer is another one than the day before: of the steps that were
 * used, those that can change while nobody tells anything new. That are
 * concepts that read the peildatum themselves, facts told for a stretch of
 * time, amounts, and rules that begin or end.
 */
#include "plan/compare.h"

typedef struct searching {
	sl_change *change;
	const sl_two *two;
	sl_arena *arena;
	size_t cap;
	sl_status status;
} searching;

static bool same_value(sl_value a, sl_value b)
{
	if (a.kind != b.kind)
		return false;
	return !sl_is_known(a) || sl_value_equal(a, b) == SL_TRUE;
}

static void add(searching *s, sl_why why)
{
	sl_change *c = s->change;
	sl_why *list;

	for (uint32_t i = 0; i < c->why_count; i++)
		if (c->whys[i].feature == why.feature && c->whys[i].parameter == why.parameter &&
		    c->whys[i].rule == why.rule && c->whys[i].entity == why.entity && c->whys[i].other == why.other)
			return;
	if (!(list = sl_arena_grow(s->arena, c->whys, c->why_count, &s->cap, sizeof *list))) {
		s->status = SL_ENOMEM;
		return;
	}
	why.before = sl_kept_value(why.before, s->arena);
	why.after = sl_kept_value(why.after, s->arena);
	c->whys = list;
	list[c->why_count++] = why;
}

/* ---- facts and concepts ---- */

bool sl_reads_day(const sl_answer *a, const sl_feature *f)
{
	const sl_program *p = sl_run_program(a->run);
	const sl_feature *day = p->model->schema.roles[SL_ROLE_DATE];
	const sl_concept *c = f->concept;
	const sl_active_concept *active = &sl_run_segment(a->run, a->date)->concepts[c->number];

	for (uint32_t i = 0; day && i < active->count; i++)
		if (sl_node_reads_feature(p, active->rules[i].code->condition, day) ||
		    sl_node_reads_feature(p, active->rules[i].code->value, day))
			return true;
	return false;
}

static bool value_on(searching *s, const sl_answer *a, sl_date day, const sl_reason *r, sl_value *out)
{
	sl_day_memory *memory = sl_run_day(a->run, day);

	if (!memory) {
		s->status = SL_ENOMEM;
		return false;
	}
	sl_run_feature(a->run, memory, r->feature, r->entity, r->other, out);
	return true;
}

/* What is another thing every day (days since something) explains no day. */
static bool changes_daily(searching *s, const sl_reason *r, sl_value before)
{
	const sl_answer *a = s->two->before;
	sl_value earlier;

	return value_on(s, a, a->date - 1, r, &earlier) && !same_value(earlier, before);
}

static bool is_of_day(const sl_reason *r)
{
	if (r->kind == SL_REASON_FACT)
		return r->feature->fact->role != SL_ROLE_DATE;
	return r->kind == SL_REASON_CONCEPT;
}

static void look_at_feature(searching *s, const sl_reason *r)
{
	const sl_answer *before = s->two->before, *after = s->two->after;
	sl_why why = {.feature = r->feature, .entity = r->entity, .other = r->other};

	if (!is_of_day(r) || (r->kind == SL_REASON_CONCEPT && !sl_reads_day(after, r->feature)) ||
	    !value_on(s, before, before->date, r, &why.before) || !value_on(s, after, after->date, r, &why.after) ||
	    same_value(why.before, why.after) || changes_daily(s, r, why.before))
		return;
	add(s, why);
}

/* ---- amounts and rules ---- */

static void look_at_parameter(searching *s, const sl_reason *r)
{
	const sl_answer *before = s->two->before, *after = s->two->after;
	sl_why why = {.parameter = r->parameter, .entity = SL_NO_ENTITY, .other = SL_NO_ENTITY};

	sl_run_parameter(before->run, sl_run_day(before->run, before->date), r->parameter, &why.before);
	sl_run_parameter(after->run, sl_run_day(after->run, after->date), r->parameter, &why.after);
	if (!same_value(why.before, why.after))
		add(s, why);
}

static bool counts(const sl_reason_rule *r)
{
	return r->role == SL_RULE_APPLIED || r->role == SL_RULE_AGREED || r->role == SL_RULE_MAY;
}

/* Another version of the same rule is no beginning: what it changes shows. */
static bool is_in_force(const sl_answer *a, const sl_rule *rule)
{
	const sl_active_concept *active = &sl_run_segment(a->run, a->date)->concepts[rule->concept->number];

	for (uint32_t i = 0; i < active->count; i++)
		if (active->rules[i].code->rule == rule)
			return true;
	return false;
}

static void look_at_rules(searching *s, const sl_reason *r, bool after)
{
	const sl_answer *other = after ? s->two->before : s->two->after;

	for (uint32_t i = 0; i < r->rule_count; i++) {
		const sl_rule *rule = r->rules[i].code->rule;

		if (counts(&r->rules[i]) && !is_in_force(other, rule))
			add(s, (sl_why){.rule = rule, .begins = after, .entity = SL_NO_ENTITY, .other = SL_NO_ENTITY});
	}
}

static void look_at(searching *s, const sl_reason *r, bool after)
{
	if (r->day != (after ? s->two->after : s->two->before)->date)
		return;
	if (r->kind == SL_REASON_PARAMETER)
		look_at_parameter(s, r);
	else if (r->kind != SL_REASON_EXPR)
		look_at_feature(s, r);
	look_at_rules(s, r, after);
}

/* An amount that is not known any more is no step: it stops the steps. */
static void look_at_causes(searching *s)
{
	const sl_standing *after = &s->change->after;
	const sl_answer *a = s->two->before;

	for (uint32_t i = 0; i < after->cause_count; i++) {
		const sl_parameter *p = after->causes[i].kind == SL_CAUSE_VALUE ? after->causes[i].parameter : NULL;
		sl_why why = {.parameter = p, .entity = SL_NO_ENTITY, .other = SL_NO_ENTITY, .after.kind = SL_UNKNOWN};

		if (!p)
			continue;
		sl_run_parameter(a->run, sl_run_day(a->run, a->date), p, &why.before);
		if (sl_is_known(why.before))
			add(s, why);
	}
}

sl_status sl_find_whys(sl_change *out, const sl_two *two, const sl_reason_list *before,
		       const sl_reason_list *after, sl_arena *arena)
{
	searching s = {.change = out, .two = two, .arena = arena};

	for (uint32_t i = 0; after && i < after->count && s.status == SL_OK; i++)
		look_at(&s, after->items[i], true);
	for (uint32_t i = 0; before && i < before->count && s.status == SL_OK; i++)
		look_at(&s, before->items[i], false);
	look_at_causes(&s);
	return s.status;
}
