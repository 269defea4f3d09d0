/* SPDX-License-Identifier: EUPL-1.2 */
/* Filling in: values in the places that were found, Dutch words between them. */
#include "explain/fill.h"

#include "explain/holes.h"

#include <string.h>

#define MOST_DEPTH 64

static const sl_node *node_at(const sl_teller *t, uint32_t node)
{
	return &t->program->nodes[node];
}

static uint32_t kid_of(const sl_teller *t, const sl_node *n, uint32_t i)
{
	return t->program->kids[n->kids + i];
}

static const sl_expr *expr_of(const sl_teller *t, const sl_node *n)
{
	return n->expr == SL_NO_EXPR ? NULL : t->program->model->exprs[n->expr];
}

/* voorwaarde begrip="x": the subject and the tests are two expressions. */
static bool has_own_subject(const sl_teller *t, const sl_node *n)
{
	return n->code == SL_CODE_IN && n->count == 2 && node_at(t, kid_of(t, n, 0))->expr != n->expr;
}

/* ---- writing ---- */

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80 || c == '_';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

static bool ends_in_space(const sl_buf *b)
{
	return !b->len || b->text[b->len - 1] == ' ';
}

static size_t word_at(const char *text, size_t n)
{
	size_t step = 1;

	if (is_letter(*text))
		while (step < n && is_letter(text[step]))
			step++;
	else if (n > 1 && !is_space(*text) && (text[1] == '=' || (text[0] == '*' && text[1] == '*')))
		step = 2;
	return step;
}

/* A space between two characters that go as they are. */
static bool is_one_space(const char *text, size_t i, size_t from, size_t n)
{
	return text[i] == ' ' && i > from && i + 1 < n && !is_space(text[i + 1]);
}

/* What stands between the holes: operators and words of the language, and
 * runs of white space as one space. */
static void print_between(sl_buf *out, const char *text, size_t n)
{
	size_t step, from = 0; /* from: where what goes as it is begins */
	const char *dutch;

	for (size_t i = 0; i < n; i += step) {
		dutch = sl_phrase_of_feel(text + i, n - i, &step);
		if (!dutch) {
			step = word_at(text + i, n - i);
			dutch = sl_word_of_feel(text + i, step);
		}
		if (!dutch && (!is_space(text[i]) || is_one_space(text, i, from, n)))
			continue;
		sl_buf_write(out, text + from, i - from);
		from = i + step;
		if (dutch)
			sl_buf_puts(out, dutch);
		else if (!ends_in_space(out))
			sl_buf_putc(out, ' ');
	}
	sl_buf_write(out, text + from, n - from);
}

/* A literal keeps its digits: 0.40 is 0,40. */
static void print_literal(sl_buf *out, const sl_holes *w, const sl_hole *h)
{
	if (h->value.kind != SL_NUMBER) {
		sl_dutch_value(out, w->t, h->value, NULL, true);
		return;
	}
	for (uint32_t i = h->start; i < h->end; i++)
		sl_buf_putc(out, w->expr->source.text[i] == '.' ? ',' : w->expr->source.text[i]);
}

static void print_hole(sl_buf *out, const sl_holes *w, const sl_hole *h)
{
	if (h->asis) {
		sl_dutch_line(out, w->expr->source.text + h->start, h->end - h->start);
		return;
	}
	if (h->literal) {
		print_literal(out, w, h);
		return;
	}
	sl_dutch_value(out, w->t, h->value, h->type, true);
}

static void print_filled(sl_buf *out, const sl_holes *w, uint32_t start, uint32_t end)
{
	uint32_t at = start;

	for (uint32_t i = 0; i < w->count; i++) {
		const sl_hole *h = &w->items[i];

		if (h->start < at || h->end > end)
			continue;
		print_between(out, w->expr->source.text + at, h->start - at);
		print_hole(out, w, h);
		at = h->end;
	}
	print_between(out, w->expr->source.text + at, end - at);
}

static void fill_expr(sl_buf *out, const sl_teller *t, sl_frame *f, uint32_t node, const sl_expr *expr,
		      uint32_t start, uint32_t end)
{
	sl_holes h;

	sl_holes_find(&h, t, f, node, expr);
	print_filled(out, &h, start, end);
}

