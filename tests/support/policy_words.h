/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/policy_words - what is judged of a municipality, in few words.
 *
 *   w: 2020-01-01..2024-01-01 vervuld | art. 3 V
 *   w: 2024-01-01.. ontbreekt
 */
#ifndef SL_TESTS_SUPPORT_POLICY_WORDS_H
#define SL_TESTS_SUPPORT_POLICY_WORDS_H

#include "analyse/policy.h"

/* A line for each stretch. From NULL: from the first day on; to NULL: for ever. You free it. */
char *sl_policy_words(const sl_program *p, const char *municipality, const char *from, const char *to, bool *complete);

#endif
