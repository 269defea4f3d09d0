/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Random rule sets and households: the engine says what the reference says,
 * and telling more never changes what was already decided.
 *
 *   SL_RANDOM=100000        how many households of each test (make random)
 *   SL_RANDOM_SEED=7        where chance begins; a failure prints its own
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "random/bench.h"

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
static bench_when some_when(chance *c, const crowd *h)
{
	bench_when when = {.known = SL_FOREVER};

	when.day = parse_day(chance_in_100(c, 75) ? h->day : world_random_day(c));
	when.second = parse_day(world_random_day(c));
	if (chance_in_100(c, 25))
		when.known = parse_day(world_random_day(c));
	return when;
}

static _Noreturn void report(uint64_t seed, world *w, crowd *h, bench_when when)
{
	sl_buf out = {0};

	bench_shrink_and_print(&out, w, h, when);
	/* print_message cuts off what is long. */
	fprintf(stderr, "seed %llu\n%s\n", (unsigned long long)seed, sl_buf_text(&out));
	fail_msg("seed %llu: engine and reference differ", (unsigned long long)seed);
	abort();
}

/* ---- engine and reference ---- */

#define HOUSEHOLDS_PER_WORLD 4

typedef struct tally {
	uint64_t households, refused, worlds, not_loaded;
	agree_counts counts;
} tally;

static void one_world(uint64_t seed, tally *t)
{
	static world w;
	static crowd h;
	bench_rules b;
	sl_buf why = {0}, json = {0};
	chance c = {seed ^ 0x5555};

	world_make(&w, seed);
	t->worlds++;
	if (!bench_load_world(&b, &w)) {
		t->not_loaded++;
		if (getenv("SL_RANDOM_LOUD")) {
			sl_diags_print(&why, &b.diags);
			print_message("seed %llu: %s\n", (unsigned long long)seed, sl_buf_text(&why));
		}
	}
	for (int i = 0; b.program && i < HOUSEHOLDS_PER_WORLD; i++) {
		bench_when when;
		bench_result result;
		crowd_make(&h, &w, chance_next(&c));
		when = some_when(&c, &h);
		sl_buf_clear(&json);
		crowd_print(&json, &h);
		sl_buf_clear(&why);
		result = bench_ask(&why, &b, sl_buf_text(&json), when, &t->counts);
		t->households++;
		t->refused += result == BENCH_NO_FACTS;
		if (result == BENCH_NO_FACTS && getenv("SL_RANDOM_LOUD"))
			print_message("seed %llu: %s\n", (unsigned long long)seed, sl_buf_text(&why));
		if (result == BENCH_DIFFER)
			report(seed, &w, &h, when);
	}
	sl_buf_free(&why);
	sl_buf_free(&json);
	bench_unload(&b);
	world_free(&w);
}

static void test_random_rules(void **state)
{
	uint64_t seed = setting("SL_RANDOM_SEED", 1), n = setting("SL_RANDOM", 2000);
	tally t = {0};

	for (uint64_t i = 0; t.households < n && i < n; i++)
		one_world(seed + i, &t);
	print_message("seed %llu: %llu rule sets (%llu refused), %llu households (%llu refused); values: "
		      "%llu known, %llu leeg, %llu onbekend, %llu regelgebrek\n",
		      (unsigned long long)seed, (unsigned long long)t.worlds,
		      (unsigned long long)t.not_loaded, (unsigned long long)t.households,
		      (unsigned long long)t.refused, (unsigned long long)t.counts.known,
		      (unsigned long long)t.counts.empty, (unsigned long long)t.counts.unknown,
		      (unsigned long long)t.counts.broken);
	/* The test must not pass because nothing was asked. */
	assert_true(t.not_loaded * 10 <= t.worlds);
	assert_true(t.refused * 4 <= t.households);
	assert_true(t.counts.known > 0 && t.counts.empty > 0);
	assert_true(t.counts.unknown > 0 && t.counts.broken > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random_rules),
	};

	return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
