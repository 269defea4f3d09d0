/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * uitzondering-op: which rules an exception names, whether it can ever work,
 * and whether exceptions go round.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "load/loader.h"

/* The families that one exception names, while they are gathered. */
typedef struct named {
	uint32_t *at;
	uint32_t count;
	size_t cap;
} named;

static void add_family(sl_loader *l, named *out, uint32_t family)
{
	uint32_t *at = sl_arena_grow(&l->scratch, out->at, out->count, &out->cap, sizeof *at);

	if (!at) {
		sl_load_fail(l);
		return;
	}
	out->at = at;
	out->at[out->count++] = family;
}

/* ---- what is named ---- */

static void name_rule(sl_loader *l, const sl_rule *r, const char *id, const sl_pos *pos, named *out)
{
	const sl_rule *other = sl_map_get(&l->families, id, NULL);

	if (!other) {
		sl_diags_add(l->diags, SL_DIAG_EXCEPTION_UNKNOWN, pos, id);
		sl_load_nearest(l, id, sl_map_nearest(l, &l->families, id));
	} else if (other->concept != r->concept) {
		sl_diags_add(l->diags, SL_DIAG_EXCEPTION_CONCEPT, pos, id,
			     other->concept->feature->name);
		sl_diags_note(l->diags, &other->pos, "de regel \"%s\"", id);
	} else if (other->id == r->id) {
		sl_diags_add(l->diags, SL_DIAG_EXCEPTION_SELF, pos, id);
	} else if (other->number < l->m->rule_count && l->m->rules[other->number] == other) {
		add_family(l, out, other->family);
	} /* else a rule of an ordinance that is not used: said already */
}

/* "NR" or "regeling:NR"; a number may hold a colon itself ("3:46"). */
static const sl_regulation *split_article(sl_loader *l, const sl_rule *r, const char *text,
					  const char **article)
{
	const char *colon = strchr(text, ':');
	const sl_regulation *found = NULL;
	const char *id;

	*article = text;
	if (colon && (id = sl_load_intern(l, text, (size_t)(colon - text))))
		found = sl_map_get(&l->regulations, id, NULL);
	if (found)
		*article = colon + 1;
	return found ? found : r->source.regulation;
}

/* All rules of an article for the concept of r, but for r itself. */
static void name_article(sl_loader *l, const sl_rule *r, const char *text, const sl_pos *pos,
			 named *out)
{
	const char *article;
	const sl_regulation *regulation = split_article(l, r, text, &article);
	uint32_t before = out->count;

	for (uint32_t i = 0; i < r->concept->rule_count; i++) {
		const sl_rule *other = r->concept->rules[i];

		if (other->family == r->family || other->source.regulation != regulation ||
		    l->drafts[other->number].elsewhere || !other->source.article ||
		    strcmp(other->source.article, article) != 0)
			continue;
		if (out->count == before || out->at[out->count - 1] != other->family)
			add_family(l, out, other->family);
	}
	if (out->count == before)
		sl_diags_add(l->diags, SL_DIAG_EXCEPTION_ARTICLE, pos, article, regulation->id,
			     r->concept->feature->name);
}

