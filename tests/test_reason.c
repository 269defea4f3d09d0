/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What a value rests on: the facts used (section 18 of docs/rule-language.md),
 * the part each rule had (section 11: W and M), and why a rule did not apply.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "reason/reason.h"
#include "support/differs.h"
#include "support/one_value.h"

typedef struct looking {
	sl_law law;
	sl_arena arena, kept;
	sl_run *run;
	const sl_household *h;
	sl_reasons reasons;
	sl_reason *x;
} looking;

/* The reason of x of anna. */
static void look(looking *k, const char *name, const char *rules, const char *facts, bool general)
{
	uint32_t anna;

	*k = (looking){.run = NULL};
	sl_law_load(&k->law, name, rules);
	k->h = sl_law_facts(&k->law, name, facts, &k->arena);
	assert_int_equal(sl_run_new(&k->run, k->law.program), SL_OK);
	sl_run_general_only(k->run, general);
	assert_int_equal(sl_run_begin(k->run, k->h, sl_law_day("2026-07-01"), SL_FOREVER), SL_OK);
	assert_int_equal(sl_reasons_init(&k->reasons, k->run, &k->kept), SL_OK);
	anna = sl_law_entity(k->h, "anna");
	k->x = sl_reason_feature(&k->reasons, sl_law_day("2026-07-01"), sl_law_feature(&k->law, k->h, anna, "x"), anna, SL_NO_ENTITY);
	assert_non_null(k->x);
}

static void done(looking *k)
{
	sl_run_free(k->run);
	sl_arena_free(&k->kept);
	sl_arena_free(&k->arena);
	sl_law_free(&k->law);
}

typedef struct row {
	const char *name, *rules, *facts, *want;
} row;

/* Found the quick way and in general, what `print` says of the reason is the same. */
static void check(const row *rows, size_t count, void (*print)(sl_buf *out, looking *k))
{
	int failed = 0;

	for (size_t i = 0; i < 2 * count; i++) {
		const row *w = &rows[i / 2];
		bool general = i % 2;
		looking k;
		sl_buf got = {0};

		look(&k, w->name, w->rules, w->facts, general);
		print(&got, &k);
		if (sl_differs(w->name, &got, w->want)) {
			print_error("(%s)\n", general ? "in general" : "quick");
			failed++;
		}
		sl_buf_free(&got);
		done(&k);
	}
	sl_none_differ(failed, 2 * count);
}

/* ---- used facts ---- */

#define FAMILY "{'peildatum': '2026-07-01', 'personen': [{'id': 'anna', 'a': true, 'n': 1, 'partner': 'bert'}, {'id': 'bert', 'a': false, 'b': true, 'n': 5}, {'id': 'cato', 'a': true, 'b': true, 'n': 7}]}"
#define BASE NUMBER("x") WHEN("r1", "x", "a", "n") UNLESS("r2", "x", "r1", "b", "m")
#define TABLE(hit, out, rows) CONCEPT("x", "type='getal' mag-leeg='ja'") "<regel id='r' begrip='x'><dan><tabel treffer='" hit "'><invoer>n</invoer><invoer>a</invoer>" out rows "</tabel></dan></regel>"
#define ROW(x, y, out) "<rij><cel>" x "</cel><cel>" y "</cel><dan>" out "</dan></rij>"

