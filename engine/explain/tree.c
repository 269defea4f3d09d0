/* SPDX-License-Identifier: EUPL-1.2 */
/* Reasons become steps: numbered, folded, each told once. */
#include "explain/tree.h"

#include "explain/fill.h"

typedef struct making {
	sl_teller *t;
	uint32_t *numbers;   /* by number of reason; 0: not told yet */
	uint32_t last;       /* the last number given */
	sl_step **queue;     /* steps that went too deep, told behind the tree */
	uint32_t queue_count;
	size_t queue_cap;
} making;

typedef struct step_list {
	sl_step **items;
	uint32_t count;
	size_t cap;
} step_list;

static void fail(making *m)
{
	m->t->status = SL_ENOMEM;
}

const char *sl_use_words(sl_fact_use use)
{
	static const sl_word words[] = {SL_WORD_USE_TOLD, SL_WORD_USE_ASSUMED, SL_WORD_USE_CLOSED,
					SL_WORD_USE_UNCHANGED, SL_WORD_USE_MISSING};

	return sl_word_text(words[use]);
}

const char *sl_question_of(const sl_feature *f)
{
	if (f->fact && f->fact->question)
		return f->fact->question;
	return f->description ? f->description : f->name;
}

const char *sl_source_kept(sl_teller *t, const sl_source *s)
{
	sl_buf buf;

	if (s->words) /* the rules keep them */
		return s->words;
	buf = sl_blank(t);
	sl_source_print(&buf, s);
	return sl_keep(t, &buf);
}

/* ---- which steps stand below a step ---- */

/* Its conditions mattered: it gave the value, may do so, or is an exception
 * that failed on one that did. The others only say why not. */
static bool is_followed(const sl_reason *r, const sl_reason_rule *rule)
{
	if (rule->role != SL_RULE_FAILED)
		return !sl_is_aside(rule->role);
	return !sl_valued_rules(r) || (!rule->base_failed && rule->code->rule->except_count > 0);
}

static bool folds(const sl_reason *r)
{
	const sl_concept *c = r->kind == SL_REASON_CONCEPT ? r->feature->concept : NULL;

	return c && c->internal && (sl_is_known(r->value) || r->value.kind == SL_NULL);
}

typedef struct below {
	making *m;
	const sl_reason **items;
	uint32_t count;
	size_t cap;
	uint32_t folding; /* how many internal concepts in each other */
} below;

static void add_list(below *b, const sl_reason_list *l);

static void add_below(below *b, const sl_reason *r)
{
	add_list(b, &r->parts);
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (is_followed(r, &r->rules[i])) {
			add_list(b, &r->rules[i].condition);
			add_list(b, &r->rules[i].parts);
		}
}

static void add_one(below *b, const sl_reason *r)
{
	const sl_reason **items;

	for (uint32_t i = 0; i < b->count; i++)
		if (b->items[i] == r)
			return;
	if (!(items = sl_arena_grow(b->m->t->arena, b->items, b->count, &b->cap, sizeof *items))) {
		fail(b->m);
		return;
	}
	b->items = items;
	items[b->count++] = r;
}

/* A folded step counts as told, so it is opened once. */
static void add_list(below *b, const sl_reason_list *l)
{
	for (uint32_t i = 0; i < l->count; i++) {
		const sl_reason *r = l->items[i];

		if (!folds(r) || b->folding >= SL_STEP_DEPTH) {
			add_one(b, r);
		} else if (!b->m->numbers[r->number]) {
			b->m->numbers[r->number] = UINT32_MAX;
			b->folding++;
			add_below(b, r);
			b->folding--;
		}
	}
}

/* ---- the tree ---- */

static const char *name_of(making *m, const sl_reason *r)
{
	sl_buf buf;

	if (r->kind == SL_REASON_EXPR)
		return sl_formula_kept(m->t, r->node);
	if (r->kind == SL_REASON_PARAMETER) {
		if (r->day == m->t->date)
			return r->parameter->name;
		return sl_said(m->t, SL_WORD_ON_DAY, r->parameter->name, sl_day_kept(m->t, r->day), NULL);
	}
	buf = sl_blank(m->t);
	sl_dutch_feature(&buf, m->t, r->feature, r->entity, r->other, r->day);
	return sl_keep(m->t, &buf);
}

const sl_type *sl_type_of_reason(const sl_teller *t, const sl_reason *r)
{
	if (r->kind == SL_REASON_EXPR)
		return t->program->nodes[r->node].type;
	return r->kind == SL_REASON_PARAMETER ? &r->parameter->type : &r->feature->type;
}

