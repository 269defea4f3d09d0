/* SPDX-License-Identifier: EUPL-1.2 */
/* Reasons become steps: numbered, folded, each told once. */
#include "explain/tree.h"

#include <stdio.h>
#include <string.h>

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

/* ---- small texts ---- */

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

static const char *formula(sl_teller *t, uint32_t node)
{
	sl_buf buf = sl_blank(t);

	sl_formula_print(&buf, t, node);
	return sl_keep(t, &buf);
}

static const char *filled(sl_teller *t, sl_frame *f, uint32_t node)
{
	sl_buf buf = sl_blank(t);

	sl_formula_fill(&buf, t, f, node);
	return sl_keep(t, &buf);
}

static const char *said(sl_teller *t, sl_word w, const char *a, const char *b)
{
	sl_buf buf = sl_blank(t);

	sl_say(&buf, w, a, b, NULL);
	return sl_keep(t, &buf);
}

static const char *day_text(sl_teller *t, sl_date day)
{
	sl_buf buf = sl_blank(t);

	sl_date_print_dutch(&buf, day);
	return sl_keep(t, &buf);
}

/* ---- notes ---- */

#define MOST_NOTES 12

typedef struct notes {
	sl_note items[MOST_NOTES];
	uint32_t count;
} notes;

static void note(notes *n, const char *words, const sl_source *source)
{
	if (n->count < MOST_NOTES)
		n->items[n->count++] = (sl_note){words, source};
}

static void note_provenance(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_provenance *p = r->provenance;

	if (!p)
		return;
	if (p->by)
		note(n, said(t, SL_WORD_JUDGED_BY, p->by, NULL), NULL);
	if (p->source)
		note(n, said(t, SL_WORD_TOLD_BY, p->source, NULL), NULL);
	if (p->has_date)
		note(n, said(t, p->by ? SL_WORD_JUDGED_ON : SL_WORD_TOLD_ON, day_text(t, p->date), NULL), NULL);
	if (p->reason)
		note(n, said(t, SL_WORD_JUDGED_WHY, p->reason, NULL), NULL);
}

static const char *use_words(const sl_teller *t, const sl_reason *r)
{
	if (r->use != SL_FACT_MISSING)
		return sl_use_words(r->use);
	switch ((sl_telling)sl_household_told(t->household, r->entity, r->feature)->telling) {
	case SL_NOT_TOLD:
		return sl_word_text(SL_WORD_MISSING_NOT_TOLD);
	case SL_TOLD_UNKNOWN:
		return sl_word_text(SL_WORD_MISSING_TOLD);
	case SL_TOLD:
	case SL_TOLD_TIMELINE:
		break;
	}
	return sl_word_text(SL_WORD_MISSING_DAY);
}

static void note_fact(sl_teller *t, notes *n, const sl_reason *r)
{
	bool date = r->feature->fact->role == SL_ROLE_DATE;

	note(n, date ? sl_word_text(SL_WORD_USE_DATE) : use_words(t, r), NULL);
	if (date)
		return;
	if (r->use == SL_FACT_UNCHANGED && t->household->has_date)
		note(n, said(t, SL_WORD_TOLD_FOR, day_text(t, t->household->date), NULL), NULL);
	if (r->use == SL_FACT_TOLD || r->use == SL_FACT_UNCHANGED)
		note_provenance(t, n, r);
	if (r->use == SL_FACT_ASSUMED || r->use == SL_FACT_CLOSED || r->use == SL_FACT_UNCHANGED)
		note(n, sl_word_text(SL_WORD_TO_CHECK), NULL);
	if (r->use == SL_FACT_MISSING && r->feature->fact->question)
		note(n, said(t, SL_WORD_ASK, r->feature->fact->question, NULL), NULL);
}

static void note_validity(sl_teller *t, notes *n, sl_validity v)
{
	if (v.from == SL_DATE_MIN)
		return;
	if (v.to == SL_FOREVER)
		note(n, said(t, SL_WORD_VALID_FROM, day_text(t, v.from), NULL), NULL);
	else
		note(n, said(t, SL_WORD_VALID_BETWEEN, day_text(t, v.from), day_text(t, v.to)), NULL);
}

