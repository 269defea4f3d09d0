/* SPDX-License-Identifier: EUPL-1.2 */
/* Random expressions: unary tests, truths. */
#include "random/formula_parts.h"

/* ---- unary tests ---- */

static void one_test(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	static const char *const signs[] = {"<", "<=", ">", ">=", "!="};
	bool ordered = type == WORLD_NUMBER || type == WORLD_DATE;

	if (ordered && formula_may(p, 30)) {
		sl_buf_printf(out, "%s ", signs[formula_pick(p, 5)]);
		formula_leaf(out, p, type, depth > 0);
	} else if (type == WORLD_NUMBER && formula_may(p, 60)) {
		sl_buf_puts(out, formula_may(p, 50) ? "[" : "(");
		sl_buf_puts(out, formula_may(p, 50) ? "0.." : "1..");
		sl_buf_puts(out, formula_may(p, 50) ? "2" : "10");
		sl_buf_puts(out, formula_may(p, 50) ? "]" : ")");
	} else if (formula_may(p, 60)) {
		formula_literal(out, formula_luck(p), type);
	} else {
		formula_leaf(out, p, type, depth > 0);
	}
}

void formula_several_tests(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	one_test(out, p, type, depth);
	if (formula_may(p, 35)) {
		sl_buf_puts(out, ", ");
		one_test(out, p, type, depth);
	}
}

/* ---- truths ---- */

static void compared(sl_buf *out, const formula_place *p, int depth)
{
	static const char *const signs[] = {"=", "!=", "<", "<=", ">", ">="};
	static const world_type types[] = {WORLD_NUMBER, WORLD_NUMBER, WORLD_DATE, WORLD_CHOICE,
					   WORLD_PERSON_ONE, WORLD_BOOLEAN};
	world_type type = types[formula_pick(p, 6)];
	uint32_t most = type == WORLD_NUMBER || type == WORLD_DATE ? 6 : 2;

	if (type == WORLD_PERSON_ONE && p->nobody)
		type = WORLD_NUMBER;
	sl_buf_puts(out, "(");
	if (type == WORLD_PERSON_ONE)
		formula_person(out, p, depth - 1);
	else
		formula_write(out, p, type, depth - 1);
	sl_buf_printf(out, " %s ", signs[formula_pick(p, most)]);
	if (type == WORLD_PERSON_ONE && formula_may(p, 60))
		formula_person(out, p, depth - 1);
	else if (type == WORLD_PERSON_ONE)
		sl_buf_puts(out, "null");
	else if (most == 6 || formula_may(p, 80))
		formula_write(out, p, type, depth - 1);
	else
		sl_buf_puts(out, "null");
	sl_buf_puts(out, ")");
}

static void quantified(sl_buf *out, const formula_place *p, int depth)
{
	bool two = p->variable_count < 2 && formula_may(p, 15);
	world_kind of = formula_may(p, 70) ? WORLD_PERSON : WORLD_THING;
	formula_place inside = formula_with_variable(p, of);

	sl_buf_printf(out, "(%s %s in ", formula_may(p, 50) ? "some" : "every", formula_newest(&inside));
	formula_list(out, p, of, depth - 1);
	if (two) {
		formula_place outer = inside;
		inside = formula_with_variable(&outer, WORLD_PERSON);
		sl_buf_printf(out, ", %s in ", formula_newest(&inside));
		formula_list(out, &outer, WORLD_PERSON, depth - 1);
	}
	sl_buf_puts(out, " satisfies ");
	formula_write(out, &inside, WORLD_BOOLEAN, depth - 1);
	sl_buf_puts(out, ")");
}

/* A list of texts: a concept, or as written, filtered or not. */
void formula_texts(sl_buf *out, const formula_place *p, int depth)
{
	if (!formula_may(p, 75) || !formula_feature(out, p, WORLD_TEXTS, depth)) {
		sl_buf_puts(out, "[\"rood\", ");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, "]");
	}
	if (depth > 0 && formula_may(p, 25)) {
		sl_buf_puts(out, "[item = ");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, "]");
	}
}

