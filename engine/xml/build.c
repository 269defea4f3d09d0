/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * The tree: libxml2 says what the document means, the tags that the guard
 * noted say where everything stands.
 *
 * Character data of open elements lies on one stack, the text of a child on
 * top of what its parent had so far; when an element ends, its part is copied
 * to the arena and taken off:
 *
 *   <a>one<b>two</b>three</a>     one | two   ->   one | three
 */
#include "xml/build.h"

#include <string.h>

static void stop(sl_xml_builder *b, sl_status status)
{
	if (b->status == SL_OK)
		b->status = status;
	b->fatal = true;
	xmlStopParser(b->r->ctxt);
}

/* ---- messages ---- */

static const char *words_for(const xmlError *e)
{
	switch (e->code) {
	case XML_ERR_DOCUMENT_START:
	case XML_ERR_DOCUMENT_EMPTY:
		return "voor het eerste element mag geen tekst staan";
	case XML_ERR_DOCUMENT_END:
		return "na het laatste element mag niets meer staan";
	case XML_ERR_XMLDECL_NOT_FINISHED:
	case XML_ERR_VERSION_MISSING:
	case XML_ERR_STANDALONE_VALUE:
		return "de eerste regel hoort te zijn <?xml version=\"1.0\" "
		       "encoding=\"UTF-8\"?>";
	case XML_NS_ERR_UNDEFINED_NAMESPACE:
		return "een voorvoegsel in deze tag is niet met xmlns aan een naamruimte "
		       "verbonden";
	case XML_NS_ERR_ATTRIBUTE_REDEFINED:
		return "een attribuut staat er in dezelfde naamruimte twee keer";
	case XML_NS_ERR_QNAME:
	case XML_NS_ERR_COLON:
		return "een naam heeft te veel dubbele punten";
	default:
		return NULL;
	}
}

/* One line of what libxml2 itself says. */
static void own_words(char *out, size_t size, const char *message)
{
	static const char before[] = "libxml2 meldt: ";
	size_t n = sizeof before - 1;

	memcpy(out, before, n);
	for (; *message && *message != '\n' && n + 1 < size; message++)
		out[n++] = (unsigned char)*message < 0x80 ? *message : '?';
	out[n] = '\0';
}

/* The start tag that libxml2 is at: the next one of the guard. */
static size_t next_tag(const sl_xml_builder *b)
{
	size_t i = b->tag;

	while (i < b->doc->tag_count && b->doc->text[b->doc->tags[i].from + 1] == '/')
		i++;
	return i < b->doc->tag_count ? b->doc->tags[i].from : b->doc->n;
}

static size_t place_of(const sl_xml_builder *b, const xmlError *e)
{
	long at;

	if (e->domain == XML_FROM_NAMESPACE)
		return next_tag(b);
	at = b->r->ctxt && b->r->ctxt->input ? xmlByteConsumed(b->r->ctxt) : 0;
	return at < 0 ? 0 : (size_t)at;
}

static void report(sl_xml_builder *b, const xmlError *e)
{
	const char *words = words_for(e);
	char spare[160];
	sl_pos pos;

	if (++b->messages > SL_XML_MOST_MESSAGES)
		return;
	if (!words && !e->message) {
		b->status = SL_ENOMEM; /* it could not make its message */
		return;
	}
	if (!words) {
		own_words(spare, sizeof spare, e->message);
		words = spare;
	}
	pos = sl_scan_place(b->doc, place_of(b, e));
	sl_diags_add(b->diags,
		     e->level == XML_ERR_WARNING ? SL_DIAG_XML_DOUBTFUL
						 : SL_DIAG_XML_MALFORMED,
		     &pos, words);
}

void sl_xml_on_error(void *data, xmlErrorPtr e)
{
	sl_xml_builder *b = data;

	if (e->code == XML_ERR_NO_MEMORY) {
		b->status = SL_ENOMEM;
		b->fatal = true;
	}
	if (b->fatal)
		return;
	report(b, e);
	if (e->level != XML_ERR_WARNING && b->status == SL_OK)
		b->status = SL_EINVAL;
	b->fatal = e->level == XML_ERR_FATAL;
}

/* The guard should have refused this; do not go on without it. */
static void lost(sl_xml_builder *b)
{
	sl_pos pos = sl_scan_place(b->doc, next_tag(b));

	if (!b->fatal)
		sl_diags_add(b->diags, SL_DIAG_XML_MALFORMED, &pos,
			     "hier lezen twee lezers iets anders");
	stop(b, SL_EINVAL);
}

