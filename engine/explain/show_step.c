/* SPDX-License-Identifier: EUPL-1.2 */
/* Steps on a page. */
#include "explain/show.h"

void sl_show_certainty(sl_page *p, const sl_source *s)
{
	if (s->certainty != SL_READ)
		sl_page_say(p, SL_WORD_DOUBT_ITEM, sl_word_of_certainty(s->certainty), s->doubt ? s->doubt : "", NULL);
}

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
		sl_show_certainty(p, &rule->source);
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
	if (r->because)
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
	sl_show_certainty(p, n->source);
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
	if (d->decision->contribution)
		return SL_WORD_PART_EXEMPT;
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
