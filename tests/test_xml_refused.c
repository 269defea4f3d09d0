/* SPDX-License-Identifier: EUPL-1.2 */
/* The XML room: what is refused, and where it says that it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "support/xml_reading.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static const struct {
	const char *name, *text;
	size_t n; /* 0: strlen */
	sl_diag_code code;
	uint32_t line, column;
} refused[] = {
	{"nothing", "", 0, SL_DIAG_XML_EMPTY, 1, 1},
	{"no element", "<!-- leeg -->\n", 0, SL_DIAG_XML_EMPTY, 1, 1},
	{"UTF-16, small end first", "\xFF\xFE<\0a\0/\0>\0", 10, SL_DIAG_XML_ENCODING, 1, 1},
	{"UTF-16, big end first", "\xFE\xFF\0<\0a\0/\0>", 10, SL_DIAG_XML_ENCODING, 1, 1},
	{"UTF-16 without mark", "<\0a\0/\0>\0", 8, SL_DIAG_XML_ENCODING, 1, 1},
	{"UTF-32", "\0\0\xFE\xFF\0\0\0<", 8, SL_DIAG_XML_ENCODING, 1, 1},
	{"EBCDIC", "\x4C\x6F\xA7\x94\x93", 5, SL_DIAG_XML_ENCODING, 1, 1},
	{"Latin-1", "<a>\nRen\xE9</a>", 0, SL_DIAG_XML_UTF8, 2, 4},
	{"overlong", "<a b='\xC0\xBC'/>", 0, SL_DIAG_XML_UTF8, 1, 7},
	{"surrogate", "<a>\xED\xA0\x80</a>", 0, SL_DIAG_XML_UTF8, 1, 4},
	{"cut in a character", "<a>\xE2\x82", 0, SL_DIAG_XML_UTF8, 1, 4},
	{"NUL", "<a>x\0y</a>", 10, SL_DIAG_XML_CHARACTER, 1, 5},
	{"control character", "<a>\x1B[31m</a>", 0, SL_DIAG_XML_CHARACTER, 1, 4},
	{"U+FFFE", "<a>\xEF\xBF\xBE</a>", 0, SL_DIAG_XML_CHARACTER, 1, 4},
	{"byte order mark later on", "<a>\n\xEF\xBB\xBF</a>", 0, SL_DIAG_XML_CHARACTER, 2, 1},
	{"other encoding declared", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", 0,
	 SL_DIAG_XML_ENCODING_DECLARED, 1, 31},
	{"UTF-7 declared", "<?xml version='1.0' encoding='UTF-7'?><a/>", 0,
	 SL_DIAG_XML_ENCODING_DECLARED, 1, 31},
	{"XML 1.1", "<?xml version='1.1'?><a/>", 0, SL_DIAG_XML_VERSION, 1, 16},
	{"broken declaration", "<?xml version=1.0?><a/>", 0, SL_DIAG_XML_TAG, 1, 15},
	{"DOCTYPE", "<!DOCTYPE a><a/>", 0, SL_DIAG_XML_DOCTYPE, 1, 1},
	{"lower case doctype", "\n <!doctype html><a/>", 0, SL_DIAG_XML_DOCTYPE, 2, 2},
	{"ENTITY", "<a><!ENTITY x 'y'></a>", 0, SL_DIAG_XML_DOCTYPE, 1, 4},
	{"unknown entity", "<a>&nbsp;</a>", 0, SL_DIAG_XML_ENTITY, 1, 4},
	{"unknown entity in a value", "<a b='x &euro; y'/>", 0, SL_DIAG_XML_ENTITY, 1, 9},
	{"loose ampersand", "<a>kind & gezin</a>", 0, SL_DIAG_XML_ENTITY, 1, 9},
	{"ampersand at the end", "<a>&</a>", 0, SL_DIAG_XML_ENTITY, 1, 4},
	{"reference to NUL", "<a>&#0;</a>", 0, SL_DIAG_XML_ENTITY, 1, 4},
	{"reference to a surrogate", "<a>&#xD800;</a>", 0, SL_DIAG_XML_ENTITY, 1, 4},
	{"reference beyond Unicode", "<a>&#x110000;</a>", 0, SL_DIAG_XML_ENTITY, 1, 4},
	{"reference that overflows", "<a>&#x100000041;</a>", 0, SL_DIAG_XML_ENTITY, 1, 4},
	{"empty reference", "<a>&#;</a>", 0, SL_DIAG_XML_ENTITY, 1, 4},
	{"catalog instruction", "<?oasis-xml-catalog catalog='http://x/'?><a/>", 0,
	 SL_DIAG_XML_INSTRUCTION, 1, 1},
	{"style sheet instruction", "<?xml-stylesheet href='x.xsl'?><a/>", 0, SL_DIAG_XML_INSTRUCTION, 1, 1},
	{"declaration not at the start", " <?xml version='1.0'?><a/>", 0, SL_DIAG_XML_INSTRUCTION, 1, 2},
	{"less than in text", "<a>leeftijd < 21</a>", 0, SL_DIAG_XML_LESS_THAN, 1, 13},
	{"less than before a digit", "<a>leeftijd <21</a>", 0, SL_DIAG_XML_LESS_THAN, 1, 13},
	{"less than in a value", "<a b='x < 3'/>", 0, SL_DIAG_XML_LESS_THAN, 1, 9},
	{"less than before a letter", "<a>x <y and z</a>", 0, SL_DIAG_XML_UNCLOSED, 1, 6},
	{"value without quotes", "<a b=1/>", 0, SL_DIAG_XML_TAG, 1, 6},
	{"attribute without value", "<a b/>", 0, SL_DIAG_XML_TAG, 1, 4},
	{"no space between attributes", "<a b='1'c='2'/>", 0, SL_DIAG_XML_TAG, 1, 9},
	{"attribute in an end tag", "<a></a b='1'>", 0, SL_DIAG_XML_TAG, 1, 8},
	{"attribute twice", "<a b='1'\n b='2'/>", 0, SL_DIAG_XML_ATTRIBUTE_TWICE, 2, 2},
	{"attribute twice by namespace", "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>", 0,
	 SL_DIAG_XML_MALFORMED, 1, 1},
	{"open comment", "<a><!-- x</a>", 0, SL_DIAG_XML_UNCLOSED, 1, 4},
	{"open CDATA", "<a>\n<![CDATA[ x</a>", 0, SL_DIAG_XML_UNCLOSED, 2, 1},
	{"open instruction", "<a/><?xml-model x", 0, SL_DIAG_XML_UNCLOSED, 1, 5},
	{"open value", "<a b='1>\n</a>", 0, SL_DIAG_XML_UNCLOSED, 1, 6},
	{"open tag", "<a><b", 0, SL_DIAG_XML_UNCLOSED, 1, 4},
	{"open end tag", "<a></a", 0, SL_DIAG_XML_UNCLOSED, 1, 4},
	{"wrong end tag", "<a><b></a>", 0, SL_DIAG_XML_END_TAG, 1, 7},
	{"end tag too many", "<a/></a>", 0, SL_DIAG_XML_END_TAG_LOOSE, 1, 5},
	{"never ended", "\n<a> <b/>", 0, SL_DIAG_XML_NOT_ENDED, 2, 1},
	{"two roots", "<a/><b/>", 0, SL_DIAG_XML_MALFORMED, 1, 5},
	{"text behind the root", "<a/>\nx", 0, SL_DIAG_XML_MALFORMED, 2, 1},
	{"text before the root", "x<a/>", 0, SL_DIAG_XML_MALFORMED, 1, 1},
	{"CDATA behind the root", "<a/><![CDATA[x]]>", 0, SL_DIAG_XML_MALFORMED, 1, 5},
	{"unbound prefix", "<a><p:b/></a>", 0, SL_DIAG_XML_MALFORMED, 1, 4},
	{"unbound prefix of an attribute", "<a>\n <b p:c='1'/></a>", 0, SL_DIAG_XML_MALFORMED, 2, 2},
	{"-- in a comment", "<a><!-- x -- y --></a>", 0, SL_DIAG_XML_MALFORMED, 1, 11},
	{"end of CDATA in text", "<a>x ]]> y</a>", 0, SL_DIAG_XML_MALFORMED, 1, 6},
	{"name that is none", "<a><b\xC3\x97/></a>", 0, SL_DIAG_XML_NAME, 1, 6},
	{"attribute name that is none", "<a>\n<b -c='1'/></a>", 0, SL_DIAG_XML_NAME, 2, 4},
	{"three hyphens", "<a><!-- x ---></a>", 0, SL_DIAG_XML_MALFORMED, 1, 11},
	{"two colons", "<a><p:q:b/></a>", 0, SL_DIAG_XML_MALFORMED, 1, 4},
};

