/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking things up in a JSON tree, and saying where they stand. */
#include "json/json.h"

#include <string.h>

const sl_json_node *sl_json_get(const sl_json_node *node, const char *key)
{
	size_t length = strlen(key);

	if (!node || node->kind != SL_JSON_OBJECT)
		return NULL;
	for (const sl_json_node *item = node->first; item; item = item->next)
		if (item->key_length == length && memcmp(item->key, key, length) == 0)
			return item;
	return NULL;
}

bool sl_json_is(const sl_json_node *node, const char *text)
{
	return node && node->kind == SL_JSON_STRING && strcmp(node->text, text) == 0;
}

/* May this key stand behind a dot? */
static bool is_plain(const char *key)
{
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789-";

	return *key && !strchr("0123456789-", *key) &&
	       strspn(key, letters) == strlen(key);
}

static void write_step(sl_buf *out, const sl_json_node *node)
{
	if (!node->key) {
		sl_buf_printf(out, "[%u]", node->index);
	} else if (is_plain(node->key)) {
		sl_buf_putc(out, '.');
		sl_buf_puts(out, node->key);
	} else {
		sl_buf_putc(out, '[');
		sl_json_write_string(out, node->key, node->key_length);
		sl_buf_putc(out, ']');
	}
}

void sl_json_path(sl_buf *out, const sl_json_node *node)
{
	const sl_json_node *steps[SL_JSON_MOST_DEPTH + 1];
	unsigned n = 0;

	for (; node->parent; node = node->parent)
		steps[n++] = node;
	sl_buf_putc(out, '$');
	while (n > 0)
		write_step(out, steps[--n]);
}

static sl_pos place(const sl_json_node *node, const char *file, sl_arena *arena)
{
	sl_pos pos = {.file = file};
	sl_buf path = {0};

	sl_json_path(&path, node);
	if (sl_buf_status(&path) == SL_OK)
		pos.path = sl_arena_strndup(arena, sl_buf_text(&path), path.len);
	sl_buf_free(&path);
	return pos;
}

sl_pos sl_json_pos(const sl_json_node *node, const char *file, sl_arena *arena)
{
	sl_pos pos = place(node, file, arena);

	pos.line = node->line;
	pos.column = node->column;
	return pos;
}

sl_pos sl_json_key_pos(const sl_json_node *node, const char *file, sl_arena *arena)
{
	sl_pos pos = place(node, file, arena);

	pos.line = node->key_line;
	pos.column = node->key_column;
	return pos;
}
