/* SPDX-License-Identifier: EUPL-1.2 */
/* Random households for a random rule set. */
#include "random/random.h"

#include <stdio.h>
#include <string.h>

static bool may(crowd *h, uint32_t percent)
{
	return chance_in_100(&h->chance, percent);
}

static const world_feature *feature_of(const crowd *h, const crowd_cell *c)
{
	return &h->world->features[c->feature];
}

/* ---- values ---- */

static void scalar(char out[80], chance *c, const world_feature *f)
{
	static const char *const numbers[] = {"0", "1", "2", "3", "0.5", "10", "-1", "12.35"};

	if (f->may_be_empty && chance_in_100(c, 20)) {
		strcpy(out, f->judgement ? "null" : "{\"leeg\": true}");
		return;
	}
	switch (f->type) {
	case WORLD_BOOLEAN:
		strcpy(out, chance_in_100(c, 50) ? "true" : "false");
		return;
	case WORLD_NUMBER:
		strcpy(out, numbers[chance_below(c, 8)]);
		return;
	case WORLD_DATE:
		snprintf(out, 80, "\"%s\"", world_random_day(c));
		return;
	case WORLD_CHOICE:
		snprintf(out, 80, "\"%s\"", world_choices[chance_below(c, 3)]);
		return;
	case WORLD_PERSON_ONE:
	case WORLD_PERSONS:
	case WORLD_THINGS:
	case WORLD_TEXTS:
	case WORLD_TYPES: break;
	}
	strcpy(out, "null");
}

/* A judgement says by whom and why. */
static void value(char out[200], chance *c, const world_feature *f)
{
	char v[80];

	scalar(v, c, f);
	if (f->judgement && strcmp(v, "null") != 0)
		snprintf(out, 200, "{\"waarde\": %s, \"door\": \"x\", \"reden\": \"y\", "
				   "\"datum\": \"2025-01-01\"}", v);
	else
		strcpy(out, v);
}

static void tell_scalar(crowd_cell *cell, chance *c, const world_feature *f)
{
	char one[200], two[200];

	value(one, c, f);
	cell->telling = CELL_TOLD;
	if (f->judgement || f->fixed || !chance_in_100(c, 15)) {
		strcpy(cell->text, one);
		if (strcmp(one, "null") == 0)
			cell->telling = CELL_NULL;
		return;
	}
	value(two, c, f);
	if (one[0] == '{' || two[0] == '{' || f->type == WORLD_TEXTS) {
		strcpy(cell->text, one);
		return;
	}
	snprintf(cell->text, sizeof cell->text,
		 "[{\"van\": \"2025-01-01\", \"tot\": \"%s\", \"waarde\": %s}, "
		 "{\"van\": \"2026-01-01\", \"waarde\": %s}]",
		 chance_in_100(c, 50) ? "2026-01-01" : "2025-07-01", one, two);
}

/* ---- relations ---- */

static void some_ids(char out[200], crowd *h, uint32_t not_this, uint32_t percent)
{
	strcpy(out, "[");
	for (uint32_t i = 0; i < h->person_count; i++)
		if (i != not_this && may(h, percent))
			sprintf(out + strlen(out), "%s\"%c\"", out[1] ? ", " : "", 'a' + (char)i);
	strcat(out, "]");
}

/* Of relations that are read from two sides one side is told, so that the
 * sides do not contradict each other. */
static void tell_relation(crowd *h, crowd_cell *cell, uint32_t self)
{
	const world_feature *f = feature_of(h, cell);
	uint32_t other = h->person_count ? chance_below(&h->chance, h->person_count) : 0;

	if (f->mirrored && strcmp(f->name, h->side) != 0) {
		cell->telling = CELL_ABSENT;
		return;
	}
	if (f->mirrored && f->type == WORLD_PERSON_ONE)
		h->side = "kinderen"; /* one couple is enough */
	cell->telling = CELL_TOLD;
	if (f->type == WORLD_PERSONS) {
		some_ids(cell->text, h, self, f->mirrored ? 30 : 50);
	} else if (other == self || h->person_count == 0 || may(h, 25)) {
		strcpy(cell->text, "{\"leeg\": true}");
	} else {
		snprintf(cell->text, sizeof cell->text, "\"%c\"", 'a' + (char)other);
	}
}

