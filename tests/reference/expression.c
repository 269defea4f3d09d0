/* SPDX-License-Identifier: EUPL-1.2 */
/* Sections 8, 10 and 16: what names mean, operators, functions. */
#include "reference/inside.h"

#include <string.h>

#include "function/function.h"

ref_value ref_unsupported(ref *r, const char *what)
{
	if (!r->unsupported)
		r->unsupported = what;
	return ref_broken(REF_LIMIT);
}

ref_value ref_expr(ref *r, const ref_place *p, const sl_expr *e)
{
	return ref_eval(r, p, e->ast);
}

/* ---- 8. names ---- */

static bool named(const char *name, const char *word)
{
	return strcmp(name, word) == 0;
}

static ref_value entity_value(ref *r, uint32_t number)
{
	return ref_known(sl_entity(r->household->entities[number].kind->number, number));
}

/* What kind of entity a value is, or is not there of. */
static const sl_kind_of_entity *kind_of(ref *r, ref_value v)
{
	if (v.state == REF_KNOWN && v.plain.kind == SL_ENTITY)
		return r->model->schema.kinds[v.plain.aux];
	return v.state == REF_EMPTY ? v.kind : NULL;
}

/* x.f: "leeg through an empty relation, onbekend through an unknown one" */
static ref_value part(ref *r, const ref_place *p, ref_value of, const char *name)
{
	const sl_kind_of_entity *kind = kind_of(r, of);
	const sl_feature *f = kind ? sl_schema_feature(&r->model->schema, kind, name) : NULL;
	sl_call call = {.arena = &r->arena, .rules = true};
	sl_value out;

	if (of.state == REF_EMPTY)
		return ref_empty(f ? f->type.kind : NULL);
	if (of.state != REF_KNOWN)
		return of;
	if (kind)
		return f ? ref_feature(r, f, of.plain.n, REF_NOBODY, p->day)
			 : ref_unsupported(r, "a part that its kind does not have");
	if (of.plain.kind == SL_CONTEXT) {
		const sl_value *v = sl_context_find(of.plain.as.context, name);
		return v ? ref_known(*v) : ref_unsupported(r, "a part of a context");
	}
	if (sl_value_property(&out, of.plain, name, &call) != SL_OK)
		return ref_broken(REF_ARITHMETIC);
	return ref_from_plain(r, out);
}

/* x.f for each member of a list. */
static ref_value parts(ref *r, const ref_place *p, ref_value list, const char *name)
{
	ref_list *out = ref_list_new(r, list.list->count);

	out->open = list.list->open;
	out->causes = ref_in_doubt(list) ? list.list->causes : NULL;
	for (uint32_t i = 0; i < list.list->count; i++) {
		ref_value v = part(r, p, list.list->items[i], name);

		ref_list_push(out, v, ref_gives_member(r, list.list, i, v));
	}
	return ref_strict_list(r, out);
}

static bool find_variable(const ref_place *p, const char *name, ref_value *out)
{
	for (const ref_scope *s = p->scope; s; s = s->outer)
		if (s->name && named(s->name, name)) {
			*out = s->value;
			return true;
		}
	return false;
}

static const ref_scope *item_scope(const ref_scope *s)
{
	while (s && s->name)
		s = s->outer;
	return s;
}

/* "within [ ] the names of the item" */
static bool find_in_items(ref *r, const ref_place *p, const char *name, ref_value *out)
{
	for (const ref_scope *s = item_scope(p->scope); s; s = item_scope(s->outer)) {
		const sl_kind_of_entity *kind = kind_of(r, s->value);
		bool has = kind && sl_schema_feature(&r->model->schema, kind, name);
		if (s->value.state == REF_KNOWN && s->value.plain.kind == SL_CONTEXT)
			has = sl_context_find(s->value.plain.as.context, name);
		if (has) {
			*out = part(r, p, s->value, name);
			return true;
		}
	}
	return false;
}

/* "the entity of the rule; its owner; the household" */
static bool find_in_owners(ref *r, const ref_place *p, const char *name, ref_value *out)
{
	uint32_t e = p->self;

	while (e != REF_NOBODY) {
		const sl_member *m = &r->household->entities[e];
		const sl_feature *f = sl_schema_feature(&r->model->schema, m->kind, name);
		if (f) {
			*out = ref_feature(r, f, e, REF_NOBODY, p->day);
			return true;
		}
		e = m->kind->owner ? m->owner : REF_NOBODY;
	}
	return false;
}

