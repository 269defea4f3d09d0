/* SPDX-License-Identifier: EUPL-1.2 */
/* Random expressions. Deeper ones end in names and literals. */
#include "random/formula.h"

#include <string.h>

static chance *luck(const formula_place *p)
{
	return &p->w->chance;
}

static bool may(const formula_place *p, uint32_t percent)
{
	return chance_in_100(luck(p), percent);
}

static uint32_t pick(const formula_place *p, uint32_t n)
{
	return chance_below(luck(p), n);
}

/* ---- literals ---- */

const char *const world_choices[3] = {"rood", "groen", "blauw"};

void formula_literal(sl_buf *out, chance *c, world_type type)
{
	static const char *const numbers[] = {"0", "1", "2", "3", "0.5", "10", "2.25", "-1"};

	switch (type) {
	case WORLD_BOOLEAN:
		sl_buf_puts(out, chance_in_100(c, 50) ? "true" : "false");
		return;
	case WORLD_NUMBER:
		sl_buf_puts(out, numbers[chance_below(c, 8)]);
		return;
	case WORLD_DATE:
		sl_buf_printf(out, "date(\"%s\")", world_random_day(c));
		return;
	case WORLD_CHOICE:
		sl_buf_printf(out, "\"%s\"", world_choices[chance_below(c, 3)]);
		return;
	case WORLD_PERSON_ONE:
	case WORLD_PERSONS:
	case WORLD_THINGS:
	case WORLD_TEXTS:
	case WORLD_TYPES: break;
	}
	sl_buf_puts(out, "null");
}

/* ---- names ---- */

static bool readable(const formula_place *p, const world_feature *f, world_kind kind, world_type type)
{
	return f->kind == kind && f->type == type && !f->pair && !f->apart && (f->is_fact || f->number < p->limit);
}

/* A feature of that kind and type, or NULL. */
static const world_feature *some_feature(const formula_place *p, world_kind kind, world_type type)
{
	const world_feature *found[WORLD_MOST_FEATURES];
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->w->feature_count; i++)
		if (readable(p, &p->w->features[i], kind, type))
			found[n++] = &p->w->features[i];
	/* The last ones are concepts: read these more often. */
	if (n > 0 && !found[n - 1]->is_fact && may(p, 30))
		return found[n - 1 - pick(p, n > 3 ? 3 : 1)];
	return n > 0 ? found[pick(p, n)] : NULL;
}

static void person(sl_buf *out, const formula_place *p, int depth);
static void list(sl_buf *out, const formula_place *p, world_kind of, int depth);

/* A kind whose names may be used bare here. */
static world_kind some_kind_in_sight(const formula_place *p)
{
	if (p->item >= 0 && may(p, 60))
		return (world_kind)p->item;
	return (world_kind)pick(p, (uint32_t)p->self + 1);
}

static bool has_variable(const formula_place *p, world_kind kind, const char **name)
{
	for (uint32_t i = p->variable_count; i-- > 0;)
		if (p->variables[i].kind == kind && may(p, 70)) {
			*name = p->variables[i].name;
			return true;
		}
	return false;
}

/* x.f, or f */
static bool write_feature(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	world_kind kind = some_kind_in_sight(p);
	const world_feature *f;
	const char *variable;

	if (p->nobody)
		return false;
	if (has_variable(p, WORLD_THING, &variable) && (f = some_feature(p, WORLD_THING, type))) {
		sl_buf_printf(out, "%s.%s", variable, f->name);
		return true;
	}
	if ((p->self != WORLD_HOUSEHOLD || p->variable_count > 0) && depth > 0 && may(p, 45) &&
	    (f = some_feature(p, WORLD_PERSON, type))) {
		person(out, p, depth - 1);
		sl_buf_printf(out, ".%s", f->name);
		return true;
	}
	if (!(f = some_feature(p, kind, type)))
		return false;
	if (p->item == (int)kind && may(p, 30))
		sl_buf_printf(out, "item.%s", f->name);
	else if (p->self == kind && may(p, 30))
		sl_buf_printf(out, "ik.%s", f->name);
	else
		sl_buf_puts(out, f->name);
	return true;
}