static void fill_cell(crowd *h, crowd_cell *cell, uint32_t self)
{
	const world_feature *f = feature_of(h, cell);
	uint32_t way = chance_below(&h->chance, 100);
	bool relation = f->type >= WORLD_PERSON_ONE && f->type <= WORLD_PERSONS;

	if (way < h->absent)
		cell->telling = CELL_ABSENT;
	else if (way < h->absent + h->asked)
		cell->telling = CELL_NULL;
	else if (relation)
		tell_relation(h, cell, self);
	else
		tell_scalar(cell, &h->chance, f);
}

static void fill_thing(crowd *h, crowd_thing *t, world_kind kind, uint32_t self)
{
	for (uint32_t i = 0; i < h->world->feature_count; i++) {
		const world_feature *f = &h->world->features[i];
		if (!f->is_fact || f->kind != kind || f->type == WORLD_THINGS)
			continue;
		t->cells[t->cell_count].feature = i;
		fill_cell(h, &t->cells[t->cell_count++], self);
	}
}

static void fill_person(crowd *h, uint32_t i)
{
	crowd_person *p = &h->persons[i];
	uint32_t way = chance_below(&h->chance, 100);

	fill_thing(h, &p->own, WORLD_PERSON, i);
	p->things_told = way < h->absent ? CELL_ABSENT : way < h->absent + h->asked ? CELL_NULL : CELL_TOLD;
	p->thing_count = p->things_told == CELL_TOLD ? chance_below(&h->chance, 3) : 0;
	for (uint32_t k = 0; k < p->thing_count; k++)
		fill_thing(h, &p->things[k], WORLD_THING, UINT32_MAX);
}

void crowd_make(crowd *h, const world *w, uint64_t seed)
{
	static const char *const sides[] = {"kinderen", "ouders", "partner"};
	static const char *const places[] = {"GM0001", "GM0001", "GM0002", "GM0003", ""};

	memset(h, 0, sizeof *h);
	h->chance.state = seed;
	h->world = w;
	h->dated = !may(h, 15);
	strcpy(h->day, world_random_day(&h->chance));
	strcpy(h->municipality, places[chance_below(&h->chance, 5)]);
	/* Some tell nearly all, some leave much open. */
	h->absent = may(h, 50) ? 4 : 25;
	h->asked = may(h, 50) ? 1 : 12;
	h->side = sides[chance_below(&h->chance, 3)];
	h->person_count = 1 + chance_below(&h->chance, 4);
	fill_thing(h, &h->household, WORLD_HOUSEHOLD, UINT32_MAX);
	for (uint32_t i = 0; i < h->person_count; i++)
		fill_person(h, i);
}

/* ---- text ---- */

static void print_key(sl_buf *out, const char *name)
{
	sl_buf_putc(out, '"');
	for (; *name; name++)
		sl_buf_putc(out, *name == ' ' ? '_' : *name);
	sl_buf_puts(out, "\": ");
}

static void print_cells(sl_buf *out, const crowd *h, const crowd_thing *t, bool first)
{
	for (uint32_t i = 0; i < t->cell_count; i++) {
		const crowd_cell *c = &t->cells[i];
		if (c->telling == CELL_ABSENT)
			continue;
		sl_buf_puts(out, first ? "" : ", ");
		first = false;
		print_key(out, feature_of(h, c)->name);
		sl_buf_puts(out, c->telling == CELL_NULL ? "null" : c->text);
	}
}

static void print_person(sl_buf *out, const crowd *h, uint32_t i)
{
	const crowd_person *p = &h->persons[i];
	bool first = true;

	sl_buf_printf(out, "    {\"id\": \"%c\"", 'a' + (char)i);
	print_cells(out, h, &p->own, false);
	if (p->things_told == CELL_NULL)
		sl_buf_puts(out, ", \"dingen\": null");
	if (p->things_told == CELL_TOLD) {
		sl_buf_puts(out, ",\n     \"dingen\": [");
		for (uint32_t k = 0; k < p->thing_count; k++) {
			if (p->things[k].out)
				continue;
			sl_buf_puts(out, first ? "{" : ", {");
			first = false;
			print_cells(out, h, &p->things[k], true);
			sl_buf_puts(out, "}");
		}
		sl_buf_puts(out, "]");
	}
	sl_buf_puts(out, "}");
}

