/* SPDX-License-Identifier: EUPL-1.2 */
/* What is said of one obligation: its subject, and each stretch of time with
 * its verdict and what that rests on. */
#include "analyse/policy_item.h"

#include <string.h>

/* ---- words ---- */

const char *sl_policy_text(sl_policy_telling *t)
{
	if (sl_buf_status(&t->buf) != SL_OK)
		t->page->out->status = SL_ENOMEM;
	return sl_buf_text(&t->buf);
}

static void print_when(sl_buf *out, sl_date from, sl_date to)
{
	sl_buf first = {0}, last = {0};
	sl_word w = from == SL_DATE_MIN && to == SL_FOREVER ? SL_WORD_WHEN_ALWAYS
		    : to == SL_FOREVER			    ? SL_WORD_WHEN_FROM
		    : from == SL_DATE_MIN		    ? SL_WORD_WHEN_UNTIL
							    : SL_WORD_WHEN_BETWEEN;

	sl_date_print_dutch(&first, from);
	sl_date_print_dutch(&last, to);
	if (w == SL_WORD_WHEN_UNTIL)
		sl_say(out, w, sl_buf_text(&last), NULL, NULL);
	else
		sl_say(out, w, sl_buf_text(&first), sl_buf_text(&last), NULL);
	if (sl_buf_status(&first) != SL_OK || sl_buf_status(&last) != SL_OK)
		out->status = SL_ENOMEM;
	sl_buf_free(&first);
	sl_buf_free(&last);
}

const char *sl_policy_when(sl_policy_telling *t, sl_date from, sl_date to)
{
	sl_buf_clear(&t->buf);
	print_when(&t->buf, from, to);
	return sl_policy_text(t);
}

/* ---- points ---- */

static void show_figures(sl_policy_telling *t, const sl_policy_point *point)
{
	const sl_type *type = sl_delegation_type(point->delegation);
	sl_buf set = {0}, bound = {0};

	sl_dutch_value(&set, NULL, point->figures[0], type, false);
	sl_dutch_value(&bound, NULL, point->figures[1], type, false);
	sl_page_say(t->page, point->above ? SL_WORD_POINT_ABOVE : SL_WORD_POINT_BELOW,
		    sl_delegation_name(point->delegation), sl_buf_text(&set), sl_buf_text(&bound));
	if (sl_buf_status(&set) != SL_OK || sl_buf_status(&bound) != SL_OK)
		t->page->out->status = SL_ENOMEM;
	sl_buf_free(&set);
	sl_buf_free(&bound);
	sl_page_say(t->page, SL_WORD_POINT_PLACES, NULL, NULL, NULL);
	sl_page_source(t->page, point->source);
	sl_page_text(t->page, "; ");
	sl_page_source(t->page, &point->delegation->source);
	sl_page_text(t->page, ")");
}

static void show_point(sl_policy_telling *t, const sl_policy_point *point)
{
	const sl_regulation *r = point->source ? point->source->regulation : NULL;

	sl_page_item_begin(t->page, NULL);
	switch ((sl_policy_point_kind)point->kind) {
	case SL_POINT_BY: /* told together */
		break;
	case SL_POINT_UNFIT:
		sl_page_say(t->page, SL_WORD_POINT_BY, NULL, NULL, NULL);
		sl_page_source(t->page, point->source);
		sl_page_say(t->page, SL_WORD_POINT_UNFIT, sl_instrument_name(r->rank), sl_body_name(r->body), NULL);
		break;
	case SL_POINT_OUTSIDE:
		show_figures(t, point);
		break;
	case SL_POINT_UNSET:
		sl_page_say(t->page, point->unfilled ? SL_WORD_POINT_UNFILLED : SL_WORD_POINT_UNSET,
			    sl_delegation_name(point->delegation), NULL, NULL);
		break;
	case SL_POINT_UNBOUNDED:
		sl_page_say(t->page, SL_WORD_POINT_UNBOUNDED, sl_delegation_name(point->delegation), NULL, NULL);
		break;
	case SL_POINT_CAUSE:
		sl_page_say(t->page, SL_WORD_POINT_CAUSE, point->parameter->name, NULL, NULL);
		break;
	}
	sl_page_item_end(t->page);
}

/* "vervuld door art. 2, art. 3 en art. 4": then those need no list. */
static bool joins_sources(const sl_policy_stretch *s)
{
	return s->verdict == SL_VERDICT_FULFILLED || (s->verdict == SL_VERDICT_NOT_ALLOWED && !s->obligation);
}

