/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: loops over lists. */
#include "eval/quick_emit.h"

static void jump_to(sl_quick_emitter *e, size_t from, size_t to)
{
	if (!e->failed)
		e->steps[from].jump = (int32_t)to - (int32_t)from;
}

/* A concept of `ik` that names a list: its one rule says how to run over it. */
static bool is_own_list(const sl_quick_emitter *e, const sl_node *n)
{
	const sl_concept *c;

	if (n->code != SL_CODE_CONCEPT || sl_kid(e->p, n, 0)->code != SL_CODE_SELF)
		return false;
	c = e->p->model->schema.features[n->ref]->concept;
	return e->s->concepts[c->number].simple && c->feature->type.base == SL_T_LIST &&
	       !c->periods && !c->joint_with;
}

uint32_t sl_quick_list_itself(const sl_quick_emitter *e, uint32_t list)
{
	while (is_own_list(e, &e->p->nodes[list]))
		list = sl_quick_value_node(e, &e->p->nodes[list]);
	return list;
}

static sl_quick_reg emit_list(sl_quick_emitter *e, uint32_t list)
{
	sl_quick_reg source = sl_quick_node(e, list);

	if (source.t.kind != SL_PLAIN_LIST)
		return sl_quick_give_up(e);
	sl_quick_not_null(e, &source);
	return source;
}

void sl_quick_open_loop(sl_quick_emitter *e, uint32_t list, sl_quick_loop *l)
{
	const sl_node *n = &e->p->nodes[list = sl_quick_list_itself(e, list)];
	sl_quick_reg source, place;

	if (n->code == SL_CODE_FILTER) {
		sl_quick_open_loop(e, sl_quick_kid(e, n, 0), l);
		sl_quick_bind(e, n->detail, l->item);
		sl_quick_jump(e, sl_quick_kid(e, n, 1), false, &l->skips);
		return;
	}
	source = emit_list(e, list);
	place = (sl_quick_reg){.r = sl_quick_register(e)};
	sl_quick_register(e); /* where the list ends stands behind the place in it */
	l->item = (sl_quick_reg){.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_ENTITY}};
	l->item.facts = sl_quick_register(e); /* the one behind that of the item */
	l->place = place.r;
	sl_quick_emit(e, SL_QUICK_FIRST, place.r, source.r, 0, 0);
	l->outer = e->item;
	e->item = l->item;
	sl_quick_forget_item(e);
	e->label = e->count;
	l->next = sl_quick_emit(e, SL_QUICK_NEXT, l->item.r, place.r, 0, 0);
}

void sl_quick_close_loop(sl_quick_emitter *e, sl_quick_loop *l)
{
	sl_quick_land_all(e, &l->skips);
	jump_to(e, sl_quick_emit(e, SL_QUICK_AGAIN, l->item.r, l->place, 0, 0), l->next + 1);
	sl_quick_land(e, l->next); /* when there is no first */
	sl_quick_forget_item(e);
	e->item = l->outer;
}

/*
 * A filter must be known for every member, also behind the one that decides:
 * in general a filter that is broken for one of them breaks the list. So such
 * a loop runs to its end; what is decided is only not looked at again.
 */
static bool is_filtered(const sl_quick_emitter *e, uint32_t list)
{
	return e->p->nodes[sl_quick_list_itself(e, list)].code == SL_CODE_FILTER;
}

sl_quick_reg sl_quick_none_test(sl_quick_emitter *e, uint32_t list, bool none)
{
	sl_quick_loop l = {.next = 0};
	sl_quick_reg out = sl_quick_result_from(e, none, sl_quick_truth_type);
	sl_quick_exits found = {.count = 0};

	sl_quick_open_loop(e, list, &l);
	sl_quick_emit(e, SL_QUICK_CONST, out.r, 0, 0, !none);
	if (!is_filtered(e, list)) {
		sl_quick_add_exit(e, &found, sl_quick_emit(e, SL_QUICK_JUMP, 0, 0, 0, 0));
		sl_quick_unreachable(e);
	}
	sl_quick_close_loop(e, &l);
	sl_quick_land_all(e, &found);
	return out;
}

