/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/decimal_text - decimals from text, and as text.
 */
#ifndef SL_TESTS_SUPPORT_DECIMAL_TEXT_H
#define SL_TESTS_SUPPORT_DECIMAL_TEXT_H

#include "value/decimal.h"

/* The test fails when it is no exact number. */
sl_dec sl_dec_of(const char *text);
/* Until the eighth call from now. */
const char *sl_dec_show(sl_dec d);

#endif
