/* SPDX-License-Identifier: EUPL-1.2 */
/* One decision on a page: first what can stand in a letter, then the steps. */
#include "explain/show.h"

#include "explain/deviation.h"
#include "explain/lines.h"

static void show_sources(sl_page *p, const sl_source *const *list, uint32_t count)
{
	if (!count)
		return;
	sl_page_paragraph_begin(p);
	sl_page_text(p, sl_word_text(SL_WORD_RESTS_ON));
	for (uint32_t i = 0; i < count; i++) {
		if (i)
			sl_page_text(p, i + 1 == count ? sl_word_text(SL_WORD_AND_LAST) : ", ");
		sl_page_source(p, list[i]);
	}
	sl_page_text(p, ".");
	sl_page_paragraph_end(p);
}

static void show_letter(sl_page *p, sl_teller *t, const sl_decided *d)
{
	sl_letter l;
	sl_buf who = {0};

	if (sl_letter_make(&l, t, d) != SL_OK)
		return;
	sl_page_paragraph_begin(p);
	sl_page_strong(p, l.outcome);
	sl_page_after(p, l.amount);
	if (d->joint != SL_NO_ENTITY) {
		sl_dutch_entity(&who, t, d->joint);
		sl_page_text(p, " ");
		sl_page_say(p, SL_WORD_JOINT, sl_keep(t, &who), NULL, NULL);
	}
	for (uint32_t i = 0; i < l.because_count && !d->deviation; i++)
		sl_page_after(p, l.because[i]);
	sl_page_paragraph_end(p);
	sl_show_deviation(p, t, d, &l);
	sl_show_waiting(p, t, d);
	show_sources(p, l.sources, l.source_count);
}

static void head(sl_page *p, sl_word w)
{
	sl_page_paragraph(p, sl_word_text(w));
	sl_page_list_begin(p);
}

/* Ladders and the computation of a contribution, step by step. */
static void show_line(sl_page *p, sl_teller *t, const sl_lines *l, const sl_line *line)
{
	sl_page_item_begin(p, line->counted ? NULL : "niet");
	sl_page_text(p, sl_line_text(t, l, line));
	if (line->source->regulation) {
		sl_page_text(p, " (");
		sl_page_source(p, line->source);
		sl_page_text(p, ")");
	}
	sl_page_item_end(p);
}

static void show_lines(sl_page *p, sl_teller *t, const sl_decided *d)
{
	for (uint32_t i = 0; i < d->line_count; i++) {
		const sl_lines *l = &d->lines[i];

		if (sl_is_bare(l))
			continue;
		head(p, sl_is_ladder(l) ? SL_WORD_LADDER_HEAD : SL_WORD_OWED_HEAD);
		if (sl_is_ladder(l))
			sl_page_item(p, NULL, sl_need_text(t, l));
		for (uint32_t k = 0; k < l->count; k++)
			show_line(p, t, l, &l->items[k]);
		sl_page_list_end(p);
	}
	if (d->collector && d->outcome == SL_GRANTED)
		sl_page_paragraph(p, sl_said(t, SL_WORD_COLLECTED_BY, d->collector, NULL, NULL));
}

