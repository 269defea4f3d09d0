/* SPDX-License-Identifier: EUPL-1.2 */
/* The XML room: the tree, and the places of what stands in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <libxml/xmlmemory.h>

#include "support/alloc.h"
#include "support/xml_reading.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

/* ---- the tree ---- */

static void the_tree_holds_what_stands_there(void **state)
{
	static const char text[] =
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<?xml-model href=\"regels.rng\"?>\n"
		"<!-- vooraf -->\n"
		"<regeling xmlns='urn:samenloop:regels' id=\"pw\">\n"
		"  <artikel nr=\"21\"><dan>1 &lt; 2</dan><dan/></artikel>\n"
		"  <x:noot xmlns:x=\"urn:x\" x:id=\"7\" id=\"8\">w<!-- c -->x<![CDATA[<&>]]>y</x:noot>\n"
		"</regeling>\n";
	const sl_xml_node *article, *note;
	xml_reading r;

	xml_read_good(&r, "tree", text);
	assert_true(sl_xml_is(r.root, "urn:samenloop:regels", "regeling"));
	assert_false(sl_xml_is(r.root, NULL, "regeling"));
	assert_string_equal(sl_xml_value(r.root, "id"), "pw");
	assert_null(sl_xml_value(r.root, "xmlns"));
	assert_null(sl_xml_value(r.root, "ids"));
	assert_int_equal(r.root->child_count, 2);
	assert_null(r.root->parent);
	article = r.root->first;
	assert_ptr_equal(article->parent, r.root);
	assert_ptr_equal(article->ns, r.root->ns);
	assert_int_equal(article->child_count, 2);
	assert_string_equal(article->text, "");
	assert_string_equal(article->first->text, "1 < 2");
	assert_int_equal(article->first->text_length, 5);
	assert_ptr_equal(article->first->name, article->last->name);
	assert_string_equal(article->last->text, "");
	assert_ptr_equal(article->first->next, article->last);
	assert_null(article->last->next);
	note = r.root->last;
	assert_true(sl_xml_is(note, "urn:x", "noot"));
	assert_string_equal(note->text, "wx<&>y");
	assert_int_equal(note->attr_count, 2);
	assert_string_equal(note->attrs[0].ns, "urn:x");
	assert_string_equal(sl_xml_value(note, "id"), "8");
	assert_string_equal(r.root->text, "\n  \n  \n");
	assert_int_equal(article->text_at, 3);
	assert_int_equal(note->text_at, 6);
	xml_done(&r);
}

static void names_may_be_shared_by_documents(void **state)
{
	sl_arena arena = {0};
	sl_diags diags = {0};
	sl_intern names;
	sl_xml_node *a, *b;

	sl_intern_init(&names, &arena);
	assert_int_equal(sl_xml_read(&a, &arena, &names, NULL, "<regel id='1'/>", 15, &diags), SL_OK);
	assert_int_equal(sl_xml_read(&b, &arena, &names, NULL, "<regel id='2'/>", 15, &diags), SL_OK);
	assert_ptr_equal(a->name, b->name);
	assert_ptr_equal(a->attrs[0].name, b->attrs[0].name);
	sl_arena_free(&arena);
	sl_diags_free(&diags);
}

/* ---- places ---- */

