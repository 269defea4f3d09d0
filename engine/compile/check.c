/* SPDX-License-Identifier: EUPL-1.2 */
/* Types and units: what may stand where, and what two things make together. */
#include "compile/pass.h"

#include <string.h>

const sl_type sl_type_any = {.base = SL_T_ANY};
const sl_type sl_type_boolean = {.base = SL_T_BOOLEAN};
const sl_type sl_type_number = {.base = SL_T_NUMBER};
const sl_type sl_type_string = {.base = SL_T_STRING};
const sl_type sl_type_date = {.base = SL_T_DATE};
const sl_type sl_type_months = {.base = SL_T_MONTHS};
const sl_type sl_type_span = {.base = SL_T_SPAN};
const sl_type sl_type_period = {.base = SL_T_CONTEXT};

const sl_type *sl_list_type(sl_pass *p, const sl_type *item)
{
	sl_type *t = sl_arena_alloc(&p->program->arena, sizeof *t);

	if (!t) {
		p->out_of_memory = true;
		return &sl_type_any;
	}
	*t = (sl_type){.base = SL_T_LIST, .item = item};
	return t;
}

const sl_type *sl_number_type(sl_pass *p, const sl_unit *unit)
{
	sl_type *t;

	if (!unit)
		return &sl_type_number;
	if (!(t = sl_arena_alloc(&p->program->arena, sizeof *t))) {
		p->out_of_memory = true;
		return &sl_type_any;
	}
	*t = (sl_type){.base = SL_T_NUMBER, .unit = unit};
	return t;
}

/* Are two types alike, units aside? */
static bool same_shape(const sl_type *a, const sl_type *b)
{
	if (a->base == SL_T_ANY || b->base == SL_T_ANY)
		return true;
	if (a->base != b->base)
		return false;
	if (a->base == SL_T_ENTITY)
		return !a->kind || !b->kind || a->kind == b->kind;
	if (a->base == SL_T_LIST || a->base == SL_T_RANGE)
		return !a->item || !b->item || same_shape(a->item, b->item);
	return true;
}

static const sl_unit *unit_of(const sl_type *t)
{
	while ((t->base == SL_T_LIST || t->base == SL_T_RANGE) && t->item)
		t = t->item;
	return t->base == SL_T_NUMBER ? t->unit : NULL;
}

static bool is_any(const sl_type *t)
{
	while (t->base == SL_T_LIST && t->item)
		t = t->item;
	return t->base == SL_T_ANY;
}

static void report_types(sl_pass *p, const sl_expr *expr, uint32_t at, const sl_type *have,
			 const sl_type *want, const char *what)
{
	sl_buf a = {0}, b = {0};
	sl_pos pos = sl_feel_place(&expr->source, at);

	sl_type_print(&a, have);
	sl_type_print(&b, want);
	sl_diags_add(p->diags, SL_DIAG_TYPE_MISMATCH, &pos, what, sl_buf_text(&a), sl_buf_text(&b));
	sl_check_advise_types(p, expr, have, want);
	sl_buf_free(&a);
	sl_buf_free(&b);
}

static void report_units(sl_pass *p, const sl_expr *expr, uint32_t at, const sl_unit *have,
			 const sl_unit *want, const char *what)
{
	sl_pos pos = sl_feel_place(&expr->source, at);

	sl_diags_add(p->diags, SL_DIAG_UNIT_MISMATCH, &pos, what, have ? sl_unit_text(have) : "geen eenheid",
		     want ? sl_unit_text(want) : "geen eenheid");
}

bool sl_check_fits(sl_pass *p, const sl_expr *expr, uint32_t at, sl_typed have, const sl_type *want,
		   const char *what)
{
	if (have.node == SL_NO_NODE)
		return false;
	if (!same_shape(have.type, want)) {
		report_types(p, expr, at, have.type, want, what);
		return false;
	}
	if (!have.bare && !is_any(have.type) && !is_any(want) && unit_of(have.type) != unit_of(want)) {
		report_units(p, expr, at, unit_of(have.type), unit_of(want), what);
		return false;
	}
	return true;
}

const sl_type *sl_check_alike(sl_pass *p, const sl_expr *expr, uint32_t at, sl_typed a, sl_typed b,
			      const char *what)
{
	if (a.node == SL_NO_NODE || b.node == SL_NO_NODE)
		return NULL;
	if (!same_shape(a.type, b.type)) {
		report_types(p, expr, at, a.type, b.type, what);
		return NULL;
	}
	if (is_any(a.type))
		return b.type;
	if (is_any(b.type))
		return a.type;
	if (!a.bare && !b.bare && unit_of(a.type) != unit_of(b.type)) {
		report_units(p, expr, at, unit_of(a.type), unit_of(b.type), what);
		return NULL;
	}
	return a.bare ? b.type : a.type;
}