/* Facts and parameters that were used, in written order. */
static const row used[] = {
	{"18 of a false and: the first false operand", X(T, "a and b and c"), "'a': true, 'b': false, 'c': false", "b"},
	{"18 of a true and: all", X(T, "a and b"), "'a': true, 'b': true", "a b"},
	{"18 of a true or: the first true one", X(T, "a or b or c"), "'a': false, 'b': true, 'c': true", "b"},
	{"18 of a false or: all", X(T, "a or b"), "'a': false, 'b': false", "a b"},
	{"18 in written order, also when known later", X(T, "b and a"), "'a': false, 'b': false", "b"},
	{"18 a false one behind one that is onbekend", X(T, "a and b"), "'b': false", "b"},
	{"18 of if: the condition and the branch taken", X(N, "if a then n else m"), "'a': true, 'n': 1, 'm': 2", "a n"},
	{"18 of if: the other branch", X(N, "if a then n else m"), "'a': false, 'n': 1, 'm': 2", "a m"},
	{"18 of not", X(T, "not(a and b)"), "'a': false, 'b': true", "a"},
	{"18 nested", X(T, "(a or b) and (c or d)"), "'a': false, 'b': true, 'c': true, 'd': true", "b c"},
	{"18 a comparison uses both", X(T, "n > m"), "'n': 1, 'm': 2", "n m"},
	{"18 of some that is true: the member", X(T, "some q in personen satisfies q.b"), FAMILY, "personen bert.b"},
	{"18 of some that is false: all", X(T, "some q in personen satisfies q.n > 10"), FAMILY, "personen n bert.n cato.n"},
	{"18 of every that is false: the member", X(T, "every q in personen satisfies q.a"), FAMILY, "personen bert.a"},
	{"18 through a relation", X(N, "partner.n"), FAMILY, "partner bert.n"},
	{"18 a parameter", "<parameter naam='norm' type='getal'><waarde>3</waarde></parameter>" X(T, "n > norm"), "'n': 1", "n norm"},
	{"18 unary tests", CONCEPT("x", "type='ja/nee' samenvoegen='of'") "<regel id='r' begrip='x'><als><voorwaarde begrip='n'>[m..10)</voorwaarde></als><dan>true</dan></regel>", "'n': 5, 'm': 2", "n m"},
	{"18 an expression of another day", X(N, "op(begin, n)"), "'n': 1, 'begin': '2026-01-01'", "begin n"},
	/* concepts */
	{"18 of a concept: the rules of W and their values", BASE, "'a': true, 'b': false, 'n': 1", "a n b"},
	{"18 the failed exceptions on them", BASE, "'a': true, 'b': false, 'n': 1, 'm': 3", "a n b"},
	{"18 an exception that worked", BASE, "'a': true, 'b': true, 'n': 1, 'm': 3", "b m"},
	{"18 a rule that does not work is not used", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "not(b)", "m"), "'a': true, 'b': true, 'n': 1, 'm': 2", "a n"},
	{"18 of: a rule that is true decides", CONCEPT("x", "type='ja/nee' samenvoegen='of'") WHEN("r1", "x", "a", "true") WHEN("r2", "x", "b", "true"), "'a': false, 'b': true", "b"},
	{"18 of: false by all that failed", CONCEPT("x", "type='ja/nee' samenvoegen='of'") WHEN("r1", "x", "a", "true") WHEN("r2", "x", "b", "true"), "'a': false, 'b': false", "a b"},
	{"18 a concept of a concept", NUMBER("y") WHEN("s", "y", "a", "m") X(N, "y + n"), "'a': true, 'm': 1, 'n': 2", "a m n"},
	{"18 a pair", CONCEPT("y", "ten-opzichte-van='persoon' type='ja/nee'") ALWAYS("s", "y", "n > ander.n") X(T, "partner.y(ik)"), FAMILY, "partner bert.n n"},
	/* tables */
	{"11 a table: its inputs and the row that hit", TABLE("U", "", ROW("[0..2)", "-", "m") ROW(">= 2", "true", "k")), "'n': 1, 'a': true, 'm': 3, 'k': 4", "n a m"},
	{"11 a table: what the cells of the row read", TABLE("F", "", ROW("[0..k)", "-", "1") ROW("-", "-", "m")), "'n': 1, 'a': true, 'k': 3, 'm': 2", "n a k"},
	{"11 a table: the cell by which an earlier row did not hit", TABLE("F", "", ROW("[k..10)", "-", "1") ROW("-", "-", "m")), "'n': 1, 'a': true, 'k': 3, 'm': 2", "n a k m"},
	{"11 a table: not what comes behind the first", TABLE("F", "", ROW("[0..2)", "-", "1") ROW("[k..3]", "-", "m")), "'n': 1, 'a': true, 'k': 0, 'm': 2", "n a"},
	{"11 a table: its default", TABLE("U", "<uitvoer standaard='m'/>", ROW(">= 2", "true", "k")), "'n': 1, 'a': true, 'm': 3", "n a m"},
	{"11 a table: rows that may hit and agree", TABLE("A", "", ROW("-", "true", "m") ROW("> 0", "-", "k")), "'n': 1, 'm': 3, 'k': 3", "n a m k"},
};

