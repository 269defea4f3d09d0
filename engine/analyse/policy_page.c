/* SPDX-License-Identifier: EUPL-1.2 */
/* The judgement of a municipality for people: per law, what is missing
 * first. */
#include "analyse/policy_item.h"

static const char *number_text(sl_policy_telling *t, uint32_t n)
{
	sl_buf_clear(&t->buf);
	sl_buf_printf(&t->buf, "%u", (unsigned)n);
	return sl_policy_text(t);
}

/* ---- laws ---- */

/* Items of one law with one worst verdict; none: no heading. */
static void show_group(sl_policy_telling *t, const sl_policy_item *items, uint32_t count, sl_policy_verdict worst)
{
	static const sl_word heads[SL_VERDICT_COUNT] = {
		SL_WORD_GROUP_LACKING, SL_WORD_GROUP_OUTSIDE, SL_WORD_GROUP_NOT_ALLOWED, SL_WORD_GROUP_UNJUDGED,
		SL_WORD_GROUP_FULFILLED, SL_WORD_GROUP_UNUSED, SL_WORD_GROUP_NOT_APPLICABLE,
	};
	bool open = false;

	for (uint32_t i = 0; i < count; i++) {
		if (items[i].worst != worst)
			continue;
		if (!open) {
			sl_page_heading(t->page, 3, sl_word_text(heads[worst]));
			sl_page_list_begin(t->page);
		}
		open = true;
		sl_policy_show_item(t, &items[i]);
	}
	if (open)
		sl_page_list_end(t->page);
}

static const char *law_title(const sl_regulation *law)
{
	return !law ? sl_word_text(SL_WORD_POLICY_EXCESS) : law->title ? law->title : law->id;
}

static void show_laws(sl_policy_telling *t)
{
	const sl_policy *p = t->policy;

	for (uint32_t i = 0, n; i < p->count; i += n) {
		for (n = 1; i + n < p->count && p->items[i + n].law == p->items[i].law; n++)
			;
		sl_page_heading(t->page, 2, law_title(p->items[i].law));
		for (int v = 0; v < SL_VERDICT_COUNT; v++)
			show_group(t, p->items + i, n, (sl_policy_verdict)v);
	}
}

/* ---- the head ---- */

static void print_tally(sl_policy_telling *t, sl_buf *out)
{
	static const sl_word words[SL_VERDICT_COUNT] = {
		SL_WORD_TALLY_LACKING, SL_WORD_TALLY_OUTSIDE, SL_WORD_TALLY_NOT_ALLOWED, SL_WORD_TALLY_UNJUDGED,
		SL_WORD_TALLY_FULFILLED, SL_WORD_TALLY_UNUSED, SL_WORD_TALLY_NOT_APPLICABLE,
	};

	for (int v = 0; v < SL_VERDICT_COUNT; v++) {
		if (!t->policy->obligations[v])
			continue;
		if (out->len)
			sl_buf_puts(out, ", ");
		sl_say(out, words[v], number_text(t, t->policy->obligations[v]), NULL, NULL);
	}
	if (sl_buf_status(out) != SL_OK)
		t->page->out->status = SL_ENOMEM;
}

static void show_counts(sl_policy_telling *t)
{
	uint32_t all = 0, bad = 0;
	sl_buf tally = {0};

	for (int v = 0; v < SL_VERDICT_COUNT; v++) {
		all += t->policy->obligations[v];
		bad += sl_policy_is_bad((sl_policy_verdict)v) ? t->policy->obligations[v] : 0;
	}
	print_tally(t, &tally);
	if (all)
		sl_page_say(t->page, SL_WORD_POLICY_COUNT, number_text(t, all), sl_buf_text(&tally), NULL);
	else
		sl_page_say(t->page, SL_WORD_POLICY_NO_OBLIGATIONS, NULL, NULL, NULL);
	if (t->policy->bad > bad)
		sl_page_say(t->page, SL_WORD_POLICY_OTHER_COUNT, number_text(t, t->policy->bad - bad), NULL, NULL);
	sl_buf_free(&tally);
}

