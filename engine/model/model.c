/* SPDX-License-Identifier: EUPL-1.2 */
/* The model: freeing it and finding things in it. */
#include "model/model.h"

#include <stdlib.h>
#include <string.h>

void sl_model_free(sl_model *m)
{
	if (!m)
		return;
	sl_arena_free(&m->arena);
	free(m);
}

const sl_concept *sl_model_concept(const sl_model *m, const char *kind, const char *name)
{
	if (kind) {
		const sl_kind_of_entity *k = sl_schema_kind(&m->schema, kind);
		const sl_feature *f = k ? sl_schema_feature(&m->schema, k, name) : NULL;

		return f && !f->is_fact ? f->concept : NULL;
	}
	for (uint32_t i = 0; i < m->concept_count; i++) {
		const sl_feature *f = m->concepts[i]->feature;

		if (!f->made && (strcmp(f->name, name) == 0 || strcmp(f->key, name) == 0))
			return m->concepts[i];
	}
	return NULL;
}

/* Parameters by interned name or key: open addressing, at most half full. */
struct sl_parameter_index {
	size_t size;
	struct {
		const char *name;
		const sl_parameter *parameter;
	} cells[];
};

/* The cell of this name, or the free one where it belongs. */
static size_t cell_of(const struct sl_parameter_index *index, const char *name)
{
	size_t i = (size_t)((uintptr_t)name >> 4) * 0x9E3779B1u;

	for (;; i++) {
		const char *found = index->cells[i & (index->size - 1)].name;

		if (!found || found == name)
			return i & (index->size - 1);
	}
}

static void put(struct sl_parameter_index *index, const char *name, const sl_parameter *p)
{
	size_t i = cell_of(index, name);

	if (!index->cells[i].name) {
		index->cells[i].name = name;
		index->cells[i].parameter = p;
	}
}

sl_status sl_model_index_parameters(sl_model *m)
{
	struct sl_parameter_index *index;
	size_t size = 16;

	while (size < (size_t)m->parameter_count * 4)
		size *= 2;
	if (!(index = sl_arena_alloc(&m->arena, sizeof *index + size * sizeof *index->cells)))
		return SL_ENOMEM;
	index->size = size;
	for (uint32_t i = 0; i < m->parameter_count; i++) {
		put(index, m->parameters[i]->name, m->parameters[i]);
		put(index, m->parameters[i]->key, m->parameters[i]);
	}
	m->parameter_index = index;
	return SL_OK;
}

const sl_parameter *sl_model_parameter(const sl_model *m, const char *name)
{
	const char *interned = sl_intern_find(&m->intern, name, strlen(name));

	if (!interned || !m->parameter_index)
		return NULL;
	return m->parameter_index->cells[cell_of(m->parameter_index, interned)].parameter;
}

const sl_decision *sl_model_decision(const sl_model *m, const char *id)
{
	for (uint32_t i = 0; i < m->decision_count; i++)
		if (strcmp(m->decisions[i]->id, id) == 0)
			return m->decisions[i];
	return NULL;
}

/* Is `id` this law, or another text with the same number? While the files are
 * read there may be regulations without an id: an error that was said. */
static bool means(const sl_model *m, const char *id, const sl_regulation *law)
{
	if (law->id && strcmp(id, law->id) == 0)
		return true;
	for (uint32_t i = 0; law->bwb && i < m->regulation_count; i++) {
		const sl_regulation *r = m->regulations[i];

		if (r->bwb && r->id && strcmp(r->id, id) == 0 && strcmp(r->bwb, law->bwb) == 0)
			return true;
	}
	return false;
}

bool sl_model_fills(const sl_model *m, const sl_regulation *r, const sl_regulation *law)
{
	for (uint32_t k = 0; k < r->fill_count; k++)
		if (means(m, r->fills[k], law))
			return true;
	return false;
}

bool sl_model_has_ordinance(const sl_model *m, const char *municipality, const sl_regulation *law,
			    sl_date day, sl_date known)
{
	for (uint32_t i = 0; municipality && i < m->regulation_count; i++) {
		const sl_regulation *r = m->regulations[i];

		if (r->municipality && strcmp(r->municipality, municipality) == 0 &&
		    sl_in_force(r->validity, day, known) && sl_model_fills(m, r, law))
			return true;
	}
	return false;
}

bool sl_obligation_fits(const sl_obligation *o, const sl_regulation *r)
{
	if (r->body != o->body)
		return false;
	return r->rank == o->instrument || (o->instrument == SL_POLICY && r->rank == SL_ORDINANCE);
}

const char *sl_instrument_name(sl_rank instrument)
{
	return instrument == SL_ORDINANCE ? "verordening" : instrument == SL_PLAN ? "plan" : "beleidsregel";
}

const char *sl_delegation_name(const sl_delegation *d)
{
	return d->parameter ? d->parameter->name : d->concept->feature->name;
}

const sl_type *sl_delegation_type(const sl_delegation *d)
{
	return d->parameter ? &d->parameter->type : &d->concept->feature->type;
}

const char *sl_body_name(sl_body body)
{
	return body == SL_COUNCIL ? "de gemeenteraad" : "het college";
}

sl_status sl_model_leave_out(sl_model *m, const char *municipality)
{
	const char **all;
	uint32_t n = m->broken_count, at = 0;

	while (at < n && strcmp(m->broken_municipalities[at], municipality) < 0)
		at++;
	if (at < n && strcmp(m->broken_municipalities[at], municipality) == 0)
		return SL_OK;
	if (!(all = sl_arena_calloc(&m->arena, n + 1u, sizeof *all)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < n; i++)
		all[i + (i >= at)] = m->broken_municipalities[i];
	all[at] = municipality;
	m->broken_municipalities = all;
	m->broken_count = n + 1;
	return SL_OK;
}

const char *sl_gravity_name(sl_gravity s)
{
	static const char *const names[SL_GRAVITY_COUNT] = {"laag", "middel", "hoog", "kritiek"};

	return names[s];
}
