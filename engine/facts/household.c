/* SPDX-License-Identifier: EUPL-1.2 */
/* One household: the walk over its entities, and the way in. */
#include <string.h>

#include "facts/reader.h"

/* ---- entities ---- */

static bool make_room(sl_fact_reader *r)
{
	sl_member *entities = sl_arena_grow(r->arena, r->h->entities, r->h->entity_count,
					    &r->entity_cap, sizeof *entities);
	sl_fact_origin *origins;

	if (entities)
		r->h->entities = entities;
	origins = sl_arena_grow(r->arena, r->origins, r->h->entity_count, &r->origin_cap,
				sizeof *origins);
	if (origins)
		r->origins = origins;
	if (!entities || !origins)
		r->status = SL_ENOMEM;
	return entities && origins;
}

uint32_t sl_fact_entity_add(sl_fact_reader *r, const sl_kind_of_entity *kind, uint32_t owner,
			    const sl_json_node *node, uint32_t index)
{
	sl_household *h = r->h;
	uint32_t number = h->entity_count;
	sl_told *told;

	if (number == SL_FACTS_MOST_ENTITIES) {
		sl_fact_problem(r, SL_DIAG_FACTS_LIMIT, node, "personen en onderdelen van een dossier",
				SL_FACTS_MOST_ENTITIES);
		if (r->status == SL_OK)
			r->status = SL_ELIMIT;
	}
	if (!sl_fact_goes_on(r) || !make_room(r) ||
	    !(told = sl_fact_alloc(r, kind->fact_count, sizeof *told)))
		return UINT32_MAX;
	h->entities[number] = (sl_member){
		.kind = kind,
		.number = number,
		.owner = owner,
		.ordinal = h->kind_counts[kind->number]++,
		.told = told,
	};
	r->origins[number] = (sl_fact_origin){node, index};
	h->entity_count++;
	return number;
}

/* ---- names that are no fact ---- */

/* The name as keys are written, or NULL when it is too long to be one. */
static const char *as_key(sl_fact_reader *r, const sl_json_node *node)
{
	char *key = sl_arena_strndup(r->arena, node->key, node->key_length);

	if (!key)
		r->status = SL_ENOMEM;
	for (char *c = key; c && *c; c++)
		if (*c == ' ' || *c == '-')
			*c = '_';
		else if (*c >= 'A' && *c <= 'Z')
			*c += 'a' - 'A';
	return key;
}

static const char *nearest_fact(const sl_kind_of_entity *kind, const char *key)
{
	sl_nearest n = sl_nearest_to(key);

	for (uint32_t i = 0; i < kind->fact_count; i++)
		sl_nearest_consider(&n, kind->facts[i]->key);
	return n.best;
}

/* A kind that does have that fact. */
static const sl_kind_of_entity *who_has(const sl_fact_reader *r, const char *key)
{
	for (uint32_t i = 0; i < r->schema->kind_count; i++)
		if (sl_fact_find(r->index, r->schema->kinds[i], key, strlen(key)))
			return r->schema->kinds[i];
	return NULL;
}

static bool is_concept(const sl_kind_of_entity *kind, const char *key)
{
	for (uint32_t i = 0; i < kind->concept_count; i++)
		if (!kind->concepts[i]->made && strcmp(kind->concepts[i]->key, key) == 0)
			return true;
	return false;
}

static void refuse_name(sl_fact_reader *r, const sl_kind_of_entity *kind, const sl_json_node *node)
{
	const char *key = as_key(r, node), *quoted = sl_fact_quote(r, node->key, node->key_length);
	const sl_kind_of_entity *other;
	const char *near;

	if (!key)
		return;
	if (is_concept(kind, key)) {
		sl_fact_problem_at(r, SL_DIAG_FACT_COMPUTED, sl_fact_key_pos(r, node), quoted);
		return;
	}
	sl_fact_problem_at(r, SL_DIAG_FACT_UNKNOWN, sl_fact_key_pos(r, node), kind->name, quoted);
	if ((near = nearest_fact(kind, key)))
		sl_fact_note(r, NULL, "bedoelt u \"%s\"?", near);
	else if ((other = who_has(r, key)))
		sl_fact_note(r, NULL, "\"%s\" hoort bij %s", key, other->name);
}

/* ---- the walk ---- */

/* An editor finds the JSON Schema through "$schema"; it says nothing of the
 * household. */
static bool is_schema_hint(uint32_t number, const sl_json_node *node)
{
	return number == 0 && node->kind == SL_JSON_STRING && strcmp(node->key, "$schema") == 0;
}

void sl_fact_entity_read(sl_fact_reader *r, uint32_t number, const sl_json_node *node)
{
	const sl_kind_of_entity *kind = r->h->entities[number].kind;

	for (const sl_json_node *n = node->first; n && sl_fact_goes_on(r); n = n->next) {
		const sl_feature *fact = sl_fact_find(r->index, kind, n->key, n->key_length);

		if (fact)
			sl_fact_tell(r, number, fact, n);
		else if (!is_schema_hint(number, n))
			refuse_name(r, kind, n);
	}
}

static void list_by_kind(sl_fact_reader *r)
{
	sl_household *h = r->h;

	if (!(h->by_kind = sl_fact_alloc(r, r->schema->kind_count, sizeof *h->by_kind)))
		return;
	for (uint32_t i = 0; i < r->schema->kind_count; i++)
		if (!(h->by_kind[i] = sl_fact_alloc(r, h->kind_counts[i], sizeof **h->by_kind)))
			return;
	for (uint32_t i = 0; i < h->entity_count; i++)
		h->by_kind[h->entities[i].kind->number][h->entities[i].ordinal] = i;
}