/* The period of the day; op(d, periode) so is the one that holds d. */
static ref_value period_of_day(ref *r, const ref_place *p)
{
	sl_date begin, end, test;

	if (!ref_period_of(p->series, p->day, r->known, &begin, &end, &test))
		return ref_unsupported(r, "a day outside the series of periods");
	return ref_period_value(r, begin, end);
}

static bool find_special(ref *r, const ref_place *p, const char *name, ref_value *out)
{
	const ref_scope *item = item_scope(p->scope);

	if (named(name, "ik") && p->self != REF_NOBODY)
		*out = entity_value(r, p->self);
	else if (named(name, "ander") && p->other != REF_NOBODY)
		*out = entity_value(r, p->other);
	else if (named(name, "item") && item)
		*out = item->value;
	else if (named(name, "periode") && p->series)
		*out = period_of_day(r, p);
	else if (named(name, "peildatum"))
		*out = ref_known(sl_day(p->day));
	else
		return false;
	return true;
}

static ref_value name(ref *r, const ref_place *p, const char *n)
{
	const sl_parameter *parameter;
	ref_value out;

	if (find_variable(p, n, &out) || find_special(r, p, n, &out) ||
	    find_in_items(r, p, n, &out) || find_in_owners(r, p, n, &out))
		return out;
	parameter = sl_model_parameter(r->model, n);
	return parameter ? ref_parameter(r, parameter, p->day)
			 : ref_unsupported(r, "an unknown name");
}

/* ---- 10. and 16. operators on values ---- */

ref_value ref_arith(ref *r, char op, ref_value a, ref_value b)
{
	sl_call call = {.arena = &r->arena, .rules = true};
	ref_value strict;
	sl_value out;

	a = ref_solid(a);
	b = ref_solid(b);
	strict = ref_strict2(r, a, b);
	if (strict.state != REF_KNOWN)
		return strict;
	if (sl_arith(&out, op, a.plain, b.plain, &call) != SL_OK)
		return ref_broken(REF_ARITHMETIC);
	return ref_from_plain(r, out);
}

static ref_value negate(ref *r, ref_value v)
{
	sl_call call = {.arena = &r->arena, .rules = true};
	sl_value out;

	if (v.state != REF_KNOWN)
		return v;
	if (sl_negate(&out, v.plain, &call) != SL_OK)
		return ref_broken(REF_ARITHMETIC);
	return ref_from_plain(r, out);
}

bool ref_order(ref *r, int *out, ref_value *else_value, ref_value a, ref_value b)
{
	ref_value strict = ref_strict2(r, a, b);

	*else_value = strict.state == REF_KNOWN ? ref_broken(REF_ARITHMETIC) : strict;
	return strict.state == REF_KNOWN && sl_value_compare(out, a.plain, b.plain);
}

static ref_value compare(ref *r, sl_op op, ref_value a, ref_value b)
{
	ref_value otherwise;
	int order;

	if (op == SL_OP_EQ)
		return ref_equal(r, a, b);
	if (op == SL_OP_NE)
		return ref_not(ref_equal(r, a, b));
	if (!ref_order(r, &order, &otherwise, a, b))
		return otherwise;
	return ref_truth(op == SL_OP_LT   ? order < 0
			 : op == SL_OP_LE ? order <= 0
			 : op == SL_OP_GT ? order > 0
					  : order >= 0);
}

static ref_value between(ref *r, const ref_place *p, const sl_ast *e)
{
	ref_value v[3], otherwise, strict;
	int low, high;

	for (int i = 0; i < 3; i++)
		v[i] = ref_eval(r, p, e->kids[i]);
	strict = ref_strict(r, v, 3);
	if (strict.state != REF_KNOWN)
		return strict;
	if (!ref_order(r, &low, &otherwise, v[1], v[0]) ||
	    !ref_order(r, &high, &otherwise, v[0], v[2]))
		return otherwise;
	return ref_truth(low <= 0 && high <= 0);
}

ref_value ref_choose(ref *r, ref_value c, ref_value a, ref_value b)
{
	c = ref_needed(c);
	if (c.state == REF_KNOWN)
		return ref_is_true(c) ? a : b;
	if (ref_same(r, a, b))
		return a;
	if (c.state == REF_UNKNOWN)
		return c;
	if (a.state == REF_UNKNOWN || b.state == REF_UNKNOWN)
		return ref_unknown(ref_both_causes(r, a.state == REF_UNKNOWN ? a.causes : NULL,
						   b.state == REF_UNKNOWN ? b.causes : NULL));
	return c;
}

