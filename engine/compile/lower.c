/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Lowering: tables, rules, bounds and decisions become nodes.
 *
 * The evaluator knows nothing of a `tabel` as written: only of tables of nodes.
 */
#include "compile/pass.h"

#include <string.h>

/* ---- tables ---- */

static bool lower_row(sl_pass *p, const sl_table *t, const sl_typed *inputs, uint32_t row, uint32_t at,
		      const sl_type *want)
{
	const sl_table_row *r = &t->rows[row];
	sl_typed result = sl_bind_expr(p, r->result), cell;
	bool good = true;

	for (uint32_t i = 0; i < t->input_count; i++) {
		cell = sl_bind_tests(p, r->cells[i], (sl_subject){inputs[i].type, inputs[i].bare});
		good = cell.node != SL_NO_NODE && good;
		p->program->kids[at + i] = cell.node;
	}
	p->program->kids[at + t->input_count] = result.node;
	return sl_check_fits(p, r->result, 0, result, want, "uitkomst van de rij") && good;
}

#define MOST_INPUTS 32

static sl_table_code *new_table(sl_pass *p)
{
	sl_program *g = p->program;
	sl_table_code *tables = sl_arena_grow(&g->arena, g->tables, g->table_count, &p->table_cap, sizeof *tables);

	if (!tables) {
		p->out_of_memory = true;
		return NULL;
	}
	g->tables = tables;
	return &tables[g->table_count++];
}

/* The type of one result of a table of which the concept takes `whole`. */
static const sl_type *row_type(const sl_table *t, const sl_type *whole)
{
	bool many = t->hit == SL_HIT_RULE_ORDER || t->hit == SL_HIT_OUTPUT_ORDER || t->hit == SL_HIT_COLLECT;

	if (t->hit == SL_HIT_COUNT)
		return &sl_type_any;
	return many && whole->base == SL_T_LIST && whole->item ? whole->item : whole;
}

/* Lists make a list, and sums and counts a number: is that what is asked? */
static bool check_whole(sl_pass *p, const sl_table *t, const sl_type *whole)
{
	sl_type have = {.base = SL_T_NUMBER};
	sl_buf a = {0}, b = {0};

	if (t->hit == SL_HIT_RULE_ORDER || t->hit == SL_HIT_OUTPUT_ORDER || t->hit == SL_HIT_COLLECT)
		have = (sl_type){.base = SL_T_LIST, .item = row_type(t, whole)};
	else if (t->hit != SL_HIT_SUM && t->hit != SL_HIT_COUNT)
		return true;
	if (whole->base == have.base)
		return true;
	sl_type_print(&a, &have);
	sl_type_print(&b, whole);
	sl_diags_add(p->diags, SL_DIAG_TYPE_MISMATCH, &t->pos, "tabel", sl_buf_text(&a), sl_buf_text(&b));
	sl_buf_free(&a);
	sl_buf_free(&b);
	return false;
}

static uint32_t lower_table(sl_pass *p, const sl_table *t, const sl_type *whole)
{
	sl_typed inputs[MOST_INPUTS];
	const sl_type *want = row_type(t, whole);
	sl_table_code code = {.table = t, .fallback = SL_NO_NODE, .variable = SL_SUBJECT_SLOT}, *slot;
	uint32_t width = t->input_count + 1, node;
	bool good = t->input_count <= MOST_INPUTS;

	if (!good)
		return SL_NO_NODE; /* the loader refuses such a table */
	code.inputs = sl_emit_kids(p, t->input_count);
	code.rows = sl_emit_kids(p, t->row_count * width);
	code.priorities = sl_emit_kids(p, t->priority_count);
	if (p->out_of_memory)
		return SL_NO_NODE;
	for (uint32_t i = 0; i < t->input_count; i++) {
		inputs[i] = sl_bind_expr(p, t->inputs[i]);
		p->program->kids[code.inputs + i] = inputs[i].node;
		good = inputs[i].node != SL_NO_NODE && good;
	}
	for (uint32_t i = 0; i < t->row_count; i++)
		good = lower_row(p, t, inputs, i, code.rows + i * width, want) && good;
	for (uint32_t i = 0; i < t->priority_count; i++)
		p->program->kids[code.priorities + i] = sl_bind_expr(p, t->priorities[i]).node;
	if (t->fallback) {
		sl_typed fallback = sl_bind_expr(p, t->fallback);

		code.fallback = fallback.node;
		good = sl_check_fits(p, t->fallback, 0, fallback, whole, "standaard") && good;
	}
	if (!check_whole(p, t, whole) || !good || !(slot = new_table(p)))
		return SL_NO_NODE;
	*slot = code;
	node = sl_emit(p, SL_CODE_TABLE, whole, NULL, 0);
	if (node != SL_NO_NODE)
		p->program->nodes[node].ref = p->program->table_count - 1;
	return node;
}

