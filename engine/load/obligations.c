/* SPDX-License-Identifier: EUPL-1.2 */
/* What a law obliges a municipality to have policy on, and what of it says to
 * fulfil that. */
#include <stdlib.h>
#include <string.h>

#include "load/loader.h"

/* ---- obligations ---- */

/* Versions of an obligation stand in one regulation, on days of their own. */
static bool check_versions(sl_loader *l, const sl_xml_node *node, const sl_obligation *o)
{
	const sl_model *m = l->m;
	sl_pos pos;

	for (uint32_t i = 0; i < m->obligation_count; i++) {
		const sl_obligation *other = m->obligations[i];

		if (other->family != o->family ||
		    (other->source.regulation == o->source.regulation &&
		     !sl_validity_clash(other->validity, o->validity)))
			continue;
		pos = sl_load_value_pos(sl_xml_attr_find(node, "id"));
		sl_diags_add(l->diags, SL_DIAG_OBLIGATION_TWICE, &pos, o->id);
		sl_diags_note(l->diags, &other->pos, "de andere beleidsplicht \"%s\"", o->id);
		return false;
	}
	return true;
}

static void read_obligation(sl_loader *l, const sl_item *item)
{
	static const sl_rank instruments[] = {SL_ORDINANCE, SL_PLAN, SL_POLICY};
	const sl_xml_node *node = item->node;
	int body = sl_load_word(node, "op", "gemeenteraad|college", -1);
	int instrument = sl_load_word(node, "instrument", "verordening|plan|beleidsregel", -1);
	int demand = sl_load_word(node, "verplicht", "ja|nee|verboden", -1);
	sl_obligation *o = sl_load_alloc(l, 1, sizeof *o);
	const sl_obligation *first;

	if (!o)
		return;
	o->id = sl_load_name(l, node, "id");
	o->subject = sl_load_child_words(l, node, SL_EL_OMSCHRIJVING);
	o->pos = sl_xml_pos(node);
	o->validity = sl_load_validity(l, node, item->scope);
	sl_load_source(l, node, item->scope, &o->source);
	o->provided = sl_load_expr(l, sl_load_child(l, node, SL_EL_PLICHT_MITS), SL_FEEL_EXPRESSION, (sl_expr_scope){0});
	if (!o->id || body < 0 || instrument < 0 || demand < 0)
		return; /* said by validate */
	o->body = (sl_body)body;
	o->instrument = instruments[instrument];
	o->demand = (sl_demand)demand;
	first = sl_map_get(&l->obligations, o->id, NULL);
	o->family = first ? first->family : l->m->obligation_family_count;
	if (!check_versions(l, node, o))
		return;
	l->m->obligation_family_count += !first;
	o->number = l->m->obligation_count;
	l->m->obligations[l->m->obligation_count++] = o;
	if (!first)
		sl_map_put(l, &l->obligations, o->id, NULL, o);
}

void sl_load_obligations(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_BELEIDSPLICHT];

	if (!sl_load_at_most(l, items->count, items->at ? items->at[0].node : NULL, "beleidsplicht"))
		items->count = 0;
	if (!(l->m->obligations = sl_load_alloc(l, items->count + 1, sizeof *l->m->obligations)))
		return;
	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		read_obligation(l, &items->at[i]);
	}
}

const sl_obligation *sl_load_obligation(sl_loader *l, const sl_xml_node *node)
{
	return sl_load_find(l, &l->obligations, sl_xml_attr_find(node, "plicht"), SL_DIAG_OBLIGATION_UNKNOWN);
}

/* ---- what fulfils them ---- */

/* An element with vervult=, and where it stands. */
typedef struct place {
	const sl_regulation *regulation;
	const sl_xml_attr *attr;
	const sl_source *source;
	sl_validity validity;
	const sl_setting *setting; /* of which each value counts, on its own days; or NULL */
	sl_pos pos;
} place;

static void add(sl_loader *l, const place *at, uint32_t family, const sl_source *source, sl_validity validity)
{
	sl_model *m = l->m;
	sl_fulfilment *all = sl_arena_grow(l->arena, m->fulfilments, m->fulfilment_count, &l->fulfilment_cap,
					   sizeof *all);

	if (!all) {
		sl_load_fail(l);
		return;
	}
	m->fulfilments = all;
	m->fulfilments[m->fulfilment_count++] = (sl_fulfilment){family, validity, source, at->pos};
}

static void add_fulfilment(sl_loader *l, const place *at, uint32_t family)
{
	if (!at->setting) {
		add(l, at, family, at->source, at->validity);
		return;
	}
	for (uint32_t i = 0; i < at->setting->value_count; i++)
		add(l, at, family, &at->setting->values[i].source, at->setting->values[i].validity);
}