/* The branch that is not taken is not looked at. */
static ref_value choose(ref *r, const ref_place *p, const sl_ast *e)
{
	ref_value c = ref_needed(ref_eval(r, p, e->kids[0]));

	if (c.state == REF_KNOWN)
		return ref_eval(r, p, e->kids[ref_is_true(c) ? 1 : 2]);
	return ref_choose(r, c, ref_eval(r, p, e->kids[1]), ref_eval(r, p, e->kids[2]));
}

/* ---- unary tests ---- */

static bool is_missing(const sl_ast *bound)
{
	return bound->op == SL_OP_LITERAL && bound->literal.kind == SL_NULL;
}

static ref_value in_range(ref *r, const ref_place *p, const sl_ast *range, ref_value v)
{
	const sl_ast *low = range->kids[0], *high = range->kids[1];
	ref_value a = is_missing(low) ? v : ref_eval(r, p, low);
	ref_value b = is_missing(high) ? v : ref_eval(r, p, high);
	ref_value strict = ref_strict(r, (ref_value[]){v, a, b}, 3), otherwise;
	int from, to;

	if (strict.state != REF_KNOWN)
		return strict;
	if (!ref_order(r, &from, &otherwise, a, v) || !ref_order(r, &to, &otherwise, v, b))
		return otherwise;
	if (!is_missing(low) && !(range->detail & SL_LOW_CLOSED) && from == 0)
		from = 1;
	if (!is_missing(high) && !(range->detail & SL_HIGH_CLOSED) && to == 0)
		to = 1;
	return ref_truth(from <= 0 && to <= 0);
}

static bool uses_question_mark(const sl_ast *e)
{
	if (e->op == SL_OP_NAME && named(e->name, "?"))
		return true;
	for (uint32_t i = 0; i < e->count; i++)
		if (uses_question_mark(e->kids[i]))
			return true;
	return false;
}

static bool names_list(ref *r, const char *n)
{
	for (uint32_t i = 0; i < r->model->schema.feature_count; i++)
		if (named(r->model->schema.features[i]->name, n) &&
		    r->model->schema.features[i]->type.base == SL_T_LIST)
			return true;
	return false;
}

/* Does it give a list, whatever the facts? */
static bool gives_list(ref *r, const sl_ast *e)
{
	const sl_builtin *f;

	switch (e->op) {
	case SL_OP_LIST:
	case SL_OP_FOR: return true;
	case SL_OP_FILTER: return !ref_gives_number(r, NULL, e->kids[1]);
	case SL_OP_NAME: return names_list(r, e->name);
	case SL_OP_PATH: return names_list(r, e->name) || gives_list(r, e->kids[0]);
	case SL_OP_IF: return gives_list(r, e->kids[1]) || gives_list(r, e->kids[2]);
	case SL_OP_CALL:
		f = e->kids[0]->op == SL_OP_NAME ? sl_builtin_find(e->kids[0]->name) : NULL;
		return f ? named(f->result, "list") : gives_list(r, e->kids[e->count - 1]);
	default: return false;
	}
}

/* "equal to it, or member of the list it gives, or, where it uses `?`, true" */
static ref_value test_expression(ref *r, const ref_place *p, const sl_ast *e, ref_value v)
{
	ref_scope scope = {.outer = p->scope, .name = "?", .value = v};
	ref_place inner = *p;
	ref_value w;

	if (uses_question_mark(e)) {
		inner.scope = &scope;
		return ref_eval(r, &inner, e);
	}
	w = ref_eval(r, p, e);
	if (gives_list(r, e) && !(v.state == REF_KNOWN && v.list))
		return ref_list_contains(r, w, v);
	return ref_equal(r, v, w);
}

ref_value ref_tests(ref *r, const ref_place *p, const sl_ast *t, ref_value v)
{
	ref_value any = ref_truth(false), with;

	switch (t->op) {
	case SL_OP_TESTS:
		for (uint32_t i = 0; i < t->count; i++)
			any = ref_or(r, any, ref_tests(r, p, t->kids[i], v));
		return any;
	case SL_OP_TEST_NOT:
		return ref_not(ref_tests(r, p, t->kids[0], v));
	case SL_OP_TEST_ANY:
		return ref_truth(true);
	case SL_OP_TEST_CMP:
		with = ref_eval(r, p, t->kids[0]);
		return compare(r, (sl_op)t->detail, v, with);
	case SL_OP_RANGE:
		return in_range(r, p, t, v);
	default:
		return test_expression(r, p, t, v);
	}
}