/* ---- rules ---- */

/* A list concept takes one member from each rule. */
static const sl_type *value_type(const sl_concept *c)
{
	const sl_type *t = &c->feature->type;

	return c->combine == SL_COMBINE_LIST && t->base == SL_T_LIST && t->item ? t->item : t;
}

static void check_choice(sl_pass *p, const sl_expr *value, const sl_type *want)
{
	const sl_ast *ast = value->ast;
	sl_pos pos;

	if (!want->choices || !ast || ast->op != SL_OP_LITERAL || ast->literal.kind != SL_STRING)
		return;
	for (uint32_t i = 0; i < want->choice_count; i++)
		if (strcmp(want->choices[i], ast->literal.as.text) == 0)
			return;
	pos = sl_feel_place(&value->source, 0);
	sl_diags_add(p->diags, SL_DIAG_CHOICE_UNKNOWN, &pos, ast->literal.as.text);
}

static uint32_t lower_judgement(sl_pass *p, const sl_rule *r)
{
	uint32_t self = sl_emit(p, SL_CODE_SELF, &sl_type_any, NULL, 0);
	uint32_t node = sl_emit(p, SL_CODE_FACT, &r->judgement->type, &self, 1);

	if (node != SL_NO_NODE)
		p->program->nodes[node].ref = r->judgement->number;
	return node;
}

static uint32_t lower_value(sl_pass *p, const sl_rule *r)
{
	const sl_type *want = value_type(r->concept);
	sl_typed t;

	switch (r->kind) {
	case SL_RULE_STOP:
		return SL_NO_NODE;
	case SL_RULE_JUDGEMENT:
		return lower_judgement(p, r);
	case SL_RULE_TABLE:
		return lower_table(p, r->table, want);
	case SL_RULE_VALUE:
		t = sl_bind_expr(p, r->value);
		if (!sl_check_fits(p, r->value, 0, t, want, r->concept->feature->name))
			return SL_NO_NODE;
		check_choice(p, r->value, want);
		return t.node;
	case SL_RULE_TRUTH:
		return sl_emit_literal(p, sl_boolean(r->truth), &sl_type_boolean);
	case SL_RULE_LADDER:
		return sl_lower_ladder(p, r);
	case SL_RULE_RIGHT:
		return sl_lower_right(p, r);
	case SL_RULE_CONTRIBUTION:
		return sl_lower_contribution(p, r);
	}
	return SL_NO_NODE;
}

static void lower_template(sl_pass *p, const sl_template *t)
{
	for (uint32_t i = 0; t && i < t->count; i++)
		if (t->parts[i].expr)
			sl_bind_expr(p, t->parts[i].expr);
}

/* An error in a rule of an ordinance is about its municipality, no more. */
static void lower_rule(sl_pass *p, const sl_rule *r)
{
	p->diags->municipality = r->source.regulation->municipality;
	p->program->rules[r->number] = (sl_rule_code){r, sl_lower_condition(p, r->condition), lower_value(p, r)};
	lower_template(p, r->because);
	p->diags->municipality = NULL;
}

static void lower_rules(sl_pass *p)
{
	for (uint32_t i = 0; i < p->model->rule_count && !p->out_of_memory; i++)
		lower_rule(p, p->model->rules[i]);
}

/* ---- bounds of delegations ---- */

static void lower_bound(sl_pass *p, const sl_expr *bound, const sl_type *want, const char *what)
{
	sl_typed t;

	if (!bound)
		return;
	t = sl_bind_expr(p, bound);
	sl_check_fits(p, bound, 0, t, want, what);
}

static void lower_delegations(sl_pass *p)
{
	for (uint32_t i = 0; i < p->model->delegation_count; i++) {
		const sl_delegation *d = p->model->delegations[i];
		const sl_type *want = sl_delegation_type(d);

		lower_bound(p, d->least, want, "tenminste");
		lower_bound(p, d->most, want, "ten-hoogste");
		lower_bound(p, d->silent, want, "stil");
	}
}

/* ---- decisions ---- */

/* gezamenlijk: who has the same right. */
static uint32_t joint_node(sl_pass *p, const sl_decision *d)
{
	const sl_type want = {.base = SL_T_ENTITY, .kind = d->per};
	sl_typed t;

	if (!d->joint)
		return SL_NO_NODE;
	t = sl_bind_expr(p, d->joint);
	return sl_check_fits(p, d->joint, 0, t, &want, "gezamenlijk") ? t.node : SL_NO_NODE;
}

/* A last day that moves on is a day. */
static uint32_t term_node(sl_pass *p, const sl_term *term)
{
	sl_typed t = sl_bind_expr(p, term->expr);

	if (term->moves && t.node != SL_NO_NODE)
		sl_check_fits(p, term->expr, 0, t, &sl_type_date, "verlengd");
	return t.node;
}

