/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Relations that hold the other way round: what was told at one side is read
 * at the other.
 *
 *     cato.ouders = [anna, bram]      told
 *     anna.kinderen                   not told: becomes [cato], mirrored
 *     bram.kinderen = []              told, and differs: refused
 *
 * Every telling is taken apart in links "x names y from day to day". Where y
 * told its side, y has to name x on those days that both know; where y told
 * nothing, its side is made of the links to it, in document order.
 */
#include <string.h>

#include "facts/reader.h"

enum { MOST_DATED_LINKS = 64 }; /* to one entity, when stretches have to be made */

typedef struct link link;
struct link {
	link *next;
	uint32_t from_entity;
	sl_date from, to;
	const sl_told *told;
};

/* The links to one entity. */
typedef struct links {
	link *first, **end;
	uint32_t count;
	bool dated; /* some link holds on some days only */
} links;

static const sl_told *told_of(const sl_fact_reader *r, uint32_t entity, const sl_feature *f)
{
	return &r->h->entities[entity].told[f->slot];
}

static const char *id_of(sl_fact_reader *r, uint32_t entity)
{
	const char *id = r->h->entities[entity].id;

	return sl_fact_quote(r, id, strlen(id));
}

/* Where that was told. */
static sl_pos place_of(sl_fact_reader *r, const sl_told *told)
{
	for (const sl_fact_relation *t = r->relations; t; t = t->next)
		if (t->told == told)
			return sl_fact_pos(r, t->node);
	return (sl_pos){.file = r->file};
}

/* ---- does the other side agree? ---- */

/* False only when the value says that x is not in it. */
static bool allows(sl_value v, uint32_t x)
{
	bool unresolved = false;

	if (v.kind == SL_ENTITY)
		return v.n == x;
	if (v.kind != SL_LIST)
		return v.kind != SL_NULL;
	for (uint32_t i = 0; i < v.as.list->count; i++) {
		if (v.as.list->items[i].kind == SL_ENTITY && v.as.list->items[i].n == x)
			return true;
		unresolved |= v.as.list->items[i].kind != SL_ENTITY;
	}
	return unresolved; /* then there is a message about that one */
}

static bool agrees(const sl_told *other, const link *l)
{
	if (other->telling == SL_TOLD)
		return allows(other->value, l->from_entity);
	if (other->telling == SL_TOLD_TIMELINE)
		for (uint32_t i = 0; i < other->stretch_count; i++) {
			const sl_told_stretch *s = &other->stretches[i];

			if (s->from < l->to && l->from < s->to && !allows(s->value, l->from_entity))
				return false;
		}
	return true;
}

static void refuse_difference(sl_fact_reader *r, const sl_feature *f, const link *l, uint32_t y)
{
	const sl_feature *back = f->fact->mirror;
	sl_pos other = place_of(r, told_of(r, y, back));
	const char *from = id_of(r, l->from_entity), *to = id_of(r, y);

	sl_fact_problem_at(r, SL_DIAG_MIRROR_DIFFERS, place_of(r, l->told), f->key, from, to,
			   back->key, to, from);
	sl_fact_note(r, &other, "de andere kant staat hier");
}

/* ---- collecting links ---- */

static void add_link(sl_fact_reader *r, links *to, const sl_feature *f, uint32_t y, link one)
{
	const sl_told *other = told_of(r, y, f->fact->mirror);
	link *l;

	if (other->telling != SL_NOT_TOLD && !other->mirrored) {
		if (!agrees(other, &one))
			refuse_difference(r, f, &one, y);
		return;
	}
	if (!(l = sl_fact_alloc(r, 1, sizeof *l)))
		return;
	*l = one;
	if (!to[y].count++)
		to[y].end = &to[y].first;
	*to[y].end = l;
	to[y].end = &l->next;
	to[y].dated |= one.from != SL_DATE_MIN || one.to != SL_DATE_MAX;
}

static void link_value(sl_fact_reader *r, links *to, const sl_feature *f, sl_value v, link one)
{
	if (v.kind == SL_ENTITY)
		add_link(r, to, f, v.n, one);
	if (v.kind != SL_LIST)
		return;
	for (uint32_t i = 0; i < v.as.list->count && sl_fact_goes_on(r); i++)
		if (v.as.list->items[i].kind == SL_ENTITY)
			add_link(r, to, f, v.as.list->items[i].n, one);
}

static void link_entity(sl_fact_reader *r, links *to, const sl_feature *f, uint32_t x)
{
	const sl_told *told = told_of(r, x, f);
	link one = {.from_entity = x, .from = SL_DATE_MIN, .to = SL_DATE_MAX, .told = told};

	if (told->mirrored)
		return;
	if (told->telling == SL_TOLD)
		link_value(r, to, f, told->value, one);
	if (told->telling != SL_TOLD_TIMELINE)
		return;
	for (uint32_t i = 0; i < told->stretch_count && sl_fact_goes_on(r); i++) {
		one.from = told->stretches[i].from;
		one.to = told->stretches[i].to;
		link_value(r, to, f, told->stretches[i].value, one);
	}
}

/* ---- making the other side ---- */

