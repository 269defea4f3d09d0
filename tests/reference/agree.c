/* SPDX-License-Identifier: EUPL-1.2 */
/* The engine beside the reference. */
#include "reference/agree.h"

#include <stdlib.h>
#include <string.h>

#include "eval/quick.h"
#include "reference/inside.h"

/* ---- values of the engine in terms of the reference ---- */

static ref_cause_kind cause_kind(uint8_t kind)
{
	switch ((sl_cause_kind)kind) {
	case SL_CAUSE_JUDGEMENT: return REF_JUDGEMENT;
	case SL_CAUSE_POLICY: return REF_POLICY;
	case SL_CAUSE_VALUE: return REF_VALUE;
	case SL_CAUSE_FACT:
	case SL_CAUSE_GROUND:
	case SL_CAUSE_BOTH: break;
	}
	return REF_FACT;
}

static const ref_causes *causes_of(ref *r, const sl_cause *cause)
{
	sl_cause_set set = {0};
	const ref_causes *out = NULL;

	if (!cause)
		return NULL;
	if (sl_causes_collect(&set, cause, &r->arena) != SL_OK)
		abort();
	for (uint32_t i = 0; i < set.count; i++) {
		const sl_cause *c = set.items[i];
		ref_cause_kind kind = cause_kind(c->kind);
		bool of_entity = kind == REF_FACT || kind == REF_JUDGEMENT;
		const void *what = c->parameter ? (const void *)c->parameter : c->feature;
		out = ref_both_causes(r, out, ref_one_cause(r, kind, of_entity ? c->entity : REF_NOBODY,
							    what));
	}
	return out;
}

static ref_defect defect_kind(const sl_defect *d);

static ref_value there(const sl_list *l, uint32_t i)
{
	switch (l->doubts ? l->doubts[i] : SL_THERE) {
	case SL_DOUBTFUL: return ref_unknown(NULL);
	case SL_DISPUTED: return ref_broken(defect_kind(l->defect));
	default: return ref_truth(true);
	}
}

static ref_value list_value(ref *r, const sl_list *l)
{
	ref_list *out = ref_list_new(r, l->count);

	for (uint32_t i = 0; i < l->count; i++)
		ref_list_push(out, agree_engine_value(r, l->items[i]), there(l, i));
	out->open = l->open;
	out->causes = l->open || l->doubtful ? causes_of(r, l->cause) : NULL;
	return ref_of_list(r, *out);
}

static ref_defect defect_kind(const sl_defect *d)
{
	static const ref_defect kinds[] = {
		[SL_DEFECT_CONTRADICTION] = REF_CONTRADICTION,
		[SL_DEFECT_NO_RULE] = REF_NO_RULE,
		[SL_DEFECT_EMPTY] = REF_EMPTY_NOT_ALLOWED,
		[SL_DEFECT_ARITHMETIC] = REF_ARITHMETIC,
		[SL_DEFECT_LIMIT] = REF_LIMIT,
		[SL_DEFECT_OUTSIDE_DELEGATION] = REF_OUTSIDE_DELEGATION,
	};

	return kinds[d->kind];
}

ref_value agree_engine_value(ref *r, sl_value v)
{
	if (v.kind == SL_UNKNOWN)
		return ref_unknown(causes_of(r, v.as.cause));
	if (v.kind == SL_BROKEN)
		return ref_broken(v.as.defect ? defect_kind(v.as.defect) : REF_LIMIT);
	if (v.kind == SL_NULL)
		return ref_empty(NULL);
	return v.kind == SL_LIST ? list_value(r, v.as.list) : ref_known(v);
}

/* ---- the same ---- */

static bool same_causes(const ref_causes *a, const ref_causes *b)
{
	uint32_t n = a ? a->count : 0;

	if (n != (b ? b->count : 0))
		return false;
	for (uint32_t i = 0; i < n; i++)
		if (a->items[i].kind != b->items[i].kind ||
		    a->items[i].entity != b->items[i].entity ||
		    a->items[i].what != b->items[i].what)
			return false;
	return true;
}

static bool same_list(ref_value a, ref_value b)
{
	if (a.list->count != b.list->count || a.list->open != b.list->open)
		return false;
	for (uint32_t i = 0; i < a.list->count; i++)
		if (a.list->there[i].state != b.list->there[i].state ||
		    !agree_same(a.list->items[i], b.list->items[i]))
			return false;
	return !ref_in_doubt(a) || same_causes(a.list->causes, b.list->causes);
}

