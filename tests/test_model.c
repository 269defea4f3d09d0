/* SPDX-License-Identifier: EUPL-1.2 */
/* References in the law, units of the schema, and the fingerprint of files. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/sha256.h"
#include "model/jci.h"
#include "model/model.h"

/* ---- jci ---- */

static const struct {
	const char *name, *text;
	const char *words; /* NULL: refused */
	size_t at;         /* where it goes wrong */
} references[] = {
	{"article", "jci1.3:c:BWBR0015703&artikel=19", "art. 19", 0},
	{"paragraph and part", "jci1.3:c:BWBR0015703&artikel=22a&lid=1&o=a", "art. 22a lid 1 onderdeel a", 0},
	{"nested parts", "jci1.3:c:BWBR0015703&artikel=22a&lid=1&o=d&o=3", "art. 22a lid 1 onderdeel d onder 3", 0},
	{"any order", "jci1.3:c:BWBR0015703&o=d&lid=1&o=3&artikel=22a", "art. 22a lid 1 onderdeel d onder 3", 0},
	{"version 1.31, kind v", "jci1.31:v:BWBR0015703&artikel=7&z=2026-01-01&g=2026-01-01", "art. 7", 0},
	{"chapter above an article", "jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1&artikel=7", "art. 7", 0},
	{"chapter alone", "jci1.3:c:BWBR0015703&hoofdstuk=2&paragraaf=2.1", "hoofdstuk 2 par. 2.1", 0},
	{"article with colons", "jci1.3:c:BWBR0005537&artikel=3:46", "art. 3:46", 0},
	{"appendix", "jci1.3:c:BWBR0015703&bijlage=1&artikel=2", "bijlage 1 art. 2", 0},
	{"decree", "jci1.3:c:BWBV0001000&artikel=8", "art. 8", 0},
	{"ordinance", "jci1.3:c:CVDR123456&artikel=3", "art. 3", 0},
	{"text alone", "jci1.3:c:BWBR0015703", "", 0},
	{"no jci", "BWBR0015703", NULL, 0},
	{"other version", "jci1.0:c:BWBR0015703&artikel=1", NULL, 0},
	{"other kind", "jci1.3:x:BWBR0015703", NULL, 7},
	{"short number", "jci1.3:c:BWBR001570&artikel=1", NULL, 9},
	{"other letter", "jci1.3:c:BWBX0015703&artikel=1", NULL, 9},
	{"unknown parameter", "jci1.3:c:BWBR0015703&artikel=1&onderdeel=a", NULL, 31},
	{"twice", "jci1.3:c:BWBR0015703&lid=1&lid=2", NULL, 27},
	{"no value", "jci1.3:c:BWBR0015703&lid=", NULL, 21},
	{"no name", "jci1.3:c:BWBR0015703&=1", NULL, 21},
	{"no sign", "jci1.3:c:BWBR0015703&lid", NULL, 21},
	{"loose end", "jci1.3:c:BWBR0015703&", NULL, 21},
	{"bad day", "jci1.3:c:BWBR0015703&g=2026", NULL, 21},
	{"bad character", "jci1.3:c:BWBR0015703&artikel=1\"", NULL, 21},
	{"too many parts", "jci1.3:c:BWBR0015703&o=1&o=2&o=3&o=4&o=5&o=6&o=7&o=8&o=9&o=a&o=b&o=c&o=d&o=e&o=f&o=g&o=h", NULL, 85},
};

static void references_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
		const char *text = references[i].text, *why = NULL;
		sl_buf words = {0};
		size_t at = SIZE_MAX;
		sl_jci jci;
		sl_status err = sl_jci_parse(&jci, text, strlen(text), &at, &why);

		if (!references[i].words) {
			if (err != SL_EINVAL || at != references[i].at || !why)
				fail_msg("%s: status %d at %zu", references[i].name, err, at);
			continue;
		}
		if (err != SL_OK)
			fail_msg("%s: refused at %zu: %s", references[i].name, at, why);
		sl_jci_print(&words, &jci);
		if (strcmp(sl_buf_text(&words), references[i].words) != 0)
			fail_msg("%s: %s", references[i].name, sl_buf_text(&words));
		sl_buf_free(&words);
	}
}

