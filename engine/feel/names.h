/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel/names - the names that may stand in an expression.
 *
 * in     declared names, with spaces and signs as FEEL allows
 * out    the longest declared name at a place in a text
 * calls  this room, load, standard
 *
 * A set is filled by one thread and then only read.
 */
#ifndef SL_FEEL_NAMES_H
#define SL_FEEL_NAMES_H

#include "base/intern.h"
#include "samenloop.h"

typedef struct sl_names sl_names;

/* A set in `arena`, its names interned in `intern`; both borrowed. The
 * built-in function names are always in it. NULL when memory ran out. */
sl_names *sl_names_new(sl_arena *arena, sl_intern *intern);
/* Add one name; runs of white space count as one space. SL_EINVAL when FEEL
 * has no way to write it as a name (it is empty, begins with a digit, holds a
 * bracket, ...): it is not added. */
sl_status sl_names_add(sl_names *names, const char *name, size_t n);
/*
 * The longest name that begins at text[0], ends at a boundary of words, and
 * is in the set: its interned spelling, and in *used the bytes it takes in
 * the text. White space between words in the text is free; before and behind
 * a sign it counts, so `a - b` is not the name `a-b`. NULL: none.
 */
const char *sl_names_longest(const sl_names *names, const char *text, size_t n,
			     size_t *used);
/* Intern any spelling (for names that an expression introduces). */
const char *sl_names_intern(const sl_names *names, const char *name, size_t n);
/* The other declared name that looks most like this one, or NULL. */
const char *sl_names_nearest(const sl_names *names, const char *name);

#endif
