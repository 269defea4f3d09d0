/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * tools/command - what a subcommand of samenloop is.
 *
 * in     the words on the command line
 * out    a struct of arguments, filled by one table of options; help, made
 *        from the same table
 * calls  main.c and the cmd_*.c files
 *
 * Each cmd_<name>.c holds one sl_command. What it is called, what it takes
 * and what help says of it stands there and nowhere else.
 */
#ifndef SL_TOOLS_COMMAND_H
#define SL_TOOLS_COMMAND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define SL_EXIT_OK    0
#define SL_EXIT_FOUND 1 /* the work was done and found something */
#define SL_EXIT_USE   2 /* wrong use, or input that is refused as a whole */
#define SL_EXIT_PART  3 /* part was refused; feel: not supported */

#define SL_NO_EXIT (-1) /* go on */

/* Words of the command line: borrowed texts in an owned array. */
typedef struct sl_words {
	const char **at;
	size_t count;
} sl_words;

typedef enum sl_option_kind {
	SL_OPTION_FLAG, /* bool */
	SL_OPTION_TEXT, /* const char *: the last one counts */
	SL_OPTION_WORDS /* sl_words: may be given more than once, or as A,B */
} sl_option_kind;

typedef struct sl_option {
	const char *name;  /* "--rules" */
	const char *word;  /* what stands behind it: "MAP"; NULL for a flag */
	sl_option_kind kind;
	size_t at;         /* where in the arguments of the command */
	const char *what;  /* one line of help */
} sl_option;

typedef struct sl_command {
	const char *name;
	const char *summary;  /* one line in the list of commands */
	const char *usage;    /* "[FEITEN...] [OPTIES]" */
	const char *about;    /* paragraphs */
	const char *examples; /* lines */
	const sl_option *options;
	size_t option_count;
	size_t rest;          /* where the sl_words of all other words stand */
	size_t most_rest;     /* how many of them at most */
	int (*run)(int argc, char **argv);
} sl_command;

#define SL_OPTIONS(table) .options = table, .option_count = sizeof table / sizeof *table
#define SL_ANY_NUMBER ((size_t)-1)

/* ---- options.c ---- */

/*
 * Fill `arguments` (zeroed by the caller) from the words behind the name of
 * the subcommand. Returns SL_NO_EXIT to go on; after --help, or a mistake
 * that was reported, the exit status. Owned words: sl_words_free.
 */
int sl_options_read(void *arguments, const sl_command *command, int argc, char **argv);
/* One more word; false when memory ran out. */
bool sl_words_add(sl_words *w, const char *word);
void sl_words_free(sl_words *w);
/* Say what is wrong with the use of a command. Returns SL_EXIT_USE. */
int sl_usage_error(const sl_command *command, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* ---- help.c ---- */

void sl_help_overview(FILE *out);
void sl_help_command(FILE *out, const sl_command *command);

/* ---- main.c ---- */

/* The commands in the order of help; NULL when there is no number i. */
const sl_command *sl_command_at(size_t i);
const sl_command *sl_command_find(const char *name);
/* "onbekend commando ...", with the nearest one. Returns SL_EXIT_USE. */
int sl_command_unknown(const char *name);

extern const sl_command sl_cmd_check, sl_cmd_decide, sl_cmd_explain, sl_cmd_test, sl_cmd_feel,
	sl_cmd_schema, sl_cmd_version, sl_cmd_help;

#endif
