/* SPDX-License-Identifier: EUPL-1.2 */
/* Which decisions bring a fact about: gevolg-van, and <gevolg> with its source. */
#include "load/loader.h"

static void read_attribute(sl_loader *l, const sl_item *item, sl_consequence *out)
{
	*out = (sl_consequence){.decision = sl_load_name(l, item->node, "gevolg-van"), .pos = sl_xml_pos(item->node)};
	sl_load_find(l, &l->decisions, sl_xml_attr_find(item->node, "gevolg-van"), SL_DIAG_DECISION_UNKNOWN);
	out->validity = sl_load_validity(l, item->node, item->scope);
	sl_load_source(l, item->node, item->scope, &out->source);
}

static void read_touches(sl_loader *l, const sl_xml_node *kid, sl_consequence *out)
{
	const sl_xml_attr *a = sl_xml_attr_find(kid, "raakt");
	sl_pos pos;

	out->touches = a ? sl_load_split(l, a->value, &out->touch_count) : NULL;
	for (uint32_t i = 0; out->touches && i < out->touch_count; i++) {
		if (sl_map_get(&l->decisions, out->touches[i], NULL))
			continue;
		pos = sl_load_value_pos(a);
		sl_diags_add(l->diags, SL_DIAG_DECISION_UNKNOWN, &pos, out->touches[i]);
	}
}

static void read_element(sl_loader *l, const sl_item *item, const sl_xml_node *kid, sl_consequence *out)
{
	*out = (sl_consequence){.decision = sl_load_name(l, kid, "besluit"), .cited = true, .pos = sl_xml_pos(kid)};
	sl_load_find(l, &l->decisions, sl_xml_attr_find(kid, "besluit"), SL_DIAG_DECISION_UNKNOWN);
	read_touches(l, kid, out);
	out->validity = sl_load_validity(l, kid, item->scope);
	sl_load_source(l, kid, item->scope, &out->source);
}

/* ---- what comes to a list ---- */

/* Why an item cannot say that of itself, or NULL. */
static const char *why_unfit(const sl_feature *f)
{
	if (!f->is_fact)
		return "het is een begrip, en wordt niet verteld";
	if (f == f->per->identity)
		return "het is de sleutel";
	if (f->fact->mirror)
		return "de ander zou het ook moeten zeggen";
	if (!f->fact->relation && f->type.base == SL_T_LIST && f->type.item && f->type.item->base == SL_T_ENTITY)
		return "het is zelf een lijst van exemplaren";
	return NULL;
}

static bool is_said(const sl_consequence *c, const sl_feature *f)
{
	for (uint32_t i = 0; i < c->item_count; i++)
		if (c->item[i].fact == f)
			return true;
	return false;
}

/* Its FEEL stands where the decision is; of a decision that is not loaded nothing is known. */
static void read_value(sl_loader *l, const sl_xml_node *node, const sl_kind_of_entity *kind, const sl_kind_of_entity *per,
		       sl_item_value *all, sl_consequence *out)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, "feit");
	const sl_feature *f = sl_load_feature(l, a, kind);
	const char *why = f ? why_unfit(f) : NULL;
	const sl_expr *value = per ? sl_load_expr(l, node, SL_FEEL_EXPRESSION, (sl_expr_scope){.per = per}) : NULL;
	sl_pos pos;

	if (f && !why && is_said(out, f))
		why = "het staat er al";
	if (why) {
		pos = sl_load_value_pos(a);
		sl_diags_add(l->diags, SL_DIAG_ITEM_FACT, &pos, f->name, why);
	} else if (f && value) {
		all[out->item_count++] = (sl_item_value){f, value};
	}
}

/* The decision is about whose list it is, or about something of him. */
static bool reaches(const sl_kind_of_entity *per, const sl_kind_of_entity *owner)
{
	while (per && per != owner)
		per = per->owner;
	return per != NULL;
}

static void read_item(sl_loader *l, const sl_feature *f, const sl_xml_node *node, sl_consequence *out)
{
	const sl_decision *d = out->decision ? sl_map_get(&l->decisions, out->decision, NULL) : NULL;
	sl_item_value *all = sl_load_alloc(l, node->child_count + 1u, sizeof *all);
	sl_pos pos = sl_xml_pos(node);

	if (!all)
		return;
	if (f->type.base != SL_T_LIST || !f->type.item || f->type.item->base != SL_T_ENTITY) {
		sl_diags_add(l->diags, SL_DIAG_ITEM_WITHOUT_LIST, &pos, f->name);
		return;
	}
	if (d && d->per && !reaches(d->per, f->per)) {
		sl_diags_add(l->diags, SL_DIAG_ITEM_OWNER, &pos, d->id, f->per->name);
		return;
	}
	out->has_item = true;
	out->item = all;
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		read_value(l, kid, f->type.item->kind, d ? d->per : NULL, all, out);
}

static void read_items(sl_loader *l, const sl_item *item, const sl_feature *f, sl_consequence *all)
{
	for (const sl_xml_node *kid = item->node->first; kid; kid = kid->next) {
		const sl_xml_node *node = sl_load_is(l, kid, SL_EL_GEVOLG) ? sl_load_child(l, kid, SL_EL_EXEMPLAAR) : NULL;

		if (node)
			read_item(l, f, node, all);
		all += sl_load_is(l, kid, SL_EL_GEVOLG);
	}
}

/* ---- which decisions ---- */

/* A yes or no becomes yes, a list gets one more; of anything else it would
 * have to be said what it becomes. */
static void check_type(sl_loader *l, const sl_item *item, const sl_feature *f)
{
	sl_pos pos = sl_xml_pos(item->node);

	if (f->type.base != SL_T_BOOLEAN && !(f->type.base == SL_T_LIST && f->type.item && f->type.item->base == SL_T_ENTITY))
		sl_diags_add(l->diags, SL_DIAG_CONSEQUENCE_TYPE, &pos, f->name);
}

static void read_consequences(sl_loader *l, const sl_item *item, const sl_feature *f, sl_fact_info *info)
{
	sl_consequence *all = sl_load_alloc(l, item->node->child_count + 1u, sizeof *all);

	if (!all)
		return;
	info->consequences = all;
	if (sl_xml_attr_find(item->node, "gevolg-van"))
		read_attribute(l, item, &all[info->consequence_count++]);
	for (const sl_xml_node *kid = item->node->first; kid; kid = kid->next)
		if (sl_load_is(l, kid, SL_EL_GEVOLG))
			read_element(l, item, kid, &all[info->consequence_count++]);
	read_items(l, item, f, all + (sl_xml_attr_find(item->node, "gevolg-van") != NULL));
	if (info->consequence_count)
		check_type(l, item, f);
}

void sl_load_consequences(sl_loader *l)
{
	const sl_items *items = &l->items[SL_EL_FEIT];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		const sl_feature *f = items->at[i].made;

		if (!f || (!sl_load_child(l, items->at[i].node, SL_EL_GEVOLG) && !sl_xml_attr_find(items->at[i].node, "gevolg-van")))
			continue;
		sl_load_enter(l, items->at[i].scope);
		read_consequences(l, &items->at[i], f, l->facts[f->number]);
	}
}
