/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * analyse - questions about the rules themselves.
 *
 * in     a compiled program
 * out    diagnostics about rules that load, but not as their author meant
 * calls  the front door
 *
 * Nothing found here takes a rule or a municipality out: what a household
 * gets follows from the rules as they stand.
 */
#ifndef SL_ANALYSE_ANALYSE_H
#define SL_ANALYSE_ANALYSE_H

#include "program/program.h"

/*
 * What municipalities set outside the bounds of the law (SL2513), with the
 * days and both figures: over every stretch between two days on which
 * something changes, as known at the end of time. A bound that has no value
 * on a day says nothing about that day. `municipality` NULL: all of them.
 */
sl_status sl_analyse_bounds(const sl_program *p, const char *municipality, sl_diags *diags);

#endif
