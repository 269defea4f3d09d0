/* SPDX-License-Identifier: EUPL-1.2 */
/* Series of periods, parameters and their values in time. */
#include <stdlib.h>
#include <string.h>

#include "load/loader.h"

/* ---- series ---- */

typedef struct stretch {
	sl_period_stretch made;
	const sl_xml_node *node;
} stretch;

static int by_from(sl_validity a, sl_validity b)
{
	if (a.from != b.from)
		return a.from < b.from ? -1 : 1;
	return a.known_from < b.known_from ? -1 : a.known_from > b.known_from;
}

static int compare_stretches(const void *a, const void *b)
{
	const stretch *x = a, *y = b;
	int c = by_from(x->made.validity, y->made.validity);

	return c ? c : (x->node->at > y->node->at) - (x->node->at < y->node->at);
}

/* A stretch begins where one of its periods begins. */
static bool is_aligned(const sl_period_stretch *s)
{
	sl_date d = s->validity.from;
	sl_ymd ymd;

	if (d == SL_DATE_MIN)
		return true;
	ymd = sl_date_to_ymd(d);
	switch (s->kind) {
	case SL_PERIOD_MONTH: return ymd.day == 1;
	case SL_PERIOD_YEAR: return ymd.day == 1 && ymd.month == 1;
	case SL_PERIOD_ISO_FOUR_WEEKS:
		return sl_date_weekday(d) == 1 && sl_date_iso_week(d, NULL) % 4 == 1 &&
		       sl_date_iso_week(d, NULL) < 53;
	}
	return false;
}

static void check_stretches(sl_loader *l, stretch *s, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++) {
		sl_pos pos = sl_xml_pos(s[i].node), earlier;

		if (!is_aligned(&s[i].made))
			sl_diags_add(l->diags, SL_DIAG_STRETCH_START, &pos,
				     sl_xml_value(s[i].node, "soort"));
		if (i == 0)
			continue;
		if (!sl_xml_value(s[i - 1].node, "geldig-tot"))
			s[i - 1].made.validity.to = s[i].made.validity.from;
		if (s[i - 1].made.validity.to <= s[i].made.validity.from &&
		    s[i - 1].made.validity.from < s[i].made.validity.from)
			continue;
		earlier = sl_xml_pos(s[i - 1].node);
		sl_diags_add(l->diags, SL_DIAG_STRETCHES_OVERLAP, &pos);
		sl_diags_note(l->diags, &earlier, "de andere reeks");
	}
}

static bool read_stretches(sl_loader *l, const sl_item *item, sl_period_series *out)
{
	stretch *s = sl_load_scratch(l, item->node->child_count + 1u, sizeof *s);
	sl_period_stretch *kept = sl_load_alloc(l, item->node->child_count + 1u, sizeof *kept);

	if (!s || !kept)
		return false;
	for (const sl_xml_node *kid = item->node->first; kid; kid = kid->next) {
		int kind = sl_load_word(kid, "soort", "maand|jaar|iso-vier-weken", -1);

		if (!sl_load_is(l, kid, SL_EL_REEKS) || kind < 0)
			continue;
		s[out->count].made.kind = (sl_period_kind)kind;
		s[out->count].made.validity = sl_load_validity(l, kid, item->scope);
		s[out->count++].node = kid;
	}
	qsort(s, out->count, sizeof *s, compare_stretches);
	check_stretches(l, s, out->count);
	for (uint32_t i = 0; i < out->count; i++)
		kept[i] = s[i].made;
	out->stretches = kept;
	return true;
}

void sl_load_series(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_PERIODEREEKS];
	sl_model *m = l->m;

	if (!(m->series = sl_load_alloc(l, items->count + 1, sizeof *m->series)))
		return;
	for (size_t i = 0; i < items->count; i++) {
		const sl_xml_node *node = items->at[i].node;
		const char *name = sl_load_name(l, node, "naam");
		sl_period_series *s = name ? sl_load_alloc(l, 1, sizeof *s) : NULL, *earlier;

		if (!s)
			continue;
		sl_load_enter(l, items->at[i].scope);
		*s = (sl_period_series){.name = name, .number = m->series_count,
					.pos = sl_xml_pos(node)};
		if ((earlier = sl_map_get(&l->series, name, NULL))) {
			sl_diags_add(l->diags, SL_DIAG_SERIES_TWICE, &s->pos, name);
			sl_diags_note(l->diags, &earlier->pos, "de eerste \"%s\"", name);
			continue;
		}
		if (!read_stretches(l, &items->at[i], s) || !sl_map_put(l, &l->series, name, NULL, s))
			return;
		m->series[m->series_count++] = s;
	}
}

/* ---- parameters ---- */