static void note_parameter(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_active_parameter *a = r->active;
	bool own = a->from && a->from->source.regulation;

	if (a->from)
		note_validity(t, n, a->from->validity);
	if (a->setting)
		note(n, said(t, SL_WORD_SET_BY, a->setting->municipality, NULL), NULL);
	if (own)
		note(n, sl_word_text(a->setting ? SL_WORD_SET_IN : SL_WORD_STANDS_IN), &a->from->source);
	else if (r->parameter->source.regulation)
		note(n, sl_word_text(SL_WORD_STANDS_IN), &r->parameter->source);
	if (a->delegation)
		note(n, sl_word_text(SL_WORD_DELEGATED_BY), &a->delegation->source);
	if (a->delegated == SL_SILENT)
		note(n, sl_word_text(SL_WORD_SILENT), NULL);
	if (a->from && a->from->origin)
		note(n, said(t, SL_WORD_FIGURE_FROM, a->from->origin, NULL), NULL);
}

static bool applies(const sl_reason_rule *r)
{
	return r->role == SL_RULE_APPLIED || r->role == SL_RULE_AGREED;
}

static uint32_t valued(const sl_reason *r)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < r->rule_count; i++)
		n += applies(&r->rules[i]) && r->rules[i].code->value != SL_NO_NODE;
	return n;
}

/* The value of the one rule before it was rounded, when that differs. */
static void note_rounding(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_concept *c = r->feature->concept;
	const sl_reason_rule *rule = r->rules;
	sl_value raw;
	const char *from;

	if (!c->rounding.given || r->value.kind != SL_NUMBER || valued(r) != 1 || rule->code->value == SL_NO_NODE)
		return;
	sl_run_node(t->run, rule->frame, rule->code->value, &raw);
	if (raw.kind != SL_NUMBER || sl_dec_equal(raw.as.dec, r->value.as.dec))
		return;
	from = sl_dutch_kept(t, raw, &r->feature->type);
	if (c->rounding.why)
		note(n, said(t, SL_WORD_ROUNDED_WHY, from, c->rounding.why), NULL);
	else
		note(n, said(t, SL_WORD_ROUNDED, from, NULL), NULL);
}

static void note_joint(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_concept *c = r->feature->concept;
	sl_day_memory *day = c->joint_with ? sl_run_day(t->run, r->day) : NULL;
	sl_buf who = {0};
	sl_value v;

	if (!day)
		return;
	sl_run_feature(t->run, day, c->joint_with, r->entity, SL_NO_ENTITY, &v);
	if (v.kind != SL_ENTITY)
		return;
	sl_dutch_entity(&who, t, v.n);
	note(n, said(t, SL_WORD_JOINT_VALUE, sl_keep(t, &who), NULL), NULL);
}

static void note_concept(sl_teller *t, notes *n, const sl_reason *r)
{
	const sl_concept *c = r->feature->concept;

	if (valued(r) > 1 && c->combine == SL_COMBINE_SUM)
		note(n, sl_word_text(SL_WORD_SUM_OF), NULL);
	if (valued(r) > 1 && c->combine == SL_COMBINE_HIGHEST)
		note(n, sl_word_text(SL_WORD_HIGHEST_OF), NULL);
	if (valued(r) > 1 && c->combine == SL_COMBINE_LOWEST)
		note(n, sl_word_text(SL_WORD_LOWEST_OF), NULL);
	if (!valued(r) && sl_is_known(r->value))
		note(n, sl_word_text(SL_WORD_NO_RULE_APPLIES), NULL);
	note_rounding(t, n, r);
	note_joint(t, n, r);
}

static void find_notes(making *m, sl_step *s)
{
	notes n = {.count = 0};

	switch (s->reason->kind) {
	case SL_REASON_FACT:
		note_fact(m->t, &n, s->reason);
		break;
	case SL_REASON_PARAMETER:
		note_parameter(m->t, &n, s->reason);
		break;
	case SL_REASON_CONCEPT:
		note_concept(m->t, &n, s->reason);
		break;
	case SL_REASON_EXPR:
		break;
	}
	s->notes = sl_arena_memdup(m->t->arena, n.items, n.count * sizeof *n.items);
	if (!s->notes)
		fail(m);
	else
		s->note_count = n.count;
}

/* ---- tables ---- */