static void refusals_name_code_and_place(void **state)
{
	xml_reading r;

	for (size_t i = 0; i < COUNT(refused); i++) {
		const char *text = refused[i].text;
		const sl_diag *d;

		xml_read_n(&r, text, refused[i].n ? refused[i].n : strlen(text));
		if (r.status != SL_EINVAL || r.diags.count == 0)
			fail_msg("%s: status %d, %zu messages", refused[i].name, r.status, r.diags.count);
		d = &r.diags.items[0];
		if (d->code != refused[i].code)
			fail_msg("%s: code %d (%s)", refused[i].name, d->code, d->text);
		if (d->pos.line != refused[i].line || d->pos.column != refused[i].column)
			fail_msg("%s: at %u:%u (%s)", refused[i].name, d->pos.line, d->pos.column,
				 d->text);
		assert_string_equal(d->pos.file, "f.xml");
		xml_done(&r);
	}
}

static void every_xml_message_is_provoked(void **state)
{
	size_t count;
	const sl_diag_entry *all = sl_diag_catalogue(&count);

	for (size_t i = 0; i < count; i++) {
		/* These have a test of their own. */
		bool found = all[i].code == SL_DIAG_XML_TOO_MANY ||
			     all[i].code == SL_DIAG_XML_LIMIT ||
			     all[i].code == SL_DIAG_XML_DOUBTFUL;

		if (all[i].code < 1000 || all[i].code > 1099)
			continue;
		for (size_t j = 0; j < COUNT(refused) && !found; j++)
			found = refused[j].code == all[i].code;
		if (!found)
			fail_msg("no row provokes %s", all[i].name);
	}
}

