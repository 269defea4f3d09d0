/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: nodes and rules of a segment become steps on registers. */
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "eval/quick.h"

/* Concepts of `ik` whose value surely stands in memory at this place, by slot. */
#define KNOWN_SLOTS 512
typedef struct known {
	uint64_t words[KNOWN_SLOTS / 64];
} known;

typedef struct emitter {
	const sl_program *p;
	const sl_segment *s;
	struct sl_quick *quick;
	sl_arena *scratch;
	quick_step *steps;
	size_t count, cap;
	unsigned next; /* the first free register */
	unsigned most; /* registers used so far */
	uint8_t variables[SL_MOST_VARIABLES]; /* register of each variable */
	quick_type variable_types[SL_MOST_VARIABLES];
	known known;
	known *at_jump;  /* by step: what was known where it jumps */
	unsigned nesting;/* concepts put inside each other */
	bool no_inline;  /* leave every concept its own code */
	size_t label;  /* the last place that a jump lands on */
	bool failed;   /* something has no quick form */
} emitter;

typedef struct reg {
	uint8_t r;
	quick_type t;
} reg;

enum { SELF = 0, OTHER = 1, FIRST_FREE = 2 };

static const quick_type truth_type = {.kind = SL_PLAIN_TRUTH};

static reg emit_node(emitter *e, uint32_t node);
static reg emit_truth(emitter *e, uint32_t node);

/* ---- steps and registers ---- */

static reg give_up(emitter *e)
{
	e->failed = true;
	return (reg){0, truth_type};
}

static uint8_t new_register(emitter *e)
{
	if (e->next >= QUICK_REGISTERS) {
		e->failed = true;
		return 0;
	}
	if (e->next + 1 > e->most)
		e->most = e->next + 1;
	return (uint8_t)e->next++;
}

static size_t step(emitter *e, quick_op op, uint8_t d, uint8_t a, uint8_t b, int64_t imm)
{
	size_t cap = e->cap;
	quick_step *steps = sl_arena_grow(e->scratch, e->steps, e->count, &e->cap, sizeof *steps);
	known *at_jump = sl_arena_grow(e->scratch, e->at_jump, e->count, &cap, sizeof *at_jump);

	if (!steps || !at_jump) {
		e->failed = true;
		return 0;
	}
	e->steps = steps;
	e->at_jump = at_jump;
	at_jump[e->count] = e->known;
	steps[e->count] = (quick_step){NULL, (uint8_t)op, d, a, b, 0, imm};
	return e->count++;
}

static void land(emitter *e, size_t at)
{
	if (e->failed)
		return;
	e->steps[at].jump = (int32_t)(e->count - at);
	e->label = e->count;
	/* Two ways lead here: only what both know is known. */
	for (size_t i = 0; i < KNOWN_SLOTS / 64; i++)
		e->known.words[i] &= e->at_jump[at].words[i];
}

/* What follows an unconditional jump is reached only by landing there. */
static void unreachable(emitter *e)
{
	memset(&e->known, 0xff, sizeof e->known);
}

static bool is_known(const emitter *e, uint32_t slot)
{
	return slot < KNOWN_SLOTS && e->known.words[slot / 64] >> slot % 64 & 1;
}

static void now_known(emitter *e, uint32_t slot)
{
	if (slot < KNOWN_SLOTS)
		e->known.words[slot / 64] |= UINT64_C(1) << slot % 64;
}

/* Where code jumps from, to land all at one place later. */
#define MOST_EXITS 96
typedef struct exits {
	size_t at[MOST_EXITS];
	unsigned count;
} exits;

static void add_exit(emitter *e, exits *x, size_t at)
{
	if (x->count == MOST_EXITS)
		e->failed = true;
	else
		x->at[x->count++] = at;
}

static void land_all(emitter *e, const exits *x)
{
	for (unsigned i = 0; i < x->count && !e->failed; i++)
		land(e, x->at[i]);
}

/* A variable is read again, perhaps. */
static bool is_variable(const emitter *e, uint8_t x)
{
	for (unsigned i = 0; i < SL_MOST_VARIABLES; i++)
		if (e->variables[i] == x)
			return true;
	return false;
}

/* x into a register that others read. The step that just made x writes there
 * itself, unless a jump lands between. */
static void move_into(emitter *e, uint8_t out, uint8_t x)
{
	quick_step *last = e->count && !e->failed ? &e->steps[e->count - 1] : NULL;

	if (last && last->d == x && e->label != e->count && last->op < QUICK_JUMP_LT && !is_variable(e, x))
		last->d = out;
	else if (out != x)
		step(e, QUICK_MOVE, out, x, 0, 0);
}

static void jump_to(emitter *e, size_t from, size_t to)
{
	if (!e->failed)
		e->steps[from].jump = (int32_t)to - (int32_t)from;
}

static reg constant(emitter *e, int64_t v, quick_type t)
{
	reg out = {new_register(e), t};

	step(e, QUICK_CONST, out.r, 0, 0, v);
	return out;
}

/*
 * Some forms have no quick code. Where such a form stands in a branch, only
 * that branch gives up when it is reached; the rest of the concept is quick.
 */
typedef struct checkpoint {
	size_t count, label;
	unsigned next;
	known known;
	bool failed; /* before this place: not for us to rescue */
} checkpoint;

static checkpoint mark_here(const emitter *e)
{
	return (checkpoint){e->count, e->label, e->next, e->known, e->failed};
}

/* True when emitting failed since the mark: a step that gives up is in its place. */
static bool rescue(emitter *e, const checkpoint *from)
{
	if (!e->failed || from->failed)
		return false;
	e->failed = false;
	e->count = from->count;
	e->label = from->label;
	e->next = from->next;
	e->known = from->known;
	step(e, QUICK_GIVE_UP, 0, 0, 0, 0);
	unreachable(e);
	return true;
}

/* ---- types ---- */

static quick_type concept_type(const sl_concept *c, bool *good)
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

static int64_t power_of_ten(unsigned n)
{
	int64_t p = 1;

	while (n--)
		p *= 10;
	return p;
}

/* The same number at another scale; downwards only when no digit is lost. */
static reg rescale(emitter *e, reg x, unsigned scale)
{
	reg out = x;

	if (x.t.kind != SL_PLAIN_NUMBER || x.t.scale == scale)
		return x;
	out.r = new_register(e);
	out.t.scale = (uint8_t)scale;
	if (scale > x.t.scale)
		step(e, QUICK_SCALE_UP, out.r, x.r, 0, power_of_ten(scale - x.t.scale));
	else
		step(e, QUICK_SHRINK, out.r, x.r, 0, power_of_ten(x.t.scale - scale));
	return out;
}

static void not_null(emitter *e, reg *x)
{
	if (x->t.nullable)
		step(e, QUICK_NOT_NULL, 0, x->r, 0, 0);
	x->t.nullable = false;
}

static void align(emitter *e, reg *x, reg *y)
{
	unsigned scale = x->t.scale > y->t.scale ? x->t.scale : y->t.scale;

	if (x->t.kind != SL_PLAIN_NUMBER || y->t.kind != SL_PLAIN_NUMBER)
		return;
	*x = rescale(e, *x, scale);
	*y = rescale(e, *y, scale);
}

/* ---- leaves ---- */

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
		return give_up(e);
	t.scale = (uint8_t)digits_behind(text, n);
	return sl_plain_from(&v, &t, sl_number(d)) ? constant(e, v, t) : give_up(e);
}

