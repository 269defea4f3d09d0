/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What is told of one fact:
 *
 *     850.00                                     a value
 *     null                                       asked, not known
 *     { "waarde": 850.00, "bron": "loonstrook" } a value with where it is from
 *     { "leeg": true }                           there is no such thing
 *     [ { "van": ..., "tot": ..., "waarde": 850.00 }, ... ]
 *
 * The last also stands under "waarde", then it has a source too.
 */
#include <string.h>

#include "facts/reader.h"

/* ---- lists and relations ---- */

/* Room for a list of n values, onbekend until they are filled in. */
static sl_value *new_list(sl_fact_reader *r, sl_value *out, uint32_t n)
{
	sl_list *list = sl_fact_alloc(r, 1, sizeof *list);
	sl_value *items = sl_fact_alloc(r, n, sizeof *items);

	if (!list || !items)
		return NULL;
	for (uint32_t i = 0; i < n; i++)
		items[i].kind = SL_UNKNOWN;
	list->items = items;
	list->count = n;
	*out = (sl_value){.kind = SL_LIST, .as.list = list};
	return items;
}

/* The entity may be told further on: only note the id. */
static bool refer(sl_fact_reader *r, sl_fact_site *site, sl_value *value, const sl_json_node *node)
{
	sl_fact_reference *ref;

	if (node->kind != SL_JSON_STRING) {
		sl_fact_wrong_type(r, site->fact->key, "een id, dus een tekst", node);
		return false;
	}
	if (++site->references > SL_FACTS_MOST_REFERENCES) {
		if (site->references == SL_FACTS_MOST_REFERENCES + 1)
			sl_fact_problem(r, SL_DIAG_FACTS_LIMIT, node, "verwijzingen van een feit",
					SL_FACTS_MOST_REFERENCES);
		return false;
	}
	if (!(ref = sl_fact_alloc(r, 1, sizeof *ref)))
		return false;
	value->kind = SL_UNKNOWN;
	*ref = (sl_fact_reference){NULL, node, site->fact, site->entity, value};
	*r->reference_end = ref;
	r->reference_end = &ref->next;
	return true;
}

static bool read_item(sl_fact_reader *r, sl_fact_site *site, sl_value *value,
		      const sl_json_node *node)
{
	const sl_kind_of_entity *kind = site->fact->type.item->kind;
	uint32_t number;

	if (node->kind != SL_JSON_OBJECT) {
		sl_fact_wrong_type(r, site->fact->key, "een object met feiten", node);
		return false;
	}
	number = sl_fact_entity_add(r, kind, site->entity, node, ++site->items);
	if (number == UINT32_MAX)
		return false;
	*value = sl_entity(kind->number, number);
	sl_fact_entity_read(r, number, node);
	return true;
}

static const char *want_list(const sl_feature *f)
{
	return f->fact->relation ? "een lijst van id's" :
	       sl_fact_owns_items(f) ? "een lijst van objecten" : "een lijst van teksten";
}

static bool read_list(sl_fact_reader *r, sl_fact_site *site, sl_value *out,
		      const sl_json_node *node)
{
	const sl_feature *f = site->fact;
	bool fine = true, one;
	sl_value *items;

	if (node->kind != SL_JSON_ARRAY) {
		sl_fact_wrong_type(r, f->key, want_list(f), node);
		return false;
	}
	if (!(items = new_list(r, out, node->count)))
		return false;
	for (const sl_json_node *n = node->first; n && sl_fact_goes_on(r); n = n->next, items++) {
		if (n->kind == SL_JSON_NULL) {
			sl_fact_problem(r, SL_DIAG_FACT_LIST_NULL, n, f->key);
			one = false;
		} else if (f->fact->relation) {
			one = refer(r, site, items, n);
		} else if (sl_fact_owns_items(f)) {
			one = read_item(r, site, items, n);
		} else {
			one = sl_fact_scalar(r, items, f, f->type.item, n);
		}
		fine &= one;
	}
	return fine;
}

/* ---- one value ---- */

/* A known value, or SL_UNKNOWN for null. */
static bool read_value(sl_fact_reader *r, sl_fact_site *site, sl_value *out,
		       const sl_json_node *node)
{
	const sl_type *type = &site->fact->type;

	if (node->kind == SL_JSON_NULL) {
		*out = (sl_value){.kind = SL_UNKNOWN};
		return true;
	}
	if (type->base == SL_T_LIST)
		return read_list(r, site, out, node);
	if (type->base == SL_T_ENTITY)
		return refer(r, site, out, node);
	return sl_fact_scalar(r, out, site->fact, type, node);
}

