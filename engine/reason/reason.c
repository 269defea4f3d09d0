/* SPDX-License-Identifier: EUPL-1.2 */
/* Building reasons: the table of steps, and the walk over nodes that finds
 * what was used. */
#include "reason/reason.h"

#include <string.h>

#define BUCKETS 1024

sl_status sl_reasons_init(sl_reasons *rs, sl_run *run, sl_arena *arena)
{
	*rs = (sl_reasons){.run = run, .arena = arena, .bucket_count = BUCKETS};
	rs->buckets = sl_arena_calloc(arena, BUCKETS, sizeof *rs->buckets);
	return rs->buckets ? SL_OK : (rs->status = SL_ENOMEM);
}

/* ---- the table ---- */

static uint32_t hash_of(const sl_reason *key)
{
	uint64_t h = key->kind;

	h = h * 31 + (key->feature ? key->feature->number : key->parameter ? key->parameter->number : key->node);
	h = h * 31 + key->entity;
	h = h * 31 + key->other;
	h = h * 31 + (uint64_t)key->day;
	return (uint32_t)(h * UINT64_C(0x9E3779B97F4A7C15) >> 40) % BUCKETS;
}

static bool same(const sl_reason *a, const sl_reason *b)
{
	return a->kind == b->kind && a->feature == b->feature && a->parameter == b->parameter &&
	       a->entity == b->entity && a->other == b->other && a->day == b->day && a->node == b->node;
}

static bool append(sl_reasons *rs, sl_reason_list *l, sl_reason *item)
{
	sl_reason **items = sl_arena_grow(rs->arena, l->items, l->count, &l->cap, sizeof *items);

	if (!items) {
		rs->status = SL_ENOMEM;
		return false;
	}
	l->items = items;
	items[l->count++] = item;
	return true;
}

static void append_once(sl_reasons *rs, sl_reason_list *l, sl_reason *item)
{
	for (uint32_t i = 0; i < l->count; i++)
		if (l->items[i] == item)
			return;
	append(rs, l, item);
}

/* The step about `key`; *made when it is new. */
static sl_reason *step(sl_reasons *rs, const sl_reason *key, bool *made)
{
	uint32_t bucket = hash_of(key), *next;
	sl_reason *r;

	*made = false;
	for (uint32_t n = rs->buckets[bucket]; n; n = rs->next[n - 1])
		if (same(rs->all.items[n - 1], key))
			return rs->all.items[n - 1];
	if (!(next = sl_arena_grow(rs->arena, rs->next, rs->all.count, &rs->next_cap, sizeof *next)) ||
	    !(r = sl_arena_memdup(rs->arena, key, sizeof *key))) {
		rs->status = SL_ENOMEM;
		return NULL;
	}
	rs->next = next;
	r->number = rs->all.count;
	next[r->number] = rs->buckets[bucket];
	if (!append(rs, &rs->all, r))
		return NULL;
	rs->buckets[bucket] = r->number + 1;
	*made = true;
	return r;
}

/* ---- the walk ---- */

typedef struct walk {
	sl_reasons *rs;
	sl_frame *f;
	sl_reason_list *out;
} walk;

static void visit(walk *w, uint32_t node);

static const sl_program *program(const walk *w)
{
	return sl_run_program(w->rs->run);
}

static uint32_t kid(const walk *w, const sl_node *n, uint32_t i)
{
	return program(w)->kids[n->kids + i];
}

static sl_value value_of(walk *w, uint32_t node)
{
	sl_value v;

	sl_run_node(w->rs->run, w->f, node, &v);
	return v;
}

static void visit_all(walk *w, const sl_node *n)
{
	for (uint32_t i = 0; i < n->count; i++)
		visit(w, kid(w, n, i));
}

/* and, or: the first operand that decided; without one, all of them. */
static void visit_logic(walk *w, const sl_node *n, sl_truth decides)
{
	for (uint32_t i = 0; i < n->count; i++)
		if (sl_truth_of(value_of(w, kid(w, n, i))) == decides) {
			visit(w, kid(w, n, i));
			return;
		}
	visit_all(w, n);
}

