/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Ladders and contributions, step by step: what each rung covers and leaves,
 * what each share makes of the amount.
 *
 * The nodes are those that compile/shorthand.c makes: LEFT with its kids, and
 * for a contribution a chain of which every link holds the amount so far.
 */
#include "reason/reason.h"

typedef struct finding {
	sl_run *run;
	const sl_reason_rule *rule;
	const sl_program *program;
	sl_lines *out;
} finding;

static const sl_node *node_at(const finding *f, uint32_t node)
{
	return &f->program->nodes[node];
}

static uint32_t kid(const finding *f, uint32_t node, uint32_t i)
{
	return f->program->kids[node_at(f, node)->kids + i];
}

static sl_value value_of(const finding *f, uint32_t node)
{
	sl_value v;

	sl_run_node(f->run, f->rule->frame, node, &v);
	return v;
}

static bool differ(sl_value a, sl_value b)
{
	return a.kind != b.kind || (sl_is_known(a) && sl_value_equal(a, b) != SL_TRUE);
}

/* ---- ladders ---- */

static void add_rung(const finding *f, uint32_t node, uint32_t i, const sl_rung *rung, sl_value before)
{
	sl_line *line = &f->out->items[f->out->count++];
	uint32_t allowed = kid(f, node, 2 * i + 2);

	*line = (sl_line){.rung = rung, .concept = rung->share, .source = &rung->source,
			  .condition = rung->provided ? allowed : SL_NO_NODE, .allowed = value_of(f, allowed),
			  .value = value_of(f, kid(f, node, 2 * i + 1))};
	sl_run_first(f->run, f->rule->frame, node, 2 * i + 3, &line->after);
	line->counted = differ(before, line->after);
}

static void find_rungs(const finding *f)
{
	const sl_rule *rule = f->rule->code->rule;
	uint32_t node = f->rule->code->value;
	sl_value before;

	f->out->need = value_of(f, kid(f, node, 0));
	if (!sl_is_known(f->out->need))
		return;
	sl_run_first(f->run, f->rule->frame, node, 1, &before);
	for (uint32_t i = 0; i < rule->part_count; i++) {
		add_rung(f, node, i, &rule->ladder->rungs[rule->parts[i]], before);
		before = f->out->items[i].after;
	}
}

/* ---- contributions ---- */

/* Past whether it is owed: the node of the amount, or SL_NO_NODE. */
static uint32_t owed(const finding *f)
{
	const sl_contribution *c = f->rule->code->rule->decision->contribution;
	uint32_t node = f->rule->code->value;

	if (c->applies) {
		if (sl_truth_of(value_of(f, kid(f, node, 0))) != SL_TRUE)
			return SL_NO_NODE;
		node = kid(f, node, 1);
	}
	if (c->exempt) {
		if (sl_truth_of(value_of(f, kid(f, node, 0))) != SL_FALSE)
			return SL_NO_NODE;
		node = kid(f, node, 2);
	}
	return kid(f, node, 0); /* not below nothing */
}

/* The share that the last link added; the link before it. */
static uint32_t add_share(const finding *f, uint32_t link, const sl_share *share)
{
	sl_line *line = &f->out->items[--f->out->count];
	uint32_t step = share->condition ? kid(f, link, 1) : link;

	*line = (sl_line){.share = share, .concept = share->concept, .source = &share->rule->source,
			  .condition = share->condition ? kid(f, link, 0) : SL_NO_NODE,
			  .allowed = share->condition ? value_of(f, kid(f, link, 0)) : sl_boolean(true),
			  .value = value_of(f, kid(f, step, 1)), .after = value_of(f, link)};
	line->counted = differ(value_of(f, kid(f, step, 0)), line->after);
	return kid(f, step, 0);
}

static void add_base(const finding *f, uint32_t link, const sl_share *share)
{
	sl_line *line = &f->out->items[--f->out->count];
	sl_value v = value_of(f, link);

	*line = (sl_line){.share = share, .concept = share->concept, .source = &share->rule->source,
			  .condition = SL_NO_NODE, .allowed = sl_boolean(true), .value = v, .after = v,
			  .counted = true};
}

/* From the last link back to the base. */
static void find_shares(const finding *f)
{
	const sl_rule *rule = f->rule->code->rule;
	const sl_share *shares = rule->decision->contribution->shares;
	uint32_t link = owed(f), count = rule->part_count;

	if (link == SL_NO_NODE)
		return;
	f->out->count = count;
	for (uint32_t i = count; i-- > 0;)
		if (shares[rule->parts[i]].kind == SL_SHARE_BASE)
			add_base(f, link, &shares[rule->parts[i]]);
		else
			link = add_share(f, link, &shares[rule->parts[i]]);
	f->out->count = count;
}

sl_status sl_reason_lines(sl_lines *out, sl_run *run, sl_arena *arena, const sl_reason_rule *rule)
{
	finding f = {run, rule, sl_run_program(run), out};
	const sl_rule *r = rule->code->rule;

	*out = (sl_lines){.rule = rule};
	if ((r->kind != SL_RULE_LADDER && r->kind != SL_RULE_CONTRIBUTION) || !rule->frame)
		return SL_OK;
	if (!(out->items = sl_arena_calloc(arena, r->part_count, sizeof *out->items)))
		return SL_ENOMEM;
	if (r->kind == SL_RULE_LADDER)
		find_rungs(&f);
	else
		find_shares(&f);
	return sl_run_status(run);
}
