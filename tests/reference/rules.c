/* SPDX-License-Identifier: EUPL-1.2 */
/* Sections 11 and 14: which rules are in force, can and do work, and what each says. */
#include "reference/inside.h"

#include <stdlib.h>
#include <string.h>

/* ---- als ---- */

static ref_value condition(ref *r, const ref_place *p, const sl_condition *c)
{
	ref_value all = ref_truth(c->kind == SL_ALL);

	if (c->kind == SL_TEST && c->subject)
		return ref_tests(r, p, c->expr->ast, ref_expr(r, p, c->subject));
	if (c->kind == SL_TEST)
		return ref_expr(r, p, c->expr);
	for (uint32_t i = 0; i < c->count; i++) {
		ref_value t = condition(r, p, c->kids[i]);
		all = c->kind == SL_ALL ? ref_and(r, all, t) : ref_or(r, all, t);
	}
	return c->kind == SL_NONE_OF ? ref_not(all) : all;
}

ref_value ref_condition(ref *r, const ref_place *p, const sl_condition *c)
{
	return c ? ref_needed(condition(r, p, c)) : ref_truth(true);
}

/* ---- 14. the rules in force ---- */

static bool counts_here(ref *r, const sl_rule *rule, bool opened)
{
	const char *municipality = rule->source.regulation->municipality;

	if (!municipality)
		return true;
	return opened && r->household->municipality &&
	       strcmp(municipality, r->household->municipality) == 0;
}

/* Is there a version of the same rule, in force too, published later? */
static bool superseded(ref *r, const sl_concept *c, const sl_rule *rule, sl_date day)
{
	for (uint32_t i = 0; i < c->rule_count; i++)
		if (c->rules[i] != rule && c->rules[i]->family == rule->family &&
		    sl_in_force(c->rules[i]->validity, day, r->known) &&
		    c->rules[i]->validity.known_from > rule->validity.known_from)
			return true;
	return false;
}

void ref_find_rules(ref *r, const sl_concept *c, sl_date day, bool opened, ref_outcome *o)
{
	o->rules = ref_alloc(r, c->rule_count, sizeof *o->rules);
	for (uint32_t i = 0; i < c->rule_count; i++)
		if (sl_in_force(c->rules[i]->validity, day, r->known) &&
		    !superseded(r, c, c->rules[i], day) && counts_here(r, c->rules[i], opened))
			o->rules[o->count++].rule = c->rules[i];
}

/* ---- 11. kan and werkt ---- */

bool ref_derogates(const sl_rule *exception, const sl_rule *base)
{
	for (uint32_t i = 0; i < exception->except_count; i++)
		if (exception->excepts[i] == base->family)
			return true;
	return false;
}

/* "its als, and for an exception also: at least one rule that it derogates
 * from kan". With none of these in force it cannot work. */
static ref_value can(ref *r, const ref_place *p, const ref_outcome *o, const sl_rule *rule)
{
	ref_value base = ref_truth(rule->except_count == 0);

	for (uint32_t i = 0; i < o->count; i++)
		if (ref_derogates(rule, o->rules[i].rule))
			base = ref_or(r, base, can(r, p, o, o->rules[i].rule));
	return ref_and(r, base, ref_condition(r, p, rule->condition));
}

/* "kan(r), and no exception on r werkt" */
static ref_value works(ref *r, const ref_place *p, const ref_outcome *o, const sl_rule *rule)
{
	ref_value t = can(r, p, o, rule);

	for (uint32_t i = 0; i < o->count; i++)
		if (ref_derogates(o->rules[i].rule, rule))
			t = ref_and(r, t, ref_not(works(r, p, o, o->rules[i].rule)));
	return t;
}

/* ---- the value that a rule gives ---- */

ref_value ref_rounded(const sl_concept *c, ref_value v)
{
	sl_dec d;

	if (!c->rounding.given || v.state != REF_KNOWN || v.plain.kind != SL_NUMBER)
		return v;
	if (sl_dec_round(&d, v.plain.as.dec, c->rounding.digits, c->rounding.how) != SL_OK)
		return ref_broken(REF_ARITHMETIC);
	return ref_known(sl_number(d));
}

ref_value ref_said(ref *r, const ref_place *p, const sl_rule *rule)
{
	switch (rule->kind) {
	case SL_RULE_VALUE: return ref_expr(r, p, rule->value);
	case SL_RULE_TABLE: return ref_table(r, p, rule->table);
	case SL_RULE_JUDGEMENT:
		return ref_feature(r, rule->judgement, p->self, REF_NOBODY, p->day);
	case SL_RULE_TRUTH: return ref_truth(rule->truth);
	case SL_RULE_LADDER: return ref_ladder(r, p, rule->ladder);
	case SL_RULE_RIGHT: return ref_right(r, p, rule->decision);
	case SL_RULE_CONTRIBUTION: return ref_contribution(r, p, rule->decision->contribution);
	case SL_RULE_STOP: break;
	}
	abort();
}

/* "a rule that yields leeg elsewhere gives regelgebrek" */
static ref_value value_of(ref *r, const ref_place *p, const sl_rule *rule)
{
	ref_value v = ref_said(r, p, rule);
	const sl_concept *c = rule->concept;

	if (v.state == REF_EMPTY && !c->feature->may_be_empty)
		return ref_broken(REF_EMPTY_NOT_ALLOWED);
	/* "Equal is FEEL = after the rounding of the concept"; what is combined
	 * is rounded once, at the end. */
	return c->combine == SL_COMBINE_UNIQUE ? ref_rounded(c, v) : v;
}

/* ---- W and M ---- */

/* "a rule leaves W and M when a rule of higher rank is in W" */
static void leave_to_higher_rank(ref_outcome *o)
{
	sl_rank best = SL_DICTIONARY;

	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_w && o->rules[i].rule->rank < best)
			best = o->rules[i].rule->rank;
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].rule->rank > best)
			o->rules[i].in_w = o->rules[i].in_m = false;
}

void ref_work_out(ref *r, const ref_place *p, const sl_concept *c, ref_outcome *o)
{
	for (uint32_t i = 0; i < o->count; i++) {
		ref_rule *q = &o->rules[i];
		q->can = can(r, p, o, q->rule);
		q->works = works(r, p, o, q->rule);
		q->in_w = !ref_is_stop(q->rule) && ref_is_true(q->works);
		q->in_m = !ref_is_stop(q->rule) && !ref_is_false(q->works);
	}
	if (c->combine == SL_COMBINE_UNIQUE)
		leave_to_higher_rank(o);
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].in_m)
			o->rules[i].value = value_of(r, p, o->rules[i].rule);
}
