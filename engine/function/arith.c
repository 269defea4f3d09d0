/* SPDX-License-Identifier: EUPL-1.2 */
/* + - * / ** as FEEL has them, by the kinds of the operands. */
#include <stdio.h>
#include <string.h>

#include "function/internal.h"
#include "value/time.h"

/* Two kinds as one number, for a flat list of the pairs that FEEL knows. */
#define PAIR(a, b) ((unsigned)(a) << 8 | (unsigned)(b))

static sl_status no_operation(char op, sl_value a, sl_value b, sl_call *call)
{
	static const char *const words[] = {
		"%s + %s bestaat niet", "%s - %s bestaat niet", "%s * %s bestaat niet",
		"%s / %s bestaat niet", "%s ** %s bestaat niet"};
	const char *at = strchr("+-*/^", op);
	char line[128];

	snprintf(line, sizeof line, words[at ? at - "+-*/^" : 0],
		 sl_kind_name((sl_kind)a.kind), sl_kind_name((sl_kind)b.kind));
	return sl_call_fail(call, "%s", line);
}

static sl_status numbers(sl_value *out, char op, sl_dec a, sl_dec b, sl_call *call)
{
	sl_status err = SL_EINVAL;

	*out = sl_number(a);
	if (op == '/' && sl_dec_is_zero(b))
		return sl_call_fail(call, "delen door nul");
	switch (op) {
	case '+': err = sl_dec_add(&out->as.dec, a, b); break;
	case '-': err = sl_dec_sub(&out->as.dec, a, b); break;
	case '*': err = sl_dec_mul(&out->as.dec, a, b); break;
	case '/': err = sl_dec_div(&out->as.dec, a, b); break;
	case '^': err = sl_dec_pow(&out->as.dec, a, b); break;
	default: break;
	}
	return sl_call_status(call, err, op == '^' ? "machtsverheffen" : "rekenen");
}

static sl_status join(sl_value *out, sl_value a, sl_value b, sl_call *call)
{
	size_t n = (size_t)a.n + b.n;
	char *text;

	if (n > SL_VALUE_MOST_TEXT)
		return sl_call_limit(call, "de tekst wordt langer dan %u bytes",
				     SL_VALUE_MOST_TEXT);
	if (!(text = sl_arena_alloc(call->arena, n + 1)))
		return SL_ENOMEM;
	memcpy(text, a.as.text, a.n);
	memcpy(text + a.n, b.as.text, b.n);
	*out = sl_string(text, n);
	return SL_OK;
}

static sl_value span_value(sl_span s)
{
	return (sl_value){.kind = SL_SPAN, .as.span = s};
}

static sl_status moment_value(sl_value *out, const sl_moment *m, sl_call *call)
{
	sl_moment *copy = sl_arena_memdup(call->arena, m, sizeof *m);

	*out = (sl_value){.kind = SL_MOMENT, .as.moment = copy};
	return copy ? SL_OK : SL_ENOMEM;
}

static sl_status months_and_months(sl_value *out, char op, int64_t a, int64_t b,
				   sl_call *call)
{
	*out = sl_months(0);
	if (op == '/') {
		if (!b)
			return sl_call_fail(call, "delen door een duur van nul");
		*out = sl_number(SL_DEC_ZERO);
		return sl_call_status(call, sl_months_ratio(&out->as.dec, a, b), "delen");
	}
	if (op == '+' ? __builtin_add_overflow(a, b, &out->as.i)
		      : __builtin_sub_overflow(a, b, &out->as.i))
		return sl_call_status(call, SL_ERANGE, "rekenen met duren");
	return SL_OK;
}

static sl_status spans(sl_value *out, char op, sl_span a, sl_span b, sl_call *call)
{
	sl_status err;

	*out = span_value(a);
	if (op == '/') {
		if (!b.seconds && !b.nanos)
			return sl_call_fail(call, "delen door een duur van nul");
		*out = sl_number(SL_DEC_ZERO);
		return sl_call_status(call, sl_span_ratio(&out->as.dec, a, b), "delen");
	}
	err = op == '+' ? sl_span_add(&out->as.span, a, b)
			: sl_span_sub(&out->as.span, a, b);
	return sl_call_status(call, err, "rekenen met duren");
}

