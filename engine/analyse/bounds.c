/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Settings of municipalities against the bounds of the law. The evaluator
 * judges them, for a household of which only the municipality is known.
 */
#include "analyse/analyse.h"

#include <stdlib.h>
#include <string.h>

#include "analyse/walk.h"

/* One parameter of one municipality, and the stretch in which it was last
 * found outside. */
typedef struct subject {
	const sl_parameter *parameter;
	bool outside;
	sl_date from, to;
	const sl_parameter_value *set;
	const sl_delegation *delegation;
	sl_value figures[2]; /* what was set, the bound */
} subject;

typedef struct checking {
	const char *municipality;
	sl_diags *diags;
	sl_walk walk;
	subject *subjects;
	uint32_t count;
} checking;

/* ---- what is said ---- */

static void print_figure(sl_buf *out, sl_value v, const sl_type *type)
{
	char text[SL_DEC_TEXT_MAX];
	sl_dec cents;

	if (type->amount && v.kind == SL_NUMBER && sl_dec_round(&cents, v.as.dec, 2, SL_ROUND_HALF_UP) == SL_OK &&
	    sl_dec_equal(cents, v.as.dec)) {
		sl_dec_text_fixed(text, v.as.dec, 2);
		sl_buf_puts(out, text);
	} else {
		sl_value_print(out, v);
	}
	if (type->unit)
		sl_buf_printf(out, " %s", sl_unit_text(type->unit));
}

static sl_status report(const checking *c, const subject *s)
{
	sl_buf when = {0}, set = {0}, bound = {0};
	const sl_parameter *p = s->parameter;
	int order = 1;

	sl_value_compare(&order, s->figures[0], s->figures[1]);
	sl_stretch_print(&when, s->from, s->to);
	print_figure(&set, s->figures[0], &p->type);
	print_figure(&bound, s->figures[1], &p->type);
	c->diags->municipality = c->municipality;
	sl_diags_add(c->diags, SL_DIAG_SETTING_OUTSIDE, &s->set->pos, p->name, sl_buf_text(&when), sl_buf_text(&set),
		     order > 0 ? "ten hoogste" : "ten minste", sl_buf_text(&bound));
	sl_diags_note(c->diags, &s->delegation->pos, "de grens van de wet");
	c->diags->municipality = NULL;
	if (sl_buf_status(&when) != SL_OK || sl_buf_status(&set) != SL_OK || sl_buf_status(&bound) != SL_OK)
		c->diags->status = SL_ENOMEM;
	sl_buf_free(&when);
	sl_buf_free(&set);
	sl_buf_free(&bound);
	return c->diags->status;
}

/* ---- stretch after stretch ---- */

static bool same_figure(sl_value a, sl_value b)
{
	return a.kind == b.kind && sl_value_equal(a, b) == SL_TRUE;
}

static bool goes_on(const subject *s, sl_date from, const sl_active_parameter *a, const sl_value *figures)
{
	return s->outside && s->to == from && s->set == a->from && s->delegation == a->delegation &&
	       same_figure(s->figures[0], figures[0]) && same_figure(s->figures[1], figures[1]);
}

static sl_status judge(const checking *c, subject *s)
{
	const sl_walk *w = &c->walk;
	const sl_active_parameter *a = &sl_day_segment(w->day)->parameters[s->parameter->number];
	sl_status err = SL_OK;
	bool outside;
	sl_value v;

	if (a->delegated != SL_SET)
		return SL_OK;
	sl_run_parameter(w->run, w->day, s->parameter, &v);
	outside = v.kind == SL_BROKEN && v.as.defect && v.as.defect->kind == SL_DEFECT_OUTSIDE_DELEGATION &&
		  v.as.defect->parameter == s->parameter && v.as.defect->count == 2;
	if (!outside)
		return sl_run_status(w->run);
	if (goes_on(s, w->from, a, v.as.defect->values)) {
		s->to = w->to;
		return SL_OK;
	}
	if (s->outside)
		err = report(c, s);
	*s = (subject){s->parameter, true, w->from, w->to, a->from, a->delegation,
		       {v.as.defect->values[0], v.as.defect->values[1]}};
	return err;
}

static sl_status judge_all(checking *c)
{
	sl_status err = SL_OK;

	while (err == SL_OK && sl_walk_next(&c->walk))
		for (uint32_t i = 0; i < c->count && err == SL_OK; i++)
			err = judge(c, &c->subjects[i]);
	for (uint32_t i = 0; i < c->count && err == SL_OK; i++)
		if (c->subjects[i].outside)
			err = report(c, &c->subjects[i]);
	return err;
}

/* ---- one municipality ---- */

static bool is_bounded(const sl_parameter *p)
{
	for (uint32_t i = 0; i < p->delegation_count; i++)
		if (p->delegations[i]->least || p->delegations[i]->most)
			return true;
	return false;
}

/* Each parameter once that this municipality sets, and the law bounds. */
static sl_status find_subjects(checking *c, const sl_model *m, sl_arena *arena)
{
	if (!(c->subjects = sl_arena_calloc(arena, m->setting_count, sizeof *c->subjects)))
		return SL_ENOMEM;
	for (uint32_t i = 0; i < m->setting_count; i++) {
		const sl_setting *s = m->settings[i];
		bool known = strcmp(s->municipality, c->municipality) != 0 || !is_bounded(s->parameter);

		for (uint32_t k = 0; k < c->count && !known; k++)
			known = c->subjects[k].parameter == s->parameter;
		if (!known)
			c->subjects[c->count++] = (subject){.parameter = s->parameter};
	}
	return SL_OK;
}

static sl_status check_municipality(const sl_program *p, const char *municipality, sl_diags *diags)
{
	checking c = {.municipality = municipality, .diags = diags};
	sl_arena arena = {0};
	sl_status err = find_subjects(&c, p->model, &arena);

	if (err == SL_OK && c.count) {
		if ((err = sl_walk_open(&c.walk, p, municipality, SL_DATE_MIN, SL_FOREVER)) == SL_OK)
			err = judge_all(&c);
		err = sl_walk_close(&c.walk, err);
	}
	sl_arena_free(&arena);
	return err;
}

sl_status sl_analyse_bounds(const sl_program *p, const char *municipality, sl_diags *diags)
{
	const sl_model *m = p->model;
	sl_status err = SL_OK;

	for (uint32_t i = 0; i < m->setting_count && err == SL_OK; i++) {
		const char *its = m->settings[i]->municipality;
		bool skip = municipality && strcmp(its, municipality) != 0;

		for (uint32_t k = 0; k < i && !skip; k++)
			skip = strcmp(m->settings[k]->municipality, its) == 0;
		if (!skip)
			err = check_municipality(p, its, diags);
	}
	return err;
}