sl_quick_reg sl_quick_quantifier(sl_quick_emitter *e, const sl_node *n)
{
	bool some = n->code == SL_CODE_SOME, filtered = is_filtered(e, sl_quick_kid(e, n, 0));
	sl_quick_loop l = {.next = 0};
	sl_quick_exits decided = {.count = 0};
	sl_quick_reg out;

	if (sl_kid(e->p, n, 0)->code == SL_CODE_RANGE)
		return sl_quick_give_up(e);
	out = sl_quick_result_from(e, !some, sl_quick_truth_type);
	sl_quick_open_loop(e, sl_quick_kid(e, n, 0), &l);
	sl_quick_bind(e, n->detail, l.item);
	if (filtered)
		sl_quick_add_exit(e, &l.skips,
				  sl_quick_emit(e, some ? SL_QUICK_JUMP_TRUE : SL_QUICK_JUMP_FALSE, 0,
						out.r, 0, 0));
	sl_quick_jump(e, sl_quick_kid(e, n, 1), !some, &l.skips);
	sl_quick_emit(e, SL_QUICK_CONST, out.r, 0, 0, some);
	if (!filtered)
		sl_quick_add_exit(e, &decided, sl_quick_emit(e, SL_QUICK_JUMP, 0, 0, 0, 0));
	sl_quick_close_loop(e, &l);
	sl_quick_land_all(e, &decided);
	return out;
}

/* One of [a, b, c]: each must be known, as a list must. */
static sl_quick_reg emit_one_of(sl_quick_emitter *e, const sl_node *n, const sl_node *list)
{
	sl_quick_reg x, y[32], same, out;
	sl_quick_exits found = {.count = 0};

	if (list->count > 32 || list->count == 0)
		return sl_quick_give_up(e);
	x = sl_quick_node(e, sl_quick_kid(e, n, 1));
	for (uint32_t i = 0; i < list->count && !e->failed; i++)
		if (sl_kid(e->p, list, i)->code != SL_CODE_LITERAL)
			y[i] = sl_quick_node(e, sl_quick_kid(e, list, i));
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = sl_quick_truth_type};
	for (uint32_t i = 0; i < list->count && !e->failed; i++) {
		if (sl_quick_is_text(e, sl_kid(e->p, list, i)))
			y[i] = sl_quick_choice(e, &x.t, sl_kid(e->p, list, i));
		else if (sl_kid(e->p, list, i)->code == SL_CODE_LITERAL)
			y[i] = sl_quick_node(e, sl_quick_kid(e, list, i));
		same = sl_quick_equal_to(e, x, y[i], SL_QUICK_EQ);
		sl_quick_move_into(e, out.r, same);
		sl_quick_add_exit(e, &found, sl_quick_emit(e, SL_QUICK_JUMP_TRUE, 0, out.r, 0, 0));
	}
	sl_quick_land_all(e, &found);
	return out;
}

sl_quick_reg sl_quick_contains(sl_quick_emitter *e, const sl_node *n)
{
	uint32_t list = sl_quick_kid(e, n, 0);
	sl_quick_loop l = {.next = 0};
	sl_quick_exits found = {.count = 0};
	sl_quick_reg out, x, same;

	if (sl_kid(e->p, n, 0)->code == SL_CODE_LIST)
		return emit_one_of(e, n, sl_kid(e->p, n, 0));
	x = sl_quick_node(e, sl_quick_kid(e, n, 1));
	x.r = sl_quick_loaded(e, x);
	x.constant = false;
	out = sl_quick_begin_with(e, 0, sl_quick_truth_type);
	sl_quick_open_loop(e, list, &l);
	if (is_filtered(e, list))
		sl_quick_add_exit(e, &l.skips, sl_quick_emit(e, SL_QUICK_JUMP_TRUE, 0, out.r, 0, 0));
	same = sl_quick_equal_to(e, l.item, x, SL_QUICK_EQ);
	sl_quick_move_into(e, out.r, same);
	if (!is_filtered(e, list))
		sl_quick_add_exit(e, &found, sl_quick_emit(e, SL_QUICK_JUMP_TRUE, 0, out.r, 0, 0));
	sl_quick_close_loop(e, &l);
	sl_quick_land_all(e, &found);
	return out;
}

