/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: literals, facts, parameters, and concepts by name. */
#include "eval/quick_emit.h"

#include <string.h>

/* ---- literals ---- */

static unsigned digits_behind(const char *text, size_t n)
{
	const char *point = memchr(text, '.', n);

	return point ? (unsigned)(n - (size_t)(point - text) - 1) : 0;
}

static reg emit_number(emitter *e, sl_dec d)
{
	char text[SL_DEC_TEXT_MAX];
	size_t n = sl_dec_text(text, d);
	quick_type t = {.kind = SL_PLAIN_NUMBER};
	int64_t v;

	if (memchr(text, 'E', n) || digits_behind(text, n) > QUICK_MOST_SCALE)
		return sl_quick_give_up(e);
	t.scale = (uint8_t)digits_behind(text, n);
	return sl_plain_from(&v, &t, sl_number(d)) ? sl_quick_constant(e, v, t)
						   : sl_quick_give_up(e);
}

reg sl_quick_literal(emitter *e, sl_value v)
{
	switch ((sl_kind)v.kind) {
	case SL_NUMBER:
		return emit_number(e, v.as.dec);
	case SL_BOOLEAN:
		return sl_quick_constant(e, v.as.i, truth_type);
	case SL_DATE:
		return sl_quick_constant(e, v.as.i, (quick_type){.kind = SL_PLAIN_DAY});
	case SL_MONTHS:
		return sl_quick_constant(e, v.as.i, (quick_type){.kind = SL_PLAIN_MONTHS});
	case SL_SPAN:
		if (v.as.span.nanos || v.as.span.seconds % 86400)
			return sl_quick_give_up(e);
		return sl_quick_constant(e, v.as.span.seconds / 86400,
					 (quick_type){.kind = SL_PLAIN_DAYS});
	case SL_NULL:
		return sl_quick_constant(e, QUICK_NULL,
					 (quick_type){.kind = SL_PLAIN_ENTITY, .nullable = true});
	default:
		return sl_quick_give_up(e); /* texts only beside a choice: see emit_equal */
	}
}

bool sl_quick_is_null(const emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL && e->p->constants[n->ref].kind == SL_NULL;
}

bool sl_quick_is_text(const emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL && e->p->constants[n->ref].kind == SL_STRING;
}

/* ---- concepts and facts ---- */

quick_type sl_quick_concept_type(const sl_concept *c, bool *good)
{
	quick_type t;

	*good = sl_plain_type_of(&t, &c->feature->type, c->feature->may_be_empty);
	if (t.kind == SL_PLAIN_NUMBER && c->rounding.given) {
		*good = *good && c->rounding.digits >= 0 && c->rounding.digits <= QUICK_SCALE;
		t.scale = (uint8_t)c->rounding.digits;
	} else if (t.kind == SL_PLAIN_NUMBER && !c->feature->type.integer) {
		t.scale = QUICK_SCALE;
	}
	return t;
}

static int64_t code_of(const emitter *e, const sl_feature *f)
{
	return (int64_t)(intptr_t)&e->quick->concepts[((const sl_concept *)f->concept)->number];
}

static void with_slot(emitter *e, size_t at, uint32_t slot)
{
	if (!e->failed)
		e->steps[at].jump = (int32_t)slot;
}

static bool is_leaf(const emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL || n->code == SL_CODE_SELF ||
	       ((n->code == SL_CODE_FACT || n->code == SL_CODE_CONCEPT) &&
		sl_kid(e->p, n, 0)->code == SL_CODE_SELF);
}

/*
 * A concept that is one test or one fact (`age >= 67`) is cheaper to do again
 * than to remember: its node is put in the place of the name. Only where that
 * cannot change what it means: one rule, no condition, no rounding, a truth,
 * the same entity and no variables of its own.
 */
bool sl_quick_is_tiny(const emitter *e, const sl_concept *c)
{
	const sl_active_concept *a = &e->s->concepts[c->number];
	const sl_node *n;

	if (!a->simple || c->rounding.given || c->periods || c->joint_with || c->feature->towards ||
	    c->feature->may_be_empty || c->feature->type.base != SL_T_BOOLEAN)
		return false;
	n = &e->p->nodes[a->rules[0].code->value];
	if (n->code == SL_CODE_NOT)
		n = sl_kid(e->p, n, 0);
	if (n->code < SL_CODE_EQ || n->code > SL_CODE_GE)
		return is_leaf(e, n) && n->code != SL_CODE_CONCEPT;
	return is_leaf(e, sl_kid(e->p, n, 0)) && is_leaf(e, sl_kid(e->p, n, 1));
}

uint32_t sl_quick_value_node(const emitter *e, const sl_node *n)
{
	const sl_concept *c = e->p->model->schema.features[n->ref]->concept;

	return e->s->concepts[c->number].rules[0].code->value;
}

#define MOST_NESTING 12

/* Concepts come in order, so those that this one reads have their code. */
bool sl_quick_may_stand_inside(const emitter *e, const sl_concept *c)
{
	return !e->no_inline && e->nesting < MOST_NESTING && e->count < e->most_steps &&
	       e->quick->concepts[c->number].enter && c->feature->slot < KNOWN_SLOTS &&
	       e->next < QUICK_REGISTERS / 2;
}

/*
 * The code of a concept of `ik` in the place of its name: skipped when its
 * value is there already, and kept when it was made.
 */
