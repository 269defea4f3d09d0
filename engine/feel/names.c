/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Names: a tree by word, its edges in one hash table.
 *
 *     (root) -- norm ----------- "norm"
 *            \- datum -- in -- dienst ----- "datum in dienst"
 *            \- Date -'- ... "-" -- Time -- "Date-Time"
 *
 * A step is a word or one sign, and whether white space stands before it:
 * so `a - b` subtracts also where `a-b` is a name. To look a name up costs
 * as many steps as it has words, however many names there are.
 */
#include "feel/names.h"

#include <string.h>

#include "feel/chars.h"
#include "feel/trie.h"

#define FIRST_SLOTS 64

typedef struct node {
	const char *word;
	uint32_t length, hash;
	uint32_t parent;  /* its number */
	uint32_t entered; /* scopes in which the name is known, in local sets */
	bool spaced;
	const char *name; /* interned, when a name ends here */
} node;

struct sl_names {
	sl_arena *arena;
	sl_intern *intern;
	node *nodes; /* 0 is the root */
	size_t count, cap;
	uint32_t *slots; /* numbers of nodes; 0 is free */
	size_t slot_count;
};

/* The next step of a name in a text. */
typedef struct step {
	const char *word;
	size_t length, used; /* used: with the white space before it */
	bool spaced;
} step;

static const char *const builtins[] = {
#define SL_FN(id, code, name, ...) name,
#include "function/functions.def"
#undef SL_FN
};

static bool next_step(step *out, const char *text, size_t n, bool first)
{
	size_t space = first ? 0 : sl_feel_space(text, n), length;

	text += space;
	n -= space;
	if (!(length = sl_feel_word(text, n)))
		length = first ? 0 : sl_feel_sign(text, n);
	*out = (step){text, length, space + length, space > 0};
	return length > 0;
}

static uint32_t hash_of(uint32_t parent, const step *s)
{
	uint32_t h = (2166136261u ^ parent * 2654435761u) + s->spaced;

	for (size_t i = 0; i < s->length; i++)
		h = (h ^ (unsigned char)s->word[i]) * 16777619u;
	return h ^ h >> 15;
}

static uint32_t find(const sl_names *names, uint32_t parent, const step *s, uint32_t hash)
{
	size_t mask = names->slot_count - 1;
	uint32_t number;

	for (size_t i = hash & mask; (number = names->slots[i]); i = (i + 1) & mask) {
		const node *n = &names->nodes[number];

		if (n->hash == hash && n->parent == parent && n->length == s->length &&
		    n->spaced == s->spaced && memcmp(n->word, s->word, s->length) == 0)
			return number;
	}
	return 0;
}

static void put_slot(uint32_t *slots, size_t slot_count, uint32_t hash, uint32_t number)
{
	size_t i = hash & (slot_count - 1);

	while (slots[i])
		i = (i + 1) & (slot_count - 1);
	slots[i] = number;
}

static bool grow_slots(sl_names *names)
{
	size_t slot_count = names->slot_count * 2;
	uint32_t *slots = sl_arena_calloc(names->arena, slot_count, sizeof *slots);

	if (!slots)
		return false;
	for (uint32_t i = 1; i < names->count; i++)
		put_slot(slots, slot_count, names->nodes[i].hash, i);
	names->slots = slots;
	names->slot_count = slot_count;
	return true;
}

static uint32_t add_node(sl_names *names, uint32_t parent, const step *s, uint32_t hash)
{
	node *nodes;
	char *word;

	if (names->count * 2 >= names->slot_count && !grow_slots(names))
		return 0;
	nodes = sl_arena_grow(names->arena, names->nodes, names->count, &names->cap,
			      sizeof *nodes);
	if (!nodes)
		return 0;
	names->nodes = nodes;
	if (!(word = sl_arena_strndup(names->arena, s->word, s->length)))
		return 0;
	nodes[names->count] = (node){.word = word,
				     .length = (uint32_t)s->length,
				     .hash = hash,
				     .parent = parent,
				     .spaced = s->spaced};
	put_slot(names->slots, names->slot_count, hash, (uint32_t)names->count);
	return (uint32_t)names->count++;
}