static bool write_parameter(sl_buf *out, const formula_place *p, world_type type)
{
	uint32_t start = pick(p, p->w->parameter_count);

	for (uint32_t i = 0; i < p->w->parameter_count; i++) {
		const world_parameter *q = &p->w->parameters[(start + i) % p->w->parameter_count];
		if (q->type == type) {
			sl_buf_puts(out, q->name);
			return true;
		}
	}
	return false;
}

static void leaf(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	if (type == WORLD_DATE && may(p, 20))
		sl_buf_puts(out, "peildatum");
	else if (type == WORLD_DATE && p->in_period && may(p, 50))
		sl_buf_puts(out, may(p, 50) ? "periode.begin" : "periode.eind");
	else if ((may(p, 15) || p->nobody) && write_parameter(out, p, type))
		return;
	else if (!may(p, 85) || !write_feature(out, p, type, depth))
		formula_literal(out, luck(p), type);
}

/* ---- persons and lists ---- */

static void person_leaf(sl_buf *out, const formula_place *p)
{
	const char *variable;
	const world_feature *f;

	if (has_variable(p, WORLD_PERSON, &variable))
		sl_buf_puts(out, variable);
	else if (p->item == WORLD_PERSON && may(p, 40))
		sl_buf_puts(out, "item");
	else if (p->pair && may(p, 50))
		sl_buf_puts(out, "ander");
	else if (p->self == WORLD_PERSON && may(p, 40))
		sl_buf_puts(out, "ik");
	else if (p->self != WORLD_HOUSEHOLD && (f = some_feature(p, WORLD_PERSON, WORLD_PERSON_ONE)))
		sl_buf_puts(out, f->name);
	else
		sl_buf_puts(out, "personen[1]");
}

static void person(sl_buf *out, const formula_place *p, int depth)
{
	const world_feature *f = some_feature(p, WORLD_PERSON, WORLD_PERSON_ONE);

	if (depth > 0 && f && may(p, 30)) {
		person(out, p, depth - 1);
		sl_buf_printf(out, ".%s", f->name);
	} else if (depth > 0 && may(p, 15)) {
		list(out, p, WORLD_PERSON, depth - 1);
		sl_buf_puts(out, may(p, 60) ? "[1]" : may(p, 50) ? "[-1]" : "[2]");
	} else {
		person_leaf(out, p);
	}
}

static void list_leaf(sl_buf *out, const formula_place *p, world_kind of)
{
	world_type type = of == WORLD_PERSON ? WORLD_PERSONS : WORLD_THINGS;
	const world_feature *f = some_feature(p, WORLD_PERSON, type);

	if ((of == WORLD_PERSON && may(p, 35)) || !f ||
	    (of == WORLD_PERSON && p->self == WORLD_HOUSEHOLD)) {
		sl_buf_puts(out, of == WORLD_PERSON ? "personen" : "personen[1].dingen");
	} else if (p->self == WORLD_HOUSEHOLD || may(p, 25)) {
		person(out, p, 1);
		sl_buf_printf(out, ".%s", f->name);
	} else {
		sl_buf_puts(out, f->name);
	}
}

static void filtered(sl_buf *out, const formula_place *p, world_kind of, int depth)
{
	formula_place inside = *p;

	list(out, p, of, depth - 1);
	inside.item = (int)of;
	sl_buf_puts(out, "[");
	formula_write(out, &inside, WORLD_BOOLEAN, depth - 1);
	sl_buf_puts(out, "]");
}