static reg emit_constant(emitter *e, sl_value v)
{
	switch ((sl_kind)v.kind) {
	case SL_NUMBER:
		return emit_number(e, v.as.dec);
	case SL_BOOLEAN:
		return constant(e, v.as.i, truth_type);
	case SL_DATE:
		return constant(e, v.as.i, (quick_type){.kind = SL_PLAIN_DAY});
	case SL_MONTHS:
		return constant(e, v.as.i, (quick_type){.kind = SL_PLAIN_MONTHS});
	case SL_SPAN:
		if (v.as.span.nanos || v.as.span.seconds % 86400)
			return give_up(e);
		return constant(e, v.as.span.seconds / 86400, (quick_type){.kind = SL_PLAIN_DAYS});
	case SL_NULL:
		return constant(e, QUICK_NULL, (quick_type){.kind = SL_PLAIN_ENTITY, .nullable = true});
	default:
		return give_up(e); /* texts only beside a choice: see emit_equal */
	}
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

/*
 * A concept that is one test or one fact (`age >= 67`) is cheaper to do again
 * than to remember: its node is put in the place of the name. Only where that
 * cannot change what it means: one rule, no condition, no rounding, a truth,
 * the same entity and no variables of its own.
 */
static bool is_leaf(const emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL || n->code == SL_CODE_SELF ||
	       ((n->code == SL_CODE_FACT || n->code == SL_CODE_CONCEPT) && sl_kid(e->p, n, 0)->code == SL_CODE_SELF);
}

static bool is_tiny(const emitter *e, const sl_concept *c)
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

#define MOST_NESTING 12
#define MOST_STEPS   600

/* Concepts come in order, so those that this one reads have their code. */
static bool may_stand_inside(const emitter *e, const sl_concept *c)
{
	return !e->no_inline && e->nesting < MOST_NESTING && e->count < MOST_STEPS &&
	       e->quick->concepts[c->number].enter && c->feature->slot < KNOWN_SLOTS && e->next < QUICK_REGISTERS / 2;
}

static reg concept_value(emitter *e, const sl_concept *c, const quick_type *t);

/*
 * The code of a concept of `ik` in the place of its name: skipped when its
 * value is there already, and kept when it was made.
 */
static reg emit_inside(emitter *e, const sl_concept *c)
{
	uint32_t slot = c->feature->slot;
	uint8_t variables[SL_MOST_VARIABLES];
	quick_type types[SL_MOST_VARIABLES], t = e->quick->concepts[c->number].type;
	reg out = {new_register(e), t}, x;
	unsigned keep = e->next;
	size_t have;

	if (is_known(e, slot)) {
		step(e, QUICK_LOAD, out.r, 0, 0, slot);
		return out;
	}
	have = step(e, QUICK_HAVE, out.r, 0, 0, slot);
	memcpy(variables, e->variables, sizeof variables);
	memcpy(types, e->variable_types, sizeof types);
	e->nesting++;
	x = concept_value(e, c, &t);
	e->nesting--;
	memcpy(e->variables, variables, sizeof variables);
	memcpy(e->variable_types, types, sizeof types);
	move_into(e, out.r, x.r);
	step(e, QUICK_STORE, 0, out.r, 0, slot);
	e->next = keep;
	land(e, have);
	now_known(e, slot);
	return out;
}

static reg emit_inline(emitter *e, const sl_concept *c)
{
	return emit_truth(e, e->s->concepts[c->number].rules[0].code->value);
}

static reg emit_feature(emitter *e, const sl_node *n, quick_op op)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	reg entity = emit_node(e, e->p->kids[n->kids]), out;
	quick_read *read;
	bool good;

	if (entity.t.kind != SL_PLAIN_ENTITY || f->towards)
		return give_up(e);
	not_null(e, &entity);
	if (op == QUICK_CONCEPT && entity.r == SELF && is_tiny(e, f->concept))
		return emit_inline(e, f->concept);
	if (op == QUICK_CONCEPT && entity.r == SELF && may_stand_inside(e, f->concept))
		return emit_inside(e, f->concept);
	if (op == QUICK_CONCEPT) {
		out = (reg){new_register(e), concept_type(f->concept, &good)};
		if (!good)
			return give_up(e);
		with_slot(e, step(e, entity.r == SELF ? QUICK_OWN_CONCEPT : op, out.r, entity.r, 0, code_of(e, f)),
			  f->slot);
		return out;
	}
	if (!(read = sl_arena_alloc(&e->quick->arena, sizeof *read)))
		return give_up(e);
	read->fact = f;
	if (!sl_plain_type_of(&read->type, &f->type, f->may_be_empty || f->fact->relation))
		return give_up(e);
	out = (reg){new_register(e), read->type};
	with_slot(e, step(e, entity.r == SELF ? QUICK_OWN_FACT : op, out.r, entity.r, 0, (int64_t)(intptr_t)read),
		  f->slot);
	return out;
}

/* peildatum is the day itself. */
static reg emit_fact(emitter *e, const sl_node *n)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	reg out;

	if (f->fact->role != SL_ROLE_DATE)
		return emit_feature(e, n, QUICK_FACT);
	out = (reg){new_register(e), {.kind = SL_PLAIN_DAY}};
	step(e, QUICK_PART, out.r, 0, 0, 0);
	return out;
}

static reg emit_pair(emitter *e, const sl_node *n)
{
	const sl_feature *f = e->p->model->schema.features[n->ref];
	reg x = emit_node(e, e->p->kids[n->kids]), y = emit_node(e, e->p->kids[n->kids + 1]), out;
	bool good;

	if (x.t.kind != SL_PLAIN_ENTITY || y.t.kind != SL_PLAIN_ENTITY)
		return give_up(e);
	not_null(e, &x);
	not_null(e, &y);
	out = (reg){new_register(e), concept_type(f->concept, &good)};
	step(e, QUICK_PAIR, out.r, x.r, y.r, code_of(e, f));
	return good ? out : give_up(e);
}

static reg emit_parameter(emitter *e, const sl_node *n)
{
	const sl_parameter *a = e->p->model->parameters[n->ref];
	const sl_active_parameter *active = &e->s->parameters[a->number];
	quick_read *read;
	reg out;

	if (!active->delegation && active->from)
		return emit_constant(e, active->value);
	if (!active->delegation)
		return give_up(e); /* no amount for this day */
	/* What an ordinance set is judged against its bounds by the run. */
	if (!(read = sl_arena_alloc(&e->quick->arena, sizeof *read)) || !sl_plain_type_of(&read->type, &a->type, false))
		return give_up(e);
	read->parameter = a;
	out = (reg){new_register(e), read->type};
	step(e, QUICK_PARAMETER, out.r, 0, 0, (int64_t)(intptr_t)read);
	return out;
}

static reg emit_owner(emitter *e, const sl_node *n)
{
	reg x = emit_node(e, e->p->kids[n->kids]), out = {new_register(e), x.t};

	not_null(e, &x);
	step(e, QUICK_OWNER, out.r, x.r, 0, n->ref);
	out.t.nullable = false;
	return out;
}

/* ---- operators ---- */

static const sl_node *kid(const emitter *e, const sl_node *n, uint32_t i)
{
	return sl_kid(e->p, n, i);
}

static uint32_t kid_number(const emitter *e, const sl_node *n, uint32_t i)
{
	return e->p->kids[n->kids + i];
}

static reg emit_truth(emitter *e, uint32_t node)
{
	reg x = emit_node(e, node);

	if (x.t.kind != SL_PLAIN_TRUTH)
		return give_up(e);
	not_null(e, &x);
	return x;
}

/* ---- conditions: code that jumps ---- */

static void emit_jump(emitter *e, uint32_t node, bool when, exits *out);

static bool is_own_tiny(const emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_CONCEPT && kid(e, n, 0)->code == SL_CODE_SELF &&
	       is_tiny(e, e->p->model->schema.features[n->ref]->concept);
}

static uint32_t value_node(const emitter *e, const sl_node *n)
{
	const sl_concept *c = e->p->model->schema.features[n->ref]->concept;

	return e->s->concepts[c->number].rules[0].code->value;
}

/* A concept of `ik` that names a list: its one rule says how to run over it. */
static bool is_own_list(const emitter *e, const sl_node *n)
{
	const sl_concept *c;

	if (n->code != SL_CODE_CONCEPT || kid(e, n, 0)->code != SL_CODE_SELF)
		return false;
	c = e->p->model->schema.features[n->ref]->concept;
	return e->s->concepts[c->number].simple && c->feature->type.base == SL_T_LIST && !c->periods && !c->joint_with;
}

/* All kids must be `when`'s opposite to fall through; or, the other way round,
 * one kid that decides skips the rest. */
static void jump_logic(emitter *e, const sl_node *n, bool when, exits *out)
{
	bool decides = n->code == SL_CODE_OR; /* the truth that settles it at once */
	exits skip = {.count = 0};

	for (uint32_t i = 0; i < n->count && !e->failed; i++) {
		if (decides == when || i + 1 == n->count)
			emit_jump(e, kid_number(e, n, i), when, out);
		else
			emit_jump(e, kid_number(e, n, i), decides, &skip);
	}
	land_all(e, &skip);
}

