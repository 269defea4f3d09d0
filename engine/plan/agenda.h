/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plan/agenda - what changes for a household by itself.
 *
 * in     an answer for one day
 * out    for every later day on which something changes: what, and why
 * calls  explain (writes it), the front door
 *
 *     agenda.c  day by day
 *     blind.c   from when no amount is known
 *     marks.c   what reads the peildatum, and when it turns
 *
 * Where no amount is known decisions cannot be computed; what they rest on is
 * followed all the same. All that was told is taken to stay as it is; what may not be told for
 * another day (a count up to the peildatum) is kept still, and named.
 */
#ifndef SL_PLAN_AGENDA_H
#define SL_PLAN_AGENDA_H

#include "plan/compare.h"

#define SL_AGENDA_MONTHS 24

/* A parameter without a value from some day on, and what waits for it. */
typedef struct sl_blind {
	const sl_parameter *parameter;
	sl_date from;                  /* the first day on which a decision misses it */
	const sl_decision **decisions; /* each once */
	uint32_t decision_count;
} sl_blind;

typedef struct sl_agenda {
	sl_date from, to;              /* days behind `from`, up to and without `to` */
	sl_change *changes;            /* by day */
	uint32_t change_count;
	const sl_feature **held;       /* counts that were kept still */
	uint32_t held_count;
	sl_blind *blinds;              /* amounts that are not known, by the first day */
	uint32_t blind_count;
} sl_agenda;

/*
 * Look ahead from the day of the answer; `options` are those by which it was
 * decided. All that is found lives in `arena`. SL_ENOMEM.
 */
sl_status sl_look_ahead(sl_agenda **out, const sl_answer *a, const sl_decide_options *options, sl_arena *arena);

/* Note what the answer of one day misses. Part of sl_look_ahead. */
typedef struct sl_blinds {
	sl_agenda *agenda;
	sl_arena *arena;
	size_t cap;
} sl_blinds;
sl_status sl_note_blinds(sl_blinds *b, const sl_answer *a);

/* Concepts that read the peildatum themselves, of everybody, day after day. */
typedef struct sl_marks {
	const sl_feature **features;
	uint32_t feature_count;
	sl_value *values;              /* of the last day that was looked at */
	bool *moved;                   /* from the day before it */
	uint32_t count;
	bool begun;
} sl_marks;
sl_status sl_marks_init(sl_marks *m, const sl_answer *a, sl_arena *arena);
/* Look at one day more. True when something turned that does not turn daily. */
bool sl_marks_turn(sl_marks *m, sl_run *run, sl_status *status);

#endif