static void visit_if(walk *w, const sl_node *n)
{
	sl_truth c = sl_truth_of(value_of(w, kid(w, n, 0)));

	visit(w, kid(w, n, 0));
	if (c == SL_TRUE)
		visit(w, kid(w, n, 1));
	else if (c == SL_FALSE)
		visit(w, kid(w, n, 2));
	else if (value_of(w, kid(w, n, 1)).kind <= SL_NULL)
		for (uint32_t i = 1; i < 3; i++)
			visit(w, kid(w, n, i));
}

/* The members of a list a loop runs over; 1..n has none worth a reason. */
static const sl_list *members(walk *w, const sl_node *n)
{
	uint32_t domain = kid(w, n, 0);
	sl_value v;

	if (program(w)->nodes[domain].code == SL_CODE_RANGE) {
		visit_all(w, &program(w)->nodes[domain]);
		return NULL;
	}
	visit(w, domain);
	v = value_of(w, domain);
	return v.kind == SL_LIST ? v.as.list : NULL;
}

static void visit_members(walk *w, const sl_node *n)
{
	const sl_list *l = members(w, n);

	for (uint32_t i = 0; l && i < l->count; i++) {
		w->f->variables[n->detail] = l->items[i];
		visit(w, kid(w, n, 1));
	}
}

/* some, every: the member that decided, else all. */
static void visit_quantifier(walk *w, const sl_node *n)
{
	sl_truth decides = n->code == SL_CODE_SOME ? SL_TRUE : SL_FALSE;
	const sl_list *l = members(w, n);

	for (uint32_t i = 0; l && i < l->count; i++) {
		w->f->variables[n->detail] = l->items[i];
		if (sl_truth_of(value_of(w, kid(w, n, 1))) == decides && !(l->doubts && l->doubts[i])) {
			visit(w, kid(w, n, 1));
			return;
		}
	}
	for (uint32_t i = 0; l && i < l->count; i++) {
		w->f->variables[n->detail] = l->items[i];
		visit(w, kid(w, n, 1));
	}
}

static void visit_in(walk *w, const sl_node *n)
{
	visit(w, kid(w, n, 0));
	w->f->variables[n->detail] = value_of(w, kid(w, n, 0));
	visit(w, kid(w, n, 1));
}

static void add(walk *w, sl_reason *r)
{
	if (r)
		append_once(w->rs, w->out, r);
}

static void visit_feature(walk *w, const sl_node *n)
{
	const sl_feature *f = program(w)->model->schema.features[n->ref];
	sl_value e = value_of(w, kid(w, n, 0)), other = {0};

	visit(w, kid(w, n, 0));
	if (n->code == SL_CODE_PAIR) {
		visit(w, kid(w, n, 1));
		other = value_of(w, kid(w, n, 1));
		if (other.kind != SL_ENTITY)
			return;
	}
	if (e.kind == SL_ENTITY)
		add(w, sl_reason_feature(w->rs, sl_day_date(w->f->day), f, e.n,
					 n->code == SL_CODE_PAIR ? other.n : SL_NO_ENTITY));
}

static void visit_parameter(walk *w, const sl_node *n)
{
	const sl_parameter *p = program(w)->model->parameters[n->ref];
	sl_reason key = {.kind = SL_REASON_PARAMETER, .parameter = p, .entity = SL_NO_ENTITY,
			 .other = SL_NO_ENTITY, .day = sl_day_date(w->f->day), .node = SL_NO_NODE};
	bool made;
	sl_reason *r = step(w->rs, &key, &made);

	if (r && made) {
		sl_run_parameter(w->rs->run, w->f->day, p, &r->value);
		r->active = &sl_day_segment(w->f->day)->parameters[p->number];
	}
	add(w, r);
}