/* ---- conditions that were written as elements ---- */

typedef void (*print_node)(sl_buf *out, const sl_teller *t, sl_frame *f, uint32_t node);

static void print_kid(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_node *n, uint32_t i, print_node print)
{
	const sl_node *kid = node_at(t, kid_of(t, n, i));
	bool nested = n->count > 1 && (kid->code == SL_CODE_OR || kid->code == SL_CODE_AND);

	if (nested)
		sl_buf_putc(out, '(');
	print(out, t, f, kid_of(t, n, i));
	if (nested)
		sl_buf_putc(out, ')');
}

/* alle, een-van, geen-van: the kids with words between them. */
static void print_joined(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_node *n, print_node print)
{
	sl_word between = n->code == SL_CODE_OR ? SL_WORD_ANY_OF : SL_WORD_ALL_OF;

	if (n->code == SL_CODE_NOT)
		sl_buf_puts(out, sl_word_text(SL_WORD_NONE_OF));
	for (uint32_t i = 0; i < n->count; i++) {
		if (i)
			sl_buf_puts(out, sl_word_text(between));
		print_kid(out, t, f, n, i, print);
	}
}

/* Which kid decided; count when none did. */
static uint32_t decider(const sl_teller *t, sl_frame *f, const sl_node *n)
{
	sl_truth decides = n->code == SL_CODE_OR ? SL_TRUE : SL_FALSE;
	sl_value v;

	for (uint32_t i = 0; i < n->count && n->code != SL_CODE_NOT; i++) {
		sl_run_node(t->run, f, kid_of(t, n, i), &v);
		if (sl_truth_of(v) == decides)
			return i;
	}
	return n->count;
}

static void fill_joined(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_node *n)
{
	uint32_t i = decider(t, f, n);

	if (i < n->count)
		sl_formula_fill(out, t, f, kid_of(t, n, i));
	else
		print_joined(out, t, f, n, sl_formula_fill);
}

/* "leeftijd in [18..21)", but "leeftijd >= 65". */
static const char *between_tests(const sl_expr *tests)
{
	return tests->source.length && strchr("<>=!", tests->source.text[0]) ? " " : " in ";
}

static void print_written(sl_buf *out, const sl_teller *t, sl_frame *f, uint32_t node)
{
	const sl_node *n = node_at(t, node);
	const sl_expr *expr = expr_of(t, n);

	if (!expr) {
		print_joined(out, t, f, n, print_written);
		return;
	}
	if (has_own_subject(t, n)) {
		print_written(out, t, f, kid_of(t, n, 0));
		sl_buf_puts(out, between_tests(expr));
		sl_dutch_line(out, expr->source.text, expr->source.length);
		return;
	}
	if (t->program->expr_nodes[n->expr] == node)
		sl_dutch_line(out, expr->source.text, expr->source.length);
	else
		sl_dutch_line(out, expr->source.text + n->start, n->end - n->start);
}

static void fill_subject(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_node *n, const sl_expr *tests)
{
	sl_value v;

	sl_formula_fill(out, t, f, kid_of(t, n, 0));
	sl_buf_puts(out, between_tests(tests));
	sl_run_node(t->run, f, kid_of(t, n, 0), &v);
	f->variables[n->detail] = v;
	fill_expr(out, t, f, kid_of(t, n, 1), tests, 0, (uint32_t)tests->source.length);
}

void sl_formula_fill(sl_buf *out, const sl_teller *t, sl_frame *f, uint32_t node)
{
	const sl_node *n = node_at(t, node);
	const sl_expr *expr = expr_of(t, n);

	if (!expr)
		fill_joined(out, t, f, n);
	else if (has_own_subject(t, n))
		fill_subject(out, t, f, n, expr);
	else if (t->program->expr_nodes[n->expr] == node)
		fill_expr(out, t, f, node, expr, 0, (uint32_t)expr->source.length);
	else
		fill_expr(out, t, f, node, expr, n->start, n->end);
}

void sl_formula_print(sl_buf *out, const sl_teller *t, uint32_t node)
{
	print_written(out, t, NULL, node);
}

