/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * What ladders and contributions stand for: concepts that no expression can
 * name, and rules. From there on nothing knows what they were made for but
 * who explains them.
 */
#include "load/loader.h"

#include <stdlib.h>
#include <string.h>

/* ---- concepts ---- */

static size_t count_below(const sl_xml_node *node)
{
	size_t n = 2;

	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		n += 1u + kid->child_count;
	return n;
}

size_t sl_load_count_made(const sl_loader *l)
{
	static const sl_element shorthands[] = {SL_EL_COMPENSATIE, SL_EL_BIJDRAGE};
	size_t n = 0;

	for (size_t i = 0; i < sizeof shorthands / sizeof *shorthands; i++)
		for (size_t k = 0; k < l->items[shorthands[i]].count; k++)
			n += count_below(l->items[shorthands[i]].at[k].node);
	return n;
}

sl_concept *sl_load_made(const sl_loader *l, const void *a, const void *b)
{
	return sl_map_get(&l->made, a, b);
}

static const char *words_as_name(sl_loader *l, const char *words)
{
	return sl_load_intern(l, words, strlen(words));
}

/* A concept of that type for `a` and `b`, unless there is one. */
static void make(sl_loader *l, const sl_item *item, const void *a, const void *b, const char *name,
		 const sl_type *type, const sl_xml_node *node)
{
	const sl_decision *d = item->made;
	sl_schema *s = &l->m->schema;
	sl_feature *f;
	sl_concept *c;

	if (sl_load_made(l, a, b) || !(name = words_as_name(l, name)))
		return;
	f = sl_load_alloc(l, 1, sizeof *f);
	c = sl_load_alloc(l, 1, sizeof *c);
	if (!f || !c)
		return;
	*f = (sl_feature){.name = name, .key = sl_load_key(l, name), .per = d->per, .type = *type,
			  .made = true, .number = s->feature_count, .concept = c,
			  .description = sl_load_child_words(l, node, SL_EL_OMSCHRIJVING),
			  .pos = sl_xml_pos(node)};
	*c = (sl_concept){.feature = f, .number = l->m->concept_count,
			  .regulation = item->scope->regulation};
	s->features[s->feature_count++] = f;
	l->m->concepts[l->m->concept_count++] = c;
	sl_map_put(l, &l->made, a, b, c);
}

/* The concept that an attribute names; what is wrong with it is said later. */
static const sl_feature *named_by(sl_loader *l, const sl_xml_node *node, const char *attribute,
				  const sl_kind_of_entity *per)
{
	const char *name = sl_load_name(l, node, attribute);
	const sl_feature *f = name ? sl_map_get(&l->features, name, per) : NULL;

	return f && !f->is_fact ? f : NULL;
}

static const sl_type truth = {.base = SL_T_BOOLEAN};

/* Per rung of each ladder its share, and the right. */
static void make_for_compensation(sl_loader *l, const sl_item *item)
{
	const sl_decision *d = item->made;

	make(l, item, item->node, NULL, "recht", &truth, item->node);
	for (const sl_xml_node *ladder = item->node->first; ladder; ladder = ladder->next) {
		const char *id = sl_load_name(l, ladder, "id");
		const sl_feature *rest;

		if (!sl_load_is(l, ladder, SL_EL_LADDER) || !id ||
		    !(rest = named_by(l, ladder, "rest", d->per)))
			continue;
		for (const sl_xml_node *rung = ladder->first; rung; rung = rung->next) {
			const char *name = sl_load_name(l, rung, "naam");

			if (sl_load_is(l, rung, SL_EL_TREDE) && name)
				make(l, item, id, name, name, &rest->type, rung);
		}
	}
}

static void make_for_contribution(sl_loader *l, const sl_item *item)
{
	const sl_decision *d = item->made;
	const sl_xml_node *applies = sl_load_child(l, item->node, SL_EL_VAN_TOEPASSING);
	const sl_xml_node *exempt = sl_load_child(l, item->node, SL_EL_VRIJSTELLING);
	const sl_feature *f = named_by(l, item->node, "begrip", d->per);

	if (!f)
		return;
	make(l, item, item->node, NULL, "grondslag", &f->type, item->node);
	if (applies)
		make(l, item, applies, NULL, "van toepassing", &truth, applies);
	if (exempt)
		make(l, item, exempt, NULL, "vrijstelling", &truth, exempt);
	for (const sl_xml_node *kid = item->node->first; kid; kid = kid->next)
		if (sl_load_is(l, kid, SL_EL_VERLAGING) || sl_load_is(l, kid, SL_EL_AFTREK) ||
		    sl_load_is(l, kid, SL_EL_PLAFOND))
			make(l, item, kid, NULL, kid->name, &f->type, kid);
}

static void each(sl_loader *l, sl_element id, void (*make_for)(sl_loader *, const sl_item *))
{
	const sl_items *items = &l->items[id];

	for (size_t i = 0; i < items->count && l->status == SL_OK; i++) {
		const sl_decision *d = items->at[i].made;

		if (d && d->per)
			make_for(l, &items->at[i]);
	}
}

