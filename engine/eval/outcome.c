/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The outcome of a decision about an entity: the table of outcomes
 * (docs/rule-language.md, "Besluiten"), and what a conflict reads of it.
 */
#include "eval/run.h"

static sl_outcome open_outcome(const sl_cause_set *causes)
{
	bool judgement = false;

	for (uint32_t i = 0; i < causes->count; i++) {
		if (causes->items[i]->kind == SL_CAUSE_FACT)
			return SL_FACTS_MISSING;
		judgement |= causes->items[i]->kind == SL_CAUSE_JUDGEMENT;
	}
	return judgement ? SL_JUDGEMENT_NEEDED : SL_UNDECIDABLE;
}

/* True when this part settles the outcome. */
static bool settle(sl_run *r, sl_verdict *out, sl_part part, sl_value v)
{
	out->part = part;
	out->settled_by = v;
	if (v.kind == SL_UNKNOWN) {
		if (sl_causes_collect(&out->causes, v.as.cause, &r->arena) != SL_OK)
			r->status = SL_ENOMEM;
		out->outcome = open_outcome(&out->causes);
		return true;
	}
	if (v.kind == SL_BROKEN) {
		out->outcome = SL_UNDECIDABLE;
		return true;
	}
	if (part == SL_PART_AMOUNT || sl_truth_of(v) == SL_TRUE)
		return false;
	out->outcome = part == SL_PART_APPLIES ? SL_NOT_APPLICABLE : SL_REFUSED;
	return true;
}

uint32_t sl_run_amount_version(const sl_run *r, const sl_decision *d)
{
	for (uint32_t i = 0; i < d->amount_count; i++)
		if (sl_in_force(d->amounts[i].validity, r->date, r->known))
			return i;
	return SL_NO_AMOUNT;
}

static sl_value part_value(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_part part, uint32_t node)
{
	sl_value v;

	if (node == SL_NO_NODE)
		return sl_boolean(true);
	sl_run_part(r, f, 3 * code->decision->number + (uint32_t)part, node, &v);
	return v;
}

static void find_amount(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *out)
{
	if (out->amount_version == SL_NO_AMOUNT)
		return;
	out->amount = part_value(r, f, code, SL_PART_AMOUNT,
				 r->program->kids[code->amounts + out->amount_version]);
	settle(r, out, SL_PART_AMOUNT, out->amount);
}

void sl_decide_by_rules(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *out)
{
	*out = (sl_verdict){.amount_version = sl_run_amount_version(r, code->decision)};
	out->applies = part_value(r, f, code, SL_PART_APPLIES, code->applies);
	if (settle(r, out, SL_PART_APPLIES, out->applies))
		return;
	out->right = part_value(r, f, code, SL_PART_RIGHT, code->right);
	if (settle(r, out, SL_PART_RIGHT, out->right))
		return;
	out->outcome = SL_GRANTED;
	find_amount(r, f, code, out);
}

/* The outcome or amount of a professional in the place of that of the rules.
 * Who grants without an amount grants what the rules would give. */
static void deviate(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *v)
{
	const sl_deviation *d = v->deviation;
	sl_outcome to = d->has_outcome ? d->outcome : v->outcome;

	v->without = v->outcome;
	v->part_without = v->part;
	v->amount_without = v->amount;
	v->outcome = to;
	v->part = SL_PART_RIGHT;
	v->settled_by = sl_boolean(to == SL_GRANTED);
	if (to == SL_REFUSED)
		v->amount = (sl_value){.kind = SL_UNSET};
	else if (d->amount.kind != SL_UNSET)
		v->amount = d->amount;
	else
		find_amount(r, f, code, v);
}

void sl_run_decision(sl_run *r, sl_frame *f, const sl_decision_code *code, sl_verdict *out)
{
	sl_decide_by_rules(r, f, code, out);
	sl_find_deviation(r, f, code, out);
	if (out->deviation)
		deviate(r, f, code, out);
}

/* ---- what a conflict reads ---- */