/* ---- calls ---- */

/* "a call that FEEL calls an error is leeg when some argument or member of a
 * list argument is leeg, else regelgebrek rekenfout" */
static bool has_empty(ref_value v)
{
	if (v.state == REF_KNOWN && v.list)
		for (uint32_t i = 0; i < v.list->count; i++)
			if (v.list->items[i].state == REF_EMPTY)
				return true;
	return v.state == REF_EMPTY;
}

static ref_value builtin(ref *r, sl_builtin_id id, ref_value *args, uint32_t n)
{
	sl_call call = {.arena = &r->arena, .rules = true};
	sl_value plain[8], out;
	ref_value strict;
	sl_status status;
	bool empty = false;

	for (uint32_t i = 0; i < n; i++) {
		args[i] = ref_solid(args[i]);
		empty |= has_empty(args[i]);
		plain[i] = ref_to_plain(r, args[i]);
	}
	strict = ref_strict(r, args, n);
	if (strict.state == REF_BROKEN || strict.state == REF_UNKNOWN)
		return strict;
	if (id == SL_FN_SUM && n == 1 && args[0].state == REF_KNOWN && args[0].list &&
	    args[0].list->count == 0)
		return ref_known(sl_number(SL_DEC_ZERO));
	status = sl_builtin_call(&out, id, plain, n, &call);
	if (status == SL_OK)
		return ref_from_plain(r, out);
	if (status != SL_EINVAL)
		return ref_broken(REF_LIMIT);
	return empty ? ref_empty(NULL) : ref_broken(REF_ARITHMETIC);
}

static ref_value call_builtin(ref *r, const ref_place *p, const sl_ast *e, const sl_builtin *f)
{
	uint32_t n = e->count - 1;
	const char *names[8];
	ref_value given[8], args[8];
	int order[8];

	if (n > 8)
		return ref_unsupported(r, "more than 8 arguments");
	for (uint32_t i = 0; i < n; i++) {
		const sl_ast *a = e->kids[i + 1];
		names[i] = a->op == SL_OP_ENTRY ? a->name : NULL;
		given[i] = ref_eval(r, p, names[i] ? a->kids[0] : a);
		args[i] = given[i];
	}
	if (f->id == SL_FN_LIST_CONTAINS && n == 2)
		return ref_list_contains(r, given[0], given[1]);
	if (n > 0 && names[0]) {
		if (sl_builtin_match(f, names, n, order, 8) != SL_OK)
			return ref_unsupported(r, "named arguments that do not fit");
		for (n = 0; n < 8 && n < f->param_count && order[n] != SL_ARGUMENT_NONE; n++)
			args[n] = order[n] >= 0 ? given[order[n]] : ref_empty(NULL);
	}
	return builtin(r, f->id, args, n);
}

/* "op(d, e) is e as if the peildatum were d" */
static ref_value at_date(ref *r, const ref_place *p, const sl_ast *e)
{
	ref_value day = ref_eval(r, p, e->kids[1]);
	ref_place there = *p;

	if (day.state != REF_KNOWN)
		return day;
	there.day = day.plain.as.i;
	return ref_eval(r, &there, e->kids[2]);
}

static ref_value periods(ref *r, const ref_place *p, const sl_ast *e)
{
	const sl_value *series = &e->kids[1]->literal;

	for (uint32_t i = 0; i < r->model->series_count; i++)
		if (e->kids[1]->op == SL_OP_LITERAL && series->kind == SL_STRING &&
		    named(r->model->series[i]->name, series->as.text))
			return ref_periods(r, r->model->series[i], ref_eval(r, p, e->kids[2]),
					   ref_eval(r, p, e->kids[3]));
	return ref_unsupported(r, "an unknown series of periods");
}

/* begrip(p) alone: of the item within [ ], else of the entity of the rule. */
static ref_value caller(ref *r, const ref_place *p, const char *name)
{
	for (const ref_scope *s = item_scope(p->scope); s; s = item_scope(s->outer)) {
		const sl_kind_of_entity *kind = kind_of(r, s->value);

		if (kind && sl_schema_feature(&r->model->schema, kind, name))
			return s->value;
	}
	return entity_value(r, p->self);
}

