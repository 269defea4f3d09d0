/* SPDX-License-Identifier: EUPL-1.2 */
/* Random households, by the schema alone. */
#include "random/folk.h"

#include <string.h>

#include "random/random.h"

typedef struct maker {
	sl_buf *out;
	folk f;
	uint32_t persons, absent, asked;
	const char *side; /* the key of the relation with a mirror that is told */
	bool first;       /* no comma yet */
} maker;

/* The chance of one fact of one thing. */
static chance chance_of(uint64_t seed, uint64_t thing, const sl_feature *f)
{
	chance c = {seed ^ thing * UINT64_C(0x9e3779b97f4a7c15) ^ f->number * UINT64_C(1000003)};

	(void)chance_next(&c);
	return c;
}

static void key(maker *m, const char *name)
{
	sl_buf_printf(m->out, "%s\"%s\": ", m->first ? "" : ", ", name);
	m->first = false;
}

/* ---- values ---- */

static void some_number(maker *m, chance *c, const sl_feature *f)
{
	static const char *const amounts[] = {"0", "1", "2", "3", "21", "100", "850.5", "1300", "2050.25", "9000"};
	static const char *const integers[] = {"0", "1", "2", "3", "5", "12", "24", "36"};
	const char *text = f->type.integer ? integers[chance_below(c, 8)] : amounts[chance_below(c, 10)];
	sl_dec d;

	if (sl_dec_parse(&d, text, strlen(text), true) == SL_OK) {
		if (f->fact->has_minimum && sl_dec_compare(d, f->fact->minimum.as.dec) < 0)
			d = f->fact->minimum.as.dec;
		if (f->fact->has_maximum && sl_dec_compare(d, f->fact->maximum.as.dec) > 0)
			d = f->fact->maximum.as.dec;
		sl_dec_print(m->out, d);
	}
}

static sl_date some_day(chance *c, int64_t from, int64_t to)
{
	sl_date d = 0;

	(void)sl_date_from_ymd(&d, from + (int64_t)chance_below(c, (uint32_t)(to - from + 1)),
			       1 + (int)chance_below(c, 12), 1 + (int)chance_below(c, 28));
	return d;
}

static void some_date(maker *m, chance *c, const sl_feature *f)
{
	sl_date d = chance_in_100(c, 50) ? some_day(c, 1945, 2012) : some_day(c, 2013, 2026);
	char text[SL_DATE_TEXT_MAX];

	if (f->fact->has_minimum && d < f->fact->minimum.as.i)
		d = f->fact->minimum.as.i;
	if (f->fact->has_maximum && d > f->fact->maximum.as.i)
		d = f->fact->maximum.as.i;
	text[sl_date_text(text, d)] = '\0';
	sl_buf_printf(m->out, "\"%s\"", text);
}

static void some_text(maker *m, chance *c, const sl_type *t)
{
	if (t->choice_count > 0)
		sl_buf_printf(m->out, "\"%s\"", t->choices[chance_below(c, t->choice_count)]);
	else
		sl_buf_puts(m->out, chance_in_100(c, 60) ? "\"GM9001\"" : "\"GM9003\"");
}

static void some_person(maker *m, chance *c, uint64_t not_this)
{
	uint32_t i = chance_below(c, m->persons);

	if (i + 1 == not_this)
		i = (i + 1) % m->persons;
	if (i + 1 == not_this)
		sl_buf_puts(m->out, "null");
	else
		sl_buf_printf(m->out, "\"p%u\"", (unsigned)i);
}

static void some_persons(maker *m, chance *c, uint64_t not_this)
{
	bool first = true;

	sl_buf_putc(m->out, '[');
	for (uint32_t i = 0; i < m->persons; i++)
		if (i + 1 != not_this && chance_in_100(c, 35)) {
			sl_buf_printf(m->out, "%s\"p%u\"", first ? "" : ", ", (unsigned)i);
			first = false;
		}
	sl_buf_putc(m->out, ']');
}

