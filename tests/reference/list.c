/* SPDX-License-Identifier: EUPL-1.2 */
/* Section 15: sure members, doubtful members, open lists. */
#include "reference/inside.h"

#include <string.h>

#include "function/function.h"

static const ref_causes *causes_of(ref_value v)
{
	return v.state == REF_UNKNOWN ? v.causes : NULL;
}

/* Why members are doubtful or the list is open; NULL when they are not. */
static const ref_causes *doubts_of(ref_value list)
{
	return ref_in_doubt(list) ? list.list->causes : NULL;
}

/*
 * "strict in their members": a broken member breaks the list, else an unknown
 * one makes it unknown, for all the reasons why it is not known. A doubtful
 * member that is broken does not break it: it may turn out not to be there.
 */
ref_value ref_strict_list(ref *r, ref_list *l)
{
	const ref_causes *causes = l->causes;
	bool unknown = false;

	for (uint32_t i = 0; i < l->count; i++)
		if (l->items[i].state == REF_BROKEN && l->there[i].state != REF_UNKNOWN)
			return l->items[i];
	for (uint32_t i = 0; i < l->count; i++)
		if (!ref_decided(l->items[i])) {
			unknown = true;
			causes = ref_both_causes(r, causes, causes_of(l->items[i]));
		}
	if (unknown)
		return ref_unknown(causes);
	for (uint32_t i = 0; i < l->count; i++) /* who looks through a list in it is as unsure */
		l->causes = ref_both_causes(r, l->causes, doubts_of(l->items[i]));
	return ref_of_list(r, *l);
}

/* What a bound variable runs over: a list, or 1..n. */
static ref_value domain(ref *r, const ref_place *p, const sl_ast *bind)
{
	const sl_ast *e = bind->kids[0];
	ref_value low, high, strict;
	int64_t from, to, step;
	ref_list *l;

	if (e->op != SL_OP_RANGE)
		return ref_eval(r, p, e);
	low = ref_eval(r, p, e->kids[0]);
	high = ref_eval(r, p, e->kids[1]);
	strict = ref_strict2(r, low, high);
	if (strict.state != REF_KNOWN)
		return strict;
	if (!sl_dec_to_int(&from, low.plain.as.dec) || !sl_dec_to_int(&to, high.plain.as.dec))
		return ref_broken(REF_ARITHMETIC);
	step = from <= to ? 1 : -1;
	l = ref_list_new(r, (uint32_t)((to - from) * step + 1));
	for (int64_t i = from; i != to + step; i += step)
		ref_list_push_sure(l, ref_known(sl_number(sl_dec_from_int(i))));
	return ref_of_list(r, *l);
}

/* All members of the lists in a list, one behind the other; doubt spreads. */
static ref_value joined(ref *r, ref_value lists)
{
	uint32_t n = 0;
	ref_list *out;

	for (uint32_t i = 0; i < lists.list->count; i++)
		n += lists.list->items[i].list ? lists.list->items[i].list->count : 1;
	out = ref_list_new(r, n);
	out->open = lists.list->open;
	out->causes = doubts_of(lists);
	for (uint32_t i = 0; i < lists.list->count; i++) {
		const ref_list *inner = lists.list->items[i].list;
		ref_value there = lists.list->there[i];
		if (!inner) { /* an inner domain that is leeg */
			ref_list_push(out, lists.list->items[i], there);
			continue;
		}
		for (uint32_t j = 0; j < inner->count; j++)
			ref_list_push(out, inner->items[j], ref_and(r, there, inner->there[j]));
		out->open |= inner->open;
		out->causes = ref_both_causes(r, out->causes, doubts_of(lists.list->items[i]));
	}
	return ref_of_list(r, *out);
}

/* Also why the lists in it are open or have doubtful members. */
static const ref_causes *all_doubts(ref *r, const ref_causes *causes, const ref_list *lists)
{
	for (uint32_t i = 0; i < lists->count; i++)
		causes = ref_both_causes(r, causes, doubts_of(lists->items[i]));
	return causes;
}

