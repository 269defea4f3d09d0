/* SPDX-License-Identifier: EUPL-1.2 */
/* The base room: arenas, growing text, names, work in threads, fingerprints. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/beside.h"
#include "base/buf.h"
#include "base/intern.h"
#include "base/sha256.h"
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
		cmocka_unit_test(sha256_fingerprints),
	};

	return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