/* A place with one variable more; its name in *name. */
static formula_place with_variable(const formula_place *p, world_kind kind)
{
	static const char *const names[] = {"x", "y", "z", "w"};
	formula_place inside = *p;

	strcpy(inside.variables[inside.variable_count].name, names[inside.variable_count]);
	inside.variables[inside.variable_count++].kind = kind;
	return inside;
}

static const char *newest(const formula_place *p)
{
	return p->variables[p->variable_count - 1].name;
}

static void list(sl_buf *out, const formula_place *p, world_kind of, int depth)
{
	formula_place inside;

	if (depth > 0 && may(p, 35)) {
		filtered(out, p, of, depth);
	} else if (depth > 0 && of == WORLD_PERSON && may(p, 12)) {
		sl_buf_puts(out, "[");
		person(out, p, depth - 1);
		sl_buf_puts(out, ", ");
		person(out, p, depth - 1);
		sl_buf_puts(out, "]");
	} else if (depth > 0 && of == WORLD_PERSON && p->variable_count < 3 && may(p, 10)) {
		inside = with_variable(p, WORLD_PERSON);
		sl_buf_printf(out, "(for %s in ", newest(&inside));
		list(out, p, WORLD_PERSON, depth - 1);
		sl_buf_puts(out, " return ");
		person(out, &inside, depth - 1);
		sl_buf_puts(out, ")");
	} else if (depth > 0 && of == WORLD_PERSON && may(p, 6)) {
		sl_buf_puts(out, "concatenate(");
		list(out, p, of, depth - 1);
		sl_buf_puts(out, ", ");
		list(out, p, of, depth - 1);
		sl_buf_puts(out, ")");
	} else {
		list_leaf(out, p, of);
	}
}

/* ---- unary tests ---- */

static void one_test(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	static const char *const signs[] = {"<", "<=", ">", ">=", "!="};
	bool ordered = type == WORLD_NUMBER || type == WORLD_DATE;

	if (ordered && may(p, 30)) {
		sl_buf_printf(out, "%s ", signs[pick(p, 5)]);
		leaf(out, p, type, depth > 0);
	} else if (type == WORLD_NUMBER && may(p, 60)) {
		sl_buf_puts(out, may(p, 50) ? "[" : "(");
		sl_buf_puts(out, may(p, 50) ? "0.." : "1..");
		sl_buf_puts(out, may(p, 50) ? "2" : "10");
		sl_buf_puts(out, may(p, 50) ? "]" : ")");
	} else if (may(p, 60)) {
		formula_literal(out, luck(p), type);
	} else {
		leaf(out, p, type, depth > 0);
	}
}

static void several_tests(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	one_test(out, p, type, depth);
	if (may(p, 35)) {
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
	world_type type = types[pick(p, 6)];
	uint32_t most = type == WORLD_NUMBER || type == WORLD_DATE ? 6 : 2;

	if (type == WORLD_PERSON_ONE && p->nobody)
		type = WORLD_NUMBER;
	sl_buf_puts(out, "(");
	if (type == WORLD_PERSON_ONE)
		person(out, p, depth - 1);
	else
		formula_write(out, p, type, depth - 1);
	sl_buf_printf(out, " %s ", signs[pick(p, most)]);
	if (type == WORLD_PERSON_ONE && may(p, 60))
		person(out, p, depth - 1);
	else if (type == WORLD_PERSON_ONE)
		sl_buf_puts(out, "null");
	else if (most == 6 || may(p, 80))
		formula_write(out, p, type, depth - 1);
	else
		sl_buf_puts(out, "null");
	sl_buf_puts(out, ")");
}

static void quantified(sl_buf *out, const formula_place *p, int depth)
{
	bool two = p->variable_count < 2 && may(p, 15);
	world_kind of = may(p, 70) ? WORLD_PERSON : WORLD_THING;
	formula_place inside = with_variable(p, of);

	sl_buf_printf(out, "(%s %s in ", may(p, 50) ? "some" : "every", newest(&inside));
	list(out, p, of, depth - 1);
	if (two) {
		formula_place outer = inside;
		inside = with_variable(&outer, WORLD_PERSON);
		sl_buf_printf(out, ", %s in ", newest(&inside));
		list(out, &outer, WORLD_PERSON, depth - 1);
	}
	sl_buf_puts(out, " satisfies ");
	formula_write(out, &inside, WORLD_BOOLEAN, depth - 1);
	sl_buf_puts(out, ")");
}

/* A list of texts: a concept, or as written, filtered or not. */
static void texts(sl_buf *out, const formula_place *p, int depth)
{
	if (!may(p, 75) || !write_feature(out, p, WORLD_TEXTS, depth)) {
		sl_buf_puts(out, "[\"rood\", ");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, "]");
	}
	if (depth > 0 && may(p, 25)) {
		sl_buf_puts(out, "[item = ");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, "]");
	}
}

