/* SPDX-License-Identifier: EUPL-1.2 */
/* The first look at a file: its regulation, and what stands in it where. */
#include <string.h>

#include "load/loader.h"

/* In the order of sl_rank. */
#define SOORTEN "verdrag|wet|amvb|ministeriele-regeling|verordening|beleidsregel|plan|woordenboek"

static bool is_municipal(sl_rank rank)
{
	return rank == SL_ORDINANCE || rank == SL_POLICY || rank == SL_PLAN;
}

/* soort, gemeente, bwb and citeertitel go together in few ways. */
static void check_combination(sl_loader *l, const sl_xml_node *root, const sl_regulation *r)
{
	const sl_xml_attr *municipality = sl_xml_attr_find(root, "gemeente");
	const char *soort = sl_xml_value(root, "soort");
	sl_pos pos = sl_xml_pos(root);

	if (!soort || sl_load_word(root, "soort", SOORTEN, -1) < 0)
		return; /* said by validate; what goes with it is not known */
	if (municipality && !is_municipal(r->rank)) {
		pos = sl_xml_attr_pos(municipality);
		sl_diags_add(l->diags, SL_DIAG_GEMEENTE_ON_LAW, &pos, soort);
	} else if (!municipality && (r->rank == SL_ORDINANCE || r->rank == SL_PLAN)) {
		sl_diags_add(l->diags, SL_DIAG_GEMEENTE_NEEDED, &pos, soort);
	}
	if (r->rank == SL_PLAN && !sl_xml_value(root, "vastgesteld-door"))
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_NEEDED, &pos, "vastgesteld-door", soort);
	if (r->rank == SL_DICTIONARY) {
		if (r->bwb) {
			pos = sl_xml_attr_pos(sl_xml_attr_find(root, "bwb"));
			sl_diags_add(l->diags, SL_DIAG_DICTIONARY_BWB, &pos);
		}
		return;
	}
	if (!r->bwb && !is_municipal(r->rank))
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_NEEDED, &pos, "bwb", soort);
	if (!r->title)
		sl_diags_add(l->diags, SL_DIAG_ATTRIBUTE_NEEDED, &pos, "citeertitel", soort);
}

static void number_regulation(sl_loader *l, const sl_xml_node *root, sl_regulation *r)
{
	const sl_regulation *earlier = r->id ? sl_map_get(&l->regulations, r->id, NULL) : NULL;
	const sl_xml_attr *id = sl_xml_attr_find(root, "id");
	sl_pos pos;

	if (earlier) {
		pos = sl_load_value_pos(id);
		sl_diags_add(l->diags, SL_DIAG_REGULATION_TWICE, &pos, r->id);
		sl_diags_note(l->diags, &earlier->pos, "de andere regeling \"%s\"", r->id);
	}
	if (r->id)
		sl_map_put(l, &l->regulations, r->id, NULL, r);
	if (r->bwb) /* sources of other files are read as its title */
		sl_map_put(l, &l->regulations, r->bwb, NULL, r);
}

static void read_regulation(sl_loader *l, const sl_xml_node *root, sl_regulation *r)
{
	const char *fills = sl_xml_value(root, "vult-in");

	r->id = sl_load_name(l, root, "id");
	r->domain = sl_load_name(l, root, "domein");
	r->bwb = sl_load_name(l, root, "bwb");
	r->title = sl_xml_value(root, "citeertitel");
	r->abbreviation = sl_xml_value(root, "afkorting");
	r->rank = (sl_rank)sl_load_word(root, "soort", SOORTEN, SL_DICTIONARY);
	r->body = (sl_body)sl_load_word(root, "vastgesteld-door", "gemeenteraad|college",
			r->rank == SL_POLICY ? SL_EXECUTIVE : SL_COUNCIL);
	r->municipality = is_municipal(r->rank) ? sl_load_name(l, root, "gemeente") : NULL;
	r->read_until = SL_FOREVER;
	r->pos = sl_xml_pos(root);
	if (fills)
		r->fills = sl_load_split(l, fills, &r->fill_count);
	sl_load_date(l, &r->read_until, root, "bijgewerkt-tot");
}

static sl_scope *new_scope(sl_loader *l, const sl_scope *like)
{
	sl_scope *s = sl_load_scratch(l, 1, sizeof *s);

	if (s && like)
		*s = *like;
	return s;
}

/* ---- items ---- */

static bool add_item(sl_loader *l, sl_element id, const sl_xml_node *node, const sl_scope *scope)
{
	sl_items *items = &l->items[id];
	sl_item *at = sl_arena_grow(&l->scratch, items->at, items->count, &items->cap, sizeof *at);

	if (!at) {
		sl_load_fail(l);
		return false;
	}
	items->at = at;
	items->at[items->count++] = (sl_item){node, scope, NULL};
	return true;
}

