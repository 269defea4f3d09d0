/* SPDX-License-Identifier: EUPL-1.2 */
/* Expressions, conditions and sentences, each knowing its place in the file. */
#include <string.h>

#include "load/loader.h"

/* Where the text of an expression was taken from. */
typedef struct origin {
	const sl_xml_node *node; /* text of this element, or */
	const sl_xml_attr *attr; /* value of this attribute */
	size_t from;
} origin;

static sl_pos locate(const void *ctx, size_t offset)
{
	const origin *o = ctx;

	return o->attr ? sl_xml_value_pos(o->attr, o->from + offset)
		       : sl_xml_text_pos(o->node, o->from + offset);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool keep(sl_loader *l, sl_expr *e)
{
	sl_exprs *all = &l->exprs;
	sl_expr **at = sl_arena_grow(&l->scratch, all->at, all->count, &all->cap, sizeof *at);

	if (!at) {
		sl_load_fail(l);
		return false;
	}
	all->at = at;
	at[all->count++] = e;
	return true;
}

static void number(sl_model *m, const sl_exprs *list)
{
	for (size_t i = 0; i < list->count; i++) {
		list->at[i]->number = m->expr_count;
		m->exprs[m->expr_count++] = list->at[i];
	}
}

void sl_load_number_exprs(sl_loader *l, const sl_exprs *others)
{
	sl_model *m = l->m;

	if (!(m->exprs = sl_load_alloc(l, l->exprs.count + others->count + 1, sizeof *m->exprs)))
		return;
	number(m, &l->exprs);
	number(m, others);
}

/* Take n bytes of an element or attribute, without a tree yet. */
static sl_expr *make(sl_loader *l, const char *text, size_t n, origin from,
			   sl_feel_goal goal, sl_expr_scope frame)
{
	sl_expr *e = sl_load_alloc(l, 1, sizeof *e);
	origin *o = sl_load_alloc(l, 1, sizeof *o);

	if (!e || !o)
		return NULL;
	while (n && is_blank(text[n - 1]))
		n--;
	while (n && is_blank(*text)) {
		text++;
		from.from++;
		n--;
	}
	*o = from;
	*e = (sl_expr){.source = {.text = text, .length = n, .locate = locate, .ctx = o}, .goal = goal,
		       .per = frame.per, .towards = frame.towards, .self_name = frame.self_name,
		       .other_name = frame.other_name, .in_period = frame.in_period,
		       .over_decisions = frame.over_decisions};
	return keep(l, e) ? e : NULL;
}

static void parse(sl_loader *l, sl_expr *e)
{
	if (sl_feel_parse(&e->ast, &e->source, e->goal, l->m->names, l->arena, l->diags) == SL_ENOMEM)
		sl_load_fail(l);
}

/* The same, and it gets its tree, or waits for it. */
static const sl_expr *make_whole(sl_loader *l, const char *text, size_t n, origin from,
				 sl_feel_goal goal, sl_expr_scope frame)
{
	sl_expr *e = make(l, text, n, from, goal, frame);

	if (e && l->hands)
		return sl_load_wait_for_tree(l, e) ? e : NULL;
	if (e)
		parse(l, e);
	return e;
}

static bool has_text(const sl_xml_node *node)
{
	for (uint32_t i = 0; i < node->text_length; i++)
		if (!is_blank(node->text[i]))
			return true;
	return false;
}

const sl_expr *sl_load_expr(sl_loader *l, const sl_xml_node *node, sl_feel_goal goal, sl_expr_scope frame)
{
	if (!node || !has_text(node))
		return NULL;
	return make_whole(l, node->text, node->text_length, (origin){node, NULL, 0}, goal, frame);
}

const sl_expr *sl_load_expr_at_once(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame)
{
	sl_expr *e;

	if (!node || !has_text(node))
		return NULL;
	e = make(l, node->text, node->text_length, (origin){node, NULL, 0}, SL_FEEL_EXPRESSION, frame);
	if (e)
		parse(l, e);
	return e;
}

const sl_expr *sl_load_expr_attr(sl_loader *l, const sl_xml_node *node, const char *name, sl_expr_scope frame)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, name);

	if (!a || !sl_form_fits(SL_FORM_EXPRESSION, NULL, a->value, a->length))
		return NULL;
	return make_whole(l, a->value, a->length, (origin){NULL, a, 0}, SL_FEEL_EXPRESSION, frame);
}

/* ---- conditions ---- */

static const sl_condition *read_condition(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame);

static const sl_condition *read_test(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame)
{
	sl_condition *c = sl_load_alloc(l, 1, sizeof *c);

	if (!c)
		return NULL;
	*c = (sl_condition){.kind = SL_TEST, .pos = sl_xml_pos(node)};
	c->subject = sl_load_expr_attr(l, node, "begrip", frame);
	c->expr = sl_load_expr(l, node, c->subject ? SL_FEEL_UNARY_TESTS : SL_FEEL_EXPRESSION, frame);
	return c->expr ? c : NULL;
}

