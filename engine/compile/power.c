/* SPDX-License-Identifier: EUPL-1.2 */
/* Lowering: powers to deviate, their condition and their bounds. */
#include "compile/pass.h"

/* A bound is an amount of the decision. */
static uint32_t power_bound(sl_pass *p, const sl_power *power, const sl_expr *bound, const char *what)
{
	const sl_decision *d = power->decision;
	const sl_amount_version *a = d->amount_count ? d->amounts : NULL;
	const sl_type want = {.base = SL_T_NUMBER, .amount = a && !a->extent, .unit = a ? a->unit : NULL};
	sl_typed t;

	if (!bound || !a)
		return SL_NO_NODE;
	t = sl_bind_expr(p, bound);
	return sl_check_fits(p, bound, 0, t, &want, what) ? t.node : SL_NO_NODE;
}

void sl_lower_powers(sl_pass *p)
{
	for (uint32_t i = 0; i < p->model->power_count && !p->out_of_memory; i++) {
		const sl_power *power = p->model->powers[i];

		p->diags->municipality = power->source.regulation->municipality;
		p->program->powers[i] = (sl_power_code){power, sl_lower_condition(p, power->condition),
							power_bound(p, power, power->least, "tenminste"),
							power_bound(p, power, power->most, "ten-hoogste")};
		p->diags->municipality = NULL;
	}
}
