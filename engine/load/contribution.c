/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bijdrage: what makes its amount, as concepts and rules.
 *
 *     van-toepassing -> a concept with one rule
 *     vrijstelling   -> exceptions on the rule that there is none
 *     grondslag      -> rules of one concept
 *     verlaging, aftrek, plafond -> a concept each
 *     bijdrage       -> a rule of its concept, in versions where a part
 *                       begins or ends
 */
#include "load/loader.h"

#include <string.h>

typedef struct reading {
	sl_loader *l;
	const sl_item *item;
	sl_decision *decision;
	sl_contribution *contribution;
	sl_share *shares;
	sl_expr_scope frame;
	sl_scope scope;       /* inside the bijdrage */
} reading;

/* ---- van toepassing, vrijstelling ---- */

/* The concept made for an element, with the rule that says it for the whole
 * decision; NULL when there is no such element. */
static sl_rule *make_part(reading *r, sl_concept **out, const sl_xml_node *node, const char *part, const sl_pos *pos)
{
	const sl_decision *d = r->decision;

	if (!node || !(*out = sl_load_made(r->l, node, NULL)))
		return NULL;
	(*out)->periods = r->contribution->concept->periods;
	return sl_load_make_rule(r->l, *out, sl_load_part_id(r->l, d->id, part), &d->source, d->validity, pos);
}

static void read_applies(reading *r)
{
	sl_loader *l = r->l;
	const sl_xml_node *node = sl_load_child(l, r->item->node, SL_EL_VAN_TOEPASSING);
	sl_pos pos = node ? sl_xml_pos(node) : r->decision->pos;
	sl_rule *rule = make_part(r, &r->contribution->applies, node, "van-toepassing", &pos);

	if (!rule)
		return;
	rule->concept->feature->may_be_empty = true;
	rule->kind = SL_RULE_VALUE;
	rule->value = sl_load_expr(l, node, SL_FEEL_EXPRESSION, r->frame);
	sl_load_add_rule(l, rule, NULL, (sl_rule_draft){.rule = rule});
}

static void read_exemption(reading *r, const sl_xml_node *node, const sl_rule *base)
{
	sl_loader *l = r->l;
	sl_validity v = sl_load_validity(l, node, &r->scope);
	sl_pos pos = sl_xml_pos(node);
	sl_source source;
	sl_rule *rule;

	sl_load_source(l, node, &r->scope, &source);
	rule = sl_load_make_rule(l, r->contribution->exempt, sl_load_name(l, node, "id"), &source, v, &pos);
	if (!rule)
		return;
	rule->kind = SL_RULE_TRUTH;
	rule->truth = true;
	rule->condition = sl_load_condition(l, sl_load_child(l, node, SL_EL_ALS), r->frame);
	rule->because = sl_load_template(l, sl_load_child(l, node, SL_EL_OMDAT), r->frame);
	sl_load_add_rule(l, rule, sl_xml_attr_find(node, "id"),
			 (sl_rule_draft){.base = base, .elsewhere = sl_xml_value(node, "jci") != NULL});
}

/* There is none, but for those that are written. */
static void read_exemptions(reading *r)
{
	sl_loader *l = r->l;
	const sl_xml_node *first = sl_load_child(l, r->item->node, SL_EL_VRIJSTELLING);
	sl_rule *base = make_part(r, &r->contribution->exempt, first, "vrijstelling", &r->decision->pos);

	if (!base)
		return;
	base->kind = SL_RULE_TRUTH;
	sl_load_add_rule(l, base, NULL, (sl_rule_draft){.rule = base});
	for (const sl_xml_node *kid = r->item->node->first; kid && l->status == SL_OK; kid = kid->next)
		if (sl_load_is(l, kid, SL_EL_VRIJSTELLING))
			read_exemption(r, kid, base);
}

/* ---- what makes the amount ---- */

