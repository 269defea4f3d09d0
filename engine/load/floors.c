/* SPDX-License-Identifier: EUPL-1.2 */
/* Floors: what a family is to keep after all contributions. */
#include "load/loader.h"

static bool claim_id(sl_loader *l, const sl_xml_node *node, sl_floor *f)
{
	const sl_floor *earlier = sl_map_get(&l->floors, f->id, NULL);
	sl_pos pos;

	if (!earlier)
		return sl_map_put(l, &l->floors, f->id, NULL, f);
	pos = sl_load_value_pos(sl_xml_attr_find(node, "id"));
	sl_diags_add(l->diags, SL_DIAG_FLOOR_TWICE, &pos, f->id);
	sl_diags_note(l->diags, &earlier->pos, "de eerste ondergrens \"%s\"", f->id);
	return false;
}

static const sl_expr *read_part(sl_loader *l, const sl_xml_node *node, sl_element id, sl_expr_scope frame)
{
	const sl_xml_node *kid = sl_load_child(l, node, id);

	return kid ? sl_load_expr(l, kid, SL_FEEL_EXPRESSION, frame) : NULL;
}

static void read_floor(sl_loader *l, const sl_item *item)
{
	const sl_xml_node *node = item->node;
	sl_floor *f = sl_load_alloc(l, 1, sizeof *f);
	sl_expr_scope frame = {.over_decisions = true};

	if (!f)
		return;
	*f = (sl_floor){.id = sl_load_name(l, node, "id"), .pos = sl_xml_pos(node), .number = l->m->floor_count};
	f->title = sl_load_child_words(l, node, SL_EL_OMSCHRIJVING);
	f->per = frame.per = sl_load_find(l, &l->kinds, sl_xml_attr_find(node, "per"), SL_DIAG_KIND_UNKNOWN);
	f->validity = sl_load_validity(l, node, item->scope);
	sl_load_source(l, node, item->scope, &f->source);
	if (!f->per || !f->id || !claim_id(l, node, f))
		return;
	f->domains = sl_load_domain_names(l, node, &f->domain_count);
	f->conflict = sl_load_find(l, &l->conflicts, sl_xml_attr_find(node, "conflict"), SL_DIAG_CONFLICT_UNKNOWN);
	f->members = read_part(l, node, SL_EL_LEDEN, frame);
	f->norm = read_part(l, node, SL_EL_ONDERGRENS_NORM, frame);
	f->means = read_part(l, node, SL_EL_MIDDELEN, frame);
	f->told = read_part(l, node, SL_EL_OPGEGEVEN, frame);
	l->m->floors[l->m->floor_count++] = f;
}

void sl_load_floors(sl_loader *l)
{
	const sl_items *items = &l->items[SL_EL_ONDERGRENS];

	if (!(l->m->floors = sl_load_alloc(l, items->count + 1, sizeof *l->m->floors)))
		return;
	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		read_floor(l, &items->at[i]);
	}
	sl_load_enter(l, NULL);
}
