/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop explain: why one value or decision is what it is. */
#include <string.h>

#include "session.h"

typedef struct arguments {
	sl_words rules, facts, of;
	sl_decide_request request;
	sl_vary_request vary;
	const char *format;
} arguments;

static const sl_option options[] = {
	{"--of", "NAAM", SL_OPTION_WORDS, offsetof(arguments, of), "het begrip, feit of besluit dat wordt uitgelegd; bij --vary ook meer: A,B"},
	{"--person", "ID", SL_OPTION_TEXT, offsetof(arguments, request.person), "van wie; anders van het huishouden"},
	{"--vary", "FEIT=VAN..TOT:STAP", SL_OPTION_TEXT, offsetof(arguments, vary.range), "laat een feit lopen en toon wat verandert"},
	SL_OPTION_RULES(arguments),
	SL_OPTION_DATE(arguments),
	{"--format", "VORM", SL_OPTION_TEXT, offsetof(arguments, format), "text (gewoon), md, html of json; bij --vary text, csv, svg of json"},
	SL_OPTION_KNOWN(arguments),
};

static int run(int argc, char **argv);

const sl_command sl_cmd_explain = {
	.name = "explain",
	.summary = "leg een waarde of besluit uit: waarom, en waarom niet",
	.usage = "FEITEN [--person ID] --of NAAM | --vary REEKS [OPTIES]",
	.about = "Toont de regel die de waarde gaf met haar bron, de formule met de ingevulde waarden,\n"
		 "de feiten met hun herkomst, en de regels die niet golden met de voorwaarde waarop\n"
		 "dat stuk liep.\n\n"
		 "Met --vary wordt het huishouden beslist voor elke waarde van een feit. Te zien is wat het\n"
		 "per maand heeft, waar het er met een hogere waarde op achteruit gaat, en waar een besluit\n"
		 "omslaat. Zonder --of gaat het om alle gevraagde besluiten over geld.",
	.examples = "samenloop explain rules/voorbeelden/anna-alleen.json --person anna --of bijstandsnorm\n"
		    "samenloop explain gezin.json --person farah --of algemene-bijstand --format html\n"
		    "samenloop explain gezin.json --vary 'bram.inkomsten[1].netto_bedrag_per_maand=0..3000:50'\n"
		    "samenloop explain gezin.json --vary farah.schulden=0..9000:500 --of algemene-bijstand --format svg > grafiek.svg",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, facts),
	.most_rest = 1,
	.run = run,
};

static int explain(sl_session *s, arguments *a)
{
	sl_text text;
	sl_status err = sl_evaluator_read_file(s->evaluator, a->facts.at[0], s->messages);

	a->vary.of = a->of.at;
	a->vary.of_count = a->of.count;
	if (err == SL_OK && a->vary.range)
		err = sl_evaluator_vary(&text, s->evaluator, &a->vary, &a->request, s->messages);
	else if (err == SL_OK)
		err = sl_evaluator_explain(&text, s->evaluator, a->request.person, a->of.at[0], &a->request, s->messages);
	if (err != SL_OK)
		return sl_session_fail(s, a->facts.at[0], err);
	sl_show_text(&text);
	sl_text_free(&text);
	return SL_EXIT_OK;
}

static int read_sweep_format(arguments *a)
{
	static const struct {
		const char *name;
		sl_sweep_format format;
	} formats[] = {{"text", SL_SWEEP_TEXT}, {"csv", SL_SWEEP_CSV}, {"svg", SL_SWEEP_SVG}, {"json", SL_SWEEP_JSON}};

	for (size_t i = 0; a->format && i < sizeof formats / sizeof *formats; i++)
		if (strcmp(formats[i].name, a->format) == 0) {
			a->vary.format = formats[i].format;
			return SL_NO_EXIT;
		}
	if (!a->format)
		return SL_NO_EXIT;
	return sl_usage_error(&sl_cmd_explain, "onbekende vorm \"%s\" voor een reeks; kies text, csv, svg of json", a->format);
}

static int finish_arguments(arguments *a)
{
	int status = a->vary.range ? read_sweep_format(a) : sl_format_read(&a->request.format, &sl_cmd_explain, a->format);

	if (status == SL_NO_EXIT && !a->facts.count)
		status = sl_usage_error(&sl_cmd_explain, "het bestand met feiten ontbreekt");
	if (status == SL_NO_EXIT && !a->vary.range && a->of.count != 1)
		status = sl_usage_error(&sl_cmd_explain, a->of.count ? "leg een ding tegelijk uit" : "zeg met --of wat er uitgelegd moet worden");
	return status;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	sl_session s = {0};
	int status = sl_options_read(&a, &sl_cmd_explain, argc, argv);

	if (status == SL_NO_EXIT)
		status = finish_arguments(&a);
	if (status == SL_NO_EXIT)
		status = sl_session_open(&s, &a.rules);
	if (status == SL_NO_EXIT)
		status = explain(&s, &a);
	sl_session_close(&s);
	sl_words_free(&a.rules);
	sl_words_free(&a.facts);
	sl_words_free(&a.of);
	return status;
}