/* In the text: '^' marks nothing; places were counted by hand. */
static const struct {
	const char *name, *text;
	const char *want; /* the text of the root */
	size_t offset;
	uint32_t line, column;
} text_places[] = {
	{"plain", "<a>abc</a>", "abc", 0, 1, 4},
	{"plain, last", "<a>abc</a>", "abc", 2, 1, 6},
	{"plain, end", "<a>abc</a>", "abc", 3, 1, 7},
	{"beyond the end", "<a>abc</a>", "abc", 99, 1, 7},
	{"no text", "<a></a>", "", 0, 1, 4},
	{"empty element", " <a/>", "", 0, 1, 6},
	{"second line", "<a>\n  b</a>", "\n  b", 3, 2, 3},
	{"the line end itself", "<a>x\ny</a>", "x\ny", 1, 1, 5},
	{"after CR LF", "<a>\r\n\r\n b</a>", "\n\n b", 3, 3, 2},
	{"CR LF is one character", "<a>x\r\ny</a>", "x\ny", 2, 2, 1},
	{"lone CR ends a line", "<a>x\ry</a>", "x\ny", 2, 2, 1},
	{"after a multibyte character", "<a>\xC3\xA9\xE2\x82\xACz</a>", "\xC3\xA9\xE2\x82\xACz", 5, 1, 6},
	{"a multibyte character", "<a>\xC3\xA9\xE2\x82\xACz</a>", "\xC3\xA9\xE2\x82\xACz", 2, 1, 5},
	{"before the element too", "<!--\xF0\x9F\x8F\xA0--><a>z</a>", "z", 0, 1, 12},
	{"the reference itself", "<a>x &lt; y</a>", "x < y", 2, 1, 6},
	{"after a reference", "<a>x &lt; y</a>", "x < y", 4, 1, 11},
	{"decimal reference, wide", "<a>&#8364;z</a>", "\xE2\x82\xACz", 3, 1, 11},
	{"inside what a reference gave", "<a>-&#x20AC;z</a>", "-\xE2\x82\xACz", 2, 1, 5},
	{"a line feed by reference", "<a>&#10;z</a>", "\nz", 1, 1, 9},
	{"a CR by reference stays", "<a>&#13;\nz</a>", "\r\nz", 2, 2, 1},
	{"in CDATA", "<a><![CDATA[x<y]]></a>", "x<y", 2, 1, 15},
	{"end of CDATA", "<a><![CDATA[x<y]]></a>", "x<y", 3, 1, 16},
	{"no references in CDATA", "<a><![CDATA[&lt;z]]></a>", "&lt;z", 4, 1, 17},
	{"CR LF in CDATA", "<a>\r\n<![CDATA[x\r\n]y]]></a>", "\nx\n]y", 4, 3, 2},
	{"after CDATA", "<a>p<![CDATA[q]]>r</a>", "pqr", 2, 1, 18},
	{"after a comment", "<a>p<!-- &lt; \n -->q</a>", "pq", 1, 2, 5},
	{"after a child", "<a>p<b>xyz</b>q</a>", "pq", 1, 1, 15},
	{"before a child", "<a>p<b>xyz</b>q</a>", "pq", 0, 1, 4},
	{"after two children", "<a>p<b/><b>\n</b>q</a>", "pq", 1, 2, 5},
	{"end after a last child", "<a>p<b>xyz</b></a>", "p", 1, 1, 5},
	{"between children", "<a><b/>p\xC3\xA9<b/>q<c><d/></c></a>", "p\xC3\xA9q", 1, 1, 9},
	{"after a nested child", "<a><c>1<d>2</d>3</c>q</a>", "q", 0, 1, 21},
	{"byte order mark does not count", "\xEF\xBB\xBF<a>b</a>", "b", 0, 1, 4},
	{"tab is one column", "<a>\tb</a>", "\tb", 1, 1, 5},
	{"'>' in a value before it", "<a b='>'>c</a>", "c", 0, 1, 10},
};

static void each_byte_of_text_knows_its_place(void **state)
{
	for (size_t i = 0; i < COUNT(text_places); i++) {
		xml_reading r;
		sl_pos pos;

		xml_read_good(&r, text_places[i].name, text_places[i].text);
		if (strcmp(r.root->text, text_places[i].want) != 0)
			fail_msg("%s: text is \"%s\"", text_places[i].name, r.root->text);
		pos = sl_xml_text_pos(r.root, text_places[i].offset);
		if (pos.line != text_places[i].line || pos.column != text_places[i].column)
			fail_msg("%s: at %u:%u", text_places[i].name, pos.line, pos.column);
		assert_string_equal(pos.file, "f.xml");
		xml_done(&r);
	}
}

static const struct {
	const char *name, *text;
	const char *want;
	size_t offset;
	uint32_t line, column;
} value_places[] = {
	{"plain", "<a v=\"abc\"/>", "abc", 0, 1, 7},
	{"end", "<a v=\"abc\"/>", "abc", 3, 1, 10},
	{"empty", "<a v=''/>", "", 0, 1, 7},
	{"spaces around", "<a  v = 'abc' />", "abc", 1, 1, 11},
	{"on its own line", "<a\n  b='1'\n  v='abc'/>", "abc", 0, 3, 6},
	{"after a reference", "<a v='x&amp;y'/>", "x&y", 2, 1, 13},
	{"after a wide character", "<a b='\xE2\x82\xAC' v='\xC3\xA9x'/>", "\xC3\xA9x", 2, 1, 14},
	{"a line end becomes a space", "<a v='x\r\ny\tz'/>", "x y z", 2, 2, 1},
	{"'>' and other quote", "<a b='>' v='\">x'/>", "\">x", 2, 1, 15},
	{"after xmlns", "<a xmlns='u:u' xmlns:p='q:q' p:b='' v='x'/>", "x", 0, 1, 40},
	{"two references", "<a v='&#8364;&lt;z'/>", "\xE2\x82\xAC<z", 4, 1, 18},
};

