/* SPDX-License-Identifier: EUPL-1.2 */
/* Values: equality, order, text. */
#include "value/value.h"

#include <string.h>

#include "value/decimal_fast.h"
#include "value/time.h"

const char *sl_kind_name(sl_kind k)
{
	switch (k) {
	case SL_UNSET:
		return "(niet berekend)";
	case SL_NUMBER:
		return "number";
	case SL_BOOLEAN:
		return "boolean";
	case SL_STRING:
		return "string";
	case SL_DATE:
		return "date";
	case SL_TIME:
		return "time";
	case SL_MOMENT:
		return "date and time";
	case SL_MONTHS:
		return "years and months duration";
	case SL_SPAN:
		return "days and time duration";
	case SL_RANGE:
		return "range";
	case SL_LIST:
		return "list";
	case SL_CONTEXT:
		return "context";
	case SL_FUNCTION:
		return "function";
	case SL_ENTITY:
		return "entiteit";
	case SL_NULL:
		return "null";
	case SL_UNKNOWN:
		return "onbekend";
	case SL_BROKEN:
		return "regelgebrek";
	}
	return "";
}

/* ---- equality ---- */

static sl_truth truth(bool b)
{
	return b ? SL_TRUE : SL_FALSE;
}

static bool same_text(sl_value a, sl_value b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.as.text, b.as.text, a.n) == 0);
}

/*
 * Of two members of a list, context or range. Inside those other kinds are
 * simply not equal; a member that is onbekend or regelgebrek leaves it open.
 */
static sl_truth equal_members(sl_value a, sl_value b)
{
	bool open = a.kind >= SL_UNKNOWN || b.kind >= SL_UNKNOWN;
	sl_truth t = open ? SL_TRUTH_UNKNOWN : sl_value_equal(a, b);

	return t == SL_TRUTH_UNKNOWN && !open ? SL_FALSE : t;
}

static sl_truth equal_lists(const sl_list *a, const sl_list *b)
{
	sl_truth all = SL_TRUE;

	if (a->count != b->count)
		return SL_FALSE;
	for (uint32_t i = 0; i < a->count && all != SL_FALSE; i++)
		all = sl_truth_and(all, equal_members(a->items[i], b->items[i]));
	return all;
}

static const sl_value *member(const sl_context *c, const char *name)
{
	for (uint32_t i = 0; i < c->count; i++)
		if (c->names[i] == name || strcmp(c->names[i], name) == 0)
			return &c->values[i];
	return NULL;
}

static sl_truth equal_contexts(const sl_context *a, const sl_context *b)
{
	sl_truth all = SL_TRUE;

	if (a->count != b->count)
		return SL_FALSE;
	for (uint32_t i = 0; i < a->count && all != SL_FALSE; i++) {
		const sl_value *other = member(b, a->names[i]);
		all = other ? sl_truth_and(all, equal_members(a->values[i], *other))
			    : SL_FALSE;
	}
	return all;
}

static sl_truth equal_ranges(const sl_range *a, const sl_range *b)
{
	/* (<= 10) and (null..10] are not the same range. */
	if (a->unary != b->unary || a->low_closed != b->low_closed ||
	    a->high_closed != b->high_closed)
		return SL_FALSE;
	return sl_truth_and(equal_members(a->low, b->low),
			    equal_members(a->high, b->high));
}

/* FEEL's second is a whole one, so `=` does not see the fraction. Local and
 * not local differ. */
static sl_truth equal_times(sl_time a, sl_time b)
{
	a.nanos -= a.nanos % 1000000000;
	b.nanos -= b.nanos % 1000000000;
	return truth(sl_time_same(&a, &b));
}

static sl_truth equal_moments(sl_moment a, sl_moment b)
{
	a.time.nanos -= a.time.nanos % 1000000000;
	b.time.nanos -= b.time.nanos % 1000000000;
	return truth(sl_moment_same(&a, &b));
}

/* A day is its midnight in UTC; other kinds are not compared. */
static sl_truth equal_kinds(sl_value a, sl_value b)
{
	if (a.kind == SL_DATE && b.kind == SL_MOMENT)
		return equal_moments(sl_moment_from_date(a.as.i), *b.as.moment);
	if (a.kind == SL_MOMENT && b.kind == SL_DATE)
		return equal_kinds(b, a);
	return SL_TRUTH_UNKNOWN;
}

