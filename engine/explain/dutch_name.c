/* SPDX-License-Identifier: EUPL-1.2 */
/* Persons and things in Dutch, and what is said of them: "bijstandsnorm van Anna". */
#include "explain/dutch.h"

#include <string.h>

static const char *title_of(const sl_teller *t, uint32_t entity)
{
	const sl_member *m = &t->household->entities[entity];
	const sl_told *told;

	if (!m->kind->title)
		return NULL;
	told = sl_household_told(t->household, entity, m->kind->title);
	if (told->telling != SL_TOLD || told->value.kind != SL_STRING || !told->value.n)
		return NULL;
	return told->value.as.text;
}

static bool title_is_shared(const sl_teller *t, uint32_t entity, const char *title)
{
	const sl_household *h = t->household;

	for (uint32_t i = 1; i < h->entity_count; i++) {
		const char *other = i == entity ? NULL : title_of(t, i);

		if (other && strcmp(other, title) == 0)
			return true;
	}
	return false;
}

/* Its place among the items of its kind of one owner, from 1. */
static uint32_t place_of(const sl_household *h, const sl_member *m)
{
	uint32_t n = 1;

	for (uint32_t i = 0; i < h->kind_counts[m->kind->number]; i++) {
		const sl_member *other = &h->entities[h->by_kind[m->kind->number][i]];

		if (other->number == m->number)
			break;
		n += other->owner == m->owner;
	}
	return n;
}

static const char *name_of(sl_buf *out, const sl_teller *t, uint32_t entity);

static void print_item(sl_buf *out, const sl_teller *t, const sl_member *m)
{
	char place[SL_INT_TEXT_MAX];

	sl_int_text(place, place_of(t->household, m));
	if (m->owner == 0) {
		sl_say(out, SL_WORD_ITEM_OF_ROOT, m->kind->name, place, NULL);
		return;
	}
	sl_say(out, SL_WORD_ITEM, m->kind->name, place, name_of(out, t, m->owner));
}

static void print_entity(sl_buf *out, const sl_teller *t, uint32_t entity)
{
	const sl_member *m = &t->household->entities[entity];
	const char *title;

	if (entity == 0) {
		sl_buf_puts(out, sl_word_text(SL_WORD_THE_ROOT));
		return;
	}
	if (!m->kind->identity) {
		print_item(out, t, m);
		return;
	}
	if (!(title = title_of(t, entity)))
		sl_buf_puts(out, m->id);
	else if (title_is_shared(t, entity, title))
		sl_say(out, SL_WORD_NAME_AND_ID, title, m->id, NULL);
	else
		sl_buf_puts(out, title);
}

/* The name, made once and kept; a failure is that of `out`. */
static const char *name_of(sl_buf *out, const sl_teller *t, uint32_t entity)
{
	const char *kept = NULL;
	sl_buf name = {0};

	if (entity >= t->household->entity_count)
		return "";
	if (t->names && t->names[entity])
		return t->names[entity];
	print_entity(&name, t, entity);
	if (sl_buf_status(&name) == SL_OK)
		kept = sl_arena_strndup(t->arena, sl_buf_text(&name), name.len);
	sl_buf_free(&name);
	if (!kept) {
		out->status = SL_ENOMEM;
		return "";
	}
	if (t->names)
		t->names[entity] = kept;
	return kept;
}

void sl_dutch_entity(sl_buf *out, const sl_teller *t, uint32_t entity)
{
	sl_buf_puts(out, name_of(out, t, entity));
}

/* ---- facts and concepts ---- */

/* "huurt van van Anna", "woont op adres van Anna": after a preposition and for
 * what is true or not the name stands in brackets. */
static bool takes_brackets(const sl_feature *f)
{
	static const char *const prepositions[] = {"van", "met", "voor", "aan", "bij", "in", "op", "door", "naar", "tot"};
	const char *last = strrchr(f->name, ' ');

	if (f->type.base == SL_T_BOOLEAN)
		return true;
	if (!last || strlen(last + 1) > 4)
		return false;
	for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
		if (strcmp(last + 1, prepositions[i]) == 0)
			return true;
	return false;
}

static void print_owner(sl_buf *out, const sl_teller *t, const sl_feature *f, uint32_t entity, uint32_t other)
{
	bool brackets = takes_brackets(f);

	if (entity == 0 || entity == SL_NO_ENTITY)
		sl_buf_puts(out, f->name);
	else if (other == SL_NO_ENTITY)
		sl_say(out, brackets ? SL_WORD_OF_BRACKETS : SL_WORD_OF, f->name, name_of(out, t, entity), NULL);
	else
		sl_say(out, brackets ? SL_WORD_TOWARDS_BRACKETS : SL_WORD_TOWARDS, f->name, name_of(out, t, entity),
		       name_of(out, t, other));
}

void sl_dutch_feature(sl_buf *out, const sl_teller *t, const sl_feature *f, uint32_t entity, uint32_t other,
		      sl_date day)
{
	sl_buf what = {0}, date = {0};

	if (day == t->date) {
		print_owner(out, t, f, entity, other);
		return;
	}
	print_owner(&what, t, f, entity, other);
	sl_date_print_dutch(&date, day);
	sl_say(out, SL_WORD_ON_DAY, sl_buf_text(&what), sl_buf_text(&date), NULL);
	if (sl_buf_status(&what) != SL_OK || sl_buf_status(&date) != SL_OK)
		out->status = SL_ENOMEM;
	sl_buf_free(&what);
	sl_buf_free(&date);
}

const char *sl_feature_kept(sl_teller *t, const sl_feature *f, uint32_t entity)
{
	sl_buf buf = sl_blank(t);

	sl_dutch_feature(&buf, t, f, entity, SL_NO_ENTITY, t->date);
	return sl_keep(t, &buf);
}
