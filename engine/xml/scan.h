/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * xml/scan - the pieces of an XML text, seen from its bytes.
 *
 * in     the bytes of a document, and a place in them
 * out    the piece that begins there, and where it ends
 * calls  this room only
 *
 * The scanner allocates nothing and believes nothing: what it does not
 * understand it calls SCAN_LOOSE or SCAN_UNCLOSED. The guard walks the text
 * with it before libxml2 does and notes tags and attributes, so that the tree
 * builder knows where things stand; positions in text walk one element again.
 */
#ifndef SL_XML_SCAN_H
#define SL_XML_SCAN_H

#include "xml/xml.h"

typedef enum scan_kind {
	SCAN_OVER, /* end of the text */
	SCAN_TEXT,
	SCAN_CDATA,
	SCAN_COMMENT,
	SCAN_INSTRUCTION,
	SCAN_DECLARATION, /* <!DOCTYPE and its kind */
	SCAN_START,
	SCAN_EMPTY, /* <a/> */
	SCAN_END,
	SCAN_LOOSE,   /* a '<' that begins nothing */
	SCAN_UNCLOSED /* begins, but does not end; `what` says what */
} scan_kind;

typedef struct scan_token {
	scan_kind kind;
	size_t from, to;        /* the whole piece */
	size_t inner, inner_to; /* what it holds, without its marks */
	const char *what;       /* of SCAN_UNCLOSED only */
} scan_token;

/* A range of bytes. */
typedef struct scan_range {
	size_t from, to;
} scan_range;

typedef struct scan_attr {
	scan_range name, value;
	const char *problem; /* in Dutch, when there is one, at name.from */
} scan_attr;

static inline bool scan_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
/* The first byte from `at` on, before `end`, that is no white space. */
size_t sl_scan_space(const char *text, size_t at, size_t end);
/* The piece that begins at `at`, and of what kind it is. */
scan_kind sl_scan_next(scan_token *out, const char *text, size_t n, size_t at);
/* The name with which a tag or instruction begins. */
scan_range sl_scan_name(const char *text, const scan_token *tag);
/* The next attribute from *at on, before `end`. False at the end, and when
 * out->problem is set. */
bool sl_scan_attr_next(scan_attr *out, const char *text, size_t *at, size_t end);
/* Is this one of the xmlns declarations? */
bool sl_scan_is_xmlns(const char *text, scan_range name);
/* The bytes of the reference at text[at] ('&'), 0 when it is none. */
size_t sl_scan_reference(uint32_t *code, const char *text, size_t at, size_t end);

/* The document: what positions are made from. Every MARK_BYTES bytes we know
 * line and column, so no position costs more than a walk of that length. */
#define MARK_BYTES 64

typedef struct scan_mark {
	uint32_t line, column;
} scan_mark;

/* A start or end tag, with its '<' and '>'. */
typedef struct scan_tag {
	uint32_t from, to;
} scan_tag;

/* An attribute, but for the xmlns declarations, which libxml2 does not count. */
typedef struct scan_place {
	uint32_t name, name_to, value;
} scan_place;

struct sl_xml_doc {
	const char *file;
	const char *text; /* borrowed, behind the byte order mark */
	size_t n;
	scan_mark *marks; /* n / MARK_BYTES + 1 of them */
	/* All tags and attributes, for the tree builder; gone after that. */
	scan_tag *tags;
	scan_place *attrs;
	size_t tag_count, tag_cap, attr_count, attr_cap;
	sl_intern names; /* used when the caller has no table */
};

sl_pos sl_scan_place(const sl_xml_doc *doc, size_t at);
/* Is there a line end at text[at]? Of CR LF the LF is the one. */
static inline bool scan_ends_line(const char *text, size_t n, size_t at)
{
	return text[at] == '\n' ||
	       (text[at] == '\r' && (at + 1 == n || text[at + 1] != '\n'));
}

/*
 * Refuse what is not plain XML within the limits. Fills marks, and tags and
 * attributes in `scratch`. Returns SL_EINVAL with diagnostics, or SL_ENOMEM.
 */
sl_status sl_xml_guard(sl_xml_doc *doc, sl_arena *arena, sl_arena *scratch, sl_diags *diags);

#endif
