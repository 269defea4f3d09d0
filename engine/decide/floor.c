/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Floors: what a family has a month, less the contributions of all laws,
 * against what it is to keep.
 *
 * Who lives from one norm, that norm and what there is to live on are said by
 * the rules; the contributions are those that the decisions come to, joint
 * ones once, unless the household told what it pays. While any of these is
 * open it may be so, and no more is said: half a sum tells nothing.
 */
#include "decide/decide.h"

typedef struct looking {
	sl_answer *a;
	const sl_decide_options *options;
	sl_day_memory *day;
	sl_below_visit visit;
	void *ctx;
	const sl_below **found;  /* of one floor, so far */
	uint32_t found_count;
	size_t cap;
	sl_status status;
} looking;

static sl_value value_of(const looking *k, uint32_t self, uint32_t node)
{
	sl_frame f;
	sl_value v;

	sl_frame_init(&f, k->day, self, SL_NO_ENTITY);
	sl_run_node(k->a->run, &f, node, &v);
	return v;
}

static bool is_member(const sl_below *b, uint32_t entity)
{
	for (uint32_t i = 0; i < b->member_count; i++)
		if (b->members[i] == entity)
			return true;
	return false;
}

/* ---- who ---- */

static void add_member(sl_below *b, uint32_t entity)
{
	if (!is_member(b, entity))
		b->members[b->member_count++] = entity;
}

static void wait_for(looking *k, sl_below *b, const sl_cause *cause)
{
	if (cause && sl_causes_collect(&b->causes, cause, k->a->arena) != SL_OK)
		k->status = SL_ENOMEM;
}

/* False when the rules cannot say who. Who may belong to it is among them, and
 * `open` says that it is not sure. */
static bool find_members(looking *k, sl_below *b, const sl_floor_code *code, uint32_t self, bool *open)
{
	const sl_household *h = sl_run_household(k->a->run);
	sl_value v = code->members == SL_NO_NODE ? sl_null() : value_of(k, self, code->members);

	if (!(b->members = sl_arena_calloc(k->a->arena, h->entity_count, sizeof *b->members))) {
		k->status = SL_ENOMEM;
		return false;
	}
	add_member(b, self);
	if (v.kind == SL_BROKEN || (v.kind == SL_LIST && v.as.list->defect))
		return false;
	*open = v.kind == SL_UNKNOWN || (v.kind == SL_LIST && (v.as.list->open || v.as.list->doubtful));
	if (*open)
		wait_for(k, b, v.kind == SL_LIST ? v.as.list->cause : v.as.cause);
	for (uint32_t i = 0; v.kind == SL_LIST && i < v.as.list->count; i++)
		if (v.as.list->items[i].kind == SL_ENTITY)
			add_member(b, v.as.list->items[i].n);
	return true;
}

/* The same people, seen from another of them. */
static bool is_seen(const looking *k, const sl_below *b)
{
	for (uint32_t i = 0; i < k->found_count; i++) {
		const sl_below *other = k->found[i];
		uint32_t same = 0;

		for (uint32_t n = 0; n < b->member_count; n++)
			same += is_member(other, b->members[n]);
		if (same == b->member_count && same == other->member_count)
			return true;
	}
	return false;
}

/* ---- what they owe ---- */

static bool is_theirs(const looking *k, const sl_below *b, const sl_owed *o)
{
	return is_member(b, sl_answer_person(k->a, o->entity)) ||
	       (o->joint != SL_NO_ENTITY && is_member(b, sl_answer_person(k->a, o->joint)));
}

static void add(looking *k, sl_below *b, sl_value *sum, const sl_owed *o)
{
	sl_value v;

	if (o->monthly.kind == SL_NUMBER && sl_dec_equal(o->monthly.as.dec, SL_DEC_ZERO))
		return;
	b->owed[b->owed_count++] = o;
	v = o->unsure && o->monthly.kind == SL_NUMBER ? (sl_value){.kind = SL_UNKNOWN, .as.cause = o->unsure} : o->monthly;
	if (v.kind == SL_UNKNOWN)
		wait_for(k, b, v.as.cause);
	if (v.kind != SL_NUMBER) {
		if (sum->kind != SL_BROKEN)
			*sum = v;
	} else if (sum->kind == SL_NUMBER && sl_dec_add(&sum->as.dec, sum->as.dec, o->monthly.as.dec) != SL_OK) {
		k->status = SL_ELIMIT;
	}
}

static void find_total(looking *k, sl_below *b, const sl_floor_code *code, uint32_t self)
{
	const sl_answer *a = k->a;
	sl_value told = code->told == SL_NO_NODE ? sl_null() : value_of(k, self, code->told);

	b->told = told.kind != SL_NULL;
	b->total = b->told ? told : sl_number(SL_DEC_ZERO);
	if (told.kind == SL_UNKNOWN)
		wait_for(k, b, told.as.cause);
	if (!(b->owed = sl_arena_calloc(a->arena, a->owed_count, sizeof *b->owed))) {
		k->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < a->owed_count && !b->told; i++)
		if (is_theirs(k, b, &a->owed[i]))
			add(k, b, &b->total, &a->owed[i]);
}