/* Say so when the obligation asks another instrument, on all of these days. */
static void check_instrument(sl_loader *l, const place *at, const sl_obligation *first, const sl_pos *pos)
{
	const sl_regulation *r = at->regulation;
	const sl_obligation *unfit = NULL;

	for (uint32_t i = 0; i < l->m->obligation_count; i++) {
		const sl_obligation *o = l->m->obligations[i];

		if (o->family != first->family || o->validity.from >= at->validity.to ||
		    at->validity.from >= o->validity.to)
			continue;
		if (sl_obligation_fits(o, r))
			return;
		unfit = o;
	}
	if (!unfit)
		return;
	sl_diags_add(l->diags, SL_DIAG_FULFILS_INSTRUMENT, pos, unfit->id, sl_instrument_name(unfit->instrument),
		     sl_body_name(unfit->body), sl_instrument_name(r->rank), sl_body_name(r->body));
	sl_diags_note(l->diags, &unfit->pos, "de beleidsplicht");
}

/* Silence of an ordinance means something only for the laws that it fills. */
static void check_fills(sl_loader *l, const place *at, const sl_obligation *o, const sl_pos *pos)
{
	const sl_regulation *law = o->source.regulation;

	if (at->regulation->rank == SL_PLAN || !law->id || sl_model_fills(l->m, at->regulation, law))
		return;
	sl_diags_add(l->diags, SL_DIAG_FILLS_MISSING, pos, o->id, law->id);
	sl_diags_note(l->diags, &o->pos, "de beleidsplicht");
}

static void read_id(sl_loader *l, const place *at, const char *id, size_t n)
{
	const char *name = sl_load_intern(l, id, n);
	const sl_obligation *first = name ? sl_map_get(&l->obligations, name, NULL) : NULL;
	sl_pos pos = sl_xml_value_pos(at->attr, (size_t)(id - at->attr->value));

	if (!name)
		return;
	if (!first) {
		sl_diags_add(l->diags, SL_DIAG_OBLIGATION_UNKNOWN, &pos, name);
		sl_load_nearest(l, name, sl_map_nearest(l, &l->obligations, name));
	} else {
		add_fulfilment(l, at, first->family);
		check_instrument(l, at, first, &pos);
		check_fills(l, at, first, &pos);
	}
}

static void read_ids(sl_loader *l, const place *at)
{
	for (const char *id = at->attr->value; *id;) {
		size_t n = strcspn(id, " ");

		if (n)
			read_id(l, at, id, n);
		id += n + (id[n] == ' ');
	}
}

/* All days on which something is set. */
static sl_validity days_of(const sl_setting *s)
{
	sl_validity v = {SL_FOREVER, SL_DATE_MIN, SL_DATE_MIN};

	for (uint32_t i = 0; i < s->value_count; i++) {
		sl_validity its = s->values[i].validity;

		v.from = its.from < v.from ? its.from : v.from;
		v.to = its.to > v.to ? its.to : v.to;
	}
	return v;
}

static void place_setting(place *at, const sl_setting *s)
{
	at->setting = s;
	at->source = &s->source;
	at->validity = days_of(s);
}

static void read_fulfilments(sl_loader *l, const sl_item *item, sl_element id)
{
	place at = {.regulation = item->scope->regulation, .attr = sl_xml_attr_find(item->node, "vervult"),
		    .pos = sl_xml_pos(item->node)};

	if (!at.attr)
		return;
	if (!at.regulation->municipality) {
		sl_pos pos = sl_xml_attr_pos(at.attr);

		sl_diags_add(l->diags, SL_DIAG_FULFILS_IN_LAW, &pos);
	} else if (item->made) { /* else it is not used, or refused */
		if (id == SL_EL_VASTSTELLING) {
			place_setting(&at, item->made);
		} else if (id == SL_EL_REGEL) {
			at.source = &((const sl_rule *)item->made)->source;
			at.validity = ((const sl_rule *)item->made)->validity;
		} else {
			at.source = item->made;
			at.validity = item->scope->validity;
		}
		read_ids(l, &at);
	}
}

void sl_load_fulfilments(sl_loader *l)
{
	static const sl_element ids[] = {SL_EL_ARTIKEL, SL_EL_REGEL, SL_EL_VASTSTELLING};

	for (size_t k = 0; k < sizeof ids / sizeof *ids; k++)
		for (size_t i = 0; i < l->items[ids[k]].count && l->status == SL_OK; i++) {
			sl_load_enter(l, l->items[ids[k]].at[i].scope);
			read_fulfilments(l, &l->items[ids[k]].at[i], ids[k]);
		}
	sl_load_enter(l, NULL);
}
