/* SPDX-License-Identifier: EUPL-1.2 */
/* Prints docs/operators.md from feel/ops.def and program/ops.def (make docs). */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "cell.h"

/* As code: only a bar needs help there. */
static void put_code(const char *text)
{
	putchar('`');
	for (; *text; text++)
		printf(*text == '|' ? "\\%c" : "%c", *text);
	putchar('`');
}

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

int main(void)
{
	puts("# Operators\n\n"
	     "Made from `engine/feel/ops.def` and `engine/program/ops.def` by `make docs`; change those and not this.\n\n"
	     "Every operator and form of the expression language is one line of a table in the engine. How to add one:\n"
	     "[adding-an-operator.md](adding-an-operator.md). Built-in functions: [functions.md](functions.md). What the words in the\n"
	     "third column mean in full: [rule-language.md](rule-language.md), section 10.\n\n"
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
	return 0;
}
