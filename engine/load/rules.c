/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules and decision tables. */
#include <stdlib.h>
#include <string.h>

#include "load/loader.h"

/* ---- tables ---- */

static uint32_t count_kids(const sl_loader *l, const sl_xml_node *node, sl_element id)
{
	uint32_t n = 0;

	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		n += sl_load_is(l, kid, id);
	return n;
}

/* All children of one kind as expressions. */
static const sl_expr *const *read_all(sl_loader *l, const sl_xml_node *node, sl_element id,
				      sl_feel_goal goal, sl_expr_scope frame, uint32_t *count)
{
	const sl_expr **out = sl_load_alloc(l, count_kids(l, node, id) + 1u, sizeof *out);

	*count = 0;
	for (const sl_xml_node *kid = node->first; out && kid; kid = kid->next) {
		const sl_expr *e;

		if (sl_load_is(l, kid, id) && (e = sl_load_expr(l, kid, goal, frame)))
			out[(*count)++] = e;
	}
	return out;
}

static void read_row(sl_loader *l, const sl_xml_node *node, const sl_table *t, sl_expr_scope frame,
		     sl_table_row *out)
{
	uint32_t cells;
	sl_pos pos = sl_xml_pos(node);

	out->pos = pos;
	out->cells = read_all(l, node, SL_EL_CEL, SL_FEEL_UNARY_TESTS, frame, &cells);
	out->result = sl_load_expr(l, sl_load_child(l, node, SL_EL_RIJ_DAN), SL_FEEL_EXPRESSION,
				   frame);
	if (count_kids(l, node, SL_EL_CEL) == t->input_count)
		return;
	sl_diags_add(l->diags, SL_DIAG_TABLE_CELLS, &pos, count_kids(l, node, SL_EL_CEL),
		     t->input_count);
	sl_diags_note(l->diags, &t->pos, "de tabel begint hier");
}

static void read_outcome(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_table *t)
{
	const sl_xml_node *out = sl_load_child(l, node, SL_EL_UITVOER);
	sl_pos pos;

	if (out) {
		t->priorities = read_all(l, out, SL_EL_UITVOER_WAARDE, SL_FEEL_EXPRESSION, frame,
					 &t->priority_count);
		t->fallback = sl_load_expr_attr(l, out, "standaard", frame);
	}
	if ((t->hit != SL_HIT_PRIORITY && t->hit != SL_HIT_OUTPUT_ORDER) || t->priority_count)
		return;
	pos = sl_load_value_pos(sl_xml_attr_find(node, "treffer"));
	sl_diags_add(l->diags, SL_DIAG_TABLE_PRIORITIES, &pos, sl_xml_value(node, "treffer"));
}

static const sl_table *read_table(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame)
{
	static const sl_hit hits[] = {SL_HIT_UNIQUE, SL_HIT_ANY, SL_HIT_FIRST, SL_HIT_PRIORITY,
				      SL_HIT_RULE_ORDER, SL_HIT_OUTPUT_ORDER, SL_HIT_COLLECT,
				      SL_HIT_SUM, SL_HIT_MIN, SL_HIT_MAX, SL_HIT_COUNT};
	int hit = sl_load_word(node, "treffer", "U|A|F|P|R|O|C|C+|C<|C>|C#", -1);
	sl_table *t = sl_load_alloc(l, 1, sizeof *t);
	sl_table_row *rows = sl_load_alloc(l, node->child_count + 1u, sizeof *rows);

	if (!t || !rows)
		return NULL;
	t->pos = sl_xml_pos(node);
	t->hit = hit < 0 ? SL_HIT_UNIQUE : hits[hit];
	t->rows = rows;
	t->inputs = read_all(l, node, SL_EL_INVOER, SL_FEEL_EXPRESSION, frame, &t->input_count);
	t->input_count = count_kids(l, node, SL_EL_INVOER);
	if (hit >= 0)
		read_outcome(l, node, frame, t);
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		if (sl_load_is(l, kid, SL_EL_RIJ))
			read_row(l, kid, t, frame, &rows[t->row_count++]);
	return t;
}

/* ---- rules ---- */

/* One of dan, buiten-toepassing and vergt. */
static const sl_xml_node *find_result(sl_loader *l, const sl_xml_node *node)
{
	static const sl_element ids[] = {SL_EL_DAN, SL_EL_BUITEN_TOEPASSING, SL_EL_VERGT};
	const sl_xml_node *found = NULL;
	sl_pos pos, first;

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const sl_xml_node *kid = sl_load_child(l, node, ids[i]);

		if (kid && found) {
			pos = sl_xml_pos(kid);
			first = sl_xml_pos(found);
			sl_diags_add(l->diags, SL_DIAG_RESULT_TWICE, &pos, kid->name);
			sl_diags_note(l->diags, &first, "hier staat <%s>", found->name);
		} else if (kid) {
			found = kid;
		}
	}
	if (!found) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_RESULT_MISSING, &pos);
	}
	return found;
}