static bool is_comparison(quick_op op)
{
	return op >= QUICK_LT && op <= QUICK_NE_I;
}

/* not (a < b) is a >= b: both are numbers by then. */
static quick_op opposite(quick_op op)
{
	static const quick_op of[] = {QUICK_GE, QUICK_GT, QUICK_LE, QUICK_LT, QUICK_NE, QUICK_EQ,
				      QUICK_GE_I, QUICK_GT_I, QUICK_LE_I, QUICK_LT_I, QUICK_NE_I, QUICK_EQ_I};

	return of[op - QUICK_LT];
}

/* Jump when a truth is so: a comparison made just now jumps itself. */
static void jump_on(emitter *e, reg x, bool when, exits *out)
{
	quick_step *last = e->count && !e->failed ? &e->steps[e->count - 1] : NULL;

	if (last && last->d == x.r && e->label != e->count && is_comparison((quick_op)last->op) &&
	    !is_variable(e, x.r)) {
		quick_op op = when ? (quick_op)last->op : opposite((quick_op)last->op);

		last->op = (uint8_t)(op - QUICK_LT + QUICK_JUMP_LT);
		add_exit(e, out, e->count - 1);
		return;
	}
	add_exit(e, out, step(e, when ? QUICK_JUMP_TRUE : QUICK_JUMP_FALSE, 0, x.r, 0, 0));
}

static void jump_on_truth(emitter *e, uint32_t node, bool when, exits *out)
{
	checkpoint here = mark_here(e);
	reg x = emit_truth(e, node);

	if (!rescue(e, &here))
		jump_on(e, x, when, out);
}

static void emit_jump(emitter *e, uint32_t node, bool when, exits *out)
{
	const sl_node *n = &e->p->nodes[node];

	if (n->code == SL_CODE_AND || n->code == SL_CODE_OR)
		jump_logic(e, n, when, out);
	else if (n->code == SL_CODE_NOT)
		emit_jump(e, kid_number(e, n, 0), !when, out);
	else if (is_own_tiny(e, n))
		emit_jump(e, value_node(e, n), when, out);
	else
		jump_on_truth(e, node, when, out);
}

/* and, or as a value. */
static reg emit_logic(emitter *e, uint32_t node)
{
	reg out = constant(e, 0, truth_type);
	exits x = {.count = 0};

	emit_jump(e, node, false, &x);
	step(e, QUICK_CONST, out.r, 0, 0, 1);
	land_all(e, &x);
	return out;
}

static reg emit_not(emitter *e, const sl_node *n)
{
	reg x = emit_truth(e, kid_number(e, n, 0)), out = {new_register(e), truth_type};

	step(e, QUICK_NOT, out.r, x.r, 0, 0);
	return out;
}

static bool same_kind(reg x, reg y)
{
	return x.t.kind == y.t.kind && (x.t.kind != SL_PLAIN_CHOICE || x.t.choices == y.t.choices);
}

/* The last step, when it only loads a constant into that register: its value. */
static bool is_constant(const emitter *e, reg x, int64_t *v)
{
	if (e->failed || !e->count || e->label == e->count || e->steps[e->count - 1].op != QUICK_CONST ||
	    e->steps[e->count - 1].d != x.r)
		return false;
	*v = e->steps[e->count - 1].imm;
	return true;
}

static bool is_null_literal(const emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL && e->p->constants[n->ref].kind == SL_NULL;
}

static bool is_text_literal(const emitter *e, const sl_node *n)
{
	return n->code == SL_CODE_LITERAL && e->p->constants[n->ref].kind == SL_STRING;
}

/* x = "loon": the place of the text among the choices of x. */
static reg emit_choice(emitter *e, const quick_type *t, const sl_node *n)
{
	const char *text = e->p->constants[n->ref].as.text;

	if (t->kind == SL_PLAIN_TEXT)
		return constant(e, (int64_t)(intptr_t)text, *t);
	for (uint32_t i = 0; t->kind == SL_PLAIN_CHOICE && i < t->choice_count; i++)
		if (strcmp(t->choices[i], text) == 0)
			return constant(e, i, *t);
	return give_up(e);
}

static reg emit_text_equal(emitter *e, reg x, reg y, quick_op op)
{
	reg out = {new_register(e), truth_type};

	not_null(e, &x);
	not_null(e, &y);
	step(e, QUICK_TEXT_EQ, out.r, x.r, y.r, 0);
	if (op == QUICK_NE)
		step(e, QUICK_NOT, out.r, out.r, 0, 0);
	return out;
}

static reg emit_equal_to(emitter *e, reg x, reg y, quick_op op)
{
	reg out;
	int64_t v;

	align(e, &x, &y);
	if (!same_kind(x, y) || x.t.kind == SL_PLAIN_LIST)
		return give_up(e);
	if (x.t.kind == SL_PLAIN_TEXT)
		return emit_text_equal(e, x, y, op);
	out = (reg){new_register(e), truth_type};
	if (is_constant(e, y, &v)) {
		e->count--;
		step(e, op == QUICK_EQ ? QUICK_EQ_I : QUICK_NE_I, out.r, x.r, 0, v);
	} else {
		step(e, op, out.r, x.r, y.r, 0);
	}
	return out;
}

static reg emit_null_test(emitter *e, reg x, quick_op op)
{
	reg out = {new_register(e), truth_type};

	if (x.t.kind == SL_PLAIN_LIST)
		return give_up(e);
	step(e, op == QUICK_EQ ? QUICK_EQ_I : QUICK_NE_I, out.r, x.r, 0, QUICK_NULL);
	return out;
}

/* list = []: no member. */
static reg emit_none_test(emitter *e, uint32_t list, bool none);

static bool is_empty_list(const sl_node *n)
{
	return n->code == SL_CODE_LIST && n->count == 0;
}

static reg emit_equal(emitter *e, const sl_node *n, quick_op op)
{
	const sl_node *a = kid(e, n, 0), *b = kid(e, n, 1);
	reg x;

	if (is_empty_list(b))
		return emit_none_test(e, kid_number(e, n, 0), op == QUICK_EQ);
	if (is_null_literal(e, b))
		return emit_null_test(e, emit_node(e, kid_number(e, n, 0)), op);
	if (is_null_literal(e, a))
		return emit_null_test(e, emit_node(e, kid_number(e, n, 1)), op);
	if (is_text_literal(e, a)) {
		x = emit_node(e, kid_number(e, n, 1));
		return emit_equal_to(e, x, emit_choice(e, &x.t, a), op);
	}
	x = emit_node(e, kid_number(e, n, 0));
	if (is_text_literal(e, b))
		return emit_equal_to(e, x, emit_choice(e, &x.t, b), op);
	return emit_equal_to(e, x, emit_node(e, kid_number(e, n, 1)), op);
}

static reg emit_order(emitter *e, reg x, reg y, quick_op op)
{
	reg out;
	int64_t v;

	if (!same_kind(x, y) || x.t.kind == SL_PLAIN_LIST || x.t.kind == SL_PLAIN_CHOICE ||
	    x.t.kind == SL_PLAIN_TEXT || x.t.kind == SL_PLAIN_ENTITY)
		return give_up(e);
	if (is_constant(e, y, &v) && (x.t.kind != SL_PLAIN_NUMBER || x.t.scale >= y.t.scale)) {
		/* The constant at the scale of x. */
		e->count--;
		for (unsigned i = y.t.scale; x.t.kind == SL_PLAIN_NUMBER && i < x.t.scale; i++)
			if (__builtin_mul_overflow(v, 10, &v))
				return give_up(e);
		not_null(e, &x);
		out = (reg){new_register(e), truth_type};
		step(e, (quick_op)(op - QUICK_LT + QUICK_LT_I), out.r, x.r, 0, v);
		return out;
	}
	not_null(e, &x);
	not_null(e, &y);
	align(e, &x, &y);
	out = (reg){new_register(e), truth_type};
	step(e, op, out.r, x.r, y.r, 0);
	return out;
}