/* ---- elements ---- */

/* The next tag as the guard saw it; it must be of this kind. */
static bool advance(sl_xml_builder *b, sl_scan_token *t, bool start)
{
	const sl_scan_tag *tag;

	if (b->tag == b->doc->tag_count)
		return false;
	tag = &b->doc->tags[b->tag++];
	t->from = tag->from;
	t->to = tag->to;
	t->inner = t->from + 1;
	t->inner_to = t->to - 1;
	t->kind = SL_SCAN_START;
	if (b->doc->text[t->inner] == '/')
		t->kind = SL_SCAN_END;
	else if (b->doc->text[t->inner_to - 1] == '/')
		t->kind = SL_SCAN_EMPTY;
	t->inner_to -= t->kind == SL_SCAN_EMPTY;
	return start == (t->kind != SL_SCAN_END);
}

/* Does the name in the source end in this local name? */
static bool is_name(const sl_xml_builder *b, sl_scan_range r, const sl_xml_known *local)
{
	return r.to - r.from >= local->length &&
	       memcmp(b->doc->text + r.to - local->length, local->ours, local->length) == 0;
}

/* NULL when memory ran out; borrowed until the next call. */
static const sl_xml_known *intern(sl_xml_builder *b, const xmlChar *name)
{
	sl_xml_known *known = &b->r->known[((uintptr_t)name ^ (uintptr_t)name >> 6) % SL_XML_KNOWN_NAMES];
	size_t length;

	if (known->theirs == name)
		return known;
	length = strlen((const char *)name);
	*known = (sl_xml_known){name, sl_intern_add(b->r->names, (const char *)name, length), length};
	if (known->ours)
		return known;
	known->theirs = NULL;
	stop(b, SL_ENOMEM);
	return NULL;
}

/* Nearly always the namespace of the parent. */
static const char *intern_ns(sl_xml_builder *b, const xmlChar *uri)
{
	const sl_xml_known *known;

	if (!uri)
		return NULL;
	if (b->open && b->open->ns && strcmp(b->open->ns, (const char *)uri) == 0)
		return b->open->ns;
	known = intern(b, uri);
	return known ? known->ours : NULL;
}

/* libxml2 gives five pointers an attribute: name, prefix, namespace, value, its end. */
enum { ATTR_NAME, ATTR_PREFIX, ATTR_NS, ATTR_VALUE, ATTR_END, ATTR_SIZE };

/* The next attribute of the tag as the guard saw it must have this name. */
static bool place_attr(sl_xml_builder *b, sl_xml_attr *a, const sl_xml_known *name, size_t end)
{
	const sl_scan_attr_place *place;

	if (b->attr == b->doc->attr_count || b->doc->attrs[b->attr].name_to > end)
		return false;
	place = &b->doc->attrs[b->attr++];
	a->name_at = place->name;
	a->value_at = place->value;
	return is_name(b, (sl_scan_range){place->name, place->name_to}, name);
}

static bool add_attrs(sl_xml_builder *b, sl_xml_node *node, const sl_scan_token *t, int count,
		      const xmlChar **from)
{
	size_t bytes = 0;
	char *values;

	/* What libxml2 left out of an earlier tag, with a message, is skipped. */
	while (b->attr < b->doc->attr_count && b->doc->attrs[b->attr].name < t->from)
		b->attr++;
	for (int i = 0; i < count; i++)
		bytes += (size_t)(from[i * ATTR_SIZE + ATTR_END] -
				  from[i * ATTR_SIZE + ATTR_VALUE]) +
			 1;
	node->attrs = sl_arena_calloc(b->arena, (size_t)count, sizeof *node->attrs);
	values = sl_arena_alloc(b->arena, bytes);
	if (!node->attrs || !values) {
		stop(b, SL_ENOMEM);
		return false;
	}
	for (int i = 0; i < count; i++, from += ATTR_SIZE) {
		sl_xml_attr *a = &node->attrs[i];
		const sl_xml_known *name = intern(b, from[ATTR_NAME]);

		if (!name)
			return false;
		a->node = node;
		a->name = name->ours;
		a->length = (uint32_t)(from[ATTR_END] - from[ATTR_VALUE]);
		a->value = memcpy(values, from[ATTR_VALUE], a->length);
		values += a->length + 1;
		if (!place_attr(b, a, name, t->inner_to)) {
			lost(b);
			return false;
		}
		if (from[ATTR_NS] && !(name = intern(b, from[ATTR_NS])))
			return false;
		a->ns = from[ATTR_NS] ? name->ours : NULL;
	}
	node->attr_count = (uint32_t)count;
	return true;
}

