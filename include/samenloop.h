/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * samenloop - the public header.
 *
 * in     rule files (XML), the facts of a household (JSON or XML), options
 * out    an answer: decisions, values, what is missing, and the reasons, as
 *        text, Markdown, HTML or JSON
 * calls  everybody; this header needs the C library only
 *
 * Words used below: *owned* - you free it; *borrowed* - valid while the named
 * owner lives; *copied* - yours, nothing to free.
 *
 * Arguments: a pointer may be NULL only where it says so; every free takes
 * NULL. Texts are UTF-8 and end with NUL; dates are "YYYY-MM-DD". What you
 * give (paths, texts, requests) is borrowed until the call returns, unless it
 * says otherwise.
 *
 * Errors: what can fail returns sl_status. SL_ENOMEM may come of each of
 * them; other codes stand with the function. What `out` points at is set on
 * SL_OK only, and then owned. Messages and answers are in Dutch.
 *
 * Threads: a loaded rule set never changes and may be used by all threads at
 * once. Messages and an evaluator belong to one thread at a time; different
 * ones know nothing of each other. The library keeps no state of its own and
 * prints nothing.
 *
 * In short (paths: files and folders; every status to be looked at):
 *
 *     sl_ruleset_load(&rules, paths, count, messages);     once, for all threads
 *     sl_evaluator_new(&evaluator, rules);                 once a thread
 *     sl_evaluator_read_file(evaluator, "gezin.json", messages);
 *     sl_evaluator_decide(&text, evaluator, &(sl_decide_request){.format = SL_JSON}, messages);
 *     sl_text_free(&text);
 */
#ifndef SAMENLOOP_H
#define SAMENLOOP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a call that can fail returns. SL_OK is 0. */
typedef enum sl_status {
	SL_OK = 0,
	SL_ENOMEM,   /* memory ran out; the evaluator and the rule set can be used again */
	SL_EIO,      /* a file could not be read */
	SL_ERANGE,   /* a number, date or size outside what the type can hold */
	SL_EINVAL,   /* text or arguments that do not have the right form */
	SL_ERULES,   /* the rules have errors: see the diagnostics */
	SL_EFACTS,   /* the facts were refused: see the diagnostics */
	SL_ELIMIT    /* a limit of the language or the reader was reached */
} sl_status;

/* "het geheugen is op", ...: a few words for a message, whatever the number. Static. */
const char *sl_status_text(sl_status status);
/* Of the library: "0.1.0". Static. */
const char *sl_version(void);

/* ---- messages ---- */

/*
 * What a load, a reading of facts or a question found: errors, warnings,
 * hints, each with its place, a stable code (docs/diagnostics.md) and what to
 * do. Calls add to it and never take away; what it held before decides
 * nothing. Take a new one where the messages of one call are wanted.
 */
typedef struct sl_messages sl_messages;

sl_messages *sl_messages_new(void); /* owned; NULL when memory ran out */
void sl_messages_free(sl_messages *m);
/* Errors, warnings and hints, or the errors only. A note belongs to the
 * message before it and is not counted. */
size_t sl_messages_count(const sl_messages *m, bool errors_only);
/*
 * All of them, one a line, each line ending with a newline:
 *
 *     regels/norm.xml:41:17: fout SL3201: onbekende naam "bijstandnorm" (...)
 *
 * File, line and column (from 1, in characters) as far as known; of facts in
 * JSON also the path. "" when there are none; it breaks off when memory runs
 * out. Borrowed from m until the next call that gives text of m.
 */
const char *sl_messages_text(sl_messages *m);
/* The same of the errors only, each with its notes. */
const char *sl_messages_errors(sl_messages *m);
/* The same of those about the files of one municipality ("GM0363"), or (NULL)
 * about none in particular. */
const char *sl_messages_text_about(sl_messages *m, const char *municipality);
size_t sl_messages_count_about(const sl_messages *m, const char *municipality, bool errors_only);

/* ---- rules ---- */

/* All rule files loaded together: immutable, shared by threads. */
typedef struct sl_ruleset sl_ruleset;

/*
 * Load rule files and folders (recursively, *.xml, without those whose name
 * begins with a dot); test cases and facts beside the rules are passed over.
 * All problems go to `messages`. SL_ERULES when there are errors, a path that
 * cannot be read among them: there is no rule set then. Errors in the files
 * of one municipality take only that municipality out: SL_OK, with the errors
 * among the messages and its code in sl_ruleset_left_out. Many files are read
 * in some threads, as many as the caller may use processors; they have ended
 * when this returns.
 */
sl_status sl_ruleset_load(sl_ruleset **out, const char *const *paths, size_t count, sl_messages *messages);
/* The same from texts in memory, of `lengths` bytes; `names` stand in the
 * messages instead of paths. */
sl_status sl_ruleset_load_texts(sl_ruleset **out, const char *const *names, const char *const *texts,
				const size_t *lengths, size_t count, sl_messages *messages);
