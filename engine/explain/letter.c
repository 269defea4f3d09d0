/* SPDX-License-Identifier: EUPL-1.2 */
/* Decisions in plain words. */
#include "explain/letter.h"

#include <string.h>

#include "explain/fill.h"
#include "explain/lines.h"

#define MOST_SENTENCES 9
#define MOST_OF_RIGHT  5   /* when an amount is to be explained too .. */
#define MOST_OF_BOTH   12  /* .. with that: it takes some steps to say whose norm it is */
#define MOST_DEPTH     3   /* steps below the decision that may speak */
#define MOST_VISITS    200
#define MOST_SOURCES   40  /* with those of ordinances */

/* ---- which sentences ---- */

typedef struct visit {
	const sl_reason *reason;
	unsigned depth;
} visit;

typedef struct writing {
	sl_teller *t;
	const sl_decided *decided;
	sl_letter *letter;
	visit visits[MOST_VISITS];
	uint32_t count;
	uint32_t most; /* sentences */
} writing;

static void add_source(writing *w, const sl_source *s)
{
	sl_letter *l = w->letter;

	for (uint32_t i = 0; s && i < l->source_count; i++)
		if (sl_source_same(l->sources[i], s))
			return;
	if (s && sl_source_is_law(s) && l->source_count < MOST_SOURCES)
		l->sources[l->source_count++] = s;
}

static void add_sentence(writing *w, const char *text, const sl_source *s)
{
	sl_letter *l = w->letter;

	for (uint32_t i = 0; i < l->because_count; i++)
		if (strcmp(l->because[i], text) == 0) {
			add_source(w, s);
			return;
		}
	if (l->because_count >= w->most || !*text)
		return;
	l->because[l->because_count++] = text;
	add_source(w, s);
}

static void follow(writing *w, const sl_reason *r, unsigned depth)
{
	for (uint32_t i = 0; i < w->count; i++)
		if (w->visits[i].reason == r)
			return;
	if (w->count < MOST_VISITS && depth <= MOST_DEPTH)
		w->visits[w->count++] = (visit){r, depth};
}

static void follow_list(writing *w, const sl_reason_list *l, unsigned depth)
{
	for (uint32_t i = 0; i < l->count; i++)
		if (l->items[i]->kind == SL_REASON_CONCEPT)
			follow(w, l->items[i], depth);
}

static void say_because(writing *w, const sl_reason_rule *rule)
{
	sl_buf buf;

	if (!rule->code->rule->because)
		return;
	buf = sl_blank(w->t);
	sl_template_fill(&buf, w->t, rule->frame, rule->code->rule->because);
	add_sentence(w, sl_keep(w->t, &buf), &rule->code->rule->source);
}

static const char *not_met(writing *w, sl_frame *f, uint32_t node)
{
	sl_buf written = {0}, filled = {0}, buf = {0};

	sl_formula_print(&written, w->t, node);
	if (sl_formula_reads(w->t, node))
		sl_formula_fill(&filled, w->t, f, node);
	sl_say(&buf, filled.len ? SL_WORD_FAILED_FILLED : SL_WORD_FAILED_BECAUSE, sl_buf_text(&written),
	       sl_buf_text(&filled), NULL);
	if (sl_buf_status(&written) != SL_OK || sl_buf_status(&filled) != SL_OK)
		w->t->status = SL_ENOMEM;
	sl_buf_free(&written);
	sl_buf_free(&filled);
	return sl_keep(w->t, &buf);
}

/* No rule of it applies: say on which condition that broke off. That an
 * exception failed did no harm. */
static void say_failed(writing *w, const sl_reason_rule *rule)
{
	if (rule->failed != SL_NO_NODE && rule->code->value != SL_NO_NODE)
		add_sentence(w, not_met(w, rule->frame, rule->failed), &rule->code->rule->source);
}

static bool applies(const sl_reason_rule *rule)
{
	return rule->role == SL_RULE_APPLIED || rule->role == SL_RULE_AGREED;
}

/* Of what is true or false by more rules together (samenvoegen), a rule that
 * says otherwise is no reason: what was met, or is not known, refuses nobody. */
static bool decides(const sl_reason *r, const sl_reason_rule *rule)
{
	sl_truth t = sl_truth_of(r->value);

	return applies(rule) && ((t != SL_TRUE && t != SL_FALSE) || rule->value.kind == SL_UNSET ||
				 sl_truth_of(rule->value) == t);
}

/* What may apply is told only where nothing surely does. */
static bool is_sure(const sl_reason *r)
{
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (r->rules[i].role == SL_RULE_APPLIED && decides(r, &r->rules[i]))
			return true;
	return false;
}

/* ---- ladders and contributions ---- */

