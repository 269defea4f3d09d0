/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tools/session - what the commands that use rules have in common.
 *
 * in     the folders behind --rules, the files with facts
 * out    a loaded rule set, an evaluator, messages on the terminal
 * calls  the cmd_*.c files
 */
#ifndef SL_TOOLS_SESSION_H
#define SL_TOOLS_SESSION_H

#include "command.h"
#include "samenloop.h"

typedef struct sl_session {
	sl_ruleset *ruleset;
	sl_evaluator *evaluator;
	sl_messages *messages;
} sl_session;

/* Where the rules are when nobody says so: `rules` in the current folder,
 * else the ones that were installed. */
const char *sl_default_rules(void);

/*
 * Load the rules (none named: the default) and make an evaluator. Returns
 * SL_NO_EXIT, or an exit status after the messages were shown.
 */
int sl_session_open(sl_session *s, const sl_words *rules);
void sl_session_close(sl_session *s);
/* Only the rules, and no message shown: for check. */
sl_status sl_session_load(sl_session *s, const sl_words *rules);
/* Every path can be read; else a message and SL_EXIT_USE. */
int sl_paths_check(const sl_words *paths);
/* The same for rules; none named: the default is there. */
int sl_rules_check(const sl_words *rules);

/* Show what a call left in the messages, or else the status in words, and
 * begin a new list. Returns SL_EXIT_USE. */
int sl_session_fail(sl_session *s, const char *what, sl_status status);
/* Lines of diagnostics on standard error; coloured on a terminal. */
void sl_show_messages(const char *text);
void sl_show_text(const sl_text *text);

/* What decide and explain ask in the same words. */
#define SL_OPTION_RULES(type) \
	{"--rules", "MAP", SL_OPTION_WORDS, offsetof(type, rules), \
	 "de regels; anders de map rules, of de meegeleverde"}
#define SL_OPTION_DATE(type) \
	{"--date", "DATUM", SL_OPTION_TEXT, offsetof(type, request.date), \
	 "de peildatum, in plaats van die in de feiten"}
#define SL_OPTION_KNOWN(type) \
	{"--as-known-on", "DATUM", SL_OPTION_TEXT, offsetof(type, request.as_known_on), \
	 "zonder wat volgens de regels pas later bekend werd"}
#define SL_OPTION_FORMAT(type) \
	{"--format", "VORM", SL_OPTION_TEXT, offsetof(type, format), \
	 "text (gewoon), md, html of json"}
/* "2026-01-01..2026-07-01" (or NULL) as two texts in *copy, which is owned;
 * not beside a date. Returns SL_NO_EXIT or SL_EXIT_USE. */
int sl_period_read(char **copy, const char **from, const char **to, const sl_command *c, const char *date,
		   const char *period);
/* The format of that name. Returns SL_NO_EXIT or SL_EXIT_USE. */
int sl_format_read(sl_format *out, const sl_command *c, const char *name);

#endif