static void text_contained(sl_buf *out, const formula_place *p, int depth)
{
	switch (pick(p, 4)) {
	case 0:
		sl_buf_puts(out, "(");
		texts(out, p, depth);
		sl_buf_puts(out, may(p, 50) ? " = [])" : " != [])");
		return;
	case 1:
		sl_buf_puts(out, "(");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, " in ");
		texts(out, p, 0);
		sl_buf_puts(out, ")");
		return;
	case 2:
		sl_buf_puts(out, "(count(");
		texts(out, p, depth);
		sl_buf_puts(out, ") > 1)");
		return;
	default:
		sl_buf_puts(out, "list contains(");
		texts(out, p, depth);
		sl_buf_puts(out, ", ");
		formula_write(out, p, WORLD_CHOICE, 0);
		sl_buf_puts(out, ")");
	}
}

static void contained(sl_buf *out, const formula_place *p, int depth)
{
	if (may(p, 25)) {
		text_contained(out, p, depth - 1);
		return;
	}
	switch (pick(p, 4)) {
	case 0:
		sl_buf_puts(out, "(");
		list(out, p, may(p, 70) ? WORLD_PERSON : WORLD_THING, depth - 1);
		sl_buf_puts(out, may(p, 50) ? " = [])" : " != [])");
		return;
	case 1:
		sl_buf_puts(out, "(");
		person(out, p, depth - 1);
		sl_buf_puts(out, " in ");
		list(out, p, WORLD_PERSON, 0);
		sl_buf_puts(out, ")");
		return;
	default:
		sl_buf_puts(out, "list contains(");
		list(out, p, WORLD_PERSON, depth - 1);
		sl_buf_puts(out, ", ");
		person(out, p, depth - 1);
		sl_buf_puts(out, ")");
	}
}

static bool pair_call(sl_buf *out, const formula_place *p, int depth)
{
	for (uint32_t i = 0; i < p->w->feature_count; i++) {
		const world_feature *f = &p->w->features[i];
		if (!f->pair || f->number >= p->limit || f->type != WORLD_BOOLEAN)
			continue;
		person(out, p, depth - 1);
		sl_buf_printf(out, ".%s(", f->name);
		person(out, p, depth - 1);
		sl_buf_puts(out, ")");
		return true;
	}
	return false;
}

static void joined(sl_buf *out, const formula_place *p, const char *word, world_type type, int depth)
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
	world_type type = types[pick(p, 3)];

	sl_buf_puts(out, "(");
	formula_write(out, p, type, depth - 1);
	if (type == WORLD_NUMBER && may(p, 25)) {
		sl_buf_puts(out, " between 1 and ");
		formula_write(out, p, type, 0);
	} else {
		sl_buf_puts(out, " in (");
		several_tests(out, p, type, depth - 1);
		sl_buf_puts(out, ")");
	}
	sl_buf_puts(out, ")");
}

