/* SPDX-License-Identifier: EUPL-1.2 */
/* From which day on decisions miss an amount that nobody has published yet. */
#include "plan/agenda.h"

bool sl_lacks_amount(const sl_decided *d)
{
	for (uint32_t i = 0; d->asked && i < d->causes.count; i++)
		if (d->causes.items[i]->kind == SL_CAUSE_VALUE && d->causes.items[i]->parameter)
			return true;
	return false;
}

static sl_blind *blind_of(sl_blinds *b, const sl_answer *a, const sl_parameter *p)
{
	sl_agenda *g = b->agenda;
	sl_blind *list;

	for (uint32_t i = 0; i < g->blind_count; i++)
		if (g->blinds[i].parameter == p)
			return &g->blinds[i];
	if (!(list = sl_arena_grow(b->arena, g->blinds, g->blind_count, &b->cap, sizeof *list)))
		return NULL;
	g->blinds = list;
	list[g->blind_count] = (sl_blind){.parameter = p, .from = a->date};
	list[g->blind_count].decisions = sl_arena_calloc(b->arena, sl_run_program(a->run)->model->decision_count,
							 sizeof *list->decisions);
	return list[g->blind_count].decisions ? &list[g->blind_count++] : NULL;
}

static void add_decision(sl_blind *b, const sl_decision *d)
{
	for (uint32_t i = 0; i < b->decision_count; i++)
		if (b->decisions[i] == d)
			return;
	b->decisions[b->decision_count++] = d;
}

sl_status sl_note_blinds(sl_blinds *b, const sl_answer *a)
{
	for (uint32_t i = 0; i < a->decided_count; i++) {
		const sl_decided *d = a->decided[i];

		for (uint32_t n = 0; d->asked && n < d->causes.count; n++) {
			const sl_cause *c = d->causes.items[n];
			sl_blind *blind;

			if (c->kind != SL_CAUSE_VALUE || !c->parameter)
				continue;
			if (!(blind = blind_of(b, a, c->parameter)))
				return SL_ENOMEM;
			add_decision(blind, d->decision);
		}
	}
	return SL_OK;
}
