/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Whether conditions exclude each other, as far as it shows from how they are
 * written: a fact and its opposite, one thing compared with values that leave
 * no room. What does not show is taken to be possible.
 */
#include "analyse/exclude.h"

/* ---- the same nodes ---- */

static bool same_constant(const sl_program *p, const sl_node *a, const sl_node *b)
{
	const sl_value *x = &p->constants[a->ref], *y = &p->constants[b->ref];

	return x->kind == y->kind && (x->kind == SL_NULL || sl_value_equal(*x, *y) == SL_TRUE);
}

bool sl_same_node(const sl_program *p, uint32_t a, uint32_t b)
{
	const sl_node *x, *y;

	if (a == b || a == SL_NO_NODE || b == SL_NO_NODE)
		return a == b;
	x = &p->nodes[a];
	y = &p->nodes[b];
	if (x->code != y->code || x->count != y->count || x->code == SL_CODE_TABLE)
		return false;
	if (x->code == SL_CODE_LITERAL)
		return same_constant(p, x, y);
	if (x->detail != y->detail || x->ref != y->ref)
		return false;
	for (uint32_t i = 0; i < x->count; i++)
		if (!sl_same_node(p, p->kids[x->kids + i], p->kids[y->kids + i]))
			return false;
	return true;
}

/* ---- what a condition asks ---- */

static void add(sl_atoms *a, sl_atom atom)
{
	const sl_node *n = &a->program->nodes[atom.node];

	switch ((sl_code)n->code) {
	case SL_CODE_NOT:
		atom.node = a->program->kids[n->kids];
		atom.negated = !atom.negated;
		add(a, atom);
		return;
	case SL_CODE_IN:
		atom.subject = a->program->kids[n->kids];
		atom.slot = n->detail;
		atom.node = a->program->kids[n->kids + 1];
		add(a, atom);
		return;
	case SL_CODE_AND:
	case SL_CODE_OR:
		if ((n->code == SL_CODE_OR) != atom.negated)
			break; /* one of several: kept as it is */
		for (uint32_t i = 0; i < n->count; i++) {
			atom.node = a->program->kids[n->kids + i];
			add(a, atom);
		}
		return;
	default:
		break;
	}
	if (a->count < SL_MOST_ATOMS)
		a->items[a->count++] = atom;
}

void sl_atoms_add(sl_atoms *a, uint32_t node)
{
	if (node != SL_NO_NODE)
		add(a, (sl_atom){.node = node, .subject = SL_NO_NODE});
}

/* ---- comparisons ---- */

/* left code right; the right one is the literal, if any is. */
typedef struct comparison {
	sl_code code;
	uint32_t left, right;
} comparison;

static sl_code opposite(sl_code c)
{
	static const sl_code of[][2] = {{SL_CODE_EQ, SL_CODE_NE}, {SL_CODE_LT, SL_CODE_GE}, {SL_CODE_GT, SL_CODE_LE}};

	for (int i = 0; i < 3; i++)
		for (int k = 0; k < 2; k++)
			if (of[i][k] == c)
				return of[i][1 - k];
	return c;
}

static sl_code mirrored(sl_code c)
{
	static const sl_code of[][2] = {{SL_CODE_LT, SL_CODE_GT}, {SL_CODE_LE, SL_CODE_GE}};

	for (int i = 0; i < 2; i++)
		for (int k = 0; k < 2; k++)
			if (of[i][k] == c)
				return of[i][1 - k];
	return c;
}

static bool is_comparison(sl_code c)
{
	return c == SL_CODE_EQ || c == SL_CODE_NE || c == SL_CODE_LT || c == SL_CODE_LE || c == SL_CODE_GT ||
	       c == SL_CODE_GE;
}

static uint32_t side(const sl_program *p, const sl_atom *a, uint32_t i)
{
	uint32_t node = p->kids[p->nodes[a->node].kids + i];

	if (a->subject != SL_NO_NODE && p->nodes[node].code == SL_CODE_VARIABLE && p->nodes[node].ref == a->slot)
		return a->subject;
	return node;
}

static bool compares(const sl_program *p, const sl_atom *a, comparison *out)
{
	sl_code code = (sl_code)p->nodes[a->node].code;

	if (!is_comparison(code))
		return false;
	*out = (comparison){a->negated ? opposite(code) : code, side(p, a, 0), side(p, a, 1)};
	if (p->nodes[out->left].code == SL_CODE_LITERAL) {
		uint32_t left = out->left;

		*out = (comparison){mirrored(out->code), out->right, left};
	}
	return true;
}

