/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as facts in JSON: a household that is sound, or messages. */
#include "facts_check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return check_facts(sl_facts_read_json, data, size);
}