void crowd_print(sl_buf *out, const crowd *h)
{
	bool first = true;

	sl_buf_puts(out, "{");
	if (h->dated)
		sl_buf_printf(out, "\"peildatum\": \"%s\", ", h->day);
	if (h->municipality[0])
		sl_buf_printf(out, "\"gemeente\": \"%s\", ", h->municipality);
	print_cells(out, h, &h->household, true);
	sl_buf_puts(out, sl_buf_text(out)[out->len - 1] == '{' || sl_buf_text(out)[out->len - 1] == ' '
				 ? "\n  \"personen\": [\n"
				 : ",\n  \"personen\": [\n");
	for (uint32_t i = 0; i < h->person_count; i++) {
		if (h->persons[i].own.out)
			continue;
		sl_buf_puts(out, first ? "" : ",\n");
		first = false;
		print_person(out, h, i);
	}
	sl_buf_puts(out, "]}\n");
}

/* ---- telling more ---- */

/*
 * What may be told without taking back what was told or assumed: a fact that
 * was asked and not known; one that was not told and has no aanname. Relations
 * are left: what one side tells, the other side must not have denied.
 */
static bool may_tell(const crowd *h, const crowd_cell *c)
{
	const world_feature *f = feature_of(h, c);
	bool relation = f->type == WORLD_PERSON_ONE || f->type == WORLD_PERSONS;

	if (c->telling == CELL_TOLD || f->mirrored)
		return false;
	return c->telling == CELL_NULL || (!f->assumed && !relation);
}

/* Its own chance for each cell, so that leaving out another changes nothing. */
static chance chance_of(uint64_t seed, uint32_t person, uint32_t thing, uint32_t cell)
{
	return (chance){seed ^ (person * UINT64_C(1000003) + thing * UINT64_C(10007) + cell)};
}

static bool tell_of(crowd *h, crowd_thing *t, uint64_t seed, uint32_t person, uint32_t thing)
{
	bool told = false;

	for (uint32_t i = 0; i < t->cell_count; i++) {
		crowd_cell *cell = &t->cells[i];
		const world_feature *f = feature_of(h, cell);
		chance c = chance_of(seed, person, thing, i);
		if (!may_tell(h, cell) || !chance_in_100(&c, 40))
			continue;
		h->chance = c;
		if (f->type == WORLD_PERSON_ONE || f->type == WORLD_PERSONS)
			tell_relation(h, cell, person);
		else
			tell_scalar(cell, &c, f);
		told = true;
	}
	return told;
}

/* Only of the last one: so the numbers of all other things stay the same. */
static bool tell_things(crowd *h, uint64_t seed)
{
	crowd_person *p = &h->persons[h->person_count - 1];
	chance c = chance_of(seed, h->person_count, 99, 0);

	if (p->things_told == CELL_TOLD || p->own.out || !chance_in_100(&c, 40))
		return false;
	h->chance = c;
	p->things_told = CELL_TOLD;
	p->thing_count = chance_below(&c, 3);
	for (uint32_t k = 0; k < p->thing_count; k++)
		fill_thing(h, &p->things[k], WORLD_THING, UINT32_MAX);
	return true;
}

/* On some days the household was told to be complete. */
static bool closed_by_dates(const crowd *h)
{
	for (uint32_t i = 0; i < h->household.cell_count; i++) {
		const crowd_cell *c = &h->household.cells[i];
		if (strstr(feature_of(h, c)->name, "volledig"))
			return c->telling == CELL_TOLD && c->text[0] == '[';
	}
	return false;
}

bool crowd_tell_more(crowd *h, uint64_t seed, bool open)
{
	bool closed = closed_by_dates(h);
	bool told = tell_of(h, &h->household, seed, 90, 0);
	chance c = chance_of(seed, 91, 0, 0);

	told |= tell_things(h, seed);
	for (uint32_t i = 0; i < h->person_count; i++) {
		crowd_person *p = &h->persons[i];
		told |= tell_of(h, &p->own, seed, i, 0);
		for (uint32_t k = 0; k < p->thing_count; k++)
			told |= tell_of(h, &p->things[k], seed, i, k + 1);
	}
	if (!h->municipality[0] && chance_in_100(&c, 40)) {
		strcpy(h->municipality, "GM0001");
		told = true;
	}
	if (open && !closed && h->person_count < CROWD_MOST_PERSONS && chance_in_100(&c, 40)) {
		h->chance = c;
		fill_person(h, h->person_count++);
		told = true;
	}
	return told;
}