/* q.begrip(p): a concept of one towards another; strict in both. */
static ref_value call_pair(ref *r, const ref_place *p, const sl_ast *e)
{
	const sl_ast *callee = e->kids[0];
	ref_value one = callee->op == SL_OP_PATH ? ref_eval(r, p, callee->kids[0])
						 : caller(r, p, callee->name);
	ref_value other = ref_eval(r, p, e->kids[1]);
	ref_value strict = ref_strict2(r, one, other);
	const sl_feature *f;

	if (strict.state != REF_KNOWN)
		return strict;
	f = sl_schema_feature(&r->model->schema, kind_of(r, one), callee->name);
	if (!f || !f->towards)
		return ref_unsupported(r, "a call of what is no pair concept");
	return ref_feature(r, f, one.plain.n, other.plain.n, p->day);
}

static ref_value call(ref *r, const ref_place *p, const sl_ast *e)
{
	const sl_ast *callee = e->kids[0];
	const sl_builtin *f;

	if (callee->op == SL_OP_NAME) {
		if (named(callee->name, "op") && e->count == 3)
			return at_date(r, p, e);
		if (named(callee->name, "perioden") && e->count == 4)
			return periods(r, p, e);
		if (named(callee->name, "eerstvolgende werkdag") && e->count == 2)
			return ref_workday(r, ref_eval(r, p, e->kids[1]));
		if ((f = sl_builtin_find(callee->name)))
			return call_builtin(r, p, e, f);
	}
	if ((callee->op == SL_OP_NAME || callee->op == SL_OP_PATH) && e->count == 2)
		return call_pair(r, p, e);
	return ref_unsupported(r, "a call");
}

static ref_value list_literal(ref *r, const ref_place *p, const sl_ast *e)
{
	ref_list *l = ref_list_new(r, e->count);

	for (uint32_t i = 0; i < e->count; i++)
		ref_list_push_sure(l, ref_eval(r, p, e->kids[i]));
	return ref_strict_list(r, l);
}

static ref_value path(ref *r, const ref_place *p, const sl_ast *e)
{
	ref_value of;

	if (ref_reads_decision(r, e))
		return ref_decided_as(r, p, e);
	of = ref_eval(r, p, e->kids[0]);
	return of.state == REF_KNOWN && of.list ? parts(r, p, of, e->name)
						: part(r, p, of, e->name);
}

/* Two kids, or one, evaluated. */
#define KID(i) ref_eval(r, p, e->kids[i])

ref_value ref_eval(ref *r, const ref_place *p, const sl_ast *e)
{
	switch ((sl_op)e->op) {
	case SL_OP_LITERAL: return ref_from_plain(r, e->literal);
	case SL_OP_NAME: return name(r, p, e->name);
	case SL_OP_OR: return ref_or(r, KID(0), KID(1));
	case SL_OP_AND: return ref_and(r, KID(0), KID(1));
	case SL_OP_NOT: return ref_not(KID(0));
	case SL_OP_EQ:
	case SL_OP_NE:
	case SL_OP_LT:
	case SL_OP_LE:
	case SL_OP_GT:
	case SL_OP_GE: return compare(r, (sl_op)e->op, KID(0), KID(1));
	case SL_OP_BETWEEN: return between(r, p, e);
	case SL_OP_IN: return ref_tests(r, p, e->kids[1], KID(0));
	case SL_OP_ADD: return ref_arith(r, '+', KID(0), KID(1));
	case SL_OP_SUB: return ref_arith(r, '-', KID(0), KID(1));
	case SL_OP_MUL: return ref_arith(r, '*', KID(0), KID(1));
	case SL_OP_DIV: return ref_arith(r, '/', KID(0), KID(1));
	case SL_OP_POW: return ref_arith(r, '^', KID(0), KID(1));
	case SL_OP_NEG: return negate(r, KID(0));
	case SL_OP_IF: return choose(r, p, e);
	case SL_OP_FOR: return ref_for(r, p, e, 0);
	case SL_OP_SOME:
	case SL_OP_EVERY: return ref_quantified(r, p, e, 0);
	case SL_OP_PATH: return path(r, p, e);
	case SL_OP_FILTER: return ref_filter(r, p, e);
	case SL_OP_CALL: return call(r, p, e);
	case SL_OP_LIST: return list_literal(r, p, e);
	case SL_OP_CONTEXT:
	case SL_OP_ENTRY:
	case SL_OP_RANGE:
	case SL_OP_FUNCTION:
	case SL_OP_INSTANCE:
	case SL_OP_TESTS:
	case SL_OP_TEST_NOT:
	case SL_OP_TEST_ANY:
	case SL_OP_TEST_CMP:
	case SL_OP_BIND:
	case SL_OP_COUNT: break;
	}
	return ref_unsupported(r, sl_op_identifier((sl_op)e->op));
}
