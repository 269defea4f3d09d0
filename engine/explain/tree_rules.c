/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of a step: what they say, which rows of a table hit, what put them aside. */
#include "explain/tree.h"

#include <stdio.h>

#include "explain/fill.h"
#include "explain/lines.h"

/* ---- tables ---- */

static const char *cells_text(sl_teller *t, const sl_table_code *code, uint32_t row)
{
	sl_buf buf = {0};

	for (uint32_t i = 0; i < code->table->input_count; i++) {
		const sl_expr *cell = code->table->rows[row].cells[i];

		if (i)
			sl_buf_puts(&buf, "; ");
		sl_dutch_line(&buf, cell->source.text, cell->source.length);
	}
	return sl_keep(t, &buf);
}

static bool row_hits(sl_teller *t, sl_frame *f, const sl_table_code *code, uint32_t row)
{
	uint32_t width = code->table->input_count + 1;
	sl_value v;

	for (uint32_t i = 0; i < code->table->input_count; i++) {
		sl_run_node(t->run, f, t->program->kids[code->inputs + i], &f->variables[code->variable]);
		sl_run_node(t->run, f, t->program->kids[code->rows + row * width + i], &v);
		if (sl_truth_of(v) != SL_TRUE)
			return false;
	}
	return true;
}

static const char *input_text(sl_teller *t, sl_frame *f, uint32_t node)
{
	sl_value v;

	sl_run_node(t->run, f, node, &v);
	return sl_said(t, SL_WORD_TABLE_INPUT, sl_formula_kept(t, node), sl_dutch_kept(t, v, t->program->nodes[node].type), NULL);
}

static const char *row_text(sl_teller *t, const sl_table_code *code, uint32_t row)
{
	sl_buf buf = {0}, result = {0};
	const sl_expr *e = code->table->rows[row].result;
	char number[16];

	snprintf(number, sizeof number, "%u", row + 1);
	sl_dutch_line(&result, e->source.text, e->source.length);
	sl_say(&buf, SL_WORD_TABLE_ROW, number, cells_text(t, code, row), sl_keep(t, &result));
	return sl_keep(t, &buf);
}

static const char *else_text(sl_teller *t, const sl_table *table)
{
	sl_buf buf = {0};

	if (!table->fallback)
		return sl_word_text(SL_WORD_TABLE_NONE);
	sl_dutch_line(&buf, table->fallback->source.text, table->fallback->source.length);
	return sl_said(t, SL_WORD_TABLE_ELSE, sl_keep(t, &buf), NULL, NULL);
}

/* How more rows that hit make one value; NULL when that needs no words. */
static const char *together_text(const sl_table *table, uint32_t hits)
{
	if (hits < 2)
		return NULL;
	switch (table->hit) {
	case SL_HIT_PRIORITY:
		return sl_word_text(SL_WORD_TABLE_PRIORITY);
	case SL_HIT_SUM:
		return sl_word_text(SL_WORD_TABLE_SUM);
	case SL_HIT_MIN:
		return sl_word_text(SL_WORD_TABLE_LEAST);
	case SL_HIT_MAX:
		return sl_word_text(SL_WORD_TABLE_MOST);
	case SL_HIT_COUNT:
		return sl_word_text(SL_WORD_TABLE_COUNT);
	case SL_HIT_UNIQUE:
	case SL_HIT_ANY:
	case SL_HIT_FIRST:
	case SL_HIT_RULE_ORDER:
	case SL_HIT_OUTPUT_ORDER:
	case SL_HIT_COLLECT:
		return NULL;
	}
	return NULL;
}

static void find_rows(sl_teller *t, sl_step_rule *out, sl_frame *f, const sl_node *node)
{
	const sl_table_code *code = &t->program->tables[node->ref];
	uint32_t most = code->table->input_count + code->table->row_count + 1, hits = 0;
	const char **rows = sl_arena_calloc(t->arena, most, sizeof *rows), *together;

	if (!rows) {
		t->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < code->table->input_count; i++)
		rows[out->row_count++] = input_text(t, f, t->program->kids[code->inputs + i]);
	/* Of the first that hits the others do not matter. */
	for (uint32_t i = 0; i < code->table->row_count && !(hits && code->table->hit == SL_HIT_FIRST); i++)
		if (row_hits(t, f, code, i)) {
			rows[out->row_count++] = row_text(t, code, i);
			hits++;
		}
	if (!hits)
		rows[out->row_count++] = else_text(t, code->table);
	if ((together = together_text(code->table, hits)))
		rows[out->row_count++] = together;
	out->rows = rows;
}

/* ---- rules ---- */

static bool is_bare(const sl_teller *t, uint32_t node)
{
	return t->program->nodes[node].code == SL_CODE_LITERAL;
}

