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

/*
 * Exceptions that would make a rule work again which then contradicts them
 * (SL2408): E has a value and derogates from T, which itself derogates from
 * B, and E does not derogate from B. Where E works T does not, so nothing
 * displaces B. Not where the conditions plainly exclude each other, the
 * values are written the same, or something else displaces B.
 */
sl_status sl_analyse_exceptions(const sl_program *p, sl_diags *diags);

#endif
