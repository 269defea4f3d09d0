/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * base/diag - what is wrong with rules, facts or an expression, and where.
 *
 * in     a code of diag.def, a position, the words that fill the message
 * out    a list of messages in order of file and position
 * calls  every room that reads something a person wrote
 *
 * Every kind of trouble has one line in diag.def: a stable code, how heavy
 * it is, what is wrong, what to do. docs/diagnostics.md is made from it.
 */
#ifndef SL_BASE_DIAG_H
#define SL_BASE_DIAG_H

#include <stdarg.h>

#include "base/arena.h"
#include "base/buf.h"

/* Where something stands. `file` is borrowed (interned or static) and may be
 * NULL; line and column count from 1, columns in characters (code points);
 * 0 is "no such place". `path` is a JSON path ("$.personen[0].partner") or
 * NULL. */
typedef struct sl_pos {
	const char *file;
	uint32_t line, column;
	const char *path;
} sl_pos;

typedef enum sl_severity { SL_ERROR, SL_WARNING, SL_HINT, SL_NOTE } sl_severity;

typedef enum sl_diag_code {
	SL_DIAG_NONE = 0,
#define SL_DIAG(number, name, severity, message, remedy) SL_DIAG_##name = number,
#include "base/diag.def"
#undef SL_DIAG
} sl_diag_code;

typedef struct sl_diag {
	sl_diag_code code; /* SL_DIAG_NONE for a note that belongs to the one before it */
	sl_severity severity;
	sl_pos pos;
	const char *text;      /* what is wrong, one line */
	const char *remedy;    /* what to do; "" when the text says it */
	const char *municipality; /* the one municipality whose files it is about, or NULL */
} sl_diag;

/* All messages of one load. Zeroed memory is an empty list. */
typedef struct sl_diags {
	sl_arena arena;
	sl_diag *items;
	size_t count, cap;
	size_t error_count;       /* errors outside the files of one municipality */
	const char *municipality; /* put on what is added from now on; NULL: none */
	sl_status status;         /* SL_ENOMEM once a message was lost */
} sl_diags;

void sl_diags_free(sl_diags *d);

/* Add the message of `code`, its words filled in as by printf. `pos` may be
 * NULL. Returns SL_ERULES so that a caller can `return sl_diags_add(...)`,
 * or SL_ENOMEM. */
sl_status sl_diags_add(sl_diags *d, sl_diag_code code, const sl_pos *pos, ...);
/* A note with the message added last: the other place of a clash, the
 * nearest name. */
void sl_diags_note(sl_diags *d, const sl_pos *pos, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Take over all messages of `from`, which is empty then. */
void sl_diags_join(sl_diags *d, sl_diags *from);

/* "file:line:col: fout SL2103: text" and the remedy, one line per message. */
void sl_diag_print(sl_buf *out, const sl_diag *d);
void sl_diags_print(sl_buf *out, const sl_diags *d);
/* "SL2103"; valid for the life of the program. */
const char *sl_diag_code_name(sl_diag_code code, char out[12]);
/* Sort by file, line, column, keeping notes behind their message. */
void sl_diags_sort(sl_diags *d);
/* Walk the catalogue: NULL ends it. */
typedef struct sl_diag_entry {
	sl_diag_code code;
	const char *name, *message, *remedy;
	sl_severity severity;
} sl_diag_entry;
const sl_diag_entry *sl_diag_catalogue(size_t *count);

#endif