static void boolean(sl_buf *out, const formula_place *p, int depth)
{
	uint32_t way = pick(p, 100);

	if (way < 14)
		joined(out, p, "and", WORLD_BOOLEAN, depth);
	else if (way < 28)
		joined(out, p, "or", WORLD_BOOLEAN, depth);
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
		leaf(out, p, WORLD_BOOLEAN, depth);
}

/* ---- numbers ---- */

static void summed(sl_buf *out, const formula_place *p, int depth)
{
	static const char *const functions[] = {"sum", "min", "max", "count", "mean"};
	world_kind of = may(p, 60) ? WORLD_PERSON : WORLD_THING;
	const world_feature *f = some_feature(p, of, WORLD_NUMBER);
	formula_place inside = with_variable(p, of);
	uint32_t function = may(p, 60) ? 0 : pick(p, 5);

	sl_buf_printf(out, "%s(", functions[function]);
	if (function == 3 && may(p, 70)) {
		list(out, p, of, depth - 1);
	} else if (f && may(p, 40)) {
		list(out, p, of, depth - 1);
		sl_buf_printf(out, ".%s", f->name);
	} else {
		sl_buf_printf(out, "for %s in ", newest(&inside));
		list(out, p, of, depth - 1);
		sl_buf_puts(out, " return ");
		formula_write(out, &inside, WORLD_NUMBER, depth - 1);
	}
	sl_buf_puts(out, ")");
}

/* sum(for i in 1..n return ...), up and down */
static void counted(sl_buf *out, const formula_place *p, int depth)
{
	static const char *const bounds[] = {"1..3", "0..2", "3..1", "2..2", "1..-1"};
	formula_place inside = with_variable(p, WORLD_KINDS);

	sl_buf_printf(out, "sum(for %s in ", newest(&inside));
	if (may(p, 60)) {
		sl_buf_puts(out, bounds[pick(p, 5)]);
	} else {
		sl_buf_puts(out, may(p, 50) ? "1..huis n" : "1..count(personen)");
	}
	sl_buf_printf(out, " return %s * ", newest(&inside));
	formula_write(out, &inside, WORLD_NUMBER, depth - 1);
	sl_buf_puts(out, ")");
}

/* for with two variables, of which the second may use the first */
static void crossed(sl_buf *out, const formula_place *p, int depth)
{
	formula_place outer = with_variable(p, WORLD_PERSON);
	formula_place inside = with_variable(&outer, WORLD_PERSON);

	sl_buf_printf(out, "sum(for %s in ", newest(&outer));
	list(out, p, WORLD_PERSON, depth - 1);
	sl_buf_printf(out, ", %s in ", newest(&inside));
	list(out, &outer, WORLD_PERSON, 0);
	sl_buf_puts(out, " return ");
	formula_write(out, &inside, WORLD_NUMBER, depth - 1);
	sl_buf_puts(out, ")");
}

static void over_periods(sl_buf *out, const formula_place *p, int depth)
{
	formula_place inside = with_variable(p, WORLD_KINDS);

	sl_buf_printf(out, "sum(for %s in perioden(\"reeks\", ", newest(&inside));
	sl_buf_puts(out, may(p, 50) ? "date(\"2025-11-20\"), " : "date(\"2025-12-29\"), ");
	leaf(out, p, WORLD_DATE, 0);
	sl_buf_printf(out, ") return op(%s.%s, ", newest(&inside), may(p, 80) ? "begin" : "eind");
	formula_write(out, p, WORLD_NUMBER, depth > 1 ? 1 : 0);
	sl_buf_puts(out, "))");
}

