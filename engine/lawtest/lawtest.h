/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * lawtest - cases for rules: facts, and what must be decided on them.
 *
 * in     test files (<toetsen>, docs/rule-language.md, or JSON with "feiten"
 *        and "verwacht"), an evaluator
 * out    for every case whether the answer agrees, and if not where the two
 *        part; as text, TAP or JUnit XML
 * calls  tools
 *
 * A guest: it knows samenloop.h, and verifies the JSON that others see too.
 *
 *     cases.c    folders and JSON files -> cases
 *     toetsen.c  XML files -> cases
 *     plain.c    values in one comparable form
 *     verify.c   an expectation against an answer
 *     run.c      a case against an evaluator
 *     report.c   results as text, TAP and JUnit XML
 */
#ifndef SL_LAWTEST_LAWTEST_H
#define SL_LAWTEST_LAWTEST_H

#include "base/diag.h"
#include "json/json.h"

typedef struct sl_case {
	const char *id, *title, *source; /* title, source: may be "" */
	const char *doubt;               /* onzeker: why a lawyer should look first; or NULL */
	const char *file;
	uint32_t line;
	sl_facts_form form;
	const char *facts;               /* placed so that messages give the line in `file` */
	size_t facts_length;
	const sl_json_node *expected;    /* an array of objects, keys with underscores */
} sl_case;

/* All cases of some files. Zeroed memory is an empty list. */
typedef struct sl_case_list {
	sl_arena arena; /* everything below lives here */
	sl_case *items;
	size_t count, cap;
	bool has_rules; /* rule files stood among them; they were passed over */
} sl_case_list;

/*
 * Read files, and all test files in folders (recursively; what is none is
 * passed over there). Returns SL_EINVAL when something is no test or has
 * mistakes; all of them are in the diagnostics.
 */
sl_status sl_cases_read(sl_case_list *out, const char *const *paths, size_t count, sl_diags *diags);
void sl_cases_free(sl_case_list *list);

/* ---- running ---- */

typedef enum sl_verdict { SL_CASE_PASSED, SL_CASE_FAILED, SL_CASE_UNSUPPORTED } sl_verdict;

typedef struct sl_case_result {
	const sl_case *of;
	sl_verdict verdict;
	const char *problems;    /* lines; "" when there are none */
	const char *difference;  /* lines: the first step where the two part; "" */
	const char *unsupported; /* what could not be verified, or NULL */
	const char *warning;     /* or NULL */
} sl_case_result;

/*
 * Decide the facts of a case and compare. The result lives in `arena`.
 * `conflicts`: does the rule set declare any? Expectations about conflicts
 * are not supported where it does not: nobody looked.
 */
sl_status sl_case_run(sl_case_result *out, const sl_case *c, sl_evaluator *e, bool conflicts, sl_arena *arena);

/* ---- telling ---- */

typedef struct sl_case_counts {
	size_t passed, failed, unsupported, warnings;
} sl_case_counts;

sl_case_counts sl_case_count(const sl_case_result *results, size_t count);
/* What failed, what could not be verified, warnings, and a line of counts;
 * `all`: every case. */
void sl_case_write_text(sl_buf *out, const sl_case_result *results, size_t count, bool all);
void sl_case_write_tap(sl_buf *out, const sl_case_result *results, size_t count);
void sl_case_write_junit(sl_buf *out, const sl_case_result *results, size_t count);

#endif