bool agree_same(ref_value a, ref_value b)
{
	if (a.state != b.state)
		return false;
	switch (a.state) {
	case REF_KNOWN:
		if (!a.list != !b.list)
			return false;
		return a.list ? same_list(a, b) : sl_value_is(a.plain, b.plain);
	case REF_EMPTY: return true;
	case REF_UNKNOWN: return same_causes(a.causes, b.causes);
	case REF_BROKEN: return true;
	}
	return false;
}

/* ---- differences in words ---- */

static void say_where(sl_buf *why, ref *r, const sl_feature *f, uint32_t entity, uint32_t other,
		      sl_date day)
{
	char date[SL_DATE_TEXT_MAX];

	date[sl_date_text(date, day)] = '\0';
	sl_buf_printf(why, "\"%s\" van #%u %s", f->name, (unsigned)entity,
		      r->household->entities[entity].id);
	if (other != REF_NOBODY)
		sl_buf_printf(why, " tegenover #%u", (unsigned)other);
	sl_buf_printf(why, " op %s: ", date);
}

static void say_both(sl_buf *why, const char *what, ref_value engine, ref_value reference)
{
	sl_buf_printf(why, "%s\n  engine:    ", what);
	ref_print(why, engine);
	sl_buf_puts(why, "\n  reference: ");
	ref_print(why, reference);
	if (engine.list && reference.list) {
		sl_buf_puts(why, "\n  causes of the lists: ");
		ref_print(why, ref_unknown(engine.list->causes));
		sl_buf_puts(why, " / ");
		ref_print(why, ref_unknown(reference.list->causes));
	}
	sl_buf_putc(why, '\n');
}

static const ref_rule *find_rule(const ref_outcome *o, const sl_rule *rule)
{
	for (uint32_t i = 0; i < o->count; i++)
		if (o->rules[i].rule == rule)
			return &o->rules[i];
	return NULL;
}

static void say_sets(sl_buf *why, const sl_detail *d, const ref_outcome *o)
{
	sl_buf_puts(why, "  engine:   ");
	for (uint32_t i = 0; i < d->count; i++)
		sl_buf_printf(why, " %s%s", d->rules[i].code->rule->id,
			      d->rules[i].in_w ? ":W" : d->rules[i].in_m ? ":M" : "");
	sl_buf_puts(why, "\n  reference:");
	for (uint32_t i = 0; i < o->count; i++)
		sl_buf_printf(why, " %s%s", o->rules[i].rule->id,
			      o->rules[i].in_w ? ":W" : o->rules[i].in_m ? ":M" : "");
	sl_buf_putc(why, '\n');
}

static bool same_sets(const sl_detail *d, const ref_outcome *o)
{
	if (d->count != o->count)
		return false;
	for (uint32_t i = 0; i < d->count; i++) {
		const ref_rule *q = find_rule(o, d->rules[i].code->rule);
		if (!q || q->in_w != d->rules[i].in_w || q->in_m != d->rules[i].in_m)
			return false;
	}
	return true;
}

static bool same_rules(sl_buf *why, sl_run *run, ref *r, sl_day_memory *memory, const sl_feature *f,
		       uint32_t entity, uint32_t other, sl_date day, const ref_outcome *o)
{
	sl_detail d;

	if (sl_run_detail(run, memory, f->concept, entity, other, &d) != SL_OK)
		abort();
	if (!same_sets(&d, o)) {
		say_where(why, r, f, entity, other, day);
		sl_buf_puts(why, "W en M verschillen\n");
		say_sets(why, &d, o);
		return false;
	}
	return true;
}

static void count(agree_counts *counts, ref_value engine, ref_value reference)
{
	if (!counts)
		return;
	counts->known += reference.state == REF_KNOWN;
	counts->empty += reference.state == REF_EMPTY;
	counts->unknown += reference.state == REF_UNKNOWN;
	counts->broken += reference.state == REF_BROKEN;
	counts->other_defect += reference.state == REF_BROKEN && engine.state == REF_BROKEN &&
				reference.defect != engine.defect;
}