static const char *cells_text(sl_teller *t, const sl_table_code *code, uint32_t row)
{
	sl_buf buf = {0};

	for (uint32_t i = 0; i < code->table->input_count; i++) {
		const sl_expr *cell = code->table->rows[row].cells[i];

		if (i)
			sl_buf_puts(&buf, "; ");
		sl_dutch_line(&buf, cell->source.text, cell->source.length);
	}
	return sl_keep(t, &buf);
}

static bool row_hits(sl_teller *t, sl_frame *f, const sl_table_code *code, uint32_t row)
{
	uint32_t width = code->table->input_count + 1;
	sl_value v;

	for (uint32_t i = 0; i < code->table->input_count; i++) {
		sl_run_node(t->run, f, t->program->kids[code->inputs + i], &f->variables[code->variable]);
		sl_run_node(t->run, f, t->program->kids[code->rows + row * width + i], &v);
		if (sl_truth_of(v) != SL_TRUE)
			return false;
	}
	return true;
}

static const char *input_text(sl_teller *t, sl_frame *f, uint32_t node)
{
	sl_value v;

	sl_run_node(t->run, f, node, &v);
	return said(t, SL_WORD_TABLE_INPUT, formula(t, node), sl_dutch_kept(t, v, t->program->nodes[node].type));
}

static const char *row_text(sl_teller *t, const sl_table_code *code, uint32_t row)
{
	sl_buf buf = {0}, result = {0};
	const sl_expr *e = code->table->rows[row].result;
	char number[16];

	snprintf(number, sizeof number, "%u", row + 1);
	sl_dutch_line(&result, e->source.text, e->source.length);
	sl_say(&buf, SL_WORD_TABLE_ROW, number, cells_text(t, code, row), sl_keep(t, &result));
	return sl_keep(t, &buf);
}

static const char *else_text(sl_teller *t, const sl_table *table)
{
	sl_buf buf = {0};

	if (!table->fallback)
		return sl_word_text(SL_WORD_TABLE_NONE);
	sl_dutch_line(&buf, table->fallback->source.text, table->fallback->source.length);
	return said(t, SL_WORD_TABLE_ELSE, sl_keep(t, &buf), NULL);
}

static void find_rows(making *m, sl_step_rule *out, sl_frame *f, const sl_node *node)
{
	const sl_table_code *code = &m->t->program->tables[node->ref];
	uint32_t most = code->table->input_count + code->table->row_count + 1, hits = 0;
	const char **rows = sl_arena_calloc(m->t->arena, most, sizeof *rows);

	if (!rows) {
		fail(m);
		return;
	}
	for (uint32_t i = 0; i < code->table->input_count; i++)
		rows[out->row_count++] = input_text(m->t, f, m->t->program->kids[code->inputs + i]);
	for (uint32_t i = 0; i < code->table->row_count; i++)
		if (row_hits(m->t, f, code, i)) {
			rows[out->row_count++] = row_text(m->t, code, i);
			hits++;
		}
	if (!hits)
		rows[out->row_count++] = else_text(m->t, code->table);
	out->rows = rows;
}

/* ---- rules ---- */

static bool is_bare(const sl_teller *t, uint32_t node)
{
	return t->program->nodes[node].code == SL_CODE_LITERAL;
}

static void find_formula(making *m, const sl_reason *r, sl_step_rule *out)
{
	const sl_reason_rule *rule = out->reason;
	uint32_t node = rule->code->value;
	const sl_type *type = &r->feature->type;

	if (node == SL_NO_NODE)
		return;
	if (rule->value.kind != SL_UNSET && r->rule_count > 1)
		out->value = sl_dutch_kept(m->t, rule->value, type->base == SL_T_LIST && type->item &&
								rule->value.kind != SL_LIST ? type->item : type);
	if (rule->code->rule->kind == SL_RULE_TABLE) {
		find_rows(m, out, rule->frame, &m->t->program->nodes[node]);
		return;
	}
	if (rule->code->rule->kind != SL_RULE_VALUE || is_bare(m->t, node))
		return;
	out->formula = formula(m->t, node);
	if (sl_formula_reads(m->t, node))
		out->filled = filled(m->t, rule->frame, node);
}

