/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop check: load the rules and report everything that is wrong, or
 * doubtful, with them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "session.h"

typedef struct arguments {
	sl_words rules, more;
	sl_policy_request request;
	const char *period, *format;
	bool doubts, list;
} arguments;

static const sl_option options[] = {
	{"--gemeente", "GM", SL_OPTION_TEXT, offsetof(arguments, request.municipality), "beoordeel het beleid van deze gemeente"},
	{"--date", "DATUM", SL_OPTION_TEXT, offsetof(arguments, request.date), "van de gemeente: alleen deze dag"},
	{"--period", "D..D", SL_OPTION_TEXT, offsetof(arguments, period), "van de gemeente: deze periode; het einde telt niet mee"},
	{"--format", "VORM", SL_OPTION_TEXT, offsetof(arguments, format), "van de gemeente: text (gewoon), md, html of json"},
	{"--twijfels", NULL, SL_OPTION_FLAG, offsetof(arguments, doubts), "noem alles waarvan de lezing niet zeker is"},
	{"--besluiten", NULL, SL_OPTION_FLAG, offsetof(arguments, list), "noem de regelingen en besluiten"},
	{"--rules", "MAP", SL_OPTION_WORDS, offsetof(arguments, more), "de regels; hetzelfde als REGELS"},
};

static int run(int argc, char **argv);

const sl_command sl_cmd_check = {
	.name = "check",
	.summary = "controleer de regels en meld elk probleem",
	.usage = "[REGELS...] [OPTIES]",
	.about = "Laadt alle regelbestanden (*.xml, ook in mappen daaronder) en meldt alle fouten,\n"
		 "waarschuwingen en tips met bestand, regel en kolom. Een fout in de bestanden van een\n"
		 "gemeente zet alleen die gemeente buiten spel. Eindcode 1 als er fouten zijn.\n\n"
		 "Met --gemeente: regelt de gemeente alles waartoe de wet haar verplicht, en blijft zij\n"
		 "binnen wat de wet toelaat? Per beleidsplicht en per tijdvak: vervuld (door welk artikel),\n"
		 "ontbreekt, buiten de grenzen, niet toegestaan of niet van toepassing. Zonder --date en\n"
		 "--period vanaf de eerste dag waarop een bestand van de gemeente geldt. Eindcode 0 als alles\n"
		 "in orde is, 1 als er iets te herstellen is, 2 als de gemeente niet bekend is.",
	.examples = "samenloop check\n"
		    "samenloop check rules --twijfels\n"
		    "samenloop check --gemeente GM9001\n"
		    "samenloop check --gemeente GM9001 --date 2026-07-01 --format html > beleid.html",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, rules),
	.most_rest = SL_ANY_NUMBER,
	.run = run,
};

/* ---- what there is ---- */

/* "1 fout", "2 fouten". */
static void put_count(size_t n, const char *one, const char *more)
{
	printf("%zu %s", n, n == 1 ? one : more);
}

static void show_size(const sl_ruleset *r)
{
	sl_ruleset_size size = sl_ruleset_measure(r);
	const struct {
		size_t n;
		const char *one, *more;
	} counts[] = {
		{size.regulations, "regeling", "regelingen"}, {size.rules, "regel", "regels"},
		{size.concepts, "begrip", "begrippen"}, {size.facts, "feit", "feiten"},
		{size.parameters, "parameter", "parameters"}, {size.decisions, "besluit", "besluiten"},
		{size.conflicts, "conflict", "conflicten"},
	};

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
		if (i)
			fputs(", ", stdout);
		put_count(counts[i].n, counts[i].one, counts[i].more);
	}
	putchar('\n');
}

static void show_list(const sl_ruleset *r)
{
	sl_regulation_info g;
	sl_decision_info d;

	puts("\nregelingen:");
	for (size_t i = 0; sl_ruleset_regulation(&g, r, i); i++)
		printf("  %s: %s%s%s%s%s%s\n", g.id, g.title, g.municipality ? " (" : "",
		       g.municipality ? g.municipality : "", g.municipality ? ")" : "",
		       *g.read_until ? ", gelezen tot " : "", g.read_until);
	puts("\nbesluiten:");
	for (size_t i = 0; sl_ruleset_decision(&d, r, i); i++)
		printf("  %s: %s (%s, per %s)\n", d.id, d.title, d.domain ? d.domain : "-", d.per);
}

static size_t count_lines(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += *text == '\n';
	return n;
}

static int show_doubts(sl_session *s, const arguments *a)
{
	sl_text text;
	sl_status err = sl_ruleset_doubts(&text, s->ruleset, a->request.municipality);
	size_t n;

	if (err != SL_OK)
		return sl_session_fail(s, "twijfels", err);
	n = count_lines(text.data);
	if (a->doubts && n) {
		printf("\ntwijfels:\n");
		sl_show_text(&text);
	}
	put_count(n, "twijfel", "twijfels");
	puts(n && !a->doubts ? " (--twijfels noemt ze)" : "");
	sl_text_free(&text);
	return SL_EXIT_OK;
}

