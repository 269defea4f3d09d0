/* SPDX-License-Identifier: EUPL-1.2 */
/* Decisions and duties. */
#include <stdlib.h>
#include <string.h>

#include "load/loader.h"

static void declare(sl_loader *l, sl_element element)
{
	sl_items *items = &l->items[element];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_item *item = &items->at[i];
		const char *id = sl_load_name(l, item->node, "id");
		sl_decision *d = id ? sl_load_alloc(l, 1, sizeof *d) : NULL, *earlier;
		sl_pos pos;

		if (!d)
			continue;
		sl_load_enter(l, item->scope);
		*d = (sl_decision){.id = id, .pos = sl_xml_pos(item->node),
				   .regulation = item->scope->regulation,
				   .domain = item->scope->regulation->domain};
		d->per = sl_load_find(l, &l->kinds, sl_xml_attr_find(item->node, "per"),
				      SL_DIAG_KIND_UNKNOWN);
		if ((earlier = sl_map_get(&l->decisions, id, NULL))) {
			pos = sl_load_value_pos(sl_xml_attr_find(item->node, "id"));
			sl_diags_add(l->diags, SL_DIAG_DECISION_TWICE, &pos, id);
			sl_diags_note(l->diags, &earlier->pos, "het eerste besluit \"%s\"", id);
			continue;
		}
		sl_map_put(l, &l->decisions, id, NULL, d);
		item->made = d;
	}
}

static const sl_element kinds_of_decision[] = {SL_EL_BESLUIT, SL_EL_VERPLICHTING, SL_EL_COMPENSATIE,
					       SL_EL_BIJDRAGE};
#define KINDS_OF_DECISION (sizeof kinds_of_decision / sizeof *kinds_of_decision)

void sl_load_decision_ids(sl_loader *l)
{
	for (size_t i = 0; i < KINDS_OF_DECISION; i++)
		declare(l, kinds_of_decision[i]);
}

/* ---- amounts ---- */

/* The concept that an expression consists of: a name, nothing else. */
static const sl_concept *concept_of(const sl_loader *l, const sl_expr *e)
{
	if (!e || !e->ast || e->ast->op != SL_OP_NAME)
		return NULL;
	for (const sl_kind_of_entity *k = e->per; k; k = k->owner) {
		const sl_feature *f = sl_map_get(&l->features, e->ast->name, k);

		if (f)
			return f->is_fact ? NULL : f->concept;
	}
	return NULL;
}

/* A name, but not of what the decision is about. */
static bool is_of_other_kind(const sl_loader *l, const sl_expr *e)
{
	const sl_schema *s = &l->m->schema;

	if (e->ast->op != SL_OP_NAME || !e->per)
		return false;
	for (const sl_kind_of_entity *k = e->per; k; k = k->owner)
		if (sl_map_get(&l->features, e->ast->name, k))
			return false;
	for (uint32_t i = 0; i < s->kind_count; i++)
		if (sl_map_get(&l->features, e->ast->name, s->kinds[i]))
			return true;
	return false;
}

/* An amount is a concept that is money and says how it is rounded. */
static void check_amount(sl_loader *l, const sl_xml_node *node, const sl_amount_version *a)
{
	const sl_feature *f = a->concept ? a->concept->feature : NULL;
	sl_pos pos;

	if (!a->expr || !a->expr->ast || a->extent)
		return;
	pos = sl_feel_place(&a->expr->source, 0);
	if (!f && is_of_other_kind(l, a->expr)) {
		sl_diags_add(l->diags, SL_DIAG_FEATURE_UNKNOWN, &pos, a->expr->ast->name, a->expr->per->name);
	} else if (!f) {
		sl_diags_add(l->diags, SL_DIAG_AMOUNT_NOT_CONCEPT, &pos);
	} else if (f->type.base != SL_T_NUMBER) {
		sl_diags_add(l->diags, SL_DIAG_AMOUNT_TYPE, &pos, f->name);
		sl_diags_note(l->diags, &f->pos, "\"%s\" staat hier", f->name);
	} else if (f->type.amount && !a->concept->rounding.given) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_ROUNDING_MISSING, &pos, f->name);
		sl_diags_note(l->diags, &f->pos, "het begrip \"%s\"", f->name);
	}
}

static void read_amount(sl_loader *l, const sl_xml_node *node, const sl_scope *scope,
			sl_expr_scope frame, sl_amount_version *out)
{
	out->extent = sl_load_is(l, node, SL_EL_OMVANG);
	out->expr = sl_load_expr_at_once(l, node, frame);
	out->pos = out->expr ? sl_feel_place(&out->expr->source, 0) : sl_xml_pos(node);
	out->concept = concept_of(l, out->expr);
	out->validity = sl_load_validity(l, node, scope);
	out->unit = sl_load_unit(l, node);
	if (!sl_xml_value(node, "eenheid") && out->concept)
		out->unit = out->concept->feature->type.unit;
	check_amount(l, node, out);
}

