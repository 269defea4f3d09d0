/* SPDX-License-Identifier: EUPL-1.2 */
/* Paths become texts. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/file.h"
#include "load/loader.h"

#define DEEPEST 16 /* folders in folders; also ends a loop of links */

static bool is_xml(const char *name)
{
	size_t n = strlen(name);

	return n > 4 && strcasecmp(name + n - 4, ".xml") == 0 && name[0] != '.';
}

static sl_status add_path(sl_loader *l, sl_rule_files *list, const char *path, const struct stat *st)
{
	sl_rule_file *at = sl_arena_grow(l->arena, list->at, list->count, &list->cap, sizeof *at);
	char *copy = sl_arena_strdup(l->arena, path);

	if (!at || !copy)
		return SL_ENOMEM;
	list->at = at;
	list->at[list->count++] = (sl_rule_file){.name = copy, .length = st->st_size > 0 ? (size_t)st->st_size : 0};
	return SL_OK;
}

static sl_status walk(sl_loader *l, sl_rule_files *list, const char *folder, int depth);

static char *join_path(sl_loader *l, const char *folder, const char *name)
{
	size_t n = strlen(folder), m = strlen(name);
	char *path = sl_arena_alloc(&l->scratch, n + m + 2);

	if (!path)
		return NULL;
	memcpy(path, folder, n);
	if (n && path[n - 1] != '/')
		path[n++] = '/';
	memcpy(path + n, name, m + 1);
	return path;
}

/* What an entry is may stand in the folder itself. */
static bool is_other(const struct dirent *entry)
{
	return entry->d_type == DT_REG && !is_xml(entry->d_name);
}

/* One entry of a folder: a folder is walked, an XML file taken. */
static sl_status take_entry(sl_loader *l, sl_rule_files *list, DIR *dir, const char *folder,
			    const struct dirent *entry, int depth)
{
	char *path;
	struct stat st;

	if (entry->d_name[0] == '.' || is_other(entry))
		return SL_OK;
	if (!(path = join_path(l, folder, entry->d_name)))
		return SL_ENOMEM;
	if (entry->d_type == DT_DIR)
		return walk(l, list, path, depth + 1);
	if (fstatat(dirfd(dir), entry->d_name, &st, 0) != 0)
		return is_xml(entry->d_name) ? sl_file_refuse(path, errno, l->diags) : SL_OK;
	if (S_ISDIR(st.st_mode))
		return walk(l, list, path, depth + 1);
	return is_xml(entry->d_name) ? add_path(l, list, path, &st) : SL_OK;
}

static sl_status walk(sl_loader *l, sl_rule_files *list, const char *folder, int depth)
{
	sl_status err = SL_OK, first = SL_OK;
	struct dirent *entry;
	DIR *dir;

	if (depth > DEEPEST)
		return sl_file_refuse(folder, ELOOP, l->diags);
	if (!(dir = opendir(folder)))
		return sl_file_refuse(folder, errno, l->diags);
	while (errno = 0, err != SL_ENOMEM && (entry = readdir(dir))) {
		err = take_entry(l, list, dir, folder, entry, depth);
		if (first == SL_OK)
			first = err;
	}
	if (err != SL_ENOMEM && errno) /* part of a folder is no rule set */
		first = err = sl_file_refuse(folder, errno, l->diags);
	closedir(dir);
	return err == SL_ENOMEM ? err : first;
}

static int compare_paths(const void *a, const void *b)
{
	return strcmp(((const sl_rule_file *)a)->name, ((const sl_rule_file *)b)->name);
}

/* Sorted, and what was named twice is there once. */
static void sort_paths(sl_rule_files *list)
{
	size_t kept = 0;

	if (!list->count)
		return;
	qsort(list->at, list->count, sizeof *list->at, compare_paths);
	for (size_t i = 0; i < list->count; i++)
		if (!kept || compare_paths(&list->at[kept - 1], &list->at[i]) != 0)
			list->at[kept++] = list->at[i];
	list->count = kept;
}

sl_status sl_load_list(sl_loader *l, sl_rule_files *out, const char *const *paths, size_t count)
{
	sl_status err = SL_OK;

	*out = (sl_rule_files){0};
	for (size_t i = 0; i < count && err != SL_ENOMEM; i++) {
		struct stat st;

		if (stat(paths[i], &st) != 0)
			err = sl_file_refuse(paths[i], errno, l->diags);
		else if (S_ISDIR(st.st_mode))
			err = walk(l, out, paths[i], 0);
		else
			err = add_path(l, out, paths[i], &st);
	}
	sort_paths(out);
	return err == SL_ENOMEM ? err : SL_OK;
}

/* Tests and facts may lie beside the rules. They are none of our business, not
 * even when something is wrong with them: who runs them says so. */
static bool is_beside_rules(const char *text, size_t n)
{
	return sl_xml_root_is_in(text, n, "urn:samenloop:toetsen") ||
	       sl_xml_root_is_in(text, n, "urn:samenloop:feiten");
}

static bool may_hold_rules(const char *start, size_t n)
{
	return !is_beside_rules(start, n);
}

static sl_status read_file(sl_loader *l, sl_rule_file *file)
{
	char *text = NULL;
	sl_status err = sl_file_read_if(&text, &file->length, file->name, SL_XML_MOST_BYTES, may_hold_rules, l->diags);

	if (err != SL_OK)
		return err;
	if (text && may_hold_rules(text, file->length) && !(file->text = sl_load_copy(l, text, file->length)))
		err = SL_ENOMEM;
	free(text);
	return err;
}

sl_status sl_load_take_text(sl_loader *l, sl_rule_file *file)
{
	if (!file->given)
		return read_file(l, file);
	if (!may_hold_rules(file->given, file->length))
		return SL_OK;
	file->text = sl_load_copy(l, file->given, file->length);
	return file->text ? SL_OK : SL_ENOMEM;
}
