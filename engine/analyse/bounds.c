/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Settings of municipalities against the bounds of the law. The evaluator
 * judges them, for a household of which only the municipality is known.
 */
#include "analyse/analyse.h"

#include <stdlib.h>
#include <string.h>

#include "eval/eval.h"
#include "facts/facts.h"

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
	const sl_program *program; /* with segments of its own */
	const char *municipality;
	sl_diags *diags;
	sl_run *run;
	sl_household *household;
	sl_arena arena;
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
	c->diags->gemeente = c->municipality;
	sl_diags_add(c->diags, SL_DIAG_SETTING_OUTSIDE, &s->set->pos, p->name, sl_buf_text(&when), sl_buf_text(&set),
		     order > 0 ? "ten hoogste" : "ten minste", sl_buf_text(&bound));
	sl_diags_note(c->diags, &s->delegation->pos, "de grens van de wet");
	c->diags->gemeente = NULL;
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

static sl_status judge(const checking *c, subject *s, sl_day_memory *day)
{
	const sl_segment *segment = sl_day_segment(day);
	const sl_active_parameter *a = &segment->parameters[s->parameter->number];
	sl_status err = SL_OK;
	bool outside;
	sl_value v;

	if (a->delegated != SL_SET)
		return SL_OK;
	sl_run_parameter(c->run, day, s->parameter, &v);
	outside = v.kind == SL_BROKEN && v.as.defect && v.as.defect->kind == SL_DEFECT_OUTSIDE_DELEGATION &&
		  v.as.defect->parameter == s->parameter && v.as.defect->count == 2;
	if (!outside)
		return sl_run_status(c->run);
	if (goes_on(s, segment->from, a, v.as.defect->values)) {
		s->to = segment->to;
		return SL_OK;
	}
	if (s->outside)
		err = report(c, s);
	*s = (subject){s->parameter, true, segment->from, segment->to, a->from, a->delegation,
		       {v.as.defect->values[0], v.as.defect->values[1]}};
	return err;
}

static sl_status judge_stretch(const checking *c, sl_date from)
{
	sl_status err = sl_run_begin(c->run, c->household, from, SL_FOREVER);
	sl_day_memory *day = err == SL_OK ? sl_run_day(c->run, from) : NULL;

	if (!day)
		return SL_ENOMEM;
	for (uint32_t i = 0; i < c->count && err == SL_OK; i++)
		err = judge(c, &c->subjects[i], day);
	return err;
}

static sl_status judge_all(const checking *c)
{
	sl_status err = judge_stretch(c, SL_DATE_MIN);

	for (uint32_t i = 0; i < c->program->cut_count && err == SL_OK; i++)
		err = judge_stretch(c, c->program->cuts[i]);
	for (uint32_t i = 0; i < c->count && err == SL_OK; i++)
		if (c->subjects[i].outside)
			err = report(c, &c->subjects[i]);
	return err;
}

/* ---- one municipality ---- */

/* A household of which nothing is told. */
static sl_status make_household(checking *c)
{
	sl_diags nobody_reads = {0};
	sl_status err = sl_facts_read_json(&c->household, &c->program->model->schema, NULL, "{}", 2, &c->arena,
					   &nobody_reads);

	sl_diags_free(&nobody_reads);
	if (err == SL_OK)
		c->household->municipality = c->municipality;
	return err;
}

static bool is_bounded(const sl_parameter *p)
{
	for (uint32_t i = 0; i < p->delegation_count; i++)
		if (p->delegations[i]->least || p->delegations[i]->most)
			return true;
	return false;
}

/* Each parameter once that this municipality sets, and the law bounds. */
static sl_status find_subjects(checking *c)
{
	const sl_model *m = c->program->model;

	if (!(c->subjects = sl_arena_calloc(&c->arena, m->setting_count, sizeof *c->subjects)))
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

/* With segments of its own: they are many, and of no use afterwards. */
static sl_status check_municipality(const sl_program *p, const char *municipality, sl_diags *diags)
{
	checking c = {.program = p, .municipality = municipality, .diags = diags};
	sl_program *own = NULL;
	sl_status err = find_subjects(&c);

	if (err == SL_OK && c.count && (err = sl_program_fork(&own, p)) == SL_OK) {
		c.program = own;
		if ((err = make_household(&c)) == SL_OK && (err = sl_run_new(&c.run, own)) == SL_OK) {
			sl_run_general_only(c.run, true); /* a day is asked once */
			err = judge_all(&c);
		}
	}
	sl_run_free(c.run);
	sl_program_free(own);
	sl_arena_free(&c.arena);
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
