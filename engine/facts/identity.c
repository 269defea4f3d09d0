/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Ids: who is who, and which entity a reference means.
 *
 * Ids are sorted, not hashed: a document can be made so that all its ids
 * have the same hash.
 */
#include <string.h>

#include "facts/reader.h"

/* ---- giving every entity its id ---- */

static size_t number_text(char out[12], uint32_t n)
{
	char digits[12];
	size_t count = 0, at = 0;

	do
		digits[count++] = (char)('0' + n % 10);
	while (n /= 10);
	while (count)
		out[at++] = digits[--count];
	return at;
}

/* "anna.inkomsten[1]", and at the root "afwijkingen[1]". */
static const char *path_of(sl_fact_reader *r, const sl_member *e)
{
	const char *owner = e->owner ? r->h->entities[e->owner].id : "";
	const char *list = e->kind->list->key;
	char number[12];
	size_t m = strlen(owner), n = strlen(list);
	size_t digits = number_text(number, r->origins[e->number].index);
	char *path = sl_fact_alloc(r, m + 1 + n + 1 + digits + 2, 1), *at = path;

	if (!path)
		return "";
	memcpy(at, owner, m);
	at += m;
	if (m)
		*at++ = '.';
	memcpy(at, list, n);
	at += n;
	*at++ = '[';
	memcpy(at, number, digits);
	at[digits] = ']';
	return path;
}

static bool is_edge_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/* Ids stand in paths and in answers, where the root has the name of its kind. */
static bool is_good_id(const sl_fact_reader *r, sl_value id)
{
	return id.n && !is_edge_space(id.as.text[0]) && !is_edge_space(id.as.text[id.n - 1]) &&
	       !strpbrk(id.as.text, "[]\n\t") &&
	       strcmp(id.as.text, r->schema->kinds[0]->key) != 0;
}

static const char *judge_id(sl_fact_reader *r, const sl_member *e)
{
	const sl_feature *f = e->kind->identity;
	const sl_told *told = &e->told[f->slot];

	if (told->telling == SL_TOLD && told->value.kind == SL_STRING) {
		if (!is_good_id(r, told->value))
			sl_fact_problem(r, SL_DIAG_ID_FORM, r->origins[e->number].node,
					sl_fact_quote(r, told->value.as.text, told->value.n), f->key);
		return told->value.as.text;
	}
	/* An id that was told but refused has its message, and no value. */
	if (told->telling == SL_NOT_TOLD || told->value.kind != SL_UNSET)
		sl_fact_problem(r, SL_DIAG_ID_MISSING, r->origins[e->number].node, e->kind->name,
				f->key);
	return "";
}

static const char *told_id(sl_fact_reader *r, const sl_member *e)
{
	uint32_t before = r->problem_count;
	const char *id = judge_id(r, e);

	r->ids_wrong |= !*id || r->problem_count > before;
	return id;
}

/* ---- sorting ---- */

static void merge(sl_fact_id *out, const sl_fact_id *a, uint32_t na, const sl_fact_id *b,
		  uint32_t nb)
{
	const sl_fact_id *a_end = a + na, *b_end = b + nb;

	while (a < a_end || b < b_end)
		if (b == b_end || (a < a_end && strcmp(a->id, b->id) <= 0))
			*out++ = *a++;
		else
			*out++ = *b++;
}

/* Stable, and without memory of its own as qsort may take. */
static void sort_ids(sl_fact_id *ids, sl_fact_id *spare, uint32_t n)
{
	uint32_t half = n / 2;

	if (n < 2)
		return;
	sort_ids(ids, spare, half);
	sort_ids(ids + half, spare, n - half);
	memcpy(spare, ids, n * sizeof *ids);
	merge(ids, spare, half, spare + half, n - half);
}

static void refuse_doubles(sl_fact_reader *r)
{
	for (uint32_t i = 1; i < r->id_count; i++) {
		const sl_fact_id *id = &r->ids[i];
		sl_pos other;

		if (strcmp(id[-1].id, id->id) != 0)
			continue;
		r->ids_wrong = true;
		other = sl_fact_pos(r, r->origins[id[-1].number].node);
		sl_fact_problem(r, SL_DIAG_ID_TWICE, r->origins[id->number].node,
				sl_fact_quote(r, id->id, strlen(id->id)),
				r->h->entities[id->number].kind->identity->key);
		sl_fact_note(r, &other, "de andere staat hier");
	}
}

