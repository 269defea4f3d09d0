/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Concepts that read the peildatum themselves (an age, whether a provision
 * runs), of everybody. On a day on which none of them turns, nothing that
 * rests on them does. What is another number every day marks no day.
 */
#include "plan/agenda.h"

/* In any version: a later one may come into force on the way. */
static bool ever_reads_day(const sl_program *p, const sl_concept *c)
{
	const sl_feature *day = p->model->schema.roles[SL_ROLE_DATE];

	for (uint32_t i = 0; day && i < c->rule_count; i++) {
		const sl_rule_code *code = &p->rules[c->rules[i]->number];

		if (sl_node_reads_feature(p, code->condition, day) || sl_node_reads_feature(p, code->value, day))
			return true;
	}
	return false;
}

static bool is_mark(const sl_program *p, const sl_feature *f)
{
	const sl_concept *c = f->concept;

	return !f->is_fact && !f->towards && !c->periods && ever_reads_day(p, c) &&
	       (f->type.base == SL_T_BOOLEAN || f->type.base == SL_T_NUMBER);
}

sl_status sl_marks_init(sl_marks *m, const sl_answer *a, sl_arena *arena)
{
	const sl_program *p = sl_run_program(a->run);
	const sl_schema *s = &p->model->schema;
	const sl_household *h = sl_run_household(a->run);

	if (!(m->features = sl_arena_calloc(arena, s->feature_count, sizeof *m->features)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < s->feature_count; i++)
		if (is_mark(p, s->features[i])) {
			m->features[m->feature_count++] = s->features[i];
			m->count += h->kind_counts[s->features[i]->per->number];
		}
	m->values = sl_arena_calloc(arena, m->count, sizeof *m->values);
	m->moved = sl_arena_calloc(arena, m->count, sizeof *m->moved);
	return m->values && m->moved ? SL_OK : SL_ENOMEM;
}

static bool is_other(sl_value a, sl_value b)
{
	return a.kind != b.kind || (sl_is_known(a) && sl_value_equal(a, b) != SL_TRUE);
}

/* Only the kind of what is not known is kept: its causes live in a run. */
static sl_value plain(sl_value v)
{
	return sl_is_known(v) ? v : (sl_value){.kind = v.kind};
}

static bool turns(sl_marks *m, uint32_t at, sl_value v)
{
	bool moves = m->begun && is_other(m->values[at], v), daily = moves && m->moved[at];

	m->values[at] = plain(v);
	m->moved[at] = moves;
	return moves && !daily;
}

bool sl_marks_turn(sl_marks *m, sl_run *run, sl_status *status)
{
	const sl_household *h = sl_run_household(run);
	sl_day_memory *day = sl_run_day(run, sl_run_date(run));
	uint32_t at = 0;
	bool any = false;

	if (!day) {
		*status = SL_ENOMEM;
		return false;
	}
	for (uint32_t i = 0; i < m->feature_count; i++) {
		uint16_t kind = m->features[i]->per->number;

		for (uint32_t n = 0; n < h->kind_counts[kind]; n++) {
			sl_value v;

			sl_run_feature(run, day, m->features[i], h->by_kind[kind][n], SL_NO_ENTITY, &v);
			any |= turns(m, at++, v);
		}
	}
	m->begun = true;
	return any;
}
