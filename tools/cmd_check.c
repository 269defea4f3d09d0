/* SPDX-License-Identifier: EUPL-1.2 */
/* samenloop check: load the rules and report everything that is wrong, or
 * doubtful, with them. */
#include <ctype.h>
#include <string.h>

#include "session.h"

typedef struct arguments {
	sl_words rules, more;
	const char *municipality;
	bool doubts, list;
} arguments;

static const sl_option options[] = {
	{"--gemeente", "GM", SL_OPTION_TEXT, offsetof(arguments, municipality), "alleen wat over deze gemeente gaat"},
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
		 "gemeente zet alleen die gemeente buiten spel. Eindcode 1 als er fouten zijn.",
	.examples = "samenloop check\n"
		    "samenloop check rules --twijfels\n"
		    "samenloop check --gemeente GM9001",
	SL_OPTIONS(options),
	.rest = offsetof(arguments, rules),
	.most_rest = SL_ANY_NUMBER,
	.run = run,
};

/* ---- what there is ---- */

static void show_size(const sl_ruleset *r)
{
	sl_ruleset_size n = sl_ruleset_measure(r);

	printf("%zu regelingen, %zu regels, %zu begrippen, %zu feiten, %zu parameters, %zu besluiten\n",
	       n.regulations, n.rules, n.concepts, n.facts, n.parameters, n.decisions);
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
	sl_status err = sl_ruleset_doubts(&text, s->ruleset, a->municipality);
	size_t n;

	if (err != SL_OK)
		return sl_session_fail(s, "twijfels", err);
	n = count_lines(text.data);
	if (a->doubts && n) {
		printf("\ntwijfels:\n");
		sl_show_text(&text);
	}
	printf("%zu twijfels%s\n", n, n && !a->doubts ? " (--twijfels noemt ze)" : "");
	sl_text_free(&text);
	return SL_EXIT_OK;
}

/* ---- what is wrong ---- */

static void show_problems(size_t errors, size_t all)
{
	if (!all)
		puts("geen problemen gevonden");
	else
		printf("%zu fouten, %zu waarschuwingen en tips\n", errors, all - errors);
}

static bool is_left_out(const sl_ruleset *r, const char *municipality)
{
	const char *code;

	for (size_t i = 0; (code = sl_ruleset_left_out(r, i)); i++)
		if (strcmp(code, municipality) == 0)
			return true;
	return false;
}

static size_t show_ordinances(const sl_ruleset *r, const char *municipality)
{
	sl_regulation_info g;
	size_t n = 0;

	for (size_t i = 0; sl_ruleset_regulation(&g, r, i); i++)
		if (g.municipality && strcmp(g.municipality, municipality) == 0) {
			printf("%s: %s%s%s\n", g.id, g.title, *g.read_until ? ", gelezen tot " : "", g.read_until);
			n++;
		}
	return n;
}

static int check_municipality(sl_session *s, const arguments *a)
{
	const char *gm = a->municipality;
	size_t errors = sl_messages_count_about(s->messages, gm, true);
	size_t all = sl_messages_count_about(s->messages, gm, false);

	sl_show_messages(sl_messages_text_about(s->messages, gm));
	if (is_left_out(s->ruleset, gm))
		printf("%s: de regels van deze gemeente hebben fouten en doen niet mee\n", gm);
	else if (!show_ordinances(s->ruleset, gm)) {
		printf("%s: van deze gemeente zijn geen regels geladen\n", gm);
		return SL_EXIT_FOUND;
	}
	show_problems(errors, all);
	if (show_doubts(s, a) != SL_EXIT_OK)
		return SL_EXIT_USE;
	return errors ? SL_EXIT_FOUND : SL_EXIT_OK;
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
	else if ((err = sl_ruleset_check(s.ruleset, a->municipality, s.messages)) != SL_OK)
		status = sl_session_fail(&s, "de regels", err);
	else
		status = a->municipality ? check_municipality(&s, a) : check_all(&s, a);
	sl_session_close(&s);
	return status;
}

static int run(int argc, char **argv)
{
	arguments a = {0};
	int status = sl_options_read(&a, &sl_cmd_check, argc, argv);

	if (status == SL_NO_EXIT && a.municipality && !is_municipality(a.municipality))
		status = sl_usage_error(&sl_cmd_check, "een gemeente is als GM0363, niet \"%s\"", a.municipality);
	if (status == SL_NO_EXIT)
		status = check(&a);
	sl_words_free(&a.rules);
	sl_words_free(&a.more);
	return status;
}
