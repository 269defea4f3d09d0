/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/answer_text - the decisions of an answer in words, one per line:
 *
 *   brood anna: toekennen 12.50 EUR/maand
 *   brood bert: feiten-ontbreken (bert.a, bert.n)
 *   brood cato: niet-te-beslissen (geen-regel)
 *
 * and its conflicts:
 *
 *   ruzie anna bert: vastgesteld hoog
 *   ruzie anna: mogelijk laag (anna.a)
 *   ruzie: niet beoordeeld, toestemming
 */
#ifndef SL_TESTS_SUPPORT_ANSWER_TEXT_H
#define SL_TESTS_SUPPORT_ANSWER_TEXT_H

#include "decide/decide.h"

void sl_decided_text(sl_buf *out, const sl_answer *a, const sl_decided *d);
void sl_answer_text(sl_buf *out, const sl_answer *a);
void sl_conflicts_text(sl_buf *out, const sl_answer *a);

/* " 20", or " onbekend". */
void sl_put_value(sl_buf *out, sl_value v);

#endif