/* { "leeg": true }, or the value of the key "leeg" in a larger object. */
static bool read_leeg(sl_fact_reader *r, const sl_feature *f, sl_value *out,
		      const sl_json_node *leeg)
{
	if (leeg->kind != SL_JSON_TRUE) {
		sl_fact_wrong_type(r, "leeg", "true", leeg);
		return false;
	}
	/* Nobody is a partner: that a relation may be leeg need not be declared. */
	if (!f->may_be_empty && !(f->fact->relation && !f->fact->many)) {
		sl_fact_problem(r, SL_DIAG_FACT_LEEG, leeg, f->key);
		if (f->type.base == SL_T_LIST)
			sl_fact_note(r, NULL, "is er niets, geef dan een lege lijst");
		return false;
	}
	*out = sl_null();
	return true;
}

/* ---- timelines ---- */

static bool is_stretch(const sl_json_node *node)
{
	bool bounded = false, valued = false;

	if (node->kind != SL_JSON_OBJECT)
		return false;
	for (const sl_json_node *n = node->first; n; n = n->next) {
		if (strcmp(n->key, "van") == 0 || strcmp(n->key, "tot") == 0)
			bounded = true;
		else if (strcmp(n->key, "waarde") == 0 || strcmp(n->key, "leeg") == 0)
			valued = true;
		else
			return false;
	}
	return bounded && valued;
}

static bool has_fact(const sl_fact_reader *r, const sl_kind_of_entity *kind, const char *key)
{
	return sl_fact_find(r->index, kind, key, strlen(key)) != NULL;
}

/*
 * Is this list a timeline? Where a single value belongs always. Items may
 * have facts called "van", "tot" and "waarde" themselves: only when every one
 * looks like a stretch and the kind does not have all three it is.
 */
static bool is_timeline(const sl_fact_reader *r, const sl_feature *f, const sl_json_node *node)
{
	if (node->kind != SL_JSON_ARRAY)
		return false;
	if (f->type.base != SL_T_LIST)
		return true;
	if (!sl_fact_owns_items(f))
		return node->first && node->first->kind == SL_JSON_OBJECT;
	for (const sl_json_node *n = node->first; n; n = n->next)
		if (!is_stretch(n))
			return false;
	return node->first && !(has_fact(r, f->type.item->kind, "van") &&
				has_fact(r, f->type.item->kind, "tot") &&
				has_fact(r, f->type.item->kind, "waarde"));
}

static bool read_bound(sl_fact_reader *r, const sl_feature *f, sl_date *out,
		       const sl_json_node *node)
{
	if (node->kind == SL_JSON_STRING && sl_fact_date(out, node->text, node->length))
		return true;
	sl_fact_problem(r, SL_DIAG_TIMELINE_OPEN, node, node->key, sl_fact_describe(r, node));
	return false;
}

static bool read_stretch_value(sl_fact_reader *r, sl_fact_site *site, sl_value *out,
			       const sl_json_node *stretch, const sl_json_node *value,
			       const sl_json_node *leeg)
{
	if (value && leeg) {
		sl_fact_problem(r, SL_DIAG_FACT_BOTH, leeg, site->fact->key);
		return false;
	}
	if (leeg)
		return read_leeg(r, site->fact, out, leeg);
	if (value)
		return read_value(r, site, out, value);
	sl_fact_problem(r, SL_DIAG_FACT_NO_VALUE, stretch, site->fact->key);
	return false;
}

static bool read_stretch(sl_fact_reader *r, sl_fact_site *site, sl_told_stretch *out,
			 const sl_json_node *node)
{
	const sl_json_node *value = NULL, *leeg = NULL;
	const char *key = site->fact->key;
	bool fine = true;

	*out = (sl_told_stretch){SL_DATE_MIN, SL_DATE_MAX, {.kind = SL_UNKNOWN}};
	if (node->kind != SL_JSON_OBJECT) {
		sl_fact_wrong_type(r, key, "een tijdvak met van, tot en waarde", node);
		return false;
	}
	for (const sl_json_node *n = node->first; n; n = n->next) {
		if (strcmp(n->key, "van") == 0)
			fine &= read_bound(r, site->fact, &out->from, n);
		else if (strcmp(n->key, "tot") == 0)
			fine &= read_bound(r, site->fact, &out->to, n);
		else if (strcmp(n->key, "waarde") == 0)
			value = n;
		else if (strcmp(n->key, "leeg") == 0)
			leeg = n;
		else
			sl_fact_problem_at(r, SL_DIAG_TIMELINE_PART, sl_fact_key_pos(r, n), key,
					   sl_fact_quote(r, n->key, n->key_length));
	}
	fine &= read_stretch_value(r, site, &out->value, node, value, leeg);
	if (fine && out->from >= out->to) {
		char from[SL_DATE_TEXT_MAX], to[SL_DATE_TEXT_MAX];

		sl_date_text(from, out->from);
		sl_date_text(to, out->to);
		sl_fact_problem(r, SL_DIAG_TIMELINE_ORDER, node, key, from, to);
		return false;
	}
	return fine;
}

