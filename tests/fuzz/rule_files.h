/* SPDX-License-Identifier: EUPL-1.2 */
/* Shared by the targets that take rule files: more files in one input, with a
 * line of ==== between them. */
#ifndef SL_TESTS_FUZZ_RULE_FILES_H
#define SL_TESTS_FUZZ_RULE_FILES_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "load/load.h"

#define MOST 8

static void must(bool holds)
{
	if (!holds)
		abort();
}

static size_t split(const char *text, size_t size, const char **texts, size_t *lengths)
{
	size_t n = 0;

	while (n < MOST) {
		const char *end = size ? memmem(text, size, "\n====\n", 6) : NULL;

		texts[n] = text;
		lengths[n++] = end ? (size_t)(end - text) : size;
		if (!end)
			break;
		size -= (size_t)(end + 6 - text);
		text = end + 6;
	}
	return n;
}

/* The files in one input, loaded. */
static sl_status load_files(sl_model **out, const uint8_t *data, size_t size, sl_diags *diags)
{
	static const char *const names[MOST] = {"a", "b", "c", "d", "e", "f", "g", "h"};
	const char *texts[MOST];
	size_t lengths[MOST], n = split((const char *)data, size, texts, lengths);

	return sl_model_load_texts(out, names, texts, lengths, n, diags);
}

#endif