static void show_summary(sl_policy_telling *t)
{
	sl_word w = t->policy->left_out ? SL_WORD_POLICY_LEFT_OUT
		    : t->policy->bad	? SL_WORD_POLICY_INCOMPLETE
					: SL_WORD_POLICY_COMPLETE;

	sl_page_paragraph_begin(t->page);
	sl_page_say_strong(t->page, w, NULL, NULL, NULL);
	if (!t->policy->left_out)
		show_counts(t);
	sl_page_paragraph_end(t->page);
}

static void show_dates(sl_policy_telling *t)
{
	const sl_policy *p = t->policy;

	sl_page_paragraph_begin(t->page);
	if (p->left_out) {
		/* no day was looked at */
	} else if (t->options->day) {
		sl_buf_clear(&t->buf);
		sl_date_print_dutch(&t->buf, p->from);
		sl_page_say(t->page, SL_WORD_POLICY_ON, sl_policy_text(t), NULL, NULL);
	} else {
		sl_page_say(t->page, SL_WORD_POLICY_OVER, sl_policy_when(t, p->from, p->to), NULL, NULL);
	}
	sl_page_say(t->page, SL_WORD_POLICY_RULES, p->program->model->sha256, NULL, NULL);
	sl_page_paragraph_end(t->page);
}

static void show_files(sl_policy_telling *t)
{
	const sl_policy *p = t->policy;

	if (!p->regulation_count)
		return;
	sl_page_paragraph(t->page, sl_word_text(SL_WORD_POLICY_FILES));
	sl_page_list_begin(t->page);
	for (uint32_t i = 0; i < p->regulation_count; i++) {
		const sl_regulation *r = p->regulations[i];

		sl_page_item_begin(t->page, NULL);
		sl_page_say(t->page, SL_WORD_POLICY_FILE, r->title ? r->title : r->id, sl_instrument_name(r->rank),
			    sl_body_name(r->body));
		sl_page_text(t->page, ", ");
		sl_page_text(t->page, sl_policy_when(t, r->validity.from, r->validity.to));
		sl_page_item_end(t->page);
	}
	sl_page_list_end(t->page);
}

static void show_messages(sl_policy_telling *t, const sl_diags *said)
{
	bool open = false, tells = false;

	for (size_t i = 0; i < said->count; i++) {
		if (said->items[i].severity != SL_NOTE)
			tells = sl_policy_tells(t->policy, &said->items[i]);
		if (!tells)
			continue;
		if (!open) {
			sl_page_heading(t->page, 2, sl_word_text(SL_WORD_POLICY_MESSAGES));
			sl_page_list_begin(t->page);
		}
		open = true;
		sl_buf_clear(&t->buf);
		sl_diag_print(&t->buf, &said->items[i]);
		while (t->buf.len && t->buf.text[t->buf.len - 1] == '\n')
			t->buf.text[--t->buf.len] = '\0';
		sl_page_item(t->page, said->items[i].severity == SL_ERROR ? "let-op" : NULL, sl_policy_text(t));
	}
	if (open)
		sl_page_list_end(t->page);
}

void sl_policy_write_page(sl_buf *out, const sl_policy *policy, const sl_diags *said, const sl_policy_options *o)
{
	sl_page page;
	sl_buf title = {0};
	sl_policy_telling t = {.page = &page, .policy = policy, .options = o};

	sl_say(&title, SL_WORD_POLICY_TITLE, policy->municipality, NULL, NULL);
	sl_page_open(&page, out, o->format, o->fragment, sl_buf_text(&title));
	page.day = o->day ? policy->from : SL_FOREVER;
	sl_page_heading(&page, 1, sl_buf_text(&title));
	show_dates(&t);
	show_summary(&t);
	show_files(&t);
	show_laws(&t);
	show_messages(&t, said);
	sl_page_close(&page);
	if (sl_buf_status(&title) != SL_OK)
		out->status = SL_ENOMEM;
	sl_buf_free(&title);
	sl_buf_free(&t.buf);
}