static void text_contained(sl_buf *out, const formula_place *p, int depth)
{
	switch (formula_pick(p, 4)) {
	case 0:
		sl_buf_puts(out, "(");
		formula_texts(out, p, depth);
		sl_buf_puts(out, formula_may(p, 50) ? " = [])" : " != [])");
		return;
	case 1:
		sl_buf_puts(out, "(");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, " in ");
		formula_texts(out, p, 0);
		sl_buf_puts(out, ")");
		return;
	case 2:
		sl_buf_puts(out, "(count(");
		formula_texts(out, p, depth);
		sl_buf_puts(out, ") > 1)");
		return;
	default:
		sl_buf_puts(out, "list contains(");
		formula_texts(out, p, depth);
		sl_buf_puts(out, ", ");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, ")");
	}
}

static void contained(sl_buf *out, const formula_place *p, int depth)
{
	if (formula_may(p, 25)) {
		text_contained(out, p, depth - 1);
		return;
	}
	switch (formula_pick(p, 4)) {
	case 0:
		sl_buf_puts(out, "(");
		formula_list(out, p, formula_may(p, 70) ? WORLD_PERSON : WORLD_THING, depth - 1);
		sl_buf_puts(out, formula_may(p, 50) ? " = [])" : " != [])");
		return;
	case 1:
		sl_buf_puts(out, "(");
		formula_person(out, p, depth - 1);
		sl_buf_puts(out, " in ");
		formula_list(out, p, WORLD_PERSON, 0);
		sl_buf_puts(out, ")");
		return;
	default:
		sl_buf_puts(out, "list contains(");
		formula_list(out, p, WORLD_PERSON, depth - 1);
		sl_buf_puts(out, ", ");
		formula_person(out, p, depth - 1);
		sl_buf_puts(out, ")");
	}
}

static bool pair_call(sl_buf *out, const formula_place *p, int depth)
{
	for (uint32_t i = 0; i < p->w->feature_count; i++) {
		const world_feature *f = &p->w->features[i];
		if (!f->pair || f->number >= p->limit || f->type != WORLD_BOOLEAN)
			continue;
		formula_person(out, p, depth - 1);
		sl_buf_printf(out, ".%s(", f->name);
		formula_person(out, p, depth - 1);
		sl_buf_puts(out, ")");
		return true;
	}
	return false;
}

void formula_joined(sl_buf *out, const formula_place *p, const char *word, world_type type, int depth)
{
	sl_buf_puts(out, "(");
	formula_write(out, p, type, depth - 1);
	sl_buf_printf(out, " %s ", word);
	formula_write(out, p, type, depth - 1);
	sl_buf_puts(out, ")");
}

static void tested(sl_buf *out, const formula_place *p, int depth)
{
	static const world_type types[] = {WORLD_NUMBER, WORLD_CHOICE, WORLD_DATE};
	world_type type = types[formula_pick(p, 3)];

	sl_buf_puts(out, "(");
	formula_write(out, p, type, depth - 1);
	if (type == WORLD_NUMBER && formula_may(p, 25)) {
		sl_buf_puts(out, " between 1 and ");
		formula_write(out, p, type, 0);
	} else {
		sl_buf_puts(out, " in (");
		formula_several_tests(out, p, type, depth - 1);
		sl_buf_puts(out, ")");
	}
	sl_buf_puts(out, ")");
}

void formula_boolean(sl_buf *out, const formula_place *p, int depth)
{
	uint32_t way = formula_pick(p, 100);

	if (way < 14)
		formula_joined(out, p, "and", WORLD_BOOLEAN, depth);
	else if (way < 28)
		formula_joined(out, p, "or", WORLD_BOOLEAN, depth);
	else if (way < 36) {
		sl_buf_puts(out, "not(");
		formula_write(out, p, WORLD_BOOLEAN, depth - 1);
		sl_buf_puts(out, ")");
	} else if (way < 58)
		compared(out, p, depth);
	else if (way < 68)
		tested(out, p, depth);
	else if (way < 82 && !p->nobody && p->variable_count < 3)
		quantified(out, p, depth);
	else if (way < 92 && !p->nobody)
		contained(out, p, depth);
	else if (p->nobody || p->self == WORLD_HOUSEHOLD || !pair_call(out, p, depth))
		formula_leaf(out, p, WORLD_BOOLEAN, depth);
}
