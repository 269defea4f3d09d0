/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Binding: what was decided, as a conflict reads it.
 *
 *     p.besluit("algemene-bijstand").toegekend
 *
 * Rules do not read decisions: nothing reads backward.
 */
#include "compile/bind.h"

#include <string.h>

bool sl_bind_reads_decision(const sl_binder *b, const sl_ast *ast)
{
	const sl_ast *call = ast->kids[0];

	return call->op == SL_OP_CALL && call->kids[0]->op == SL_OP_PATH &&
	       call->kids[0]->name == b->p->besluit;
}

static sl_typed refuse(sl_binder *b, const sl_ast *ast, const char *why)
{
	sl_diags_add(b->p->diags, SL_DIAG_DECISION_READ, sl_bind_at(b, ast), why);
	return sl_nothing;
}

static const sl_decision *decision_named(const sl_binder *b, const sl_ast *call)
{
	const sl_ast *id = call->count == 2 ? call->kids[1] : NULL;

	return id && id->op == SL_OP_LITERAL && id->literal.kind == SL_STRING
		       ? sl_model_decision(b->p->model, id->literal.as.text)
		       : NULL;
}

/* The amount has one unit on all days, or cannot be read. */
static const sl_type *amount_type(sl_binder *b, const sl_decision *d)
{
	for (uint32_t i = 1; i < d->amount_count; i++)
		if (d->amounts[i].unit != d->amounts[0].unit)
			return NULL;
	return d->amount_count ? sl_number_type(b->p, d->amounts[0].unit) : NULL;
}

/* Every unit that it ever has is by the month, or can be made so. */
static const sl_type *monthly_type(sl_binder *b, const sl_decision *d)
{
	static const char month[] = "EUR/maand";
	const sl_unit *unit = NULL;
	int times, parts;

	for (uint32_t i = 0; i < d->amount_count; i++)
		if (!sl_unit_per_month(d->amounts[i].unit, &times, &parts))
			return NULL;
	if (sl_unit_parse(&unit, b->p->model->schema.units, month, sizeof month - 1) != SL_OK)
		b->p->out_of_memory = true;
	return d->amount_count && unit ? sl_number_type(b->p, unit) : NULL;
}

static const sl_type *read_type(sl_binder *b, const sl_decision *d, unsigned reads)
{
	if (reads == SL_READS_AMOUNT)
		return amount_type(b, d);
	return reads == SL_READS_MONTHLY ? monthly_type(b, d) : &sl_type_boolean;
}

static sl_typed bind_property(sl_binder *b, const sl_ast *ast, sl_typed entity, const sl_decision *d)
{
	static const char *const names[] = {
		[SL_READS_GRANTED] = "toegekend", [SL_READS_REFUSED] = "afgewezen",
		[SL_READS_NOT_APPLICABLE] = SL_NOT_APPLICABLE_NAME, [SL_READS_AMOUNT] = "bedrag",
		[SL_READS_MONTHLY] = SL_MONTHLY_NAME,
	};

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
		const sl_type *type;
		sl_typed t;

		if (strcmp(names[i], ast->name) != 0)
			continue;
		if (!(type = read_type(b, d, i)))
			return refuse(b, ast, i == SL_READS_AMOUNT ? "het besluit heeft geen bedrag, of niet altijd in dezelfde eenheid"
								   : "het besluit heeft geen bedrag in euro per maand, jaar of week");
		t = sl_bind_emit(b, ast, SL_CODE_DECIDED, type, &entity.node, 1);
		sl_bind_set_detail(b, t, i);
		return sl_bind_with_ref(b, t, d->number);
	}
	return refuse(b, ast, ast->name);
}

sl_typed sl_bind_decided(sl_binder *b, const sl_ast *ast)
{
	const sl_ast *call = ast->kids[0];
	const sl_decision *d;
	sl_typed entity;

	if (!b->expr->over_decisions) {
		sl_diags_add(b->p->diags, SL_DIAG_DECISION_OUTSIDE, sl_bind_at(b, ast));
		return sl_nothing;
	}
	entity = sl_bind(b, call->kids[0]->kids[0]);
	if (entity.node == SL_NO_NODE)
		return sl_nothing;
	if (!(d = decision_named(b, call)))
		return refuse(b, call, "dit besluit is er niet; tussen de haakjes staat het id, tussen aanhalingstekens");
	if (entity.type->base != SL_T_ENTITY || entity.type->kind != d->per)
		return refuse(b, call, "het besluit gaat over een andere soort");
	return bind_property(b, ast, entity, d);
}
