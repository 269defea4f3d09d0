/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * xml/build - what the reader and the tree builder share.
 *
 * in     what libxml2 says of a document that the guard let through
 * out    its tree, or why not
 * calls  xml.c
 */
#ifndef SL_XML_BUILD_H
#define SL_XML_BUILD_H

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#include "base/buf.h"
#include "xml/scan.h"

#define SL_XML_KNOWN_NAMES 64

/* A name as libxml2 has it and as we have it. */
typedef struct sl_xml_known {
	const xmlChar *theirs;
	const char *ours;
	size_t length;
} sl_xml_known;

struct sl_xml_reader {
	sl_intern *names;
	xmlParserCtxtPtr ctxt; /* kept from document to document; NULL: none yet */
	sl_arena scratch;      /* of a document */
	sl_buf text;           /* the stack of character data */
	/* Names met lately, by the address that libxml2 has them at: it keeps each
	 * name once for as long as the context lives, so most are found without a
	 * look at their letters. */
	sl_xml_known known[SL_XML_KNOWN_NAMES];
};

typedef struct sl_xml_builder {
	sl_xml_reader *r;
	sl_arena *arena;
	sl_xml_doc *doc;
	sl_diags *diags;
	size_t tag, attr; /* the next ones of doc->tags and doc->attrs */
	sl_xml_node *root, *open;
	size_t text_from[SL_XML_MOST_DEPTH]; /* where each open element's part begins */
	unsigned depth;
	unsigned messages;
	bool fatal; /* what comes after is noise */
	sl_status status;
} sl_xml_builder;

/* To be told by libxml2, with the builder as its data. */
extern const xmlSAXHandler sl_xml_handlers;
void sl_xml_on_error(void *builder, xmlErrorPtr e);

#endif