sl_truth sl_value_equal(sl_value a, sl_value b)
{
	if (a.kind == SL_NULL || b.kind == SL_NULL)
		return a.kind >= SL_UNKNOWN || b.kind >= SL_UNKNOWN
			       ? SL_TRUTH_UNKNOWN
			       : truth(a.kind == b.kind);
	if (a.kind != b.kind)
		return equal_kinds(a, b);
	switch ((sl_kind)a.kind) {
	case SL_NUMBER:
		return truth(sl_dec_equal_fast(a.as.dec, b.as.dec));
	case SL_BOOLEAN:
	case SL_DATE:
	case SL_MONTHS:
		return truth(a.as.i == b.as.i);
	case SL_STRING:
		return truth(same_text(a, b));
	case SL_TIME:
		return equal_times(*a.as.time, *b.as.time);
	case SL_MOMENT:
		return equal_moments(*a.as.moment, *b.as.moment);
	case SL_SPAN:
		return truth(sl_span_compare(a.as.span, b.as.span) == 0);
	case SL_RANGE:
		return equal_ranges(a.as.range, b.as.range);
	case SL_LIST:
		return equal_lists(a.as.list, b.as.list);
	case SL_CONTEXT:
		return equal_contexts(a.as.context, b.as.context);
	case SL_FUNCTION:
		return truth(a.as.function == b.as.function);
	case SL_ENTITY:
		return truth(a.aux == b.aux && a.n == b.n);
	case SL_UNSET:
	case SL_NULL:
	case SL_UNKNOWN:
	case SL_BROKEN:
		break;
	}
	return SL_TRUTH_UNKNOWN;
}

static bool same_time(const sl_time *a, const sl_time *b)
{
	if (a->zone || b->zone)
		return a->zone && b->zone && strcmp(a->zone, b->zone) == 0 &&
		       a->nanos == b->nanos;
	return a->offset == b->offset && a->nanos == b->nanos;
}

bool sl_value_is(sl_value a, sl_value b)
{
	if (a.kind == SL_TIME && b.kind == SL_TIME)
		return same_time(a.as.time, b.as.time);
	if (a.kind == SL_MOMENT && b.kind == SL_MOMENT)
		return a.as.moment->date == b.as.moment->date &&
		       same_time(&a.as.moment->time, &b.as.moment->time);
	return a.kind == b.kind && sl_value_equal(a, b) == SL_TRUE;
}

/* ---- order ---- */

/* Bytes of UTF-8 are in the order of the code points. */
static int compare_text(sl_value a, sl_value b)
{
	uint32_t n = a.n < b.n ? a.n : b.n;
	int order = n > 0 ? memcmp(a.as.text, b.as.text, n) : 0;

	return order != 0 ? (order > 0) - (order < 0) : (a.n > b.n) - (a.n < b.n);
}

bool sl_value_compare(int *out, sl_value a, sl_value b)
{
	if (a.kind != b.kind)
		return false;
	switch ((sl_kind)a.kind) {
	case SL_NUMBER:
		*out = sl_dec_compare_fast(a.as.dec, b.as.dec);
		return true;
	case SL_DATE:
	case SL_MONTHS:
		*out = (a.as.i > b.as.i) - (a.as.i < b.as.i);
		return true;
	case SL_STRING:
		*out = compare_text(a, b);
		return true;
	case SL_SPAN:
		*out = sl_span_compare(a.as.span, b.as.span);
		return true;
	case SL_TIME:
		return sl_time_compare(out, a.as.time, b.as.time);
	case SL_MOMENT:
		return sl_moment_compare(out, a.as.moment, b.as.moment);
	case SL_BOOLEAN:
	case SL_RANGE:
	case SL_LIST:
	case SL_CONTEXT:
	case SL_FUNCTION:
	case SL_ENTITY:
	case SL_UNSET:
	case SL_NULL:
	case SL_UNKNOWN:
	case SL_BROKEN:
		break;
	}
	return false;
}

/* ---- text ---- */

static void print_quoted(sl_buf *out, const char *text, size_t n)
{
	sl_buf_putc(out, '"');
	for (size_t i = 0; i < n; i++) {
		switch (text[i]) {
		case '"':
			sl_buf_puts(out, "\\\"");
			break;
		case '\\':
			sl_buf_puts(out, "\\\\");
			break;
		case '\n':
			sl_buf_puts(out, "\\n");
			break;
		case '\r':
			sl_buf_puts(out, "\\r");
			break;
		case '\t':
			sl_buf_puts(out, "\\t");
			break;
		default:
			sl_buf_putc(out, text[i]);
		}
	}
	sl_buf_putc(out, '"');
}

