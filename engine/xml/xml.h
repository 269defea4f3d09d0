/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * xml/xml - the guarded XML reader; the only room that knows libxml2.
 *
 * in     a file name and its bytes
 * out    a tree of elements in an arena, every place known to the character
 * calls  load, facts, lawtest
 *
 * A scanner of our own looks at the bytes first and refuses what is not plain
 * XML: other encodings than UTF-8, DOCTYPE, entities beyond the five,
 * instructions but xml and xml-model, and whatever passes the limits below.
 * Only then does libxml2 see them, without network, catalogs or entities.
 *
 * Text and attribute values can be asked where each of their bytes stands in
 * the file, across references, CDATA, comments and line ends:
 *
 *   file    <dan>a &lt;\r\n b</dan>        text    a <\n b
 *   offset 2 of the text is column 8, offset 5 is column 2 of the next line
 */
#ifndef SL_XML_XML_H
#define SL_XML_XML_H

#include "base/diag.h"
#include "base/intern.h"

/* What the reader accepts; more is a diagnostic. */
enum {
	SL_XML_MOST_BYTES = 16 << 20,
	SL_XML_MOST_NODES = 1 << 19,
	SL_XML_MOST_DEPTH = 64,
	SL_XML_MOST_ATTRS = 64,      /* of one element, xmlns included */
	SL_XML_MOST_NAME = 256,      /* bytes of a name with its prefix */
	SL_XML_MOST_VALUE = 1 << 16, /* bytes of an attribute value as it stands */
	SL_XML_MOST_TEXT = 1 << 20,  /* bytes between two tags as they stand */
	SL_XML_MOST_MESSAGES = 50    /* errors before the rest is not looked at */
};

typedef struct sl_xml_doc sl_xml_doc;
typedef struct sl_xml_node sl_xml_node;

typedef struct sl_xml_attr {
	const char *name;  /* local name; equal names are equal pointers */
	const char *ns;    /* namespace of a prefixed attribute, else NULL */
	const char *value; /* NUL-terminated; may be empty */
	uint32_t length;
	uint32_t name_at, value_at; /* byte offsets in the source */
	const sl_xml_node *node;
} sl_xml_attr;

struct sl_xml_node {
	const sl_xml_doc *doc;
	const char *name; /* local name; equal names are equal pointers */
	const char *ns;   /* namespace, NULL when there is none */
	const char *text; /* all direct character data in one; "" when none */
	sl_xml_node *parent, *first, *last, *next; /* children in document order */
	sl_xml_attr *attrs;                        /* in document order, without xmlns */
	uint32_t attr_count, child_count;
	uint32_t text_length;
	uint32_t text_at; /* where in the text of the parent this element stood */
	/* Byte offsets in the source: of '<', behind the start tag, behind the
	 * end tag. */
	uint32_t at, content_at, end_at;
};

/* To be called before threads read documents at the same time. */
void sl_xml_prepare(void);

/*
 * Read one document.
 *
 * out     the root element, borrowed from the arena; set on SL_OK only.
 * names   where names are interned; NULL for a table of the document's own.
 * file    for messages; copied. May be NULL.
 * text    borrowed: positions are looked up in it for as long as the tree
 *         lives.
 * Returns SL_EINVAL when the text was refused: the diagnostics say why, all
 * that the scanner found or else the first that libxml2 did. SL_ENOMEM.
 */
sl_status sl_xml_read(sl_xml_node **out, sl_arena *arena, sl_intern *names,
		      const char *file, const char *text, size_t n, sl_diags *diags);

/*
 * For who reads many documents: memory and names are kept between them. One
 * thread at a time. `names` is borrowed. NULL when memory ran out.
 */
typedef struct sl_xml_reader sl_xml_reader;
sl_xml_reader *sl_xml_reader_new(sl_intern *names);
void sl_xml_reader_free(sl_xml_reader *r);
/* As sl_xml_read. */
sl_status sl_xml_reader_read(sl_xml_node **out, sl_xml_reader *r, sl_arena *arena, const char *file,
			     const char *text, size_t n, sl_diags *diags);

/*
 * Is the root element in this namespace? Only what stands before the root and
 * its start tag are looked at; false when in doubt.
 */
bool sl_xml_root_is_in(const char *text, size_t n, const char *ns);
/*
 * The value of an attribute of the first start tag as it is written, borrowed
 * from the text; also of a text that is no XML, as far as it can be guessed.
 */
bool sl_xml_root_attr(const char **value, size_t *length, const char *text, size_t n, const char *name);

/* The attribute without namespace of this name, or NULL. */
const sl_xml_attr *sl_xml_attr_find(const sl_xml_node *node, const char *name);
/* Its value, or NULL when it is not there. */
const char *sl_xml_value(const sl_xml_node *node, const char *name);
/* Is this the element `name` of namespace `ns` (NULL: none)? */
bool sl_xml_is(const sl_xml_node *node, const char *ns, const char *name);

/* Positions. The file name in them is borrowed from the arena. */

/* The '<' of the element. */
sl_pos sl_xml_pos(const sl_xml_node *node);
/* The name of the attribute. */
sl_pos sl_xml_attr_pos(const sl_xml_attr *attr);
/* The character that gave byte `offset` of the value; at the length or
 * beyond, the place behind the last one. */
sl_pos sl_xml_value_pos(const sl_xml_attr *attr, size_t offset);
/* The same for the text of an element. */
sl_pos sl_xml_text_pos(const sl_xml_node *node, size_t offset);

#endif
