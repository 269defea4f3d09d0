/* SPDX-License-Identifier: EUPL-1.2 */
/* waarden: the facts and concepts that are asked for, of every entity that has them. */
#include "decide/deciding.h"

static void add_value(sl_deciding *d, size_t *cap, const sl_feature *f, uint32_t entity, uint32_t other)
{
	sl_answer *a = d->answer;
	sl_asked_value *values = sl_arena_grow(d->arena, a->values, a->value_count, cap, sizeof *values);
	sl_asked_value *v;

	if (!values) {
		d->status = SL_ENOMEM;
		return;
	}
	a->values = values;
	v = &values[a->value_count++];
	*v = (sl_asked_value){.feature = f, .entity = entity, .other = other};
	sl_run_feature(d->run, d->day, f, entity, other, &v->value);
}

static void add_values(sl_deciding *d, size_t *cap, const sl_feature *f)
{
	const sl_household *h = sl_run_household(d->run);
	uint16_t kind = f->per->number;

	for (uint32_t i = 0; i < h->kind_counts[kind]; i++) {
		uint32_t entity = h->by_kind[kind][i];

		if (!f->towards) {
			add_value(d, cap, f, entity, SL_NO_ENTITY);
			continue;
		}
		for (uint32_t k = 0; k < h->kind_counts[f->towards->number]; k++)
			if (h->by_kind[f->towards->number][k] != entity)
				add_value(d, cap, f, entity, h->by_kind[f->towards->number][k]);
	}
}

void sl_decide_values(sl_deciding *d)
{
	const sl_schema *s = &sl_run_program(d->run)->model->schema;
	size_t cap = 0;
	const char **missing = sl_arena_calloc(d->arena, d->options->value_count, sizeof *missing);

	if (!missing) {
		d->status = SL_ENOMEM;
		return;
	}
	d->answer->unknown_names = missing;
	for (uint32_t i = 0; i < d->options->value_count; i++) {
		bool found = false;

		for (uint32_t k = 0; k < s->kind_count; k++) {
			const sl_feature *f = sl_schema_feature(s, s->kinds[k], d->options->values[i]);

			if (f)
				add_values(d, &cap, f);
			found |= f != NULL;
		}
		if (!found)
			missing[d->answer->unknown_name_count++] = d->options->values[i];
	}
}
