/* SPDX-License-Identifier: EUPL-1.2 */
/* Conflicts between domains: whom they are about, when, and what to do. */
#include <stdlib.h>
#include <string.h>

#include "load/loader.h"

#define SEVERITIES "laag|middel|hoog|kritiek"

static sl_gravity read_gravity(const sl_xml_node *node)
{
	return (sl_gravity)sl_load_word(node, "ernst", SEVERITIES, SL_GRAVITY_LOW);
}

/* ---- whom it is about ---- */

/* The kind of which the dossier lists the members under that name. */
static const sl_kind_of_entity *listed_kind(sl_loader *l, const sl_xml_attr *list)
{
	const sl_schema *s = &l->m->schema;
	sl_pos pos;

	for (uint32_t i = 1; list && i < s->kind_count; i++)
		if (s->kinds[i]->owner == s->kinds[0] && s->kinds[i]->list &&
		    strcmp(s->kinds[i]->list->name, list->value) == 0)
			return s->kinds[i];
	if (list) {
		pos = sl_load_value_pos(list);
		sl_diags_add(l->diags, SL_DIAG_CONFLICT_LIST, &pos, list->value);
	}
	return NULL;
}

void sl_load_conflict_names(sl_loader *l)
{
	const sl_items *items = &l->items[SL_EL_CONFLICT];

	for (size_t i = 0; i < items->count; i++) {
		sl_load_enter(l, items->at[i].scope);
		for (const sl_xml_node *kid = items->at[i].node->first; kid; kid = kid->next) {
			const char *name = sl_load_is(l, kid, SL_EL_BETREFT) ? sl_load_name(l, kid, "naam") : NULL;

			if (name)
				sl_load_declare_name(l, kid, name);
		}
	}
}

/* The second differs from the first, and says so. */
static void check_second(sl_loader *l, const sl_xml_node *second, const sl_expr_scope *frame)
{
	const sl_xml_attr *than = sl_xml_attr_find(second, "anders-dan");
	sl_pos pos = sl_xml_pos(second);

	if (!than || !frame->self_name || strcmp(than->value, frame->self_name) != 0)
		sl_diags_add(l->diags, SL_DIAG_CONFLICT_SECOND, &pos,
			     frame->self_name ? frame->self_name : "?");
	else if (frame->other_name == frame->self_name)
		sl_diags_add(l->diags, SL_DIAG_CONFLICT_SAME_NAME, &pos, frame->self_name);
}

/* Without betreft it is about the dossier as a whole. */
static bool read_bindings(sl_loader *l, const sl_xml_node *node, sl_expr_scope *frame)
{
	bool good = true;

	*frame = (sl_expr_scope){.per = l->m->schema.kinds[0], .over_decisions = true};
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		const sl_kind_of_entity *kind;

		if (!sl_load_is(l, kid, SL_EL_BETREFT))
			continue;
		kind = listed_kind(l, sl_xml_attr_find(kid, "in"));
		good = kind && good;
		if (!frame->self_name) {
			frame->per = kind;
			frame->self_name = sl_load_name(l, kid, "naam");
		} else {
			frame->towards = kind;
			frame->other_name = sl_load_name(l, kid, "naam");
			check_second(l, kid, frame);
		}
	}
	return good;
}

/* ---- what it says ---- */

static void read_sides(sl_loader *l, const sl_item *item, sl_conflict *c)
{
	sl_conflict_side *sides = sl_load_alloc(l, item->node->child_count + 1u, sizeof *sides);

	for (const sl_xml_node *kid = item->node->first; sides && kid; kid = kid->next) {
		sl_conflict_side *side = &sides[c->side_count];
		const sl_xml_attr *domain = sl_xml_attr_find(kid, "domein");

		if (!sl_load_is(l, kid, SL_EL_KANT) || !domain)
			continue;
		sl_load_find(l, &l->domains, domain, SL_DIAG_DOMAIN_UNKNOWN);
		side->domain = sl_load_name(l, kid, "domein");
		side->words = sl_load_words(l, kid);
		sl_load_source(l, kid, item->scope, &side->source);
		c->side_count++;
	}
	c->sides = sides;
}

static void read_gravers(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_conflict *c)
{
	sl_graver *gravers = sl_load_alloc(l, node->child_count + 1u, sizeof *gravers);

	for (const sl_xml_node *kid = node->first; gravers && kid; kid = kid->next) {
		if (!sl_load_is(l, kid, SL_EL_ZWAARDER))
			continue;
		gravers[c->graver_count++] = (sl_graver){
			read_gravity(kid),
			sl_load_condition(l, sl_load_child(l, kid, SL_EL_ALS), frame)};
	}
	c->gravers = gravers;
}

