/* SPDX-License-Identifier: EUPL-1.2 */
/* The base room: arena, buffer, names, diagnostics, UTF-8, files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/beside.h"
#include "base/buf.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/intern.h"
#include "base/sha256.h"
#include "base/utf8.h"
#include "support/alloc.h"

/* ---- arena ---- */

static void arena_gives_zeroed_aligned_memory(void **state)
{
	static const size_t sizes[] = {0, 1, 15, 16, 17, 4095, 4096, 4097, 100000, 3};
	sl_arena a = {0};

	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
			unsigned char *p = sl_arena_alloc(&a, sizes[i]);

			assert_non_null(p);
			assert_int_equal((uintptr_t)p % 16, 0);
			for (size_t j = 0; j < sizes[i]; j++)
				assert_int_equal(p[j], 0);
			memset(p, 0xA5, sizes[i]);
		}
		sl_arena_reset(&a);
	}
	sl_arena_free(&a);
}

static void arena_pieces_do_not_overlap(void **state)
{
	sl_arena a = {0};
	char *texts[500];
	char want[32];

	for (int i = 0; i < 500; i++) {
		snprintf(want, sizeof want, "tekst nummer %d", i);
		texts[i] = sl_arena_strdup(&a, want);
	}
	for (int i = 0; i < 500; i++) {
		snprintf(want, sizeof want, "tekst nummer %d", i);
		assert_string_equal(texts[i], want);
	}
	sl_arena_free(&a);
}

static void arena_is_quiet_after_warming_up(void **state)
{
	sl_arena a = {0};

	for (int i = 0; i < 1000; i++)
		assert_non_null(sl_arena_alloc(&a, 100));
	sl_arena_reset(&a);
	sl_alloc_fail_at(0);
	for (int i = 0; i < 1000; i++)
		assert_non_null(sl_arena_alloc(&a, 100));
	assert_int_equal(sl_alloc_count(), 0);
	sl_arena_free(&a);
}

static void arena_release_gives_scratch_back(void **state)
{
	sl_arena a = {0};
	char *kept = sl_arena_strdup(&a, "blijft");
	sl_arena_mark mark = sl_arena_mark_take(&a);
	void *first = sl_arena_alloc(&a, 64);

	for (int i = 0; i < 100; i++)
		assert_non_null(sl_arena_alloc(&a, 1000));
	sl_arena_release(&a, mark);
	assert_ptr_equal(sl_arena_alloc(&a, 64), first);
	assert_string_equal(kept, "blijft");
	sl_arena_free(&a);
}

static void arena_refuses_what_cannot_be(void **state)
{
	sl_arena a = {0};

	assert_null(sl_arena_alloc(&a, SIZE_MAX - 8));
	assert_null(sl_arena_calloc(&a, SIZE_MAX / 2, 4));
	a.limit = 10000;
	assert_non_null(sl_arena_alloc(&a, 4000));
	assert_null(sl_arena_alloc(&a, 20000));
	assert_true(a.held <= a.limit);
	sl_arena_free(&a);
}

static void arena_grow_keeps_the_items(void **state)
{
	sl_arena a = {0};
	int *items = NULL;
	size_t cap = 0;

	for (int i = 0; i < 1000; i++) {
		items = sl_arena_grow(&a, items, (size_t)i, &cap, sizeof *items);
		assert_non_null(items);
		items[i] = i * 3;
	}
	for (int i = 0; i < 1000; i++)
		assert_int_equal(items[i], i * 3);
	sl_arena_free(&a);
}

/* ---- buffer ---- */

static void buf_collects_text(void **state)
{
	sl_buf b = {0};

	assert_string_equal(sl_buf_text(&b), "");
	sl_buf_puts(&b, "bedrag ");
	sl_buf_printf(&b, "%d,%02d", 1013, 90);
	sl_buf_putc(&b, ';');
	sl_buf_fill(&b, '-', 3);
	sl_buf_write(&b, "abc", 2);
	assert_string_equal(sl_buf_text(&b), "bedrag 1013,90;---ab");
	assert_int_equal(b.len, strlen(sl_buf_text(&b)));
	for (int i = 0; i < 10000; i++)
		sl_buf_putc(&b, 'x');
	assert_int_equal(b.len, 10020);
	sl_buf_clear(&b);
	assert_string_equal(sl_buf_text(&b), "");
	assert_int_equal(sl_buf_status(&b), SL_OK);
	sl_buf_free(&b);
}

