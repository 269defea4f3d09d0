/* SPDX-License-Identifier: EUPL-1.2 */
/* The base room: messages, their catalogue and their places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"
#include "support/alloc.h"

/* ---- diagnostics ---- */

static void diags_print_place_code_and_remedy(void **state)
{
	sl_diags d = {0};
	sl_pos pos = {"regels/a.xml", 41, 17, NULL}, json = {NULL, 0, 0, "$.personen[0]"};
	sl_buf out = {0};

	assert_int_equal(sl_diags_add(&d, SL_DIAG_FILE_UNREADABLE, &pos, "a.xml", "weg"), SL_ERULES);
	sl_diags_note(&d, &json, "ook %s", "hier");
	sl_diags_print(&out, &d);
	assert_string_equal(sl_buf_text(&out),
		"regels/a.xml:41:17: fout SL1301: kan \"a.xml\" niet lezen: weg "
		"(controleer of het bestand bestaat en leesbaar is)\n"
		"$.personen[0]: noot: ook hier\n");
	assert_int_equal(d.error_count, 1);
	sl_buf_free(&out);
	sl_diags_free(&d);
}

static void diags_sort_keeps_notes_with_their_message(void **state)
{
	static const struct {
		const char *file;
		uint32_t line, column;
	} places[] = {{"b", 1, 1}, {"a", 2, 1}, {"a", 1, 9}, {"a", 1, 3}, {"a", 1, 3}};
	static const char *const want[] = {"3", "noot", "4", "noot", "2", "noot", "1", "noot", "0", "noot"};
	sl_diags d = {0};
	char word[4];

	for (unsigned i = 0; i < 5; i++) {
		sl_pos pos = {places[i].file, places[i].line, places[i].column, NULL};

		snprintf(word, sizeof word, "%u", i);
		sl_diags_add(&d, SL_DIAG_FILE_UNREADABLE, &pos, word, "");
		sl_diags_note(&d, NULL, "noot");
	}
	sl_diags_sort(&d);
	assert_int_equal(d.count, 10);
	for (size_t i = 0; i < 10; i++)
		if (!strstr(d.items[i].text, want[i]))
			fail_msg("message %zu: %s, want %s", i, d.items[i].text, want[i]);
	sl_diags_free(&d);
}

static void catalogue_numbers_are_unique(void **state)
{
	size_t count;
	const sl_diag_entry *all = sl_diag_catalogue(&count);

	assert_true(count > 30);
	for (size_t i = 0; i < count; i++) {
		if (!*all[i].message || strchr(all[i].message, '\n') || strchr(all[i].remedy, '%'))
			fail_msg("%s: its words are wrong", all[i].name);
		for (size_t j = 0; j < i; j++)
			if (all[i].code == all[j].code)
				fail_msg("%s and %s share a number", all[i].name, all[j].name);
	}
}

static void diags_of_one_gemeente_are_counted_apart(void **state)
{
	sl_diags d = {.municipality = "GM0363"};

	sl_diags_add(&d, SL_DIAG_FILE_UNREADABLE, NULL, "x", "y");
	assert_int_equal(d.error_count, 0);
	assert_string_equal(d.items[0].municipality, "GM0363");
	sl_diags_free(&d);
}

static void diags_survive_every_failed_allocation(void **state)
{
	sl_pos pos = {"een/lange/naam.xml", 1, 2, "$.pad"};

	for (size_t n = 1;; n++) {
		sl_diags d = {0};
		bool failed;

		sl_alloc_fail_at(n);
		for (int i = 0; i < 200; i++) {
			sl_diags_add(&d, SL_DIAG_FILE_UNREADABLE, &pos, "x", "y");
			sl_diags_note(&d, &pos, "%d", i);
		}
		sl_diags_sort(&d);
		failed = sl_alloc_failed();
		sl_alloc_fail_at(0);
		for (size_t i = 0; i < d.count; i++)
			assert_non_null(d.items[i].text);
		if (!failed)
			assert_int_equal(d.count, 400);
		sl_diags_free(&d);
		if (!failed)
			break;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diags_print_place_code_and_remedy),
		cmocka_unit_test(diags_sort_keeps_notes_with_their_message),
		cmocka_unit_test(catalogue_numbers_are_unique),
		cmocka_unit_test(diags_of_one_gemeente_are_counted_apart),
		cmocka_unit_test(diags_survive_every_failed_allocation),
	};

	return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