/* Is it told in the line of the stretch already? */
static bool is_told(const sl_policy_stretch *s, const sl_policy_point *point)
{
	return point->kind == SL_POINT_BY ? joins_sources(s) : point->kind == SL_POINT_UNSET && !s->obligation;
}

/* "art. 3 lid 1" where "art. 3" as a whole is named. */
static bool is_within(const sl_source *s, const sl_source *whole)
{
	return s->regulation == whole->regulation && s->article && whole->article && !whole->paragraph &&
	       !whole->part_count && (s->paragraph || s->part_count) && strcmp(s->article, whole->article) == 0;
}

static bool is_named(const sl_policy_stretch *s, const sl_policy_point *point)
{
	if (point->kind != SL_POINT_BY)
		return false;
	for (uint32_t i = 0; i < s->count; i++)
		if (s->points[i].kind == SL_POINT_BY && is_within(point->source, s->points[i].source))
			return false;
	return true;
}

static void join_sources(sl_policy_telling *t, const sl_policy_stretch *s)
{
	uint32_t n = 0, at = 0;

	for (uint32_t i = 0; i < s->count; i++)
		n += is_named(s, &s->points[i]);
	for (uint32_t i = 0; i < s->count; i++) {
		if (!is_named(s, &s->points[i]))
			continue;
		if (at)
			sl_page_text(t->page, at + 1 == n ? sl_word_text(SL_WORD_AND_LAST) : ", ");
		sl_page_source(t->page, s->points[i].source);
		at++;
	}
}

static void show_settled(sl_policy_telling *t, const sl_policy_stretch *s)
{
	sl_page_item_begin(t->page, NULL);
	sl_page_say(t->page, SL_WORD_POINT_BY, NULL, NULL, NULL);
	join_sources(t, s);
	sl_page_item_end(t->page);
}

static void show_points(sl_policy_telling *t, const sl_policy_stretch *s)
{
	bool open = false, settled = false;

	for (uint32_t i = 0; i < s->count; i++) {
		bool by = s->points[i].kind == SL_POINT_BY;

		if (is_told(s, &s->points[i]) || (by && settled))
			continue;
		if (!open)
			sl_page_list_begin(t->page);
		open = true;
		settled |= by;
		if (by)
			show_settled(t, s);
		else
			show_point(t, &s->points[i]);
	}
	if (open)
		sl_page_list_end(t->page);
}

/* ---- a stretch ---- */

static void say_excess(sl_policy_telling *t, const sl_policy_item *item)
{
	const sl_excess *x = item->excess;

	if (x->delegation)
		sl_page_say(t->page, SL_WORD_SAID_NOT_OPENED_SO, x->delegation->instrument,
			    sl_instrument_name(x->source.regulation->rank), NULL);
	else
		sl_page_say(t->page, SL_WORD_SAID_NOT_OPENED, NULL, NULL, NULL);
}

static void say_lacking(sl_policy_telling *t, const sl_policy_stretch *s)
{
	const sl_obligation *o = s->obligation;

	if (o)
		sl_page_say(t->page, SL_WORD_SAID_LACKING, sl_body_name(o->body), sl_instrument_name(o->instrument),
			    NULL);
	else
		sl_page_say(t->page, s->points[0].unfilled ? SL_WORD_SAID_UNFILLED : SL_WORD_SAID_UNSET,
			    s->points[0].delegation->instrument, NULL, NULL);
}

static void say_not_allowed(sl_policy_telling *t, const sl_policy_item *item, const sl_policy_stretch *s)
{
	const sl_obligation *o = s->obligation;

	if (item->excess)
		say_excess(t, item);
	else if (!o)
		sl_page_say(t->page, SL_WORD_SAID_NOT_OPENED_THEN, NULL, NULL, NULL);
	else if (o->demand == SL_FORBIDDEN)
		sl_page_say(t->page, SL_WORD_SAID_FORBIDDEN, NULL, NULL, NULL);
	else
		sl_page_say(t->page, SL_WORD_SAID_UNFIT, sl_instrument_name(o->instrument), sl_body_name(o->body),
			    NULL);
}

static void say_unused(sl_policy_telling *t, const sl_policy_stretch *s)
{
	sl_word w = !s->obligation			    ? SL_WORD_SAID_SILENT
		    : s->obligation->demand == SL_FORBIDDEN ? SL_WORD_SAID_ABSTAINED
							    : SL_WORD_SAID_UNUSED;

	sl_page_say(t->page, w, NULL, NULL, NULL);
}