static void visit_at_date(walk *w, const sl_node *n)
{
	sl_day_memory *before = w->f->day, *day;
	sl_value v = value_of(w, kid(w, n, 0));

	visit(w, kid(w, n, 0));
	if (v.kind != SL_DATE || !(day = sl_run_day(w->rs->run, v.as.i)))
		return;
	w->f->day = day;
	visit(w, kid(w, n, 1));
	w->f->day = before;
}

/* What was decided: what the parts rest on that settled it. */
static void visit_decided(walk *w, const sl_node *n)
{
	const sl_decision_code *code = &program(w)->decisions[n->ref];
	const uint32_t parts[] = {code->applies, code->right};
	sl_value e = value_of(w, kid(w, n, 0));
	sl_frame *f;
	sl_verdict verdict;
	walk inner;

	visit(w, kid(w, n, 0));
	if (e.kind != SL_ENTITY)
		return;
	if (!(f = sl_arena_raw(w->rs->arena, sizeof *f))) {
		w->rs->status = SL_ENOMEM;
		return;
	}
	sl_frame_init(f, w->f->day, e.n, SL_NO_ENTITY);
	sl_run_decision(w->rs->run, f, code, &verdict);
	inner = (walk){w->rs, f, w->out};
	/* Of what a professional deviated from nothing behind the part that settled it was used. */
	if (verdict.deviation && verdict.part_without == SL_PART_APPLIES)
		verdict.part = SL_PART_APPLIES;
	for (unsigned i = 0; i < 2 && i <= (unsigned)verdict.part; i++)
		if (parts[i] != SL_NO_NODE)
			visit(&inner, parts[i]);
	if (verdict.part == SL_PART_AMOUNT)
		visit(&inner, program(w)->kids[code->amounts + verdict.amount_version]);
}

/* The cells of a row, up to the first that does not fit; what the row is. */
static sl_truth visit_row(walk *w, const sl_table_code *t, const sl_value *inputs, uint32_t at)
{
	sl_truth row = SL_TRUE, cell;

	for (uint32_t i = 0; i < t->table->input_count; i++) {
		w->f->variables[t->variable] = inputs[i];
		cell = sl_truth_of(value_of(w, program(w)->kids[at + i]));
		w->f->variables[t->variable] = inputs[i];
		visit(w, program(w)->kids[at + i]);
		if (cell == SL_FALSE)
			return SL_FALSE;
		if (cell != SL_TRUE)
			row = cell;
	}
	return row;
}

/* A table: its inputs, the cells that were looked at, the results of the rows
 * that hit or may hit, its default when none does. */
static void visit_table(walk *w, const sl_node *n)
{
	const sl_table_code *t = &program(w)->tables[n->ref];
	uint32_t width = t->table->input_count + 1;
	sl_value *inputs = sl_arena_calloc(w->rs->arena, t->table->input_count, sizeof *inputs);
	sl_truth row = SL_FALSE;
	bool hit = false;

	if (!inputs) {
		w->rs->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < t->table->input_count; i++) {
		visit(w, program(w)->kids[t->inputs + i]);
		inputs[i] = value_of(w, program(w)->kids[t->inputs + i]);
	}
	for (uint32_t i = 0; i < t->table->row_count; i++) {
		row = visit_row(w, t, inputs, t->rows + i * width);
		if (row == SL_FALSE)
			continue;
		hit = true;
		visit(w, program(w)->kids[t->rows + i * width + t->table->input_count]);
		if (row == SL_TRUE && t->table->hit == SL_HIT_FIRST)
			break;
	}
	if (!hit && t->fallback != SL_NO_NODE)
		visit(w, t->fallback);
}

/* The need; then, when nothing is left, the shares that cover it, as far as
 * they are needed for that; else all of them. */
