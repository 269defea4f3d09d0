/* SPDX-License-Identifier: EUPL-1.2 */
/* Rule files in memory. */
#include "rule_texts.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/file.h"

static char *join(const char *a, const char *b)
{
	size_t n = strlen(a) + strlen(b) + 2;
	char *out = malloc(n);

	assert_non_null(out);
	snprintf(out, n, "%s/%s", a, b);
	return out;
}

void sl_texts_add(sl_texts *t, const char *folder, const char *name)
{
	sl_diags diags = {0};
	char *path = join(folder, name);

	assert_true(t->count < SL_MOST_TEXTS);
	t->names[t->count] = strdup(name);
	if (sl_file_read(&t->texts[t->count], &t->lengths[t->count], path, 1 << 24, &diags) != SL_OK)
		fail_msg("cannot read %s", path);
	t->count++;
	free(path);
	sl_diags_free(&diags);
}

bool sl_ends_with(const char *s, const char *end)
{
	size_t n = strlen(s), m = strlen(end);

	return n >= m && strcmp(s + n - m, end) == 0;
}

void sl_texts_add_case(sl_texts *t, const char *name)
{
	char *folder = join(SL_BAD_RULES, name), file[512];
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (!dir) {
		snprintf(file, sizeof file, "%s.xml", name);
		sl_texts_add(t, SL_BAD_RULES, file);
	}
	while (dir && (entry = readdir(dir)))
		if (sl_ends_with(entry->d_name, ".xml")) {
			char *inner = join(name, entry->d_name);

			sl_texts_add(t, SL_BAD_RULES, inner);
			free(inner);
		}
	if (dir)
		closedir(dir);
	free(folder);
}

sl_status sl_texts_load(sl_model **out, const sl_texts *t, sl_diags *diags)
{
	return sl_model_load_texts(out, (const char *const *)t->names,
				   (const char *const *)t->texts, t->lengths, t->count, diags);
}

void sl_texts_free(sl_texts *t)
{
	for (size_t i = 0; i < t->count; i++) {
		free(t->names[i]);
		free(t->texts[i]);
	}
	t->count = 0;
}