static void function_call(sl_buf *out, const formula_place *p, int depth)
{
	switch (pick(p, 4)) {
	case 0:
		sl_buf_puts(out, may(p, 50) ? "min(" : "max(");
		formula_write(out, p, WORLD_NUMBER, depth - 1);
		sl_buf_puts(out, ", ");
		formula_write(out, p, WORLD_NUMBER, depth - 1);
		sl_buf_puts(out, ")");
		return;
	case 1:
		sl_buf_puts(out, may(p, 50) ? "floor(" : "abs(");
		formula_write(out, p, WORLD_NUMBER, depth - 1);
		sl_buf_puts(out, ")");
		return;
	case 2:
		sl_buf_puts(out, "years and months duration(");
		formula_write(out, p, WORLD_DATE, depth - 1);
		sl_buf_puts(out, ", ");
		formula_write(out, p, WORLD_DATE, depth - 1);
		sl_buf_puts(out, ").months");
		return;
	default:
		formula_write(out, p, WORLD_DATE, depth - 1);
		sl_buf_puts(out, may(p, 50) ? ".year" : ".month");
	}
}

static void number(sl_buf *out, const formula_place *p, int depth)
{
	static const char *const signs[] = {"+", "-", "*", "+", "/"};
	uint32_t way = pick(p, 100);

	if (way < 34)
		joined(out, p, signs[pick(p, 5)], WORLD_NUMBER, depth);
	else if (way < 54 && !p->nobody && p->variable_count < 3)
		summed(out, p, depth);
	else if (way < 58 && !p->nobody && p->variable_count < 3)
		over_periods(out, p, depth);
	else if (way < 61 && !p->nobody && p->variable_count < 3)
		counted(out, p, depth);
	else if (way < 63 && !p->nobody && p->variable_count < 2)
		crossed(out, p, depth);
	else if (way < 66) {
		sl_buf_puts(out, "-(");
		formula_write(out, p, WORLD_NUMBER, depth - 1);
		sl_buf_puts(out, ")");
	}
	else if (way < 80)
		function_call(out, p, depth);
	else
		leaf(out, p, WORLD_NUMBER, depth);
}

/* ---- any type ---- */

static void chosen(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	sl_buf_puts(out, "(if ");
	formula_write(out, p, WORLD_BOOLEAN, depth - 1);
	sl_buf_puts(out, " then ");
	formula_write(out, p, type, depth - 1);
	sl_buf_puts(out, " else ");
	formula_write(out, p, type, depth - 1);
	sl_buf_puts(out, ")");
}

static void on_another_day(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	sl_buf_puts(out, "op(");
	formula_write(out, p, WORLD_DATE, may(p, 80) ? 0 : depth - 1);
	sl_buf_puts(out, ", ");
	formula_write(out, p, type, depth - 1);
	sl_buf_puts(out, ")");
}

static void working_day(sl_buf *out, const formula_place *p, int depth)
{
	sl_buf_puts(out, "eerstvolgende werkdag(");
	formula_write(out, p, WORLD_DATE, depth - 1);
	sl_buf_puts(out, ")");
}

void formula_write(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	if (out->len > 2000)
		depth = 0;
	if (depth > 0 && type != WORLD_PERSONS && type != WORLD_THINGS && type != WORLD_TEXTS &&
	    may(p, 14)) {
		if (may(p, 60))
			chosen(out, p, type, depth);
		else
			on_another_day(out, p, type, depth);
		return;
	}
	if (type == WORLD_PERSON_ONE)
		person(out, p, depth);
	else if (type == WORLD_PERSONS)
		list(out, p, WORLD_PERSON, depth);
	else if (type == WORLD_THINGS)
		list(out, p, WORLD_THING, depth);
	else if (type == WORLD_TEXTS)
		texts(out, p, depth);
	else if (depth > 0 && type == WORLD_BOOLEAN)
		boolean(out, p, depth);
	else if (depth > 0 && type == WORLD_NUMBER)
		number(out, p, depth);
	else if (depth > 0 && type == WORLD_DATE && may(p, 30))
		working_day(out, p, depth);
	else
		leaf(out, p, type, depth);
}

void formula_tests(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	bool turned = may(p, 15);

	sl_buf_puts(out, turned ? "not(" : "");
	several_tests(out, p, type, depth);
	sl_buf_puts(out, turned ? ")" : "");
}
