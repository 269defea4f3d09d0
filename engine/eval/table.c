/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Decision tables inside rules: hit policies of DMN over rows whose cells may
 * be unknown. A row that may hit counts as a rule that may work.
 */
#include "eval/run.h"

#include "function/function.h"

typedef struct row {
	sl_value truth, value; /* true, unknown or broken; what it would give */
	uint32_t place;        /* of the value among the priorities */
} row;

typedef struct hits {
	sl_run *r;
	sl_frame *f;
	const sl_table_code *t;
	row *rows; /* those that hit or may hit, in order */
	uint32_t count, sure;
} hits;

static const sl_node *node_of(const hits *h, uint32_t kid)
{
	return &h->r->program->nodes[h->r->program->kids[kid]];
}

static uint32_t row_at(const hits *h, uint32_t i)
{
	return h->t->rows + i * (h->t->table->input_count + 1);
}

static sl_value row_truth(hits *h, const sl_value *inputs, uint32_t at)
{
	sl_value truth = sl_boolean(true), cell;

	for (uint32_t i = 0; i < h->t->table->input_count && !sl_is_false(truth); i++) {
		h->f->variables[h->t->variable] = inputs[i];
		sl_eval(h->r, h->f, node_of(h, at + i), &cell);
		truth = sl_and(h->r, truth, sl_fold(cell));
	}
	return truth;
}

