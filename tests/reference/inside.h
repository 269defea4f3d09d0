/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What the files of the reference share.
 *
 * in     values
 * out    values
 * calls  the reference itself
 */
#ifndef SL_TESTS_REFERENCE_INSIDE_H
#define SL_TESTS_REFERENCE_INSIDE_H

#include "reference/reference.h"

/* ---- values (value.c) ---- */

/* Memory that is there: a test without memory may stop. */
void *ref_alloc(ref *r, size_t count, size_t size);
ref_value ref_known(sl_value plain);
ref_value ref_truth(bool b);
ref_value ref_empty(const sl_kind_of_entity *kind);
ref_value ref_unknown(const ref_causes *causes);
ref_value ref_broken(ref_defect d);
ref_value ref_of_list(ref *r, ref_list list);
ref_list *ref_list_new(ref *r, uint32_t room);
/* `there`: whether v is a member. */
void ref_list_push(ref_list *l, ref_value v, ref_value there);
void ref_list_push_sure(ref_list *l, ref_value v);
/* Whether the i-th is a member; when onbekend, with the causes of the list. */
ref_value ref_is_there(const ref_list *l, uint32_t i);

const ref_causes *ref_one_cause(ref *r, ref_cause_kind kind, uint32_t entity, const void *what);
const ref_causes *ref_both_causes(ref *r, const ref_causes *a, const ref_causes *b);

bool ref_is_true(ref_value v);
bool ref_is_false(ref_value v);
/* A list of which the members are not all sure. */
bool ref_in_doubt(ref_value v);
/* Such a list is an operand that is onbekend. */
ref_value ref_solid(ref_value v);

ref_value ref_and(ref *r, ref_value a, ref_value b);
ref_value ref_or(ref *r, ref_value a, ref_value b);
ref_value ref_not(ref_value a);
/* Where a truth is needed, leeg counts as onwaar. */
ref_value ref_needed(ref_value a);

/* regelgebrek, else onbekend, else leeg of the operands; else known. */
ref_value ref_strict(ref *r, const ref_value *v, uint32_t n);
ref_value ref_strict2(ref *r, ref_value a, ref_value b);

/* `=`: leeg is a value. */
ref_value ref_equal(ref *r, ref_value a, ref_value b);
/* Both known or leeg, and surely equal. */
bool ref_same(ref *r, ref_value a, ref_value b);
/* Both known or leeg, and surely not equal. */
bool ref_differ(ref *r, ref_value a, ref_value b);
static inline bool ref_decided(ref_value v)
{
	return v.state == REF_KNOWN || v.state == REF_EMPTY;
}

sl_value ref_to_plain(ref *r, ref_value v);
ref_value ref_from_plain(ref *r, sl_value v);

/* ---- expressions (expression.c) ---- */

typedef struct ref_scope ref_scope;
struct ref_scope {
	const ref_scope *outer;
	const char *name; /* of a variable; NULL: the member of a filter */
	ref_value value;
};

/* Where an expression is evaluated. */
typedef struct ref_place {
	sl_date day;
	uint32_t self, other;
	const sl_period_series *series; /* of a concept per period, else NULL */
	const ref_scope *scope;
} ref_place;

ref_value ref_eval(ref *r, const ref_place *p, const sl_ast *e);
ref_value ref_expr(ref *r, const ref_place *p, const sl_expr *e);
/* Unary tests on a value. */
ref_value ref_tests(ref *r, const ref_place *p, const sl_ast *tests, ref_value v);
ref_value ref_arith(ref *r, char op, ref_value a, ref_value b);
/* -1, 0, 1 by FEEL order in *out; else the state that stands for it. */
bool ref_order(ref *r, int *out, ref_value *else_value, ref_value a, ref_value b);
ref_value ref_unsupported(ref *r, const char *what);

/* ---- lists (list.c) ---- */