/* Not while an evaluator of it is in use, nor what was borrowed from it. */
void sl_ruleset_free(sl_ruleset *r);
/*
 * What is wrong with rules that load, beyond what loading says: what a
 * municipality sets outside the bounds of the law, on whatever day, and
 * exceptions that contradict a rule that they make work again. It is added to
 * `messages`, and changes nothing in what is decided: the status is SL_OK
 * whatever is found. `municipality`: only what this one sets; NULL: all.
 */
sl_status sl_ruleset_check(const sl_ruleset *r, const char *municipality, sl_messages *messages);
/* SHA-256 of all rule files, 64 hexadecimal digits: equal for equal files.
 * Borrowed from the rule set. */
const char *sl_ruleset_sha256(const sl_ruleset *r);
/* How many of each there are, versions of one rule counted each, and the
 * bytes of XML. */
typedef struct sl_ruleset_size {
	size_t regulations, rules, concepts, facts, parameters, decisions, conflicts;
	uint64_t bytes;
} sl_ruleset_size;
sl_ruleset_size sl_ruleset_measure(const sl_ruleset *r);

/* Walk what the rule set holds, from 0: false when there is no number i, and
 * nothing is set then. The texts are borrowed from the rule set; what may be
 * NULL says so. */
typedef struct sl_regulation_info {
	const char *id, *title, *domain; /* title: the id where the rules give none */
	const char *municipality; /* "GM0363"; NULL: of the whole country */
	char read_until[32];      /* copied: bijgewerkt-tot, "YYYY-MM-DD"; "" when not given */
} sl_regulation_info;
bool sl_ruleset_regulation(sl_regulation_info *out, const sl_ruleset *r, size_t i);

typedef struct sl_decision_info {
	const char *id, *title, *domain; /* title: the id where the rules give none */
	const char *per;        /* the kind of entity: "persoon" */
	const char *regulation; /* id */
} sl_decision_info;
bool sl_ruleset_decision(sl_decision_info *out, const sl_ruleset *r, size_t i);

/* Municipalities whose own files have errors and were left out: the code of
 * number i, from 0, borrowed from the rule set; NULL when there is none. */
const char *sl_ruleset_left_out(const sl_ruleset *r, size_t i);

/* ---- text that calls give back ---- */

/* Owned by the caller. A call that fills one does not free what it held. */
typedef struct sl_text {
	char *data;    /* ends with NUL; never NULL after SL_OK */
	size_t length; /* bytes, without the NUL */
} sl_text;
/* It is empty afterwards, and may be freed again. */
void sl_text_free(sl_text *t);

typedef enum sl_schema_form {
	SL_SCHEMA_JSON,  /* JSON Schema of facts, for these rules */
	SL_SCHEMA_XSD,   /* XSD of facts */
	SL_SCHEMA_RULES  /* XSD of rule files; needs no rules: `r` may be NULL */
} sl_schema_form;
/* SL_EINVAL: no such form. */
sl_status sl_ruleset_schema(sl_text *out, const sl_ruleset *r, sl_schema_form form);
/* What is doubtful in the rules (zekerheid other than gelezen): one line
 * each, with its place, its source and why; "" when there is nothing.
 * `municipality`: only in its ordinances; NULL: all. */
sl_status sl_ruleset_doubts(sl_text *out, const sl_ruleset *r, const char *municipality);

/* ---- deciding ---- */

/* One thread's evaluator: it holds one household at a time, and keeps its
 * memory for the next. */
typedef struct sl_evaluator sl_evaluator;

sl_status sl_evaluator_new(sl_evaluator **out, const sl_ruleset *r); /* borrows r until it is freed */
void sl_evaluator_free(sl_evaluator *e);

typedef enum sl_facts_form { SL_FORM_JSON, SL_FORM_XML } sl_facts_form;

/*
 * Take the facts of one household, instead of the one before. All problems go
 * to `messages`. SL_EFACTS: refused, what is too large or not well formed
 * too; SL_EINVAL: no such form. Whenever this fails the evaluator holds no
 * household. `length` is in bytes, at most 16 MiB. `file` (may be NULL)
 * stands in the messages.
 */
sl_status sl_evaluator_read(sl_evaluator *e, sl_facts_form form, const char *file, const char *text, size_t length,
			    sl_messages *messages);

/*
 * The same from a file: JSON or XML by its extension, else by how it begins.
 * "-" is standard input. SL_EIO: it cannot be read; SL_ELIMIT: it is too
 * large; both with a message.
 */
sl_status sl_evaluator_read_file(sl_evaluator *e, const char *path, sl_messages *messages);

/* What SL_JSON gives, key by key: docs/answer.md. */
typedef enum sl_format { SL_TEXT, SL_MARKDOWN, SL_HTML, SL_JSON } sl_format;

/* What is asked; zeroed memory asks for everything on the peildatum of the
 * facts, as text. */
