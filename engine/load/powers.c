/* SPDX-License-Identifier: EUPL-1.2 */
/* The powers to deviate from a decision. */
#include <string.h>

#include "load/loader.h"

/* "toekennen afwijzen" as bits. */
static unsigned read_outcomes(sl_loader *l, const sl_xml_node *node, const char *name, const char *const *words,
			      unsigned word_count)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, name);
	uint32_t count = 0;
	const char *const *told = a ? sl_load_split(l, a->value, &count) : NULL;
	unsigned out = 0;
	sl_pos pos;

	for (uint32_t i = 0; i < count; i++) {
		unsigned k = 0;

		while (k < word_count && strcmp(words[k], told[i]) != 0)
			k++;
		if (k < word_count) {
			out |= 1u << k;
			continue;
		}
		pos = sl_load_value_pos(a);
		sl_diags_add(l->diags, SL_DIAG_POWER_OUTCOME, &pos, told[i], name);
	}
	return out;
}

/* An amount that a power bounds must be there. */
static void check_bounds(sl_loader *l, const sl_xml_node *node, const sl_power *p)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, p->least ? "tenminste" : "ten-hoogste");
	sl_pos pos;

	if (!a || p->decision->amount_count)
		return;
	pos = sl_xml_attr_pos(a);
	sl_diags_add(l->diags, SL_DIAG_POWER_BOUND, &pos, p->decision->id);
}

/* Versions of one power are about one decision, and follow each other. */
static void check_versions(sl_loader *l, const sl_xml_node *node, const sl_power *p)
{
	sl_pos pos = sl_load_value_pos(sl_xml_attr_find(node, "id"));

	for (uint32_t i = 0; i < l->m->power_count; i++) {
		const sl_power *other = l->m->powers[i];

		if (strcmp(other->id, p->id) != 0 ||
		    (other->decision == p->decision && !sl_validity_clash(other->validity, p->validity)))
			continue;
		sl_diags_add(l->diags, SL_DIAG_POWER_TWICE, &pos, p->id);
		sl_diags_note(l->diags, &other->pos, "de andere \"%s\"", p->id);
		return;
	}
}

static void read_power(sl_loader *l, const sl_item *item)
{
	static const char *const outcomes[] = {"toekennen", "afwijzen", "niet-van-toepassing"};
	const sl_xml_node *node = item->node;
	const sl_decision *d = sl_load_find(l, &l->decisions, sl_xml_attr_find(node, "besluit"),
					    SL_DIAG_DECISION_UNKNOWN);
	const char *id = sl_load_name(l, node, "id");
	sl_power *p = d && d->per && id ? sl_load_alloc(l, 1, sizeof *p) : NULL;
	sl_expr_scope frame = {0};

	if (!p)
		return;
	frame.per = d->per;
	*p = (sl_power){.id = id, .decision = d, .pos = sl_xml_pos(node), .number = l->m->power_count};
	p->from = read_outcomes(l, node, "van", outcomes, 3);
	p->to = read_outcomes(l, node, "naar", outcomes, 2);
	p->validity = sl_load_validity(l, node, item->scope);
	sl_load_source(l, node, item->scope, &p->source);
	p->condition = sl_load_condition(l, sl_load_child(l, node, SL_EL_WANNEER), frame);
	p->least = sl_load_expr_attr(l, node, "tenminste", frame);
	p->most = sl_load_expr_attr(l, node, "ten-hoogste", frame);
	check_bounds(l, node, p);
	check_versions(l, node, p);
	l->m->powers[l->m->power_count++] = p;
}

void sl_load_powers(sl_loader *l)
{
	const sl_items *items = &l->items[SL_EL_AFWIJKINGSBEVOEGDHEID];

	if (!(l->m->powers = sl_load_alloc(l, items->count + 1, sizeof *l->m->powers)))
		return;
	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		read_power(l, &items->at[i]);
	}
	sl_load_enter(l, NULL);
}
