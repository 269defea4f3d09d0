/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop schema: the form of facts and of rule files. */
#include "session.h"

typedef struct arguments {
	sl_words rules, rest;
	bool xsd, rule_files;
} arguments;

static const sl_option options[] = {
	{"--xsd", NULL, SL_OPTION_FLAG, offsetof(arguments, xsd), "het XSD van feiten in XML"},
	{"--regels", NULL, SL_OPTION_FLAG, offsetof(arguments, rule_files), "het XSD van regelbestanden"},
	SL_OPTION_RULES(arguments),
};

static int run(int argc, char **argv);

const sl_command sl_cmd_schema = {
	.name = "schema",
	.summary = "de vorm van feiten (JSON Schema, XSD) en van regelbestanden (XSD)",
	.usage = "[--xsd | --regels] [OPTIES]",
	.about = "Zonder keuze: het JSON Schema van de feiten die de geladen regels kennen. Een editor\n"
		 "die het gebruikt, vult namen aan en wijst fouten aan tijdens het schrijven.",
	.examples = "samenloop schema > feiten.schema.json\n"
		    "samenloop schema --xsd > feiten.xsd\n"
		    "samenloop schema --regels > regels.xsd",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, rest),
	.most_rest = 0,
	.run = run,
};

static int show(sl_session *s, sl_schema_form form)
{
	sl_text text;
	sl_status err = sl_ruleset_schema(&text, s->ruleset, form);

	if (err != SL_OK)
		return sl_session_fail(s, "schema", err);
	sl_show_text(&text);
	sl_text_free(&text);
	return SL_EXIT_OK;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	sl_session s = {0};
	int status = sl_options_read(&a, &sl_cmd_schema, argc, argv);

	if (status == SL_NO_EXIT && a.xsd && a.rule_files)
		status = sl_usage_error(&sl_cmd_schema, "kies --xsd of --regels");
	if (status == SL_NO_EXIT && !a.rule_files)
		status = sl_session_open(&s, &a.rules);
	if (status == SL_NO_EXIT)
		status = show(&s, a.rule_files ? SL_SCHEMA_RULES : a.xsd ? SL_SCHEMA_XSD : SL_SCHEMA_JSON);
	sl_session_close(&s);
	sl_words_free(&a.rules);
	return status;
}
