/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Documents: the guard lets one through, libxml2 reads it, build.c makes its
 * tree. And what is asked of a tree.
 */
#include "xml/xml.h"

#include <stdlib.h>
#include <string.h>

#include "xml/build.h"

#define MOST_KEPT_NAMES 4096 /* of what libxml2 keeps from one document to the next */

/* ---- one document ---- */

/* Names of a context that is gone are not known any more. */
static void drop_context(sl_xml_reader *r)
{
	xmlFreeParserCtxt(r->ctxt);
	r->ctxt = NULL;
	memset(r->known, 0, sizeof r->known);
}

static bool open_context(sl_xml_reader *r)
{
	if (r->ctxt)
		xmlCtxtReset(r->ctxt);
	else if (!(r->ctxt = xmlNewParserCtxt()))
		return false;
	/* NOENT: the five entities become their character in values as well; there
	 * are no others. Catalogs are only asked for external things and by an
	 * instruction that the guard refuses. */
	xmlCtxtUseOptions(r->ctxt, XML_PARSE_NONET | XML_PARSE_NOENT);
	*r->ctxt->sax = sl_xml_handlers;
	return true;
}

/* Let the context read the text. It makes a copy: the way without one
 * (xmlParserInputBufferCreateStatic) begins anew somewhere in a longer text. */
static bool open_text(sl_xml_reader *r, const sl_xml_doc *doc)
{
	xmlParserInputBufferPtr bytes = xmlParserInputBufferCreateMem(doc->text, (int)doc->n, XML_CHAR_ENCODING_NONE);
	xmlParserInputPtr input = bytes ? xmlNewIOInputStream(r->ctxt, bytes, XML_CHAR_ENCODING_NONE) : NULL;

	if (bytes && !input)
		xmlFreeParserInputBuffer(bytes);
	if (!input)
		return false;
	if (inputPush(r->ctxt, input) >= 0)
		return true;
	xmlFreeInputStream(input);
	return false;
}

static void run(sl_xml_builder *b)
{
	xmlParserCtxtPtr ctxt;

	if (!open_context(b->r) || !open_text(b->r, b->doc)) {
		b->status = SL_ENOMEM;
		return;
	}
	ctxt = b->r->ctxt;
	ctxt->userData = b;
	xmlParseDocument(ctxt);
	/* Ill-formed without a message: libxml2 ran out of memory in a place
	 * where it does not say so. */
	if (b->status == SL_OK && (!ctxt->wellFormed || !b->root || b->open))
		b->status = SL_ENOMEM;
}

/* Errors before the context has our handlers would go to standard error. */
static sl_status build(sl_xml_builder *b)
{
	xmlStructuredErrorFunc handler;
	void *context;

	xmlInitParser();
	handler = xmlStructuredError;
	context = xmlStructuredErrorContext;
	xmlSetStructuredErrorFunc(b, sl_xml_on_error);
	run(b);
	if (b->r->ctxt && (b->status != SL_OK || xmlDictSize(b->r->ctxt->dict) > MOST_KEPT_NAMES))
		drop_context(b->r);
	xmlSetStructuredErrorFunc(context, handler);
	b->r->text.len = 0;
	return b->status;
}

static sl_xml_doc *new_doc(sl_arena *arena, const char *file, const char *text, size_t n)
{
	sl_xml_doc *doc = sl_arena_alloc(arena, sizeof *doc);

	if (!doc || (file && !(doc->file = sl_arena_strdup(arena, file))))
		return NULL;
	if (n >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		n -= 3;
	}
	doc->text = text;
	doc->n = n;
	sl_intern_init(&doc->names, arena);
	return doc;
}

void sl_xml_prepare(void)
{
	xmlInitParser();
}

static sl_status read_doc(sl_xml_node **out, sl_xml_reader *r, sl_xml_doc *doc, sl_arena *arena, sl_diags *diags)
{
	sl_xml_builder b = {.r = r, .arena = arena, .doc = doc, .diags = diags};
	sl_status err;

	sl_arena_reset(&r->scratch);
	if ((err = sl_xml_guard(doc, arena, &r->scratch, diags)) == SL_OK)
		err = build(&b);
	doc->tags = NULL;
	doc->attrs = NULL;
	if (err != SL_OK)
		return err;
	if (diags->status != SL_OK)
		return diags->status;
	*out = b.root;
	return SL_OK;
}

static void close_reader(sl_xml_reader *r)
{
	if (r->ctxt)
		xmlFreeParserCtxt(r->ctxt);
	sl_arena_free(&r->scratch);
	sl_buf_free(&r->text);
}

sl_status sl_xml_read(sl_xml_node **out, sl_arena *arena, sl_intern *names,
		      const char *file, const char *text, size_t n, sl_diags *diags)
{
	sl_xml_doc *doc = new_doc(arena, file, text, n);
	sl_xml_reader r = {.names = names};
	sl_status err;

	if (!doc)
		return SL_ENOMEM;
	if (!names)
		r.names = &doc->names;
	err = read_doc(out, &r, doc, arena, diags);
	close_reader(&r);
	return err;
}

/* ---- document after document ---- */

sl_xml_reader *sl_xml_reader_new(sl_intern *names)
{
	sl_xml_reader *r = calloc(1, sizeof *r);

	if (r)
		r->names = names;
	return r;
}

void sl_xml_reader_free(sl_xml_reader *r)
{
	if (r)
		close_reader(r);
	free(r);
}

sl_status sl_xml_reader_read(sl_xml_node **out, sl_xml_reader *r, sl_arena *arena, const char *file,
			     const char *text, size_t n, sl_diags *diags)
{
	sl_xml_doc *doc = new_doc(arena, file, text, n);

	return doc ? read_doc(out, r, doc, arena, diags) : SL_ENOMEM;
}

/* ---- questions ---- */

const sl_xml_attr *sl_xml_attr_find(const sl_xml_node *node, const char *name)
{
	for (uint32_t i = 0; i < node->attr_count; i++)
		if (*node->attrs[i].name == *name && !node->attrs[i].ns &&
		    strcmp(node->attrs[i].name, name) == 0)
			return &node->attrs[i];
	return NULL;
}

const char *sl_xml_value(const sl_xml_node *node, const char *name)
{
	const sl_xml_attr *attr = sl_xml_attr_find(node, name);

	return attr ? attr->value : NULL;
}

bool sl_xml_is(const sl_xml_node *node, const char *ns, const char *name)
{
	if (strcmp(node->name, name) != 0)
		return false;
	return ns ? node->ns && strcmp(node->ns, ns) == 0 : !node->ns;
}
