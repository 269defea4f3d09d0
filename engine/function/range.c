/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Ranges: what lies in one, and the fourteen ways in which two lie to each
 * other (DMN 1.5, 10.3.4.11). A point is the range from itself to itself
 * where both signatures mean the same.
 */
#include "function/internal.h"

bool sl_range_valid(const sl_range *r)
{
	int c;

	if (r->low.kind == SL_NULL || r->high.kind == SL_NULL) {
		sl_value end = r->low.kind == SL_NULL ? r->high : r->low;

		return end.kind == SL_NULL || r->unary || sl_value_compare(&c, end, end);
	}
	/* `!= x` has two ends that are equal and open; any value will do. */
	if (r->unary)
		return true;
	return sl_value_compare(&c, r->low, r->high) && c <= 0;
}

bool sl_range_is_other(const sl_range *r)
{
	return r->unary && !r->low_closed && r->low.kind != SL_NULL &&
	       r->high.kind != SL_NULL;
}

sl_truth sl_range_contains(const sl_range *r, sl_value v)
{
	bool low = true, high = true;
	int c;

	/* `= x` and `!= x` */
	if (r->unary && r->low.kind != SL_NULL && r->high.kind != SL_NULL) {
		sl_truth equal = sl_value_equal(v, r->low);

		return r->low_closed ? equal : sl_truth_not(equal);
	}
	if (!r->unary && (r->low.kind == SL_NULL || r->high.kind == SL_NULL))
		return SL_TRUTH_UNKNOWN;
	if (r->low.kind != SL_NULL) {
		if (!sl_value_compare(&c, v, r->low))
			return SL_TRUTH_UNKNOWN;
		low = c > 0 || (c == 0 && r->low_closed);
	}
	if (r->high.kind != SL_NULL) {
		if (!sl_value_compare(&c, v, r->high))
			return SL_TRUTH_UNKNOWN;
		high = c < 0 || (c == 0 && r->high_closed);
	}
	return low && high ? SL_TRUE : SL_FALSE;
}

/* ---- two ends ---- */

/* Two ranges that are compared. `wrong` when some pair of ends has no order. */
typedef struct pair {
	sl_range a, b;
	bool wrong;
} pair;

typedef enum side { LOW, HIGH } side;

/* The order of an end of one range and an end of another; no end is endless. */
static int order(pair *p, const sl_range *x, side xs, const sl_range *y, side ys)
{
	sl_value v = xs == LOW ? x->low : x->high, w = ys == LOW ? y->low : y->high;
	int c = 0;

	if (v.kind == SL_NULL || w.kind == SL_NULL) {
		int left = v.kind == SL_NULL ? (xs == LOW ? -1 : 1) : 0;
		int right = w.kind == SL_NULL ? (ys == LOW ? -1 : 1) : 0;

		return left - right;
	}
	if (!sl_value_compare(&c, v, w))
		p->wrong = true;
	return c;
}

static bool before(pair *p, const sl_range *x, const sl_range *y)
{
	int c = order(p, x, HIGH, y, LOW);

	return c < 0 || (c == 0 && !(x->high_closed && y->low_closed));
}

static bool meets(pair *p, const sl_range *x, const sl_range *y)
{
	return x->high_closed && y->low_closed && order(p, x, HIGH, y, LOW) == 0;
}

static bool overlaps(pair *p, const sl_range *x, const sl_range *y)
{
	return !before(p, x, y) && !before(p, y, x);
}

/* Whether x begins earlier than y. */
static bool begins_before(pair *p, const sl_range *x, const sl_range *y)
{
	int c = order(p, x, LOW, y, LOW);

	return c < 0 || (c == 0 && x->low_closed && !y->low_closed);
}

/* Whether x begins where y does or later. */
static bool begins_in(pair *p, const sl_range *x, const sl_range *y)
{
	int c = order(p, x, LOW, y, LOW);

	return c > 0 || (c == 0 && (!x->low_closed || y->low_closed));
}

/* Whether x ends where y does or earlier. */
static bool ends_in(pair *p, const sl_range *x, const sl_range *y)
{
	int c = order(p, x, HIGH, y, HIGH);

	return c < 0 || (c == 0 && (!x->high_closed || y->high_closed));
}

