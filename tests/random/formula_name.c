/* SPDX-License-Identifier: EUPL-1.2 */
/* Random expressions: names, persons, lists. */
#include "random/formula_parts.h"

#include <string.h>

/* ---- names ---- */

static bool readable(const formula_place *p, const world_feature *f, world_kind kind, world_type type)
{
	return f->kind == kind && f->type == type && !f->pair && !f->apart && (f->is_fact || f->number < p->limit);
}

/* A feature of that kind and type, or NULL. */
const world_feature *formula_some_feature(const formula_place *p, world_kind kind, world_type type)
{
	const world_feature *found[WORLD_MOST_FEATURES];
	uint32_t n = 0;

	for (uint32_t i = 0; i < p->w->feature_count; i++)
		if (readable(p, &p->w->features[i], kind, type))
			found[n++] = &p->w->features[i];
	/* The last ones are concepts: read these more often. */
	if (n > 0 && !found[n - 1]->is_fact && formula_may(p, 30))
		return found[n - 1 - formula_pick(p, n > 3 ? 3 : 1)];
	return n > 0 ? found[formula_pick(p, n)] : NULL;
}

/* A kind whose names may be used bare here. */
static world_kind some_kind_in_sight(const formula_place *p)
{
	if (p->item >= 0 && formula_may(p, 60))
		return (world_kind)p->item;
	return (world_kind)formula_pick(p, (uint32_t)p->self + 1);
}

static bool has_variable(const formula_place *p, world_kind kind, const char **name)
{
	for (uint32_t i = p->variable_count; i-- > 0;)
		if (p->variables[i].kind == kind && formula_may(p, 70)) {
			*name = p->variables[i].name;
			return true;
		}
	return false;
}

/* x.f, or f */
bool formula_feature(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	world_kind kind = some_kind_in_sight(p);
	const world_feature *f;
	const char *variable;

	if (p->nobody)
		return false;
	if (has_variable(p, WORLD_THING, &variable) && (f = formula_some_feature(p, WORLD_THING, type))) {
		sl_buf_printf(out, "%s.%s", variable, f->name);
		return true;
	}
	if ((p->self != WORLD_HOUSEHOLD || p->variable_count > 0) && depth > 0 && formula_may(p, 45) &&
	    (f = formula_some_feature(p, WORLD_PERSON, type))) {
		formula_person(out, p, depth - 1);
		sl_buf_printf(out, ".%s", f->name);
		return true;
	}
	if (!(f = formula_some_feature(p, kind, type)))
		return false;
	if (p->item == (int)kind && formula_may(p, 30))
		sl_buf_printf(out, "item.%s", f->name);
	else if (p->self == kind && formula_may(p, 30))
		sl_buf_printf(out, "ik.%s", f->name);
	else
		sl_buf_puts(out, f->name);
	return true;
}

static bool write_parameter(sl_buf *out, const formula_place *p, world_type type)
{
	uint32_t start = formula_pick(p, p->w->parameter_count);

	for (uint32_t i = 0; i < p->w->parameter_count; i++) {
		const world_parameter *q = &p->w->parameters[(start + i) % p->w->parameter_count];
		if (q->type == type) {
			sl_buf_puts(out, q->name);
			return true;
		}
	}
	return false;
}

void formula_leaf(sl_buf *out, const formula_place *p, world_type type, int depth)
{
	if (type == WORLD_DATE && formula_may(p, 20))
		sl_buf_puts(out, "peildatum");
	else if (type == WORLD_DATE && p->in_period && formula_may(p, 50))
		sl_buf_puts(out, formula_may(p, 50) ? "periode.begin" : "periode.eind");
	else if ((formula_may(p, 15) || p->nobody) && write_parameter(out, p, type))
		return;
	else if (!formula_may(p, 85) || !formula_feature(out, p, type, depth))
		formula_literal(out, formula_luck(p), type);
}

/* ---- persons and lists ---- */

