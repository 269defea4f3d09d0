/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates, certainty, and where a thing stands in the law. */
#include <string.h>

#include "load/loader.h"
#include "model/jci.h"

/* ---- dates ---- */

bool sl_load_date(sl_loader *l, sl_date *out, const sl_xml_node *node, const char *name)
{
	const sl_xml_attr *a = sl_xml_attr_find(node, name);
	sl_pos pos;

	if (!a)
		return false;
	if (!sl_form_fits(SL_FORM_DATE, NULL, a->value, a->length))
		return false; /* said by validate */
	if (sl_date_parse(out, a->value, a->length) == SL_OK)
		return true;
	pos = sl_load_value_pos(a);
	sl_diags_add(l->diags, SL_DIAG_DATE_INVALID, &pos, a->value);
	return false;
}

static void warn_outside(sl_loader *l, const sl_xml_node *node, const char *name, sl_date day,
			 const sl_scope *scope)
{
	sl_pos pos = sl_load_value_pos(sl_xml_attr_find(node, name)), outer = sl_xml_pos(scope->node);

	sl_diags_add(l->diags, SL_DIAG_DATES_OUTSIDE, &pos, node->name, sl_load_day(l, day));
	sl_diags_note(l->diags, &outer, "het omvattende element is <%s>", scope->node->name);
}

sl_validity sl_load_validity(sl_loader *l, const sl_xml_node *node, const sl_scope *scope)
{
	sl_validity v = scope->validity;
	bool from = sl_load_date(l, &v.from, node, "geldig-van");
	bool to = sl_load_date(l, &v.to, node, "geldig-tot");
	sl_pos pos;

	sl_load_date(l, &v.known_from, node, "bekend-van");
	if (from && (v.from < scope->validity.from || v.from >= scope->validity.to))
		warn_outside(l, node, "geldig-van", v.from, scope);
	if (to && (v.to > scope->validity.to || v.to <= scope->validity.from))
		warn_outside(l, node, "geldig-tot", v.to, scope);
	/* The outer end does not bind what was moved behind it: the inner one counts. */
	if (from && !to && v.from >= v.to)
		v.to = SL_FOREVER;
	if (to && !from && v.from >= v.to)
		v.from = SL_DATE_MIN;
	if (v.from < v.to)
		return v;
	pos = sl_xml_attr_pos(sl_xml_attr_find(node, to ? "geldig-tot" : "geldig-van"));
	sl_diags_add(l->diags, SL_DIAG_DATES_REVERSED, &pos, node->name);
	v.to = SL_FOREVER;
	return v;
}

/* ---- certainty ---- */

/* Certainty of the element itself, else that of the scope. */
static void load_certainty(sl_loader *l, const sl_xml_node *node, const sl_scope *scope,
		       sl_certainty *certainty, const char **doubt)
{
	const sl_xml_node *words = sl_load_child(l, node, SL_EL_TWIJFEL);
	int told = sl_load_word(node, "zekerheid", "gelezen|afgeleid|algemene kennis|onzeker", -1);
	sl_pos pos;

	*certainty = scope ? scope->certainty : SL_READ;
	*doubt = scope ? scope->doubt : NULL;
	if (told < 0 && !words)
		return;
	if (told > SL_READ && !words) {
		pos = sl_xml_attr_pos(sl_xml_attr_find(node, "zekerheid"));
		sl_diags_add(l->diags, SL_DIAG_DOUBT_MISSING, &pos,
			     sl_xml_value(node, "zekerheid"));
	} else if (told <= SL_READ && words) {
		pos = sl_xml_pos(words);
		sl_diags_add(l->diags, SL_DIAG_DOUBT_WITHOUT_GRADE, &pos);
	}
	*certainty = told < 0 ? SL_READ : (sl_certainty)told;
	*doubt = *certainty == SL_READ ? NULL : sl_load_words(l, words);
}

/* ---- place ---- */

