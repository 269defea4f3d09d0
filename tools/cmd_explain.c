/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop explain: why one value or decision is what it is. */
#include "session.h"

typedef struct arguments {
	sl_words rules, facts;
	sl_decide_request request;
	const char *person, *of, *format;
} arguments;

static const sl_option options[] = {
	{"--of", "NAAM", SL_OPTION_TEXT, offsetof(arguments, of), "het begrip, feit of besluit dat wordt uitgelegd"},
	{"--person", "ID", SL_OPTION_TEXT, offsetof(arguments, person), "van wie; anders van het huishouden"},
	SL_OPTION_RULES(arguments),
	SL_OPTION_DATE(arguments),
	SL_OPTION_FORMAT(arguments),
	SL_OPTION_KNOWN(arguments),
};

static int run(int argc, char **argv);

const sl_command sl_cmd_explain = {
	.name = "explain",
	.summary = "leg een waarde of besluit uit: waarom, en waarom niet",
	.usage = "FEITEN --person ID --of NAAM [OPTIES]",
	.about = "Toont de regel die de waarde gaf met haar bron, de formule met de ingevulde waarden,\n"
		 "de feiten met hun herkomst, en de regels die niet golden met de voorwaarde waarop\n"
		 "dat stuk liep.",
	.examples = "samenloop explain rules/voorbeelden/anna-alleen.json --person anna --of bijstandsnorm\n"
		    "samenloop explain gezin.json --person farah --of algemene-bijstand --format html",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, facts),
	.most_rest = 1,
	.run = run,
};

static int explain(sl_session *s, const arguments *a)
{
	sl_text text;
	sl_status err = sl_evaluator_read_file(s->evaluator, a->facts.at[0], s->messages);

	if (err == SL_OK)
		err = sl_evaluator_explain(&text, s->evaluator, a->person, a->of, &a->request, s->messages);
	if (err != SL_OK)
		return sl_session_fail(s, a->facts.at[0], err);
	sl_show_text(&text);
	sl_text_free(&text);
	return SL_EXIT_OK;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	sl_session s = {0};
	int status = sl_options_read(&a, &sl_cmd_explain, argc, argv);

	if (status == SL_NO_EXIT)
		status = sl_format_read(&a.request.format, &sl_cmd_explain, a.format);
	if (status == SL_NO_EXIT && !a.facts.count)
		status = sl_usage_error(&sl_cmd_explain, "het bestand met feiten ontbreekt");
	if (status == SL_NO_EXIT && !a.of)
		status = sl_usage_error(&sl_cmd_explain, "zeg met --of wat er uitgelegd moet worden");
	if (status == SL_NO_EXIT)
		status = sl_session_open(&s, &a.rules);
	if (status == SL_NO_EXIT)
		status = explain(&s, &a);
	sl_session_close(&s);
	sl_words_free(&a.rules);
	sl_words_free(&a.facts);
	return status;
}
