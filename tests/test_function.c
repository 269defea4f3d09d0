/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * function: the built-in functions of DMN 1.5.
 *
 * What is expected stands in the standard: the tables of 10.3.4, and for
 * patterns XPath functions 3.1 (5.6) with XML Schema part 2, appendix F.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "function/function.h"
#include "support/feel_text.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

/* The arguments as a FEEL list; what comes out as FEEL, or FAILS, or LIMIT. */
typedef struct function_row {
	const char *name, *function, *arguments, *want;
} function_row;

static const char *call_text(feel_text *f, const char *function, const char *arguments)
{
	const sl_builtin *builtin = sl_builtin_find(function);
	sl_call call = {.arena = &f->arena};
	sl_value list = feel_text_value(f, arguments), args[16], out;
	sl_status err;

	assert_non_null(builtin);
	assert_true(list.kind == SL_LIST && list.as.list->count < COUNT(args));
	if (list.as.list->count)
		memcpy(args, list.as.list->items, list.as.list->count * sizeof *args);
	err = sl_builtin_call(&out, builtin->id, args, list.as.list->count, &call);
	if (err == SL_EINVAL || err == SL_ELIMIT)
		assert_non_null(call.error); /* never without words */
	return err == SL_OK ? feel_text_show(f, out) : err == SL_ELIMIT ? LIMIT : FAILS;
}

static void check_rows(const function_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const function_row *row = &rows[i];
		const char *got, *want;
		feel_text f;

		feel_text_open(&f);
		got = call_text(&f, row->function, row->arguments);
		want = feel_text_want(&f, row->want);
		if (strcmp(got, want) != 0)
			fail_msg("%s: %s%s gives %s, want %s", row->name, row->function,
				 row->arguments, got, want);
		feel_text_close(&f);
	}
}

static const function_row texts[] = {
	{"from a place", "substring", "[\"foobar\", 3]", "\"obar\""},
	{"so many", "substring", "[\"foobar\", 3, 3]", "\"oba\""},
	{"from the back", "substring", "[\"foobar\", -2, 1]", "\"a\""},
	{"places are characters", "substring", "[\"\\U01F40Eab\", 2]", "\"ab\""},
	/* DMN 1.5, note 1 below table 74: a place in [-L..L], a length in [1..E] */
	{"all that is left", "substring", "[\"abc\", 2, 2]", "\"bc\""},
	{"all that is left from the back", "substring", "[\"abc\", -2, 2]", "\"bc\""},
	{"longer than what is left", "substring", "[\"abc\", 2, 3]", FAILS},
	{"longer than what is left from the back", "substring", "[\"abc\", -2, 3]", FAILS},
	{"no length at all", "substring", "[\"abc\", 2, 0]", FAILS},
	{"part of a length", "substring", "[\"abc\", 1, 0.5]", FAILS},
	{"a length and a part", "substring", "[\"abc\", 1, 2.8]", "\"ab\""},
	{"a part more than what is left", "substring", "[\"abc\", 1, 3.1]", FAILS},
	{"behind the end", "substring", "[\"abc\", 4]", FAILS},
	{"of nothing", "substring", "[\"\", 1]", FAILS},
	{"there is no place 0", "substring", "[\"abc\", 0]", FAILS},
	{"before the beginning", "substring", "[\"abc\", -4]", FAILS},
	{"a number is no text", "substring", "[123, 1]", FAILS},
	{"null is no text", "substring", "[null, 1]", FAILS},
	{"a list of one is its member", "string length", "[[\"foo\"]]", "3"},
	{"one character beyond the first plane", "string length", "[\"\\U01F40E\"]", "1"},
	{"nothing", "string length", "[\"\"]", "0"},
	{"capitals", "upper case", "[\"aBc4\"]", "\"ABC4\""},
	{"capitals with accents", "upper case", "[\"ĳsé\"]", "\"ĲSÉ\""},
	{"the sharp s has two", "upper case", "[\"maß\"]", "\"MASS\""},
	{"small letters", "lower case", "[\"aBc4Ë\"]", "\"abc4ë\""},
	{"before", "substring before", "[\"foobar\", \"bar\"]", "\"foo\""},
	{"before what is not there", "substring before", "[\"foobar\", \"xyz\"]", "\"\""},
	{"before nothing", "substring before", "[\"foobar\", \"\"]", "\"\""},
	{"after", "substring after", "[\"foobar\", \"ob\"]", "\"ar\""},
	{"after what is not there", "substring after", "[\"foo\", \"a\"]", "\"\""},
	{"after nothing", "substring after", "[\"foo\", \"\"]", "\"foo\""},
	{"contains", "contains", "[\"foobar\", \"ob\"]", "true"},
	{"contains not", "contains", "[\"foobar\", \"of\"]", "false"},
	{"starts", "starts with", "[\"foobar\", \"fo\"]", "true"},
	{"starts not", "starts with", "[\"fo\", \"foo\"]", "false"},
	{"ends", "ends with", "[\"foobar\", \"r\"]", "true"},
	{"ends not", "ends with", "[\"r\", \"ar\"]", "false"},
	{"joined", "string join", "[[\"a\", \"b\", \"c\"], \"_and_\"]",
	 "\"a_and_b_and_c\""},
	{"joined by nothing", "string join", "[[\"a\", null, \"c\"]]", "\"ac\""},
	{"only texts are joined", "string join", "[[\"a\", 1]]", FAILS},
	{"number as text", "string", "[1.10]", "\"1.1\""},
	{"null has no text", "string", "[null]", "null"},
	{"list as text", "string", "[[1, \"a\"]]", "\"[1, \\\"a\\\"]\""},
	{"number of text", "number", "[\"1 000,0\", \" \", \",\"]", "1000"},
	{"a point groups", "number", "[\"1.000,5\", \".\", \",\"]", "1000.5"},
	{"both the same", "number", "[\"1.000\", \".\", \".\"]", FAILS},
	{"no such separator", "number", "[\"1'000\", \"'\", \".\"]", FAILS},
	{"point where a comma is due", "number", "[\"1.5\", \" \", \",\"]", FAILS},
};

