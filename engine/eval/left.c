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

/* What is to be judged is the judgement that the share is, else the share. */
static sl_value must_be_judged(sl_run *r, const sl_frame *f, const sl_node *share, sl_value allowed)
{
	const sl_feature *feature = r->schema->features[share->ref];
	const sl_feature *judged = ((const sl_concept *)feature->concept)->judged;
	sl_cause cause = {.kind = SL_CAUSE_JUDGEMENT, .entity = f->self, .feature = judged ? judged : feature};
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
	sl_eval_kid(r, f, n, i + 1, &allowed);
	if (sl_is_true(allowed))
		return share;
	return allowed.kind == SL_BROKEN ? allowed : must_be_judged(r, f, node, allowed);
}

/* Of ja/nee one share is enough. */
typedef struct covering {
	sl_value need;
	sl_dec sum;   /* of numbers */
	bool covered; /* of ja/nee */
	sl_status status;
} covering;

static void add(covering *c, sl_value share)
{
	if (!sl_is_something(share))
		return;
	c->covered = true;
	if (share.kind == SL_NUMBER && c->status == SL_OK)
		c->status = sl_dec_add(&c->sum, c->sum, share.as.dec);
}

static bool is_reached(const covering *c)
{
	if (c->need.kind == SL_BOOLEAN)
		return c->covered || !c->need.as.i;
	return c->status == SL_OK && sl_dec_compare_fast(c->sum, c->need.as.dec) >= 0;
}

static sl_value left(sl_run *r, const covering *c)
{
	sl_value v = c->need;

	if (is_reached(c))
		return v.kind == SL_BOOLEAN ? sl_boolean(false) : sl_number(SL_DEC_ZERO);
	if (c->status != SL_OK || (v.kind == SL_NUMBER && sl_dec_sub(&v.as.dec, v.as.dec, c->sum) != SL_OK))
		return sl_broken(r, SL_DEFECT_ARITHMETIC, "het getal is te groot");
	return v;
}

void sl_eval_left(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value unknown = sl_null(), broken = sl_null(), share;
	covering c = {.sum = SL_DEC_ZERO};

	sl_eval_kid(r, f, n, 0, out);
	if (!sl_is_known(*out))
		return;
	c.need = *out;
	for (uint32_t i = 1; i < n->count && !is_reached(&c); i += 2) {
		share = share_of(r, f, n, i);
		if (share.kind == SL_UNKNOWN)
			unknown = sl_unknown(sl_causes_join(r, sl_cause_of(unknown), share.as.cause));
		else if (sl_is_known(share))
			add(&c, share);
		else
			broken = broken.kind == SL_NULL ? share : broken;
	}
	/* What is not known yet may still cover all of it. */
	if (is_reached(&c) || (unknown.kind == SL_NULL && broken.kind == SL_NULL))
		*out = left(r, &c);
	else
		*out = unknown.kind == SL_UNKNOWN ? unknown : broken;
}
