/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * xml/guard - what the parts of the guard share.
 *
 * in     a document whose bytes are there and whose tree is not
 * out    diagnostics, and in the document what the tree builder needs
 * calls  this room only
 */
#ifndef SL_XML_GUARD_H
#define SL_XML_GUARD_H

#include "xml/scan.h"

#define SL_GUARD_WORD 48

typedef struct sl_guard {
	sl_xml_doc *doc;
	const char *text; /* of doc */
	size_t n;
	sl_arena *scratch;
	sl_diags *diags;
	unsigned messages;
	bool refused, stop;
	bool not_utf8; /* said once */
	bool no_memory;
	unsigned depth, nodes;
	sl_scan_range open[SL_XML_MOST_DEPTH]; /* names of the elements around us */
	char words[2][SL_GUARD_WORD];
} sl_guard;

/* A few words of the text for in a message: whole characters, nothing that
 * would break the line. Valid until the slot, 0 or 1, is used again. */
const char *sl_guard_quote(sl_guard *g, unsigned slot, sl_scan_range range);
/* Report what stands at byte `at`; a and b are what the message asks for. */
void sl_guard_refuse(sl_guard *g, sl_diag_code code, size_t at, const char *a,
		     const char *b);
void sl_guard_refuse_code(sl_guard *g, sl_diag_code code, size_t at, uint32_t number);
void sl_guard_refuse_limit(sl_guard *g, size_t at, const char *what, unsigned most);

/* What these bytes show that is no XML in UTF-8; NULL: nothing. */
const char *sl_guard_encoding(const char *s, size_t n);
/* Every character; fills the marks of lines and columns. */
void sl_guard_characters(sl_guard *g);

void sl_guard_references(sl_guard *g, sl_scan_range range);
void sl_guard_text(sl_guard *g, const sl_scan_token *t);
void sl_guard_comment(sl_guard *g, const sl_scan_token *t);
void sl_guard_instruction(sl_guard *g, const sl_scan_token *t);

/* Room for the tags and attributes there often are; false when memory ran out. */
bool sl_guard_tags_begin(sl_guard *g);
/* A tag: its names and attributes, and how the elements stand in each other. */
void sl_guard_start(sl_guard *g, const sl_scan_token *t);
void sl_guard_end(sl_guard *g, const sl_scan_token *t);

#endif
