/* SPDX-License-Identifier: EUPL-1.2 */
/* What declarations name of each other, and whether it fits. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <string.h>

#include "load/loader.h"

sl_feature *sl_load_feature(sl_loader *l, const sl_xml_attr *a, const sl_kind_of_entity *kind)
{
	const char *name = a ? sl_load_intern(l, a->value, a->length) : NULL;
	sl_feature *f;
	sl_pos pos;

	if (!name || !kind)
		return NULL;
	if ((f = sl_map_get(&l->features, name, kind)))
		return f;
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_FEATURE_UNKNOWN, &pos, name, kind->name);
	sl_load_nearest(l, name, sl_load_nearest_feature(l, kind, name));
	return NULL;
}

/* ---- kinds ---- */

static void link_list(sl_loader *l, const sl_item *item)
{
	sl_kind_of_entity *kind = item->made;
	const sl_xml_attr *a = sl_xml_attr_find(item->node, "lijst");
	const sl_feature *list = kind->owner ? sl_load_feature(l, a, kind->owner) : NULL;
	sl_pos pos;

	if (!list)
		return;
	if (list->is_fact && list->type.base == SL_T_LIST && !list->fact->relation &&
	    list->type.item && list->type.item->base == SL_T_ENTITY && list->type.item->kind == kind) {
		kind->list = list;
		return;
	}
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_LIST_UNFIT, &pos, list->name, kind->name);
	sl_diags_note(l->diags, &list->pos, "\"%s\" staat hier", list->name);
}

static void link_identity(sl_loader *l, const sl_item *item)
{
	sl_kind_of_entity *kind = item->made;
	const sl_xml_attr *a = sl_xml_attr_find(item->node, "sleutel");
	const sl_feature *f = sl_load_feature(l, a, kind);
	sl_pos pos;

	if (!f)
		return;
	if (f->is_fact && f->type.base == SL_T_STRING && !f->type.choice_count) {
		kind->identity = f;
		if (f->fact->role == SL_ROLE_NONE)
			l->facts[f->number]->role = SL_ROLE_KEY;
		return;
	}
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_KEY_UNFIT, &pos, f->name);
}

/* A list of a kind is the one list of that kind: an item has one owner. */
static void check_list_owner(sl_loader *l, const sl_item *item)
{
	const sl_feature *f = item->made;
	const sl_type *t = f ? &f->type : NULL;

	if (!t || t->base != SL_T_LIST || f->fact->relation || !t->item ||
	    t->item->base != SL_T_ENTITY || !t->item->kind || t->item->kind->list == f)
		return;
	if (t->item->kind != l->m->schema.kinds[0] && !t->item->kind->owner)
		return; /* belongs to nothing, which was said */
	sl_diags_add(l->diags, SL_DIAG_LIST_LOOSE, &f->pos, f->name, t->item->kind->name);
	sl_diags_note(l->diags, &t->item->kind->pos, "de soort \"%s\"", t->item->kind->name);
}

/* ---- roles ---- */

/* A member of the list of deviations says it. */
static bool is_of_deviation(const sl_feature *f)
{
	const sl_feature *list = f->per->list;

	return list && list->fact->role == SL_ROLE_DEVIATIONS;
}

static bool role_fits(const sl_feature *f)
{
	bool root = f->per->number == 0;

	switch (f->fact->role) {
	case SL_ROLE_NONE:
	case SL_ROLE_KEY: return true;
	case SL_ROLE_NAME: return f->type.base == SL_T_STRING;
	case SL_ROLE_BEGIN: return f->type.base == SL_T_DATE;
	case SL_ROLE_CASE:
	case SL_ROLE_MUNICIPALITY: return root && f->type.base == SL_T_STRING;
	case SL_ROLE_DATE: return root && f->type.base == SL_T_DATE;
	case SL_ROLE_COMPLETE:
	case SL_ROLE_COMBINE: return root && f->type.base == SL_T_BOOLEAN;
	case SL_ROLE_DEVIATIONS:
		return root && f->type.base == SL_T_LIST && f->type.item->base == SL_T_ENTITY;
	case SL_ROLE_DEVIATION_DECISION:
	case SL_ROLE_DEVIATION_ARTICLE:
	case SL_ROLE_DEVIATION_OUTCOME:
	case SL_ROLE_DEVIATION_BY:
	case SL_ROLE_DEVIATION_WHY: return is_of_deviation(f) && f->type.base == SL_T_STRING;
	case SL_ROLE_DEVIATION_ABOUT:
		return is_of_deviation(f) && (f->type.base == SL_T_STRING || f->type.base == SL_T_ENTITY);
	case SL_ROLE_DEVIATION_DATE: return is_of_deviation(f) && f->type.base == SL_T_DATE;
	case SL_ROLE_DEVIATION_AMOUNT: return is_of_deviation(f) && f->type.base == SL_T_NUMBER;
	case SL_ROLE_COUNT: break;
	}
	return false;
}