static const sl_lines *lines_of(const writing *w, const sl_reason_rule *rule)
{
	for (uint32_t i = 0; i < w->decided->line_count; i++)
		if (w->decided->lines[i].rule == rule)
			return &w->decided->lines[i];
	return NULL;
}

static bool has_because(const sl_lines *l)
{
	const sl_rule *r = l->rule->code->rule;

	if (r->because)
		return true;
	for (uint32_t i = 0; i < l->count; i++)
		if (l->items[i].counted && l->items[i].rung && l->items[i].rung->because)
			return true;
	return false;
}

/* A step that made no difference is no reason. */
static bool is_idle(const sl_lines *l, const sl_reason *r)
{
	for (uint32_t i = 0; l && i < l->count; i++)
		if (r->feature == l->items[i].concept->feature)
			return !l->items[i].counted;
	return false;
}

static void follow_lines(writing *w, const sl_reason_rule *rule, unsigned depth)
{
	const sl_lines *l = lines_of(w, rule);

	if (l && sl_is_ladder(l) && !sl_is_bare(l) && !has_because(l))
		add_sentence(w, sl_ladder_sentence(w->t, l), &rule->code->rule->source);
	for (uint32_t i = 0; i < rule->parts.count; i++)
		if (rule->parts.items[i]->kind == SL_REASON_CONCEPT && !is_idle(l, rule->parts.items[i]))
			follow(w, rule->parts.items[i], depth);
}

/* Why there is no right, when no rule has a sentence for it: the first
 * condition that is false, of each ladder that is not the one. */
static void say_no_right(writing *w, const sl_reason_rule *rule, uint32_t node)
{
	const sl_program *p = w->t->program;
	const sl_node *n = &p->nodes[node];
	sl_value v;

	if (n->code == SL_CODE_IF && n->expr == SL_NO_EXPR) {
		say_no_right(w, rule, p->kids[n->kids]); /* as a truth */
		return;
	}
	if (n->expr != SL_NO_EXPR) {
		add_sentence(w, not_met(w, rule->frame, node), &rule->code->rule->source);
		return;
	}
	for (uint32_t i = 0; (n->code == SL_CODE_AND || n->code == SL_CODE_OR) && i < n->count; i++) {
		sl_run_node(w->t->run, rule->frame, p->kids[n->kids + i], &v);
		if (sl_truth_of(v) != SL_FALSE)
			continue;
		say_no_right(w, rule, p->kids[n->kids + i]);
		if (n->code == SL_CODE_AND)
			return;
	}
}

static void say_refused(writing *w, const sl_reason *r)
{
	if (r->kind != SL_REASON_CONCEPT || sl_truth_of(r->value) != SL_FALSE)
		return;
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (applies(&r->rules[i]) && r->rules[i].code->rule->kind == SL_RULE_RIGHT)
			say_no_right(w, &r->rules[i], r->rules[i].code->value);
}

/* That nothing applies is no reason where something is granted; and a figure
 * that is nought for it says so where it is used. */
static bool asks_why_not(const writing *w, const sl_reason *r)
{
	return w->decided->by_rules.outcome != SL_GRANTED &&
	       (r->feature->type.base != SL_T_NUMBER || !w->letter->because_count);
}

static void speak(writing *w, const visit *v)
{
	const sl_reason *r = v->reason;
	bool applied = false, sure = is_sure(r);

	for (uint32_t i = 0; i < r->rule_count; i++)
		if (decides(r, &r->rules[i]) && (!sure || r->rules[i].role == SL_RULE_APPLIED)) {
			applied = true;
			say_because(w, &r->rules[i]);
			follow_list(w, &r->rules[i].condition, v->depth + 1);
			follow_lines(w, &r->rules[i], v->depth + 1);
		}
	for (uint32_t i = 0; i < r->rule_count && !applied && asks_why_not(w, r); i++)
		if (r->rules[i].role == SL_RULE_FAILED && !r->rules[i].base_failed)
			say_failed(w, &r->rules[i]);
}

/* Most general first: level after level below what was decided. */
static void find_sentences(writing *w, const sl_reason *from)
{
	uint32_t before = w->letter->because_count;

	if (!from)
		return;
	w->count = 0;
	if (from->kind == SL_REASON_CONCEPT)
		follow(w, from, 0);
	else
		follow_list(w, &from->parts, 0);
	for (uint32_t i = 0; i < w->count; i++)
		speak(w, &w->visits[i]);
	for (uint32_t i = 0; i < w->count && w->letter->because_count == before; i++)
		say_refused(w, w->visits[i].reason);
}

