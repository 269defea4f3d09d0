/* SPDX-License-Identifier: EUPL-1.2 */
/* Folders and JSON files become cases. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/utf8.h"
#include "lawtest/parts.h"

#define DEEPEST 16 /* folders in folders; also ends a loop of links */

void sl_cases_free(sl_case_list *list)
{
	sl_arena_free(&list->arena);
	*list = (sl_case_list){0};
}

sl_status sl_case_wrong(sl_case_reader *r, const sl_pos *pos, const char *what)
{
	sl_diags_add(r->diags, SL_DIAG_CASE_FORM, pos, what);
	return r->diags->status == SL_OK ? SL_EINVAL : r->diags->status;
}

sl_case *sl_case_add(sl_case_reader *r)
{
	sl_case_list *list = r->list;
	sl_case *items = sl_arena_grow(&list->arena, list->items, list->count, &list->cap, sizeof *items);

	if (!items)
		return NULL;
	list->items = items;
	items[list->count] = (sl_case){.id = "", .title = "", .source = "", .file = r->file};
	return &items[list->count++];
}

const char *sl_case_key(sl_arena *arena, const char *name)
{
	char *key = sl_arena_strdup(arena, name);

	for (char *at = key; at && (at = strchr(at, ' '));)
		*at = '_';
	return key;
}

sl_status sl_case_place_facts(sl_case *c, sl_case_reader *r, const char *text, size_t n, const sl_pos *pos)
{
	size_t before = (size_t)pos->line - 1 + pos->column - 1;
	char *copy = sl_arena_alloc(&r->list->arena, before + n + 1);

	if (!copy)
		return SL_ENOMEM;
	memset(copy, '\n', pos->line - 1);
	memset(copy + pos->line - 1, ' ', pos->column - 1);
	memcpy(copy + before, text, n);
	c->facts = copy;
	c->facts_length = before + n;
	return SL_OK;
}

/* ---- what an expectation may say ---- */

