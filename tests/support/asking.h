/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/asking - a small law (law.h) that decides about a household, and
 * tables of what comes out of that, in words.
 */
#ifndef SL_TESTS_SUPPORT_ASKING_H
#define SL_TESTS_SUPPORT_ASKING_H

#include "explain/explain.h"
#include "support/law.h"

typedef struct sl_asking {
	sl_law law;
	sl_arena arena;
	sl_household *h;
	sl_run *run;
	sl_answer *answer;
} sl_asking;

/* Decide on a day (NULL: that of the facts) what is asked (NULL: all of it).
 * The test fails when that cannot be; `name` says where. */
void sl_asking_open(sl_asking *k, const char *name, const char *rules, const char *facts, const char *day,
		    const sl_decide_options *options);
void sl_asking_close(sl_asking *k);

/* The answer as it is written has each of these texts in it. */
void sl_asking_says(const sl_asking *k, const char *name, sl_answer_options o, const char *const *texts, size_t count);

/* What a test looks at, in words: sl_answer_text, sl_conflicts_text, its own. */
typedef void (*sl_asking_write)(sl_buf *out, const sl_answer *a);

/* Is it other than wanted? Then the row says so. */
bool sl_asking_differs(const char *name, const char *rules, const char *facts, const sl_decide_options *options,
		       sl_asking_write write, const char *want);

typedef struct sl_asking_row {
	const char *name, *rules, *facts, *want;
} sl_asking_row;

void sl_asking_table(const sl_asking_row *rows, size_t count, sl_asking_write write);

/* The same, where each row asks for a part of it. */
typedef struct sl_part_row {
	const char *name, *rules, *facts, *want;
	sl_decide_options options;
} sl_part_row;

void sl_part_table(const sl_part_row *rows, size_t count, sl_asking_write write);

/* ---- periods ---- */

/* A visit of sl_decide_period, with stretches: "2026-06-29..2026-07-01 " and
 * what is written of the answer, in lines. It knows nothing of cmocka. */
typedef struct sl_stretches {
	sl_buf *out;
	sl_asking_write write;
} sl_stretches;

sl_status sl_stretch_text(void *stretches, sl_date from, sl_date to, const sl_answer *a);
/* The stretches of [from, to). */
void sl_asking_period(sl_buf *out, sl_asking *k, const char *from, const char *to, const sl_decide_options *options,
		      sl_asking_write write);

typedef struct sl_period_row {
	const char *name, *rules, *facts, *from, *to, *want;
} sl_period_row;

void sl_period_table(const sl_period_row *rows, size_t count, sl_asking_write write);

#endif