/* eenheid of a bijdrage: the amount is its concept. */
static void read_unit(sl_loader *l, const sl_xml_node *node, const sl_scope *scope,
		      const sl_decision *d, sl_amount_version *out)
{
	const char *text = sl_load_words(l, node);
	sl_status err;

	out->pos = sl_xml_pos(node);
	out->concept = d->contribution ? d->contribution->concept : NULL;
	out->validity = sl_load_validity(l, node, scope);
	err = text ? sl_unit_parse(&out->unit, l->m->schema.units, text, strlen(text)) : SL_OK;
	if (err == SL_ENOMEM)
		sl_load_fail(l);
	else if (err != SL_OK)
		sl_diags_add(l->diags, SL_DIAG_UNIT_SYNTAX, &out->pos, text);
}

/* Contributions are added up by the month. */
static void warn_no_month(sl_loader *l, const sl_amount_version *all, uint32_t n)
{
	int times, parts;

	for (uint32_t i = 0; i < n; i++)
		if (!sl_unit_per_month(all[i].unit, &times, &parts))
			sl_diags_add(l->diags, SL_DIAG_CONTRIBUTION_UNIT, &all[i].pos, sl_unit_text(all[i].unit));
}

/* Without <eenheid> it has the unit of its concept, always. */
static void read_plain_unit(const sl_decision *d, sl_amount_version *out)
{
	out->pos = d->pos;
	out->concept = d->contribution->concept;
	out->unit = out->concept->feature->type.unit;
	out->validity = d->validity;
}

static int compare_amounts(const void *a, const void *b)
{
	const sl_amount_version *x = a, *y = b;

	if (x->validity.from != y->validity.from)
		return x->validity.from < y->validity.from ? -1 : 1;
	return (x->pos.line > y->pos.line) - (x->pos.line < y->pos.line);
}

static void check_overlap(sl_loader *l, const sl_amount_version *all, uint32_t n)
{
	for (uint32_t i = 1; i < n; i++) {
		const sl_amount_version *a = &all[i - 1], *b = &all[i];

		if (!sl_validity_clash(a->validity, b->validity))
			continue;
		sl_diags_add(l->diags, SL_DIAG_AMOUNTS_OVERLAP, &b->pos, sl_load_day(l, b->validity.from));
		sl_diags_note(l->diags, &a->pos, "het andere bedrag");
	}
}

/* ---- decisions ---- */

static const sl_expr *read_part(sl_loader *l, const sl_xml_node *node, sl_element id, sl_expr_scope frame)
{
	return sl_load_expr(l, sl_load_child(l, node, id), SL_FEEL_EXPRESSION, frame);
}

static void read_notice(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_notice *out)
{
	out->condition = sl_load_condition(l, sl_load_child(l, node, SL_EL_ALS), frame);
	out->text = sl_load_template(l, sl_load_child(l, node, SL_EL_TEKST), frame);
}

static void read_term(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_term *out)
{
	sl_pos pos;

	out->name = sl_xml_value(node, "naam");
	out->expr = sl_load_expr(l, node, SL_FEEL_EXPRESSION, frame);
	out->moves = sl_load_yes(node, "verlengd");
	if (!out->moves || l->m->calendar)
		return;
	pos = sl_xml_attr_pos(sl_xml_attr_find(node, "verlengd"));
	sl_diags_add(l->diags, SL_DIAG_CALENDAR_MISSING, &pos, "verlengd");
}

static bool read_lists(sl_loader *l, const sl_xml_node *node, const sl_scope *scope,
		       sl_expr_scope frame, sl_decision *d)
{
	size_t n = node->child_count + 1u;
	sl_amount_version *amounts = sl_load_alloc(l, n, sizeof *amounts);
	sl_term *terms = sl_load_alloc(l, n, sizeof *terms);
	sl_notice *notices = sl_load_alloc(l, n, sizeof *notices);

	if (!amounts || !terms || !notices)
		return false;
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		if (sl_load_is(l, kid, SL_EL_BEDRAG) || sl_load_is(l, kid, SL_EL_OMVANG)) {
			read_amount(l, kid, scope, frame, &amounts[d->amount_count++]);
		} else if (sl_load_is(l, kid, SL_EL_EENHEID)) {
			read_unit(l, kid, scope, d, &amounts[d->amount_count++]);
		} else if (sl_load_is(l, kid, SL_EL_TERMIJN)) {
			read_term(l, kid, frame, &terms[d->term_count++]);
		} else if (sl_load_is(l, kid, SL_EL_MELDING)) {
			read_notice(l, kid, frame, &notices[d->notice_count++]);
		}
	}
	if (d->contribution && !d->amount_count)
		read_plain_unit(d, &amounts[d->amount_count++]);
	if (d->amount_count)
		qsort(amounts, d->amount_count, sizeof *amounts, compare_amounts);
	check_overlap(l, amounts, d->amount_count);
	if (d->contribution)
		warn_no_month(l, amounts, d->amount_count);
	d->amounts = amounts;
	d->terms = terms;
	d->notices = notices;
	return true;
}

