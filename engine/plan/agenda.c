/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The days on which a decision or conflict changes. Every day is decided, by
 * outcomes only; where two days differ both are decided in full, to say why.
 * While an amount is lacking outcomes tell little: then the days on which an
 * age or the like turns are decided in full too.
 */
#include "plan/agenda.h"

/* Two runs take turns: one holds the last day that differed, one the next. */
typedef struct turn {
	sl_run *run;
	sl_arena arena;
	sl_answer *answer;
} turn;

typedef struct looking {
	sl_agenda *agenda;
	const sl_household *household;
	sl_decide_options quick, full;
	sl_date known;
	sl_arena *arena;
	sl_changes changes;
	sl_blinds blinds;
	sl_marks marks;
	sl_status status;
} looking;

/* ---- counts that are kept still ---- */

static bool is_count(const sl_feature *f, const sl_told *t)
{
	return f->fact->time == SL_TIME_COUNT && t->telling == SL_TOLD;
}

static uint32_t count_counts(const sl_household *h)
{
	uint32_t n = 0;

	for (uint32_t e = 0; e < h->entity_count; e++)
		for (uint32_t i = 0; i < h->entities[e].kind->fact_count; i++)
			n += is_count(h->entities[e].kind->facts[i], &h->entities[e].told[i]);
	return n;
}

static void name_held(sl_agenda *a, const sl_feature *f)
{
	for (uint32_t i = 0; i < a->held_count; i++)
		if (a->held[i] == f)
			return;
	a->held[a->held_count++] = f;
}

static sl_status hold(sl_fact_change *out, const sl_feature *f, const sl_told *t, uint32_t entity, sl_arena *arena)
{
	sl_told_stretch *always = sl_arena_alloc(arena, sizeof *always);

	if (!always)
		return SL_ENOMEM;
	*always = (sl_told_stretch){SL_DATE_MIN, SL_DATE_MAX, t->value};
	*out = (sl_fact_change){entity, f, *t};
	out->told.telling = SL_TOLD_TIMELINE;
	out->told.stretches = always;
	out->told.stretch_count = 1;
	return SL_OK;
}

static sl_status hold_counts(looking *k, const sl_household *h)
{
	uint32_t n = 0, most = count_counts(h);
	sl_fact_change *changes = sl_arena_calloc(k->arena, most, sizeof *changes);
	sl_household *held;
	sl_status err = SL_OK;

	k->agenda->held = sl_arena_calloc(k->arena, most, sizeof *k->agenda->held);
	if (!changes || !k->agenda->held)
		return SL_ENOMEM;
	for (uint32_t e = 0; e < h->entity_count; e++)
		for (uint32_t i = 0; i < h->entities[e].kind->fact_count && err == SL_OK; i++) {
			const sl_feature *f = h->entities[e].kind->facts[i];

			if (!is_count(f, &h->entities[e].told[i]))
				continue;
			err = hold(&changes[n++], f, &h->entities[e].told[i], e, k->arena);
			name_held(k->agenda, f);
		}
	if (err == SL_OK)
		err = sl_household_with(&held, h, changes, n, k->arena);
	if (err == SL_OK)
		k->household = held;
	return err;
}

/* ---- day by day ---- */

static void decide_day(looking *k, turn *t, sl_date day, const sl_decide_options *options)
{
	sl_arena_reset(&t->arena);
	if (k->status == SL_OK)
		k->status = sl_run_begin(t->run, k->household, day, k->known);
	if (k->status == SL_OK)
		k->status = sl_decide(&t->answer, t->run, options, &t->arena);
}

static bool lacks_amounts(const sl_answer *a)
{
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (sl_lacks_amount(a->decided[i]))
			return true;
	return false;
}

/* Does something turn, where outcomes may not show it? */
static bool turns(looking *k, const turn *t)
{
	if (k->status == SL_OK)
		k->status = sl_note_blinds(&k->blinds, t->answer);
	return k->status == SL_OK && lacks_amounts(t->answer) && sl_marks_turn(&k->marks, t->run, &k->status);
}