static reg emit_compare(emitter *e, const sl_node *n)
{
	reg x = emit_node(e, kid_number(e, n, 0)), y = emit_node(e, kid_number(e, n, 1));

	return emit_order(e, x, y, (quick_op)(QUICK_LT + (n->code - SL_CODE_LT)));
}

/* Strict: the last bound must be known also when the first decides. */
static reg emit_between(emitter *e, const sl_node *n)
{
	reg x = emit_node(e, kid_number(e, n, 0)), most = {0}, low, high, out;
	bool literal = kid(e, n, 2)->code == SL_CODE_LITERAL;
	size_t leave;

	not_null(e, &x);
	if (!literal) {
		most = emit_node(e, kid_number(e, n, 2));
		not_null(e, &most);
	}
	out = (reg){new_register(e), truth_type};
	low = emit_order(e, x, emit_node(e, kid_number(e, n, 1)), QUICK_GE);
	step(e, QUICK_MOVE, out.r, low.r, 0, 0);
	leave = step(e, QUICK_JUMP_FALSE, 0, out.r, 0, 0);
	high = emit_order(e, x, literal ? emit_node(e, kid_number(e, n, 2)) : most, QUICK_LE);
	step(e, QUICK_MOVE, out.r, high.r, 0, 0);
	land(e, leave);
	return out;
}

static reg emit_dates(emitter *e, const sl_node *n, reg x, reg y)
{
	reg out = {new_register(e), {.kind = SL_PLAIN_DAY}};
	bool add = n->code == SL_CODE_ADD;

	if (add && x.t.kind != SL_PLAIN_DAY)
		return y.t.kind == SL_PLAIN_DAY && x.t.kind != SL_PLAIN_NUMBER ? emit_dates(e, n, y, x) : give_up(e);
	if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_DAY && !add) {
		out.t.kind = SL_PLAIN_DAYS;
		step(e, QUICK_SUB, out.r, x.r, y.r, 0);
	} else if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_DAYS) {
		step(e, add ? QUICK_ADD : QUICK_SUB, out.r, x.r, y.r, 0);
	} else if (x.t.kind == SL_PLAIN_DAY && y.t.kind == SL_PLAIN_MONTHS) {
		step(e, QUICK_ADD_MONTHS, out.r, x.r, y.r, add ? 1 : -1);
	} else {
		return give_up(e);
	}
	return out;
}

static reg emit_sum(emitter *e, const sl_node *n)
{
	reg x = emit_node(e, kid_number(e, n, 0)), y = emit_node(e, kid_number(e, n, 1)), out;

	not_null(e, &x);
	not_null(e, &y);
	if (x.t.kind == SL_PLAIN_DAY || y.t.kind == SL_PLAIN_DAY)
		return emit_dates(e, n, x, y);
	if (x.t.kind != SL_PLAIN_NUMBER || y.t.kind != SL_PLAIN_NUMBER)
		return give_up(e);
	align(e, &x, &y);
	out = (reg){new_register(e), x.t};
	step(e, n->code == SL_CODE_ADD ? QUICK_ADD : QUICK_SUB, out.r, x.r, y.r, 0);
	return out;
}

static reg emit_product(emitter *e, const sl_node *n)
{
	reg x = emit_node(e, kid_number(e, n, 0)), y = emit_node(e, kid_number(e, n, 1)), out;

	not_null(e, &x);
	not_null(e, &y);
	if (x.t.kind != SL_PLAIN_NUMBER || y.t.kind != SL_PLAIN_NUMBER || x.t.scale + y.t.scale > QUICK_MOST_SCALE)
		return give_up(e);
	out = (reg){new_register(e), x.t};
	out.t.scale = (uint8_t)(x.t.scale + y.t.scale);
	step(e, QUICK_MUL, out.r, x.r, y.r, 0);
	return out;
}

/* a / b: rounded in one step, or (digits < 0) only when it is exact. */
static reg emit_quotient(emitter *e, const sl_node *n, int digits, sl_round how)
{
	reg x = emit_node(e, kid_number(e, n, 0)), y = emit_node(e, kid_number(e, n, 1)), out;
	int scale = digits < 0 ? QUICK_SCALE : digits;
	size_t at;

	not_null(e, &x);
	not_null(e, &y);
	if (x.t.kind != y.t.kind || (x.t.kind != SL_PLAIN_NUMBER && x.t.kind != SL_PLAIN_DAYS) || scale > QUICK_SCALE)
		return give_up(e);
	if (x.t.kind == SL_PLAIN_DAYS)
		x.t.scale = y.t.scale = 0;
	out = (reg){new_register(e), {.kind = SL_PLAIN_NUMBER, .scale = (uint8_t)scale}};
	at = step(e, digits < 0 ? QUICK_DIVIDE : QUICK_DIVIDE_ROUND, out.r, x.r, y.r,
		  scale + y.t.scale - x.t.scale); /* a power of ten to multiply a with */
	if (!e->failed)
		e->steps[at].jump = (int32_t)how;
	return out;
}

static reg emit_negation(emitter *e, const sl_node *n)
{
	reg x = emit_node(e, kid_number(e, n, 0)), out = {new_register(e), x.t};

	not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER)
		return give_up(e);
	step(e, QUICK_NEG, out.r, x.r, 0, 0);
	out.t.nullable = false;
	return out;
}

static bool text_branch(const emitter *e, uint32_t node)
{
	return is_text_literal(e, &e->p->nodes[node]);
}

/* if with numbers: both branches at one scale, found by looking ahead. */
static reg emit_branch(emitter *e, uint32_t node, const quick_type *want)
{
	const sl_node *n = &e->p->nodes[node];

	if (text_branch(e, node))
		return want ? emit_choice(e, want, n) : give_up(e);
	if (is_null_literal(e, n) && want) {
		quick_type t = *want;

		t.nullable = true;
		return constant(e, QUICK_NULL, t);
	}
	return emit_node(e, node);
}

static reg emit_if_as(emitter *e, const sl_node *n, const quick_type *want);

static reg emit_as(emitter *e, uint32_t node, const quick_type *want)
{
	const sl_node *n = &e->p->nodes[node];
	reg x;

	if (n->code == SL_CODE_IF && want)
		return emit_if_as(e, n, want);
	x = emit_branch(e, node, want);
	if (want && x.t.kind == SL_PLAIN_NUMBER && want->kind == SL_PLAIN_NUMBER)
		x = rescale(e, x, want->scale);
	return x;
}

/* One branch into `out`; false when it has no quick form and gives up. */
static bool emit_into(emitter *e, uint32_t node, const quick_type *want, reg *out)
{
	checkpoint here = mark_here(e);
	reg x = emit_as(e, node, want);

	if (!e->failed && (!same_kind(x, *out) || (x.t.kind == SL_PLAIN_NUMBER && x.t.scale != want->scale)))
		e->failed = true;
	if (rescue(e, &here))
		return false;
	move_into(e, out->r, x.r);
	out->t.nullable |= x.t.nullable;
	return true;
}

static reg emit_if_as(emitter *e, const sl_node *n, const quick_type *want)
{
	reg out = {new_register(e), *want};
	exits otherwise = {.count = 0};
	size_t end;

	out.t.nullable = false;
	emit_jump(e, kid_number(e, n, 0), false, &otherwise);
	emit_into(e, kid_number(e, n, 1), want, &out);
	end = step(e, QUICK_JUMP, 0, 0, 0, 0);
	unreachable(e);
	land_all(e, &otherwise);
	emit_into(e, kid_number(e, n, 2), want, &out);
	land(e, end);
	return out;
}

/* Without a wanted type: numbers at the general scale, so that branches meet. */
static reg emit_if(emitter *e, const sl_node *n)
{
	quick_type want;

	if (n->type && n->type->base == SL_T_NUMBER) {
		want = (quick_type){.kind = SL_PLAIN_NUMBER, .scale = n->type->integer ? 0 : QUICK_SCALE};
		return emit_if_as(e, n, &want);
	}
	if (n->type && sl_plain_type_of(&want, n->type, false))
		return emit_if_as(e, n, &want);
	return give_up(e);
}

/* ---- lists ---- */

/*
 * Steps for each member of a list: what stands between open_loop and
 * close_loop. A filter on the way is a condition in the loop; nothing is
 * collected.
 */