static const struct { sl_element element; sl_share_kind kind; } parts_of[] = {
	{SL_EL_GRONDSLAG, SL_SHARE_BASE}, {SL_EL_VERLAGING, SL_SHARE_LOWERED},
	{SL_EL_AFTREK, SL_SHARE_DEDUCTED}, {SL_EL_PLAFOND, SL_SHARE_CEILING}};

static bool overlaps_base(reading *r, const sl_share *share)
{
	for (uint32_t i = 0; i < r->contribution->share_count; i++) {
		const sl_share *other = &r->shares[i];

		if (share->kind != SL_SHARE_BASE || other->kind != SL_SHARE_BASE ||
		    !sl_validity_clash(share->validity, other->validity))
			continue;
		sl_diags_add(r->l->diags, SL_DIAG_BASES_OVERLAP, &share->pos,
			     sl_load_day(r->l, share->validity.from > other->validity.from
						       ? share->validity.from
						       : other->validity.from));
		sl_diags_note(r->l->diags, &other->pos, "de andere grondslag");
		return true;
	}
	return false;
}

/* "wmo-bijdrage:plafond-2"; all bases are versions of one rule. */
static const char *share_id(reading *r, const sl_share *share, const char *name, uint32_t number)
{
	const char *id;

	if (share->kind == SL_SHARE_BASE)
		return sl_load_part_id(r->l, r->decision->id, name);
	id = sl_load_part_id(r->l, r->decision->id, name);
	if (!id)
		return NULL;
	sl_buf_clear(&r->l->buf);
	sl_buf_printf(&r->l->buf, "%s-%u", id, number);
	if (sl_buf_status(&r->l->buf) != SL_OK) {
		sl_load_fail(r->l);
		return NULL;
	}
	return sl_load_intern(r->l, r->l->buf.text, r->l->buf.len);
}

static void read_share(reading *r, const sl_xml_node *node, sl_share_kind kind, uint32_t number)
{
	sl_loader *l = r->l;
	sl_share *share = &r->shares[r->contribution->share_count];
	const sl_xml_node *key = kind == SL_SHARE_BASE ? r->item->node : node;
	sl_source source;
	sl_rule *rule;

	*share = (sl_share){.kind = kind, .pos = sl_xml_pos(node), .validity = sl_load_validity(l, node, &r->scope),
			    .concept = sl_load_made(l, key, NULL)};
	sl_load_source(l, node, &r->scope, &source);
	if (!share->concept || overlaps_base(r, share))
		return;
	share->concept->periods = r->contribution->concept->periods;
	rule = sl_load_make_rule(l, share->concept, share_id(r, share, node->name, number), &source,
				 share->validity, &share->pos);
	if (!rule)
		return;
	share->condition = sl_load_condition(l, sl_load_child(l, node, SL_EL_ALS), r->frame);
	sl_load_value_of_rule(l, node, r->frame, rule);
	rule->because = sl_load_template(l, sl_load_child(l, node, SL_EL_OMDAT), r->frame);
	share->rule = rule;
	if (sl_load_add_rule(l, rule, NULL, (sl_rule_draft){.rule = rule}))
		r->contribution->share_count++;
}

static void read_shares(reading *r)
{
	for (size_t i = 0; i < sizeof parts_of / sizeof *parts_of; i++) {
		uint32_t n = 0;

		for (const sl_xml_node *kid = r->item->node->first; kid && r->l->status == SL_OK; kid = kid->next)
			if (sl_load_is(r->l, kid, parts_of[i].element))
				read_share(r, kid, parts_of[i].kind, ++n);
	}
}

/* ---- the rule ---- */

typedef struct making {
	const sl_decision *decision;
	const sl_contribution *contribution;
	const sl_xml_attr *id;
} making;