static bool is_nothing(sl_value v)
{
	return v.kind == SL_NUMBER && sl_dec_compare(v.as.dec, SL_DEC_ZERO) <= 0;
}

/* ---- against what they are to keep ---- */

static sl_value amount_of(looking *k, sl_below *b, uint32_t self, uint32_t node)
{
	sl_value v = value_of(k, self, node);

	if (v.kind == SL_UNKNOWN)
		wait_for(k, b, v.as.cause);
	return v;
}

/* Known, or not yet: what the rules cannot say is told elsewhere, and where
 * there is none there is nothing to compare. */
static bool is_amount(sl_value v)
{
	return v.kind == SL_NUMBER || v.kind == SL_UNKNOWN;
}

static bool leaves_less(looking *k, sl_below *b)
{
	if (sl_dec_sub(&b->left, b->means.as.dec, b->total.as.dec) != SL_OK ||
	    sl_dec_sub(&b->shortfall, b->norm.as.dec, b->left) != SL_OK) {
		k->status = SL_ELIMIT;
		return false;
	}
	return sl_dec_compare(b->shortfall, SL_DEC_ZERO) > 0;
}

/* A declared conflict that says the same, as surely. */
static bool is_declared(const looking *k, const sl_below *b)
{
	for (uint32_t i = 0; i < k->a->conflict_count; i++) {
		const sl_conflict_found *c = &k->a->conflicts[i];

		if (c->conflict == b->floor->conflict && (c->status == SL_TRUE || c->status == b->status) &&
		    (c->self == 0 || is_member(b, c->self) || (c->other != SL_NO_ENTITY && is_member(b, c->other))))
			return true;
	}
	return false;
}

static void remember(looking *k, const sl_below *b)
{
	const sl_below **list = sl_arena_grow(k->a->arena, k->found, k->found_count, &k->cap, sizeof *list);

	if (!list || !(list[k->found_count] = sl_arena_memdup(k->a->arena, b, sizeof *b))) {
		k->status = SL_ENOMEM;
		return;
	}
	k->found = list;
	k->found_count++;
	if (!is_declared(k, b))
		k->visit(k->ctx, b);
}

static void look(looking *k, const sl_floor_code *code, uint32_t self)
{
	sl_below b = {.floor = code->floor, .status = SL_TRUE};
	bool open = false;

	if (!find_members(k, &b, code, self, &open) || is_seen(k, &b) ||
	    !sl_concerns(k->a, k->options, b.members, b.member_count))
		return;
	find_total(k, &b, code, self);
	if (k->status != SL_OK || is_nothing(b.total))
		return;
	b.norm = amount_of(k, &b, self, code->norm);
	b.means = amount_of(k, &b, self, code->means);
	if (!is_amount(b.norm) || !is_amount(b.means) || !is_amount(b.total))
		return;
	if (open || b.norm.kind != SL_NUMBER || b.means.kind != SL_NUMBER || b.total.kind != SL_NUMBER)
		b.status = SL_TRUTH_UNKNOWN;
	if (b.status != SL_TRUE || leaves_less(k, &b))
		remember(k, &b);
}

/* What another law asks is left out of a narrowed run: then nothing can be said. */
static bool may_be_looked_at(looking *k, const sl_floor_code *code)
{
	const sl_answer *a = k->a;

	if (!sl_in_force(code->floor->validity, a->date, a->known) || k->options->domain)
		return false;
	if (!code->combines || sl_may_combine(a->run, k->day))
		return true;
	k->status = sl_close_off(k->a, (sl_closed_conflict){.floor = code->floor, .why = SL_CLOSED_CONSENT});
	return false;
}

sl_status sl_find_below(sl_answer *a, const sl_decide_options *options, sl_below_visit visit, void *ctx)
{
	const sl_program *p = sl_run_program(a->run);
	const sl_household *h = sl_run_household(a->run);
	looking k = {.a = a, .options = options, .day = sl_run_day(a->run, a->date), .visit = visit, .ctx = ctx};

	if (!k.day)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < p->model->floor_count && !options->decision_count && k.status == SL_OK; i++) {
		uint16_t kind = p->floors[i].floor->per->number;

		k.found = NULL, k.found_count = 0, k.cap = 0;
		if (!may_be_looked_at(&k, &p->floors[i]))
			continue;
		for (uint32_t n = 0; n < h->kind_counts[kind] && k.status == SL_OK; n++)
			look(&k, &p->floors[i], h->by_kind[kind][n]);
	}
	return k.status;
}
