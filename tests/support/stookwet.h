/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/stookwet - the invented law of tests/cases/stookwet, and what it
 * decides about one household after the other. source.txt beside the law says
 * where the amounts come from.
 */
#ifndef SL_TESTS_SUPPORT_STOOKWET_H
#define SL_TESTS_SUPPORT_STOOKWET_H

#include <jansson.h>

#include "explain/explain.h"
#include "facts/facts.h"

#define SL_STOOKWET "tests/cases/stookwet"

typedef struct sl_stookwet {
	sl_model *model;
	sl_program *program;
	sl_run *run;
	sl_arena names, facts, answers;
	sl_household *household;
	sl_answer *answer;
} sl_stookwet;

/* The one that all tests of a program share. */
extern sl_stookwet sl_stook;

/* Before and after a group of tests. */
int sl_stook_open(void **state);
int sl_stook_close(void **state);

/* ---- deciding ---- */

void sl_stook_take(const char *facts, size_t n);
void sl_stook_decide_on(const sl_decide_options *o, sl_date day);
/* The facts in JSON; on their own day. */
void sl_stook_decide(const char *facts);
/* Those of tests/cases/stookwet/NAME. */
void sl_stook_case(const char *name);

#define SL_STOOK_CASES 4
extern const char *const sl_stook_cases[SL_STOOK_CASES];

/* ---- what the answer says ---- */

char *sl_stook_written(sl_answer_options o); /* free it */
json_t *sl_stook_json(void);                 /* decref it */
/* Well-formed in every format, and the same twice. */
void sl_stook_check(const char *name);
void sl_check_html(const char *name, const char *html);
json_t *sl_check_json(const char *name, const char *text); /* decref it */

void sl_show_diags(const sl_diags *d);
char *sl_read_text(const char *path); /* NULL: not there; free it */

#endif
