/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * How many rules one concept may have on one day: SL_MOST_RULES, because the
 * evaluator keeps sets of them in one word.
 *
 * Rules of a municipality count with those of the country, on the days on
 * which a law opens the concept to it. What is published later only adds
 * rules, so the end of time is the kennisdatum with the most.
 */
#include "compile/pass.h"

#include <stdlib.h>
#include <string.h>

/* Something begins or ends to be in force: a rule, or (NULL) a delegation. */
typedef struct edge {
	sl_date day;
	const sl_rule *rule;
	uint32_t family; /* of the concept, counted from its first */
	bool end;
} edge;

typedef struct counting {
	sl_pass *p;
	const sl_concept *c;
	const char *municipality; /* NULL: only the rules of the country */
	edge *edges;
	uint32_t edge_count;
	uint32_t *versions;       /* in force, by family of the concept */
	uint32_t country, own;    /* rules in force: of the country, of the municipality */
	uint32_t open;            /* delegations in force */
	const sl_rule *latest;    /* of `municipality`, to begin: of one day the last as written */
	sl_date since;            /* when that was */
} counting;

static bool is_of(const sl_rule *r, const char *municipality)
{
	const char *its = r->source.regulation->municipality;

	return its && municipality ? strcmp(its, municipality) == 0 : its == municipality;
}

static void add_edges(counting *k, sl_validity v, const sl_rule *r, uint32_t family)
{
	if (v.from >= v.to)
		return;
	k->edges[k->edge_count++] = (edge){v.from, r, family, false};
	k->edges[k->edge_count++] = (edge){v.to, r, family, true};
}

/* By day, and what ends before what begins. */
static int compare_edges(const void *a, const void *b)
{
	const edge *x = a, *y = b;

	if (x->day != y->day)
		return x->day < y->day ? -1 : 1;
	if (x->end != y->end)
		return x->end ? -1 : 1;
	if (!x->rule || !y->rule)
		return 0;
	return (x->rule->number > y->rule->number) - (x->rule->number < y->rule->number);
}

static void find_edges(counting *k)
{
	const sl_concept *c = k->c;
	uint32_t family = 0;

	k->edge_count = 0;
	for (uint32_t i = 0; i < c->rule_count; i++) {
		family += i && c->rules[i]->family != c->rules[i - 1]->family;
		if (is_of(c->rules[i], NULL) || is_of(c->rules[i], k->municipality))
			add_edges(k, c->rules[i]->validity, c->rules[i], family);
	}
	for (uint32_t i = 0; i < c->delegation_count; i++)
		add_edges(k, c->delegations[i]->validity, NULL, 0);
	if (k->edge_count)
		qsort(k->edges, k->edge_count, sizeof *k->edges, compare_edges);
}

static bool stands_before(const sl_rule *a, const sl_rule *b)
{
	return a->pos.file && b->pos.file && strcmp(a->pos.file, b->pos.file) == 0 && a->pos.line < b->pos.line;
}

/* Versions of one rule in force together count once. */
static void pass_edge(counting *k, const edge *e)
{
	uint32_t *versions, *rules;

	if (!e->rule) {
		k->open += e->end ? UINT32_MAX : 1;
		return;
	}
	versions = &k->versions[e->family];
	rules = is_of(e->rule, NULL) ? &k->country : &k->own;
	if (e->end) {
		*rules -= --*versions == 0;
		return;
	}
	*rules += (*versions)++ == 0;
	if (!is_of(e->rule, k->municipality))
		return;
	if (!k->latest || k->since != e->day || !stands_before(e->rule, k->latest))
		k->latest = e->rule;
	k->since = e->day;
}

static bool are_too_many(const counting *k)
{
	bool own = k->open || k->c->regulation->municipality;

	return k->country + (own ? k->own : 0) > SL_MOST_RULES;
}

static void report(const counting *k, const sl_rule *r, sl_date from, sl_date to)
{
	sl_buf when = {0};

	sl_stretch_print(&when, from, to);
	k->p->diags->municipality = k->municipality;
	sl_diags_add(k->p->diags, SL_DIAG_TOO_MANY_RULES, r ? &r->pos : &k->c->feature->pos, k->c->feature->name,
		     sl_buf_text(&when), SL_MOST_RULES);
	sl_diags_note(k->p->diags, &k->c->feature->pos, "het begrip \"%s\"", k->c->feature->name);
	k->p->diags->municipality = NULL;
	if (sl_buf_status(&when) != SL_OK)
		k->p->out_of_memory = true;
	sl_buf_free(&when);
}

/* Walk the days on which something changes; true when all of them fit. */
static bool count_rules(counting *k)
{
	const sl_rule *last = NULL;
	sl_date since = 0;
	bool fits = true, over = false;

	find_edges(k);
	memset(k->versions, 0, k->c->rule_count * sizeof *k->versions);
	k->country = k->own = k->open = 0;
	k->latest = NULL;
	for (uint32_t i = 0; i < k->edge_count;) {
		sl_date day = k->edges[i].day;

		for (; i < k->edge_count && k->edges[i].day == day; i++)
			pass_edge(k, &k->edges[i]);
		if (over == are_too_many(k))
			continue;
		if (over)
			report(k, last, since, day);
		over = !over;
		since = day;
		last = k->latest;
		fits = false;
	}
	return fits;
}

static bool came_before(const sl_concept *c, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (is_of(c->rules[k], c->rules[i]->source.regulation->municipality))
			return true;
	return false;
}

static void check_concept(sl_pass *p, const sl_concept *c)
{
	sl_arena *a = &p->program->arena;
	sl_arena_mark mark = sl_arena_mark_take(a);
	counting k = {.p = p, .c = c};

	k.edges = sl_arena_calloc(a, 2 * ((size_t)c->rule_count + c->delegation_count), sizeof *k.edges);
	k.versions = sl_arena_calloc(a, c->rule_count, sizeof *k.versions);
	if (!k.edges || !k.versions) {
		p->out_of_memory = true;
		return;
	}
	/* When those of the country are too many, no municipality is to blame. */
	if (count_rules(&k))
		for (uint32_t i = 0; i < c->rule_count; i++) {
			k.municipality = c->rules[i]->source.regulation->municipality;
			if (k.municipality && !came_before(c, i))
				count_rules(&k);
		}
	sl_arena_release(a, mark);
}

void sl_check_rule_counts(sl_pass *p)
{
	for (uint32_t i = 0; i < p->model->concept_count && !p->out_of_memory; i++)
		if (p->model->concepts[i]->rule_count > SL_MOST_RULES)
			check_concept(p, p->model->concepts[i]);
}