typedef struct loop {
	size_t next;
	exits skips;
	reg item;
} loop;

static void bind_variable(emitter *e, unsigned slot, reg x)
{
	e->variables[slot] = x.r;
	e->variable_types[slot] = x.t;
}

static void open_loop(emitter *e, uint32_t list, loop *l)
{
	const sl_node *n = &e->p->nodes[list];
	reg source, place;

	if (n->code == SL_CODE_FILTER) {
		open_loop(e, kid_number(e, n, 0), l);
		bind_variable(e, n->detail, l->item);
		emit_jump(e, kid_number(e, n, 1), false, &l->skips);
		return;
	}
	if (is_own_list(e, n)) {
		open_loop(e, value_node(e, n), l);
		return;
	}
	source = emit_node(e, list);
	if (source.t.kind != SL_PLAIN_LIST) {
		e->failed = true;
		return;
	}
	not_null(e, &source);
	place = (reg){new_register(e), truth_type};
	l->item = (reg){new_register(e), {.kind = SL_PLAIN_ENTITY}};
	step(e, QUICK_FIRST, place.r, source.r, 0, 0);
	e->label = e->count;
	l->next = step(e, QUICK_NEXT, l->item.r, source.r, place.r, 0);
}

static void close_loop(emitter *e, loop *l)
{
	size_t again = step(e, QUICK_JUMP, 0, 0, 0, 0);

	unreachable(e);
	jump_to(e, again, l->next);
	for (unsigned i = 0; i < l->skips.count; i++)
		jump_to(e, l->skips.at[i], l->next);
	land(e, l->next);
}

/*
 * A filter must be known for every member, also behind the one that decides:
 * in general a filter that is broken for one of them breaks the list. So such
 * a loop runs to its end; what is decided is only not looked at again.
 */
static bool is_filtered(const emitter *e, uint32_t list)
{
	const sl_node *n = &e->p->nodes[list];

	if (is_own_list(e, n))
		return is_filtered(e, value_node(e, n));
	return n->code == SL_CODE_FILTER;
}

static reg emit_none_test(emitter *e, uint32_t list, bool none)
{
	loop l = {.next = 0};
	reg out = constant(e, none, truth_type);
	exits found = {.count = 0};

	open_loop(e, list, &l);
	step(e, QUICK_CONST, out.r, 0, 0, !none);
	if (!is_filtered(e, list)) {
		add_exit(e, &found, step(e, QUICK_JUMP, 0, 0, 0, 0));
		unreachable(e);
	}
	close_loop(e, &l);
	land_all(e, &found);
	return out;
}

static reg emit_quantifier(emitter *e, const sl_node *n)
{
	bool some = n->code == SL_CODE_SOME, filtered = is_filtered(e, kid_number(e, n, 0));
	loop l = {.next = 0};
	exits decided = {.count = 0};
	reg out;

	if (kid(e, n, 0)->code == SL_CODE_RANGE)
		return give_up(e);
	out = constant(e, !some, truth_type);
	open_loop(e, kid_number(e, n, 0), &l);
	bind_variable(e, n->detail, l.item);
	if (filtered)
		add_exit(e, &l.skips, step(e, some ? QUICK_JUMP_TRUE : QUICK_JUMP_FALSE, 0, out.r, 0, 0));
	emit_jump(e, kid_number(e, n, 1), !some, &l.skips);
	step(e, QUICK_CONST, out.r, 0, 0, some);
	if (!filtered)
		add_exit(e, &decided, step(e, QUICK_JUMP, 0, 0, 0, 0));
	close_loop(e, &l);
	land_all(e, &decided);
	return out;
}

/* One of [a, b, c]: each must be known, as a list must. */
static reg emit_one_of(emitter *e, const sl_node *n, const sl_node *list)
{
	reg x, y[32], same, out;
	exits found = {.count = 0};

	if (list->count > 32 || list->count == 0)
		return give_up(e);
	x = emit_node(e, kid_number(e, n, 1));
	for (uint32_t i = 0; i < list->count && !e->failed; i++)
		if (kid(e, list, i)->code != SL_CODE_LITERAL)
			y[i] = emit_node(e, kid_number(e, list, i));
	out = (reg){new_register(e), truth_type};
	for (uint32_t i = 0; i < list->count && !e->failed; i++) {
		if (text_branch(e, kid_number(e, list, i)))
			y[i] = emit_choice(e, &x.t, kid(e, list, i));
		else if (kid(e, list, i)->code == SL_CODE_LITERAL)
			y[i] = emit_node(e, kid_number(e, list, i));
		same = emit_equal_to(e, x, y[i], QUICK_EQ);
		move_into(e, out.r, same.r);
		add_exit(e, &found, step(e, QUICK_JUMP_TRUE, 0, out.r, 0, 0));
	}
	land_all(e, &found);
	return out;
}

static reg emit_contains(emitter *e, const sl_node *n)
{
	uint32_t list = kid_number(e, n, 0);
	loop l = {.next = 0};
	exits found = {.count = 0};
	reg out, x, same;

	if (kid(e, n, 0)->code == SL_CODE_LIST)
		return emit_one_of(e, n, kid(e, n, 0));
	x = emit_node(e, kid_number(e, n, 1));
	out = constant(e, 0, truth_type);
	open_loop(e, list, &l);
	if (is_filtered(e, list))
		add_exit(e, &l.skips, step(e, QUICK_JUMP_TRUE, 0, out.r, 0, 0));
	same = emit_equal_to(e, l.item, x, QUICK_EQ);
	step(e, QUICK_MOVE, out.r, same.r, 0, 0);
	if (!is_filtered(e, list))
		add_exit(e, &found, step(e, QUICK_JUMP_TRUE, 0, out.r, 0, 0));
	close_loop(e, &l);
	land_all(e, &found);
	return out;
}

/* list[1]: the first member, leeg without one. */
static reg emit_index(emitter *e, const sl_node *n)
{
	const sl_node *place = kid(e, n, 1);
	uint32_t list = kid_number(e, n, 0);
	loop l = {.next = 0};
	exits found = {.count = 0};
	reg out, none;
	int64_t at;

	if (place->code != SL_CODE_LITERAL || !sl_dec_to_int(&at, e->p->constants[place->ref].as.dec) || at != 1)
		return give_up(e);
	out = constant(e, QUICK_NULL, (quick_type){.kind = SL_PLAIN_ENTITY, .nullable = true});
	open_loop(e, list, &l);
	if (is_filtered(e, list)) {
		none = emit_null_test(e, out, QUICK_EQ);
		add_exit(e, &l.skips, step(e, QUICK_JUMP_FALSE, 0, none.r, 0, 0));
	}
	step(e, QUICK_MOVE, out.r, l.item.r, 0, 0);
	if (!is_filtered(e, list)) {
		add_exit(e, &found, step(e, QUICK_JUMP, 0, 0, 0, 0));
		unreachable(e);
	}
	close_loop(e, &l);
	land_all(e, &found);
	return out;
}

static reg emit_count(emitter *e, uint32_t list)
{
	quick_type t = {.kind = SL_PLAIN_NUMBER};
	reg one = constant(e, 1, t), out = constant(e, 0, t);
	loop l = {.next = 0};

	open_loop(e, list, &l);
	step(e, QUICK_ADD, out.r, out.r, one.r, 0);
	close_loop(e, &l);
	return out;
}

/* sum(for x in list return e), sum(list.name) */
static reg emit_sum_of(emitter *e, const sl_node *list)
{
	quick_type t = {.kind = SL_PLAIN_NUMBER, .scale = QUICK_SCALE};
	loop l = {.next = 0};
	reg out, x;

	if ((list->code != SL_CODE_FOR && list->code != SL_CODE_MAP) || list->ref ||
	    kid(e, list, 0)->code == SL_CODE_RANGE)
		return give_up(e);
	if (list->type && list->type->item && list->type->item->amount)
		t.scale = 2;
	out = constant(e, 0, t);
	open_loop(e, kid_number(e, list, 0), &l);
	bind_variable(e, list->detail, l.item);
	x = emit_as(e, kid_number(e, list, 1), &t);
	not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER)
		return give_up(e);
	step(e, QUICK_ADD, out.r, out.r, rescale(e, x, t.scale).r, 0);
	close_loop(e, &l);
	return out;
}