static sl_step *new_step(making *m, const sl_reason *r)
{
	sl_step *s = sl_arena_alloc(m->t->arena, sizeof *s);

	if (!s) {
		fail(m);
		return NULL;
	}
	s->reason = r;
	s->name = name_of(m, r);
	s->value = sl_dutch_kept(m->t, r->value, sl_type_of_reason(m->t, r));
	return s;
}

static void tell(making *m, sl_step *s, unsigned depth);

static void put_behind(making *m, sl_step *s)
{
	sl_step **queue = sl_arena_grow(m->t->arena, m->queue, m->queue_count, &m->queue_cap, sizeof *queue);

	if (!queue) {
		fail(m);
		return;
	}
	m->queue = queue;
	queue[m->queue_count++] = s;
}

static bool has_more(const sl_reason *r)
{
	return r->kind == SL_REASON_CONCEPT || r->kind == SL_REASON_EXPR;
}

static sl_step *mention(making *m, const sl_reason *r, unsigned depth)
{
	sl_step *s = new_step(m, r);
	uint32_t *number = &m->numbers[r->number];

	if (!s)
		return NULL;
	if (*number && *number != UINT32_MAX) {
		s->number = *number;
		s->again = true;
		return s;
	}
	s->number = *number = ++m->last;
	if (depth >= SL_STEP_DEPTH && has_more(r)) {
		sl_step *later = sl_arena_memdup(m->t->arena, s, sizeof *s);

		if (!later) {
			fail(m);
			return s;
		}
		put_behind(m, later);
		s->again = true;
		return s;
	}
	tell(m, s, depth);
	return s;
}

static void tell_kids(making *m, sl_step *s, unsigned depth)
{
	below b = {.m = m};

	add_below(&b, s->reason);
	if (!(s->kids = sl_arena_calloc(m->t->arena, b.count, sizeof *s->kids))) {
		fail(m);
		return;
	}
	for (uint32_t i = 0; i < b.count && m->t->status == SL_OK; i++) {
		sl_step *kid = mention(m, b.items[i], depth + 1);

		if (kid)
			s->kids[s->kid_count++] = kid;
	}
}

/* An expression of a decision: its name is its text, so only the values are new. */
static void fill_step(making *m, sl_step *s)
{
	sl_day_memory *day = sl_run_day(m->t->run, s->reason->day);
	sl_frame f = {0};

	if (s->reason->kind != SL_REASON_EXPR || !day || !sl_formula_reads(m->t, s->reason->node))
		return;
	sl_frame_init(&f, day, s->reason->entity, s->reason->other);
	s->filled = sl_filled_kept(m->t, &f, s->reason->node);
}

static void tell(making *m, sl_step *s, unsigned depth)
{
	fill_step(m, s);
	sl_step_tell_rules(m->t, s);
	sl_step_find_notes(m->t, s);
	tell_kids(m, s, depth);
}

/* A part that is just one concept is told as that concept. */
static const sl_reason *shown(const sl_teller *t, const sl_reason *r)
{
	const sl_node *n = r->kind == SL_REASON_EXPR ? &t->program->nodes[r->node] : NULL;

	/* That a contribution is owed is told as whether there is an exemption. */
	if (n && n->code == SL_CODE_NOT && n->expr == SL_NO_EXPR)
		n = sl_kid(t->program, n, 0);
	if (n && (n->code == SL_CODE_CONCEPT || n->code == SL_CODE_FACT) && r->parts.count == 1 &&
	    r->parts.items[0]->entity == r->entity && r->parts.items[0]->feature &&
	    r->parts.items[0]->feature->number == n->ref)
		return r->parts.items[0];
	return r;
}

static void tell_parts(making *m, sl_tree *out, const sl_tree_part *parts, uint32_t count)
{
	for (uint32_t i = 0; i < count && m->t->status == SL_OK; i++) {
		sl_step *s = mention(m, shown(m->t, parts[i].reason), 0);

		if (!s)
			return;
		s->label = parts[i].label;
		out->parts[out->part_count++] = s;
	}
}

/* Telling what was put behind may put more behind. */
static void tell_further(making *m, sl_tree *out)
{
	for (uint32_t i = 0; i < m->queue_count && m->t->status == SL_OK; i++)
		tell(m, m->queue[i], 0);
	out->further = m->queue;
	out->further_count = m->queue_count;
}

sl_status sl_tree_make(sl_tree *out, sl_teller *t, const sl_reasons *reasons, const sl_tree_part *parts,
		       uint32_t count)
{
	making m = {.t = t};

	*out = (sl_tree){0};
	m.numbers = sl_arena_calloc(t->arena, reasons->all.count, sizeof *m.numbers);
	out->parts = sl_arena_calloc(t->arena, count, sizeof *out->parts);
	if (!m.numbers || !out->parts)
		return t->status = SL_ENOMEM;
	tell_parts(&m, out, parts, count);
	tell_further(&m, out);
	return t->status;
}
