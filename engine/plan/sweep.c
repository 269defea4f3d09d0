/* SPDX-License-Identifier: EUPL-1.2 */
/* One fact over a range: the household is decided anew for each value. */
#include "plan/sweep.h"

#include <string.h>

typedef struct sweeping {
	sl_sweep *sweep;
	const sl_answer *a;            /* for the facts as they were told */
	const sl_sweep_options *options;
	sl_decide_options decide;
	sl_run *run;
	sl_arena scratch;              /* of one point */
	sl_arena *arena;
	size_t column_cap;
	sl_status status;
} sweeping;

/* ---- columns ---- */

static bool is_of_person(const sweeping *s, uint32_t entity)
{
	const sl_household *h = sl_run_household(s->a->run);
	const char *id = h->entities[sl_answer_person(s->a, entity)].id;

	return !s->options->person || (id && strcmp(id, s->options->person) == 0);
}

static bool is_told_at_other(const sweeping *s, const sl_column *c)
{
	for (uint32_t i = 0; c->joint != SL_NO_ENTITY && i < s->sweep->column_count; i++)
		if (s->sweep->columns[i].decision == c->decision && s->sweep->columns[i].entity == c->joint)
			return true;
	return false;
}

static void add_column(sweeping *s, sl_column c)
{
	sl_sweep *x = s->sweep;
	sl_column *list;

	if (!is_of_person(s, c.entity) || is_told_at_other(s, &c))
		return;
	if (!(list = sl_arena_grow(s->arena, x->columns, x->column_count, &s->column_cap, sizeof *list))) {
		s->status = SL_ENOMEM;
		return;
	}
	x->columns = list;
	list[x->column_count++] = c;
}

static bool is_money(const sl_decided *d)
{
	return d->asked && !d->asked_unknown && d->decision->norm != SL_NORM_DUTY && d->decision->amount_count && !d->decision->amounts[0].extent;
}

static void add_decisions(sweeping *s, const char *id)
{
	for (uint32_t i = 0; i < s->a->decided_count; i++) {
		const sl_decided *d = s->a->decided[i];

		if (id ? strcmp(d->decision->id, id) == 0 : is_money(d))
			add_column(s, (sl_column){.decision = d->decision, .entity = d->entity, .joint = d->joint});
	}
}

static void add_features(sweeping *s, const char *name)
{
	const sl_household *h = sl_run_household(s->a->run);

	for (uint32_t e = 0; e < h->entity_count; e++) {
		const sl_feature *f = sl_schema_feature(h->schema, h->entities[e].kind, name);

		if (f && !f->towards)
			add_column(s, (sl_column){.feature = f, .entity = e, .joint = SL_NO_ENTITY});
	}
}

static void choose_columns(sweeping *s)
{
	const sl_model *m = sl_run_program(s->a->run)->model;

	if (!s->options->of_count)
		add_decisions(s, NULL);
	for (uint32_t i = 0; i < s->options->of_count; i++)
		if (sl_model_decision(m, s->options->of[i]))
			add_decisions(s, s->options->of[i]);
		else
			add_features(s, s->options->of[i]);
}

/* Nothing is said by a column that applies nowhere. */
static void drop_empty_columns(sl_sweep *x)
{
	for (uint32_t c = 0; c < x->column_count;) {
		bool any = x->columns[c].feature != NULL;

		for (uint32_t i = 0; i < x->point_count; i++)
			any |= x->points[i].cells[c].standing.present && x->points[i].cells[c].standing.outcome != SL_NOT_APPLICABLE;
		if (any) {
			c++;
			continue;
		}
		x->column_count--;
		memmove(&x->columns[c], &x->columns[c + 1], (x->column_count - c) * sizeof *x->columns);
		for (uint32_t i = 0; i < x->point_count; i++)
			memmove(&x->points[i].cells[c], &x->points[i].cells[c + 1], (x->column_count - c) * sizeof(sl_cell));
	}
}

/* ---- one point ---- */

static void fill_cell(sweeping *s, const sl_answer *a, const sl_column *c, sl_cell *cell)
{
	const sl_decided *d;

	if (c->feature) {
		sl_run_feature(a->run, sl_run_day(a->run, a->date), c->feature, c->entity, SL_NO_ENTITY, &cell->value);
		cell->value = sl_kept_value(cell->value, s->arena);
		return;
	}
	d = sl_answer_decided(a, c->decision, c->entity);
	s->status = sl_standing_make(&cell->standing, d, s->arena);
	if (d && d->has_amount)
		cell->value = cell->standing.amount;
}