static void find_condition(making *m, sl_step_rule *out, uint32_t node)
{
	if (node == SL_NO_NODE)
		return;
	out->condition = formula(m->t, node);
	if (sl_formula_reads(m->t, node))
		out->met = filled(m->t, out->reason->frame, node);
}

static void find_because(making *m, sl_step_rule *out)
{
	const sl_template *text = out->reason->code->rule->because;
	sl_buf buf;

	if (!text)
		return;
	buf = sl_blank(m->t);
	sl_template_fill(&buf, m->t, out->reason->frame, text);
	out->because = sl_keep(m->t, &buf);
}

static void tell_rule(making *m, const sl_reason *r, const sl_reason_rule *rule, sl_step_rule *out)
{
	out->reason = rule;
	switch (rule->role) {
	case SL_RULE_APPLIED:
	case SL_RULE_AGREED:
		find_because(m, out);
		find_formula(m, r, out);
		break;
	case SL_RULE_MAY:
		find_condition(m, out, rule->code->condition);
		find_formula(m, r, out);
		break;
	case SL_RULE_STOPPED:
		if (rule->stopped_by)
			out->stopper = sl_source_kept(m->t, &rule->stopped_by->source);
		break;
	case SL_RULE_OUTRANKED:
		if (rule->stopped_by)
			out->stopper = sl_source_kept(m->t, &rule->stopped_by->source);
		if (rule->contradicts)
			out->value = sl_dutch_kept(m->t, rule->value, &r->feature->type);
		break;
	case SL_RULE_FAILED:
		find_condition(m, out, rule->failed);
		break;
	}
}

/* Exceptions on what does not apply: only their ids. */
static void tell_aside(making *m, sl_step *s)
{
	sl_buf buf = {0};

	for (uint32_t i = 0; i < s->reason->rule_count; i++) {
		const sl_reason_rule *rule = &s->reason->rules[i];

		if (rule->role != SL_RULE_FAILED || !rule->base_failed)
			continue;
		if (buf.len)
			sl_buf_puts(&buf, ", ");
		sl_buf_puts(&buf, rule->code->rule->id);
	}
	s->aside = buf.len ? sl_keep(m->t, &buf) : NULL;
	sl_buf_free(&buf);
}

static void tell_rules(making *m, sl_step *s)
{
	const sl_reason *r = s->reason;

	if (!r->rule_count)
		return;
	if (!(s->rules = sl_arena_calloc(m->t->arena, r->rule_count, sizeof *s->rules))) {
		fail(m);
		return;
	}
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (r->rules[i].role != SL_RULE_FAILED || !r->rules[i].base_failed)
			tell_rule(m, r, &r->rules[i], &s->rules[s->rule_count++]);
	tell_aside(m, s);
}

/* ---- which steps stand below a step ---- */

/* Its conditions mattered: it gave the value, may do so, or is an exception
 * that failed on one that did. The others only say why not. */
static bool is_followed(const sl_reason *r, const sl_reason_rule *rule)
{
	if (rule->role != SL_RULE_FAILED)
		return !sl_is_aside(rule->role);
	return !valued(r) || (!rule->base_failed && rule->code->rule->except_count > 0);
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
		return formula(m->t, r->node);
	if (r->kind == SL_REASON_PARAMETER) {
		if (r->day == m->t->date)
			return r->parameter->name;
		return said(m->t, SL_WORD_ON_DAY, r->parameter->name, day_text(m->t, r->day));
	}
	buf = sl_blank(m->t);
	sl_dutch_feature(&buf, m->t, r->feature, r->entity, r->other, r->day);
	return sl_keep(m->t, &buf);
}

static const sl_type *type_of(const sl_teller *t, const sl_reason *r)
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
	s->value = sl_dutch_kept(m->t, r->value, type_of(m->t, r));
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
	sl_frame_init(&f, day, s->reason->entity, SL_NO_ENTITY);
	s->filled = filled(m->t, &f, s->reason->node);
}

static void tell(making *m, sl_step *s, unsigned depth)
{
	fill_step(m, s);
	tell_rules(m, s);
	find_notes(m, s);
	tell_kids(m, s, depth);
}

/* A part that is just one concept is told as that concept. */
static const sl_reason *shown(const sl_teller *t, const sl_reason *r)
{
	const sl_node *n = r->kind == SL_REASON_EXPR ? &t->program->nodes[r->node] : NULL;

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
