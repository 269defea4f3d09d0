/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as an XML document: refused with a message, or a tree in which
 * every byte of text has a place inside the source. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "xml/xml.h"

/* Of a long text not every byte is asked for its place: each costs a walk. */
#define MOST_ASKED 16

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What may not be is a crash: the fuzzer sees those. */
static void must(bool holds)
{
	if (!holds)
		abort();
}

static void check_pos(sl_pos pos, size_t size)
{
	must(pos.line >= 1 && pos.column >= 1 && pos.line + pos.column <= size + 2);
}

static bool is_after(sl_pos a, sl_pos b)
{
	return a.line > b.line || (a.line == b.line && a.column >= b.column);
}

static void check_attrs(const sl_xml_node *node, size_t size)
{
	for (uint32_t i = 0; i < node->attr_count; i++) {
		const sl_xml_attr *a = &node->attrs[i];
		sl_pos before = sl_xml_attr_pos(a);

		must(strlen(a->value) == a->length);
		for (uint32_t at = 0; at <= a->length; at += 1 + a->length / MOST_ASKED) {
			sl_pos pos = sl_xml_value_pos(a, at);

			check_pos(pos, size);
			must(is_after(pos, before));
			before = pos;
		}
	}
}

static void check_node(const sl_xml_node *node, size_t size)
{
	sl_pos before = sl_xml_pos(node);
	uint32_t count = 0;

	check_pos(before, size);
	must(strlen(node->text) == node->text_length);
	must(node->at < node->content_at && node->content_at <= node->end_at);
	must(node->end_at <= size);
	for (uint32_t at = 0; at < node->text_length;
	     at += 1 + node->text_length / MOST_ASKED) {
		sl_pos pos = sl_xml_text_pos(node, at);

		check_pos(pos, size);
		must(is_after(pos, before));
		before = pos;
	}
	check_pos(sl_xml_text_pos(node, node->text_length), size);
	check_attrs(node, size);
	for (const sl_xml_node *c = node->first; c; c = c->next, count++) {
		must(c->parent == node && c->at >= node->content_at && c->end_at <= node->end_at);
		must(c->text_at <= node->text_length);
		check_node(c, size);
	}
	must(count == node->child_count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sl_arena arena = {0};
	sl_diags diags = {0};
	sl_xml_node *root = NULL;
	sl_status err = sl_xml_read(&root, &arena, NULL, "f", (const char *)data, size, &diags);
	sl_buf out = {0};

	sl_diags_print(&out, &diags);
	if (err == SL_OK)
		check_node(root, size);
	else
		must(err == SL_EINVAL && diags.error_count > 0);
	must(sl_utf8_check(sl_buf_text(&out), out.len) == out.len);
	sl_buf_free(&out);
	sl_diags_free(&diags);
	sl_arena_free(&arena);
	return 0;
}
