/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Units: products of powers of words, one pointer each.
 *
 *   EUR/maand           words EUR, maand     powers 1, -1
 *   EUR/4 weken         words 4 weken, EUR   powers -1, 1
 *
 * The text of a unit decides which it is: positive powers in order, then
 * "/" and the negative ones. A unit of only negative powers starts with 1.
 */
#include <stdio.h>
#include <string.h>

#include "schema/schema.h"

#define MOST_WORDS  8
#define MOST_POWER  9
#define LONGEST     255

/* One word with its power, while a unit is made. */
typedef struct part {
	const char *word;
	int power;
} part;

typedef struct parts {
	part items[2 * MOST_WORDS];
	uint32_t count;
} parts;

typedef struct cell {
	const char *text; /* interned */
	const sl_unit *unit;
} cell;

struct sl_unit_table {
	sl_arena *arena;
	sl_intern *intern;
	cell *cells; /* open addressing by the pointer of the text */
	size_t size, count;
};

sl_unit_table *sl_units_new(sl_arena *arena, sl_intern *intern)
{
	sl_unit_table *t = sl_arena_alloc(arena, sizeof *t);

	if (!t)
		return NULL;
	*t = (sl_unit_table){.arena = arena, .intern = intern};
	return t;
}

const char *sl_unit_text(const sl_unit *u)
{
	return u ? u->text : "";
}

/* ---- the table ---- */

static cell *cell_of(const sl_unit_table *t, const char *text)
{
	size_t i = (size_t)((uintptr_t)text >> 4) * 0x9E3779B1u;

	for (;; i++) {
		cell *c = &t->cells[i & (t->size - 1)];

		if (!c->text || c->text == text)
			return c;
	}
}

static bool grow(sl_unit_table *t)
{
	sl_unit_table bigger = *t;

	bigger.size = t->size ? t->size * 2 : 32;
	if (!(bigger.cells = sl_arena_calloc(t->arena, bigger.size, sizeof *bigger.cells)))
		return false;
	for (size_t i = 0; i < t->size; i++)
		if (t->cells[i].text)
			*cell_of(&bigger, t->cells[i].text) = t->cells[i];
	*t = bigger;
	return true;
}

static void sort_parts(parts *p)
{
	for (uint32_t i = 1; i < p->count; i++)
		for (uint32_t j = i; j && strcmp(p->items[j - 1].word, p->items[j].word) > 0; j--) {
			part swap = p->items[j];

			p->items[j] = p->items[j - 1];
			p->items[j - 1] = swap;
		}
}

static int write_part(char *out, size_t room, const char *sign, const char *word, int power)
{
	if (power == 1)
		return snprintf(out, room, "%s%s", sign, word);
	return snprintf(out, room, "%s%s^%d", sign, word, power);
}

/* The text of sorted parts; 0 when it would be too long. */
static size_t write_text(char out[LONGEST + 1], const parts *p)
{
	size_t n = 0;

	for (int round = 0; round < 2; round++) {
		if (round && !n)
			out[n++] = '1';
		for (uint32_t i = 0; i < p->count; i++) {
			int power = p->items[i].power;
			const char *sign = round ? "/" : n ? "*" : "";

			if ((power < 0) != round)
				continue;
			n += (size_t)write_part(out + n, LONGEST + 1 - n, sign, p->items[i].word,
						round ? -power : power);
			if (n > LONGEST)
				return 0;
		}
	}
	return n;
}

static const sl_unit *make_unit(sl_unit_table *t, const char *text, const parts *p)
{
	sl_unit *u = sl_arena_alloc(t->arena, sizeof *u);
	const char **words = sl_arena_calloc(t->arena, p->count, sizeof *words);
	int8_t *powers = sl_arena_calloc(t->arena, p->count, sizeof *powers);

	if (!u || !words || !powers)
		return NULL;
	for (uint32_t i = 0; i < p->count; i++) {
		words[i] = p->items[i].word;
		powers[i] = (int8_t)p->items[i].power;
	}
	*u = (sl_unit){text, p->count, words, powers};
	return u;
}

/* The one unit of these parts (no power 0). */
static sl_status find_unit(const sl_unit **out, sl_unit_table *t, parts *p)
{
	char text[LONGEST + 1];
	const char *name;
	size_t n;
	cell *c;

	if (p->count == 0) {
		*out = NULL;
		return SL_OK;
	}
	sort_parts(p);
	if (!(n = write_text(text, p)))
		return SL_EINVAL;
	if (t->count >= t->size / 2 && !grow(t))
		return SL_ENOMEM;
	if (!(name = sl_intern_add(t->intern, text, n)))
		return SL_ENOMEM;
	c = cell_of(t, name);
	if (!c->text) {
		if (!(c->unit = make_unit(t, name, p)))
			return SL_ENOMEM;
		c->text = name;
		t->count++;
	}
	*out = c->unit;
	return SL_OK;
}

