/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lists: some, every, for, filters, perioden(), where a member may be doubtful
 * and a list may be open.
 */
#include "eval/run.h"

sl_value sl_member_is_there(const sl_list *l, uint32_t i)
{
	switch ((sl_membership)(l->doubts ? l->doubts[i] : SL_THERE)) {
	case SL_DOUBTFUL:
		return sl_unknown(l->cause);
	case SL_DISPUTED:
		return (sl_value){.kind = SL_BROKEN, .as.defect = l->defect};
	case SL_THERE:
		break;
	}
	return sl_boolean(true);
}

static sl_value new_list(sl_run *r, const sl_value *items, uint32_t count)
{
	sl_list *l = sl_arena_alloc(&r->arena, sizeof *l);

	if (!l) {
		r->status = SL_ENOMEM;
		return sl_unknown(NULL);
	}
	l->items = items;
	l->count = count;
	return (sl_value){.kind = SL_LIST, .as.list = l};
}

bool sl_list_is_sure(sl_value v, sl_value *out)
{
	if (v.kind != SL_LIST || (!v.as.list->open && !v.as.list->doubtful))
		return true;
	*out = v.as.list->defect ? (sl_value){.kind = SL_BROKEN, .as.defect = v.as.list->defect}
				 : sl_unknown(v.as.list->cause);
	return false;
}

/* A list being made: members with doubts, and what keeps it from being one. */
typedef struct making {
	sl_value *items;
	uint8_t *doubts;
	uint32_t count;
	size_t cap, doubt_cap;
	bool doubtful, open;
	const sl_cause *cause;
	const sl_defect *defect;  /* of the first member that is disputed */
	sl_value broken;          /* the first that is broken, or UNSET */
	const sl_cause *unknown;  /* causes of members that are unknown */
	bool has_unknown;
} making;

/* A list in the list that is not sure of its members: who looks through it
 * (flatten, count of it all) is not sure either. */
static void carry_inner_doubts(sl_run *r, making *m, const sl_list *l)
{
	if (!l->open && !l->doubtful)
		return;
	m->doubtful = true;
	m->cause = sl_causes_join(r, m->cause, l->cause);
	if (!m->defect)
		m->defect = l->defect;
}

/* `there`: whether it is a member. A broken one that may not be one does not
 * break the list: what it is waits for what makes it doubtful. */
static void add_member(sl_run *r, making *m, sl_value v, sl_value there)
{
	sl_value *items;
	uint8_t *doubts;

	if (v.kind == SL_BROKEN && there.kind != SL_UNKNOWN && m->broken.kind == SL_UNSET)
		m->broken = v;
	if (v.kind == SL_BROKEN && there.kind == SL_UNKNOWN)
		m->has_unknown = true;
	if (v.kind == SL_UNKNOWN) {
		m->has_unknown = true;
		m->unknown = sl_causes_join(r, m->unknown, v.as.cause);
	}
	if (there.kind == SL_BROKEN && !m->defect)
		m->defect = there.as.defect;
	if (v.kind == SL_LIST)
		carry_inner_doubts(r, m, v.as.list);
	items = sl_arena_grow(&r->arena, m->items, m->count, &m->cap, sizeof *items);
	doubts = sl_arena_grow(&r->arena, m->doubts, m->count, &m->doubt_cap, 1);
	if (!items || !doubts) {
		r->status = SL_ENOMEM;
		return;
	}
	m->items = items;
	m->doubts = doubts;
	items[m->count] = v;
	doubts[m->count++] = (uint8_t)(there.kind == SL_UNKNOWN  ? SL_DOUBTFUL
				       : there.kind == SL_BROKEN ? SL_DISPUTED
								 : SL_THERE);
	m->doubtful |= !sl_is_true(there);
}

static sl_value finish_list(sl_run *r, making *m)
{
	sl_list *l;

	if (m->broken.kind == SL_BROKEN)
		return m->broken;
	if (m->has_unknown) /* and what makes members doubtful is still open too */
		return sl_unknown(sl_causes_join(r, m->unknown, m->cause));
	if (!(l = sl_arena_alloc(&r->arena, sizeof *l))) {
		r->status = SL_ENOMEM;
		return sl_unknown(NULL);
	}
	*l = (sl_list){.items = m->items, .count = m->count, .open = m->open, .doubtful = m->doubtful,
		       .doubts = m->doubtful ? m->doubts : NULL, .cause = m->cause, .defect = m->defect};
	return (sl_value){.kind = SL_LIST, .as.list = l};
}

