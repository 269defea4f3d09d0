/* SPDX-License-Identifier: EUPL-1.2 */
/* Values, and whom and what they are about, as JSON. */
#include "explain/data.h"

#include <string.h>

void sl_data_buf(sl_json_writer *w, sl_buf *b)
{
	sl_json_string_n(w, sl_buf_text(b), b->len);
	if (sl_buf_status(b) != SL_OK)
		w->out->status = SL_ENOMEM;
	sl_buf_free(b);
}

void sl_data_day(sl_json_writer *w, const char *key, sl_date day)
{
	char text[SL_DATE_TEXT_MAX];

	sl_date_text(text, day);
	sl_json_member(w, key, text);
}

void sl_data_member_if(sl_json_writer *w, const char *key, const char *text)
{
	if (text)
		sl_json_member(w, key, text);
}

const char *sl_data_key(sl_teller *t, const char *name)
{
	char *key = sl_arena_strdup(t->arena, name);

	if (!key) {
		t->status = SL_ENOMEM;
		return name;
	}
	for (char *c = key; *c; c++)
		if (*c == ' ')
			*c = '_';
	return key;
}

/* ---- whom it is about ---- */

static uint32_t person_of(const sl_teller *t, uint32_t entity)
{
	const sl_household *h = t->household;

	while (entity && h->entities[entity].owner)
		entity = h->entities[entity].owner;
	return entity;
}

/* "persoon", and for an item its kind with its own id. */
void sl_data_about(sl_json_writer *w, const sl_teller *t, uint32_t entity)
{
	const sl_household *h = t->household;
	uint32_t person;

	if (entity == SL_NO_ENTITY || entity >= h->entity_count || entity == 0)
		return;
	person = person_of(t, entity);
	sl_json_member(w, h->entities[person].kind->key, h->entities[person].id);
	if (person != entity)
		sl_json_member(w, h->entities[entity].kind->key, h->entities[entity].id);
}

void sl_data_decision_name(sl_json_writer *w, const sl_teller *t, const sl_decision *d, uint32_t entity)
{
	sl_json_member(w, "besluit", d->id);
	sl_data_about(w, t, entity);
}

void sl_data_question(sl_json_writer *w, sl_teller *t, const sl_cause *c)
{
	sl_data_about(w, t, c->entity);
	sl_json_member(w, "feit", c->feature->key);
	sl_json_member(w, "vraag", sl_question_of(c->feature));
}

const char *sl_data_id(const sl_teller *t, uint32_t entity)
{
	return entity ? t->household->entities[entity].id : t->household->entities[0].kind->key;
}

/* ---- sources ---- */

const char *sl_data_reference(sl_teller *t, const sl_source *s)
{
	return s->jci ? s->jci : sl_source_kept(t, s);
}

typedef struct references {
	const char **items;
	uint32_t count;
	size_t cap;
} references;

/* Each reference once, where it comes first. */
static void add_reference(sl_teller *t, references *r, const char *text)
{
	const char **items;

	for (uint32_t i = 0; i < r->count; i++)
		if (strcmp(r->items[i], text) == 0)
			return;
	if (!*text)
		return;
	if (!(items = sl_arena_grow(t->arena, r->items, r->count, &r->cap, sizeof *items))) {
		t->status = SL_ENOMEM;
		return;
	}
	r->items = items;
	items[r->count++] = text;
}

void sl_data_references(sl_json_writer *w, sl_teller *t, const char *key, const sl_source *const *list,
			     uint32_t count)
{
	references all = {0};

	for (uint32_t i = 0; i < count; i++) {
		add_reference(t, &all, sl_data_reference(t, list[i]));
		for (uint32_t k = 0; k < list[i]->more_count; k++)
			add_reference(t, &all, list[i]->more[k]);
	}
	sl_json_key(w, key);
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < all.count; i++)
		sl_json_string(w, all.items[i]);
	sl_json_array_end(w);
}

/* A source with words and link. */
void sl_data_source(sl_json_writer *w, const sl_teller *t, const char *key, const sl_source *s)
{
	sl_buf words = {0}, link = {0};

	if (!s || !s->regulation)
		return;
	sl_json_key(w, key);
	sl_json_object_begin(w);
	sl_source_print(&words, s);
	sl_json_key(w, "tekst");
	sl_data_buf(w, &words);
	sl_data_member_if(w, "jci", s->jci);
	sl_source_link(&link, s, t->date);
	if (link.len)
		sl_json_member(w, "link", sl_buf_text(&link));
	if (sl_buf_status(&link) != SL_OK)
		w->out->status = SL_ENOMEM;
	sl_buf_free(&link);
	if (s->certainty != SL_READ) {
		sl_json_member(w, "zekerheid", sl_word_of_certainty(s->certainty));
		sl_json_member(w, "twijfel", s->doubt);
	}
	sl_json_object_end(w);
}

/* ---- values ---- */

