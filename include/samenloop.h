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
 * Threads: a loaded rule set never changes and may be used by all threads at
 * once. An evaluator, a household and an answer belong to one thread at a
 * time.
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
	SL_ENOMEM,   /* memory ran out; nothing was changed */
	SL_EIO,      /* a file could not be read or written */
	SL_ERANGE,   /* a number, date or size outside what the type can hold */
	SL_EINVAL,   /* text or arguments that do not have the right form */
	SL_ERULES,   /* the rules have errors: see the diagnostics */
	SL_EFACTS,   /* the facts were refused: see the diagnostics */
	SL_ELIMIT    /* a limit of the language or the reader was reached */
} sl_status;

/* "out of memory", ... in Dutch, for messages. Static. */
const char *sl_status_text(sl_status status);
/* "0.1.0". Static. */
const char *sl_version(void);

/* ---- messages ---- */

/* What a load or a reading of facts found: errors, warnings, hints, each
 * with its place, a stable code and what to do. Owned by the caller. */
typedef struct sl_messages sl_messages;

sl_messages *sl_messages_new(void); /* owned; NULL when memory ran out */
void sl_messages_free(sl_messages *m);
size_t sl_messages_count(const sl_messages *m, bool errors_only);
/* All of them as lines of text; borrowed until the next call or free. */
const char *sl_messages_text(sl_messages *m);
/* Only the errors, each with its notes. */
const char *sl_messages_errors(sl_messages *m);
/* Only those about one municipality, or (NULL) about none. */
const char *sl_messages_text_about(sl_messages *m, const char *municipality);
size_t sl_messages_count_about(const sl_messages *m, const char *municipality, bool errors_only);

/* ---- rules ---- */

/* All rule files loaded together: immutable, shared by threads. */
typedef struct sl_ruleset sl_ruleset;

/*
 * Load rule files and folders (recursively, *.xml). All problems go to
 * `messages` (borrowed). SL_ERULES when there are errors: nothing then
 * decides. Errors in the files of one municipality take only that
 * municipality out. *out is owned. Many files are read in some threads, as
 * many as the caller may use processors; they have ended when this returns.
 */
sl_status sl_ruleset_load(sl_ruleset **out, const char *const *paths, size_t count, sl_messages *messages);
/* The same from texts in memory; `names` stand in the messages. */
sl_status sl_ruleset_load_texts(sl_ruleset **out, const char *const *names, const char *const *texts,
				const size_t *lengths, size_t count, sl_messages *messages);
void sl_ruleset_free(sl_ruleset *r);
/*
 * What is wrong with rules that load, beyond what loading says: what a
 * municipality sets outside the bounds of the law, on whatever day, and
 * exceptions that contradict a rule that they make work again. It is added to
 * `messages`, and changes nothing in what is decided. `municipality`: only
 * what this one sets; NULL: all of them. SL_ENOMEM.
 */
sl_status sl_ruleset_check(const sl_ruleset *r, const char *municipality, sl_messages *messages);
/* sha256 of all files, 64 hexadecimal digits; borrowed from the rule set. */
const char *sl_ruleset_sha256(const sl_ruleset *r);
/* How many of each there are, and the bytes of XML. */
typedef struct sl_ruleset_size {
	size_t regulations, rules, concepts, facts, parameters, decisions, conflicts;
	uint64_t bytes;
} sl_ruleset_size;
sl_ruleset_size sl_ruleset_measure(const sl_ruleset *r);

/* Walk what the rule set holds: false when there is no number i. The texts
 * are borrowed from the rule set; what may be NULL says so. */
typedef struct sl_regulation_info {
	const char *id, *title, *domain;
	const char *municipality; /* "GM0363"; NULL: of the whole country */
	char read_until[32];      /* copied: bijgewerkt-tot, "YYYY-MM-DD"; "" when not given */
} sl_regulation_info;
bool sl_ruleset_regulation(sl_regulation_info *out, const sl_ruleset *r, size_t i);

typedef struct sl_decision_info {
	const char *id, *title, *domain;
	const char *per;        /* the kind of entity: "persoon" */
	const char *regulation; /* id */
} sl_decision_info;
bool sl_ruleset_decision(sl_decision_info *out, const sl_ruleset *r, size_t i);

/* Municipalities whose own files have errors and were left out: their code,
 * or NULL when there is no number i. */
const char *sl_ruleset_left_out(const sl_ruleset *r, size_t i);

/* ---- text that calls give back ---- */

/* Owned by the caller; `data` is NUL-terminated. */
typedef struct sl_text {
	char *data;
	size_t length;
} sl_text;
void sl_text_free(sl_text *t);

typedef enum sl_schema_form {
	SL_SCHEMA_JSON,  /* JSON Schema of facts, for these rules */
	SL_SCHEMA_XSD,   /* XSD of facts */
	SL_SCHEMA_RULES  /* XSD of rule files; needs no rules: `r` may be NULL */
} sl_schema_form;
sl_status sl_ruleset_schema(sl_text *out, const sl_ruleset *r, sl_schema_form form);
/* What is doubtful in the rules (zekerheid other than gelezen): one line
 * each, with its source and why. `municipality`: only in its ordinances;
 * NULL: all. */
