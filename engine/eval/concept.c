/* SPDX-License-Identifier: EUPL-1.2 */
/* Concepts: their value on a day, remembered; and how the rules came out. */
#include "eval/rules.h"

#include "eval/quick.h"

/* ---- a concept on a day ---- */

/* A concept per period has the value of the day on which its period is taken. */
static sl_day_memory *day_of_period(sl_run *r, sl_day_memory *day, const sl_concept *c,
				    sl_value *out)
{
	sl_date begin, end, test;
	sl_day_memory *taken;

	if (!sl_period_of(c->periods, day->date, r->known, &begin, &end, &test)) {
		*out = sl_broken_with(r, (sl_defect){.kind = SL_DEFECT_NO_RULE,
						     .concept = c,
						     .entity = SL_NO_ENTITY,
						     .text = "er is geen periode voor deze dag"});
		return NULL;
	}
	if (!(taken = sl_run_day(r, test)))
		*out = sl_broken(r, SL_DEFECT_LIMIT, "te veel dagen in een berekening");
	return taken;
}

static void own_value(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity,
		      uint32_t other, sl_value *out)
{
	const sl_active_concept *a = &day->segment->concepts[c->number];
	sl_frame f;
	sl_judge j;

	sl_frame_init(&f, day, entity, other);
	f.series = c->periods;
	j.r = r;
	j.f = &f;
	j.c = c;
	j.a = a;
	if (a->delegated == SL_SILENT || a->delegated == SL_NO_ORDINANCE) {
		*out = sl_judge_rounded(&j, sl_eval_delegated_concept(r, &f, c, a, sl_null()));
		return;
	}
	if (a->simple) {
		sl_judge_simple(&j, out);
		return;
	}
	sl_judge_rules(&j);
	*out = sl_judge_combined(&j);
	if (a->delegated == SL_SET)
		*out = sl_eval_delegated_concept(r, &f, c, a, *out);
}

/* ---- memory ---- */

/* A slot of the general memory of a day, made when it is first needed; NULL: no memory. */
static sl_value *memory(sl_run *r, sl_day_memory *day, uint32_t entity, uint32_t place)
{
	if (!sl_run_open_slots(r) || !sl_run_make_slots(r, &day->values, r->slot_count))
		return NULL;
	return sl_slot(&day->values, r->base[entity] + place);
}

static sl_value own(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity)
{
	sl_value *slot = memory(r, day, entity, r->joint_slots[c->number]), v;

	if (!slot) {
		r->status = SL_ENOMEM;
		return sl_unknown(NULL);
	}
	if (slot->kind != SL_UNSET)
		return *slot;
	own_value(r, day, c, entity, SL_NO_ENTITY, &v);
	return *slot = v;
}

/* One value for two: computed at both; a difference is regelgebrek. */
static void joint_value(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity,
			sl_value *out)
{
	sl_value mine = own(r, day, c, entity), partner, theirs, *values;

	sl_run_feature(r, day, c->joint_with, entity, SL_NO_ENTITY, &partner);
	*out = mine;
	if (partner.kind != SL_ENTITY) {
		if (partner.kind != SL_NULL)
			*out = sl_strict(r, (sl_value[]){partner, mine}, 2);
		return;
	}
	theirs = own(r, day, c, partner.n);
	if (!sl_is_answer(mine) || !sl_is_answer(theirs)) {
		*out = sl_strict(r, (sl_value[]){mine, theirs}, 2);
	} else if (!sl_is_true(sl_eval_equal(r, mine, theirs))) {
		values = sl_arena_memdup(&r->arena, (sl_value[]){mine, theirs}, 2 * sizeof mine);
		*out = sl_broken_with(
			r, (sl_defect){.kind = SL_DEFECT_CONTRADICTION,
				       .concept = c,
				       .entity = entity,
				       .values = values,
				       .text = "de twee partners krijgen niet dezelfde waarde"});
	}
}