static int compare_numbers(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

/* Sorted, each once, in the model. */
static void keep_named(sl_loader *l, sl_rule *r, named *n)
{
	uint32_t *kept;

	if (!n->count || !(kept = sl_load_alloc(l, n->count, sizeof *kept)))
		return;
	qsort(n->at, n->count, sizeof *n->at, compare_numbers);
	for (uint32_t i = 0; i < n->count; i++)
		if (!i || n->at[i] != n->at[i - 1])
			kept[r->except_count++] = n->at[i];
	r->excepts = kept;
}

/* Of a rule that was made: one rule, or what another derogates from. */
static void take_exceptions(sl_loader *l, const sl_rule_draft *draft)
{
	named n = {0};

	if (draft->like) {
		draft->rule->excepts = draft->like->excepts;
		draft->rule->except_count = draft->like->except_count;
		return;
	}
	add_family(l, &n, draft->base->family);
	keep_named(l, draft->rule, &n);
}

static void read_exceptions(sl_loader *l, const sl_rule_draft *draft)
{
	const sl_xml_attr *a = draft->exceptions;
	sl_arena_mark mark = sl_arena_mark_take(&l->scratch);
	named n = {0};

	for (size_t at = 0; at < a->length && l->status == SL_OK;) {
		size_t length = strcspn(a->value + at, " ");
		const char *word = length ? sl_load_intern(l, a->value + at, length) : NULL;
		sl_pos pos = sl_xml_value_pos(a, at);

		if (word && strncmp(word, "art:", 4) == 0)
			name_article(l, draft->rule, word + 4, &pos, &n);
		else if (word)
			name_rule(l, draft->rule, word, &pos, &n);
		at += length ? length : 1;
	}
	keep_named(l, draft->rule, &n);
	sl_arena_release(&l->scratch, mark);
}

/* ---- families ---- */

/* Where the versions of each family begin in model->rules; one more at the end. */
static uint32_t *first_versions(sl_loader *l)
{
	const sl_model *m = l->m;
	uint32_t *first = sl_load_scratch(l, m->family_count + 1u, sizeof *first);

	for (uint32_t i = m->rule_count; first && i-- > 0;)
		first[m->rules[i]->family] = i;
	if (first)
		first[m->family_count] = m->rule_count;
	return first;
}

/* ---- days on which an exception names nothing in force ---- */

static int compare_spans(const void *a, const void *b)
{
	const sl_validity *x = a, *y = b;

	return (x->from > y->from) - (x->from < y->from);
}

static void check_idle(sl_loader *l, const sl_rule_draft *draft, const uint32_t *first)
{
	const sl_rule *r = draft->rule;
	sl_arena_mark mark = sl_arena_mark_take(&l->scratch);
	sl_validity *spans;
	uint32_t n = 0, most = 0;
	sl_date day = r->validity.from;
	sl_pos pos;
	char until[64];

	for (uint32_t i = 0; i < r->except_count; i++)
		most += first[r->excepts[i] + 1] - first[r->excepts[i]];
	if (!most || !(spans = sl_load_scratch(l, most, sizeof *spans)))
		return;
	for (uint32_t i = 0; i < r->except_count; i++)
		for (uint32_t k = first[r->excepts[i]]; k < first[r->excepts[i] + 1]; k++)
			spans[n++] = l->m->rules[k]->validity;
	qsort(spans, n, sizeof *spans, compare_spans);
	for (uint32_t i = 0; i < n && spans[i].from <= day; i++)
		if (spans[i].to > day)
			day = spans[i].to;
	if (day < r->validity.to) {
		sl_date next = r->validity.to;

		for (uint32_t i = n; i-- > 0;)
			if (spans[i].from > day && spans[i].from < next)
				next = spans[i].from;
		snprintf(until, sizeof until, "%s", sl_load_day(l, next));
		pos = draft->exceptions ? sl_xml_attr_pos(draft->exceptions) : r->pos;
		sl_diags_add(l->diags, SL_DIAG_EXCEPTION_IDLE, &pos, r->id, sl_load_day(l, day), until);
	}
	sl_arena_release(&l->scratch, mark);
}

/* ---- cycles ---- */

/* A walk over families along their exceptions, without recursion: there may
 * be many. */
typedef struct walk {
	const uint32_t *first;
	uint8_t *state;        /* 0 new, 1 on the path, 2 done */
	uint32_t *path, *rule, *edge; /* per step: family, version, exception */
	uint32_t depth;
} walk;

static void say_cycle(sl_loader *l, const walk *w, uint32_t family)
{
	const sl_rule *r = l->m->rules[w->first[family]];
	uint32_t from = w->depth;

	while (from && w->path[from - 1] != family)
		from--;
	sl_load_municipality(l, r->source.regulation->municipality);
	sl_diags_add(l->diags, SL_DIAG_EXCEPTION_CYCLE, &r->pos, r->id);
	for (uint32_t i = from; i < w->depth; i++) {
		const sl_rule *other = l->m->rules[w->first[w->path[i]]];

		sl_diags_note(l->diags, &other->pos, "via \"%s\"", other->id);
	}
}

/* The next family that the top of the path derogates from, or UINT32_MAX. */
static uint32_t next_family(const sl_loader *l, walk *w)
{
	uint32_t top = w->depth - 1, end = w->first[w->path[top] + 1];

	for (; w->rule[top] < end; w->rule[top]++, w->edge[top] = 0) {
		const sl_rule *r = l->m->rules[w->rule[top]];

		if (w->edge[top] < r->except_count)
			return r->excepts[w->edge[top]++];
	}
	return UINT32_MAX;
}

static void push(walk *w, uint32_t family)
{
	w->state[family] = 1;
	w->path[w->depth] = family;
	w->rule[w->depth] = w->first[family];
	w->edge[w->depth++] = 0;
}

static void check_cycles(sl_loader *l, const uint32_t *first)
{
	uint32_t n = l->m->family_count;
	walk w = {.first = first, .state = sl_load_scratch(l, n + 1u, 1),
		  .path = sl_load_scratch(l, n + 1u, sizeof *w.path),
		  .rule = sl_load_scratch(l, n + 1u, sizeof *w.rule),
		  .edge = sl_load_scratch(l, n + 1u, sizeof *w.edge)};

	if (l->status != SL_OK)
		return;
	for (uint32_t i = 0; i < n; i++) {
		if (w.state[i])
			continue;
		push(&w, i);
		while (w.depth) {
			uint32_t next = next_family(l, &w);

			if (next == UINT32_MAX)
				w.state[w.path[--w.depth]] = 2;
			else if (w.state[next] == 1)
				say_cycle(l, &w, next);
			else if (w.state[next] == 0)
				push(&w, next);
		}
	}
}

void sl_load_exceptions(sl_loader *l)
{
	const uint32_t *first = first_versions(l);

	for (size_t i = 0; first && i < l->draft_count && l->status == SL_OK; i++) {
		sl_rule_draft *draft = &l->drafts[i];

		if ((!draft->exceptions && !draft->base) || draft->rule->concept->rule_count > SL_MOST_VERSIONS)
			continue;
		sl_load_municipality(l, draft->rule->source.regulation->municipality);
		if (draft->base || draft->like)
			take_exceptions(l, draft);
		else
			read_exceptions(l, draft);
		check_idle(l, draft, first);
	}
	if (first && l->status == SL_OK)
		check_cycles(l, first);
	sl_load_enter(l, NULL);
}