static void lower_decision(sl_pass *p, const sl_decision *d)
{
	sl_decision_code c = {.decision = d};

	c.occasion = sl_lower_truth(p, d->occasion);
	c.applies = d->contribution && d->contribution->applies ? sl_lower_own(p, d->contribution->applies)
								 : sl_lower_truth(p, d->applies);
	c.right = sl_lower_right_of(p, d);
	c.joint = joint_node(p, d);
	c.amounts = sl_emit_kids(p, d->amount_count);
	c.terms = sl_emit_kids(p, d->term_count);
	c.notices = sl_emit_kids(p, d->notice_count);
	if (p->out_of_memory)
		return;
	for (uint32_t i = 0; i < d->amount_count; i++)
		p->program->kids[c.amounts + i] = d->amounts[i].expr ? sl_bind_expr(p, d->amounts[i].expr).node
								      : sl_lower_own(p, d->amounts[i].concept);
	for (uint32_t i = 0; i < d->term_count; i++)
		p->program->kids[c.terms + i] = term_node(p, &d->terms[i]);
	for (uint32_t i = 0; i < d->notice_count; i++) {
		p->program->kids[c.notices + i] = sl_lower_condition(p, d->notices[i].condition);
		lower_template(p, d->notices[i].text);
	}
	p->program->decisions[d->number] = c;
}

/* ---- conflicts ---- */

static void lower_conflict(sl_pass *p, const sl_conflict *c)
{
	sl_conflict_code code = {.conflict = c, .condition = sl_lower_condition(p, c->condition)};

	code.gravers = sl_emit_kids(p, c->graver_count);
	for (uint32_t i = 0; i < c->graver_count && !p->out_of_memory; i++)
		p->program->kids[code.gravers + i] = sl_lower_condition(p, c->gravers[i].condition);
	lower_template(p, c->says);
	lower_template(p, c->action);
	lower_template(p, c->meanwhile);
	lower_template(p, c->escalation);
	p->program->conflicts[c->number] = code;
}

static void lower_conflicts(sl_pass *p)
{
	for (uint32_t i = 0; i < p->model->conflict_count && !p->out_of_memory; i++)
		lower_conflict(p, p->model->conflicts[i]);
}

/* ---- obligations ---- */

/* The fact or concept that a node reads, if any. */
static const sl_feature *household_read(const sl_pass *p, uint32_t node)
{
	const sl_node *n = &p->program->nodes[node];
	const sl_feature *f = NULL;

	if (n->code == SL_CODE_FACT || n->code == SL_CODE_CONCEPT)
		return p->model->schema.features[n->ref];
	for (uint32_t i = 0; i < n->count && !f; i++)
		f = household_read(p, p->program->kids[n->kids + i]);
	return f;
}

/* mits: asked of a municipality, not of a household. */
static void lower_obligation(sl_pass *p, const sl_obligation *o)
{
	uint32_t node = sl_lower_truth(p, o->provided);
	const sl_feature *f = node == SL_NO_NODE ? NULL : household_read(p, node);
	sl_pos pos;

	if (!f)
		return;
	pos = sl_feel_place(&o->provided->source, 0);
	sl_diags_add(p->diags, SL_DIAG_OBLIGATION_READS, &pos, f->name);
}

/* ---- what comes to a list ---- */

static void lower_item(sl_pass *p, const sl_consequence *c)
{
	for (uint32_t i = 0; i < c->item_count && !p->out_of_memory; i++) {
		const sl_item_value *v = &c->item[i];
		sl_typed t = sl_bind_expr(p, v->value);

		if (sl_check_fits(p, v->value, 0, t, &v->fact->type, v->fact->name))
			check_choice(p, v->value, &v->fact->type);
	}
}

static void lower_consequences(sl_pass *p)
{
	const sl_schema *s = &p->model->schema;

	for (uint32_t i = 0; i < s->feature_count; i++)
		for (uint32_t k = 0; s->features[i]->fact && k < s->features[i]->fact->consequence_count; k++)
			lower_item(p, &s->features[i]->fact->consequences[k]);
}

sl_status sl_lower_all(sl_pass *p)
{
	lower_rules(p);
	lower_delegations(p);
	for (uint32_t i = 0; i < p->model->decision_count && !p->out_of_memory; i++)
		lower_decision(p, p->model->decisions[i]);
	sl_lower_powers(p);
	lower_conflicts(p);
	sl_lower_floors(p);
	for (uint32_t i = 0; i < p->model->obligation_count && !p->out_of_memory; i++)
		lower_obligation(p, p->model->obligations[i]);
	lower_consequences(p);
	return p->out_of_memory ? SL_ENOMEM : SL_OK;
}
