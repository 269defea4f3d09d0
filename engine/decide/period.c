/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Deciding over a period: the answer of each single day, equal neighbours
 * joined. Every day is decided: what changes by itself (a birthday, the end
 * of a course, a norm) need not be foreseen.
 */
#include "decide/decide.h"

#include <string.h>

static bool same_value(sl_value a, sl_value b);

static bool same_list(const sl_list *a, const sl_list *b)
{
	if (a->count != b->count || a->open != b->open || a->doubtful != b->doubtful)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!same_value(a->items[i], b->items[i]) || (a->doubtful && a->doubts[i] != b->doubts[i]))
			return false;
	return true;
}

/* Whose rules fall short, and how: texts and figures follow from that. */
static bool same_defect(const sl_defect *a, const sl_defect *b)
{
	if (a == b)
		return true;
	if (!a || !b || a->kind != b->kind || a->concept != b->concept || a->parameter != b->parameter ||
	    a->entity != b->entity || !a->rules != !b->rules || a->count != b->count)
		return false;
	for (uint32_t i = 0; a->rules && i < a->count; i++)
		if (a->rules[i] != b->rules[i])
			return false;
	return true;
}

/* Not why a value is unknown: that stands in sets of causes. */
static bool same_value(sl_value a, sl_value b)
{
	if (a.kind != b.kind)
		return false;
	switch ((sl_kind)a.kind) {
	case SL_UNSET: /* no amount, on neither day */
	case SL_NULL:
	case SL_UNKNOWN:
		return true;
	case SL_BROKEN:
		return same_defect(a.as.defect, b.as.defect);
	case SL_LIST:
		return same_list(a.as.list, b.as.list);
	default:
		return sl_value_equal(a, b) == SL_TRUE;
	}
}

static bool same_terms(const sl_decided *a, const sl_decided *b)
{
	if (a->term_count != b->term_count)
		return false;
	for (uint32_t i = 0; i < a->term_count; i++)
		if (a->terms[i].name != b->terms[i].name || !same_value(a->terms[i].value, b->terms[i].value) ||
		    !same_value(a->terms[i].proper, b->terms[i].proper))
			return false;
	return true;
}

static bool same_rank_notice(const sl_notice_value *a, const sl_notice_value *b)
{
	if (!a->rule || !b->rule)
		return a->rule == b->rule;
	return a->rule->code == b->rule->code && a->about->feature == b->about->feature &&
	       a->about->entity == b->about->entity && same_value(a->rule->value, b->rule->value) &&
	       same_value(a->about->value, b->about->value);
}

static bool same_notices(const sl_decided *a, const sl_decided *b)
{
	if (a->notice_count != b->notice_count)
		return false;
	for (uint32_t i = 0; i < a->notice_count; i++)
		if (a->notices[i].text != b->notices[i].text || !same_rank_notice(&a->notices[i], &b->notices[i]))
			return false;
	return true;
}

static bool same_sources(const sl_decided *a, const sl_decided *b)
{
	if (a->source_count != b->source_count)
		return false;
	for (uint32_t i = 0; i < a->source_count; i++) {
		if (!sl_source_same(a->sources[i], b->sources[i]))
			return false;
	}
	return true;
}

static bool same_deviation(const sl_deviation *a, const sl_deviation *b)
{
	return a && b ? a->item == b->item : a == b;
}

static bool same_refused(const sl_answer *a, const sl_answer *b)
{
	if (a->refused_count != b->refused_count)
		return false;
	for (uint32_t i = 0; i < a->refused_count; i++)
		if (a->refused[i]->item != b->refused[i]->item || a->refused[i]->refusal != b->refused[i]->refusal)
			return false;
	return true;
}

/* On the day of the document a fact is told, on others it is taken to be
 * unchanged: that alone does not cut a period. */
static bool same_decided(const sl_decided *a, const sl_decided *b)
{
	return a->decision == b->decision && a->entity == b->entity && a->outcome == b->outcome &&
	       a->asked == b->asked && a->unit == b->unit && a->collector == b->collector && same_value(a->amount, b->amount) &&
	       sl_causes_same(&a->causes, &b->causes) && same_defect(a->defect, b->defect) && same_terms(a, b) &&
	       same_sources(a, b) && same_notices(a, b) && same_deviation(a->deviation, b->deviation) &&
	       same_deviation(a->waiting, b->waiting) && a->by_rules.outcome == b->by_rules.outcome &&
	       same_value(a->by_rules.amount, b->by_rules.amount);
}

/* An asked value of two days; the causes of an unknown one count too. */
static bool same_asked(const sl_asked_value *a, const sl_asked_value *b, sl_arena *arena, sl_status *err)
{
	sl_cause_set x = {0}, y = {0};
	sl_status bad;

	if (!same_value(a->value, b->value))
		return false;
	if (a->value.kind != SL_UNKNOWN)
		return true;
	if ((bad = sl_causes_collect(&x, a->value.as.cause, arena)) != SL_OK ||
	    (bad = sl_causes_collect(&y, b->value.as.cause, arena)) != SL_OK)
		*err = bad;
	return sl_causes_same(&x, &y);
}

