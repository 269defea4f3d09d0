/* SPDX-License-Identifier: EUPL-1.2 */
/* Values in Dutch, and the same values as data. */
#include "explain/dutch.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MOST_DIGITS 6 /* shown behind the comma; more are rounded and said to be */

void sl_teller_init(sl_teller *t, sl_run *run, sl_arena *arena)
{
	*t = (sl_teller){.run = run, .program = sl_run_program(run), .household = sl_run_household(run),
			 .date = sl_run_date(run), .arena = arena};
	t->names = sl_arena_calloc(arena, t->household->entity_count, sizeof *t->names);
	if (!t->names)
		t->status = SL_ENOMEM;
}

sl_around sl_teller_turn(sl_teller *t, const sl_household *h)
{
	sl_around before = {t->household, t->names};

	t->household = h;
	t->names = NULL;
	return before;
}

void sl_teller_return(sl_teller *t, sl_around before)
{
	t->household = before.household;
	t->names = before.names;
}

void sl_teller_close(sl_teller *t)
{
	while (t->spare_count)
		sl_buf_free(&t->spare[--t->spare_count]);
}

sl_buf sl_blank(sl_teller *t)
{
	return t->spare_count ? t->spare[--t->spare_count] : (sl_buf){0};
}

static void give_back(sl_teller *t, sl_buf *text)
{
	if (t->spare_count == SL_SPARE_TEXTS) {
		sl_buf_free(text);
		return;
	}
	sl_buf_clear(text);
	t->spare[t->spare_count++] = *text;
	*text = (sl_buf){0};
}

const char *sl_keep(sl_teller *t, sl_buf *text)
{
	const char *kept = NULL;

	if (sl_buf_status(text) == SL_OK)
		kept = sl_arena_strndup(t->arena, sl_buf_text(text), text->len);
	if (!kept) {
		t->status = SL_ENOMEM;
		kept = "";
	}
	give_back(t, text);
	return kept;
}

const char *sl_said(sl_teller *t, sl_word w, const char *a, const char *b, const char *c)
{
	sl_buf buf = sl_blank(t);

	sl_say(&buf, w, a, b, c);
	return sl_keep(t, &buf);
}

const char *sl_day_kept(sl_teller *t, sl_date day)
{
	sl_buf buf = sl_blank(t);

	sl_date_print_dutch(&buf, day);
	return sl_keep(t, &buf);
}

/* ---- numbers ---- */

static int digits_of(sl_dec d)
{
	char text[SL_DEC_TEXT_MAX];
	const char *point;

	sl_dec_text(text, d);
	if (strchr(text, 'E'))
		return -1;
	point = strchr(text, '.');
	return point ? (int)strlen(point + 1) : 0;
}

static void print_digits(sl_buf *out, sl_dec d, int digits, bool amount)
{
	if (digits > MOST_DIGITS)
		sl_dec_print_dutch(out, d, MOST_DIGITS);
	else
		sl_dec_print_dutch(out, d, amount && digits >= 0 && digits < 2 ? 2 : -1);
}

/* "/maand" becomes " per maand". */
static void print_per(sl_buf *out, const char *slash)
{
	for (; *slash; slash++)
		if (*slash == '/')
			sl_buf_puts(out, sl_word_text(SL_WORD_PER));
		else
			sl_buf_putc(out, *slash);
}

static void print_unit(sl_buf *out, const char *text, bool one)
{
	const char *slash = strchr(text, '/');
	size_t n = slash ? (size_t)(slash - text) : strlen(text);
	char word[64];

	if (n == 1 && *text == '1')
		n = 0;
	if (n && n < sizeof word) {
		memcpy(word, text, n);
		word[n] = '\0';
		sl_buf_putc(out, ' ');
		sl_buf_puts(out, one ? word : sl_word_plural(word));
	} else if (n) {
		sl_buf_putc(out, ' ');
		sl_buf_write(out, text, n);
	}
	if (slash)
		print_per(out, slash);
}

