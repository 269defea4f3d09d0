/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Values in one comparable form, as text:
 *
 *   2, "2.00", 2e0          getal 2e0
 *   true, "ja"              ja/nee ja
 *   null                    leeg
 *   ["b", "a"], "[b, a]"    lijst tekst a|tekst b
 *   "eigen_kracht"          tekst eigen kracht
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "lawtest/parts.h"

/* ---- numbers ---- */

/* [+-]digits[.digits][e[+-]digits] */
static bool is_number(const char *s, size_t n, bool exponent)
{
	size_t i = n && (*s == '-' || *s == '+'), digits;

	for (digits = i; i < n && isdigit((unsigned char)s[i]); i++)
		;
	if (i == digits)
		return false;
	if (i < n && s[i] == '.') {
		for (digits = ++i; i < n && isdigit((unsigned char)s[i]); i++)
			;
		if (i == digits)
			return false;
	}
	return i == n || (exponent && (s[i] == 'e' || s[i] == 'E'));
}

/* Digits without zeros at either end, and the power of ten behind them. */
static const char *plain_number(sl_arena *arena, const char *s, size_t n)
{
	char *digits = sl_arena_alloc(arena, n + 1);
	bool negative = *s == '-', point = false;
	size_t count = 0, i = *s == '-' || *s == '+';
	long power = 0;
	sl_buf text = {0};
	const char *out;

	if (!digits)
		return NULL;
	for (; i < n && s[i] != 'e' && s[i] != 'E'; i++) {
		if (s[i] == '.') {
			point = true;
			continue;
		}
		power -= point;
		if (count || s[i] != '0')
			digits[count++] = s[i];
	}
	if (i < n)
		power += strtol(s + i + 1, NULL, 10);
	for (; count && digits[count - 1] == '0'; count--)
		power++;
	if (!count)
		return "getal 0";
	sl_buf_printf(&text, "getal %s%.*se%ld", negative ? "-" : "", (int)count, digits, power);
	out = sl_buf_status(&text) == SL_OK ? sl_arena_strdup(arena, text.text) : NULL;
	sl_buf_free(&text);
	return out;
}

/* ---- lists ---- */

static int compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Sorted, each once. */
static const char *join(sl_arena *arena, const char **items, size_t count)
{
	sl_buf text = {0};
	const char *out;

	if (count)
		qsort(items, count, sizeof *items, compare);
	sl_buf_puts(&text, "lijst ");
	for (size_t i = 0; i < count; i++)
		if (!i || strcmp(items[i], items[i - 1]) != 0)
			sl_buf_printf(&text, "%zu:%s|", strlen(items[i]), items[i]);
	out = sl_buf_status(&text) == SL_OK ? sl_arena_strdup(arena, text.text) : NULL;
	sl_buf_free(&text);
	return out;
}

static const char *plain_list(sl_arena *arena, const sl_json_node *list)
{
	const char **items = sl_arena_calloc(arena, list->count + 1, sizeof *items);
	size_t n = 0;

	for (const sl_json_node *item = list->first; items && item; item = item->next)
		if (!(items[n++] = sl_plain(arena, item)))
			return NULL;
	return items ? join(arena, items, n) : NULL;
}

static const char *plain_text(sl_arena *arena, const char *s, size_t n);

/* "[a, b]": JSON, or words between commas. */
static const char *plain_list_text(sl_arena *arena, const char *s, size_t n)
{
	sl_json_source source = {.text = s, .n = n};
	sl_diags ignored = {0};
	sl_json_node *node;
	sl_status err = sl_json_read(&node, arena, &source, &ignored);
	const char **items = sl_arena_calloc(arena, n, sizeof *items);
	size_t count = 0;

	sl_diags_free(&ignored);
	if (err == SL_OK || !items)
		return err == SL_OK ? plain_list(arena, node) : NULL;
	for (size_t at = 1; at < n - 1;) {
		size_t end = at;

		while (end < n - 1 && s[end] != ',')
			end++;
		if (end > at && !(items[count++] = plain_text(arena, s + at, end - at)))
			return NULL;
		at = end + 1;
	}
	return join(arena, items, count);
}

/* ---- texts ---- */

static bool is_word(const char *s, size_t n, const char *a, const char *b)
{
	return (n == strlen(a) && strncasecmp(s, a, n) == 0) || (n == strlen(b) && strncasecmp(s, b, n) == 0);
}

static const char *plain_text(sl_arena *arena, const char *s, size_t n)
{
	char *out;

	while (n && isspace((unsigned char)*s)) {
		s++;
		n--;
	}
	while (n && isspace((unsigned char)s[n - 1]))
		n--;
	if (is_number(s, n, false))
		return plain_number(arena, s, n);
	if (is_word(s, n, "true", "ja"))
		return "ja/nee ja";
	if (is_word(s, n, "false", "nee"))
		return "ja/nee nee";
	if (n > 1 && s[0] == '[' && s[n - 1] == ']')
		return plain_list_text(arena, s, n);
	if (!(out = sl_arena_alloc(arena, n + sizeof "tekst ")))
		return NULL;
	memcpy(out, "tekst ", strlen("tekst "));
	memcpy(out + strlen("tekst "), s, n);
	for (char *at = out; (at = strchr(at, '_'));)
		*at = ' ';
	return out;
}

/* A value that is not known: equal to nothing but itself. */
static const char *plain_object(sl_arena *arena, const sl_json_node *object)
{
	sl_buf text = {0};
	sl_json_writer w = {.out = &text};
	const char *out;

	sl_json_tree(&w, object);
	out = sl_buf_status(&text) == SL_OK ? sl_arena_strdup(arena, text.text) : NULL;
	sl_buf_free(&text);
	return out;
}

const char *sl_plain(sl_arena *arena, const sl_json_node *value)
{
	if (!value)
		return "leeg";
	switch (value->kind) {
	case SL_JSON_NULL:
		return "leeg";
	case SL_JSON_TRUE:
		return "ja/nee ja";
	case SL_JSON_FALSE:
		return "ja/nee nee";
	case SL_JSON_NUMBER:
		return plain_number(arena, value->text, value->length);
	case SL_JSON_STRING:
		return plain_text(arena, value->text, value->length);
	case SL_JSON_ARRAY:
		return plain_list(arena, value);
	case SL_JSON_OBJECT:
		break;
	}
	return plain_object(arena, value);
}

bool sl_plain_equal(sl_arena *arena, const sl_json_node *a, const sl_json_node *b)
{
	const char *x = sl_plain(arena, a), *y = sl_plain(arena, b);

	return x && y && strcmp(x, y) == 0;
}
