/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of ladders and contributions in words. */
#include "explain/lines.h"

#include "explain/fill.h"

const char *sl_share_name(sl_share_kind k)
{
	static const char *const names[] = {"grondslag", "verlaging", "aftrek", "plafond"};

	return names[k];
}

/* A condition as written, and filled in. */
static const char *unmet(sl_teller *t, sl_frame *f, uint32_t node)
{
	sl_buf buf = sl_blank(t);

	sl_formula_print(&buf, t, node);
	if (sl_formula_reads(t, node)) {
		sl_buf_puts(&buf, " (");
		sl_formula_fill(&buf, t, f, node);
		sl_buf_putc(&buf, ')');
	}
	return sl_keep(t, &buf);
}

const char *sl_need_text(sl_teller *t, const sl_lines *l)
{
	const sl_type *type = &l->rule->code->rule->concept->feature->type;

	return sl_said(t, SL_WORD_LADDER_NEED, sl_dutch_kept(t, l->need, type), NULL, NULL);
}

static const char *rung_text(sl_teller *t, const sl_lines *l, const sl_line *line, const char *value,
			     const char *after)
{
	if (sl_is_something(line->value) && sl_truth_of(line->allowed) != SL_TRUE)
		return sl_said(t, SL_WORD_LADDER_BARRED, line->rung->name, value,
			       unmet(t, l->rule->frame, line->condition));
	return sl_said(t, SL_WORD_LADDER_RUNG, line->rung->name, value, after);
}

static const char *share_text(sl_teller *t, const sl_lines *l, const sl_line *line, const char *value,
			      const char *after)
{
	const char *name = sl_share_name(line->share->kind);
	sl_truth allowed = sl_truth_of(line->allowed);

	if (line->share->kind == SL_SHARE_BASE)
		return sl_said(t, SL_WORD_OWED_BASE, name, value, NULL);
	if (allowed == SL_TRUE)
		return sl_said(t, SL_WORD_OWED_SHARE, name, value, after);
	return sl_said(t, allowed == SL_FALSE || allowed == SL_EMPTY ? SL_WORD_OWED_ASIDE : SL_WORD_OWED_OPEN, name,
		       unmet(t, l->rule->frame, line->condition), NULL);
}

const char *sl_line_text(sl_teller *t, const sl_lines *l, const sl_line *line)
{
	const sl_type *type = &line->concept->feature->type;
	const char *value = sl_dutch_kept(t, line->value, type), *after = sl_dutch_kept(t, line->after, type);

	return line->rung ? rung_text(t, l, line, value, after) : share_text(t, l, line, value, after);
}

/* ---- one sentence ---- */

const char *sl_ladder_sentence(sl_teller *t, const sl_lines *l)
{
	sl_buf buf = {0};
	bool any = false;

	sl_say(&buf, SL_WORD_LADDER_SAYS,
	       sl_dutch_kept(t, l->need, &l->rule->code->rule->concept->feature->type), NULL, NULL);
	for (uint32_t i = 0; i < l->count; i++) {
		const sl_line *line = &l->items[i];
		const char *value;

		if (!line->counted)
			continue;
		value = sl_dutch_kept(t, line->value, &line->concept->feature->type);
		sl_buf_puts(&buf, any ? ", " : " ");
		if (line->value.kind == SL_BOOLEAN)
			sl_say(&buf, SL_WORD_LADDER_SAYS_YES, line->rung->name, NULL, NULL);
		else
			sl_say(&buf, SL_WORD_LADDER_SAYS_RUNG, line->rung->name, value, NULL);
		any = true;
	}
	if (any)
		sl_buf_putc(&buf, '.');
	return sl_keep(t, &buf);
}

/* ---- the right of a compensatie ---- */

/* How a ladder stands on the day of the frame. */
static const char *ladder_text(sl_teller *t, const sl_reason_rule *rule, const sl_ladder *ladder, uint32_t node)
{
	const uint32_t *kids = t->program->kids;
	sl_value applies = sl_boolean(true), rest;

	if (ladder->condition) {
		node = kids[t->program->nodes[kids[t->program->nodes[node].kids]].kids]; /* als, as a truth */
		sl_run_node(t->run, rule->frame, node, &applies);
		if (sl_truth_of(applies) == SL_FALSE || sl_truth_of(applies) == SL_EMPTY)
			return sl_said(t, SL_WORD_LADDER_ASIDE, ladder->id, unmet(t, rule->frame, node), NULL);
	}
	sl_run_feature(t->run, rule->frame->day, ladder->rest->feature, rule->frame->self, SL_NO_ENTITY, &rest);
	return sl_said(t, SL_WORD_LADDER_LEFT, ladder->id, sl_dutch_kept(t, rest, &ladder->rest->feature->type), NULL);
}

uint32_t sl_right_lines(const char **out, sl_teller *t, const sl_reason_rule *rule)
{
	const sl_rule *r = rule->code->rule;
	uint32_t node = rule->code->value;

	if (r->decision->right) /* recht, and the ladders */
		node = t->program->kids[t->program->nodes[node].kids + 1];
	for (uint32_t i = 0; i < r->part_count; i++)
		out[i] = ladder_text(t, rule, r->decision->ladders[r->parts[i]],
				     r->part_count == 1 ? node
							: t->program->kids[t->program->nodes[node].kids + i]);
	return r->part_count;
}
