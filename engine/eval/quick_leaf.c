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

static sl_quick_reg emit_number(sl_quick_emitter *e, sl_dec d)
{
	char text[SL_DEC_TEXT_MAX];
	size_t n = sl_dec_text(text, d);
	sl_quick_type t = {.kind = SL_PLAIN_NUMBER};
	int64_t v;

	if (memchr(text, 'E', n) || digits_behind(text, n) > SL_QUICK_MOST_SCALE)
		return sl_quick_give_up(e);
	t.scale = (uint8_t)digits_behind(text, n);
	return sl_plain_from(&v, &t, sl_number(d)) ? sl_quick_constant(v, t)
						   : sl_quick_give_up(e);
}

sl_quick_reg sl_quick_literal(sl_quick_emitter *e, sl_value v)
{
	switch ((sl_kind)v.kind) {
	case SL_NUMBER:
		return emit_number(e, v.as.dec);
	case SL_BOOLEAN:
		return sl_quick_constant(v.as.i, sl_quick_truth_type);
	case SL_DATE:
		return sl_quick_constant(v.as.i, (sl_quick_type){.kind = SL_PLAIN_DAY});
	case SL_MONTHS:
		return sl_quick_constant(v.as.i, (sl_quick_type){.kind = SL_PLAIN_MONTHS});
	case SL_SPAN:
		if (v.as.span.nanos || v.as.span.seconds % 86400)
			return sl_quick_give_up(e);
		return sl_quick_constant(v.as.span.seconds / 86400,
					 (sl_quick_type){.kind = SL_PLAIN_DAYS});
	case SL_NULL:
		return sl_quick_constant(SL_QUICK_NULL,
					 (sl_quick_type){.kind = SL_PLAIN_ENTITY, .nullable = true});
	default:
		return sl_quick_give_up(e); /* texts only beside a choice: see emit_equal */
	}
}

bool sl_quick_is_null(const sl_quick_emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL && e->p->constants[n->ref].kind == SL_NULL;
}

bool sl_quick_is_text(const sl_quick_emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL && e->p->constants[n->ref].kind == SL_STRING;
}

/* ---- types of concepts ---- */

sl_quick_type sl_quick_concept_type(const sl_concept *c, bool *good)
{
	sl_quick_type t;

	*good = sl_plain_type_of(&t, &c->feature->type, c->feature->may_be_empty);
	if (t.kind == SL_PLAIN_NUMBER && c->rounding.given) {
		*good = *good && c->rounding.digits >= 0 && c->rounding.digits <= SL_QUICK_SCALE;
		t.scale = (uint8_t)c->rounding.digits;
	} else if (t.kind == SL_PLAIN_NUMBER && !c->feature->type.integer) {
		t.scale = SL_QUICK_SCALE;
	}
	return t;
}

/* ---- facts ---- */

static sl_quick_reg day_itself(sl_quick_emitter *e)
{
	sl_quick_reg out = {.r = sl_quick_register(e), .t = {.kind = SL_PLAIN_DAY}};

	sl_quick_emit(e, SL_QUICK_PART, out.r, 0, 0, 0);
	return out;
}

static size_t step_at_slot(sl_quick_emitter *e, sl_quick_op op, uint8_t d, uint8_t a, uint8_t b, const void *what, uint32_t slot)
{
	size_t at = sl_quick_emit(e, op, d, a, b, (int64_t)(intptr_t)what);

	if (!e->failed)
		e->steps[at].jump = (int32_t)slot;
	return at;
}

/* A fact of `ik`, or of the member that a loop is at, is read once, into its home. */
static sl_quick_reg read_once(sl_quick_emitter *e, const sl_quick_read *read, sl_quick_reg entity)
{
	int set = entity.r == SL_QUICK_SELF ? SL_QUICK_OWN_FACTS : SL_QUICK_ITEM_FACTS;
	uint32_t slot = read->fact->slot;
	sl_quick_reg out = {.r = sl_quick_home(e, set, slot), .t = read->type};

	if (out.r && sl_quick_is_known(e, set, slot))
		return out;
	if (out.r)
		sl_quick_now_known(e, set, slot);
	else
		out.r = sl_quick_register(e);
	if (set == SL_QUICK_OWN_FACTS)
		step_at_slot(e, SL_QUICK_OWN_FACT, out.r, SL_QUICK_SELF, 0, read, slot);
	else
		step_at_slot(e, SL_QUICK_ITEM_FACT, out.r, entity.facts, entity.r, read, slot);
	return out;
}