const char *sl_formula_kept(sl_teller *t, uint32_t node)
{
	sl_buf buf = sl_blank(t);

	sl_formula_print(&buf, t, node);
	return sl_keep(t, &buf);
}

const char *sl_filled_kept(sl_teller *t, sl_frame *f, uint32_t node)
{
	sl_buf buf = sl_blank(t);

	sl_formula_fill(&buf, t, f, node);
	return sl_keep(t, &buf);
}

static bool reads(const sl_teller *t, uint32_t node, unsigned depth)
{
	const sl_node *n = node_at(t, node);

	if (depth == 0)
		return true;
	if (n->code == SL_CODE_FACT || n->code == SL_CODE_CONCEPT || n->code == SL_CODE_PAIR ||
	    n->code == SL_CODE_PARAMETER || n->code == SL_CODE_PERIOD || n->code == SL_CODE_DECIDED)
		return true;
	for (uint32_t i = 0; i < n->count; i++)
		if (reads(t, kid_of(t, n, i), depth - 1))
			return true;
	return false;
}

bool sl_formula_reads(const sl_teller *t, uint32_t node)
{
	sl_code code = (sl_code)node_at(t, node)->code;

	return code != SL_CODE_SOME && code != SL_CODE_EVERY && code != SL_CODE_TABLE && reads(t, node, MOST_DEPTH);
}

/* ---- sentences ---- */

/* Is there a value? */
static bool fill_part(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_expr *expr)
{
	uint32_t node = t->program->expr_nodes[expr->number];
	sl_value v;

	if (node == SL_NO_NODE)
		return false;
	sl_run_node(t->run, f, node, &v);
	if (v.kind == SL_UNKNOWN)
		sl_buf_puts(out, sl_word_text(SL_WORD_UNKNOWN_IN_TEXT));
	else if (v.kind == SL_BROKEN)
		sl_buf_puts(out, sl_word_text(SL_WORD_BROKEN_IN_TEXT));
	else
		sl_dutch_value(out, t, v, node_at(t, node)->type, false);
	return v.kind != SL_UNKNOWN && v.kind != SL_BROKEN;
}

static bool has_words(const char *text)
{
	while (*text && !is_letter(*text))
		text++;
	return *text;
}

/* Text of a template: white space folds, also across its parts. */
static void print_part(sl_buf *out, const char *text)
{
	const char *from = text, *c = text;

	for (; *c; c++) {
		if (!is_space(*c) || (*c == ' ' && c > from && !is_space(c[1])))
			continue;
		sl_buf_write(out, from, (size_t)(c - from));
		if (!ends_in_space(out))
			sl_buf_putc(out, ' ');
		from = c + 1;
	}
	sl_buf_write(out, from, (size_t)(c - from));
}

/* Also a sentence that begins with a value begins with a capital: "k4 is 10 jaar". */
static void print_first(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_expr *expr, bool *says)
{
	sl_buf value = {0};

	*says = fill_part(&value, t, f, expr);
	sl_dutch_capital(out, sl_buf_text(&value));
	if (sl_buf_status(&value) != SL_OK)
		out->status = SL_ENOMEM;
	sl_buf_free(&value);
}

void sl_template_fill(sl_buf *out, const sl_teller *t, sl_frame *f, const sl_template *text)
{
	size_t before = out->len;
	bool says = false;

	for (uint32_t i = 0; i < text->count; i++)
		if (text->parts[i].text) {
			print_part(out, text->parts[i].text);
			says |= has_words(text->parts[i].text);
		} else if (text->parts[i].expr && out->len == before) {
			print_first(out, t, f, text->parts[i].expr, &says);
		} else if (text->parts[i].expr) {
			says |= fill_part(out, t, f, text->parts[i].expr);
		}
	while (out->len && (out->text[out->len - 1] == ' ' || (!says && out->len > before)))
		out->text[--out->len] = '\0';
}

const char *sl_template_kept(sl_teller *t, sl_frame *f, const sl_template *text)
{
	sl_buf buf = sl_blank(t);

	sl_template_fill(&buf, t, f, text);
	return sl_keep(t, &buf);
}