/* One of each kind of entity has it, or one of all. */
static const sl_feature **place_of(sl_schema *s, const sl_feature *f, sl_role role)
{
	sl_kind_of_entity *kind = s->kinds[f->per->number];

	if (role == SL_ROLE_NAME)
		return &kind->title;
	return role == SL_ROLE_BEGIN ? &kind->begin : &s->roles[role];
}

static void link_role(sl_loader *l, const sl_item *item)
{
	const sl_feature *f = item->made, **place;
	sl_role role = f->fact->role;
	sl_pos pos;

	if (role == SL_ROLE_NONE || role == SL_ROLE_KEY)
		return;
	pos = sl_load_value_pos(sl_xml_attr_find(item->node, "rol"));
	if (!role_fits(f)) {
		sl_diags_add(l->diags, SL_DIAG_ROLE_UNFIT, &pos, f->name,
			     sl_xml_value(item->node, "rol"));
		return;
	}
	if (role == SL_ROLE_DEVIATION_ABOUT)
		return;
	place = place_of(&l->m->schema, f, role);
	if (*place) {
		sl_diags_add(l->diags, SL_DIAG_ROLE_TWICE, &pos, sl_xml_value(item->node, "rol"));
		sl_diags_note(l->diags, &(*place)->pos, "het eerste feit met deze rol is \"%s\"",
			      (*place)->name);
		return;
	}
	*place = f;
}

/* ---- relations ---- */

static const sl_kind_of_entity *target_of(const sl_feature *f)
{
	const sl_type *t = f->type.base == SL_T_LIST ? f->type.item : &f->type;

	return t ? t->kind : NULL;
}

static void link_mirror(sl_loader *l, const sl_item *item)
{
	const sl_feature *f = item->made;
	const sl_xml_attr *a = sl_xml_attr_find(item->node, "spiegel");
	const sl_kind_of_entity *target = target_of(f);
	const sl_feature *other = f->fact->relation && target ? sl_load_feature(l, a, target) : NULL;
	sl_pos pos;

	if (!other)
		return;
	if (!other->is_fact || !other->fact->relation || target_of(other) != f->per) {
		pos = sl_load_value_pos(a);
		sl_diags_add(l->diags, SL_DIAG_MIRROR_UNFIT, &pos, other->name, f->name);
		sl_diags_note(l->diags, &other->pos, "\"%s\" staat hier", other->name);
		return;
	}
	l->facts[f->number]->mirror = other;
}

/* Of two that mirror each other, each names the other. */
static void check_mirror(sl_loader *l, const sl_item *item)
{
	const sl_feature *f = item->made, *other = f->fact->mirror;
	sl_pos pos;

	if (!other || other->fact->mirror == f)
		return;
	pos = sl_load_value_pos(sl_xml_attr_find(item->node, "spiegel"));
	sl_diags_add(l->diags, SL_DIAG_MIRROR_ASYMMETRIC, &pos, other->name, f->name);
	sl_diags_note(l->diags, &other->pos, "\"%s\" staat hier", other->name);
}

/* ---- patterns ---- */

static void check_pattern(sl_loader *l, const sl_item *item)
{
	const sl_xml_attr *a = sl_xml_attr_find(item->node, "patroon");
	PCRE2_UCHAR message[128];
	pcre2_code *code;
	PCRE2_SIZE at;
	int error;
	sl_pos pos;

	if (!a)
		return;
	code = pcre2_compile((PCRE2_SPTR)a->value, a->length, PCRE2_UTF | PCRE2_UCP, &error, &at,
			     NULL);
	if (code) {
		pcre2_code_free(code);
	} else if (error == PCRE2_ERROR_HEAP_FAILED) {
		sl_load_fail(l);
	} else {
		pcre2_get_error_message(error, message, sizeof message);
		pos = sl_xml_value_pos(a, at);
		sl_diags_add(l->diags, SL_DIAG_PATTERN_SYNTAX, &pos, (const char *)message);
	}
}

/* ---- concepts ---- */

static void link_joint(sl_loader *l, const sl_item *item)
{
	const sl_feature *f = item->made;
	const sl_xml_attr *a = sl_xml_attr_find(item->node, "gezamenlijk-met");
	const sl_feature *with = sl_load_feature(l, a, f->per);
	sl_pos pos;

	if (!with)
		return;
	if (with->type.base == SL_T_ENTITY && with->type.kind == f->per && !with->towards) {
		((sl_concept *)f->concept)->joint_with = with;
		return;
	}
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_JOINT_UNFIT, &pos, with->name, f->per->name);
}

static void link_concept(sl_loader *l, const sl_item *item)
{
	const sl_feature *f = item->made;
	sl_concept *c = f->concept;
	const sl_type *t = &f->type;

	link_joint(l, item);
	c->periods = sl_load_find(l, &l->series, sl_xml_attr_find(item->node, "per-periode"),
				  SL_DIAG_PERIODS_UNKNOWN);
	if (t->base == SL_T_LIST && t->item && t->item->base == SL_T_ENTITY &&
	    sl_load_word(item->node, "type", "lijst", -1) == 0) {
		sl_pos pos = sl_load_value_pos(sl_xml_attr_find(item->node, "van"));

		sl_diags_add(l->diags, SL_DIAG_LIST_OF_ENTITIES, &pos, f->name);
	}
}

