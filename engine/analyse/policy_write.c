/* SPDX-License-Identifier: EUPL-1.2 */
/* The judgement of a municipality, in the form that was asked. */
#include "analyse/policy_write.h"

sl_status sl_policy_write(sl_buf *out, const sl_policy *policy, const sl_diags *said, const sl_policy_options *o)
{
	if (o->format == SL_JSON)
		sl_policy_write_data(out, policy, said, o);
	else
		sl_policy_write_page(out, policy, said, o);
	return sl_buf_status(out);
}