static void print_used(sl_buf *out, looking *k)
{
	sl_reason_list list = {0};

	assert_int_equal(sl_reason_collect(&k->reasons, k->x, &list), SL_OK);
	for (uint32_t i = 0; i < list.count; i++) {
		const sl_reason *r = list.items[i];
		const char *id = r->entity == SL_NO_ENTITY ? NULL : k->h->entities[r->entity].id;

		if (r->kind != SL_REASON_FACT && r->kind != SL_REASON_PARAMETER)
			continue;
		sl_buf_puts(out, out->len ? " " : "");
		if (r->kind == SL_REASON_FACT && id && r->entity && strcmp(id, "anna") != 0)
			sl_buf_printf(out, "%s.", id);
		sl_buf_puts(out, r->kind == SL_REASON_FACT ? r->feature->name : r->parameter->name);
	}
}

static void used_facts(void **state)
{
	(void)state;
	check(used, sizeof used / sizeof *used, print_used);
}

/* ---- the part of each rule ---- */

#define THREE NUMBER("x") WHEN("r1", "x", "a", "n") UNLESS("r2", "x", "r1", "b", "m") STOP("r3", "x", "r2", "c")

/* applied, may, agreed, stopped (by), failed (at the condition; base: what it
 * derogates from does not apply). */
