/* SPDX-License-Identifier: EUPL-1.2 */
/* Section 13: what an ordinance set, and what holds where it is silent. */
#include "reference/inside.h"

#include <string.h>

const sl_delegation *ref_delegation(ref *r, const sl_delegation *const *all, uint32_t n, sl_date day)
{
	const sl_delegation *best = NULL;

	for (uint32_t i = 0; i < n; i++)
		if (sl_in_force(all[i]->validity, day, r->known) &&
		    (!best || all[i]->validity.known_from > best->validity.known_from))
			best = all[i];
	return best;
}

ref_place ref_nowhere(sl_date day)
{
	return (ref_place){.day = day, .self = REF_NOBODY, .other = REF_NOBODY};
}

static ref_value at_least(ref *r, ref_value high, ref_value low)
{
	ref_value otherwise;
	int order;

	if (ref_order(r, &order, &otherwise, high, low))
		return ref_truth(order >= 0);
	return otherwise.state == REF_EMPTY ? ref_truth(true) : otherwise; /* leeg: no bound */
}

/* "set outside: regelgebrek buiten-delegatie, never clamped" */
ref_value ref_inside_bounds(ref *r, const ref_place *p, const sl_delegation *d, ref_value set)
{
	ref_value inside = ref_truth(true);

	if (set.state != REF_KNOWN)
		return set;
	if (d->least)
		inside = at_least(r, set, ref_expr(r, p, d->least));
	if (d->most)
		inside = ref_and(r, inside, at_least(r, ref_expr(r, p, d->most), set));
	if (ref_is_false(inside))
		return ref_broken(REF_OUTSIDE_DELEGATION);
	return ref_is_true(inside) ? set : inside;
}

/* Was an ordinance of this gemeente loaded that fills this law on that day? */
static bool ordinance_loaded(ref *r, const sl_regulation *law, sl_date day)
{
	for (uint32_t i = 0; i < r->model->regulation_count; i++) {
		const sl_regulation *o = r->model->regulations[i];
		if (!o->municipality || !r->household->municipality ||
		    strcmp(o->municipality, r->household->municipality) != 0 ||
		    !sl_in_force(o->validity, day, r->known))
			continue;
		for (uint32_t j = 0; j < o->fill_count; j++)
			for (uint32_t k = 0; k < r->model->regulation_count; k++) {
				const sl_regulation *l = r->model->regulations[k];
				if (strcmp(l->id, o->fills[j]) == 0 &&
				    (l == law || (l->bwb && law->bwb && strcmp(l->bwb, law->bwb) == 0)))
					return true;
			}
	}
	return false;
}

/* "none loaded for this law and day: onbekend, cause beleid"; of no gemeente
 * it is the gemeente that is missing */
ref_value ref_silent(ref *r, const ref_place *p, const sl_delegation *d, const void *what)
{
	const sl_feature *gemeente = r->model->schema.roles[SL_ROLE_MUNICIPALITY];

	if (!r->household->municipality && gemeente)
		return ref_fact(r, gemeente, 0, p->day);
	if (d->silent && ordinance_loaded(r, d->source.regulation, p->day))
		return ref_expr(r, p, d->silent);
	return ref_unknown(ref_one_cause(r, REF_POLICY, REF_NOBODY, what));
}