static void declare_parameter(sl_loader *l, sl_item *item)
{
	const sl_xml_node *node = item->node;
	const char *name = sl_load_name(l, node, "naam");
	sl_parameter *p = name ? sl_load_alloc(l, 1, sizeof *p) : NULL, *earlier;

	if (!p)
		return;
	*p = (sl_parameter){.name = name, .key = sl_load_key(l, name), .pos = sl_xml_pos(node),
			    .description = sl_load_child_words(l, node, SL_EL_OMSCHRIJVING),
			    .regulation = item->scope->regulation, .number = l->m->parameter_count};
	p->indexing = (sl_indexing)sl_load_word(node, "indexering", "|halfjaar|jaar", 0);
	sl_load_type(l, node, &p->type);
	sl_load_source(l, node, item->scope, &p->source);
	sl_load_declare_name(l, node, name);
	if ((earlier = sl_map_get(&l->parameters, name, NULL))) {
		sl_pos pos = sl_load_value_pos(sl_xml_attr_find(node, "naam"));

		sl_diags_add(l->diags, SL_DIAG_PARAMETER_TWICE, &pos, name);
		sl_diags_note(l->diags, &earlier->pos, "de eerste \"%s\"", name);
		return;
	}
	sl_map_put(l, &l->parameters, name, NULL, p);
	l->m->parameters[l->m->parameter_count++] = p;
	item->made = p;
}

/* A fact or concept of the same name hides the parameter. */
static void warn_hidden(sl_loader *l, const sl_item *item)
{
	const sl_parameter *p = item->made;
	const sl_feature *f = sl_map_get(&l->features_any, p->name, NULL);

	if (!f)
		return;
	sl_diags_add(l->diags, SL_DIAG_PARAMETER_HIDDEN, &p->pos, p->name);
	sl_diags_note(l->diags, &f->pos, "hier staat \"%s\" per %s", f->name, f->per->name);
}

void sl_load_parameters(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_PARAMETER];

	l->m->parameters = sl_load_alloc(l, items->count + 1, sizeof *l->m->parameters);
	for (size_t i = 0; l->m->parameters && i < items->count && l->status == SL_OK; i++) {
		sl_load_enter(l, items->at[i].scope);
		declare_parameter(l, &items->at[i]);
		if (items->at[i].made)
			warn_hidden(l, &items->at[i]);
	}
	if (l->status == SL_OK && sl_model_index_parameters(l->m) != SL_OK)
		sl_load_fail(l);
}

/* ---- values ---- */

typedef struct draft {
	sl_parameter_value made;
	const sl_xml_node *node;
	bool ends; /* says geldig-tot itself */
} draft;

static int compare_drafts(const void *a, const void *b)
{
	const draft *x = a, *y = b;
	int c = by_from(x->made.validity, y->made.validity);

	if (c)
		return c;
	return (x->node->doc == y->node->doc) * ((x->node->at > y->node->at) - (x->node->at < y->node->at));
}

/* The first indexing day behind d. */
static sl_date next_index_day(sl_date d, sl_indexing how)
{
	sl_ymd ymd = sl_date_to_ymd(d);
	bool july = how == SL_INDEX_HALF_YEAR && ymd.month < 7;
	sl_date day;

	if (sl_date_from_ymd(&day, ymd.year + !july, july ? 7 : 1, 1) != SL_OK)
		return SL_FOREVER;
	return day;
}

/* A value that says no end holds to the next one, or to the next indexing
 * day. What was published later does not end it but goes before it, so that
 * who looks with the knowledge of an earlier day still finds it. */
static void end_value(sl_loader *l, draft *d, uint32_t n, uint32_t i, sl_indexing how)
{
	sl_validity *v = &d[i].made.validity;

	if (how != SL_INDEX_NONE && v->from == SL_DATE_MIN) {
		sl_diags_add(l->diags, SL_DIAG_INDEXED_WITHOUT_START, &d[i].made.pos);
	} else if (how != SL_INDEX_NONE) {
		sl_date day = next_index_day(v->from, how);

		if (day < v->to)
			v->to = day;
	}
	for (uint32_t k = i + 1; k < n; k++)
		if (d[k].made.validity.from > v->from &&
		    d[k].made.validity.known_from <= v->known_from) {
			if (d[k].made.validity.from < v->to)
				v->to = d[k].made.validity.from;
			return; /* sorted: the others begin later */
		}
}

static bool covered(const draft *d, uint32_t n, const draft *by, sl_date day)
{
	for (uint32_t i = 0; i < n; i++)
		if (&d[i] != by && d[i].made.validity.from <= day && day < d[i].made.validity.to &&
		    d[i].made.validity.known_from > by->made.validity.known_from)
			return true;
	return false;
}