/* A duration times or divided by a number. */
static sl_status scale(sl_value *out, char op, sl_value duration, sl_dec by,
		       sl_call *call)
{
	sl_status err;

	if (op == '/' && sl_dec_is_zero(by))
		return sl_call_fail(call, "delen door nul");
	*out = duration;
	if (duration.kind == SL_MONTHS)
		err = op == '*' ? sl_months_mul(&out->as.i, duration.as.i, by)
				: sl_months_div(&out->as.i, duration.as.i, by);
	else
		err = op == '*' ? sl_span_mul(&out->as.span, duration.as.span, by)
				: sl_span_div(&out->as.span, duration.as.span, by);
	return sl_call_status(call, err, "rekenen met duren");
}

static sl_status difference(sl_value *out, const sl_moment *a, const sl_moment *b,
			    sl_call *call)
{
	sl_status err;

	*out = span_value((sl_span){0, 0});
	err = sl_moment_sub(&out->as.span, a, b);
	if (err == SL_EINVAL)
		return sl_call_fail(
			call, "het ene tijdstip heeft een tijdzone en het andere niet");
	return sl_call_status(call, err, "verschil van tijdstippen");
}

/* Both are dates or moments: a date is its midnight in UTC. */
static sl_status days_apart(sl_value *out, sl_value a, sl_value b, sl_call *call)
{
	sl_moment first = a.kind == SL_DATE ? sl_moment_from_date(a.as.i) : *a.as.moment;
	sl_moment second = b.kind == SL_DATE ? sl_moment_from_date(b.as.i) : *b.as.moment;

	return difference(out, &first, &second, call);
}

static sl_status times_apart(sl_value *out, sl_value a, sl_value b, sl_call *call)
{
	*out = span_value((sl_span){0, 0});
	if (sl_time_sub(&out->as.span, a.as.time, b.as.time) != SL_OK)
		return sl_call_fail(call,
				    "de ene tijd heeft een tijdzone en de andere niet");
	return SL_OK;
}

/* A date, moment or time moved by a duration. */
static sl_status move(sl_value *out, sl_value when, sl_value by, sl_call *call)
{
	sl_moment m;
	sl_time *t;
	sl_status err;

	if (when.kind == SL_TIME) {
		if (!(t = sl_arena_alloc(call->arena, sizeof *t)))
			return SL_ENOMEM;
		*t = sl_time_add(*when.as.time, by.as.span);
		*out = (sl_value){.kind = SL_TIME, .as.time = t};
		return SL_OK;
	}
	if (when.kind == SL_DATE) {
		*out = when;
		err = by.kind == SL_MONTHS
			      ? sl_date_add_months(&out->as.i, when.as.i, by.as.i)
			      : sl_date_add_span(&out->as.i, when.as.i, by.as.span);
		return sl_call_status(call, err, "rekenen met een datum");
	}
	err = by.kind == SL_MONTHS ? sl_moment_add_months(&m, when.as.moment, by.as.i)
				   : sl_moment_add(&m, when.as.moment, by.as.span);
	if (err == SL_OK)
		err = moment_value(out, &m, call);
	return sl_call_status(call, err, "rekenen met een tijdstip");
}

sl_status sl_negate(sl_value *out, sl_value v, sl_call *call)
{
	*out = v;
	switch (v.kind) {
	case SL_NUMBER: out->as.dec = sl_dec_neg(v.as.dec); return SL_OK;
	case SL_MONTHS:
		return __builtin_sub_overflow(0, v.as.i, &out->as.i)
			       ? sl_call_status(call, SL_ERANGE, "min")
			       : SL_OK;
	case SL_SPAN:
		return sl_call_status(call, sl_span_neg(&out->as.span, v.as.span), "min");
	default:
		return sl_call_fail(call, "- voor %s bestaat niet",
				    sl_kind_name((sl_kind)v.kind));
	}
}