/* What is built is read back as the same. */
static void references_are_built(void **state)
{
	static const char *const parts[] = {"d", "3"};
	sl_buf b = {0};
	sl_jci jci;

	(void)state;
	sl_jci_build(&b, "BWBR0015703", "22a", "1", parts, 2);
	assert_string_equal(b.text, "jci1.3:c:BWBR0015703&artikel=22a&lid=1&o=d&o=3");
	sl_buf_clear(&b);
	sl_jci_build(&b, "BWBR0015703", "1 \xC2\xB0&", NULL, NULL, 0);
	assert_string_equal(b.text, "jci1.3:c:BWBR0015703&artikel=1%20%C2%B0%26");
	assert_int_equal(sl_jci_parse(&jci, b.text, b.len, NULL, NULL), SL_OK);
	sl_buf_free(&b);
}

static void links_lead_to_the_official_text(void **state)
{
	static const struct {
		const char *name, *jci, *day, *want;
	} rows[] = {
		{"law", "jci1.3:c:BWBR0015703&artikel=19", NULL,
		 "https://wetten.overheid.nl/jci1.3:c:BWBR0015703&artikel=19"},
		{"law on a day", "jci1.3:c:BWBR0015703&artikel=19", "2026-07-01",
		 "https://wetten.overheid.nl/jci1.3:c:BWBR0015703&artikel=19&z=2026-07-01&g=2026-07-01"},
		{"its own day", "jci1.3:c:BWBR0015703&artikel=19&g=2020-01-01", "2026-07-01",
		 "https://wetten.overheid.nl/jci1.3:c:BWBR0015703&artikel=19&g=2020-01-01"},
		{"ordinance", "jci1.3:c:CVDR123456&artikel=3", "2026-07-01",
		 "https://lokaleregelgeving.overheid.nl/CVDR123456"},
		{"none", NULL, NULL, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_source s = {.jci = rows[i].jci};
		sl_date day = SL_FOREVER;
		sl_buf b = {0};

		if (rows[i].day)
			assert_int_equal(sl_date_parse(&day, rows[i].day, 10), SL_OK);
		sl_source_link(&b, &s, day);
		if (strcmp(sl_buf_text(&b), rows[i].want) != 0)
			fail_msg("%s: %s", rows[i].name, sl_buf_text(&b));
		sl_buf_free(&b);
	}
}

static void sources_say_which_text(void **state)
{
	static const char *const parts[] = {"a"};
	const sl_regulation law = {.id = "pw", .title = "Participatiewet"}, book = {.id = "boek"};
	const struct {
		const char *name;
		sl_source source;
		const char *want;
	} rows[] = {
		{"place", {.regulation = &law, .article = "22a", .paragraph = "1", .parts = parts,
			   .part_count = 1}, "art. 22a lid 1 onderdeel a Participatiewet"},
		{"no article", {.regulation = &law}, "Participatiewet"},
		{"no title", {.regulation = &book, .article = "2"}, "art. 2 boek"},
		{"another text", {.regulation = &law, .article = "7a", .cited = "AOW"}, "art. 7a AOW"},
		{"chapter", {.regulation = &law, .jci = "jci1.3:c:BWBR0015703&hoofdstuk=2"},
		 "hoofdstuk 2 Participatiewet"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		sl_buf b = {0};

		sl_source_print(&b, &rows[i].source);
		if (strcmp(sl_buf_text(&b), rows[i].want) != 0)
			fail_msg("%s: %s", rows[i].name, sl_buf_text(&b));
		sl_buf_free(&b);
	}
}

/* ---- units ---- */

static const struct {
	const char *text, *want; /* NULL: refused */
} units[] = {
	{"EUR", "EUR"},
	{"EUR/maand", "EUR/maand"},
	{" EUR / maand ", "EUR/maand"},
	{"EUR/4  weken", "EUR/4 weken"},
	{"uur*EUR/week", "EUR*uur/week"},
	{"EUR/uur/week", "EUR/uur/week"},
	{"EUR*maand/maand", "EUR"},
	{"m^2", "m^2"},
	{"m*m", "m^2"},
	{"1/maand", "1/maand"},
	{"procent", "procent"},
	{"", ""},
	{"1", ""},
	{"a/a", ""},
	{"EUR//maand", NULL},
	{"/maand", NULL},
	{"EUR/", NULL},
	{"EUR/1", NULL},
	{"12", NULL},
	{"EUR,maand", NULL},
	{"m^0", NULL},
	{"m^", NULL},
	{"a^9*a", NULL},
	{"a*b*c*d*e*f*g*h*i", NULL},
};

static void units_are_read(void **state)
{
	sl_arena arena = {0};
	sl_intern names;
	sl_unit_table *t;

	(void)state;
	sl_intern_init(&names, &arena);
	t = sl_units_new(&arena, &names);
	assert_non_null(t);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const sl_unit *u = NULL, *again = NULL;
		sl_status err = sl_unit_parse(&u, t, units[i].text, strlen(units[i].text));

		if (!units[i].want) {
			if (err != SL_EINVAL)
				fail_msg("\"%s\": status %d", units[i].text, err);
			continue;
		}
		if (err != SL_OK || strcmp(sl_unit_text(u), units[i].want) != 0)
			fail_msg("\"%s\": status %d, \"%s\"", units[i].text, err, sl_unit_text(u));
		/* Its text is the same unit, and the same pointer. */
		assert_int_equal(sl_unit_parse(&again, t, sl_unit_text(u), strlen(sl_unit_text(u))), SL_OK);
		assert_ptr_equal(again, u);
	}
	sl_arena_free(&arena);
}

/* For all pairs: (a * b) / b is a, and a / b is the inverse of b / a. */
static void units_multiply_and_cancel(void **state)
{
	static const char *const texts[] = {"", "EUR", "EUR/maand", "uur/week", "maand/jaar", "m^2", "1/uur"};
	enum { N = sizeof texts / sizeof *texts };
	const sl_unit *u[N], *x, *y, *z;
	sl_arena arena = {0};
	sl_intern names;
	sl_unit_table *t;

	(void)state;
	sl_intern_init(&names, &arena);
	t = sl_units_new(&arena, &names);
	for (int i = 0; i < N; i++)
		assert_int_equal(sl_unit_parse(&u[i], t, texts[i], strlen(texts[i])), SL_OK);
	for (int i = 0; i < N; i++)
		for (int k = 0; k < N; k++) {
			assert_int_equal(sl_unit_multiply(&x, t, u[i], u[k]), SL_OK);
			assert_int_equal(sl_unit_divide(&y, t, x, u[k]), SL_OK);
			assert_ptr_equal(y, u[i]);
			assert_int_equal(sl_unit_multiply(&y, t, u[k], u[i]), SL_OK);
			assert_ptr_equal(x, y);
			assert_int_equal(sl_unit_divide(&x, t, u[i], u[k]), SL_OK);
			assert_int_equal(sl_unit_divide(&y, t, u[k], u[i]), SL_OK);
			assert_int_equal(sl_unit_multiply(&z, t, x, y), SL_OK);
			assert_null(z);
		}
	sl_arena_free(&arena);
}

/* ---- fingerprint: the examples of FIPS 180-4 and the NIST long message ---- */

static void expect_hash(const char *piece, size_t n, size_t times, const char *want)
{
	sl_sha256 h;
	char hex[65];

	sl_sha256_init(&h);
	for (size_t i = 0; i < times; i++)
		sl_sha256_add(&h, piece, n);
	sl_sha256_hex(&h, hex);
	assert_string_equal(hex, want);
}

static void fingerprints_are_sha256(void **state)
{
	(void)state;
	expect_hash("", 0, 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	expect_hash("abc", 3, 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	expect_hash("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, 1,
		    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
	expect_hash("a", 1, 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	expect_hash("aaaaaaaaaa", 10, 100000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(references_are_read),
		cmocka_unit_test(references_are_built),
		cmocka_unit_test(links_lead_to_the_official_text),
		cmocka_unit_test(sources_say_which_text),
		cmocka_unit_test(units_are_read),
		cmocka_unit_test(units_multiply_and_cancel),
		cmocka_unit_test(fingerprints_are_sha256),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