/* When a later publication ends before the value that it went before, the old
 * value would hold again: an old norm, paid by silence. */
static void check_return(sl_loader *l, const draft *d, uint32_t n, uint32_t i)
{
	sl_validity v = d[i].made.validity;

	for (uint32_t k = 0; !d[i].ends && k < n; k++) {
		sl_validity w = d[k].made.validity;

		if (w.from <= v.from || w.known_from <= v.known_from || w.to >= v.to ||
		    covered(d, n, &d[i], w.to))
			continue;
		sl_diags_add(l->diags, SL_DIAG_VALUE_RETURNS, &d[i].made.pos, sl_load_day(l, w.to));
		sl_diags_note(l->diags, &d[k].made.pos, "de latere waarde");
		return;
	}
}

static void check_clashes(sl_loader *l, const draft *d, uint32_t n)
{
	for (uint32_t i = 0; i < n; i++)
		for (uint32_t k = i + 1; k < n && d[k].made.validity.from < d[i].made.validity.to; k++)
			if (sl_validity_clash(d[i].made.validity, d[k].made.validity)) {
				sl_diags_add(l->diags, SL_DIAG_VALUES_OVERLAP, &d[k].made.pos,
					     sl_load_day(l, d[k].made.validity.from));
				sl_diags_note(l->diags, &d[i].made.pos, "de andere waarde");
				break;
			}
}

static size_t trimmed(const sl_xml_node *node, const char **text)
{
	size_t n = node->text_length;

	*text = node->text;
	while (n && strchr(" \t\r\n", (*text)[n - 1]))
		n--;
	while (n && strchr(" \t\r\n", **text)) {
		(*text)++;
		n--;
	}
	return n;
}

static bool read_draft(sl_loader *l, const sl_xml_node *node, const sl_scope *scope,
		       const sl_parameter *p, draft *out)
{
	const char *text;
	size_t n = trimmed(node, &text);
	sl_parameter_value *v = &out->made;
	sl_pos pos;

	*out = (draft){.node = node};
	v->pos = sl_xml_pos(node);
	v->validity = sl_load_validity(l, node, scope);
	/* An end before the beginning was refused, and is then no end. */
	out->ends = sl_xml_value(node, "geldig-tot") && v->validity.to != SL_FOREVER;
	v->origin = sl_xml_value(node, "bron");
	sl_load_source(l, node, scope, &v->source);
	if (!n)
		return false; /* said by validate */
	pos = sl_xml_text_pos(node, (size_t)(text - node->text));
	return p->type.base != SL_T_ANY && sl_load_value(l, &v->value, &p->type, text, n, false, &pos);
}

sl_parameter_value *sl_load_values(sl_loader *l, const sl_xml_node *node, const sl_scope *scope,
				   const sl_parameter *p, uint32_t *count)
{
	draft *d = sl_load_scratch(l, node->child_count + 1u, sizeof *d);
	sl_parameter_value *out = sl_load_alloc(l, node->child_count + 1u, sizeof *out);
	uint32_t n = 0;

	*count = 0;
	if (!d || !out)
		return NULL;
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		if (sl_load_is(l, kid, SL_EL_WAARDE) && read_draft(l, kid, scope, p, &d[n]))
			n++;
	if (!sl_load_at_most(l, n, node, p->name))
		return NULL;
	qsort(d, n, sizeof *d, compare_drafts);
	for (uint32_t i = 0; i < n; i++)
		if (!d[i].ends)
			end_value(l, d, n, i, p->indexing);
	for (uint32_t i = 0; i < n; i++)
		check_return(l, d, n, i);
	check_clashes(l, d, n);
	for (*count = 0; *count < n; ++*count)
		out[*count] = d[*count].made;
	return out;
}

void sl_load_parameter_values(sl_loader *l)
{
	sl_items *items = &l->items[SL_EL_PARAMETER];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		sl_parameter *p = items->at[i].made;
		sl_scope inner;

		if (!p)
			continue;
		sl_load_enter(l, items->at[i].scope);
		inner = sl_load_inner_scope(items->at[i].node, items->at[i].scope, &p->source);
		p->values = sl_load_values(l, items->at[i].node, &inner, p, &p->value_count);
	}
}

void sl_load_check_parameters(sl_loader *l)
{
	const sl_items *items = &l->items[SL_EL_PARAMETER];

	for (size_t i = 0; i < items->count; i++) {
		const sl_parameter *p = items->at[i].made;

		if (!p || p->delegation_count || sl_load_child(l, items->at[i].node, SL_EL_WAARDE))
			continue;
		sl_load_enter(l, items->at[i].scope);
		sl_diags_add(l->diags, SL_DIAG_PARAMETER_WITHOUT_VALUES, &p->pos, p->name);
	}
}
