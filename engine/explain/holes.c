/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding the places in a formula where a value comes. */
#include "explain/holes.h"

#include <string.h>

#define MOST_DEPTH 64

static const sl_node *node_at(const sl_holes *w, uint32_t node)
{
	return &w->t->program->nodes[node];
}

static uint32_t kid_of(const sl_holes *w, const sl_node *n, uint32_t i)
{
	return w->t->program->kids[n->kids + i];
}

static void find(sl_holes *w, uint32_t node, unsigned depth);

static sl_value value_of(sl_holes *w, uint32_t node)
{
	sl_value v;

	sl_run_node(w->t->run, w->f, node, &v);
	return v;
}

static sl_hole *add(sl_holes *w, const sl_node *n)
{
	sl_hole *h;

	if (w->count == SL_MOST_HOLES || n->expr != w->expr->number || n->start >= n->end ||
	    n->end > w->expr->source.length)
		return NULL;
	h = &w->items[w->count++];
	*h = (sl_hole){.start = n->start, .end = n->end, .type = n->type};
	return h;
}

static void add_value(sl_holes *w, uint32_t node)
{
	sl_hole *h = add(w, node_at(w, node));

	if (h)
		h->value = value_of(w, node);
}

static void leave(sl_holes *w, uint32_t node)
{
	sl_hole *h = add(w, node_at(w, node));

	if (h)
		h->asis = true;
}

static void find_all(sl_holes *w, const sl_node *n, unsigned depth)
{
	for (uint32_t i = 0; i < n->count; i++)
		find(w, kid_of(w, n, i), depth);
}

/* and, or: the operand that decided; what was not used stays as written. */
static void find_logic(sl_holes *w, const sl_node *n, sl_truth decides, unsigned depth)
{
	uint32_t decided = n->count;

	for (uint32_t i = 0; i < n->count && decided == n->count && !w->whole; i++)
		if (sl_truth_of(value_of(w, kid_of(w, n, i))) == decides)
			decided = i;
	for (uint32_t i = 0; i < n->count; i++)
		if (decided == n->count || i == decided)
			find(w, kid_of(w, n, i), depth);
		else
			leave(w, kid_of(w, n, i));
}

static void find_if(sl_holes *w, const sl_node *n, unsigned depth)
{
	sl_truth c = sl_truth_of(value_of(w, kid_of(w, n, 0)));

	find(w, kid_of(w, n, 0), depth);
	for (uint32_t i = 1; i < 3; i++)
		if ((c == SL_TRUE) == (i == 1) && (c == SL_TRUE || c == SL_FALSE))
			find(w, kid_of(w, n, i), depth);
		else
			leave(w, kid_of(w, n, i));
}

/* A test is one thing: all of its bounds are shown. */
static void find_test(sl_holes *w, uint32_t node, unsigned depth)
{
	bool before = w->whole;

	w->whole = true;
	find(w, node, depth);
	w->whole = before;
}

static void find_in(sl_holes *w, const sl_node *n, unsigned depth)
{
	find(w, kid_of(w, n, 0), depth);
	w->f->variables[n->detail] = value_of(w, kid_of(w, n, 0));
	find_test(w, kid_of(w, n, 1), depth);
}

static void find_literal(sl_holes *w, uint32_t node)
{
	sl_hole *h = add(w, node_at(w, node));

	if (!h)
		return;
	h->literal = true;
	h->value = w->t->program->constants[node_at(w, node)->ref];
}

/* "date" and "duration" of a text are a date and a duration: show that. */
static bool is_constant(sl_holes *w, const sl_node *n)
{
	for (uint32_t i = 0; i < n->count; i++)
		if (node_at(w, kid_of(w, n, i))->code != SL_CODE_LITERAL)
			return false;
	return n->count > 0 && n->type && n->type->base != SL_T_NUMBER;
}

static bool says(const sl_holes *w, const sl_node *n, const char *name)
{
	return name && n->end - n->start == strlen(name) &&
	       memcmp(w->expr->source.text + n->start, name, strlen(name)) == 0;
}

/* Written as `ik`, or as what a conflict calls it. */
static bool says_itself(const sl_holes *w, const sl_node *n)
{
	return says(w, n, "ik") || says(w, n, w->expr->self_name);
}

static void find(sl_holes *w, uint32_t node, unsigned depth)
{
	const sl_node *n = node_at(w, node);

	if (depth == 0 || n->expr != w->expr->number)
		return;
	switch (n->code) {
	case SL_CODE_LITERAL:
		find_literal(w, node);
		break;
	case SL_CODE_FACT:
	case SL_CODE_CONCEPT:
	case SL_CODE_PAIR:
	case SL_CODE_PARAMETER:
	case SL_CODE_OTHER:
	case SL_CODE_FOR:
	case SL_CODE_MAP:
	case SL_CODE_FILTER:
	case SL_CODE_SOME:
	case SL_CODE_EVERY:
	case SL_CODE_INDEX:
	case SL_CODE_AT_DATE:
	case SL_CODE_PERIODS:
	case SL_CODE_PERIOD:
	case SL_CODE_PERIOD_EDGE:
	case SL_CODE_DECIDED:
		add_value(w, node);
		break;
	case SL_CODE_PROPERTY: /* of a computed date or duration: show from what */
		if (node_at(w, kid_of(w, n, 0))->code == SL_CODE_BUILTIN)
			find_all(w, n, depth - 1);
		else
			add_value(w, node);
		break;
	case SL_CODE_SELF:
		if (says_itself(w, n))
			add_value(w, node);
		break;
	case SL_CODE_AND:
		find_logic(w, n, SL_FALSE, depth - 1);
		break;
	case SL_CODE_OR:
		find_logic(w, n, SL_TRUE, depth - 1);
		break;
	case SL_CODE_IF:
		find_if(w, n, depth - 1);
		break;
	case SL_CODE_IN:
		find_in(w, n, depth - 1);
		break;
	case SL_CODE_BUILTIN:
		if (is_constant(w, n))
			add_value(w, node);
		else
			find_all(w, n, depth - 1);
		break;
	case SL_CODE_VARIABLE: /* a member, or the subject of a test: it has no one value here */
	case SL_CODE_OWNER:
	case SL_CODE_TABLE:
		break;
	default:
		find_all(w, n, depth - 1);
		break;
	}
}

/* By place; the outer one first where they overlap. */
static void sort(sl_holes *w)
{
	sl_hole h;

	for (uint32_t i = 1; i < w->count; i++)
		for (uint32_t k = i; k > 0 && (w->items[k].start < w->items[k - 1].start ||
					       (w->items[k].start == w->items[k - 1].start &&
						w->items[k].end > w->items[k - 1].end)); k--) {
			h = w->items[k];
			w->items[k] = w->items[k - 1];
			w->items[k - 1] = h;
		}
}

void sl_holes_find(sl_holes *out, const sl_teller *t, sl_frame *f, uint32_t node, const sl_expr *expr)
{
	/* Not the items: they are many, and written before they are read. */
	out->t = t;
	out->f = f;
	out->expr = expr;
	out->count = 0;
	out->whole = expr->goal == SL_FEEL_UNARY_TESTS;
	find(out, node, MOST_DEPTH);
	sort(out);
}
