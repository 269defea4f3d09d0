/* SPDX-License-Identifier: EUPL-1.2 */
/* A run: one household, its days and their memory. */
#include "eval/quick.h"

#include <stdlib.h>
#include <string.h>

/* ---- making a run ---- */

static sl_status number_concepts(sl_run *r)
{
	const sl_model *m = r->program->model;

	r->joint_slots = calloc(m->concept_count + 1u, sizeof *r->joint_slots);
	r->pair_numbers = calloc(m->concept_count + 1u, sizeof *r->pair_numbers);
	r->kind_slots = calloc(r->schema->kind_count + 1u, sizeof *r->kind_slots);
	r->quick_stack = calloc(SL_QUICK_STACK, sizeof *r->quick_stack);
	if (!r->joint_slots || !r->pair_numbers || !r->kind_slots || !r->quick_stack)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < r->schema->kind_count; i++)
		r->kind_slots[i] = r->schema->kinds[i]->concept_count;
	for (uint32_t i = 0; i < m->concept_count; i++) {
		const sl_concept *c = m->concepts[i];

		if (c->joint_with)
			r->joint_slots[i] = r->kind_slots[c->feature->per->number]++;
		if (c->feature->towards)
			r->pair_numbers[i] = r->pair_count++;
	}
	return SL_OK;
}

sl_status sl_run_new(sl_run **out, const sl_program *p)
{
	sl_run *r = calloc(1, sizeof *r);
	sl_status err;

	if (!r)
		return SL_ENOMEM;
	r->program = p;
	r->schema = &p->model->schema;
	if ((err = number_concepts(r)) != SL_OK) {
		sl_run_free(r);
		return err;
	}
	*out = r;
	return SL_OK;
}

void sl_run_free(sl_run *r)
{
	if (!r)
		return;
	free(r->joint_slots);
	free(r->pair_numbers);
	free(r->kind_slots);
	free(r->quick_stack);
	sl_arena_free(&r->arena);
	free(r);
}

static bool open_day(sl_run *r, sl_day_memory *d, sl_date day);

/* Is it on record that the files of all laws may be laid side by side? */
static bool may_combine(sl_run *r)
{
	const sl_feature *f = r->schema->roles[SL_ROLE_COMBINE];
	sl_fact_use use;
	sl_value v = sl_boolean(false);

	if (f)
		sl_run_fact(r, &r->today, f, 0, &v, &use);
	return sl_is_true(v);
}

sl_status sl_run_begin(sl_run *r, const sl_household *h, sl_date day, sl_date known)
{
	sl_arena_reset(&r->arena);
	r->household = h;
	r->date = day;
	r->known = known;
	r->today = (sl_day_memory){0};
	r->days = NULL;
	r->day_count = r->day_cap = 0;
	r->depth = 0;
	r->quick_top = 0;
	r->deviations = NULL;
	r->deviation_count = 0;
	r->deviations_read = false;
	r->base = NULL;
	r->slot_count = 0;
	r->withholds = false;
	r->status = open_day(r, &r->today, day) ? SL_OK : SL_ENOMEM;
	r->withholds = r->status == SL_OK && r->domain && !may_combine(r);
	return r->status;
}

sl_status sl_run_status(const sl_run *r)
{
	return r->status;
}

void sl_run_general_only(sl_run *r, bool on)
{
	if (r->general_only != on)
		r->segment = NULL;
	r->general_only = on;
}

void sl_run_narrow(sl_run *r, const char *domain)
{
	r->domain = domain;
	r->segment = NULL;
}

const sl_program *sl_run_program(const sl_run *r)
{
	return r->program;
}

const sl_household *sl_run_household(const sl_run *r)
{
	return r->household;
}

sl_date sl_run_date(const sl_run *r)
{
	return r->date;
}

sl_date sl_run_known(const sl_run *r)
{
	return r->known;
}

const sl_segment *sl_run_segment(const sl_run *r, sl_date day)
{
	return sl_program_segment(r->program, day, r->known, r->household->municipality);
}

/* ---- days ---- */

