/* SPDX-License-Identifier: EUPL-1.2 */
/* What counts in a judgement: the points that the law, or a judge, names. */
#include <string.h>

#include "load/loader.h"

/* A provision, or a ruling in words. */
static void read_source(sl_loader *l, const sl_xml_node *node, const sl_scope *scope, sl_source *out)
{
	const char *words = sl_xml_value(node, "bron");
	sl_pos pos;

	sl_load_source(l, node, scope, out);
	if (!words == !sl_xml_attr_find(node, "jci")) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_WEIGHING_SOURCE, &pos);
	}
	if (words) {
		out->words = words;
		out->jci = NULL;
	}
}

static const char *read_domain(sl_loader *l, const sl_xml_node *node)
{
	const char *domain = sl_load_name(l, node, "domein");

	if (!domain || strcmp(domain, "alle") == 0)
		return NULL;
	sl_load_find(l, &l->domains, sl_xml_attr_find(node, "domein"), SL_DIAG_DOMAIN_UNKNOWN);
	return domain;
}

static void read_weighings(sl_loader *l, const sl_item *item, const sl_feature *f, sl_fact_info *info)
{
	sl_weighing *all = sl_load_alloc(l, item->node->child_count + 1u, sizeof *all);
	sl_pos pos;

	if (!all)
		return;
	info->weighings = all;
	for (const sl_xml_node *kid = item->node->first; kid; kid = kid->next) {
		if (!sl_load_is(l, kid, SL_EL_WEGING))
			continue;
		if (!info->judgement) {
			pos = sl_xml_pos(kid);
			sl_diags_add(l->diags, SL_DIAG_WEIGHING_UNFIT, &pos, f->name);
		}
		all[info->weighing_count].text = sl_load_words(l, kid);
		all[info->weighing_count].pos = sl_xml_pos(kid);
		all[info->weighing_count].domain = read_domain(l, kid);
		all[info->weighing_count].validity = sl_load_validity(l, kid, item->scope);
		read_source(l, kid, item->scope, &all[info->weighing_count++].source);
	}
}

void sl_load_weighings(sl_loader *l)
{
	const sl_items *items = &l->items[SL_EL_FEIT];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		const sl_feature *f = items->at[i].made;

		if (!f || !sl_load_child(l, items->at[i].node, SL_EL_WEGING))
			continue;
		sl_load_enter(l, items->at[i].scope);
		read_weighings(l, &items->at[i], f, l->facts[f->number]);
	}
}
