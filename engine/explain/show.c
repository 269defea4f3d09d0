/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers for people: first what can stand in a letter, then the steps. */
#include "explain/show.h"

#include <string.h>

#include "explain/fill.h"
#include "explain/letter.h"

static const char *day_text(sl_teller *t, sl_date day)
{
	sl_buf buf = sl_blank(t);

	sl_date_print_dutch(&buf, day);
	return sl_keep(t, &buf);
}

static const char *feature_text(sl_teller *t, const sl_feature *f, uint32_t entity)
{
	sl_buf buf = sl_blank(t);

	sl_dutch_feature(&buf, t, f, entity, SL_NO_ENTITY, t->date);
	return sl_keep(t, &buf);
}

static void show_certainty(sl_page *p, const sl_source *s)
{
	if (s->certainty != SL_READ)
		sl_page_say(p, SL_WORD_DOUBT_ITEM, sl_word_of_certainty(s->certainty), s->doubt ? s->doubt : "", NULL);
}

/* ---- steps ---- */

static void show_labelled(sl_page *p, sl_word label, const char *code)
{
	if (!code)
		return;
	sl_page_item_begin(p, NULL);
	sl_page_text(p, sl_word_text(label));
	sl_page_text(p, ": ");
	sl_page_code(p, code);
	sl_page_item_end(p);
}

static sl_word role_word(const sl_step_rule *r)
{
	switch (r->reason->role) {
	case SL_RULE_APPLIED:
		return r->reason->code->value == SL_NO_NODE ? SL_WORD_APPLIED_STOP : SL_WORD_APPLIED;
	case SL_RULE_AGREED:
		return SL_WORD_AGREED;
	case SL_RULE_MAY:
		return SL_WORD_MAY;
	case SL_RULE_STOPPED:
		return r->stopper ? SL_WORD_STOPPED : SL_WORD_STOPPED_PLAIN;
	case SL_RULE_OUTRANKED:
		return SL_WORD_OUTRANKED;
	case SL_RULE_FAILED:
		break;
	}
	return SL_WORD_FAILED;
}

/* "toegepast: art. 22a lid 1 Participatiewet, regel pw-22a-1, geeft .." */
static void show_rule_head(sl_page *p, const sl_step_rule *r)
{
	const sl_rule *rule = r->reason->code->rule;
	bool applied = r->reason->role == SL_RULE_APPLIED || r->reason->role == SL_RULE_AGREED;

	sl_page_say(p, role_word(r), r->stopper, NULL, NULL);
	sl_page_text(p, ": ");
	sl_page_source(p, &rule->source);
	sl_page_text(p, ", ");
	sl_page_say(p, SL_WORD_RULE, rule->id, NULL, NULL);
	if (r->value) {
		sl_page_text(p, ", ");
		sl_page_say(p, applied ? SL_WORD_RULE_VALUE : SL_WORD_RULE_WOULD, r->value, NULL, NULL);
	}
	if (r->reason->role != SL_RULE_FAILED && !sl_is_aside(r->reason->role))
		show_certainty(p, &rule->source);
	else if (rule->source.certainty != SL_READ)
		sl_page_say(p, SL_WORD_DOUBT_MARK, sl_word_of_certainty(rule->source.certainty), NULL, NULL);
}

static bool has_lines(const sl_step_rule *r)
{
	return r->because || r->formula || r->condition || r->row_count;
}

static void show_rule_lines(sl_page *p, const sl_step_rule *r)
{
	sl_page_list_begin(p);
	if (r->because && *r->because)
		sl_page_item(p, NULL, r->because);
	show_labelled(p, SL_WORD_CONDITION, r->condition);
	show_labelled(p, SL_WORD_FILLED, r->met);
	show_labelled(p, SL_WORD_FORMULA, r->formula);
	show_labelled(p, SL_WORD_FILLED, r->filled);
	for (uint32_t i = 0; i < r->row_count; i++)
		sl_page_item(p, NULL, r->rows[i]);
	sl_page_list_end(p);
}

static void show_rule(sl_page *p, const sl_step_rule *r)
{
	bool failed = r->reason->role == SL_RULE_FAILED;

	sl_page_item_begin(p, failed || sl_is_aside(r->reason->role) ? "niet" : NULL);
	show_rule_head(p, r);
	/* Why not: one condition, on the same line. */
	if (failed && r->condition) {
		sl_page_text(p, ", ");
		sl_page_text(p, sl_word_text(SL_WORD_NOT_TRUE));
		sl_page_text(p, ": ");
		sl_page_code(p, r->condition);
		if (r->met) {
			sl_page_text(p, " (");
			sl_page_code(p, r->met);
			sl_page_text(p, ")");
		}
	} else if (has_lines(r)) {
		show_rule_lines(p, r);
	}
	sl_page_item_end(p);
}