static void some_relation(maker *m, chance *c, const sl_feature *f, uint64_t thing)
{
	if (f->fact->many)
		some_persons(m, c, thing);
	else
		some_person(m, c, thing);
}

static void some_items(maker *m, chance *c, const sl_feature *f)
{
	sl_buf_putc(m->out, '[');
	for (uint32_t i = chance_below(c, 3); i-- > 0;) {
		some_text(m, c, f->type.item);
		sl_buf_puts(m->out, i > 0 ? ", " : "");
	}
	sl_buf_putc(m->out, ']');
}

static void bare(maker *m, chance *c, const sl_feature *f, uint64_t thing)
{
	if (f->may_be_empty && chance_in_100(c, 20)) {
		sl_buf_puts(m->out, "{\"leeg\": true}");
		return;
	}
	switch (f->type.base) {
	case SL_T_BOOLEAN:
		sl_buf_puts(m->out, chance_in_100(c, 50) ? "true" : "false");
		return;
	case SL_T_NUMBER:
		some_number(m, c, f);
		return;
	case SL_T_DATE:
		some_date(m, c, f);
		return;
	case SL_T_STRING:
		some_text(m, c, &f->type);
		return;
	case SL_T_MONTHS:
		sl_buf_puts(m->out, "\"P1Y6M\"");
		return;
	case SL_T_ENTITY:
		some_relation(m, c, f, thing);
		return;
	case SL_T_LIST:
		if (f->fact->relation)
			some_relation(m, c, f, thing);
		else
			some_items(m, c, f);
		return;
	case SL_T_ANY:
	case SL_T_SPAN:
	case SL_T_RANGE:
	case SL_T_CONTEXT:
	case SL_T_FUNCTION: break;
	}
	sl_buf_puts(m->out, "null");
}

static void told(maker *m, chance *c, const sl_feature *f, uint64_t thing)
{
	key(m, f->key);
	if (f->fact->judgement && !f->fact->relation) {
		sl_buf_puts(m->out, "{\"waarde\": ");
		/* A judgement is never leeg here: it would be told as one object. */
		if (f->type.base == SL_T_BOOLEAN)
			sl_buf_puts(m->out, chance_in_100(c, 50) ? "true" : "false");
		else if (f->type.base == SL_T_NUMBER)
			some_number(m, c, f);
		else if (f->type.base == SL_T_DATE)
			some_date(m, c, f);
		else if (f->type.base == SL_T_LIST)
			some_items(m, c, f);
		else
			some_text(m, c, &f->type);
		sl_buf_puts(m->out, ", \"door\": \"x\", \"reden\": \"y\", \"datum\": \"2025-01-01\"}");
		return;
	}
	bare(m, c, f, thing);
}

/* ---- what is told ---- */

/* Texts of a form that is not known here are left out. */
static bool can_tell(const sl_feature *f)
{
	return !f->fact->pattern || strstr(f->fact->pattern, "GM") || f->type.choice_count > 0;
}

static bool may_tell_more(const maker *m, const sl_feature *f, bool null)
{
	if (!m->f.more || f->fact->mirror)
		return false;
	return null || (!f->fact->has_assumption && !f->fact->relation);
}

static void tell(maker *m, const sl_feature *f, uint64_t thing)
{
	chance c = chance_of(m->f.seed, thing, f), more = chance_of(m->f.more, thing, f);
	uint32_t way = chance_below(&c, 100);
	bool null = way >= m->absent && way < m->absent + m->asked;
	bool silent = way < m->absent || (f->fact->mirror && strcmp(f->key, m->side) != 0);

	if (!can_tell(f))
		return;
	if (f->fact->role == SL_ROLE_COMPLETE && way < 70)
		silent = true;
	if ((silent || null) && may_tell_more(m, f, null && !silent) && chance_in_100(&more, 50)) {
		told(m, &c, f, thing);
	} else if (!silent && null) {
		key(m, f->key);
		sl_buf_puts(m->out, "null");
	} else if (!silent && f->fact->mirror && !f->fact->many) {
		if (thing == 1 && m->persons > 1) { /* one couple */
			key(m, f->key);
			sl_buf_puts(m->out, "\"p1\"");
		}
	} else if (!silent) {
		told(m, &c, f, thing);
	}
}