static void write_cause(sl_json_writer *w, sl_teller *t, const sl_cause *c)
{
	sl_json_object_begin(w);
	sl_json_member(w, "soort", sl_cause_name((sl_cause_kind)c->kind));
	if (c->feature && c->feature->is_fact) {
		sl_data_about(w, t, c->entity);
		sl_json_member(w, "feit", c->feature->key);
		sl_json_member(w, "vraag", sl_question_of(c->feature));
	} else if (c->feature) {
		sl_json_member(w, "begrip", c->feature->key);
	}
	if (c->parameter)
		sl_json_member(w, "parameter", c->parameter->key);
	if (c->kind == SL_CAUSE_VALUE || c->kind == SL_CAUSE_POLICY)
		sl_data_day(w, "dag", c->day);
	sl_json_object_end(w);
}

static void write_causes(sl_json_writer *w, sl_teller *t, const sl_cause *cause)
{
	sl_cause_set set = {0};

	if (sl_causes_collect(&set, cause, t->arena) != SL_OK)
		t->status = SL_ENOMEM;
	sl_json_member(w, "staat", "onbekend");
	sl_json_key(w, "oorzaken");
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < set.count; i++)
		write_cause(w, t, set.items[i]);
	sl_json_array_end(w);
}

static void write_defect(sl_json_writer *w, const sl_defect *d)
{
	sl_json_member(w, "staat", "regelgebrek");
	sl_json_member(w, "soort", d ? sl_defect_name((sl_defect_kind)d->kind) : "rekenfout");
	sl_json_key(w, "regels");
	sl_json_array_begin(w);
	for (uint32_t i = 0; d && d->rules && i < d->count; i++)
		sl_json_string(w, d->rules[i]->id);
	sl_json_array_end(w);
	if (d && d->text)
		sl_json_member(w, "tekst", d->text);
}

static void write_text(sl_json_writer *w, sl_teller *t, sl_value v, const sl_type *type)
{
	sl_buf buf = {0};

	sl_plain_value(&buf, t, v, type);
	sl_data_buf(w, &buf);
}

/* Members that are sure, or (doubtful) those that are not. */
static void write_members(sl_json_writer *w, sl_teller *t, const sl_list *l, const sl_type *item, bool doubtful)
{
	sl_json_array_begin(w);
	for (uint32_t i = 0; i < l->count; i++)
		if ((l->doubts && l->doubts[i]) == doubtful)
			sl_data_value(w, t, l->items[i], item);
	sl_json_array_end(w);
}

static void write_list(sl_json_writer *w, sl_teller *t, const sl_list *l, const sl_type *type)
{
	const sl_type *item = type && type->base == SL_T_LIST ? type->item : NULL;

	if (!l->open && !l->doubtful) {
		write_members(w, t, l, item, false);
		return;
	}
	if (l->defect) {
		sl_json_object_begin(w);
		write_defect(w, l->defect);
		sl_json_object_end(w);
		return;
	}
	sl_json_object_begin(w);
	write_causes(w, t, l->cause);
	sl_json_key(w, "zeker");
	write_members(w, t, l, item, false);
	sl_json_key(w, "mogelijk");
	write_members(w, t, l, item, true);
	sl_json_object_end(w);
}

void sl_data_value(sl_json_writer *w, sl_teller *t, sl_value v, const sl_type *type)
{
	switch (v.kind) {
	case SL_NULL:
		sl_json_null(w);
		break;
	case SL_LIST:
		write_list(w, t, v.as.list, type);
		break;
	case SL_UNKNOWN:
	case SL_UNSET:
		sl_json_object_begin(w);
		write_causes(w, t, v.kind == SL_UNKNOWN ? v.as.cause : NULL);
		sl_json_object_end(w);
		break;
	case SL_BROKEN:
		sl_json_object_begin(w);
		write_defect(w, v.as.defect);
		sl_json_object_end(w);
		break;
	default:
		write_text(w, t, v, type);
		break;
	}
}

/* ---- amounts ---- */

/* Digits are only added, never taken away: rounding is for rules. */
void sl_data_amount(sl_json_writer *w, sl_teller *t, sl_value v, int digits)
{
	char text[SL_DEC_TEXT_MAX];
	sl_dec rounded;

	if (v.kind == SL_NUMBER && digits >= 0 &&
	    sl_dec_round(&rounded, v.as.dec, digits, SL_ROUND_HALF_UP) == SL_OK &&
	    sl_dec_equal(rounded, v.as.dec)) {
		sl_dec_text_fixed(text, v.as.dec, digits);
		sl_json_string(w, text);
	} else {
		sl_data_value(w, t, v, NULL);
	}
}

void sl_data_amount_of(sl_json_writer *w, sl_teller *t, const sl_decided *d, sl_value amount)
{
	if (!sl_is_amount(amount))
		return;
	sl_json_key(w, d->extent ? "omvang" : "bedrag");
	sl_data_amount(w, t, amount, d->digits);
	if (d->unit)
		sl_json_member(w, "eenheid", sl_unit_text(d->unit));
}
