/* SPDX-License-Identifier: EUPL-1.2 */
/* What a decision brings about, and the household in which it is there or not. */
#include "plan/brought.h"

#include <string.h>

/* ---- what the rules say of it ---- */

typedef struct finding {
	sl_brought *out;
	const sl_answer *a;
	const sl_decided *d;
	sl_arena *arena;
	size_t fact_cap, item_cap, value_cap;
	sl_status status;
} finding;

static const sl_consequence *consequence_of(const finding *k, const sl_feature *f)
{
	for (uint32_t i = 0; i < f->fact->consequence_count; i++) {
		const sl_consequence *c = &f->fact->consequences[i];

		if (strcmp(c->decision, k->d->decision->id) == 0 && sl_in_force(c->validity, k->a->date, k->a->known))
			return c;
	}
	return NULL;
}

/* Whose list it is: whom the decision is about, or of whom that is. */
static uint32_t owner_for(const finding *k, const sl_kind_of_entity *kind)
{
	const sl_household *h = sl_run_household(k->a->run);
	uint32_t e = k->d->entity;

	while (h->entities[e].kind != kind && e != 0)
		e = h->entities[e].owner;
	return h->entities[e].kind == kind ? e : SL_NO_ENTITY;
}

static void *one_more(finding *k, void *list, uint32_t *count, size_t *cap, size_t size)
{
	void *grown = sl_arena_grow(k->arena, list, *count, cap, size);

	if (grown)
		++*count;
	else
		k->status = SL_ENOMEM;
	return grown;
}

static bool is_choice(const sl_type *t, sl_value v)
{
	for (uint32_t i = 0; i < t->choice_count; i++)
		if (strlen(t->choices[i]) == v.n && memcmp(t->choices[i], v.as.text, v.n) == 0)
			return true;
	return !t->choices;
}

/* May it be told? What is not known is not, nor what the fact cannot be. */
static bool can_be_told(const sl_feature *f, sl_value v)
{
	if (v.kind == SL_NULL)
		return f->may_be_empty || f->fact->relation;
	if (v.kind == SL_LIST)
		return !v.as.list->open && !v.as.list->doubtful;
	return v.kind < SL_NULL && v.kind != SL_UNSET && (v.kind != SL_STRING || is_choice(&f->type, v));
}

static void add_value(finding *k, sl_frame *f, const sl_item_value *from, uint32_t item)
{
	const sl_program *p = sl_run_program(k->a->run);
	sl_fact_change *list;
	sl_value v;

	sl_run_node(k->a->run, f, p->expr_nodes[from->value->number], &v);
	if ((k->status = sl_run_status(k->a->run)) != SL_OK || !can_be_told(from->fact, v))
		return;
	if (!(list = one_more(k, k->out->values, &k->out->value_count, &k->value_cap, sizeof *list)))
		return;
	k->out->values = list;
	list[k->out->value_count - 1] = (sl_fact_change){item, from->fact, {.telling = SL_TOLD, .value = v}};
}

static void add_item(finding *k, const sl_feature *f, const sl_consequence *c, uint32_t owner)
{
	sl_day_memory *day = sl_run_day(k->a->run, k->a->date);
	sl_new_item *list = one_more(k, k->out->items, &k->out->item_count, &k->item_cap, sizeof *list);
	sl_frame frame;

	if (!list || !day) {
		k->status = SL_ENOMEM;
		return;
	}
	k->out->items = list;
	list[k->out->item_count - 1] = (sl_new_item){f, owner};
	sl_frame_init(&frame, day, k->d->entity, SL_NO_ENTITY);
	for (uint32_t i = 0; i < c->item_count && k->status == SL_OK; i++)
		add_value(k, &frame, &c->item[i], k->out->item_count - 1);
}

static void look_at(finding *k, const sl_feature *f)
{
	bool list = f->type.base == SL_T_LIST;
	const sl_consequence *c = consequence_of(k, f);
	uint32_t owner = c && list ? owner_for(k, f->per) : k->d->entity;
	const sl_feature **facts;

	if (!c || (list ? !c->has_item || owner == SL_NO_ENTITY : f->per != k->d->decision->per))
		return;
	if (!(facts = one_more(k, k->out->facts, &k->out->fact_count, &k->fact_cap, sizeof *facts)))
		return;
	k->out->facts = facts;
	facts[k->out->fact_count - 1] = f;
	if (list)
		add_item(k, f, c, owner);
}

sl_status sl_brought_find(sl_brought *out, const sl_answer *a, const sl_decided *d, sl_arena *arena)
{
	const sl_schema *s = &sl_run_program(a->run)->model->schema;
	finding k = {.out = out, .a = a, .d = d, .arena = arena};

	*out = (sl_brought){.entity = d->entity, .joint = d->joint};
	for (uint32_t i = 0; i < s->feature_count && k.status == SL_OK; i++)
		if (s->features[i]->is_fact && s->features[i]->fact->consequence_count)
			look_at(&k, s->features[i]);
	return k.status;
}

/* ---- the household ---- */

/* What is told otherwise. */
typedef struct telling {
	sl_fact_change *changes;
	uint32_t count;
	sl_new_item *items;
	uint32_t item_count;
} telling;

static void tell_truths(telling *k, const sl_taken *t)
{
	const sl_brought *b = t->what;

	for (uint32_t i = 0; i < b->fact_count; i++) {
		sl_fact_change c = {b->entity, b->facts[i], {.telling = SL_TOLD, .value = sl_boolean(t->taken)}};

		if (b->facts[i]->type.base == SL_T_LIST)
			continue;
		k->changes[k->count++] = c;
		c.entity = b->joint;
		if (b->joint != SL_NO_ENTITY)
			k->changes[k->count++] = c;
	}
}

static void tell_items(telling *k, const sl_brought *b, uint32_t first)
{
	for (uint32_t i = 0; i < b->value_count; i++) {
		k->changes[k->count] = b->values[i];
		k->changes[k->count++].entity += first + k->item_count;
	}
	for (uint32_t i = 0; i < b->item_count; i++)
		k->items[k->item_count++] = b->items[i];
}

sl_status sl_household_taking(sl_household **out, const sl_household *h, const sl_taken *all, uint32_t count,
			      sl_arena *arena)
{
	uint32_t changes = 0, items = 0;
	telling k = {0};

	for (uint32_t i = 0; i < count; i++) {
		changes += 2 * all[i].what->fact_count + all[i].what->value_count;
		items += all[i].what->item_count;
	}
	k.changes = sl_arena_calloc(arena, changes, sizeof *k.changes);
	k.items = sl_arena_calloc(arena, items, sizeof *k.items);
	if (!k.changes || !k.items)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < count; i++) {
		tell_truths(&k, &all[i]);
		if (all[i].taken)
			tell_items(&k, all[i].what, h->entity_count);
	}
	return sl_household_with_items(out, h, k.items, k.item_count, k.changes, k.count, arena);
}
