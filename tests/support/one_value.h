/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/one_value - tables of the value of x of anna. The name of a row
 * begins with its section of docs/rule-language.md, and says which line of it.
 * Every row is asked in general and on the quick path.
 */
#ifndef SL_TESTS_SUPPORT_ONE_VALUE_H
#define SL_TESTS_SUPPORT_ONE_VALUE_H

#include "support/law.h"

/* Rows leave out what is as usual. */
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"

#define CHECK(rows) sl_law_table(rows, sizeof rows / sizeof *rows)

/* x = an expression of one person. */
#define X(type, text) CONCEPT("x", type) ALWAYS("r", "x", text)
#define T "type='ja/nee'"
#define TE "type='ja/nee' mag-leeg='ja'"
#define N "type='getal'"
#define NE "type='getal' mag-leeg='ja'"

#define LAW(soort, id, more) "<regeling id='" id "' soort='" soort "' domein='brood' bwb='BWBR0000001' citeertitel='" id "' geldig-van='2015-01-01' " more ">"
#define END "</regeling>"

#endif