/* ---- regulations ---- */

static void check_domain(sl_loader *l, const sl_rule_file *file)
{
	const sl_xml_attr *a = sl_xml_attr_find(file->root, "domein");

	if (a && strcmp(a->value, "alle") != 0)
		sl_load_find(l, &l->domains, a, SL_DIAG_DOMAIN_UNKNOWN);
}

static void check_fills(sl_loader *l, const sl_regulation *r, const sl_rule_file *file)
{
	const sl_xml_attr *a = sl_xml_attr_find(file->root, "vult-in");
	sl_pos pos;

	for (uint32_t i = 0; i < r->fill_count; i++) {
		if (sl_map_get(&l->regulations, r->fills[i], NULL))
			continue;
		pos = sl_load_value_pos(a);
		sl_diags_add(l->diags, SL_DIAG_FILLS_UNKNOWN, &pos, r->fills[i]);
		sl_load_nearest(l, r->fills[i], sl_map_nearest(l, &l->regulations, r->fills[i]));
	}
	if (a && r->rank != SL_POLICY && r->rank != SL_ORDINANCE) {
		pos = sl_xml_attr_pos(a);
		sl_diags_add(l->diags, SL_DIAG_FILLS_UNFIT, &pos);
	}
}

void sl_load_link_regulation(sl_loader *l, const sl_rule_file *file, const sl_regulation *r)
{
	l->diags->municipality = file->municipality;
	check_domain(l, file);
	check_fills(l, r, file);
}

/* ---- all ---- */

static void each(sl_loader *l, sl_element id, void (*link)(sl_loader *, const sl_item *))
{
	sl_items *items = &l->items[id];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		if (!items->at[i].made)
			continue;
		sl_load_enter(l, items->at[i].scope);
		link(l, &items->at[i]);
	}
}

void sl_load_link(sl_loader *l)
{
	each(l, SL_EL_ENTITEIT, link_list);
	each(l, SL_EL_ENTITEIT, link_identity);
	each(l, SL_EL_FEIT, check_list_owner);
	each(l, SL_EL_FEIT, link_role);
	each(l, SL_EL_FEIT, link_mirror);
	each(l, SL_EL_FEIT, check_mirror);
	each(l, SL_EL_FEIT, check_pattern);
	each(l, SL_EL_BEGRIP, link_concept);
}

/* ---- the concept of a rule or delegation ---- */

/* Of the kinds that have a concept of that name; with one, it is that. */
static sl_feature *only_one(sl_loader *l, const sl_xml_node *node, const char *name)
{
	const sl_schema *s = &l->m->schema;
	sl_feature *found = NULL;
	uint32_t n = 0;
	sl_pos pos;

	for (uint32_t i = 0; i < s->kind_count; i++) {
		sl_feature *f = sl_map_get(&l->features, name, s->kinds[i]);

		if (f && !f->is_fact) {
			found = f;
			n++;
		}
	}
	if (n == 1)
		return found;
	if (n > 1) {
		pos = sl_load_value_pos(sl_xml_attr_find(node, "begrip"));
		sl_diags_add(l->diags, SL_DIAG_CONCEPT_AMBIGUOUS, &pos, name, n);
		return NULL;
	}
	return sl_load_find(l, &l->features_any, sl_xml_attr_find(node, "begrip"),
			    SL_DIAG_CONCEPT_UNKNOWN);
}

/* A fact is told and not determined. */
static sl_feature *refuse_fact(sl_loader *l, const sl_xml_attr *a, sl_feature *f)
{
	sl_pos pos;

	if (!f || !f->is_fact)
		return f;
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_RULE_FOR_FACT, &pos, f->name);
	sl_diags_note(l->diags, &f->pos, "het feit \"%s\"", f->name);
	return NULL;
}

sl_feature *sl_load_concept(sl_loader *l, const sl_xml_node *node)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, "begrip"), *per = sl_xml_attr_find(node, "per");
	const char *name = a ? sl_load_intern(l, a->value, a->length) : NULL;
	const sl_kind_of_entity *kind;
	sl_feature *f;

	if (!name)
		return NULL;
	kind = sl_load_find(l, &l->kinds, per, SL_DIAG_KIND_UNKNOWN);
	if (per && !kind)
		return NULL;
	f = kind ? sl_load_feature(l, a, kind) : only_one(l, node, name);
	return refuse_fact(l, a, f);
}

sl_concept *sl_load_concept_of(sl_loader *l, const sl_xml_attr *a, const sl_kind_of_entity *kind)
{
	const sl_feature *f = refuse_fact(l, a, sl_load_feature(l, a, kind));

	return f ? f->concept : NULL;
}