static void each_byte_of_a_value_knows_its_place(void **state)
{
	for (size_t i = 0; i < COUNT(value_places); i++) {
		const sl_xml_attr *attr;
		xml_reading r;
		sl_pos pos;

		xml_read_good(&r, value_places[i].name, value_places[i].text);
		attr = sl_xml_attr_find(r.root, "v");
		assert_non_null(attr);
		if (strcmp(attr->value, value_places[i].want) != 0)
			fail_msg("%s: value is \"%s\"", value_places[i].name, attr->value);
		assert_int_equal(attr->length, strlen(attr->value));
		pos = sl_xml_value_pos(attr, value_places[i].offset);
		if (pos.line != value_places[i].line || pos.column != value_places[i].column)
			fail_msg("%s: at %u:%u", value_places[i].name, pos.line, pos.column);
		xml_done(&r);
	}
}

static void elements_and_attributes_know_their_place(void **state)
{
	static const char text[] =
		"<a>\r\n\t<b x='\xC3\xA9'\r\n     lang-e='2'/>\xC3\xA9\xC3\xA9<c/></a>";
	xml_reading r;
	sl_pos pos;

	xml_read_good(&r, "places", text);
	pos = sl_xml_pos(r.root->first);
	assert_int_equal(pos.line, 2);
	assert_int_equal(pos.column, 2);
	pos = sl_xml_attr_pos(&r.root->first->attrs[1]);
	assert_int_equal(pos.line, 3);
	assert_int_equal(pos.column, 6);
	pos = sl_xml_pos(r.root->last);
	assert_int_equal(pos.line, 3);
	assert_int_equal(pos.column, 20);
	xml_done(&r);
}

/* Line and column by counting from the first byte. */
static sl_pos count_place(const char *text, size_t at)
{
	sl_pos pos = {.line = 1, .column = 1};

	for (size_t i = 0; i < at; i++) {
		if (text[i] == '\n' || (text[i] == '\r' && text[i + 1] != '\n')) {
			pos.line++;
			pos.column = 1;
		} else if (((unsigned char)text[i] & 0xC0) != 0x80) {
			pos.column++;
		}
	}
	return pos;
}

/* Around the borders of the blocks in which lines are counted. */
static void places_hold_across_a_long_text(void **state)
{
	static const char *const fill[] = {"x", "\n", "\r\n", "\r", "\xC3\xA9", "\xE2\x82\xAC",
		"plain words here ", "\xF0\x9F\x8F\xA0"};
	uint32_t seed = 1;
	sl_buf b = {0};
	xml_reading r;
	unsigned checked = 0;

	sl_buf_puts(&b, "<a>");
	for (int i = 0; i < 4000; i++) {
		seed = seed * 1103515245 + 12345;
		for (unsigned j = 0; j < (seed >> 24) % 40; j++)
			sl_buf_puts(&b, fill[(seed >> 16) % COUNT(fill)]);
		sl_buf_puts(&b, "<b/>");
	}
	sl_buf_puts(&b, "</a>");
	xml_read_good(&r, "long", b.text);
	for (const sl_xml_node *n = r.root->first; n; n = n->next, checked++) {
		sl_pos got = sl_xml_pos(n), want = count_place(b.text, n->at);

		if (got.line != want.line || got.column != want.column)
			fail_msg("byte %u: %u:%u, want %u:%u", n->at, got.line, got.column,
				 want.line, want.column);
		assert_memory_equal(b.text + n->at, "<b/>", 4);
	}
	assert_int_equal(checked, 4000);
	xml_done(&r);
	sl_buf_free(&b);
}

/* ---- against libxml2's own tree ---- */

static uint32_t next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	return *seed ^= *seed << 5;
}

