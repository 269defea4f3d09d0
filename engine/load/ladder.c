/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * compensatie: its ladders, as rules of what is left, and its right.
 *
 *     rung  -> rule of the concept that is its share
 *     ladder -> rule of the concept that is the rest
 *     compensatie -> rule of the concept that is its right
 *
 * Where a rung begins or ends, so does a version of the ladder.
 */
#include "load/loader.h"

#include <string.h>

typedef struct reading {
	sl_loader *l;
	const sl_item *item;
	sl_decision *decision;
	sl_ladder **ladders;   /* of the decision */
	uint32_t count;
} reading;

/* ---- rungs ---- */

/* The judgement that a coverage is: a name, nothing else. */
static const sl_feature *judgement_of(const sl_loader *l, const sl_expr *coverage)
{
	const sl_ast *ast = coverage ? coverage->ast : NULL;
	const sl_feature *f = ast && ast->op == SL_OP_NAME ? sl_map_get(&l->features, ast->name, coverage->per) : NULL;

	return f && f->is_fact && f->fact->judgement ? f : NULL;
}

static void read_rung(reading *r, const sl_ladder *ladder, const sl_xml_node *node, const sl_scope *scope,
		      sl_expr_scope frame, sl_rung *out)
{
	sl_loader *l = r->l;
	sl_rule *rule;

	out->name = sl_load_name(l, node, "naam");
	out->pos = sl_xml_pos(node);
	out->validity = sl_load_validity(l, node, scope);
	sl_load_source(l, node, scope, &out->source);
	out->provided = sl_load_condition(l, sl_load_child(l, node, SL_EL_TREDE_MITS), frame);
	out->coverage = sl_load_expr_at_once(l, sl_load_child(l, node, SL_EL_DEKKING), frame);
	out->because = sl_load_template(l, sl_load_child(l, node, SL_EL_OMDAT), frame);
	out->share = out->name ? sl_load_made(l, ladder->id, out->name) : NULL;
	if (!out->share)
		return;
	rule = sl_load_make_rule(l, out->share, sl_load_part_id(l, ladder->id, out->name), &out->source,
				 out->validity, &out->pos);
	if (!rule)
		return;
	rule->kind = SL_RULE_VALUE;
	rule->value = out->coverage;
	rule->because = out->because;
	sl_load_add_rule(l, rule, NULL, (sl_rule_draft){.rule = rule});
}

static void read_rungs(reading *r, sl_ladder *ladder, const sl_xml_node *node, sl_expr_scope frame)
{
	sl_loader *l = r->l;
	sl_rung *rungs = sl_load_alloc(l, node->child_count + 1u, sizeof *rungs);
	sl_scope inner = sl_load_within(node, r->item->scope, &ladder->source, ladder->validity);

	if (!rungs)
		return;
	ladder->rungs = rungs;
	for (const sl_xml_node *kid = node->first; kid && l->status == SL_OK; kid = kid->next)
		if (sl_load_is(l, kid, SL_EL_TREDE))
			read_rung(r, ladder, kid, &inner, frame, &rungs[ladder->rung_count++]);
}

/* ---- ladders ---- */

/* What is left: a number or ja/nee, that one rule gives. */
static bool check_rest(sl_loader *l, const sl_concept *c, const sl_xml_attr *a)
{
	const sl_feature *f = c->feature;
	sl_pos pos;

	if ((f->type.base == SL_T_NUMBER || f->type.base == SL_T_BOOLEAN) && !f->towards &&
	    !c->periods && c->combine == SL_COMBINE_UNIQUE)
		return true;
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_REST_UNFIT, &pos, f->name);
	sl_diags_note(l->diags, &f->pos, "het begrip \"%s\"", f->name);
	return false;
}

static bool overlap(const sl_ladder *a, const sl_ladder *b)
{
	return sl_validity_clash(a->validity, b->validity);
}

/* Versions of one ladder follow each other; of two ladders for one rest, at
 * least one says when it is the one. */
static bool check_beside(reading *r, const sl_ladder *ladder)
{
	for (uint32_t i = 0; i < r->count; i++) {
		const sl_ladder *other = r->ladders[i];

		if (!overlap(ladder, other))
			continue;
		if (other->id == ladder->id)
			sl_diags_add(r->l->diags, SL_DIAG_VERSIONS_OVERLAP, &ladder->pos, ladder->id,
				     sl_load_day(r->l, ladder->validity.from));
		else if (other->rest == ladder->rest && !other->condition && !ladder->condition)
			sl_diags_add(r->l->diags, SL_DIAG_LADDERS_TOGETHER, &ladder->pos, ladder->id,
				     ladder->rest->feature->name);
		else
			continue;
		sl_diags_note(r->l->diags, &other->pos, "de andere ladder");
		return false;
	}
	return true;
}

typedef struct making {
	const sl_ladder *ladder;
	const sl_xml_node *node;
	const sl_rule *first;
} making;

static void make_version(sl_loader *l, void *ctx, sl_validity v, const uint32_t *parts, uint32_t count)
{
	making *m = ctx;
	const sl_ladder *ladder = m->ladder;
	sl_rule *rule = sl_load_make_rule(l, ladder->rest, ladder->id, &ladder->source, v, &ladder->pos);

	if (!rule)
		return;
	rule->kind = SL_RULE_LADDER;
	rule->ladder = ladder;
	rule->condition = ladder->condition;
	rule->because = ladder->because;
	rule->parts = parts;
	rule->part_count = count;
	sl_load_add_rule(l, rule, sl_xml_attr_find(m->node, "id"),
			 (sl_rule_draft){.exceptions = sl_xml_attr_find(m->node, "uitzondering-op"),
					 .elsewhere = sl_xml_value(m->node, "jci") != NULL, .like = m->first});
	if (!m->first)
		m->first = rule;
}