static sl_status add_part(parts *p, const char *word, int power)
{
	uint32_t i;

	for (i = 0; i < p->count && p->items[i].word != word; i++)
		;
	if (i == p->count) {
		if (i == sizeof p->items / sizeof *p->items)
			return SL_EINVAL;
		p->items[p->count++] = (part){word, 0};
	}
	power += p->items[i].power;
	if (power > MOST_POWER || power < -MOST_POWER)
		return SL_EINVAL;
	p->items[i].power = power;
	if (power == 0)
		p->items[i] = p->items[--p->count];
	return SL_OK;
}

/* ---- parsing ---- */

static bool is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* A word may hold single spaces: "4 weken". Copies it, normalised, and
 * returns the bytes read; 0 when no word stands there. */
static size_t read_word(char out[LONGEST + 1], size_t *length, const char *text, size_t n)
{
	size_t i = 0, end = 0;

	*length = 0;
	while (i < n) {
		if (is_space(text[i])) {
			i++;
			continue;
		}
		if (!is_word_byte(text[i]))
			break;
		if (*length + 2 > LONGEST)
			return 0;
		if (*length && end < i)
			out[(*length)++] = ' ';
		out[(*length)++] = text[i++];
		end = i;
	}
	return *length ? i : 0;
}

static bool has_letter(const char *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!(word[i] >= '0' && word[i] <= '9') && word[i] != ' ')
			return true;
	return false;
}

/* "^2" behind a word. */
static size_t read_power(int *power, const char *text, size_t n)
{
	*power = 1;
	if (n < 2 || text[0] != '^')
		return 0;
	if (text[1] < '1' || text[1] > '9')
		return 0;
	*power = text[1] - '0';
	return 2;
}

/* One word with its power, into the parts. *used gets the bytes read. */
static sl_status read_part(size_t *used, parts *p, sl_unit_table *t, const char *text, size_t n,
			   bool below, bool first)
{
	char word[LONGEST + 1];
	size_t length, at = read_word(word, &length, text, n);
	const char *name;
	int power;

	if (!at)
		return SL_EINVAL;
	at += read_power(&power, text + at, n - at);
	while (at < n && is_space(text[at]))
		at++;
	*used = at;
	if (!has_letter(word, length)) /* only the 1 of 1/maand */
		return first && length == 1 && word[0] == '1' ? SL_OK : SL_EINVAL;
	if (!(name = sl_intern_add(t->intern, word, length)))
		return SL_ENOMEM;
	return add_part(p, name, below ? -power : power);
}

sl_status sl_unit_parse(const sl_unit **out, sl_unit_table *t, const char *text, size_t n)
{
	parts p = {.count = 0};
	bool below = false;
	size_t at = 0, used, blank = 0;
	sl_status err;

	while (blank < n && is_space(text[blank]))
		blank++;
	if (blank == n) {
		*out = NULL;
		return SL_OK;
	}
	for (;;) {
		if ((err = read_part(&used, &p, t, text + at, n - at, below, at == 0)) != SL_OK)
			return err;
		at += used;
		if (at == n)
			break;
		if (text[at] != '/' && text[at] != '*')
			return SL_EINVAL;
		below = text[at++] == '/';
	}
	if (p.count > MOST_WORDS)
		return SL_EINVAL;
	return find_unit(out, t, &p);
}

/* ---- computing ---- */

static sl_status combine(const sl_unit **out, sl_unit_table *t, const sl_unit *a,
			 const sl_unit *b, int sign)
{
	parts p = {.count = 0};
	sl_status err = SL_OK;

	for (uint32_t i = 0; a && err == SL_OK && i < a->count; i++)
		err = add_part(&p, a->words[i], a->powers[i]);
	for (uint32_t i = 0; b && err == SL_OK && i < b->count; i++)
		err = add_part(&p, b->words[i], sign * b->powers[i]);
	if (err != SL_OK)
		return err;
	if (p.count > MOST_WORDS)
		return SL_EINVAL;
	return find_unit(out, t, &p);
}

sl_status sl_unit_multiply(const sl_unit **out, sl_unit_table *t, const sl_unit *a, const sl_unit *b)
{
	return combine(out, t, a, b, 1);
}

sl_status sl_unit_divide(const sl_unit **out, sl_unit_table *t, const sl_unit *a, const sl_unit *b)
{
	return combine(out, t, a, b, -1);
}

bool sl_unit_per_month(const sl_unit *u, int *times, int *of)
{
	static const struct { const char *text; int times, of; } known[] = {
		{"EUR/maand", 1, 1}, {"EUR/4 weken", 13, 12}, {"EUR/jaar", 1, 12}, {"EUR/week", 52, 12}};

	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strcmp(sl_unit_text(u), known[i].text) == 0) {
			*times = known[i].times;
			*of = known[i].of;
			return true;
		}
	return false;
}
