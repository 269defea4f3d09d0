/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Where expected and found part, for who writes rules.
 *
 * A case names a few values. Of those that differ, one that rests on another
 * that differs as well is a consequence; the one without such is the first
 * place to look, and its rule with the values in it says why.
 */
#include <string.h>

#include "explain/explain.h"
#include "explain/fill.h"
#include "explain/letter.h"
#include "explain/tree.h"

#define MOST_INPUTS 12

typedef struct point {
	const sl_expectation *of;
	sl_reason_list below; /* what it rests on */
	const sl_reason *reasons[3];
	uint32_t reason_count;
	bool consequence;
} point;

typedef struct comparing {
	sl_teller t;
	sl_answer *answer;
	sl_buf *out;
	point *points;
	size_t count;
} comparing;

static void line(comparing *c, unsigned indent, const char *text)
{
	sl_buf_fill(c->out, ' ', indent);
	sl_dutch_line(c->out, text, strlen(text));
	sl_buf_putc(c->out, '\n');
}

static const char *said(comparing *c, sl_word w, const char *a, const char *b, const char *d)
{
	sl_buf buf = {0};

	sl_say(&buf, w, a, b, d);
	return sl_keep(&c->t, &buf);
}

/* ---- what rests on what ---- */

static void find_reasons(comparing *c, point *p)
{
	const sl_expectation *e = p->of;

	if (e->feature) {
		p->reasons[0] = sl_reason_feature(&c->answer->reasons, c->answer->date, e->feature, e->entity, e->other);
		p->reason_count = p->reasons[0] ? 1 : 0;
	}
	for (int i = 0; e->decided && i < 3; i++)
		if (e->decided->reasons[i])
			p->reasons[p->reason_count++] = e->decided->reasons[i];
	for (uint32_t i = 0; i < p->reason_count; i++)
		if (sl_reason_collect(&c->answer->reasons, p->reasons[i], &p->below) != SL_OK)
			c->t.status = SL_ENOMEM;
}

static bool is_below(const point *upper, const point *lower)
{
	if (!lower->of->feature || upper == lower || !lower->reason_count)
		return false;
	for (uint32_t i = 0; i < upper->below.count; i++)
		if (upper->below.items[i] == lower->reasons[0])
			return upper->reasons[0] != lower->reasons[0];
	return false;
}

static void find_consequences(comparing *c)
{
	for (size_t i = 0; i < c->count; i++)
		for (size_t k = 0; k < c->count; k++)
			if (c->points[i].of->differs && c->points[k].of->differs &&
			    is_below(&c->points[i], &c->points[k]))
				c->points[i].consequence = true;
}

/* ---- telling ---- */

static const char *name_of(comparing *c, const point *p)
{
	sl_buf buf = {0};

	if (p->of->decided)
		return sl_decided_title(&c->t, p->of->decided);
	sl_dutch_feature(&buf, &c->t, p->of->feature, p->of->entity, p->of->other, c->answer->date);
	return sl_keep(&c->t, &buf);
}

static const char *found_of(comparing *c, const point *p)
{
	if (p->of->found)
		return p->of->found;
	if (p->of->decided)
		return sl_outcome_name(p->of->decided->outcome);
	return p->reason_count ? sl_dutch_kept(&c->t, p->reasons[0]->value, &p->of->feature->type) : "";
}

static const point *expected_of(const comparing *c, const sl_reason *r)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->points[i].of->feature && c->points[i].reason_count && c->points[i].reasons[0] == r)
			return &c->points[i];
	return NULL;
}

static const char *reason_name(comparing *c, const sl_reason *r)
{
	sl_buf buf = {0};

	if (r->kind == SL_REASON_PARAMETER)
		return r->parameter->name;
	sl_dutch_feature(&buf, &c->t, r->feature, r->entity, r->other, r->day);
	return sl_keep(&c->t, &buf);
}

static void tell_input(comparing *c, const sl_reason *r)
{
	const point *p = r->kind == SL_REASON_EXPR ? NULL : expected_of(c, r);
	const sl_type *type = r->feature ? &r->feature->type : r->parameter ? &r->parameter->type : NULL;
	const char *name, *value = sl_dutch_kept(&c->t, r->value, type);

	if (r->kind == SL_REASON_EXPR)
		return;
	name = reason_name(c, r);
	if (p && p->of->differs)
		line(c, 4, said(c, SL_WORD_DIFF_DIFFERS, name, value, p->of->expected));
	else if (p)
		line(c, 4, said(c, SL_WORD_DIFF_AGREES, name, value, NULL));
	else if (r->kind == SL_REASON_FACT)
		line(c, 4, said(c, SL_WORD_ASSUMED_ITEM, name, value, sl_use_words(r->use)));
	else
		line(c, 4, said(c, SL_WORD_DIFF_INPUT, name, value, NULL));
}

static void tell_inputs(comparing *c, const sl_reason_list *l, uint32_t *told)
{
	for (uint32_t i = 0; i < l->count && *told < MOST_INPUTS; i++, ++*told)
		tell_input(c, l->items[i]);
}