/* The first of a filtered list: each member is looked at, see above. */
static sl_quick_reg emit_first_filtered(sl_quick_emitter *e, uint32_t list, sl_quick_type t)
{
	sl_quick_reg out = sl_quick_begin_with(e, SL_QUICK_NULL, t);
	sl_quick_loop l = {.next = 0};

	sl_quick_open_loop(e, list, &l);
	sl_quick_add_exit(e, &l.skips, sl_quick_emit(e, SL_QUICK_JUMP_NE_I, 0, out.r, 0, SL_QUICK_NULL));
	sl_quick_emit(e, SL_QUICK_MOVE, out.r, l.item.r, 0, 0);
	sl_quick_close_loop(e, &l);
	return out;
}

/* list[1]: the first member, leeg without one. */
sl_quick_reg sl_quick_index(sl_quick_emitter *e, const sl_node *n)
{
	const sl_quick_type t = {.kind = SL_PLAIN_ENTITY, .nullable = true};
	const sl_node *place = sl_kid(e->p, n, 1);
	uint32_t list = sl_quick_list_itself(e, sl_quick_kid(e, n, 0));
	sl_quick_reg source, out;
	int64_t at;

	if (place->code != SL_CODE_LITERAL ||
	    !sl_dec_to_int(&at, e->p->constants[place->ref].as.dec) || at != 1)
		return sl_quick_give_up(e);
	if (is_filtered(e, list))
		return emit_first_filtered(e, list, t);
	source = emit_list(e, list);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = t};
	sl_quick_emit(e, SL_QUICK_FIRST_OF, out.r, source.r, 0, 0);
	return out;
}

sl_quick_reg sl_quick_count(sl_quick_emitter *e, uint32_t list)
{
	sl_quick_reg out = sl_quick_result_from(e, 0, (sl_quick_type){.kind = SL_PLAIN_NUMBER});
	sl_quick_loop l = {.next = 0};

	sl_quick_open_loop(e, list, &l);
	sl_quick_emit(e, SL_QUICK_ADD_I, out.r, out.r, 0, 1);
	sl_quick_close_loop(e, &l);
	return out;
}

/* sum(for x in list return e), sum(list.name) */
sl_quick_reg sl_quick_sum_of(sl_quick_emitter *e, const sl_node *list)
{
	sl_quick_type t = {.kind = SL_PLAIN_NUMBER, .scale = SL_QUICK_SCALE};
	sl_quick_loop l = {.next = 0};
	sl_quick_reg out, x;

	if ((list->code != SL_CODE_FOR && list->code != SL_CODE_MAP) || list->ref ||
	    sl_kid(e->p, list, 0)->code == SL_CODE_RANGE)
		return sl_quick_give_up(e);
	if (list->type && list->type->item && list->type->item->amount)
		t.scale = 2;
	out = sl_quick_begin_with(e, 0, t);
	sl_quick_open_loop(e, sl_quick_kid(e, list, 0), &l);
	sl_quick_bind(e, list->detail, l.item);
	x = sl_quick_node_as(e, sl_quick_kid(e, list, 1), &t);
	sl_quick_not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER)
		return sl_quick_give_up(e);
	x = sl_quick_rescale(e, x, t.scale);
	sl_quick_emit(e, SL_QUICK_ADD, out.r, out.r, sl_quick_loaded(e, x), 0);
	sl_quick_close_loop(e, &l);
	return out;
}