void sl_dutch_number(sl_buf *out, sl_dec d, const sl_unit *unit, bool amount, bool brief)
{
	const char *text = sl_unit_text(unit);
	int digits = digits_of(d);
	bool euro = strncmp(text, "EUR", 3) == 0 && (!text[3] || text[3] == '/');

	if (digits > MOST_DIGITS)
		sl_buf_puts(out, sl_word_text(SL_WORD_ABOUT));
	if (euro)
		sl_buf_puts(out, sl_word_text(SL_WORD_EURO));
	print_digits(out, d, digits, amount || euro);
	if (euro) {
		if (!brief)
			print_per(out, text + 3);
		return;
	}
	if (strcmp(text, "procent") == 0)
		sl_buf_putc(out, '%');
	else if (*text && !brief)
		print_unit(out, text, sl_dec_equal(d, sl_dec_from_int(1)));
}

const char *sl_euro_kept(sl_teller *t, sl_value v)
{
	sl_buf buf = sl_blank(t);

	if (v.kind != SL_NUMBER || sl_dec_round(&v.as.dec, v.as.dec, 2, SL_ROUND_HALF_UP) != SL_OK) {
		sl_buf_puts(&buf, sl_word_text(v.kind == SL_BROKEN ? SL_WORD_BROKEN : SL_WORD_UNKNOWN));
	} else {
		sl_buf_puts(&buf, sl_word_text(SL_WORD_EURO));
		sl_dec_print_dutch(&buf, v.as.dec, 2);
	}
	return sl_keep(t, &buf);
}

static void print_months(sl_buf *out, int64_t months)
{
	int64_t left = months < 0 ? -months : months;
	int64_t years = left / 12;

	left %= 12;
	if (months < 0)
		sl_buf_puts(out, "-");
	if (years)
		sl_buf_printf(out, "%" PRId64 " jaar", years);
	if (years && left)
		sl_buf_puts(out, sl_word_text(SL_WORD_AND_LAST));
	if (left || !years)
		sl_buf_printf(out, "%" PRId64 " %s", left, left == 1 ? "maand" : sl_word_plural("maand"));
}

static void print_span(sl_buf *out, sl_value v)
{
	sl_span s = v.as.span;
	int64_t days = s.seconds / 86400;

	if (s.nanos || s.seconds % 86400)
		sl_value_print(out, v);
	else
		sl_buf_printf(out, "%" PRId64 " %s", days, days == 1 ? "dag" : sl_word_plural("dag"));
}

/* ---- values ---- */

static void print_list(sl_buf *out, const sl_teller *t, const sl_list *l, const sl_type *type, bool brief)
{
	const sl_type *item = type && type->base == SL_T_LIST ? type->item : NULL;
	uint32_t count = l->count + (l->open ? 1 : 0);
	sl_buf member = {0};

	if (!count)
		sl_buf_puts(out, sl_word_text(SL_WORD_NONE));
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			sl_buf_puts(out, brief ? "; " : i + 1 == count ? sl_word_text(SL_WORD_AND_LAST) : ", ");
		if (i == l->count) {
			sl_buf_puts(out, sl_word_text(SL_WORD_MAYBE_MORE));
			break;
		}
		sl_buf_clear(&member);
		sl_dutch_value(&member, t, l->items[i], item, brief);
		if (l->doubts && l->doubts[i])
			sl_say(out, SL_WORD_MAYBE, sl_buf_text(&member), NULL, NULL);
		else
			sl_buf_puts(out, sl_buf_text(&member));
		if (sl_buf_status(&member) != SL_OK)
			out->status = SL_ENOMEM;
	}
	sl_buf_free(&member);
}

static void print_period(sl_buf *out, sl_value v)
{
	sl_buf from = {0}, to = {0};

	sl_date_print_dutch(&from, sl_period_edge(v, false));
	sl_date_print_dutch(&to, sl_period_edge(v, true));
	sl_say(out, SL_WORD_PERIOD, sl_buf_text(&from), sl_buf_text(&to), NULL);
	if (sl_buf_status(&from) != SL_OK || sl_buf_status(&to) != SL_OK)
		out->status = SL_ENOMEM;
	sl_buf_free(&from);
	sl_buf_free(&to);
}