/* What a loop runs over: a list, or the numbers of a range. */
static void range_list(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value bounds[2], *items;
	int64_t from, to;
	uint32_t count;

	sl_eval_kid(r, f, n, 0, &bounds[0]);
	sl_eval_kid(r, f, n, 1, &bounds[1]);
	if (bounds[0].kind != SL_NUMBER || bounds[1].kind != SL_NUMBER) {
		*out = sl_strict(r, bounds, 2);
		return;
	}
	if (!sl_dec_to_int(&from, bounds[0].as.dec) || !sl_dec_to_int(&to, bounds[1].as.dec)) {
		*out = sl_broken(r, SL_DEFECT_ARITHMETIC, "een reeks loopt over gehele getallen");
		return;
	}
	if ((from < to ? (uint64_t)to - (uint64_t)from : (uint64_t)from - (uint64_t)to) >= SL_MOST_MEMBERS) {
		*out = sl_broken(r, SL_DEFECT_LIMIT, "de reeks is te lang");
		return;
	}
	count = (uint32_t)(from < to ? to - from : from - to) + 1;
	if (!(items = sl_arena_calloc(&r->arena, count, sizeof *items))) {
		r->status = SL_ENOMEM;
		*out = sl_unknown(NULL);
		return;
	}
	for (uint32_t i = 0; i < count; i++)
		items[i] = sl_number(sl_dec_from_int(from < to ? from + i : from - i));
	*out = new_list(r, items, count);
}

/* The list a loop runs over, or false and *out says why there is none. */
static bool domain_of(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	const sl_node *d = sl_kid(r->program, n, 0);

	if (d->code == SL_CODE_RANGE)
		range_list(r, f, d, out);
	else
		sl_eval(r, f, d, out);
	return out->kind == SL_LIST;
}

/* ---- some, every ---- */

/* some is or, every is and: "it is there and it holds", "it is not there or it
 * holds". */
void sl_eval_quantifier(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	bool some = n->code == SL_CODE_SOME;
	sl_value list, v;
	const sl_list *l;

	if (!domain_of(r, f, n, &list)) {
		*out = list;
		return;
	}
	l = list.as.list;
	*out = sl_boolean(!some);
	for (uint32_t i = 0; i < l->count; i++) {
		f->variables[n->detail] = l->items[i];
		sl_eval_kid(r, f, n, 1, &v);
		if (l->doubts)
			v = some ? sl_and(r, sl_member_is_there(l, i), v)
				 : sl_or(r, sl_not(sl_member_is_there(l, i)), v);
		*out = some ? sl_or(r, *out, v) : sl_and(r, *out, v);
		if (some ? sl_is_true(*out) : sl_is_false(*out))
			return;
	}
	if (l->open)
		*out = some ? sl_or(r, *out, sl_unknown(l->cause)) : sl_and(r, *out, sl_unknown(l->cause));
}

/* ---- for, list.name, [a, b] ---- */

static void carry_doubts(sl_run *r, making *m, const sl_list *l)
{
	m->open |= l->open;
	if (l->open || l->doubtful)
		m->cause = sl_causes_join(r, m->cause, l->cause);
}

/* The members of an inner `for` become members of the outer one. */
static void join_members(sl_run *r, making *m, sl_value v, sl_value there)
{
	if (v.kind != SL_LIST) {
		add_member(r, m, v, there);
		return;
	}
	for (uint32_t i = 0; i < v.as.list->count; i++)
		add_member(r, m, v.as.list->items[i], sl_and(r, there, sl_member_is_there(v.as.list, i)));
	carry_doubts(r, m, v.as.list);
}

/*
 * Is what a member gave in the list that is made? With an open list to go over
 * that stays open: one more, not told yet, may give what is onbekend, and so
 * would be the whole list. A regelgebrek stays one whatever else is told.
 */
static sl_value gives_member(sl_run *r, const sl_list *over, uint32_t i, sl_value v)
{
	sl_value there = sl_member_is_there(over, i);

	return over->open && v.kind != SL_BROKEN ? sl_and(r, there, sl_unknown(over->cause)) : there;
}

void sl_eval_for(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	making m = {0};
	sl_value list, v;

	if (!domain_of(r, f, n, &list)) {
		*out = list;
		return;
	}
	carry_doubts(r, &m, list.as.list);
	for (uint32_t i = 0; i < list.as.list->count; i++) {
		f->variables[n->detail] = list.as.list->items[i];
		sl_eval_kid(r, f, n, 1, &v);
		if (n->ref)
			join_members(r, &m, v, gives_member(r, list.as.list, i, v));
		else
			add_member(r, &m, v, gives_member(r, list.as.list, i, v));
	}
	*out = finish_list(r, &m);
}

void sl_eval_map(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_eval_for(r, f, n, out); /* MAP has ref 0 and the same kids */
}

