/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Plans: what is asked of household after household, in one code.
 *
 * A concept that is asked, or that several others read, is computed where the
 * order of concepts puts it: behind those that it reads, before its readers.
 * One that a single concept reads is computed there, so that an `if` may jump
 * over it. Each stands in its home, a register; those that are asked have the
 * first registers, so what the code leaves behind is the answer.
 *
 * Each batch has two codes: an eager one (quick_straight.c) for households of
 * which everything is known, and a careful one that computes only what matters.
 */
#include <stdlib.h>
#include <string.h>

#include "eval/quick_emit.h"

/* The code of a batch in one segment. */
typedef struct batched {
	struct batched *next;
	const sl_segment *segment;
	const struct sl_quick *quick; /* of that segment */
	sl_quick_code eager, careful; /* the one that never jumps if it can; the one that jumps */
	sl_arena arena;
} batched;

struct sl_batch {
	const sl_program *program;
	const sl_kind_of_entity *kind;
	const sl_concept **asked;
	uint32_t count;
	batched *first; /* the segment that was used last */
};

/* A concept of the same kind as the first, and not asked before. */
static bool may_be_asked(const sl_feature *const *asked, uint32_t i)
{
	for (uint32_t k = 0; k < i; k++)
		if (asked[k] == asked[i])
			return false;
	return !asked[i]->is_fact && !asked[i]->towards && asked[i]->per == asked[0]->per;
}

sl_status sl_batch_new(sl_batch **out, const sl_program *p, const sl_feature *const *asked, uint32_t count)
{
	sl_batch *batch;

	if (count == 0 || count > SL_MOST_BATCHED)
		return SL_ELIMIT;
	for (uint32_t i = 0; i < count; i++)
		if (!may_be_asked(asked, i))
			return SL_EINVAL;
	if (!(batch = calloc(1, sizeof *batch)) || !(batch->asked = calloc(count, sizeof *batch->asked))) {
		free(batch);
		return SL_ENOMEM;
	}
	batch->program = p;
	batch->kind = asked[0]->per;
	batch->count = count;
	for (uint32_t i = 0; i < count; i++)
	batch->asked[i] = asked[i]->concept;
	*out = batch;
	return SL_OK;
}

void sl_batch_free(sl_batch *batch)
{
	batched *next;

	if (!batch)
		return;
	for (batched *p = batch->first; p; p = next) {
		next = p->next;
		sl_arena_free(&p->arena);
		free(p);
	}
	free(batch->asked);
	free(batch);
}

/* ---- what is computed where ---- */

/* By number of concept, for the entity that the batch is about. */
typedef struct reading {
	const sl_quick_emitter *e;
	bool *seen;
	bool *first;               /* compute it before who reads it */
	const sl_concept **reader; /* the one that was seen */
} reading;

static void read_concept(reading *w, const sl_concept *c);

/* `again`: in a loop, where it would be computed again and again. */
static void read_name(reading *w, const sl_concept *c, const sl_concept *reader, bool again)
{
	if (again || (w->seen[c->number] && w->reader[c->number] != reader))
		w->first[c->number] = true;
	w->reader[c->number] = reader;
	if (!w->seen[c->number]) {
		w->seen[c->number] = true;
		read_concept(w, c);
	}
}

static bool is_loop(sl_code code)
{
	return code == SL_CODE_FILTER || code == SL_CODE_FOR || code == SL_CODE_MAP || code == SL_CODE_SOME ||
	       code == SL_CODE_EVERY;
}

static void read_node(reading *w, uint32_t node, const sl_concept *reader, bool again)
{
	const sl_program *p = w->e->p;
	const sl_node *n = &p->nodes[node];
	const sl_table_code *t = n->code == SL_CODE_TABLE ? &p->tables[n->ref] : NULL;
	uint32_t cells = t ? t->table->row_count * (t->table->input_count + 1) : 0;

	if (n->code == SL_CODE_CONCEPT && sl_kid(p, n, 0)->code == SL_CODE_SELF)
		read_name(w, p->model->schema.features[n->ref]->concept, reader, again);
	for (uint32_t i = 0; i < n->count; i++)
		read_node(w, p->kids[n->kids + i], reader, again || (i > 0 && is_loop((sl_code)n->code)));
	for (uint32_t i = 0; t && i < t->table->input_count; i++)
		read_node(w, p->kids[t->inputs + i], reader, again);
	for (uint32_t i = 0; i < cells; i++)
		read_node(w, p->kids[t->rows + i], reader, again);
	if (t && t->fallback != SL_NO_NODE)
		read_node(w, t->fallback, reader, again);
}

static void read_concept(reading *w, const sl_concept *c)
{
	const sl_active_concept *a = &w->e->s->concepts[c->number];

	for (uint32_t i = 0; i < a->count; i++) {
		const sl_rule_code *code = a->rules[i].code;

		if (code->condition != SL_NO_NODE)
			read_node(w, code->condition, c, false);
		if (code->value != SL_NO_NODE)
			read_node(w, code->value, c, false);
	}
}