/* ---- functions ---- */

static reg emit_extreme(emitter *e, const sl_node *n, quick_op op)
{
	reg x = emit_node(e, kid_number(e, n, 0)), y, out;

	for (uint32_t i = 1; i < n->count && !e->failed; i++) {
		y = emit_node(e, kid_number(e, n, i));
		not_null(e, &x);
		not_null(e, &y);
		if (!same_kind(x, y) || (x.t.kind != SL_PLAIN_NUMBER && x.t.kind != SL_PLAIN_DAY))
			return give_up(e);
		align(e, &x, &y);
		out = (reg){new_register(e), x.t};
		step(e, op, out.r, x.r, y.r, 0);
		x = out;
	}
	return n->count < 2 ? give_up(e) : x;
}

static reg emit_round(emitter *e, reg x, int digits, sl_round how)
{
	reg out;
	size_t at;

	not_null(e, &x);
	if (x.t.kind != SL_PLAIN_NUMBER || digits < 0 || digits > QUICK_SCALE)
		return give_up(e);
	if (x.t.scale <= digits)
		return rescale(e, x, (unsigned)digits);
	out = (reg){new_register(e), x.t};
	out.t.scale = (uint8_t)digits;
	at = step(e, QUICK_ROUND, out.r, x.r, 0, power_of_ten(x.t.scale - (unsigned)digits));
	if (!e->failed)
		e->steps[at].jump = (int32_t)how;
	return out;
}

static reg emit_rounding(emitter *e, const sl_node *n, sl_round how)
{
	int64_t digits = 0;
	const sl_node *places = n->count > 1 ? kid(e, n, 1) : NULL;

	if (places && (places->code != SL_CODE_LITERAL ||
		       !sl_dec_to_int(&digits, e->p->constants[places->ref].as.dec)))
		return give_up(e);
	return emit_round(e, emit_node(e, kid_number(e, n, 0)), (int)digits, how);
}

static reg emit_months_between(emitter *e, const sl_node *n)
{
	reg x = emit_node(e, kid_number(e, n, 0)), y = emit_node(e, kid_number(e, n, 1));
	reg out = {new_register(e), {.kind = SL_PLAIN_MONTHS}};

	not_null(e, &x);
	not_null(e, &y);
	if (x.t.kind != SL_PLAIN_DAY || y.t.kind != SL_PLAIN_DAY)
		return give_up(e);
	step(e, QUICK_MONTHS_BETWEEN, out.r, x.r, y.r, 0);
	return out;
}

/* date(year, month, day) */
static reg emit_date(emitter *e, const sl_node *n)
{
	reg parts[3], out = {new_register(e), {.kind = SL_PLAIN_DAY}};
	size_t at;

	for (uint32_t i = 0; i < 3; i++) {
		parts[i] = rescale(e, emit_node(e, kid_number(e, n, i)), 0);
		not_null(e, &parts[i]);
		if (parts[i].t.kind != SL_PLAIN_NUMBER)
			return give_up(e);
	}
	at = step(e, QUICK_DATE, out.r, parts[0].r, parts[1].r, 0);
	if (!e->failed)
		e->steps[at].jump = parts[2].r;
	return out;
}

static reg emit_builtin(emitter *e, const sl_node *n)
{
	switch ((sl_builtin_id)n->ref) {
	case SL_FN_MIN:
		return emit_extreme(e, n, QUICK_MIN);
	case SL_FN_MAX:
		return emit_extreme(e, n, QUICK_MAX);
	case SL_FN_COUNT:
		return n->count == 1 ? emit_count(e, kid_number(e, n, 0)) : give_up(e);
	case SL_FN_SUM:
		return n->count == 1 ? emit_sum_of(e, kid(e, n, 0)) : give_up(e);
	case SL_FN_FLOOR:
		return emit_rounding(e, n, SL_ROUND_FLOOR);
	case SL_FN_CEILING:
		return emit_rounding(e, n, SL_ROUND_CEILING);
	case SL_FN_ROUND_HALF_UP:
		return emit_rounding(e, n, SL_ROUND_HALF_UP);
	case SL_FN_ROUND_UP:
		return emit_rounding(e, n, SL_ROUND_UP);
	case SL_FN_ROUND_DOWN:
		return emit_rounding(e, n, SL_ROUND_DOWN);
	case SL_FN_DATE:
		return n->count == 3 ? emit_date(e, n) : give_up(e);
	case SL_FN_YEARS_AND_MONTHS_DURATION:
		return n->count == 2 ? emit_months_between(e, n) : give_up(e);
	default:
		return give_up(e);
	}
}

static reg emit_property(emitter *e, const sl_node *n)
{
	const char *name = e->p->constants[n->ref].as.text;
	reg x = emit_node(e, kid_number(e, n, 0)), out = {new_register(e), {.kind = SL_PLAIN_NUMBER}};

	not_null(e, &x);
	if (x.t.kind == SL_PLAIN_MONTHS && strcmp(name, "years") == 0)
		step(e, QUICK_YEARS, out.r, x.r, 0, 0);
	else if (x.t.kind == SL_PLAIN_MONTHS && strcmp(name, "months") == 0)
		step(e, QUICK_REST_MONTHS, out.r, x.r, 0, 0);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "year") == 0)
		step(e, QUICK_PART, out.r, x.r, 0, 1);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "month") == 0)
		step(e, QUICK_PART, out.r, x.r, 0, 2);
	else if (x.t.kind == SL_PLAIN_DAY && strcmp(name, "day") == 0)
		step(e, QUICK_PART, out.r, x.r, 0, 3);
	else if (x.t.kind == SL_PLAIN_DAYS && strcmp(name, "days") == 0)
		step(e, QUICK_MOVE, out.r, x.r, 0, 0);
	else
		return give_up(e);
	return out;
}

static reg emit_in(emitter *e, const sl_node *n)
{
	bind_variable(e, n->detail, emit_node(e, kid_number(e, n, 0)));
	return emit_node(e, kid_number(e, n, 1));
}

/* ---- tables: first and unique ---- */

/* Jumps away when a cell of the row does not fit. */
static void emit_row(emitter *e, const sl_table_code *t, const reg *inputs, uint32_t row, exits *misses)
{
	uint32_t at = t->rows + row * (t->table->input_count + 1);

	for (uint32_t i = 0; i < t->table->input_count && !e->failed; i++) {
		const sl_node *cell = &e->p->nodes[e->p->kids[at + i]];

		if (cell->code == SL_CODE_LITERAL && e->p->constants[cell->ref].kind == SL_BOOLEAN &&
		    e->p->constants[cell->ref].as.i)
			continue; /* any value */
		bind_variable(e, t->variable, inputs[i]);
		emit_jump(e, e->p->kids[at + i], false, misses);
	}
}

static reg emit_table(emitter *e, const sl_node *n)
{
	const sl_table_code *t = &e->p->tables[n->ref];
	reg inputs[32], out, had, x;
	quick_type want;
	size_t skip, *ends = sl_arena_calloc(e->scratch, t->table->row_count, sizeof *ends);
	bool first = t->table->hit == SL_HIT_FIRST;
	unsigned keep;

	if (!ends || t->table->input_count > 32 || (!first && t->table->hit != SL_HIT_UNIQUE) ||
	    !sl_plain_type_of(&want, n->type, true))
		return give_up(e);
	if (want.kind == SL_PLAIN_NUMBER && !n->type->integer)
		want.scale = QUICK_SCALE;
	for (uint32_t i = 0; i < t->table->input_count; i++)
		inputs[i] = emit_node(e, e->p->kids[t->inputs + i]);
	out = constant(e, QUICK_NULL, want);
	had = constant(e, 0, truth_type);
	keep = e->next;
	for (uint32_t row = 0; row < t->table->row_count && !e->failed; row++) {
		exits misses = {.count = 0};

		e->next = keep; /* rows share their registers */
		emit_row(e, t, inputs, row, &misses);
		if (!first) /* a second row that hits is for the general way */
			step(e, QUICK_SAME, 0, had.r, had.r, 1);
		x = emit_as(e, e->p->kids[t->rows + row * (t->table->input_count + 1) + t->table->input_count], &want);
		if (!same_kind(x, out))
			return give_up(e);
		step(e, QUICK_MOVE, out.r, x.r, 0, 0);
		step(e, QUICK_CONST, had.r, 0, 0, 1);
		if (first) {
			ends[row] = step(e, QUICK_JUMP, 0, 0, 0, 0);
			unreachable(e);
		}
		land_all(e, &misses);
	}
	if (t->fallback != SL_NO_NODE) {
		skip = step(e, QUICK_JUMP_TRUE, 0, had.r, 0, 0);
		x = emit_as(e, t->fallback, &want);
		if (!same_kind(x, out))
			return give_up(e);
		step(e, QUICK_MOVE, out.r, x.r, 0, 0);
		land(e, skip);
	}
	for (uint32_t row = 0; first && row < t->table->row_count && !e->failed; row++)
		land(e, ends[row]);
	return out;
}