static void buf_keeps_its_first_failure(void **state)
{
	sl_buf b = {0};

	sl_buf_puts(&b, "voor");
	sl_alloc_fail_at(1);
	sl_buf_fill(&b, 'x', 1000);
	sl_alloc_fail_at(0);
	sl_buf_puts(&b, "na");
	assert_int_equal(sl_buf_status(&b), SL_ENOMEM);
	assert_string_equal(sl_buf_text(&b), "voor");
	sl_buf_clear(&b);
	assert_int_equal(sl_buf_status(&b), SL_OK);
	sl_buf_free(&b);
}

/* ---- names ---- */

static void equal_names_are_equal_pointers(void **state)
{
	sl_arena a = {0};
	sl_intern t;
	const char *names[2000];
	char name[32];

	sl_intern_init(&t, &a);
	assert_null(sl_intern_find(&t, "niets", 5));
	for (int i = 0; i < 2000; i++) {
		int n = snprintf(name, sizeof name, "naam %d", i);

		names[i] = sl_intern_add(&t, name, (size_t)n);
		assert_string_equal(names[i], name);
	}
	assert_int_equal(t.count, 2000);
	for (int i = 0; i < 2000; i++) {
		int n = snprintf(name, sizeof name, "naam %d", i);

		assert_ptr_equal(sl_intern_find(&t, name, (size_t)n), names[i]);
		assert_ptr_equal(sl_intern_add(&t, name, (size_t)n), names[i]);
	}
	assert_int_equal(t.count, 2000);
	assert_ptr_not_equal(sl_intern_add(&t, "naam", 4), sl_intern_add(&t, "naam ", 5));
	sl_arena_free(&a);
}

/* What a hand found: each name was asked for by all. */
#define HANDS 4
#define NEW   600

typedef struct shared_names {
	sl_intern table;
	const char *made[HANDS][NEW];
} shared_names;

static void ask_for_all(void *data, unsigned hand, size_t task)
{
	shared_names *s = data;
	char name[32];

	for (int i = 0; i < NEW; i++)
		s->made[task][i] = sl_intern_add(&s->table, name, (size_t)snprintf(name, sizeof name, "nieuw %d", i));
}

static void names_added_by_many_are_the_same_for_all(void **state)
{
	static shared_names s;
	sl_intern_shared shared;
	sl_arena a = {0};
	const char *old;
	char name[32];

	sl_intern_init(&s.table, &a);
	old = sl_intern_add(&s.table, "oud", 3);
	sl_intern_share(&s.table, &shared);
	assert_ptr_equal(sl_intern_add(&s.table, "oud", 3), old);
	sl_together(HANDS, HANDS, ask_for_all, &s);
	assert_ptr_equal(sl_intern_find(&s.table, "nieuw 7", 7), s.made[0][7]);
	assert_true(sl_intern_unshare(&s.table, &shared));
	assert_int_equal(s.table.count, NEW + 1);
	for (int i = 0; i < NEW; i++)
		for (int hand = 0; hand < HANDS; hand++)
			assert_ptr_equal(sl_intern_add(&s.table, name, (size_t)snprintf(name, sizeof name, "nieuw %d", i)),
					 s.made[hand][i]);
	assert_int_equal(s.table.count, NEW + 1);
	sl_arena_free(&a);
}

/* ---- work in threads ---- */

#define TASKS 500

typedef struct tasks {
	int told[TASKS]; /* written before the task is offered */
	atomic_int done[TASKS];
	unsigned hands;
} tasks;

static void do_task(void *data, unsigned hand, size_t task)
{
	tasks *t = data;

	if (hand < t->hands && t->told[task] == (int)task + 1)
		atomic_fetch_add(&t->done[task], 1);
}

static void tasks_that_come_one_by_one_are_each_done_once(void **state)
{
	for (unsigned hands = 1; hands <= HANDS; hands++) {
		tasks t = {.hands = hands};
		sl_crew crew;

		sl_crew_start(&crew, hands, do_task, &t);
		for (int i = 0; i < TASKS; i++) {
			t.told[i] = i + 1;
			if (i % 3 == 0) /* not all alone */
				sl_crew_offer(&crew, (size_t)i + 1);
		}
		sl_crew_offer(&crew, TASKS);
		sl_crew_end(&crew);
		for (int i = 0; i < TASKS; i++)
			assert_int_equal(atomic_load(&t.done[i]), 1);
	}
}

static const struct {
	const char *a, *b;
	unsigned most, want;
} distances[] = {
	{"bijstandnorm", "bijstandsnorm", 2, 1},
	{"norm", "norm", 2, 0},
	{"nrom", "norm", 2, 1},
	{"", "abc", 3, 3},
	{"kat", "hond", 2, 3},
	{"leeftijd", "leeftijden", 2, 2},
	{"leeftijd", "leeftijden", 1, 2},
	{"ca", "abc", 3, 3},
};

