/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Deciding over a period: the answer of each single day, equal neighbours
 * joined. Every day is decided: what changes by itself (a birthday, the end
 * of a course, a norm) need not be foreseen.
 */
#include "decide/decide.h"

#include <string.h>

static bool same_value(sl_value a, sl_value b)
{
	if (a.kind != b.kind)
		return false;
	return !sl_is_known(a) || sl_value_equal(a, b) == SL_TRUE;
}

static bool same_cause(const sl_cause *a, const sl_cause *b)
{
	return a->kind == b->kind && a->entity == b->entity && a->feature == b->feature && a->parameter == b->parameter;
}

static bool same_causes(const sl_cause_set *a, const sl_cause_set *b)
{
	if (a->count != b->count)
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!same_cause(a->items[i], b->items[i]))
			return false;
	return true;
}

static bool same_terms(const sl_decided *a, const sl_decided *b)
{
	if (a->term_count != b->term_count)
		return false;
	for (uint32_t i = 0; i < a->term_count; i++)
		if (!same_value(a->terms[i].value, b->terms[i].value))
			return false;
	return true;
}

static bool same_sources(const sl_decided *a, const sl_decided *b)
{
	if (a->source_count != b->source_count)
		return false;
	for (uint32_t i = 0; i < a->source_count; i++) {
		const sl_source *x = a->sources[i], *y = b->sources[i];

		if (x != y && (!x->jci || !y->jci || strcmp(x->jci, y->jci) != 0))
			return false;
	}
	return true;
}

static bool same_assumptions(const sl_decided *a, const sl_decided *b)
{
	/* On the day of the document a fact is told, on others it is taken to be
	 * unchanged: that alone does not cut a period. */
	return a->asked == b->asked && a->notice_count == b->notice_count;
}

static bool same_decided(const sl_decided *a, const sl_decided *b)
{
	return a->decision == b->decision && a->entity == b->entity && a->outcome == b->outcome &&
	       a->unit == b->unit && same_value(a->amount, b->amount) && same_causes(&a->causes, &b->causes) &&
	       same_terms(a, b) && same_sources(a, b) && same_assumptions(a, b);
}

static bool same_answer(const sl_answer *a, const sl_answer *b)
{
	if (a->decided_count != b->decided_count || a->value_count != b->value_count)
		return false;
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (!same_decided(a->decided[i], b->decided[i]))
			return false;
	for (uint32_t i = 0; i < a->value_count; i++)
		if (!same_value(a->values[i].value, b->values[i].value))
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
		if (same_answer(held->answer, next->answer))
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
