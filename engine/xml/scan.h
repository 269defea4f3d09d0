/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * xml/scan - the pieces of an XML text, seen from its bytes.
 *
 * in     the bytes of a document, and a place in them
 * out    the piece that begins there, and where it ends
 * calls  this room only
 *
 * The scanner allocates nothing and believes nothing: what it does not
 * understand it calls SL_SCAN_LOOSE or SL_SCAN_UNCLOSED. The guard walks the text
 * with it before libxml2 does and notes tags and attributes, so that the tree
 * builder knows where things stand; positions in text walk one element again.
 */
#ifndef SL_XML_SCAN_H
#define SL_XML_SCAN_H

#include "xml/xml.h"

typedef enum sl_scan_kind {
	SL_SCAN_OVER, /* end of the text */
	SL_SCAN_TEXT,
	SL_SCAN_CDATA,
	SL_SCAN_COMMENT,
	SL_SCAN_INSTRUCTION,
	SL_SCAN_DECLARATION, /* <!DOCTYPE and its kind */
	SL_SCAN_START,
	SL_SCAN_EMPTY, /* <a/> */
	SL_SCAN_END,
	SL_SCAN_LOOSE,   /* a '<' that begins nothing */
	SL_SCAN_UNCLOSED /* begins, but does not end; `what` says what */
} sl_scan_kind;

typedef struct sl_scan_token {
	sl_scan_kind kind;
	size_t from, to;        /* the whole piece */
	size_t inner, inner_to; /* what it holds, without its marks */
	const char *what;       /* of SL_SCAN_UNCLOSED only */
} sl_scan_token;

/* A range of bytes. */
typedef struct sl_scan_range {
	size_t from, to;
} sl_scan_range;

typedef struct sl_scan_attr {
	sl_scan_range name, value;
	const char *problem; /* in Dutch, when there is one, at name.from */
} sl_scan_attr;

static inline bool sl_scan_is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}
/* The first byte from `at` on, before `end`, that is no white space. */
size_t sl_scan_space(const char *text, size_t at, size_t end);
/* The piece that begins at `at`, and of what kind it is. */
sl_scan_kind sl_scan_next(sl_scan_token *out, const char *text, size_t n, size_t at);
/* The name with which a tag or instruction begins. */
sl_scan_range sl_scan_name(const char *text, const sl_scan_token *tag);
/* The next attribute from *at on, before `end`. False at the end, and when
 * out->problem is set. */
bool sl_scan_attr_next(sl_scan_attr *out, const char *text, size_t *at, size_t end);
/* Is this one of the xmlns declarations? */
bool sl_scan_is_xmlns(const char *text, sl_scan_range name);
/* The bytes of the reference at text[at] ('&'), 0 when it is none. */
size_t sl_scan_reference(uint32_t *code, const char *text, size_t at, size_t end);

/* The document: what positions are made from. Every SL_SCAN_MARK_BYTES bytes we know
 * line and column, so no position costs more than a walk of that length. */
#define SL_SCAN_MARK_BYTES 64

typedef struct sl_scan_mark {
	uint32_t line, column;
} sl_scan_mark;

/* A start or end tag, with its '<' and '>'. */
typedef struct sl_scan_tag {
	uint32_t from, to;
} sl_scan_tag;

/* An attribute, but for the xmlns declarations, which libxml2 does not count. */
typedef struct sl_scan_attr_place {
	uint32_t name, name_to, value;
} sl_scan_attr_place;

struct sl_xml_doc {
	const char *file;
	const char *text; /* borrowed, behind the byte order mark */
	size_t n;
	sl_scan_mark *marks; /* n / SL_SCAN_MARK_BYTES + 1 of them */
	/* All tags and attributes, for the tree builder; gone after that. */
	sl_scan_tag *tags;
	sl_scan_attr_place *attrs;
	size_t tag_count, tag_cap, attr_count, attr_cap;
	sl_intern names; /* used when the caller has no table */
};

sl_pos sl_scan_place(const sl_xml_doc *doc, size_t at);
/* Is there a line end at text[at]? Of CR LF the LF is the one. */
static inline bool sl_scan_ends_line(const char *text, size_t n, size_t at)
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