static bool is_one_of(const char *word, const char *const *words)
{
	for (; *words; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

/* At a node or its key. What was made of XML has places but no path. */
static sl_status wrong_at(sl_case_reader *r, const sl_json_node *node, bool key, const char *what)
{
	sl_pos pos = key ? sl_json_key_pos(node, r->file, &r->list->arena)
			 : sl_json_pos(node, r->file, &r->list->arena);

	if (r->xml)
		pos.path = NULL;
	if (what)
		return sl_case_wrong(r, &pos, what);
	sl_diags_add(r->diags, SL_DIAG_CASE_KEY, &pos, node->key);
	return r->diags->status == SL_OK ? SL_EINVAL : r->diags->status;
}

static const char *const says[] = {"besluit", "begrip", "conflict", "geen_conflict", "geen_andere_conflicten",
				   "niet_beoordeeld", "bevinding", "geen_bevinding", "ontbrekend", "bron_bevat", NULL};

static sl_status check_key(sl_case_reader *r, const sl_json_node *k)
{
	static const char *const other[] = {"persoon", "hulpvraag", "kostenpost", "uitkomst", "bedrag", "eenheid",
					    "termijn", "waarde", "personen", "status", "tekort", "van", "naar", "ernst", "opmerking", NULL};
	static const char *const lists[] = {"ontbrekend", "personen", NULL};
	static const char *const free_form[] = {"waarde", "bedrag", "tekort", "geen_andere_conflicten", NULL};
	bool list = is_one_of(k->key, lists);

	if (!is_one_of(k->key, says) && !is_one_of(k->key, other))
		return wrong_at(r, k, true, NULL);
	if (list ? k->kind != SL_JSON_ARRAY : k->kind != SL_JSON_STRING && !is_one_of(k->key, free_form))
		return wrong_at(r, k, true,
				"een verwachting heeft hier tekst, of bij ontbrekend en personen een lijst");
	for (const sl_json_node *item = list ? k->first : NULL; item; item = item->next)
		if (item->kind != SL_JSON_STRING)
			return wrong_at(r, item, false, "in deze lijst staan alleen teksten");
	return SL_OK;
}

static bool is_outcome(const char *word)
{
	static const char *const outcomes[] = {"toekennen", "afwijzen", "feiten-ontbreken", "oordeel-nodig",
					       "niet-van-toepassing", "niet-te-beslissen", NULL};

	return is_one_of(word, outcomes);
}

/* How certain it is belongs to a conflict or finding, how grave to a conflict. */
static sl_status check_conflict(sl_case_reader *r, const sl_json_node *e)
{
	static const char *const statuses[] = {"vastgesteld", "mogelijk", NULL};
	static const char *const gravities[] = {"laag", "middel", "hoog", "kritiek", NULL};
	const sl_json_node *status = sl_json_get(e, "status"), *gravity = sl_json_get(e, "ernst");

	bool finding = sl_json_get(e, "bevinding") || sl_json_get(e, "geen_bevinding");

	if (status && !finding && !sl_json_get(e, "conflict") && !sl_json_get(e, "geen_conflict"))
		return wrong_at(r, e, false, "een status hoort bij een conflict of bevinding");
	if (sl_json_get(e, "tekort") && !sl_json_get(e, "bevinding"))
		return wrong_at(r, e, false, "een tekort hoort bij een bevinding");
	if ((sl_json_get(e, "van") || sl_json_get(e, "naar")) && !finding)
		return wrong_at(r, e, false, "van en naar horen bij een bevinding");
	if (gravity && !sl_json_get(e, "conflict"))
		return wrong_at(r, e, false, "een ernst hoort bij een conflict");
	if (status && !is_one_of(status->text, statuses))
		return wrong_at(r, e, false, "een conflict is vastgesteld of mogelijk");
	return gravity && !is_one_of(gravity->text, gravities) ? wrong_at(r, e, false, "die ernst bestaat niet") : SL_OK;
}

static sl_status check_expectation(sl_case_reader *r, const sl_json_node *e)
{
	const sl_json_node *outcome = sl_json_get(e, "uitkomst");
	bool says_something = false;
	sl_status err = SL_OK;

	if (e->kind != SL_JSON_OBJECT)
		return wrong_at(r, e, false, "een verwachting is een object");
	for (const sl_json_node *k = e->first; k && err == SL_OK; k = k->next) {
		err = check_key(r, k);
		says_something |= is_one_of(k->key, says);
	}
	if (err != SL_OK)
		return err;
	if (!says_something)
		return wrong_at(r, e, false,
				"een verwachting noemt een besluit, begrip, conflict, bevinding, ontbrekend of bron_bevat");
	if (sl_json_get(e, "begrip") && !sl_json_get(e, "waarde"))
		return wrong_at(r, e, false, "bij een begrip hoort een waarde");
	if (sl_json_get(e, "termijn") && (!sl_json_get(e, "besluit") || !sl_json_get(e, "waarde")))
		return wrong_at(r, e, false, "bij een termijn horen een besluit en een waarde");
	if (outcome && !is_outcome(outcome->text))
		return wrong_at(r, e, false, "een uitkomst is toekennen, afwijzen, niet-van-toepassing, feiten-ontbreken, oordeel-nodig of niet-te-beslissen");
	return check_conflict(r, e);
}

sl_status sl_case_check(sl_case_reader *r, const sl_case *c)
{
	sl_status first = SL_OK;

	for (const sl_json_node *e = c->expected->first; e && first != SL_ENOMEM; e = e->next) {
		sl_status err = check_expectation(r, e);

		if (first == SL_OK || err == SL_ENOMEM)
			first = err;
	}
	return first;
}

/* ---- JSON ---- */

/* Where a line and column stand in the text. */
static size_t offset_of(const sl_case_reader *r, uint32_t line, uint32_t column)
{
	const char *at = r->text, *end = r->text + r->n;

	while (--line && at < end) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));

		at = newline ? newline + 1 : end;
	}
	for (column--; column && at < end; column--)
		do
			at++;
		while (at < end && sl_utf8_continues(*at));
	return (size_t)(at - r->text);
}

/* How long the object at `text` is; the whole was read before, so it ends. */
static size_t object_length(const char *text, size_t n)
{
	int depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < n; i++) {
		if (quoted && text[i] == '\\') {
			i++; /* whatever stands behind it ends nothing */
		} else if (quoted) {
			quoted = text[i] != '"';
		} else if (text[i] == '"') {
			quoted = true;
		} else if (text[i] == '{' || text[i] == '[') {
			depth++;
		} else if (text[i] == '}' || text[i] == ']') {
			if (--depth == 0)
				return i + 1;
		}
	}
	return n;
}

const char *sl_case_text(const sl_json_node *object, const char *key)
{
	const sl_json_node *node = sl_json_get(object, key);

	return node && node->kind == SL_JSON_STRING ? node->text : NULL;
}

static sl_status add_json_case(sl_case_reader *r, const sl_json_node *root)
{
	const sl_json_node *facts = sl_json_get(root, "feiten"), *expected = sl_json_get(root, "verwacht");
	const char *id = sl_case_text(root, "id"), *title = sl_case_text(root, "titel"), *source = sl_case_text(root, "bron");
	sl_pos pos = {.file = r->file, .line = facts->line, .column = facts->column};
	size_t at = offset_of(r, facts->line, facts->column);
	sl_case *c;
	sl_status err;

	if (facts->kind != SL_JSON_OBJECT || expected->kind != SL_JSON_ARRAY)
		return wrong_at(r, facts, false, "feiten is een object en verwacht een lijst");
	if (!(c = sl_case_add(r)))
		return SL_ENOMEM;
	c->id = id ? id : r->file;
	c->title = title ? title : "";
	c->source = source ? source : "";
	c->doubt = sl_case_text(root, "onzeker");
	c->line = root->line;
	c->form = SL_FORM_JSON;
	c->expected = expected;
	err = sl_case_place_facts(c, r, r->text + at, object_length(r->text + at, r->n - at), &pos);
	return err == SL_OK ? sl_case_check(r, c) : err;
}