static void show_notices(sl_page *p, sl_teller *t, const sl_decided *d)
{
	if (!d->notice_count && !d->beyond_reading && !d->asked_unknown)
		return;
	head(p, SL_WORD_NOTICE_HEAD);
	for (uint32_t i = 0; i < d->notice_count; i++)
		sl_page_item(p, "let-op", sl_notice_text(t, &d->notices[i]));
	if (d->asked_unknown)
		sl_page_item(p, "let-op", sl_word_text(SL_WORD_ASKED_UNKNOWN));
	if (d->beyond_reading) {
		sl_page_item_begin(p, "let-op");
		sl_page_say(p, SL_WORD_BEYOND_READING, d->outdated->title ? d->outdated->title : d->outdated->id,
			    sl_day_kept(t, d->outdated->read_until), NULL);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

/* "verlengd van 3 april 2026: 3 april 2026 is Goede Vrijdag, ..." */
static void show_moved(sl_page *p, sl_teller *t, const sl_term_value *term)
{
	const sl_calendar *c = t->program->model->calendar;

	if (term->proper.kind != SL_DATE)
		return;
	sl_page_text(p, "; ");
	sl_page_say(p, SL_WORD_TERM_MOVED, sl_day_kept(t, term->proper.as.i), NULL, NULL);
	for (sl_date day = term->proper.as.i; day < term->value.as.i; day++) {
		sl_page_text(p, day == term->proper.as.i ? ": " : ", ");
		sl_page_text(p, sl_free_day_on(c, day, sl_run_known(t->run))->name);
	}
	sl_page_text(p, ", ");
	sl_page_source(p, &c->source);
}

/* Which facts a term waits for. */
static void show_waits(sl_page *p, sl_teller *t, sl_value v)
{
	sl_cause_set set = {0};
	bool any = false;

	if (v.kind != SL_UNKNOWN)
		return;
	if (sl_causes_collect(&set, v.as.cause, t->arena) != SL_OK)
		t->status = SL_ENOMEM;
	for (uint32_t i = 0; i < set.count; i++) {
		if (set.items[i]->kind != SL_CAUSE_FACT && set.items[i]->kind != SL_CAUSE_JUDGEMENT)
			continue;
		sl_page_text(p, any ? ", " : "; ");
		if (!any)
			sl_page_say(p, SL_WORD_TERM_WAITS, NULL, NULL, NULL);
		sl_page_text(p, sl_feature_kept(t, set.items[i]->feature, set.items[i]->entity));
		any = true;
	}
}

static void show_terms(sl_page *p, sl_teller *t, const sl_decided *d)
{
	const char *none = d->outcome == SL_NOT_APPLICABLE ? NULL : d->decision->no_term;

	if (!d->term_count && !none)
		return;
	head(p, SL_WORD_TERM_HEAD);
	if (none)
		sl_page_item(p, NULL, sl_said(t, SL_WORD_TERM_NONE, none, NULL, NULL));
	for (uint32_t i = 0; i < d->term_count; i++) {
		const sl_term_value *term = &d->terms[i];

		sl_page_item_begin(p, NULL);
		sl_page_say(p, SL_WORD_TERM, term->name, sl_dutch_kept(t, term->value, NULL), NULL);
		for (uint32_t k = 0; k < term->source_count; k++) {
			sl_page_text(p, ", ");
			sl_page_source(p, term->sources[k]);
		}
		show_moved(p, t, term);
		show_waits(p, t, term->value);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

/* What counts in a judgement that somebody has to give. */
static void show_weighings(sl_page *p, sl_teller *t, const sl_feature *f, const char *domain)
{
	uint32_t at = 0;
	const sl_weighing *point = sl_weighing_next(t, f, domain, &at);

	if (!point)
		return;
	sl_page_list_begin(p);
	for (; point; point = sl_weighing_next(t, f, domain, &at)) {
		sl_page_item_begin(p, "weging");
		sl_page_say(p, SL_WORD_WEIGHS, point->text, NULL, NULL);
		sl_page_text(p, " (");
		sl_page_source(p, &point->source);
		sl_page_text(p, ")");
		sl_show_certainty(p, &point->source);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

/* A share of a ladder that may not be used as it stands has no question. */
void sl_show_asked(sl_page *p, sl_teller *t, const sl_cause *c)
{
	const char *question = c->feature->fact ? c->feature->fact->question : NULL;

	sl_page_text(p, sl_feature_kept(t, c->feature, c->entity));
	if (question) {
		sl_page_text(p, ": ");
		sl_page_text(p, question);
	}
}

/* What is still needed of that kind, under `title`. */
static void show_missing(sl_page *p, sl_teller *t, const sl_cause_set *causes, sl_cause_kind kind,
		     const char *domain, sl_word title)
{
	bool any = false;

	for (uint32_t i = 0; i < causes->count; i++) {
		const sl_cause *c = causes->items[i];

		if (c->kind != kind)
			continue;
		if (!any)
			head(p, title);
		any = true;
		sl_page_item_begin(p, NULL);
		sl_show_asked(p, t, c);
		show_weighings(p, t, c->feature, domain);
		sl_page_item_end(p);
	}
	if (any)
		sl_page_list_end(p);
}

static void show_conflicting(sl_page *p, sl_teller *t, const sl_shortfall *s)
{
	if (!s->rule_count)
		return;
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < s->rule_count; i++) {
		sl_page_item_begin(p, NULL);
		sl_page_source(p, &s->rules[i]->source);
		sl_page_text(p, ", ");
		sl_page_say(p, SL_WORD_RULE, s->rules[i]->id, NULL, NULL);
		if (s->values)
			sl_page_say(p, SL_WORD_GIVES, sl_dutch_kept(t, s->values[i], sl_shortfall_type(s)), NULL, NULL);
		sl_show_certainty(p, &s->rules[i]->source);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

static void show_shortfall(sl_page *p, sl_teller *t, const sl_shortfall *s)
{
	const sl_source *cited[] = {s->source, s->set_in};

	sl_page_item_begin(p, "let-op");
	sl_page_text(p, s->what);
	for (int i = 0; i < 2; i++)
		if (cited[i] && cited[i]->regulation) {
			sl_page_text(p, ", ");
			sl_page_source(p, cited[i]);
		}
	sl_page_text(p, "; ");
	sl_page_say(p, SL_WORD_MENDED_BY, s->mend, NULL, NULL);
	show_conflicting(p, t, s);
	sl_page_item_end(p);
}

static void show_shortfalls(sl_page *p, sl_teller *t, const sl_decided *d)
{
	sl_shortfall *list;
	uint32_t count;

	if (sl_shortfalls_find(&list, &count, t, d) != SL_OK || !count)
		return;
	head(p, SL_WORD_SHORT_HEAD);
	for (uint32_t i = 0; i < count; i++)
		show_shortfall(p, t, &list[i]);
	sl_page_list_end(p);
}

/* What is absent because the household is complete, on one line. */
static void show_closed(sl_page *p, sl_teller *t, const sl_assumption *list, uint32_t count)
{
	bool any = false;

	for (uint32_t i = 0; i < count; i++) {
		if (list[i].use != SL_FACT_CLOSED)
			continue;
		if (!any)
			sl_page_item_begin(p, NULL);
		sl_page_text(p, any ? ", " : sl_word_text(SL_WORD_CLOSED_ITEM));
		sl_page_text(p, sl_feature_kept(t, list[i].feature, list[i].entity));
		any = true;
	}
	if (any)
		sl_page_item_end(p);
}

void sl_show_assumptions(sl_page *p, sl_teller *t, const sl_assumption *list, uint32_t count)
{
	if (!count)
		return;
	head(p, SL_WORD_ASSUMED_HEAD);
	for (uint32_t i = 0; i < count; i++) {
		const sl_assumption *a = &list[i];

		if (a->use == SL_FACT_CLOSED)
			continue;
		sl_page_item_begin(p, NULL);
		sl_page_say(p, SL_WORD_ASSUMED_ITEM, sl_feature_kept(t, a->feature, a->entity),
			    sl_dutch_kept(t, a->value, &a->feature->type), sl_use_words(a->use));
		sl_page_item_end(p);
	}
	show_closed(p, t, list, count);
	sl_page_list_end(p);
}

static void show_judgement(sl_page *p, sl_teller *t, const sl_reason *r)
{
	const sl_provenance *from = r->provenance;

	sl_page_item_begin(p, NULL);
	sl_page_say(p, SL_WORD_JUDGED_ITEM, sl_feature_kept(t, r->feature, r->entity),
		    sl_dutch_kept(t, r->value, &r->feature->type), NULL);
	if (from && from->by) {
		sl_page_text(p, ", ");
		sl_page_say(p, SL_WORD_JUDGED_BY, from->by, NULL, NULL);
	}
	if (from && from->has_date) {
		sl_page_text(p, ", ");
		sl_page_say(p, SL_WORD_JUDGED_ON, sl_day_kept(t, from->date), NULL, NULL);
	}
	if (from && from->reason) {
		sl_page_text(p, "; ");
		sl_page_say(p, SL_WORD_JUDGED_WHY, from->reason, NULL, NULL);
	}
	sl_page_item_end(p);
}

static void show_judgements(sl_page *p, sl_teller *t, const sl_decided *d)
{
	bool any = false;

	for (uint32_t i = 0; i < d->judgement_count; i++)
		any |= sl_is_given(d->judgements[i]);
	if (!any)
		return;
	head(p, SL_WORD_JUDGED_HEAD);
	for (uint32_t i = 0; i < d->judgement_count; i++)
		if (sl_is_given(d->judgements[i]))
			show_judgement(p, t, d->judgements[i]);
	sl_page_list_end(p);
}

static void show_doubts(sl_page *p, const sl_decided *d)
{
	if (!d->doubt_count)
		return;
	head(p, SL_WORD_DOUBT_HEAD);
	for (uint32_t i = 0; i < d->doubt_count; i++) {
		sl_page_item_begin(p, "let-op");
		sl_page_source(p, d->doubts[i]);
		sl_show_certainty(p, d->doubts[i]);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

void sl_show_decided(sl_page *p, sl_teller *t, const sl_answer *a, const sl_decided *d, bool explain,
		     unsigned level)
{
	sl_tree tree;

	sl_page_heading(p, level, sl_decided_title(t, d));
	show_letter(p, t, d);
	show_lines(p, t, d);
	show_missing(p, t, &d->causes, SL_CAUSE_FACT, d->decision->domain, SL_WORD_MISSING_HEAD);
	show_missing(p, t, &d->causes, SL_CAUSE_JUDGEMENT, d->decision->domain,
			SL_WORD_MISSING_JUDGED_HEAD);
	show_shortfalls(p, t, d);
	show_terms(p, t, d);
	show_notices(p, t, d);
	show_judgements(p, t, d);
	sl_show_assumptions(p, t, d->assumptions, d->assumption_count);
	show_doubts(p, d);
	if (!explain || sl_tree_of_decided(&tree, t, a, d) != SL_OK || !tree.part_count)
		return;
	sl_page_heading(p, level + 1,
			sl_word_text(d->deviation ? SL_WORD_EXPLANATION_WITHOUT : SL_WORD_EXPLANATION));
	sl_show_tree(p, &tree, level + 1);
}