static void say_verdict(sl_policy_telling *t, const sl_policy_item *item, const sl_policy_stretch *s)
{
	switch (s->verdict) {
	case SL_VERDICT_LACKING:
		say_lacking(t, s);
		break;
	case SL_VERDICT_OUTSIDE:
		sl_page_say(t->page, SL_WORD_SAID_OUTSIDE, NULL, NULL, NULL);
		break;
	case SL_VERDICT_NOT_ALLOWED:
		say_not_allowed(t, item, s);
		break;
	case SL_VERDICT_UNJUDGED:
		sl_page_say(t->page, SL_WORD_SAID_UNJUDGED, NULL, NULL, NULL);
		break;
	case SL_VERDICT_FULFILLED:
		sl_page_say(t->page, s->obligation ? SL_WORD_SAID_FULFILLED : SL_WORD_SAID_SET, NULL, NULL, NULL);
		join_sources(t, s);
		break;
	case SL_VERDICT_UNUSED:
		say_unused(t, s);
		break;
	case SL_VERDICT_NOT_APPLICABLE:
		sl_page_say(t->page, SL_WORD_SAID_NOT_APPLICABLE, NULL, NULL, NULL);
		break;
	case SL_VERDICT_COUNT:
		break;
	}
	if (s->verdict == SL_VERDICT_NOT_ALLOWED && joins_sources(s)) {
		sl_page_say(t->page, SL_WORD_POINT_PLACES, NULL, NULL, NULL);
		join_sources(t, s);
		sl_page_text(t->page, ")");
	}
}

static void show_stretch(sl_policy_telling *t, const sl_policy_item *item, const sl_policy_stretch *s, sl_date to)
{
	sl_page_item_begin(t->page, sl_policy_is_bad(s->verdict) ? "let-op" : NULL);
	if (!t->options->day)
		sl_page_say(t->page, SL_WORD_WHEN, sl_policy_when(t, s->from, to), NULL, NULL);
	say_verdict(t, item, s);
	show_points(t, s);
	sl_page_item_end(t->page);
}

/* ---- an item ---- */

static void show_subject(sl_policy_telling *t, const sl_policy_item *item)
{
	const sl_obligation *o = item->obligation;
	const char *name = item->excess ? item->excess->name
			   : item->parameter ? item->parameter->name
			   : item->concept   ? item->concept->feature->name
					     : NULL;
	const sl_delegation *d = item->parameter ? item->parameter->delegations[0]
				 : item->concept ? item->concept->delegations[0]
						 : NULL;

	if (o) {
		sl_page_strong(t->page, o->subject);
		sl_page_text(t->page, " (");
		sl_page_source(t->page, &o->source);
		sl_page_text(t->page, "; ");
		sl_page_code(t->page, o->id);
		sl_page_text(t->page, ")");
		return;
	}
	sl_page_strong(t->page, name);
	if (!d)
		return;
	sl_page_text(t->page, " (");
	sl_page_source(t->page, &d->source);
	sl_page_text(t->page, ")");
}

static void show_doubt(sl_policy_telling *t, const sl_source *s)
{
	if (s->certainty == SL_READ)
		return;
	sl_page_item_begin(t->page, NULL);
	sl_page_say(t->page, SL_WORD_DOUBT_READING, sl_word_of_certainty(s->certainty), s->doubt ? s->doubt : "", NULL);
	sl_page_item_end(t->page);
}

/* When the law says it anew and nothing changes for the reader, it is one
 * stretch. */
static bool reads_alike(const sl_policy_stretch *a, const sl_policy_stretch *b)
{
	if (a->to != b->from || a->verdict != b->verdict || a->count != b->count ||
	    (a->verdict != SL_VERDICT_FULFILLED && a->verdict != SL_VERDICT_NOT_APPLICABLE))
		return false;
	for (uint32_t i = 0; i < a->count; i++)
		if (!sl_policy_point_same(&a->points[i], &b->points[i]))
			return false;
	return true;
}

void sl_policy_show_item(sl_policy_telling *t, const sl_policy_item *item)
{
	sl_page_item_begin(t->page, NULL);
	show_subject(t, item);
	sl_page_list_begin(t->page);
	for (uint32_t i = 0, last; i < item->count; i = last + 1) {
		for (last = i; last + 1 < item->count && reads_alike(&item->stretches[last], &item->stretches[last + 1]);)
			last++;
		show_stretch(t, item, &item->stretches[i], item->stretches[last].to);
	}
	if (item->obligation)
		show_doubt(t, &item->obligation->source);
	sl_page_list_end(t->page);
	sl_page_item_end(t->page);
}