/* May `x code y` hold when x stands so to y? order: -1, 0, 1. */
static bool allows(sl_code code, int order)
{
	if (code == SL_CODE_EQ)
		return order == 0;
	if (code == SL_CODE_NE)
		return order != 0;
	return sl_order_holds(code, order);
}

/* x a u and x b v, where u stands so to v: is there room for an x? Look below
 * both, at the lower, between, at the higher, above both. */
static bool has_room(sl_code a, sl_code b, int order)
{
	static const int below[5][2] = {{-1, -1}, {0, -1}, {1, -1}, {1, 0}, {1, 1}};

	if (order == 0)
		return (allows(a, -1) && allows(b, -1)) || (allows(a, 0) && allows(b, 0)) || (allows(a, 1) && allows(b, 1));
	for (int i = 0; i < 5; i++) {
		int to_lower = below[i][0], to_higher = below[i][1];

		if (allows(a, order < 0 ? to_lower : to_higher) && allows(b, order < 0 ? to_higher : to_lower))
			return true;
	}
	return false;
}

static const sl_value *literal(const sl_program *p, uint32_t node)
{
	return p->nodes[node].code == SL_CODE_LITERAL ? &p->constants[p->nodes[node].ref] : NULL;
}

/* Two literals: what leaves room depends on how they stand to each other. */
static bool literals_conflict(const comparison *x, const sl_value *u, const comparison *y, const sl_value *v)
{
	int order;

	/* Nothing is before or behind leeg, and only leeg is equal to it. */
	if (u->kind == SL_NULL || v->kind == SL_NULL) {
		const comparison *null = u->kind == SL_NULL ? x : y, *other = u->kind == SL_NULL ? y : x;

		return null->code == SL_CODE_EQ && other->code != SL_CODE_NE;
	}
	if (x->code == SL_CODE_EQ && y->code == SL_CODE_EQ)
		return sl_value_equal(*u, *v) == SL_FALSE;
	return sl_value_compare(&order, *u, *v) && !has_room(x->code, y->code, order < 0 ? -1 : order > 0);
}

static bool comparisons_conflict(const sl_program *p, const comparison *x, const comparison *y)
{
	const sl_value *u = literal(p, x->right), *v = literal(p, y->right);

	if (!sl_same_node(p, x->left, y->left))
		return false;
	if (sl_same_node(p, x->right, y->right))
		return !has_room(x->code, y->code, 0);
	return u && v && literals_conflict(x, u, y, v);
}

/* ---- excluding ---- */

static bool same_atom(const sl_program *p, const sl_atom *a, const sl_atom *b)
{
	return a->slot == b->slot && sl_same_node(p, a->subject, b->subject) && sl_same_node(p, a->node, b->node);
}

static bool pair_conflicts(const sl_program *p, const sl_atom *a, const sl_atom *b)
{
	comparison x, y;

	if (a->negated != b->negated && same_atom(p, a, b))
		return true;
	return compares(p, a, &x) && compares(p, b, &y) && comparisons_conflict(p, &x, &y);
}

/* One of several must hold: does each go against something else? */
static bool choice_fails(const sl_atoms *a, const sl_atom *choice)
{
	const sl_node *n = &a->program->nodes[choice->node];

	if (n->code != SL_CODE_OR && n->code != SL_CODE_AND)
		return false;
	for (uint32_t i = 0; i < n->count; i++) {
		sl_atoms branch = {.program = a->program};
		sl_atom atom = *choice;
		bool fails = false;

		atom.node = a->program->kids[n->kids + i];
		add(&branch, atom);
		for (uint32_t k = 0; k < branch.count && !fails; k++)
			for (uint32_t j = 0; j < a->count && !fails; j++)
				fails = pair_conflicts(a->program, &branch.items[k], &a->items[j]);
		if (!fails)
			return false;
	}
	return true;
}

bool sl_atoms_exclude(const sl_atoms *a)
{
	for (uint32_t i = 0; i < a->count; i++) {
		for (uint32_t k = 0; k < i; k++)
			if (pair_conflicts(a->program, &a->items[k], &a->items[i]))
				return true;
		if (choice_fails(a, &a->items[i]))
			return true;
	}
	return false;
}

bool sl_atoms_imply(const sl_atoms *a, const sl_atoms *b)
{
	if (b->count == SL_MOST_ATOMS) /* there may be more */
		return false;
	for (uint32_t i = 0; i < b->count; i++) {
		bool found = false;

		for (uint32_t k = 0; k < a->count && !found; k++)
			found = a->items[k].negated == b->items[i].negated &&
				same_atom(a->program, &a->items[k], &b->items[i]);
		if (!found)
			return false;
	}
	return true;
}