bool sl_run_open_slots(sl_run *r)
{
	const sl_household *h = r->household;

	if (r->base)
		return true;
	if (!(r->base = sl_arena_raw(&r->arena, h->entity_count * sizeof *r->base)))
		return false;
	for (uint32_t i = 0; i < h->entity_count; i++) {
		r->base[i] = r->slot_count;
		r->slot_count += r->kind_slots[h->plain_entities[i].kind];
	}
	return true;
}

bool sl_run_make_slots(sl_run *r, sl_slots *s, size_t count)
{
	if (s->values)
		return true;
	s->cleared = sl_arena_calloc(&r->arena, count, sizeof *s->cleared);
	if (s->cleared)
		s->values = sl_arena_raw(&r->arena, count * sizeof *s->values);
	return s->values;
}

/* The quick path works on a memory of its own. */
bool sl_run_make_memory(sl_run *r, sl_day_memory *day)
{
	if (sl_run_open_slots(r)) {
		/* Only the states must be zero: a value is read when its state says so. */
		day->quick_values = sl_arena_raw(&r->arena, r->slot_count * sizeof *day->quick_values);
		day->quick_states = sl_arena_alloc(&r->arena, r->slot_count);
	}
	if (!day->quick_values || !day->quick_states) {
		day->quick_states = NULL;
		r->status = SL_ENOMEM;
		return false;
	}
	return true;
}

static bool same_place(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool goes_quick(const sl_run *r)
{
	return !r->general_only && !r->domain; /* facts as integers know of no grounds */
}

/* The rules of the household before are mostly those of this one too. */
static const sl_segment *segment_of(sl_run *r, sl_date day)
{
	const sl_segment *s = r->segment;

	if (!s || day < s->from || day >= s->to || s->known != r->known ||
	    !same_place(s->municipality, r->household->municipality)) {
		r->segment = s = sl_run_segment(r, day);
		r->quick = s && goes_quick(r) ? sl_quick_of(r->program, s) : NULL;
	}
	return s;
}

static bool open_day(sl_run *r, sl_day_memory *d, sl_date day)
{
	d->date = day;
	d->segment = segment_of(r, day);
	if (r->pair_count && !(d->pairs = sl_arena_calloc(&r->arena, r->pair_count, sizeof *d->pairs)))
		return false;
	d->quick = r->quick;
	return d->segment && (d->quick || !goes_quick(r));
}

static sl_day_memory *new_day(sl_run *r, sl_date day)
{
	sl_day_memory **days = sl_arena_grow(&r->arena, r->days, r->day_count, &r->day_cap, sizeof *days);
	sl_day_memory *d = sl_arena_alloc(&r->arena, sizeof *d);

	if (!days || !d)
		return NULL;
	r->days = days;
	if (!open_day(r, d, day))
		return NULL;
	days[r->day_count++] = d;
	return d;
}

sl_day_memory *sl_run_day(sl_run *r, sl_date day)
{
	sl_day_memory *d;

	if (r->today.date == day)
		return &r->today;
	for (size_t i = 0; i < r->day_count; i++)
		if (r->days[i]->date == day)
			return r->days[i];
	if (r->day_count == SL_MOST_DAYS - 1)
		return NULL;
	if (!(d = new_day(r, day)))
		r->status = SL_ENOMEM;
	return d;
}

sl_date sl_day_date(const sl_day_memory *d)
{
	return d->date;
}

const sl_segment *sl_day_segment(const sl_day_memory *d)
{
	return d->segment;
}

void sl_frame_init(sl_frame *f, sl_day_memory *day, uint32_t self, uint32_t other)
{
	f->day = day;
	f->self = self;
	f->other = other;
	f->series = NULL;
}

/* ---- what is asked of a run ---- */

void sl_run_feature(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, uint32_t other,
		    sl_value *out)
{
	sl_fact_use use;

	if (f->is_fact)
		sl_run_fact(r, day, f, entity, out, &use);
	else
		sl_eval_concept(r, day, f->concept, entity, other, out);
}

void sl_run_node(sl_run *r, sl_frame *f, uint32_t node, sl_value *out)
{
	sl_eval(r, f, sl_node_at(r, node), out);
}

void sl_run_first(sl_run *r, sl_frame *f, uint32_t node, uint32_t kids, sl_value *out)
{
	sl_node part = *sl_node_at(r, node);

	if (kids < part.count)
		part.count = (uint16_t)kids;
	sl_eval(r, f, &part, out);
}
