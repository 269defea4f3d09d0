/* SPDX-License-Identifier: EUPL-1.2 */
/* What of the rules nobody has read in the law: derived, common knowledge, unsure. */
#include "front/front.h"

#include <string.h>

/* The doubts of one municipality, or of all. */
typedef struct doubts {
	sl_buf *out;
	const char *municipality;
} doubts;

static void write_doubt(const doubts *d, const sl_source *s, const sl_pos *pos, const char *what, const char *name)
{
	static const char *const names[] = {"gelezen", "afgeleid", "algemene kennis", "onzeker"};
	const char *municipality = s->regulation ? s->regulation->municipality : NULL;

	if (s->certainty == SL_READ)
		return;
	if (d->municipality && (!municipality || strcmp(municipality, d->municipality) != 0))
		return;
	sl_buf_printf(d->out, "%s:%u: %s %s: ", pos->file ? pos->file : "", pos->line, what, name);
	sl_source_print(d->out, s);
	sl_buf_printf(d->out, ": %s%s%s\n", names[s->certainty], s->doubt ? ": " : "", s->doubt ? s->doubt : "");
}

static void write_parameter_doubts(const doubts *d, const sl_parameter *p)
{
	for (uint32_t k = 0; k < p->value_count; k++)
		write_doubt(d, &p->values[k].source, &p->values[k].pos, "waarde van", p->name);
}

static void write_setting_doubts(const doubts *d, const sl_setting *s)
{
	for (uint32_t k = 0; k < s->value_count; k++)
		write_doubt(d, &s->values[k].source, &s->values[k].pos, "vaststelling van", s->parameter->name);
}

/* An article that fulfils more than one obligation is doubtful once. */
static void write_fulfilment_doubts(const doubts *d, const sl_fulfilment *all, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		const sl_source *s = all[i].source;

		if (i == 0 || s != all[i - 1].source)
			write_doubt(d, s, &all[i].pos, "artikel", s->article ? s->article : "");
	}
}

static void write_calendar_doubts(const doubts *d, const sl_calendar *c)
{
	write_doubt(d, &c->source, &c->pos, "kalender", c->name);
	for (uint32_t i = 0; i < c->count; i++)
		write_doubt(d, &c->days[i].source, &c->days[i].pos, "vrije dag", c->days[i].name);
}

static void write_fact_doubts(const doubts *d, const sl_feature *f)
{
	for (uint32_t i = 0; f->fact && i < f->fact->weighing_count; i++)
		write_doubt(d, &f->fact->weighings[i].source, &f->fact->weighings[i].pos, "weging van", f->name);
	for (uint32_t i = 0; f->fact && i < f->fact->consequence_count; i++)
		write_doubt(d, &f->fact->consequences[i].source, &f->fact->consequences[i].pos, "gevolg bij", f->name);
}

sl_status sl_ruleset_doubts(sl_text *out, const sl_ruleset *r, const char *municipality)
{
	const sl_model *m = r->model;
	sl_buf b = {0};
	doubts d = {&b, municipality};

	for (uint32_t i = 0; i < m->rule_count; i++)
		write_doubt(&d, &m->rules[i]->source, &m->rules[i]->pos, "regel", m->rules[i]->id);
	for (uint32_t i = 0; i < m->parameter_count; i++)
		write_parameter_doubts(&d, m->parameters[i]);
	for (uint32_t i = 0; i < m->obligation_count; i++)
		write_doubt(&d, &m->obligations[i]->source, &m->obligations[i]->pos, "beleidsplicht",
			    m->obligations[i]->id);
	for (uint32_t i = 0; i < m->delegation_count; i++)
		write_doubt(&d, &m->delegations[i]->source, &m->delegations[i]->pos, "delegatie van",
			    m->delegations[i]->parameter ? m->delegations[i]->parameter->name
							 : m->delegations[i]->concept->feature->name);
	for (uint32_t i = 0; i < m->decision_count; i++)
		write_doubt(&d, &m->decisions[i]->source, &m->decisions[i]->pos, "besluit", m->decisions[i]->id);
	for (uint32_t i = 0; i < m->power_count; i++)
		write_doubt(&d, &m->powers[i]->source, &m->powers[i]->pos, "bevoegdheid", m->powers[i]->id);
	for (uint32_t i = 0; i < m->conflict_count; i++)
		write_doubt(&d, &m->conflicts[i]->source, &m->conflicts[i]->pos, "conflict", m->conflicts[i]->id);
	for (uint32_t i = 0; i < m->floor_count; i++)
		write_doubt(&d, &m->floors[i]->source, &m->floors[i]->pos, "ondergrens", m->floors[i]->id);
	for (uint32_t i = 0; i < m->setting_count; i++)
		write_setting_doubts(&d, m->settings[i]);
	write_fulfilment_doubts(&d, m->fulfilments, m->fulfilment_count);
	if (m->calendar)
		write_calendar_doubts(&d, m->calendar);
	for (uint32_t i = 0; i < m->schema.feature_count; i++)
		write_fact_doubts(&d, m->schema.features[i]);
	return sl_text_give(out, &b, SL_OK);
}