static void read_judgement(sl_loader *l, const sl_xml_node *node, sl_rule *r)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, "oordeel");
	const char *name = a ? sl_load_intern(l, a->value, a->length) : NULL;
	const sl_kind_of_entity *per = r->concept ? r->concept->feature->per : NULL;
	const sl_feature *f;
	sl_pos pos;

	r->kind = SL_RULE_JUDGEMENT;
	if (!name || !per)
		return;
	pos = sl_load_value_pos(a);
	if (!(f = sl_map_get(&l->features, name, per))) {
		sl_diags_add(l->diags, SL_DIAG_FEATURE_UNKNOWN, &pos, name, per->name);
		sl_load_nearest(l, name, sl_load_nearest_feature(l, per, name));
	} else if (!f->is_fact || !f->fact->judgement) {
		sl_diags_add(l->diags, SL_DIAG_JUDGEMENT_UNFIT, &pos, name);
		sl_diags_note(l->diags, &f->pos, "\"%s\" staat hier", name);
	} else {
		r->judgement = f;
	}
}

static void read_value(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_rule *r)
{
	const sl_xml_node *table = sl_load_child(l, node, SL_EL_TABEL);

	r->kind = table ? SL_RULE_TABLE : SL_RULE_VALUE;
	if (table)
		r->table = read_table(l, table, frame);
	else
		r->value = sl_load_expr(l, node, SL_FEEL_EXPRESSION, frame);
}

void sl_load_value_of_rule(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_rule *r)
{
	const sl_xml_node *dan = sl_load_child(l, node, SL_EL_DAN);

	read_value(l, dan ? dan : node, frame, r);
}

static void read_result(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_rule *r)
{
	const sl_xml_node *result = find_result(l, node);
	sl_pos pos;

	if (!result)
		return;
	if (sl_load_is(l, result, SL_EL_VERGT)) {
		read_judgement(l, result, r);
	} else if (sl_load_is(l, result, SL_EL_BUITEN_TOEPASSING)) {
		r->kind = SL_RULE_STOP;
		if (sl_xml_value(node, "uitzondering-op"))
			return;
		pos = sl_xml_pos(result);
		sl_diags_add(l->diags, SL_DIAG_STOP_WITHOUT_EXCEPTION, &pos);
	} else {
		read_value(l, result, frame, r);
	}
}

/* Versions of a rule say the same of the same concept in the same regulation. */
static bool check_family(sl_loader *l, const sl_xml_attr *id, sl_rule *r)
{
	const sl_rule *first = sl_map_get(&l->families, r->id, NULL);
	sl_pos pos = r->pos;

	if (!first)
		return sl_map_put(l, &l->families, r->id, NULL, r);
	if (first->concept == r->concept && first->source.regulation == r->source.regulation)
		return true;
	if (id)
		pos = sl_load_value_pos(id);
	sl_diags_add(l->diags, SL_DIAG_RULE_ID_TWICE, &pos, r->id);
	sl_diags_note(l->diags, &first->pos, "de andere regel \"%s\"", r->id);
	return false;
}

static bool keep_draft(sl_loader *l, sl_rule_draft draft)
{
	sl_rule_draft *all = sl_arena_grow(&l->scratch, l->drafts, l->draft_count, &l->draft_cap,
					   sizeof *all);

	if (!all) {
		sl_load_fail(l);
		return false;
	}
	l->drafts = all;
	l->drafts[l->draft_count++] = draft;
	return true;
}

bool sl_load_add_rule(sl_loader *l, sl_rule *r, const sl_xml_attr *written, sl_rule_draft draft)
{
	draft.rule = r;
	return check_family(l, written, r) && keep_draft(l, draft);
}

/* A dictionary holds no law. */
static void check_place(sl_loader *l, const sl_rule *r)
{
	if (r->rank == SL_DICTIONARY && r->concept && r->concept->regulation->rank != SL_DICTIONARY)
		sl_diags_add(l->diags, SL_DIAG_RULE_IN_DICTIONARY, &r->pos, r->id ? r->id : "");
}