static void make_rules(sl_loader *l, const sl_ladder *ladder, const sl_xml_node *node)
{
	sl_dated *parts = sl_load_scratch(l, ladder->rung_count + 1u, sizeof *parts);
	making m = {ladder, node, NULL};

	for (uint32_t i = 0; parts && i < ladder->rung_count; i++)
		parts[i] = (sl_dated){ladder->rungs[i].share, ladder->rungs[i].validity};
	if (parts)
		sl_load_versions_of(l, ladder->validity, parts, ladder->rung_count, make_version, &m);
}

static void read_ladder(reading *r, const sl_xml_node *node, const sl_scope *scope)
{
	sl_loader *l = r->l;
	sl_ladder *ladder = sl_load_alloc(l, 1, sizeof *ladder);
	const sl_xml_attr *rest = sl_xml_attr_find(node, "rest");
	sl_expr_scope frame = {.per = r->decision->per};

	if (!ladder || !sl_load_few_parts(l, node->child_count, node, node->name))
		return;
	*ladder = (sl_ladder){.id = sl_load_name(l, node, "id"), .decision = r->decision,
			      .pos = sl_xml_pos(node), .validity = sl_load_validity(l, node, scope)};
	sl_load_source(l, node, scope, &ladder->source);
	ladder->rest = sl_load_concept_of(l, rest, frame.per);
	ladder->condition = sl_load_condition(l, sl_load_child(l, node, SL_EL_ALS), frame);
	ladder->need = sl_load_expr(l, sl_load_child(l, node, SL_EL_BEHOEFTE), SL_FEEL_EXPRESSION, frame);
	ladder->because = sl_load_template(l, sl_load_child(l, node, SL_EL_OMDAT), frame);
	if (!ladder->id || !ladder->rest || !check_rest(l, ladder->rest, rest) || !check_beside(r, ladder))
		return;
	read_rungs(r, ladder, node, frame);
	make_rules(l, ladder, node);
	r->ladders[r->count++] = ladder;
}

/* ---- the right ---- */

static void make_right(sl_loader *l, void *ctx, sl_validity v, const uint32_t *parts, uint32_t count)
{
	sl_decision *d = ctx;
	sl_rule *rule;

	if (!count) /* no ladder then: no rule says what is owed */
		return;
	rule = sl_load_make_rule(l, d->right_as, sl_load_part_id(l, d->id, "recht"), &d->source, v, &d->pos);
	if (!rule)
		return;
	rule->kind = SL_RULE_RIGHT;
	rule->decision = d;
	rule->parts = parts;
	rule->part_count = count;
	sl_load_add_rule(l, rule, NULL, (sl_rule_draft){.rule = rule});
}

static void make_rights(reading *r)
{
	sl_loader *l = r->l;
	sl_dated *parts = sl_load_scratch(l, r->count + 1u, sizeof *parts);

	r->decision->right_as = sl_load_made(l, r->item->node, NULL);
	if (!parts || !r->decision->right_as)
		return;
	r->decision->right_as->internal = true;
	for (uint32_t i = 0; i < r->count; i++)
		parts[i] = (sl_dated){r->ladders[i]->id, r->ladders[i]->validity};
	sl_load_versions_of(l, r->decision->validity, parts, r->count, make_right, r->decision);
}

/* What must be judged again when a rung may not be used: the judgement that
 * all its versions are, or (none) the rung itself. */
static void name_judgements(reading *r)
{
	for (int round = 0; round < 2; round++)
		for (uint32_t i = 0; i < r->count; i++)
			for (uint32_t k = 0; k < r->ladders[i]->rung_count; k++) {
				const sl_rung *rung = &r->ladders[i]->rungs[k];
				const sl_feature *f = judgement_of(r->l, rung->coverage);

				if (!rung->share)
					continue;
				if (round == 0)
					rung->share->judged = f;
				else if (rung->share->judged != f)
					rung->share->judged = NULL;
			}
}

void sl_load_compensation(sl_loader *l, sl_item *item)
{
	reading r = {.l = l, .item = item, .decision = item->made};
	sl_scope inner;

	if (!r.decision || !r.decision->per ||
	    !sl_load_few_parts(l, item->node->child_count, item->node, item->node->name) ||
	    !(r.ladders = sl_load_alloc(l, item->node->child_count + 1u, sizeof *r.ladders)))
		return;
	sl_load_decision_place(l, item);
	r.decision->result = sl_load_child_words(l, item->node, SL_EL_RESULTAAT);
	inner = sl_load_within(item->node, item->scope, &r.decision->source, r.decision->validity);
	for (const sl_xml_node *kid = item->node->first; kid && l->status == SL_OK; kid = kid->next)
		if (sl_load_is(l, kid, SL_EL_LADDER))
			read_ladder(&r, kid, &inner);
	r.decision->ladders = (const sl_ladder *const *)r.ladders;
	r.decision->ladder_count = r.count;
	name_judgements(&r);
	make_rights(&r);
}
