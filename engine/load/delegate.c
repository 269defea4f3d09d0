/* SPDX-License-Identifier: EUPL-1.2 */
/* What a law leaves to an ordinance, and what ordinances set. */
#include <string.h>

#include "load/loader.h"

/* ---- delegations ---- */

static bool find_target(sl_loader *l, const sl_xml_node *node, sl_delegation *out)
{
	const sl_xml_attr *parameter = sl_xml_attr_find(node, "parameter");
	const sl_xml_attr *concept = sl_xml_attr_find(node, "begrip");
	const sl_feature *f;
	sl_pos pos = sl_xml_pos(node);

	if (!parameter == !concept) {
		sl_diags_add(l->diags, SL_DIAG_DELEGATION_TARGET, &pos);
		return false;
	}
	if (parameter)
		out->parameter = sl_load_find(l, &l->parameters, parameter, SL_DIAG_PARAMETER_UNKNOWN);
	else if ((f = sl_load_concept(l, node)))
		out->concept = f->concept;
	return out->parameter || out->concept;
}

/* The obligation that it belongs to asks for the same instrument, in one of
 * its versions. */
static void check_obligation(sl_loader *l, const sl_xml_node *node, const sl_delegation *d)
{
	const sl_obligation *first = d->obligation;
	sl_pos pos;

	if (!first || !d->instrument)
		return;
	for (uint32_t i = 0; i < l->m->obligation_count; i++) {
		const sl_obligation *o = l->m->obligations[i];

		if (o->family == first->family && strcmp(d->instrument, sl_instrument_name(o->instrument)) == 0)
			return;
	}
	pos = sl_load_value_pos(sl_xml_attr_find(node, "plicht"));
	sl_diags_add(l->diags, SL_DIAG_DELEGATION_OBLIGATION, &pos, d->instrument, first->id,
		     sl_instrument_name(first->instrument));
	sl_diags_note(l->diags, &first->pos, "de beleidsplicht");
}

static void read_delegation(sl_loader *l, const sl_item *item)
{
	sl_delegation *d = sl_load_alloc(l, 1, sizeof *d);
	sl_expr_scope frame = {0};
	bool known;

	if (!d)
		return;
	d->pos = sl_xml_pos(item->node);
	d->validity = sl_load_validity(l, item->node, item->scope);
	d->instrument = sl_load_name(l, item->node, "instrument");
	sl_load_source(l, item->node, item->scope, &d->source);
	d->obligation = sl_load_obligation(l, item->node);
	check_obligation(l, item->node, d);
	known = find_target(l, item->node, d);
	if (d->concept)
		frame = (sl_expr_scope){.per = d->concept->feature->per, .towards = d->concept->feature->towards,
				   .in_period = d->concept->periods != NULL};
	d->least = sl_load_expr_attr(l, item->node, "tenminste", frame);
	d->most = sl_load_expr_attr(l, item->node, "ten-hoogste", frame);
	d->silent = sl_load_expr_attr(l, item->node, "stil", frame);
	if (!known || !d->instrument)
		return;
	d->number = l->m->delegation_count;
	l->m->delegations[l->m->delegation_count++] = d;
}

/* On one day, and as far as is known on one day, one delegation says what the
 * bounds are. */
static void check_overlap(sl_loader *l, const sl_delegation *const *all, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = 0; k < i; k++) {
			if (!sl_validity_clash(all[k]->validity, all[i]->validity))
				continue;
			sl_diags_add(l->diags, SL_DIAG_DELEGATIONS_OVERLAP, &all[i]->pos, sl_delegation_name(all[i]));
			sl_diags_note(l->diags, &all[k]->pos, "de andere delegatie");
			break;
		}
}

/* Hang the delegations under what they open. */
static void attach(sl_loader *l)
{
	sl_model *m = l->m;
	const sl_delegation ***lists = sl_load_scratch(l, m->delegation_count + 1u, sizeof *lists);

	for (uint32_t i = 0; i < m->delegation_count; i++) {
		const sl_delegation *d = m->delegations[i];

		if (d->concept)
			d->concept->delegation_count++;
		else
			m->parameters[d->parameter->number]->delegation_count++;
	}
	for (uint32_t i = 0; lists && i < m->delegation_count; i++) {
		const sl_delegation *d = m->delegations[i];
		sl_parameter *p = d->parameter ? m->parameters[d->parameter->number] : NULL;
		uint32_t n = p ? p->delegation_count : d->concept->delegation_count;

		if (p ? p->delegations != NULL : d->concept->delegations != NULL)
			continue;
		if (!(lists[i] = sl_load_alloc(l, n, sizeof **lists)))
			return;
		n = 0;
		for (uint32_t k = i; k < m->delegation_count; k++)
			if (m->delegations[k]->concept == d->concept &&
			    m->delegations[k]->parameter == d->parameter)
				lists[i][n++] = m->delegations[k];
		check_overlap(l, lists[i], n);
		if (p)
			p->delegations = lists[i];
		else
			d->concept->delegations = lists[i];
	}
}

void sl_load_delegations(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_DELEGATIE];
	sl_model *m = l->m;

	if (!sl_load_at_most(l, items->count, items->at ? items->at[0].node : NULL, "delegatie"))
		items->count = 0;
	if (!(m->delegations = sl_load_alloc(l, items->count + 1, sizeof *m->delegations)))
		return;
	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		read_delegation(l, &items->at[i]);
	}
	attach(l);
}

/* ---- what is open to an ordinance ---- */

/* What is left to policy may be fixed by ordinance too; what needs an
 * ordinance of the council may not be fixed by policy. */
