/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench - rules and a household on the work bench: load, compile, read, ask
 * both the engine and the reference; and make what fails small.
 *
 * in     a world and a crowd, or files
 * out    whether engine and reference agree
 * calls  test_random, test_reference
 */
#ifndef SL_TESTS_RANDOM_BENCH_H
#define SL_TESTS_RANDOM_BENCH_H

#include "random/random.h"
#include "reference/agree.h"

/* Rules that were loaded and compiled. */
typedef struct bench_rules {
	sl_model *model;
	sl_program *program;
	sl_diags diags;
	bool made; /* of a world: a name is of one thing */
} bench_rules;

/* Texts in memory, or paths. False: `diags` says why. */
bool bench_load_texts(bench_rules *b, const char *const *names, const char *const *texts, size_t n);
bool bench_load_paths(bench_rules *b, const char *const *paths, size_t n);
bool bench_load_world(bench_rules *b, const world *w);
void bench_unload(bench_rules *b);

typedef enum bench_result {
	BENCH_AGREE, BENCH_DIFFER, BENCH_NO_RULES, /* did not load */
	BENCH_NO_FACTS                             /* were refused */
} bench_result;

/* When to ask: the day on which is decided, a second day, what was known. */
typedef struct bench_when {
	sl_date day, second, known;
} bench_when;

/* Facts in JSON. `why` gets what differs, or what was refused. */
bench_result bench_ask(sl_buf *why, const bench_rules *b, const char *json, bench_when when,
		       agree_counts *counts);

/* What the first text decides, the second, which tells more, decides alike. */
bench_result bench_told_more(sl_buf *why, const bench_rules *b, const char *json, const char *more,
			     bench_when when);

/* A test that fails for a world and a crowd: BENCH_DIFFER. */
typedef bench_result bench_test(sl_buf *why, const bench_rules *b, const crowd *h, bench_when when,
				uint64_t seed);
/* The engine says what the reference says. */
bench_result bench_agrees(sl_buf *why, const bench_rules *b, const crowd *h, bench_when when,
			  uint64_t seed);
/* Telling more, as the seed says, changes nothing that was decided. */
bench_result bench_stays(sl_buf *why, const bench_rules *b, const crowd *h, bench_when when,
			 uint64_t seed);

/* Leave out of the world and the crowd all that the failure does not need,
 * then print them and what is wrong. */
void bench_shrink_and_print(sl_buf *out, bench_test *test, world *w, crowd *h, bench_when when,
			    uint64_t seed);

#endif