static sl_status not_a_test(sl_case_reader *r)
{
	sl_pos pos = {.file = r->file};

	if (!r->named)
		return SL_OK;
	sl_diags_add(r->diags, SL_DIAG_CASE_NONE, &pos, r->file);
	return r->diags->status == SL_OK ? SL_EINVAL : r->diags->status;
}

static bool is_case(const sl_json_node *node)
{
	return sl_json_get(node, "feiten") && sl_json_get(node, "verwacht");
}

/* One case, or an array of them. */
sl_status sl_cases_read_json(sl_case_reader *r)
{
	sl_json_source source = {.file = r->file, .text = r->text, .n = r->n};
	sl_json_node *root;
	sl_status first = SL_OK, err = sl_json_read(&root, &r->list->arena, &source, r->diags);

	if (err != SL_OK)
		return err;
	if (is_case(root))
		return add_json_case(r, root);
	if (root->kind != SL_JSON_ARRAY || !root->first || !is_case(root->first))
		return not_a_test(r);
	for (const sl_json_node *item = root->first; item && first != SL_ENOMEM; item = item->next) {
		err = is_case(item) ? add_json_case(r, item)
				    : wrong_at(r, item, false, "hier staan geen feiten of geen verwacht");
		if (first == SL_OK || err == SL_ENOMEM)
			first = err;
	}
	return first;
}

/* ---- files and folders ---- */

static bool ends_in(const char *name, const char *extension)
{
	size_t n = strlen(name), m = strlen(extension);

	return n > m && strcmp(name + n - m, extension) == 0;
}

static sl_status read_file(sl_case_list *list, const char *path, bool named, sl_diags *diags)
{
	sl_case_reader r = {.list = list, .diags = diags, .named = named};
	size_t cases = list->count;
	char *text;
	sl_status err = sl_file_read(&text, &r.n, path, SL_XML_MOST_BYTES, diags);

	if (err != SL_OK)
		return err;
	r.text = sl_arena_memdup(&list->arena, text, r.n + 1);
	r.file = sl_arena_strdup(&list->arena, path);
	free(text);
	if (!r.text || !r.file)
		return SL_ENOMEM;
	err = ends_in(path, ".xml") ? sl_cases_read_xml(&r) : sl_cases_read_json(&r);
	if (err == SL_OK && named && list->count == cases && !list->has_rules)
		err = not_a_test(&r);
	return err;
}

static sl_status read_path(sl_case_list *list, const char *path, bool named, int depth, sl_diags *diags);

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int is_visible(const struct dirent *entry)
{
	return entry->d_name[0] != '.';
}

static sl_status read_folder(sl_case_list *list, const char *folder, int depth, sl_diags *diags)
{
	struct dirent **entries;
	sl_status first = SL_OK;
	int n = depth > DEEPEST ? -1 : scandir(folder, &entries, is_visible, by_name);

	if (n < 0)
		return sl_file_refuse(folder, depth > DEEPEST ? ELOOP : errno, diags);
	for (int i = 0; i < n; i++) {
		sl_buf path = {0};
		sl_status err;

		sl_buf_printf(&path, "%s/%s", folder, entries[i]->d_name);
		free(entries[i]);
		if ((err = sl_buf_status(&path)) == SL_OK && first != SL_ENOMEM)
			err = read_path(list, sl_buf_text(&path), false, depth + 1, diags);
		sl_buf_free(&path);
		if (first == SL_OK || err == SL_ENOMEM)
			first = err;
	}
	free(entries);
	return first;
}

static sl_status read_path(sl_case_list *list, const char *path, bool named, int depth, sl_diags *diags)
{
	struct stat st;

	if (stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return read_folder(list, path, depth, diags);
	if (named || ends_in(path, ".xml") || ends_in(path, ".json"))
		return read_file(list, path, named, diags);
	return SL_OK;
}

sl_status sl_cases_read(sl_case_list *out, const char *const *paths, size_t count, sl_diags *diags)
{
	sl_status first = SL_OK;

	*out = (sl_case_list){0};
	for (size_t i = 0; i < count && first != SL_ENOMEM; i++) {
		sl_status err = read_path(out, paths[i], true, 0, diags);

		if (first == SL_OK || err == SL_ENOMEM)
			first = err;
	}
	return first;
}
