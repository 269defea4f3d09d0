/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * Pages of docs/ that follow from the tables of the engine, on standard
 * output:
 *
 *   reference operators     program/ops.def and feel/ops.def
 *   reference functions     function/functions.def
 *   reference diagnostics   base/diag.def
 *
 * `make docs` writes them, `make docs-test` compares.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "base/diag.h"

/* ---- words in Markdown ---- */

/* Text in a cell of a table: a bar would end it, < and & would be markup. */
static void put_cell(const char *text)
{
	for (; *text; text++) {
		if (*text == '|' || *text == '*' || *text == '_' || *text == '[' || *text == ']' || *text == '\\')
			printf("\\%c", *text);
		else if (*text == '&')
			fputs("&amp;", stdout);
		else if (*text == '<')
			fputs("&lt;", stdout);
		else if (*text == '>')
			fputs("&gt;", stdout);
		else
			putchar(*text);
	}
}

/* As code: only a bar needs help there. */
static void put_code(const char *text)
{
	putchar('`');
	for (; *text; text++)
		printf(*text == '|' ? "\\%c" : "%c", *text);
	putchar('`');
}

static void put_made_by(const char *source)
{
	printf("<!-- Made by `make docs` from %s; do not edit. -->\n", source);
}

/* ---- operators ---- */

typedef struct operator_row {
	const char *spelling, *unknown, *meaning;
	int arity;
} operator_row;

static const operator_row feel_operators[] = {
#define SL_OP(name, spelling, arity, unknown, meaning) {spelling, #unknown, meaning, arity},
#include "feel/ops.def"
#undef SL_OP
};

static const operator_row all_operators[] = {
#define SL_OP(name, spelling, arity, unknown, meaning) {spelling, #unknown, meaning, arity},
#include "program/ops.def"
#undef SL_OP
};

#define COUNT(a) (sizeof(a) / sizeof *(a))

static void put_operators_of(const operator_row *rows, size_t count)
{
	puts("| form | operands | of what is not known | meaning |\n|---|---|---|---|");
	for (size_t i = 0; i < count; i++) {
		fputs("| ", stdout);
		put_code(rows[i].spelling);
		if (rows[i].arity < 0)
			fputs(" | any", stdout);
		else
			printf(" | %d", rows[i].arity);
		fputs(" | ", stdout);
		for (const char *c = rows[i].unknown; *c; c++)
			putchar(tolower((unsigned char)*c));
		fputs(" | ", stdout);
		put_cell(rows[i].meaning);
		puts(" |");
	}
}

static void put_operators(void)
{
	put_made_by("engine/feel/ops.def and engine/program/ops.def");
	puts("# Operators\n\n"
	     "Every operator and form of the expression language is one line of a table in the engine. How to add one:\n"
	     "[adding-an-operator.md](adding-an-operator.md). Built-in functions: [functions.md](functions.md). What the words in the\n"
	     "third column mean in full: [rule-language.md](rule-language.md), sections 10 and 14.\n\n"
	     "| of what is not known | the result when an operand is not simply known |\n|---|---|\n"
	     "| strict | the first of regelgebrek, onbekend, leeg that an operand is |\n"
	     "| kleene | the truth tables of the five truths: one operand may decide |\n"
	     "| equal | strict, but leeg is a value like any other |\n"
	     "| own | by a rule of its own |\n"
	     "| leaf | there are no operands |\n\n"
	     "## What is written\n");
	put_operators_of(feel_operators, COUNT(feel_operators));
	puts("\n## What it becomes\n\n"
	     "Names and calls get their meaning when the rules are loaded. These forms stand in a compiled program beside those above.\n");
	put_operators_of(all_operators + COUNT(feel_operators), COUNT(all_operators) - COUNT(feel_operators));
}

/* ---- functions ---- */

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
#define SL_FN(id, name, params, result, meaning) {name, "" params, result, meaning},
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

static void put_functions(void)
{
	put_made_by("engine/function/functions.def");
	puts("# Functions\n\n"
	     "The built-in functions of DMN 1.5, as `samenloop feel` and rules have them. A name between parentheses is that of the\n"
	     "parameter: arguments go in order, or all by name (`substring(string: x, start position: 2)`). What stands between\n"
	     "`[ ]` may be left out; `...` takes any number.\n\n"
	     "In rules:\n\n"
	     "- `sum` of an empty list is 0 (in standard FEEL it is null);\n"
	     "- `today` and `now` are refused, and so is what needs a context or a function of one's own, since neither can be\n"
	     "  written in a rule ([rule-language.md](rule-language.md), section 22);\n"
	     "- `duration` takes a text as written, such as `duration(\"P18Y\")`;\n"
	     "- an argument that is onbekend or regelgebrek makes the result so, and a list with a doubtful member or one that may\n"
	     "  have more members counts as onbekend; `list contains` alone may be decided by a sure member;\n"
	     "- what standard FEEL answers with null after an error is regelgebrek `rekenfout`, unless an argument was leeg;\n"
	     "- beside these there are `op(datum, e)` and `perioden(reeks, van, tot)` ([rule-language.md](rule-language.md), section 15).\n\n"
	     "| call | result | meaning |\n|---|---|---|");
	for (size_t i = 0; i < COUNT(functions); i++)
		put_function(&functions[i]);
}