static void link_child(sl_xml_builder *b, sl_xml_node *node)
{
	sl_xml_node *parent = b->open;

	node->parent = parent;
	if (!parent) {
		b->root = node;
		return;
	}
	node->text_at = (uint32_t)(b->r->text.len - b->text_from[b->depth - 1]);
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
	parent->child_count++;
}

static void on_start(void *data, const xmlChar *name, const xmlChar *prefix,
		     const xmlChar *uri, int ns_count, const xmlChar **ns, int attr_count,
		     int defaulted, const xmlChar **attrs)
{
	sl_xml_builder *b = data;
	const sl_xml_known *known;
	sl_scan_token t;
	sl_xml_node *node;

	if (b->messages > SL_XML_MOST_MESSAGES)
		stop(b, SL_EINVAL);
	if (b->fatal)
		return;
	if (!(known = intern(b, name)))
		return;
	if (b->depth == SL_XML_MOST_DEPTH || (b->depth == 0 && b->root) ||
	    !advance(b, &t, true) || !is_name(b, sl_scan_name(b->doc->text, &t), known)) {
		lost(b);
		return;
	}
	if (!(node = sl_arena_alloc(b->arena, sizeof *node))) {
		stop(b, SL_ENOMEM);
		return;
	}
	node->doc = b->doc;
	node->at = (uint32_t)t.from;
	node->content_at = (uint32_t)t.to;
	node->end_at = t.kind == SL_SCAN_EMPTY ? (uint32_t)t.to : 0;
	node->text = "";
	node->name = known->ours;
	node->ns = intern_ns(b, uri);
	if (b->fatal)
		return; /* stopping gave back what the attributes point to */
	if (attr_count && !add_attrs(b, node, &t, attr_count, attrs))
		return;
	link_child(b, node);
	b->open = node;
	b->text_from[b->depth++] = b->r->text.len;
}

static void take_text(sl_xml_builder *b, sl_xml_node *node)
{
	size_t from = b->text_from[--b->depth];

	node->text_length = (uint32_t)(b->r->text.len - from);
	if (node->text_length)
		node->text = sl_arena_strndup(b->arena, b->r->text.text + from,
					      node->text_length);
	if (!node->text)
		stop(b, SL_ENOMEM);
	b->r->text.len = from;
}

static void on_end(void *data, const xmlChar *name, const xmlChar *prefix,
		   const xmlChar *uri)
{
	sl_xml_builder *b = data;
	sl_xml_node *node = b->open;
	sl_scan_token t;

	if (b->fatal)
		return;
	if (!node || (!node->end_at && !advance(b, &t, false))) {
		lost(b);
		return;
	}
	if (!node->end_at)
		node->end_at = (uint32_t)t.to;
	take_text(b, node);
	b->open = node->parent;
}

static void on_text(void *data, const xmlChar *text, int n)
{
	sl_xml_builder *b = data;

	if (b->fatal || b->depth == 0)
		return;
	sl_buf_write(&b->r->text, (const char *)text, (size_t)n);
	if (sl_buf_status(&b->r->text) != SL_OK)
		stop(b, SL_ENOMEM);
}

/* What the guard keeps out. Should it ever come in, this is the end. */
static void on_subset(void *data, const xmlChar *name, const xmlChar *id,
		      const xmlChar *uri)
{
	lost(data);
}

static xmlEntityPtr on_entity(void *data, const xmlChar *name)
{
	return NULL;
}

const xmlSAXHandler sl_xml_handlers = {
	.initialized = XML_SAX2_MAGIC,
	.internalSubset = on_subset,
	.externalSubset = on_subset,
	.getEntity = on_entity,
	.getParameterEntity = on_entity,
	.characters = on_text,
	.ignorableWhitespace = on_text,
	.cdataBlock = on_text,
	.startElementNs = on_start,
	.endElementNs = on_end,
	.serror = sl_xml_on_error,
};