static void make_version(sl_loader *l, void *ctx, sl_validity v, const uint32_t *parts, uint32_t count)
{
	const making *m = ctx;
	const sl_decision *d = m->decision;
	sl_rule *rule = sl_load_make_rule(l, m->contribution->concept, d->id, &d->source, v, &d->pos);

	if (!rule)
		return;
	rule->kind = SL_RULE_CONTRIBUTION;
	rule->decision = d;
	rule->parts = parts;
	rule->part_count = count;
	sl_load_add_rule(l, rule, m->id, (sl_rule_draft){.rule = rule});
}

static void make_rules(reading *r)
{
	sl_loader *l = r->l;
	const sl_contribution *c = r->contribution;
	sl_dated *parts = sl_load_scratch(l, c->share_count + 1u, sizeof *parts);
	making m = {r->decision, c, sl_xml_attr_find(r->item->node, "id")};

	for (uint32_t i = 0; parts && i < c->share_count; i++)
		parts[i] = (sl_dated){c->shares[i].concept, c->shares[i].validity};
	if (parts)
		sl_load_versions_of(l, r->decision->validity, parts, c->share_count, make_version, &m);
}

/* ---- inning ---- */

static void read_collectors(reading *r)
{
	sl_loader *l = r->l;
	sl_collector *all = sl_load_alloc(l, r->item->node->child_count + 1u, sizeof *all);
	uint32_t n = 0;

	for (const sl_xml_node *kid = r->item->node->first; all && kid; kid = kid->next) {
		sl_pos pos = sl_xml_pos(kid);

		if (!sl_load_is(l, kid, SL_EL_INNING))
			continue;
		all[n] = (sl_collector){sl_load_words(l, kid), sl_load_validity(l, kid, &r->scope)};
		for (uint32_t i = 0; i < n; i++)
			if (sl_validity_clash(all[i].validity, all[n].validity)) {
				sl_diags_add(l->diags, SL_DIAG_COLLECTORS_OVERLAP, &pos, all[n].name, all[i].name);
				break;
			}
		n++;
	}
	r->contribution->collectors = all;
	r->contribution->collector_count = n;
}

/* ---- the whole ---- */

/* A number that one rule gives, and that says how it is rounded. */
static bool check_concept(sl_loader *l, const sl_concept *c, const sl_xml_attr *a)
{
	const sl_feature *f = c->feature;
	sl_pos pos = sl_load_value_pos(a);

	if (f->type.base != SL_T_NUMBER || f->towards || c->combine != SL_COMBINE_UNIQUE)
		sl_diags_add(l->diags, SL_DIAG_CONTRIBUTION_UNFIT, &pos, f->name);
	else if (!c->rounding.given)
		sl_diags_add(l->diags, SL_DIAG_ROUNDING_MISSING, &pos, f->name);
	else
		return true;
	sl_diags_note(l->diags, &f->pos, "het begrip \"%s\"", f->name);
	return false;
}

void sl_load_contribution(sl_loader *l, sl_item *item)
{
	reading r = {.l = l, .item = item, .decision = item->made};
	const sl_xml_attr *a = sl_xml_attr_find(item->node, "begrip");
	sl_contribution *c = sl_load_alloc(l, 1, sizeof *c);

	if (!r.decision || !r.decision->per || !c ||
	    !sl_load_few_parts(l, item->node->child_count, item->node, item->node->name) ||
	    !(r.shares = sl_load_alloc(l, item->node->child_count + 1u, sizeof *r.shares)))
		return;
	sl_load_decision_place(l, item);
	if (!(c->concept = sl_load_concept_of(l, a, r.decision->per)) || !check_concept(l, c->concept, a))
		return;
	c->shares = r.shares;
	c->base = sl_load_made(l, item->node, NULL);
	r.contribution = c;
	r.frame = (sl_expr_scope){.per = r.decision->per, .in_period = c->concept->periods != NULL};
	r.scope = sl_load_within(item->node, item->scope, &r.decision->source, r.decision->validity);
	read_applies(&r);
	read_exemptions(&r);
	read_shares(&r);
	make_rules(&r);
	read_collectors(&r);
	r.decision->contribution = c;
}