/* ---- diagnostics ---- */

static const struct { int from; const char *title; } ranges[] = {
	{1000, "XML"}, {1100, "JSON"}, {1200, "Feiten"}, {1300, "Bestanden en regelset"},
	{2000, "Elementen en attributen"}, {2100, "Namen"}, {2200, "Typen en eenheden"}, {2300, "Datums en versies"},
	{2400, "Uitzonderingen en kringen"}, {2500, "Delegatie en verordeningen"}, {2600, "Bronnen en gronden"},
	{2700, "Tabellen"}, {3000, "FEEL: schrijfwijze"}, {3100, "FEEL: niet ondersteund"},
	{3200, "FEEL: namen, typen en eenheden"}, {3300, "FEEL: fouten bij het rekenen"}, {4000, "Toetsen"},
	{5000, "De opdrachtregel"},
};

/* The message with an ellipsis for every directive of printf. */
static void put_message(const char *format)
{
	char text[512];
	size_t n = 0;

	for (; *format && n + 8 < sizeof text; format++) {
		if (*format != '%') {
			text[n++] = *format;
			continue;
		}
		if (format[1] == '%') {
			text[n++] = *format++;
			continue;
		}
		for (format++; *format && !strchr("sduXcx", *format); format++)
			;
		memcpy(text + n, "…", sizeof "…" - 1);
		n += sizeof "…" - 1;
		if (!*format)
			break;
	}
	text[n] = '\0';
	put_cell(text);
}

static const char *severity_word(sl_severity s)
{
	switch (s) {
	case SL_ERROR:
		return "fout";
	case SL_WARNING:
		return "waarschuwing";
	case SL_HINT:
		return "tip";
	case SL_NOTE:
		break;
	}
	return "noot";
}

static void put_range(const char *title, int from, int to)
{
	const sl_diag_entry *all;
	size_t count;
	bool begun = false;
	char code[12];

	all = sl_diag_catalogue(&count);
	for (size_t i = 0; i < count; i++) {
		if ((int)all[i].code < from || (int)all[i].code >= to)
			continue;
		if (!begun)
			printf("\n## %s\n\n| code | | melding | wat te doen |\n|---|---|---|---|\n", title);
		begun = true;
		printf("| %s | %s | ", sl_diag_code_name(all[i].code, code), severity_word(all[i].severity));
		put_message(all[i].message);
		fputs(" | ", stdout);
		put_cell(all[i].remedy);
		puts(" |");
	}
}

static void put_diagnostics(void)
{
	put_made_by("engine/base/diag.def");
	puts("# Meldingen\n\n"
	     "Elke melding die het programma over regels, feiten of een opdracht kan geven. Op de plaats van … staan woorden uit het\n"
	     "bestand. Een nummer blijft altijd hetzelfde betekenen. Hoe u een melding leest staat in\n"
	     "[handleiding/09-meldingen.md](handleiding/09-meldingen.md). In `tests/bad/` staat bij veel meldingen een bestand dat haar\n"
	     "oproept.\n\n"
	     "- **fout**: er wordt niets beslist, tot dit is verbeterd;\n"
	     "- **waarschuwing**: het mag, maar is waarschijnlijk niet bedoeld;\n"
	     "- **tip**: kijk hier nog eens naar.");
	for (size_t i = 0; i < COUNT(ranges); i++)
		put_range(ranges[i].title, ranges[i].from, i + 1 < COUNT(ranges) ? ranges[i + 1].from : 10000);
}

int main(int argc, char **argv)
{
	static const struct { const char *name; void (*put)(void); } pages[] = {
		{"operators", put_operators}, {"functions", put_functions}, {"diagnostics", put_diagnostics}};

	for (size_t i = 0; argc == 2 && i < COUNT(pages); i++)
		if (strcmp(argv[1], pages[i].name) == 0) {
			pages[i].put();
			return ferror(stdout) || fflush(stdout) ? 1 : 0;
		}
	fputs("usage: reference operators|functions|diagnostics\n", stderr);
	return 2;
}
