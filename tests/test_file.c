/* SPDX-License-Identifier: EUPL-1.2 */
/* The base room: UTF-8 and files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/utf8.h"
#include "support/alloc.h"

/* ---- UTF-8 ---- */

static const struct {
	const char *name, *bytes;
	size_t n, valid; /* how many bytes from the start are valid */
} utf8_rows[] = {
	{"nothing", "", 0, 0},
	{"ascii", "abcdefghijkl", 12, 12},
	{"all lengths", "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x8F\xA0z", 11, 11},
	{"last code point", "\xF4\x8F\xBF\xBF", 4, 4},
	{"beyond the last", "\xF4\x90\x80\x80", 4, 0},
	{"overlong slash, 2", "x\xC0\xAF", 3, 1},
	{"overlong slash, 3", "\xE0\x80\xAF", 3, 0},
	{"overlong slash, 4", "\xF0\x80\x80\xAF", 4, 0},
	{"surrogate", "ab\xED\xA0\x80", 5, 2},
	{"just below surrogates", "\xED\x9F\xBF", 3, 3},
	{"lone continuation", "12345678\x80", 9, 8},
	{"cut off", "12345678\xE2\x82", 10, 8},
	{"five bytes", "\xF8\x88\x80\x80\x80", 5, 0},
	{"FF", "\xFF", 1, 0},
};

static void utf8_check_finds_the_first_bad_byte(void **state)
{
	for (size_t i = 0; i < sizeof utf8_rows / sizeof *utf8_rows; i++) {
		size_t got = sl_utf8_check(utf8_rows[i].bytes, utf8_rows[i].n);

		if (got != utf8_rows[i].valid)
			fail_msg("%s: got %zu, want %zu", utf8_rows[i].name, got, utf8_rows[i].valid);
	}
}

static void utf8_decode_undoes_encode(void **state)
{
	char bytes[4];
	uint32_t back;

	for (uint32_t c = 0; c <= 0x10FFFF; c++) {
		size_t n;

		if (c == 0xD800)
			c = 0xE000;
		n = sl_utf8_encode(bytes, c);
		assert_int_equal(sl_utf8_decode(&back, bytes, n), n);
		assert_int_equal(back, c);
		if (n > 1)
			assert_int_equal(sl_utf8_decode(&back, bytes, n - 1), 0);
	}
	assert_int_equal(sl_utf8_count("a\xC3\xA9\xE2\x82\xAC", 6), 3);
}

/* ---- files ---- */

static void put_file(char *path, const char *text, size_t n)
{
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, text, n), (ssize_t)n);
	close(fd);
}

static bool begins_with_q(const char *start, size_t n)
{
	return n > 0 && *start == 'q';
}

static bool begins_with_r(const char *start, size_t n)
{
	return n > 0 && *start == 'r';
}

static void file_is_read_if_wanted(void **state)
{
	char path[] = "/tmp/test_base_XXXXXX";
	static char big[50000];
	sl_diags d = {0};
	char *text = big;
	size_t n;

	memset(big, 'q', sizeof big);
	put_file(path, big, sizeof big);
	assert_int_equal(sl_file_read_if(&text, &n, path, sizeof big, begins_with_r, &d), SL_OK);
	assert_null(text);
	assert_int_equal(n, 0);
	assert_int_equal(sl_file_read_if(&text, &n, path, sizeof big, begins_with_q, &d), SL_OK);
	assert_int_equal(n, sizeof big);
	assert_memory_equal(text, big, n);
	free(text);
	unlink(path);
}

static void file_is_read_whole(void **state)
{
	char path[] = "/tmp/test_base_XXXXXX";
	static char big[50000];
	sl_diags d = {0};
	char *text;
	size_t n;

	memset(big, 'q', sizeof big);
	put_file(path, big, sizeof big);
	assert_int_equal(sl_file_read(&text, &n, path, sizeof big, &d), SL_OK);
	assert_int_equal(n, sizeof big);
	assert_memory_equal(text, big, n);
	assert_int_equal(text[n], '\0');
	free(text);
	assert_int_equal(sl_file_read(&text, &n, path, sizeof big - 1, &d), SL_ELIMIT);
	assert_int_equal(d.items[0].code, SL_DIAG_FILE_TOO_LARGE);
	unlink(path);
	assert_int_equal(sl_file_read(&text, &n, path, 10, &d), SL_EIO);
	assert_int_equal(sl_file_read(&text, &n, "/", 10, &d), SL_EIO);
	assert_int_equal(d.count, 3);
	assert_non_null(strstr(d.items[1].text, "bestaat niet"));
	assert_non_null(strstr(d.items[2].text, "map"));
	sl_diags_free(&d);
}

static void file_survives_every_failed_allocation(void **state)
{
	char path[] = "/tmp/test_base_XXXXXX";
	static char big[100000];
	size_t n = 1, length;
	sl_status err;

	put_file(path, big, sizeof big);
	for (;; n++) {
		sl_diags d = {0};
		char *text = NULL;

		sl_alloc_fail_at(n);
		err = sl_file_read(&text, &length, path, sizeof big, &d);
		sl_diags_free(&d);
		free(text);
		if (!sl_alloc_failed())
			break;
		assert_int_equal(err, SL_ENOMEM);
		assert_null(text);
	}
	sl_alloc_fail_at(0);
	assert_int_equal(err, SL_OK);
	assert_true(n > 3);
	unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(utf8_check_finds_the_first_bad_byte),
		cmocka_unit_test(utf8_decode_undoes_encode),
		cmocka_unit_test(file_is_read_whole),
		cmocka_unit_test(file_is_read_if_wanted),
		cmocka_unit_test(file_survives_every_failed_allocation),
	};

	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