void sl_fact_identify(sl_fact_reader *r)
{
	sl_household *h = r->h;
	sl_fact_id *spare = sl_fact_alloc(r, h->entity_count, sizeof *spare);

	if (!spare || !(r->ids = sl_fact_alloc(r, h->entity_count, sizeof *r->ids)))
		return;
	h->entities[0].id = h->entities[0].kind->key;
	for (uint32_t i = 1; i < h->entity_count && sl_fact_goes_on(r); i++) {
		sl_member *e = &h->entities[i];

		e->id = e->kind->identity ? told_id(r, e) : path_of(r, e);
		if (e->kind->identity && *e->id)
			r->ids[r->id_count++] = (sl_fact_id){e->id, i};
	}
	sort_ids(r->ids, spare, r->id_count);
	refuse_doubles(r);
}

/* ---- references ---- */

static uint32_t find(const sl_fact_reader *r, const char *id)
{
	uint32_t low = 0, high = r->id_count;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		int c = strcmp(r->ids[middle].id, id);

		if (c == 0)
			return r->ids[middle].number;
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return UINT32_MAX;
}

static const sl_kind_of_entity *target_of(const sl_feature *f)
{
	return f->fact->many ? f->type.item->kind : f->type.kind;
}

static void suggest_id(sl_fact_reader *r, const sl_kind_of_entity *kind, const char *id)
{
	sl_nearest n = sl_nearest_to(id);

	for (uint32_t i = 0; i < r->h->kind_counts[kind->number]; i++)
		sl_nearest_consider(&n, r->h->entities[r->h->by_kind[kind->number][i]].id);
	if (n.best)
		sl_fact_note(r, NULL, "bedoelt u \"%s\"?", sl_fact_quote(r, n.best, strlen(n.best)));
}

static void resolve(sl_fact_reader *r, const sl_fact_reference *ref)
{
	const sl_kind_of_entity *kind = target_of(ref->fact), *found;
	uint32_t number = find(r, ref->node->text);
	const char *id;

	if (number != UINT32_MAX && number != ref->entity &&
	    r->h->entities[number].kind == kind) {
		*ref->value = sl_entity(kind->number, number);
		return;
	}
	id = sl_fact_quote(r, ref->node->text, ref->node->length);
	if (number == UINT32_MAX && r->ids_wrong)
		return; /* it may be the one whose id was refused */
	if (number == UINT32_MAX) {
		sl_fact_problem(r, SL_DIAG_REFERENCE_UNKNOWN, ref->node, ref->fact->key, kind->name,
				id);
		suggest_id(r, kind, ref->node->text);
	} else if ((found = r->h->entities[number].kind) != kind) {
		sl_fact_problem(r, SL_DIAG_REFERENCE_KIND, ref->node, ref->fact->key, id, found->name,
				kind->name);
	} else {
		sl_fact_problem(r, SL_DIAG_REFERENCE_SELF, ref->node, ref->fact->key, id);
	}
}

/*
 * The references of one list stand behind each other. `seen` holds, for every
 * entity, the last list that named it, so that twice in one list shows
 * without comparing all with all.
 */
static void refuse_repeats(sl_fact_reader *r)
{
	const sl_json_node **seen = sl_fact_alloc(r, r->h->entity_count, sizeof *seen);

	for (const sl_fact_reference *ref = r->references; seen && ref; ref = ref->next) {
		const sl_json_node *list = ref->node->parent;

		if (ref->value->kind != SL_ENTITY || list->kind != SL_JSON_ARRAY)
			continue;
		if (seen[ref->value->n] == list)
			sl_fact_problem(r, SL_DIAG_REFERENCE_TWICE, ref->node, ref->fact->key,
					sl_fact_quote(r, ref->node->text, ref->node->length));
		seen[ref->value->n] = list;
	}
}

void sl_fact_resolve(sl_fact_reader *r)
{
	for (const sl_fact_reference *ref = r->references; ref && sl_fact_goes_on(r); ref = ref->next)
		resolve(r, ref);
	if (r->references && sl_fact_goes_on(r))
		refuse_repeats(r);
}
