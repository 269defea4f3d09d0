/* SPDX-License-Identifier: EUPL-1.2 */
/* One obligation, or one thing that a law opens, on a page. For the files of
 * this room. */
#ifndef SL_ANALYSE_POLICY_ITEM_H
#define SL_ANALYSE_POLICY_ITEM_H

#include "analyse/policy_write.h"
#include "explain/page.h"

typedef struct sl_policy_telling {
	sl_page *page;
	const sl_policy *policy;
	const sl_policy_options *options;
	sl_buf buf; /* for one text at a time */
} sl_policy_telling;

/* What stands in `buf`. */
const char *sl_policy_text(sl_policy_telling *t);
/* "van 1 januari 2025 tot 1 juli 2025"; borrowed until the next text. */
const char *sl_policy_when(sl_policy_telling *t, sl_date from, sl_date to);
/* An item of a list: what it is about, and its stretches of time. */
void sl_policy_show_item(sl_policy_telling *t, const sl_policy_item *item);

#endif