/* A stretch by the day it begins. */
typedef struct begin {
	const sl_json_node *node;
	sl_date from;
	uint32_t told_at; /* place in the document */
} begin;

static sl_date begin_of(const sl_json_node *stretch)
{
	const sl_json_node *from = sl_json_get(stretch, "van");
	sl_date d;

	if (from && from->kind == SL_JSON_STRING && sl_fact_date(&d, from->text, from->length))
		return d;
	return SL_DATE_MIN; /* open, or refused when it is read */
}

/* The stretches by date; they are mostly told in order. */
static begin *sort_stretches(sl_fact_reader *r, const sl_json_node *timeline)
{
	begin *begins = sl_fact_alloc(r, timeline->count, sizeof *begins);
	uint32_t count = 0;

	for (const sl_json_node *n = timeline->first; begins && n; n = n->next, count++) {
		begin one = {n, begin_of(n), count};
		uint32_t at = count;

		for (; at > 0 && begins[at - 1].from > one.from; at--)
			begins[at] = begins[at - 1];
		begins[at] = one;
	}
	return begins;
}

static void refuse_overlap(sl_fact_reader *r, const sl_feature *f,
			   const sl_told_stretch *stretches, const begin *begins,
			   uint32_t count)
{
	for (uint32_t i = 1; i < count; i++)
		if (stretches[i].from < stretches[i - 1].to) {
			sl_pos other = sl_fact_pos(r, begins[i - 1].node);

			sl_fact_problem(r, SL_DIAG_TIMELINE_OVERLAP, begins[i].node, f->key);
			sl_fact_note(r, &other, "het andere tijdvak staat hier");
		}
}

static bool may_be_timeline(sl_fact_reader *r, const sl_feature *f, const sl_json_node *node)
{
	if (!sl_fact_may_vary(f))
		sl_fact_problem(r, SL_DIAG_TIMELINE_HERE, node, f->key);
	else if (!node->count)
		sl_fact_problem(r, SL_DIAG_TIMELINE_EMPTY, node, f->key);
	else if (node->count > SL_FACTS_MOST_STRETCHES)
		sl_fact_problem(r, SL_DIAG_FACTS_LIMIT, node, "tijdvakken van een feit",
				SL_FACTS_MOST_STRETCHES);
	else
		return true;
	return false;
}

/* A list in which nothing looks like a stretch was not meant as a timeline. */
static bool has_stretch(const sl_json_node *list)
{
	for (const sl_json_node *n = list->first; n; n = n->next)
		if (n->kind == SL_JSON_OBJECT)
			return true;
	return false;
}

static void read_timeline(sl_fact_reader *r, sl_fact_site *site, sl_told *told,
			  const sl_json_node *node)
{
	sl_told_stretch *stretches;
	uint32_t *places, at = 0;
	bool fine = true;
	begin *begins;

	if (!may_be_timeline(r, site->fact, node))
		return;
	if (!has_stretch(node)) {
		sl_fact_wrong_type(r, site->fact->key, "een enkele waarde, of een rij tijdvakken", node);
		return;
	}
	stretches = sl_fact_alloc(r, node->count, sizeof *stretches);
	places = sl_fact_alloc(r, node->count, sizeof *places);
	begins = sort_stretches(r, node);
	if (!stretches || !places || !begins)
		return;
	for (uint32_t i = 0; i < node->count; i++)
		places[begins[i].told_at] = i;
	/* In the order of the document, because items are numbered on the way. */
	for (const sl_json_node *n = node->first; n && sl_fact_goes_on(r); n = n->next)
		fine &= read_stretch(r, site, &stretches[places[at++]], n);
	if (fine)
		refuse_overlap(r, site->fact, stretches, begins, node->count);
	told->telling = SL_TOLD_TIMELINE;
	told->stretches = stretches;
	told->stretch_count = (uint16_t)node->count;
}

/* ---- the whole ---- */

static void read_content(sl_fact_reader *r, sl_fact_site *site, sl_told *told,
			 const sl_json_node *node)
{
	if (node->kind == SL_JSON_NULL) {
		told->value.kind = SL_UNKNOWN;
		return;
	}
	if (is_timeline(r, site->fact, node))
		read_timeline(r, site, told, node);
	else if (read_value(r, site, &told->value, node))
		told->telling = SL_TOLD;
}

static void read_words(sl_fact_reader *r, const char **out, const sl_json_node *node)
{
	if (node->kind != SL_JSON_STRING)
		sl_fact_wrong_type(r, node->key, "een tekst", node);
	else if (sl_fact_text_is_sound(r, node->key, node))
		*out = sl_fact_keep(r, node);
}