static const function_row patterns[] = {
	{"fits somewhere", "matches", "[\"foobar\", \"^fo*b\"]", "true"},
	{"fits nowhere", "matches", "[\"foobar\", \"^o\"]", "false"},
	{"flag i", "matches", "[\"FooBar\", \"foo\", \"i\"]", "true"},
	{"the point takes no new line", "matches", "[\"a\\nb\", \"a.b\"]", "false"},
	{"with s it does", "matches", "[\"a\\nb\", \"a.b\", \"s\"]", "true"},
	{"nor a carriage return", "matches", "[\"a\\rb\", \"a.b\"]", "false"},
	{"with s that too", "matches", "[\"a\\rb\", \"a.b\", \"s\"]", "true"},
	{"a line still ends at the new line only", "matches",
	 "[\"a\\rb\", \"a$\", \"m\"]", "false"},
	{"$ is the very end", "matches", "[\"a\\n\", \"a$\"]", "false"},
	{"with m also of a line", "matches", "[\"a\\nb\", \"a$\", \"m\"]", "true"},
	{"x drops white space", "matches", "[\"ab\", \"a b\", \"x\"]", "true"},
	{"but not in brackets", "matches", "[\"a b\", \"a[ ]b\", \"x\"]", "true"},
	{"q takes signs as they are", "matches", "[\"a.c\", \"a.c\", \"q\"]", "true"},
	{"q: the point is a point", "matches", "[\"abc\", \"a.c\", \"q\"]", "false"},
	{"no such flag", "matches", "[\"a\", \"a\", \"g\"]", FAILS},
	{"subtraction takes", "matches", "[\"b\", \"^[a-z-[aeiou]]$\"]", "true"},
	{"subtraction leaves out", "matches", "[\"e\", \"^[a-z-[aeiou]]$\"]", "false"},
	{"subtraction from all but", "matches", "[\"x\", \"^[^a-c-[x-z]]$\"]", "false"},
	{"subtraction in a subtraction", "matches", "[\"e\", \"^[a-z-[a-m-[e]]]$\"]",
	 "true"},
	{"a letter that starts a name", "matches", "[\"é\", \"^\\\\i$\"]", "true"},
	{"a digit does not", "matches", "[\"1\", \"^\\\\i$\"]", "false"},
	{"but is part of one", "matches", "[\"1\", \"^\\\\c$\"]", "true"},
	{"a sign is no name", "matches", "[\"+\", \"^\\\\C$\"]", "true"},
	{"digits of any script", "matches", "[\"\\u0663\", \"^\\\\d$\"]", "true"},
	{"punctuation is no word", "matches", "[\"_\", \"^\\\\w$\"]", "false"},
	{"a symbol is", "matches", "[\"+\", \"^\\\\w$\"]", "true"},
	{"white space is four characters", "matches", "[\"\\u00A0\", \"^\\\\s$\"]",
	 "false"},
	{"category", "matches", "[\"Q\", \"^\\\\p{Lu}$\"]", "true"},
	{"block", "matches", "[\"\\u20AC\", \"^\\\\p{IsCurrencySymbols}$\"]", "true"},
	{"all but a block", "matches", "[\"a\", \"^\\\\P{IsBasicLatin}$\"]", "false"},
	{"flag i leaves a category as it is", "matches",
	 "[\"m\", \"^\\\\p{Lu}$\", \"i\"]", "false"},
	{"also in brackets", "matches", "[\"m\", \"^[\\\\p{Lu}x]$\", \"i\"]", "false"},
	{"but not the character beside it", "matches",
	 "[\"X\", \"^[\\\\p{Nd}x]$\", \"i\"]", "true"},
	{"nor in all but", "matches", "[\"X\", \"^[^\\\\p{Nd}x]$\", \"i\"]", "false"},
	{"all but a category, flag i", "matches", "[\"m\", \"^[^\\\\p{Lu}x]$\", \"i\"]",
	 "true"},
	{"the Kelvin sign is a K", "matches", "[\"\\u212A\", \"^[A-Z]$\", \"i\"]",
	 "true"},
	{"a block that we do not know", "matches", "[\"a\", \"\\\\p{IsKlingon}\"]",
	 LIMIT},
	{"no such category", "matches", "[\"a\", \"\\\\p{Xx}\"]", FAILS},
	{"what was taken before", "matches", "[\"abab\", \"^(ab)\\\\1$\"]", "true"},
	{"a group that is not closed yet", "matches", "[\"aa\", \"(a\\\\1)\"]", FAILS},
	{"no reference in brackets", "matches", "[\"aa\", \"(a)[\\\\1]\"]", FAILS},
	{"PCRE's look ahead is not XPath's", "matches", "[\"ab\", \"a(?=b)\"]", FAILS},
	{"nor its word boundary", "matches", "[\"ab\", \"\\\\bab\"]", FAILS},
	{"nor its possessive repeat", "matches", "[\"aa\", \"a++\"]", FAILS},
	{"a brace is written with \\", "matches", "[\"a{\", \"a{\"]", FAILS},
	{"empty brackets", "matches", "[\"a\", \"[]\"]", FAILS},
	{"range the wrong way", "matches", "[\"b\", \"[z-a]\"]", FAILS},
	{"too many steps", "matches",
	 "[\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!\", \"^(a|a?)+$\"]", LIMIT},
	{"groups", "replace", "[\"abcd\", \"(ab)|(a)\", \"[1=$1][2=$2]\"]",
	 "\"[1=ab][2=]cd\""},
	{"the whole", "replace", "[\"abc\", \"b\", \"<$0>\"]", "\"a<b>c\""},
	{"a dollar sign", "replace", "[\"abc\", \"b\", \"\\\\$\"]", "\"a$c\""},
	{"one digit of two", "replace", "[\"ab\", \"(a)\", \"$12\"]", "\"a2b\""},
	{"a lone dollar", "replace", "[\"ab\", \"a\", \"$\"]", FAILS},
	{"nothing cannot be replaced", "replace", "[\"ab\", \"x*\", \"-\"]", FAILS},
	{"q in what comes instead", "replace", "[\"a.b\", \".\", \"$\", \"q\"]",
	 "\"a$b\""},
	{"pieces", "split", "[\"John Doe\", \"\\\\s\"]", "[\"John\", \"Doe\"]"},
	{"empty pieces", "split", "[\"a;b;c;;\", \";\"]",
	 "[\"a\", \"b\", \"c\", \"\", \"\"]"},
	{"nothing to split by", "split", "[\"ab\", \"\"]", FAILS},
};