/* ---- what is wrong ---- */

static void show_problems(size_t errors, size_t all)
{
	if (!all) {
		puts("geen problemen gevonden");
		return;
	}
	put_count(errors, "fout", "fouten");
	fputs(", ", stdout);
	put_count(all - errors, "waarschuwing of tip", "waarschuwingen en tips");
	putchar('\n');
}

/* All that is about the municipality is told on the page. */
static int show_policy(sl_session *s, const arguments *a, const sl_messages *said)
{
	sl_text text;
	bool complete;
	sl_status err = sl_ruleset_policy(&text, &complete, s->ruleset, &a->request, said, s->messages);

	if (err != SL_OK)
		return sl_session_fail(s, "de gemeente", err);
	sl_show_text(&text);
	sl_text_free(&text);
	if (a->doubts && show_doubts(s, a) != SL_EXIT_OK)
		return SL_EXIT_USE;
	return complete ? SL_EXIT_OK : SL_EXIT_FOUND;
}

static int check_municipality(sl_session *s, const arguments *a)
{
	sl_messages *said = s->messages;
	int status;

	if (!(s->messages = sl_messages_new())) {
		s->messages = said;
		return sl_session_fail(s, NULL, SL_ENOMEM);
	}
	status = show_policy(s, a, said);
	sl_messages_free(said);
	return status;
}

static int check_all(sl_session *s, const arguments *a)
{
	size_t errors = sl_messages_count(s->messages, true), all = sl_messages_count(s->messages, false);

	sl_show_messages(sl_messages_text(s->messages));
	show_size(s->ruleset);
	show_problems(errors, all);
	if (a->list)
		show_list(s->ruleset);
	if (show_doubts(s, a) != SL_EXIT_OK)
		return SL_EXIT_USE;
	return errors ? SL_EXIT_FOUND : SL_EXIT_OK;
}

/* The rules as a whole do not load: nothing can be counted but the errors. */
static int refused(sl_session *s, sl_status err)
{
	size_t errors = s->messages ? sl_messages_count(s->messages, true) : 0;

	if (!errors)
		return sl_session_fail(s, "de regels", err);
	sl_show_messages(sl_messages_text(s->messages));
	show_problems(errors, sl_messages_count(s->messages, false));
	return SL_EXIT_FOUND;
}

static bool is_municipality(const char *code)
{
	if (strlen(code) != 6 || memcmp(code, "GM", 2) != 0)
		return false;
	for (code += 2; *code; code++)
		if (!isdigit((unsigned char)*code))
			return false;
	return true;
}

static int check(arguments *a)
{
	sl_session s = {0};
	sl_status err;
	int status;

	for (size_t i = 0; i < a->more.count; i++)
		if (!sl_words_add(&a->rules, a->more.at[i]))
			return sl_session_fail(&s, NULL, SL_ENOMEM);
	if ((status = sl_rules_check(&a->rules)) != SL_NO_EXIT)
		return status;
	if ((err = sl_session_load(&s, &a->rules)) != SL_OK)
		status = refused(&s, err);
	else if ((err = sl_ruleset_check(s.ruleset, a->request.municipality, s.messages)) != SL_OK)
		status = sl_session_fail(&s, "de regels", err);
	else
		status = a->request.municipality ? check_municipality(&s, a) : check_all(&s, a);
	sl_session_close(&s);
	return status;
}

static int finish_request(arguments *a, char **copy)
{
	sl_policy_request *q = &a->request;
	int status = sl_format_read(&q->format, &sl_cmd_check, a->format);

	if (status == SL_NO_EXIT && !q->municipality && (q->date || a->period || a->format))
		status = sl_usage_error(&sl_cmd_check, "--date, --period en --format horen bij --gemeente");
	if (status == SL_NO_EXIT && a->doubts && q->municipality && q->format != SL_TEXT)
		status = sl_usage_error(&sl_cmd_check, "--twijfels van een gemeente kan alleen als text");
	if (status == SL_NO_EXIT)
		status = sl_period_read(copy, &q->from, &q->to, &sl_cmd_check, q->date, a->period);
	return status;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	char *copy = NULL;
	int status = sl_options_read(&a, &sl_cmd_check, argc, argv);

	if (status == SL_NO_EXIT)
		status = finish_request(&a, &copy);
	if (status == SL_NO_EXIT && a.request.municipality && !is_municipality(a.request.municipality))
		status = sl_usage_error(&sl_cmd_check, "een gemeente is als GM0363, niet \"%s\"", a.request.municipality);
	if (status == SL_NO_EXIT)
		status = check(&a);
	sl_words_free(&a.rules);
	sl_words_free(&a.more);
	free(copy);
	return status;
}