/* "What is made of an open list has no sure members" */
ref_value ref_gives_member(ref *r, const ref_list *over, uint32_t i, ref_value v)
{
	if (!over->open || v.state == REF_BROKEN)
		return over->there[i];
	return ref_and(r, over->there[i], ref_unknown(over->causes));
}

/* for x in list, ... return e; `bind` is the variable that is bound here. */
ref_value ref_for(ref *r, const ref_place *p, const sl_ast *e, uint32_t bind)
{
	bool last = bind + 2 == e->count;
	ref_value over = domain(r, p, e->kids[bind]), out, v;
	ref_list *l;

	if (over.state != REF_KNOWN)
		return over;
	l = ref_list_new(r, over.list->count);
	l->open = over.list->open;
	l->causes = doubts_of(over);
	for (uint32_t i = 0; i < over.list->count; i++) {
		ref_scope scope = {p->scope, e->kids[bind]->name, over.list->items[i]};
		ref_place inner = *p;
		inner.scope = &scope;
		v = last ? ref_eval(r, &inner, e->kids[bind + 1]) : ref_for(r, &inner, e, bind + 1);
		ref_list_push(l, v, ref_gives_member(r, over.list, i, v));
	}
	out = ref_strict_list(r, l);
	if (last || out.state == REF_BROKEN)
		return out;
	return out.state == REF_KNOWN ? joined(r, out) : ref_unknown(all_doubts(r, out.causes, l));
}

/*
 * some is or, every is and over the members: "it is there and t", "it is not
 * there or t". An open list has one unknown member more.
 */
ref_value ref_quantified(ref *r, const ref_place *p, const sl_ast *e, uint32_t bind)
{
	bool some = e->op == SL_OP_SOME, last = bind + 2 == e->count;
	ref_value over = domain(r, p, e->kids[bind]);
	ref_value all = ref_truth(!some), doubt;

	if (over.state != REF_KNOWN)
		return over;
	doubt = ref_unknown(over.list->causes);
	for (uint32_t i = 0; i < over.list->count; i++) {
		ref_scope scope = {p->scope, e->kids[bind]->name, over.list->items[i]};
		ref_place inner = *p;
		ref_value t;
		inner.scope = &scope;
		t = last ? ref_eval(r, &inner, e->kids[bind + 1])
			 : ref_quantified(r, &inner, e, bind + 1);
		t = some ? ref_and(r, ref_is_there(over.list, i), t)
			 : ref_or(r, ref_not(ref_is_there(over.list, i)), t);
		all = some ? ref_or(r, all, t) : ref_and(r, all, t);
	}
	if (over.list->open)
		all = some ? ref_or(r, all, doubt) : ref_and(r, all, doubt);
	return all;
}

/* or of equals over the members */
ref_value ref_list_contains(ref *r, ref_value list, ref_value v)
{
	ref_value any = ref_truth(false), doubt;

	if (list.state == REF_UNKNOWN && v.state == REF_UNKNOWN)
		return ref_strict2(r, list, v);
	if (list.state != REF_KNOWN)
		return list; /* it may still be empty, whatever v is */
	if (!list.list)
		return ref_broken(REF_ARITHMETIC);
	doubt = ref_unknown(list.list->causes);
	for (uint32_t i = 0; i < list.list->count; i++) {
		ref_value t = ref_equal(r, list.list->items[i], v);
		any = ref_or(r, any, ref_and(r, ref_is_there(list.list, i), t));
	}
	return list.list->open ? ref_or(r, any, doubt) : any;
}

ref_value ref_no_members(ref *r, ref_value list)
{
	ref_value some = ref_truth(false);

	if (list.state == REF_EMPTY)
		return ref_truth(false); /* leeg is a value, and not the empty list */
	if (list.state != REF_KNOWN)
		return list;
	for (uint32_t i = 0; i < list.list->count; i++)
		some = ref_or(r, some, ref_is_there(list.list, i));
	return ref_not(list.list->open ? ref_or(r, some, ref_unknown(list.list->causes)) : some);
}

/* ---- filters ---- */