void sl_load_make_concepts(sl_loader *l)
{
	each(l, SL_EL_COMPENSATIE, make_for_compensation);
	each(l, SL_EL_BIJDRAGE, make_for_contribution);
}

/* ---- rules ---- */

const char *sl_load_part_id(sl_loader *l, const char *id, const char *part)
{
	sl_buf_clear(&l->buf);
	sl_buf_printf(&l->buf, "%s:%s", id, part);
	if (sl_buf_status(&l->buf) != SL_OK) {
		sl_load_fail(l);
		return NULL;
	}
	return sl_load_intern(l, l->buf.text, l->buf.len);
}

sl_rule *sl_load_make_rule(sl_loader *l, sl_concept *c, const char *id, const sl_source *source,
			   sl_validity validity, const sl_pos *pos)
{
	sl_rule *r = id ? sl_load_alloc(l, 1, sizeof *r) : NULL;

	if (r)
		*r = (sl_rule){.id = id, .concept = c, .source = *source, .validity = validity, .pos = *pos,
			       .rank = source->regulation->rank};
	return r;
}

sl_scope sl_load_within(const sl_xml_node *node, const sl_scope *scope, const sl_source *source,
			sl_validity validity)
{
	sl_scope inner = sl_load_inner_scope(node, scope, source);

	inner.validity = validity;
	return inner;
}

/* ---- versions ---- */

bool sl_load_few_parts(sl_loader *l, size_t count, const sl_xml_node *node, const char *name)
{
	sl_pos pos;

	if (count <= SL_MOST_RUNGS)
		return true;
	pos = sl_xml_pos(node);
	sl_diags_add(l->diags, SL_DIAG_TOO_MANY, &pos, name, SL_MOST_RUNGS);
	return false;
}

static int compare_days(const void *a, const void *b)
{
	sl_date x = *(const sl_date *)a, y = *(const sl_date *)b;

	return x < y ? -1 : x > y;
}

/* Sorted, each once; how many are left. */
static uint32_t sort_days(sl_date *days, uint32_t count)
{
	uint32_t n = 0;

	qsort(days, count, sizeof *days, compare_days);
	for (uint32_t i = 0; i < count; i++)
		if (!n || days[i] != days[n - 1])
			days[n++] = days[i];
	return n;
}

static bool holds(const sl_dated *p, sl_validity v)
{
	return p->validity.from <= v.from && v.to <= p->validity.to && p->validity.known_from <= v.known_from;
}

/* Of parts with one key the one that was published last. */
static bool is_superseded(const sl_dated *parts, uint32_t count, uint32_t i, sl_validity v)
{
	for (uint32_t k = 0; k < count; k++)
		if (k != i && parts[k].key == parts[i].key && holds(&parts[k], v) &&
		    parts[k].validity.known_from > parts[i].validity.known_from)
			return true;
	return false;
}

typedef struct cutting {
	const sl_dated *parts;
	uint32_t count;
	sl_version_made made;
	void *ctx;
} cutting;

static void cut_version(sl_loader *l, const cutting *c, sl_validity v)
{
	uint32_t *found = sl_load_alloc(l, c->count + 1u, sizeof *found), n = 0;

	if (!found)
		return;
	for (uint32_t i = 0; i < c->count; i++)
		if (holds(&c->parts[i], v) && !is_superseded(c->parts, c->count, i, v))
			found[n++] = i;
	c->made(l, c->ctx, v, found, n);
}

/* One stretch of days: a version for each day of publication. */
static void cut_stretch(sl_loader *l, const cutting *c, sl_validity v)
{
	sl_date known[SL_MOST_RUNGS + 1];
	uint32_t n = 0;

	known[n++] = v.known_from;
	for (uint32_t i = 0; i < c->count; i++)
		if (c->parts[i].validity.known_from > v.known_from && c->parts[i].validity.from <= v.from &&
		    v.to <= c->parts[i].validity.to)
			known[n++] = c->parts[i].validity.known_from;
	n = sort_days(known, n);
	for (uint32_t i = 0; i < n; i++) {
		v.known_from = known[i];
		cut_version(l, c, v);
	}
}

void sl_load_versions_of(sl_loader *l, sl_validity whole, const sl_dated *parts, uint32_t count,
			 sl_version_made made, void *ctx)
{
	cutting c = {parts, count, made, ctx};
	sl_date days[2 * SL_MOST_RUNGS + 2];
	uint32_t n = 0;

	days[n++] = whole.from;
	days[n++] = whole.to;
	for (uint32_t i = 0; i < count; i++) {
		const sl_validity *v = &parts[i].validity;

		if (v->from > whole.from && v->from < whole.to)
			days[n++] = v->from;
		if (v->to > whole.from && v->to < whole.to)
			days[n++] = v->to;
	}
	n = sort_days(days, n);
	for (uint32_t i = 1; i < n && l->status == SL_OK; i++)
		cut_stretch(l, &c, (sl_validity){days[i - 1], days[i], whole.known_from});
}
