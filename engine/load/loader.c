/* SPDX-License-Identifier: EUPL-1.2 */
/* Small things that all steps of the load use. */
#include "load/loader.h"

#include <string.h>

#define MOST_SEARCHES 200 /* nearest names: a file of wrong names only must not take for ever */

void sl_load_fail(sl_loader *l)
{
	l->status = SL_ENOMEM;
}

void *sl_load_alloc(sl_loader *l, size_t count, size_t size)
{
	void *p = sl_arena_calloc(l->arena, count, size);

	if (!p)
		sl_load_fail(l);
	return p;
}

void *sl_load_scratch(sl_loader *l, size_t count, size_t size)
{
	void *p = sl_arena_calloc(&l->scratch, count, size);

	if (!p)
		sl_load_fail(l);
	return p;
}

const char *sl_load_intern(sl_loader *l, const char *s, size_t n)
{
	const char *name = sl_intern_add(&l->m->intern, s, n);

	if (!name)
		sl_load_fail(l);
	return name;
}

const char *sl_load_copy(sl_loader *l, const char *s, size_t n)
{
	const char *copy = sl_arena_strndup(l->arena, s, n);

	if (!copy)
		sl_load_fail(l);
	return copy;
}

void sl_load_enter(sl_loader *l, const sl_scope *scope)
{
	l->diags->municipality = scope ? scope->municipality : NULL;
}

void sl_load_municipality(sl_loader *l, const char *municipality)
{
	char *code = municipality ? sl_map_get(&l->municipalities, municipality, NULL) : NULL;

	if (municipality && !code) {
		if (!(code = sl_arena_strdup(&l->diags->arena, municipality)))
			sl_load_fail(l);
		else
			sl_map_put(l, &l->municipalities, municipality, NULL, code);
	}
	l->diags->municipality = code;
}

/* ---- maps ---- */

static struct sl_map_cell *cell_of(const sl_map *map, const void *a, const void *b)
{
	size_t i = (size_t)(((uintptr_t)a >> 4) * 0x9E3779B97F4A7C15u >> 20) ^
		   (size_t)(((uintptr_t)b >> 4) * 0xC2B2AE3D27D4EB4Fu >> 20);

	for (;; i++) {
		struct sl_map_cell *c = &map->cells[i & (map->size - 1)];

		if (!c->value || (c->a == a && c->b == b))
			return c;
	}
}

static bool grow(sl_loader *l, sl_map *map)
{
	sl_map bigger = {.size = map->size ? map->size * 2 : 64, .count = map->count};

	if (!(bigger.cells = sl_load_scratch(l, bigger.size, sizeof *bigger.cells)))
		return false;
	for (size_t i = 0; i < map->size; i++)
		if (map->cells[i].value)
			*cell_of(&bigger, map->cells[i].a, map->cells[i].b) = map->cells[i];
	*map = bigger;
	return true;
}

bool sl_map_put(sl_loader *l, sl_map *map, const void *a, const void *b, void *value)
{
	struct sl_map_cell *c;

	if (map->count >= map->size / 2 && !grow(l, map))
		return false;
	c = cell_of(map, a, b);
	if (!c->value) {
		*c = (struct sl_map_cell){a, b, value};
		map->count++;
	}
	return true;
}

void *sl_map_get(const sl_map *map, const void *a, const void *b)
{
	return map->size ? cell_of(map, a, b)->value : NULL;
}

const char *sl_map_nearest(sl_loader *l, const sl_map *map, const char *name)
{
	sl_nearest n = sl_nearest_to(name);

	if (l->searches++ >= MOST_SEARCHES)
		return NULL;
	for (size_t i = 0; i < map->size; i++)
		if (map->cells[i].value)
			sl_nearest_consider(&n, map->cells[i].a);
	return n.best;
}

const char *sl_load_nearest_feature(sl_loader *l, const sl_kind_of_entity *kind, const char *name)
{
	return l->searches++ < MOST_SEARCHES ? sl_schema_nearest(kind, name) : NULL;
}

