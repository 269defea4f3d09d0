/* SPDX-License-Identifier: EUPL-1.2 */
/* Parameters on a day, and what an ordinance may set (docs/rule-language.md, section 13). */
#include "eval/run.h"

static sl_value bound_value(sl_run *r, sl_frame *f, const sl_expr *bound)
{
	sl_value v;

	sl_eval(r, f, sl_node_at(r, r->program->expr_nodes[bound->number]), &v);
	return v;
}

static sl_value outside(sl_run *r, const sl_value *figures, const sl_parameter *p, const sl_concept *c,
			uint32_t entity)
{
	figures = sl_arena_memdup(&r->arena, figures, 2 * sizeof *figures);
	if (!figures)
		r->status = SL_ENOMEM;
	return sl_broken_with(r, (sl_defect){.kind = SL_DEFECT_OUTSIDE_DELEGATION, .parameter = p, .concept = c,
					     .entity = entity, .values = figures, .count = figures ? 2 : 0});
}

/* Past one bound is outside, also when the other is not known. */
static sl_value judge_bounds(sl_run *r, sl_frame *f, const sl_delegation *d, sl_value v,
			     const sl_parameter *p, const sl_concept *c)
{
	const sl_expr *bounds[2] = {d->least, d->most};
	sl_value inside = sl_boolean(true), limit;
	int order;

	for (int i = 0; i < 2; i++) {
		if (!bounds[i])
			continue;
		limit = bound_value(r, f, bounds[i]);
		if (!sl_is_answer(limit))
			inside = sl_and(r, inside, limit);
		else if (sl_value_compare(&order, v, limit) && order == (i ? 1 : -1))
			return outside(r, (sl_value[]){v, limit}, p, c, c ? f->self : SL_NO_ENTITY);
	}
	return sl_is_true(inside) ? v : inside;
}

/* What an ordinance set, or why there is nothing.
 * Bounds of a concept may read the entity that the frame is about. */
static sl_value delegated(sl_run *r, sl_frame *f, const sl_delegation *d, uint8_t state, sl_value set,
			  const sl_parameter *p, const sl_concept *c)
{
	switch ((sl_delegated)state) {
	case SL_SET:
		return sl_is_known(set) ? judge_bounds(r, f, d, set, p, c) : set;
	case SL_SILENT:
		if (d->silent)
			return bound_value(r, f, d->silent);
		break;
	case SL_NO_ORDINANCE:
	case SL_NOT_DELEGATED:
		break;
	}
	if (!r->household->municipality && r->schema->roles[SL_ROLE_MUNICIPALITY])
		return sl_unknown_fact(r, 0, r->schema->roles[SL_ROLE_MUNICIPALITY]);
	return sl_unknown_cause(r, (sl_cause){.kind = SL_CAUSE_POLICY, .parameter = p, .delegation = d,
					      .feature = c ? c->feature : NULL, .day = f->day->date});
}

sl_value sl_eval_delegated_concept(sl_run *r, sl_frame *f, const sl_concept *c, const sl_active_concept *a, sl_value v)
{
	return delegated(r, f, a->delegation, a->delegated, v, NULL, c);
}

void sl_run_parameter(sl_run *r, sl_day_memory *day, const sl_parameter *p, sl_value *out)
{
	const sl_active_parameter *a = &day->segment->parameters[p->number];
	sl_value *slot;
	sl_frame f;

	if (a->delegation) {
		if (!sl_run_make_slots(r, &day->parameters, r->program->model->parameter_count)) {
			r->status = SL_ENOMEM;
			*out = sl_unknown(NULL);
			return;
		}
		sl_frame_init(&f, day, 0, SL_NO_ENTITY);
		slot = sl_slot(&day->parameters, p->number);
		if (slot->kind == SL_UNSET)
			*slot = delegated(r, &f, a->delegation, a->delegated, a->value, p, NULL);
		*out = *slot;
	} else if (a->from) {
		*out = a->value;
	} else {
		*out = sl_unknown_cause(r, (sl_cause){.kind = SL_CAUSE_VALUE, .parameter = p, .day = day->date});
	}
}