static void all_problems_are_reported_at_once(void **state)
{
	static const char text[] =
		"<a x='1' x='2'><b>&foo; &lt; \x02 <?php x?>\n<c>a < 3</b></a></d>";
	static const struct {
		sl_diag_code code;
		uint32_t line, column;
	} want[] = {
		{SL_DIAG_XML_CHARACTER, 1, 30},       {SL_DIAG_XML_ATTRIBUTE_TWICE, 1, 10},
		{SL_DIAG_NONE, 1, 4},                 {SL_DIAG_XML_ENTITY, 1, 19},
		{SL_DIAG_XML_INSTRUCTION, 1, 32},     {SL_DIAG_XML_LESS_THAN, 2, 6},
		{SL_DIAG_XML_END_TAG, 2, 9},          {SL_DIAG_NONE, 2, 1},
		{SL_DIAG_XML_END_TAG_LOOSE, 2, 17},
	};
	xml_reading r;

	xml_read_n(&r, text, strlen(text));
	for (size_t i = 0; i < COUNT(want); i++) {
		const sl_diag *d = &r.diags.items[i];

		if (i >= r.diags.count || d->code != want[i].code || d->pos.line != want[i].line ||
		    d->pos.column != want[i].column)
			fail_msg("message %zu is %s", i, i < r.diags.count ? d->text : "missing");
	}
	assert_int_equal(r.diags.count, COUNT(want));
	xml_done(&r);
}

static void messages_stop_at_a_limit(void **state)
{
	sl_buf b = {0};
	xml_reading r;

	sl_buf_puts(&b, "<a>");
	for (int i = 0; i < 1000; i++)
		sl_buf_puts(&b, "&x;");
	sl_buf_puts(&b, "</a>");
	xml_read_n(&r, b.text, b.len);
	assert_int_equal(r.status, SL_EINVAL);
	assert_int_equal(r.diags.count, SL_XML_MOST_MESSAGES + 1);
	assert_int_equal(r.diags.items[r.diags.count - 1].code, SL_DIAG_XML_TOO_MANY);
	xml_done(&r);
	sl_buf_free(&b);
}

static void doubts_of_libxml2_are_warnings(void **state)
{
	static const char text[] = "<a>\n <b xmlns='los'/></a>";
	xml_reading r;

	xml_read_n(&r, text, strlen(text));
	assert_int_equal(r.status, SL_OK);
	assert_int_equal(r.diags.count, 1);
	assert_int_equal(r.diags.items[0].code, SL_DIAG_XML_DOUBTFUL);
	assert_int_equal(r.diags.items[0].pos.line, 2);
	assert_int_equal(r.diags.items[0].pos.column, 2);
	assert_int_equal(r.diags.error_count, 0);
	xml_done(&r);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(refusals_name_code_and_place),
		cmocka_unit_test(every_xml_message_is_provoked),
		cmocka_unit_test(all_problems_are_reported_at_once),
		cmocka_unit_test(messages_stop_at_a_limit),
		cmocka_unit_test(doubts_of_libxml2_are_warnings),
	};

	return cmocka_run_group_tests_name("xml, refused", tests, NULL, NULL);
}