static sl_element element_of(const sl_loader *l, sl_element parent, const sl_xml_node *node)
{
	size_t count;
	const sl_row *rows = sl_rows(&count);

	for (size_t i = l->first[parent] + 1u; i < count && rows[i].kind != SL_ROW_ELEMENT; i++)
		if (rows[i].kind == SL_ROW_CHILD && l->names[rows[i].id] == node->name)
			return (sl_element)rows[i].id;
	return SL_EL_NONE;
}

/* What all households share: no ordinance may declare it. */
static bool is_for_all(sl_element id)
{
	static const sl_element shared[] = {
		SL_EL_DOMEIN, SL_EL_ENTITEIT, SL_EL_FEIT, SL_EL_PERIODEREEKS, SL_EL_KALENDER,
		SL_EL_DELEGATIE, SL_EL_BESLUIT, SL_EL_VERPLICHTING, SL_EL_COMPENSATIE,
		SL_EL_BIJDRAGE, SL_EL_BELEIDSPLICHT,
		SL_EL_CONFLICT, SL_EL_ESCALATIE, SL_EL_ONDERGRENS,
	};

	for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
		if (shared[i] == id)
			return true;
	return false;
}

/* What an ordinance may not declare, because all households share it; what a
 * plan cannot say; and what only an ordinance may say. */
static bool may_stand(sl_loader *l, sl_element id, const sl_xml_node *node, const sl_scope *scope)
{
	bool municipal = scope->regulation->municipality != NULL;
	sl_pos pos;

	if (municipal && is_for_all(id)) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_NOT_IN_ORDINANCE, &pos, node->name);
		return false;
	}
	if (scope->regulation->rank == SL_PLAN && id != SL_EL_OMSCHRIJVING && id != SL_EL_TWIJFEL && id != SL_EL_BRON) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_NOT_IN_PLAN, &pos, node->name);
		return false;
	}
	if (!municipal && id == SL_EL_VASTSTELLING) {
		pos = sl_xml_pos(node);
		if (!is_municipal(scope->regulation->rank)) /* else its municipality is missing, and that is said */
			sl_diags_add(l->diags, SL_DIAG_SETTING_IN_LAW, &pos);
		return false;
	}
	return true;
}

static void take_children(sl_loader *l, const sl_xml_node *parent, sl_element id,
			  const sl_scope *scope);

/* The source of an article that is an item goes with it. */
static void keep_source(sl_loader *l, const sl_source *source)
{
	sl_items *items = &l->items[SL_EL_ARTIKEL];
	sl_source *copy = sl_load_alloc(l, 1, sizeof *copy);

	if (copy)
		*copy = *source;
	items->at[items->count - 1].made = copy;
}

static void take_article(sl_loader *l, const sl_xml_node *node, const sl_scope *scope)
{
	sl_scope *inner = new_scope(l, scope);
	sl_source source;

	if (!inner)
		return;
	sl_load_source(l, node, scope, &source);
	*inner = sl_load_inner_scope(node, scope, &source);
	inner->outer = NULL;
	inner->validity = sl_load_validity(l, node, scope);
	if (sl_xml_value(node, "vervult") && add_item(l, SL_EL_ARTIKEL, node, inner))
		keep_source(l, &source);
	take_children(l, node, SL_EL_ARTIKEL, inner);
}

static void take_children(sl_loader *l, const sl_xml_node *parent, sl_element id,
			  const sl_scope *scope)
{
	for (const sl_xml_node *kid = parent->first; kid && l->status == SL_OK; kid = kid->next) {
		sl_element what = element_of(l, id, kid);

		if (what == SL_EL_ARTIKEL)
			take_article(l, kid, scope);
		else if (what && may_stand(l, what, kid, scope))
			add_item(l, what, kid, scope);
	}
}

void sl_load_collect(sl_loader *l, const sl_rule_file *file)
{
	static const sl_validity always = {SL_DATE_MIN, SL_FOREVER, SL_DATE_MIN};
	sl_regulation *r = sl_load_alloc(l, 1, sizeof *r);
	sl_scope *scope = new_scope(l, NULL);
	sl_scope outer = {.node = file->root, .validity = always};

	if (!r || !scope)
		return;
	l->diags->municipality = file->municipality;
	read_regulation(l, file->root, r);
	r->validity = sl_load_validity(l, file->root, &outer);
	r->number = l->m->regulation_count;
	check_combination(l, file->root, r);
	number_regulation(l, file->root, r);
	l->m->regulations[l->m->regulation_count++] = r;
	*scope = (sl_scope){.node = file->root, .regulation = r, .municipality = file->municipality, .validity = r->validity};
	take_children(l, file->root, SL_EL_REGELING, scope);
}
