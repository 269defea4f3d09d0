/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Making quick code: conditions and branches without jumps.
 *
 * A processor guesses where each step leads. When households take other ways
 * through a code it guesses wrong, and a wrong guess takes as long as ten
 * steps. So a batch is first made *eager*: what stands behind an `and`, an `or`
 * or an `if` is computed whether or not it matters, when that is little work
 * that does not give up by itself, and its value is then taken or left. When
 * something in it is not known after all, the batch that jumps is next.
 */
#include "eval/quick_emit.h"

#define MOST_WEIGHT 40

static unsigned weight(const sl_quick_emitter *e, uint32_t node, unsigned most);

/* A value that is not leeg, and no more work than `most`. */
static unsigned weight_of_concept(const sl_quick_emitter *e, const sl_node *n, unsigned most)
{
	const sl_concept *c = e->p->model->schema.features[n->ref]->concept;
	sl_code of = (sl_code)sl_kid(e->p, n, 0)->code;

	if (c->feature->may_be_empty || most == 0)
		return most + 1;
	if (of == SL_CODE_SELF && e->self.r == SL_QUICK_SELF && sl_quick_is_known(e, SL_QUICK_OWN_CONCEPTS, c->feature->slot))
		return 1;
	if (of == SL_CODE_SELF ? !e->s->concepts[c->number].simple || !sl_quick_may_stand_inside(e, c)
			       : of != SL_CODE_VARIABLE || !sl_quick_is_small(e, c))
		return most + 1;
	return 1 + weight(e, e->s->concepts[c->number].rules[0].code->value, most - 1);
}

static unsigned weight_of_fact(const sl_quick_emitter *e, const sl_node *n, unsigned most)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	sl_code of = (sl_code)sl_kid(e->p, n, 0)->code;

	return (of == SL_CODE_SELF || of == SL_CODE_VARIABLE) && !f->may_be_empty && !f->fact->relation ? 1 : most + 1;
}

static bool may_fail(const sl_quick_emitter *e, const sl_node *n)
{
	switch ((sl_code)n->code) {
	case SL_CODE_SELF:
	case SL_CODE_VARIABLE:
		return false;
	case SL_CODE_LITERAL:
		return sl_quick_is_null(e, n);
	case SL_CODE_DIV_ROUND:
		return sl_kid(e->p, n, 1)->code != SL_CODE_LITERAL;
	case SL_CODE_PARAMETER:
		return e->s->parameters[n->ref].delegation != NULL;
	case SL_CODE_BUILTIN:
		return n->ref != SL_FN_MIN && n->ref != SL_FN_MAX;
	default:
		return !sl_quick_is_plain((sl_code)n->code);
	}
}

/* How many nodes it takes; more than `most` for what may give up. */
static unsigned weight(const sl_quick_emitter *e, uint32_t node, unsigned most)
{
	const sl_node *n = &e->p->nodes[node];
	unsigned w = 1;

	if (n->code == SL_CODE_CONCEPT)
		return weight_of_concept(e, n, most);
	if (n->code == SL_CODE_FACT)
		return weight_of_fact(e, n, most);
	if (may_fail(e, n))
		return most + 1;
	for (uint32_t i = 0; i < n->count && w <= most; i++)
		w += weight(e, sl_quick_kid(e, n, i), most - w);
	return w;
}

bool sl_quick_is_cheap(const sl_quick_emitter *e, uint32_t node)
{
	return e->eager && weight(e, node, MOST_WEIGHT) <= MOST_WEIGHT;
}

/* All but the first, which is computed in any case. */
bool sl_quick_goes_straight(const sl_quick_emitter *e, const sl_node *n)
{
	unsigned w = 0;

	for (uint32_t i = 1; e->eager && i < n->count && w <= MOST_WEIGHT; i++)
		w += weight(e, sl_quick_kid(e, n, i), MOST_WEIGHT - w);
	return e->eager && w <= MOST_WEIGHT;
}

/* The step that just made x, when it compares with a constant. */
static sl_quick_step *comparing(const sl_quick_emitter *e, uint8_t x)
{
	sl_quick_step *last = sl_quick_last_made(e, x);

	return last && last->op >= SL_QUICK_LT_I && last->op <= SL_QUICK_NE_I ? last : NULL;
}

void sl_quick_both(sl_quick_emitter *e, sl_quick_op op, uint8_t d, uint8_t x, uint8_t y)
{
	sl_quick_step *last = x != y ? comparing(e, y) : NULL;

	if (!last && x != y && op != SL_QUICK_AND_NOT && (last = comparing(e, x)))
		x = y;
	if (!last) {
		sl_quick_emit(e, op, d, x, y, 0);
		return;
	}
	if (op == SL_QUICK_AND_NOT)
		last->op = (uint8_t)sl_quick_opposite((sl_quick_op)last->op);
	last->op = (uint8_t)(last->op - SL_QUICK_LT_I + (op == SL_QUICK_OR ? SL_QUICK_OR_LT_I : SL_QUICK_AND_LT_I));
	last->b = x;
	last->d = d;
}

