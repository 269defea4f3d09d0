/* SPDX-License-Identifier: EUPL-1.2 */
/* Random expressions: numbers. */
#include "random/formula_parts.h"

static void summed(sl_buf *out, const formula_place *p, int depth)
{
	static const char *const functions[] = {"sum", "min", "max", "count", "mean"};
	world_kind of = formula_may(p, 60) ? WORLD_PERSON : WORLD_THING;
	const world_feature *f = formula_some_feature(p, of, WORLD_NUMBER);
	formula_place inside = formula_with_variable(p, of);
	uint32_t function = formula_may(p, 60) ? 0 : formula_pick(p, 5);

	sl_buf_printf(out, "%s(", functions[function]);
	if (function == 3 && formula_may(p, 70)) {
		formula_list(out, p, of, depth - 1);
	} else if (f && formula_may(p, 40)) {
		formula_list(out, p, of, depth - 1);
		sl_buf_printf(out, ".%s", f->name);
	} else {
		sl_buf_printf(out, "for %s in ", formula_newest(&inside));
		formula_list(out, p, of, depth - 1);
		sl_buf_puts(out, " return ");
		formula_write(out, &inside, WORLD_NUMBER, depth - 1);
	}
	sl_buf_puts(out, ")");
}

/* sum(for i in 1..n return ...), up and down */
static void counted(sl_buf *out, const formula_place *p, int depth)
{
	static const char *const bounds[] = {"1..3", "0..2", "3..1", "2..2", "1..-1"};
	formula_place inside = formula_with_variable(p, WORLD_KINDS);

	sl_buf_printf(out, "sum(for %s in ", formula_newest(&inside));
	if (formula_may(p, 60)) {
		sl_buf_puts(out, bounds[formula_pick(p, 5)]);
	} else {
		sl_buf_puts(out, formula_may(p, 50) ? "1..huis n" : "1..count(personen)");
	}
	sl_buf_printf(out, " return %s * ", formula_newest(&inside));
	formula_write(out, &inside, WORLD_NUMBER, depth - 1);
	sl_buf_puts(out, ")");
}

/* for with two variables, of which the second may use the first */
static void crossed(sl_buf *out, const formula_place *p, int depth)
{
	formula_place outer = formula_with_variable(p, WORLD_PERSON);
	formula_place inside = formula_with_variable(&outer, WORLD_PERSON);

	sl_buf_printf(out, "sum(for %s in ", formula_newest(&outer));
	formula_list(out, p, WORLD_PERSON, depth - 1);
	sl_buf_printf(out, ", %s in ", formula_newest(&inside));
	formula_list(out, &outer, WORLD_PERSON, 0);
	sl_buf_puts(out, " return ");
	formula_write(out, &inside, WORLD_NUMBER, depth - 1);
	sl_buf_puts(out, ")");
}

static void over_periods(sl_buf *out, const formula_place *p, int depth)
{
	formula_place inside = formula_with_variable(p, WORLD_KINDS);

	sl_buf_printf(out, "sum(for %s in perioden(\"reeks\", ", formula_newest(&inside));
	sl_buf_puts(out, formula_may(p, 50) ? "date(\"2025-11-20\"), " : "date(\"2025-12-29\"), ");
	formula_leaf(out, p, WORLD_DATE, 0);
	sl_buf_printf(out, ") return op(%s.%s, ", formula_newest(&inside), formula_may(p, 80) ? "begin" : "eind");
	formula_write(out, p, WORLD_NUMBER, depth > 1 ? 1 : 0);
	sl_buf_puts(out, "))");
}

static void function_call(sl_buf *out, const formula_place *p, int depth)
{
	switch (formula_pick(p, 4)) {
	case 0:
		sl_buf_puts(out, formula_may(p, 50) ? "min(" : "max(");
		formula_write(out, p, WORLD_NUMBER, depth - 1);
		sl_buf_puts(out, ", ");
		formula_write(out, p, WORLD_NUMBER, depth - 1);
		sl_buf_puts(out, ")");
		return;
	case 1:
		sl_buf_puts(out, formula_may(p, 50) ? "floor(" : "abs(");
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
		sl_buf_puts(out, formula_may(p, 50) ? ".year" : ".month");
	}
}

void formula_number(sl_buf *out, const formula_place *p, int depth)
{
	static const char *const signs[] = {"+", "-", "*", "+", "/"};
	uint32_t way = formula_pick(p, 100);

	if (way < 34)
		formula_joined(out, p, signs[formula_pick(p, 5)], WORLD_NUMBER, depth);
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
		formula_leaf(out, p, WORLD_NUMBER, depth);
}