/* The slot of a pair concept, made for all pairs at once; NULL: no memory. */
static sl_value *pair_slot(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity,
			   uint32_t other)
{
	const sl_household *h = r->household;
	sl_value **table = &day->pairs[r->pair_numbers[c->number]];
	size_t width = h->kind_counts[c->feature->towards->number];

	if (!*table)
		*table = sl_arena_calloc(&r->arena, h->kind_counts[c->feature->per->number] * width,
					 sizeof **table);
	return *table ? *table + h->entities[entity].ordinal * width + h->entities[other].ordinal
		      : NULL;
}

static sl_value *slot_of(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity,
			 uint32_t other)
{
	if (c->feature->towards)
		return pair_slot(r, day, c, entity, other);
	return memory(r, day, entity, c->feature->slot);
}

/* The short way, for what is known and fits in 64 bits. */
static bool quick_value(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity,
			sl_value *out)
{
	int64_t v;

	if (!day->quick || c->feature->towards || !day->quick->concepts[c->number].steps ||
	    !sl_run_open_memory(r, day) || !sl_quick_concept(r, day, c, entity, &v))
		return false;
	*out = sl_quick_value(r, &day->quick->concepts[c->number].type, v);
	return true;
}

void sl_eval_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity,
		     uint32_t other, sl_value *out)
{
	sl_value *slot;

	if (c->periods && !(day = day_of_period(r, day, c, out)))
		return;
	if (quick_value(r, day, c, entity, out)) /* it has a memory of its own */
		return;
	if (!(slot = slot_of(r, day, c, entity, other))) {
		r->status = SL_ENOMEM;
		*out = sl_unknown(NULL);
		return;
	}
	if (slot->kind != SL_UNSET) {
		*out = *slot;
		return;
	}
	if (r->depth >= SL_RUN_DEPTH) {
		*out = sl_broken(r, SL_DEFECT_LIMIT, "de berekening is te diep");
		return;
	}
	r->depth += SL_DEPTH_OF_CONCEPT;
	if (c->joint_with)
		joint_value(r, day, c, entity, out);
	else
		own_value(r, day, c, entity, other, out);
	r->depth -= SL_DEPTH_OF_CONCEPT;
	*slot = *out;
}

/* ---- how the rules came out, for explanations ---- */

static sl_status copy_outcomes(sl_run *r, sl_judge *j, sl_detail *out)
{
	out->count = j->a->count;
	if (!(out->rules = sl_arena_calloc(&r->arena, j->a->count, sizeof *out->rules)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < j->a->count; i++) {
		bool outranked = j->outranked >> i & 1;

		out->rules[i] = (sl_rule_outcome){
			.code = j->a->rules[i].code,
			.can = j->can[i],
			.works = j->works[i],
			.in_w = j->w >> i & 1,
			.in_m = j->m >> i & 1,
			.outranked = outranked,
		};
		if (out->rules[i].in_m || (outranked && sl_is_true(j->works[i])))
			out->rules[i].value = sl_judge_value(j, i);
	}
	return r->status;
}

sl_status sl_run_detail(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity,
			uint32_t other, sl_detail *out)
{
	/* Neither is cleared: both are large, and set before they are read. */
	sl_frame *f = sl_arena_raw(&r->arena, sizeof *f);
	sl_judge j;

	*out = (sl_detail){0};
	sl_eval_concept(r, day, c, entity, other, &out->value);
	if (!f)
		return SL_ENOMEM;
	if (c->periods && !(day = day_of_period(r, day, c, &out->value)))
		return SL_OK;
	sl_frame_init(f, day, entity, other);
	f->series = c->periods;
	out->frame = f;
	out->active = &day->segment->concepts[c->number];
	j.r = r;
	j.f = f;
	j.c = c;
	j.a = out->active;
	sl_judge_rules(&j);
	return copy_outcomes(r, &j, out);
}
