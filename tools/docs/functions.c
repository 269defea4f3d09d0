/* SPDX-License-Identifier: EUPL-1.2 */
/* Prints docs/functions.md from function/functions.def (make docs). */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "cell.h"

#define COUNT(a) (sizeof(a) / sizeof *(a))

typedef struct function_row {
	const char *name, *params, *result, *meaning;
} function_row;

/* Parameters as text: "," before each, ":" before its type, "|" between
 * signatures; "[" and "]" around what may be left out, "." behind a rest. */
static const function_row functions[] = {
#define SL_NONE
#define SL_OR "|"
#define SL_PARAM(name, type) "," name ":" #type
#define SL_OPTION(name, type) "[," name ":" #type "]"
#define SL_NAMED(name, type) "," name ":" #type
#define SL_REST(name, type) "," name ":" #type "."
#define SL_FN(id, code, name, params, result, meaning) {name, "" params, result, meaning},
#include "function/functions.def"
#undef SL_FN
};

static const char *type_words(const char *type, size_t n)
{
	static const struct { const char *type, *words; } known[] = {
		{"ANY", "any"}, {"NUMBER", "number"}, {"NUMBER_OR_NULL", "number or null"},
		{"NUMBER_OR_DURATION", "number or duration"}, {"STRING", "string"}, {"STRING_OR_NULL", "string or null"},
		{"STRING_OR_DAY", "string or date"}, {"STRING_OR_TIME", "string or time"},
		{"STRING_OR_DURATION", "string or duration"}, {"DURATION", "duration"},
		{"SPAN_OR_NULL", "days and time duration or null"}, {"DAY", "date"}, {"TIME", "time"}, {"LIST", "list"},
		{"CONTEXT", "context"}, {"FUNCTION", "function"}, {"RANGE", "range"}, {"POINT", "value with an order"},
	};

	for (size_t i = 0; i < COUNT(known); i++)
		if (strlen(known[i].type) == n && memcmp(known[i].type, type, n) == 0)
			return known[i].words;
	return "?";
}

/* One signature: "string, start position [, length]". */
static void put_signature(const char *name, const char *p, size_t n)
{
	bool first = true, optional = false;
	size_t k;

	printf("`%s(", name);
	for (size_t i = 0; i < n;) {
		if (p[i] == '[') {
			optional = true;
			i++;
			continue;
		}
		if (p[i] == ']' || p[i] == '.') {
			fputs(p[i] == ']' ? "]" : ", ...", stdout);
			i++;
			continue;
		}
		fputs(first ? (optional ? "[" : "") : optional ? "[, " : ", ", stdout);
		first = optional = false;
		for (i++; p[i] != ':'; i++)
			putchar(p[i]);
		for (k = ++i; k < n && !strchr(",[].", p[k]); k++)
			;
		printf(": %s", type_words(p + i, k - i));
		i = k;
	}
	fputs(")`", stdout);
}

static void put_function(const function_row *f)
{
	const char *p = f->params;

	fputs("| ", stdout);
	for (;;) {
		size_t n = strcspn(p, "|");

		put_signature(f->name, p, n);
		if (!p[n])
			break;
		fputs("<br>", stdout);
		p += n + 1;
	}
	printf(" | %s | ", f->result);
	put_cell(f->meaning);
	puts(" |");
}

int main(void)
{
	puts("# Functions\n\n"
	     "Made from `engine/function/functions.def` by `make docs`; change that and not this.\n\n"
	     "The built-in functions of DMN 1.5, as `samenloop feel` and rules have them. A name between parentheses is that of the\n"
	     "parameter: arguments go in order, or all by name (`substring(string: x, start position: 2)`). What stands between\n"
	     "`[ ]` may be left out; `...` takes any number.\n\n"
	     "In rules:\n\n"
	     "- `sum` of an empty list is 0 (in standard FEEL it is null);\n"
	     "- `today` and `now` are refused, and so is what needs a context or a function of one's own, since neither can be\n"
	     "  written in a rule ([rule-language.md](rule-language.md), section 20);\n"
	     "- `duration` takes a text as written, such as `duration(\"P18Y\")`;\n"
	     "- an argument that is onbekend or regelgebrek makes the result so, and a list with a doubtful member or one that may\n"
	     "  have more members counts as onbekend; `list contains` alone may be decided by a sure member;\n"
	     "- what standard FEEL answers with null after an error is regelgebrek `rekenfout`, unless an argument was leeg;\n"
	     "- beside these there are `op(datum, e)`, `perioden(reeks, van, tot)` and\n"
	     "  `eerstvolgende werkdag(datum)` ([rule-language.md](rule-language.md), section 14).\n\n"
	     "| call | result | meaning |\n|---|---|---|");
	for (size_t i = 0; i < COUNT(functions); i++)
		put_function(&functions[i]);
	return 0;
}