void sl_eval_list(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	making m = {0};
	sl_value v;

	for (uint32_t i = 0; i < n->count; i++) {
		sl_eval_kid(r, f, n, i, &v);
		add_member(r, &m, v, sl_boolean(true));
	}
	*out = finish_list(r, &m);
}

/* ---- filters ---- */

/*
 * What is a member and fits. When that is a regelgebrek it is disputed whether
 * it is a member, which does not break the list: another filter may leave it
 * out, as it would while this was unknown.
 */
static void filter_member(sl_run *r, making *m, sl_value member, sl_value there, sl_value condition)
{
	condition = sl_fold(condition);
	if (sl_is_false(condition))
		return;
	if (condition.kind == SL_UNKNOWN)
		m->cause = sl_causes_join(r, m->cause, condition.as.cause);
	add_member(r, m, member, sl_and(r, there, condition));
}

void sl_eval_filter(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	making m = {0};
	sl_value list, condition;
	const sl_list *l;

	sl_eval_kid(r, f, n, 0, &list);
	if (list.kind != SL_LIST) {
		*out = list;
		return;
	}
	l = list.as.list;
	carry_doubts(r, &m, l);
	for (uint32_t i = 0; i < l->count; i++) {
		f->variables[n->detail] = l->items[i];
		sl_eval_kid(r, f, n, 1, &condition);
		filter_member(r, &m, l->items[i], sl_member_is_there(l, i), condition);
	}
	*out = finish_list(r, &m);
}

void sl_eval_index(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value v[2];
	int64_t at;

	sl_eval_kid(r, f, n, 0, &v[0]);
	sl_eval_kid(r, f, n, 1, &v[1]);
	if (!sl_list_is_sure(v[0], out))
		v[0] = *out;
	if (v[0].kind != SL_LIST || v[1].kind != SL_NUMBER) {
		*out = sl_strict(r, v, 2);
		return;
	}
	*out = sl_null();
	if (!sl_dec_to_int(&at, v[1].as.dec))
		return;
	if (at < 0)
		at += (int64_t)v[0].as.list->count + 1;
	if (at >= 1 && at <= (int64_t)v[0].as.list->count)
		*out = v[0].as.list->items[at - 1];
}

/* An or of equals over the members: no member, no matter what is looked for. */
void sl_eval_contains(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	sl_value v[2], same;
	const sl_list *l;

	sl_eval_kid(r, f, n, 0, &v[0]);
	sl_eval_kid(r, f, n, 1, &v[1]);
	if (v[0].kind != SL_LIST) {
		/* Onbekend, it may still be empty: then a regelgebrek does not count. */
		*out = v[0].kind == SL_UNKNOWN && v[1].kind == SL_UNKNOWN ? sl_strict(r, v, 2) : v[0];
		return;
	}
	l = v[0].as.list;
	*out = sl_boolean(false);
	for (uint32_t i = 0; i < l->count && !sl_is_true(*out); i++) {
		same = sl_eval_equal(r, l->items[i], v[1]);
		if (l->doubts)
			same = sl_and(r, sl_member_is_there(l, i), same);
		*out = sl_or(r, *out, same);
	}
	if (l->open)
		*out = sl_or(r, *out, sl_unknown(l->cause));
}

/* ---- perioden ---- */

void sl_eval_periods(sl_run *r, sl_frame *f, const sl_node *n, sl_value *out)
{
	const sl_period_series *series = r->program->model->series[n->ref];
	making m = {0};
	sl_value v[2];
	sl_date begin, end, test, day;
	unsigned steps = 0;

	sl_eval_kid(r, f, n, 0, &v[0]);
	sl_eval_kid(r, f, n, 1, &v[1]);
	if (v[0].kind != SL_DATE || v[1].kind != SL_DATE) {
		*out = sl_strict(r, v, 2);
		return;
	}
	for (day = v[0].as.i; day < v[1].as.i && m.count < SL_MOST_DAYS && steps < SL_MOST_MEMBERS; steps++) {
		if (!sl_period_of(series, day, r->known, &begin, &end, &test)) {
			day++; /* before the first stretch, or in a hole */
			continue;
		}
		if (begin >= v[0].as.i)
			add_member(r, &m, (sl_value){.kind = SL_CONTEXT, .as.span = {begin, (int32_t)(end - begin)}},
				   sl_boolean(true));
		day = end;
	}
	*out = m.count < SL_MOST_DAYS && steps < SL_MOST_MEMBERS ? finish_list(r, &m)
				      : sl_broken(r, SL_DEFECT_LIMIT, "te veel perioden in een berekening");
}