const char *const *sl_load_split(sl_loader *l, const char *text, uint32_t *count)
{
	uint32_t n = 0;
	const char **out;

	*count = 0;
	for (const char *c = text; *c; c++)
		n += *c != ' ' && (c == text || c[-1] == ' ');
	if (!(out = sl_load_alloc(l, n ? n : 1, sizeof *out)))
		return NULL;
	while (*text) {
		size_t length = strcspn(text, " ");

		if (length && !(out[(*count)++] = sl_load_intern(l, text, length))) {
			*count = 0;
			return NULL;
		}
		text += length + (text[length] == ' ');
	}
	return out;
}

static bool parse_jci(sl_loader *l, sl_jci *out, const sl_xml_attr *a)
{
	const char *why = "";
	size_t at = 0;
	sl_pos pos;

	if (sl_jci_parse(out, a->value, a->length, &at, &why) == SL_OK)
		return true;
	if (!sl_form_fits(SL_FORM_JCI, NULL, a->value, a->length))
		return false; /* said by validate */
	pos = sl_xml_value_pos(a, at);
	sl_diags_add(l->diags, SL_DIAG_JCI_SYNTAX, &pos, a->value, why);
	return false;
}

static const char *part_text(sl_loader *l, const sl_jci *jci, const char *name, uint32_t n)
{
	const sl_jci_part *p = sl_jci_find(jci, name, n);

	return p ? sl_load_intern(l, p->value, p->value_length) : NULL;
}

/* The title of the text that a jci names, when it is another one. */
static const char *cited_title(sl_loader *l, const sl_jci *jci, const sl_regulation *here)
{
	const char *id = sl_load_intern(l, jci->id, jci->id_length);
	const sl_regulation *r;

	if (!id || (here->bwb && strcmp(here->bwb, id) == 0))
		return NULL;
	r = sl_map_get(&l->regulations, id, NULL);
	return r && r->title ? r->title : id;
}

/* What rests on another text says so with jci=. */
static void source_elsewhere(sl_loader *l, const sl_xml_attr *a, sl_source *out)
{
	const sl_xml_node *node = a->node;
	const char **parts;
	sl_pos pos;
	sl_jci jci;

	if (sl_xml_value(node, "artikel") || sl_xml_value(node, "lid") ||
	    sl_xml_value(node, "onderdeel")) {
		pos = sl_xml_attr_pos(a);
		sl_diags_add(l->diags, SL_DIAG_JCI_AND_PLACE, &pos);
	}
	if (!parse_jci(l, &jci, a))
		return;
	out->jci = sl_load_intern(l, a->value, a->length); /* one place, one pointer */
	out->cited = cited_title(l, &jci, out->regulation);
	out->article = part_text(l, &jci, "artikel", 0);
	out->paragraph = part_text(l, &jci, "lid", 0);
	while (sl_jci_find(&jci, "o", out->part_count))
		out->part_count++;
	if (!(parts = sl_load_alloc(l, out->part_count ? out->part_count : 1, sizeof *parts)))
		return;
	for (uint32_t i = 0; i < out->part_count; i++)
		parts[i] = part_text(l, &jci, "o", i);
	out->parts = parts;
}

/* That the article has no number was said once. */
static bool in_article_without_number(const sl_xml_node *node)
{
	for (node = node->parent; node; node = node->parent)
		if (strcmp(node->name, "artikel") == 0)
			return !sl_xml_value(node, "nr");
	return false;
}