typedef struct sl_decide_request {
	/* Dates or NULL. `date`: instead of the peildatum of the facts. `from`
	 * and `to` (exclusive): every day of at most forty years; both or
	 * neither, and not beside `date`. `as_known_on`: without what was
	 * published later; NULL: with all that the rules hold. */
	const char *date, *from, *to, *as_known_on;
	const char *const *decisions; size_t decision_count; /* ids; 0: all */
	const char *person;  /* id, or NULL: all */
	const char *domain;  /* or NULL: all */
	const char *const *values; size_t value_count; /* waarden: names or keys */
	sl_format format;
	bool without_explanation; /* leave the motivering out */
	bool only_asked;          /* leave out answers to questions that nobody put */
	/* The arrangement: of text, Markdown and HTML one page with that only;
	 * of JSON the whole answer. It is about the whole household on one day:
	 * not with `from`, `person` or `decisions`. */
	bool arrangement;
} sl_decide_request;

/*
 * Decide the household that was read last. The same household, request and
 * rules give the same bytes. What is open (facts missing, rules that fall
 * short) is an answer: SL_OK. SL_EINVAL with a message: no household, a date
 * that is none, no peildatum, a period that is empty, too long or half, an
 * unknown decision, person, domain, value or format, or what does not go
 * together.
 */
sl_status sl_evaluator_decide(sl_text *out, sl_evaluator *e, const sl_decide_request *request, sl_messages *messages);

/*
 * Explain one value of the household that was read last: `of` is the name
 * or key of a concept or fact, or the id of a decision; `person` the id of
 * the entity that has it (NULL: the household; of a decision: all of whom it
 * is). Of `request` date, as_known_on, domain, values and the form count.
 * SL_EINVAL with a message: as for deciding, or `of` is nothing that this
 * entity has.
 */
sl_status sl_evaluator_explain(sl_text *out, sl_evaluator *e, const char *person, const char *of,
			       const sl_decide_request *request, sl_messages *messages);

typedef enum sl_sweep_format { SL_SWEEP_TEXT, SL_SWEEP_CSV, SL_SWEEP_SVG, SL_SWEEP_JSON } sl_sweep_format;

typedef struct sl_vary_request {
	/* FACT=FROM..TO:STEP, as "anna.inkomsten[1].netto_bedrag_per_maand=0..3000:50":
	 * a number or amount, in the unit of the fact; items count from 1. FROM
	 * is taken and each STEP after it up to TO; at most 1000 values. */
	const char *range;
	/* Ids of decisions, names or keys of concepts and facts; 0: all money that was asked. */
	const char *const *of; size_t of_count;
	sl_sweep_format format;
} sl_vary_request;

/*
 * Decide the household that was read last for each value of one fact: what
 * was chosen, what the household has a month, where it has less while the
 * fact rises. Of `request` date, person, domain and as_known_on count. The
 * household keeps the fact as it was told. SL_EINVAL with a message: as for
 * deciding, or not a range. SL_ERANGE: figures too large to draw (SVG).
 */
sl_status sl_evaluator_vary(sl_text *out, sl_evaluator *e, const sl_vary_request *vary,
			    const sl_decide_request *request, sl_messages *messages);

/* Something that a test case says of an answer: of a decision or of a value. */
typedef struct sl_expected {
	const char *entity;   /* id of a person or item; NULL: the household */
	const char *decision; /* id; or NULL */
	const char *value;    /* name or key of a concept or fact; or NULL */
	const char *expected; /* as the case has it */
	const char *found;    /* as the answer has it; NULL: nothing */
	bool differs;
} sl_expected;

/*
 * Where expected and found part: of what differs, the first step on which
 * the rest builds, as lines of text ("" when nothing differs). For the
 * household that was read last, on one day; what the answer does not have is
 * passed over. SL_EINVAL with a message: as for deciding.
 */
sl_status sl_evaluator_difference(sl_text *out, sl_evaluator *e, const sl_decide_request *request,
				  const sl_expected *list, size_t count, sl_messages *messages);

/* ---- what a municipality must settle ---- */

typedef struct sl_policy_request {
	const char *municipality; /* "GM0363"; never NULL */
	/* Dates or NULL: one day; or the days from .. to (exclusive), both or
	 * neither; or, without any, all days from the first on which a file of
	 * the municipality is in force. */
	const char *date, *from, *to;
	sl_format format;
} sl_policy_request;

/*
 * Does a municipality settle all that the law obliges it to (beleidsplicht),
 * and no more than the law leaves to it? Each obligation and each thing that a
 * law leaves open is judged over every stretch of time between two days on
 * which something changes.
 *
 * complete  copied, set on SL_OK: nothing is missing, outside the bounds of
 *           the law, not allowed or not to be judged
 * said      what loading and checking these rules said; what is about this
 *           municipality is told along. NULL: nothing
 * SL_EINVAL with a message: an unknown municipality (and the nearest), a date
 * that is none, a period that is empty or half, an unknown format.
 */
sl_status sl_ruleset_policy(sl_text *out, bool *complete, const sl_ruleset *r, const sl_policy_request *request,
			    const sl_messages *said, sl_messages *messages);

#ifdef __cplusplus
}
#endif

#endif