sl_value sl_cell_in_sum(const sl_column *c, const sl_cell *cell)
{
	const sl_standing *st = &cell->standing;
	int times, parts;
	sl_value v;

	if (!c->decision || st->extent || c->decision->norm == SL_NORM_DUTY || c->decision->norm == SL_NORM_COMPENSATION)
		return (sl_value){0};
	if (!st->present || st->outcome == SL_REFUSED || st->outcome == SL_NOT_APPLICABLE)
		return sl_number(SL_DEC_ZERO);
	if (st->outcome != SL_GRANTED)
		return (sl_value){.kind = SL_UNKNOWN};
	if (!st->has_amount || !sl_unit_per_month(st->unit, &times, &parts))
		return (sl_value){0};
	v = sl_per_month(cell->value, st->unit);
	if (v.kind == SL_NUMBER && c->decision->norm == SL_NORM_CONTRIBUTION)
		v.as.dec = sl_dec_neg(v.as.dec);
	return v;
}

static void add(sweeping *s, sl_value *sum, sl_value v)
{
	if (sum->kind == SL_NUMBER && v.kind == SL_NUMBER)
		s->status = sl_dec_add(&sum->as.dec, sum->as.dec, v.as.dec);
	else if (v.kind != SL_UNSET && v.kind != SL_NUMBER)
		sum->kind = v.kind;
}

static void add_up(sweeping *s, sl_point *p)
{
	sl_value itself = sl_number(SL_DEC_ZERO);

	if (s->sweep->money)
		itself = sl_per_month(sl_number(p->x), s->sweep->range.fact->type.unit);
	p->total = p->result.total;
	p->chosen = sl_number(SL_DEC_ZERO);
	for (uint32_t c = 0; c < s->sweep->column_count && s->status == SL_OK; c++)
		add(s, &p->chosen, sl_cell_in_sum(&s->sweep->columns[c], &p->cells[c]));
	if (s->status == SL_OK)
		add(s, &p->total, itself);
	if (s->status == SL_OK)
		add(s, &p->chosen, itself);
}

static void decide_point(sweeping *s, sl_point *p)
{
	const sl_range_asked *r = &s->sweep->range;
	sl_fact_change change = {r->entity, r->fact, {.telling = SL_TOLD, .value = sl_number(p->x)}};
	sl_household *h;
	sl_answer *answer;

	sl_arena_reset(&s->scratch);
	if ((s->status = sl_household_with(&h, sl_run_household(s->a->run), &change, 1, &s->scratch)) != SL_OK ||
	    (s->status = sl_run_begin(s->run, h, s->a->date, s->a->known)) != SL_OK ||
	    (s->status = sl_decide(&answer, s->run, &s->decide, &s->scratch)) != SL_OK ||
	    (s->status = sl_household_result(&p->result, answer, NULL, 0, s->arena)) != SL_OK)
		return;
	if (!(p->cells = sl_arena_calloc(s->arena, s->sweep->column_count, sizeof *p->cells))) {
		s->status = SL_ENOMEM;
		return;
	}
	for (uint32_t c = 0; c < s->sweep->column_count && s->status == SL_OK; c++)
		fill_cell(s, answer, &s->sweep->columns[c], &p->cells[c]);
	if (s->status == SL_OK)
		add_up(s, p);
}

static void decide_all(sweeping *s)
{
	sl_sweep *x = s->sweep;
	sl_dec value = x->range.from;

	if (!(x->points = sl_arena_calloc(s->arena, x->range.count, sizeof *x->points))) {
		s->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < x->range.count && s->status == SL_OK; i++) {
		x->points[i].x = value;
		decide_point(s, &x->points[x->point_count++]);
		if (s->status == SL_OK)
			s->status = sl_dec_add(&value, value, x->range.step);
	}
}

sl_status sl_sweep_run(sl_sweep **out, const sl_answer *a, const sl_range_asked *range, const sl_sweep_options *options,
		       const sl_decide_options *decide, sl_arena *arena)
{
	sweeping s = {.a = a, .options = options, .decide = *decide, .arena = arena};
	int times, parts;

	if (!(s.sweep = sl_arena_alloc(arena, sizeof *s.sweep)))
		return SL_ENOMEM;
	s.sweep->range = *range;
	s.sweep->money = range->fact->type.amount && sl_unit_per_month(range->fact->type.unit, &times, &parts);
	s.decide.values = NULL;
	s.decide.value_count = 0;
	s.status = sl_run_new(&s.run, sl_run_program(a->run));
	if (s.status == SL_OK) {
		sl_run_narrow(s.run, decide->domain);
		choose_columns(&s);
	}
	if (s.status == SL_OK)
		decide_all(&s);
	if (s.status == SL_OK) {
		drop_empty_columns(s.sweep);
		s.status = sl_find_cliffs(s.sweep, arena);
	}
	sl_run_free(s.run);
	sl_arena_free(&s.scratch);
	*out = s.sweep;
	return s.status;
}
