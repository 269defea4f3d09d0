/* SPDX-License-Identifier: EUPL-1.2 */
/* Section 11, of a table in dan: hit policies as in DMN. */
#include "reference/inside.h"

typedef struct row {
	ref_value hit;   /* true, unknown or broken */
	ref_value value; /* what it would give */
	uint32_t place;  /* among the priorities */
} row;

typedef struct hits {
	row *rows; /* those that hit or may hit, in order */
	uint32_t count, sure, unknown;
} hits;

/* A cell is a place where a truth is needed. */
static ref_value row_hits(ref *r, const ref_place *p, const sl_table *t, uint32_t i,
			  const ref_value *inputs)
{
	ref_value all = ref_truth(true);

	for (uint32_t j = 0; j < t->input_count; j++)
		all = ref_and(r, all, ref_needed(ref_tests(r, p, t->rows[i].cells[j]->ast, inputs[j])));
	return all;
}

static hits find_hits(ref *r, const ref_place *p, const sl_table *t)
{
	ref_value *inputs = ref_alloc(r, t->input_count, sizeof *inputs);
	hits h = {.rows = ref_alloc(r, t->row_count, sizeof *h.rows)};

	for (uint32_t j = 0; j < t->input_count; j++)
		inputs[j] = ref_expr(r, p, t->inputs[j]);
	for (uint32_t i = 0; i < t->row_count; i++) {
		ref_value hit = row_hits(r, p, t, i, inputs);
		if (ref_is_false(hit))
			continue;
		h.rows[h.count++] = (row){.hit = hit, .value = ref_expr(r, p, t->rows[i].result)};
		h.sure += ref_is_true(hit);
		h.unknown += hit.state == REF_UNKNOWN;
	}
	return h;
}

static bool sure(const row *w)
{
	return ref_is_true(w->hit);
}

/*
 * No answer yet: onbekend while a row may still turn out to hit or not, or
 * the value of a row that hits is; else the regelgebrek of the first row.
 */
static ref_value undecided(ref *r, const row *rows, uint32_t n)
{
	const ref_causes *causes = NULL, *others = NULL;
	bool unknown = false;

	for (uint32_t i = 0; i < n; i++) {
		const row *w = &rows[i];
		if (w->hit.state == REF_UNKNOWN)
			causes = ref_both_causes(r, causes, w->hit.causes);
		if (w->value.state == REF_UNKNOWN && sure(w))
			causes = ref_both_causes(r, causes, w->value.causes);
		else if (w->value.state == REF_UNKNOWN)
			others = ref_both_causes(r, others, w->value.causes);
		unknown |= w->hit.state == REF_UNKNOWN || w->value.state == REF_UNKNOWN;
	}
	if (unknown)
		return ref_unknown(causes ? causes : others);
	for (uint32_t i = 0; i < n; i++)
		if (rows[i].hit.state == REF_BROKEN)
			return rows[i].hit;
	return ref_broken(REF_ARITHMETIC);
}

static ref_value no_hit(ref *r, const ref_place *p, const sl_table *t)
{
	return t->fallback ? ref_expr(r, p, t->fallback) : ref_empty(NULL);
}

static bool all_agree(ref *r, const row *rows, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		if (!ref_same(r, rows[0].value, rows[i].value))
			return false;
	return true;
}

/* Either way the same: also when none of them hits, if that may be. */
static bool either_way(ref *r, const ref_place *p, const sl_table *t, const row *rows, uint32_t n,
		       bool one_is_sure)
{
	return all_agree(r, rows, n) &&
	       (one_is_sure || ref_same(r, rows[0].value, no_hit(r, p, t)));
}

/* One row, and no other may hit. */
static ref_value by_unique(ref *r, const hits *h)
{
	if (h->sure > 1)
		return ref_broken(REF_CONTRADICTION);
	return h->sure == 1 && h->count == 1 ? h->rows[0].value : undecided(r, h->rows, h->count);
}

/* Rows that hit must agree, as rules must. */
static ref_value by_any(ref *r, const ref_place *p, const sl_table *t, const hits *h)
{
	for (uint32_t i = 0; i < h->count; i++)
		for (uint32_t j = 0; j < i; j++)
			if (sure(&h->rows[i]) && sure(&h->rows[j]) &&
			    ref_differ(r, h->rows[i].value, h->rows[j].value))
				return ref_broken(REF_CONTRADICTION);
	for (uint32_t i = 0; i < h->count; i++)
		if (sure(&h->rows[i]) && h->rows[i].value.state == REF_BROKEN)
			return h->rows[i].value;
	if (either_way(r, p, t, h->rows, h->count, h->sure > 0))
		return h->rows[0].value;
	return undecided(r, h->rows, h->count);
}