static void tell_formula(comparing *c, const sl_reason_rule *rule, uint32_t node)
{
	sl_buf buf = {0};

	if (node == SL_NO_NODE || rule->code->rule->kind == SL_RULE_TABLE)
		return;
	sl_formula_print(&buf, &c->t, node);
	if (sl_formula_reads(&c->t, node)) {
		sl_buf_puts(&buf, sl_word_text(SL_WORD_IS));
		sl_formula_fill(&buf, &c->t, rule->frame, node);
	}
	line(c, 4, sl_keep(&c->t, &buf));
}

/* "regel pw-22a-1 (rules/x.xml:41), art. 22a lid 1 Participatiewet: toegepast" */
static void tell_rule(comparing *c, const sl_reason *r, const sl_reason_rule *rule, uint32_t *told)
{
	static const sl_word roles[] = {SL_WORD_APPLIED, SL_WORD_MAY, SL_WORD_AGREED, SL_WORD_STOPPED_PLAIN,
					SL_WORD_OUTRANKED_PLAIN, SL_WORD_FAILED};
	const sl_rule *x = rule->code->rule;
	sl_buf buf = {0};

	if (rule->role == SL_RULE_FAILED && rule->base_failed)
		return;
	sl_say(&buf, SL_WORD_RULE, x->id, NULL, NULL);
	if (x->pos.file)
		sl_buf_printf(&buf, " (%s:%u)", x->pos.file, x->pos.line);
	sl_buf_printf(&buf, ", %s: %s", sl_source_kept(&c->t, &x->source), sl_word_text(roles[rule->role]));
	line(c, 2, sl_keep(&c->t, &buf));
	if (rule->role == SL_RULE_FAILED) {
		tell_formula(c, rule, rule->failed);
		return;
	}
	if (sl_is_aside(rule->role))
		return;
	tell_formula(c, rule, rule->code->value);
	tell_inputs(c, &rule->condition, told);
	tell_inputs(c, &rule->parts, told);
	(void)r;
}

/* A decision that is just a concept is told as that concept. */
static void tell_reason(comparing *c, const sl_reason *r)
{
	uint32_t told = 0;

	for (uint32_t i = 0; i < r->rule_count; i++)
		tell_rule(c, r, &r->rules[i], &told);
	tell_inputs(c, &r->parts, &told);
}

static void tell_cause(comparing *c, const sl_cause *cause)
{
	sl_shortfall s;

	if (sl_shortfall_of_cause(&s, &c->t, cause))
		line(c, 2, s.what);
	else if (cause->feature) {
		sl_buf buf = {0};

		sl_dutch_feature(&buf, &c->t, cause->feature, cause->entity, SL_NO_ENTITY, c->answer->date);
		line(c, 2, said(c, SL_WORD_DIFF_INPUT, sl_keep(&c->t, &buf), sl_word_text(SL_WORD_UNKNOWN), NULL));
	}
}

static void tell_state(comparing *c, sl_value v)
{
	sl_cause_set set = {0};
	sl_shortfall s;

	if (v.kind == SL_BROKEN) {
		sl_shortfall_of_defect(&s, &c->t, v.as.defect);
		line(c, 2, s.what);
	}
	if (v.kind != SL_UNKNOWN)
		return;
	if (sl_causes_collect(&set, v.as.cause, c->t.arena) != SL_OK)
		c->t.status = SL_ENOMEM;
	for (uint32_t i = 0; i < set.count && i < MOST_INPUTS; i++)
		tell_cause(c, set.items[i]);
}

static void tell_point(comparing *c, const point *p, bool first)
{
	line(c, 0, said(c, first ? SL_WORD_DIFF_FIRST : SL_WORD_DIFF_NEXT, name_of(c, p), found_of(c, p),
			p->of->expected));
	for (uint32_t i = 0; i < p->reason_count; i++) {
		tell_state(c, p->reasons[i]->value);
		tell_reason(c, p->reasons[i]);
	}
}

/* What nothing else explains first, then the consequences in one line each. */
static void tell_all(comparing *c)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->points[i].of->differs && !c->points[i].consequence)
			tell_point(c, &c->points[i], true);
	for (size_t i = 0; i < c->count; i++)
		if (c->points[i].consequence)
			line(c, 0, said(c, SL_WORD_DIFF_NEXT, name_of(c, &c->points[i]), found_of(c, &c->points[i]),
					c->points[i].of->expected));
}

sl_status sl_first_difference(sl_buf *out, sl_answer *a, const sl_expectation *list, size_t count)
{
	sl_arena arena = {0};
	comparing c = {.answer = a, .out = out, .count = count};
	sl_status err;

	sl_teller_init(&c.t, a->run, &arena);
	if (!(c.points = sl_arena_calloc(&arena, count, sizeof *c.points))) { /* nothing was told yet */
		sl_arena_free(&arena);
		return SL_ENOMEM;
	}
	for (size_t i = 0; i < count; i++) {
		c.points[i].of = &list[i];
		find_reasons(&c, &c.points[i]);
	}
	find_consequences(&c);
	tell_all(&c);
	err = c.t.status != SL_OK ? c.t.status : sl_buf_status(out);
	sl_teller_close(&c.t);
	sl_arena_free(&arena);
	return err != SL_OK ? err : a->reasons.status;
}