reg sl_quick_inside(emitter *e, const sl_concept *c)
{
	uint32_t slot = c->feature->slot;
	uint8_t variables[SL_MOST_VARIABLES];
	quick_type types[SL_MOST_VARIABLES], t = e->quick->concepts[c->number].type;
	reg out = {sl_quick_register(e), t}, x;
	unsigned keep = e->next;
	size_t have;

	if (sl_quick_is_known(e, slot)) {
		sl_quick_step(e, QUICK_LOAD, out.r, 0, 0, slot);
		return out;
	}
	have = sl_quick_step(e, QUICK_HAVE, out.r, 0, 0, slot);
	memcpy(variables, e->variables, sizeof variables);
	memcpy(types, e->variable_types, sizeof types);
	e->nesting++;
	x = sl_quick_by_rules(e, c, &t);
	e->nesting--;
	memcpy(e->variables, variables, sizeof variables);
	memcpy(e->variable_types, types, sizeof types);
	sl_quick_move_into(e, out.r, x.r);
	sl_quick_step(e, QUICK_STORE, 0, out.r, 0, slot);
	e->next = keep;
	sl_quick_land(e, have);
	sl_quick_now_known(e, slot);
	return out;
}

reg sl_quick_feature(emitter *e, const sl_node *n, quick_op op)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	reg entity = sl_quick_node(e, e->p->kids[n->kids]), out;
	quick_read *read;
	bool good;

	if (entity.t.kind != SL_PLAIN_ENTITY || f->towards)
		return sl_quick_give_up(e);
	sl_quick_not_null(e, &entity);
	if (op == QUICK_CONCEPT && entity.r == SELF && sl_quick_is_tiny(e, f->concept))
		return sl_quick_truth(e, sl_quick_value_node(e, n));
	if (op == QUICK_CONCEPT && entity.r == SELF && sl_quick_may_stand_inside(e, f->concept))
		return sl_quick_inside(e, f->concept);
	if (op == QUICK_CONCEPT) {
		out = (reg){sl_quick_register(e), sl_quick_concept_type(f->concept, &good)};
		if (!good)
			return sl_quick_give_up(e);
		with_slot(e,
			  sl_quick_step(e, entity.r == SELF ? QUICK_OWN_CONCEPT : op, out.r,
					entity.r, 0, code_of(e, f)),
			  f->slot);
		return out;
	}
	if (!(read = sl_arena_alloc(&e->quick->arena, sizeof *read)))
		return sl_quick_give_up(e);
	read->fact = f;
	if (!sl_plain_type_of(&read->type, &f->type, f->may_be_empty || f->fact->relation))
		return sl_quick_give_up(e);
	out = (reg){sl_quick_register(e), read->type};
	with_slot(e,
		  sl_quick_step(e, entity.r == SELF ? QUICK_OWN_FACT : op, out.r, entity.r, 0,
				(int64_t)(intptr_t)read),
		  f->slot);
	return out;
}

/* peildatum is the day itself. */
reg sl_quick_fact(emitter *e, const sl_node *n)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	reg out;

	if (f->fact->role != SL_ROLE_DATE)
		return sl_quick_feature(e, n, QUICK_FACT);
	out = (reg){sl_quick_register(e), {.kind = SL_PLAIN_DAY}};
	sl_quick_step(e, QUICK_PART, out.r, 0, 0, 0);
	return out;
}

reg sl_quick_pair(emitter *e, const sl_node *n)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	reg x = sl_quick_node(e, e->p->kids[n->kids]),
	    y = sl_quick_node(e, e->p->kids[n->kids + 1]), out;
	bool good;

	if (x.t.kind != SL_PLAIN_ENTITY || y.t.kind != SL_PLAIN_ENTITY)
		return sl_quick_give_up(e);
	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	out = (reg){sl_quick_register(e), sl_quick_concept_type(f->concept, &good)};
	sl_quick_step(e, QUICK_PAIR, out.r, x.r, y.r, code_of(e, f));
	return good ? out : sl_quick_give_up(e);
}

reg sl_quick_parameter(emitter *e, const sl_node *n)
{
	const sl_parameter *a = e->p->model->parameters[n->ref];
	const sl_active_parameter *active = &e->s->parameters[a->number];
	quick_read *read;
	reg out;

	if (!active->delegation && active->from)
		return sl_quick_literal(e, active->value);
	if (!active->delegation)
		return sl_quick_give_up(e); /* no amount for this day */
	/* What an ordinance set is judged against its bounds by the run. */
	if (!(read = sl_arena_alloc(&e->quick->arena, sizeof *read)) ||
	    !sl_plain_type_of(&read->type, &a->type, false))
		return sl_quick_give_up(e);
	read->parameter = a;
	out = (reg){sl_quick_register(e), read->type};
	sl_quick_step(e, QUICK_PARAMETER, out.r, 0, 0, (int64_t)(intptr_t)read);
	return out;
}

reg sl_quick_owner(emitter *e, const sl_node *n)
{
	reg x = sl_quick_node(e, e->p->kids[n->kids]), out = {sl_quick_register(e), x.t};

	sl_quick_not_null(e, &x);
	sl_quick_step(e, QUICK_OWNER, out.r, x.r, 0, n->ref);
	out.t.nullable = false;
	return out;
}
