/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * feel/trie - what the parser needs of sets of names beyond names.h: names
 * that an expression introduces are known only where FEEL says they are.
 *
 * in     names, and when their scope begins and ends
 * out    the longest name at a place in a text
 * calls  this room only
 */
#ifndef SL_FEEL_TRIE_H
#define SL_FEEL_TRIE_H

#include "feel/names.h"

/* A set without the built-in functions, for the names of one expression. */
sl_names *sl_names_local(sl_arena *arena, const sl_names *like);
/* Add a name and give its number, never 0; 0 when it is no name (*status
 * SL_EINVAL) or when memory ran out. */
uint32_t sl_names_number(sl_names *names, const char *name, size_t n, sl_status *status);
/* One scope more, or less, in which this name is known. */
void sl_names_enter(sl_names *names, uint32_t number);
void sl_names_leave(sl_names *names, uint32_t number);
/* As sl_names_longest, but only names that are in scope. */
const char *sl_names_longest_entered(const sl_names *names, const char *text, size_t n,
				     size_t *used);
/* White space between the words of a name becomes one space; interned. At
 * most SL_NAME_MOST bytes. NULL when memory ran out. */
#define SL_NAME_MOST 4096 /* a name of that length is a mistake */
const char *sl_names_normal(const sl_names *names, const char *name, size_t n);

#endif
