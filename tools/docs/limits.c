/* SPDX-License-Identifier: EUPL-1.2 */
/* Prints docs/limits.md from the constants of the engine (make docs). */
#include <stdio.h>

#include "base/diag.h"
#include "compile/bind.h"
#include "decide/decide.h"
#include "eval/eval.h"
#include "facts/facts.h"
#include "feel/parse.h"
#include "json/json.h"
#include "load/loader.h"
#include "model/model.h"
#include "plan/sweep.h"
#include "program/program.h"
#include "xml/xml.h"

typedef struct limit {
	unsigned most;
	const char *of;
	sl_diag_code code;   /* SL_DIAG_NONE: what `otherwise` says */
	const char *otherwise;
} limit;

static const limit of_rules[] = {
	{SL_MOST_RULES, "rules in force on one day for one concept", SL_DIAG_TOO_MANY_RULES,
	 "; of an ordinance: that municipality takes no part"},
	{SL_MOST_VERSIONS, "rules of one concept, values of one parameter, words of one `keuze`; kinds, delegations, obligations in all", SL_DIAG_TOO_MANY, ""},
	{SL_MOST_RUNGS, "elements in one ladder, `compensatie` or `bijdrage`", SL_DIAG_TOO_MANY, ""},
	{SL_FEEL_LENGTH_MOST, "bytes of one expression", SL_DIAG_FEEL_LENGTH, ""},
	{SL_FEEL_MAX_DEPTH, "layers of one expression", SL_DIAG_FEEL_DEPTH, ""},
	{SL_MOST_VARIABLES, "variables inside one another", SL_DIAG_TOO_MANY_VARIABLES, ""},
	{SL_MOST_LISTED, "members of a list as written, tests in one cell", SL_DIAG_NOT_IN_RULES, ""},
	{SL_MOST_ARGUMENTS, "arguments of one call", SL_DIAG_ARGUMENTS_WRONG, ""},
};

static const limit of_computing[] = {
	{SL_MOST_DAYS, "days in one computation (`op`, `perioden`)", SL_DIAG_NONE, "regelgebrek `grens`"},
	{SL_MOST_MEMBERS, "members of `1..n` in `for`", SL_DIAG_NONE, "regelgebrek `grens`"},
};

static const limit of_facts[] = {
	{SL_FACTS_MOST_ENTITIES, "entities of a household", SL_DIAG_FACTS_LIMIT, ""},
	{SL_FACTS_MOST_STRETCHES, "stretches of a timeline", SL_DIAG_FACTS_LIMIT, ""},
	{SL_FACTS_MOST_REFERENCES, "references of a relation, all its stretches together", SL_DIAG_FACTS_LIMIT, ""},
	{SL_MOST_PERIOD_DAYS, "days of `--period`: forty years", SL_DIAG_REQUEST_PERIOD, ""},
	{SL_MOST_POINTS, "values of `--vary`", SL_DIAG_VARY_MANY, ""},
};

static const limit of_json[] = {
	{SL_JSON_MOST_BYTES, "bytes", SL_DIAG_JSON_LIMIT, ""},
	{SL_JSON_MOST_NODES, "values", SL_DIAG_JSON_LIMIT, ""},
	{SL_JSON_MOST_DEPTH, "objects and lists inside one another", SL_DIAG_JSON_LIMIT, ""},
	{SL_JSON_MOST_KEY, "bytes of a key", SL_DIAG_JSON_LIMIT, ""},
	{SL_JSON_MOST_STRING, "bytes of a text", SL_DIAG_JSON_LIMIT, ""},
	{SL_JSON_MOST_NUMBER, "characters of a number", SL_DIAG_JSON_LIMIT, ""},
};

static const limit of_xml[] = {
	{SL_XML_MOST_BYTES, "bytes", SL_DIAG_XML_LIMIT, ""},
	{SL_XML_MOST_NODES, "elements", SL_DIAG_XML_LIMIT, ""},
	{SL_XML_MOST_DEPTH, "elements inside one another", SL_DIAG_XML_LIMIT, ""},
	{SL_XML_MOST_ATTRS, "attributes of an element", SL_DIAG_XML_LIMIT, ""},
	{SL_XML_MOST_NAME, "bytes of a name", SL_DIAG_XML_LIMIT, ""},
	{SL_XML_MOST_VALUE, "bytes of the value of an attribute", SL_DIAG_XML_LIMIT, ""},
	{SL_XML_MOST_TEXT, "bytes of text between two tags", SL_DIAG_XML_LIMIT, ""},
};

/* 16 777 216. */
static void put_number(unsigned n)
{
	if (n >= 1000) {
		put_number(n / 1000);
		printf(" %03u", n % 1000);
	} else {
		printf("%u", n);
	}
}

static void put_limit(const limit *l)
{
	char code[12];

	fputs("| ", stdout);
	put_number(l->most);
	printf(" | %s | ", l->of);
	if (l->code != SL_DIAG_NONE)
		printf("refused: %s", sl_diag_code_name(l->code, code));
	printf("%s |\n", l->otherwise);
}

static void put_limits(const char *title, const limit *limits, size_t count)
{
	printf("\n## %s\n\n| at most | of | what happens with more |\n|---|---|---|\n", title);
	for (size_t i = 0; i < count; i++)
		put_limit(&limits[i]);
}

#define PUT(title, limits) put_limits(title, limits, sizeof(limits) / sizeof *(limits))

int main(void)
{
	char code[12];

	puts("# Limits\n\n"
	     "Made from the constants of the engine by `make docs`; change those and not this.\n\n"
	     "They are constants of the language: the same everywhere, so that an answer does not depend on the machine.\n"
	     "What a refusal says: [diagnostics.md](diagnostics.md). What `grens` is: [rule-language.md](rule-language.md), section 10.");
	PUT("Rules", of_rules);
	fputs("\nConcepts that read each other go no deeper than ", stdout);
	put_number(SL_MOST_DEPTH);
	printf(" steps, where a part of an expression is one step and a\nconcept %d more. "
	       "Deeper is refused when the rules are loaded (%s), so that no computation meets that limit.\n",
	       SL_DEPTH_OF_CONCEPT, sl_diag_code_name(SL_DIAG_CONCEPTS_TOO_DEEP, code));
	PUT("Computing", of_computing);
	PUT("Facts and questions", of_facts);
	PUT("A JSON document", of_json);
	PUT("An XML document", of_xml);
	return 0;
}
