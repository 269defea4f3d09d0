/* SPDX-License-Identifier: EUPL-1.2 */
/* What quick code reads: facts, parameters, other concepts; and who reads it. */
#include <string.h>

#include "eval/quick_run.h"
#include "value/decimal_fast.h"

/* ---- integers and values ---- */

sl_value sl_quick_value(sl_run *r, const sl_quick_type *t, int64_t v)
{
	uint64_t magnitude = v < 0 ? 0 - (uint64_t)v : (uint64_t)v;

	if (v == SL_QUICK_NULL && t->nullable)
		return sl_null();
	switch ((sl_plain_kind)t->kind) {
	case SL_PLAIN_TRUTH:
		return sl_boolean(v != 0);
	case SL_PLAIN_NUMBER:
		return sl_number(sl_dec_build(v < 0 ? SL_DEC_SIGN : 0, magnitude, SL_DEC_BIAS - t->scale));
	case SL_PLAIN_CHOICE:
		return sl_string(t->choices[v], strlen(t->choices[v]));
	case SL_PLAIN_TEXT:
		return sl_string((const char *)(intptr_t)v, strlen((const char *)(intptr_t)v));
	case SL_PLAIN_DAY:
		return sl_day(v);
	case SL_PLAIN_MONTHS:
		return sl_months(v);
	case SL_PLAIN_ENTITY:
		return sl_entity(r->household->plain_entities[v].kind, (uint32_t)v);
	case SL_PLAIN_LIST: /* of facts only: no concept gives one */
	case SL_PLAIN_DAYS:
		break;
	}
	return (sl_value){.kind = SL_SPAN, .as.span = {v * 86400, 0}};
}

/* ---- facts and parameters ---- */

bool sl_quick_read_fact(sl_run *r, sl_day_memory *day, const sl_quick_read *read, uint32_t entity, int64_t *out)
{
	sl_fact_use use;
	sl_value v;

	sl_run_fact(r, day, read->fact, entity, &v, &use);
	return use != SL_FACT_MISSING && sl_plain_from(out, &read->type, v);
}

bool sl_quick_read_parameter(sl_run *r, sl_day_memory *day, const sl_quick_read *read, int64_t *out)
{
	sl_value v;

	sl_run_parameter(r, day, read->parameter, &v);
	return sl_plain_from(out, &read->type, v);
}

/* ---- concepts ---- */

static bool own(sl_run *r, sl_day_memory *day, const sl_quick_code *code, uint32_t entity, int64_t *out)
{
	bool good;

	if (r->depth >= SL_RUN_DEPTH)
		return false;
	r->depth += SL_DEPTH_OF_CONCEPT;
	good = sl_quick_run(r, day, code, entity, SL_NO_ENTITY, out);
	r->depth -= SL_DEPTH_OF_CONCEPT;
	return good;
}

/* The own value of one of the two who share a joint concept. */
static bool joint_share(sl_run *r, sl_day_memory *day, const sl_concept *c, const sl_quick_code *code, uint32_t entity,
			int64_t *out)
{
	uint32_t slot = r->base[entity] + r->joint_slots[c->number];

	if (day->quick_states[slot] != SL_QUICK_KNOWN) {
		if (!own(r, day, code, entity, &day->quick_values[slot]))
			return false;
		day->quick_states[slot] = SL_QUICK_KNOWN;
	}
	*out = day->quick_values[slot];
	return true;
}

/* One value for two: computed at both, and the same. */
static bool joint(sl_run *r, sl_day_memory *day, const sl_concept *c, const sl_quick_code *code, uint32_t entity,
		  int64_t *out)
{
	sl_quick_type t = {.kind = SL_PLAIN_ENTITY, .nullable = true};
	int64_t partner, theirs;
	sl_value v;

	sl_run_feature(r, day, code->joint_with, entity, SL_NO_ENTITY, &v);
	if (!sl_plain_from(&partner, &t, v) || !joint_share(r, day, c, code, entity, out))
		return false;
	if (partner == SL_QUICK_NULL)
		return true;
	return joint_share(r, day, c, code, (uint32_t)partner, &theirs) && *out == theirs;
}

bool sl_quick_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, int64_t *out)
{
	const sl_quick_code *code = &day->quick->concepts[c->number];
	uint32_t slot = r->base[entity] + c->feature->slot;
	bool good;

	if (day->quick_states[slot]) {
		*out = day->quick_values[slot];
		return day->quick_states[slot] == SL_QUICK_KNOWN;
	}
	if (!code->steps)
		good = false;
	else if (code->joint_with)
		good = joint(r, day, c, code, entity, out);
	else
		good = own(r, day, code, entity, out);
	day->quick_values[slot] = good ? *out : 0;
	day->quick_states[slot] = good ? SL_QUICK_KNOWN : SL_QUICK_SLOW;
	return good;
}

bool sl_quick_read_concept(sl_run *r, sl_day_memory *day, const sl_concept *c, uint32_t entity, uint32_t other,
			   int64_t *out)
{
	const sl_quick_code *code = &day->quick->concepts[c->number];
	sl_value v;

	if (code->steps && !c->feature->towards)
		return sl_quick_concept(r, day, c, entity, out);
	sl_eval_concept(r, day, c, entity, other, &v);
	return sl_plain_from(out, &code->type, v);
}

/* ---- parts of decisions ---- */

void sl_run_part(sl_run *r, sl_frame *f, uint32_t index, uint32_t node, sl_value *out)
{
	const sl_quick_code *code = f->day->quick ? &f->day->quick->parts[index] : NULL;
	int64_t v;

	if (code && code->steps && (code->alone || sl_run_open_memory(r, f->day)) &&
	    sl_quick_run(r, f->day, code, f->self, SL_NO_ENTITY, &v))
		*out = sl_quick_value(r, &code->type, v);
	else
		sl_run_node(r, f, node, out);
}