static const sl_value *told_to_root(const sl_household *h, sl_role role, sl_kind kind)
{
	const sl_feature *f = h->schema->roles[role];
	const sl_told *told = f ? &h->entities[0].told[f->slot] : NULL;

	if (!f || f->per != h->entities[0].kind || !f->is_fact)
		return NULL;
	return told->telling == SL_TOLD && told->value.kind == kind ? &told->value : NULL;
}

static void fill_roles(sl_household *h)
{
	const sl_value *date = told_to_root(h, SL_ROLE_DATE, SL_DATE);
	const sl_value *municipality = told_to_root(h, SL_ROLE_MUNICIPALITY, SL_STRING);
	const sl_value *name = told_to_root(h, SL_ROLE_CASE, SL_STRING);

	h->has_date = date != NULL;
	h->date = date ? date->as.i : 0;
	h->municipality = municipality ? municipality->as.text : NULL;
	h->name = name ? name->as.text : NULL;
}

static void read_household(sl_fact_reader *r, const sl_json_node *root)
{
	if (root->kind != SL_JSON_OBJECT) {
		sl_fact_problem(r, SL_DIAG_FACTS_ROOT, root, sl_fact_describe(r, root));
		return;
	}
	if (sl_fact_entity_add(r, r->schema->kinds[0], 0, root, 0) == UINT32_MAX)
		return;
	sl_fact_entity_read(r, 0, root);
	if (sl_fact_goes_on(r))
		list_by_kind(r);
	if (sl_fact_goes_on(r))
		sl_fact_identify(r);
	if (sl_fact_goes_on(r))
		sl_fact_resolve(r);
	if (sl_fact_goes_on(r))
		sl_fact_mirror(r);
	fill_roles(r->h);
}

/* ---- the ways in ---- */

static sl_status start(sl_fact_reader *r, const sl_schema *schema, const char *file,
		       sl_arena *arena, sl_diags *diags)
{
	*r = (sl_fact_reader){.schema = schema, .index = schema->fact_index, .file = file,
			      .arena = arena, .diags = diags};
	r->reference_end = &r->references;
	if (!r->index)
		return SL_EINVAL; /* sl_facts_prepare was forgotten */
	if (!(r->h = sl_fact_alloc(r, 1, sizeof *r->h)))
		return SL_ENOMEM;
	r->h->arena = arena;
	r->h->schema = schema;
	r->h->kind_counts = sl_fact_alloc(r, schema->kind_count, sizeof *r->h->kind_counts);
	return r->status;
}

static sl_status finish(sl_household **out, const sl_fact_reader *r)
{
	if (r->status == SL_ENOMEM || r->diags->status == SL_ENOMEM)
		return SL_ENOMEM;
	if (r->problem_count || r->status != SL_OK)
		return SL_EFACTS;
	return sl_household_make_plain(out, r->h);
}

sl_status sl_facts_read_json_node(sl_household **out, const sl_schema *schema, const char *file,
				  const sl_json_node *root, sl_arena *arena, sl_diags *diags)
{
	sl_fact_reader r;
	sl_status err = start(&r, schema, file, arena, diags);

	if (err != SL_OK)
		return err;
	read_household(&r, root);
	return finish(out, &r);
}

sl_status sl_facts_read_json(sl_household **out, const sl_schema *schema, const char *file,
			     const char *text, size_t n, sl_arena *arena, sl_diags *diags)
{
	sl_json_source source = {.file = file, .text = text, .n = n};

	return sl_facts_read_json_source(out, schema, &source, arena, diags);
}

sl_status sl_facts_read_json_source(sl_household **out, const sl_schema *schema,
				    const sl_json_source *source, sl_arena *arena, sl_diags *diags)
{
	sl_json_node *root;
	sl_fact_reader r;
	sl_status err = sl_json_read(&root, arena, source, diags);

	if (err != SL_OK)
		return err == SL_EINVAL ? SL_EFACTS : err;
	if ((err = start(&r, schema, source->file, arena, diags)) != SL_OK)
		return err;
	r.tree_stays = true;
	read_household(&r, root);
	return finish(out, &r);
}

static sl_status read_xml(sl_household **out, const sl_schema *schema, const sl_xml_node *root,
			  bool tree_stays, sl_arena *arena, sl_diags *diags)
{
	sl_fact_reader r;
	sl_json_node *told;
	sl_status err = start(&r, schema, sl_xml_pos(root).file, arena, diags);

	if (err != SL_OK)
		return err;
	r.from_xml = true;
	r.tree_stays = tree_stays;
	if ((told = sl_fact_from_xml(&r, root)) != NULL && sl_fact_goes_on(&r))
		read_household(&r, told);
	return finish(out, &r);
}

sl_status sl_facts_read_xml_node(sl_household **out, const sl_schema *schema,
				 const sl_xml_node *root, sl_arena *arena, sl_diags *diags)
{
	return read_xml(out, schema, root, false, arena, diags);
}

sl_status sl_facts_read_xml(sl_household **out, const sl_schema *schema, const char *file,
			    const char *text, size_t n, sl_arena *arena, sl_diags *diags)
{
	sl_xml_node *root;
	sl_status err = sl_xml_read(&root, arena, NULL, file, text, n, diags);

	if (err != SL_OK)
		return err == SL_EINVAL ? SL_EFACTS : err;
	return read_xml(out, schema, root, true, arena, diags);
}

uint32_t sl_household_find(const sl_household *h, const sl_kind_of_entity *kind, const char *id)
{
	for (uint32_t i = 0; i < h->kind_counts[kind->number]; i++) {
		uint32_t number = h->by_kind[kind->number][i];

		if (strcmp(h->entities[number].id, id) == 0)
			return number;
	}
	return UINT32_MAX;
}