static const function_row lists[] = {
	{"member", "list contains", "[[1, 2, 3], 2]", "true"},
	{"null is a member", "list contains", "[[1, null], null]", "true"},
	{"no member", "list contains", "[[1, 2, 3], \"2\"]", "false"},
	{"count", "count", "[[1, 2, 3]]", "3"},
	{"count of one", "count", "[7]", "1"},
	{"null is no list", "count", "[null]", FAILS},
	{"least", "min", "[[1, 2, 3]]", "1"},
	{"least of arguments", "min", "[\"b\", \"a\"]", "\"a\""},
	{"least of none", "min", "[[]]", "null"},
	{"greatest day", "max", "[[@\"2026-01-01\", @\"2026-07-01\"]]",
	 "@\"2026-07-01\""},
	{"no order between kinds", "max", "[1, \"a\"]", FAILS},
	{"sum", "sum", "[[1, 2, 3]]", "6"},
	{"sum of arguments", "sum", "[0.1, 0.2]", "0.3"},
	{"sum of none", "sum", "[[]]", "null"},
	{"sum with null", "sum", "[[1, null]]", FAILS},
	{"mean", "mean", "[[1, 2, 4, 5]]", "3"},
	{"mean of none", "mean", "[[]]", "null"},
	{"all", "all", "[[false, null, true]]", "false"},
	{"all of none", "all", "[[]]", "true"},
	{"all, one not known", "all", "[[true, null]]", "null"},
	{"all, one no truth", "all", "[[true, 0]]", FAILS},
	{"any", "any", "[false, null, true]", "true"},
	{"any of none", "any", "[[]]", "false"},
	{"any, one not known", "any", "[[false, null]]", "null"},
	{"part", "sublist", "[[4, 5, 6], 1, 2]", "[4, 5]"},
	{"part to the end", "sublist", "[[4, 5, 6], 2]", "[5, 6]"},
	{"part from the back", "sublist", "[[4, 5, 6], -1]", "[6]"},
	{"part that is not there", "sublist", "[[4, 5, 6], 4]", FAILS},
	/* DMN 1.5, notes 1 and 2 below table 75: a place in [-L..L], a length in [1..E].
	 * Of a place or a length only the whole part counts (TCK 1103, 1155). */
	{"part of all that is left", "sublist", "[[4, 5, 6], 2, 2]", "[5, 6]"},
	{"part longer than what is left", "sublist", "[[4, 5, 6], 2, 3]", FAILS},
	{"part longer than what is left from the back", "sublist", "[[4, 5, 6], -1, 2]", FAILS},
	{"part of no length", "sublist", "[[4, 5, 6], 1, 0]", FAILS},
	{"part from a place and a half", "sublist", "[[4, 5, 6], 2.5]", "[5, 6]"},
	{"part from less than a place", "sublist", "[[4, 5, 6], 0.5]", FAILS},
	{"part from a place with a zero behind the point", "sublist", "[[4, 5, 6], 2.0]", "[5, 6]"},
	{"insert at a place and a half", "insert before", "[[1, 3], 2.5, 2]", "[1, 2, 3]"},
	{"remove at a place and a half", "remove", "[[1, 2, 3], 2.5]", "[1, 3]"},
	{"replace at a place and a half", "list replace", "[[2, 4], 2.5, 6]", "[2, 6]"},
	{"replace at a place and a half from the back", "list replace", "[[2, 4], -1.5, 6]", "[2, 6]"},
	{"replace past the last place", "list replace", "[[2, 4], 3.5, 6]", FAILS},
	{"append", "append", "[[1], 2, 3]", "[1, 2, 3]"},
	{"append a list as a member", "append", "[[1], [2]]", "[1, [2]]"},
	{"concatenate", "concatenate", "[[1, 2], [3]]", "[1, 2, 3]"},
	{"insert", "insert before", "[[1, 3], 1, 2]", "[2, 1, 3]"},
	{"insert from the back", "insert before", "[[1, 3], -1, 2]", "[1, 2, 3]"},
	{"insert nowhere", "insert before", "[[1, 3], 3, 2]", FAILS},
	{"remove", "remove", "[[1, 2, 3], 2]", "[1, 3]"},
	{"replace at a place", "list replace", "[[2, 4, 7, 8], 3, 6]", "[2, 4, 6, 8]"},
	{"reverse", "reverse", "[[1, 2, 3]]", "[3, 2, 1]"},
	{"places", "index of", "[[1, 2, 3, 2], 2]", "[2, 4]"},
	{"places of null", "index of", "[[1, null], null]", "[2]"},
	{"union", "union", "[[1, 2], [2, 3]]", "[1, 2, 3]"},
	{"once each", "distinct values", "[[1, 2, 3, 2, 1.0, null, null]]",
	 "[1, 2, 3, null]"},
	{"flat", "flatten", "[[[1, 2], [[3]], 4]]", "[1, 2, 3, 4]"},
	{"product", "product", "[[2, 3, 4]]", "24"},
	{"product of none", "product", "[[]]", "null"},
	{"middle", "median", "[8, 2, 5, 3, 4]", "4"},
	{"between the middle two", "median", "[[6, 1, 2, 3]]", "2.5"},
	{"middle of none", "median", "[[]]", "null"},
	{"deviation of one", "stddev", "[[47]]", FAILS},
	{"most", "mode", "[6, 3, 9, 6, 6]", "[6]"},
	{"most, more than one, in order", "mode", "[[6, 1, 9, 6, 1]]", "[1, 6]"},
	{"most of none", "mode", "[[]]", "[]"},
	{"sort needs a function", "sort", "[[1, 2], 3]", FAILS},
};