static void show_note(sl_page *p, const sl_note *n)
{
	sl_page_text(p, n->words);
	if (!n->source)
		return;
	sl_page_text(p, " ");
	sl_page_source(p, n->source);
	show_certainty(p, n->source);
}

/* A fact or a parameter has only notes: they stand on its line. */
static bool is_leaf(const sl_step *s)
{
	return s->reason->kind == SL_REASON_FACT || s->reason->kind == SL_REASON_PARAMETER;
}

static void show_leaf_notes(sl_page *p, const sl_step *s)
{
	for (uint32_t i = 0; i < s->note_count; i++) {
		sl_page_text(p, i ? "; " : " (");
		show_note(p, &s->notes[i]);
	}
	if (s->note_count)
		sl_page_text(p, ")");
}

static void show_note_item(sl_page *p, const sl_note *n)
{
	sl_page_item_begin(p, NULL);
	show_note(p, n);
	sl_page_item_end(p);
}

static void show_step(sl_page *p, const sl_step *s);

static void show_below(sl_page *p, const sl_step *s)
{
	if (!s->rule_count && !s->note_count && !s->kid_count && !s->filled && !s->aside)
		return;
	sl_page_list_begin(p);
	show_labelled(p, SL_WORD_FILLED, s->filled);
	for (uint32_t i = 0; i < s->rule_count; i++)
		show_rule(p, &s->rules[i]);
	if (s->aside) {
		sl_page_item_begin(p, "niet");
		sl_page_say(p, SL_WORD_BASE_FAILED, s->aside, NULL, NULL);
		sl_page_item_end(p);
	}
	for (uint32_t i = 0; i < s->note_count; i++)
		show_note_item(p, &s->notes[i]);
	for (uint32_t i = 0; i < s->kid_count; i++)
		show_step(p, s->kids[i]);
	sl_page_list_end(p);
}

static void show_step(sl_page *p, const sl_step *s)
{
	char number[SL_INT_TEXT_MAX];

	sl_int_text(number, s->number);
	sl_page_item_begin(p, s->again ? "stap gezien" : "stap");
	if (s->label) {
		sl_page_text(p, s->label);
		sl_page_text(p, " - ");
	}
	if (s->again) {
		sl_page_text(p, s->name);
		sl_page_text(p, ": ");
		sl_page_text(p, s->value);
		sl_page_text(p, ", ");
		sl_page_say(p, SL_WORD_SEE, number, NULL, NULL);
	} else {
		sl_page_say_strong(p, SL_WORD_STEP, number, s->name, s->value);
		if (is_leaf(s))
			show_leaf_notes(p, s);
		else
			show_below(p, s);
	}
	sl_page_item_end(p);
}

static void show_steps(sl_page *p, sl_step *const *steps, uint32_t count)
{
	if (!count)
		return;
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < count; i++)
		show_step(p, steps[i]);
	sl_page_list_end(p);
}

void sl_show_tree(sl_page *p, const sl_tree *tree, unsigned level)
{
	show_steps(p, tree->parts, tree->part_count);
	if (!tree->further_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_FURTHER));
	show_steps(p, tree->further, tree->further_count);
}

static sl_word part_word(const sl_decided *d, unsigned part)
{
	if (part == SL_PART_APPLIES)
		return SL_WORD_PART_APPLIES;
	if (part == SL_PART_AMOUNT)
		return d->extent ? SL_WORD_PART_EXTENT : SL_WORD_PART_AMOUNT;
	return d->decision->norm == SL_NORM_DUTY ? SL_WORD_PART_HOLDS : SL_WORD_PART_RIGHT;
}

/* The amount first when there is one: that is what people ask. */
sl_status sl_tree_of_decided(sl_tree *out, sl_teller *t, const sl_answer *a, const sl_decided *d)
{
	static const unsigned order[] = {SL_PART_AMOUNT, SL_PART_RIGHT, SL_PART_APPLIES};
	sl_tree_part parts[3];
	uint32_t n = 0;

	for (unsigned i = 0; i < 3; i++)
		if (d->reasons[order[i]])
			parts[n++] = (sl_tree_part){sl_word_text(part_word(d, order[i])), d->reasons[order[i]]};
	return sl_tree_make(out, t, &a->reasons, parts, n);
}

/* ---- one decision ---- */

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

static void say_after(sl_page *p, const char *sentence)
{
	if (!sentence)
		return;
	sl_page_text(p, " ");
	sl_page_text(p, sentence);
}