static const sl_condition *read_group(sl_loader *l, const sl_xml_node *node, sl_condition_kind kind,
				      sl_expr_scope frame)
{
	sl_condition *c = sl_load_alloc(l, 1, sizeof *c);
	const sl_condition **kids = sl_load_alloc(l, node->child_count + 1u, sizeof *kids);
	sl_pos pos = sl_xml_pos(node);

	if (!c || !kids)
		return NULL;
	*c = (sl_condition){.kind = kind, .kids = kids, .pos = pos};
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		const sl_condition *made = read_condition(l, kid, frame);

		if (made)
			kids[c->count++] = made;
	}
	if (!node->first && !sl_load_is(l, node, SL_EL_ALS))
		sl_diags_add(l->diags, SL_DIAG_GROUP_EMPTY, &pos, node->name);
	return c;
}

static const sl_condition *read_condition(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame)
{
	if (sl_load_is(l, node, SL_EL_VOORWAARDE))
		return read_test(l, node, frame);
	if (sl_load_is(l, node, SL_EL_ALLE))
		return read_group(l, node, SL_ALL, frame);
	if (sl_load_is(l, node, SL_EL_EEN_VAN))
		return read_group(l, node, SL_ANY_OF, frame);
	if (sl_load_is(l, node, SL_EL_GEEN_VAN))
		return read_group(l, node, SL_NONE_OF, frame);
	return NULL;
}

const sl_condition *sl_load_condition(sl_loader *l, const sl_xml_node *als, sl_expr_scope frame)
{
	if (!als)
		return NULL;
	if (!als->first)
		return read_test(l, als, frame);
	if (als->first == als->last)
		return read_condition(l, als->first, frame);
	return read_group(l, als, SL_ALL, frame);
}

/* ---- sentences ---- */

/* The brace that closes the one at text[at], over braces and texts inside;
 * n when there is none. */
static size_t closing(const char *text, size_t at, size_t n)
{
	int depth = 0;

	for (; at < n; at++) {
		if (text[at] == '"') {
			for (at++; at < n && text[at] != '"'; at++)
				at += text[at] == '\\';
		} else if (text[at] == '{') {
			depth++;
		} else if (text[at] == '}' && --depth == 0) {
			return at;
		}
	}
	return n;
}

/* Words between expressions: runs of white space become one space. */
static const char *plain(sl_loader *l, const char *text, size_t n, bool first, bool last)
{
	char *out = sl_arena_raw(l->arena, n + 1);
	size_t used;

	if (!out) {
		sl_load_fail(l);
		return NULL;
	}
	used = sl_load_squeeze(out, text, n, first);
	while (last && used && out[used - 1] == ' ')
		used--;
	out[used] = '\0';
	return used ? out : NULL;
}

static uint32_t most_parts(const sl_xml_node *node)
{
	uint32_t n = 1;

	for (uint32_t i = 0; i < node->text_length; i++)
		n += 2 * (node->text[i] == '{');
	return n;
}

static sl_template_part cut_expression(sl_loader *l, const sl_xml_node *node, size_t at, size_t end,
				       sl_expr_scope frame)
{
	const char *inside = node->text + at + 1;
	size_t i = 0;

	while (i < end - at - 1 && is_blank(inside[i]))
		i++;
	if (i == end - at - 1) {
		sl_pos pos = sl_xml_text_pos(node, at);

		sl_diags_add(l->diags, SL_DIAG_TEMPLATE_EMPTY, &pos);
		return (sl_template_part){0};
	}
	return (sl_template_part){NULL, make_whole(l, inside, end - at - 1, (origin){node, NULL, at + 1},
						     SL_FEEL_EXPRESSION, frame)};
}

const sl_template *sl_load_template(sl_loader *l, const sl_xml_node *node, sl_expr_scope frame)
{
	size_t at = 0, n = node ? node->text_length : 0;
	sl_template *t;
	sl_template_part *parts;

	if (!node || !has_text(node))
		return NULL;
	t = sl_load_alloc(l, 1, sizeof *t);
	parts = sl_load_alloc(l, most_parts(node), sizeof *parts);
	if (!t || !parts)
		return NULL;
	t->parts = parts;
	while (at < n) {
		const char *brace = memchr(node->text + at, '{', n - at);
		size_t end = brace ? (size_t)(brace - node->text) : n;
		const char *words = plain(l, node->text + at, end - at, at == 0, end == n);

		if (words)
			parts[t->count++] = (sl_template_part){words, NULL};
		if (end == n)
			break;
		at = closing(node->text, end, n);
		if (at == n) {
			sl_pos pos = sl_xml_text_pos(node, end);

			sl_diags_add(l->diags, SL_DIAG_TEMPLATE_OPEN, &pos);
			break;
		}
		parts[t->count] = cut_expression(l, node, end, at, frame);
		t->count += parts[t->count].expr != NULL;
		at++;
	}
	return t;
}
