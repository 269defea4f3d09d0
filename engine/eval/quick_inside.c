/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: the code of one concept in the place of its name in another. */
#include "eval/quick_emit.h"

#include <string.h>

#define MOST_NESTING 12

static const sl_quick_reg me = {.r = SL_QUICK_SELF, .t = {.kind = SL_PLAIN_ENTITY}};

static const sl_active_concept *active(const sl_quick_emitter *e, const sl_concept *c)
{
	return &e->s->concepts[c->number];
}

uint32_t sl_quick_value_node(const sl_quick_emitter *e, const sl_node *n)
{
	const sl_concept *c = e->p->model->schema.features[n->ref]->concept;

	return active(e, c)->rules[0].code->value;
}

/* ---- what is cheaper to do again than to remember ---- */

static bool is_leaf(const sl_quick_emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL || n->code == SL_CODE_SELF ||
	       ((n->code == SL_CODE_FACT || n->code == SL_CODE_CONCEPT) &&
		sl_kid(e->p, n, 0)->code == SL_CODE_SELF);
}

/*
 * A concept that is one test or one fact (`age >= 67`): its node is put in
 * the place of the name. Only where that cannot change what it means: one
 * rule, no condition, no rounding, a truth, and no variables of its own.
 */
bool sl_quick_is_tiny(const sl_quick_emitter *e, const sl_concept *c)
{
	const sl_active_concept *a = active(e, c);
	const sl_node *n;

	if (!a->simple || c->rounding.given || c->periods || c->joint_with || c->feature->towards ||
	    c->feature->may_be_empty || c->feature->type.base != SL_T_BOOLEAN)
		return false;
	if (e->self.r == SL_QUICK_SELF && sl_quick_is_known(e, SL_QUICK_OWN_CONCEPTS, c->feature->slot))
		return false; /* its home has it */
	n = &e->p->nodes[a->rules[0].code->value];
	if (n->code == SL_CODE_NOT)
		n = sl_kid(e->p, n, 0);
	if (n->code < SL_CODE_EQ || n->code > SL_CODE_GE)
		return is_leaf(e, n) && n->code != SL_CODE_CONCEPT;
	return is_leaf(e, sl_kid(e->p, n, 0)) && is_leaf(e, sl_kid(e->p, n, 1));
}

static bool may_be_done_again(const sl_quick_emitter *e, const sl_concept *c)
{
	return active(e, c)->simple && e->quick->concepts[c->number].enter && !c->joint_with && !c->feature->towards;
}

/* How many nodes it takes, with those of the concepts that it names; more
 * than `most` for what takes long: loops, tables, dates. */
static unsigned weight(const sl_quick_emitter *e, const sl_node *n, unsigned most)
{
	const sl_concept *c;
	unsigned w = 1;

	switch ((sl_code)n->code) {
	case SL_CODE_LITERAL:
	case SL_CODE_SELF:
	case SL_CODE_FACT:
	case SL_CODE_PARAMETER:
	case SL_CODE_DIV_ROUND:
		break;
	case SL_CODE_CONCEPT:
		c = e->p->model->schema.features[n->ref]->concept;
		if (most == 0 || sl_kid(e->p, n, 0)->code != SL_CODE_SELF || !may_be_done_again(e, c))
			return most + 1;
		return 1 + weight(e, &e->p->nodes[active(e, c)->rules[0].code->value], most - 1);
	case SL_CODE_BUILTIN:
		if (n->ref != SL_FN_MIN && n->ref != SL_FN_MAX && n->ref != SL_FN_FLOOR)
			return most + 1;
		break;
	default:
		if (!sl_quick_is_plain((sl_code)n->code))
			return most + 1;
	}
	for (uint32_t i = 0; i < n->count && w <= most; i++)
		w += weight(e, sl_kid(e->p, n, i), most - w);
	return w;
}

#define MOST_WEIGHT 24

bool sl_quick_is_small(const sl_quick_emitter *e, const sl_concept *c)
{
	const sl_active_concept *a = active(e, c);

	return may_be_done_again(e, c) && !e->no_inline && e->nesting < MOST_NESTING &&
	       e->count < e->most_steps && e->next < SL_QUICK_REGISTERS / 2 &&
	       weight(e, &e->p->nodes[a->rules[0].code->value], MOST_WEIGHT) <= MOST_WEIGHT;
}

/* ---- code inside code ---- */

/* What the code of a concept finds when it stands inside another. */
typedef struct place {
	sl_quick_reg self, variables[SL_MOST_VARIABLES];
} place;

static void enter(sl_quick_emitter *e, place *before, sl_quick_reg self)
{
	before->self = e->self;
	memcpy(before->variables, e->variables, sizeof before->variables);
	e->self = self;
	memset(e->variables, 0, sizeof e->variables);
	e->nesting++;
}