static void person_leaf(sl_buf *out, const formula_place *p)
{
	const char *variable;
	const world_feature *f;

	if (has_variable(p, WORLD_PERSON, &variable))
		sl_buf_puts(out, variable);
	else if (p->item == WORLD_PERSON && formula_may(p, 40))
		sl_buf_puts(out, "item");
	else if (p->pair && formula_may(p, 50))
		sl_buf_puts(out, "ander");
	else if (p->self == WORLD_PERSON && formula_may(p, 40))
		sl_buf_puts(out, "ik");
	else if (p->self != WORLD_HOUSEHOLD && (f = formula_some_feature(p, WORLD_PERSON, WORLD_PERSON_ONE)))
		sl_buf_puts(out, f->name);
	else
		sl_buf_puts(out, "personen[1]");
}

void formula_person(sl_buf *out, const formula_place *p, int depth)
{
	const world_feature *f = formula_some_feature(p, WORLD_PERSON, WORLD_PERSON_ONE);

	if (depth > 0 && f && formula_may(p, 30)) {
		formula_person(out, p, depth - 1);
		sl_buf_printf(out, ".%s", f->name);
	} else if (depth > 0 && formula_may(p, 15)) {
		formula_list(out, p, WORLD_PERSON, depth - 1);
		sl_buf_puts(out, formula_may(p, 60) ? "[1]" : formula_may(p, 50) ? "[-1]" : "[2]");
	} else {
		person_leaf(out, p);
	}
}

static void list_leaf(sl_buf *out, const formula_place *p, world_kind of)
{
	world_type type = of == WORLD_PERSON ? WORLD_PERSONS : WORLD_THINGS;
	const world_feature *f = formula_some_feature(p, WORLD_PERSON, type);

	if ((of == WORLD_PERSON && formula_may(p, 35)) || !f ||
	    (of == WORLD_PERSON && p->self == WORLD_HOUSEHOLD)) {
		sl_buf_puts(out, of == WORLD_PERSON ? "personen" : "personen[1].dingen");
	} else if (p->self == WORLD_HOUSEHOLD || formula_may(p, 25)) {
		formula_person(out, p, 1);
		sl_buf_printf(out, ".%s", f->name);
	} else {
		sl_buf_puts(out, f->name);
	}
}

static void filtered(sl_buf *out, const formula_place *p, world_kind of, int depth)
{
	formula_place inside = *p;

	formula_list(out, p, of, depth - 1);
	inside.item = (int)of;
	sl_buf_puts(out, "[");
	formula_write(out, &inside, WORLD_BOOLEAN, depth - 1);
	sl_buf_puts(out, "]");
}

/* A place with one variable more; its name in *name. */
formula_place formula_with_variable(const formula_place *p, world_kind kind)
{
	static const char *const names[] = {"x", "y", "z", "w"};
	formula_place inside = *p;

	strcpy(inside.variables[inside.variable_count].name, names[inside.variable_count]);
	inside.variables[inside.variable_count++].kind = kind;
	return inside;
}

const char *formula_newest(const formula_place *p)
{
	return p->variables[p->variable_count - 1].name;
}

void formula_list(sl_buf *out, const formula_place *p, world_kind of, int depth)
{
	formula_place inside;

	if (depth > 0 && formula_may(p, 35)) {
		filtered(out, p, of, depth);
	} else if (depth > 0 && of == WORLD_PERSON && formula_may(p, 12)) {
		sl_buf_puts(out, "[");
		formula_person(out, p, depth - 1);
		sl_buf_puts(out, ", ");
		formula_person(out, p, depth - 1);
		sl_buf_puts(out, "]");
	} else if (depth > 0 && of == WORLD_PERSON && p->variable_count < 3 && formula_may(p, 10)) {
		inside = formula_with_variable(p, WORLD_PERSON);
		sl_buf_printf(out, "(for %s in ", formula_newest(&inside));
		formula_list(out, p, WORLD_PERSON, depth - 1);
		sl_buf_puts(out, " return ");
		formula_person(out, &inside, depth - 1);
		sl_buf_puts(out, ")");
	} else if (depth > 0 && of == WORLD_PERSON && formula_may(p, 6)) {
		sl_buf_puts(out, "concatenate(");
		formula_list(out, p, of, depth - 1);
		sl_buf_puts(out, ", ");
		formula_list(out, p, of, depth - 1);
		sl_buf_puts(out, ")");
	} else {
		list_leaf(out, p, of);
	}
}