/* Inside a list or context a text has its quotes. */
static void print_member(sl_buf *out, sl_value v)
{
	if (v.kind == SL_STRING)
		print_quoted(out, v.as.text, v.n);
	else
		sl_value_print(out, v);
}

/* A bound as FEEL reads it again: a date as @"2026-07-01". */
static void print_bound(sl_buf *out, sl_value v)
{
	bool temporal = v.kind >= SL_DATE && v.kind <= SL_SPAN;

	if (temporal)
		sl_buf_puts(out, "@\"");
	print_member(out, v);
	if (temporal)
		sl_buf_putc(out, '"');
}

static void print_unary(sl_buf *out, const sl_range *r)
{
	bool has_low = r->low.kind != SL_NULL, has_high = r->high.kind != SL_NULL;

	if (has_low && has_high)
		sl_buf_puts(out, r->low_closed ? "= " : "!= ");
	else if (has_low)
		sl_buf_puts(out, r->low_closed ? ">= " : "> ");
	else
		sl_buf_puts(out, r->high_closed ? "<= " : "< ");
	print_bound(out, has_low ? r->low : r->high);
}

static void print_range(sl_buf *out, const sl_range *r)
{
	if (r->unary) {
		print_unary(out, r);
		return;
	}
	sl_buf_putc(out, r->low_closed ? '[' : '(');
	print_bound(out, r->low);
	sl_buf_puts(out, "..");
	print_bound(out, r->high);
	sl_buf_putc(out, r->high_closed ? ']' : ')');
}

static void print_list(sl_buf *out, const sl_list *l)
{
	sl_buf_putc(out, '[');
	for (uint32_t i = 0; i < l->count; i++) {
		if (i > 0)
			sl_buf_puts(out, ", ");
		print_member(out, l->items[i]);
	}
	sl_buf_putc(out, ']');
}

/* Letters, digits, _, spaces inside: such a name needs no quotes. */
static bool is_plain_name(const char *name)
{
	size_t n = strlen(name);

	if (n == 0 || name[0] == ' ' || name[n - 1] == ' ' ||
	    (name[0] >= '0' && name[0] <= '9'))
		return false;
	for (size_t i = 0; i < n; i++) {
		unsigned char c = (unsigned char)name[i];
		bool letter = (c | 32) >= 'a' && (c | 32) <= 'z';
		if (!letter && !(c >= '0' && c <= '9') && c != '_' && c != ' ' &&
		    c < 0x80)
			return false;
	}
	return true;
}

static void print_context(sl_buf *out, const sl_context *c)
{
	sl_buf_putc(out, '{');
	for (uint32_t i = 0; i < c->count; i++) {
		if (i > 0)
			sl_buf_puts(out, ", ");
		if (is_plain_name(c->names[i]))
			sl_buf_puts(out, c->names[i]);
		else
			print_quoted(out, c->names[i], strlen(c->names[i]));
		sl_buf_puts(out, ": ");
		print_member(out, c->values[i]);
	}
	sl_buf_putc(out, '}');
}

void sl_value_print(sl_buf *out, sl_value v)
{
	char date[SL_DATE_TEXT_MAX];

	switch ((sl_kind)v.kind) {
	case SL_NUMBER:
		sl_dec_print(out, v.as.dec);
		return;
	case SL_BOOLEAN:
		sl_buf_puts(out, v.as.i ? "true" : "false");
		return;
	case SL_STRING:
		sl_buf_write(out, v.as.text, v.n);
		return;
	case SL_DATE:
		sl_buf_write(out, date, sl_date_text(date, v.as.i));
		return;
	case SL_TIME:
		sl_time_print(out, v.as.time);
		return;
	case SL_MOMENT:
		sl_moment_print(out, v.as.moment);
		return;
	case SL_MONTHS:
		sl_months_print(out, v.as.i);
		return;
	case SL_SPAN:
		sl_span_print(out, v.as.span);
		return;
	case SL_RANGE:
		print_range(out, v.as.range);
		return;
	case SL_LIST:
		print_list(out, v.as.list);
		return;
	case SL_CONTEXT:
		print_context(out, v.as.context);
		return;
	case SL_ENTITY:
		sl_buf_printf(out, "#%u", (unsigned)v.n);
		return;
	case SL_FUNCTION:
	case SL_UNSET:
	case SL_NULL:
	case SL_UNKNOWN:
	case SL_BROKEN:
		sl_buf_puts(out, sl_kind_name((sl_kind)v.kind));
		return;
	}
}