static void leave(sl_quick_emitter *e, const place *before)
{
	e->self = before->self;
	memcpy(e->variables, before->variables, sizeof e->variables);
	e->nesting--;
}

/* The rules of a concept as if it had the code for itself. */
static sl_quick_reg by_rules(sl_quick_emitter *e, const sl_concept *c, sl_quick_reg self, const sl_quick_type *t)
{
	place before;
	sl_quick_reg x;

	enter(e, &before, self);
	x = sl_quick_by_rules(e, c, t);
	leave(e, &before);
	return x;
}

sl_quick_reg sl_quick_others(sl_quick_emitter *e, const sl_concept *c, sl_quick_reg entity)
{
	sl_quick_type t = e->quick->concepts[c->number].type;
	uint32_t slot = c->feature->slot;
	bool is_item = entity.r == e->item.r && entity.r != SL_QUICK_SELF;
	uint8_t home = is_item ? sl_quick_home(e, SL_QUICK_ITEM_CONCEPTS, slot) : 0;
	sl_quick_reg out = {.r = home, .t = t};

	if (home && sl_quick_is_known(e, SL_QUICK_ITEM_CONCEPTS, slot))
		return out;
	out = by_rules(e, c, entity, &t);
	out.t = t;
	if (!home)
		return out;
	sl_quick_move_into(e, home, out);
	sl_quick_now_known(e, SL_QUICK_ITEM_CONCEPTS, slot);
	return (sl_quick_reg){.r = home, .t = t};
}

void sl_quick_others_jump(sl_quick_emitter *e, const sl_concept *c, sl_quick_reg entity, bool when, sl_quick_exits *out)
{
	place before;

	enter(e, &before, entity);
	sl_quick_jump(e, active(e, c)->rules[0].code->value, when, out);
	leave(e, &before);
}

/* Concepts come in order, so those that this one reads have their code. */
bool sl_quick_may_stand_inside(const sl_quick_emitter *e, const sl_concept *c)
{
	return !e->no_inline && e->nesting < MOST_NESTING && e->count < e->most_steps &&
	       e->quick->concepts[c->number].enter && c->feature->slot < SL_QUICK_KNOWN_SLOTS &&
	       e->next < SL_QUICK_REGISTERS / 2;
}

/*
 * The code of a concept in the place of its name. In the code of one concept
 * it is skipped when the memory of the run has the value, and the value is
 * kept there; a batch has only its homes.
 */
static void inside(sl_quick_emitter *e, const sl_concept *c, uint8_t out)
{
	uint32_t slot = c->feature->slot;
	sl_quick_type t = e->quick->concepts[c->number].type;
	size_t have = e->batch ? 0 : sl_quick_emit(e, SL_QUICK_HAVE, out, 0, 0, slot);
	unsigned keep = e->next;

	if (active(e, c)->simple)
		e->into = out;
	sl_quick_move_into(e, out, by_rules(e, c, me, &t));
	e->into = 0;
	e->next = keep;
	if (!e->batch) {
		sl_quick_emit(e, SL_QUICK_STORE, 0, out, 0, slot);
		sl_quick_land(e, have);
	}
}

static sl_quick_reg call(sl_quick_emitter *e, const sl_concept *c, uint8_t out)
{
	bool good;
	sl_quick_reg x = {.r = out, .t = sl_quick_concept_type(c, &good)};
	size_t at = sl_quick_emit(e, SL_QUICK_OWN_CONCEPT, out, SL_QUICK_SELF, 0,
				  (int64_t)(intptr_t)&e->quick->concepts[c->number]);

	if (!e->failed)
		e->steps[at].jump = (int32_t)c->feature->slot;
	return good ? x : sl_quick_give_up(e);
}

sl_quick_reg sl_quick_own(sl_quick_emitter *e, const sl_concept *c)
{
	uint32_t slot = c->feature->slot;
	bool have = sl_quick_is_known(e, SL_QUICK_OWN_CONCEPTS, slot);
	sl_quick_reg out = {.t = e->quick->concepts[c->number].type};
	uint8_t home;

	if (!have && !e->batch && sl_quick_is_tiny(e, c))
		return sl_quick_others(e, c, me);
	home = sl_quick_home(e, SL_QUICK_OWN_CONCEPTS, slot);
	if (home && have)
		return (sl_quick_reg){.r = home, .t = out.t};
	out.r = home ? home : sl_quick_register(e);
	if (have)
		sl_quick_emit(e, SL_QUICK_LOAD, out.r, 0, 0, slot);
	else if (sl_quick_may_stand_inside(e, c))
		inside(e, c, out.r);
	else
		out = call(e, c, out.r);
	if (home || !e->batch)
		sl_quick_now_known(e, SL_QUICK_OWN_CONCEPTS, slot);
	return out;
}
