/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * explain/dutch - values, persons and things in Dutch.
 *
 * in     values with their type, entities, features of a run
 * out    "€ 1.013,90 per maand", "1 juli 2026", "ja", "Anna"
 * calls  this room only
 *
 *     dutch.c       values, and texts that are kept
 *     dutch_name.c  persons, things, facts and concepts
 */
#ifndef SL_EXPLAIN_DUTCH_H
#define SL_EXPLAIN_DUTCH_H

#include "explain/words.h"

#define SL_SPARE_TEXTS 4

/* What every function here needs: where values come from, where text goes. */
typedef struct sl_teller {
	sl_run *run;
	const sl_program *program;
	const sl_household *household;
	sl_date date;     /* peildatum: other days are named */
	sl_arena *arena;  /* borrowed: what is kept */
	const char **names; /* of entities, made when first asked; or NULL */
	sl_buf spare[SL_SPARE_TEXTS]; /* memory of texts that were kept, for the next */
	unsigned spare_count;
	sl_status status; /* the first failure */
} sl_teller;

void sl_teller_init(sl_teller *t, sl_run *run, sl_arena *arena);
void sl_teller_close(sl_teller *t);
/* Until the return, name whom `h` has: the household of the run, with more on
 * its lists. */
typedef struct sl_around {
	const sl_household *household;
	const char **names;
} sl_around;
sl_around sl_teller_turn(sl_teller *t, const sl_household *h);
void sl_teller_return(sl_teller *t, sl_around before);
/* An empty buffer; sl_keep takes it back. */
sl_buf sl_blank(sl_teller *t);
/* The text of a buffer, kept in the arena; the buffer is empty then. Never NULL. */
const char *sl_keep(sl_teller *t, sl_buf *text);

/* The words of words.def filled in, kept. */
const char *sl_said(sl_teller *t, sl_word w, const char *a, const char *b, const char *c);
/* "1 juli 2026", kept. */
const char *sl_day_kept(sl_teller *t, sl_date day);

/* A value as a caseworker reads it. `brief` leaves "per maand" out, for
 * formulas. `type` may be NULL. */
void sl_dutch_value(sl_buf *out, const sl_teller *t, sl_value v, const sl_type *type, bool brief);
const char *sl_dutch_kept(sl_teller *t, sl_value v, const sl_type *type);
void sl_dutch_number(sl_buf *out, sl_dec d, const sl_unit *unit, bool amount, bool brief);
/* "€ 1.013,90": a sum to whole cents, kept. */
const char *sl_euro_kept(sl_teller *t, sl_value v);
/* The name of an entity, else its id, else "inkomst 1 van Anna". */
void sl_dutch_entity(sl_buf *out, const sl_teller *t, uint32_t entity);
/* "bijstandsnorm van Anna op 1 januari 2026". */
void sl_dutch_feature(sl_buf *out, const sl_teller *t, const sl_feature *f, uint32_t entity, uint32_t other,
		      sl_date day);
/* The same on the peildatum, kept. */
const char *sl_feature_kept(sl_teller *t, const sl_feature *f, uint32_t entity);
/* The first letter as a capital. */
void sl_dutch_capital(sl_buf *out, const char *text);
/* Text of rules on one line: runs of white space become one space. */
void sl_dutch_line(sl_buf *out, const char *text, size_t n);

/* A value as data: "1013.90", "true", "2026-07-01", an id. Not for lists. */
void sl_plain_value(sl_buf *out, const sl_teller *t, sl_value v, const sl_type *type);

#endif