sl_quick_reg sl_quick_straight_logic(sl_quick_emitter *e, const sl_node *n)
{
	sl_quick_reg x = sl_quick_truth(e, sl_quick_kid(e, n, 0)), y;

	for (uint32_t i = 1; i < n->count && !e->failed; i++) {
		const sl_node *kid = sl_kid(e->p, n, i);
		bool without = n->code == SL_CODE_AND && kid->code == SL_CODE_NOT;
		sl_quick_reg out = {.t = sl_quick_truth_type};

		y = sl_quick_truth(e, without ? sl_quick_kid(e, kid, 0) : sl_quick_kid(e, n, i));
		x.r = sl_quick_loaded(e, x);
		y.r = sl_quick_loaded(e, y);
		out.r = sl_quick_register(e);
		sl_quick_both(e, without ? SL_QUICK_AND_NOT : n->code == SL_CODE_AND ? SL_QUICK_AND : SL_QUICK_OR, out.r,
			      x.r, y.r);
		x = out;
	}
	return x;
}

/* One of two constants; the other one stands in the 32 bits of the jump. */
static bool is_short(sl_quick_reg x)
{
	return x.value >= INT32_MIN && x.value <= INT32_MAX;
}

static void choose(sl_quick_emitter *e, uint8_t out, uint8_t condition, sl_quick_reg x, sl_quick_reg otherwise)
{
	size_t at = sl_quick_emit(e, SL_QUICK_CHOOSE_I, out, condition, 0, x.value);

	if (!e->failed)
		e->steps[at].jump = (int32_t)otherwise.value;
}

/* What an `if` asks: whether a register is `when`, or later whether one that
 * stays as it is equals a constant. */
typedef struct test {
	uint8_t condition;
	bool when, later;
	sl_quick_step equal; /* the comparison that was taken back */
} test;

static void open_test(sl_quick_emitter *e, test *t, const sl_node *n)
{
	const sl_node *first = sl_kid(e->p, n, 0);
	sl_quick_reg x;

	t->when = first->code != SL_CODE_NOT;
	t->later = false;
	x = sl_quick_truth(e, t->when ? sl_quick_kid(e, n, 0) : sl_quick_kid(e, first, 0));
	t->condition = sl_quick_loaded(e, x);
}

/*
 * A table of choices asks again and again what a value is equal to. A value
 * that stays where it is can be asked at the end, in the step that puts the
 * constant it chooses: the comparison that was just made is taken back.
 */
static void put_off(sl_quick_emitter *e, test *t, uint8_t out)
{
	const sl_quick_step *last = sl_quick_last_made(e, t->condition);

	if (!t->when || !last || last->op != SL_QUICK_EQ_I || last->a == out || !sl_quick_is_kept(e, last->a) ||
	    last->imm < INT32_MIN || last->imm > INT32_MAX)
		return;
	t->equal = *last;
	t->later = true;
	e->count--;
}

/* The condition is needed after all. */
static void make_now(sl_quick_emitter *e, test *t)
{
	if (t->later)
		sl_quick_emit(e, SL_QUICK_EQ_I, t->condition, t->equal.a, 0, t->equal.imm);
	t->later = false;
}

/* x into `out` when the condition is so. */
static void put_when(sl_quick_emitter *e, uint8_t out, const test *t, sl_quick_reg x)
{
	size_t at;

	if (t->later) {
		at = sl_quick_emit(e, SL_QUICK_PUT_IF_EQ_I, out, t->equal.a, 0, x.value);
		if (!e->failed)
			e->steps[at].jump = (int32_t)t->equal.imm;
	} else if (x.constant) {
		sl_quick_emit(e, t->when ? SL_QUICK_PUT_IF_I : SL_QUICK_PUT_UNLESS_I, out, t->condition, 0, x.value);
	} else {
		sl_quick_emit(e, t->when ? SL_QUICK_PUT_IF : SL_QUICK_PUT_UNLESS, out, t->condition, x.r, 0);
	}
}

/* x when the condition is so, else y: in one step when one of them is a constant, or both. */
static void take_one(sl_quick_emitter *e, uint8_t out, test *t, sl_quick_reg x, sl_quick_reg y)
{
	if (y.constant)
		make_now(e, t);
	if (x.constant && y.constant && is_short(t->when ? y : x)) {
		choose(e, out, t->condition, t->when ? x : y, t->when ? y : x);
	} else if (y.constant && !x.constant) {
		sl_quick_emit(e, t->when ? SL_QUICK_PICK_I : SL_QUICK_PICK_UNLESS_I, out, t->condition, x.r, y.value);
	} else {
		sl_quick_move_into(e, out, y);
		put_when(e, out, t, x);
	}
}

sl_quick_reg sl_quick_straight_if(sl_quick_emitter *e, const sl_node *n, const sl_quick_type *want)
{
	sl_quick_reg out = {.r = sl_quick_result(e), .t = *want}, x, y;
	test t;

	open_test(e, &t, n);
	x = sl_quick_node_as(e, sl_quick_kid(e, n, 1), want);
	if (x.constant)
		put_off(e, &t, out.r);
	e->into = out.r;
	y = sl_quick_node_as(e, sl_quick_kid(e, n, 2), want);
	e->into = 0;
	if (!sl_quick_same_kind(x, out) || !sl_quick_same_kind(y, out) ||
	    (want->kind == SL_PLAIN_NUMBER && (x.t.scale != want->scale || y.t.scale != want->scale)))
		return sl_quick_give_up(e);
	take_one(e, out.r, &t, x, y);
	out.t.nullable = x.t.nullable || y.t.nullable;
	return out;
}
