/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of decisions and answers by who makes, tells and compares them. */
#include "decide/deciding.h"

const char *sl_outcome_name(sl_outcome o)
{
	static const char *const names[] = {"toekennen", "afwijzen", "niet-van-toepassing",
					    "feiten-ontbreken", "oordeel-nodig", "niet-te-beslissen"};
	return names[o];
}

int sl_amount_digits(const sl_amount_version *a)
{
	if (a->concept && a->concept->rounding.given)
		return a->concept->rounding.digits;
	return a->concept && a->concept->feature->type.amount ? 2 : -1;
}

uint32_t sl_answer_person(const sl_answer *a, uint32_t entity)
{
	const sl_household *h = sl_run_household(a->run);
	uint32_t e = entity;

	while (h->entities[e].owner && e)
		e = h->entities[e].owner;
	return e;
}

sl_decided *sl_answer_decided(const sl_answer *a, const sl_decision *d, uint32_t entity)
{
	for (uint32_t i = 0; i < a->decided_count; i++)
		if (a->decided[i]->decision == d && a->decided[i]->entity == entity)
			return a->decided[i];
	return NULL;
}

sl_value sl_decide_value(sl_deciding *d, uint32_t node)
{
	sl_value v;

	if (node == SL_NO_NODE)
		return sl_boolean(true);
	sl_run_node(d->run, &d->frame, node, &v);
	return v;
}