static sl_names *new_set(sl_arena *arena, sl_intern *intern)
{
	sl_names *names = sl_arena_alloc(arena, sizeof *names);

	if (!names)
		return NULL;
	*names = (sl_names){.arena = arena, .intern = intern, .count = 1, .cap = 16,
			    .slot_count = FIRST_SLOTS};
	names->nodes = sl_arena_calloc(arena, names->cap, sizeof *names->nodes);
	names->slots = sl_arena_calloc(arena, names->slot_count, sizeof *names->slots);
	return names->nodes && names->slots ? names : NULL;
}

sl_names *sl_names_new(sl_arena *arena, sl_intern *intern)
{
	sl_names *names = new_set(arena, intern);

	if (!names)
		return NULL;
	for (size_t i = 0; i < sizeof builtins / sizeof *builtins; i++)
		if (sl_names_add(names, builtins[i], strlen(builtins[i])) != SL_OK)
			return NULL;
	return names;
}

sl_names *sl_names_local(sl_arena *arena, const sl_names *like)
{
	return new_set(arena, like->intern);
}

/* A digit or a mark may go on with a word but not begin a name. */
static bool begins_name(const char *name, size_t n)
{
	uint32_t c;

	return sl_feel_char(&c, name, n) && !(c >= '0' && c <= '9') && c != 0xB7 &&
	       !(c >= 0x300 && c <= 0x36F) && c != 0x203F && c != 0x2040;
}

uint32_t sl_names_number(sl_names *names, const char *name, size_t n, sl_status *status)
{
	size_t at = sl_feel_space(name, n), first = at, end = at;
	uint32_t number = 0, hash, child;
	step s;

	*status = SL_EINVAL;
	if (n > SL_NAME_MOST || !begins_name(name + at, n - at))
		return 0;
	/* First see that all of it is a name, so that no half of it stays. */
	while (next_step(&s, name + end, n - end, end == first))
		end += s.used;
	if (end == first || end + sl_feel_space(name + end, n - end) != n)
		return 0;
	*status = SL_ENOMEM;
	for (; at < end; at += s.used, number = child) {
		next_step(&s, name + at, end - at, at == first);
		hash = hash_of(number, &s);
		child = find(names, number, &s, hash);
		if (!child && !(child = add_node(names, number, &s, hash)))
			return 0;
	}
	if (!names->nodes[number].name &&
	    !(names->nodes[number].name = sl_names_normal(names, name, n)))
		return 0;
	*status = SL_OK;
	return number;
}

sl_status sl_names_add(sl_names *names, const char *name, size_t n)
{
	sl_status status;

	sl_names_number(names, name, n, &status);
	return status;
}

void sl_names_enter(sl_names *names, uint32_t number)
{
	names->nodes[number].entered++;
}

void sl_names_leave(sl_names *names, uint32_t number)
{
	names->nodes[number].entered--;
}

static const char *longest(const sl_names *names, const char *text, size_t n,
			   size_t *used, bool entered)
{
	const char *best = NULL;
	uint32_t number = 0;
	size_t at = 0;
	step s;

	while (next_step(&s, text + at, n - at, at == 0)) {
		number = find(names, number, &s, hash_of(number, &s));
		if (!number)
			break;
		at += s.used;
		if (names->nodes[number].name &&
		    (!entered || names->nodes[number].entered)) {
			best = names->nodes[number].name;
			*used = at;
		}
	}
	return best;
}

const char *sl_names_longest(const sl_names *names, const char *text, size_t n,
			     size_t *used)
{
	return longest(names, text, n, used, false);
}

const char *sl_names_longest_entered(const sl_names *names, const char *text, size_t n,
				     size_t *used)
{
	return longest(names, text, n, used, true);
}

const char *sl_names_intern(const sl_names *names, const char *name, size_t n)
{
	return sl_intern_add(names->intern, name, n);
}

const char *sl_names_normal(const sl_names *names, const char *name, size_t n)
{
	char text[SL_NAME_MOST];
	size_t at = sl_feel_space(name, n), space, length = 0;

	while (at < n && length < sizeof text) {
		if (!(space = sl_feel_space(name + at, n - at))) {
			text[length++] = name[at++];
			continue;
		}
		at += space;
		if (at < n)
			text[length++] = ' ';
	}
	return sl_intern_add(names->intern, text, length);
}

const char *sl_names_nearest(const sl_names *names, const char *name)
{
	sl_nearest n = sl_nearest_to(name);

	for (size_t i = 1; i < names->count; i++)
		if (names->nodes[i].name && strcmp(names->nodes[i].name, name) != 0)
			sl_nearest_consider(&n, names->nodes[i].name);
	return n.best;
}
