/* SPDX-License-Identifier: EUPL-1.2 */
/* lawtest/parts - what the files of this room share. */
#ifndef SL_LAWTEST_PARTS_H
#define SL_LAWTEST_PARTS_H

#include "lawtest/lawtest.h"
#include "xml/xml.h"

/* ---- cases.c ---- */

typedef struct sl_case_reader {
	sl_case_list *list;
	sl_diags *diags;
	const char *file; /* of the file that is being read */
	const char *text;
	size_t n;
	bool named;       /* on the command line, not found in a folder */
	bool xml;
} sl_case_reader;

/* "deze toets klopt niet: ..."; returns SL_EINVAL, or SL_ENOMEM. */
sl_status sl_case_wrong(sl_case_reader *r, const sl_pos *pos, const char *what);
/* Room for one more; NULL when memory ran out. */
sl_case *sl_case_add(sl_case_reader *r);
/* Every expectation is an object of known keys that says something. */
sl_status sl_case_check(sl_case_reader *r, const sl_case *c);
/* The facts behind as many empty lines and spaces as stand before them in
 * the file, so that a message about them names the right place. */
sl_status sl_case_place_facts(sl_case *c, sl_case_reader *r, const char *text, size_t n, const sl_pos *pos);
/* "a_b" as rules have it: spaces become underscores. */
const char *sl_case_key(sl_arena *arena, const char *name);
/* The text under a key, or NULL. */
const char *sl_case_text(const sl_json_node *object, const char *key);
sl_status sl_cases_read_json(sl_case_reader *r);

/* ---- toetsen.c ---- */

sl_status sl_cases_read_xml(sl_case_reader *r);

/* ---- plain.c ---- */

/*
 * A value in one comparable form: numbers by value, ja/nee in all spellings,
 * lists as sets, text with spaces for underscores. NULL when memory ran out.
 */
const char *sl_plain(sl_arena *arena, const sl_json_node *value);
bool sl_plain_equal(sl_arena *arena, const sl_json_node *a, const sl_json_node *b);

/* ---- verify.c ---- */

typedef struct sl_verification {
	sl_arena *arena;
	const sl_json_node *answer;
	const sl_json_node *expected; /* all of the case */
	bool conflicts;
	sl_buf problems;              /* lines; keeps the first failure */
	const char *unsupported;
	sl_expected *traced;          /* what the difference is sought for */
	size_t traced_count;
} sl_verification;

void sl_verify(sl_verification *j);
/* A value as JSON; "niets" when there is none. */
void sl_verify_print(sl_buf *out, const sl_json_node *value);
/* Is it one of the texts, or the id of one of the objects, in a list? */
bool sl_verify_has(const sl_json_node *list, const char *text);
/* Does a piece of a reference stand anywhere below `where`? */
bool sl_verify_cites(sl_verification *j, const sl_json_node *where, const char *part);
/* Is that fact or judgement among what a decision or conflict misses? */
bool sl_verify_misses(const sl_json_node *object, const char *fact);

/* ---- verify_conflict.c ---- */

void sl_verify_conflict(sl_verification *j, const sl_json_node *e);
/* Of the status that is expected: "vastgesteld" where the case does not say. */
bool sl_verify_has_status(const sl_json_node *found, const char *status);
/* Exactly these persons. */
bool sl_verify_same_persons(const sl_json_node *found, const sl_json_node *wanted);

/* ---- verify_finding.c ---- */

void sl_verify_finding(sl_verification *j, const sl_json_node *e);

#endif
