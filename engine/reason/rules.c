/* SPDX-License-Identifier: EUPL-1.2 */
/* Which rules made the value of a concept, and why others did not. */
#include "reason/steps.h"

uint32_t sl_reason_first_false(sl_run *run, sl_frame *f, uint32_t node)
{
	const sl_program *p = sl_run_program(run);
	const sl_node *n = &p->nodes[node];
	sl_value v;

	for (uint32_t i = 0; n->code == SL_CODE_AND && i < n->count; i++) {
		sl_run_node(run, f, p->kids[n->kids + i], &v);
		if (sl_truth_of(v) == SL_FALSE)
			return sl_reason_first_false(run, f, p->kids[n->kids + i]);
	}
	return node;
}

static const sl_rule *stopper(const sl_detail *d, uint32_t i)
{
	uint64_t by = d->active->rules[i].excepted_by;

	for (uint32_t e = 0; e < d->count; e++)
		if (by >> e & 1 && sl_truth_of(d->rules[e].works) == SL_TRUE)
			return d->rules[e].code->rule;
	return NULL;
}

static sl_reason_role role_of(const sl_detail *d, uint32_t i)
{
	const sl_rule_outcome *o = &d->rules[i];

	if (o->in_w || (o->code->value == SL_NO_NODE && sl_truth_of(o->works) == SL_TRUE))
		return SL_RULE_APPLIED;
	if (o->in_m)
		return d->value.kind <= SL_NULL ? SL_RULE_AGREED : SL_RULE_MAY;
	if (o->outranked)
		return SL_RULE_OUTRANKED;
	if (sl_truth_of(o->can) == SL_TRUE && stopper(d, i))
		return SL_RULE_STOPPED;
	return sl_truth_of(o->can) == SL_FALSE ? SL_RULE_FAILED : SL_RULE_MAY;
}

/* What it derogates from does not apply: then its own condition is not looked
 * at, whatever it is. */
static bool base_fails(const sl_detail *d, uint32_t i)
{
	uint64_t on = d->active->rules[i].excepts;

	for (uint32_t e = 0; e < d->count; e++)
		if (on >> e & 1 && sl_truth_of(d->rules[e].can) != SL_FALSE)
			return false;
	return on != 0 || d->rules[i].code->rule->except_count > 0;
}

/* The first rule that works, of those of higher rank. */
static const sl_rule *superior(const sl_detail *d, uint32_t i)
{
	for (uint32_t e = 0; e < d->count; e++)
		if (d->rules[e].in_w && d->rules[e].code->rule->rank < d->rules[i].code->rule->rank)
			return d->rules[e].code->rule;
	return NULL;
}

/* Works, and would give another value than the one there is. */
static bool contradicts(const sl_detail *d, uint32_t i)
{
	const sl_value own = d->rules[i].value;

	return own.kind != SL_UNSET && own.kind <= SL_NULL && d->value.kind <= SL_NULL &&
	       (own.kind != d->value.kind || sl_value_equal(own, d->value) == SL_FALSE);
}

static void explain_rule(sl_reasons *rs, const sl_detail *d, uint32_t i, sl_reason_role role, sl_reason_rule *out)
{
	const sl_rule_outcome *o = &d->rules[i];
	sl_value own;

	*out = (sl_reason_rule){.code = o->code, .role = role, .can = o->can, .works = o->works,
				.value = o->value, .failed = SL_NO_NODE, .frame = d->frame};
	if (role == SL_RULE_STOPPED)
		out->stopped_by = stopper(d, i);
	if (role == SL_RULE_OUTRANKED) {
		out->stopped_by = superior(d, i);
		out->contradicts = contradicts(d, i);
	}
	out->base_failed = role == SL_RULE_FAILED && base_fails(d, i);
	if (o->code->condition != SL_NO_NODE && role == SL_RULE_FAILED && !out->base_failed) {
		sl_run_node(rs->run, d->frame, o->code->condition, &own);
		if (sl_truth_of(own) == SL_FALSE)
			out->failed = sl_reason_first_false(rs->run, d->frame, o->code->condition);
	}
	out->base_failed |= role == SL_RULE_FAILED && out->failed == SL_NO_NODE;
	if (!out->base_failed)
		sl_reason_walk(rs, d->frame, o->code->condition, &out->condition);
	if (o->in_m)
		sl_reason_walk(rs, d->frame, o->code->value, &out->parts);
}

void sl_reason_rules(sl_reasons *rs, sl_reason *r, const sl_detail *d)
{
	sl_reason_role roles[SL_MOST_RULES];
	uint32_t n = 0;

	if (!(r->rules = sl_arena_calloc(rs->arena, d->count, sizeof *r->rules))) {
		rs->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < d->count; i++)
		roles[i] = role_of(d, i);
	for (int role = SL_RULE_APPLIED; role <= SL_RULE_FAILED; role++)
		for (uint32_t i = 0; i < d->count; i++)
			if (roles[i] == (sl_reason_role)role)
				explain_rule(rs, d, i, roles[i], &r->rules[n++]);
	r->rule_count = n;
}
