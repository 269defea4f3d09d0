/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop decide: facts in, decisions out. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "session.h"

typedef struct arguments {
	sl_words rules, facts, decisions, values;
	sl_decide_request request;
	const char *period, *format;
} arguments;

static const sl_option options[] = {
	SL_OPTION_RULES(arguments),
	SL_OPTION_DATE(arguments),
	{"--period", "D..D", SL_OPTION_TEXT, offsetof(arguments, period), "elke dag van een periode; het einde telt niet mee"},
	{"--decision", "ID", SL_OPTION_WORDS, offsetof(arguments, decisions), "alleen dit besluit, of deze: A,B"},
	{"--person", "ID", SL_OPTION_TEXT, offsetof(arguments, request.person), "alleen besluiten over deze persoon"},
	{"--domein", "D", SL_OPTION_TEXT, offsetof(arguments, request.domain), "alleen besluiten van dit domein"},
	{"--waarden", "A,B", SL_OPTION_WORDS, offsetof(arguments, values), "geef ook deze feiten en begrippen"},
	SL_OPTION_FORMAT(arguments),
	{"--gevraagd", NULL, SL_OPTION_FLAG, offsetof(arguments, request.only_asked), "alleen wat gevraagd is of loopt"},
	{"--arrangement", NULL, SL_OPTION_FLAG, offsetof(arguments, request.arrangement), "een bladzijde over het hele huishouden: wat eerst, wie krijgt wat"},
	{"--kort", NULL, SL_OPTION_FLAG, offsetof(arguments, request.without_explanation), "zonder motivering"},
	SL_OPTION_KNOWN(arguments),
};

static int run(int argc, char **argv);

const sl_command sl_cmd_decide = {
	.name = "decide",
	.summary = "beslis over een huishouden, met uitleg",
	.usage = "[FEITEN...] [OPTIES]",
	.about = "Leest de feiten van een huishouden (JSON of XML) en geeft de besluiten met hun\n"
		 "motivering. Zonder FEITEN, of met -, komen de feiten van de standaardinvoer.\n"
		 "Bij meer bestanden volgen de antwoorden op elkaar.\n\n"
		 "Ook besluiten die nog open staan zijn antwoorden: zij noemen wat ontbreekt.",
	.examples = "samenloop decide rules/voorbeelden/anna-alleen.json\n"
		    "samenloop decide gezin.xml --format md > brief.md\n"
		    "samenloop decide gezin.json --date 2026-01-15 --decision algemene-bijstand\n"
		    "samenloop decide gezin.json --period 2026-01-01..2027-01-01 --kort\n"
		    "samenloop decide gezin.json --arrangement --format html > plan.html\n"
		    "samenloop decide --format json --waarden bijstandsnorm,leeftijd < gezin.json",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, facts),
	.most_rest = SL_ANY_NUMBER,
	.run = run,
};

static int finish_request(arguments *a, char **copy)
{
	int status = sl_format_read(&a->request.format, &sl_cmd_decide, a->format);

	if (status == SL_NO_EXIT)
		status = sl_period_read(copy, &a->request.from, &a->request.to, &sl_cmd_decide, a->request.date, a->period);
	if (status == SL_NO_EXIT && a->request.format == SL_HTML && a->facts.count > 1)
		status = sl_usage_error(&sl_cmd_decide, "een HTML-pagina gaat over een huishouden; geef een bestand tegelijk");
	a->request.decisions = a->decisions.at;
	a->request.decision_count = a->decisions.count;
	a->request.values = a->values.at;
	a->request.value_count = a->values.count;
	return status;
}

static int decide_file(sl_session *s, const arguments *a, const char *path, bool first)
{
	sl_text text;
	sl_status err = sl_evaluator_read_file(s->evaluator, path, s->messages);

	if (err == SL_OK)
		err = sl_evaluator_decide(&text, s->evaluator, &a->request, s->messages);
	if (err != SL_OK)
		return sl_session_fail(s, path, err);
	if (!first && a->request.format != SL_JSON)
		putchar('\n');
	sl_show_text(&text);
	sl_text_free(&text);
	return SL_EXIT_OK;
}

/* All, a part, or none of the households. */
static int decide_all(sl_session *s, const arguments *a)
{
	size_t decided = 0;

	for (size_t i = 0; i < a->facts.count; i++)
		decided += decide_file(s, a, a->facts.at[i], !decided) == SL_EXIT_OK;
	return decided == a->facts.count ? SL_EXIT_OK : decided ? SL_EXIT_PART : SL_EXIT_USE;
}

/* No file named: standard input, but do not wait for someone to type. */
static int need_facts(arguments *a)
{
	if (a->facts.count)
		return SL_NO_EXIT;
	if (isatty(STDIN_FILENO))
		return sl_usage_error(&sl_cmd_decide, "geef een bestand met feiten, of stuur ze naar de standaardinvoer");
	return sl_words_add(&a->facts, "-") ? SL_NO_EXIT : SL_EXIT_USE;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	sl_session s = {0};
	char *copy = NULL;
	int status = sl_options_read(&a, &sl_cmd_decide, argc, argv);

	if (status == SL_NO_EXIT)
		status = finish_request(&a, &copy);
	if (status == SL_NO_EXIT)
		status = need_facts(&a);
	if (status == SL_NO_EXIT)
		status = sl_session_open(&s, &a.rules);
	if (status == SL_NO_EXIT)
		status = decide_all(&s, &a);
	sl_session_close(&s);
	sl_words_free(&a.rules);
	sl_words_free(&a.facts);
	sl_words_free(&a.decisions);
	sl_words_free(&a.values);
	free(copy);
	return status;
}