sl_status sl_ruleset_doubts(sl_text *out, const sl_ruleset *r, const char *municipality);

/* ---- deciding ---- */

/* One thread's evaluator: it keeps its memory, so that deciding household
 * after household allocates nothing after warm-up. */
typedef struct sl_evaluator sl_evaluator;

sl_status sl_evaluator_new(sl_evaluator **out, const sl_ruleset *r); /* owned; borrows r */
void sl_evaluator_free(sl_evaluator *e);

typedef enum sl_facts_form { SL_FORM_JSON, SL_FORM_XML } sl_facts_form;

/*
 * Take the facts of one household. All problems go to `messages`; with
 * SL_EFACTS the evaluator holds no household. `text` may be freed after the
 * call. `file` (borrowed, may be NULL) stands in the messages.
 */
sl_status sl_evaluator_read(sl_evaluator *e, sl_facts_form form, const char *file, const char *text, size_t length,
			    sl_messages *messages);

/*
 * The same from a file: JSON or XML by its extension, else by how it begins.
 * "-" is standard input.
 */
sl_status sl_evaluator_read_file(sl_evaluator *e, const char *path, sl_messages *messages);

/* What SL_JSON gives, key by key: docs/answer.md. */
typedef enum sl_format { SL_TEXT, SL_MARKDOWN, SL_HTML, SL_JSON } sl_format;

typedef struct sl_decide_request {
	/* Dates "YYYY-MM-DD" or NULL. `date` instead of the peildatum of the
	 * facts; with `from` and `to` (exclusive) every day of a period. */
	const char *date, *from, *to, *as_known_on;
	const char *const *decisions; size_t decision_count; /* ids; 0: all */
	const char *person;  /* id, or NULL: all */
	const char *domain;  /* or NULL: all */
	const char *const *values; size_t value_count; /* waarden: names or keys */
	sl_format format;
	bool without_explanation; /* leave the motivering out */
	bool only_asked;          /* leave out answers to questions that nobody put */
	/* The arrangement: of text, Markdown and HTML one page with that only;
	 * of JSON the whole answer. Not over a period. */
	bool arrangement;
} sl_decide_request;

/*
 * Decide the household that was read last. SL_EINVAL with a message: a date
 * that is none, an unknown decision, person, domain or value, no peildatum.
 */
sl_status sl_evaluator_decide(sl_text *out, sl_evaluator *e, const sl_decide_request *request, sl_messages *messages);

/*
 * Explain one value of the household that was read last: `of` is the name
 * or key of a concept or fact, or the id of a decision; `person` the id of
 * the entity (NULL: the household). The same date rules as for deciding.
 */
sl_status sl_evaluator_explain(sl_text *out, sl_evaluator *e, const char *person, const char *of,
			       const sl_decide_request *request, sl_messages *messages);

typedef enum sl_sweep_format { SL_SWEEP_TEXT, SL_SWEEP_CSV, SL_SWEEP_SVG, SL_SWEEP_JSON } sl_sweep_format;

typedef struct sl_vary_request {
	const char *range; /* "anna.inkomsten[1].netto_bedrag_per_maand=0..3000:50" */
	/* Ids of decisions, names or keys of concepts and facts; 0: all money that was asked. */
	const char *const *of; size_t of_count;
	sl_sweep_format format;
} sl_vary_request;

/*
 * Decide the household that was read last for each value of one fact: what
 * was chosen, what the household has a month, where it has less while the
 * fact rises. Of `request` the day, the person, the domain and as_known_on
 * count. SL_EINVAL with a message: as for deciding, or not a range.
 */
sl_status sl_evaluator_vary(sl_text *out, sl_evaluator *e, const sl_vary_request *vary,
			    const sl_decide_request *request, sl_messages *messages);

/* Something that a test case says of an answer. */
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
 * household that was read last.
 */
sl_status sl_evaluator_difference(sl_text *out, sl_evaluator *e, const sl_decide_request *request,
				  const sl_expected *list, size_t count, sl_messages *messages);

/* ---- what a municipality must settle ---- */

typedef struct sl_policy_request {
	const char *municipality; /* "GM0363" */
	/* Dates "YYYY-MM-DD" or NULL: one day; or the days from .. to
	 * (exclusive); or, without any, all days from the first on which a file
	 * of the municipality is in force. */
	const char *date, *from, *to;
	sl_format format;
} sl_policy_request;

/*
 * Does a municipality settle all that the law obliges it to (beleidsplicht),
 * and no more than the law leaves to it? Each obligation and each thing that a
 * law leaves open is judged over every stretch of time between two days on
 * which something changes.
 *
 * complete  copied: nothing is missing, outside the bounds of the law, not
 *           allowed or not to be judged
 * said      borrowed: what loading and checking these rules said; what is
 *           about this municipality is told along. NULL: nothing
 * SL_EINVAL with a message: an unknown municipality (and the nearest), a date
 * that is none, an empty period.
 */
sl_status sl_ruleset_policy(sl_text *out, bool *complete, const sl_ruleset *r, const sl_policy_request *request,
			    const sl_messages *said, sl_messages *messages);

#ifdef __cplusplus
}
#endif

#endif
