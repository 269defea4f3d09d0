/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * bench - what the files of the benchmark share.
 *
 *     bench.c      t1, pw, load, start; prints and writes all
 *     conflicts.c  conflicts, persons
 */
#ifndef SL_TESTS_BENCH_H
#define SL_TESTS_BENCH_H

#include "compile/compile.h"
#include "facts/facts.h"

#define SHORT_ROUNDS 3  /* times as many for what takes milliseconds: the first few are the machine's warming up */
#define MOST_ROUNDS 303 /* room for those of 101 rounds */
#define BENCH_SIZES 4 /* households of 2, 4, 8 and 12 persons */

typedef struct figures {
	double t1_floor, t1_ns, t1_traced_ns, t1_ratio, t1_trace_extra;
	double pw_per_s, pw_explained_per_s, pw_us_p99;
	double load_mb_per_s, load_ms, start_ms, peak_mb;
	bool has_t1;
	double conflict_extra;       /* of the time of deciding all laws, what looking for conflicts adds */
	double persons_us[BENCH_SIZES]; /* a household of so many persons, with conflicts */
	double persons_extra[BENCH_SIZES]; /* as conflict_extra */
} figures;

typedef struct law {
	sl_model *model;
	sl_program *program;
	sl_arena arena;
} law;

double bench_now(void);
double bench_median(double *list, int n); /* sorts them */
_Noreturn void bench_die(const char *what, sl_diags *diags);
/* Compile what was loaded; `path` says which it is when that fails. */
void bench_finish_law(law *l, const char *path, sl_diags *d);
law bench_load_law(const char *path);
void bench_free_law(law *l);

void bench_conflicts(figures *out, int rounds);

#endif
