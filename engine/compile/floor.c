/* SPDX-License-Identifier: EUPL-1.2 */
/* Lowering: floors, with what they read as amounts by the month. */
#include "compile/pass.h"

#include <string.h>

static uint32_t part(sl_pass *p, const sl_expr *e, const sl_type *want, const char *what)
{
	sl_typed t;

	if (!e)
		return SL_NO_NODE;
	t = sl_bind_expr(p, e);
	return t.node != SL_NO_NODE && sl_check_fits(p, e, 0, t, want, what) ? t.node : SL_NO_NODE;
}

static const sl_unit *unit_of_month(sl_pass *p)
{
	static const char text[] = "EUR/maand";
	const sl_unit *unit = NULL;

	if (sl_unit_parse(&unit, p->model->schema.units, text, strlen(text)) != SL_OK)
		p->out_of_memory = true;
	return unit;
}

static void lower_floor(sl_pass *p, const sl_floor *f, const sl_unit *month)
{
	const sl_type amount = {.base = SL_T_NUMBER, .amount = true, .unit = month};
	const sl_type *members = sl_list_type(p, &p->entities[f->per->number]);

	if (!members)
		return;
	p->program->floors[f->number] = (sl_floor_code){
		.floor = f,
		.members = part(p, f->members, members, "leden"),
		.norm = part(p, f->norm, &amount, "norm"),
		.means = part(p, f->means, &amount, "middelen"),
		.told = part(p, f->told, &amount, "opgegeven-bijdragen"),
	};
}

void sl_lower_floors(sl_pass *p)
{
	const sl_unit *month = p->model->floor_count ? unit_of_month(p) : NULL;

	for (uint32_t i = 0; i < p->model->floor_count && !p->out_of_memory; i++)
		lower_floor(p, p->model->floors[i], month);
}