/* Contributions, also those that were not asked for by themselves. */
static bool same_owed(const sl_answer *a, const sl_answer *b)
{
	if (a->owed_count != b->owed_count || !same_value(a->owed_total, b->owed_total))
		return false;
	for (uint32_t i = 0; i < a->owed_count; i++) {
		const sl_owed *x = &a->owed[i], *y = &b->owed[i];

		if (x->decision != y->decision || x->entity != y->entity || x->joint != y->joint ||
		    x->unit != y->unit || x->collector != y->collector || !same_value(x->amount, y->amount))
			return false;
	}
	return true;
}

static bool same_conflicts(const sl_answer *a, const sl_answer *b)
{
	if (a->conflict_count != b->conflict_count || a->closed_count != b->closed_count)
		return false;
	for (uint32_t i = 0; i < a->conflict_count; i++) {
		const sl_conflict_found *x = &a->conflicts[i], *y = &b->conflicts[i];

		if (x->conflict != y->conflict || x->self != y->self || x->other != y->other || x->status != y->status ||
		    x->gravity != y->gravity || !sl_causes_same(&x->causes, &y->causes) || !same_defect(x->defect, y->defect))
			return false;
	}
	for (uint32_t i = 0; i < a->closed_count; i++)
		if (a->closed[i].conflict != b->closed[i].conflict || a->closed[i].floor != b->closed[i].floor || a->closed[i].why != b->closed[i].why)
			return false;
	return true;
}

/* What it owes is told apart by same_owed. */
static bool same_below(const sl_below *a, const sl_below *b)
{
	if (!a || !b)
		return a == b;
	if (a->floor != b->floor || a->status != b->status || a->member_count != b->member_count ||
	    !same_value(a->norm, b->norm) || !same_value(a->means, b->means) || !same_value(a->total, b->total) ||
	    !sl_causes_same(&a->causes, &b->causes))
		return false;
	for (uint32_t i = 0; i < a->member_count; i++)
		if (a->members[i] != b->members[i])
			return false;
	return true;
}

static bool same_finding(const sl_finding *a, const sl_finding *b)
{
	if (a->kind != b->kind || a->decided_count != b->decided_count ||
	    a->fact_count != b->fact_count || a->entity != b->entity || !same_defect(a->defect, b->defect) ||
	    !same_below(a->below, b->below))
		return false;
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (a->decided[i]->decision != b->decided[i]->decision || a->decided[i]->entity != b->decided[i]->entity ||
		    (a->links && i + 1 < a->decided_count && a->links[i].fact != b->links[i].fact))
			return false;
	for (uint32_t i = 0; i < a->fact_count; i++)
		if (a->facts[i] != b->facts[i])
			return false;
	return true;
}

static bool same_findings(const sl_answer *a, const sl_answer *b)
{
	if (a->finding_count != b->finding_count)
		return false;
	for (uint32_t i = 0; i < a->finding_count; i++)
		if (!same_finding(&a->findings[i], &b->findings[i]))
			return false;
	return true;
}

/* The later answer lends its arena. */
static bool same_answer(const sl_answer *a, const sl_answer *b, sl_status *err)
{
	if (a->decided_count != b->decided_count || a->value_count != b->value_count ||
	    !same_owed(a, b) || !same_refused(a, b) || !same_conflicts(a, b) || !same_findings(a, b))
		return false;
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (!same_decided(a->decided[i], b->decided[i]))
			return false;
	for (uint32_t i = 0; i < a->value_count; i++)
		if (!same_asked(&a->values[i], &b->values[i], b->arena, err))
			return false;
	return true;
}

/* Two runs take turns: one holds the stretch, one tries the next day. */
typedef struct turn {
	sl_run *run;
	sl_arena arena;
	sl_answer *answer;
} turn;

static sl_status decide_day(turn *t, const sl_household *h, sl_date day, sl_date known, const sl_decide_options *options)
{
	sl_status err;

	sl_arena_reset(&t->arena);
	if ((err = sl_run_begin(t->run, h, day, known)) != SL_OK)
		return err;
	return sl_decide(&t->answer, t->run, options, &t->arena);
}

sl_status sl_decide_period(sl_run *run, const sl_household *h, sl_date from, sl_date to, sl_date known,
			   const sl_decide_options *options, sl_stretch_visit visit, void *ctx)
{
	turn turns[2] = {{.run = run}, {0}};
	turn *held = &turns[0], *next = &turns[1], *swap;
	sl_date begin = from;
	sl_status err;

	if (from >= to)
		return SL_EINVAL;
	if ((err = sl_run_new(&turns[1].run, sl_run_program(run))) != SL_OK)
		return err;
	err = decide_day(held, h, from, known, options);
	for (sl_date day = from + 1; err == SL_OK && day < to; day++) {
		if ((err = decide_day(next, h, day, known, options)) != SL_OK)
			break;
		if (same_answer(held->answer, next->answer, &err) || err != SL_OK)
			continue;
		err = visit(ctx, begin, day, held->answer);
		begin = day;
		swap = held, held = next, next = swap;
	}
	if (err == SL_OK)
		err = visit(ctx, begin, to, held->answer);
	sl_arena_free(&turns[0].arena);
	sl_arena_free(&turns[1].arena);
	sl_run_free(turns[1].run);
	return err;
}