void sl_load_nearest(sl_loader *l, const char *wrong, const char *best)
{
	if (best && strcmp(best, wrong) != 0)
		sl_diags_note(l->diags, NULL, "de naam die er het meest op lijkt is \"%s\"", best);
}

void *sl_load_find(sl_loader *l, const sl_map *map, const sl_xml_attr *a, sl_diag_code code)
{
	const char *name;
	void *found;
	sl_pos pos;

	if (!a || !(name = sl_load_intern(l, a->value, a->length)))
		return NULL;
	if ((found = sl_map_get(map, name, NULL)))
		return found;
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, code, &pos, a->value);
	sl_load_nearest(l, a->value, sl_map_nearest(l, map, a->value));
	return NULL;
}

bool sl_load_at_most(sl_loader *l, size_t count, const sl_xml_node *node, const char *name)
{
	sl_pos pos;

	if (count <= SL_MOST_VERSIONS)
		return true;
	pos = sl_xml_pos(node);
	sl_diags_add(l->diags, SL_DIAG_TOO_MANY, &pos, name, SL_MOST_VERSIONS);
	return false;
}

/* ---- elements ---- */

bool sl_load_is(const sl_loader *l, const sl_xml_node *node, sl_element id)
{
	return node->name == l->names[id];
}

const sl_xml_node *sl_load_child(const sl_loader *l, const sl_xml_node *node, sl_element id)
{
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		if (kid->name == l->names[id])
			return kid;
	return NULL;
}

const char *sl_load_name(sl_loader *l, const sl_xml_node *node, const char *name)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, name);

	return a ? sl_load_intern(l, a->value, a->length) : NULL;
}

bool sl_load_yes(const sl_xml_node *node, const char *name)
{
	const char *value = sl_xml_value(node, name);

	return value && strcmp(value, "ja") == 0;
}

int sl_load_word(const sl_xml_node *node, const char *name, const char *words, int other)
{
	const char *value = sl_xml_value(node, name);
	size_t n = value ? strlen(value) : 0;

	for (int i = 0; value; i++) {
		size_t length = strcspn(words, "|");

		if (length == n && memcmp(words, value, n) == 0)
			return i;
		if (!words[length])
			break;
		words += length + 1;
	}
	return other;
}

size_t sl_load_squeeze(char *out, const char *text, size_t n, bool begins)
{
	size_t used = 0;
	bool blank = begins;

	/* Without a jump at each word: nobody can guess where words end. */
	for (size_t i = 0; i < n; i++) {
		char c = text[i];
		bool more = (c == ' ') | (c == '\t') | (c == '\n') | (c == '\r');

		out[used] = more ? ' ' : c;
		used += !(more & blank);
		blank = more;
	}
	return used;
}

const char *sl_load_words(sl_loader *l, const sl_xml_node *node)
{
	char *out = node ? sl_arena_raw(l->arena, (size_t)node->text_length + 1) : NULL;
	size_t n;

	if (!node)
		return NULL;
	if (!out) {
		sl_load_fail(l);
		return NULL;
	}
	n = sl_load_squeeze(out, node->text, node->text_length, true);
	if (n && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return n ? out : NULL;
}

const char *sl_load_child_words(sl_loader *l, const sl_xml_node *node, sl_element id)
{
	return sl_load_words(l, sl_load_child(l, node, id));
}

const char *sl_load_key(sl_loader *l, const char *name)
{
	size_t n = strlen(name);

	if (!memchr(name, ' ', n))
		return name;
	sl_buf_clear(&l->buf);
	sl_buf_write(&l->buf, name, n);
	if (sl_buf_status(&l->buf) != SL_OK) {
		sl_load_fail(l);
		return NULL;
	}
	for (size_t i = 0; i < n; i++)
		if (name[i] == ' ')
			l->buf.text[i] = '_';
	return sl_load_intern(l, l->buf.text, n);
}

sl_pos sl_load_value_pos(const sl_xml_attr *a)
{
	return sl_xml_value_pos(a, 0);
}
