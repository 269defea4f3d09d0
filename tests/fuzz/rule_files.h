/* SPDX-License-Identifier: EUPL-1.2 */
/* Shared by the targets that take rule files: more files in one input, with a
 * line of ==== between them. */
#ifndef SL_TESTS_FUZZ_RULE_FILES_H
#define SL_TESTS_FUZZ_RULE_FILES_H

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

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

#endif