static bool find_hits(hits *h)
{
	const sl_table *t = h->t->table;
	sl_value *inputs = sl_arena_calloc(&h->r->arena, t->input_count, sizeof *inputs);

	h->rows = sl_arena_calloc(&h->r->arena, t->row_count, sizeof *h->rows);
	if (!inputs || !h->rows) {
		h->r->status = SL_ENOMEM;
		return false;
	}
	for (uint32_t i = 0; i < t->input_count; i++)
		sl_eval(h->r, h->f, node_of(h, h->t->inputs + i), &inputs[i]);
	for (uint32_t i = 0; i < t->row_count; i++) {
		row *w = &h->rows[h->count];

		w->truth = row_truth(h, inputs, row_at(h, i));
		if (sl_is_false(w->truth))
			continue;
		sl_eval(h->r, h->f, node_of(h, row_at(h, i) + t->input_count), &w->value);
		h->count++;
		h->sure += sl_is_true(w->truth);
		/* First: what comes behind a sure hit does not count. */
		if (t->hit == SL_HIT_FIRST && sl_is_true(w->truth))
			break;
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

/*
 * No answer: unknown while a row may still turn out to hit or not, or the
 * value of one that hits is; else the regelgebrek of the first row.
 */
static sl_value undecided(hits *h, uint32_t n)
{
	const sl_cause *causes = NULL, *others = NULL;
	sl_value broken = sl_null();
	bool unknown = false;

	for (uint32_t i = 0; i < n; i++) {
		const row *w = &h->rows[i];

		if (w->truth.kind == SL_UNKNOWN)
			causes = sl_causes_join(h->r, causes, w->truth.as.cause);
		else if (w->truth.kind == SL_BROKEN && broken.kind == SL_NULL)
			broken = w->truth;
		if (w->value.kind == SL_UNKNOWN && sl_is_true(w->truth))
			causes = sl_causes_join(h->r, causes, w->value.as.cause);
		else if (w->value.kind == SL_UNKNOWN)
			others = sl_causes_join(h->r, others, w->value.as.cause);
		unknown |= w->truth.kind == SL_UNKNOWN || w->value.kind == SL_UNKNOWN;
	}
	if (unknown)
		return sl_unknown(causes ? causes : others);
	return broken.kind == SL_BROKEN ? broken : sl_broken(h->r, SL_DEFECT_ARITHMETIC, "de tabel geeft geen waarde");
}

static bool same(hits *h, sl_value a, sl_value b)
{
	return sl_is_answer(a) && sl_is_answer(b) && sl_is_true(sl_eval_equal(h->r, a, b));
}

/* The first n rows give the same, and so does no row when none is sure. */
static bool either_way(hits *h, uint32_t n, bool one_is_sure)
{
	for (uint32_t i = 0; i < n; i++)
		if (!same(h, h->rows[0].value, h->rows[i].value))
			return false;
	return one_is_sure || same(h, h->rows[0].value, no_hit(h));
}

/* U: a second row that may hit would be a violation, also when it agrees. */
static sl_value unique(hits *h)
{
	if (h->sure > 1)
		return sl_broken(h->r, SL_DEFECT_CONTRADICTION, "meer dan een rij van de tabel is van toepassing");
	return h->sure == 1 && h->count == 1 ? h->rows[0].value : undecided(h, h->count);
}

static sl_value any(hits *h)
{
	const row *first = NULL;

	for (uint32_t i = 0; i < h->count; i++) {
		const row *w = &h->rows[i];

		if (!sl_is_true(w->truth) || !sl_is_answer(w->value))
			continue;
		if (first && sl_is_false(sl_eval_equal(h->r, first->value, w->value)))
			return sl_broken(h->r, SL_DEFECT_CONTRADICTION, "rijen van de tabel geven verschillende waarden");
		first = first ? first : w;
	}
	for (uint32_t i = 0; i < h->count; i++)
		if (sl_is_true(h->rows[i].truth) && h->rows[i].value.kind == SL_BROKEN)
			return h->rows[i].value;
	return either_way(h, h->count, h->sure > 0) ? h->rows[0].value : undecided(h, h->count);
}

/* F: the rows up to the first that surely hits must agree. */
static sl_value first_of(hits *h)
{
	uint32_t n = 0;
	bool found;

	while (n < h->count && !sl_is_true(h->rows[n].truth))
		n++;
	if (n == 0)
		return h->rows[0].value;
	found = n < h->count;
	return either_way(h, n + found, found) ? h->rows[0].value : undecided(h, n + found);
}

static uint32_t place_of(hits *h, sl_value v)
{
	sl_value p;

	for (uint32_t i = 0; i < h->t->table->priority_count; i++) {
		sl_eval(h->r, h->f, node_of(h, h->t->priorities + i), &p);
		if (same(h, v, p))
			return i;
	}
	return h->t->table->priority_count;
}

/* Sort the rows by the priority of their values, stable; false when a value
 * is not known, and *out says so. */
static bool by_priority(hits *h, sl_value *out)
{
	row w;

	for (uint32_t i = 0; i < h->count; i++)
		if (sl_is_true(h->rows[i].truth) && h->rows[i].value.kind == SL_BROKEN) {
			*out = h->rows[i].value;
			return false;
		}
	for (uint32_t i = 0; i < h->count; i++) {
		if (!sl_is_answer(h->rows[i].value)) {
			*out = undecided(h, h->count);
			return false;
		}
		h->rows[i].place = place_of(h, h->rows[i].value);
	}
	for (uint32_t i = 1; i < h->count; i++)
		for (uint32_t k = i; k > 0 && h->rows[k].place < h->rows[k - 1].place; k--)
			w = h->rows[k], h->rows[k] = h->rows[k - 1], h->rows[k - 1] = w;
	return true;
}

static sl_list *new_list(hits *h)
{
	sl_list *l = sl_arena_alloc(&h->r->arena, sizeof *l);
	sl_value *items = sl_arena_calloc(&h->r->arena, h->count, sizeof *items);
	uint8_t *doubts = sl_arena_alloc(&h->r->arena, h->count);

	if (!l || !items || !doubts) {
		h->r->status = SL_ENOMEM;
		return NULL;
	}
	for (uint32_t i = 0; i < h->count; i++) {
		items[i] = h->rows[i].value;
		if (sl_is_true(h->rows[i].truth))
			continue;
		l->doubtful = true;
		doubts[i] = h->rows[i].truth.kind == SL_BROKEN ? SL_DISPUTED : SL_DOUBTFUL;
		if (h->rows[i].truth.kind == SL_UNKNOWN)
			l->cause = sl_causes_join(h->r, l->cause, h->rows[i].truth.as.cause);
		else if (!l->defect)
			l->defect = h->rows[i].truth.as.defect;
	}
	l->items = items;
	l->count = h->count;
	l->doubts = l->doubtful ? doubts : NULL;
	return l;
}

/* R, O, C: a list. When perhaps no row hits, perhaps there is no list. */
static sl_value collect(hits *h)
{
	const sl_cause *causes;
	bool unknown = false;
	sl_list *l;

	if (!h->sure)
		return undecided(h, h->count);
	if (!(l = new_list(h)))
		return sl_unknown(NULL);
	causes = l->cause;
	for (uint32_t i = 0; i < h->count; i++) {
		const row *w = &h->rows[i];

		if (w->value.kind == SL_BROKEN && w->truth.kind != SL_UNKNOWN)
			return w->value;
		if (w->value.kind == SL_UNKNOWN)
			causes = sl_causes_join(h->r, causes, w->value.as.cause);
		unknown |= !sl_is_answer(w->value);
	}
	return unknown ? sl_unknown(causes) : (sl_value){.kind = SL_LIST, .as.list = l};
}

static sl_value sum_of(hits *h, const sl_list *l)
{
	sl_call call = {.arena = &h->r->arena, .rules = true};
	sl_value sum = l->items[0];

	for (uint32_t i = 1; i < l->count; i++)
		if (sl_arith(&sum, '+', sum, l->items[i], &call) != SL_OK)
			return sl_broken(h->r, SL_DEFECT_ARITHMETIC, call.error);
	return sum;
}

/* C+, C<, C>, C#: like sum, min, max, count of that list. */
static sl_value aggregate(hits *h)
{
	sl_value list = collect(h), out;
	const sl_list *l;
	int order;

	if (list.kind != SL_LIST || !sl_list_is_sure(list, &list))
		return list;
	l = list.as.list;
	if (h->t->table->hit == SL_HIT_COUNT)
		return sl_number(sl_dec_from_int(l->count));
	for (uint32_t i = 0; i < l->count; i++)
		if (l->items[i].kind == SL_NULL)
			return sl_null();
	if (h->t->table->hit == SL_HIT_SUM)
		return sum_of(h, l);
	out = l->items[0];
	for (uint32_t i = 1; i < l->count; i++)
		if (sl_value_compare(&order, l->items[i], out) && (h->t->table->hit == SL_HIT_MIN ? order < 0 : order > 0))
			out = l->items[i];
	return out;
}

void sl_eval_table(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	hits h = {.r = r, .f = f, .t = &r->program->tables[n->ref]};

	if (!find_hits(&h)) {
		*out = sl_unknown(NULL);
		return;
	}
	if (h.count == 0) {
		*out = no_hit(&h);
		return;
	}
	switch (h.t->table->hit) {
	case SL_HIT_UNIQUE:
		*out = unique(&h);
		break;
	case SL_HIT_ANY:
		*out = any(&h);
		break;
	case SL_HIT_FIRST:
		*out = first_of(&h);
		break;
	case SL_HIT_PRIORITY:
		if (by_priority(&h, out))
			*out = first_of(&h);
		break;
	case SL_HIT_OUTPUT_ORDER:
		if (by_priority(&h, out))
			*out = collect(&h);
		break;
	case SL_HIT_RULE_ORDER:
	case SL_HIT_COLLECT:
		*out = collect(&h);
		break;
	case SL_HIT_SUM:
	case SL_HIT_MIN:
	case SL_HIT_MAX:
	case SL_HIT_COUNT:
		*out = aggregate(&h);
		break;
	}
}
