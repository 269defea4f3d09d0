/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a JSON document: refused with a message, or a tree that is
 * the same after it was written and read again. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "json/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What may not be is a crash: the fuzzer sees those. */
static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_node(const sl_json_node *node, size_t size)
{
	uint32_t count = 0;

	must(node->line >= 1 && node->column >= 1 && node->line + node->column <= size + 2);
	if (node->kind == SL_JSON_STRING || node->kind == SL_JSON_NUMBER)
		must(strlen(node->text) == node->length &&
		     sl_utf8_check(node->text, node->length) == node->length);
	for (const sl_json_node *c = node->first; c; c = c->next) {
		must(c->parent == node && c->index == count++);
		must((c->key != NULL) == (node->kind == SL_JSON_OBJECT));
		if (c->key)
			must(strlen(c->key) == c->key_length && sl_json_get(node, c->key) == c);
		check_node(c, size);
	}
	must(count == node->count);
}

static sl_status read_text(sl_json_node **root, sl_arena *arena, sl_diags *diags,
			   const char *text, size_t n)
{
	sl_json_source source = {.file = "f", .text = text, .n = n};

	return sl_json_read(root, arena, &source, diags);
}

/* Written, read and written again: the same bytes. */
static void check_round(const sl_json_node *root, sl_arena *arena, sl_diags *diags)
{
	sl_buf once = {0}, twice = {0};
	sl_json_writer w = {.out = &once, .indent = 2}, again = {.out = &twice, .indent = 2};
	sl_json_node *back;

	sl_json_tree(&w, root);
	must(read_text(&back, arena, diags, once.text, once.len) == SL_OK);
	sl_json_tree(&again, back);
	must(once.len == twice.len && memcmp(once.text, twice.text, once.len) == 0);
	sl_buf_free(&once);
	sl_buf_free(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sl_arena arena = {0};
	sl_diags diags = {0};
	sl_json_node *root = NULL;
	sl_status err = read_text(&root, &arena, &diags, (const char *)data, size);
	sl_buf out = {0};

	sl_diags_print(&out, &diags);
	if (err == SL_OK) {
		check_node(root, size);
		check_round(root, &arena, &diags);
	} else {
		must(err == SL_EINVAL && diags.error_count > 0 && out.len > 0);
		must(sl_utf8_check(out.text, out.len) == out.len);
	}
	sl_buf_free(&out);
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	return 0;
}