static bool is_items(const sl_feature *f)
{
	return f->type.base == SL_T_LIST && !f->fact->relation && f->type.item->base == SL_T_ENTITY;
}

static void thing(maker *m, const sl_kind_of_entity *kind, uint64_t number);

static void items(maker *m, const sl_feature *f, uint64_t owner)
{
	chance c = chance_of(m->f.seed, owner, f);
	uint32_t way = chance_below(&c, 100), n = 1 + chance_below(&c, 2);

	if (way < m->absent)
		return;
	key(m, f->key);
	if (way < m->absent + m->asked) {
		sl_buf_puts(m->out, "null");
		return;
	}
	if (chance_in_100(&c, 50))
		n = 0;
	sl_buf_putc(m->out, '[');
	for (uint32_t i = 0; i < n; i++) {
		sl_buf_puts(m->out, i > 0 ? ", {" : "{");
		m->first = true;
		thing(m, f->type.item->kind, owner * 1000 + f->number * 4 + i + 1);
		sl_buf_putc(m->out, '}');
	}
	sl_buf_putc(m->out, ']');
	m->first = false;
}

static void thing(maker *m, const sl_kind_of_entity *kind, uint64_t number)
{
	if (kind->identity) {
		key(m, kind->identity->key);
		sl_buf_printf(m->out, "\"%s%llu\"", kind->owner && kind->owner->owner ? "i" : "p",
			      (unsigned long long)number - 1);
	}
	for (uint32_t i = 0; i < kind->fact_count; i++) {
		const sl_feature *f = kind->facts[i];
		if (f == kind->identity || f->fact->role == SL_ROLE_DATE ||
		    f->fact->role == SL_ROLE_CASE)
			continue;
		if (is_items(f) && kind->owner)
			items(m, f, number);
		else if (!is_items(f))
			tell(m, f, number);
	}
}

/* The list of persons: items of the household that relations point to. */
static void persons(maker *m, const sl_kind_of_entity *root)
{
	for (uint32_t i = 0; i < root->fact_count; i++) {
		const sl_feature *f = root->facts[i];
		if (!is_items(f) || !f->type.item->kind->identity)
			continue;
		sl_buf_printf(m->out, ",\n \"%s\": [", f->key);
		for (uint32_t k = 0; k < m->persons; k++) {
			sl_buf_puts(m->out, k > 0 ? ",\n  {" : "\n  {");
			m->first = true;
			thing(m, f->type.item->kind, k + 1);
			sl_buf_putc(m->out, '}');
		}
		sl_buf_putc(m->out, ']');
	}
}

sl_date folk_print(sl_buf *out, folk f)
{
	static const char *const sides[] = {"partner", "kinderen", "ouders"};
	static const uint32_t silence[] = {1, 8, 30};
	maker m = {.out = out, .f = f};
	chance c = {f.seed};
	sl_date day = chance_in_100(&c, 70) ? some_day(&c, 2025, 2026) : some_day(&c, 2015, 2027);
	char text[SL_DATE_TEXT_MAX];

	m.persons = 1 + chance_below(&c, 4);
	m.absent = silence[chance_below(&c, 3)];
	m.asked = silence[chance_below(&c, 2)];
	m.side = sides[chance_below(&c, 3)];
	text[sl_date_text(text, day)] = '\0';
	sl_buf_printf(out, "{\"%s\": \"%s\"", f.schema->roles[SL_ROLE_DATE]->key, text);
	thing(&m, f.schema->kinds[0], 900000);
	persons(&m, f.schema->kinds[0]);
	sl_buf_puts(out, "}\n");
	return day;
}