static void read_day(sl_fact_reader *r, sl_provenance *p, const sl_json_node *node)
{
	if (node->kind != SL_JSON_STRING)
		sl_fact_wrong_type(r, node->key, "een datum zoals \"2026-07-01\"", node);
	else if (sl_fact_date(&p->date, node->text, node->length))
		p->has_date = true;
	else
		sl_fact_problem(r, SL_DIAG_FACT_DATE, node, node->key,
				sl_fact_quote(r, node->text, node->length));
}

/* The parts of the object a fact may be told in. */
typedef struct parts {
	const sl_json_node *value, *leeg, *source, *date, *by, *reason;
} parts;

static parts find_parts(sl_fact_reader *r, const sl_feature *f, const sl_json_node *object)
{
	parts p = {0};

	for (const sl_json_node *n = object->first; n; n = n->next) {
		const sl_json_node **part =
			strcmp(n->key, "waarde") == 0 ? &p.value :
			strcmp(n->key, "leeg") == 0 ? &p.leeg :
			strcmp(n->key, "bron") == 0 ? &p.source :
			strcmp(n->key, "datum") == 0 ? &p.date :
			f->fact->judgement && strcmp(n->key, "door") == 0 ? &p.by :
			f->fact->judgement && strcmp(n->key, "reden") == 0 ? &p.reason : NULL;

		if (part)
			*part = n;
		else
			sl_fact_problem_at(r, SL_DIAG_FACT_PART, sl_fact_key_pos(r, n), f->key,
					   sl_fact_quote(r, n->key, n->key_length));
	}
	return p;
}

static const sl_provenance *read_provenance(sl_fact_reader *r, const parts *p)
{
	sl_provenance *out;

	if (!p->source && !p->date && !p->by && !p->reason)
		return NULL;
	if (!(out = sl_fact_alloc(r, 1, sizeof *out)))
		return NULL;
	if (p->source)
		read_words(r, &out->source, p->source);
	if (p->by)
		read_words(r, &out->by, p->by);
	if (p->reason)
		read_words(r, &out->reason, p->reason);
	if (p->date)
		read_day(r, out, p->date);
	return out;
}

static void read_object(sl_fact_reader *r, sl_fact_site *site, sl_told *told,
			const sl_json_node *node)
{
	const sl_feature *f = site->fact;
	parts p;

	if (!sl_json_get(node, "waarde") && !sl_json_get(node, "leeg")) {
		if (f->type.base == SL_T_LIST)
			sl_fact_wrong_type(r, f->key, want_list(f), node);
		else
			sl_fact_problem(r, SL_DIAG_FACT_NO_VALUE, node, f->key);
		if (f->type.base == SL_T_ENTITY)
			sl_fact_note(r, NULL, "schrijf alleen de id, tussen aanhalingstekens");
		return;
	}
	p = find_parts(r, f, node);
	told->provenance = read_provenance(r, &p);
	if (f->fact->judgement && (!p.by || !p.reason))
		sl_fact_problem(r, SL_DIAG_JUDGEMENT_PART, node, f->key,
				p.by ? "reden" : p.reason ? "door" : "door en reden");
	if (p.value && p.leeg) {
		sl_fact_problem(r, SL_DIAG_FACT_BOTH, node, f->key);
	} else if (p.leeg) {
		if (read_leeg(r, f, &told->value, p.leeg))
			told->telling = SL_TOLD;
	} else {
		read_content(r, site, told, p.value);
	}
}

/* For the message that the other side of a relation says something else. */
static void remember_relation(sl_fact_reader *r, const sl_told *told, const sl_json_node *node)
{
	sl_fact_relation *relation = sl_fact_alloc(r, 1, sizeof *relation);

	if (!relation)
		return;
	*relation = (sl_fact_relation){r->relations, node, told};
	r->relations = relation;
}

void sl_fact_tell(sl_fact_reader *r, uint32_t entity, const sl_feature *fact,
		  const sl_json_node *node)
{
	sl_told *told = &r->h->entities[entity].told[fact->slot];
	sl_fact_site site = {.fact = fact, .entity = entity};
	bool hid = r->hides;

	if (told->telling != SL_NOT_TOLD) {
		sl_fact_problem_at(r, SL_DIAG_FACT_TWICE, sl_fact_key_pos(r, node), fact->key);
		return;
	}
	told->telling = SL_TOLD_UNKNOWN;
	r->hides = fact->fact->special != NULL;
	if (fact->fact->mirror)
		remember_relation(r, told, node);
	if (node->kind == SL_JSON_OBJECT)
		read_object(r, &site, told, node);
	else if (fact->fact->judgement && node->kind != SL_JSON_NULL)
		sl_fact_problem(r, SL_DIAG_JUDGEMENT_BARE, node, fact->key);
	else
		read_content(r, &site, told, node);
	r->hides = hid;
}