static void name_value(writing *w, const sl_reason *r)
{
	sl_buf name = {0}, value = {0}, buf = {0};

	sl_dutch_feature(&name, w->t, r->feature, r->entity, r->other, r->day);
	sl_dutch_capital(&buf, sl_keep(w->t, &name));
	sl_dutch_value(&value, w->t, r->value, &r->feature->type, false);
	sl_say(&name, SL_WORD_VALUE_BECAUSE, sl_keep(w->t, &buf), sl_keep(w->t, &value), NULL);
	add_sentence(w, sl_keep(w->t, &name), NULL);
}

/* The frame of the expression of a decision; false when it is none. */
static bool open_expression(const writing *w, const sl_reason *from, sl_frame *f)
{
	sl_day_memory *day;

	if (!from || from->kind != SL_REASON_EXPR || !(day = sl_run_day(w->t->run, from->day)))
		return false;
	sl_frame_init(f, day, from->entity, SL_NO_ENTITY);
	return true;
}

/* Nothing in the rules speaks: at least say which expression decided. */
static void say_expression(writing *w, const sl_reason *from)
{
	sl_frame f;

	if (!open_expression(w, from, &f))
		return;
	if (from->parts.count == 1 && from->parts.items[0]->kind == SL_REASON_CONCEPT &&
	    from->parts.items[0]->feature->type.base == SL_T_BOOLEAN)
		name_value(w, from->parts.items[0]);
	else
		add_sentence(w, not_met(w, &f, from->node), NULL);
}

static bool compares_figure(const sl_program *p, const sl_node *n)
{
	const sl_type *left = n->count == 2 ? p->nodes[p->kids[n->kids]].type : NULL;

	return left && left->base == SL_T_NUMBER;
}

/* A rule may say what a figure is, but not what this decision wants of it. */
static void say_bound(writing *w, const sl_reason *from)
{
	sl_frame f;
	uint32_t node;

	if (!open_expression(w, from, &f))
		return;
	node = sl_reason_first_false(w->t->run, &f, from->node);
	if (compares_figure(w->t->program, &w->t->program->nodes[node]))
		add_sentence(w, not_met(w, &f, node), NULL);
}

/* What a municipality set or ruled, wherever it was used: where it did so, and
 * where the law leaves it that. */
static void cite_ordinances(writing *w, const sl_decided *d)
{
	for (uint32_t i = 0; i < d->used.count; i++) {
		const sl_reason *r = d->used.items[i];
		const sl_delegation *by = sl_reason_delegation(w->t->run, r);

		if (r->active && r->active->setting && r->active->from)
			add_source(w, &r->active->from->source);
		for (uint32_t k = 0; k < r->rule_count; k++)
			if (applies(&r->rules[k]) && r->rules[k].code->rule->source.regulation->municipality)
				add_source(w, &r->rules[k].code->rule->source);
		if (by && (!r->active || r->active->setting))
			add_source(w, &by->source);
	}
}

/* ---- the outcome ---- */

/* "Anna"; of what belongs to somebody "Anna (hulpvraag 1)". */
static const char *about_text(sl_teller *t, uint32_t entity)
{
	uint32_t owner = t->household->entities[entity].owner;
	sl_buf who = {0}, of = {0};

	sl_dutch_entity(&who, t, entity);
	/* Without an id of its own it is named by its owner already. */
	if (!owner || !t->household->entities[entity].id)
		return sl_keep(t, &who);
	sl_dutch_entity(&of, t, owner);
	return sl_said(t, SL_WORD_OF_BRACKETS, sl_keep(t, &of), sl_keep(t, &who), NULL);
}

const char *sl_decided_title(sl_teller *t, const sl_decided *d)
{
	const char *title = d->decision->title ? d->decision->title : d->decision->id;
	sl_buf line = {0};

	sl_dutch_line(&line, title, strlen(title));
	if (d->entity == 0)
		return sl_keep(t, &line);
	return sl_said(t, SL_WORD_FOR, sl_keep(t, &line), about_text(t, d->entity), NULL);
}

static const char *outcome_text(sl_teller *t, const sl_decided *d, sl_outcome outcome)
{
	sl_buf buf = {0};

	sl_say(&buf, sl_word_of_outcome(d->decision->norm, outcome), sl_decided_title(t, d), NULL, NULL);
	sl_buf_putc(&buf, '.');
	return sl_keep(t, &buf);
}

static const char *amount_text(sl_teller *t, const sl_decided *d, sl_value amount)
{
	sl_buf number = {0}, buf = {0};
	sl_type type = {.base = SL_T_NUMBER, .unit = d->unit, .amount = !d->extent};

	if (!sl_is_amount(amount))
		return NULL;
	sl_dutch_value(&number, t, amount, &type, false);
	sl_say(&buf, d->extent ? SL_WORD_THE_EXTENT : SL_WORD_THE_AMOUNT, sl_keep(t, &number), NULL, NULL);
	return sl_keep(t, &buf);
}

