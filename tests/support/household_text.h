/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * support/household_text - a household in words, to compare.
 *
 *   huishouden: plannen=["a"]
 *   persoon anna: schulden=3200 {bron: afschrift, 2026-06-20} partner=?
 *   inkomst anna.inkomsten[1] (van anna): soort="loon"
 *
 * `?` is told to be unknown, `leeg` that there is none, `~` before a value
 * that it was read from the other side, `[van..tot) value` a stretch.
 */
#ifndef SL_TESTS_SUPPORT_HOUSEHOLD_TEXT_H
#define SL_TESTS_SUPPORT_HOUSEHOLD_TEXT_H

#include "facts/facts.h"

void sl_household_text(sl_buf *out, const sl_household *h);

#endif