/* Is what the i-th gave, v, a member of the list that is made of it? */
ref_value ref_gives_member(ref *r, const ref_list *over, uint32_t i, ref_value v);
ref_value ref_for(ref *r, const ref_place *p, const sl_ast *e, uint32_t bind);
ref_value ref_quantified(ref *r, const ref_place *p, const sl_ast *e, uint32_t bind);
/* Does what stands between [ ] give a number, whatever the facts? `p` may be NULL. */
bool ref_gives_number(ref *r, const ref_place *p, const sl_ast *e);
ref_value ref_filter(ref *r, const ref_place *p, const sl_ast *e);
ref_value ref_list_contains(ref *r, ref_value list, ref_value v);
/* = [] */
ref_value ref_no_members(ref *r, ref_value list);
/* The list of these members, which must all be known or leeg. */
ref_value ref_strict_list(ref *r, ref_list *members);

/* ---- tables (table.c) ---- */

ref_value ref_table(ref *r, const ref_place *p, const sl_table *t);

/* ---- time (time.c) ---- */

ref_value ref_fact(ref *r, const sl_feature *f, uint32_t entity, sl_date day);
bool ref_period_of(const sl_period_series *s, sl_date day, sl_date known, sl_date *begin,
		   sl_date *end, sl_date *test);
ref_value ref_period_value(ref *r, sl_date begin, sl_date end);
ref_value ref_periods(ref *r, const sl_period_series *s, ref_value from, ref_value to);
/* The day, or the first one behind it that is not free. */
ref_value ref_workday(ref *r, ref_value day);
/* Easter Sunday of a year from 1583 on, computed in another way than the engine does. */
sl_date ref_easter(int64_t year);

/* ---- rules (rules.c) ---- */

ref_value ref_condition(ref *r, const ref_place *p, const sl_condition *c);
/* What a rule gives, as it is written. */
ref_value ref_said(ref *r, const ref_place *p, const sl_rule *rule);
/* As the concept says that it is rounded. */
ref_value ref_rounded(const sl_concept *c, ref_value v);
static inline bool ref_is_stop(const sl_rule *rule)
{
	return rule->kind == SL_RULE_STOP;
}
bool ref_derogates(const sl_rule *exception, const sl_rule *base);
/* The rules of a concept on a day; those of an ordinance only where the law is `opened`. */
void ref_find_rules(ref *r, const sl_concept *c, sl_date day, bool opened, ref_outcome *o);
/* Which of them can and do work, W and M, and what each of M says. */
void ref_work_out(ref *r, const ref_place *p, const sl_concept *c, ref_outcome *o);

/* ---- one value from rules (combine.c) ---- */

ref_value ref_combined(ref *r, const sl_concept *c, const ref_outcome *o);

/* ---- delegation (delegation.c) ---- */

/* The delegation that is in force on the day, or NULL. */
const sl_delegation *ref_delegation(ref *r, const sl_delegation *const *all, uint32_t n, sl_date day);
/* What the ordinance set, inside the bounds of that day. */
ref_value ref_inside_bounds(ref *r, const ref_place *p, const sl_delegation *d, ref_value set);
/* Nothing was set for `what` (a parameter, or the feature of a concept). */
ref_value ref_silent(ref *r, const ref_place *p, const sl_delegation *d, const void *what);
/* Where the bounds of a parameter are evaluated: they know of no entity. */
ref_place ref_nowhere(sl_date day);

/* ---- ladders and contributions (ladder.c) ---- */

ref_value ref_ladder(ref *r, const ref_place *p, const sl_ladder *l);
ref_value ref_right(ref *r, const ref_place *p, const sl_decision *d);
ref_value ref_contribution(ref *r, const ref_place *p, const sl_contribution *c);
/* "if c then a else b", of values. */
ref_value ref_choose(ref *r, ref_value c, ref_value a, ref_value b);

/* ---- conflicts (conflict.c) ---- */

/* p.besluit("id").toegekend: is it that, and what is it? */
bool ref_reads_decision(const ref *r, const sl_ast *path);
ref_value ref_decided_as(ref *r, const ref_place *p, const sl_ast *path);

#endif