sl_quick_reg sl_quick_fact(sl_quick_emitter *e, const sl_node *n)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	sl_quick_read *read;
	sl_quick_reg entity, out;

	if (f->fact->role == SL_ROLE_DATE)
		return day_itself(e);
	entity = sl_quick_node(e, sl_quick_kid(e, n, 0));
	sl_quick_not_null(e, &entity);
	if (entity.t.kind != SL_PLAIN_ENTITY || !(read = sl_arena_alloc(e->arena, sizeof *read)))
		return sl_quick_give_up(e);
	read->fact = f;
	if (!sl_plain_type_of(&read->type, &f->type, f->may_be_empty || f->fact->relation))
		return sl_quick_give_up(e);
	if (entity.r == SL_QUICK_SELF || entity.r == e->item.r)
		return read_once(e, read, entity);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = read->type};
	if (entity.facts)
		step_at_slot(e, SL_QUICK_ITEM_FACT, out.r, entity.facts, entity.r, read, f->slot);
	else
		step_at_slot(e, SL_QUICK_FACT, out.r, entity.r, 0, read, f->slot);
	return out;
}

/* ---- concepts ---- */

sl_quick_reg sl_quick_concept_of(sl_quick_emitter *e, const sl_node *n)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	const sl_quick_code *code = &e->quick->concepts[((const sl_concept *)f->concept)->number];
	sl_quick_reg entity = sl_quick_node(e, sl_quick_kid(e, n, 0)), out;
	bool good;

	if (entity.t.kind != SL_PLAIN_ENTITY || f->towards)
		return sl_quick_give_up(e);
	sl_quick_not_null(e, &entity);
	if (entity.r == SL_QUICK_SELF)
		return sl_quick_own(e, f->concept);
	if (sl_quick_is_small(e, f->concept))
		return sl_quick_others(e, f->concept, entity);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = sl_quick_concept_type(f->concept, &good)};
	step_at_slot(e, SL_QUICK_CONCEPT, out.r, entity.r, 0, code, f->slot);
	return good ? out : sl_quick_give_up(e);
}

sl_quick_reg sl_quick_pair(sl_quick_emitter *e, const sl_node *n)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	sl_quick_reg x = sl_quick_node(e, e->p->kids[n->kids]),
		     y = sl_quick_node(e, e->p->kids[n->kids + 1]), out;
	const sl_quick_code *code = &e->quick->concepts[((const sl_concept *)f->concept)->number];
	bool good;

	if (x.t.kind != SL_PLAIN_ENTITY || y.t.kind != SL_PLAIN_ENTITY)
		return sl_quick_give_up(e);
	sl_quick_not_null(e, &x);
	sl_quick_not_null(e, &y);
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = sl_quick_concept_type(f->concept, &good)};
	sl_quick_emit(e, SL_QUICK_PAIR, out.r, x.r, y.r, (int64_t)(intptr_t)code);
	return good ? out : sl_quick_give_up(e);
}

sl_quick_reg sl_quick_parameter(sl_quick_emitter *e, const sl_node *n)
{
	const sl_parameter *a = e->p->model->parameters[n->ref];
	const sl_active_parameter *active = &e->s->parameters[a->number];
	sl_quick_read *read;
	sl_quick_reg out;

	if (!active->delegation && active->from)
		return sl_quick_literal(e, active->value);
	if (!active->delegation)
		return sl_quick_give_up(e); /* no amount for this day */
	/* What an ordinance set is judged against its bounds by the run. */
	if (!(read = sl_arena_alloc(e->arena, sizeof *read)) ||
	    !sl_plain_type_of(&read->type, &a->type, false))
		return sl_quick_give_up(e);
	read->parameter = a;
	out = (sl_quick_reg){.r = sl_quick_register(e), .t = read->type};
	sl_quick_emit(e, SL_QUICK_PARAMETER, out.r, 0, 0, (int64_t)(intptr_t)read);
	return out;
}

sl_quick_reg sl_quick_owner(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_node(e, e->p->kids[n->kids]), out = {.r = sl_quick_register(e), .t = x.t};

	sl_quick_not_null(e, &x);
	sl_quick_emit(e, SL_QUICK_OWNER, out.r, x.r, 0, n->ref);
	out.t.nullable = false;
	return out;
}
