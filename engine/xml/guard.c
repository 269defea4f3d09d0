/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The guard: everything that is refused before libxml2 sees it.
 *
 * First every byte (guard_bytes.c), then every piece (guard_text.c and
 * guard_tags.c). Both report all they find.
 */
#include "xml/guard.h"

static void check_piece(sl_guard *g, const sl_scan_token *t)
{
	switch (t->kind) {
	case SL_SCAN_TEXT:
	case SL_SCAN_CDATA:
		sl_guard_text(g, t);
		break;
	case SL_SCAN_START:
	case SL_SCAN_EMPTY:
		sl_guard_start(g, t);
		break;
	case SL_SCAN_END:
		sl_guard_end(g, t);
		break;
	case SL_SCAN_INSTRUCTION:
		sl_guard_instruction(g, t);
		break;
	case SL_SCAN_LOOSE:
		sl_guard_refuse(g, SL_DIAG_XML_LESS_THAN, t->from, NULL, NULL);
		break;
	case SL_SCAN_DECLARATION:
		/* What stands in it is no XML to us: going on would only give noise. */
		sl_guard_refuse(g, SL_DIAG_XML_DOCTYPE, t->from, NULL, NULL);
		g->stop = true;
		break;
	case SL_SCAN_UNCLOSED:
		sl_guard_refuse(g, SL_DIAG_XML_UNCLOSED, t->from, t->what, NULL);
		g->stop |= t->to == g->n;
		break;
	case SL_SCAN_COMMENT:
		sl_guard_comment(g, t);
		break;
	case SL_SCAN_OVER:
		break;
	}
}

static void check_pieces(sl_guard *g)
{
	sl_scan_token t = {0};

	while (!g->stop && sl_scan_next(&t, g->text, g->n, t.to) != SL_SCAN_OVER)
		check_piece(g, &t);
	if (g->stop)
		return;
	if (g->depth > 0) {
		sl_scan_range open = g->open[g->depth - 1];

		sl_guard_refuse(g, SL_DIAG_XML_NOT_ENDED, open.from - 1,
				sl_guard_quote(g, 0, open), NULL);
	} else if (g->nodes == 0) {
		sl_guard_refuse(g, SL_DIAG_XML_EMPTY, 0, NULL, NULL);
	}
}

static sl_status finish(const sl_guard *g)
{
	if (g->no_memory || g->diags->status != SL_OK)
		return SL_ENOMEM;
	return g->refused ? SL_EINVAL : SL_OK;
}

sl_status sl_xml_guard(sl_xml_doc *doc, sl_arena *arena, sl_arena *scratch,
		       sl_diags *diags)
{
	sl_guard g = {.doc = doc,
		      .text = doc->text,
		      .n = doc->n,
		      .scratch = scratch,
		      .diags = diags};
	const char *encoding = sl_guard_encoding(doc->text, doc->n);

	if (encoding)
		sl_guard_refuse(&g, SL_DIAG_XML_ENCODING, 0, encoding, NULL);
	else if (doc->n > SL_XML_MOST_BYTES)
		sl_guard_refuse_limit(&g, 0, "bytes in één bestand", SL_XML_MOST_BYTES);
	if (g.refused)
		return finish(&g);
	doc->marks = sl_arena_calloc(arena, doc->n / SL_SCAN_MARK_BYTES + 1, sizeof *doc->marks);
	if (!doc->marks)
		return SL_ENOMEM;
	if (!sl_guard_tags_begin(&g))
		return SL_ENOMEM;
	sl_guard_characters(&g);
	check_pieces(&g);
	return finish(&g);
}
