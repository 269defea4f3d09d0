/* SPDX-License-Identifier: EUPL-1.2 */
/* The walk over nodes that finds what a value rests on. */
#include "reason/steps.h"

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
		sl_reason_append_once(w->rs, w->out, r);
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
	sl_reason *r = sl_reason_step(w->rs, &key, &made);

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

void sl_reason_walk(sl_reasons *rs, sl_frame *f, uint32_t node, sl_reason_list *out)
{
	walk w = {rs, f, out};

	if (node != SL_NO_NODE)
		visit(&w, node);
}
