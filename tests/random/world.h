/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * random/world - what the makers of rule sets share.
 *
 * in     a world that is being made
 * out    pieces of rule files
 * calls  the makers: world.c, facts.c, params.c, concepts.c, rules.c,
 *        ladders.c, conflicts.c
 */
#ifndef SL_TESTS_RANDOM_WORLD_H
#define SL_TESTS_RANDOM_WORLD_H

#include "random/formula.h"

/* The files: what there is, laws of each rank, ordinances of two places. */
enum { FILE_WORDS, FILE_LAW, FILE_TREATY, FILE_DECREE, FILE_POLICY, FILE_FIRST, FILE_SECOND,
       FILE_CONFLICTS };

typedef struct made_rule {
	char id[40];
	int file;
	char from[12], to[12]; /* of all versions together; "" is no bound */
	uint32_t article, turn;/* exceptions go from a later to an earlier turn */
} made_rule;

typedef struct making {
	world *w;
	world_feature f;  /* as it will be */
	const char *combine;
	world_type said;  /* what one rule says */
	formula_place place;
	made_rule rules[12];
	uint32_t rule_count;
} making;

/* Rising days, seven of them. */
extern const char *const world_days[7];

bool world_may(world *w, uint32_t percent);
uint32_t world_pick(world *w, uint32_t n);
void world_escape(sl_buf *out, const char *text);
void world_add_piece(world *w, int file, sl_buf *text);
__attribute__((format(printf, 3, 4))) void world_say(world *w, int file, const char *format, ...);
/* geldig-van, geldig-tot, bekend-van; "" or NULL: none. */
void world_write_dates(sl_buf *b, const char *from, const char *to, const char *known);

/* ---- facts.c ---- */

extern const char *const world_kind_names[];

void world_make_facts(world *w);
const char *world_type_attributes(world_type type);
/* The choices as elements; "" for another type. */
const char *world_choices_of(world_type type);

/* ---- params.c ---- */

void world_make_parameters(world *w);
void world_make_series(world *w);
void world_make_calendar(world *w);
/* The bounds of a delegation, as attributes. */
void world_write_bounds(world *w, sl_buf *b, const formula_place *p);

/* ---- concepts.c ---- */

void world_make_concept(world *w, uint32_t number);

/* ---- rules.c ---- */

/* A condition as elements. */
void world_write_condition(making *m, sl_buf *b, int depth);
/* Rules for the concept that is being made. */
void world_write_rules(making *m, const int *files, uint32_t file_count, uint32_t n);

/* ---- ladders.c ---- */

/* A compensatie of which the concept is the rest; a bijdrage that gives it. */
void world_write_ladders(making *m);
void world_write_contribution(making *m);

/* ---- conflicts.c ---- */

/* A decision, and conflicts over it and over facts of more laws. */
void world_write_conflicts(world *w);

#endif
