/* SPDX-License-Identifier: EUPL-1.2 */
/* The JSON reader: keys that stand twice in an object. */
#include "json/reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

#define FEW_KEYS 32 /* up to here all pairs are compared */

static void report_twice(sl_json_reader *r, const sl_json_node *first, const sl_json_node *again)
{
	sl_pos pos = {.file = r->source->file,
		      .line = first->key_line,
		      .column = first->key_column};
	sl_buf key = {0};
	sl_json_node *open = r->open;
	size_t length = again->key_length;

	while (length > 60 || (length && sl_utf8_continues(again->key[length])))
		length--; /* whole characters */
	sl_json_write_string(&key, again->key, length);
	r->open = again->parent;
	if (r->messages < SL_JSON_MOST_MESSAGES) {
		sl_json_refuse_at(r, SL_DIAG_JSON_KEY_TWICE, again->key_line, again->key_column,
			  sl_buf_text(&key), NULL);
		sl_diags_note(r->diags, &pos, "hier stond hij al");
	} else {
		sl_json_refuse_at(r, SL_DIAG_JSON_KEY_TWICE, again->key_line, again->key_column,
			  "", NULL);
	}
	r->open = open;
	sl_json_end_message(r, &key);
}

static int compare_keys(const sl_json_node *a, const sl_json_node *b)
{
	if (a->key_length != b->key_length)
		return a->key_length < b->key_length ? -1 : 1;
	return memcmp(a->key, b->key, a->key_length);
}

static void check_few_keys(sl_json_reader *r, const sl_json_node *object)
{
	for (const sl_json_node *a = object->first; a; a = a->next)
		for (const sl_json_node *b = object->first; b != a; b = b->next)
			if (compare_keys(a, b) == 0) {
				report_twice(r, b, a);
				break;
			}
}

static int compare_places(const void *x, const void *y)
{
	const sl_json_node *a = *(const sl_json_node *const *)x;
	const sl_json_node *b = *(const sl_json_node *const *)y;
	int c = compare_keys(a, b);

	return c ? c : a->index < b->index ? -1 : 1;
}

/* Sorted, not hashed: nobody can choose keys that make this slow. */
static void check_many_keys(sl_json_reader *r, const sl_json_node *object)
{
	sl_arena_mark mark = sl_arena_mark_take(r->arena);
	const sl_json_node **sorted =
		sl_arena_calloc(r->arena, object->count, sizeof *sorted);
	size_t n = 0;

	if (!sorted) {
		sl_json_no_memory(r);
		return;
	}
	for (const sl_json_node *a = object->first; a; a = a->next)
		sorted[n++] = a;
	qsort(sorted, n, sizeof *sorted, compare_places);
	for (size_t i = 1; i < n && !r->stop; i++)
		if (compare_keys(sorted[i - 1], sorted[i]) == 0)
			report_twice(r, sorted[i - 1], sorted[i]);
	sl_arena_release(r->arena, mark);
}

bool sl_json_check_keys(sl_json_reader *r, const sl_json_node *object)
{
	if (object->count <= FEW_KEYS)
		check_few_keys(r, object);
	else
		check_many_keys(r, object);
	return !r->stop;
}
