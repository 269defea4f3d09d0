/* SPDX-License-Identifier: EUPL-1.2 */
/* A fact on a day: told, known otherwise, or missing. */
#include "eval/run.h"

/* Is the structure closed on this day: does what was not given not exist? */
static bool structure_is_complete(sl_run *r, sl_day_memory *day)
{
	const sl_feature *f = r->schema->roles[SL_ROLE_COMPLETE];
	sl_fact_use use;
	sl_value v = sl_boolean(true);

	if (!day->complete) {
		if (f)
			sl_run_fact(r, day, f, 0, &v, &use);
		day->complete = sl_is_true(v) ? 1 : -1;
	}
	return day->complete == 1;
}

static void missing(sl_run *r, const sl_feature *f, uint32_t entity, sl_value *out, sl_fact_use *use)
{
	*use = SL_FACT_MISSING;
	*out = sl_unknown_fact(r, entity, f);
}

static void not_told(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, sl_value *out,
		     sl_fact_use *use)
{
	static const sl_list none = {0};

	if (f->fact->has_assumption) {
		*use = SL_FACT_ASSUMED;
		*out = f->fact->assumption;
	} else if (f->fact->relation && structure_is_complete(r, day)) {
		*use = SL_FACT_CLOSED;
		*out = f->fact->many ? (sl_value){.kind = SL_LIST, .as.list = &none} : sl_null();
	} else {
		missing(r, f, entity, out, use);
	}
}

/* A list that may have members that were not told: the list of persons, and
 * relations that were only read from the other side. */
static void open_list(sl_run *r, sl_day_memory *day, const sl_feature *f, const sl_told *t, sl_value *out)
{
	bool structural = (f->fact->relation && t->mirrored) ||
			  (f->type.item && f->type.item->kind && f->type.item->kind->identity &&
			   f->type.item->kind->owner == r->schema->kinds[0] && !f->fact->relation &&
			   f->per == r->schema->kinds[0]);
	const sl_feature *complete = r->schema->roles[SL_ROLE_COMPLETE];
	sl_list *list;

	if (!structural || out->kind != SL_LIST || structure_is_complete(r, day))
		return;
	if (!(list = sl_arena_memdup(&r->arena, out->as.list, sizeof *list))) {
		r->status = SL_ENOMEM;
		return;
	}
	list->open = true;
	list->cause = sl_unknown_fact(r, 0, complete).as.cause;
	out->as.list = list;
}

static void told_value(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, const sl_told *t,
		       sl_value *out, sl_fact_use *use)
{
	/* Facts without a peildatum are told for the day that is asked about. */
	bool same_day = day->date == (r->household->has_date ? r->household->date : r->date);

	if (!same_day && f->fact->time == SL_TIME_COUNT) {
		missing(r, f, entity, out, use);
		return;
	}
	*use = same_day || f->fact->time == SL_TIME_FIXED ? SL_FACT_TOLD : SL_FACT_UNCHANGED;
	*out = t->value;
	if (out->kind == SL_LIST)
		open_list(r, day, f, t, out);
}

static void on_timeline(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, const sl_told *t,
			sl_value *out, sl_fact_use *use)
{
	for (uint16_t i = 0; i < t->stretch_count; i++)
		if (t->stretches[i].from <= day->date && day->date < t->stretches[i].to) {
			if (t->stretches[i].value.kind == SL_UNKNOWN)
				break;
			*use = SL_FACT_TOLD;
			*out = t->stretches[i].value;
			if (out->kind == SL_LIST)
				open_list(r, day, f, t, out);
			return;
		}
	if (t->mirrored) /* it told nothing itself, and nobody names it on this day */
		not_told(r, day, f, entity, out, use);
	else
		missing(r, f, entity, out, use);
}

/* What the dossier itself needs (its day, its municipality) is for everybody;
 * when something began is a fact like others. */
static bool is_withheld(const sl_run *r, const sl_feature *f)
{
	bool for_all = f->fact->role != SL_ROLE_NONE && f->fact->role != SL_ROLE_BEGIN;

	return f->ground_count && !for_all && !sl_feature_has_ground(f, r->domain);
}

bool sl_is_withheld(sl_value v)
{
	return v.kind == SL_UNKNOWN && v.as.cause && v.as.cause->kind == SL_CAUSE_GROUND;
}

void sl_run_fact(sl_run *r, sl_day_memory *day, const sl_feature *f, uint32_t entity, sl_value *out, sl_fact_use *use)
{
	const sl_told *t = sl_household_told(r->household, entity, f);

	if (r->withholds && is_withheld(r, f)) {
		*use = SL_FACT_MISSING;
		*out = sl_unknown_cause(r, (sl_cause){.kind = SL_CAUSE_GROUND, .entity = entity, .feature = f});
		return;
	}
	if (f->fact->role == SL_ROLE_DATE) {
		*use = SL_FACT_TOLD;
		*out = sl_day(day->date);
		return;
	}
	switch ((sl_telling)t->telling) {
	case SL_NOT_TOLD:
		not_told(r, day, f, entity, out, use);
		break;
	case SL_TOLD_UNKNOWN:
		missing(r, f, entity, out, use);
		break;
	case SL_TOLD:
		told_value(r, day, f, entity, t, out, use);
		break;
	case SL_TOLD_TIMELINE:
		on_timeline(r, day, f, entity, t, out, use);
		break;
	}
}

