/* SPDX-License-Identifier: EUPL-1.2 */
/* Making quick code: each node its form, and the code of a whole segment. */
#include "eval/quick_emit.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

/* ---- nodes ---- */

/* What makes its value in several places; the rest makes it in one step. */
static bool writes_where_wanted(const sl_node *n)
{
	return n->code == SL_CODE_IF || n->code == SL_CODE_AND || n->code == SL_CODE_OR || n->code == SL_CODE_SOME ||
	       n->code == SL_CODE_EVERY || (n->code == SL_CODE_BUILTIN && n->ref == SL_FN_COUNT);
}

sl_quick_reg sl_quick_node(sl_quick_emitter *e, uint32_t node)
{
	const sl_node *n = &e->p->nodes[node];

	if (e->failed)
		return sl_quick_give_up(e);
	if (!writes_where_wanted(n))
		e->into = 0;
	switch ((sl_code)n->code) {
	case SL_CODE_LITERAL:
		return sl_quick_literal(e, e->p->constants[n->ref]);
	case SL_CODE_SELF:
		return e->self;
	case SL_CODE_OTHER:
		return (sl_quick_reg){.r = SL_QUICK_OTHER, .t = {.kind = SL_PLAIN_ENTITY}};
	case SL_CODE_VARIABLE:
		return e->variables[n->ref];
	case SL_CODE_OWNER:
		return sl_quick_owner(e, n);
	case SL_CODE_FACT:
		return sl_quick_fact(e, n);
	case SL_CODE_CONCEPT:
		return sl_quick_concept_of(e, n);
	case SL_CODE_PAIR:
		return sl_quick_pair(e, n);
	case SL_CODE_PARAMETER:
		return sl_quick_parameter(e, n);
	case SL_CODE_AND:
	case SL_CODE_OR:
		return sl_quick_logic(e, node);
	case SL_CODE_NOT:
		return sl_quick_not(e, n);
	case SL_CODE_EQ:
		return sl_quick_equal(e, n, SL_QUICK_EQ);
	case SL_CODE_NE:
		return sl_quick_equal(e, n, SL_QUICK_NE);
	case SL_CODE_LT:
	case SL_CODE_LE:
	case SL_CODE_GT:
	case SL_CODE_GE:
		return sl_quick_compare(e, n);
	case SL_CODE_BETWEEN:
		return sl_quick_between(e, n);
	case SL_CODE_IN:
		return sl_quick_in(e, n);
	case SL_CODE_ADD:
	case SL_CODE_SUB:
		return sl_quick_sum(e, n);
	case SL_CODE_MUL:
		return sl_quick_product(e, n);
	case SL_CODE_DIV:
		return sl_quick_quotient(e, n, -1, SL_ROUND_HALF_EVEN);
	case SL_CODE_DIV_ROUND:
		return sl_quick_quotient(e, n, (int)n->ref, (sl_round)n->detail);
	case SL_CODE_NEG:
		return sl_quick_negation(e, n);
	case SL_CODE_IF:
		return sl_quick_if(e, n);
	case SL_CODE_SOME:
	case SL_CODE_EVERY:
		return sl_quick_quantifier(e, n);
	case SL_CODE_CONTAINS:
		return sl_quick_contains(e, n);
	case SL_CODE_INDEX:
		return sl_quick_index(e, n);
	case SL_CODE_BUILTIN:
		return sl_quick_builtin(e, n);
	case SL_CODE_PROPERTY:
		return sl_quick_property(e, n);
	case SL_CODE_TABLE:
		return sl_quick_table(e, n);
	default:
		return sl_quick_give_up(e);
	}
}

/* ---- concepts, and the parts of decisions ---- */

static bool same_ranks(const sl_active_concept *a)
{
	for (uint32_t i = 1; i < a->count; i++)
		if (a->rules[i].code->rule->rank != a->rules[0].code->rule->rank)
			return false;
	return true;
}

static void give(sl_quick_emitter *e, sl_quick_reg x, sl_quick_code *out)
{
	sl_quick_emit(e, SL_QUICK_GIVE, 0, sl_quick_loaded(e, x), 0, 0);
	sl_quick_keep(e, out);
}

/* With other concepts inside it where that fits, else each with its own code. */
static void make_concept(sl_quick_emitter *e, const sl_concept *c, sl_quick_code *out)
{
	const sl_active_concept *a = &e->s->concepts[c->number];
	bool good;
	sl_quick_type t = sl_quick_concept_type(c, &good);

	out->concept = c;
	out->type = t;
	if (!good || !a->count || c->periods || a->delegated != SL_NOT_DELEGATED ||
	    (c->combine == SL_COMBINE_UNIQUE && !same_ranks(a)) || t.kind == SL_PLAIN_LIST ||
	    (c->joint_with && c->feature->towards))
		return;
	for (int again = 0; again < 2 && !out->steps; again++) {
		sl_arena_mark mark = sl_arena_mark_take(e->scratch);

		sl_quick_restart(e);
		e->no_inline = again;
		give(e, sl_quick_by_rules(e, c, &t), out);
		sl_arena_release(e->scratch, mark);
	}
	out->joint_with = c->joint_with;
	out->enter = c->joint_with ? NULL : out->steps;
}

static void make_part(sl_quick_emitter *e, uint32_t node, sl_quick_code *out)
{
	sl_arena_mark mark = sl_arena_mark_take(e->scratch);
	sl_quick_reg x;

	if (node == SL_NO_NODE)
		return;
	sl_quick_restart(e);
	x = sl_quick_node(e, node);
	give(e, x, out);
	out->type = x.t;
	sl_arena_release(e->scratch, mark);
}

static bool make_all(struct sl_quick *q, const sl_program *p, const sl_segment *s,
		     sl_arena *scratch, sl_arena *arrays)
{
	const sl_model *m = p->model;
	sl_quick_emitter e = {.p = p, .s = s, .quick = q, .arena = &q->arena, .scratch = scratch, .arrays = arrays};

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

/* ---- made once for a segment ---- */

static void release(sl_made *made)
{
	struct sl_quick *q = (struct sl_quick *)made;

	sl_arena_free(&q->arena);
	free(q);
}

static struct sl_quick *make(const sl_program *p, const sl_segment *s)
{
	struct sl_quick *q = calloc(1, sizeof *q);
	sl_arena scratch = {0}, arrays = {0};

	if (q)
		q->made.release = release;
	if (q && !make_all(q, p, s, &scratch, &arrays)) {
		release(&q->made);
		q = NULL;
	}
	sl_arena_free(&scratch);
	sl_arena_free(&arrays);
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