static void compare_days(looking *k, const sl_two *two)
{
	if (k->status == SL_OK)
		sl_compare(&k->changes, two);
	if (k->status == SL_OK && k->changes.status == SL_OK)
		sl_compare_behind(&k->changes, two);
	if (k->status == SL_OK)
		k->status = k->changes.status;
}

static void look_day_by_day(looking *k, turn *held, turn *next)
{
	turn *swap;

	decide_day(k, held, k->agenda->from, &k->quick);
	if (k->status == SL_OK)
		k->status = sl_marks_init(&k->marks, held->answer, k->arena);
	if (k->status == SL_OK)
		turns(k, held);
	for (sl_date day = k->agenda->from + 1; k->status == SL_OK && day < k->agenda->to; day++) {
		decide_day(k, next, day, &k->quick);
		if (k->status != SL_OK || (!turns(k, next) && sl_same_answers(held->answer, next->answer)))
			continue;
		decide_day(k, held, day - 1, &k->full);
		decide_day(k, next, day, &k->full);
		compare_days(k, &(sl_two){held->answer, next->answer, true});
		swap = held, held = next, next = swap;
	}
}

/* ---- terms, which are known from the first day ---- */

static void insert_terms(looking *k, const sl_arrangement *p)
{
	sl_changes *all = &k->changes;

	for (uint32_t i = 0; i < p->term_count && all->status == SL_OK; i++) {
		const sl_plan_term *t = &p->terms[i];
		sl_date day = t->term->value.as.i;
		sl_change c = {.kind = SL_CHANGE_TERM, .day = day, .decision = t->decided->decision, .entity = t->decided->entity,
			       .joint = t->decided->joint, .other = SL_NO_ENTITY, .asked = true, .term = t->term->name};
		uint32_t n = all->count;

		if (day <= k->agenda->from || day >= k->agenda->to || !sl_change_add(all, c))
			continue;
		for (; n > 0 && all->items[n - 1].day > day; n--)
			all->items[n] = all->items[n - 1];
		all->items[n] = c;
	}
	k->status = all->status;
}

sl_status sl_look_ahead(sl_agenda **out, const sl_answer *a, const sl_decide_options *options, sl_arena *arena)
{
	looking k = {.quick = *options, .full = *options, .known = a->known, .arena = arena,
		     .changes.arena = arena};
	turn turns[2] = {{0}, {0}};
	sl_arrangement *plan;

	k.quick.outcomes_only = true;
	k.full.values = k.quick.values = NULL;
	k.full.value_count = k.quick.value_count = 0;
	if (!(k.agenda = sl_arena_alloc(arena, sizeof *k.agenda)))
		return SL_ENOMEM;
	k.blinds = (sl_blinds){.agenda = k.agenda, .arena = arena};
	k.agenda->from = a->date;
	if (sl_date_add_months(&k.agenda->to, a->date, SL_AGENDA_MONTHS) != SL_OK)
		k.agenda->to = a->date;
	k.status = hold_counts(&k, sl_run_household(a->run));
	for (int i = 0; i < 2 && k.status == SL_OK; i++)
		k.status = sl_run_new(&turns[i].run, sl_run_program(a->run));
	for (int i = 0; i < 2 && k.status == SL_OK; i++)
		sl_run_narrow(turns[i].run, options->domain);
	if (k.status == SL_OK)
		look_day_by_day(&k, &turns[0], &turns[1]);
	if (k.status == SL_OK)
		k.status = sl_arrange(&plan, a);
	if (k.status == SL_OK)
		insert_terms(&k, plan);
	for (int i = 0; i < 2; i++) {
		sl_run_free(turns[i].run);
		sl_arena_free(&turns[i].arena);
	}
	k.agenda->changes = k.changes.items;
	k.agenda->change_count = k.changes.count;
	*out = k.agenda;
	return k.status;
}
