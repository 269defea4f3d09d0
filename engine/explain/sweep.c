/* SPDX-License-Identifier: EUPL-1.2 */
/* A sweep in its forms, and what they say alike. */
#include "explain/sweep.h"

const char *sl_column_name(sl_teller *t, const sl_column *c)
{
	return c->decision ? sl_plan_decision(t, c->decision, c->entity) : sl_feature_kept(t, c->feature, c->entity);
}

static const char *value_kept(sl_teller *t, const sl_sweep *s, sl_dec x)
{
	return sl_dutch_kept(t, sl_number(x), &s->range.fact->type);
}

const char *sl_sweep_title(sl_teller *t, const sl_sweep *s)
{
	return sl_said(t, SL_WORD_SWEEP_TITLE, sl_feature_kept(t, s->range.fact, s->range.entity),
		       value_kept(t, s, s->range.from), value_kept(t, s, s->points[s->point_count - 1].x));
}

const char *sl_cliff_text(sl_teller *t, const sl_sweep *s, const sl_cliff *c)
{
	return sl_said(t, SL_WORD_SWEEP_CLIFF, value_kept(t, s, s->points[c->from].x),
		       value_kept(t, s, s->points[c->to].x), sl_euro_kept(t, c->loss));
}

const char *sl_turn_text(sl_teller *t, const sl_sweep *s, const sl_turn *turn)
{
	const sl_column *c = &s->columns[turn->column];
	const sl_standing *before = &s->points[turn->point - 1].cells[turn->column].standing;
	const sl_standing *after = &s->points[turn->point].cells[turn->column].standing;
	const char *change = sl_said(t, SL_WORD_AGENDA_CHANGE, sl_standing_text(t, c->decision, before),
				     sl_standing_text(t, c->decision, after), NULL);

	return sl_said(t, SL_WORD_SWEEP_TURN, value_kept(t, s, s->points[turn->point].x), sl_column_name(t, c), change);
}

sl_status sl_sweep_write(sl_buf *out, sl_run *run, const sl_sweep *s, sl_sweep_format format)
{
	static void (*const writers[])(sl_buf *, sl_teller *, const sl_sweep *) = {
		sl_sweep_text, sl_sweep_csv, sl_sweep_svg, sl_sweep_json};
	sl_arena arena = {0};
	sl_teller t;

	sl_teller_init(&t, run, &arena);
	if (t.status == SL_OK)
		writers[format](out, &t, s);
	sl_teller_close(&t);
	sl_arena_free(&arena);
	return t.status != SL_OK ? t.status : sl_buf_status(out);
}