void sl_dutch_value(sl_buf *out, const sl_teller *t, sl_value v, const sl_type *type, bool brief)
{
	bool number = type && type->base == SL_T_NUMBER;

	switch ((sl_kind)v.kind) {
	case SL_NUMBER:
		sl_dutch_number(out, v.as.dec, number ? type->unit : NULL, number && type->amount, brief);
		break;
	case SL_BOOLEAN:
		sl_buf_puts(out, sl_word_text(v.as.i ? SL_WORD_YES : SL_WORD_NO));
		break;
	case SL_STRING:
		sl_buf_write(out, v.as.text, v.n);
		break;
	case SL_DATE:
		sl_date_print_dutch(out, v.as.i);
		break;
	case SL_MONTHS:
		print_months(out, v.as.i);
		break;
	case SL_SPAN:
		print_span(out, v);
		break;
	case SL_LIST:
		print_list(out, t, v.as.list, type, brief);
		break;
	case SL_ENTITY:
		sl_dutch_entity(out, t, v.n);
		break;
	case SL_NULL:
		sl_buf_puts(out, sl_word_text(SL_WORD_NONE));
		break;
	case SL_UNKNOWN:
	case SL_UNSET:
		sl_buf_puts(out, sl_word_text(SL_WORD_UNKNOWN));
		break;
	case SL_BROKEN:
		sl_buf_puts(out, sl_word_text(SL_WORD_BROKEN));
		break;
	case SL_CONTEXT: /* rules have no other */
		print_period(out, v);
		break;
	case SL_TIME:
	case SL_MOMENT:
	case SL_RANGE:
	case SL_FUNCTION:
		sl_value_print(out, v);
		break;
	}
}

const char *sl_dutch_kept(sl_teller *t, sl_value v, const sl_type *type)
{
	sl_buf buf = sl_blank(t);

	sl_dutch_value(&buf, t, v, type, false);
	return sl_keep(t, &buf);
}

/* ---- text ---- */

void sl_dutch_capital(sl_buf *out, const char *text)
{
	if (*text >= 'a' && *text <= 'z')
		sl_buf_putc(out, (char)(*text++ - 'a' + 'A'));
	sl_buf_puts(out, text);
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

void sl_dutch_line(sl_buf *out, const char *text, size_t n)
{
	size_t from = 0;

	for (size_t i = 0; i < n; i++) {
		if (!is_space(text[i]) || (text[i] == ' ' && !(i && is_space(text[i - 1]))))
			continue;
		sl_buf_write(out, text + from, i - from);
		if (!i || !is_space(text[i - 1]))
			sl_buf_putc(out, ' ');
		from = i + 1;
	}
	sl_buf_write(out, text + from, n - from);
}

/* ---- as data ---- */

void sl_plain_value(sl_buf *out, const sl_teller *t, sl_value v, const sl_type *type)
{
	char text[SL_DEC_TEXT_MAX];

	switch ((sl_kind)v.kind) {
	case SL_NUMBER:
		if (type && type->amount && digits_of(v.as.dec) >= 0 && digits_of(v.as.dec) < 2)
			sl_dec_text_fixed(text, v.as.dec, 2);
		else
			sl_dec_text(text, v.as.dec);
		sl_buf_puts(out, text);
		break;
	case SL_STRING:
		sl_buf_write(out, v.as.text, v.n);
		break;
	case SL_ENTITY:
		sl_buf_puts(out, v.n && v.n < t->household->entity_count && t->household->entities[v.n].id
					 ? t->household->entities[v.n].id
					 : t->household->entities[0].kind->key);
		break;
	case SL_UNSET:
	case SL_BOOLEAN:
	case SL_DATE:
	case SL_TIME:
	case SL_MOMENT:
	case SL_MONTHS:
	case SL_SPAN:
	case SL_RANGE:
	case SL_LIST:
	case SL_CONTEXT:
	case SL_FUNCTION:
	case SL_NULL:
	case SL_UNKNOWN:
	case SL_BROKEN:
		sl_value_print(out, v);
		break;
	}
}
