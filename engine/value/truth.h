/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * value/truth - five truths (docs/rule-language.md, "De vijf waarheden").
 *
 * in     truths
 * out    truths
 * calls  every room from value up
 *
 * and takes the least in the order  false < unknown < broken < empty < true,
 * or  the greatest in the order     false < empty < broken < unknown < true.
 * Two bits "said true, said false" would make unknown-and-broken false, which
 * it is not: it may still turn false, so it is unknown.
 */
#ifndef SL_VALUE_TRUTH_H
#define SL_VALUE_TRUTH_H

#include <stdint.h>

typedef enum sl_truth {
	SL_TRUTH_UNKNOWN, /* zeroed memory means "not known" */
	SL_FALSE,
	SL_TRUE,
	SL_EMPTY,  /* leeg */
	SL_BROKEN_TRUTH /* regelgebrek */
} sl_truth;

sl_truth sl_truth_and(sl_truth a, sl_truth b);
sl_truth sl_truth_or(sl_truth a, sl_truth b);
/* Swaps true and false, keeps the rest. */
sl_truth sl_truth_not(sl_truth a);
/* "waar", "onwaar", "leeg", "onbekend", "regelgebrek". Static. */
const char *sl_truth_name(sl_truth a);

#endif
