/* SPDX-License-Identifier: EUPL-1.2 */
/* What a household has a month, over all laws and contributions. */
#include "plan/effect.h"

typedef struct summing {
	sl_result *out;
	const sl_answer *a;
	const sl_exception *except;
	uint32_t except_count;
	sl_arena *arena;
	size_t open_cap, left_out_cap;
	sl_status status;
} summing;

static bool is_left_out(const summing *s, const sl_decided *d)
{
	for (uint32_t i = 0; i < s->except_count; i++) {
		const sl_exception *e = &s->except[i];

		if (e->decision == d->decision && (e->entity == d->entity || e->joint == d->entity))
			return true;
	}
	return false;
}

static const sl_amount_version *amount_of(const summing *s, const sl_decided *d)
{
	uint32_t version = sl_run_amount_version(s->a->run, d->decision);

	return version == SL_NO_AMOUNT ? NULL : &d->decision->amounts[version];
}

static bool is_money(const summing *s, const sl_decided *d)
{
	const sl_amount_version *v = amount_of(s, d);

	if (!v || v->extent || !d->asked)
		return false;
	return d->decision->norm == SL_NORM_DEFINED_RIGHT || d->decision->norm == SL_NORM_COMPENSATION;
}

/* Care is no income, and what is paid once is not by the month. */
static bool is_income(const summing *s, const sl_decided *d)
{
	int times, parts;

	return d->decision->norm == SL_NORM_DEFINED_RIGHT && sl_unit_per_month(amount_of(s, d)->unit, &times, &parts);
}

static bool is_open(const sl_decided *d)
{
	return d->outcome != SL_GRANTED && d->outcome != SL_REFUSED && d->outcome != SL_NOT_APPLICABLE;
}

/* The same right stands at the other already. */
static bool is_counted(const summing *s, const sl_decided *d)
{
	for (uint32_t i = 0; i < s->a->decided_count && d->joint != SL_NO_ENTITY; i++) {
		const sl_decided *o = s->a->decided[i];

		if (o == d)
			return false;
		if (o->decision == d->decision && o->entity == d->joint && o->joint == d->entity && o->asked)
			return true;
	}
	return false;
}

static void put_aside(summing *s, sl_aside **list, uint32_t *count, size_t *cap, const sl_decided *d)
{
	sl_aside *items = sl_arena_grow(s->arena, *list, *count, cap, sizeof *items);

	if (!items) {
		s->status = SL_ENOMEM;
		return;
	}
	*list = items;
	items[*count] = (sl_aside){.decision = d->decision, .entity = d->entity};
	s->status = sl_standing_make(&items[*count].standing, d, s->arena);
	++*count;
}

static void open_up(summing *s, sl_value *sum, const sl_decided *d)
{
	bool broken = d->outcome == SL_UNDECIDABLE && d->defect;

	if (sum->kind != SL_BROKEN)
		*sum = (sl_value){.kind = broken ? SL_BROKEN : SL_UNKNOWN};
	put_aside(s, &s->out->open, &s->out->open_count, &s->open_cap, d);
}

static void add(summing *s, sl_value *sum, sl_value v)
{
	if (sum->kind == SL_NUMBER && v.kind == SL_NUMBER)
		s->status = sl_dec_add(&sum->as.dec, sum->as.dec, v.as.dec);
}

static void take_right(summing *s, const sl_decided *d)
{
	bool counts = is_money(s, d) && !is_left_out(s, d) && !is_counted(s, d);

	if (!counts || (d->asked_unknown && d->outcome != SL_GRANTED && !is_open(d)))
		return;
	if (d->asked_unknown)
		put_aside(s, &s->out->left_out, &s->out->left_out_count, &s->left_out_cap, d);
	else if (is_open(d) && is_income(s, d))
		open_up(s, &s->out->granted, d);
	else if (d->outcome == SL_GRANTED && !is_income(s, d))
		put_aside(s, &s->out->left_out, &s->out->left_out_count, &s->left_out_cap, d);
	else if (d->outcome == SL_GRANTED && d->has_amount)
		add(s, &s->out->granted, sl_per_month(d->amount, d->unit));
}

static void take_owed(summing *s, const sl_owed *o)
{
	const sl_decided *d = sl_answer_decided(s->a, o->decision, o->entity);

	if (o->monthly.kind == SL_NUMBER)
		add(s, &s->out->owed, o->monthly);
	else if (d)
		open_up(s, &s->out->owed, d);
	else
		s->out->owed = (sl_value){.kind = o->monthly.kind};
}

sl_value sl_difference(sl_value a, sl_value b)
{
	sl_dec d;

	if (a.kind == SL_BROKEN || b.kind == SL_BROKEN)
		return (sl_value){.kind = SL_BROKEN};
	if (a.kind != SL_NUMBER || b.kind != SL_NUMBER || sl_dec_sub(&d, a.as.dec, b.as.dec) != SL_OK)
		return (sl_value){.kind = SL_UNKNOWN};
	return sl_number(d);
}

sl_status sl_household_result(sl_result *out, const sl_answer *a, const sl_exception *except, uint32_t except_count,
			      sl_arena *arena)
{
	summing s = {.out = out, .a = a, .except = except, .except_count = except_count, .arena = arena};

	*out = (sl_result){.granted = sl_number(SL_DEC_ZERO), .owed = sl_number(SL_DEC_ZERO)};
	for (uint32_t i = 0; i < a->decided_count && s.status == SL_OK; i++)
		take_right(&s, a->decided[i]);
	for (uint32_t i = 0; i < a->owed_count && s.status == SL_OK; i++)
		take_owed(&s, &a->owed[i]);
	out->total = sl_difference(out->granted, out->owed);
	return s.status;
}