/* What the members of a list are that is read by its name; NULL: another form, or no entities. */
static const sl_kind_of_entity *kind_of_members(ref *r, const sl_ast *list)
{
	for (uint32_t i = 0; i < r->model->schema.feature_count; i++) {
		const sl_feature *f = r->model->schema.features[i];

		if ((list->op == SL_OP_NAME || list->op == SL_OP_PATH) && f->type.base == SL_T_LIST && f->type.item &&
		    strcmp(f->name, list->name) == 0)
			return f->type.item->kind;
	}
	return NULL;
}

/* list[n]: "index ... onbekend once a member is doubtful or the list open" */
static ref_value at_index(ref *r, const sl_ast *of, ref_value list, ref_value n)
{
	ref_value strict;
	int64_t i;

	list = ref_solid(list);
	strict = ref_strict2(r, list, n);
	if (strict.state != REF_KNOWN)
		return strict;
	if (!sl_dec_to_int(&i, n.plain.as.dec))
		return ref_empty(NULL);
	if (i < 0)
		i += (int64_t)list.list->count + 1;
	if (i < 1 || i > list.list->count)
		return ref_empty(list.list->count > 0 && list.list->items[0].plain.kind == SL_ENTITY
					 ? r->model->schema.kinds[list.list->items[0].plain.aux]
					 : kind_of_members(r, of));
	return list.list->items[i - 1];
}

static bool name_gives_number(ref *r, const ref_place *p, const char *name)
{
	const sl_kind_of_entity *kind =
		!p || p->self == REF_NOBODY ? NULL : r->household->entities[p->self].kind;
	const sl_feature *f = kind ? sl_schema_feature(&r->model->schema, kind, name) : NULL;
	const sl_parameter *parameter = sl_model_parameter(r->model, name);

	for (const ref_scope *s = p ? p->scope : NULL; s; s = s->outer)
		if (s->name && strcmp(s->name, name) == 0)
			return s->value.plain.kind == SL_NUMBER;
	return f ? f->type.base == SL_T_NUMBER
		 : parameter && parameter->type.base == SL_T_NUMBER;
}

/* Does the expression between [ ] give a number, whatever the facts? */
bool ref_gives_number(ref *r, const ref_place *p, const sl_ast *e)
{
	const sl_builtin *f = e->op == SL_OP_CALL && e->kids[0]->op == SL_OP_NAME
				      ? sl_builtin_find(e->kids[0]->name)
				      : NULL;

	if (e->op == SL_OP_NAME)
		return name_gives_number(r, p, e->name);
	return (e->op == SL_OP_LITERAL && e->literal.kind == SL_NUMBER) ||
	       (e->op >= SL_OP_ADD && e->op <= SL_OP_NEG) ||
	       (f && strcmp(f->result, "number") == 0);
}

/*
 * A member of the result is what is a member and fits. What fits when that is
 * unknown is doubtful; when it is a regelgebrek, so is whether it is a member,
 * and not yet the list: a further filter may leave that member out.
 */
ref_value ref_filter(ref *r, const ref_place *p, const sl_ast *e)
{
	ref_value list = ref_eval(r, p, e->kids[0]);
	const ref_causes *kept = NULL;
	ref_list *l;

	if (ref_gives_number(r, p, e->kids[1]))
		return at_index(r, e->kids[0], list, ref_eval(r, p, e->kids[1]));
	if (list.state != REF_KNOWN)
		return list;
	l = ref_list_new(r, list.list->count);
	l->open = list.list->open;
	for (uint32_t i = 0; i < list.list->count; i++) {
		ref_scope scope = {p->scope, NULL, list.list->items[i]};
		ref_place inner = *p;
		ref_value fits;
		inner.scope = &scope;
		fits = ref_needed(ref_eval(r, &inner, e->kids[1]));
		if (ref_is_false(fits))
			continue;
		kept = ref_both_causes(r, kept, causes_of(fits));
		ref_list_push(l, list.list->items[i], ref_and(r, list.list->there[i], fits));
	}
	l->causes = ref_both_causes(r, doubts_of(list), kept);
	return ref_of_list(r, *l);
}
