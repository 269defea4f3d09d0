/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * function: how ranges lie to each other, computed here from the points that
 * they hold.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "function/function.h"
#include "support/feel_text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

#define STEPS  4 /* points per unit */
#define POINTS (6 * STEPS)

/* A range of whole ends in 1..5 as the set of its points. */
typedef struct set {
	bool in[POINTS];
	int first, last; /* -1: none */
} set;

static set points_of(int low, int high, bool low_closed, bool high_closed)
{
	set s = {.first = -1, .last = -1};

	for (int i = 0; i < POINTS; i++) {
		int a = i - low * STEPS, b = high * STEPS - i;

		s.in[i] = (a > 0 || (a == 0 && low_closed)) &&
			  (b > 0 || (b == 0 && high_closed));
		if (s.in[i] && s.first < 0)
			s.first = i;
		if (s.in[i])
			s.last = i;
	}
	return s;
}

static bool within(const set *a, const set *b)
{
	for (int i = 0; i < POINTS; i++)
		if (a->in[i] && !b->in[i])
			return false;
	return true;
}

static bool share(const set *a, const set *b)
{
	for (int i = 0; i < POINTS; i++)
		if (a->in[i] && b->in[i])
			return true;
	return false;
}

/* What the names mean, on sets. */
static bool relation(const char *name, const set *a, const set *b)
{
	if (strcmp(name, "before") == 0)
		return a->last < b->first;
	if (strcmp(name, "after") == 0)
		return a->first > b->last;
	if (strcmp(name, "meets") == 0)
		return a->last == b->first;
	if (strcmp(name, "met by") == 0)
		return a->first == b->last;
	if (strcmp(name, "overlaps") == 0)
		return share(a, b);
	if (strcmp(name, "overlaps before") == 0)
		return share(a, b) && a->first < b->first && a->last <= b->last;
	if (strcmp(name, "overlaps after") == 0)
		return share(a, b) && b->first < a->first && b->last <= a->last;
	if (strcmp(name, "finishes") == 0)
		return within(a, b) && a->last == b->last;
	if (strcmp(name, "finished by") == 0)
		return within(b, a) && a->last == b->last;
	if (strcmp(name, "includes") == 0)
		return within(b, a);
	if (strcmp(name, "during") == 0)
		return within(a, b);
	if (strcmp(name, "starts") == 0)
		return within(a, b) && a->first == b->first;
	if (strcmp(name, "started by") == 0)
		return within(b, a) && a->first == b->first;
	return within(a, b) && within(b, a);
}

static const char *const relations[] = {
	"before",          "after",          "meets",      "met by",      "overlaps",
	"overlaps before", "overlaps after", "finishes",   "finished by", "includes",
	"during",          "starts",         "started by", "coincides",
};

/* The n-th range of ends 1..4 with something in it; false behind the last. */
static bool nth_range(sl_range *out, set *points, unsigned n)
{
	for (int low = 1; low <= 4; low++)
		for (int high = low; high <= 4; high++)
			for (unsigned closed = 0; closed < 4; closed++) {
				*points = points_of(low, high, closed & 1, closed & 2);
				if (points->first < 0 || n-- > 0)
					continue;
				*out = (sl_range){
					.low = sl_number(sl_dec_from_int(low)),
					.high = sl_number(sl_dec_from_int(high)),
					.low_closed = closed & 1,
					.high_closed = closed & 2};
				return true;
			}
	return false;
}

static void check_relation(feel_text *f, const char *name, sl_value a, sl_value b,
			   bool want)
{
	sl_call call = {.arena = &f->arena};
	sl_value args[2] = {a, b}, out;

	assert_int_equal(sl_builtin_call(&out, sl_builtin_find(name)->id, args, 2, &call),
			 SL_OK);
	assert_int_equal(out.kind, SL_BOOLEAN);
	if ((out.as.i != 0) != want)
		fail_msg("%s(%s, %s) gives %d", name, feel_text_show(f, a),
			 feel_text_show(f, b), (int)out.as.i);
}

static void test_ranges(void **state)
{
	sl_range a, b;
	set p, q;
	feel_text f;

	feel_text_open(&f);
	for (unsigned i = 0; nth_range(&a, &p, i); i++)
		for (unsigned j = 0; nth_range(&b, &q, j); j++)
			for (size_t r = 0; r < COUNT(relations); r++)
				check_relation(
					&f, relations[r],
					(sl_value){.kind = SL_RANGE, .as.range = &a},
					(sl_value){.kind = SL_RANGE, .as.range = &b},
					relation(relations[r], &p, &q));
	feel_text_close(&f);
}

/* Signatures with a point: it lies to a range as the range of that one point. */
static void test_points(void **state)
{
	static const char *const before_range[] = {"before", "after", "finishes",
						   "during", "starts"};
	static const char *const behind_range[] = {"before", "after", "finished by",
						   "includes", "started by"};
	sl_range a;
	set p;
	feel_text f;

	feel_text_open(&f);
	for (unsigned i = 0; nth_range(&a, &p, i); i++)
		for (int at = 0; at <= 5; at++) {
			sl_value point = sl_number(sl_dec_from_int(at)),
				 range = {.kind = SL_RANGE, .as.range = &a};
			set one = points_of(at, at, true, true);

			for (size_t r = 0; r < COUNT(before_range); r++)
				check_relation(&f, before_range[r], point, range,
					       relation(before_range[r], &one, &p));
			for (size_t r = 0; r < COUNT(behind_range); r++)
				check_relation(&f, behind_range[r], range, point,
					       relation(behind_range[r], &p, &one));
			if (sl_range_contains(&a, point) !=
			    (p.in[at * STEPS] ? SL_TRUE : SL_FALSE))
				fail_msg("%s contains %d", feel_text_show(&f, range), at);
		}
	feel_text_close(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ranges),
		cmocka_unit_test(test_points),
	};

	return cmocka_run_group_tests_name("function_range", tests, NULL, NULL);
}
