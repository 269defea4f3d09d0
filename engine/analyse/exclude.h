/* SPDX-License-Identifier: EUPL-1.2 */
/* Do conditions plainly exclude each other? For the files of this room. */
#ifndef SL_ANALYSE_EXCLUDE_H
#define SL_ANALYSE_EXCLUDE_H

#include "program/program.h"

/*
 * One thing that holds when a condition does. Within `x in [..]` the value x
 * is in a variable: `subject` is what stands in variable `slot`.
 */
typedef struct sl_atom {
	uint32_t node, subject;
	uint8_t slot;
	bool negated;
} sl_atom;

/* Parts beyond these are not looked at: then less is known, nothing false. */
#define SL_MOST_ATOMS 64

typedef struct sl_atoms {
	const sl_program *program;
	sl_atom items[SL_MOST_ATOMS];
	uint32_t count;
} sl_atoms;

/* Add what holds when the node (or SL_NO_NODE: nothing) is true. */
void sl_atoms_add(sl_atoms *a, uint32_t node);
/* They cannot all hold, on any facts. */
bool sl_atoms_exclude(const sl_atoms *a);
/* All that `b` asks is among `a`: when a hold, so do b. */
bool sl_atoms_imply(const sl_atoms *a, const sl_atoms *b);
/* Are two nodes written the same? */
bool sl_same_node(const sl_program *p, uint32_t a, uint32_t b);

#endif
