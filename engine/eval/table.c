/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decision tables inside rules: hit policies of DMN over rows whose cells may
 * be unknown. A row that may hit counts as a rule that may work.
 */
#include "eval/run.h"

#include "value/decimal_fast.h"

typedef struct hits {
	sl_run *r;
	sl_frame *f;
	const sl_table_code *t;
	sl_value *truths; /* per row: true, unknown, broken; false rows are out */
	uint32_t sure, maybe;
} hits;

static const sl_node *node_of(const hits *h, uint32_t kid)
{
	return &h->r->program->nodes[h->r->program->kids[kid]];
}

static uint32_t row_at(const hits *h, uint32_t row)
{
	return h->t->rows + row * (h->t->table->input_count + 1);
}

static sl_value result_of(hits *h, uint32_t row)
{
	sl_value v;

	sl_eval(h->r, h->f, node_of(h, row_at(h, row) + h->t->table->input_count), &v);
	return v;
}

static sl_value row_truth(hits *h, const sl_value *inputs, uint32_t row)
{
	sl_value truth = sl_boolean(true), cell;

	for (uint32_t i = 0; i < h->t->table->input_count && !sl_is_false(truth); i++) {
		h->f->variables[h->t->variable] = inputs[i];
		sl_eval(h->r, h->f, node_of(h, row_at(h, row) + i), &cell);
		truth = sl_and(h->r, truth, sl_fold(cell));
	}
	return truth;
}

static bool find_hits(hits *h)
{
	const sl_table *t = h->t->table;
	sl_value *inputs = sl_arena_calloc(&h->r->arena, t->input_count, sizeof *inputs);

	h->truths = sl_arena_calloc(&h->r->arena, t->row_count, sizeof *h->truths);
	if (!inputs || !h->truths) {
		h->r->status = SL_ENOMEM;
		return false;
	}
	for (uint32_t i = 0; i < t->input_count; i++)
		sl_eval(h->r, h->f, node_of(h, h->t->inputs + i), &inputs[i]);
	for (uint32_t i = 0; i < t->row_count; i++) {
		h->truths[i] = row_truth(h, inputs, i);
		h->sure += sl_is_true(h->truths[i]);
		h->maybe += !sl_is_false(h->truths[i]);
		/* First: what comes behind a sure hit does not count. */
		if (t->hit == SL_HIT_FIRST && sl_is_true(h->truths[i])) {
			for (i++; i < t->row_count; i++)
				h->truths[i] = sl_boolean(false);
			break;
		}
	}
	return true;
}

static sl_value no_hit(hits *h)
{
	sl_value v;

	if (h->t->fallback == SL_NO_NODE)
		return sl_null();
	sl_eval(h->r, h->f, sl_node_at(h->r, h->t->fallback), &v);
	return v;
}

/* Why it is not certain which rows hit: unknown with causes, else broken. */
static sl_value why_open(hits *h)
{
	const sl_cause *causes = NULL;
	sl_value broken = sl_null();
	bool unknown = false;

	for (uint32_t i = 0; i < h->t->table->row_count; i++) {
		if (h->truths[i].kind == SL_UNKNOWN) {
			unknown = true;
			causes = sl_causes_join(h->r, causes, h->truths[i].as.cause);
		} else if (h->truths[i].kind == SL_BROKEN && broken.kind == SL_NULL) {
			broken = h->truths[i];
		}
	}
	return unknown ? sl_unknown(causes) : broken;
}

static sl_value violated(hits *h, const char *text)
{
	return sl_broken(h->r, SL_DEFECT_CONTRADICTION, text);
}

/* U, A, F: rows that may hit must agree, or one must be certain. */
static sl_value single(hits *h)
{
	const sl_table *t = h->t->table;
	sl_value first_sure = {0}, first = {0}, v;
	bool all_equal = true, may_miss = h->sure == 0;

	for (uint32_t i = 0; i < t->row_count; i++) {
		if (sl_is_false(h->truths[i]))
			continue;
		v = result_of(h, i);
		if (first.kind == SL_UNSET)
			first = v;
		else if (!sl_is_answer(first) || !sl_is_answer(v) || !sl_is_true(sl_eval_equal(h->r, first, v)))
			all_equal = false;
		if (!sl_is_true(h->truths[i]))
			continue;
		if (first_sure.kind == SL_UNSET)
			first_sure = v;
		else if (t->hit == SL_HIT_UNIQUE || (t->hit == SL_HIT_ANY && sl_is_answer(first_sure) && sl_is_answer(v) &&
						     !sl_is_true(sl_eval_equal(h->r, first_sure, v))))
			return violated(h, t->hit == SL_HIT_UNIQUE ? "meer dan een rij van de tabel is van toepassing"
								  : "rijen van de tabel geven verschillende waarden");
	}
	if (h->maybe == 0)
		return no_hit(h);
	if (h->sure && h->maybe == h->sure)
		return first_sure;
	if (may_miss) { /* perhaps no row hits: the fallback must agree too */
		v = no_hit(h);
		if (!sl_is_answer(v) || !sl_is_answer(first) || !sl_is_true(sl_eval_equal(h->r, first, v)))
			all_equal = false;
	}
	/* With U a second row that may hit would be a violation: only agreeing is not enough. */
	if (all_equal && sl_is_answer(first) && t->hit != SL_HIT_UNIQUE)
		return first;
	return why_open(h);
}

