/* SPDX-License-Identifier: EUPL-1.2 */
/* Random expressions of any type. Deeper ones end in names and literals. */
#include "random/formula_parts.h"

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
	formula_write(out, p, WORLD_DATE, formula_may(p, 80) ? 0 : depth - 1);
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
	    formula_may(p, 14)) {
		if (formula_may(p, 60))
			chosen(out, p, type, depth);
		else
			on_another_day(out, p, type, depth);
		return;
	}
	if (type == WORLD_PERSON_ONE)
		formula_person(out, p, depth);
	else if (type == WORLD_PERSONS)
		formula_list(out, p, WORLD_PERSON, depth);
	else if (type == WORLD_THINGS)
		formula_list(out, p, WORLD_THING, depth);
	else if (type == WORLD_TEXTS)
		formula_texts(out, p, depth);
	else if (depth > 0 && type == WORLD_BOOLEAN)
		formula_boolean(out, p, depth);
	else if (depth > 0 && type == WORLD_NUMBER)
		formula_number(out, p, depth);
	else if (depth > 0 && type == WORLD_DATE && formula_may(p, 30))
		working_day(out, p, depth);
	else
		formula_leaf(out, p, type, depth);
}

void formula_tests(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	bool turned = formula_may(p, 15);

	sl_buf_puts(out, turned ? "not(" : "");
	formula_several_tests(out, p, type, depth);
	sl_buf_puts(out, turned ? ")" : "");
}