static const function_row numbers[] = {
	{"to even, down", "decimal", "[2.5, 0]", "2"},
	{"to even, up", "decimal", "[1.5, 0]", "2"},
	{"two digits", "decimal", "[1/3, 2]", "0.33"},
	{"hundreds", "decimal", "[1250, -2]", "1200"},
	{"scale too large", "decimal", "[1, 6177]", FAILS},
	{"floor", "floor", "[-1.5]", "-2"},
	{"floor at a digit", "floor", "[-1.56, 1]", "-1.6"},
	{"ceiling", "ceiling", "[-1.5]", "-1"},
	{"ceiling at a digit", "ceiling", "[-1.56, 1]", "-1.5"},
	{"up", "round up", "[1.121, 2]", "1.13"},
	{"up below zero", "round up", "[-5.5, 0]", "-6"},
	{"down", "round down", "[-1.126, 2]", "-1.12"},
	{"half up", "round half up", "[-5.5, 0]", "-6"},
	{"half down", "round half down", "[5.5, 0]", "5"},
	{"over half is up", "round half down", "[1.126, 2]", "1.13"},
	{"half even", "round half even", "[0.125, 2]", "0.12"},
	{"without sign", "abs", "[-10]", "10"},
	{"duration without sign", "abs", "[@\"-PT5H\"]", "@\"PT5H\""},
	{"months without sign", "abs", "[@\"-P1Y\"]", "@\"P1Y\""},
	{"rest", "modulo", "[12, 5]", "2"},
	{"rest of below zero", "modulo", "[-12, 5]", "3"},
	{"rest by below zero", "modulo", "[12, -5]", "-3"},
	{"both below zero", "modulo", "[-12, -5]", "-2"},
	{"rest of a fraction", "modulo", "[-10.1, 4.5]", "3.4"},
	{"rest by zero", "modulo", "[1, 0]", FAILS},
	{"root", "sqrt", "[16]", "4"},
	{"no root", "sqrt", "[-1]", FAILS},
	{"no logarithm", "log", "[0]", FAILS},
	{"logarithm of one", "log", "[1]", "0"},
	{"e to nothing", "exp", "[0]", "1"},
	{"odd", "odd", "[5]", "true"},
	{"odd below zero", "odd", "[-5]", "true"},
	{"a fraction is neither", "odd", "[2.5]", "false"},
	{"even", "even", "[0]", "true"},
	{"neither", "even", "[2.5]", "false"},
};

