/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Random rule sets and households: the engine says what the reference says,
 * and telling more never changes what was already decided.
 *
 *   SL_RANDOM=100000        how many households of each test (make random)
 *   SL_RANDOM_SHIPPED=100   how many under the rules that are shipped; a tenth unless said
 *   SL_RANDOM_SEED=7        where chance begins; a failure prints its own
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "random/workbench.h"
#include "random/folk.h"

static uint64_t setting(const char *name, uint64_t otherwise)
{
	const char *text = getenv(name);

	return text && text[0] ? strtoull(text, NULL, 10) : otherwise;
}

static sl_date parse_day(const char *text)
{
	sl_date d;

	assert_int_equal(sl_date_parse(&d, text, strlen(text)), SL_OK);
	return d;
}

/* Mostly the day of the household, and all that is known. */
static workbench_when some_when(chance *c, const crowd *h)
{
	workbench_when when = {.known = SL_FOREVER};

	when.day = parse_day(chance_in_100(c, 75) ? h->day : world_random_day(c));
	when.second = parse_day(world_random_day(c));
	if (chance_in_100(c, 25))
		when.known = parse_day(world_random_day(c));
	return when;
}

static void report(const char *what, workbench_test *test, uint64_t seed, world *w, crowd *h,
		   workbench_when when, uint64_t more)
{
	sl_buf out = {0};

	workbench_shrink_and_print(&out, test, w, h, when, more);
	/* print_message cuts off what is long. */
	fprintf(stderr, "SL_RANDOM_SEED=%llu\n%s\n", (unsigned long long)seed, sl_buf_text(&out));
	fail_msg("seed %llu: %s", (unsigned long long)seed, what);
}

#define HOUSEHOLDS_PER_WORLD 4

typedef struct tally {
	uint64_t households, refused, worlds, not_loaded;
	agree_counts counts;
} tally;

static void print_loud(uint64_t seed, const sl_buf *why)
{
	if (getenv("SL_RANDOM_LOUD"))
		print_message("seed %llu: %s\n", (unsigned long long)seed, sl_buf_text(why));
}

/* ---- engine and reference ---- */

static void compare(uint64_t seed, const workbench_rules *b, world *w, crowd *h, chance *c, tally *t)
{
	workbench_when when = some_when(c, h);
	sl_buf why = {0}, json = {0};
	workbench_result result;

	crowd_print(&json, h);
	result = workbench_ask(&why, b, sl_buf_text(&json), when, &t->counts);
	t->refused += result == BENCH_NO_FACTS;
	if (result == BENCH_NO_FACTS)
		print_loud(seed, &why);
	if (result == BENCH_DIFFER)
		report("engine and reference differ", workbench_agrees, seed, w, h, when, 0);
	sl_buf_free(&why);
	sl_buf_free(&json);
}

/* ---- telling more ---- */

static void tell_more(uint64_t seed, const workbench_rules *b, world *w, crowd *h, chance *c, tally *t)
{
	workbench_when when = some_when(c, h);
	uint64_t more = chance_next(c);
	sl_buf why = {0};
	workbench_result result = workbench_stays(&why, b, h, when, more);

	t->refused += result == BENCH_NO_FACTS;
	if (result == BENCH_DIFFER)
		report("telling more changed what was decided", workbench_stays, seed, w, h, when, more);
	sl_buf_free(&why);
}

/* ---- worlds ---- */

typedef void each_household(uint64_t seed, const workbench_rules *b, world *w, crowd *h, chance *c, tally *t);

static void one_world(uint64_t seed, each_household *each, tally *t)
{
	static world w;
	static crowd h;
	workbench_rules b;
	sl_buf why = {0};
	chance c = {seed ^ 0x5555};
	bool loaded;

	world_make(&w, seed);
	t->worlds++;
	if (!(loaded = workbench_load_world(&b, &w))) {
		t->not_loaded++;
		sl_diags_print(&why, &b.diags);
		print_loud(seed, &why);
	}
	for (int i = 0; loaded && i < HOUSEHOLDS_PER_WORLD; i++, t->households++) {
		crowd_make(&h, &w, chance_next(&c));
		each(seed, &b, &w, &h, &c, t);
	}
	sl_buf_free(&why);
	workbench_unload(&b);
	world_free(&w);
}

