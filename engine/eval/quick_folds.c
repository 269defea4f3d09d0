/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Making quick code: concepts of a batch that run over the same list, in one
 * loop. `count(persons[adult])` and `some p in persons satisfies p.role = x`
 * look at the same members; what they read of a member is then read once.
 *
 *     each result begins; for each member: each condition, each result
 */
#include "eval/quick_emit.h"

/* A concept that is `count(list[condition])` or `some x in list satisfies condition`. */
typedef struct fold {
	const sl_concept *concept;
	uint32_t list, condition;
	unsigned variable;
	bool some;
	uint8_t home;
} fold;

#define MOST_FOLDS 16

static bool is_own_fact(const sl_quick_emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_FACT && sl_kid(e->p, n, 0)->code == SL_CODE_SELF;
}

/* Over a list that was told, so that the same list is the same fact. */
static bool is_fold(sl_quick_emitter *e, const sl_concept *c, fold *out)
{
	const sl_active_concept *a = &e->s->concepts[c->number];
	const sl_node *n;

	if (!a->simple || c->rounding.given || !sl_quick_may_stand_inside(e, c))
		return false;
	n = &e->p->nodes[a->rules[0].code->value];
	*out = (fold){.concept = c, .some = n->code == SL_CODE_SOME};
	if (n->code == SL_CODE_BUILTIN && n->ref == SL_FN_COUNT && n->count == 1 &&
	    e->quick->concepts[c->number].type.scale == 0)
		n = sl_kid(e->p, n, 0);
	if (n->code != SL_CODE_FILTER && !out->some)
		return false;
	out->list = sl_quick_list_itself(e, sl_quick_kid(e, n, 0));
	out->condition = sl_quick_kid(e, n, 1);
	out->variable = n->detail;
	out->home = sl_quick_home(e, SL_QUICK_OWN_CONCEPTS, c->feature->slot);
	return out->home && is_own_fact(e, &e->p->nodes[out->list]);
}

/* Has every concept of `ik` that the node reads its value by now? */
static bool is_ready(const sl_quick_emitter *e, uint32_t node)
{
	const sl_node *n = &e->p->nodes[node];

	if (n->code == SL_CODE_TABLE)
		return false;
	if (n->code == SL_CODE_CONCEPT && sl_kid(e->p, n, 0)->code == SL_CODE_SELF)
		return sl_quick_is_known(e, SL_QUICK_OWN_CONCEPTS, e->p->model->schema.features[n->ref]->slot);
	for (uint32_t i = 0; i < n->count; i++)
		if (!is_ready(e, sl_quick_kid(e, n, i)))
			return false;
	return true;
}

bool sl_quick_is_fold(sl_quick_emitter *e, const sl_concept *c)
{
	fold f;

	return is_fold(e, c, &f);
}

/* One way for every member: the condition itself is counted. */
static void emit_member_straight(sl_quick_emitter *e, const fold *f, sl_quick_reg member)
{
	sl_quick_reg x;

	sl_quick_bind(e, f->variable, member);
	x = sl_quick_truth(e, f->condition);
	if (f->some)
		sl_quick_both(e, SL_QUICK_OR, f->home, f->home, sl_quick_loaded(e, x));
	else
		sl_quick_emit(e, SL_QUICK_ADD, f->home, f->home, sl_quick_loaded(e, x), 0);
}

/* A `some` that was found is not looked for again, as in a loop of its own. */
static void emit_member(sl_quick_emitter *e, const fold *f, sl_quick_reg member)
{
	sl_quick_exits skip = {.count = 0};

	if (f->some)
		sl_quick_add_exit(e, &skip, sl_quick_emit(e, SL_QUICK_JUMP_TRUE, 0, f->home, 0, 0));
	sl_quick_bind(e, f->variable, member);
	sl_quick_jump(e, f->condition, false, &skip);
	if (f->some)
		sl_quick_emit(e, SL_QUICK_CONST, f->home, 0, 0, 1);
	else
		sl_quick_emit(e, SL_QUICK_ADD_I, f->home, f->home, 0, 1);
	sl_quick_land_all(e, &skip);
}

bool sl_quick_fold(sl_quick_emitter *e, const sl_concept *c, const sl_concept *const *more, uint32_t count)
{
	fold folds[MOST_FOLDS];
	unsigned n = 1;
	sl_quick_loop l = {.next = 0};

	if (!is_fold(e, c, &folds[0]) || !is_ready(e, folds[0].condition))
		return false;
	for (uint32_t i = 0; i < count && n < MOST_FOLDS; i++)
		n += is_fold(e, more[i], &folds[n]) && is_ready(e, folds[n].condition) &&
		     e->p->nodes[folds[n].list].ref == e->p->nodes[folds[0].list].ref;
	for (unsigned i = 0; i < n; i++)
		sl_quick_emit(e, SL_QUICK_CONST, folds[i].home, 0, 0, 0);
	sl_quick_open_loop(e, folds[0].list, &l);
	for (unsigned i = 0; i < n && !e->failed; i++)
		(sl_quick_is_cheap(e, folds[i].condition) ? emit_member_straight : emit_member)(e, &folds[i], l.item);
	sl_quick_close_loop(e, &l);
	for (unsigned i = 0; i < n; i++)
		sl_quick_now_known(e, SL_QUICK_OWN_CONCEPTS, folds[i].concept->feature->slot);
	return true;
}