static const function_row dates[] = {
	{"day of text", "date", "[\"2012-12-25\"]", "@\"2012-12-25\""},
	{"day of parts", "date", "[2012, 12, 25]", "@\"2012-12-25\""},
	{"day of a moment", "date", "[@\"2012-12-25T11:00:00Z\"]", "@\"2012-12-25\""},
	{"no such day", "date", "[2023, 2, 29]", FAILS},
	{"a part of a day", "date", "[2023, 1.5, 1]", FAILS},
	{"moment of text", "date and time", "[\"2012-12-24T23:59:00\"]",
	 "@\"2012-12-24T23:59:00\""},
	{"moment of day and time", "date and time", "[@\"2012-12-24\", @\"23:59:00Z\"]",
	 "@\"2012-12-24T23:59:00Z\""},
	{"time of parts", "time", "[23, 59, 0, @\"PT0H\"]", "@\"23:59:00Z\""},
	{"time of a moment", "time", "[@\"2012-12-24T23:59:00Z\"]", "@\"23:59:00Z\""},
	{"no such time", "time", "[23, 60, 0]", FAILS},
	{"offset beyond the earth", "time", "[1, 0, 0, @\"PT15H\"]", FAILS},
	{"duration", "duration", "[\"P3DT20H14M\"]", "@\"P3DT20H14M\""},
	{"years", "duration", "[\"P2Y2M\"]", "@\"P2Y2M\""},
	{"mixed is none", "duration", "[\"P1Y1D\"]", FAILS},
	{"months between", "years and months duration",
	 "[@\"2011-12-22\", @\"2013-08-24\"]", "@\"P1Y8M\""},
	{"and back", "years and months duration", "[@\"2013-08-24\", @\"2011-12-22\"]",
	 "@\"-P1Y8M\""},
	{"day of year", "day of year", "[@\"2019-09-17\"]", "260"},
	{"day of week", "day of week", "[@\"2019-09-17\"]", "\"Tuesday\""},
	{"month", "month of year", "[@\"2019-09-17\"]", "\"September\""},
	{"week", "week of year", "[@\"2019-09-17\"]", "38"},
	{"week of the next year", "week of year", "[@\"2003-12-29\"]", "1"},
	{"week of the year before", "week of year", "[@\"2005-01-01\"]", "53"},
	{"other kinds are not the same", "is", "[@\"2012-12-25\", @\"23:00:50\"]",
	 "false"},
	{"the same", "is", "[@\"2012-12-25\", @\"2012-12-25\"]", "true"},
	{"Z is no offset less", "is", "[@\"23:00:50Z\", @\"23:00:50\"]", "false"},
	{"the same instant written otherwise", "is",
	 "[@\"12:00:00Z\", @\"13:00:00+01:00\"]", "false"},
	{"1.0 is 1", "is", "[1.0, 1]", "true"},
};

