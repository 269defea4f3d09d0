/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a reference: refused at a place inside the text, or parts that
 * lie inside it and words for them. */
#include <stdlib.h>
#include <string.h>

#include "model/jci.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool inside(const char *p, size_t n, const char *text, size_t size)
{
	return p >= text && n <= size && p + n <= text + size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* Not NUL-terminated, so that reading past the end is seen. */
	char *text = malloc(size ? size : 1);
	const char *why = NULL;
	size_t at = 0;
	sl_buf words = {0};
	sl_jci jci;

	if (!text)
		return 0;
	if (size)
		memcpy(text, data, size);
	if (sl_jci_parse(&jci, text, size, &at, &why) != SL_OK) {
		must(at <= size && why && *why);
	} else {
		must(inside(jci.id, jci.id_length, text, size));
		for (uint32_t i = 0; i < jci.count; i++)
			must(inside(jci.parts[i].name, jci.parts[i].name_length, text, size) &&
			     inside(jci.parts[i].value, jci.parts[i].value_length, text, size));
		sl_jci_print(&words, &jci);
		must(sl_buf_status(&words) == SL_OK);
	}
	sl_buf_free(&words);
	free(text);
	return 0;
}