static void make_element(sl_buf *b, uint32_t *seed, unsigned depth)
{
	static const char *const texts[] = {"x", " &lt; ", "\r\n", "&#xE9;\xE2\x82\xAC", "<![CDATA[<&]]>",
		"<!-- c -->", "&amp;", "<?xml-model m?>", "\t", "]]", "&#13;"};
	unsigned parts = next_random(seed) % 5;

	sl_buf_printf(b, "<%c", (char)('a' + next_random(seed) % 3));
	if (next_random(seed) % 2)
		sl_buf_printf(b, "%sv%s=%s'1 &gt;\n&#9;%u&quot;'", next_random(seed) % 2 ? "\n" : " ",
			      next_random(seed) % 2 ? " " : "", next_random(seed) % 2 ? " " : "",
			      next_random(seed) % 100);
	if (next_random(seed) % 3 == 0)
		sl_buf_puts(b, " xmlns=\"urn:x\"");
	if (depth == 0 || parts == 0) {
		sl_buf_puts(b, "/>");
		return;
	}
	sl_buf_puts(b, " >");
	size_t name = b->len;

	while (b->text[--name] != '<')
		;
	for (unsigned i = 0; i < parts; i++) {
		if (next_random(seed) % 2)
			make_element(b, seed, depth - 1);
		else
			sl_buf_puts(b, texts[next_random(seed) % COUNT(texts)]);
	}
	sl_buf_printf(b, "</%c>", b->text[name + 1]);
}

static void compare(const sl_xml_node *ours, const xmlNode *theirs)
{
	const sl_xml_node *child = ours->first;
	const xmlAttr *a = theirs->properties;
	sl_buf text = {0};

	assert_string_equal(ours->name, (const char *)theirs->name);
	assert_string_equal(ours->ns ? ours->ns : "",
			    theirs->ns ? (const char *)theirs->ns->href : "");
	for (uint32_t i = 0; i < ours->attr_count; i++, a = a->next) {
		xmlChar *value = xmlNodeListGetString(theirs->doc, a->children, 1);

		assert_string_equal(ours->attrs[i].name, (const char *)a->name);
		assert_string_equal(ours->attrs[i].value, (const char *)value);
		xmlFree(value);
	}
	assert_null(a);
	for (const xmlNode *n = theirs->children; n; n = n->next) {
		if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE) {
			sl_buf_puts(&text, (const char *)n->content);
		} else if (n->type == XML_ELEMENT_NODE) {
			assert_non_null(child);
			assert_int_equal(child->text_at, text.len);
			compare(child, n);
			child = child->next;
		}
	}
	assert_null(child);
	assert_string_equal(ours->text, sl_buf_text(&text));
	sl_buf_free(&text);
}

static unsigned check_places(const sl_xml_node *node, const char *source)
{
	unsigned checked = 0;

	for (uint32_t i = 0; i < node->text_length; i++) {
		unsigned char c = (unsigned char)node->text[i];
		sl_pos pos = sl_xml_text_pos(node, i);
		size_t at = 0;
		sl_pos here;

		/* A plain letter must be the very byte found at its place. */
		if (c != 'x')
			continue;
		do
			here = count_place(source, at);
		while ((here.line != pos.line || here.column != pos.column ||
			((unsigned char)source[at] & 0xC0) == 0x80) && source[at++]);
		assert_int_equal(source[at], 'x');
		checked++;
	}
	for (const sl_xml_node *n = node->first; n; n = n->next)
		checked += check_places(n, source);
	return checked;
}

static void libxml2_makes_the_same_tree(void **state)
{
	uint32_t seed = 20260701;
	unsigned checked = 0;

	for (int i = 0; i < 1000; i++) {
		sl_buf b = {0};
		xmlDoc *doc;
		xml_reading r;

		make_element(&b, &seed, 5);
		doc = xmlReadMemory(b.text, (int)b.len, NULL, NULL,
				    XML_PARSE_NOENT | XML_PARSE_NONET);
		assert_non_null(doc);
		xml_read_n(&r, b.text, b.len);
		if (r.status != SL_OK)
			fail_msg("%s: %s", b.text, r.diags.items[0].text);
		compare(r.root, xmlDocGetRootElement(doc));
		checked += check_places(r.root, b.text);
		xmlFreeDoc(doc);
		xml_done(&r);
		sl_buf_free(&b);
	}
	assert_true(checked > 200);
}

/* ---- memory ---- */

