/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/law - a small law, a household, and what the engine makes of them.
 *
 * Rules are written as the inside of one <regeling> (then they are the "wet"
 * of the domain "brood", in force since 2015-01-01), or as several
 * <regeling ...>...</regeling> without xmlns. The facts that they may read
 * stand in tests/support/wereld.xml, loaded beside them.
 *
 * Facts are JSON in which ' stands for ": either a whole document, or the
 * members of one person, anna, on 2026-07-01.
 *
 * A value in words:
 *
 *   12.5   true   2026-07-01   P1Y   "rood"   null   anna
 *   [anna, bert?, ...]          bert is doubtful, the list is open
 *   onbekend: anna.a, oordeel anna.oordeel a, waarde norm, beleid norm
 *   regelgebrek tegenstrijdig: r1 r2
 */
#ifndef SL_TESTS_SUPPORT_LAW_H
#define SL_TESTS_SUPPORT_LAW_H

#include "compile/compile.h"
#include "eval/eval.h"

typedef struct sl_law {
	sl_model *model;
	sl_program *program;
	sl_arena prepared;
	sl_diags diags;
} sl_law;

/* Load and compile; the diagnostics stay in the law. Free it in any case. */
sl_status sl_law_try(sl_law *l, const char *rules);
/* The test fails when there is an error; `name` says where. */
void sl_law_load(sl_law *l, const char *name, const char *rules);
void sl_law_free(sl_law *l);

/* A household in `arena`, and the status of reading it. */
sl_status sl_law_try_facts(sl_household **out, const sl_law *l, const char *facts, sl_arena *arena, sl_diags *diags);
sl_household *sl_law_facts(const sl_law *l, const char *name, const char *facts, sl_arena *arena);

/* The entity with that id ("anna", "anna.inkomsten[1]", "huishouden"). */
uint32_t sl_law_entity(const sl_household *h, const char *id);
/* The feature of that name for the kind of an entity; NULL: there is none. */
const sl_feature *sl_law_feature(const sl_law *l, const sl_household *h, uint32_t entity, const char *name);

/* A value in words, as above. */
void sl_law_value_text(sl_buf *out, sl_run *run, sl_value v);
/* "huishouden", "anna", "anna.inkomsten[1]". */
void sl_law_entity_text(sl_buf *out, const sl_run *run, uint32_t entity);
/* "anna.a", "oordeel anna.oordeel a", "waarde norm", ... */
void sl_law_cause_text(sl_buf *out, const sl_run *run, const sl_cause *cause);
/* The causes of an open value, sorted. */
void sl_law_causes_text(sl_buf *out, sl_run *run, const sl_cause *cause);

/* The value of a concept on a day, found the general way and the quick way:
 * when they differ both stand there. */
void sl_law_ask(sl_buf *out, const sl_law *l, const sl_household *h, const char *name, const char *entity,
		const char *other /* or NULL */, const char *concept, sl_date day, sl_date known);

sl_date sl_law_day(const char *text);

/* "GM0001 SL2513: text" line by line, without notes and places. */
void sl_law_messages_text(sl_buf *out, const sl_diags *diags);

/* Tables of one value each. */
typedef struct sl_law_row {
	const char *name, *rules, *facts, *want;
	const char *entity, *concept, *day, *known; /* NULL: anna, x, 2026-07-01, the end of time */
} sl_law_row;

/* Is the value other than wanted? Then the row says so. */
bool sl_law_row_differs(const sl_law_row *row);
void sl_law_table(const sl_law_row *rows, size_t count);

/* ---- rules in few words ---- */

#define CONCEPT(name, more) "<begrip naam='" name "' per='persoon' " more "/>"
#define TRUTH(name)  CONCEPT(name, "type='ja/nee'")
#define CHOICE(name, choices) "<begrip naam='" name "' per='persoon' type='keuze'>" choices "</begrip>"
#define NUMBER(name) CONCEPT(name, "type='getal'")
#define ALWAYS(id, name, value) "<regel id='" id "' begrip='" name "'><dan>" value "</dan></regel>"
#define WHEN(id, name, condition, value) \
	"<regel id='" id "' begrip='" name "'><als>" condition "</als><dan>" value "</dan></regel>"
#define UNLESS(id, name, on, condition, value) \
	"<regel id='" id "' begrip='" name "' uitzondering-op='" on "'><als>" condition "</als><dan>" value "</dan></regel>"
#define STOP(id, name, on, condition) \
	"<regel id='" id "' begrip='" name "' uitzondering-op='" on "'><als>" condition "</als>" \
	"<buiten-toepassing/></regel>"

#endif