static uint32_t priority_of(hits *h, sl_value v)
{
	sl_value p;

	for (uint32_t i = 0; i < h->t->table->priority_count; i++) {
		sl_eval(h->r, h->f, node_of(h, h->t->priorities + i), &p);
		if (sl_is_answer(v) && sl_is_answer(p) && sl_is_true(sl_eval_equal(h->r, v, p)))
			return i;
	}
	return h->t->table->priority_count;
}

/* P: the value of highest priority; a row that may hit with a higher one
 * keeps it open. */
static sl_value priority(hits *h)
{
	const sl_table *t = h->t->table;
	uint32_t best = UINT32_MAX, doubtful = UINT32_MAX, p;
	sl_value found = sl_null(), v;

	if (h->maybe == 0)
		return no_hit(h);
	for (uint32_t i = 0; i < t->row_count; i++) {
		if (sl_is_false(h->truths[i]))
			continue;
		v = result_of(h, i);
		if (!sl_is_answer(v))
			return v;
		p = priority_of(h, v);
		if (sl_is_true(h->truths[i]) && p < best) {
			best = p;
			found = v;
		} else if (!sl_is_true(h->truths[i]) && p < doubtful) {
			doubtful = p;
		}
	}
	return best != UINT32_MAX && best <= doubtful ? found : why_open(h);
}

/* R, O, C: lists; doubtful rows give doubtful members. */
static sl_value collect(hits *h)
{
	const sl_table *t = h->t->table;
	sl_list *l = sl_arena_alloc(&h->r->arena, sizeof *l);
	sl_value *items = sl_arena_calloc(&h->r->arena, t->row_count, sizeof *items), v;
	uint8_t *doubts = sl_arena_alloc(&h->r->arena, t->row_count);

	if (!l || !items || !doubts) {
		h->r->status = SL_ENOMEM;
		return sl_unknown(NULL);
	}
	for (uint32_t i = 0; i < t->row_count; i++) {
		if (sl_is_false(h->truths[i]))
			continue;
		v = result_of(h, i);
		if (!sl_is_answer(v))
			return v;
		if (h->truths[i].kind == SL_BROKEN)
			return h->truths[i];
		if (h->truths[i].kind == SL_UNKNOWN) {
			doubts[l->count] = 1;
			l->doubtful = true;
			l->cause = sl_causes_join(h->r, l->cause, h->truths[i].as.cause);
		}
		items[l->count++] = v;
	}
	l->items = items;
	l->doubts = l->doubtful ? doubts : NULL;
	return (sl_value){.kind = SL_LIST, .as.list = l};
}

/* O: collected, then in order of priority; a stable sort of few members. */
static sl_value in_output_order(hits *h)
{
	sl_value list = collect(h), *items, v;
	uint8_t *doubts, d;

	if (list.kind != SL_LIST)
		return list;
	items = (sl_value *)(uintptr_t)list.as.list->items; /* ours, made by collect */
	doubts = (uint8_t *)(uintptr_t)list.as.list->doubts;
	for (uint32_t i = 1; i < list.as.list->count; i++)
		for (uint32_t k = i; k > 0 && priority_of(h, items[k]) < priority_of(h, items[k - 1]); k--) {
			v = items[k], items[k] = items[k - 1], items[k - 1] = v;
			if (doubts)
				d = doubts[k], doubts[k] = doubts[k - 1], doubts[k - 1] = d;
		}
	return list;
}

static sl_value aggregate(hits *h)
{
	sl_value list = collect(h), out, best;
	const sl_list *l;
	int order;
	sl_dec sum = SL_DEC_ZERO;

	if (list.kind != SL_LIST)
		return list;
	if (!sl_list_is_sure(list, &out))
		return out;
	l = list.as.list;
	if (h->t->table->hit == SL_HIT_COUNT)
		return sl_number(sl_dec_from_int(l->count));
	if (l->count == 0)
		return no_hit(h);
	best = l->items[0];
	for (uint32_t i = 0; i < l->count; i++) {
		if (h->t->table->hit == SL_HIT_SUM) {
			if (l->items[i].kind != SL_NUMBER || sl_dec_add(&sum, sum, l->items[i].as.dec) != SL_OK)
				return l->items[i].kind == SL_NULL ? sl_null()
								   : sl_broken(h->r, SL_DEFECT_ARITHMETIC, "optellen lukt niet");
			continue;
		}
		if (!sl_is_known(l->items[i]) || !sl_value_compare(&order, l->items[i], best))
			return sl_null();
		if (h->t->table->hit == SL_HIT_MIN ? order < 0 : order > 0)
			best = l->items[i];
	}
	return h->t->table->hit == SL_HIT_SUM ? sl_number(sum) : best;
}

void sl_eval_table(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	hits h = {.r = r, .f = f, .t = &r->program->tables[n->ref]};

	if (!find_hits(&h)) {
		*out = sl_unknown(NULL);
		return;
	}
	switch (h.t->table->hit) {
	case SL_HIT_UNIQUE:
	case SL_HIT_ANY:
	case SL_HIT_FIRST:
		*out = single(&h);
		break;
	case SL_HIT_PRIORITY:
		*out = priority(&h);
		break;
	case SL_HIT_RULE_ORDER:
	case SL_HIT_COLLECT:
		*out = collect(&h);
		break;
	case SL_HIT_OUTPUT_ORDER:
		*out = in_output_order(&h);
		break;
	case SL_HIT_SUM:
	case SL_HIT_MIN:
	case SL_HIT_MAX:
	case SL_HIT_COUNT:
		*out = aggregate(&h);
		break;
	}
}