static void reading_survives_every_failed_allocation(void **state)
{
	static const char *const texts[] = {
		"<a xmlns='u:u' b='1 &amp; 2'>x &lt; y<c xmlns:p='q:q' p:d='2'>z</c><![CDATA[w]]></a>",
		"<a x='1' x='2'>&foo;</b>",
		"<a><p:b/>]]></a>",
	};

	for (size_t i = 0; i < COUNT(texts); i++) {
		sl_status want;
		xml_reading r;
		size_t n;
		bool same;

		xml_read_n(&r, texts[i], strlen(texts[i]));
		want = r.status;
		xml_done(&r);
		for (n = 1;; n++) {
			sl_alloc_fail_at(n);
			xml_read_n(&r, texts[i], strlen(texts[i]));
			same = r.status == SL_EINVAL && want == SL_EINVAL && r.diags.count > 0;
			xml_done(&r);
			if (!sl_alloc_failed())
				break;
			/* libxml2 may lack memory for words that we do not need. */
			if (r.status != SL_ENOMEM && !same)
				fail_msg("text %zu, allocation %zu: status %d", i, n, r.status);
		}
		sl_alloc_fail_at(0);
		assert_int_equal(r.status, want);
		assert_true(n > 2);
	}
}

/* Well, refused by the guard, refused by libxml2, well again: nothing of one
 * shows in the next. */
static void test_document_after_document(void **state)
{
	static const char *const texts[] = {"<a x='1'>een<b/></a>", "<!DOCTYPE a><a/>", "<a><p:b/></a>", "", "<b x='2'>twee</b>"};
	sl_arena arena = {0};
	sl_intern names;
	sl_xml_reader *r;
	sl_xml_node *first = NULL, *root;

	sl_intern_init(&names, &arena);
	assert_non_null(r = sl_xml_reader_new(&names));
	for (int round = 0; round < 50; round++)
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
			bool good = texts[i][0] == '<' && strstr(texts[i], "x=");
			sl_diags diags = {0};

			root = NULL;
			assert_int_equal(sl_xml_reader_read(&root, r, &arena, "f.xml", texts[i], strlen(texts[i]), &diags),
					 good ? SL_OK : SL_EINVAL);
			assert_int_equal(diags.count > 0, !good);
			assert_int_equal(root != NULL, good);
			sl_diags_free(&diags);
			first = first ? first : root;
		}
	assert_string_equal(root->text, "twee");
	assert_ptr_equal(root->name, first->first->name);
	assert_ptr_equal(root->attrs[0].name, first->attrs[0].name);
	sl_xml_reader_free(r);
	sl_arena_free(&arena);
}

/* More names than are kept: the reader begins with new ones, and its trees
 * keep theirs. */
static void test_more_names_than_are_kept(void **state)
{
	sl_arena arena = {0};
	sl_intern names;
	sl_xml_reader *r;
	sl_xml_node *root;
	const char *first = NULL;

	sl_intern_init(&names, &arena);
	assert_non_null(r = sl_xml_reader_new(&names));
	for (int i = 0; i < 20; i++) {
		sl_diags diags = {0};
		sl_buf b = {0};

		sl_buf_puts(&b, "<wortel>");
		for (int k = 0; k < 1000; k++)
			sl_buf_printf(&b, "<n%d-%d/>", i, k);
		sl_buf_puts(&b, "</wortel>");
		assert_int_equal(sl_xml_reader_read(&root, r, &arena, NULL, b.text, b.len, &diags), SL_OK);
		assert_int_equal(root->child_count, 1000);
		first = first ? first : root->name;
		assert_ptr_equal(root->name, first);
		sl_buf_free(&b);
		sl_diags_free(&diags);
	}
	assert_string_equal(root->last->name, "n19-999");
	sl_xml_reader_free(r);
	sl_arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_tree_holds_what_stands_there),
		cmocka_unit_test(names_may_be_shared_by_documents),
		cmocka_unit_test(each_byte_of_text_knows_its_place),
		cmocka_unit_test(each_byte_of_a_value_knows_its_place),
		cmocka_unit_test(elements_and_attributes_know_their_place),
		cmocka_unit_test(places_hold_across_a_long_text),
		cmocka_unit_test(libxml2_makes_the_same_tree),
		cmocka_unit_test(reading_survives_every_failed_allocation),
		cmocka_unit_test(test_document_after_document),
		cmocka_unit_test(test_more_names_than_are_kept),
	};

	/* libxml2 allocates through us too, so that its failures are tested. */
	xmlMemSetup(sl_alloc_free, sl_alloc_malloc, sl_alloc_realloc, sl_alloc_strdup);
	return cmocka_run_group_tests_name("xml", tests, NULL, NULL);
}
