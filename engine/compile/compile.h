/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * compile - a model becomes a program.
 *
 * in     a model as loaded
 * out    a program, or diagnostics: names, types, units, cycles, grounds
 * calls  the front door, tests
 *
 * One file per pass, and several for binding: bind.c and the files in bind.h
 * give names their meaning and expressions their types; check.c holds types
 * and units; condition.c and lower.c make conditions, tables, rules and
 * decisions into nodes (power.c, floor.c and shorthand.c some of them); order.c
 * finds cycles and the order of concepts; ground.c checks who may read what;
 * limits.c checks how many rules one day may have; review.c hints at conditions
 * that read through what may not be there.
 */
#ifndef SL_COMPILE_COMPILE_H
#define SL_COMPILE_COMPILE_H

#include "program/program.h"

/*
 * Compile a model. The program borrows the model. On SL_ERULES the
 * diagnostics (3200: names, types and units in expressions; 2450: cycles and
 * limits; 2650: grounds) say all that was found and *out is not set. An error
 * in the files of one municipality leaves that one out of the model.
 */
sl_status sl_program_compile(sl_program **out, sl_model *model, sl_diags *diags);

#endif
