/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lowering ladders and contributions: the rules that the loader made of them
 * become nodes.
 *
 * The evaluator knows nothing of them but LEFT, what is left of a need.
 */
#include "compile/pass.h"

uint32_t sl_lower_own(sl_pass *p, const sl_concept *c)
{
	const sl_feature *f = c->feature;
	uint32_t self = sl_emit(p, SL_CODE_SELF, &p->entities[f->per->number], NULL, 0);
	uint32_t node = sl_emit(p, SL_CODE_CONCEPT, &f->type, &self, 1);

	if (node != SL_NO_NODE)
		p->program->nodes[node].ref = f->number;
	return node;
}

static uint32_t nothing(sl_pass *p, const sl_type *type)
{
	return type->base == SL_T_BOOLEAN ? sl_emit_literal(p, sl_boolean(false), type)
					  : sl_emit_literal(p, sl_number(SL_DEC_ZERO), type);
}

/* ---- ladders ---- */

static uint32_t lower_need(sl_pass *p, const sl_ladder *l)
{
	sl_typed t = sl_bind_expr(p, l->need);

	return sl_check_fits(p, l->need, 0, t, &l->rest->feature->type, "behoefte") ? t.node : SL_NO_NODE;
}

/* The need, then of each rung in force its share and whether it may be used. */
uint32_t sl_lower_ladder(sl_pass *p, const sl_rule *r)
{
	const sl_ladder *l = r->ladder;
	uint32_t kids[2 * SL_MOST_RUNGS + 1], n = 0;

	kids[n++] = lower_need(p, l);
	for (uint32_t i = 0; i < r->part_count; i++) {
		const sl_rung *rung = &l->rungs[r->parts[i]];

		kids[n++] = sl_lower_own(p, rung->share);
		kids[n++] = rung->provided ? sl_lower_condition(p, rung->provided)
					   : sl_emit_literal(p, sl_boolean(true), &sl_type_boolean);
	}
	return sl_emit(p, SL_CODE_LEFT, &l->rest->feature->type, kids, n);
}

static uint32_t choose(sl_pass *p, const sl_type *type, uint32_t condition, uint32_t a, uint32_t b)
{
	return sl_emit(p, SL_CODE_IF, type, (uint32_t[]){condition, a, b}, 3);
}

/* Where a truth is needed leeg counts as onwaar. */
static uint32_t needed(sl_pass *p, uint32_t node)
{
	return choose(p, &sl_type_boolean, node, sl_emit_literal(p, sl_boolean(true), &sl_type_boolean),
		      sl_emit_literal(p, sl_boolean(false), &sl_type_boolean));
}

/* This ladder is the one, and leaves something. */
static uint32_t leaves_something(sl_pass *p, const sl_ladder *l)
{
	const sl_type *type = &l->rest->feature->type;
	uint32_t node = sl_lower_own(p, l->rest);

	if (type->base != SL_T_BOOLEAN)
		node = sl_emit(p, SL_CODE_GT, &sl_type_boolean, (uint32_t[]){node, nothing(p, type)}, 2);
	if (l->rest->feature->may_be_empty)
		node = needed(p, node);
	if (!l->condition)
		return node;
	return sl_emit(p, SL_CODE_AND, &sl_type_boolean,
		       (uint32_t[]){needed(p, sl_lower_condition(p, l->condition)), node}, 2);
}

/* recht, and some ladder that leaves something. */
uint32_t sl_lower_right(sl_pass *p, const sl_rule *r)
{
	const sl_decision *d = r->decision;
	uint32_t kids[SL_MOST_RUNGS], node;

	for (uint32_t i = 0; i < r->part_count; i++)
		kids[i] = leaves_something(p, d->ladders[r->parts[i]]);
	node = r->part_count == 1 ? kids[0] : sl_emit(p, SL_CODE_OR, &sl_type_boolean, kids, r->part_count);
	if (!d->right)
		return node;
	return sl_emit(p, SL_CODE_AND, &sl_type_boolean, (uint32_t[]){needed(p, sl_lower_truth(p, d->right)), node}, 2);
}

/* ---- contributions ---- */

static uint32_t call(sl_pass *p, sl_builtin_id id, const sl_type *type, uint32_t a, uint32_t b)
{
	uint32_t node = sl_emit(p, SL_CODE_BUILTIN, type, (uint32_t[]){a, b}, 2);

	if (node != SL_NO_NODE)
		p->program->nodes[node].ref = id;
	return node;
}

/* The amount so far, with one more share. */
static uint32_t with_share(sl_pass *p, const sl_share *s, const sl_type *type, uint32_t amount)
{
	uint32_t share = sl_lower_own(p, s->concept), node = SL_NO_NODE;

	switch (s->kind) {
	case SL_SHARE_BASE:
		return amount; /* it began with it */
	case SL_SHARE_LOWERED:
	case SL_SHARE_CEILING:
		node = call(p, SL_FN_MIN, type, amount, share);
		break;
	case SL_SHARE_DEDUCTED:
		node = sl_emit(p, SL_CODE_SUB, type, (uint32_t[]){amount, share}, 2);
		break;
	}
	return s->condition ? choose(p, type, sl_lower_condition(p, s->condition), node, amount) : node;
}

/* Base, lowering, deduction, ceiling, and not below nothing. */
static uint32_t lower_shares(sl_pass *p, const sl_rule *r, const sl_type *type)
{
	const sl_contribution *c = r->decision->contribution;
	uint32_t amount = sl_lower_own(p, c->base);

	for (uint32_t i = 0; i < r->part_count; i++)
		amount = with_share(p, &c->shares[r->parts[i]], type, amount);
	return call(p, SL_FN_MAX, type, amount, nothing(p, type));
}

uint32_t sl_lower_contribution(sl_pass *p, const sl_rule *r)
{
	const sl_contribution *c = r->decision->contribution;
	const sl_type *type = &c->concept->feature->type;
	uint32_t node = lower_shares(p, r, type);

	if (c->exempt)
		node = choose(p, type, sl_lower_own(p, c->exempt), nothing(p, type), node);
	if (c->applies)
		node = choose(p, type, sl_lower_own(p, c->applies), node, nothing(p, type));
	return node;
}

/* ---- decisions ---- */

uint32_t sl_lower_right_of(sl_pass *p, const sl_decision *d)
{
	uint32_t exempt;

	if (d->right_as)
		return sl_lower_own(p, d->right_as);
	if (!d->contribution || !d->contribution->exempt)
		return sl_lower_truth(p, d->right);
	exempt = sl_lower_own(p, d->contribution->exempt);
	return sl_emit(p, SL_CODE_NOT, &sl_type_boolean, &exempt, 1);
}