static bool may_use(const sl_regulation *r, const sl_delegation *d)
{
	return r->rank == SL_ORDINANCE || strcmp(d->instrument, "beleidsregel") == 0;
}

/* A wrong id in vult-in is said there; it may be that of the law. */
static bool fills_are_known(const sl_loader *l, const sl_regulation *r)
{
	for (uint32_t i = 0; i < r->fill_count; i++)
		if (!sl_map_get(&l->regulations, r->fills[i], NULL))
			return false;
	return true;
}

/* Among these, one for the instrument of r? Says what is wrong when not, and
 * when the ordinance does not say that it fills that law. */
static bool is_open(sl_loader *l, const sl_delegation *const *all, uint32_t n,
		    const sl_regulation *r, const sl_pos *pos, const char *name)
{
	const sl_delegation *found = NULL;

	for (uint32_t i = 0; i < n; i++)
		if (may_use(r, all[i]) && (!found || sl_model_fills(l->m, r, all[i]->source.regulation)))
			found = all[i];
	if (!found) {
		sl_diags_add(l->diags, SL_DIAG_NOT_OPENED, pos, name, sl_instrument_name(r->rank));
		if (n)
			sl_diags_note(l->diags, &all[0]->pos, "de wet laat dit over aan een %s",
				      all[0]->instrument);
		return false;
	}
	if (strcmp(found->instrument, sl_instrument_name(r->rank)) != 0) {
		sl_diags_add(l->diags, SL_DIAG_INSTRUMENT_OTHER, pos, name, found->instrument);
		sl_diags_note(l->diags, &found->pos, "de delegatie");
	}
	if (found->source.regulation->id && !sl_model_fills(l->m, r, found->source.regulation) &&
	    fills_are_known(l, r)) {
		sl_diags_add(l->diags, SL_DIAG_FILLS_MISSING, pos, name,
			     found->source.regulation->id);
		sl_diags_note(l->diags, &found->pos, "de delegatie");
	}
	return true;
}

/* Remember what is not used, for who judges the municipality. */
static void keep_excess(sl_loader *l, sl_excess x)
{
	sl_model *m = l->m;
	sl_excess *list = sl_arena_grow(l->arena, m->excesses, m->excess_count, &l->excess_cap, sizeof *list);

	if (!list) {
		sl_load_fail(l);
		return;
	}
	x.municipality = x.source.regulation->municipality;
	m->excesses = list;
	m->excesses[m->excess_count++] = x;
}

bool sl_load_opened(sl_loader *l, const sl_rule *rule)
{
	const sl_concept *c = rule->concept;
	const sl_regulation *r = rule->source.regulation;

	if (!r->municipality || c->regulation->municipality == r->municipality ||
	    is_open(l, c->delegations, c->delegation_count, r, &rule->pos, c->feature->name))
		return true;
	keep_excess(l, (sl_excess){.name = c->feature->name, .delegation = c->delegation_count ? c->delegations[0] : NULL,
				   .validity = rule->validity, .source = rule->source, .pos = rule->pos});
	return false;
}

/* ---- settings ---- */

static void read_setting(sl_loader *l, sl_item *item)
{
	const sl_regulation *r = item->scope->regulation;
	const sl_parameter *p = sl_load_find(l, &l->parameters,
					     sl_xml_attr_find(item->node, "parameter"),
					     SL_DIAG_PARAMETER_UNKNOWN);
	sl_setting *s = sl_load_alloc(l, 1, sizeof *s);
	sl_scope inner;

	if (!s || !p)
		return;
	s->municipality = r->municipality;
	s->parameter = p;
	s->pos = sl_xml_pos(item->node);
	sl_load_source(l, item->node, item->scope, &s->source);
	inner = sl_load_inner_scope(item->node, item->scope, &s->source);
	inner.validity = sl_load_validity(l, item->node, item->scope);
	s->values = sl_load_values(l, item->node, &inner, p, &s->value_count);
	if (!is_open(l, p->delegations, p->delegation_count, r, &s->pos, p->name)) {
		keep_excess(l, (sl_excess){.name = p->name, .delegation = p->delegation_count ? p->delegations[0] : NULL,
					   .setting = s, .validity = inner.validity, .source = s->source, .pos = s->pos});
		return;
	}
	l->m->settings[l->m->setting_count++] = s;
	item->made = s;
}

static void compare_settings(sl_loader *l, const sl_setting *first, const sl_setting *s)
{
	for (uint32_t a = 0; a < first->value_count; a++)
		for (uint32_t b = 0; b < s->value_count; b++) {
			if (!sl_validity_clash(first->values[a].validity, s->values[b].validity))
				continue;
			sl_diags_add(l->diags, SL_DIAG_SETTINGS_OVERLAP, &s->values[b].pos,
				     s->parameter->name);
			sl_diags_note(l->diags, &first->values[a].pos, "de andere vaststelling");
			return;
		}
}

/* Two settings of one parameter by one municipality may follow each other,
 * not overlap. */
static void check_settings(sl_loader *l, const sl_items *items)
{
	sl_map seen = {0};

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_setting *s = items->at[i].made;
		const sl_setting *first = s ? sl_map_get(&seen, s->municipality, s->parameter) : NULL;

		if (!s)
			continue;
		sl_load_enter(l, items->at[i].scope);
		if (first)
			compare_settings(l, first, s);
		else
			sl_map_put(l, &seen, s->municipality, s->parameter, s);
	}
}

void sl_load_settings(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_VASTSTELLING];

	if (!(l->m->settings = sl_load_alloc(l, items->count + 1, sizeof *l->m->settings)))
		return;
	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		read_setting(l, &items->at[i]);
	}
	check_settings(l, items);
}