/* ---- nodes ---- */

static reg emit_node(emitter *e, uint32_t node)
{
	const sl_node *n = &e->p->nodes[node];

	if (e->failed)
		return give_up(e);
	switch ((sl_code)n->code) {
	case SL_CODE_LITERAL:
		return emit_constant(e, e->p->constants[n->ref]);
	case SL_CODE_SELF:
		return (reg){SELF, {.kind = SL_PLAIN_ENTITY}};
	case SL_CODE_OTHER:
		return (reg){OTHER, {.kind = SL_PLAIN_ENTITY}};
	case SL_CODE_VARIABLE:
		return (reg){e->variables[n->ref], e->variable_types[n->ref]};
	case SL_CODE_OWNER:
		return emit_owner(e, n);
	case SL_CODE_FACT:
		return emit_fact(e, n);
	case SL_CODE_CONCEPT:
		return emit_feature(e, n, QUICK_CONCEPT);
	case SL_CODE_PAIR:
		return emit_pair(e, n);
	case SL_CODE_PARAMETER:
		return emit_parameter(e, n);
	case SL_CODE_AND:
	case SL_CODE_OR:
		return emit_logic(e, node);
	case SL_CODE_NOT:
		return emit_not(e, n);
	case SL_CODE_EQ:
		return emit_equal(e, n, QUICK_EQ);
	case SL_CODE_NE:
		return emit_equal(e, n, QUICK_NE);
	case SL_CODE_LT:
	case SL_CODE_LE:
	case SL_CODE_GT:
	case SL_CODE_GE:
		return emit_compare(e, n);
	case SL_CODE_BETWEEN:
		return emit_between(e, n);
	case SL_CODE_IN:
		return emit_in(e, n);
	case SL_CODE_ADD:
	case SL_CODE_SUB:
		return emit_sum(e, n);
	case SL_CODE_MUL:
		return emit_product(e, n);
	case SL_CODE_DIV:
		return emit_quotient(e, n, -1, SL_ROUND_HALF_EVEN);
	case SL_CODE_DIV_ROUND:
		return emit_quotient(e, n, (int)n->ref, (sl_round)n->detail);
	case SL_CODE_NEG:
		return emit_negation(e, n);
	case SL_CODE_IF:
		return emit_if(e, n);
	case SL_CODE_SOME:
	case SL_CODE_EVERY:
		return emit_quantifier(e, n);
	case SL_CODE_CONTAINS:
		return emit_contains(e, n);
	case SL_CODE_INDEX:
		return emit_index(e, n);
	case SL_CODE_BUILTIN:
		return emit_builtin(e, n);
	case SL_CODE_PROPERTY:
		return emit_property(e, n);
	case SL_CODE_TABLE:
		return emit_table(e, n);
	default:
		return give_up(e);
	}
}

/* ---- concepts ---- */

/* A value in the type of its concept, rounded as the concept says. */
static reg emit_value(emitter *e, const sl_concept *c, uint32_t node, const quick_type *t, bool round)
{
	const sl_node *n = &e->p->nodes[node];
	reg x;

	if (is_null_literal(e, n) && t->nullable)
		return constant(e, QUICK_NULL, *t);
	if (round && c->rounding.given && n->code == SL_CODE_DIV && n->type->base == SL_T_NUMBER)
		x = emit_quotient(e, n, c->rounding.digits, c->rounding.how);
	else if (round && c->rounding.given)
		x = emit_round(e, emit_node(e, node), c->rounding.digits, c->rounding.how);
	else
		x = emit_as(e, node, t);
	if (x.t.kind == SL_PLAIN_NUMBER && t->kind == SL_PLAIN_NUMBER)
		x = rescale(e, x, t->scale);
	if (x.t.kind != t->kind && !(x.t.nullable && x.t.kind == SL_PLAIN_ENTITY))
		return give_up(e);
	/* The places of another list of choices are other words. */
	if (x.t.kind == SL_PLAIN_CHOICE && x.t.choices != t->choices)
		return give_up(e);
	if (x.t.nullable && !t->nullable)
		not_null(e, &x);
	return x;
}

/* kan and werkt of each rule, in registers. */
static void emit_rules(emitter *e, const sl_active_concept *a, uint8_t *works)
{
	uint8_t can[SL_MOST_RULES];
	unsigned keep;

	for (uint32_t k = 0; k < a->count; k++) /* first, so that what conditions use can be used again */
		can[k] = new_register(e);
	keep = e->next;
	for (uint32_t k = 0; k < a->count && !e->failed; k++) {
		uint32_t i = a->base_first[k], node = a->rules[i].code->condition;
		bool loose = a->rules[i].code->rule->except_count && !a->rules[i].excepts;
		reg out = {can[i], truth_type};
		size_t start[SL_MOST_RULES], leave;
		exits fails = {.count = 0};
		unsigned n = 0;

		e->next = keep;
		works[i] = out.r;
		step(e, QUICK_CONST, out.r, 0, 0, 0);
		if (loose)
			continue;
		for (uint32_t j = 0; j < a->count && a->rules[i].excepts; j++)
			if (a->rules[i].excepts >> j & 1)
				start[n++] = step(e, QUICK_JUMP_TRUE, 0, can[j], 0, 0);
		leave = n ? step(e, QUICK_JUMP, 0, 0, 0, 0) : 0;
		if (n)
			unreachable(e);
		for (unsigned j = 0; j < n && !e->failed; j++)
			land(e, start[j]);
		if (node != SL_NO_NODE)
			emit_jump(e, node, false, &fails);
		step(e, QUICK_CONST, out.r, 0, 0, 1);
		land_all(e, &fails);
		if (n)
			land(e, leave);
	}
	for (uint32_t k = a->count; k-- > 0 && !e->failed;) {
		uint32_t i = a->base_first[k];
		size_t skip;

		for (uint32_t j = 0; j < a->count; j++) {
			if (!(a->rules[i].excepted_by >> j & 1))
				continue;
			if (works[i] == can[i]) {
				works[i] = new_register(e);
				step(e, QUICK_MOVE, works[i], can[i], 0, 0);
			}
			skip = step(e, QUICK_JUMP_FALSE, 0, works[j], 0, 0);
			step(e, QUICK_CONST, works[i], 0, 0, 0);
			land(e, skip);
		}
	}
}

/* Each rule that works gives a value; two that differ are not for us. */
static reg emit_unique(emitter *e, const sl_concept *c, const sl_active_concept *a, const uint8_t *works,
			const quick_type *t)
{
	reg out = constant(e, 0, *t), had = constant(e, 0, truth_type), x;
	unsigned keep = e->next;

	for (uint32_t i = 0; i < a->count && !e->failed; i++) {
		size_t skip, first, end;
		checkpoint here;

		if (a->rules[i].code->value == SL_NO_NODE)
			continue;
		e->next = keep;
		skip = step(e, QUICK_JUMP_FALSE, 0, works[i], 0, 0);
		here = mark_here(e);
		x = emit_value(e, c, a->rules[i].code->value, t, true);
		if (rescue(e, &here)) {
			land(e, skip);
			continue;
		}
		first = step(e, QUICK_JUMP_FALSE, 0, had.r, 0, 0);
		step(e, QUICK_SAME, 0, out.r, x.r, 0);
		end = step(e, QUICK_JUMP, 0, 0, 0, 0);
		unreachable(e);
		land(e, first);
		step(e, QUICK_MOVE, out.r, x.r, 0, 0);
		step(e, QUICK_CONST, had.r, 0, 0, 1);
		land(e, end);
		land(e, skip);
	}
	step(e, QUICK_SAME, 0, had.r, had.r, 2); /* no rule: the general way says so */
	return out;
}