void sl_load_decision_place(sl_loader *l, const sl_item *item)
{
	sl_decision *d = item->made;

	d->validity = sl_load_validity(l, item->node, item->scope);
	sl_load_source(l, item->node, item->scope, &d->source);
}

/* <geldt> is the right of a duty; that a contribution applies and is owed is
 * said by concepts (contribution.c). */
static void read_right(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame, sl_decision *d)
{
	bool duty = sl_load_is(l, node, SL_EL_VERPLICHTING);

	if (sl_load_is(l, node, SL_EL_BIJDRAGE))
		return;
	d->applies = read_part(l, node, SL_EL_VAN_TOEPASSING, frame);
	d->right = read_part(l, node, duty ? SL_EL_GELDT : SL_EL_RECHT, frame);
}

static sl_norm norm_of(const sl_loader *l, const sl_xml_node *node)
{
	if (sl_load_is(l, node, SL_EL_VERPLICHTING))
		return SL_NORM_DUTY;
	if (sl_load_is(l, node, SL_EL_COMPENSATIE))
		return SL_NORM_COMPENSATION;
	if (sl_load_is(l, node, SL_EL_BIJDRAGE))
		return SL_NORM_CONTRIBUTION;
	return (sl_norm)sl_load_word(node, "norm", "omschreven-recht|compensatie|eigen-bijdrage|verplichting",
				     SL_NORM_DEFINED_RIGHT);
}

/* Who loads a calendar counts terms; then one that is not there was forgotten. */
static void check_term(sl_loader *l, const sl_decision *d)
{
	if (l->m->calendar && !d->term_count && !d->no_term)
		sl_diags_add(l->diags, SL_DIAG_TERM_MISSING, &d->pos, d->id);
}

static void read_decision(sl_loader *l, const sl_item *item)
{
	const sl_xml_node *node = item->node;
	sl_decision *d = item->made;
	sl_scope inner = *item->scope;
	sl_expr_scope frame = {.per = d->per};

	d->title = sl_load_child_words(l, node, SL_EL_OMSCHRIJVING);
	d->no_term = sl_load_child_words(l, node, SL_EL_ZONDER_TERMIJN);
	d->norm = norm_of(l, node);
	if (!d->source.regulation) /* a ladder or contribution needed them already */
		sl_load_decision_place(l, item);
	inner.node = node;
	inner.validity = d->validity;
	d->occasion = read_part(l, node, SL_EL_AANLEIDING, frame);
	read_right(l, node, frame, d);
	d->joint = read_part(l, node, SL_EL_GEZAMENLIJK, frame);
	if (read_lists(l, node, &inner, frame, d) && d->per) {
		check_term(l, d);
		d->number = l->m->decision_count;
		l->m->decisions[l->m->decision_count++] = d;
	}
}

/* In the order in which they stand in the files. */
static int compare_items(const void *a, const void *b)
{
	const sl_item *x = a, *y = b;
	const sl_regulation *p = x->scope->regulation, *q = y->scope->regulation;

	if (p->number != q->number)
		return p->number < q->number ? -1 : 1;
	return (x->node->at > y->node->at) - (x->node->at < y->node->at);
}

/* All kinds of decisions together. */
static sl_item *all_items(sl_loader *l, size_t *count)
{
	size_t n = 0;
	sl_item *all;

	for (size_t i = 0; i < KINDS_OF_DECISION; i++)
		n += l->items[kinds_of_decision[i]].count;
	if (!(all = sl_load_scratch(l, n + 1, sizeof *all)))
		return NULL;
	*count = 0;
	for (size_t i = 0; i < KINDS_OF_DECISION; i++) {
		const sl_items *items = &l->items[kinds_of_decision[i]];

		if (items->count)
			memcpy(all + *count, items->at, items->count * sizeof *all);
		*count += items->count;
	}
	qsort(all, n, sizeof *all, compare_items);
	return all;
}

void sl_load_decisions(sl_loader *l)
{
	size_t n;
	sl_item *all = all_items(l, &n);

	if (!all || !(l->m->decisions = sl_load_alloc(l, n + 1, sizeof *l->m->decisions)))
		return;
	for (size_t i = 0; i < n && l->status == SL_OK; i++) {
		if (!all[i].made)
			continue;
		sl_load_enter(l, all[i].scope);
		read_decision(l, &all[i]);
	}
	sl_load_enter(l, NULL);
}