static const row parts[] = {
	{"11 W: it applied", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m"), "'a': true, 'b': false, 'n': 1", "r1 applied, r2 failed (b)"},
	{"11 both, in agreement", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m"), "'a': true, 'b': true, 'n': 1, 'm': 1", "r1 applied, r2 applied"},
	{"11 M: it may apply", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m"), "'a': true, 'n': 1, 'm': 2", "r1 applied, r2 may"},
	{"11 M: it may apply and agrees", NUMBER("x") WHEN("r1", "x", "a", "n") WHEN("r2", "x", "b", "m"), "'a': true, 'n': 1, 'm': 1", "r1 applied, r2 agreed"},
	{"11 either way", NUMBER("x") ALWAYS("r1", "x", "n") UNLESS("r2", "x", "r1", "b", "m"), "'n': 1, 'm': 1", "r1 agreed, r2 agreed"},
	{"11 displaced by an exception", THREE, "'a': true, 'b': true, 'c': false, 'n': 1, 'm': 2", "r2 applied, r1 stopped (r2), r3 failed (c)"},
	{"11 the exception is stopped, and what it displaced works again", THREE, "'a': true, 'b': true, 'c': true, 'n': 1, 'm': 2", "r1 applied, r3 applied, r2 stopped (r3)"},
	{"11 an exception that fails by its base", THREE, "'a': false, 'b': true, 'c': true", "r1 failed (a), r2 failed (base), r3 failed (base)"},
	{"11 why not: the first false condition, in depth", CONCEPT("x", "type='ja/nee' samenvoegen='of'")
	 "<regel id='r1' begrip='x'><als><voorwaarde>a</voorwaarde><alle><voorwaarde>b</voorwaarde><voorwaarde>c and d</voorwaarde></alle></als><dan>true</dan></regel>",
	 "'a': true, 'b': true, 'c': true, 'd': false", "r1 failed (d)"},
	{"11 why not: of een-van as a whole", CONCEPT("x", "type='ja/nee' samenvoegen='of'")
	 "<regel id='r1' begrip='x'><als><voorwaarde>a</voorwaarde><een-van><voorwaarde>b</voorwaarde><voorwaarde>c</voorwaarde></een-van></als><dan>true</dan></regel>",
	 "'a': true, 'b': false, 'c': false", "r1 failed (een-van)"},
	{"11 why not: leeg counts as onwaar", CONCEPT("x", "type='ja/nee' samenvoegen='of'") WHEN("r1", "x", "e", "true"), "'e': {'leeg': true}", "r1 failed (e)"},
	{"11 unary tests", CONCEPT("x", "type='ja/nee' samenvoegen='of'") "<regel id='r1' begrip='x'><als><voorwaarde begrip='n'>[18..21)</voorwaarde></als><dan>true</dan></regel>", "'n': 5", "r1 failed ([18..21))"},
	{"11 rank: a lower rule that works is not in W", "<regeling id='hoog' soort='wet' domein='brood' bwb='BWBR0000001' citeertitel='H' geldig-van='2015-01-01'>" NUMBER("x") WHEN("r1", "x", "a", "1") "</regeling>"
	 "<regeling id='laag' soort='amvb' domein='brood' bwb='BWBR0000002' citeertitel='L' geldig-van='2015-01-01'>" ALWAYS("r2", "x", "2") "</regeling>", "'a': true", "r1 applied, r2 outranked (r1)"},
};

static void print_failed(sl_buf *out, looking *k, const sl_reason_rule *r)
{
	const sl_node *n = &k->law.program->nodes[r->failed];
	const sl_expr *e;

	if (r->base_failed) {
		sl_buf_puts(out, " (base)");
		return;
	}
	if (n->expr == SL_NO_EXPR) {
		sl_buf_puts(out, n->code == SL_CODE_OR ? " (een-van)" : " (?)");
		return;
	}
	e = k->law.model->exprs[n->expr];
	sl_buf_printf(out, " (%.*s)", (int)(n->end - n->start), e->source.text + n->start);
}

static void print_rules(sl_buf *out, looking *k)
{
	static const char *const roles[] = {"applied", "may", "agreed", "stopped", "outranked", "failed"};

	for (uint32_t i = 0; i < k->x->rule_count; i++) {
		const sl_reason_rule *r = &k->x->rules[i];
		sl_buf_printf(out, "%s%s %s", i ? ", " : "", r->code->rule->id, roles[r->role]);
		if (r->role == SL_RULE_STOPPED || r->role == SL_RULE_OUTRANKED)
			sl_buf_printf(out, " (%s)", r->stopped_by ? r->stopped_by->id : "?");
		if (r->role == SL_RULE_FAILED)
			print_failed(out, k, r);
	}
}

static void parts_of_rules(void **state)
{
	(void)state;
	check(parts, sizeof parts / sizeof *parts, print_rules);
}

/* A step stands once, however often it is read. */
static void shared_steps_stand_once(void **state)
{
	looking k;
	uint32_t anna;

	(void)state;
	look(&k, "shared", NUMBER("y") ALWAYS("s", "y", "n") X(N, "y + y * y"), "'n': 2", false);
	assert_int_equal(k.reasons.all.count, 3); /* x, y, n */
	anna = sl_law_entity(k.h, "anna");
	assert_ptr_equal(sl_reason_feature(&k.reasons, sl_law_day("2026-07-01"), sl_law_feature(&k.law, k.h, anna, "x"), anna, SL_NO_ENTITY), k.x);
	/* On another day it is another step. */
	assert_ptr_not_equal(sl_reason_feature(&k.reasons, sl_law_day("2026-06-01"), sl_law_feature(&k.law, k.h, anna, "x"), anna, SL_NO_ENTITY), k.x);
	done(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(used_facts), cmocka_unit_test(parts_of_rules), cmocka_unit_test(shared_steps_stand_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
