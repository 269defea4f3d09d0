/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * random - small rule sets and households that nobody thought of.
 *
 * in     a seed
 * out    rule files and facts as text, made of pieces that can be left out
 *        one by one, so that a failing case can be made small
 * calls  test_random
 *
 * The same seed gives the same texts, on every machine.
 */
#ifndef SL_TESTS_RANDOM_H
#define SL_TESTS_RANDOM_H

#include "base/buf.h"

/* ---- chance ---- */

typedef struct chance {
	uint64_t state;
} chance;

uint64_t chance_next(chance *c);
/* 0 .. n-1 */
static inline uint32_t chance_below(chance *c, uint32_t n)
{
	return (uint32_t)(chance_next(c) % n);
}
/* True so many times in a hundred. */
static inline bool chance_in_100(chance *c, uint32_t n)
{
	return chance_below(c, 100) < n;
}

/* ---- what there is in every random rule set ---- */

typedef enum world_kind { WORLD_HOUSEHOLD, WORLD_PERSON, WORLD_THING, WORLD_KINDS } world_kind;

typedef enum world_type {
	WORLD_BOOLEAN, WORLD_NUMBER, WORLD_DATE, WORLD_CHOICE, WORLD_PERSON_ONE,
	WORLD_PERSONS, WORLD_THINGS, WORLD_TEXTS, WORLD_TYPES
} world_type;

typedef struct world_feature {
	char name[24];
	world_kind kind;
	world_type type;
	bool is_fact, pair, per_period;
	bool judgement, may_be_empty, assumed, mirrored, fixed;
	bool apart; /* rules may not read it, only conflicts */
	uint32_t number; /* of a concept: it reads those with a lower number only */
} world_feature;

typedef struct world_parameter {
	char name[24];
	world_type type;
} world_parameter;

/* One element of a rule file. */
typedef struct world_piece {
	int file;
	char *text; /* owned */
	bool out;   /* left out */
} world_piece;

#define WORLD_FILES 8
#define WORLD_MOST_FEATURES 64
#define WORLD_MOST_PARAMETERS 8
#define WORLD_MOST_PIECES 400

typedef struct world {
	chance chance;
	world_feature features[WORLD_MOST_FEATURES];
	uint32_t feature_count;
	world_parameter parameters[WORLD_MOST_PARAMETERS];
	uint32_t parameter_count;
	world_piece pieces[WORLD_MOST_PIECES];
	uint32_t piece_count;
	char head[WORLD_FILES][400];
	bool has_file[WORLD_FILES];
	char from[WORLD_FILES][12]; /* geldig-van of a file, or "" */
} world;

void world_make(world *w, uint64_t seed);
void world_free(world *w);
/* The text of one file, "" when there is no such file. */
void world_print(sl_buf *out, const world *w, int file);
const char *world_file_name(int file);
/* The days on which something may change, and the days around them. */
const char *world_random_day(chance *c);
extern const char *const world_choices[3];

/* ---- a household ---- */

typedef enum cell_telling { CELL_ABSENT, CELL_NULL, CELL_TOLD } cell_telling;

/* What is told of one fact of one thing. */
typedef struct crowd_cell {
	uint32_t feature; /* in world */
	cell_telling telling;
	char text[560];   /* JSON, when TOLD */
} crowd_cell;

#define CROWD_MOST_PERSONS 5
#define CROWD_MOST_THINGS 3
#define CROWD_MOST_CELLS 32

typedef struct crowd_thing {
	crowd_cell cells[CROWD_MOST_CELLS];
	uint32_t cell_count;
	bool out;
} crowd_thing;

typedef struct crowd_person {
	crowd_thing own;
	cell_telling things_told;
	crowd_thing things[CROWD_MOST_THINGS];
	uint32_t thing_count;
} crowd_person;

typedef struct crowd {
	chance chance;
	const world *world;
	crowd_thing household;
	crowd_person persons[CROWD_MOST_PERSONS];
	uint32_t person_count;
	char day[12];
	bool dated;           /* the document says its day */
	char municipality[8]; /* "" : not told */
	uint32_t absent, asked; /* in a hundred */
	const char *side;     /* the relation with a mirror that is told */
} crowd;

void crowd_make(crowd *h, const world *w, uint64_t seed);
/* As JSON. */
void crowd_print(sl_buf *out, const crowd *h);
/* Tell more: some of what was not told, or told as not known; and when the
 * list of persons is open, perhaps one more. True when something was. */
bool crowd_tell_more(crowd *h, uint64_t seed, bool open);

#endif
