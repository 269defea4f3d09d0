/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Reading facts and describing them while memory runs out, and without
 * allocating after warm-up.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/alloc.h"
#include "support/desk.h"

static void test_out_of_memory(void **state)
{
	static const char bad[] = "{\"personen\": [{\"id\": \"a\", \"burgerservicenummer\": \"123\","
				  "\"partner\": [{\"van\": \"2020-01-01\", \"waarde\": \"b\"}], \"inkomste\": 1},"
				  "{\"id\": \"b\", \"partner\": \"c\"}]}";
	sl_desk d;
	int fewest = 0;

	sl_desk_open(&d);
	for (int round = 0; round < 3; round++)
		for (size_t n = 1;; n++) {
			sl_status err;
			bool failed;

			sl_desk_clear(&d);
			sl_arena_free(&d.arena);
			sl_alloc_fail_at(n);
			err = round == 0 ? sl_desk_json(&d, sl_example_json) : round == 1 ? sl_desk_xml(&d, sl_example_xml) :
			      sl_desk_json(&d, bad);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			if (!failed) {
				assert_int_equal(err, round == 2 ? SL_EFACTS : SL_OK);
				break;
			}
			assert_int_equal(err, SL_ENOMEM);
			assert_null(d.h);
			fewest++;
		}
	assert_true(fewest > 5);
	sl_desk_close(&d);
}

/* The blocks of an arena are large, so its own limit cuts finer than malloc. */
static void test_little_memory(void **state)
{
	sl_desk d;
	size_t needed;

	sl_desk_open(&d);
	assert_int_equal(sl_desk_json(&d, sl_example_json), SL_OK);
	needed = d.arena.held;
	for (size_t limit = 1; limit <= needed; limit += 512) {
		sl_status err;

		sl_arena_free(&d.arena);
		d.arena.limit = limit;
		err = sl_desk_json(&d, sl_example_json);
		if (err != SL_OK)
			assert_int_equal(err, SL_ENOMEM);
	}
	sl_desk_close(&d);
}

static void test_no_memory_after_warm_up(void **state)
{
	sl_desk d;

	sl_desk_open(&d);
	assert_int_equal(sl_desk_json(&d, sl_example_json), SL_OK);
	sl_alloc_fail_at(0);
	for (int i = 0; i < 10; i++) {
		sl_arena_reset(&d.arena);
		assert_int_equal(sl_facts_read_json(&d.h, d.schema, "f.json", sl_example_json, strlen(sl_example_json),
						    &d.arena, &d.diags), SL_OK);
	}
	assert_int_equal(sl_alloc_count(), 0);
	sl_desk_close(&d);
}

static void test_description_memory(void **state)
{
	sl_desk d;

	sl_desk_open(&d);
	for (int round = 0; round < 2; round++)
		for (size_t n = 1;; n++) {
			sl_buf b = {0};
			sl_status err;
			bool failed;

			sl_alloc_fail_at(n);
			err = round ? sl_schema_write_xsd(&b, d.schema) :
			      sl_schema_write_json_schema(&b, d.schema);
			failed = sl_alloc_failed();
			sl_alloc_fail_at(0);
			sl_buf_free(&b);
			assert_int_equal(err, failed ? SL_ENOMEM : SL_OK);
			if (!failed)
				break;
		}
	sl_desk_close(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_out_of_memory),
		cmocka_unit_test(test_little_memory),
		cmocka_unit_test(test_no_memory_after_warm_up),
		cmocka_unit_test(test_description_memory),
	};

	return cmocka_run_group_tests_name("facts_memory", tests, NULL, NULL);
}
