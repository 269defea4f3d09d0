/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a test file: cases, or messages; and cases that are read are
 * judged, with what they expect for an answer. */
#include <stdlib.h>
#include <string.h>

#include "lawtest/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static void judge(const sl_case *c, sl_arena *arena)
{
	sl_verification j = {.arena = arena, .answer = c->expected, .expected = c->expected, .conflicts = true};

	if (c->expected->first)
		j.answer = c->expected->first;
	sl_verify(&j);
	must(sl_buf_status(&j.problems) == SL_OK);
	must(j.traced_count <= c->expected->count);
	sl_buf_free(&j.problems);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sl_case_list list = {0};
	sl_diags diags = {0};
	char *text = malloc(size + 1);
	sl_case_reader r = {.list = &list, .diags = &diags, .file = "cases", .text = text, .n = size};
	sl_status err;

	must(text != NULL);
	memcpy(text, data, size);
	text[size] = '\0';
	err = size && data[0] == '<' ? sl_cases_read_xml(&r) : sl_cases_read_json(&r);
	must(err != SL_OK || diags.error_count == 0);
	must(err == SL_OK || diags.error_count > 0);
	for (size_t i = 0; err == SL_OK && i < list.count; i++) {
		must(list.items[i].facts != NULL && list.items[i].expected != NULL);
		judge(&list.items[i], &list.arena);
	}
	sl_cases_free(&list);
	sl_diags_free(&diags);
	free(text);
	return 0;
}