static void show_letter(sl_page *p, sl_teller *t, const sl_decided *d)
{
	sl_letter l;
	sl_buf who = {0};

	if (sl_letter_make(&l, t, d) != SL_OK)
		return;
	sl_page_paragraph_begin(p);
	sl_page_strong(p, l.outcome);
	say_after(p, l.amount);
	if (d->joint != SL_NO_ENTITY) {
		sl_dutch_entity(&who, t, d->joint);
		sl_page_text(p, " ");
		sl_page_say(p, SL_WORD_JOINT, sl_keep(t, &who), NULL, NULL);
	}
	for (uint32_t i = 0; i < l.because_count; i++)
		say_after(p, l.because[i]);
	sl_page_paragraph_end(p);
	show_sources(p, l.sources, l.source_count);
}

static void head(sl_page *p, sl_word w)
{
	sl_page_paragraph(p, sl_word_text(w));
	sl_page_list_begin(p);
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
			    day_text(t, d->outdated->read_until), NULL);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

static void show_terms(sl_page *p, sl_teller *t, const sl_decided *d)
{
	if (!d->term_count)
		return;
	head(p, SL_WORD_TERM_HEAD);
	for (uint32_t i = 0; i < d->term_count; i++) {
		sl_page_item_begin(p, NULL);
		sl_page_say(p, SL_WORD_TERM, d->terms[i].name, sl_dutch_kept(t, d->terms[i].value, NULL), NULL);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

static bool is_cause(const sl_cause *c, sl_cause_kind kind)
{
	return c->kind == kind;
}

/* What is asked, and how. A share of a ladder that may not be used as it
 * stands is asked for too, and has no question. */
static void show_asked(sl_page *p, sl_teller *t, const sl_cause *c)
{
	const char *question = c->feature->fact ? c->feature->fact->question : NULL;

	sl_page_text(p, feature_text(t, c->feature, c->entity));
	if (question) {
		sl_page_text(p, ": ");
		sl_page_text(p, question);
	}
}

static void show_missing(sl_page *p, sl_teller *t, const sl_decided *d, sl_cause_kind kind, sl_word title)
{
	bool any = false;

	for (uint32_t i = 0; i < d->causes.count; i++)
		any |= is_cause(d->causes.items[i], kind);
	if (!any)
		return;
	head(p, title);
	for (uint32_t i = 0; i < d->causes.count; i++) {
		const sl_cause *c = d->causes.items[i];

		if (!is_cause(c, kind))
			continue;
		sl_page_item_begin(p, NULL);
		show_asked(p, t, c);
		sl_page_item_end(p);
	}
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
		show_certainty(p, &s->rules[i]->source);
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
static void show_closed(sl_page *p, sl_teller *t, const sl_decided *d)
{
	bool any = false;

	for (uint32_t i = 0; i < d->assumption_count; i++) {
		const sl_assumption *a = &d->assumptions[i];

		if (a->use != SL_FACT_CLOSED)
			continue;
		if (!any)
			sl_page_item_begin(p, NULL);
		sl_page_text(p, any ? ", " : sl_word_text(SL_WORD_CLOSED_ITEM));
		sl_page_text(p, feature_text(t, a->feature, a->entity));
		any = true;
	}
	if (any)
		sl_page_item_end(p);
}

static void show_assumptions(sl_page *p, sl_teller *t, const sl_decided *d)
{
	if (!d->assumption_count)
		return;
	head(p, SL_WORD_ASSUMED_HEAD);
	for (uint32_t i = 0; i < d->assumption_count; i++) {
		const sl_assumption *a = &d->assumptions[i];

		if (a->use == SL_FACT_CLOSED)
			continue;
		sl_page_item_begin(p, NULL);
		sl_page_say(p, SL_WORD_ASSUMED_ITEM, feature_text(t, a->feature, a->entity),
			    sl_dutch_kept(t, a->value, &a->feature->type), sl_use_words(a->use));
		sl_page_item_end(p);
	}
	show_closed(p, t, d);
	sl_page_list_end(p);
}

static void show_judgement(sl_page *p, sl_teller *t, const sl_reason *r)
{
	const sl_provenance *from = r->provenance;

	sl_page_item_begin(p, NULL);
	sl_page_say(p, SL_WORD_JUDGED_ITEM, feature_text(t, r->feature, r->entity),
		    sl_dutch_kept(t, r->value, &r->feature->type), NULL);
	if (from && from->by) {
		sl_page_text(p, ", ");
		sl_page_say(p, SL_WORD_JUDGED_BY, from->by, NULL, NULL);
	}
	if (from && from->has_date) {
		sl_page_text(p, ", ");
		sl_page_say(p, SL_WORD_JUDGED_ON, day_text(t, from->date), NULL, NULL);
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
		show_certainty(p, d->doubts[i]);
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
	show_missing(p, t, d, SL_CAUSE_FACT, SL_WORD_MISSING_HEAD);
	show_missing(p, t, d, SL_CAUSE_JUDGEMENT, SL_WORD_MISSING_JUDGED_HEAD);
	show_shortfalls(p, t, d);
	show_terms(p, t, d);
	show_notices(p, t, d);
	show_judgements(p, t, d);
	show_assumptions(p, t, d);
	show_doubts(p, d);
	if (!explain || sl_tree_of_decided(&tree, t, a, d) != SL_OK || !tree.part_count)
		return;
	sl_page_heading(p, level + 1, sl_word_text(SL_WORD_EXPLANATION));
	sl_show_tree(p, &tree, level + 1);
}

/* ---- the whole answer ---- */

void sl_show_head(sl_page *p, sl_teller *t)
{
	sl_date known = sl_run_known(t->run);

	if (t->household->name) {
		sl_buf buf = {0};

		sl_say(&buf, SL_WORD_HOUSEHOLD, t->household->name, NULL, NULL);
		sl_page_heading(p, 1, sl_keep(t, &buf));
	} else {
		sl_page_heading(p, 1, sl_word_text(SL_WORD_TITLE));
	}
	sl_page_paragraph_begin(p);
	sl_page_say(p, SL_WORD_DATE, day_text(t, t->date), NULL, NULL);
	if (known != SL_FOREVER) {
		sl_page_text(p, ". ");
		sl_page_say(p, SL_WORD_KNOWN_ON, day_text(t, known), NULL, NULL);
	}
	sl_page_text(p, ". ");
	sl_page_say(p, SL_WORD_RULES, t->program->model->sha256, NULL, NULL);
	sl_page_text(p, ".");
	sl_page_paragraph_end(p);
}

static void show_not_asked(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	bool first = true;

	for (uint32_t i = 0; i < a->decided_count; i++) {
		const sl_decided *d = a->decided[i];
		sl_letter l;

		if (d->asked || sl_letter_make(&l, t, d) != SL_OK)
			continue;
		if (first) {
			sl_page_heading(p, level, sl_word_text(SL_WORD_NOT_ASKED));
			sl_page_paragraph(p, sl_word_text(SL_WORD_NOT_ASKED_WHY));
			sl_page_list_begin(p);
		}
		first = false;
		sl_page_item_begin(p, NULL);
		sl_page_text(p, l.outcome);
		say_after(p, l.amount);
		sl_page_item_end(p);
	}
	if (!first)
		sl_page_list_end(p);
}

static void show_questions(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	bool any = false;

	for (uint32_t i = 0; i < a->question_count; i++)
		any |= a->questions[i].all > 0;
	if (!any)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_QUESTIONS));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->question_count; i++) {
		const sl_cause *c = a->questions[i].cause;

		if (!a->questions[i].all)
			continue;
		sl_page_item_begin(p, NULL);
		show_asked(p, t, c);
		sl_page_item_end(p);
	}
	sl_page_list_end(p);
}

static void show_value(sl_page *p, sl_teller *t, const sl_asked_value *v)
{
	sl_buf name = {0};

	sl_dutch_feature(&name, t, v->feature, v->entity, v->other, t->date);
	sl_page_item_begin(p, NULL);
	sl_page_text(p, sl_keep(t, &name));
	sl_page_text(p, ": ");
	sl_page_text(p, sl_dutch_kept(t, v->value, &v->feature->type));
	sl_page_item_end(p);
}

static void show_values(sl_page *p, sl_teller *t, const sl_answer *a, unsigned level)
{
	if (!a->value_count)
		return;
	sl_page_heading(p, level, sl_word_text(SL_WORD_VALUES));
	sl_page_list_begin(p);
	for (uint32_t i = 0; i < a->value_count; i++)
		show_value(p, t, &a->values[i]);
	sl_page_list_end(p);
}

void sl_show_answer(sl_page *p, sl_teller *t, const sl_answer *a, const sl_answer_options *o, unsigned level)
{
	bool asked = false;

	for (uint32_t i = 0; i < a->decided_count; i++)
		if (a->decided[i]->asked || o->in_full) {
			asked = true;
			sl_show_decided(p, t, a, a->decided[i], !o->without_explanation, level);
		}
	if (!asked && (!a->decided_count || o->only_asked) && !a->value_count)
		sl_page_paragraph(p, sl_word_text(SL_WORD_NOTHING));
	if (!o->only_asked && !o->in_full)
		show_not_asked(p, t, a, level);
	show_values(p, t, a, level);
	show_questions(p, t, a, level);
}