static void visit_left(walk *w, uint32_t node, const sl_node *n)
{
	sl_value left = value_of(w, node), after;
	bool all = sl_is_something(left) || left.kind > SL_NULL;

	visit(w, kid(w, n, 0));
	if (!sl_is_known(value_of(w, kid(w, n, 0))))
		return;
	sl_run_first(w->rs->run, w->f, node, 1, &after);
	for (uint32_t i = 1; i < n->count && (all || sl_is_something(after) || after.kind > SL_NULL); i += 2) {
		bool covers = sl_is_something(value_of(w, kid(w, n, i)));

		if (all || covers)
			visit(w, kid(w, n, i));
		if (covers)
			visit(w, kid(w, n, i + 1));
		sl_run_first(w->rs->run, w->f, node, i + 2, &after);
	}
}

static void visit(walk *w, uint32_t node)
{
	const sl_node *n = &program(w)->nodes[node];

	switch ((sl_code)n->code) {
	case SL_CODE_AND:
		visit_logic(w, n, SL_FALSE);
		break;
	case SL_CODE_OR:
		visit_logic(w, n, SL_TRUE);
		break;
	case SL_CODE_IF:
		visit_if(w, n);
		break;
	case SL_CODE_SOME:
	case SL_CODE_EVERY:
		visit_quantifier(w, n);
		break;
	case SL_CODE_FOR:
	case SL_CODE_MAP:
	case SL_CODE_FILTER:
		visit_members(w, n);
		break;
	case SL_CODE_IN:
		visit_in(w, n);
		break;
	case SL_CODE_FACT:
	case SL_CODE_CONCEPT:
	case SL_CODE_PAIR:
		visit_feature(w, n);
		break;
	case SL_CODE_PARAMETER:
		visit_parameter(w, n);
		break;
	case SL_CODE_AT_DATE:
		visit_at_date(w, n);
		break;
	case SL_CODE_TABLE:
		visit_table(w, n);
		break;
	case SL_CODE_DECIDED:
		visit_decided(w, n);
		break;
	case SL_CODE_LEFT:
		visit_left(w, node, n);
		break;
	default:
		visit_all(w, n);
		break;
	}
}

static void walk_node(sl_reasons *rs, sl_frame *f, uint32_t node, sl_reason_list *out)
{
	walk w = {rs, f, out};

	if (node != SL_NO_NODE)
		visit(&w, node);
}

/* ---- concepts ---- */

/* The first condition that is false, as deep as `and` goes. */
static uint32_t first_false(sl_reasons *rs, sl_frame *f, uint32_t node)
{
	const sl_program *p = sl_run_program(rs->run);
	const sl_node *n = &p->nodes[node];
	sl_value v;

	if (n->code != SL_CODE_AND)
		return node;
	for (uint32_t i = 0; i < n->count; i++) {
		sl_run_node(rs->run, f, p->kids[n->kids + i], &v);
		if (sl_truth_of(v) == SL_FALSE)
			return first_false(rs, f, p->kids[n->kids + i]);
	}
	return node;
}

static const sl_rule *stopper(const sl_detail *d, uint32_t i)
{
	uint64_t by = d->active->rules[i].excepted_by;

	for (uint32_t e = 0; e < d->count; e++)
		if (by >> e & 1 && sl_truth_of(d->rules[e].works) == SL_TRUE)
			return d->rules[e].code->rule;
	return NULL;
}

static sl_reason_role role_of(const sl_detail *d, uint32_t i)
{
	const sl_rule_outcome *o = &d->rules[i];

	if (o->in_w || (o->code->value == SL_NO_NODE && sl_truth_of(o->works) == SL_TRUE))
		return SL_RULE_APPLIED;
	if (o->in_m)
		return d->value.kind <= SL_NULL ? SL_RULE_AGREED : SL_RULE_MAY;
	if (o->outranked)
		return SL_RULE_OUTRANKED;
	if (sl_truth_of(o->can) == SL_TRUE && stopper(d, i))
		return SL_RULE_STOPPED;
	return sl_truth_of(o->can) == SL_FALSE ? SL_RULE_FAILED : SL_RULE_MAY;
}

/* What it derogates from does not apply: then its own condition is not looked
 * at, whatever it is. */
