/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of an answer: their table, how one is made, which were used. */
#include "reason/steps.h"

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

void sl_reason_append_once(sl_reasons *rs, sl_reason_list *l, sl_reason *item)
{
	for (uint32_t i = 0; i < l->count; i++)
		if (l->items[i] == item)
			return;
	append(rs, l, item);
}

sl_reason *sl_reason_step(sl_reasons *rs, const sl_reason *key, bool *made)
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

/* ---- steps ---- */

static void explain_concept(sl_reasons *rs, sl_reason *r, sl_day_memory *day)
{
	sl_detail d;

	if (sl_run_detail(rs->run, day, r->feature->concept, r->entity, r->other, &d) != SL_OK) {
		rs->status = SL_ENOMEM;
		return;
	}
	r->value = d.value;
	if (d.active)
		sl_reason_rules(rs, r, &d);
}

sl_reason *sl_reason_feature(sl_reasons *rs, sl_date date, const sl_feature *f, uint32_t entity, uint32_t other)
{
	sl_reason key = {.kind = f->is_fact ? SL_REASON_FACT : SL_REASON_CONCEPT, .feature = f, .entity = entity,
			 .other = other, .day = date, .node = SL_NO_NODE};
	sl_day_memory *day = sl_run_day(rs->run, date);
	bool made;
	sl_reason *r = day ? sl_reason_step(rs, &key, &made) : NULL;

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
	sl_reason *r = day ? sl_reason_step(rs, &key, &made) : NULL;
	sl_frame *f;

	if (!r || !made)
		return r;
	if (!(f = sl_arena_raw(rs->arena, sizeof *f))) {
		rs->status = SL_ENOMEM;
		return NULL;
	}
	sl_frame_init(f, day, entity, other);
	sl_run_node(rs->run, f, node, &r->value);
	sl_reason_walk(rs, f, node, &r->parts);
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