static void read_rule(sl_loader *l, sl_item *item)
{
	const sl_xml_node *node = item->node;
	size_t exprs = l->exprs.count;
	sl_rule *r = sl_load_alloc(l, 1, sizeof *r);
	sl_feature *f = sl_load_concept(l, node);
	sl_expr_scope frame = {0};

	if (!r)
		return;
	r->id = sl_load_name(l, node, "id");
	r->pos = sl_xml_pos(node);
	r->rank = item->scope->regulation->rank;
	r->validity = sl_load_validity(l, node, item->scope);
	sl_load_source(l, node, item->scope, &r->source);
	if (f) {
		r->concept = f->concept;
		frame = (sl_expr_scope){.per = f->per, .towards = f->towards, .in_period = r->concept->periods != NULL};
	}
	r->condition = sl_load_condition(l, sl_load_child(l, node, SL_EL_ALS), frame);
	read_result(l, node, frame, r);
	r->because = sl_load_template(l, sl_load_child(l, node, SL_EL_OMDAT), frame);
	check_place(l, r);
	if (!f || !r->id || !check_family(l, sl_xml_attr_find(node, "id"), r))
		return;
	if (sl_load_opened(l, r))
		item->made = keep_draft(l, (sl_rule_draft){.rule = r,
							   .exceptions = sl_xml_attr_find(node, "uitzondering-op"),
							   .elsewhere = sl_xml_value(node, "jci") != NULL})
				     ? r : NULL;
	else
		l->exprs.count = exprs; /* not used: as if it were not there */
}

/* ---- numbering ---- */

static int compare_drafts(const void *a, const void *b)
{
	const sl_rule *x = ((const sl_rule_draft *)a)->rule, *y = ((const sl_rule_draft *)b)->rule;
	int c = strcmp(x->id, y->id);

	if (c)
		return c;
	if (x->validity.from != y->validity.from)
		return x->validity.from < y->validity.from ? -1 : 1;
	if (x->validity.known_from != y->validity.known_from)
		return x->validity.known_from < y->validity.known_from ? -1 : 1;
	return (x->pos.line > y->pos.line) - (x->pos.line < y->pos.line);
}

static void number_rules(sl_loader *l)
{
	sl_model *m = l->m;

	if (!(m->rules = sl_load_alloc(l, l->draft_count + 1, sizeof *m->rules)))
		return;
	if (l->draft_count)
		qsort(l->drafts, l->draft_count, sizeof *l->drafts, compare_drafts);
	for (size_t i = 0; i < l->draft_count; i++) {
		sl_rule *r = l->drafts[i].rule;

		if (!i || m->rules[i - 1]->id != r->id)
			m->family_count++;
		r->family = m->family_count - 1;
		r->number = m->rule_count;
		m->rules[m->rule_count++] = r;
		r->concept->rule_count++;
	}
}

static void attach_rules(sl_loader *l)
{
	sl_model *m = l->m;

	for (uint32_t i = 0; i < m->concept_count; i++) {
		sl_concept *c = m->concepts[i];

		if (c->rule_count > SL_MOST_VERSIONS)
			sl_diags_add(l->diags, SL_DIAG_TOO_MANY, &c->feature->pos, c->feature->name,
				     SL_MOST_VERSIONS);
		if (!(c->rules = sl_load_alloc(l, c->rule_count + 1u, sizeof *c->rules)))
			return;
		c->rule_count = 0;
	}
	for (uint32_t i = 0; i < m->rule_count; i++) {
		sl_concept *c = m->rules[i]->concept;

		c->rules[c->rule_count++] = m->rules[i];
	}
}

/* No rule, and nobody who may give one: the value is always missing. */
static void warn_without_rules(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_BEGRIP];

	for (size_t i = 0; i < items->count; i++) {
		const sl_feature *f = items->at[i].made;
		const sl_concept *c = f ? f->concept : NULL;

		if (!c || c->rule_count || c->delegation_count)
			continue;
		sl_load_enter(l, items->at[i].scope);
		sl_diags_add(l->diags, SL_DIAG_CONCEPT_WITHOUT_RULES, &f->pos, f->name);
	}
}

static void each(sl_loader *l, sl_element id, void (*read)(sl_loader *, sl_item *))
{
	sl_items *items = &l->items[id];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		read(l, &items->at[i]);
	}
	sl_load_enter(l, NULL);
}

void sl_load_rules(sl_loader *l)
{
	each(l, SL_EL_REGEL, read_rule);
	each(l, SL_EL_COMPENSATIE, sl_load_compensation);
	each(l, SL_EL_BIJDRAGE, sl_load_contribution);
	if (l->status != SL_OK)
		return;
	number_rules(l);
	if (l->status == SL_OK)
		attach_rules(l);
	/* A rule that could not be read may be the one that is missed. */
	if (l->status == SL_OK && !l->diags->error_count)
		warn_without_rules(l);
}