bool agree_on(sl_buf *why, sl_run *run, ref *r, const sl_feature *f, uint32_t entity,
	      uint32_t other, sl_date day, agree_counts *counts)
{
	sl_day_memory *memory = sl_run_day(run, day);
	ref_outcome o = {0};
	ref_value engine;
	sl_value v;

	if (!memory)
		abort();
	sl_run_feature(run, memory, f, entity, other, &v);
	engine = agree_engine_value(r, v);
	if (f->is_fact)
		o.value = ref_feature(r, f, entity, other, day);
	else
		o = ref_concept(r, f->concept, entity, other, day);
	count(counts, engine, o.value);
	if (r->unsupported) {
		say_where(why, r, f, entity, other, day);
		sl_buf_printf(why, "the reference does not know %s\n", r->unsupported);
		return false;
	}
	if (!agree_same(engine, o.value)) {
		say_where(why, r, f, entity, other, day);
		say_both(why, "de waarden verschillen", engine, o.value);
		return false;
	}
	return f->is_fact || same_rules(why, run, r, memory, f, entity, other, day, &o);
}

static bool agree_towards(sl_buf *why, sl_run *run, ref *r, const sl_feature *f, uint32_t entity,
			  sl_date day, agree_counts *counts)
{
	for (uint32_t i = 0; i < r->household->entity_count; i++)
		if (r->household->entities[i].kind == f->towards &&
		    !agree_on(why, run, r, f, entity, i, day, counts))
			return false;
	return true;
}

bool agree_on_all(sl_buf *why, sl_run *run, ref *r, sl_date day, agree_counts *counts)
{
	for (uint32_t e = 0; e < r->household->entity_count; e++) {
		const sl_kind_of_entity *kind = r->household->entities[e].kind;
		for (uint32_t i = 0; i < kind->fact_count; i++)
			if (!agree_on(why, run, r, kind->facts[i], e, REF_NOBODY, day, NULL))
				return false;
		for (uint32_t i = 0; i < kind->concept_count; i++) {
			const sl_feature *f = kind->concepts[i];
			if (f->towards ? !agree_towards(why, run, r, f, e, day, counts)
				       : !agree_on(why, run, r, f, e, REF_NOBODY, day, counts))
				return false;
		}
	}
	return true;
}

/* ---- batches ---- */

static bool agree_on_batched(sl_buf *why, sl_run *run, ref *r, const sl_batch *batch, const sl_feature *const *asked,
			     uint32_t count, uint32_t entity, const int64_t *values)
{
	sl_date day = sl_run_date(run);

	for (uint32_t i = 0; i < count; i++) {
		sl_plain_type t = sl_batch_type(batch, i);
		ref_value batched = agree_engine_value(r, sl_quick_value(run, &t, values[i]));
		ref_value reference = ref_concept(r, asked[i]->concept, entity, REF_NOBODY, day).value;

		if (agree_same(batched, reference))
			continue;
		say_where(why, r, asked[i], entity, REF_NOBODY, day);
		say_both(why, "het batch zegt iets anders", batched, reference);
		return false;
	}
	return true;
}

static bool agree_on_batch(sl_buf *why, sl_run *run, ref *r, const sl_feature *const *asked, uint32_t count,
			   agree_counts *counts)
{
	sl_batch *batch;
	bool same = true;

	if (sl_batch_new(&batch, sl_run_program(run), asked, count) != SL_OK)
		abort();
	for (uint32_t e = 0; same && e < r->household->entity_count; e++) {
		const int64_t *values;

		if (r->household->entities[e].kind != asked[0]->per || !(values = sl_run_batch(run, batch, e)))
			continue;
		if (counts)
			counts->batched += count;
		same = agree_on_batched(why, run, r, batch, asked, count, e, values);
	}
	sl_batch_free(batch);
	return same;
}

/* All of a kind together; when one of them is not to be batched none is, so
 * also by fours. */
bool agree_on_batches(sl_buf *why, sl_run *run, ref *r, agree_counts *counts)
{
	const sl_schema *schema = r->household->schema;
	const sl_feature *asked[SL_MOST_BATCHED];

	for (uint32_t k = 0; k < schema->kind_count; k++) {
		const sl_kind_of_entity *kind = schema->kinds[k];
		uint32_t n = 0;

		for (uint32_t i = 0; i < kind->concept_count && n < SL_MOST_BATCHED; i++)
			if (!kind->concepts[i]->towards && kind->concepts[i]->type.base != SL_T_LIST)
				asked[n++] = kind->concepts[i];
		if (n && !agree_on_batch(why, run, r, asked, n, counts))
			return false;
		for (uint32_t i = 0; i < n; i += 4)
			if (!agree_on_batch(why, run, r, asked + i, n - i < 4 ? n - i : 4, counts))
				return false;
	}
	return true;
}