static bool base_fails(const sl_detail *d, uint32_t i)
{
	uint64_t on = d->active->rules[i].excepts;

	for (uint32_t e = 0; e < d->count; e++)
		if (on >> e & 1 && sl_truth_of(d->rules[e].can) != SL_FALSE)
			return false;
	return on != 0 || d->rules[i].code->rule->except_count > 0;
}

/* The first rule that works, of those of higher rank. */
static const sl_rule *superior(const sl_detail *d, uint32_t i)
{
	for (uint32_t e = 0; e < d->count; e++)
		if (d->rules[e].in_w && d->rules[e].code->rule->rank < d->rules[i].code->rule->rank)
			return d->rules[e].code->rule;
	return NULL;
}

/* Works, and would give another value than the one there is. */
static bool contradicts(const sl_detail *d, uint32_t i)
{
	const sl_value own = d->rules[i].value;

	return own.kind != SL_UNSET && own.kind <= SL_NULL && d->value.kind <= SL_NULL &&
	       (own.kind != d->value.kind || sl_value_equal(own, d->value) == SL_FALSE);
}

static void explain_rule(sl_reasons *rs, const sl_detail *d, uint32_t i, sl_reason_rule *out)
{
	const sl_rule_outcome *o = &d->rules[i];
	sl_value own;

	*out = (sl_reason_rule){.code = o->code, .role = role_of(d, i), .can = o->can, .works = o->works,
				.value = o->value, .failed = SL_NO_NODE, .frame = d->frame};
	if (out->role == SL_RULE_STOPPED)
		out->stopped_by = stopper(d, i);
	if (out->role == SL_RULE_OUTRANKED) {
		out->stopped_by = superior(d, i);
		out->contradicts = contradicts(d, i);
	}
	out->base_failed = out->role == SL_RULE_FAILED && base_fails(d, i);
	if (o->code->condition != SL_NO_NODE && out->role == SL_RULE_FAILED && !out->base_failed) {
		sl_run_node(rs->run, d->frame, o->code->condition, &own);
		if (sl_truth_of(own) == SL_FALSE)
			out->failed = first_false(rs, d->frame, o->code->condition);
	}
	out->base_failed |= out->role == SL_RULE_FAILED && out->failed == SL_NO_NODE;
	if (!out->base_failed)
		walk_node(rs, d->frame, o->code->condition, &out->condition);
	if (o->in_m)
		walk_node(rs, d->frame, o->code->value, &out->parts);
}

/* Rules that applied stand first, then those that may, then why not. */
static void explain_rules(sl_reasons *rs, sl_reason *r, const sl_detail *d)
{
	uint32_t n = 0;

	if (!(r->rules = sl_arena_calloc(rs->arena, d->count, sizeof *r->rules))) {
		rs->status = SL_ENOMEM;
		return;
	}
	for (int role = SL_RULE_APPLIED; role <= SL_RULE_FAILED; role++)
		for (uint32_t i = 0; i < d->count; i++)
			if (role_of(d, i) == (sl_reason_role)role)
				explain_rule(rs, d, i, &r->rules[n++]);
	r->rule_count = n;
}

static void explain_concept(sl_reasons *rs, sl_reason *r, sl_day_memory *day)
{
	sl_detail d;

	if (sl_run_detail(rs->run, day, r->feature->concept, r->entity, r->other, &d) != SL_OK) {
		rs->status = SL_ENOMEM;
		return;
	}
	r->value = d.value;
	if (d.active)
		explain_rules(rs, r, &d);
}