/* An inner attribute replaces those of the same and lower level. */
static void source_here(sl_loader *l, const sl_xml_node *node, const char *article_name,
			const sl_scope *scope, sl_source *out)
{
	const char *article = sl_load_name(l, node, article_name);
	const char *paragraph = sl_load_name(l, node, "lid");
	const char *parts = sl_xml_value(node, "onderdeel");
	sl_pos pos;

	out->article = article ? article : scope->article;
	out->paragraph = article || paragraph ? paragraph : scope->paragraph;
	if (parts) {
		out->parts = sl_load_split(l, parts, &out->part_count);
	} else if (!article && !paragraph) {
		out->parts = scope->parts;
		out->part_count = scope->part_count;
	}
	if (!out->article && (paragraph || parts) && !in_article_without_number(node)) {
		pos = sl_xml_pos(node);
		sl_diags_add(l->diags, SL_DIAG_PLACE_WITHOUT_ARTICLE, &pos, node->name);
	}
}

static void build_jci(sl_loader *l, sl_source *out)
{
	if (!out->regulation->bwb)
		return;
	sl_buf_clear(&l->buf);
	sl_jci_build(&l->buf, out->regulation->bwb, out->article, out->paragraph, out->parts,
		     out->part_count);
	if (sl_buf_status(&l->buf) != SL_OK)
		sl_load_fail(l);
	else
		out->jci = sl_load_intern(l, l->buf.text, l->buf.len);
}

static void read_more(sl_loader *l, const sl_xml_node *node, sl_source *out)
{
	const char **more;
	uint32_t n = 0;

	for (const sl_xml_node *kid = node->first; kid; kid = kid->next)
		n += sl_load_is(l, kid, SL_EL_BRON);
	if (!n || !(more = sl_load_alloc(l, n, sizeof *more)))
		return;
	for (const sl_xml_node *kid = node->first; kid; kid = kid->next) {
		const sl_xml_attr *a;
		const char *words;
		sl_jci jci;
		sl_pos pos;

		if (!sl_load_is(l, kid, SL_EL_BRON))
			continue;
		a = sl_xml_attr_find(kid, "jci");
		words = sl_load_words(l, kid);
		if (!a == !words) {
			pos = sl_xml_pos(kid);
			sl_diags_add(l->diags, SL_DIAG_SOURCE_EMPTY, &pos);
		} else if (words || parse_jci(l, &jci, a)) {
			more[out->more_count++] = words ? words : a->value;
		}
	}
	out->more = more;
}

/* Explanations cite again and again: the words are made once. Who has the
 * place of the element around it has its words too. */
static void make_words(sl_loader *l, sl_source *out)
{
	if (out->words)
		return;
	sl_buf_clear(&l->buf);
	sl_source_print(&l->buf, out);
	if (sl_buf_status(&l->buf) != SL_OK ||
	    !(out->words = sl_arena_strndup(l->arena, sl_buf_text(&l->buf), l->buf.len)))
		sl_load_fail(l);
}

void sl_load_source(sl_loader *l, const sl_xml_node *node, const sl_scope *scope, sl_source *out)
{
	const sl_xml_attr *jci = sl_xml_attr_find(node, "jci");

	*out = (sl_source){.regulation = scope->regulation};
	if (jci) {
		source_elsewhere(l, jci, out);
	} else if (scope->outer && !sl_xml_value(node, "artikel") && !sl_xml_value(node, "lid") &&
		   !sl_xml_value(node, "onderdeel")) {
		*out = *scope->outer;
		out->more = NULL;
		out->more_count = 0;
	} else {
		source_here(l, node, sl_load_is(l, node, SL_EL_ARTIKEL) ? "nr" : "artikel", scope,
			    out);
		build_jci(l, out);
	}
	load_certainty(l, node, scope, &out->certainty, &out->doubt);
	read_more(l, node, out);
	make_words(l, out);
}

sl_scope sl_load_inner_scope(const sl_xml_node *node, const sl_scope *scope,
			     const sl_source *source)
{
	sl_scope inner = *scope;

	inner.node = node;
	inner.outer = source;
	inner.article = source->article;
	inner.paragraph = source->paragraph;
	inner.parts = source->parts;
	inner.part_count = source->part_count;
	inner.certainty = source->certainty;
	inner.doubt = source->doubt;
	return inner;
}