sl_value sl_per_month(sl_value amount, const sl_unit *unit)
{
	static const sl_defect no_month = {.kind = SL_DEFECT_ARITHMETIC, .entity = SL_NO_ENTITY,
					   .text = "van deze eenheid is niet bekend wat zij per maand is"};
	sl_value broken = {.kind = SL_BROKEN, .as.defect = &no_month};
	int times, parts;
	sl_dec d;

	if (amount.kind != SL_NUMBER)
		return amount;
	if (!sl_unit_per_month(unit, &times, &parts) ||
	    sl_dec_mul(&d, amount.as.dec, sl_dec_from_int(times)) != SL_OK ||
	    sl_dec_div(&d, d, sl_dec_from_int(parts)) != SL_OK)
		return broken;
	return sl_number(d);
}

static sl_value undecidable(sl_run *r, const sl_verdict *v)
{
	if (v->settled_by.kind == SL_BROKEN)
		return v->settled_by;
	return sl_broken(r, SL_DEFECT_NO_RULE, "over het besluit zeggen de regels niets");
}

static bool reads_amount(sl_reads what)
{
	return what == SL_READS_AMOUNT || what == SL_READS_MONTHLY;
}

/* A contribution that is refused is owed for nothing; what does not reach
 * somebody has no amount. */
static sl_value amount_without_grant(const sl_decision *d, const sl_verdict *v)
{
	return v->outcome == SL_REFUSED && d->norm == SL_NORM_CONTRIBUTION ? sl_number(SL_DEC_ZERO) : sl_null();
}

static sl_value read_verdict(sl_run *r, const sl_decision *d, const sl_verdict *v, sl_reads what)
{
	switch (v->outcome) {
	case SL_FACTS_MISSING:
	case SL_JUDGEMENT_NEEDED:
		return v->settled_by;
	case SL_UNDECIDABLE:
		return undecidable(r, v);
	case SL_GRANTED:
		if (what == SL_READS_MONTHLY && v->amount.kind == SL_NUMBER)
			return sl_per_month(v->amount, d->amounts[v->amount_version].unit);
		if (reads_amount(what))
			return v->amount.kind == SL_UNSET ? sl_null() : v->amount;
		return sl_boolean(what == SL_READS_GRANTED);
	case SL_REFUSED:
	case SL_NOT_APPLICABLE:
		break;
	}
	if (reads_amount(what))
		return amount_without_grant(d, v);
	return sl_boolean(what == (v->outcome == SL_REFUSED ? SL_READS_REFUSED : SL_READS_NOT_APPLICABLE));
}

/* What nobody asked for counts as granted nowhere. */
static sl_value asked_for(sl_run *r, sl_frame *f, const sl_decision_code *code)
{
	sl_value v = sl_boolean(true);

	if (code->occasion != SL_NO_NODE)
		sl_eval(r, f, sl_node_at(r, code->occasion), &v);
	return sl_fold(v);
}

void sl_eval_decided(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	const sl_decision_code *code = &r->program->decisions[n->ref];
	sl_frame inner;
	sl_verdict verdict;
	sl_value asked = sl_boolean(true);

	sl_eval_kid(r, f, n, 0, out);
	if (out->kind != SL_ENTITY)
		return; /* leeg, unknown or broken on the way */
	if (!sl_in_force(code->decision->validity, r->date, r->known)) {
		*out = reads_amount((sl_reads)n->detail) ? sl_null() : sl_boolean(false);
		return;
	}
	sl_frame_init(&inner, f->day, out->n, SL_NO_ENTITY);
	if (n->detail == SL_READS_GRANTED && sl_is_false(asked = asked_for(r, &inner, code))) {
		*out = asked;
		return;
	}
	sl_run_decision(r, &inner, code, &verdict);
	*out = read_verdict(r, code->decision, &verdict, (sl_reads)n->detail);
	if (n->detail == SL_READS_GRANTED)
		*out = sl_and(r, asked, *out);
}
