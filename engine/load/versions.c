/* SPDX-License-Identifier: EUPL-1.2 */
/* Versions of one thing: never two in force on one day and known alike. */
#include "load/loader.h"

bool sl_validity_clash(sl_validity a, sl_validity b)
{
	return a.from < b.to && b.from < a.to && a.known_from == b.known_from;
}

const char *sl_load_day(sl_loader *l, sl_date d)
{
	if (d <= SL_DATE_MIN)
		return "het begin";
	if (d >= SL_FOREVER)
		return "altijd";
	sl_buf_clear(&l->buf);
	sl_date_print_dutch(&l->buf, d);
	if (sl_buf_status(&l->buf) != SL_OK)
		sl_load_fail(l);
	return sl_buf_text(&l->buf);
}

static const char *municipality_of(const sl_rule *r)
{
	return r->source.regulation->municipality;
}

static void compare_rules(sl_loader *l, const sl_rule *a, const sl_rule *b)
{
	if (!sl_validity_clash(a->validity, b->validity))
		return;
	sl_diags_add(l->diags, SL_DIAG_VERSIONS_OVERLAP, &b->pos, b->id,
		     sl_load_day(l, a->validity.from > b->validity.from ? a->validity.from
									: b->validity.from));
	sl_diags_note(l->diags, &a->pos, "de andere versie");
}

void sl_load_versions(sl_loader *l)
{
	sl_model *m = l->m;

	for (uint32_t i = 0; i < m->rule_count && l->status == SL_OK; i++) {
		if (m->rules[i]->concept->rule_count > SL_MOST_VERSIONS)
			continue; /* refused already */
		sl_load_municipality(l, municipality_of(m->rules[i]));
		for (uint32_t k = i + 1; k < m->rule_count && m->rules[k]->family == m->rules[i]->family;
		     k++)
			compare_rules(l, m->rules[i], m->rules[k]);
	}
	sl_load_enter(l, NULL);
}
