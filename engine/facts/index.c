/* SPDX-License-Identifier: EUPL-1.2 */
/* Making a schema ready for reading facts: hash tables and patterns. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include "facts/index.h"

#include <pcre2.h>
#include <string.h>

#include "facts/facts.h"

/* Eight bytes at a time; the last eight may overlap those before them. The
 * table holds the names of the schema only, so nobody fills it with names that
 * have the same hash. */
static uint32_t hash_of(const char *s, size_t n)
{
	uint64_t h = n * UINT64_C(0x9E3779B97F4A7C15), word = 0;

	for (size_t i = 0; i + 8 < n; i += 8) {
		memcpy(&word, s + i, 8);
		h = (h ^ word) * UINT64_C(0xD6E8FEB86659FD93);
		h ^= h >> 32;
	}
	word = 0;
	memcpy(&word, n < 8 ? s : s + n - 8, n < 8 ? n : 8);
	h = (h ^ word) * UINT64_C(0xD6E8FEB86659FD93);
	return (uint32_t)(h ^ h >> 32);
}

const sl_feature *sl_fact_find(const sl_fact_index *index, const sl_kind_of_entity *kind,
			       const char *key, size_t n)
{
	const sl_fact_table *t = &index->tables[kind->number];
	uint32_t hash = hash_of(key, n);

	for (uint32_t i = hash;; i++) {
		const sl_fact_key *k = &t->keys[i & t->mask];

		if (!k->fact)
			return NULL;
		if (k->hash == hash && k->length == n && memcmp(k->fact->key, key, n) == 0)
			return k->fact;
	}
}

static bool make_table(sl_fact_table *t, const sl_kind_of_entity *kind, sl_arena *arena)
{
	uint32_t size = 4, at;

	while (size < kind->fact_count * 2 + 2)
		size *= 2;
	if (!(t->keys = sl_arena_calloc(arena, size, sizeof *t->keys)))
		return false;
	t->mask = size - 1;
	for (uint32_t i = 0; i < kind->fact_count; i++) {
		const sl_feature *f = kind->facts[i];
		size_t n = strlen(f->key);
		uint32_t hash = hash_of(f->key, n);

		for (at = hash; t->keys[at & t->mask].fact; at++)
			;
		t->keys[at & t->mask] = (sl_fact_key){hash, (uint32_t)n, f};
	}
	return true;
}

/* PCRE2 takes its memory from the arena of the rule set, and gives none back. */
static void *from_arena(size_t size, void *arena)
{
	return sl_arena_alloc(arena, size);
}

static void leave(void *p, void *arena)
{
	(void)p;
	(void)arena;
}

static sl_status refuse_pattern(const sl_feature *f, int error, size_t at, sl_diags *diags)
{
	PCRE2_UCHAR text[120];

	if (error == PCRE2_ERROR_HEAP_FAILED) /* "failed to allocate heap memory" */
		return SL_ENOMEM;
	if (pcre2_get_error_message(error, text, sizeof text) < 0)
		text[0] = '\0';
	return sl_diags_add(diags, SL_DIAG_PATTERN_INVALID, &f->pos, f->fact->pattern, f->name, at,
			    (const char *)text);
}

static sl_status compile_pattern(void **out, const sl_feature *f, pcre2_compile_context *context,
				 sl_diags *diags)
{
	PCRE2_SIZE at;
	int error;

	*out = pcre2_compile((PCRE2_SPTR)f->fact->pattern, PCRE2_ZERO_TERMINATED,
			     PCRE2_UTF | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_BACKSLASH_C,
			     &error, &at, context);
	return *out ? SL_OK : refuse_pattern(f, error, at, diags);
}

static sl_status compile_patterns(sl_fact_index *index, const sl_schema *schema, sl_arena *arena,
				  sl_diags *diags)
{
	pcre2_general_context *memory = pcre2_general_context_create(from_arena, leave, arena);
	pcre2_compile_context *context = memory ? pcre2_compile_context_create(memory) : NULL;
	sl_status err = context ? SL_OK : SL_ENOMEM, one;

	for (uint32_t i = 0; err != SL_ENOMEM && i < schema->feature_count; i++) {
		const sl_feature *f = schema->features[i];

		if (!f->is_fact || !f->fact->pattern)
			continue;
		if ((one = compile_pattern(&index->patterns[i], f, context, diags)) != SL_OK)
			err = one;
	}
	return err;
}

static void list_mirrored(sl_fact_index *index, const sl_schema *schema)
{
	for (uint32_t i = 0; i < schema->feature_count; i++) {
		const sl_feature *f = schema->features[i];

		if (f->is_fact && f->fact->relation && f->fact->mirror)
			index->mirrored[index->mirrored_count++] = f;
	}
}

sl_status sl_facts_prepare(sl_schema *schema, sl_arena *arena, sl_diags *diags)
{
	sl_fact_index *index = sl_arena_alloc(arena, sizeof *index);
	sl_status err;

	if (!index)
		return SL_ENOMEM;
	index->tables = sl_arena_calloc(arena, schema->kind_count, sizeof *index->tables);
	index->patterns = sl_arena_calloc(arena, schema->feature_count, sizeof *index->patterns);
	index->mirrored = sl_arena_calloc(arena, schema->feature_count, sizeof(sl_feature *));
	if (!index->tables || !index->patterns || !index->mirrored)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < schema->kind_count; i++)
		if (!make_table(&index->tables[i], schema->kinds[i], arena))
			return SL_ENOMEM;
	list_mirrored(index, schema);
	if ((err = compile_patterns(index, schema, arena, diags)) == SL_OK)
		schema->fact_index = index;
	return err;
}