static bool is_open(sl_outcome o)
{
	return o != SL_GRANTED && o != SL_REFUSED && o != SL_NOT_APPLICABLE;
}

/* The sentences tell what the rules give, also where somebody deviates from it. */
static void say_why(writing *w, const sl_decided *d)
{
	const sl_by_rules *by = &d->by_rules;

	if (by->outcome == SL_GRANTED && d->decision->result)
		add_sentence(w, sl_said(w->t, SL_WORD_RESULT, d->decision->result, NULL, NULL), NULL);
	if (by->outcome != SL_GRANTED && !sl_is_amount(by->amount)) /* an amount of nothing says it */
		say_bound(w, d->reasons[by->part]);
	if (sl_is_amount(by->amount) && by->outcome == SL_GRANTED)
		w->most = MOST_OF_RIGHT;
	find_sentences(w, d->reasons[by->part == SL_PART_AMOUNT ? SL_PART_RIGHT : by->part]);
	w->most = MOST_OF_BOTH;
	if (by->outcome == SL_GRANTED)
		find_sentences(w, d->reasons[SL_PART_AMOUNT]);
	if (!w->letter->because_count && by->outcome != SL_GRANTED)
		say_expression(w, d->reasons[by->part]);
}

sl_status sl_letter_make(sl_letter *out, sl_teller *t, const sl_decided *d)
{
	writing w;

	/* Not the visits: they are written before they are read. */
	w.t = t;
	w.decided = d;
	w.letter = out;
	w.count = 0;
	w.most = MOST_SENTENCES;
	*out = (sl_letter){.outcome = outcome_text(t, d, d->outcome), .amount = amount_text(t, d, d->amount)};
	if (d->deviation) {
		out->outcome_without = outcome_text(t, d, d->by_rules.outcome);
		out->amount_without = amount_text(t, d, d->by_rules.amount);
	}
	out->because = sl_arena_calloc(t->arena, MOST_OF_BOTH, sizeof *out->because);
	out->sources = sl_arena_calloc(t->arena, MOST_SOURCES, sizeof *out->sources);
	if (!out->because || !out->sources)
		return t->status = SL_ENOMEM;
	if (is_open(d->by_rules.outcome))
		return t->status;
	if (sl_source_has_place(&d->decision->source))
		add_source(&w, &d->decision->source);
	if (d->deviation)
		add_source(&w, &d->deviation->power->power->source);
	say_why(&w, d);
	cite_ordinances(&w, d);
	if (!out->source_count)
		add_source(&w, &d->decision->source);
	return t->status;
}

/* ---- meldingen ---- */

/* "x van Anna: art. 1 Wet gaat voor en geeft ..; art. 7 Besluit is lager .." */
static void say_rank(sl_buf *out, sl_teller *t, const sl_reason *about, const sl_reason_rule *rule)
{
	const sl_type *type = &about->feature->type;
	sl_buf name = sl_blank(t), source = sl_blank(t);
	const char *what;

	sl_dutch_feature(&name, t, about->feature, about->entity, about->other, about->day);
	what = sl_keep(t, &name);
	if (rule->stopped_by)
		sl_source_print(&source, &rule->stopped_by->source);
	sl_say(out, SL_WORD_HIGHER_RANK, what, sl_keep(t, &source), sl_dutch_kept(t, about->value, type));
	source = sl_blank(t);
	sl_source_print(&source, &rule->code->rule->source);
	sl_say(out, SL_WORD_LOWER_RANK, sl_keep(t, &source), sl_dutch_kept(t, rule->value, type), NULL);
}

const char *sl_notice_text(sl_teller *t, const sl_notice_value *n)
{
	sl_buf buf = sl_blank(t);

	if (n->text)
		sl_template_fill(&buf, t, n->frame, n->text);
	else
		say_rank(&buf, t, n->about, n->rule);
	return sl_keep(t, &buf);
}

const sl_weighing *sl_weighing_next(const sl_teller *t, const sl_feature *f, const char *domain, uint32_t *at)
{
	while (f->fact && *at < f->fact->weighing_count) {
		const sl_weighing *point = &f->fact->weighings[(*at)++];

		if (sl_in_force(point->validity, t->date, sl_run_known(t->run)) &&
		    (!point->domain || !domain || strcmp(point->domain, domain) == 0))
			return point;
	}
	return NULL;
}

const char *sl_conflict_escalation(sl_teller *t, const sl_conflict_found *c)
{
	if (c->conflict->escalation)
		return sl_template_kept(t, c->frame, c->conflict->escalation);
	return t->program->model->escalations[c->gravity];
}