static bool overlaps_before(pair *p, const sl_range *x, const sl_range *y)
{
	return begins_before(p, x, y) && !before(p, x, y) && ends_in(p, x, y);
}

static bool finishes(pair *p, const sl_range *x, const sl_range *y)
{
	return x->high_closed == y->high_closed && order(p, x, HIGH, y, HIGH) == 0 &&
	       begins_in(p, x, y);
}

static bool starts(pair *p, const sl_range *x, const sl_range *y)
{
	return x->low_closed == y->low_closed && order(p, x, LOW, y, LOW) == 0 &&
	       ends_in(p, x, y);
}

static bool during(pair *p, const sl_range *x, const sl_range *y)
{
	return begins_in(p, x, y) && ends_in(p, x, y);
}

static bool coincides(pair *p, const sl_range *x, const sl_range *y)
{
	return x->low_closed == y->low_closed && x->high_closed == y->high_closed &&
	       order(p, x, LOW, y, LOW) == 0 && order(p, x, HIGH, y, HIGH) == 0;
}

/* ---- the functions ---- */

static sl_range as_range(sl_value v)
{
	if (v.kind == SL_RANGE)
		return *v.as.range;
	return (sl_range){.low = v, .high = v, .low_closed = true, .high_closed = true};
}

static sl_status relate(sl_value *out, const char *name, sl_value a, sl_value b,
			bool (*relation)(pair *, const sl_range *, const sl_range *),
			sl_call *call)
{
	pair p = {as_range(a), as_range(b), false};

	if (sl_range_is_other(&p.a) || sl_range_is_other(&p.b))
		return sl_call_fail(
			call, "%s(): alles behalve een waarde ligt aan beide kanten",
			name);
	*out = sl_boolean(relation(&p, &p.a, &p.b));
	if (p.wrong)
		return sl_call_fail(call, "%s(): %s en %s laten zich niet vergelijken",
				    name, sl_kind_name((sl_kind)p.a.low.kind),
				    sl_kind_name((sl_kind)p.b.low.kind));
	return SL_OK;
}

sl_status sl_fn_range(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	sl_status err;

	if (!call->parse_range)
		return sl_call_limit(call, "range()");
	err = call->parse_range(call->ctx, out, args[0].as.text, args[0].n);
	if (err == SL_EINVAL)
		return sl_call_fail(call,
				    "range(): \"%.80s\" is geen bereik van vaste waarden",
				    args[0].as.text);
	return err;
}

sl_status sl_fn_before(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "before", args[0], args[1], before, call);
}

sl_status sl_fn_after(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "after", args[1], args[0], before, call);
}

sl_status sl_fn_meets(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "meets", args[0], args[1], meets, call);
}

sl_status sl_fn_met_by(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "met by", args[1], args[0], meets, call);
}

sl_status sl_fn_overlaps(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "overlaps", args[0], args[1], overlaps, call);
}

sl_status sl_fn_overlaps_before(sl_value *out, const sl_value *args, unsigned n,
				sl_call *call)
{
	return relate(out, "overlaps before", args[0], args[1], overlaps_before, call);
}

sl_status sl_fn_overlaps_after(sl_value *out, const sl_value *args, unsigned n,
			       sl_call *call)
{
	return relate(out, "overlaps after", args[1], args[0], overlaps_before, call);
}

/* A point finishes a range when it is its end, wherever the range begins. */
sl_status sl_fn_finishes(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "finishes", args[0], args[1], finishes, call);
}

sl_status sl_fn_finished_by(sl_value *out, const sl_value *args, unsigned n,
			    sl_call *call)
{
	return relate(out, "finished by", args[1], args[0], finishes, call);
}

sl_status sl_fn_includes(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "includes", args[1], args[0], during, call);
}

sl_status sl_fn_during(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "during", args[0], args[1], during, call);
}

sl_status sl_fn_starts(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "starts", args[0], args[1], starts, call);
}

sl_status sl_fn_started_by(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "started by", args[1], args[0], starts, call);
}

sl_status sl_fn_coincides(sl_value *out, const sl_value *args, unsigned n, sl_call *call)
{
	return relate(out, "coincides", args[0], args[1], coincides, call);
}