static reg emit_or_and(emitter *e, const sl_concept *c, const sl_active_concept *a, const uint8_t *works,
			const quick_type *t)
{
	bool is_or = c->combine == SL_COMBINE_OR;
	reg out = constant(e, !is_or, *t), had = constant(e, is_or, truth_type), x;
	unsigned keep = e->next;
	size_t ends[SL_MOST_RULES];
	unsigned n = 0;

	for (uint32_t i = 0; i < a->count && !e->failed; i++) {
		size_t skip;

		if (a->rules[i].code->value == SL_NO_NODE)
			continue;
		e->next = keep;
		skip = step(e, QUICK_JUMP_FALSE, 0, works[i], 0, 0);
		x = emit_value(e, c, a->rules[i].code->value, t, false);
		not_null(e, &x); /* leeg is a third truth here: not for us */
		step(e, QUICK_CONST, had.r, 0, 0, 1);
		step(e, QUICK_MOVE, out.r, x.r, 0, 0);
		ends[n++] = step(e, is_or ? QUICK_JUMP_TRUE : QUICK_JUMP_FALSE, 0, out.r, 0, 0);
		land(e, skip);
	}
	for (unsigned i = 0; i < n && !e->failed; i++)
		land(e, ends[i]);
	step(e, QUICK_SAME, 0, had.r, had.r, 2);
	return out;
}

static reg emit_total(emitter *e, const sl_concept *c, const sl_active_concept *a, const uint8_t *works,
		       const quick_type *t)
{
	quick_type wide = *t;
	reg out, x;
	unsigned keep;

	if (t->kind != SL_PLAIN_NUMBER)
		return give_up(e);
	wide.scale = QUICK_SCALE;
	out = constant(e, 0, wide);
	keep = e->next;
	for (uint32_t i = 0; i < a->count && !e->failed; i++) {
		size_t skip;

		if (a->rules[i].code->value == SL_NO_NODE)
			continue;
		e->next = keep;
		skip = step(e, QUICK_JUMP_FALSE, 0, works[i], 0, 0);
		x = emit_value(e, c, a->rules[i].code->value, &wide, false);
		not_null(e, &x);
		step(e, QUICK_ADD, out.r, out.r, x.r, 0);
		land(e, skip);
	}
	return c->rounding.given ? emit_round(e, out, c->rounding.digits, c->rounding.how) : rescale(e, out, t->scale);
}

static bool same_ranks(const sl_active_concept *a)
{
	for (uint32_t i = 1; i < a->count; i++)
		if (a->rules[i].code->rule->rank != a->rules[0].code->rule->rank)
			return false;
	return true;
}

static reg concept_value(emitter *e, const sl_concept *c, const quick_type *t)
{
	const sl_active_concept *a = &e->s->concepts[c->number];
	uint8_t works[SL_MOST_RULES];

	if (a->simple)
		return emit_value(e, c, a->rules[0].code->value, t, true);
	emit_rules(e, a, works);
	if (c->combine == SL_COMBINE_UNIQUE)
		return emit_unique(e, c, a, works, t);
	if (c->combine == SL_COMBINE_OR || c->combine == SL_COMBINE_AND)
		return emit_or_and(e, c, a, works, t);
	return c->combine == SL_COMBINE_SUM ? emit_total(e, c, a, works, t) : give_up(e);
}

static void keep_code(emitter *e, quick_code *out)
{
	const void *const *labels = sl_quick_labels();

	if (e->failed)
		return;
	for (size_t i = 0; i < e->count; i++)
		e->steps[i].go = labels[e->steps[i].op];
	out->steps = sl_arena_memdup(&e->quick->arena, e->steps, e->count * sizeof *e->steps);
	out->registers = e->most;
}

static void restart(emitter *e, bool no_inline)
{
	e->steps = NULL;
	e->at_jump = NULL;
	e->count = e->cap = 0;
	e->next = e->most = FIRST_FREE;
	e->label = SIZE_MAX;
	memset(e->variables, 0, sizeof e->variables);
	memset(&e->known, 0, sizeof e->known);
	e->nesting = 0;
	e->no_inline = no_inline;
	e->failed = false;
}

static void give(emitter *e, reg x, quick_code *out)
{
	step(e, QUICK_GIVE, 0, x.r, 0, 0);
	keep_code(e, out);
}

/* With other concepts inside it where that fits, else each with its own code. */
static void make_concept(emitter *e, const sl_concept *c, quick_code *out)
{
	const sl_active_concept *a = &e->s->concepts[c->number];
	bool good;
	quick_type t = concept_type(c, &good);

	out->concept = c;
	out->type = t;
	if (!good || !a->count || c->periods || a->delegated != SL_NOT_DELEGATED ||
	    (c->combine == SL_COMBINE_UNIQUE && !same_ranks(a)) || t.kind == SL_PLAIN_LIST ||
	    (c->joint_with && c->feature->towards))
		return;
	for (int again = 0; again < 2 && !out->steps; again++) {
		sl_arena_mark mark = sl_arena_mark_take(e->scratch);

		restart(e, again);
		give(e, concept_value(e, c, &t), out);
		sl_arena_release(e->scratch, mark);
	}
	out->joint_with = c->joint_with;
	out->enter = c->joint_with ? NULL : out->steps;
}

static void make_part(emitter *e, uint32_t node, quick_code *out)
{
	sl_arena_mark mark = sl_arena_mark_take(e->scratch);
	reg x;

	if (node == SL_NO_NODE)
		return;
	restart(e, false);
	x = emit_node(e, node);
	give(e, x, out);
	out->type = x.t;
	sl_arena_release(e->scratch, mark);
}

static bool make_all(struct sl_quick *q, const sl_program *p, const sl_segment *s, sl_arena *scratch)
{
	const sl_model *m = p->model;
	emitter e = {.p = p, .s = s, .quick = q, .scratch = scratch};

	q->concepts = sl_arena_calloc(&q->arena, m->concept_count, sizeof *q->concepts);
	q->parts = sl_arena_calloc(&q->arena, m->decision_count * 3u, sizeof *q->parts);
	if (!q->concepts || !q->parts)
		return false;
	for (uint32_t i = 0; i < m->concept_count; i++)
		make_concept(&e, m->concepts[p->order[i]], &q->concepts[p->order[i]]);
	for (uint32_t i = 0; i < m->decision_count; i++) {
		const sl_decision_code *d = &p->decisions[i];
		uint32_t nodes[3] = {d->applies, d->right, SL_NO_NODE};

		for (uint32_t k = 0; k < d->decision->amount_count; k++)
			if (sl_in_force(d->decision->amounts[k].validity, s->from, s->known))
				nodes[2] = p->kids[d->amounts + k];
		for (int k = 0; k < 3; k++)
			make_part(&e, nodes[k], &q->parts[3 * i + (uint32_t)k]);
	}
	return true;
}

static void release(sl_made *made)
{
	struct sl_quick *q = (struct sl_quick *)made;

	sl_arena_free(&q->arena);
	free(q);
}

static struct sl_quick *make(const sl_program *p, const sl_segment *s)
{
	struct sl_quick *q = calloc(1, sizeof *q);
	sl_arena scratch = {0};

	if (q)
		q->made.release = release;
	if (q && !make_all(q, p, s, &scratch)) {
		release(&q->made);
		q = NULL;
	}
	sl_arena_free(&scratch);
	return q;
}

const struct sl_quick *sl_quick_of(const sl_program *p, const sl_segment *s)
{
	sl_made *made = atomic_load_explicit(&s->extra->made, memory_order_acquire);
	struct sl_quick *q;

	if (made)
		return (const struct sl_quick *)made;
	if (!(q = make(p, s)))
		return NULL;
	if (!atomic_compare_exchange_strong(&s->extra->made, &made, &q->made)) {
		release(&q->made); /* another thread was first */
		q = (struct sl_quick *)made;
	}
	return q;
}