sl_reason *sl_reason_feature(sl_reasons *rs, sl_date date, const sl_feature *f, uint32_t entity, uint32_t other)
{
	sl_reason key = {.kind = f->is_fact ? SL_REASON_FACT : SL_REASON_CONCEPT, .feature = f, .entity = entity,
			 .other = other, .day = date, .node = SL_NO_NODE};
	sl_day_memory *day = sl_run_day(rs->run, date);
	bool made;
	sl_reason *r = day ? step(rs, &key, &made) : NULL;

	if (!r || !made)
		return r;
	if (f->is_fact) {
		sl_run_fact(rs->run, day, f, entity, &r->value, &r->use);
		if (!sl_is_withheld(r->value))
			r->provenance = sl_household_told(sl_run_household(rs->run), entity, f)->provenance;
	} else {
		explain_concept(rs, r, day);
	}
	return r;
}

sl_reason *sl_reason_node(sl_reasons *rs, sl_date date, uint32_t node, uint32_t entity)
{
	return sl_reason_pair(rs, date, node, entity, SL_NO_ENTITY);
}

sl_reason *sl_reason_pair(sl_reasons *rs, sl_date date, uint32_t node, uint32_t entity, uint32_t other)
{
	sl_reason key = {.kind = SL_REASON_EXPR, .entity = entity, .other = other, .day = date, .node = node};
	sl_day_memory *day = sl_run_day(rs->run, date);
	bool made;
	sl_reason *r = day ? step(rs, &key, &made) : NULL;
	sl_frame *f;

	if (!r || !made)
		return r;
	if (!(f = sl_arena_raw(rs->arena, sizeof *f))) {
		rs->status = SL_ENOMEM;
		return NULL;
	}
	sl_frame_init(f, day, entity, other);
	sl_run_node(rs->run, f, node, &r->value);
	walk_node(rs, f, node, &r->parts);
	return r;
}

/* ---- what was used ---- */

typedef struct collecting {
	sl_reasons *rs;
	sl_reason_list *out;
	uint8_t *seen;
} collecting;

static void collect(collecting *c, sl_reason *r);

static void collect_list(collecting *c, const sl_reason_list *l)
{
	for (uint32_t i = 0; i < l->count; i++)
		collect(c, l->items[i]);
}

/* Did this rule have a share in the value, or fail as an exception on one that had? */
static bool counts(const sl_reason *r, const sl_reason_rule *rule)
{
	bool applied = false;

	if (rule->role == SL_RULE_OUTRANKED)
		return false;
	if (rule->role != SL_RULE_FAILED && rule->role != SL_RULE_STOPPED)
		return true;
	for (uint32_t i = 0; i < r->rule_count; i++)
		applied |= r->rules[i].role == SL_RULE_APPLIED;
	/* No rule applied (an `of` that is false): each failure counts. */
	return !applied || (rule->role == SL_RULE_FAILED && !rule->base_failed && rule->code->rule->except_count > 0);
}

static void collect(collecting *c, sl_reason *r)
{
	if (c->seen[r->number])
		return;
	c->seen[r->number] = 1;
	r->used = true;
	append(c->rs, c->out, r);
	collect_list(c, &r->parts);
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (counts(r, &r->rules[i])) {
			collect_list(c, &r->rules[i].condition);
			collect_list(c, &r->rules[i].parts);
		}
}

sl_status sl_reason_collect(sl_reasons *rs, const sl_reason *from, sl_reason_list *out)
{
	collecting c = {rs, out, sl_arena_alloc(rs->arena, rs->all.count)};

	if (!c.seen)
		return rs->status = SL_ENOMEM;
	for (uint32_t i = 0; i < out->count; i++) /* what another part used already */
		c.seen[out->items[i]->number] = 1;
	collect(&c, rs->all.items[from->number]);
	return rs->status;
}

const sl_delegation *sl_reason_delegation(const sl_run *run, const sl_reason *r)
{
	const sl_segment *s;

	if (r->active)
		return r->active->delegation;
	for (uint32_t i = 0; i < r->rule_count; i++) {
		if (!r->rules[i].code->rule->source.regulation->municipality || r->rules[i].role > SL_RULE_AGREED)
			continue;
		s = sl_run_segment(run, r->day);
		return s ? s->concepts[((const sl_concept *)r->feature->concept)->number].delegation : NULL;
	}
	return NULL;
}