const char *const *sl_load_domain_names(sl_loader *l, const sl_xml_node *node, uint32_t *count)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, "domeinen");
	const char *const *names = a ? sl_load_split(l, a->value, count) : NULL;
	sl_pos pos;

	for (uint32_t i = 0; names && i < *count; i++) {
		if (sl_map_get(&l->domains, names[i], NULL))
			continue;
		pos = sl_load_value_pos(a);
		sl_diags_add(l->diags, SL_DIAG_DOMAIN_UNKNOWN, &pos, names[i]);
	}
	return names;
}

static const sl_template *read_text(sl_loader *l, const sl_xml_node *node, sl_element id, sl_expr_scope frame)
{
	return sl_load_template(l, sl_load_child(l, node, id), frame);
}

static void read_texts(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_conflict *c)
{
	sl_pos pos = sl_xml_pos(node);

	c->says = read_text(l, node, SL_EL_UITLEG, frame);
	c->action = read_text(l, node, SL_EL_HANDELING, frame);
	c->meanwhile = read_text(l, node, SL_EL_INTUSSEN, frame);
	c->escalation = read_text(l, node, SL_EL_ESCALATIE, frame);
	if (!c->escalation && !l->m->escalations[c->gravity])
		sl_diags_add(l->diags, SL_DIAG_CONFLICT_ESCALATION, &pos, sl_gravity_name(c->gravity));
}

/* ---- conflicts ---- */

static bool claim_id(sl_loader *l, const sl_xml_node *node, sl_conflict *c)
{
	const sl_conflict *earlier = sl_map_get(&l->conflicts, c->id, NULL);
	sl_pos pos;

	if (!earlier)
		return sl_map_put(l, &l->conflicts, c->id, NULL, c);
	pos = sl_load_value_pos(sl_xml_attr_find(node, "id"));
	sl_diags_add(l->diags, SL_DIAG_CONFLICT_TWICE, &pos, c->id);
	sl_diags_note(l->diags, &earlier->pos, "het eerste conflict \"%s\"", c->id);
	return false;
}

static void read_conflict(sl_loader *l, const sl_item *item)
{
	const sl_xml_node *node = item->node;
	sl_conflict *c = sl_load_alloc(l, 1, sizeof *c);
	sl_expr_scope frame;
	bool good;

	if (!c)
		return;
	c->id = sl_load_name(l, node, "id");
	c->pos = sl_xml_pos(node);
	c->kind = sl_xml_value(node, "soort");
	c->about_use = c->kind && strcmp(c->kind, "gegevensgrondslag") == 0;
	c->gravity = read_gravity(node);
	c->title = sl_load_child_words(l, node, SL_EL_OMSCHRIJVING);
	c->validity = sl_load_validity(l, node, item->scope);
	sl_load_source(l, node, item->scope, &c->source);
	good = read_bindings(l, node, &frame);
	c->per = frame.per;
	c->towards = frame.towards;
	if (!good || !c->id || !claim_id(l, node, c))
		return;
	c->domains = sl_load_domain_names(l, node, &c->domain_count);
	c->condition = sl_load_condition(l, sl_load_child(l, node, SL_EL_WANNEER), frame);
	read_sides(l, item, c);
	read_gravers(l, node, frame, c);
	read_texts(l, node, frame, c);
	c->number = l->m->conflict_count;
	l->m->conflicts[l->m->conflict_count++] = c;
}

/* What holds for a severity when a conflict does not say it itself. */
static void read_escalation(sl_loader *l, const sl_item *item)
{
	sl_gravity gravity = read_gravity(item->node);
	sl_pos pos = sl_xml_pos(item->node);

	if (!sl_xml_value(item->node, "ernst") || l->m->escalations[gravity])
		sl_diags_add(l->diags, SL_DIAG_ESCALATION_UNFIT, &pos);
	else
		l->m->escalations[gravity] = sl_load_words(l, item->node);
}

void sl_load_conflicts(sl_loader *l)
{
	const sl_items *conflicts = &l->items[SL_EL_CONFLICT], *escalations = &l->items[SL_EL_ESCALATIE];

	if (!(l->m->conflicts = sl_load_alloc(l, conflicts->count + 1, sizeof *l->m->conflicts)))
		return;
	for (size_t i = 0; i < escalations->count && l->status == SL_OK; i++) {
		sl_load_enter(l, escalations->at[i].scope);
		read_escalation(l, &escalations->at[i]);
	}
	for (size_t i = 0; i < conflicts->count && l->status == SL_OK; i++) {
		sl_load_enter(l, conflicts->at[i].scope);
		read_conflict(l, &conflicts->at[i]);
	}
	sl_load_enter(l, NULL);
}