static sl_status multiply_or_divide(sl_value *out, char op, sl_value a, sl_value b,
				    sl_call *call)
{
	switch (PAIR(a.kind, b.kind)) {
	case PAIR(SL_NUMBER, SL_NUMBER):
		return numbers(out, op, a.as.dec, b.as.dec, call);
	case PAIR(SL_MONTHS, SL_NUMBER):
	case PAIR(SL_SPAN, SL_NUMBER): return scale(out, op, a, b.as.dec, call);
	case PAIR(SL_NUMBER, SL_MONTHS):
	case PAIR(SL_NUMBER, SL_SPAN):
		return op == '*' ? scale(out, op, b, a.as.dec, call)
				 : no_operation(op, a, b, call);
	case PAIR(SL_MONTHS, SL_MONTHS):
		return op == '/' ? months_and_months(out, op, a.as.i, b.as.i, call)
				 : no_operation(op, a, b, call);
	case PAIR(SL_SPAN, SL_SPAN):
		return op == '/' ? spans(out, op, a.as.span, b.as.span, call)
				 : no_operation(op, a, b, call);
	default: return no_operation(op, a, b, call);
	}
}

static sl_status add(sl_value *out, sl_value a, sl_value b, sl_call *call)
{
	switch (PAIR(a.kind, b.kind)) {
	case PAIR(SL_NUMBER, SL_NUMBER):
		return numbers(out, '+', a.as.dec, b.as.dec, call);
	case PAIR(SL_STRING, SL_STRING): return join(out, a, b, call);
	case PAIR(SL_MONTHS, SL_MONTHS):
		return months_and_months(out, '+', a.as.i, b.as.i, call);
	case PAIR(SL_SPAN, SL_SPAN): return spans(out, '+', a.as.span, b.as.span, call);
	case PAIR(SL_DATE, SL_MONTHS):
	case PAIR(SL_DATE, SL_SPAN):
	case PAIR(SL_MOMENT, SL_MONTHS):
	case PAIR(SL_MOMENT, SL_SPAN):
	case PAIR(SL_TIME, SL_SPAN): return move(out, a, b, call);
	case PAIR(SL_MONTHS, SL_DATE):
	case PAIR(SL_SPAN, SL_DATE):
	case PAIR(SL_MONTHS, SL_MOMENT):
	case PAIR(SL_SPAN, SL_MOMENT):
	case PAIR(SL_SPAN, SL_TIME): return move(out, b, a, call);
	default: return no_operation('+', a, b, call);
	}
}

static sl_status subtract(sl_value *out, sl_value a, sl_value b, sl_call *call)
{
	sl_value opposite;
	sl_status err;

	switch (PAIR(a.kind, b.kind)) {
	case PAIR(SL_NUMBER, SL_NUMBER):
		return numbers(out, '-', a.as.dec, b.as.dec, call);
	case PAIR(SL_MONTHS, SL_MONTHS):
		return months_and_months(out, '-', a.as.i, b.as.i, call);
	case PAIR(SL_SPAN, SL_SPAN): return spans(out, '-', a.as.span, b.as.span, call);
	case PAIR(SL_DATE, SL_DATE):
	case PAIR(SL_DATE, SL_MOMENT):
	case PAIR(SL_MOMENT, SL_DATE):
	case PAIR(SL_MOMENT, SL_MOMENT): return days_apart(out, a, b, call);
	case PAIR(SL_TIME, SL_TIME): return times_apart(out, a, b, call);
	case PAIR(SL_DATE, SL_MONTHS):
	case PAIR(SL_DATE, SL_SPAN):
	case PAIR(SL_MOMENT, SL_MONTHS):
	case PAIR(SL_MOMENT, SL_SPAN):
	case PAIR(SL_TIME, SL_SPAN):
		err = sl_negate(&opposite, b, call);
		return err == SL_OK ? move(out, a, opposite, call) : err;
	default: return no_operation('-', a, b, call);
	}
}

sl_status sl_arith(sl_value *out, char op, sl_value a, sl_value b, sl_call *call)
{
	switch (op) {
	case '+': return add(out, a, b, call);
	case '-': return subtract(out, a, b, call);
	case '*':
	case '/': return multiply_or_divide(out, op, a, b, call);
	default:
		if (a.kind != SL_NUMBER || b.kind != SL_NUMBER)
			return no_operation(op, a, b, call);
		return numbers(out, '^', a.as.dec, b.as.dec, call);
	}
}