/* Those who name y on that day, as the value of its side. Returns how many. */
static uint32_t value_on(sl_fact_reader *r, sl_value *out, const sl_feature *back, const links *to,
			 sl_date day)
{
	const sl_kind_of_entity *kind = back->fact->mirror->per;
	sl_value *items = sl_fact_alloc(r, to->count, sizeof *items);
	sl_list *list = sl_fact_alloc(r, 1, sizeof *list);
	uint32_t count = 0;

	if (!items || !list)
		return 0;
	for (const link *l = to->first; l; l = l->next)
		if (l->from <= day && day < l->to)
			items[count++] = sl_entity(kind->number, l->from_entity);
	*list = (sl_list){.items = items, .count = count};
	*out = back->fact->many ? (sl_value){.kind = SL_LIST, .as.list = list} : items[0];
	return count;
}

static void refuse_two(sl_fact_reader *r, const sl_feature *back, const links *to, uint32_t y)
{
	const link *a = to->first, *b = a->next;
	sl_pos other;

	/* Two that hold on one day: there are, or this was not called. */
	for (; a->next; a = a->next) {
		for (b = a->next; b && (b->from >= a->to || a->from >= b->to); b = b->next)
			;
		if (b)
			break;
	}
	if (!b)
		return;
	other = place_of(r, a->told);
	sl_fact_problem_at(r, SL_DIAG_MIRROR_TWO, place_of(r, b->told), back->fact->mirror->key,
			   id_of(r, a->from_entity), id_of(r, b->from_entity), id_of(r, y));
	sl_fact_note(r, &other, "de andere staat hier");
}

/* All days on which a link begins or ends, sorted, each once. */
static uint32_t cut_days(sl_date *days, const links *to)
{
	uint32_t count = 0;

	for (const link *l = to->first; l; l = l->next)
		for (int side = 0; side < 2; side++) {
			sl_date day = side ? l->to : l->from;
			uint32_t at = count;

			while (at > 0 && days[at - 1] > day)
				at--;
			if (at > 0 && days[at - 1] == day)
				continue;
			for (uint32_t i = count++; i > at; i--)
				days[i] = days[i - 1];
			days[at] = day;
		}
	return count;
}

/* Days on which nobody names y are a hole, as in what was told. */
static void make_timeline(sl_fact_reader *r, sl_told *told, const sl_feature *back,
			  const links *to, uint32_t y)
{
	sl_date days[2 * MOST_DATED_LINKS];
	uint32_t cuts, n;
	sl_told_stretch *stretches;

	if (to->count > MOST_DATED_LINKS) {
		sl_fact_problem_at(r, SL_DIAG_FACTS_LIMIT, place_of(r, to->first->told),
				   "tijdvakken van relaties met een en dezelfde ander", MOST_DATED_LINKS);
		return;
	}
	cuts = cut_days(days, to);
	if (!(stretches = sl_fact_alloc(r, cuts, sizeof *stretches)))
		return;
	told->telling = SL_TOLD_TIMELINE;
	told->stretches = stretches;
	for (uint32_t i = 0; i + 1 < cuts && sl_fact_goes_on(r); i++) {
		sl_told_stretch one = {days[i], days[i + 1], {.kind = SL_UNKNOWN}};

		if ((n = value_on(r, &one.value, back, to, one.from)) == 0)
			continue;
		if (n > 1 && !back->fact->many) {
			refuse_two(r, back, to, y);
			return;
		}
		stretches[told->stretch_count++] = one;
	}
}

static void make_side(sl_fact_reader *r, const sl_feature *back, const links *to, uint32_t y)
{
	sl_told *told = &r->h->entities[y].told[back->slot];

	told->mirrored = 1;
	if (to->dated) {
		make_timeline(r, told, back, to, y);
	} else if (to->count > 1 && !back->fact->many) {
		refuse_two(r, back, to, y);
	} else {
		told->telling = SL_TOLD;
		value_on(r, &told->value, back, to, 0);
	}
	/* Of one who told it the source is known; of several there is no one source. */
	if (to->count == 1)
		told->provenance = to->first->told->provenance;
}

static void mirror_relation(sl_fact_reader *r, const sl_feature *f)
{
	const sl_household *h = r->h;
	uint32_t kind = f->per->number, count = h->kind_counts[kind];
	links *to = NULL;

	for (uint32_t i = 0; i < count && sl_fact_goes_on(r); i++) {
		uint32_t x = h->by_kind[kind][i];

		if (told_of(r, x, f)->telling == SL_NOT_TOLD)
			continue;
		if (!to && !(to = sl_fact_alloc(r, h->entity_count, sizeof *to)))
			return;
		link_entity(r, to, f, x);
	}
	for (uint32_t y = 0; to && y < h->entity_count && sl_fact_goes_on(r); y++)
		if (to[y].count)
			make_side(r, f->fact->mirror, &to[y], y);
}

void sl_fact_mirror(sl_fact_reader *r)
{
	for (uint32_t i = 0; i < r->index->mirrored_count && sl_fact_goes_on(r); i++)
		mirror_relation(r, r->index->mirrored[i]);
}