static void distance_counts_changes(void **state)
{
	for (size_t i = 0; i < sizeof distances / sizeof *distances; i++) {
		unsigned got = sl_name_distance(distances[i].a, distances[i].b, distances[i].most);
		unsigned back = sl_name_distance(distances[i].b, distances[i].a, distances[i].most);

		if (got != distances[i].want || back != got)
			fail_msg("%s - %s: got %u and %u, want %u", distances[i].a, distances[i].b,
				 got, back, distances[i].want);
	}
}

static void nearest_by_letters_then_spelling(void **state)
{
	static const struct {
		const char *what, *name, *among[4], *want;
	} rows[] = {
		{"a slip", "bijstandnorm", {"norm", "bijstandsnorm"}, "bijstandsnorm"},
		{"the nearer one", "nrom", {"nom", "norm", "room"}, "nom"},
		{"equally near: by spelling, not by order", "kat", {"lat", "bat", "mat"}, "bat"},
		{"the name itself is nearest", "norm", {"worm", "norm"}, "norm"},
		{"a letter looks like no other", "a", {"b", "ab"}, NULL},
		{"two letters of four are another word", "kast", {"kist", "kerk"}, "kist"},
		{"the longer, the more", "netto bedrag per maand", {"bruto bedrag per maamd"}, "bruto bedrag per maamd"},
		{"too far", "heel iets anders", {"norm"}, NULL},
		{"none", "norm", {NULL}, NULL},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const char *got = sl_nearest_among(rows[i].name, rows[i].among, 4);

		if (!got != !rows[i].want || (got && strcmp(got, rows[i].want) != 0))
			fail_msg("%s: got %s", rows[i].what, got ? got : "none");
	}
}

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

/* ---- sha256: the examples of FIPS 180-4, by every way the processor has ---- */

static const struct { const char *name, *text; size_t times; const char *want; } fingerprints[] = {
	{"nothing", "", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
	{"one block", "abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
	{"two blocks", "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
	 "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
	{"a million times a", "aaaaaaaaaa", 100000,
	 "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
};

static void sha256_fingerprints(void **state)
{
	for (size_t i = 0; i < sizeof fingerprints / sizeof *fingerprints; i++)
		for (int plain = 0; plain < 2; plain++) {
			sl_sha256 h;
			char got[65];

			sl_sha256_init(&h);
			h.hardware = h.hardware && !plain;
			for (size_t k = 0; k < fingerprints[i].times; k++)
				sl_sha256_add(&h, fingerprints[i].text, strlen(fingerprints[i].text));
			sl_sha256_hex(&h, got);
			if (strcmp(got, fingerprints[i].want) != 0)
				fail_msg("%s: got %s, want %s", fingerprints[i].name, got, fingerprints[i].want);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena_gives_zeroed_aligned_memory),
		cmocka_unit_test(arena_pieces_do_not_overlap),
		cmocka_unit_test(arena_is_quiet_after_warming_up),
		cmocka_unit_test(arena_release_gives_scratch_back),
		cmocka_unit_test(arena_refuses_what_cannot_be),
		cmocka_unit_test(arena_grow_keeps_the_items),
		cmocka_unit_test(buf_collects_text),
		cmocka_unit_test(buf_keeps_its_first_failure),
		cmocka_unit_test(equal_names_are_equal_pointers),
		cmocka_unit_test(names_added_by_many_are_the_same_for_all),
		cmocka_unit_test(tasks_that_come_one_by_one_are_each_done_once),
		cmocka_unit_test(distance_counts_changes),
		cmocka_unit_test(nearest_by_letters_then_spelling),
		cmocka_unit_test(diags_print_place_code_and_remedy),
		cmocka_unit_test(diags_sort_keeps_notes_with_their_message),
		cmocka_unit_test(catalogue_numbers_are_unique),
		cmocka_unit_test(diags_of_one_gemeente_are_counted_apart),
		cmocka_unit_test(diags_survive_every_failed_allocation),
		cmocka_unit_test(utf8_check_finds_the_first_bad_byte),
		cmocka_unit_test(utf8_decode_undoes_encode),
		cmocka_unit_test(file_is_read_whole),
		cmocka_unit_test(file_is_read_if_wanted),
		cmocka_unit_test(file_survives_every_failed_allocation),
		cmocka_unit_test(sha256_fingerprints),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
