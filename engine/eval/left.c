/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is left of a need after the shares that others cover.
 *
 *     LEFT(need, share, may be used, share, may be used, ...)
 *
 * Nothing is asked of the shares while the need is not known, nor once those
 * that are known reach it: whatever the others turn out to be, nothing is
 * left. A share that covers something but may not be used as it stands waits
 * for a judgement.
 */
#include "eval/run.h"

#include "value/decimal_fast.h"

/* A share below nothing covers nothing: it never adds to the need. */
bool sl_is_something(sl_value v)
{
	if (v.kind == SL_BOOLEAN)
		return v.as.i;
	return v.kind == SL_NUMBER && sl_dec_compare_fast(v.as.dec, SL_DEC_ZERO) > 0;
}

/* The judgement is about the concept that the share is. */
static sl_value must_be_judged(sl_run *r, const sl_frame *f, const sl_node *share, sl_value allowed)
{
	sl_cause cause = {.kind = SL_CAUSE_JUDGEMENT, .entity = f->self, .feature = r->schema->features[share->ref]};
	sl_value v = sl_unknown_cause(r, cause);

	if (allowed.kind == SL_UNKNOWN)
		v.as.cause = sl_causes_join(r, v.as.cause, allowed.as.cause);
	return v;
}

/* The i-th share, as far as it may be used. */
static sl_value share_of(sl_run *r, sl_frame *f, const sl_node *n, uint32_t i)
{
	const sl_node *node = sl_kid(r->program, n, i);
	sl_value share, allowed;

	sl_eval(r, f, node, &share);
	if (!sl_is_something(share))
		return share;
	sl_eval(r, f, sl_kid(r->program, n, i + 1), &allowed);
	if (sl_is_true(allowed))
		return share;
	return allowed.kind == SL_BROKEN ? allowed : must_be_judged(r, f, node, allowed);
}

/* need less share; false when nothing is left. */
static bool take(sl_run *r, sl_value *left, sl_value share)
{
	if (left->kind == SL_BOOLEAN) {
		left->as.i = left->as.i && !sl_is_something(share);
		return left->as.i;
	}
	if (sl_is_something(share) && sl_dec_sub(&left->as.dec, left->as.dec, share.as.dec) != SL_OK) {
		*left = sl_broken(r, SL_DEFECT_ARITHMETIC, "het getal is te groot");
		return false;
	}
	if (sl_dec_compare_fast(left->as.dec, SL_DEC_ZERO) > 0)
		return true;
	left->as.dec = SL_DEC_ZERO;
	return false;
}

void sl_eval_left(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value unknown = sl_null(), broken = sl_null(), share;

	sl_eval(r, f, sl_kid(r->program, n, 0), out);
	if (!sl_is_known(*out) || !take(r, out, sl_null()))
		return;
	for (uint32_t i = 1; i < n->count; i += 2) {
		share = share_of(r, f, n, i);
		if (share.kind == SL_UNKNOWN)
			unknown = sl_unknown(sl_causes_join(r, sl_cause_of(unknown), share.as.cause));
		else if (!sl_is_known(share))
			broken = broken.kind == SL_NULL ? share : broken;
		else if (!take(r, out, share))
			return;
	}
	/* What is not known yet may still cover all of it. */
	if (unknown.kind == SL_UNKNOWN)
		*out = unknown;
	else if (broken.kind != SL_NULL)
		*out = broken;
}