static tally many_worlds(each_household *each)
{
	uint64_t seed = setting("SL_RANDOM_SEED", 1), n = setting("SL_RANDOM", 3000);
	tally t = {0};

	for (uint64_t i = 0; t.households < n && i < n; i++)
		one_world(seed + i, each, &t);
	print_message("seed %llu: %llu rule sets (%llu refused), %llu households (%llu refused)\n",
		      (unsigned long long)seed, (unsigned long long)t.worlds,
		      (unsigned long long)t.not_loaded, (unsigned long long)t.households,
		      (unsigned long long)t.refused);
	/* The test must not pass because nothing was asked. */
	assert_true(t.households > 0 && t.not_loaded * 10 <= t.worlds);
	assert_true(t.refused * 10 <= t.households);
	return t;
}

static void test_engine_and_reference_agree(void **state)
{
	tally t = many_worlds(compare);

	(void)state;
	print_message("values: %llu known, %llu leeg, %llu onbekend, %llu regelgebrek (%llu of another kind); %llu by batches\n",
		      (unsigned long long)t.counts.known, (unsigned long long)t.counts.empty,
		      (unsigned long long)t.counts.unknown, (unsigned long long)t.counts.broken,
		      (unsigned long long)t.counts.other_defect, (unsigned long long)t.counts.batched);
	print_message("conflicts: %llu vastgesteld, %llu mogelijk, %llu not looked at\n",
		      (unsigned long long)t.counts.certain, (unsigned long long)t.counts.possible,
		      (unsigned long long)t.counts.closed);
	assert_true(t.counts.known > 0 && t.counts.empty > 0 && t.counts.batched > 0);
	assert_true(t.counts.certain > 0 && t.counts.possible > 0 && t.counts.closed > 0);
	assert_true(t.counts.unknown > 0 && t.counts.broken > 0);
	assert_true(t.counts.other_defect * 500 <= t.counts.broken);
}

static void test_telling_more_changes_nothing_decided(void **state)
{
	(void)state;
	many_worlds(tell_more);
}

/* ---- the real rules ---- */

/* Random folk under the rules that are shipped. */
static void test_shipped_rules(void **state)
{
	static const char *const paths[] = {"rules"};
	uint64_t seed = setting("SL_RANDOM_SEED", 1);
	uint64_t n = setting("SL_RANDOM_SHIPPED", setting("SL_RANDOM", 3000) / 10);
	sl_buf json = {0}, more = {0}, why = {0};
	agree_counts counts = {0};
	uint64_t refused = 0;
	workbench_rules b;

	(void)state;
	if (!workbench_load_paths(&b, paths, 1)) {
		sl_diags_print(&why, &b.diags);
		fail_msg("the shipped rules do not load: %s", sl_buf_text(&why));
	}
	for (uint64_t i = 0; i < n; i++) {
		folk f = {.schema = &b.model->schema, .seed = (seed + i) * 7919};
		chance c = {f.seed ^ 0x3333};
		workbench_when when = {.known = SL_FOREVER};
		workbench_result agreed, stayed;

		sl_buf_clear(&json);
		sl_buf_clear(&more);
		sl_buf_clear(&why);
		when.day = folk_print(&json, f);
		f.more = chance_next(&c) | 1;
		folk_print(&more, f);
		when.second = parse_day(world_random_day(&c));
		agreed = workbench_ask(&why, &b, sl_buf_text(&json), when, &counts);
		stayed = workbench_told_more(&why, &b, sl_buf_text(&json), sl_buf_text(&more), when);
		refused += agreed == BENCH_NO_FACTS || stayed == BENCH_NO_FACTS;
		if (agreed == BENCH_NO_FACTS || stayed == BENCH_NO_FACTS)
			print_loud(seed + i, &why);
		if (agreed == BENCH_DIFFER || stayed == BENCH_DIFFER) {
			fprintf(stderr, "SL_RANDOM_SEED=%llu\n%s\n%s\n%s\n", (unsigned long long)(seed + i),
				sl_buf_text(&json), stayed == BENCH_DIFFER ? sl_buf_text(&more) : "",
				sl_buf_text(&why));
			fail_msg("seed %llu: %s", (unsigned long long)(seed + i),
				 agreed == BENCH_DIFFER ? "engine and reference differ"
							: "telling more changed what was decided");
		}
	}
	print_message("%llu households (%llu refused): %llu known, %llu leeg, %llu onbekend, "
		      "%llu regelgebrek\n", (unsigned long long)n, (unsigned long long)refused,
		      (unsigned long long)counts.known, (unsigned long long)counts.empty,
		      (unsigned long long)counts.unknown, (unsigned long long)counts.broken);
	assert_true(refused * 4 <= n && counts.known > 0 && counts.unknown > 0);
	sl_buf_free(&json);
	sl_buf_free(&more);
	sl_buf_free(&why);
	workbench_unload(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_engine_and_reference_agree),
		cmocka_unit_test(test_telling_more_changes_nothing_decided),
		cmocka_unit_test(test_shipped_rules),
	};

	return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