/* Ladders and contributions: a row for each step. */
static void find_lines(sl_teller *t, sl_step_rule *out)
{
	const sl_rule *rule = out->reason->code->rule;
	const char **rows;
	sl_lines l;

	if (rule->kind != SL_RULE_LADDER && rule->kind != SL_RULE_CONTRIBUTION && rule->kind != SL_RULE_RIGHT)
		return;
	rows = sl_arena_calloc(t->arena, rule->part_count + 1u, sizeof *rows);
	if (!rows || sl_reason_lines(&l, t->run, t->arena, out->reason) != SL_OK) {
		t->status = SL_ENOMEM;
		return;
	}
	if (rule->kind == SL_RULE_RIGHT)
		out->row_count = sl_right_lines(rows, t, out->reason);
	if (rule->kind == SL_RULE_LADDER)
		rows[out->row_count++] = sl_need_text(t, &l);
	for (uint32_t i = 0; i < l.count; i++)
		rows[out->row_count++] = sl_line_text(t, &l, &l.items[i]);
	out->rows = rows;
}

static void find_formula(sl_teller *t, const sl_reason *r, sl_step_rule *out)
{
	const sl_reason_rule *rule = out->reason;
	uint32_t node = rule->code->value;
	const sl_type *type = &r->feature->type;

	if (node == SL_NO_NODE)
		return;
	if (rule->value.kind != SL_UNSET && r->rule_count > 1)
		out->value = sl_dutch_kept(t, rule->value, type->base == SL_T_LIST && type->item &&
								rule->value.kind != SL_LIST ? type->item : type);
	if (rule->code->rule->kind == SL_RULE_TABLE) {
		find_rows(t, out, rule->frame, &t->program->nodes[node]);
		return;
	}
	find_lines(t, out);
	if (rule->code->rule->kind != SL_RULE_VALUE || is_bare(t, node))
		return;
	out->formula = sl_formula_kept(t, node);
	if (sl_formula_reads(t, node))
		out->filled = sl_filled_kept(t, rule->frame, node);
}

static void find_condition(sl_teller *t, sl_step_rule *out, uint32_t node)
{
	if (node == SL_NO_NODE)
		return;
	out->condition = sl_formula_kept(t, node);
	if (sl_formula_reads(t, node))
		out->met = sl_filled_kept(t, out->reason->frame, node);
}

static void find_because(sl_teller *t, sl_step_rule *out)
{
	const sl_template *text = out->reason->code->rule->because;
	sl_buf buf;

	if (!text)
		return;
	buf = sl_blank(t);
	sl_template_fill(&buf, t, out->reason->frame, text);
	out->because = sl_keep(t, &buf);
	if (!*out->because)
		out->because = NULL;
}

static void tell_rule(sl_teller *t, const sl_reason *r, const sl_reason_rule *rule, sl_step_rule *out)
{
	out->reason = rule;
	switch (rule->role) {
	case SL_RULE_APPLIED:
	case SL_RULE_AGREED:
		find_because(t, out);
		find_formula(t, r, out);
		break;
	case SL_RULE_MAY:
		find_condition(t, out, rule->code->condition);
		find_formula(t, r, out);
		break;
	case SL_RULE_STOPPED:
		if (rule->stopped_by)
			out->stopper = sl_source_kept(t, &rule->stopped_by->source);
		break;
	case SL_RULE_OUTRANKED:
		if (rule->stopped_by)
			out->stopper = sl_source_kept(t, &rule->stopped_by->source);
		if (rule->contradicts)
			out->value = sl_dutch_kept(t, rule->value, &r->feature->type);
		break;
	case SL_RULE_FAILED:
		find_condition(t, out, rule->failed);
		break;
	}
}

/* Exceptions on what does not apply: only their ids. */
static void tell_aside(sl_teller *t, sl_step *s)
{
	sl_buf buf = {0};

	for (uint32_t i = 0; i < s->reason->rule_count; i++) {
		const sl_reason_rule *rule = &s->reason->rules[i];

		if (rule->role != SL_RULE_FAILED || !rule->base_failed)
			continue;
		if (buf.len)
			sl_buf_puts(&buf, ", ");
		sl_buf_puts(&buf, rule->code->rule->id);
	}
	s->aside = buf.len ? sl_keep(t, &buf) : NULL;
	sl_buf_free(&buf);
}

void sl_step_tell_rules(sl_teller *t, sl_step *s)
{
	const sl_reason *r = s->reason;

	if (!r->rule_count)
		return;
	if (!(s->rules = sl_arena_calloc(t->arena, r->rule_count, sizeof *s->rules))) {
		t->status = SL_ENOMEM;
		return;
	}
	for (uint32_t i = 0; i < r->rule_count; i++)
		if (r->rules[i].role != SL_RULE_FAILED || !r->rules[i].base_failed)
			tell_rule(t, r, &r->rules[i], &s->rules[s->rule_count++]);
	tell_aside(t, s);
}
