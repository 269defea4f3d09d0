/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * fuzz/facts_check - what holds of every household that was read, and of
 * every refusal. Both forms of facts are fuzzed against the schema of the
 * fixture, which this file brings along.
 */
#ifndef SL_TESTS_FUZZ_FACTS_CHECK_H
#define SL_TESTS_FUZZ_FACTS_CHECK_H

#include <stdlib.h>
#include <string.h>

#include "../support/schema_fixture.c"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef sl_status facts_reader(sl_household **out, const sl_schema *schema, const char *file,
			       const char *text, size_t n, sl_arena *arena, sl_diags *diags);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_value(const sl_household *h, const sl_feature *f, const sl_type *t, sl_value v)
{
	static const sl_kind value_kinds[] = {
		[SL_T_BOOLEAN] = SL_BOOLEAN, [SL_T_NUMBER] = SL_NUMBER, [SL_T_STRING] = SL_STRING,
		[SL_T_DATE] = SL_DATE, [SL_T_MONTHS] = SL_MONTHS, [SL_T_ENTITY] = SL_ENTITY,
		[SL_T_LIST] = SL_LIST, [SL_T_FUNCTION] = SL_UNSET,
	};

	must(v.kind == value_kinds[t->base]);
	if (v.kind == SL_STRING)
		must(strlen(v.as.text) == v.n && v.n && sl_utf8_check(v.as.text, v.n) == v.n);
	if (v.kind == SL_ENTITY)
		must(v.n < h->entity_count && h->entities[v.n].kind == t->kind &&
		     v.aux == t->kind->number);
	for (uint32_t i = 0; v.kind == SL_LIST && i < v.as.list->count; i++)
		check_value(h, f, t->item, v.as.list->items[i]);
	if (v.kind == SL_NUMBER && f->fact->has_minimum)
		must(sl_dec_compare(v.as.dec, f->fact->minimum.as.dec) >= 0);
}

/* A value, leeg, or not known in a stretch. */
static void check_known(const sl_household *h, const sl_feature *f, sl_value v, bool stretch)
{
	if (v.kind == SL_UNKNOWN)
		must(stretch);
	else if (v.kind == SL_NULL)
		must(f->may_be_empty || f->fact->relation);
	else
		check_value(h, f, &f->type, v);
}

static void check_told(const sl_household *h, const sl_feature *f, const sl_told *told)
{
	if (f->fact->judgement && (told->telling == SL_TOLD || told->telling == SL_TOLD_TIMELINE))
		must(told->provenance && told->provenance->by && told->provenance->reason);
	must(!told->mirrored || f->fact->mirror);
	if (told->telling == SL_TOLD)
		check_known(h, f, told->value, false);
	if (told->telling != SL_TOLD_TIMELINE)
		return;
	must(told->stretch_count > 0);
	for (uint32_t i = 0; i < told->stretch_count; i++) {
		const sl_told_stretch *s = &told->stretches[i];

		must(s->from < s->to && (i == 0 || s[-1].to <= s->from));
		check_known(h, f, s->value, true);
	}
}

static bool holds(sl_value v, uint32_t x)
{
	if (v.kind == SL_ENTITY)
		return v.n == x;
	for (uint32_t i = 0; v.kind == SL_LIST && i < v.as.list->count; i++)
		if (v.as.list->items[i].n == x)
			return true;
	return false;
}

/* Whom x names, names x. */
static void check_mirror(const sl_household *h, uint32_t x, const sl_feature *f, sl_value v)
{
	uint32_t count = v.kind == SL_ENTITY ? 1 : v.kind == SL_LIST ? v.as.list->count : 0;

	for (uint32_t i = 0; i < count; i++) {
		uint32_t y = v.kind == SL_ENTITY ? v.n : v.as.list->items[i].n;
		const sl_told *other = sl_household_told(h, y, f->fact->mirror);

		must(other->telling != SL_NOT_TOLD && y != x);
		must(other->telling != SL_TOLD || holds(other->value, x));
	}
}

static void check_household(const sl_household *h)
{
	uint32_t count = 0;

	must(h->entity_count >= 1 && h->entities[0].kind == h->schema->kinds[0]);
	for (uint32_t i = 0; i < h->entity_count; i++) {
		const sl_member *e = &h->entities[i];

		must(e->number == i && (i == 0 || e->owner < i) && *e->id);
		must(h->by_kind[e->kind->number][e->ordinal] == i);
		must(i == 0 || h->entities[e->owner].kind == e->kind->owner);
		must(sl_household_find(h, e->kind, e->id) == i);
		for (uint32_t k = 0; k < e->kind->fact_count; k++) {
			const sl_feature *f = e->kind->facts[k];
			const sl_told *told = sl_household_told(h, i, f);

			check_told(h, f, told);
			if (f->fact->mirror && told->telling == SL_TOLD)
				check_mirror(h, i, f, told->value);
		}
	}
	for (uint32_t k = 0; k < h->schema->kind_count; k++)
		count += h->kind_counts[k];
	must(count == h->entity_count);
}

static void check_refusal(const sl_diags *diags)
{
	sl_buf out = {0};

	must(diags->error_count > 0);
	for (size_t i = 0; i < diags->count; i++) {
		const char *text = diags->items[i].text;

		must(!strpbrk(text, "\n\x1b") && sl_utf8_check(text, strlen(text)) == strlen(text));
	}
	sl_diags_print(&out, diags);
	sl_buf_free(&out);
}

static int check_facts(facts_reader *read, const uint8_t *data, size_t size)
{
	static sl_arena rules, arena; /* kept between runs, as a batch does */
	static const sl_schema *schema;
	sl_diags diags = {0};
	sl_household *h = NULL;
	sl_status err;

	if (!schema)
		must((schema = sl_fixture_schema(&rules)) != NULL);
	sl_arena_reset(&arena);
	err = read(&h, schema, "f", (const char *)data, size, &arena, &diags);
	must(err == SL_OK || err == SL_EFACTS);
	if (err == SL_OK)
		check_household(h);
	else
		check_refusal(&diags);
	sl_diags_free(&diags);
	return 0;
}

#endif
