/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * workbench - rules and a household on the work bench: load, compile, read, ask
 * both the engine and the reference; and make what fails small.
 *
 * in     a world and a crowd, or files
 * out    whether engine and reference agree
 * calls  test_random, test_reference
 */
#ifndef SL_TESTS_WORKBENCH_H
#define SL_TESTS_WORKBENCH_H

#include "random/random.h"
#include "reference/agree.h"

/* Rules that were loaded and compiled. */
typedef struct workbench_rules {
	sl_model *model;
	sl_program *program;
	sl_diags diags;
	bool made; /* of a world: a name is of one thing */
} workbench_rules;

/* Texts in memory, or paths. False: `diags` says why. */
bool workbench_load_texts(workbench_rules *b, const char *const *names, const char *const *texts, size_t n);
bool workbench_load_paths(workbench_rules *b, const char *const *paths, size_t n);
bool workbench_load_world(workbench_rules *b, const world *w);
void workbench_unload(workbench_rules *b);

typedef enum workbench_result {
	BENCH_AGREE,
	BENCH_DIFFER,
	BENCH_NO_RULES, /* did not load */
	BENCH_NO_FACTS  /* were refused */
} workbench_result;

/* When to ask: the day on which is decided, a second day, what was known. */
typedef struct workbench_when {
	sl_date day, second, known;
} workbench_when;

/* Facts in JSON. `why` gets what differs, or what was refused. */
workbench_result workbench_ask(sl_buf *why, const workbench_rules *b, const char *json, workbench_when when,
			       agree_counts *counts);

/* What the first text decides, the second, which tells more, decides alike. */
workbench_result workbench_told_more(sl_buf *why, const workbench_rules *b, const char *json, const char *more,
				     workbench_when when);

/* A test that fails for a world and a crowd: BENCH_DIFFER. */
typedef workbench_result workbench_test(sl_buf *why, const workbench_rules *b, const crowd *h, workbench_when when,
					uint64_t seed);
/* The engine says what the reference says. */
workbench_result workbench_agrees(sl_buf *why, const workbench_rules *b, const crowd *h, workbench_when when,
				  uint64_t seed);
/* Telling more, as the seed says, changes nothing that was decided. */
workbench_result workbench_stays(sl_buf *why, const workbench_rules *b, const crowd *h, workbench_when when,
				 uint64_t seed);

/* Leave out of the world and the crowd all that the failure does not need,
 * then print them and what is wrong. */
void workbench_shrink_and_print(sl_buf *out, workbench_test *test, world *w, crowd *h, workbench_when when,
				uint64_t seed);

#endif