static bool find_readers(reading *w, const sl_batch *batch)
{
	uint32_t n = w->e->p->model->concept_count;

	w->seen = sl_arena_calloc(w->e->scratch, n, sizeof *w->seen);
	w->first = sl_arena_calloc(w->e->scratch, n, sizeof *w->first);
	w->reader = sl_arena_calloc(w->e->scratch, n, sizeof *w->reader);
	if (!w->seen || !w->first || !w->reader)
		return false;
	for (uint32_t i = 0; i < batch->count; i++)
		read_name(w, batch->asked[i], NULL, true);
	return true;
}

/* ---- the code ---- */

static bool is_plain(const sl_concept *c)
{
	bool good;
	sl_quick_type t = sl_quick_concept_type(c, &good);

	return good && t.kind != SL_PLAIN_LIST && c->feature->slot < SL_QUICK_KNOWN_SLOTS;
}

/* What is asked stands in the first registers. */
static bool give_homes(sl_quick_emitter *e, const sl_batch *batch)
{
	e->asked = batch->count;
	e->next = e->most = SL_QUICK_FIRST_FREE + batch->count;
	for (uint32_t i = 0; i < batch->count; i++) {
		if (!is_plain(batch->asked[i]))
			return false;
		e->homes[SL_QUICK_OWN_CONCEPTS][batch->asked[i]->feature->slot] = (uint8_t)(SL_QUICK_FIRST_FREE + i);
	}
	return true;
}

/* What is computed in any case, each behind what it reads; and how many. */
static uint32_t put_in_order(sl_quick_emitter *e, const sl_batch *batch, const reading *w, const sl_concept ***out)
{
	uint32_t all = e->p->model->concept_count, count = 0;

	if (!(*out = sl_arena_calloc(e->scratch, all, sizeof **out)))
		e->failed = true;
	for (uint32_t i = 0; i < all && !e->failed; i++) {
		const sl_concept *c = e->p->model->concepts[e->p->order[i]];

		if ((w->first[c->number] || (e->eager && w->seen[c->number] && sl_quick_is_fold(e, c))) &&
		    c->feature->per == batch->kind && !c->feature->towards && is_plain(c))
			(*out)[count++] = c;
	}
	return count;
}

static void emit_batch(sl_quick_emitter *e, const sl_batch *batch, bool eager, sl_quick_code *out)
{
	reading w = {.e = e};
	const sl_concept **list;
	uint32_t count;

	sl_quick_restart(e);
	e->batch = true;
	e->eager = eager;
	e->most_steps = 5000;
	if (!give_homes(e, batch) || !find_readers(&w, batch))
		return;
	count = put_in_order(e, batch, &w, &list);
	for (uint32_t i = 0; i < count && !e->failed; i++) {
		e->next = SL_QUICK_FIRST_FREE + batch->count;
		memset(e->variables, 0, sizeof e->variables);
		if (!sl_quick_is_known(e, SL_QUICK_OWN_CONCEPTS, list[i]->feature->slot) &&
		    !sl_quick_fold(e, list[i], list + i + 1, count - i - 1))
			sl_quick_own(e, list[i]);
	}
	sl_quick_emit(e, SL_QUICK_GIVE, 0, SL_QUICK_FIRST_FREE, 0, 0);
	sl_quick_keep(e, out);
}

static batched *make_batched(const sl_batch *batch, const sl_segment *s, const struct sl_quick *quick)
{
	batched *p = calloc(1, sizeof *p);
	sl_arena scratch = {0}, arrays = {0};
	sl_quick_emitter *e = sl_arena_alloc(&scratch, sizeof *e);

	if (p && e) {
		*e = (sl_quick_emitter){.p = batch->program, .s = s, .quick = quick, .arena = &p->arena, .scratch = &scratch, .arrays = &arrays};
		p->segment = s;
		p->quick = quick;
		emit_batch(e, batch, true, &p->eager);
		emit_batch(e, batch, false, &p->careful);
	}
	sl_arena_free(&scratch);
	sl_arena_free(&arrays);
	return p;
}

/* The code for a segment, in front of the others from now on. */
static const batched *batched_for(sl_batch *batch, const sl_day_memory *day)
{
	batched **at = &batch->first, *p;

	while (*at && (*at)->segment != day->segment)
		at = &(*at)->next;
	if ((p = *at))
		*at = p->next;
	else if (!(p = make_batched(batch, day->segment, day->quick)))
		return NULL;
	p->next = batch->first;
	return batch->first = p;
}

static bool run_code(sl_run *r, sl_day_memory *day, const sl_quick_code *code, uint32_t entity)
{
	int64_t first;

	return code->steps && (code->alone || sl_run_open_memory(r, day)) &&
	       sl_quick_run(r, day, code, entity, SL_NO_ENTITY, &first);
}

const int64_t *sl_run_batch(sl_run *r, sl_batch *batch, uint32_t entity)
{
	sl_day_memory *day = &r->today;
	const batched *p = batch->first;

	if (!day->quick || r->household->plain_entities[entity].kind != batch->kind->number)
		return NULL;
	if ((!p || p->segment != day->segment) && !(p = batched_for(batch, day)))
		return NULL;
	if (!run_code(r, day, &p->eager, entity) && !run_code(r, day, &p->careful, entity))
		return NULL;
	return r->quick_stack + r->quick_top + SL_QUICK_FIRST_FREE;
}

sl_plain_type sl_batch_type(const sl_batch *batch, uint32_t i)
{
	return batch->first->quick->concepts[batch->asked[i]->number].type;
}