static const function_row contexts[] = {
	{"value", "get value", "[{a: 1}, \"a\"]", "1"},
	{"no such name", "get value", "[{a: 1}, \"b\"]", "null"},
	{"entries", "get entries", "[{a: 1, b: 2}]",
	 "[{key: \"a\", value: 1}, {key: \"b\", value: 2}]"},
	{"of entries", "context", "[[{key: \"a\", value: 1}, {key: \"b\", value: null}]]",
	 "{a: 1, b: null}"},
	{"one entry", "context", "[{key: \"a\", value: 1}]", "{a: 1}"},
	{"the same name twice", "context",
	 "[[{key: \"a\", value: 1}, {key: \"a\", value: 2}]]", FAILS},
	{"entry without value", "context", "[[{key: \"a\"}]]", FAILS},
	{"put", "context put", "[{x: 1}, \"y\", 2]", "{x: 1, y: 2}"},
	{"put in its place", "context put", "[{x: 1, y: 0, z: 0}, \"y\", 2]",
	 "{x: 1, y: 2, z: 0}"},
	{"put deeper", "context put", "[{x: 1, y: {a: 0}}, [\"y\", \"a\"], 2]",
	 "{x: 1, y: {a: 2}}"},
	{"no such path", "context put", "[{x: 1}, [\"y\", \"a\"], 2]", FAILS},
	{"empty path", "context put", "[{x: 1}, [], 2]", FAILS},
	{"merge", "context merge", "[[{x: 1, y: 0}, {y: 2}]]", "{x: 1, y: 2}"},
	{"merge no contexts", "context merge", "[[{x: 1}, 2]]", FAILS},
};

static void test_texts(void **state)
{
	check_rows(texts, COUNT(texts));
}

static void test_patterns(void **state)
{
	check_rows(patterns, COUNT(patterns));
}

static void test_lists(void **state)
{
	check_rows(lists, COUNT(lists));
}

static void test_numbers(void **state)
{
	check_rows(numbers, COUNT(numbers));
}

static void test_dates(void **state)
{
	check_rows(dates, COUNT(dates));
}

static void test_contexts(void **state)
{
	check_rows(contexts, COUNT(contexts));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_contexts),
	};

	return cmocka_run_group_tests_name("function", tests, NULL, NULL);
}