/* "for F and P all rows that may hit, up to the first that surely hits, must agree" */
static ref_value by_first(ref *r, const ref_place *p, const sl_table *t, const hits *h)
{
	uint32_t n = 0;
	bool found;

	while (n < h->count && !sure(&h->rows[n]))
		n++;
	if (n == 0)
		return h->rows[0].value;
	found = n < h->count;
	if (either_way(r, p, t, h->rows, n + found, found))
		return h->rows[0].value;
	return undecided(r, h->rows, n + found);
}

/* Sort by the place of the value among the priorities; the order of equal
 * ones stays. False with *out set when some value is not known. */
static bool by_places(ref *r, const ref_place *p, const sl_table *t, hits *h, ref_value *out)
{
	for (uint32_t i = 0; i < h->count; i++)
		if (sure(&h->rows[i]) && h->rows[i].value.state == REF_BROKEN) {
			*out = h->rows[i].value;
			return false;
		}
	for (uint32_t i = 0; i < h->count; i++) {
		row *w = &h->rows[i];
		if (!ref_decided(w->value)) {
			*out = undecided(r, h->rows, h->count);
			return false;
		}
		while (w->place < t->priority_count &&
		       !ref_same(r, w->value, ref_expr(r, p, t->priorities[w->place])))
			w->place++;
	}
	for (uint32_t i = 1; i < h->count; i++)
		for (uint32_t j = i; j > 0 && h->rows[j].place < h->rows[j - 1].place; j--) {
			row swap = h->rows[j];
			h->rows[j] = h->rows[j - 1];
			h->rows[j - 1] = swap;
		}
	return true;
}

/* R, O, C: a list. When perhaps no row hits, perhaps there is no list. */
static ref_value as_list(ref *r, const hits *h)
{
	ref_list *l = ref_list_new(r, h->count);

	if (h->sure == 0)
		return undecided(r, h->rows, h->count);
	for (uint32_t i = 0; i < h->count; i++) {
		ref_list_push(l, h->rows[i].value, h->rows[i].hit);
		if (h->rows[i].hit.state == REF_UNKNOWN)
			l->causes = ref_both_causes(r, l->causes, h->rows[i].hit.causes);
	}
	return ref_strict_list(r, l);
}

/* C+, C<, C>, C# of that list: "onbekend once a member is doubtful" */
static ref_value aggregated(ref *r, sl_hit how, ref_value list)
{
	ref_value out, otherwise, strict;
	int order;

	list = ref_solid(list);
	if (list.state != REF_KNOWN)
		return list;
	if (how == SL_HIT_COUNT)
		return ref_known(sl_number(sl_dec_from_int(list.list->count)));
	strict = ref_strict(r, list.list->items, list.list->count);
	if (strict.state != REF_KNOWN)
		return strict;
	out = list.list->items[0];
	for (uint32_t i = 1; i < list.list->count; i++) {
		if (how == SL_HIT_SUM)
			out = ref_arith(r, '+', out, list.list->items[i]);
		else if (ref_order(r, &order, &otherwise, list.list->items[i], out) &&
			 (how == SL_HIT_MIN ? order < 0 : order > 0))
			out = list.list->items[i];
	}
	return out;
}

ref_value ref_table(ref *r, const ref_place *p, const sl_table *t)
{
	hits h = find_hits(r, p, t);
	ref_value out;

	if (h.count == 0) /* "no hit is null unless it has a default" */
		return no_hit(r, p, t);
	switch (t->hit) {
	case SL_HIT_UNIQUE: return by_unique(r, &h);
	case SL_HIT_ANY: return by_any(r, p, t, &h);
	case SL_HIT_FIRST: return by_first(r, p, t, &h);
	case SL_HIT_PRIORITY: return by_places(r, p, t, &h, &out) ? by_first(r, p, t, &h) : out;
	case SL_HIT_OUTPUT_ORDER: return by_places(r, p, t, &h, &out) ? as_list(r, &h) : out;
	case SL_HIT_RULE_ORDER:
	case SL_HIT_COLLECT: return as_list(r, &h);
	case SL_HIT_SUM:
	case SL_HIT_MIN:
	case SL_HIT_MAX:
	case SL_HIT_COUNT: return aggregated(r, t->hit, as_list(r, &h));
	}
	return ref_broken(REF_LIMIT);
}
